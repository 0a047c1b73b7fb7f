//! From what the threads have found to the groups, each counted and held against every type.

use std::ops::Range;

use rayon::prelude::*;

use super::Group;
use super::department::Department;
use super::groups::{Said, id_of};
use super::scan::{Entry, NO_READING, Scan, settle};
use crate::rules::{Catalogue, Directory, Ix, Profession, Status};
use crate::screen::memo::{Case, Memo};
use crate::team::Member;

/// A group as one thread has met it: what sorts it, which thread, the number that it has there.
type Met<'f> = ((u128, &'f [u8]), usize, usize);

/// Groups that stand one behind the other in the result, with their texts and numbers in a few
/// long lists.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    texts: String,
    members: Vec<Member>,
    missing: Vec<u32>,
    rows: Vec<Row>,
    /// Labels that are not written since they hold somebody's name.
    pub(super) hidden: u64,
    /// People of whom no skill tells what they are.
    pub(super) unknown: u64,
    /// People with a profession, each once a group and profession.
    pub(super) people: u64,
}

#[derive(Debug)]
struct Row {
    id: Range<usize>,
    label: Range<usize>,
    department: Range<usize>,
    members: Range<usize>,
    missing: Range<usize>,
    unknown: u32,
}

impl Chunk {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let text = |range: &Range<usize>| self.texts.get(range.clone()).unwrap_or_default();
        self.rows.iter().map(move |row| Group {
            id: text(&row.id),
            label: text(&row.label),
            department: text(&row.department),
            members: self.members.get(row.members.clone()).unwrap_or_default(),
            unknown_specialty: row.unknown,
            missing: self.missing.get(row.missing.clone()).unwrap_or_default(),
        })
    }

    fn keep(&mut self, text: &[u8]) -> Range<usize> {
        let start = self.texts.len();
        // Only cells of lines that are UTF-8 come this far.
        self.texts.push_str(std::str::from_utf8(text).unwrap_or_default());
        start..self.texts.len()
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
    // From here on a group's number is its place among all, in the order of the ids, so that what
    // belongs together is met in one go.
    let mut entries: Vec<Vec<Entry>> =
        scans.iter_mut().map(|scan| std::mem::take(&mut scan.entries)).collect();
    let scans: &[Scan<'_, '_>] = scans;
    let mut met: Vec<Met<'_>> = scans.iter().enumerate().flat_map(met_by).collect();
    met.par_sort_unstable();
    let mut places: Vec<Vec<u32>> = scans.iter().map(|scan| vec![0; scan.groups.len()]).collect();
    let groups: Vec<&[Met<'_>]> = met.chunk_by(|one, next| one.0 == next.0).collect();
    for (place, group) in (0..).zip(&groups) {
        for (_, scan, number) in *group {
            let known = places.get_mut(*scan).and_then(|places| places.get_mut(*number));
            if let Some(known) = known {
                *known = place;
            }
        }
    }
    entries.par_iter_mut().zip(&places).for_each(|(entries, places)| {
        for entry in entries.iter_mut() {
            let place = places.get(entry.group() as usize).copied();
            *entry = entry.of_group(place.unwrap_or_default());
        }
        settle(entries);
    });
    let length = groups.len() / (rayon::current_num_threads() * PARTS) + 1;
    let parts = groups.par_chunks(length).enumerate();
    let parts = parts.map(|(part, groups)| {
        let first = part * length;
        Counting::new(catalogue, rules, scans, &entries, departments).count(first, groups)
    });
    parts.collect()
}

/// The groups that a thread has met.
fn met_by<'f>((scan, found): (usize, &'f Scan<'_, '_>)) -> impl Iterator<Item = Met<'f>> {
    found.groups.keys().enumerate().map(move |(number, key)| (key, scan, number))
}

/// Counts the people of one group after the other.
struct Counting<'c> {
    rules: &'c Directory,
    scans: &'c [Scan<'c, 'c>],
    /// What each thread has found of the groups that are still to come.
    left: Vec<&'c [Entry]>,
    departments: Option<&'c [Department]>,
    memo: Memo<'c>,
    case: Case,
    /// How many people the types ask for.
    whole: Vec<u32>,
    /// The entries of one group that several threads have met.
    entries: Vec<Entry>,
    /// The professions of one person, each with the mode of practice that prevails.
    person: Vec<(Ix<Profession>, u8)>,
    /// The profession and the status of each person of one group.
    people: Vec<(Ix<Profession>, Ix<Status>)>,
    chunk: Chunk,
}

