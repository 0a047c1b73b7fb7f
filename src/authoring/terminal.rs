//! A test run for a terminal, in the manner of test runners: one line an example, then the sum.

use super::trial::{Gap, Miss, Trial, TypeTrial, at_line, line_of, shown};
use crate::lang::{Lang, harmless, plural, typeset};
use crate::page::{Ink, Layout, Page};

/// The run as text.
pub fn render(trial: &Trial, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let lang = layout.lang;
    let head = match lang {
        Lang::Fr => format!("Règles {}, version {}", trial.id, trial.version),
        Lang::En => format!("Rules {}, version {}", trial.id, trial.version),
    };
    page.text(0, Ink::Strong, &harmless(&head));
    for kind in &trial.types {
        page.gap();
        of_type(&mut page, kind);
    }
    page.gap();
    let ink = if trial.is_right() { Ink::Good } else { Ink::Bad };
    page.text(0, ink, &typeset(lang, &sum(trial, lang)));
    page.gap();
    gaps(&mut page, &trial.gaps);
    page.finish()
}

fn of_type(page: &mut Page, kind: &TypeTrial) {
    let lang = page.layout.lang;
    page.text(0, Ink::Strong, &format!("{} ({})", kind.name, kind.id));
    for example in &kind.examples {
        let (sign, word, ink) = match (example.is_right(), lang) {
            (true, Lang::Fr) => ("✔", "juste", Ink::Good),
            (true, Lang::En) => ("✔", "right", Ink::Good),
            (false, Lang::Fr) => ("✘", "faux", Ink::Bad),
            (false, Lang::En) => ("✘", "wrong", Ink::Bad),
        };
        let sign =
            if page.layout.plain { format!("{word}{}", colon(lang)) } else { format!("{sign} ") };
        page.hanging(2, &[(ink, &sign)], 0, Ink::Plain, &typeset(lang, &example.name));
        if !example.is_right() {
            // In one piece, so that it can be copied and clicked.
            let place = page.ink(Ink::Quiet, &harmless(&at_line(&example.place)));
            page.raw(&format!("    {place}\n"));
        }
        for miss in &example.misses {
            page.text(6, Ink::Plain, &typeset(lang, &harmless(&of_miss(miss, lang))));
        }
    }
    if kind.examples.is_empty() {
        page.text(
            2,
            Ink::Fair,
            match lang {
                Lang::Fr => "aucun exemple",
                Lang::En => "no example",
            },
        );
    }
}

fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "\u{a0}: ",
        Lang::En => ": ",
    }
}

fn of_miss(miss: &Miss, lang: Lang) -> String {
    let (fact, line) = (&miss.difference.fact, line_of(&miss.place));
    let (expected, found) =
        (shown(&miss.difference.expected, lang), shown(&miss.difference.found, lang));
    match lang {
        Lang::Fr => format!("ligne {line}, {fact} : attendu {expected}, obtenu {found}"),
        Lang::En => format!("line {line}, {fact}: expected {expected}, got {found}"),
    }
}

/// "46 examples, 46 right".
fn sum(trial: &Trial, lang: Lang) -> String {
    let (count, right) = (trial.count() as u64, trial.right() as u64);
    let wrong = count - right;
    let mut sum = match lang {
        Lang::Fr => format!(
            "{count} {}, {right} {}",
            plural(lang, count, "exemple", "exemples"),
            plural(lang, right, "juste", "justes")
        ),
        Lang::En => {
            format!("{count} {}, {right} right", plural(lang, count, "example", "examples"))
        }
    };
    if wrong > 0 {
        sum += &match lang {
            Lang::Fr => format!(", {wrong} {}", plural(lang, wrong, "faux", "faux")),
            Lang::En => format!(", {wrong} wrong"),
        };
    }
    sum
}

fn gaps(page: &mut Page, gaps: &[Gap]) {
    let lang = page.layout.lang;
    let heading = match (gaps.is_empty(), lang) {
        (true, Lang::Fr) => {
            "Chaque type est essayé par un exemple, avec chacune de ses places et de ses démarches."
        }
        (true, Lang::En) => "Every type is tried by an example, with each of its seats and steps.",
        (false, Lang::Fr) => "Ce qu'aucun exemple n'essaie :",
        (false, Lang::En) => "What no example tries:",
    };
    page.text(0, Ink::Plain, &typeset(lang, heading));
    for gap in gaps {
        let sign = if page.layout.plain { "" } else { "· " };
        let text = format!("{}{}{}", gap.kind, colon(lang), gap.what.words(lang));
        page.hanging(2, &[(Ink::Fair, sign)], 0, Ink::Plain, &typeset(lang, &text));
    }
}
