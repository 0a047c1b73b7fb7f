//! What holds for every team and every rule set, held against an oracle that goes through every
//! completion and every seating. `support/oracle.rs` is that oracle, written from the criteria alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use exercoord::answers::{self, StepState};
use exercoord::assess::{Assessment, Outcome, TypeAssessment, Verdict, assess};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::support::invented::{Rules, cases, kinds_of, national, of_types, rules, shipped};
use crate::support::oracle::{
    Seating, Type, Who, any_of, best, chosen_scales, columns_vary, completions, criteria, rows_vary,
};
use crate::support::people::{CATALOGUE, Kind, MOST_UNKNOWN, Told, status, times};

type Law = Result<(), TestCaseError>;

/// Each type of the rules with what the library finds for it.
fn assessed<'r>(rules: &'r Rules, told: &Told) -> Vec<(&'r Type, TypeAssessment)> {
    rules
        .types
        .iter()
        .zip(assess(&rules.catalogue, &told.answers(&rules.catalogue)).types)
        .collect()
}

proptest! {
    #![proptest_config(times(160))]

    #[test]
    fn a_verdict_is_what_every_completion_says((rules, told) in cases()) {
        verdicts_agree(&rules, &told)?;
    }

    #[test]
    fn a_criterion_holds_if_it_does_in_every_completion((rules, told) in cases()) {
        outcomes_agree(&rules, &told)?;
    }

    #[test]
    fn as_few_as_can_be_are_missing_and_on_the_latest_seats((rules, told) in cases()) {
        seatings_agree(&rules, &told)?;
    }

    #[test]
    fn a_question_is_open_if_its_answer_can_decide((rules, told) in cases()) {
        open_questions_agree(&rules, &told)?;
    }

    #[test]
    fn a_prerequisite_is_open_if_its_answer_can_make_a_type_ready((rules, told) in cases()) {
        open_steps_agree(&rules, &told)?;
    }
}

/// The verdicts of every completion are the possible ones; the verdict is the only one, if there is
/// just one.
fn verdicts_agree(rules: &Rules, told: &Told) -> Law {
    for (kind, found) in assessed(rules, told) {
        let possible: BTreeSet<Verdict> = kind.grid(told).concat().into_iter().collect();
        prop_assert_eq!(
            found.possible.verdicts().collect::<BTreeSet<_>>(),
            possible.clone(),
            "possible for {}",
            kind.id
        );
        let only = possible.first().filter(|_| possible.len() == 1);
        let expected = match only {
            Some(Verdict::Eligible) if prerequisites_left(kind, told) == 0 => Verdict::Ready,
            Some(verdict) => *verdict,
            None => Verdict::Undetermined,
        };
        prop_assert_eq!(found.verdict, expected, "verdict of {}", kind.id);
    }
    Ok(())
}

fn prerequisites_left(kind: &Type, told: &Told) -> usize {
    kind.prerequisites.len() - prerequisites_in(kind, told, StepState::Done)
}

fn prerequisites_in(kind: &Type, told: &Told, state: StepState) -> usize {
    let is_in = |step: &&str| told.steps.contains(&(format!("{}/{step}", kind.id), state));
    kind.prerequisites.iter().copied().filter(is_in).count()
}

/// A criterion is met if it holds in every completion, and unmet if it fails in every one.
fn outcomes_agree(rules: &Rules, told: &Told) -> Law {
    for (kind, found) in assessed(rules, told) {
        let outcomes = (found.audience.outcome, found.staff.outcome, found.scale);
        let scale = outcome(chosen_scales(told).iter().map(|chosen| kind.suits(chosen)));
        let scale = Some(scale).filter(|_| !kind.scale.is_empty());
        let teams = kind.teams(told);
        let audience =
            outcome(teams.iter().map(|team| team.iter().any(|person| kind.audience.has(*person))));
        let staff = outcome(teams.iter().map(|team| kind.best_seating(team) == kind.all_seated()));
        prop_assert_eq!(outcomes, (audience, staff, scale), "outcomes of {}", kind.id);
    }
    Ok(())
}