impl<'c> Counting<'c> {
    fn new(
        catalogue: &'c Catalogue,
        rules: &'c Directory,
        scans: &'c [Scan<'c, 'c>],
        entries: &'c [Vec<Entry>],
        departments: Option<&'c [Department]>,
    ) -> Counting<'c> {
        let asked = catalogue.types().iter().map(|kind| {
            kind.staff.seats.iter().fold(0, |sum: u32, seat| sum.saturating_add(seat.count))
        });
        Counting {
            rules,
            scans,
            left: entries.iter().map(Vec::as_slice).collect(),
            departments,
            memo: Memo::new(catalogue),
            case: Case::default(),
            whole: asked.collect(),
            entries: Vec::new(),
            person: Vec::new(),
            people: Vec::new(),
            chunk: Chunk::default(),
        }
    }

    /// Counts groups that follow each other, the first of which has this place among all.
    fn count(mut self, first: usize, groups: &[&[Met<'c>]]) -> Chunk {
        for left in &mut self.left {
            let before = left.partition_point(|entry| (entry.group() as usize) < first);
            *left = left.get(before..).unwrap_or_default();
        }
        for (place, met) in (first..).zip(groups) {
            self.group(place, met);
        }
        self.chunk
    }

    fn group(&mut self, place: usize, met: &[Met<'c>]) {
        let unknown = self.people(place, met);
        let Some((key, _, _)) = met.first() else { return };
        let department = self.first_said(met, |group| &group.department);
        if let Some(wanted) = self.departments {
            let found = std::str::from_utf8(department).ok().and_then(Department::parse);
            if found.is_none_or(|found| !wanted.contains(&found)) {
                return;
            }
        }
        let label = self.first_said(met, |group| &group.label);
        let named = |(_, scan, number): &Met<'_>| {
            let group = self.scans.get(*scan).and_then(|scan| scan.groups.get(*number));
            group.is_some_and(|group| group.named)
        };
        let hidden = met.iter().any(named);
        self.chunk.hidden += u64::from(hidden);
        let label = if hidden { &[] } else { label };
        let (id, label) = (self.chunk.keep(&id_of(*key)), self.chunk.keep(label));
        let department = self.chunk.keep(department);
        let members = self.members();
        let missing = self.missing();
        self.chunk.unknown += u64::from(unknown);
        self.chunk.rows.push(Row { id, label, department, members, missing, unknown });
    }

    /// What the first line of a group that says anything says.
    fn first_said(
        &self,
        met: &[Met<'c>],
        what: impl Fn(&super::groups::Group) -> &Said,
    ) -> &'c [u8] {
        let all = met.iter().filter_map(|(_, scan, number)| {
            let groups = &self.scans.get(*scan)?.groups;
            Some((groups, what(groups.get(*number)?)))
        });
        let first = all.filter(|(_, said)| !said.is_nothing()).min_by_key(|(_, said)| said.at);
        first.map_or(&[], |(groups, said)| groups.text(said))
    }

    /// Finds the profession and the status of each person of the group that comes next; how many
    /// are of unknown specialty.
    fn people(&mut self, place: usize, met: &[Met<'c>]) -> u32 {
        let Counting { rules, left, entries, person, people, .. } = self;
        let mut own: &[Entry] = &[];
        entries.clear();
        for (_, scan, _) in met {
            let Some(left) = left.get_mut(*scan) else { continue };
            let length = left.iter().take_while(|entry| entry.group() as usize == place).count();
            let (of_group, rest) = left.split_at_checked(length).unwrap_or((left, &[]));
            *left = rest;
            if met.len() == 1 {
                own = of_group;
            } else {
                entries.extend_from_slice(of_group);
            }
        }
        if met.len() > 1 {
            settle(entries);
            own = entries;
        }
        people.clear();
        let mut unknown = 0;
        for all in own.chunk_by(|one, next| one.person() == next.person()) {
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

    /// The people of a group, counted, in the order of the rules.
    fn members(&mut self) -> Range<usize> {
        self.people.sort_unstable();
        self.case.members.clear();
        let alike = self.people.chunk_by(|one, next| one == next);
        self.case.members.extend(alike.filter_map(|alike| {
            let (profession, status) = *alike.first()?;
            let count = u32::try_from(alike.len()).unwrap_or(u32::MAX);
            Some(Member { profession, status: Some(status), count })
        }));
        self.chunk.people += self.people.len() as u64;
        let start = self.chunk.members.len();
        self.chunk.members.extend_from_slice(&self.case.members);
        start..self.chunk.members.len()
    }

    /// How many people each type still misses.
    fn missing(&mut self) -> Range<usize> {
        let start = self.chunk.missing.len();
        if self.case.members.is_empty() {
            // A team of nobody says nothing to the assessment, where everybody may yet come.
            self.chunk.missing.extend_from_slice(&self.whole);
        } else {
            self.memo.assess(&self.case);
            let missing = self.memo.findings().map(|found| found.people_missing);
            let missing = missing.map(|count| u32::try_from(count).unwrap_or(u32::MAX));
            self.chunk.missing.extend(missing);
        }
        start..self.chunk.missing.len()
    }
}
