//! From lines to who is where: what one thread does with the blocks that it takes.

use std::ops::Range;

use memchr::memchr;
use rustc_hash::FxHashMap;

use super::By;
use super::bars::Bars;
use super::department::of_commune;
use super::groups::Groups;
use super::header::{Column, Header};
use super::key::{Persons, packed, short};
use super::label::names;
use super::source::{Block, LONGEST};
use super::tally::{Reason, Tally};
use crate::rules::{Directory, Reading};

/// Somebody in a group: the group's number, the person's, that of the code of the profession, the
/// reading of the code, the mode of practice. The smallest of several for one person and code is
/// the one that prevails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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

    /// The same with another number for the group.
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
    by: By,
    header: Header,
    rules: &'r Directory,
    codes: FxHashMap<u64, u8>,
    persons: Persons,
}

impl<'r> Plan<'r> {
    pub(super) fn new(by: By, header: Header, rules: &'r Directory) -> Plan<'r> {
        // The gate lets no more codes pass than a byte can number.
        let codes = rules.codes.iter().zip(0..);
        let codes = codes.filter_map(|(code, number)| Some((short(code.code.as_bytes())?, number)));
        Plan { by, header, rules, codes: codes.collect(), persons: Persons::default() }
    }

    pub(super) fn has_skills(&self) -> bool {
        self.header.place(Column::Skill).is_some()
    }

    /// The cells of a line of a text, which stand between these bars.
    fn cells<'p, 'l>(
        &'p self,
        text: &'l [u8],
        line: &Range<usize>,
        bars: Option<&'p [u32]>,
    ) -> Cells<'p, 'l> {
        let (start, end) = (line.start, line.end);
        Cells { header: &self.header, text, start, end, bars: bars.unwrap_or_default() }
    }

    /// The columns of which the first that is filled in says which group it is.
    fn ids(&self) -> &'static [Column] {
        match self.by {
            By::Site => &[Column::Technical, Column::Finess, Column::Siret],
            By::Commune => &[Column::Commune],
        }
    }

    /// The columns of which the first that is filled in says what the group is called.
    fn labels(&self) -> &'static [Column] {
        match self.by {
            By::Site => &[Column::Company, Column::Sign],
            By::Commune => &[Column::CommuneName],
        }
    }

    /// The code of a profession, by its place among those of the rules.
    fn code(&self, cell: &[u8]) -> Option<u8> {
        match short(cell) {
            Some(key) => self.codes.get(&key).copied(),
            None => (0..)
                .zip(&self.rules.codes)
                .find(|(_, code)| is(cell, &code.code))
                .map(|(number, _)| number),
        }
    }

    /// The mode of practice, by its place among those of the rules.
    fn mode(&self, cells: Cells<'_, '_>) -> Result<u8, Reason> {
        let mode = cells.of(Column::Mode);
        let mut modes = (0..).zip(&self.rules.modes).filter(|(_, known)| is(mode, &known.code));
        let fits = modes.find(|(_, known)| {
            known.sector.as_ref().is_none_or(|sector| is(cells.of(Column::Sector), sector))
        });
        fits.map(|(number, _)| number).ok_or_else(|| {
            let ignored = self.rules.ignored_modes.iter().any(|known| is(mode, known));
            if ignored { Reason::IgnoredMode } else { Reason::UnknownMode }
        })
    }

    /// Which reading of a code fits.
    fn reading(&self, code: u8, cells: Cells<'_, '_>) -> u8 {
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

/// Whether a cell is a code: a few bytes, so that a loop is all it takes.
fn is(cell: &[u8], code: &str) -> bool {
    cell.len() == code.len() && cell.iter().zip(code.as_bytes()).all(|(one, other)| one == other)
}

/// The cells of a line.
#[derive(Clone, Copy)]
struct Cells<'p, 'l> {
    header: &'p Header,
    text: &'l [u8],
    start: usize,
    end: usize,
    /// Where the bars between them stand.
    bars: &'p [u32],
}

impl<'l> Cells<'_, 'l> {
    /// A cell; nothing where there is none.
    fn of(&self, column: Column) -> &'l [u8] {
        let Some(place) = self.header.place(column) else { return &[] };
        let start = match place.checked_sub(1) {
            Some(before) => self.bars.get(before).map(|bar| *bar as usize + 1),
            None => Some(self.start),
        };
        let end = self.bars.get(place).map_or(self.end, |bar| *bar as usize);
        start.and_then(|start| self.text.get(start..end)).unwrap_or_default()
    }

    /// The first of these cells that is filled in.
    fn first_of(&self, columns: &[Column]) -> &'l [u8] {
        let mut cells = columns.iter().map(|column| self.of(*column));
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// Whether there are as many as the header has.
    fn is_whole(&self) -> bool {
        self.bars.len() + 1 >= self.header.width
    }
}

/// A line that counts, before its group has been looked for.
struct Line {
    /// Where it stands in its block, and its bars among the block's.
    range: Range<usize>,
    bars: Range<usize>,
    person: u64,
    code: u8,
    reading: u8,
    mode: u8,
    /// Whether its label holds the name of its person.
    named: bool,
}

