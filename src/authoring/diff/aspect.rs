//! What a comparison calls the keys of the rule files: read from `aspects.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::ChangeKind;
use crate::lang::{Lang, Text};
use crate::tr;

/// Something that rules hold.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Aspect {
    /// Its path by the keys of the rule files, where that is not its name.
    key: Option<String>,
    fr: String,
    en: String,
    /// Whether its French name is feminine.
    she: bool,
    /// Whether a change of it can turn a verdict.
    pub(super) decides: bool,
    /// Whether people type it: it decides where it is not read as before.
    pub(super) typed: bool,
    /// How its words are shown.
    pub(super) style: Style,
    /// That it came, in words of its own.
    came: Option<Text>,
    /// That it went.
    went: Option<Text>,
}

/// How words are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Style {
    /// A name, a list of names: as it is.
    #[default]
    Plain,
    /// A text: quoted, and cut down to what differs.
    Prose,
    /// A number with its noun: the noun once.
    Count,
}

static ASPECTS: LazyLock<BTreeMap<String, Aspect>> =
    // A test reads the table, and looks every name up in it.
    LazyLock::new(|| toml::from_str(include_str!("aspects.toml")).unwrap_or_default());

/// The aspect of a name, and its path; one that the table lacks has no words.
pub(super) fn aspect(name: &'static str) -> (&'static Aspect, &'static str) {
    static NONE: LazyLock<Aspect> = LazyLock::new(Aspect::default);
    let found = ASPECTS.get(name).unwrap_or(&NONE);
    (found, found.key.as_deref().unwrap_or(name))
}

/// A part of what has that path: as the table calls it there, or wherever it stands.
pub(super) fn part(path: &str, name: &'static str) -> &'static Aspect {
    ASPECTS.get(&format!("{path}.{name}")).unwrap_or_else(|| aspect(name).0)
}

impl Aspect {
    /// What it is called where it changed, came or went.
    pub(super) fn words(&self, kind: ChangeKind, lang: Lang) -> String {
        let name = match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        };
        match (kind, &self.came, &self.went) {
            (ChangeKind::Changed, ..) => name.clone(),
            (ChangeKind::Added, Some(came), _) => came.get(lang).to_owned(),
            (ChangeKind::Removed, _, Some(went)) => went.get(lang).to_owned(),
            (ChangeKind::Added, None, _) => tr!(lang, diff_added(name, self.she)),
            (ChangeKind::Removed, _, None) => tr!(lang, diff_removed(name, self.she)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        let read: Result<BTreeMap<String, Aspect>, _> =
            toml::from_str(include_str!("aspects.toml"));
        assert_eq!(read.expect("it is as declared").len(), ASPECTS.len());
    }
}
