//! What changed between two rule sets: what is told, that nothing is missed, and that what turns a
//! verdict is what is said to.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use exercoord::answers::{Input, read, to_file};
use exercoord::assess::{Possible, Verdict, assess_type};
use exercoord::authoring::diff::turns::{Cause, How, Side, Turns, TypeTurn, turns};
use exercoord::authoring::diff::{Change, ChangeKind, Comparison};
use exercoord::authoring::skeleton;
use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, DEFAULT_SET, RuleFile, load_texts};
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::support::edits::{EDITS, Edit, edited};
use crate::support::people::{CATALOGUE, people, times, told};
use crate::support::program::{err, out, program, run, with_stdin, words};
use crate::support::shipped::Files;

/// A rule set with its texts.
struct Set {
    catalogue: Catalogue,
    files: Vec<RuleFile>,
}

impl Set {
    fn of(files: &Files) -> Set {
        let file = |(name, text): (&String, &String)| RuleFile {
            name: name.clone(),
            origin: name.clone(),
            text: text.clone(),
        };
        let files: Vec<RuleFile> = files.iter().map(file).collect();
        let catalogue = load_texts(&files, None).unwrap_or_else(|broken| {
            let told = broken.diagnostics(Lang::En);
            panic!("{:#?}", told.iter().map(|it| &it.message).collect::<Vec<_>>())
        });
        Set { catalogue, files }
    }

    fn with<'e>(edits: impl IntoIterator<Item = &'e Edit>) -> Set {
        Set::of(&edited(edits))
    }

    fn side(&self) -> Side<'_> {
        Side { catalogue: &self.catalogue, files: &self.files }
    }
}

static SHIPPED: LazyLock<Set> = LazyLock::new(|| Set::with([]));

fn compare(old: &Set, new: &Set, lang: Lang) -> Comparison {
    Comparison::new((&old.catalogue, None), (&new.catalogue, None), lang)
}

/// What both sets make of a team.
fn team(old: &Set, new: &Set, answers: &str) -> Turns {
    let (input, problems) = Input::of_file("team.toml", answers, Lang::En);
    assert!(problems.is_empty(), "{problems:?}");
    let comparison = compare(old, new, Lang::Fr);
    turns(old.side(), new.side(), &comparison, &input).expect("answers that one set can read")
}

/// The verdict for a type, found without the comparison.
fn verdict(set: &Set, answers: &str, id: &str) -> (Verdict, Possible) {
    let (input, _) = Input::of_file("team.toml", answers, Lang::En);
    let answers = read(&set.catalogue, &Input::default(), &input, Lang::En).expect("answers");
    let found =
        assess_type(&set.catalogue, &answers, set.catalogue.type_by_id(id).expect("a type"));
    (found.verdict, found.possible)
}

/// The changes in lines, with a mark on what can turn a verdict.
fn lines(comparison: &Comparison) -> Vec<String> {
    let line = |change: &Change| {
        let mark = if change.decisive { "!" } else { " " };
        let of = change.of.as_ref().map(|of| format!("{} : ", of.name)).unwrap_or_default();
        format!("{mark} {of}{} [{}]", change.text, change.what)
    };
    comparison.changes.iter().map(line).collect()
}

#[test]
fn every_edit_is_told_and_nothing_else() {
    for lang in Lang::ALL {
        let mut told = String::new();
        for edit in EDITS {
            for (name, from, to) in edit.changes {
                told += &format!("{name}: {from:?} => {to:?}\n");
            }
            let comparison = compare(&SHIPPED, &Set::with([edit]), lang);
            assert!(!comparison.changes.is_empty(), "{told}");
            told += &format!("{}\n\n", lines(&comparison).join("\n"));
        }
        insta::assert_snapshot!(format!("edits-{}", lang.tag()), told);
    }
}

#[test]
fn a_set_is_the_same_as_itself() {
    for set in [&*SHIPPED, &Set::with(EDITS)] {
        for lang in Lang::ALL {
            assert_eq!(lines(&compare(set, set, lang)), Vec::<String>::new());
        }
    }
}

