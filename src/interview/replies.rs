//! Questions, the replies to them, and the answers that these come to.

use std::collections::BTreeMap;

use crate::answers::{Answers, StepState};
use crate::assess::assess_type;
use crate::rules::{Aim, Catalogue, ExerciseType, Ix, Profession, Scale, Set, Status, Step};
use crate::team::{Member, Team};

/// What can be asked, in the order of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Who is in the team.
    Team,
    /// The status of all members that name none.
    Status,
    /// The status of the members of one profession that name none.
    StatusOf(Ix<Profession>),
    /// The scales.
    Scale,
    /// The steps of a type.
    Steps(Ix<ExerciseType>),
    /// What the team wants to do.
    Aims,
}

/// What is replied to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The team does not know; it is not asked again, and the report says who can tell.
    DontKnow,
    /// The team.
    Team(Team),
    /// One status for all.
    Status(Ix<Status>),
    /// Not the same status for all: it is asked by profession.
    Mixed,
    /// The scales.
    Scale(Set<Scale>),
    /// What is known of steps.
    Steps(Vec<(Ix<Step>, StepState)>),
    /// What was told of steps without being asked: those not known are still to be asked of.
    Told(Vec<(Ix<Step>, StepState)>),
    /// The aims; none is an answer too.
    Aims(Set<Aim>),
}

/// The replies given so far, applicable or not.
pub type Replies = BTreeMap<Question, Reply>;

/// The team as it was named.
fn named(replies: &Replies) -> &Team {
    static NOBODY: Team = Team::NOBODY;
    match replies.get(&Question::Team) {
        Some(Reply::Team(team)) => team,
        _ => &NOBODY,
    }
}

/// The members of a team who were named without a status, or with one that leaves open which.
pub(super) fn without_status<'r>(
    catalogue: &'r Catalogue,
    replies: &'r Replies,
) -> impl Iterator<Item = &'r Member> {
    let open = |member: &&Member| catalogue.may_have(member.status).len() > 1;
    named(replies).members().iter().filter(open)
}

/// Whether a reply to a question counts: a status needs members without one, a type's steps need
/// the type to be in play.
pub(super) fn applies(catalogue: &Catalogue, replies: &Replies, question: Question) -> bool {
    match question {
        Question::Team | Question::Scale | Question::Aims => true,
        Question::Status => {
            !replies.contains_key(&Question::Team)
                || without_status(catalogue, replies).next().is_some()
        }
        Question::StatusOf(profession) => {
            replies.get(&Question::Status) == Some(&Reply::Mixed)
                && without_status(catalogue, replies).any(|member| member.profession == profession)
        }
        Question::Steps(kind) => {
            let found = assess_type(catalogue, &answers_but_steps(catalogue, replies), kind);
            found.is_in_play()
        }
    }
}

/// The answers that replies come to.
pub fn answers(catalogue: &Catalogue, replies: &Replies) -> Answers {
    let mut answers = answers_but_steps(catalogue, replies);
    for (question, reply) in replies {
        let steps = match reply {
            Reply::Steps(steps) if applies(catalogue, replies, *question) => steps,
            // What was told unasked counts whatever becomes of the type.
            Reply::Told(steps) => steps,
            _ => continue,
        };
        for (step, state) in steps {
            if *state != StepState::NotKnown {
                answers = answers.with_step(*step, *state);
            }
        }
    }
    answers
}

/// The answers without what is known of steps.
pub(super) fn answers_but_steps(catalogue: &Catalogue, replies: &Replies) -> Answers {
    let team = named(replies);
    let nobody_left =
        !team.members().is_empty() && without_status(catalogue, replies).next().is_none();
    let all = match replies.get(&Question::Status) {
        Some(Reply::Status(status)) if !nobody_left => Some(*status),
        _ => None,
    };
    let mixed = replies.get(&Question::Status) == Some(&Reply::Mixed);
    let members = team.members().iter().map(|member| {
        let by_profession = match replies.get(&Question::StatusOf(member.profession)) {
            Some(Reply::Status(status)) if mixed => Some(*status),
            _ => None,
        };
        let told = all.or(by_profession);
        let status = told.map(|told| catalogue.narrowed(member.status, told)).or(member.status);
        Member { status, ..*member }
    });
    let mut answers = Answers::new()
        .with_team(members, all)
        .with_counted_nowhere(team.counted_nowhere().to_vec());
    if let Some(Reply::Scale(scale)) = replies.get(&Question::Scale) {
        answers = answers.with_scale(*scale);
    }
    if let Some(Reply::Aims(aims)) = replies.get(&Question::Aims) {
        answers = answers.with_aims(*aims);
    }
    answers
}

/// The replies that answers amount to. A status given for all is told as such, so that it stays
/// the answer for whoever is named later.
pub fn replies_of(catalogue: &Catalogue, answers: &Answers) -> Replies {
    let mut replies = Replies::new();
    // A status that leaves open which is asked about wherever somebody has it.
    let open = |status: &Ix<Status>| catalogue.statuses()[*status].is_group();
    let all = answers.status().filter(|status| answers.team().is_none() || !open(status));
    if let Some(status) = all {
        replies.insert(Question::Status, Reply::Status(status));
    }
    if let Some(team) = answers.team() {
        let members = team.members().iter().map(|member| Member {
            status: member.status.filter(|status| Some(*status) != all),
            ..*member
        });
        let nowhere = team.counted_nowhere().iter().copied();
        let team = Team::new(members).with_counted_nowhere(nowhere);
        replies.insert(Question::Team, Reply::Team(team));
    }
    if let Some(scale) = answers.scale() {
        replies.insert(Question::Scale, Reply::Scale(scale));
    }
    if !answers.aims().is_empty() {
        replies.insert(Question::Aims, Reply::Aims(answers.aims()));
    }
    for kind in catalogue.types().numbers() {
        let states: Vec<(Ix<Step>, StepState)> =
            catalogue.steps_of(kind).map(|(step, _)| (step, answers.step(step))).collect();
        if states.iter().any(|(_, state)| *state != StepState::NotKnown) {
            replies.insert(Question::Steps(kind), Reply::Told(states));
        }
    }
    replies
}

/// Parts between commas.
pub(super) fn joined(parts: impl Iterator<Item = impl ToString>) -> String {
    parts.map(|part| part.to_string()).collect::<Vec<_>>().join(", ")
}
