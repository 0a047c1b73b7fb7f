//! The commands of the program and their options: what each is called, takes and is for.
//!
//! Whatever knows an option knows it from here: the grammar of the line and the help.

use exercoord::lang::Lang;
use exercoord::tr;

use crate::cli::request::{DocumentFormat, DossierFormat, Format, ScreenFormat};

use Takes::{Many, Nothing, One};

/// A text in each language.
pub(crate) type Message = fn(Lang) -> &'static str;

/// A command.
pub(crate) struct Command {
    pub(crate) name: &'static str,
    /// Its French name, or nothing where it has the same.
    pub(crate) alias: &'static str,
    /// What words it takes, if any.
    pub(crate) words: &'static str,
    pub(crate) about: Message,
}

/// Every command, in the order of the help.
pub(crate) static COMMANDS: [Command; 10] = [
    command("ask", "questionnaire", "", |lang| tr!(lang, help_ask)),
    command("assess", "evaluer", "", |lang| tr!(lang, help_assess)),
    command("what-if", "simuler", "", |lang| tr!(lang, help_what_if)),
    command("show", "fiche", "TYPE…", |lang| tr!(lang, help_show)),
    command("dossier", "", "TYPE…", |lang| tr!(lang, help_dossier)),
    command("compare", "comparer", "[TYPE…]", |lang| tr!(lang, help_compare)),
    command("list", "lister", LISTS, |lang| tr!(lang, help_list)),
    command("schema", "", "[report|what-if]", |lang| tr!(lang, help_schema)),
    command("screen", "reperer", "[FILE]", |lang| tr!(lang, help_screen)),
    command("rules", "regles", ACTIONS, |lang| tr!(lang, help_rules)),
];

const LISTS: &str = "professions|types|statuses|scales|aims|steps";
const ACTIONS: &str = "check|explain|test|diff|graph|schema|export|new …";

const fn command(
    name: &'static str,
    alias: &'static str,
    words: &'static str,
    about: Message,
) -> Command {
    Command { name, alias, words, about }
}

impl Command {
    /// The command that a word names, by either name.
    pub(crate) fn named(word: &str) -> Option<&'static Command> {
        COMMANDS.iter().find(|command| is_one_of(word, command.name, command.alias))
    }

    /// Whether each profession is an option of it, which counts its members.
    pub(crate) fn counts_professions(&self) -> bool {
        TEAM.contains(&self.name)
    }
}

/// What follows an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Nothing: it is given or not.
    Nothing,
    /// One value, as the help writes it.
    One(&'static str),
    /// Values up to the next option. Each use of it counts.
    Many(&'static str),
}

/// An option, by the name that is typed.
pub(crate) struct Opt {
    pub(crate) name: &'static str,
    /// Its French name, or nothing.
    pub(crate) alias: &'static str,
    pub(crate) short: Option<char>,
    pub(crate) takes: Takes,
    pub(crate) about: Message,
}

/// Options that stand together in the help, and the commands that take them.
pub(crate) struct Group {
    pub(crate) heading: Message,
    /// None stands for all, and for the program without a command.
    commands: &'static [&'static str],
    pub(crate) options: &'static [Opt],
}

/// The commands that take a team.
const TEAM: &[&str] = &["assess", "ask", "what-if", "dossier"];

