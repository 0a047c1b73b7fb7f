//! Alerts: the ones to know before acting, and those that put a type on hold.

use super::Remarks;
use crate::authoring::source::{Sources, table_of};
use crate::lang::{Lang, Text};
use crate::rules::{Alert, Catalogue};

/// The most characters of an alert's short text: it stands on a line with its type.
const LONGEST: usize = 75;

pub(super) fn check(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Remarks) {
    for exercise in catalogue.types() {
        let Some(source) = sources.of_type(&exercise.id) else { continue };
        let mut add = |alert: &Alert, key: &str, name: &str| {
            let own = table_of(&source.root, "alert", &alert.id).and_then(|table| table.get(key));
            remarks.add(source.place_of(own), name, &[("alert", &alert.id)]);
        };
        // Beside the one that gives another minimum, there may be one that does not.
        let mut met = [false; 2];
        for alert in exercise.alerts.iter().filter(|alert| alert.know_first) {
            let [plain, with_staff] = &mut met;
            let met = if alert.staff.is_empty() { plain } else { with_staff };
            if std::mem::replace(met, true) {
                add(alert, "know-first", "second-know-first");
            }
            let is_long = |text: &Text| {
                Lang::ALL.iter().any(|lang| text.get(*lang).chars().count() > LONGEST)
            };
            match &alert.short {
                None => add(alert, "id", "know-first-without-short"),
                Some(short) if is_long(short) => add(alert, "short", "long-short"),
                Some(_) => {}
            }
        }
        for alert in exercise.alerts.iter().filter(|alert| alert.hold && alert.date.is_none()) {
            add(alert, "hold", "hold-without-date");
        }
    }
}