/// What a thread has found.
pub(super) struct Scan<'p, 'r> {
    plan: &'p Plan<'r>,
    pub(super) groups: Groups,
    pub(super) entries: Vec<Entry>,
    pub(super) tally: Tally,
    /// How many entries there may be at the least, and now, before they are looked through for those
    /// that say the same.
    least: usize,
    most: usize,
    bars: Bars,
    /// Of the block at hand: the lines that count, the ids of their groups as numbers (zero for one
    /// that is too long), and the numbers of the groups.
    lines: Vec<Line>,
    ids: Vec<u128>,
    numbers: Vec<u32>,
}

impl<'p, 'r> Scan<'p, 'r> {
    pub(super) fn new(plan: &'p Plan<'r>, least: usize) -> Scan<'p, 'r> {
        Scan {
            plan,
            groups: Groups::new(),
            entries: Vec::new(),
            tally: Tally::default(),
            least,
            most: least,
            bars: Bars::default(),
            lines: Vec::new(),
            ids: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// Reads the lines of a block.
    pub(super) fn block(&mut self, block: &Block) {
        self.tally.note(Reason::TooLong, block.too_long);
        let text = block.lines();
        self.bars.find(text);
        self.lines.clear();
        self.ids.clear();
        let mut wrong = first_wrong(text, 0);
        let (mut start, mut bars) = (0, 0..0);
        while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
            let end = start + memchr(b'\n', rest).unwrap_or(rest.len());
            bars = self.bars_up_to(end, bars);
            let is_text = wrong.is_none_or(|wrong| wrong >= end);
            if !is_text {
                wrong = first_wrong(text, end);
            }
            let returned = end > start && text.get(end - 1) == Some(&b'\r');
            let line = start..end - usize::from(returned);
            if end - start > LONGEST {
                self.tally.note(Reason::TooLong, 1);
            } else if !line.is_empty() {
                self.line(text, line, bars.clone(), is_text);
            }
            start = end + 1;
        }
        self.sort_out(text, block.at);
        if self.entries.len() >= self.most {
            settle(&mut self.entries);
            self.most = self.least.max(self.entries.len() * 2);
        }
    }

    /// The bars of the line that ends here, after those of the one before: most often as many.
    fn bars_up_to(&self, end: usize, before: Range<usize>) -> Range<usize> {
        let (places, start) = (self.bars.places(), before.end);
        let inside = |place: usize| places.get(place).is_some_and(|bar| (*bar as usize) < end);
        let guess = start + before.len();
        if !inside(guess) && (guess == start || inside(guess - 1)) {
            return start..guess;
        }
        let rest = places.get(start..).unwrap_or_default();
        start..start + rest.iter().take_while(|bar| (**bar as usize) < end).count()
    }

    fn line(&mut self, text: &[u8], line: Range<usize>, bars: Range<usize>, is_text: bool) {
        let read = if is_text { self.whole_line(text, line, bars) } else { Err(Reason::NotText) };
        match read {
            Ok((id, line)) => {
                self.tally.counted += 1;
                self.ids.push(packed(id).unwrap_or_default());
                self.lines.push(line);
            }
            Err(reason) => self.tally.note(reason, 1),
        }
    }

    fn whole_line<'l>(
        &self,
        text: &'l [u8],
        range: Range<usize>,
        bars: Range<usize>,
    ) -> Result<(&'l [u8], Line), Reason> {
        let plan = self.plan;
        let cells = plan.cells(text, &range, self.bars.places().get(bars.clone()));
        if !cells.is_whole() {
            return Err(Reason::Short);
        }
        let id = cells.first_of(plan.ids());
        let person = cells.of(Column::Person);
        if id.is_empty() {
            return Err(Reason::NoGroup);
        }
        if person.is_empty() {
            return Err(Reason::NoPerson);
        }
        let code = plan.code(cells.of(Column::Profession)).ok_or(Reason::Profession)?;
        let mode = plan.mode(cells)?;
        let reading = plan.reading(code, cells);
        let person = plan.persons.number(person);
        // A commune bears the name of nobody who is there.
        let named = plan.by == By::Site && {
            let name = cells.of(Column::Name);
            plan.labels().iter().any(|column| names(cells.of(*column), name))
        };
        Ok((id, Line { range, bars, person, code, reading, mode, named }))
    }

    /// Finds the groups of a block's lines, and takes from the lines what they say of them.
    fn sort_out(&mut self, text: &[u8], at: u64) {
        let Scan { plan, groups, entries, bars, lines, ids, numbers, .. } = self;
        groups.find(ids, numbers);
        for ((line, id), number) in lines.iter().zip(ids.iter()).zip(numbers.iter()) {
            let cells = || plan.cells(text, &line.range, bars.places().get(line.bars.clone()));
            let mut number = *number;
            if *id == 0 {
                number = groups.find_long(cells().first_of(plan.ids()));
            }
            if groups.is_unsaid(number) {
                let cells = cells();
                let department = match cells.of(Column::Department) {
                    [] => of_commune(cells.of(Column::Commune)),
                    department => department,
                };
                let at = at + line.range.start as u64;
                groups.say(number, at, cells.first_of(plan.labels()), department);
            }
            if line.named
                && let Some(group) = groups.get_mut(number)
            {
                group.named = true;
            }
            let Line { person, code, reading, mode, .. } = *line;
            entries.push(Entry::new(number, person, code, reading, mode));
        }
    }
}

/// Where the first byte stands, from a place on, that is not UTF-8.
fn first_wrong(lines: &[u8], from: usize) -> Option<usize> {
    let rest = lines.get(from..).unwrap_or_default();
    simdutf8::compat::from_utf8(rest).err().map(|error| from + error.valid_up_to())
}