#[test]
fn a_type_that_came_is_told_once_and_so_is_one_that_went() {
    let added = skeleton::add(&SHIPPED.catalogue, &SHIPPED.files, "equipe-mobile", Lang::Fr);
    let added = added.expect("it loads");
    let mut files = edited([]);
    files.insert(added.kind.name, added.kind.text);
    files.insert(added.ruleset.name, added.ruleset.text);
    let more = Set::of(&files);
    for (old, new, turn) in
        [(&*SHIPPED, &more, ChangeKind::Added), (&more, &*SHIPPED, ChangeKind::Removed)]
    {
        let comparison = compare(old, new, Lang::Fr);
        assert_eq!(comparison.changes.len(), 1, "{:?}", lines(&comparison));
        let change = &comparison.changes[0];
        assert_eq!((change.kind, change.decisive, &*change.what), (turn, true, "type"));
        assert_eq!(change.of.as_ref().map(|of| &*of.id), Some("equipe-mobile"));
        let turns = team(old, new, "team = \"2 mg\"\nscale = \"patientele-medecin\"\n");
        let turned: Vec<&TypeTurn> = turns.types.iter().filter(|turn| turn.turns).collect();
        assert_eq!(turned.len(), 1);
        assert_eq!(turned[0].old.is_none(), turn == ChangeKind::Added);
        assert_eq!(turned[0].because[0].changes, comparison.changes);
    }
}

/// What a change says: type, what, id, turn, sides, weight.
type Plain = (Option<String>, String, Option<String>, ChangeKind, [Option<String>; 2], bool);

fn plain(change: &Change) -> Plain {
    let of = change.of.as_ref().map(|of| of.id.clone());
    let sides = [change.old.clone(), change.new.clone()];
    (of, change.what.clone(), change.id.clone(), change.kind, sides, change.decisive)
}

/// What it says the other way round.
fn reversed(change: &Change) -> Plain {
    let (of, what, id, turn, [old, new], decisive) = plain(change);
    let turn = match turn {
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        ChangeKind::Changed => ChangeKind::Changed,
    };
    (of, what, id, turn, [new, old], decisive)
}

/// Some of the edits, which can all be made together.
fn some_edits(most: usize) -> impl Strategy<Value = Vec<&'static Edit>> {
    subsequence(EDITS.iter().collect::<Vec<_>>(), 0..=most)
}

/// Some of those that can turn a verdict.
fn turning_edits() -> impl Strategy<Value = Vec<&'static Edit>> {
    let turning: Vec<&Edit> = EDITS.iter().filter(|edit| edit.part.is_some()).collect();
    let most = turning.len();
    (subsequence(turning, 0..=most), some_edits(4)).prop_map(|(turning, more)| {
        let more = more.into_iter().filter(|edit| edit.part.is_none());
        turning.into_iter().chain(more).collect()
    })
}

/// The rules that ship with only those of the edits that are in these parts.
fn only<'c>(edits: &[&'static Edit], causes: impl IntoIterator<Item = &'c Cause>) -> Set {
    let causes: Vec<&Cause> = causes.into_iter().collect();
    let named = |edit: &&&Edit| {
        causes.iter().any(|cause| edit.part == Some((&*cause.file, cause.key.as_deref())))
    };
    Set::with(edits.iter().filter(named).copied())
}

