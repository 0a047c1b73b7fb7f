//! The order of a type's steps: none waits for itself, and each can be reached.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cycles::cycles;
use super::problem::Fault;
use super::tree::{Node, Value};
use crate::lang::Str;

/// A step and those that must come first.
struct Waiting<'n> {
    id: &'n Str,
    prerequisite: bool,
    /// Those, by their places among the type's steps, each with where it is named.
    after: Vec<(usize, &'n Node)>,
}

/// The steps of a type that can never be reached in order, and where that is said.
pub(super) fn out_of_order(steps: &[Node], ids: &[Str]) -> Vec<(Range<usize>, Fault)> {
    let place = |first: &Node| ids.iter().position(|id| Some(id) == first.text());
    let waiting = |step| {
        let after = Node::get(step, "after").map_or(&[][..], Node::items).iter();
        Some(Waiting {
            id: step.get("id")?.text()?,
            prerequisite: matches!(step.get("prerequisite")?.value, Value::Boolean(true)),
            after: after.filter_map(|first| Some((place(first)?, first))).collect(),
        })
    };
    let steps: Vec<Waiting<'_>> = steps.iter().filter_map(waiting).collect();
    let mut found = Vec::new();
    let waits: Vec<Vec<usize>> =
        steps.iter().map(|step| step.after.iter().map(|(first, _)| *first).collect()).collect();
    let mut never: BTreeSet<usize> = BTreeSet::new();
    for cycle in cycles(&waits) {
        never.extend(&cycle);
        let ring = cycle.iter().cycle().skip(1).take(cycle.len());
        let way = ring.clone().filter_map(|number| Some(steps.get(*number)?.id.clone())).collect();
        let step = cycle.first().and_then(|first| steps.get(*first));
        let named = step.and_then(|step| {
            let next = ring.clone().next()?;
            step.after.iter().find(|(first, _)| first == next)
        });
        if let (Some(step), Some((_, named))) = (step, named) {
            found.push((named.span(), Fault::StepCycle { step: step.id.clone(), way }));
        }
    }
    // Who waits for a step that never comes never comes either.
    let mut more = true;
    while more {
        more = false;
        for (number, step) in steps.iter().enumerate() {
            if never.contains(&number) {
                continue;
            }
            let barred = step.after.iter().find_map(|(first, named)| {
                let other = steps.get(*first)?;
                let follows = step.prerequisite && !other.prerequisite;
                (follows || never.contains(first)).then_some((other.id, named, follows))
            });
            if let Some((waits_for, named, follows)) = barred {
                let (step, waits_for) = (step.id.clone(), waits_for.clone());
                let fault = match follows {
                    true => Fault::StepFollows { step, waits_for },
                    false => Fault::StepNever { step, waits_for },
                };
                found.push((named.span(), fault));
                more = never.insert(number);
            }
        }
    }
    found
}
