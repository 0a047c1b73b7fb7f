//! The steps in order across the types that a team can start from, those in common once.

use crate::answers::StepState;
use crate::assess::Assessment;
use crate::rules::{Catalogue, CommonStep, ExerciseType, Ix, Step};

/// A step, or one that several types have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanStep {
    /// The steps that it stands for, each of another type, those of the best type first.
    pub steps: Vec<Ix<Step>>,
    /// What they have in common, where there are several.
    pub common: Option<Ix<CommonStep>>,
    /// What is known of it: of several, the least that is known of one.
    pub state: StepState,
}

/// A step before it has its place in the order.
struct Draft {
    plan: PlanStep,
    /// The drafts that come before it, by number.
    after: Vec<usize>,
}

/// The steps of these types, each after those that precede it in every type; steps that are done
/// stand apart from those in common that are not.
pub(super) fn plan(catalogue: &Catalogue, assessment: &Assessment) -> Vec<PlanStep> {
    let (types, _) = super::path::start(assessment);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for (rank, kind) in types.into_iter().enumerate() {
        let mut before: Option<usize> = None;
        for (place, (step, state)) in steps(assessment, kind).enumerate() {
            let common = catalogue.steps()[step].common;
            let fellow = drafts.iter().position(|draft| {
                let of_other = |known: &Ix<Step>| catalogue.steps()[*known].kind != kind;
                common.is_some()
                    && draft.plan.common == common
                    && (draft.plan.state == StepState::Done) == (state == StepState::Done)
                    && draft.plan.steps.iter().all(of_other)
            });
            let number = fellow.unwrap_or(drafts.len());
            match drafts.get_mut(number) {
                Some(draft) => {
                    draft.plan.steps.push(step);
                    draft.plan.state = least_known(draft.plan.state, state);
                    draft.after.extend(before);
                }
                None => {
                    let plan = PlanStep { steps: vec![step], common, state };
                    drafts.push(Draft { plan, after: before.into_iter().collect() });
                    places.push((place, rank, number));
                }
            }
            before = Some(number);
        }
    }
    // Everybody's first step before anybody's second, as far as the order of each type lets them.
    places.sort_unstable();
    let mut waiting: Vec<usize> = places.into_iter().map(|(_, _, number)| number).collect();
    let mut plan: Vec<PlanStep> = Vec::new();
    while !waiting.is_empty() {
        let free = waiting.iter().position(|number| {
            let after = drafts.get(*number).map_or(&[][..], |draft| &draft.after);
            !after.iter().any(|before| before != number && waiting.contains(before))
        });
        // Types that order their common steps against each other: the first is as good as any.
        let next = waiting.remove(free.unwrap_or(0));
        plan.extend(drafts.get(next).map(|draft| {
            let alone = draft.plan.steps.len() == 1;
            PlanStep { common: draft.plan.common.filter(|_| !alone), ..draft.plan.clone() }
        }));
    }
    plan
}

fn steps(
    assessment: &Assessment,
    kind: Ix<ExerciseType>,
) -> impl Iterator<Item = (Ix<Step>, StepState)> {
    let found = assessment.types.get(kind.index());
    found.map_or(&[][..], |found| found.steps.as_slice()).iter().copied()
}

fn least_known(one: StepState, other: StepState) -> StepState {
    match (one, other) {
        (StepState::Done, StepState::Done) => StepState::Done,
        (StepState::NotDone, _) | (_, StepState::NotDone) => StepState::NotDone,
        (StepState::NotKnown, _) | (_, StepState::NotKnown) => StepState::NotKnown,
        (StepState::InProgress, _) | (_, StepState::InProgress) => StepState::InProgress,
    }
}
