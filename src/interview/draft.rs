//! An interview kept for later: an answers file that also holds each reply as it was given, those
//! included that do not apply for now or that nobody could give.

use super::{Interview, Question, Replies, Reply, replies_of};
use crate::answers::{Input, StepState, read, to_file};
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::rules::{Catalogue, ExerciseType, Ix, Step};
use crate::team::Team;

/// What stands for a reply that nobody could give.
const NOT_KNOWN: &str = "?";
/// What stands for statuses that are not the same for all.
const MIXED: &str = "mixed";

/// The interview as an answers file.
pub fn write(interview: &Interview<'_>) -> String {
    let catalogue = interview.catalogue;
    let replies: Vec<String> = (interview.replies.iter())
        .map(|(question, reply)| format!("  {:?},\n", line(catalogue, *question, reply)))
        .collect();
    let mut out = to_file(catalogue, &interview.answers());
    out += &format!("replies = [\n{}]\n", replies.concat());
    out += &format!("rules = {:?}\n", format!("{} {}", catalogue.id(), catalogue.version()));
    out
}

/// A reply as `question = reply`, by ids.
fn line(catalogue: &Catalogue, question: Question, reply: &Reply) -> String {
    let told = matches!(reply, Reply::Told(_));
    let key = match question {
        Question::Team => "team".to_owned(),
        Question::Status => "status".to_owned(),
        Question::StatusOf(profession) => {
            format!("status/{}", catalogue.professions()[profession].id)
        }
        Question::Scale => "scale".to_owned(),
        Question::Steps(kind) if told => format!("told/{}", catalogue.types()[kind].id),
        Question::Steps(kind) => format!("steps/{}", catalogue.types()[kind].id),
        Question::Aims => "aims".to_owned(),
    };
    let value = match reply {
        Reply::DontKnow => NOT_KNOWN.to_owned(),
        Reply::Mixed => MIXED.to_owned(),
        Reply::Team(members) => Team::new(members.iter().copied()).shorthand(catalogue),
        Reply::Status(status) => catalogue.statuses()[*status].id.to_string(),
        Reply::Scale(scale) => joined(scale.iter().map(|scale| &*catalogue.scales()[scale].id)),
        Reply::Aims(aims) => joined(aims.iter().map(|aim| &*catalogue.aims()[aim].id)),
        Reply::Steps(steps) | Reply::Told(steps) => {
            let steps = steps.iter().map(|(step, state)| {
                let state = match state {
                    StepState::Done => "done",
                    StepState::NotDone => "not-done",
                    StepState::NotKnown => NOT_KNOWN,
                };
                format!("{} {state}", catalogue.steps()[*step].id)
            });
            steps.collect::<Vec<_>>().join(", ")
        }
    };
    format!("{key} = {value}")
}

fn joined<'c>(ids: impl Iterator<Item = &'c str>) -> String {
    ids.collect::<Vec<_>>().join(", ")
}

/// The replies that an answers file amounts to, with options over it. A reply of a draft that means
/// nothing to these rules (any more) is left out: the question is asked again.
///
/// # Errors
///
/// Every mistake in the options and in what the file says besides its replies.
pub fn replies(
    catalogue: &Catalogue,
    options: &Input,
    file: &Input,
    lang: Lang,
) -> Result<Replies, Vec<Diagnostic>> {
    let all = replies_of(catalogue, &read(catalogue, options, file, lang)?);
    if file.replies.is_empty() {
        return Ok(all);
    }
    let lines = file.replies.iter().filter_map(|passage| reply(catalogue, passage.text()));
    let mut replies: Replies = lines.collect();
    // What the options say replaces what was replied.
    let of_options = replies_of(catalogue, &read(catalogue, options, &Input::default(), lang)?);
    replies.extend(of_options);
    Ok(replies)
}

/// The reply of a line of a draft.
fn reply(catalogue: &Catalogue, line: &str) -> Option<(Question, Reply)> {
    let (key, value) = line.split_once(" = ").or(line.strip_suffix(" =").map(|key| (key, "")))?;
    let kind = |id: &str| catalogue.type_by_id(id);
    let (question, told) = match key.split_once('/') {
        None => match key {
            "team" => (Question::Team, false),
            "status" => (Question::Status, false),
            "scale" => (Question::Scale, false),
            "aims" => (Question::Aims, false),
            _ => return None,
        },
        Some(("status", id)) => (
            Question::StatusOf(catalogue.professions().find(|profession| profession.id == id)?),
            false,
        ),
        Some(("steps", id)) => (Question::Steps(kind(id)?), false),
        Some(("told", id)) => (Question::Steps(kind(id)?), true),
        Some(_) => return None,
    };
    let ids = || value.split(", ").filter(|id| !id.is_empty());
    let reply = match (question, value) {
        (_, NOT_KNOWN) => Reply::DontKnow,
        (Question::Status, MIXED) => Reply::Mixed,
        (Question::Team, _) => {
            let team =
                crate::answers::team(catalogue, value).ok().filter(|team| !team.is_empty())?;
            Reply::Team(team.members().to_vec())
        }
        (Question::Status | Question::StatusOf(_), _) => {
            Reply::Status(catalogue.statuses().find(|status| status.id == value)?)
        }
        (Question::Scale, _) => {
            let scales: Option<Vec<_>> =
                ids().map(|id| catalogue.scales().find(|scale| scale.id == id)).collect();
            Reply::Scale(scales.filter(|scales| !scales.is_empty())?.into_iter().collect())
        }
        (Question::Aims, _) => {
            let aims: Option<Vec<_>> =
                ids().map(|id| catalogue.aims().find(|aim| aim.id == id)).collect();
            Reply::Aims(aims?.into_iter().collect())
        }
        (Question::Steps(kind), _) => {
            let steps = steps(catalogue, kind, value)?;
            if told { Reply::Told(steps) } else { Reply::Steps(steps) }
        }
    };
    Some((question, reply))
}

/// The states of a type's steps, if the line tells of just these.
fn steps(
    catalogue: &Catalogue,
    kind: Ix<ExerciseType>,
    value: &str,
) -> Option<Vec<(Ix<Step>, StepState)>> {
    let known: Vec<(Ix<Step>, &str)> =
        catalogue.steps_of(kind).map(|(number, step)| (number, &*step.id)).collect();
    let states: Vec<(Ix<Step>, StepState)> = (value.split(", "))
        .zip(&known)
        .filter_map(|(part, (number, id))| {
            let state = match part.strip_prefix(id)?.trim_start() {
                "done" => StepState::Done,
                "not-done" => StepState::NotDone,
                NOT_KNOWN => StepState::NotKnown,
                _ => return None,
            };
            Some((*number, state))
        })
        .collect();
    (states.len() == known.len()).then_some(states)
}
