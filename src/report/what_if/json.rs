//! What if, as JSON: both reports whole, and what turns.

use serde::Serialize;

use super::{TypeChange, WhatIf};
use crate::report::json::{ReportView, view};

#[derive(Serialize)]
struct WhatIfView<'a> {
    schema_version: u32,
    before: ReportView<'a>,
    after: ReportView<'a>,
    changes: Vec<ChangeView<'a>>,
}

#[derive(Serialize)]
struct ChangeView<'a> {
    #[serde(rename = "type")]
    id: &'a str,
    before: &'static str,
    after: &'static str,
    flips: bool,
    moves: bool,
    why: &'a [String],
}

/// The JSON Schema of a what-if, that of the report within it.
pub fn schema() -> String {
    let mut schema: serde_json::Value =
        serde_json::from_str(include_str!("what-if.schema.json")).unwrap_or_default();
    let report: serde_json::Value =
        serde_json::from_str(crate::report::json::SCHEMA).unwrap_or_default();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$defs".to_owned(), serde_json::json!({ "report": report }));
    }
    let mut out = serde_json::to_string_pretty(&schema).unwrap_or_default();
    out.push('\n');
    out
}

/// Both reports and what turns, as indented JSON with a line end after it.
pub fn render(what_if: &WhatIf) -> String {
    let view = WhatIfView {
        schema_version: 1,
        before: view(&what_if.before),
        after: view(&what_if.after),
        changes: what_if.types.iter().map(change).collect(),
    };
    let mut out = serde_json::to_string_pretty(&view).unwrap_or_default();
    out.push('\n');
    out
}

fn change(change: &TypeChange) -> ChangeView<'_> {
    ChangeView {
        id: &change.id,
        before: change.before.id(),
        after: change.after.id(),
        flips: change.flips,
        moves: change.moves,
        why: &change.why,
    }
}
