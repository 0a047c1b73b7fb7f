//! The sites or communes that one thread has met.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use super::key::beginning;

/// What is known of a group, by the lines that one thread has read.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// The whole id, where it is too long to be a number.
    long: Range<usize>,
    pub(super) label: Said,
    pub(super) department: Said,
    /// Whether the label of some line of it holds the name of the line's person.
    pub(super) named: bool,
}

/// What the first line of a group that says anything says, and where that line stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) at: u64,
    text: Range<usize>,
}

impl Said {
    pub(super) fn is_nothing(&self) -> bool {
        self.text.is_empty()
    }
}

/// Groups by their ids, each with a number from 0.
///
/// Ids that fit into a number are found in a table of our own, since what takes time is waiting for
/// the memory that it lies in: a block's ids are looked for together, and no look waits for another.
#[derive(Debug)]
pub(super) struct Groups {
    list: Vec<Group>,
    /// Each group's id, or its first bytes, as a number.
    keys: Vec<u128>,
    /// Which groups nothing has been said of yet.
    unsaid: Vec<bool>,
    /// Numbers of groups, each one more than it is, at the place that the id's hash says or after it.
    slots: Vec<u32>,
    seeds: [u64; 2],
    long: HashMap<Box<[u8]>, u32>,
    /// What they are called, one text behind the other.
    texts: Vec<u8>,
    looks: Vec<u32>,
    known: Vec<bool>,
}

/// How many places the table has at first.
const SLOTS: usize = 1 << 10;

impl Groups {
    pub(super) fn new() -> Groups {
        let random = RandomState::new();
        Groups {
            list: Vec::new(),
            keys: Vec::new(),
            unsaid: Vec::new(),
            slots: vec![0; SLOTS],
            seeds: [random.hash_one(0), random.hash_one(1)],
            long: HashMap::new(),
            texts: Vec::new(),
            looks: Vec::new(),
            known: Vec::new(),
        }
    }

    /// The numbers of the groups of these ids; new groups are made. (Zero is no id, and its number
    /// that of no group.)
    pub(super) fn find(&mut self, ids: &[u128], numbers: &mut Vec<u32>) {
        let Groups { keys, slots, seeds, looks, known, .. } = self;
        let look = |id: &u128| slots.get(place(*id, *seeds, slots.len())).copied();
        looks.clear();
        looks.extend(ids.iter().map(|id| look(id).unwrap_or_default().wrapping_sub(1)));
        known.clear();
        let is = |(id, number): (&u128, &u32)| keys.get(*number as usize) == Some(id);
        known.extend(ids.iter().zip(looks.iter()).map(is));
        numbers.clear();
        for at in 0..ids.len() {
            let (known, look) = (self.known.get(at).copied(), self.looks.get(at).copied());
            let number = match (known, look, ids.get(at)) {
                (Some(true), Some(number), _) => number,
                (_, _, Some(0)) => u32::MAX,
                (_, _, Some(id)) => self.probe(*id),
                (_, _, None) => continue,
            };
            numbers.push(number);
        }
    }

