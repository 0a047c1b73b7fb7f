//! The routes: each type that a team can have now, with its own steps, and how it stands to the
//! others. Which types go together, and in which way, is rule data.

use crate::answers::StepState;
use crate::assess::{Assessment, Verdict};
use crate::rules::{Catalogue, ExerciseType, Ix, Relation, RelationKind, Step};

use super::{Obstacle, fits};

/// A type to have, and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The type.
    pub kind: Ix<ExerciseType>,
    /// The other routes' types that the team can have besides.
    pub with: Vec<Ix<ExerciseType>>,
    /// The other routes' types of which the team needs only the one or the other.
    pub instead_of: Vec<Ix<ExerciseType>>,
    /// The steps that are not done, in order.
    pub steps: Vec<Ix<Step>>,
    /// Where it leads.
    pub leads_to: Vec<Link>,
}

/// From a type to one that it prepares, or that goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The other type.
    pub to: Ix<ExerciseType>,
    /// The type whose file says so, and the number of the relation there.
    pub rule: (Ix<ExerciseType>, usize),
}

impl Link {
    /// The rule behind it.
    pub fn relation<'c>(&self, catalogue: &'c Catalogue) -> Option<&'c Relation> {
        catalogue.types()[self.rule.0].relations.get(self.rule.1)
    }
}

/// A type that fits and that the team has passed: it prepares one that is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Superseded {
    /// The type.
    pub kind: Ix<ExerciseType>,
    /// The one that it prepares.
    pub by: Ix<ExerciseType>,
}

/// The routes, best first.
pub(super) fn routes(
    catalogue: &Catalogue,
    assessment: &Assessment,
    superseded: &[Superseded],
) -> Vec<Route> {
    let recommended = recommended(assessment, superseded);
    let others = |kind: Ix<ExerciseType>, pass: fn(RelationKind) -> bool| {
        let related = recommended.iter().copied().filter(|other| {
            let relation = catalogue.relation(kind, *other);
            *other != kind && relation.is_some_and(pass)
        });
        related.collect()
    };
    let route = |kind: &Ix<ExerciseType>| Route {
        kind: *kind,
        with: others(*kind, |relation| relation == RelationKind::Combines),
        instead_of: others(*kind, |relation| relation != RelationKind::Combines),
        steps: steps_left(assessment, *kind).collect(),
        leads_to: leads_to(catalogue, assessment, *kind),
    };
    recommended.iter().map(route).collect()
}

/// What a type prepares, and what goes with it, in the order of the rules; what fits already and
/// what nobody counts for is left out.
pub(crate) fn leads_to(
    catalogue: &Catalogue,
    assessment: &Assessment,
    kind: Ix<ExerciseType>,
) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for (owner, exercise) in catalogue.types().enumerate() {
        for (number, relation) in exercise.relations.iter().enumerate() {
            let to = match relation.kind {
                RelationKind::Prepares | RelationKind::Combines if owner == kind => relation.to,
                RelationKind::Combines if relation.to == kind => owner,
                _ => continue,
            };
            let is_ahead = assessment.types.get(to.index()).is_some_and(|found| {
                !fits(found.verdict) && Obstacle::of_type(found) != Some(Obstacle::Structural)
            });
            if to != kind && is_ahead {
                links.push(Link { to, rule: (owner, number) });
            }
        }
    }
    links
}

/// The steps of a type that are not done, in order.
fn steps_left(
    assessment: &Assessment,
    kind: Ix<ExerciseType>,
) -> impl Iterator<Item = Ix<Step>> + '_ {
    let steps = assessment.types.get(kind.index()).map_or(&[][..], |found| &found.steps);
    steps.iter().filter(|(_, state)| *state != StepState::Done).map(|(step, _)| *step)
}

/// The types that fit and prepare one that is ready, best first.
pub(super) fn superseded(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Superseded> {
    let ready = || assessment.ranked().filter(|found| found.verdict == Verdict::Ready);
    let passed = assessment.ranked().filter(|found| fits(found.verdict)).filter_map(|found| {
        let by = ready().find(|ready| {
            let mut relations = catalogue.types()[found.kind].relations.iter();
            relations.any(|it| it.kind == RelationKind::Prepares && it.to == ready.kind)
        })?;
        Some(Superseded { kind: found.kind, by: by.kind })
    });
    passed.collect()
}

/// The types that a team can have as it is, those apart that it has passed; best first.
fn recommended(assessment: &Assessment, superseded: &[Superseded]) -> Vec<Ix<ExerciseType>> {
    let fitting = assessment.ranked().filter(|found| fits(found.verdict)).map(|found| found.kind);
    fitting.filter(|kind| !superseded.iter().any(|passed| passed.kind == *kind)).collect()
}
