//! The order of the recommendation.

use std::cmp::Reverse;

use super::{TypeAssessment, Verdict};
use crate::answers::StepState;
use crate::rules::{Catalogue, ExerciseType, Ix};

/// The types, best first: by verdict; then by how many of the team's aims they serve; then by
/// what is left to do, which is people to find where the type is within reach and prerequisites
/// elsewhere; then in the types' order.
pub(super) fn rank(catalogue: &Catalogue, types: &[TypeAssessment]) -> Vec<Ix<ExerciseType>> {
    let mut ranking: Vec<(Verdict, Reverse<usize>, u64, Ix<ExerciseType>)> = types
        .iter()
        .map(|found| {
            (
                found.verdict,
                Reverse(found.aims_served.len()),
                left_to_do(catalogue, found),
                found.kind,
            )
        })
        .collect();
    ranking.sort_unstable();
    ranking.into_iter().map(|(_, _, _, kind)| kind).collect()
}

fn left_to_do(catalogue: &Catalogue, found: &TypeAssessment) -> u64 {
    match found.verdict {
        Verdict::Reachable => found.staff.people_missing(),
        Verdict::Ready | Verdict::Eligible | Verdict::Undetermined | Verdict::Unsuitable => found
            .steps
            .iter()
            .filter(|(step, state)| {
                *state != StepState::Done && catalogue.steps()[*step].prerequisite
            })
            .count()
            as u64,
    }
}
