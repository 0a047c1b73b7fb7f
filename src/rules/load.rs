//! Where rule files come from: the program itself, or a directory.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use super::base::{SHARED, base_of};
use super::catalogue::Catalogue;
use super::embedded::SETS;
use super::gate::pass;
use super::names::texts_under;
use super::problem::{Fault, NO_FILE, Problem, Thing, diagnostic};
use super::timeline::{Period, Timeline, during};
use super::tree::{self, Node};

use crate::diagnostic::Diagnostic;
use crate::lang::{Day, Lang, io_words};

/// The rule set that is used unless another is asked for.
pub const DEFAULT_SET: &str = "pays-de-la-loire";

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

/// A rule file that has been read.
#[derive(Debug)]
pub(super) struct File {
    /// Its path below the set's directory, with `/`.
    pub(super) name: &'static str,
    /// The directory of `rules/` that it is in: the set's own, or its base.
    pub(super) home: &'static str,
    pub(super) text: &'static str,
    pub(super) tree: Node,
}

impl File {
    fn origin(&self) -> String {
        format!("rules/{}/{}", self.home, self.name)
    }
}

/// A rule file as the gate sees it.
pub(super) struct Parsed<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) tree: Cow<'a, Node>,
}

/// A rule file as text: where it stands in its set, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFile {
    /// Its path below the set's directory, with `/`.
    pub name: String,
    /// What people know it by: its whole path.
    pub origin: String,
    /// What stands in it.
    pub text: String,
}

/// Rules that cannot be used: every problem of every file.
#[derive(Debug, Default)]
pub struct BrokenRules {
    problems: Vec<Problem>,
    /// The origin and the text of each file.
    files: Vec<(String, Arc<str>)>,
}

impl BrokenRules {
    /// The problems, each at its place, file by file.
    pub fn diagnostics(&self, lang: Lang) -> Vec<Diagnostic> {
        let mut problems: Vec<&Problem> = self.problems.iter().collect();
        problems.sort_by_key(|problem| (problem.file, problem.span.start));
        problems
            .into_iter()
            .map(|problem| {
                let file =
                    self.files.get(problem.file).map(|(origin, text)| (origin.as_str(), text));
                diagnostic(problem, file, lang)
            })
            .collect()
    }
}

/// The latest rules of a set that is part of the program.
///
/// # Errors
///
/// Where the files were broken when the program was built; the tests see to it that they are not.
pub fn embedded(name: &str) -> Result<Catalogue, BrokenRules> {
    embedded_on(name, None)
}

fn embedded_on(name: &str, day: Option<Day>) -> Result<Catalogue, BrokenRules> {
    let files = SETS.iter().find(|(set, _)| *set == name).map_or(&[][..], |(_, files)| files);
    let parsed: Vec<Parsed<'_>> = files
        .iter()
        .map(|file| Parsed { name: file.name.into(), tree: Cow::Borrowed(&file.tree) })
        .collect();
    // The tests have looked at the other periods.
    let only = judged(&parsed, |timeline| vec![timeline.period_of(day)]);
    let only = only.map_err(|problems| BrokenRules {
        problems,
        files: files.iter().map(|file| (file.origin(), file.text.into())).collect(),
    });
    of_day(only?, day)
}

/// The files of a rule set that is part of the program, byte for byte; none where there is no such
/// set.
pub fn embedded_files(name: &str) -> Vec<RuleFile> {
    let files = SETS.iter().find(|(set, _)| *set == name).map_or(&[][..], |(_, files)| files);
    files
        .iter()
        .map(|file| RuleFile {
            name: file.name.to_owned(),
            origin: file.origin(),
            text: file.text.to_owned(),
        })
        .collect()
}

/// The rule set of a directory, such as a changed copy of `rules/pays-de-la-loire`.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load(dir: &Path) -> Result<Catalogue, BrokenRules> {
    load_on(files_of(dir)?, None)
}

/// The names of the rule sets that are part of the program.
pub fn embedded_names() -> impl Iterator<Item = &'static str> {
    SETS.iter().map(|(name, _)| *name)
}

/// The rules of a day: of the set of that name that is part of the program, or else of a
/// directory. Without a day, the latest rules.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load_named(name: &str, day: Option<Day>) -> Result<Catalogue, BrokenRules> {
    // The program's own are read already.
    if is_embedded(name) { embedded_on(name, day) } else { load_on(files_named(name)?, day) }
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

fn is_embedded(name: &str) -> bool {
    embedded_names().any(|known| known == name)
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
            let path = sub.join(&name);
            match read_text(&path, LARGEST) {
                Ok(text) => files.push(RuleFile {
                    name: format!("{prefix}{name}"),
                    origin: path.display().to_string(),
                    text,
                }),
                Err(error) => unreadable.push((path.display().to_string(), error)),
            }
        }
    }
    for (name, path) in of_base(dir, &files) {
        match read_text(&path, LARGEST) {
            Ok(text) => {
                files.push(RuleFile { name, origin: path.display().to_string(), text });
            }
            // The gate tells what is missing, at the place that names the base.
            Err(error) if is_absence(&error) => {}
            Err(error) => unreadable.push((path.display().to_string(), error)),
        }
    }
    if unreadable.is_empty() { Ok(files) } else { Err(broken(&unreadable)) }
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
                fault: Fault::Unreadable {
                    fr: io_words(error, Lang::Fr),
                    en: io_words(error, Lang::En),
                },
            })
            .collect(),
        files: unreadable.iter().map(|(path, _)| (path.clone(), "".into())).collect(),
    }
}

