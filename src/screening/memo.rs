//! Verdicts of many teams: each team is brought to a normal form, type by type, and each form is
//! assessed once.
//!
//! To a type, members are alike who can fill the same seats whatever is not known of them, and more
//! of them than those seats ask for change nothing. So a type sees few teams that differ, however
//! many there are, and what [`assess_type`] says of one holds for all that come to the same form.
//! Nothing is decided here.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::advice::grouped;
use crate::answers::{Answers, StepState};
use crate::assess::{Missing, Rank, TypeAssessment, Verdict, assess_type, fit, left_to_do};
use crate::examples::missing_of;
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Status};
use crate::team::Member;

/// How many forms of a type are kept at the most, so that a file made to have no two alike takes no
/// memory without bound: far more than the rules that ship can tell apart.
const MOST_FORMS: usize = 1 << 16;

/// A team as it is screened.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Its members; the same profession and status twice add up.
    pub members: Vec<Member>,
    /// What else it has told; whoever of it has no status of their own has the one that is told.
    pub told: Arc<Answers>,
}

impl Case {
    /// What the team has told, as every other door has it.
    pub fn answers(&self) -> Answers {
        let told = Answers::clone(&self.told);
        told.with_team(self.members.iter().copied(), self.told.status())
    }
}

/// What a type is for a team, as a screening tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The verdict.
    pub verdict: Verdict,
    /// How many people are missing, over all seats.
    pub people_missing: u64,
    /// Who is missing, seat by seat.
    pub seats: Box<[Missing]>,
    /// The same by the rules' ids: "1 auxiliaire-medical", parts joined by " + ".
    pub missing: Box<str>,
    /// Of whom one more would make a type within reach fit.
    pub openers: Box<[(Ix<Profession>, Ix<Status>)]>,
    /// How many steps are left to do.
    pub left: u64,
}

/// The findings of a catalogue's types, remembered by the teams' normal forms.
#[derive(Debug)]
pub struct Memo<'c> {
    catalogue: &'c Catalogue,
    types: Vec<TypeMemo>,
    /// The form at hand; kept, so that a team takes no memory of its own.
    form: Vec<u32>,
    /// The team at hand: each type's finding, and the types' ranking.
    findings: Vec<Rc<Finding>>,
    ranking: Vec<(Rank, usize)>,
}

/// What is remembered of a type.
#[derive(Debug)]
struct TypeMemo {
    kind: Ix<ExerciseType>,
    crowd: Crowd,
    /// What was found, by the teams' forms.
    known: FxHashMap<Box<[u32]>, Rc<Finding>>,
}

/// A profession, and a status where it is known.
type Person = (Ix<Profession>, Option<Ix<Status>>);

/// The members that count for a type, by what they are to it.
#[derive(Debug)]
struct Crowd {
    /// The sort of the members of each profession and status, the status that is not known after
    /// the others; `None` where they never count.
    sorts: Vec<Option<usize>>,
    statuses: usize,
    /// How many of each sort can matter.
    most: Vec<u32>,
    /// Who is of each sort.
    who: Vec<Vec<Person>>,
}

impl<'c> Memo<'c> {
    /// An empty one.
    pub fn new(catalogue: &'c Catalogue) -> Memo<'c> {
        let types = catalogue.types().enumerate().map(|(kind, exercise)| TypeMemo {
            kind,
            crowd: Crowd::of(catalogue, exercise),
            known: FxHashMap::default(),
        });
        Memo {
            catalogue,
            types: types.collect(),
            form: Vec::new(),
            findings: Vec::new(),
            ranking: Vec::new(),
        }
    }

    /// Assesses a team for every type.
    pub fn assess(&mut self, case: &Case) {
        let Memo { catalogue, types, form, findings, ranking } = self;
        findings.clear();
        ranking.clear();
        for (number, memo) in types.iter_mut().enumerate() {
            memo.form(catalogue, case, form);
            let known = memo.known.get(form.as_slice()).cloned();
            let found = known.unwrap_or_else(|| memo.add(catalogue, case, form));
            let aims = catalogue.types()[memo.kind].aims.and(case.told.aims()).len();
            ranking.push((Rank::new(found.verdict, aims, found.left, memo.kind), number));
            findings.push(found);
        }
        ranking.sort_unstable();
    }

    /// What was found of the team that was assessed last, type by type.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().map(Rc::as_ref)
    }

    /// The types that it is ready or eligible for, best first.
    pub fn recommended(&self) -> impl Iterator<Item = &'c ExerciseType> {
        let types = self.catalogue.types();
        let fits = |(_, number): &(Rank, usize)| {
            let verdict = self.findings.get(*number)?.verdict;
            let fits = matches!(verdict, Verdict::Ready | Verdict::Eligible);
            types.iter().nth(*number).filter(|_| fits)
        };
        self.ranking.iter().filter_map(fits)
    }
}

