//! The grammar of the command line, made from the rules.
//!
//! clap knows the grammar and nothing of values: every option takes texts, and the library reads
//! them, so that all the mistakes of a line are found together and said in the user's language.

use clap::{Arg, ArgAction, Command};
use console::Term;
use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, Profession};

use crate::cli::help;
use crate::cli::line::Line;
use crate::cli::streams::columns_told;

/// Whether options need their values. The help shows that they do; the reading does without, so
/// that a value that is missing is told along with everything else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Values {
    Needed,
    Optional,
}

/// The grammar, with its help in a language.
pub(crate) fn grammar(line: &Line, catalogue: &Catalogue, values: Values) -> Command {
    let lang = line.lang();
    let width = Term::stdout()
        .size_checked()
        .map(|(_, columns)| usize::from(columns))
        .or_else(columns_told)
        .unwrap_or(80)
        .clamp(40, 100);
    let mut root = help::describe_root(catalogue, lang, width)
        .args(common(lang, catalogue, values))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true);
    for command in help::COMMANDS {
        let mut sub = help::describe(command, catalogue, lang, width)
            .disable_help_flag(true)
            .disable_version_flag(true);
        if !command.alias.is_empty() {
            sub = sub.alias(command.alias);
        }
        if !command.takes.is_empty() {
            sub = sub.arg(Arg::new("words").value_name(command.takes).num_args(0..).hide(true));
        }
        // A command that no word names needs no options: there are many, and each start makes them.
        let named = line
            .words
            .iter()
            .any(|word| help::command_named(word).is_some_and(|named| named.name == command.name));
        if named && ["assess", "ask", "what-if", "dossier"].contains(&command.name) {
            sub = sub
                .args(questions(lang, catalogue, values))
                .args(result(command.name, lang, catalogue, values))
                .args(professions(lang, catalogue));
            if ["assess", "ask"].contains(&command.name) {
                let detail = flag("detail");
                sub = sub.args(under(help::Heading::Result, [detail], catalogue, lang));
            }
            sub = sub.after_help(help::professions(catalogue, lang));
        }
        if named && command.name == "rules" {
            sub = sub.args(under(help::Heading::Result, keeping(values), catalogue, lang));
        }
        if named && command.name == "screen" {
            sub = sub.args(under(help::Heading::Result, screening(values), catalogue, lang));
        }
        if command.name == "what-if" {
            sub = sub.args(changes(lang, catalogue, values));
        }
        if command.name == "ask" {
            let draft = flag("no-draft");
            sub = sub.args(under(help::Heading::Result, [draft], catalogue, lang));
        }
        root = root.subcommand(sub);
    }
    root
}

/// An option that is given or not.
fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).overrides_with(name)
}

/// Options with their help, under a heading.
fn under(
    heading: help::Heading,
    args: impl IntoIterator<Item = Arg>,
    catalogue: &Catalogue,
    lang: Lang,
) -> Vec<Arg> {
    let heading = help::heading(heading, lang);
    // Whatever they are described as, they are read by the name that is typed.
    let named = |arg: Arg| match arg.get_id().as_str() {
        "dossier-format" | "keeper-format" | "screen-format" => arg.id("format"),
        "keeper-answers" => arg.id("answers"),
        "screen-strict" => arg.id("strict"),
        "dir" => arg.id("output"),
        _ => arg,
    };
    args.into_iter()
        .map(|arg| named(help::described(arg, catalogue, lang)).help_heading(heading))
        .collect()
}

/// An option that takes texts; without one it is noted as lacking its value, not refused by clap.
fn texts(
    name: &'static str,
    alias: &'static str,
    value: &'static str,
    (many, values): (bool, Values),
) -> Arg {
    let arg = Arg::new(name)
        .long(name)
        .value_name(value)
        .action(ArgAction::Append)
        .default_missing_value("")
        .allow_negative_numbers(true);
    let arg = if alias.is_empty() { arg } else { arg.alias(alias) };
    match (values, many) {
        (Values::Needed, _) => arg.num_args(1),
        (Values::Optional, true) => arg.num_args(0..),
        (Values::Optional, false) => arg.num_args(0..=1),
    }
}

