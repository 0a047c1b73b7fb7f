//! What a census comes to, in words: for the person at the terminal, beside the result.

use super::output::UNKNOWN_SPECIALTY;
use super::{By, Census, Reason, Request};
use crate::document::{Document, Item, Style};
use crate::lang::{Lang, number, typeset};
use crate::report::labelled;
use crate::rules::Catalogue;
use crate::screening::summary::counts;
use crate::tr;

/// What a reader must know of a census.
pub fn document(catalogue: &Catalogue, census: &Census, request: &Request, lang: Lang) -> Document {
    let (lines, counted) = (census.tally.lines(), census.tally.counted);
    let (groups, people) = (census.groups.len() as u64, census.people());
    let is_site = request.by == By::Site;
    let sum = tr!(lang, directory_sum(lines, counted, groups, people, is_site));
    let mut document = Document::new(lang, typeset(lang, &sum), 0);
    document.heading(1, typeset(lang, &sum));
    let reasons = reasons(census, request.by, lang);
    if !reasons.is_empty() {
        document.text(typeset(lang, tr!(lang, directory_not_counted)));
    }
    for (reason, lines) in reasons {
        document.item(Item::new(2, typeset(lang, &labelled(reason, &lines, lang))));
    }
    for remark in remarks(census, request, UNKNOWN_SPECIALTY, lang) {
        document.text(typeset(lang, &remark));
    }
    if !census.groups.is_empty() {
        lacking(&mut document, catalogue, census, is_site);
    }
    if let Some(sources) = sources(catalogue, lang) {
        document.gap();
        document.text((Style::Quiet, typeset(lang, &sources)));
    }
    document
}

/// Why lines are not counted, and how many.
fn reasons(census: &Census, by: By, lang: Lang) -> Vec<(&'static str, String)> {
    let words = |(reason, lines): (&Reason, &u64)| (reason.words(by, lang), number(*lines, lang));
    census.tally.not_counted.iter().map(words).collect()
}

/// How many sites or communes lack how many people of each type's minimum staff.
fn lacking(document: &mut Document, catalogue: &Catalogue, census: &Census, is_site: bool) {
    let lang = document.lang;
    let mut rows = vec![[0_u64; 4]; catalogue.types().len()];
    for group in &census.groups {
        for (row, missing) in rows.iter_mut().zip(group.missing.iter()) {
            let column = usize::try_from(*missing).unwrap_or(usize::MAX).min(row.len() - 1);
            if let Some(count) = row.get_mut(column) {
                *count += 1;
            }
        }
    }
    document.heading(1, typeset(lang, tr!(lang, directory_lacking(is_site))));
    let words = tr!(lang, directory_lacks);
    counts(document, catalogue, &words, rows.iter().map(<[u64; 4]>::as_slice));
    document.gap();
    document.text(typeset(lang, tr!(lang, directory_limits)));
}

/// What a reader of the numbers must know, where nothing else is said of them.
pub fn caveats(census: &Census, request: &Request, lang: Lang) -> Vec<String> {
    let mut caveats = vec![tr!(lang, directory_limits).to_owned()];
    let reasons = reasons(census, request.by, lang).into_iter();
    let reasons: Vec<String> = reasons.map(|(why, lines)| format!("{why} ({lines})")).collect();
    if !reasons.is_empty() {
        caveats.push(tr!(lang, directory_left_out(&reasons)));
    }
    // Whoever reads a page is not told the names of the columns of a file.
    caveats.extend(remarks(census, request, tr!(lang, directory_own_column), lang));
    caveats.into_iter().map(|caveat| typeset(lang, &caveat)).collect()
}

/// What not every census has; `column` is what the column of those is called whose specialty nobody
/// knows.
fn remarks(census: &Census, request: &Request, column: &str, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(wanted) = &request.departments {
        let wanted: Vec<&str> = wanted.iter().map(|wanted| wanted.code()).collect();
        let wanted = wanted.join(", ");
        if census.groups.is_empty() {
            said.push(tr!(lang, directory_nobody(&wanted)));
        }
        said.push(tr!(lang, directory_departments(&wanted)));
    }
    if !census.has_skills {
        said.push(tr!(lang, directory_no_skills).to_owned());
    }
    let (unknown, hidden) = (census.unknown_specialty(), census.hidden_labels());
    if unknown > 0 {
        said.push(tr!(lang, directory_unknown(&number(unknown, lang), column)));
    }
    if hidden > 0 {
        said.push(tr!(lang, directory_hidden(&number(hidden, lang))));
    }
    said
}

/// Where the codes are published.
fn sources(catalogue: &Catalogue, lang: Lang) -> Option<String> {
    let rules = catalogue.directory()?;
    let lists = |document| {
        let of_document = rules.sources.iter().filter(move |source| source.document == document);
        of_document.map(|source| &*source.row).collect::<Vec<_>>().join(", ")
    };
    let mut documents: Vec<_> = rules.sources.iter().map(|source| source.document).collect();
    documents.dedup();
    let named = documents.into_iter().map(|document| {
        format!("{} ({})", catalogue.documents()[document].short.get(lang), lists(document))
    });
    Some(tr!(lang, directory_codes(&named.collect::<Vec<_>>().join(" ; "))))
}
