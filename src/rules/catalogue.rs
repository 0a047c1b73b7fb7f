//! The validated rules: every id resolved, every text in both languages, nothing to re-check.
//!
//! Each record stands here as it stands in the files, and is read straight into what is used.

mod directory;
mod exercise;
pub(crate) mod lexicon;
mod source;

use std::sync::OnceLock;

use super::known::Word;
use super::list::{Ix, List, Set};
use super::names::Named;
use super::problem::{Fault, Thing};
use super::record::{Read, Reader, Spanned, Table, record};
use super::shape::{Shape, id, some, step_path};
use super::timeline::Period;
use super::tree::Node;
use crate::date::{Day, When};
use crate::lang::{Str, Text, curly};

pub use directory::{Code, Directory, Mode, Reading};
pub(crate) use exercise::MOST_SEATS;
pub use exercise::{
    Alert, Audience, Cell, Example, ExerciseType, Form, Grade, Relation, RelationKind, ScaleRule,
    Seat, Section, Staff, Step, TeamTable,
};
use lexicon::{Lexicon, Meaning};
pub use source::{Evidence, Source};

/// A rule set, ready to assess teams with. Made by [`load`](super::load()) and
/// [`embedded`](super::embedded()) alone; its fields are private, so that a `Catalogue` at hand is
/// a rule set without a fault.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub(super) ruleset: Ruleset,
    pub(super) people: Professions,
    pub(super) vocabulary: Vocabulary,
    pub(super) contacts: Contacts,
    pub(super) questions: Questions,
    pub(super) directory: Option<Directory>,
    pub(super) types: List<ExerciseType>,
    pub(super) steps: List<Step>,
    pub(super) examples: Vec<Example>,
    pub(super) lexicon: OnceLock<Lexicon>,
    pub(super) period: Period,
    pub(super) as_of: Option<Day>,
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident: $kind:ty = $($part:ident).+;)*) => {$(
        $(#[$doc])*
        pub fn $name(&self) -> &$kind {
            &self.$($part).+
        }
    )*};
}

impl Catalogue {
    /// The rule set's id, such as `pays-de-la-loire`.
    pub fn id(&self) -> &str {
        &self.ruleset.id
    }

    /// The rule set's version.
    pub fn version(&self) -> &str {
        &self.ruleset.version
    }

    /// The first day that the rule set speaks for, where it says so.
    pub fn start(&self) -> Option<Day> {
        self.ruleset.start
    }

    /// The days on which exactly these rules hold.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The day whose rules these are; `None` for the latest that the files hold.
    pub fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// How many years back a document's latest year may lie before it is called old; `None` where
    /// the rules do not say.
    pub fn stale_after_years(&self) -> Option<u32> {
        self.ruleset.stale_after_years
    }

    /// Whom to ask, of whatever type, where a source is old or was read one way among others.
    pub fn confirm_with(&self) -> &[Ix<Contact>] {
        &self.ruleset.confirm_with
    }

    parts! {
        /// The territory that the rules are for.
        title: Text = ruleset.title;
        /// What the result is worth, and who decides.
        notice: Text = ruleset.notice;
        /// The texts of the interview's questions.
        questions: Questions = questions;
        /// What to use for examples.
        sample: Sample = ruleset.sample;
        /// The documents that the rules read.
        documents: List<Document> = ruleset.documents;
        /// The rows of the table, in its order.
        rows: List<Row> = ruleset.rows;
        /// The steps that several types have.
        common_steps: List<CommonStep> = ruleset.common_steps;
        /// The bodies to call.
        contacts: List<Contact> = contacts.contacts;
        /// The groups of professions that rules speak of.
        groups: List<Group> = people.groups;
        /// The professions.
        professions: List<Profession> = people.professions;
        /// The specialties within professions.
        specialties: List<Specialty> = people.specialties;
        /// The people who count for no type.
        counted_nowhere: List<CountedNowhere> = people.counted_nowhere;
        /// The statuses that a member may have.
        statuses: List<Status> = vocabulary.statuses;
        /// The scales that a team may act at.
        scales: List<Scale> = vocabulary.scales;
        /// What a team may want to do.
        aims: List<Aim> = vocabulary.aims;
        /// The types of exercise, in the order in which they are compared.
        types: List<ExerciseType> = types;
        /// The steps of all types, type by type.
        steps: List<Step> = steps;
    }

