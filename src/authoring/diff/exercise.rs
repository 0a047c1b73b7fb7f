//! What differs in a type besides its criteria: names, relations, rows, facts, forms, alerts.

use super::aspect::{self as a, Aspect};
use super::criteria::counted;
use super::notes::{Notes, Spot, Style};
use super::things::matched;
use super::words::clipped;
use super::{Named, set};
use crate::lang::Lang;
use crate::report::grade;
use crate::rules::{
    Alert, Catalogue, Cell, Contact, Evidence, ExerciseType, Form, Ix, Relation, RelationKind,
    Seat, Section, TeamTable,
};
use crate::sheet::place;

impl Notes<'_> {
    /// The types that came and went, and what differs in those that stayed.
    pub(super) fn types(&mut self) {
        let id = |kind: &ExerciseType| kind.id.to_string();
        let types = matched(self.old.types(), self.new.types(), id, id);
        let named = |kind: &ExerciseType| Named { id: id(kind), name: kind.name.to_string() };
        for (kind, came) in types.single() {
            self.of = Some(named(kind));
            let name = kind.long_name.get(self.lang).to_owned();
            let spot = Spot::of(&a::TYPE).with_id(&kind.id);
            self.one_sided(&spot, None, Style::Plain, name, came);
        }
        for (old, new) in &types.kept {
            self.of = Some(named(new));
            self.exercise(old, new);
            self.settle_sources();
        }
        self.of = None;
        let orders = types.orders(|kind| kind.name.to_string());
        self.note(&Spot::of(&a::TYPE), Some(&a::ORDER), Style::Plain, orders);
    }

    fn exercise(&mut self, old: &ExerciseType, new: &ExerciseType) {
        let (before, after) = (self.old, self.new);
        let numbers = (before.type_by_id(&old.id), after.type_by_id(&new.id));
        self.criteria(old, new);
        if let (Some(old), Some(new)) = numbers {
            self.steps(old, new);
            self.examples(old, new);
        }
        let names = [old, new].map(|kind| Some(kind.name.to_string()));
        self.note(&Spot::of(&a::NAME), None, Style::Plain, names);
        self.whole_text(&a::LONG_NAME, &old.long_name, &new.long_name);
        self.whole_text(&a::SUMMARY, &old.summary, &new.summary);
        let aims = |catalogue: &Catalogue, kind: &ExerciseType| -> Vec<(String, String)> {
            let aims = kind.aims.iter().map(|number| &catalogue.aims()[number]);
            aims.map(|aim| (aim.id.to_string(), aim.name.get(self.lang).to_owned())).collect()
        };
        let (olds, news) = (aims(before, old), aims(after, new));
        self.listed(&Spot::of(&a::TYPE_AIMS), None, &olds, &news);
        self.contacts(&Spot::of(&a::TYPE_CONTACTS), None, &old.contacts, &new.contacts);
        self.relations(&old.relations, &new.relations);
        self.cells(old, new);
        self.facts(&old.facts, &new.facts);
        self.things(&old.forms, &new.forms, Self::form);
        self.things(&old.alerts, &new.alerts, |notes, spot, was, is| {
            notes.alert(spot, was, is);
            let lang = notes.lang;
            let staff = |alert: &Alert, seats: &[Seat]| {
                let seats =
                    alert.staff.iter().filter_map(|(at, count)| Some((seats.get(*at)?, count)));
                let named = seats.map(|(seat, count)| {
                    (format!("{} {count}", seat.id), counted(*count, &seat.noun, lang))
                });
                let (ids, words): (Vec<String>, Vec<String>) = named.unzip();
                (!ids.is_empty()).then(|| (ids.join(", "), words.join(", ")))
            };
            let sides = [staff(was, &old.staff.seats), staff(is, &new.staff.seats)];
            notes.linked(spot, &a::ALERT_STAFF, sides);
        });
    }

    /// Contacts in their order: those that came and went, or another order.
    pub(super) fn contacts(
        &mut self,
        spot: &Spot,
        part: Option<&'static Aspect>,
        old: &[Ix<Contact>],
        new: &[Ix<Contact>],
    ) {
        let named = |catalogue: &Catalogue, numbers: &[Ix<Contact>]| -> Vec<(String, String)> {
            let contacts = numbers.iter().map(|number| &catalogue.contacts()[*number]);
            contacts.map(|contact| (contact.id.to_string(), contact.short.to_string())).collect()
        };
        let (olds, news) = (named(self.old, old), named(self.new, new));
        self.listed(spot, part, &olds, &news);
        let id = |(id, _): &(String, String)| id.clone();
        let sides = matched(&olds, &news, id, id).orders(|(_, name)| name.clone());
        self.note(spot, Some(part.unwrap_or(&a::ORDER)), Style::Plain, sides);
    }

    fn relations(&mut self, old: &[Relation], new: &[Relation]) {
        let (before, after) = (self.old, self.new);
        let to = |set: &Catalogue, relation: &Relation| set.types()[relation.to].id.to_string();
        let relations =
            matched(old, new, |relation| to(before, relation), |relation| to(after, relation));
        for (relation, came) in relations.single() {
            let id = to(if came { after } else { before }, relation);
            let text = relation.text.get(self.lang).to_owned();
            self.one_sided(&Spot::of(&a::RELATION).with_id(&id), None, Style::Prose, text, came);
        }
        for (old, new) in &relations.kept {
            let name = &after.types()[new.to].name;
            let spot = Spot::of(&a::RELATION).with_id(&to(after, new)).named(name);
            let kinds = [old, new].map(|it| Some(relation_kind(it.kind, self.lang).to_owned()));
            self.note(&spot, Some(&a::RELATION_KIND), Style::Plain, kinds);
            self.text(&spot, &a::TEXT, &old.text, &new.text);
            self.evidence(&spot, &old.evidence, &new.evidence);
        }
        let orders = relations.orders(|relation| relation.text.get(self.lang).to_owned());
        self.note(&Spot::of(&a::RELATION), Some(&a::ORDER), Style::Plain, orders);
    }

    /// The rows of the table: each that both sets have.
    fn cells(&mut self, old: &ExerciseType, new: &ExerciseType) {
        let (before, after) = (self.old, self.new);
        let cell_of = |catalogue: &Catalogue, kind: &ExerciseType, id: &str| -> Option<Cell> {
            let place = catalogue.rows().iter().position(|row| row.id == id)?;
            kind.cells.get(place).cloned().flatten()
        };
        let ids = after.rows().iter().chain(
            before.rows().iter().filter(|row| !after.rows().iter().any(|known| known.id == row.id)),
        );
        for row in ids {
            let (old, new) = (cell_of(before, old, &row.id), cell_of(after, new, &row.id));
            let spot = Spot::of(&a::CELL).with_id(&row.id).named(row.name.get(self.lang));
            let texts = [&old, &new].map(|cell| cell.as_ref().map(|cell| &cell.text));
            let [old_text, new_text] = texts;
            self.texts(&spot, Some(&a::TEXT), old_text, new_text);
            if let (Some(old), Some(new)) = (&old, &new) {
                self.evidence(&spot, &old.evidence, &new.evidence);
            }
        }
    }

    fn facts(&mut self, old: &[Cell], new: &[Cell]) {
        let key = |fact: &Cell| format!("{}\n{}", fact.text.fr, fact.text.en);
        let facts = matched(old, new, key, key).paired();
        for (fact, came) in facts.single() {
            let text = fact.text.get(self.lang).to_owned();
            self.one_sided(&Spot::of(&a::FACT), None, Style::Prose, text, came);
        }
        for (old, new) in &facts.kept {
            self.whole_text(&a::FACT, &old.text, &new.text);
            let spot = Spot::of(&a::FACT).named(new.text.get(self.lang));
            self.evidence(&spot, &old.evidence, &new.evidence);
        }
        let orders = facts.orders(|fact| clipped(fact.text.get(self.lang)));
        self.note(&Spot::of(&a::FACT), Some(&a::ORDER), Style::Plain, orders);
    }

    fn form(&mut self, spot: &Spot, old: &Form, new: &Form) {
        let step = |set: &Catalogue, form: &Form| {
            let step = form.step.map(|number| &set.steps()[number]);
            step.map(|step| (step.id.to_string(), step.short.get(self.lang).to_owned()))
        };
        let sides = [step(self.old, old), step(self.new, new)];
        self.linked(spot, &a::FORM_STEP, sides);
        self.text(spot, &a::TITLE, &old.title, &new.title);
        self.text(spot, &a::INTRO, &old.intro, &new.intro);
        let key = |section: &Section| section.heading.fr.to_string();
        let sections = matched(&old.sections, &new.sections, key, key).paired();
        for (section, came) in sections.single() {
            let heading = section.heading.get(self.lang).to_owned();
            self.one_sided(spot, Some(&a::SECTION), Style::Plain, heading, came);
        }
        for (before, after) in &sections.kept {
            let name = format!("{}, {}", new.title.get(self.lang), after.heading.get(self.lang));
            let spot = Spot::of(&a::SECTION_PART).with_id(&new.id).named(&name);
            self.section(&spot, before, after);
        }
        let orders = sections.orders(|section| section.heading.get(self.lang).to_owned());
        self.note(spot, Some(&a::ORDER), Style::Plain, orders);
    }

    fn section(&mut self, spot: &Spot, old: &Section, new: &Section) {
        self.text(spot, &a::HEADING, &old.heading, &new.heading);
        self.text(spot, &a::GUIDE, &old.guide, &new.guide);
        let tables = [old, new]
            .map(|section| section.table.map(|table| table_words(table, self.lang).to_owned()));
        self.note(spot, Some(&a::TABLE), Style::Plain, tables);
        match (&old.evidence, &new.evidence) {
            (Some(old), Some(new)) => self.evidence(spot, old, new),
            (old, new) => {
                let source = |catalogue: &Catalogue, evidence: &Option<Evidence>| {
                    let source = evidence.as_ref().map(|evidence| &evidence.source);
                    source.map(|source| place(catalogue, source, self.lang))
                };
                let sides = [source(self.old, old), source(self.new, new)];
                self.note(spot, Some(&a::SOURCE), Style::Plain, sides);
            }
        }
    }

    fn alert(&mut self, spot: &Spot, old: &Alert, new: &Alert) {
        let about = [(self.old, old), (self.new, new)].map(|(set, alert)| {
            let row = &set.rows()[alert.about];
            Some((row.id.to_string(), row.name.get(self.lang).to_owned()))
        });
        self.linked(spot, &a::ABOUT, about);
        let grades = [old, new].map(|alert| Some(grade(alert.grade, self.lang).to_owned()));
        self.note(spot, Some(&a::GRADE), Style::Plain, grades);
        let dates = [old, new].map(|alert| alert.date.map(|date| date.words(self.lang)));
        self.note(spot, Some(&a::DATE), Style::Plain, dates);
        self.text(spot, &a::TEXT, &old.text, &new.text);
        self.contacts(spot, Some(&a::ASK), &old.ask, &new.ask);
        self.evidence(spot, &old.evidence, &new.evidence);
    }

    /// The examples, where both sides have those of the latest rules: a day before holds none but
    /// its own, and what it lacks did not come or go.
    fn examples(&mut self, old: Ix<ExerciseType>, new: Ix<ExerciseType>) {
        let (before, after) = (self.old, self.new);
        if [before, after].iter().any(|set| set.period().until.is_some()) {
            return;
        }
        let olds = before.examples().iter().filter(|example| example.kind == old);
        let news = after.examples().iter().filter(|example| example.kind == new);
        self.things(olds, news, |notes, spot, old, new| {
            let sides = [set::example(before, old), set::example(after, new)];
            notes.note(spot, Some(&a::CONTENT), Style::Plain, sides.map(Some));
        });
    }
}

fn relation_kind(kind: RelationKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (RelationKind::Prepares, Lang::Fr) => "prépare",
        (RelationKind::Prepares, Lang::En) => "prepares",
        (RelationKind::Combines, Lang::Fr) => "se combine",
        (RelationKind::Combines, Lang::En) => "combines",
    }
}

fn table_words(table: TeamTable, lang: Lang) -> &'static str {
    match (table, lang) {
        (TeamTable::Members, Lang::Fr) => "membres",
        (TeamTable::Members, Lang::En) => "members",
        (TeamTable::Signatures, Lang::Fr | Lang::En) => "signatures",
    }
}
