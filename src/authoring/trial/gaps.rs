//! What no example exercises: seats and steps, and of a seat that names several kinds of people,
//! the kinds that nobody fills it as.

use serde::Serialize;

use super::{Source, Sources, examples_of};
use crate::answers::Answers;
use crate::assess::{StaffFinding, Verdict, assess_exercise, assess_type};
use crate::authoring::source::{table_of, text};
use crate::examples;
use crate::lang::Lang;
use crate::rules::tree::Node;
use crate::rules::{Catalogue, Example, ExerciseType, Ix, Profession, Seat, Set, Str};
use crate::team::Member;
use crate::tr;

/// Something of a type that no example exercises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The type's id.
    #[serde(rename = "type")]
    pub kind: Str,
    /// What of it.
    pub what: Untried,
    /// The seat or the step that it is about.
    pub id: Option<Str>,
    /// Of those that a seat names, the professions and groups that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Str>,
}

/// What no example exercises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Untried {
    /// No example that fits: eligible or ready.
    NoFittingExample,
    /// No example that is unsuitable.
    NoUnsuitableExample,
    /// A seat that no example fills.
    SeatNeverFilled,
    /// A seat that no example leaves empty.
    SeatNeverEmpty,
    /// Of those that a seat names, the ones that no example fills it as.
    AlternativeNeverUsed,
    /// A prerequisite that no example has done.
    PrerequisiteNeverDone,
    /// A step that follows, of which no example says whether it is done.
    StepNeverNamed,
}

impl Gap {
    /// It in words, without its type.
    pub fn words(&self, lang: Lang) -> String {
        let id = self.id.as_deref().unwrap_or_default();
        match self.what {
            Untried::NoFittingExample => tr!(lang, trial_no_fitting).to_owned(),
            Untried::NoUnsuitableExample => tr!(lang, trial_no_unsuitable).to_owned(),
            Untried::SeatNeverFilled => tr!(lang, trial_never_filled(id)),
            Untried::SeatNeverEmpty => tr!(lang, trial_never_empty(id)),
            Untried::AlternativeNeverUsed => {
                tr!(lang, trial_never_with(id, &self.names.join(", ")))
            }
            Untried::PrerequisiteNeverDone => tr!(lang, trial_never_done(id)),
            Untried::StepNeverNamed => tr!(lang, trial_never_named(id)),
        }
    }
}

/// What no example of a type exercises.
pub(super) fn of(catalogue: &Catalogue, sources: &Sources<'_>, kind: Ix<ExerciseType>) -> Vec<Gap> {
    let exercise = &catalogue.types()[kind];
    let examples = examples_of(catalogue, kind);
    let states =
        |verdicts: &[Verdict]| examples.clone().any(|example| verdicts.contains(&example.verdict));
    let mut gaps = Vec::new();
    let mut untried = |what, id: Option<&Str>, names| {
        gaps.push(Gap { kind: exercise.id.clone(), what, id: id.cloned(), names });
    };
    if !states(&[Verdict::Eligible, Verdict::Ready]) {
        untried(Untried::NoFittingExample, None, Vec::new());
    }
    if !states(&[Verdict::Unsuitable]) {
        untried(Untried::NoUnsuitableExample, None, Vec::new());
    }
    let team = |example| {
        let answers = examples::answers_of(catalogue, example).ok()?;
        let staff = assess_type(catalogue, &answers, kind).staff;
        Some((answers, staff))
    };
    let teams: Vec<(Answers, StaffFinding)> = examples.clone().filter_map(team).collect();
    let staffs = || teams.iter().map(|(_, staff)| staff);
    let source = sources.of_type(&exercise.id);
    for (number, seat) in exercise.staff.seats.iter().enumerate() {
        // Where a status that matters is not known, what is filled is only the best case.
        let filled = staffs()
            .filter(|staff| !staff.at_best)
            .any(|staff| staff.filled.get(number).is_some_and(|filled| *filled >= seat.count));
        if !filled {
            untried(Untried::SeatNeverFilled, Some(&seat.id), Vec::new());
        }
        let empty = |staff: &StaffFinding| staff.missing.iter().any(|left| left.seat == number);
        if !staffs().any(empty) {
            untried(Untried::SeatNeverEmpty, Some(&seat.id), Vec::new());
        }
        let alternatives = source.map(|source| alternatives(catalogue, source, seat));
        let never = |(_, people): &(Str, Set<Profession>)| {
            !teams.iter().any(|team| sits(catalogue, kind, team, number, *people))
        };
        let unused = alternatives.into_iter().flatten().filter(never);
        let unused: Vec<Str> = unused.map(|(name, _)| name).collect();
        // A seat that nobody fills has been told of.
        if filled && !unused.is_empty() {
            untried(Untried::AlternativeNeverUsed, Some(&seat.id), unused);
        }
    }
    for (number, step) in catalogue.steps_of(kind) {
        let tried = |example: &Example| {
            let named = !step.prerequisite && example.not_done.contains(&number);
            named || example.done.contains(&number)
        };
        if !examples.clone().any(tried) {
            let what = match step.prerequisite {
                true => Untried::PrerequisiteNeverDone,
                false => Untried::StepNeverNamed,
            };
            untried(what, Some(&step.id), Vec::new());
        }
    }
    gaps
}

/// The professions and groups that a seat names, where they are several, each with those of its
/// people who can fill the seat.
fn alternatives(
    catalogue: &Catalogue,
    source: &Source<'_>,
    seat: &Seat,
) -> Vec<(Str, Set<Profession>)> {
    let own = source.root.get("staff").and_then(|staff| table_of(staff, "seat", &seat.id));
    let of = own.and_then(|table| table.get("of")).map(Node::items).unwrap_or_default();
    let names: Vec<&str> = of.iter().filter_map(text).collect();
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
    let any_status = catalogue.held_statuses().without(seat.statuses).is_empty();
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
