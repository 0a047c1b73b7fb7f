//! The rules themselves for a reader: the sheet of a type, types side by side, the vocabulary.

pub mod sets;

use crate::lang::{Lang, plural, typeset};
use crate::page::{Ink, Layout, Page};
use crate::report::{alert_head, capital, grade, labelled, long_name, no_minimum, step_detail};
use crate::rules::{Catalogue, Cell, Evidence, ExerciseType, Ix, Source, Step};

/// The sheets of these types, one after the other.
pub fn show(catalogue: &Catalogue, types: &[Ix<ExerciseType>], layout: Layout) -> String {
    let mut sheet = Sheet { page: Page::new(layout), catalogue, lang: layout.lang };
    for kind in types {
        sheet.exercise(*kind);
    }
    sheet.page.finish()
}

/// Types side by side, all of them where none is named: a table, or a list where there is no room
/// for one or no wish.
pub fn compare(catalogue: &Catalogue, types: &[Ix<ExerciseType>], layout: Layout) -> String {
    let all: Vec<Ix<ExerciseType>> = catalogue.types().numbers().collect();
    let types = if types.is_empty() { &all } else { types };
    let mut sheet = Sheet { page: Page::new(layout), catalogue, lang: layout.lang };
    if layout.plain || layout.width < NARROWEST_TABLE {
        sheet.row_by_row(types);
    } else {
        sheet.side_by_side(types);
    }
    sheet.page.finish()
}

/// Below this many columns a table is no longer readable.
const NARROWEST_TABLE: usize = 60;

/// The professions: id, name, short form, what else is understood, groups.
pub fn list_professions(catalogue: &Catalogue, layout: Layout) -> String {
    let lang = layout.lang;
    let rows = catalogue.professions().enumerate().map(|(number, profession)| {
        let short = profession.short.iter();
        let words: Vec<&str> = short.chain(&profession.words).map(AsRef::as_ref).collect();
        let groups: Vec<&str> = catalogue
            .groups()
            .iter()
            .filter(|group| group.members.contains(number))
            .map(|group| &*group.id)
            .collect();
        let also = (!words.is_empty()).then(|| match lang {
            Lang::Fr => format!("aussi : {}", words.join(", ")),
            Lang::En => format!("also: {}", words.join(", ")),
        });
        let groups = match lang {
            Lang::Fr => format!("groupes : {}", groups.join(", ")),
            Lang::En => format!("groups: {}", groups.join(", ")),
        };
        let name = crate::team::name_of(catalogue, number, 1, lang);
        (profession.id.to_string(), name, also.into_iter().chain([groups]).collect())
    });
    list(rows, layout)
}

/// The types: id, name, what each is.
pub fn list_types(catalogue: &Catalogue, layout: Layout) -> String {
    let rows = catalogue.types().iter().map(|kind| {
        (
            kind.id.to_string(),
            long_name(kind, layout.lang),
            vec![kind.summary.get(layout.lang).to_owned()],
        )
    });
    list(rows, layout)
}

/// The statuses: id, name, what else is understood.
pub fn list_statuses(catalogue: &Catalogue, layout: Layout) -> String {
    let lang = layout.lang;
    let rows = catalogue.statuses().iter().map(|status| {
        let french = status.noun.one.get(Lang::Fr);
        let (name, also) = match lang {
            Lang::Fr => (french.to_owned(), format!("aussi : {}", status.words.join(", "))),
            Lang::En => (
                format!("{french} ({})", status.noun.one.get(lang)),
                format!("also: {}", status.words.join(", ")),
            ),
        };
        (status.id.to_string(), name, vec![also])
    });
    list(rows, layout)
}

/// The scales: id, name, what each means.
pub fn list_scales(catalogue: &Catalogue, layout: Layout) -> String {
    let lang = layout.lang;
    let rows = catalogue.scales().iter().map(|scale| {
        (
            scale.id.to_string(),
            scale.name.get(lang).to_owned(),
            vec![scale.text.get(lang).to_owned()],
        )
    });
    list(rows, layout)
}

/// The aims: id, name, the types that serve each.
pub fn list_aims(catalogue: &Catalogue, layout: Layout) -> String {
    let lang = layout.lang;
    let rows = catalogue.aims().enumerate().map(|(number, aim)| {
        let types: Vec<&str> = catalogue
            .types()
            .iter()
            .filter(|kind| kind.aims.contains(number))
            .map(|kind| &*kind.name)
            .collect();
        let served = match lang {
            Lang::Fr => format!("types : {}", types.join(", ")),
            Lang::En => format!("types: {}", types.join(", ")),
        };
        (aim.id.to_string(), aim.name.get(lang).to_owned(), vec![served])
    });
    list(rows, layout)
}

