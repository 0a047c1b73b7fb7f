//! Where a team stands with a type's audience and staff, over every completion of what is not
//! known: each member of unknown status may have any of them.
//!
//! The best case is a matching in which such a member may sit wherever some status lets it. The
//! worst case asks whether some choice of statuses leaves a seat empty. Where each such member has
//! a status that serves no seat more than any other does (as one outside the audience), that
//! choice is the worst and one matching tells. Elsewhere Hall's theorem does: a seat stays empty
//! exactly if some set of seats asks for more people than can fill it, and for one set of seats
//! each member's worst choice is its own affair.

use super::matching::{Crowd, Mask, is_full};
use super::{AudienceFinding, Missing, Outcome, Possible, StaffFinding};
use crate::rules::{ExerciseType, Seat, Set, Status};
use crate::team::Team;

/// Where a team stands if the scale is the type's.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) possible: Possible,
    pub(super) audience: AudienceFinding,
    pub(super) staff: StaffFinding,
    /// Whether a status that is not known could matter.
    pub(super) status_matters: bool,
}

/// Members of one profession whose status is not known.
#[derive(Clone, Debug)]
struct Loose {
    count: u32,
    /// The seats they can fill, for each status of the audience.
    inside: Vec<Mask>,
    /// Whether a status outside the audience is possible.
    can_be_out: bool,
}

impl Loose {
    /// The seats that some status lets them fill.
    fn best(&self) -> Mask {
        self.inside.iter().fold(0, |all, mask| all | mask)
    }

    /// The seats that they can fill by the status that serves least, if one serves no seat that
    /// another does not.
    fn least(&self) -> Option<Mask> {
        if self.can_be_out {
            return Some(0);
        }
        let common = self.inside.iter().fold(Mask::MAX, |all, mask| all & mask);
        self.inside.contains(&common).then_some(common)
    }

    /// Whether every status lets them fill one of these seats.
    fn always_in(&self, seats: Mask) -> bool {
        !self.can_be_out && self.inside.iter().all(|mask| mask & seats != 0)
    }

    /// Whether their status changes anything.
    fn varies(&self) -> bool {
        self.can_be_out || self.least() != Some(self.best())
    }
}

impl Standing {
    pub(super) fn of(
        exercise: &ExerciseType,
        statuses: Set<Status>,
        team: Option<&Team>,
    ) -> Standing {
        match team {
            Some(team) => of_team(exercise, statuses, team),
            None => of_any_team(exercise, statuses),
        }
    }
}

fn of_team(exercise: &ExerciseType, statuses: Set<Status>, team: &Team) -> Standing {
    let (audience, seats) = (&exercise.audience, exercise.staff.seats.as_slice());
    let can_be_out = !statuses.without(audience.statuses).is_empty();
    let mut settled = Crowd::default();
    let mut loose: Vec<Loose> = Vec::new();
    let (mut counted, mut perhaps) = (0, 0);
    for member in team.members() {
        if !audience.professions.contains(member.profession) {
            continue;
        }
        match member.status {
            Some(status) if audience.statuses.contains(status) => {
                counted += u64::from(member.count);
                settled.add(exercise.seats_open_to(member.profession, status), member.count);
            }
            Some(_) => {}
            None => {
                if can_be_out {
                    perhaps += u64::from(member.count);
                } else {
                    counted += u64::from(member.count);
                }
                let seats = |status| exercise.seats_open_to(member.profession, status);
                let inside = audience.statuses.iter().map(seats).collect();
                loose.push(Loose { count: member.count, inside, can_be_out });
            }
        }
    }
    let varies = loose.iter().any(Loose::varies);
    let filled = if loose.is_empty() {
        settled.fill(seats)
    } else {
        let mut best = settled.clone();
        loose.iter().for_each(|loose| best.add(loose.best(), loose.count));
        best.fill(seats)
    };
    let full = is_full(seats, &filled);
    let at_best = varies && worst_fill(seats, &settled, &loose).is_none_or(|worst| worst != filled);
    let falls_short = !full || varies && can_fall_short(seats, &settled, &loose);
    let missing = (seats.iter().zip(&filled).enumerate())
        .filter(|(_, (seat, filled))| seat.count > **filled)
        .map(|(number, (seat, filled))| Missing { seat: number, count: seat.count - filled })
        .collect();
    Standing {
        possible: Possible {
            unsuitable: counted == 0,
            reachable: if counted > 0 {
                falls_short
            } else {
                one_in_and_short(seats, &settled, &loose)
            },
            eligible: full && counted + perhaps > 0,
        },
        audience: AudienceFinding {
            outcome: Outcome::of(counted + perhaps > 0, counted == 0),
            counted,
            perhaps,
        },
        staff: StaffFinding { outcome: Outcome::of(full, falls_short), at_best, filled, missing },
        status_matters: varies,
    }
}

