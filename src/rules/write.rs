//! Records written back as trees: key by key what each holds, and what it names by its number. What
//! looks at rules in this way, such as a comparison of two sets, need know of no record.

use super::catalogue::{Catalogue, Code};
use super::list::{Ix, List, Set};
use super::names::People;
use super::record::{OneOrMore, Spanned};
use super::tree::{Entry, Node, Value};
use crate::date::{Day, When};
use crate::lang::{Str, Text};

/// What can be written as a value of a tree.
pub(crate) trait Write {
    /// The value; [`Value::Other`] where it is not given.
    fn write(&self) -> Node;

    /// What stands at a key of a record; at several, the parts that stand at these.
    fn entries(&self, keys: &[&'static str]) -> Vec<Entry> {
        match (keys, self.write()) {
            (_, Node { value: Value::Other, .. }) => Vec::new(),
            ([key], node) => vec![entry(key, node)],
            (_, node) => node.entries().to_vec(),
        }
    }
}

/// A value that stands in no file.
pub(crate) fn node(value: Value) -> Node {
    Node { start: 0, end: 0, value }
}

pub(crate) fn text(text: &str) -> Node {
    node(Value::Text(text.to_owned().into()))
}

pub(crate) fn array(items: impl IntoIterator<Item = Node>) -> Node {
    node(Value::Array(items.into_iter().collect()))
}

pub(crate) fn table(entries: impl IntoIterator<Item = Entry>) -> Node {
    node(Value::Table(entries.into_iter().collect()))
}

pub(crate) fn entry(key: &'static str, node: Node) -> Entry {
    Entry { key: key.into(), start: 0, end: 0, node }
}

/// A table with some entries in the place of those of the same key.
pub(crate) fn with(own: &[Entry], changed: impl IntoIterator<Item = Entry>) -> Node {
    let mut changed: Vec<Entry> = changed.into_iter().collect();
    let kept = own.iter().filter(|entry| changed.iter().all(|other| other.key != entry.key));
    let mut entries: Vec<Entry> = kept.cloned().collect();
    entries.append(&mut changed);
    table(entries)
}

/// Whether two values say the same, wherever they stand and in whichever order their keys do.
pub(crate) fn same(one: Option<&Node>, other: Option<&Node>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one.is_none() && other.is_none() };
    match (&one.value, &other.value) {
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::Integer(one), Value::Integer(other)) => one == other,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        (Value::Array(one), Value::Array(other)) => {
            let mut pairs = one.iter().zip(other.iter());
            one.len() == other.len() && pairs.all(|(one, other)| same(Some(one), Some(other)))
        }
        (Value::Table(own), Value::Table(others)) => {
            own.len() == others.len()
                && own.iter().all(|entry| same(Some(&entry.node), other.get(&entry.key)))
        }
        _ => false,
    }
}

macro_rules! write {
    ($($kind:ty $(where [$($generic:tt)*])?: |$it:ident| $value:expr;)*) => {$(
        impl $(<$($generic)*>)? Write for $kind {
            fn write(&self) -> Node {
                let $it = self;
                $value
            }
        }
    )*};
}

write! {
    Str: |it| node(Value::Text(it.clone()));
    u32: |it| node(Value::Integer(i64::from(*it)));
    bool: |it| node(Value::Boolean(*it));
    Day: |it| text(&it.to_string());
    When: |it| text(&it.to_string());
    Text: |it| table([("fr", &it.fr), ("en", &it.en)].map(|(key, it)| entry(key, text(it))));
    People: |it| text(&it.id);
    Code: |it| it.readings.write();
    (Str, Str): |it| text(&format!("{} {}", it.0, it.1));
    (usize, u32): |it| array([it.0 as i64, i64::from(it.1)].map(|it| node(Value::Integer(it))));
    Ix<T> where [T]: |it| node(Value::Integer(it.index() as i64));
    Set<T> where [T]: |it| array(it.iter().map(|number| number.write()));
    Option<T> where [T: Write]: |it| it.as_ref().map_or(node(Value::Other), T::write);
    Spanned<T> where [T: Write]: |it| it.value.write();
    OneOrMore<T> where [T: Write]: |it| it.0.write();
    Vec<T> where [T: Write]: |it| array(it.iter().map(T::write));
    List<T> where [T: Write]: |it| array(it.iter().map(T::write));
}

impl Catalogue {
    /// The whole set as one tree: what its files hold, the types under `type` and the questions under
    /// `question`; the steps and the examples of all types stand beside these.
    pub(crate) fn tree(&self) -> Node {
        let Catalogue { ruleset, people, vocabulary, contacts, .. } = self;
        let files = [ruleset.write(), people.write(), vocabulary.write(), contacts.write()];
        let files: Vec<Entry> = files.iter().flat_map(Node::entries).cloned().collect();
        let questions = self.questions.all().into_iter();
        let questions =
            questions.map(|(id, it)| with(it.write().entries(), [entry("id", text(id))]));
        let more = [
            entry("type", self.types.write()),
            entry("question", array(questions)),
            entry("step", self.steps.write()),
            entry("example", self.examples.write()),
            entry("directory", self.directory.write()),
        ];
        with(&files, more)
    }
}
