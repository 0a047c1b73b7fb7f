//! The national directory: what comes out is what a plain count gives, however the file is read;
//! nothing of a person comes out; what is no directory is told.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::Ordering;

use exercoord::document::terminal::{self, Layout};
use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, DEFAULT_SET, embedded};
use exercoord::screening::directory::output::write;
use exercoord::screening::directory::{
    BLOCK, By, Census, Department, Fault, LONGEST, Reason, Request, Source, read, summary,
};
use exercoord::screening::output::Form;
use exercoord::screening::progress::Progress;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rayon::ThreadPoolBuilder;
use tempfile::TempDir;

use crate::support::annuaire::{Expected, Flaw, HEADER, Line, expected, file, line, missing};
use crate::support::program::{err, out, run, with_stdin, words};

static RULES: LazyLock<Catalogue> =
    LazyLock::new(|| embedded(DEFAULT_SET).expect("the rules that ship"));

/// A file on the disk for as long as it is looked at.
struct OnDisk(TempDir);

impl OnDisk {
    fn new(bytes: &[u8]) -> OnDisk {
        let dir = tempfile::tempdir().expect("a directory");
        fs::write(dir.path().join("annuaire.txt"), bytes).expect("written");
        OnDisk(dir)
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("annuaire.txt")
    }

    fn source(&self) -> Source<'static> {
        Source::open(&self.path()).expect("it opens")
    }
}

fn request(by: By, block: usize) -> Request {
    Request { block, ..Request::new(by) }
}

/// Reads with so many threads.
fn census_of(source: Source<'_>, request: &Request, threads: usize) -> Result<Census, Fault> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let progress = Progress::default();
    let size = source.size;
    let census = pool.install(|| read(&RULES, source, request, &progress))?;
    if let Some(size) = size {
        assert_eq!(progress.bytes.into_inner(), size, "all bytes are told to be read");
    }
    Ok(census)
}

fn census(bytes: &[u8], by: By) -> Result<Census, Fault> {
    census_of(OnDisk::new(bytes).source(), &Request::new(by), 2)
}

/// The groups of a census, as the brute force has them.
fn groups(census: &Census) -> BTreeMap<String, Expected> {
    let rules = &*RULES;
    let groups = census.groups.iter().map(|group| {
        let members = group.members.iter().map(|member| {
            let status = member.status.expect("the directory tells it");
            let names = (&rules.professions()[member.profession].id, &rules.statuses()[status].id);
            ((names.0.to_string(), names.1.to_string()), member.count)
        });
        let [id, label, department] = group.names.get().map(str::to_owned);
        let expected = Expected {
            label,
            department,
            people: members.collect(),
            unknown: group.unknown_specialty,
        };
        (id, expected)
    });
    groups.collect()
}

fn rendered(census: &Census, form: Form) -> String {
    let mut bytes = Vec::new();
    write(&RULES, census, form, &Progress::default(), &mut bytes).expect("memory takes it");
    String::from_utf8(bytes).expect("UTF-8")
}

/// What is said beside a census, on a wide screen.
fn said(census: &Census, request: &Request, lang: Lang) -> String {
    let layout = Layout { lang, width: 120, color: false, plain: false };
    terminal::render(&summary::document(&RULES, census, request, lang), layout)
}

/// Everything that a census shows.
fn all_of(census: &Census, request: &Request) -> String {
    let words = Lang::ALL.map(|lang| said(census, request, lang));
    [rendered(census, Form::Csv), rendered(census, Form::JsonLines), words.concat()].concat()
}

/// How much of the sample is short enough to be read by people.
const SHORT: usize = 60;

/// Two hundred lines, always the same.
fn sample() -> Vec<Line> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    vec(line(), 200..=200).new_tree(&mut runner).expect("lines").current()
}

