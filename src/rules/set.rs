//! The files of a rule set, as texts or as trees, to its rules on every day.

use std::borrow::Cow;
use std::sync::Arc;

use super::catalogue::Catalogue;
use super::gate::pass;
use super::known::texts_under;
use super::problem::{Fault, Problem, Thing, diagnostic};
use super::record::Reader;
use super::timeline::{Period, Timeline, during};
use super::tree::{self, Node, Parsed};
use crate::date::Day;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;

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
    pub(super) problems: Vec<Problem>,
    /// The origin and the text of each file.
    pub(super) files: Vec<(String, Arc<str>)>,
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

/// The latest rules of these files: each one's name below the set's directory, and its text.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load_files<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Catalogue, BrokenRules> {
    let file = |(name, text): (&str, &str)| RuleFile {
        name: name.to_owned(),
        origin: name.to_owned(),
        text: text.to_owned(),
    };
    load_texts(&files.into_iter().map(file).collect::<Vec<_>>(), None)
}

/// The rules of a day, of files that have been read already, with the files looked at for every other
/// day as well; the latest without a day.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load_texts(files: &[RuleFile], day: Option<Day>) -> Result<Catalogue, BrokenRules> {
    of_day(load_periods(files)?, day)
}

/// Of the rules of several periods, those of a day; of a day before all of them, the first.
pub(super) fn of_day(periods: Vec<Catalogue>, day: Option<Day>) -> Result<Catalogue, BrokenRules> {
    let at = periods.iter().position(|rules| rules.period.contains(day)).unwrap_or_default();
    let found = periods.into_iter().nth(at);
    // There is always a period, even where nothing is dated.
    found.map(|rules| Catalogue { as_of: day, ..rules }).ok_or(BrokenRules::default())
}

/// Passes trees through the gate, once for each of the periods that are wanted; `tested` says
/// whether they are those of the program.
pub(super) fn judged(
    files: &[Parsed<'_>],
    tested: bool,
    wanted: impl Fn(&Timeline) -> Vec<Period>,
) -> Result<Vec<Catalogue>, Vec<Problem>> {
    let mut reader = Reader::default();
    let timeline = Timeline::of(files, &mut reader);
    let mut problems = reader.problems;
    let mut rules = Vec::new();
    for period in wanted(&timeline) {
        let of_period = files.iter().map(|file| {
            let Parsed { name, tree } = file;
            let tree = if file.is_type() { during(tree, period) } else { Cow::Borrowed(&**tree) };
            Parsed { name: Cow::Borrowed(name), tree }
        });
        match pass(&of_period.collect::<Vec<_>>(), tested, |_| true) {
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
            let file = files.get(problem.file);
            *dated = file.is_some_and(|file| texts_under(&file.tree, "step", "id").contains(id));
        }
    }
    if problems.is_empty() { Ok(rules) } else { Err(problems) }
}

/// The rules of every period that these files tell apart, oldest first.
///
/// # Errors
///
/// Every problem of every file, at its place.
pub fn load_periods(files: &[RuleFile]) -> Result<Vec<Catalogue>, BrokenRules> {
    let mut problems = Vec::new();
    let mut parsed = Vec::new();
    for (number, RuleFile { name, text, .. }) in files.iter().enumerate() {
        let (tree, errors) = tree::parse(text);
        problems.extend(Problem::syntax(number, errors));
        parsed.push(Parsed { name: Cow::Borrowed(name), tree: Cow::Owned(tree) });
    }
    // What a file that is not TOML lacks would be missed elsewhere: the syntax comes first.
    let result =
        if problems.is_empty() { judged(&parsed, false, Timeline::periods) } else { Err(problems) };
    let files = || files.iter().map(|file| (file.origin.clone(), file.text.as_str().into()));
    result.map_err(|problems| BrokenRules { problems, files: files().collect() })
}

/// The rule set of these trees, each with its file's name below the set's directory, as far as it
/// decides: what `ruleset.toml` names need not be there, nor what a type names beside people, statuses
/// and scales. `None` where it has another fault.
pub(crate) fn load_trees<'a>(
    trees: impl IntoIterator<Item = (&'a str, Cow<'a, Node>)>,
) -> Option<Catalogue> {
    let parsed = trees.into_iter().map(|(name, tree)| Parsed { name: name.into(), tree });
    let parsed: Vec<Parsed<'_>> = parsed.collect();
    let decides = |problem: &Problem| match &problem.fault {
        Fault::UnknownId { thing, .. } => {
            parsed.get(problem.file).is_some_and(|file| file.name != "ruleset.toml")
                && matches!(thing, Thing::Member | Thing::Status | Thing::Scale)
        }
        Fault::NoColumn | Fault::RowNotGiven { .. } => false,
        _ => true,
    };
    pass(&parsed, false, decides).ok()
}
