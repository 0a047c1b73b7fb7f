//! Ids as numbers: two are the same number exactly if they are the same bytes.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// An id of no more than 16 bytes, none of them zero, as a number that sorts as the bytes do.
pub(super) fn packed(id: &[u8]) -> Option<u128> {
    const ONES: u128 = u128::MAX / 0xff;
    const HIGH: u128 = ONES << 7;
    let length = id.len();
    // Two halves that overlap, drawn apart: no loop over the bytes.
    let number = match (id.first_chunk::<8>(), id.last_chunk::<8>()) {
        (Some(first), Some(last)) if length <= 16 => {
            let last = u64::from_be_bytes(*last).checked_shl(8 * (16 - length as u32));
            u128::from(u64::from_be_bytes(*first)) << 64 | u128::from(last.unwrap_or_default())
        }
        (Some(_), _) => return None,
        _ if length == 0 => return None,
        _ => id.iter().fold(0, |all, byte| all << 8 | u128::from(*byte)) << (8 * (16 - length)),
    };
    // A zero byte would be one with the padding.
    let padding = ONES.checked_shr(8 * length as u32).unwrap_or_default();
    let padded = number | padding;
    let zeros = padded.wrapping_sub(ONES) & !padded & HIGH;
    (zeros == 0).then_some(number)
}

/// A code of less than eight bytes as a number, with a one before it.
pub(super) fn short(code: &[u8]) -> Option<u64> {
    (code.len() < 8).then(|| code.iter().fold(1, |all, byte| all << 8 | u64::from(*byte)))
}

/// The first bytes of an id as such a number: it sorts with those that fit.
pub(super) fn beginning(id: &[u8]) -> u128 {
    id.iter().chain([0; 16].iter()).take(16).fold(0, |all, byte| all << 8 | u128::from(*byte))
}

/// The most digits of a person's number that are kept as a number.
const MOST_DIGITS: usize = 18;

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
            match others.get(id) {
                Some(number) => *number,
                None => *others.entry(id.into()).or_insert(next),
            }
        })
    }
}

/// Digits with a one before them, so that "01" is not "1".
fn of_digits(id: &[u8]) -> Option<u64> {
    if id.len() > MOST_DIGITS {
        return None;
    }
    id.iter().try_fold(1_u64, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_differ_are_different_numbers() {
        let ids: [&[u8]; 9] =
            [b"1", b"01", b"10", b"R10100000123456", b"1234567890123456", b"a", b"A", b"ab", b"b"];
        for one in ids {
            for other in ids {
                assert_eq!(packed(one) == packed(other), one == other);
                assert_eq!(packed(one).cmp(&packed(other)), one.cmp(other));
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_no_number() {
        for id in [&b"12345678901234567"[..], b"a\0", b"\0", b""] {
            assert_eq!(packed(id), None);
        }
    }

    #[test]
    fn the_beginning_of_an_id_that_fits_is_all_of_it() {
        assert_eq!(Some(beginning(b"R1")), packed(b"R1"));
        assert_eq!(Some(beginning(b"1234567890123456789")), packed(b"1234567890123456"));
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
