//! `what-if`, `dossier` and the formats as they are run: what is written where, and what is refused.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::program::{err, out, program, run, with_stdin, words};

const TEAM: [&str; 4] = ["-t", "2 mg libéraux, 1 ide salariée", "--scale", "patientele-commune"];

fn what_if(args: &[&str]) -> std::process::Output {
    run(&[&["what-if"], &TEAM[..], args].concat())
}

/// The verdicts of a what-if, before and after, of one type.
fn turns(args: &[&str], kind: &str) -> (String, String) {
    let output = what_if(&[args, &["-f", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let changes = value["changes"].as_array().expect("changes");
    let change = changes.iter().find(|change| change["type"] == kind).expect("the type");
    let verdict = |side: &str| change[side].as_str().expect("a verdict").to_owned();
    (verdict("before"), verdict("after"))
}

fn pair(before: &str, after: &str) -> (String, String) {
    (before.to_owned(), after.to_owned())
}

#[test]
fn somebody_comes_leaves_or_changes() {
    let reachable_then = |after| pair("reachable", after);
    let nurse = ["--set-status", "1 ide libérale"];
    assert_eq!(turns(&nurse, "esp-clap"), reachable_then("eligible"));
    assert_eq!(
        turns(&[&nurse[..], &["--add", "1 mg libéral"]].concat(), "msp"),
        reachable_then("eligible")
    );
    assert_eq!(turns(&["--add", "1 kiné libéral"], "esp-clap"), reachable_then("eligible"));
    assert_eq!(turns(&["--remove", "2 mg"], "msp"), reachable_then("unsuitable"));
    assert_eq!(turns(&["--set-scale", "patientele-medecin"], "asalee"), reachable_then("eligible"));
    assert_eq!(turns(&["--set-status", "salarié"], "msp"), reachable_then("unsuitable"));
    // Who names no status gets that of the team, where it has one.
    let all = ["what-if", "-t", "2 mg, 1 ide", "--status", "liberal", "--add", "1 mg"];
    let output = run(&[&all[..], &["--scale", "patientele-commune"]].concat());
    assert!(words(&out(&output)).contains("3 médecins généralistes libéraux"), "{}", out(&output));
}

#[test]
fn the_french_names_and_words_without_quotes_are_understood() {
    let french =
        ["simuler", "--equipe", "2 mg libéraux, 1 ide salariée", "--echelle", "patientele-commune"];
    let change = ["--ajouter", "1", "kiné", "libéral", "--changer-echelle", "patientele-commune"];
    let output = run(&[&french[..], &change[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(
        out(&output),
        out(&what_if(&["--add", "1 kiné libéral", "--set-scale", "patientele-commune"]))
    );
}

#[test]
fn every_mistake_of_a_change_is_told_at_its_place() {
    let changes =
        ["--remove", "3 mg", "--set-status", "2 kiné", "--add", "1 xyz", "--set-scale", "ville"];
    for (lang, expected) in [
        (
            "fr",
            [
                "l’équipe n’en compte pas autant",
                "il manque le statut",
                "mot inconnu",
                "échelle inconnue",
            ],
        ),
        (
            "en",
            [
                "the team has fewer",
                "the status to give is missing",
                "unknown word",
                "unknown scale",
            ],
        ),
    ] {
        let output = what_if(&[&changes[..], &["--lang", lang]].concat());
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
        for expected in expected {
            assert!(words(&err(&output)).contains(expected), "{expected}: {}", err(&output));
        }
    }
    let output = what_if(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("aucun changement"), "{}", err(&output));
    // Two statuses, and not all of them: which ones is not plain.
    let mixed = ["what-if", "-t", "1 ide libérale, 1 ide salariée, 1 mg", "--remove", "1 ide"];
    let output = run(&mixed);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("lesquels"), "{}", err(&output));
    assert_eq!(run(&[&mixed[..4], &["2 ide"]].concat()).status.code(), Some(0));
    assert_eq!(run(&[&mixed[..4], &["1 ide salariée"]].concat()).status.code(), Some(0));
}

#[test]
fn what_if_ends_with_the_line_that_gives_the_changed_team() {
    let output = what_if(&["--add", "1 mg libéral"]);
    let text = words(&out(&output));
    let (_, line) = text.split_once("exercoord assess").expect("a line to type");
    let args: Vec<&str> =
        ["assess", "-t"].into_iter().chain(line.split('"').skip(1).take(1)).collect();
    let output = run(&[&args[..], &["--scale", "patientele-commune", "-f", "json"]].concat());
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["team"][0]["count"], 3);
}

#[test]
fn a_report_comes_in_every_format_and_to_a_file() {
    let dir = tempfile::tempdir().expect("a directory");
    for (format, start) in [
        ("terminal", "\n  Pays de la Loire"),
        ("markdown", "# Quel exercice coordonné"),
        ("html", "<!DOCTYPE html>"),
        ("json", "{\n"),
    ] {
        let args = [&["assess"], &TEAM[..], &["--format", format]].concat();
        let output = run(&args);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let text = out(&output);
        assert!(
            text.trim_start()
                .to_lowercase()
                .starts_with(start.trim_start().to_lowercase().as_str()),
            "{text}"
        );
        let file = dir.path().join(format);
        let file = file.to_str().expect("a path");
        let output = run(&[&args[..], &["-o", file]].concat());
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
        assert_eq!(fs::read_to_string(file).expect("a file"), text);
    }
    let output = run(&[&["assess"], &TEAM[..], &["--format", "pdf"]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("terminal, markdown, html, json"), "{}", err(&output));
}

fn names(dir: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(dir).expect("a directory");
    entries
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect()
}

#[test]
fn a_dossier_is_a_file_a_document_and_overwrites_none() {
    let dir = tempfile::tempdir().expect("a directory");
    let target = dir.path().join("new/dossier");
    let target_name = target.to_str().expect("a path");
    let args = [&["dossier", "cpts"], &TEAM[..], &["-o", target_name]].concat();
    let output = run(&args);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""), "{}", err(&output));
    let expected = ["cpts-demarches.docx", "cpts-lettre-intention.docx", "cpts-projet-sante.docx"];
    assert_eq!(names(&target), expected.map(str::to_owned).into());
    for name in expected {
        assert!(fs::read(target.join(name)).expect("a file").starts_with(b"PK"), "{name}");
        assert!(err(&output).contains(name), "{}", err(&output));
    }
    // One that is there is enough for none to be written.
    fs::remove_file(target.join(expected[0])).expect("removed");
    fs::write(target.join(expected[1]), "mine").expect("written");
    let output = run(&args);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains(expected[1]), "{}", err(&output));
    assert_eq!(names(&target).len(), 2);
    assert_eq!(fs::read_to_string(target.join(expected[1])).expect("a file"), "mine");
    let output = run(&[&args[..], &["--force"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(names(&target).len(), 3);
    for (format, extension) in [("markdown", "md"), ("html", "html")] {
        let output = run(&[&args[..], &["--format", format, "--lang", "en"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(names(&target).contains(&format!("cpts-demarches.{extension}")));
    }
}

#[test]
fn a_dossier_without_a_directory_goes_to_the_screen() {
    let output = run(&[&["dossier", "msp"], &TEAM[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).starts_with("# MSP"), "{}", out(&output));
    // Several types are one document, not pages one behind the other.
    let output = run(&["dossier", "msp", "esp-clap", "--format", "html"]);
    assert_eq!(out(&output).matches("<html").count(), 1);
    let output = run(&["dossier", "msp", "--format", "docx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("-o"), "{}", err(&output));
    let output = run(&["dossier"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("asalee, esp-clap"), "{}", err(&output));
}

#[test]
fn a_directory_that_cannot_be_made_is_told() {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("file");
    fs::write(&file, "").expect("written");
    let inside = file.join("dossier");
    let output = run(&["dossier", "msp", "-o", inside.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("ne peut pas être écrit"), "{}", err(&output));
}

#[test]
fn hostile_answers_are_told_without_their_control_characters() {
    let long = "x".repeat(5_000);
    let file = format!(
        "team = \"1 mg, 2 <script>alert(1)</script>, 3 \\u001b[2J, 4 {long}\"\nscale = [\"*a*\"]\n"
    );
    for format in ["terminal", "markdown", "html", "json"] {
        let output = with_stdin(&["assess", "--answers", "-", "--format", format], file.as_bytes());
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{format}");
        assert!(!err(&output).contains('\u{1b}'), "{format}");
        assert!(err(&output).contains("*a*"), "{format}");
    }
}

#[test]
fn the_commands_ask_for_nothing_and_leave_nothing() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut command = program();
    command.current_dir(dir.path()).args([&["what-if"], &TEAM[..], &["--add", "1 mg"]].concat());
    assert!(command.output().expect("it runs").status.success());
    assert!(names(dir.path()).is_empty());
}

#[test]
fn what_the_rules_say_can_be_had_as_a_document() {
    let both = ["compare", "msp", "--rules", "pays-de-la-loire,france"];
    let lines: [&[&str]; 4] = [&["show", "msp"], &["compare"], &both, &["list", "types"]];
    for line in lines {
        let markdown = run(&[line, &["-f", "markdown"]].concat());
        assert_eq!(markdown.status.code(), Some(0), "{}", err(&markdown));
        assert!(out(&markdown).starts_with("# "), "{}", out(&markdown));
        let page = out(&run(&[line, &["-f", "html"]].concat()));
        assert!(
            page.starts_with("<!doctype html>") && page.to_lowercase().contains("msp"),
            "{page}"
        );
        assert_eq!(out(&run(line)), out(&run(&[line, &["-f", "terminal"]].concat())));
    }
    let listed = out(&run(&["list", "types", "-f", "markdown"]));
    let named = "- **msp\u{a0}:** maison de santé pluriprofessionnelle\n  - ";
    assert!(listed.contains(named), "{listed}");
}
