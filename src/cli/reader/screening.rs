//! `screen …`: a file of teams, or which directory and what of it.

use std::path::{Path, PathBuf, absolute};

use exercoord::diagnostic::{Diagnostic, Place};
use exercoord::screening::directory::{By, Department, Request};
use exercoord::tr;

use super::Reader;
use crate::cli::request::{Directory, Screen, ScreenFormat, Teams};

impl Reader<'_> {
    pub(crate) fn screen(&mut self) -> Screen {
        let lang = self.line.lang();
        let of_directory = self.given.is_given("rpps");
        let rpps = self.one("rpps").unwrap_or_default();
        // The directory is one file, and a file of teams another.
        let (most, help) = match of_directory {
            true => (0, tr!(lang, teams_or_directory_help)),
            false => (1, tr!(lang, one_file_help)),
        };
        let words = self.given.words();
        for word in words.iter().skip(most) {
            self.word_problem("unexpected-word", word, tr!(lang, unexpected_word(word)), help);
        }
        let form = self.choice("format").and_then(ScreenFormat::named).unwrap_or_default();
        let (output, rejects) = (self.path("output"), self.path("rejects"));
        let (force, strict) = (self.given.is_given("force"), self.given.is_given("strict"));
        if of_directory {
            for (option, given) in [("--rejects", rejects.is_some()), ("--strict", strict)] {
                if given {
                    let help = tr!(lang, out_of_place_help);
                    self.note("out-of-place", tr!(lang, not_with_rpps(option)), help);
                }
            }
            let request = self.asked();
            self.keep_input(&rpps, &[output.as_deref()]);
            return Screen::Directory(Directory { file: rpps, request, form, output, force });
        }
        for option in ["by", "department"] {
            if self.given.is_given(option) {
                let message = tr!(lang, only_with_rpps(&format!("--{option}")));
                self.note("out-of-place", message, tr!(lang, only_with_rpps_help));
            }
        }
        if words.is_empty() {
            self.note("no-file", tr!(lang, no_file), tr!(lang, no_file_help));
        }
        let file = words.into_iter().next().unwrap_or_default();
        let result = place(output.as_deref().unwrap_or(Path::new("-")));
        if rejects.as_deref().map(place) == Some(result) {
            self.note("same-file", tr!(lang, same_output), tr!(lang, same_output_help));
        }
        self.keep_input(&file, &[output.as_deref(), rejects.as_deref()]);
        Screen::Teams(Teams { file, form, output, rejects, force, strict })
    }

    /// Notes a result that would take the place of the file that is read, even where it may replace
    /// a file: what cannot be read of it would be lost.
    fn keep_input(&mut self, file: &str, outputs: &[Option<&Path>]) {
        let lang = self.line.lang();
        let file = place(Path::new(file));
        let over = |output: &&Path| output.as_os_str() != "-" && place(output) == file;
        if outputs.iter().flatten().any(over) {
            self.note("same-file", tr!(lang, over_input), tr!(lang, over_input_help));
        }
    }

    /// What of the directory is asked for.
    fn asked(&mut self) -> Request {
        let lang = self.line.lang();
        let by = self.choice("by");
        if !self.given.is_given("by") {
            self.note("no-by", tr!(lang, no_by), tr!(lang, no_by_help));
        }
        let departments = self.given.is_given("department").then(|| self.departments());
        let by = if by == Some("commune") { By::Commune } else { By::Site };
        Request { departments, ..Request::new(by) }
    }

    fn departments(&mut self) -> Vec<Department> {
        let lang = self.line.lang();
        let values = self.given.values("department");
        let mut known = Vec::new();
        let mut lacking = true;
        for value in &values {
            let mut next = 0;
            // What stands between two codes is one byte.
            for code in value.split([',', ' ']) {
                let start = next;
                next += code.len() + 1;
                match Department::parse(code) {
                    _ if code.is_empty() => continue,
                    Some(department) if known.contains(&department) => {}
                    Some(department) => known.push(department),
                    None => self.problems.push(Diagnostic {
                        code: "bad-department",
                        message: tr!(lang, not_a_department(code)),
                        place: Some(Place {
                            origin: "--department".to_owned(),
                            text: value.as_str().into(),
                            span: start..start + code.len(),
                        }),
                        help: Some(tr!(lang, not_a_department_help).to_owned()),
                    }),
                }
                lacking = false;
            }
        }
        if lacking {
            self.lacks_value("--department");
        }
        known
    }
}

/// Where a path leads: the same file may be spelt in several ways.
fn place(path: &Path) -> PathBuf {
    match path.to_str() {
        Some("-") => path.to_owned(),
        _ => path.canonicalize().or_else(|_| absolute(path)).unwrap_or_else(|_| path.to_owned()),
    }
}
