//! Where documents say what the rules say.

use std::ops::Range;

use super::{Document, Row};
use crate::lang::{Str, Text};
use crate::rules::list::Ix;
use crate::rules::problem::Fault;
use crate::rules::record::{Read, Reader, Spanned, record};
use crate::rules::shape::Shape;
use crate::rules::tree::Node;
use crate::rules::write::{Write, entry, table, text};

/// Where a document says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: Ix<Document>,
    /// The heading of the row, or of the section.
    pub row: Str,
    /// The heading of the column, or the paragraph.
    pub column: Str,
}

record! {
    /// What stands behind a rule: its source, a short citation, and how it was read where the
    /// source is silent or vague.
    pub struct Evidence "evidence" {
        /// Where the document says it.
        "source" pub source: Source,
        /// A short citation, in the document's French.
        "cite" pub cite: Option<Str>,
        /// What was read into it, and why.
        "interpretation" pub interpretation: Option<Text>,
    }

    /// A row of the table in the type's own column, or a document with its row (or section) and
    /// its column (or paragraph).
    struct Place "source" {
        "document" document: Option<Ix<Document>>,
        "row" row: Spanned<Str>,
        "column" column: Option<Str>,
    }
}

impl Read for Source {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Place { document, row, column } = Place::read(node, reader)?;
        Some(match (document, column) {
            (Some(document), Some(column)) => Source { document, row: row.value, column },
            (Some(_), None) => {
                reader.check(node.span(), Fault::NoPlace);
                Source::NONE
            }
            (None, _) => Source::of_row(&row, node.span(), reader),
        })
    }

    fn shape() -> Shape {
        Place::shape()
    }
}

impl Write for Source {
    fn write(&self) -> Node {
        let document = entry("document", self.document.write());
        table([document, entry("row", text(&self.row)), entry("column", text(&self.column))])
    }
}

impl Source {
    /// What a source that has been noted stands for: no catalogue is made of it.
    const NONE: Source =
        Source { document: Ix::NONE, row: Str::Borrowed(""), column: Str::Borrowed("") };

    /// A row of the type's column; `place` is where it is said.
    pub(super) fn of_row(row: &Spanned<Str>, place: Range<usize>, reader: &mut Reader) -> Source {
        let Some((document, column)) = reader.known.column.clone() else {
            reader.check(place, Fault::NoColumn);
            return Source::NONE;
        };
        let number: Ix<Row> = reader.number(&row.value, row.span.clone());
        let heading = reader.known.headings.get(number.index()).cloned();
        Source { document, row: heading.unwrap_or_default(), column }
    }
}
