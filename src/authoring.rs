//! For who keeps the rules true and does not program: every problem of a rule set and what its code
//! means, its examples as a test run, a new type to start from, the schemas that editors take, the
//! rules drawn. Texts in, texts out; reading and writing files is the program's.

mod source;
pub mod codes;
pub mod check;
pub mod trial;
pub mod skeleton;
pub mod schema;
pub mod graph;
pub mod diff;
pub mod documents;

use serde::Serialize;

use crate::rules::Catalogue;

/// Which rules a result is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// The rule set's id.
    pub id: String,
    /// Its version.
    pub version: String,
}

impl Edition {
    /// What a rule set says of itself.
    pub fn of(catalogue: &Catalogue) -> Edition {
        Edition { id: catalogue.id().to_owned(), version: catalogue.version().to_owned() }
    }
}

/// A result as indented JSON, its version first, with a line end after it.
///
/// # Errors
///
/// Where it has no form in JSON.
pub fn to_json(result: &impl Serialize) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Versioned<'a, T> {
        schema_version: u32,
        #[serde(flatten)]
        result: &'a T,
    }
    Ok(serde_json::to_string_pretty(&Versioned { schema_version: 1, result })? + "\n")
}
