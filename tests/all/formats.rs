//! The formats for paper and for programs: what they look like for five teams in both languages,
//! and that no text from outside is anything but text in them.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use exercoord::answers::StepState;
use exercoord::document::terminal::Layout;
use exercoord::document::{self, docx, html, markdown};
use exercoord::dossier::{Sheet, bound, dossier};
use exercoord::lang::Lang;
use exercoord::report::what_if::{self, WhatIf};
use exercoord::report::{Report, json};
use exercoord::rules::{Catalogue, Ix, Step, load_files};
use pulldown_cmark::{Event, Options, Parser};
use serde_json::Value;

use crate::support::pages::added;
use crate::support::shipped::shipped;
use crate::support::teams::{DAY, TEAMS, Team, all_teams, answers, catalogue, pages, report};

#[test]
fn markdown_looks_like_this() {
    for lang in Lang::ALL {
        let all = pages(&[lang], |report| markdown::render(&report.document(true)));
        insta::assert_snapshot!(format!("markdown-{}", lang.tag()), all);
    }
}

/// Indented JSON with each object and list of at most 200 characters on a line of its own.
fn folded(json: &str) -> String {
    let (mut lines, mut open) = (Vec::<String>::new(), Vec::new());
    for line in json.lines() {
        lines.push(line.to_owned());
        if line.ends_with(['{', '[']) {
            open.push(lines.len() - 1);
        } else if line.trim_start().starts_with(['}', ']']) {
            let start = open.pop().expect("an open bracket");
            let rest = lines[start + 1..].iter().map(|line| line.trim());
            let whole =
                [lines[start].as_str()].into_iter().chain(rest).collect::<Vec<_>>().join(" ");
            if whole.chars().count() <= 200 {
                lines.truncate(start);
                lines.push(whole);
            }
        }
    }
    lines.join("\n")
}

#[test]
fn json_looks_like_this() {
    let all = pages(&[Lang::Fr], |report| folded(&json::render(report).expect("JSON")));
    insta::assert_snapshot!("json", all);
}

/// Whether two reports differ in nothing but what is written in a language.
fn same_but_for_texts(key: &str, one: &Value, other: &Value) {
    const TEXTS: &str =
        "because date doubt interpretation lang meaning name needs reason state summary text who";
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            assert!(one.keys().eq(other.keys()), "{key}");
            one.iter().for_each(|(key, value)| same_but_for_texts(key, value, &other[key]));
        }
        (Value::Array(one), Value::Array(other)) => {
            assert_eq!(one.len(), other.len(), "{key}");
            one.iter().zip(other).for_each(|(one, other)| same_but_for_texts(key, one, other));
        }
        (Value::String(_), Value::String(_)) if TEXTS.split(' ').any(|text| text == key) => {}
        // An example of a team is in words.
        (Value::String(one), Value::String(other))
            if one.starts_with("--team ") && other.starts_with("--team ") => {}
        _ => assert_eq!(one, other, "{key}"),
    }
}

#[test]
fn json_is_the_same_in_both_languages_but_for_its_texts() {
    let catalogue = catalogue();
    for team in all_teams() {
        let [fr, en] = Lang::ALL.map(|lang| {
            serde_json::to_value(report(&catalogue, team, lang)).expect("a report that serializes")
        });
        same_but_for_texts(team.0, &fr, &en);
    }
}

/// All strings of a value.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(values) => values.values().flat_map(strings).collect(),
        _ => vec![],
    }
}

#[test]
fn english_that_stands_in_json_alone_looks_like_this() {
    let catalogue = catalogue();
    let mut alone = BTreeSet::new();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    for team in all_teams() {
        let report = report(&catalogue, team, Lang::En);
        let layout = Layout { lang: Lang::En, width: 80, color: false, plain: false };
        let page = bare(&document::terminal::render(&report.document(true), layout));
        let value = serde_json::to_value(&report).expect("a report that serializes");
        let texts = strings(&value).into_iter();
        let texts = texts.filter(|text| text.contains(' ') && !page.contains(&bare(text)));
        alone.extend(texts.map(str::to_owned));
    }
    insta::assert_snapshot!("json-alone", Vec::from_iter(alone).join("\n"));
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
            let text = document::terminal::render(&what_if.document(), layout);
            // Plain lines are broken by whoever reads them aloud.
            let lines = text.lines().filter(|_| !plain);
            for line in lines.filter(|line| !line.contains("exercoord assess")) {
                assert!(console::measure_text_width(line) <= width, "{line}");
            }
            let plain = if plain { "-plain" } else { "" };
            insta::assert_snapshot!(format!("what-if-{}-{width}{plain}", lang.tag()), text);
        }
        insta::assert_snapshot!(
            format!("what-if-{}-markdown", lang.tag()),
            markdown::render(&what_if.document())
        );
    }
}

