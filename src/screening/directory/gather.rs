//! From what the threads have found to the groups, each counted and held against every type.

use std::cmp::Ordering;
use std::collections::HashMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Group;
use super::department::Department;
use super::groups::Said;
use super::scan::{Entry, NO_READING, Scan, settle};
use crate::rules::{Catalogue, Directory, Ix, Profession, Status};
use crate::screening::memo::{Case, Memo};
use crate::team::Member;

/// Groups that stand one behind the other in the result: each list has what belongs to the first,
/// then to the second, and so on.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// Of each group its id, its label and its department, and where each of them ends.
    texts: String,
    ends: Vec<[usize; 3]>,
    members: Vec<Member>,
    /// Where the members of each group end.
    members_end: Vec<usize>,
    /// People of whom no skill tells what they are.
    unknown: Vec<u32>,
    /// Of each group as many numbers as there are types.
    missing: Vec<u32>,
    types: usize,
    /// How many labels are not written since they hold somebody's name.
    pub(super) hidden: u64,
}

impl Chunk {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes its texts take.
    pub(super) fn texts(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn people(&self) -> u64 {
        self.members.iter().map(|member| u64::from(member.count)).sum()
    }

    pub(super) fn unknown(&self) -> u64 {
        self.unknown.iter().map(|count| u64::from(*count)).sum()
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let (mut text, mut member) = (0, 0);
        let lists = self.ends.iter().zip(&self.members_end).zip(&self.unknown).enumerate();
        lists.map(move |(number, (([id, label, department], members_end), unknown))| {
            let group = Group {
                id: self.texts.get(text..*id).unwrap_or_default(),
                label: self.texts.get(*id..*label).unwrap_or_default(),
                department: self.texts.get(*label..*department).unwrap_or_default(),
                members: self.members.get(member..*members_end).unwrap_or_default(),
                unknown_specialty: *unknown,
                missing: self.missing_of(number),
            };
            (text, member) = (*department, *members_end);
            group
        })
    }

    fn missing_of(&self, number: usize) -> &[u32] {
        let start = number * self.types;
        self.missing.get(start..start + self.types).unwrap_or_default()
    }
}

/// A group as one thread has met it.
#[derive(Clone, Copy, Debug)]
struct Met {
    /// Its id, or its first bytes, as a number.
    key: u128,
    scan: u32,
    /// The number that it has there.
    number: u32,
}

/// The groups as the threads have met them.
struct Meetings<'f> {
    scans: &'f [Scan<'f, 'f>],
    /// The ids that do not fit into a number, of each thread by the number of the group.
    long: Vec<HashMap<u32, &'f [u8]>>,
    /// Whether there are any such ids.
    has_long: bool,
}

impl<'f> Meetings<'f> {
    fn of(scans: &'f [Scan<'f, 'f>]) -> Meetings<'f> {
        let long =
            |scan: &'f Scan<'f, 'f>| scan.groups.long().map(|(id, number)| (number, id)).collect();
        let long: Vec<HashMap<u32, &[u8]>> = scans.iter().map(long).collect();
        let has_long = long.iter().any(|long| !long.is_empty());
        Meetings { scans, long, has_long }
    }

    /// All of them, in the order of the ids.
    fn sorted(&self) -> Vec<Met> {
        let of_scan = |(scan, found): (usize, &'f Scan<'f, 'f>)| {
            let keys = (0..).zip(found.groups.keys());
            let scan = u32::try_from(scan).unwrap_or(u32::MAX);
            let mut met: Vec<Met> =
                keys.map(|(number, key)| Met { key: *key, scan, number }).collect();
            met.sort_unstable_by(|one, other| self.compare(one, other));
            met
        };
        let met: Vec<Vec<Met>> = self.scans.par_iter().enumerate().map(of_scan).collect();
        let mut met = met.concat();
        // This sort takes what is in order as it is, and has only to merge the threads'.
        met.sort_by(|one, other| self.compare(one, other));
        met
    }

    #[inline]
    fn compare(&self, one: &Met, other: &Met) -> Ordering {
        match one.key.cmp(&other.key) {
            Ordering::Equal if self.has_long => self.compare_long(one, other),
            order => order,
        }
    }

    #[cold]
    fn compare_long(&self, one: &Met, other: &Met) -> Ordering {
        self.long(one).cmp(&self.long(other))
    }

    /// The id, where it does not fit into a number.
    fn long(&self, met: &Met) -> Option<&'f [u8]> {
        let long = self.long.get(met.scan as usize).filter(|long| !long.is_empty())?;
        long.get(&met.number).copied()
    }

    /// What the lines say of a group, one thread after the other.
    fn said(&self, met: &[Met]) -> impl Iterator<Item = (&'f Scan<'f, 'f>, super::groups::Group)> {
        met.iter().filter_map(|met| {
            let scan = self.scans.get(met.scan as usize)?;
            Some((scan, *scan.groups.get(met.number)?))
        })
    }

