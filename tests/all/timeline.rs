//! Dated rules: a criterion, a row or a step in several versions, each with its days; the rules of
//! any day, and periods that cannot be.

use std::fs;
use std::path::{Path, PathBuf};

use exercoord::date::{Day, When};
use exercoord::diagnostic::line_and_column;
use exercoord::lang::Lang;
use exercoord::rules::{BrokenRules, Catalogue, RuleFile, load_named, load_periods};
use proptest::prelude::*;

use crate::support::program::{err, out, run, with_stdin, words};
use crate::support::shipped::{Files, shipped};

/// The MSP's staff as it ships.
const STAFF: &str = "[staff]\n";

/// The shipped rules with the MSP's minimum lowered from a day on.
fn lowered() -> Files {
    let mut files = shipped();
    let msp = files.get_mut("types/msp.toml").expect("MSP");
    let start = msp.find(STAFF).expect("staff");
    let end = start + msp[start..].find("\n# The scales").expect("what follows");
    let old = msp[start..end].replace("[staff]", "[[staff]]").replacen(
        "source",
        "until = \"2024-06-30\"\nsource",
        1,
    );
    let new = msp[start..end]
        .replace("[staff]", "[[staff]]")
        .replacen("source", "from = 2024-07-01\nsource", 1)
        .replacen("count = 3", "count = 2", 1);
    msp.replace_range(start..end, &format!("{old}\n{new}"));
    // One that comes out by both, and one by the older rules alone.
    for name in ["three GPs alone lack one", "a team salaried"] {
        let at = msp.find(&format!("name = \"{name}")).expect("an example");
        msp.insert_str(at, "date = \"2024-06-30\"\n");
    }
    files
}

fn texts(files: &Files) -> Vec<RuleFile> {
    let file = |(name, text): (&String, &String)| RuleFile {
        name: name.clone(),
        origin: name.clone(),
        text: text.clone(),
    };
    files.iter().map(file).collect()
}

fn periods(files: &Files) -> Result<Vec<Catalogue>, BrokenRules> {
    load_periods(&texts(files))
}

/// The files in a directory, which lives as long as the first.
fn written(files: &Files) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a directory");
    let copy = dir.path().join("rules");
    fs::create_dir_all(copy.join("types")).expect("made");
    for (name, text) in files {
        fs::write(copy.join(name), text).expect("written");
    }
    (dir, copy)
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// How many GPs an MSP needs.
fn generalists(rules: &Catalogue) -> u32 {
    let msp = rules.type_by_id("msp").expect("MSP");
    rules.types()[msp].staff.seats[0].count
}

#[test]
fn each_day_has_its_rules() {
    let (_kept, copy) = written(&lowered());
    for (asked, expected) in [
        (Some("1999-01-01"), 3),
        (Some("2024-06-30"), 3),
        (Some("2024-07-01"), 2),
        (Some("2030-12-31"), 2),
        (None, 2),
    ] {
        let rules = load_named(path(&copy), asked.map(day)).expect("it loads");
        assert_eq!((generalists(&rules), rules.as_of()), (expected, asked.map(day)), "{asked:?}");
    }
    let found = periods(&lowered()).expect("they load");
    let days: Vec<_> =
        found.iter().map(|rules| (rules.period().from, rules.period().until)).collect();
    assert_eq!(days, [(None, Some(day("2024-06-30"))), (Some(day("2024-07-01")), None)]);
}

