//! The report: an assessment and the advice for a reader of one language, as owned, plain data.
//!
//! A renderer sees a report and nothing else. It lays out what stands here and decides nothing;
//! so every format says the same. The JSON is the report itself, without the fields that only put
//! it into words: the names and the order of the others are what other programs rely on.

mod outlook;
mod build;
mod reasons;
mod first_steps;
mod prospects;
mod words;
pub mod html;
pub mod json;
pub mod what_if;
mod document;
mod brief;
mod headline;

pub(crate) use build::long_name;
pub(crate) use outlook::alert_head;
pub(crate) use words::{capital, from_to, grade, labelled, step_detail, verdict as verdict_words};

use serde::{Serialize, Serializer};

use crate::advice::Obstacle;
use crate::answers::StepState;
use crate::assess::{Distance, Outcome, Verdict};
use crate::date::Day;
use crate::ids::ids;
use crate::lang::{Lang, typeset};
use crate::tr;

pub use outlook::{
    AlertReport, GainReport, LinkReport, MarginReport, NewcomerReport, OpeningReport, PathReport,
    PlanReport, RecruitReport, SeatReport, ShiftReport, WeightReport,
};

/// The version of the JSON's schema.
pub(crate) const SCHEMA_VERSION: u32 = 2;

/// The first of a pair alone: what programs read, without the words for it.
fn first<T: Serialize, S: Serializer>(
    pair: &Option<(T, String)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    pair.as_ref().map(|(first, _)| first).serialize(serializer)
}

/// The report of a team.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The version of the JSON's schema.
    pub schema_version: u32,
    /// The language of every text in it.
    pub lang: Lang,
    /// The day of the assessment, and the same in words; `None` where nobody said.
    #[serde(rename = "assessed_on", serialize_with = "first")]
    pub day: Option<(Day, String)>,
    /// The team's name, if it gave one.
    pub name: Option<String>,
    /// The rules that it rests on.
    pub rules: Rules,
    /// The team as understood; empty where none is given.
    pub team: Vec<Members>,
    /// The team in words; `None` where none is given.
    #[serde(skip)]
    pub team_words: Option<String>,
    /// How many members have a status that is not known, where that could matter.
    #[serde(skip)]
    pub unknown_status: Option<String>,
    /// The scales: id and name; empty where unanswered.
    pub scale: Vec<Named>,
    /// What the team wants to do.
    pub aims: Vec<Named>,
    /// Every type, in the types' order.
    pub types: Vec<TypeReport>,
    /// The types' ids, best first.
    pub ranking: Vec<String>,
    /// Of these, those that the team can have as it is, but for those that it has passed.
    pub recommended: Vec<String>,
    /// Those that fit and prepare one that is ready.
    pub superseded: Vec<SupersededReport>,
    /// Of the types, those that lack one or two people, or another choice of scale.
    pub within_reach: Vec<String>,
    /// A route for each recommended type.
    pub routes: Vec<RouteReport>,
    /// The people named who count for no type.
    pub counted_nowhere: Vec<CountedNowhereReport>,
    /// The answer as one would say it: a line, and another where something is near.
    #[serde(skip)]
    pub headline: Vec<String>,
    /// What is at odds in the answers, in sentences.
    #[serde(skip)]
    pub warnings: Vec<String>,
    /// How old the rules are; `None` where no day is given.
    #[serde(skip)]
    pub age: Option<Age>,
    /// Indices into `types`, best first; of the types that are not settled, those that could be the
    /// best first.
    #[serde(skip)]
    pub reading_order: Vec<usize>,
    /// What to do first.
    #[serde(skip)]
    pub start: Start,
    /// The steps of the routes, or else of the nearest types, for the page.
    #[serde(skip)]
    pub plan: Vec<PlanReport>,
    /// How the types follow and go with each other, for the page.
    #[serde(skip)]
    pub path: PathReport,
    /// The newcomers that would gain most.
    pub recruits: Vec<RecruitReport>,
    /// What the answers leave open, and how to settle it.
    #[serde(rename = "unknowns")]
    pub questions: Vec<Question>,
}

impl Report {
    /// The team and its scale in a line.
    fn team_and_scale(&self) -> String {
        let lang = self.lang;
        let scales = names(&self.scale);
        let team = self.team_words.as_deref().unwrap_or(tr!(lang, no_team));
        let scale = if scales.is_empty() { tr!(lang, no_scale) } else { &scales };
        typeset(lang, &[team, scale].join(tr!(lang, semicolon)))
    }
}

