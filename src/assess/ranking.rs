//! The order of the recommendation.

use std::cmp::Reverse;

use super::{Distance, TypeAssessment, Verdict};
use crate::answers::StepState;
use crate::rules::{Catalogue, ExerciseType, Ix};

/// The place of a type in the recommendation, best first: what is compared, in this order. What does
/// not bear on a standing is the same for all types of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    standing: Standing,
    distance: Option<Distance>,
    people_missing: u64,
    other_scale: bool,
    on_hold: bool,
    aims_served: Reverse<usize>,
    prerequisites_left: usize,
    in_progress: Reverse<usize>,
    kind: Ix<ExerciseType>,
}

/// What a type is for the team, as far as the order goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Ready,
    Eligible,
    PerhapsEligible,
    Reachable,
    Undetermined,
    Unsuitable,
}

impl Rank {
    pub(crate) fn of(catalogue: &Catalogue, found: &TypeAssessment) -> Rank {
        let standing = match found.verdict {
            Verdict::Ready => Standing::Ready,
            Verdict::Eligible => Standing::Eligible,
            Verdict::Reachable => Standing::Reachable,
            Verdict::Undetermined if found.possible.eligible => Standing::PerhapsEligible,
            Verdict::Undetermined => Standing::Undetermined,
            Verdict::Unsuitable => Standing::Unsuitable,
        };
        let reachable = standing == Standing::Reachable;
        let fits = matches!(standing, Standing::Ready | Standing::Eligible);
        let prerequisites = |pass: fn(StepState) -> bool| {
            found.prerequisites(catalogue).filter(|(_, state)| pass(*state)).count()
        };
        Rank {
            standing,
            distance: found.distance,
            people_missing: if reachable { found.staff.people_missing() } else { 0 },
            other_scale: !found.scale_needed.is_empty(),
            on_hold: found.on_hold,
            aims_served: Reverse(found.aims_served.len()),
            prerequisites_left: match reachable {
                true => 0,
                false => prerequisites(|state| state != StepState::Done),
            },
            in_progress: Reverse(match fits {
                true => prerequisites(|state| state == StepState::InProgress),
                false => 0,
            }),
            kind: found.kind,
        }
    }

    /// Whether only the aims served, and what comes after them, tell the two apart.
    pub(crate) fn ties_but_for_aims(&self, other: &Rank) -> bool {
        let before = |rank: &Rank| {
            let Rank { standing, distance, people_missing, other_scale, on_hold, .. } = *rank;
            (standing, distance, people_missing, other_scale, on_hold)
        };
        before(self) == before(other)
    }

    /// The same with so many aims served.
    #[cfg(feature = "screening")]
    pub(crate) fn with_aims_served(self, aims_served: usize) -> Rank {
        Rank { aims_served: Reverse(aims_served), ..self }
    }
}

/// The types, best first.
pub(super) fn rank(catalogue: &Catalogue, types: &[TypeAssessment]) -> Vec<Ix<ExerciseType>> {
    let mut ranking: Vec<Rank> = types.iter().map(|found| Rank::of(catalogue, found)).collect();
    ranking.sort_unstable();
    ranking.into_iter().map(|rank| rank.kind).collect()
}
