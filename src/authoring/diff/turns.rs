//! What a change of the rules makes of a team: which verdicts turn, and by which change.
//!
//! Which change is no guess: the older rules are assessed with one part of the newer ones at a time,
//! then with more, until exactly the newer verdict comes out.

use super::hybrid::{Hybrids, Trees, Unit, WHOLE};
use serde::{Serialize, Serializer};

use super::{Change, Comparison};
use crate::answers::{Answers, Input, read_known};
use crate::assess::{Verdict, assess_type};
use crate::diagnostic::Diagnostic;
use crate::rules::{Catalogue, RuleFile};

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
#[derive(PartialEq, Eq)]
struct Finding(Verdict, Vec<Verdict>);

impl Finding {
    fn of(catalogue: &Catalogue, answers: &Answers, id: &str) -> Option<Finding> {
        let found = assess_type(catalogue, answers, catalogue.type_by_id(id)?);
        Some(Finding(found.verdict, found.possible.verdicts().collect()))
    }

    /// Whether it is another; what a verdict that is settled may become is none of it.
    fn differs(&self, other: &Finding) -> bool {
        self.0 != other.0 || self.0 == Verdict::Undetermined && self.1 != other.1
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
    let lang = comparison.lang;
    let read = |catalogue| read_known(catalogue, &Input::default(), answers, lang);
    let (of_old, old_problems) = read(old.catalogue);
    let (of_new, new_problems) = read(new.catalogue);
    let (both, of_new_alone): (Vec<_>, Vec<_>) =
        new_problems.into_iter().partition(|problem| at_one_of(problem, &old_problems));
    if !both.is_empty() {
        return Err(both);
    }
    let trees = [old, new].map(|side| Trees::of(side.files, side.catalogue.period()));
    let [old_trees, new_trees] = &trees;
    let news = new.catalogue.types().iter();
    let gone = old.catalogue.types().iter();
    let gone = gone.filter(|kind| new.catalogue.type_by_id(&kind.id).is_none());
    let types = news.chain(gone).map(|kind| {
        let was = Finding::of(old.catalogue, &of_old, &kind.id);
        let is = Finding::of(new.catalogue, &of_new, &kind.id);
        let turns = match (&was, &is) {
            (Some(was), Some(is)) => was.differs(is),
            (was, is) => was.is_some() != is.is_some(),
        };
        let told = turns.then(|| {
            let hybrids = Hybrids::new(old_trees, new_trees, &kind.id);
            causes(&kind.id, was.as_ref().and(is.as_ref()), &hybrids, comparison, answers)
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

/// What turns a verdict into the `wanted` one: each part that does so alone, or else the fewest that
/// do so together, or else all that changed. Without one, the type is not in both sets.
fn causes(
    id: &str,
    wanted: Option<&Finding>,
    hybrids: &Hybrids<'_>,
    comparison: &Comparison,
    answers: &Input,
) -> (Vec<Cause>, How) {
    let Some(wanted) = wanted else {
        let came = Unit { file: "ruleset.toml".to_owned(), key: Some("types".into()) };
        return (vec![cause(&came, id, hybrids, comparison)], How::Alone);
    };
    let does = |units: &[&Unit]| {
        hybrids.with(units).is_some_and(|catalogue| {
            // What the hybrid's words do not cover was told where the answers were read.
            let (answers, _) = read_known(&catalogue, &Input::default(), answers, comparison.lang);
            Finding::of(&catalogue, &answers, id).is_some_and(|found| !found.differs(wanted))
        })
    };
    let told = |units: Vec<&Unit>, how| {
        let causes = units.into_iter().map(|unit| cause(unit, id, hybrids, comparison));
        (causes.collect(), how)
    };
    let alone: Vec<&Unit> = hybrids.units.iter().filter(|unit| does(&[unit])).collect();
    if !alone.is_empty() {
        return told(alone, How::Alone);
    }
    let fewest = subsets(&hybrids.units).into_iter().find(|units| does(units));
    told(fewest.unwrap_or_else(|| hybrids.units.iter().collect()), How::Together)
}

/// The subsets of two or more, the smallest first.
fn subsets<T>(all: &[T]) -> Vec<Vec<&T>> {
    /// More parts than a type's file has keys that decide; beyond, all subsets would be too many.
    const MOST: usize = 12;
    let all = all.get(..MOST).unwrap_or(all);
    let mut masks: Vec<u32> = (0..1u32 << all.len()).filter(|mask| mask.count_ones() > 1).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    let of = |mask: u32| (0..).zip(all).filter(move |(bit, _)| mask & (1 << bit) != 0);
    masks.into_iter().map(|mask| of(mask).map(|(_, one)| one).collect()).collect()
}

/// A part, with the changes of a type that it is made of.
fn cause(unit: &Unit, id: &str, hybrids: &Hybrids<'_>, comparison: &Comparison) -> Cause {
    let [people, vocabulary] = WHOLE;
    // Where the type's own key stays, what differs there comes from the words that it is written in;
    // where it changes as well, both may be in one line, which is then told of either.
    let own = |key: &str| hybrids.units.iter().any(|unit| unit.key.as_deref() == Some(key));
    let told = |of_both: bool| {
        let belongs = |change: &&Change| {
            let key = change.top_key();
            match (&unit.key, &change.of) {
                (Some(part), Some(of)) => of.id == id && (key == part || change.what == "type"),
                (Some(_), None) => false,
                (None, Some(of)) => {
                    let written = if unit.file == people { ".of" } else { ".status" };
                    of.id == id && (of_both || !own(key)) && change.what.ends_with(written)
                }
                (None, None) => match key {
                    "profession" | "group" | "ambiguous" => unit.file == people,
                    "status" | "scale" | "aim" => unit.file == vocabulary,
                    _ => false,
                },
            }
        };
        let changes = comparison.changes.iter().filter(|change| change.decisive && belongs(change));
        changes.cloned().collect::<Vec<_>>()
    };
    let changes = Some(told(false)).filter(|changes| !changes.is_empty());
    Cause {
        file: unit.file.clone(),
        key: unit.key.as_ref().map(|key| key.to_string()),
        changes: changes.unwrap_or_else(|| told(true)),
    }
}