/// How old the sources and the alerts of the rules are.
#[derive(Clone, Debug)]
pub struct Age {
    /// The document that most criteria are read in, and its date.
    pub source: Option<String>,
    /// The date of the newest alert, and how long ago that is, in words.
    pub alerts: Option<String>,
    /// Whether the newest alert is over a year old.
    pub is_stale: bool,
}

/// A type that a team can have, and the way to it.
#[derive(Clone, Debug, Serialize)]
pub struct RouteReport {
    /// The type.
    #[serde(rename = "type")]
    pub kind: Named,
    /// The other routes' types that go with it.
    pub with: Vec<Named>,
    /// The other routes' types that it stands in for.
    pub instead_of: Vec<Named>,
    /// The steps that are not done, in order: `TYPE/STEP` and name.
    pub steps: Vec<Named>,
    /// The type with its article: "une MSP".
    #[serde(skip)]
    pub name: String,
    /// What sets it apart from the others.
    #[serde(skip)]
    pub apart: Option<String>,
    /// Who is paid, and how.
    #[serde(skip)]
    pub pay: Option<String>,
    /// Its legal form.
    #[serde(skip)]
    pub legal_form: Option<String>,
    /// Where it leads.
    #[serde(skip)]
    pub leads_to: Vec<LinkReport>,
}

/// A type that fits, and the ready one that it prepares.
#[derive(Clone, Debug, Serialize)]
pub struct SupersededReport {
    /// The type.
    #[serde(rename = "type")]
    pub kind: Named,
    /// The one that it prepares.
    pub by: Named,
}

/// People who count for no type.
#[derive(Clone, Debug, Serialize)]
pub struct CountedNowhereReport {
    /// Who they are: "1 secrétaire".
    pub text: String,
    /// How many.
    pub count: u32,
    /// Why they count for none.
    pub reason: String,
}

/// The rule set.
#[derive(Clone, Debug, Serialize)]
pub struct Rules {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The day whose rules they are; `None` for the latest.
    pub as_of: Option<Day>,
    /// The version, with that day where it is another than that of the assessment.
    #[serde(skip)]
    pub edition: String,
    /// Its territory.
    #[serde(skip)]
    pub title: String,
    /// What the result is worth.
    #[serde(skip)]
    pub notice: String,
    /// The documents that the report cites.
    pub documents: Vec<Document>,
}

/// A document behind the rules.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its publisher.
    pub publisher: String,
    /// Its date, as far as is known.
    pub date: String,
    /// Whether it is so old that what it says may have moved, on the day of the assessment.
    pub old: bool,
    /// Its address on the web.
    pub web: Option<String>,
}

/// Something with an id and a name; in JSON the id alone.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(skip)]
    pub name: String,
}

