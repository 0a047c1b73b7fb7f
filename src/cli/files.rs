//! Files of results: whole or not at all, and never over another unasked.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file that holds its text and has no name yet; it may take the place of another with `force`
/// alone.
pub(crate) fn draft(path: &Path, text: &[u8], force: bool) -> io::Result<NewFile> {
    let mut file = NewFile::create(path, force)?;
    file.write_all(text)?;
    Ok(file)
}

/// A file that is being written: it is there when it is whole, or not at all.
#[expect(clippy::large_enum_variant, reason = "there is one of it, for a moment")]
pub(crate) enum NewFile {
    /// What is no regular file (a terminal, /dev/null) is written to, not replaced.
    Through(fs::File),
    /// A file without its name yet, the name, and the file that has it now.
    Apart {
        file: tempfile::NamedTempFile,
        target: PathBuf,
        there: Option<fs::Metadata>,
        force: bool,
    },
}

impl NewFile {
    /// Begins a file; over another with `force` alone.
    pub(crate) fn create(path: &Path, force: bool) -> io::Result<NewFile> {
        let there = fs::metadata(path).ok();
        if there.is_some() && !force {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if there.as_ref().is_some_and(|there| !there.is_file()) {
            return fs::OpenOptions::new().write(true).open(path).map(NewFile::Through);
        }
        // A link stays one: what it points to is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let dir = target.parent().filter(|dir| !dir.as_os_str().is_empty());
        let file = new_file(dir.unwrap_or(Path::new(".")))?;
        Ok(NewFile::Apart { file, target, there, force })
    }

    /// Gives it its name.
    pub(crate) fn keep(self) -> io::Result<()> {
        let NewFile::Apart { file, target, there, force } = self else { return Ok(()) };
        file.as_file().sync_all()?;
        if let Some(there) = there {
            file.as_file().set_permissions(there.permissions())?;
        }
        let kept = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
        kept.map(drop).map_err(|error| error.error)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            NewFile::Through(file) => file.write(bytes),
            NewFile::Apart { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            NewFile::Through(file) => file.flush(),
            NewFile::Apart { file, .. } => file.flush(),
        }
    }
}

/// A file without a final name yet, readable by whom the user's settings say.
fn new_file(dir: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(dir)
}
