//! The document as a page of HTML that stands alone: nothing is loaded, nothing runs.

use std::io;

use askama::Template;

use super::{Block, Document, Entry, Mark, Style, address};
use crate::tr;

/// The document as a page of HTML.
///
/// # Errors
///
/// When the template cannot be filled in.
pub fn render(paper: &Document) -> io::Result<String> {
    let page = Page { paper, title: super::plain(&paper.title) };
    page.render().map_err(io::Error::other)
}

/// `page.html`, which escapes every text that is put into it.
#[derive(Template)]
#[template(path = "document/page.html", config = "src/askama.toml")]
struct Page<'a> {
    paper: &'a Document,
    title: String,
}

impl Page<'_> {
    fn plain(&self, text: &str) -> String {
        super::plain(text)
    }

    /// The foot of each printed page, as a string of a style sheet: every sign that could end it is
    /// written by its number.
    fn foot(&self) -> String {
        let sign = |sign: char| match sign {
            ' ' => sign.to_string(),
            sign if sign.is_alphanumeric() => sign.to_string(),
            sign => format!("\\{:x} ", u32::from(sign)),
        };
        self.plain(&self.paper.footer).chars().map(sign).collect()
    }

    fn label(&self, text: &str) -> String {
        super::label(self.paper.lang, text)
    }

    /// A mark in words, for whoever does not see the box.
    fn state(&self, mark: &Mark) -> String {
        self.label(mark.words(self.paper.lang))
    }

    /// Whether entries are to be ticked off.
    fn is_checklist(&self, entries: &[Entry]) -> bool {
        entries.iter().any(|entry| entry.mark.is_some())
    }

    /// What the empty lines are, for whoever does not see them.
    fn to_fill_in(&self) -> &'static str {
        tr!(self.paper.lang, to_fill_in)
    }
}
