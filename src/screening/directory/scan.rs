//! From lines to who is where: what one thread does with the blocks that it takes.

use memchr::memchr_iter;
use rustc_hash::FxHashMap;

use super::bars::Bars;
use super::columns::Columns;
use super::department::of_commune;
use super::key::{Id, Ids, Persons};
use super::name::is_named;
use super::source::{Block, LONGEST};
use super::{Reason, Tally};
use crate::rules::{Directory, Reading};

/// Somebody in a group, by one line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) person: u64,
    /// The number of the group.
    pub(super) group: u32,
    /// The place of the code of the profession among those of the rules.
    pub(super) code: u8,
    /// The place of the reading that fits among those of the code; [`NO_READING`] where none does.
    pub(super) reading: u8,
    /// The place of the mode of practice among those of the rules.
    pub(super) mode: u8,
}

/// How many bytes a line has at the least, for all that is usual.
const SHORT_LINE: usize = 256;

/// The reading of a code of which none fits.
pub(super) const NO_READING: u8 = u8::MAX;

/// Sorts entries and leaves one for each group, person and code: the best reading of all, and the
/// best mode of all.
pub(super) fn settle(entries: &mut Vec<Entry>) {
    entries.sort_unstable_by_key(|entry| (entry.group, entry.person, entry.code, entry.reading));
    entries.dedup_by(|next, kept| {
        let is_same = (next.group, next.person, next.code) == (kept.group, kept.person, kept.code);
        if is_same {
            kept.mode = kept.mode.min(next.mode);
        }
        is_same
    });
}

/// What to read, and what it means.
pub(super) struct Plan<'r> {
    pub(super) columns: Columns,
    rules: &'r Directory,
    codes: FxHashMap<&'r [u8], u8>,
    persons: Persons,
}

impl<'r> Plan<'r> {
    pub(super) fn new(columns: Columns, rules: &'r Directory) -> Plan<'r> {
        // The gate lets no more codes pass than a byte can number.
        let codes = rules.codes.iter().map(|code| code.code.as_bytes()).zip(0..).collect();
        Plan { columns, rules, codes, persons: Persons::default() }
    }

    /// Reads a line.
    fn line<'l>(&self, cells: Cells<'l>) -> Result<Line<'l>, Reason> {
        let columns = &self.columns;
        if cells.bars.len() + 1 < columns.width {
            return Err(Reason::Short);
        }
        let id = cells.first_of(&columns.ids);
        let person = cells.of(columns.person);
        if id.is_empty() {
            return Err(Reason::NoGroup);
        }
        if person.is_empty() {
            return Err(Reason::NoPerson);
        }
        let code = *self.codes.get(cells.of(columns.profession)).ok_or(Reason::Profession)?;
        let mode = self.mode(cells)?;
        let name = cells.of(columns.name);
        let entry = Entry {
            person: self.persons.number(person),
            code,
            reading: self.reading(code, cells),
            mode,
            group: 0,
        };
        let is_named =
            !name.is_empty() && columns.labels.iter().any(|label| is_named(cells.of(*label), name));
        Ok(Line { id: Id::new(id), entry, is_named, cells })
    }

    /// The mode of practice, by its place among those of the rules.
    fn mode(&self, cells: Cells<'_>) -> Result<u8, Reason> {
        let mode = cells.of(self.columns.mode);
        let mut modes = (0..).zip(&self.rules.modes);
        let fits = modes.find(|(_, known)| {
            let sector = known.sector.as_ref();
            is(mode, &known.code)
                && sector.is_none_or(|sector| is(cells.of(self.columns.sector), sector))
        });
        fits.map(|(place, _)| place).ok_or_else(|| {
            let is_ignored = self.rules.ignored_modes.iter().any(|known| is(mode, known));
            if is_ignored { Reason::IgnoredMode } else { Reason::UnknownMode }
        })
    }

    /// Which reading of a code fits.
    fn reading(&self, code: u8, cells: Cells<'_>) -> u8 {
        let readings = self.rules.codes.get(usize::from(code)).map(|code| code.readings.as_slice());
        let readings = readings.unwrap_or_default();
        if readings.first().is_some_and(Reading::is_for_all) {
            return 0;
        }
        let skill = cells.of(self.columns.skill);
        let found = (0..).zip(readings).find(|(_, reading)| reading.takes(skill));
        found.map_or(NO_READING, |(place, _)| place)
    }
}

