//! A text as somebody wrote it, and where.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::lang::Str;
use crate::rules::record::Spanned;

/// A text as somebody wrote it, and where.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: Arc<str>,
    place: Place,
}

impl SourceText {
    /// A text that stands by itself, such as the value of an option.
    pub fn new(origin: impl Into<String>, text: impl Into<Arc<str>>) -> SourceText {
        let text = text.into();
        let place = Place { origin: origin.into(), text: text.clone(), span: 0..text.len() };
        SourceText { text, place }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A value of a file. Where the file writes it with escapes, its parts cannot be told from
    /// each other and the whole value is marked.
    pub(super) fn of_file(origin: &str, file: &Arc<str>, value: &Spanned<Str>) -> SourceText {
        let Spanned { value: text, span } = value;
        let written = file.get(span.clone()).unwrap_or_default();
        let span = match written.find(&**text).filter(|_| !text.is_empty()) {
            Some(at) => span.start + at..span.start + at + text.len(),
            None => span.clone(),
        };
        let place = Place { origin: origin.to_owned(), text: file.clone(), span };
        SourceText { text: (**text).into(), place }
    }

    /// The place of a part of the text.
    pub(super) fn place(&self, part: Range<usize>) -> Place {
        let whole = &self.place.span;
        let span = match whole.len() == self.text.len() {
            true => whole.start + part.start..whole.start + part.end,
            false => whole.clone(),
        };
        Place { span, ..self.place.clone() }
    }

    /// The place of the whole text.
    pub(super) fn whole(&self) -> Place {
        self.place.clone()
    }

    /// The items between commas, each with its place.
    pub(super) fn items(&self) -> impl Iterator<Item = (&str, Place)> {
        let items = self.text.split(',').scan(0, |at, item| {
            let start = *at + (item.len() - item.trim_start().len());
            *at += item.len() + 1;
            let item = item.trim();
            Some((item, start..start + item.len()))
        });
        items.filter(|(item, _)| !item.is_empty()).map(|(item, span)| (item, self.place(span)))
    }
}