#[test]
fn answers_that_move_look_like_this() {
    let catalogue = catalogue();
    let answers = |team| answers(&catalogue, ("", team, "patientele-commune", "", ""));
    let changes = [
        ("1 mg libéral", "2 mg libéraux"),
        ("2 mg", "3 mg"),
        ("2 mg libéraux, 1 kiné libéral", "3 mg libéraux, 1 kiné libéral, 1 ide"),
    ];
    let all = changes.iter().flat_map(|change| Lang::ALL.map(|lang| (change, lang)));
    let pages = all.map(|((before, after), lang)| {
        let what_if = WhatIf::new(&catalogue, &answers(before), &answers(after), lang, Some(DAY));
        let layout = Layout { lang, width: 100, color: false, plain: false };
        let page = document::terminal::render(&what_if.document(), layout);
        (format!("{before}, {after}, {}", lang.tag()), page)
    });
    insta::assert_snapshot!("what-if-moves", added(pages));
}

#[test]
fn what_if_says_what_turns_and_why() {
    let catalogue = catalogue();
    let before =
        answers(&catalogue, ("", "2 mg libéraux, 1 kiné libéral", "patientele-commune", "", ""));
    let after =
        answers(&catalogue, ("", "3 mg libéraux, 1 kiné libéral", "patientele-commune", "", ""));
    let what_if = WhatIf::new(&catalogue, &before, &after, Lang::Fr, Some(DAY));
    let value: Value = serde_json::from_str(&json::render(&what_if).expect("JSON")).expect("JSON");
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
    let alone: Value = serde_json::from_str(
        &json::render(&Report::new(&catalogue, &after, Lang::Fr, Some(DAY))).expect("JSON"),
    )
    .expect("JSON");
    assert_eq!(value["after"], alone);
    assert_eq!(what_if.summary(), "1\u{a0}résultat change.");
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
        let papers = sheets.iter().map(|sheets| bound(sheets).expect("a document"));
        let texts = papers.map(|paper| markdown::render(&paper));
        let named = catalogue.types().iter().zip(texts);
        let all = added(named.map(|(exercise, text)| (&exercise.id, text)));
        insta::assert_snapshot!(format!("dossiers-{}", lang.tag()), all);
    }
}

#[test]
fn a_dossier_has_every_step_every_contact_and_every_heading_that_is_left() {
    let catalogue = catalogue();
    for (team, lang) in TEAMS.into_iter().zip([Lang::Fr, Lang::En, Lang::Fr, Lang::En, Lang::Fr]) {
        let told = answers(&catalogue, team);
        for (kind, sheets) in catalogue.types().numbers().zip(dossiers(&catalogue, team, lang)) {
            let exercise = &catalogue.types()[kind];
            let is_done = |step| told.step(step) == StepState::Done;
            let is_behind = |step| {
                let waits = |later: &Ix<Step>| catalogue.steps()[*later].after.contains(&step);
                is_done(step) || catalogue.steps().numbers().filter(waits).any(is_done)
            };
            let forms: Vec<_> =
                exercise.forms.iter().filter(|form| !form.step.is_some_and(is_behind)).collect();
            let stems: BTreeSet<&str> = sheets.iter().map(|sheet| sheet.stem.as_str()).collect();
            assert_eq!(stems.len(), 1 + forms.len(), "{stems:?}");
            let file = |sheet: &Sheet| unescaped(&markdown::render(&sheet.paper));
            let steps = file(&sheets[0]);
            for (number, step) in catalogue.steps_of(kind) {
                let ahead = !is_behind(number);
                let mut alerts = exercise.alerts.iter().filter(|_| ahead);
                let instead = alerts.find_map(|alert| {
                    alert.step_text.as_ref().filter(|_| alert.step == Some(number))
                });
                let text = instead.unwrap_or(&step.text).show(lang);
                assert!(steps.contains(&text), "{}: {}", exercise.id, step.id);
                if ahead {
                    assert!(steps.contains(&step.who.show(lang)), "{}: {}", exercise.id, step.id);
                }
                for contact in &step.contacts {
                    let contact = &catalogue.contacts()[*contact];
                    let ways = [&contact.phone, &contact.email];
                    for way in ways.into_iter().flatten() {
                        let way = exercoord::lang::typeset(lang, way);
                        assert!(steps.contains(&way), "{}: {way}", exercise.id);
                    }
                }
            }
            for (form, sheet) in forms.into_iter().zip(&sheets[1..]) {
                let text = file(sheet);
                for section in &form.sections {
                    assert!(text.contains(&section.heading.show(lang)), "{}", form.id);
                    assert!(text.contains(&section.guide.show(lang)), "{}", form.id);
                }
            }
        }
    }
}

