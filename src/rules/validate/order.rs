//! The order of a type's steps through the gate: none waits for itself, and each can be reached.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Gate, Names};
use crate::rules::catalogue::Step;
use crate::rules::cycles::cycles;
use crate::rules::list::Ix;
use crate::rules::problem::Fault;
use crate::rules::raw::Word;
use crate::rules::tree::Str;

/// A step and those that must come first.
pub(super) struct Waiting {
    id: Str,
    prerequisite: bool,
    /// Those, by their places among the type's steps, each with where it is named.
    pub(super) after: Vec<(usize, Range<usize>)>,
}

impl Gate<'_> {
    /// The steps that a step waits for.
    pub(super) fn waiting(
        &mut self,
        file: usize,
        id: &Word,
        prerequisite: bool,
        after: Vec<Word>,
        steps: &Names,
    ) -> Waiting {
        let found = after.into_iter().filter_map(|word| {
            let first: Ix<Step> = self.resolve(file, steps, &word)?;
            Some((first.index(), word.span))
        });
        Waiting { after: found.collect(), id: id.value.clone(), prerequisite }
    }

    /// Notes the steps of a type that can never be reached in order.
    pub(super) fn order(&mut self, file: usize, steps: &[Waiting]) {
        let waits: Vec<Vec<usize>> =
            steps.iter().map(|step| step.after.iter().map(|(first, _)| *first).collect()).collect();
        let id = |number: &usize| steps.get(*number).map(|step| step.id.clone());
        let mut never: BTreeSet<usize> = BTreeSet::new();
        for cycle in cycles(&waits) {
            never.extend(&cycle);
            let ring = cycle.iter().cycle().skip(1).take(cycle.len());
            let way: Vec<Str> = ring.clone().filter_map(id).collect();
            let step = cycle.first().and_then(|first| steps.get(*first));
            let named = step.and_then(|step| {
                let next = ring.clone().next()?;
                step.after.iter().find(|(first, _)| first == next)
            });
            if let (Some(step), Some((_, span))) = (step, named) {
                let fault = Fault::StepCycle { step: step.id.clone(), way };
                self.note(file, span.clone(), fault);
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
                let barred = step.after.iter().find_map(|(first, span)| {
                    let other = steps.get(*first)?;
                    let follows = step.prerequisite && !other.prerequisite;
                    let lost = never.contains(first);
                    (follows || lost).then_some((&other.id, span, follows))
                });
                if let Some((waits_for, span, follows)) = barred {
                    let (step, waits_for) = (step.id.clone(), waits_for.clone());
                    let fault = Fault::StepUnreachable { step, waits_for, follows };
                    self.note(file, span.clone(), fault);
                    more = never.insert(number);
                }
            }
        }
    }
}
