//! A document: blocks without a format, and a renderer for each format.
//!
//! Whoever writes a document decides what it says, in typeset texts; a renderer knows blocks and
//! nothing of teams. A list on a terminal, in whatever format:
//!
//! ```
//! use exercoord::document::{Document, Item, Style, terminal};
//! use exercoord::lang::Lang;
//!
//! let mut document = Document::new(Lang::En, "Types", 0);
//! document.heading(1, "MSP");
//! document.item(Item::new(2, "3 doctors").label(Style::Strong, "Staff").column(10));
//! document.item(Item::new(12, (Style::Quiet, "table, p. 2")).narrow(4));
//! let layout = terminal::Layout { lang: Lang::En, width: 80, color: false, plain: false };
//! assert_eq!(
//!     terminal::render(&document, layout),
//!     "MSP\n  Staff     3 doctors\n            table, p. 2\n"
//! );
//! ```
//!
//! Paper has what is fit for print alone: no character that drives anything, one space where there
//! were several, and links to nowhere but the web, a mailbox or a telephone.

use std::borrow::Cow;

use crate::answers::StepState;
use crate::lang::{Lang, sanitize};
use crate::tr;

pub(crate) mod address;
#[cfg(feature = "docx")]
pub mod docx;
pub mod html;
pub mod markdown;
pub mod terminal;

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The language of its texts, and of the few words that a format adds.
    pub lang: Lang,
    /// What stands above everything on paper; a terminal shows the blocks alone.
    pub title: String,
    /// The columns that a terminal leaves free before headings and paragraphs.
    pub margin: usize,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// What stands at the foot of each printed page, beside its number.
    pub footer: String,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the level below the title, 3 the lowest. A level that is left out is closed
    /// up, since what reads aloud or lists the headings needs every one.
    Heading(u8, String),
    /// A paragraph.
    Text(Line),
    /// A thing among others: behind a sign, a number or a label, further in than what it is about.
    Item(Item),
    /// An empty line of a terminal, unless one stands there already; paper sets its own distances.
    Gap,
    /// Lines to copy, broken nowhere, so many columns in on a terminal.
    Verbatim(usize, Span),
    /// The same twice: as it is on paper and on a terminal of at least so many columns, and as it is
    /// on a narrower one or for a screen reader.
    Fit {
        /// The fewest columns that `wide` takes.
        columns: usize,
        /// With room, such as a table.
        wide: Vec<Block>,
        /// Without, such as a list.
        narrow: Vec<Block>,
    },
    /// A remark set apart from the text, such as an interpretation or a warning.
    Remark {
        /// What kind of remark it is.
        label: String,
        /// The remark.
        text: Line,
    },
    /// Things in no order, such as things to tick off.
    List(Vec<Entry>),
    /// Things in an order; each list counts from 1.
    Numbered(Vec<Entry>),
    /// A table.
    Table(Table),
    /// What no source says, for the team to fill in by hand.
    Fill {
        /// What to fill in.
        label: String,
        /// How many empty lines to leave, at least one.
        lines: u8,
    },
}

/// A thing among others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// How many columns in it stands on a terminal; on paper, what stands further in than the one
    /// before is a note to it.
    pub indent: usize,
    /// The same in plain lines and where there are fewer than [`NARROW`] columns.
    pub narrow: Option<usize>,
    /// What is drawn before it.
    pub sign: Option<Sign>,
    /// Its place in an order, from 1.
    pub number: Option<usize>,
    /// What it is called.
    pub label: Line,
    /// How many columns sign, number and label take at least. Plain lines make a sentence of a label
    /// in a column and its text.
    pub column: usize,
    /// What it says.
    pub text: Line,
    /// The whole of it as plain lines have it, where that is not label and text; left out where
    /// this is empty.
    pub spoken: Option<Line>,
}

