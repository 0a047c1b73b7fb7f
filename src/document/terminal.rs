//! The document for a terminal: wrapped, indented, coloured; or as plain lines for a screen reader.

use std::ops::Range;

use comfy_table::{Cell, ColumnConstraint, ContentArrangement, Table as Grid, Width, presets};
use unicode_width::UnicodeWidthStr;

use super::{Block, Columns, Document, Entry, Item, Line, Mark, NARROW, Span, Style, Table, label};
use crate::lang::{Lang, typeset};
use crate::tr;
use crate::wrap::{lines, wrap};

/// The narrowest and the widest page; a terminal beyond them is treated as one of them.
pub const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// How to lay a page out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The language of the words that the layout itself needs.
    pub lang: Lang,
    /// Columns.
    pub width: usize,
    /// Whether to colour. Colour never carries a meaning alone.
    pub color: bool,
    /// Plain lines without signs, columns and drawing: for a screen reader.
    pub plain: bool,
}

/// The document as text.
pub fn render(document: &Document, layout: Layout) -> String {
    let width = layout.width.clamp(*WIDTHS.start(), *WIDTHS.end());
    let layout = Layout { width, ..layout };
    let mut page = Page { layout, margin: document.margin, out: String::new() };
    page.blocks(&document.blocks);
    page.out
}

struct Page {
    layout: Layout,
    margin: usize,
    out: String,
}

impl Page {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let inner = self.margin + 2;
        match block {
            Block::Heading(_, text) => {
                self.gap();
                let lang = self.layout.lang;
                let text = match self.layout.plain {
                    true => &typeset(lang, &tr!(lang, spoken_heading(text))),
                    false => text,
                };
                self.text(self.margin, &(Style::Strong, text).into());
            }
            Block::Text(line) => self.text(self.margin, line),
            Block::Item(item) => self.item(item),
            Block::Gap => self.gap(),
            Block::Verbatim(indent, span) => {
                for line in span.text.lines() {
                    self.indent(if line.is_empty() { 0 } else { *indent });
                    self.styled(&span.style, line);
                    self.out.push('\n');
                }
            }
            Block::Fit { columns, wide, narrow } => {
                let is_wide = !self.layout.plain && self.layout.width >= *columns;
                self.blocks(if is_wide { wide } else { narrow });
            }
            Block::Remark { label, text } => {
                let mut line = self.label(label);
                line.0.extend(text.0.iter().cloned());
                self.item(&Item::new(inner, line).sign(Style::Fair, "!"));
            }
            Block::List(entries) => {
                for entry in entries {
                    self.entry(Item::new(inner, entry.text.clone()), entry);
                }
            }
            Block::Numbered(entries) => {
                for (entry, number) in entries.iter().zip(1..) {
                    self.entry(Item::new(inner, entry.text.clone()).number(number), entry);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Fill { label, lines } => {
                self.text(self.margin, &super::label(self.layout.lang, label).into());
                for _ in 0..(*lines).max(1) {
                    self.text(self.margin, &"…".repeat(36).into());
                }
            }
        }
    }

    /// A label before what it labels.
    fn label(&self, text: &str) -> Line {
        Line::default().strong(super::label(self.layout.lang, text)).plain(" ")
    }

    /// An empty line, unless one stands there already.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn text(&mut self, indent: usize, text: &Line) {
        self.hanging(indent, &Line::default(), 0, text);
    }

    fn item(&mut self, item: &Item) {
        let Layout { lang, width, plain, .. } = self.layout;
        let indent = item.narrow.filter(|_| plain || width < NARROW).unwrap_or(item.indent);
        if plain && let Some(spoken) = &item.spoken {
            if !spoken.0.is_empty() {
                self.text(indent, spoken);
            }
            return;
        }
        if plain && item.column > 0 && !item.label.0.is_empty() {
            let (label, text) = (item.label.raw(), item.text.raw());
            return self.text(indent, &format!("{label}{}{text}", tr!(lang, colon)).into());
        }
        let mut head = Line::default();
        if let Some(sign) = &item.sign {
            let shown = if plain { &sign.word } else { sign.sign };
            head = head.and(sign.style.clone(), shown);
            if !plain && !shown.ends_with(' ') {
                head = head.plain(" ");
            }
        }
        if let Some(number) = item.number {
            head = head.plain(format!("{number}. "));
        }
        head.0.extend(item.label.0.iter().cloned());
        self.hanging(indent, &head, item.column, &item.text);
    }

    fn entry(&mut self, item: Item, Entry { mark, notes, .. }: &Entry) {
        let indent = item.indent + 2;
        self.item(&match mark {
            None if item.number.is_some() || item.sign.is_some() => item,
            None => item.sign(Style::Quiet, "· "),
            Some(mark) => {
                let (style, sign) = match mark {
                    Mark::Done => (Style::Good, "✔"),
                    Mark::ToDo => (Style::Fair, "○"),
                    Mark::ToConfirm => (Style::Fair, "?"),
                };
                let lang = self.layout.lang;
                item.sign_or(
                    style,
                    sign,
                    format!("{} ", label(lang, &typeset(lang, mark.words(lang)))),
                )
            }
        });
        for note in notes {
            self.text(indent, note);
        }
    }

