//! The national rule set, and rule sets side by side: what it holds, where it differs from the
//! regional one, and that every command takes it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use exercoord::answers::{Answers, Input, SourceText, read};
use exercoord::assess::{Outcome, Verdict, assess};
use exercoord::date::Day;
use exercoord::document;
use exercoord::document::terminal::Layout;
use exercoord::examples;
use exercoord::lang::Lang;
use exercoord::report::{Report, html, json};
use exercoord::rules::{
    Catalogue, DEFAULT_SET, Evidence, embedded, embedded_files, embedded_names, load,
};
use exercoord::sheet;

use crate::support::program::{err, out, program, run, with_stdin, words};
use crate::support::shipped::said;

const NATIONAL: &str = "france";

fn national() -> Catalogue {
    embedded(NATIONAL).expect("the national rules load")
}

fn regional() -> Catalogue {
    embedded(DEFAULT_SET).expect("the regional rules load")
}

fn answers(catalogue: &Catalogue, team: &str, scale: &str) -> Answers {
    let passages = |option: &str, text: &str| -> Vec<SourceText> {
        if text.is_empty() { Vec::new() } else { vec![SourceText::new(option, text)] }
    };
    let input = Input {
        team: passages("--team", team),
        scale: passages("--scale", scale),
        ..Input::default()
    };
    read(catalogue, &input, &Input::default(), Lang::En).expect("answers that can be read")
}

fn verdicts(catalogue: &Catalogue, team: &str, scale: &str) -> Vec<(String, Verdict)> {
    let found = assess(catalogue, &answers(catalogue, team, scale)).types;
    found.iter().map(|one| (catalogue.types()[one.kind].id.to_string(), one.verdict)).collect()
}

#[test]
fn every_example_comes_out_and_every_type_has_both_kinds() {
    let catalogue = national();
    for example in catalogue.examples() {
        let differences = examples::run(&catalogue, example);
        assert!(differences.is_empty(), "{}: {differences:#?}", example.name);
    }
    for (kind, exercise) in catalogue.types().enumerate() {
        let of_type = catalogue.examples().iter().filter(|example| example.kind == kind);
        let stated: BTreeSet<&str> = of_type.map(|example| example.verdict.id()).collect();
        assert!(stated.contains("eligible") && stated.contains("ready"), "{}", exercise.id);
        assert!(stated.contains("unsuitable"), "{}", exercise.id);
    }
}

#[test]
fn two_gps_and_a_nurse_are_told_otherwise_by_each_set() {
    use Verdict::{Eligible, Reachable, Unsuitable};
    let team = "2 mg libéraux, 1 ide libérale";
    let expected = |verdicts: &[(&str, Verdict)]| -> Vec<(String, Verdict)> {
        verdicts.iter().map(|(id, verdict)| ((*id).to_owned(), *verdict)).collect()
    };
    assert_eq!(
        verdicts(&regional(), team, "patientele-commune"),
        expected(&[
            ("asalee", Reachable),
            ("esp-clap", Eligible),
            ("ess", Reachable),
            ("msp", Reachable),
            ("cds", Unsuitable),
            ("cpts", Reachable),
        ])
    );
    assert_eq!(
        verdicts(&national(), team, "patientele-commune"),
        expected(&[
            ("asalee", Eligible),
            ("esp", Eligible),
            ("ess", Reachable),
            ("msp", Eligible),
            ("cds", Unsuitable),
            ("cpts", Reachable),
        ])
    );
}

/// A region may ask for more, and the answer by that is told, without changing it.
#[test]
fn a_regional_minimum_is_an_alert_that_would_turn_the_verdict() {
    let catalogue = national();
    let answers = answers(&catalogue, "2 mg libéraux, 1 ide libérale", "");
    let report = Report::new(&catalogue, &answers, Lang::En, None);
    let msp = report.types.iter().find(|found| found.id == "msp").expect("the MSP");
    assert_eq!(msp.verdict, Verdict::Eligible);
    let turned: Vec<_> = msp.alerts.iter().filter_map(|alert| alert.turns).collect();
    assert_eq!(turned, [Verdict::Reachable]);
}