fn check(lines: &[Line], request: &Request, threads: usize, source: Source<'_>) {
    let census = census_of(source, request, threads).expect("it is a directory");
    let (expected, counted) = expected(lines, request.by);
    assert_eq!(groups(&census), expected);
    assert_eq!(census.tally.counted, counted);
    assert_eq!(census.tally.lines(), lines.len() as u64);
    let ids: Vec<&str> = census.groups.iter().map(|group| group.names.get()[0]).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    for group in &census.groups {
        let found: Vec<u64> = group.missing.iter().map(|count| u64::from(*count)).collect();
        assert_eq!(found, missing(&RULES, &group.members));
    }
}

#[test]
fn the_sample_comes_to_what_a_plain_count_gives() {
    let lines = sample();
    for by in [By::Site, By::Commune] {
        check(&lines, &Request::new(by), 2, OnDisk::new(&file(&lines)).source());
    }
}

#[test]
fn the_sample_on_the_disk_is_that_of_these_tests() {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/annuaire.txt"));
    let lines = &sample()[..SHORT];
    if std::env::var_os("WRITE_SAMPLES").is_some() {
        fs::write(path, file(lines)).expect("written");
    }
    assert!(fs::read(path).expect("it is there") == file(lines), "WRITE_SAMPLES=1 writes it anew");
    for by in [By::Site, By::Commune] {
        check(lines, &Request::new(by), 2, Source::open(path).expect("it opens"));
    }
}

proptest! {
    #![proptest_config(Config::with_cases(96))]

    #[test]
    fn any_file_comes_to_what_a_plain_count_gives(
        lines in vec(line(), 0..60),
        commune in any::<bool>(),
        block in prop_oneof![1..2000_usize, Just(1 << 19)],
        threads in prop_oneof![Just(1_usize), Just(4)],
        streamed in any::<bool>(),
    ) {
        let request = request(if commune { By::Commune } else { By::Site }, block);
        let bytes = file(&lines);
        if streamed {
            check(&lines, &request, threads, Source::stream(Cursor::new(bytes)));
        } else {
            check(&lines, &request, threads, OnDisk::new(&bytes).source());
        }
    }

    #[test]
    fn what_departments_are_asked_for_is_a_part_of_the_whole(lines in vec(line(), 0..60)) {
        let disk = OnDisk::new(&file(&lines));
        let wanted = ["44", "971"].map(|code| Department::parse(code).expect("a department"));
        for by in [By::Site, By::Commune] {
            let all = census_of(disk.source(), &Request::new(by), 2).expect("a directory");
            let request = Request { departments: Some(wanted.to_vec()), ..Request::new(by) };
            let part = census_of(disk.source(), &request, 2).expect("a directory");
            let kept = all.groups.iter().filter(|group| ["44", "971"].contains(&group.names.get()[2]));
            prop_assert_eq!(part.groups.iter().collect::<Vec<_>>(), kept.collect::<Vec<_>>());
            prop_assert_eq!(part.tally, all.tally);
        }
    }
}

#[test]
fn neither_blocks_nor_threads_nor_pipes_change_anything() {
    let lines = &sample()[..24];
    let bytes = file(lines);
    let disk = OnDisk::new(&bytes);
    for by in [By::Site, By::Commune] {
        let whole = Request::new(by);
        let expected = all_of(&census_of(disk.source(), &whole, 1).expect("a directory"), &whole);
        for block in (1..=300).chain((300..bytes.len() + 2).step_by(97)) {
            let request = request(by, block);
            let threads = 1 + block % 4;
            let sources = [disk.source(), Source::stream(Cursor::new(bytes.clone()))];
            for source in sources {
                let census = census_of(source, &request, threads).expect("a directory");
                assert_eq!(all_of(&census, &request), expected, "{block} {threads}");
            }
        }
    }
}

