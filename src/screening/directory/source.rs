//! A file in blocks of whole lines, for as many threads as ask.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::Ordering;

use memchr::{memchr, memrchr};

use crate::screening::progress::Progress;

/// The longest line that is looked at, in bytes.
pub const LONGEST: usize = 1 << 20;

/// How much is read at a time where nothing else is said, in bytes: little enough to stay near the
/// core that looks at it.
pub const BLOCK: usize = 1 << 19;

/// What is read: a file, or whatever else is read from beginning to end.
pub struct Source<'s> {
    /// Its bytes.
    pub reader: Box<dyn Read + Send + 's>,
    /// How many bytes there are, where that is known.
    pub size: Option<u64>,
}

impl<'s> Source<'s> {
    /// A file, or whatever else a path leads to.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened, or is a directory.
    pub fn open(path: &Path) -> io::Result<Source<'static>> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let size = about.is_file().then_some(about.len());
        Ok(Source { size, ..Source::stream(file) })
    }

    /// Whatever can be read from beginning to end.
    pub fn stream(reader: impl Read + Send + 's) -> Source<'s> {
        Source { reader: Box::new(reader), size: None }
    }
}

/// Lines that stand one behind the other.
#[derive(Default)]
pub(super) struct Block {
    /// The lines, each with its end; the last of a file may have none.
    pub(super) lines: Vec<u8>,
    /// Where the first of them stands in the file.
    pub(super) at: u64,
    /// How many lines were too long to be among them.
    pub(super) too_long: u64,
}

/// The lines of a source. The threads take turns reading: that is no more than a copy of what the
/// system has at hand, little beside the work on the lines.
pub(super) struct Lines<'s> {
    reader: Box<dyn Read + Send + 's>,
    progress: &'s Progress,
    /// About how many bytes a block has.
    block: usize,
    /// What has been read and not been handed on: the beginning of a line.
    left: Vec<u8>,
    /// Where that stands in the file.
    at: u64,
    /// Whether that line is too long, and its rest is passed over.
    passing: bool,
    ended: bool,
}

impl<'s> Lines<'s> {
    /// The first line with its end, of one that is too long no more than its beginning; and the
    /// lines after it, in blocks of about so many bytes.
    pub(super) fn open(
        source: Source<'s>,
        block: usize,
        progress: &'s Progress,
    ) -> io::Result<(Vec<u8>, Lines<'s>)> {
        let mut lines = Lines {
            reader: source.reader,
            progress,
            block: block.clamp(1, 1 << 30),
            left: Vec::new(),
            at: 0,
            passing: false,
            ended: false,
        };
        let (mut first, mut looked) = (Vec::new(), 0);
        let end = loop {
            let fresh = first.get(looked..).unwrap_or_default();
            if let Some(end) = memchr(b'\n', fresh) {
                break looked + end + 1;
            }
            looked = first.len();
            if looked > LONGEST || lines.ended {
                break looked;
            }
            // Of a file as much again, of a pipe no more than it may have.
            let length = if source.size.is_some() { looked + 4096 } else { 4096 };
            lines.read(length, &mut first)?;
        };
        lines.left = first.split_off(end);
        lines.at = end as u64;
        Ok((first, lines))
    }

    /// Reads so many bytes, or as many as there are, behind others.
    fn read(&mut self, length: usize, to: &mut Vec<u8>) -> io::Result<()> {
        if !self.ended {
            to.reserve(length);
            let read = (&mut self.reader).take(length as u64).read_to_end(to)?;
            self.ended = read < length;
            self.progress.bytes.fetch_add(read as u64, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Takes the next lines; whether there are any, and they are still wanted.
    pub(super) fn next(&mut self, block: &mut Block) -> io::Result<bool> {
        block.too_long = 0;
        while !self.progress.is_stopped() {
            block.lines.clear();
            block.lines.append(&mut self.left);
            self.read(self.block, &mut block.lines)?;
            let end = match memrchr(b'\n', &block.lines) {
                _ if self.ended => block.lines.len(),
                last => last.map_or(0, |last| last + 1),
            };
            self.left.extend_from_slice(block.lines.get(end..).unwrap_or_default());
            block.lines.truncate(end);
            block.at = self.at;
            self.at += end as u64;
            if self.passing {
                let rest = memchr(b'\n', &block.lines).map(|end| end + 1);
                self.passing = rest.is_none();
                let passed = rest.unwrap_or(block.lines.len());
                block.lines.drain(..passed);
                block.at += passed as u64;
            }
            // No more of a line that is too long than a block is ever held.
            if self.passing || self.left.len() > LONGEST {
                block.too_long += u64::from(!self.passing);
                self.passing = true;
                self.at += self.left.len() as u64;
                self.left.clear();
            }
            if !block.lines.is_empty() || block.too_long > 0 {
                return Ok(true);
            }
            if self.ended {
                break;
            }
        }
        Ok(false)
    }
}
