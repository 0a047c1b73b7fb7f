//! What a line asks for, or every mistake in it.

mod reader;

use std::borrow::Cow;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use exercoord::answers::{Input, Moves};
use exercoord::authoring::schema;
use exercoord::diagnostic::{Diagnostic, nearest};
use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, ExerciseType, Ix};

use crate::cli::grammar::{Values, grammar};
use crate::cli::help;
use crate::cli::line::Line;
use crate::cli::screening::Screen;
use crate::cli::sets::Sets;
use reader::Reader;

/// What a line asks for.
pub(crate) enum Parsed {
    /// A text that is known already: help, or the version.
    Text(String),
    /// Nothing; the help says what could be asked.
    NoCommand(String),
    /// Work.
    Request(Request),
}

/// Work to do.
pub(crate) enum Request {
    Assess(Box<Assess>),
    Ask(Box<Assess>),
    WhatIf(Box<Assess>, Box<Moves>),
    Dossier(Box<Dossier>),
    Show(Vec<Ix<ExerciseType>>),
    Compare(Vec<Ix<ExerciseType>>),
    /// Types by their ids, over several rule sets.
    CompareSets(Vec<String>),
    List(Vocabulary),
    Schema(Schema),
    Screen(Box<Screen>),
    Rules(Keep),
}

/// `assess` or `ask`, with its options.
#[derive(Default)]
pub(crate) struct Assess {
    pub(crate) input: Input,
    pub(crate) answers: Option<String>,
    /// The rules as they were named.
    pub(crate) rules: Option<String>,
    /// The day whose rules are asked for, as typed.
    pub(crate) as_of: Option<String>,
    pub(crate) format: Format,
    pub(crate) output: Option<PathBuf>,
    pub(crate) force: bool,
    pub(crate) detail: bool,
    /// Whether the interview is to leave nothing behind.
    pub(crate) no_draft: bool,
}

impl Assess {
    /// Whether the result goes to the standard output.
    pub(crate) fn to_screen(&self) -> bool {
        self.output.as_ref().is_none_or(|path| path.as_os_str() == "-")
    }
}

/// The formats of a report.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Format {
    #[default]
    Terminal,
    Markdown,
    Html,
    Json,
}

impl Format {
    const ALL: [(&'static str, Format); 4] = [
        ("terminal", Format::Terminal),
        ("markdown", Format::Markdown),
        ("html", Format::Html),
        ("json", Format::Json),
    ];
}

/// `dossier`, with the team that it is for.
pub(crate) struct Dossier {
    pub(crate) types: Vec<Ix<ExerciseType>>,
    pub(crate) assess: Assess,
    pub(crate) format: Print,
}

/// The formats of a dossier.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Print {
    Markdown,
    Html,
    Docx,
}