#[test]
fn a_file_twice_over_says_no_more_than_once() {
    let lines = sample();
    let mut twice = lines.clone();
    twice.extend(lines.clone());
    for by in [By::Site, By::Commune] {
        let once = census(&file(&lines), by).expect("a directory");
        // So small a block that what is known already is looked through on the way.
        let again = census_of(OnDisk::new(&file(&twice)).source(), &request(by, 4), 3);
        assert_eq!(groups(&again.expect("a directory")), groups(&once));
    }
}

#[test]
fn nothing_of_a_person_comes_out() {
    let mut lines = sample();
    // Some of the sites are called after who is there, as many are.
    for line in lines.iter_mut().filter(|line| line.company.to_lowercase().contains("nom")) {
        line.company = Box::leak(format!("Cabinet du Dr Nom{}", line.person).into_boxed_str());
    }
    lines.iter_mut().for_each(|line| line.sign = "");
    let told = |line: &Line| {
        [format!("NOM{}", line.person), format!("Prénom{}", line.person), line.number()]
    };
    let disk = OnDisk::new(&file(&lines));
    for by in ["site", "commune"] {
        for form in ["csv", "jsonl"] {
            let path = disk.path();
            let path = path.to_str().expect("a path");
            let output = run(&["screen", "--rpps", path, "--by", by, "--format", form]);
            assert!(output.status.success(), "{}", err(&output));
            let shown = (out(&output) + &err(&output)).to_lowercase();
            for word in lines.iter().flat_map(told).filter(|word| !word.is_empty()) {
                assert!(!shown.contains(&word.to_lowercase()), "{word}");
            }
            assert!(
                !shown.contains("nom") || by == "commune" || shown.contains("libellés laissés")
            );
        }
    }
}

#[test]
fn the_result_and_what_is_said_of_it() {
    let lines = &sample()[..SHORT];
    for (name, by) in [("site", By::Site), ("commune", By::Commune)] {
        let request = Request::new(by);
        let census = census(&file(lines), by).expect("a directory");
        insta::assert_snapshot!(format!("{name}-csv"), rendered(&census, Form::Csv));
        insta::assert_snapshot!(format!("{name}-jsonl"), rendered(&census, Form::JsonLines));
        let told = Lang::ALL.map(|lang| said(&census, &request, lang));
        insta::assert_snapshot!(format!("{name}-said"), told.join("\n"));
    }
}

/// One person at one site.
fn one() -> Line {
    Line {
        profession: "60",
        mode: "L",
        technical: "R1",
        company: "CABINET",
        department: "44",
        ..Line::default()
    }
}

#[test]
fn ends_of_lines_and_marks_of_order_do_not_matter() {
    let text = String::from_utf8(file(&[one(), one()])).expect("UTF-8");
    let plain = groups(&census(text.as_bytes(), By::Site).expect("a directory"));
    assert_eq!(plain.len(), 1);
    let twins = [
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
        text.trim_end().to_owned(),
        text.replace("|\n", "\n"),
        text.replace('\n', "\n\n"),
        format!("{text}\r\n\r\n"),
        text.to_uppercase().replace('É', "e"),
    ];
    for (number, twin) in twins.iter().enumerate() {
        let census = census(twin.as_bytes(), By::Site).expect("a directory");
        assert_eq!(groups(&census), plain, "{number}");
        assert_eq!(census.tally.counted, 2, "{number}");
    }
}

