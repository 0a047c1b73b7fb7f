//! Dated rules: from all the versions that stand in the files to those that hold on a day.
//!
//! A criterion, a row of the table and a step may stand in a type's file in several versions, each
//! with the first day (`from`) and the last (`until`) that it holds; a form, a fact, an alert and a
//! relation may have a first and a last day too. This is done with the trees, before anything else
//! reads them: the gate sees the rules of one day, and nothing after it knows of versions.

use std::borrow::Cow;
use std::ops::Range;

use super::problem::{Fault, Kind, NO_FILE, Problem, Thing};
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
    pub(super) fn of(files: &[Parsed<'_>], problems: &mut Vec<Problem>) -> Timeline {
        let mut survey = Survey { file: 0, start: None, cuts: Vec::new(), problems };
        let files = || files.iter().enumerate();
        if let Some((file, ruleset)) = files().find(|(_, file)| file.name == "ruleset.toml") {
            survey.file = file;
            survey.start = survey.period(&ruleset.tree).period.from;
        }
        survey.cuts.clear();
        for (file, kind) in files().filter(|(_, file)| file.is_type()) {
            survey.file = file;
            survey.kind(&kind.tree);
        }
        let Survey { start, mut cuts, problems, .. } = survey;
        cuts.retain(|cut| start.is_none_or(|start| start < *cut));
        cuts.sort_unstable();
        cuts.dedup();
        if cuts.len() >= MOST_PERIODS {
            let fault = Fault::TooMany { thing: Thing::Period, most: MOST_PERIODS };
            problems.push(Problem { file: NO_FILE, span: 0..0, fault });
            cuts.truncate(1);
        }
        Timeline { start, cuts }
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
    let named = |node: &Node, keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    match (&*entry.key, &entry.node.value) {
        (EXAMPLES, Value::Array(items)) => items.iter().any(|item| named(item, &["date"])),
        (ROWS, Value::Table(rows)) => rows.iter().any(|row| match &row.node.value {
            Value::Array(_) => true,
            _ => named(&row.node, &["from", "until"]),
        }),
        (key, Value::Array(items)) if LISTS.contains(&key) => {
            items.iter().any(|item| named(item, &["from", "until"]))
        }
        (key, Value::Array(_)) => CRITERIA.contains(&key),
        (key, Value::Table(_)) => CRITERIA.contains(&key) && named(&entry.node, &["from", "until"]),
        _ => false,
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
    let kept = entries.iter().filter(|entry| !["from", "until"].contains(&&*entry.key));
    Node { value: Value::Table(kept.cloned().collect()), ..table.clone() }
}

fn when(table: &Node, key: &str) -> Option<When> {
    When::parse(table.get(key)?.text()?)
}

/// The last day of what ends then; none where it is the last day that a calendar has.
fn end(until: When) -> Option<Day> {
    Some(until.last()).filter(|day| day.after().is_some())
}

/// A table with the days that it holds, and where they stand.
struct Dated {
    period: Period,
    span: Range<usize>,
    /// Whether its days cannot be: then nothing can be told of its neighbours.
    wrong: bool,
}

/// Goes through one file.
struct Survey<'p> {
    file: usize,
    start: Option<Day>,
    cuts: Vec<Day>,
    problems: &'p mut Vec<Problem>,
}

impl Survey<'_> {
    fn note(&mut self, span: Range<usize>, fault: Fault) {
        self.problems.push(Problem { file: self.file, span, fault });
    }

    /// A type's file.
    fn kind(&mut self, tree: &Node) {
        let Value::Table(entries) = &tree.value else { return };
        for entry in entries.iter() {
            match (&*entry.key, &entry.node.value) {
                (ROWS, Value::Table(rows)) => {
                    for row in rows.iter() {
                        self.versions(&format!("{ROWS}.{}", row.key), &row.node);
                    }
                }
                (key, Value::Array(items)) if LISTS.contains(&key) => self.list(key, items),
                (EXAMPLES, Value::Array(items)) => {
                    for item in items.iter() {
                        self.day(item, "date");
                    }
                }
                (key, _) if CRITERIA.contains(&key) => self.versions(key, &entry.node),
                _ => {}
            }
        }
    }

    /// The versions of a criterion or a row.
    fn versions(&mut self, name: &str, node: &Node) {
        let versions = match &node.value {
            Value::Array(versions) => &**versions,
            _ => std::slice::from_ref(node),
        };
        let dated = versions.iter().filter(|version| is_table(version));
        let dated: Vec<Dated> = dated.map(|version| self.period(version)).collect();
        self.in_turn(name, dated, true);
    }

    /// The tables of a list: those of one id are versions of one thing.
    fn list(&mut self, key: &str, items: &[Node]) {
        let mut named: Vec<(Str, Vec<Dated>)> = Vec::new();
        for item in items {
            let dated = self.period(item);
            let Some(id) = item.get("id").and_then(Node::text) else { continue };
            match named.iter_mut().find(|(known, _)| known == id) {
                Some((_, versions)) => versions.push(dated),
                None => named.push((id.clone(), vec![dated])),
            }
        }
        for (id, versions) in named {
            // Without days, an id given twice is that and nothing else: the gate tells of it.
            if versions.iter().any(|version| version.period != Period::default()) {
                self.in_turn(&format!("{key} {id}"), versions, false);
            }
        }
    }

    /// Notes where versions overlap, and where none holds between them; and before and after them,
    /// where one must hold always.
    fn in_turn(&mut self, name: &str, mut versions: Vec<Dated>, always: bool) {
        if versions.iter().any(|version| version.wrong) {
            return;
        }
        versions.sort_by_key(|version| version.period.from);
        for pair in versions.windows(2) {
            let [one, next] = pair else { continue };
            let (last, first) = (one.period.until, next.period.from);
            let follows = last.and_then(Day::after);
            let fault = match (last, first) {
                (Some(last), Some(first)) if last < first => {
                    (follows != Some(first)).then(|| Fault::Gap {
                        name: name.to_owned().into(),
                        from: follows,
                        until: first.before(),
                    })
                }
                _ => Some(Fault::Overlap { name: name.to_owned().into(), day: first }),
            };
            if let Some(fault) = fault {
                self.note(next.span.clone(), fault);
            }
        }
        let (Some(first), Some(last), true) = (versions.first(), versions.last(), always) else {
            return;
        };
        let gap = |from, until| Fault::Gap { name: name.to_owned().into(), from, until };
        let early = first.period.from.filter(|from| self.start.is_none_or(|start| start < *from));
        let before = early.map(|from| (first.span.clone(), gap(self.start, from.before())));
        let after = last.period.until.map(|until| (last.span.clone(), gap(until.after(), None)));
        for (span, fault) in before.into_iter().chain(after) {
            self.note(span, fault);
        }
    }

    /// The days of a table; days that cannot be are noted and left out.
    fn period(&mut self, table: &Node) -> Dated {
        let before = self.problems.len();
        let from = self.day(table, "from");
        let until = self.day(table, "until");
        let span = table.get("from").or(table.get("until")).unwrap_or(table);
        let span = span.start..span.end;
        let period = Period {
            from: from.map(|(when, _)| when.first()),
            until: until.as_ref().and_then(|(when, _)| end(*when)),
        };
        if let (Some(first), Some(last), Some((_, span))) = (period.from, period.until, until)
            && last < first
        {
            self.note(span, Fault::BadPeriod);
        }
        let wrong = self.problems.len() > before;
        if wrong {
            return Dated { period: Period::default(), span, wrong };
        }
        self.cuts.extend(period.from);
        self.cuts.extend(period.until.and_then(Day::after));
        Dated { period, span, wrong }
    }

    fn day(&mut self, table: &Node, key: &str) -> Option<(When, Range<usize>)> {
        let node = table.get(key)?;
        let span = node.start..node.end;
        let Value::Text(date) = &node.value else {
            let found = Kind::of(&node.value);
            self.note(span, Fault::WrongKind { expected: Kind::Text, found });
            return None;
        };
        let when = When::parse(date);
        if when.is_none() {
            self.note(span.clone(), Fault::BadDate { date: date.clone() });
        }
        when.map(|when| (when, span))
    }
}