/// What is known of something that holds in some completions, or in all, or in none.
fn outcome(holds: impl Iterator<Item = bool>) -> Outcome {
    let seen: BTreeSet<bool> = holds.collect();
    match (seen.contains(&true), seen.contains(&false)) {
        (true, false) => Outcome::Met,
        (false, _) => Outcome::Unmet,
        (true, true) => Outcome::Unknown,
    }
}

/// The seats that the library fills are those of the best seating in the best completion, and in
/// every completion unless it says that this is the best case only.
fn seatings_agree(rules: &Rules, told: &Told) -> Law {
    if told.people.is_empty() {
        return Ok(());
    }
    for (kind, found) in assessed(rules, told) {
        let seatings: Vec<Seating> =
            completions(told).iter().map(|team| kind.best_seating(team)).collect();
        let best = best(seatings.iter().cloned());
        prop_assert!(
            found.staff.at_best || seatings.iter().all(|seating| *seating == best),
            "{} is only at best",
            kind.id
        );
        prop_assert_eq!(&found.staff.filled, &best, "seats of {}", kind.id);
        let missing: Vec<(usize, u32)> =
            found.staff.missing.iter().map(|missing| (missing.seat, missing.count)).collect();
        let empty = kind.all_seated().into_iter().zip(best).map(|(wanted, filled)| wanted - filled);
        let expected: Vec<(usize, u32)> =
            empty.enumerate().filter(|(_, count)| *count > 0).collect();
        prop_assert_eq!(missing, expected, "missing for {}", kind.id);
    }
    Ok(())
}

/// A question is open where two of its answers lead to different verdicts, the rest being the same.
fn open_questions_agree(rules: &Rules, told: &Told) -> Law {
    for (kind, found) in assessed(rules, told) {
        let grid = kind.grid(told);
        let teams_decide = columns_vary(&grid);
        let (team, status) = if told.people.is_empty() {
            (teams_decide, told.status.is_none() && kind.status_may_matter(told))
        } else {
            (false, teams_decide)
        };
        let open = (found.open.team, found.open.status, found.open.scale);
        prop_assert_eq!(open, (team, status, rows_vary(&grid)), "open questions of {}", kind.id);
    }
    Ok(())
}

/// Of an eligible type, a step that is not known is open where doing it, or not, makes the verdict
/// once the others are done.
fn open_steps_agree(rules: &Rules, told: &Told) -> Law {
    for (kind, found) in assessed(rules, told) {
        let open =
            found.open.steps.iter().map(|step| rules.catalogue.step_id(*step)).collect::<Vec<_>>();
        let known = |step: &str| told.steps.iter().any(|(id, _)| id == step);
        let unknown: Vec<String> = all_steps(rules).filter(|step| !known(step)).collect();
        let decides = |step: &&String| {
            let left_if = |done| {
                let state = |done| if done { StepState::Done } else { StepState::NotDone };
                let steps =
                    unknown.iter().map(|other| (other.clone(), state(other != *step || done)));
                prerequisites_left(
                    kind,
                    &Told {
                        steps: told.steps.iter().cloned().chain(steps).collect(),
                        ..told.clone()
                    },
                )
            };
            left_if(true) == 0 && left_if(false) > 0
        };
        let eligible = found.verdict == Verdict::Eligible;
        let expected: Vec<String> =
            unknown.iter().filter(|_| eligible).filter(decides).cloned().collect();
        prop_assert_eq!(open, expected, "open steps of {}", kind.id);
    }
    Ok(())
}

fn all_steps(rules: &Rules) -> impl Iterator<Item = String> {
    rules.catalogue.steps().numbers().map(|step| rules.catalogue.step_id(step))
}

