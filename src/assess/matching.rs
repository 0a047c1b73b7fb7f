//! Who sits where: a maximum matching of members to seats.

use crate::rules::{MOST_SEATS, Seat};

/// People by the seats that they can fill: a bit for each seat.
pub(super) type Mask = u32;

/// How many people can fill which seats.
#[derive(Clone, Debug, Default)]
pub(super) struct Crowd {
    /// People who can fill one seat alone, seat by seat: nearly everybody.
    single: [u32; MOST_SEATS],
    /// People who have a choice.
    choosing: Vec<(Mask, u32)>,
}

impl Crowd {
    /// Adds so many people; those who can fill no seat change nothing.
    pub(super) fn add(&mut self, mask: Mask, count: u32) {
        if mask.count_ones() == 1 {
            if let Some(people) = self.single.get_mut(mask.trailing_zeros() as usize) {
                *people = people.saturating_add(count);
            }
        } else if mask != 0 {
            self.choosing.push((mask, count));
        }
    }

    /// How many people can fill one of these seats.
    pub(super) fn reaching(&self, seats: Mask) -> u64 {
        let single = self.single.iter().enumerate().filter(|(seat, _)| seats & (1 << seat) != 0);
        let choosing = self.choosing.iter().filter(|(mask, _)| mask & seats != 0);
        single.map(|(_, count)| u64::from(*count)).sum::<u64>()
            + choosing.map(|(_, count)| u64::from(*count)).sum::<u64>()
    }

    /// How many of each seat a maximum matching fills. Among the maximum matchings it is the one
    /// that fills the first seats first, so that the seats named as empty are the table's last.
    ///
    /// Seats are filled in order, each person by a path of exchanges: those seated before stay
    /// seated, so a seat once filled is never given up for a later one. (The sets of seats that
    /// can be filled together form a matroid; taking them greedily gives the largest set, and of
    /// these the first in order.)
    pub(super) fn fill(&self, seats: &[Seat]) -> Vec<u32> {
        if self.choosing.is_empty() {
            return seats
                .iter()
                .zip(self.single)
                .map(|(seat, people)| people.min(seat.count))
                .collect();
        }
        let single = (0..).zip(self.single).map(|(seat, count)| (1 << seat, count));
        let kinds: Vec<(Mask, u32)> =
            single.chain(self.choosing.iter().copied()).filter(|(_, count)| *count > 0).collect();
        let mut hall = Hall { seated: vec![vec![0; seats.len()]; kinds.len()], kinds };
        seats
            .iter()
            .enumerate()
            .map(|(number, seat)| {
                let mut filled = 0;
                while filled < seat.count && hall.seat_one(number, &mut 0).is_some() {
                    filled += 1;
                }
                filled
            })
            .collect()
    }
}

/// Whether every seat is filled.
pub(super) fn is_full(seats: &[Seat], filled: &[u32]) -> bool {
    seats.iter().zip(filled).all(|(seat, filled)| seat.count == *filled)
}

struct Hall {
    /// The seats that each kind of people can fill, and how many of them have none yet.
    kinds: Vec<(Mask, u32)>,
    /// How many of each kind sit on each seat.
    seated: Vec<Vec<u32>>,
}

impl Hall {
    /// Seats one more person on a seat, moving others if need be; `tried` are the seats that the
    /// search has been at.
    fn seat_one(&mut self, seat: usize, tried: &mut Mask) -> Option<()> {
        let bit = 1 << seat;
        *tried |= bit;
        for ((mask, count), row) in self.kinds.iter_mut().zip(&mut self.seated) {
            if *mask & bit != 0 && *count > 0 {
                *count -= 1;
                *row.get_mut(seat)? += 1;
                return Some(());
            }
        }
        // Somebody who sits elsewhere and could sit here moves over, if another can take that seat.
        for index in 0..self.kinds.len() {
            if self.kinds.get(index)?.0 & bit == 0 {
                continue;
            }
            for other in 0..self.seated.get(index)?.len() {
                let sits = self.seated.get(index)?.get(other).is_some_and(|count| *count > 0);
                if sits && *tried & (1 << other) == 0 && self.seat_one(other, tried).is_some() {
                    let row = self.seated.get_mut(index)?;
                    *row.get_mut(other)? -= 1;
                    *row.get_mut(seat)? += 1;
                    return Some(());
                }
            }
        }
        None
    }
}
