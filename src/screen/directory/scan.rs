//! From lines to who is where: what one thread does with the blocks that it takes.

use memchr::{Memchr, memchr, memchr_iter};
use rustc_hash::FxHashMap;

use super::By;
use super::department::of_commune;
use super::groups::Groups;
use super::header::{Column, Header};
use super::key::Persons;
use super::label::names;
use super::source::{Block, LONGEST};
use super::tally::{Reason, Tally};
use crate::rules::{Directory, Reading};

/// Somebody in a group: the group's number, the person's, that of the code of the profession, the
/// reading of the code, the mode of practice. The smallest of several for one person and code is
/// the one that prevails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry(u128);

/// The reading of a code for whom none fits.
pub(super) const NO_READING: u8 = u8::MAX;

impl Entry {
    fn new(group: u32, person: u64, code: u8, reading: u8, mode: u8) -> Entry {
        let group_and_person = u128::from(group) << 64 | u128::from(person);
        let how = u32::from_be_bytes([0, code, reading, mode]);
        Entry(group_and_person << 24 | u128::from(how))
    }

    pub(super) fn group(self) -> u32 {
        (self.0 >> 88) as u32
    }

    pub(super) fn person(self) -> u64 {
        (self.0 >> 24) as u64
    }

    pub(super) fn code(self) -> usize {
        usize::from((self.0 >> 16) as u8)
    }

    pub(super) fn reading(self) -> u8 {
        (self.0 >> 8) as u8
    }

    pub(super) fn mode(self) -> u8 {
        self.0 as u8
    }

    /// The same person as part of another group.
    pub(super) fn of_group(self, group: u32) -> Entry {
        Entry(self.0 & !(u128::from(u32::MAX) << 88) | u128::from(group) << 88)
    }
}

/// Sorts entries and leaves one for each person, group and code: the best reading of all, and the
/// best mode of all.
pub(super) fn settle(entries: &mut Vec<Entry>) {
    entries.sort_unstable();
    entries.dedup_by(|next, kept| {
        let same = next.0 >> 16 == kept.0 >> 16;
        if same && next.mode() < kept.mode() {
            kept.0 = kept.0 & !0xff | u128::from(next.mode());
        }
        same
    });
}

/// What to read, and what it means.
pub(super) struct Plan<'r> {
    pub(super) by: By,
    header: Header,
    pub(super) rules: &'r Directory,
    codes: FxHashMap<&'r [u8], u8>,
    pub(super) persons: Persons,
}

impl<'r> Plan<'r> {
    pub(super) fn new(by: By, header: Header, rules: &'r Directory) -> Plan<'r> {
        // The gate lets no more codes pass than a byte can number.
        let codes =
            rules.codes.iter().zip(0..).map(|(code, number)| (code.code.as_bytes(), number));
        Plan { by, header, rules, codes: codes.collect(), persons: Persons::default() }
    }

    pub(super) fn has_skills(&self) -> bool {
        self.header.place(Column::Skill).is_some()
    }

    /// The mode of practice, by its place among those of the rules.
    fn mode(&self, cells: &mut Cells<'_, '_>) -> Result<u8, Reason> {
        let mode = cells.of(Column::Mode);
        let mut modes =
            (0..).zip(&self.rules.modes).filter(|(_, known)| known.code.as_bytes() == mode);
        let fits = modes.find(|(_, known)| {
            known.sector.as_ref().is_none_or(|sector| cells.of(Column::Sector) == sector.as_bytes())
        });
        fits.map(|(number, _)| number).ok_or_else(|| {
            let ignored = self.rules.ignored_modes.iter().any(|known| known.as_bytes() == mode);
            if ignored { Reason::IgnoredMode } else { Reason::UnknownMode }
        })
    }

    /// Which reading of a code fits.
    fn reading(&self, code: u8, cells: &mut Cells<'_, '_>) -> u8 {
        let readings = self.rules.codes.get(usize::from(code)).map(|code| code.readings.as_slice());
        let readings = readings.unwrap_or_default();
        if readings.first().is_some_and(Reading::is_for_all) {
            return 0;
        }
        let skill = cells.of(Column::Skill);
        let found = (0..).zip(readings).find(|(_, reading)| reading.takes(skill));
        found.map_or(NO_READING, |(number, _)| number)
    }
}

/// The cells of a line, found as far as they are asked for.
struct Cells<'p, 'l> {
    header: &'p Header,
    line: &'l [u8],
    bars: Memchr<'l>,
    /// Where each cell that has been found ends.
    ends: &'p mut Vec<usize>,
}

impl<'l> Cells<'_, 'l> {
    /// A cell; nothing where there is none.
    fn of(&mut self, column: Column) -> &'l [u8] {
        let Some(place) = self.header.place(column) else { return &[] };
        self.find(place);
        let start = match place.checked_sub(1) {
            Some(before) => self.ends.get(before).map(|end| end + 1),
            None => Some(0),
        };
        let cell = start.zip(self.ends.get(place).copied());
        cell.and_then(|(start, end)| self.line.get(start..end)).unwrap_or_default()
    }

    fn find(&mut self, place: usize) {
        while self.ends.len() <= place {
            match self.bars.next() {
                Some(end) => self.ends.push(end),
                None => {
                    self.ends.push(self.line.len());
                    break;
                }
            }
        }
    }

    /// Whether there are as many as the header has.
    fn is_whole(&mut self) -> bool {
        let found = self.ends.len();
        let ended = self.ends.last() == Some(&self.line.len());
        let cells = if ended { found } else { found + self.bars.clone().count() + 1 };
        cells >= self.header.width
    }
}

