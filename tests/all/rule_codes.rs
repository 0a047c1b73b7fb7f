//! What `rules explain` tells: every code that a problem of rule files can bear is explained, in both
//! languages, and each example does what it says when it is tried on the small rule set.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use exercoord::authoring::check::{self, Age, Check};
use exercoord::authoring::codes::{Code, all};
use exercoord::authoring::{documents, trial};
use exercoord::diagnostic::{Drawing, Finding, Level, render_findings};
use exercoord::document::terminal::{self, Layout};
use exercoord::lang::Lang;
use exercoord::rules::{RuleFile, files_named, files_of, load, load_texts};

use crate::support::pages::added;
use crate::support::program::{err, out, run, with_stdin, words};

fn small_set() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small-set")
}

/// The files of the small set, each known by its name there.
fn small() -> Vec<RuleFile> {
    let files = files_of(&small_set()).expect("the small set is there");
    files.into_iter().map(|file| RuleFile { origin: file.name.clone(), ..file }).collect()
}

/// The small set with a passage of a file replaced.
fn changed(file: &str, from: &str, to: &str) -> Vec<RuleFile> {
    let mut files = small();
    let found = files.iter_mut().find(|known| known.name == file);
    let text = &mut found.unwrap_or_else(|| panic!("no file {file}")).text;
    assert_eq!(text.matches(from).count(), 1, "{file}: {from}");
    *text = text.replace(from, to);
    files
}

/// What is wrong with a set, its sources seen from a year in which none is old.
fn findings(files: &[RuleFile], lang: Lang) -> Vec<Finding> {
    check::run(files, Age { year: 2026, most: None }, lang).findings
}

fn codes_of(problems: &[Finding]) -> Vec<&str> {
    problems.iter().map(|problem| problem.diagnostic.code).collect()
}

fn shown(problems: &[Finding], lang: Lang) -> String {
    render_findings(problems, Drawing { lang, width: 80, color: false, plain: false, codes: true })
}

fn layout(lang: Lang) -> Layout {
    Layout { lang, width: 80, color: false, plain: false }
}

fn explain(code: &Code, layout: Layout) -> String {
    terminal::render(&documents::code(code, layout.lang), layout)
}

/// The small set with what an example of a code does to it.
fn with_wrong(code: &Code) -> Option<Vec<RuleFile>> {
    let example = code.example.as_ref()?;
    Some(changed(example.file, example.at(), &example.wrong()))
}

#[test]
fn the_small_set_is_without_fault() {
    let files = small();
    let catalogue = load_texts(&files, None).expect("it loads");
    let trial = trial::run(&catalogue, &[], &files, Lang::En);
    assert!(trial.count > 0);
    let problems = findings(&files, Lang::En);
    assert!(problems.is_empty(), "{}", shown(&problems, Lang::En));
    assert_eq!(trial.gaps, []);
}

#[test]
fn every_code_is_explained_once() {
    let explained: Vec<String> = all().iter().map(|code| code.code.to_owned()).collect();
    let known: BTreeSet<String> = check::codes().map(|(code, _)| code.to_owned()).collect();
    assert_eq!(explained.iter().cloned().collect::<BTreeSet<_>>(), known);
    assert_eq!(explained.len(), known.len(), "a code is explained twice");
}

#[test]
fn every_level_is_that_of_the_check() {
    let known: BTreeSet<(&str, Level)> = check::codes().collect();
    for code in all() {
        assert!(known.contains(&(code.code, code.level)), "{}", code.code);
    }
}

#[test]
fn every_explanation_is_a_few_sentences_in_both_languages() {
    for code in all() {
        for lang in Lang::ALL {
            let (title, why) = (lang.of(code.title), lang.of(code.why));
            assert!(title.chars().count() <= 60 && !title.ends_with('.'), "{title}");
            let sentences = why.matches(". ").count() + 1;
            assert!((2..=4).contains(&sentences) && why.ends_with('.'), "{}: {why}", code.code);
            assert!(why.chars().count() <= 480, "{}: {why}", code.code);
        }
    }
}

#[test]
fn every_right_example_is_right() {
    for code in all() {
        let Some(example) = &code.example else { continue };
        let files = changed(example.file, example.at(), example.right);
        assert_eq!(codes_of(&findings(&files, Lang::En)), [""; 0], "{}", code.code);
        assert_ne!(example.right, example.wrong(), "{}", code.code);
    }
}

#[test]
fn every_wrong_example_has_its_code_and_no_other() {
    for code in all() {
        let Some(files) = with_wrong(code) else { continue };
        let problems = findings(&files, Lang::En);
        let mut found = codes_of(&problems);
        found.dedup();
        assert_eq!(found, [code.code], "{}", shown(&problems, Lang::En));
    }
}

/// Each page, and what the program says where the wrong example stands, as people see them.
#[test]
fn what_people_read_is_as_it_was() {
    for code in all() {
        let mut seen: Vec<_> =
            Lang::ALL.map(|lang| (lang.tag(), explain(code, layout(lang)))).into();
        if let Some(files) = &with_wrong(code) {
            seen.extend(Lang::ALL.map(|lang| (lang.tag(), shown(&findings(files, lang), lang))));
        }
        insta::assert_snapshot!(format!("explain-{}", code.code), added(seen));
    }
}

