//! The codes that a problem of rule files can bear, explained: read from `codes.toml`, which
//! `tests/all/rule_codes.rs` holds against what the checks really say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Level;
use crate::lang::Text;

/// A code, explained.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The code, as a problem shows it.
    pub code: String,
    /// How much it matters.
    pub level: Level,
    /// What it is, in a line.
    pub title: Text,
    /// What it is, why it matters to a team, how to mend it.
    pub why: Text,
    /// What a check says of a set that loads, by what it has found.
    #[serde(default)]
    pub(super) says: BTreeMap<String, Says>,
    /// A wrong and a right way to write; none where no text can show it.
    pub example: Option<Example>,
}

/// A problem in words, with holes for what it is about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Says {
    /// What is wrong.
    pub(super) message: Text,
    /// How to mend it.
    pub(super) help: Text,
}

/// A passage of a small rule set, right and wrong.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The file of that set.
    pub file: String,
    /// Where both are tried; where the right one stands already if left out.
    at: Option<String>,
    /// As it should be.
    pub right: String,
    /// As it should not be.
    wrong: String,
    /// How many times the wrong one stands, each with its number.
    times: Option<usize>,
}

impl Example {
    /// The passage of the small set that both take the place of.
    pub fn at(&self) -> &str {
        self.at.as_deref().unwrap_or(&self.right)
    }

    /// As it should not be, in full.
    pub fn wrong(&self) -> String {
        match self.times {
            None => self.wrong.clone(),
            Some(times) => (1..=times).map(|number| self.numbered(number)).collect(),
        }
    }

    /// As it should not be, for a reader: of what stands many times, the first and the last.
    pub fn wrong_in_short(&self) -> String {
        match self.times {
            None => self.wrong.clone(),
            Some(times) => format!("{}# …\n{}", self.numbered(1), self.numbered(times)),
        }
    }

    fn numbered(&self, number: usize) -> String {
        self.wrong.replace("{n}", &number.to_string())
    }
}

/// The file of the codes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Codes {
    code: Vec<Code>,
}

/// Every code, in the order in which an author comes to meet them.
pub fn all() -> &'static [Code] {
    // A file that could not be read would explain nothing: the tests see to it that it can.
    static CODES: LazyLock<Vec<Code>> =
        LazyLock::new(|| read().map(|codes| codes.code).unwrap_or_default());
    &CODES
}

fn read() -> Result<Codes, toml::de::Error> {
    toml::from_str(include_str!("codes.toml"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_can_be_read() {
        assert_eq!(super::read().expect("it is as declared").code.len(), super::all().len());
    }
}
