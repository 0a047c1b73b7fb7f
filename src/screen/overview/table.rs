//! The columns and cells of a result, as a reader wants them.

use std::borrow::Cow;

use super::Overview;
use super::words::{missing_of, recommended};
use crate::assess::Verdict;
use crate::lang::typeset;
use crate::paper::printable;
use crate::report::{html::verdict_sign, verdict_words};
use crate::screen::output::{RECOMMENDED, missing_column};

/// What a column holds, as far as it matters to how it is shown and sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A type's verdicts.
    Verdict,
    /// Who is missing for a type, or how many.
    Missing,
    /// Types.
    Recommended,
    /// Numbers, nothing else.
    Number,
    /// Anything.
    Text,
}

impl Kind {
    /// What the script calls it; types are sorted as texts.
    pub(super) fn id(self) -> &'static str {
        match self {
            Kind::Verdict => "verdict",
            Kind::Missing => "missing",
            Kind::Number => "number",
            Kind::Recommended | Kind::Text => "text",
        }
    }
}

/// A column of the table.
pub(super) struct Column {
    pub(super) kind: Kind,
    /// What stands above it.
    pub(super) head: String,
    /// The type that it is about.
    pub(super) of_type: String,
}

/// A cell of the table.
pub(super) struct Cell<'a> {
    pub(super) class: &'static str,
    pub(super) text: Cow<'a, str>,
}

/// The columns of an overview.
pub(super) fn columns(overview: &Overview) -> Vec<Column> {
    let name = |(place, name): (usize, &String)| column(overview, place, name);
    overview.header.iter().enumerate().map(name).collect()
}

fn column(overview: &Overview, place: usize, name: &str) -> Column {
    let lang = overview.lang;
    let of = |kind, head: String, of_type: &str| Column { kind, head, of_type: of_type.to_owned() };
    for found in &overview.types {
        if found.id == name {
            return of(Kind::Verdict, found.name.clone(), &found.name);
        }
        if missing_column(&found.id) == name {
            return of(Kind::Missing, missing_of(&found.name, lang), &found.name);
        }
    }
    if name == RECOMMENDED {
        return of(Kind::Recommended, recommended(lang).to_owned(), "");
    }
    let mut cells = overview.rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.trim());
    let mut filled = cells.by_ref().filter(|cell| !cell.is_empty()).peekable();
    let is_number = filled.peek().is_some() && filled.all(is_number);
    let kind = if is_number { Kind::Number } else { Kind::Text };
    let head = if is_blank(name) { (place + 1).to_string() } else { name.to_owned() };
    of(kind, head, "")
}

/// Whether a text is a number that nothing is lost of by sorting it as one: not a postal code.
fn is_number(text: &str) -> bool {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let leads = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && digits(part) && !leads && text.len() <= 15
}

/// Whether nothing of a text would be seen.
pub(super) fn is_blank(text: &str) -> bool {
    printable(text).trim().is_empty()
}

/// A cell of a column of this kind.
pub(super) fn cell<'a>(overview: &'a Overview, kind: Kind, text: &'a str) -> Cell<'a> {
    let (class, text) = match kind {
        Kind::Verdict => match Verdict::ALL.into_iter().find(|verdict| verdict.id() == text) {
            Some(found) => {
                (verdict_class(found), Cow::Borrowed(verdict_words(found, overview.lang)))
            }
            None => ("", Cow::Borrowed(text)),
        },
        Kind::Missing if is_number(text) => ("number", Cow::Borrowed(text)),
        Kind::Missing => ("", Cow::Owned(typeset(overview.lang, text))),
        Kind::Number => ("number", Cow::Borrowed(text)),
        Kind::Recommended => ("", names(overview, text)),
        Kind::Text => ("", Cow::Borrowed(text)),
    };
    Cell { class, text }
}

fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict_sign(&verdict) {
        "yes" => "word yes",
        "near" => "word near",
        "open" => "word open",
        _ => "word no",
    }
}

/// The names of types, by their ids.
fn names<'a>(overview: &'a Overview, ids: &'a str) -> Cow<'a, str> {
    let name = |id| {
        let found = overview.types.iter().find(|found| found.id == id);
        found.map_or(id, |found| found.name.as_str())
    };
    Cow::Owned(ids.split_whitespace().map(name).collect::<Vec<_>>().join(", "))
}
