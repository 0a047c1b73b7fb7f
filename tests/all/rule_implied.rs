//! Whether one type implies another, held against every team that just meets the first.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use exercoord::assess::Verdict;
use exercoord::authoring::check::implies;
use exercoord::rules::Ix;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::support::invented::{Rules, of_types, rules, shipped};
use crate::support::oracle::{Person, Type, any_of, everyone};
use crate::support::people::times;

/// The most people whose every choice is tried.
const MOST: u32 = 4;

/// How many people a type asks for at least.
fn fewest(kind: &Type) -> u32 {
    kind.seats.iter().map(|(count, _)| count).sum::<u32>().max(1)
}

/// Whether every team of as few people as can be that meets the first type's criteria meets the
/// second's. (More people only help.)
fn by_trying(kind: &Type, other: &Type) -> bool {
    // A type without a rule on the scale asks for none, not even that it be known.
    let asks_more = kind.scale.is_empty() && !other.scale.is_empty();
    let scales =
        other.scale.is_empty() || kind.scale.iter().all(|scale| other.scale.contains(scale));
    let scales = scales && !asks_more;
    // Those whom neither type tells apart are one.
    let seen = |person: Person| -> Vec<bool> {
        let of = |kind: &Type| {
            let seats = kind.seats.iter().map(|(_, who)| who.has(person));
            seats.chain([kind.audience.has(person)]).collect::<Vec<_>>()
        };
        [of(kind), of(other)].concat()
    };
    let kinds: BTreeMap<Vec<bool>, Person> =
        everyone().into_iter().map(|person| (seen(person), person)).collect();
    let kinds: Vec<Person> = kinds.into_values().collect();
    let mut teams: Vec<(usize, Vec<Person>)> = vec![(0, Vec::new())];
    for _ in 0..fewest(kind) {
        teams = teams
            .into_iter()
            .flat_map(|(first, team)| {
                let kinds = kinds.iter().enumerate().skip(first);
                kinds.map(move |(place, person)| (place, [&team[..], &[*person]].concat()))
            })
            .collect();
    }
    let meets = |kind: &Type, team: &[Person]| kind.staff_verdict(team) == Verdict::Eligible;
    scales && teams.iter().all(|(_, team)| !meets(kind, team) || meets(other, team))
}

fn agree(rules: &Rules, tally: &[AtomicUsize; 2]) -> Result<(), TestCaseError> {
    let numbers: Vec<Ix<_>> = rules.catalogue.types().numbers().collect();
    for (kind, number) in rules.types.iter().zip(&numbers) {
        for (other, other_number) in rules.types.iter().zip(&numbers) {
            if fewest(kind) <= MOST {
                let expected = by_trying(kind, other);
                let found = implies(&rules.catalogue, *number, *other_number);
                prop_assert_eq!(found, expected, "{} and {}: {:?}", kind.id, other.id, rules);
                if kind.id != other.id {
                    tally[usize::from(found)].fetch_add(1, Ordering::Relaxed);
                }
            }
        }
    }
    Ok(())
}

/// Types of which the second asks for some of those whom the first asks for, or for others in
/// their place: one often implies the other.
fn alike() -> impl Strategy<Value = std::sync::Arc<Rules>> {
    let regional =
        rules().prop_filter("of the region's types", |rules| rules.types[1].id == "esp-clap");
    let kept = regional.prop_flat_map(|rules| {
        let seats = rules.types[1].seats.clone();
        let some = subsequence(seats.clone(), 0..=seats.len());
        (Just(rules), some, any::<(bool, bool, bool)>())
    });
    kept.prop_map(|(rules, mut seats, (any_status, any_profession, everybody))| {
        let mut types = rules.types.clone();
        let mut other = types[1].clone();
        other.id = types[0].id;
        other.prerequisites = types[0].prerequisites.clone();
        other.common = Vec::new();
        if everybody {
            other.audience = any_of(&["professionnel-de-sante"]);
        }
        for (_, who) in &mut seats {
            if any_status {
                who.statuses.clear();
            }
            if any_profession {
                who.except.clear();
            }
        }
        other.seats = seats;
        types[0] = other;
        of_types(types)
    })
}

#[test]
fn a_type_implies_another_if_every_team_that_meets_it_meets_the_other() {
    let tally = [AtomicUsize::new(0), AtomicUsize::new(0)];
    let mut runner = proptest::test_runner::TestRunner::new(times(48));
    let law = |rules: std::sync::Arc<Rules>| agree(&rules, &tally);
    if let Err(error) = runner.run(&alike(), law) {
        panic!("{error}");
    }
    // The law is tried both ways.
    let [no, yes] = tally.map(AtomicUsize::into_inner);
    assert!(no > 100 && yes > 20, "{no} pairs do not imply, {yes} do");
}

#[test]
fn no_type_that_ships_implies_another_but_is_implied_by_itself() {
    let rules = shipped();
    for kind in rules.catalogue.types().numbers() {
        for other in rules.catalogue.types().numbers() {
            assert_eq!(implies(&rules.catalogue, kind, other), kind == other);
        }
    }
}
