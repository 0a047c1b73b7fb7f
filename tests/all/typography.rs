//! Texts: how each language sets them, what is near to a word, how words are folded, dates as they
//! are read, and what is said of text that is not TOML.

use exercoord::date::When;
use exercoord::lang::{Lang, is_singular, number, sanitize, typeset};
use exercoord::messages::{en, fr};
use exercoord::nearest::nearest;
use exercoord::rules::{Catalogue, load_files};
use exercoord::team::shorthand::read;
use toml::de::DeTable;

use crate::support::shipped::{Files, shipped};

#[test]
fn french_spaces_do_not_break() {
    assert_eq!(
        typeset(Lang::Fr, "MSP : « oui » ; non ?"),
        "MSP\u{a0}: «\u{a0}oui\u{a0}»\u{202f}; non\u{202f}?"
    );
}

#[test]
fn a_number_stays_with_its_noun_in_both_languages() {
    for lang in Lang::ALL {
        assert_eq!(typeset(lang, "a 3 médecins, 02 28"), "a 3\u{a0}médecins, 02\u{a0}28");
        assert_eq!(typeset(lang, "loi 1901, page 2"), "loi\u{a0}1901, page\u{a0}2");
    }
}

#[test]
fn what_is_set_stays_as_it_is() {
    for text in ["il manque 1 médecin", "réponses 1 et 2", "loi 1901 ; « oui » : 02 28", "les 3"]
    {
        for lang in Lang::ALL {
            let once = typeset(lang, text);
            assert_eq!(typeset(lang, &once), once);
        }
    }
}

#[test]
fn zero_is_singular_in_french_alone() {
    assert!(is_singular(Lang::Fr, 0) && !is_singular(Lang::En, 0));
    assert!(!is_singular(Lang::Fr, 2) && is_singular(Lang::En, 1));
}

#[test]
fn control_characters_lose_their_power() {
    assert_eq!(sanitize("a\u{1b}[2Jb\u{202e}c\u{9b}d\n"), "a␛[2Jbcd ");
}

#[test]
fn a_tag_is_read_by_its_language() {
    for (tag, lang) in [
        ("fr_FR.UTF-8", Some(Lang::Fr)),
        ("C.UTF-8", Some(Lang::Fr)),
        ("", Some(Lang::Fr)),
        ("en-GB", Some(Lang::En)),
        ("de_DE", None),
    ] {
        assert_eq!(Lang::from_tag(tag), lang, "{tag}");
    }
}

#[test]
fn thousands_are_set_apart() {
    for (count, french, english) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1\u{202f}000", "1,000"),
        (2_447_902, "2\u{202f}447\u{202f}902", "2,447,902"),
    ] {
        assert_eq!(number(count, Lang::Fr), french);
        assert_eq!(number(count, Lang::En), english);
    }
}

#[test]
fn nearest_words_are_close_ones() {
    assert_eq!(nearest("msb", ["msp", "cpts", "cds"]), ["msp"]);
    assert!(nearest("zzz", ["msp", "cpts"]).is_empty());
    assert_eq!(nearest("kin", ["kine", "ide"]), ["kine"]);
}

#[test]
fn a_date_is_read_as_exactly_as_it_is_known() {
    for (text, expected) in [
        ("2026-01-28", Some("28 janvier 2026")),
        ("2026-01-01", Some("1er janvier 2026")),
        ("2026-01", Some("janvier 2026")),
        ("2026", Some("2026")),
        ("2026-13", None),
        ("2026-1", None),
        ("26", None),
        ("2026-01-28-1", None),
        ("hier", None),
    ] {
        let when = When::parse(text);
        assert_eq!(when.map(|when| when.words(Lang::Fr)).as_deref(), expected, "{text}");
        assert_eq!(when.map(|when| when.to_string()), expected.map(|_| text.to_owned()));
    }
}

/// The rules that ship, with a text in the place of another in a file.
fn with(file: &str, old: &str, new: &str) -> Catalogue {
    let mut files: Files = shipped();
    let text = files.get_mut(file).expect("a file of the rules");
    assert!(text.contains(old), "{old}");
    *text = text.replacen(old, new, 1);
    load_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).expect("no fault")
}

#[test]
fn apostrophes_between_letters_are_curly() {
    let notice = "notice.fr = \"";
    let text = "l'ARS d'« ici », 'quoted', 5' d'";
    let rules = with("ruleset.toml", notice, &format!("{notice}{text} "));
    let shown = &rules.notice().fr;
    assert!(shown.starts_with("l’ARS d’« ici », 'quoted', 5' d' "), "{shown}");
}

