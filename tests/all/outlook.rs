//! What would change the answer, held against brute force: every way to find, change and confirm
//! people, every group of leavers, every newcomer and every pair, every reply.
//!
//! The brute force is written from what `src/advice.rs` promises and shares nothing with it: who
//! may sit where is asked of `support/oracle.rs`, what a team gets of that oracle and of `assess`.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use exercoord::advice::{
    About, Advice, Change, Gain, Margin, Newcomer, Obstacle, Opening, Recruit, Reply, SeatNeed,
    Shift, advise,
};
use exercoord::answers::{Answers, StepState};
use exercoord::assess::{Assessment, Outcome, TypeAssessment, Verdict, assess, assess_type};
use exercoord::rules::{Catalogue, ExerciseType, Ix, RelationKind, Step};
use exercoord::team::Member;
use proptest::prelude::*;

use crate::support::invented::{Rules, at_odds, cases, kinds_of, of_types, shipped};
use crate::support::oracle::{Person, Seating, Type, Who, any_of, completions, criteria, everyone};
use crate::support::people::{Kind, SCALES, STATUSES, Told, may_have, times};

type Law = Result<(), TestCaseError>;

/// What a team tells under some rules, and what the library finds.
struct Case<'r> {
    rules: &'r Rules,
    told: &'r Told,
    answers: Answers,
    now: Assessment,
    outlook: Advice,
}

impl<'r> Case<'r> {
    fn of(rules: &'r Rules, told: &'r Told) -> Case<'r> {
        let answers = told.answers(&rules.catalogue);
        let now = assess(&rules.catalogue, &answers);
        let outlook = advise(&rules.catalogue, &answers, &now);
        Case { rules, told, answers, now, outlook }
    }

    fn catalogue(&self) -> &'r Catalogue {
        &self.rules.catalogue
    }

    /// Each type with its number and what the library finds.
    fn types(&self) -> impl Iterator<Item = (&'r Type, &TypeAssessment)> {
        self.rules.types.iter().zip(&self.now.types)
    }

    fn found(&self, kind: Ix<ExerciseType>) -> &TypeAssessment {
        &self.now.types[kind.index()]
    }

    /// Whether nobody in the team counts, whatever is not known.
    fn nobody_counts(&self, kind: Ix<ExerciseType>) -> bool {
        let exercise = &self.rules.types[kind.index()];
        let teams = exercise.teams(self.told);
        !teams.iter().flatten().any(|person| exercise.audience.has(*person))
    }
}

fn fits(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Ready | Verdict::Eligible)
}

fn missing(found: &TypeAssessment) -> u64 {
    found.staff.missing.iter().map(|missing| u64::from(missing.count)).sum()
}

proptest! {
    #![proptest_config(times(80))]

    #[test]
    fn a_no_is_of_the_sort_that_the_completions_tell((rules, told) in cases()) {
        obstacles_agree(&Case::of(&rules, &told))?;
    }

    #[test]
    fn the_routes_are_what_the_rules_make_of_what_fits((rules, told) in cases()) {
        routes_agree(&Case::of(&rules, &told))?;
    }

    #[test]
    fn the_routes_are_so_whatever_steps_have_in_common((rules, told) in at_odds()) {
        routes_agree(&Case::of(&rules, &told))?;
    }

    #[test]
    fn a_reply_changes_what_it_is_said_to((rules, told) in cases()) {
        unknowns_agree(&Case::of(&rules, &told))?;
    }
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn a_margin_is_the_smallest_loss_and_names_every_group_that_does_it((rules, told) in cases()) {
        // At every scale more types fit.
        margins_agree(&Case::of(&rules, &Told { scale: SCALES.to_vec(), ..told }))?;
    }
}

proptest! {
    #![proptest_config(times(60))]

    #[test]
    fn an_opening_opens_and_is_the_smallest((rules, told) in cases()) {
        openings_agree(&Case::of(&rules, &told))?;
    }
}

proptest! {
    #![proptest_config(times(40))]

    #[test]
    fn the_recruits_are_those_who_gain_most((rules, told) in cases()) {
        recruits_agree(&Case::of(&rules, &told))?;
    }
}

/// Structural: nobody counts in any completion. Not known: several verdicts are possible.
fn obstacles_agree(case: &Case<'_>) -> Law {
    for ((kind, found), outlook) in case.types().zip(&case.outlook.types) {
        let possible: BTreeSet<Verdict> = kind.grid(case.told).concat().into_iter().collect();
        let expected = if possible == BTreeSet::from([Verdict::Eligible]) {
            None
        } else if possible.len() > 1 {
            Some(Obstacle::NotKnown)
        } else if case.nobody_counts(found.kind) {
            Some(Obstacle::Structural)
        } else {
            Some(Obstacle::Mendable)
        };
        prop_assert_eq!(outlook.obstacle, expected, "obstacle of {}", kind.id);
        for (id, outcome) in found.criteria(case.catalogue()) {
            let on_people = ["audience", "staff"].contains(&id);
            let expected = match outcome {
                Outcome::Met => None,
                Outcome::Unknown => Some(Obstacle::NotKnown),
                Outcome::Unmet if on_people && case.nobody_counts(found.kind) => {
                    Some(Obstacle::Structural)
                }
                Outcome::Unmet => Some(Obstacle::Mendable),
            };
            let sort = Obstacle::of_criterion(outcome, on_people, found);
            prop_assert_eq!(sort, expected, "{} of {}", id, kind.id);
        }
    }
    Ok(())
}

/// What a change takes: people to find, members who change status, members whose status is
/// confirmed; fewer of an earlier sort outweigh any number of a later one.
type Cost = [u64; 3];

