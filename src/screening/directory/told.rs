//! What a census comes to, in words: for the person at the terminal, beside the result.

use super::output::UNKNOWN_SPECIALTY;
use super::{By, Census, Reason, Request};
use crate::lang::{Lang, plural, typeset};
use crate::page::{Ink, Layout, Page};
use crate::rules::Catalogue;
use crate::screening::told::{counts, number};

/// What a reader must know of a census.
pub fn render(catalogue: &Catalogue, census: &Census, request: &Request, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let lang = layout.lang;
    let mut say = |ink, indent, text: &str| page.text(indent, ink, &typeset(lang, text));
    say(Ink::Strong, 0, &sum(census, request, lang));
    let not_counted = Reason::ALL.map(|reason| (reason, census.tally.not_counted(reason)));
    if not_counted.iter().any(|(_, lines)| *lines > 0) {
        let heading = match lang {
            Lang::Fr => "Lignes non comptées, chacune pour une seule raison :",
            Lang::En => "Lines not counted, each for one reason alone:",
        };
        say(Ink::Plain, 0, heading);
    }
    for (reason, lines) in not_counted.into_iter().filter(|(_, lines)| *lines > 0) {
        let (why, lines) = (reason.words(request.by, lang), number(lines, lang));
        let told = match lang {
            Lang::Fr => format!("{why} : {lines}"),
            Lang::En => format!("{why}: {lines}"),
        };
        say(Ink::Plain, 2, &told);
    }
    for remark in remarks(census, request, UNKNOWN_SPECIALTY, lang) {
        say(Ink::Plain, 0, &remark);
    }
    if !census.is_empty() {
        lacking(&mut page, catalogue, census, request.by);
    }
    if let Some(sources) = sources(catalogue, lang) {
        page.gap();
        page.text(0, Ink::Quiet, &typeset(lang, &sources));
    }
    page.finish()
}

/// "lieu d'exercice", "lieux d'exercice".
fn places(by: By, lang: Lang) -> [&'static str; 2] {
    match (by, lang) {
        (By::Site, Lang::Fr) => ["lieu d'exercice", "lieux d'exercice"],
        (By::Site, Lang::En) => ["site", "sites"],
        (By::Commune, _) => ["commune", "communes"],
    }
}

fn sum(census: &Census, request: &Request, lang: Lang) -> String {
    let (lines, counted) = (census.tally.lines(), census.tally.counted);
    let (groups, people) = (census.len() as u64, census.people());
    let [one, many] = places(request.by, lang);
    let (lines, counted) = (number(lines, lang), number(counted, lang));
    let (shown, people) = (number(groups, lang), number(people, lang));
    let places = plural(lang, groups, one, many);
    let persons = match lang {
        Lang::Fr => plural(lang, census.people(), "personne", "personnes"),
        Lang::En => plural(lang, census.people(), "person", "people"),
    };
    match lang {
        Lang::Fr => format!(
            "Lignes lues : {lines}, comptées : {counted}. {shown} {places}, dans l'ordre des identifiants ; {people} {persons}, chacune comptée une fois par {one} et par profession."
        ),
        Lang::En => format!(
            "Lines read: {lines}, counted: {counted}. {shown} {places}, in the order of their ids; {people} {persons}, each counted once a {one} and profession."
        ),
    }
}

/// How many sites or communes lack how many people of each type's minimum staff.
fn lacking(page: &mut Page, catalogue: &Catalogue, census: &Census, by: By) {
    let lang = page.layout.lang;
    let [_, many] = places(by, lang);
    let (heading, words) = match lang {
        Lang::Fr => (
            format!("Combien de {many} ont l'effectif minimum, et à combien il manque des gens :"),
            ["complet", "manque 1", "manque 2", "manque 3 ou plus"],
        ),
        Lang::En => (
            format!("How many {many} have the minimum staff, and how many lack people:"),
            ["complete", "lacks 1", "lacks 2", "lacks 3 or more"],
        ),
    };
    let mut rows = vec![[0_u64; 4]; catalogue.types().len()];
    for group in census.groups() {
        for (row, missing) in rows.iter_mut().zip(group.missing) {
            let column = usize::try_from(*missing).unwrap_or(usize::MAX).min(row.len() - 1);
            if let Some(count) = row.get_mut(column) {
                *count += 1;
            }
        }
    }
    page.gap();
    page.text(0, Ink::Strong, &typeset(lang, &heading));
    counts(page, catalogue, &words, rows.iter().map(<[u64; 4]>::as_slice));
    page.gap();
    page.text(0, Ink::Plain, &typeset(lang, limits(lang)));
}