#[test]
fn a_line_is_counted_or_its_reason_is() {
    let long = |length: usize| {
        let mut line = one().bytes();
        line.resize(length, b'x');
        line
    };
    let of = |change: fn(&mut Line)| {
        let mut line = one();
        change(&mut line);
        line.bytes()
    };
    for (line, reason) in [
        (one().bytes(), None),
        (of(|line| line.flaw = Flaw::Odd), None),
        (of(|line| line.flaw = Flaw::NoBar), None),
        (long(LONGEST), None),
        (long(LONGEST + 1), Some(Reason::TooLong)),
        (long(3 * LONGEST), Some(Reason::TooLong)),
        (of(|line| line.flaw = Flaw::NotText), Some(Reason::NotText)),
        (of(|line| line.flaw = Flaw::Short(55)), Some(Reason::Short)),
        (of(|line| line.flaw = Flaw::Short(3)), Some(Reason::Short)),
        (b"x".to_vec(), Some(Reason::Short)),
        (vec![0; 100], Some(Reason::Short)),
        (of(|line| line.technical = ""), Some(Reason::NoGroup)),
        (of(|line| line.flaw = Flaw::Nobody), Some(Reason::NoPerson)),
        (of(|line| line.profession = "999"), Some(Reason::Profession)),
        (of(|line| line.profession = "32"), Some(Reason::Profession)),
        (of(|line| line.profession = ""), Some(Reason::Profession)),
        (of(|line| line.mode = "B"), Some(Reason::IgnoredMode)),
        (of(|line| line.mode = "I"), Some(Reason::IgnoredMode)),
        (of(|line| line.mode = "X"), Some(Reason::UnknownMode)),
    ] {
        let mut bytes = file(&[one()]);
        bytes.extend(&line);
        for ending in ["", "\n"] {
            bytes.extend(ending.as_bytes());
            let disk = OnDisk::new(&bytes);
            for block in [1 << 10, 1 << 19, 1 << 22] {
                let request = request(By::Site, block);
                let stream = Source::stream(Cursor::new(bytes.clone()));
                for source in [disk.source(), stream] {
                    let tally = census_of(source, &request, 2).expect("a directory").tally;
                    assert_eq!(tally.counted, 1 + u64::from(reason.is_none()), "{reason:?}");
                    let expected = reason.into_iter().map(|reason| (reason, 1)).collect();
                    assert_eq!(tally.not_counted, expected, "{reason:?} {block}");
                }
            }
        }
    }
}

#[test]
fn every_cell_is_found_however_long_the_line() {
    for bars in (0..200).chain([1000, 70_000]) {
        let (mut first, mut next) = (one(), one());
        (first.technical, next.technical) = ("R1", "R2");
        let mut bytes = file(&[]);
        for line in [&first, &next] {
            // The first cell moves all others, and there are more of them than columns.
            bytes.extend("x".repeat(bars).bytes());
            bytes.extend(line.bytes());
            bytes.extend("|".repeat(bars).bytes());
            bytes.push(b'\n');
        }
        let census = census(&bytes, By::Site).expect("a directory");
        let ids: Vec<&str> = census.groups.iter().map(|group| group.names.get()[0]).collect();
        assert_eq!((ids, census.people()), (vec!["R1", "R2"], 2), "{bars}");
    }
}

#[test]
fn two_ids_are_one_exactly_if_they_are_the_same_bytes() {
    let odd =
        "1 01 10 R10100000123456 1234567890123456 12345678901234567 12345678901234568 a A ab b";
    let odd =
        odd.split(' ').map(str::to_owned).chain(["a\0", "12345678\0", "\0"].map(String::from));
    let ids: Vec<String> = odd.chain((0..3000).map(|number| format!("n{number:b}"))).collect();
    let mut bytes = file(&[]);
    for _ in 0..2 {
        for id in &ids {
            let line = String::from_utf8(one().bytes()).expect("UTF-8");
            bytes.extend(line.replace("|R1|", &format!("|{id}|")).bytes());
            bytes.push(b'\n');
        }
    }
    for block in [1000, BLOCK] {
        let census = census_of(OnDisk::new(&bytes).source(), &request(By::Site, block), 2);
        let census = census.expect("a directory");
        let found: Vec<&str> = census.groups.iter().map(|group| group.names.get()[0]).collect();
        let mut expected: Vec<&str> = ids.iter().map(String::as_str).collect();
        expected.sort_unstable();
        assert_eq!(found, expected);
        assert_eq!(census.people(), ids.len() as u64);
    }
}

