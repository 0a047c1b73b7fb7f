//! Groups and persons by their ids: two ids are one exactly if they are the same bytes.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

/// The id of a group. One of no more than 16 bytes, none of them zero, takes no memory of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id {
    /// The first 16 bytes, with zeros behind a shorter one.
    start: [u8; 16],
    /// All bytes, where these do not say all; behind one pointer, since ids are many and these few.
    whole: Option<Box<Box<[u8]>>>,
}

impl Id {
    pub(super) fn new(id: &[u8]) -> Id {
        let mut start = [0; 16];
        let length = id.len().min(16);
        if let (Some(start), Some(id)) = (start.get_mut(..length), id.get(..length)) {
            start.copy_from_slice(id);
        }
        let fits = start.iter().filter(|byte| **byte != 0).count() == id.len();
        Id { start, whole: (!fits).then(|| Box::new(id.into())) }
    }

    /// The bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        let short = self.start.split(|byte| *byte == 0).next().unwrap_or_default();
        self.whole.as_deref().map_or(short, Box::as_ref)
    }
}

/// The ids of groups, each with a number from 0.
///
/// What takes time is waiting for the memory that an id lies in: the table is small, and a block's
/// ids are looked for together, so that no look waits for another.
#[derive(Debug)]
pub(super) struct Ids {
    /// The ids by their numbers.
    pub(super) ids: Vec<Id>,
    /// Numbers of ids, each one more than it is, at the place that the id's hash says or after it.
    slots: Vec<u32>,
    /// Differ in every run, so that no file can be made whose ids all come to one place.
    random: RandomState,
    seeds: [u64; 2],
}

impl Default for Ids {
    fn default() -> Ids {
        let random = RandomState::new();
        let seeds = [random.hash_one(0), random.hash_one(1)];
        Ids { ids: Vec::new(), slots: vec![0; 1 << 10], random, seeds }
    }
}

impl Ids {
    /// The numbers of those of these ids that are found at once.
    pub(super) fn known<'i>(&self, ids: impl Iterator<Item = &'i Id> + Clone) -> Vec<Option<u32>> {
        let first = |id| self.slots.get(self.place(id)).copied().unwrap_or_default();
        let first: Vec<u32> = ids.clone().map(first).collect();
        let known = first.into_iter().zip(ids).map(|(slot, id)| {
            let number = slot.wrapping_sub(1);
            (self.ids.get(number as usize) == Some(id)).then_some(number)
        });
        known.collect()
    }

    /// The number of an id, a new one where there is none yet.
    pub(super) fn number(&mut self, id: Id) -> u32 {
        let place = self.find(&id, |number| self.ids.get(number as usize) == Some(&id));
        let number = self.ids.len() as u32;
        match self.slots.get_mut(place) {
            Some(slot) if *slot > 0 => return *slot - 1,
            Some(slot) => *slot = number + 1,
            None => {}
        }
        self.ids.push(id);
        if self.ids.len() * 2 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 2];
            for (id, number) in self.ids.iter().zip(1..) {
                let place = self.find(id, |_| false);
                if let Some(slot) = self.slots.get_mut(place) {
                    *slot = number;
                }
            }
        }
        number
    }

    /// The place of an id among the slots, that of the number that is its own or an empty one.
    fn find(&self, id: &Id, is_own: impl Fn(u32) -> bool) -> usize {
        let mut place = self.place(id);
        while let Some(slot @ 1..) = self.slots.get(place)
            && !is_own(*slot - 1)
        {
            place = (place + 1) & (self.slots.len() - 1);
        }
        place
    }

    /// Where among the slots, which are a power of two, an id is looked for first.
    fn place(&self, id: &Id) -> usize {
        let hash = id.whole.as_ref().map_or_else(
            || {
                let [one, other] = self.seeds;
                let start = u128::from_ne_bytes(id.start);
                let product =
                    u128::from((start >> 64) as u64 ^ one) * u128::from(start as u64 ^ other);
                (product >> 64) as u64 ^ product as u64
            },
            |whole| self.random.hash_one(whole),
        );
        hash as usize & (self.slots.len() - 1)
    }
}

/// The numbers of persons. Almost all are digits; the rest are numbered as they come, so that what
/// number one has says nothing.
#[derive(Debug, Default)]
pub(super) struct Persons {
    others: Mutex<HashMap<Box<[u8]>, u64>>,
}

impl Persons {
    /// A number that is this person's alone.
    pub(super) fn number(&self, id: &[u8]) -> u64 {
        of_digits(id).unwrap_or_else(|| {
            let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
            let next = 1 << 63 | others.len() as u64;
            *others.entry(id.into()).or_insert(next)
        })
    }
}

/// No more than 18 digits, with a one before them, so that "01" is not "1".
fn of_digits(id: &[u8]) -> Option<u64> {
    let digits = Some(id).filter(|id| id.len() <= 18)?;
    digits.iter().try_fold(1_u64, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0'))
    })
}