proptest! {
    #![proptest_config(times(24))]

    #[test]
    fn the_other_way_round_the_same_is_told(before in some_edits(20), after in some_edits(20)) {
        let (old, new) = (Set::with(before), Set::with(after));
        let mut there: Vec<_> = compare(&old, &new, Lang::Fr).changes.iter().map(reversed).collect();
        let mut back: Vec<_> = compare(&new, &old, Lang::Fr).changes.iter().map(plain).collect();
        there.sort();
        back.sort();
        prop_assert_eq!(there, back);
    }

    #[test]
    fn what_turns_a_verdict_turns_it_when_made_alone(
        edits in turning_edits(),
        told in told(&CATALOGUE, people()),
    ) {
        let answers = to_file(&CATALOGUE, &told.answers(&CATALOGUE));
        let new = Set::with(edits.iter().copied());
        for turn in team(&SHIPPED, &new, &answers).types {
            let wanted = verdict(&new, &answers, &turn.id);
            prop_assert_eq!(turn.new, Some(wanted.0));
            let was = verdict(&SHIPPED, &answers, &turn.id);
            prop_assert_eq!(turn.old, Some(was.0));
            let open = wanted.0 == Verdict::Undetermined;
            prop_assert_eq!(turn.turns, was.0 != wanted.0 || open && was.1 != wanted.1);
            prop_assert_eq!(turn.turns, !turn.because.is_empty());
            let same = |set: &Set| {
                let found = verdict(set, &answers, &turn.id);
                found.0 == wanted.0 && (!open || found.1 == wanted.1)
            };
            for cause in &turn.because {
                // It is told by lines that can turn a verdict.
                prop_assert!(!cause.changes.is_empty(), "{:?}", cause);
                prop_assert!(cause.changes.iter().all(|change| change.decisive));
                let alone = same(&only(&edits, [cause]));
                prop_assert_eq!(alone, turn.how == Some(How::Alone), "{:?}", turn);
            }
            prop_assert!(turn.how == Some(How::Alone) || same(&only(&edits, &turn.because)), "{:?}", turn);
        }
    }
}

/// Two GPs and a nurse, who share their patients.
const PAIR: &str = "team = \"2 mg libéraux, 1 ide libérale\"\nscale = \"patientele-commune\"\n";

/// The edits of these texts to be replaced.
fn edits_of(found: &[&str]) -> Vec<&'static Edit> {
    let of = |from: &&str| {
        let mut edits = EDITS.iter();
        edits.find(|edit| edit.changes.iter().any(|(_, text, _)| text == from)).expect("an edit")
    };
    found.iter().map(of).collect()
}

/// What turns the verdict for a type: how, and the parts.
fn cause_of(new: &Set, answers: &str, id: &str) -> (How, Vec<(String, Option<String>)>) {
    let found = team(&SHIPPED, new, answers);
    let turn = found.types.into_iter().find(|turn| turn.id == id).expect("the type");
    assert!(turn.turns, "{turn:?}");
    (
        turn.how.expect("it turns"),
        turn.because.into_iter().map(|cause| (cause.file, cause.key)).collect(),
    )
}

#[test]
fn the_fewest_changes_that_turn_a_verdict_are_told() {
    let part = |file: &str, key: Option<&str>| (file.to_owned(), key.map(str::to_owned));
    let (staff, scale) =
        (part("types/msp.toml", Some("staff")), part("types/msp.toml", Some("scale")));
    let wide = PAIR.replace("patientele-commune", "population-territoire");
    let new = Set::with(edits_of(&["count = 3", "any = [\"patientele-commune\"]", "\"idel\", "]));
    // At its own scale the seat is enough; at another it takes both.
    assert_eq!(cause_of(&new, PAIR, "msp"), (How::Alone, vec![staff.clone()]));
    assert_eq!(cause_of(&new, &wide, "msp"), (How::Together, vec![staff.clone(), scale.clone()]));

    // Either is enough.
    let mut files = edited([]);
    let msp = files.get_mut("types/msp.toml").expect("there");
    *msp = msp
        .replacen("any = [\"patientele-commune\"]", "any = [\"patientele-centre\"]", 1)
        .replacen("count = 3", "count = 4", 1);
    let new = Set::of(&files);
    let three = PAIR.replace("2 mg", "3 mg");
    assert_eq!(cause_of(&new, &three, "msp"), (How::Alone, vec![staff, scale]));

    // A document that is new stands in the way of nothing.
    let new =
        Set::with(edits_of(&["any = [\"population-territoire\"]\nsource.document = \"page\""]));
    let answers = "team = \"2 spe libéraux\"\nscale = \"population-territoire\"\n";
    let ess = |key: &str| part("types/ess.toml", Some(key));
    assert_eq!(cause_of(&new, answers, "ess"), (How::Alone, vec![ess("scale")]));

    // A seat for a profession that is new goes with the professions.
    let mut files = edited(edits_of(&["[[ambiguous]]\nwords = [\"ortho"]));
    let text = files.get_mut("types/ess.toml").expect("there");
    *text = text.replacen("of = [\"medecin-specialiste\"]", "of = [\"sophrologue\"]", 1);
    let words = part("professions.toml", None);
    let found = cause_of(&Set::of(&files), answers, "ess");
    assert_eq!(found, (How::Together, vec![ess("staff"), words]));
}

