//! Ctrl-C while a file is read: the work ends where it is, and says so.

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use exercoord::screening::directory::Source;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use super::Failure;
use crate::cli::streams::Exit;

/// How long is waited at a time before a look at whether a signal has come.
const MOMENT: Duration = Duration::from_millis(100);

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
            // Whoever sees the flag can see which signal it was.
            let number = usize::try_from(signal).unwrap_or_default();
            signal_hook::flag::register_usize(signal, stop.signal.clone(), number)?;
            signal_hook::flag::register(signal, stop.flag.clone())?;
        }
        Ok(stop)
    }

    /// Set when a signal comes.
    pub(super) fn flag(&self) -> Arc<AtomicBool> {
        self.flag.clone()
    }

    /// Opens a file, a named pipe or standard input (`-`); these two end when a signal comes.
    pub(super) fn open(&self, name: &str) -> Result<Source<'static>, Failure> {
        if name == "-" {
            return Ok(Source::stream(Input { source: io::stdin(), stop: self.flag() }));
        }
        let there = fs::metadata(name);
        if !there.is_ok_and(|there| !there.is_file() && !there.is_dir()) {
            return Source::open(Path::new(name)).map_err(Failure::Read);
        }
        // A pipe opens when somebody writes to it, which may never be: the thread is left to it.
        let (sender, opened) = mpsc::channel();
        let path = PathBuf::from(name);
        thread::spawn(move || sender.send(File::open(path)));
        while !self.flag.load(Ordering::Relaxed) {
            match opened.recv_timeout(MOMENT) {
                Ok(Ok(source)) => return Ok(Source::stream(Input { source, stop: self.flag() })),
                Ok(Err(error)) => return Err(Failure::Read(error)),
                Err(_) => {}
            }
        }
        Err(Failure::Stopped)
    }

    /// How the program ends for the signal that came, if one did.
    pub(super) fn exit(&self) -> Option<Exit> {
        let came = self.signal.load(Ordering::SeqCst);
        let of = |signal: i32| usize::try_from(signal).is_ok_and(|signal| signal == came);
        SIGNALS.into_iter().find(|(signal, _)| of(*signal)).map(|(_, exit)| exit)
    }
}

/// What is read from beginning to end, and ends when a signal comes: nobody may ever write more.
struct Input<S> {
    source: S,
    stop: Arc<AtomicBool>,
}

impl<S: Read + AsFd> Read for Input<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let moment = Timespec::try_from(MOMENT).ok();
        while !self.stop.load(Ordering::Relaxed) {
            match poll(&mut [PollFd::new(&self.source, PollFlags::IN)], moment.as_ref()) {
                Ok(0) | Err(Errno::INTR) => {}
                Ok(_) => return self.source.read(buffer),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(0)
    }
}
