//! Texts that a new type starts with, still to be written.

use super::Remarks;
use crate::authoring::source::{Sources, all_tables, text};
use crate::lang::Lang;
use crate::rules::tree::Node;
use crate::tr;

pub(super) fn check(sources: &Sources<'_>, remarks: &mut Remarks) {
    for source in sources.types() {
        for entry in all_tables(&source.root).into_iter().flat_map(Node::entries) {
            let begins = |text: &str| {
                Lang::ALL.into_iter().any(|lang| text.starts_with(tr!(lang, to_be_written)))
            };
            if text(&entry.node).is_some_and(begins) {
                remarks.add(source.place_of(Some(&entry.node)), "unfinished-text", &[]);
            }
        }
    }
}