#[test]
fn who_could_be_meant_by_a_vague_word_is_told_by_ids() {
    let shipped = edited([]);
    let mut files = shipped.clone();
    let text = files.get_mut("professions.toml").expect("there");
    *text =
        text.replacen("\"orthoptiste\", \"ortho", "\"orthoptiste\", \"dieteticien\", \"ortho", 1);
    let comparison = compare(&Set::of(&shipped), &Set::of(&files), Lang::Fr);
    let [change] = comparison.changes.as_slice() else { panic!("one change") };
    assert_eq!(change.id.as_deref(), Some("ortho"));
    assert_eq!(change.old.as_deref(), Some("orthophoniste, orthoptiste, orthoprothesiste"));
    assert_eq!(
        change.new.as_deref(),
        Some("orthophoniste, orthoptiste, dieteticien, orthoprothesiste")
    );
}

#[test]
fn words_that_change_turn_verdicts_too() {
    let groups =
        "groups = [\"professionnel-de-sante\", \"auxiliaire-medical\", \"premier-recours\"]";
    for (edits, answers, file, lines) in [
        (
            &[groups][..],
            PAIR.replace("2 mg", "3 mg"),
            "professions.toml",
            // The seat stays as it is written: who is meant by it does not.
            &["place « auxiliaire médical », n’est plus ouverte à : infirmiers"][..],
        ),
        (
            // Its seats change as well, and the line of the seat is told all the same.
            &[groups, "count = 3"],
            "team = \"3 mg libéraux, 1 ide libérale\"\n".to_owned(),
            "professions.toml",
            &["place « auxiliaire médical », n’est plus ouverte à : infirmiers"],
        ),
        (
            &["\"freelance\""],
            PAIR.replace("2 mg", "3 mg").replace("ide libérale", "ide freelance"),
            "vocabulary.toml",
            &[
                "statut « libéral », mots qui ne sont plus compris : freelance",
                "statut « libéral », mots compris en plus : freelancer",
            ],
        ),
    ] {
        let new = Set::with(edits_of(edits));
        let part = (file.to_owned(), None);
        assert_eq!(cause_of(&new, &answers, "msp"), (How::Alone, vec![part]));
        let found = team(&SHIPPED, &new, &answers).types;
        let msp = found.iter().find(|turn| turn.id == "msp").expect("there");
        let told = msp.because[0].changes.iter().map(|change| change.text.clone());
        let told: Vec<String> = told.map(|text| words(&text)).collect();
        assert_eq!(told, lines);
    }
}

/// What makes a reachable type another one's, or puts a type after others, is told among what decides.
#[test]
fn what_changes_a_distance_or_a_rank_decides_too() {
    for (edit, decisive) in [
        ("around = [\"medecin-specialiste\"]", true),
        ("representation = true\n", true),
        ("hold = true\n", true),
        ("silent = true\n", false),
        ("know-first = true\n", false),
    ] {
        let comparison = compare(&SHIPPED, &Set::with(edits_of(&[edit])), Lang::Fr);
        let told: Vec<bool> = comparison.changes.iter().map(|change| change.decisive).collect();
        assert!(!told.is_empty() && told.iter().all(|it| *it == decisive), "{edit}");
    }
}

