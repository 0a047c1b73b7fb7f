//! The answers of a line: its options, over the file that one of them names.

use std::io;
use std::path::Path;

use exercoord::answers::{self, Answers, Input};
use exercoord::diagnostic::Diagnostic;
use exercoord::lang::{Lang, io_words};
use exercoord::rules::{Catalogue, bounded, read_text};
use exercoord::tr;

use crate::cli::streams::Exit;

/// More than any team needs, in bytes.
const LARGEST: u64 = 256 * 1024;

/// The answers of the options, over those of the file, and what the file says.
///
/// # Errors
///
/// Every mistake in both; where the file cannot be read, those of the options all the same. The
/// program has failed where that is all that is wrong.
pub(crate) fn read(
    options: &Input,
    path: Option<&str>,
    catalogue: &Catalogue,
    lang: Lang,
) -> Result<(Answers, Input), (Vec<Diagnostic>, Exit)> {
    let ((file, mut problems), exit) = match answers_file(path, lang) {
        Ok(read) => (read, Exit::Usage),
        Err(problem) => ((Input::default(), vec![problem]), Exit::Failed),
    };
    match answers::read(catalogue, options, &file, lang) {
        Ok(answers) if problems.is_empty() => Ok((answers, file)),
        Ok(_) => Err((problems, exit)),
        Err(more) => {
            problems.extend(more);
            Err((problems, Exit::Usage))
        }
    }
}

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
