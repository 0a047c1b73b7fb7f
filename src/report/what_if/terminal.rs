//! What if, on a terminal: before and after side by side.

use super::WhatIf;
use crate::lang::typeset;
use crate::page::{Ink, Layout, Page};
use crate::report::words;

/// Below this many columns the table is no longer readable.
const NARROWEST_TABLE: usize = 70;

/// Before and after side by side, and why; one below the other where there is no room for a table
/// or no wish.
pub fn render(what_if: &WhatIf, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let lang = what_if.lang;
    page.gap();
    let [before, after] = words::before_and_after(lang);
    for (label, report) in [(before, &what_if.before), (after, &what_if.after)] {
        page.labelled(2, label, 8, &words::team_and_scale(report));
    }
    page.gap();
    if layout.plain || page.layout.width < NARROWEST_TABLE {
        one_by_one(&mut page, what_if);
    } else {
        side_by_side(&mut page, what_if);
    }
    page.gap();
    page.text(2, Ink::Strong, &what_if.summary());
    let whole = typeset(lang, words::whole_report(lang));
    page.text(2, Ink::Quiet, &whole);
    // To be copied: neither typeset nor broken into lines.
    page.raw(&format!("    exercoord assess{}\n", what_if.options));
    page.finish()
}

fn side_by_side(page: &mut Page, what_if: &WhatIf) {
    let lang = what_if.lang;
    let [before, after] = words::before_and_after(lang);
    let header = ["", before, after, words::why(lang)].map(str::to_owned);
    let width = page.layout.width - 4;
    let columns = [11, width * 23 / 100, width * 23 / 100];
    let why = width - columns.iter().sum::<usize>();
    let rows = what_if.types.iter().map(|change| {
        let sign = if change.flips { "→ " } else { "" };
        let [before, after] = &change.words;
        let why = change.why.join(words::semicolon(lang));
        vec![change.name.clone(), before.clone(), format!("{sign}{after}"), typeset(lang, &why)]
    });
    let widths: Vec<usize> = columns.into_iter().chain([why]).collect();
    page.grid(&widths, header.to_vec(), rows.collect());
}

fn one_by_one(page: &mut Page, what_if: &WhatIf) {
    let lang = what_if.lang;
    for change in &what_if.types {
        let [before, after] = &change.words;
        let verdicts = if change.flips || before != after {
            words::from_to(before, after, lang)
        } else {
            words::unchanged(after, lang)
        };
        let ink = if change.flips { Ink::Strong } else { Ink::Plain };
        let line = words::labelled(&change.name, &verdicts, lang);
        page.text(2, ink, &typeset(lang, &line));
        for why in &change.why {
            page.text(4, Ink::Quiet, why);
        }
    }
}