#[test]
fn a_type_that_loses_its_steps_is_taken_apart_too() {
    let mut files = edited(edits_of(&["any = [\"patientele-commune\"]"]));
    let msp = files.get_mut("types/msp.toml").expect("there");
    // Neither steps, nor what names them.
    for key in ["step", "form", "form.section", "alert", "example"] {
        *msp = without(msp, key);
    }
    let ruleset = files.get_mut("ruleset.toml").expect("there");
    *ruleset = ruleset.replace("msp/projet-sante", "cds/projet-sante");
    let answers = PAIR.replace("2 mg", "3 mg");
    let (how, parts) = cause_of(&Set::of(&files), &answers, "msp");
    let steps = ("types/msp.toml".to_owned(), Some("step".to_owned()));
    assert_eq!((how, parts), (How::Alone, vec![steps]));
}

/// A file without the tables of a list.
fn without(text: &str, key: &str) -> String {
    let head = format!("[[{key}]]");
    let mut kept = String::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line == head;
        }
        if !inside {
            kept += line;
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn words_of_one_set_alone_are_left_out_of_the_other() {
    let new = Set::with(EDITS);
    let found = team(&SHIPPED, &new, "team = \"1 sophrologue, 1 idel, 1 mg\"\n");
    let at = |problem: &exercoord::diagnostic::Diagnostic| {
        let place = problem.place.as_ref().expect("a place");
        place.text.get(place.span.clone()).expect("a part").to_owned()
    };
    let unread = found.unread.map(|problems| problems.iter().map(at).collect::<Vec<_>>());
    assert_eq!(unread, [vec!["sophrologue"], vec!["idel"]]);

    let (input, _) = Input::of_file("team.toml", "team = \"1 xyz, 1 idel\"\n", Lang::En);
    let comparison = compare(&SHIPPED, &new, Lang::En);
    let refused = turns(SHIPPED.side(), new.side(), &comparison, &input);
    assert_eq!(refused.expect_err("a word of neither").iter().map(at).collect::<Vec<_>>(), ["xyz"]);
}

/// A copy of the rules with the worked change, and the file of the pair's answers.
fn worked() -> (tempfile::TempDir, String, String) {
    let dir = tempfile::tempdir().expect("a directory");
    let at = |name: &str| dir.path().join(name).to_str().expect("UTF-8").to_owned();
    let (copy, answers) = (at("rules"), at("team.toml"));
    fs::write(&answers, PAIR).expect("written");
    for (name, text) in edited(edits_of(&["count = 3", "phone = \"06 13 01 76 25\""])) {
        let path = Path::new(&copy).join(name);
        fs::create_dir_all(path.parent().expect("a directory")).expect("made");
        fs::write(path, text).expect("written");
    }
    (dir, copy, answers)
}

#[test]
fn the_worked_change_in_words() {
    let (kept, copy, answers) = worked();
    let args = ["rules", "diff", "pays-de-la-loire", "rules", "--answers", &answers];
    let run = |args: &[&str]| {
        program().args(args).current_dir(kept.path()).output().expect("the program runs")
    };
    for (name, more) in [
        ("fr", &["--lang", "fr"][..]),
        ("en", &["--lang", "en"]),
        ("plain-fr", &["--plain"]),
        ("plain-en", &["--plain", "--lang", "en"]),
        ("json", &["--format", "json"]),
    ] {
        let output = run(&[&args[..], more].concat());
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
        insta::assert_snapshot!(format!("worked-{name}"), out(&output));
    }
    let narrow = program().args(args).current_dir(kept.path()).env("COLUMNS", "40").output();
    let narrow = narrow.expect("it runs");
    insta::assert_snapshot!("worked-narrow", out(&narrow));
    assert!(out(&narrow).lines().all(|line| line.chars().count() <= 40));
    // In French, by its French name.
    let french = ["regles", "changements", "pays-de-la-loire", "rules", "--reponses", &answers];
    assert_eq!(out(&run(&french)), out(&run(&args)));
    // The answers may come through a pipe.
    let by_file = ["rules", "diff", "pays-de-la-loire", &copy, "--answers", &answers];
    let piped = ["rules", "diff", "pays-de-la-loire", &copy, "--answers", "-"];
    assert_eq!(out(&with_stdin(&piped, PAIR.as_bytes())), out(&run(&by_file)));
}

#[test]
fn nothing_and_nothing_that_decides_are_said() {
    let (_kept, copy, answers) = worked();
    let told = |args: &[&str]| words(&out(&run(&[&["rules", "diff"], args].concat())));
    assert!(told(&[&copy, &copy]).ends_with("Rien n’a changé."));
    assert!(told(&["2024-07-01", "2025-07-01", "--lang", "en"]).ends_with("Nothing has changed."));
    let same = told(&[&copy, &copy, "--answers", &answers]);
    assert!(
        same.contains("Aucune réponse ne change. Inchangées : ESP-CLAP, MSP (éligible)"),
        "{same}"
    );
    let msp = Path::new(&copy).join("types/msp.toml");
    let text = fs::read_to_string(&msp).expect("text").replacen("count = 2", "count = 3", 1);
    fs::write(msp, text).expect("written");
    let idle = told(&["pays-de-la-loire", &copy]);
    assert!(
        idle.contains("Rien de ce qui a changé ne peut changer une réponse. Le reste"),
        "{idle}"
    );
}

#[test]
fn a_word_of_one_set_alone_is_a_remark_and_one_of_neither_an_error() {
    let (_kept, copy, answers) = worked();
    let people = Path::new(&copy).join("professions.toml");
    let text = fs::read_to_string(&people).expect("text").replacen("\"idel\", ", "", 1);
    fs::write(people, text).expect("written");
    let diff =
        || run(&["rules", "diff", "pays-de-la-loire", &copy, "--answers", &answers, "--plain"]);
    fs::write(&answers, "team = \"1 mg, 1 idel\"\n").expect("written");
    let output = diff();
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!("remark", err(&output));
    fs::write(&answers, "team = \"1 mg, 1 xyz, 1 idel\"\n").expect("written");
    let output = diff();
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
    assert!(err(&output).contains("xyz") && !err(&output).contains("idel »"), "{}", err(&output));
    fs::write(&answers, "teem = 1\n").expect("written");
    assert_eq!(diff().status.code(), Some(2));
    fs::remove_file(&answers).expect("removed");
    assert_eq!(diff().status.code(), Some(1));
}

#[test]
fn what_cannot_be_compared_is_told() {
    let (_kept, copy, _) = worked();
    for (sides, code, told) in [
        (["2024-02-30", &*copy], 2, &["2024-02-30"][..]),
        (["pays-de-la-loire@hier", "2024-13-01"], 2, &["hier", "2024-13-01"]),
        (["no/such/rules", "nor/these"], 1, &["no/such/rules", "nor/these"]),
    ] {
        let output = run(&["rules", "diff", sides[0], sides[1]]);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(code), ""));
        assert!(told.iter().all(|part| err(&output).contains(part)), "{}", err(&output));
    }
    // A day is told with its set; a directory with the sign in its name is itself.
    let at_day = run(&["rules", "diff", &format!("{copy}@2024-07-01"), "2025-01-31"]);
    assert!(words(&out(&at_day)).contains("au 1er juillet 2024 Nouveau"), "{}", out(&at_day));
    let odd = format!("{copy}@2024-07-01");
    fs::rename(&copy, &odd).expect("renamed");
    let output = run(&["rules", "diff", &odd, &odd, "--format", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&found["old"]["as_of"], &found["changes"]), (&().into(), &serde_json::json!([])));
    assert_eq!(found.get("verdicts"), None);
}

