//! The terminal while the wizard has it: raw keys, and always given back.
//!
//! Whoever ends the program (its end, an error, a panic, a signal) gives the terminal back through
//! [`restore`]; a lock keeps a page from being drawn after that.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use console::{Key, Term};
use exercoord::interview::conduct::Response;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::stdio::stdin;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// What may be typed at any question instead of a reply to it.
pub(super) enum Command {
    Help,
    Respond(Response),
}

/// Why no reply can come any more.
#[derive(Debug)]
pub(super) enum InputError {
    /// Ctrl-C.
    Interrupted,
    /// The end of input, or somebody who leaves: the replies are kept.
    Left,
    /// The terminal cannot be used.
    Broken(io::Error),
}

impl From<io::Error> for InputError {
    fn from(error: io::Error) -> InputError {
        InputError::Broken(error)
    }
}

/// The terminal's own mode, while it is ours.
static BORROWED: Mutex<Option<Termios>> = Mutex::new(None);

fn borrowed() -> MutexGuard<'static, Option<Termios>> {
    BORROWED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the terminal: keys come one by one, and none of them is a signal.
pub(super) fn take() -> io::Result<()> {
    let mut borrowed = borrowed();
    let own = tcgetattr(stdin())?;
    let mut raw = own.clone();
    raw.make_raw();
    raw.output_modes = own.output_modes;
    tcsetattr(stdin(), OptionalActions::Now, &raw)?;
    *borrowed = Some(own);
    Ok(())
}

/// Gives the terminal back as it was, with its cursor, if it is ours. Nothing is drawn from then on.
pub(crate) fn restore() {
    if let Some(own) = borrowed().take() {
        // Below the page, so that what is said next does not run into it.
        let _ = io::stderr().write_all(b"\x1b[9999;1H\r\n\x1b[?25h");
        let _ = tcsetattr(stdin(), OptionalActions::Now, &own);
    }
}

/// Draws, unless the terminal has been given back meanwhile.
pub(super) fn draw(frame: &str) -> io::Result<()> {
    let borrowed = borrowed();
    if borrowed.is_none() {
        return Err(io::ErrorKind::NotConnected.into());
    }
    let mut out = io::stderr().lock();
    out.write_all(frame.as_bytes())?;
    out.flush()
}

/// Whether a key comes within this time.
pub(super) fn key_within(time: Duration) -> io::Result<bool> {
    let stdin = stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    let time = Timespec::try_from(time).unwrap_or_default();
    match poll(&mut fds, Some(&time)) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The next key. A sequence that arrives in pieces is one key, and one without a meaning here is
/// [`Key::Unknown`] as a whole; Escape alone is Escape.
pub(super) fn key(term: &Term) -> io::Result<Key> {
    const PIECE: Duration = Duration::from_millis(60);
    let mut sequence = match term.read_key_raw()? {
        // What stands in for F1 is no key of its own here.
        Key::Insert => return Ok(Key::Unknown),
        Key::Escape => Vec::new(),
        Key::UnknownEscSeq(sequence) => sequence,
        key => return Ok(key),
    };
    // "[" and numbers up to a letter or "~"; "O" and a letter; or one character with Alt.
    let complete = |sequence: &[char]| match sequence {
        [] | ['['] | ['O'] => false,
        ['[', .., last] => ('@'..='~').contains(last),
        _ => true,
    };
    while !complete(&sequence) {
        if !key_within(PIECE)? {
            return Ok(if sequence.is_empty() { Key::Escape } else { Key::Unknown });
        }
        match term.read_key_raw()? {
            Key::Char(char) => sequence.push(char),
            Key::UnknownEscSeq(more) => sequence.extend(more),
            // Escape twice, or a whole key right behind it: the last one counts.
            key => return Ok(key),
        }
    }
    Ok(match sequence.as_slice() {
        ['[' | 'O', 'A'] => Key::ArrowUp,
        ['[' | 'O', 'B'] => Key::ArrowDown,
        ['[' | 'O', 'C'] => Key::ArrowRight,
        ['[' | 'O', 'D'] => Key::ArrowLeft,
        ['[' | 'O', 'H'] | ['[', '1' | '7', '~'] => Key::Home,
        ['[' | 'O', 'F'] | ['[', '4' | '8', '~'] => Key::End,
        ['[', '3', '~'] => Key::Del,
        ['O', 'P'] | ['[', '1', '1', '~'] | ['[', '[', 'A'] => F1,
        _ => Key::Unknown,
    })
}

/// A stand-in for F1, which console has no name for.
pub(super) const F1: Key = Key::Insert;

/// Passes over what has been typed already: several pasted lines answer one question.
pub(super) fn discard_typed(term: &Term) -> io::Result<()> {
    while key_within(Duration::from_millis(20))? {
        term.read_key_raw()?;
    }
    Ok(())
}

/// Suspends the program as Ctrl-Z does, and takes the terminal again when it goes on.
pub(super) fn suspend() -> io::Result<()> {
    restore();
    signal_hook::low_level::raise(signal_hook::consts::SIGTSTP)?;
    take()
}
