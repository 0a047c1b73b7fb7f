//! The help, in both languages: examples first, written for a health professional.

mod authoring;
mod screening;

use clap::{Arg, Command};
use exercoord::lang::{Lang, typeset};
use exercoord::rules::{Catalogue, DEFAULT_SET, embedded_names};

/// A command of the program.
pub(crate) struct About {
    pub(crate) name: &'static str,
    /// Its French name, or nothing where it has the same.
    pub(crate) alias: &'static str,
    /// What words it takes after it, if any.
    pub(crate) takes: &'static str,
    about: [&'static str; 2],
}

/// Every command, in the order of the help.
pub(crate) static COMMANDS: [&About; 10] = [
    &About {
        name: "ask",
        alias: "questionnaire",
        takes: "",
        about: [
            "Pose les questions une à une, seulement celles qui comptent encore, puis donne le rapport.",
            "Asks the questions one by one, only those that still matter, then gives the report.",
        ],
    },
    &About {
        name: "assess",
        alias: "evaluer",
        takes: "",
        about: [
            "Dit ce qui convient à une équipe, pourquoi, ce qui manque et que faire ensuite.",
            "Says what fits a team, why, what is missing and what to do next.",
        ],
    },
    &About {
        name: "what-if",
        alias: "simuler",
        takes: "",
        about: [
            "Dit ce qu'un changement ferait de la réponse : avant, après, et pourquoi.",
            "Says what a change would make of the answer: before, after, and why.",
        ],
    },
    &About {
        name: "show",
        alias: "fiche",
        takes: "TYPE…",
        about: [
            "Montre la fiche d'un type d'exercice : pour qui, critères, démarches, contacts, sources.",
            "Shows the sheet of a type of practice: for whom, criteria, steps, contacts, sources.",
        ],
    },
    &About {
        name: "dossier",
        alias: "",
        takes: "TYPE…",
        about: [
            "Prépare ce que l'équipe apporte à son premier rendez-vous : démarches, contacts, trames à remplir.",
            "Makes what the team takes to its first meeting: steps, contacts, skeletons to fill in.",
        ],
    },
    &About {
        name: "compare",
        alias: "comparer",
        takes: "[TYPE…]",
        about: [
            "Met les types d'exercice côte à côte, tous ou ceux que vous nommez.",
            "Sets the types of practice side by side, all or those you name.",
        ],
    },
    &About {
        name: "list",
        alias: "lister",
        takes: "professions|types|statuses|scales|aims|steps",
        about: [
            "Donne les mots que le programme connaît.",
            "Gives the words that the program knows.",
        ],
    },
    &About {
        name: "schema",
        alias: "",
        takes: "[report|what-if]",
        about: [
            "Donne le schéma JSON du rapport, ou de what-if (pour qui programme).",
            "Gives the JSON Schema of the report, or of what-if (for programmers).",
        ],
    },
    &screening::ABOUT,
    &authoring::ABOUT,
];

/// A command's examples, each a line of prose and the lines to type. What they speak of is the
/// rule set's own sample.
fn examples(command: &str, catalogue: &Catalogue, lang: Lang) -> Vec<(&'static str, Vec<String>)> {
    let sample = catalogue.sample();
    let team = sample.team.get(lang);
    let types = sample.types.join(" ");
    let one_type = sample.types.first().map_or("", AsRef::as_ref);
    let counts: Vec<String> = sample.count.iter().map(|name| format!("--{name} 1")).collect();
    let (status, scale) = (&sample.status, &sample.scale);
    let file = say(lang, ["equipe.toml", "team.toml"]);
    let report = say(lang, ["rapport.json", "report.json"]);
    match command {
        "assess" => vec![
            (
                say(
                    lang,
                    [
                        "Une équipe, et l'échelle où elle veut agir :",
                        "A team, and the scale that it wants to act at:",
                    ],
                ),
                vec![format!("exercoord assess -t \"{team}\" --scale {scale}")],
            ),
            (
                say(
                    lang,
                    [
                        "Une équipe, profession par profession :",
                        "A team, profession by profession:",
                    ],
                ),
                vec![format!("exercoord assess {} --status {status}", counts.join(" "))],
            ),
            (
                say(
                    lang,
                    [
                        "Une démarche est faite, et l'équipe a une idée de ce qu'elle veut faire :",
                        "A step is done, and the team has an idea of what it wants to do:",
                    ],
                ),
                vec![
                    format!("exercoord assess -t \"{team}\" \\"),
                    format!("  --scale {scale} --done {} --aim {}", sample.step, sample.aim),
                ],
            ),
            (
                say(
                    lang,
                    [
                        "Les réponses d'un fichier, en JSON pour un autre programme :",
                        "The answers of a file, as JSON for another program:",
                    ],
                ),
                vec![format!("exercoord assess --answers {file} --format json -o {report}")],
            ),
        ],
        "what-if" => vec![
            (
                say(lang, ["Et si quelqu'un venait ?", "And if somebody came?"]),
                vec![
                    format!("exercoord what-if -t \"{team}\" --scale {scale} \\"),
                    format!("  --add \"1 {}\"", sample.newcomer.get(lang)),
                ],
            ),
            (
                say(
                    lang,
                    [
                        "Et si tous avaient un autre statut, à une autre échelle ?",
                        "And if all had another status, at another scale?",
                    ],
                ),
                vec![
                    format!("exercoord what-if --answers {file} \\"),
                    format!(
                        "  --set-status {} --set-scale {}",
                        sample.other_status, sample.other_scale
                    ),
                ],
            ),
        ],
        "ask" => vec![
            ("", vec!["exercoord".to_owned()]),
            (
                say(lang, ["Ce qui est donné n'est pas demandé :", "What is given is not asked:"]),
                vec![format!("exercoord ask -t \"{team}\"")],
            ),
        ],
        "show" => vec![(
            "",
            vec![format!("exercoord show {one_type}"), format!("exercoord show {types}")],
        )],
        "dossier" => vec![
            (
                say(
                    lang,
                    [
                        "Des fichiers pour un traitement de texte, dans un dossier :",
                        "Files for a word processor, in a directory:",
                    ],
                ),
                vec![format!(
                    "exercoord dossier {one_type} -t \"{team}\" -o {}",
                    say(lang, ["dossier", "papers"])
                )],
            ),
            (
                say(lang, ["À l'écran, en Markdown :", "On the screen, in Markdown:"]),
                vec![format!("exercoord dossier {one_type} --answers {file}")],
            ),
        ],
        "compare" => {
            let others = embedded_names().filter(|name| *name != DEFAULT_SET);
            let sets: Vec<&str> = [DEFAULT_SET].into_iter().chain(others).collect();
            vec![
                ("", vec!["exercoord compare".to_owned(), format!("exercoord compare {types}")]),
                (
                    say(
                        lang,
                        [
                            "Ce que des jeux de règles demandent, et où ils diffèrent :",
                            "What rule sets ask for, and where they differ:",
                        ],
                    ),
                    vec![format!("exercoord compare {one_type} --rules {}", sets.join(","))],
                ),
            ]
        }
        "list" => vec![(
            "",
            vec!["exercoord list professions".to_owned(), "exercoord list steps".to_owned()],
        )],
        "rules" => authoring::examples(catalogue, lang),
        "screen" => screening::examples(lang),
        "schema" => vec![(
            "",
            vec![
                "exercoord schema > exercoord.schema.json".to_owned(),
                "exercoord schema what-if > what-if.schema.json".to_owned(),
            ],
        )],
        _ => vec![
            (
                say(lang, ["Ce qui convient à cette équipe :", "What fits this team:"]),
                vec![format!("exercoord assess -t \"{team}\" --scale {scale}")],
            ),
            (
                say(lang, ["La fiche d'un type d'exercice :", "The sheet of a type of practice:"]),
                vec![format!("exercoord show {one_type}")],
            ),
            (
                say(lang, ["Les types côte à côte :", "The types side by side:"]),
                vec!["exercoord compare".to_owned()],
            ),
            (
                say(
                    lang,
                    ["Les mots qui désignent les professions :", "The words for professions:"],
                ),
                vec!["exercoord list professions".to_owned()],
            ),
        ],
    }
}

/// The command that a word names, by either name.
pub(crate) fn command_named(word: &str) -> Option<&'static About> {
    COMMANDS
        .iter()
        .copied()
        .find(|command| command.name == word || !command.alias.is_empty() && command.alias == word)
}

