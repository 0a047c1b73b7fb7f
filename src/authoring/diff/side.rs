//! A rule set as a comparison looks at it: one tree of what its files hold, and the words for it.

use std::collections::BTreeMap;

use super::label::{Label, label};
use crate::authoring::source::tables;
use crate::date::When;
use crate::lang::{Lang, Str, Text, join_or, plural};
use crate::report::grade;
use crate::rules::lexicon::key;
use crate::rules::tree::{Entry, Node, Value};
use crate::rules::write::{array, entry, same, table, text, with};
use crate::rules::{Catalogue, Grade, Ix, Profession, Set, Source};
use crate::sheet::place;
use crate::team::name_of;
use crate::tr;

/// A set on one side of a comparison.
pub(super) struct Side<'a> {
    set: &'a Catalogue,
    lang: Lang,
    pub(super) tree: Node,
}

/// Where a document says something.
#[derive(Clone)]
pub(super) struct Origin {
    /// The document's id, and the column.
    pub(super) column: [Str; 2],
    /// The heading of the row, and the ids of the rows that bear it.
    pub(super) rows: Vec<String>,
    /// The document and the column, in words.
    pub(super) column_words: String,
    /// The whole of it, in words.
    pub(super) words: String,
}

/// A value of a list: what tells it from others, and its words.
pub(super) type Item = (String, String);

