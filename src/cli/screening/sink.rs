//! Where a result goes: to standard output as it comes, or to a file that is there once it is whole.

use std::io::{self, BufWriter, IntoInnerError, IsTerminal, Write};
use std::path::{Path, PathBuf};

use exercoord::lang::sanitize;

use super::Failure;
use crate::cli::files::NewFile;

/// Where a result goes.
pub(super) struct Sink {
    path: Option<PathBuf>,
    to: To,
    /// Whether it was it that failed.
    pub(super) failed: bool,
}

/// The file or the stream behind it.
#[expect(clippy::large_enum_variant, reason = "there are two of it at the most")]
enum To {
    File(BufWriter<NewFile>),
    Standard(BufWriter<io::Stdout>),
    Terminal(BufWriter<Terminal>),
}

impl Sink {
    /// A file, over another with `force` alone; standard output where there is none, or for `-`.
    pub(super) fn open(path: Option<&Path>, force: bool) -> Result<Sink, Failure> {
        const ROOM: usize = 1 << 17;
        let path = path.filter(|path| path.as_os_str() != "-").map(Path::to_owned);
        let to = match &path {
            Some(file) => match NewFile::create(file, force) {
                Ok(file) => To::File(BufWriter::with_capacity(ROOM, file)),
                Err(error) => return Err(Failure::Write(path, error)),
            },
            None if io::stdout().is_terminal() => {
                To::Terminal(BufWriter::with_capacity(ROOM, Terminal::default()))
            }
            None => To::Standard(BufWriter::with_capacity(ROOM, io::stdout())),
        };
        Ok(Sink { path, to, failed: false })
    }

    pub(super) fn is_file(&self) -> bool {
        self.path.is_some()
    }

    /// Whether it is a terminal.
    pub(super) fn is_shown(&self) -> bool {
        matches!(self.to, To::Terminal(_))
    }

    pub(super) fn failure(&self, error: io::Error) -> Failure {
        Failure::Write(self.path.clone(), error)
    }

    /// Ends it; the file that is there now.
    pub(super) fn keep(mut self) -> Result<Option<PathBuf>, Failure> {
        let kept = self.flush().and_then(|()| match self.to {
            To::File(file) => file.into_inner().map_err(IntoInnerError::into_error)?.keep(),
            To::Standard(_) | To::Terminal(_) => Ok(()),
        });
        match kept {
            Ok(()) => Ok(self.path),
            Err(error) => Err(Failure::Write(self.path, error)),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.to {
            To::File(to) => to.write(bytes),
            To::Standard(to) => to.write(bytes),
            To::Terminal(to) => to.write(bytes),
        };
        self.failed |= written.is_err();
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::File(to) => to.flush(),
            To::Standard(to) => to.flush(),
            To::Terminal(to) => to.flush(),
        }
    }
}

/// A terminal, which what stands in a file must not drive: whole lines are shown.
#[derive(Default)]
struct Terminal {
    /// What has not been shown yet.
    held: Vec<u8>,
}

impl Terminal {
    fn show(&mut self, length: usize) -> io::Result<()> {
        let rest = self.held.split_off(length);
        let lines = std::mem::replace(&mut self.held, rest);
        let text = String::from_utf8_lossy(&lines);
        let mut out = io::stdout().lock();
        text.split_inclusive('\n').try_for_each(|line| match line.strip_suffix('\n') {
            Some(line) => writeln!(out, "{}", sanitize(line)),
            None => write!(out, "{}", sanitize(line)),
        })
    }
}

impl Write for Terminal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        let whole = self.held.iter().rposition(|byte| *byte == b'\n');
        self.show(whole.map_or(0, |last| last + 1))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.show(self.held.len())?;
        io::stdout().flush()
    }
}