#[test]
fn no_two_persons_are_taken_for_one() {
    let persons = [
        "0",
        "00",
        "810001234567",
        "0810001234567",
        "02A1234567",
        "02A1234568",
        "999999999999999999",
        "9999999999999999999",
        "0999999999999999999",
    ];
    let mut bytes = file(&[]);
    for person in persons.iter().chain(&persons) {
        let line = String::from_utf8(one().bytes()).expect("UTF-8");
        bytes.extend(line.replace(&one().number(), person).bytes());
        bytes.push(b'\n');
    }
    let census = census(&bytes, By::Site).expect("a directory");
    assert_eq!((census.groups.len(), census.people()), (1, persons.len() as u64));
}

#[test]
fn a_name_is_found_as_a_word_whatever_its_form() {
    for (label, name, expected) in [
        ("CABINET DUPONT", "DUPONT", true),
        ("Cabinet Dupont", "DUPONT", true),
        ("CABINET DUPONT-MARTIN", "DUPONT", true),
        ("CABINET DUPONT MARTIN", "DUPONT-MARTIN", true),
        ("DR LEFEVRE", "LEFÈVRE", true),
        ("Dr Lefèvre", "LEFEVRE", true),
        ("CABINET DUPONTEL", "DUPONT", false),
        ("CABINET SAINT-DUPONT", "DUPONT", true),
        ("PHARMACIE CENTRALE", "DUPONT", false),
        ("DUPON", "DUPONT", false),
        ("", "DUPONT", false),
        ("CABINET", "", false),
        ("ÉCOLE", "COLE", false),
        ("CABINET 'T HART", "'T HART", true),
        ("CABINET T-HART", "'T HART", true),
        ("CABINET", "-", false),
    ] {
        let line = Line { company: label, ..one() };
        let text = String::from_utf8(file(&[line]))
            .expect("UTF-8")
            .replace("|NOM0|", &format!("|{name}|"));
        let census = census(text.as_bytes(), By::Site).expect("a directory");
        assert_eq!(census.hidden_labels(), u64::from(expected), "{label} {name}");
        let shown = if expected { "" } else { label };
        assert_eq!(groups(&census)["R1"].label, shown, "{label} {name}");
    }
}

#[test]
fn a_code_of_a_department_is_read_and_nothing_else_is() {
    for code in ["01", "19", "21", "44", "95", "2A", "2B", "971", "976", "978", "984", "988"] {
        assert_eq!(Department::parse(code).as_ref().map(Department::code), Some(code));
    }
    assert_eq!(Department::parse("2a"), Department::parse("2A"));
    for text in [
        "", "1", "00", "20", "96", "97", "98", "2C", "970", "979", "985", "0A", "+1", "4 4", "044",
        "é",
    ] {
        assert_eq!(Department::parse(text), None, "{text}");
    }
}

#[test]
fn a_commune_is_of_the_department_that_its_code_begins_with() {
    for (commune, department) in
        [("44109", "44"), ("2A004", "2A"), ("97105", "971"), ("98818", "988"), ("4", "4"), ("", "")]
    {
        let line = Line { commune, department: "", ..one() };
        let census = census(&file(&[line]), By::Site).expect("a directory");
        assert_eq!(groups(&census)["R1"].department, department);
    }
}

#[test]
fn columns_are_known_by_their_names_and_what_is_lacking_is_told_by_its_usual_one() {
    let of = |header: &str, by| census(format!("{header}|\n").as_bytes(), by);
    assert!(of(&HEADER.to_uppercase().replace('É', "e").replace('\'', "’"), By::Site).is_ok());
    let without = |names: &[&str]| {
        let kept = HEADER.split('|').filter(|name| !names.contains(name));
        of(&kept.collect::<Vec<_>>().join("|"), By::Commune)
    };
    let lacking = ["Identification nationale PP", "Code mode exercice"];
    let found = without(&[lacking[0], "Identifiant PP", lacking[1], "Code savoir-faire"]);
    assert!(matches!(found, Err(Fault::Lacking(columns)) if columns == lacking));
    let spare = ["Code savoir-faire", "Enseigne commerciale site", "Nom d'exercice"];
    assert!(without(&spare).is_ok());
}

