//! `screen` as it is run on files that are none, and into places that take nothing: what is said,
//! the exit code, and what is left behind.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};
use std::thread;

use crate::support::annuaire::{Line, file as directory_of};
use crate::support::folder::{Folder, cells, code};
use crate::support::program::{err, out, program, run, start, with_stdin, words};

/// What is said of files, in both languages, with the exit code.
fn told(folder: &Folder, args: &[&str], codes: &mut Vec<i32>) -> String {
    let mut told = String::new();
    for lang in ["fr", "en"] {
        let output = run(&[args, &["--lang", lang]].concat());
        let said = err(&output).replace(&folder.path(""), "");
        assert!(!said.contains("panicked"), "{said}");
        assert!(code(&output) == 0 || out(&output).is_empty(), "{args:?}");
        codes.push(code(&output));
        let _ = writeln!(told, "exit code {}\n{said}", code(&output));
    }
    told
}

/// Names of columns by the thousand.
fn many(count: usize, name: impl Fn(usize) -> String) -> String {
    (0..count).map(name).collect::<Vec<_>>().join(",")
}

#[test]
fn a_file_that_is_none_is_told() {
    let wide = many(60_000, |number| format!("c{number}"));
    let teams = many(60_000, |_| "team".to_owned());
    let statuses = many(300, |number| format!("infirmier:x{number}"));
    let long = "a,".repeat(1 << 20);
    let folder = Folder::new();
    let mut all = String::new();
    for (name, bytes) in [
        ("empty", &b""[..]),
        ("a mark of order alone", b"\xef\xbb\xbf"),
        ("line ends alone", b"\r\n\n\n"),
        ("nulls", b"\0\0\0\n\0\n"),
        ("no column of a team", b"nom;ville\nx;y\n"),
        ("Latin 1 in the header", b"id;\xe9quipe;soci\xe9t\xe9;team\n1;2;3;mg\n"),
        ("UTF-16", b"\xff\xfei\0d\0,\0t\0e\0a\0m\0\n\0"),
        ("control characters", b"id,team,te\x1b[2Jam:x,infirmier:\x1b[2J\x07\n"),
        ("the same thrice", b"team,infirmier,team,infirmier,team,msp,recommended\n"),
        ("a status nearly known", b"infirmier:liberale\n"),
        ("a quote never closed", b"\"id,team\n1,3 mg\n"),
        ("a header of two megabytes", long.as_bytes()),
        ("60,000 columns and no team", wide.as_bytes()),
        ("60,000 columns of teams", teams.as_bytes()),
    ] {
        let (file, result) = (folder.file("equipes.csv", bytes), folder.path("r.csv"));
        let mut codes = Vec::new();
        let said = told(&folder, &["screen", &file, "-o", &result], &mut codes);
        assert_eq!(codes, [1, 1], "{name}: {said}");
        assert_eq!(folder.names(), ["equipes.csv"], "{name}");
        assert!(!said.contains('\u{1b}'), "{name}");
        let _ = write!(all, "## {name}\n{said}");
    }
    insta::assert_snapshot!("no-file-of-teams", all);
    // Hundreds of mistakes are told, but not without end.
    let output = with_stdin(&["screen", "-"], statuses.as_bytes());
    assert_eq!(code(&output), 1);
    assert!(err(&output).lines().count() < 600, "{}", err(&output));
}

#[test]
fn a_path_that_leads_to_no_file_is_told() {
    let folder = Folder::new();
    fs::create_dir(folder.path("dossier")).expect("a folder");
    let file = folder.file("equipes.csv", "id,team\n1,3 mg\n");
    let (dir, none) = (folder.path("dossier"), folder.path("rien.csv"));
    let below = folder.path("equipes.csv/x.csv");
    let away = folder.path("rien/x.csv");
    let mut all = String::new();
    for (name, args) in [
        ("a directory", vec![dir.as_str()]),
        ("nothing", vec![&none]),
        ("nothing, its name to be told", vec!["rien\u{1b}[2J\u{202e}.csv"]),
        ("below a file", vec![&below]),
        ("into a directory", vec![&file, "-o", &dir]),
        ("into a directory by force", vec![&file, "-o", &dir, "--force"]),
        ("into no directory", vec![&file, "-o", &away]),
        ("below a file, out", vec![&file, "-o", &below]),
        ("rejects into no directory", vec![&file, "-o", &none, "--rejects", &away]),
    ] {
        let mut codes = Vec::new();
        let said = told(&folder, &[&["screen"], &args[..]].concat(), &mut codes);
        assert_eq!(codes, [1, 1], "{name}: {said}");
        assert_eq!(folder.names(), ["dossier", "equipes.csv"], "{name}");
        let _ = write!(all, "## {name}\n{said}");
    }
    insta::assert_snapshot!("no-path", all);
}