/// The headings of the options.
#[derive(Clone, Copy)]
pub(crate) enum Heading {
    Team,
    Change,
    Result,
    Common,
}

pub(crate) fn heading(heading: Heading, lang: Lang) -> &'static str {
    match (heading, lang) {
        (Heading::Team, Lang::Fr) => "Votre équipe\u{a0}",
        (Heading::Team, Lang::En) => "Your team",
        (Heading::Change, Lang::Fr) => "Le changement\u{a0}",
        (Heading::Change, Lang::En) => "The change",
        (Heading::Result, Lang::Fr) => "Le résultat\u{a0}",
        (Heading::Result, Lang::En) => "The result",
        (Heading::Common, Lang::Fr) => "Options communes\u{a0}",
        (Heading::Common, Lang::En) => "Common options",
    }
}

fn say(lang: Lang, [fr, en]: [&'static str; 2]) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// An option with its help.
pub(crate) fn described(arg: Arg, catalogue: &Catalogue, lang: Lang) -> Arg {
    let text = match arg.get_id().as_str() {
        "team" => [
            "La composition, comme on la dirait ; un statut suit sa profession. Répétable. Alias : --equipe",
            "Who is in it, as one would say it; a status follows its profession. Repeatable. Alias: --equipe",
        ],
        "status" => {
            let ids: Vec<&str> = catalogue.statuses().iter().map(|status| &*status.id).collect();
            let ids = ids.join(", ");
            return arg.help(typeset(
                lang,
                &match lang {
                    Lang::Fr => {
                        format!("Le statut des membres qui n'en ont pas : {ids}. Alias : --statut")
                    }
                    Lang::En => {
                        format!("The status of the members that name none: {ids}. Alias: --statut")
                    }
                },
            ));
        }
        "scale" => [
            "L'échelle où agir (exercoord list scales), une ou plusieurs. Alias : --echelle",
            "The scale to act at (exercoord list scales), one or several. Alias: --echelle",
        ],
        "done" => [
            "Les démarches faites (exercoord list steps). Alias : --fait",
            "The steps done (exercoord list steps). Alias: --fait",
        ],
        "not-done" => [
            "Les démarches qui ne sont pas faites. Alias : --pas-fait",
            "The steps not done. Alias: --pas-fait",
        ],
        "aim" => [
            "Ce que l'équipe veut faire (exercoord list aims) ; ordonne ce qui convient. Alias : --action",
            "What the team wants to do (exercoord list aims); orders what fits. Alias: --action",
        ],
        "add" => [
            "Qui viendrait, avec les mêmes mots que l'équipe. Répétable. Alias : --ajouter",
            "Who would come, in the same words as the team. Repeatable. Alias: --ajouter",
        ],
        "remove" => [
            "Qui s'en irait. Répétable. Alias : --retirer",
            "Who would leave. Repeatable. Alias: --retirer",
        ],
        "set-status" => [
            "Un autre statut, pour tous (le statut seul) ou pour certains (combien de qui, et le statut). Répétable. Alias : --changer-statut",
            "Another status, for all (the status alone) or for some (how many of whom, and the status). Repeatable. Alias: --changer-statut",
        ],
        "set-scale" => [
            "Une autre échelle, une ou plusieurs. Alias : --changer-echelle",
            "Another scale, one or several. Alias: --changer-echelle",
        ],
        "answers" => [
            "Un fichier de réponses (TOML), « - » pour l'entrée standard ; les options l'emportent. Alias : --reponses",
            "A file of answers (TOML), `-` for standard input; options win over it. Alias: --reponses",
        ],
        "format" => [
            "La forme du résultat, terminal par défaut",
            "The form of the result, terminal by default",
        ],
        "dossier-format" => [
            "La forme ; par défaut docx avec -o, markdown sans",
            "The form; by default docx with -o, markdown without",
        ],
        "dir" => [
            "Écrire un fichier par document dans ce dossier, jamais par-dessus un autre sans --force. Alias : --sortie",
            "Write a file for each document into this directory, never over another without --force. Alias: --sortie",
        ],
        "output" => [
            "Écrire dans ce fichier, jamais par-dessus un autre sans --force. Alias : --sortie",
            "Write to this file, never over another without --force. Alias: --sortie",
        ],
        "force" => ["Remplacer le fichier s'il existe", "Replace the file if it exists"],
        "no-draft" => ["Ne garder aucun brouillon sur le disque", "Keep no draft on the disk"],
        "detail" => [
            "Détailler aussi les types qui ne conviennent pas",
            "Give the detail of the types that do not fit too",
        ],
        "keeper-format" => [
            "La forme : terminal ou json ; mermaid ou dot pour un dessin",
            "The form: terminal or json; mermaid or dot for a drawing",
        ],
        "stale-after" => [
            "Signaler les sources plus vieilles que tant d'années. Alias : --perime-apres",
            "Tell of sources older than so many years. Alias: --perime-apres",
        ],
        "strict" => [
            "Faire un échec de ce qui n'est qu'un avertissement",
            "Make each warning a failure too",
        ],
        "keeper-answers" => [
            "Une équipe : dire ce que les changements font de ses résultats. Alias : --reponses",
            "A team: say what the changes make of its results. Alias: --reponses",
        ],
        "rules" => [
            "D'autres règles : le nom d'un jeu du programme, ou un dossier ; avec compare, plusieurs, entre virgules. Alias : --regles",
            "Other rules: the name of a set of the program, or a directory; with compare several, by commas. Alias: --regles",
        ],
        "as-of" => [
            "Les règles de ce jour, comme 2024-06-30 ; par défaut, aujourd'hui. Alias : --au",
            "The rules of that day, as in 2024-06-30; today by default. Alias: --au",
        ],
        "lang" => ["La langue. Alias : --langue", "The language. Alias: --langue"],
        "color" => [
            "La couleur : auto, always (toujours) ou never (jamais)",
            "Colour: auto, always or never",
        ],
        "plain" => [
            "Des lignes simples, sans dessin, pour un lecteur d'écran",
            "Plain lines, no drawing, for a screen reader",
        ],
        "help" => ["Cette aide. Alias : --aide", "This help. Alias: --aide"],
        name => screening::option(name).unwrap_or(["La version", "The version"]),
    };
    arg.help(typeset(lang, say(lang, text)))
}

/// The options that count each profession, in a paragraph.
pub(crate) fn professions(catalogue: &Catalogue, lang: Lang) -> String {
    let options: Vec<String> = catalogue
        .professions()
        .iter()
        .map(|profession| match &profession.short {
            Some(short) => format!("--{} (--{short})", profession.id),
            None => format!("--{}", profession.id),
        })
        .collect();
    let heading = say(
        lang,
        [
            "Une option par profession, suivie d'un nombre :",
            "One option a profession, followed by a number:",
        ],
    );
    format!("{}\n{}", typeset(lang, heading), options.join(", "))
}

/// The program's own help.
pub(crate) fn describe_root(catalogue: &Catalogue, lang: Lang, width: usize) -> Command {
    let types: Vec<&str> = catalogue.types().iter().map(|kind| &*kind.name).collect();
    let types = types.join(", ");
    let about = match lang {
        Lang::Fr => format!(
            "exercoord dit à une équipe de santé quel exercice coordonné lui convient ({types}), pourquoi, ce qui manque et que faire ensuite."
        ),
        Lang::En => format!(
            "exercoord tells a health team which kind of exercice coordonné (coordinated practice) fits it ({types}), why, what is missing and what to do next."
        ),
    };
    let usage =
        say(lang, ["exercoord COMMANDE [OPTIONS]", "exercoord COMMAND [OPTIONS]"]).to_owned();
    let heading = say(
        lang,
        [
            "Commandes (exercoord COMMANDE --help pour chacune)\u{a0}",
            "Commands (exercoord COMMAND --help for each)",
        ],
    );
    template("exercoord", &about, usage, catalogue, (lang, width)).subcommand_help_heading(heading)
}

/// A command's help.
pub(crate) fn describe(about: &About, catalogue: &Catalogue, lang: Lang, width: usize) -> Command {
    let text = say(lang, about.about);
    let text = match (lang, about.alias) {
        (_, "") => text.to_owned(),
        (Lang::Fr, alias) => format!("{text} Alias : {alias}"),
        (Lang::En, alias) => format!("{text} Alias: {alias}"),
    };
    let takes = if about.takes.is_empty() { String::new() } else { format!(" {}", about.takes) };
    let usage = format!("exercoord {}{takes} [OPTIONS]", about.name);
    template(about.name, &text, usage, catalogue, (lang, width))
}

fn template(
    name: &'static str,
    about: &str,
    usage: String,
    catalogue: &Catalogue,
    (lang, width): (Lang, usize),
) -> Command {
    let examples_heading = say(lang, ["Exemples\u{a0}:", "Examples:"]);
    let usage_heading = say(lang, ["Écrire\u{a0}:", "Usage:"]);
    // The lines to type are to be copied: only the prose is typeset.
    let blocks = examples(name, catalogue, lang).into_iter().map(|(prose, lines)| {
        let (prose, indent) = match prose {
            "" => (String::new(), "  "),
            prose => (format!("  {}\n", typeset(lang, prose)), "    "),
        };
        let lines: Vec<String> = lines.iter().map(|line| format!("{indent}{line}")).collect();
        prose + &lines.join("\n")
    });
    let examples = blocks.collect::<Vec<_>>().join("\n\n");
    Command::new(name)
        .about(typeset(lang, about))
        .version(env!("CARGO_PKG_VERSION"))
        .display_name("exercoord")
        .help_template(format!(
            "{{about}}\n\n{examples_heading}\n{{before-help}}{usage_heading} {{usage}}\n\n{{all-args}}{{after-help}}\n"
        ))
        .before_help(examples)
        .override_usage(usage)
        .term_width(width)
}
