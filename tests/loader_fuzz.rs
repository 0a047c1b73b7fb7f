//! No rule file, however broken, panics or hangs what reads it: files that ship, and small ones, are
//! broken by dice; each set must end as a catalogue or as problems that can be shown.
//!
//! A seed makes the same input on every machine. For a long run, or to see one seed again:
//!
//! ```text
//! EXERCOORD_FUZZ_INPUTS=100000 cargo test --release --test loader_fuzz -- --nocapture
//! EXERCOORD_FUZZ_FROM=1234 EXERCOORD_FUZZ_INPUTS=1 cargo test --test loader_fuzz
//! ```

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

#[path = "support/breakage.rs"]
mod breakage;
#[path = "support/shipped.rs"]
mod shipped;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use std::{env, thread};

use exercoord::diagnostic::{Drawing, render};
use exercoord::kit::trial;
use exercoord::lang::Lang;
use exercoord::rules::{RuleFile, files_of, load_files};

use breakage::{Dice, break_files};
use shipped::{Files, shipped};

/// How long one input may take: far more than any does, so that only what hangs is caught.
const LONGEST: Duration = Duration::from_secs(20);

/// How many inputs a usual run tries.
const USUAL: u64 = 300;

fn small() -> Files {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small-set");
    let files = files_of(&dir).expect("the small set is there");
    files.into_iter().map(|file| (file.name, file.text)).collect()
}

/// Reads the files and shows what is wrong with them; what loads is tried by its own examples.
fn try_out(files: &Files) {
    match load_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))) {
        Ok(catalogue) => {
            let named = files.iter().map(|(name, text)| RuleFile {
                name: name.clone(),
                origin: name.clone(),
                text: text.clone(),
            });
            let trial = trial::run(&catalogue, &named.collect::<Vec<_>>(), Lang::Fr);
            for lang in Lang::ALL {
                shown(&trial.diagnostics(lang), lang);
            }
        }
        Err(broken) => {
            for lang in Lang::ALL {
                assert!(!shown(&broken.diagnostics(lang), lang).is_empty(), "nothing is told");
            }
        }
    }
}

fn shown(problems: &[exercoord::diagnostic::Diagnostic], lang: Lang) -> String {
    let drawing = |plain| Drawing { lang, width: 80, color: false, plain, codes: true };
    render(problems, drawing(false)) + &render(problems, drawing(true))
}

/// What the thread that works tells the one that watches.
enum News {
    Starts(u64),
    Panicked(u64),
}

/// Tries the inputs of these seeds; gives the seeds at which something panicked, and the slowest.
///
/// # Panics
///
/// Where an input takes too long: what hangs cannot be stopped, only told.
fn watch(seeds: std::ops::Range<u64>, make: fn(u64) -> Files) -> (Vec<u64>, Duration, u64) {
    let (tell, news) = mpsc::channel();
    let work = thread::spawn(move || {
        for seed in seeds {
            let files = make(seed);
            let _ = tell.send(News::Starts(seed));
            if catch_unwind(AssertUnwindSafe(|| try_out(&files))).is_err() {
                let _ = tell.send(News::Panicked(seed));
            }
        }
    });
    let (mut panicked, mut slowest, mut slowest_seed) = (Vec::new(), Duration::ZERO, 0);
    let (mut seed, mut since) = (0, Instant::now());
    loop {
        let told = news.recv_timeout(LONGEST);
        if since.elapsed() > slowest {
            (slowest, slowest_seed) = (since.elapsed(), seed);
        }
        match told {
            Ok(News::Starts(next)) => (seed, since) = (next, Instant::now()),
            Ok(News::Panicked(seed)) => panicked.push(seed),
            Err(mpsc::RecvTimeoutError::Timeout) => panic!("seed {seed} does not end"),
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    work.join().expect("each panic is caught");
    (panicked, slowest, slowest_seed)
}

/// The input of a seed: the small set more often than the one that ships, since it loads faster.
fn broken(seed: u64) -> Files {
    let mut dice = Dice::new(seed);
    let mut files = if dice.below(4) == 0 { shipped() } else { small() };
    break_files(&mut dice, &mut files);
    files
}

fn number(name: &str) -> Option<u64> {
    Some(env::var(name).ok()?.parse().expect("a number"))
}

#[test]
fn no_broken_set_panics_or_hangs() {
    let from = number("EXERCOORD_FUZZ_FROM").unwrap_or(0);
    let count = number("EXERCOORD_FUZZ_INPUTS").unwrap_or(USUAL);
    let start = Instant::now();
    let (panicked, slowest, seed) = watch(from..from + count, broken);
    eprintln!(
        "{count} inputs in {:?}; the slowest, seed {seed}, took {slowest:?}; {} panicked",
        start.elapsed(),
        panicked.len()
    );
    assert!(panicked.is_empty(), "seeds that panic: {panicked:?}");
}