#[test]
fn a_type_without_a_rule_on_the_scale_has_no_such_criterion_and_is_not_asked_for() {
    let catalogue = national();
    let without: Vec<&str> = (catalogue.types().iter().filter(|kind| kind.scale.is_none()))
        .map(|kind| &*kind.id)
        .collect();
    assert_eq!(without, ["asalee", "esp", "msp", "cds"]);
    for scale in ["", "patientele-commune", "population-territoire"] {
        let answers = answers(&catalogue, "2 mg libéraux, 1 ide libérale", scale);
        let report = Report::new(&catalogue, &answers, Lang::En, None);
        for (found, told) in assess(&catalogue, &answers).types.iter().zip(&report.types) {
            let has_rule = catalogue.types()[found.kind].scale.is_some();
            assert_eq!(found.scale.is_some(), has_rule, "{}", told.id);
            assert_eq!(told.criteria.iter().any(|one| one.id == "scale"), has_rule, "{}", told.id);
            if !has_rule {
                assert!(!found.open.scale, "{} asks for a scale", told.id);
                assert_ne!(found.verdict, Verdict::Undetermined, "{}", told.id);
            }
        }
        let asked: Vec<_> = report.questions.iter().filter(|one| one.id == "scale").collect();
        let about = asked.iter().flat_map(|one| &one.types).map(|kind| kind.id.as_str());
        let about: Vec<&str> = about.collect();
        assert_eq!(about, if scale.is_empty() { vec!["cpts"] } else { Vec::new() });
    }
}

#[test]
fn a_type_without_seats_is_met_by_anybody_who_counts_and_says_that_no_minimum_was_found() {
    let catalogue = national();
    let mut seen = 0;
    for (kind, exercise) in catalogue.types().enumerate() {
        if !exercise.staff.seats.is_empty() {
            continue;
        }
        seen += 1;
        let why = exercise.staff.evidence.interpretation.as_ref().expect("a reading");
        assert!(why.fr.contains("Aucun") && why.en.contains("No "), "{}", exercise.id);
        let one = answers(&catalogue, "1 ide salariée du centre", "population-territoire");
        let found = &assess(&catalogue, &one).types[kind.index()];
        assert_eq!((found.verdict, found.staff.outcome), (Verdict::Eligible, Outcome::Met));
        let report = Report::new(&catalogue, &one, Lang::En, None);
        let told = &report.types[kind.index()];
        let staff = told.criteria.iter().find(|one| one.id == "staff").expect("the staff");
        assert_eq!(staff.because, "no minimum staff is known");
        let margin = &told.margin.as_ref().expect("a margin").text;
        assert_eq!(words(margin), "at risk: if 1 member leaves, nobody in the team counts");
    }
    assert_eq!(seen, 2);
}

/// What is cited is declared, or the set would not load; what is declared is cited.
#[test]
fn no_document_is_there_for_nothing() {
    for name in embedded_names() {
        let catalogue = embedded(name).expect("it loads");
        let mut cited: BTreeSet<usize> = BTreeSet::new();
        let mut cite = |evidence: &Evidence| {
            cited.insert(evidence.source.document.index());
        };
        for kind in catalogue.types() {
            cite(&kind.audience.evidence);
            cite(&kind.staff.evidence);
            kind.scale.iter().for_each(|rule| cite(&rule.evidence));
            kind.cells.iter().flatten().for_each(|cell| cite(&cell.evidence));
            kind.facts.iter().for_each(|cell| cite(&cell.evidence));
            kind.alerts.iter().for_each(|alert| cite(&alert.evidence));
            kind.relations.iter().for_each(|relation| cite(&relation.evidence));
            let sections = kind.forms.iter().flat_map(|form| &form.sections);
            sections.filter_map(|section| section.evidence.as_ref()).for_each(&mut cite);
        }
        catalogue.steps().iter().for_each(|step| cite(&step.evidence));
        cited.extend(catalogue.contacts().iter().map(|contact| contact.source.document.index()));
        let of_codes = catalogue.directory().into_iter().flat_map(|directory| &directory.sources);
        cited.extend(of_codes.map(|source| source.document.index()));
        let idle: Vec<&str> = (catalogue.documents().enumerate())
            .filter(|(number, _)| !cited.contains(&number.index()))
            .map(|(_, document)| &*document.id)
            .collect();
        assert!(idle.is_empty(), "{name}: {idle:?}");
    }
}

