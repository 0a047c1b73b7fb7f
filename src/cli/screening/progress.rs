//! How far it has come, on a line of the terminal that is written over: rows, rows a second, time left.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use console::Term;
use exercoord::lang::number;
use exercoord::lang::{Lang, typeset};
use exercoord::screening::progress::Progress;
use exercoord::tr;

use super::stop::Stop;
use crate::cli::streams::Streams;

/// How often the line is written over.
const EVERY: Duration = Duration::from_millis(200);

/// Whether somebody looks who sees a line that moves.
pub(super) fn wanted(streams: &Streams) -> bool {
    Term::stderr().is_term() && !streams.plain
}

/// Does some work that ends early for a signal, with its progress shown beside it if that is wanted;
/// `size` is how many bytes there are to read, where that is known.
pub(super) fn beside<T>(
    stop: &Stop,
    size: Option<u64>,
    shown: bool,
    lang: Lang,
    work: impl FnOnce(&Progress) -> T,
) -> T {
    let (progress, over) = (Progress::until(stop.flag()), AtomicBool::new(false));
    thread::scope(|scope| {
        if shown {
            scope.spawn(|| show(&progress, size, lang, &over));
        }
        let done = work(&progress);
        over.store(true, Ordering::Release);
        done
    })
}

fn show(progress: &Progress, size: Option<u64>, lang: Lang, over: &AtomicBool) {
    let (term, begun) = (Term::stderr(), Instant::now());
    let mut wrote = false;
    loop {
        // In small naps, so that a short work is not held up.
        for _ in 0..20 {
            if over.load(Ordering::Acquire) {
                if wrote {
                    let _ = term.clear_line();
                }
                return;
            }
            thread::sleep(EVERY / 20);
        }
        let rows = progress.rows.load(Ordering::Relaxed);
        let bytes = progress.bytes.load(Ordering::Relaxed);
        let line = told(rows, bytes, size, begun.elapsed(), lang);
        let _ = term.clear_line();
        let columns = usize::from(term.size().1).saturating_sub(1);
        let _ = term.write_str(&console::truncate_str(&line, columns, "…"));
        wrote = true;
    }
}

/// "1 200 000 lignes, 600 000 par seconde, 42 %, reste 3 s".
fn told(rows: u64, bytes: u64, size: Option<u64>, since: Duration, lang: Lang) -> String {
    let millis = u64::try_from(since.as_millis()).unwrap_or(u64::MAX).max(1);
    let rate = number(rows.saturating_mul(1000) / millis, lang);
    let rows = number(rows, lang);
    let mut line = tr!(lang, screen_progress(&rows, &rate));
    if let Some(size) = size.filter(|size| bytes > 0 && *size >= bytes) {
        let left = (size - bytes).saturating_mul(millis) / bytes / 1000 + 1;
        let percent = bytes.saturating_mul(100) / size;
        line = tr!(lang, screen_progress_left(&line, percent, &duration(left)));
    }
    typeset(lang, &line)
}

/// "3 s", "2 min 05 s".
fn duration(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds:02} s"),
    }
}
