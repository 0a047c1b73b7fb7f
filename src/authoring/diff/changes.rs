//! What differs in two outlines: each thing once, with what it was and what it is.

use super::aspect::{Style, aspect, part};
use super::outline::{Field, Origin, Pairs, Thing, Value};
use super::words::{clipped, excerpts};
use super::{Change, ChangeKind, Named};
use crate::lang::{Lang, Text, typeset};
use crate::report::{from_to, labelled};
use crate::team::lexicon::fold;
use crate::tr;

/// What it was and what it is; nothing on the side where it is not there.
type Sides = [Option<String>; 2];

/// A part of a thing, by its name in `aspects.toml`; none where it is the thing itself.
type Part = Option<&'static str>;

/// A text in both languages that differs.
struct Texts {
    /// Whether it does in the other language alone.
    other: bool,
    /// Whether it is read otherwise where it is typed.
    reads: bool,
}

/// Notes what differs.
pub(super) struct Changes {
    lang: Lang,
    /// The type at hand.
    of: Option<Named>,
    pub(super) changes: Vec<Change>,
    /// Sources that changed: many may have changed as one.
    sources: Vec<(Spot, [Origin; 2])>,
}

/// The thing at hand: what it is, which, and what it is called.
#[derive(Clone, Default)]
struct Spot {
    aspect: &'static str,
    id: Option<String>,
    name: Option<String>,
}

impl Changes {
    pub(super) fn new(lang: Lang) -> Changes {
        Changes { lang, of: None, changes: Vec::new(), sources: Vec::new() }
    }

    /// What differs in the fields of a set, or a part of it.
    pub(super) fn compare(&mut self, old: &[Field<'_>], new: &[Field<'_>]) {
        self.fields(None, old, new);
    }

    /// What differs in the fields of a thing; without one, each is told by itself.
    fn fields(&mut self, of: Option<&Spot>, old: &[Field<'_>], new: &[Field<'_>]) {
        for (old, new) in old.iter().zip(new) {
            if old.from.iter().any(|from| new.from.contains(from)) {
                continue;
            }
            let Some(of) = of else {
                self.field(&Spot { aspect: new.key, ..Spot::default() }, None, old, new);
                continue;
            };
            if !new.key.starts_with(of.aspect) {
                self.field(of, Some(new.key), old, new);
                continue;
            }
            // What bears its thing's own name is told by itself: a text and a number are enough.
            let named =
                aspect(new.key).0.style == Style::Plain && !matches!(new.value, Value::Text(_));
            let name = of.name.clone().filter(|_| named);
            self.field(&Spot { aspect: new.key, id: of.id.clone(), name }, None, old, new);
        }
        if of.is_none() {
            self.settle_sources();
        }
    }

    fn field(&mut self, spot: &Spot, part: Part, old: &Field<'_>, new: &Field<'_>) {
        match (&old.value, &new.value) {
            (Value::Words(old), Value::Words(new)) => {
                let [(was, old), (is, new)] = [old, new].map(|side| side.clone().unzip());
                if was != is {
                    self.note(spot, part, [old, new]);
                }
            }
            (Value::Text(old), Value::Text(new)) => self.texts(spot, part, *old, *new),
            (Value::Names { names: old, .. }, Value::Names { names: new, ordered }) => {
                self.names(spot, part, old, new, *ordered);
            }
            (Value::Several { ids: olds, words: was }, Value::Several { ids: news, words: is }) => {
                let lacking =
                    |own: &[String], others: &[String], words: &dyn Fn(&[&String]) -> _| {
                        let ids: Vec<_> = own.iter().filter(|id| !others.contains(id)).collect();
                        (!ids.is_empty()).then(|| words(&ids))
                    };
                self.note(spot, part, [lacking(olds, news, was), None]);
                self.note(spot, part, [None, lacking(news, olds, is)]);
            }
            (Value::Source(Some(old)), Value::Source(Some(new))) => {
                let differs = old.column != new.column || !same_row(old, new);
                let sides = || (spot.clone(), [old.clone(), new.clone()]);
                self.sources.extend(differs.then(sides));
            }
            (Value::Source(old), Value::Source(new)) => {
                let sides = [old, new].map(|side| side.as_ref().map(|source| source.words.clone()));
                self.note(spot, part, sides);
            }
            (Value::Things(old, _), Value::Things(new, pairs)) => {
                self.things(part.map(|part| (spot, part)), old, new, *pairs);
            }
            // The same, or a field of two kinds, which no field is.
            _ => {}
        }
    }

