//! The codes that a problem of rule files can bear, explained: `codes.toml`, which the build script
//! makes Rust of, and which `tests/all/rule_codes.rs` holds against what the checks really say.

use crate::diagnostic::Level;

include!(concat!(env!("OUT_DIR"), "/codes.rs"));

/// A code, explained; its texts in French and in English.
#[derive(Debug)]
pub struct Code {
    /// The code, as a problem shows it.
    pub code: &'static str,
    /// How much it matters.
    pub level: Level,
    /// What it is, in a line.
    pub title: [&'static str; 2],
    /// What it is, why it matters to a team, how to mend it.
    pub why: [&'static str; 2],
    /// What a check says of a set that loads, by what it has found.
    pub(super) says: &'static [(&'static str, Says)],
    /// A wrong and a right way to write; none where no text can show it.
    pub example: Option<Example>,
}

/// A problem in words, with holes for what it is about.
#[derive(Debug)]
pub(super) struct Says {
    /// What is wrong.
    pub(super) message: [&'static str; 2],
    /// How to mend it.
    pub(super) help: [&'static str; 2],
}

/// A passage of a small rule set, right and wrong.
#[derive(Debug)]
pub struct Example {
    /// The file of that set.
    pub file: &'static str,
    /// Where both are tried; where the right one stands already if left out.
    at: Option<&'static str>,
    /// As it should be.
    pub right: &'static str,
    /// As it should not be.
    wrong: &'static str,
    /// How many times the wrong one stands, each with its number.
    times: Option<usize>,
}

impl Code {
    const NONE: Code = Code {
        code: "",
        level: Level::Error,
        title: [""; 2],
        why: [""; 2],
        says: &[],
        example: None,
    };
}

impl Example {
    const NONE: Example = Example { file: "", at: None, right: "", wrong: "", times: None };

    /// The passage of the small set that both take the place of.
    pub fn at(&self) -> &str {
        self.at.unwrap_or(self.right)
    }

    /// As it should not be, in full.
    pub fn wrong(&self) -> String {
        match self.times {
            None => self.wrong.to_owned(),
            Some(times) => (1..=times).map(|number| self.numbered(number)).collect(),
        }
    }

    /// As it should not be, for a reader: of what stands many times, the first and the last.
    pub fn wrong_in_short(&self) -> String {
        match self.times {
            None => self.wrong.to_owned(),
            Some(times) => format!("{}# …\n{}", self.numbered(1), self.numbered(times)),
        }
    }

    fn numbered(&self, number: usize) -> String {
        self.wrong.replace("{n}", &number.to_string())
    }
}

/// Every code, in the order in which an author comes to meet them.
pub fn all() -> &'static [Code] {
    CODES
}