/// Every option, in the order of the help.
pub(crate) static GROUPS: &[Group] = &[
    Group {
        heading: |lang| tr!(lang, help_team),
        commands: TEAM,
        options: &[
            option("team", "equipe", Many("TEXT"), |lang| tr!(lang, option_team)).short('t'),
            option("status", "statut", One("STATUS"), |lang| tr!(lang, option_status)),
            option("scale", "echelle", Many("SCALE"), |lang| tr!(lang, option_scale)),
            option("aim", "action", Many("AIM"), |lang| tr!(lang, option_aim)),
            option("name", "nom", One("TEXT"), |lang| tr!(lang, option_name)),
            option("answers", "reponses", One("FILE"), |lang| tr!(lang, option_answers)),
        ],
    },
    Group {
        heading: |lang| tr!(lang, help_team),
        commands: &["assess", "ask", "dossier"],
        options: &[
            option("done", "fait", Many("TYPE/STEP"), |lang| tr!(lang, option_done)),
            option("started", "commence", Many("TYPE/STEP"), |lang| tr!(lang, option_started)),
            option("not-done", "pas-fait", Many("TYPE/STEP"), |lang| tr!(lang, option_not_done)),
        ],
    },
    Group {
        heading: |lang| tr!(lang, help_team),
        commands: &["what-if"],
        options: &[option("already-done", "deja-fait", Many("TYPE/STEP"), |lang| {
            tr!(lang, option_already_done)
        })],
    },
    results(
        &["assess", "ask", "what-if"],
        &[format(Format::NAMES, |lang| tr!(lang, option_format)), OUTPUT, FORCE],
    ),
    results(
        &["show", "compare", "list"],
        &[format(DocumentFormat::NAMES, |lang| tr!(lang, option_format)), OUTPUT, FORCE],
    ),
    results(
        &["dossier"],
        &[
            format(DossierFormat::NAMES, |lang| tr!(lang, option_dossier_format)),
            option("output", "sortie", One("DIR"), |lang| tr!(lang, option_dossier_output))
                .short('o'),
            FORCE,
        ],
    ),
    results(&["assess", "ask"], &[option("detail", "", Nothing, |lang| tr!(lang, option_detail))]),
    results(&["ask"], &[option("no-draft", "", Nothing, |lang| tr!(lang, option_no_draft))]),
    results(
        &["screen"],
        &[
            option("rpps", "", One("FILE"), |lang| tr!(lang, option_rpps)),
            option("by", "par", One("site|commune"), |lang| tr!(lang, option_by)),
            option("department", "departement", Many("CODE"), |lang| tr!(lang, option_department)),
            format(ScreenFormat::NAMES, |lang| tr!(lang, option_screen_format)),
            OUTPUT,
            option("rejects", "rejets", One("FILE"), |lang| tr!(lang, option_rejects)),
            option("strict", "", Nothing, |lang| tr!(lang, option_screen_strict)),
            FORCE,
        ],
    ),
    results(
        &["rules"],
        &[
            format("terminal|markdown|html|json|mermaid|dot", |lang| {
                tr!(lang, option_rules_format)
            }),
            option("stale-after", "perime-apres", One("YEARS"), |lang| {
                tr!(lang, option_stale_after)
            }),
            option("strict", "", Nothing, |lang| tr!(lang, option_rules_strict)),
            option("answers", "reponses", One("FILE"), |lang| tr!(lang, option_rules_answers)),
            FORCE,
        ],
    ),
    Group {
        heading: |lang| tr!(lang, help_change),
        commands: &["what-if"],
        options: &[
            option("add", "ajouter", Many("TEXT"), |lang| tr!(lang, option_add)),
            option("remove", "retirer", Many("TEXT"), |lang| tr!(lang, option_remove)),
            option("set-status", "changer-statut", Many("STATUS|TEXT"), |lang| {
                tr!(lang, option_set_status)
            }),
            option("set-scale", "changer-echelle", Many("SCALE"), |lang| {
                tr!(lang, option_set_scale)
            }),
            option("add-scale", "ajouter-echelle", Many("SCALE"), |lang| {
                tr!(lang, option_add_scale)
            }),
            option("done", "fait", Many("TYPE/STEP"), |lang| tr!(lang, option_then_done)),
            option("started", "commence", Many("TYPE/STEP"), |lang| tr!(lang, option_then_started)),
            option("not-done", "pas-fait", Many("TYPE/STEP"), |lang| {
                tr!(lang, option_then_not_done)
            }),
            option("now", "maintenant", One("FILE"), |lang| tr!(lang, option_now)),
        ],
    },
    Group {
        heading: |lang| tr!(lang, help_common),
        commands: &[],
        options: &[
            option("rules", "regles", One("NAME|DIR"), |lang| tr!(lang, option_rules)),
            option("as-of", "au", One("DATE"), |lang| tr!(lang, option_as_of)),
            option("lang", "langue", One("fr|en"), |lang| tr!(lang, option_lang)),
            option("color", "", One("auto|always|never"), |lang| tr!(lang, option_color)),
            option("plain", "", Nothing, |lang| tr!(lang, option_plain)),
            option("help", "aide", Nothing, |lang| tr!(lang, option_help)).short('h'),
            option("version", "", Nothing, |lang| tr!(lang, option_version)).short('V'),
        ],
    },
];

const OUTPUT: Opt =
    option("output", "sortie", One("FILE"), |lang| tr!(lang, option_output)).short('o');
const FORCE: Opt = option("force", "", Nothing, |lang| tr!(lang, option_force));

const fn results(commands: &'static [&'static str], options: &'static [Opt]) -> Group {
    Group { heading: |lang| tr!(lang, help_result), commands, options }
}

const fn format(names: &'static str, about: Message) -> Opt {
    option("format", "", One(names), about).short('f')
}

const fn option(name: &'static str, alias: &'static str, takes: Takes, about: Message) -> Opt {
    Opt { name, alias, short: None, takes, about }
}

impl Opt {
    const fn short(self, letter: char) -> Opt {
        Opt { short: Some(letter), ..self }
    }

    /// Whether a name that is typed, without its hyphens, is one of it.
    pub(crate) fn is_named(&self, word: &str) -> bool {
        is_one_of(word, self.name, self.alias)
    }
}

/// The groups of a command's options, or of the program's own.
pub(crate) fn groups(command: Option<&Command>) -> impl Iterator<Item = &'static Group> {
    let name = command.map_or("", |command| command.name);
    let takes = move |group: &&Group| group.commands.is_empty() || group.commands.contains(&name);
    GROUPS.iter().filter(takes)
}

/// The options that a command has beside the program's own.
pub(crate) fn own(command: &Command) -> impl Iterator<Item = &'static Opt> {
    let of_command = GROUPS.iter().filter(|group| group.commands.contains(&command.name));
    of_command.flat_map(|group| group.options)
}

/// The options of a command, or the program's own.
pub(crate) fn options(command: Option<&Command>) -> impl Iterator<Item = &'static Opt> {
    groups(command).flat_map(|group| group.options)
}

fn is_one_of(word: &str, name: &str, alias: &str) -> bool {
    word == name || word == alias && !alias.is_empty()
}
