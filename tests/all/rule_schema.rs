//! The schemas of the rule files: those that stand beside the rules are those that the program
//! prints, the files that ship keep to them, and they refuse what the program refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use exercoord::authoring::schema::{Kind, named_in, render};
use exercoord::lang::Lang;
use exercoord::rules::load_files;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::program::{err, out, run, words};
use crate::support::shipped::{Files, dir, shipped};

fn validators() -> BTreeMap<&'static str, Validator> {
    let of = |kind: Kind| {
        let schema = serde_json::from_str(&render(kind, Lang::Fr)).expect("JSON");
        let options = jsonschema::draft7::options();
        (kind.id(), options.build(&schema).unwrap_or_else(|error| panic!("{error}")))
    };
    Kind::ALL.map(of).into()
}

fn value(text: &str) -> Value {
    toml::from_str(text).expect("TOML")
}

/// Every mistake that a schema finds in a file: where, and what.
fn mistakes(validator: &Validator, value: &Value) -> Vec<String> {
    let errors = validator.iter_errors(value);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schemas_that_ship_are_those_that_the_program_prints() {
    for kind in Kind::ALL {
        let file = dir().join(format!("../schemas/{}.json", kind.id()));
        let committed = fs::read_to_string(&file).expect("a schema");
        let printed = out(&run(&["rules", "schema", kind.id()]));
        assert_eq!(committed, printed, "write what `rules schema {}` prints", kind.id());
        assert_eq!(out(&run(&["regles", "schema", &kind.id().to_uppercase()])), printed);
    }
    assert_eq!(out(&run(&["rules", "schema"])), out(&run(&["rules", "schema", "type"])));
}

#[test]
fn every_key_is_described_and_every_description_has_its_key() {
    let mut declared = BTreeSet::new();
    for kind in Kind::ALL {
        let schema: Value = serde_json::from_str(&render(kind, Lang::Fr)).expect("JSON");
        let records = schema["definitions"].as_object().expect("a table").iter();
        let records = records.map(|(name, record)| (name.as_str(), record));
        for (record, schema) in records.chain([(kind.id(), &schema)]) {
            for (key, field) in schema["properties"].as_object().into_iter().flatten() {
                let words = field["description"].as_str();
                let words = words.unwrap_or_else(|| panic!("{record}.{key} is not described"));
                assert!(words.ends_with('.') && !words.contains('\n'), "{words}");
                // The days of a version are described once.
                let record = match (record.strip_suffix("-version"), key.as_str()) {
                    (Some(_), "from" | "until") => "version",
                    (Some(record), _) => record,
                    (None, _) => record,
                };
                declared.insert((record.to_owned(), key.clone()));
            }
        }
    }
    let described = fs::read_to_string("src/rules/keys.toml").expect("the descriptions");
    for (record, keys) in toml::from_str::<toml::Table>(&described).expect("TOML") {
        for key in keys.as_table().expect("a table").keys() {
            assert!(declared.contains(&(record.clone(), key.clone())), "{record}.{key} is no key");
        }
    }
}

#[test]
fn the_languages_differ_in_what_people_read_alone() {
    fn bare(value: &mut Value, words: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                for key in ["description", "title"] {
                    if let Some(Value::String(text)) = object.get(key).cloned() {
                        object.remove(key);
                        words.push(text);
                    }
                }
                object.values_mut().for_each(|value| bare(value, words));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| bare(item, words)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    for kind in Kind::ALL {
        let [fr, en] = Lang::ALL.map(|lang| {
            let printed = run(&["rules", "schema", kind.id(), "--lang", lang.tag()]);
            let mut schema = serde_json::from_slice(&printed.stdout).expect("JSON");
            let mut words = Vec::new();
            bare(&mut schema, &mut words);
            (schema, words)
        });
        assert_eq!(fr.0, en.0);
        assert_eq!(fr.1.len(), en.1.len());
        let same = fr.1.iter().zip(&en.1).filter(|(fr, en)| fr == en).count();
        assert_eq!(same, 0, "{:?}", fr.1);
    }
}

#[test]
fn a_kind_that_is_none_is_refused() {
    for (lang, told) in [("fr", "choisissez parmi : ruleset,"), ("en", "choose from: ruleset,")] {
        let output = run(&["rules", "schema", "report", "--lang", lang]);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
        assert!(words(&err(&output)).contains(told), "{}", err(&output));
    }
}

#[test]
fn every_file_that_ships_names_its_schema_and_keeps_to_it() {
    let validators = validators();
    for (name, text) in shipped() {
        let kind = Kind::of_file(&name).expect("a kind of rule file");
        let named = named_in(&text).unwrap_or_else(|| panic!("{name} names no schema"));
        let file = dir().join(&name);
        let schema = file.parent().expect("a directory").join(named);
        let ours = dir().join(format!("../schemas/{}.json", kind.id()));
        assert_eq!(fs::canonicalize(schema).ok(), fs::canonicalize(ours).ok(), "{name}");
        let mistakes = mistakes(&validators[kind.id()], &value(&text));
        assert!(mistakes.is_empty(), "{name}: {mistakes:#?}");
    }
}

/// A file with a passage replaced, held against its schema.
fn changed(name: &str, from: &str, to: &str) -> Vec<String> {
    let text = &shipped()[name];
    assert!(text.contains(from), "{name}: {from}");
    let kind = Kind::of_file(name).expect("a kind");
    mistakes(&validators()[kind.id()], &value(&text.replacen(from, to, 1)))
}

#[test]
fn what_is_broken_is_found() {
    for (name, from, to, place) in [
        ("ruleset.toml", "version = \"2026.2\"", "", ""),
        ("ruleset.toml", "version = \"2026.2\"", "version = 2026", "/version"),
        ("ruleset.toml", "version = \"2026.2\"", "verison = \"2026.2\"", ""),
        ("ruleset.toml", "id = \"pays-de-la-loire\"", "id = \"Pays de la Loire\"", "/id"),
        ("ruleset.toml", "step = \"msp/projet-sante\"", "step = \"projet-sante\"", "/sample/step"),
        ("ruleset.toml", "stale-after-years = 3", "stale-after-years = 0", "/stale-after-years"),
        ("ruleset.toml", "latest-year = 2021", "latest-year = 20210", "/document/0/latest-year"),
        ("professions.toml", "one.en = \"GP\"", "", "/profession/0/one"),
        ("vocabulary.toml", "one.fr = \"libéral\"", "one.fr = \" \"", "/status/0/one/fr"),
        ("vocabulary.toml", "one.fr = \"libéral\"", "one.fr = \"a\\u202Eb\"", "/status/0/one/fr"),
        ("questions.toml", "[team]", "[taem]", ""),
        ("contacts.toml", "[[contact]]", "[[contacts]]", ""),
        ("types/msp.toml", "count = 3", "count = 0", "/staff/seat/0/count"),
        ("types/msp.toml", "count = 3", "count = \"3\"", "/staff/seat/0/count"),
        ("types/msp.toml", "any = [\"patientele-commune\"]", "any = []", "/scale/any"),
        ("types/msp.toml", "prerequisite = true", "prerequisite = \"oui\"", "/step/0/prerequisite"),
        ("types/msp.toml", "kind = \"combines\"", "kind = \"combine\"", "/relation/1/kind"),
        ("types/msp.toml", "grade = \"press\"", "grade = \"rumour\"", "/alert/7/grade"),
        ("types/msp.toml", "date = \"2026-02\"", "date = \"2026-13\"", "/alert/7/date"),
        ("types/msp.toml", "staff = { medecin-generaliste = 2 }", "staff = { a = -1 }", "/alert/0"),
        ("types/msp.toml", "table = \"members\"", "table = \"people\"", "/form/0/section/0/table"),
        ("types/msp.toml", "verdict = \"ready\"", "verdict = \"pret\"", "/example/1/verdict"),
        ("types/msp.toml", "validation-ars = \"met\"", "validation-ars = \"done\"", "/example/1/"),
        (
            "types/msp.toml",
            "possible = [\"unsuitable\"",
            "possible = [\"no\"",
            "/example/4/possible",
        ),
        ("types/msp.toml", "[rows.pay]", "[rows.Pay]", "/rows"),
        ("types/cpts.toml", "representation = true", "representation = 1", "/staff/representation"),
        ("types/ess.toml", "silent = true", "silent = \"oui\"", "/staff/seat/0/silent"),
        ("types/ess.toml", "around = [\"medecin-specialiste\"]", "around = [\"A b\"]", "/around/0"),
        ("types/asalee.toml", "hold = true", "hold = 1", "/alert/0/hold"),
        ("types/asalee.toml", "know-first = true", "know-first = \"\"", "/alert/0/know-first"),
        ("vocabulary.toml", "any-of = [\"salarie-centre\",", "any-of = [1,", "/status/1/any-of/0"),
        ("professions.toml", "[[counted-nowhere]]", "[[counted-nowher]]", ""),
        ("types/msp.toml", "aims = [", "aimes = [", ""),
    ] {
        let found = changed(name, from, to);
        assert!(!found.is_empty(), "{name}: {to}");
        let told = found.iter().any(|mistake| mistake.starts_with(place));
        assert!(told, "{name}: {to}: {found:#?}");
    }
}

#[test]
fn a_criterion_a_row_and_a_step_may_have_dated_versions() {
    let msp = &shipped()["types/msp.toml"];
    let part = |from: &str, to: &str| {
        let start = msp.find(from).expect("a start");
        let length = msp[start..].find(to).expect("an end");
        msp[start..start + length].to_owned()
    };
    let staff = part("[staff]", "# The scales");
    let twice = |old: &str, header: &str| {
        let versions = old.replace(header, &format!("[{header}]"));
        let dated = |line: &str| {
            versions.replace(&format!("[{header}]\n"), &format!("[{header}]\n{line}\n"))
        };
        dated("until = \"2026-06-30\"") + &dated("from = \"2026-07-01\"")
    };
    for (header, end) in [
        ("[staff]", "# The scales"),
        ("[audience]", "# The minimum"),
        ("[scale]", "# The steps"),
        ("[rows.pay]", "[rows.legal-form]"),
    ] {
        let old = part(header, end);
        let found = changed("types/msp.toml", &old, &twice(&old, header));
        assert!(found.is_empty(), "{header}: {found:#?}");
        // Without other versions a date says nothing.
        let alone = old.replace(header, &format!("{header}\nfrom = \"2026\""));
        assert!(!changed("types/msp.toml", &old, &alone).is_empty(), "{header}");
        let wrong = twice(&old, header).replace("2026-06-30", "30 juin 2026");
        assert!(!changed("types/msp.toml", &old, &wrong).is_empty(), "{header}");
    }
    let step = "id = \"contrat\"\n";
    assert!(changed("types/msp.toml", step, &format!("{step}from = \"2026-07-01\"\n")).is_empty());
    assert!(!changed("types/msp.toml", step, &format!("{step}since = \"2026\"\n")).is_empty());
    assert!(!changed("types/msp.toml", &staff, "staff = []\n").is_empty());
}

/// A place in a file, and the same without the numbers in lists.
type Place = (String, String);

/// Every place in a file, the first of each kind.
fn places(value: &Value, at: &Place, found: &mut BTreeMap<String, String>) {
    found.entry(at.1.clone()).or_insert_with(|| at.0.clone());
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                places(value, &(format!("{}/{key}", at.0), format!("{}/{key}", at.1)), found);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                places(item, &(format!("{}/{number}", at.0), format!("{}/0", at.1)), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A file as TOML, each of its keys on a line.
fn written(file: &Value) -> String {
    fn inline(value: &Value) -> String {
        let all = |items: Vec<String>| items.join(", ");
        match value {
            Value::Object(object) => {
                let pair =
                    |(key, value): (&String, &Value)| format!("\"{key}\" = {}", inline(value));
                format!("{{ {} }}", all(object.iter().map(pair).collect()))
            }
            Value::Array(items) => format!("[{}]", all(items.iter().map(inline).collect())),
            other => other.to_string(),
        }
    }
    let object = file.as_object().expect("a table");
    object.iter().map(|(key, value)| format!("\"{key}\" = {}\n", inline(value))).collect()
}

/// The codes of what the program says of one of these files, or of all.
fn refused(files: &Files, of: Option<&str>) -> BTreeSet<&'static str> {
    let loaded = load_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let problems = loaded.err().map(|broken| broken.diagnostics(Lang::En)).unwrap_or_default();
    let there = problems.iter().filter(|problem| {
        let place = problem.place.as_ref();
        of.is_none_or(|name| place.is_some_and(|place| place.origin == name))
    });
    there.map(|problem| problem.code).collect()
}

/// Whether some of these codes are of a file's form: the rest, which is what a file means to the
/// others, is beyond a schema.
fn of_form(codes: &BTreeSet<&'static str>) -> bool {
    const OF_FORM: [&str; 8] = [
        "wrong-kind",
        "unknown-key",
        "missing-key",
        "empty-text",
        "control-character",
        "out-of-range",
        "empty-list",
        "bad-date",
    ];
    OF_FORM.iter().any(|code| codes.contains(code))
}

/// The changes of a file at a place: the key gone, another beside it, other values.
fn changes(whole: &Value, place: &str) -> Vec<Value> {
    let (above, key) = place.rsplit_once('/').expect("a place");
    let put = |key: &str, value: Option<Value>| {
        let mut file = whole.clone();
        match (file.pointer_mut(above).expect("there"), value) {
            (Value::Object(above), Some(value)) => drop(above.insert(key.to_owned(), value)),
            (Value::Object(above), None) => drop(above.remove(key)),
            (Value::Array(above), Some(value)) => {
                above[key.parse::<usize>().expect("a number")] = value;
            }
            (Value::Array(above), None) => {
                above.remove(key.parse().expect("a number"));
            }
            _ => panic!("{place}"),
        }
        file
    };
    let others = [json!(7), json!(true), json!(" "), json!([]), json!({})];
    let mut changes: Vec<Value> = others.map(|value| put(key, Some(value))).into();
    changes.push(put(key, None));
    if whole.pointer(above).is_some_and(Value::is_object) {
        changes.push(put(&format!("{key}-zzz"), Some(json!("zzz"))));
    }
    changes
}

#[test]
fn a_schema_refuses_what_the_program_refuses_and_nothing_else() {
    let validators = validators();
    let shipped = shipped();
    let (mut tried, mut whole_sets) = (0, 0);
    for name in ["ruleset.toml", "professions.toml", "contacts.toml", "questions.toml"]
        .into_iter()
        .chain(["vocabulary.toml", "types/msp.toml"])
    {
        let whole = value(&shipped[name]);
        let validator = &validators[Kind::of_file(name).expect("a kind").id()];
        let mut found = BTreeMap::new();
        places(&whole, &Default::default(), &mut found);
        for place in found.into_values().filter(|place| !place.is_empty()) {
            for file in changes(&whole, &place) {
                let found = mistakes(validator, &file);
                let mut files = Files::new();
                if name.starts_with("types/") {
                    files.insert("ruleset.toml".to_owned(), shipped["ruleset.toml"].clone());
                }
                files.insert(name.to_owned(), written(&file));
                // What can be told without the other files is soon told.
                let known = !found.is_empty() && of_form(&refused(&files, Some(name)));
                if !known {
                    let mut files = shipped.clone();
                    files.insert(name.to_owned(), written(&file));
                    let codes = refused(&files, None);
                    if found.is_empty() {
                        assert!(!of_form(&codes), "{name}{place}: {codes:?}");
                    } else {
                        assert!(!codes.is_empty(), "{name}{place}: {found:#?}");
                    }
                    whole_sets += 1;
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 1000 && whole_sets > 100, "{tried}, {whole_sets}");
}

#[test]
fn a_directory_of_schemas_is_no_part_of_a_set() {
    let kept = tempfile::tempdir().expect("a directory");
    let copy = kept.path().join("copy");
    let path = copy.to_str().expect("UTF-8");
    assert_eq!(run(&["rules", "export", path]).status.code(), Some(0));
    fs::write(copy.join("schemas/stray.toml"), "= broken").expect("written");
    let tried = run(&["rules", "test", path]);
    assert_eq!(tried.status.code(), Some(0), "{}", err(&tried));
    assert!(Path::new(&copy).join("schemas/type.json").is_file());
    // In English for who reads English.
    let english = kept.path().join("english");
    let path = english.to_str().expect("UTF-8");
    run(&["rules", "export", path, "--lang", "en"]);
    let schema = fs::read_to_string(english.join("schemas/type.json")).expect("a schema");
    assert_eq!(schema, render(Kind::Type, Lang::En));
}
