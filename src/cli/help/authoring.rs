//! The help of the commands of who keeps the rules.

use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, DEFAULT_SET};

use super::{About, say};

pub(super) static ABOUT: About = About {
    name: "rules",
    alias: "regles",
    takes: "check|explain|test|diff|graph|schema|export|new …",
    about: [
        "Pour qui tient les règles : les vérifier, les essayer, les comparer, les dessiner, les copier, les compléter.",
        "For who keeps the rules: checks, tries, compares, draws, copies and adds to them.",
    ],
};

pub(super) fn examples(catalogue: &Catalogue, lang: Lang) -> Vec<(&'static str, Vec<String>)> {
    let dir = say(lang, ["mes-regles", "my-rules"]);
    let team = catalogue.sample().team.get(lang);
    let answers = say(lang, ["equipe.toml", "team.toml"]);
    let id = say(lang, ["equipe-mobile", "mobile-team"]);
    vec![
        (
            say(
                lang,
                [
                    "Copier les règles du programme dans un dossier, pour les modifier :",
                    "Copy the program's rules into a directory, to change them:",
                ],
            ),
            vec![format!("exercoord rules export {dir}")],
        ),
        (
            say(
                lang,
                [
                    "Trouver tout ce qui ne va pas dans des règles, ou n'y sert à rien :",
                    "Find all that is wrong with rules, or of no use in them:",
                ],
            ),
            vec![
                format!("exercoord rules check {dir}"),
                format!("exercoord rules check {dir} --strict --stale-after 2"),
            ],
        ),
        (
            say(
                lang,
                [
                    "Essayer tous les exemples des fichiers de règles, et voir ce qu'aucun n'essaie :",
                    "Try all examples of the rule files, and see what none tries:",
                ],
            ),
            vec![
                format!("exercoord rules test {dir}"),
                format!("exercoord rules test {dir} --format json"),
            ],
        ),
        (
            say(
                lang,
                [
                    "Comprendre un problème signalé, d'après son code, avec un exemple :",
                    "Understand a problem that is reported, by its code, with an example:",
                ],
            ),
            vec!["exercoord rules explain shared-word".to_owned()],
        ),
        (
            say(
                lang,
                [
                    "Voir ce qui a changé, et ce que cela change pour une équipe :",
                    "See what has changed, and what it changes for a team:",
                ],
            ),
            vec![
                format!("exercoord rules diff {DEFAULT_SET} {dir}"),
                format!("exercoord rules diff {DEFAULT_SET} {dir} --answers {answers}"),
            ],
        ),
        (
            say(
                lang,
                [
                    "Ajouter un type : un fichier à remplir, qui explique chaque clé :",
                    "Add a type: a file to fill in, which explains each key:",
                ],
            ),
            vec![format!("exercoord rules new {id} {dir}")],
        ),
        (
            say(lang, ["Se servir de ces règles :", "Use these rules:"]),
            vec![format!("exercoord assess --rules {dir} -t \"{team}\"")],
        ),
    ]
}
