//! Types whose criteria every team meets that meets another's.

use std::collections::BTreeSet;

use super::Remarks;
use crate::authoring::source::Sources;
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Seat, Set, Status};

/// The types that another implies, where no relation between the two says how they go together.
pub(super) fn check(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Remarks) {
    for (number, kind) in catalogue.types().enumerate() {
        for (other_number, other) in catalogue.types().enumerate() {
            let related = kind.relations.iter().any(|relation| relation.to == other_number)
                || other.relations.iter().any(|relation| relation.to == number);
            if number == other_number || related || !implies(catalogue, number, other_number) {
                continue;
            }
            let Some(source) = sources.of_type(&kind.id) else { continue };
            let place = source.place_of(source.root.get("name"));
            remarks.add(place, "implied-type", &[("kind", &kind.id), ("other", &other.id)]);
        }
    }
}

/// Whether every team that meets the criteria of a type (audience, staff, scale) meets those of
/// another.
pub fn implies(catalogue: &Catalogue, kind: Ix<ExerciseType>, other: Ix<ExerciseType>) -> bool {
    let (kind, other) = (&catalogue.types()[kind], &catalogue.types()[other]);
    // A type without a rule on the scale is met at any, and by a team that has not said its own.
    let at_scale = match (&kind.scale, &other.scale) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(one), Some(other)) => one.any.without(other.any).is_empty(),
    };
    at_scale && fill(&posts(kind), &posts(other))
}

/// People whom a type asks for: of these professions and statuses, so many.
type Post = (Set<Profession>, Set<Status>, u32);

/// The seats of a type. One without seats asks for one person who counts; any other has such a
/// person on a seat, since seats are for those who count.
fn posts(kind: &ExerciseType) -> Vec<Post> {
    let post = |seat: &Seat| (seat.professions, seat.statuses, seat.count);
    match kind.staff.seats.as_slice() {
        [] => vec![(kind.audience.professions, kind.audience.statuses, 1)],
        seats => seats.iter().map(post).collect(),
    }
}

/// Whether whoever fills some posts can fill others.
///
/// Hall's theorem: the others can be filled exactly if each set of them has as many people who can
/// take one of its posts as it asks for. The team that fills the first posts at worst for such a
/// set has, on each of them, people who can take none of its posts, if there are such people; so
/// only a post counts all of whose people can take one. What is at worst for one set need not be
/// for another: one set that falls short is enough.
fn fill(first: &[Post], others: &[Post]) -> bool {
    let reaches = first.iter().map(|(professions, statuses, count)| {
        let kinds = professions
            .iter()
            .flat_map(|profession| statuses.iter().map(move |status| (profession, status)));
        let masks: BTreeSet<u32> = kinds
            .map(|(profession, status)| {
                let takes =
                    |(people, some, _): &Post| people.contains(profession) && some.contains(status);
                let bits = others.iter().zip(0..).filter(|(other, _)| takes(other));
                bits.fold(0, |mask, (_, bit): (_, u32)| mask | 1 << bit)
            })
            .collect();
        (u64::from(*count), masks)
    });
    let reaches: Vec<(u64, BTreeSet<u32>)> = reaches.collect();
    // The gate lets a type have no more seats than there are bits.
    (1..1_u32 << others.len()).all(|set| {
        let sure = reaches.iter().filter(|(_, masks)| masks.iter().all(|mask| mask & set != 0));
        let asked = others.iter().zip(0..).filter(|(_, bit): &(_, u32)| set & 1 << bit != 0);
        let sure: u64 = sure.map(|(count, _)| count).sum();
        sure >= asked.map(|((.., count), _)| u64::from(*count)).sum()
    })
}
