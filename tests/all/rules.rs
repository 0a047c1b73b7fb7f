//! The rules: those that ship do what their own examples say; a type is added by TOML alone;
//! broken files get a diagnostic each, at its place, in both languages.

use std::fs;
use std::path::{Path, PathBuf};

use exercoord::answers::{Answers, team};
use exercoord::assess::{Verdict, assess};
use exercoord::diagnostic::{Drawing, render};
use exercoord::examples;
use exercoord::lang::Lang;
use exercoord::rules::{
    BrokenRules, Catalogue, DEFAULT_SET, embedded, embedded_names, load, load_files,
};

use crate::support::pages::added;
use crate::support::shipped::{Files, dir, shipped};

fn load_all(files: &Files) -> Result<Catalogue, BrokenRules> {
    load_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

fn shown(broken: &BrokenRules, lang: Lang) -> String {
    render(
        &broken.diagnostics(lang),
        Drawing { lang, width: 100, color: false, plain: false, codes: true },
    )
}

fn catalogue() -> Catalogue {
    embedded(DEFAULT_SET).unwrap_or_else(|broken| panic!("{}", shown(&broken, Lang::En)))
}

#[test]
fn every_example_comes_out() {
    let catalogue = catalogue();
    let failures: Vec<String> = catalogue
        .examples()
        .iter()
        .filter_map(|example| {
            let differences = examples::run(&catalogue, example);
            (!differences.is_empty())
                .then(|| format!("{}, {}: {differences:#?}", example.place.0, example.name))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn an_example_that_is_wrong_is_found_out() {
    let mut files = shipped();
    let msp = files.get_mut("types/msp.toml").expect("MSP");
    *msp = msp.replacen("verdict = \"eligible\"", "verdict = \"reachable\"", 1);
    let catalogue = load_all(&files).expect("it still loads");
    let wrong: Vec<&str> = catalogue
        .examples()
        .iter()
        .filter(|example| !examples::run(&catalogue, example).is_empty())
        .map(|example| &*example.name)
        .collect();
    assert_eq!(wrong, ["three GPs and a nurse in private practice, who share their patients"]);
}

#[test]
fn every_type_has_an_example_that_fits_and_one_that_does_not() {
    let catalogue = catalogue();
    for (kind, exercise) in catalogue.types().enumerate() {
        let verdicts: Vec<&str> = catalogue
            .examples()
            .iter()
            .filter(|example| example.kind == kind)
            .map(|example| example.verdict.id())
            .collect();
        assert!(
            verdicts.iter().any(|verdict| ["eligible", "ready"].contains(verdict)),
            "{}",
            exercise.id
        );
        assert!(verdicts.contains(&"unsuitable"), "{}", exercise.id);
    }
}

#[test]
fn the_set_that_ships_is_the_one_in_the_directory() {
    let embedded = catalogue();
    let read = load(&dir()).unwrap_or_else(|broken| panic!("{}", shown(&broken, Lang::En)));
    assert_eq!(embedded.version(), read.version());
    assert_eq!(format!("{:?}", embedded.types()), format!("{:?}", read.types()));
    assert_eq!(format!("{:?}", embedded.steps()), format!("{:?}", read.steps()));
}

/// A type that nobody has thought of, with a profession and a scale of its own: TOML alone.
const VILLAGE: &str = r#"
name = "VILLAGE"
long-name.fr = "équipe de village"
long-name.en = "village team"
summary.fr = "Un guérisseur et deux infirmiers, pour un village."
summary.en = "A healer and two nurses, for a village."
rows-not-given = ["audience", "staff", "scale", "actions", "prerequisites", "pay", "legal-form", "contract", "support", "contact"]
aims = ["prevention"]
[audience]
of = ["guerisseur", "infirmier"]
who.fr = "guérisseurs et infirmiers"
who.en = "healers and nurses"
reserved.fr = "réservée aux guérisseurs et aux infirmiers"
reserved.en = "only for healers and nurses"
source = { document = "page", row = "inventé", column = "paragraphe 1" }
[staff]
source = { document = "page", row = "inventé", column = "paragraphe 1" }
[[staff.seat]]
id = "guerisseur"
count = 1
of = ["guerisseur"]
[[staff.seat]]
id = "infirmier"
count = 2
of = ["infirmier"]
status = ["liberal"]
[scale]
any = ["village"]
source = { document = "page", row = "inventé", column = "paragraphe 1" }
[[step]]
id = "potion"
prerequisite = true
short.fr = "potion"
short.en = "potion"
text.fr = "Préparer la potion."
text.en = "Brew the potion."
who.fr = "le guérisseur"
who.en = "the healer"
source = { document = "page", row = "inventé", column = "paragraphe 1" }
[[example]]
name = "a healer and two self-employed nurses"
team = "1 guérisseuse, 2 ide libérales"
scale = ["village"]
verdict = "eligible"
"#;

fn with_a_seventh_type() -> Files {
    let mut files = shipped();
    let ruleset = files.get_mut("ruleset.toml").expect("the rule set");
    *ruleset = ruleset.replace("\"cpts\"]", "\"cpts\", \"village\"]");
    files.get_mut("professions.toml").expect("professions").push_str(
        "\n[[profession]]\nid = \"guerisseur\"\none.fr = \"guérisseur\"\none.en = \"healer\"\nmany.fr = \"guérisseurs\"\n\
         many.en = \"healers\"\ngroups = [\"participant\"]\nwords = [\"guérisseuse\"]\n",
    );
    files.get_mut("vocabulary.toml").expect("vocabulary").push_str(
        "\n[[scale]]\nid = \"village\"\nname.fr = \"village\"\nname.en = \"village\"\nteam-does.fr = \"soigne un village\"\n\
         team-does.en = \"cares for a village\"\ntext.fr = \"un village\"\ntext.en = \"a village\"\n",
    );
    files.insert("types/village.toml".to_owned(), VILLAGE.to_owned());
    files
}

#[test]
fn a_seventh_type_is_an_edit_of_toml() {
    let catalogue = load_all(&with_a_seventh_type())
        .unwrap_or_else(|broken| panic!("{}", shown(&broken, Lang::En)));
    let village = catalogue.type_by_id("village").expect("the seventh type");
    assert!(
        catalogue.examples().iter().all(|example| examples::run(&catalogue, example).is_empty())
    );
    let people = team(&catalogue, "1 guérisseur, 1 ide libérale, 1 ide salariée")
        .expect("the new profession is understood");
    let scale = [catalogue.scales().find(|scale| scale.id == "village").expect("the new scale")];
    let answers = Answers::new()
        .with_team(people.members().iter().copied(), None)
        .with_scale(scale.into_iter().collect());
    let assessment = assess(&catalogue, &answers);
    assert_eq!(assessment.types.len(), 7);
    let found = &assessment.types[village.index()];
    assert_eq!(found.verdict, Verdict::Reachable);
    assert_eq!(examples::missing_of(&catalogue, found), ["1 infirmier"]);
}

/// Breakages of the set that ships: a name, a file, what to replace in it, and by what.
/// An alert to be broken, before the examples of a type.
const ALERT: &str = r#"[[alert]]
id = "x"
about = "pay"
grade = "rumour"
date = "hier"
text = { fr = "x", en = "x" }
staff = { medecin = 2 }
source.row = "pay"

# Examples: they are tests."#;

const BREAKAGES: [(&str, &str, &str, &str); 29] = [
    ("unclosed-string", "vocabulary.toml", "id = \"liberal\"", "id = \"liberal"),
    ("unknown-key", "types/msp.toml", "summary.fr", "sumary.fr"),
    ("missing-text", "types/msp.toml", "summary.en", "#"),
    ("wrong-kind", "types/msp.toml", "count = 3", "count = \"trois\""),
    ("out-of-range", "types/msp.toml", "count = 3", "count = 0"),
    ("bad-id", "types/msp.toml", "id = \"projet-sante\"", "id = \"Projet santé\""),
    ("empty-text", "types/msp.toml", "name = \"MSP\"", "name = \" \""),
    ("empty-list", "types/msp.toml", "any = [\"patientele-commune\"]", "any = []"),
    ("duplicate-id", "professions.toml", "id = \"infirmier\"", "id = \"medecin-generaliste\""),
    (
        "unknown-group",
        "types/msp.toml",
        "of = [\"auxiliaire-medical\"]",
        "of = [\"auxiliaires-medicaux\"]",
    ),
    ("unknown-scale", "types/msp.toml", "any = [\"patientele-commune\"]", "any = [\"planete\"]"),
    ("unknown-row", "types/msp.toml", "source.row = \"staff\"", "source.row = \"staf\""),
    ("unknown-contact", "types/msp.toml", "contacts = [\"apmsl\"]", "contacts = [\"apsml\"]"),
    (
        "shared-word",
        "professions.toml",
        "\"généraliste\", \"omni",
        "\"kiné\", \"généraliste\", \"omni",
    ),
    ("row-not-given", "types/msp.toml", "[rows.pay]", "[rows.audiense]"),
    ("row-given-twice", "types/ess.toml", "rows-not-given = [", "rows-not-given = [\"staff\", "),
    (
        "source-without-column",
        "types/msp.toml",
        "column.document = \"tableau\"\ncolumn.heading = \"ESP MSP\"",
        "",
    ),
    ("source-without-place", "types/msp.toml", "source.column = \"paragraphe 1\"\n", ""),
    ("dead-seat", "types/msp.toml", "of = [\"auxiliaire-medical\"]", "of = [\"psychologue\"]"),
    (
        "unnamed-seat",
        "types/msp.toml",
        "of = [\"auxiliaire-medical\"]",
        "of = [\"infirmier\", \"pharmacien\"]",
    ),
    ("unknown-verdict", "types/msp.toml", "verdict = \"ready\"", "verdict = \"raedy\""),
    ("alert", "types/msp.toml", "# Examples: they are tests.", ALERT),
    ("unknown-relation", "types/esp-clap.toml", "kind = \"prepares\"", "kind = \"prepare\""),
    (
        "unknown-common-step",
        "types/msp.toml",
        "common = \"projet-sante\"",
        "common = \"projet-de-sante\"",
    ),
    ("stray-file", "ruleset.toml", "\"msp\", ", ""),
    ("directory-code", "directory.toml", "code = \"26\"", "code = \"21\""),
    ("directory-mode", "directory.toml", "[\"B\", \"I\"]", "[\"B\", \"L\"]"),
    ("directory-status", "directory.toml", "status = \"liberal\"", "status = \"liberale\""),
    ("directory-skills", "directory.toml", "skills = [\"SM03\"]", "skills = []"),
];

#[test]
fn each_breakage_is_shown_at_its_place() {
    for (name, file, from, to) in BREAKAGES {
        let mut files = shipped();
        let text = files.get_mut(file).expect(file);
        assert!(text.contains(from), "{name}: the rules no longer hold {from:?}");
        *text = text.replacen(from, to, 1);
        let broken = load_all(&files).err().unwrap_or_else(|| panic!("{name} is not found out"));
        let both = Lang::ALL.map(|lang| (lang.tag(), shown(&broken, lang)));
        insta::assert_snapshot!(format!("broken-{name}"), added(both));
    }
}

#[test]
fn a_file_that_is_missing_is_named() {
    for name in ["professions.toml", "types/cds.toml"] {
        let mut files = shipped();
        files.remove(name);
        // What a base does not give is told otherwise.
        let ruleset = files.get_mut("ruleset.toml").expect("the rule set");
        *ruleset = ruleset.replace("base = \"../common\"\n", "");
        let broken = load_all(&files).err().unwrap_or_else(|| panic!("{name} is not missed"));
        assert!(shown(&broken, Lang::En).contains(&format!("the file `{name}` is missing")));
    }
}

#[test]
fn a_base_that_gives_nothing_is_told_at_its_place() {
    let kept = tempfile::tempdir().expect("a directory");
    let (set, outside) = (kept.path().join("sets/mine"), kept.path().join("words"));
    fs::create_dir_all(set.join("types")).expect("made");
    fs::create_dir_all(&outside).expect("made");
    let mut files = shipped();
    // What is missing is there, where a base may not lead.
    for name in ["vocabulary.toml", "professions.toml"] {
        fs::write(outside.join(name), files.remove(name).expect(name)).expect("written");
    }
    let absolute = outside.display().to_string();
    for (name, base) in
        [("gone", "../nowhere"), ("outside", "../../words"), ("absolute", &absolute)]
    {
        for (name, text) in &files {
            let text = text.replace("\"../common\"", &format!("{base:?}"));
            fs::write(set.join(name), text).expect("written");
        }
        let broken = load(&set).err().unwrap_or_else(|| panic!("{base} is taken"));
        let both: Vec<String> = Lang::ALL.iter().map(|lang| shown(&broken, *lang)).collect();
        // How wide what is drawn is depends on the directory's name.
        let both = both.join("\n").replace(&set.display().to_string(), "DIR");
        if name == "absolute" {
            assert!(both.contains("error[missing-base]") && both.contains("12 | base"), "{both}");
        } else {
            insta::assert_snapshot!(format!("broken-base-{name}"), both);
        }
    }
}

#[test]
fn a_base_gives_what_is_missing_and_is_not_looked_at_otherwise() {
    let kept = tempfile::tempdir().expect("a directory");
    let (set, base) = (kept.path().join("mine"), kept.path().join("words"));
    fs::create_dir_all(set.join("types")).expect("made");
    fs::create_dir_all(&base).expect("made");
    let mut files = shipped();
    let ruleset = files.get_mut("ruleset.toml").expect("the rule set");
    *ruleset = ruleset.replace("\"../common\"", "\"../words\"");
    let of_base = files.remove("vocabulary.toml").expect("the vocabulary");
    for (name, text) in &files {
        fs::write(set.join(name), text).expect("written");
    }
    fs::write(base.join("vocabulary.toml"), &of_base).expect("written");
    // Of the same name as one that the set has itself, and of a name that no set has.
    fs::write(base.join("contacts.toml"), "= broken").expect("written");
    fs::write(base.join("other.toml"), "= broken").expect("written");
    let read = load(&set).unwrap_or_else(|broken| panic!("{}", shown(&broken, Lang::En)));
    assert_eq!(format!("{:?}", read.scales()), format!("{:?}", catalogue().scales()));
    // The files of a base have their own name in what is told of them.
    fs::write(base.join("vocabulary.toml"), of_base.replacen("name.fr", "nam.fr", 1))
        .expect("written");
    let told = shown(&load(&set).expect_err("a key is unknown"), Lang::En);
    assert!(told.contains(&base.join("vocabulary.toml").display().to_string()), "{told}");
    // With every file at hand the base may be gone.
    fs::write(set.join("vocabulary.toml"), &of_base).expect("written");
    fs::remove_dir_all(&base).expect("removed");
    assert!(load(&set).is_ok());
}

#[test]
fn all_problems_of_all_files_are_told_at_once() {
    let mut files = shipped();
    for (file, from, to) in [
        ("types/msp.toml", "count = 3", "count = 0"),
        ("types/cds.toml", "name = \"CDS\"", "nam = \"CDS\""),
        ("contacts.toml", "id = \"apmsl\"", "id = \"APMSL\""),
        ("vocabulary.toml", "team-is.en = \"is self-employed\"", "team-is.en = 3"),
    ] {
        let text = files.get_mut(file).expect(file);
        assert!(text.contains(from), "{file}: {from}");
        *text = text.replacen(from, to, 1);
    }
    let broken = load_all(&files).expect_err("four files are broken");
    let shown = shown(&broken, Lang::En);
    for place in ["types/msp.toml:", "types/cds.toml:", "contacts.toml:", "vocabulary.toml:"] {
        assert!(shown.contains(place), "{place} is not told:\n{shown}");
    }
}

#[test]
fn a_directory_that_is_not_there_is_a_clear_error() {
    let broken = load(Path::new("no/such/rules")).expect_err("nothing is there");
    assert!(shown(&broken, Lang::Fr).contains("no/such/rules"));
}

#[test]
fn every_cite_is_short() {
    let catalogue = catalogue();
    for exercise in catalogue.types() {
        let evidence =
            exercise.cells.iter().flatten().chain(&exercise.facts).map(|cell| &cell.evidence);
        let evidence = evidence
            .chain([&exercise.audience.evidence, &exercise.staff.evidence])
            .chain(exercise.scale.as_ref().map(|rule| &rule.evidence));
        for cite in evidence.filter_map(|evidence| evidence.cite.as_deref()) {
            assert!(cite.chars().count() <= 90, "{}: {cite}", exercise.id);
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(256))]

    /// Whatever one does to a rule file, loading it ends with a catalogue or with problems that
    /// can be shown.
    #[test]
    fn no_rule_file_panics(file in 0_usize..10, at in 0.0_f64..1.0, cut in 0_usize..60, put in "[\\[\\]\"=.#{}a-zé0-9\n ]{0,12}") {
        let mut files = shipped();
        let name = files.keys().nth(file).cloned().unwrap_or_default();
        let text = files.get_mut(&name).expect("one of the files");
        let mut start = (text.len() as f64 * at) as usize;
        while !text.is_char_boundary(start) { start -= 1; }
        let mut end = (start + cut).min(text.len());
        while !text.is_char_boundary(end) { end += 1; }
        text.replace_range(start..end, &put);
        if let Err(broken) = load_all(&files) {
            for lang in Lang::ALL {
                proptest::prop_assert!(!shown(&broken, lang).is_empty());
            }
        }
    }
}

#[test]
fn more_seats_than_the_program_takes_are_refused() {
    let mut files = shipped();
    let msp = files.get_mut("types/msp.toml").expect("MSP");
    let seats: String = (0..40)
        .map(|number| {
            format!("[[staff.seat]]\nid = \"s{number}\"\ncount = 1\nof = [\"infirmier\"]\n\n")
        })
        .collect();
    *msp = msp.replacen("# The scales that suit", &format!("{seats}# The scales that suit"), 1);
    let broken = load_all(&files).expect_err("42 seats");
    assert!(shown(&broken, Lang::En).starts_with("error[too-many]"));
}

#[test]
fn the_sample_for_examples_can_be_typed() {
    let catalogue = catalogue();
    let sample = catalogue.sample();
    for lang in Lang::ALL {
        assert!(team(&catalogue, sample.team.get(lang)).is_ok_and(|team| !team.is_empty()));
    }
    for name in &sample.count {
        let known = |profession: &exercoord::rules::Profession| {
            profession.id == *name || profession.short.as_ref() == Some(name)
        };
        assert!(catalogue.professions().iter().any(known), "--{name}");
    }
}

/// Rules are data: nothing of this region, and no type, profession, status or scale, is named by
/// the code. (Comments may speak of them.)
#[test]
fn no_id_stands_in_the_code() {
    for set in embedded_names() {
        no_id_of(&embedded(set).unwrap_or_else(|broken| panic!("{}", shown(&broken, Lang::En))));
    }
}

fn no_id_of(catalogue: &Catalogue) {
    let ids: Vec<&str> = (catalogue.types().iter().map(|kind| &*kind.id))
        .chain(catalogue.types().iter().map(|kind| &*kind.name))
        .chain(catalogue.professions().iter().map(|profession| &*profession.id))
        .chain(catalogue.professions().iter().filter_map(|profession| profession.short.as_deref()))
        .chain(catalogue.statuses().iter().map(|status| &*status.id))
        .chain(catalogue.scales().iter().map(|scale| &*scale.id))
        .chain(catalogue.aims().iter().map(|aim| &*aim.id))
        .chain(catalogue.steps().iter().map(|step| &*step.id))
        .collect();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 30);
    for file in files {
        let text = fs::read_to_string(&file).expect("text");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let literals: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            for word in literals
                .iter()
                .flat_map(|text| text.split(|char: char| !char.is_alphanumeric() && char != '-'))
            {
                assert!(
                    !ids.contains(&word) || ["as"].contains(&word),
                    "`{word}` in {}: {line}",
                    file.display()
                );
            }
        }
    }
}

fn sources(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn a_short_name_in_place_of_an_id_is_told_with_the_id() {
    let mut files = shipped();
    let msp = files.get_mut("types/msp.toml").expect("MSP");
    *msp = msp.replacen("of = [\"medecin-generaliste\"]", "of = [\"kine\"]", 1);
    let Err(broken) = load_all(&files) else { panic!("it loads") };
    let told = shown(&broken, Lang::En);
    assert!(told.contains("did you mean: masseur-kinesitherapeute?"), "{told}");
}
