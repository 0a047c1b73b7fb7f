//! A rule set's base: the directory beside it that gives the files which the set itself lacks, so
//! that sets share their words. The build script reads the program's own sets by it too.

use super::tree::Node;

/// The files that stand at the top of every set, besides its `ruleset.toml`: those that a base may
/// give.
pub(crate) const SHARED: [&str; 5] =
    ["professions.toml", "vocabulary.toml", "contacts.toml", "questions.toml", "directory.toml"];

/// The name of the directory beside the set that the tree of a `ruleset.toml` gives as its base:
/// `common` for `base = "../common"`. There is none where the key leads anywhere else.
pub(crate) fn base_of(ruleset: &Node) -> Option<&str> {
    let name = ruleset.get("base")?.text()?.strip_prefix("../")?;
    let plain = |char: char| char.is_alphanumeric() || char == '-' || char == '_';
    (!name.is_empty() && name.chars().all(plain)).then_some(name)
}
