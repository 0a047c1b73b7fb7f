//! `rules ACTION …`: what an author of rules asks for.

use exercoord::authoring::{codes, schema};
use exercoord::lang::Lang;
use exercoord::nearest::nearest;
use exercoord::rules::is_id;
use exercoord::tr;

use super::Reader;
use crate::cli::request::{Format, RulesRequest};

/// An action of `rules`.
struct Action {
    /// Its names, in English and in French.
    names: [&'static str; 2],
    /// The most words that follow it.
    words: usize,
    /// Which of [`OPTIONS`] go with it.
    options: &'static [&'static str],
}

/// The actions, in the order in which an author comes to need them.
const ACTIONS: [Action; 8] = [
    action("check", "verifier", 1, &["rules", "format", "stale-after", "strict", "as-of"]),
    action("explain", "expliquer", 1, &[]),
    action("test", "tester", 1, &["rules", "format"]),
    action("diff", "changements", 2, &["format", "answers", "as-of"]),
    action("graph", "dessiner", usize::MAX, &["rules", "format", "as-of"]),
    action("schema", "schema", 1, &[]),
    action("export", "exporter", 1, &["rules", "force"]),
    action("new", "nouveau", 2, &["rules"]),
];

/// The options of `rules` that not every action takes.
const OPTIONS: [&str; 7] =
    ["rules", "format", "stale-after", "strict", "answers", "force", "as-of"];

/// The longest id that a new type may have: it is the name of a file too.
const LONGEST_ID: usize = 60;

const fn action(
    name: &'static str,
    french: &'static str,
    words: usize,
    options: &'static [&'static str],
) -> Action {
    Action { names: [name, french], words, options }
}