/// The steps: id, what to do, whether being ready asks for it.
pub fn list_steps(catalogue: &Catalogue, layout: Layout) -> String {
    let rows = catalogue.steps().enumerate().map(|(number, step)| {
        let kind = step_kind(step, layout.lang).to_owned();
        (catalogue.step_id(number), step.text.get(layout.lang).to_owned(), vec![kind])
    });
    list(rows, layout)
}

/// Ids, each with its name beside it and some notes below.
fn list(rows: impl Iterator<Item = (String, String, Vec<String>)>, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let rows: Vec<_> = rows.collect();
    let column = rows.iter().map(|(id, _, _)| id.len()).max().unwrap_or(0) + 2;
    for (id, name, notes) in rows {
        let name = typeset(layout.lang, &name);
        if layout.plain {
            let sentence: Vec<String> = [name].into_iter().chain(notes).collect();
            let head = crate::report::labelled(&id, &sentence.join(" ; "), layout.lang);
            page.text(0, Ink::Plain, &typeset(layout.lang, &head));
            continue;
        }
        page.hanging(0, &[(Ink::Strong, &id)], column, Ink::Plain, &name);
        for note in notes {
            let indent = if layout.width < NARROWEST_TABLE { 4 } else { column };
            page.text(indent, Ink::Quiet, &typeset(layout.lang, &note));
        }
    }
    page.finish()
}

fn step_kind(step: &Step, lang: Lang) -> &'static str {
    match (step.prerequisite, lang) {
        (true, Lang::Fr) => "prérequis",
        (true, Lang::En) => "prerequisite",
        (false, Lang::Fr) => "ensuite",
        (false, Lang::En) => "afterwards",
    }
}

struct Sheet<'a> {
    page: Page,
    catalogue: &'a Catalogue,
    lang: Lang,
}

impl<'a> Sheet<'a> {
    fn say(&self, fr: &str, en: &str) -> String {
        match self.lang {
            Lang::Fr => typeset(self.lang, fr),
            Lang::En => typeset(self.lang, en),
        }
    }

    fn heading(&mut self, fr: &str, en: &str) {
        let text = self.say(fr, en);
        self.page.gap();
        self.page.text(2, Ink::Strong, &text);
    }

    fn exercise(&mut self, number: Ix<ExerciseType>) {
        let catalogue = self.catalogue;
        let exercise = &catalogue.types()[number];
        let lang = self.lang;
        self.page.gap();
        let title = format!("{}, {}", exercise.name, long_name(exercise, lang));
        self.page.text(2, Ink::Strong, &typeset(lang, &title));
        self.page.text(2, Ink::Plain, &exercise.summary.show(lang));
        self.heading("Ligne par ligne", "Row by row");
        for (row, cell) in catalogue.rows().iter().zip(&exercise.cells) {
            self.row(&row.name.show(lang), cell.as_ref());
        }
        self.criteria(exercise);
        self.heading("Démarches, dans l'ordre", "Steps, in order");
        for (index, (_, step)) in catalogue.steps_of(number).enumerate() {
            let text = format!("{} ({})", step.text.get(lang), step_kind(step, lang));
            self.page.hanging(
                4,
                &[(Ink::Plain, &format!("{}. ", index + 1))],
                0,
                Ink::Plain,
                &typeset(lang, &text),
            );
            let contacts =
                step.contacts.iter().map(|contact| &*catalogue.contacts()[*contact].short);
            let contacts = contacts.collect::<Vec<_>>().join(", ");
            let needs = step.needs.as_ref().map(|needs| needs.get(lang));
            let after = step.after.iter().map(|first| catalogue.steps()[*first].short.get(lang));
            let after = after.collect::<Vec<_>>().join(", ");
            let facts = step_detail(&after, step.who.get(lang), &contacts, needs, None, lang);
            self.page.text(7, Ink::Plain, &typeset(lang, &facts));
            self.evidence(7, &step.evidence);
        }
        self.relations(number);
        self.aims(exercise);
        if !exercise.facts.is_empty() {
            self.heading("À savoir", "Good to know");
            for fact in &exercise.facts {
                self.page.text(4, Ink::Plain, &fact.text.show(lang));
                self.evidence(6, &fact.evidence);
            }
        }
        self.alerts(exercise);
        self.contacts(exercise);
        self.sources(exercise);
    }

    /// What has moved since the documents that the criteria read.
    fn alerts(&mut self, exercise: &ExerciseType) {
        if exercise.alerts.is_empty() {
            return;
        }
        let lang = self.lang;
        self.heading("Depuis lors", "Since then");
        for alert in &exercise.alerts {
            let about = self.catalogue.rows()[alert.about].name.get(lang);
            let date = alert.date.map(|date| date.words(lang));
            let head = alert_head(grade(alert.grade, lang), date.as_deref(), about);
            let line = labelled(&capital(&head), alert.text.get(lang), lang);
            self.page.text(4, Ink::Plain, &typeset(lang, &line));
            self.evidence(6, &alert.evidence);
        }
    }

