//! The commands, done: read what is needed, ask the library, print.

use std::fs;
use std::io::{self, Read};

use exercoord::answers::Answers;
use exercoord::assess::assess;
use exercoord::diagnostic::Diagnostic;
use exercoord::input::{Input, read};
use exercoord::lang::{Lang, date};
use exercoord::report::{Report, json, terminal};
use exercoord::rules::Catalogue;
use exercoord::sheet;

use crate::cli::{Assess, Format, Request, Vocabulary};
use crate::streams::{Exit, Streams};
use crate::wizard;

pub(crate) fn run(request: &Request, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let layout = streams.layout();
    match request {
        Request::Assess(request) => report(request, catalogue, streams),
        Request::Ask(request) => wizard::ask(request, catalogue, streams),
        Request::Show(types) => streams.print(&sheet::show(catalogue, types, layout)),
        Request::Compare(types) => streams.print(&sheet::compare(catalogue, types, layout)),
        Request::List(vocabulary) => streams.print(&match vocabulary {
            Vocabulary::Professions => sheet::list_professions(catalogue, layout),
            Vocabulary::Types => sheet::list_types(catalogue, layout),
            Vocabulary::Statuses => sheet::list_statuses(catalogue, layout),
            Vocabulary::Scales => sheet::list_scales(catalogue, layout),
            Vocabulary::Aims => sheet::list_aims(catalogue, layout),
            Vocabulary::Steps => sheet::list_steps(catalogue, layout),
        }),
        Request::Schema => streams.print(json::SCHEMA),
    }
}

fn report(request: &Assess, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let answers = match answers(request, catalogue, streams) {
        Ok(answers) => answers,
        Err(exit) => return exit,
    };
    let report = Report::new(catalogue, &answers, &assess(catalogue, &answers), streams.lang());
    emit(request, &report, streams)
}

/// A report in the format and to the place that were asked for.
pub(crate) fn emit(request: &Assess, report: &Report, streams: &Streams) -> Exit {
    let text = match request.format {
        Format::Json => json::render(report),
        Format::Terminal => {
            let layout =
                if request.output.is_some() { streams.layout_of_file() } else { streams.layout() };
            let choice =
                terminal::Choice { date: Some(today(streams.lang())), detail: request.detail };
            terminal::render(report, layout, &choice)
        }
    };
    match &request.output {
        Some(path) if path.as_os_str() != "-" => streams.write(path, &text, request.force),
        _ => streams.print(&text),
    }
}

/// The answers of the options, over those of the file.
fn answers(request: &Assess, catalogue: &Catalogue, streams: &Streams) -> Result<Answers, Exit> {
    // The mistakes of the file's form are told along with those of what it says, and the options'.
    let (file, mut problems) = answers_file(request, streams)?;
    match read(catalogue, &request.input, &file, streams.lang()) {
        Ok(answers) if problems.is_empty() => Ok(answers),
        result => {
            problems.extend(result.err().unwrap_or_default());
            Err(streams.problems(&problems, Exit::Usage))
        }
    }
}

/// What the answers file says, as far as it can be read, and what is wrong with its form.
pub(crate) fn answers_file(
    request: &Assess,
    streams: &Streams,
) -> Result<(Input, Vec<Diagnostic>), Exit> {
    let lang = streams.lang();
    let Some(path) = &request.answers else { return Ok((Input::default(), Vec::new())) };
    match text_of(path) {
        Ok(text) => {
            let origin = if path == "-" { stdin_name(lang) } else { path };
            Ok(Input::of_file(origin, &text, lang))
        }
        Err(error) => Err(streams.fail(&match lang {
            Lang::Fr => format!("le fichier de réponses « {path} » ne peut pas être lu : {error}"),
            Lang::En => format!("the answers file `{path}` cannot be read: {error}"),
        })),
    }
}

fn stdin_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "entrée standard",
        Lang::En => "standard input",
    }
}

/// The text of a file, or of standard input; a byte order mark is no part of it.
fn text_of(path: &str) -> io::Result<String> {
    let mut text = String::new();
    if path == "-" {
        io::stdin().lock().read_to_string(&mut text)?;
    } else {
        text = fs::read_to_string(path)?;
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

pub(crate) fn today(lang: Lang) -> String {
    let today = jiff::Zoned::now();
    date(lang, today.year(), today.month(), today.day())
}