impl<'a> Side<'a> {
    /// A set; with the rows of both sets, whether its types have them or not.
    pub(super) fn new(set: &'a Catalogue, rows: &[&Node], examples: bool, lang: Lang) -> Side<'a> {
        let mut side = Side { set, lang, tree: set.tree() };
        let sample = side.tree.get("sample").map(|sample| side.line("sample", sample));
        let sample = sample.unwrap_or_default().into_iter().map(|(_, words)| words);
        let sample = sample.collect::<Vec<_>>().join(" ; ");
        let types = tables(&side.tree, "type").iter().enumerate();
        let types = types.map(|(number, kind)| side.whole(number, kind, rows, examples));
        let changed = [
            entry("sample", text(&sample)),
            entry("type", array(types)),
            entry("ambiguous", side.vague()),
        ];
        side.tree = with(side.tree.entries(), changed);
        side
    }

    /// A type with what stands beside it in the tree.
    fn whole(&self, number: usize, kind: &Node, rows: &[&Node], examples: bool) -> Node {
        let number = Ix::new(number);
        let steps = self.set.steps_of(number).map(|(step, _)| step.index());
        let steps = steps.filter_map(|step| tables(&self.tree, "step").get(step).cloned());
        let examples = self
            .set
            .examples()
            .iter()
            .zip(tables(&self.tree, "example"))
            .filter(|(example, _)| examples && example.kind == number);
        let examples = examples.map(|(example, node)| {
            let content = self.line("example", node).into_iter().filter(|(key, words)| {
                let optional =
                    !["done", "started", "not-done", "aims", "outcomes"].contains(&&**key);
                !["name", "date"].contains(&&**key) && (optional || !words.is_empty())
            });
            let content = content.map(|(key, words)| format!("{key}={words}"));
            let content = text(&content.collect::<Vec<_>>().join(" ; "));
            table([entry("id", text(&example.name)), entry("content", content)])
        });
        let rows = rows.iter().map(|row| {
            let own = tables(&self.tree, "row").iter().position(|own| id(own) == id(row));
            let own =
                own.and_then(|own| tables(kind, "rows").get(own)).map_or(&[][..], Node::entries);
            let (words, rest): (Vec<Entry>, Vec<Entry>) =
                own.iter().cloned().partition(|entry| ["fr", "en"].contains(&&*entry.key));
            let words = (!words.is_empty()).then(|| entry("text", table(words)));
            let row = row.entries().iter().filter(|entry| entry.key != "heading").cloned();
            table(row.chain(words).chain(rest))
        });
        let seats = kind.get("staff").map_or(&[][..], |staff| tables(staff, "seat"));
        let alerts = tables(kind, "alert").iter().map(|alert| {
            let staff = tables(alert, "staff").iter().filter_map(|other| {
                let [place, count] = other.items() else { return None };
                let seat = seats.get(integer(place)?)?;
                let words = self.counted(seat, count)?;
                let id = format!("{} {}", id(seat), integer(count)?);
                Some(table([entry("id", text(&id)), entry("name", text(&words))]))
            });
            with(alert.entries(), [entry("staff", array(staff))])
        });
        let changed = [
            entry("step", array(steps)),
            entry("example", array(examples)),
            entry("rows", array(rows)),
            entry("alert", array(alerts)),
        ];
        with(kind.entries(), changed)
    }

    /// The words too vague to accept, each with the professions that could claim it.
    fn vague(&self) -> Node {
        let entries = tables(&self.tree, "ambiguous").iter().flat_map(|several| {
            let people = self.items(label("ambiguous", "professions"), several.get("professions"));
            let words = tables(several, "words").iter().filter_map(Node::text);
            words.map(move |word| (key(word), ids(&people).join(", ")))
        });
        let words: BTreeMap<String, String> = entries.collect();
        array(words.into_iter().map(|(word, people)| {
            table([entry("id", text(&word)), entry("professions", text(&people))])
        }))
    }

    /// A record key by key, by the ids of what it names.
    fn line(&self, record: &str, node: &Node) -> Vec<(Str, String)> {
        let written = |entry: &Entry| {
            let items = self.items(label(record, &entry.key), Some(&entry.node));
            let between = if entry.node.get("fr").is_some() { " ; " } else { ", " };
            (entry.key.clone(), ids(&items).join(between))
        };
        node.entries().iter().map(written).collect()
    }

    /// The thing of a number in a list of the set.
    fn thing(&self, list: &str, number: &Node) -> Option<&Node> {
        tables(&self.tree, list).get(integer(number)?)
    }

    /// The values that stand at a key, each with its words.
    pub(super) fn items(&self, label: &Label, value: Option<&Node>) -> Vec<Item> {
        let Some(node) = value else { return Vec::new() };
        match &node.value {
            Value::Array(items) => {
                items.iter().flat_map(|item| self.items(label, Some(item))).collect()
            }
            Value::Table(_) if node.get("id").is_some() => {
                vec![(id(node).to_owned(), self.called(node))]
            }
            Value::Table(entries) => {
                entries.iter().flat_map(|it| self.items(label, Some(&it.node))).collect()
            }
            Value::Integer(_) if !label.of.is_empty() => {
                let thing = self.thing(label.of, node);
                thing.map(|thing| (id(thing).to_owned(), self.called(thing))).into_iter().collect()
            }
            Value::Integer(number) => vec![(number.to_string(), number.to_string())],
            Value::Boolean(yes) => vec![self.item(label, yes.to_string())],
            Value::Text(text) => vec![self.item(label, text.to_string())],
            Value::Other => Vec::new(),
        }
    }

    fn item(&self, label: &Label, value: String) -> Item {
        let words = label.word(&value, self.lang).map(str::to_owned);
        let words = words.unwrap_or_else(|| value.clone());
        (value, words)
    }

    /// What a record is called: what stands at the first of these keys that it has.
    pub(super) fn called(&self, record: &Node) -> String {
        let named = ["one", "short", "name", "title", "heading", "text"];
        let found = named.iter().find_map(|key| Some((*key, record.get(key)?)));
        let (key, value) = found.unwrap_or(("", record));
        match (key, text_of(value)) {
            ("one", Some(text)) => text.explained(self.lang),
            (_, Some(text)) => text.get(self.lang).to_owned(),
            (_, None) => value.text().map(Str::to_string).unwrap_or_default(),
        }
    }

    /// What tells a record without an id from others.
    pub(super) fn key(&self, record: &Node) -> String {
        let heading = record.get("heading").and_then(text_of).map(|text| text.fr.to_string());
        let text = || text_of(record).map(|text| format!("{}\n{}", text.fr, text.en));
        heading.or_else(text).unwrap_or_default()
    }

    /// What stands at a key of a record, in words.
    pub(super) fn words(&self, record: &str, node: &Node, key: &str) -> Option<String> {
        let (lang, value) = (self.lang, node.get(key)?);
        if let Some(text) = text_of(value) {
            return Some(text.get(lang).to_owned());
        }
        let words = self.items(label(record, key), Some(value)).into_iter().map(|(_, words)| words);
        let words: Vec<String> = words.collect();
        let whole = words.join(", ");
        let found = match key {
            "any" => Some(join_or(lang, &words)),
            "count" => self.counted(node, value),
            "date" => When::parse(&whole).map(|date| date.words(lang)),
            "grade" => {
                let known = Grade::ALL.into_iter().find(|known| known.id() == whole);
                known.map(|known| grade(known, lang).to_owned())
            }
            "stale-after-years" => whole.parse().ok().map(|count| tr!(lang, diff_years(count))),
            _ => None,
        };
        found.or(Some(whole)).filter(|words| !words.is_empty())
    }

    /// "3 médecins généralistes (GPs)": so many of the people of a seat.
    fn counted(&self, seat: &Node, count: &Node) -> Option<String> {
        let count = integer(count)?;
        let [one, many] = ["one", "many"].map(|key| seat.get(key).and_then(text_of));
        let noun = plural(self.lang, count as u64, one, many)?;
        Some(format!("{count} {}", noun.explained(self.lang)))
    }

    /// Several values in words: professions by groups.
    pub(super) fn together(&self, label: &Label, items: &[Item]) -> String {
        if label.of == "profession" {
            let number = |id: &str| self.set.professions().find(|one| one.id == id);
            return self.people(ids(items).into_iter().filter_map(number).collect());
        }
        items.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Professions in words: by groups, or a group but for some of it where that is shorter.
    fn people(&self, people: Set<Profession>) -> String {
        let names = self.by_groups(people);
        let groups = self.set.groups().iter();
        let but_for = groups.filter(|group| people.without(group.members).is_empty());
        let but_for = but_for.map(|group| (group, self.by_groups(group.members.without(people))));
        match but_for.min_by_key(|(_, others)| others.len()) {
            Some((group, others)) if others.len() + 1 < names.len() => {
                let group = group.noun.many.explained(self.lang);
                tr!(self.lang, diff_but_for(&group, &others.join(", ")))
            }
            _ => names.join(", "),
        }
    }

    /// Professions by group where one is there whole, the largest first, then one by one.
    fn by_groups(&self, people: Set<Profession>) -> Vec<String> {
        let mut rest = people;
        let mut names = Vec::new();
        loop {
            let whole =
                |members: Set<Profession>| members.len() > 1 && members.without(rest).is_empty();
            let groups = self.set.groups().iter().filter(|group| whole(group.members));
            // Of two as large, the first.
            let Some(group) = groups.rev().max_by_key(|group| group.members.len()) else { break };
            names.push(group.noun.many.explained(self.lang));
            rest = rest.without(group.members);
        }
        names.extend(rest.iter().map(|number| name_of(self.set, number, 2, self.lang)));
        names
    }

    /// A source.
    pub(super) fn origin(&self, source: &Node) -> Option<Origin> {
        let number = source.get("document").and_then(integer)?;
        let [row, column] = ["row", "column"].map(|key| source.get(key)?.text().cloned());
        let source = Source { document: Ix::new(number), row: row?, column: column? };
        let document = &self.set.documents()[source.document];
        let rows = self.set.rows().iter().filter(|row| row.heading == source.row);
        let heading = format!("« {}", source.row);
        Some(Origin {
            rows: rows.map(|row| row.id.to_string()).chain([heading]).collect(),
            column_words: format!("{}, {}", document.short.get(self.lang), source.column),
            words: place(self.set, &source, self.lang),
            column: [document.id.clone(), source.column],
        })
    }

    /// The groups and professions that are called as a seat is.
    pub(super) fn namesakes(&self, seat: &Node) -> Vec<(&'static str, &str)> {
        let called =
            |it: &&Node| ["one", "many"].iter().all(|key| same(it.get(key), seat.get(key)));
        let lists = ["group", "profession"].into_iter();
        let of = lists.flat_map(|list| tables(&self.tree, list).iter().map(move |it| (list, it)));
        of.filter(|(_, it)| called(it)).map(|(list, it)| (list, id(it))).collect()
    }
}

pub(super) fn ids(items: &[Item]) -> Vec<&str> {
    items.iter().map(|(id, _)| id.as_str()).collect()
}

pub(super) fn id(record: &Node) -> &str {
    record.get("id").and_then(Node::text).map_or("", |id| id)
}

pub(super) fn integer(node: &Node) -> Option<usize> {
    match node.value {
        Value::Integer(number) => usize::try_from(number).ok(),
        _ => None,
    }
}

/// A text in both languages.
pub(super) fn text_of(node: &Node) -> Option<Text> {
    let [fr, en] = ["fr", "en"].map(|lang| node.get(lang)?.text().cloned());
    Some(Text { fr: fr?, en: en? })
}