/// The opening is there where a team is given and the type does not fit. It opens; no way to seat
/// people is cheaper, and none as cheap leaves later seats to newcomers.
fn openings_agree(case: &Case<'_>) -> Law {
    (0..case.rules.types.len()).try_for_each(|number| opening_agrees(case, number))
}

fn opening_agrees(case: &Case<'_>, number: usize) -> Law {
    let (kind, found) = (&case.rules.types[number], &case.now.types[number]);
    let opening = &case.outlook.types[number].opening;
    let expected = !case.told.people.is_empty() && !fits(found.verdict);
    prop_assert_eq!(opening.is_some(), expected, "opening of {}", kind.id);
    let Some(opening) = opening else { return Ok(()) };

    opens(case, kind, found, opening)?;
    let sum = |shifts: &[Shift]| -> u64 {
        shifts.iter().map(|shift| u64::from(shift.members.count)).sum()
    };
    let cost = [opening.people(), sum(&opening.changed), sum(&opening.confirmed)];
    let (cheapest, left) = cheapest(kind, case.told, true);
    prop_assert_eq!(cost, cheapest, "what opens {}: {:?}", kind.id, opening);
    prop_assert_eq!(&opening.recruits, &left, "whom to find for {}", kind.id);

    let alone = (cheapest[1] > 0).then(|| self::cheapest(kind, case.told, false).1);
    prop_assert_eq!(&opening.by_recruits_alone, &alone, "recruits alone for {}", kind.id);
    if cheapest[1] + cheapest[2] == 0 && !found.staff.at_best {
        let missing = found.staff.missing.iter();
        let missing: Vec<(Option<usize>, u32)> =
            missing.map(|missing| (Some(missing.seat), missing.count)).collect();
        let named = opening.recruits.iter().filter(|need| need.seat.is_some());
        let named: Vec<_> = named.map(|need| (need.seat, need.count)).collect();
        prop_assert_eq!(named, missing, "missing for {}", kind.id);
    }

    let chosen = |scale: &&str| case.told.scale.contains(scale);
    let always = kind.scale.is_empty()
        || kind.scale.iter().any(chosen)
        || case.told.scale.is_empty() && kind.scale.len() == SCALES.len();
    prop_assert_eq!(opening.scale.is_none(), always, "scale of {}", kind.id);
    if let Some(need) = opening.scale {
        prop_assert_eq!(need.others_chosen, !case.told.scale.is_empty());
        let scales = case.catalogue().scales();
        let any: Vec<&str> = need.any.iter().map(|scale| &*scales[scale].id).collect();
        prop_assert_eq!(&any, &kind.scale, "scales of {}", kind.id);
    }
    Ok(())
}

/// The answers with the change made: newcomers are of the first profession and status that their
/// seat takes.
fn applied(case: &Case<'_>, opening: &Opening, kind: Ix<ExerciseType>) -> Answers {
    let exercise = &case.catalogue().types()[kind];
    let mut team = case.answers.team().cloned().unwrap_or_default();
    for shift in opening.changed.iter().chain(&opening.confirmed) {
        team = team.with_status_of(shift.members, shift.to);
    }
    let newcomers = opening.recruits.iter().map(|need| {
        let seat = need.seat.map(|seat| &exercise.staff.seats[seat]);
        let audience = (exercise.audience.professions, exercise.audience.statuses);
        let (professions, statuses) = seat.map_or(audience, |it| (it.professions, it.statuses));
        let profession = professions.iter().next().expect("a profession fits each seat");
        Member { profession, specialty: None, status: statuses.iter().next(), count: need.count }
    });
    let changed = case.answers.clone().with_members(team.plus(newcomers));
    match opening.scale {
        Some(need) => {
            let chosen = case.answers.scale().unwrap_or_default();
            changed.with_scale(chosen.or(need.any))
        }
        None => changed,
    }
}

/// With the change made the type fits, for the library and for every completion; nobody comes,
/// goes or changes but those whom the opening names.
fn opens(case: &Case<'_>, kind: &Type, found: &TypeAssessment, opening: &Opening) -> Law {
    let applied = applied(case, opening, found.kind);
    // Newcomers may be any that their seats take; the answers given back have some.
    let newcomers = |other: bool| {
        opening.recruits.iter().map(move |need| {
            let who = &places(kind)[need.seat.unwrap_or(0)].1;
            let mut people = everyone().into_iter().filter(|person| sits(kind, who, *person));
            let one = if other { people.next_back() } else { people.next() };
            let (profession, status) = one.expect("somebody fits each seat");
            Kind { profession, status: Some(status), count: need.count }.member(case.catalogue())
        })
    };
    let mut changed = case.answers.team().cloned().unwrap_or_default();
    for shift in opening.changed.iter().chain(&opening.confirmed) {
        changed = changed.with_status_of(shift.members, shift.to);
    }
    let with = |other| applied.clone().with_members(changed.plus(newcomers(other)));
    let mut tried = vec![applied.clone(), with(false), with(true)];
    tried.dedup();
    for then in tried {
        let verdict = assess_type(case.catalogue(), &then, found.kind).verdict;
        prop_assert!(fits(verdict), "{} is {:?} then: {:?}", kind.id, verdict, opening);
        let told = told_of(case.catalogue(), &then);
        let all_fit = kind.grid(&told).concat().iter().all(|verdict| *verdict == Verdict::Eligible);
        prop_assert!(all_fit, "{} may not fit then: {:?}", kind.id, opening);
    }

    let size = |answers: &Answers| answers.team().map_or(0, |team| team.size());
    prop_assert_eq!(size(&applied), size(&case.answers) + opening.people());
    prop_assert_eq!(applied.steps(), case.answers.steps());
    let mut before: BTreeMap<_, u32> = BTreeMap::new();
    for member in case.answers.team().into_iter().flat_map(|team| team.members()) {
        before.insert((member.profession, member.status), member.count);
    }
    let mut shifted: BTreeMap<_, u32> = BTreeMap::new();
    for shift in opening.changed.iter().chain(&opening.confirmed) {
        prop_assert_ne!(shift.members.status, Some(shift.to));
        *shifted.entry((shift.members.profession, shift.members.status)).or_default() +=
            shift.members.count;
    }
    let may_be = |shift: &Shift| {
        let told = shift.members.status.map(|status| &*case.catalogue().statuses()[status].id);
        let told = told.map(|id| STATUSES.into_iter().find(|known| *known == id));
        may_have(told.map(|known| known.unwrap_or("salarie")))
            .contains(&&*case.catalogue().statuses()[shift.to].id)
    };
    prop_assert!(!opening.changed.iter().any(may_be) && opening.confirmed.iter().all(may_be));
    let enough = shifted.iter().all(|(who, count)| before.get(who) >= Some(count));
    prop_assert!(enough, "more change than there are, for {}: {:?}", kind.id, opening);
    Ok(())
}