/// A sign before an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Its colour.
    pub style: Style,
    /// What is drawn, such as `✔`; a space follows it.
    pub sign: &'static str,
    /// What plain lines have instead.
    pub word: String,
}

/// Below this many columns, a terminal is narrow.
pub const NARROW: usize = 60;

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How it stands, of a thing to tick off.
    pub mark: Option<Mark>,
    /// What it is.
    pub text: Line,
    /// What there is to know about it.
    pub notes: Vec<Line>,
}

/// How a thing to tick off stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is done.
    Done,
    /// It is not done.
    ToDo,
    /// Nobody has said yet; the box is empty and says so.
    ToConfirm,
}

/// A table with a header row. A row has as many cells as the header: what is missing is empty, what
/// is over is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// The names of the columns. The first one names the rows.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Line>>,
    /// How a terminal's columns are shared among them.
    pub columns: Columns,
}

/// How the columns of a terminal are shared among those of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// By what stands in the first one, and by the names of the others.
    #[default]
    Content,
    /// None: each row is an entry, the name and the second cell above what the others say. Its sign
    /// is that of the style in which the second cell starts, be it with an empty stretch.
    Entries,
    /// So many for the first one, the rest in equal shares; a table whose shares would be below
    /// `least` is made several.
    Equal {
        /// Of the first one, which names the rows.
        label: usize,
        /// Of any other.
        least: usize,
    },
    /// So many for the first one, so many hundredths for those between, what is left for the last.
    Last {
        /// Of the first one.
        label: usize,
        /// Of each between, in hundredths.
        share: usize,
    },
}

/// A line of text; where it is broken is for the format to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub style: Style,
    /// What it says; of a link without a text, its address is shown.
    pub text: String,
}

/// What a stretch of text is. Paper has no colours, so nothing may be said by one alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Text.
    #[default]
    Plain,
    /// Text that matters.
    Strong,
    /// Something that holds.
    Good,
    /// Something that is nearly so.
    Fair,
    /// Something that is not known.
    Open,
    /// Something that does not hold.
    Bad,
    /// What may be passed over: a source, a citation.
    Quiet,
    /// What is typed as it stands: an option, a command.
    Code,
    /// A link to the web, a mailbox or a telephone (`https://…`, `mailto:…`, `tel:…`); any other is
    /// printed as text.
    Link(String),
}

impl Document {
    /// An empty document.
    pub fn new(lang: Lang, title: impl Into<String>, margin: usize) -> Document {
        Document { lang, title: title.into(), margin, blocks: Vec::new(), footer: String::new() }
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// Adds a paragraph.
    pub fn text(&mut self, text: impl Into<Line>) {
        self.blocks.push(Block::Text(text.into()));
    }

    /// Adds an item.
    pub fn item(&mut self, item: Item) {
        self.blocks.push(Block::Item(item));
    }

    /// Adds an empty line of a terminal.
    pub fn gap(&mut self) {
        self.blocks.push(Block::Gap);
    }

    /// Adds lines to copy.
    pub fn verbatim(&mut self, indent: usize, style: Style, text: impl Into<String>) {
        self.blocks.push(Block::Verbatim(indent, Span { style, text: text.into() }));
    }
}

impl Block {
    /// Things in no order.
    pub fn list<T: Into<Entry>>(entries: impl IntoIterator<Item = T>) -> Block {
        Block::List(entries.into_iter().map(Into::into).collect())
    }

    /// Things in an order.
    pub fn numbered<T: Into<Entry>>(entries: impl IntoIterator<Item = T>) -> Block {
        Block::Numbered(entries.into_iter().map(Into::into).collect())
    }
}

impl Item {
    /// An item so many columns in.
    pub fn new(indent: usize, text: impl Into<Line>) -> Item {
        Item { indent, text: text.into(), ..Item::default() }
    }

    /// The item, so far in where there is little room.
    pub fn narrow(self, indent: usize) -> Item {
        Item { narrow: Some(indent), ..self }
    }

