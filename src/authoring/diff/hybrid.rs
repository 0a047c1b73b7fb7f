//! One rule set with parts of another: what a type would be for a team if only these had changed.
//!
//! A part is a *unit*: a key of the top level of the type's file, or all of the professions, or all
//! of the vocabulary. A hybrid holds that one type, and of the rest only what the gate asks for:
//! documents, rows, contacts and common steps are those of both sets together, since a rule may
//! name a new one and none of them decides anything.

use std::borrow::Cow;

use crate::authoring::source;
use crate::rules::tree::{self, Entry, Node, Value};
use crate::rules::write::{array, entry, node, same, table, text, with};
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
        self.file(name).map_or(&[], Node::entries)
    }

    /// A key of a file's top level.
    fn value(&self, name: &str, key: &str) -> Option<&Node> {
        self.file(name)?.get(key)
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
        let gone = |entry: &&Entry| new.value(&file, &entry.key).is_none();
        let keys = new.entries(&file).iter().chain(old.entries(&file).iter().filter(gone));
        let keys = keys.map(|entry| &entry.key).filter(|key| {
            let decides = !LEFT_OUT.contains(&&***key) && !KEPT.contains(&&***key);
            decides && !same(old.value(&file, key), new.value(&file, key))
        });
        let keys = keys.map(|key| Unit { file: file.clone(), key: Some(key.clone()) });
        let whole = WHOLE.iter().filter(|name| !same(old.file(name), new.file(name)));
        let whole = whole.map(|name| Unit { file: (*name).to_owned(), key: None });
        let units = keys.chain(whole).collect();
        Hybrids { old, new, file, id, units }
    }

    /// The older set with the newer one's of these units; `None` where that would not load.
    pub(super) fn with(&self, units: &[&Unit]) -> Option<Catalogue> {
        let taken = |file: &str, key: Option<&str>| {
            units.iter().any(|unit| unit.file == file && unit.key.as_deref() == key)
        };
        let whole = |name: &str| {
            if taken(name, None) { self.new.file(name) } else { self.old.file(name) }
        };
        let [people, vocabulary] = WHOLE;
        let kind = self.kind(&|entry| taken(&self.file, Some(&entry.key)));
        let ruleset = self.ruleset(&kind, whole(vocabulary)?);
        load_trees([
            (people, Cow::Borrowed(whole(people)?)),
            (vocabulary, Cow::Borrowed(whole(vocabulary)?)),
            ("ruleset.toml", Cow::Owned(ruleset)),
            ("contacts.toml", Cow::Owned(table([self.both("contacts.toml", "contact")]))),
            ("questions.toml", Cow::Borrowed(self.old.file("questions.toml")?)),
            (&*self.file, Cow::Owned(kind)),
        ])
    }

    /// The file of the type: of each unit, the newer where it is taken.
    fn kind(&self, taken: &dyn Fn(&Entry) -> bool) -> Node {
        let (olds, news) = (self.old.entries(&self.file), self.new.entries(&self.file));
        let kept = |entry: &&Entry| !LEFT_OUT.contains(&&*entry.key) && !taken(entry);
        let own = olds.iter().filter(kept).chain(news.iter().filter(|entry| taken(entry)));
        let mut own: Vec<Entry> = own.cloned().collect();
        if own.iter().all(|entry| entry.key != "column") {
            own.extend(news.iter().find(|entry| entry.key == "column").cloned());
        }
        let rows = self.both("ruleset.toml", "row");
        own.push(entry("rows-not-given", array(ids(&rows.node).map(text))));
        // The words for examples name a step; one that decides nothing stands in where there is none.
        if own.iter().all(|entry| entry.key != "step" || entry.node.items().is_empty()) {
            own.retain(|entry| entry.key != "step");
            own.push(entry("step", array([self.idle_step()])));
        }
        table(own)
    }

    fn idle_step(&self) -> Node {
        let words = || table(["fr", "en"].map(|key| entry(key, text(self.id))));
        let documents = self.both("ruleset.toml", "document");
        let document = ids(&documents.node).next().unwrap_or_default();
        let source = [("document", document), ("row", self.id), ("column", self.id)];
        table([
            entry("id", text(self.id)),
            entry("prerequisite", node(Value::Boolean(false))),
            entry("short", words()),
            entry("text", words()),
            entry("who", words()),
            entry("source", table(source.map(|(key, word)| entry(key, text(word))))),
        ])
    }

    /// The list of the set: that one type, what both sets declare, and words for examples that are
    /// there.
    fn ruleset(&self, kind: &Node, vocabulary: &Node) -> Node {
        let first = |tree: &Node, key: &str| {
            tree.get(key).and_then(|list| ids(list).next()).unwrap_or_default().to_owned()
        };
        let (status, scale) = (first(vocabulary, "status"), first(vocabulary, "scale"));
        let changed = [
            ("status", &status),
            ("other-status", &status),
            ("scale", &scale),
            ("other-scale", &scale),
            ("aim", &first(vocabulary, "aim")),
            ("step", &format!("{}/{}", self.id, first(kind, "step"))),
        ];
        let sample =
            self.old.value("ruleset.toml", "sample").map(Node::entries).unwrap_or_default();
        let sample = with(sample, changed.map(|(key, word)| entry(key, text(word))));
        let sample = with(sample.entries(), [entry("types", array([]))]);
        with(
            self.old.entries("ruleset.toml"),
            [
                entry("types", array([text(self.id)])),
                entry("confirm-with", array([])),
                entry("sample", sample),
                self.both("ruleset.toml", "document"),
                self.both("ruleset.toml", "row"),
                self.both("ruleset.toml", "common-step"),
            ],
        )
    }

    /// What a key of a file declares in either set, the older first; each id once.
    fn both(&self, file: &str, key: &'static str) -> Entry {
        let list = |trees: &'a Trees| trees.value(file, key).map_or(&[][..], Node::items);
        let (olds, news) = (list(self.old), list(self.new));
        let known: Vec<&str> = olds.iter().filter_map(id_of).collect();
        let more = news.iter().filter(|node| id_of(node).is_some_and(|id| !known.contains(&id)));
        entry(key, array(olds.iter().chain(more).cloned()))
    }
}

fn id_of(node: &Node) -> Option<&str> {
    node.get("id").and_then(source::text)
}

fn ids(list: &Node) -> impl Iterator<Item = &str> {
    list.items().iter().filter_map(id_of)
}
