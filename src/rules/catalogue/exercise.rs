//! A type of exercise: who counts, the seats, the steps, the rows, how it goes with others, the
//! documents that it starts from.

use std::ops::Range;

use super::{Aim, CommonStep, Contact, Evidence, Profession, Row, Scale, Status};
use crate::lang::{Noun, Text, When};
use crate::rules::list::{Ix, Set};
use crate::rules::tree::Str;
use crate::rules::validate::MOST_SEATS;

/// A kind of *exercice coordonné*.
#[derive(Clone, Debug)]
pub struct ExerciseType {
    /// Its id: the stem of its file.
    pub id: Str,
    /// Its usual name.
    pub name: Str,
    /// Its name in full; the French is the legal one.
    pub long_name: Text,
    /// What it is, in a sentence.
    pub summary: Text,
    /// Who counts.
    pub audience: Audience,
    /// The minimum staff.
    pub staff: Staff,
    /// The scales that suit; where there is no such rule, any does and none is asked for.
    pub scale: Option<ScaleRule>,
    /// Its steps, as a range of [`Catalogue::steps`](crate::rules::Catalogue::steps).
    pub(in crate::rules) steps: Range<usize>,
    /// What it serves.
    pub aims: Set<Aim>,
    /// Whom to call.
    pub contacts: Vec<Ix<Contact>>,
    /// The rows of the table, in its order; `None` where no document gives one.
    pub cells: Vec<Option<Cell>>,
    /// What the documents add to the rows.
    pub facts: Vec<Cell>,
    /// What has moved since the documents that the criteria read.
    pub alerts: Vec<Alert>,
    /// How it goes with other types.
    pub relations: Vec<Relation>,
    /// The documents that a team starts from.
    pub forms: Vec<Form>,
    pub(in crate::rules) openings: Openings,
}

impl ExerciseType {
    /// The scales that its rule names; none where it has no such rule.
    pub fn scales(&self) -> Set<Scale> {
        self.scale.as_ref().map_or(Set::EMPTY, |rule| rule.any)
    }

    /// The seats that a member can fill, a bit for each in their order; none where the member
    /// does not count.
    pub(crate) fn seats_open_to(&self, profession: Ix<Profession>, status: Ix<Status>) -> u32 {
        let of = |seats: &[u32], index: usize| seats.get(index).copied().unwrap_or_default();
        of(&self.openings.by_profession, profession.index())
            & of(&self.openings.by_status, status.index())
    }
}

/// The seats of a type, a bit for each, seen from the members' side.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Openings {
    by_profession: Vec<u32>,
    by_status: Vec<u32>,
}

impl Openings {
    pub(in crate::rules) fn of(seats: &[Seat], professions: usize, statuses: usize) -> Openings {
        // The gate refuses a type with more seats; until it has, none may be beyond the bits.
        let seats = seats.get(..MOST_SEATS).unwrap_or(seats);
        let bits = |pass: &dyn Fn(&Seat) -> bool| {
            (0..)
                .zip(seats)
                .fold(0, |bits, (number, seat): (u32, _)| bits | u32::from(pass(seat)) << number)
        };
        Openings {
            by_profession: (0..professions)
                .map(|index| bits(&|seat| seat.professions.contains(Ix::new(index))))
                .collect(),
            by_status: (0..statuses)
                .map(|index| bits(&|seat| seat.statuses.contains(Ix::new(index))))
                .collect(),
        }
    }
}

/// Who counts for a type.
#[derive(Clone, Debug)]
pub struct Audience {
    /// The professions that count.
    pub professions: Set<Profession>,
    /// The statuses that count.
    pub statuses: Set<Status>,
    /// Those people, in words.
    pub who: Text,
    /// After the type's name: "réservée aux …".
    pub reserved: Text,
    /// What stands behind it.
    pub evidence: Evidence,
}

/// The minimum staff of a type.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Its seats, in the table's order; none where no minimum is known: whoever counts will do.
    pub seats: Vec<Seat>,
    /// What stands behind it.
    pub evidence: Evidence,
}

/// A place that the minimum staff asks for.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Its id, within the type.
    pub id: Str,
    /// How many people it asks for.
    pub count: u32,
    /// The professions that may fill it; they are all of the audience.
    pub professions: Set<Profession>,
    /// The statuses that may fill it; they are all of the audience.
    pub statuses: Set<Status>,
    /// What one and several of these people are called.
    pub noun: Noun,
}

