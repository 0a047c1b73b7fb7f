//! How firm a yes is: the smallest loss of members that a type does not stand.
//!
//! By Hall's theorem a seat stays empty exactly if some set of seats asks for more people than can
//! fill it. So each set of seats has so many people to spare, and the set with the fewest tells.

use crate::answers::Answers;
use crate::assess::TypeAssessment;
use crate::assess::seats::{Mask, MemberGroup, sets};
use crate::rules::Catalogue;

/// The smallest loss that a type does not stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margin {
    /// How many members have to leave: 1 is the least.
    pub loss: u64,
    /// Whose leaving does it: sets of seats. So many leavers do it exactly if each of them can,
    /// whatever their status is, fill a seat of one and the same set. Empty for a type without
    /// seats, which stands as long as anybody counts.
    pub among: Vec<Vec<usize>>,
}

impl Margin {
    /// The margin of a type that fits; `None` of one that does not, and of a representation, which
    /// one who leaves does not break.
    pub(super) fn of(
        catalogue: &Catalogue,
        answers: &Answers,
        found: &TypeAssessment,
    ) -> Option<Margin> {
        let exercise = &catalogue.types()[found.kind];
        let may_break = super::fits(found.verdict) && !exercise.staff.representation;
        let team = answers.team().filter(|_| may_break)?;
        let seats = &exercise.staff.seats;
        if seats.is_empty() {
            return Some(Margin { loss: found.audience.counted, among: Vec::new() });
        }
        let groups: Vec<MemberGroup> = (team.members().iter())
            .map(|member| MemberGroup::of(exercise, catalogue.may_have(member.status), member))
            .collect();
        let mut margin: Option<(u64, Vec<Mask>)> = None;
        for (set, wanted) in sets(seats) {
            let there = groups.iter().filter(|group| group.always_in(set));
            let there: u64 = there.map(|group| u64::from(group.count)).sum();
            let loss = (there + 1).saturating_sub(wanted);
            match &mut margin {
                Some((least, sets)) if *least == loss => {
                    // Sets come after those that they contain; as many who leave them may be of
                    // several. A single one who leaves is of one known already, or is new.
                    let new = |group: &MemberGroup| {
                        group.always_in(set) && !sets.iter().any(|known| group.always_in(*known))
                    };
                    if loss > 1 || groups.iter().any(new) {
                        sets.retain(|known| known & set != *known);
                        sets.push(set);
                    }
                }
                Some((least, _)) if *least < loss => {}
                _ => margin = Some((loss, vec![set])),
            }
        }
        let (loss, sets) = margin?;
        let among = sets
            .into_iter()
            .map(|set| (0..seats.len()).filter(|seat| set & (1 << seat) != 0).collect())
            .collect();
        Some(Margin { loss, among })
    }
}