#[test]
fn a_file_with_bad_rows_is_read_as_far_as_it_can_be() {
    let folder = Folder::new();
    let long = [b"id,team\n1,".as_slice(), &vec![b'x'; 8_000_000], b"\n2,mg\n"].concat();
    let mut all = String::new();
    for (name, bytes, rows) in [
        ("a header alone", &b"id,team"[..], 0),
        ("nulls", b"id,team\n1,\0\n\0,mg\n", 1),
        ("a quote never closed", b"id,team\n1,\"mg\n2,mg\n", 1),
        ("Latin 1", b"id,team\n1,1 kin\xe9\n2,mg\n", 1),
        ("control characters", b"id,team\n1,3 \x1b[2J\x07\n2,mg\n", 1),
        ("a line of 8 MB", &long, 1),
        ("columns that look like others", b"id,teem,infirmer,infirmier\n1,,,2\n", 1),
        ("columns called otherwise", b"id,\xc3\x89quipe,infirmiers\n1,mg,2\n", 1),
    ] {
        let file = folder.file("equipes.csv", bytes);
        let mut codes = Vec::new();
        let said = told(&folder, &["screen", &file], &mut codes);
        assert_eq!(codes, [0, 0], "{name}: {said}");
        assert!(!said.contains('\u{1b}'), "{name}");
        assert_eq!(cells(&run(&["screen", &file]).stdout, b',').len() - 1, rows, "{name}");
        let _ = write!(all, "## {name}\n{said}");
    }
    insta::assert_snapshot!("bad-rows", all);
}

#[test]
fn sixty_thousand_columns_go_through() {
    let names = many(60_000, |number| format!("c{number}"));
    let alike = many(60_000, |number| format!("teams{}", number % 10));
    for (names, most) in [(&names, 20), (&alike, 250)] {
        let file = format!("{names},team\n{},mg\n", many(60_000, |_| "é".to_owned()));
        let output = with_stdin(&["screen", "-"], file.as_bytes());
        assert_eq!(code(&output), 0, "{}", err(&output));
        assert!(cells(&output.stdout, b',')[1].len() > 60_000);
        // What names may have meant is not told by the thousand.
        assert!(err(&output).lines().count() < most, "{}", err(&output).lines().count());
    }
}

