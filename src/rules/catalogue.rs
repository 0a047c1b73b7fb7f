//! The validated rules: every id resolved, every text in both languages, nothing to re-check.

mod directory;
mod exercise;

use super::list::{Ix, List, Set};
use super::timeline::Period;
use super::tree::Str;
use crate::lang::{Day, Noun, Text};
use crate::team::lexicon::Lexicon;

pub use directory::{Code, Directory, Mode, Reading};
pub(in crate::rules) use exercise::Openings;
pub use exercise::{
    Alert, Audience, Cell, ExerciseType, Form, Grade, Relation, RelationKind, ScaleRule, Seat,
    Section, Staff, Step, TeamTable,
};

/// A rule set, ready to assess teams with. Made by [`load`](super::load()) and
/// [`embedded`](super::embedded()) alone; its fields are private, so that a `Catalogue` at hand is
/// a rule set without a fault.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub(super) id: Str,
    pub(super) version: Str,
    pub(super) start: Option<Day>,
    pub(super) period: Period,
    pub(super) as_of: Option<Day>,
    pub(super) title: Text,
    pub(super) notice: Text,
    pub(super) stale_after_years: Option<u32>,
    pub(super) confirm_with: Vec<Ix<Contact>>,
    pub(super) sample: Sample,
    pub(super) questions: Questions,
    pub(super) documents: List<Document>,
    pub(super) rows: List<Row>,
    pub(super) common_steps: List<CommonStep>,
    pub(super) contacts: List<Contact>,
    pub(super) groups: List<Group>,
    pub(super) professions: List<Profession>,
    pub(super) statuses: List<Status>,
    pub(super) scales: List<Scale>,
    pub(super) aims: List<Aim>,
    pub(super) types: List<ExerciseType>,
    pub(super) steps: List<Step>,
    pub(super) examples: Vec<Example>,
    pub(super) directory: Option<Directory>,
    pub(super) lexicon: Lexicon,
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident: $kind:ty,)*) => {$(
        $(#[$doc])*
        pub fn $name(&self) -> &List<$kind> {
            &self.$name
        }
    )*};
}

impl Catalogue {
    /// The rule set's id, such as `pays-de-la-loire`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The rule set's version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The first day that the rule set speaks for, where it says so.
    pub fn start(&self) -> Option<Day> {
        self.start
    }

    /// The days on which exactly these rules hold.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The day whose rules these are; `None` for the latest that the files hold.
    pub fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// The territory that the rules are for.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// What the result is worth, and who decides.
    pub fn notice(&self) -> &Text {
        &self.notice
    }

    /// How many years back a document's latest year may lie before it is called old; `None` where
    /// the rules do not say.
    pub fn stale_after_years(&self) -> Option<u32> {
        self.stale_after_years
    }

    /// Whom to ask, of whatever type, where a source is old or was read one way among others.
    pub fn confirm_with(&self) -> &[Ix<Contact>] {
        &self.confirm_with
    }

    /// The texts of the interview's questions.
    pub fn questions(&self) -> &Questions {
        &self.questions
    }

    /// What to use for examples.
    pub fn sample(&self) -> &Sample {
        &self.sample
    }

    lists! {
        /// The documents that the rules read.
        documents: Document,
        /// The rows of the table, in its order.
        rows: Row,
        /// The steps that several types have.
        common_steps: CommonStep,
        /// The bodies to call.
        contacts: Contact,
        /// The groups of professions that rules speak of.
        groups: Group,
        /// The professions.
        professions: Profession,
        /// The statuses that a member may have.
        statuses: Status,
        /// The scales that a team may act at.
        scales: Scale,
        /// What a team may want to do.
        aims: Aim,
        /// The types of exercise, in the order in which they are compared.
        types: ExerciseType,
        /// The steps of all types, type by type.
        steps: Step,
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
        &self.lexicon
    }
}

/// What the help and the questions use for their examples: each is one that can be typed.
#[derive(Clone, Debug)]
pub struct Sample {
    /// A team, in the shorthand.
    pub team: Text,
    /// The options that count its professions.
    pub count: Vec<Str>,
    /// Types worth comparing.
    pub types: Vec<Str>,
    /// A status.
    pub status: Str,
    /// A scale.
    pub scale: Str,
    /// A step, as `TYPE/STEP`.
    pub step: Str,
    /// An aim.
    pub aim: Str,
    /// Somebody who may come, without a number.
    pub newcomer: Text,
    /// A status that the team does not have.
    pub other_status: Str,
    /// A scale that the team has not chosen.
    pub other_scale: Str,
}

/// The texts of the interview's questions, by what they ask for.
#[derive(Clone, Debug)]
pub struct Questions {
    /// Who is in the team.
    pub team: QuestionText,
    /// The status of all members that have none; `{members}` stands for them.
    pub status: QuestionText,
    /// The status of the members of one profession; `{members}` stands for them.
    pub status_of: QuestionText,
    /// The scales.
    pub scale: QuestionText,
    /// The steps of a type; `{type}` stands for it.
    pub steps: QuestionText,
    /// The aims.
    pub aims: QuestionText,
}

