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
    /// Whether it is a terminal.
    pub(super) is_shown: bool,
    /// Whether it was it that failed.
    pub(super) failed: bool,
}

/// The file or the stream behind it.
#[expect(clippy::large_enum_variant, reason = "there are two of it at the most")]
enum To {
    File(BufWriter<NewFile>),
    Stream(BufWriter<Box<dyn Write>>),
}

impl Sink {
    /// A file, over another with `force` alone; standard output where there is none, or for `-`.
    pub(super) fn open(path: Option<&Path>, force: bool) -> Result<Sink, Failure> {
        const ROOM: usize = 1 << 17;
        let path = path.filter(|path| path.as_os_str() != "-").map(Path::to_owned);
        let is_shown = path.is_none() && io::stdout().is_terminal();
        let to = match &path {
            Some(file) => match NewFile::create(file, force) {
                Ok(file) => To::File(BufWriter::with_capacity(ROOM, file)),
                Err(error) => return Err(Failure::Write(path, error)),
            },
            None => {
                let stdout: Box<dyn Write> =
                    if is_shown { Box::<Terminal>::default() } else { Box::new(io::stdout()) };
                To::Stream(BufWriter::with_capacity(ROOM, stdout))
            }
        };
        Ok(Sink { path, to, is_shown, failed: false })
    }

    pub(super) fn is_file(&self) -> bool {
        self.path.is_some()
    }

    pub(super) fn failure(&self, error: io::Error) -> Failure {
        Failure::Write(self.path.clone(), error)
    }

    /// Ends it; the file that is there now.
    pub(super) fn keep(mut self) -> Result<Option<PathBuf>, Failure> {
        let kept = self.flush().and_then(|()| match self.to {
            To::File(file) => file.into_inner().map_err(IntoInnerError::into_error)?.keep(),
            To::Stream(_) => Ok(()),
        });
        match kept {
            Ok(()) => Ok(self.path),
            Err(error) => Err(Failure::Write(self.path, error)),
        }
    }
}

impl To {
    fn writer(&mut self) -> &mut dyn Write {
        match self {
            To::File(file) => file,
            To::Stream(stream) => stream,
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.writer().write(bytes);
        self.failed |= written.is_err();
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.writer().flush()
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