/// The scales that suit a type.
#[derive(Clone, Debug)]
pub struct ScaleRule {
    /// One of them is enough.
    pub any: Set<Scale>,
    /// What stands behind it.
    pub evidence: Evidence,
}

/// A step of a type.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its type.
    pub kind: Ix<ExerciseType>,
    /// Its id, within the type.
    pub id: Str,
    /// Whether being ready asks for it.
    pub prerequisite: bool,
    /// The steps of its type that must come first; none waits for itself.
    pub after: Vec<Ix<Step>>,
    /// Its name: "projet de santé".
    pub short: Text,
    /// What to do, as a sentence.
    pub text: Text,
    /// The step that it is one of, where several types have it.
    pub common: Option<Ix<CommonStep>>,
    /// Who acts.
    pub who: Text,
    /// Whom to contact for it.
    pub contacts: Vec<Ix<Contact>>,
    /// The document that it needs.
    pub needs: Option<Text>,
    /// What stands behind it.
    pub evidence: Evidence,
}

/// What has moved since the documents that the criteria read. It stands beside a rule and never
/// changes it.
#[derive(Clone, Debug)]
pub struct Alert {
    /// Its id, within the type.
    pub id: Str,
    /// The row of the table that it concerns.
    pub about: Ix<Row>,
    /// What kind of source says so.
    pub grade: Grade,
    /// When the source said so, as far as is known.
    pub date: Option<When>,
    /// What has moved, in a sentence or two.
    pub text: Text,
    /// Whom to ask.
    pub ask: Vec<Ix<Contact>>,
    /// Where it gives another minimum: how many people of a seat, by the seat's place.
    pub staff: Vec<(usize, u32)>,
    /// What stands behind it.
    pub evidence: Evidence,
}

/// What kind of source an alert has, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// A law or a decree.
    Law,
    /// An agreement with the health insurance.
    Convention,
    /// An authority's page or circular.
    Administration,
    /// A newspaper, a review, a body's own site.
    Press,
}

impl Grade {
    /// All of them.
    pub const ALL: [Grade; 4] =
        [Grade::Law, Grade::Convention, Grade::Administration, Grade::Press];

    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Grade::Law => "law",
            Grade::Convention => "convention",
            Grade::Administration => "administration",
            Grade::Press => "press",
        }
    }
}

/// How a type goes with another.
#[derive(Clone, Debug)]
pub struct Relation {
    /// In which way.
    pub kind: RelationKind,
    /// The other type.
    pub to: Ix<ExerciseType>,
    /// Why, as a sentence.
    pub text: Text,
    /// What stands behind it.
    pub evidence: Evidence,
}

/// In which way a type goes with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// It can come first, and prepares the other.
    Prepares,
    /// A team can have both; the other way round too.
    Combines,
}

impl RelationKind {
    /// Both.
    pub const ALL: [RelationKind; 2] = [RelationKind::Prepares, RelationKind::Combines];

    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            RelationKind::Prepares => "prepares",
            RelationKind::Combines => "combines",
        }
    }
}

/// What a table of the team is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TeamTable {
    /// Who is in it: each with a name, a profession, a status, a place of work.
    Members,
    /// Each with a name, a profession and room to sign.
    Signatures,
}

impl TeamTable {
    /// Both.
    pub const ALL: [TeamTable; 2] = [TeamTable::Members, TeamTable::Signatures];

    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            TeamTable::Members => "members",
            TeamTable::Signatures => "signatures",
        }
    }
}

/// A document that a team starts from: headings, and a line of guidance for each.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its id, within the type: the stem of the file that it makes.
    pub id: Str,
    /// The step that asks for it.
    pub step: Option<Ix<Step>>,
    /// Its title.
    pub title: Text,
    /// What it is for.
    pub intro: Text,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// A part of a form.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its heading.
    pub heading: Text,
    /// What to write there, in a line.
    pub guide: Text,
    /// A table of the team that stands there to begin with.
    pub table: Option<TeamTable>,
    /// Where a document asks for it; `None` where none does and the team is free.
    pub evidence: Option<Evidence>,
}

/// What a document says, in our words.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Our words.
    pub text: Text,
    /// What stands behind it.
    pub evidence: Evidence,
}
