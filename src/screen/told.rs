//! What a screening comes to, in words: for the person at the terminal, beside the result.

use super::summary::{Recruit, Summary};
use crate::assess::Verdict;
use crate::lang::{Lang, Noun, join_or, plural, typeset};
use crate::page::{Ink, Layout, Page};
use crate::report::{labelled, verdict_words};
use crate::rules::Catalogue;
use crate::team::name_of;

/// How many recruits are told.
const MOST_RECRUITS: usize = 5;

/// How many rows went in and what became of them: rows in are rows out and refused ones.
pub fn rows(summary: &Summary, lang: Lang) -> String {
    let (out, rejects) = (summary.rows, summary.rejects);
    let (all, read) = (number(out + rejects, lang), number(out, lang));
    let told = match lang {
        Lang::Fr => format!(
            "{all} {} : {read} {}, {} {}",
            plural(lang, out + rejects, "ligne lue", "lignes lues"),
            plural(lang, out, "équipe évaluée", "équipes évaluées"),
            number(rejects, lang),
            plural(lang, rejects, "ligne refusée", "lignes refusées"),
        ),
        Lang::En => format!(
            "{all} {} read: {read} {} assessed, {} refused",
            plural(lang, out + rejects, "row", "rows"),
            plural(lang, out, "team", "teams"),
            number(rejects, lang),
        ),
    };
    typeset(lang, &told)
}

/// The totals of each type, and the recruits that would open most doors.
pub fn render(summary: &Summary, catalogue: &Catalogue, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let lang = layout.lang;
    page.gap();
    page.text(0, Ink::Strong, &rows(summary, lang));
    if summary.rows == 0 {
        return page.finish();
    }
    page.gap();
    // A grid of six columns has no room on a narrow screen.
    if layout.plain || layout.width < 78 {
        lines(&mut page, summary, catalogue);
    } else {
        grid(&mut page, summary, catalogue);
    }
    recruits(&mut page, &summary.recruits(catalogue), catalogue);
    page.finish()
}

fn grid(page: &mut Page, summary: &Summary, catalogue: &Catalogue) {
    let lang = page.layout.lang;
    let words = Verdict::ALL.map(|verdict| verdict_words(verdict, lang).to_owned());
    let names = catalogue.types().iter().map(|kind| kind.name.to_string());
    let kinds: Vec<String> = names.collect();
    let first = kinds.iter().map(|name| name.chars().count()).max().unwrap_or_default().max(4) + 1;
    let header: Vec<String> = [String::new()].into_iter().chain(words).collect();
    let widths: Vec<usize> = header
        .iter()
        .enumerate()
        .map(|(column, word)| if column == 0 { first } else { word.chars().count().max(9) + 1 })
        .collect();
    let rows = kinds.into_iter().zip(&summary.verdicts).map(|(name, counts)| {
        let counts = counts.iter().map(|count| number(*count, lang));
        [name].into_iter().chain(counts).collect()
    });
    page.grid(&widths, header, rows.collect());
}

fn lines(page: &mut Page, summary: &Summary, catalogue: &Catalogue) {
    let lang = page.layout.lang;
    for (kind, counts) in catalogue.types().iter().zip(&summary.verdicts) {
        let counts = Verdict::ALL.iter().zip(counts).filter(|(_, count)| **count > 0);
        let counts: Vec<String> = counts
            .map(|(verdict, count)| {
                format!("{} {}", verdict_words(*verdict, lang), number(*count, lang))
            })
            .collect();
        page.text(2, Ink::Plain, &typeset(lang, &labelled(&kind.name, &counts.join(", "), lang)));
    }
}

fn recruits(page: &mut Page, recruits: &[Recruit], catalogue: &Catalogue) {
    let lang = page.layout.lang;
    if recruits.is_empty() {
        return;
    }
    page.gap();
    let heading = match lang {
        Lang::Fr => "Une personne de plus, et ce qu'elle ouvrirait dans ce fichier :",
        Lang::En => "One more person, and what that would open over this file:",
    };
    page.text(0, Ink::Strong, &typeset(lang, heading));
    for recruit in recruits.iter().take(MOST_RECRUITS) {
        page.text(2, Ink::Plain, &typeset(lang, &recruit_words(recruit, catalogue, lang)));
    }
}

/// "infirmier (libéral) : 12 équipes et types, dont MSP 10, ESP-CLAP 2".
fn recruit_words(recruit: &Recruit, catalogue: &Catalogue, lang: Lang) -> String {
    let types: Vec<String> = recruit
        .types
        .iter()
        .map(|(kind, count)| format!("{} {}", catalogue.types()[*kind].name, number(*count, lang)))
        .collect();
    labelled(&person(recruit, catalogue, lang), &types.join(", "), lang)
}

/// Who it is, with the statuses where not all would do.
pub fn person(recruit: &Recruit, catalogue: &Catalogue, lang: Lang) -> String {
    let name = name_of(catalogue, recruit.profession, 1, lang);
    if recruit.statuses.len() == catalogue.statuses().len() {
        return name;
    }
    let feminine = catalogue.professions()[recruit.profession].feminine;
    let words = recruit.statuses.iter().map(|status| {
        let status = &catalogue.statuses()[*status];
        let Noun { one, .. } = &status.noun;
        match lang {
            Lang::Fr if feminine => status.feminine.0.to_string(),
            Lang::Fr => one.fr.to_string(),
            Lang::En => one.en.to_string(),
        }
    });
    format!("{name} ({})", join_or(lang, &words.collect::<Vec<_>>()))
}

/// A number with its thousands set apart.
pub fn number(count: u64, lang: Lang) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(match lang {
                Lang::Fr => "\u{202f}",
                Lang::En => ",",
            });
        }
        out.push(digit);
    }
    out
}