/// The names of things.
pub(crate) fn names(things: &[Named]) -> String {
    things.iter().map(|thing| thing.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// Members of one profession and one status.
#[derive(Clone, Debug, Serialize)]
pub struct Members {
    /// The profession's id.
    pub profession: String,
    /// The specialty in words, where one was named.
    pub specialty: Option<String>,
    /// The status's id; `None` where it is not known.
    pub status: Option<String>,
    /// How many.
    pub count: u32,
    /// In words.
    #[serde(skip)]
    pub words: String,
}

/// What a type is for the team.
#[derive(Clone, Debug, Serialize)]
pub struct TypeReport {
    /// Its id.
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// Its name in full.
    #[serde(skip)]
    pub long_name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// What the verdict may be.
    pub possible: Vec<Verdict>,
    /// How far off it is, where it is reachable.
    pub distance: Option<Distance>,
    /// The scales of which the team would have to choose one, where it chose others.
    pub scale_needed: Vec<Named>,
    /// Whether an alert puts it after the others of its standing.
    pub on_hold: bool,
    /// Why a yes is in doubt: its minimum is read into the silence of the source.
    pub doubt: Option<String>,
    /// The verdict's reason, or what is left, in a line.
    pub summary: String,
    /// What it is for the team in two or three words: the verdict, the distance, or that it is
    /// passed.
    #[serde(skip)]
    pub standing: String,
    /// What tells most about it, where that is not who is there: a condition, a scale, whose it is.
    #[serde(skip)]
    pub reason: Option<String>,
    /// What the team can do, where it can only join what others make.
    #[serde(skip)]
    pub joined: Option<String>,
    /// Whether its seats are a representation.
    #[serde(skip)]
    pub representation: bool,
    /// What sort of "no" it is; `None` where the type fits.
    pub obstacle: Option<Obstacle>,
    /// The smallest change that opens it.
    pub opening: Option<OpeningReport>,
    /// The smallest loss that it does not stand.
    pub margin: Option<MarginReport>,
    /// What the verdict rests on that should be confirmed.
    pub weight: Option<WeightReport>,
    /// What has moved since the documents that the criteria read.
    pub alerts: Vec<AlertReport>,
    /// The seats, filled and empty; nothing of them is known where no team is given.
    pub seats: Vec<SeatReport>,
    /// The fewest people to find, seat by seat.
    pub missing: Vec<MissingSeat>,
    /// Whether `missing` is only the best case.
    #[serde(skip)]
    pub missing_at_best: bool,
    /// The criteria, one by one.
    pub criteria: Vec<Criterion>,
    /// The members that do not count here, and why.
    pub not_counted: Vec<NotCounted>,
    /// The steps, in order.
    #[serde(rename = "next_steps")]
    pub steps: Vec<StepReport>,
    /// The questions that could still change the verdict, by id.
    pub open_questions: Vec<String>,
    /// What would settle an undetermined verdict for the best.
    #[serde(rename = "settled_by")]
    pub condition: Option<Condition>,
    /// The team's aims that it serves.
    pub aims_served: Vec<Named>,
    /// Whom to call.
    pub contacts: Vec<ContactReport>,
}

impl TypeReport {
    /// Whether the team can have it as it is.
    pub fn is_recommended(&self) -> bool {
        matches!(self.verdict, Verdict::Ready | Verdict::Eligible)
    }

    /// Where what is said of it stands.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &SourceReport> {
        let criteria = self.criteria.iter().map(|criterion| &criterion.source);
        let alerts = self.alerts.iter().map(|alert| &alert.source);
        criteria.chain(alerts).chain(self.steps.iter().map(|step| &step.source))
    }
}

/// A criterion, its outcome and its evidence.
#[derive(Clone, Debug, Serialize)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub kind: CriterionKind,
    /// Its name.
    #[serde(skip)]
    pub label: String,
    /// Whether it holds.
    pub outcome: Outcome,
    /// Where it does not hold: what sort of "no" that is.
    pub obstacle: Option<Obstacle>,
    /// Why, in the team's own numbers.
    pub because: String,
    /// Where the rule stands.
    pub source: SourceReport,
    /// How the source was read where it is silent or vague.
    pub interpretation: Option<String>,
}

/// What a criterion is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionKind {
    /// Who counts.
    Audience,
    /// How many of whom.
    Staff,
    /// At which scale.
    Scale,
    /// What must be done first.
    Prerequisite,
}

ids! {
    CriterionKind {
        Audience = "audience",
        Staff = "staff",
        Scale = "scale",
        Prerequisite = "prerequisite",
    }
}

/// Where a document says something.
#[derive(Clone, Debug, Serialize)]
pub struct SourceReport {
    /// The document's id.
    pub document: String,
    /// A word for the document.
    #[serde(skip)]
    pub short: String,
    /// The row, or the section.
    pub row: String,
    /// The column, or the paragraph.
    pub column: String,
    /// A short citation.
    pub cite: Option<String>,
    /// The document's date, as far as is known.
    pub date: String,
    /// Whether the document is old.
    pub old: bool,
}

impl SourceReport {
    /// The place in a line: "tableau, « Pour qui ? », ESP MSP".
    pub fn line(&self, lang: Lang) -> String {
        typeset(lang, &tr!(lang, source_line(&self.short, &self.row, &self.column)))
    }
}

/// A seat left empty.
#[derive(Clone, Debug, Serialize)]
pub struct MissingSeat {
    /// The seat's id.
    pub seat: String,
    /// How many people it still asks for.
    pub count: u32,
    /// The ids of the professions that may fill it.
    pub professions: Vec<String>,
    /// The status that they must have; `None` where it is free.
    pub status: Option<String>,
    /// In words: "1 auxiliaire médical".
    #[serde(skip)]
    pub words: String,
    /// Who that may be, where the seat's name does not say it: "infirmier", …
    #[serde(skip)]
    pub who: Vec<String>,
}

