//! A question as it is put to somebody: everything that a front shows, in one language.

use super::{Interview, Question, Reply, members_of};
use crate::answers::StepState;
use crate::assess::{TypeAssessment, Verdict};
use crate::lang::{Lang, Text, typeset};
use crate::report::verdict_words;
use crate::rules::{Catalogue, Ix, Set};
use crate::team::Team;

/// A question with all that goes with it.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// Which question it is.
    pub question: Question,
    /// Its number, from 1; 0 for what is asked beside the interview.
    pub number: usize,
    /// About how many are left after it.
    pub left: usize,
    /// The types' standing so far: name, verdict, verdict in words.
    pub standing: Vec<(String, Verdict, String)>,
    /// The question.
    pub ask: String,
    /// What it means and how to answer.
    pub help: String,
    /// Why it is asked now: the types whose answer it can still change.
    pub why: String,
    /// Whom to ask where the team does not know.
    pub who: String,
    /// Where the documents ask for it; empty where none does.
    pub source: String,
    /// How it is answered.
    pub form: Form,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line of text, with what was typed before.
    Text(String),
    /// One of these; the one chosen before.
    One(Vec<String>, Option<usize>),
    /// Any of these, each chosen before or not, and whether none is an answer too.
    Any(Vec<(String, bool)>, Need),
    /// Done, not done or not known, for each of these.
    States(Vec<(String, StepState)>),
}

/// Whether a choice of several must hold one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// At least one, or "don't know"; whether that was the reply before.
    Some {
        /// "Don't know" was.
        not_known: bool,
    },
    /// None is an answer.
    None,
}

/// A line of the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The question.
    pub question: Question,
    /// What it is about.
    pub name: String,
    /// What was replied, in words; unknown is said to be.
    pub reply: String,
}

/// The question at hand as a prompt.
pub fn prompt(interview: &Interview<'_>, question: Question, lang: Lang) -> Prompt {
    let catalogue = interview.catalogue;
    let texts = texts(catalogue, question);
    let set = |text: &Text| filled(interview, question, text, lang);
    let (number, left) = interview.progress();
    let assessment = interview.assessment();
    let source = texts.source.as_ref().map_or(String::new(), |source| {
        let document = catalogue.documents()[source.document].short.get(lang);
        match lang {
            Lang::Fr => format!("{document}, « {} », {}", source.row, source.column),
            Lang::En => format!("{document}, “{}”, {}", source.row, source.column),
        }
    });
    Prompt {
        question,
        number,
        left,
        standing: assessment
            .types
            .iter()
            .map(|found| {
                let name = catalogue.types()[found.kind].name.to_string();
                (name, found.verdict, verdict_words(found.verdict, lang).to_owned())
            })
            .collect(),
        ask: set(&texts.ask),
        help: set(&texts.help),
        why: typeset(lang, &why(catalogue, question, &assessment.types, lang)),
        who: set(&texts.who),
        source: typeset(lang, &source),
        form: form(interview, question, lang),
    }
}

/// The lines of the review.
pub fn review(interview: &Interview<'_>, lang: Lang) -> Vec<Line> {
    interview
        .review()
        .into_iter()
        .map(|question| {
            let reply = reply_words(interview.catalogue, interview.reply(question), lang);
            let name = name_of(interview, question, lang);
            Line { question, name, reply: typeset(lang, &reply) }
        })
        .collect()
}

/// The name of a question.
pub fn name_of(interview: &Interview<'_>, question: Question, lang: Lang) -> String {
    filled(interview, question, &texts(interview.catalogue, question).name, lang)
}

/// A text of a question, with what its placeholders stand for.
fn filled(interview: &Interview<'_>, question: Question, text: &Text, lang: Lang) -> String {
    let catalogue = interview.catalogue;
    let members = members_of(catalogue, &interview.replies, question, lang);
    let kind = match question {
        Question::Steps(kind) => &catalogue.types()[kind].name,
        Question::Team
        | Question::Status
        | Question::StatusOf(_)
        | Question::Scale
        | Question::Aims => "",
    };
    typeset(lang, &text.get(lang).replace("{members}", &members).replace("{type}", kind))
}

fn texts(catalogue: &Catalogue, question: Question) -> &crate::rules::QuestionText {
    let texts = catalogue.questions();
    match question {
        Question::Team => &texts.team,
        Question::Status => &texts.status,
        Question::StatusOf(_) => &texts.status_of,
        Question::Scale => &texts.scale,
        Question::Steps(_) => &texts.steps,
        Question::Aims => &texts.aims,
    }
}

/// The types whose answer a question can still change.
fn why(catalogue: &Catalogue, question: Question, types: &[TypeAssessment], lang: Lang) -> String {
    let open = |pass: &dyn Fn(&TypeAssessment) -> bool| -> String {
        let names: Vec<&str> = types
            .iter()
            .filter(|found| pass(found))
            .map(|found| &*catalogue.types()[found.kind].name)
            .collect();
        names.join(", ")
    };
    let changes = |names: String| match lang {
        Lang::Fr => format!("peut encore changer la réponse pour : {names}"),
        Lang::En => format!("can still change the answer for: {names}"),
    };
    match question {
        Question::Team => changes(open(&|found| found.open.team)),
        Question::Status | Question::StatusOf(_) => changes(open(&|found| found.open.status)),
        Question::Scale => changes(open(&|found| found.open.scale)),
        Question::Steps(kind) => {
            let name = &catalogue.types()[kind].name;
            match lang {
                Lang::Fr => format!("dit ce qu'il reste à faire pour : {name}"),
                Lang::En => format!("tells what is left to do for: {name}"),
            }
        }
        Question::Aims => match lang {
            Lang::Fr => "ordonne ce qui convient, sans changer de verdict".to_owned(),
            Lang::En => "orders what fits, and changes no verdict".to_owned(),
        },
    }
}