#[test]
fn the_sets_share_their_words_and_a_base_is_no_set() {
    assert_eq!(embedded_names().collect::<Vec<_>>(), [NATIONAL, DEFAULT_SET]);
    let of = |set: &str| -> Vec<(String, String)> {
        embedded_files(set).into_iter().map(|file| (file.name, file.origin)).collect()
    };
    let common: Vec<_> =
        of(NATIONAL).into_iter().filter(|file| of(DEFAULT_SET).contains(file)).collect();
    let names: BTreeSet<&str> = common.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        BTreeSet::from(["directory.toml", "professions.toml", "vocabulary.toml", "questions.toml"])
    );
    assert!(common.iter().all(|(name, origin)| *origin == format!("rules/common/{name}")));
}

fn dir(set: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(set)
}

fn same_rules(one: &Catalogue, other: &Catalogue) {
    assert_eq!(one.version(), other.version());
    assert_eq!(said(&one.types()), said(&other.types()));
    assert_eq!(said(&one.steps()), said(&other.steps()));
    assert_eq!(said(&one.professions()), said(&other.professions()));
    assert_eq!(said(&one.questions()), said(&other.questions()));
}

#[test]
fn a_checkout_and_a_copy_hold_the_same_rules() {
    same_rules(&national(), &load(&dir(NATIONAL)).expect("the directory loads"));
    let kept = tempfile::tempdir().expect("a directory");
    let copy = kept.path().join("copy");
    let path = copy.to_str().expect("a path");
    let exported = run(&["rules", "export", path, "--rules", NATIONAL]);
    assert_eq!(exported.status.code(), Some(0), "{}", err(&exported));
    // Nothing beside it: the copy stands alone.
    assert_eq!(fs::read_dir(kept.path()).expect("listed").count(), 1);
    same_rules(&national(), &load(&copy).expect("the copy loads"));
    let tried = run(&["rules", "test", path]);
    assert_eq!(tried.status.code(), Some(0), "{}", err(&tried));
}

const TEAMS: [(&str, &str, &str); 4] = [
    ("msp", "2 mg libéraux, 1 ide libérale", ""),
    ("centre", "1 ide salariée", "population-territoire"),
    ("mixed", "1 mg, 1 spé libéral, 1 psychologue", "patientele-commune"),
    ("nobody", "", ""),
];

fn report(catalogue: &Catalogue, team: &str, scale: &str, lang: Lang) -> Report {
    let day = Day { year: 2026, month: 11, day: 21 };
    Report::new(catalogue, &answers(catalogue, team, scale), lang, Some(day))
}

#[test]
fn a_report_looks_like_this() {
    let catalogue = national();
    for lang in Lang::ALL {
        let report = report(&catalogue, TEAMS[0].1, TEAMS[0].2, lang);
        let layout = Layout { lang, width: 80, color: false, plain: false };
        let text = document::terminal::render(&report.document(true), layout);
        insta::assert_snapshot!(format!("msp-{}", lang.tag()), text);
    }
}

/// What the library prints with these rules, in one language, at one width.
fn everything(lang: Lang, width: usize, plain: bool) -> String {
    let (catalogue, other) = (national(), regional());
    let layout = Layout { lang, width, color: false, plain };
    let types: Vec<_> = catalogue.types().numbers().collect();
    let documents = [
        sheet::show(&catalogue, &types, lang),
        sheet::compare(&catalogue, &[], lang),
        sheet::list_steps(&catalogue, lang),
        sheet::list_aims(&catalogue, lang),
        sheet::sets::compare(&[&other, &catalogue], &[], lang),
        sheet::sets::compare(&[&other, &catalogue, &other, &catalogue], &[], lang),
    ];
    let documents = documents.iter();
    let mut all: Vec<String> =
        documents.map(|document| document::terminal::render(document, layout)).collect();
    // An option to be copied is not broken, however long it is: that of no team is.
    let teams = TEAMS.into_iter().filter(|(_, team, _)| !team.is_empty());
    all.extend(teams.map(|(_, team, scale)| {
        let report = report(&catalogue, team, scale, lang);
        document::terminal::render(&report.document(true), layout)
    }));
    all.join("\n")
}

