//! What no example exercises: seats and steps, and of a seat that names several kinds of people,
//! the kinds that nobody fills it as.

use super::{Source, Sources, examples_of};
use crate::answers::Answers;
use crate::assess::{StaffFinding, Verdict, assess_exercise, assess_type};
use crate::authoring::source::{items, tables, text, value};
use crate::examples;
use crate::lang::Lang;
use crate::rules::{Catalogue, Example, ExerciseType, Ix, Profession, Seat, Set, Str};
use crate::team::Member;

/// Something of a type that no example exercises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The type's id.
    pub kind: Str,
    /// What of it.
    pub what: Untried,
}

/// What no example exercises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untried {
    /// No example that fits: eligible or ready.
    Fitting,
    /// No example that is unsuitable.
    Unsuitable,
    /// A seat that no example fills.
    SeatFilled(Str),
    /// A seat that no example leaves empty.
    SeatEmpty(Str),
    /// Of those that a seat names, the ones that no example fills it as.
    Alternatives(Str, Vec<Str>),
    /// A prerequisite that no example has done.
    StepDone(Str),
    /// A step that follows, of which no example says whether it is done.
    StepNamed(Str),
}

impl Untried {
    /// Its id for other programs, and the seat or the step that it is about.
    pub fn id(&self) -> (&'static str, Option<&str>) {
        match self {
            Untried::Fitting => ("no-fitting-example", None),
            Untried::Unsuitable => ("no-unsuitable-example", None),
            Untried::SeatFilled(seat) => ("seat-never-filled", Some(seat)),
            Untried::SeatEmpty(seat) => ("seat-never-empty", Some(seat)),
            Untried::Alternatives(seat, _) => ("alternative-never-used", Some(seat)),
            Untried::StepDone(step) => ("prerequisite-never-done", Some(step)),
            Untried::StepNamed(step) => ("step-never-named", Some(step)),
        }
    }

    /// The professions and groups that it is about, where it is about some of several.
    pub fn names(&self) -> &[Str] {
        match self {
            Untried::Alternatives(_, names) => names,
            Untried::Fitting
            | Untried::Unsuitable
            | Untried::SeatFilled(_)
            | Untried::SeatEmpty(_)
            | Untried::StepDone(_)
            | Untried::StepNamed(_) => &[],
        }
    }

    /// It in words.
    pub fn words(&self, lang: Lang) -> String {
        match (self, lang) {
            (Untried::Fitting, Lang::Fr) => {
                "aucun exemple qui convient (verdict « eligible » ou « ready »)".to_owned()
            }
            (Untried::Fitting, Lang::En) => {
                "no example that fits (verdict `eligible` or `ready`)".to_owned()
            }
            (Untried::Unsuitable, Lang::Fr) => {
                "aucun exemple qui ne convient pas (verdict « unsuitable »)".to_owned()
            }
            (Untried::Unsuitable, Lang::En) => {
                "no example that does not fit (verdict `unsuitable`)".to_owned()
            }
            (Untried::SeatFilled(seat), Lang::Fr) => {
                format!("aucun exemple n'occupe toute la place « {seat} »")
            }
            (Untried::SeatFilled(seat), Lang::En) => format!("no example fills the seat `{seat}`"),
            (Untried::SeatEmpty(seat), Lang::Fr) => {
                format!("aucun exemple ne laisse vide la place « {seat} »")
            }
            (Untried::SeatEmpty(seat), Lang::En) => {
                format!("no example leaves the seat `{seat}` empty")
            }
            (Untried::Alternatives(seat, names), Lang::Fr) => {
                format!("aucun exemple n'occupe la place « {seat} » avec : {}", names.join(", "))
            }
            (Untried::Alternatives(seat, names), Lang::En) => {
                format!("no example fills the seat `{seat}` with: {}", names.join(", "))
            }
            (Untried::StepDone(step), Lang::Fr) => {
                format!("aucun exemple n'a fait le prérequis « {step} » (clé « done »)")
            }
            (Untried::StepDone(step), Lang::En) => {
                format!("no example has done the prerequisite `{step}` (key `done`)")
            }
            (Untried::StepNamed(step), Lang::Fr) => {
                format!(
                    "aucun exemple ne nomme la démarche « {step} » (clés « done » et « not-done »)"
                )
            }
            (Untried::StepNamed(step), Lang::En) => {
                format!("no example names the step `{step}` (keys `done` and `not-done`)")
            }
        }
    }
}

