//! Dated rules: from all the versions that stand in the files to those that hold on a day.
//!
//! A criterion, a row of the table and a step may stand in a type's file in several versions, each
//! with the first day (`from`) and the last (`until`) that it holds; a form, a fact, an alert and a
//! relation may have a first and a last day too. This is done with the trees, before anything else
//! reads them: the gate sees the rules of one day, and nothing after it knows of versions.

use std::borrow::Cow;
use std::ops::Range;

use super::problem::{Fault, NO_FILE, Thing};
use super::record::Reader;
use super::tree::{Entry, Node, Parsed, Value};
use super::verdict::CRITERIA;
use crate::date::{Day, When};
use crate::lang::Str;

/// The table whose entries, the rows, are as the criteria.
const ROWS: &str = "rows";

/// The lists whose tables may begin and end. Those with an id may have several versions.
const LISTS: [&str; 5] = ["step", "form", "fact", "alert", "relation"];

/// The most periods that a rule set may tell apart: each is looked at by itself.
const MOST_PERIODS: usize = 64;

/// The keys of the first day and of the last.
const DAYS: [&str; 2] = ["from", "until"];

/// The list whose tables hold for one day: each is read with the rules of that day alone.
const EXAMPLES: &str = "example";

/// A stretch of days, both ends in it; without an end where none is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
}

