//! The rules themselves for a reader: the sheet of a type, types side by side, the vocabulary.

pub mod sets;

use crate::document::{Block, Columns, Document, Item, Line, NARROW, Style, Table};
use crate::lang::{Lang, join_or, plural, typeset};
use crate::report::{alert_head, capital, long_name, step_detail};
use crate::rules::{
    Alert, Catalogue, Cell, Evidence, ExerciseType, Ix, RelationKind, Source, Status, Step,
};
use crate::tr;

/// The sheets of these types, one after the other.
pub fn show(catalogue: &Catalogue, types: &[Ix<ExerciseType>], lang: Lang) -> Document {
    let title = tr!(lang, sheet_title);
    let mut sheet = Sheet { document: Document::new(lang, title, 2), catalogue, lang };
    for kind in types {
        sheet.exercise(*kind);
    }
    sheet.document
}

/// Types side by side, all of them where none is named: a table, or a list where there is no room
/// for one or no wish.
pub fn compare(catalogue: &Catalogue, types: &[Ix<ExerciseType>], lang: Lang) -> Document {
    let all: Vec<Ix<ExerciseType>> = catalogue.types().numbers().collect();
    let types: Vec<&ExerciseType> = (if types.is_empty() { &all } else { types })
        .iter()
        .map(|number| &catalogue.types()[*number])
        .collect();
    let mut rows = Vec::new();
    let mut lists = Document::new(lang, "", 0);
    for (index, row) in catalogue.rows().iter().enumerate() {
        lists.heading(1, row.name.show(lang));
        for exercise in &types {
            let line = tr!(lang, labelled(&exercise.name, cell(exercise, index, lang)));
            lists.item(Item::new(2, typeset(lang, &line)));
        }
        let cells =
            types.iter().map(|exercise| Line::from(typeset(lang, cell(exercise, index, lang))));
        rows.push([row.name.show(lang).into()].into_iter().chain(cells).collect());
    }
    let names = types.iter().map(|exercise| exercise.name.to_string());
    let table = Table {
        header: [String::new()].into_iter().chain(names).collect(),
        rows,
        columns: Columns::Equal { label: 15, least: 19 },
        ..Table::default()
    };
    let fit = Block::Fit { columns: NARROW, wide: vec![Block::Table(table)], narrow: lists.blocks };
    Document { blocks: vec![fit], ..Document::new(lang, tr!(lang, comparison_title), 0) }
}

fn cell(exercise: &ExerciseType, row: usize, lang: Lang) -> &str {
    match exercise.cells.get(row) {
        Some(Some(cell)) => cell.text.get(lang),
        _ => tr!(lang, not_given),
    }
}

/// The professions: id, name, short form, what else is understood, groups.
pub fn list_professions(catalogue: &Catalogue, lang: Lang) -> Document {
    let also =
        |words: Vec<&str>| (!words.is_empty()).then(|| tr!(lang, list_also(&words.join(", "))));
    let rows = catalogue.professions().enumerate().map(|(number, profession)| {
        let short = profession.short.iter();
        let words: Vec<&str> = short.chain(&profession.words).map(AsRef::as_ref).collect();
        let groups = catalogue.groups().iter().filter(|group| group.members.contains(number));
        let groups: Vec<&str> = groups.map(|group| &*group.id).collect();
        let groups = tr!(lang, list_groups(&groups.join(", ")));
        let name = crate::team::name_of(catalogue, number, 1, lang);
        (profession.id.to_string(), name, also(words).into_iter().chain([groups]).collect())
    });
    let specialties = catalogue.specialties().iter().map(|specialty| {
        let of = tr!(lang, list_specialty(&catalogue.professions()[specialty.profession].id));
        let words = specialty.words.iter().map(AsRef::as_ref).collect();
        let notes = also(words).into_iter().chain([of]).collect();
        (specialty.id.to_string(), specialty.noun.one.explained(lang), notes)
    });
    let nowhere = catalogue.counted_nowhere().iter().map(|some| {
        let why = tr!(lang, list_counted_nowhere(some.reason.get(lang)));
        let words = some.words.iter().map(AsRef::as_ref).collect();
        let notes = also(words).into_iter().chain([why]).collect();
        (some.id.to_string(), some.noun.one.explained(lang), notes)
    });
    list(tr!(lang, list_professions), rows.chain(specialties).chain(nowhere), lang)
}

/// The types: id, name, what each is.
pub fn list_types(catalogue: &Catalogue, lang: Lang) -> Document {
    let rows = catalogue.types().iter().map(|kind| {
        (kind.id.to_string(), long_name(kind, lang), vec![kind.summary.get(lang).to_owned()])
    });
    list(tr!(lang, list_types), rows, lang)
}

