//! A row of a file as a team.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::columns::{Column, Columns, Text};
use super::memo::Case;
use crate::answers::{self, Answers, Input, SourceText};
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, plural};
use crate::rules::Catalogue;
use crate::team::shorthand::{self, Mistake};
use crate::team::{MOST_PEOPLE, Member};

/// How many texts are remembered at the most, and how long each may be.
const MOST_TEXTS: usize = 1 << 15;
const LONGEST_TEXT: usize = 1 << 9;

/// Why a row is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reject {
    /// It has so many fields, and the header another number.
    Width(usize),
    /// It is not UTF-8.
    NotText,
    /// A cell says what cannot be read: its column, and every mistake in the row, with
    /// how to mend it.
    Cells(String, Vec<String>),
    /// It is longer than any row may be.
    TooLong,
    /// A quote in it is never closed.
    OpenQuote,
}

impl Reject {
    /// The column at fault, where it is one.
    pub fn column(&self) -> &str {
        match self {
            Reject::Cells(column, _) => column,
            Reject::Width(_) | Reject::NotText | Reject::TooLong | Reject::OpenQuote => "",
        }
    }

    /// Why, in words; `wanted` is how many fields the header has.
    pub fn words(&self, wanted: usize, lang: Lang) -> String {
        match (self, lang) {
            (Reject::Width(found), Lang::Fr) => {
                let cells = plural(lang, *found as u64, "cellule", "cellules");
                format!("{found} {cells}, l'en-tête en a {wanted}")
            }
            (Reject::Width(found), Lang::En) => {
                let cells = plural(lang, *found as u64, "cell", "cells");
                format!("{found} {cells}, the header has {wanted}")
            }
            (Reject::NotText, Lang::Fr) => "ce n'est pas de l'UTF-8 (enregistrez le fichier en UTF-8 ; dans un tableur : « CSV UTF-8 »)".to_owned(),
            (Reject::NotText, Lang::En) => "it is not UTF-8 (save the file as UTF-8; in a spreadsheet: “CSV UTF-8”)".to_owned(),
            (Reject::Cells(_, messages), Lang::Fr) => messages.join(" ; "),
            (Reject::Cells(_, messages), Lang::En) => messages.join("; "),
            (Reject::TooLong, Lang::Fr) => "ligne de plus d'un mégaoctet".to_owned(),
            (Reject::TooLong, Lang::En) => "a row of more than a megabyte".to_owned(),
            (Reject::OpenQuote, Lang::Fr) => "guillemet jamais fermé".to_owned(),
            (Reject::OpenQuote, Lang::En) => "a quote that is never closed".to_owned(),
        }
    }
}

/// What text cells say together, or what is wrong with them.
type Read = Result<Arc<Answers>, Arc<[Diagnostic]>>;

/// Reads rows. What the text cells of a row say together is remembered: a file says the same thing
/// many times.
#[derive(Debug)]
pub struct Rows<'c> {
    catalogue: &'c Catalogue,
    columns: &'c Columns,
    lang: Lang,
    known: FxHashMap<Box<str>, Read>,
    /// The text cells at hand, and the same as one text.
    cells: [Option<usize>; Text::ALL.len()],
    key: String,
}