fn common(lang: Lang, catalogue: &Catalogue, values: Values) -> Vec<Arg> {
    let one = (false, values);
    let heading = help::heading(help::Heading::Common, lang);
    let tells = |name: &'static str, action| flag(name).action(action);
    let args = [
        texts("rules", "regles", "NAME|DIR", one),
        texts("as-of", "au", "DATE", one),
        texts("lang", "langue", "fr|en", one),
        texts("color", "", "auto|always|never", one),
        flag("plain"),
        tells("help", ArgAction::Help).short('h').alias("aide"),
        tells("version", ArgAction::Version).short('V'),
    ];
    args.into_iter()
        .map(|arg| help::described(arg, catalogue, lang).global(true).help_heading(heading))
        .collect()
}

fn questions(lang: Lang, catalogue: &Catalogue, values: Values) -> Vec<Arg> {
    let (one, many) = ((false, values), (true, values));
    let heading = help::Heading::Team;
    let args = [
        texts("team", "equipe", "TEXT", many).short('t'),
        texts("status", "statut", "STATUS", one),
        texts("scale", "echelle", "SCALE", many),
        texts("done", "fait", "TYPE/STEP", many),
        texts("not-done", "pas-fait", "TYPE/STEP", many),
        texts("aim", "action", "AIM", many),
        texts("answers", "reponses", "FILE", one),
    ];
    under(heading, args, catalogue, lang)
}

/// The options of who keeps the rules.
fn keeping(values: Values) -> [Arg; 5] {
    let one = (false, values);
    let named = |arg: Arg, long: &'static str| arg.long(long);
    [
        named(texts("keeper-format", "", "terminal|json|mermaid|dot", one), "format").short('f'),
        texts("stale-after", "perime-apres", "YEARS", one),
        flag("strict"),
        named(texts("keeper-answers", "reponses", "FILE", one), "answers"),
        flag("force"),
    ]
}

/// The options of a screening.
fn screening(values: Values) -> [Arg; 8] {
    let one = (false, values);
    [
        texts("rpps", "", "FILE", one),
        texts("by", "par", "site|commune", one),
        texts("department", "departement", "CODE", (true, values)),
        texts("screen-format", "", "csv|jsonl|html", one).long("format").short('f'),
        texts("output", "sortie", "FILE", one).short('o'),
        texts("rejects", "rejets", "FILE", one),
        flag("strict").id("screen-strict"),
        flag("force"),
    ]
}

fn changes(lang: Lang, catalogue: &Catalogue, values: Values) -> Vec<Arg> {
    let many = (true, values);
    let heading = help::Heading::Change;
    let args = [
        texts("add", "ajouter", "TEXT", many),
        texts("remove", "retirer", "TEXT", many),
        texts("set-status", "changer-statut", "STATUS|TEXT", many),
        texts("set-scale", "changer-echelle", "SCALE", many),
    ];
    under(heading, args, catalogue, lang)
}

fn result(command: &str, lang: Lang, catalogue: &Catalogue, values: Values) -> Vec<Arg> {
    let one = (false, values);
    let heading = help::Heading::Result;
    let [format, output] = match command {
        "dossier" => [
            texts("dossier-format", "", "markdown|html|docx", one).long("format"),
            texts("dir", "sortie", "DIR", one).long("output"),
        ],
        _ => [
            texts("format", "", "terminal|markdown|html|json", one),
            texts("output", "sortie", "FILE", one),
        ],
    };
    let args = [format.short('f'), output.short('o'), flag("force")];
    under(heading, args, catalogue, lang)
}

/// One option a profession. A rule set whose ids are also names of other options keeps those
/// professions for `--team`.
fn professions(lang: Lang, catalogue: &Catalogue) -> Vec<Arg> {
    let values = Values::Optional;
    let mut taken: Vec<String> = common(lang, catalogue, values)
        .iter()
        .chain(&questions(lang, catalogue, values))
        .chain(&result("", lang, catalogue, values))
        .flat_map(|arg| {
            arg.get_long()
                .into_iter()
                .chain(arg.get_all_aliases().unwrap_or_default())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let mut args = Vec::new();
    for profession in catalogue.professions() {
        if taken.contains(&profession.id.to_string()) {
            continue;
        }
        taken.push(profession.id.to_string());
        let short = profession.short.as_ref().filter(|short| !taken.contains(&short.to_string()));
        let mut arg = Arg::new(profession_arg(profession))
            .long(profession.id.to_string())
            .value_name("N")
            .num_args(0..=1)
            .default_missing_value("")
            .allow_negative_numbers(true)
            .action(ArgAction::Append)
            .hide(true);
        if let Some(short) = short {
            taken.push(short.to_string());
            arg = arg.alias(short.to_string());
        }
        args.push(arg);
    }
    args
}

pub(crate) fn profession_arg(profession: &Profession) -> String {
    format!("profession:{}", profession.id)
}
