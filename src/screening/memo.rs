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

use crate::advice::{fits, grouped, prepares};
use crate::answers::{Answers, StepState};
use crate::assess::{Distance, Missing, Rank, TypeAssessment, Verdict, assess_type, fit};
use crate::examples::missing_of;
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Scale, Set, Status};
use crate::team::{Member, Team, Uncounted};

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
            .with_counted_nowhere(self.counted_nowhere().to_vec())
    }

    /// Those of it who count for no type.
    pub fn counted_nowhere(&self) -> &[Uncounted] {
        self.told.team().map_or(&[], Team::counted_nowhere)
    }

    /// Whether it names nobody.
    pub fn is_empty(&self) -> bool {
        self.members.iter().all(|member| member.count == 0) && self.counted_nowhere().is_empty()
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
    /// Who may fill those seats: "1 medecin-generaliste liberal", several professions or statuses of
    /// a seat joined by "|".
    pub who: Box<str>,
    /// The scales of which the team would have to choose one.
    pub scale_needed: Set<Scale>,
    /// How far off it is, where it is reachable.
    pub distance: Option<Distance>,
    /// Of whom one more would make a type within reach fit.
    pub openers: Box<[(Ix<Profession>, Ix<Status>)]>,
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
    /// What was found, by the teams' forms, with the place in the recommendation, aims aside.
    known: FxHashMap<Box<[u32]>, (Rc<Finding>, Rank)>,
}

/// A profession, and a status where it is known.
type Person = (Ix<Profession>, Option<Ix<Status>>);

/// The members that matter to a type, by what they are to it.
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
            let (found, rank) = known.unwrap_or_else(|| memo.add(catalogue, case, form));
            let aims = catalogue.types()[memo.kind].aims.and(case.told.aims()).len();
            ranking.push((rank.with_aims_served(aims), number));
            findings.push(found);
        }
        ranking.sort_unstable();
    }

    /// What was found of the team that was assessed last, type by type.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().map(Rc::as_ref)
    }

    /// The types that it is ready or eligible for, best first, without those that prepare one that it
    /// is ready for.
    pub fn recommended(&self) -> impl Iterator<Item = &'c ExerciseType> {
        let catalogue = self.catalogue;
        let found = self.types.iter().zip(&self.findings);
        let ready = found.filter(|(_, found)| found.verdict == Verdict::Ready);
        let ready: Vec<Ix<ExerciseType>> = ready.map(|(memo, _)| memo.kind).collect();
        let kind = move |(_, number): &(Rank, usize)| {
            let kind = self.types.get(*number)?.kind;
            let is_passed = ready.iter().any(|ready| prepares(catalogue, kind, *ready));
            let recommended = fits(self.findings.get(*number)?.verdict) && !is_passed;
            recommended.then(|| &catalogue.types()[kind])
        };
        self.ranking.iter().filter_map(kind)
    }
}

impl TypeMemo {
    /// The form of a team for this type: whether there is a team; how the scale is; of each
    /// prerequisite, whether it is done or in progress; how many there are of each sort of member, as far as it
    /// matters.
    fn form(&self, catalogue: &Catalogue, case: &Case, form: &mut Vec<u32>) {
        let suits = catalogue.types()[self.kind].scale.as_ref().map(|rule| rule.any);
        form.clear();
        form.push(u32::from(!case.is_empty()));
        let suits =
            suits.zip(case.told.scale()).map(|(suits, chosen)| !chosen.and(suits).is_empty());
        form.push(suits.map_or(0, |suits| 1 + u32::from(suits)));
        for (step, rule) in catalogue.steps_of(self.kind) {
            if rule.prerequisite {
                form.push(match case.told.step(step) {
                    StepState::Done => 2,
                    StepState::InProgress => 1,
                    StepState::NotDone | StepState::NotKnown => 0,
                });
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
    fn add(&mut self, catalogue: &Catalogue, case: &Case, form: &[u32]) -> (Rc<Finding>, Rank) {
        if self.known.len() >= MOST_FORMS {
            self.known.clear();
        }
        let found = assess_type(catalogue, &case.answers(), self.kind);
        let finding = Rc::new(Finding {
            verdict: found.verdict,
            people_missing: found.staff.people_missing(),
            seats: found.staff.missing.as_slice().into(),
            missing: missing_of(catalogue, &found).join(" + ").into(),
            who: who(catalogue, &found).into(),
            scale_needed: found.scale_needed,
            distance: found.distance,
            openers: self.openers(catalogue, case, &found),
        });
        let found = (finding, Rank::of(catalogue, &found));
        self.known.insert(form.into(), found.clone());
        found
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
        let opens = |profession, status| {
            let one = Member { profession, specialty: None, status: Some(status), count: 1 };
            let mut more = case.clone();
            more.members.push(one);
            fit(catalogue, &more.answers(), self.kind).0
        };
        let known = |sort: &Vec<Person>| {
            let held = catalogue.held_statuses();
            let known = sort.iter().filter_map(|(who, status)| Some((*who, (*status)?)));
            known.filter(|(_, status)| held.contains(*status)).collect::<Vec<_>>()
        };
        let sorts = self.crowd.who.iter().map(known);
        let opening =
            sorts.filter(|sort| sort.first().is_some_and(|(who, status)| opens(*who, *status)));
        opening.flatten().collect()
    }
}

/// Who may fill the seats that are empty, seat by seat; a status where not all do.
fn who(catalogue: &Catalogue, found: &TypeAssessment) -> String {
    let seats = &catalogue.types()[found.kind].staff.seats;
    let parts = found.staff.missing.iter().filter_map(|missing| {
        let seat = seats.get(missing.seat)?;
        let of = seat.professions.iter().map(|one| &*catalogue.professions()[one].id);
        let statuses = seat.statuses.iter().map(|status| &*catalogue.statuses()[status].id);
        let statuses = statuses.filter(|_| seat.statuses != catalogue.held_statuses());
        let (of, statuses) =
            (of.collect::<Vec<_>>().join("|"), statuses.collect::<Vec<_>>().join("|"));
        Some(format!("{} {of} {statuses}", missing.count).trim_end().to_owned())
    });
    parts.collect::<Vec<_>>().join(" + ")
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
        let seen = people.iter().map(|(profession, status)| -> (bool, Vec<Option<u32>>) {
            let may_have = catalogue.may_have(*status).iter();
            let mut seen: Vec<_> = may_have.map(|status| by(*profession, status)).collect();
            seen.sort_unstable();
            seen.dedup();
            (exercise.around.contains(*profession), seen)
        });
        let mut crowd = Crowd {
            sorts: vec![None; people.len()],
            statuses: catalogue.statuses().len(),
            most: Vec::new(),
            who: Vec::new(),
        };
        let places = seen.zip(people.iter().copied().enumerate());
        for ((is_around, seen), alike) in grouped(places) {
            if !is_around && seen.iter().all(Option::is_none) {
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
