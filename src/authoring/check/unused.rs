//! What is declared and no rule uses.

use std::collections::BTreeSet;

use super::Remarks;
use crate::authoring::source::{Sources, named, tables, text};
use crate::rules::tree::Node;

pub(super) fn check(sources: &Sources<'_>, remarks: &mut Remarks) {
    let of_types: Vec<&Node> = sources.types().map(|source| &source.root).collect();
    let everywhere: Vec<&Node> = sources.iter().map(|source| &source.root).collect();
    let under = |section: &str| -> Vec<&Node> {
        of_types.iter().filter_map(|root| root.get(section)).collect()
    };
    // The aims of an example are a team's: only those of the type itself count.
    let aims = under("aims").into_iter().flat_map(Node::items).filter_map(text).collect();
    let audience = all(&under("audience"), &["of"]);
    let people = &audience | &all(&under("staff"), &["of", "except"]);
    let counted = with_members(sources, audience);
    for (name, file, key, used) in [
        ("unused-group", "professions.toml", "group", people),
        ("unused-profession", "professions.toml", "profession", counted),
        ("unused-scale", "vocabulary.toml", "scale", all(&under("scale"), &["any"])),
        ("unused-aim", "vocabulary.toml", "aim", aims),
        (
            "unused-contact",
            "contacts.toml",
            "contact",
            all(&everywhere, &["contacts", "ask", "confirm-with"]),
        ),
        ("unused-document", "ruleset.toml", "document", all(&everywhere, &["document"])),
    ] {
        // What one set has no use for, another that shares the file may have.
        let own = sources.named(file).filter(|source| !sources.is_shared(source));
        let Some(source) = own else { continue };
        for id in tables(&source.root, key).iter().filter_map(|table| table.get("id")) {
            if let Some(unused) = text(id).filter(|id| !used.contains(id)) {
                remarks.add(source.place_of(Some(id)), name, &[("id", unused)]);
            }
        }
    }
}

/// The texts under any of these keys, anywhere in some values.
fn all<'n>(nodes: &[&'n Node], keys: &[&str]) -> BTreeSet<&'n str> {
    let of_node = |node: &&'n Node| -> Vec<&'n str> {
        keys.iter().flat_map(|key| named(node, key)).collect()
    };
    nodes.iter().flat_map(of_node).collect()
}

/// Some professions and groups, with the professions of these groups.
fn with_members<'n>(sources: &'n Sources<'_>, named: BTreeSet<&'n str>) -> BTreeSet<&'n str> {
    let people = sources.named("professions.toml").map(|source| tables(&source.root, "profession"));
    let members = people.unwrap_or_default().iter().filter(|profession| {
        let groups = profession.get("groups").map(Node::items).unwrap_or_default();
        groups.iter().filter_map(text).any(|group| named.contains(group))
    });
    let members: Vec<&str> =
        members.filter_map(|profession| profession.get("id").and_then(text)).collect();
    named.into_iter().chain(members).collect()
}
