//! The check of a rule set: each kind of problem at its place, the shipped rules without one, and
//! what is told of them to people and to machines.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use exercoord::authoring::check::{self, Age, Check, codes};
use exercoord::diagnostic::{Diagnostic, Drawing, Finding, Level, Place, line_and_column, render};
use exercoord::lang::Lang;
use exercoord::rules::RuleFile;

use crate::support::mistakes::{ESP_CLAP, ESS, Edit, MSP, READING, WORDS, cases};
use crate::support::program::{err, out, run, words};
use crate::support::shipped::{Files, shipped};

/// A year in which no source of the shipped rules is old.
const FRESH: Age = Age { year: 2021, most: None };

fn checked(files: &Files, age: Age) -> Check {
    let files: Vec<RuleFile> = files
        .iter()
        .map(|(name, text)| RuleFile {
            name: name.clone(),
            origin: name.clone(),
            text: text.clone(),
        })
        .collect();
    check::run(&files, age, Lang::En)
}

/// The shipped rules with some changes.
fn edited(edits: &[Edit]) -> Files {
    let mut files = shipped();
    for (file, from, to) in edits {
        let text = files.get_mut(*file).expect(file);
        assert!(text.contains(from), "{file} no longer holds {from:?}");
        *text = text.replacen(from, to, 1);
    }
    files
}

/// Where a problem is: its file, the line that it starts on, the marked text.
fn place(finding: &Finding) -> (&str, &str, &str) {
    let place = finding.diagnostic.place.as_ref().expect("a place");
    let (line, _) = line_and_column(&place.text, place.span.start);
    let line = place.text.lines().nth(line - 1).unwrap_or_default();
    (&place.origin, line, place.text.get(place.span.clone()).expect("whole characters"))
}

#[test]
fn each_kind_of_problem_is_found_at_its_place() {
    for (edits, (code, level, file, line, marked)) in cases() {
        let check = checked(&edited(&edits), FRESH);
        let found = |finding: &&Finding| finding.diagnostic.code != "wrong-example";
        let of_code: Vec<&Finding> = match code {
            "wrong-example" => check.findings.iter().collect(),
            // A rule that is changed may well contradict its examples.
            _ => check.findings.iter().filter(found).collect(),
        };
        let told: Vec<_> = of_code
            .iter()
            .map(|finding| {
                let (file, line, marked) = place(finding);
                (finding.diagnostic.code, finding.level, file, line, marked)
            })
            .collect();
        if code == "no problem" {
            assert_eq!(told, []);
        } else {
            assert_eq!(told, [(code, level, file, line, marked)], "{edits:?}");
        }
        for finding in of_code {
            let help = finding.diagnostic.help.as_deref().unwrap_or_default();
            assert!(!finding.diagnostic.message.is_empty() && !help.is_empty(), "{code}");
        }
    }
}

/// A file without its examples.
fn without_examples(text: &str) -> String {
    text.split_once("# Examples: they are tests").map_or(text, |(rules, _)| rules).to_owned()
}

#[test]
fn a_type_is_to_have_an_example_that_fits_and_one_that_does_not() {
    for (code, other, team) in [
        ("no-fitting-example", "unsuitable", "1 secrétaire"),
        ("no-unsuitable-example", "eligible", "2 spé"),
    ] {
        let mut files = shipped();
        let ess = files.get_mut(ESS).expect("ESS");
        *ess = without_examples(ess);
        // The one of the two that is there is enough for the other.
        ess.push_str(&format!(
            "[[example]]\nname = \"x\"\nteam = \"{team}\"\nscale = [\"population-territoire\"]\nverdict = \"{other}\"\n"
        ));
        let check = checked(&files, FRESH);
        assert_eq!(check.findings.len(), 1);
        let finding = &check.findings[0];
        assert_eq!((finding.diagnostic.code, finding.level), (code, Level::Warning));
        assert_eq!(place(finding), (ESS, "#:schema ../../schemas/type.json", ""));
    }
}

/// A list of a file, at its first key of that name, with other items.
fn with_list(text: &str, key: &str, items: &str) -> String {
    let start = format!("\n{key} = [");
    let (before, rest) = text.split_once(&start).unwrap_or_else(|| panic!("no {key}"));
    let (_, after) = rest.split_once(']').expect("the list's end");
    format!("{before}{start}{items}]{after}")
}

