//! Every problem of a rule set, told as the result.

use exercoord::authoring::check::{self, Age, Check, json, terminal};
use exercoord::diagnostic::Level;
use exercoord::lang::Day;
use exercoord::rules::{DEFAULT_SET, files_named};

use crate::cli::streams::{Exit, Streams};

/// What to check a rule set for, and how to tell it.
pub(super) struct Asked<'a> {
    pub(super) set: Option<&'a str>,
    pub(super) json: bool,
    /// How many years a source may lie back, where the set is not to say.
    pub(super) stale_after: Option<u32>,
    /// Whether a warning is as bad as an error.
    pub(super) strict: bool,
}

pub(super) fn run(asked: &Asked<'_>, day: Day, streams: &Streams) -> Exit {
    let lang = streams.lang();
    let age = Age { year: day.year, most: asked.stale_after };
    let check = match files_named(asked.set.unwrap_or(DEFAULT_SET)) {
        Ok(files) => check::run(&files, age, lang),
        Err(broken) => Check::broken(&broken, lang),
    };
    let printed = streams.print(&if asked.json {
        json::render(&check)
    } else {
        terminal::render(&check, streams.layout())
    });
    let bad = check.count(Level::Error) > 0 || asked.strict && check.count(Level::Warning) > 0;
    if bad { Exit::Failed } else { printed }
}
