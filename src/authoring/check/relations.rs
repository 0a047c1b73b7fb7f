//! Types that prepare themselves, and relations of a type with itself.

use super::Remarks;
use crate::authoring::source::{Sources, tables, text};
use crate::rules::cycles::cycles;
use crate::rules::tree::Node;
use crate::rules::{Catalogue, ExerciseType, RelationKind, Str};
use crate::tr;

pub(super) fn check(catalogue: &Catalogue, sources: &Sources<'_>, remarks: &mut Remarks) {
    let types: Vec<&ExerciseType> = catalogue.types().iter().collect();
    let others = |(number, kind): (usize, &&ExerciseType)| {
        let relations = kind.relations.iter();
        let prepares = relations.filter(|relation| relation.kind == RelationKind::Prepares);
        prepares.map(|relation| relation.to.index()).filter(|other| *other != number).collect()
    };
    let id = |number: &usize| types.get(*number).map(|kind| kind.id.clone());
    for cycle in cycles(&types.iter().enumerate().map(others).collect::<Vec<_>>()) {
        let ring = cycle.iter().cycle().skip(1).take(cycle.len());
        let way: Vec<Str> = ring.filter_map(id).collect();
        let Some(kind) = cycle.first().and_then(id) else { continue };
        let Some(source) = sources.of_type(&kind) else { continue };
        let own = tables(&source.root, "relation").iter().find_map(|relation| {
            let is = |key: &str, wanted: &str| {
                relation.get(key).and_then(text).is_some_and(|found| found == wanted)
            };
            let named = is("kind", RelationKind::Prepares.id()) && is("type", way.first()?);
            if named { relation.get("type") } else { None }
        });
        let place = source.place_of(own);
        let way = way.join(tr!(remarks.lang, check_which_prepares));
        remarks.add(place, "relation-cycle", &[("kind", &kind), ("way", &way)]);
    }
    for (number, kind) in catalogue.types().enumerate() {
        if kind.relations.iter().any(|relation| relation.to == number)
            && let Some(source) = sources.of_type(&kind.id)
        {
            let other = |relation: &&Node| {
                relation.get("type").and_then(text).is_some_and(|other| *other == *kind.id)
            };
            let own = tables(&source.root, "relation").iter().find(other);
            let place = source.place_of(own.and_then(|relation| relation.get("type")));
            remarks.add(place, "self-relation", &[("kind", &kind.id)]);
        }
    }
}