/// The words for a choice that is not one of the rules'.
pub(super) fn it_depends(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "cela dépend des personnes",
        Lang::En => "it depends on the person",
    }
}

/// "Don't know", as a choice.
pub fn dont_know(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "je ne sais pas",
        Lang::En => "I don't know",
    }
}

/// The replies that the choices of a status question stand for, in order.
pub(super) fn status_replies(catalogue: &Catalogue, question: Question) -> Vec<Reply> {
    let statuses = catalogue.statuses().numbers().map(Reply::Status);
    match question {
        Question::Status => statuses.chain([Reply::Mixed, Reply::DontKnow]).collect(),
        Question::Team
        | Question::StatusOf(_)
        | Question::Scale
        | Question::Steps(_)
        | Question::Aims => statuses.chain([Reply::DontKnow]).collect(),
    }
}

fn form(interview: &Interview<'_>, question: Question, lang: Lang) -> Form {
    let catalogue = interview.catalogue;
    let reply = interview.reply(question);
    match question {
        Question::Team => Form::Text(match reply {
            Some(Reply::Team(members)) => Team::new(members.iter().copied()).words(catalogue, lang),
            _ => String::new(),
        }),
        Question::Status | Question::StatusOf(_) => {
            let replies = status_replies(catalogue, question);
            let chosen = replies.iter().position(|choice| Some(choice) == reply);
            let words = replies
                .iter()
                .map(|reply| typeset(lang, &reply_words(catalogue, Some(reply), lang)))
                .collect();
            Form::One(words, chosen)
        }
        Question::Scale => {
            let chosen = match reply {
                Some(Reply::Scale(scale)) => *scale,
                _ => Set::EMPTY,
            };
            let choices = catalogue.scales().enumerate().map(|(number, scale)| {
                (
                    typeset(lang, &format!("{} ({})", scale.name.get(lang), scale.text.get(lang))),
                    chosen.contains(number),
                )
            });
            Form::Any(choices.collect(), Need::Some { not_known: reply == Some(&Reply::DontKnow) })
        }
        Question::Steps(kind) => {
            let known = |step: Ix<crate::rules::Step>| match reply {
                Some(Reply::Steps(steps) | Reply::Told(steps)) => steps
                    .iter()
                    .find(|(known, _)| *known == step)
                    .map_or(StepState::NotKnown, |(_, state)| *state),
                _ => StepState::NotKnown,
            };
            Form::States(
                catalogue
                    .steps_of(kind)
                    .map(|(number, step)| (step.text.show(lang), known(number)))
                    .collect(),
            )
        }
        Question::Aims => {
            let chosen = match reply {
                Some(Reply::Aims(aims)) => *aims,
                _ => Set::EMPTY,
            };
            let choices = catalogue
                .aims()
                .enumerate()
                .map(|(number, aim)| (aim.name.show(lang), chosen.contains(number)));
            Form::Any(choices.collect(), Need::None)
        }
    }
}

/// A reply in words.
pub(super) fn words_of(catalogue: &Catalogue, reply: &Reply, lang: Lang) -> String {
    reply_words(catalogue, Some(reply), lang)
}

/// A reply in words, if there is one.
fn reply_words(catalogue: &Catalogue, reply: Option<&Reply>, lang: Lang) -> String {
    let none = match lang {
        Lang::Fr => "aucune",
        Lang::En => "none",
    };
    match reply {
        None => match lang {
            Lang::Fr => "pas encore répondu".to_owned(),
            Lang::En => "not answered yet".to_owned(),
        },
        Some(Reply::DontKnow) => dont_know(lang).to_owned(),
        Some(Reply::Team(members)) => Team::new(members.iter().copied()).words(catalogue, lang),
        Some(Reply::Status(status)) => {
            let noun = &catalogue.statuses()[*status].noun;
            match lang {
                Lang::Fr => noun.many.get(lang).to_owned(),
                Lang::En => format!("{} ({})", noun.many.get(Lang::Fr), noun.many.get(lang)),
            }
        }
        Some(Reply::Mixed) => it_depends(lang).to_owned(),
        Some(Reply::Scale(scale)) => {
            let names: Vec<&str> =
                scale.iter().map(|scale| catalogue.scales()[scale].name.get(lang)).collect();
            names.join(", ")
        }
        Some(Reply::Steps(steps) | Reply::Told(steps)) => {
            let parts: Vec<String> = steps
                .iter()
                .map(|(step, state)| {
                    format!(
                        "{} {}",
                        catalogue.steps()[*step].short.get(lang),
                        state_words(*state, lang)
                    )
                })
                .collect();
            parts.join(", ")
        }
        Some(Reply::Aims(aims)) if aims.is_empty() => none.to_owned(),
        Some(Reply::Aims(aims)) => {
            let names: Vec<&str> =
                aims.iter().map(|aim| catalogue.aims()[aim].name.get(lang)).collect();
            names.join(", ")
        }
    }
}

/// What is known of a step, as somebody would say it.
pub fn state_words(state: StepState, lang: Lang) -> &'static str {
    match (state, lang) {
        (StepState::Done, Lang::Fr) => "(fait)",
        (StepState::Done, Lang::En) => "(done)",
        (StepState::NotDone, Lang::Fr) => "(pas fait)",
        (StepState::NotDone, Lang::En) => "(not done)",
        (StepState::NotKnown, Lang::Fr) => "(ne sait pas)",
        (StepState::NotKnown, Lang::En) => "(not known)",
    }
}
