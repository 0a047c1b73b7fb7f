//! The grammar of the command line, made for clap from the table of options and from the rules.
//!
//! clap knows nothing of values: every option takes texts, and one without its text is noted as
//! lacking it rather than refused, so that all the mistakes of a line are found together.

use clap::{Arg, ArgAction};
use exercoord::rules::Catalogue;

use crate::cli::options::{self, COMMANDS, Command, Opt, Takes};

/// What the words that belong to no option are called.
pub(crate) const WORDS: &str = "words";

/// The grammar for a line of these words. A command that none of them names is bare of options:
/// there are many, and each start would make them.
pub(crate) fn grammar(words: &[String], catalogue: &Catalogue) -> clap::Command {
    let common = options::options(None).map(|option| arg(option).global(true));
    let commands = COMMANDS.iter().map(|command| {
        let bare = bare(command.name).aliases(named(command.alias));
        let is_named =
            |word: &String| Command::named(word).is_some_and(|it| it.name == command.name);
        if !words.iter().any(is_named) {
            return bare;
        }
        let words = Some(Arg::new(WORDS).num_args(0..)).filter(|_| !command.words.is_empty());
        bare.args(words).args(options::own(command).map(arg)).args(counts(command, catalogue))
    });
    bare("exercoord").args(common).subcommands(commands)
}

/// A command without anything that clap adds by itself.
pub(crate) fn bare(name: &'static str) -> clap::Command {
    clap::Command::new(name)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
}

/// An option; it is read by the name that is typed.
pub(crate) fn arg(option: &Opt) -> Arg {
    let arg =
        Arg::new(option.name).long(option.name).aliases(named(option.alias)).short(option.short);
    match (option.takes, option.name) {
        (Takes::Nothing, "help") => arg.action(ArgAction::Help),
        (Takes::Nothing, "version") => arg.action(ArgAction::Version),
        (Takes::Nothing, name) => arg.action(ArgAction::SetTrue).overrides_with(name),
        (Takes::One(value), _) => texts(arg).value_name(value).num_args(0..=1),
        (Takes::Many(value), _) => texts(arg).value_name(value).num_args(0..),
    }
}

fn texts(arg: Arg) -> Arg {
    arg.action(ArgAction::Append).default_missing_value("").allow_negative_numbers(true)
}

/// The options that count each profession. One whose name another option has is left to `--team`.
fn counts(command: &Command, catalogue: &Catalogue) -> Vec<Arg> {
    let options = options::options(Some(command));
    let mut taken: Vec<&str> = options.flat_map(|option| [option.name, option.alias]).collect();
    let mut args = Vec::new();
    let professions = catalogue.professions().iter();
    for profession in professions.filter(|_| command.counts_professions()) {
        if taken.contains(&&*profession.id) {
            continue;
        }
        taken.push(&profession.id);
        let short = profession.short.as_deref().filter(|short| !taken.contains(short));
        taken.extend(short);
        let option = format!("--{}", profession.id);
        let arg = Arg::new(option).long(profession.id.to_string()).num_args(0..=1);
        args.push(texts(arg).aliases(short.map(str::to_owned)));
    }
    args
}

/// A name, or nothing where it is empty.
fn named(name: &'static str) -> Option<&'static str> {
    Some(name).filter(|name| !name.is_empty())
}
