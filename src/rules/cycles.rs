//! Ways that lead back to where they began.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The cycles among things of which each leads to some others, by their numbers: for each thing
/// that is on one, the shortest through it, unless it is on one that has been found already.
pub(crate) fn cycles(leads_to: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut on_one = BTreeSet::new();
    let mut found = Vec::new();
    for start in 0..leads_to.len() {
        if !on_one.contains(&start)
            && let Some(way) = way_back(leads_to, start)
        {
            on_one.extend(way.iter().copied());
            found.push(way);
        }
    }
    found
}

/// The shortest way from a thing back to it, the thing itself first.
fn way_back(leads_to: &[Vec<usize>], start: usize) -> Option<Vec<usize>> {
    let mut come_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(here) = queue.pop_front() {
        for next in leads_to.get(here)? {
            if *next == start {
                let back = std::iter::successors(Some(here), |at| come_from.get(at).copied());
                let mut way: Vec<usize> = back.collect();
                way.reverse();
                return Some(way);
            }
            if !come_from.contains_key(next) {
                come_from.insert(*next, here);
                queue.push_back(*next);
            }
        }
    }
    None
}
