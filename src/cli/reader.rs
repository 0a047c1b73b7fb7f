//! What is given to a command, read option by option, with every mistake in it.

mod authoring;
mod screening;

pub(crate) use authoring::near_or;

use std::path::PathBuf;
use std::{io, mem};

use exercoord::answers::{Input, Moves, SourceText};
use exercoord::date::{Day, date};
use exercoord::diagnostic::Diagnostic;
use exercoord::document::Document;
use exercoord::lang::Lang;
use exercoord::report::{json, what_if};
use exercoord::rules::{Catalogue, ExerciseType, Ix, Profession};
use exercoord::{sheet, tr};

use crate::cli::answers;
use crate::cli::line::Line;
use crate::cli::options::{self, Command, Takes};
use crate::cli::parse::Given;
use crate::cli::request::{Assess, DocumentFormat, DossierFormat, Format, Output};
use crate::cli::sets::Sets;
use crate::cli::streams::{Exit, Streams};

/// A list of what the rules know.
type List = fn(&Catalogue, Lang) -> Document;

/// What can be listed, by its name.
const LISTS: [(&str, List); 6] = [
    ("professions", sheet::list_professions),
    ("types", sheet::list_types),
    ("statuses", sheet::list_statuses),
    ("scales", sheet::list_scales),
    ("aims", sheet::list_aims),
    ("steps", sheet::list_steps),
];

/// The making of a schema.
type Schema = fn() -> io::Result<String>;

/// What has a schema, by its name.
const SCHEMAS: [(&str, Schema); 2] =
    [("report", || Ok(json::SCHEMA.to_owned())), ("what-if", what_if::json::schema)];

