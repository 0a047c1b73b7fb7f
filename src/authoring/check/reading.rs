//! Texts that say nothing: interpretations that give no reason, those still to be written.

use super::Remarks;
use crate::authoring::source::{Source, Sources, all_tables, text};
use crate::lang::Lang;
use crate::rules::tree::Node;
use crate::tr;

/// A reason takes this many words at least.
const FEWEST_WORDS: usize = 5;

pub(super) fn check(sources: &Sources<'_>, remarks: &mut Remarks) {
    for source in sources.iter() {
        let is_type = source.file.name.starts_with("types/");
        for table in all_tables(&source.root) {
            if let Some(reading) = table.get("interpretation") {
                of_rule(source, table, reading, remarks);
            }
            for entry in table.entries().iter().filter(|_| is_type) {
                if text(&entry.node).is_some_and(is_to_be_written) {
                    remarks.add(source.place_of(Some(&entry.node)), "unfinished-text", &[]);
                }
            }
        }
    }
}

/// Whether a text is one that a new type starts with.
fn is_to_be_written(text: &str) -> bool {
    Lang::ALL.into_iter().any(|lang| text.starts_with(tr!(lang, to_be_written)))
}

/// An interpretation and the table of the rule that it stands in.
fn of_rule(source: &Source<'_>, rule: &Node, reading: &Node, remarks: &mut Remarks) {
    let beside: Vec<Vec<String>> = rule
        .entries()
        .iter()
        .filter(|entry| !["interpretation", "source", "id"].contains(&&*entry.key))
        .map(|entry| &entry.node)
        .chain(row_of(source, rule))
        .flat_map(texts)
        .map(words)
        .collect();
    for entry in reading.entries() {
        let Some(said) = text(&entry.node) else { continue };
        let length = said.split_whitespace().filter(|word| !words(word).is_empty()).count();
        let said = words(said);
        let repeats =
            |other: &Vec<String>| other.windows(said.len().max(1)).any(|part| part == said);
        let place = source.place_of(Some(&entry.node));
        if beside.iter().any(repeats) {
            remarks.add(place, "echo-reading", &[]);
        } else if length < FEWEST_WORDS {
            remarks.add(place, "thin-reading", &[]);
        }
    }
}

/// The row of the type's own table that a rule rests on.
fn row_of<'n>(source: &'n Source<'_>, rule: &Node) -> Option<&'n Node> {
    let row = rule.get("source")?.get("row").and_then(text)?;
    source.root.get("rows")?.get(row)
}

/// A text, or those of a table of texts.
fn texts(node: &Node) -> impl Iterator<Item = &str> {
    text(node).into_iter().chain(node.entries().iter().filter_map(|entry| text(&entry.node)))
}

/// The words of a text, without what stands between them.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
