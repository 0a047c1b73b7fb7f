//! `screen …`: which directory, and what of it.

use clap::ArgMatches;
use exercoord::lang::Lang;
use exercoord::screen::directory::output::Form;
use exercoord::screen::directory::{By, Department, Request};

use super::{Reader, flag};
use crate::cli::Screen;

/// What the people can be counted by.
const BY: [(&str, By); 2] = [("site", By::Site), ("commune", By::Commune)];

const FORMS: [(&str, Form); 2] = [("csv", Form::Csv), ("jsonl", Form::JsonLines)];

impl Reader<'_> {
    pub(super) fn screen(&mut self, matches: &ArgMatches) -> Screen {
        let file = self.one(matches, "rpps");
        let by = self.among(matches, "by", &BY);
        let lang = self.line.lang();
        if file.is_none() {
            let (message, help) = match lang {
                Lang::Fr => (
                    "il manque le fichier à lire",
                    "ajoutez --rpps et une extraction de l'annuaire",
                ),
                Lang::En => {
                    ("the file to read is missing", "add --rpps and an extraction of the directory")
                }
            };
            self.note("no-file", message.to_owned(), help);
        }
        if !matches.contains_id("by") {
            let (message, help) = match lang {
                Lang::Fr => (
                    "il manque ce qu'il faut compter ensemble",
                    "ajoutez --by site (par lieu d'exercice) ou --by commune",
                ),
                Lang::En => ("what to count together is missing", "add --by site or --by commune"),
            };
            self.note("no-by", message.to_owned(), help);
        }
        let departments = self.departments(matches);
        let request = Request { departments, ..Request::new(by.unwrap_or(By::Site)) };
        let output = self.one(matches, "output").filter(|path| !path.is_empty());
        Screen {
            file: file.unwrap_or_default(),
            request,
            form: self.among(matches, "format", &FORMS).unwrap_or_default(),
            output: output.map(Into::into),
            force: flag(matches, "force"),
        }
    }

    fn departments(&mut self, matches: &ArgMatches) -> Option<Vec<Department>> {
        let values = matches.get_many::<String>("department")?;
        let values: Vec<String> = values.cloned().collect();
        let codes = values.iter().flat_map(|value| {
            let codes = value.split([',', ' ']).filter(|code| !code.is_empty());
            codes.map(move |code| (value, code))
        });
        let codes: Vec<(&String, &str)> = codes.collect();
        if codes.is_empty() {
            self.lacks_value("--department");
        }
        let mut known = Vec::new();
        for (value, code) in codes {
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
                    self.word_problem("bad-department", value, message, help.to_owned());
                }
            }
        }
        Some(known)
    }
}