#[test]
fn what_is_printed_keeps_to_the_width_and_its_spaces() {
    for lang in Lang::ALL {
        for (width, plain) in [(40, false), (40, true), (53, false), (80, false), (120, false)] {
            for line in everything(lang, width, plain).lines() {
                let columns = console::measure_text_width(line);
                // Plain lines are broken by whoever reads them aloud.
                assert!(plain || columns <= width, "{columns} > {width}: {line}");
                assert_eq!(line.trim_end(), line, "space at the end of a line");
                let chars: Vec<char> = line.chars().collect();
                let parted = chars.windows(3).any(|three| {
                    three[0].is_ascii_digit() && three[1] == ' ' && three[2].is_alphanumeric()
                });
                assert!(plain || !parted, "{line}");
            }
        }
    }
    let text = everything(Lang::Fr, 80, false);
    for wrong in [" :", " ;", " !", " ?", "« ", " »"] {
        let found = text.lines().find(|line| line.trim_start().contains(wrong));
        assert_eq!(found, None, "{wrong:?}");
    }
}

#[test]
fn every_format_of_a_report_takes_these_rules() {
    let catalogue = national();
    let schema = serde_json::from_str(json::SCHEMA).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    for lang in Lang::ALL {
        for (name, team, scale) in TEAMS {
            let report = report(&catalogue, team, scale, lang);
            let value = serde_json::from_str(&json::render(&report).expect("JSON")).expect("JSON");
            let wrong: Vec<String> =
                validator.iter_errors(&value).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
            // A type without seats draws none.
            let page = html::render(&report, true).expect("a page");
            assert!(!page.contains("0\u{a0}sur\u{a0}0") && !page.contains("0\u{a0}of\u{a0}0"));
        }
    }
}

#[test]
fn sets_side_by_side_look_like_this() {
    let (regional, national) = (regional(), national());
    let sets = [&regional, &national];
    for lang in Lang::ALL {
        for (name, width, plain) in
            [("40", 40, false), ("80", 80, false), ("120", 120, false), ("plain", 80, true)]
        {
            let layout = Layout { lang, width, color: false, plain };
            insta::assert_snapshot!(
                format!("sets-{}-{name}", lang.tag()),
                document::terminal::render(&sheet::sets::compare(&sets, &[], lang), layout)
            );
        }
    }
}

#[test]
fn a_row_is_marked_exactly_where_the_rules_differ() {
    let (regional, national) = (regional(), national());
    let layout = Layout { lang: Lang::En, width: 80, color: false, plain: false };
    let marks = |sets: &[&Catalogue], id: &str| -> Vec<char> {
        let document = sheet::sets::compare(sets, &[id.to_owned()], Lang::En);
        let text = document::terminal::render(&document, layout);
        let rows = text.lines().filter(|line| line.starts_with(['=', '≠']));
        rows.filter_map(|line| line.chars().next()).collect()
    };
    assert_eq!(marks(&[&regional, &national], "ess"), ['=', '=', '=', '=']);
    assert_eq!(marks(&[&regional, &national], "msp"), ['≠', '≠', '≠', '≠']);
    // The same people, in other words.
    assert_eq!(marks(&[&regional, &national], "cds"), ['=', '≠', '≠', '≠']);
    assert_eq!(marks(&[&regional, &national], "esp"), ['≠', '≠', '≠', '≠']);
    for id in ["asalee", "msp", "cpts"] {
        assert_eq!(marks(&[&national, &national], id), ['=', '=', '=', '=']);
    }
}

#[test]
fn every_command_takes_the_set_by_its_name_in_both_languages() {
    let team = "2 mg libéraux, 1 ide libérale";
    for lang in ["fr", "en"] {
        for args in [
            &["assess", "-t", team][..],
            &["what-if", "-t", "2 mg libéraux", "--add", "1 ide libérale"],
            &["dossier", "msp", "-t", team],
            &["show", "esp", "cds"],
            &["compare"],
            &["list", "steps"],
            &["rules", "test"],
        ] {
            let output = run(&[args, &["--rules", NATIONAL, "--lang", lang]].concat());
            assert_eq!(output.status.code(), Some(0), "{args:?}: {}", err(&output));
            assert_eq!(err(&output), "", "{args:?}");
            let regional = run(&[args, &["--lang", lang]].concat());
            assert_ne!(out(&output), out(&regional), "{args:?} did the same as without the set");
        }
    }
    let help = run(&["assess", "--rules", NATIONAL, "--help"]);
    assert!(out(&help).contains("2 mg, 1 ide"), "{}", out(&help));
}

