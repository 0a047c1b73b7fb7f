//! What a comparison calls the keys of the rule files: `labels.toml`, which the build script makes
//! Rust of.

use super::ChangeKind;
use crate::lang::Lang;
use crate::rules::tree::Node;
use crate::tr;

include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// What a key holds, for a reader.
#[derive(Debug)]
pub(super) struct Label {
    /// What it is called, in each language.
    name: [&'static str; 2],
    /// Whether its French name is feminine.
    she: bool,
    /// Whether a change of it can turn a verdict, or how near a type is and where it ranks.
    pub(super) decides: bool,
    /// Whether people type it: it decides where it is not read as before.
    pub(super) typed: bool,
    /// How its values are told.
    pub(super) style: Style,
    /// That it came, in words of its own; nothing where it has none.
    came: [&'static str; 2],
    /// That it went.
    went: [&'static str; 2],
    /// The list that its numbers are of.
    pub(super) of: &'static str,
    /// Its values that have words of their own.
    words: &'static [(&'static str, [&'static str; 2])],
    /// Of a record, the key of what it is called; nothing where that is a usual one.
    pub(super) called: &'static str,
    /// Of a record, the key of what tells of it where it came or went.
    pub(super) shown: &'static str,
}

/// How values are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As they are; those of a list together.
    Plain,
    /// A text: quoted, and cut down to what differs.
    Prose,
    /// A number with its noun, the noun once. It tells of its record by itself.
    Count,
    /// As it is. It tells of its record by itself.
    Alone,
    /// All values as one.
    Whole,
    /// Each value of a list for itself.
    Each,
    /// Each, and their order.
    Ordered,
}

impl Label {
    const NONE: Label = Label {
        name: [""; 2],
        she: false,
        decides: false,
        typed: false,
        style: Style::Plain,
        came: [""; 2],
        went: [""; 2],
        of: "",
        words: &[],
        called: "",
        shown: "",
    };

    /// What it is called where it changed, came or went.
    pub(super) fn words(&self, kind: ChangeKind, lang: Lang) -> String {
        let name = lang.of(self.name);
        match (kind, lang.of(self.came), lang.of(self.went)) {
            (ChangeKind::Changed, ..) => name.to_owned(),
            (ChangeKind::Added, "", _) => tr!(lang, diff_added(name, self.she)),
            (ChangeKind::Removed, _, "") => tr!(lang, diff_removed(name, self.she)),
            (ChangeKind::Added, came, _) => came.to_owned(),
            (ChangeKind::Removed, _, went) => went.to_owned(),
        }
    }

    /// The words of a value, where it has its own.
    pub(super) fn word(&self, value: &str, lang: Lang) -> Option<&'static str> {
        let words = self.words.iter().find(|(known, _)| *known == value);
        words.map(|(_, words)| lang.of(*words))
    }
}

/// The label of a key of a record; one that is not told has none.
pub(super) fn label(record: &str, key: &str) -> &'static Label {
    let of = |record: &str| keys_of(record).iter().find(|(known, _)| *known == key);
    of(record).or_else(|| of(ANY)).map_or(&Label::NONE, |(_, label)| label)
}

/// The keys of a record that are told, in order: its own, and of those that several have the ones
/// that either side holds.
pub(super) fn told(
    record: &str,
    sides: [&Node; 2],
) -> impl Iterator<Item = (&'static str, &'static Label)> {
    let own = keys_of(record);
    let common = keys_of(ANY).iter().filter(move |(key, _)| {
        own.iter().all(|(known, _)| known != key) && sides.iter().any(|it| it.get(key).is_some())
    });
    own.iter().chain(common).map(|(key, label)| (*key, label))
}

/// What several records have.
const ANY: &str = "any";

fn keys_of(record: &str) -> &'static [(&'static str, Label)] {
    LABELS.iter().find(|(known, _)| *known == record).map_or(&[], |(_, keys)| keys)
}
