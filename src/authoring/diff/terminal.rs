//! A comparison for a terminal: what can turn a verdict, the rest, and what a team makes of it.

use super::turns::{Finding, How, Turns, TypeTurn};
use super::{Change, Comparison, Edition};
use crate::assess::Verdict;
use crate::lang::{Lang, date, harmless, join_or, typeset};
use crate::page::{Ink, Layout, Page};
use crate::report::{from_to, labelled, verdict_words};

/// The comparison as text, with what it makes of a team where one is given.
pub fn render(comparison: &Comparison, turns: Option<&Turns>, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let lang = layout.lang;
    for (label, edition) in say(lang, ["Ancien", "Nouveau"], ["Old", "New"])
        .into_iter()
        .zip([&comparison.old, &comparison.new])
    {
        page.labelled(0, label, 9, &typeset(lang, &harmless(&edition_words(edition, lang))));
    }
    let (decisive, rest): (Vec<_>, Vec<_>) =
        comparison.changes.iter().partition(|change| change.decisive);
    let [first, second] = say(
        lang,
        ["Ce qui peut changer une réponse", "Le reste"],
        ["What can change a result", "The rest"],
    );
    let [nothing, nothing_decisive] = say(
        lang,
        ["Rien n'a changé.", "Rien de ce qui a changé ne peut changer une réponse."],
        ["Nothing has changed.", "Nothing that has changed can change a result."],
    );
    page.gap();
    match (decisive.as_slice(), rest.as_slice()) {
        ([], []) => page.text(0, Ink::Plain, nothing),
        ([], _) => page.text(0, Ink::Plain, nothing_decisive),
        (decisive, _) => section(&mut page, first, decisive),
    }
    if !rest.is_empty() {
        page.gap();
        section(&mut page, second, &rest);
    }
    if let Some(turns) = turns {
        page.gap();
        team(&mut page, comparison, turns);
    }
    page.finish()
}

fn say<const N: usize>(
    lang: Lang,
    fr: [&'static str; N],
    en: [&'static str; N],
) -> [&'static str; N] {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// "mes-regles (pays-de-la-loire), version 2021.2, au 1er juillet 2024".
fn edition_words(edition: &Edition, lang: Lang) -> String {
    let Edition { name, id, version, as_of } = edition;
    let id = name.as_ref().map_or_else(|| id.clone(), |name| format!("{name} ({id})"));
    let day = as_of.map(|day| date(lang, day));
    match (lang, day) {
        (_, None) => format!("{id}, version {version}"),
        (Lang::Fr, Some(day)) => format!("{id}, version {version}, au {day}"),
        (Lang::En, Some(day)) => format!("{id}, version {version}, on {day}"),
    }
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
    if layout.plain { change.sentence() } else { change.text() }
}

fn item(page: &mut Page, indent: usize, ink: Ink, text: &str) {
    let sign = if page.layout.plain { "" } else { "· " };
    page.hanging(indent, &[(Ink::Quiet, sign)], 0, ink, &typeset(page.layout.lang, text));
}

/// The verdicts that turn, each with what turns it; those that stay, in a line.
fn team(page: &mut Page, comparison: &Comparison, turns: &Turns) {
    let lang = page.layout.lang;
    let [heading, none, stay] = say(
        lang,
        ["Pour cette équipe", "Aucune réponse ne change.", "Inchangées"],
        ["For this team", "No result changes.", "Unchanged"],
    );
    page.text(0, Ink::Strong, heading);
    let (turned, kept): (Vec<&TypeTurn>, Vec<&TypeTurn>) =
        turns.types.iter().partition(|turn| turn.turns());
    if turned.is_empty() {
        page.text(2, Ink::Plain, none);
    }
    for turn in turned {
        let [old, new] = [&turn.old, &turn.new].map(|found| finding_words(found.as_ref(), lang));
        let verdicts =
            if page.layout.plain { from_to(&old, &new, lang) } else { format!("{old} → {new}") };
        item(page, 2, Ink::Strong, &labelled(&turn.name, &verdicts, lang));
        for (reason, causes) in reasons(comparison, turn, page.layout) {
            page.text(6, Ink::Plain, &typeset(lang, reason));
            for cause in causes {
                item(page, 6, Ink::Plain, &cause);
            }
        }
    }
    let stays = by_verdict(&kept, lang);
    if !stays.is_empty() {
        page.text(2, Ink::Quiet, &typeset(lang, &labelled(stay, &stays, lang)));
    }
}

/// What turns a verdict, under what is to be said of it.
fn reasons(
    comparison: &Comparison,
    turn: &TypeTurn,
    layout: Layout,
) -> Vec<(&'static str, Vec<String>)> {
    let [alone, all, each, all_each, together] = say(
        layout.lang,
        [
            "Ce seul changement le fait :",
            "Ces changements, tous au même endroit, le font :",
            "Celui-ci aussi le ferait à lui seul :",
            "Ceux-ci aussi le feraient, sans les autres :",
            "Ces changements le font ensemble :",
        ],
        [
            "This change alone does it:",
            "These changes, all in one place, do it:",
            "This one too would do it alone:",
            "These too would do it, without the others:",
            "These changes do it together:",
        ],
    );
    let causes = turn.because.iter().map(|cause| {
        let changes = cause.changes.iter().filter_map(|place| comparison.changes.get(*place));
        let told: Vec<String> = changes.map(|change| words_of(change, layout)).collect();
        // What no line tells is named by its place.
        let place = || match &cause.key {
            Some(key) => format!("{}, [{key}]", cause.file),
            None => cause.file.clone(),
        };
        if told.is_empty() { vec![place()] } else { told }
    });
    match turn.how {
        How::Alone => {
            let words = [[alone, all]].into_iter().chain(std::iter::repeat([each, all_each]));
            let told = words.zip(causes);
            told.map(|([one, many], told)| (if told.len() > 1 { many } else { one }, told))
                .collect()
        }
        How::Together => vec![(together, causes.flatten().collect())],
    }
}

/// A verdict in words, with what it may become where it is not settled.
fn finding_words(found: Option<&Finding>, lang: Lang) -> String {
    let Some(found) = found else {
        let [none] = say(lang, ["pas de ce type"], ["no such type"]);
        return none.to_owned();
    };
    let words = verdict_words(found.verdict, lang);
    if found.verdict != Verdict::Undetermined {
        return words.to_owned();
    }
    let possible: Vec<String> =
        found.possible.iter().map(|verdict| verdict_words(*verdict, lang).to_owned()).collect();
    format!("{words} ({})", join_or(lang, &possible))
}

/// Types by verdict, best first: "ESP-CLAP (éligible) ; ESS, CPTS (ne convient pas)".
fn by_verdict(kept: &[&TypeTurn], lang: Lang) -> String {
    let groups = Verdict::ALL.into_iter().filter_map(|verdict| {
        let of_verdict =
            |turn: &&&TypeTurn| turn.new.as_ref().is_some_and(|found| found.verdict == verdict);
        let names: Vec<&str> =
            kept.iter().filter(of_verdict).map(|turn| turn.name.as_str()).collect();
        let words = verdict_words(verdict, lang);
        (!names.is_empty()).then(|| format!("{} ({words})", names.join(", ")))
    });
    groups.collect::<Vec<_>>().join(match lang {
        Lang::Fr => " ; ",
        Lang::En => "; ",
    })
}
