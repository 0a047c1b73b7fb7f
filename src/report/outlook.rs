//! What would change the answer, as plain data, the words beside the ids.

use serde::Serialize;

use super::{ContactReport, Members, MissingSeat, Named, SourceReport, words};
use crate::advice::Gain;
use crate::answers::StepState;
use crate::assess::Verdict;
use crate::lang::Lang;
use crate::rules::{Grade, RelationKind};
use crate::tr;

/// The smallest change that opens a type.
#[derive(Clone, Debug, Serialize)]
pub struct OpeningReport {
    /// All of it in a line.
    pub text: String,
    /// The people to find.
    pub recruits: Vec<MissingSeat>,
    /// Members who would have to change status.
    pub changed: Vec<ShiftReport>,
    /// Members whose status is not known and would have to be this one.
    pub confirmed: Vec<ShiftReport>,
    /// The scales of which the team would have to choose one; none where it has.
    pub scale: Vec<Named>,
    /// Whether the scale comes on top of those chosen; else none is chosen.
    pub scale_on_top: bool,
    /// Whom to find if nobody changes status, where that is more.
    pub recruits_alone: Option<Vec<MissingSeat>>,
}

/// Members who would have another status.
#[derive(Clone, Debug, Serialize)]
pub struct ShiftReport {
    /// The members as they are.
    #[serde(flatten)]
    pub members: Members,
    /// The status that they would have.
    pub to: Named,
}

/// The smallest loss that a type does not stand.
#[derive(Clone, Debug, Serialize)]
pub struct MarginReport {
    /// How many members have to leave.
    pub loss: u64,
    /// Whose leaving does it, by seats: each entry is a set of seats' ids.
    pub among: Vec<Vec<String>>,
    /// In words: "perdre 1 médecin généraliste suffit …".
    pub text: String,
}

/// What a verdict rests on that should be confirmed.
#[derive(Clone, Debug, Serialize)]
pub struct WeightReport {
    /// The criteria whose source was read one way among others, by id.
    pub interpreted: Vec<String>,
    /// The old documents, by id.
    pub old: Vec<String>,
    /// In words, with whom to ask.
    pub text: String,
    /// Whom to ask.
    pub ask: Vec<ContactReport>,
}

/// What has moved since the documents that the criteria read: beside the verdict, never in it.
#[derive(Clone, Debug, Serialize)]
pub struct AlertReport {
    /// Its id, within the type.
    pub id: String,
    /// What it is about: the table's row, by id and name.
    pub about: Named,
    /// What kind of source says so.
    pub grade: Grade,
    /// When, as other programs read it, and in words.
    #[serde(serialize_with = "super::first")]
    pub date: Option<(String, String)>,
    /// What has moved.
    pub text: String,
    /// Where that stands.
    pub source: SourceReport,
    /// Whom to ask.
    pub ask: Vec<ContactReport>,
    /// The step that it changes, as `TYPE/STEP`.
    pub step: Option<String>,
    /// Whether it is to be known before acting.
    pub know_first: bool,
    /// Whether it puts the type on hold.
    pub hold: bool,
    /// What it says, in a few words.
    #[serde(skip)]
    pub short: Option<String>,
    /// Whether it tells of another minimum.
    #[serde(skip)]
    pub other_minimum: bool,
    /// The verdict by the minimum that it tells of, where that is another.
    pub turns: Option<Verdict>,
    /// The same in words, with whom to ask.
    #[serde(skip)]
    pub turns_words: Option<String>,
}

impl AlertReport {
    /// The kind of its source, its date and what it is about: "presse, 28 janvier 2026 (rémunération)".
    pub fn head(&self, lang: Lang) -> String {
        let date = self.date.as_ref().map(|(_, date)| date.as_str());
        alert_head(tr!(lang, grade(self.grade)), date, &self.about.name)
    }

    /// What has moved, and what the answer would be by it where that is another.
    pub fn summary(&self) -> String {
        match &self.turns_words {
            Some(turned) => format!("{} {}", self.text, words::sentence(turned)),
            None => self.text.clone(),
        }
    }
}

