//! From what the threads have found to the groups, each counted and held against every type.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::scan::{self, Entry, NO_READING, Said, Scan, settle};
use super::{Department, Group};
use crate::rules::{Catalogue, Directory, Ix, Profession, Status};
use crate::screening::memo::{Case, Memo};
use crate::team::Member;

/// Groups that stand one behind the other in the result. There are many, so that what belongs to
/// one stands behind what belongs to the one before.
#[derive(Debug, Default)]
pub(super) struct Part {
    groups: Vec<Counted>,
    /// Of each group its id, its label and its department.
    texts: String,
    members: Vec<Member>,
    /// Of each team that there is, how many people each type misses.
    missing: Vec<u32>,
    types: usize,
    /// How many labels are left out because they hold a person's name.
    pub(super) hidden: u64,
}

/// Where what belongs to a group ends.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    id: usize,
    label: usize,
    department: usize,
    members: usize,
    unknown_specialty: u32,
    /// Where the numbers of people that its types miss begin.
    missing: usize,
}

impl Part {
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let (mut text, mut member) = (0, 0);
        self.groups.iter().map(move |counted| {
            let missing = counted.missing..counted.missing + self.types;
            let group = Group {
                id: self.texts.get(text..counted.id).unwrap_or_default(),
                label: self.texts.get(counted.id..counted.label).unwrap_or_default(),
                department: self.texts.get(counted.label..counted.department).unwrap_or_default(),
                members: self.members.get(member..counted.members).unwrap_or_default(),
                unknown_specialty: counted.unknown_specialty,
                missing: self.missing.get(missing).unwrap_or_default(),
            };
            (text, member) = (counted.department, counted.members);
            group
        })
    }
}

/// A group as one thread has met it.
#[derive(Clone, Copy, Debug)]
struct Met {
    /// Its id as a number; of one that is too long the beginning, and its place among those from 1 on.
    id: (u128, u32),
    scan: u32,
    /// Its number there.
    number: u32,
}

/// What the threads have found, but for the entries.
struct Found<'f> {
    scans: &'f [Scan<'f, 'f>],
    /// The ids that are too long to be numbers, in order.
    long: Vec<&'f [u8]>,
}

impl<'f> Found<'f> {
    fn new(scans: &'f [Scan<'f, 'f>]) -> Found<'f> {
        let long = scans.iter().flat_map(|scan| scan.ids.long.keys());
        let mut long: Vec<&[u8]> = long.map(|id| &**id).collect();
        long.sort_unstable();
        long.dedup();
        Found { scans, long }
    }

    /// All groups as the threads have met them, in the order of their ids.
    fn sorted(&self) -> Vec<Met> {
        let mut all = Vec::with_capacity(self.scans.iter().map(|scan| scan.groups.len()).sum());
        for (found, scan) in self.scans.iter().zip(0..) {
            let first = all.len();
            let keys = found.ids.keys.iter().zip(0..);
            all.extend(keys.map(|(key, number)| Met { id: (*key, 0), scan, number }));
            for (id, number) in &found.ids.long {
                let place = self.long.partition_point(|other| *other <= &**id);
                if let Some(met) = all.get_mut(first + *number as usize) {
                    met.id.1 = place as u32;
                }
            }
        }
        all.par_sort_unstable_by_key(|met| met.id);
        all
    }

    /// Writes the id of a group.
    fn write_id(&self, (key, long): (u128, u32), to: &mut Vec<u8>) {
        let bytes = key.to_be_bytes();
        let short = bytes.split(|byte| *byte == 0).next();
        let long = (long as usize).checked_sub(1).and_then(|place| self.long.get(place));
        to.extend_from_slice(long.copied().or(short).unwrap_or_default());
    }

    /// What the lines say of a group, one thread after the other.
    fn said(&self, met: &[Met]) -> impl Iterator<Item = (&'f Scan<'f, 'f>, scan::Group)> {
        met.iter().filter_map(|met| {
            let scan = self.scans.get(met.scan as usize)?;
            Some((scan, *scan.groups.get(met.number as usize)?))
        })
    }

    /// What the first line of a group that says anything says.
    fn first(&self, met: &[Met], what: impl Fn(scan::Group) -> Said) -> &'f [u8] {
        let said = self.said(met).map(|(scan, group)| (scan, what(group)));
        let first = said.filter(|(_, said)| said.length > 0).min_by_key(|(_, said)| said.at);
        first.map_or(&[], |(scan, said)| scan.text(said))
    }
}

