//! The program at a real terminal: keys go in, a model of the screen shows what comes out.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::support::program::words;

/// How long something that must come may take; only a test that fails waits that long.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) const DOWN: &str = "\x1b[B";
pub(crate) const UP: &str = "\x1b[A";
pub(crate) const ESC: &str = "\x1b";
pub(crate) const ENTER: &str = "\r";
pub(crate) const TAB: &str = "\t";
pub(crate) const SPACE: &str = " ";
pub(crate) const BACKSPACE: &str = "\x7f";
pub(crate) const F1: &str = "\x1bOP";
pub(crate) const CTRL_C: &str = "\x03";
pub(crate) const CTRL_S: &str = "\x13";
pub(crate) const CTRL_Z: &str = "\x1a";

/// Somebody's home, and the folder that they work in.
pub(crate) struct Home {
    dir: TempDir,
    lang: &'static str,
}

impl Home {
    pub(crate) fn new(lang: &'static str) -> Home {
        let dir = TempDir::new().expect("a folder");
        fs::create_dir(dir.path().join("work")).expect("a folder");
        Home { dir, lang }
    }

    pub(crate) fn work(&self) -> PathBuf {
        self.dir.path().join("work")
    }

    pub(crate) fn draft(&self) -> PathBuf {
        self.dir.path().join("state/exercoord/draft.toml")
    }

    pub(crate) fn draft_text(&self) -> String {
        fs::read_to_string(self.draft()).expect("a draft")
    }

    /// Everything in the home, but the folder of work itself.
    pub(crate) fn everything(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.dir.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path.clone());
                }
                if path != self.work() {
                    found.push(path);
                }
            }
        }
        found
    }

    pub(crate) fn env(&self) -> Vec<(&'static str, String)> {
        let lang = if self.lang == "fr" { "fr_FR.UTF-8" } else { "en_US.UTF-8" };
        vec![
            ("LANG", lang.to_owned()),
            ("TZ", "UTC".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("HOME", self.dir.path().display().to_string()),
            ("XDG_STATE_HOME", self.dir.path().join("state").display().to_string()),
            // For what a shell runs.
            ("EXERCOORD", env!("CARGO_BIN_EXE_exercoord").to_owned()),
        ]
    }

    /// The program at a terminal of 80 by 24.
    pub(crate) fn start(&self, args: &[&str]) -> Session {
        self.start_with(args, &[], (80, 24))
    }

    pub(crate) fn start_with(
        &self,
        args: &[&str],
        env: &[(&str, &str)],
        size: (u16, u16),
    ) -> Session {
        self.run(env!("CARGO_BIN_EXE_exercoord"), args, env, size)
    }

    /// A line of shell at a terminal of 80 by 24.
    pub(crate) fn shell(&self, line: &str) -> Session {
        self.run("/bin/sh", &["-c", line], &[], (80, 24))
    }

    pub(crate) fn run(
        &self,
        program: &str,
        args: &[&str],
        env: &[(&str, &str)],
        size: (u16, u16),
    ) -> Session {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(self.work());
        command.env_clear();
        for (name, value) in self.env() {
            command.env(name, value);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        Session::start(command, size)
    }

    /// What the program prints without a terminal for a line of shell in which it is `exercoord`.
    pub(crate) fn printed(&self, line: &str) -> String {
        let line = line.replacen("exercoord", "\"$EXERCOORD\"", 1);
        let output = std::process::Command::new("/bin/sh")
            .args(["-c", &line])
            .current_dir(self.work())
            .env_clear()
            .envs(self.env())
            .output()
            .expect("a shell");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

/// What has come out so far.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
}

impl Seen {
    /// Whether the page drawn last is drawn to its end: it hides the cursor first, and takes what
    /// is below it away last.
    fn page_is_whole(&self) -> bool {
        let begin = find_last(&self.bytes, b"\x1b[?25l");
        begin.is_none_or(|begin| find_last(&self.bytes, b"\x1b[J").is_some_and(|end| end > begin))
    }

    fn rows(&self) -> Vec<String> {
        let screen = self.parser.screen();
        let (_, columns) = screen.size();
        screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect()
    }
}

/// How the program ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) code: u32,
    pub(crate) signal: Option<String>,
}

/// The program at a terminal.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    /// The terminal's mode before the program had it.
    mode: String,
    /// How much had come out when keys were sent last.
    mark: usize,
}

