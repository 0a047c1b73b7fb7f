//! Verdicts of many teams: each team is brought to a normal form, type by type, and each form is
//! assessed once.
//!
//! To a type, members are alike who can fill the same seats whatever is not known of them, and more
//! of them than those seats ask for change nothing. So a type sees few teams that differ, however
//! many there are, and what [`assess_type`] says of one holds for all that come to the same form.
//! Nothing is decided here.

use rustc_hash::FxHashMap;

use crate::advice::grouped;
use crate::answers::Answers;
use crate::assess::{Missing, Rank, TypeAssessment, Verdict, assess_type};
use crate::examples::missing_of;
use crate::rules::{Aim, Catalogue, ExerciseType, Ix, Profession, Scale, Set, Status, Step};
use crate::team::Member;

/// How many forms of a type are kept at the most, so that a file made to have no two alike takes no
/// memory without bound: far more than the rules that ship can tell apart.
const MOST_FORMS: usize = 1 << 16;

/// A team as it is screened.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Its members; the same profession and status twice add up.
    pub members: Vec<Member>,
    /// The status of those that name none, where one is given; it is theirs already.
    pub status: Option<Ix<Status>>,
    /// The scales, where they are given.
    pub scale: Option<Set<Scale>>,
    /// The steps of which something is known.
    pub steps: Vec<(Ix<Step>, bool)>,
    /// What the team wants to do.
    pub aims: Set<Aim>,
}

impl Case {
    /// What the team has told, as every other door has it.
    pub fn answers(&self) -> Answers {
        let answers = Answers::new()
            .with_team(self.members.iter().copied(), self.status)
            .with_scale(self.scale.unwrap_or_default())
            .with_aims(self.aims);
        self.steps.iter().fold(answers, |answers, (step, done)| answers.with_step(*step, *done))
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
}

/// The findings of a catalogue's types, remembered by the teams' normal forms.
#[derive(Debug)]
pub struct Memo<'c> {
    catalogue: &'c Catalogue,
    types: Vec<TypeMemo>,
    /// The form at hand; kept, so that a team takes no memory of its own.
    form: Vec<u32>,
    /// The team at hand: the place of each type's finding, and the types' ranking.
    at: Vec<usize>,
    ranking: Vec<(Rank, usize)>,
}

/// What is remembered of a type.
#[derive(Debug)]
struct TypeMemo {
    kind: Ix<ExerciseType>,
    crowd: Crowd,
    places: FxHashMap<Box<[u32]>, usize>,
    /// What was found of each form, and its place in the recommendation, the team's aims aside.
    findings: Vec<(Finding, Rank)>,
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
            places: FxHashMap::default(),
            findings: Vec::new(),
        });
        Memo {
            catalogue,
            types: types.collect(),
            form: Vec::new(),
            at: Vec::new(),
            ranking: Vec::new(),
        }
    }

    /// Assesses a team for every type.
    pub fn assess(&mut self, case: &Case) {
        let Memo { catalogue, types, form, at, ranking } = self;
        at.clear();
        ranking.clear();
        for (number, memo) in types.iter_mut().enumerate() {
            memo.form(catalogue, case, form);
            let place = memo.places.get(form.as_slice()).copied();
            let place = place.unwrap_or_else(|| memo.add(catalogue, case, form));
            at.push(place);
            let Some((_, rank)) = memo.findings.get(place) else { continue };
            let aims = catalogue.types()[memo.kind].aims.and(case.aims).len();
            ranking.push((rank.with_aims_served(aims), number));
        }
        ranking.sort_unstable();
    }

    /// What was found of the team that was assessed last, type by type.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.types.iter().zip(&self.at).filter_map(|(memo, at)| Some(&memo.findings.get(*at)?.0))
    }

    /// The types that it is ready or eligible for, best first.
    pub fn recommended(&self) -> impl Iterator<Item = &'c ExerciseType> {
        let types = self.catalogue.types();
        let fits = |(_, number): &(Rank, usize)| {
            let memo = self.types.get(*number)?;
            let (found, _) = memo.findings.get(*self.at.get(*number)?)?;
            let fits = matches!(found.verdict, Verdict::Ready | Verdict::Eligible);
            fits.then(|| &types[memo.kind])
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
        let chosen = case.scale.filter(|chosen| !chosen.is_empty());
        let suits = suits.zip(chosen).map(|(suits, chosen)| !chosen.and(suits).is_empty());
        form.push(suits.map_or(0, |suits| 1 + u32::from(suits)));
        for (step, rule) in catalogue.steps_of(self.kind) {
            if rule.prerequisite {
                let known = case.steps.iter().rev().find(|(known, _)| *known == step);
                form.push(u32::from(known.is_some_and(|(_, done)| *done)));
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
    fn add(&mut self, catalogue: &Catalogue, case: &Case, form: &[u32]) -> usize {
        if self.findings.len() >= MOST_FORMS {
            self.places.clear();
            self.findings.clear();
        }
        let answers = case.answers();
        let found = assess_type(catalogue, &answers, self.kind);
        let place = self.findings.len();
        let finding = Finding {
            verdict: found.verdict,
            people_missing: found.staff.people_missing(),
            seats: found.staff.missing.as_slice().into(),
            missing: missing_of(catalogue, &found).join(" + ").into(),
            openers: self.openers(catalogue, case, &found),
        };
        self.findings.push((finding, Rank::of(catalogue, &found)));
        self.places.insert(form.into(), place);
        place
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
            let found = assess_type(catalogue, &more.answers(), self.kind);
            matches!(found.verdict, Verdict::Ready | Verdict::Eligible)
        };
        let known = |sort: &Vec<Person>| {
            let held = catalogue.held_statuses();
            let known = sort.iter().filter_map(|(who, status)| Some((*who, (*status)?)));
            known.filter(|(_, status)| held.contains(*status)).collect::<Vec<_>>()
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
        let seen = |(profession, status): &Person| -> (bool, Vec<Option<u32>>) {
            let may_have = catalogue.may_have(*status).iter();
            let mut seen: Vec<Option<u32>> =
                may_have.map(|status| by(*profession, status)).collect();
            seen.sort_unstable();
            seen.dedup();
            (exercise.around.contains(*profession), seen)
        };
        let professions = catalogue.professions().numbers();
        let people = professions.flat_map(|profession| {
            let statuses = catalogue.statuses().numbers().map(Some).chain([None]);
            statuses.map(move |status| (profession, status))
        });
        let people: Vec<Person> = people.collect();
        let sorts = grouped(people.iter().map(|person| (seen(person), *person)));
        let counting = sorts
            .into_iter()
            .filter(|((is_around, seen), _)| *is_around || seen.iter().any(Option::is_some));
        let (sorts, who): (Vec<_>, Vec<_>) = counting.unzip();
        let most = sorts.iter().map(|(_, seen)| {
            let fills = seen.iter().flatten().fold(0, |all, mask| all | mask);
            let asked = (0_u32..).zip(seats).filter(|(seat, _)| fills & (1 << seat) != 0);
            asked.map(|(_, seat)| seat.count).sum::<u32>().max(1)
        });
        let most = most.collect();
        let sort = |person| {
            let seen = seen(person);
            sorts.iter().position(|other| *other == seen)
        };
        let sorts = people.iter().map(sort).collect();
        Crowd { sorts, statuses: catalogue.statuses().len(), most, who }
    }

    fn sort(&self, member: &Member) -> Option<usize> {
        let status = member.status.map_or(self.statuses, Ix::index);
        *self.sorts.get(member.profession.index() * (self.statuses + 1) + status)?
    }
}
