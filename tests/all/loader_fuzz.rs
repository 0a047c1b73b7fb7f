//! No rule file, however broken, panics or hangs what reads it: files that ship, and small ones, are
//! broken by dice; each set must end as a catalogue or as problems that can be shown.
//!
//! A seed makes the same input on every machine. For a long run, or to see one seed again:
//!
//! ```text
//! EXERCOORD_FUZZ_INPUTS=100000 cargo test --release --test all no_broken_set -- --nocapture
//! EXERCOORD_FUZZ_FROM=1234 EXERCOORD_FUZZ_INPUTS=1 cargo test --test all no_broken_set
//! ```

#![allow(clippy::print_stderr, reason = "a long run says how it went")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use std::{env, thread};

use exercoord::authoring::trial;
use exercoord::diagnostic::{Drawing, render};
use exercoord::lang::Lang;
use exercoord::rules::{RuleFile, files_of, load_files};

use crate::support::breakage::{Dice, break_files};
use crate::support::shipped::{Files, shipped};

/// How long one input may take: far more than any does, so that only what hangs is caught.
const LONGEST: Duration = Duration::from_secs(20);

/// How many inputs a usual run tries.
const USUAL: u64 = 150;

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
            let trial = trial::run(&catalogue, &[], &named.collect::<Vec<_>>(), Lang::Fr);
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

/// Shapes that a careless reader takes very long for: a file of the small set, whether what stands
/// there is kept, and what it is filled with, `#` being a number that grows.
const LARGE: [(&str, bool, &str, &str); 24] = [
    ("types/veillee.toml", false, "", "["),
    ("types/veillee.toml", false, "a = ", "[#,"),
    ("types/veillee.toml", false, "a = ", "{a="),
    ("types/veillee.toml", false, "", "a."),
    ("types/veillee.toml", false, "", "[a]\n"),
    ("types/veillee.toml", false, "", "[a#.a]\n"),
    ("types/veillee.toml", false, "", "[[step]]\n"),
    ("types/veillee.toml", false, "", "\n"),
    ("types/veillee.toml", false, "", "a = 1\n"),
    ("types/veillee.toml", false, "", "k# = 1\n"),
    ("types/veillee.toml", false, "name = \"\"\"", "a\n"),
    (
        "types/veillee.toml",
        true,
        "",
        "[[staff.seat]]\nid = \"s#\"\ncount = 1\nof = [\"conteur\"]\n",
    ),
    ("types/veillee.toml", true, "", "[[step]]\nid = \"s#\"\nprerequisite = true\n"),
    (
        "types/veillee.toml",
        true,
        "",
        "[[example]]\nname = \"x\"\nverdict = \"ready\"\ndone = [\"s#\"]\n",
    ),
    ("types/veillee.toml", true, "", "[rows.r#]\nfr = \"x\"\nen = \"x\"\n"),
    ("vocabulary.toml", true, "", "[[aim]]\nid = \"a#\"\nname = { fr = \"x\", en = \"x\" }\n"),
    ("professions.toml", true, "", GROUP),
    ("professions.toml", true, "", PROFESSION),
    (
        "ruleset.toml",
        true,
        "",
        "[[row]]\nid = \"r#\"\nheading = \"x\"\nname = { fr = \"x\", en = \"x\" }\n",
    ),
    ("contacts.toml", true, "", "[[contact]]\nid = \"c#\"\nshort = 1\n"),
    ("contacts.toml", false, "", "\u{301}"),
    ("contacts.toml", false, "", "\u{1b}"),
    ("contacts.toml", false, "", "👩‍⚕️"),
    ("contacts.toml", false, "x = [", "\"\\u0007\","),
];

const GROUP: &str = "[[group]]\nid = \"g#\"\none = { fr = \"g#\", en = \"g#\" }\nmany = { fr = \"g#\", en = \"g#\" }\n";
const PROFESSION: &str = "[[profession]]\nid = \"p#\"\none = { fr = \"p#\", en = \"p#\" }\nmany = { fr = \"p#\", en = \"p#\" }\ngroups = [\"g#\"]\n";

/// As much as a file may hold; without optimisation, as much as takes about as long.
const MOST: usize = if cfg!(debug_assertions) { 1 << 12 } else { 1 << 20 };

/// A piece again and again, with its number.
fn filled(piece: &str) -> String {
    let mut text = String::new();
    for number in 0.. {
        text += &piece.replace('#', &number.to_string());
        if text.len() > MOST - 200 {
            break;
        }
    }
    text
}

fn large(seed: u64) -> Files {
    let (name, kept, start, piece) = LARGE[seed as usize];
    let mut files = small();
    let file = files.get_mut(name).expect("one of the set");
    if !kept {
        file.clear();
    }
    *file += start;
    *file += &filled(piece);
    files
}

/// Very many names that are not known, among very many that are.
fn large_on_both_sides(_: u64) -> Files {
    let mut files = small();
    for (name, from, to) in [
        ("vocabulary.toml", "[[aim]]", "[[aim]]\nid = \"a#\"\nname = { fr = \"x\", en = \"x\" }\n"),
        ("types/veillee.toml", "\"tisanes\", \"contes\"", "\"x#\","),
        ("types/maisonnee.toml", "\"soigneur\", \"voisin\"", "\"x#\","),
    ] {
        let file = files.get_mut(name).expect("one of the set");
        *file = file.replacen(from, &(filled(to) + from), 1);
    }
    files
}

#[test]
fn no_large_file_takes_long() {
    let (panicked, ..) = watch(0..LARGE.len() as u64, large);
    assert!(panicked.is_empty(), "{panicked:?}");
    let (panicked, ..) = watch(0..1, large_on_both_sides);
    assert!(panicked.is_empty());
}