/// The texts of a question.
#[derive(Clone, Debug)]
pub struct QuestionText {
    /// What it is about, in a word or two.
    pub name: Text,
    /// The question.
    pub ask: Text,
    /// What it means, and how to answer.
    pub help: Text,
    /// Whom to ask where the team does not know.
    pub who: Text,
    /// Where the documents ask for it; `None` where none asks every type for it.
    pub source: Option<Source>,
}

/// A document that the rules read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its id.
    pub id: Str,
    /// A word for it: "tableau".
    pub short: Text,
    /// Its title, as published.
    pub title: Str,
    /// Who published it.
    pub publisher: Str,
    /// When, as far as is known.
    pub date: Text,
    /// The latest year that it may date from, where that is known.
    pub latest_year: Option<u32>,
    /// Its address on the web.
    pub web: Option<Str>,
}

impl Document {
    /// Whether it lies further back from a year than so many years.
    pub fn is_older(&self, year: i16, most: u32) -> bool {
        self.latest_year.is_some_and(|latest| i64::from(year) - i64::from(latest) > i64::from(most))
    }
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id.
    pub id: Str,
    /// Its heading in the document.
    pub heading: Str,
    /// What we call it.
    pub name: Text,
}

/// A step that several types have.
#[derive(Clone, Debug)]
pub struct CommonStep {
    /// Its id.
    pub id: Str,
    /// What to do, as a sentence that suits all of them.
    pub text: Text,
}

/// A body to call.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Its id.
    pub id: Str,
    /// Its usual name.
    pub short: Str,
    /// Its name in full.
    pub name: Text,
    /// A telephone number.
    pub phone: Option<Str>,
    /// An e-mail address.
    pub email: Option<Str>,
    /// A web site.
    pub web: Option<Str>,
    /// What else there is to know.
    pub note: Option<Text>,
    /// Where the document gives it.
    pub source: Source,
}

/// A group of professions.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: Str,
    /// What one and several of its members are called.
    pub noun: Noun,
    /// Its members.
    pub members: Set<Profession>,
    /// Why it is read so, where no document lists it.
    pub interpretation: Option<Text>,
}

/// A profession, or a body that takes part like one.
#[derive(Clone, Debug)]
pub struct Profession {
    /// Its id.
    pub id: Str,
    /// Its usual short form, which also names its option.
    pub short: Option<Str>,
    /// What one and several are called; the French is the legal name.
    pub noun: Noun,
    /// What else people type for it.
    pub words: Vec<Str>,
    /// Whether its French name is feminine.
    pub feminine: bool,
}

/// The status of a member.
#[derive(Clone, Debug)]
pub struct Status {
    /// Its id.
    pub id: Str,
    /// The adjective for one and for several.
    pub noun: Noun,
    /// The French adjective for one and for several of a feminine name.
    pub feminine: (Str, Str),
    /// After "if the team …".
    pub team_is: Text,
    /// After "if these members …".
    pub members_are: Text,
    /// What else people type for it.
    pub words: Vec<Str>,
}

/// A scale that a team may act at.
#[derive(Clone, Debug)]
pub struct Scale {
    /// Its id.
    pub id: Str,
    /// Its name.
    pub name: Text,
    /// After "if the team …".
    pub team_does: Text,
    /// What it means, in a line.
    pub text: Text,
}

/// Something that a team may want to do.
#[derive(Clone, Debug)]
pub struct Aim {
    /// Its id.
    pub id: Str,
    /// Its name.
    pub name: Text,
}

/// Where a document says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: Ix<Document>,
    /// The heading of the row, or of the section.
    pub row: Str,
    /// The heading of the column, or the paragraph.
    pub column: Str,
}

/// What stands behind a rule: its source, a short citation, and how it was read where the source
/// is silent or vague.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Where the document says it.
    pub source: Source,
    /// A short citation, in the document's French.
    pub cite: Option<Str>,
    /// What was read into it, and why.
    pub interpretation: Option<Text>,
}

/// An example inside a rule file: a team, and what must come out for its type.
#[derive(Clone, Debug)]
pub struct Example {
    /// The type whose file holds it.
    pub kind: Ix<ExerciseType>,
    /// What it shows.
    pub name: Str,
    /// The day whose rules it is for; the latest rules where it says none.
    pub date: Option<Day>,
    /// The file, and the byte where it starts.
    pub place: (Str, usize),
    /// The composition, in the shorthand; several texts add up.
    pub team: Option<Vec<Str>>,
    /// The status of members that name none.
    pub status: Option<Ix<Status>>,
    /// The scales.
    pub scale: Option<Set<Scale>>,
    /// Steps done.
    pub done: Vec<Ix<Step>>,
    /// Steps not done.
    pub not_done: Vec<Ix<Step>>,
    /// What the team wants to do.
    pub aims: Set<Aim>,
    /// The verdict, as an id.
    pub verdict: Str,
    /// The possible verdicts, as ids.
    pub possible: Option<Vec<Str>>,
    /// Who is missing: `1 auxiliaire-medical`.
    pub missing: Option<Vec<Str>>,
    /// Who is not counted: `1 infirmier salarie-centre`.
    pub not_counted: Option<Vec<Str>>,
    /// The outcome of criteria, as ids.
    pub outcomes: Vec<(Str, Str)>,
    /// The open questions.
    pub open: Option<Vec<Str>>,
}