/// The rules with another title in French.
fn titled(title: &str) -> Set {
    let mut files = edited([]);
    let ruleset = files.get_mut("ruleset.toml").expect("there");
    *ruleset =
        ruleset.replacen("title.fr = \"Pays de la Loire\"", &format!("title.fr = {title:?}"), 1);
    Set::of(&files)
}

#[test]
fn what_differs_is_seen_in_long_texts() {
    let long = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze";
    for (old, new, shown) in [
        ("a b", "a c", ["a b", "a c"]),
        (
            long,
            &*long.replace("six", "6"),
            ["… quatre cinq six sept huit …", "… quatre cinq 6 sept huit …"],
        ),
        (long, &format!("{long} quinze"), ["… treize quatorze", "… treize quatorze quinze"]),
        (long, &long.replace("un ", ""), ["un deux trois …", "deux trois …"]),
        (
            long,
            "autre chose",
            ["un deux trois quatre cinq six sept huit neuf dix onze douze …", "autre chose"],
        ),
    ] {
        for ([old, new], [was, is]) in [([old, new], shown), ([new, old], [shown[1], shown[0]])] {
            let comparison = compare(&titled(old), &titled(new), Lang::Fr);
            let told: Vec<String> = comparison.changes.iter().map(|it| words(&it.text)).collect();
            assert_eq!(told, [format!("titre du jeu : « {was} » → « {is} »")]);
        }
    }
}

