//! `rules graph`: types drawn.

use exercoord::authoring::graph::{self, dot, mermaid};
use exercoord::date::Day;
use exercoord::diagnostic::Diagnostic;
use exercoord::lang::Lang;
use exercoord::rules::{BrokenRules, Catalogue, DEFAULT_SET, ExerciseType, Ix, load_named};
use exercoord::tr;

use crate::cli::reader::near_or;
use crate::cli::streams::{Exit, Streams};

/// Draws these types of a set, as they are on a day; all where none is named.
pub(super) fn run(
    set: Option<&str>,
    types: &[String],
    as_dot: bool,
    day: Day,
    streams: &Streams,
) -> Result<Exit, BrokenRules> {
    let lang = streams.lang();
    let catalogue = load_named(set.unwrap_or(DEFAULT_SET), Some(day))?;
    let kinds = match named(&catalogue, types, lang) {
        Ok(kinds) => kinds,
        Err(unknown) => return Ok(streams.problems(&unknown, Exit::Usage)),
    };
    let graph = graph::of(&catalogue, &kinds, lang);
    let render = if as_dot { dot::render } else { mermaid::render };
    Ok(streams.print_made(render(&graph)))
}

/// The types of these ids, each once, or every id that is none.
fn named(
    catalogue: &Catalogue,
    words: &[String],
    lang: Lang,
) -> Result<Vec<Ix<ExerciseType>>, Vec<Diagnostic>> {
    let mut kinds = Vec::new();
    let mut unknown = Vec::new();
    for word in words.iter().flat_map(|word| word.split(',')).filter(|word| !word.is_empty()) {
        match catalogue.type_by_id(&word.to_lowercase()) {
            Some(kind) if kinds.contains(&kind) => {}
            Some(kind) => kinds.push(kind),
            None => unknown.push(not_a_type(catalogue, word, lang)),
        }
    }
    match (unknown.is_empty(), words.is_empty()) {
        (false, _) => Err(unknown),
        (true, true) => Ok(catalogue.types().numbers().collect()),
        (true, false) => Ok(kinds),
    }
}

fn not_a_type(catalogue: &Catalogue, word: &str, lang: Lang) -> Diagnostic {
    let ids: Vec<&str> = catalogue.types().iter().map(|kind| &*kind.id).collect();
    let all = tr!(lang, choose_from(&ids.join(", ")));
    let help = near_or(&word.to_lowercase(), ids, all, lang);
    let message = tr!(lang, unknown_type(word));
    Diagnostic { code: "unknown-type", message, place: None, help: Some(help) }
}