    /// The statuses that a member can have in the end: those that are no group of others.
    pub fn held_statuses(&self) -> Set<Status> {
        let held = self.statuses().enumerate().filter(|(_, status)| !status.is_group());
        held.map(|(number, _)| number).collect()
    }

    /// The statuses that a member may have of whom this is known.
    pub fn may_have(&self, known: Option<Ix<Status>>) -> Set<Status> {
        known.map_or_else(|| self.held_statuses(), |status| self.statuses()[status].any_of)
    }

    /// What is known of a member's status once this is told too: the more precise of both, as far as
    /// they agree.
    pub fn narrowed(&self, known: Option<Ix<Status>>, told: Ix<Status>) -> Ix<Status> {
        let (now, then) = (self.may_have(known), self.may_have(Some(told)));
        known.filter(|_| !then.without(now).is_empty()).unwrap_or(told)
    }

    /// The examples of all types.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// How an extraction of the national directory is read, where the rules say.
    pub fn directory(&self) -> Option<&Directory> {
        self.directory.as_ref()
    }

    /// The steps of a type, in order, with their numbers.
    pub fn steps_of(&self, number: Ix<ExerciseType>) -> impl Iterator<Item = (Ix<Step>, &Step)> {
        let range = self.types[number].steps.clone();
        range.map(|index| {
            let step = Ix::new(index);
            (step, &self.steps[step])
        })
    }

    /// How two types go with each other, whichever of them says so.
    pub fn relation(&self, one: Ix<ExerciseType>, other: Ix<ExerciseType>) -> Option<RelationKind> {
        let says = |owner: Ix<ExerciseType>, to| {
            self.types[owner].relations.iter().find(|it| it.to == to).map(|it| it.kind)
        };
        says(one, other).or_else(|| says(other, one))
    }

    /// The type of an id.
    pub fn type_by_id(&self, id: &str) -> Option<Ix<ExerciseType>> {
        self.types.find(|kind| kind.id == id)
    }

    /// The step of an id of the form `TYPE/STEP`.
    pub fn step_by_id(&self, id: &str) -> Option<Ix<Step>> {
        let (kind, step) = id.split_once('/')?;
        let kind = self.type_by_id(kind)?;
        self.steps_of(kind).find(|(_, candidate)| candidate.id == step).map(|(number, _)| number)
    }

    /// A step's id of the form `TYPE/STEP`.
    pub fn step_id(&self, number: Ix<Step>) -> String {
        let step = &self.steps[number];
        format!("{}/{}", self.types[step.kind].id, step.id)
    }

    /// The words that people type for professions and statuses.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::of(&self.people, &self.vocabulary))
    }
}

record! {
    /// `ruleset.toml`.
    pub(crate) struct Ruleset "ruleset" {
        "id" pub(super) id: Str = checked_id(Spanned<Str>) => id,
        "version" pub(super) version: Str,
        "from" pub(super) start: Option<Day> = first_day(Option<When>),
        "title" pub(super) title: Text,
        "types" pub(super) types: Vec<Spanned<Str>> => |shape| some(id(shape)),
        "base" pub(super) base: Option<Spanned<Str>>,
        "notice" pub(super) notice: Text,
        "stale-after-years" pub(super) stale_after_years: Option<u32>,
        "confirm-with" pub(super) confirm_with: Vec<Ix<Contact>>,
        "sample" pub(super) sample: Sample,
        "asked-in" pub(super) asked_in: Option<AskedIn>,
        "document" pub(super) documents: List<Document>,
        "row" pub(super) rows: List<Row>,
        "common-step" pub(super) common_steps: List<CommonStep>,
    }

