//! A census as CSV or as lines of JSON.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Census, Group};
use crate::lang::sanitize;
use crate::rules::{Catalogue, Ix, Profession, Status};
use crate::screening::columns::missing_column;
use crate::screening::output::{Form, members, write_cell};
use crate::screening::progress::Progress;

/// The name of the column of those of whom no skill tells what they are.
pub(crate) const UNKNOWN_SPECIALTY: &str = "unknown_specialty";

/// How many groups a thread writes at a time.
const PART: usize = 4096;

/// Writes the groups of a census, in the order of their ids, for as long as they are wanted.
///
/// # Errors
///
/// Where they cannot be written.
pub fn write(
    catalogue: &Catalogue,
    census: &Census,
    form: Form,
    progress: &Progress,
    out: &mut impl Write,
) -> io::Result<()> {
    let is_wanted = || !progress.is_stopped();
    if form == Form::JsonLines {
        for group in census.groups.iter().take_while(|_| is_wanted()) {
            serde_json::to_writer(&mut *out, &Line { catalogue, group })?;
            out.write_all(b"\n")?;
        }
        return Ok(());
    }
    let sorts = sorts(catalogue);
    out.write_all(header(catalogue, &sorts).as_bytes())?;
    // As much at a time as there are threads for: what is written is never all in memory.
    let parts = census.groups.chunks(PART * rayon::current_num_threads().max(1));
    for groups in parts.take_while(|_| is_wanted()) {
        let texts = groups.par_chunks(PART).map(|groups| rows(groups, &sorts));
        texts.collect::<Vec<_>>().iter().try_for_each(|text| out.write_all(text))?;
    }
    Ok(())
}

/// The professions and statuses that the directory can tell, in the order of the rules.
pub(crate) fn sorts(catalogue: &Catalogue) -> Vec<(Ix<Profession>, Ix<Status>)> {
    let Some(rules) = catalogue.directory() else { return Vec::new() };
    let readings = || rules.codes.iter().flat_map(|code| &code.readings);
    let is_told = |profession| readings().any(|reading| reading.profession == profession);
    let is_had = |status| rules.modes.iter().any(|mode| mode.status == status);
    let professions = catalogue.professions().numbers().filter(|profession| is_told(*profession));
    let statuses = || catalogue.statuses().numbers().filter(|status| is_had(*status));
    professions.flat_map(|profession| statuses().map(move |status| (profession, status))).collect()
}

fn header(catalogue: &Catalogue, sorts: &[(Ix<Profession>, Ix<Status>)]) -> String {
    let (professions, statuses) = (catalogue.professions(), catalogue.statuses());
    let sort = |(profession, status): &(Ix<Profession>, Ix<Status>)| {
        format!("{}:{}", professions[*profession].id, statuses[*status].id)
    };
    let first = ["id", "label", "department"].map(str::to_owned).into_iter();
    let missing = catalogue.types().iter().map(|kind| missing_column(&kind.id));
    let names = first.chain(sorts.iter().map(sort)).chain([UNKNOWN_SPECIALTY.to_owned()]);
    names.chain(missing).collect::<Vec<_>>().join(",") + "\n"
}

fn rows(groups: &[Group], sorts: &[(Ix<Profession>, Ix<Status>)]) -> Vec<u8> {
    let zeros = b"0,".repeat(sorts.len());
    let mut rows = Vec::with_capacity(groups.len() * (64 + zeros.len()));
    for group in groups {
        for text in group.names.get() {
            cell(text, &mut rows);
            rows.push(b',');
        }
        // The members stand in the order of the columns, and almost all columns are of nobody.
        let mut rest = sorts;
        for member in group.members.iter() {
            let is_of = |(profession, status): &(Ix<Profession>, Ix<Status>)| {
                (member.profession, member.status) == (*profession, Some(*status))
            };
            let Some(nobody) = rest.iter().position(is_of) else { continue };
            rest = rest.get(nobody + 1..).unwrap_or_default();
            rows.extend_from_slice(zeros.get(..2 * nobody).unwrap_or_default());
            number(member.count, &mut rows);
            rows.push(b',');
        }
        rows.extend_from_slice(zeros.get(..2 * rest.len()).unwrap_or_default());
        number(group.unknown_specialty, &mut rows);
        for missing in group.missing.iter() {
            rows.push(b',');
            number(*missing, &mut rows);
        }
        rows.push(b'\n');
    }
    rows
}

/// Writes a text as a cell; one look is enough at most.
fn cell(text: &str, rows: &mut Vec<u8>) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b',' | b'"')) {
        rows.extend_from_slice(text.as_bytes());
    } else {
        write_cell(sanitize(text).as_bytes(), b',', rows);
    }
}

fn number(number: u32, row: &mut Vec<u8>) {
    match u8::try_from(number) {
        Ok(digit @ 0..=9) => row.push(b'0' + digit),
        Ok(_) | Err(_) => row.extend_from_slice(number.to_string().as_bytes()),
    }
}

/// A group as an object.
struct Line<'c> {
    catalogue: &'c Catalogue,
    group: &'c Group,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Line { catalogue, group } = self;
        let [id, label, department] = group.names.get();
        let text = |text| Some(sanitize(text)).filter(|text| !text.is_empty());
        let members = group.members.iter().map(|member| members(catalogue, member, None));
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &sanitize(id))?;
        map.serialize_entry("label", &text(label))?;
        map.serialize_entry("department", &text(department))?;
        map.serialize_entry("team", &members.collect::<Vec<_>>())?;
        map.serialize_entry(UNKNOWN_SPECIALTY, &group.unknown_specialty)?;
        for (kind, missing) in catalogue.types().iter().zip(group.missing.iter()) {
            map.serialize_entry(&missing_column(&kind.id), missing)?;
        }
        map.end()
    }
}
