//! The document as Markdown: CommonMark, with the tables and task lists of GitHub.
//!
//! It is to be read raw as well as rendered, hence only what would be taken for markup is escaped.

use std::borrow::Cow;

use super::{Block, Document, Entry, Line, Mark, Span, Style, Table, label, plain};
use crate::lang::Lang;

/// The document as Markdown.
pub fn render(paper: &Document) -> String {
    let mut sheet = Sheet { lang: paper.lang, out: String::new(), last: Last::Other };
    sheet
        .block(Last::Other, &format!("# {}", inline(&paper.title.as_str().into(), Place::Heading)));
    for (level, block) in paper.on_paper() {
        sheet.add(level, &block);
    }
    sheet.out
}

/// What the block before was, where the next one could be taken for a part of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Bullets,
    Numbers,
    Quote,
    Other,
}

/// Where a text stands, which decides what would be markup there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of a line.
    Line,
    /// Within a line.
    Middle,
    /// In a heading, where a final `#` would be dropped.
    Heading,
    /// In a cell, which `|` would end.
    Cell,
}

struct Sheet {
    lang: Lang,
    out: String,
    last: Last,
}

impl Sheet {
    fn add(&mut self, level: u8, block: &Block) {
        match block {
            Block::Heading(_, text) => {
                let marks = "#".repeat(usize::from(level) + 1);
                let text = inline(&text.as_str().into(), Place::Heading);
                self.block(Last::Other, &format!("{marks} {text}"));
            }
            Block::Item(_) | Block::Gap | Block::Fit { .. } => {}
            Block::Verbatim(_, span) => {
                let fence = fence(&span.text, 3);
                let text = span.text.trim_end_matches('\n');
                self.block(Last::Other, &format!("{fence}\n{text}\n{fence}"));
            }
            Block::Text(line) => self.block(Last::Other, &paragraph(line)),
            Block::Remark { label, text } => {
                let text = inline(text, Place::Middle);
                let text = format!("> {} {text}", self.strong(label));
                self.block(Last::Quote, text.trim_end());
            }
            Block::List(entries) => {
                let entries = entries.iter().map(|entry| self.entry("-", entry));
                self.block(Last::Bullets, &entries.collect::<Vec<_>>().join("\n"));
            }
            Block::Numbered(entries) => {
                let entries = entries.iter().zip(1_usize..);
                let entries =
                    entries.map(|(entry, number)| self.entry(&format!("{number}."), entry));
                self.block(Last::Numbers, &entries.collect::<Vec<_>>().join("\n"));
            }
            Block::Table(table) => self.table(table),
            Block::Fill { label, lines } => {
                let label = self.strong(label);
                self.block(Last::Other, &label);
                for _ in 0..(*lines).max(1) {
                    self.block(Last::Other, &"…".repeat(36));
                }
            }
        }
    }