proptest! {
    #![proptest_config(times(200))]

    #[test]
    fn more_members_never_hurt((rules, told, more, _) in asked_again()) {
        prop_assume!(!told.people.is_empty());
        let people = [told.people.clone(), more.people].concat();
        let after = assessed(&rules, &Told { people, ..told.clone() });
        for ((kind, before), (_, after)) in assessed(&rules, &told).into_iter().zip(after) {
            let seats = before.staff.filled.iter().zip(&after.staff.filled);
            prop_assert!(seats.clone().all(|(before, after)| before <= after), "a seat of {} is given up", kind.id);
            prop_assert!(missing(&after) <= missing(&before), "more are missing for {}", kind.id);
            prop_assert!(before.possible.unsuitable || !after.possible.unsuitable, "{} turns unsuitable", kind.id);
            prop_assert!(after.possible.best() <= before.possible.best(), "{} gets worse", kind.id);
        }
    }

    #[test]
    fn an_answer_never_overturns_a_verdict((rules, told, more, statuses) in asked_again()) {
        let after = assessed(&rules, &completed(&told, &more, &statuses));
        for ((kind, before), (_, after)) in assessed(&rules, &told).into_iter().zip(after) {
            let turns_ready = before.verdict == Verdict::Eligible && after.verdict == Verdict::Ready;
            let stands = before.verdict == Verdict::Undetermined || before.verdict == after.verdict;
            prop_assert!(stands || turns_ready, "{}: {:?} became {:?}", kind.id, before.verdict, after.verdict);
            let foreseen: Vec<Verdict> = before.possible.verdicts().collect();
            prop_assert!(after.possible.verdicts().all(|verdict| foreseen.contains(&verdict)), "{} was not foreseen", kind.id);
        }
    }

    #[test]
    fn order_does_not_matter((told, typed, steps) in shuffled()) {
        let team = answers::team(&CATALOGUE, &typed).expect("a team by ids");
        let shuffled = Told { people: Vec::new(), steps, ..told.clone() };
        let status = told.answers(&CATALOGUE).status();
        let shuffled = shuffled.answers(&CATALOGUE).with_team(team.members().iter().copied(), status);
        prop_assert_eq!(assess(&CATALOGUE, &shuffled), assess(&CATALOGUE, &told.answers(&CATALOGUE)));
    }

    #[test]
    fn everybody_is_counted_once((rules, told) in cases()) {
        for (kind, found) in assessed(&rules, &told) {
            let may_count = |person: Kind| Told { people: vec![person], ..Told::default() };
            let counts = |person| outcome(completions(&may_count(person)).iter().map(|team| kind.audience.has(team[0])));
            let how_many = |wanted| told.one_by_one().filter(|person| counts(*person) == wanted).count() as u64;
            let not_counted: u64 = found.not_counted.iter().map(|excluded| u64::from(excluded.member.count)).sum();
            let found = [not_counted, found.audience.perhaps, found.audience.counted];
            prop_assert_eq!(found, [Outcome::Unmet, Outcome::Unknown, Outcome::Met].map(how_many), "people of {}", kind.id);
        }
    }

    #[test]
    fn a_reachable_type_has_its_distance_and_the_scales_it_needs((rules, told) in cases()) {
        for (kind, found) in assessed(&rules, &told) {
            let names = ["near", "choice", "far", "join", "partner"];
            let expected = (found.verdict == Verdict::Reachable)
                .then(|| names[distance(kind, &found, &told)]);
            prop_assert_eq!(found.distance.map(|distance| distance.id()), expected, "{}", kind.id);
            let scales = rules.catalogue.scales();
            let needed: Vec<&str> = found.scale_needed.iter().map(|it| &*scales[it].id).collect();
            let needs = expected.is_some() && needs_other_scale(kind, &told);
            prop_assert_eq!(needed, if needs { kind.scale.clone() } else { Vec::new() }, "{}", kind.id);
        }
    }

    #[test]
    fn the_ranking_is_in_the_order_of_the_criteria((rules, told) in cases()) {
        ranking_agrees(&rules, &told)?;
    }
}

fn missing(found: &TypeAssessment) -> u32 {
    found.staff.missing.iter().map(|missing| missing.count).sum()
}

