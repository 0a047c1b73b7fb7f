//! What is not known, as a list of work: each question that is open, and what each reply to it
//! would change.

use crate::answers::{Answers, StepState};
use crate::assess::{Assessment, Possible, TypeAssessment, Verdict, assess};
use crate::rules::{Catalogue, ExerciseType, Ix, Scale, Set, Status, Step};

/// A question that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What is not known.
    pub about: About,
    /// The types whose answer it could change.
    pub types: Vec<Ix<ExerciseType>>,
    /// The replies, each with what it would change; none where any number of replies is possible.
    pub replies: Vec<UnknownReply>,
}

impl Unknown {
    /// A question that could change these types, and those that one of its replies does change.
    fn of(about: About, types: Vec<Ix<ExerciseType>>, replies: Vec<UnknownReply>) -> Unknown {
        let changed = replies.iter().flat_map(|reply| &reply.changes).map(|change| change.kind);
        let mut types: Vec<Ix<ExerciseType>> = types.into_iter().chain(changed).collect();
        types.sort_unstable();
        types.dedup();
        Unknown { about, types, replies }
    }
}

/// What is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Who is in the team.
    Team,
    /// The status of those whose status is not known.
    Status,
    /// The scale.
    Scale,
    /// Whether a step is done.
    Step(Ix<Step>),
}

/// A reply, and what it would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownReply {
    /// The reply.
    pub reply: Reply,
    /// The types that it would change, in their order.
    pub changes: Vec<Change>,
}

/// A reply to a question that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// All members of unknown status have this one.
    Status(Ix<Status>),
    /// The team acts at this scale alone.
    Scale(Ix<Scale>),
    /// The step is done, or it is not.
    Step(bool),
}

/// What a reply would make of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The type.
    pub kind: Ix<ExerciseType>,
    /// What it is then.
    pub verdict: Verdict,
    /// What that may still become.
    pub possible: Possible,
    /// How many people are missing then, at best.
    pub missing: u64,
}

/// The open questions in the order of the interview: team, status, scale, then steps of the types
/// that fit.
pub(super) fn unknowns(
    catalogue: &Catalogue,
    answers: &Answers,
    assessment: &Assessment,
) -> Vec<Unknown> {
    let kinds = |open: &dyn Fn(&TypeAssessment) -> bool| -> Vec<Ix<ExerciseType>> {
        assessment.types.iter().filter(|found| open(found)).map(|found| found.kind).collect()
    };
    let reply = |reply: Reply, answers: Answers| UnknownReply {
        reply,
        changes: changes(assessment, &assess(catalogue, &answers)),
    };
    let mut unknowns = Vec::new();
    let types = kinds(&|found| found.open.team);
    if !types.is_empty() {
        unknowns.push(Unknown::of(About::Team, types, Vec::new()));
    }
    // Where people are missing at best, a status tells how many.
    let types = kinds(&|found| {
        found.open.status || found.verdict == Verdict::Reachable && found.staff.at_best
    });
    if let Some(team) = answers.team().filter(|_| !types.is_empty()) {
        let replies = catalogue.held_statuses().iter().map(|status| {
            let team = team.with_status(catalogue, status);
            reply(Reply::Status(status), answers.clone().with_members(team))
        });
        unknowns.push(Unknown::of(About::Status, types, replies.collect()));
    }
    let types = kinds(&|found| found.open.scale);
    if !types.is_empty() {
        // A scale that only settled types are about would change nothing.
        let of_types = types.iter().map(|kind| catalogue.types()[*kind].scales());
        let replies = of_types.fold(Set::EMPTY, Set::or).iter().map(|scale| {
            reply(Reply::Scale(scale), answers.clone().with_scale([scale].into_iter().collect()))
        });
        unknowns.push(Unknown::of(About::Scale, types, replies.collect()));
    }
    for found in assessment.ranked().filter(|found| super::fits(found.verdict)) {
        unknowns.extend(found.open.steps.iter().map(|step| {
            let replies = [true, false].map(|done| {
                let state = if done { StepState::Done } else { StepState::NotDone };
                reply(Reply::Step(done), answers.clone().with_step(*step, state))
            });
            Unknown::of(About::Step(*step), vec![found.kind], replies.into())
        }));
    }
    unknowns
}

/// The types whose verdict differs, or what it may become, or how many people are missing.
fn changes(now: &Assessment, then: &Assessment) -> Vec<Change> {
    now.types
        .iter()
        .zip(&then.types)
        .filter(|(now, then)| {
            now.verdict != then.verdict
                || now.possible != then.possible
                || now.staff.people_missing() != then.staff.people_missing()
        })
        .map(|(_, then)| Change {
            kind: then.kind,
            verdict: then.verdict,
            possible: then.possible,
            missing: then.staff.people_missing(),
        })
        .collect()
}
