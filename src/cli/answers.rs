//! The answers file that an option names.

use std::io;
use std::path::Path;

use exercoord::answers::Input;
use exercoord::diagnostic::Diagnostic;
use exercoord::lang::{Lang, io_words};
use exercoord::rules::{bounded, read_text};
use exercoord::tr;

/// More than any team needs, in bytes.
const LARGEST: u64 = 256 * 1024;

/// What an answers file says, as far as it can be read, and what is wrong with its form; or that it
/// cannot be read at all. Nothing is said where there is none.
pub(crate) fn answers_file(
    path: Option<&str>,
    lang: Lang,
) -> Result<(Input, Vec<Diagnostic>), Diagnostic> {
    let Some(path) = path else { return Ok((Input::default(), Vec::new())) };
    let (origin, text) = match path {
        "-" => (tr!(lang, standard_input), bounded(io::stdin().lock(), LARGEST)),
        path => (path, read_text(Path::new(path), LARGEST)),
    };
    text.map(|text| Input::of_file(origin, &text, lang)).map_err(|error| Diagnostic {
        code: "unreadable-file",
        message: tr!(lang, answers_unreadable(origin, &io_words(&error, lang))),
        place: None,
        help: Some(tr!(lang, answers_unreadable_help).to_owned()),
    })
}
