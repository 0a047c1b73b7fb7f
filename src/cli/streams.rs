//! The streams: results to stdout or to a file, everything else to stderr; colours; exit codes.

use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use console::Term;
use exercoord::diagnostic::{Diagnostic, Drawing, render};
use exercoord::document::terminal::{Layout, WIDTHS};
use exercoord::lang::{Lang, io_words, sanitize, typeset};
use exercoord::tr;
use exercoord::wrap::wrap;

use crate::cli::files::{NewFile, draft};
use crate::cli::line::{Line, env_value};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// The work was done, whatever the verdict.
    Done,
    /// The work could not be done.
    Failed,
    /// The command line, or what it points to, is wrong.
    Usage,
    /// Ctrl-C.
    Interrupted,
    /// Told to end by another program.
    Terminated,
    /// The terminal has gone.
    HungUp,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Interrupted => 130,
            Exit::Terminated => 143,
            Exit::HungUp => 129,
        })
    }
}

/// Where text goes, and how it may look there.
pub(crate) struct Streams {
    lang: Lang,
    /// Whether plain lines are wanted.
    pub(crate) plain: bool,
    /// Whether they were asked for on the command line.
    pub(crate) plain_asked: bool,
    color: Option<bool>,
}

impl Streams {
    pub(crate) fn new(line: &Line) -> Streams {
        let color = match line.value_of(&["--color"]) {
            Some("always") => Some(true),
            Some("never") => Some(false),
            _ if env_value("NO_COLOR").is_some() => Some(false),
            _ if env_value("CLICOLOR_FORCE").is_some_and(|value| value != "0") => Some(true),
            _ => None,
        };
        let dumb = env_value("TERM").is_some_and(|term| term == "dumb");
        let plain =
            line.words.iter().take_while(|word| *word != "--").any(|word| word == "--plain");
        Streams {
            lang: line.lang(),
            plain: plain || dumb || env_value("ACCESSIBLE").is_some(),
            plain_asked: plain,
            color,
        }
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is somebody to ask.
    pub(crate) fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Whether to colour what is drawn on stderr.
    pub(crate) fn color_of_stderr(&self) -> bool {
        self.color.unwrap_or(!self.plain)
    }

    /// The layout of a result on stdout.
    pub(crate) fn layout(&self) -> Layout {
        self.laid(self.width(), io::stdout().is_terminal())
    }

    /// How wide a result on stdout may be: a terminal's width, else `COLUMNS`, else 80 columns.
    pub(crate) fn width(&self) -> usize {
        width_of(&Term::stdout())
    }

    /// The layout of what goes beside a result, on stderr: lines where nobody looks at a table.
    pub(crate) fn layout_of_stderr(&self) -> Layout {
        let is_terminal = io::stderr().is_terminal();
        let layout = self.laid(width_of(&Term::stderr()), is_terminal);
        Layout { plain: self.plain || !is_terminal, ..layout }
    }

    /// The layout of a result in a file.
    pub(crate) fn layout_of_file(&self) -> Layout {
        self.laid(80, false)
    }

    fn laid(&self, width: usize, terminal: bool) -> Layout {
        Layout {
            lang: self.lang,
            width: width.clamp(*WIDTHS.start(), *WIDTHS.end()),
            color: self.color.unwrap_or(terminal && !self.plain),
            plain: self.plain,
        }
    }

    /// A result, to stdout. A reader that has gone away is no failure.
    pub(crate) fn print(&self, text: &str) -> Exit {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => Exit::Done,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done,
            Err(error) => self.cannot_print(&error),
        }
    }

    /// Says that a result cannot be made or written.
    pub(crate) fn cannot_print(&self, error: &io::Error) -> Exit {
        let why = io_words(error, self.lang);
        self.fail(&tr!(self.lang, result_unwritable(&why)))
    }

    /// A result, to stdout, unless it could not be made.
    pub(crate) fn print_made(&self, text: io::Result<String>) -> Exit {
        match text {
            Ok(text) => self.print(&text),
            Err(error) => self.cannot_print(&error),
        }
    }

    /// A result as JSON.
    pub(crate) fn print_json(&self, result: &impl serde::Serialize) -> Exit {
        self.print_made(exercoord::authoring::to_json(result).map_err(io::Error::from))
    }

    /// A text that is no result, to stderr.
    pub(crate) fn complain(&self, text: &str, exit: Exit) -> Exit {
        // Nobody is left to tell where stderr itself is gone.
        let _ = io::stderr().lock().write_all(text.as_bytes());
        exit
    }

    /// A remark that is no error, to stderr. It may hold a path or a command to be copied, so that
    /// its lines stay whole.
    pub(crate) fn remark(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{}", typeset(self.lang, &sanitize_lines(text)));
    }

    /// A remark that is prose: no wider than the terminal, if it is one.
    pub(crate) fn remark_prose(&self, text: &str) {
        let text = typeset(self.lang, &sanitize_lines(text));
        let lines = match Term::stderr().size_checked().filter(|_| io::stderr().is_terminal()) {
            Some((_, columns)) => {
                let width = usize::from(columns).max(*WIDTHS.start());
                text.lines().flat_map(|line| wrap(line, width)).collect::<Vec<_>>().join("\n")
            }
            None => text,
        };
        let _ = writeln!(io::stderr().lock(), "{lines}");
    }

