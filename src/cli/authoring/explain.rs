//! `rules explain`: what a problem's code means, or the list of all codes.

use exercoord::authoring::{codes, explain};

use crate::cli::streams::{Exit, Streams};

/// Explains a code, which the reading of the line has found to be one; without it, lists them.
pub(super) fn run(code: Option<&str>, streams: &Streams) -> Exit {
    let codes = codes::all();
    let layout = streams.layout();
    let found = codes.iter().find(|known| Some(known.code.as_str()) == code);
    streams.print(&match found {
        Some(code) => explain::page(code, layout),
        None => explain::list(&codes, layout),
    })
}
