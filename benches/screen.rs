//! How long a screening takes, beside the bare reading and writing of files of that size.
//!
//! One million teams, drawn by dice with a fixed seed: as count columns, and in the shorthand. What
//! the `csv` crate takes to read the file and to write one of the result's size is the measure.

#![allow(missing_docs, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, DEFAULT_SET, Ix, Profession, embedded};
use exercoord::screening::columns::Columns;
use exercoord::screening::memo::{Case, Memo};
use exercoord::screening::output::Form;
use exercoord::screening::progress::Progress;
use exercoord::screening::records::Records;
use exercoord::screening::run::Screening;
use exercoord::team::Member;

const ROWS: u64 = 1_000_000;

/// A die that falls the same way in every run.
struct Die(u64);

impl Die {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Eight professions, the first with the first status, and the scales or none.
fn people(catalogue: &Catalogue) -> (Vec<Ix<Profession>>, Vec<String>) {
    let professions = catalogue.professions().numbers().take(8).collect();
    let scales = catalogue.scales().iter().map(|scale| scale.id.to_string());
    (professions, scales.chain([String::new()]).collect())
}

/// A file with a column a profession.
fn counted(catalogue: &Catalogue) -> PathBuf {
    let (professions, scales) = people(catalogue);
    let status = catalogue.statuses().iter().next().expect("a status");
    let mut text = String::from("id");
    for (number, profession) in professions.iter().enumerate() {
        let id = &catalogue.professions()[*profession].id;
        let status = if number < 4 { format!(":{}", status.id) } else { String::new() };
        write!(text, ",{id}{status}").expect("text");
    }
    text.push_str(",scale\n");
    let mut die = Die(7);
    for row in 0..ROWS {
        write!(text, "{row}").expect("text");
        for _ in &professions {
            write!(text, ",{}", die.below(5).saturating_sub(1)).expect("text");
        }
        let scale = scales.get(die.below(scales.len() as u64) as usize).expect("a scale");
        writeln!(text, ",{scale}").expect("text");
    }
    let file = path("counted.csv");
    fs::write(&file, text).expect("written");
    file
}

/// A file with a composition in the shorthand.
fn typed(catalogue: &Catalogue) -> PathBuf {
    let (professions, scales) = people(catalogue);
    let status = &catalogue.statuses().iter().next().expect("a status").id;
    let mut text = String::from("id,team,scale\n");
    let mut die = Die(11);
    for row in 0..ROWS {
        write!(text, "{row},\"").expect("text");
        for part in 0..=die.below(4) {
            let who = professions.get(die.below(8) as usize).expect("a profession");
            let profession = &catalogue.professions()[*who];
            let word = profession.short.as_ref().unwrap_or(&profession.noun.one.fr);
            let comma = if part > 0 { ", " } else { "" };
            let own = if die.below(2) == 0 { format!(" {status}") } else { String::new() };
            write!(text, "{comma}{} {word}{own}", die.below(6) + 1).expect("text");
        }
        let scale = scales.get(die.below(scales.len() as u64) as usize).expect("a scale");
        writeln!(text, "\",{scale}").expect("text");
    }
    let file = path("typed.csv");
    fs::write(&file, text).expect("written");
    file
}

fn screen(catalogue: &Catalogue, file: &Path, result: &Path) {
    let mut records = Records::open(File::open(file).expect("open")).expect("read");
    records.advance().expect("a header");
    let columns = Columns::of(catalogue, records.cells(), Lang::Fr).expect("a good header");
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let screening =
        Screening { catalogue, columns: &columns, form: Form::Csv, lang: Lang::Fr, threads };
    let mut out = BufWriter::new(File::create(result).expect("made"));
    let mut ignore = |_| Ok(());
    let summary = screening.run(&mut records, &Progress::default(), &mut out, &mut ignore);
    assert_eq!(summary.expect("done").rows, ROWS);
    out.flush().expect("written");
}

/// Reads a file and writes one of the result's size, with the `csv` crate and nothing else.
fn read_and_write(file: &Path, result: &Path) {
    let size = fs::metadata(result).expect("a result").len();
    let mut reader = csv::Reader::from_path(file).expect("open");
    let mut writer = csv::Writer::from_path(path("bare.csv")).expect("made");
    let cell = "x".repeat((size / ROWS / 14).saturating_sub(1) as usize);
    let row = vec![cell; 14];
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).expect("read") {
        black_box(&record);
        writer.write_record(&row).expect("written");
    }
    writer.flush().expect("written");
}

fn files(criterion: &mut Criterion) {
    let catalogue = embedded(DEFAULT_SET).expect("the rules load");
    let mut group = criterion.benchmark_group("screen");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.throughput(Throughput::Elements(ROWS));
    for (name, file) in [("counted", counted(&catalogue)), ("typed", typed(&catalogue))] {
        let result = path("result.csv");
        screen(&catalogue, &file, &result);
        group.bench_function(format!("{name}-bare"), |bencher| {
            bencher.iter(|| read_and_write(&file, &result));
        });
        group.bench_function(name, |bencher| {
            bencher.iter(|| screen(&catalogue, &file, &result));
        });
    }
    group.finish();
}

/// The assessment alone, on one core: teams that are there already.
fn alone(criterion: &mut Criterion) {
    const TEAMS: usize = 100_000;
    let catalogue = embedded(DEFAULT_SET).expect("the rules load");
    let (professions, _) = people(&catalogue);
    let statuses: Vec<_> = catalogue.statuses().numbers().map(Some).chain([None]).collect();
    let mut die = Die(13);
    let mut member = |profession| Member {
        profession,
        specialty: None,
        status: statuses.get(die.below(statuses.len() as u64) as usize).copied().flatten(),
        count: die.below(4) as u32,
    };
    let cases: Vec<Case> = (0..TEAMS)
        .map(|_| Case {
            members: professions.iter().map(|profession| member(*profession)).collect(),
            ..Case::default()
        })
        .collect();
    let mut group = criterion.benchmark_group("screen-alone");
    group.throughput(Throughput::Elements(TEAMS as u64));
    group.sample_size(20);
    let mut memo = Memo::new(&catalogue);
    group.bench_function("assess", |bencher| {
        bencher.iter(|| {
            for case in &cases {
                memo.assess(black_box(case));
                black_box(memo.findings().count());
            }
        });
    });
    group.finish();
}

criterion_group!(benches, files, alone);
criterion_main!(benches);
