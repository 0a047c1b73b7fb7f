//! Where a team stands with a type's audience and staff, over every completion of what is not
//! known: each member may have any of the statuses that are left open.
//!
//! The best case is a matching in which such a member may sit wherever some status lets it. The
//! worst case asks whether some choice of statuses leaves a seat empty. Where each such member has
//! a status that serves no seat more than any other does (as one outside the audience), that
//! choice is the worst and one matching tells. Elsewhere Hall's theorem does: a seat stays empty
//! exactly if some set of seats asks for more people than can fill it, and for one set of seats
//! each member's worst choice is its own affair.

use super::seats::{MemberGroup, Supply, is_full, sets};
use super::{AudienceFinding, Missing, Outcome, Possible, StaffFinding};
use crate::rules::{Catalogue, ExerciseType, Seat, Set, Status};
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

/// Where this team stands.
pub(super) fn of_team(catalogue: &Catalogue, exercise: &ExerciseType, team: &Team) -> Standing {
    let (audience, seats) = (&exercise.audience, exercise.staff.seats.as_slice());
    let mut settled = Supply::default();
    let mut loose: Vec<MemberGroup> = Vec::new();
    let (mut counted, mut perhaps) = (0, 0);
    for member in team.members() {
        if !audience.professions.contains(member.profession) {
            continue;
        }
        let statuses = catalogue.may_have(member.status);
        let inside = statuses.and(audience.statuses);
        if let Some(status) = inside.only().filter(|_| inside == statuses) {
            counted += u64::from(member.count);
            settled.add(exercise.seats_open_to(member.profession, status), member.count);
        } else if !inside.is_empty() {
            let group = MemberGroup::of(exercise, statuses, member);
            let sure = if group.can_be_out { &mut perhaps } else { &mut counted };
            *sure += u64::from(member.count);
            loose.push(group);
        }
    }
    let varies = loose.iter().any(MemberGroup::varies);
    let filled = if loose.is_empty() {
        settled.fill(seats)
    } else {
        let mut best = settled.clone();
        loose.iter().for_each(|group| best.add(group.best(), group.count));
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
fn worst_fill(seats: &[Seat], settled: &Supply, loose: &[MemberGroup]) -> Option<Vec<u32>> {
    let mut worst = settled.clone();
    for group in loose {
        worst.add(group.least()?, group.count);
    }
    Some(worst.fill(seats))
}

/// Whether some choice of statuses leaves a seat empty.
fn can_fall_short(seats: &[Seat], settled: &Supply, loose: &[MemberGroup]) -> bool {
    match worst_fill(seats, settled, loose) {
        Some(worst) => !is_full(seats, &worst),
        None => some_set_falls_short(seats, settled, loose),
    }
}

/// Hall's theorem, where each group has its own worst choice for each set of seats.
fn some_set_falls_short(seats: &[Seat], settled: &Supply, loose: &[MemberGroup]) -> bool {
    sets(seats).any(|(set, wanted)| {
        let always = loose.iter().filter(|group| group.always_in(set));
        settled.reaching(set) + always.map(|group| u64::from(group.count)).sum::<u64>() < wanted
    })
}

/// Whether some choice of statuses puts somebody into the audience and leaves a seat empty, where
/// nobody is in it for sure: one member in, by one status, and the others as badly as can be.
fn one_in_and_short(seats: &[Seat], settled: &Supply, loose: &[MemberGroup]) -> bool {
    loose.iter().enumerate().any(|(chosen, group)| {
        group.inside().any(|mask| {
            let mut others = loose.to_vec();
            if let Some(group) = others.get_mut(chosen) {
                group.count -= 1;
            }
            let mut seated = settled.clone();
            seated.add(mask, 1);
            can_fall_short(seats, &seated, &others)
        })
    })
}

/// No team is given: every composition is possible, that of nobody included. At another scale than
/// the type's it makes no difference whether its seats are filled.
pub(super) fn of_any_team(
    exercise: &ExerciseType,
    statuses: Set<Status>,
    other_scale: bool,
) -> Standing {
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
            || !other_scale && seats.iter().any(|seat| seat.statuses != statuses),
    }
}
