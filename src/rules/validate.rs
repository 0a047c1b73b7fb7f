//! The gate: from records to a [`Catalogue`], every id resolved, or every problem noted.

use std::collections::BTreeMap;
use std::ops::Range;

use super::catalogue::{
    Aim, Audience, Catalogue, Cell, Contact, Document, Evidence, Example, ExerciseType, Group,
    Openings, Profession, Row, Scale, ScaleRule, Seat, Source, Staff, Status, Step,
};
use super::list::{CAPACITY, Ix, List, Set};
use super::load::{Parsed, ids_under};
use super::problem::{Fault, Problem, Thing};
use super::raw::{
    RawCell, RawContacts, RawExample, RawProfessions, RawRuleset, RawSource, RawStep, RawText,
    RawType, RawVocabulary, Word,
};
use super::record::{Map, Read, Reader, Spanned};
use super::tree::{Node, Str};
use crate::lang::{Noun, Text};
use crate::team::lexicon::{Lexicon, Meaning};

/// The most seats a type may have: enough for every profession with a regional union, few enough
/// to go through all their subsets where a verdict needs it.
pub(crate) const MOST_SEATS: usize = 16;

/// Passes the files through the gate.
pub(super) fn validate(files: &[Parsed<'_>]) -> Result<Catalogue, Vec<Problem>> {
    let mut gate = Gate { files, problems: Vec::new() };
    match gate.catalogue() {
        Some(catalogue) if gate.problems.is_empty() => Ok(catalogue),
        _ => Err(gate.problems),
    }
}

struct Gate<'a> {
    files: &'a [Parsed<'a>],
    problems: Vec<Problem>,
}

/// The ids of one kind of thing: those that can be used, and all that are declared. An id that is
/// declared badly has its own problem already; naming it is not another.
struct Names {
    thing: Thing,
    usable: Vec<Str>,
    declared: Vec<Str>,
}

impl Names {
    fn of<'r>(thing: Thing, words: impl Iterator<Item = &'r Word>, declared: Vec<Str>) -> Names {
        Names { thing, usable: words.map(|word| word.value.clone()).collect(), declared }
    }
}

