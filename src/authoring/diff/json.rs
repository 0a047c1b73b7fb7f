//! A comparison as JSON, for a machine that watches over the rules.

use serde::Serialize;

use super::turns::{Cause, Finding, Turns, TypeTurn};
use super::{Change, Comparison, Edition};

#[derive(Serialize)]
struct ComparisonView<'a> {
    schema_version: u32,
    old: EditionView<'a>,
    new: EditionView<'a>,
    changes: Vec<ChangeView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdicts: Option<Vec<VerdictView<'a>>>,
}

#[derive(Serialize)]
struct EditionView<'a> {
    id: &'a str,
    version: &'a str,
    as_of: Option<String>,
}

#[derive(Serialize)]
struct ChangeView<'a> {
    #[serde(rename = "type")]
    of: Option<&'a str>,
    what: &'a str,
    id: Option<&'a str>,
    kind: &'static str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    decisive: bool,
    text: String,
}

#[derive(Serialize)]
struct VerdictView<'a> {
    #[serde(rename = "type")]
    id: &'a str,
    old: Option<&'static str>,
    new: Option<&'static str>,
    old_possible: Vec<&'static str>,
    new_possible: Vec<&'static str>,
    turns: bool,
    how: Option<&'static str>,
    because: Vec<CauseView<'a>>,
}

#[derive(Serialize)]
struct CauseView<'a> {
    file: &'a str,
    key: Option<&'a str>,
    changes: Vec<String>,
}

/// The comparison as indented JSON, with a line end after it; `verdicts` where a team is given. The
/// keys are these structs' names; a cause's `changes` are the `text` of some of the comparison's.
pub fn render(comparison: &Comparison, turns: Option<&Turns>) -> String {
    let verdicts =
        turns.map(|turns| turns.types.iter().map(|turn| verdict(comparison, turn)).collect());
    let view = ComparisonView {
        schema_version: 1,
        old: edition(&comparison.old),
        new: edition(&comparison.new),
        changes: comparison.changes.iter().map(change).collect(),
        verdicts,
    };
    let mut out = serde_json::to_string_pretty(&view).unwrap_or_default();
    out.push('\n');
    out
}

fn edition(edition: &Edition) -> EditionView<'_> {
    let as_of = edition.as_of.map(|day| day.to_string());
    EditionView { id: &edition.id, version: &edition.version, as_of }
}

fn change(change: &Change) -> ChangeView<'_> {
    ChangeView {
        of: change.of.as_ref().map(|of| of.id.as_str()),
        what: &change.what,
        id: change.id.as_deref(),
        kind: change.turn.id(),
        old: change.old.as_deref(),
        new: change.new.as_deref(),
        decisive: change.decisive,
        text: change.text(),
    }
}

fn verdict<'a>(comparison: &'a Comparison, turn: &'a TypeTurn) -> VerdictView<'a> {
    let id = |found: &Option<Finding>| found.as_ref().map(|found| found.verdict.id());
    let possible = |found: &Option<Finding>| {
        let possible = found.iter().flat_map(|found| &found.possible);
        possible.map(|verdict| verdict.id()).collect()
    };
    VerdictView {
        id: &turn.id,
        old: id(&turn.old),
        new: id(&turn.new),
        old_possible: possible(&turn.old),
        new_possible: possible(&turn.new),
        turns: turn.turns(),
        how: turn.turns().then(|| turn.how.id()),
        because: turn.because.iter().map(|cause| cause_view(comparison, cause)).collect(),
    }
}

fn cause_view<'a>(comparison: &Comparison, cause: &'a Cause) -> CauseView<'a> {
    let changes = cause.changes.iter().filter_map(|place| comparison.changes.get(*place));
    CauseView {
        file: &cause.file,
        key: cause.key.as_deref(),
        changes: changes.map(Change::text).collect(),
    }
}