impl Session {
    fn start(command: CommandBuilder, (columns, rows): (u16, u16)) -> Session {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mode = format!("{:?}", pair.master.get_termios().expect("a mode"));
        let child = pair.slave.spawn_command(command).expect("the program runs");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("what comes out");
        let keys = pair.master.take_writer().expect("what goes in");
        let parser = vt100::Parser::new(sized(rows), sized(columns), 0);
        let seen = Seen { parser, bytes: Vec::new(), ended: false };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                // A terminal that nobody has open any more reads as an error.
                let count = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = lock(&shared.0);
                seen.bytes.extend_from_slice(&buffer[..count]);
                seen.parser.process(&buffer[..count]);
                seen.ended = count == 0;
                let ended = seen.ended;
                drop(seen);
                shared.1.notify_all();
                if ended {
                    return;
                }
            }
        });
        Session { child, master: pair.master, keys, seen, mode, mark: 0 }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        lock(&self.seen.0)
    }

    /// Waits until what has come out is as it must be.
    fn wait(&self, what: &str, pass: impl Fn(&Seen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.seen();
        while !pass(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited in vain for {what}; shown:\n{}", drawn(&seen));
            seen = self.seen.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until the rows of the screen are as they must be.
    pub(crate) fn wait_until(&self, what: &str, pass: impl Fn(&[String]) -> bool) {
        self.wait(what, |seen| seen.page_is_whole() && pass(&seen.rows()));
    }

    /// Waits until the screen shows all of these, spaces and line ends aside.
    pub(crate) fn shows(&self, texts: &[&str]) {
        self.wait_until(&format!("{texts:?}"), |rows| {
            let screen = words(&rows.join(" "));
            texts.iter().all(|text| screen.contains(&words(text)))
        });
    }

    /// Waits until the active row of a list is one that begins like this.
    pub(crate) fn is_active(&self, text: &str) {
        self.wait_until(&format!("the active row {text:?}"), |rows| {
            active(rows).is_some_and(|row| words(&row).contains(&words(text)))
        });
    }

    /// Waits until all of this has come out since keys were sent last.
    pub(crate) fn says(&self, text: &str) {
        let mark = self.mark;
        self.wait(&format!("{text:?}"), |seen| {
            words(&String::from_utf8_lossy(&seen.bytes[mark..])).contains(&words(text))
        });
    }

    /// Types this, at once.
    pub(crate) fn send(&mut self, keys: &str) {
        let mark = self.seen().bytes.len();
        self.mark = mark;
        let keys = self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush());
        keys.expect("keys go in");
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.seen().parser.set_size(sized(rows), sized(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("a size");
    }

    pub(crate) fn signal(&self, signal: Signal) {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        let id = id.and_then(Pid::from_raw).expect("a program");
        kill_process(id, signal).expect("a signal");
    }

    pub(crate) fn rows(&self) -> Vec<String> {
        self.seen().rows()
    }

    /// Everything that came out, as it came.
    pub(crate) fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.seen().bytes).into_owned()
    }

    pub(crate) fn cursor_hidden(&self) -> bool {
        self.seen().parser.screen().hide_cursor()
    }

    /// The terminal's mode now.
    pub(crate) fn mode(&self) -> String {
        format!("{:?}", self.master.get_termios().expect("a mode"))
    }

    pub(crate) fn mode_before(&self) -> &str {
        &self.mode
    }

    /// Waits for the end, however it comes.
    pub(crate) fn ended(&mut self) -> Ended {
        let deadline = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a program") {
                break status;
            }
            assert!(Instant::now() < deadline, "no end; shown:\n{}", drawn(&self.seen()));
            // A process has nothing to wait for with a deadline: a look now and then.
            thread::sleep(Duration::from_millis(5));
        };
        self.wait("the last of what comes out", |seen| seen.ended);
        Ended { code: status.exit_code(), signal: status.signal().map(str::to_owned) }
    }

    /// Waits for the end, which gives the terminal back whatever the exit code.
    pub(crate) fn end(&mut self) -> u32 {
        let ended = self.ended();
        assert_eq!(ended.signal, None, "shown:\n{}", drawn(&self.seen()));
        assert!(!self.cursor_hidden(), "the cursor is back; shown:\n{}", drawn(&self.seen()));
        assert_eq!(self.mode(), self.mode, "the terminal's mode is back");
        ended.code
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// The active row of a list, without its sign, and what goes on below it.
pub(crate) fn active(rows: &[String]) -> Option<String> {
    let sign = |row: &String| row.starts_with("❯ ") || row.starts_with("> ");
    let at = rows.iter().position(sign)?;
    let more = rows[at + 1..].iter().take_while(|row| row.starts_with("    "));
    let row: Vec<&str> = [&rows[at]].into_iter().chain(more).map(|row| row.trim()).collect();
    Some(row.join(" ").chars().skip(2).collect())
}

fn find_last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}

/// The lock; a test that failed while it had it has said so already.
fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}

fn sized(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a size")
}

fn drawn(seen: &Seen) -> String {
    let mut out = String::new();
    for row in seen.rows() {
        let _ = writeln!(out, "  |{row}");
    }
    let tail = seen.bytes.len().saturating_sub(300);
    let _ = writeln!(out, "  the last bytes: {:?}", String::from_utf8_lossy(&seen.bytes[tail..]));
    out
}

/// A file's permissions.
pub(crate) fn mode_of(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("a file").permissions().mode() & 0o777
}
