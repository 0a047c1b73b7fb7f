//! A census as CSV or as lines of JSON.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::gather::Chunk;
use super::{Census, Group};
use crate::lang::harmless;
use crate::rules::{Catalogue, Ix, Profession, Status};
use crate::screening::output::members;
use crate::team::Member;

/// The name of the column of those of whom no skill tells what they are.
pub(crate) const UNKNOWN_SPECIALTY: &str = "unknown_specialty";

/// The forms of the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A header, and a row a group.
    #[default]
    Csv,
    /// A JSON object a group, each on a line.
    JsonLines,
}

/// Writes the groups of a census, in the order of their ids.
///
/// # Errors
///
/// Where they cannot be written.
pub fn write(
    catalogue: &Catalogue,
    census: &Census,
    form: Form,
    out: &mut impl Write,
) -> io::Result<()> {
    match form {
        Form::Csv => csv(catalogue, census, out),
        Form::JsonLines => {
            for group in census.groups() {
                serde_json::to_writer(&mut *out, &Line { catalogue, group })?;
                out.write_all(b"\n")?;
            }
            Ok(())
        }
    }
}

/// The professions and statuses that the directory can tell, in the order of the rules.
fn sorts(catalogue: &Catalogue) -> Vec<(Ix<Profession>, Ix<Status>)> {
    let Some(rules) = catalogue.directory() else { return Vec::new() };
    let readings = || rules.codes.iter().flat_map(|code| &code.readings);
    let told = |profession| readings().any(|reading| reading.profession == profession);
    let has = |status| rules.modes.iter().any(|mode| mode.status == status);
    let statuses: Vec<Ix<Status>> =
        catalogue.statuses().numbers().filter(|status| has(*status)).collect();
    let professions = catalogue.professions().numbers().filter(|profession| told(*profession));
    professions
        .flat_map(|profession| statuses.iter().map(move |status| (profession, *status)))
        .collect()
}

fn csv(catalogue: &Catalogue, census: &Census, out: &mut impl Write) -> io::Result<()> {
    let table = Table::new(catalogue);
    out.write_all(&table.header())?;
    // As much at a time as there are threads for: what is written is never all in memory.
    for chunks in census.chunks.chunks(rayon::current_num_threads().max(1)) {
        let texts: Vec<Vec<u8>> = chunks.par_iter().map(|chunk| table.rows(chunk)).collect();
        texts.iter().try_for_each(|text| out.write_all(text))?;
    }
    Ok(())
}

/// The columns, and what a row of nobody looks like.
struct Table<'c> {
    catalogue: &'c Catalogue,
    sorts: Vec<(Ix<Profession>, Ix<Status>)>,
    /// Of each profession and each status, which of these it is.
    columns: Vec<Option<usize>>,
    /// The numbers of a row: nothing but zeros, each behind its comma.
    zeros: Vec<u8>,
}

impl Table<'_> {
    fn new(catalogue: &Catalogue) -> Table<'_> {
        let sorts = sorts(catalogue);
        let all = catalogue.professions().numbers().flat_map(|profession| {
            catalogue.statuses().numbers().map(move |status| (profession, status))
        });
        let columns = all.map(|sort| sorts.iter().position(|known| *known == sort)).collect();
        let zeros = b",0".repeat(sorts.len() + 1 + catalogue.types().len());
        Table { catalogue, sorts, columns, zeros }
    }

    fn header(&self) -> Vec<u8> {
        let Table { catalogue, sorts, .. } = self;
        let names = sorts.iter().map(|(profession, status)| {
            let (profession, status) =
                (&catalogue.professions()[*profession], &catalogue.statuses()[*status]);
            format!("{}:{}", profession.id, status.id)
        });
        let missing = catalogue.types().iter().map(|kind| format!("{}_missing", kind.id));
        let first = ["id", "label", "department"].map(str::to_owned).into_iter();
        let names = first.chain(names).chain([UNKNOWN_SPECIALTY.to_owned()]).chain(missing);
        let mut header = names.collect::<Vec<_>>().join(",").into_bytes();
        header.push(b'\n');
        header
    }

    /// The column of the members of a profession and status, in the order of the header.
    fn column(&self, member: &Member) -> Option<usize> {
        let status = member.status?.index();
        *self.columns.get(member.profession.index() * self.catalogue.statuses().len() + status)?
    }

    fn rows(&self, chunk: &Chunk) -> Vec<u8> {
        // What the texts take, and a little more than the zeros: a comma here, a second digit there.
        let mut rows = Vec::with_capacity(chunk.texts() + chunk.len() * (self.zeros.len() + 8));
        for group in chunk.groups() {
            cell(group.id, &mut rows);
            for text in [group.label, group.department] {
                rows.push(b',');
                cell(text, &mut rows);
            }
            self.numbers(&group, &mut rows);
            rows.push(b'\n');
        }
        rows
    }

    /// The numbers of a row. Almost all are zeros and the rest are digits, so that a few bytes of a
    /// row of zeros are changed; a longer number takes the place of its zero.
    fn numbers(&self, group: &Group<'_>, rows: &mut Vec<u8>) {
        let start = rows.len();
        rows.extend_from_slice(&self.zeros);
        let mut longer = 0;
        let mut put = |column: usize, number: u32| {
            let place = start + 2 * column + 1 + longer;
            match u8::try_from(number) {
                Ok(digit @ 0..=9) => {
                    if let Some(zero) = rows.get_mut(place) {
                        *zero = b'0' + digit;
                    }
                }
                Ok(_) | Err(_) => {
                    let digits = number.to_string();
                    longer += digits.len() - 1;
                    rows.splice(place..=place, digits.into_bytes());
                }
            }
        };
        for member in group.members {
            if let Some(column) = self.column(member) {
                put(column, member.count);
            }
        }
        let rest = [group.unknown_specialty].into_iter().chain(group.missing.iter().copied());
        for (column, number) in (self.sorts.len()..).zip(rest) {
            put(column, number);
        }
    }
}

/// Writes a text as a cell, in quotes where it needs them.
fn cell(text: &str, row: &mut Vec<u8>) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b',' && byte != b'"') {
        row.extend_from_slice(text.as_bytes());
        return;
    }
    let text = harmless(text);
    if text.contains(['"', ',']) {
        row.push(b'"');
        row.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        row.push(b'"');
    } else {
        row.extend_from_slice(text.as_bytes());
    }
}

/// A group as an object.
struct Line<'c> {
    catalogue: &'c Catalogue,
    group: Group<'c>,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Line { catalogue, group } = self;
        let text = |text| Some(harmless(text)).filter(|text| !text.is_empty());
        let members = group.members.iter().map(|member| members(catalogue, member));
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &harmless(group.id))?;
        map.serialize_entry("label", &text(group.label))?;
        map.serialize_entry("department", &text(group.department))?;
        map.serialize_entry("team", &members.collect::<Vec<_>>())?;
        map.serialize_entry(UNKNOWN_SPECIALTY, &group.unknown_specialty)?;
        for (kind, missing) in catalogue.types().iter().zip(group.missing) {
            map.serialize_entry(&format!("{}_missing", kind.id), missing)?;
        }
        map.end()
    }
}
