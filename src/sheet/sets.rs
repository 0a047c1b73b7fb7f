//! Rule sets side by side: what each of them asks for a type, and where they differ. A difference is
//! marked by a sign, in plain mode by a word.

use super::seat_words;
use crate::document::{Block, Columns, Document, Item, Line, NARROW, Style, Table};
use crate::lang::{Lang, typeset};
use crate::report::{capital, long_name};
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Seat, Set, Status};
use crate::tr;

/// What is compared, in the order of the rows.
#[derive(Clone, Copy)]
enum Row {
    Audience,
    Staff,
    Scale,
    Prerequisites,
}

impl Row {
    const ALL: [Row; 4] = [Row::Audience, Row::Staff, Row::Scale, Row::Prerequisites];

    fn name(self, lang: Lang) -> &'static str {
        match self {
            Row::Audience => tr!(lang, audience),
            Row::Staff => tr!(lang, minimum_staff),
            Row::Scale => tr!(lang, scale),
            Row::Prerequisites => tr!(lang, prerequisites),
        }
    }
}

/// What a set asks in a row: in words, and by ids. The ids tell whether two sets ask the same, since
/// each has words of its own for it.
struct Rule {
    words: String,
    /// `None` where the set does not have the type.
    ids: Option<Vec<String>>,
}

/// What stands where a set has no such type, or no such rule.
const NONE: &str = "—";

/// Rule sets side by side, for these types or for all that one of them has: a table a type, or lists
/// where there is no room for one or no wish.
pub fn compare(sets: &[&Catalogue], types: &[String], lang: Lang) -> Document {
    const LABEL: usize = 20;
    const READABLE: usize = 19;
    let titles = titles(sets, lang);
    let mut tables = Document::new(lang, "", 2);
    let mut lists = Vec::new();
    for id in ids_of(sets, types) {
        let kinds: Vec<_> = sets.iter().map(|set| set.type_by_id(&id)).collect();
        let heading = typeset(lang, &heading(sets, &kinds, lang));
        lists.extend([Block::Gap, Block::Item(Item::new(0, (Style::Strong, &heading)))]);
        tables.heading(1, heading);
        let mut table = Table {
            header: [String::new()].into_iter().chain(titles.iter().cloned()).collect(),
            columns: Columns::Equal { label: LABEL, least: READABLE },
            ..Table::default()
        };
        for row in Row::ALL {
            let rules: Vec<Rule> =
                sets.iter().zip(&kinds).map(|(set, kind)| rule(set, *kind, row, lang)).collect();
            let differ =
                rules.iter().any(|rule| Some(&rule.ids) != rules.first().map(|first| &first.ids));
            let name = row.name(lang);
            let (sign, said) = match differ {
                true => ("≠", tr!(lang, rules_differ(name))),
                false => ("=", tr!(lang, rules_agree(name))),
            };
            let marked = format!("{sign} {name}");
            lists.push(Block::Item(Item::new(2, marked.as_str()).spoken(typeset(lang, &said))));
            for (title, rule) in titles.iter().zip(&rules) {
                let line = |text| typeset(lang, &tr!(lang, labelled(title, text)));
                let item = Item::new(4, line(rule.shown())).spoken(line(rule.spoken(lang)));
                lists.push(Block::Item(item));
            }
            let cells = rules.iter().map(|rule| typeset(lang, rule.shown()).into());
            table.rows.push([Line::from(marked)].into_iter().chain(cells).collect());
        }
        tables.blocks.push(Block::Table(table));
    }
    let signs = typeset(lang, tr!(lang, comparison_signs));
    // A screen reader is told in words.
    let signs = |indent| {
        let wide = vec![Block::Gap, Block::Item(Item::new(indent, (Style::Quiet, &signs)))];
        Block::Fit { columns: 0, wide, narrow: Vec::new() }
    };
    tables.blocks.push(signs(2));
    lists.push(signs(0));
    let columns = NARROW.max(LABEL + 1 + sets.len() * (READABLE + 1));
    let fit = Block::Fit { columns, wide: tables.blocks, narrow: lists };
    Document { blocks: vec![fit], ..Document::new(lang, tr!(lang, comparison_title), 2) }
}

