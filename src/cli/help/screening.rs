//! The help of the command that screens many teams.

use exercoord::lang::Lang;

use super::{About, say};

pub(super) static ABOUT: About = About {
    name: "screen",
    alias: "reperer",
    takes: "[FILE]",
    about: [
        "Évalue beaucoup d'équipes à la fois : un fichier d'une équipe par ligne, ou l'annuaire national (Annuaire Santé), lieu par lieu ou commune par commune.",
        "Assesses many teams at once: a file of a team a row, or the national directory (Annuaire Santé), site by site or commune by commune.",
    ],
};

pub(super) fn examples(lang: Lang) -> Vec<(&'static str, Vec<String>)> {
    let file = "PS_LibreAcces_Personne_activite.txt";
    let sites = say(lang, ["lieux.csv", "sites.csv"]);
    let (teams, result) =
        (say(lang, ["equipes.csv", "teams.csv"]), say(lang, ["resultat.csv", "result.csv"]));
    let rejects = say(lang, ["rejets.csv", "rejects.csv"]);
    vec![
        (
            say(
                lang,
                [
                    "Un fichier avec un en-tête : une colonne « team », ou une par profession :",
                    "A file with a header: a column `team`, or one for each profession:",
                ],
            ),
            vec![
                format!("exercoord screen {teams} -o {result}"),
                format!("exercoord screen {teams} -o {result} --rejects {rejects}"),
            ],
        ),
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
            vec![
                format!("exercoord screen --rpps {file} \\"),
                "  --by commune --format jsonl".to_owned(),
            ],
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
        "by" => [
            "Compter par lieu d'exercice ou par commune. Alias : --par",
            "Count by site or by commune. Alias: --par",
        ],
        "department" => [
            "Ces départements seulement, comme 44,49,2A. Répétable. Alias : --departement",
            "These departments only, as in 44,49,2A. Repeatable. Alias: --departement",
        ],
        "screen-format" => [
            "La forme du résultat : csv (par défaut), jsonl (un objet JSON par ligne) ou html (une page)",
            "The form of the result: csv (by default), jsonl (a JSON object a line) or html (a page)",
        ],
        "rejects" => [
            "D'un fichier d'équipes : écrire là les lignes qui ne peuvent pas être lues, et pourquoi. Alias : --rejets",
            "Of a file of teams: write there the rows that cannot be read, and why. Alias: --rejets",
        ],
        "screen-strict" => [
            "Finir par un échec s'il y a une ligne refusée",
            "End in a failure if a row is refused",
        ],
        _ => return None,
    })
}
