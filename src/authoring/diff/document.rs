//! A comparison as a document: what can turn a verdict, the rest, and what a team makes of it.

use super::turns::{How, TypeTurn};
use super::{Change, Compared, Comparison};
use crate::assess::Verdict;
use crate::date::date;
use crate::document::{Document, Item, Style};
use crate::lang::{Lang, join_or, sanitize, typeset};
use crate::report::{from_to, labelled, verdict_words};
use crate::tr;

/// The comparison as a document.
pub fn of(comparison: &Comparison) -> Document {
    let lang = comparison.lang;
    let mut document = Document::new(lang, tr!(lang, diff_title), 0);
    for (label, compared) in
        [(tr!(lang, diff_old), &comparison.old), (tr!(lang, diff_new), &comparison.new)]
    {
        let set = typeset(lang, &sanitize(&set_words(compared, lang)));
        let spoken = typeset(lang, &labelled(label, &set, lang));
        document.item(Item::new(0, set).label(Style::Quiet, label).column(9).spoken(spoken));
    }
    let (decisive, rest): (Vec<_>, Vec<_>) =
        comparison.changes.iter().partition(|change| change.decisive);
    document.gap();
    match (decisive.as_slice(), rest.as_slice()) {
        ([], []) => document.text(tr!(lang, diff_nothing)),
        ([], _) => document.text(tr!(lang, diff_nothing_decisive)),
        (decisive, _) => section(&mut document, tr!(lang, diff_decisive), decisive),
    }
    if !rest.is_empty() {
        section(&mut document, tr!(lang, diff_rest), &rest);
    }
    if let Some(types) = &comparison.verdicts {
        team(&mut document, types);
    }
    document
}

/// "mes-regles (pays-de-la-loire), version 2021.2, au 1er juillet 2024".
fn set_words(compared: &Compared, lang: Lang) -> String {
    let Compared { name, rules, as_of } = compared;
    let id = name.as_ref().map_or(rules.id.clone(), |name| format!("{name} ({})", rules.id));
    let set = format!("{id}, version {}", rules.version);
    as_of.map_or(set.clone(), |day| tr!(lang, diff_as_of(&set, &date(lang, day))))
}

fn section(document: &mut Document, heading: &str, changes: &[&Change]) {
    document.heading(1, heading);
    for change in changes {
        let of = |text: &str| match &change.of {
            Some(of) => labelled(&of.name, text, document.lang),
            None => text.to_owned(),
        };
        let [text, spoken] = [of(&change.text), of(&change.sentence)];
        item(document, 2, Style::Plain, &text, &spoken);
    }
}

/// A line behind a sign; plain lines have other words.
fn item(document: &mut Document, indent: usize, style: Style, text: &str, spoken: &str) {
    let [text, spoken] = [text, spoken].map(|text| (style.clone(), typeset(document.lang, text)));
    document.item(Item::new(indent, text).sign(Style::Quiet, "· ").spoken(spoken));
}

/// The verdicts that turn, each with what turns it; those that stay, in a line.
fn team(document: &mut Document, types: &[TypeTurn]) {
    let lang = document.lang;
    document.heading(1, tr!(lang, diff_for_team));
    let (turned, kept): (Vec<&TypeTurn>, Vec<&TypeTurn>) =
        types.iter().partition(|turn| turn.turns);
    if turned.is_empty() {
        document.item(Item::new(2, tr!(lang, diff_no_turn)));
    }
    for turn in turned {
        let old = verdict(turn.old, &turn.old_possible, lang);
        let new = verdict(turn.new, &turn.new_possible, lang);
        let text = labelled(&turn.name, &format!("{old} → {new}"), lang);
        let spoken = labelled(&turn.name, &from_to(&old, &new, lang), lang);
        item(document, 2, Style::Strong, &text, &spoken);
        because(document, turn);
    }
    let stays = by_verdict(&kept, lang);
    if !stays.is_empty() {
        let stays = typeset(lang, &labelled(tr!(lang, diff_unchanged), &stays, lang));
        document.item(Item::new(2, (Style::Quiet, stays)));
    }
}

/// What turns a verdict, under what is to be said of it.
fn because(document: &mut Document, turn: &TypeTurn) {
    let lang = document.lang;
    let together = turn.how == Some(How::Together);
    for (place, cause) in turn.because.iter().enumerate() {
        let heading = match (together, place, cause.changes.len() > 1) {
            (true, 0, _) => Some(tr!(lang, diff_together)),
            (true, ..) => None,
            (false, 0, false) => Some(tr!(lang, diff_alone)),
            (false, 0, true) => Some(tr!(lang, diff_alone_many)),
            (false, _, false) => Some(tr!(lang, diff_alone_too)),
            (false, _, true) => Some(tr!(lang, diff_alone_too_many)),
        };
        if let Some(heading) = heading {
            document.item(Item::new(6, typeset(lang, heading)));
        }
        for change in &cause.changes {
            item(document, 6, Style::Plain, &change.text, &change.sentence);
        }
        if cause.changes.is_empty() {
            // What no line tells is named by its place.
            let key = cause.key.as_ref().map(|key| format!(", [{key}]")).unwrap_or_default();
            let place = format!("{}{key}", cause.file);
            item(document, 6, Style::Plain, &place, &place);
        }
    }
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
    groups.collect::<Vec<_>>().join(tr!(lang, semicolon))
}