/// How many parts the groups are cut into for each thread, so that none waits long for another.
const PARTS: usize = 4;

/// Merges what the threads have found, and counts it: the groups of these departments or of all, in
/// the order of their ids, in parts.
pub(super) fn count(
    catalogue: &Catalogue,
    rules: &Directory,
    scans: &mut [Scan<'_, '_>],
    departments: Option<&[Department]>,
) -> Vec<Part> {
    let entries: Vec<Vec<Entry>> =
        scans.iter_mut().map(|scan| std::mem::take(&mut scan.entries)).collect();
    let found = Found::new(scans);
    let met = found.sorted();
    let groups: Vec<&[Met]> = met.chunk_by(|one, next| one.id == next.id).collect();
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
    let entries = entries.into_par_iter().zip(places);
    let laid: Vec<Laid> =
        entries.map(|(entries, places)| Laid::new(entries, &places, groups.len())).collect();
    let length = groups.len() / (rayon::current_num_threads() * PARTS) + 1;
    let parts = groups.par_chunks(length).enumerate().map(|(part, groups)| {
        let mut counting = Counting::new(catalogue, rules, &laid);
        // What they are called first, so that no look into memory waits for anything else.
        let wanted = counting.describe(&found, groups, departments);
        let places = (part * length..).zip(wanted).filter(|(_, is_wanted)| *is_wanted);
        for (number, (place, _)) in places.enumerate() {
            counting.count(number, place);
        }
        counting.part
    });
    parts.collect()
}

/// What one thread has found, group by group.
struct Laid {
    entries: Vec<Entry>,
    /// Where the entries of each group begin and the last end.
    starts: Vec<usize>,
}

impl Laid {
    /// Lays out entries by the places of their groups among all of so many.
    fn new(mut entries: Vec<Entry>, places: &[u32], groups: usize) -> Laid {
        // How many there are of each group, two places on: the sums of these are first where each
        // group begins and, once its entries are laid out, where it ends.
        let mut starts = vec![0; groups + 2];
        for entry in &mut entries {
            entry.group = places.get(entry.group as usize).copied().unwrap_or_default();
            if let Some(count) = starts.get_mut(entry.group as usize + 2) {
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
            let Some(next) = starts.get_mut(entry.group as usize + 1) else { continue };
            if let Some(free) = laid.get_mut(*next) {
                *free = entry;
            }
            *next += 1;
        }
        Laid { entries: laid, starts }
    }

    /// The entries of the group at this place.
    fn entries(&self, place: usize) -> &[Entry] {
        let ends = self.starts.get(place..).unwrap_or_default();
        let [start, end, ..] = ends else { return &[] };
        self.entries.get(*start..*end).unwrap_or_default()
    }
}

/// Counts the people of one group after the other.
struct Counting<'c> {
    rules: &'c Directory,
    laid: &'c [Laid],
    memo: Memo<'c>,
    case: Case,
    /// Where the numbers of people that a team misses begin, of the teams of few sorts of people.
    teams: FxHashMap<u128, usize>,
    /// Of the group at hand: the entries, the profession and mode of each person, their sorts.
    entries: Vec<Entry>,
    people: Vec<(u64, Ix<Profession>, u8)>,
    sorts: Vec<(Ix<Profession>, Ix<Status>)>,
    part: Part,
}