impl Rule {
    fn shown(&self) -> &str {
        if self.words.is_empty() { NONE } else { &self.words }
    }

    /// A screen reader passes over a dash.
    fn spoken(&self, lang: Lang) -> &str {
        match (self.words.as_str(), &self.ids) {
            ("", None) => tr!(lang, no_such_type),
            ("", Some(_)) => tr!(lang, no_rule),
            (words, _) => words,
        }
    }
}

/// What each set is called: its title; of sets of one title, its id and version too; of sets that
/// share these as well, its place in the row.
fn titles(sets: &[&Catalogue], lang: Lang) -> Vec<String> {
    let shared =
        |names: &[String], name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let titles: Vec<String> = sets.iter().map(|set| capital(&set.title().show(lang))).collect();
    let told = sets.iter().zip(&titles).map(|(set, title)| match shared(&titles, title) {
        true => format!("{title} ({}, {})", set.id(), set.version()),
        false => title.clone(),
    });
    let told: Vec<String> = told.collect();
    let numbered = told.iter().zip(1..).map(|(title, number)| match shared(&told, title) {
        true => format!("{number}. {title}"),
        false => title.clone(),
    });
    numbered.collect()
}

/// The types to compare: those named, else those of the first set and what the others have besides.
fn ids_of(sets: &[&Catalogue], types: &[String]) -> Vec<String> {
    let all = sets.iter().flat_map(|set| set.types().iter().map(|kind| kind.id.to_string()));
    let asked = types.iter().cloned().chain(all.filter(|_| types.is_empty()));
    let mut ids: Vec<String> = Vec::new();
    for id in asked {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// A type's name, as the first set that has it gives it.
fn heading(sets: &[&Catalogue], kinds: &[Option<Ix<ExerciseType>>], lang: Lang) -> String {
    let found = sets.iter().zip(kinds).find_map(|(set, kind)| Some(&set.types()[(*kind)?]));
    found.map_or(String::new(), |kind| format!("{}, {}", kind.name, long_name(kind, lang)))
}

/// What a set asks for a type; nothing where it does not have it.
fn rule(set: &Catalogue, kind: Option<Ix<ExerciseType>>, row: Row, lang: Lang) -> Rule {
    let Some(number) = kind else { return Rule { words: String::new(), ids: None } };
    let exercise = &set.types()[number];
    let (words, ids) = match row {
        Row::Audience => {
            let audience = &exercise.audience;
            let words = audience.who.get(lang).to_owned();
            (words, people(set, audience.professions, audience.statuses))
        }
        Row::Staff => {
            let seat = |seat: &Seat| {
                let who = people(set, seat.professions, seat.statuses);
                format!("{} {}", seat.count, who.join(" "))
            };
            (seat_words(exercise, lang), sorted(exercise.staff.seats.iter().map(seat)))
        }
        Row::Scale => {
            let scales = || exercise.scales().iter().map(|scale| &set.scales()[scale]);
            let names: Vec<&str> = scales().map(|scale| scale.name.get(lang)).collect();
            (names.join(", "), sorted(scales().map(|scale| scale.id.to_string())))
        }
        Row::Prerequisites => {
            let steps = || set.steps_of(number).filter(|(_, step)| step.prerequisite);
            let names: Vec<&str> = steps().map(|(_, step)| step.short.get(lang)).collect();
            (names.join(", "), sorted(steps().map(|(_, step)| step.id.to_string())))
        }
    };
    Rule { words, ids: Some(ids) }
}

fn people(set: &Catalogue, professions: Set<Profession>, statuses: Set<Status>) -> Vec<String> {
    let professions = professions.iter().map(|number| set.professions()[number].id.to_string());
    let statuses = statuses.iter().map(|number| set.statuses()[number].id.to_string());
    sorted(professions.chain(statuses))
}

/// Ids whose order says nothing; two seats that ask for the same people are two all the same.
fn sorted(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut ids: Vec<String> = ids.collect();
    ids.sort_unstable();
    ids
}
