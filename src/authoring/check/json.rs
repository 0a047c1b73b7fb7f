//! The problems of a rule set as JSON, all of them.

use serde::Serialize;

use super::Check;
use crate::diagnostic::{Finding, Level, Place, line_and_column};

#[derive(Serialize)]
struct CheckView<'a> {
    schema_version: u32,
    rules: Option<RulesView<'a>>,
    counts: CountsView,
    findings: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
struct RulesView<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct CountsView {
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct FindingView<'a> {
    code: &'static str,
    level: &'static str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

/// The problems as indented JSON, with a line end after it. The keys are these structs' names; the
/// places count from 1, columns in characters, the end is one past the last of the marked text.
pub fn render(check: &Check) -> String {
    let view = CheckView {
        schema_version: 1,
        rules: check.rules.as_ref().map(|(id, version)| RulesView { id, version }),
        counts: CountsView {
            errors: check.count(Level::Error),
            warnings: check.count(Level::Warning),
        },
        findings: check.findings.iter().map(of_finding).collect(),
    };
    let mut out = serde_json::to_string_pretty(&view).unwrap_or_default();
    out.push('\n');
    out
}

fn of_finding(Finding { level, diagnostic }: &Finding) -> FindingView<'_> {
    let place = diagnostic.place.as_ref();
    let at = |byte: fn(&Place) -> usize| {
        place.map(|place| line_and_column(&place.text, byte(place))).unzip()
    };
    let (line, column) = at(|place| place.span.start);
    let (end_line, end_column) = at(|place| place.span.end);
    FindingView {
        code: diagnostic.code,
        level: level.id(),
        file: place.map(|place| place.origin.as_str()),
        line,
        column,
        end_line,
        end_column,
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
    }
}