#[test]
fn a_question_whose_replies_are_all_alike_has_no_point() {
    let types = ["asalee", "esp-clap", "ess", "msp", "cds", "cpts"];
    for (question, pointed_one, change) in [
        (
            "status",
            ESP_CLAP,
            (|text| {
                text.lines()
                    .filter(|line| !line.starts_with("status = ["))
                    .map(|line| format!("{line}\n"))
                    .collect()
            }) as fn(&str) -> String,
        ),
        ("scale", ESS, |text| {
            with_list(
                text,
                "any",
                "\"patientele-medecin\", \"patientele-commune\", \"patientele-centre\", \"population-territoire\"",
            )
        }),
        ("aims", ESS, |text| with_list(text, "aims", "\"prevention\"")),
    ] {
        let mut files = shipped();
        let mut spared = String::new();
        for kind in types {
            let name = format!("types/{kind}.toml");
            let text = files.get_mut(&name).expect("a type");
            let rules = without_examples(text);
            if name == pointed_one {
                spared.clone_from(&rules);
            }
            *text = change(&rules);
        }
        let told = |files: &Files| {
            let check = checked(files, FRESH);
            assert_eq!(check.counts.errors, 0, "{:?}", check.findings.first());
            let found = check
                .findings
                .iter()
                .filter(|finding| finding.diagnostic.code == "pointless-question");
            found
                .map(|finding| {
                    let (file, line, _) = place(finding);
                    (file.to_owned(), line.to_owned())
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(told(&files), [("questions.toml".to_owned(), format!("[{question}]"))]);
        // One type that is particular gives it its point.
        files.insert(pointed_one.to_owned(), spared);
        assert_eq!(told(&files), []);
    }
}

#[test]
fn a_source_is_stale_beyond_the_years_that_are_asked_for_or_that_the_set_gives() {
    let stale = |files: &Files, year, most| -> Vec<String> {
        let check = checked(files, Age { year, most });
        check
            .findings
            .iter()
            .map(|finding| {
                assert_eq!(
                    (finding.diagnostic.code, finding.level),
                    ("stale-source", Level::Warning)
                );
                let (file, line, _) = place(finding);
                assert_eq!((file, line), ("ruleset.toml", "[[document]]"));
                finding.diagnostic.message.clone()
            })
            .collect()
    };
    let ours = shipped();
    assert_eq!(stale(&ours, 2021, None).len(), 0);
    // Two of 2019, three years on and four.
    assert_eq!(stale(&ours, 2022, None).len(), 0);
    let told = stale(&ours, 2023, None);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("`urps-2019`") && told[0].contains("2019"), "{told:?}");
    assert!(told[0].contains("more than 3 years before 2023; it is cited in 1 place"), "{told:?}");
    assert_eq!(stale(&ours, 2023, Some(4)).len(), 0);
    assert!(stale(&ours, 2023, Some(0)).len() > 4);
    // Neither says: not looked at.
    let silent = edited(&[("ruleset.toml", "stale-after-years = 3\n", "")]);
    assert_eq!(stale(&silent, 2099, None).len(), 0);
    assert_eq!(stale(&silent, 2023, Some(3)), told);
    // What no rule cites is no concern.
    let uncited = edited(&[(
        "ruleset.toml",
        "[[document]]\n",
        "[[document]]\nid = \"carnet\"\nshort = { fr = \"x\", en = \"x\" }\ntitle = \"x\"\npublisher = \"x\"\nlatest-year = 1900\ndate = { fr = \"x\", en = \"x\" }\n\n[[document]]\n",
    )]);
    let codes: Vec<&str> =
        checked(&uncited, FRESH).findings.iter().map(|finding| finding.diagnostic.code).collect();
    assert_eq!(codes, ["unused-document"]);
}

#[test]
fn steps_that_wait_in_a_ring_are_told_once_and_those_behind_them_each() {
    let files = edited(&[
        (
            "types/cds.toml",
            "common = \"projet-sante\"\n",
            "common = \"projet-sante\"\nafter = [\"validation-ars\"]\n",
        ),
        (
            "types/cds.toml",
            "id = \"contrat\"\nprerequisite = false\n",
            "id = \"contrat\"\nprerequisite = false\nafter = [\"structure-juridique\", \"validation-ars\"]\n",
        ),
        (
            "types/cds.toml",
            "id = \"structure-juridique\"\nprerequisite = false\n",
            "id = \"structure-juridique\"\nprerequisite = false\nafter = [\"contrat\"]\n",
        ),
        (
            "types/cds.toml",
            "id = \"reglement-interieur\"\nprerequisite = true\n",
            "id = \"reglement-interieur\"\nprerequisite = true\nafter = [\"projet-sante\"]\n",
        ),
    ]);
    let check = checked(&files, FRESH);
    assert_eq!(check.rules, None);
    let told: Vec<(&str, &str)> = check
        .findings
        .iter()
        .map(|finding| (finding.diagnostic.code, finding.diagnostic.message.as_str()))
        .collect();
    let waits =
        |step: &str, way: &str| format!("the step `{step}` waits for itself: it waits for {way}");
    assert_eq!(
        told,
        [
            ("step-cycle", waits("projet-sante", "`validation-ars`, which waits for `projet-sante`").as_str()),
            (
                "step-cycle",
                waits("reglement-interieur", "`projet-sante`, which waits for `validation-ars`, which waits for `reglement-interieur`").as_str()
            ),
            ("step-cycle", waits("structure-juridique", "`contrat`, which waits for `structure-juridique`").as_str()),
        ]
    );
    // What waits for a ring never comes, nor what waits for that.
    let files = edited(&[
        (
            "types/cds.toml",
            "common = \"projet-sante\"\n",
            "common = \"projet-sante\"\nafter = [\"projet-sante\"]\n",
        ),
        (
            "types/cds.toml",
            "id = \"contrat\"\nprerequisite = false\n",
            "id = \"contrat\"\nprerequisite = false\nafter = [\"validation-ars\"]\n",
        ),
        (
            "types/cds.toml",
            "id = \"structure-juridique\"\nprerequisite = false\n",
            "id = \"structure-juridique\"\nprerequisite = false\nafter = [\"contrat\"]\n",
        ),
    ]);
    let check = checked(&files, FRESH);
    let told: Vec<(&str, &str)> =
        check.findings.iter().map(|finding| (finding.diagnostic.code, place(finding).1)).collect();
    assert_eq!(
        told,
        [
            ("step-cycle", "after = [\"projet-sante\"]"),
            ("step-unreachable", "after = [\"projet-sante\", \"reglement-interieur\"]"),
            ("step-unreachable", "after = [\"contrat\"]"),
            ("step-unreachable", "after = [\"validation-ars\"]"),
        ]
    );
}

#[test]
fn the_codes_of_the_cases_are_known() {
    let codes: BTreeSet<(&str, Level)> = codes().collect();
    for (_, (code, level, ..)) in cases() {
        if code != "no problem" {
            assert!(codes.contains(&(code, level)), "{code}");
        }
    }
    for level in [Level::Error, Level::Warning] {
        assert!(codes.contains(&("interpretation-without-reason", level)));
    }
    let stale = codes.iter().filter(|(code, _)| *code == "stale-source");
    assert_eq!(stale.collect::<Vec<_>>(), [&("stale-source", Level::Warning)]);
}

/// The shipped rules, written to a directory with some changes.
fn written(edits: &[Edit]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    fs::create_dir(dir.path().join("types")).expect("made");
    for (name, text) in edited(edits) {
        fs::write(dir.path().join(name), text).expect("written");
    }
    dir
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Old sources aside, which every year makes more.
const NOT_OLD: [&str; 2] = ["--stale-after", "1000"];

#[test]
fn the_rules_that_ship_have_no_problem_but_their_age() {
    assert_eq!(checked(&shipped(), FRESH).findings, []);
    for (args, told) in [
        (&["rules", "check"][..], "aucun problème\n"),
        (&["rules", "check", "pays-de-la-loire", "--strict", "--lang", "en"], "no problem\n"),
        (&["regles", "verifier", "--rules", "pays-de-la-loire"], "aucun problème\n"),
    ] {
        let output = run(&[args, &NOT_OLD].concat());
        assert_eq!(out(&output), told, "{}", err(&output));
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    }
    // As old as they are, they still do.
    let output = run(&["rules", "check"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(words(&out(&output)).contains("avertissements"), "{}", out(&output));
    assert_eq!(run(&["rules", "check", "--strict"]).status.code(), Some(1));
}

/// An error and two warnings.
const SOME: [Edit; 3] = [
    (ESS, "verdict = \"ready\"", "verdict = \"eligible\""),
    (ESP_CLAP, READING, "interpretation.fr = \"Une équipe, de fait.\""),
    (MSP, "kind = \"combines\"\ntype = \"cpts\"", "kind = \"prepares\"\ntype = \"esp-clap\""),
];

#[test]
fn what_is_found_is_the_result() {
    let dir = written(&SOME);
    let seen = |args: &[&str]| {
        let output = run(&[&["rules", "check", path(dir.path())], args, &NOT_OLD].concat());
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(1), ""));
        out(&output).replace(path(dir.path()), "DIR")
    };
    for lang in Lang::ALL {
        insta::assert_snapshot!(format!("drawn-{}", lang.tag()), seen(&["--lang", lang.tag()]));
        let plain = seen(&["--lang", lang.tag(), "--plain"]);
        insta::assert_snapshot!(format!("plain-{}", lang.tag()), plain);
    }
    insta::assert_snapshot!("json", seen(&["--format", "json", "--lang", "en"]));
}

#[test]
fn the_exit_code_tells_errors_and_strictly_warnings_too() {
    let warned = written(&SOME[1..]);
    let broken = written(&[(MSP, "count = 3", "count = 0")]);
    for (args, code) in [
        (vec!["rules", "check", path(warned.path())], 0),
        (vec!["rules", "check", path(warned.path()), "--strict"], 1),
        (vec!["rules", "check", path(broken.path())], 1),
        (vec!["rules", "check", "no/such/rules"], 1),
        (vec!["rules", "check", path(warned.path()), "--stale-after", "soon"], 2),
    ] {
        let args = if code == 2 { args } else { [args, NOT_OLD.to_vec()].concat() };
        assert_eq!(run(&args).status.code(), Some(code), "{args:?}");
    }
}

#[test]
fn rules_that_do_not_load_are_told_to_a_machine_in_full() {
    // More than anybody would read.
    let mut files = shipped();
    let many: String = (0..150).map(|number| format!("unknown-{number} = 1\n")).collect();
    let text = files.get_mut(WORDS).expect("the vocabulary");
    *text = format!("{many}{text}");
    let dir = written(&[]);
    fs::write(dir.path().join(WORDS), &files[WORDS]).expect("written");
    let json = run(&["rules", "check", path(dir.path()), "-f", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!((&told["schema_version"], &told["rules"]), (&1.into(), &serde_json::Value::Null));
    assert_eq!((&told["counts"]["errors"], &told["counts"]["warnings"]), (&150.into(), &0.into()));
    let findings = told["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 150);
    let third = &findings[2];
    assert_eq!((&third["code"], &third["level"]), (&"unknown-key".into(), &"error".into()));
    assert_eq!((&third["line"], &third["column"]), (&3.into(), &1.into()));
    assert_eq!((&third["end_line"], &third["end_column"]), (&3.into(), &10.into()));
    assert!(third["file"].as_str().is_some_and(|file| file.ends_with(WORDS)));
    // A file that is not there is no place.
    fs::remove_file(dir.path().join("contacts.toml")).expect("removed");
    let ruleset = shipped()["ruleset.toml"].replace("base = \"../common\"\n", "");
    fs::write(dir.path().join("ruleset.toml"), ruleset).expect("written");
    fs::write(dir.path().join(WORDS), &shipped()[WORDS]).expect("written");
    let json = run(&["rules", "check", path(dir.path()), "-f", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let missing = &told["findings"][0];
    assert_eq!(
        (&missing["code"], &missing["file"]),
        (&"missing-file".into(), &serde_json::Value::Null)
    );
    assert_eq!(
        (&missing["line"], &missing["end_column"]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
}

#[test]
fn columns_count_characters() {
    assert_eq!(line_and_column("é\nàb", 5), (2, 2));
}

#[test]
fn a_problem_is_drawn_with_the_lines_of_its_span() {
    let drawn = |text: &str, span: std::ops::Range<usize>, plain: bool| {
        let place = Place { origin: "here".to_owned(), text: text.into(), span };
        let message = "wrong".to_owned();
        let problem = Diagnostic { code: "bad", message, place: Some(place), help: None };
        let drawing = Drawing { lang: Lang::En, width: 80, color: false, plain, codes: false };
        render(&[problem], drawing)
    };
    assert_eq!(
        drawn("un\ndeux trois\nquatre", 8..13, false),
        "error: wrong\n --> here:2:6\n  |\n2 | deux trois\n  |      ^^^^^\n\n"
    );
    let two = drawn("un\ndeux\n", 1..5, false);
    assert!(two.contains("1 |") && two.contains("2 |") && !two.contains("3 |"), "{two}");
    // A span is cut to the text and to whole characters.
    assert!(drawn("é", 1..9, true).ends_with("text at fault: é\n\n"));
}
