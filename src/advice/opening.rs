//! The smallest change that opens a type: people to find, statuses to change, a scale to add.
//!
//! "Smallest" is: the fewest people to find; with those, the fewest members who change status;
//! then the fewest whose status has to be confirmed. Members and newcomers go to seats as goods go
//! to shops, each way at its price, and the cheapest transport is found by shortest paths.

use crate::answers::Answers;
use crate::assess::{Outcome, TypeAssessment};
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Scale, Set, Status};
use crate::team::{Member, Team};

/// The smallest change that opens a type.
#[derive(Clone, Debug, PartialEq, Eq)]
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
            let (recruits, changed, confirmed) = Default::default();
            return Some(Opening { recruits, changed, confirmed, scale, by_recruits_alone: None });
        }
        let desk = Desk { exercise, statuses: catalogue.statuses().all() };
        let mut hall = desk.hall(team, true);
        hall.settle();
        let (changed, confirmed): (Vec<Shift>, Vec<Shift>) =
            desk.shifts(&hall, team).partition(|shift| shift.members.status.is_some());
        let by_recruits_alone = (!changed.is_empty()).then(|| {
            let mut hall = desk.hall(team, false);
            hall.settle();
            desk.recruits(&hall)
        });
        Some(Opening {
            recruits: desk.recruits(&hall),
            changed,
            confirmed,
            scale,
            by_recruits_alone,
        })
    }

    /// How many people are to be found.
    pub fn people(&self) -> u64 {
        self.recruits.iter().map(|need| u64::from(need.count)).sum()
    }

    /// The answers with the change made: newcomers are of the first profession and status that
    /// their seat takes.
    pub fn applied(
        &self,
        catalogue: &Catalogue,
        answers: &Answers,
        kind: Ix<ExerciseType>,
    ) -> Answers {
        let exercise = &catalogue.types()[kind];
        let mut team = answers.team().cloned().unwrap_or_default();
        for shift in self.changed.iter().chain(&self.confirmed) {
            team = team.with_status_of(shift.members, shift.to);
        }
        let newcomers = self.recruits.iter().filter_map(|need| {
            let (professions, statuses) = seat_takes(exercise, need.seat)?;
            Some(Member {
                profession: professions.iter().next()?,
                status: statuses.iter().next(),
                count: need.count,
            })
        });
        let team = team.plus(newcomers);
        let changed = answers.clone().with_members(team);
        match self.scale {
            Some(need) => {
                let chosen = answers.scale().unwrap_or_default();
                changed.with_scale(chosen.or(need.any))
            }
            None => changed,
        }
    }
}

/// Who may fill a seat; of a type without seats, who counts.
pub(crate) fn seat_takes(
    exercise: &ExerciseType,
    seat: Option<usize>,
) -> Option<(Set<Profession>, Set<Status>)> {
    match seat {
        Some(seat) => exercise.staff.seats.get(seat).map(|seat| (seat.professions, seat.statuses)),
        None => Some((exercise.audience.professions, exercise.audience.statuses)),
    }
}

/// The price of a way to a seat. Each sort outweighs any number of the next.
type Price = i128;
const CONFIRM: Price = 1 << 30;
const CHANGE: Price = 1 << 60;
const FIND: Price = 1 << 90;

struct Desk<'a> {
    exercise: &'a ExerciseType,
    statuses: Set<Status>,
}

impl Desk<'_> {
    /// The seats to fill: those of the type, or the one place of a type that asks for nobody in
    /// particular.
    fn seats(&self) -> Vec<(Option<usize>, u32)> {
        let seats = &self.exercise.staff.seats;
        if seats.is_empty() {
            return vec![(None, 1)];
        }
        seats.iter().enumerate().map(|(number, seat)| (Some(number), seat.count)).collect()
    }

    /// Whether a person can fill a seat.
    fn takes(&self, seat: Option<usize>, profession: Ix<Profession>, status: Ix<Status>) -> bool {
        match seat {
            Some(seat) => self.exercise.seats_open_to(profession, status) & (1 << seat) != 0,
            None => {
                self.exercise.audience.professions.contains(profession)
                    && self.exercise.audience.statuses.contains(status)
            }
        }
    }

    /// The status that lets members fill a seat, where they have to change it or have it confirmed
    /// for that; `None` within where they need not; `None` where none does.
    fn status_for(&self, member: &Member, seat: Option<usize>) -> Option<Option<Ix<Status>>> {
        let takes = |status| self.takes(seat, member.profession, status);
        let as_they_are = match member.status {
            Some(status) => takes(status),
            None => self.statuses.iter().all(takes),
        };
        if as_they_are {
            Some(None)
        } else {
            self.statuses.iter().find(|status| takes(*status)).map(Some)
        }
    }

    /// The members and the newcomers, and what it costs to have them on each seat.
    fn hall(&self, team: &Team, may_change: bool) -> Hall {
        let seats = self.seats();
        let members = team.members().iter().map(|member| {
            let prices = seats.iter().map(|(seat, _)| {
                match (self.status_for(member, *seat)?, member.status) {
                    (None, _) => Some(0),
                    (Some(_), None) => Some(CONFIRM),
                    (Some(_), Some(_)) => may_change.then_some(CHANGE),
                }
            });
            (member.count, prices.collect())
        });
        let newcomers = seats.iter().enumerate().map(|(number, (_, wanted))| {
            // To find somebody for a later seat is the cheaper, so that those are named.
            let place = Price::try_from(seats.len() - number).unwrap_or_default();
            let prices = (0..seats.len()).map(|seat| (seat == number).then_some(FIND + place));
            (*wanted, prices.collect())
        });
        let (left, prices): (Vec<u32>, Vec<Vec<Option<Price>>>) = members.chain(newcomers).unzip();
        let seated = vec![vec![0; seats.len()]; prices.len()];
        Hall { left, prices, seated, empty: seats.iter().map(|(_, wanted)| *wanted).collect() }
    }

    fn recruits(&self, hall: &Hall) -> Vec<SeatNeed> {
        let seats = self.seats();
        let newcomers = hall.seated.iter().skip(hall.seated.len() - seats.len());
        seats
            .iter()
            .zip(newcomers)
            .map(|((seat, _), seated)| SeatNeed { seat: *seat, count: seated.iter().sum() })
            .filter(|need| need.count > 0)
            .collect()
    }

    /// The members who sit where they can only with another status, or a confirmed one.
    fn shifts<'t>(&'t self, hall: &'t Hall, team: &'t Team) -> impl Iterator<Item = Shift> + 't {
        team.members().iter().zip(&hall.seated).flat_map(move |(member, seated)| {
            let seats = self.seats();
            let needed = seats.into_iter().zip(seated).filter(|(_, count)| **count > 0);
            let mut shifts: Vec<Shift> = Vec::new();
            for ((seat, _), count) in needed {
                let Some(Some(to)) = self.status_for(member, seat) else { continue };
                match shifts.iter_mut().find(|shift| shift.to == to) {
                    Some(shift) => shift.members.count += count,
                    None => shifts.push(Shift { members: Member { count: *count, ..*member }, to }),
                }
            }
            shifts
        })
    }
}

