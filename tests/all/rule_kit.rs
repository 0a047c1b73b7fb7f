//! The commands of who keeps the rules, as they are run: the examples tried, the rules copied and
//! changed, a type added; and what is refused.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use exercoord::authoring::schema::{Kind, named_in};
use exercoord::authoring::{skeleton, trial};
use exercoord::lang::Lang;
use exercoord::rules::{
    Catalogue, DEFAULT_SET, RuleFile, embedded, embedded_files, is_id, load, load_files, load_texts,
};

use crate::support::program::{err, out, run, with_stdin, words};
use crate::support::shipped::{dir, said, shipped};

/// A copy of the rules, as `rules export` makes it; the directory lives as long as the first.
fn exported() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a directory");
    let copy = dir.path().join("rules of mine");
    let output = run(&["rules", "export", path(&copy)]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    (dir, copy)
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("text");
    assert!(text.contains(from), "{}: {from}", file.display());
    fs::write(file, text.replacen(from, to, 1)).expect("written");
}

/// Every file below a directory, by its path there.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut dirs = vec![dir.to_path_buf()];
    while let Some(next) = dirs.pop() {
        for entry in fs::read_dir(next).expect("listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                dirs.push(path);
            } else {
                let name = path.strip_prefix(dir).expect("below").to_path_buf();
                found.insert(name, fs::read(&path).expect("read"));
            }
        }
    }
    found
}

/// Both streams, with this test's own directory taken out.
fn seen(args: &[&str], copy: &Path) -> String {
    let output = run(args);
    let (dir, code) = (path(copy), output.status.code().expect("a code"));
    // Where a line is cut depends on the directory's name; the drawing does not.
    let all = format!("{}\n--- stderr, exit {code}\n{}", out(&output), err(&output));
    all.replace(dir, "DIR")
}

