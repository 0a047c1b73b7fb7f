//! What to do about text that is not TOML, by what the reader of TOML says of it.

use crate::lang::Lang;
use crate::tr;

/// Parts of what the reader says, one of which is in it, for each remedy in the order in which they
/// stand among the messages; the first that fits is the one.
static SAID: [&[&str]; 15] = [
    &["missing opening quote"],
    &["string, expected"],
    &["string values must be quoted", "invalid float"],
    &["duplicate key"],
    &["invalid boolean"],
    &["unexpected key or value"],
    &["unexpected leading zero"],
    &["invalid unquoted key"],
    &["invalid date"],
    &["unclosed array table", "unclosed table"],
    &["missing comma between array"],
    &["unclosed array", "in array"],
    &["inline table", "comma between key-value"],
    &["key with no value", "missing assignment"],
    &["missing escaped value"],
];

fn remedy(detail: &str) -> Option<usize> {
    SAID.iter().position(|said| said.iter().any(|part| detail.contains(part)))
}

/// Whether the mistake leaves a list open: what follows is then read as a part of it, and is told
/// as wrong line by line.
pub(super) fn spreads(detail: &str) -> bool {
    ["missing comma between array", "in array"].iter().any(|part| detail.contains(part))
        || detail.contains("unclosed array") && !detail.contains("unclosed array table")
}

/// How to mend it, with the reader's own words; `more` where others in the file are left out.
pub(super) fn help(detail: &str, more: bool, lang: Lang) -> String {
    let remedy = remedy(detail).and_then(|remedy| tr!(lang, toml_remedies).get(remedy));
    let said = match remedy {
        Some(remedy) => tr!(lang, toml_remedy(remedy, detail)),
        None => tr!(lang, toml_reader_says(detail)),
    };
    if more { said + tr!(lang, toml_first) } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tree;

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
        let mut reached = Vec::new();
        for (text, expected) in cases {
            let (_, errors) = tree::parse(text);
            let detail = &errors[0].detail;
            let told = help(detail, false, Lang::Fr);
            assert!(told.contains(expected), "{text:?}: {told}");
            assert!(told.ends_with(&format!("{detail})")), "{told}");
            let english = help(detail, true, Lang::En);
            assert!(english.contains("(the TOML reader says: "), "{english}");
            reached.extend(remedy(detail));
        }
        for (number, said) in SAID.iter().enumerate() {
            assert!(reached.contains(&number), "{said:?}");
        }
    }

    #[test]
    fn a_list_left_open_spreads_and_a_table_does_not() {
        for (text, expected) in [
            ("a = [\"b\"\nc.d = \"e\"\nf = 1\n", true),
            ("[[a]\nb = 1\n", false),
            ("a = \"b\nc = d\n", false),
        ] {
            let (_, errors) = tree::parse(text);
            assert_eq!(spreads(&errors[0].detail), expected, "{text:?}");
        }
    }
}