/// The cheapest way to fill a type's seats, whichever seats are left to newcomers; then those that
/// are: the latest. Each member in turn stays out or takes a seat that has room, with each status
/// that it may have; of several ways to the same seats filled, the cheapest is gone on with.
fn cheapest(kind: &Type, told: &Told, may_change: bool) -> (Cost, Vec<SeatNeed>) {
    let stands = completions(told).iter().all(|team| kind.staff_verdict(team) == Verdict::Eligible);
    if stands {
        return ([0; 3], Vec::new());
    }
    let places = places(kind);
    let nobody: Seating = vec![0; places.len()];
    let mut ways = BTreeMap::from([(nobody, [0; 3])]);
    for person in told.one_by_one() {
        let prices: Vec<Option<Cost>> = places
            .iter()
            .map(|(_, who)| price(kind, who, person).filter(|cost| may_change || cost[1] == 0))
            .collect();
        if prices.iter().all(Option::is_none) {
            continue;
        }
        for (seating, cost) in ways.clone() {
            for (place, price) in prices.iter().enumerate() {
                let Some(price) = price.filter(|_| seating[place] < places[place].0) else {
                    continue;
                };
                let mut next = seating.clone();
                next[place] += 1;
                let sum = [0, 1, 2].map(|sort| cost[sort] + price[sort]);
                let known = ways.entry(next).or_insert(sum);
                *known = (*known).min(sum);
            }
        }
    }
    // Whoever is missing then is to be found; there is somebody for every seat.
    let left = |seating: &Seating| -> Vec<u32> {
        places.iter().zip(seating).map(|((wanted, _), filled)| wanted - filled).collect()
    };
    let whole = ways.into_iter().map(|(seating, cost)| {
        let find: u32 = left(&seating).iter().sum();
        ([cost[0] + u64::from(find), cost[1], cost[2]], Reverse(seating))
    });
    let (cost, Reverse(seating)) = whole.min().expect("newcomers for every seat");
    let needs = left(&seating)
        .into_iter()
        .enumerate()
        .map(|(seat, count)| SeatNeed { seat: (!kind.seats.is_empty()).then_some(seat), count });
    (cost, needs.filter(|need| need.count > 0).collect())
}

/// The seats, or the one place of a type that asks for nobody in particular.
fn places(kind: &Type) -> Vec<(u32, Who)> {
    match kind.seats.as_slice() {
        [] => vec![(1, kind.audience.clone())],
        seats => seats.to_vec(),
    }
}

fn sits(kind: &Type, who: &Who, person: Person) -> bool {
    kind.audience.has(person) && who.has(person)
}

/// What it costs to have somebody of the team on a seat.
fn price(kind: &Type, who: &Who, person: Kind) -> Option<Cost> {
    let takes = |status| sits(kind, who, (person.profession, status));
    let statuses = may_have(person.status);
    if statuses.iter().copied().all(takes) {
        Some([0; 3])
    } else if statuses.into_iter().any(takes) {
        Some([0, 0, 1])
    } else {
        STATUSES.into_iter().any(takes).then_some([0, 1, 0])
    }
}

/// Answers as somebody would tell them.
fn told_of(catalogue: &Catalogue, answers: &Answers) -> Told {
    let told = STATUSES.into_iter().chain(["salarie"]);
    let status = |id: &str| told.clone().find(|known| *known == id);
    let scales = answers.scale().unwrap_or_default().iter().map(|scale| {
        let id = &*catalogue.scales()[scale].id;
        SCALES.into_iter().find(|known| *known == id).expect("a scale")
    });
    let people = answers.team().into_iter().flat_map(|team| team.members()).map(|member| {
        let id = &*catalogue.professions()[member.profession].id;
        let (profession, _) =
            everyone().into_iter().find(|(known, _)| *known == id).expect("a profession");
        let status = member.status.and_then(|known| status(&catalogue.statuses()[known].id));
        Kind { profession, status, count: member.count }
    });
    Told { people: people.collect(), scale: scales.collect(), ..Told::default() }
}

/// Groups of leavers beyond so many are not gone through.
const MOST_GROUPS: usize = 120;

