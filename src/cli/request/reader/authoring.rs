//! `rules ACTION …`: what the keeper of the rules asks for.

use std::path::PathBuf;

use clap::ArgMatches;
use exercoord::authoring::{codes, schema};
use exercoord::diagnostic::nearest;
use exercoord::lang::Lang;
use exercoord::rules::is_id;

use super::{Reader, flag};
use crate::cli::request::Keep;

/// An action: its names in both languages, the most words that follow it, and the options of the
/// command `rules` that go with it.
struct Form {
    action: Action,
    names: [&'static str; 2],
    words: usize,
    options: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Check,
    Explain,
    Test,
    Diff,
    Graph,
    Schema,
    Export,
    New,
}

/// The actions, in the order in which a keeper comes to need them.
const FORMS: [Form; 8] = [
    Form {
        action: Action::Check,
        names: ["check", "verifier"],
        words: 1,
        options: &["rules", "format", "stale-after", "strict", "as-of"],
    },
    Form { action: Action::Explain, names: ["explain", "expliquer"], words: 1, options: &[] },
    Form {
        action: Action::Test,
        names: ["test", "tester"],
        words: 1,
        options: &["rules", "format"],
    },
    Form {
        action: Action::Diff,
        names: ["diff", "changements"],
        words: 2,
        options: &["format", "answers", "as-of"],
    },
    Form {
        action: Action::Graph,
        names: ["graph", "dessiner"],
        words: usize::MAX,
        options: &["rules", "format", "as-of"],
    },
    Form { action: Action::Schema, names: ["schema", "schema"], words: 1, options: &[] },
    Form {
        action: Action::Export,
        names: ["export", "exporter"],
        words: 1,
        options: &["rules", "force"],
    },
    Form { action: Action::New, names: ["new", "nouveau"], words: 2, options: &["rules"] },
];

/// The options of `rules` that not every action takes.
const OPTIONS: [&str; 7] =
    ["rules", "format", "stale-after", "strict", "answers", "force", "as-of"];

/// What a word that is missing would have been.
#[derive(Clone, Copy)]
enum Lacking {
    Action,
    Id,
    Dir,
    Two,
}

/// The longest id that a new type may have: it is the name of a file too.
const LONGEST_ID: usize = 60;

impl Reader<'_> {
    pub(super) fn keep(&mut self, matches: &ArgMatches) -> Keep {
        let nothing = Keep::Explain { code: None };
        let words: Vec<&String> = matches.get_many("words").into_iter().flatten().collect();
        let Some((word, rest)) = words.split_first() else {
            self.lacks(Lacking::Action);
            return nothing;
        };
        let lower = word.to_lowercase();
        let Some(form) = FORMS.iter().find(|form| form.names.contains(&lower.as_str())) else {
            self.unknown_action(word);
            return nothing;
        };
        let [name, _] = form.names;
        for option in OPTIONS.iter().filter(|option| !form.options.contains(option)) {
            let given = match *option {
                "force" | "strict" => flag(matches, option),
                _ => matches.contains_id(option),
            };
            if given {
                self.out_of_place(&format!("--{option}"), name);
            }
        }
        for word in rest.iter().skip(form.words) {
            let (message, help) = match self.line.lang() {
                Lang::Fr => {
                    (format!("mot inattendu : « {word} »"), "voir : exercoord rules --help")
                }
                Lang::En => (format!("unexpected word `{word}`"), "see: exercoord rules --help"),
            };
            self.word_problem("unexpected-word", word, message, help.to_owned());
        }
        let rules = self.one(matches, "rules").filter(|set| !set.is_empty());
        let mut rest = rest.iter().map(|word| word.to_string()).filter(|word| !word.is_empty());
        match form.action {
            Action::Check => Keep::Check {
                set: self.set(rest.next(), rules),
                json: self.as_json(matches),
                stale_after: self.years(matches),
                strict: flag(matches, "strict"),
            },
            Action::Explain => Keep::Explain { code: rest.next().map(|word| self.code(&word)) },
            Action::Test => {
                Keep::Test { set: self.set(rest.next(), rules), json: self.as_json(matches) }
            }
            Action::Diff => {
                let (Some(old), Some(new)) = (rest.next(), rest.next()) else {
                    self.lacks(Lacking::Two);
                    return nothing;
                };
                let answers = self.one(matches, "answers").filter(|path| !path.is_empty());
                Keep::Diff { old, new, answers, json: self.as_json(matches) }
            }
            Action::Graph => {
                let known = [("mermaid", false), ("dot", true)];
                let dot = self.among(matches, "format", &known).unwrap_or(false);
                Keep::Graph { set: rules, types: rest.collect(), dot }
            }
            Action::Schema => Keep::Schema { kind: self.file_kind(rest.next()) },
            Action::Export => match rest.next() {
                Some(dir) => {
                    Keep::Export { set: rules, dir: dir.into(), force: flag(matches, "force") }
                }
                None => {
                    self.lacks(Lacking::Dir);
                    nothing
                }
            },
            Action::New => {
                let id = self.new_id(rest.next().as_deref());
                match self.set(rest.next(), rules) {
                    Some(dir) => Keep::New { id, dir: PathBuf::from(dir) },
                    None => {
                        self.lacks(Lacking::Dir);
                        nothing
                    }
                }
            }
        }
    }

