//! What is said of a census, and of a file that is none.

use super::{By, Census, Fault, Reason, Request};
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, io_words, plural, typeset};
use crate::rules::Catalogue;

impl Fault {
    /// What is wrong with a file of this name, and how to mend it.
    pub fn diagnostic(&self, name: &str, lang: Lang) -> Diagnostic {
        let (code, message, help) = match (self, lang) {
            (Fault::NoRules, Lang::Fr) => (
                "no-directory-rules",
                "ces règles ne disent pas comment lire l'annuaire national".to_owned(),
                "ajoutez directory.toml au jeu de règles, ou prenez un jeu qui en a un".to_owned(),
            ),
            (Fault::NoRules, Lang::En) => (
                "no-directory-rules",
                "these rules do not say how to read the national directory".to_owned(),
                "add directory.toml to the rule set, or take a set that has one".to_owned(),
            ),
            (Fault::Unreadable(error), Lang::Fr) => (
                "unreadable-file",
                format!("« {name} » ne peut pas être lu : {}", io_words(error, lang)),
                EXTRACTION[0].to_owned(),
            ),
            (Fault::Unreadable(error), Lang::En) => (
                "unreadable-file",
                format!("`{name}` cannot be read: {}", io_words(error, lang)),
                EXTRACTION[1].to_owned(),
            ),
            (Fault::Empty, Lang::Fr) => {
                ("empty-file", format!("« {name} » est vide"), EXTRACTION[0].to_owned())
            }
            (Fault::Empty, Lang::En) => {
                ("empty-file", format!("`{name}` is empty"), EXTRACTION[1].to_owned())
            }
            (Fault::Archive, Lang::Fr) => (
                "archive",
                format!("« {name} » est une archive ZIP"),
                "décompressez-la, et donnez le fichier de texte qu'elle contient".to_owned(),
            ),
            (Fault::Archive, Lang::En) => (
                "archive",
                format!("`{name}` is a ZIP archive"),
                "unpack it, and give the text file that it holds".to_owned(),
            ),
            (Fault::Stopped, Lang::Fr) => (
                "stopped",
                format!("la lecture de « {name} » est interrompue"),
                "relancez la commande pour la reprendre du début".to_owned(),
            ),
            (Fault::Stopped, Lang::En) => (
                "stopped",
                format!("the reading of `{name}` has been stopped"),
                "run the command again to begin anew".to_owned(),
            ),
            (Fault::NoHeader, Lang::Fr) => (
                "no-header",
                format!(
                    "la première ligne de « {name} » n'est pas un en-tête : trop longue, ou pas en UTF-8"
                ),
                EXTRACTION[0].to_owned(),
            ),
            (Fault::NoHeader, Lang::En) => (
                "no-header",
                format!("the first line of `{name}` is no header: too long, or not UTF-8"),
                EXTRACTION[1].to_owned(),
            ),
            (Fault::Lacking(columns), Lang::Fr) => (
                "missing-columns",
                format!(
                    "« {name} » n'est pas une extraction de l'annuaire : il manque {}",
                    quoted(columns, lang)
                ),
                EXTRACTION[0].to_owned(),
            ),
            (Fault::Lacking(columns), Lang::En) => (
                "missing-columns",
                format!(
                    "`{name}` is no extraction of the directory: it lacks {}",
                    quoted(columns, lang)
                ),
                EXTRACTION[1].to_owned(),
            ),
        };
        Diagnostic { code, message, place: None, help: Some(help) }
    }
}

/// What is wanted.
const EXTRACTION: [&str; 2] = [
    "donnez une extraction « PS_LibreAcces_Personne_activite » de l'Annuaire Santé : du texte, des « | » entre les cellules, les noms des colonnes sur la première ligne",
    "give an extraction `PS_LibreAcces_Personne_activite` of the Annuaire Santé: text, with `|` between the cells and the names of the columns on the first line",
];

fn quoted(names: &[&str], lang: Lang) -> String {
    let quote = |name: &&str| match lang {
        Lang::Fr => format!("« {name} »"),
        Lang::En => format!("`{name}`"),
    };
    names.iter().map(quote).collect::<Vec<_>>().join(", ")
}