    /// What the first line of a group that says anything says.
    fn first(&self, met: &[Met], what: impl Fn(super::groups::Group) -> Said) -> &'f [u8] {
        let said = self.said(met).map(|(scan, group)| (scan, what(group)));
        let first = said.filter(|(_, said)| !said.is_nothing()).min_by_key(|(_, said)| said.at);
        first.map_or(&[], |(scan, said)| scan.groups.text(said))
    }
}

/// How many parts the groups are cut into for each thread, so that none waits long for another.
const PARTS: usize = 4;

/// Puts together what the threads have found, of these departments or of all.
pub(super) fn gather(
    catalogue: &Catalogue,
    rules: &Directory,
    scans: &mut [Scan<'_, '_>],
    departments: Option<&[Department]>,
) -> Vec<Chunk> {
    let entries: Vec<Vec<Entry>> =
        scans.iter_mut().map(|scan| std::mem::take(&mut scan.entries)).collect();
    let meetings = Meetings::of(scans);
    let met = meetings.sorted();
    let groups: Vec<&[Met]> =
        met.chunk_by(|one, next| meetings.compare(one, next).is_eq()).collect();
    // From here on a group's number is its place among all.
    let mut places: Vec<Vec<u32>> = scans.iter().map(|scan| vec![0; scan.groups.len()]).collect();
    for (place, met) in (0..).zip(&groups) {
        for met in *met {
            let places = places.get_mut(met.scan as usize);
            if let Some(known) = places.and_then(|places| places.get_mut(met.number as usize)) {
                *known = place;
            }
        }
    }
    let entries = entries.into_par_iter().zip(&places);
    let found: Vec<Found> =
        entries.map(|(entries, places)| Found::new(&entries, places, groups.len())).collect();
    let length = groups.len() / (rayon::current_num_threads() * PARTS) + 1;
    let parts = groups.par_chunks(length).enumerate();
    let parts = parts.map(|(part, groups)| {
        let mut counting = Counting::new(catalogue, rules, &found);
        let wanted = counting.describe(&meetings, groups, departments);
        let places = (part * length..).zip(groups).zip(wanted);
        for ((place, met), _) in places.filter(|(_, wanted)| *wanted) {
            counting.count(place, met);
        }
        counting.chunk
    });
    parts.collect()
}

/// What one thread has found, group by group.
struct Found {
    entries: Vec<Entry>,
    /// Where the entries of each group begin, and where the last ends.
    starts: Vec<usize>,
}

impl Found {
    /// Lays out entries by the places of their groups among all of so many.
    fn new(entries: &[Entry], places: &[u32], groups: usize) -> Found {
        let place = |entry: &Entry| places.get(entry.group() as usize).copied().unwrap_or_default();
        // How many there are of each group, two places on: the sums of these are first where each
        // group begins and, once its entries are laid out, where it ends.
        let mut starts = vec![0; groups + 2];
        for entry in entries {
            if let Some(count) = starts.get_mut(place(entry) as usize + 2) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut laid = vec![Entry::default(); entries.len()];
        for entry in entries {
            let place = place(entry);
            let Some(next) = starts.get_mut(place as usize + 1) else { continue };
            if let Some(free) = laid.get_mut(*next) {
                *free = entry.of_group(place);
            }
            *next += 1;
        }
        Found { entries: laid, starts }
    }

    /// The entries of the group at this place.
    fn of(&self, place: usize) -> &[Entry] {
        let ends = self.starts.get(place).zip(self.starts.get(place + 1));
        ends.and_then(|(start, end)| self.entries.get(*start..*end)).unwrap_or_default()
    }
}

/// Counts the people of one group after the other.
struct Counting<'c> {
    rules: &'c Directory,
    /// What each thread has found.
    found: &'c [Found],
    memo: Memo<'c>,
    case: Case,
    /// How many people the types ask for.
    whole: Vec<u32>,
    /// Which group of the chunk was the first with such a team, of those of few sorts of people.
    teams: FxHashMap<u128, usize>,
    /// The entries of one group.
    entries: Vec<Entry>,
    /// The professions of one person, each with the mode of practice that prevails.
    person: Vec<(Ix<Profession>, u8)>,
    /// The profession and the status of each person of one group.
    people: Vec<(Ix<Profession>, Ix<Status>)>,
    chunk: Chunk,
}

