//! How the types follow and go with each other for this team: what can start now, what it
//! prepares, what it combines with. Which type goes with which is rule data.

use crate::assess::{Assessment, TypeAssessment, Verdict};
use crate::rules::{Catalogue, ExerciseType, Ix, Relation, RelationKind};

use super::{Obstacle, fits};

/// A way through the types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// What the team can start from, best first: the types that fit, or else the nearest.
    pub start: Vec<Ix<ExerciseType>>,
    /// Whether they fit now; else somebody has to be found first.
    pub now: bool,
    /// What they prepare, unless it fits already, and what they combine with; types for others are
    /// left out.
    pub links: Vec<Link>,
}

/// From a type to one that it prepares or combines with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where the team is.
    pub from: Ix<ExerciseType>,
    /// Where it leads, or what goes with it.
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

/// How many types are named as the nearest where none fits.
const NEAREST: usize = 2;

/// The types that the team can start from, best first, and whether they fit now: those that fit,
/// or else the nearest.
pub(super) fn start(assessment: &Assessment) -> (Vec<Ix<ExerciseType>>, bool) {
    let ranked = |pass: &dyn Fn(&TypeAssessment) -> bool| -> Vec<Ix<ExerciseType>> {
        assessment.ranked().filter(|found| pass(found)).map(|found| found.kind).collect()
    };
    let fitting = ranked(&|found| fits(found.verdict));
    if !fitting.is_empty() {
        return (fitting, true);
    }
    let mut nearest = ranked(&|found| found.verdict == Verdict::Reachable);
    nearest.truncate(NEAREST);
    (nearest, false)
}

pub(super) fn path(catalogue: &Catalogue, assessment: &Assessment) -> Path {
    let (start, now) = start(assessment);
    // A type that is made of other people is no way ahead, nor is one that needs no preparing.
    let leads_on = |kind: Ix<ExerciseType>, by: RelationKind| {
        let found = assessment.types.get(kind.index());
        found.is_some_and(|found| match by {
            RelationKind::Prepares if fits(found.verdict) => false,
            RelationKind::Alternative => false,
            RelationKind::Prepares | RelationKind::Combines => {
                Obstacle::of_type(found) != Some(Obstacle::Structural)
            }
        })
    };
    let mut links: Vec<Link> = Vec::new();
    for here in &start {
        for (owner, exercise) in catalogue.types().enumerate() {
            for (number, relation) in exercise.relations.iter().enumerate() {
                let to = if owner == *here {
                    relation.to
                } else if relation.kind == RelationKind::Combines && relation.to == *here {
                    owner
                } else {
                    continue;
                };
                // What combines is listed once, from the better of the two.
                let listed = links.iter().any(|link| link.rule == (owner, number));
                if !listed && to != *here && leads_on(to, relation.kind) {
                    links.push(Link { from: *here, to, rule: (owner, number) });
                }
            }
        }
    }
    Path { start, now, links }
}