#[test]
fn an_interview_by_these_rules_is_gone_on_with_by_these_rules() {
    let state = tempfile::tempdir().expect("a directory");
    let mut command = program();
    command.args(["ask", "--plain", "--rules", NATIONAL]).env("XDG_STATE_HOME", state.path());
    let output = command.output().expect("the program runs");
    // Nobody replied, so nothing is kept.
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let mut child = program()
        .args(["ask", "--plain", "--rules", NATIONAL])
        .env("XDG_STATE_HOME", state.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    let replies = b"2 mg liberaux, 1 ide\n";
    std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), replies).expect("written");
    let output = child.wait_with_output().expect("it ends");
    let told = err(&output);
    assert!(told.contains("exercoord --rules france"), "{told}");
    assert!(told.contains("ESP éligible"), "{told}");
}

/// Only the scale's question is left for types that name one.
#[test]
fn an_interview_asks_for_the_scale_only_where_a_type_has_a_rule_on_it() {
    let replies = "2 mg liberaux, 1 ide liberale\naide\n";
    let output =
        with_stdin(&["ask", "--plain", "--no-draft", "--rules", NATIONAL], replies.as_bytes());
    let told = words(&err(&output));
    assert!(told.contains("Pour quels patients voulez-vous vous organiser ?"), "{told}");
    // No document asks every type for it.
    assert!(!told.contains("Source :"), "{told}");
}

fn in_dir(dir: &Path, args: &[&str]) -> Output {
    program().current_dir(dir).args(args).output().expect("the program runs")
}

#[test]
fn the_set_of_the_program_wins_over_a_directory_of_its_name_and_says_so_once() {
    let kept = tempfile::tempdir().expect("a directory");
    fs::create_dir(kept.path().join(NATIONAL)).expect("made");
    for args in [
        &["list", "types", "--rules", NATIONAL][..],
        &["rules", "test", NATIONAL],
        &["rules", "test", "--rules", NATIONAL],
        &["compare", "msp", "--rules", "pays-de-la-loire,france"],
    ] {
        let output = in_dir(kept.path(), args);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", err(&output));
        assert_eq!(err(&output).matches("./france").count(), 1, "{args:?}: {}", err(&output));
    }
    // Written as a directory, it is one.
    let output = in_dir(kept.path(), &["list", "types", "--rules", "./france"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!err(&output).contains("du programme"), "{}", err(&output));
    // A copy into such a directory is to be tried as one.
    let copied = in_dir(kept.path(), &["rules", "export", NATIONAL]);
    assert!(err(&copied).contains("exercoord rules test ./france"), "{}", err(&copied));
}

#[test]
fn a_name_that_is_no_set_is_told_with_those_that_are() {
    for (lang, meant) in [("fr", "vouliez-vous dire : france ?"), ("en", "did you mean: france?")] {
        for args in [
            &["assess", "--rules", "frnce"][..],
            &["rules", "test", "frnce"],
            &["rules", "export", "x", "--rules", "frnce"],
            &["compare", "--rules", "pays-de-la-loire,frnce"],
        ] {
            let output = run(&[args, &["--lang", lang]].concat());
            assert_eq!(output.status.code(), Some(1), "{args:?}");
            let told = words(&err(&output));
            assert!(told.contains("[unknown-set]") && told.contains(meant), "{args:?}: {told}");
            assert!(told.contains("france, pays-de-la-loire"), "{args:?}: {told}");
        }
    }
}

#[test]
fn several_sets_are_for_compare_alone() {
    for args in [
        &["assess", "-t", "1 mg"][..],
        &["show", "msp"],
        &["list", "types"],
        &["rules", "test"],
        &["ask", "--plain"],
    ] {
        let output = run(&[args, &["--rules", "france,pays-de-la-loire"]].concat());
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{args:?}");
        assert!(err(&output).contains("compare --rules"), "{args:?}: {}", err(&output));
    }
}

#[test]
fn compare_takes_types_of_any_of_the_sets() {
    let sets = "pays-de-la-loire,france";
    let output = run(&["compare", "esp-clap,esp", "--rules", sets, "--plain"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let told = out(&output);
    assert!(told.contains("ESP-CLAP, ") && told.contains("ESP, ") && told.contains("pas ce type"));
    let wrong = run(&["compare", "msb", "--rules", sets, "--lang", "en"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(words(&err(&wrong)).contains("esp-clap, ess, msp, cds, cpts, esp"), "{}", err(&wrong));
    // One set named twice is one set.
    assert_eq!(
        out(&run(&["compare", "--rules", "france,france"])),
        out(&run(&["compare", "--rules", "france"]))
    );
}
