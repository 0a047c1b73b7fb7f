//! The directory's codes: what each means.

use super::{Context, Gate};
use crate::rules::catalogue::{Code, Directory, Mode, Reading, Row};
use crate::rules::list::CAPACITY;
use crate::rules::problem::{Fault, Thing};
use crate::rules::raw::{RawCode, RawDirectory, RawMode, Word};

impl Gate<'_> {
    pub(super) fn directory(
        &mut self,
        file: usize,
        raw: RawDirectory,
        names: &Context,
        rows: &[Row],
    ) -> Option<Directory> {
        self.not_empty(file, &raw.sources);
        self.not_empty(file, &raw.modes);
        self.not_empty(file, &raw.professions);
        let sources = raw.sources.value.iter();
        let sources =
            sources.filter_map(|source| self.source(file, source, None, names, rows)).collect();
        let modes = self.modes(file, raw.modes.value, &raw.ignored_modes, names);
        let codes = self.codes(file, raw.professions.value, names);
        let ignored_modes = raw.ignored_modes.into_iter().map(|word| word.value).collect();
        Some(Directory { sources, modes, ignored_modes, codes })
    }

    fn modes(
        &mut self,
        file: usize,
        raw: Vec<RawMode>,
        ignored: &[Word],
        names: &Context,
    ) -> Vec<Mode> {
        let mut modes: Vec<Mode> = Vec::new();
        for (number, raw) in raw.into_iter().enumerate() {
            self.few_enough(file, number, &raw.code);
            let taken = |mode: &Mode| {
                mode.code == raw.code.value && (mode.sector.is_none() || mode.sector == raw.sector)
            };
            if modes.iter().any(taken) || ignored.iter().any(|word| word.value == raw.code.value) {
                self.given_twice(file, &raw.code);
            }
            let Some(status) = self.resolve(file, &names.statuses, &raw.status) else { continue };
            modes.push(Mode { code: raw.code.value, sector: raw.sector, status });
        }
        modes
    }

    fn codes(&mut self, file: usize, raw: Vec<RawCode>, names: &Context) -> Vec<Code> {
        let mut codes: Vec<Code> = Vec::new();
        for (number, raw) in raw.into_iter().enumerate() {
            self.few_enough(file, number, &raw.code);
            if let Some(skills) = &raw.skills {
                self.not_empty(file, skills);
            }
            let known = codes.iter_mut().find(|known| known.code == raw.code.value);
            // What follows a reading for all would never be one.
            if known.as_ref().is_some_and(|known| known.readings.iter().any(Reading::is_for_all)) {
                self.given_twice(file, &raw.code);
            }
            let profession = self.resolve(file, &names.professions, &raw.profession);
            let Some(profession) = profession else { continue };
            let skills = raw.skills.map(|skills| skills.value).unwrap_or_default();
            let reading = Reading { skills, skill_prefix: raw.skill_prefix, profession };
            match known {
                Some(known) => known.readings.push(reading),
                None => codes.push(Code { code: raw.code.value, readings: vec![reading] }),
            }
        }
        codes
    }

    fn given_twice(&mut self, file: usize, code: &Word) {
        let fault = Fault::DuplicateId { thing: Thing::Code, id: code.value.clone() };
        self.note(file, code.span.clone(), fault);
    }

    fn few_enough(&mut self, file: usize, number: usize, code: &Word) {
        if number == CAPACITY {
            let fault = Fault::TooMany { thing: Thing::Code, most: CAPACITY };
            self.note(file, code.span.clone(), fault);
        }
    }
}