/// The sheet of steps of the dossier of one type.
fn steps_of(kind: usize, team: Team) -> String {
    let sheets = dossiers(&catalogue(), team, Lang::Fr);
    unescaped(&markdown::render(&sheets[kind][0].paper)).replace('\u{a0}', " ")
}

#[test]
fn the_head_of_a_dossier_and_its_first_step_agree() {
    let catalogue = catalogue();
    let more = [
        ("", "3 mg libéraux, 1 kiné libéral", "patientele-commune", "msp/validation-ars", ""),
        ("", "2 mg libéraux, 1 kiné libéral", "patientele-commune", "", ""),
    ];
    for team in all_teams().chain(more) {
        for (kind, exercise) in catalogue.types().iter().enumerate() {
            let text = steps_of(kind, team);
            let now =
                text.lines().find_map(|line| line.strip_prefix("- **À faire maintenant :** "));
            let now = now.unwrap_or_else(|| panic!("{}: {text}", exercise.id));
            let (_, left) = text.split_once("## Ce qu’il reste à faire\n\n").expect("a list");
            let first = left.lines().next().expect("a step");
            let first = first.trim_start_matches("- [ ] ").trim_start_matches("**Fait ?** ");
            assert_eq!(now, first, "{}, {team:?}", exercise.id);
        }
    }
}

#[test]
fn a_validated_team_is_led_to_its_company_and_its_contract() {
    let team =
        ("", "3 mg libéraux, 1 kiné libéral", "patientele-commune", "msp/validation-ars", "");
    let sheets = dossiers(&catalogue(), team, Lang::Fr);
    assert_eq!(sheets[3].len(), 1, "no project to write");
    let text = steps_of(3, team);
    let (left, behind) = text.split_once("### Déjà fait").expect("what is done");
    let (_, left) = left.split_once("## Ce qu’il reste à faire").expect("what is left");
    assert!(left.contains("SISA") && left.contains("contrat de l’ACI"), "{left}");
    assert!(!left.contains("projet de santé"), "{left}");
    assert!(behind.contains("- [x] Présenter le projet de santé"), "{behind}");
}

#[test]
fn a_body_is_no_person_of_the_team() {
    let text = steps_of(5, ("", "1 cardiologue, 1 ehpad, 1 secrétaire", "", "", ""));
    assert!(text.contains("| | médecin spécialiste (statut à préciser) | cardiologue |"), "{text}");
    assert!(text.contains("| | secrétaire |"), "{text}");
    assert!(!text.contains("| | structure"), "{text}");
    assert!(text.contains("**Organismes qui participent :** 1 structure médico-sociale"), "{text}");
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
            let on_terminal = document::terminal::render(&report.document(true), layout);
            assert!(!on_terminal.contains('\u{1b}'));
            let value: Value =
                serde_json::from_str(&json::render(&report).expect("JSON")).expect("JSON");
            let said =
                value["types"][3]["next_steps"][0]["source"]["cite"].as_str().expect("a citation");
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(said), bare(text));
            let sheets = dossiers(&catalogue, team, Lang::Fr);
            let mut papers: Vec<_> =
                sheets.into_iter().flatten().map(|sheet| sheet.paper).collect();
            papers.push(report.document(true));
            let pages = papers.iter().map(|paper| html::render(paper).expect("a page"));
            for page in
                pages.chain([exercoord::report::html::render(&report, true).expect("a page")])
            {
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