impl<'c> Counting<'c> {
    fn new(catalogue: &'c Catalogue, rules: &'c Directory, laid: &'c [Laid]) -> Counting<'c> {
        // A team of nobody says nothing to the assessment, where everybody may yet come: each type
        // misses all that it asks for.
        let whole = catalogue.types().iter().map(|kind| {
            kind.staff.seats.iter().fold(0, |sum: u32, seat| sum.saturating_add(seat.count))
        });
        let part =
            Part { types: catalogue.types().len(), missing: whole.collect(), ..Part::default() };
        Counting {
            rules,
            laid,
            memo: Memo::new(catalogue),
            case: Case::default(),
            teams: FxHashMap::from_iter([(0, 0)]),
            entries: Vec::new(),
            people: Vec::new(),
            sorts: Vec::new(),
            part,
        }
    }

    /// Takes down what the groups of these departments are called; which groups these are.
    fn describe(
        &mut self,
        found: &Found<'_>,
        groups: &[&[Met]],
        departments: Option<&[Department]>,
    ) -> Vec<bool> {
        let Part { groups: counted, texts: all, hidden, .. } = &mut self.part;
        let mut texts = Vec::new();
        let describe = |met: &&[Met]| {
            let department = found.first(met, |group| group.department);
            if departments.is_some_and(|wanted| !wanted.iter().any(|wanted| wanted.is(department)))
            {
                return false;
            }
            let Some(Met { id, .. }) = met.first() else { return false };
            found.write_id(*id, &mut texts);
            let id = texts.len();
            if found.said(met).any(|(_, group)| group.is_named) {
                *hidden += 1;
            } else {
                texts.extend_from_slice(found.first(met, |group| group.label));
            }
            let label = texts.len();
            texts.extend_from_slice(department);
            counted.push(Counted { id, label, department: texts.len(), ..Counted::default() });
            true
        };
        let wanted = groups.iter().map(describe).collect();
        // Only lines that are UTF-8 say anything.
        *all = String::from_utf8(texts).unwrap_or_default();
        wanted
    }

    /// Counts the people of the group at this place, which has this number in the part.
    fn count(&mut self, number: usize, place: usize) {
        let unknown_specialty = self.people(place);
        let start = self.part.members.len();
        let alike = self.sorts.chunk_by(|one, next| one == next);
        self.part.members.extend(alike.filter_map(|alike| {
            let (profession, status) = *alike.first()?;
            let count = u32::try_from(alike.len()).unwrap_or(u32::MAX);
            Some(Member { profession, status: Some(status), count })
        }));
        let missing = self.missing(start);
        if let Some(group) = self.part.groups.get_mut(number) {
            let members = self.part.members.len();
            *group = Counted { members, unknown_specialty, missing, ..*group };
        }
    }

    /// Finds the sorts of people who are in a group, in the order of the rules, and how many are of
    /// unknown specialty: each person once a profession.
    fn people(&mut self, place: usize) -> u32 {
        let Counting { rules, laid, entries, people, sorts, .. } = self;
        entries.clear();
        laid.iter().for_each(|laid| entries.extend_from_slice(laid.entries(place)));
        settle(entries);
        people.clear();
        let mut unknown = 0;
        for entry in entries.iter() {
            let code = rules.codes.get(usize::from(entry.code));
            match code.and_then(|code| code.readings.get(usize::from(entry.reading))) {
                Some(reading) => people.push((entry.person, reading.profession, entry.mode)),
                None => unknown += u32::from(entry.reading == NO_READING),
            }
        }
        // Several codes may be one profession: the mode that prevails is first.
        people.sort_unstable();
        people.dedup_by_key(|(person, profession, _)| (*person, *profession));
        sorts.clear();
        sorts.extend(people.iter().filter_map(|(_, profession, mode)| {
            Some((*profession, rules.modes.get(usize::from(*mode))?.status))
        }));
        sorts.sort_unstable();
        unknown
    }

    /// Where the numbers of people begin that a team misses, whose members are those from this one on.
    fn missing(&mut self, start: usize) -> usize {
        let Counting { memo, case, teams, part, .. } = self;
        let members = part.members.get(start..).unwrap_or_default();
        let key = packed(members);
        if let Some(missing) = key.and_then(|key| teams.get(&key)) {
            return *missing;
        }
        case.members.clear();
        case.members.extend_from_slice(members);
        memo.assess(case);
        let start = part.missing.len();
        teams.extend(key.map(|key| (key, start)));
        let missing = memo.findings().map(|found| found.people_missing);
        part.missing.extend(missing.map(|count| u32::try_from(count).unwrap_or(u32::MAX)));
        start
    }
}

/// A team as a number, where it is of few sorts of people and of few of each: most are, and the
/// same ones come again and again.
fn packed(members: &[Member]) -> Option<u128> {
    const MOST: usize = 5;
    let members = Some(members).filter(|members| members.len() <= MOST)?;
    members.iter().try_fold(0, |all, member| {
        let profession = u8::try_from(member.profession.index()).ok()?;
        let status = u8::try_from(member.status?.index()).ok()?;
        let count = u8::try_from(member.count).ok()?;
        Some(all << 24 | u128::from(u32::from_be_bytes([0, profession, status, count])))
    })
}
