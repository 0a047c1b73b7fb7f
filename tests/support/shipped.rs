//! The files of the rule set that ships, to change some of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use exercoord::rules::DEFAULT_SET;

/// Rule files by name.
pub(crate) type Files = BTreeMap<String, String>;

/// Where they are.
pub(crate) fn dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(DEFAULT_SET)
}

/// The files of the set that ships, by name.
pub(crate) fn shipped() -> Files {
    let mut files = Files::new();
    for (sub, prefix) in [(dir(), ""), (dir().join("types"), "types/")] {
        for entry in fs::read_dir(sub).expect("the rules are there") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
                files.insert(format!("{prefix}{name}"), fs::read_to_string(&path).expect("text"));
            }
        }
    }
    files
}
