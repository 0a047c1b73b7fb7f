//! What differs in two trees of rules: each thing once, with what it was and what it is. Which keys
//! are told, and how, stands in `labels.toml`.

use super::label::{Label, Style, label, told};
use super::side::{Item, Origin, Side, ids, text_of};
use super::words::{clipped, excerpts};
use super::{Change, ChangeKind, Named};
use crate::lang::{Lang, Text, typeset};
use crate::report::{from_to, labelled};
use crate::rules::lexicon::fold;
use crate::rules::tree::{Node, Value};
use crate::rules::write::same;
use crate::tr;

/// What it was and what it is; nothing on the side where it is not there.
type Sides = [Option<String>; 2];

/// The older and the newer value.
type Values<'a> = [Option<&'a Node>; 2];

/// Notes what differs.
pub(super) struct Changes<'a> {
    lang: Lang,
    sides: &'a [Side<'a>; 2],
    /// The type at hand, and what it is in either set.
    of: Option<Named>,
    types: Values<'a>,
    pub(super) changes: Vec<Change>,
    /// Sources that changed: many may have changed as one.
    sources: Vec<(Spot, [Origin; 2])>,
}

/// The thing at hand, or the part of one.
#[derive(Clone)]
struct Spot {
    label: &'static Label,
    /// Its path by the keys of the rule files.
    what: String,
    id: Option<String>,
    /// What it is called.
    name: Option<String>,
    /// Of a part, the words for its thing.
    of: String,
}

impl Spot {
    fn new(what: &str, label: &'static Label) -> Spot {
        Spot { label, what: what.to_owned(), id: None, name: None, of: String::new() }
    }

    fn words(&self, kind: ChangeKind, lang: Lang) -> String {
        let words = format!("{}{}", self.of, self.label.words(kind, lang));
        match &self.name {
            Some(name) => format!("{words} {}", tr!(lang, diff_quoted(&clipped(name)))),
            None => words,
        }
    }

    fn part(&self, key: &str, label: &'static Label, lang: Lang) -> Spot {
        let own = Spot { id: self.id.clone(), ..Spot::new(&format!("{}.{key}", self.what), label) };
        match label.style {
            // These tell of their thing by themselves.
            Style::Count => own,
            Style::Alone => Spot { name: self.name.clone(), ..own },
            _ => Spot { of: format!("{}, ", self.words(ChangeKind::Changed, lang)), ..own },
        }
    }
}

/// A thing of a list, as the comparison tells of it.
struct Thing<'a> {
    /// What tells it from others of its list.
    key: String,
    id: Option<String>,
    name: Option<String>,
    /// What it is and what tells of it, where it came or went.
    shown: (&'static Label, String),
    /// What it is called among others.
    listed: String,
    /// What it holds; none where it is but named.
    record: Option<&'a Node>,
}