    /// A block after an empty line. Two lists of one kind in a row would be one, so a comment that
    /// nobody sees parts them; two quotes in a row are one on purpose.
    fn block(&mut self, kind: Last, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(match (self.last == kind, kind) {
                (true, Last::Bullets | Last::Numbers) => "\n<!-- -->\n\n",
                (true, Last::Quote) => ">\n",
                (true, Last::Other) | (false, _) => "\n",
            });
        }
        self.out.push_str(text);
        self.out.push('\n');
        self.last = kind;
    }

    /// A label in bold.
    fn strong(&self, text: &str) -> String {
        inline(&Line::default().strong(label(self.lang, text)), Place::Middle)
    }

    fn entry(&self, marker: &str, entry: &Entry) -> String {
        let box_or = |sign: &str| format!("{marker} [{sign}]");
        let (marker, text) = match entry.mark {
            None => (marker.to_owned(), inline(&entry.text, Place::Line)),
            Some(Mark::Done) => (box_or("x"), inline(&entry.text, Place::Line)),
            Some(Mark::ToDo) => (box_or(" "), inline(&entry.text, Place::Line)),
            Some(Mark::ToConfirm) => {
                let words = self.strong(Mark::ToConfirm.words(self.lang));
                (box_or(" "), format!("{words} {}", inline(&entry.text, Place::Middle)))
            }
        };
        // What is less far in than the text would not belong to a numbered entry.
        let margin = if marker.ends_with('.') { marker.len() + 1 } else { 2 };
        let margin = format!("{}-", " ".repeat(margin));
        let notes = entry.notes.iter().map(|note| item(&margin, &inline(note, Place::Line)));
        [item(&marker, text.trim_end())].into_iter().chain(notes).collect::<Vec<_>>().join("\n")
    }

    fn table(&mut self, table: &Table) {
        if table.header.is_empty() {
            return;
        }
        if !plain(&table.caption).is_empty() {
            let caption = self.strong(&table.caption);
            self.block(Last::Other, &caption);
        }
        let row = |cells: &mut dyn Iterator<Item = String>| {
            cells.fold("|".to_owned(), |row, cell| match cell.as_str() {
                "" => row + " |",
                cell => format!("{row} {cell} |"),
            })
        };
        let header =
            row(&mut table.header.iter().map(|cell| inline(&cell.as_str().into(), Place::Cell)));
        let rule = row(&mut table.header.iter().map(|_| "---".to_owned()));
        let rows = table
            .rows
            .iter()
            .map(|cells| row(&mut table.cells(cells).map(|cell| inline(cell, Place::Cell))));
        let lines: Vec<String> = [header, rule].into_iter().chain(rows).collect();
        self.block(Last::Other, &lines.join("\n"));
    }
}

/// A list item; one without a text is its marker alone.
fn item(marker: &str, text: &str) -> String {
    if text.is_empty() { marker.to_owned() } else { format!("{marker} {text}") }
}

/// A paragraph. One that is emphasised from end to end would be taken for a heading, so it is not
/// emphasised.
fn paragraph(line: &Line) -> String {
    match line.runs().as_slice() {
        [Span { style: Style::Strong | Style::Quiet, text }] => escape(text, Place::Line),
        runs => spans(runs, Place::Line),
    }
}

/// A line with its spans marked.
fn inline(line: &Line, place: Place) -> String {
    spans(&line.runs(), place)
}

fn spans(runs: &[Span], place: Place) -> String {
    let mut out = String::new();
    for (number, run) in runs.iter().enumerate() {
        let inner = if place == Place::Line { Place::Middle } else { place };
        let place = if number == 0 { place } else { inner };
        let before = number.checked_sub(1).and_then(|number| runs.get(number));
        let after = runs.get(number + 1);
        match &run.style {
            Style::Plain | Style::Good | Style::Fair | Style::Open | Style::Bad => {
                out.push_str(&between(before, &escape(&run.text, place), run, after))
            }
            Style::Strong => out.push_str(&format!("**{}**", escape(&run.text, inner))),
            Style::Quiet => out.push_str(&format!("_{}_", escape(&run.text, inner))),
            Style::Code => out.push_str(&code(&run.text, place)),
            Style::Link(address) => {
                // An exclamation mark before a link would make it an image.
                if out.ends_with('!') {
                    out.truncate(out.len() - 1);
                    out.push_str("\\!");
                }
                out.push_str(&link(address, &run.text, inner));
            }
        }
    }
    out
}

/// Text as it stands, between more backticks than it holds in a row. A cell ends at `|` even there.
fn code(text: &str, place: Place) -> String {
    let fence = fence(text, 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    let text = match place {
        Place::Cell => Cow::Owned(text.replace('|', "\\|")),
        Place::Line | Place::Middle | Place::Heading => Cow::Borrowed(text),
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// More backticks than a text has in a row, and at least so many.
fn fence(text: &str, least: usize) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + 1))
}

