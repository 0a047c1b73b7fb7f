//! The rows of a result as their readers want them: the columns that say something, in an order to
//! read them in, in the words of the rules. The result itself, as CSV, keeps the rules' ids.

use std::collections::BTreeSet;

use super::Subject;
use super::words::{Fixed, missing_of};
use crate::document::printable;
use crate::lang::{Lang, plural, typeset};
use crate::report::capital;
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Status};
use crate::screening::directory::output::UNKNOWN_SPECIALTY;
use crate::screening::output::{RECOMMENDED, missing_column};

/// A table of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many professions have no column, since they are nobody's.
    pub absent: u64,
}

/// A column of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub kind: Kind,
    /// What stands above it.
    pub head: String,
    /// The type that it is about; nothing where it is about none.
    pub of_type: String,
}

/// A row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// A text a column.
    pub cells: Vec<String>,
    /// What stands below the first of them, which is its name, where more is to be told of it.
    pub below: Option<String>,
}

/// What a column holds, as far as it matters to how it is shown and sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A type's verdicts, by their ids.
    Verdict,
    /// Who is missing for a type, or how many.
    Missing,
    /// How many people there are of a kind.
    Count,
    /// Numbers, nothing else.
    Number,
    /// Anything.
    #[default]
    Text,
}

impl Kind {
    /// What the script calls it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Kind::Verdict => "verdict",
            Kind::Missing => "missing",
            Kind::Count | Kind::Number => "number",
            Kind::Text => "text",
        }
    }
}

impl Table {
    /// The table of a result in CSV, by its header and rows.
    pub fn of(
        catalogue: &Catalogue,
        subject: Subject,
        lang: Lang,
        header: &[String],
        rows: &[Vec<String>],
    ) -> Table {
        let reading = Reading { catalogue, lang, header, rows };
        match subject {
            Subject::Teams => reading.teams(),
            Subject::Sites | Subject::Communes => reading.places(),
        }
    }
}

/// The names of the columns that every result of the directory has.
const ID: &str = "id";
const LABEL: &str = "label";
const DEPARTMENT: &str = "department";

/// A result on its way to its readers.
struct Reading<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
    header: &'a [String],
    rows: &'a [Vec<String>],
}

