//! The help, in both languages: examples first, written for a health professional.

use clap::{Arg, Command};
use exercoord::lang::{Lang, typeset};
use exercoord::rules::Catalogue;

/// A command of the program.
pub(crate) struct About {
    pub(crate) name: &'static str,
    /// Its French name, or nothing where it has the same.
    pub(crate) alias: &'static str,
    /// What words it takes after it, if any.
    pub(crate) takes: &'static str,
    about: [&'static str; 2],
    examples: [&'static str; 2],
}

/// Every command, in the order of the help.
pub(crate) static COMMANDS: [About; 5] = [
    About {
        name: "assess",
        alias: "evaluer",
        takes: "",
        about: [
            "Dit ce qui convient à une équipe, pourquoi, ce qui manque et que faire ensuite.",
            "Says what fits a team, why, what is missing and what to do next.",
        ],
        examples: [
            "  Trois généralistes et une infirmière, en libéral, qui partagent leurs patients :
    exercoord assess -t \"3 mg, 1 ide, tous libéraux\" --scale patientele-commune

  La même équipe, profession par profession :
    exercoord assess --mg 3 --ide 1 --status liberal --scale patientele-commune

  Son projet de santé est écrit, elle veut faire de la prévention :
    exercoord assess -t \"3 mg, 1 ide\" --status liberal \\
      --scale patientele-commune --done msp/projet-sante --aim prevention

  Les réponses d'un fichier, en JSON pour un autre programme :
    exercoord assess --answers equipe.toml --format json -o rapport.json",
            "  Three GPs and a nurse, self-employed, who share their patients:
    exercoord assess -t \"3 mg, 1 nurse, all liberal\" --scale patientele-commune

  The same team, profession by profession:
    exercoord assess --mg 3 --ide 1 --status liberal --scale patientele-commune

  Its health project is written, and it wants to work on prevention:
    exercoord assess -t \"3 mg, 1 ide\" --status liberal \\
      --scale patientele-commune --done msp/projet-sante --aim prevention

  The answers of a file, as JSON for another program:
    exercoord assess --answers team.toml --format json -o report.json",
        ],
    },
    About {
        name: "show",
        alias: "fiche",
        takes: "TYPE…",
        about: [
            "Montre la fiche d'un type d'exercice : pour qui, critères, démarches, contacts, sources.",
            "Shows the sheet of a type of exercise: for whom, criteria, steps, contacts, sources.",
        ],
        examples: [
            "  exercoord show msp\n  exercoord show esp-clap cpts",
            "  exercoord show msp\n  exercoord show esp-clap cpts",
        ],
    },
    About {
        name: "compare",
        alias: "comparer",
        takes: "TYPE…",
        about: [
            "Met les types d'exercice côte à côte, tous ou ceux que vous nommez.",
            "Sets the types of exercise side by side, all or those you name.",
        ],
        examples: [
            "  exercoord compare\n  exercoord compare msp cds",
            "  exercoord compare\n  exercoord compare msp cds",
        ],
    },
    About {
        name: "list",
        alias: "lister",
        takes: "professions|types|statuses|scales|aims|steps",
        about: [
            "Donne les mots que le programme connaît.",
            "Gives the words that the program knows.",
        ],
        examples: [
            "  exercoord list professions\n  exercoord list steps",
            "  exercoord list professions\n  exercoord list steps",
        ],
    },
    About {
        name: "schema",
        alias: "",
        takes: "",
        about: [
            "Donne le schéma JSON du rapport (pour qui programme).",
            "Gives the JSON Schema of the report (for programmers).",
        ],
        examples: [
            "  exercoord schema > rapport.schema.json",
            "  exercoord schema > report.schema.json",
        ],
    },
];

/// The command that a word names, by either name.
pub(crate) fn command_named(word: &str) -> Option<&'static About> {
    COMMANDS
        .iter()
        .find(|command| command.name == word || !command.alias.is_empty() && command.alias == word)
}

/// The headings of the options.
#[derive(Clone, Copy)]
pub(crate) enum Heading {
    Team,
    Result,
    Common,
}

pub(crate) fn heading(heading: Heading, lang: Lang) -> &'static str {
    match (heading, lang) {
        (Heading::Team, Lang::Fr) => "Votre équipe\u{a0}",
        (Heading::Team, Lang::En) => "Your team",
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
pub(crate) fn described(arg: Arg, lang: Lang) -> Arg {
    let text = match arg.get_id().as_str() {
        "team" => [
            "La composition : « 3 mg, 2 ide libérales, 1 kiné salarié ». Répétable ; alias : --equipe",
            "Who is in it: \"3 mg, 2 ide liberal, 1 kiné salaried\". Repeatable; alias: --equipe",
        ],
        "status" => [
            "Le statut des membres qui n'en ont pas : liberal, salarie-centre, salarie-autre. Alias : --statut",
            "The status of the members that name none: liberal, salarie-centre, salarie-autre. Alias: --statut",
        ],
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
        "answers" => [
            "Un fichier de réponses (TOML), « - » pour l'entrée standard ; les options l'emportent. Alias : --reponses",
            "A file of answers (TOML), `-` for standard input; options win over it. Alias: --reponses",
        ],
        "format" => ["terminal (par défaut) ou json", "terminal (the default) or json"],
        "output" => [
            "Écrire dans ce fichier, jamais par-dessus un autre sans --force. Alias : --sortie",
            "Write to this file, never over another without --force. Alias: --sortie",
        ],
        "force" => ["Remplacer le fichier s'il existe", "Replace the file if it exists"],
        "detail" => [
            "Détailler aussi les types qui ne conviennent pas",
            "Give the detail of the types that do not fit too",
        ],
        "rules" => [
            "D'autres règles que celles du programme : un dossier. Alias : --regles",
            "Other rules than the program's own: a directory. Alias: --regles",
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
        _ => ["La version", "The version"],
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
pub(crate) fn describe_root(lang: Lang, width: usize) -> Command {
    let about = say(
        lang,
        [
            "exercoord dit à une équipe de santé quel exercice coordonné lui convient (ASALEE, ESP-CLAP, ESS, MSP, CDS, CPTS), pourquoi, ce qui manque et que faire ensuite.",
            "exercoord tells a health team which kind of exercice coordonné fits it (ASALEE, ESP-CLAP, ESS, MSP, CDS, CPTS), why, what is missing and what to do next.",
        ],
    );
    let examples = say(
        lang,
        [
            "  exercoord assess -t \"3 mg, 1 ide, tous libéraux\" --scale patientele-commune
      ce qui convient à cette équipe
  exercoord show msp
      la fiche de la maison de santé pluriprofessionnelle
  exercoord compare
      les six types côte à côte
  exercoord list professions
      les mots qui désignent les professions",
            "  exercoord assess -t \"3 mg, 1 nurse, all liberal\" --scale patientele-commune
      what fits this team
  exercoord show msp
      the sheet of the maison de santé pluriprofessionnelle
  exercoord compare
      the six types side by side
  exercoord list professions
      the words for professions",
        ],
    );
    let usage = say(lang, ["exercoord COMMANDE [OPTIONS]", "exercoord COMMAND [OPTIONS]"]);
    template(Command::new("exercoord"), lang, examples, usage.to_owned(), width)
        .about(about)
        .subcommand_help_heading(say(
            lang,
            [
                "Commandes (exercoord COMMANDE --help pour chacune)\u{a0}",
                "Commands (exercoord COMMAND --help for each)",
            ],
        ))
}

/// A command's help.
pub(crate) fn describe(about: &About, lang: Lang, width: usize) -> Command {
    let text = say(lang, about.about).to_owned();
    let text = match (lang, about.alias) {
        (_, "") => text,
        (Lang::Fr, alias) => format!("{text} Alias : {alias}"),
        (Lang::En, alias) => format!("{text} Alias: {alias}"),
    };
    let takes = if about.takes.is_empty() { String::new() } else { format!(" {}", about.takes) };
    let usage = format!("exercoord {}{takes} [OPTIONS]", about.name);
    template(Command::new(about.name), lang, say(lang, about.examples), usage, width)
        .about(typeset(lang, &text))
}

fn template(command: Command, lang: Lang, examples: &str, usage: String, width: usize) -> Command {
    let examples_heading = say(lang, ["Exemples\u{a0}:", "Examples:"]);
    let usage_heading = say(lang, ["Écrire\u{a0}:", "Usage:"]);
    // Commands are to be copied: only the prose is typeset.
    let examples: Vec<String> = examples
        .lines()
        .map(|line| {
            if line.contains("exercoord") || line.contains("--") {
                line.to_owned()
            } else {
                typeset(lang, line)
            }
        })
        .collect();
    let examples = examples.join("\n");
    command
        .version(env!("CARGO_PKG_VERSION"))
        .display_name("exercoord")
        .help_template(format!("{{about}}\n\n{examples_heading}\n{{before-help}}{usage_heading} {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .before_help(examples)
        .override_usage(usage)
        .term_width(width)
}
