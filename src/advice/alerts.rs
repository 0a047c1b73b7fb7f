//! What the verdict would be by another minimum that an alert tells of. The verdict itself is never
//! changed by it.

use crate::answers::Answers;
use crate::assess::{TypeAssessment, Verdict, assess_exercise};
use crate::rules::Catalogue;

/// The alerts by whose minimum the verdict would be another, and that verdict.
pub(super) fn turns(
    catalogue: &Catalogue,
    answers: &Answers,
    found: &TypeAssessment,
) -> Vec<(usize, Verdict)> {
    let exercise = &catalogue.types()[found.kind];
    let alerts = exercise.alerts.iter().enumerate().filter(|(_, alert)| !alert.staff.is_empty());
    let turned = alerts.filter_map(|(number, alert)| {
        let mut other = exercise.clone();
        for (seat, count) in &alert.staff {
            if let Some(seat) = other.staff.seats.get_mut(*seat) {
                seat.count = *count;
            }
        }
        let then = assess_exercise(catalogue, answers, found.kind, &other).verdict;
        (then != found.verdict).then_some((number, then))
    });
    turned.collect()
}
