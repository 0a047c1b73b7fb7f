//! Screening: many teams at once get what each would get by itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use exercoord::assess::{Verdict, assess, assess_type};
use exercoord::examples::missing_of;
use exercoord::rules::{Catalogue, ExerciseType, Ix, RelationKind};
use exercoord::screening::memo::{Case, Memo};
use exercoord::team::Member;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::invented::{Rules, rules};
use crate::support::people::{Told, times};

/// What a team tells, with its people so many times over.
fn case(catalogue: &Catalogue, told: &Told, times: u32) -> Case {
    let answers = told.answers(catalogue);
    let members = answers.team().map(|team| team.members().to_vec()).unwrap_or_default();
    Case {
        members: members
            .into_iter()
            .map(|member| Member { count: member.count * times, ..member })
            .collect(),
        told: Arc::new(answers),
    }
}

/// Rules, and several teams that are screened by them.
fn files() -> impl Strategy<Value = (Arc<Rules>, Vec<(Told, u32)>)> {
    rules().prop_flat_map(|rules| {
        let times = prop_oneof![3 => Just(1_u32), 1 => 1..30_u32];
        (Just(rules.clone()), vec((rules.told(), times), 1..24))
    })
}

proptest! {
    #![proptest_config(times(160))]

    #[test]
    fn many_teams_get_what_each_gets_by_itself((rules, teams) in files()) {
        let catalogue = &rules.catalogue;
        let mut memo = Memo::new(catalogue);
        for (told, times) in &teams {
            let case = case(catalogue, told, *times);
            memo.assess(&case);
            let alone = assess(catalogue, &case.answers());
            prop_assert_eq!(memo.findings().count(), alone.types.len());
            for (found, expected) in memo.findings().zip(&alone.types) {
                prop_assert_eq!(found.verdict, expected.verdict);
                prop_assert_eq!(&*found.missing, missing_of(catalogue, expected).join(" + "));
                prop_assert_eq!(found.people_missing, expected.staff.people_missing());
                prop_assert_eq!(found.distance, expected.distance);
                prop_assert_eq!(found.scale_needed, expected.scale_needed);
            }
            let is_ready = |kind: Ix<ExerciseType>| alone.types[kind.index()].verdict == Verdict::Ready;
            let is_passed = |kind: &&ExerciseType| {
                let mut prepared = kind.relations.iter().filter(|it| it.kind == RelationKind::Prepares);
                prepared.any(|it| is_ready(it.to))
            };
            let fits = |verdict| matches!(verdict, Verdict::Ready | Verdict::Eligible);
            let expected = alone.ranked().filter(|found| fits(found.verdict));
            let expected = expected.map(|found| &catalogue.types()[found.kind]);
            let expected: Vec<&str> =
                expected.filter(|kind| !is_passed(kind)).map(|kind| &*kind.id).collect();
            let recommended: Vec<&str> = memo.recommended().map(|kind| &*kind.id).collect();
            prop_assert_eq!(recommended, expected);
        }
    }

    #[test]
    fn an_opener_is_anybody_of_whom_one_opens_a_type((rules, teams) in files()) {
        let catalogue = &rules.catalogue;
        let mut memo = Memo::new(catalogue);
        for (told, times) in &teams {
            let case = case(catalogue, told, *times);
            memo.assess(&case);
            for (kind, found) in catalogue.types().numbers().zip(memo.findings()) {
                let mut expected = BTreeSet::new();
                if found.verdict == Verdict::Reachable {
                    for profession in catalogue.professions().numbers() {
                        for status in catalogue.held_statuses().iter() {
                            let one = Member { profession, specialty: None, status: Some(status), count: 1 };
                            let mut more = case.clone();
                            more.members.push(one);
                            let verdict = assess_type(catalogue, &more.answers(), kind).verdict;
                            if matches!(verdict, Verdict::Ready | Verdict::Eligible) {
                                expected.insert((profession, status));
                            }
                        }
                    }
                }
                let openers: BTreeSet<_> = found.openers.iter().copied().collect();
                prop_assert_eq!(openers, expected);
            }
        }
    }
}
