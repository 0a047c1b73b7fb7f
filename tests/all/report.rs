//! What people read: the reports of five teams, in both languages and at three widths, and what
//! holds for every report.

use exercoord::answers::{Input, SourceText, read};
use exercoord::assess::{Verdict, assess};
use exercoord::document::terminal::{Layout, render as on_terminal};
use exercoord::lang::Lang;
use exercoord::report::{Report, json};
use exercoord::rules::Catalogue;
use exercoord::sheet;

use crate::support::pages::added;
use crate::support::teams::{TEAMS, all_teams, catalogue, pages, report};

fn text(report: &Report, width: usize, plain: bool, color: bool) -> String {
    let layout = Layout { lang: report.lang, width, color, plain };
    on_terminal(&report.document(true), layout)
}

#[test]
fn reports_look_like_this() {
    let catalogue = catalogue();
    // The first stands among its widths.
    for team in &TEAMS[1..] {
        let report = report(&catalogue, *team, Lang::Fr);
        insta::assert_snapshot!(format!("{}-fr-80", team.0), text(&report, 80, false, false));
    }
    insta::assert_snapshot!("en-80", pages(&[Lang::En], |report| text(report, 80, false, false)));
}

#[test]
fn reports_of_every_width_look_like_this() {
    let catalogue = catalogue();
    let [fr, en] = Lang::ALL.map(|lang| report(&catalogue, TEAMS[0], lang));
    let pages =
        [(&fr, 80, false), (&fr, 120, false), (&fr, 40, false), (&fr, 80, true), (&en, 80, true)];
    let pages = pages.map(|(report, width, plain)| {
        (
            format!("{}, {width}, plain: {plain}", report.lang.tag()),
            text(report, width, plain, false),
        )
    });
    insta::assert_snapshot!("widths", added(pages));
}

#[test]
fn a_width_changes_no_word() {
    let catalogue = catalogue();
    for (team, lang) in all_teams().flat_map(|team| Lang::ALL.map(|lang| (team, lang))) {
        let report = report(&catalogue, team, lang);
        let [first, others @ ..] = [80, 40, 53, 120, 200]
            .map(|width| text(&report, width, false, false).split_whitespace().collect::<String>());
        others.iter().for_each(|other| assert_eq!(*other, first, "{}", team.0));
    }
}

#[test]
fn sheets_and_lists_look_like_this() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let layout = Layout { lang, width: 80, color: false, plain: false };
        let types: Vec<_> = catalogue.types().numbers().collect();
        insta::assert_snapshot!(
            format!("show-{}", lang.tag()),
            on_terminal(&sheet::show(&catalogue, &types, lang), layout)
        );
        insta::assert_snapshot!(
            format!("compare-{}-80", lang.tag()),
            on_terminal(&sheet::compare(&catalogue, &[], lang), layout)
        );
        let narrow = Layout { width: 50, ..layout };
        insta::assert_snapshot!(
            format!("compare-{}-50", lang.tag()),
            on_terminal(&sheet::compare(&catalogue, &[], lang), narrow)
        );
        let lists = [
            on_terminal(&sheet::list_professions(&catalogue, lang), layout),
            on_terminal(&sheet::list_types(&catalogue, lang), layout),
            on_terminal(&sheet::list_statuses(&catalogue, lang), layout),
            on_terminal(&sheet::list_scales(&catalogue, lang), layout),
            on_terminal(&sheet::list_aims(&catalogue, lang), layout),
            on_terminal(&sheet::list_steps(&catalogue, lang), layout),
        ];
        insta::assert_snapshot!(format!("lists-{}", lang.tag()), lists.join("\n"));
    }
}

/// Everything that the library prints, in one language, at one width.
fn everything(catalogue: &Catalogue, lang: Lang, width: usize, plain: bool) -> String {
    let layout = Layout { lang, width, color: false, plain };
    let types: Vec<_> = catalogue.types().numbers().collect();
    let mut all = vec![
        on_terminal(&sheet::show(catalogue, &types, lang), layout),
        on_terminal(&sheet::compare(catalogue, &[], lang), layout),
        on_terminal(&sheet::list_professions(catalogue, lang), layout),
        on_terminal(&sheet::list_steps(catalogue, lang), layout),
        on_terminal(&sheet::list_aims(catalogue, lang), layout),
    ];
    all.extend(TEAMS.map(|team| text(&report(catalogue, team, lang), width, plain, false)));
    all.join("\n")
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        // Plain lines are left whole: what reads them aloud breaks them itself.
        for width in [40, 53, 80, 120] {
            for line in everything(&catalogue, lang, width, false).lines() {
                let columns = console::measure_text_width(line);
                assert!(columns <= width, "{columns} > {width}: {line}");
                assert_eq!(line.trim_end(), line, "space at the end of a line");
            }
        }
    }
}

#[test]
fn no_number_is_parted_from_its_noun() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for width in [40, 47, 61, 80, 120] {
            // Lines break at plain spaces alone, so there must be none between the two.
            for line in everything(&catalogue, lang, width, false).lines() {
                let chars: Vec<char> = line.chars().collect();
                let parted = chars.windows(3).any(|three| {
                    three[0].is_ascii_digit() && three[1] == ' ' && three[2].is_alphanumeric()
                });
                assert!(!parted, "{line}");
            }
        }
    }
}

#[test]
fn french_spaces_before_punctuation_never_break() {
    let catalogue = catalogue();
    for plain in [false, true] {
        let text = everything(&catalogue, Lang::Fr, 80, plain);
        for wrong in [" :", " ;", " !", " ?", "« ", " »"] {
            // The sign of what is not known stands after spaces too, at the start of a line.
            let found = text.lines().find(|line| line.trim_start().contains(wrong));
            assert_eq!(found, None, "{wrong:?}");
        }
    }
}