/// No smaller loss turns a type that fits; of the groups of so many, those do who are all of the
/// people that some set named reaches, and no others. Who leaves a representation breaks nothing.
fn margins_agree(case: &Case<'_>) -> Law {
    for ((kind, found), outlook) in case.types().zip(&case.outlook.types) {
        let may_break = fits(found.verdict) && !kind.representation;
        prop_assert_eq!(outlook.margin.is_some(), may_break, "margin of {}", kind.id);
        let Some(margin) = &outlook.margin else { continue };
        let places = places(kind);
        // Whether somebody, whatever their status is, can fill one of these seats.
        let reached = |person: &Kind, set: &[usize]| {
            let teams = completions(&Told { people: vec![*person], ..Told::default() });
            let fills =
                |team: &Vec<Person>| set.iter().any(|seat| sits(kind, &places[*seat].1, team[0]));
            teams.iter().all(fills)
        };
        let sets = match kind.seats.as_slice() {
            [] => {
                prop_assert!(margin.among.is_empty(), "{} has no seats", kind.id);
                vec![vec![0]]
            }
            _ => margin.among.clone(),
        };
        prop_assert!(!sets.is_empty() && sets.iter().all(|set| !set.is_empty()), "{}", kind.id);

        let mut people: Vec<Kind> = Vec::new();
        for one in case.told.one_by_one() {
            match people.iter_mut().find(|known| Kind { count: 1, ..**known } == one) {
                Some(known) => known.count += 1,
                None => people.push(one),
            }
        }
        let turns = |leavers: &[u32]| -> Result<bool, TestCaseError> {
            let stay = people
                .iter()
                .zip(leavers)
                .map(|(kind, gone)| Kind { count: kind.count - gone, ..*kind });
            let told =
                Told { people: stay.filter(|kind| kind.count > 0).collect(), ..case.told.clone() };
            let all_fit =
                kind.teams(&told).iter().all(|team| kind.staff_verdict(team) == Verdict::Eligible);
            let then =
                assess_type(case.catalogue(), &told.answers(case.catalogue()), found.kind).verdict;
            prop_assert_eq!(
                fits(then),
                all_fit,
                "{} without {:?} of {:?}",
                kind.id,
                leavers,
                people
            );
            Ok(!all_fit)
        };
        // Who stands with a loss stands with a smaller one, so one less is enough to try.
        for (loss, least) in [(margin.loss - 1, false), (margin.loss, true)] {
            let Some(groups) = groups_of(&people, loss) else { continue };
            let mut any = false;
            for leavers in groups {
                let turned = turns(&leavers)?;
                any |= turned;
                let gone = || people.iter().zip(&leavers).filter(|(_, gone)| **gone > 0);
                let named =
                    least && sets.iter().any(|set| gone().all(|(person, _)| reached(person, set)));
                prop_assert_eq!(
                    turned,
                    named,
                    "{} without {:?} of {:?}: {:?}",
                    kind.id,
                    leavers,
                    people,
                    margin
                );
            }
            prop_assert_eq!(any, least, "{} stands the loss of {}", kind.id, loss);
        }
    }
    Ok(())
}

/// Every way to take so many of these people, as how many of each kind; `None` where there are too
/// many ways.
fn groups_of(people: &[Kind], size: u64) -> Option<Vec<Vec<u32>>> {
    let mut groups: Vec<Vec<u32>> = vec![Vec::new()];
    for (number, kind) in people.iter().enumerate() {
        let behind: u64 = people[number + 1..].iter().map(|kind| u64::from(kind.count)).sum();
        let mut longer = Vec::new();
        for group in groups {
            let left = size - group.iter().map(|count| u64::from(*count)).sum::<u64>();
            for count in 0..=kind.count {
                if u64::from(count) <= left && left - u64::from(count) <= behind {
                    longer.push([group.clone(), vec![count]].concat());
                }
            }
        }
        groups = longer;
        if groups.len() > MOST_GROUPS {
            return None;
        }
    }
    Some(groups)
}

/// The types that fit are routes, best first, but for those that prepare a ready one: these are
/// superseded. A route has the others that go with it and those that it stands in for, its own
/// steps that are not done, and where it leads.
fn routes_agree(case: &Case<'_>) -> Law {
    let catalogue = case.catalogue();
    let relations: Vec<_> = (catalogue.types().enumerate())
        .flat_map(|(owner, exercise)| {
            let rules = exercise.relations.iter().enumerate();
            rules.map(move |(number, rule)| (owner, rule.to, rule.kind, number))
        })
        .collect();
    let ranked = case.now.ranking.iter().copied();
    let fitting: Vec<_> = ranked.filter(|kind| fits(case.found(*kind).verdict)).collect();
    let prepares_ready = |kind: Ix<ExerciseType>| {
        let ready = fitting.iter().copied().find(|ready| {
            let says = (kind, *ready, RelationKind::Prepares);
            case.found(*ready).verdict == Verdict::Ready
                && relations.iter().any(|(owner, to, how, _)| (*owner, *to, *how) == says)
        });
        ready.map(|ready| (kind, ready))
    };
    let passed: Vec<_> = fitting.iter().filter_map(|kind| prepares_ready(*kind)).collect();
    let superseded = case.outlook.superseded.iter().map(|passed| (passed.kind, passed.by));
    prop_assert_eq!(superseded.collect::<Vec<_>>(), passed.clone(), "superseded");
    let recommended: Vec<_> = fitting
        .iter()
        .copied()
        .filter(|kind| !passed.iter().any(|(passed, _)| passed == kind))
        .collect();
    let routes = &case.outlook.routes;
    let kinds: Vec<_> = routes.iter().map(|route| route.kind).collect();
    prop_assert_eq!(&kinds, &recommended, "recommended");
    for route in routes {
        let here = route.kind;
        let ties = |other: Ix<ExerciseType>, how: RelationKind| {
            relations.iter().any(|(owner, to, kind, _)| {
                *kind == how && [(here, other), (other, here)].contains(&(*owner, *to))
            })
        };
        for other in recommended.iter().copied().filter(|other| *other != here) {
            let combines = ties(other, RelationKind::Combines);
            let instead =
                ties(other, RelationKind::Prepares) || ties(other, RelationKind::Alternative);
            // Rules that say both are told as the first of them says.
            if combines != instead {
                prop_assert_eq!(route.with.contains(&other), combines, "with");
                prop_assert_eq!(route.instead_of.contains(&other), instead, "instead of");
            }
            let told = [&route.with, &route.instead_of].map(|some| some.contains(&other));
            prop_assert_eq!(told[0] ^ told[1], combines || instead, "one or the other");
        }
        let rank = |kind: &Ix<ExerciseType>| recommended.iter().position(|one| one == kind);
        for others in [&route.with, &route.instead_of] {
            prop_assert!(others.iter().all(|other| rank(other).is_some() && *other != here));
            prop_assert!(others.is_sorted_by_key(rank), "best first");
        }

        let own = catalogue.steps_of(here).map(|(step, _)| step);
        let left: Vec<Ix<Step>> =
            own.filter(|step| case.answers.step(*step) != StepState::Done).collect();
        prop_assert_eq!(&route.steps, &left, "steps not done, in order");

        let ahead = relations.iter().filter_map(|(owner, to, how, number)| {
            let to = match how {
                RelationKind::Prepares | RelationKind::Combines if *owner == here => *to,
                RelationKind::Combines if *to == here => *owner,
                _ => return None,
            };
            let leads = to != here && !fits(case.found(to).verdict) && !case.nobody_counts(to);
            leads.then_some((to, (*owner, *number)))
        });
        let links = route.leads_to.iter().map(|link| (link.to, link.rule));
        prop_assert_eq!(links.collect::<Vec<_>>(), ahead.collect::<Vec<_>>(), "leads to");
        for link in &route.leads_to {
            let relation = link.relation(catalogue).map(|relation| &relation.text);
            let rule = &catalogue.types()[link.rule.0].relations[link.rule.1].text;
            prop_assert_eq!(relation, Some(rule));
        }
    }
    Ok(())
}

