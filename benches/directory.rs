//! How long a national directory takes. Run with `cargo bench --bench directory`; the file of 2.4 million
//! made-up lines (0.9 GB) is written once into the target directory.
//!
//! Times depend on the machine, so each round also does what nobody can do without: it reads the whole
//! file and counts its lines. What counts is the ratio of the two.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench that cannot go on stops, and says what it has measured"
)]

#[path = "../tests/all/support/annuaire.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod annuaire;

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use exercoord::rules::{Catalogue, DEFAULT_SET, embedded};
use exercoord::screening::directory::{By, Request, Source, read};
use exercoord::screening::progress::Progress;

const LINES: u64 = 2_400_000;
const ROUNDS: usize = 9;

/// The next of numbers that look like chance and are the same in every run.
fn next(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

const PROFESSIONS: [(&str, &str, u64); 16] = [
    ("60", "Infirmier", 30),
    ("60", "Infirmier", 30),
    ("60", "Infirmier", 30),
    ("60", "Infirmier", 30),
    ("60", "Infirmier", 30),
    ("10", "Médecin", 55),
    ("10", "Médecin", 55),
    ("10", "Médecin", 55),
    ("70", "Masseur-Kinésithérapeute", 80),
    ("21", "Pharmacien", 45),
    ("40", "Chirurgien-Dentiste", 80),
    ("91", "Orthophoniste", 80),
    ("98", "Manipulateur ERM", 2),
    ("86", "Technicien de laboratoire médical", 1),
    ("35", "Aide-soignant", 0),
    ("93", "Psychologue", 40),
];

const SKILLS: [(&str, &str); 6] = [
    ("SM54", "Médecine générale"),
    ("SM53", "Spécialiste en Médecine Générale"),
    ("SM26", "Qualifié en Médecine Générale"),
    ("SM42", "Psychiatrie"),
    ("SM04", "Cardiologie et maladies vasculaires"),
    ("", ""),
];

const SECTORS: [(&str, &str); 4] = [
    ("SA05", "Centre de santé"),
    ("SA07", "Cabinet individuel"),
    ("SA08", "Cabinet de groupe"),
    ("SA01", "Etablissement public de santé"),
];

/// Somebody at one of 400,000 sites, of which a few are large.
fn line(number: u64, state: &mut u64) -> String {
    let (code, profession, liberal) = PROFESSIONS[next(state, 16) as usize];
    let sites = 400_000;
    let site = next(state, sites).min(next(state, sites));
    let mut own = site + 1;
    let (department, commune) = (1 + next(&mut own, 95), 1 + next(&mut own, 300));
    let (sector, sector_name) = SECTORS[next(&mut own, 4) as usize];
    let siret = 10_000_000_000_000 + next(&mut own, 1 << 31) * 40_000;
    let finess =
        if sector == "SA05" { format!("{:09}", 440_000_000 + site) } else { String::new() };
    let (skill, skill_name) = if code == "10" { SKILLS[next(state, 6) as usize] } else { ("", "") };
    let (mode, mode_name) = match next(state, 100) {
        chance if chance < liberal => ("L", "Libéral, indépendant, artisan, commerçant"),
        _ => ("S", "Salarié"),
    };
    let person = next(state, 1_000_000_000);
    format!(
        "8|10{person:09}|810{person:09}|||MME|Madame|NOM{}|Prénom{}|{code}|{profession}|C|Civil|S|Spécialité ordinale|{skill}|{skill_name}|{mode}|{mode_name}|{siret}|{}|{finess}|{finess}|R{:014}|CABINET {site}||||{}||RUE|Rue|DES LILAS||{department:02}{commune:03} VILLE|{department:02}{commune:03}|{department:02}{commune:03}|COMMUNE {commune}|99100|France|0200000000||||{department:02}|Département {department:02}||ARS/ARS/ARS|{sector}|{sector_name}|||||GENR01|Activité\n",
        number % 99_991,
        number % 977,
        siret / 100_000,
        site * 7_919,
        1 + number % 200,
    )
}

/// The file, written where it is not there yet.
fn made() -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("annuaire.txt");
    if path.exists() {
        return path;
    }
    let draft = path.with_extension("draft");
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&draft).expect("a file"));
    writeln!(out, "{}|", annuaire::HEADER).expect("written");
    let mut state = 2026;
    for number in 0..LINES {
        out.write_all(line(number, &mut state).as_bytes()).expect("written");
    }
    out.into_inner().expect("written");
    fs::rename(&draft, &path).expect("renamed");
    path
}

/// How many lines there are, and nothing else.
fn lines(path: &Path) -> u64 {
    let mut file = File::open(path).expect("the file");
    let mut block = vec![0; 1 << 18];
    let mut count = 0;
    loop {
        match file.read(&mut block).expect("a block") {
            0 => return count,
            read => count += memchr::memchr_iter(b'\n', &block[..read]).count() as u64,
        }
    }
}

fn counted(catalogue: &Catalogue, path: &Path, by: By) -> u64 {
    let source = Source::open(path).expect("the file");
    let census = read(catalogue, source, &Request::new(by), &Progress::default());
    census.expect("a directory").tally.lines()
}

/// The time that a call takes, and what it gives.
fn timed(call: impl Fn() -> u64) -> (Duration, u64) {
    let start = Instant::now();
    let result = black_box(call());
    (start.elapsed(), result)
}

fn middle(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}

fn main() {
    let catalogue = embedded(DEFAULT_SET).expect("the rules load");
    let path = made();
    for (name, by) in [("site", By::Site), ("commune", By::Commune)] {
        let (mut bare, mut own) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let (time, lines) = timed(|| lines(&path));
            bare.push(time);
            let (time, counted) = timed(|| counted(&catalogue, &path, by));
            own.push(time);
            assert_eq!(counted, lines - 1, "every line but the header is told of");
        }
        let (bare, own) = (middle(bare), middle(own));
        println!(
            "{name}: lines counted {bare:.3} s, directory read {own:.3} s, ratio {:.1}",
            own / bare
        );
    }
}
