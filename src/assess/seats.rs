//! Who sits where: a minimum-cost flow of members to seats.
//!
//! Seats that ask for several people have as many places. Members go to places one way or the
//! other, each way at a price, and the cheapest flow is found by successive shortest paths. Where
//! every way is free that is a maximum matching.

use crate::rules::{ExerciseType, Ix, MOST_SEATS, Profession, Seat, Set, Status};
use crate::team::Member;

/// Seats of a type, a bit for each.
pub(crate) type Mask = u32;

/// The price of a way to a seat.
pub(crate) type Price = i128;

/// Each set of seats, with how many people it asks for. By Hall's theorem a seat stays empty exactly
/// if some set asks for more people than can fill it. The gate sees to it that seats are few.
pub(crate) fn sets(seats: &[Seat]) -> impl Iterator<Item = (Mask, u64)> {
    (1..1 << seats.len()).map(move |set: Mask| {
        let wanted = seats.iter().enumerate().filter(|(number, _)| set & (1 << number) != 0);
        (set, wanted.map(|(_, seat)| u64::from(seat.count)).sum())
    })
}

/// Members of one profession and status, as a type sees them.
#[derive(Clone, Debug)]
pub(crate) struct MemberGroup<'e> {
    /// How many there are.
    pub(crate) count: u32,
    exercise: &'e ExerciseType,
    profession: Ix<Profession>,
    /// The statuses that they may have: of the audience, where there are several.
    statuses: Set<Status>,
    /// Whether they may have a status outside the audience.
    pub(super) can_be_out: bool,
}

impl<'e> MemberGroup<'e> {
    /// Members who may have any of these statuses.
    pub(crate) fn of(exercise: &'e ExerciseType, statuses: Set<Status>, member: &Member) -> Self {
        let audience = exercise.audience.statuses;
        let Member { profession, count, .. } = *member;
        let can_be_out = !statuses.without(audience).is_empty();
        let statuses = statuses.and(audience);
        MemberGroup { count, exercise, profession, statuses, can_be_out }
    }

    /// The seats that they can fill, for each status that they may have.
    pub(super) fn inside(&self) -> impl Iterator<Item = Mask> {
        self.statuses.iter().map(|status| self.exercise.seats_open_to(self.profession, status))
    }

    /// The seats that some status lets them fill.
    pub(super) fn best(&self) -> Mask {
        self.inside().fold(0, |all, mask| all | mask)
    }

    /// The seats that they can fill by the status that serves least, if one serves no seat that
    /// another does not.
    pub(super) fn least(&self) -> Option<Mask> {
        if self.can_be_out {
            return Some(0);
        }
        let common = self.inside().fold(Mask::MAX, |all, mask| all & mask);
        self.inside().any(|mask| mask == common).then_some(common)
    }

    /// Whether every status lets them fill one of these seats.
    pub(crate) fn always_in(&self, seats: Mask) -> bool {
        !self.can_be_out && self.inside().all(|mask| mask & seats != 0)
    }

    /// Whether their status changes anything.
    pub(super) fn varies(&self) -> bool {
        self.can_be_out || self.least() != Some(self.best())
    }
}

/// How many people of known status can fill which seats.
#[derive(Clone, Debug, Default)]
pub(super) struct Supply {
    /// People who can fill one seat alone, seat by seat: nearly everybody.
    single: [u32; MOST_SEATS],
    /// People who have a choice.
    choosing: Vec<(Mask, u32)>,
}

impl Supply {
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

    fn groups(&self) -> impl Iterator<Item = (Mask, u32)> {
        let single = (0..).zip(self.single).map(|(seat, count)| (1 << seat, count));
        single.chain(self.choosing.iter().copied())
    }

    /// How many people can fill one of these seats.
    pub(super) fn reaching(&self, seats: Mask) -> u64 {
        let there = self.groups().filter(|(mask, _)| mask & seats != 0);
        there.map(|(_, count)| u64::from(count)).sum()
    }

    /// How many of each seat a maximum matching fills. Among the maximum matchings it is the one
    /// that fills the first seats first, so that the seats named as empty are the table's last.
    ///
    /// (The sets of places that can be filled together form a matroid; taking them greedily gives
    /// the largest set, and of these the first in order.)
    pub(super) fn fill(&self, seats: &[Seat]) -> Vec<u32> {
        if self.choosing.is_empty() {
            let filled = seats.iter().zip(self.single);
            return filled.map(|(seat, people)| people.min(seat.count)).collect();
        }
        let mut flow = SeatFlow::new(seats.iter().map(|seat| seat.count));
        for (mask, count) in self.groups() {
            flow.add(count, |seat| (mask & (1 << seat) != 0).then_some(0));
        }
        flow.fill();
        seats.iter().zip(flow.empty).map(|(seat, empty)| seat.count - empty).collect()
    }
}

/// Whether every seat is filled.
pub(super) fn is_full(seats: &[Seat], filled: &[u32]) -> bool {
    seats.iter().zip(filled).all(|(seat, filled)| seat.count == *filled)
}