impl Gate<'_> {
    fn note(&mut self, file: usize, span: Range<usize>, fault: Fault) {
        self.problems.push(Problem { file, span, fault });
    }

    fn file(&mut self, name: &'static str) -> Option<(usize, &Node)> {
        let found = self.files.iter().position(|file| file.name == name);
        if found.is_none() {
            self.note(0, 0..0, Fault::MissingFile { name: name.into() });
        }
        found.and_then(|number| Some((number, &*self.files.get(number)?.tree)))
    }

    fn read<T: Read>(&mut self, number: usize) -> Option<T> {
        let tree = &self.files.get(number)?.tree;
        T::read(tree, &mut Reader { file: number, problems: &mut self.problems })
    }

    /// Reads one of the set's own files, and the ids that it declares under each of these keys.
    fn read_file<T: Read, const N: usize>(
        &mut self,
        name: &'static str,
        keys: [&str; N],
    ) -> Option<(usize, T, [Vec<Str>; N])> {
        let (number, tree) = self.file(name)?;
        let declared = keys.map(|key| ids_under(tree, key));
        Some((number, self.read(number)?, declared))
    }

    fn catalogue(&mut self) -> Option<Catalogue> {
        let ruleset = self.read_file::<RawRuleset, 2>("ruleset.toml", ["document", "row"]);
        let people =
            self.read_file::<RawProfessions, 2>("professions.toml", ["group", "profession"]);
        let vocabulary =
            self.read_file::<RawVocabulary, 3>("vocabulary.toml", ["status", "scale", "aim"]);
        let contacts = self.read_file::<RawContacts, 1>("contacts.toml", ["contact"]);
        let types =
            self.types(ruleset.as_ref().map(|(number, raw, _)| (*number, raw.types.as_slice())));
        let (ruleset_file, ruleset, [document_ids, row_ids]) = ruleset?;
        let (people_file, people, [group_ids, profession_ids]) = people?;
        let (vocabulary_file, vocabulary, [status_ids, scale_ids, aim_ids]) = vocabulary?;
        let (contacts_file, contacts, [contact_ids]) = contacts?;

        self.id(ruleset_file, &ruleset.id);
        let names = Context {
            documents: self.names(
                ruleset_file,
                Thing::Document,
                ruleset.documents.iter().map(|raw| &raw.id),
                document_ids,
            ),
            rows: self.names(
                ruleset_file,
                Thing::Row,
                ruleset.rows.iter().map(|raw| &raw.id),
                row_ids,
            ),
            groups: self.names(
                people_file,
                Thing::Group,
                people.groups.iter().map(|raw| &raw.id),
                group_ids,
            ),
            professions: self.names(
                people_file,
                Thing::Profession,
                people.professions.iter().map(|raw| &raw.id),
                profession_ids,
            ),
            statuses: self.names(
                vocabulary_file,
                Thing::Status,
                vocabulary.statuses.iter().map(|raw| &raw.id),
                status_ids,
            ),
            scales: self.names(
                vocabulary_file,
                Thing::Scale,
                vocabulary.scales.iter().map(|raw| &raw.id),
                scale_ids,
            ),
            aims: self.names(
                vocabulary_file,
                Thing::Aim,
                vocabulary.aims.iter().map(|raw| &raw.id),
                aim_ids,
            ),
            contacts: self.names(
                contacts_file,
                Thing::Contact,
                contacts.contacts.iter().map(|raw| &raw.id),
                contact_ids,
            ),
            nouns: (people.groups.iter().map(|raw| (&raw.id, &raw.one, &raw.many)))
                .chain(people.professions.iter().map(|raw| (&raw.id, &raw.one, &raw.many)))
                .map(|(id, one, many)| (id.value.clone(), noun(one.clone(), many.clone())))
                .collect(),
        };
        let rows: Vec<Row> = ruleset
            .rows
            .into_iter()
            .map(|raw| Row { id: raw.id.value, heading: raw.heading, name: text(raw.name) })
            .collect();
        let mut groups = Vec::new();
        for raw in &people.groups {
            let members = people
                .professions
                .iter()
                .zip(0..)
                .filter(|(profession, _)| {
                    profession.groups.iter().any(|group| group.value == raw.id.value)
                })
                .map(|(_, index)| Ix::new(index))
                .collect();
            groups.push(Group {
                id: raw.id.value.clone(),
                noun: noun(raw.one.clone(), raw.many.clone()),
                members,
                interpretation: raw.interpretation.clone().map(text),
            });
        }
        for raw in &people.professions {
            let _: Set<Group> = self.resolve_all(people_file, &names.groups, &raw.groups);
        }
        let groups = List::new(groups);
        let lexicon =
            self.lexicon((people_file, &people), (vocabulary_file, &vocabulary), &groups, &names);
        let mut contact_list = Vec::new();
        for raw in contacts.contacts {
            if let Some(source) = self.source(contacts_file, &raw.source, None, &names, &rows) {
                contact_list.push(Contact {
                    id: raw.id.value,
                    short: raw.short,
                    name: text(raw.name),
                    phone: raw.phone,
                    email: raw.email,
                    web: raw.web,
                    note: raw.note.map(text),
                    source,
                });
            }
        }
        let mut all_types = Vec::new();
        let mut steps = Vec::new();
        let mut examples = Vec::new();
        for (file, id, raw) in types {
            let kind = Ix::new(all_types.len());
            let first = steps.len();
            let found = self.exercise_type(file, id, raw, kind, first, &names, &groups, &rows);
            if let Some((exercise, own_steps, own_examples)) = found {
                all_types.push(exercise);
                steps.extend(own_steps);
                examples.extend(own_examples);
            }
        }
        Some(Catalogue {
            id: ruleset.id.value,
            version: ruleset.version,
            title: text(ruleset.title),
            notice: text(ruleset.notice),
            documents: List::new(
                ruleset
                    .documents
                    .into_iter()
                    .map(|raw| Document {
                        id: raw.id.value,
                        short: text(raw.short),
                        title: raw.title,
                        publisher: raw.publisher,
                        date: text(raw.date),
                    })
                    .collect(),
            ),
            rows: List::new(rows),
            contacts: List::new(contact_list),
            groups,
            professions: List::new(
                people
                    .professions
                    .into_iter()
                    .map(|raw| Profession {
                        id: raw.id.value,
                        short: raw.short.map(|short| short.value),
                        noun: noun(raw.one, raw.many),
                        words: raw.words.into_iter().map(|word| word.value).collect(),
                    })
                    .collect(),
            ),
            statuses: List::new(
                vocabulary
                    .statuses
                    .into_iter()
                    .map(|raw| Status {
                        id: raw.id.value,
                        noun: noun(raw.one, raw.many),
                        team_is: text(raw.team_is),
                        members_are: text(raw.members_are),
                        words: raw.words.into_iter().map(|word| word.value).collect(),
                    })
                    .collect(),
            ),
            scales: List::new(
                vocabulary
                    .scales
                    .into_iter()
                    .map(|raw| Scale {
                        id: raw.id.value,
                        name: text(raw.name),
                        team_does: text(raw.team_does),
                        text: text(raw.text),
                    })
                    .collect(),
            ),
            aims: List::new(
                vocabulary
                    .aims
                    .into_iter()
                    .map(|raw| Aim { id: raw.id.value, name: text(raw.name) })
                    .collect(),
            ),
            types: List::new(all_types),
            steps: List::new(steps),
            examples,
            lexicon,
        })
    }

    /// The files of the types, in the rule set's order, each with its number and its id.
    fn types(&mut self, listed: Option<(usize, &[Word])>) -> Vec<(usize, Str, RawType)> {
        let mut types = Vec::new();
        if let Some((ruleset_file, listed)) = listed {
            self.names(ruleset_file, Thing::Type, listed.iter(), Vec::new());
            if listed.is_empty() {
                self.note(ruleset_file, 0..0, Fault::EmptyList);
            }
            for word in listed {
                let name = format!("types/{}.toml", word.value);
                match self.files.iter().position(|file| file.name == name) {
                    Some(file) => {
                        if let Some(raw) = self.read(file) {
                            types.push((file, word.value.clone(), raw));
                        }
                    }
                    None => self.note(
                        ruleset_file,
                        word.span.clone(),
                        Fault::MissingFile { name: name.into() },
                    ),
                }
            }
            for (number, file) in self.files.iter().enumerate() {
                let known =
                    ["ruleset.toml", "professions.toml", "vocabulary.toml", "contacts.toml"]
                        .contains(&&*file.name)
                        || listed
                            .iter()
                            .any(|word| file.name == format!("types/{}.toml", word.value));
                if !known {
                    let fault = Fault::StrayFile { name: file.name.to_string().into() };
                    self.problems.push(Problem { file: number, span: 0..0, fault });
                }
            }
        }
        types
    }

    /// Checks an id's form.
    fn id(&mut self, file: usize, id: &Word) {
        let good = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !id.value.split('-').all(good) {
            self.note(file, id.span.clone(), Fault::BadId { id: id.value.clone() });
        }
    }

    /// Checks the ids of one kind: their form, that no two are the same, and their number.
    fn names<'r>(
        &mut self,
        file: usize,
        thing: Thing,
        ids: impl Iterator<Item = &'r Word> + Clone,
        declared: Vec<Str>,
    ) -> Names {
        let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
        for (count, id) in ids.clone().enumerate() {
            self.id(file, id);
            if seen.insert(&id.value, ()).is_some() {
                self.note(
                    file,
                    id.span.clone(),
                    Fault::DuplicateId { thing, id: id.value.clone() },
                );
            }
            if count == CAPACITY {
                self.note(file, id.span.clone(), Fault::TooMany { thing, most: CAPACITY });
            }
        }
        Names::of(thing, ids, declared)
    }

    /// The number of a named thing.
    fn resolve<T>(&mut self, file: usize, names: &Names, word: &Word) -> Option<Ix<T>> {
        let found = names.usable.iter().position(|id| *id == word.value);
        if found.is_none() && !names.declared.contains(&word.value) {
            let fault = Fault::UnknownId {
                thing: names.thing,
                id: word.value.clone(),
                known: names.usable.clone(),
            };
            self.note(file, word.span.clone(), fault);
        }
        found.map(Ix::new)
    }

    fn resolve_all<T>(&mut self, file: usize, names: &Names, words: &[Word]) -> Set<T> {
        words.iter().filter_map(|word| self.resolve(file, names, word)).collect()
    }

    /// The professions that a list of professions and groups names.
    fn people(
        &mut self,
        file: usize,
        words: &[Word],
        names: &Context,
        groups: &List<Group>,
    ) -> Set<Profession> {
        let mut set = Set::EMPTY;
        for word in words {
            let group = groups.iter().find(|group| group.id == word.value);
            let profession = names.professions.usable.iter().position(|id| *id == word.value);
            match (group, profession) {
                (Some(group), _) => set = set.or(group.members),
                (None, Some(index)) => set.insert(Ix::new(index)),
                (None, None) => {
                    let declared = names.groups.declared.contains(&word.value)
                        || names.professions.declared.contains(&word.value);
                    if !declared {
                        let known = names
                            .groups
                            .usable
                            .iter()
                            .chain(&names.professions.usable)
                            .cloned()
                            .collect();
                        let fault = Fault::UnknownId {
                            thing: Thing::Member,
                            id: word.value.clone(),
                            known,
                        };
                        self.note(file, word.span.clone(), fault);
                    }
                }
            }
        }
        set
    }

    fn statuses(&mut self, file: usize, words: &[Word], names: &Context) -> Set<Status> {
        if words.is_empty() {
            (0..names.statuses.usable.len()).map(Ix::new).collect()
        } else {
            self.resolve_all(file, &names.statuses, words)
        }
    }

    fn not_empty<T>(&mut self, file: usize, list: &Spanned<Vec<T>>) {
        if list.value.is_empty() {
            self.note(file, list.span.clone(), Fault::EmptyList);
        }
    }

    fn source(
        &mut self,
        file: usize,
        raw: &Spanned<RawSource>,
        column: Option<&Column>,
        names: &Context,
        rows: &[Row],
    ) -> Option<Source> {
        match (&raw.value.document, &raw.value.column, column) {
            (Some(document), Some(place), _) => Some(Source {
                document: self.resolve(file, &names.documents, document)?,
                row: raw.value.row.value.clone(),
                column: place.clone(),
            }),
            (Some(_), None, _) => {
                self.note(file, raw.span.clone(), Fault::NoPlace);
                None
            }
            (None, _, None) => {
                self.note(file, raw.span.clone(), Fault::NoColumn);
                None
            }
            (None, _, Some(column)) => {
                let row: Ix<Row> = self.resolve(file, &names.rows, &raw.value.row)?;
                Some(Source {
                    document: column.document,
                    row: rows.get(row.index())?.heading.clone(),
                    column: column.heading.clone(),
                })
            }
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one call, from the one place that knows all of these"
    )]
    fn exercise_type(
        &mut self,
        file: usize,
        id: Str,
        raw: RawType,
        kind: Ix<ExerciseType>,
        first_step: usize,
        names: &Context,
        groups: &List<Group>,
        rows: &[Row],
    ) -> Option<(ExerciseType, Vec<Step>, Vec<Example>)> {
        let column = match &raw.column {
            None => None,
            Some(column) => self
                .resolve(file, &names.documents, &column.document)
                .map(|document| Column { document, heading: column.heading.clone() }),
        };
        let column = column.as_ref();
        let evidence = |gate: &mut Self,
                        source: &Spanned<RawSource>,
                        cite: &Option<Str>,
                        interpretation: &Option<RawText>| {
            gate.source(file, source, column, names, rows).map(|source| Evidence {
                source,
                cite: cite.clone(),
                interpretation: interpretation.clone().map(text),
            })
        };

        self.not_empty(file, &raw.audience.of);
        let audience_people = self.people(file, &raw.audience.of.value, names, groups);
        let audience_statuses = self.statuses(file, &raw.audience.status, names);
        let audience_evidence =
            evidence(self, &raw.audience.source, &raw.audience.cite, &raw.audience.interpretation);

        self.names(file, Thing::Seat, raw.staff.seats.iter().map(|seat| &seat.id), Vec::new());
        if let Some(seat) = raw.staff.seats.get(MOST_SEATS) {
            self.note(
                file,
                seat.id.span.clone(),
                Fault::TooMany { thing: Thing::Seat, most: MOST_SEATS },
            );
        }
        let mut seats = Vec::new();
        for seat in raw.staff.seats {
            self.not_empty(file, &seat.of);
            let of = self.people(file, &seat.of.value, names, groups);
            let except = self.people(file, &seat.except, names, groups);
            let statuses = self.statuses(file, &seat.status, names).and(audience_statuses);
            let professions = of.without(except).and(audience_people);
            if !of.is_empty()
                && !audience_people.is_empty()
                && (professions.is_empty() || statuses.is_empty())
            {
                self.note(
                    file,
                    seat.id.span.clone(),
                    Fault::DeadSeat { id: seat.id.value.clone() },
                );
            }
            let noun = match (seat.one, seat.many, seat.of.value.as_slice(), seat.except.is_empty())
            {
                (Some(one), Some(many), _, _) => Some(noun(one, many)),
                (_, _, [only], true) => names.nouns.get(&only.value).cloned(),
                _ => None,
            };
            match noun {
                Some(noun) => seats.push(Seat {
                    id: seat.id.value,
                    count: seat.count,
                    professions,
                    statuses,
                    noun,
                }),
                None if of.is_empty() => {}
                None => {
                    self.note(file, seat.id.span.clone(), Fault::UnnamedSeat { id: seat.id.value })
                }
            }
        }
        let staff_evidence =
            evidence(self, &raw.staff.source, &raw.staff.cite, &raw.staff.interpretation);

        self.not_empty(file, &raw.scale.any);
        let any = self.resolve_all(file, &names.scales, &raw.scale.any.value);
        let scale_evidence =
            evidence(self, &raw.scale.source, &raw.scale.cite, &raw.scale.interpretation);

        let step_names =
            self.names(file, Thing::Step, raw.steps.iter().map(|step| &step.id), Vec::new());
        let mut steps = Vec::new();
        for RawStep { id, prerequisite, short, text: sentence, source, cite, interpretation } in
            raw.steps
        {
            if let Some(evidence) = evidence(self, &source, &cite, &interpretation) {
                steps.push(Step {
                    kind,
                    id: id.value,
                    prerequisite,
                    short: text(short),
                    text: text(sentence),
                    evidence,
                });
            }
        }

        let aims = self.resolve_all(file, &names.aims, &raw.aims);
        let contacts = raw
            .contacts
            .iter()
            .filter_map(|word| self.resolve(file, &names.contacts, word))
            .collect();
        let cells = self.cells(file, raw.rows, &raw.rows_not_given, column, names, rows);
        let mut facts = Vec::new();
        for fact in raw.facts {
            if let Some(evidence) = evidence(self, &fact.source, &fact.cite, &None) {
                facts.push(Cell { text: Text { fr: fact.fr, en: fact.en }, evidence });
            }
        }
        let mut examples = Vec::new();
        for example in raw.examples {
            let example = self.example(file, example, kind, first_step, &step_names, names);
            examples.extend(example);
        }
        let openings =
            Openings::of(&seats, names.professions.usable.len(), names.statuses.usable.len());
        let exercise = ExerciseType {
            id,
            name: raw.name,
            long_name: text(raw.long_name),
            summary: text(raw.summary),
            audience: Audience {
                professions: audience_people,
                statuses: audience_statuses,
                who: text(raw.audience.who),
                reserved: text(raw.audience.reserved),
                evidence: audience_evidence?,
            },
            staff: Staff { seats, evidence: staff_evidence? },
            scale: ScaleRule { any, evidence: scale_evidence? },
            steps: first_step..first_step + steps.len(),
            aims,
            contacts,
            cells,
            facts,
            openings,
        };
        Some((exercise, steps, examples))
    }

    /// The rows of the table: each is given, or said not to be.
    fn cells(
        &mut self,
        file: usize,
        raw: Map<RawCell>,
        not_given: &[Word],
        column: Option<&Column>,
        names: &Context,
        rows: &[Row],
    ) -> Vec<Option<Cell>> {
        for (id, cell) in &raw {
            let word = Spanned { value: id.clone(), span: cell.span.clone() };
            let _: Option<Ix<Row>> = self.resolve(file, &names.rows, &word);
        }
        for word in not_given {
            let _: Option<Ix<Row>> = self.resolve(file, &names.rows, word);
            if raw.contains_key(&word.value) {
                self.note(file, word.span.clone(), Fault::RowBoth { row: word.value.clone() });
            }
        }
        let mut raw = raw;
        let mut cells = Vec::new();
        for row in rows {
            let cell = match raw.remove(&row.id) {
                None => {
                    if !not_given.iter().any(|word| word.value == row.id) {
                        self.note(file, 0..0, Fault::RowNotGiven { row: row.id.clone() });
                    }
                    None
                }
                Some(Spanned { value: cell, span }) => {
                    let source = cell.source.unwrap_or(Spanned {
                        value: RawSource {
                            document: None,
                            row: Spanned { value: row.id.clone(), span: span.clone() },
                            column: None,
                        },
                        span,
                    });
                    self.source(file, &source, column, names, rows).map(|source| Cell {
                        text: Text { fr: cell.fr, en: cell.en },
                        evidence: Evidence { source, cite: cell.cite, interpretation: None },
                    })
                }
            };
            cells.push(cell);
        }
        cells
    }

    fn example(
        &mut self,
        file: usize,
        raw: Spanned<RawExample>,
        kind: Ix<ExerciseType>,
        first_step: usize,
        steps: &Names,
        names: &Context,
    ) -> Option<Example> {
        let Spanned { value: raw, span } = raw;
        let step = |gate: &mut Self, word: &Word| {
            let found: Option<Ix<Step>> = gate.resolve(file, steps, word);
            found.map(|number| Ix::new(first_step + number.index()))
        };
        let done = raw.done.iter().filter_map(|word| step(self, word)).collect();
        let not_done = raw.not_done.iter().filter_map(|word| step(self, word)).collect();
        let status = raw.status.as_ref().and_then(|word| self.resolve(file, &names.statuses, word));
        let scale = raw.scale.as_ref().map(|words| self.resolve_all(file, &names.scales, words));
        let aims = self.resolve_all(file, &names.aims, &raw.aims);
        let verdicts =
            fixed(Thing::Verdict, &crate::assess::Verdict::ALL.map(crate::assess::Verdict::id));
        let outcomes =
            fixed(Thing::Outcome, &crate::assess::Outcome::ALL.map(crate::assess::Outcome::id));
        let mut criteria = fixed(Thing::Criterion, &crate::assess::CRITERIA);
        criteria.usable.extend(steps.usable.iter().cloned());
        for word in raw.possible.iter().flatten().chain([&raw.verdict]) {
            let _: Option<Ix<()>> = self.resolve(file, &verdicts, word);
        }
        for (criterion, outcome) in &raw.outcomes {
            let criterion = Spanned { value: criterion.clone(), span: outcome.span.clone() };
            let _: Option<Ix<()>> = self.resolve(file, &criteria, &criterion);
            let _: Option<Ix<()>> = self.resolve(file, &outcomes, &outcome.value);
        }
        let values = |words: Option<Vec<Word>>| {
            words.map(|words| words.into_iter().map(|word| word.value).collect())
        };
        Some(Example {
            kind,
            name: raw.name,
            place: (self.files.get(file)?.name.to_string().into(), span.start),
            team: raw.team.map(|team| team.0),
            status,
            scale,
            done,
            not_done,
            aims,
            verdict: raw.verdict.value,
            possible: values(raw.possible),
            missing: values(raw.missing),
            not_counted: values(raw.not_counted),
            outcomes: raw
                .outcomes
                .into_iter()
                .map(|(criterion, outcome)| (criterion, outcome.value.value))
                .collect(),
            open: values(raw.open),
        })
    }

    /// The words that people type, each with one meaning.
    fn lexicon(
        &mut self,
        (people_file, people): (usize, &RawProfessions),
        (vocabulary_file, vocabulary): (usize, &RawVocabulary),
        groups: &List<Group>,
        names: &Context,
    ) -> Lexicon {
        let mut lexicon = Lexicon::with_capacity(1024);
        let mut add = |gate: &mut Self,
                       file: usize,
                       phrase: &str,
                       span: &Range<usize>,
                       meaning: Meaning| {
            if let Some(known) = lexicon.add(phrase, meaning) {
                let others = match known {
                    Meaning::Profession(number) => {
                        names.professions.usable.get(number.index()).cloned().into_iter().collect()
                    }
                    Meaning::Status(number) => {
                        names.statuses.usable.get(number.index()).cloned().into_iter().collect()
                    }
                    Meaning::Several(set) => set
                        .iter()
                        .filter_map(|number| names.professions.usable.get(number.index()).cloned())
                        .collect(),
                };
                gate.note(
                    file,
                    span.clone(),
                    Fault::SharedWord { word: phrase.to_owned().into(), others },
                );
            }
        };
        for (index, raw) in people.professions.iter().enumerate() {
            let meaning = Meaning::Profession(Ix::new(index));
            let own = [&raw.one.fr, &raw.one.en, &raw.many.fr, &raw.many.en]
                .map(|phrase| (phrase, &raw.id.span));
            let words = raw
                .words
                .iter()
                .chain(&raw.short)
                .chain([&raw.id])
                .map(|word| (&word.value, &word.span));
            for (phrase, span) in words.chain(own) {
                add(self, people_file, phrase, span, meaning);
            }
        }
        for (index, raw) in vocabulary.statuses.iter().enumerate() {
            let meaning = Meaning::Status(Ix::new(index));
            let own = [&raw.one.fr, &raw.one.en, &raw.many.fr, &raw.many.en]
                .map(|phrase| (phrase, &raw.id.span));
            let words = raw.words.iter().chain([&raw.id]).map(|word| (&word.value, &word.span));
            for (phrase, span) in words.chain(own) {
                add(self, vocabulary_file, phrase, span, meaning);
            }
        }
        for raw in &people.ambiguous {
            let meaning = Meaning::Several(self.resolve_all(
                people_file,
                &names.professions,
                &raw.professions,
            ));
            for word in &raw.words {
                add(self, people_file, &word.value, &word.span, meaning);
            }
        }
        // The name of a group says too little as well, where it is no word of its own yet.
        for (raw, group) in people.groups.iter().zip(groups) {
            for phrase in [&raw.id.value, &raw.one.fr, &raw.one.en, &raw.many.fr, &raw.many.en] {
                lexicon.add(phrase, Meaning::Several(group.members));
            }
        }
        lexicon
    }
}

/// The ids that a type's file may name.
struct Context {
    documents: Names,
    rows: Names,
    groups: Names,
    professions: Names,
    statuses: Names,
    scales: Names,
    aims: Names,
    contacts: Names,
    /// What the members of each group and each profession are called.
    nouns: BTreeMap<Str, Noun>,
}

/// A type's column in the table.
struct Column {
    document: Ix<Document>,
    heading: Str,
}

fn fixed(thing: Thing, ids: &[&'static str]) -> Names {
    Names { thing, usable: ids.iter().map(|id| Str::Borrowed(id)).collect(), declared: Vec::new() }
}

fn text(raw: RawText) -> Text {
    Text { fr: raw.fr, en: raw.en }
}

fn noun(one: RawText, many: RawText) -> Noun {
    Noun { one: text(one), many: text(many) }
}