impl Period {
    /// Whether a day lies in it; without a day, the last of all days.
    pub fn contains(self, day: Option<Day>) -> bool {
        let Some(day) = day else { return self.until.is_none() };
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// What a rule set's files say of days.
pub(super) struct Timeline {
    /// The first day that the rules speak for.
    start: Option<Day>,
    /// The first days of all periods but the first, in order.
    cuts: Vec<Day>,
}

impl Timeline {
    /// Goes through the files of a set for days on which something changes. Periods that cannot be
    /// are noted.
    pub(super) fn of(files: &[Parsed<'_>], reader: &mut Reader) -> Timeline {
        let mut timeline = Timeline { start: None, cuts: Vec::new() };
        let files = || files.iter().enumerate();
        if let Some((file, ruleset)) = files().find(|(_, file)| file.name == "ruleset.toml") {
            reader.file = file;
            timeline.start =
                timeline.dated(&ruleset.tree, reader).and_then(|(period, _)| period.from);
        }
        timeline.cuts.clear();
        for (file, kind) in files().filter(|(_, file)| file.is_type()) {
            reader.file = file;
            timeline.survey(&kind.tree, reader);
        }
        let Timeline { start, cuts } = &mut timeline;
        cuts.retain(|cut| start.is_none_or(|start| start < *cut));
        cuts.sort_unstable();
        cuts.dedup();
        if cuts.len() >= MOST_PERIODS {
            reader.file = NO_FILE;
            reader.note(0..0, Fault::TooMany { thing: Thing::Period, most: MOST_PERIODS });
            cuts.truncate(1);
        }
        timeline
    }

    /// The periods in which nothing changes, oldest first.
    pub(super) fn periods(&self) -> Vec<Period> {
        let firsts = [self.start].into_iter().chain(self.cuts.iter().copied().map(Some));
        let lasts = self.cuts.iter().map(|cut| cut.before()).chain([None]);
        firsts.zip(lasts).map(|(from, until)| Period { from, until }).collect()
    }

    /// The period that a day lies in; the first of them for a day before all rules, the last for none.
    pub(super) fn period_of(&self, day: Option<Day>) -> Period {
        let periods = self.periods();
        let found = periods.iter().find(|period| period.contains(day)).or(periods.first());
        found.copied().unwrap_or_default()
    }
}

/// A type's file as it stands in a period of its rule set.
pub(crate) fn during(tree: &Node, period: Period) -> Cow<'_, Node> {
    let Value::Table(entries) = &tree.value else { return Cow::Borrowed(tree) };
    // The latest period has all of a file in which no day stands.
    if period.until.is_none() && !entries.iter().any(is_dated) {
        return Cow::Borrowed(tree);
    }
    let mut kept = Vec::new();
    for entry in entries.iter() {
        let node = match (&*entry.key, &entry.node.value) {
            (ROWS, Value::Table(rows)) => {
                let rows = rows.iter().filter_map(|row| version(row, period));
                Some(Node { value: Value::Table(rows.collect()), ..entry.node.clone() })
            }
            (key, Value::Array(items)) if LISTS.contains(&key) || key == EXAMPLES => {
                let holds = |item: &&Node| match key {
                    EXAMPLES => period.contains(when(item, "date").map(When::first)),
                    _ => holds(item, period),
                };
                let items = items.iter().filter(holds).map(undated);
                Some(Node { value: Value::Array(items.collect()), ..entry.node.clone() })
            }
            (key, _) if CRITERIA.contains(&key) => version(entry, period).map(|entry| entry.node),
            _ => Some(entry.node.clone()),
        };
        kept.extend(node.map(|node| Entry { node, ..entry.clone() }));
    }
    Cow::Owned(Node { value: Value::Table(kept.into()), ..tree.clone() })
}

/// The version of a criterion or a row that holds in a period. What is no table is left to the
/// gate to tell.
fn version(entry: &Entry, period: Period) -> Option<Entry> {
    let versions = match &entry.node.value {
        Value::Array(versions) if versions.iter().all(is_table) => &**versions,
        Value::Table(_) => std::slice::from_ref(&entry.node),
        _ => return Some(entry.clone()),
    };
    // Where none holds, which is told of, any will do to go on with.
    let found = versions.iter().find(|version| holds(version, period)).or(versions.first())?;
    Some(Entry { node: undated(found), ..entry.clone() })
}

fn is_table(node: &Node) -> bool {
    matches!(node.value, Value::Table(_))
}

/// Whether days matter in a part of a type's file.
fn is_dated(entry: &Entry) -> bool {
    let node = &entry.node;
    let bears = |table: &Node| DAYS.iter().any(|key| table.get(key).is_some());
    let versioned = |node: &Node| matches!(node.value, Value::Array(_)) || bears(node);
    match &*entry.key {
        EXAMPLES => node.items().iter().any(|item| item.get("date").is_some()),
        ROWS => node.entries().iter().any(|row| versioned(&row.node)),
        key if LISTS.contains(&key) => node.items().iter().any(bears),
        key => CRITERIA.contains(&key) && versioned(node),
    }
}

/// Whether a table holds in a period: periods are cut wherever a table begins or ends, so that it
/// holds on all days of one or on none.
fn holds(table: &Node, period: Period) -> bool {
    let from = when(table, "from").map(When::first);
    let until = when(table, "until").and_then(end);
    // Days that cannot be are told of; the table is read on as if it had none.
    let (from, until) = if until < from && until.is_some() { (None, None) } else { (from, until) };
    from.is_none_or(|from| period.from.is_some_and(|day| from <= day))
        && until.is_none_or(|until| period.until.is_some_and(|day| day <= until))
}

/// A table without its days.
fn undated(table: &Node) -> Node {
    let Value::Table(entries) = &table.value else { return table.clone() };
    let kept = entries.iter().filter(|entry| !DAYS.contains(&&*entry.key));
    Node { value: Value::Table(kept.cloned().collect()), ..table.clone() }
}

fn when(table: &Node, key: &str) -> Option<When> {
    When::parse(table.get(key)?.text()?)
}

/// The last day of what ends then; none where it is the last day that a calendar has.
fn end(until: When) -> Option<Day> {
    Some(until.last()).filter(|day| day.after().is_some())
}

/// The days that a table holds, and where they stand.
type Dated = (Period, Range<usize>);

impl Timeline {
    /// Goes through a type's file.
    fn survey(&mut self, tree: &Node, reader: &mut Reader) {
        for Entry { key, node, .. } in tree.entries() {
            match &**key {
                ROWS => node.entries().iter().for_each(|row| {
                    self.versions(&format!("{ROWS}.{}", row.key), &row.node, reader);
                }),
                EXAMPLES => node.items().iter().for_each(|item| {
                    day(item, "date", reader);
                }),
                key if LISTS.contains(&key) => self.list(key, node.items(), reader),
                key if CRITERIA.contains(&key) => self.versions(key, node, reader),
                _ => {}
            }
        }
    }

    /// The versions of a criterion or a row.
    fn versions(&mut self, name: &str, node: &Node, reader: &mut Reader) {
        let versions = match &node.value {
            Value::Array(versions) => &**versions,
            _ => std::slice::from_ref(node),
        };
        let tables = versions.iter().filter(|version| is_table(version));
        let dated = tables.map(|version| self.dated(version, reader)).collect();
        self.in_turn(name, dated, true, reader);
    }

    /// The tables of a list: those of one id are versions of one thing.
    fn list(&mut self, key: &str, items: &[Node], reader: &mut Reader) {
        let mut named: Vec<(&Str, Vec<Option<Dated>>)> = Vec::new();
        for item in items {
            let dated = self.dated(item, reader);
            let Some(id) = item.get("id").and_then(Node::text) else { continue };
            match named.iter_mut().find(|(known, _)| *known == id) {
                Some((_, versions)) => versions.push(dated),
                None => named.push((id, vec![dated])),
            }
        }
        for (id, versions) in named {
            // Without days, an id given twice is that and nothing else: the gate tells of it.
            if versions.iter().flatten().any(|(period, _)| *period != Period::default()) {
                self.in_turn(&format!("{key} {id}"), versions, false, reader);
            }
        }
    }

    /// Notes where versions overlap, and where none holds between them; and before and after them,
    /// where one must hold always. Where the days of one cannot be, nothing can be told.
    fn in_turn(&self, name: &str, versions: Vec<Option<Dated>>, always: bool, reader: &mut Reader) {
        let all: Option<Vec<Dated>> = versions.into_iter().collect();
        let Some(mut versions) = all else { return };
        versions.sort_by_key(|(period, _)| period.from);
        let gap = |from, until| Fault::Gap { name: name.to_owned().into(), from, until };
        for pair in versions.windows(2) {
            let [(one, _), (next, span)] = pair else { continue };
            let follows = one.until.and_then(Day::after);
            match (one.until, next.from) {
                (Some(_), first @ Some(_)) if follows == first => {}
                (Some(last), Some(first)) if last < first => {
                    reader.note(span.clone(), gap(follows, first.before()));
                }
                (_, day) => {
                    reader.note(span.clone(), Fault::Overlap { name: name.to_owned().into(), day });
                }
            }
        }
        let (Some((first, at_first)), Some((last, at_last)), true) =
            (versions.first(), versions.last(), always)
        else {
            return;
        };
        if let Some(from) = first.from.filter(|from| self.start.is_none_or(|start| start < *from)) {
            reader.note(at_first.clone(), gap(self.start, from.before()));
        }
        if let Some(until) = last.until {
            reader.note(at_last.clone(), gap(until.after(), None));
        }
    }

    /// The days of a table; `None` where they cannot be, which is noted.
    fn dated(&mut self, table: &Node, reader: &mut Reader) -> Option<Dated> {
        let before = reader.problems.len();
        let [from, until] = DAYS.map(|key| day(table, key, reader));
        let [first, last] = DAYS.map(|key| table.get(key).map(Node::span));
        let period = Period { from: from.map(When::first), until: until.and_then(end) };
        if period.until.is_some() && period.until < period.from {
            reader.note(last.clone().unwrap_or_default(), Fault::BadPeriod);
        }
        if reader.problems.len() > before {
            return None;
        }
        self.cuts.extend(period.from);
        self.cuts.extend(period.until.and_then(Day::after));
        Some((period, first.or(last).unwrap_or_else(|| table.span())))
    }
}

/// What stands at a key that is for a day; what is none is noted.
fn day(table: &Node, key: &str, reader: &mut Reader) -> Option<When> {
    let node = table.get(key)?;
    let date = reader.text(node)?;
    let when = When::parse(date);
    if when.is_none() {
        reader.note(node.span(), Fault::BadDate { date: date.clone() });
    }
    when
}