impl TypeMemo {
    /// The form of a team for this type: whether there is a team; how the scale is; of each
    /// prerequisite, whether it is done; how many there are of each sort of member, as far as it
    /// matters.
    fn form(&self, catalogue: &Catalogue, case: &Case, form: &mut Vec<u32>) {
        let suits = catalogue.types()[self.kind].scale.as_ref().map(|rule| rule.any);
        form.clear();
        form.push(u32::from(case.members.iter().any(|member| member.count > 0)));
        let suits =
            suits.zip(case.told.scale()).map(|(suits, chosen)| !chosen.and(suits).is_empty());
        form.push(suits.map_or(0, |suits| 1 + u32::from(suits)));
        for (step, rule) in catalogue.steps_of(self.kind) {
            if rule.prerequisite {
                form.push(u32::from(case.told.step(step) == StepState::Done));
            }
        }
        let people = form.len();
        form.resize(people + self.crowd.most.len(), 0);
        let Some(people) = form.get_mut(people..) else { return };
        for member in &case.members {
            if let Some(count) = self.crowd.sort(member).and_then(|sort| people.get_mut(sort)) {
                *count = count.saturating_add(member.count);
            }
        }
        for (count, most) in people.iter_mut().zip(&self.crowd.most) {
            *count = (*count).min(*most);
        }
    }

    /// Assesses a team that is the first of its form.
    fn add(&mut self, catalogue: &Catalogue, case: &Case, form: &[u32]) -> Rc<Finding> {
        if self.known.len() >= MOST_FORMS {
            self.known.clear();
        }
        let found = assess_type(catalogue, &case.answers(), self.kind);
        let finding = Rc::new(Finding {
            verdict: found.verdict,
            people_missing: found.staff.people_missing(),
            seats: found.staff.missing.as_slice().into(),
            missing: missing_of(catalogue, &found).join(" + ").into(),
            openers: self.openers(catalogue, case, &found),
            left: left_to_do(catalogue, &found),
        });
        self.known.insert(form.into(), finding.clone());
        finding
    }

    /// Of whom one more would make the type fit.
    fn openers(
        &self,
        catalogue: &Catalogue,
        case: &Case,
        found: &TypeAssessment,
    ) -> Box<[(Ix<Profession>, Ix<Status>)]> {
        if found.verdict != Verdict::Reachable || found.staff.people_missing() != 1 {
            return Box::default();
        }
        let fits = |profession, status| {
            let one = Member { profession, status: Some(status), count: 1 };
            let mut more = case.clone();
            more.members.push(one);
            fit(catalogue, &more.answers(), self.kind).0
        };
        let known = |sort: &Vec<Person>| {
            sort.iter().filter_map(|(who, status)| Some((*who, (*status)?))).collect::<Vec<_>>()
        };
        let sorts = self.crowd.who.iter().map(known);
        let opening =
            sorts.filter(|sort| sort.first().is_some_and(|(who, status)| fits(*who, *status)));
        opening.flatten().collect()
    }
}

impl Crowd {
    fn of(catalogue: &Catalogue, exercise: &ExerciseType) -> Crowd {
        let (audience, seats) = (&exercise.audience, &exercise.staff.seats);
        // The seats that a member can fill by each status that it may have.
        let by = |profession, status| {
            let counts =
                audience.professions.contains(profession) && audience.statuses.contains(status);
            counts.then(|| exercise.seats_open_to(profession, status))
        };
        let statuses = || catalogue.statuses().numbers();
        let professions = catalogue.professions().numbers();
        let people = professions.flat_map(|profession| {
            statuses().map(Some).chain([None]).map(move |status| (profession, status))
        });
        let people: Vec<Person> = people.collect();
        let seen = people.iter().map(|(profession, status)| -> Vec<Option<u32>> {
            statuses().map(|other| by(*profession, status.unwrap_or(other))).collect()
        });
        let mut crowd = Crowd {
            sorts: vec![None; people.len()],
            statuses: catalogue.statuses().len(),
            most: Vec::new(),
            who: Vec::new(),
        };
        let places = seen.zip(people.iter().copied().enumerate());
        for (seen, alike) in grouped(places) {
            if seen.iter().all(Option::is_none) {
                continue;
            }
            let fills = seen.iter().flatten().fold(0, |all, mask| all | mask);
            let asked = (0_u32..).zip(seats).filter(|(seat, _)| fills & (1 << seat) != 0);
            for (place, _) in &alike {
                if let Some(sort) = crowd.sorts.get_mut(*place) {
                    *sort = Some(crowd.most.len());
                }
            }
            crowd.most.push(asked.map(|(_, seat)| seat.count).sum::<u32>().max(1));
            crowd.who.push(alike.into_iter().map(|(_, person)| person).collect());
        }
        crowd
    }

    fn sort(&self, member: &Member) -> Option<usize> {
        let status = member.status.map_or(self.statuses, Ix::index);
        *self.sorts.get(member.profession.index() * (self.statuses + 1) + status)?
    }
}
