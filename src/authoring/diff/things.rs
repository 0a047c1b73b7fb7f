//! Two lists of things held against each other.

use super::aspect::{self as a, Aspect};
use super::criteria::{counted, explained};
use super::notes::{Notes, Sides, Spot, Style};
use crate::lang::Lang;
use crate::rules::{
    Aim, Alert, CommonStep, Contact, Document, Example, Form, Group, Profession, Row, Scale, Seat,
    Status, Step,
};

/// A thing that rules hold, which its id tells from others of its kind.
pub(super) trait Thing {
    fn id(&self) -> &str;

    /// What it is.
    fn aspect(&self) -> &'static Aspect;

    /// What it is called.
    fn name(&self, lang: Lang) -> String;

    /// What it is, and what tells of it, where it came or went.
    fn shown(&self, lang: Lang) -> (&'static Aspect, Style, String) {
        (self.aspect(), Style::Plain, self.name(lang))
    }
}

/// Things of several kinds: what each is, its id and its name; and what tells of it where it came or
/// went, if that is more than the name.
macro_rules! things {
    ($($kind:ty: $aspect:ident, $id:ident, $name:expr $(, shown $shown:expr)?;)*) => {$(
        impl Thing for $kind {
            fn id(&self) -> &str {
                &self.$id
            }

            fn aspect(&self) -> &'static Aspect {
                &a::$aspect
            }

            fn name(&self, lang: Lang) -> String {
                let name: fn(&$kind, Lang) -> String = $name;
                name(self, lang)
            }

            $(fn shown(&self, lang: Lang) -> (&'static Aspect, Style, String) {
                let shown: fn(&$kind, Lang) -> (&'static Aspect, Style, String) = $shown;
                shown(self, lang)
            })?
        }
    )*};
}

things! {
    Seat: SEAT_PART, id, |seat, lang| explained(&seat.noun.one, lang),
        shown |seat, lang| (&a::SEAT, Style::Plain, counted(seat.count, &seat.noun, lang));
    Step: STEP, id, |step, lang| step.short.get(lang).to_owned(),
        shown |step, lang| {
            let aspect = if step.prerequisite { &a::PREREQUISITE } else { &a::STEP };
            (aspect, Style::Plain, step.name(lang))
        };
    Form: FORM, id, |form, lang| form.title.get(lang).to_owned();
    Alert: ALERT, id, |alert, _| alert.id.to_string(),
        shown |alert, lang| (&a::ALERT, Style::Prose, alert.text.get(lang).to_owned());
    Example: EXAMPLE, name, |example, _| example.name.to_string();
    Document: DOCUMENT, id, |document, lang| document.short.get(lang).to_owned();
    Row: ROW, id, |row, lang| row.name.get(lang).to_owned();
    CommonStep: COMMON_STEP, id, |step, lang| step.text.get(lang).to_owned();
    Contact: CONTACT, id, |contact, _| contact.short.to_string();
    Group: GROUP, id, |group, lang| explained(&group.noun.one, lang);
    Profession: PROFESSION, id, |profession, lang| explained(&profession.noun.one, lang);
    Status: STATUS, id, |status, lang| explained(&status.noun.one, lang);
    Scale: SCALE, id, |scale, lang| scale.name.get(lang).to_owned();
    Aim: AIM, id, |aim, lang| aim.name.get(lang).to_owned();
}

impl Notes<'_> {
    /// Things by id: those that came and went, what differs in those that stayed, another order.
    pub(super) fn things<'t, T: Thing + 't>(
        &mut self,
        old: impl IntoIterator<Item = &'t T>,
        new: impl IntoIterator<Item = &'t T>,
        mut each: impl FnMut(&mut Self, &Spot, &T, &T),
    ) {
        let lang = self.lang;
        let things =
            matched(old, new, |thing| thing.id().to_owned(), |thing| thing.id().to_owned());
        for (thing, came) in things.single() {
            let (aspect, style, shown) = thing.shown(lang);
            self.one_sided(&Spot::of(aspect).with_id(thing.id()), None, style, shown, came);
        }
        for (old, new) in &things.kept {
            let spot = Spot::of(new.aspect()).with_id(new.id()).named(&new.name(lang));
            each(self, &spot, old, new);
        }
        if let Some((_, first)) = things.kept.first() {
            let orders = things.orders(|thing| thing.name(lang));
            self.note(&Spot::of(first.aspect()), Some(&a::ORDER), Style::Plain, orders);
        }
    }
}

/// Which things of two lists are the same, by a key.
#[derive(Debug)]
pub(super) struct Matched<'a, T> {
    /// Those in both, in the newer order.
    pub(super) kept: Vec<(&'a T, &'a T)>,
    /// Those of the first list alone.
    removed: Vec<&'a T>,
    /// Those of the second alone.
    added: Vec<&'a T>,
    /// The older places of those in both.
    places: Vec<usize>,
}

/// Matches things by key; of several with one key, in their order.
pub(super) fn matched<'a, T>(
    old: impl IntoIterator<Item = &'a T>,
    new: impl IntoIterator<Item = &'a T>,
    old_key: impl Fn(&T) -> String,
    new_key: impl Fn(&T) -> String,
) -> Matched<'a, T> {
    let mut rest: Vec<(usize, String, &T)> =
        old.into_iter().enumerate().map(|(place, thing)| (place, old_key(thing), thing)).collect();
    let (mut kept, mut added, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for thing in new {
        let key = new_key(thing);
        match rest.iter().position(|(_, known, _)| *known == key) {
            Some(at) => {
                let (place, _, before) = rest.remove(at);
                places.push(place);
                kept.push((before, thing));
            }
            None => added.push(thing),
        }
    }
    let removed = rest.into_iter().map(|(_, _, thing)| thing).collect();
    Matched { kept, removed, added, places }
}

impl<'a, T> Matched<'a, T> {
    /// Those of one list alone, each with whether it came.
    pub(super) fn single(&self) -> impl Iterator<Item = (&'a T, bool)> {
        let gone = self.removed.iter().map(|thing| (*thing, false));
        gone.chain(self.added.iter().map(|thing| (*thing, true)))
    }

    /// For things without an id: what is left on both sides is taken for changed, in order.
    pub(super) fn paired(mut self) -> Self {
        let pairs = self.removed.len().min(self.added.len());
        let added = self.added.split_off(pairs);
        let removed = self.removed.split_off(pairs);
        self.kept.extend(self.removed.drain(..).zip(self.added.drain(..)));
        Matched { added, removed, ..self }
    }

    /// The names of those in both, in the older order and in the newer, where these differ.
    pub(super) fn orders(&self, name: impl Fn(&T) -> String) -> Sides {
        if self.places.is_sorted() {
            return [None, None];
        }
        let pairs = self.places.iter().zip(&self.kept);
        let after: Vec<String> = pairs.clone().map(|(_, (_, new))| name(new)).collect();
        let mut before: Vec<(usize, String)> =
            pairs.map(|(place, (old, _))| (*place, name(old))).collect();
        before.sort();
        let before: Vec<String> = before.into_iter().map(|(_, name)| name).collect();
        [before, after].map(|names| Some(names.join(", ")))
    }
}