    /// The rule set that is named: by a word, or by `--rules`, which stands for one.
    fn set(&mut self, named: Option<String>, rules: Option<String>) -> Option<String> {
        if let (Some(named), Some(rules)) = (&named, &rules)
            && named != rules
        {
            let (message, help) = match self.line.lang() {
                Lang::Fr => ("deux dossiers de règles sont donnés", "gardez-en un seul"),
                Lang::En => ("two directories of rules are given", "keep one of them"),
            };
            self.note("given-twice", message.to_owned(), help);
        }
        named.or(rules)
    }

    fn as_json(&mut self, matches: &ArgMatches) -> bool {
        let known = [("terminal", false), ("json", true)];
        self.among(matches, "format", &known).unwrap_or(false)
    }

    /// How many years a source may be old.
    fn years(&mut self, matches: &ArgMatches) -> Option<u32> {
        let value = self.one(matches, "stale-after").filter(|value| !value.is_empty())?;
        let years = value.parse().ok().filter(|years| *years <= 1000);
        if years.is_none() {
            let (message, help) = match self.line.lang() {
                Lang::Fr => (
                    format!("« {value} » n'est pas un nombre d'années"),
                    "écrivez un nombre entier de 0 à 1000",
                ),
                Lang::En => (
                    format!("`{value}` is not a number of years"),
                    "write a whole number from 0 to 1000",
                ),
            };
            self.word_problem("bad-value", &value, message, help.to_owned());
        }
        years
    }

    /// Which kind of rule file: a type's where none is named.
    fn file_kind(&mut self, word: Option<String>) -> schema::Kind {
        let Some(word) = word else { return schema::Kind::Type };
        schema::Kind::by_id(&word.to_lowercase()).unwrap_or_else(|| {
            let known = schema::Kind::ALL.map(schema::Kind::id).join(", ");
            let (message, help) = match self.line.lang() {
                Lang::Fr => (
                    format!("« {word} » n'est pas une sorte de fichier de règles"),
                    format!("choisissez parmi : {known}"),
                ),
                Lang::En => (
                    format!("`{word}` is not a kind of rule file"),
                    format!("choose from: {known}"),
                ),
            };
            self.word_problem("unknown-schema", &word, message, help);
            schema::Kind::Type
        })
    }

    /// The id of a new type, its form looked over.
    fn new_id(&mut self, word: Option<&str>) -> String {
        match word {
            None => self.lacks(Lacking::Id),
            Some(id) if is_id(id) && id.len() <= LONGEST_ID => {}
            Some(id) => {
                let (message, help) = match self.line.lang() {
                    Lang::Fr => (
                        format!("« {id} » n'a pas la forme d'un identifiant"),
                        format!(
                            "utilisez des minuscules sans accent, des chiffres et des tirets, comme « un-nom-2 », {LONGEST_ID} caractères au plus"
                        ),
                    ),
                    Lang::En => (
                        format!("`{id}` is not in the form of an id"),
                        format!(
                            "use lower-case letters without accents, digits and hyphens, as in `a-name-2`, {LONGEST_ID} characters at the most"
                        ),
                    ),
                };
                self.word_problem("bad-id", id, message, help);
            }
        }
        word.unwrap_or_default().to_owned()
    }

