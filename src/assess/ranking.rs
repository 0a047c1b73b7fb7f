//! The order of the recommendation.

use std::cmp::Reverse;

use super::{TypeAssessment, Verdict};
use crate::answers::StepState;
use crate::rules::{Catalogue, ExerciseType, Ix};

/// The place of a type in the recommendation, best first: by verdict; then by how many of the
/// team's aims it serves; then by what is left to do, which is people to find where the type is
/// within reach and prerequisites elsewhere; then in the types' order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank(Verdict, Reverse<usize>, u64, Ix<ExerciseType>);

impl Rank {
    pub(crate) fn new(
        verdict: Verdict,
        aims_served: usize,
        left: u64,
        kind: Ix<ExerciseType>,
    ) -> Rank {
        Rank(verdict, Reverse(aims_served), left, kind)
    }
}

/// The types, best first.
pub(super) fn rank(catalogue: &Catalogue, types: &[TypeAssessment]) -> Vec<Ix<ExerciseType>> {
    let place = |found: &TypeAssessment| {
        Rank::new(found.verdict, found.aims_served.len(), left_to_do(catalogue, found), found.kind)
    };
    let mut ranking: Vec<Rank> = types.iter().map(place).collect();
    ranking.sort_unstable();
    ranking.into_iter().map(|Rank(.., kind)| kind).collect()
}

/// What is left to do: people to find where the type is within reach, prerequisites elsewhere.
pub(crate) fn left_to_do(catalogue: &Catalogue, found: &TypeAssessment) -> u64 {
    match found.verdict {
        Verdict::Reachable => found.staff.people_missing(),
        Verdict::Ready | Verdict::Eligible | Verdict::Undetermined | Verdict::Unsuitable => {
            let left =
                found.prerequisites(catalogue).filter(|(_, state)| *state != StepState::Done);
            left.count() as u64
        }
    }
}