    /// A text in both languages; where it differs in the other language alone, that is told.
    fn texts(&mut self, spot: &Spot, part: Part, old: Option<&Text>, new: Option<&Text>) {
        let sides = |lang: Lang| [old, new].map(|side| side.map(|text| text.get(lang).to_owned()));
        let folded = |lang: Lang| sides(lang).map(|side| side.map(|text| fold(&text)));
        let differs = |[old, new]: &Sides| old != new;
        let reads = Lang::ALL.into_iter().map(folded).any(|sides| differs(&sides));
        let others = Lang::ALL.into_iter().filter(|lang| *lang != self.lang);
        let other = others.filter(|_| !differs(&sides(self.lang))).find(|it| differs(&sides(*it)));
        let text = Texts { other: other.is_some(), reads };
        self.note_as(spot, part, sides(other.unwrap_or(self.lang)), Some(text));
    }

    /// Things that are only named: those that came and went, or another order.
    fn names(
        &mut self,
        spot: &Spot,
        part: Part,
        old: &[(String, String)],
        new: &[(String, String)],
        ordered: bool,
    ) {
        let (kept, single) = paired(old, new, Pairs::Keyed, |(id, _)| id);
        for ((id, name), came) in single {
            // A part belongs to the thing that it is a part of.
            let id = if part.is_none() { Some(id.clone()) } else { spot.id.clone() };
            self.note(&Spot { id, ..spot.clone() }, part, one_sided(name, came));
        }
        if ordered {
            let sides = orders(&kept, |(_, name)| name);
            self.note(spot, part.or(Some("order")), sides);
        }
    }