    /// The item behind a sign, which plain lines leave out.
    pub fn sign(self, style: Style, sign: &'static str) -> Item {
        self.sign_or(style, sign, "")
    }

    /// The item behind a sign, or behind a word in plain lines.
    pub fn sign_or(self, style: Style, sign: &'static str, word: impl Into<String>) -> Item {
        Item { sign: Some(Sign { style, sign, word: word.into() }), ..self }
    }

    /// The item as one of an order.
    pub fn number(self, number: usize) -> Item {
        Item { number: Some(number), ..self }
    }

    /// The item behind a label, or behind a further one.
    pub fn label(self, style: Style, label: impl Into<String>) -> Item {
        Item { label: self.label.and(style, label), ..self }
    }

    /// The item with its text in a column.
    pub fn column(self, column: usize) -> Item {
        Item { column, ..self }
    }

    /// The item left out of plain lines.
    pub fn unspoken(self) -> Item {
        Item { spoken: Some(Line::default()), ..self }
    }

    /// The item as plain lines have it.
    pub fn spoken(self, text: impl Into<Line>) -> Item {
        Item { spoken: Some(text.into()), ..self }
    }
}

impl Line {
    /// The line with text added.
    pub fn plain(self, text: impl Into<String>) -> Line {
        self.and(Style::Plain, text)
    }

    /// The line with text added that matters.
    pub fn strong(self, text: impl Into<String>) -> Line {
        self.and(Style::Strong, text)
    }

    /// The line with text added that may be passed over.
    pub fn quiet(self, text: impl Into<String>) -> Line {
        self.and(Style::Quiet, text)
    }

    /// The line with something added that is typed as it stands.
    pub fn code(self, text: impl Into<String>) -> Line {
        self.and(Style::Code, text)
    }

    /// The line with a link added.
    pub fn link(self, text: impl Into<String>, address: impl Into<String>) -> Line {
        self.and(Style::Link(address.into()), text)
    }

    /// The line with a stretch added.
    pub fn and(mut self, style: Style, text: impl Into<String>) -> Line {
        self.0.push(Span { style, text: text.into() });
        self
    }
}

impl<T: Into<Line>> From<T> for Entry {
    fn from(text: T) -> Entry {
        Entry { mark: None, text: text.into(), notes: Vec::new() }
    }
}

impl<T: Into<String>> From<(Style, T)> for Line {
    fn from((style, text): (Style, T)) -> Line {
        Line::default().and(style, text)
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Line {
        Line::from(text.to_owned())
    }
}

impl From<String> for Line {
    fn from(text: String) -> Line {
        Line::default().plain(text)
    }
}

/// Where a telephone number, an e-mail address or a site leads, told apart by how it is written.
pub(crate) fn way(text: &str) -> String {
    let is_number =
        |char: char| char.is_ascii_digit() || char.is_whitespace() || "+.-()".contains(char);
    if text.contains("://") {
        text.to_owned()
    } else if text.contains('@') {
        format!("mailto:{text}")
    } else if text.chars().all(is_number) {
        let digits = text.chars().filter(|char| char.is_ascii_digit() || *char == '+');
        format!("tel:{}", digits.collect::<String>())
    } else {
        format!("https://{text}")
    }
}

impl Document {
    /// The blocks as they are on paper, each heading with the level that it is shown at.
    fn on_paper(&self) -> Vec<(u8, Cow<'_, Block>)> {
        let mut paper = Vec::new();
        gather(&self.blocks, self.lang, &mut paper);
        let leveled = paper.into_iter().scan(0, |level: &mut u8, block| {
            if let Block::Heading(asked, _) = *block {
                *level = asked.clamp(1, 3).min(*level + 1);
            }
            Some((*level, block))
        });
        leveled.collect()
    }
}

/// Adds blocks as paper has them: with room, and items in a row as a list.
fn gather<'a>(blocks: &'a [Block], lang: Lang, paper: &mut Vec<Cow<'a, Block>>) {
    let mut indent = None;
    for block in blocks {
        let Block::Item(item) = block else {
            indent = None;
            match block {
                Block::Gap => {}
                Block::Fit { wide, .. } => gather(wide, lang, paper),
                _ => paper.push(Cow::Borrowed(block)),
            }
            continue;
        };
        let line = item.on_paper(lang);
        let is_note = indent.is_some_and(|indent| indent < item.indent);
        match (indent.and_then(|_| paper.last_mut()).map(Cow::to_mut), item.number) {
            (Some(Block::List(entries) | Block::Numbered(entries)), _) if is_note => {
                entries
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|last| last.notes.push(line.clone()));
                continue;
            }
            (Some(Block::List(entries)), None) | (Some(Block::Numbered(entries)), Some(_)) => {
                entries.push(line.into());
            }
            (_, None) => paper.push(Cow::Owned(Block::List(vec![line.into()]))),
            (_, Some(_)) => paper.push(Cow::Owned(Block::Numbered(vec![line.into()]))),
        }
        indent = Some(item.indent);
    }
}

