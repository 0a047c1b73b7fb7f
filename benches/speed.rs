//! How long things take. Run with `cargo bench`; the README says what was measured, where.
//!
//! Times depend on the machine, so each comes beside another on the same work: the assessment
//! beside the making of its report, the embedded rules beside the same files as text, and the
//! whole program beside one that only prints its version.

#![allow(missing_docs, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use criterion::{Criterion, criterion_group, criterion_main};
use exercoord::advice::advise;
use exercoord::answers::{Answers, Input, SourceText, read};
use exercoord::assess::assess;
use exercoord::lang::Lang;
use exercoord::report::{Report, html};
use exercoord::rules::{Catalogue, DEFAULT_SET, embedded, load};

fn answers(catalogue: &Catalogue, team: &str, scale: &str) -> Answers {
    let passages = |option: &str, text: &str| {
        if text.is_empty() { Vec::new() } else { vec![SourceText::new(option, text)] }
    };
    let input = Input {
        team: passages("--team", team),
        scale: passages("--scale", scale),
        ..Input::default()
    };
    read(catalogue, &input, &Input::default(), Lang::Fr).expect("a team that can be read")
}

/// One assessment of all types with their reasons, and the report made of it.
fn assessing(criterion: &mut Criterion) {
    let catalogue = embedded(DEFAULT_SET).expect("the rules load");
    let mut group = criterion.benchmark_group("assess");
    for (name, team, scale) in [
        (
            "known",
            "3 mg libéraux, 2 ide libérales, 1 kiné libéral, 1 pharmacien libéral",
            "patientele-commune",
        ),
        ("unknown", "3 mg, 2 ide, 1 kiné, 1 pharmacien", ""),
        (
            "large",
            "2 mg, 1 spé, 2 dentistes, 1 sf, 2 pharma, 1 bio, 4 ide, 3 kiné, 1 podologue, 1 ergo, 2 orthophonistes, 1 orthoptiste",
            "population-territoire",
        ),
    ] {
        let answers = answers(&catalogue, team, scale);
        group.bench_function(name, |bencher| {
            bencher.iter(|| assess(black_box(&catalogue), black_box(&answers)))
        });
        let assessment = assess(&catalogue, &answers);
        group.bench_function(format!("{name}-outlook"), |bencher| {
            bencher.iter(|| advise(black_box(&catalogue), black_box(&answers), &assessment));
        });
    }
    let answers = answers(&catalogue, "3 mg, 2 ide, 1 kiné, 1 pharmacien", "");
    group.bench_function("report", |bencher| {
        bencher.iter(|| Report::new(black_box(&catalogue), &answers, Lang::Fr, None));
    });
    let report = Report::new(&catalogue, &answers, Lang::Fr, None);
    group.bench_function("page", |bencher| {
        bencher.iter(|| html::render(black_box(&report), true).expect("a page"))
    });
    group.finish();
}

/// The rules, as the program holds them and as files.
fn loading(criterion: &mut Criterion) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(DEFAULT_SET);
    let mut group = criterion.benchmark_group("load");
    group.bench_function("embedded", |bencher| bencher.iter(|| embedded(black_box(DEFAULT_SET))));
    group.bench_function("directory", |bencher| bencher.iter(|| load(black_box(&dir))));
    group.finish();
}

/// A program that prints its version and nothing else, built on the spot.
fn version_only() -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (source, program) = (dir.join("version_only.rs"), dir.join("version_only"));
    std::fs::write(&source, "fn main() { println!(\"version 0.1.0\"); }")
        .expect("a file to compile");
    let rustc = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let status = Command::new(rustc).arg("-O").arg(&source).arg("-o").arg(&program).status();
    assert!(status.expect("a compiler").success());
    program
}

/// The whole program, start to exit.
fn running(criterion: &mut Criterion) {
    let run = |program: &Path, args: &[&str]| {
        let status = Command::new(program).args(args).stdout(Stdio::null()).status();
        assert!(status.expect("it runs").success());
    };
    let mut group = criterion.benchmark_group("process");
    let version = version_only();
    group.bench_function("version-only", |bencher| bencher.iter(|| run(&version, &[])));
    let program = Path::new(env!("CARGO_BIN_EXE_exercoord"));
    let args = ["assess", "-t", "3 mg libéraux, 1 ide libérale", "--scale", "patientele-commune"];
    group.bench_function("assess", |bencher| bencher.iter(|| run(program, &args)));
    group.finish();
}

criterion_group!(benches, assessing, loading, running);
criterion_main!(benches);
