//! The sites or communes that one thread has met.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::key::beginning;

/// What the lines that one thread has read say of a group. It is small, since there are many and
/// they are looked at in another order than they were met in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    pub(super) label: Said,
    pub(super) department: Said,
    /// Whether the label of some line of it holds the name of the line's person.
    pub(super) named: bool,
}

/// What the first line of a group that says anything says, and where that line stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    pub(super) at: u64,
    start: usize,
    length: u32,
}

impl Said {
    pub(super) fn is_nothing(&self) -> bool {
        self.length == 0
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
    /// The numbers of the groups whose ids are too long to be a number.
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
        let number = self.add(id);
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
        let number = self.add(beginning(id));
        self.long.insert(id.into(), number);
        number
    }

    fn add(&mut self, key: u128) -> u32 {
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(Group::default());
        self.keys.push(key);
        self.unsaid.push(true);
        number
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, number: u32) -> Option<&Group> {
        self.list.get(number as usize)
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
        let Groups { list, unsaid, texts, .. } = self;
        let Some(group) = list.get_mut(number as usize) else { return };
        for (said, text) in [(&mut group.label, label), (&mut group.department, department)] {
            if said.is_nothing() {
                // A line is never so long that its length would not fit.
                let length = u32::try_from(text.len()).unwrap_or_default();
                *said = Said { at, start: texts.len(), length };
                texts.extend_from_slice(text);
            }
        }
        if let Some(unsaid) = unsaid.get_mut(number as usize) {
            *unsaid = group.label.is_nothing() || group.department.is_nothing();
        }
    }

    /// What was said, as bytes of the file.
    pub(super) fn text(&self, said: Said) -> &[u8] {
        self.texts.get(said.start..said.start + said.length as usize).unwrap_or_default()
    }

    /// Each group's id, or its first bytes, as a number.
    pub(super) fn keys(&self) -> &[u128] {
        &self.keys
    }

    /// The ids that are too long to be a number, with the numbers of their groups.
    pub(super) fn long(&self) -> impl Iterator<Item = (&[u8], u32)> {
        self.long.iter().map(|(id, number)| (&**id, *number))
    }
}

/// Where in a table of so many places, a power of two, an id is looked for first.
fn place(id: u128, [one, other]: [u64; 2], length: usize) -> usize {
    let product = u128::from((id >> 64) as u64 ^ one) * u128::from(id as u64 ^ other);
    let folded = (product >> 64) as u64 ^ product as u64;
    folded as usize & (length - 1)
}

#[cfg(test)]
mod tests {
    use super::super::key::packed;
    use super::*;

    #[test]
    fn an_id_has_one_number() {
        let odd: [&[u8]; 6] =
            [b"a\0", b"\0", b"0123456789abcdef", b"0123456789abcdefg", b"0123456789abcdefh", b"b"];
        let many = (0..3000).map(|number: u32| format!("{number:b}").into_bytes());
        let ids: Vec<Vec<u8>> = odd.into_iter().map(<[u8]>::to_vec).chain(many).collect();
        let keys: Vec<u128> = ids.iter().map(|id| packed(id).unwrap_or_default()).collect();
        let mut groups = Groups::new();
        let mut all = Vec::new();
        for _ in 0..2 {
            let mut numbers = Vec::new();
            groups.find(&keys, &mut numbers);
            for (id, number) in ids.iter().zip(&mut numbers) {
                if packed(id).is_none() {
                    *number = groups.find_long(id);
                }
            }
            all.push(numbers);
        }
        assert_eq!(all[0], all[1]);
        for (id, number) in ids.iter().zip(&all[0]) {
            assert_eq!(groups.keys()[*number as usize], beginning(id));
        }
        all[0].sort_unstable();
        all[0].dedup();
        assert_eq!((all[0].len(), groups.len()), (ids.len(), ids.len()));
    }

    #[test]
    fn what_is_said_first_is_kept() {
        let mut groups = Groups::new();
        let number = groups.find_long(b"a place with a long id");
        for (at, label, department) in [(1, "", "44"), (2, "A", "49"), (3, "B", "53")] {
            assert_eq!(groups.is_unsaid(number), at < 3);
            groups.say(number, at, label.as_bytes(), department.as_bytes());
        }
        let group = *groups.get(number).expect("it is there");
        let told = |said: Said| (said.at, groups.text(said));
        assert_eq!((told(group.label), told(group.department)), ((2, &b"A"[..]), (1, &b"44"[..])));
    }
}
