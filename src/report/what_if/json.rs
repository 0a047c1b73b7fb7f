//! What if, as JSON: both reports whole, and what turns.

use std::io;

use serde_json::{Map, Value, json};

use crate::report::json::SCHEMA;

/// The JSON Schema of a what-if, that of the report within it.
pub fn schema() -> io::Result<String> {
    let mut schema: Map<String, Value> = serde_json::from_str(include_str!("what-if.schema.json"))?;
    let report: Value = serde_json::from_str(SCHEMA)?;
    schema.insert("$defs".to_owned(), json!({ "report": report }));
    crate::report::json::render(&schema)
}
