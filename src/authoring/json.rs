//! A test run as JSON, for a machine that watches over the rules.

use serde::Serialize;

use super::trial::{Trial, TypeTrial, line_of};
use crate::rules::Str;

#[derive(Serialize)]
struct TrialView<'a> {
    schema_version: u32,
    rules: RulesView<'a>,
    examples: usize,
    right: usize,
    wrong: usize,
    types: Vec<TypeView<'a>>,
    untried: Vec<GapView<'a>>,
}

#[derive(Serialize)]
struct RulesView<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct TypeView<'a> {
    id: &'a str,
    examples: Vec<ExampleView<'a>>,
}

#[derive(Serialize)]
struct ExampleView<'a> {
    name: &'a str,
    file: &'a str,
    line: usize,
    right: bool,
    differences: Vec<DifferenceView<'a>>,
}

#[derive(Serialize)]
struct DifferenceView<'a> {
    fact: &'a str,
    expected: &'a str,
    found: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct GapView<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    what: &'static str,
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    names: &'a [Str],
}

/// The run as indented JSON, with a line end after it. The keys are these structs' names:
/// `untried` is what no example exercises,
/// with `names` where that is some of several.
pub fn render(trial: &Trial) -> String {
    let view = TrialView {
        schema_version: 1,
        rules: RulesView { id: &trial.id, version: &trial.version },
        examples: trial.count(),
        right: trial.right(),
        wrong: trial.count() - trial.right(),
        types: trial.types.iter().map(of_type).collect(),
        untried: trial
            .gaps
            .iter()
            .map(|gap| {
                let (what, id) = gap.what.id();
                GapView { kind: &gap.kind, what, id, names: gap.what.names() }
            })
            .collect(),
    };
    let mut out = serde_json::to_string_pretty(&view).unwrap_or_default();
    out.push('\n');
    out
}

fn of_type(kind: &TypeTrial) -> TypeView<'_> {
    let examples = kind.examples.iter().map(|example| ExampleView {
        name: &example.name,
        file: &example.place.origin,
        line: line_of(&example.place),
        right: example.is_right(),
        differences: example
            .misses
            .iter()
            .map(|miss| DifferenceView {
                fact: &miss.difference.fact,
                expected: &miss.difference.expected,
                found: &miss.difference.found,
                line: line_of(&miss.place),
            })
            .collect(),
    });
    TypeView { id: &kind.id, examples: examples.collect() }
}