    /// Things: those that came and went, what differs in those that stayed, another order. Those of
    /// a part are told as that part of their thing where they came or went.
    fn things(
        &mut self,
        of: Option<(&Spot, &'static str)>,
        old: &[Thing<'_>],
        new: &[Thing<'_>],
        pairs: Pairs,
    ) {
        let first = self.changes.len();
        let (kept, single) = paired(old, new, pairs, |thing| &thing.key);
        let types = old.iter().chain(new).any(|thing| thing.aspect == "type");
        for (thing, came) in single {
            self.of = if types { Some(thing.named()) } else { self.of.take() };
            let (aspect, shown) = &thing.shown;
            let own = Spot { aspect, id: thing.id.clone(), name: None };
            let (spot, part) = of.map_or((&own, None), |(spot, part)| (spot, Some(part)));
            self.note(spot, part, one_sided(shown, came));
        }
        for (_, old, new) in &kept {
            let spot = Spot { aspect: new.aspect, id: new.id.clone(), name: new.name.clone() };
            self.of = if types { Some(new.named()) } else { self.of.take() };
            self.fields(if types { None } else { Some(&spot) }, &old.fields, &new.fields);
        }
        self.of = self.of.take().filter(|_| !types);
        if let Some((_, _, thing)) = kept.first() {
            let own = Spot { aspect: thing.aspect, ..Spot::default() };
            let spot = of.map_or(&own, |(spot, _)| spot);
            self.note(spot, Some("order"), orders(&kept, |thing| &thing.listed));
        }
        if pairs == Pairs::Sorted {
            let own = self.changes.get_mut(first..).unwrap_or_default();
            own.sort_by(|one, other| one.id.cmp(&other.id));
        }
    }

    /// Tells the sources that changed; a column that several were read in once.
    fn settle_sources(&mut self) {
        let mut rest = std::mem::take(&mut self.sources);
        while let Some((spot, [old, new])) = rest.first().cloned() {
            let only_column = |[a, b]: &[Origin; 2]| {
                same_row(a, b) && a.column == old.column && b.column == new.column
            };
            let (alike, others): (Vec<_>, Vec<_>) =
                rest.iter().cloned().partition(|(_, sides)| only_column(sides));
            if alike.len() > 1 {
                let sides = [old.column_words, new.column_words].map(Some);
                let spot = Spot { aspect: "column", ..Spot::default() };
                self.note(&spot, None, sides);
                rest = others;
            } else {
                self.note(&spot, Some("source"), [old.words, new.words].map(Some));
                rest.remove(0);
            }
        }
    }

    /// Notes a thing, or a part of one, that differs; nothing where both sides are the same.
    fn note(&mut self, spot: &Spot, part: Part, sides: Sides) {
        self.note_as(spot, part, sides, None);
    }

    fn note_as(&mut self, spot: &Spot, part: Part, [old, new]: Sides, text: Option<Texts>) {
        let kind = match (&old, &new) {
            (Some(old), Some(new)) if old != new => ChangeKind::Changed,
            (Some(_), None) => ChangeKind::Removed,
            (None, Some(_)) => ChangeKind::Added,
            (None, None) | (Some(_), Some(_)) => return,
        };
        let lang = self.lang;
        let (thing, path) = aspect(spot.aspect);
        let part = part.map(|name| (self::part(path, name), name));
        let what = part.map_or_else(|| path.to_owned(), |(_, name)| format!("{path}.{name}"));
        let thing_kind = if part.is_some() { ChangeKind::Changed } else { kind };
        let mut label = thing.words(thing_kind, lang);
        if let Some(name) = &spot.name {
            label = format!("{label} {}", tr!(lang, diff_quoted(&clipped(name))));
        }
        if let Some((part, _)) = part {
            label = format!("{label}, {}", part.words(kind, lang));
        }
        if text.as_ref().is_some_and(|text| text.other) {
            label += tr!(lang, diff_in_other);
        }
        let told = part.map_or(thing, |(part, _)| part);
        let style = if text.is_some() { Style::Prose } else { told.style };
        let decisive = told.decides || told.typed && text.is_some_and(|text| text.reads);
        let quoted = |text: String| tr!(lang, diff_quoted(&text));
        let shown = match (style, &old, &new) {
            (Style::Prose, Some(old), Some(new)) => excerpts(old, new).map(quoted).map(Some),
            (Style::Prose, old, new) => {
                [old, new].map(|side| side.as_deref().map(clipped).map(quoted))
            }
            (Style::Count, Some(_), Some(number)) => {
                [old.clone(), number.split(' ').next().map(str::to_owned)]
            }
            (Style::Plain, Some(old), Some(new)) => excerpts(old, new).map(Some),
            (Style::Plain | Style::Count, old, new) => [(*old).clone(), (*new).clone()],
        };
        let words = |between: &dyn Fn(&str, &str) -> String| {
            let value = match &shown {
                [Some(old), Some(new)] => between(old, new),
                [old, new] => old.iter().chain(new).cloned().collect(),
            };
            typeset(lang, &labelled(&label, &value, lang))
        };
        self.changes.push(Change {
            text: words(&|old, new| format!("{old} → {new}")),
            sentence: words(&|old, new| from_to(old, new, lang)),
            decisive,
            of: self.of.clone(),
            id: spot.id.clone(),
            what,
            kind,
            old,
            new,
        });
    }
}

impl Thing<'_> {
    /// As the type that others concern.
    fn named(&self) -> Named {
        Named { id: self.key.clone(), name: self.name.clone().unwrap_or_default() }
    }
}

/// Whether two sources are in one row, though its heading may be another.
fn same_row(old: &Origin, new: &Origin) -> bool {
    old.rows.iter().any(|row| new.rows.contains(row))
}

/// A value that came or went.
fn one_sided(value: &str, came: bool) -> Sides {
    let value = Some(value.to_owned());
    if came { [None, value] } else { [value, None] }
}

/// Things that are in two lists: the older place, where it is one thing by its key, and both.
type Kept<'t, T> = Vec<(Option<usize>, &'t T, &'t T)>;

/// Which things of two lists are the same: those in both, each with its older place, in the newer
/// order; those of one list alone, each with whether it came. Of several of one key, in order.
fn paired<'t, T>(
    old: &'t [T],
    new: &'t [T],
    pairs: Pairs,
    key: impl Fn(&T) -> &String,
) -> (Kept<'t, T>, Vec<(&'t T, bool)>) {
    let mut rest: Vec<(usize, &T)> = old.iter().enumerate().collect();
    let (mut kept, mut added) = (Vec::new(), Vec::new());
    for thing in new {
        match rest.iter().position(|(_, known)| key(known) == key(thing)) {
            Some(at) => {
                let (place, before) = rest.remove(at);
                kept.push((Some(place), before, thing));
            }
            None => added.push(thing),
        }
    }
    if pairs == Pairs::Similar {
        // What is left on both sides is taken for changed, in order.
        let both = rest.len().min(added.len());
        kept.extend(rest.drain(..both).zip(added.drain(..both)).map(|((_, a), b)| (None, a, b)));
    }
    let gone = rest.into_iter().map(|(_, thing)| (thing, false));
    (kept, gone.chain(added.into_iter().map(|thing| (thing, true))).collect())
}

/// The names of those in both, in the older order and in the newer, where these differ.
fn orders<T>(kept: &[(Option<usize>, &T, &T)], name: impl Fn(&T) -> &String) -> Sides {
    let placed = || kept.iter().filter_map(|(place, old, new)| Some(((*place)?, *old, *new)));
    if placed().is_sorted_by_key(|(place, ..)| place) {
        return [None, None];
    }
    let mut before: Vec<(usize, &String)> = placed().map(|(at, old, _)| (at, name(old))).collect();
    before.sort();
    let before = before.into_iter().map(|(_, name)| name.as_str());
    let after = placed().map(|(_, _, new)| name(new).as_str());
    [before.collect::<Vec<_>>(), after.collect()].map(|names| Some(names.join(", ")))
}
