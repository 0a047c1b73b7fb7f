//! The help of the command that screens many teams.

use exercoord::lang::Lang;

use super::{About, say};

pub(super) static ABOUT: About = About {
    name: "screen",
    alias: "reperer",
    takes: "",
    about: [
        "Lit une extraction de l'annuaire national (Annuaire Santé) : qui est là, lieu par lieu ou commune par commune, et combien de personnes manquent à chaque type.",
        "Reads an extraction of the national directory (Annuaire Santé): who is there, site by site or commune by commune, and how many people each type lacks.",
    ],
};

pub(super) fn examples(lang: Lang) -> Vec<(&'static str, Vec<String>)> {
    let file = "PS_LibreAcces_Personne_activite.txt";
    let sites = say(lang, ["lieux.csv", "sites.csv"]);
    vec![
        (
            say(
                lang,
                [
                    "Les lieux d'exercice de deux départements, pour un tableur :",
                    "The sites of two departments, for a spreadsheet:",
                ],
            ),
            vec![
                format!("exercoord screen --rpps {file} \\"),
                format!("  --by site --department 44,49 -o {sites}"),
            ],
        ),
        (
            say(lang, ["Toutes les communes, en JSON :", "All communes, as JSON:"]),
            vec![format!("exercoord screen --rpps {file} --by commune --format jsonl")],
        ),
    ]
}

/// What an option of this command alone is for.
pub(super) fn option(name: &str) -> Option<[&'static str; 2]> {
    Some(match name {
        "rpps" => [
            "L'extraction « PS_LibreAcces_Personne_activite » de l'annuaire, « - » pour l'entrée standard",
            "The extraction `PS_LibreAcces_Personne_activite` of the directory, `-` for standard input",
        ],
        "by" => ["Compter par lieu d'exercice ou par commune", "Count by site or by commune"],
        "department" => [
            "Ces départements seulement, comme 44,49,2A. Répétable. Alias : --departement",
            "These departments only, as in 44,49,2A. Repeatable. Alias: --departement",
        ],
        "screen-format" => [
            "La forme du résultat : csv (par défaut) ou jsonl, un objet JSON par ligne",
            "The form of the result: csv (by default) or jsonl, a JSON object a line",
        ],
        _ => return None,
    })
}
