//! From what the threads have found to the groups, each counted and held against every type.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::key::Id;
use super::scan::{Entry, NO_READING, Scan, settle};
use super::{Department, Group, Names};
use crate::rules::{Catalogue, Directory, Ix, Profession, Status};
use crate::screening::memo::{Case, Memo};
use crate::team::Member;

/// How many parts the groups are cut into for each thread, so that none waits long for another.
const PARTS: usize = 4;

/// Counts what has been found: the groups of these departments or of all, in the order of their ids.
pub(super) fn count(
    catalogue: &Catalogue,
    rules: &Directory,
    found: &mut Scan<'_, '_>,
    departments: Option<&[Department]>,
) -> Vec<Group> {
    let mut ids: Vec<(Id, u32)> = std::mem::take(&mut found.ids).ids.into_iter().zip(0..).collect();
    if let Some(wanted) = departments {
        ids.retain(|(_, number)| {
            let said = found.groups.get(*number as usize);
            let department = said.map_or(&[][..], |said| found.text(said.department));
            wanted.iter().any(|wanted| wanted.is(department))
        });
    }
    ids.par_sort_unstable();
    let laid = Laid::new(std::mem::take(&mut found.entries), found.groups.len());
    let length = ids.len() / (rayon::current_num_threads() * PARTS) + 1;
    let groups = ids.into_par_iter().with_min_len(length).map_init(
        || Counting::new(catalogue, rules),
        |counting, (id, number)| counting.group(found, &id, number, laid.entries(number)),
    );
    groups.collect()
}

/// Entries, group by group.
struct Laid {
    entries: Vec<Entry>,
    /// Where the entries of each group begin and the last end.
    starts: Vec<usize>,
}

impl Laid {
    /// Lays out entries by the numbers of so many groups.
    fn new(entries: Vec<Entry>, groups: usize) -> Laid {
        // How many there are of each group, two places on: the sums of these are first where each
        // group begins and, once its entries are laid out, where it ends.
        let mut starts = vec![0; groups + 2];
        for entry in &entries {
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

    /// The entries of the group of this number.
    fn entries(&self, number: u32) -> &[Entry] {
        let ends = self.starts.get(number as usize..).unwrap_or_default();
        let [start, end, ..] = ends else { return &[] };
        self.entries.get(*start..*end).unwrap_or_default()
    }
}

/// Who is in a group, and how many people each type misses there.
type Team = (Arc<[Member]>, Arc<[u32]>);

/// Counts the people of one group after the other.
struct Counting<'c> {
    rules: &'c Directory,
    memo: Memo<'c>,
    case: Case,
    /// The teams of few sorts of people.
    teams: FxHashMap<u128, Team>,
    /// Of the group at hand: the entries, the profession and mode of each person, their sorts.
    entries: Vec<Entry>,
    people: Vec<(u64, Ix<Profession>, u8)>,
    sorts: Vec<(Ix<Profession>, Ix<Status>)>,
}

impl<'c> Counting<'c> {
    fn new(catalogue: &'c Catalogue, rules: &'c Directory) -> Counting<'c> {
        // A team of nobody says nothing to the assessment, where everybody may yet come: each type
        // misses all that it asks for.
        let whole = catalogue.types().iter().map(|kind| {
            kind.staff.seats.iter().fold(0, |sum: u32, seat| sum.saturating_add(seat.count))
        });
        Counting {
            rules,
            memo: Memo::new(catalogue),
            case: Case::default(),
            teams: FxHashMap::from_iter([(0, (Arc::default(), whole.collect()))]),
            entries: Vec::new(),
            people: Vec::new(),
            sorts: Vec::new(),
        }
    }

    /// Counts the people of a group.
    fn group(&mut self, found: &Scan<'_, '_>, id: &Id, number: u32, entries: &[Entry]) -> Group {
        let unknown_specialty = self.people(entries);
        let (members, missing) = self.team();
        let said = found.groups.get(number as usize).copied().unwrap_or_default();
        let is_hidden = said.is_named;
        let label = if is_hidden { &[] } else { found.text(said.label) };
        // Only lines that are UTF-8 say anything.
        let names = [id.bytes(), label, found.text(said.department)]
            .map(|text| str::from_utf8(text).unwrap_or_default());
        Group { names: Names::new(names), is_hidden, members, unknown_specialty, missing }
    }

    /// Finds the sorts of people who are in a group, in the order of the rules, and how many are of
    /// unknown specialty: each person once a profession.
    fn people(&mut self, found: &[Entry]) -> u32 {
        let Counting { rules, entries, people, sorts, .. } = self;
        entries.clear();
        entries.extend_from_slice(found);
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

    /// The team of the people at hand.
    fn team(&mut self) -> Team {
        let Counting { memo, case, teams, sorts, .. } = self;
        let alike = sorts.chunk_by(|one, next| one == next).filter_map(|alike| {
            let (profession, status) = *alike.first()?;
            let count = u32::try_from(alike.len()).unwrap_or(u32::MAX);
            Some(Member { profession, specialty: None, status: Some(status), count })
        });
        case.members.clear();
        case.members.extend(alike);
        let key = packed(&case.members);
        if let Some(team) = key.and_then(|key| teams.get(&key)) {
            return team.clone();
        }
        memo.assess(case);
        let missing = memo.findings().map(|found| found.people_missing);
        let missing = missing.map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        let team = (case.members.as_slice().into(), missing.collect());
        teams.extend(key.map(|key| (key, Team::clone(&team))));
        team
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
