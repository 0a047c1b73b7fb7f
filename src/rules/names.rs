//! What the records of a set name: the ids that its files declare, looked up while they are read.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::catalogue::{Column, Example, Noun, Profession, Professions, Status, Step};
use super::list::{CAPACITY, Ix, Set};
use super::problem::{Fault, LISTED, Thing};
use super::record::{Read, Reader};
use super::shape::{Form, Shape};
use super::tree::{Node, Str};
use crate::date::When;
use crate::diagnostic::nearest;
use crate::team::lexicon::Meaning;

/// Whether a text has the form of an id: lower-case letters, digits, single hyphens between them.
pub fn is_id(text: &str) -> bool {
    let good = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.split('-').all(good)
}

/// What is numbered and has an id, so that other records can name it.
pub(crate) trait Named: Read {
    /// What it is.
    const NAMED: Thing;
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
    /// The headings of the rows.
    pub(super) headings: Vec<Str>,
    /// The professions and groups, once they are read.
    pub(super) people: Option<Professions>,
    /// The words that name professions and statuses: where each stands, and what it means.
    pub(super) words: Vec<(Str, usize, Range<usize>, Meaning)>,
    /// The steps and the examples of the types that have been read.
    pub(super) steps: Vec<Step>,
    pub(super) examples: Vec<Example>,
    /// Whether the files of all types are there.
    pub(super) has_all_types: bool,
    /// The type whose file is read: its number and its id.
    pub(super) kind: usize,
    pub(super) kind_id: Str,
    /// The name of that file.
    pub(super) file: Str,
    /// Its column in the table.
    pub(super) column: Option<Column>,
    /// Who counts for it.
    pub(super) audience: (Set<Profession>, Set<Status>),
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

    /// What the members of a profession or a group are called.
    pub(super) fn noun(&self, id: &str) -> Option<&Noun> {
        let people = self.people.as_ref()?;
        let profession = people.professions.iter().find(|it| it.id == id).map(|it| &it.noun);
        profession.or_else(|| Some(&people.groups.iter().find(|it| it.id == id)?.noun))
    }

    /// The id of a thing.
    pub(super) fn id_of<T: Named>(&self, number: Ix<T>) -> Option<&Str> {
        let known = self.ids.get(&T::NAMED)?;
        known.ids.get(number.index().checked_sub(known.first)?)
    }
}

impl Reader {
    /// The number of the thing of this id. What names nothing is noted and has the number of no
    /// thing: no catalogue is made of it.
    pub(super) fn number<T: Named>(&mut self, id: &Str, span: Range<usize>) -> Ix<T> {
        match self.known.place(T::NAMED, id) {
            Some(place) => {
                Ix::new(place + self.known.ids.get(&T::NAMED).map_or(0, |known| known.first))
            }
            None => {
                self.unknown(T::NAMED, id, span, &[T::NAMED]);
                Ix::NONE
            }
        }
    }

    /// Notes an id that names nothing, with the ids of the things that it could name: the nearest,
    /// else the first ones. Very many may be known, and very many not, so that no problem keeps
    /// all of them.
    pub(super) fn unknown(&mut self, thing: Thing, id: &Str, span: Range<usize>, of: &[Thing]) {
        let usable = |thing: &Thing| self.known.ids(*thing).iter().take(CAPACITY);
        let known: Vec<&str> = of.iter().flat_map(usable).map(AsRef::as_ref).collect();
        let near = nearest(id, known.iter().copied());
        // One more than is shown: that there are more is shown too.
        let offered = if near.is_empty() { known.get(..=LISTED).unwrap_or(&known) } else { &near };
        let known = offered.iter().map(|name| Str::Owned((*name).to_owned())).collect();
        let fault = Fault::UnknownId { thing, id: id.clone(), known, dated: false, meant: false };
        self.check(span, fault);
    }

    /// Reads one of these ids.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        node: &Node,
        thing: Thing,
        all: &[T],
        id_of: fn(T) -> &'static str,
    ) -> Option<T> {
        let id = Str::read(node, self)?;
        let found = all.iter().find(|one| id_of(**one) == id);
        if found.is_none() {
            let ids = all.iter().map(|one| Str::Borrowed(id_of(*one))).collect();
            self.known.declare(thing, 0, ids);
            self.unknown(thing, &id, node.span(), &[thing]);
        }
        // Noted, so that any will do.
        found.or(all.first()).copied()
    }
}

impl<T: Named> Read for Ix<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let id = Str::read(node, reader)?;
        Some(reader.number(&id, node.span()))
    }

    fn shape() -> Shape {
        Shape::Text(Form::Id)
    }
}

impl<T: Named> Read for Set<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        Some(Vec::<Ix<T>>::read(node, reader)?.into_iter().collect())
    }

    fn absent() -> Option<Self> {
        Some(Set::EMPTY)
    }

    fn shape() -> Shape {
        Vec::<Ix<T>>::shape()
    }
}

/// Some professions, named by a profession or by a group.
#[derive(Clone, Debug)]
pub(crate) struct People {
    pub(super) id: Str,
    pub(super) members: Set<Profession>,
}

impl Read for People {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let id = Str::read(node, reader)?;
        let known = &reader.known;
        let group = known.place(Thing::Group, &id).and_then(|group| known.members.get(group));
        let profession = known.place(Thing::Profession, &id);
        let members = group.copied().or(profession.map(|it| Set::from_iter([Ix::new(it)])));
        if members.is_none() {
            reader.unknown(Thing::Member, &id, node.span(), &[Thing::Group, Thing::Profession]);
            let people = reader.known.people.iter().flat_map(|people| &people.professions);
            let meant = people.take(CAPACITY).find(|it| it.short.as_ref() == Some(&id));
            let last = reader.checks.last_mut().map(|problem| &mut problem.fault);
            if let (Some(it), Some(Fault::UnknownId { known, meant, .. })) = (meant, last) {
                (*known, *meant) = (vec![it.id.clone()], true);
            }
        }
        Some(People { id, members: members.unwrap_or_default() })
    }

    fn shape() -> Shape {
        Shape::Text(Form::Id)
    }
}

impl Read for When {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let date = Str::read(node, reader)?;
        let when = When::parse(&date);
        if when.is_none() {
            reader.check(node.span(), Fault::BadDate { date });
        }
        // Noted, so that any will do.
        when.or(When::parse("2000"))
    }

    fn shape() -> Shape {
        Shape::Text(Form::Date)
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

/// A text of each of the tables under a key, such as their ids, whether or not the rest of each can
/// be read.
pub(super) fn texts_under(tree: &Node, key: &str, text: &str) -> Vec<Str> {
    let tables = tree.get(key).map_or(&[][..], Node::items).iter();
    tables.filter_map(|table| table.get(text)?.text().cloned()).collect()
}