/// Groups of people on their way to seats.
#[derive(Debug)]
pub(crate) struct SeatFlow {
    groups: Vec<Group>,
    /// How many places of each seat are empty.
    empty: Vec<u32>,
}

#[derive(Debug)]
struct Group {
    /// How many of them have no seat yet.
    free: u32,
    arcs: Vec<Arc>,
}

/// A seat that a group can fill.
#[derive(Debug)]
struct Arc {
    seat: usize,
    price: Price,
    /// How many of the group sit there.
    seated: u32,
}

/// How one more person comes onto a seat: along an arc, from those who have no seat, or from the
/// seat of another arc of the same group; with what that costs in all.
#[derive(Clone, Copy)]
struct Way {
    price: Price,
    group: usize,
    arc: usize,
    from: Option<usize>,
}

impl SeatFlow {
    /// Seats that ask for so many people each.
    pub(crate) fn new(wanted: impl IntoIterator<Item = u32>) -> SeatFlow {
        SeatFlow { groups: Vec::new(), empty: wanted.into_iter().collect() }
    }

    /// Adds a group of people, by what each seat costs; `None` for one that they cannot fill.
    pub(crate) fn add(&mut self, count: u32, price: impl Fn(usize) -> Option<Price>) {
        let arcs = (0..self.empty.len())
            .filter_map(|seat| Some(Arc { seat, price: price(seat)?, seated: 0 }));
        self.groups.push(Group { free: count, arcs: arcs.collect() });
    }

    /// The groups as they were added: on which seats they sit, and how many on each.
    pub(crate) fn seated(&self) -> impl Iterator<Item = impl Iterator<Item = (usize, u32)>> {
        self.groups.iter().map(|group| {
            group.arcs.iter().filter(|arc| arc.seated > 0).map(|arc| (arc.seat, arc.seated))
        })
    }

    /// Fills as many places as can be, at the least price; of the same price the first seats first.
    /// As many people go at a time as one way takes.
    pub(crate) fn fill(&mut self) {
        loop {
            let ways = self.ways();
            let places =
                self.empty.iter().zip(&ways).enumerate().filter(|(_, (empty, _))| **empty > 0);
            let priced = places.filter_map(|(seat, (_, way))| Some((way.as_ref()?.price, seat)));
            let Some((_, seat)) = priced.min() else { return };
            if self.follow(&ways, seat).is_none() {
                return;
            }
        }
    }

    /// The cheapest way onto each seat.
    fn ways(&self) -> Vec<Option<Way>> {
        let mut ways: Vec<Option<Way>> = vec![None; self.empty.len()];
        let improve = |ways: &mut Vec<Option<Way>>, seat: usize, way: Way| {
            let slot =
                ways.get_mut(seat).filter(|known| known.is_none_or(|it| way.price < it.price));
            slot.map(|slot| *slot = Some(way)).is_some()
        };
        for (group, people) in self.groups.iter().enumerate().filter(|(_, group)| group.free > 0) {
            for (arc, to) in people.arcs.iter().enumerate() {
                improve(&mut ways, to.seat, Way { price: to.price, group, arc, from: None });
            }
        }
        // Whoever sits may move over. No round of moves is a gain, so as many rounds as seats do.
        for _ in 0..self.empty.len() {
            let mut better = false;
            for (group, people) in self.groups.iter().enumerate() {
                let arcs = || people.arcs.iter().enumerate();
                for (from, left) in arcs().filter(|(_, arc)| arc.seated > 0) {
                    let Some(way) = ways.get(left.seat).copied().flatten() else { continue };
                    for (arc, to) in arcs().filter(|(arc, _)| *arc != from) {
                        let price = way.price - left.price + to.price;
                        let way = Way { price, group, arc, from: Some(from) };
                        better |= improve(&mut ways, to.seat, way);
                    }
                }
            }
            if !better {
                break;
            }
        }
        ways
    }

    /// Moves as many people as can go along the ways that lead to a seat; `None` where nobody can.
    fn follow(&mut self, ways: &[Option<Way>], seat: usize) -> Option<()> {
        let mut route: Vec<Way> = Vec::new();
        let mut many = *self.empty.get(seat)?;
        let mut next = Some(seat);
        while let Some(seat) = next.filter(|_| route.len() < ways.len()) {
            let way = ways.get(seat).copied().flatten()?;
            let group = self.groups.get(way.group)?;
            let left = way.from.and_then(|from| group.arcs.get(from));
            many = many.min(left.map_or(group.free, |left| left.seated));
            next = left.map(|left| left.seat);
            route.push(way);
        }
        if next.is_some() || many == 0 {
            return None;
        }
        *self.empty.get_mut(seat)? -= many;
        for way in route {
            let group = self.groups.get_mut(way.group)?;
            match way.from {
                Some(from) => group.arcs.get_mut(from)?.seated -= many,
                None => group.free -= many,
            }
            group.arcs.get_mut(way.arc)?.seated += many;
        }
        Some(())
    }
}