    /// What the help and the questions use for their examples: each is one that can be typed.
    pub struct Sample "sample" {
        /// A team, in the shorthand.
        "team" pub team: Text,
        /// The options that count its professions.
        "count" pub count: Vec<Str>,
        /// Types worth comparing.
        "types" pub types: Vec<Str> = ids_of(Vec<Ix<ExerciseType>>),
        /// A status.
        "status" pub status: Str = id_of(Ix<Status>),
        /// A scale.
        "scale" pub scale: Str = id_of(Ix<Scale>),
        /// A step, as `TYPE/STEP`.
        "step" pub step: Str = step_of_a_type(Spanned<Str>) => step_path,
        /// An aim.
        "aim" pub aim: Str = id_of(Ix<Aim>),
        /// Somebody who may come, without a number.
        "newcomer" pub newcomer: Text,
        /// A status that the team does not have.
        "other-status" pub other_status: Str = id_of(Ix<Status>),
        /// A scale that the team has not chosen.
        "other-scale" pub other_scale: Str = id_of(Ix<Scale>),
    }

    /// Where the documents ask for what the questions ask, question by question.
    pub(crate) struct AskedIn "asked-in" {
        "team" pub(super) team: Option<Source>,
        "status" pub(super) status: Option<Source>,
        "status-of" pub(super) status_of: Option<Source>,
        "scale" pub(super) scale: Option<Source>,
        "steps" pub(super) steps: Option<Source>,
        "aims" pub(super) aims: Option<Source>,
    }

    /// A document that the rules read.
    pub struct Document "document": Document {
        /// Its id.
        "id" pub id: Str => id,
        /// A word for it: "tableau".
        "short" pub short: Text,
        /// Its title, as published.
        "title" pub title: Str,
        /// Who published it.
        "publisher" pub publisher: Str,
        /// When, as far as is known.
        "date" pub date: Text,
        /// The latest year that it may date from, where that is known.
        "latest-year" pub latest_year: Option<u32>,
        /// Its address on the web.
        "web" pub web: Option<Str>,
    }

    /// A row of the table.
    pub struct Row "row": Row {
        /// Its id.
        "id" pub id: Str => id,
        /// Its heading in the document.
        "heading" pub heading: Str,
        /// What we call it.
        "name" pub name: Text,
        /// Whether a dossier gives it.
        "dossier" pub dossier: bool = or_not(Option<bool>),
    }

    /// A step that several types have.
    pub struct CommonStep "common-step": CommonStep {
        /// Its id.
        "id" pub id: Str => id,
        /// What to do, as a sentence that suits all of them.
        "text" pub text: Text,
    }

    /// `professions.toml`.
    pub(crate) struct Professions "professions" {
        "group" pub(super) groups: List<Group>,
        "profession" pub(super) professions: List<Profession>,
        "specialty" pub(super) specialties: List<Specialty>,
        "counted-nowhere" pub(super) counted_nowhere: List<CountedNowhere>,
        "ambiguous" pub(super) ambiguous: Vec<Ambiguous>,
    }

    /// A group of professions.
    pub struct Group "group": Group {
        /// Its id.
        "id" pub id: Str => id,
        /// What one and several of its members are called.
        "one" "many" pub noun: Noun,
        /// Why it is read so, where no document lists it.
        "interpretation" pub interpretation: Option<Text>,
        /// Its members.
        @ "members" pub members: Set<Profession> = own_members(),
    }

    /// What one and what several of a kind are called.
    #[derive(PartialEq, Eq)]
    pub struct Noun "noun" {
        /// One of them.
        "one" pub one: Text,
        /// Several.
        "many" pub many: Text,
    }

