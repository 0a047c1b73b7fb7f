//! A row of a file as a team.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::columns::{Column, Columns, TEXTS};
use super::memo::Case;
use crate::answers::{self, Answers, Input, SourceText};
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::rules::Catalogue;
use crate::team::shorthand::{self, Mistake};
use crate::team::{MOST_PEOPLE, Member};
use crate::tr;

/// How many texts are remembered at the most, and how long each may be.
const MOST_TEXTS: usize = 1 << 15;
const LONGEST_TEXT: usize = 1 << 9;

/// Why a row is not read, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reject {
    /// The columns at fault, where it is some.
    pub column: String,
    /// Every mistake, with how to mend it.
    pub reason: String,
}

impl From<String> for Reject {
    fn from(reason: String) -> Reject {
        Reject { column: String::new(), reason }
    }
}

/// What text cells say together, or what is wrong with them.
type Read = Result<Arc<Answers>, Arc<[Diagnostic]>>;

/// Reads rows. What the text cells of a row say together is remembered: a file says the same thing
/// many times.
#[derive(Debug)]
pub(super) struct Rows<'c> {
    catalogue: &'c Catalogue,
    columns: &'c Columns,
    lang: Lang,
    known: FxHashMap<Box<str>, Read>,
    /// The text cells at hand, and the same as one text.
    cells: [Option<usize>; TEXTS.len()],
    key: String,
}

impl<'c> Rows<'c> {
    /// A reader of the rows under a header.
    pub(super) fn new(catalogue: &'c Catalogue, columns: &'c Columns, lang: Lang) -> Rows<'c> {
        let place = |text| columns.columns.iter().position(|one| *one == Column::Text(text));
        Rows {
            catalogue,
            columns,
            lang,
            known: FxHashMap::default(),
            cells: std::array::from_fn(place),
            key: String::new(),
        }
    }

    /// Reads a row's fields as a team, into `case`.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub(super) fn read(&mut self, fields: &Fields<'_>, case: &mut Case) -> Result<(), Reject> {
        let wanted = self.columns.columns.len();
        if fields.ends.len() != wanted {
            return Err(tr!(self.lang, screen_width(fields.ends.len() as u64, wanted)).into());
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
                    case.members.push(Member {
                        profession: *profession,
                        specialty: None,
                        status,
                        count,
                    });
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
            return Err(of_problems(problems, self.lang));
        }
        let Some(told) = told else { return Ok(()) };
        case.members.extend(told.team().into_iter().flat_map(|team| team.members()));
        case.told = told;
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
        let known = self.known.get(self.key.as_str()).cloned();
        let read = known.unwrap_or_else(|| self.read_texts(cells));
        read.map_err(|known| problems.extend(known.iter().cloned())).ok()
    }

    fn read_texts(&mut self, cells: [&str; TEXTS.len()]) -> Read {
        let mut names = TEXTS.iter().map(|[name, _]| *name);
        let [team, status, scale, done, started, not_done, aims] = cells.map(|cell| {
            let name = names.next().filter(|_| !cell.is_empty());
            name.map(|name| SourceText::new(name, cell)).into_iter().collect()
        });
        let input =
            Input { team, status, scale, done, started, not_done, aims, ..Input::default() };
        let read = answers::read(self.catalogue, &input, &Input::default(), self.lang);
        let read: Read = read.map(Arc::new).map_err(Arc::from);
        if self.known.len() >= MOST_TEXTS {
            self.known.clear();
        }
        if self.key.len() <= LONGEST_TEXT {
            self.known.insert(self.key.as_str().into(), read.clone());
        }
        read
    }
}

/// The fields of a row: one text, and where each ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'r> {
    text: &'r str,
    ends: &'r [usize],
}

impl<'r> Fields<'r> {
    /// The fields of a record, where they are UTF-8.
    pub(super) fn of(text: &'r [u8], ends: &'r [usize]) -> Option<Fields<'r>> {
        let text = std::str::from_utf8(text).ok()?;
        // Two fields that are no text may be one together.
        ends.iter().all(|end| text.is_char_boundary(*end)).then_some(Fields { text, ends })
    }

    /// One of them; nothing where there is none of that number.
    pub(super) fn get(&self, number: usize) -> &'r str {
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
    // Most are empty, and need no look at what spaces are.
    match if text.is_empty() { text } else { text.trim() } {
        "" => Ok(0),
        text => match text.parse() {
            Ok(count @ 0..=MOST_PEOPLE) => Ok(count),
            _ => shorthand::read_count(text),
        },
    }
}

/// The row's problems as one reject, of every column at fault.
fn of_problems(problems: Vec<Diagnostic>, lang: Lang) -> Reject {
    let mut columns: Vec<String> = Vec::new();
    for place in problems.iter().filter_map(|problem| problem.place.as_ref()) {
        if !columns.contains(&place.origin) {
            columns.push(place.origin.clone());
        }
    }
    let mistakes = problems.into_iter().map(|Diagnostic { message, help, .. }| match help {
        Some(help) => format!("{message} ({help})"),
        None => message,
    });
    let reason = tr!(lang, screen_mistakes(&mistakes.collect::<Vec<_>>()));
    Reject { column: columns.join(", "), reason }
}