/// Every open question is there, in the interview's order; each of its replies changes what the
/// answers with that reply say.
fn unknowns_agree(case: &Case<'_>) -> Law {
    let (catalogue, told) = (case.catalogue(), case.told);
    let kinds = |pass: &dyn Fn(&TypeAssessment) -> bool| -> Vec<Ix<ExerciseType>> {
        case.now.types.iter().filter(|found| pass(found)).map(|found| found.kind).collect()
    };
    // How many are missing is known at best only: the status tells, too.
    let status = kinds(&|found| {
        found.open.status || found.verdict == Verdict::Reachable && found.staff.at_best
    });
    let questions = [
        (About::Team, kinds(&|found| found.open.team)),
        (About::Status, if told.people.is_empty() { Vec::new() } else { status }),
        (About::Scale, kinds(&|found| found.open.scale)),
    ];
    let mut expected: Vec<(About, Vec<Ix<ExerciseType>>)> =
        questions.into_iter().filter(|(_, types)| !types.is_empty()).collect();
    for found in case.now.ranked().filter(|found| fits(found.verdict)) {
        let steps = found.open.steps.iter();
        expected.extend(steps.map(|step| (About::Step(*step), vec![found.kind])));
    }
    prop_assert_eq!(case.outlook.unknowns.len(), expected.len(), "open questions");
    // A question is about the types that it leaves open, and those that a reply to it changes.
    let expected =
        expected.into_iter().zip(&case.outlook.unknowns).map(|((about, types), unknown)| {
            let changed = unknown.replies.iter().flat_map(|reply| &reply.changes);
            let types: BTreeSet<_> =
                types.into_iter().chain(changed.map(|change| change.kind)).collect();
            (about, types.into_iter().collect::<Vec<_>>())
        });
    let listed = case.outlook.unknowns.iter().map(|unknown| (unknown.about, unknown.types.clone()));
    prop_assert_eq!(listed.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "open questions");

    for unknown in &case.outlook.unknowns {
        let replies: Vec<Reply> = unknown.replies.iter().map(|reply| reply.reply).collect();
        let possible: Vec<Reply> = match unknown.about {
            About::Team => Vec::new(),
            About::Status => catalogue.held_statuses().iter().map(Reply::Status).collect(),
            About::Scale => {
                let of_types = |id: &str| {
                    unknown
                        .types
                        .iter()
                        .any(|kind| case.rules.types[kind.index()].scale.contains(&id))
                };
                let scales = catalogue.scales().enumerate();
                scales
                    .filter(|(_, scale)| of_types(&scale.id))
                    .map(|(scale, _)| Reply::Scale(scale))
                    .collect()
            }
            About::Step(_) => vec![Reply::Step(true), Reply::Step(false)],
        };
        prop_assert_eq!(replies, possible, "replies about {:?}", unknown.about);
        for reply in &unknown.replies {
            let mut told = told.clone();
            match (unknown.about, reply.reply) {
                (_, Reply::Status(status)) => {
                    let id = &*catalogue.statuses()[status].id;
                    let id = STATUSES.into_iter().find(|known| *known == id);
                    for kind in &mut told.people {
                        let open = may_have(kind.status.or(told.status));
                        let settles = open.len() > 1 && id.is_some_and(|id| open.contains(&id));
                        kind.status = if settles { id } else { kind.status };
                    }
                }
                (_, Reply::Scale(scale)) => {
                    let id = &*catalogue.scales()[scale].id;
                    told.scale = SCALES.into_iter().filter(|known| *known == id).collect();
                }
                (About::Step(step), Reply::Step(done)) => {
                    let state = if done { StepState::Done } else { StepState::NotDone };
                    told.steps.push((catalogue.step_id(step), state));
                }
                (about, reply) => {
                    return Err(TestCaseError::fail(format!("{reply:?} to {about:?}")));
                }
            }
            let then = assess(catalogue, &told.answers(catalogue));
            let differs = |(now, then): &(&TypeAssessment, &TypeAssessment)| {
                now.verdict != then.verdict
                    || now.possible != then.possible
                    || missing(now) != missing(then)
            };
            let changes: Vec<Change> = case
                .now
                .types
                .iter()
                .zip(&then.types)
                .filter(differs)
                .map(|(_, then)| Change {
                    kind: then.kind,
                    verdict: then.verdict,
                    possible: then.possible,
                    missing: missing(then),
                })
                .collect();
            prop_assert_eq!(&reply.changes, &changes, "{:?}", reply.reply);
            if let (About::Step(_), Reply::Step(true)) = (unknown.about, reply.reply) {
                let kind = unknown.types[0];
                let left = |(step, state): &&(Ix<Step>, StepState)| {
                    catalogue.steps()[*step].prerequisite && *state != StepState::Done
                };
                let last = case.found(kind).steps.iter().filter(left).count() == 1;
                let ready = changes
                    .iter()
                    .any(|change| change.kind == kind && change.verdict == Verdict::Ready);
                prop_assert_eq!(ready, last, "the last step makes it ready");
            }
        }
    }
    Ok(())
}

