//! The options of a command, read one by one, every mistake noted.

mod authoring;
mod screening;

use std::path::PathBuf;

use clap::ArgMatches;
use exercoord::answers::{Input, Moves, SourceText};
use exercoord::diagnostic::Diagnostic;
use exercoord::lang::{Day, Lang, date};
use exercoord::rules::{Catalogue, ExerciseType, Ix};

use super::{Assess, Dossier, Format, Parsed, Print, Request, Schema, Vocabulary};
use crate::cli::commands;
use crate::cli::grammar::profession_arg;
use crate::cli::line::Line;

/// Whether a flag is given; a command that does not know it has it not.
fn flag(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten().is_some_and(|given| *given)
}

/// The id that a word for a type stands for.
fn type_id(word: &str) -> String {
    word.to_lowercase().replace([' ', '_'], "-")
}

/// Reads the options of one line.
pub(super) struct Reader<'a> {
    pub(super) line: &'a Line,
    pub(super) catalogue: &'a Catalogue,
    /// The further rule sets, where several are compared.
    pub(super) others: &'a [Catalogue],
    pub(super) problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// What the command asks for, or every mistake in it.
    pub(super) fn request(
        mut self,
        name: &str,
        matches: &ArgMatches,
    ) -> Result<Parsed, Vec<Diagnostic>> {
        self.common(matches);
        let request = match name {
            "show" => Request::Show(self.types(matches, true)),
            "compare" if !self.others.is_empty() => Request::CompareSets(self.type_ids(matches)),
            "compare" => Request::Compare(self.types(matches, false)),
            "list" => Request::List(self.vocabulary(matches)),
            "rules" => Request::Rules(self.keep(matches)),
            "screen" => Request::Screen(Box::new(self.screen(matches))),
            "schema" => Request::Schema(self.schema(matches)),
            "ask" => Request::Ask(Box::new(self.report(matches))),
            "dossier" => Request::Dossier(Box::new(self.dossier(matches))),
            "what-if" => {
                let moves = self.moves(matches);
                Request::WhatIf(Box::new(self.report(matches)), Box::new(moves))
            }
            _ => Request::Assess(Box::new(self.report(matches))),
        };
        // The texts of the options are read by the library: its mistakes belong with these.
        let assess = match &request {
            Request::Assess(assess) | Request::Ask(assess) | Request::WhatIf(assess, _) => {
                Some(&**assess)
            }
            Request::Dossier(dossier) => Some(&dossier.assess),
            Request::Show(_) | Request::Compare(_) | Request::CompareSets(_) => None,
            Request::List(_) | Request::Schema(_) | Request::Rules(_) | Request::Screen(_) => None,
        };
        if let (Some(assess), false) = (assess, self.problems.is_empty()) {
            // What stands on standard input is read but once, and not for this.
            let path = assess.answers.as_deref().filter(|path| *path != "-");
            let lang = self.line.lang();
            let (file, of_file) = commands::answers_file(path, lang)
                .unwrap_or_else(|problem| (Input::default(), vec![problem]));
            self.problems.extend(of_file);
            let read = exercoord::answers::read(self.catalogue, &assess.input, &file, lang);
            self.problems.extend(read.err().unwrap_or_default());
        }
        if self.problems.is_empty() { Ok(Parsed::Request(request)) } else { Err(self.problems) }
    }

    fn common(&mut self, matches: &ArgMatches) {
        for name in ["rules", "lang", "color"] {
            self.one(matches, name);
        }
        self.day(matches);
        let lang = self.one(matches, "lang");
        if let Some(tag) = lang
            .filter(|tag| !tag.is_empty() && !["fr", "en"].contains(&tag.to_lowercase().as_str()))
        {
            self.not_among("lang", &tag, &["fr", "en"]);
        }
        let color = self.one(matches, "color");
        if let Some(value) =
            color.filter(|value| !["", "auto", "always", "never"].contains(&value.as_str()))
        {
            self.not_among("color", &value, &["auto", "always", "never"]);
        }
    }

    /// The day whose rules are asked for: the line has read it for the loader already.
    fn day(&mut self, matches: &ArgMatches) {
        let given = self.one(matches, "as-of").filter(|text| !text.is_empty());
        let lang = self.line.lang();
        let text = given.unwrap_or_else(|| self.line.day().to_string());
        let (message, help) = match (Day::parse(&text), self.catalogue.start()) {
            (None, _) => match lang {
                Lang::Fr => (
                    format!("« {text} » n'est pas un jour"),
                    "écrivez l'année, le mois et le jour, comme 2024-06-30".to_owned(),
                ),
                Lang::En => (
                    format!("`{text}` is not a day"),
                    "write the year, the month and the day, as in 2024-06-30".to_owned(),
                ),
            },
            (Some(day), Some(start)) if day < start => match lang {
                Lang::Fr => (
                    format!("ces règles ne disent rien du {}", date(lang, day)),
                    format!("elles commencent le {}", date(lang, start)),
                ),
                Lang::En => (
                    format!("these rules say nothing of {}", date(lang, day)),
                    format!("they begin on {}", date(lang, start)),
                ),
            },
            _ => return,
        };
        self.word_problem("bad-date", &text, message, help);
    }

    fn moves(&mut self, matches: &ArgMatches) -> Moves {
        let moves = Moves {
            add: self.joined(matches, "add"),
            remove: self.joined(matches, "remove"),
            set_status: self.joined(matches, "set-status"),
            set_scale: self.passages(matches, "set-scale", "--set-scale"),
        };
        if moves.is_empty() && self.problems.is_empty() {
            let (message, help) = match self.line.lang() {
                Lang::Fr => (
                    "aucun changement n'est donné",
                    "ajoutez --add, --remove, --set-status ou --set-scale",
                ),
                Lang::En => {
                    ("no change is given", "add --add, --remove, --set-status or --set-scale")
                }
            };
            self.note("no-change", message.to_owned(), help);
        }
        moves
    }

    /// The options of a report; of its format the caller has read what stands there.
    fn assess(&mut self, matches: &ArgMatches, format: Format) -> Assess {
        let mut counts = Vec::new();
        for (number, profession) in self.catalogue.professions().enumerate() {
            let id = profession_arg(profession);
            if matches.try_contains_id(&id).unwrap_or(false) {
                let option = format!("--{}", profession.id);
                counts.extend(
                    self.passages(matches, &id, &option)
                        .into_iter()
                        .map(|passage| (number, passage)),
                );
            }
        }
        Assess {
            input: Input {
                team: self.joined(matches, "team"),
                counts,
                status: self.passages(matches, "status", "--status"),
                scale: self.passages(matches, "scale", "--scale"),
                done: self.passages(matches, "done", "--done"),
                not_done: self.passages(matches, "not-done", "--not-done"),
                aims: self.passages(matches, "aim", "--aim"),
                replies: Vec::new(),
            },
            answers: self.one(matches, "answers").filter(|path| !path.is_empty()),
            rules: self.one(matches, "rules").filter(|set| !set.is_empty()),
            as_of: self.one(matches, "as-of").filter(|day| !day.is_empty()),
            format,
            output: self.one(matches, "output").filter(|path| !path.is_empty()).map(PathBuf::from),
            force: flag(matches, "force"),
            detail: flag(matches, "detail"),
            no_draft: flag(matches, "no-draft"),
        }
    }

    fn dossier(&mut self, matches: &ArgMatches) -> Dossier {
        let types = self.types(matches, true);
        let format = self.among(matches, "format", &Print::ALL);
        let assess = self.assess(matches, Format::Terminal);
        let on_screen = assess.to_screen();
        if format == Some(Print::Docx) && on_screen {
            let (message, help) = match self.line.lang() {
                Lang::Fr => (
                    "un fichier docx ne s'écrit pas à l'écran",
                    "ajoutez -o et un nom de dossier, ou choisissez --format markdown",
                ),
                Lang::En => (
                    "a docx file cannot be written to the screen",
                    "add -o and the name of a directory, or choose --format markdown",
                ),
            };
            self.note("no-directory", message.to_owned(), help);
        }
        let usual = if on_screen { Print::Markdown } else { Print::Docx };
        Dossier { types, assess, format: format.unwrap_or(usual) }
    }

    /// The options of a report, its format among them.
    fn report(&mut self, matches: &ArgMatches) -> Assess {
        let format = self.among(matches, "format", &Format::ALL).unwrap_or_default();
        self.assess(matches, format)
    }

    /// The value of an option that is one of these, where it is given.
    fn among<T: Copy>(
        &mut self,
        matches: &ArgMatches,
        name: &str,
        all: &[(&'static str, T)],
    ) -> Option<T> {
        let value = self.one(matches, name).filter(|value| !value.is_empty())?;
        let found = all.iter().find(|(known, _)| *known == value.to_lowercase());
        if found.is_none() {
            let known: Vec<&str> = all.iter().map(|(known, _)| *known).collect();
            self.not_among(name, &value, &known);
        }
        found.map(|(_, format)| *format)
    }

    /// The values of an option, each a passage of its own.
    fn passages(&mut self, matches: &ArgMatches, id: &str, option: &str) -> Vec<SourceText> {
        let values = matches.get_many::<String>(id).into_iter().flatten();
        self.said(option, values.cloned().collect())
    }

    /// The values of an option, those of one use joined: a team typed without quotes is one text.
    fn joined(&mut self, matches: &ArgMatches, name: &str) -> Vec<SourceText> {
        let uses = matches.get_occurrences::<String>(name).into_iter().flatten();
        let texts = uses.map(|values| values.map(String::as_str).collect::<Vec<_>>().join(" "));
        self.said(&format!("--{name}"), texts.collect())
    }

    /// Texts as passages; one that says nothing is an option without its value.
    fn said(&mut self, option: &str, texts: Vec<String>) -> Vec<SourceText> {
        let empty = |text: &String| text.chars().all(|char| char.is_whitespace() || char == ',');
        if texts.iter().any(empty) {
            self.lacks_value(option);
        }
        texts
            .iter()
            .filter(|text| !empty(text))
            .map(|text| SourceText::new(option, text.as_str()))
            .collect()
    }

    /// The value of an option that takes one; two that differ are one too many.
    fn one(&mut self, matches: &ArgMatches, name: &str) -> Option<String> {
        let values: Vec<&String> = matches.get_many::<String>(name).into_iter().flatten().collect();
        if values.iter().any(|value| value.is_empty()) {
            self.lacks_value(&format!("--{name}"));
        }
        if values.windows(2).any(|pair| pair.first() != pair.last()) {
            let (message, help) = match self.line.lang() {
                Lang::Fr => (
                    format!("l'option « --{name} » est donnée plusieurs fois"),
                    "gardez une seule valeur",
                ),
                Lang::En => {
                    (format!("the option `--{name}` is given several times"), "keep one value")
                }
            };
            self.note("given-twice", message, help);
        }
        values.last().map(|value| (*value).clone())
    }

    /// Notes a problem that has no place on the line, once.
    fn note(&mut self, code: &'static str, message: String, help: &str) {
        let problem = Diagnostic { code, message, place: None, help: Some(help.to_owned()) };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    fn lacks_value(&mut self, option: &str) {
        let (message, help) = match self.line.lang() {
            Lang::Fr => (
                format!("l'option « {option} » attend une valeur"),
                "ajoutez-la juste après, ou retirez l'option",
            ),
            Lang::En => (
                format!("the option `{option}` lacks its value"),
                "add it right after, or take the option away",
            ),
        };
        self.note("no-value", message, help);
    }

    fn not_among(&mut self, option: &str, value: &str, known: &[&str]) {
        let (message, help) = match self.line.lang() {
            Lang::Fr => (
                format!("--{option} n'accepte pas « {value} »"),
                format!("choisissez parmi : {}", known.join(", ")),
            ),
            Lang::En => (
                format!("--{option} does not take `{value}`"),
                format!("choose from: {}", known.join(", ")),
            ),
        };
        self.word_problem("bad-value", value, message, help);
    }

    /// A problem with the word on the line that is, or ends with, this value.
    fn word_problem(&mut self, code: &'static str, value: &str, message: String, help: String) {
        let words = &self.line.words;
        // A word of its own, or the end of an option's: `--format=xml`, `-fxml`.
        let at = words.iter().position(|word| word == value).or_else(|| {
            words.iter().position(|word| word.starts_with('-') && word.ends_with(value))
        });
        self.problems.push(self.line.problem_at(code, at.unwrap_or(usize::MAX), message, help));
    }

    fn types(&mut self, matches: &ArgMatches, needed: bool) -> Vec<Ix<ExerciseType>> {
        let words: Vec<String> =
            matches.get_many::<String>("words").into_iter().flatten().cloned().collect();
        let lang = self.line.lang();
        let ids: Vec<&str> = self.catalogue.types().iter().map(|kind| &*kind.id).collect();
        if words.is_empty() && needed {
            let (message, help) = match lang {
                Lang::Fr => {
                    ("il manque le nom d'un type", format!("choisissez parmi : {}", ids.join(", ")))
                }
                Lang::En => {
                    ("the name of a type is missing", format!("choose from: {}", ids.join(", ")))
                }
            };
            self.problems.push(Diagnostic {
                code: "no-type",
                message: message.to_owned(),
                place: None,
                help: Some(help),
            });
        }
        let mut types = Vec::new();
        for word in words.iter().flat_map(|word| word.split(',')).filter(|word| !word.is_empty()) {
            match self.catalogue.type_by_id(&type_id(word)) {
                Some(kind) if types.contains(&kind) => {}
                Some(kind) => types.push(kind),
                None => self.unknown_type(word, &ids),
            }
        }
        types
    }

    /// The types that are named, by their ids: each is of one of the sets that are compared.
    fn type_ids(&mut self, matches: &ArgMatches) -> Vec<String> {
        let words: Vec<String> =
            matches.get_many::<String>("words").into_iter().flatten().cloned().collect();
        let sets = || [self.catalogue].into_iter().chain(self.others);
        let mut known: Vec<&str> = Vec::new();
        for id in sets().flat_map(|set| set.types().iter()).map(|kind| &*kind.id) {
            if !known.contains(&id) {
                known.push(id);
            }
        }
        let mut ids = Vec::new();
        for word in words.iter().flat_map(|word| word.split(',')).filter(|word| !word.is_empty()) {
            let id = type_id(word);
            if known.contains(&id.as_str()) {
                ids.push(id);
            } else {
                self.unknown_type(word, &known);
            }
        }
        ids
    }

    fn unknown_type(&mut self, word: &str, known: &[&str]) {
        let known = known.join(", ");
        let (message, help) = match self.line.lang() {
            Lang::Fr => {
                (format!("type inconnu : « {word} »"), format!("choisissez parmi : {known}"))
            }
            Lang::En => (format!("unknown type `{word}`"), format!("choose from: {known}")),
        };
        self.word_problem("unknown-type", word, message, help);
    }

    /// Which schema is asked for: that of the report where no word says otherwise.
    fn schema(&mut self, matches: &ArgMatches) -> Schema {
        let words: Vec<String> =
            matches.get_many::<String>("words").into_iter().flatten().cloned().collect();
        let known = Schema::ALL.map(|(name, _)| name).join(", ");
        let mut found = None;
        for word in &words {
            match Schema::ALL.iter().find(|(name, _)| name == word) {
                Some((_, schema)) if found.is_none() => found = Some(*schema),
                _ => {
                    let (message, help) = match self.line.lang() {
                        Lang::Fr => (
                            format!("« {word} » n'est pas un schéma"),
                            format!("choisissez-en un parmi : {known}"),
                        ),
                        Lang::En => (
                            format!("`{word}` is not a schema"),
                            format!("choose one from: {known}"),
                        ),
                    };
                    self.word_problem("unknown-schema", word, message, help);
                }
            }
        }
        found.unwrap_or(Schema::Report)
    }

    fn vocabulary(&mut self, matches: &ArgMatches) -> Vocabulary {
        let words: Vec<String> =
            matches.get_many::<String>("words").into_iter().flatten().cloned().collect();
        let names = Vocabulary::ALL.map(|(name, _)| name);
        let lang = self.line.lang();
        let mut found = None;
        for word in &words {
            match Vocabulary::ALL.iter().find(|(name, _)| name == word) {
                Some((_, vocabulary)) if found.is_none() => found = Some(*vocabulary),
                _ => {
                    let (message, help) = match lang {
                        Lang::Fr => (
                            format!("« {word} » n'est pas une liste"),
                            format!("choisissez-en une parmi : {}", names.join(", ")),
                        ),
                        Lang::En => (
                            format!("`{word}` is not a list"),
                            format!("choose one from: {}", names.join(", ")),
                        ),
                    };
                    self.word_problem("unknown-list", word, message, help);
                }
            }
        }
        if words.is_empty() {
            let (message, help) = match lang {
                Lang::Fr => (
                    "il manque le nom d'une liste",
                    format!("choisissez parmi : {}", names.join(", ")),
                ),
                Lang::En => {
                    ("the name of a list is missing", format!("choose from: {}", names.join(", ")))
                }
            };
            self.problems.push(Diagnostic {
                code: "no-list",
                message: message.to_owned(),
                place: None,
                help: Some(help),
            });
        }
        found.unwrap_or(Vocabulary::Types)
    }
}
