//! Seats and groups, and the questions about who and at which scale.

use super::Remarks;
use crate::authoring::source::{Sources, table_of};
use crate::rules::Catalogue;

pub(super) fn check(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Remarks) {
    twin_seats(catalogue, sources, remarks);
    empty_groups(catalogue, sources, remarks);
    pointless_questions(catalogue, sources, remarks);
}

/// Seats open to the same people as one before them.
fn twin_seats(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Remarks) {
    for exercise in catalogue.types() {
        let Some(source) = sources.of_type(&exercise.id) else { continue };
        let staff = source.root.get("staff");
        let seats = exercise.staff.seats.as_slice();
        for (number, seat) in seats.iter().enumerate() {
            let twin = seats.iter().take(number).find(|other| {
                (other.professions, other.statuses) == (seat.professions, seat.statuses)
            });
            if let Some(twin) = twin {
                let own = staff.and_then(|staff| table_of(staff, "seat", &seat.id)?.get("id"));
                let holes = [("seat", &*seat.id), ("other", &twin.id)];
                remarks.add(source.place_of(own), "twin-seats", &holes);
            }
        }
    }
}

fn empty_groups(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Remarks) {
    let Some(source) = sources.named("professions.toml") else { return };
    for group in catalogue.groups().iter().filter(|group| group.members.is_empty()) {
        let own = table_of(&source.root, "group", &group.id);
        let place = source.place_of(own.and_then(|table| table.get("id")));
        remarks.add(place, "empty-group", &[("id", &group.id)]);
    }
}

/// The questions whose replies are all alike to every type.
fn pointless_questions(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Remarks) {
    let Some(source) = sources.named("questions.toml") else { return };
    let types = || catalogue.types().iter();
    let (statuses, scales) = (catalogue.held_statuses(), catalogue.scales().all());
    let any_status = types().all(|kind| {
        let of_seats = kind.staff.seats.iter().map(|seat| seat.statuses);
        of_seats.chain([kind.audience.statuses]).all(|some| some == statuses)
    });
    let any_scale = types().all(|kind| kind.scale.as_ref().is_none_or(|rule| rule.any == scales));
    let same_aims = types().all(|kind| types().next().is_none_or(|one| one.aims == kind.aims));
    for (pointless, key, name) in [
        (any_status, "status", "pointless-status"),
        (any_scale, "scale", "pointless-scale"),
        (same_aims, "aims", "pointless-aims"),
    ] {
        if pointless {
            remarks.add(source.place_of(source.root.get(key)), name, &[]);
        }
    }
}