/// Reads the options of one line.
pub(crate) struct Reader<'a> {
    line: &'a Line,
    pub(crate) sets: &'a Sets,
    pub(crate) command: &'static Command,
    given: Given,
    problems: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(
        line: &'a Line,
        sets: &'a Sets,
        command: &'static Command,
        mut given: Given,
    ) -> Reader<'a> {
        let problems = mem::take(&mut given.problems);
        let mut reader = Reader { line, sets, command, given, problems };
        reader.common();
        reader
    }

    /// Whether all that was read is right, so that it can be done.
    ///
    /// # Errors
    ///
    /// Every mistake is told. The texts of a team are read by the library: its mistakes in them
    /// belong with the others.
    pub(crate) fn finish(mut self, team: Option<&Assess>, streams: &Streams) -> Result<(), Exit> {
        if self.problems.is_empty() {
            return Ok(());
        }
        if let Some(team) = team {
            // What stands on standard input is read but once, and not for this.
            let path = team.answers.as_deref().filter(|path| *path != "-");
            let read = answers::read(&team.input, path, &self.sets.first, self.line.lang());
            self.problems.extend(read.err().map(|(problems, _)| problems).unwrap_or_default());
        }
        Err(streams.problems(&self.problems, Exit::Usage))
    }

    /// The options of every command. The line has read them for itself: here, their mistakes.
    fn common(&mut self) {
        for name in ["rules", "lang", "color"] {
            self.one(name);
        }
        self.day();
        self.choice("lang");
        self.choice("color");
    }

    /// The day whose rules are asked for.
    fn day(&mut self) {
        let lang = self.line.lang();
        let text = self.one("as-of").unwrap_or_else(|| self.line.day().to_string());
        let (message, help) = match (Day::parse(&text), self.sets.first.start()) {
            (None, _) => (tr!(lang, not_a_day(&text)), tr!(lang, not_a_day_help).to_owned()),
            (Some(day), Some(start)) if day < start => (
                tr!(lang, before_rules(&date(lang, day))),
                tr!(lang, before_rules_help(&date(lang, start))),
            ),
            _ => return,
        };
        self.word_problem("bad-date", &text, message, help);
    }

    /// A team, what would be otherwise, and the file of what it is now, where two times are
    /// compared. The steps that are given are those of the change.
    pub(crate) fn what_if(&mut self) -> (Assess, Moves, Option<String>) {
        let mut request = self.assess();
        let now = self.one("now");
        let input = &mut request.input;
        let moves = Moves {
            add: self.joined("add"),
            remove: self.joined("remove"),
            set_status: self.joined("set-status"),
            set_scale: self.passages("set-scale"),
            add_scale: self.passages("add-scale"),
            done: mem::replace(&mut input.done, self.passages("already-done")),
            started: mem::take(&mut input.started),
            not_done: mem::take(&mut input.not_done),
        };
        if moves.is_empty() && now.is_none() && self.problems.is_empty() {
            let lang = self.line.lang();
            self.note("no-change", tr!(lang, no_change), tr!(lang, no_change_help));
        }
        (request, moves, now)
    }

    /// The options of a report.
    pub(crate) fn assess(&mut self) -> Assess {
        let format = self.choice("format").and_then(Format::named).unwrap_or_default();
        self.team(format)
    }

    /// A team, and how its report is wanted.
    fn team(&mut self, format: Format) -> Assess {
        Assess {
            input: Input {
                counts: self.counts(),
                team: self.joined("team"),
                status: self.passages("status"),
                scale: self.passages("scale"),
                done: self.passages("done"),
                started: self.passages("started"),
                not_done: self.passages("not-done"),
                name: self.passages("name"),
                aims: self.passages("aim"),
                replies: Vec::new(),
            },
            answers: self.one("answers"),
            rules: self.one("rules"),
            as_of: self.one("as-of"),
            format,
            output: self.output(),
            detail: self.given.is_given("detail"),
            no_draft: self.given.is_given("no-draft"),
        }
    }

    pub(crate) fn output(&mut self) -> Output {
        Output { path: self.path("output"), force: self.given.is_given("force") }
    }

    /// The team that a dossier is for, and the format of its documents.
    pub(crate) fn dossier(&mut self) -> (Assess, DossierFormat) {
        let format = self.choice("format").and_then(DossierFormat::named);
        let assess = self.team(Format::Terminal);
        let on_screen = assess.output.file().is_none();
        if format == Some(DossierFormat::Docx) && on_screen {
            let lang = self.line.lang();
            self.note("no-directory", tr!(lang, docx_on_screen), tr!(lang, docx_on_screen_help));
        }
        let usual = if on_screen { DossierFormat::Markdown } else { DossierFormat::Docx };
        (assess, format.unwrap_or(usual))
    }

    /// The format of a document on the rules, and where it goes.
    pub(crate) fn document(&mut self) -> (DocumentFormat, Output) {
        let format = self.choice("format").and_then(DocumentFormat::named);
        (format.unwrap_or_default(), self.output())
    }

    /// The value of an option that the table gives the values of.
    fn choice(&mut self, name: &str) -> Option<&'static str> {
        let mut options = options::options(Some(self.command));
        match options.find(|option| option.name == name)?.takes {
            Takes::One(names) => self.among(name, names),
            Takes::Many(_) | Takes::Nothing => None,
        }
    }

    /// The value of an option that is one of these names, which have a bar between two.
    fn among(&mut self, name: &str, names: &'static str) -> Option<&'static str> {
        let value = self.one(name)?;
        // What is read off the line as it is typed is to be typed as it is.
        let typed = if name == "color" { value.clone() } else { value.to_lowercase() };
        let found = names.split('|').find(|known| *known == typed);
        if found.is_none() {
            let lang = self.line.lang();
            let message = tr!(lang, not_accepted(name, &value));
            let help = tr!(lang, choose_from(&listed(names)));
            self.word_problem("bad-value", &value, message, help);
        }
        found
    }

    /// How many of each profession.
    fn counts(&mut self) -> Vec<(Ix<Profession>, SourceText)> {
        let mut counts = Vec::new();
        for (number, profession) in self.sets.first.professions().enumerate() {
            let option = format!("--{}", profession.id);
            let texts = self.given.values(&option);
            counts.extend(self.said(&option, texts).into_iter().map(|text| (number, text)));
        }
        counts
    }

    /// The values of an option, each a passage of its own.
    fn passages(&mut self, name: &str) -> Vec<SourceText> {
        let values = self.given.values(name);
        self.said(&format!("--{name}"), values)
    }

    /// The values of an option, those of one use joined: a team typed without quotes is one text.
    fn joined(&mut self, name: &str) -> Vec<SourceText> {
        let texts = self.given.uses(name).map(|values| values.join(" ")).collect();
        self.said(&format!("--{name}"), texts)
    }

    /// Texts as passages; one that says nothing is an option without its value.
    fn said(&mut self, option: &str, texts: Vec<String>) -> Vec<SourceText> {
        let empty = |text: &String| text.chars().all(|char| char.is_whitespace() || char == ',');
        if texts.iter().any(empty) {
            self.lacks_value(option);
        }
        let texts = texts.iter().filter(|text| !empty(text));
        texts.map(|text| SourceText::new(option, text.as_str())).collect()
    }
    /// The value of an option that takes one; two that differ are one too many.
    fn one(&mut self, name: &str) -> Option<String> {
        let values = self.given.values(name);
        if values.iter().any(String::is_empty) {
            self.lacks_value(&format!("--{name}"));
        }
        if values.windows(2).any(|pair| pair.first() != pair.last()) {
            let lang = self.line.lang();
            self.note("given-twice", tr!(lang, given_twice(name)), tr!(lang, given_twice_help));
        }
        values.into_iter().next_back().filter(|value| !value.is_empty())
    }

    fn path(&mut self, name: &str) -> Option<PathBuf> {
        self.one(name).map(PathBuf::from)
    }

    /// Notes a problem that has no place on the line, once.
    fn note(&mut self, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        let (message, help) = (message.into(), Some(help.into()));
        let problem = Diagnostic { code, message, place: None, help };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    fn lacks_value(&mut self, option: &str) {
        let lang = self.line.lang();
        self.note("no-value", tr!(lang, lacks_value(option)), tr!(lang, lacks_value_help));
    }

    /// A problem with the word on the line that is, or ends with, this value.
    fn word_problem(
        &mut self,
        code: &'static str,
        value: &str,
        message: String,
        help: impl Into<String>,
    ) {
        self.problems.push(self.line.problem_with(code, value, message, help.into()));
    }

    /// The types that the words name; each is once among them.
    pub(crate) fn types(&mut self, needed: bool) -> Vec<Ix<ExerciseType>> {
        let set = &self.sets.first;
        if self.given.words().is_empty() && needed {
            let lang = self.line.lang();
            let known: Vec<&str> = set.types().iter().map(|kind| &*kind.id).collect();
            let help = tr!(lang, choose_from(&known.join(", ")));
            self.note("no-type", tr!(lang, no_type), help);
        }
        let mut types = Vec::new();
        for id in self.type_ids() {
            types.extend(set.type_by_id(&id).filter(|kind| !types.contains(kind)));
        }
        types
    }

    /// The ids of the types that the words name, each of one of the sets; those that are not known
    /// are noted.
    pub(crate) fn type_ids(&mut self) -> Vec<String> {
        let lang = self.line.lang();
        let sets = [&self.sets.first].into_iter().chain(&self.sets.others);
        let mut known: Vec<&str> = Vec::new();
        for id in sets.flat_map(|set| set.types().iter()).map(|kind| &*kind.id) {
            if !known.contains(&id) {
                known.push(id);
            }
        }
        let mut ids = Vec::new();
        let words = self.given.words().join(",");
        for word in words.split(',').filter(|word| !word.is_empty()) {
            let id = word.to_lowercase().replace([' ', '_'], "-");
            if known.contains(&id.as_str()) {
                ids.push(id);
            } else {
                let help = tr!(lang, choose_from(&known.join(", ")));
                self.word_problem("unknown-type", word, tr!(lang, unknown_type(word)), help);
            }
        }
        ids
    }

    /// Which schema is asked for: that of the report where no word says otherwise.
    pub(crate) fn schema(&mut self) -> Schema {
        let lang = self.line.lang();
        let help = tr!(lang, not_a_schema_help(&names(&SCHEMAS)));
        let message = |word: &str| tr!(lang, not_a_schema(word));
        let [(_, report), ..] = SCHEMAS;
        self.named_word(&SCHEMAS, "unknown-schema", message, &help).unwrap_or(report)
    }

    /// What is to be listed.
    pub(crate) fn list(&mut self) -> List {
        let lang = self.line.lang();
        let known = names(&LISTS);
        if self.given.words().is_empty() {
            self.note("no-list", tr!(lang, no_list), tr!(lang, choose_from(&known)));
        }
        let help = tr!(lang, not_a_list_help(&known));
        let message = |word: &str| tr!(lang, not_a_list(word));
        let [(_, professions), ..] = LISTS;
        self.named_word(&LISTS, "unknown-list", message, &help).unwrap_or(professions)
    }

    /// What the first word names, or the first of all; any other word is wrong.
    fn named_word<T: Copy>(
        &mut self,
        known: &[(&str, T)],
        code: &'static str,
        message: impl Fn(&str) -> String,
        help: &str,
    ) -> Option<T> {
        let mut found = None;
        for word in self.given.words() {
            match known.iter().find(|(name, _)| *name == word) {
                Some((_, value)) if found.is_none() => found = Some(*value),
                _ => self.word_problem(code, &word, message(&word), help),
            }
        }
        found
    }
}

/// The names of a table, as a list.
fn names<T>(table: &[(&str, T)]) -> String {
    table.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// Names that have a bar between two, as a list.
fn listed(names: &str) -> String {
    names.replace('|', ", ")
}
