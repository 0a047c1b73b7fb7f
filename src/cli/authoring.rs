//! What the keeper of the rules asks for, done: the rules checked, their examples tried, the rules
//! copied, a type added.

mod check;

mod graph;

mod explain;

mod diff;

use std::fs;
use std::path::{Path, PathBuf};

use exercoord::authoring::{json, schema, skeleton, terminal, trial};
use exercoord::diagnostic::{Diagnostic, Place};
use exercoord::lang::{Day, Lang, plural};
use exercoord::rules::{
    DEFAULT_SET, RuleFile, embedded_names, files_named, files_of, load_periods, load_texts,
};

use crate::cli::request::Keep;
use crate::cli::streams::{Exit, Streams};

/// Does it; `day` is the day whose rules are asked for.
pub(crate) fn run(request: &Keep, day: Day, streams: &Streams) -> Exit {
    match request {
        Keep::Check { set, json, stale_after, strict } => {
            let (stale_after, strict) = (*stale_after, *strict);
            let asked = check::Asked { set: set.as_deref(), json: *json, stale_after, strict };
            check::run(&asked, day, streams)
        }
        Keep::Explain { code } => explain::run(code.as_deref(), streams),
        Keep::Test { set, json } => test(set.as_deref(), *json, streams),
        Keep::Diff { old, new, answers, json } => {
            diff::run([old, new], answers.as_deref(), *json, day, streams)
        }
        Keep::Graph { set, types, dot } => graph::run(set.as_deref(), types, *dot, day, streams),
        Keep::Schema { kind } => streams.print(&schema::render(*kind, streams.lang())),
        Keep::Export { set, dir, force } => export(set.as_deref(), dir, *force, streams),
        Keep::New { id, dir } => add(id, dir, streams),
    }
}

fn test(set: Option<&str>, as_json: bool, streams: &Streams) -> Exit {
    let lang = streams.lang();
    let files = files_named(set.unwrap_or(DEFAULT_SET));
    let (files, mut rules) = match files.and_then(|files| Ok((load_periods(&files)?, files))) {
        Ok((rules, files)) => (files, rules),
        Err(broken) => return streams.broken_rules(&broken.diagnostics(lang)),
    };
    // A set has one period at least: that of its latest rules.
    let Some(latest) = rules.pop() else { return Exit::Failed };
    let trial = trial::run(&latest, &rules, &files, lang);
    let printed = streams.print(&if as_json {
        json::render(&trial)
    } else {
        terminal::render(&trial, streams.layout())
    });
    let wrong = trial.diagnostics(lang);
    if wrong.is_empty() { printed } else { streams.broken_rules(&wrong) }
}

fn export(set: Option<&str>, dir: &Path, force: bool, streams: &Streams) -> Exit {
    let files = match files_named(set.unwrap_or(DEFAULT_SET)) {
        Ok(files) => files,
        Err(broken) => return streams.broken_rules(&broken.diagnostics(streams.lang())),
    };
    let schemas = schema::files(streams.lang());
    let files: Vec<(PathBuf, Vec<u8>)> = files
        .iter()
        .map(|file| (file.name.clone(), schema::handed_out(file)))
        .chain(schemas)
        .map(|(name, text)| (dir.join(name), text.into_bytes()))
        .collect();
    let exit = streams.write_all(dir, &files, force);
    if exit == Exit::Done {
        let count = files.len() as u64;
        streams.remark_line(&match streams.lang() {
            Lang::Fr => format!(
                "{count} {}. Modifiez, puis essayez :\nexercoord rules test {}",
                plural(Lang::Fr, count, "fichier écrit", "fichiers écrits"),
                typed_dir(dir)
            ),
            Lang::En => format!(
                "{count} {} written. Edit, then try:\nexercoord rules test {}",
                plural(Lang::En, count, "file", "files"),
                typed_dir(dir)
            ),
        });
    }
    exit
}

fn add(id: &str, dir: &Path, streams: &Streams) -> Exit {
    let lang = streams.lang();
    let (catalogue, files) = match files_of(dir).and_then(|files| Ok((load_texts(&files)?, files)))
    {
        Ok(sourced) => sourced,
        Err(broken) => return streams.broken_rules(&broken.diagnostics(lang)),
    };
    if let Some(kind) = catalogue.type_by_id(id) {
        let name = &catalogue.types()[kind].name;
        return streams.problems(&[known(id, name, &files, lang)], Exit::Usage);
    }
    let added = match skeleton::add(&catalogue, &files, id, lang) {
        Ok(added) => added,
        Err(broken) => return streams.broken_rules(&broken.diagnostics(lang)),
    };
    let (own, ruleset) = (dir.join(&added.kind.name), dir.join(&added.ruleset.name));
    let exit = streams.write(&own, &added.kind.text, false);
    if exit != Exit::Done {
        return exit;
    }
    let exit = streams.write(&ruleset, &added.ruleset.text, true);
    if exit != Exit::Done {
        // A file that nothing names would break the set.
        let _ = fs::remove_file(&own);
        return exit;
    }
    streams.remark_line(&match lang {
        Lang::Fr => format!(
            "Remplacez ce qui est « à écrire » dans {}, puis essayez :\nexercoord rules test {}",
            own.display(),
            typed_dir(dir)
        ),
        Lang::En => format!(
            "Replace what is “to be written” in {}, then try:\nexercoord rules test {}",
            own.display(),
            typed_dir(dir)
        ),
    });
    Exit::Done
}

/// That an id is there already.
fn known(id: &str, name: &str, files: &[RuleFile], lang: Lang) -> Diagnostic {
    let place = files.iter().find(|file| file.name == "ruleset.toml").and_then(|file| {
        let span = skeleton::place_of(&file.text, id)?;
        Some(Place { origin: file.origin.clone(), text: file.text.as_str().into(), span })
    });
    let (message, help) = match lang {
        Lang::Fr => (
            format!("le type « {id} » est déjà là ({name})"),
            "choisissez un autre identifiant, ou modifiez son fichier",
        ),
        Lang::En => (
            format!("the type `{id}` is there already ({name})"),
            "choose another id, or edit its file",
        ),
    };
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