impl Print {
    const ALL: [(&'static str, Print); 3] =
        [("markdown", Print::Markdown), ("html", Print::Html), ("docx", Print::Docx)];
}

/// What has a schema.
#[derive(Clone, Copy)]
pub(crate) enum Schema {
    Report,
    WhatIf,
}

impl Schema {
    const ALL: [(&'static str, Schema); 2] =
        [("report", Schema::Report), ("what-if", Schema::WhatIf)];
}

/// What the keeper of the rules asks for. A set is a directory, or the name of one that is part of
/// the program; the program's own where none is named.
pub(crate) enum Keep {
    /// Every problem of a set.
    Check { set: Option<String>, json: bool, stale_after: Option<u32>, strict: bool },
    /// What a problem's code means, or the list of them.
    Explain { code: Option<String> },
    /// The examples of a set, as a test run.
    Test { set: Option<String>, json: bool },
    /// What changed from one set, or day, to another, and what it changes for a team.
    Diff { old: String, new: String, answers: Option<String>, json: bool },
    /// Types drawn: as DOT, else as Mermaid.
    Graph { set: Option<String>, types: Vec<String>, dot: bool },
    /// The JSON Schema of a kind of rule file.
    Schema { kind: schema::Kind },
    /// A set that is part of the program, into a directory.
    Export { set: Option<String>, dir: PathBuf, force: bool },
    /// A new type in a directory's rules.
    New { id: String, dir: PathBuf },
}

impl Keep {
    /// The sets that it names.
    pub(crate) fn sets(&self) -> impl Iterator<Item = &str> {
        let (one, two) = match self {
            Keep::Check { set, .. }
            | Keep::Test { set, .. }
            | Keep::Graph { set, .. }
            | Keep::Export { set, .. } => (set.as_deref(), None),
            Keep::Diff { old, new, .. } => (Some(old.as_str()), Some(new.as_str())),
            Keep::Explain { .. } | Keep::Schema { .. } | Keep::New { .. } => (None, None),
        };
        one.into_iter().chain(two)
    }
}

/// What `list` can list.
#[derive(Clone, Copy)]
pub(crate) enum Vocabulary {
    Professions,
    Types,
    Statuses,
    Scales,
    Aims,
    Steps,
}

impl Vocabulary {
    const ALL: [(&'static str, Vocabulary); 6] = [
        ("professions", Vocabulary::Professions),
        ("types", Vocabulary::Types),
        ("statuses", Vocabulary::Statuses),
        ("scales", Vocabulary::Scales),
        ("aims", Vocabulary::Aims),
        ("steps", Vocabulary::Steps),
    ];
}

/// Reads a line, with every mistake in it.
pub(crate) fn parse(line: &Line, sets: &Sets) -> Result<Parsed, Vec<Diagnostic>> {
    let catalogue = &sets.first;
    let mut problems = line.problems.clone();
    let mut words: Vec<(usize, String)> = line.words.iter().cloned().enumerate().collect();
    help_as_option(&mut words);
    let matches = loop {
        // A text such as "-1 mg" is a value: its reader is to say what is wrong with it.
        let shown = words.iter().map(|(_, word)| match word.strip_prefix('-') {
            Some(rest) if rest.starts_with(|char: char| char.is_ascii_digit()) => {
                Cow::Owned(format!(" {word}"))
            }
            _ => Cow::Borrowed(word.as_str()),
        });
        let argv = std::iter::once(Cow::Borrowed("exercoord")).chain(shown).map(Cow::into_owned);
        let error = match grammar(line, catalogue, Values::Optional).try_get_matches_from(argv) {
            Ok(matches) => break matches,
            Err(error) => error,
        };
        match error.kind() {
            ErrorKind::DisplayHelp => return Ok(Parsed::Text(help_text(line, catalogue))),
            ErrorKind::DisplayVersion => return Ok(Parsed::Text(error.render().to_string())),
            _ => {}
        }
        let again = mistake(line, catalogue, &error, &mut words, &mut problems);
        if !again {
            return Err(problems);
        }
    };
    let reader = Reader { line, catalogue, others: &sets.others, problems };
    match matches.subcommand() {
        None if reader.problems.is_empty() => Ok(Parsed::NoCommand(help_text(line, catalogue))),
        None => Err(reader.problems),
        Some((name, matches)) => reader.request(name, matches),
    }
}

/// "help assess" asks for the same as "assess --help".
fn help_as_option(words: &mut Vec<(usize, String)>) {
    let first = words.iter().position(|(_, word)| !word.starts_with('-'));
    if let Some(at) =
        first.filter(|at| words.get(*at).is_some_and(|(_, word)| word == "help" || word == "aide"))
    {
        let (index, _) = words.remove(at);
        words.push((index, "--help".to_owned()));
    }
}

/// The command that the line names; a directory or a language before it names none.
pub(crate) fn command_of(line: &Line) -> Option<&'static help::About> {
    let mut before = "";
    line.words.iter().find_map(|word| {
        let is_value = ["--rules", "--regles", "--lang", "--langue", "--color", "--as-of", "--au"]
            .contains(&before);
        before = word;
        if is_value { None } else { help::command_named(word) }
    })
}

/// The help of the command that the line names, or of the program.
fn help_text(line: &Line, catalogue: &Catalogue) -> String {
    let mut grammar = grammar(line, catalogue, Values::Needed);
    let command = command_of(line);
    // What is common to all commands is given to each by building.
    grammar.build();
    let command = command.and_then(|command| grammar.find_subcommand_mut(command.name).cloned());
    command.unwrap_or(grammar).render_help().to_string()
}

/// Notes the mistake that clap stopped at and takes the words at fault away, so that the rest of
/// the line can be read; `false` where nothing is left to read.
fn mistake(
    line: &Line,
    catalogue: &Catalogue,
    error: &clap::Error,
    words: &mut Vec<(usize, String)>,
    problems: &mut Vec<Diagnostic>,
) -> bool {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(value)) => Some(value.clone()),
        _ => None,
    };
    let lang = line.lang();
    let unknown_command = error.kind() == ErrorKind::InvalidSubcommand;
    let wrong = context(ContextKind::InvalidSubcommand)
        .or_else(|| context(ContextKind::InvalidArg))
        .unwrap_or_default();
    let name = wrong.split(['=', ' ']).next().unwrap_or_default().to_owned();
    let is_wrong = |word: &str| {
        word == name
            || word.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('='))
            || name.len() == 2
                && !word.starts_with("--")
                && word.starts_with('-')
                && word.ends_with(name.trim_start_matches('-'))
    };
    let Some(at) = words.iter().position(|(_, word)| is_wrong(word)) else {
        let (message, help) = match lang {
            Lang::Fr => {
                (format!("la commande ne peut pas être lue : {wrong}"), "voir : exercoord --help")
            }
            Lang::En => (format!("the command cannot be read: {wrong}"), "see: exercoord --help"),
        };
        problems.push(Diagnostic {
            code: "bad-line",
            message,
            place: None,
            help: Some(help.to_owned()),
        });
        return false;
    };
    let (index, word) = words.remove(at);
    let command = command_of(line);
    let (code, message, near) = if unknown_command {
        let names = help::COMMANDS
            .iter()
            .flat_map(|command| [command.name, command.alias])
            .filter(|name| !name.is_empty());
        let message = match lang {
            Lang::Fr => format!("commande inconnue : « {word} »"),
            Lang::En => format!("unknown command `{word}`"),
        };
        (
            "unknown-command",
            message,
            nearest(&word, names).into_iter().map(str::to_owned).collect::<Vec<_>>(),
        )
    } else if word.starts_with('-') {
        let known = options_of(line, catalogue, command.map(|command| command.name));
        let near = nearest(&name, known.iter().map(String::as_str))
            .into_iter()
            .map(str::to_owned)
            .collect();
        let message = match lang {
            Lang::Fr => format!("option inconnue : « {name} »"),
            Lang::En => format!("unknown option `{name}`"),
        };
        // What follows an unknown option is most likely its value.
        if !word.contains('=')
            && words.get(at).is_some_and(|(_, next)| !next.starts_with('-'))
            && command.is_none_or(|command| command.takes.is_empty())
        {
            words.remove(at);
        }
        ("unknown-option", message, near)
    } else {
        let message = match lang {
            Lang::Fr => format!("mot inattendu : « {word} »"),
            Lang::En => format!("unexpected word `{word}`"),
        };
        ("unexpected-word", message, Vec::new())
    };
    let see = command.map_or("exercoord --help".to_owned(), |command| {
        format!("exercoord {} --help", command.name)
    });
    let help = match (lang, near.is_empty()) {
        (Lang::Fr, true) => format!("voir : {see}"),
        (Lang::En, true) => format!("see: {see}"),
        (Lang::Fr, false) => format!("vouliez-vous dire : {} ?", near.join(", ")),
        (Lang::En, false) => format!("did you mean: {}?", near.join(", ")),
    };
    problems.push(line.problem_at(code, index, message, help));
    !unknown_command
}

/// The long options of a command, with their aliases.
fn options_of(line: &Line, catalogue: &Catalogue, command: Option<&str>) -> Vec<String> {
    let grammar = grammar(line, catalogue, Values::Optional);
    let command = command.and_then(|name| grammar.find_subcommand(name)).unwrap_or(&grammar);
    command
        .get_arguments()
        .chain(grammar.get_arguments())
        .flat_map(|arg| arg.get_long().into_iter().chain(arg.get_all_aliases().unwrap_or_default()))
        .map(|name| format!("--{name}"))
        .collect()
}
