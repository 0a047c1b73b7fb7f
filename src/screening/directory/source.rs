//! A file in blocks of whole lines, for as many threads as ask.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
#[cfg(unix)]
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};

use memchr::{memchr, memrchr};

use crate::screening::progress::Progress;

/// The longest line that is looked at, in bytes.
pub const LONGEST: usize = 1 << 20;

/// How much is read at a time where nothing else is said: little enough to stay near the core that
/// looks at it.
pub const BLOCK: usize = 1 << 19;

/// What an extraction is read from.
pub struct Source<'s> {
    kind: Kind<'s>,
    size: Option<u64>,
}

enum Kind<'s> {
    /// Any place of it can be read, by several threads at once.
    #[cfg(unix)]
    File(File),
    /// It is read from beginning to end.
    Stream(Box<dyn Read + Send + 's>),
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
        Ok(if about.is_file() { of_file(file, &about) } else { Source::stream(file) })
    }

    /// Whatever can be read from beginning to end.
    pub fn stream(reader: impl Read + Send + 's) -> Source<'s> {
        Source { kind: Kind::Stream(Box::new(reader)), size: None }
    }

    /// How many bytes there are, where that is known.
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// Reads the first line. What follows it can be taken in blocks of about so many bytes; the
    /// bytes that have been read are counted.
    pub(super) fn begin(
        self,
        block: usize,
        progress: &'s Progress,
    ) -> io::Result<(First, Lines<'s>)> {
        let block = block.clamp(1, 1 << 30);
        match self.kind {
            #[cfg(unix)]
            Kind::File(file) => {
                let mut start = Vec::new();
                let mut read_on = |start: &mut Vec<u8>| {
                    let at = start.len();
                    start.resize(at * 2 + 4096, 0);
                    let rest = start.get_mut(at..).unwrap_or_default();
                    let read = read_at(&file, at as u64, rest)?;
                    start.truncate(at + read);
                    Ok(read)
                };
                let (first, length) = first_line(&mut start, &mut read_on)?;
                let size = self.size.unwrap_or_default();
                progress.bytes.fetch_add(length as u64, Ordering::Relaxed);
                let blocks = Blocks::File { file, start: length as u64, size, next: 0.into() };
                Ok((first, Lines { blocks, block, progress }))
            }
            Kind::Stream(mut reader) => {
                let mut start = Vec::new();
                let mut read_on = |start: &mut Vec<u8>| (&mut reader).take(4096).read_to_end(start);
                let (first, length) = first_line(&mut start, &mut read_on)?;
                progress.bytes.fetch_add(start.len() as u64, Ordering::Relaxed);
                start.drain(..length);
                let stream = Stream {
                    reader,
                    left: start,
                    at: length as u64,
                    open: 0,
                    passing: false,
                    ended: false,
                };
                Ok((first, Lines { blocks: Blocks::Stream(stream.into()), block, progress }))
            }
        }
    }
}

#[cfg(unix)]
fn of_file(file: File, about: &fs::Metadata) -> Source<'static> {
    Source { kind: Kind::File(file), size: Some(about.len()) }
}

#[cfg(not(unix))]
fn of_file(file: File, about: &fs::Metadata) -> Source<'static> {
    Source { size: Some(about.len()), ..Source::stream(file) }
}

/// The first line of an extraction.
pub(super) enum First {
    /// There is nothing.
    Nothing,
    /// It goes on and on; this is how it begins.
    TooLong(Vec<u8>),
    /// The line, without its end.
    Line(Vec<u8>),
}

/// Reads until there is a line; and how many bytes it takes, its end among them.
fn first_line(
    start: &mut Vec<u8>,
    read_on: &mut dyn FnMut(&mut Vec<u8>) -> io::Result<usize>,
) -> io::Result<(First, usize)> {
    let mut looked = 0;
    loop {
        let fresh = start.get(looked..).unwrap_or_default();
        if let Some(end) = memchr(b'\n', fresh).map(|end| looked + end) {
            return Ok((First::Line(start.get(..end).unwrap_or_default().to_vec()), end + 1));
        }
        looked = start.len();
        if looked > LONGEST {
            return Ok((First::TooLong(start.clone()), looked));
        }
        if read_on(start)? == 0 {
            let first = if looked == 0 { First::Nothing } else { First::Line(start.clone()) };
            return Ok((first, looked));
        }
    }
}

/// The lines after the first.
pub(super) struct Lines<'s> {
    blocks: Blocks<'s>,
    block: usize,
    progress: &'s Progress,
}

enum Blocks<'s> {
    #[cfg(unix)]
    File {
        file: File,
        /// Where the second line begins.
        start: u64,
        size: u64,
        /// The number of the block that is to be read next.
        next: AtomicU64,
    },
    Stream(Mutex<Stream<'s>>),
}

struct Stream<'s> {
    reader: Box<dyn Read + Send + 's>,
    /// What has been read and not been given on, and where it stands: the beginning of a line whose
    /// end has not been read yet. (At first there may be more than that.)
    left: Vec<u8>,
    at: u64,
    /// How many bytes of it are known to hold no end of a line.
    open: usize,
    /// Whether that line is too long, and its rest is passed over.
    passing: bool,
    ended: bool,
}

/// Lines that stand one behind the other.
#[derive(Default)]
pub(super) struct Block {
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Where the first of them stands in the file.
    pub(super) at: u64,
    /// How many lines were too long to be among them.
    pub(super) too_long: u64,
}

