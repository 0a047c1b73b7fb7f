//! `screen FILE …`: many teams at once.

use std::path::PathBuf;

use clap::ArgMatches;
use exercoord::lang::Lang;
use exercoord::screen::output::Form;

use super::{Reader, flag};
use crate::screen::Screen;

/// The forms of a result.
const FORMS: [(&str, Form); 2] = [("csv", Form::Csv), ("jsonl", Form::JsonLines)];

impl Reader<'_> {
    pub(super) fn screen(&mut self, matches: &ArgMatches) -> Screen {
        let words: Vec<&String> = matches.get_many("words").into_iter().flatten().collect();
        let lang = self.line.lang();
        if words.is_empty() {
            let (message, help) = match lang {
                Lang::Fr => (
                    "il manque le fichier des équipes",
                    "par exemple : exercoord screen equipes.csv -o resultat.csv",
                ),
                Lang::En => (
                    "the file of the teams is missing",
                    "for example: exercoord screen teams.csv -o result.csv",
                ),
            };
            self.note("no-file", message.to_owned(), help);
        }
        for word in words.iter().skip(1) {
            let (message, help) = match lang {
                Lang::Fr => (
                    format!("mot inattendu : « {word} »"),
                    "un seul fichier à la fois ; voir : exercoord screen --help",
                ),
                Lang::En => (
                    format!("unexpected word `{word}`"),
                    "one file at a time; see: exercoord screen --help",
                ),
            };
            self.word_problem("unexpected-word", word, message, help.to_owned());
        }
        let form = self.among(matches, "format", &FORMS).unwrap_or_default();
        let path = |reader: &mut Self, name| {
            reader.one(matches, name).filter(|path| !path.is_empty()).map(PathBuf::from)
        };
        Screen {
            file: words.first().map(|word| word.to_string()).unwrap_or_default(),
            form,
            output: path(self, "output"),
            rejects: path(self, "rejects"),
            force: flag(matches, "force"),
            strict: flag(matches, "strict"),
        }
    }
}
