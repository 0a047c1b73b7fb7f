//! A line taken apart: the command, its options and their values, its words.
//!
//! One pass, which goes on after a mistake, so that all of a line's are found; a parser such as
//! clap stops at the first. Values stay texts here: what they say is read by the library.

use exercoord::diagnostic::{Diagnostic, nearest};
use exercoord::rules::{Catalogue, Profession};
use exercoord::tr;

use crate::cli::line::Line;
use crate::cli::options::{self, COMMANDS, Command, Takes};

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
#[derive(Default)]
pub(crate) struct Given {
    uses: Vec<Use>,
    /// The words that belong to no option.
    pub(crate) words: Vec<String>,
    pub(crate) problems: Vec<Diagnostic>,
}

/// One use of an option.
struct Use {
    /// Its name; that of an option which counts a profession stands behind two hyphens.
    name: String,
    /// Whether it stands behind the command.
    own: bool,
    values: Vec<String>,
}

/// What a word of the line is.
enum Read {
    /// An option or its value: it is noted.
    Option,
    /// An option that there is not, by its name.
    Unknown(String),
    /// A word of its own.
    Word,
    /// The end of reading.
    End(Parsed),
}

/// Takes a line apart.
///
/// # Errors
///
/// The mistakes up to a command that there is not, where reading ends.
pub(crate) fn parse(line: &Line, catalogue: &Catalogue) -> Result<Parsed, Vec<Diagnostic>> {
    let given = Given { problems: line.problems.clone(), ..Given::default() };
    let mut parser = Parser { line, catalogue, command: None, given, open: Takes::Nothing };
    // "help assess" asks for the same as "assess --help".
    let first = line.words.iter().enumerate().find(|(_, word)| !word.starts_with('-'));
    let help = first.filter(|(_, word)| ["help", "aide"].contains(&word.as_str()));
    let help = help.map(|(index, _)| index);
    let words = line.words.iter().enumerate().filter(|(index, _)| Some(*index) != help);
    let mut words = words.peekable();
    let mut only_words = false;
    while let Some((index, word)) = words.next() {
        if word == "--" && !only_words {
            only_words = true;
            continue;
        }
        match if only_words { Read::Word } else { parser.word(word) } {
            Read::Option => {}
            Read::End(parsed) => return Ok(parsed),
            Read::Unknown(name) => {
                parser.unknown_option(index, &name);
                // What follows an unknown option is most likely its value.
                let takes_words = line.command().is_some_and(|command| !command.words.is_empty());
                if !takes_words && !word.contains('=') {
                    words.next_if(|(_, next)| !next.starts_with('-'));
                }
            }
            Read::Word => match (parser.command, Command::named(word)) {
                (None, Some(command)) if !only_words => parser.command = Some(command),
                (None, None) => return Err(parser.unknown_command(index, word)),
                (Some(command), _) if !command.words.is_empty() => {
                    parser.given.words.push(as_value(word));
                }
                _ => {
                    let message = tr!(line.lang(), unexpected_word(word));
                    parser.problem("unexpected-word", index, message, &[]);
                }
            },
        }
    }
    match parser.command {
        _ if help.is_some() => Ok(Parsed::Help),
        Some(command) => Ok(Parsed::Command(command, parser.given)),
        None if parser.given.problems.is_empty() => Ok(Parsed::NoCommand),
        None => Err(parser.given.problems),
    }
}

struct Parser<'a> {
    line: &'a Line,
    catalogue: &'a Catalogue,
    command: Option<&'static Command>,
    given: Given,
    /// What the last use of an option still takes.
    open: Takes,
}

