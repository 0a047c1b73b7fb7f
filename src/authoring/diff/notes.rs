//! The changes as they are noted: each once, with its label, what it was and what it is.

use super::aspect::{self, Aspect};
use super::words::{clipped, excerpts, quoted};
use super::{Change, Named, Turn};
use crate::lang::{Lang, Text};
use crate::rules::{Catalogue, Evidence, Source, Str};
use crate::sheet::place;

/// Notes what differs between two rule sets.
pub(super) struct Notes<'a> {
    pub(super) old: &'a Catalogue,
    pub(super) new: &'a Catalogue,
    pub(super) lang: Lang,
    /// The type at hand.
    pub(super) of: Option<Named>,
    pub(super) changes: Vec<Change>,
    /// Sources of the type at hand that changed: many may have changed as one.
    sources: Vec<(Spot, [Source; 2])>,
}

/// The thing at hand: what it is, which, and what it is called.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    thing: &'static Aspect,
    id: Option<String>,
    name: Option<String>,
}

impl Spot {
    pub(super) fn of(thing: &'static Aspect) -> Spot {
        Spot { thing, id: None, name: None }
    }

    pub(super) fn with_id(self, id: &str) -> Spot {
        Spot { id: Some(id.to_owned()), ..self }
    }

    pub(super) fn told_as(self, thing: &'static Aspect) -> Spot {
        Spot { thing, ..self }
    }

    pub(super) fn named(self, name: &str) -> Spot {
        Spot { name: Some(name.to_owned()), ..self }
    }
}

/// What kind of value it is, for how it is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A name, a list of names: as it is.
    Plain,
    /// A text: quoted, and cut down to what differs.
    Prose,
    /// A number with its noun: the noun once.
    Count,
}

/// What it was and what it is; nothing on the side where it is not there.
pub(super) type Sides = [Option<String>; 2];

