//! From what the threads have found to the groups, each counted and held against every type.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::key::Id;
use super::scan::{self, Entry, NO_READING, Said, Scan, settle};
use super::{Department, Group};
use crate::rules::{Catalogue, Directory, Ix, Profession, Status};
use crate::screening::memo::{Case, Memo};
use crate::team::Member;

/// A group as one thread has met it: which thread, and its number there.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    id: Id,
    scan: usize,
    number: u32,
}

/// How many parts the groups are cut into for each thread, so that none waits long for another.
const PARTS: usize = 4;

/// Merges what the threads have found, and counts it: the groups of these departments or of all, in
/// the order of their ids, in parts.
pub(super) fn count(
    catalogue: &Catalogue,
    rules: &Directory,
    mut scans: Vec<Scan<'_, '_>>,
    departments: Option<&[Department]>,
) -> Vec<Vec<Group>> {
    let mut met: Vec<Met> = Vec::new();
    for (scan, found) in scans.iter_mut().enumerate() {
        met.extend(found.take_ids().map(|(id, number)| Met { id, scan, number }));
    }
    met.par_sort_unstable();
    let groups: Vec<&[Met]> = met.chunk_by(|one, next| one.id == next.id).collect();
    let length = groups.len() / (rayon::current_num_threads() * PARTS) + 1;
    let parts = groups.par_chunks(length).map(|groups| {
        let mut counting = Counting::new(catalogue, rules, &scans);
        groups.iter().filter_map(|met| counting.group(met, departments)).collect()
    });
    parts.collect()
}

/// Counts the people of one group after the other.
struct Counting<'c> {
    rules: &'c Directory,
    scans: &'c [Scan<'c, 'c>],
    memo: Memo<'c>,
    case: Case,
    /// How many people each type misses where there is nobody.
    whole: Arc<[u32]>,
    /// How many people each type misses for a team, by the team.
    missing: FxHashMap<Box<[Member]>, Arc<[u32]>>,
    /// Of the group at hand: the entries, the profession and mode of each person, their sorts.
    entries: Vec<Entry>,
    people: Vec<(u64, Ix<Profession>, u8)>,
    sorts: Vec<(Ix<Profession>, Ix<Status>)>,
}

impl<'c> Counting<'c> {
    fn new(
        catalogue: &'c Catalogue,
        rules: &'c Directory,
        scans: &'c [Scan<'c, 'c>],
    ) -> Counting<'c> {
        let asked = catalogue.types().iter().map(|kind| {
            kind.staff.seats.iter().fold(0, |sum: u32, seat| sum.saturating_add(seat.count))
        });
        Counting {
            rules,
            scans,
            memo: Memo::new(catalogue),
            case: Case::default(),
            whole: asked.collect(),
            missing: FxHashMap::default(),
            entries: Vec::new(),
            people: Vec::new(),
            sorts: Vec::new(),
        }
    }

    /// A group, if it is of one of these departments.
    fn group(&mut self, met: &[Met], departments: Option<&[Department]>) -> Option<Group> {
        let department = self.first(met, |group| group.department);
        if let Some(wanted) = departments {
            Department::parse(department).filter(|department| wanted.contains(department))?;
        }
        let is_named = self.said(met).any(|(_, group)| group.is_named);
        let label = if is_named { "" } else { self.first(met, |group| group.label) };
        let mut id = String::with_capacity(16 + label.len() + department.len());
        met.first()?.id.write(&mut id);
        let (members, unknown_specialty) = self.people(met);
        let group = Group::new(id, label, department, self.missing(&members));
        Some(Group { is_label_hidden: is_named, members, unknown_specialty, ..group })
    }

    /// What the lines say of a group, one thread after the other.
    fn said(&self, met: &[Met]) -> impl Iterator<Item = (&'c Scan<'c, 'c>, scan::Group)> {
        let scans = self.scans;
        met.iter().filter_map(|met| {
            let scan = scans.get(met.scan)?;
            Some((scan, *scan.groups.get(met.number as usize)?))
        })
    }

    /// What the first line of a group that says anything says.
    fn first(&self, met: &[Met], what: impl Fn(scan::Group) -> Said) -> &'c str {
        let said = self.said(met).map(|(scan, group)| (scan, what(group)));
        let first = said.filter(|(_, said)| said.length > 0).min_by_key(|(_, said)| said.at);
        first.map_or("", |(scan, said)| scan.text(said))
    }

    /// Who is in a group, in the order of the rules, and how many are of unknown specialty: each
    /// person once a profession.
    fn people(&mut self, met: &[Met]) -> (Vec<Member>, u32) {
        let Counting { rules, scans, entries, people, sorts, .. } = self;
        entries.clear();
        for met in met {
            let found = scans.get(met.scan).map(|scan| scan.entries(met.number));
            entries.extend_from_slice(found.unwrap_or_default());
        }
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
        let alike = sorts.chunk_by(|one, next| one == next);
        let members = alike.filter_map(|alike| {
            let (profession, status) = *alike.first()?;
            let count = u32::try_from(alike.len()).unwrap_or(u32::MAX);
            Some(Member { profession, status: Some(status), count })
        });
        (members.collect(), unknown)
    }

    /// How many people each type still misses.
    fn missing(&mut self, members: &[Member]) -> Arc<[u32]> {
        if members.is_empty() {
            // A team of nobody says nothing to the assessment, where everybody may yet come.
            return self.whole.clone();
        }
        if let Some(missing) = self.missing.get(members) {
            return missing.clone();
        }
        self.case.members.clear();
        self.case.members.extend_from_slice(members);
        self.memo.assess(&self.case);
        let missing = self.memo.findings().map(|found| found.people_missing);
        let missing: Arc<[u32]> =
            missing.map(|count| u32::try_from(count).unwrap_or(u32::MAX)).collect();
        self.missing.insert(members.into(), missing.clone());
        missing
    }
}
