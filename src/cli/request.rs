//! What lines ask for, as data: the reader makes it, the commands carry it out.

use std::path::{Path, PathBuf};

use exercoord::answers::Input;
use exercoord::authoring::schema;
use exercoord::screening::directory;

/// Declares values that are chosen by name, the usual one first: `NAMES`, as the help writes them,
/// and `named`.
macro_rules! named {
    ($(#[$about:meta])* $kind:ident {
        $first:ident = $first_name:literal $(, $value:ident = $name:literal)* $(,)?
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Default, PartialEq, Eq)]
        pub(crate) enum $kind {
            #[default]
            $first,
            $($value),*
        }

        impl $kind {
            /// Every name, a bar between two.
            pub(crate) const NAMES: &str = concat!($first_name $(, "|", $name)*);

            pub(crate) fn named(name: &str) -> Option<$kind> {
                match name {
                    $first_name => Some($kind::$first),
                    $($name => Some($kind::$value),)*
                    _ => None,
                }
            }
        }
    };
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
    pub(crate) output: Output,
    pub(crate) detail: bool,
    /// Whether the interview is to leave nothing behind.
    pub(crate) no_draft: bool,
}

/// Where a result goes, other than to the screen.
#[derive(Default)]
pub(crate) struct Output {
    pub(crate) path: Option<PathBuf>,
    /// Whether it may take the place of another.
    pub(crate) force: bool,
}

impl Output {
    /// The file or the directory, unless the result goes to the standard output.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.path.as_deref().filter(|path| path.as_os_str() != "-")
    }
}

named! {
    /// The formats of a report, of a check, a test and a comparison of rules.
    Format { Terminal = "terminal", Markdown = "markdown", Html = "html", Json = "json" }
}

named! {
    /// The formats of a document on the rules.
    DocumentFormat { Terminal = "terminal", Markdown = "markdown", Html = "html" }
}

named! {
    /// The formats of a dossier.
    DossierFormat { Markdown = "markdown", Html = "html", Docx = "docx" }
}

named! {
    /// The formats of a screening.
    ScreenFormat { Csv = "csv", JsonLines = "jsonl", Html = "html" }
}

/// What an author of rules asks for. A set is a directory, or the name of one that is part of
/// the program; the program's own where none is named.
pub(crate) enum RulesRequest {
    /// Every problem of a set.
    Check { set: Option<String>, format: Format, stale_after: Option<u32>, strict: bool },
    /// What a problem's code means, or the list of them.
    Explain { code: Option<String> },
    /// The examples of a set, as a test run.
    Test { set: Option<String>, format: Format },
    /// What changed from one set, or day, to another, and what it changes for a team.
    Diff { old: String, new: String, answers: Option<String>, format: Format },
    /// Types drawn: as DOT, else as Mermaid.
    Graph { set: Option<String>, types: Vec<String>, dot: bool },
    /// The JSON Schema of a kind of rule file.
    Schema { kind: schema::Kind },
    /// A set that is part of the program, into a directory.
    Export { set: Option<String>, dir: PathBuf, force: bool },
    /// A new type in a directory's rules.
    New { id: String, dir: PathBuf },
}

impl RulesRequest {
    /// The sets that it names.
    pub(crate) fn sets(&self) -> impl Iterator<Item = &str> {
        let (one, two) = match self {
            RulesRequest::Check { set, .. }
            | RulesRequest::Test { set, .. }
            | RulesRequest::Graph { set, .. }
            | RulesRequest::Export { set, .. } => (set.as_deref(), None),
            RulesRequest::Diff { old, new, .. } => (Some(old.as_str()), Some(new.as_str())),
            RulesRequest::Explain { .. }
            | RulesRequest::Schema { .. }
            | RulesRequest::New { .. } => (None, None),
        };
        one.into_iter().chain(two)
    }
}

/// What is to be screened.
pub(crate) enum Screen {
    /// A file of teams.
    Teams(Teams),
    /// An extraction of the directory.
    Directory(Directory),
}

/// A file of teams to be screened.
pub(crate) struct Teams {
    /// The file, `-` for standard input.
    pub(crate) file: String,
    pub(crate) form: ScreenFormat,
    pub(crate) output: Option<PathBuf>,
    pub(crate) rejects: Option<PathBuf>,
    pub(crate) force: bool,
    /// Whether a row that cannot be read makes it a failure.
    pub(crate) strict: bool,
}

/// What of the directory is to be screened.
pub(crate) struct Directory {
    /// The extraction, `-` for standard input.
    pub(crate) file: String,
    pub(crate) request: directory::Request,
    pub(crate) form: ScreenFormat,
    pub(crate) output: Option<PathBuf>,
    pub(crate) force: bool,
}