/// The kind of an alert's source, its date and what it is about.
pub(crate) fn alert_head(grade: &str, date: Option<&str>, about: &str) -> String {
    let dated = match date {
        Some(date) => format!("{grade}, {date}"),
        None => grade.to_owned(),
    };
    format!("{dated} ({})", about.to_lowercase())
}

/// A seat of a type.
#[derive(Clone, Debug, Serialize)]
pub struct SeatReport {
    /// Its id.
    #[serde(rename = "seat")]
    pub id: String,
    /// Who sits there: "médecins généralistes".
    pub name: String,
    /// How many people it asks for.
    pub wanted: u32,
    /// How many there are, at best.
    pub filled: u32,
}

/// A step of a route, for the page.
#[derive(Clone, Debug)]
pub struct PlanReport {
    /// The step's id, as `TYPE/STEP`.
    pub steps: [String; 1],
    /// The type's name.
    pub types: [String; 1],
    /// What to do.
    pub text: String,
    /// Who acts.
    pub who: String,
    /// Whom to contact.
    pub contacts: Vec<ContactReport>,
    /// The document that it needs.
    pub needs: Option<String>,
    /// Whether being ready asks for it.
    pub prerequisite: bool,
    /// Whether it is done.
    pub state: StepState,
}

/// How the types follow and go with each other for this team.
#[derive(Clone, Debug, Serialize)]
pub struct PathReport {
    /// Whether they fit now; else somebody has to be found first.
    pub now: bool,
    /// The types to start from.
    pub start: Vec<Named>,
    /// What they prepare and combine with.
    pub links: Vec<LinkReport>,
}

impl PathReport {
    /// What stands before the types to start from.
    pub(super) fn start_label(&self, lang: Lang) -> &'static str {
        if self.now { tr!(lang, report_path_now) } else { tr!(lang, report_path_nearest) }
    }
}

/// From a type to one that it prepares or combines with.
#[derive(Clone, Debug, Serialize)]
pub struct LinkReport {
    /// In which way.
    pub kind: RelationKind,
    /// Where the team is.
    pub from: Named,
    /// Where it leads, or what goes with it.
    pub to: Named,
    /// The other type with its article: "une MSP".
    #[serde(skip)]
    pub name: String,
    /// What to do about a type that others make, "rejoindre la CPTS de votre territoire", where the
    /// team can only join it.
    #[serde(skip)]
    pub joined: Option<String>,
    /// What the other type is for the team, in words.
    pub state: String,
    /// Why they go together.
    pub text: String,
    /// Where a document says so.
    pub source: SourceReport,
    /// How it was read.
    pub interpretation: Option<String>,
}

impl LinkReport {
    /// How the one goes with the other.
    pub(super) fn how(&self, lang: Lang) -> String {
        let (from, to) = (&self.from.name, &self.to.name);
        match self.kind {
            RelationKind::Prepares => tr!(lang, prepares(from, to)),
            RelationKind::Combines => tr!(lang, combines(from, to)),
            RelationKind::Alternative => tr!(lang, instead_of(from, to)),
        }
    }
}

/// Newcomers, and what their coming gains.
#[derive(Clone, Debug, Serialize)]
pub struct RecruitReport {
    /// One newcomer, or two.
    pub people: Vec<NewcomerReport>,
    /// The newcomers in words.
    #[serde(skip)]
    pub who: String,
    /// What they gain, in words.
    pub text: String,
    /// What they gain, type by type.
    pub gains: Vec<GainReport>,
}

/// A newcomer, by ids.
#[derive(Clone, Debug, Serialize)]
pub struct NewcomerReport {
    /// Any of these professions.
    pub professions: Vec<String>,
    /// Any of these statuses.
    pub statuses: Vec<String>,
}

/// What newcomers gain for a type.
#[derive(Clone, Debug, Serialize)]
pub struct GainReport {
    /// The type.
    #[serde(rename = "type")]
    pub kind: Named,
    /// What is gained.
    #[serde(flatten)]
    pub gain: Gain,
}
