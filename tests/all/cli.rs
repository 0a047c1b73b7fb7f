//! The program itself, as it is run: what goes to which stream, with which exit code.

use std::path::Path;
use std::process::Stdio;

use crate::support::program::{err, out, program, run, with_stdin, words};

fn json(args: &[&str]) -> serde_json::Value {
    let output = run(&[&["assess", "--format", "json"], args].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn verdicts(report: &serde_json::Value) -> Vec<(&str, &str)> {
    let types = report["types"].as_array().expect("types");
    types
        .iter()
        .map(|found| {
            (found["id"].as_str().expect("id"), found["verdict"].as_str().expect("verdict"))
        })
        .collect()
}

#[test]
fn the_main_job_prints_a_report_and_ends_well() {
    let output =
        run(&["assess", "-t", "3 mg libéraux, 1 ide libérale", "--scale", "patientele-commune"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(err(&output), "");
    let text = words(&out(&output));
    assert!(text.starts_with("Deux routes ouvertes, à vous de choisir : ESP-CLAP"), "{text}");
    assert!(
        text.contains("✔ MSP éligible ●●● médecins généralistes ● auxiliaire médical"),
        "{text}"
    );
    assert!(text.ends_with("à emporter : dossier"), "{text}");
    // Paper has no word of the command line.
    let paper = run(&["assess", "-t", "3 mg libéraux", "--format", "markdown"]);
    assert!(!out(&paper).contains("--detail"), "{}", out(&paper));
}

#[test]
fn the_long_report_is_asked_for() {
    let output = run(&["assess", "-t", "3 mg libéraux, 1 ide libérale", "--detail"]);
    let text = words(&out(&output));
    assert!(text.contains("Type par type") && !text.contains("à emporter : dossier"), "{text}");
}

#[test]
fn a_verdict_against_the_team_is_no_failure() {
    let output = run(&["assess", "-t", "1 psychologue"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn help_in_both_languages() {
    for lang in ["fr", "en"] {
        for command in ["", "assess", "show", "compare", "list", "schema", "screen"] {
            let args: Vec<&str> = ["--lang", lang, command, "--help"]
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect();
            let output = run(&args);
            assert_eq!(output.status.code(), Some(0), "{args:?}: {}", err(&output));
            insta::assert_snapshot!(format!("help-{lang}-{command}"), out(&output));
        }
    }
}

#[test]
fn help_can_be_asked_for_as_a_command_and_by_its_french_names() {
    let expected = out(&run(&["assess", "--help"]));
    for args in [["help", "assess"], ["aide", "evaluer"], ["evaluer", "--aide"], ["assess", "-h"]] {
        assert_eq!(out(&run(&args)), expected, "{args:?}");
    }
}

#[test]
fn without_a_command_the_help_goes_to_stderr() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(out(&output), "");
    assert!(err(&output).contains("exercoord assess"));
}

#[test]
fn every_problem_of_a_line_is_told_at_once() {
    let args = [
        "assess",
        "--tem",
        "x",
        "-t",
        "3 kinn, 2 ortho",
        "--mg",
        "0.5",
        "--scale",
        "planete",
        "--aim",
        "prevention,foo",
        "--done",
        "projet-sante",
        "--format",
        "pdf",
        "--color",
        "red",
        "--output",
    ];
    for lang in ["fr", "en"] {
        let output = run(&[&["--lang", lang], &args[..]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(out(&output), "");
        insta::assert_snapshot!(format!("wrong-usage-{lang}"), err(&output));
    }
}

#[test]
fn wrong_commands_types_and_lists_are_told() {
    for (name, args) in [
        ("command", &["asess"][..]),
        ("type", &["show", "msb", "cpst"]),
        ("no-type", &["show"]),
        ("list", &["list", "profession", "types"]),
        ("no-list", &["list"]),
        ("lang", &["--lang", "de", "list", "types"]),
        ("extra", &["schema", "x"]),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        insta::assert_snapshot!(format!("wrong-{name}"), err(&output));
    }
}

#[test]
fn a_problem_in_plain_mode_is_told_in_sentences() {
    let output = run(&["assess", "--plain", "-t", "3 mg, 2 kinn"]);
    insta::assert_snapshot!("wrong-plain", err(&output));
}

#[test]
fn the_language_is_the_flag_then_ours_then_the_locale() {
    let first_line = |envs: &[(&str, &str)], args: &[&str]| {
        let output = program()
            .env_remove("LANG")
            .envs(envs.iter().copied())
            .args(args)
            .output()
            .expect("runs");
        if out(&output).contains("Your team") { "en" } else { "fr" }
    };
    for (envs, args, lang) in [
        (&[][..], &["assess"][..], "fr"),
        (&[("LANG", "C")], &["assess"], "fr"),
        (&[("LANG", "en_GB.UTF-8")], &["assess"], "en"),
        (&[("LANG", "de_DE.UTF-8")], &["assess"], "fr"),
        (&[("LANG", "fr_FR"), ("LC_ALL", "en_US")], &["assess"], "en"),
        (&[("LANG", "en_US"), ("EXERCOORD_LANG", "fr")], &["assess"], "fr"),
        (&[("EXERCOORD_LANG", "fr")], &["assess", "--lang", "en"], "en"),
        (&[], &["--lang=en", "assess"], "en"),
        (&[], &["assess", "--langue", "en"], "en"),
    ] {
        assert_eq!(first_line(envs, args), lang, "{envs:?} {args:?}");
    }
}

#[test]
fn colour_is_the_flag_then_no_color_then_force() {
    let colored = |envs: &[(&str, &str)], args: &[&str]| {
        let output =
            program().envs(envs.iter().copied()).arg("assess").args(args).output().expect("runs");
        out(&output).contains('\u{1b}')
    };
    for (envs, args, expected) in [
        (&[][..], &[][..], false),
        (&[], &["--color", "always"], true),
        (&[("NO_COLOR", "1")], &["--color=always"], true),
        (&[("CLICOLOR_FORCE", "1")], &[], true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[], false),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], &[], true),
        (&[("CLICOLOR_FORCE", "1")], &["--color", "never"], false),
        (&[("CLICOLOR_FORCE", "0")], &[], false),
    ] {
        assert_eq!(colored(envs, args), expected, "{envs:?} {args:?}");
    }
}

#[test]
fn plain_mode_is_asked_for_in_three_ways() {
    let expected = out(&run(&["assess", "--plain", "-t", "3 mg"]));
    assert!(!expected.contains('✘'));
    for (name, value) in [("ACCESSIBLE", "1"), ("TERM", "dumb")] {
        let output =
            program().env(name, value).args(["assess", "-t", "3 mg"]).output().expect("runs");
        assert_eq!(out(&output), expected, "{name}");
    }
}

#[test]
fn flags_a_file_and_one_option_a_profession_say_the_same() {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("equipe.toml");
    std::fs::write(&file, "team = [\"3 mg libéraux\", \"1 ide\"]\nstatus = \"liberal\"\nscale = [\"patientele-commune\"]\ndone = \"msp/projet-sante\"\nnot-done = [\"msp/validation-ars\"]\naims = [\"prevention\"]\n").expect("written");
    let file = file.to_str().expect("a path");
    let ends = [
        "--scale",
        "patientele-commune",
        "--done",
        "msp/projet-sante",
        "--not-done",
        "msp/validation-ars",
        "--aim",
        "prevention",
    ];
    let flags = json(&[&["-t", "3 mg libéraux, 1 ide", "--status", "liberal"], &ends[..]].concat());
    assert_eq!(json(&["--answers", file]), flags);
    assert_eq!(json(&["--reponses", file]), flags);
    assert_eq!(
        json(&[&["--mg", "3", "--infirmier=1", "--statut", "libéral"], &ends[..]].concat()),
        flags
    );
    assert_eq!(
        json(
            &[&["-t", "3", "mg", "libéraux", "-t", "une infirmière libérale"], &ends[..]].concat()
        ),
        flags
    );
    assert_eq!(verdicts(&flags)[3], ("msp", "eligible"));
    let mut text = Vec::new();
    text.extend_from_slice("\u{feff}".as_bytes());
    text.extend(std::fs::read(file).expect("read"));
    let stdin = with_stdin(&["assess", "--format", "json", "--answers", "-"], &text);
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&stdin.stdout).expect("JSON"), flags);
}

#[test]
fn options_win_over_the_file() {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("equipe.toml");
    std::fs::write(&file, "team = \"3 mg, 1 ide\"\nstatus = \"salarie-centre\"\nscale = \"patientele-centre\"\ndone = [\"msp/projet-sante\", \"msp/validation-ars\"]\n").expect("written");
    let file = file.to_str().expect("a path");
    let report = json(&[
        "--answers",
        file,
        "--status",
        "liberal",
        "--scale",
        "patientele-commune",
        "--not-done",
        "msp/validation-ars",
    ]);
    assert_eq!(report["team"][0]["status"], "liberal");
    let msp = &report["types"][3];
    assert_eq!(msp["verdict"], "eligible");
    let states: Vec<&str> = msp["next_steps"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| step["state"].as_str().expect("state"))
        .collect();
    assert_eq!(states, ["done", "not-done", "not-known", "not-known"]);
}

#[test]
fn a_broken_answers_file_is_told_with_the_options_mistakes() {
    let output = with_stdin(
        &["assess", "--answers", "-", "--mg", "beaucoup"],
        b"team = \"3 kinn\"\nscal = 3\nstatus = [\"liberal\"]\n",
    );
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!("wrong-answers", err(&output));
    let output = with_stdin(&["assess", "--answers", "-"], b"\xff\xfe");
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
}

#[test]
fn an_answers_file_that_is_not_there_is_told() {
    let output = run(&["assess", "--answers", "no/such/file.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("no/such/file.toml"));
}

#[test]
fn a_report_is_written_whole_and_over_nothing() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("rapport.txt");
    let file = path.to_str().expect("a path");
    let first = run(&["assess", "-t", "3 mg", "-o", file]);
    assert_eq!((first.status.code(), out(&first).as_str()), (Some(0), ""));
    let written = std::fs::read_to_string(&path).expect("it is there");
    assert!(written.contains("Pays de la Loire") && !written.contains('\u{1b}'));
    let again = run(&["assess", "-t", "1 ide", "-o", file]);
    assert_eq!(again.status.code(), Some(1));
    assert!(err(&again).contains("--force"));
    assert_eq!(std::fs::read_to_string(&path).expect("still there"), written);
    let forced = run(&["assess", "-t", "1 ide", "--sortie", file, "--force"]);
    assert_eq!(forced.status.code(), Some(0));
    assert_ne!(std::fs::read_to_string(&path).expect("replaced"), written);
    assert_eq!(
        std::fs::read_dir(dir.path()).expect("listed").count(),
        1,
        "nothing else is left behind"
    );
    let nowhere =
        run(&["assess", "-o", dir.path().join("no/such/rapport.txt").to_str().expect("a path")]);
    assert_eq!(nowhere.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let output = run(&["assess", "-o", "/dev/null", "--force"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(std::fs::metadata("/dev/null").expect("there").file_type().is_char_device());
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = program()
        .args(["show", "msp", "cds", "cpts"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let hostile = "3 mg\u{1b}[2J\u{7}, 1 \u{202e}kinn\u{9b}31m";
    for args in [
        &["assess", "-t", hostile][..],
        &["assess", "--plain", "-t", hostile],
        &["assess", hostile],
        &["show", hostile],
        &["assess", "--answers", hostile],
        &["assess", "--rules", hostile],
    ] {
        let output = run(args);
        let all = out(&output) + &err(&output);
        let wrong =
            all.chars().find(|char| char.is_control() && *char != '\n' || *char == '\u{202e}');
        assert_eq!(wrong, None, "{args:?}: {all}");
        assert_ne!(output.status.code(), Some(0), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_word_that_is_not_unicode_is_told() {
    use std::os::unix::ffi::OsStrExt;
    let output = program()
        .arg("assess")
        .arg(std::ffi::OsStr::from_bytes(b"-t=\xff"))
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("Unicode"));
}

#[test]
fn other_rules_give_other_verdicts_without_a_rebuild() {
    let dir = tempfile::tempdir().expect("a directory");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), dir.path());
    let set = dir.path().join("pays-de-la-loire");
    let msp = set.join("types/msp.toml");
    let text = std::fs::read_to_string(&msp).expect("MSP");
    std::fs::write(&msp, text.replacen("count = 3", "count = 2", 1)).expect("written");
    let rules = set.to_str().expect("a path");
    let team = ["-t", "2 mg libéraux, 1 ide libérale", "--scale", "patientele-commune"];
    assert_eq!(verdicts(&json(&team))[3], ("msp", "reachable"));
    assert_eq!(verdicts(&json(&[&["--rules", rules], &team[..]].concat()))[3], ("msp", "eligible"));
    std::fs::write(&msp, text.replacen("count = 3", "cont = 2", 1)).expect("written");
    let broken = run(&["assess", "--rules", rules]);
    assert_eq!(broken.status.code(), Some(1));
    let told = words(&err(&broken));
    assert!(
        told.contains("types/msp.toml:52:1") && told.contains("« cont »") && told.contains("count"),
        "{told}"
    );
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a directory");
    for entry in std::fs::read_dir(from).expect("listed") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("copied");
        }
    }
}

#[test]
fn the_schema_is_printed_as_it_ships() {
    let output = run(&["schema"]);
    assert_eq!(out(&output), exercoord::report::json::SCHEMA);
}

#[test]
fn commands_have_french_names() {
    for (english, french) in [
        (&["assess", "-t", "3 mg"][..], &["evaluer", "--equipe", "3 mg"][..]),
        (&["show", "msp"], &["fiche", "msp"]),
        (&["compare"], &["comparer"]),
        (&["list", "types"], &["lister", "types"]),
    ] {
        assert_eq!(out(&run(english)), out(&run(french)));
    }
}
