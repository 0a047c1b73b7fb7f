//! An interview held with somebody: a loop over the questions, whoever replies.
//!
//! The one who replies is behind [`Respondent`]: a terminal, plain lines, or a script. What the
//! replies mean is decided here, the same for all.

use super::prompt::{Form, Line, Prompt, name_of, prompt, reply_words, review, status_replies};
use super::replies::{Question, Reply, joined};
use super::state::Interview;
use crate::answers::{self, SourceText, StepState, mistakes};
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, typeset};
use crate::rules::{Catalogue, Ix, List, Set, Step};
use crate::tr;

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

    /// Shows the review. One of its lines is chosen to be changed; the choice behind the last is to
    /// go on to the report.
    ///
    /// # Errors
    ///
    /// Where no reply can come any more.
    fn review(&mut self, lines: &[Line], prompt: &Prompt) -> Result<Response, Self::Error>;

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
        let end = match interview.question() {
            Some(question) => ask(interview, question, respondent, lang)?,
            None => at_review(interview, respondent, lang)?,
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
    let (mut trouble, mut questioned) = (Vec::new(), false);
    let reply = loop {
        match respondent.ask(&put, &trouble)? {
            Response::Back if interview.back() => return Ok(None),
            Response::Back => respondent.tell(&typeset(lang, tr!(lang, ask_first_question))),
            Response::Review => {
                interview.to_review();
                return Ok(None);
            }
            Response::Leave => return Ok(Some(End::Left)),
            Response::Text(text) if question == Question::Team => {
                match team(interview.catalogue, &text, lang) {
                    Ok(reply) => break reply,
                    Err(problems) => {
                        // What was typed stays, to be mended.
                        put.form = Form::Text(text);
                        trouble = problems;
                    }
                }
            }
            response => {
                let Some(reply) = reply_of(interview.catalogue, question, response.clone()) else {
                    continue;
                };
                let doubt = doubt(interview.catalogue, &reply, lang).filter(|_| !questioned);
                let (Some(doubt), Form::States(rows), Response::States(states)) =
                    (doubt, &mut put.form, response)
                else {
                    break reply;
                };
                // Asked once, with what was said: the same again is what they mean.
                respondent.tell(&typeset(lang, &doubt));
                questioned = true;
                for ((_, state), said) in rows.iter_mut().zip(states) {
                    *state = said;
                }
            }
        }
    };
    if let Reply::Team(_) = reply {
        let words = reply_words(interview.catalogue, Some(&reply), lang);
        respondent.tell(&typeset(lang, &tr!(lang, ask_understood(&words))));
    }
    let dropped = interview.answer(reply).into_iter();
    let dropped = joined(dropped.map(|question| name_of(interview, question, lang)));
    if !dropped.is_empty() {
        respondent.tell(&typeset(lang, &tr!(lang, ask_no_longer(&dropped))));
    }
    Ok(None)
}

/// What is odd in a reply: a step that is done before one that it comes after.
fn doubt(catalogue: &Catalogue, reply: &Reply, lang: Lang) -> Option<String> {
    let Reply::Steps(steps) = reply else { return None };
    let state = |wanted| steps.iter().find(|(step, _)| *step == wanted).map(|(_, state)| *state);
    let is_left = |step: &&Ix<Step>| {
        matches!(state(**step), Some(StepState::InProgress | StepState::NotDone))
    };
    let mut done = steps.iter().filter(|(_, state)| *state == StepState::Done);
    done.find_map(|(step, _)| {
        let before = catalogue.steps()[*step].after.iter().find(is_left)?;
        let name = |step: Ix<Step>| catalogue.steps()[step].short.get(lang);
        Some(tr!(lang, ask_out_of_order(name(*step), name(*before))))
    })
}

fn at_review<R: Respondent>(
    interview: &mut Interview<'_>,
    respondent: &mut R,
    lang: Lang,
) -> Result<Option<End>, R::Error> {
    let lines = review(interview, lang);
    let put = prompt(interview, Question::Team, lang);
    Ok(match respondent.review(&lines, &put)? {
        Response::One(line) => match lines.get(line) {
            Some(line) => {
                interview.jump(line.question);
                None
            }
            None => Some(End::Finished),
        },
        Response::Back => {
            interview.back();
            None
        }
        Response::Leave => Some(End::Left),
        _ => None,
    })
}

/// The reply that a response comes to; `None` where it does not go with the question.
fn reply_of(catalogue: &Catalogue, question: Question, response: Response) -> Option<Reply> {
    match (question, response) {
        (_, Response::DontKnow) => Some(Reply::DontKnow),
        (Question::Status | Question::StatusOf(_), Response::One(choice)) => {
            status_replies(catalogue, question).get(choice).cloned()
        }
        (Question::Scale, Response::Any(choices)) if !choices.is_empty() => {
            Some(Reply::Scale(chosen(catalogue.scales(), &choices)))
        }
        (Question::Aims, Response::Any(choices)) => {
            Some(Reply::Aims(chosen(catalogue.aims(), &choices)))
        }
        (Question::Steps(kind), Response::States(states)) => {
            let steps: Vec<_> = catalogue.steps_of(kind).map(|(step, _)| step).collect();
            let fits = steps.len() == states.len();
            fits.then(|| Reply::Steps(steps.into_iter().zip(states).collect()))
        }
        _ => None,
    }
}

fn chosen<T>(list: &List<T>, choices: &[usize]) -> Set<T> {
    list.numbers().filter(|number| choices.contains(&number.index())).collect()
}

/// The team that a text describes. Nothing at all is nobody, which is not known.
fn team(catalogue: &Catalogue, text: &str, lang: Lang) -> Result<Reply, Vec<Diagnostic>> {
    match answers::team(catalogue, text) {
        Ok(team) if team.is_empty() => Ok(Reply::DontKnow),
        Ok(team) => Ok(Reply::Team(team)),
        Err(found) => Err(mistakes(&SourceText::new(tr!(lang, ask_team), text), found, lang)),
    }
}