    /// A profession, or a body that takes part like one.
    pub struct Profession "profession": Profession, then name_profession {
        /// Its id.
        "id" pub id: Str => id,
        /// Its usual short form, which also names its option.
        "short" pub short: Option<Str>,
        /// What one and several are called; the French is the legal name.
        "one" "many" pub noun: Noun,
        /// The groups that it is part of.
        "groups" pub groups: Set<Group>,
        /// What else people type for it.
        "words" pub words: Vec<Str> = of_profession(Vec<Spanned<Str>>),
        /// Whether its French name is feminine.
        "feminine" pub feminine: bool = or_not(Option<bool>),
        /// Whether it is a body, such as a hospital, and no person.
        "body" pub body: bool = or_not(Option<bool>),
    }

    /// A specialty within a profession, kept as it was said.
    pub struct Specialty "specialty": Specialty, then name_specialty {
        /// Its id.
        "id" pub id: Str => id,
        /// The profession that it is one of.
        "profession" pub profession: Ix<Profession>,
        /// What one and several of these people are called.
        "one" "many" pub noun: Noun,
        /// What else people type for it.
        "words" pub words: Vec<Str> = of_specialty(Vec<Spanned<Str>>),
    }

    /// People whom a team may name and who count for no type.
    pub struct CountedNowhere "counted-nowhere": CountedNowhere, then name_nowhere {
        /// Their id.
        "id" pub id: Str => id,
        /// What one and several of them are called.
        "one" "many" pub noun: Noun,
        /// What else people type for them.
        "words" pub words: Vec<Str> = of_nowhere(Vec<Spanned<Str>>),
        /// Why they count for none.
        "reason" pub reason: Text,
    }

    /// Words that several professions could claim.
    pub(crate) struct Ambiguous "ambiguous" {
        "words" pub(super) words: Vec<Spanned<Str>>,
        "professions" pub(super) professions: Set<Profession>,
    }

    /// `vocabulary.toml`.
    pub(crate) struct Vocabulary "vocabulary" {
        "status" pub(super) statuses: List<Status>,
        "scale" pub(super) scales: List<Scale>,
        "aim" pub(super) aims: List<Aim>,
    }

    /// The status of a member.
    pub struct Status "status": Status, then name_status {
        /// Its id.
        "id" pub id: Str => id,
        /// The adjective for one and for several.
        "one" "many" pub noun: Noun,
        /// The French adjective for one and for several of a feminine name.
        "feminine" pub feminine: Feminine,
        /// After "if the team …".
        "team-is" pub team_is: Text,
        /// After "if these members …".
        "members-are" pub members_are: Text,
        /// What else people type for it.
        "words" pub words: Vec<Str> = of_status(Vec<Spanned<Str>>),
        /// The statuses of which somebody has one who says no more than this: itself alone, unless it
        /// is a group of others.
        "any-of" pub any_of: Set<Status> = or_itself(Vec<Ix<Status>>),
    }

    /// The French adjective that goes with a feminine noun.
    pub struct Feminine "feminine" {
        /// With one of them.
        "one" pub one: Str,
        /// With several.
        "many" pub many: Str,
    }

    /// A scale that a team may act at.
    pub struct Scale "scale": Scale {
        /// Its id.
        "id" pub id: Str => id,
        /// Its name.
        "name" pub name: Text,
        /// After "if the team …".
        "team-does" pub team_does: Text,
        /// What it means, in a line.
        "text" pub text: Text,
    }

    /// Something that a team may want to do.
    pub struct Aim "aim": Aim {
        /// Its id.
        "id" pub id: Str => id,
        /// Its name.
        "name" pub name: Text,
    }

    /// The texts of the interview's questions, by what they ask for.
    pub struct Questions "questions" {
        /// Who is in the team.
        "team" pub team: QuestionText,
        /// The status of all members that have none; `{members}` stands for them.
        "status" pub status: QuestionText,
        /// The status of the members of one profession; `{members}` stands for them.
        "status-of" pub status_of: QuestionText,
        /// The scales.
        "scale" pub scale: QuestionText,
        /// The steps of a type; `{type}` stands for it.
        "steps" pub steps: QuestionText,
        /// The aims.
        "aims" pub aims: QuestionText,
    }

