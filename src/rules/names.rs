//! What the records of a set name, looked up while they are read.

use std::ops::Range;

use super::catalogue::Profession;
use super::list::{CAPACITY, Ix, Set};
use super::problem::{Fault, LISTED, Thing};
use super::record::{Read, Reader};
use super::shape::{Form, Shape};
use super::tree::Node;
use crate::date::When;
use crate::lang::Str;
use crate::nearest::nearest;

/// What is numbered and has an id, so that other records can name it.
pub(crate) trait Named: Read {
    /// What it is.
    const NAMED: Thing;
}

impl Reader {
    /// The id of a thing.
    pub(super) fn id_of<T: Named>(&self, number: Ix<T>) -> Option<&Str> {
        let place = number.index().checked_sub(self.known.first(T::NAMED))?;
        self.known.ids(T::NAMED).get(place)
    }

    /// The number of the thing of this id. What names nothing is noted and has the number of no
    /// thing: no catalogue is made of it.
    pub(super) fn number<T: Named>(&mut self, id: &Str, span: Range<usize>) -> Ix<T> {
        match self.known.place(T::NAMED, id) {
            Some(place) => Ix::new(place + self.known.first(T::NAMED)),
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
        let is_said = |id: &&Str| !id.trim().is_empty();
        let usable = |thing: &Thing| self.known.ids(*thing).iter().take(CAPACITY).filter(is_said);
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
        let profession = || known.place(Thing::Profession, &id);
        let members =
            group.copied().or_else(|| Some([Ix::new(profession()?)].into_iter().collect()));
        if members.is_none() {
            reader.unknown(Thing::Member, &id, node.span(), &[Thing::Group, Thing::Profession]);
            let meant = reader.known.shorts.iter().find(|(short, _)| *short == id);
            let last = reader.checks.last_mut().map(|problem| &mut problem.fault);
            if let (Some((_, id)), Some(Fault::UnknownId { known, meant, .. })) = (meant, last) {
                (*known, *meant) = (vec![id.clone()], true);
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