/// What no example of a type exercises.
pub(super) fn of(catalogue: &Catalogue, sources: &Sources<'_>, kind: Ix<ExerciseType>) -> Vec<Gap> {
    let exercise = &catalogue.types()[kind];
    let examples = examples_of(catalogue, kind);
    let states = |verdicts: &[Verdict]| {
        examples.clone().any(|example| verdicts.iter().any(|one| one.id() == example.verdict))
    };
    let mut untried = Vec::new();
    if !states(&[Verdict::Eligible, Verdict::Ready]) {
        untried.push(Untried::Fitting);
    }
    if !states(&[Verdict::Unsuitable]) {
        untried.push(Untried::Unsuitable);
    }
    let teams: Vec<(Answers, StaffFinding)> = examples
        .clone()
        .filter_map(|example| examples::answers_of(catalogue, example).ok())
        .map(|answers| {
            let staff = assess_type(catalogue, &answers, kind).staff;
            (answers, staff)
        })
        .collect();
    let staffs = || teams.iter().map(|(_, staff)| staff);
    let source = sources.of_type(&exercise.id);
    for (number, seat) in exercise.staff.seats.iter().enumerate() {
        // Where a status that matters is not known, what is filled is only the best case.
        let filled = staffs()
            .filter(|staff| !staff.at_best)
            .any(|staff| staff.filled.get(number).is_some_and(|filled| *filled >= seat.count));
        if !filled {
            untried.push(Untried::SeatFilled(seat.id.clone()));
        }
        let empty = |staff: &StaffFinding| staff.missing.iter().any(|left| left.seat == number);
        if !staffs().any(empty) {
            untried.push(Untried::SeatEmpty(seat.id.clone()));
        }
        let alternatives = source.map(|source| alternatives(catalogue, source, seat));
        let unused: Vec<Str> = alternatives
            .into_iter()
            .flatten()
            .filter(|(_, people)| {
                !teams.iter().any(|team| sits(catalogue, kind, team, number, *people))
            })
            .map(|(name, _)| name)
            .collect();
        // A seat that nobody fills has been told of.
        if filled && !unused.is_empty() {
            untried.push(Untried::Alternatives(seat.id.clone(), unused));
        }
    }
    for (number, step) in catalogue.steps_of(kind) {
        let done = |example: &Example| example.done.contains(&number);
        let named = |example: &Example| done(example) || example.not_done.contains(&number);
        if step.prerequisite && !examples.clone().any(done) {
            untried.push(Untried::StepDone(step.id.clone()));
        } else if !step.prerequisite && !examples.clone().any(named) {
            untried.push(Untried::StepNamed(step.id.clone()));
        }
    }
    untried.into_iter().map(|what| Gap { kind: exercise.id.clone(), what }).collect()
}

/// The professions and groups that a seat names, where they are several, each with those of its
/// people who can fill the seat.
fn alternatives(
    catalogue: &Catalogue,
    source: &Source<'_>,
    seat: &Seat,
) -> Vec<(Str, Set<Profession>)> {
    let seats = value(&source.root, "staff").map(|staff| tables(staff, "seat"));
    let own = seats
        .unwrap_or_default()
        .iter()
        .find(|table| value(table, "id").and_then(text) == Some(&*seat.id));
    let names: Vec<&str> = own
        .and_then(|table| value(table, "of"))
        .map(|of| items(of).iter().filter_map(text).collect())
        .unwrap_or_default();
    if names.len() < 2 {
        return Vec::new();
    }
    let people = |name: &str| {
        let group = catalogue.groups().iter().find(|group| group.id == name);
        let alone = || catalogue.professions().find(|profession| profession.id == name);
        let people = group.map_or_else(|| alone().into_iter().collect(), |group| group.members);
        people.and(seat.professions)
    };
    let of_names = names.into_iter().map(|name| (Str::from(name.to_owned()), people(name)));
    of_names.filter(|(_, people)| !people.is_empty()).collect()
}

/// Whether a team fills a seat, and can with a member of these professions on it, as many people
/// seated as can be.
fn sits(
    catalogue: &Catalogue,
    kind: Ix<ExerciseType>,
    (answers, staff): &(Answers, StaffFinding),
    number: usize,
    people: Set<Profession>,
) -> bool {
    let exercise = &catalogue.types()[kind];
    let (Some(team), Some(seat)) = (answers.team(), exercise.staff.seats.get(number)) else {
        return false;
    };
    let filled = staff.filled.get(number).is_some_and(|filled| *filled >= seat.count);
    if staff.at_best || !filled {
        return false;
    }
    let seated = |staff: &StaffFinding| staff.filled.iter().map(|filled| u64::from(*filled)).sum();
    let all: u64 = seated(staff);
    let any_status = catalogue.statuses().all().without(seat.statuses).is_empty();
    team.members().iter().any(|member| {
        let fits = people.contains(member.profession)
            && member.status.map_or(any_status, |status| seat.statuses.contains(status));
        if !fits || team.size() == 1 {
            return fits;
        }
        // Seated there, the member leaves a seat and a team of one less each.
        let mut rest = exercise.clone();
        rest.staff.seats.get_mut(number).into_iter().for_each(|seat| seat.count -= 1);
        let others = team.minus(Member { count: 1, ..*member });
        let others = answers.clone().with_members(others);
        seated(&assess_exercise(catalogue, &others, kind, &rest).staff) + 1 == all
    })
}
