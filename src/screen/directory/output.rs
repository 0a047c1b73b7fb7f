//! A census as CSV or as lines of JSON.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{Census, Group};
use crate::lang::harmless;
use crate::rules::{Catalogue, Ix, Profession, Status};

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
    let sorts = sorts(catalogue);
    let names = sorts.iter().map(|(profession, status)| {
        format!("{}:{}", catalogue.professions()[*profession].id, catalogue.statuses()[*status].id)
    });
    let missing = catalogue.types().iter().map(|kind| format!("{}_missing", kind.id));
    let names = ["id", "label", "department"].map(str::to_owned).into_iter().chain(names);
    let names: Vec<String> = names.chain(["unknown_specialty".to_owned()]).chain(missing).collect();
    let mut row = names.join(",").into_bytes();
    row.push(b'\n');
    out.write_all(&row)?;
    for group in census.groups() {
        row.clear();
        for (number, text) in [group.id, group.label, group.department].into_iter().enumerate() {
            if number > 0 {
                row.push(b',');
            }
            cell(text, &mut row);
        }
        let mut members = group.members.iter().peekable();
        for (profession, status) in &sorts {
            let here = members.next_if(|member| {
                member.profession == *profession && member.status == Some(*status)
            });
            row.push(b',');
            number(here.map_or(0, |member| member.count), &mut row);
        }
        for count in [&group.unknown_specialty].into_iter().chain(group.missing) {
            row.push(b',');
            number(*count, &mut row);
        }
        row.push(b'\n');
        out.write_all(&row)?;
    }
    Ok(())
}

/// Writes a text as a cell, in quotes where it needs them.
fn cell(text: &str, row: &mut Vec<u8>) {
    let text = harmless(text);
    if text.contains(['"', ',']) {
        row.push(b'"');
        row.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        row.push(b'"');
    } else {
        row.extend_from_slice(text.as_bytes());
    }
}

/// Writes a number; most are a digit.
fn number(number: u32, row: &mut Vec<u8>) {
    match u8::try_from(number) {
        Ok(digit @ 0..=9) => row.push(b'0' + digit),
        Ok(_) | Err(_) => row.extend_from_slice(number.to_string().as_bytes()),
    }
}

/// A group as an object.
struct Line<'c> {
    catalogue: &'c Catalogue,
    group: Group<'c>,
}

/// Those who are of one profession and status, by the names of the JSON report.
#[derive(Serialize)]
struct MembersView<'c> {
    profession: &'c str,
    status: Option<&'c str>,
    count: u32,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Line { catalogue, group } = self;
        let text = |text| Some(harmless(text)).filter(|text| !text.is_empty());
        let members = group.members.iter().map(|member| MembersView {
            profession: &catalogue.professions()[member.profession].id,
            status: member.status.map(|status| &*catalogue.statuses()[status].id),
            count: member.count,
        });
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &harmless(group.id))?;
        map.serialize_entry("label", &text(group.label))?;
        map.serialize_entry("department", &text(group.department))?;
        map.serialize_entry("team", &members.collect::<Vec<_>>())?;
        map.serialize_entry("unknown_specialty", &group.unknown_specialty)?;
        for (kind, missing) in catalogue.types().iter().zip(group.missing) {
            map.serialize_entry(&format!("{}_missing", kind.id), missing)?;
        }
        map.end()
    }
}
