//! Where a result goes: to standard output as it comes, or to a file that is there once it is whole.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use exercoord::lang::harmless;

use super::Failure;
use crate::cli::files::NewFile;

/// Where a result goes.
pub(super) struct Sink {
    path: Option<PathBuf>,
    to: BufWriter<Box<dyn Keep>>,
    shown: bool,
    /// Whether it was it that failed.
    pub(super) failed: bool,
}

impl Sink {
    /// A file, over another with `force` alone; standard output where there is none, or for `-`.
    pub(super) fn open(path: Option<&Path>, force: bool) -> Result<Sink, Failure> {
        let path = path.filter(|path| path.as_os_str() != "-").map(Path::to_owned);
        let shown = path.is_none() && io::stdout().is_terminal();
        let to: Box<dyn Keep> = match &path {
            None if shown => Box::new(Shown::default()),
            None => Box::new(io::stdout()),
            Some(path) => Box::new(
                NewFile::create(path, force)
                    .map_err(|error| Failure::Write(Some(path.clone()), error))?,
            ),
        };
        Ok(Sink { path, to: BufWriter::with_capacity(1 << 17, to), shown, failed: false })
    }

    pub(super) fn is_file(&self) -> bool {
        self.path.is_some()
    }

    /// Whether it is a terminal.
    pub(super) fn is_shown(&self) -> bool {
        self.shown
    }

    pub(super) fn failure(&self, error: io::Error) -> Failure {
        Failure::Write(self.path.clone(), error)
    }

    /// Ends it; the file that is there now.
    pub(super) fn keep(self) -> Result<Option<PathBuf>, Failure> {
        let path = self.path;
        let kept = self.to.into_inner().map_err(io::IntoInnerError::into_error);
        kept.and_then(Keep::keep).map_err(|error| Failure::Write(path.clone(), error))?;
        Ok(path)
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes);
        self.failed |= written.is_err();
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Something written to that may have to be given its name at the end.
trait Keep: Write {
    fn keep(self: Box<Self>) -> io::Result<()>;
}

impl Keep for NewFile {
    fn keep(self: Box<Self>) -> io::Result<()> {
        NewFile::keep(*self)
    }
}

impl Keep for io::Stdout {
    fn keep(mut self: Box<Self>) -> io::Result<()> {
        self.flush()
    }
}

/// A terminal, which what stands in a file must not drive.
#[derive(Default)]
struct Shown {
    /// The beginning of a line whose end has not come yet.
    line: Vec<u8>,
}

impl Shown {
    fn show(&mut self, end: &str) -> io::Result<()> {
        let shown = write!(io::stdout(), "{}{end}", harmless(&String::from_utf8_lossy(&self.line)));
        self.line.clear();
        shown
    }
}

impl Write for Shown {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some((line, more)) = rest.iter().position(|byte| *byte == b'\n').and_then(|end| {
            let (line, more) = rest.split_at_checked(end)?;
            Some((line, more.get(1..)?))
        }) {
            self.line.extend_from_slice(line);
            self.show("\n")?;
            rest = more;
        }
        self.line.extend_from_slice(rest);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}

impl Keep for Shown {
    fn keep(mut self: Box<Self>) -> io::Result<()> {
        self.show("")?;
        io::stdout().flush()
    }
}