/// The statuses: id, name, what else is understood.
pub fn list_statuses(catalogue: &Catalogue, lang: Lang) -> Document {
    let name = |status: &Status| status.noun.one.explained(lang);
    let rows = catalogue.statuses().iter().map(|status| {
        let others = status.any_of.iter().map(|number| name(&catalogue.statuses()[number]));
        let others: Vec<String> = others.collect();
        let group = status.is_group().then(|| tr!(lang, list_either(&join_or(lang, &others))));
        let words = status.words.join(", ");
        let also = (!words.is_empty()).then(|| tr!(lang, list_also(&words)));
        (status.id.to_string(), name(status), group.into_iter().chain(also).collect())
    });
    list(tr!(lang, list_statuses), rows, lang)
}

/// The scales: id, name, what each means.
pub fn list_scales(catalogue: &Catalogue, lang: Lang) -> Document {
    let rows = catalogue.scales().iter().map(|scale| {
        let notes = vec![scale.text.get(lang).to_owned()];
        (scale.id.to_string(), scale.name.get(lang).to_owned(), notes)
    });
    list(tr!(lang, list_scales), rows, lang)
}

/// The aims: id, name, the types that serve each.
pub fn list_aims(catalogue: &Catalogue, lang: Lang) -> Document {
    let rows = catalogue.aims().enumerate().map(|(number, aim)| {
        let types = catalogue.types().iter().filter(|kind| kind.aims.contains(number));
        let types: Vec<&str> = types.map(|kind| &*kind.name).collect();
        let served = tr!(lang, list_served_by(&types.join(", ")));
        (aim.id.to_string(), aim.name.get(lang).to_owned(), vec![served])
    });
    list(tr!(lang, list_aims), rows, lang)
}

/// The steps: id, what to do, whether being ready asks for it.
pub fn list_steps(catalogue: &Catalogue, lang: Lang) -> Document {
    let rows = catalogue.steps().enumerate().map(|(number, step)| {
        let notes = vec![step_kind(step, lang).to_owned()];
        (catalogue.step_id(number), step.text.get(lang).to_owned(), notes)
    });
    list(tr!(lang, list_steps), rows, lang)
}

/// Ids, each with its name beside it and some notes below.
fn list(
    title: &str,
    rows: impl Iterator<Item = (String, String, Vec<String>)>,
    lang: Lang,
) -> Document {
    let mut document = Document::new(lang, title, 0);
    let rows: Vec<_> = rows.collect();
    let column = rows.iter().map(|(id, _, _)| id.len()).max().unwrap_or(0) + 2;
    for (id, name, notes) in rows {
        let name = typeset(lang, &name);
        let sentence = tr!(lang, labelled(&id, &format!("{name} ; {}", notes.join(" ; "))));
        let item = Item::new(0, name).label(Style::Strong, id).column(column);
        document.item(item.spoken(typeset(lang, &sentence)));
        for note in notes {
            let note = (Style::Quiet, typeset(lang, &note));
            document.item(Item::new(column, note).narrow(4).unspoken());
        }
    }
    document
}

fn step_kind(step: &Step, lang: Lang) -> &'static str {
    if step.prerequisite { tr!(lang, prerequisite) } else { tr!(lang, afterwards) }
}

struct Sheet<'a> {
    document: Document,
    catalogue: &'a Catalogue,
    lang: Lang,
}

impl<'a> Sheet<'a> {
    fn heading(&mut self, text: &str) {
        self.document.heading(2, typeset(self.lang, text));
    }

    fn item(&mut self, indent: usize, text: &str) {
        self.document.item(Item::new(indent, typeset(self.lang, text)));
    }

