//! An interview held with somebody: a loop over the questions, whoever replies.
//!
//! The one who replies is behind [`Respondent`]: a terminal, plain lines, or a script. What the
//! replies mean is decided here, the same for all.

use super::prompt::{Form, Line, Prompt, name_of, prompt, review, status_replies};
use super::{Interview, Place, Question, Reply};
use crate::answers::{SourceText, StepState, mistakes};
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, typeset};
use crate::rules::Catalogue;
use crate::team::shorthand;

/// What somebody does at a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// A line of text, for a form of text.
    Text(String),
    /// A choice by its place, for a form of one.
    One(usize),
    /// Choices by their places, for a form of any.
    Any(Vec<usize>),
    /// A state for each row, for a form of states.
    States(Vec<StepState>),
    /// The team does not know.
    DontKnow,
    /// To the question before.
    Back,
    /// To the review.
    Review,
    /// Keep the replies and stop here.
    Leave,
}

/// What somebody does at the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Change a line, by its place.
    Change(usize),
    /// To the last question again.
    Back,
    /// On to the report.
    Finish,
    /// Keep the replies and stop here.
    Leave,
}

/// Somebody who replies. An error ends the interview: the one who replies is gone.
pub trait Respondent {
    /// What can go wrong with them.
    type Error;

    /// Puts a question. `trouble` is what was wrong with the last reply to it, which was this text.
    ///
    /// # Errors
    ///
    /// Where no reply can come any more.
    fn ask(&mut self, prompt: &Prompt, trouble: &[Diagnostic]) -> Result<Response, Self::Error>;

    /// Shows the review.
    ///
    /// # Errors
    ///
    /// Where no reply can come any more.
    fn review(&mut self, lines: &[Line], prompt: &Prompt) -> Result<Choice, Self::Error>;

    /// Says something that needs no reply.
    fn tell(&mut self, remark: &str);
}

/// How an interview ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The report can be made.
    Finished,
    /// The replies are to be kept for later.
    Left,
}

/// Holds an interview. `kept` is called after each change, to keep the replies.
///
/// # Errors
///
/// Where no reply can come any more; the replies so far are in the interview.
pub fn conduct<R: Respondent>(
    interview: &mut Interview<'_>,
    respondent: &mut R,
    lang: Lang,
    mut kept: impl FnMut(&Interview<'_>),
) -> Result<End, R::Error> {
    loop {
        let end = match interview.place() {
            Place::Asking(question) => ask(interview, question, respondent, lang)?,
            Place::Review => at_review(interview, respondent, lang)?,
        };
        kept(interview);
        if let Some(end) = end {
            return Ok(end);
        }
    }
}

fn ask<R: Respondent>(
    interview: &mut Interview<'_>,
    question: Question,
    respondent: &mut R,
    lang: Lang,
) -> Result<Option<End>, R::Error> {
    let mut put = prompt(interview, question, lang);
    let mut trouble = Vec::new();
    loop {
        let response = respondent.ask(&put, &trouble)?;
        let reply = match response {
            Response::Back => {
                if !interview.back() {
                    respondent.tell(&typeset(lang, first_question(lang)));
                    continue;
                }
                return Ok(None);
            }
            Response::Review => {
                interview.to_review();
                return Ok(None);
            }
            Response::Leave => return Ok(Some(End::Left)),
            // A text is no reply to a choice.
            Response::Text(_) if question != Question::Team => continue,
            Response::Text(text) => match team(interview.catalogue, &text, lang) {
                Ok(reply) => reply,
                Err(problems) => {
                    // What was typed stays, to be mended.
                    put.form = Form::Text(text);
                    trouble = problems;
                    continue;
                }
            },
            Response::DontKnow | Response::One(_) | Response::Any(_) | Response::States(_) => {
                match reply_of(interview.catalogue, question, &put.form, response) {
                    Some(reply) => reply,
                    None => continue,
                }
            }
        };
        if let Reply::Team(_) = reply {
            let words = super::prompt::words_of(interview.catalogue, &reply, lang);
            respondent.tell(&typeset(lang, &understood(&words, lang)));
        }
        let dropped = interview.answer(reply);
        if !dropped.is_empty() {
            let names: Vec<String> =
                dropped.into_iter().map(|question| name_of(interview, question, lang)).collect();
            respondent.tell(&typeset(lang, &no_longer(&names.join(", "), lang)));
        }
        return Ok(None);
    }
}

fn at_review<R: Respondent>(
    interview: &mut Interview<'_>,
    respondent: &mut R,
    lang: Lang,
) -> Result<Option<End>, R::Error> {
    let lines = review(interview, lang);
    let put = prompt(interview, Question::Team, lang);
    Ok(match respondent.review(&lines, &put)? {
        Choice::Change(line) => {
            if let Some(line) = lines.get(line) {
                interview.jump(line.question);
            }
            None
        }
        Choice::Back => {
            interview.back();
            None
        }
        Choice::Finish => Some(End::Finished),
        Choice::Leave => Some(End::Left),
    })
}

/// The reply that a response comes to; `None` where it does not go with the form.
fn reply_of(
    catalogue: &Catalogue,
    question: Question,
    form: &Form,
    response: Response,
) -> Option<Reply> {
    match (question, form, response) {
        (_, _, Response::DontKnow) => Some(Reply::DontKnow),
        (Question::Status | Question::StatusOf(_), Form::One(..), Response::One(choice)) => {
            status_replies(catalogue, question).get(choice).cloned()
        }
        (Question::Scale, Form::Any(..), Response::Any(choices)) => {
            let set = catalogue
                .scales()
                .numbers()
                .filter(|number| choices.contains(&number.index()))
                .collect();
            Some(Reply::Scale(set)).filter(|_| !choices.is_empty())
        }
        (Question::Aims, Form::Any(..), Response::Any(choices)) => Some(Reply::Aims(
            catalogue.aims().numbers().filter(|number| choices.contains(&number.index())).collect(),
        )),
        (Question::Steps(kind), Form::States(rows), Response::States(states))
            if rows.len() == states.len() =>
        {
            Some(Reply::Steps(catalogue.steps_of(kind).map(|(step, _)| step).zip(states).collect()))
        }
        _ => None,
    }
}

/// The team that a text describes. Nothing at all is nobody, which is not known.
fn team(catalogue: &Catalogue, text: &str, lang: Lang) -> Result<Reply, Vec<Diagnostic>> {
    let (reading, found) = shorthand::read(catalogue, text);
    if !found.is_empty() {
        let origin = match lang {
            Lang::Fr => "équipe",
            Lang::En => "team",
        };
        return Err(mistakes(&SourceText::new(origin, text), found, lang));
    }
    let everyone = reading.everyone;
    let members: Vec<_> = reading
        .members
        .into_iter()
        .map(|member| crate::team::Member { status: member.status.or(everyone), ..member })
        .collect();
    let team = crate::team::Team::new(members);
    Ok(if team.is_empty() { Reply::DontKnow } else { Reply::Team(team.members().to_vec()) })
}

fn understood(words: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("Compris : {words}."),
        Lang::En => format!("Understood: {words}."),
    }
}

fn no_longer(names: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("Ne compte plus, mais reste gardé : {names}."),
        Lang::En => format!("No longer counts, but is kept: {names}."),
    }
}

fn first_question(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "C'est la première question.",
        Lang::En => "This is the first question.",
    }
}
