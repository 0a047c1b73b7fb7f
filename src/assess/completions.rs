//! Where a team stands with a type's audience and staff, over every completion of what is not
//! known: each member of unknown status may have any of them.
//!
//! The best case is a matching in which such a member may sit wherever some status lets it. The
//! worst case asks whether some choice of statuses leaves a seat empty. Where each such member has
//! a status that serves no seat more than any other does (as one outside the audience), that
//! choice is the worst and one matching tells. Elsewhere Hall's theorem does: a seat stays empty
//! exactly if some set of seats asks for more people than can fill it, and for one set of seats
//! each member's worst choice is its own affair.

use super::matching::{Kind, fill};
use super::{AudienceFinding, Missing, Outcome, Possible, StaffFinding};
use crate::rules::{ExerciseType, Ix, Profession, Set, Status};
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
    inside: Vec<u32>,
    /// Whether a status outside the audience is possible.
    can_be_out: bool,
}

impl Loose {
    /// The seats that some status lets them fill.
    fn best(&self) -> u32 {
        self.inside.iter().fold(0, |all, mask| all | mask)
    }

    /// The seats that they can fill by the status that serves least, if one serves no seat that
    /// another does not.
    fn least(&self) -> Option<u32> {
        if self.can_be_out {
            return Some(0);
        }
        let common = self.inside.iter().fold(u32::MAX, |all, mask| all & mask);
        self.inside.contains(&common).then_some(common)
    }

    /// Whether every status lets them fill one of these seats.
    fn always_in(&self, seats: u32) -> bool {
        !self.can_be_out && self.inside.iter().all(|mask| mask & seats != 0)
    }
}

impl Standing {
    pub(super) fn of(exercise: &ExerciseType, statuses: Set<Status>, team: Option<&Team>) -> Standing {
        match team {
            Some(team) => of_team(exercise, statuses, team),
            None => of_any_team(exercise, statuses),
        }
    }
}

/// The seats that a member can fill, a bit each.
fn mask(exercise: &ExerciseType, profession: Ix<Profession>, status: Ix<Status>) -> u32 {
    exercise.staff.seats.iter().enumerate().fold(0, |mask, (index, seat)| {
        let fits = seat.professions.contains(profession) && seat.statuses.contains(status);
        mask | u32::from(fits) << index
    })
}

fn of_team(exercise: &ExerciseType, statuses: Set<Status>, team: &Team) -> Standing {
    let audience = &exercise.audience;
    let can_be_out = !statuses.without(audience.statuses).is_empty();
    let mut settled: Vec<Kind> = Vec::new();
    let mut loose: Vec<Loose> = Vec::new();
    let (mut counted, mut perhaps) = (0, 0);
    for member in team.members() {
        if !audience.professions.contains(member.profession) {
            continue;
        }
        match member.status {
            Some(status) if audience.statuses.contains(status) => {
                counted += u64::from(member.count);
                settled.push(Kind { mask: mask(exercise, member.profession, status), count: member.count });
            }
            Some(_) => {}
            None => {
                if can_be_out {
                    perhaps += u64::from(member.count);
                } else {
                    counted += u64::from(member.count);
                }
                let inside = audience.statuses.iter().map(|status| mask(exercise, member.profession, status)).collect();
                loose.push(Loose { count: member.count, inside, can_be_out });
            }
        }
    }
    let seats = &exercise.staff.seats;
    let wanted: Vec<u32> = seats.iter().map(|seat| seat.count).collect();
    let mut best = settled.clone();
    best.extend(loose.iter().map(|loose| Kind { mask: loose.best(), count: loose.count }));
    let filled = fill(&wanted, &best);
    let full = filled == wanted;
    let falls_short = !full || can_fall_short(&wanted, &settled, &loose);
    let varied = loose.iter().any(|loose| loose.can_be_out || loose.inside.windows(2).any(|pair| pair.first() != pair.last()));
    let missing = wanted
        .iter()
        .zip(&filled)
        .enumerate()
        .filter(|(_, (wanted, filled))| wanted > filled)
        .map(|(seat, (wanted, filled))| Missing { seat, count: wanted - filled })
        .collect();
    Standing {
        possible: Possible {
            unsuitable: counted == 0,
            reachable: if counted > 0 { falls_short } else { one_in_and_short(&wanted, &settled, &loose) },
            eligible: full && counted + perhaps > 0,
        },
        audience: AudienceFinding { outcome: Outcome::of(counted + perhaps > 0, counted == 0), counted, perhaps },
        staff: StaffFinding { outcome: Outcome::of(full, falls_short), at_best: varied, filled, missing },
        status_matters: varied,
    }
}

/// Whether some choice of statuses leaves a seat empty.
fn can_fall_short(wanted: &[u32], settled: &[Kind], loose: &[Loose]) -> bool {
    let mut worst = settled.to_vec();
    for group in loose {
        match group.least() {
            Some(mask) => worst.push(Kind { mask, count: group.count }),
            None => return some_set_falls_short(wanted, settled, loose),
        }
    }
    fill(wanted, &worst) != wanted
}

/// Hall's theorem, over every set of seats; there are few enough seats, the gate sees to that.
fn some_set_falls_short(wanted: &[u32], settled: &[Kind], loose: &[Loose]) -> bool {
    (1..1_u32 << wanted.len()).any(|set| {
        let asked: u64 = (0..).zip(wanted).filter(|(seat, _)| set & (1 << seat) != 0).map(|(_, count)| u64::from(*count)).sum();
        let sure = settled.iter().filter(|kind| kind.mask & set != 0).map(|kind| u64::from(kind.count));
        let always = loose.iter().filter(|loose| loose.always_in(set)).map(|loose| u64::from(loose.count));
        sure.chain(always).sum::<u64>() < asked
    })
}

/// Whether some choice of statuses puts somebody into the audience and leaves a seat empty, where
/// nobody is in it for sure: one member in, by one status, and the others as badly as can be.
fn one_in_and_short(wanted: &[u32], settled: &[Kind], loose: &[Loose]) -> bool {
    (0..loose.len()).any(|chosen| {
        let Some(group) = loose.get(chosen) else { return false };
        group.inside.iter().any(|mask| {
            let mut others = loose.to_vec();
            if let Some(group) = others.get_mut(chosen) {
                group.count -= 1;
            }
            let mut seated = settled.to_vec();
            seated.push(Kind { mask: *mask, count: 1 });
            can_fall_short(wanted, &seated, &others)
        })
    })
}

/// No team is given: every composition is possible, that of nobody included.
fn of_any_team(exercise: &ExerciseType, statuses: Set<Status>) -> Standing {
    let (audience, seats) = (&exercise.audience, &exercise.staff.seats);
    let wanted: u64 = seats.iter().map(|seat| u64::from(seat.count)).sum();
    let first_is_enough = seats.first().is_some_and(|seat| {
        audience.professions.without(seat.professions).is_empty() && audience.statuses.without(seat.statuses).is_empty()
    });
    Standing {
        possible: Possible { unsuitable: true, reachable: wanted > 1 || wanted == 1 && !first_is_enough, eligible: true },
        audience: AudienceFinding { outcome: Outcome::Unknown, counted: 0, perhaps: 0 },
        staff: StaffFinding {
            outcome: if seats.is_empty() { Outcome::Met } else { Outcome::Unknown },
            at_best: true,
            filled: vec![0; seats.len()],
            missing: Vec::new(),
        },
        status_matters: statuses != audience.statuses || seats.iter().any(|seat| seat.statuses != statuses),
    }
}
