//! A comparison for a terminal: what can turn a verdict, the rest, and what a team makes of it.

use super::turns::{How, TypeTurn};
use super::{Change, Comparison, Edition};
use crate::assess::Verdict;
use crate::lang::{Lang, date, harmless, join_or, typeset};
use crate::page::{Ink, Layout, Page};
use crate::report::{from_to, labelled, verdict_words};
use crate::tr;

/// The comparison as text.
pub fn render(comparison: &Comparison, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let lang = layout.lang;
    for (label, edition) in
        [(tr!(lang, diff_old), &comparison.old), (tr!(lang, diff_new), &comparison.new)]
    {
        page.labelled(0, label, 9, &typeset(lang, &harmless(&edition_words(edition, lang))));
    }
    let (decisive, rest): (Vec<_>, Vec<_>) =
        comparison.changes.iter().partition(|change| change.decisive);
    page.gap();
    match (decisive.as_slice(), rest.as_slice()) {
        ([], []) => page.text(0, Ink::Plain, tr!(lang, diff_nothing)),
        ([], _) => page.text(0, Ink::Plain, tr!(lang, diff_nothing_decisive)),
        (decisive, _) => section(&mut page, tr!(lang, diff_decisive), decisive),
    }
    if !rest.is_empty() {
        page.gap();
        section(&mut page, tr!(lang, diff_rest), &rest);
    }
    if let Some(types) = &comparison.verdicts {
        page.gap();
        team(&mut page, types);
    }
    page.finish()
}

/// "mes-regles (pays-de-la-loire), version 2021.2, au 1er juillet 2024".
fn edition_words(edition: &Edition, lang: Lang) -> String {
    let Edition { name, id, version, as_of } = edition;
    let id = name.as_ref().map_or_else(|| id.clone(), |name| format!("{name} ({id})"));
    let set = format!("{id}, version {version}");
    as_of.map_or(set.clone(), |day| tr!(lang, diff_as_of(&set, &date(lang, day))))
}

fn section(page: &mut Page, heading: &str, changes: &[&Change]) {
    page.text(0, Ink::Strong, heading);
    for change in changes {
        let text = words_of(change, page.layout);
        let text = match &change.of {
            Some(of) => labelled(&of.name, &text, page.layout.lang),
            None => text,
        };
        item(page, 2, Ink::Plain, &text);
    }
}

fn words_of(change: &Change, layout: Layout) -> String {
    if layout.plain { change.sentence.clone() } else { change.text.clone() }
}

fn item(page: &mut Page, indent: usize, ink: Ink, text: &str) {
    let sign = if page.layout.plain { "" } else { "· " };
    page.hanging(indent, &[(Ink::Quiet, sign)], 0, ink, &typeset(page.layout.lang, text));
}

/// The verdicts that turn, each with what turns it; those that stay, in a line.
fn team(page: &mut Page, types: &[TypeTurn]) {
    let lang = page.layout.lang;
    page.text(0, Ink::Strong, tr!(lang, diff_for_team));
    let (turned, kept): (Vec<&TypeTurn>, Vec<&TypeTurn>) =
        types.iter().partition(|turn| turn.turns);
    if turned.is_empty() {
        page.text(2, Ink::Plain, tr!(lang, diff_no_turn));
    }
    for turn in turned {
        let old = verdict(turn.old, &turn.old_possible, lang);
        let new = verdict(turn.new, &turn.new_possible, lang);
        let verdicts =
            if page.layout.plain { from_to(&old, &new, lang) } else { format!("{old} → {new}") };
        item(page, 2, Ink::Strong, &labelled(&turn.name, &verdicts, lang));
        for (reason, causes) in reasons(turn, page.layout) {
            page.text(6, Ink::Plain, &typeset(lang, reason));
            for cause in causes {
                item(page, 6, Ink::Plain, &cause);
            }
        }
    }
    let stays = by_verdict(&kept, lang);
    if !stays.is_empty() {
        let stays = labelled(tr!(lang, diff_unchanged), &stays, lang);
        page.text(2, Ink::Quiet, &typeset(lang, &stays));
    }
}

/// What turns a verdict, under what is to be said of it.
fn reasons(turn: &TypeTurn, layout: Layout) -> Vec<(&'static str, Vec<String>)> {
    let lang = layout.lang;
    let causes = turn.because.iter().map(|cause| match (cause.changes.as_slice(), &cause.key) {
        // What no line tells is named by its place.
        ([], Some(key)) => vec![format!("{}, [{key}]", cause.file)],
        ([], None) => vec![cause.file.clone()],
        (changes, _) => changes.iter().map(|change| words_of(change, layout)).collect(),
    });
    if turn.how == Some(How::Together) {
        return vec![(tr!(lang, diff_together), causes.flatten().collect())];
    }
    let heading = |place: usize, several: bool| match (place, several) {
        (0, false) => tr!(lang, diff_alone),
        (0, true) => tr!(lang, diff_alone_many),
        (_, false) => tr!(lang, diff_alone_too),
        (_, true) => tr!(lang, diff_alone_too_many),
    };
    let told = causes.enumerate().map(|(place, told)| (heading(place, told.len() > 1), told));
    told.collect()
}

/// A verdict in words, with what it may become where it is not settled.
fn verdict(found: Option<Verdict>, possible: &[Verdict], lang: Lang) -> String {
    let Some(found) = found else { return tr!(lang, diff_no_such_type).to_owned() };
    let words = |verdict: &Verdict| verdict_words(*verdict, lang).to_owned();
    if found != Verdict::Undetermined {
        return words(&found);
    }
    let possible: Vec<String> = possible.iter().map(words).collect();
    format!("{} ({})", words(&found), join_or(lang, &possible))
}

/// Types by verdict, best first: "ESP-CLAP (éligible) ; ESS, CPTS (ne convient pas)".
fn by_verdict(kept: &[&TypeTurn], lang: Lang) -> String {
    let groups = Verdict::ALL.into_iter().filter_map(|verdict| {
        let alike = kept.iter().filter(|turn| turn.new == Some(verdict));
        let names: Vec<&str> = alike.map(|turn| turn.name.as_str()).collect();
        let words = verdict_words(verdict, lang);
        (!names.is_empty()).then(|| format!("{} ({words})", names.join(", ")))
    });
    groups.collect::<Vec<_>>().join(match lang {
        Lang::Fr => " ; ",
        Lang::En => "; ",
    })
}
