//! Texts that a new type starts with, still to be written.

use super::Remarks;
use crate::authoring::skeleton::TO_BE_WRITTEN;
use crate::authoring::source::{Sources, all_tables, entries, text};

pub(super) fn check(sources: &Sources<'_>, remarks: &mut Remarks) {
    for source in sources.types() {
        let mut tables = Vec::new();
        all_tables(&source.root, &mut tables);
        for entry in tables.into_iter().flat_map(entries) {
            let begins = |text: &str| TO_BE_WRITTEN.iter().any(|words| text.starts_with(words));
            if text(&entry.node).is_some_and(begins) {
                remarks.add(source.place_of(Some(&entry.node)), "unfinished-text", &[]);
            }
        }
    }
}
