//! Groups and persons by their ids: two ids are one exactly if they are the same bytes.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

/// An id of no more than 16 bytes, none of them zero, as a number that sorts as the bytes do; zero
/// for any other.
pub(super) fn packed(id: &[u8]) -> u128 {
    const ONES: u128 = u128::MAX / 0xff;
    let bits = 8 * id.len().min(16) as u32;
    let number = match (id.first_chunk::<8>(), id.last_chunk::<8>()) {
        // Two halves that overlap, drawn apart: no loop over the bytes.
        (Some(first), Some(last)) if id.len() <= 16 => {
            let last = u64::from_be_bytes(*last).checked_shl(128 - bits).unwrap_or_default();
            u128::from(u64::from_be_bytes(*first)) << 64 | u128::from(last)
        }
        (Some(_), _) => 0,
        _ => {
            let short = id.iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
            u128::from(short).checked_shl(128 - bits).unwrap_or_default()
        }
    };
    // A zero byte would be one with those behind the id: taking one from it borrows.
    let filled = number | ONES.checked_shr(bits).unwrap_or_default();
    let zeros = filled.wrapping_sub(ONES) & !filled & ONES << 7;
    if zeros == 0 { number } else { 0 }
}

/// The first 16 bytes of any id as such a number, with zeros behind a shorter one.
fn beginning(id: &[u8]) -> u128 {
    id.iter().chain(&[0; 16]).take(16).fold(0, |all, byte| all << 8 | u128::from(*byte))
}

/// The ids of groups, each with a number from 0.
///
/// What takes time is waiting for the memory that an id lies in: the table is small, and a block's
/// ids are looked for together, so that no look waits for another.
#[derive(Debug)]
pub(super) struct Ids {
    /// Each id as a number, or the beginning of one that is too long.
    pub(super) keys: Vec<u128>,
    /// Numbers of ids, each one more than it is, at the place that the id's hash says or after it.
    slots: Vec<u32>,
    /// Differ in every run, so that no file can be made whose ids all come to one place.
    seeds: [u64; 2],
    /// The ids that are too long to be a number.
    pub(super) long: HashMap<Box<[u8]>, u32>,
}

impl Default for Ids {
    fn default() -> Ids {
        let random = RandomState::new();
        let seeds = [random.hash_one(0), random.hash_one(1)];
        Ids { keys: Vec::new(), slots: vec![0; 1 << 10], seeds, long: HashMap::new() }
    }
}

impl Ids {
    /// The numbers of those of these ids that are found at once.
    pub(super) fn known(&self, ids: impl Iterator<Item = u128> + Clone) -> Vec<Option<u32>> {
        let first = |id| self.slots.get(self.place(id)).copied().unwrap_or_default();
        let first: Vec<u32> = ids.clone().map(first).collect();
        let known = first.into_iter().zip(ids).map(|(slot, id)| {
            let number = slot.wrapping_sub(1);
            (self.keys.get(number as usize) == Some(&id)).then_some(number)
        });
        known.collect()
    }

    /// The number of an id, a new one where there is none yet.
    pub(super) fn number(&mut self, id: u128) -> u32 {
        let mut place = self.place(id);
        loop {
            match self.slots.get(place) {
                None | Some(0) => break,
                Some(slot) if self.keys.get(*slot as usize - 1) == Some(&id) => return slot - 1,
                Some(_) => place = (place + 1) & (self.slots.len() - 1),
            }
        }
        let number = self.keys.len() as u32;
        self.keys.push(id);
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = number + 1;
        }
        if self.keys.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    /// The number of an id that is too long to be one, a new one where there is none yet.
    pub(super) fn long(&mut self, id: &[u8]) -> u32 {
        if let Some(number) = self.long.get(id) {
            return *number;
        }
        let number = self.keys.len() as u32;
        self.keys.push(beginning(id));
        self.long.insert(id.into(), number);
        number
    }

    fn grow(&mut self) {
        let length = self.slots.len() * 2;
        let slots = std::mem::replace(&mut self.slots, vec![0; length]);
        for slot in slots.into_iter().filter(|slot| *slot > 0) {
            let Some(id) = self.keys.get(slot as usize - 1) else { continue };
            let mut place = self.place(*id);
            while self.slots.get(place).is_some_and(|taken| *taken > 0) {
                place = (place + 1) & (length - 1);
            }
            if let Some(free) = self.slots.get_mut(place) {
                *free = slot;
            }
        }
    }

    /// Where among the slots, which are a power of two, an id is looked for first.
    fn place(&self, id: u128) -> usize {
        let [one, other] = self.seeds;
        let product = u128::from((id >> 64) as u64 ^ one) * u128::from(id as u64 ^ other);
        ((product >> 64) as u64 ^ product as u64) as usize & (self.slots.len() - 1)
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
