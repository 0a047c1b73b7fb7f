//! What a change of the rules makes of a team: which verdicts turn, and by which change.
//!
//! Which change is no guess: the older rules are assessed with one part of the newer ones at a time,
//! then with more, until exactly the newer verdict comes out. A part is a key of the type's file that
//! decides, or all of the professions, or all of the vocabulary.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{Change, Comparison};
use crate::answers::{Answers, Input, read_known};
use crate::assess::{Verdict, assess_type};
use crate::diagnostic::Diagnostic;
use crate::rules::tree::{self, Node};
use crate::rules::write::{array, entry, same, table, text, with};
use crate::rules::{Catalogue, RuleFile, during, load_trees};

/// A rule set with its texts.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The set, loaded.
    pub catalogue: &'a Catalogue,
    /// Its files, as they were loaded.
    pub files: &'a [RuleFile],
}

/// What both sets make of a team.
#[derive(Clone, Debug)]
pub struct Turns {
    /// Every type of either set: those of the newer in its order, then those that went.
    pub types: Vec<TypeTurn>,
    /// What cannot be read in one of the sets, the older and the newer, and is left out there.
    pub unread: [Vec<Diagnostic>; 2],
}

/// What both sets make of a team for a type.
#[derive(Clone, Debug, Serialize)]
pub struct TypeTurn {
    /// The type's id.
    #[serde(rename = "type")]
    pub id: String,
    /// Its usual name.
    #[serde(skip)]
    pub name: String,
    /// What comes out by the older set; `None` where it has no such type.
    pub old: Option<Verdict>,
    /// What comes out by the newer one.
    pub new: Option<Verdict>,
    /// What the older verdict may still become, prerequisites aside, worst first.
    pub old_possible: Vec<Verdict>,
    /// What the newer one may.
    pub new_possible: Vec<Verdict>,
    /// Whether another verdict comes out, or it may become something else.
    pub turns: bool,
    /// How the changes that turn it go together.
    pub how: Option<How>,
    /// What turns it; nothing where it stays.
    pub because: Vec<Cause>,
}

/// How the changes that turn a verdict go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// Each would have turned it by itself.
    Alone,
    /// It took all of them.
    Together,
}

/// A part of the rules that turns a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// The file, by its name below the set's directory.
    pub file: String,
    /// The key of its top level; `None` where it is all of the file.
    pub key: Option<String>,
    /// The changes that it is made of; in words for a machine.
    #[serde(serialize_with = "texts")]
    pub changes: Vec<Change>,
}

fn texts<S: Serializer>(changes: &[Change], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(changes.iter().map(|change| &change.text))
}

/// A verdict, and what it may still become.
struct Finding(Verdict, Vec<Verdict>);

impl Finding {
    fn of(catalogue: &Catalogue, answers: &Answers, id: &str) -> Option<Finding> {
        let found = assess_type(catalogue, answers, catalogue.type_by_id(id)?);
        Some(Finding(found.verdict, found.possible.verdicts().collect()))
    }

    /// What it says: what a verdict that is settled may become is none of it.
    fn said(&self) -> (Verdict, Option<&[Verdict]>) {
        (self.0, (self.0 == Verdict::Undetermined).then_some(&self.1))
    }
}

/// Holds what two rule sets make of a team against each other.
///
/// # Errors
///
/// Every mistake in the answers that neither set can read.
pub fn turns(
    old: Side<'_>,
    new: Side<'_>,
    comparison: &Comparison,
    answers: &Input,
) -> Result<Turns, Vec<Diagnostic>> {
    let sides = [old, new];
    let [(of_old, old_problems), (of_new, new_problems)] =
        sides.map(|side| read_known(side.catalogue, &Input::default(), answers, comparison.lang));
    let (both, of_new_alone): (Vec<_>, Vec<_>) =
        new_problems.into_iter().partition(|problem| at_one_of(problem, &old_problems));
    if !both.is_empty() {
        return Err(both);
    }
    let trees = sides.map(trees);
    let news = new.catalogue.types().iter();
    let gone = old.catalogue.types().iter();
    let gone = gone.filter(|kind| new.catalogue.type_by_id(&kind.id).is_none());
    let types = news.chain(gone).map(|kind| {
        let was = Finding::of(old.catalogue, &of_old, &kind.id);
        let is = Finding::of(new.catalogue, &of_new, &kind.id);
        let turns = was.as_ref().map(Finding::said) != is.as_ref().map(Finding::said);
        let told = turns.then(|| match (&was, &is) {
            (Some(_), Some(is)) => causes(&kind.id, is, &trees, comparison, answers),
            _ => (vec![of_the_type(&kind.id, comparison)], How::Alone),
        });
        let (because, how) = told.unzip();
        let (old, old_possible) = was.map(|Finding(found, possible)| (found, possible)).unzip();
        let (new, new_possible) = is.map(|Finding(found, possible)| (found, possible)).unzip();
        TypeTurn {
            id: kind.id.to_string(),
            name: kind.name.to_string(),
            old,
            new,
            old_possible: old_possible.unwrap_or_default(),
            new_possible: new_possible.unwrap_or_default(),
            turns,
            how,
            because: because.unwrap_or_default(),
        }
    });
    Ok(Turns { types: types.collect(), unread: [old_problems, of_new_alone] })
}

/// Whether a mistake stands where one of others does.
fn at_one_of(problem: &Diagnostic, others: &[Diagnostic]) -> bool {
    let span = |it: &Diagnostic| it.place.as_ref().map(|place| place.span.clone());
    others.iter().any(|other| span(other) == span(problem))
}

/// The keys of a type's file that decide.
const KEYS: [&str; 4] = ["audience", "staff", "scale", "step"];