impl<'a> Changes<'a> {
    pub(super) fn new(sides: &'a [Side<'a>; 2], lang: Lang) -> Changes<'a> {
        let (changes, sources) = (Vec::new(), Vec::new());
        Changes { lang, sides, of: None, types: [None; 2], changes, sources }
    }

    /// What differs in the keys of the set that stand in a table of `labels.toml`.
    pub(super) fn compare(&mut self, table: &str) {
        let sides = self.sides;
        self.record(table, None, sides.each_ref().map(|side| &side.tree));
    }

    /// What differs in a record, key by key; without a thing that it is, each is told by itself.
    fn record(&mut self, name: &str, spot: Option<&Spot>, sides: [&'a Node; 2]) {
        for (key, label) in told(name, sides) {
            if !self.is_told_elsewhere(name, key, sides) {
                self.field(name, spot, (key, label), sides);
            }
        }
        if spot.is_none() {
            self.settle_sources();
        }
    }

    /// Whether it is told elsewhere: both seats are called as their people are, both steps have the
    /// contacts of their type; of a row that came or went, the text says enough.
    fn is_told_elsewhere(&self, record: &str, key: &str, [old, new]: [&Node; 2]) -> bool {
        let [was, is] = self.sides;
        match (record, key) {
            ("seat", "one" | "many") => {
                let namesakes = is.namesakes(new);
                was.namesakes(old).iter().any(|it| namesakes.contains(it))
            }
            ("step", "contacts") => {
                let mut steps = self.types.iter().zip([old, new]);
                steps.all(|(kind, step)| same(kind.and_then(|kind| kind.get(key)), step.get(key)))
            }
            ("rows", "source" | "cite") => [old, new].iter().any(|row| row.get("text").is_none()),
            _ => false,
        }
    }

    fn field(
        &mut self,
        record: &str,
        of: Option<&Spot>,
        (key, label): (&str, &'static Label),
        sides: [&'a Node; 2],
    ) {
        let spot = of.map_or_else(|| Spot::new(key, label), |of| of.part(key, label, self.lang));
        let [old, new] = sides.map(|side| side.get(key));
        let (values, [was, is]) = ([old, new], self.sides);
        let any = |pass: fn(&Node) -> bool| values.into_iter().flatten().any(pass);
        let texts = values.map(|value| value.and_then(text_of));
        if key == "source" {
            return self.source(spot, values);
        }
        if texts.iter().any(Option::is_some) {
            return self.texts(&spot, texts);
        }
        if label.style != Style::Whole && any(holds_records) {
            let of = of.filter(|of| of.name.is_some());
            let [old, new] = [(was, old), (is, new)].map(|(side, it)| records(side, of, &spot, it));
            return self.things(of, &spot, &old, &new);
        }
        let [olds, news] = [was.items(label, old), is.items(label, new)];
        match label.style {
            Style::Each | Style::Ordered => {
                let [old, new] = [olds, news].map(|items| named(label, items));
                self.things(of, &spot, &old, &new);
            }
            Style::Plain if any(|node| matches!(node.value, Value::Array(_))) => {
                let lacking = |side: &Side<'_>, own: &[Item], others: &[Item]| {
                    let others = ids(others);
                    let lacks = own.iter().filter(|(id, _)| !others.contains(&&**id)).cloned();
                    let lacks: Vec<Item> = lacks.collect();
                    (!lacks.is_empty()).then(|| side.together(label, &lacks))
                };
                self.note(&spot, [lacking(was, &olds, &news), None]);
                self.note(&spot, [None, lacking(is, &news, &olds)]);
            }
            _ if ids(&olds) == ids(&news) => {}
            _ => {
                let [old, new] = sides;
                self.note(&spot, [was.words(record, old, key), is.words(record, new, key)]);
            }
        }
    }

    /// A text in both languages; where it differs in the other language alone, that is told.
    fn texts(&mut self, spot: &Spot, texts: [Option<Text>; 2]) {
        let sides = |lang: Lang| -> Sides {
            texts.each_ref().map(|text| text.as_ref().map(|text| text.get(lang).to_owned()))
        };
        let differs = |lang: &Lang| {
            let [old, new] = sides(*lang);
            old != new
        };
        let reads = Lang::ALL.into_iter().any(|lang| {
            let [old, new] = sides(lang).map(|side| side.map(|text| fold(&text)));
            old != new
        });
        let decides = spot.label.decides || spot.label.typed && reads;
        let other = Lang::ALL.into_iter().find(differs).filter(|_| !differs(&self.lang));
        let place = if other.is_some() { tr!(self.lang, diff_in_other) } else { "" };
        self.tell(spot, sides(other.unwrap_or(self.lang)), (Style::Prose, decides, place));
    }

    /// A source; one that changed is told with the others that did.
    fn source(&mut self, spot: Spot, [old, new]: Values<'_>) {
        let [was, is] = self.sides;
        match [(was, old), (is, new)].map(|(side, it)| it.and_then(|it| side.origin(it))) {
            [Some(old), Some(new)] if old.column == new.column && same_row(&old, &new) => {}
            [Some(old), Some(new)] => self.sources.push((spot, [old, new])),
            sides => self.note(&spot, sides.map(|side| side.map(|source| source.words))),
        }
    }

    /// Things: those that came and went, what differs in those that stayed, another order. Those of
    /// a named thing are told as a part of it where they came or went.
    fn things(&mut self, of: Option<&Spot>, spot: &Spot, old: &[Thing<'a>], new: &[Thing<'a>]) {
        let (kept, single) = paired(old, new);
        let own = Spot::new(&spot.what, spot.label);
        let types = spot.what == "type";
        for (thing, came) in single {
            let (label, shown) = &thing.shown;
            if types {
                self.of = Some(thing.named());
            }
            let own = Spot { label, id: thing.id.clone(), ..own.clone() };
            let side = Some(shown.clone());
            let sides = if came { [None, side] } else { [side, None] };
            self.note(if of.is_some() { spot } else { &own }, sides);
        }
        for (_, old, new) in &kept {
            let (Some(was), Some(is)) = (old.record, new.record) else { continue };
            if types {
                (self.of, self.types) = (Some(new.named()), [Some(was), Some(is)]);
                self.record("type", None, [was, is]);
                continue;
            }
            let own = Spot { id: new.id.clone(), ..own.clone() };
            self.texts(&own, [was, is].map(text_of));
            let name = spot.what.rsplit('.').next().unwrap_or_default();
            self.record(name, Some(&Spot { name: new.name.clone(), ..own }), [was, is]);
        }
        if types {
            self.of = None;
        }
        match (spot.label.style, of) {
            (Style::Each, _) => {}
            (Style::Ordered, Some(_)) => self.note(spot, orders(&kept)),
            (_, of) => {
                let order = of.unwrap_or(&own).part("order", label("any", "order"), self.lang);
                self.note(&order, orders(&kept));
            }
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
                let spot = Spot::new("column", label("types", "column"));
                self.note(&spot, [old.column_words, new.column_words].map(Some));
                rest = others;
            } else {
                self.note(&spot, [old.words, new.words].map(Some));
                rest.remove(0);
            }
        }
    }

    /// Notes a thing, or a part of one, that differs; nothing where both sides are the same.
    fn note(&mut self, spot: &Spot, sides: Sides) {
        self.tell(spot, sides, (spot.label.style, spot.label.decides, ""));
    }

    /// Notes it in a style, whether it can turn a verdict, and after its words where it does not
    /// stand in the reader's language.
    fn tell(
        &mut self,
        spot: &Spot,
        [old, new]: Sides,
        (style, decisive, place): (Style, bool, &str),
    ) {
        let kind = match (&old, &new) {
            (Some(old), Some(new)) if old != new => ChangeKind::Changed,
            (Some(_), None) => ChangeKind::Removed,
            (None, Some(_)) => ChangeKind::Added,
            (None, None) | (Some(_), Some(_)) => return,
        };
        let lang = self.lang;
        let label = spot.words(kind, lang) + place;
        let is_prose = style == Style::Prose;
        let shown = match (&old, &new) {
            (Some(_), Some(number)) if style == Style::Count => {
                [old.clone(), number.split(' ').next().map(str::to_owned)]
            }
            (Some(old), Some(new)) => excerpts(old, new).map(Some),
            _ if is_prose => [&old, &new].map(|side| side.as_deref().map(clipped)),
            _ => [old.clone(), new.clone()],
        };
        let quoted = |text: String| if is_prose { tr!(lang, diff_quoted(&text)) } else { text };
        let shown = shown.map(|side| side.map(quoted));
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
            what: spot.what.clone(),
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

fn holds_records(node: &Node) -> bool {
    let is_table = |node: &Node| matches!(node.value, Value::Table(_));
    is_table(node) || node.items().iter().any(is_table)
}

/// The records that stand at a key, or the only one, which has no name.
fn records<'a>(
    side: &Side<'_>,
    of: Option<&Spot>,
    spot: &Spot,
    value: Option<&'a Node>,
) -> Vec<Thing<'a>> {
    let key = spot.what.rsplit('.').next().unwrap_or_default();
    let label = spot.label;
    let called = |record: &Node, at: &str| match at {
        "" => side.called(record),
        at => side.words(key, record, at).unwrap_or_default(),
    };
    let Some(value) = value else { return Vec::new() };
    if let Value::Table(_) = value.value {
        let (key, listed) = (String::new(), String::new());
        let shown = (label, called(value, label.shown));
        return vec![Thing { key, id: None, name: None, shown, listed, record: Some(value) }];
    }
    let thing = |record: &'a Node| {
        let (name, shown) = (called(record, label.called), called(record, label.shown));
        let label = match record.get("prerequisite").map(|node| &node.value) {
            Some(Value::Boolean(true)) => self::label("type", "prerequisite"),
            _ => label,
        };
        let other = side.items(self::label(key, "type"), record.get("type"));
        let id = record.get("id").and_then(Node::text).map(|id| id.to_string());
        let (key, id, name, listed) = match (id, other.into_iter().next(), of) {
            (Some(id), ..) => (id.clone(), Some(id), name.clone(), name),
            (None, Some((id, _)), _) => (id.clone(), Some(id), name, shown.clone()),
            (None, None, Some(of)) => {
                let of_name = of.name.as_deref().unwrap_or_default();
                (side.key(record), of.id.clone(), format!("{of_name}, {name}"), name)
            }
            (None, None, None) => (side.key(record), None, name.clone(), clipped(&name)),
        };
        Thing { key, id, name: Some(name), shown: (label, shown), listed, record: Some(record) }
    };
    value.items().iter().map(thing).collect()
}

