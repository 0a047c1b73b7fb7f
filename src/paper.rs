//! A document on paper: blocks without a format, and a file for each format.
//!
//! What a document says is decided by whoever makes it. Here it is made fit for print once, for
//! every format: no character that drives anything, one space where there were several, and links
//! to nowhere but the web, a mailbox or a telephone.

use std::borrow::Cow;

use crate::answers::StepState;
use crate::lang::{Lang, harmless, typeset};

pub(crate) mod address;
#[cfg(feature = "docx")]
pub mod docx;
pub mod html;
pub mod markdown;

/// A document for a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The language of its texts, and of the few words that a format adds.
    pub lang: Lang,
    /// What stands above everything.
    pub title: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the level below the title, 3 the lowest. A level that is left out is closed
    /// up, since what reads aloud or lists the headings needs every one.
    Heading(u8, String),
    /// A paragraph.
    Text(Line),
    /// A remark set apart from the text, such as an interpretation or a warning.
    Remark {
        /// What kind of remark it is.
        label: String,
        /// The remark.
        text: Line,
    },
    /// Things in no order.
    List(Vec<Line>),
    /// Things in an order; each list counts from 1.
    Numbered(Vec<Line>),
    /// Things to tick off.
    Checklist(Vec<Check>),
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

/// One thing to tick off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// How it stands.
    pub mark: Mark,
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
}

/// A line of text; where it is broken is for the format to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Text.
    Plain(String),
    /// Text that matters.
    Strong(String),
    /// What may be passed over: a source, a citation.
    Quiet(String),
    /// What is typed as it stands: an option, a command.
    Code(String),
    /// A link to the web, a mailbox or a telephone; any other is printed as text.
    Link {
        /// What is read; the address where there is none.
        text: String,
        /// Where it leads, such as `https://…`, `mailto:…` or `tel:…`.
        address: String,
    },
}

impl Line {
    /// The line with text added.
    pub fn plain(self, text: impl Into<String>) -> Line {
        self.and(Span::Plain(text.into()))
    }

    /// The line with text added that matters.
    pub fn strong(self, text: impl Into<String>) -> Line {
        self.and(Span::Strong(text.into()))
    }

    /// The line with text added that may be passed over.
    pub fn quiet(self, text: impl Into<String>) -> Line {
        self.and(Span::Quiet(text.into()))
    }

    /// The line with something added that is typed as it stands.
    pub fn code(self, text: impl Into<String>) -> Line {
        self.and(Span::Code(text.into()))
    }

    /// The line with a link added.
    pub fn link(self, text: impl Into<String>, address: impl Into<String>) -> Line {
        self.and(Span::Link { text: text.into(), address: address.into() })
    }

    fn and(mut self, span: Span) -> Line {
        self.0.push(span);
        self
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Line {
        Line::from(text.to_owned())
    }
}

impl From<String> for Line {
    fn from(text: String) -> Line {
        Line(vec![Span::Plain(text)])
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

impl Paper {
    /// The blocks, each heading with the level that it is shown at.
    fn leveled(&self) -> impl Iterator<Item = (u8, &Block)> {
        self.blocks.iter().scan(0, |level: &mut u8, block| {
            if let Block::Heading(asked, _) = block {
                *level = (*asked).clamp(1, 3).min(*level + 1);
            }
            Some((*level, block))
        })
    }
}

impl From<StepState> for Mark {
    fn from(state: StepState) -> Mark {
        match state {
            StepState::Done => Mark::Done,
            StepState::NotDone => Mark::ToDo,
            StepState::NotKnown => Mark::ToConfirm,
        }
    }
}

impl Mark {
    /// The mark in words.
    fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Mark::Done, Lang::Fr) => "Fait",
            (Mark::Done, Lang::En) => "Done",
            (Mark::ToDo, Lang::Fr) => "À faire",
            (Mark::ToDo, Lang::En) => "To do",
            (Mark::ToConfirm, Lang::Fr) => "Fait ?",
            (Mark::ToConfirm, Lang::En) => "Done?",
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
    /// The cells of a row, as many as there are columns.
    fn cells<'a>(&self, row: &'a [Line]) -> impl Iterator<Item = &'a Line> {
        const EMPTY: &Line = &Line(Vec::new());
        row.iter().chain(std::iter::repeat(EMPTY)).take(self.header.len())
    }

    /// What each column takes of the width, in thousandths: room by its longest text, and at least
    /// for its longest word. A column of empty cells is to be written in by hand.
    fn shares(&self) -> Vec<usize> {
        const HAND: usize = 32;
        let cells_are_empty = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            !self.rows.is_empty() && cells.map(Line::text).all(|text| text.trim().is_empty())
        };
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
                text.min(42).max(word.min(18) + 10).max(if to_write { HAND } else { 0 })
            })
            .collect();
        let sum: usize = weights.iter().sum();
        weights.iter().map(|weight| (1_000 * weight).checked_div(sum).unwrap_or_default()).collect()
    }
}

/// A label before what it labels: "Attention :".
fn label(lang: Lang, text: &str) -> String {
    let text = plain(text);
    match lang {
        _ if text.ends_with([':', '?', '!', '.']) => text,
        Lang::Fr => typeset(lang, &format!("{text} :")),
        Lang::En => format!("{text}:"),
    }
}

/// A stretch of a line that is fit for print. Neighbours differ in kind or are links, and what is
/// not plain neither starts nor ends with a space.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    kind: Kind,
    text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Strong,
    Quiet,
    Code,
    /// A link to an address that every format can carry.
    Link(String),
}

impl Line {
    /// The line, fit for print.
    fn runs(&self) -> Vec<Run> {
        let mut runs = Runs::default();
        for span in &self.0 {
            match span {
                Span::Plain(text) => runs.push(Kind::Plain, text),
                Span::Strong(text) => runs.push(Kind::Strong, text),
                Span::Quiet(text) => runs.push(Kind::Quiet, text),
                Span::Code(text) => runs.push(Kind::Code, text),
                Span::Link { text, address } => match address::fit(address) {
                    Some(fit) if plain(text).is_empty() => {
                        let text = address::shown(&fit).to_owned();
                        runs.push(Kind::Link(fit), &text);
                    }
                    Some(fit) => runs.push(Kind::Link(fit), text),
                    None if text.is_empty() || text == address => runs.push(Kind::Plain, address),
                    None => runs.push(Kind::Plain, &format!("{text} ({address})")),
                },
            }
        }
        runs.finish()
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
struct Runs(Vec<Run>);

impl Runs {
    fn push(&mut self, kind: Kind, text: &str) {
        let text = printable(text);
        let inner = text.trim();
        if kind == Kind::Plain || inner.is_empty() {
            return self.add(Kind::Plain, &text);
        }
        let (before, after) = text.split_once(inner).unwrap_or_default();
        self.add(Kind::Plain, before);
        self.add(kind, inner);
        self.add(Kind::Plain, after);
    }

    fn add(&mut self, kind: Kind, text: &str) {
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
            Some(run) if run.kind == kind && !matches!(kind, Kind::Link(_)) => {
                run.text.push_str(&text);
            }
            _ => self.0.push(Run { kind, text }),
        }
    }

    fn finish(mut self) -> Vec<Run> {
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
    let text = harmless(text);
    if text.contains(is_void) {
        return Cow::Owned(text.chars().filter(|char| !is_void(*char)).collect());
    }
    text
}