/// Members who have a seat move over for others, along all the seats; random teams seldom do so.
#[test]
fn the_smallest_change_moves_members_over() {
    let either = |one, other| (1, any_of(&[one, other]).with(&["liberal"]));
    let chain = [
        either("infirmier", "sage-femme"),
        either("sage-femme", "pharmacien"),
        either("pharmacien", "medecin-generaliste"),
        either("medecin-generaliste", "orthoptiste"),
    ];
    let mut backwards = chain.clone();
    backwards.reverse();
    let two_each = chain.clone().map(|(count, who)| (count + 1, who));
    for people in [
        "1 sage-femme liberal, 1 pharmacien liberal, 1 medecin-generaliste liberal, 1 infirmier",
        "1 sage-femme, 1 pharmacien, 1 medecin-generaliste, 1 orthoptiste salarie-centre",
        "1 sage-femme, 1 pharmacien salarie-centre, 1 medecin-generaliste, 1 infirmier liberal",
        "2 sage-femme, 1 pharmacien salarie-centre, 2 medecin-generaliste liberal",
        "1 sage-femme salarie-autre, 1 pharmacien salarie-autre, 1 medecin-generaliste salarie-autre, 1 orthoptiste salarie-autre",
    ] {
        for seats in [&chain, &backwards, &two_each] {
            let (rules, told) = (with_seats(seats), team(people));
            let law = opening_agrees(&Case::of(&rules, &told), 0);
            law.unwrap_or_else(|error| panic!("{people}: {error}"));
        }
    }

    // Whoever moves gives back what it cost to sit where they sat.
    let inside = || any_of(&["premier-recours"]).with(&["liberal", "salarie-centre"]);
    let outside = any_of(&["medecin-generaliste", "auxiliaire-medical"]).with(&["salarie-autre"]);
    let rules = with_seats(&[(2, inside()), (2, outside), (2, inside())]);
    let told = team("2 medecin-generaliste, 1 pharmacien salarie-autre");
    let law = opening_agrees(&Case::of(&rules, &told), 0);
    law.unwrap_or_else(|error| panic!("{error}"));
}