    fn exercise(&mut self, number: Ix<ExerciseType>) {
        let catalogue = self.catalogue;
        let exercise = &catalogue.types()[number];
        let lang = self.lang;
        let title = format!("{}, {}", exercise.name, long_name(exercise, lang));
        self.document.heading(1, typeset(lang, &title));
        self.document.text(exercise.summary.show(lang));
        for alert in exercise.alerts.iter().filter(|alert| alert.know_first) {
            let short = alert.short.as_ref().unwrap_or(&alert.text).get(lang);
            self.remark(4, tr!(lang, sheet_know_first), &capital(short));
        }
        if exercise.is_on_hold() {
            self.remark(4, tr!(lang, sheet_on_hold), tr!(lang, sheet_on_hold_means));
        }
        self.heading(tr!(lang, sheet_rows));
        for (row, cell) in catalogue.rows().iter().zip(&exercise.cells) {
            self.row(row.name.get(lang), cell.as_ref());
        }
        self.criteria(exercise);
        self.heading(tr!(lang, sheet_steps));
        for ((own, step), place) in catalogue.steps_of(number).zip(1..) {
            self.step(step, place);
            for alert in exercise.alerts.iter().filter(|alert| alert.step == Some(own)) {
                let text = alert.step_text.as_ref().or(alert.short.as_ref()).unwrap_or(&alert.text);
                let text = capital(text.get(lang));
                self.item(7, &tr!(lang, labelled(&self.head_of(alert), &text)));
            }
        }
        self.relations(number);
        if !exercise.aims.is_empty() {
            let aims = exercise.aims.iter().map(|number| catalogue.aims()[number].name.get(lang));
            self.heading(tr!(lang, sheet_aims));
            self.item(4, &aims.collect::<Vec<_>>().join(", "));
        }
        if !exercise.facts.is_empty() {
            self.heading(tr!(lang, sheet_facts));
            for fact in &exercise.facts {
                self.item(4, fact.text.get(lang));
                self.evidence(6, &fact.evidence);
            }
        }
        self.alerts(exercise);
        self.contacts(exercise);
        self.sources(exercise);
    }

    fn row(&mut self, name: &str, cell: Option<&Cell>) {
        match cell {
            Some(cell) => {
                self.labelled(name, cell.text.get(self.lang));
                self.evidence(NOTE, &cell.evidence);
            }
            None => self.labelled(name, tr!(self.lang, not_given)),
        }
    }

    fn labelled(&mut self, label: &str, text: &str) {
        let item = Item::new(4, typeset(self.lang, text));
        let label = typeset(self.lang, label);
        let column = (label.chars().count() + 2).max(NOTE - 4);
        self.document.item(item.label(Style::Strong, label).column(column));
    }

    fn criteria(&mut self, exercise: &ExerciseType) {
        let (catalogue, lang) = (self.catalogue, self.lang);
        self.heading(tr!(lang, sheet_criteria));
        self.labelled(tr!(lang, audience), exercise.audience.who.get(lang));
        self.interpretation(&exercise.audience.evidence);
        self.labelled(tr!(lang, sheet_staff), &seat_words(exercise, lang));
        if exercise.is_silent() {
            self.remark(NOTE, tr!(lang, sheet_doubt), &capital(tr!(lang, silent_minimum)));
        }
        self.interpretation(&exercise.staff.evidence);
        if let Some(rule) = &exercise.scale {
            let scales = rule.any.iter().map(|number| catalogue.scales()[number].name.get(lang));
            self.labelled(tr!(lang, scale), &scales.collect::<Vec<_>>().join(", "));
            self.interpretation(&rule.evidence);
        }
    }

    fn step(&mut self, step: &Step, place: usize) {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let text = format!("{} ({})", step.text.get(lang), step_kind(step, lang));
        self.document.item(Item::new(4, typeset(lang, &text)).number(place));
        let contacts = step.contacts.iter().map(|contact| &*catalogue.contacts()[*contact].short);
        let contacts = contacts.collect::<Vec<_>>().join(", ");
        let needs = step.needs.as_ref().map(|needs| needs.get(lang));
        let after = step.after.iter().map(|first| catalogue.steps()[*first].short.get(lang));
        let after = after.collect::<Vec<_>>().join(", ");
        self.item(7, &step_detail(&after, step.who.get(lang), &contacts, needs, None, lang));
        self.evidence(7, &step.evidence);
    }

    /// What the type prepares, what it combines with and what it can be had instead of, by whichever
    /// file says so.
    fn relations(&mut self, number: Ix<ExerciseType>) {
        let catalogue = self.catalogue;
        let of_type = catalogue.types().enumerate().flat_map(|(owner, exercise)| {
            let relations = exercise.relations.iter();
            relations.filter(move |relation| owner == number || relation.to == number)
        });
        for (index, relation) in of_type.enumerate() {
            if index == 0 {
                self.heading(tr!(self.lang, sheet_relations));
            }
            let text = relation.text.get(self.lang);
            match relation.kind {
                RelationKind::Alternative => self.remark(4, tr!(self.lang, sheet_either), text),
                RelationKind::Prepares | RelationKind::Combines => self.item(4, text),
            }
            self.evidence(6, &relation.evidence);
        }
    }

    /// What has moved since the documents that the criteria read.
    fn alerts(&mut self, exercise: &ExerciseType) {
        let lang = self.lang;
        if !exercise.alerts.is_empty() {
            self.heading(tr!(lang, report_alerts));
        }
        for alert in &exercise.alerts {
            self.item(4, &tr!(lang, labelled(&self.head_of(alert), alert.text.get(lang))));
            self.evidence(6, &alert.evidence);
        }
    }

