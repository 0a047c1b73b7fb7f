//! What rule authors ask for, done: the rules checked, their examples tried, the rules copied, a
//! type added.

mod diff;
mod graph;

use std::fs;
use std::path::{Path, PathBuf};

use exercoord::authoring::check::{self, Age, Check};
use exercoord::authoring::{codes, documents, schema, skeleton, trial};
use exercoord::date::Day;
use exercoord::diagnostic::{Diagnostic, Place};
use exercoord::document::terminal::Layout;
use exercoord::document::{Document, html, markdown, terminal};
use exercoord::lang::Lang;
use exercoord::rules::{
    BrokenRules, DEFAULT_SET, RuleFile, embedded_names, files_named, files_of, load_periods,
    load_texts,
};
use exercoord::tr;
use serde::Serialize;

use crate::cli::request::{Format, RulesRequest};
use crate::cli::streams::{Exit, Streams};

/// The columns that problems are drawn in on paper.
const PAPER: usize = 80;

/// Does it; `day` is the day whose rules are asked for.
pub(crate) fn run(request: &RulesRequest, day: Day, streams: &Streams) -> Exit {
    let done = done(request, day, streams);
    done.unwrap_or_else(|broken| streams.broken_rules(&broken.diagnostics(streams.lang())))
}

fn done(request: &RulesRequest, day: Day, streams: &Streams) -> Result<Exit, BrokenRules> {
    Ok(match request {
        RulesRequest::Check { set, format, stale_after, strict } => {
            let age = Age { year: day.year, most: *stale_after };
            check(set.as_deref(), *format, age, *strict, streams)
        }
        RulesRequest::Explain { code } => {
            let found = codes::all().iter().find(|known| Some(known.code) == code.as_deref());
            let document = match found {
                Some(code) => documents::code(code, streams.lang()),
                None => documents::codes(streams.lang()),
            };
            streams.print(&terminal::render(&document, streams.layout()))
        }
        RulesRequest::Test { set, format } => test(set.as_deref(), *format, streams)?,
        RulesRequest::Diff { old, new, answers, format } => {
            let done = diff::run([old, new], answers.as_deref(), *format, day, streams);
            done.unwrap_or_else(|exit| exit)
        }
        RulesRequest::Graph { set, types, dot } => {
            graph::run(set.as_deref(), types, *dot, day, streams)?
        }
        RulesRequest::Schema { kind } => streams.print(&schema::render(*kind, streams.lang())),
        RulesRequest::Export { set, dir, force } => export(set.as_deref(), dir, *force, streams)?,
        RulesRequest::New { id, dir } => add(id, dir, streams)?,
    })
}

/// Prints a result: for a machine as it is, for people as a document.
fn show(result: &impl Serialize, document: &Document, format: Format, streams: &Streams) -> Exit {
    match format {
        Format::Json => streams.print_json(result),
        Format::Terminal => streams.print(&terminal::render(document, streams.layout())),
        Format::Markdown => streams.print(&markdown::render(document)),
        Format::Html => streams.print_made(html::render(document)),
    }
}

fn check(set: Option<&str>, format: Format, age: Age, strict: bool, streams: &Streams) -> Exit {
    let lang = streams.lang();
    let check = match files_named(set.unwrap_or(DEFAULT_SET)) {
        Ok(files) => check::run(&files, age, lang),
        Err(broken) => Check::broken(&broken, lang),
    };
    let layout = match format {
        Format::Terminal => streams.layout(),
        _ => Layout { lang, width: PAPER, color: false, plain: false },
    };
    let printed = show(&check, &documents::check(&check, layout), format, streams);
    let bad = check.counts.errors > 0 || strict && check.counts.warnings > 0;
    if bad { Exit::Failed } else { printed }
}

fn test(set: Option<&str>, format: Format, streams: &Streams) -> Result<Exit, BrokenRules> {
    let lang = streams.lang();
    let files = files_named(set.unwrap_or(DEFAULT_SET))?;
    let mut rules = load_periods(&files)?;
    // A set has one period at least: that of its latest rules.
    let Some(latest) = rules.pop() else { return Ok(Exit::Failed) };
    let trial = trial::run(&latest, &rules, &files, lang);
    let printed = show(&trial, &documents::trial(&trial, lang), format, streams);
    let wrong = trial.diagnostics(lang);
    Ok(if wrong.is_empty() { printed } else { streams.broken_rules(&wrong) })
}

fn export(
    set: Option<&str>,
    dir: &Path,
    force: bool,
    streams: &Streams,
) -> Result<Exit, BrokenRules> {
    let schemas = schema::files(streams.lang());
    let files: Vec<(PathBuf, Vec<u8>)> = files_named(set.unwrap_or(DEFAULT_SET))?
        .iter()
        .map(|file| (file.name.clone(), schema::handed_out(file)))
        .chain(schemas)
        .map(|(name, text)| (dir.join(name), text.into_bytes()))
        .collect();
    let exit = streams.write_all(dir, &files, force);
    if exit == Exit::Done {
        let count = tr!(streams.lang(), export_files(files.len() as u64));
        streams.remark_line(&tr!(streams.lang(), export_done(&count, &typed_dir(dir))));
    }
    Ok(exit)
}

fn add(id: &str, dir: &Path, streams: &Streams) -> Result<Exit, BrokenRules> {
    let lang = streams.lang();
    let files = files_of(dir)?;
    let catalogue = load_texts(&files, None)?;
    if let Some(kind) = catalogue.type_by_id(id) {
        let name = &catalogue.types()[kind].name;
        return Ok(streams.problems(&[known(id, name, &files, lang)], Exit::Usage));
    }
    let added = skeleton::add(&catalogue, &files, id, lang)?;
    let (own, ruleset) = (dir.join(&added.kind.name), dir.join(&added.ruleset.name));
    let exit = streams.write(&own, &added.kind.text, false);
    if exit != Exit::Done {
        return Ok(exit);
    }
    let exit = streams.write(&ruleset, &added.ruleset.text, true);
    if exit != Exit::Done {
        // A file that nothing names would break the set.
        let _ = fs::remove_file(&own);
        return Ok(exit);
    }
    let file = own.display().to_string();
    streams.remark_line(&tr!(lang, new_done(&file, &typed_dir(dir))));
    Ok(Exit::Done)
}

/// That an id is there already.
fn known(id: &str, name: &str, files: &[RuleFile], lang: Lang) -> Diagnostic {
    let place = files.iter().find(|file| file.name == "ruleset.toml").and_then(|file| {
        let span = skeleton::place_of(&file.text, id)?;
        Some(Place { origin: file.origin.clone(), text: file.text.as_str().into(), span })
    });
    let (message, help) = (tr!(lang, known_type(id, name)), tr!(lang, known_type_help));
    Diagnostic { code: "known-type", message, place, help: Some(help.to_owned()) }
}

/// A directory as it can be typed where a set of the program could be meant as well.
fn typed_dir(dir: &Path) -> String {
    let hidden = embedded_names().any(|name| Path::new(name) == dir);
    if hidden { format!("./{}", dir.display()) } else { typed(dir) }
}

/// A path as it can be typed in a shell.
pub(crate) fn typed(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |char: char| char.is_alphanumeric() || "/\\._-:".contains(char);
    if text.chars().all(plain) && !text.starts_with('-') {
        text
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
