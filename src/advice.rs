//! Advice: what would change the answer, and what to do about it.
//!
//! An [assessment](crate::assess) says what holds. From it, this module derives what a team acts
//! on: the smallest change that opens each type, how much a type that fits can lose, which recruits
//! open most, the routes that are open and how they go with each other, and what each answer that is
//! still open would change. Pure and total like the assessment; every figure is an optimum,
//! held against brute force in `tests/all/outlook.rs`.

mod alerts;
mod opening;
mod margin;
mod recruits;
mod routes;
mod unknowns;

use crate::answers::Answers;
use crate::assess::{Assessment, Outcome, TypeAssessment, Verdict};
use crate::ids::ids;
use crate::rules::Catalogue;

pub use margin::Margin;
pub use opening::{Opening, ScaleNeed, SeatNeed, Shift};
#[cfg(feature = "screening")]
pub(crate) use recruits::grouped;
pub use recruits::{Gain, Newcomer, Recruit};
pub(crate) use routes::leads_to;
pub use routes::{Link, Route, Superseded};
pub use unknowns::{About, Change, Reply, Unknown, UnknownReply};

/// What would change a team's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Type by type, in the types' order.
    pub types: Vec<TypeAdvice>,
    /// The types that fit, each with its steps.
    pub routes: Vec<Route>,
    /// The types that fit and prepare one that is ready.
    pub superseded: Vec<Superseded>,
    /// The people whose coming would gain most: single ones first, then pairs, the best first.
    pub recruits: Vec<Recruit>,
    /// What is not known, and what each answer would change.
    pub unknowns: Vec<Unknown>,
}

/// What would change the answer for a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeAdvice {
    /// What sort of "no" it is; `None` where the type fits.
    pub obstacle: Option<Obstacle>,
    /// The smallest change that opens it; `None` where it fits, or no team is given.
    pub opening: Option<Opening>,
    /// The smallest loss that it does not stand; `None` where it does not fit.
    pub margin: Option<Margin>,
    /// The verdicts that alerts would turn it into, each with the alert's place in the type's.
    pub turned_by: Vec<(usize, Verdict)>,
}

/// The sorts of "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// People to find, a scale to add, a step to take: this team can do something about it.
    Mendable,
    /// Nobody in the team counts: it is another kind of exercise altogether.
    Structural,
    /// An answer is missing.
    NotKnown,
}

ids! { Obstacle { Mendable = "mendable", Structural = "structural", NotKnown = "not-known" } }

impl Obstacle {
    /// The sort of a type's "no".
    pub fn of_type(found: &TypeAssessment) -> Option<Obstacle> {
        match found.verdict {
            Verdict::Ready | Verdict::Eligible => None,
            Verdict::Undetermined => Some(Obstacle::NotKnown),
            Verdict::Reachable | Verdict::Unsuitable => Some(match found.audience.outcome {
                Outcome::Unmet => Obstacle::Structural,
                Outcome::Met | Outcome::Unknown => Obstacle::Mendable,
            }),
        }
    }

    /// The sort of a criterion's "no". Who counts, and with nobody who counts the seats too, is what
    /// the type is made of; the rest can be mended.
    pub fn of_criterion(
        outcome: Outcome,
        on_people: bool,
        found: &TypeAssessment,
    ) -> Option<Obstacle> {
        match outcome {
            Outcome::Met => None,
            Outcome::Unknown => Some(Obstacle::NotKnown),
            Outcome::Unmet if on_people && found.audience.outcome == Outcome::Unmet => {
                Some(Obstacle::Structural)
            }
            Outcome::Unmet => Some(Obstacle::Mendable),
        }
    }
}

/// Whether a type can be had as things are, prerequisites aside.
pub(crate) fn fits(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Ready | Verdict::Eligible => true,
        Verdict::Reachable | Verdict::Undetermined | Verdict::Unsuitable => false,
    }
}

/// What would change a team's answer.
pub fn advise(catalogue: &Catalogue, answers: &Answers, assessment: &Assessment) -> Advice {
    let types: Vec<TypeAdvice> = assessment
        .types
        .iter()
        .map(|found| TypeAdvice {
            obstacle: Obstacle::of_type(found),
            opening: Opening::of(catalogue, answers, found),
            margin: Margin::of(catalogue, answers, found),
            turned_by: alerts::turns(catalogue, answers, found),
        })
        .collect();
    let superseded = routes::superseded(catalogue, assessment);
    Advice {
        routes: routes::routes(catalogue, assessment, &superseded),
        superseded,
        recruits: recruits::best(catalogue, answers, assessment),
        unknowns: unknowns::unknowns(catalogue, answers, assessment),
        types,
    }
}