/// As the criteria say, standing by standing: each type that follows another comes strictly after
/// it, so that none is there twice.
fn ranking_agrees(rules: &Rules, told: &Told) -> Law {
    let Assessment { types, ranking } = assess(&rules.catalogue, &told.answers(&rules.catalogue));
    let places = ranking.iter().map(|ranked| {
        let (kind, found) = (&rules.types[ranked.index()], &types[ranked.index()]);
        let unserved = kind.aims.iter().filter(|aim| !told.aims.contains(aim)).count();
        let aims = kind.aims.len() - unserved;
        let (hold, aims) = (usize::from(kind.on_hold), usize::MAX - aims);
        let left = prerequisites_left(kind, told);
        let standing = match found.verdict {
            Verdict::Ready => 0,
            Verdict::Eligible => 1,
            Verdict::Undetermined if kind.grid(told).concat().contains(&Verdict::Eligible) => 2,
            Verdict::Reachable => 3,
            Verdict::Undetermined => 4,
            Verdict::Unsuitable => 5,
        };
        let then = match found.verdict {
            Verdict::Reachable => {
                let other_scale = usize::from(needs_other_scale(kind, told));
                vec![distance(kind, found, told), missing(found) as usize, other_scale, hold, aims]
            }
            Verdict::Ready | Verdict::Eligible => {
                let in_progress = prerequisites_in(kind, told, StepState::InProgress);
                vec![hold, aims, left, usize::MAX - in_progress]
            }
            Verdict::Undetermined | Verdict::Unsuitable => vec![hold, aims, left],
        };
        (standing, then, ranked.index())
    });
    let places: Vec<_> = places.collect();
    prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", places);
    prop_assert_eq!(places.len(), rules.types.len());
    Ok(())
}

/// Whether the team has chosen scales, and none of the type's.
fn needs_other_scale(kind: &Type, told: &Told) -> bool {
    !told.scale.is_empty() && !kind.suits(&told.scale)
}

/// How far off a reachable type is, the nearest first: near, choice, far, join, partner.
fn distance(kind: &Type, found: &TypeAssessment, told: &Told) -> usize {
    let (missing, other_scale) = (missing(found), needs_other_scale(kind, told));
    let anybody = told.people.iter().any(|person| kind.around.contains(&person.profession));
    match (missing, other_scale) {
        _ if !kind.around.is_empty() && !anybody => 4,
        (3.., _) | (_, true) if kind.representation => 3,
        (0, true) => 1,
        (1..=2, false) => 0,
        _ => 2,
    }
}

/// What a team tells, then what it could tell if asked, with a status or none for each member of unknown one.
fn asked_again() -> impl Strategy<Value = (Arc<Rules>, Told, Told, Vec<Option<&'static str>>)> {
    let statuses = vec(option::of(status()), MOST_UNKNOWN as usize);
    (rules(), statuses).prop_flat_map(|(rules, statuses)| {
        (Just(rules.clone()), rules.told(), rules.told(), Just(statuses))
    })
}

