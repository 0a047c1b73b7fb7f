//! What a screening comes to, in words: for the person at the terminal, beside the result.

use super::summary::{Recruit, Summary};
use crate::assess::Verdict;
use crate::lang::{Lang, join_or, plural, typeset};
use crate::page::{Ink, Layout, Page};
use crate::report::{labelled, verdict_words};
use crate::rules::{Catalogue, Noun};
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
    if summary.nobody > 0 {
        let nobody = number(summary.nobody, lang);
        let told = match lang {
            Lang::Fr => format!(
                "Dont sans personne : {nobody}. De ces équipes, rien n'est encore connu, et rien n'est exclu."
            ),
            Lang::En => format!(
                "Of these, with nobody in them: {nobody}. Nothing is known of these teams yet, and nothing ruled out."
            ),
        };
        page.text(0, Ink::Plain, &typeset(lang, &told));
    }
    if summary.rows == 0 {
        return page.finish();
    }
    page.gap();
    let words = Verdict::ALL.map(|verdict| verdict_words(verdict, lang));
    counts(&mut page, catalogue, &words, summary.verdicts.iter().map(|counts| &counts[..]));
    recruits(&mut page, &summary.recruits(catalogue), catalogue);
    page.finish()
}

/// How often each of these words holds of each type: a table, or lines where a table has no room.
pub(super) fn counts<'s>(
    page: &mut Page,
    catalogue: &Catalogue,
    words: &[&str],
    rows: impl Iterator<Item = &'s [u64]>,
) {
    let lang = page.layout.lang;
    let names = catalogue.types().iter().map(|kind| kind.name.to_string());
    let rows = names.zip(rows);
    // A grid of six columns has no room on a narrow screen.
    if page.layout.plain || page.layout.width < 78 {
        for (name, counts) in rows {
            let counts = words.iter().zip(counts).filter(|(_, count)| **count > 0);
            let counts = counts.map(|(word, count)| format!("{word} ({})", number(*count, lang)));
            let counts = counts.collect::<Vec<_>>().join(", ");
            page.text(2, Ink::Plain, &typeset(lang, &labelled(&name, &counts, lang)));
        }
        return;
    }
    let rows: Vec<Vec<String>> = rows
        .map(|(name, counts)| {
            let counts = counts.iter().map(|count| number(*count, lang));
            [name].into_iter().chain(counts).collect()
        })
        .collect();
    let first = rows.iter().filter_map(|row| row.first()).map(|name| name.chars().count()).max();
    let widths: Vec<usize> = [first.unwrap_or_default().max(4) + 1]
        .into_iter()
        .chain(words.iter().map(|word| word.chars().count().max(9) + 1))
        .collect();
    let header = [""].iter().chain(words).map(ToString::to_string);
    page.grid(&widths, header.collect(), rows);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (count, french, english) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1000, "1\u{202f}000", "1,000"),
            (2_447_902, "2\u{202f}447\u{202f}902", "2,447,902"),
        ] {
            assert_eq!(number(count, Lang::Fr), french);
            assert_eq!(number(count, Lang::En), english);
        }
    }
}
