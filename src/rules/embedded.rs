//! The rule sets that are part of the program, as the build script read them.

use std::borrow::Cow;

use super::catalogue::Catalogue;
use super::set::{BrokenRules, RuleFile, judged, of_day};
use super::tree::{Entry, Node, Parsed, Value};
use crate::date::Day;

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Some bytes of a rule file's text.
const fn part(text: &'static str, start: usize, end: usize) -> Cow<'static, str> {
    Cow::Borrowed(text.split_at(end).0.split_at(start).1)
}

/// The rule set that is used unless another is asked for.
pub const DEFAULT_SET: &str = "pays-de-la-loire";

/// A rule file that has been read.
#[derive(Debug)]
struct File {
    /// Its path below the set's directory, with `/`.
    name: &'static str,
    /// The directory of `rules/` that it is in: the set's own, or its base.
    home: &'static str,
    text: &'static str,
    tree: Node,
}

impl File {
    fn origin(&self) -> String {
        format!("rules/{}/{}", self.home, self.name)
    }
}

/// The files of a set that is part of the program; none where there is no such set.
fn files_in(name: &str) -> &'static [File] {
    SETS.iter().find(|(set, _)| *set == name).map_or(&[], |(_, files)| files)
}

/// The latest rules of a set that is part of the program.
///
/// # Errors
///
/// Where the files were broken when the program was built; the tests see to it that they are not.
pub fn embedded(name: &str) -> Result<Catalogue, BrokenRules> {
    embedded_on(name, None)
}

pub(super) fn embedded_on(name: &str, day: Option<Day>) -> Result<Catalogue, BrokenRules> {
    let files = files_in(name).iter();
    let parsed =
        |file: &'static File| Parsed { name: file.name.into(), tree: Cow::Borrowed(&file.tree) };
    let parsed: Vec<Parsed<'_>> = files.clone().map(parsed).collect();
    // The tests have looked at the other periods.
    let only = judged(&parsed, true, |timeline| vec![timeline.period_of(day)]);
    let only = only.map_err(|problems| BrokenRules {
        problems,
        files: files.map(|file| (file.origin(), file.text.into())).collect(),
    });
    of_day(only?, day)
}

/// The files of a rule set that is part of the program, byte for byte; none where there is no such
/// set.
pub fn embedded_files(name: &str) -> Vec<RuleFile> {
    let file = |file: &File| RuleFile {
        name: file.name.to_owned(),
        origin: file.origin(),
        text: file.text.to_owned(),
    };
    files_in(name).iter().map(file).collect()
}

/// The names of the rule sets that are part of the program.
pub fn embedded_names() -> impl Iterator<Item = &'static str> {
    SETS.iter().map(|(name, _)| *name)
}

#[cfg(feature = "files")]
pub(super) fn is_embedded(name: &str) -> bool {
    embedded_names().any(|known| known == name)
}
