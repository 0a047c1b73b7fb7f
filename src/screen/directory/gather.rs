//! From what the threads have found to the groups, each counted and held against every type.

use std::ops::Range;

use rayon::prelude::*;

use super::Group;
use super::department::Department;
use super::groups::{Said, id_of};
use super::scan::{Entry, NO_READING, Scan, settle};
use crate::rules::{Catalogue, Directory, Ix, Profession};
use crate::screen::memo::{Case, Memo};
use crate::team::Member;

/// A group as one thread has met it.
#[derive(Clone, Copy)]
struct Met<'f> {
    key: (u128, &'f [u8]),
    scan: usize,
    number: usize,
}

/// What a thread has found, its entries in order.
pub(super) struct Found<'f> {
    scan: &'f Scan<'f, 'f>,
    /// Where the entries of each group begin, and where the last end.
    starts: Vec<usize>,
}

impl<'f> Found<'f> {
    /// What a thread has found once its entries are settled.
    fn of(scan: &'f Scan<'f, 'f>) -> Found<'f> {
        let mut starts = vec![0; scan.groups.list().len() + 1];
        for entry in &scan.entries {
            if let Some(count) = starts.get_mut(entry.group() as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Found { scan, starts }
    }

    fn entries(&self, number: usize) -> &'f [Entry] {
        let start = self.starts.get(number).copied().unwrap_or_default();
        let end = self.starts.get(number + 1).copied().unwrap_or_default();
        self.scan.entries.get(start..end).unwrap_or_default()
    }
}

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
    scans.par_iter_mut().for_each(|scan| settle(&mut scan.entries));
    let found: Vec<Found<'_>> = scans.par_iter().map(Found::of).collect();
    let mut met: Vec<Met<'_>> = found.iter().enumerate().flat_map(met_by).collect();
    met.par_sort_unstable_by_key(|met| (met.key, met.scan));
    let parts = rayon::current_num_threads() * PARTS;
    let whole: Vec<&[Met<'_>]> = parted(&met, parts);
    whole
        .into_par_iter()
        .map(|met| Counting::new(catalogue, rules, &found, departments).count(met))
        .collect()
}

/// The groups that a thread has met.
fn met_by<'f>((scan, found): (usize, &Found<'f>)) -> Vec<Met<'f>> {
    let groups = &found.scan.groups;
    let met = groups.list().iter().enumerate();
    met.map(|(number, group)| Met { key: groups.key(group), scan, number }).collect()
}

/// Cuts a list into about so many parts, never inside of a group.
fn parted<'m, 'f>(mut rest: &'m [Met<'f>], parts: usize) -> Vec<&'m [Met<'f>]> {
    let length = rest.len() / parts.max(1) + 1;
    let mut cut = Vec::new();
    while !rest.is_empty() {
        let last = rest.get(..length).unwrap_or(rest).last().map(|met| met.key);
        let end = rest.partition_point(|met| Some(met.key) <= last);
        let (part, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        cut.push(part);
        rest = after;
    }
    cut
}

/// Counts the people of one group after the other.
struct Counting<'c, 'f> {
    catalogue: &'c Catalogue,
    rules: &'c Directory,
    found: &'c [Found<'f>],
    departments: Option<&'c [Department]>,
    memo: Memo<'c>,
    case: Case,
    /// How many people the types ask for.
    whole: Vec<u32>,
    /// How many there are of each profession and status.
    counts: Vec<u32>,
    /// The professions of one person, each with the mode of practice that prevails.
    person: Vec<(Ix<Profession>, u8)>,
    entries: Vec<Entry>,
    chunk: Chunk,
}

