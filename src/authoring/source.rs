//! Where things stand in rule files: each file as a tree, and the places in it.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::rules::RuleFile;
use crate::rules::tree::{self, Entry, Node, Value};

/// The files of a rule set with the places in them.
pub(super) struct Sources<'f>(Vec<Source<'f>>);

/// A file with the places in it.
pub(super) struct Source<'f> {
    pub(super) file: &'f RuleFile,
    text: Arc<str>,
    pub(super) root: Node,
}

impl<'f> Sources<'f> {
    pub(super) fn of(files: &'f [RuleFile]) -> Sources<'f> {
        let source = |file: &'f RuleFile| Source {
            file,
            text: file.text.as_str().into(),
            root: tree::parse(&file.text).0,
        };
        Sources(files.iter().map(source).collect())
    }

    /// The file of that name below the set's directory.
    pub(super) fn named(&self, name: &str) -> Option<&Source<'f>> {
        self.0.iter().find(|source| source.file.name == name)
    }

    /// Whether a file is another directory's than the set's own: other sets share it.
    pub(super) fn is_shared(&self, source: &Source<'_>) -> bool {
        let home =
            |source: &Source<'_>| Path::new(&source.file.origin).parent().map(Path::to_owned);
        self.named("ruleset.toml").is_some_and(|own| home(own) != home(source))
    }

    /// The file of the type of that id.
    pub(super) fn of_type(&self, id: &str) -> Option<&Source<'f>> {
        self.named(&format!("types/{id}.toml"))
    }

    /// The files of the types.
    pub(super) fn types(&self) -> impl Iterator<Item = &Source<'f>> {
        self.0.iter().filter(|source| source.file.name.starts_with("types/"))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Source<'f>> {
        self.0.iter()
    }
}

impl Source<'_> {
    /// A place in the file.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        Place { origin: self.file.origin.clone(), text: self.text.clone(), span }
    }

    /// The place of a value; the start of the file where there is none.
    pub(super) fn place_of(&self, node: Option<&Node>) -> Place {
        self.place(node.map_or(0..0, |node| node.start..node.end))
    }
}

/// An entry of a table.
pub(super) fn entry<'n>(node: &'n Node, key: &str) -> Option<&'n Entry> {
    entries(node).iter().find(|entry| entry.key == key)
}

/// The value of a key of a table.
pub(super) fn value<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    entry(node, key).map(|entry| &entry.node)
}

/// The entries of a table; none of anything else.
pub(super) fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Table(entries) => entries,
        _ => &[],
    }
}

/// The items of a list; none of anything else.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::Array(items) => items,
        _ => &[],
    }
}

/// A text.
pub(super) fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The tables of a list under a key.
pub(super) fn tables<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    value(node, key).map(items).unwrap_or_default()
}

/// Whether a table bears that id.
pub(super) fn has_id(table: &Node, id: &str) -> bool {
    value(table, "id").and_then(text) == Some(id)
}

/// Of the tables of a list under a key, the id of the one that bears it.
pub(super) fn id_of<'n>(node: &'n Node, key: &str, id: &str) -> Option<&'n Node> {
    let ids = tables(node, key).iter().filter_map(|table| value(table, "id"));
    ids.into_iter().find(|own| text(own) == Some(id))
}

/// Every table in a value, the value itself first.
pub(super) fn all_tables<'n>(node: &'n Node, found: &mut Vec<&'n Node>) {
    match &node.value {
        Value::Table(entries) => {
            found.push(node);
            entries.iter().for_each(|entry| all_tables(&entry.node, found));
        }
        Value::Array(items) => items.iter().for_each(|item| all_tables(item, found)),
        Value::Text(_) | Value::Integer(_) | Value::Boolean(_) | Value::Other => {}
    }
}

/// The texts under a key, or in a list under it, of every table in a value.
pub(super) fn named<'n>(node: &'n Node, key: &str) -> Vec<&'n str> {
    let mut found = Vec::new();
    all_tables(node, &mut found);
    let values = found.into_iter().filter_map(|table| value(table, key));
    values
        .flat_map(|value| text(value).into_iter().chain(items(value).iter().filter_map(text)))
        .collect()
}