/// Values that are told each by itself.
fn named<'a>(label: &'static Label, items: Vec<Item>) -> Vec<Thing<'a>> {
    let thing = |(id, words): Item| Thing {
        key: id.clone(),
        id: Some(id),
        name: None,
        shown: (label, words.clone()),
        listed: words,
        record: None,
    };
    items.into_iter().map(thing).collect()
}

/// Things that are in two lists: the older place, where it is one thing by its key, and both.
type Kept<'t, 'a> = Vec<(Option<usize>, &'t Thing<'a>, &'t Thing<'a>)>;

/// Which things of two lists are the same: those in both, each with its older place, in the newer
/// order; those of one list alone, each with whether it came. Of several of one key, in order.
fn paired<'t, 'a>(
    old: &'t [Thing<'a>],
    new: &'t [Thing<'a>],
) -> (Kept<'t, 'a>, Vec<(&'t Thing<'a>, bool)>) {
    let mut rest: Vec<(usize, &Thing<'a>)> = old.iter().enumerate().collect();
    let (mut kept, mut added) = (Vec::new(), Vec::new());
    for thing in new {
        match rest.iter().position(|(_, known)| known.key == thing.key) {
            Some(at) => {
                let (place, before) = rest.remove(at);
                kept.push((Some(place), before, thing));
            }
            None => added.push(thing),
        }
    }
    let mut records = old.iter().chain(new).filter_map(|thing| thing.record);
    if records.any(|it| it.get("id").or(it.get("type")).is_none()) {
        // What is left on both sides is taken for changed, in order.
        let both = rest.len().min(added.len());
        kept.extend(rest.drain(..both).zip(added.drain(..both)).map(|((_, a), b)| (None, a, b)));
    }
    let gone = rest.into_iter().map(|(_, thing)| (thing, false));
    (kept, gone.chain(added.into_iter().map(|thing| (thing, true))).collect())
}

/// The names of those in both, in the older order and in the newer, where these differ.
fn orders(kept: &Kept<'_, '_>) -> Sides {
    let placed = || kept.iter().filter_map(|(place, old, new)| Some(((*place)?, *old, *new)));
    if placed().is_sorted_by_key(|(place, ..)| place) {
        return [None, None];
    }
    let mut before: Vec<(usize, &str)> = placed().map(|(at, old, _)| (at, &*old.listed)).collect();
    before.sort();
    let before = before.into_iter().map(|(_, name)| name);
    let after = placed().map(|(_, _, new)| &*new.listed);
    [before.collect::<Vec<_>>(), after.collect()].map(|names| Some(names.join(", ")))
}
