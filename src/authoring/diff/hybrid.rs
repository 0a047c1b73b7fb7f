//! One rule set with parts of another: what a type would be for a team if only these had changed.
//!
//! A part is a *unit*: a key of the top level of the type's file, or all of the professions, or all
//! of the vocabulary. A hybrid holds that one type, and of the rest only what the gate asks for:
//! documents, rows, contacts and common steps are those of both sets together, since a rule may
//! name a new one and none of them decides anything.

use std::borrow::Cow;

use crate::rules::tree::{self, Entry, Node, Value};
use crate::rules::{Catalogue, Period, RuleFile, Str, during, load_trees};

/// The files that are a unit as a whole.
pub(super) const WHOLE: [&str; 2] = ["professions.toml", "vocabulary.toml"];

/// The keys of a type's file that decide nothing. The rows and what stands beside the rules are left
/// out of a hybrid; names, and the column that sources are read in, stay the older ones.
const LEFT_OUT: [&str; 9] =
    ["aims", "contacts", "rows", "rows-not-given", "relation", "form", "fact", "alert", "example"];
const KEPT: [&str; 4] = ["name", "long-name", "summary", "column"];

/// The trees of a rule set's files.
pub(super) struct Trees(Vec<(String, Node)>);

impl Trees {
    /// Of files that have been loaded, so that they can be read; as they stand in a period.
    pub(super) fn of(files: &[RuleFile], period: Period) -> Trees {
        let tree = |file: &RuleFile| {
            let tree = tree::parse(&file.text).0;
            if file.name.starts_with("types/") { during(&tree, period).into_owned() } else { tree }
        };
        Trees(files.iter().map(|file| (file.name.clone(), tree(file))).collect())
    }

    fn file(&self, name: &str) -> Option<&Node> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, tree)| tree)
    }

    /// The top level of a file.
    fn entries(&self, name: &str) -> &[Entry] {
        self.file(name).map_or(&[], entries)
    }
}

/// What may change as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The file, by its name below the set's directory.
    pub(super) file: String,
    /// The key of its top level; `None` where it is the whole file.
    pub(super) key: Option<Str>,
}

/// A type in both sets, to be put together from parts of each.
pub(super) struct Hybrids<'a> {
    old: &'a Trees,
    new: &'a Trees,
    /// The name of the type's file.
    file: String,
    id: &'a str,
    /// The parts that differ.
    pub(super) units: Vec<Unit>,
}

impl<'a> Hybrids<'a> {
    pub(super) fn new(old: &'a Trees, new: &'a Trees, id: &'a str) -> Hybrids<'a> {
        let file = format!("types/{id}.toml");
        let (olds, news) = (old.entries(&file), new.entries(&file));
        let mut keys: Vec<&Str> = news.iter().map(|entry| &entry.key).collect();
        keys.extend(olds.iter().map(|entry| &entry.key).filter(|key| find(news, key).is_none()));
        let decides = |key: &str| !LEFT_OUT.contains(&key) && !KEPT.contains(&key);
        let differs = |key: &str| !same_value(find(olds, key), find(news, key));
        let keys = keys.into_iter().filter(|key| decides(key) && differs(key));
        let keys = keys.map(|key| Unit { file: file.clone(), key: Some(key.clone()) });
        let whole = WHOLE.iter().filter(|name| !same_value(old.file(name), new.file(name)));
        let whole = whole.map(|name| Unit { file: (*name).to_owned(), key: None });
        let units = keys.chain(whole).collect();
        Hybrids { old, new, file, id, units }
    }

    /// The older set with the newer one's of these units; `None` where that would not load.
    pub(super) fn with(&self, units: &[&Unit]) -> Option<Catalogue> {
        let has = |file: &str, key: Option<&str>| {
            units.iter().any(|unit| unit.file == file && unit.key.as_deref() == key)
        };
        let whole = |name: &'static str| {
            let side = if has(name, None) { self.new } else { self.old };
            Some((name, Cow::Borrowed(side.file(name)?)))
        };
        let (people, vocabulary) = (whole("professions.toml")?, whole("vocabulary.toml")?);
        let kind = self.kind(&|key| has(&self.file, Some(key)));
        let ruleset = self.ruleset(&kind, &vocabulary.1);
        let contacts = table(vec![self.both("contacts.toml", "contact")]);
        let questions = Cow::Borrowed(self.old.file("questions.toml")?);
        load_trees([
            people,
            vocabulary,
            ("ruleset.toml", Cow::Owned(ruleset)),
            ("contacts.toml", Cow::Owned(contacts)),
            ("questions.toml", questions),
            (&*self.file, Cow::Owned(kind)),
        ])
    }

