//! The smallest change that opens a type: people to find, statuses to change, a scale to add.
//!
//! "Smallest" is: the fewest people to find; with those, the fewest members who change status;
//! then the fewest whose status has to be confirmed: a minimum-cost flow of members and newcomers to
//! seats.

use crate::answers::Answers;
use crate::assess::seats::{Price, SeatFlow};
use crate::assess::{Outcome, TypeAssessment};
use crate::rules::{Catalogue, ExerciseType, Ix, Scale, Set, Status};
use crate::team::Member;

/// The smallest change that opens a type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The people to find, in the seats' order: the fewest. Where several sets of seats are as few,
    /// the latest.
    pub recruits: Vec<SeatNeed>,
    /// Members who would have to change their status.
    pub changed: Vec<Shift>,
    /// Members of unknown status who would have to have this one.
    pub confirmed: Vec<Shift>,
    /// The scale to act at, where it is not one of those chosen.
    pub scale: Option<ScaleNeed>,
    /// Whom to find if nobody changes status; `None` where nobody has to.
    pub by_recruits_alone: Option<Vec<SeatNeed>>,
}

/// People to find for a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatNeed {
    /// The seat's place among the type's; `None` where the type has no seats and anybody of its
    /// audience will do.
    pub seat: Option<usize>,
    /// How many people.
    pub count: u32,
}

/// Members who would have another status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Those members; a status of `None` is one that is not known.
    pub members: Member,
    /// The status that they would have.
    pub to: Ix<Status>,
}

/// A scale that a type asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScaleNeed {
    /// One of these.
    pub any: Set<Scale>,
    /// Whether the team has chosen others; else it has not said.
    pub others_chosen: bool,
}

impl Opening {
    /// The smallest change that opens a type that does not fit; `None` where it does, or where no
    /// team is given.
    pub(super) fn of(
        catalogue: &Catalogue,
        answers: &Answers,
        found: &TypeAssessment,
    ) -> Option<Opening> {
        let team = answers.team().filter(|_| !super::fits(found.verdict))?;
        let exercise = &catalogue.types()[found.kind];
        let outcome = found.scale.filter(|outcome| *outcome != Outcome::Met);
        let scale = outcome.map(|outcome| ScaleNeed {
            any: exercise.scales(),
            others_chosen: outcome == Outcome::Unmet,
        });
        // Seats that fill in every completion need nobody's status confirmed.
        let stands = found.audience.outcome == Outcome::Met && found.staff.outcome == Outcome::Met;
        if stands {
            return Some(Opening { scale, ..Opening::default() });
        }
        let search = Search { exercise, catalogue, members: team.members() };
        let (recruits, shifts) = search.cheapest(true);
        let (changed, confirmed): (Vec<Shift>, Vec<Shift>) =
            shifts.into_iter().partition(|shift| !search.may_have(&shift.members, shift.to));
        let by_recruits_alone = (!changed.is_empty()).then(|| search.cheapest(false).0);
        Some(Opening { recruits, changed, confirmed, scale, by_recruits_alone })
    }

    /// How many people are to be found.
    pub fn people(&self) -> u64 {
        self.recruits.iter().map(|need| u64::from(need.count)).sum()
    }
}

/// What it costs to fill a seat. Each sort outweighs any number of the next.
const CONFIRM: Price = 1 << 30;
const CHANGE: Price = 1 << 60;
const FIND: Price = 1 << 90;

struct Search<'a> {
    exercise: &'a ExerciseType,
    catalogue: &'a Catalogue,
    members: &'a [Member],
}

impl Search<'_> {
    /// The people to find and the members of another status, at the least cost. A type that asks for
    /// nobody in particular has one place for anybody who counts.
    fn cheapest(&self, may_change: bool) -> (Vec<SeatNeed>, Vec<Shift>) {
        let seats = &self.exercise.staff.seats;
        let wanted: Vec<u32> =
            if seats.is_empty() { vec![1] } else { seats.iter().map(|seat| seat.count).collect() };
        let mut flow = SeatFlow::new(wanted.iter().copied());
        for member in self.members {
            flow.add(member.count, |seat| match self.status_for(member, seat)? {
                None => Some(0),
                Some(status) if self.may_have(member, status) => Some(CONFIRM),
                Some(_) => may_change.then_some(CHANGE),
            });
        }
        for (number, places) in wanted.iter().enumerate() {
            // To find somebody for a later seat is the cheaper, so that those are named.
            let place = Price::try_from(wanted.len() - number).unwrap_or_default();
            flow.add(*places, |seat| (seat == number).then_some(FIND + place));
        }
        flow.fill();
        let mut seated = flow.seated();
        let mut shifts: Vec<Shift> = Vec::new();
        for (member, seated) in self.members.iter().zip(&mut seated) {
            let first = shifts.len();
            for (seat, count) in seated {
                let Some(Some(to)) = self.status_for(member, seat) else { continue };
                match shifts.iter_mut().skip(first).find(|shift| shift.to == to) {
                    Some(shift) => shift.members.count += count,
                    None => shifts.push(Shift { members: Member { count, ..*member }, to }),
                }
            }
        }
        let recruits = seated
            .flatten()
            .map(|(seat, count)| SeatNeed { seat: (!seats.is_empty()).then_some(seat), count });
        (recruits.collect(), shifts)
    }

    /// The status that lets members fill a seat, where they have to change it or have it confirmed
    /// for that; `None` within where they need not; `None` where none does.
    fn status_for(&self, member: &Member, seat: usize) -> Option<Option<Ix<Status>>> {
        let audience = &self.exercise.audience;
        let takes = |status| match self.exercise.staff.seats.is_empty() {
            true => {
                audience.professions.contains(member.profession)
                    && audience.statuses.contains(status)
            }
            false => self.exercise.seats_open_to(member.profession, status) & (1 << seat) != 0,
        };
        let may_have = self.catalogue.may_have(member.status);
        if may_have.iter().all(takes) {
            return Some(None);
        }
        let others = self.catalogue.held_statuses().without(may_have);
        may_have.iter().chain(others.iter()).find(|status| takes(*status)).map(Some)
    }

    fn may_have(&self, member: &Member, status: Ix<Status>) -> bool {
        self.catalogue.may_have(member.status).contains(status)
    }
}