impl Parser<'_> {
    fn word(&mut self, word: &str) -> Read {
        match word.strip_prefix('-') {
            Some(rest) if !rest.is_empty() && !is_value(word) => match rest.strip_prefix('-') {
                Some(long) => self.long(long),
                None => self.short(rest),
            },
            _ if self.open != Takes::Nothing => {
                if let Some(last) = self.given.uses.last_mut() {
                    last.values.push(as_value(word));
                }
                if matches!(self.open, Takes::One(_)) {
                    self.open = Takes::Nothing;
                }
                Read::Option
            }
            _ => Read::Word,
        }
    }

    /// `--name`, or `--name=value`.
    fn long(&mut self, text: &str) -> Read {
        let (name, value) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (text, None),
        };
        let option = options::options(self.command).find(|option| option.is_named(name));
        match option.map(|option| (option.name.to_owned(), option.takes)) {
            Some((_, Takes::Nothing)) if value.is_some() => Read::Unknown(format!("--{name}")),
            Some((name, takes)) => self.option(name, takes, value),
            None => match self.profession(name) {
                Some(profession) => {
                    self.option(format!("--{}", profession.id), Takes::One("N"), value)
                }
                None => Read::Unknown(format!("--{name}")),
            },
        }
    }

    /// `-n`, `-nvalue` or `-n=value`.
    fn short(&mut self, text: &str) -> Read {
        let mut letters = text.chars();
        let letter = letters.next();
        let value = letters.as_str();
        let value =
            Some(value.strip_prefix('=').unwrap_or(value)).filter(|value| !value.is_empty());
        let mut options = options::options(self.command);
        match options.find(|option| option.short.is_some() && option.short == letter) {
            Some(option) => self.option(option.name.to_owned(), option.takes, value),
            None => Read::Unknown(format!("-{}", letter.unwrap_or_default())),
        }
    }

    /// The option that counts a profession. One whose name another option has is left to `--team`.
    fn profession(&self, name: &str) -> Option<&Profession> {
        self.command.filter(|command| command.counts_professions())?;
        self.catalogue.professions().iter().find(|profession| {
            profession.id == name || profession.short.as_ref().is_some_and(|short| short == name)
        })
    }

    /// Notes the use of an option.
    fn option(&mut self, name: String, takes: Takes, value: Option<&str>) -> Read {
        match name.as_str() {
            "help" => return Read::End(Parsed::Help),
            "version" => return Read::End(Parsed::Version),
            _ => {}
        }
        // What stands behind the command counts rather than the same before it.
        let own = self.command.is_some();
        self.given.uses.retain(|other| other.own == own || other.name != name);
        let values = value.map(str::to_owned).into_iter().collect();
        self.given.uses.push(Use { name, own, values });
        self.open = if value.is_none() { takes } else { Takes::Nothing };
        Read::Option
    }

    fn unknown_command(mut self, index: usize, word: &str) -> Vec<Diagnostic> {
        let names = COMMANDS.iter().flat_map(|command| [command.name, command.alias]);
        let near = nearest(word, names.filter(|name| !name.is_empty()));
        let message = tr!(self.line.lang(), unknown_command(word));
        self.problem("unknown-command", index, message, &near);
        self.given.problems
    }

    fn unknown_option(&mut self, index: usize, name: &str) {
        let command = self.line.command();
        let options = options::options(command).flat_map(|option| [option.name, option.alias]);
        let counts = command.is_some_and(Command::counts_professions);
        let professions = self.catalogue.professions().iter().filter(|_| counts);
        let counts = professions
            .flat_map(|profession| [Some(&*profession.id), profession.short.as_deref()])
            .flatten();
        let known = options.filter(|name| !name.is_empty()).chain(counts);
        let known: Vec<String> = known.map(|name| format!("--{name}")).collect();
        let near = nearest(name, known.iter().map(String::as_str));
        let message = tr!(self.line.lang(), unknown_option(name));
        self.problem("unknown-option", index, message, &near);
    }

    /// Notes a problem with a word, and what may have been meant.
    fn problem(&mut self, code: &'static str, index: usize, message: String, near: &[&str]) {
        let lang = self.line.lang();
        let help = match (near, self.line.command()) {
            ([], None) => tr!(lang, see("exercoord --help")),
            ([], Some(command)) => tr!(lang, see(&format!("exercoord {} --help", command.name))),
            _ => tr!(lang, did_you_mean(&near.join(", "))),
        };
        self.given.problems.push(self.line.problem_at(code, index, message, help));
    }
}

/// Whether a word such as "-1" or "- 3 mg" is a value all the same: its reader is to say what is
/// wrong with it.
fn is_value(word: &str) -> bool {
    let value = |char: char| char.is_ascii_digit() || char == ' ';
    word.strip_prefix('-').is_some_and(|rest| rest.starts_with(value))
}

/// A word as a value, which never looks like an option.
fn as_value(word: &str) -> String {
    if is_value(word) { format!(" {word}") } else { word.to_owned() }
}

/// The value of an option that lacks it.
const LACKING: &[String] = &[String::new()];

impl Given {
    /// The values of each use of an option; one empty text where a use has none.
    pub(crate) fn uses(&self, name: &str) -> impl Iterator<Item = &[String]> {
        let uses = self.uses.iter().filter(move |given| given.name == name);
        uses.map(|given| if given.values.is_empty() { LACKING } else { &given.values })
    }
}
