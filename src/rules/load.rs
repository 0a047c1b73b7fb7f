//! Rule files read from directories. What is done with their texts stands in
//! [`set`](super::set); this is the only file of the rules that opens any.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::base::{SHARED, base_of};
use super::catalogue::Catalogue;
use super::embedded::{embedded_files, embedded_names, embedded_on, is_embedded};
use super::problem::{Fault, NO_FILE, Problem};
use super::set::{BrokenRules, RuleFile, load_texts};
use super::tree;
use crate::date::Day;
use crate::lang::{Lang, io_words};

/// The largest rule file that is read, in bytes: ten times what a long one takes.
const LARGEST: u64 = 1 << 20;

/// The text of a regular file of no more than so many bytes; a byte order mark is no part of it.
///
/// # Errors
///
/// Where it cannot be read, is no text, or is larger.
pub fn read_text(path: &Path, most: u64) -> io::Result<String> {
    // Before it is opened: to open a pipe is to wait for somebody at its other end.
    if !fs::metadata(path)?.is_file() {
        return Err(if path.is_dir() {
            io::ErrorKind::IsADirectory
        } else {
            io::ErrorKind::InvalidData
        }
        .into());
    }
    bounded(fs::File::open(path)?, most)
}

/// What a reader gives, of no more than so many bytes.
///
/// # Errors
///
/// Where it cannot be read, is no text, or is larger.
pub fn bounded(reader: impl io::Read, most: u64) -> io::Result<String> {
    let mut text = String::new();
    let length = io::Read::read_to_string(&mut io::Read::take(reader, most + 1), &mut text)?;
    if length as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The rule set of a directory, such as a changed copy of `rules/pays-de-la-loire`.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load(dir: &Path) -> Result<Catalogue, BrokenRules> {
    load_texts(&files_of(dir)?, None)
}

/// The rules of a day: of the set of that name that is part of the program, or else of a
/// directory. Without a day, the latest rules.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load_named(name: &str, day: Option<Day>) -> Result<Catalogue, BrokenRules> {
    // The program's own are read already.
    if is_embedded(name) { embedded_on(name, day) } else { load_texts(&files_named(name)?, day) }
}

/// The files of the rule set of that name, as texts: those of [`load_named`].
///
/// # Errors
///
/// Each that cannot be read.
pub fn files_named(name: &str) -> Result<Vec<RuleFile>, BrokenRules> {
    let path: &Path = name.as_ref();
    match path.try_exists() {
        _ if is_embedded(name) => Ok(embedded_files(name)),
        Ok(false) => Err(BrokenRules {
            problems: vec![Problem {
                file: NO_FILE,
                span: 0..0,
                fault: Fault::UnknownSet {
                    name: name.to_owned(),
                    known: embedded_names().collect(),
                },
            }],
            files: Vec::new(),
        }),
        Ok(true) | Err(_) => files_of(path),
    }
}

/// The rule files of a directory, as texts; those that it lacks and its base has are that one's.
///
/// # Errors
///
/// Each that cannot be read.
pub fn files_of(dir: &Path) -> Result<Vec<RuleFile>, BrokenRules> {
    let mut files = Vec::new();
    let mut unreadable = Vec::new();
    for (sub, prefix) in [(dir.to_path_buf(), ""), (dir.join("types"), "types/")] {
        let listing = match fs::read_dir(&sub) {
            Ok(listing) => listing,
            Err(error) if prefix.is_empty() => {
                unreadable.push((sub.display().to_string(), error));
                continue;
            }
            // A set without types has problems enough of its own to tell.
            Err(_) => continue,
        };
        let mut names: Vec<String> = listing
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".toml"))
            .collect();
        names.sort();
        for name in names {
            unreadable.extend(add(&mut files, format!("{prefix}{name}"), &sub.join(name)).err());
        }
    }
    for (name, path) in of_base(dir, &files) {
        // The gate tells what is missing, at the place that names the base.
        let error = add(&mut files, name, &path).err();
        unreadable.extend(error.filter(|(_, error)| !is_absence(error)));
    }
    if unreadable.is_empty() { Ok(files) } else { Err(broken(&unreadable)) }
}

/// Adds a file to those of a set, or says which cannot be read and why.
fn add(files: &mut Vec<RuleFile>, name: String, path: &Path) -> Result<(), (String, io::Error)> {
    let origin = path.display().to_string();
    match read_text(path, LARGEST) {
        Ok(text) => files.push(RuleFile { name, origin, text }),
        Err(error) => return Err((origin, error)),
    }
    Ok(())
}

/// The files that a set lacks, and where its base would have them; none where it names no base.
fn of_base(dir: &Path, files: &[RuleFile]) -> Vec<(String, PathBuf)> {
    let has = |name: &str| files.iter().any(|file| file.name == name);
    let lacking: Vec<&str> = SHARED.into_iter().filter(|name| !has(name)).collect();
    let ruleset = files.iter().find(|file| file.name == "ruleset.toml");
    let Some(ruleset) = ruleset.filter(|_| !lacking.is_empty()) else { return Vec::new() };
    let (tree, _) = tree::parse(&ruleset.text);
    let Some(base) = base_of(&tree) else { return Vec::new() };
    // A path such as "." has no name to put another in the place of.
    let base = match dir.file_name() {
        Some(_) => dir.with_file_name(base),
        None => dir.join("..").join(base),
    };
    lacking.into_iter().map(|name| (name.to_owned(), base.join(name))).collect()
}

fn is_absence(error: &io::Error) -> bool {
    [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&error.kind())
}

fn broken(unreadable: &[(String, io::Error)]) -> BrokenRules {
    BrokenRules {
        problems: (0..unreadable.len())
            .zip(unreadable)
            .map(|(file, (_, error))| Problem {
                file,
                span: 0..0,
                fault: Fault::Unreadable { why: Lang::ALL.map(|lang| io_words(error, lang)) },
            })
            .collect(),
        files: unreadable.iter().map(|(path, _)| (path.clone(), "".into())).collect(),
    }
}
