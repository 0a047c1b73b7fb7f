//! The formats for paper and for programs: what they look like for five teams in both languages,
//! and that no text from outside is anything but text in them.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use exercoord::document::terminal::Layout;
use exercoord::document::{self, docx, html, markdown};
use exercoord::dossier::{Sheet, bound, dossier};
use exercoord::lang::Lang;
use exercoord::report::what_if::{self, WhatIf};
use exercoord::report::{Report, json};
use exercoord::rules::{Catalogue, load_files};
use pulldown_cmark::{Event, Options, Parser};

use crate::support::shipped::shipped;
use crate::support::teams::{DAY, TEAMS, Team, answers, catalogue, report};

#[test]
fn markdown_and_json_look_like_this() {
    let catalogue = catalogue();
    for team in TEAMS {
        for lang in Lang::ALL {
            let report = report(&catalogue, team, lang);
            let name = |format: &str| format!("{format}-{}-{}", team.0, lang.tag());
            insta::assert_snapshot!(name("markdown"), markdown::render(&report.paper()));
            insta::assert_snapshot!(name("json"), json::render(&report).expect("JSON"));
        }
    }
}

#[test]
fn what_if_looks_like_this() {
    let catalogue = catalogue();
    let before =
        answers(&catalogue, ("", "2 mg libéraux, 1 ide salariée", "patientele-commune", "", ""));
    let after = answers(
        &catalogue,
        ("", "3 mg libéraux, 1 ide libérale", "patientele-commune, population-territoire", "", ""),
    );
    for lang in Lang::ALL {
        let what_if = WhatIf::new(&catalogue, &before, &after, lang, Some(DAY));
        for (width, plain) in [(40, false), (80, false), (120, false), (80, true)] {
            let layout = Layout { lang, width, color: false, plain };
            let text = document::terminal::render(&what_if.on_terminal(), layout);
            for line in text.lines().filter(|line| !line.contains("exercoord assess")) {
                assert!(console::measure_text_width(line) <= width, "{line}");
            }
            let plain = if plain { "-plain" } else { "" };
            insta::assert_snapshot!(format!("what-if-{}-{width}{plain}", lang.tag()), text);
        }
        insta::assert_snapshot!(
            format!("what-if-{}-markdown", lang.tag()),
            markdown::render(&what_if.paper())
        );
    }
}

#[test]
fn what_if_says_what_turns_and_why() {
    let catalogue = catalogue();
    let before =
        answers(&catalogue, ("", "2 mg libéraux, 1 kiné libéral", "patientele-commune", "", ""));
    let after =
        answers(&catalogue, ("", "3 mg libéraux, 1 kiné libéral", "patientele-commune", "", ""));
    let what_if = WhatIf::new(&catalogue, &before, &after, Lang::Fr, Some(DAY));
    let value: serde_json::Value =
        serde_json::from_str(&json::render(&what_if).expect("JSON")).expect("JSON");
    let flips: Vec<&str> = value["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .filter(|change| change["flips"] == true)
        .filter_map(|change| change["type"].as_str())
        .collect();
    assert_eq!(flips, ["msp"]);
    let msp = &value["changes"][3];
    assert_eq!((&msp["before"], &msp["after"]), (&"reachable".into(), &"eligible".into()));
    let why = msp["why"][0].as_str().expect("a reason");
    assert!(why.starts_with("effectif"), "{why}");
    let schema =
        serde_json::from_str(&what_if::json::schema().expect("JSON")).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    assert!(validator.is_valid(&value), "{:?}", validator.iter_errors(&value).next());
    // Both reports are whole, each the same as one made by itself.
    let alone: serde_json::Value = serde_json::from_str(
        &json::render(&Report::new(&catalogue, &after, Lang::Fr, Some(DAY))).expect("JSON"),
    )
    .expect("JSON");
    assert_eq!(value["after"], alone);
    assert_eq!(what_if.summary(), "1\u{a0}verdict change.");
}

/// The dossier of every type for a team.
fn dossiers(catalogue: &Catalogue, team: Team, lang: Lang) -> Vec<Vec<Sheet>> {
    let answers = answers(catalogue, team);
    let report = Report::new(catalogue, &answers, lang, Some(DAY));
    catalogue.types().numbers().map(|kind| dossier(catalogue, &answers, kind, &report)).collect()
}

#[test]
fn dossiers_look_like_this() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let sheets = dossiers(&catalogue, TEAMS[1], lang);
        for (exercise, sheets) in catalogue.types().iter().zip(sheets) {
            let paper = bound(&sheets).expect("a document");
            let name = format!("dossier-{}-{}", exercise.id, lang.tag());
            insta::assert_snapshot!(name, markdown::render(&paper));
        }
    }
}

