//! How an extraction of the national directory of health professionals is read.

use std::ops::Range;

use super::{Profession, Source, Status};
use crate::lang::Str;
use crate::rules::list::{CAPACITY, Ix};
use crate::rules::problem::{Fault, Thing};
use crate::rules::record::{Reader, Spanned, Table, record, some_of};

record! {
    /// What the directory's codes mean to these rules.
    pub struct Directory "directory", then without_doubles {
        /// Where the codes are published.
        "source" pub sources: Vec<Source> = some_of(Spanned<Vec<Source>>),
        /// The modes of practice, the one that prevails first.
        "mode" pub modes: Vec<Mode> = some_of(Spanned<Vec<Mode>>),
        /// The modes of practice that do not count.
        "ignored-modes" pub ignored_modes: Vec<Str>,
        /// The professions, each code once.
        "profession" pub codes: Vec<Code> = by_code(Spanned<Vec<Reading>>),
    }

    /// What status a mode of practice is.
    pub struct Mode "mode" {
        /// Its code.
        "code" pub code: Str,
        /// The code of the sector of activity that it is for; any where there is none.
        "sector" pub sector: Option<Str>,
        /// The status.
        "status" pub status: Ix<Status>,
        place: Range<usize> = place_of_code(),
    }

    /// A profession that a code stands for, for some or for all who bear it.
    pub struct Reading "code" {
        "code" code: Str,
        /// The codes of the skills of which one is enough.
        "skills" pub skills: Vec<Str> = some_or_none(Option<Spanned<Vec<Str>>>),
        /// How the code of a skill that is enough begins.
        "skill-prefix" pub skill_prefix: Option<Str>,
        /// The profession.
        "profession" pub profession: Ix<Profession>,
        place: Range<usize> = place_of_code(),
    }
}

/// What professions a code stands for.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code.
    pub code: Str,
    /// The professions, the one that prevails first.
    pub readings: Vec<Reading>,
}

impl Reading {
    /// Whether it is for everybody, whatever their skills.
    pub fn is_for_all(&self) -> bool {
        self.skills.is_empty() && self.skill_prefix.is_none()
    }

    /// Whether it is for who has this skill.
    pub fn takes(&self, skill: &[u8]) -> bool {
        let begins = |prefix: &Str| skill.starts_with(prefix.as_bytes());
        self.is_for_all()
            || self.skills.iter().any(|known| known.as_bytes() == skill)
            || self.skill_prefix.as_ref().is_some_and(begins)
    }
}

fn place_of_code(table: &Table<'_>, _: &mut Reader) -> Range<usize> {
    table.place("code")
}

fn some_or_none(
    skills: Option<Spanned<Vec<Str>>>,
    table: &Table<'_>,
    reader: &mut Reader,
) -> Vec<Str> {
    skills.map(|skills| some_of(skills, table, reader)).unwrap_or_default()
}

fn without_doubles(directory: &mut Directory, _: &Table<'_>, reader: &mut Reader) {
    let modes = &directory.modes;
    for (number, mode) in modes.iter().enumerate() {
        few_enough(number, &mode.place, reader);
        let taken = |known: &Mode| {
            known.code == mode.code && (known.sector.is_none() || known.sector == mode.sector)
        };
        if modes.iter().take(number).any(taken) || directory.ignored_modes.contains(&mode.code) {
            given_twice(&mode.code, &mode.place, reader);
        }
    }
}

/// The readings of each code together.
fn by_code(readings: Spanned<Vec<Reading>>, table: &Table<'_>, reader: &mut Reader) -> Vec<Code> {
    let mut codes: Vec<Code> = Vec::new();
    for (number, reading) in some_of(readings, table, reader).into_iter().enumerate() {
        few_enough(number, &reading.place, reader);
        match codes.iter_mut().find(|known| known.code == reading.code) {
            None => codes.push(Code { code: reading.code.clone(), readings: vec![reading] }),
            Some(known) => {
                // What follows a reading for all would never be one.
                if known.readings.iter().any(Reading::is_for_all) {
                    given_twice(&reading.code, &reading.place, reader);
                }
                known.readings.push(reading);
            }
        }
    }
    codes
}

fn given_twice(code: &Str, place: &Range<usize>, reader: &mut Reader) {
    let fault = Fault::DuplicateId { thing: Thing::Code, id: code.clone() };
    reader.check(place.clone(), fault);
}

fn few_enough(number: usize, place: &Range<usize>, reader: &mut Reader) {
    if number == CAPACITY {
        reader.check(place.clone(), Fault::TooMany { thing: Thing::Code, most: CAPACITY });
    }
}
