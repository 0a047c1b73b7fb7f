//! Documents that the rules rest on and that lie far back.

use super::{Age, Remarks};
use crate::authoring::source::{Sources, table_of};
use crate::rules::{Catalogue, ExerciseType, Source};
use crate::tr;

pub(super) fn check(catalogue: &Catalogue, sources: &Sources<'_>, age: Age, remarks: &mut Remarks) {
    let Some(most) = age.most.or(catalogue.stale_after_years()) else { return };
    let Some(source) = sources.named("ruleset.toml") else { return };
    let all = cited(catalogue);
    for (number, document) in catalogue.documents().enumerate() {
        let cited = all.iter().filter(|source| source.document == number).count();
        let Some(latest) = document.latest_year else { continue };
        if cited == 0 || !document.is_older(age.year, most) {
            continue;
        }
        let own = table_of(&source.root, "document", &document.id);
        let holes = [
            ("document", &*document.id),
            ("latest", &latest.to_string()),
            ("years", &tr!(remarks.lang, diff_years(u64::from(most)))),
            ("year", &age.year.to_string()),
            ("places", &tr!(remarks.lang, check_places(cited as u64))),
        ];
        remarks.add(source.place_of(own), "stale-source", &holes);
    }
}

/// Where the rules say that they stand.
fn cited(catalogue: &Catalogue) -> Vec<&Source> {
    let questions = catalogue.questions().all().into_iter();
    let of_questions = questions.filter_map(|(_, question)| question.source.as_ref());
    let of_contacts = catalogue.contacts().iter().map(|contact| &contact.source);
    let of_steps = catalogue.steps().iter().map(|step| &step.evidence.source);
    let of_types = catalogue.types().iter().flat_map(of_type);
    let of_codes = catalogue.directory().into_iter().flat_map(|directory| &directory.sources);
    of_questions.chain(of_contacts).chain(of_codes).chain(of_steps).chain(of_types).collect()
}

fn of_type(kind: &ExerciseType) -> impl Iterator<Item = &Source> {
    let scale = kind.scale.as_ref().map(|scale| &scale.evidence);
    let criteria = [&kind.audience.evidence, &kind.staff.evidence].into_iter().chain(scale);
    let cells = kind.cells.iter().flatten().chain(&kind.facts).map(|cell| &cell.evidence);
    let relations = kind.relations.iter().map(|relation| &relation.evidence);
    let alerts = kind.alerts.iter().map(|alert| &alert.evidence);
    let sections = kind.forms.iter().flat_map(|form| &form.sections);
    let sections = sections.filter_map(|section| section.evidence.as_ref());
    let all = criteria.chain(cells).chain(relations).chain(alerts).chain(sections);
    all.map(|evidence| &evidence.source)
}