impl<'c, 'f> Counting<'c, 'f> {
    fn new(
        catalogue: &'c Catalogue,
        rules: &'c Directory,
        found: &'c [Found<'f>],
        departments: Option<&'c [Department]>,
    ) -> Counting<'c, 'f> {
        let asked = catalogue.types().iter().map(|kind| {
            kind.staff.seats.iter().fold(0, |sum: u32, seat| sum.saturating_add(seat.count))
        });
        Counting {
            catalogue,
            rules,
            found,
            departments,
            memo: Memo::new(catalogue),
            case: Case::default(),
            whole: asked.collect(),
            counts: vec![0; catalogue.professions().len() * catalogue.statuses().len()],
            person: Vec::new(),
            entries: Vec::new(),
            chunk: Chunk::default(),
        }
    }

    fn count(mut self, met: &[Met<'f>]) -> Chunk {
        for group in met.chunk_by(|one, next| one.key == next.key) {
            self.group(group);
        }
        self.chunk
    }

    fn group(&mut self, met: &[Met<'f>]) {
        let Some(first) = met.first() else { return };
        let department = self.first_said(met, |group| &group.department);
        if let Some(wanted) = self.departments {
            let found = std::str::from_utf8(department).ok().and_then(Department::parse);
            if found.is_none_or(|found| !wanted.contains(&found)) {
                return;
            }
        }
        let label = self.first_said(met, |group| &group.label);
        let named = met.iter().any(|met| {
            let groups = self.found.get(met.scan).map(|found| found.scan.groups.list());
            groups.and_then(|groups| groups.get(met.number)).is_some_and(|group| group.named)
        });
        self.chunk.hidden += u64::from(named);
        let label = if named { &[] } else { label };
        let (id, label) = (self.chunk.keep(&id_of(first.key)), self.chunk.keep(label));
        let department = self.chunk.keep(department);
        let unknown = self.people(met);
        let members = self.members();
        let missing = self.missing();
        self.chunk.unknown += u64::from(unknown);
        self.chunk.rows.push(Row { id, label, department, members, missing, unknown });
    }

    /// What the first line of a group that says anything says.
    fn first_said(
        &self,
        met: &[Met<'f>],
        what: impl Fn(&super::groups::Group) -> &Said,
    ) -> &'f [u8] {
        let all = met.iter().filter_map(|met| {
            let groups = &self.found.get(met.scan)?.scan.groups;
            Some((groups, what(groups.list().get(met.number)?)))
        });
        let first = all.filter(|(_, said)| !said.is_nothing()).min_by_key(|(_, said)| said.at);
        first.map_or(&[], |(groups, said)| groups.text(said))
    }

    /// Counts the people of a group by profession and status; how many are of unknown specialty.
    fn people(&mut self, met: &[Met<'f>]) -> u32 {
        self.counts.fill(0);
        let of = |met: &Met<'f>| {
            self.found.get(met.scan).map_or(&[][..], |found| found.entries(met.number))
        };
        let entries = match met {
            [only] => of(only),
            _ => {
                self.entries.clear();
                self.entries.extend(met.iter().flat_map(of).map(|entry| entry.of_group(0)));
                settle(&mut self.entries);
                &self.entries
            }
        };
        let mut unknown = 0;
        for person in entries.chunk_by(|one, next| one.person() == next.person()) {
            self.person.clear();
            for entry in person {
                let code = self.rules.codes.get(entry.code());
                let reading = code.and_then(|code| code.readings.get(usize::from(entry.reading())));
                match reading {
                    Some(reading) => self.person.push((reading.profession, entry.mode())),
                    None => unknown += u32::from(entry.reading() == NO_READING),
                }
            }
            // Several codes may be one profession.
            self.person.sort_unstable();
            self.person.dedup_by_key(|(profession, _)| *profession);
            for (profession, mode) in &self.person {
                let Some(mode) = self.rules.modes.get(usize::from(*mode)) else { continue };
                let statuses = self.catalogue.statuses().len();
                let place = profession.index() * statuses + mode.status.index();
                if let Some(count) = self.counts.get_mut(place) {
                    *count += 1;
                }
            }
        }
        unknown
    }

    /// The people that were counted, in the order of the rules.
    fn members(&mut self) -> Range<usize> {
        self.case.members.clear();
        let statuses = self.catalogue.statuses();
        let pairs = self
            .catalogue
            .professions()
            .numbers()
            .flat_map(|profession| statuses.numbers().map(move |status| (profession, status)));
        for ((profession, status), count) in pairs.zip(&self.counts) {
            if *count > 0 {
                let member = Member { profession, status: Some(status), count: *count };
                self.case.members.push(member);
                self.chunk.people += u64::from(*count);
            }
        }
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
