//! `screen` as it is run: what goes to which stream and into which file, with which exit code.

use std::fs;
use std::path::Path;

use crate::support::folder::{Folder, cells, code, texts};
use crate::support::program::{err, out, run, with_stdin, words};

/// Three rows, the second of which cannot be read.
const ONE_BAD: &str = "id,team\n1,3 mg\n2,3 zz\n3,1 ide\n";

#[test]
fn the_result_and_what_is_said_go_to_streams_of_their_own() {
    let folder = Folder::new();
    let file = folder.file("equipes.csv", ONE_BAD);
    let output = run(&["screen", &file, "--lang", "en"]);
    assert_eq!(code(&output), 0);
    let found = texts(&output.stdout, b',');
    let ids: Vec<&str> = found.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(ids, ["id", "1", "3"]);
    let said = words(&err(&output));
    for text in ["line 3, column `team`: ", "3 rows read: 2 teams assessed, 1 rejected", "MSP: "] {
        assert!(said.contains(text), "{text}: {said}");
    }
    // Into a file, stdout stays empty, and the file has the same bytes.
    let target = folder.path("resultat.csv");
    let written = run(&["reperer", &file, "--sortie", &target]);
    assert_eq!((code(&written), out(&written).as_str()), (0, ""));
    assert_eq!(fs::read(&target).expect("written"), output.stdout);
    assert!(words(&err(&written)).starts_with("ligne 3, colonne « team » : "));
    let dash = run(&["screen", &file, "-o", "-"]);
    assert_eq!(dash.stdout, output.stdout);
    assert_eq!(folder.names(), ["equipes.csv", "resultat.csv"]);
}

#[test]
fn rejects_fail_it_where_it_is_strict() {
    let folder = Folder::new();
    let good = ONE_BAD.replace("zz", "kiné");
    for (bytes, strict, expected) in [
        (ONE_BAD, false, 0),
        (ONE_BAD, true, 1),
        (&good, false, 0),
        (&good, true, 0),
        ("team\n", true, 0),
    ] {
        let mut args = vec!["screen", "-"];
        args.extend(strict.then_some("--strict"));
        let output = with_stdin(&args, bytes.as_bytes());
        assert_eq!(code(&output), expected, "{bytes:?} {strict}");
        // Whatever could be read is there all the same.
        assert_eq!(output.stdout, with_stdin(&["screen", "-"], bytes.as_bytes()).stdout);
    }
    let (result, rejects) = (folder.path("r.csv"), folder.path("rejets.csv"));
    let args = ["screen", "-", "--strict", "-o", &result, "--rejets", &rejects];
    assert_eq!(code(&with_stdin(&args, ONE_BAD.as_bytes())), 1);
    assert_eq!(folder.names(), ["r.csv", "rejets.csv"]);
}

/// Rows that cannot be read, with the column that is at fault and a word of why.
fn bad_rows() -> Vec<(Vec<u8>, &'static str, &'static str)> {
    let long = [b"6;".as_slice(), &vec![b'x'; 1 << 20], "é".repeat(200).as_bytes()].concat();
    vec![
        (b"1;3 zz;;".to_vec(), "team", "zz"),
        (b"2;1 kin\xe9;;".to_vec(), "", "not UTF-8"),
        (b"3;\"3 \"\"zz\"\" \";\" \";".to_vec(), "team", "zz"),
        (b"4;3 mg".to_vec(), "", "2 cells, the header has 4"),
        (b"bis".to_vec(), "", "1 cell, the header has 4"),
        (b"\"5\n bis\";3 mg;riche;-1".to_vec(), "status, medecin-generaliste", "; "),
        (long, "", "more than a megabyte"),
        (b"7;mg;;0.5 ".to_vec(), "medecin-generaliste", "0.5"),
        (b"8;3 zz \0;;".to_vec(), "team", "zz"),
        (b"9;\"mg".to_vec(), "", "never closed"),
    ]
}