/// Plain text between two spans. A letter right beside the mark of a span could undo the mark, so
/// it is written as its number; bold that starts and ends with letters stands fast.
fn between(before: Option<&Span>, escaped: &str, run: &Span, after: Option<&Span>) -> String {
    let is_loose = |run: &Span, edge: Option<char>| match run.style {
        Style::Quiet => true,
        Style::Strong => !is_letter(edge),
        Style::Plain
        | Style::Good
        | Style::Fair
        | Style::Open
        | Style::Bad
        | Style::Code
        | Style::Link(_) => false,
    };
    let is_apart = |char: char| {
        char.is_whitespace() || char.is_ascii_punctuation() || "«»‘’“”–—…".contains(char)
    };
    let number = |char: char| format!("&#{};", u32::from(char));
    let mut text = Cow::Borrowed(escaped);
    if after.is_some_and(|after| is_loose(after, after.text.chars().next()))
        && let Some(last) = run.text.chars().next_back().filter(|last| !is_apart(*last))
        && let Some(rest) = text.strip_suffix(last)
    {
        text = Cow::Owned(format!("{rest}{}", number(last)));
    }
    if before.is_some_and(|before| is_loose(before, before.text.chars().next_back()))
        && let Some(first) = run.text.chars().next().filter(|first| !is_apart(*first))
        && let Some(rest) = text.strip_prefix(first)
    {
        text = Cow::Owned(format!("{}{rest}", number(first)));
    }
    text.into_owned()
}

/// A link; where the address is the text, the address alone.
fn link(address: &str, text: &str, place: Place) -> String {
    let is_alone = match address.split_once(':') {
        Some(("http" | "https", _)) => address == text,
        Some(("mailto", mailbox)) => mailbox == text && !text.contains('?'),
        _ => false,
    };
    if is_alone {
        return format!("<{text}>");
    }
    let mut target = String::with_capacity(address.len());
    for (index, char) in address.char_indices() {
        let rest = address.get(index + 1..).unwrap_or_default();
        if matches!(char, '(' | ')') || char == '&' && is_entity(rest) {
            target.push('\\');
        }
        target.push(char);
    }
    format!("[{}]({target})", escape(text, place))
}

/// Text as it is, with a backslash before what would be markup.
fn escape(text: &str, place: Place) -> String {
    let start = if place == Place::Line { starts_block(text) } else { None };
    // A line of nothing else would be what parts the head of a table from its rows.
    let rules_columns = text.chars().all(|char| "-:| ".contains(char));
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut chars = text.char_indices();
    while let Some((index, char)) = chars.next() {
        let rest = chars.as_str();
        let after = rest.chars().next();
        let is_markup = match char {
            '\\' | '`' | '*' | '[' | ']' | '~' | '$' => true,
            '_' => !(is_letter(before) && is_letter(after)),
            '<' => after.is_some_and(|after| after.is_ascii_alphabetic() || "/!?".contains(after)),
            '&' => is_entity(rest),
            '|' => place == Place::Cell || rules_columns,
            '#' => place == Place::Heading && rest.trim_start_matches('#').is_empty(),
            // An address would be made a link that nobody asked for.
            ':' => rest.starts_with("//"),
            '.' => ends_with_www(&out) && is_letter(after),
            '@' => is_letter(before) && is_letter(after),
            _ => false,
        };
        if is_markup || start == Some(index) {
            out.push('\\');
        }
        out.push(char);
        before = Some(char);
    }
    out
}

/// Where at its start a text has the sign that would make its line a list item, a quote or a
/// heading.
fn starts_block(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = text.len() - rest.len();
    let mut chars = rest.chars();
    let (sign, after) = (chars.next()?, chars.next());
    let is_marker = match sign {
        '>' | '#' | '=' => digits == 0,
        '-' | '+' => digits == 0 && !after.is_some_and(char::is_alphanumeric),
        '.' | ')' => digits > 0 && after.is_none_or(char::is_whitespace),
        _ => false,
    };
    is_marker.then_some(digits)
}

/// Whether a character is a letter or a digit by any standard: among the rarer ones, some are
/// letters for one reader and signs for another.
fn is_letter(char: Option<char>) -> bool {
    char.is_some_and(|char| char < '\u{2000}' && char.is_alphanumeric())
}

/// Whether a text that follows `&` makes it an entity.
fn is_entity(text: &str) -> bool {
    text.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|char| char == '#' || char.is_ascii_alphanumeric())
    })
}

fn ends_with_www(text: &str) -> bool {
    let start = text.len().checked_sub(3).and_then(|start| text.get(start..));
    start.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}