impl Reader<'_> {
    pub(crate) fn rules(&mut self) -> RulesRequest {
        // What is asked for where a mistake leaves it open does not matter.
        self.action().unwrap_or(RulesRequest::Explain { code: None })
    }

    /// `None` where a word is missing without which there is nothing to ask for.
    fn action(&mut self) -> Option<RulesRequest> {
        let lang = self.line.lang();
        let words = self.given.words();
        let Some((word, rest)) = words.split_first() else {
            self.note("no-action", tr!(lang, no_action), tr!(lang, choose_from(&actions(lang))));
            return None;
        };
        let lower = word.to_lowercase();
        let Some(action) = ACTIONS.iter().find(|action| action.names.contains(&lower.as_str()))
        else {
            let names = ACTIONS.iter().flat_map(|action| action.names);
            let help = near_or(&lower, names, tr!(lang, choose_from(&actions(lang))), lang);
            self.word_problem("unknown-action", word, tr!(lang, unknown_action(word)), help);
            return None;
        };
        let [name, _] = action.names;
        for option in OPTIONS.iter().filter(|option| !action.options.contains(option)) {
            if self.given.is_given(option) {
                let message = tr!(lang, out_of_place(&format!("--{option}"), name));
                self.note("out-of-place", message, tr!(lang, out_of_place_help));
            }
        }
        for word in rest.iter().skip(action.words) {
            let help = tr!(lang, see("exercoord rules --help"));
            self.word_problem("unexpected-word", word, tr!(lang, unexpected_word(word)), help);
        }
        let rules = self.one("rules");
        let mut rest = rest.iter().filter(|word| !word.is_empty()).cloned();
        Some(match name {
            "check" => RulesRequest::Check {
                set: self.set(rest.next(), rules),
                format: self.report_format(),
                stale_after: self.years(),
                strict: self.given.is_given("strict"),
            },
            "test" => RulesRequest::Test {
                set: self.set(rest.next(), rules),
                format: self.report_format(),
            },
            "diff" => {
                let (Some(old), Some(new)) = (rest.next(), rest.next()) else {
                    let help = tr!(lang, two_sets_needed_help);
                    self.note("no-directory", tr!(lang, two_sets_needed), help);
                    return None;
                };
                let answers = self.one("answers");
                RulesRequest::Diff { old, new, answers, format: self.report_format() }
            }
            "graph" => {
                let dot = self.among("format", "mermaid|dot") == Some("dot");
                RulesRequest::Graph { set: rules, types: rest.collect(), dot }
            }
            "schema" => RulesRequest::Schema { kind: self.file_kind(rest.next()) },
            "export" => {
                let dir = self.rules_dir(rest.next())?;
                RulesRequest::Export {
                    set: rules,
                    dir: dir.into(),
                    force: self.given.is_given("force"),
                }
            }
            "new" => {
                let id = self.new_id(rest.next());
                let dir = self.set(rest.next(), rules);
                RulesRequest::New { id, dir: self.rules_dir(dir)?.into() }
            }
            _ => RulesRequest::Explain { code: rest.next().map(|word| self.code(&word)) },
        })
    }

    /// The rule set that is named: by a word, or by `--rules`, which stands for one.
    fn set(&mut self, named: Option<String>, rules: Option<String>) -> Option<String> {
        if named.is_some() && rules.is_some() && named != rules {
            let lang = self.line.lang();
            self.note("given-twice", tr!(lang, two_directories), tr!(lang, two_directories_help));
        }
        named.or(rules)
    }

    fn rules_dir(&mut self, named: Option<String>) -> Option<String> {
        if named.is_none() {
            let lang = self.line.lang();
            let help = tr!(lang, no_rules_directory_help);
            self.note("no-directory", tr!(lang, no_rules_directory), help);
        }
        named
    }

    fn report_format(&mut self) -> Format {
        self.among("format", Format::NAMES).and_then(Format::named).unwrap_or_default()
    }

    /// How many years a source may be old.
    fn years(&mut self) -> Option<u32> {
        let value = self.one("stale-after")?;
        let years = value.parse().ok().filter(|years| *years <= 1000);
        if years.is_none() {
            let lang = self.line.lang();
            let message = tr!(lang, not_years(&value));
            self.word_problem("bad-value", &value, message, tr!(lang, not_years_help));
        }
        years
    }

    /// Which kind of rule file: a type's where none is named.
    fn file_kind(&mut self, word: Option<String>) -> schema::Kind {
        let Some(word) = word else { return schema::Kind::Type };
        schema::Kind::by_id(&word.to_lowercase()).unwrap_or_else(|| {
            let lang = self.line.lang();
            let help = tr!(lang, choose_from(&schema::Kind::ALL.map(schema::Kind::id).join(", ")));
            self.word_problem("unknown-schema", &word, tr!(lang, not_a_file_kind(&word)), help);
            schema::Kind::Type
        })
    }

    /// The id of a new type, its form looked over.
    fn new_id(&mut self, word: Option<String>) -> String {
        let lang = self.line.lang();
        match &word {
            None => self.note("no-id", tr!(lang, no_new_id), tr!(lang, no_new_id_help)),
            Some(id) if is_id(id) && id.len() <= LONGEST_ID => {}
            Some(id) => {
                let help = tr!(lang, not_an_id_help(LONGEST_ID));
                self.word_problem("bad-id", id, tr!(lang, bad_id(id)), help);
            }
        }
        word.unwrap_or_default()
    }

    /// The code of a problem; one that is none is noted.
    fn code(&mut self, word: &str) -> String {
        let lang = self.line.lang();
        let code = word.to_lowercase();
        let names = codes::all().iter().map(|known| known.code);
        if !names.clone().any(|name| name == code) {
            let help = near_or(&code, names, tr!(lang, unknown_code_help).to_owned(), lang);
            self.word_problem("unknown-code", word, tr!(lang, unknown_code(word)), help);
        }
        code
    }
}

/// What was most likely meant, or else `help`.
pub(crate) fn near_or<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    help: String,
    lang: Lang,
) -> String {
    match nearest(word, known).as_slice() {
        [] => help,
        near => tr!(lang, did_you_mean(&near.join(", "))),
    }
}

/// The names of the actions; in French, with the French name of each that has one.
fn actions(lang: Lang) -> String {
    let one = |[name, french]: [&str; 2]| match lang {
        Lang::Fr if french != name => format!("{name} ({french})"),
        _ => name.to_owned(),
    };
    ACTIONS.iter().map(|action| one(action.names)).collect::<Vec<_>>().join(", ")
}
