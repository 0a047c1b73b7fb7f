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
