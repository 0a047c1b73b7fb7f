//! The command line as typed, and the environment: what must be known before it can be parsed.

use std::env;

use exercoord::date::Day;
use exercoord::diagnostic::{Diagnostic, Place};
use exercoord::lang::Lang;
use exercoord::tr;

use crate::cli::options::{self, Command, Takes};

/// The words after the program's name, and what the environment says.
pub(crate) struct Line {
    pub(crate) words: Vec<String>,
    lang: Lang,
    /// Problems that stand before any parsing: words that are not Unicode, an unknown language.
    pub(crate) problems: Vec<Diagnostic>,
}

impl Line {
    pub(crate) fn of_process() -> Line {
        let words: Vec<_> = env::args_os().skip(1).collect();
        let lossy: Vec<String> =
            words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        let mut line = Line { words: lossy, lang: Lang::Fr, problems: Vec::new() };
        let asked = line.value_of(&["--lang", "--langue"]).map(str::to_owned);
        line.lang = asked.as_deref().and_then(Lang::from_tag).unwrap_or_else(lang_of_environment);
        for (index, word) in words.iter().enumerate() {
            if word.to_str().is_none() {
                let message = tr!(line.lang, not_unicode).to_owned();
                let help = tr!(line.lang, not_unicode_help).to_owned();
                line.problems.push(line.problem_at("not-unicode", index, message, help));
            }
        }
        line
    }

    /// The language of every message.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// The day whose rules are asked for: today, where no day is given that can be read.
    pub(crate) fn day(&self) -> Day {
        self.value_of(&["--as-of", "--au"]).and_then(Day::parse).unwrap_or_else(today)
    }

    /// The value of the last of these options on the line, however it is written; empty where
    /// the option ends the line.
    pub(crate) fn value_of<'l>(&'l self, names: &[&str]) -> Option<&'l str> {
        let words = self.words.iter().take_while(|word| *word != "--").enumerate();
        let value = |(index, word): (usize, &'l String)| {
            names.iter().find_map(|name| match word.strip_prefix(name)? {
                "" => Some(self.words.get(index + 1).map_or("", String::as_str)),
                rest => rest.strip_prefix('='),
            })
        };
        words.filter_map(value).last()
    }

    /// Whether it asks for help or the version alone.
    pub(crate) fn asks_for_help(&self) -> bool {
        let words = self.words.iter().take_while(|word| *word != "--");
        words.into_iter().any(|word| {
            ["-h", "--help", "--aide", "-V", "--version", "help", "aide"].contains(&word.as_str())
        })
    }

    /// The command that it names; a directory or a language before it names none.
    pub(crate) fn command(&self) -> Option<&'static Command> {
        let mut before = "";
        self.words.iter().find_map(|word| {
            let mut common = options::options(None).filter(|option| option.takes != Takes::Nothing);
            let option = before.strip_prefix("--");
            let is_value = option.is_some_and(|name| common.any(|option| option.is_named(name)));
            before = word;
            if is_value { None } else { Command::named(word) }
        })
    }

    /// A problem with the word that is, or ends with, this value.
    pub(crate) fn problem_with(
        &self,
        code: &'static str,
        value: &str,
        message: String,
        help: String,
    ) -> Diagnostic {
        // A word of its own, or the end of an option's: `--format=xml`, `-fxml`.
        let at = self.words.iter().position(|word| word == value).or_else(|| {
            self.words.iter().position(|word| word.starts_with('-') && word.ends_with(value))
        });
        self.problem_at(code, at.unwrap_or(usize::MAX), message, help)
    }

    /// A problem with one word, shown in the whole line.
    pub(crate) fn problem_at(
        &self,
        code: &'static str,
        index: usize,
        message: String,
        help: String,
    ) -> Diagnostic {
        let mut text = String::from("exercoord");
        let mut span = 0..text.len();
        for (number, word) in self.words.iter().enumerate() {
            text.push(' ');
            let start = text.len();
            if word.is_empty() || word.contains(char::is_whitespace) {
                text.push_str(&format!("'{word}'"));
            } else {
                text.push_str(word);
            }
            if number == index {
                span = start..text.len();
            }
        }
        let origin = tr!(self.lang, command_line).to_owned();
        Diagnostic {
            code,
            message,
            place: Some(Place { origin, text: text.into(), span }),
            help: Some(help),
        }
    }
}

/// The day where the user is.
pub(crate) fn today() -> Day {
    jiff::Zoned::now().date().into()
}

/// `EXERCOORD_LANG`, then what the locale says; a language that the program does not speak is
/// passed over.
fn lang_of_environment() -> Lang {
    ["EXERCOORD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(env_value)
        .find_map(|tag| Lang::from_tag(&tag))
        .unwrap_or_default()
}

/// An environment variable that is set and not empty.
pub(crate) fn env_value(name: &str) -> Option<String> {
    env::var_os(name)
        .map(|value| value.to_string_lossy().into_owned())
        .filter(|value| !value.is_empty())
}
