//! What a change of the rules makes of a team: which verdicts turn, and by which change.
//!
//! Which change is no guess: the older rules are assessed with one part of the newer ones at a time,
//! then with more, until exactly the newer verdict comes out.

use super::hybrid::{Hybrids, Trees, Unit, WHOLE};
use super::{Change, Comparison};
use crate::answers::Answers;
use crate::assess::{Verdict, assess_type};
use crate::diagnostic::Diagnostic;
use crate::input::{Input, read_known};
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
#[derive(Clone, Debug)]
pub struct TypeTurn {
    /// The type's id.
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// What comes out by the older set; `None` where it has no such type.
    pub old: Option<Finding>,
    /// What comes out by the newer one.
    pub new: Option<Finding>,
    /// What turns it; nothing where it stays.
    pub because: Vec<Cause>,
    /// How these go together.
    pub how: How,
}

/// A verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The verdict.
    pub verdict: Verdict,
    /// What it may still become, prerequisites aside, worst first.
    pub possible: Vec<Verdict>,
}

/// How the changes that turn a verdict go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Each would have turned it by itself.
    Alone,
    /// It took all of them.
    Together,
}

impl How {
    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            How::Alone => "alone",
            How::Together => "together",
        }
    }
}

/// A part of the rules that turns a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The file, by its name below the set's directory.
    pub file: String,
    /// The key of its top level; `None` where it is all of the file.
    pub key: Option<String>,
    /// The changes that it is made of, by their places in the comparison.
    pub changes: Vec<usize>,
}

impl TypeTurn {
    /// Whether another verdict comes out, or it may become something else.
    pub fn turns(&self) -> bool {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => old.differs(new),
            (old, new) => old.is_some() != new.is_some(),
        }
    }
}

impl Finding {
    fn of(catalogue: &Catalogue, answers: &Answers, id: &str) -> Option<Finding> {
        let found = assess_type(catalogue, answers, catalogue.type_by_id(id)?);
        Some(Finding { verdict: found.verdict, possible: found.possible.verdicts().collect() })
    }

    fn differs(&self, other: &Finding) -> bool {
        let open = self.verdict == Verdict::Undetermined && self.possible != other.possible;
        self.verdict != other.verdict || open
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
        let mut turn = TypeTurn {
            id: kind.id.to_string(),
            name: kind.name.to_string(),
            old: Finding::of(old.catalogue, &of_old, &kind.id),
            new: Finding::of(new.catalogue, &of_new, &kind.id),
            because: Vec::new(),
            how: How::Alone,
        };
        if turn.turns() {
            let hybrids = Hybrids::new(old_trees, new_trees, &kind.id);
            (turn.because, turn.how) = causes(&turn, &hybrids, comparison, answers);
        }
        turn
    });
    Ok(Turns { types: types.collect(), unread: [old_problems, of_new_alone] })
}

/// Whether a mistake stands where one of others does.
fn at_one_of(problem: &Diagnostic, others: &[Diagnostic]) -> bool {
    let span = |it: &Diagnostic| it.place.as_ref().map(|place| place.span.clone());
    others.iter().any(|other| span(other) == span(problem))
}

/// What turns a verdict: each part that does so alone, or else the fewest that do so together, or
/// else all that changed.
fn causes(
    turn: &TypeTurn,
    hybrids: &Hybrids<'_>,
    comparison: &Comparison,
    answers: &Input,
) -> (Vec<Cause>, How) {
    let (Some(_), Some(wanted)) = (&turn.old, &turn.new) else {
        let came = Unit { file: "ruleset.toml".to_owned(), key: Some("types".into()) };
        return (vec![cause(&came, turn, hybrids, comparison)], How::Alone);
    };
    let lang = comparison.lang;
    let does = |units: &[&Unit]| {
        hybrids.with(units).is_some_and(|catalogue| {
            // What the hybrid's words do not cover was told where the answers were read.
            let (answers, _) = read_known(&catalogue, &Input::default(), answers, lang);
            Finding::of(&catalogue, &answers, &turn.id).is_some_and(|found| !found.differs(wanted))
        })
    };
    let told = |units: Vec<&Unit>, how| {
        let causes = units.into_iter().map(|unit| cause(unit, turn, hybrids, comparison));
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

/// A part, with the changes that it is made of.
fn cause(unit: &Unit, turn: &TypeTurn, hybrids: &Hybrids<'_>, comparison: &Comparison) -> Cause {
    // Where the type's own key stays, what differs there comes from the words that it is written in.
    let own = |change: &Change| {
        hybrids.units.iter().any(|unit| unit.key.as_deref() == Some(change.top_key()))
    };
    let belongs = |change: &Change| match (&unit.key, &change.of) {
        (Some(key), Some(of)) => {
            of.id == turn.id && (change.top_key() == key || change.what == "type")
        }
        (None, Some(of)) => of.id == turn.id && !own(change) && words_of(change) == unit.file,
        (None, None) => file_of(change) == Some(&unit.file),
        (Some(_), None) => false,
    };
    let changes = comparison.changes.iter().enumerate();
    let changes = changes.filter(|(_, change)| change.decisive && belongs(change));
    Cause {
        file: unit.file.clone(),
        key: unit.key.as_ref().map(|key| key.to_string()),
        changes: changes.map(|(place, _)| place).collect(),
    }
}

/// The file of a change of the set's own, where it is a part as a whole.
fn file_of(change: &Change) -> Option<&'static str> {
    let [people, vocabulary] = WHOLE;
    match change.top_key() {
        "profession" | "group" | "ambiguous" => Some(people),
        "status" | "scale" | "aim" => Some(vocabulary),
        _ => None,
    }
}

/// The file of the words that a criterion which itself stays is written in.
fn words_of(change: &Change) -> &'static str {
    let [people, vocabulary] = WHOLE;
    if change.what.ends_with(".of") { people } else { vocabulary }
}