#[test]
fn folding_drops_accents_case_plurals_hyphens_and_fillers() {
    for (word, typed, is_known) in [
        ("Gardes-Forêts", "garde forêt", true),
        ("RÂLÉS", "râle", true),
        ("Cœur d’or", "coeur d or", true),
        ("zs", "z", false),
        ("zgs", "zg", true),
        ("zgx", "zg", false),
        ("Zédicaux", "zedicau", true),
        ("technicien de labour zonal", "Techniciens du labour zonal", true),
    ] {
        let words = "words = [";
        let rules = with("professions.toml", words, &format!("{words}\"{word}\", "));
        let (reading, mistakes) = read(&rules, &format!("2 {typed}"));
        assert_eq!((reading.members.len(), mistakes.is_empty()), (usize::from(is_known), is_known));
    }
}

#[test]
fn every_remedy_is_reached_by_the_mistake_that_it_mends() {
    let cases = [
        ("a = b\"\n", "ouvrez le texte"),
        ("a = \"b\n", "fermez le texte"),
        ("a = 'b\n", "fermez le texte"),
        ("a = \"\"\"b\n", "fermez le texte"),
        ("a = oui\n", "entre guillemets droits"),
        ("a = « b »\n", "entre guillemets droits"),
        ("a = 06 12\n", "entre guillemets droits"),
        ("a = non\n", "entre guillemets droits"),
        ("a =\n", "écrivez-la"),
        ("a = 1\na = 2\n", "deux fois"),
        ("[a]\n[a]\n", "[[staff]]"),
        ("[a]\n[[a]]\n", "[[staff]]"),
        ("a = True\n", "true ou false"),
        ("a = tru\n", "true ou false"),
        ("a = \"b\" \"c\"\n", "allez à la ligne"),
        ("a = \"b \"c\" d\"\n", "allez à la ligne"),
        ("a = 0612131415\n", "téléphone"),
        ("é = 1\n", "accent"),
        ("a\u{a0}= 1\n", "insécable"),
        ("a = 2026-13-01\n", "2026-07-01"),
        ("a = 2026-7-1\n", "2026-07-01"),
        ("[[a]\nb = 1\n", "nom de la table"),
        ("[a\nb = 1\n", "nom de la table"),
        ("a = [\"b\" \"c\"]\n", "virgule"),
        ("a = [\"b\"\nc = 1\n", "crochet"),
        ("a = [\"b\"\n", "fermez la liste"),
        ("a = [1,,2]\n", "fermez la liste"),
        ("a = { b = 1\n", "accolade"),
        ("a : \"b\"\n", "le signe ="),
        ("un mot\n", "le signe ="),
        ("a = \"b\\z\"\n", "barre oblique inverse"),
    ];
    let mut told = String::new();
    for (text, expected) in cases {
        let error = DeTable::parse(text).expect_err("no TOML");
        let [french, english] = Lang::ALL.map(|lang| said_of(text, lang).remove(0));
        assert!(french.contains(expected), "{text:?}: {french}");
        let detail = format!("{})", error.message());
        assert!(french.trim_end_matches(fr::toml_first).ends_with(&detail), "{french}");
        let detail = format!("(the TOML reader says: {detail}");
        assert!(english.trim_end_matches(en::toml_first).ends_with(&detail), "{english}");
        told += &french;
    }
    for remedy in fr::toml_remedies {
        assert!(told.contains(remedy), "{remedy}");
    }
}

#[test]
fn a_list_left_open_spreads_and_a_table_does_not() {
    for (text, expected) in [
        ("a = [\"b\"\nc.d = \"e\"\nf = 1\n", true),
        ("[[a]\nb = 1\n", false),
        ("a = \"b\nc = d\n", false),
    ] {
        let said = said_of(text, Lang::Fr);
        assert_eq!(said[0].ends_with(fr::toml_first), expected, "{text:?}");
        assert!(!expected || said.len() == 1, "{said:?}");
    }
}

/// What is said of a text that is not TOML, mistake by mistake.
fn said_of(text: &str, lang: Lang) -> Vec<String> {
    let broken = load_files([("ruleset.toml", text)]).expect_err("no TOML");
    broken.diagnostics(lang).into_iter().filter_map(|problem| problem.help).collect()
}