    /// What the type prepares, and what it combines with, by whichever file says so.
    fn relations(&mut self, number: Ix<ExerciseType>) {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let of_type = catalogue.types().enumerate().flat_map(|(owner, exercise)| {
            exercise
                .relations
                .iter()
                .filter(move |relation| owner == number || relation.to == number)
        });
        let relations: Vec<_> = of_type.collect();
        if relations.is_empty() {
            return;
        }
        self.heading("Avec les autres types", "With the other types");
        for relation in relations {
            self.page.text(4, Ink::Plain, &relation.text.show(lang));
            self.evidence(6, &relation.evidence);
        }
    }

    /// A label with its text; in plain mode a sentence.
    fn labelled(&mut self, label: &str, text: &str) {
        let lang = self.lang;
        if self.page.layout.plain {
            let line = crate::report::labelled(label, text, lang);
            self.page.text(4, Ink::Plain, &typeset(lang, &line));
        } else {
            self.page.hanging(4, &[(Ink::Strong, label)], 18, Ink::Plain, &typeset(lang, text));
        }
    }

    fn note_indent(&self) -> usize {
        if self.page.layout.plain || self.page.layout.width < NARROWEST_TABLE { 6 } else { 22 }
    }

    fn row(&mut self, name: &str, cell: Option<&Cell>) {
        match cell {
            Some(cell) => {
                self.labelled(name, cell.text.get(self.lang));
                self.evidence(self.note_indent(), &cell.evidence);
            }
            None => {
                let none = self.not_given();
                self.labelled(name, &none);
            }
        }
    }

    fn not_given(&self) -> String {
        self.say("la source ne le dit pas", "not given by the source")
    }

    fn criteria(&mut self, exercise: &ExerciseType) {
        let (catalogue, lang) = (self.catalogue, self.lang);
        self.heading(
            "Critères, tels que le programme les applique",
            "Criteria, as the program applies them",
        );
        let (who, staff, scale) = match lang {
            Lang::Fr => ("Public", "Effectif", "Échelle"),
            Lang::En => ("Audience", "Staff", "Scale"),
        };
        self.labelled(who, exercise.audience.who.get(lang));
        self.interpretation(&exercise.audience.evidence);
        self.labelled(staff, &seat_words(exercise, lang));
        self.interpretation(&exercise.staff.evidence);
        if let Some(rule) = &exercise.scale {
            let scales: Vec<&str> =
                rule.any.iter().map(|number| catalogue.scales()[number].name.get(lang)).collect();
            self.labelled(scale, &scales.join(", "));
            self.interpretation(&rule.evidence);
        }
    }

    fn aims(&mut self, exercise: &ExerciseType) {
        if exercise.aims.is_empty() {
            return;
        }
        let names: Vec<&str> = exercise
            .aims
            .iter()
            .map(|number| self.catalogue.aims()[number].name.get(self.lang))
            .collect();
        self.heading("Actions que ce type sert", "Aims that this type serves");
        self.page.text(4, Ink::Plain, &typeset(self.lang, &names.join(", ")));
    }

    fn contacts(&mut self, exercise: &ExerciseType) {
        self.heading("Qui appeler", "Whom to call");
        if exercise.contacts.is_empty() {
            let none = self.not_given();
            self.page.text(4, Ink::Plain, &none);
        }
        for number in &exercise.contacts {
            let contact = &self.catalogue.contacts()[*number];
            let ways = [&contact.phone, &contact.email, &contact.web]
                .into_iter()
                .flatten()
                .map(AsRef::as_ref);
            let parts: Vec<&str> = [contact.name.get(self.lang)].into_iter().chain(ways).collect();
            self.page.text(4, Ink::Plain, &typeset(self.lang, &parts.join(", ")));
            if let Some(note) = &contact.note {
                self.page.text(6, Ink::Quiet, &note.show(self.lang));
            }
        }
    }

    /// The documents that the type rests on.
    fn sources(&mut self, exercise: &ExerciseType) {
        self.heading("Sources", "Sources");
        let evidence = exercise
            .cells
            .iter()
            .flatten()
            .chain(&exercise.facts)
            .map(|cell| &cell.evidence.source);
        let mut documents: Vec<_> = evidence.map(|source| source.document).collect();
        documents.sort_unstable();
        documents.dedup();
        for number in documents {
            let document = &self.catalogue.documents()[number];
            let text = match self.lang {
                Lang::Fr => format!(
                    "{} : « {} », {}, {}.",
                    document.short.fr, document.title, document.publisher, document.date.fr
                ),
                Lang::En => format!(
                    "{}: “{}”, {}, {}.",
                    document.short.en, document.title, document.publisher, document.date.en
                ),
            };
            self.page.text(4, Ink::Quiet, &typeset(self.lang, &text));
        }
    }

