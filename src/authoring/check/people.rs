//! Seats and groups, and the questions about who and at which scale.

use super::Remark;
use super::lint::{Lint, Question};
use crate::authoring::source::{Sources, id_of, value};
use crate::rules::Catalogue;

pub(super) fn check(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Vec<Remark>) {
    twin_seats(catalogue, sources, remarks);
    empty_groups(catalogue, sources, remarks);
    pointless_questions(catalogue, sources, remarks);
}

/// Seats open to the same people as one before them.
fn twin_seats(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Vec<Remark>) {
    for exercise in catalogue.types() {
        let Some(source) = sources.of_type(&exercise.id) else { continue };
        let staff = value(&source.root, "staff");
        let seats = exercise.staff.seats.as_slice();
        for (number, seat) in seats.iter().enumerate() {
            let twin = seats.iter().take(number).find(|other| {
                (other.professions, other.statuses) == (seat.professions, seat.statuses)
            });
            remarks.extend(twin.map(|other| Remark {
                place: source.place_of(staff.and_then(|staff| id_of(staff, "seat", &seat.id))),
                lint: Lint::TwinSeats { seat: seat.id.clone(), other: other.id.clone() },
            }));
        }
    }
}

fn empty_groups(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Vec<Remark>) {
    let Some(source) = sources.named("professions.toml") else { return };
    let empty = catalogue.groups().iter().filter(|group| group.members.is_empty());
    remarks.extend(empty.map(|group| Remark {
        place: source.place_of(id_of(&source.root, "group", &group.id)),
        lint: Lint::EmptyGroup { id: group.id.clone() },
    }));
}

/// The questions whose replies are all alike to every type.
fn pointless_questions(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Vec<Remark>) {
    let Some(source) = sources.named("questions.toml") else { return };
    let types = || catalogue.types().iter();
    let (statuses, scales) = (catalogue.statuses().all(), catalogue.scales().all());
    let any_status = types().all(|kind| {
        let of_seats = kind.staff.seats.iter().map(|seat| seat.statuses);
        of_seats.chain([kind.audience.statuses]).all(|some| some == statuses)
    });
    let any_scale = types().all(|kind| kind.scale.as_ref().is_none_or(|rule| rule.any == scales));
    let same_aims = types().all(|kind| types().next().is_none_or(|one| one.aims == kind.aims));
    for (pointless, key, question) in [
        (any_status, "status", Question::Status),
        (any_scale, "scale", Question::Scale),
        (same_aims, "aims", Question::Aims),
    ] {
        if pointless {
            let place = source.place_of(value(&source.root, key));
            remarks.push(Remark { place, lint: Lint::PointlessQuestion(question) });
        }
    }
}