/// Kinds of people on their way to seats.
struct Hall {
    /// How many of each kind have no seat yet.
    left: Vec<u32>,
    /// What each kind costs on each seat; `None` where it cannot sit.
    prices: Vec<Vec<Option<Price>>>,
    /// How many of each kind sit on each seat.
    seated: Vec<Vec<u32>>,
    /// How many places of each seat are empty.
    empty: Vec<u32>,
}

/// How somebody more comes onto a seat: from those who have none, or from another seat.
#[derive(Clone, Copy)]
struct Way {
    price: Price,
    kind: usize,
    from: Option<usize>,
}

impl Hall {
    /// Fills every seat at the least price, as many people at a time as one way takes.
    fn settle(&mut self) {
        while let Some((ways, last)) = self.cheapest() {
            if self.follow(&ways, last).is_none() {
                return;
            }
        }
    }

    /// The cheapest way onto each seat, and the seat with empty places that is the cheapest to
    /// reach; `None` where all are full.
    fn cheapest(&self) -> Option<(Vec<Option<Way>>, usize)> {
        let seats = self.empty.len();
        let mut ways: Vec<Option<Way>> = vec![None; seats];
        let improve = |ways: &mut Vec<Option<Way>>, seat: usize, way: Way| {
            let known = ways.get(seat).copied().flatten();
            let better = known.is_none_or(|known| way.price < known.price);
            if let Some(slot) = ways.get_mut(seat).filter(|_| better) {
                *slot = Some(way);
            }
            better
        };
        for (kind, prices) in self.prices.iter().enumerate() {
            if self.left.get(kind).is_some_and(|left| *left > 0) {
                for (seat, price) in prices.iter().enumerate() {
                    if let Some(price) = *price {
                        improve(&mut ways, seat, Way { price, kind, from: None });
                    }
                }
            }
        }
        // Whoever sits may move over; no round of moves gains, so as many rounds as seats do.
        for _ in 0..seats {
            let mut better = false;
            for (kind, (prices, seated)) in self.prices.iter().zip(&self.seated).enumerate() {
                for (from, count) in seated.iter().enumerate().filter(|(_, count)| **count > 0) {
                    let (Some(way), Some(Some(before))) =
                        (ways.get(from).copied().flatten(), prices.get(from))
                    else {
                        continue;
                    };
                    debug_assert!(*count > 0);
                    for (seat, price) in prices.iter().enumerate().filter(|(seat, _)| *seat != from)
                    {
                        if let Some(price) = price {
                            let price = way.price - before + price;
                            better |=
                                improve(&mut ways, seat, Way { price, kind, from: Some(from) });
                        }
                    }
                }
            }
            if !better {
                break;
            }
        }
        let open = self.empty.iter().enumerate().filter(|(_, empty)| **empty > 0);
        let priced =
            open.filter_map(|(seat, _)| Some((ways.get(seat).copied().flatten()?.price, seat)));
        let (_, last) = priced.min()?;
        Some((ways, last))
    }

    /// Moves as many people as can go along the ways that lead to a seat.
    fn follow(&mut self, ways: &[Option<Way>], last: usize) -> Option<()> {
        let mut route: Vec<(usize, Way)> = Vec::new();
        let mut seat = last;
        loop {
            let way = ways.get(seat).copied().flatten()?;
            route.push((seat, way));
            match way.from {
                Some(from) if route.len() <= ways.len() => seat = from,
                Some(_) => return None,
                None => break,
            }
        }
        let mut many = *self.empty.get(last)?;
        for (_, way) in &route {
            many = many.min(match way.from {
                Some(from) => *self.seated.get(way.kind)?.get(from)?,
                None => *self.left.get(way.kind)?,
            });
        }
        *self.empty.get_mut(last)? -= many;
        for (seat, way) in route {
            match way.from {
                Some(from) => *self.seated.get_mut(way.kind)?.get_mut(from)? -= many,
                None => *self.left.get_mut(way.kind)? -= many,
            }
            *self.seated.get_mut(way.kind)?.get_mut(seat)? += many;
        }
        (many > 0).then_some(())
    }
}
