//! A question as it is put to somebody: everything that a front shows, in one language.

use super::next::scale_matters;
use super::replies::{Question, Reply, joined, without_status};
use super::state::Interview;
use crate::answers::StepState;
use crate::assess::{TypeAssessment, Verdict};
use crate::lang::{Lang, Text, typeset};
use crate::rules::{Catalogue, List, QuestionText, Scale, Set};
use crate::team::Team;
use crate::tr;

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
    /// Any of these, each chosen before or not, and whether "don't know" was; where it is `None`,
    /// to choose none is an answer too.
    Any(Vec<(String, bool)>, Option<bool>),
    /// Done, in progress, not done or not known, for each of these.
    States(Vec<(String, StepState)>),
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

impl Prompt {
    /// Why it is asked now, who can tell, and where it stands in the documents, as far as they are
    /// known.
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        [
            (&self.why, tr!(lang, ask_why_now(&self.why))),
            (&self.who, tr!(lang, ask_who_can_tell(&self.who))),
            (&self.source, tr!(lang, ask_source(&self.source))),
        ]
        .into_iter()
        .filter_map(|(text, note)| (!text.is_empty()).then_some(note))
        .collect()
    }
}

impl Line {
    /// The line as the review numbers it, from 1.
    pub fn numbered(&self, number: usize, lang: Lang) -> String {
        tr!(lang, reply_line(number, &self.name, &self.reply))
    }
}

/// The question at hand as a prompt.
pub fn prompt(interview: &Interview<'_>, question: Question, lang: Lang) -> Prompt {
    let catalogue = interview.catalogue;
    let texts = texts(catalogue, question);
    let set = |text: &Text| filled(interview, question, text, lang);
    let (number, left) = interview.progress();
    let assessment = interview.assessment();
    let standing = assessment.types.iter().map(|found| {
        let name = catalogue.types()[found.kind].name.to_string();
        (name, found.verdict, tr!(lang, verdict(found.verdict)).to_owned())
    });
    let source = texts.source.as_ref().map(|source| {
        let document = catalogue.documents()[source.document].short.get(lang);
        tr!(lang, place_in_source(document, &source.row, &source.column))
    });
    Prompt {
        question,
        number,
        left,
        standing: standing.collect(),
        ask: set(&texts.ask),
        help: set(&texts.help),
        why: typeset(lang, &why(interview, question, &assessment.types, lang)),
        who: set(&texts.who),
        source: typeset(lang, &source.unwrap_or_default()),
        form: form(interview, question, lang),
    }
}

/// The lines of the review.
pub fn review(interview: &Interview<'_>, lang: Lang) -> Vec<Line> {
    let line = |question| {
        let reply = reply_words(interview.catalogue, interview.reply(question), lang);
        let name = name_of(interview, question, lang);
        Line { question, name, reply: typeset(lang, &reply) }
    };
    interview.review().into_iter().map(line).collect()
}

/// The name of a question.
pub fn name_of(interview: &Interview<'_>, question: Question, lang: Lang) -> String {
    filled(interview, question, &texts(interview.catalogue, question).name, lang)
}

/// A text of a question, with what its placeholders stand for.
fn filled(interview: &Interview<'_>, question: Question, text: &Text, lang: Lang) -> String {
    let catalogue = interview.catalogue;
    let is_meant = |profession| match question {
        Question::StatusOf(asked) => profession == asked,
        _ => true,
    };
    let members = without_status(interview.catalogue, interview.replies())
        .filter(|one| is_meant(one.profession));
    let members = Team::new(members.copied()).words(catalogue, lang);
    let kind = match question {
        Question::Steps(kind) => &catalogue.types()[kind].name,
        _ => "",
    };
    typeset(lang, &text.get(lang).replace("{members}", &members).replace("{type}", kind))
}