impl Item {
    /// The item in a line: its sign where it says something, its label in bold, its text.
    fn on_paper(&self, lang: Lang) -> Line {
        let sign = self.sign.iter().map(|sign| sign.sign.trim()).filter(|sign| *sign != "·");
        let mut line = sign.fold(Line::default(), |line, sign| line.plain(sign).plain(" "));
        if let Some(first) = self.label.0.first() {
            let style = match first.style {
                Style::Code => Style::Code,
                _ => Style::Strong,
            };
            line = line.and(style, label(lang, &self.label.raw())).plain(" ");
        }
        line.0.extend(self.text.0.iter().cloned());
        line
    }
}

impl From<StepState> for Mark {
    fn from(state: StepState) -> Mark {
        match state {
            StepState::Done => Mark::Done,
            StepState::InProgress | StepState::NotDone => Mark::ToDo,
            StepState::NotKnown => Mark::ToConfirm,
        }
    }
}

impl Mark {
    /// The mark in words.
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Mark::Done => tr!(lang, mark_done),
            Mark::ToDo => tr!(lang, mark_to_do),
            Mark::ToConfirm => tr!(lang, mark_to_confirm),
        }
    }

    /// The mark as a box.
    fn sign(self) -> &'static str {
        match self {
            Mark::Done => "☑",
            Mark::ToDo | Mark::ToConfirm => "☐",
        }
    }
}

impl Table {
    /// A table of these columns and rows.
    pub fn new<const N: usize>(
        header: [&str; N],
        rows: impl IntoIterator<Item = Vec<Line>>,
    ) -> Table {
        let header = header.map(str::to_owned).to_vec();
        Table { header, rows: rows.into_iter().collect(), ..Table::default() }
    }

    /// The cells of a row, as many as there are columns.
    fn cells<'a>(&self, row: &'a [Line]) -> impl Iterator<Item = &'a Line> {
        const EMPTY: &Line = &Line(Vec::new());
        row.iter().chain(std::iter::repeat(EMPTY)).take(self.header.len())
    }

    /// What each column takes of the width, in thousandths: room by its longest text, and at least
    /// for its longest word. A column of empty cells is to be written in by hand.
    fn shares(&self) -> Vec<usize> {
        // What there is to write by hand takes some room, and all of it together no more than this.
        const HAND: usize = 32;
        const ALL_BY_HAND: usize = 72;
        let cells_are_empty = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            !self.rows.is_empty() && cells.map(Line::text).all(|text| text.trim().is_empty())
        };
        let to_write = (0..self.header.len()).filter(|column| cells_are_empty(*column)).count();
        let hand = HAND.min(ALL_BY_HAND / to_write.max(1));
        let length = |text: &str| text.chars().count();
        let weights: Vec<usize> = self
            .header
            .iter()
            .enumerate()
            .map(|(column, name)| {
                let cells = self.rows.iter().filter_map(|row| row.get(column)).map(Line::text);
                let (mut text, mut word) = (0, 0);
                for cell in cells.chain([plain(name)]) {
                    text = text.max(length(&cell));
                    word = cell.split(' ').map(length).fold(word, usize::max);
                }
                let to_write = cells_are_empty(column);
                text.min(42).max(word.min(18) + 10).max(if to_write { hand } else { 0 })
            })
            .collect();
        let sum: usize = weights.iter().sum();
        weights.iter().map(|weight| (1_000 * weight).checked_div(sum).unwrap_or_default()).collect()
    }
}

