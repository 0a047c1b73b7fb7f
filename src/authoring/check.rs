//! Every problem of a rule set: what keeps it from loading, found by the gate; and where it loads,
//! what is most likely not meant so.

mod lint;
mod implied;
mod order;
mod people;
mod reading;
mod stale;
mod unused;
mod unfinished;
pub mod json;
pub mod terminal;

use std::cmp::Reverse;

use super::source::Sources;
use super::trial::{self, Trial, Untried};
use crate::diagnostic::{Diagnostic, Finding, Level, Place};
use crate::lang::Lang;
use crate::rules::problem::Fault;
use crate::rules::{BrokenRules, RuleFile, load_periods};
use lint::Lint;

pub use implied::implies;

/// The problems of a rule set.
#[derive(Clone, Debug)]
pub struct Check {
    /// The rule set's id and its version; `None` where it does not load.
    pub rules: Option<(String, String)>,
    /// The problems, file by file, each at its place.
    pub findings: Vec<Finding>,
}

impl Check {
    /// How many problems are as bad as that.
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// Of rules that do not load.
    pub fn broken(broken: &BrokenRules, lang: Lang) -> Check {
        Check { rules: None, findings: errors(broken.diagnostics(lang)).collect() }
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

/// A code of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code.
    pub code: &'static str,
    /// How bad a problem of that code can be.
    pub levels: Vec<Level>,
}

/// The codes of all problems that a check can find.
pub fn codes() -> Vec<Code> {
    let errors = Fault::CODES.iter().chain([&trial::WRONG]).map(|code| (*code, Level::Error));
    let warnings = Lint::CODES.iter().map(|code| (*code, Level::Warning));
    let mut codes: Vec<Code> = Vec::new();
    for (code, level) in errors.chain(warnings) {
        match codes.iter_mut().find(|known| known.code == code) {
            None => codes.push(Code { code, levels: vec![level] }),
            Some(known) if !known.levels.contains(&level) => known.levels.push(level),
            Some(_) => {}
        }
    }
    codes
}

/// Checks the rule set of these files.
pub fn run(files: &[RuleFile], age: Age, lang: Lang) -> Check {
    let mut periods = match load_periods(files) {
        Ok(periods) => periods,
        Err(broken) => return Check::broken(&broken, lang),
    };
    // A set has one period at least: that of its latest rules.
    let Some(catalogue) = periods.pop() else {
        return Check { rules: None, findings: Vec::new() };
    };
    let sources = Sources::of(files);
    let trial = trial::run(&catalogue, &periods, files, lang);
    let mut remarks = Vec::new();
    for rules in periods.iter().chain([&catalogue]) {
        people::check(rules, &sources, &mut remarks);
        order::check(rules, &sources, &mut remarks);
        implied::check(rules, &sources, &mut remarks);
    }
    reading::check(&sources, &mut remarks);
    unused::check(&sources, &mut remarks);
    unfinished::check(&sources, &mut remarks);
    untried(&trial, &sources, &mut remarks);
    stale::check(&catalogue, &sources, age, &mut remarks);
    let warnings = remarks.into_iter().map(|remark| remark.finding(lang));
    let mut findings: Vec<Finding> = errors(trial.diagnostics(lang)).chain(warnings).collect();
    findings.sort_by_cached_key(|finding| {
        let Diagnostic { code, message, place, .. } = &finding.diagnostic;
        let file = |place: &Place| files.iter().position(|file| file.origin == place.origin);
        let place = place.as_ref();
        let place = place.map(|place| (file(place), place.span.start, Reverse(place.span.end)));
        (place, *code, message.clone())
    });
    // What is so in several periods is told once.
    findings.dedup();
    Check { rules: Some((catalogue.id().to_owned(), catalogue.version().to_owned())), findings }
}

fn errors(problems: Vec<Diagnostic>) -> impl Iterator<Item = Finding> {
    problems.into_iter().map(|diagnostic| Finding { level: Level::Error, diagnostic })
}

/// Something to look at, at its place.
struct Remark {
    place: Place,
    lint: Lint,
}

impl Remark {
    fn finding(self, lang: Lang) -> Finding {
        let (message, help) = self.lint.words(lang);
        let (code, place) = (self.lint.code(), Some(self.place));
        let diagnostic = Diagnostic { code, message, place, help: Some(help) };
        Finding { level: Level::Warning, diagnostic }
    }
}

/// The types without an example that fits, or without one that does not.
fn untried(trial: &Trial, sources: &Sources<'_>, remarks: &mut Vec<Remark>) {
    for gap in &trial.gaps {
        let kind = gap.kind.clone();
        let lint = match gap.what {
            Untried::Fitting => Lint::NoFitting { kind },
            Untried::Unsuitable => Lint::NoUnsuitable { kind },
            Untried::SeatFilled(_)
            | Untried::SeatEmpty(_)
            | Untried::Alternatives(..)
            | Untried::StepDone(_)
            | Untried::StepNamed(_) => continue,
        };
        let source = sources.of_type(&gap.kind);
        remarks.extend(source.map(|source| Remark { place: source.place(0..0), lint }));
    }
}
