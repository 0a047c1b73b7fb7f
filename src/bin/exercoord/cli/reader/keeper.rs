//! `rules ACTION …`: what the keeper of the rules asks for.

use std::path::PathBuf;

use clap::ArgMatches;
use exercoord::diagnostic::nearest;
use exercoord::lang::Lang;
use exercoord::rules::is_id;

use super::{Reader, flag};
use crate::cli::Keep;

/// The actions, by their names in both languages.
const ACTIONS: [(Action, [&str; 2]); 3] = [
    (Action::Test, ["test", "tester"]),
    (Action::Export, ["export", "exporter"]),
    (Action::New, ["new", "nouveau"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Test,
    Export,
    New,
}

/// What a word that is missing would have been.
#[derive(Clone, Copy)]
enum Lacking {
    Action,
    Id,
    Dir,
}

/// The longest id that a new type may have: it is the name of a file too.
const LONGEST_ID: usize = 60;

impl Reader<'_> {
    pub(super) fn keep(&mut self, matches: &ArgMatches) -> Keep {
        let words: Vec<&String> = matches.get_many("words").into_iter().flatten().collect();
        let rules = self.one(matches, "rules").filter(|dir| !dir.is_empty());
        let known = [("terminal", false), ("json", true)];
        let json = self.among(matches, "format", &known);
        let (force, format_given) = (flag(matches, "force"), matches.contains_id("format"));
        let nothing = Keep::Test { dir: None, json: false };
        let Some((word, rest)) = words.split_first() else {
            self.lacks(Lacking::Action);
            return nothing;
        };
        let lower = word.to_lowercase();
        let found = ACTIONS.iter().find(|(_, names)| names.contains(&lower.as_str()));
        let Some((action, [name, _])) = found else {
            self.unknown_action(word);
            return nothing;
        };
        if format_given && *action != Action::Test {
            self.out_of_place("--format", name);
        }
        if force && *action != Action::Export {
            self.out_of_place("--force", name);
        }
        if rules.is_some() && *action == Action::Export {
            self.out_of_place("--rules", name);
        }
        // The directory of `--rules` stands for one that is not named.
        let most = match action {
            Action::Test | Action::Export => 1,
            Action::New => 2,
        };
        for word in rest.iter().skip(most) {
            let (message, help) = match self.line.lang() {
                Lang::Fr => {
                    (format!("mot inattendu : « {word} »"), "voir : exercoord rules --help")
                }
                Lang::En => (format!("unexpected word `{word}`"), "see: exercoord rules --help"),
            };
            self.word_problem("unexpected-word", word, message, help.to_owned());
        }
        let mut rest = rest.iter().take(most).map(|word| word.as_str());
        let id = match action {
            Action::New => self.new_id(rest.next()),
            Action::Test | Action::Export => String::new(),
        };
        let named = rest.next().filter(|dir| !dir.is_empty()).map(str::to_owned);
        if let (Some(dir), Some(rules), true) = (&named, &rules, *action != Action::Export)
            && dir != rules
        {
            let (message, help) = match self.line.lang() {
                Lang::Fr => ("deux dossiers de règles sont donnés", "gardez-en un seul"),
                Lang::En => ("two directories of rules are given", "keep one of them"),
            };
            self.note("given-twice", message.to_owned(), help);
        }
        let dir = match action {
            Action::Export => named,
            Action::Test | Action::New => named.or(rules),
        };
        match (action, dir) {
            (Action::Test, dir) => {
                Keep::Test { dir: dir.map(PathBuf::from), json: json.unwrap_or(false) }
            }
            (Action::Export, Some(dir)) => Keep::Export { dir: dir.into(), force },
            (Action::New, Some(dir)) => Keep::New { id, dir: dir.into() },
            (Action::Export | Action::New, None) => {
                self.lacks(Lacking::Dir);
                nothing
            }
        }
    }

    /// The id of a new type, its form looked over.
    fn new_id(&mut self, word: Option<&str>) -> String {
        match word {
            None | Some("") => self.lacks(Lacking::Id),
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

    fn lacks(&mut self, what: Lacking) {
        let (code, message, help) = match (what, self.line.lang()) {
            (Lacking::Action, Lang::Fr) => (
                "no-action",
                "il manque l'action",
                "choisissez parmi : test (tester), export (exporter), new (nouveau)",
            ),
            (Lacking::Action, Lang::En) => {
                ("no-action", "the action is missing", "choose from: test, export, new")
            }
            (Lacking::Id, Lang::Fr) => (
                "no-id",
                "il manque l'identifiant du nouveau type",
                "par exemple : exercoord rules new equipe-mobile mes-regles",
            ),
            (Lacking::Id, Lang::En) => (
                "no-id",
                "the id of the new type is missing",
                "for example: exercoord rules new mobile-team my-rules",
            ),
            (Lacking::Dir, Lang::Fr) => (
                "no-directory",
                "il manque le nom d'un dossier de règles",
                "par exemple : exercoord rules export mes-regles",
            ),
            (Lacking::Dir, Lang::En) => (
                "no-directory",
                "the name of a directory of rules is missing",
                "for example: exercoord rules export my-rules",
            ),
        };
        self.note(code, message.to_owned(), help);
    }

    fn unknown_action(&mut self, word: &str) {
        let names = ACTIONS.iter().flat_map(|(_, names)| names.iter().copied());
        let near = nearest(&word.to_lowercase(), names).join(", ");
        let (message, help) = match (self.line.lang(), near.is_empty()) {
            (Lang::Fr, true) => (
                format!("action inconnue : « {word} »"),
                "choisissez parmi : test (tester), export (exporter), new (nouveau)".to_owned(),
            ),
            (Lang::En, true) => {
                (format!("unknown action `{word}`"), "choose from: test, export, new".to_owned())
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
