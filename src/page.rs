//! A page of text for a terminal: wrapped, indented, inked. What it says is decided elsewhere.

use comfy_table::{Cell, ColumnConstraint, ContentArrangement, Table, Width, presets};
use console::{Style, measure_text_width};

pub use crate::document::terminal::{Layout, WIDTHS, wrap};

/// What a stretch of text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Text.
    Plain,
    /// A heading.
    Strong,
    /// What may be passed over.
    Quiet,
}

/// A page under construction.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) layout: Layout,
    out: String,
}

impl Page {
    pub(crate) fn new(layout: Layout) -> Page {
        let width = layout.width.clamp(*WIDTHS.start(), *WIDTHS.end());
        Page { layout: Layout { width, ..layout }, out: String::new() }
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// An empty line, unless one stands there already.
    pub(crate) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Text as it is.
    pub(crate) fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    pub(crate) fn ink(&self, ink: Ink, text: &str) -> String {
        if !self.layout.color || text.is_empty() {
            return text.to_owned();
        }
        let style = Style::new().force_styling(true);
        let style = match ink {
            Ink::Plain => return text.to_owned(),
            Ink::Strong => style.bold(),
            Ink::Quiet => style.dim(),
        };
        style.apply_to(text).to_string()
    }

    /// A paragraph, indented.
    pub(crate) fn text(&mut self, indent: usize, ink: Ink, text: &str) {
        self.hanging(indent, &[], 0, ink, text);
    }

    /// A table of columns this wide. Cells are wrapped here, by the page's own rules, so that no
    /// number leaves its noun.
    pub(crate) fn grid(&mut self, widths: &[usize], header: Vec<String>, rows: Vec<Vec<String>>) {
        let mut table = Table::new();
        table
            .load_style(presets::UTF8_HORIZONTAL_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.layout.width).unwrap_or(u16::MAX));
        table.set_header(header.into_iter().map(Cell::new).collect::<Vec<_>>());
        for row in rows {
            let cells = row
                .iter()
                .zip(widths)
                .map(|(text, width)| Cell::new(wrap(text, width.saturating_sub(1)).join("\n")));
            table.add_row(cells.collect::<Vec<_>>());
        }
        for (column, width) in table.column_iter_mut().zip(widths) {
            column.set_padding((0, 1));
            let width = u16::try_from(*width).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
        for line in table.lines() {
            self.raw(line.trim_end());
            self.raw("\n");
        }
    }

    /// A paragraph behind a head of inked stretches; its further lines start where the head ends,
    /// which is at least `column` columns after the indent. A head that leaves too little room
    /// stands on a line of its own.
    pub(crate) fn hanging(
        &mut self,
        indent: usize,
        head: &[(Ink, &str)],
        column: usize,
        ink: Ink,
        text: &str,
    ) {
        let head_width: usize = head.iter().map(|(_, part)| measure_text_width(part)).sum();
        let margin = " ".repeat(indent);
        self.out.push_str(&margin);
        for (ink, part) in head {
            let part = self.ink(*ink, part);
            self.out.push_str(&part);
        }
        let column = column.max(head_width);
        let room = self.layout.width.saturating_sub(indent + column);
        let (start, room) = if room >= 30 || head_width == 0 {
            self.out.push_str(&" ".repeat(column - head_width));
            (indent + column, room)
        } else {
            trim_end(&mut self.out);
            self.out.push('\n');
            let start = indent + 2;
            self.out.push_str(&" ".repeat(start));
            (start, self.layout.width.saturating_sub(start))
        };
        for (number, line) in wrap(text, room).iter().enumerate() {
            if number > 0 {
                self.out.push_str(&" ".repeat(start));
            }
            let line = self.ink(ink, line);
            self.out.push_str(&line);
            self.out.push('\n');
        }
        if text.is_empty() {
            trim_end(&mut self.out);
            self.out.push('\n');
        }
    }
}

fn trim_end(out: &mut String) {
    let length = out.trim_end_matches(' ').len();
    out.truncate(length);
}