impl<'c> Rows<'c> {
    /// A reader of the rows under a header.
    pub fn new(catalogue: &'c Catalogue, columns: &'c Columns, lang: Lang) -> Rows<'c> {
        let place = |text| columns.columns.iter().position(|one| *one == Column::Text(text));
        Rows {
            catalogue,
            columns,
            lang,
            known: FxHashMap::default(),
            cells: Text::ALL.map(place),
            key: String::new(),
        }
    }

    /// Reads a row's fields as a team, into `case`.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(&mut self, fields: &Fields<'_>, case: &mut Case) -> Result<(), Reject> {
        if fields.len() != self.columns.columns.len() {
            return Err(Reject::Width(fields.len()));
        }
        let mut problems = Vec::new();
        let told = self.texts(fields, &mut problems);
        case.members.clear();
        let status = told.as_ref().and_then(|told| told.status());
        for (number, column) in self.columns.columns.iter().enumerate() {
            let Column::Count(profession, own) = column else { continue };
            let text = fields.get(number);
            match count(text) {
                Ok(0) => {}
                Ok(count) => {
                    let status = own.or(status);
                    case.members.push(Member { profession: *profession, status, count });
                }
                Err(fault) => {
                    let name = self.columns.names.get(number).map_or("", String::as_str);
                    let mistake = Mistake { span: 0..text.len(), fault };
                    let passage = SourceText::new(name, text);
                    problems.extend(answers::mistakes(&passage, vec![mistake], self.lang));
                }
            }
        }
        if !problems.is_empty() {
            return Err(of_problems(problems));
        }
        let Some(told) = told else { return Ok(()) };
        case.status = status;
        case.members.extend(told.team().into_iter().flat_map(|team| team.members()));
        case.scale = told.scale();
        case.aims = told.aims();
        case.steps.clear();
        case.steps.extend(told.steps());
        Ok(())
    }

    /// What the text cells say together.
    fn texts(
        &mut self,
        fields: &Fields<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Arc<Answers>> {
        let cells = self.cells.map(|number| number.map_or("", |number| fields.get(number).trim()));
        self.key.clear();
        for cell in cells {
            self.key.push_str(cell);
            self.key.push('\u{1f}');
        }
        match self.known.get(self.key.as_str()) {
            Some(Ok(known)) => return Some(known.clone()),
            Some(Err(known)) => {
                problems.extend(known.iter().cloned());
                return None;
            }
            None => {}
        }
        let [team, status, scale, done, not_done, aims] = cells;
        let passages = |text: Text, cell: &str| {
            let said = (!cell.is_empty()).then(|| SourceText::new(text.name(), cell));
            said.into_iter().collect::<Vec<_>>()
        };
        let input = Input {
            team: passages(Text::Team, team),
            status: passages(Text::Status, status),
            scale: passages(Text::Scale, scale),
            done: passages(Text::Done, done),
            not_done: passages(Text::NotDone, not_done),
            aims: passages(Text::Aims, aims),
            ..Input::default()
        };
        let read = answers::read(self.catalogue, &input, &Input::default(), self.lang);
        let read: Read = read.map(Arc::new).map_err(Arc::from);
        if self.known.len() >= MOST_TEXTS {
            self.known.clear();
        }
        if self.key.len() <= LONGEST_TEXT {
            self.known.insert(self.key.as_str().into(), read.clone());
        }
        match read {
            Ok(answers) => Some(answers),
            Err(more) => {
                problems.extend(more.iter().cloned());
                None
            }
        }
    }
}

/// The fields of a row: one text, and where each ends.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'r> {
    text: &'r str,
    ends: &'r [usize],
}

impl<'r> Fields<'r> {
    /// The fields of a record.
    ///
    /// # Errors
    ///
    /// Where they are not UTF-8.
    pub fn of((text, ends): (&'r [u8], &'r [usize])) -> Result<Fields<'r>, Reject> {
        let text = std::str::from_utf8(text).map_err(|_| Reject::NotText)?;
        // Two fields that are no text may be one together.
        let whole = ends.iter().all(|end| text.is_char_boundary(*end));
        if whole { Ok(Fields { text, ends }) } else { Err(Reject::NotText) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One of them; nothing where there is none of that number.
    pub fn get(&self, number: usize) -> &'r str {
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied(),
            None => Some(0),
        };
        let place = start.zip(self.ends.get(number).copied());
        place.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }
}

/// How many a count cell says; nothing is none.
fn count(text: &str) -> Result<u32, shorthand::Fault> {
    match text.as_bytes() {
        [] => Ok(0),
        [digit @ b'0'..=b'9'] => Ok(u32::from(digit - b'0')),
        _ => match text.trim() {
            "" => Ok(0),
            text => match text.parse() {
                Ok(count @ 0..=MOST_PEOPLE) => Ok(count),
                _ => shorthand::read_count(text),
            },
        },
    }
}

/// The row's problems as one reject, of every column at fault.
fn of_problems(problems: Vec<Diagnostic>) -> Reject {
    let mut columns: Vec<String> = Vec::new();
    for place in problems.iter().filter_map(|problem| problem.place.as_ref()) {
        if !columns.contains(&place.origin) {
            columns.push(place.origin.clone());
        }
    }
    let messages = problems.into_iter().map(|Diagnostic { message, help, .. }| match help {
        Some(help) => format!("{message} ({help})"),
        None => message,
    });
    Reject::Cells(columns.join(", "), messages.collect())
}