/// Whether a cell is a code: a few bytes, so that a loop is all it takes.
fn is(cell: &[u8], code: &str) -> bool {
    cell.len() == code.len() && cell.iter().zip(code.as_bytes()).all(|(one, other)| one == other)
}

/// The cells of a line.
#[derive(Clone, Copy)]
struct Cells<'l> {
    text: &'l [u8],
    start: u32,
    end: u32,
    /// Where the bars between them stand in the text.
    bars: &'l [u32],
}

impl<'l> Cells<'l> {
    /// A cell; nothing where there is none.
    fn of(&self, place: usize) -> &'l [u8] {
        let start = match place.checked_sub(1) {
            Some(before) => self.bars.get(before).map(|bar| *bar as usize + 1),
            None => Some(self.start as usize),
        };
        let end = *self.bars.get(place).unwrap_or(&self.end) as usize;
        start.and_then(|start| self.text.get(start..end)).unwrap_or_default()
    }

    /// The first of these cells that is filled in.
    fn first_of(&self, places: &[usize]) -> &'l [u8] {
        let mut cells = places.iter().map(|place| self.of(*place));
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }
}

/// A line that counts, before its group has been looked for.
struct Line<'l> {
    id: Id,
    entry: Entry,
    /// Whether its label holds the name of its person.
    is_named: bool,
    cells: Cells<'l>,
}

/// What the first line of a group that says anything says, and where that line stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    at: u64,
    start: usize,
    length: usize,
}

impl Said {
    fn keep(&mut self, at: u64, text: &[u8], texts: &mut Vec<u8>) {
        if self.length == 0 {
            *self = Said { at, start: texts.len(), length: text.len() };
            texts.extend_from_slice(text);
        }
    }

    /// The first of this and another, whose text has moved so far behind.
    fn or(self, other: Said, moved: usize) -> Said {
        let is_first = other.length > 0 && (self.length == 0 || other.at < self.at);
        if is_first { Said { start: other.start + moved, ..other } } else { self }
    }
}

/// What the lines say of a group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    pub(super) label: Said,
    pub(super) department: Said,
    /// Whether the label of some line holds the name of its person.
    pub(super) is_named: bool,
}

/// What a thread has found.
pub(super) struct Scan<'p, 'r> {
    plan: &'p Plan<'r>,
    /// The groups by their numbers.
    pub(super) groups: Vec<Group>,
    /// Of which of them something has not been said yet; apart, since every line looks at it.
    unsaid: Vec<bool>,
    pub(super) ids: Ids,
    /// What the groups are called, one text behind the other.
    texts: Vec<u8>,
    pub(super) entries: Vec<Entry>,
    pub(super) tally: Tally,
    /// How many entries there may be at the least, and now, before they are looked through for those
    /// that say the same.
    least: usize,
    most: usize,
    bars: Bars,
}

impl<'p, 'r> Scan<'p, 'r> {
    pub(super) fn new(plan: &'p Plan<'r>, least: usize) -> Scan<'p, 'r> {
        Scan {
            plan,
            groups: Vec::new(),
            unsaid: Vec::new(),
            ids: Ids::default(),
            texts: Vec::new(),
            entries: Vec::new(),
            tally: Tally::default(),
            least,
            most: least,
            bars: Bars::default(),
        }
    }

