//! A text as somebody wrote it, and where.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::rules::record::Spanned;
use crate::rules::tree::Str;

/// A text as somebody wrote it, and where.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: Arc<str>,
    origin: String,
    /// The whole that it is a part of, and the bytes it takes there.
    within: Option<(Arc<str>, Range<usize>)>,
}

impl SourceText {
    /// A text that stands by itself, such as the value of an option.
    pub fn new(origin: impl Into<String>, text: impl Into<Arc<str>>) -> SourceText {
        SourceText { text: text.into(), origin: origin.into(), within: None }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A value of a file. Where the file writes it with escapes, its parts cannot be told from
    /// each other and the whole value is marked.
    pub(super) fn of_file(origin: &str, file: &Arc<str>, value: &Spanned<Str>) -> SourceText {
        let written = file.get(value.span.clone()).unwrap_or_default();
        let inner = match written.find(&*value.value) {
            Some(at) if !value.value.is_empty() => {
                value.span.start + at..value.span.start + at + value.value.len()
            }
            _ => value.span.clone(),
        };
        SourceText {
            text: (*value.value).into(),
            origin: origin.to_owned(),
            within: Some((file.clone(), inner)),
        }
    }

    /// The place of a part of the text.
    pub(super) fn place(&self, part: Range<usize>) -> Place {
        let (text, span) = match &self.within {
            None => (self.text.clone(), part),
            Some((file, whole)) if whole.len() == self.text.len() => {
                (file.clone(), whole.start + part.start..whole.start + part.end)
            }
            Some((file, whole)) => (file.clone(), whole.clone()),
        };
        Place { origin: self.origin.clone(), text, span }
    }

    /// The place of the whole text.
    pub(super) fn whole(&self) -> Place {
        self.place(0..self.text.len())
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