/// What a thread has found.
pub(super) struct Scan<'p, 'r> {
    plan: &'p Plan<'r>,
    pub(super) groups: Groups,
    pub(super) entries: Vec<Entry>,
    pub(super) tally: Tally,
    /// How many entries there may be before they are looked through for the same ones.
    most: usize,
    ends: Vec<usize>,
}

/// How many entries are always kept as they come.
const MOST_UNSETTLED: usize = 1 << 22;

impl<'p, 'r> Scan<'p, 'r> {
    pub(super) fn new(plan: &'p Plan<'r>) -> Scan<'p, 'r> {
        Scan {
            plan,
            groups: Groups::default(),
            entries: Vec::new(),
            tally: Tally::default(),
            most: MOST_UNSETTLED,
            ends: Vec::new(),
        }
    }

    /// Reads the lines of a block.
    pub(super) fn block(&mut self, block: &Block) {
        self.tally.note(Reason::TooLong, block.too_long);
        let lines = block.lines();
        let mut wrong = first_wrong(lines, 0);
        let mut start = 0;
        while let Some(rest) = lines.get(start..).filter(|rest| !rest.is_empty()) {
            let length = memchr(b'\n', rest).unwrap_or(rest.len());
            let line = rest.get(..length).unwrap_or_default();
            let end = start + length;
            let is_text = wrong.is_none_or(|wrong| wrong >= end);
            if !is_text {
                wrong = first_wrong(lines, end);
            }
            self.line(line, block.at + start as u64, is_text);
            start = end + 1;
        }
        if self.entries.len() >= self.most {
            settle(&mut self.entries);
            self.most = MOST_UNSETTLED.max(self.entries.len() * 2);
        }
    }

    fn line(&mut self, line: &[u8], at: u64, is_text: bool) {
        let whole = line.len();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            return;
        }
        let read = if whole > LONGEST {
            Err(Reason::TooLong)
        } else if !is_text {
            Err(Reason::NotText)
        } else {
            self.whole_line(line, at)
        };
        match read {
            Ok(entry) => {
                self.tally.counted += 1;
                self.entries.push(entry);
            }
            Err(reason) => self.tally.note(reason, 1),
        }
    }

    fn whole_line(&mut self, line: &[u8], at: u64) -> Result<Entry, Reason> {
        let plan = self.plan;
        self.ends.clear();
        let bars = memchr_iter(b'|', line);
        let mut cells = Cells { header: &plan.header, line, bars, ends: &mut self.ends };
        let columns: &[Column] = match plan.by {
            By::Site => &[Column::Technical, Column::Finess, Column::Siret],
            By::Commune => &[Column::Commune],
        };
        let id = columns.iter().map(|column| cells.of(*column)).find(|cell| !cell.is_empty());
        if !cells.is_whole() {
            return Err(Reason::Short);
        }
        let id = id.ok_or(Reason::NoGroup)?;
        let person = Some(cells.of(Column::Person)).filter(|cell| !cell.is_empty());
        let person = person.ok_or(Reason::NoPerson)?;
        let code = plan.codes.get(cells.of(Column::Profession)).copied();
        let code = code.ok_or(Reason::Profession)?;
        let mode = plan.mode(&mut cells)?;
        let reading = plan.reading(code, &mut cells);
        let number = self.groups.number(id);
        describe(&mut self.groups, number, plan.by, &mut cells, at);
        Ok(Entry::new(number, plan.persons.number(person), code, reading, mode))
    }
}

/// Takes from a line what it says of its group.
fn describe(groups: &mut Groups, number: u32, by: By, cells: &mut Cells<'_, '_>, at: u64) {
    let labels: &[Column] = match by {
        By::Site => &[Column::Company, Column::Sign],
        By::Commune => &[Column::CommuneName],
    };
    let Some(group) = groups.get(number) else { return };
    // A commune bears the name of nobody who is there.
    if by == By::Site && !group.named {
        let person = cells.of(Column::Name);
        group.named = labels.iter().any(|column| names(cells.of(*column), person));
    }
    let (label, department) = (group.label.is_nothing(), group.department.is_nothing());
    if label {
        let found = labels.iter().map(|column| cells.of(*column)).find(|cell| !cell.is_empty());
        let said = groups.said(at, found.unwrap_or_default());
        if let Some(group) = groups.get(number) {
            group.label = said;
        }
    }
    if department {
        let found = match cells.of(Column::Department) {
            [] => of_commune(cells.of(Column::Commune)),
            found => found,
        };
        let said = groups.said(at, found);
        if let Some(group) = groups.get(number) {
            group.department = said;
        }
    }
}

/// Where the first byte stands, from a place on, that is not UTF-8.
fn first_wrong(lines: &[u8], from: usize) -> Option<usize> {
    let rest = lines.get(from..).unwrap_or_default();
    std::str::from_utf8(rest).err().map(|error| from + error.valid_up_to())
}
