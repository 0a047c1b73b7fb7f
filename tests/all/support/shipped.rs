//! The files of the rule set that ships, to change some of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exercoord::rules::{DEFAULT_SET, files_of};

/// Rule files by name.
pub(crate) type Files = BTreeMap<String, String>;

/// Where they are.
pub(crate) fn dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(DEFAULT_SET)
}

/// The files of the set that ships, by name, those of its base among them.
pub(crate) fn shipped() -> Files {
    let files = files_of(&dir()).expect("the rules are there");
    files.into_iter().map(|file| (file.name, file.text)).collect()
}

/// What a part of the rules says, wherever in a file it stands.
pub(crate) fn said(part: &impl std::fmt::Debug) -> String {
    let text = format!("{part:?}");
    let mut pieces = text.split(", span: ");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        text + piece.trim_start_matches(|char: char| char.is_ascii_digit() || char == '.')
    })
}