#[test]
fn a_person_is_what_all_lines_of_one_place_say_together() {
    let of = |skill: &'static str, mode: &'static str, sector: &'static str| Line {
        profession: "10",
        skill,
        mode,
        sector,
        ..one()
    };
    for (lines, profession, status) in [
        (
            vec![of("SM04", "S", "SA07"), of("SM54", "S", "SA05")],
            "medecin-generaliste",
            "salarie-centre",
        ),
        (vec![of("SM04", "S", "SA07"), of("SM03", "L", "")], "biologiste-medical", "liberal"),
        (vec![of("", "L", ""), of("SM04", "S", "SA07")], "medecin-specialiste", "liberal"),
        (
            vec![of("SM54", "B", ""), of("SM04", "S", "SA07")],
            "medecin-specialiste",
            "salarie-autre",
        ),
    ] {
        for lines in [lines.clone(), lines.into_iter().rev().collect()] {
            let census = census(&file(&lines), By::Site).expect("a directory");
            let group = &groups(&census)["R1"];
            let sort = (profession.to_owned(), status.to_owned());
            assert_eq!(group.people, BTreeMap::from([(sort, 1)]));
            assert_eq!(group.unknown, 0);
        }
    }
    let census = census(&file(&[of("", "L", ""), of("CEX22", "S", "")]), By::Site);
    let census = census.expect("a directory");
    let group = census.groups.first().expect("a group");
    assert_eq!((&group.members[..], group.unknown_specialty), (&[][..], 1));
    // Of nobody who counts, everybody is missing.
    let found: Vec<u64> = group.missing.iter().map(|count| u64::from(*count)).collect();
    assert_eq!(found, missing(&RULES, &[]));
    assert!(found.iter().all(|count| *count > 0));
}

#[test]
fn without_skills_their_professions_are_unknown() {
    let doctor = Line { profession: "10", skill: "SM54", ..one() };
    let text = String::from_utf8(file(&[one(), doctor])).expect("UTF-8");
    let without = text.replace("Code savoir-faire", "Autre chose");
    let disk = OnDisk::new(without.as_bytes());
    let request = Request::new(By::Site);
    let census = census_of(disk.source(), &request, 1).expect("a directory");
    assert_eq!((census.people(), census.unknown_specialty()), (1, 1));
    for (lang, lacking) in [(Lang::Fr, "n’a pas de colonne"), (Lang::En, "has no column")] {
        let told = said(&census, &request, lang);
        assert!(told.contains(lacking), "{told}");
    }
}

#[test]
fn what_is_no_directory_is_told() {
    let dir = tempfile::tempdir().expect("a directory");
    let header = format!("{HEADER}|");
    let lacking = header.replace("Code profession|", "").replace("Code mode exercice", "mode");
    let endless = "a|".repeat(LONGEST);
    let mut told = String::new();
    for (name, bytes) in [
        ("vide.txt", &b""[..]),
        ("colonnes.txt", lacking.as_bytes()),
        ("equipes.csv", b"id,team\n1,3 mg\n"),
        ("archive.zip", b"PK\x03\x04rest"),
        ("octets.bin", b"\xff\xfe\x00\n"),
        ("latin-1.txt", b"Identifiant PP|Num\xe9ro SIRET site\n"),
        ("ligne.txt", endless.as_bytes()),
    ] {
        let path = dir.path().join(name);
        fs::write(&path, bytes).expect("written");
        for lang in ["fr", "en"] {
            told += &failure(&path, lang).replace(dir.path().to_str().expect("UTF-8"), "");
        }
    }
    told += &failure(Path::new("/"), "fr");
    told += &failure(Path::new("/no/such/file"), "en");
    insta::assert_snapshot!("no-directory", told);
}

