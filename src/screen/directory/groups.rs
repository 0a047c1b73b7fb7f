//! The sites or communes that one thread has met.

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::key::{beginning, packed};

/// What is known of a group, by the lines that one thread has read.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The first bytes of its id as a number.
    beginning: u128,
    /// The whole id, where it is more than that.
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

/// Groups by their ids.
#[derive(Debug, Default)]
pub(super) struct Groups {
    short: FxHashMap<u128, u32>,
    long: HashMap<Box<[u8]>, u32>,
    list: Vec<Group>,
    /// What they are called, one text behind the other.
    texts: Vec<u8>,
}

impl Groups {
    /// The number of the group of this id, which is made where it is new.
    pub(super) fn number(&mut self, id: &[u8]) -> u32 {
        let next = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let number = match packed(id) {
            Some(key) => *self.short.entry(key).or_insert(next),
            None => match self.long.get(id) {
                Some(number) => *number,
                None => *self.long.entry(id.into()).or_insert(next),
            },
        };
        if number == next {
            let long = if packed(id).is_some() { &[] } else { id };
            let long = self.keep(long);
            self.list.push(Group {
                beginning: beginning(id),
                long,
                label: Said::default(),
                department: Said::default(),
                named: false,
            });
        }
        number
    }

    pub(super) fn list(&self) -> &[Group] {
        &self.list
    }

    pub(super) fn get(&mut self, number: u32) -> Option<&mut Group> {
        self.list.get_mut(number as usize)
    }

    /// Keeps what the line at this place says.
    pub(super) fn said(&mut self, at: u64, text: &[u8]) -> Said {
        Said { at, text: self.keep(text) }
    }

    /// What was said, as bytes of the file.
    pub(super) fn text(&self, said: &Said) -> &[u8] {
        self.texts.get(said.text.clone()).unwrap_or_default()
    }

    /// What sorts groups by their ids and tells them apart.
    pub(super) fn key(&self, group: &Group) -> (u128, &[u8]) {
        (group.beginning, self.texts.get(group.long.clone()).unwrap_or_default())
    }

    fn keep(&mut self, text: &[u8]) -> Range<usize> {
        let start = self.texts.len();
        self.texts.extend_from_slice(text);
        start..self.texts.len()
    }
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
    use super::*;

    #[test]
    fn an_id_has_one_number_and_is_kept() {
        let ids: [&[u8]; 7] = [
            b"a",
            b"a\0",
            b"0123456789abcdef",
            b"0123456789abcdefg",
            b"0123456789abcdefh",
            b"\0",
            b"b",
        ];
        let mut groups = Groups::default();
        for _ in 0..2 {
            let numbers: Vec<u32> = ids.iter().map(|id| groups.number(id)).collect();
            assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6]);
        }
        let mut keys: Vec<_> = groups.list().iter().map(|group| groups.key(group)).collect();
        keys.sort_unstable();
        let sorted: Vec<Vec<u8>> = keys.into_iter().map(id_of).collect();
        let mut expected = ids.map(<[u8]>::to_vec).to_vec();
        expected.sort();
        assert_eq!(sorted, expected);
    }
}