    /// The texts of a question.
    pub struct QuestionText "question" {
        /// What it is about, in a word or two.
        "name" pub name: Text,
        /// The question.
        "ask" pub ask: Text,
        /// What it means, and how to answer.
        "help" pub help: Text,
        /// Whom to ask where the team does not know.
        "who" pub who: Text,
        /// Where the documents ask for it; `None` where none asks every type for it. It stands with
        /// the documents, in `ruleset.toml`.
        @ "source" pub source: Option<Source>,
    }

    /// `contacts.toml`.
    pub(crate) struct Contacts "contacts" {
        "contact" pub(super) contacts: List<Contact>,
    }

    /// A body to call.
    pub struct Contact "contact": Contact {
        /// Its id.
        "id" pub id: Str => id,
        /// Its usual name.
        "short" pub short: Str,
        /// Its name in full.
        "name" pub name: Text,
        /// A telephone number.
        "phone" pub phone: Option<Str>,
        /// An e-mail address.
        "email" pub email: Option<Str>,
        /// A web site.
        "web" pub web: Option<Str>,
        /// What else there is to know.
        "note" pub note: Option<Text>,
        /// Where the document gives it.
        "source" pub source: Source,
    }

    /// A text in both languages.
    struct BothLanguages "text" {
        "fr" fr: Str,
        "en" en: Str,
    }
}

impl Read for Text {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let BothLanguages { fr, en } = BothLanguages::read(node, reader)?;
        Some(Text { fr: curly(fr), en })
    }

    fn part(table: &Table<'_>, reader: &mut Reader) -> Option<Self> {
        let BothLanguages { fr, en } = BothLanguages::part(table, reader)?;
        Some(Text { fr: curly(fr), en })
    }

    fn shape() -> Shape {
        BothLanguages::shape()
    }
}

impl Status {
    /// Whether it only says that somebody has one of several others.
    pub fn is_group(&self) -> bool {
        self.any_of.len() > 1
    }
}

impl Noun {
    /// What a thing of this id is called.
    fn names<'n>(&'n self, id: &'n Str) -> impl Iterator<Item = &'n Str> {
        let Noun { one, many } = self;
        [id, &one.fr, &one.en, &many.fr, &many.en].into_iter()
    }
}

