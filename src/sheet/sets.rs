//! Rule sets side by side: what each of them asks for a type, and where they differ. A difference is
//! marked by a sign, in plain mode by a word.

use super::{NARROWEST_TABLE, seat_words};
use crate::lang::{Lang, typeset};
use crate::page::{Ink, Layout, Page};
use crate::report::{capital, labelled, long_name};
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Seat, Set, Status};

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
        match (self, lang) {
            (Row::Audience, Lang::Fr) => "Public",
            (Row::Audience, Lang::En) => "Audience",
            (Row::Staff, Lang::Fr) => "Effectif minimal",
            (Row::Staff, Lang::En) => "Minimum staff",
            (Row::Scale, Lang::Fr) => "Échelle",
            (Row::Scale, Lang::En) => "Scale",
            (Row::Prerequisites, Lang::Fr) => "Prérequis",
            (Row::Prerequisites, Lang::En) => "Prerequisites",
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
pub fn compare(sets: &[&Catalogue], types: &[String], layout: Layout) -> String {
    const LABEL: usize = 20;
    const READABLE: usize = 19;
    let lang = layout.lang;
    let mut page = Page::new(layout);
    let room = page.layout.width.saturating_sub(LABEL + 1) / sets.len().max(1);
    let as_lists = layout.plain || page.layout.width < NARROWEST_TABLE || room <= READABLE;
    let titles = titles(sets, lang);
    for id in ids_of(sets, types) {
        let kinds: Vec<_> = sets.iter().map(|set| set.type_by_id(&id)).collect();
        let rows = Row::ALL.map(|row| {
            let rules: Vec<Rule> =
                sets.iter().zip(&kinds).map(|(set, kind)| rule(set, *kind, row, lang)).collect();
            let differ =
                rules.iter().any(|rule| Some(&rule.ids) != rules.first().map(|first| &first.ids));
            (row.name(lang), differ, rules)
        });
        page.gap();
        let indent = if as_lists { 0 } else { 2 };
        page.text(indent, Ink::Strong, &typeset(lang, &heading(sets, &kinds, lang)));
        if as_lists {
            for (name, differ, rules) in rows {
                page.text(2, Ink::Plain, &typeset(lang, &marked(name, differ, layout)));
                for (title, rule) in titles.iter().zip(rules) {
                    let line = labelled(title, shown(&rule, layout), lang);
                    page.text(4, Ink::Plain, &typeset(lang, &line));
                }
            }
        } else {
            let head = [String::new()].into_iter().chain(titles.iter().cloned()).collect();
            let rows = rows.into_iter().map(|(name, differ, rules)| {
                let cells = rules.iter().map(|rule| typeset(lang, shown(rule, layout)));
                [marked(name, differ, layout)].into_iter().chain(cells).collect()
            });
            let rows: Vec<Vec<String>> = rows.collect();
            let widths = [LABEL].into_iter().chain(sets.iter().map(|_| room - 1));
            page.grid(&widths.collect::<Vec<_>>(), head, rows);
        }
    }
    if !layout.plain {
        page.gap();
        page.text(
            if as_lists { 0 } else { 2 },
            Ink::Quiet,
            &typeset(
                lang,
                match lang {
                    Lang::Fr => "≠ règles différentes ; = même règle, parfois en d'autres mots ; — pas de règle, ou pas ce type",
                    Lang::En => "≠ different rules; = the same rule, perhaps in other words; — no rule, or no such type",
                },
            ),
        );
    }
    page.finish()
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

/// A row's name with its mark.
fn marked(name: &str, differ: bool, layout: Layout) -> String {
    match (layout.plain, differ, layout.lang) {
        (false, true, _) => format!("≠ {name}"),
        (false, false, _) => format!("= {name}"),
        (true, true, Lang::Fr) => format!("{name}, règles différentes :"),
        (true, true, Lang::En) => format!("{name}, different rules:"),
        (true, false, Lang::Fr) => format!("{name}, même règle :"),
        (true, false, Lang::En) => format!("{name}, the same rule:"),
    }
}

fn shown(rule: &Rule, layout: Layout) -> &str {
    match (rule.words.as_str(), layout.plain, layout.lang) {
        // A screen reader passes over a dash.
        ("", true, Lang::Fr) if rule.ids.is_none() => "pas ce type",
        ("", true, Lang::En) if rule.ids.is_none() => "no such type",
        ("", true, Lang::Fr) => "pas de règle",
        ("", true, Lang::En) => "no rule",
        ("", false, _) => NONE,
        (words, _, _) => words,
    }
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
