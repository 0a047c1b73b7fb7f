//! Text on its way into a page.

use std::fmt::{self, Write};

use askama::filters::{Escaper, Html};

/// Sanitizes every text that a template puts into a page, then escapes it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clean;

impl Escaper for Clean {
    fn write_escaped_str<W: Write>(&self, dest: W, text: &str) -> fmt::Result {
        Html.write_escaped_str(dest, &crate::document::printable(text))
    }
}