/// No status is the worst one for such a member, who is needed whatever it is: with another scale
/// the type fits, and nobody's status has to be confirmed for that.
#[test]
fn seats_that_are_filled_in_any_case_ask_for_nothing() {
    let gp = |statuses: &[&'static str]| (1, any_of(&["medecin-generaliste"]).with(statuses));
    let rules =
        with_seats(&[gp(&["liberal", "salarie-autre"]), gp(&["salarie-centre", "salarie-autre"])]);
    let told = Told {
        scale: vec!["patientele-commune"],
        ..team("1 medecin-generaliste salarie-autre, 1 medecin-generaliste")
    };
    let case = Case::of(&rules, &told);
    let opening = case.outlook.types[0].opening.as_ref().expect("another scale is chosen");
    assert!(opening.scale.is_some() && opening.recruits.is_empty() && opening.confirmed.is_empty());
    opening_agrees(&case, 0).unwrap_or_else(|error| panic!("{error}"));
}

/// Whose leaving does it is told seat by seat where seats share nobody, and together where they do.
#[test]
fn a_margin_speaks_of_as_few_seats_as_tell() {
    let alone = shipped();
    let told = Told {
        scale: vec!["patientele-commune"],
        ..team("3 medecin-generaliste liberal, 1 infirmier liberal")
    };
    let seat_by_seat = Case::of(&alone, &told).outlook.types[3].margin.clone();
    assert_eq!(seat_by_seat, Some(Margin { loss: 1, among: vec![vec![0], vec![1]] }));

    // Where the nurse leaves, a GP has to take that seat.
    let gp = (1, any_of(&["medecin-generaliste"]));
    let gp_or = |other| (1, any_of(&["medecin-generaliste", other]));
    let two = vec![gp.clone(), gp_or("infirmier")];
    let three = vec![gp_or("pharmacien"), gp, gp_or("infirmier")];
    for (seats, people, loss, among) in [
        (&two, "1 medecin-generaliste, 1 infirmier", 1, vec![vec![0, 1]]),
        (&two, "2 medecin-generaliste, 1 infirmier", 2, vec![vec![0, 1]]),
        (&two, "1 medecin-generaliste, 2 infirmier", 1, vec![vec![0]]),
        (&three, "2 medecin-generaliste, 1 pharmacien, 1 infirmier", 2, vec![vec![0, 1, 2]]),
    ] {
        let rules = with_seats(seats);
        let told = Told { scale: vec!["patientele-medecin"], ..team(people) };
        let case = Case::of(&rules, &told);
        assert_eq!(case.outlook.types[0].margin, Some(Margin { loss, among }), "{people}");
        margins_agree(&case).unwrap_or_else(|error| panic!("{people}: {error}"));
    }
}

/// Neither of two may gain anything alone, where the status of those on the seats is not known.
#[test]
fn a_pair_may_make_sure_of_a_type() {
    let rules = shipped();
    for people in ["3 medecin-generaliste", "1 medecin-generaliste, 1 infirmier"] {
        let told = Told { scale: vec!["patientele-commune"], ..team(people) };
        let case = Case::of(&rules, &told);
        let opens = |recruit: &Recruit| recruit.people.len() == 2 && recruit.weight().0 > 0;
        assert!(case.outlook.recruits.iter().any(opens), "{people}");
        recruits_agree(&case).unwrap_or_else(|error| panic!("{people}: {error}"));
    }
}

/// Who goes with whom is told for those alone who do, also where several pairs gain the same.
#[test]
fn pairs_of_the_same_gains_are_joined_where_any_of_one_goes_with_any_of_the_other() {
    let gp_and = |others: &[&'static str]| any_of(&[&["medecin-generaliste"], others].concat());
    let mut types = criteria();
    for kind in &mut types {
        (kind.audience, kind.seats) = (gp_and(&[]), Vec::new());
    }
    // Fits already, but not everybody is the same for it.
    types[1].audience = gp_and(&["chirurgien-dentiste", "sage-femme"]);
    types[0].audience = any_of(&["professionnel-de-sante"]);
    types[0].seats = vec![
        (1, any_of(&["chirurgien-dentiste", "pharmacien"])),
        (1, any_of(&["sage-femme", "infirmier"])),
    ];
    let (rules, told) = (of_types(types), team("1 medecin-generaliste"));
    let case = Case::of(&rules, &told);
    assert!(case.outlook.recruits.iter().any(|recruit| recruit.people.len() == 2));
    recruits_agree(&case).unwrap_or_else(|error| panic!("{error}"));
}

/// The shipped rules, with these seats, which any health professional may fill, in the place of
/// the first type's.
fn with_seats(seats: &[(u32, Who)]) -> Arc<Rules> {
    let mut types = criteria();
    types[0].audience = any_of(&["professionnel-de-sante"]);
    types[0].seats = seats.to_vec();
    of_types(types)
}

fn team(people: &'static str) -> Told {
    Told { people: kinds_of(people), ..Told::default() }
}

/// What newcomers make of the team, with the rule about types of another kind.
struct Trial<'c> {
    case: &'c Case<'c>,
    /// Type by type.
    nobody_counts: Vec<bool>,
    classes: BTreeMap<Person, Class>,
    known: RefCell<BTreeMap<Vec<Class>, Vec<Gain>>>,
}

/// What somebody can do for the types: a number for each seat, and for each type to count for. Two
/// of whom this is the same are tried once.
type Class = Vec<usize>;

impl<'c> Trial<'c> {
    fn of(case: &'c Case<'c>) -> Trial<'c> {
        let numbers = case.catalogue().types().numbers();
        let people = everyone().into_iter();
        Trial {
            case,
            nobody_counts: numbers.map(|kind| case.nobody_counts(kind)).collect(),
            classes: people.map(|person| (person, class(&case.rules.types, person))).collect(),
            known: RefCell::default(),
        }
    }

    /// What these people gain. Seats of a type that nobody in the team counts for are no gain,
    /// unless it opens; nor are those of a representation that lacks more than two people.
    fn gains(&self, people: &[Person]) -> Vec<Gain> {
        let mut same: Vec<Class> =
            people.iter().map(|person| self.classes[person].clone()).collect();
        same.sort_unstable();
        if let Some(known) = self.known.borrow().get(&same) {
            return known.clone();
        }
        let newcomers = people.iter().map(|(profession, status)| Kind {
            profession,
            status: Some(status),
            count: 1,
        });
        let case = self.case;
        let told = Told {
            people: case.told.people.iter().copied().chain(newcomers).collect(),
            ..case.told.clone()
        };
        let then = assess(case.catalogue(), &told.answers(case.catalogue()));
        let gains = case.now.types.iter().zip(&then.types).filter_map(|(now, then)| {
            let opens = !fits(now.verdict) && fits(then.verdict);
            let filled = missing(now) - missing(then);
            let other_kind = self.nobody_counts[now.kind.index()];
            let of_others = case.rules.types[now.kind.index()].representation && missing(now) > 2;
            let tell = (opens || filled > 0 && !other_kind) && !of_others;
            let others = !case.told.scale.is_empty();
            let at_other_scale =
                others && !case.rules.types[now.kind.index()].suits(&case.told.scale);
            let of = missing(now);
            tell.then_some(Gain { kind: now.kind, opens, filled, of, at_other_scale })
        });
        let gains: Vec<Gain> = gains.collect();
        self.known.borrow_mut().insert(same, gains.clone());
        gains
    }
}

/// What somebody can do for the types.
fn class(types: &[Type], person: Person) -> Class {
    let of_type = |(number, kind): (usize, &Type)| {
        let counts = kind.audience.has(person).then_some(number * 100);
        let seats = kind.seats.iter().enumerate();
        let seats = seats.filter(|(_, (_, who))| sits(kind, who, person));
        let seats: Vec<usize> = seats.map(|(seat, _)| number * 100 + 1 + seat).collect();
        counts.into_iter().chain(seats).collect::<Vec<usize>>()
    };
    types.iter().enumerate().flat_map(of_type).collect()
}

