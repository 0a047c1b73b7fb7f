//! What opens several doors: the single newcomers, and the pairs, whose coming gains most over all
//! types.
//!
//! People who can sit on the same seats of every type gain the same, so one of each class is
//! tried, and then two; each trial is an assessment.

use std::cmp::Reverse;

use serde::Serialize;

use crate::answers::Answers;
use crate::assess::seats::Mask;
use crate::assess::{Assessment, Outcome, TypeAssessment, fit};
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Set, Status};
use crate::team::{Member, Team};

/// How many single newcomers, and how many pairs, are named at the most.
const MOST: usize = 3;

/// People whose coming would gain something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recruit {
    /// One newcomer, or two.
    pub people: Vec<Newcomer>,
    /// What it gains, in the types' order.
    pub gains: Vec<Gain>,
}

/// A newcomer: one of these professions, with one of these statuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Any of these.
    pub professions: Set<Profession>,
    /// Any of these.
    pub statuses: Set<Status>,
}

/// What newcomers gain for a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Gain {
    /// The type.
    #[serde(skip)]
    pub kind: Ix<ExerciseType>,
    /// Whether it fits then and did not before.
    pub opens: bool,
    /// How many of its empty seats are filled.
    pub filled: u64,
    /// How many were empty, at best.
    pub of: u64,
    /// Whether the team has chosen other scales than this type's.
    pub at_other_scale: bool,
}

impl Recruit {
    /// How much it gains, to compare: types opened, types whose staff is complete then, seats
    /// filled; seats at a scale that the team has not chosen come last.
    pub fn weight(&self) -> (usize, usize, u64, u64) {
        weight(&self.gains)
    }
}

fn weight(gains: &[Gain]) -> (usize, usize, u64, u64) {
    let here = || gains.iter().filter(|gain| !gain.at_other_scale);
    (
        here().filter(|gain| gain.opens).count(),
        here().filter(|gain| gain.filled == gain.of).count(),
        here().map(|gain| gain.filled).sum(),
        gains.iter().filter(|gain| gain.at_other_scale).map(|gain| gain.filled).sum(),
    )
}

/// The newcomers that gain most: the best single ones, then the pairs that open or complete more
/// types than any single one does.
pub(super) fn best(
    catalogue: &Catalogue,
    answers: &Answers,
    assessment: &Assessment,
) -> Vec<Recruit> {
    let Some(team) = answers.team() else { return Vec::new() };
    let search = Search { catalogue, answers, team, assessment };
    let tried = classes(catalogue).into_iter().map(|class| {
        let gains = search.gains(&[&class]);
        (class, gains)
    });
    let tried: Vec<(Class, Vec<Gain>)> = tried.collect();
    let singles = singles(&tried, assessment);
    let most = singles.first().map(|recruit| doors(&recruit.gains)).unwrap_or_default();
    let mut pairs: Vec<(Vec<Gain>, &Class, &Class)> = Vec::new();
    for (number, (first, alone)) in tried.iter().enumerate() {
        for (second, beside) in tried.iter().skip(number) {
            if may_open_more(alone, beside) || search.may_make_sure(first, second) {
                let gains = worth_telling(search.gains(&[first, second]), assessment);
                if doors(&gains) > most {
                    pairs.push((gains, first, second));
                }
            }
        }
    }
    let best = pairs.iter().map(|(gains, _, _)| weight(gains)).max();
    pairs.retain(|(gains, _, _)| Some(weight(gains)) == best);
    singles.into_iter().take(MOST).chain(joined(&pairs).into_iter().take(MOST)).collect()
}

/// How many types are opened, and how many have their staff complete.
fn doors(gains: &[Gain]) -> (usize, usize) {
    let (opened, completed, _, _) = weight(gains);
    (opened, completed)
}

/// Whether two newcomers can do what neither does alone: fill the last two seats of a type, or the
/// last one of two types. (Who fills a seat beside another fills it alone too.)
fn may_open_more(alone: &[Gain], beside: &[Gain]) -> bool {
    let last_two =
        alone.iter().any(|gain| gain.of == 2 && beside.iter().any(|other| other.kind == gain.kind));
    let completes = |gains: &[Gain]| gains.iter().any(|gain| gain.filled == gain.of);
    last_two || completes(alone) && completes(beside)
}

/// Seats of a type that nobody in the team counts for are no gain, unless it opens.
fn worth_telling(gains: Vec<Gain>, assessment: &Assessment) -> Vec<Gain> {
    let other_kind = |gain: &Gain| {
        assessment
            .types
            .get(gain.kind.index())
            .is_some_and(|found| found.audience.outcome == Outcome::Unmet)
    };
    gains.into_iter().filter(|gain| gain.opens || !other_kind(gain)).collect()
}

struct Search<'a> {
    catalogue: &'a Catalogue,
    answers: &'a Answers,
    team: &'a Team,
    assessment: &'a Assessment,
}

impl Search<'_> {
    /// Whether two newcomers may open a type whose seats are perhaps filled by members of unknown
    /// status: neither need gain anything alone.
    fn may_make_sure(&self, first: &Class, second: &Class) -> bool {
        self.assessment.types.iter().zip(first.does.iter().zip(&second.does)).any(
            |(found, ((one, _), (other, _)))| {
                let open = found.staff.at_best && !super::fits(found.verdict);
                open && found.staff.people_missing() <= 2 && *one != 0 && *other != 0
            },
        )
    }

    /// Whether most seats of a type are for other people to bring: a representation that one or two
    /// newcomers do not make.
    fn is_others(&self, found: &TypeAssessment) -> bool {
        let staff = &self.catalogue.types()[found.kind].staff;
        staff.representation && found.staff.people_missing() > 2
    }

    /// What a newcomer of each of these classes gains, type by type. A type that fits can gain
    /// nothing, and one that none of them can do anything for stays as it is.
    fn gains(&self, classes: &[&Class]) -> Vec<Gain> {
        let members = classes.iter().filter_map(|class| class.one());
        let team = self.team.plus(members);
        let answers = self.answers.clone().with_members(team);
        let concerned = |now: &&TypeAssessment| {
            let does = classes.iter().filter_map(|class| class.does.get(now.kind.index()));
            !super::fits(now.verdict)
                && !self.is_others(now)
                && does.into_iter().any(|(seats, counts)| *seats != 0 || *counts)
        };
        let types = self.assessment.types.iter().filter(concerned);
        types.filter_map(|now| gain(now, fit(self.catalogue, &answers, now.kind))).collect()
    }
}

