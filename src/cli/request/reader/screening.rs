//! `screen …`: a file of teams, or which directory and what of it.

use std::path::{Path, PathBuf, absolute};

use clap::ArgMatches;
use exercoord::diagnostic::{Diagnostic, Place};
use exercoord::lang::Lang;
use exercoord::screening::directory::{By, Department, Request};

use super::{Reader, flag};
use crate::cli::screening::{Directory, Form, Screen, Teams};

/// What the people can be counted by.
const BY: [(&str, By); 2] = [("site", By::Site), ("commune", By::Commune)];

/// The forms of a result.
const FORMS: [(&str, Form); 3] =
    [("csv", Form::Csv), ("jsonl", Form::JsonLines), ("html", Form::Html)];

/// Where a path leads: the same file may be spelt in several ways.
fn place(path: &Path) -> PathBuf {
    match path.to_str() {
        Some("-") => path.to_owned(),
        _ => path.canonicalize().or_else(|_| absolute(path)).unwrap_or_else(|_| path.to_owned()),
    }
}

impl Reader<'_> {
    pub(super) fn screen(&mut self, matches: &ArgMatches) -> Screen {
        let words: Vec<&String> = matches.get_many("words").into_iter().flatten().collect();
        let rpps = self.one(matches, "rpps");
        let lang = self.line.lang();
        // The directory is one file, and a file of teams another.
        let most = usize::from(rpps.is_none());
        for word in words.iter().skip(most) {
            let message = match lang {
                Lang::Fr => format!("mot inattendu : « {word} »"),
                Lang::En => format!("unexpected word `{word}`"),
            };
            let help = match (lang, rpps.is_some()) {
                (Lang::Fr, false) => "un seul fichier à la fois ; voir : exercoord screen --help",
                (Lang::En, false) => "one file at a time; see: exercoord screen --help",
                (Lang::Fr, true) => {
                    "un fichier d'équipes, ou --rpps et l'annuaire : l'un ou l'autre"
                }
                (Lang::En, true) => {
                    "a file of teams, or --rpps and the directory: one or the other"
                }
            };
            self.word_problem("unexpected-word", word, message, help.to_owned());
        }
        let form = self.among(matches, "format", &FORMS).unwrap_or_default();
        let path = |reader: &mut Self, name| {
            reader.one(matches, name).filter(|path| !path.is_empty()).map(PathBuf::from)
        };
        let (output, rejects) = (path(self, "output"), path(self, "rejects"));
        let (force, strict) = (flag(matches, "force"), flag(matches, "strict"));
        if let Some(file) = rpps {
            self.only_for("teams", &[("--rejects", rejects.is_some()), ("--strict", strict)]);
            let request = self.asked(matches);
            self.keep_input(&file, &[output.as_deref()]);
            return Screen::Directory(Directory { file, request, form, output, force });
        }
        let given = |name| matches.contains_id(name);
        self.only_for("rpps", &[("--by", given("by")), ("--department", given("department"))]);
        if words.is_empty() {
            let (message, help) = match lang {
                Lang::Fr => (
                    "il manque le fichier à lire",
                    "un fichier d'équipes, comme : exercoord screen equipes.csv ; ou --rpps et une extraction de l'annuaire",
                ),
                Lang::En => (
                    "the file to read is missing",
                    "a file of teams, as in: exercoord screen teams.csv; or --rpps and an extraction of the directory",
                ),
            };
            self.note("no-file", message.to_owned(), help);
        }
        let file = words.first().map(|word| word.to_string()).unwrap_or_default();
        let standard = Path::new("-");
        let result = place(output.as_deref().unwrap_or(standard));
        if rejects.as_deref().map(place) == Some(result) {
            let (message, help) = match lang {
                Lang::Fr => (
                    "le résultat et les lignes refusées iraient au même endroit",
                    "donnez à -o et à --rejects deux fichiers différents",
                ),
                Lang::En => (
                    "the result and the refused rows would go to the same place",
                    "give -o and --rejects two different files",
                ),
            };
            self.note("same-file", message.to_owned(), help);
        }
        self.keep_input(&file, &[output.as_deref(), rejects.as_deref()]);
        Screen::Teams(Teams { file, form, output, rejects, force, strict })
    }

    /// Notes a result that would take the place of the file that is read, even where it may replace
    /// a file: what cannot be read of it would be lost.
    fn keep_input(&mut self, file: &str, outputs: &[Option<&Path>]) {
        let file = place(Path::new(file));
        let over = |output: &&Path| output.as_os_str() != "-" && place(output) == file;
        if outputs.iter().flatten().any(over) {
            let (message, help) = match self.line.lang() {
                Lang::Fr => (
                    "le résultat remplacerait le fichier à lire",
                    "donnez à -o et à --rejects d'autres fichiers que celui qui est lu",
                ),
                Lang::En => (
                    "the result would take the place of the file to read",
                    "give -o and --rejects other files than the one that is read",
                ),
            };
            self.note("same-file", message.to_owned(), help);
        }
    }

    /// Notes the options that go with the other kind of file.
    fn only_for(&mut self, other: &str, options: &[(&str, bool)]) {
        for (option, _) in options.iter().filter(|(_, given)| *given) {
            let (message, help) = match (self.line.lang(), other) {
                (Lang::Fr, "rpps") => (
                    format!("« {option} » ne va qu'avec --rpps"),
                    "retirez l'option, ou ajoutez --rpps",
                ),
                (Lang::En, "rpps") => {
                    (format!("`{option}` goes with --rpps alone"), "take it away, or add --rpps")
                }
                (Lang::Fr, _) => {
                    (format!("« {option} » ne va pas avec --rpps"), "retirez l'option")
                }
                (Lang::En, _) => {
                    (format!("`{option}` does not go with --rpps"), "take the option away")
                }
            };
            self.note("out-of-place", message, help);
        }
    }

    /// What of the directory is asked for.
    fn asked(&mut self, matches: &ArgMatches) -> Request {
        let by = self.among(matches, "by", &BY);
        if !matches.contains_id("by") {
            let (message, help) = match self.line.lang() {
                Lang::Fr => (
                    "il manque ce qu'il faut compter ensemble",
                    "ajoutez --by site (par lieu d'exercice) ou --by commune",
                ),
                Lang::En => ("what to count together is missing", "add --by site or --by commune"),
            };
            self.note("no-by", message.to_owned(), help);
        }
        let departments = self.departments(matches);
        Request { departments, ..Request::new(by.unwrap_or(By::Site)) }
    }

    fn departments(&mut self, matches: &ArgMatches) -> Option<Vec<Department>> {
        let values = matches.get_many::<String>("department")?;
        let values: Vec<String> = values.cloned().collect();
        let codes = values.iter().flat_map(|value| {
            // Each with its place in the value: what stands between two is one byte.
            let codes = value.split([',', ' ']).scan(0, |next, code| {
                let start = *next;
                *next += code.len() + 1;
                Some((start, code))
            });
            codes
                .filter(|(_, code)| !code.is_empty())
                .map(move |(start, code)| (value, start, code))
        });
        let codes: Vec<(&String, usize, &str)> = codes.collect();
        if codes.is_empty() {
            self.lacks_value("--department");
        }
        let mut known = Vec::new();
        for (value, start, code) in codes {
            match Department::parse(code) {
                Some(department) if known.contains(&department) => {}
                Some(department) => known.push(department),
                None => {
                    let (message, help) = match self.line.lang() {
                        Lang::Fr => (
                            format!("« {code} » n'est pas le code d'un département"),
                            "écrivez-le comme 01, 44, 2A ou 971, des virgules entre plusieurs",
                        ),
                        Lang::En => (
                            format!("`{code}` is not the code of a department"),
                            "write it as in 01, 44, 2A or 971, with commas between several",
                        ),
                    };
                    self.problems.push(Diagnostic {
                        code: "bad-department",
                        message,
                        place: Some(Place {
                            origin: "--department".to_owned(),
                            text: value.as_str().into(),
                            span: start..start + code.len(),
                        }),
                        help: Some(help.to_owned()),
                    });
                }
            }
        }
        Some(known)
    }
}