    /// Reads the lines of a block.
    pub(super) fn block(&mut self, block: &Block) {
        let Scan { plan, groups, unsaid, ids, texts, entries, tally, bars, .. } = self;
        let columns = &plan.columns;
        let text = block.lines.as_slice();
        tally.note(Reason::TooLong, block.too_long);
        bars.find(text);
        let mut lines = Vec::with_capacity(text.len() / SHORT_LINE);
        let mut wrong = first_wrong(text, 0);
        let (mut start, mut line_bars) = (0, 0..0);
        for end in memchr_iter(b'\n', text).chain([text.len()]) {
            line_bars = bars.up_to(end, line_bars);
            let is_text = wrong.is_none_or(|wrong| wrong >= end);
            if !is_text {
                wrong = first_wrong(text, end);
            }
            let is_returned = end > start && text.get(end - 1) == Some(&b'\r');
            let bars = bars.places(&line_bars);
            // A block has less than four gigabytes.
            let last = (end - usize::from(is_returned)) as u32;
            let cells = Cells { text, start: start as u32, end: last, bars };
            let length = end - start;
            start = end + 1;
            if cells.start == cells.end {
                continue;
            }
            let read = if length > LONGEST {
                Err(Reason::TooLong)
            } else if !is_text {
                Err(Reason::NotText)
            } else {
                plan.line(cells)
            };
            match read {
                Ok(line) => lines.push(line),
                Err(reason) => tally.note(reason, 1),
            }
        }
        tally.counted += lines.len() as u64;
        // The groups of the lines, and what these say of them.
        let known = ids.known(lines.iter().map(|line| &line.id));
        for (Line { id, entry, is_named, cells }, known) in lines.into_iter().zip(known) {
            let group = known.unwrap_or_else(|| ids.number(id));
            if group as usize == groups.len() {
                groups.push(Group::default());
                unsaid.push(true);
            }
            entries.push(Entry { group, ..entry });
            let number = group as usize;
            let (Some(group), Some(unsaid)) = (groups.get_mut(number), unsaid.get_mut(number))
            else {
                continue;
            };
            if !is_named && !*unsaid {
                continue;
            }
            let department = match cells.of(columns.department) {
                [] => of_commune(cells.of(columns.commune)),
                own => own,
            };
            let at = block.at + u64::from(cells.start);
            group.label.keep(at, cells.first_of(&columns.labels), texts);
            group.department.keep(at, department, texts);
            group.is_named |= is_named;
            *unsaid = group.label.length == 0 || group.department.length == 0;
        }
        if self.entries.len() >= self.most {
            settle(&mut self.entries);
            self.most = self.least.max(self.entries.len() * 2);
        }
    }

    /// Takes in what another thread has found.
    pub(super) fn with(mut self, other: Scan<'p, 'r>) -> Scan<'p, 'r> {
        self.tally.add(other.tally);
        let moved = self.texts.len();
        self.texts.extend(other.texts);
        let mut numbers = Vec::with_capacity(other.groups.len());
        let known = self.ids.known(other.ids.ids.iter());
        for ((id, group), known) in other.ids.ids.into_iter().zip(other.groups).zip(known) {
            let number = known.unwrap_or_else(|| self.ids.number(id));
            numbers.push(number);
            if number as usize == self.groups.len() {
                self.groups.push(Group::default());
            }
            let Some(known) = self.groups.get_mut(number as usize) else { continue };
            known.label = known.label.or(group.label, moved);
            known.department = known.department.or(group.department, moved);
            known.is_named |= group.is_named;
        }
        self.entries.extend(other.entries.into_iter().map(|entry| {
            let group = numbers.get(entry.group as usize).copied().unwrap_or_default();
            Entry { group, ..entry }
        }));
        self
    }

    /// What was said, as bytes of the file.
    pub(super) fn text(&self, said: Said) -> &[u8] {
        self.texts.get(said.start..said.start + said.length).unwrap_or_default()
    }
}

/// Where the first byte stands, from a place on, that is not UTF-8.
fn first_wrong(lines: &[u8], from: usize) -> Option<usize> {
    let rest = lines.get(from..).unwrap_or_default();
    simdutf8::compat::from_utf8(rest).err().map(|error| from + error.valid_up_to())
}
