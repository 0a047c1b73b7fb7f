//! What the keeper of the rules asks for, done: the examples tried, the rules copied, a type added.

mod diff;

use std::fs;
use std::path::{Path, PathBuf};

use exercoord::diagnostic::{Diagnostic, Place};
use exercoord::kit::{json, skeleton, terminal, trial};
use exercoord::lang::{Lang, plural};
use exercoord::rules::{
    BrokenRules, Catalogue, DEFAULT_SET, RuleFile, files_named, files_of, load_texts,
};

use crate::cli::Keep;
use crate::streams::{Exit, Streams};

pub(crate) fn run(request: &Keep, streams: &Streams) -> Exit {
    match request {
        Keep::Check { .. } => Exit::Failed,
        Keep::Explain { .. } => Exit::Failed,
        Keep::Test { set, json } => test(set.as_deref(), *json, streams),
        Keep::Diff { old, new, answers, json } => {
            diff::run([old, new], answers.as_deref(), *json, streams)
        }
        Keep::Graph { .. } => Exit::Failed,
        Keep::Schema { .. } => Exit::Failed,
        Keep::Export { set, dir, force } => export(set.as_deref(), dir, *force, streams),
        Keep::New { id, dir } => add(id, dir, streams),
    }
}

/// The rules of a set with their texts; the program's own where none is named.
fn sourced(set: Option<&str>) -> Result<(Catalogue, Vec<RuleFile>), BrokenRules> {
    let files = files_named(set.unwrap_or(DEFAULT_SET))?;
    Ok((load_texts(&files)?, files))
}

fn test(set: Option<&str>, as_json: bool, streams: &Streams) -> Exit {
    let lang = streams.lang();
    let (catalogue, files) = match sourced(set) {
        Ok(sourced) => sourced,
        Err(broken) => return streams.broken_rules(&broken.diagnostics(lang)),
    };
    let trial = trial::run(&catalogue, &files, lang);
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
    let files: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().map(|file| (dir.join(file.name), file.text.into_bytes())).collect();
    let exit = streams.write_all(dir, &files, force);
    if exit == Exit::Done {
        let count = files.len() as u64;
        streams.remark_line(&match streams.lang() {
            Lang::Fr => format!(
                "{count} {}. Modifiez, puis essayez :\nexercoord rules test {}",
                plural(Lang::Fr, count, "fichier écrit", "fichiers écrits"),
                typed(dir)
            ),
            Lang::En => format!(
                "{count} {} written. Edit, then try:\nexercoord rules test {}",
                plural(Lang::En, count, "file", "files"),
                typed(dir)
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
            typed(dir)
        ),
        Lang::En => format!(
            "Replace what is “to be written” in {}, then try:\nexercoord rules test {}",
            own.display(),
            typed(dir)
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

/// A path as it can be typed in a shell.
fn typed(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |char: char| char.is_alphanumeric() || "/\\._-:".contains(char);
    if text.chars().all(plain) && !text.starts_with('-') {
        text
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