fn texts(catalogue: &Catalogue, question: Question) -> &QuestionText {
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
fn why(
    interview: &Interview<'_>,
    question: Question,
    types: &[TypeAssessment],
    lang: Lang,
) -> String {
    let catalogue = interview.catalogue;
    let changes = |open: &dyn Fn(&TypeAssessment) -> bool| {
        let open = types.iter().filter(|found| open(found));
        let names = joined(open.map(|found| &catalogue.types()[found.kind].name));
        tr!(lang, ask_can_change(&names))
    };
    match question {
        Question::Team => changes(&|found| found.open.team),
        Question::Status | Question::StatusOf(_) => changes(&|found| found.open.status),
        Question::Scale => {
            let answers = interview.answers();
            changes(&|found| scale_matters(catalogue, &answers, found))
        }
        Question::Steps(kind) => tr!(lang, ask_what_is_left(&catalogue.types()[kind].name)),
        Question::Aims => tr!(lang, ask_orders_types).to_owned(),
    }
}

/// The replies that the choices of a status question stand for, in order: those that leave open
/// which after the others.
pub fn status_replies(catalogue: &Catalogue, question: Question) -> Vec<Reply> {
    let mixed = Some(Reply::Mixed).filter(|_| question == Question::Status);
    let held = catalogue.held_statuses();
    let groups = catalogue.statuses().numbers().filter(|status| !held.contains(*status));
    let statuses = held.iter().chain(groups).map(Reply::Status);
    statuses.chain(mixed).chain([Reply::DontKnow]).collect()
}

fn form(interview: &Interview<'_>, question: Question, lang: Lang) -> Form {
    let catalogue = interview.catalogue;
    let reply = interview.reply(question);
    match question {
        Question::Team => Form::Text(match reply {
            Some(Reply::Team(_)) => reply_words(catalogue, reply, lang),
            _ => String::new(),
        }),
        Question::Status | Question::StatusOf(_) => {
            let replies = status_replies(catalogue, question);
            let chosen = replies.iter().position(|choice| Some(choice) == reply);
            let words = |reply| typeset(lang, &reply_words(catalogue, Some(reply), lang));
            Form::One(replies.iter().map(words).collect(), chosen)
        }
        Question::Scale => {
            let chosen = if let Some(Reply::Scale(scale)) = reply { *scale } else { Set::EMPTY };
            let words = |scale: &Scale| {
                typeset(lang, &format!("{} ({})", scale.name.get(lang), scale.text.get(lang)))
            };
            let choices = choices(catalogue.scales(), chosen, words);
            Form::Any(choices, Some(reply == Some(&Reply::DontKnow)))
        }
        Question::Steps(kind) => {
            let known = match reply {
                Some(Reply::Steps(steps) | Reply::Told(steps)) => steps.as_slice(),
                _ => &[],
            };
            let rows = catalogue.steps_of(kind).map(|(number, step)| {
                let state = known.iter().find(|(known, _)| *known == number);
                (step.text.show(lang), state.map_or(StepState::NotKnown, |(_, state)| *state))
            });
            Form::States(rows.collect())
        }
        Question::Aims => {
            let chosen = if let Some(Reply::Aims(aims)) = reply { *aims } else { Set::EMPTY };
            Form::Any(choices(catalogue.aims(), chosen, |aim| aim.name.show(lang)), None)
        }
    }
}

/// The things of a list in words, each chosen or not.
fn choices<T>(list: &List<T>, chosen: Set<T>, words: impl Fn(&T) -> String) -> Vec<(String, bool)> {
    list.enumerate().map(|(number, thing)| (words(thing), chosen.contains(number))).collect()
}

/// A reply in words; one that is not there is said not to be.
pub(super) fn reply_words(catalogue: &Catalogue, reply: Option<&Reply>, lang: Lang) -> String {
    match reply {
        None => tr!(lang, reply_none_yet).to_owned(),
        Some(Reply::DontKnow) => tr!(lang, reply_dont_know).to_owned(),
        Some(Reply::Mixed) => tr!(lang, reply_depends).to_owned(),
        Some(Reply::Aims(aims)) if aims.is_empty() => tr!(lang, reply_no_aim).to_owned(),
        Some(Reply::Team(team)) => team.words(catalogue, lang),
        Some(Reply::Status(status)) => {
            let status = &catalogue.statuses()[*status];
            let words = status.noun.many.explained(lang);
            if status.is_group() { tr!(lang, reply_group(&words)) } else { words }
        }
        Some(Reply::Scale(scale)) => {
            joined(scale.iter().map(|scale| catalogue.scales()[scale].name.get(lang)))
        }
        Some(Reply::Aims(aims)) => {
            joined(aims.iter().map(|aim| catalogue.aims()[aim].name.get(lang)))
        }
        Some(Reply::Steps(steps) | Reply::Told(steps)) => {
            let words = steps.iter().map(|(step, state)| {
                let step = catalogue.steps()[*step].short.get(lang);
                format!("{step} {}", state_words(*state, lang))
            });
            joined(words)
        }
    }
}

/// What is known of a step, as somebody would say it.
pub fn state_words(state: StepState, lang: Lang) -> &'static str {
    match state {
        StepState::Done => tr!(lang, step_done),
        StepState::InProgress => tr!(lang, step_in_progress),
        StepState::NotDone => tr!(lang, step_not_done),
        StepState::NotKnown => tr!(lang, step_not_known),
    }
}