/// A line of 100 MB as it comes, with no more memory than a few megabytes.
#[cfg(target_os = "linux")]
#[test]
fn a_line_of_a_hundred_megabytes_takes_no_memory() {
    let limited = "ulimit -d 40000; exec \"$0\" screen -";
    let mut child = std::process::Command::new("/bin/sh")
        .args(["-c", limited, env!("CARGO_BIN_EXE_exercoord")])
        .env_clear()
        .env("LANG", "en_US.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a shell");
    let mut input = child.stdin.take().expect("a pipe");
    let writer = thread::spawn(move || {
        let part = vec![b'x'; 1 << 20];
        input.write_all(b"id,team\n1,mg\n2,")?;
        (0..100).try_for_each(|_| input.write_all(&part))?;
        input.write_all(b"\n3,mg\n")
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("a thread").expect("it is all read");
    assert_eq!(code(&output), 0, "{}", err(&output));
    let said = words(&err(&output));
    assert!(said.contains("3 rows read: 2 teams assessed, 1 rejected"), "{said}");
}

/// Runs with stdout closed by its reader before anything is written.
#[cfg(unix)]
fn unread(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = start(args);
    drop(child.stdout.take());
    let _ = child.stdin.take().expect("a pipe").write_all(stdin);
    child.wait_with_output().expect("it ends")
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let rows = |count: usize| format!("id,team\n{}", "1,3 mg\n".repeat(count));
    let people: Vec<Line> = (0..3).map(one).collect();
    let directory = directory_of(&people);
    let by_site = ["screen", "--rpps", "-", "--by", "site"];
    for (args, stdin) in [
        (&["screen", "-"][..], rows(1).as_bytes()),
        (&["screen", "-"], rows(20_000).as_bytes()),
        (&["screen", "-", "--format", "jsonl"], rows(300).as_bytes()),
        (&["screen", "-", "--format", "html"], rows(3).as_bytes()),
        (&by_site, &directory),
        (&[&by_site[..], &["--format", "html"]].concat(), &directory),
    ] {
        let output = unread(args, stdin);
        assert_eq!((code(&output), err(&output).as_str()), (0, ""), "{args:?}");
    }
}

/// A person alone at a site.
fn one(number: u32) -> Line {
    let site = Box::leak(format!("R{number:06}").into_boxed_str());
    let commune = "44109";
    Line {
        person: number,
        profession: "60",
        mode: "L",
        technical: site,
        commune,
        ..Line::default()
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_is_told() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let folder = Folder::new();
    let rows = "1,3 mg\n2\n".repeat(6_000);
    let (few, all) = ("id,team\n1,3 mg\n2\n", format!("id,team\n{rows}"));
    let directory = folder.file("annuaire.txt", directory_of(&[one(1)]));
    let result = folder.path("r.csv");
    for bytes in [few, &all] {
        let file = folder.file("equipes.csv", bytes);
        let by_site = ["screen", "--rpps", &directory, "--by", "site", "-o", "/dev/full"];
        for args in [
            &["screen", &file, "-o", "/dev/full"][..],
            &["screen", &file, "-o", "/dev/full", "--format", "html"],
            &["screen", &file, "-o", &result, "--rejects", "/dev/full"],
            &by_site,
            &[&by_site[..], &["--format", "jsonl"]].concat(),
        ] {
            let output = run(&[args, &["--force"]].concat());
            assert_eq!((code(&output), out(&output).as_str()), (1, ""), "{args:?}");
            let said = words(&err(&output));
            let expected = "« /dev/full » ne peut pas être écrit : le disque est plein";
            assert!(said.contains(expected), "{args:?}: {said}");
            assert_eq!(folder.names(), ["annuaire.txt", "equipes.csv"], "{args:?}");
            // It is no file that may be replaced.
            assert_eq!(code(&run(args)), 1);
        }
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("it opens");
        let output = program().args(["screen", &file]).stdout(full).output().expect("it runs");
        assert_eq!(code(&output), 1);
        assert!(words(&err(&output)).contains("« sortie standard » ne peut pas être écrit"));
    }
}

#[test]
fn more_rows_than_a_page_takes_are_refused() {
    let folder = Folder::new();
    let people: Vec<Line> = (0..20_001).map(one).collect();
    let directory = folder.file("annuaire.txt", directory_of(&people));
    let teams = folder.file("equipes.csv", format!("team\n{}", "3 mg\n".repeat(20_001)));
    let (result, rejects) = (folder.path("r.html"), folder.path("rejets.csv"));
    let mut all = String::new();
    for args in [
        &["screen", &teams, "-f", "html", "-o", &result, "--rejects", &rejects][..],
        &["screen", &teams, "-f", "html"],
        &["screen", "--rpps", &directory, "--by", "site", "-f", "html", "-o", &result],
    ] {
        let mut codes = Vec::new();
        all += &told(&folder, args, &mut codes);
        assert_eq!(codes, [1, 1], "{args:?}");
        assert_eq!(folder.names(), ["annuaire.txt", "equipes.csv"], "{args:?}");
    }
    insta::assert_snapshot!("too-many", all);
    // One fewer, and there is a page.
    let fewer = format!("team\n{}3 zz\n", "3 mg\n".repeat(20_000));
    let output = with_stdin(&["screen", "-", "-f", "html", "-o", &result], fewer.as_bytes());
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(fs::read_to_string(&result).expect("a page").trim_end().ends_with("</html>"));
}

#[test]
fn nothing_of_the_directory_is_written_over_what_is_there() {
    let folder = Folder::new();
    let directory = folder.file("annuaire.txt", directory_of(&[one(1)]));
    let there = folder.file("la.csv", "à garder");
    let args = ["screen", "--rpps", &directory, "--by", "commune", "-o", &there];
    let output = run(&args);
    assert_eq!((code(&output), out(&output).as_str()), (1, ""));
    assert!(words(&err(&output)).contains("la.csv » existe déjà"), "{}", err(&output));
    assert_eq!(fs::read_to_string(&there).expect("there"), "à garder");
    assert_eq!(code(&run(&[&args[..], &["--force"]].concat())), 0);
    let found = fs::read(&there).expect("there");
    assert_eq!(cells(&found, b',')[1][0], b"44109");
    assert_eq!(folder.names(), ["annuaire.txt", "la.csv"]);
}