    /// What kind of source an alert has, how old it is, and which row it concerns.
    fn head_of(&self, alert: &Alert) -> String {
        let about = self.catalogue.rows()[alert.about].name.get(self.lang);
        let date = alert.date.map(|date| date.words(self.lang));
        capital(&alert_head(tr!(self.lang, grade(alert.grade)), date.as_deref(), about))
    }

    /// Something to mind, with a label that stands out.
    fn remark(&mut self, indent: usize, label: &str, text: &str) {
        let label = typeset(self.lang, &tr!(self.lang, labelled(label, "")));
        let item = Item::new(indent, typeset(self.lang, text)).label(Style::Fair, label);
        self.document.item(if indent == NOTE { item.narrow(6) } else { item });
    }

    fn contacts(&mut self, exercise: &ExerciseType) {
        let lang = self.lang;
        self.heading(tr!(lang, whom_to_call));
        if exercise.contacts.is_empty() {
            self.item(4, tr!(lang, not_given));
        }
        for number in &exercise.contacts {
            let contact = &self.catalogue.contacts()[*number];
            let ways = [&contact.phone, &contact.email, &contact.web].into_iter().flatten();
            let parts = [contact.name.get(lang)].into_iter().chain(ways.map(AsRef::as_ref));
            self.item(4, &parts.collect::<Vec<_>>().join(", "));
            if let Some(note) = &contact.note {
                self.document.item(Item::new(6, (Style::Quiet, note.show(lang))));
            }
        }
    }

    /// The documents that the type rests on.
    fn sources(&mut self, exercise: &ExerciseType) {
        let lang = self.lang;
        self.heading(tr!(lang, sources));
        let cells = exercise.cells.iter().flatten().chain(&exercise.facts);
        let mut documents: Vec<_> = cells.map(|cell| cell.evidence.source.document).collect();
        documents.sort_unstable();
        documents.dedup();
        for number in documents {
            let document = &self.catalogue.documents()[number];
            let text = tr!(
                lang,
                sheet_source(
                    document.short.get(lang),
                    &document.title,
                    &document.publisher,
                    document.date.get(lang),
                )
            );
            self.document.item(Item::new(4, (Style::Quiet, typeset(lang, &text))));
        }
    }

    /// The place in a line, with the citation; below it, how it was read.
    fn evidence(&mut self, indent: usize, evidence: &Evidence) {
        let lang = self.lang;
        let mut line = place(self.catalogue, &evidence.source, lang);
        if let Some(cite) = &evidence.cite {
            line += &tr!(lang, citation(cite));
        }
        let line = Item::new(indent, (Style::Quiet, typeset(lang, &line)));
        self.document.item(if indent == NOTE { line.narrow(6) } else { line });
        self.interpretation(evidence);
    }

    fn interpretation(&mut self, evidence: &Evidence) {
        if let Some(text) = &evidence.interpretation {
            let item = Item::new(NOTE, (Style::Quiet, text.show(self.lang))).narrow(6);
            let label = tr!(self.lang, labelled(tr!(self.lang, interpretation), ""));
            self.document.item(item.label(Style::Fair, typeset(self.lang, &label)));
        }
    }
}

/// Where notes to a label's text stand.
const NOTE: usize = 22;

/// The minimum staff: "3 médecins généralistes, 1 auxiliaire médical"; of a representation, which
/// professions a territory gathers.
fn seat_words(exercise: &ExerciseType, lang: Lang) -> String {
    if exercise.staff.representation {
        let names = exercise.staff.seats.iter().map(|seat| seat.noun.one.explained(lang));
        let names: Vec<String> = names.collect();
        return tr!(lang, sheet_representation(names.len(), &names.join(", ")));
    }
    let seats = exercise.staff.seats.iter().map(|seat| {
        let noun = plural(lang, u64::from(seat.count), &seat.noun.one, &seat.noun.many);
        format!("{} {}", seat.count, noun.explained(lang))
    });
    let seats: Vec<String> = seats.collect();
    if seats.is_empty() { tr!(lang, no_minimum).to_owned() } else { seats.join(", ") }
}

/// The place of a source in a line: "tableau, « Pour qui ? », ESP MSP".
pub(crate) fn place(catalogue: &Catalogue, source: &Source, lang: Lang) -> String {
    let short = catalogue.documents()[source.document].short.get(lang);
    tr!(lang, place_in_source(short, &source.row, &source.column))
}