/// Types opened; types whose staff is complete then; seats filled; seats filled at another scale.
fn weight(gains: &[Gain]) -> (usize, usize, u64, u64) {
    let mut weight = (0, 0, 0, 0);
    for gain in gains {
        if gain.at_other_scale {
            weight.3 += gain.filled;
        } else {
            weight.0 += usize::from(gain.opens);
            weight.1 += usize::from(gain.filled == gain.of);
            weight.2 += gain.filled;
        }
    }
    weight
}

/// Everybody that a newcomer may be.
fn people_of(catalogue: &Catalogue, newcomer: &Newcomer) -> Vec<Person> {
    let named = |(profession, status): &Person| {
        let professions = newcomer.professions.iter().map(|one| &catalogue.professions()[one].id);
        let statuses = newcomer.statuses.iter().map(|one| &catalogue.statuses()[one].id);
        { professions }.any(|id| *id == **profession) && { statuses }.any(|id| *id == **status)
    };
    everyone().into_iter().filter(named).collect()
}

/// The single newcomers listed are the best, each profession with the statuses that gain most; the
/// pairs are the best of those that open or complete more types than any single one.
fn recruits_agree(case: &Case<'_>) -> Law {
    let (catalogue, recruits) = (case.catalogue(), &case.outlook.recruits);
    let pairs_from = recruits.iter().position(|recruit| recruit.people.len() > 1);
    let (singles, pairs) = recruits.split_at(pairs_from.unwrap_or(recruits.len()));
    prop_assert!(singles.iter().all(|recruit| recruit.people.len() == 1));
    prop_assert!(pairs.iter().all(|recruit| recruit.people.len() == 2));
    prop_assert!(singles.len() <= 3 && pairs.len() <= 3);
    if case.told.people.is_empty() {
        prop_assert!(recruits.is_empty());
        return Ok(());
    }
    let trial = Trial::of(case);

    let all: Vec<(Person, Vec<Gain>)> =
        everyone().into_iter().map(|person| (person, trial.gains(&[person]))).collect();
    let gaining = all.iter().filter(|(_, gains)| !gains.is_empty());
    // Of each profession, the statuses that gain most.
    let best = gaining.clone().filter(|((profession, _), gains)| {
        let of_profession = gaining.clone().filter(|((other, _), _)| other == profession);
        of_profession.map(|(_, gains)| weight(gains)).max() == Some(weight(gains))
    });
    let mut left: Vec<_> = best.collect();
    left.sort_by_key(|(_, gains)| Reverse(weight(gains)));
    for recruit in singles {
        let people = people_of(catalogue, &recruit.people[0]);
        prop_assert!(!people.is_empty());
        prop_assert_eq!(recruit.weight(), weight(&recruit.gains));
        prop_assert_eq!(
            Some(recruit.weight()),
            left.first().map(|(_, gains)| weight(gains)),
            "{:?} is not next",
            people
        );
        for person in people {
            let at = left.iter().position(|(other, _)| *other == person);
            let (_, gains) =
                at.map(|at| left.remove(at)).expect("named once, with the best status");
            prop_assert_eq!(gains, &recruit.gains, "{:?}", person);
        }
    }
    prop_assert!(singles.len() == 3 || left.is_empty(), "not named: {:?}", left);
    // A profession is named once for the same gains, and once for the same statuses.
    let groups: BTreeSet<_> = singles
        .iter()
        .map(|recruit| {
            (recruit.gains.clone(), recruit.people[0].statuses.iter().collect::<Vec<_>>())
        })
        .collect();
    prop_assert_eq!(groups.len(), singles.len(), "two that could be one");

    let doors = |gains: &[Gain]| (weight(gains).0, weight(gains).1);
    let most = all.iter().map(|(_, gains)| doors(gains)).max().unwrap_or_default();
    let mut better: BTreeMap<BTreeSet<Class>, (Vec<Person>, Vec<Gain>)> = BTreeMap::new();
    let mut one_each: BTreeMap<Class, Person> = BTreeMap::new();
    for (person, _) in &all {
        one_each.entry(trial.classes[person].clone()).or_insert(*person);
    }
    for (class, one) in &one_each {
        for (beside, other) in one_each.range(class.clone()..) {
            let gains = trial.gains(&[*one, *other]);
            if doors(&gains) > most {
                better.insert([class.clone(), beside.clone()].into(), (vec![*one, *other], gains));
            }
        }
    }
    let best = better.values().map(|(_, gains)| weight(gains)).max();
    better.retain(|_, (_, gains)| Some(weight(gains)) == best);
    for recruit in pairs {
        let one = people_of(catalogue, &recruit.people[0]);
        let other = people_of(catalogue, &recruit.people[1]);
        prop_assert!(!one.is_empty() && !other.is_empty());
        for one in &one {
            for other in &other {
                let gains = trial.gains(&[*one, *other]);
                prop_assert_eq!(&gains, &recruit.gains, "{:?} and {:?}", one, other);
                prop_assert_eq!(Some(weight(&gains)), best, "{:?} and {:?}", one, other);
                prop_assert!(doors(&gains) > most, "{:?} and {:?} do no more than one", one, other);
                better.remove(&BTreeSet::from([
                    trial.classes[one].clone(),
                    trial.classes[other].clone(),
                ]));
            }
        }
    }
    prop_assert!(pairs.len() == 3 || better.is_empty(), "not named: {:?}", better.values());
    Ok(())
}
