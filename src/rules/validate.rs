//! The gate: from records to a [`Catalogue`], every id resolved, or every problem noted.

mod directory;
mod exercise;
mod order;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use super::base::SHARED;
use super::catalogue::{
    Aim, Catalogue, CommonStep, Contact, Document, ExerciseType, Group, Profession, QuestionText,
    Questions, Row, Sample, Scale, Source, Status, Step,
};
use super::list::{CAPACITY, Ix, List, Set};
use super::load::{Parsed, ids_under};
use super::problem::{Fault, LISTED, NO_FILE, Problem, Thing};
use super::raw::{
    RawAskedIn, RawContacts, RawDirectory, RawProfessions, RawQuestion, RawQuestions, RawRuleset,
    RawSample, RawSource, RawText, RawType, RawVocabulary, Word,
};
use super::record::{Read, Reader, Spanned};
use super::timeline::Period;
use super::tree::{Node, Str, Value};
use crate::diagnostic::nearest;
use crate::lang::{Noun, Text, When};

/// The most seats a type may have: enough for every profession with a regional union, few enough
/// to go through all their subsets where a verdict needs it.
pub(crate) const MOST_SEATS: usize = 16;

/// Passes the files through the gate.
pub(super) fn validate(files: &[Parsed<'_>]) -> Result<Catalogue, Vec<Problem>> {
    let mut gate = Gate { files, problems: Vec::new(), base: None, lacking: Vec::new() };
    match gate.catalogue() {
        Some(catalogue) if gate.problems.is_empty() => Ok(catalogue),
        _ => Err(gate.problems),
    }
}

/// Whether a text has the form of an id: lower-case letters, digits, single hyphens between them.
pub fn is_id(text: &str) -> bool {
    let good = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.split('-').all(good)
}

/// The names to offer for one that is not known: the nearest, else the first ones. Very many may be
/// known, and very many not, so that no problem keeps all of them.
fn offered<'n>(id: &str, known: impl Iterator<Item = &'n Str>) -> Vec<Str> {
    let known: Vec<&str> = known.map(AsRef::as_ref).collect();
    let near = nearest(id, known.iter().copied());
    // One more than is shown: that there are more is shown too.
    let offered = if near.is_empty() { known.get(..=LISTED).unwrap_or(&known) } else { &near };
    offered.iter().map(|name| Str::Owned((*name).to_owned())).collect()
}

struct Gate<'a> {
    files: &'a [Parsed<'a>],
    problems: Vec<Problem>,
    /// The set's base, and the file that names it.
    base: Option<(usize, Word)>,
    /// The files that the set lacks and its base should have given.
    lacking: Vec<&'static str>,
}

/// The ids of one kind of thing: those that can be used, and all that are declared. An id that is
/// declared badly has its own problem already; naming it is not another.
struct Names {
    thing: Thing,
    usable: Vec<Str>,
    declared: Vec<Str>,
}

impl Names {
    /// Of more than a set may hold, which is a problem already, only the first ones are looked
    /// through: a file may hold so many, and name so many, that all would take too long.
    fn of<'r>(thing: Thing, words: impl Iterator<Item = &'r Word>, declared: Vec<Str>) -> Names {
        let usable = words.take(CAPACITY).map(|word| word.value.clone()).collect();
        let declared = declared.into_iter().take(4 * CAPACITY).collect();
        Names { thing, usable, declared }
    }
}

