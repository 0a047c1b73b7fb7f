//! A new type to start from: a file that loads and explains each of its keys, and its place in the
//! rule set's list.

use std::ops::Range;

use super::schema;
use crate::lang::Lang;
use crate::rules::tree::{self, Node, Value};
use crate::rules::{BrokenRules, Catalogue, RuleFile, load_texts};

/// A type added to a rule set: the two files to write.
#[derive(Clone, Debug)]
pub struct Added {
    /// The new type's own file.
    pub kind: RuleFile,
    /// `ruleset.toml` with the type in its list, all else as it was.
    pub ruleset: RuleFile,
}

/// The file that lists the types.
const RULESET: &str = "ruleset.toml";

/// Adds a type to the rule set that was read from these files. The result has passed the gate.
///
/// # Errors
///
/// Every problem of the set that would come of it, such as an id in a wrong form or given twice.
pub fn add(
    catalogue: &Catalogue,
    files: &[RuleFile],
    id: &str,
    lang: Lang,
) -> Result<Added, BrokenRules> {
    let name = format!("types/{id}.toml");
    let text = schema::line_of_type(files) + &text(catalogue, id, lang);
    let kind = RuleFile { origin: name.clone(), name, text };
    let mut whole = files.to_vec();
    let listing = whole.iter_mut().find(|file| file.name == RULESET);
    let ruleset = listing.map(|file| {
        file.text = listed(&file.text, id);
        file.clone()
    });
    whole.push(kind.clone());
    load_texts(&whole, None)?;
    ruleset.map(|ruleset| Added { kind, ruleset }).ok_or(BrokenRules::default())
}

/// Where `ruleset.toml` names a type.
pub fn place_of(ruleset: &str, id: &str) -> Option<Range<usize>> {
    let (root, _) = tree::parse(ruleset);
    let named = |item: &&Node| item.text().is_some_and(|text| text == id);
    root.get("types")?.items().iter().find(named).map(Node::span)
}

/// The text of `ruleset.toml` with an id at the end of its list of types; comments and layout are
/// kept. A text without such a list stays as it is, and does not load.
pub fn listed(ruleset: &str, id: &str) -> String {
    let (root, _) = tree::parse(ruleset);
    let list = root.get("types").filter(|list| matches!(list.value, Value::Array(_)));
    let found = list.map(|list| (list.start + 1, list.items()));
    let (at, put) = match found {
        None => (0, String::new()),
        Some((start, [])) => (start, format!("\"{id}\"")),
        Some((start, [others @ .., last])) => {
            // The new item stands on a line of its own where the last one does.
            let before = others.last().map_or(start, |item| item.end);
            let space = ruleset.get(before..last.start).unwrap_or_default().trim_start_matches(',');
            let own_line = space.contains('\n') && space.chars().all(char::is_whitespace);
            (last.end, format!(",{}\"{id}\"", if own_line { space } else { " " }))
        }
    };
    let (before, after) = ruleset.split_at_checked(at).unwrap_or((ruleset, ""));
    format!("{before}{put}{after}")
}

/// The file of a type that nobody has described yet, in the words of this rule set.
fn text(catalogue: &Catalogue, id: &str, lang: Lang) -> String {
    let template = lang.of([include_str!("skeleton/fr.toml"), include_str!("skeleton/en.toml")]);
    let first = |ids: Vec<String>| ids.into_iter().next().unwrap_or_default();
    let profession = catalogue.professions().iter().next();
    // Where there is but one profession, a team of that profession is no example of any other.
    let others = catalogue.professions().iter().skip(1).map(|profession| &profession.id);
    let nowhere = catalogue.counted_nowhere().iter().map(|some| &some.id);
    let stranger = others.chain(nowhere).next();
    let template = match (stranger, template.rsplit_once("\n[[example]]")) {
        (None, Some((before, _))) => before,
        _ => template,
    };
    let many = profession.map(|profession| &profession.noun.many);
    let statuses: Vec<String> = catalogue.statuses().iter().map(|one| one.id.to_string()).collect();
    let rows: Vec<String> = catalogue.rows().iter().map(|row| row.id.to_string()).collect();
    let values = [
        ("name", id.to_uppercase()),
        ("document", first(catalogue.documents().iter().map(|one| one.id.to_string()).collect())),
        ("aims", quoted(catalogue.aims().iter().map(|aim| &*aim.id).take(1))),
        ("contacts", quoted(catalogue.contacts().iter().map(|contact| &*contact.id).take(1))),
        ("rows", quoted(rows.iter().map(String::as_str))),
        ("row", first(rows.clone())),
        ("statuses", statuses.join(", ")),
        ("status", first(statuses)),
        ("profession", profession.map(|profession| profession.id.to_string()).unwrap_or_default()),
        ("many_fr", many.map(|many| escaped(many.get(Lang::Fr))).unwrap_or_default()),
        ("many_en", many.map(|many| escaped(many.get(Lang::En))).unwrap_or_default()),
        ("scale", first(catalogue.scales().iter().map(|scale| scale.id.to_string()).collect())),
        ("stranger", stranger.map(ToString::to_string).unwrap_or_default()),
    ];
    values
        .iter()
        .fold(template.to_owned(), |text, (key, value)| text.replace(&format!("{{{key}}}"), value))
}

/// Ids as the items of a list; an id needs no escapes.
fn quoted<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ")
}

/// A text as it stands between quotes in TOML.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
