//! An interview kept for later: an answers file, with what was asked in vain.

use super::{Interview, Question, Replies, Reply, replies_of};
use crate::answers::{Answers, StepState};
use crate::diagnostic::Diagnostic;
use crate::input::{Input, read, to_file};
use crate::lang::Lang;
use crate::rules::Catalogue;

/// The interview as an answers file: what is known, and which questions nobody could answer.
pub fn write(interview: &Interview<'_>) -> String {
    let catalogue = interview.catalogue;
    let mut unknown: Vec<&str> = Vec::new();
    for question in interview.applicable() {
        let in_vain = match interview.reply(question) {
            Some(Reply::DontKnow | Reply::Mixed) => true,
            Some(Reply::Steps(steps)) => {
                steps.iter().all(|(_, state)| *state == StepState::NotKnown)
            }
            Some(Reply::Aims(aims)) => aims.is_empty(),
            Some(Reply::Team(_) | Reply::Status(_) | Reply::Scale(_)) | None => false,
        };
        if in_vain {
            unknown.push(match question {
                Question::Team => "team",
                Question::Status | Question::StatusOf(_) => "status",
                Question::Scale => "scale",
                Question::Steps(kind) => &catalogue.types()[kind].id,
                Question::Aims => "aims",
            });
        }
    }
    unknown.dedup();
    let mut out = to_file(catalogue, &interview.answers());
    if !unknown.is_empty() {
        let ids: Vec<String> = unknown.iter().map(|id| format!("{id:?}")).collect();
        out += &format!("not-known = [{}]\n", ids.join(", "));
    }
    out += &format!("rules = {:?}\n", format!("{} {}", catalogue.id(), catalogue.version()));
    out
}

/// The replies that an answers file amounts to, with options over it.
///
/// # Errors
///
/// Every mistake in them.
pub fn replies(
    catalogue: &Catalogue,
    options: &Input,
    file: &Input,
    lang: Lang,
) -> Result<Replies, Vec<Diagnostic>> {
    let answers: Answers = read(catalogue, options, file, lang)?;
    let mut replies = replies_of(catalogue, &answers);
    for id in file
        .not_known
        .iter()
        .chain(&options.not_known)
        .flat_map(|passage| passage.text().split(','))
    {
        let question = match id.trim() {
            "team" => Question::Team,
            "status" => Question::Status,
            "scale" => Question::Scale,
            "aims" => Question::Aims,
            other => match catalogue.type_by_id(other) {
                Some(kind) => Question::Steps(kind),
                None => continue,
            },
        };
        let nothing = match question {
            Question::Steps(kind) => Reply::Steps(
                catalogue.steps_of(kind).map(|(step, _)| (step, StepState::NotKnown)).collect(),
            ),
            Question::Aims => Reply::Aims(crate::rules::Set::EMPTY),
            Question::Team | Question::Status | Question::StatusOf(_) | Question::Scale => {
                Reply::DontKnow
            }
        };
        replies.entry(question).or_insert(nothing);
    }
    Ok(replies)
}
