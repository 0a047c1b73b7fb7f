//! Every problem of a rule set: what keeps it from loading, found by the gate; and where it loads,
//! what is most likely not meant so.

mod alerts;
mod implied;
mod relations;
mod people;
mod reading;
mod stale;
mod unused;

use std::cmp::Reverse;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::source::Sources;
use super::trial::{self, Trial, Untried};
use super::{Edition, codes};
use crate::diagnostic::{Diagnostic, Finding, Level, Place, line_and_column};
use crate::lang::Lang;
use crate::rules::problem::Fault;
use crate::rules::{BrokenRules, RuleFile, load_periods};

pub use implied::implies;

/// The problems of a rule set.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// The rule set; `None` where it does not load.
    pub rules: Option<Edition>,
    /// How many problems there are.
    pub counts: Counts,
    /// The problems, file by file, each at its place.
    pub findings: Vec<Finding>,
}

/// How many problems of each level there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// What keeps the set from being used.
    pub errors: usize,
    /// What is most likely not meant so.
    pub warnings: usize,
}

impl Check {
    fn new(rules: Option<Edition>, findings: Vec<Finding>) -> Check {
        let count = |level| findings.iter().filter(|finding| finding.level == level).count();
        let counts = Counts { errors: count(Level::Error), warnings: count(Level::Warning) };
        Check { rules, counts, findings }
    }

    /// Of rules that do not load.
    pub fn broken(broken: &BrokenRules, lang: Lang) -> Check {
        Check::new(None, errors(broken.diagnostics(lang)).collect())
    }
}

/// The problem flat, with its place in lines and columns, from 1; the end is one past the last
/// character of the marked text.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Diagnostic { code, message, place, help } = &self.diagnostic;
        let at = |byte: fn(&Place) -> usize| {
            place.as_ref().map(|place| line_and_column(&place.text, byte(place))).unzip()
        };
        let (line, column) = at(|place| place.span.start);
        let (end_line, end_column) = at(|place| place.span.end);
        let mut finding = serializer.serialize_struct("Finding", 9)?;
        finding.serialize_field("code", code)?;
        finding.serialize_field("level", self.level.id())?;
        finding.serialize_field("file", &place.as_ref().map(|place| &place.origin))?;
        finding.serialize_field("line", &line)?;
        finding.serialize_field("column", &column)?;
        finding.serialize_field("end_line", &end_line)?;
        finding.serialize_field("end_column", &end_column)?;
        finding.serialize_field("message", message)?;
        finding.serialize_field("help", help)?;
        finding.end()
    }
}

/// How old a source may be.
#[derive(Clone, Copy, Debug)]
pub struct Age {
    /// The year to count back from.
    pub year: i16,
    /// How many years a source may lie back; `None` for what the rule set says itself.
    pub most: Option<u32>,
}

/// The codes of all problems that a check can find, each with how bad such a problem can be.
pub fn codes() -> impl Iterator<Item = (&'static str, Level)> {
    let errors = Fault::CODES.iter().chain([&trial::WRONG]).map(|code| (*code, Level::Error));
    let warnings = codes::all().iter().filter(|code| !code.says.is_empty());
    errors.chain(warnings.map(|code| (code.code, Level::Warning)))
}

/// Checks the rule set of these files.
pub fn run(files: &[RuleFile], age: Age, lang: Lang) -> Check {
    let mut periods = match load_periods(files) {
        Ok(periods) => periods,
        Err(broken) => return Check::broken(&broken, lang),
    };
    // A set has one period at least: that of its latest rules.
    let Some(catalogue) = periods.pop() else {
        return Check::new(None, Vec::new());
    };
    let sources = Sources::of(files);
    let trial = trial::run(&catalogue, &periods, files, lang);
    let mut remarks = Remarks { lang, findings: Vec::new() };
    for rules in periods.iter().chain([&catalogue]) {
        alerts::check(rules, &sources, &mut remarks);
        people::check(rules, &sources, &mut remarks);
        relations::check(rules, &sources, &mut remarks);
        implied::check(rules, &sources, &mut remarks);
    }
    reading::check(&sources, &mut remarks);
    unused::check(&sources, &mut remarks);
    untried(&trial, &sources, &mut remarks);
    stale::check(&catalogue, &sources, age, &mut remarks);
    let mut findings = remarks.findings;
    findings.extend(errors(trial.diagnostics(lang)));
    findings.sort_by_cached_key(|finding| {
        let Diagnostic { code, message, place, .. } = &finding.diagnostic;
        let file = |place: &Place| files.iter().position(|file| file.origin == place.origin);
        let place = place.as_ref();
        let place = place.map(|place| (file(place), place.span.start, Reverse(place.span.end)));
        (place, *code, message.clone())
    });
    // What is so in several periods is told once.
    findings.dedup();
    Check::new(Some(Edition::of(&catalogue)), findings)
}

fn errors(problems: Vec<Diagnostic>) -> impl Iterator<Item = Finding> {
    problems.into_iter().map(|diagnostic| Finding { level: Level::Error, diagnostic })
}

/// What a check finds in a set that loads.
struct Remarks {
    lang: Lang,
    findings: Vec<Finding>,
}

impl Remarks {
    /// Something to look at, in the words of `codes.toml` under that name, with what its holes are
    /// for.
    fn add(&mut self, place: Place, name: &str, holes: &[(&str, &str)]) {
        let all = codes::all().iter().flat_map(|code| code.says.iter().map(move |it| (code, it)));
        let Some((code, (_, says))) = all.into_iter().find(|(_, (known, _))| *known == name) else {
            return;
        };
        let filled = |text: [&str; 2]| {
            let text = self.lang.of(text).to_owned();
            holes.iter().fold(text, |text, (hole, word)| text.replace(&format!("{{{hole}}}"), word))
        };
        let (message, help) = (filled(says.message), Some(filled(says.help)));
        let diagnostic = Diagnostic { code: code.code, message, place: Some(place), help };
        self.findings.push(Finding { level: Level::Warning, diagnostic });
    }
}

/// The types without an example that fits, or without one that does not.
fn untried(trial: &Trial, sources: &Sources<'_>, remarks: &mut Remarks) {
    for gap in &trial.gaps {
        let name = match gap.what {
            Untried::NoFittingExample => "no-fitting-example",
            Untried::NoUnsuitableExample => "no-unsuitable-example",
            _ => continue,
        };
        if let Some(source) = sources.of_type(&gap.kind) {
            remarks.add(source.place(0..0), name, &[("kind", &gap.kind)]);
        }
    }
}