/// What a type's file must hold and decides nothing.
const NAMES: [&str; 3] = ["name", "long-name", "summary"];

/// The files that are a part as a whole.
const WHOLE: [&str; 2] = ["professions.toml", "vocabulary.toml"];

/// The files of a set as they stand in its period, by their names.
type Trees<'a> = BTreeMap<&'a str, Node>;

fn trees(side: Side<'_>) -> Trees<'_> {
    let tree = |file: &RuleFile| {
        let tree = tree::parse(&file.text).0;
        let is_type = file.name.starts_with("types/");
        if is_type { during(&tree, side.catalogue.period()).into_owned() } else { tree }
    };
    side.files.iter().map(|file| (&*file.name, tree(file))).collect()
}

/// What turns a verdict into the `wanted` one: each part that does so alone, or else the fewest that
/// do so together, or else all that changed.
fn causes(
    id: &str,
    wanted: &Finding,
    trees: &[Trees<'_>; 2],
    comparison: &Comparison,
    answers: &Input,
) -> (Vec<Cause>, How) {
    let parts = parts(id, trees, comparison);
    let some = |mask: u32| (0..).zip(&parts).filter(move |(bit, _)| mask & (1 << bit) != 0);
    let does = |mask: &u32| {
        let parts: Vec<&Cause> = some(*mask).map(|(_, part)| part).collect();
        hybrid(id, trees, &parts).is_some_and(|catalogue| {
            // What the hybrid's words do not cover was told where the answers were read.
            let (answers, _) = read_known(&catalogue, &Input::default(), answers, comparison.lang);
            Finding::of(&catalogue, &answers, id).is_some_and(|it| it.said() == wanted.said())
        })
    };
    let alone: u32 = (0..parts.len()).map(|bit| 1 << bit).filter(does).sum();
    let all: u32 = (1 << parts.len()) - 1;
    let (mask, how) = match alone {
        0 => {
            let mut masks: Vec<u32> = (0..all).filter(|mask| mask.count_ones() > 1).collect();
            masks.sort_by_key(|mask| mask.count_ones());
            (masks.into_iter().find(does).unwrap_or(all), How::Together)
        }
        alone => (alone, How::Alone),
    };
    (some(mask).map(|(_, part)| part.clone()).collect(), how)
}

/// That the type came or went.
fn of_the_type(id: &str, comparison: &Comparison) -> Cause {
    let is_it = |change: &&Change| change.is_of(id) && change.what == "type";
    let changes = comparison.changes.iter().filter(is_it).cloned().collect();
    Cause { file: "ruleset.toml".to_owned(), key: Some("types".to_owned()), changes }
}

/// The parts that differ for a type in both sets, each with the changes that it is made of.
fn parts(id: &str, [old, new]: &[Trees<'_>; 2], comparison: &Comparison) -> Vec<Cause> {
    let file = format!("types/{id}.toml");
    let decisive = |belongs: &dyn Fn(&Change) -> bool| -> Vec<Change> {
        let changes = comparison.changes.iter().filter(|change| change.decisive);
        changes.filter(|change| belongs(change)).cloned().collect()
    };
    let at = |trees: &'_ Trees<'_>, key: &str| trees.get(&*file)?.get(key).cloned();
    let differs = |key: &&str| !same(at(old, key).as_ref(), at(new, key).as_ref());
    let own: Vec<&str> = KEYS.into_iter().filter(differs).collect();
    let keys = own.iter().map(|key| Cause {
        file: file.clone(),
        key: Some((*key).to_owned()),
        changes: decisive(&|change| change.is_of(id) && change.top_key() == *key),
    });
    let whole = WHOLE.into_iter().filter(|name| !same(old.get(name), new.get(name)));
    let whole = whole.map(|name| {
        let (things, written) = match name {
            "professions.toml" => (["profession", "group", "ambiguous"], ".of"),
            _ => (["status", "scale", "aim"], ".status"),
        };
        // Where the type's own key stays, what differs there comes from the words that it is written
        // in; where it changes as well, both may be in one line, which is then told of either.
        let told = |of_both: bool| {
            decisive(&|change| match (change.top_key(), &change.of) {
                (key, None) => things.contains(&key),
                (key, Some(_)) => {
                    let is_words = change.is_of(id) && change.what.ends_with(written);
                    is_words && (of_both || !own.contains(&key))
                }
            })
        };
        let changes = Some(told(false)).filter(|changes| !changes.is_empty());
        let changes = changes.unwrap_or_else(|| told(true));
        Cause { file: name.to_owned(), key: None, changes }
    });
    keys.chain(whole).collect()
}

/// The older set, with that one type and the newer one's of these parts; `None` where they do not go
/// together.
fn hybrid(id: &str, [old, new]: &[Trees<'_>; 2], parts: &[&Cause]) -> Option<Catalogue> {
    let file = format!("types/{id}.toml");
    let of = |name: &str, key: Option<&str>| {
        let taken = parts.iter().any(|part| part.file == name && part.key.as_deref() == key);
        if taken { new.get(name) } else { old.get(name) }
    };
    let keys = NAMES.into_iter().chain(KEYS);
    let kind = table(keys.filter_map(|key| {
        let node = of(&file, Some(key))?.get(key)?;
        Some(entry(key, node.clone()))
    }));
    let types = entry("types", array([text(id)]));
    let ruleset = with(of("ruleset.toml", None)?.entries(), [types]);
    let [people, vocabulary] = WHOLE;
    let mut trees = vec![(&*file, Cow::Owned(kind)), ("ruleset.toml", Cow::Owned(ruleset))];
    for name in [people, vocabulary, "contacts.toml", "questions.toml"] {
        trees.push((name, Cow::Borrowed(of(name, None)?)));
    }
    load_trees(trees)
}
