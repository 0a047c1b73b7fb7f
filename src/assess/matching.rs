//! Who sits where: a maximum matching of members to seats.

/// How many people may fill each seat: people of one `mask` can fill the seats whose bits it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// The seats that these people can fill, a bit each.
    pub(super) mask: u32,
    /// How many of them there are.
    pub(super) count: u32,
}

/// How many of each seat a maximum matching fills. Among the maximum matchings it is the one that
/// fills the first seats first, so that the seats named as empty are the last ones of the table.
///
/// Seats are filled in order, each person by a path of exchanges: those seated before stay
/// seated, so a seat once filled is never given up for a later one. (The sets of seats that can
/// be filled together form a matroid; taking them greedily gives the largest set, and of these the
/// first in order.)
pub(super) fn fill(seats: &[u32], kinds: &[Kind]) -> Vec<u32> {
    if kinds.iter().all(|kind| kind.mask.count_ones() <= 1) {
        return seats
            .iter()
            .enumerate()
            .map(|(seat, wanted)| {
                let people: u32 = kinds
                    .iter()
                    .filter(|kind| kind.mask & (1 << seat) != 0)
                    .fold(0, |sum, kind| sum.saturating_add(kind.count));
                people.min(*wanted)
            })
            .collect();
    }
    let mut hall = Hall {
        free: kinds.to_vec(),
        seated: vec![vec![0; seats.len()]; kinds.len()],
    };
    seats
        .iter()
        .enumerate()
        .map(|(seat, wanted)| (0..*wanted).take_while(|_| hall.seat_one(seat, &mut 0).is_some()).count() as u32)
        .collect()
}

struct Hall {
    /// The people of each kind who have no seat yet.
    free: Vec<Kind>,
    /// How many of each kind sit on each seat.
    seated: Vec<Vec<u32>>,
}

impl Hall {
    /// Seats one more person on a seat, moving others if need be; `tried` are the seats
    /// that the search has been at.
    fn seat_one(&mut self, seat: usize, tried: &mut u32) -> Option<()> {
        let bit = 1 << seat;
        *tried |= bit;
        for (kind, row) in self.free.iter_mut().zip(&mut self.seated) {
            if kind.mask & bit != 0 && kind.count > 0 {
                kind.count -= 1;
                *row.get_mut(seat)? += 1;
                return Some(());
            }
        }
        // Somebody who sits elsewhere and could sit here moves over, if another can take that seat.
        for index in 0..self.free.len() {
            if self.free.get(index)?.mask & bit == 0 {
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
