//! The report as JSON: itself, field by field, by the schema of [`SCHEMA`].

use std::io;

use serde::Serialize;

/// The JSON Schema of the report.
pub const SCHEMA: &str = include_str!("report.schema.json");

/// A report, or what else is serialized, as indented JSON with a line end after it.
pub fn render(report: &impl Serialize) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(report)? + "\n")
}
