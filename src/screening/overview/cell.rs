//! A cell of the table as it is drawn.

use std::borrow::Cow;

use super::table::{Kind, is_number};
use crate::assess::Verdict;
use crate::lang::Lang;
use crate::report::{html::verdict_sign, verdict_words};

/// A cell: its text, and what the style knows it by.
pub(super) struct Cell<'a> {
    pub(super) class: &'static str,
    pub(super) text: Cow<'a, str>,
}

/// A cell of a column of this kind.
pub(super) fn cell(lang: Lang, kind: Kind, text: &str) -> Cell<'_> {
    let class = match kind {
        Kind::Verdict => {
            let found = Verdict::ALL.into_iter().find(|verdict| verdict.id() == text);
            let Some(found) = found else { return Cell { class: "", text: Cow::Borrowed(text) } };
            let text = Cow::Borrowed(verdict_words(found, lang));
            return Cell { class: verdict_class(found), text };
        }
        Kind::Count if text == "0" => "number count none",
        Kind::Count => "number count",
        Kind::Number => "number",
        Kind::Missing if is_number(text) => "number",
        Kind::Missing | Kind::Text => room(text),
    };
    Cell { class, text: Cow::Borrowed(text) }
}

fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict_sign(&verdict) {
        "yes" => "word yes",
        "near" => "word near",
        "open" => "word open",
        _ => "word no",
    }
}

/// How much room a text has beside others, so that no row is higher than three lines for it.
fn room(text: &str) -> &'static str {
    match text.chars().count() {
        0..=20 => "",
        21..=60 => "long",
        61..=170 => "longer",
        _ => "longest",
    }
}