#[test]
fn what_is_refused_is_kept_as_it_was() {
    for delimiter in [b';', b',', b'\t'] {
        let folder = Folder::new();
        let rejects = folder.path("rejets.csv");
        let respelt = |bytes: &[u8]| -> Vec<u8> {
            bytes.iter().map(|byte| if *byte == b';' { delimiter } else { *byte }).collect()
        };
        let mut file = respelt(b"id;team;status;medecin-generaliste\n0;3 mg;;\n");
        let (mut expected, mut line) = (Vec::new(), 3);
        for (row, column, why) in bad_rows() {
            let row = respelt(&row);
            file.extend(&row);
            file.extend(if line % 2 == 0 { &b"\r\n"[..] } else { b"\n" });
            // A row that is too long is cut.
            let kept = if row.len() > 1 << 20 {
                [&row[..4096], "…".as_bytes()].concat()
            } else {
                row.clone()
            };
            expected.push((line, column, why, kept));
            line += 1 + row.iter().filter(|byte| **byte == b'\n').count();
        }
        let args = ["screen", "-", "--rejects", &rejects, "--lang", "en"];
        let output = with_stdin(&args, &file);
        assert_eq!(code(&output), 0, "{}", err(&output));
        assert_eq!(cells(&output.stdout, delimiter).len(), 2);
        let said = words(&err(&output));
        assert!(said.contains("11 rows read: 1 team assessed, 10 rejected"), "{said}");
        assert!(!said.contains("line 3"), "they are in the file: {said}");
        let found = cells(&fs::read(&rejects).expect("written"), delimiter);
        assert_eq!(found[0], ["line", "column", "reason", "row"].map(str::as_bytes));
        assert_eq!(found.len(), expected.len() + 1);
        for (found, (line, column, why, row)) in found[1..].iter().zip(expected) {
            let text = |number: usize| std::str::from_utf8(&found[number]).expect("UTF-8");
            assert_eq!((text(0), text(1)), (line.to_string().as_str(), column));
            // A semicolon between the reasons is no delimiter of ours.
            assert!(text(2).contains(why), "{} has no {why}", text(2));
            assert!(found[3] == row, "line {line}: {:?}", String::from_utf8_lossy(&found[3]));
            assert_eq!(found.len(), 4);
        }
    }
}

#[test]
fn a_row_too_long_is_not_cut_in_the_middle_of_a_character() {
    let file = [b"team\nx".as_slice(), "é".repeat(1 << 20).as_bytes(), b"\n"].concat();
    let folder = Folder::new();
    let rejects = folder.path("rejets.csv");
    assert_eq!(code(&with_stdin(&["screen", "-", "--rejects", &rejects], &file)), 0);
    let found = texts(&fs::read(&rejects).expect("written"), b',');
    assert_eq!(found[1][3], format!("x{}…", "é".repeat(2047)));
}

#[test]
fn without_a_file_for_them_the_first_refused_rows_are_told() {
    for (bad, more) in [(3, None), (10, None), (1512, Some("1,502"))] {
        let file = format!("team\n{}", "3 zz\n".repeat(bad));
        let output = with_stdin(&["screen", "-", "--lang", "en"], file.as_bytes());
        let said = err(&output);
        let lines: Vec<String> = said.lines().map(words).collect();
        let told = lines.iter().filter(|line| line.starts_with("line ")).count();
        assert_eq!(told, bad.min(10), "{said}");
        let rest = lines.iter().find(|line| line.starts_with('…'));
        let expected =
            more.map(|more| format!("… and {more} more: --rejects FILE gives them all."));
        assert_eq!(rest, expected.as_ref(), "{said}");
    }
}

#[test]
fn rows_in_are_rows_out_and_rejects() {
    let kinds = ["1,3 mg,\n", "1,3 mg\n", "1,3 zz,\n", "1,,x\n", "\n", "\"1\n2\",mg,7\n"];
    let file = format!("id,team,infirmier\n{}", kinds.concat().repeat(700));
    let folder = Folder::new();
    let rejects = folder.path("rejets.csv");
    let args = ["screen", "-", "--rejects", &rejects, "--lang", "en"];
    let output = with_stdin(&args, file.as_bytes());
    assert_eq!(cells(&output.stdout, b',').len() - 1, 1400);
    assert_eq!(cells(&fs::read(&rejects).expect("written"), b',').len() - 1, 2100);
    let said = words(&err(&output));
    assert!(said.contains("3,500 rows read: 1,400 teams assessed, 2,100 rejected"), "{said}");
}