fn gain(now: &TypeAssessment, (fits, left): (bool, u64)) -> Option<Gain> {
    let of = now.staff.people_missing();
    let gain = Gain {
        kind: now.kind,
        opens: !super::fits(now.verdict) && fits,
        filled: of.saturating_sub(left),
        of,
        at_other_scale: now.scale == Some(Outcome::Unmet),
    };
    (gain.opens || gain.filled > 0).then_some(gain)
}

/// A profession and a status.
type Person = (Ix<Profession>, Ix<Status>);

/// People whom every type takes for the same.
struct Class {
    /// The seats that they can fill, a bit for each, and whether they count, type by type.
    does: Vec<(Mask, bool)>,
    people: Vec<Person>,
}

impl Class {
    /// One of them.
    fn one(&self) -> Option<Member> {
        let (profession, status) = *self.people.first()?;
        Some(Member { profession, specialty: None, status: Some(status), count: 1 })
    }
}

/// Everybody who may come, by what they can do for every type.
fn classes(catalogue: &Catalogue) -> Vec<Class> {
    let does = |(profession, status): Person| -> Vec<(Mask, bool)> {
        let does = catalogue.types().iter().map(|exercise| {
            let audience = &exercise.audience;
            // Where there are seats, to count without filling one opens nothing.
            let counts = exercise.staff.seats.is_empty()
                && audience.professions.contains(profession)
                && audience.statuses.contains(status);
            (exercise.seats_open_to(profession, status), counts)
        });
        does.collect()
    };
    let people = catalogue.professions().numbers().flat_map(|profession| {
        catalogue.held_statuses().iter().map(move |status| (profession, status))
    });
    let classes = grouped(people.map(|person| (does(person), person)));
    classes.into_iter().map(|(does, people)| Class { does, people }).collect()
}

/// The single newcomers, best first: each profession with the statuses that gain most, professions
/// of the same gains together.
fn singles(tried: &[(Class, Vec<Gain>)], assessment: &Assessment) -> Vec<Recruit> {
    let mut people: Vec<(Person, Vec<Gain>)> = Vec::new();
    for (class, gains) in tried {
        let gains = worth_telling(gains.clone(), assessment);
        let each = class.people.iter().filter(|_| !gains.is_empty());
        people.extend(each.map(|person| (*person, gains.clone())));
    }
    let is_best = |person: Person, gains: &[Gain]| {
        let of_profession = people.iter().filter(|((other, _), _)| *other == person.0);
        of_profession.map(|(_, gains)| weight(gains)).max() == Some(weight(gains))
    };
    let best = people.iter().filter(|(person, gains)| is_best(*person, gains));
    let mut groups = grouped(best.map(|(person, gains)| (gains, *person)));
    groups.sort_by_key(|(gains, _)| Reverse(weight(gains)));
    let recruits = groups.into_iter().flat_map(|(gains, group)| {
        let single = |one| Recruit { people: vec![one], gains: gains.clone() };
        newcomers(&group).into_iter().map(single)
    });
    recruits.collect()
}

/// Pairs of the same gains together, as far as any of the first goes with any of the second.
fn joined(pairs: &[(Vec<Gain>, &Class, &Class)]) -> Vec<Recruit> {
    let by_first = grouped(pairs.iter().map(|(gains, first, second)| {
        ((gains, first.people.as_slice()), second.people.as_slice())
    }));
    let by_second = grouped(
        by_first.into_iter().map(|((gains, first), second)| ((gains, second.concat()), first)),
    );
    let recruits = by_second.into_iter().flat_map(|((gains, second), first)| {
        let second = newcomers(&second);
        newcomers(&first.concat()).into_iter().flat_map(move |one| {
            let pair = move |other: &Newcomer| Recruit {
                people: vec![one.clone(), other.clone()],
                gains: gains.clone(),
            };
            second.iter().map(pair).collect::<Vec<_>>()
        })
    });
    recruits.collect()
}

/// People by profession and status as newcomers: the professions of the same statuses together.
fn newcomers(people: &[Person]) -> Vec<Newcomer> {
    let of_profession = grouped(people.iter().copied()).into_iter();
    let by_statuses =
        grouped(of_profession.map(|(profession, statuses)| {
            (statuses.into_iter().collect::<Set<Status>>(), profession)
        }));
    let newcomers = by_statuses.into_iter().map(|(statuses, professions)| Newcomer {
        professions: professions.into_iter().collect(),
        statuses,
    });
    newcomers.collect()
}

/// Values of the same key together, in the order in which the keys come first.
pub(crate) fn grouped<K: PartialEq, V>(
    pairs: impl IntoIterator<Item = (K, V)>,
) -> Vec<(K, Vec<V>)> {
    let mut groups: Vec<(K, Vec<V>)> = Vec::new();
    for (key, value) in pairs {
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, values)) => values.push(value),
            None => groups.push((key, vec![value])),
        }
    }
    groups
}