#[test]
fn a_team_is_assessed_by_the_rules_of_the_day_that_it_asks_for() {
    let (_kept, copy) = written(&lowered());
    let assess = |more: &[&str]| {
        let team = ["assess", "--rules", path(&copy), "-t", "2 mg, 1 ide, tous libéraux"];
        run(&[&team[..], &["--scale", "patientele-commune"], more].concat())
    };
    let verdict = |output: &std::process::Output| {
        let json: serde_json::Value = serde_json::from_str(&out(output)).expect("JSON");
        let msp = json["types"].as_array().expect("types").iter().find(|kind| kind["id"] == "msp");
        let verdict = msp.expect("MSP")["verdict"].as_str().expect("a verdict").to_owned();
        (verdict, json["rules"]["as_of"].as_str().expect("a day").to_owned())
    };
    let before = assess(&["--format", "json", "--as-of", "2024-06-30"]);
    assert_eq!(verdict(&before), ("reachable".to_owned(), "2024-06-30".to_owned()));
    let after = assess(&["--format", "json", "--au=2024-07-01"]);
    assert_eq!(verdict(&after), ("eligible".to_owned(), "2024-07-01".to_owned()));
    assert_eq!(verdict(&assess(&["--format", "json"])).0, "eligible");
    let file = b"team = \"2 mg, 1 ide\"\nstatus = \"liberal\"\nscale = [\"patientele-commune\"]\n";
    let asked = ["assess", "--rules", path(&copy), "--answers", "-", "--format", "json"];
    let of_file = with_stdin(&[&asked[..], &["--as-of", "2024-06-30"]].concat(), file);
    assert_eq!(verdict(&of_file), ("reachable".to_owned(), "2024-06-30".to_owned()));
    assert!(
        words(&out(&assess(&["--as-of", "2024-06-30"])))
            .contains("règles 2026.2 au 30 juin 2024, évalué le")
    );
    assert!(
        words(&out(&assess(&["--as-of", "2024-06-30", "--lang", "en"])))
            .contains("as of 30 June 2024")
    );
    assert!(words(&out(&assess(&[]))).contains("règles 2026.2, évalué"), "today needs no telling");
}

#[test]
fn a_day_that_cannot_be_is_told_of_with_the_rest_of_the_line() {
    let output = run(&["assess", "--as-of", "30/06/2024", "-t", "3 zz"]);
    assert_eq!(output.status.code(), Some(2));
    let told = words(&err(&output));
    assert!(told.contains("« 30/06/2024 »"), "{told}");
    assert!(told.contains("zz"), "{told}");
    for wrong in ["2024-02-30", "2024", "demain"] {
        assert_eq!(run(&["show", "msp", "--as-of", wrong]).status.code(), Some(2), "{wrong}");
    }
    let mut files = lowered();
    let ruleset = files.get_mut("ruleset.toml").expect("the set");
    *ruleset = ruleset.replacen("version =", "from = \"2019\"\nversion =", 1);
    let (_kept, copy) = written(&files);
    let output = run(&["show", "msp", "--rules", path(&copy), "--as-of", "2018-12-31"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        words(&err(&output)).contains("elles commencent le 1er janvier 2019"),
        "{}",
        err(&output)
    );
    // Rules that have not begun are nobody's rules today either.
    let mut files = lowered();
    let ruleset = files.get_mut("ruleset.toml").expect("the set");
    *ruleset = ruleset.replacen("version =", "from = \"9000\"\nversion =", 1);
    let (_kept, future) = written(&files);
    assert_eq!(run(&["show", "msp", "--rules", path(&future)]).status.code(), Some(2));
    assert_eq!(
        run(&["show", "msp", "--rules", path(&copy), "--as-of", "2019-01-01"]).status.code(),
        Some(0)
    );
}

#[test]
fn what_does_not_bear_its_day_has_it_told_beside_it() {
    for line in [
        &["show", "msp"][..],
        &["compare", "msp"],
        &["list", "steps"],
        &["what-if", "-t", "3 mg", "--add", "1 ide"],
        &["rules", "graph", "msp"],
    ] {
        let of_july = run(&[line, &["--as-of", "2024-07-01"]].concat());
        assert_eq!(words(&err(&of_july)), "Règles au 1er juillet 2024.", "{line:?}");
        assert_eq!(err(&run(line)), "", "{line:?}: today needs no telling");
    }
    for line in [&["rules", "test"][..], &["rules", "export", "copy"], &["rules", "schema"]] {
        let output = run(&[line, &["--as-of", "2024-07-01"]].concat());
        assert_eq!(output.status.code(), Some(2), "{line:?}: it has no use for a day");
    }
}

#[test]
fn every_example_is_tried_by_the_rules_of_its_day() {
    let (_kept, copy) = written(&lowered());
    let output = run(&["rules", "test", path(&copy)]);
    assert_eq!(output.status.code(), Some(0), "{}{}", out(&output), err(&output));
    let shipped = out(&run(&["rules", "test"]));
    let count = |text: &str| text.matches('✔').count();
    assert_eq!(count(&out(&output)), count(&shipped), "none is left out");
    // By the rules of the other day, they do not come out.
    let mut files = lowered();
    let msp = files.get_mut("types/msp.toml").expect("MSP");
    *msp = msp.replace("date = \"2024-06-30\"", "date = \"2024-07-01\"");
    let (_kept, copy) = written(&files);
    let output = run(&["rules", "test", path(&copy)]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).matches('✘').count(), 1, "{}", out(&output));
}

