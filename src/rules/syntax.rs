//! What to do about text that is not TOML, by what the reader of TOML says of it.

use crate::lang::Lang;

/// How a mistake is mended.
struct Remedy {
    /// Parts of the reader's words: one of them is in what it says.
    said: &'static [&'static str],
    fr: &'static str,
    en: &'static str,
}

/// The remedies; the first that fits is the one.
static REMEDIES: &[Remedy] = &[
    Remedy {
        said: &["missing opening quote"],
        fr: "ouvrez le texte par un guillemet droit (\")",
        en: "begin the text with a straight quote (\")",
    },
    Remedy {
        said: &["string, expected"],
        fr: "fermez le texte, sur sa ligne, par un guillemet droit (\")",
        en: "end the text, on its line, with a straight quote (\")",
    },
    Remedy {
        said: &["string values must be quoted", "invalid float"],
        fr: "mettez ce texte entre guillemets droits : \"…\" ; s'il manque une valeur, écrivez-la",
        en: "put this text in straight quotes: \"…\"; if a value is missing, write it",
    },
    Remedy {
        said: &["duplicate key"],
        fr: "la même clé ou la même table est là deux fois, ou un bloc a été collé deux fois : retirez l'un des deux ; une table qui se répète s'écrit chaque fois avec deux crochets, comme [[staff]]",
        en: "the same key or table stands twice, or a block was pasted twice: take one of the two out; a table that repeats is written with two brackets each time, as in [[staff]]",
    },
    Remedy {
        said: &["invalid boolean"],
        fr: "écrivez true ou false, en minuscules ; un texte se met entre guillemets droits",
        en: "write true or false, in lower case; a text goes in straight quotes",
    },
    Remedy {
        said: &["unexpected key or value"],
        fr: "une clé n'a qu'une valeur, et chaque clé sa ligne : allez à la ligne, ou retirez ce qui suit ; dans un texte, les guillemets s'écrivent « »",
        en: "a key has one value, and each key its line: begin a new line, or take out what follows; inside a text, quotes are written “ ”",
    },
    Remedy {
        said: &["unexpected leading zero"],
        fr: "un nombre ne commence pas par zéro ; un numéro de téléphone est un texte : mettez-le entre guillemets droits",
        en: "a number does not begin with zero; a telephone number is a text: put it in straight quotes",
    },
    Remedy {
        said: &["invalid unquoted key"],
        fr: "une clé s'écrit sans accent ni espace insécable : retapez-la, et les espaces de sa ligne",
        en: "a key has no accents and no no-break spaces: type it again, and the spaces of its line",
    },
    Remedy {
        said: &["invalid date"],
        fr: "écrivez l'année, le mois et le jour, avec leurs zéros : 2026-07-01",
        en: "write the year, the month and the day, with their zeros: 2026-07-01",
    },
    Remedy {
        said: &["unclosed array table", "unclosed table"],
        fr: "fermez le nom de la table par autant de crochets qu'il en a devant lui : [staff], [[step]]",
        en: "close the name of the table with as many brackets as stand before it: [staff], [[step]]",
    },
    Remedy {
        said: &["missing comma between array"],
        fr: "séparez les éléments de la liste par une virgule ; si la liste finit plus haut, fermez-la par un crochet ( ] )",
        en: "put a comma between the items of the list; if the list ends further up, close it with a bracket ( ] )",
    },
    Remedy {
        said: &["unclosed array", "in array"],
        fr: "fermez la liste par un crochet ( ] ), avec une seule virgule entre deux éléments",
        en: "close the list with a bracket ( ] ), with a single comma between two items",
    },
    Remedy {
        said: &["inline table", "comma between key-value"],
        fr: "entre accolades, séparez les clés par une virgule, et fermez par une accolade ( } )",
        en: "between braces, put a comma between the keys, and close with a brace ( } )",
    },
    Remedy {
        said: &["key with no value", "missing assignment"],
        fr: "écrivez une clé, le signe = et sa valeur ; un commentaire commence par un dièse (#)",
        en: "write a key, the sign = and its value; a comment begins with a hash (#)",
    },
    Remedy {
        said: &["missing escaped value"],
        fr: "dans un texte, écrivez deux fois la barre oblique inverse : \\\\",
        en: "inside a text, write the backslash twice: \\\\",
    },
];

fn remedy(detail: &str) -> Option<&'static Remedy> {
    REMEDIES.iter().find(|remedy| remedy.said.iter().any(|part| detail.contains(part)))
}

/// Whether the mistake leaves a list open: what follows is then read as a part of it, and is told
/// as wrong line by line.
pub(super) fn spreads(detail: &str) -> bool {
    ["missing comma between array", "in array"].iter().any(|part| detail.contains(part))
        || detail.contains("unclosed array") && !detail.contains("unclosed array table")
}

/// How to mend it, with the reader's own words; `more` where others in the file are left out.
pub(super) fn help(detail: &str, more: bool, lang: Lang) -> String {
    let said = match (remedy(detail), lang) {
        (Some(Remedy { fr, .. }), Lang::Fr) => {
            format!("{fr} (le lecteur de TOML dit, en anglais : {detail})")
        }
        (Some(Remedy { en, .. }), Lang::En) => format!("{en} (the TOML reader says: {detail})"),
        (None, Lang::Fr) => format!("le lecteur de TOML dit (en anglais) : {detail}"),
        (None, Lang::En) => format!("the TOML reader says: {detail}"),
    };
    match (more, lang) {
        (false, _) => said,
        (true, Lang::Fr) => {
            said + " ; d'autres passages de ce fichier en souffrent : corrigez d'abord celui-ci"
        }
        (true, Lang::En) => said + "; other passages of this file suffer from it: mend this first",
    }
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
            reached
                .extend(REMEDIES.iter().position(|it| std::ptr::eq(it, remedy(detail).unwrap())));
        }
        for (number, remedy) in REMEDIES.iter().enumerate() {
            assert!(reached.contains(&number), "{}", remedy.fr);
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
