//! Groups and persons by their ids: two ids are one exactly if they are the same bytes.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Mutex, PoisonError};

/// The first 16 bytes of an id, with zeros behind a shorter one: two numbers that sort as they do.
pub(super) type Start = (u64, u64);

/// Where an id begins, and whether that is all of it, as of almost all.
pub(super) fn start(id: &[u8]) -> (Start, bool) {
    let mut bytes = [0; 16];
    let length = id.len().min(16);
    if let (Some(to), Some(from)) = (bytes.get_mut(..length), id.get(..length)) {
        to.copy_from_slice(from);
    }
    let number = u128::from_be_bytes(bytes);
    // A zero byte would be one with those behind the id.
    (((number >> 64) as u64, number as u64), id.len() == length && !id.contains(&0))
}

/// The id of a group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id {
    start: Start,
    /// The whole of an id that its start does not tell.
    long: Option<Box<[u8]>>,
}

impl Id {
    pub(super) fn short(start: Start) -> Id {
        Id { start, long: None }
    }

    pub(super) fn long(id: Box<[u8]>) -> Id {
        Id { start: start(&id).0, long: Some(id) }
    }

    /// Writes the id, which is UTF-8 as its line is.
    pub(super) fn write(&self, to: &mut String) {
        let start = (u128::from(self.start.0) << 64 | u128::from(self.start.1)).to_be_bytes();
        let short = start.split(|byte| *byte == 0).next();
        let bytes = self.long.as_deref().or(short).unwrap_or_default();
        to.push_str(std::str::from_utf8(bytes).unwrap_or_default());
    }
}

/// Hashes the starts of ids: quickly, so that many are looked up at once, and differently in every
/// run, so that no file can be made whose ids all come to one place.
#[derive(Clone)]
pub(super) struct Seeds {
    hash: u64,
    factor: u64,
}

impl Default for Seeds {
    fn default() -> Seeds {
        let random = RandomState::new();
        Seeds { hash: random.hash_one(0), factor: random.hash_one(1) | 1 }
    }
}

impl BuildHasher for Seeds {
    type Hasher = Seeds;

    fn build_hasher(&self) -> Seeds {
        self.clone()
    }
}

impl Hasher for Seeds {
    fn write_u64(&mut self, half: u64) {
        let product = u128::from(self.hash ^ half) * u128::from(self.factor);
        self.hash = (product >> 64) as u64 ^ product as u64;
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn finish(&self) -> u64 {
        self.hash
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

#[cfg(test)]
mod tests {
    use super::*;

    fn id(id: &[u8]) -> Id {
        match start(id) {
            (start, true) => Id::short(start),
            (_, false) => Id::long(id.into()),
        }
    }

    #[test]
    fn ids_are_one_and_sort_as_their_bytes() {
        let ids: [&[u8]; 14] = [
            b"1",
            b"01",
            b"10",
            b"R10100000123456",
            b"1234567890123456",
            b"12345678901234567",
            b"12345678901234568",
            b"a",
            b"a\0",
            b"a\0\0",
            b"\0",
            b"",
            b"A",
            b"ab",
        ];
        for one in ids {
            let mut text = String::new();
            id(one).write(&mut text);
            assert_eq!(text.as_bytes(), one);
            for other in ids {
                assert_eq!(id(one).cmp(&id(other)), one.cmp(other));
            }
        }
    }

    #[test]
    fn no_two_persons_share_a_number() {
        let persons = Persons::default();
        let ids: [&[u8]; 8] = [
            b"",
            b"0",
            b"00",
            b"810001234567",
            b"0810001234567",
            b"02A1234567",
            b"999999999999999999",
            b"9999999999999999999",
        ];
        let numbers: Vec<u64> = ids.iter().map(|id| persons.number(id)).collect();
        for (place, number) in numbers.iter().enumerate() {
            assert_eq!(numbers.iter().position(|other| other == number), Some(place));
            assert_eq!(persons.number(ids[place]), *number);
        }
    }
}