#[test]
fn the_copy_is_the_programs_own_rules_byte_for_byte() {
    let (_kept, copy) = exported();
    let written = files(&copy);
    // But for the first line, where the schema named is the one beside it, and for the base, which
    // a whole set does not need.
    let own: BTreeMap<PathBuf, Vec<u8>> = shipped()
        .into_iter()
        .map(|(name, text)| {
            let (first, rest) = text.split_once('\n').expect("lines");
            let first = first.replacen("#:schema ../", "#:schema ", 1);
            let rest = if name == "ruleset.toml" {
                let (before, after) = rest.split_once("base = \"../common\"\n\n").expect("a base");
                let (before, comment) = before.rsplit_once("\n\n").expect("a blank line");
                assert!(comment.lines().all(|line| line.starts_with('#')), "{comment}");
                format!("{before}\n\n{after}")
            } else {
                rest.to_owned()
            };
            (PathBuf::from(name), format!("{first}\n{rest}").into_bytes())
        })
        .chain(Kind::ALL.map(|kind| {
            let schema = dir().join(format!("../schemas/{}.json", kind.id()));
            let name = PathBuf::from(format!("schemas/{}.json", kind.id()));
            (name, fs::read(schema).expect("a schema"))
        }))
        .collect();
    assert_eq!(written, own);
    for (name, text) in files(&copy).iter().filter(|(name, _)| !name.starts_with("schemas")) {
        let text = String::from_utf8(text.clone()).expect("UTF-8");
        let schema = copy.join(name).with_file_name(named_in(&text).expect("a schema"));
        assert!(schema.is_file(), "{}", schema.display());
    }
    // A copy of a copy is the same.
    let again = copy.with_file_name("again");
    let output = run(&["rules", "export", path(&again), "--rules", path(&copy)]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(files(&again), written);
    let (read, own) = (load(&copy).expect("it loads"), embedded(DEFAULT_SET).expect("it loads"));
    // An example knows its file's name; the words are a map without an order.
    assert_eq!(said(&read.types()), said(&own.types()));
    assert_eq!(said(&read.steps()), said(&own.steps()));
    // The first line is shorter in the copy.
    let examples = |catalogue: &Catalogue| {
        let mut examples = catalogue.examples().to_vec();
        examples.iter_mut().for_each(|example| example.place.1 = 0);
        format!("{examples:?}")
    };
    assert_eq!(examples(&read), examples(&own));
    assert_eq!(format!("{:?}", read.professions()), format!("{:?}", own.professions()));
}

#[test]
fn a_file_that_is_gone_from_a_copy_is_told_and_not_taken_from_a_neighbour() {
    let (_kept, copy) = exported();
    let common = copy.with_file_name("common");
    fs::create_dir(&common).expect("made");
    fs::rename(copy.join("vocabulary.toml"), common.join("vocabulary.toml")).expect("moved");
    let output = run(&["rules", "check", path(&copy)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("[missing-file]"), "{}", out(&output));
}

#[test]
fn a_copy_says_what_to_do_next_and_never_writes_over_another() {
    let (_kept, copy) = exported();
    let msp = copy.join("types/msp.toml");
    change(&msp, "count = 3", "count = 2");
    let before = files(&copy);
    let again = run(&["rules", "export", path(&copy), "--lang", "en"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(words(&err(&again)).contains("Nothing is written"), "{}", err(&again));
    assert_eq!(files(&copy), before);
    // One of the files is enough.
    let part = copy.join("part");
    fs::create_dir_all(part.join("types")).expect("made");
    fs::write(part.join("types/cds.toml"), "# mine\n").expect("written");
    assert_eq!(run(&["rules", "export", path(&part)]).status.code(), Some(1));
    assert_eq!(files(&part).len(), 1);

    let forced = run(&["regles", "exporter", path(&copy), "--force"]);
    assert_eq!(forced.status.code(), Some(0), "{}", err(&forced));
    assert!(fs::read_to_string(&msp).expect("text").contains("count = 3"));
    let told = err(&forced);
    assert!(told.contains("types/msp.toml"), "{told}");
    assert!(told.contains(&format!("exercoord rules test '{}'", path(&copy))), "{told}");
}

#[test]
fn a_copy_goes_nowhere_where_a_file_is_in_the_way() {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("file");
    fs::write(&file, "here").expect("written");
    assert_eq!(run(&["rules", "export", path(&file), "--force"]).status.code(), Some(1));
    fs::write(dir.path().join("types"), "here").expect("written");
    assert_eq!(run(&["rules", "export", path(dir.path()), "--force"]).status.code(), Some(1));
    assert_eq!(files(dir.path()).len(), 2);
}

#[test]
fn the_rules_that_ship_are_all_right_and_all_tried() {
    for lang in Lang::ALL {
        let output = run(&["rules", "test", "--lang", lang.tag()]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert_eq!(err(&output), "");
        // It asks nobody and reads nothing.
        let piped = with_stdin(&["regles", "tester", "--lang", lang.tag()], b"o\n");
        assert_eq!(out(&piped), out(&output));
        insta::assert_snapshot!(format!("test-{}", lang.tag()), out(&output));
        let plain = out(&run(&["rules", "test", "--lang", lang.tag(), "--plain"]));
        assert!(!plain.contains(['✔', '✘', '·']), "{plain}");
    }
}

#[test]
fn an_example_that_is_wrong_is_told_with_its_line() {
    let (_kept, copy) = exported();
    let msp = copy.join("types/msp.toml");
    change(&msp, "verdict = \"eligible\"", "verdict = \"reachable\"");
    change(&msp, "missing = [\"1 auxiliaire-medical\"]", "missing = []");
    change(
        &msp,
        "audience = \"met\", staff = \"unmet\"",
        "audience = \"unmet\", staff = \"unmet\"",
    );
    for lang in Lang::ALL {
        let args = ["rules", "test", path(&copy), "--lang", lang.tag()];
        assert_eq!(run(&args).status.code(), Some(1));
        insta::assert_snapshot!(format!("wrong-{}", lang.tag()), seen(&args, &copy));
    }
    let text = fs::read_to_string(&msp).expect("text");
    let line = 1 + text.lines().position(|line| line == "verdict = \"reachable\"").expect("there");
    let plain = run(&["rules", "test", path(&copy), "--plain"]);
    assert!(words(&err(&plain)).contains(&format!("ligne {line}, colonne 11")), "{}", err(&plain));
}

#[test]
fn an_example_whose_team_cannot_be_read_says_why() {
    let (_kept, copy) = exported();
    change(&copy.join("types/msp.toml"), "team = \"3 mg libéraux\"", "team = \"3 xyz libéraux\"");
    let output = run(&["rules", "test", path(&copy), "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let told = words(&out(&output));
    assert!(told.contains("expected `3 xyz libéraux`, got"), "{told}");
    assert!(told.contains("xyz") && !told.contains("Mistake"), "{told}");
}

#[test]
fn what_no_example_tries_is_told() {
    let (_kept, copy) = exported();
    let msp = copy.join("types/msp.toml");
    let text = fs::read_to_string(&msp).expect("text");
    let (rules, _) = text.split_once("[[example]]").expect("examples");
    fs::write(&msp, rules).expect("written");
    for lang in Lang::ALL {
        let output = run(&["rules", "test", path(&copy), "--lang", lang.tag()]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let shown = out(&output);
        let below = shown.split_once("47\u{a0}").map_or("", |(_, below)| below);
        insta::assert_snapshot!(format!("untried-{}", lang.tag()), below);
    }
}

#[test]
fn of_those_whom_a_seat_names_the_ones_that_never_fill_it_are_told() {
    let named = "one = { fr = \"x\", en = \"x\" }\nmany = { fr = \"x\", en = \"x\" }";
    let nurse = format!("of = [\"infirmier\", \"medecin-generaliste\"]\n{named}");
    let doctor = format!("of = [\"medecin-generaliste\", \"infirmier\"]\n{named}");
    let (_kept, copy) = exported();
    let own = "count = 1\nof = [\"premier-recours\"]\nexcept = [\"medecin-generaliste\"]";
    let four = "count = 1\nof = [\"infirmier\", \"sage-femme\", \"pharmacien\", \"chirurgien-dentiste\", \"second-recours\"]";
    change(&copy.join("types/esp-clap.toml"), own, four);
    // Where the doctor takes the nurse's seat, the doctor's is empty.
    let asalee = copy.join("types/asalee.toml");
    change(&asalee, "count = 1\nof = [\"infirmier\"]", &format!("count = 1\n{nurse}"));
    let gaps = || {
        let output = run(&["rules", "test", path(&copy), "--format", "json"]);
        let run: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        run["untried"].clone()
    };
    let gap = |kind, seat, names: &[&str]| serde_json::json!({ "type": kind, "what": "alternative-never-used", "id": seat, "names": names });
    let of_esp_clap = gap("esp-clap", "premier-recours", &["sage-femme", "chirurgien-dentiste"]);
    let of_asalee = gap("asalee", "infirmier", &["medecin-generaliste"]);
    assert_eq!(gaps(), serde_json::json!([of_asalee, of_esp_clap]));
    let told = words(&out(&run(&["rules", "test", path(&copy)])));
    let line = "esp-clap : aucun exemple n’occupe la place « premier-recours » avec : sage-femme, chirurgien-dentiste";
    assert!(told.contains(line), "{told}");
    // Where each can take the other's, both do.
    change(&asalee, "count = 1\nof = [\"medecin-generaliste\"]", &format!("count = 1\n{doctor}"));
    assert_eq!(gaps(), serde_json::json!([of_esp_clap]));
}

#[test]
fn rules_that_do_not_load_are_told_and_fail() {
    let (_kept, copy) = exported();
    change(&copy.join("types/msp.toml"), "count = 3", "count = 0");
    for args in [&["rules", "test", path(&copy)][..], &["rules", "test", "--rules", path(&copy)]] {
        let output = run(args);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
        assert!(err(&output).contains("[out-of-range]"), "{}", err(&output));
    }
    let nowhere = run(&["rules", "test", "no/such/rules", "--format", "json"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(err(&nowhere).contains("no/such/rules"));
}

#[test]
fn the_run_as_json() {
    let (_kept, copy) = exported();
    change(&copy.join("types/msp.toml"), "verdict = \"eligible\"", "verdict = \"reachable\"");
    let output = run(&["rules", "test", path(&copy), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let run: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let count = run["examples"].as_u64().expect("a number");
    assert_eq!((run["right"].as_u64(), run["wrong"].as_u64()), (Some(count - 1), Some(1)));
    let types = run["types"].as_array().expect("types");
    let wrong: Vec<&serde_json::Value> = types
        .iter()
        .flat_map(|kind| kind["examples"].as_array().expect("examples"))
        .filter(|example| example["right"] == false)
        .collect();
    assert_eq!(wrong.len(), 1);
    assert!(wrong[0]["file"].as_str().is_some_and(|file| file.ends_with("types/msp.toml")));
    let difference = &wrong[0]["differences"][0];
    assert_eq!(difference["fact"], "verdict");
    assert_eq!(
        (&difference["expected"], &difference["found"]),
        (&"reachable".into(), &"eligible".into())
    );
    assert!(difference["line"].as_u64() > wrong[0]["line"].as_u64());
    assert_eq!(run["untried"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_new_type_loads_is_right_and_is_known() {
    for (lang, id) in [(Lang::Fr, "equipe-mobile"), (Lang::En, "mobile-team-2")] {
        let (_kept, copy) = exported();
        let before = files(&copy);
        let action = match lang {
            Lang::Fr => "nouveau",
            Lang::En => "new",
        };
        let made = run(&["rules", action, id, path(&copy), "--lang", lang.tag()]);
        assert_eq!(made.status.code(), Some(0), "{}", err(&made));
        assert!(err(&made).contains("exercoord rules test"), "{}", err(&made));

        // Nothing but the list has changed.
        let mut after = files(&copy);
        let text = after.remove(&PathBuf::from(format!("types/{id}.toml"))).expect("the type");
        insta::assert_snapshot!(
            format!("new-{}", lang.tag()),
            String::from_utf8(text).expect("UTF-8")
        );
        let list =
            String::from_utf8(after["ruleset.toml".as_ref() as &Path].clone()).expect("text");
        let own = String::from_utf8(before[Path::new("ruleset.toml")].clone()).expect("text");
        assert_eq!(list.replace(&format!("\"cpts\", \"{id}\"]"), "\"cpts\"]"), own);
        after.insert("ruleset.toml".into(), before[Path::new("ruleset.toml")].clone());
        assert_eq!(after, before);

        let tried = run(&["rules", "test", path(&copy)]);
        assert_eq!(tried.status.code(), Some(0), "{}", err(&tried));
        assert!(words(&out(&tried)).contains("57 exemples, 57 réussis Chaque type"));
        let scale = ["--scale", "patientele-medecin", "-f", "json"];
        let assess = ["assess", "--rules", path(&copy), "-t", "2 mg"];
        let output = run(&[&assess[..], &scale[..]].concat());
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let types = report["types"].as_array().expect("types");
        let found = types.iter().find(|kind| kind["id"] == id).expect("the new type");
        assert_eq!(found["verdict"], "eligible");

        // It is there once.
        let again = run(&["rules", "new", id, path(&copy)]);
        assert_eq!(again.status.code(), Some(2));
        assert!(err(&again).contains("ruleset.toml:"), "{}", err(&again));
        assert_eq!(files(&copy).len(), before.len() + 1);
    }
}

#[test]
fn a_new_type_can_follow_another_and_goes_with_the_directory_of_rules() {
    let (_kept, copy) = exported();
    for id in ["a", "b-2"] {
        let made = run(&["rules", "new", id, "--rules", path(&copy)]);
        assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    }
    let catalogue = load(&copy).expect("it loads");
    let ids: Vec<&str> = catalogue.types().iter().map(|kind| &*kind.id).collect();
    assert_eq!(ids.get(5..), Some(&["cpts", "a", "b-2"][..]));
}

/// The rule set that ships, cut down to one type and one scale.
fn of_one_scale() -> Vec<RuleFile> {
    let own = embedded_files(DEFAULT_SET);
    let catalogue = load_texts(&own, None).expect("it loads");
    let scales: Vec<&str> = catalogue.scales().iter().map(|scale| &*scale.id).collect();
    let mut only = skeleton::add(&catalogue, &own, "seul", Lang::Fr).expect("it loads").kind;
    let last_example = only.text.rfind("[[example]]").expect("examples");
    only.text.truncate(last_example);
    let mut files: Vec<RuleFile> =
        own.into_iter().filter(|file| !file.name.starts_with("types/")).collect();
    for file in &mut files {
        if file.name == "ruleset.toml" {
            for (from, to) in [
                ("[\"asalee\", \"esp-clap\", \"ess\", \"msp\", \"cds\", \"cpts\"]", "[\"seul\"]"),
                ("types = [\"msp\", \"cds\"]", "types = [\"seul\"]"),
                ("step = \"msp/projet-sante\"", "step = \"seul/projet\""),
            ] {
                assert!(file.text.contains(from), "{from}");
                file.text = file.text.replace(from, to);
            }
            for scale in &scales {
                file.text = file.text.replace(scale, scales[0]);
            }
        }
        if file.name == "vocabulary.toml" {
            let mut blocks: Vec<&str> = file.text.split("[[scale]]").collect();
            let last = blocks.pop().expect("a block");
            let (_, after) = last.split_once("[[aim]]").expect("the aims follow");
            file.text = format!("{}[[scale]]{}[[aim]]{after}", blocks[0], blocks[1]);
        }
    }
    files.push(only);
    files
}

#[test]
fn a_new_type_suits_a_set_with_one_scale() {
    let mut files = of_one_scale();
    let catalogue = load_texts(&files, None)
        .unwrap_or_else(|broken| panic!("{:#?}", broken.diagnostics(Lang::En)[0].message));
    assert_eq!(catalogue.scales().len(), 1);
    let added = skeleton::add(&catalogue, &files, "deux", Lang::Fr).expect("it loads");
    files.retain(|file| file.name != "ruleset.toml");
    files.extend([added.ruleset, added.kind]);
    let catalogue = load_texts(&files, None).expect("it loads");
    let trial = trial::run(&catalogue, &[], &files, Lang::Fr);
    assert!(trial.wrong == 0, "{:?}", trial.diagnostics(Lang::Fr));
    assert_eq!(trial.count, 5);
}

#[test]
fn a_set_that_is_broken_gets_no_new_type() {
    let (_kept, copy) = exported();
    change(&copy.join("types/msp.toml"), "count = 3", "count = 0");
    let before = files(&copy);
    let output = run(&["rules", "new", "equipe", path(&copy)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("[out-of-range]"));
    assert_eq!(files(&copy), before);
}

#[test]
fn a_threshold_is_an_edit_of_a_file() {
    let (_kept, copy) = exported();
    let verdict = || {
        let team = ["-t", "2 mg libéraux, 1 ide libérale", "--scale", "patientele-commune"];
        let assess = ["assess", "--rules", path(&copy), "-f", "json"];
        let output = run(&[&assess[..], &team[..]].concat());
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let types = report["types"].as_array().expect("types").clone();
        let msp = types.into_iter().find(|kind| kind["id"] == "msp").expect("MSP");
        msp["verdict"].as_str().expect("a verdict").to_owned()
    };
    assert_eq!(verdict(), "reachable");
    change(&copy.join("types/msp.toml"), "count = 3", "count = 2");
    assert_eq!(verdict(), "eligible");
    // The examples say so too: who changes a rule sees what hung on it.
    let tried = run(&["rules", "test", path(&copy)]);
    assert_eq!(tried.status.code(), Some(1), "{}", out(&tried));
}

#[test]
fn an_id_that_is_none_is_refused_and_writes_nothing() {
    let (_kept, copy) = exported();
    let before = files(&copy);
    let long = "a".repeat(61);
    let hostile = [
        "../evil",
        "..",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "MSP",
        "é",
        "a b",
        "a-",
        "-a",
        "a--b",
        "a\"b",
        "a]\n[x",
        "\u{1b}[2J",
        "a.toml",
        "{name}",
        &long,
        "",
        " ",
    ];
    for id in hostile {
        let output = run(&["rules", "new", "--", id, path(&copy)]);
        assert_eq!(output.status.code(), Some(2), "{id:?}: {}", err(&output));
        assert!(!err(&output).contains('\u{1b}'), "{id:?}");
        assert_eq!(files(&copy), before, "{id:?}");
        if id != long {
            assert!(!is_id(id), "{id:?}");
        }
    }
    // The library holds the gate by itself.
    let own = embedded_files(DEFAULT_SET);
    let catalogue = load_texts(&own, None).expect("it loads");
    for id in ["../evil", "a\"b", "msp", ""] {
        assert!(skeleton::add(&catalogue, &own, id, Lang::En).is_err(), "{id:?}");
    }
    let none: Vec<RuleFile> = Vec::new();
    assert!(skeleton::add(&catalogue, &none, "a", Lang::En).is_err());
}

#[test]
fn every_mistake_of_the_line_is_told_at_once() {
    for (args, told) in [
        (&["rules"][..], &["[no-action]"][..]),
        (&["rules", "tset"], &["did you mean: test?"]),
        (&["regles", "nouvea"], &["did you mean: nouveau?"]),
        (
            &["rules", "frobnicate"],
            &["choose from: check, explain, test, diff, graph, schema, export, new"],
        ),
        (&["rules", "export"], &["the name of a directory of rules is missing"]),
        (&["rules", "new"], &["the id of the new type is missing", "the name of a directory"]),
        (&["rules", "new", "Été"], &["is not in the form of an id", "the name of a directory"]),
        (
            &["rules", "new", "a", "b", "c", "--force", "--format", "xml"],
            &["unexpected word `c`", "`--force` does not go", "`--format` does not go"],
        ),
        (
            &["rules", "test", "a", "b", "--frce"],
            &["unexpected word `b`", "unknown option `--frce`"],
        ),
        (&["rules", "test", "--format", "xml"], &["--format: `xml`"]),
        (&["rules", "export", "a", "--format", "json"], &["`--format` does not go with `export`"]),
        (&["rulse", "test"], &["unknown command `rulse`", "did you mean: rules"]),
    ] {
        let output = run(&[args, &["--lang", "en"]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", err(&output));
        let shown = words(&err(&output));
        for part in told.iter().filter(|part| !part.starts_with('[')) {
            assert!(shown.contains(part), "{args:?}: {part} is not told:\n{shown}");
        }
        assert_eq!(out(&output), "", "{args:?}");
    }
    assert!(words(&err(&run(&["rules"]))).contains("il manque l’action"));
}

#[test]
fn the_help_is_there_in_both_languages() {
    for lang in Lang::ALL {
        let output = run(&["rules", "--help", "--lang", lang.tag()]);
        assert_eq!(output.status.code(), Some(0));
        insta::assert_snapshot!(format!("help-{}", lang.tag()), out(&output));
        // A directory of this name before the command does not stand for it.
        let assess = run(&["--rules", "rules", "assess", "--help", "--lang", lang.tag()]);
        assert_eq!(out(&assess), out(&run(&["assess", "--help", "--lang", lang.tag()])));
    }
}

#[test]
fn a_wrong_example_is_a_diagnostic_inside_the_example() {
    let mut changed = shipped();
    let msp = changed.get_mut("types/msp.toml").expect("MSP");
    *msp = msp.replacen("verdict = \"ready\"", "verdict = \"unsuitable\"", 1);
    let catalogue = load_files(changed.iter().map(|(name, text)| (name.as_str(), text.as_str())))
        .expect("it loads");
    let files: Vec<RuleFile> = changed
        .into_iter()
        .map(|(name, text)| RuleFile { origin: name.clone(), name, text })
        .collect();
    let trial = trial::run(&catalogue, &[], &files, Lang::En);
    let problems = trial.diagnostics(Lang::En);
    assert_eq!(problems.len(), 1);
    let place = problems[0].place.as_ref().expect("a place");
    assert_eq!(place.text.get(place.span.clone()), Some("\"unsuitable\""));
    let example = trial.examples().find(|example| !example.right).expect("one");
    assert_eq!(example.file, "types/msp.toml");
    assert!(example.line < example.misses[0].line);
    assert!(place.text[..place.span.start].lines().count() >= example.misses[0].line);
    assert_eq!((trial.wrong, trial.gaps.len()), (1, 0));
}

#[test]
fn a_list_keeps_its_layout() {
    for (before, after) in [
        ("types = [\"a\"] # b\n", "types = [\"a\", \"x\"] # b\n"),
        ("types = [ \"a\", 'b' ]", "types = [ \"a\", 'b', \"x\" ]"),
        ("types = []", "types = [\"x\"]"),
        (
            "# types = []\ntypes = [\n  \"a\", # one\n  \"b\", # two\n]\n",
            "# types = []\ntypes = [\n  \"a\", # one\n  \"b\", \"x\", # two\n]\n",
        ),
        (
            "types = [\r\n\t\"a\",\r\n\t\"b\"\r\n]\r\n",
            "types = [\r\n\t\"a\",\r\n\t\"b\",\r\n\t\"x\"\r\n]\r\n",
        ),
        ("types = [\n  \"a\",\n]\n", "types = [\n  \"a\",\n  \"x\",\n]\n"),
        ("id = \"é\"\n[sample]\ntypes = [\"a\"]\n", "id = \"é\"\n[sample]\ntypes = [\"a\"]\n"),
    ] {
        assert_eq!(skeleton::listed(before, "x"), after);
    }
}
