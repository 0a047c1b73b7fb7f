//! What is known of a rule set while its files are read: the ids that they declare, and what a type's
//! file has said so far.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::catalogue::lexicon::Meaning;
use super::catalogue::{Document, Noun, Profession, Status};
use super::list::{CAPACITY, Ix, Set};
use super::problem::Thing;
use super::tree::Node;
use crate::lang::{Str, Text};

/// Whether a text has the form of an id: lower-case letters, digits, single hyphens between them.
pub fn is_id(text: &str) -> bool {
    let good = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.split('-').all(good)
}

/// The ids of one kind of thing, in order, whether or not the rest of each can be read: a thing
/// that cannot has its own problem already, and naming it is not another.
#[derive(Debug, Default)]
struct Ids {
    ids: Vec<Str>,
    /// The number of the first of them.
    first: usize,
}

/// What is known of a set while its files are read.
#[derive(Debug, Default)]
pub(crate) struct Known {
    ids: FxHashMap<Thing, Ids>,
    /// The members of each group.
    pub(super) members: Vec<Set<Profession>>,
    /// The statuses that each status stands for: itself, or those of its group.
    pub(super) statuses: Vec<Set<Status>>,
    /// The headings of the rows.
    pub(super) headings: Vec<Str>,
    /// What one and several of each profession and group are called, by its id.
    pub(super) nouns: Vec<(Str, Noun)>,
    /// The short names of professions, each with the id.
    pub(super) shorts: Vec<(Str, Str)>,
    /// The words that name professions and statuses, in the order in which they stand; none where
    /// they are known to mean one thing each.
    pub(super) words: Vec<Word>,
    /// Whether the files of all types are there.
    pub(super) has_all_types: bool,
    /// The type whose file is read: its number and its id.
    pub(super) kind: usize,
    pub(super) kind_id: Str,
    /// The name of that file.
    pub(super) file: Str,
    /// Its column in the table: the document, and the heading.
    pub(super) column: Option<(Ix<Document>, Str)>,
    /// The professions and the statuses that count for it.
    pub(super) audience: (Set<Profession>, Set<Status>),
}

/// A word that people type, where it stands, and what it means.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) word: Str,
    pub(super) file: usize,
    pub(super) span: Range<usize>,
    pub(super) meaning: Meaning,
}

impl Known {
    /// Says which ids there are of a kind of thing, and the number of the first. A file may hold,
    /// and name, so many that to look through all of them would take too long.
    pub(super) fn declare(&mut self, thing: Thing, first: usize, ids: Vec<Str>) {
        let ids = ids.into_iter().take(4 * CAPACITY).collect();
        self.ids.insert(thing, Ids { ids, first });
    }

    pub(super) fn ids(&self, thing: Thing) -> &[Str] {
        self.ids.get(&thing).map_or(&[], |known| &known.ids)
    }

    /// The place of an id among those of its kind.
    pub(super) fn place(&self, thing: Thing, id: &str) -> Option<usize> {
        self.ids(thing).iter().position(|known| known == id)
    }

    /// The number of the first of a kind of thing.
    pub(super) fn first(&self, thing: Thing) -> usize {
        self.ids.get(&thing).map_or(0, |known| known.first)
    }
}

/// The members of each group, which the professions name.
pub(super) fn members(node: &Node) -> Vec<Set<Profession>> {
    let ids = texts_under(node, "group", "id");
    let professions = node.get("profession").map_or(&[][..], Node::items);
    ids.iter()
        .map(|id| {
            let is_member = |profession: &Node| {
                let groups = profession.get("groups").map_or(&[][..], Node::items);
                groups.iter().any(|group| group.text() == Some(id))
            };
            let numbered = professions.iter().enumerate();
            numbered.filter(|(_, it)| is_member(it)).map(|(at, _)| Ix::new(at)).collect()
        })
        .collect()
}

/// The statuses that each status stands for: those that it names, else itself.
pub(super) fn statuses(node: &Node) -> Vec<Set<Status>> {
    let ids = texts_under(node, "status", "id");
    let place = |id: &Node| ids.iter().position(|known| Some(known) == id.text()).map(Ix::new);
    let records = node.get("status").map_or(&[][..], Node::items);
    let stands_for = |(number, record): (usize, &Node)| match record.get("any-of") {
        Some(group) => group.items().iter().filter_map(place).collect(),
        None => [Ix::new(number)].into_iter().collect(),
    };
    records.iter().enumerate().map(stands_for).collect()
}

/// A text of each of the tables under a key, such as their ids, whether or not the rest of each can
/// be read.
pub(super) fn texts_under(tree: &Node, key: &str, text: &str) -> Vec<Str> {
    let tables = tree.get(key).map_or(&[][..], Node::items).iter();
    tables.filter_map(|table| table.get(text)?.text().cloned()).collect()
}

/// What one and several of each profession and group are called, by its id.
pub(super) fn nouns(node: &Node) -> Vec<(Str, Noun)> {
    let tables = ["profession", "group"].iter().filter_map(|key| node.get(key));
    let text = |node: &Node| {
        let [fr, en] = ["fr", "en"].map(|lang| node.get(lang)?.text().cloned());
        Some(Text { fr: fr?, en: en? })
    };
    let noun = |table: &Node| {
        let noun = Noun { one: text(table.get("one")?)?, many: text(table.get("many")?)? };
        Some((table.get("id")?.text()?.clone(), noun))
    };
    tables.flat_map(Node::items).filter_map(noun).collect()
}

/// The short names of professions, each with the id.
pub(super) fn shorts(node: &Node) -> Vec<(Str, Str)> {
    let text = |table: &Node, key| table.get(key)?.text().cloned();
    let short = |table| Some((text(table, "short")?, text(table, "id")?));
    let professions = node.get("profession").map_or(&[][..], Node::items).iter();
    professions.take(CAPACITY).filter_map(short).collect()
}