    /// The code of a problem; one that is none is noted.
    fn code(&mut self, word: &str) -> String {
        let code = word.to_lowercase();
        let known = codes::all();
        let names = known.iter().map(|known| known.code.as_str());
        if !names.clone().any(|name| name == code) {
            let near = nearest(&code, names).join(", ");
            let (message, help) = match (self.line.lang(), near.is_empty()) {
                (Lang::Fr, true) => (
                    format!("code inconnu : « {word} »"),
                    "tous les codes : exercoord rules explain".to_owned(),
                ),
                (Lang::En, true) => (
                    format!("unknown code `{word}`"),
                    "all codes: exercoord rules explain".to_owned(),
                ),
                (Lang::Fr, false) => {
                    (format!("code inconnu : « {word} »"), format!("vouliez-vous dire : {near} ?"))
                }
                (Lang::En, false) => {
                    (format!("unknown code `{word}`"), format!("did you mean: {near}?"))
                }
            };
            self.word_problem("unknown-code", word, message, help);
        }
        code
    }

    fn lacks(&mut self, what: Lacking) {
        let lang = self.line.lang();
        let (code, message, help) = match (what, lang) {
            (Lacking::Action, Lang::Fr) => {
                ("no-action", "il manque l'action", format!("choisissez parmi : {}", actions(lang)))
            }
            (Lacking::Action, Lang::En) => {
                ("no-action", "the action is missing", format!("choose from: {}", actions(lang)))
            }
            (Lacking::Id, Lang::Fr) => (
                "no-id",
                "il manque l'identifiant du nouveau type",
                "par exemple : exercoord rules new equipe-mobile mes-regles".to_owned(),
            ),
            (Lacking::Id, Lang::En) => (
                "no-id",
                "the id of the new type is missing",
                "for example: exercoord rules new mobile-team my-rules".to_owned(),
            ),
            (Lacking::Dir, Lang::Fr) => (
                "no-directory",
                "il manque le nom d'un dossier de règles",
                "par exemple : exercoord rules export mes-regles".to_owned(),
            ),
            (Lacking::Dir, Lang::En) => (
                "no-directory",
                "the name of a directory of rules is missing",
                "for example: exercoord rules export my-rules".to_owned(),
            ),
            (Lacking::Two, Lang::Fr) => (
                "no-directory",
                "il faut deux jeux de règles, ou deux dates",
                "par exemple : exercoord rules diff pays-de-la-loire mes-regles".to_owned(),
            ),
            (Lacking::Two, Lang::En) => (
                "no-directory",
                "two rule sets, or two dates, are needed",
                "for example: exercoord rules diff pays-de-la-loire my-rules".to_owned(),
            ),
        };
        self.note(code, message.to_owned(), &help);
    }

    fn unknown_action(&mut self, word: &str) {
        let lang = self.line.lang();
        let names = FORMS.iter().flat_map(|form| form.names);
        let near = nearest(&word.to_lowercase(), names).join(", ");
        let (message, help) = match (lang, near.is_empty()) {
            (Lang::Fr, true) => (
                format!("action inconnue : « {word} »"),
                format!("choisissez parmi : {}", actions(lang)),
            ),
            (Lang::En, true) => {
                (format!("unknown action `{word}`"), format!("choose from: {}", actions(lang)))
            }
            (Lang::Fr, false) => {
                (format!("action inconnue : « {word} »"), format!("vouliez-vous dire : {near} ?"))
            }
            (Lang::En, false) => {
                (format!("unknown action `{word}`"), format!("did you mean: {near}?"))
            }
        };
        self.word_problem("unknown-action", word, message, help);
    }

    fn out_of_place(&mut self, option: &str, action: &str) {
        let (message, help) = match self.line.lang() {
            Lang::Fr => (format!("« {option} » ne va pas avec « {action} »"), "retirez l'option"),
            Lang::En => (format!("`{option}` does not go with `{action}`"), "take the option away"),
        };
        self.note("out-of-place", message, help);
    }
}

/// The names of the actions; in French, with the French name of each that has one.
fn actions(lang: Lang) -> String {
    let one = |[name, french]: [&str; 2]| match lang {
        Lang::Fr if french != name => format!("{name} ({french})"),
        _ => name.to_owned(),
    };
    FORMS.iter().map(|form| one(form.names)).collect::<Vec<_>>().join(", ")
}