impl Reading<'_> {
    /// Columns in the file's order; those that went through keep their names and their cells.
    fn teams(&self) -> Table {
        let types: Vec<Option<&ExerciseType>> =
            self.header.iter().map(|name| self.type_missing(name)).collect();
        let columns = self.header.iter().enumerate().map(|(place, name)| {
            let is_of = self.catalogue.types().iter().find(|kind| *kind.id == **name);
            if let Some(kind) = is_of {
                return column(Kind::Verdict, kind.name.to_string(), &kind.name);
            }
            if let Some(kind) = types.get(place).copied().flatten() {
                return self.missing(kind);
            }
            if name == RECOMMENDED {
                return column(Kind::Text, Fixed::Recommended.words(self.lang), "");
            }
            let head = if is_blank(name) { (place + 1).to_string() } else { name.clone() };
            let kind = if self.is_numbers(place) { Kind::Number } else { Kind::Text };
            column(kind, head, "")
        });
        let recommended = self.header.iter().position(|name| name == RECOMMENDED);
        let rows = self.rows.iter().map(|row| {
            let cells = row.iter().enumerate().map(|(place, text)| {
                match types.get(place).copied().flatten() {
                    Some(kind) => self.who(kind, text),
                    None if recommended == Some(place) => self.names(text),
                    None => text.clone(),
                }
            });
            Row { cells: cells.collect(), below: None }
        });
        Table { columns: columns.collect(), rows: rows.collect(), absent: 0 }
    }

    /// The name with the id, where it is, what is missing, then who is there: of the professions
    /// that somebody has. What lacks fewest people comes first.
    fn places(&self) -> Table {
        let at = |name: &str| self.header.iter().position(|other| other == name);
        let (id, label) = (at(ID), at(LABEL));
        let named = column(Kind::Text, Fixed::Name.words(self.lang), "");
        let department = at(DEPARTMENT)
            .map(|place| (place, column(Kind::Text, Fixed::Department.words(self.lang), "")));
        let header = || self.header.iter().enumerate();
        let missing: Vec<(usize, Column)> = header()
            .filter_map(|(place, name)| Some((place, self.missing(self.type_missing(name)?))))
            .collect();
        let lacking = |row: &Vec<String>| -> u64 {
            let cells = missing.iter().filter_map(|(place, _)| row.get(*place));
            cells.filter_map(|cell| cell.parse::<u64>().ok()).sum()
        };
        let mut rows: Vec<&Vec<String>> = self.rows.iter().collect();
        rows.sort_by_cached_key(|row| lacking(row));
        let (mut known, mut present) = (BTreeSet::new(), BTreeSet::new());
        let mut counts = Vec::new();
        for (place, name) in header() {
            let sort = self.sort(name);
            known.extend(sort.map(|(profession, _)| profession));
            let some = |row: &Vec<String>| row.get(place).is_some_and(|cell| cell != "0");
            if !self.rows.iter().any(some) {
                continue;
            }
            let head = match sort {
                Some((profession, status)) => self.people(profession, status),
                None if name == UNKNOWN_SPECIALTY => Fixed::UnknownSpecialty.words(self.lang),
                None => continue,
            };
            present.extend(sort.map(|(profession, _)| profession));
            counts.push((place, column(Kind::Count, head, "")));
        }
        let (places, columns): (Vec<usize>, Vec<Column>) =
            department.into_iter().chain(missing).chain(counts).unzip();
        let rows = rows.into_iter().map(|row| {
            let text = |place: Option<usize>| place.and_then(|place| row.get(place));
            let label = text(label).filter(|label| !is_blank(label));
            let (name, below) = match label {
                Some(label) => (Some(label), text(id).cloned()),
                None => (text(id), None),
            };
            let cells = places.iter().map(|place| text(Some(*place)));
            let cells = [name].into_iter().chain(cells).map(|cell| cell.cloned());
            Row { cells: cells.map(Option::unwrap_or_default).collect(), below }
        });
        Table {
            rows: rows.collect(),
            columns: [named].into_iter().chain(columns).collect(),
            absent: known.difference(&present).count() as u64,
        }
    }

    fn missing(&self, kind: &ExerciseType) -> Column {
        column(Kind::Missing, missing_of(&kind.name, self.lang), &kind.name)
    }

    /// The type of which a column tells who is missing.
    fn type_missing(&self, name: &str) -> Option<&ExerciseType> {
        self.catalogue.types().iter().find(|kind| missing_column(&kind.id) == *name)
    }

    /// Whether a column has numbers and nothing else.
    fn is_numbers(&self, place: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.trim());
        let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
        filled.peek().is_some() && filled.all(is_number)
    }

    /// Those who are missing, as the report names them: "2 médecins généralistes + 1 infirmier".
    fn who(&self, kind: &ExerciseType, text: &str) -> String {
        let part = |part: &str| {
            let (count, id) = part.split_once(' ')?;
            let seat = kind.staff.seats.iter().find(|seat| *seat.id == *id)?;
            let noun = plural(self.lang, count.parse().ok()?, &seat.noun.one, &seat.noun.many);
            Some(match self.lang {
                Lang::Fr => format!("{count} {}", noun.fr),
                Lang::En => format!("{count} {} ({})", noun.fr, noun.en),
            })
        };
        let parts = text.split(" + ").map(|text| part(text).unwrap_or_else(|| text.to_owned()));
        typeset(self.lang, &parts.collect::<Vec<_>>().join(" + "))
    }

    /// The names of types, by their ids.
    fn names(&self, ids: &str) -> String {
        let name = |id: &str| {
            let found = self.catalogue.types().iter().find(|kind| *kind.id == *id);
            found.map_or(id, |kind| &*kind.name).to_owned()
        };
        ids.split_whitespace().map(name).collect::<Vec<_>>().join(", ")
    }

    /// The profession and status of which a column tells how many there are.
    fn sort(&self, name: &str) -> Option<(Ix<Profession>, Ix<Status>)> {
        let (profession, status) = name.split_once(':')?;
        let catalogue = self.catalogue;
        Some((
            catalogue.professions().find(|known| *known.id == *profession)?,
            catalogue.statuses().find(|known| *known.id == *status)?,
        ))
    }

    /// "Sages-femmes libérales".
    fn people(&self, profession: Ix<Profession>, status: Ix<Status>) -> String {
        let profession = &self.catalogue.professions()[profession];
        let status = &self.catalogue.statuses()[status];
        let many = &profession.noun.many;
        let adjective = if profession.feminine { &status.feminine.1 } else { &status.noun.many.fr };
        let french = format!("{} {adjective}", many.fr);
        capital(&match self.lang {
            Lang::Fr => french,
            Lang::En => format!("{french} ({} {})", status.noun.many.en, many.en),
        })
    }
}

fn column(kind: Kind, head: String, of_type: &str) -> Column {
    Column { kind, head, of_type: of_type.to_owned() }
}

/// Whether a text is a number that nothing is lost of by sorting it as one: not a postal code.
pub(super) fn is_number(text: &str) -> bool {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let leads = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && digits(part) && !leads && text.len() <= 15
}

/// Whether nothing of a text would be seen.
pub(super) fn is_blank(text: &str) -> bool {
    printable(text).trim().is_empty()
}