    /// A paragraph behind a head; its further lines start where the head ends, which is at least
    /// `column` columns after the indent. A head that leaves too little room stands on a line of its
    /// own.
    fn hanging(&mut self, indent: usize, head: &Line, column: usize, text: &Line) {
        self.indent(indent);
        for span in &head.0 {
            self.styled(&span.style, &span.text);
        }
        let head_width = head.raw().width();
        let column = column.max(head_width);
        let room = self.layout.width.saturating_sub(indent + column);
        let (start, room) = if room >= 30 || head_width == 0 || self.layout.plain {
            self.indent(column - head_width);
            (indent + column, room)
        } else {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.out.push('\n');
            let start = indent + 2;
            self.indent(start);
            (start, self.layout.width.saturating_sub(start))
        };
        let raw = text.raw();
        // Whatever reads it aloud breaks lines itself.
        let room = if self.layout.plain { usize::MAX } else { room };
        for (number, line) in lines(&raw, room).into_iter().enumerate() {
            if number > 0 {
                self.indent(start);
            }
            self.stretch(text, line);
            self.out.push('\n');
        }
        if raw.is_empty() {
            self.out.push('\n');
        }
    }

    /// Some of a line's bytes.
    fn stretch(&mut self, line: &Line, bytes: Range<usize>) {
        let mut start = 0;
        for span in &line.0 {
            let end = start + span.text.len();
            let within = |byte: usize| byte.clamp(start, end) - start;
            let part = span.text.get(within(bytes.start)..within(bytes.end));
            self.styled(&span.style, part.unwrap_or_default());
            start = end;
        }
    }

    fn indent(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }

    fn styled(&mut self, style: &Style, text: &str) {
        let code = match style {
            Style::Strong => "1",
            Style::Quiet => "2",
            Style::Good => "32",
            Style::Fair | Style::Open => "33",
            Style::Bad => "31",
            Style::Plain | Style::Code | Style::Link(_) => "",
        };
        if !self.layout.color || text.is_empty() || code.is_empty() {
            self.out.push_str(text);
        } else {
            for part in ["\u{1b}[", code, "m", text, "\u{1b}[0m"] {
                self.out.push_str(part);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.text(self.margin, &(Style::Strong, &table.caption).into());
        }
        let others = table.header.len().saturating_sub(1);
        let width = self.layout.width;
        match table.columns {
            Columns::Content => {
                let length = |text: &str| text.chars().count();
                let names = table.rows.iter().filter_map(|row| row.first()).map(Line::raw);
                let first = names.map(|name| length(&name)).max().unwrap_or(0).max(4);
                let rest = table.header.iter().skip(1).map(|name| length(name).max(9));
                let widths: Vec<usize> =
                    [first].into_iter().chain(rest).map(|width| width + 1).collect();
                self.grid(table, 1..=others, &widths);
            }
            Columns::Entries => {
                for row in &table.rows {
                    let mut cells = table.cells(row).filter(|cell| !cell.0.is_empty());
                    let name = cells.next().map(Line::raw).unwrap_or_default();
                    let mut text = self.label(&name);
                    let state = cells.next().cloned().unwrap_or_default();
                    let (style, sign) = state.0.first().map(sign).unwrap_or_default();
                    text.0.extend(state.0);
                    let item = Item::new(self.margin + 2, text.clone()).sign(style, sign);
                    let notes = cells.cloned().collect();
                    self.entry(item, &Entry { mark: None, text, notes });
                }
            }
            Columns::Equal { label, least } => {
                let room = width.saturating_sub(label + 1);
                let tables = others.div_ceil((room / (least + 1)).max(1)).max(1);
                let each = others.div_ceil(tables).max(1);
                for first in (1..=others).step_by(each) {
                    if first > 1 {
                        self.gap();
                    }
                    let last = others.min(first + each - 1);
                    let share = room / (last - first + 1);
                    let mut widths = vec![share.saturating_sub(1); last - first + 2];
                    widths.splice(..1, [label]);
                    self.grid(table, first..=last, &widths);
                }
            }
            Columns::Last { label, share } => {
                let width = width.saturating_sub(4);
                let mut widths = vec![width * share / 100; others];
                widths.splice(..0, [label]);
                widths.pop();
                let last = width.saturating_sub(widths.iter().sum());
                widths.push(last);
                self.grid(table, 1..=others, &widths);
            }
        }
    }

    /// The first and some other columns of a table, so many columns wide. Cells are wrapped here, by
    /// the page's own rules, so that no number leaves its noun; a grid has no bold, so what is
    /// strong stands behind an arrow.
    fn grid(&mut self, table: &Table, shown: std::ops::RangeInclusive<usize>, widths: &[usize]) {
        let is_shown = |index: usize| index == 0 || shown.contains(&index);
        let mut grid = Grid::new();
        grid.load_style(presets::UTF8_HORIZONTAL_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.layout.width).unwrap_or(u16::MAX));
        let names = table.header.iter().enumerate().filter(|(index, _)| is_shown(*index));
        grid.set_header(names.map(|(_, name)| Cell::new(name)).collect::<Vec<_>>());
        for row in &table.rows {
            let cells = table.cells(row).enumerate().filter(|(index, _)| is_shown(*index));
            let cells = cells.zip(widths).map(|((_, cell), width)| {
                let strong = cell.0.first().is_some_and(|span| span.style == Style::Strong);
                let text = if strong { format!("→ {}", cell.raw()) } else { cell.raw() };
                Cell::new(wrap(&text, width.saturating_sub(1)).join("\n"))
            });
            grid.add_row(cells.collect::<Vec<_>>());
        }
        for (column, width) in grid.column_iter_mut().zip(widths) {
            column.set_padding((0, 1));
            let width = u16::try_from(*width).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
        for line in grid.lines() {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }
}

/// What is drawn for something that holds, or does not.
fn sign(span: &Span) -> (Style, &'static str) {
    let sign = match span.style {
        Style::Good => "✔",
        Style::Fair => "◐",
        Style::Open => "?",
        Style::Bad => "✘",
        Style::Plain | Style::Strong | Style::Quiet | Style::Code | Style::Link(_) => "·",
    };
    (span.style.clone(), sign)
}
