//! A line taken apart: the command, its options and their values, its words.
//!
//! clap stops at the first mistake. That is noted, its words are taken away, and the rest is read
//! again, so that all of a line's are found. Values stay texts here: what they say is read by the
//! library.

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use exercoord::diagnostic::Diagnostic;
use exercoord::nearest::nearest;
use exercoord::rules::Catalogue;
use exercoord::tr;

use crate::cli::grammar::{WORDS, grammar};
use crate::cli::line::Line;
use crate::cli::options::{COMMANDS, Command};

/// What a line comes to.
pub(crate) enum Parsed {
    /// It asks for the help.
    Help,
    /// It asks for the version.
    Version,
    /// It names no command.
    NoCommand,
    /// It names a command.
    Command(&'static Command, Given),
}

/// What is given to a command, and every mistake so far.
pub(crate) struct Given {
    matches: ArgMatches,
    pub(crate) problems: Vec<Diagnostic>,
}

/// Takes a line apart.
///
/// # Errors
///
/// The mistakes up to one that leaves nothing to read, such as a command that there is not.
pub(crate) fn parse(line: &Line, catalogue: &Catalogue) -> Result<Parsed, Vec<Diagnostic>> {
    let words = line.words.iter().map(String::as_str).enumerate().collect();
    let mut parser = Parser { line, catalogue, words, problems: line.problems.clone() };
    parser.help_as_option();
    let mut matches = loop {
        let words = parser.words.iter().map(|(_, word)| as_value(word));
        let words = ["exercoord".to_owned()].into_iter().chain(words);
        match grammar(&line.words, catalogue).try_get_matches_from(words) {
            Ok(matches) => break matches,
            Err(error) => match error.kind() {
                ErrorKind::DisplayHelp => return Ok(Parsed::Help),
                ErrorKind::DisplayVersion => return Ok(Parsed::Version),
                _ if parser.mistake(&error) => {}
                _ => return Err(parser.problems),
            },
        }
    };
    let problems = parser.problems;
    let command = matches.remove_subcommand();
    match command.and_then(|(name, matches)| Some((Command::named(&name)?, matches))) {
        Some((command, matches)) => Ok(Parsed::Command(command, Given { matches, problems })),
        None if problems.is_empty() => Ok(Parsed::NoCommand),
        None => Err(problems),
    }
}

/// A text such as "-1 mg" is a value: its reader is to say what is wrong with it.
fn as_value(word: &str) -> String {
    let is_digit = |char: char| char.is_ascii_digit();
    let is_value = word.strip_prefix('-').is_some_and(|rest| rest.starts_with(is_digit));
    if is_value { format!(" {word}") } else { word.to_owned() }
}

struct Parser<'a> {
    line: &'a Line,
    catalogue: &'a Catalogue,
    /// The words that are still to be read, each with its place on the line.
    words: Vec<(usize, &'a str)>,
    problems: Vec<Diagnostic>,
}

impl Parser<'_> {
    /// "help assess" asks for the same as "assess --help".
    fn help_as_option(&mut self) {
        let first = self.words.iter().position(|(_, word)| !word.starts_with('-'));
        let is_help = |at: &usize| {
            self.words.get(*at).is_some_and(|(_, word)| ["help", "aide"].contains(word))
        };
        if let Some(at) = first.filter(is_help) {
            let (index, _) = self.words.remove(at);
            self.words.push((index, "--help"));
        }
    }

    /// Notes the mistake that clap stopped at and takes its words away; whether there is more to
    /// read.
    fn mistake(&mut self, error: &clap::Error) -> bool {
        let lang = self.line.lang();
        let kinds = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
        let wrong = kinds.into_iter().find_map(|kind| match error.get(kind) {
            Some(ContextValue::String(wrong)) => Some(wrong.as_str()),
            _ => None,
        });
        let wrong = wrong.unwrap_or_default();
        let name = wrong.split(['=', ' ']).next().unwrap_or_default();
        let Some(at) = self.words.iter().position(|(_, word)| is_wrong(word, name)) else {
            self.problems.push(Diagnostic {
                code: "bad-line",
                message: tr!(lang, bad_line(wrong)),
                place: None,
                help: Some(tr!(lang, see("exercoord --help"))),
            });
            return false;
        };
        let (index, word) = self.words.remove(at);
        let command = self.line.command();
        let unknown_command = error.kind() == ErrorKind::InvalidSubcommand;
        let (code, message, known) = if unknown_command {
            let names = COMMANDS.iter().flat_map(|command| [command.name, command.alias]);
            let names = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
            ("unknown-command", tr!(lang, unknown_command(word)), names)
        } else if word.starts_with('-') {
            // What follows an unknown option is most likely its value.
            if !word.contains('=')
                && self.words.get(at).is_some_and(|(_, next)| !next.starts_with('-'))
                && command.is_none_or(|command| command.words.is_empty())
            {
                self.words.remove(at);
            }
            ("unknown-option", tr!(lang, unknown_option(name)), self.options(command))
        } else {
            ("unexpected-word", tr!(lang, unexpected_word(word)), Vec::new())
        };
        let near =
            nearest(if unknown_command { word } else { name }, known.iter().map(String::as_str));
        let help = match (near.is_empty(), command) {
            (false, _) => tr!(lang, did_you_mean(&near.join(", "))),
            (true, None) => tr!(lang, see("exercoord --help")),
            (true, Some(command)) => tr!(lang, see(&format!("exercoord {} --help", command.name))),
        };
        self.problems.push(self.line.problem_at(code, index, message, help));
        !unknown_command
    }

    /// The long options of a command, by all their names.
    fn options(&self, command: Option<&Command>) -> Vec<String> {
        let grammar = grammar(&self.line.words, self.catalogue);
        let own = command.and_then(|command| grammar.find_subcommand(command.name));
        let args = own.into_iter().chain([&grammar]).flat_map(clap::Command::get_arguments);
        let names = args.flat_map(|arg| {
            arg.get_long().into_iter().chain(arg.get_all_aliases().unwrap_or_default())
        });
        names.map(|name| format!("--{name}")).collect()
    }
}

/// Whether a word is the wrong one, whose name clap tells.
fn is_wrong(word: &str, name: &str) -> bool {
    let is_letter = name.len() == 2 && word.starts_with('-') && !word.starts_with("--");
    word == name
        || word.strip_prefix(name).is_some_and(|rest| rest.starts_with('='))
        || is_letter && word.ends_with(name.trim_start_matches('-'))
}

impl Given {
    /// The values of each use of an option; one empty text where a use has none.
    pub(crate) fn uses(&self, name: &str) -> impl Iterator<Item = Vec<&str>> {
        // A command that lacks the option has no use of it.
        let uses = self.matches.try_get_occurrences::<String>(name).ok().flatten();
        uses.into_iter().flatten().map(|values| values.map(String::as_str).collect())
    }

    /// The values of all uses of an option.
    pub(crate) fn values(&self, name: &str) -> Vec<String> {
        self.uses(name).flatten().map(str::to_owned).collect()
    }

    /// The words that belong to no option.
    pub(crate) fn words(&self) -> Vec<String> {
        self.values(WORDS)
    }

    /// Whether an option is on the line.
    pub(crate) fn is_given(&self, name: &str) -> bool {
        self.matches.try_contains_id(name).is_ok_and(|known| known)
            && self.matches.value_source(name) == Some(ValueSource::CommandLine)
    }
}
