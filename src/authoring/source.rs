//! Where things stand in rule files: each file as a tree, and the places in it.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::rules::RuleFile;
use crate::rules::tree::{self, Node, Value};

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
        self.place(node.map_or(0..0, Node::span))
    }
}

/// A text.
pub(super) fn text(node: &Node) -> Option<&str> {
    node.text().map(|text| &**text)
}

/// The tables of a list under a key.
pub(super) fn tables<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    node.get(key).map(Node::items).unwrap_or_default()
}

/// Of the tables of a list under a key, the one of an id.
pub(super) fn table_of<'n>(node: &'n Node, key: &str, id: &str) -> Option<&'n Node> {
    tables(node, key).iter().find(|table| table.get("id").and_then(text) == Some(id))
}

/// Every table in a value, the value itself first.
pub(super) fn all_tables(node: &Node) -> Vec<&Node> {
    let own = matches!(node.value, Value::Table(_)).then_some(node);
    let inner = node.entries().iter().map(|entry| &entry.node).chain(node.items());
    own.into_iter().chain(inner.flat_map(all_tables)).collect()
}

/// The texts under a key, or in a list under it, of every table in a value.
pub(super) fn named<'n>(node: &'n Node, key: &str) -> Vec<&'n str> {
    let values = all_tables(node).into_iter().filter_map(|table| table.get(key));
    values
        .flat_map(|value| text(value).into_iter().chain(value.items().iter().filter_map(text)))
        .collect()
}