    /// The number of the group of an id, which is made where it is new.
    fn probe(&mut self, id: u128) -> u32 {
        let mask = self.slots.len() - 1;
        let mut place = place(id, self.seeds, self.slots.len());
        loop {
            let slot = self.slots.get(place).copied().unwrap_or_default();
            if slot == 0 {
                break;
            }
            if self.keys.get(slot as usize - 1) == Some(&id) {
                return slot - 1;
            }
            place = (place + 1) & mask;
        }
        let number = self.add(id, Group::default());
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = number + 1;
        }
        if self.keys.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        let length = self.slots.len() * 2;
        let mut slots = vec![0_u32; length];
        for number in self.slots.iter().filter(|number| **number > 0) {
            let Some(id) = self.keys.get(*number as usize - 1) else { continue };
            let mut place = place(*id, self.seeds, length);
            while slots.get(place).is_some_and(|slot| *slot > 0) {
                place = (place + 1) & (length - 1);
            }
            if let Some(slot) = slots.get_mut(place) {
                *slot = *number;
            }
        }
        self.slots = slots;
    }

    /// The number of the group of an id that is too long to be a number.
    pub(super) fn find_long(&mut self, id: &[u8]) -> u32 {
        if let Some(number) = self.long.get(id) {
            return *number;
        }
        let long = self.keep(id);
        let number = self.add(beginning(id), Group { long, ..Group::default() });
        self.long.insert(id.into(), number);
        number
    }

    fn add(&mut self, key: u128, group: Group) -> u32 {
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(group);
        self.keys.push(key);
        self.unsaid.push(true);
        number
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, number: usize) -> Option<&Group> {
        self.list.get(number)
    }

    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut Group> {
        self.list.get_mut(number as usize)
    }

    /// Whether something about a group has not been said by any line yet.
    pub(super) fn is_unsaid(&self, number: u32) -> bool {
        self.unsaid.get(number as usize).copied().unwrap_or_default()
    }

    /// Keeps what the line at this place says of a group, as far as no line has said it before.
    pub(super) fn say(&mut self, number: u32, at: u64, label: &[u8], department: &[u8]) {
        let Some(group) = self.list.get(number as usize) else { return };
        let (no_label, no_department) = (group.label.is_nothing(), group.department.is_nothing());
        let label = no_label.then(|| Said { at, text: self.keep(label) });
        let department = no_department.then(|| Said { at, text: self.keep(department) });
        let Some(group) = self.list.get_mut(number as usize) else { return };
        group.label = label.unwrap_or(std::mem::take(&mut group.label));
        group.department = department.unwrap_or(std::mem::take(&mut group.department));
        let unsaid = group.label.is_nothing() || group.department.is_nothing();
        if let Some(flag) = self.unsaid.get_mut(number as usize) {
            *flag = unsaid;
        }
    }

    /// What was said, as bytes of the file.
    pub(super) fn text(&self, said: &Said) -> &[u8] {
        self.texts.get(said.text.clone()).unwrap_or_default()
    }

    /// What sorts the groups by their ids and tells them apart, in the order of their numbers.
    pub(super) fn keys(&self) -> impl Iterator<Item = (u128, &[u8])> {
        let long = |group: &Group| self.texts.get(group.long.clone()).unwrap_or_default();
        self.keys.iter().zip(&self.list).map(move |(key, group)| (*key, long(group)))
    }

    fn keep(&mut self, text: &[u8]) -> Range<usize> {
        let start = self.texts.len();
        self.texts.extend_from_slice(text);
        start..self.texts.len()
    }
}

/// Where in a table of so many places, a power of two, an id is looked for first.
fn place(id: u128, [one, other]: [u64; 2], length: usize) -> usize {
    let product = u128::from((id >> 64) as u64 ^ one) * u128::from(id as u64 ^ other);
    let folded = (product >> 64) as u64 ^ product as u64;
    folded as usize & (length - 1)
}

/// The id that a key is of.
pub(super) fn id_of((beginning, long): (u128, &[u8])) -> Vec<u8> {
    if !long.is_empty() {
        return long.to_vec();
    }
    beginning.to_be_bytes().into_iter().take_while(|byte| *byte != 0).collect()
}

#[cfg(test)]
mod tests {
    use super::super::key::packed;
    use super::*;

    fn find(groups: &mut Groups, ids: &[Vec<u8>]) -> Vec<u32> {
        let short: Vec<u128> = ids.iter().filter_map(|id| packed(id)).collect();
        let (mut numbers, mut of_short) = (Vec::new(), Vec::new());
        groups.find(&short, &mut of_short);
        let mut of_short = of_short.into_iter();
        for id in ids {
            let number = packed(id).and_then(|_| of_short.next());
            numbers.push(number.unwrap_or_else(|| groups.find_long(id)));
        }
        numbers
    }

    #[test]
    fn an_id_has_one_number_and_is_kept() {
        let odd: [&[u8]; 6] =
            [b"a\0", b"\0", b"0123456789abcdef", b"0123456789abcdefg", b"0123456789abcdefh", b"b"];
        let mut ids: Vec<Vec<u8>> = odd.map(<[u8]>::to_vec).to_vec();
        ids.extend((0..3000).map(|number: u32| format!("{number:b}").into_bytes()));
        let mut groups = Groups::new();
        let first = find(&mut groups, &ids);
        assert_eq!(find(&mut groups, &ids), first);
        let mut sorted: Vec<_> = groups.keys().map(id_of).collect();
        for (id, number) in ids.iter().zip(&first) {
            assert_eq!(sorted[*number as usize], *id);
        }
        let mut keys: Vec<_> = groups.keys().collect();
        keys.sort_unstable();
        sorted.sort();
        assert_eq!(keys.into_iter().map(id_of).collect::<Vec<_>>(), sorted);
    }
}