/// What the program says of a file that it cannot read.
fn failure(path: &Path, lang: &str) -> String {
    let path = path.to_str().expect("UTF-8");
    let args = ["screen", "--rpps", path, "--by", "site", "--lang", lang, "--plain"];
    let output = run(&args);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert_eq!(out(&output), "");
    err(&output)
}

#[test]
fn a_header_alone_is_a_directory_of_nobody() {
    for bytes in [HEADER.as_bytes(), format!("{HEADER}|\n").as_bytes()] {
        let census = census(bytes, By::Commune).expect("a directory");
        assert!(census.groups.is_empty());
        assert_eq!(census.tally.lines(), 0);
        assert_eq!(rendered(&census, Form::Csv).lines().count(), 1);
        assert_eq!(rendered(&census, Form::JsonLines), "");
    }
}

#[test]
fn the_command_reads_standard_input_and_writes_a_file() {
    let lines = sample();
    let bytes = file(&lines);
    let disk = OnDisk::new(&bytes);
    let (dir, path) = (tempfile::tempdir().expect("a directory"), disk.path());
    let path = path.to_str().expect("UTF-8");
    let by_path = run(&["reperer", "--rpps", path, "--by", "commune", "--departement", "44,971"]);
    let args = ["screen", "--rpps", "-", "--by", "commune", "--department", "971", "44"];
    let by_pipe = with_stdin(&args, &bytes);
    assert!(by_path.status.success() && out(&by_path).lines().count() > 1);
    assert_eq!(out(&by_path), out(&by_pipe));
    let target = dir.path().join("lieux.jsonl");
    let target = target.to_str().expect("UTF-8");
    let args = ["screen", "--rpps", path, "--by", "site", "-f", "jsonl", "-o", target];
    let written = run(&args);
    assert!(written.status.success(), "{}", err(&written));
    assert_eq!(out(&written), "");
    let census = census(&bytes, By::Site).expect("a directory");
    let text = fs::read_to_string(target).expect("written");
    assert_eq!(text, rendered(&census, Form::JsonLines));
    for line in text.lines() {
        let group: serde_json::Value = serde_json::from_str(line).expect("an object");
        assert!(group["id"].is_string() && group["team"].is_array(), "{line}");
    }
    assert_eq!(run(&args).status.code(), Some(1), "nothing is written over");
}

#[test]
fn wrong_use_is_told_all_at_once() {
    let args = ["screen", "--by", "canton", "--department", "44,20,1", "--format", "xml"];
    let output = run(&args);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!("wrong-use", err(&output));
    let output = run(&["screen", "--rpps", "x", "--department"]);
    assert_eq!(output.status.code(), Some(2));
    let told = words(&err(&output));
    assert!(told.contains("--by site") && told.contains("--department"), "{told}");
}

#[test]
fn rules_that_do_not_read_the_directory_say_so() {
    let dir = tempfile::tempdir().expect("a directory");
    let rules = dir.path().to_str().expect("UTF-8");
    assert!(run(&["rules", "export", rules]).status.success());
    fs::remove_file(dir.path().join("directory.toml")).expect("it was there");
    let disk = OnDisk::new(&file(&[one()]));
    let path = disk.path();
    let path = path.to_str().expect("UTF-8");
    let output = run(&["screen", "--rpps", path, "--by", "site", "--rules", rules]);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&err(&output)).contains("ne disent pas comment lire l’annuaire"));
    // The same by the program's own rules.
    assert!(run(&["screen", "--rpps", path, "--by", "site"]).status.success());
}

#[test]
fn what_has_been_read_is_told_on_the_way() {
    let bytes = file(&sample());
    let progress = Progress::default();
    let source = Source::stream(Cursor::new(bytes.clone()));
    read(&RULES, source, &request(By::Site, 100), &progress).expect("a directory");
    assert_eq!(progress.bytes.load(Ordering::Relaxed), bytes.len() as u64);
}