impl<'a> Notes<'a> {
    pub(super) fn new(old: &'a Catalogue, new: &'a Catalogue, lang: Lang) -> Notes<'a> {
        Notes { old, new, lang, of: None, changes: Vec::new(), sources: Vec::new() }
    }

    /// Notes a thing, or a part of one, that differs; nothing where both sides are the same.
    pub(super) fn note(
        &mut self,
        spot: &Spot,
        part: Option<&'static Aspect>,
        style: Style,
        sides: Sides,
    ) {
        self.note_in(spot, part, style, sides, None);
    }

    /// The same for a text that the reader's language may not be that of.
    fn note_in(
        &mut self,
        spot: &Spot,
        part: Option<&'static Aspect>,
        style: Style,
        [old, new]: Sides,
        other: Option<Lang>,
    ) {
        let turn = match (&old, &new) {
            (Some(old), Some(new)) if old != new => Turn::Changed,
            (Some(_), None) => Turn::Removed,
            (None, Some(_)) => Turn::Added,
            (None, None) | (Some(_), Some(_)) => return,
        };
        let lang = self.lang;
        let what = match part {
            Some(part) => format!("{}.{}", spot.thing.key, part.key),
            None => spot.thing.key.to_owned(),
        };
        let thing_turn = if part.is_some() { Turn::Changed } else { turn };
        let mut label = spot.thing.words(thing_turn, lang);
        if let Some(name) = &spot.name {
            label = format!("{label} {}", quoted(&clipped(name), lang));
        }
        if let Some(part) = part {
            label = format!("{label}, {}", part.words(turn, lang));
        }
        label += match (other, lang) {
            (None, _) => "",
            (Some(_), Lang::Fr) => " (en anglais)",
            (Some(_), Lang::En) => " (in French)",
        };
        let quoted = |text: String| quoted(&text, lang);
        let shown = match (style, &old, &new) {
            (Style::Prose, Some(old), Some(new)) => excerpts(old, new).map(quoted).map(Some),
            (Style::Prose, old, new) => {
                [old, new].map(|side| side.as_deref().map(clipped).map(quoted))
            }
            (Style::Count, Some(_), Some(number)) => {
                let number = number.split(' ').next().map(str::to_owned);
                [old.clone(), number]
            }
            (Style::Plain, Some(old), Some(new)) => excerpts(old, new).map(Some),
            (Style::Plain | Style::Count, old, new) => [(*old).clone(), (*new).clone()],
        };
        let decisive = part.unwrap_or(spot.thing).decides;
        let (of, id) = (self.of.clone(), spot.id.clone());
        self.changes.push(Change { of, what, id, turn, old, new, decisive, lang, label, shown });
    }

    /// Names or numbers.
    pub(super) fn plain(
        &mut self,
        spot: &Spot,
        part: &'static Aspect,
        old: Option<&str>,
        new: Option<&str>,
    ) {
        self.note(spot, Some(part), Style::Plain, [old, new].map(|side| side.map(str::to_owned)));
    }

    /// Something else that is named, by its id and its name there.
    pub(super) fn linked(
        &mut self,
        spot: &Spot,
        part: &'static Aspect,
        sides: [Option<(String, String)>; 2],
    ) {
        let [old, new] = sides.each_ref().map(|side| side.as_ref().map(|(id, _)| id));
        if old != new {
            self.note(spot, Some(part), Style::Plain, sides.map(|side| side.map(|(_, name)| name)));
        }
    }

    /// A text in both languages that may not be there.
    pub(super) fn texts(
        &mut self,
        spot: &Spot,
        part: Option<&'static Aspect>,
        old: Option<&Text>,
        new: Option<&Text>,
    ) {
        let differs = |lang: Lang| old.map(|text| text.get(lang)) != new.map(|text| text.get(lang));
        let other = match self.lang {
            Lang::Fr => Lang::En,
            Lang::En => Lang::Fr,
        };
        let (lang, told) =
            if differs(self.lang) { (self.lang, None) } else { (other, Some(other)) };
        let sides = [old, new].map(|side| side.map(|text| text.get(lang).to_owned()));
        self.note_in(spot, part, Style::Prose, sides, told);
    }

    /// A text in both languages.
    pub(super) fn text(&mut self, spot: &Spot, part: &'static Aspect, old: &Text, new: &Text) {
        self.texts(spot, Some(part), Some(old), Some(new));
    }

    /// A text in both languages that is the whole of a thing.
    pub(super) fn whole_text(&mut self, thing: &'static Aspect, old: &Text, new: &Text) {
        self.texts(&Spot::of(thing), None, Some(old), Some(new));
    }

    /// A text in one language that may not be there.
    pub(super) fn prose(
        &mut self,
        spot: &Spot,
        part: &'static Aspect,
        old: Option<&Str>,
        new: Option<&Str>,
    ) {
        let sides = [old, new].map(|side| side.map(|text| text.to_string()));
        self.note(spot, Some(part), Style::Prose, sides);
    }

    /// Things by id: each that came or went, with its name.
    pub(super) fn listed(
        &mut self,
        spot: &Spot,
        part: Option<&'static Aspect>,
        old: &[(String, String)],
        new: &[(String, String)],
    ) {
        let has = |list: &[(String, String)], id: &str| list.iter().any(|(known, _)| known == id);
        let gone = old.iter().filter(|(id, _)| !has(new, id));
        let come = new.iter().filter(|(id, _)| !has(old, id));
        let each = gone.map(|(id, name)| (id, [Some(name.clone()), None]));
        for (id, sides) in each.chain(come.map(|(id, name)| (id, [None, Some(name.clone())]))) {
            // A part belongs to the thing that it is a part of.
            let spot = if part.is_none() { spot.clone().with_id(id) } else { spot.clone() };
            self.note(&spot, part, Style::Plain, sides);
        }
    }

    /// A thing that is on one side alone: it came, or it went.
    pub(super) fn one_sided(
        &mut self,
        spot: &Spot,
        part: Option<&'static Aspect>,
        style: Style,
        value: String,
        came: bool,
    ) {
        let value = Some(value);
        self.note(spot, part, style, if came { [None, value] } else { [value, None] });
    }

    /// What stands behind a rule.
    pub(super) fn evidence(&mut self, spot: &Spot, old: &Evidence, new: &Evidence) {
        self.source(spot, &old.source, &new.source);
        self.prose(spot, &aspect::CITE, old.cite.as_ref(), new.cite.as_ref());
        let readings = [old, new].map(|evidence| evidence.interpretation.as_ref());
        let [old, new] = readings;
        self.texts(spot, Some(&aspect::READING), old, new);
    }

    /// A source, to be told with the others of its type.
    pub(super) fn source(&mut self, spot: &Spot, old: &Source, new: &Source) {
        let same_document =
            self.old.documents()[old.document].id == self.new.documents()[new.document].id;
        let same_row = old.row == new.row || self.renamed_row(&old.row, &new.row);
        if !(same_document && same_row && old.column == new.column) {
            self.sources.push((spot.clone(), [old.clone(), new.clone()]));
        }
    }

    /// Whether a row of the table has another heading now, which is told by itself.
    fn renamed_row(&self, old: &str, new: &str) -> bool {
        let mut rows = self.old.rows().iter().filter(|row| row.heading == old);
        rows.any(|row| self.new.rows().iter().any(|it| it.id == row.id && it.heading == new))
    }

    /// Tells the sources that changed; a column that several were read in once.
    pub(super) fn settle_sources(&mut self) {
        let mut rest = std::mem::take(&mut self.sources);
        while let Some((spot, [old, new])) = rest.first().cloned() {
            let only_column = |[a, b]: &[Source; 2]| {
                let same_row = a.row == b.row || self.renamed_row(&a.row, &b.row);
                same_row
                    && (a.document, &a.column) == (old.document, &old.column)
                    && (b.document, &b.column) == (new.document, &new.column)
            };
            let (alike, others): (Vec<_>, Vec<_>) =
                rest.iter().cloned().partition(|(_, sides)| only_column(sides));
            if alike.len() > 1 {
                let of = |catalogue: &Catalogue, source: &Source| {
                    let short = &catalogue.documents()[source.document].short;
                    Some(format!("{}, {}", short.get(self.lang), source.column))
                };
                let sides = [of(self.old, &old), of(self.new, &new)];
                self.note(&Spot::of(&aspect::COLUMN), None, Style::Plain, sides);
                rest = others;
            } else {
                let sides = [(self.old, &old), (self.new, &new)];
                let sides =
                    sides.map(|(catalogue, source)| Some(place(catalogue, source, self.lang)));
                self.note(&spot, Some(&aspect::SOURCE), Style::Plain, sides);
                rest.remove(0);
            }
        }
    }
}