#[test]
fn a_side_is_a_set_a_directory_a_day_or_a_set_at_a_day() {
    let kept = tempfile::tempdir().expect("a directory");
    let odd = ["rules", "a@b", "2024-07-01x", "c@2024-07-01", r"C:\r@2024-07-01", "2023"];
    // A colon stands in no name of a file there.
    let odd = odd.into_iter().filter(|dir| cfg!(unix) || !dir.contains(':'));
    let odd: Vec<&str> = odd.collect();
    for dir in &odd {
        for (name, text) in edited([]) {
            let path = kept.path().join(dir).join(name);
            fs::create_dir_all(path.parent().expect("a directory")).expect("made");
            fs::write(path, text).expect("written");
        }
    }
    let july = serde_json::Value::from("2024-07-01");
    let none = serde_json::Value::Null;
    for (text, found) in [
        (DEFAULT_SET, Ok((DEFAULT_SET, &none))),
        ("rules", Ok(("rules", &none))),
        ("2024-07-01", Ok((DEFAULT_SET, &july))),
        ("rules@2024-07-01", Ok(("rules", &july))),
        ("a@b@2024-07-01", Ok(("a@b", &july))),
        // What is a directory is nothing else.
        ("a@b", Ok(("a@b", &none))),
        ("c@2024-07-01", Ok(("c@2024-07-01", &none))),
        (r"C:\r@2024-07-01", Ok((r"C:\r@2024-07-01", &none))),
        ("2023", Ok(("2023", &none))),
        // A path that is not there is told by the loader.
        (r"C:\rules\mine@2024-07-01", Err((1, r"C:\rules\mine"))),
        ("home@work/rules", Err((1, "home@work/rules"))),
        (r"home@work\rules", Err((1, r"home@work\rules"))),
        ("mes-regles", Err((1, "mes-regles"))),
        ("@2024-07-01", Err((1, "@2024-07-01"))),
        ("2024-02-30", Err((2, "2024-02-30"))),
        ("2024-13-01", Err((2, "2024-13-01"))),
        ("2024-07", Err((2, "2024-07"))),
        ("2024", Err((2, "2024"))),
        ("rules@hier", Err((2, "hier"))),
        ("rules@2024-7-1", Err((2, "2024-7-1"))),
        ("rules@", Err((2, ""))),
    ] {
        if text.contains(':') && cfg!(not(unix)) {
            continue;
        }
        let run = |format: &str| {
            let args = ["rules", "diff", text, DEFAULT_SET, "--format", format];
            program().args(args).current_dir(kept.path()).output().expect("the program runs")
        };
        let output = run("json");
        match found {
            Ok((set, day)) => {
                let json: serde_json::Value =
                    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{text}"));
                assert_eq!(&json["old"]["as_of"], day, "{text}");
                let shown = words(&out(&run("terminal")));
                let named = if set == DEFAULT_SET { set.to_owned() } else { format!("{set} (") };
                assert!(shown.contains(&format!("Ancien {named}")), "{text}: {shown}");
            }
            Err((code, told)) => {
                assert_eq!(output.status.code(), Some(code), "{text}");
                assert!(err(&output).contains(told), "{text}: {}", err(&output));
            }
        }
    }
}