/// A label before what it labels: "Attention :".
fn label(lang: Lang, text: &str) -> String {
    let text = plain(text);
    match text.ends_with([':', '?', '!', '.']) {
        true => text,
        false => format!("{text}{}", tr!(lang, colon).trim_end()),
    }
}

impl Line {
    /// The line fit for print, in stretches that differ in kind or are links; what is not plain
    /// neither starts nor ends with a space.
    fn runs(&self) -> Vec<Span> {
        let mut runs = Runs::default();
        for Span { style, text } in &self.0 {
            match style {
                Style::Plain | Style::Good | Style::Fair | Style::Open | Style::Bad => {
                    runs.push(Style::Plain, text);
                }
                Style::Strong | Style::Quiet | Style::Code => runs.push(style.clone(), text),
                Style::Link(address) => match address::fit(address) {
                    Some(fit) if plain(text).is_empty() => {
                        let text = address::shown(&fit).to_owned();
                        runs.push(Style::Link(fit), &text);
                    }
                    Some(fit) => runs.push(Style::Link(fit), text),
                    None if text.is_empty() || text == address => runs.push(Style::Plain, address),
                    None => runs.push(Style::Plain, &format!("{text} ({address})")),
                },
            }
        }
        runs.finish()
    }

    /// The line's text as it is.
    fn raw(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    /// The line's text, fit for print.
    fn text(&self) -> String {
        self.runs().into_iter().map(|run| run.text).collect()
    }
}

/// A text, fit for print.
fn plain(text: &str) -> String {
    Line::from(text).text()
}

/// Runs under construction.
#[derive(Default)]
struct Runs(Vec<Span>);

impl Runs {
    fn push(&mut self, style: Style, text: &str) {
        let text = printable(text);
        let inner = text.trim();
        if style == Style::Plain || inner.is_empty() {
            return self.add(Style::Plain, &text);
        }
        let (before, after) = text.split_once(inner).unwrap_or_default();
        self.add(Style::Plain, before);
        self.add(style, inner);
        self.add(Style::Plain, after);
    }

    fn add(&mut self, style: Style, text: &str) {
        let mut spaced = self.0.last().is_none_or(|run| run.text.ends_with(' '));
        let text: String = text
            .chars()
            .filter(|char| {
                let twice = spaced && *char == ' ';
                spaced = *char == ' ';
                !twice
            })
            .collect();
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(run) if run.style == style && !matches!(style, Style::Link(_)) => {
                run.text.push_str(&text);
            }
            _ => self.0.push(Span { style, text }),
        }
    }

    fn finish(mut self) -> Vec<Span> {
        if let Some(last) = self.0.last_mut() {
            let length = last.text.trim_end_matches(' ').len();
            last.text.truncate(length);
        }
        self.0.retain(|run| !run.text.is_empty());
        self.0
    }
}

/// A text without what drives anything or stands for no character.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let is_void = |char: char| {
        let point = u32::from(char);
        point & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&point)
    };
    let text = sanitize(text);
    if text.contains(is_void) {
        return Cow::Owned(text.chars().filter(|char| !is_void(*char)).collect());
    }
    text
}