#[test]
fn nothing_is_written_over_what_is_there() {
    let folder = Folder::new();
    let file = folder.file("equipes.csv", ONE_BAD);
    let (there, new) = (folder.file("la.csv", "à garder"), folder.path("neuf.csv"));
    for args in [
        vec!["-o", &there],
        vec!["--rejects", &there],
        vec!["-o", &there, "--rejects", &new],
        vec!["-o", &new, "--rejects", &there],
        vec!["-o", &there, "--format", "html"],
    ] {
        let output = run(&[&["screen", &file], &args[..]].concat());
        assert_eq!(code(&output), 1, "{args:?}");
        assert_eq!(out(&output), "", "{args:?}");
        let said = words(&err(&output));
        assert!(said.contains("la.csv » existe déjà") && said.contains("--force"), "{said}");
        assert_eq!(folder.names(), ["equipes.csv", "la.csv"], "{args:?}");
        assert_eq!(fs::read_to_string(&there).expect("there"), "à garder");
    }
    let args = ["screen", &file, "-o", &there, "--rejects", &new, "--force"];
    assert_eq!(code(&run(&args)), 0);
    assert_eq!(texts(&fs::read(&there).expect("there"), b',').len(), 3);
    assert_eq!(texts(&fs::read(&new).expect("there"), b',').len(), 2);
}

#[test]
fn what_is_read_is_never_lost() {
    let folder = Folder::new();
    let file = folder.file("equipes.csv", ONE_BAD);
    let link = folder.path("lien.csv");
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    for args in [
        ["screen", &file, "-o", &file],
        ["screen", &file, "--rejects", &file],
        ["screen", &link, "-o", &file],
        ["screen", &file, "-o", &link],
    ] {
        let output = run(&[&args[..], &["--force"]].concat());
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(words(&err(&output)).contains("remplacerait le fichier à lire"), "{args:?}");
    }
    let args = ["screen", "--rpps", &file, "--by", "site", "-o", &file, "--force"];
    assert_eq!(code(&run(&args)), 2);
    assert_eq!(fs::read(&file).expect("there"), ONE_BAD.as_bytes());
}

#[test]
fn a_result_and_its_rejects_go_to_two_places() {
    let folder = Folder::new();
    let file = folder.file("equipes.csv", ONE_BAD);
    let target = folder.path("r.csv");
    let other = folder.path("./x/../r.csv").replace("x/../", "./");
    for args in [
        vec!["-o", &target, "--rejects", &target],
        vec!["-o", &target, "--rejects", &other, "--force"],
        vec!["--rejects", "-"],
        vec!["-o", "-", "--rejects", "-"],
    ] {
        let output = run(&[&["screen", &file], &args[..]].concat());
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(words(&err(&output)).contains("iraient au même endroit"), "{}", err(&output));
        assert_eq!((out(&output).as_str(), folder.names().len()), ("", 1), "{args:?}");
    }
    // The rows to a file, and what is refused to the standard output.
    let output = run(&["screen", &file, "-o", &target, "--rejects", "-"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(texts(&output.stdout, b',')[1][3], "2,3 zz");
    assert!(Path::new(&target).exists());
}

#[test]
fn wrong_use_is_told_all_at_once() {
    let teams = [
        "screen",
        "a.csv",
        "b.csv",
        "--by",
        "canton",
        "--department",
        "44",
        "--format",
        "xml",
        "-o",
        "x.csv",
        "--rejects",
        "x.csv",
        "--sorti",
        "y",
    ];
    let directory = [
        "screen",
        "a.csv",
        "--rpps",
        "b.txt",
        "--department",
        "44,20,1,2a,99",
        "--rejects",
        "x.csv",
        "--strict",
        "--format",
        "docx",
    ];
    let mut told = String::new();
    for args in [&teams[..], &directory, &["screen"]] {
        for lang in ["fr", "en"] {
            let output = run(&[args, &["--lang", lang]].concat());
            assert_eq!((code(&output), out(&output).as_str()), (2, ""));
            told += &err(&output);
        }
    }
    insta::assert_snapshot!("wrong-use", told);
}