/// How the seats are filled if every status is the one that serves least; `None` where it cannot
/// be told which that is.
fn worst_fill(seats: &[Seat], settled: &Crowd, loose: &[Loose]) -> Option<Vec<u32>> {
    let mut worst = settled.clone();
    for group in loose {
        worst.add(group.least()?, group.count);
    }
    Some(worst.fill(seats))
}

/// Whether some choice of statuses leaves a seat empty.
fn can_fall_short(seats: &[Seat], settled: &Crowd, loose: &[Loose]) -> bool {
    match worst_fill(seats, settled, loose) {
        Some(worst) => !is_full(seats, &worst),
        None => some_set_falls_short(seats, settled, loose),
    }
}

/// Hall's theorem, over every set of seats; there are few enough seats, the gate sees to that.
fn some_set_falls_short(seats: &[Seat], settled: &Crowd, loose: &[Loose]) -> bool {
    (1..1 << seats.len()).any(|set: Mask| {
        let wanted = seats.iter().enumerate().filter(|(number, _)| set & (1 << number) != 0);
        let wanted: u64 = wanted.map(|(_, seat)| u64::from(seat.count)).sum();
        let always =
            loose.iter().filter(|loose| loose.always_in(set)).map(|loose| u64::from(loose.count));
        settled.reaching(set) + always.sum::<u64>() < wanted
    })
}

/// Whether some choice of statuses puts somebody into the audience and leaves a seat empty, where
/// nobody is in it for sure: one member in, by one status, and the others as badly as can be.
fn one_in_and_short(seats: &[Seat], settled: &Crowd, loose: &[Loose]) -> bool {
    loose.iter().enumerate().any(|(chosen, group)| {
        group.inside.iter().any(|mask| {
            let mut others = loose.to_vec();
            if let Some(group) = others.get_mut(chosen) {
                group.count -= 1;
            }
            let mut seated = settled.clone();
            seated.add(*mask, 1);
            can_fall_short(seats, &seated, &others)
        })
    })
}

/// No team is given: every composition is possible, that of nobody included.
fn of_any_team(exercise: &ExerciseType, statuses: Set<Status>) -> Standing {
    let (audience, seats) = (&exercise.audience, &exercise.staff.seats);
    let wanted: u64 = seats.iter().map(|seat| u64::from(seat.count)).sum();
    let first_is_enough = seats.first().is_some_and(|seat| {
        audience.professions.without(seat.professions).is_empty()
            && audience.statuses.without(seat.statuses).is_empty()
    });
    Standing {
        possible: Possible {
            unsuitable: true,
            reachable: wanted > 1 || wanted == 1 && !first_is_enough,
            eligible: true,
        },
        audience: AudienceFinding { outcome: Outcome::Unknown, counted: 0, perhaps: 0 },
        staff: StaffFinding {
            outcome: if seats.is_empty() { Outcome::Met } else { Outcome::Unknown },
            at_best: true,
            filled: vec![0; seats.len()],
            missing: Vec::new(),
        },
        status_matters: statuses != audience.statuses
            || seats.iter().any(|seat| seat.statuses != statuses),
    }
}