/// The answers completed: what has been told stays.
fn completed(told: &Told, more: &Told, statuses: &[Option<&'static str>]) -> Told {
    let mut statuses = statuses.iter().copied();
    let people = told.one_by_one().map(|person| Kind {
        status: person.status.or_else(|| statuses.next().flatten()),
        ..person
    });
    let known = |step: &str| told.steps.iter().any(|(known, _)| known == step);
    let more_steps = more.steps.iter().filter(|(step, _)| !known(step));
    Told {
        people: if told.people.is_empty() { more.people.clone() } else { people.collect() },
        scale: if told.scale.is_empty() { more.scale.clone() } else { told.scale.clone() },
        steps: told.steps.iter().chain(more_steps).cloned().collect(),
        ..told.clone()
    }
}

/// What a team tells; the same people one by one in another order, as typed; the same steps likewise.
fn shuffled() -> impl Strategy<Value = (Told, String, Vec<(String, StepState)>)> {
    shipped().told().prop_flat_map(|told| {
        let people: Vec<String> = told.one_by_one().map(|person| format!("{person:?}")).collect();
        let people = Just(people).prop_shuffle().prop_map(|people| people.join(", "));
        let steps = Just(told.steps.clone()).prop_shuffle();
        (Just(told), people, steps)
    })
}

/// Seats that compete: random rules have them now and then, these always.
#[test]
fn members_move_over_for_others() {
    let two = [(1, any_of(&["premier-recours"])), (1, any_of(&["medecin-generaliste"]))];
    for people in ["1 medecin-generaliste, 1 infirmier", "1 infirmier", "2 medecin-generaliste"] {
        agree(any_of(&["professionnel-de-sante"]), &two, people);
    }
    let chain = [
        (1, any_of(&["pharmacien", "infirmier"])),
        (1, any_of(&["sage-femme", "pharmacien"])),
        (1, any_of(&["medecin-generaliste", "sage-femme"])),
        (1, any_of(&["medecin-generaliste"])),
        (1, any_of(&["infirmier"])),
    ];
    for people in [
        "1 medecin-generaliste, 1 sage-femme, 1 pharmacien, 1 infirmier",
        "1 medecin-generaliste, 2 sage-femme, 1 infirmier",
    ] {
        agree(any_of(&["professionnel-de-sante"]), &chain, people);
    }
}

/// No status is the worst one for such a member: it leaves one seat empty and fills another.
#[test]
fn a_member_of_unknown_status_may_be_needed_whatever_it_is() {
    let gp = |statuses: &[&'static str]| (1, any_of(&["medecin-generaliste"]).with(statuses));
    let either = [gp(&["liberal", "salarie-autre"]), gp(&["salarie-centre", "salarie-autre"])];
    for people in [
        "1 medecin-generaliste salarie-autre, 1 medecin-generaliste",
        "1 medecin-generaliste liberal, 1 medecin-generaliste",
        "2 medecin-generaliste",
        "1 medecin-generaliste liberal, 1 medecin-generaliste salarie-centre, 1 medecin-generaliste",
    ] {
        agree(any_of(&["medecin-generaliste"]), &either, people);
    }
    // One person fits each of the first two seats, and none is left for both.
    let shared =
        [gp(&["liberal", "salarie-autre"]), gp(&["salarie-autre"]), gp(&["salarie-centre"])];
    let people = "1 medecin-generaliste salarie-centre, 1 medecin-generaliste salarie-autre, 1 medecin-generaliste";
    agree(any_of(&["medecin-generaliste"]), &shared, people);
    // In by two statuses, on the seat by one.
    let two_statuses = any_of(&["medecin-generaliste"]).with(&["liberal", "salarie-centre"]);
    agree(two_statuses, &[gp(&["liberal"])], "1 medecin-generaliste");
}

/// Holds rules with one type of these seats against the oracle.
fn agree(audience: Who, seats: &[(u32, Who)], people: &'static str) {
    let mut types = criteria();
    types[0] = Type { audience, seats: seats.to_vec(), ..types[0].clone() };
    let rules = of_types(types);
    let told = Told { people: kinds_of(people), ..Told::default() };
    for law in [verdicts_agree, outcomes_agree, seatings_agree, open_questions_agree] {
        law(&rules, &told).unwrap_or_else(|error| panic!("{people}: {error}"));
    }
}

/// Laws prove little over teams that are all alike.
#[test]
fn random_teams_get_every_verdict_of_every_type() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    let rules = shipped();
    let any = rules.told();
    for _ in 0..1500 {
        let told = any.new_tree(&mut runner).expect("a team").current();
        seen.extend(assessed(&rules, &told).iter().map(|(kind, found)| (kind.id, found.verdict)));
    }
    let all =
        criteria().into_iter().flat_map(|kind| Verdict::ALL.map(|verdict| (kind.id, verdict)));
    // Everybody counts for a CPTS.
    let all = all.filter(|pair| *pair != ("cpts", Verdict::Unsuitable));
    let never: Vec<_> = all.filter(|pair| !seen.contains(pair)).collect();
    assert!(never.is_empty(), "never seen: {never:?}");
}

#[test]
fn the_shipped_types_are_those_of_the_criteria_in_their_order() {
    for rules in [shipped(), national()] {
        let ids: Vec<&str> = rules.catalogue.types().iter().map(|kind| &*kind.id).collect();
        assert_eq!(ids, rules.types.iter().map(|kind| kind.id).collect::<Vec<_>>());
    }
}
