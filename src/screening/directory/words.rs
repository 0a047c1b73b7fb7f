//! What is wrong with a file that is no directory, and with a line that is not counted.

use super::{By, Fault, Reason};
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, io_words};

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
                "vérifiez le chemin et les droits du fichier".to_owned(),
            ),
            (Fault::Unreadable(error), Lang::En) => (
                "unreadable-file",
                format!("`{name}` cannot be read: {}", io_words(error, lang)),
                "check the file's path and permissions".to_owned(),
            ),
            (Fault::Empty, Lang::Fr) => {
                ("empty-file", format!("« {name} » est vide"), EXTRACTION[0].to_owned())
            }
            (Fault::Empty, Lang::En) => {
                ("empty-file", format!("`{name}` is empty"), EXTRACTION[1].to_owned())
            }
            (Fault::Foreign(foreign), _) => {
                let (what, help) = foreign.words(lang);
                let message = match lang {
                    Lang::Fr => format!("« {name} » est {what}"),
                    Lang::En => format!("`{name}` is {what}"),
                };
                ("no-text", message, help.to_owned())
            }
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
            (Fault::LongHeader, Lang::Fr) => (
                "no-header",
                format!("la première ligne de « {name} » n'est pas un en-tête : elle dépasse un mégaoctet"),
                EXTRACTION[0].to_owned(),
            ),
            (Fault::LongHeader, Lang::En) => (
                "no-header",
                format!("the first line of `{name}` is no header: it is longer than a megabyte"),
                EXTRACTION[1].to_owned(),
            ),
            (Fault::HeaderNotText, Lang::Fr) => (
                "no-header",
                format!("la première ligne de « {name} » n'est pas en UTF-8"),
                "l'annuaire est publié en UTF-8 : reprenez le fichier d'origine, ou enregistrez celui-ci en UTF-8".to_owned(),
            ),
            (Fault::HeaderNotText, Lang::En) => (
                "no-header",
                format!("the first line of `{name}` is not UTF-8"),
                "the directory is published in UTF-8: take the original file, or save this one as UTF-8".to_owned(),
            ),
            (Fault::Lacking(columns), Lang::Fr) => (
                "missing-columns",
                format!(
                    "« {name} » n'est pas une extraction de l'annuaire : il manque {}",
                    quoted(columns, lang)
                ),
                format!("{} ; un fichier d'équipes se donne sans --rpps : exercoord screen {name}", EXTRACTION[0]),
            ),
            (Fault::Lacking(columns), Lang::En) => (
                "missing-columns",
                format!(
                    "`{name}` is no extraction of the directory: it lacks {}",
                    quoted(columns, lang)
                ),
                format!("{}; a file of teams is given without --rpps: exercoord screen {name}", EXTRACTION[1]),
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
    pub(super) fn words(self, by: By, lang: Lang) -> &'static str {
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
