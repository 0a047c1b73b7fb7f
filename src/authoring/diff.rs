//! What changed from one rule set to another, in words, what can turn a verdict first; and, for a
//! team, which verdicts turn and by which change ([`turns`]).
//!
//! Each set is one tree, written by the records themselves (`side`). `changes` holds two trees against
//! each other, by the ids in them; which keys are told, what they are called and whether they can turn
//! a verdict stands in `labels.toml`. A text that changed in the other language alone is told too.

mod label;
mod words;
mod side;
mod changes;
pub mod turns;
pub mod document;

use serde::Serialize;

use super::Edition;
use super::source::tables;
use crate::date::Day;
use crate::lang::Lang;
use crate::rules::Catalogue;
use crate::rules::tree::Node;
use changes::Changes;
use side::{Side, id};
use turns::TypeTurn;

/// Two rule sets held against each other.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// The language of every text in it.
    #[serde(skip)]
    pub lang: Lang,
    /// The first set.
    pub old: Compared,
    /// The second.
    pub new: Compared,
    /// All that is otherwise: first what can turn a verdict, then the rest; in each part type by
    /// type, then the set's own.
    pub changes: Vec<Change>,
    /// What both sets make of a team, where one is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdicts: Option<Vec<TypeTurn>>,
}

/// A rule set, as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// What the reader calls the set, where that is not its id: the directory that it is in.
    #[serde(skip)]
    pub name: Option<String>,
    /// The set.
    #[serde(flatten)]
    pub rules: Edition,
    /// The day that was asked for.
    pub as_of: Option<Day>,
}

impl Compared {
    fn new(catalogue: &Catalogue, as_of: Option<Day>) -> Compared {
        Compared { name: None, rules: Edition::of(catalogue), as_of }
    }

    /// The same, as the reader calls it.
    #[must_use]
    pub fn called(self, name: &str) -> Compared {
        Compared { name: (name != self.rules.id).then(|| name.to_owned()), ..self }
    }
}

/// What happened to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It is otherwise.
    Changed,
}

/// The type that a change concerns; by its id alone for a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its usual name, in the newer set where it is there.
    #[serde(skip)]
    pub name: String,
}

/// One thing that is otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The type that it concerns; `None` where it is the set's own.
    #[serde(rename = "type")]
    pub of: Option<Named>,
    /// What it is, by the keys of the rule files: `staff.seat.count`.
    pub what: String,
    /// The id of the thing, where it has one.
    pub id: Option<String>,
    /// What happened to it.
    pub kind: ChangeKind,
    /// What it was, whole; `None` where it came.
    pub old: Option<String>,
    /// What it is, whole; `None` where it went.
    pub new: Option<String>,
    /// Whether it can turn a verdict, or how near a type is and where it ranks.
    pub decisive: bool,
    /// The change in words, without its type: "effectif minimal : 3 médecins généralistes → 2".
    pub text: String,
    /// The same without a sign.
    #[serde(skip)]
    pub sentence: String,
}

impl Change {
    /// Whether it concerns the type of that id.
    fn is_of(&self, id: &str) -> bool {
        self.of.as_ref().is_some_and(|of| of.id == id)
    }

    /// The key of its file's top level that it stands under.
    fn top_key(&self) -> &str {
        self.what.split('.').next().unwrap_or_default()
    }
}

impl Comparison {
    /// Holds two rule sets against each other.
    pub fn new(
        (old, old_day): (&Catalogue, Option<Day>),
        (new, new_day): (&Catalogue, Option<Day>),
        lang: Lang,
    ) -> Comparison {
        let trees = [old, new].map(Catalogue::tree);
        let [olds, news] = trees.each_ref().map(|tree| tables(tree, "row"));
        let gone = olds.iter().filter(|row| news.iter().all(|other| id(other) != id(row)));
        let rows: Vec<&Node> = news.iter().chain(gone).collect();
        // Of a day before the latest rules there are no examples but its own: what it lacks did
        // not come or go.
        let examples = [old, new].iter().all(|set| set.period().until.is_none());
        let sides = [old, new].map(|set| Side::new(set, &rows, examples, lang));
        let mut changes = Changes::new(&sides, lang);
        for table in ["types", "set", "vocabulary"] {
            changes.compare(table);
        }
        let mut changes = changes.changes;
        changes.sort_by_key(|change| !change.decisive);
        let (old, new) = (Compared::new(old, old_day), Compared::new(new, new_day));
        Comparison { lang, old, new, changes, verdicts: None }
    }
}
