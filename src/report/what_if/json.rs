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
    why: &'a [String],
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
        why: &change.why,
    }
}
