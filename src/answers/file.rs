//! Answers as a file and as options of the command line.

use std::sync::Arc;

use super::input::Input;
use super::known::Answers;
use super::source::SourceText;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::rules::problem::{Problem, diagnostic};
use crate::rules::record::{OneOrMore, Read, Reader, Spanned, record};
use crate::rules::tree::{self, Str};
use crate::rules::{Catalogue, Ix, Step};

record! {
    /// An answers file.
    struct RawAnswers "answers" {
        "team" team: Option<OneOrMore<Spanned<Str>>>,
        "status" status: Option<Spanned<Str>>,
        "scale" scale: Option<OneOrMore<Spanned<Str>>>,
        "done" done: Option<OneOrMore<Spanned<Str>>>,
        "not-done" not_done: Option<OneOrMore<Spanned<Str>>>,
        "aims" aims: Option<OneOrMore<Spanned<Str>>>,
        "replies" replies: Option<OneOrMore<Spanned<Str>>>,
        "rules" _rules: Option<Str>,
    }
}

impl Input {
    /// What an answers file says, as far as it can be read, and every place where it is not TOML
    /// or not an answers file.
    pub fn of_file(origin: &str, text: &str, lang: Lang) -> (Input, Vec<Diagnostic>) {
        let (root, errors) = tree::parse(text);
        let file: Arc<str> = text.into();
        let mut problems = Problem::syntax(0, errors);
        let mut reader = Reader::default();
        let raw = RawAnswers::read(&root, &mut reader);
        problems.append(&mut reader.problems);
        problems.sort_by_key(|problem| problem.span.start);
        let problems = problems
            .iter()
            .map(|problem| diagnostic(problem, Some((origin, &file)), lang))
            .collect();
        let Some(raw) = raw else { return (Input::default(), problems) };
        let texts = |values: Option<OneOrMore<Spanned<Str>>>| -> Vec<SourceText> {
            let values = values.into_iter().flat_map(|values| values.0);
            values.map(|value| SourceText::of_file(origin, &file, &value)).collect()
        };
        let input = Input {
            team: texts(raw.team),
            counts: Vec::new(),
            status: texts(raw.status.map(|status| OneOrMore(vec![status]))),
            scale: texts(raw.scale),
            done: texts(raw.done),
            not_done: texts(raw.not_done),
            aims: texts(raw.aims),
            replies: texts(raw.replies),
        };
        (input, problems)
    }
}

/// A question as the answers file and the options put it.
struct Field {
    /// Its key in the answers file.
    key: &'static str,
    /// Its option; a status is part of the team there.
    option: Option<&'static str>,
    /// Whether it may have several values.
    list: bool,
    /// What is known of it, by ids.
    values: fn(&Catalogue, &Answers) -> Vec<String>,
}

const FIELDS: [Field; 6] = [
    Field {
        key: "team",
        option: Some("-t"),
        list: false,
        values: |catalogue, answers| {
            answers.team().iter().map(|team| team.shorthand(catalogue)).collect()
        },
    },
    Field {
        key: "status",
        option: None,
        list: false,
        values: |catalogue, answers| {
            answers.status().iter().map(|it| catalogue.statuses()[*it].id.to_string()).collect()
        },
    },
    Field {
        key: "scale",
        option: Some("--scale"),
        list: true,
        values: |catalogue, answers| {
            let scales = answers.scale().unwrap_or_default();
            scales.iter().map(|scale| catalogue.scales()[scale].id.to_string()).collect()
        },
    },
    Field {
        key: "done",
        option: Some("--done"),
        list: true,
        values: |catalogue, answers| steps(catalogue, answers, true),
    },
    Field {
        key: "not-done",
        option: Some("--not-done"),
        list: true,
        values: |catalogue, answers| steps(catalogue, answers, false),
    },
    Field {
        key: "aims",
        option: Some("--aim"),
        list: true,
        values: |catalogue, answers| {
            answers.aims().iter().map(|aim| catalogue.aims()[aim].id.to_string()).collect()
        },
    },
];

/// The ids of the steps that are known to be done, or not to be.
fn steps(catalogue: &Catalogue, answers: &Answers, done: bool) -> Vec<String> {
    let same = |(step, state): &(Ix<Step>, bool)| (*state == done).then_some(*step);
    answers.steps().iter().filter_map(same).map(|step| catalogue.step_id(step)).collect()
}

/// Writes answers as an answers file, which reads back as the same answers.
pub fn to_file(catalogue: &Catalogue, answers: &Answers) -> String {
    let mut out = String::new();
    for field in FIELDS {
        match (field.values)(catalogue, answers).as_slice() {
            [] => {}
            [one] if !field.list => out += &format!("{} = {one:?}\n", field.key),
            all => out += &format!("{} = {all:?}\n", field.key),
        }
    }
    out
}

/// The command line that says the same without a question: options of `assess`.
pub fn to_options(catalogue: &Catalogue, answers: &Answers) -> String {
    let mut out = String::new();
    for field in FIELDS {
        let values = (field.values)(catalogue, answers).join(",");
        match field.option {
            Some(option) if field.list && !values.is_empty() => {
                out += &format!(" {option} {values}")
            }
            Some(option) if !values.is_empty() => out += &format!(" {option} \"{values}\""),
            _ => {}
        }
    }
    out
}