impl Gate<'_> {
    fn note(&mut self, file: usize, span: Range<usize>, fault: Fault) {
        self.problems.push(Problem { file, span, fault });
    }

    fn file(&mut self, name: &'static str) -> Option<(usize, &Node)> {
        let found = self.files.iter().position(|file| file.name == name);
        if found.is_none() && self.base.is_some() && SHARED.contains(&name) {
            self.lacking.push(name);
        } else if found.is_none() {
            self.note(NO_FILE, 0..0, Fault::MissingFile { name: name.into() });
        }
        found.and_then(|number| Some((number, &*self.files.get(number)?.tree)))
    }

    /// Whether a key stands at the top level of a file.
    fn has_key(&self, file: usize, key: &str) -> bool {
        let Some(Value::Table(entries)) = self.files.get(file).map(|file| &file.tree.value) else {
            return false;
        };
        entries.iter().any(|entry| entry.key == key)
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

    /// Reads a file that the set may do without.
    fn optional<T: Read>(&mut self, name: &str) -> Option<(usize, T)> {
        let number = self.files.iter().position(|file| file.name == name)?;
        Some((number, self.read(number)?))
    }

    fn catalogue(&mut self) -> Option<Catalogue> {
        let ruleset =
            self.read_file::<RawRuleset, 3>("ruleset.toml", ["document", "row", "common-step"]);
        let base = ruleset.as_ref().and_then(|(file, raw, _)| Some((*file, raw.base.clone()?)));
        self.base = base;
        let people =
            self.read_file::<RawProfessions, 2>("professions.toml", ["group", "profession"]);
        let vocabulary =
            self.read_file::<RawVocabulary, 3>("vocabulary.toml", ["status", "scale", "aim"]);
        let contacts = self.read_file::<RawContacts, 1>("contacts.toml", ["contact"]);
        let questions = self.read_file::<RawQuestions, 0>("questions.toml", []);
        let directory = self.optional::<RawDirectory>("directory.toml");
        if let Some((file, base)) = self.base.take().filter(|_| !self.lacking.is_empty()) {
            let lacking = self.lacking.join(", ");
            self.note(file, base.span, Fault::MissingBase { base: base.value, lacking });
        }
        let types =
            self.types(ruleset.as_ref().map(|(number, raw, _)| (*number, raw.types.as_slice())));
        let (ruleset_file, ruleset, [document_ids, row_ids, common_step_ids]) = ruleset?;
        let (people_file, people, [group_ids, profession_ids]) = people?;
        let (vocabulary_file, vocabulary, [status_ids, scale_ids, aim_ids]) = vocabulary?;
        let (contacts_file, contacts, [contact_ids]) = contacts?;
        let (_, questions, []) = questions?;

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
            common_steps: self.names(
                ruleset_file,
                Thing::CommonStep,
                ruleset.common_steps.iter().map(|raw| &raw.id),
                common_step_ids,
            ),
            // What is wrong with these ids has been told where their files were looked for.
            types: Names::of(Thing::Type, ruleset.types.iter(), Vec::new()),
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
            shorts: (people.professions.iter().take(CAPACITY))
                .filter_map(|raw| Some((raw.short.as_ref()?.value.clone(), raw.id.value.clone())))
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
        let confirm_with = ruleset
            .confirm_with
            .iter()
            .filter_map(|word| self.resolve(ruleset_file, &names.contacts, word))
            .collect();
        let questions = self.questions(questions, (ruleset_file, ruleset.asked_in), &names, &rows);
        let directory = directory.and_then(|(file, raw)| self.directory(file, raw, &names, &rows));
        let sample =
            self.sample(ruleset_file, ruleset.sample, &names, &ruleset.types, &steps, &all_types);
        Some(Catalogue {
            sample,
            questions,
            id: ruleset.id.value,
            version: ruleset.version,
            start: ruleset.from.and_then(|from| When::parse(&from.value)).map(When::first),
            period: Period::default(),
            as_of: None,
            title: text(ruleset.title),
            notice: text(ruleset.notice),
            stale_after_years: ruleset.stale_after_years,
            confirm_with,
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
                        latest_year: raw.latest_year,
                        web: raw.web,
                    })
                    .collect(),
            ),
            rows: List::new(rows),
            common_steps: List::new(
                ruleset
                    .common_steps
                    .into_iter()
                    .map(|raw| CommonStep { id: raw.id.value, text: text(raw.text) })
                    .collect(),
            ),
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
                        feminine: raw.feminine.unwrap_or(false),
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
                        feminine: (raw.feminine.one, raw.feminine.many),
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
            directory,
            lexicon,
        })
    }

    /// The texts of the questions, and where the documents ask for them.
    fn questions(
        &mut self,
        raw: RawQuestions,
        (file, asked_in): (usize, Option<RawAskedIn>),
        names: &Context,
        rows: &[Row],
    ) -> Questions {
        let mut question = |raw: RawQuestion, source: Option<&Spanned<RawSource>>| {
            let source = source.and_then(|source| self.source(file, source, None, names, rows));
            let (name, ask) = (text(raw.name), text(raw.ask));
            QuestionText { name, ask, help: text(raw.help), who: text(raw.who), source }
        };
        let asked_in = asked_in.as_ref();
        Questions {
            team: question(raw.team, asked_in.and_then(|asked| asked.team.as_ref())),
            status: question(raw.status, asked_in.and_then(|asked| asked.status.as_ref())),
            status_of: question(raw.status_of, asked_in.and_then(|asked| asked.status_of.as_ref())),
            scale: question(raw.scale, asked_in.and_then(|asked| asked.scale.as_ref())),
            steps: question(raw.steps, asked_in.and_then(|asked| asked.steps.as_ref())),
            aims: question(raw.aims, asked_in.and_then(|asked| asked.aims.as_ref())),
        }
    }

    /// The words for examples, each checked to name something.
    fn sample(
        &mut self,
        file: usize,
        raw: RawSample,
        names: &Context,
        types: &[Word],
        steps: &[Step],
        kinds: &[ExerciseType],
    ) -> Sample {
        let _: Set<ExerciseType> = self.resolve_all(file, &names.types, &raw.types);
        let _: Option<Ix<Status>> = self.resolve(file, &names.statuses, &raw.status);
        let _: Option<Ix<Scale>> = self.resolve(file, &names.scales, &raw.scale);
        let _: Option<Ix<Aim>> = self.resolve(file, &names.aims, &raw.aim);
        let _: Option<Ix<Status>> = self.resolve(file, &names.statuses, &raw.other_status);
        let _: Option<Ix<Scale>> = self.resolve(file, &names.scales, &raw.other_scale);
        let id =
            |step: &Step| Some(format!("{}/{}", kinds.get(step.kind.index())?.id, step.id).into());
        // Where a type could not be read its steps are not known, which is told already.
        if kinds.len() == types.len() {
            let usable = steps.iter().filter_map(id).collect();
            let declared = types.iter().flat_map(|kind| self.steps_declared(kind)).collect();
            let step_names = Names { thing: Thing::Step, usable, declared };
            let _: Option<Ix<Step>> = self.resolve(file, &step_names, &raw.step);
        }
        Sample {
            team: text(raw.team),
            count: raw.count,
            types: raw.types.into_iter().map(|word| word.value).collect(),
            status: raw.status.value,
            scale: raw.scale.value,
            step: raw.step.value,
            aim: raw.aim.value,
            newcomer: text(raw.newcomer),
            other_status: raw.other_status.value,
            other_scale: raw.other_scale.value,
        }
    }

    /// The steps that the file of a type declares, as the rest of the set names them.
    fn steps_declared(&self, kind: &Word) -> Vec<Str> {
        let name = format!("types/{}.toml", kind.value);
        let file = self.files.iter().find(|file| file.name == name);
        let steps = file.map(|file| ids_under(&file.tree, "step")).unwrap_or_default();
        steps.iter().map(|step| format!("{}/{step}", kind.value).into()).collect()
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
                let known = ["ruleset.toml", "directory.toml"].contains(&&*file.name)
                    || SHARED.contains(&&*file.name)
                    || listed.iter().any(|word| file.name == format!("types/{}.toml", word.value));
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
        if !is_id(&id.value) {
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
                known: offered(&word.value, names.usable.iter()),
                dated: false,
                meant: false,
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
                        let meant = names.shorts.iter().find(|(short, _)| *short == word.value);
                        let known = names.groups.usable.iter().chain(&names.professions.usable);
                        let fault = Fault::UnknownId {
                            thing: Thing::Member,
                            id: word.value.clone(),
                            known: match meant {
                                Some((_, id)) => vec![id.clone()],
                                None => offered(&word.value, known),
                            },
                            dated: false,
                            meant: meant.is_some(),
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
}

/// The ids that a type's file may name.
struct Context {
    documents: Names,
    rows: Names,
    common_steps: Names,
    types: Names,
    groups: Names,
    professions: Names,
    statuses: Names,
    scales: Names,
    aims: Names,
    contacts: Names,
    /// What the members of each group and each profession are called.
    nouns: BTreeMap<Str, Noun>,
    /// The short name of each profession that has one, with its id.
    shorts: Vec<(Str, Str)>,
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
