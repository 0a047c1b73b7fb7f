//! Documents that the rules rest on and that lie far back.

use super::{Age, Remarks};
use crate::authoring::source::{Sources, all_tables, table_of};
use crate::rules::tree::Node;
use crate::rules::write::{Write, same};
use crate::rules::{Catalogue, Document, Ix};
use crate::tr;

pub(super) fn check(catalogue: &Catalogue, sources: &Sources<'_>, age: Age, remarks: &mut Remarks) {
    let Some(most) = age.most.or(catalogue.stale_after_years()) else { return };
    let Some(source) = sources.named("ruleset.toml") else { return };
    let rules = catalogue.tree();
    for (number, document) in catalogue.documents().enumerate() {
        let cited = cited(&rules, number);
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

/// How many rules say that they stand in a document.
fn cited(rules: &Node, document: Ix<Document>) -> usize {
    let document = document.write();
    let is_source = |table: &&Node| table.get("row").is_some();
    let sources = all_tables(rules).into_iter().filter(is_source);
    sources.filter(|source| same(source.get("document"), Some(&document))).count()
}