impl Reason {
    /// What is wrong with a line.
    fn words(self, by: By, lang: Lang) -> &'static str {
        match (self, lang) {
            (Reason::TooLong, Lang::Fr) => "plus d'un mégaoctet",
            (Reason::TooLong, Lang::En) => "more than a megabyte",
            (Reason::NotText, Lang::Fr) => "pas en UTF-8",
            (Reason::NotText, Lang::En) => "not in UTF-8",
            (Reason::Short, Lang::Fr) => "moins de cellules que l'en-tête",
            (Reason::Short, Lang::En) => "fewer cells than the header",
            (Reason::NoGroup, Lang::Fr) => match by {
                By::Site => "pas d'identifiant de lieu (structure, FINESS ou SIRET)",
                By::Commune => "pas de code de commune",
            },
            (Reason::NoGroup, Lang::En) => match by {
                By::Site => "no id of a site (structure, FINESS or SIRET)",
                By::Commune => "no code of a commune",
            },
            (Reason::NoPerson, Lang::Fr) => "pas d'identifiant de personne",
            (Reason::NoPerson, Lang::En) => "no id of a person",
            (Reason::Profession, Lang::Fr) => "profession qu'aucune règle ne traduit",
            (Reason::Profession, Lang::En) => "profession that no rule translates",
            (Reason::IgnoredMode, Lang::Fr) => "mode d'exercice que les règles écartent",
            (Reason::IgnoredMode, Lang::En) => "mode of practice that the rules leave out",
            (Reason::UnknownMode, Lang::Fr) => "mode d'exercice qu'aucune règle ne traduit",
            (Reason::UnknownMode, Lang::En) => "mode of practice that no rule translates",
        }
    }
}

/// What a reader must know of a census, a line each.
pub fn summary(
    catalogue: &Catalogue,
    census: &Census,
    request: &Request,
    lang: Lang,
) -> Vec<String> {
    let tally = &census.tally;
    let mut said = vec![sum(census, request, lang)];
    let not_counted = Reason::ALL.map(|reason| (reason, tally.not_counted(reason)));
    if not_counted.iter().any(|(_, lines)| *lines > 0) {
        said.push(match lang {
            Lang::Fr => "Lignes non comptées, chacune pour une seule raison :".to_owned(),
            Lang::En => "Lines not counted, each for one reason alone:".to_owned(),
        });
    }
    for (reason, lines) in not_counted.into_iter().filter(|(_, lines)| *lines > 0) {
        let (why, lines) = (reason.words(request.by, lang), number(lines, lang));
        said.push(match lang {
            Lang::Fr => format!("- {why} : {lines}"),
            Lang::En => format!("- {why}: {lines}"),
        });
    }
    said.extend(remarks(census, request, lang));
    said.push(match lang {
        Lang::Fr => "TYPE_missing : combien de personnes manquent à l'effectif minimum ; 0 si celles qui sont là peuvent y suffire. L'annuaire ne dit rien de l'échelle ni des préalables.".to_owned(),
        Lang::En => "TYPE_missing: how many people the minimum staff lacks; 0 where those who are there could fill it. The directory says nothing of the scale or of the prerequisites.".to_owned(),
    });
    said.extend(sources(catalogue, lang));
    said.into_iter().map(|line| typeset(lang, &line)).collect()
}

fn sum(census: &Census, request: &Request, lang: Lang) -> String {
    let (lines, counted) = (census.tally.lines(), census.tally.counted);
    let (groups, people) = (census.len() as u64, census.people());
    let [one, many] = match (request.by, lang) {
        (By::Site, Lang::Fr) => ["lieu d'exercice", "lieux d'exercice"],
        (By::Site, Lang::En) => ["site", "sites"],
        (By::Commune, _) => ["commune", "communes"],
    };
    let places = plural(lang, groups, one, many);
    let (lines, counted) = (number(lines, lang), number(counted, lang));
    let (shown, people) = (number(groups, lang), number(people, lang));
    match lang {
        Lang::Fr => format!(
            "Lignes lues : {lines}, comptées : {counted}. {shown} {places}, dans l'ordre des identifiants ; {people} personnes, chacune comptée une fois par {one} et par profession."
        ),
        Lang::En => format!(
            "Lines read: {lines}, counted: {counted}. {shown} {places}, in the order of their ids; {people} people, each counted once a {one} and profession."
        ),
    }
}

/// What not every census has.
fn remarks(census: &Census, request: &Request, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(wanted) = &request.departments {
        let wanted: Vec<&str> = wanted.iter().map(|wanted| wanted.code()).collect();
        let wanted = wanted.join(", ");
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
            Lang::Fr => format!("De spécialité inconnue : {unknown}, à part dans unknown_specialty ; aucune place n'est pour ces personnes."),
            Lang::En => format!("Of unknown specialty: {unknown}, apart in unknown_specialty; they fill no seat."),
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

/// A number with its thousands set apart.
fn number(number: u64, lang: Lang) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(match lang {
                Lang::Fr => '\u{202f}',
                Lang::En => ',',
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
            assert_eq!(
                (number(count, Lang::Fr).as_str(), number(count, Lang::En).as_str()),
                (french, english)
            );
        }
    }
}
