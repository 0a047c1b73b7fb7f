//! The draft of an interview: one file of the user's own, written whole after each reply.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{env, fs};

/// Where drafts are kept.
pub(super) struct Drafts {
    path: PathBuf,
}

impl Drafts {
    /// In the user's state directory; nowhere if the user has none.
    pub(super) fn of_user() -> Option<Drafts> {
        let absolute =
            |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let state = absolute("XDG_STATE_HOME")
            .or_else(|| Some(absolute("HOME")?.join(".local").join("state")))?;
        Some(Drafts { path: state.join("exercoord").join("draft.toml") })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The draft that is there, and how long ago it was last kept.
    pub(super) fn find(&self) -> Option<(String, Duration)> {
        let text = fs::read_to_string(&self.path).ok()?;
        let kept = fs::metadata(&self.path).ok()?.modified().ok()?;
        Some((text, SystemTime::now().duration_since(kept).unwrap_or_default()))
    }

    /// Keeps a draft in place of the one before, for the user alone.
    pub(super) fn keep(&self, text: &str) -> io::Result<()> {
        let dir = self.path.parent().unwrap_or(Path::new("."));
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(dir)?;
        let mut file = tempfile::NamedTempFile::new_in(dir)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map(drop).map_err(|error| error.error)
    }

    /// Moves a draft that cannot be read out of the way of the next one; where to.
    pub(super) fn set_aside(&self) -> Option<PathBuf> {
        let aside = (1..100)
            .map(|number| self.path.with_file_name(format!("unreadable-{number}.toml")))
            .find(|path| !path.exists())?;
        fs::rename(&self.path, &aside).ok()?;
        Some(aside)
    }

    /// Removes the draft: the interview is done.
    pub(super) fn remove(&self) {
        // One that cannot be removed is offered again, no more.
        let _ = fs::remove_file(&self.path);
    }
}