    /// Problems of rule files, with their codes, to stderr.
    pub(crate) fn broken_rules(&self, problems: &[Diagnostic]) -> Exit {
        self.drawn(problems, true, Exit::Failed)
    }

    /// Problems at their places, to stderr.
    pub(crate) fn problems(&self, problems: &[Diagnostic], exit: Exit) -> Exit {
        self.drawn(problems, false, exit)
    }

    fn drawn(&self, problems: &[Diagnostic], codes: bool, exit: Exit) -> Exit {
        let width = Term::stderr().size_checked().map_or(80, |(_, columns)| usize::from(columns));
        let color = self.color.unwrap_or(io::stderr().is_terminal() && !self.plain);
        let drawing = Drawing {
            lang: self.lang,
            width: width.max(*WIDTHS.start()),
            color,
            plain: self.plain,
            codes,
        };
        self.complain(&render(problems, drawing), exit)
    }

    /// A remark with a line that is to be copied as it is.
    pub(crate) fn remark_line(&self, text: &str) {
        report_interrupt(text);
    }

    /// A result to a new file of this name, or of the first numbered one that is free.
    pub(crate) fn write_new(&self, name: &str, text: &str) -> Exit {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "txt"));
        let names = std::iter::once(name.to_owned())
            .chain((2..100).map(|number| format!("{stem}-{number}.{extension}")));
        let free = names.into_iter().find(|name| !Path::new(name).exists());
        self.write(Path::new(&free.unwrap_or(name.to_owned())), text, false)
    }

    /// A failure that has no place in a text.
    pub(crate) fn fail(&self, message: &str) -> Exit {
        self.problem("failed", message, Exit::Failed)
    }

    /// A problem that has no place in a text.
    pub(crate) fn problem(&self, code: &'static str, message: &str, exit: Exit) -> Exit {
        let problem = Diagnostic { code, message: message.to_owned(), place: None, help: None };
        self.problems(&[problem], exit)
    }

    /// Files into a directory, which is made if need be. Without `force` none is written where one
    /// is there already.
    pub(crate) fn write_all(&self, dir: &Path, files: &[(PathBuf, Vec<u8>)], force: bool) -> Exit {
        let there = files.iter().filter(|(path, _)| !force && path.symlink_metadata().is_ok());
        let there: Vec<String> = there.map(|(path, _)| path.display().to_string()).collect();
        if !there.is_empty() {
            let there = there.join(", ");
            return self.fail(&tr!(self.lang, files_exist(&there)));
        }
        let made = match fs::metadata(dir) {
            Ok(there) if !there.is_dir() => Err(ErrorKind::NotADirectory.into()),
            Ok(_) | Err(_) => fs::create_dir_all(dir),
        };
        let below = files.iter().filter_map(|(path, _)| path.parent());
        let made = made.and_then(|()| below.into_iter().try_for_each(fs::create_dir_all));
        if let Err(error) = made {
            return self.cannot_write(dir, &error);
        }
        // Better none than some of them: all are on the disk before the first has its name.
        if let Some((path, _)) = files.iter().find(|(path, _)| path.is_dir()) {
            return self.cannot_write(path, &ErrorKind::IsADirectory.into());
        }
        let mut drafts = Vec::new();
        for (path, bytes) in files {
            match draft(path, bytes, force) {
                Ok(file) => drafts.push((path, file)),
                Err(error) => return self.written(path, Err(error)),
            }
        }
        let mut kept = drafts.into_iter().map(|(path, file)| self.written(path, file.keep()));
        kept.find(|exit| *exit != Exit::Done).unwrap_or(Exit::Done)
    }

    /// That a file cannot be written, and why.
    pub(crate) fn cannot_write(&self, path: &Path, error: &io::Error) -> Exit {
        let why = io_words(error, self.lang);
        self.fail(&tr!(self.lang, file_unwritable(&path.display().to_string(), &why)))
    }

    /// A result, to a file: whole or not at all, and never over another without `force`.
    pub(crate) fn write(&self, path: &Path, text: impl AsRef<[u8]>, force: bool) -> Exit {
        self.written(path, draft(path, text.as_ref(), force).and_then(NewFile::keep))
    }

    /// What came of writing a file.
    pub(crate) fn written(&self, path: &Path, result: io::Result<()>) -> Exit {
        let name = path.display().to_string();
        match result {
            Ok(()) => {
                self.remark(&tr!(self.lang, file_written(&name)));
                Exit::Done
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                self.fail(&tr!(self.lang, file_exists(&name)))
            }
            Err(error) => self.cannot_write(path, &error),
        }
    }
}

/// The width of a terminal, else the one that the environment tells, else 80.
fn width_of(terminal: &Term) -> usize {
    let size = terminal.size_checked().map(|(_, columns)| usize::from(columns));
    let told = || env_value("COLUMNS").and_then(|columns| columns.parse().ok());
    size.or_else(told).unwrap_or(80)
}

/// Words before an end that a signal brings; nobody may be left to read them.
pub(crate) fn report_interrupt(text: &str) {
    let _ = writeln!(io::stderr().lock(), "\n{}", sanitize_lines(text));
}

/// A text that drives no terminal, its lines kept.
fn sanitize_lines(text: &str) -> String {
    text.lines().map(sanitize).collect::<Vec<_>>().join("\n")
}