/// The rule set of these files: each one's name below the set's directory, and its text.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load_files<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Catalogue, BrokenRules> {
    let files = files.into_iter().map(|(name, text)| RuleFile {
        name: name.to_owned(),
        origin: name.to_owned(),
        text: text.to_owned(),
    });
    load_on(files.collect(), None)
}

/// The latest rules of files that have been read already.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load_texts(files: &[RuleFile]) -> Result<Catalogue, BrokenRules> {
    load_on(files.to_vec(), None)
}

/// The rules of a day, of files that have been read already; the latest without one.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load_texts_on(files: &[RuleFile], day: Option<Day>) -> Result<Catalogue, BrokenRules> {
    load_on(files.to_vec(), day)
}

/// The rules of every period that these files tell apart, oldest first.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load_periods(files: &[RuleFile]) -> Result<Vec<Catalogue>, BrokenRules> {
    parse(files.to_vec())
}

/// The rules of a day, with the files looked at for every other day as well.
fn load_on(files: Vec<RuleFile>, day: Option<Day>) -> Result<Catalogue, BrokenRules> {
    of_day(parse(files)?, day)
}

/// Of the rules of several periods, those of a day; of a day before all of them, the first.
fn of_day(periods: Vec<Catalogue>, day: Option<Day>) -> Result<Catalogue, BrokenRules> {
    let at = periods.iter().position(|rules| rules.period.contains(day)).unwrap_or_default();
    let found = periods.into_iter().nth(at);
    // There is always a period, even where nothing is dated.
    found.map(|rules| Catalogue { as_of: day, ..rules }).ok_or(BrokenRules::default())
}

/// Passes trees through the gate, once for each of the periods that are wanted.
fn judged(
    files: &[Parsed<'_>],
    wanted: impl Fn(&Timeline) -> Vec<Period>,
) -> Result<Vec<Catalogue>, Vec<Problem>> {
    let named = |pass: &dyn Fn(&str) -> bool| {
        let found = files.iter().enumerate().filter(|(_, file)| pass(&file.name));
        found.map(|(number, file)| (number, &*file.tree)).collect::<Vec<_>>()
    };
    let mut problems = Vec::new();
    let ruleset = named(&|name| name == "ruleset.toml").into_iter().next();
    let timeline = Timeline::of(ruleset, named(&is_type), &mut problems);
    let mut rules = Vec::new();
    for period in wanted(&timeline) {
        let of_period: Vec<Parsed<'_>> = files
            .iter()
            .map(|file| Parsed {
                name: Cow::Borrowed(&file.name),
                tree: if is_type(&file.name) {
                    during(&file.tree, period)
                } else {
                    Cow::Borrowed(&file.tree)
                },
            })
            .collect();
        match pass(&of_period) {
            Ok(catalogue) => rules.push(Catalogue { period, ..catalogue }),
            // What is wrong at all times is told once.
            Err(more) => problems.extend(
                more.into_iter().filter(|problem| !problems.contains(problem)).collect::<Vec<_>>(),
            ),
        }
    }
    for problem in &mut problems {
        if let Fault::UnknownId { thing: Thing::Step | Thing::Criterion, id, dated, .. } =
            &mut problem.fault
        {
            // The rules of a day know nothing of the steps of the other days.
            let tree = files.get(problem.file).map(|file| &*file.tree);
            *dated = tree.is_some_and(|tree| texts_under(tree, "step", "id").contains(id));
        }
    }
    if problems.is_empty() { Ok(rules) } else { Err(problems) }
}

fn is_type(name: &str) -> bool {
    name.starts_with("types/")
}

/// Reads the texts and passes them through the gate.
fn parse(files: Vec<RuleFile>) -> Result<Vec<Catalogue>, BrokenRules> {
    let mut problems = Vec::new();
    let mut parsed = Vec::new();
    for (number, RuleFile { name, text, .. }) in files.iter().enumerate() {
        let (tree, errors) = tree::parse(text);
        problems.extend(Problem::syntax(number, errors));
        parsed.push(Parsed { name: Cow::Borrowed(name), tree: Cow::Owned(tree) });
    }
    // What a file that is not TOML lacks would be missed elsewhere: the syntax comes first.
    let result =
        if problems.is_empty() { judged(&parsed, Timeline::periods) } else { Err(problems) };
    drop(parsed);
    result.map_err(|problems| BrokenRules {
        problems,
        files: files.into_iter().map(|file| (file.origin, file.text.into())).collect(),
    })
}

/// The rule set of these trees, each with its file's name below the set's directory; `None` where it
/// has a fault.
pub(crate) fn load_trees<'a>(
    trees: impl IntoIterator<Item = (&'a str, Cow<'a, Node>)>,
) -> Option<Catalogue> {
    let parsed: Vec<Parsed<'_>> =
        trees.into_iter().map(|(name, tree)| Parsed { name: name.into(), tree }).collect();
    pass(&parsed).ok()
}
