//! An interview kept for later: an answers file that also holds each reply as it was given, those
//! included that do not apply for now or that nobody could give.

use super::replies::{Question, Replies, Reply, joined, replies_of};
use super::state::Interview;
use crate::answers::{self, Input, StepState, read, to_file};
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::rules::{Catalogue, Ix, List, Set, Step, Str};

/// What stands for a reply that nobody could give.
const NOT_KNOWN: &str = "?";
/// What stands for statuses that are not the same for all.
const MIXED: &str = "mixed";
/// What stands for what is known of a step.
const STATES: [(StepState, &str); 4] =
    [StepState::TOLD[0], StepState::TOLD[1], StepState::TOLD[2], (StepState::NotKnown, NOT_KNOWN)];

/// The interview as an answers file.
pub fn write(interview: &Interview<'_>) -> String {
    let catalogue = interview.catalogue;
    let replies: Vec<String> = (interview.replies().iter())
        .map(|(question, reply)| {
            let key = key(catalogue, *question, matches!(reply, Reply::Told(_)));
            format!("  {:?},\n", format!("{key} = {}", value(catalogue, reply)))
        })
        .collect();
    let mut out = to_file(catalogue, &interview.answers());
    out += &format!("replies = [\n{}]\n", replies.concat());
    out += &format!("rules = {:?}\n", format!("{} {}", catalogue.id(), catalogue.version()));
    out
}

/// What stands for a question; what was told of steps unasked has a key of its own.
fn key(catalogue: &Catalogue, question: Question, told: bool) -> String {
    match question {
        Question::Team => "team".to_owned(),
        Question::Status => "status".to_owned(),
        Question::StatusOf(profession) => {
            format!("status/{}", catalogue.professions()[profession].id)
        }
        Question::Scale => "scale".to_owned(),
        Question::Steps(kind) if told => format!("told/{}", catalogue.types()[kind].id),
        Question::Steps(kind) => format!("steps/{}", catalogue.types()[kind].id),
        Question::Aims => "aims".to_owned(),
    }
}

/// A reply by ids.
fn value(catalogue: &Catalogue, reply: &Reply) -> String {
    match reply {
        Reply::DontKnow => NOT_KNOWN.to_owned(),
        Reply::Mixed => MIXED.to_owned(),
        Reply::Team(team) => team.shorthand(catalogue),
        Reply::Status(status) => catalogue.statuses()[*status].id.to_string(),
        Reply::Scale(scale) => joined(scale.iter().map(|scale| &catalogue.scales()[scale].id)),
        Reply::Aims(aims) => joined(aims.iter().map(|aim| &catalogue.aims()[aim].id)),
        Reply::Steps(steps) | Reply::Told(steps) => {
            let steps = steps.iter().map(|(step, state)| {
                let word = STATES.iter().find(|(known, _)| known == state);
                let word = word.map_or(NOT_KNOWN, |(_, word)| word);
                format!("{} {word}", catalogue.steps()[*step].id)
            });
            joined(steps)
        }
    }
}

/// The interview that an answers file amounts to, with options over it. A reply of a draft that means
/// nothing to these rules (any more) is left out: the question is asked again.
///
/// # Errors
///
/// Every mistake in the options and in what the file says besides its replies.
pub fn resume<'c>(
    catalogue: &'c Catalogue,
    options: &Input,
    file: &Input,
    lang: Lang,
) -> Result<Interview<'c>, Vec<Diagnostic>> {
    let all = read(catalogue, options, file, lang)?;
    let name = all.name().map(str::to_owned);
    let interview = |replies| Interview::resume(catalogue, replies).with_name(name);
    if file.replies.is_empty() {
        return Ok(interview(replies_of(catalogue, &all)));
    }
    let lines = file.replies.iter().filter_map(|text| reply(catalogue, text.text()));
    let mut replies: Replies = lines.collect();
    // What the options say replaces what was replied.
    let of_options = replies_of(catalogue, &read(catalogue, options, &Input::default(), lang)?);
    replies.extend(of_options);
    Ok(interview(replies))
}

/// The reply of a line of a draft.
fn reply(catalogue: &Catalogue, line: &str) -> Option<(Question, Reply)> {
    let (start, value) = line.split_once(" = ").or(line.strip_suffix(" =").map(|key| (key, "")))?;
    let of_statuses = catalogue.professions().numbers().map(Question::StatusOf);
    let of_steps = catalogue.types().numbers().map(Question::Steps);
    let (question, told) = [Question::Team, Question::Status, Question::Scale, Question::Aims]
        .into_iter()
        .chain(of_statuses)
        .chain(of_steps)
        .flat_map(|question| [(question, false), (question, true)])
        .find(|(question, told)| key(catalogue, *question, *told) == start)?;
    let reply = match (question, value) {
        (_, NOT_KNOWN) => Reply::DontKnow,
        (Question::Status, MIXED) => Reply::Mixed,
        (Question::Team, _) => {
            let team = answers::team(catalogue, value).ok().filter(|team| !team.is_empty())?;
            Reply::Team(team)
        }
        (Question::Status | Question::StatusOf(_), _) => {
            Reply::Status(catalogue.statuses().find(|status| status.id == value)?)
        }
        (Question::Scale, _) => {
            let scales = set(catalogue.scales(), |scale| &scale.id, value);
            Reply::Scale(scales.filter(|scales| !scales.is_empty())?)
        }
        (Question::Aims, _) => Reply::Aims(set(catalogue.aims(), |aim| &aim.id, value)?),
        (Question::Steps(kind), _) => {
            let mut parts = value.split(", ");
            let state = |(number, step): (Ix<Step>, &Step)| {
                let word = parts.next()?.strip_prefix(&*step.id)?.trim_start();
                let (state, _) = STATES.iter().find(|(_, known)| *known == word)?;
                Some((number, *state))
            };
            let steps: Option<Vec<_>> = catalogue.steps_of(kind).map(state).collect();
            if told { Reply::Told(steps?) } else { Reply::Steps(steps?) }
        }
    };
    Some((question, reply))
}

/// The things of these ids, if all are known.
fn set<T>(list: &List<T>, id: fn(&T) -> &Str, ids: &str) -> Option<Set<T>> {
    let ids = ids.split(", ").filter(|id| !id.is_empty());
    ids.map(|wanted| list.find(|thing| **id(thing) == *wanted)).collect()
}