#[test]
fn a_dossier_has_every_step_every_contact_and_every_heading() {
    let catalogue = catalogue();
    for (team, lang) in TEAMS.into_iter().zip([Lang::Fr, Lang::En, Lang::Fr, Lang::En, Lang::Fr]) {
        for (kind, sheets) in catalogue.types().numbers().zip(dossiers(&catalogue, team, lang)) {
            let exercise = &catalogue.types()[kind];
            let stems: BTreeSet<&str> = sheets.iter().map(|sheet| sheet.stem.as_str()).collect();
            assert_eq!(stems.len(), 1 + exercise.forms.len(), "{stems:?}");
            let file = |sheet: &Sheet| unescaped(&markdown::render(&sheet.paper));
            let steps = file(&sheets[0]);
            for (_, step) in catalogue.steps_of(kind) {
                assert!(steps.contains(&step.text.show(lang)), "{}: {}", exercise.id, step.id);
                assert!(steps.contains(&step.who.show(lang)), "{}: {}", exercise.id, step.id);
                for contact in &step.contacts {
                    let contact = &catalogue.contacts()[*contact];
                    let ways = [&contact.phone, &contact.email];
                    for way in ways.into_iter().flatten() {
                        let way = exercoord::lang::typeset(lang, way);
                        assert!(steps.contains(&way), "{}: {way}", exercise.id);
                    }
                }
            }
            for (form, sheet) in exercise.forms.iter().zip(&sheets[1..]) {
                let text = file(sheet);
                for section in &form.sections {
                    assert!(text.contains(&section.heading.show(lang)), "{}", form.id);
                    assert!(text.contains(&section.guide.show(lang)), "{}", form.id);
                }
            }
        }
    }
}

/// Markdown without its escapes.
fn unescaped(text: &str) -> String {
    text.replace('\\', "")
}

#[test]
fn a_dossier_names_everybody_once_and_a_large_team_in_numbers() {
    let catalogue = catalogue();
    let rows = |team: &'static str| {
        let sheets = dossiers(&catalogue, ("", team, "", "", ""), Lang::Fr);
        let text = markdown::render(&sheets[3][0].paper);
        text.lines().filter(|line| line.contains("médecin") && line.starts_with("| |")).count()
    };
    assert_eq!(rows("3 mg libéraux"), 3);
    assert_eq!(rows("10000 mg libéraux, 1 ide"), 1);
}

/// The shipped rules, with these texts in the place of names that reports and dossiers print.
fn hostile(text: &str) -> Catalogue {
    let mut files = shipped();
    let quoted = serde_json::to_string(text).expect("a text");
    for file in files.values_mut() {
        for key in
            ["text.fr = ", "text.en = ", "cite = ", "title.fr = ", "guide.fr = ", "note.fr = "]
        {
            *file = file
                .lines()
                .map(|line| match line.strip_prefix(key) {
                    Some(_) => format!("{key}{quoted}"),
                    None => line.to_owned(),
                })
                .collect::<Vec<_>>()
                .join("\n");
        }
    }
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    load_files(files).unwrap_or_else(|broken| panic!("{:#?}", broken.diagnostics(Lang::En)))
}

#[test]
fn hostile_texts_are_texts_in_every_format() {
    let long = "abcdefghij".repeat(500);
    for text in [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "]]> --> </style> </title> &amp; \"'",
        "*a* _b_ [c](javascript:d) `e` | f | # g ![h](i)",
        &long,
    ] {
        let catalogue = hostile(text);
        for team in [TEAMS[1], TEAMS[3]] {
            let report = report(&catalogue, team, Lang::Fr);
            let layout = Layout { lang: Lang::Fr, width: 80, color: false, plain: false };
            let on_terminal = document::terminal::render(&report.on_terminal(true), layout);
            assert!(!on_terminal.contains('\u{1b}'));
            let value: serde_json::Value =
                serde_json::from_str(&json::render(&report).expect("JSON")).expect("JSON");
            let said =
                value["types"][3]["next_steps"][0]["source"]["cite"].as_str().expect("a citation");
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(said), bare(text));
            let sheets = dossiers(&catalogue, team, Lang::Fr);
            let mut papers: Vec<_> =
                sheets.into_iter().flatten().map(|sheet| sheet.paper).collect();
            papers.push(report.paper());
            let pages = papers.iter().map(|paper| html::render(paper).expect("a page"));
            for page in pages.chain([exercoord::report::html::render(&report).expect("a page")]) {
                assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
            }
            for paper in &papers {
                let file = markdown::render(paper);
                for event in Parser::new_ext(&file, Options::all()) {
                    let is_comment = |html: &str| html.trim() == "<!-- -->";
                    match event {
                        Event::Html(html) | Event::InlineHtml(html) => {
                            assert!(is_comment(&html), "{html} in {file}");
                        }
                        Event::Start(pulldown_cmark::Tag::Image { .. }) => panic!("{file}"),
                        Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => {
                            assert!(!dest_url.starts_with("javascript"), "{file}");
                        }
                        _ => {}
                    }
                }
                let bytes = docx::render(paper).expect("a document");
                let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
                let mut xml = String::new();
                let mut part = archive.by_name("word/document.xml").expect("a part");
                part.read_to_string(&mut xml).expect("UTF-8");
                roxmltree::Document::parse(&xml).expect("well-formed XML");
            }
        }
    }
}