/// Where nothing of the kind is declared, there is no list of names to choose from.
#[test]
fn a_name_where_nothing_is_declared_says_so() {
    let mut files = small();
    let vocabulary = files.iter_mut().find(|file| file.name == "vocabulary.toml").expect("it");
    vocabulary.text.truncate(vocabulary.text.find("[[aim]]").expect("the aims come last"));
    for (lang, told) in
        [(Lang::Fr, "rien de tel n’est déclaré"), (Lang::En, "nothing of this name")]
    {
        let problems = findings(&files, lang);
        assert!(problems.len() > 1, "{}", shown(&problems, lang));
        for problem in &problems {
            let problem = &problem.diagnostic;
            assert_eq!(problem.code, "unknown-id");
            assert!(
                problem.help.as_ref().is_some_and(|help| help.starts_with(told)),
                "{problem:?}"
            );
        }
    }
}

#[test]
fn a_file_that_is_no_text_is_unreadable() {
    let dir = tempfile::tempdir().expect("a directory");
    fs::create_dir(dir.path().join("types")).expect("made");
    for file in small() {
        let bytes =
            if file.name == "contacts.toml" { vec![b'#', 0xff] } else { file.text.into_bytes() };
        fs::write(dir.path().join(file.name), bytes).expect("written");
    }
    let broken = load(dir.path()).expect_err("a file cannot be read");
    let problems = Lang::ALL.map(|lang| Check::broken(&broken, lang).findings);
    assert_eq!(codes_of(&problems[0]), ["unreadable-file"]);
    let without: Vec<String> = all()
        .iter()
        .filter(|code| code.example.is_none())
        .map(|code| code.code.to_owned())
        .collect();
    assert_eq!(without, ["unreadable-file", "unknown-set", "missing-base"]);
}

#[test]
fn a_base_and_a_set_that_are_not_there_are_told() {
    let mut files = changed("ruleset.toml", "notice.fr =", "base = \"../nowhere\"\nnotice.fr =");
    files.retain(|file| file.name != "contacts.toml");
    let unknown = files_named("nowhere-at-all").expect_err("there is no such set");
    let mut seen = String::new();
    for lang in Lang::ALL {
        let problems = findings(&files, lang);
        assert_eq!(codes_of(&problems), ["missing-base"]);
        seen += &shown(&problems, lang);
        let problems = Check::broken(&unknown, lang).findings;
        assert_eq!(codes_of(&problems), ["unknown-set"]);
        seen += &shown(&problems, lang);
    }
    insta::assert_snapshot!(seen);
}

#[test]
fn the_list_and_a_page_are_printed() {
    for (lang, command) in [("fr", ["regles", "expliquer"]), ("en", ["rules", "explain"])] {
        let list = run(&[command[0], command[1], "--lang", lang]);
        assert_eq!((list.status.code(), err(&list).as_str()), (Some(0), ""));
        insta::assert_snapshot!(format!("explain-list-{lang}"), out(&list));
        for code in all() {
            assert!(out(&list).contains(&format!("\n  {} ", code.code)), "{}", code.code);
        }
        // It asks nobody and reads nothing; case does not matter.
        let page = with_stdin(&[command[0], command[1], "Dead-Seat", "--lang", lang], b"o\n");
        assert_eq!((page.status.code(), err(&page).as_str()), (Some(0), ""));
        let code = all().iter().find(|code| code.code == "dead-seat").expect("it is there");
        let lang = Lang::from_tag(lang).expect("a language");
        assert_eq!(out(&page), explain(code, layout(lang)));
    }
}

#[test]
fn a_code_that_is_none_is_a_wrong_use() {
    for (args, told) in [
        (&["rules", "explain", "dead-seats", "--lang", "en"][..], "did you mean: dead-seat?"),
        (&["rules", "explain", "msg", "--lang", "en"], "all codes: exercoord rules explain"),
        (&["regles", "expliquer", "place-morte"], "tous les codes : exercoord rules explain"),
        (&["regles", "expliquer", "unused"], "vouliez-vous dire : unused-"),
        (&["rules", "explain", "dead-seat", "bad-id", "--lang", "en"], "unexpected word `bad-id`"),
        (
            &["rules", "explain", "--strict", "--lang", "en"],
            "`--strict` does not go with `explain`",
        ),
    ] {
        let output = run(args);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{args:?}");
        let said = words(&err(&output)).replace(" : ", ": ");
        assert!(said.contains(&told.replace(" : ", ": ")), "{args:?}: {said}");
    }
}

#[test]
fn a_page_fits_a_narrow_terminal_and_a_screen_reader() {
    for code in all() {
        for lang in Lang::ALL {
            for plain in [false, true] {
                let layout = Layout { width: 40, plain, ..layout(lang) };
                let page = explain(code, layout);
                // A piece of a file is left in one piece.
                let prose = page.lines().filter(|line| !line.starts_with("    "));
                for line in prose {
                    // Plain lines are broken by whoever reads them aloud.
                    assert!(plain || line.chars().count() <= 40, "{line}");
                }
                let list = terminal::render(&documents::codes(layout.lang), layout);
                let fits = |line: &str| plain || line.chars().count() <= 41;
                assert!(list.lines().all(fits), "{list}");
            }
        }
    }
}