impl Block {
    /// The lines, each with its end; the last of a file may have none.
    pub(super) fn lines(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }
}

impl Lines<'_> {
    /// Takes the next lines, those that no other thread has taken; whether there are any, and they
    /// are still wanted.
    pub(super) fn next(&self, block: &mut Block) -> io::Result<bool> {
        if self.progress.is_stopped() {
            return Ok(false);
        }
        (block.start, block.end, block.too_long) = (0, 0, 0);
        match &self.blocks {
            #[cfg(unix)]
            Blocks::File { file, start, size, next } => {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let length = self.block as u64;
                let from = number.saturating_mul(length).saturating_add(*start);
                if from >= *size {
                    return Ok(false);
                }
                let until = from.saturating_add(length).min(*size);
                read_lines(file, *start, from..until, block)?;
                self.progress.bytes.fetch_add(until - from, Ordering::Relaxed);
                Ok(true)
            }
            Blocks::Stream(stream) => {
                let mut stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
                let before = stream.read();
                let more = stream.next(self.block, block)?;
                self.progress.bytes.fetch_add(stream.read() - before, Ordering::Relaxed);
                Ok(more)
            }
        }
    }
}

/// Reads the lines that begin in a range of a file, to the end of the last of them.
#[cfg(unix)]
fn read_lines(
    file: &File,
    start: u64,
    range: std::ops::Range<u64>,
    block: &mut Block,
) -> io::Result<()> {
    // A line begins where another has ended: the byte before the range tells.
    let before = u64::from(range.start > start);
    let from = range.start - before;
    let wanted = usize::try_from(range.end - from).unwrap_or(usize::MAX);
    let mut filled = fill(file, from, 0, wanted, &mut block.buffer)?;
    let read = block.buffer.get(..filled.min(wanted)).unwrap_or_default();
    if before > 0 {
        let inner = read.get(..read.len().saturating_sub(1)).unwrap_or_default();
        match memchr(b'\n', inner) {
            Some(end) => block.start = end + 1,
            None => return Ok(()),
        }
    }
    block.at = from + block.start as u64;
    // The last line may end outside of the range.
    let mut looked = filled.saturating_sub(1).max(block.start);
    let last = memrchr(b'\n', read.get(..looked).unwrap_or_default());
    let last = last.map_or(block.start, |end| end + 1).max(block.start);
    let mut more = 4096;
    loop {
        let fresh = block.buffer.get(looked..filled).unwrap_or_default();
        if let Some(end) = memchr(b'\n', fresh) {
            block.end = looked + end + 1;
            return Ok(());
        }
        looked = filled;
        if filled - last > LONGEST {
            (block.end, block.too_long) = (last, 1);
            return Ok(());
        }
        let read = fill(file, from + filled as u64, filled, more, &mut block.buffer)?;
        if read == 0 {
            block.end = filled;
            return Ok(());
        }
        filled += read;
        more *= 2;
    }
}

/// Reads so many bytes of a file into a buffer, from a place of it on, as far as there are any.
#[cfg(unix)]
fn fill(
    file: &File,
    from: u64,
    place: usize,
    wanted: usize,
    buffer: &mut Vec<u8>,
) -> io::Result<usize> {
    let end = place.saturating_add(wanted);
    if buffer.len() < end {
        buffer.resize(end, 0);
    }
    read_at(file, from, buffer.get_mut(place..end).unwrap_or_default())
}

#[cfg(unix)]
fn read_at(file: &File, from: u64, mut buffer: &mut [u8]) -> io::Result<usize> {
    use std::os::unix::fs::FileExt;
    let mut filled = 0;
    while !buffer.is_empty() {
        match file.read_at(buffer, from + filled as u64) {
            Ok(0) => break,
            Ok(read) => {
                filled += read;
                buffer = buffer.get_mut(read..).unwrap_or_default();
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

impl Stream<'_> {
    /// How many bytes have been read.
    fn read(&self) -> u64 {
        self.at + self.left.len() as u64
    }

    fn next(&mut self, length: usize, block: &mut Block) -> io::Result<bool> {
        loop {
            block.buffer.clear();
            block.buffer.append(&mut self.left);
            if !self.ended {
                let read = (&mut self.reader).take(length as u64).read_to_end(&mut block.buffer)?;
                self.ended = read < length;
            }
            let fresh = block.buffer.get(self.open..).unwrap_or_default();
            let end = match memrchr(b'\n', fresh) {
                _ if self.ended => block.buffer.len(),
                Some(end) => self.open + end + 1,
                None => 0,
            };
            block.at = self.at;
            (block.start, block.end) = (0, end);
            self.left.extend_from_slice(block.buffer.get(end..).unwrap_or_default());
            self.at += end as u64;
            if self.passing {
                // No more of it than a block has ever been held.
                match memchr(b'\n', block.lines()) {
                    Some(rest) => {
                        block.start = rest + 1;
                        block.at += block.start as u64;
                        self.passing = false;
                    }
                    None => {
                        block.start = block.end;
                        self.at += self.left.len() as u64;
                        self.left.clear();
                    }
                }
            }
            if !self.passing && self.left.len() > LONGEST {
                block.too_long = 1;
                self.passing = true;
                self.at += self.left.len() as u64;
                self.left.clear();
            }
            self.open = self.left.len();
            if block.start < block.end || block.too_long > 0 {
                return Ok(true);
            }
            if self.ended {
                return Ok(false);
            }
        }
    }
}