#[test]
fn colour_is_never_the_only_difference() {
    let catalogue = catalogue();
    for team in TEAMS {
        let report = report(&catalogue, team, Lang::Fr);
        let inked = text(&report, 80, false, true);
        assert!(inked.contains('\u{1b}'));
        assert_eq!(console::strip_ansi_codes(&inked), text(&report, 80, false, false));
        let signs = ["✔", "◐", "?", "✘"];
        let first: Vec<&str> =
            report.reading_order.iter().map(|index| report.types[*index].name.as_str()).collect();
        for name in first {
            let line = inked.lines().map(|line| console::strip_ansi_codes(line).into_owned());
            let line = line.into_iter().find(|line| {
                signs.iter().any(|sign| line.trim_start().starts_with(sign)) && line.contains(name)
            });
            assert!(line.is_some(), "no sign before {name}");
        }
    }
}

#[test]
fn plain_pages_draw_nothing() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let text = everything(&catalogue, lang, 80, true);
        let drawn = text.chars().find(|char| "✔✘◐○─═│·".contains(*char) && *char != '·');
        assert_eq!(drawn, None);
    }
}

/// The schema, with every object closed: a key of ours that it does not name is a mistake.
fn strict_schema() -> serde_json::Value {
    fn close(value: &mut serde_json::Value) {
        if let Some(object) = value.as_object_mut() {
            if object.contains_key("properties") {
                object.insert("additionalProperties".into(), false.into());
            }
            object.values_mut().for_each(close);
        } else if let Some(items) = value.as_array_mut() {
            items.iter_mut().for_each(close);
        }
    }
    let mut schema = serde_json::from_str(json::SCHEMA).expect("the schema is JSON");
    close(&mut schema);
    schema
}

#[test]
fn the_json_report_keeps_to_its_schema() {
    let catalogue = catalogue();
    let validator = jsonschema::validator_for(&strict_schema()).expect("the schema is one");
    for team in all_teams() {
        for lang in Lang::ALL {
            let text = json::render(&report(&catalogue, team, lang)).expect("JSON");
            let value: serde_json::Value = serde_json::from_str(&text).expect("the report is JSON");
            let errors: Vec<String> = validator
                .iter_errors(&value)
                .map(|error| format!("{} at {}", error, error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", team.0);
        }
    }
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let catalogue = catalogue();
    let validator = jsonschema::validator_for(&strict_schema()).expect("the schema is one");
    let good: serde_json::Value =
        serde_json::from_str(&json::render(&report(&catalogue, TEAMS[0], Lang::Fr)).expect("JSON"))
            .expect("JSON");
    for (pointer, wrong) in [
        ("/schema_version", "1"),
        ("/types/0/verdict", "\"perhaps\""),
        ("/types/0/next_steps/0/state", "null"),
    ] {
        let mut value = good.clone();
        *value.pointer_mut(pointer).expect(pointer) = serde_json::from_str(wrong).expect("JSON");
        assert!(!validator.is_valid(&value), "{pointer}");
    }
}

#[test]
fn what_would_settle_a_verdict_does_settle_it() {
    let catalogue = catalogue();
    let report = report(&catalogue, ("", "3 mg, 1 ide", "", "", ""), Lang::Fr);
    let msp = report.types.iter().find(|found| found.id == "msp").expect("MSP");
    let condition = msp.condition.as_ref().expect("undetermined");
    assert_eq!(condition.text, "éligible si l’équipe exerce en libéral et partage sa patientèle");
    assert_eq!(condition.options, ["--status liberal", "--scale patientele-commune"]);
    let input = Input {
        team: vec![SourceText::new("--team", "3 mg, 1 ide")],
        status: vec![SourceText::new("--status", "liberal")],
        scale: vec![SourceText::new("--scale", "patientele-commune")],
        ..Input::default()
    };
    let answers = read(&catalogue, &input, &Input::default(), Lang::Fr).expect("readable");
    let settled = assess(&catalogue, &answers);
    let kind = catalogue.type_by_id("msp").expect("MSP");
    assert_eq!(settled.types[kind.index()].verdict, Verdict::Eligible);
}

#[test]
fn an_alert_says_what_it_would_turn_and_turns_nothing() {
    let catalogue = catalogue();
    for (team, verdict, turned) in [
        ("2 mg libéraux, 1 ide libérale", Verdict::Reachable, Some(Verdict::Eligible)),
        ("1 mg libéral, 1 ide libérale", Verdict::Reachable, None),
        ("3 mg libéraux, 1 ide libérale", Verdict::Eligible, None),
    ] {
        for lang in Lang::ALL {
            let report = report(&catalogue, ("", team, "patientele-commune", "", ""), lang);
            let msp = report.types.iter().find(|found| found.id == "msp").expect("MSP");
            let turns: Vec<Verdict> = msp.alerts.iter().filter_map(|alert| alert.turns).collect();
            assert_eq!((msp.verdict, turns), (verdict, Vec::from_iter(turned)), "{team}");
            let words = text(&report, 80, false, false);
            let ask =
                words.contains("ce minimum, résultat") || words.contains("nder this minimum:");
            assert_eq!(ask, turned.is_some(), "{words}");
        }
    }
    // Every alert that gives another minimum names whom to ask about it.
    for alert in catalogue.types().iter().flat_map(|kind| &kind.alerts) {
        assert!(alert.staff.is_empty() || !alert.ask.is_empty(), "{}", alert.id);
    }
}