    /// The file of the type: of each unit, the newer where it is taken.
    fn kind(&self, taken: &dyn Fn(&str) -> bool) -> Node {
        let (olds, news) = (self.old.entries(&self.file), self.new.entries(&self.file));
        let own = |entry: &&Entry| !LEFT_OUT.contains(&&*entry.key);
        let mut entries: Vec<Entry> =
            olds.iter().filter(own).filter(|entry| !taken(&entry.key)).cloned().collect();
        entries.extend(news.iter().filter(|entry| taken(&entry.key)).cloned());
        if find(&entries, "column").is_none() {
            entries.extend(news.iter().find(|entry| entry.key == "column").cloned());
        }
        let rows = self.both("ruleset.toml", "row");
        entries.push(entry("rows-not-given", array(ids(&rows.node).map(text).collect())));
        // The words for examples name a step; one that decides nothing stands in where there is none.
        if find(&entries, "step").is_none_or(|steps| items(steps).is_empty()) {
            entries.retain(|entry| entry.key != "step");
            entries.push(entry("step", array(vec![self.idle_step()])));
        }
        table(entries)
    }

    fn idle_step(&self) -> Node {
        let words = || table(vec![entry("fr", text(self.id)), entry("en", text(self.id))]);
        let documents = self.both("ruleset.toml", "document");
        let document = ids(&documents.node).next().unwrap_or_default();
        let source = ["row", "column"].map(|key| entry(key, text(self.id)));
        let source = [entry("document", text(document))].into_iter().chain(source).collect();
        table(vec![
            entry("id", text(self.id)),
            entry("prerequisite", node(Value::Boolean(false))),
            entry("short", words()),
            entry("text", words()),
            entry("who", words()),
            entry("source", table(source)),
        ])
    }

    /// The list of the set: that one type, what both sets declare, and words for examples that are
    /// there.
    fn ruleset(&self, kind: &Node, vocabulary: &Node) -> Node {
        let first = |tree: &Node, key: &str| {
            find(entries(tree), key).and_then(|list| ids(list).next().map(str::to_owned))
        };
        let of_words = |key: &str| first(vocabulary, key).unwrap_or_default();
        let step = first(kind, "step").unwrap_or_default();
        let (status, scale) = (of_words("status"), of_words("scale"));
        let changed = [
            ("types", array(Vec::new())),
            ("status", text(&status)),
            ("other-status", text(&status)),
            ("scale", text(&scale)),
            ("other-scale", text(&scale)),
            ("aim", text(&of_words("aim"))),
            ("step", text(&format!("{}/{step}", self.id))),
        ];
        let olds = self.old.entries("ruleset.toml");
        let sample = find(olds, "sample").map(entries).unwrap_or_default();
        let sample = with(sample, changed.map(|(key, node)| entry(key, node)));
        table(with(
            olds,
            [
                entry("types", array(vec![text(self.id)])),
                entry("confirm-with", array(Vec::new())),
                entry("sample", table(sample)),
                self.both("ruleset.toml", "document"),
                self.both("ruleset.toml", "row"),
                self.both("ruleset.toml", "common-step"),
            ],
        ))
    }

    /// What a key of a file declares in either set, the older first; each id once.
    fn both(&self, file: &str, key: &'static str) -> Entry {
        let list = |trees: &'a Trees| find(trees.entries(file), key).map_or(&[][..], items);
        let (olds, news) = (list(self.old), list(self.new));
        let known: Vec<&str> = olds.iter().filter_map(id_of).collect();
        let more = news.iter().filter(|node| id_of(node).is_some_and(|id| !known.contains(&id)));
        entry(key, array(olds.iter().chain(more).cloned().collect()))
    }
}

/// Entries with some in the place of those of the same key.
fn with<const N: usize>(own: &[Entry], changed: [Entry; N]) -> Vec<Entry> {
    let kept = own.iter().filter(|entry| changed.iter().all(|other| other.key != entry.key));
    kept.cloned().collect::<Vec<_>>().into_iter().chain(changed.clone()).collect()
}

fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Table(entries) => entries,
        _ => &[],
    }
}

fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::Array(items) => items,
        _ => &[],
    }
}

fn find<'n>(entries: &'n [Entry], key: &str) -> Option<&'n Node> {
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
}

fn id_of(node: &Node) -> Option<&str> {
    match find(entries(node), "id").map(|id| &id.value) {
        Some(Value::Text(id)) => Some(id),
        _ => None,
    }
}

fn ids(list: &Node) -> impl Iterator<Item = &str> {
    items(list).iter().filter_map(id_of)
}

/// Whether two values say the same, wherever they stand and in whichever order their keys do.
fn same_value(one: Option<&Node>, other: Option<&Node>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one.is_none() && other.is_none() };
    match (&one.value, &other.value) {
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::Integer(one), Value::Integer(other)) => one == other,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other.iter())
                    .all(|(one, other)| same_value(Some(one), Some(other)))
        }
        (Value::Table(one), Value::Table(other)) => {
            one.len() == other.len()
                && one.iter().all(|entry| same_value(Some(&entry.node), find(other, &entry.key)))
        }
        _ => false,
    }
}

/// A value that stands in no file.
fn node(value: Value) -> Node {
    Node { start: 0, end: 0, value }
}

fn text(text: &str) -> Node {
    node(Value::Text(text.to_owned().into()))
}

fn array(items: Vec<Node>) -> Node {
    node(Value::Array(items.into()))
}

fn table(entries: Vec<Entry>) -> Node {
    node(Value::Table(entries.into()))
}

fn entry(key: &'static str, node: Node) -> Entry {
    Entry { key: key.into(), start: 0, end: 0, node }
}