impl<'c> Counting<'c> {
    fn new(catalogue: &'c Catalogue, rules: &'c Directory, found: &'c [Found]) -> Counting<'c> {
        let asked = catalogue.types().iter().map(|kind| {
            kind.staff.seats.iter().fold(0, |sum: u32, seat| sum.saturating_add(seat.count))
        });
        Counting {
            rules,
            found,
            memo: Memo::new(catalogue),
            case: Case::default(),
            whole: asked.collect(),
            teams: FxHashMap::default(),
            entries: Vec::new(),
            person: Vec::new(),
            people: Vec::new(),
            chunk: Chunk { types: catalogue.types().len(), ..Chunk::default() },
        }
    }

    /// Takes down what the groups are called; which of them are wanted. (By itself, so that no look
    /// into memory waits for anything else.)
    fn describe(
        &mut self,
        meetings: &Meetings<'_>,
        groups: &[&[Met]],
        departments: Option<&[Department]>,
    ) -> Vec<bool> {
        let mut texts = Vec::new();
        let mut describe = |met: &&[Met]| {
            let department = meetings.first(met, |group| group.department);
            if let Some(wanted) = departments {
                let found = std::str::from_utf8(department).ok().and_then(Department::parse);
                if found.is_none_or(|found| !wanted.contains(&found)) {
                    return false;
                }
            }
            let Some(first) = met.first() else { return false };
            match meetings.long(first) {
                Some(id) => texts.extend_from_slice(id),
                None => {
                    texts.extend(first.key.to_be_bytes().into_iter().take_while(|byte| *byte != 0))
                }
            }
            let id = texts.len();
            if meetings.said(met).any(|(_, group)| group.named) {
                self.chunk.hidden += 1;
            } else {
                texts.extend_from_slice(meetings.first(met, |group| group.label));
            }
            let label = texts.len();
            texts.extend_from_slice(department);
            self.chunk.ends.push([id, label, texts.len()]);
            true
        };
        let wanted = groups.iter().map(&mut describe).collect();
        // Only cells of lines that are UTF-8 come this far.
        self.chunk.texts = String::from_utf8(texts).unwrap_or_default();
        wanted
    }

    /// Counts the people of the group at this place, and holds them against the types.
    fn count(&mut self, place: usize, met: &[Met]) {
        let unknown = self.people(place, met);
        self.members();
        self.missing();
        self.chunk.unknown.push(unknown);
    }

    /// Finds the profession and the status of each person of the group at this place; how many are
    /// of unknown specialty.
    fn people(&mut self, place: usize, met: &[Met]) -> u32 {
        let Counting { rules, found, entries, person, people, .. } = self;
        entries.clear();
        for found in met.iter().filter_map(|met| found.get(met.scan as usize)) {
            entries.extend_from_slice(found.of(place));
        }
        settle(entries);
        people.clear();
        let mut unknown = 0;
        for all in entries.chunk_by(|one, next| one.person() == next.person()) {
            person.clear();
            for entry in all {
                let code = rules.codes.get(entry.code());
                let reading = code.and_then(|code| code.readings.get(usize::from(entry.reading())));
                match reading {
                    Some(reading) => person.push((reading.profession, entry.mode())),
                    None => unknown += u32::from(entry.reading() == NO_READING),
                }
            }
            // Several codes may be one profession.
            person.sort_unstable();
            person.dedup_by_key(|(profession, _)| *profession);
            people.extend(person.iter().filter_map(|(profession, mode)| {
                Some((*profession, rules.modes.get(usize::from(*mode))?.status))
            }));
        }
        unknown
    }

    /// Counts who is alike, in the order of the rules.
    fn members(&mut self) {
        self.people.sort_unstable();
        self.case.members.clear();
        let alike = self.people.chunk_by(|one, next| one == next);
        self.case.members.extend(alike.filter_map(|alike| {
            let (profession, status) = *alike.first()?;
            let count = u32::try_from(alike.len()).unwrap_or(u32::MAX);
            Some(Member { profession, status: Some(status), count })
        }));
        self.chunk.members.extend_from_slice(&self.case.members);
        self.chunk.members_end.push(self.chunk.members.len());
    }

    /// Finds how many people each type still misses.
    fn missing(&mut self) {
        let Counting { memo, case, whole, teams, chunk, .. } = self;
        if case.members.is_empty() {
            // A team of nobody says nothing to the assessment, where everybody may yet come.
            chunk.missing.extend_from_slice(whole);
            return;
        }
        let number = chunk.unknown.len();
        let same = small(&case.members).map(|team| *teams.entry(team).or_insert(number));
        match same.filter(|same| *same < number) {
            Some(same) => {
                let start = same * chunk.types;
                chunk.missing.extend_from_within(start..start + chunk.types);
            }
            None => {
                memo.assess(case);
                let missing = memo.findings().map(|found| found.people_missing);
                let missing = missing.map(|count| u32::try_from(count).unwrap_or(u32::MAX));
                chunk.missing.extend(missing);
            }
        }
    }
}

/// A team as a number, where it is of few sorts of people and of few of each: most are, and the
/// same ones come again and again.
fn small(members: &[Member]) -> Option<u128> {
    const MOST: usize = 5;
    let number = |all: u128, member: &Member| {
        let status = member.status.map_or(0, |status| status.index() + 1);
        let few = member.count < 1 << 8 && status < 1 << 8 && member.profession.index() < 1 << 8;
        let sort = (member.profession.index() as u128) << 16 | (status as u128) << 8;
        few.then_some(all << 24 | sort | u128::from(member.count))
    };
    (members.len() <= MOST).then(|| members.iter().try_fold(0, number))?
}