    /// The place in a line, with the citation.
    fn evidence(&mut self, indent: usize, evidence: &Evidence) {
        let place = place(self.catalogue, &evidence.source, self.lang);
        let line = match (&evidence.cite, self.lang) {
            (None, _) => place,
            (Some(cite), Lang::Fr) => format!("{place} : « {cite} »"),
            (Some(cite), Lang::En) => format!("{place}: “{cite}”"),
        };
        self.page.text(indent, Ink::Quiet, &typeset(self.lang, &line));
        self.interpretation(evidence);
    }

    fn interpretation(&mut self, evidence: &Evidence) {
        if let Some(text) = &evidence.interpretation {
            let label = self.say("Interprétation : ", "Interpretation: ");
            self.page.hanging(
                self.note_indent(),
                &[(Ink::Fair, &label)],
                0,
                Ink::Quiet,
                &text.show(self.lang),
            );
        }
    }

    /// The comparison as a list: row by row, each type's cell.
    fn row_by_row(&mut self, types: &[Ix<ExerciseType>]) {
        let (catalogue, lang) = (self.catalogue, self.lang);
        for (index, row) in catalogue.rows().iter().enumerate() {
            self.page.gap();
            self.page.text(0, Ink::Strong, &row.name.show(lang));
            for number in types {
                let exercise = &catalogue.types()[*number];
                let text = self.cell(exercise, index);
                let line = crate::report::labelled(&exercise.name, &text, lang);
                self.page.text(2, Ink::Plain, &typeset(lang, &line));
            }
        }
    }

    fn cell(&self, exercise: &ExerciseType, row: usize) -> String {
        match exercise.cells.get(row) {
            Some(Some(cell)) => cell.text.get(self.lang).to_owned(),
            _ => self.not_given(),
        }
    }

    /// The comparison as tables, of as many types each as there is room for.
    fn side_by_side(&mut self, types: &[Ix<ExerciseType>]) {
        const LABEL: usize = 15;
        const READABLE: usize = 19;
        let room = self.page.layout.width.saturating_sub(LABEL + 1);
        let tables = types.len().div_ceil((room / (READABLE + 1)).max(1)).max(1);
        let each = types.len().div_ceil(tables).max(1);
        for group in types.chunks(each) {
            self.page.gap();
            let width = room / group.len().max(1);
            self.table(group, LABEL, width.saturating_sub(1));
        }
    }

    fn table(&mut self, types: &[Ix<ExerciseType>], label: usize, width: usize) {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let head = [String::new()]
            .into_iter()
            .chain(types.iter().map(|number| catalogue.types()[*number].name.to_string()));
        let rows = catalogue.rows().iter().enumerate().map(|(index, row)| {
            let cells = types.iter().map(|number| self.cell(&catalogue.types()[*number], index));
            let name = row.name.get(lang).to_owned();
            [name].into_iter().chain(cells).map(|text| typeset(lang, &text)).collect()
        });
        let (head, rows): (Vec<String>, Vec<Vec<String>>) = (head.collect(), rows.collect());
        let widths: Vec<usize> = [label].into_iter().chain(types.iter().map(|_| width)).collect();
        self.page.grid(&widths, head, rows);
    }
}

/// The minimum staff: "3 médecins généralistes, 1 auxiliaire médical".
fn seat_words(exercise: &ExerciseType, lang: Lang) -> String {
    let seats = exercise.staff.seats.iter().map(|seat| {
        let noun = plural(lang, u64::from(seat.count), &seat.noun.one, &seat.noun.many);
        match lang {
            Lang::Fr => format!("{} {}", seat.count, noun.fr),
            Lang::En => format!("{} {} ({})", seat.count, noun.fr, noun.en),
        }
    });
    let seats: Vec<String> = seats.collect();
    if seats.is_empty() { no_minimum(lang).to_owned() } else { seats.join(", ") }
}

/// The place of a source in a line: "tableau, « Pour qui ? », ESP MSP".
pub(crate) fn place(catalogue: &Catalogue, source: &Source, lang: Lang) -> String {
    let short = catalogue.documents()[source.document].short.get(lang);
    match lang {
        Lang::Fr => format!("{short}, « {} », {}", source.row, source.column),
        Lang::En => format!("{short}, “{}”, {}", source.row, source.column),
    }
}