impl Questions {
    /// Each with its key.
    pub(crate) fn all(&self) -> [(&'static str, &QuestionText); 6] {
        [
            ("team", &self.team),
            ("status", &self.status),
            ("status-of", &self.status_of),
            ("scale", &self.scale),
            ("steps", &self.steps),
            ("aims", &self.aims),
        ]
    }
}

impl Document {
    /// Whether it lies further back from a year than so many years.
    pub fn is_older(&self, year: i16, most: u32) -> bool {
        self.latest_year.is_some_and(|latest| i64::from(year) - i64::from(latest) > i64::from(most))
    }
}

impl Named for ExerciseType {
    const NAMED: Thing = Thing::Type;
}

fn checked_id(id: Spanned<Str>, _: &Table<'_>, reader: &mut Reader) -> Str {
    reader.id(&id.value, id.span);
    id.value
}

fn first_day(date: Option<When>, _: &Table<'_>, _: &mut Reader) -> Option<Day> {
    date.map(When::first)
}

fn or_not(yes: Option<bool>, _: &Table<'_>, _: &mut Reader) -> bool {
    yes.unwrap_or_default()
}

/// The statuses of a group, two at least and no groups; of any other, itself.
fn or_itself(named: Vec<Ix<Status>>, table: &Table<'_>, reader: &mut Reader) -> Set<Status> {
    let statuses = &reader.known.statuses;
    let any_of = statuses.get(reader.item).copied().unwrap_or_default();
    let is_held =
        |number: &Ix<Status>| statuses.get(number.index()).is_some_and(|it| it.len() == 1);
    // What cannot be read is told already.
    let all_read = |group: &&Node| group.items().len() == named.len();
    let is_group = any_of.len() > 1 && named.iter().all(is_held);
    if !is_group && table.get("any-of").filter(all_read).is_some() {
        let id = table.get("id").and_then(Node::text).cloned().unwrap_or_default();
        reader.check(table.place("any-of"), Fault::StatusGroup { id });
    }
    any_of
}

fn id_of<T: Named>(number: Ix<T>, _: &Table<'_>, reader: &mut Reader) -> Str {
    reader.id_of(number).cloned().unwrap_or_default()
}

fn ids_of<T: Named>(numbers: Vec<Ix<T>>, table: &Table<'_>, reader: &mut Reader) -> Vec<Str> {
    numbers.into_iter().map(|number| id_of(number, table, reader)).collect()
}

/// A step of any type. Where a type's file is not there its steps are not known, which is told
/// already.
fn step_of_a_type(step: Spanned<Str>, _: &Table<'_>, reader: &mut Reader) -> Str {
    let known = &reader.known;
    if known.has_all_types && known.place(Thing::Step, &step.value).is_none() {
        reader.unknown(Thing::Step, &step.value, step.span, &[Thing::Step]);
    }
    step.value
}

fn own_members(table: &Table<'_>, reader: &mut Reader) -> Set<Profession> {
    let id = table.get("id").and_then(Node::text);
    let place = id.and_then(|id| reader.known.place(Thing::Group, id));
    place.and_then(|place| reader.known.members.get(place)).copied().unwrap_or_default()
}

fn of_profession(words: Vec<Spanned<Str>>, _: &Table<'_>, reader: &mut Reader) -> Vec<Str> {
    claim(words, Meaning::Profession(Ix::new(reader.item)), reader)
}

fn of_status(words: Vec<Spanned<Str>>, _: &Table<'_>, reader: &mut Reader) -> Vec<Str> {
    claim(words, Meaning::Status(Ix::new(reader.item)), reader)
}

fn of_specialty(words: Vec<Spanned<Str>>, _: &Table<'_>, reader: &mut Reader) -> Vec<Str> {
    claim(words, Meaning::Specialty(Ix::new(reader.item)), reader)
}

fn of_nowhere(words: Vec<Spanned<Str>>, _: &Table<'_>, reader: &mut Reader) -> Vec<Str> {
    claim(words, Meaning::Nowhere(Ix::new(reader.item)), reader)
}

/// Notes what people type for the record that is read, and gives the words back.
fn claim(words: Vec<Spanned<Str>>, meaning: Meaning, reader: &mut Reader) -> Vec<Str> {
    let file = reader.file;
    if !reader.tested {
        let claimed = words.iter().cloned();
        let claimed =
            claimed.map(|Spanned { value: word, span }| Word { word, file, span, meaning });
        reader.known.words.extend(claimed);
    }
    words.into_iter().map(|word| word.value).collect()
}

fn name_profession(record: &mut Profession, table: &Table<'_>, reader: &mut Reader) {
    let short = record.short.clone().map(|value| Spanned { value, span: table.place("short") });
    let names = own_names(&record.id, &record.noun, table);
    of_profession(short.into_iter().chain(names).collect(), table, reader);
}

fn name_status(record: &mut Status, table: &Table<'_>, reader: &mut Reader) {
    of_status(own_names(&record.id, &record.noun, table).collect(), table, reader);
}

fn name_specialty(record: &mut Specialty, table: &Table<'_>, reader: &mut Reader) {
    of_specialty(own_names(&record.id, &record.noun, table).collect(), table, reader);
}

fn name_nowhere(record: &mut CountedNowhere, table: &Table<'_>, reader: &mut Reader) {
    of_nowhere(own_names(&record.id, &record.noun, table).collect(), table, reader);
}

fn own_names<'r>(
    id: &'r Str,
    noun: &'r Noun,
    table: &Table<'_>,
) -> impl Iterator<Item = Spanned<Str>> + use<'r> {
    let span = table.place("id");
    noun.names(id).map(move |name| Spanned { value: name.clone(), span: span.clone() })
}
