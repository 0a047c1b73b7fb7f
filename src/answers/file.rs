//! Answers as a file and as options of the command line.

use std::sync::Arc;

use super::input::Input;
use super::known::{Answers, StepState};
use super::source::SourceText;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::lang::Str;
use crate::rules::Catalogue;
use crate::rules::problem::{Problem, diagnostic};
use crate::rules::record::{OneOrMore, Read, Reader, Spanned, record};
use crate::rules::tree;

record! {
    /// An answers file.
    struct RawAnswers "answers" {
        "name" name: Option<Spanned<Str>>,
        "team" team: Option<OneOrMore<Spanned<Str>>>,
        "status" status: Option<Spanned<Str>>,
        "scale" scale: Option<OneOrMore<Spanned<Str>>>,
        "done" done: Option<OneOrMore<Spanned<Str>>>,
        "started" started: Option<OneOrMore<Spanned<Str>>>,
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
            started: texts(raw.started),
            not_done: texts(raw.not_done),
            name: texts(raw.name.map(|name| OneOrMore(vec![name]))),
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
    /// Its option; none for the status, which the team's text has too.
    option: Option<&'static str>,
    /// Whether it may have several values.
    list: bool,
    /// What is known of it, by ids.
    values: Vec<String>,
}

fn fields(catalogue: &Catalogue, answers: &Answers) -> [Field; 8] {
    let steps = |told: StepState| {
        let known = answers.steps().iter().filter(|(_, state)| *state == told);
        known.map(|(step, _)| catalogue.step_id(*step)).collect()
    };
    let name = answers.name().map(str::to_owned).into_iter().collect();
    let [done, started, not_done] = StepState::TOLD.map(|(state, _)| steps(state));
    let team = answers.team().map(|team| team.shorthand(catalogue)).into_iter().collect();
    let status = answers.status().map(|status| catalogue.statuses()[status].id.to_string());
    let scales = answers.scale().unwrap_or_default();
    let scales = scales.iter().map(|scale| catalogue.scales()[scale].id.to_string()).collect();
    let aims = answers.aims();
    let aims = aims.iter().map(|aim| catalogue.aims()[aim].id.to_string()).collect();
    let status = status.into_iter().collect();
    [
        Field { key: "name", option: Some("--name"), list: false, values: name },
        Field { key: "team", option: Some("-t"), list: false, values: team },
        Field { key: "status", option: None, list: false, values: status },
        Field { key: "scale", option: Some("--scale"), list: true, values: scales },
        Field { key: "done", option: Some("--done"), list: true, values: done },
        Field { key: "started", option: Some("--started"), list: true, values: started },
        Field { key: "not-done", option: Some("--not-done"), list: true, values: not_done },
        Field { key: "aims", option: Some("--aim"), list: true, values: aims },
    ]
}

/// Writes answers as an answers file, which reads back as the same answers.
pub fn to_file(catalogue: &Catalogue, answers: &Answers) -> String {
    let mut out = String::new();
    for Field { key, list, values, .. } in fields(catalogue, answers) {
        match values.as_slice() {
            [] => {}
            [one] if !list => out += &format!("{key} = {one:?}\n"),
            all => out += &format!("{key} = {all:?}\n"),
        }
    }
    out
}

/// A text as a shell takes it in quotes.
fn quoted(text: &str) -> String {
    let special = |char| matches!(char, '"' | '\\' | '$' | '`');
    let chars = text.chars().filter(|char| !char.is_control());
    let escaped = chars.flat_map(|char| special(char).then_some('\\').into_iter().chain([char]));
    format!("\"{}\"", escaped.collect::<String>())
}

/// The command line that says the same without a question: options of `assess`.
pub fn to_options(catalogue: &Catalogue, answers: &Answers) -> String {
    let mut out = String::new();
    for Field { option, list, values, .. } in fields(catalogue, answers) {
        match option.filter(|_| !values.is_empty()) {
            Some(option) if list => out += &format!(" {option} {}", values.join(",")),
            Some(option) => out += &format!(" {option} {}", quoted(&values.concat())),
            None => {}
        }
    }
    out
}