/// Members that do not count for a type.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct NotCounted {
    /// The members.
    pub members: Members,
    /// Why, in words.
    #[serde(skip)]
    pub because: String,
}

/// A step.
#[derive(Clone, Debug, Serialize)]
pub struct StepReport {
    /// Its id, as `TYPE/STEP`.
    pub id: String,
    /// Its name.
    #[serde(skip)]
    pub short: String,
    /// What to do.
    pub text: String,
    /// The steps that must come first: `TYPE/STEP` and name.
    pub after: Vec<Named>,
    /// Who acts.
    pub who: String,
    /// The document that it needs.
    pub needs: Option<String>,
    /// Whom to contact for it.
    pub contacts: Vec<ContactReport>,
    /// Whether being ready asks for it.
    pub prerequisite: bool,
    /// Whether it is done.
    pub state: StepState,
    /// Where the document asks for it.
    pub source: SourceReport,
    /// How the source was read.
    #[serde(skip)]
    pub interpretation: Option<String>,
}

/// What would settle a verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Condition {
    /// "éligible si l'équipe exerce en libéral".
    pub text: String,
    /// The options that would say so.
    pub options: Vec<String>,
}

/// Whom to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactReport {
    /// The usual name.
    #[serde(skip)]
    pub short: String,
    /// The name in full.
    pub name: String,
    /// Telephone, e-mail and site, as far as they are known.
    pub ways: Vec<String>,
    /// What else there is to know.
    #[serde(skip)]
    pub note: Option<String>,
}

impl ContactReport {
    /// The usual names of these.
    pub(crate) fn names(contacts: &[ContactReport]) -> String {
        contacts.iter().map(|contact| contact.short.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The name in full, where it says more than the usual one. A name that begins with the usual
    /// one is given from there on.
    pub(crate) fn full_name(&self) -> Option<&str> {
        let rest = self.name.strip_prefix(self.short.as_str()).unwrap_or(&self.name);
        let rest = rest.trim_start_matches([',', ' ', '\u{a0}']);
        Some(rest).filter(|rest| !rest.is_empty())
    }
}

/// What to do first.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Where nothing fits yet, what to do about it, in sentences.
    pub actions: Vec<String>,
    /// Whom to call.
    pub contacts: Vec<ContactReport>,
}

/// What is not known and could change a verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// Its id: `team`, `status`, `scale`, or a `TYPE/STEP`.
    pub id: String,
    /// The question.
    pub text: String,
    /// The types whose verdict it could change.
    pub types: Vec<Named>,
    /// Who can tell.
    pub who: String,
    /// Whether it is about a step.
    #[serde(skip)]
    pub of_step: bool,
    /// The replies.
    pub replies: Vec<ReplyReport>,
}

/// A reply to an open question.
#[derive(Clone, Debug, Serialize)]
pub struct ReplyReport {
    /// The option that gives it: `--status liberal`.
    pub option: String,
    /// What it means.
    pub meaning: String,
    /// The types that it would change, each with what it would be.
    pub changes: Vec<ChangeReport>,
    /// The same in words; empty where it changes no verdict by itself.
    #[serde(skip)]
    pub changes_words: String,
}

impl ReplyReport {
    /// What it means and what it changes; empty where it is no more than an example.
    fn summary(&self, lang: Lang) -> String {
        match (self.meaning.as_str(), self.changes_words.as_str()) {
            ("", _) => String::new(),
            (meaning, "") => [meaning, tr!(lang, report_no_effect)].join(tr!(lang, semicolon)),
            (meaning, changes) => [meaning, changes].join(tr!(lang, semicolon)),
        }
    }
}

/// What a reply would make of a type.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeReport {
    /// The type.
    #[serde(rename = "type")]
    pub kind: Named,
    /// What it would be.
    pub verdict: Verdict,
    /// What that may still become.
    pub possible: Vec<Verdict>,
    /// Whether it is another verdict than now, or another number of people to find.
    #[serde(skip)]
    pub turns: bool,
    /// How many people would be missing, at best.
    pub missing: u64,
}