#[test]
fn two_days_of_a_set_differ_by_the_rules_and_not_by_their_examples() {
    let (_kept, copy) = written(&lowered());
    let (before, after) =
        (format!("{}@2024-06-30", path(&copy)), format!("{}@2024-07-01", path(&copy)));
    for sides in [[&before, &after], [&after, &before]] {
        let output = run(&["rules", "diff", sides[0], sides[1], "--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let json: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
        let changes = json["changes"].as_array().expect("changes");
        let what: Vec<&str> = changes.iter().filter_map(|change| change["what"].as_str()).collect();
        assert_eq!(what, ["staff.seat.count"]);
    }
    // Two editions of the latest rules do have examples to compare.
    let msp = copy.join("types/msp.toml");
    let text = fs::read_to_string(&msp).expect("text");
    let (_other, edited) = written(&lowered());
    let renamed = text.replacen("name = \"three GPs and a nurse", "name = \"a nurse", 1);
    assert_ne!(text, renamed);
    fs::write(edited.join("types/msp.toml"), renamed).expect("written");
    let told = out(&run(&["rules", "diff", path(&copy), path(&edited)]));
    assert!(told.contains("exemple d’essai"), "{told}");
}

#[test]
fn rules_that_come_after_the_day_of_a_side_are_told() {
    let (_kept, copy) = written(&lowered());
    let at = |day: &str| format!("{}@{day}", path(&copy));
    let remark = |old: &str, new: &str, lang: &str| {
        let output = run(&["rules", "diff", old, new, "--lang", lang]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        words(&err(&output))
    };
    let (shipped, before, after) = ("pays-de-la-loire", at("2024-06-30"), at("2024-07-01"));
    assert_eq!(
        remark(shipped, &before, "fr"),
        format!(
            "Le nouveau jeu change encore le 1er juillet 2024 : exercoord rules diff {shipped} {after}"
        )
    );
    assert_eq!(
        remark(&before, shipped, "en"),
        format!("The old set changes again on 1 July 2024: exercoord rules diff {after} {shipped}")
    );
    // What is compared already needs no telling, nor does what is past.
    assert_eq!(remark(&before, &after, "fr"), "");
    assert_eq!(remark(shipped, path(&copy), "fr"), "");
    // The name typed tells the sides apart.
    let told = words(&out(&run(&["rules", "diff", shipped, path(&copy)])));
    let own = format!("Nouveau {} (pays-de-la-loire), version 2026.2", path(&copy));
    assert!(told.contains("Ancien pays-de-la-loire, version 2026.2"), "{told}");
    assert!(told.replace(' ', "").contains(&own.replace(' ', "")), "{told}");
}

#[test]
fn steps_rows_and_the_rest_begin_and_end() {
    let mut files = shipped();
    let msp = files.get_mut("types/msp.toml").expect("MSP");
    let step = "[[step]]\nid = \"structure-juridique\"\n";
    assert!(msp.contains(step));
    *msp = msp.replacen(step, &format!("{step}from = \"2025\"\n"), 1);
    // An alert speaks of a step that is always there.
    *msp = msp.replace("step = \"structure-juridique\"\n", "step = \"contrat\"\n");
    let row = "[rows.pay]\n";
    let end = msp.find("[rows.legal-form]").expect("the next row");
    let start = msp.find(row).expect("the row");
    let other = "[[rows.pay]]\nuntil = \"2022\"\nfr = \"Autrefois.\"\nen = \"Once.\"\n\n[[rows.pay]]\nfrom = \"2023\"\n";
    let now = msp[start..end].replacen(row, other, 1);
    msp.replace_range(start..end, &now);
    *msp = msp.replacen("[[fact]]\n", "[[fact]]\nuntil = \"2024\"\n", 1);
    let found =
        periods(&files).unwrap_or_else(|broken| panic!("{:?}", broken.diagnostics(Lang::En)));
    let seen: Vec<_> = found
        .iter()
        .map(|rules| {
            let kind = rules.type_by_id("msp").expect("MSP");
            let msp = &rules.types()[kind];
            let pay = rules.rows().find(|row| row.id == "pay").expect("a row").index();
            let text = &msp.cells[pay].as_ref().expect("given").text;
            let step = rules.step_by_id("msp/structure-juridique").is_some();
            (
                rules.period().from.map(|day| day.to_string()),
                text.en == "Once.",
                step,
                msp.facts.len(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (None, true, false, 1),
            (Some("2023-01-01".to_owned()), false, false, 1),
            (Some("2025-01-01".to_owned()), false, true, 0),
        ]
    );
}

#[test]
fn an_example_without_a_date_that_names_a_step_of_other_days_is_told_to_bear_one() {
    let mut files = shipped();
    let msp = files.get_mut("types/msp.toml").expect("MSP");
    let step = "[[step]]\nid = \"structure-juridique\"\n";
    assert!(msp.contains(step));
    *msp = msp.replacen(step, &format!("{step}until = \"2024\"\n"), 1);
    msp.push_str("\n[[example]]\nname = \"then\"\nteam = \"3 mg\"\ndone = [\"structure-juridique\", \"rien\"]\nverdict = \"reachable\"\n");
    let Err(broken) = periods(&files) else { panic!("it loads") };
    let helps: Vec<String> = broken
        .diagnostics(Lang::En)
        .into_iter()
        .filter(|problem| problem.code == "unknown-id")
        .map(|problem| problem.help.expect("a help"))
        .collect();
    let dated = helps.iter().filter(|help| help.contains("give the example a day")).count();
    assert!(dated >= 1 && dated < helps.len(), "{helps:#?}");
}

/// What is wrong with the MSP's file after an edit: codes, with the marked text.
fn faults(edit: impl Fn(&mut String)) -> Vec<(&'static str, String)> {
    let mut files = lowered();
    edit(files.get_mut("types/msp.toml").expect("MSP"));
    let Err(broken) = periods(&files) else { return Vec::new() };
    let problems = broken.diagnostics(Lang::En);
    let fr = broken.diagnostics(Lang::Fr);
    assert_eq!(problems.len(), fr.len());
    problems
        .into_iter()
        .map(|problem| {
            let place = problem.place.expect("a place");
            assert!(line_and_column(&place.text, place.span.start).0 > 1);
            (problem.code, place.text[place.span].to_owned())
        })
        .collect()
}

#[test]
fn periods_that_cannot_be_are_marked() {
    let put = |from: &'static str, to: &'static str| {
        move |text: &mut String| {
            assert!(text.contains(from), "{from}");
            *text = text.replacen(from, to, 1);
        }
    };
    let until = "until = \"2024-06-30\"";
    assert_eq!(
        faults(put(until, "until = \"2024-06-29\"")),
        [("gap-in-periods", "2024-07-01".to_owned())]
    );
    assert_eq!(
        faults(put(until, "until = \"2024-07\"")),
        [("overlapping-periods", "2024-07-01".to_owned())]
    );
    assert_eq!(faults(put(until, "until = \"soon\""))[0], ("bad-date", "\"soon\"".to_owned()));
    assert_eq!(faults(put(until, "until = 2")), [("wrong-kind", "2".to_owned())]);
    assert_eq!(
        faults(put(until, "from = \"2020\"\nuntil = \"2024-06-30\"")),
        [("gap-in-periods", "\"2020\"".to_owned())]
    );
    assert_eq!(
        faults(put("from = 2024-07-01", "from = 2024-07-01\nuntil = \"2024-06-01\"")),
        [("bad-period", "\"2024-06-01\"".to_owned())]
    );
    assert_eq!(
        faults(put("from = 2024-07-01", "from = 2024-07-01\nuntil = \"2026\"")),
        [("gap-in-periods", "2024-07-01".to_owned())]
    );
    assert!(faults(put("from = 2024-07-01", "from = 2024-07-01\nuntil = \"9999\"")).is_empty());
    // What is wrong in one period alone is found whatever the day; what is wrong in all, once.
    assert_eq!(faults(put("count = 3", "count = 0"))[0], ("out-of-range", "0".to_owned()));
    assert_eq!(
        faults(put("of = [\"medecin-generaliste\"]", "of = [\"nobody\"]"))[0].0,
        "unknown-id"
    );
    assert_eq!(faults(put("id = \"contrat\"\n", "id = \"contrat\"\nthen = 1\n")).len(), 1);
}

#[test]
fn a_set_of_too_many_periods_is_refused_at_once() {
    let mut files = shipped();
    let msp = files.get_mut("types/msp.toml").expect("MSP");
    for year in 1000..3000 {
        msp.push_str(&format!(
            "[[fact]]\nfrom = \"{year}\"\nfr = \"a\"\nen = \"a\"\nsource.row = \"pay\"\n"
        ));
    }
    let Err(broken) = periods(&files) else { panic!("it loads") };
    assert_eq!(broken.diagnostics(Lang::En)[0].code, "too-many");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn days_follow_each_other(year in 1_i16..9999, month in 1_i8..=12, number in 1_i8..=31) {
        let text = format!("{year:04}-{month:02}-{number:02}");
        if let Some(day) = Day::parse(&text) {
            prop_assert_eq!(day.to_string(), text);
            prop_assert_eq!(day.after().and_then(Day::before), Some(day));
            let when = When { year, month: Some(month), day: None };
            prop_assert!(when.first() <= day && day <= when.last());
        } else {
            prop_assert!(number > 28);
        }
    }

    /// Whatever the cuts, each day has the version that says it holds on it.
    #[test]
    fn the_version_of_a_day_is_the_one_that_holds(
        cuts in proptest::collection::btree_set(0_u16..3000, 0..6),
        asked in 0_u16..3000,
    ) {
        let days: Vec<Day> = (0..3001)
            .scan(day("2020-01-01"), |day, _| {
                let today = *day;
                *day = today.after()?;
                Some(today)
            })
            .collect();
        let cuts: Vec<usize> = cuts.into_iter().map(|cut| usize::from(cut) + 1).collect();
        let mut files = shipped();
        let msp = files.get_mut("types/msp.toml").expect("MSP");
        let start = msp.find(STAFF).expect("staff");
        let end = start + msp[start..].find("\n# The scales").expect("what follows");
        let staff = msp[start..end].replacen("count = 3", "count = COUNT", 1);
        let versions = (0..=cuts.len()).map(|number| {
            let from = number.checked_sub(1).map(|before| format!("from = {}\n", days[cuts[before]]));
            let until = cuts.get(number).map(|cut| format!("until = {}\n", days[cut - 1]));
            let head = format!("[[staff]]\n{}{}", from.unwrap_or_default(), until.unwrap_or_default());
            staff.replacen(STAFF, &head, 1).replace("COUNT", &(number + 1).to_string())
        });
        let versions: Vec<String> = versions.rev().collect();
        msp.replace_range(start..end, &versions.join("\n"));
        // The examples are for other numbers.
        let examples = msp.find("[[example]]").expect("examples");
        msp.truncate(examples);
        let rules = periods(&files).unwrap_or_else(|broken| panic!("{:?}", broken.diagnostics(Lang::En)));
        prop_assert_eq!(rules.len(), cuts.len() + 1);
        let today = Some(days[usize::from(asked)]);
        let of_today = rules.iter().filter(|rules| rules.period().contains(today)).collect::<Vec<_>>();
        prop_assert_eq!(of_today.len(), 1);
        let expected = cuts.iter().filter(|cut| **cut <= usize::from(asked)).count() + 1;
        prop_assert_eq!(generalists(of_today[0]) as usize, expected);
    }
}

#[test]
fn sets_of_one_title_are_told_apart() {
    let (_kept, copy) = written(&lowered());
    let told = |sets: &str| words(&out(&run(&["compare", "msp", "--rules", sets, "--plain"])));
    let both = told(&format!("pays-de-la-loire,{}", path(&copy)));
    for title in ["1. Pays de la Loire (pays-de-la-loire, 2026.2)", "2. Pays de la Loire (pays"] {
        assert!(both.contains(title), "{both}");
    }
    assert!(!told("pays-de-la-loire,france").contains("(pays-de-la-loire, 2026.2)"));
}
