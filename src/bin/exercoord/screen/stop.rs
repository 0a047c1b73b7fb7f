//! Ctrl-C while a file is read: the work ends where it is, and says so.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::streams::Exit;

/// The signals that end it.
const SIGNALS: [(i32, Exit); 3] =
    [(SIGINT, Exit::Interrupted), (SIGTERM, Exit::Terminated), (SIGHUP, Exit::HungUp)];

/// Whether a signal has come.
pub(super) struct Stop {
    flag: Arc<AtomicBool>,
    signal: Arc<AtomicUsize>,
}

impl Stop {
    /// From now on, a signal is noted; a second one ends the program at once.
    pub(super) fn on_signals() -> io::Result<Stop> {
        let stop = Stop { flag: Arc::default(), signal: Arc::default() };
        for (signal, _) in SIGNALS {
            let code = 128 + signal;
            signal_hook::flag::register_conditional_shutdown(signal, code, stop.flag.clone())?;
            signal_hook::flag::register(signal, stop.flag.clone())?;
            let number = usize::try_from(signal).unwrap_or_default();
            signal_hook::flag::register_usize(signal, stop.signal.clone(), number)?;
        }
        Ok(stop)
    }

    /// Set when a signal comes.
    pub(super) fn flag(&self) -> Arc<AtomicBool> {
        self.flag.clone()
    }

    /// How the program ends for the signal that came, if one did.
    pub(super) fn exit(&self) -> Option<Exit> {
        let came = self.signal.load(Ordering::SeqCst);
        let of = |signal: i32| usize::try_from(signal).is_ok_and(|signal| signal == came);
        SIGNALS.into_iter().find(|(signal, _)| of(*signal)).map(|(_, exit)| exit)
    }
}

/// Standard input, which ends when a signal comes: nobody may ever type more.
pub(super) struct Input {
    stop: Arc<AtomicBool>,
}

impl Input {
    pub(super) fn new(stop: Arc<AtomicBool>) -> Input {
        Input { stop }
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let input = io::stdin();
        while !self.stop.load(Ordering::Relaxed) {
            if ready(&input)? {
                return input.lock().read(buffer);
            }
        }
        Ok(0)
    }
}

/// Whether there is something to read, or an end, within a moment.
#[cfg(unix)]
fn ready(input: &io::Stdin) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let moment = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };
    match poll(&mut [PollFd::new(input, PollFlags::IN)], Some(&moment)) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
fn ready(_: &io::Stdin) -> io::Result<bool> {
    Ok(true)
}