/// What the numbers do not say.
fn limits(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => {
            "L'annuaire ne dit rien de l'échelle ni des préalables : un effectif au complet est un point de départ, pas une éligibilité."
        }
        Lang::En => {
            "The directory says nothing of the scale or of the prerequisites: a staff that is complete is a place to start, it does not make a team eligible."
        }
    }
}

/// What a reader of the numbers must know, where nothing else is said of them.
pub fn caveats(census: &Census, request: &Request, lang: Lang) -> Vec<String> {
    let not_counted = Reason::ALL.map(|reason| (reason, census.tally.not_counted(reason)));
    let reasons = not_counted.into_iter().filter(|(_, lines)| *lines > 0);
    let reasons: Vec<String> = reasons
        .map(|(reason, lines)| {
            format!("{} ({})", reason.words(request.by, lang), number(lines, lang))
        })
        .collect();
    let reasons = (!reasons.is_empty()).then(|| match lang {
        Lang::Fr => {
            format!("Lignes écartées, chacune pour une seule raison : {}.", reasons.join(" ; "))
        }
        Lang::En => format!("Rows left out, each for one reason alone: {}.", reasons.join("; ")),
    });
    // Whoever reads a page is not told the names of the columns of a file.
    let column = match lang {
        Lang::Fr => "leur propre colonne",
        Lang::En => "a column of their own",
    };
    let remarks = remarks(census, request, column, lang);
    let all = [limits(lang).to_owned()].into_iter().chain(reasons).chain(remarks);
    all.map(|remark| typeset(lang, &remark)).collect()
}

/// What not every census has; `column` is what the column of those is called whose specialty nobody
/// knows.
fn remarks(census: &Census, request: &Request, column: &str, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(wanted) = &request.departments {
        let wanted: Vec<&str> = wanted.iter().map(|wanted| wanted.code()).collect();
        let wanted = wanted.join(", ");
        if census.is_empty() {
            said.push(match lang {
                Lang::Fr => format!("Personne n'y est du département demandé : {wanted}."),
                Lang::En => format!("Nobody in it is of the department asked for: {wanted}."),
            });
        }
        said.push(match lang {
            Lang::Fr => format!(
                "Départements : {wanted}. Les nombres de lignes sont ceux de tout le fichier."
            ),
            Lang::En => {
                format!("Departments: {wanted}. The numbers of lines are those of the whole file.")
            }
        });
    }
    if !census.has_skills {
        said.push(match lang {
            Lang::Fr => "Ce fichier n'a pas de colonne « Code savoir-faire » : les professions que seul un savoir-faire distingue sont de spécialité inconnue.".to_owned(),
            Lang::En => "This file has no column `Code savoir-faire`: the professions that only a skill tells apart are of unknown specialty.".to_owned(),
        });
    }
    let unknown = census.unknown_specialty();
    if unknown > 0 {
        let unknown = number(unknown, lang);
        said.push(match lang {
            Lang::Fr => format!("De spécialité inconnue : {unknown}, à part dans {column} ; aucune place n'est pour ces personnes."),
            Lang::En => format!("Of unknown specialty: {unknown}, apart in {column}; they fill no seat."),
        });
    }
    let hidden = census.hidden_labels();
    if hidden > 0 {
        let hidden = number(hidden, lang);
        said.push(match lang {
            Lang::Fr => format!(
                "Libellés laissés vides, car ils contiennent le nom d'une personne : {hidden}."
            ),
            Lang::En => {
                format!("Labels left empty, since they hold the name of a person: {hidden}.")
            }
        });
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
    let named = named.collect::<Vec<_>>().join(" ; ");
    Some(match lang {
        Lang::Fr => format!("Codes : {named}."),
        Lang::En => format!("Codes: {named}."),
    })
}
