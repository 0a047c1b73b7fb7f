//! What changed from one rule set to another, in words, what can turn a verdict first; and, for a
//! team, which verdicts turn and by which change ([`turns`]).
//!
//! Things are compared by their ids. A text that changed in the other language alone is told too.

mod aspect;
mod notes;
mod things;
mod words;
mod criteria;
mod exercise;
mod set;
mod vocabulary;
mod hybrid;
pub mod turns;
pub mod terminal;
pub mod json;

use crate::lang::{Day, Lang, typeset};
use crate::report::labelled;
use crate::rules::Catalogue;
use notes::Notes;

/// Two rule sets held against each other.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The language of every text in it.
    pub lang: Lang,
    /// The first set.
    pub old: Edition,
    /// The second.
    pub new: Edition,
    /// All that is otherwise: first what can turn a verdict, then the rest; in each part type by
    /// type, then the set's own.
    pub changes: Vec<Change>,
}

/// A rule set, as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// What the reader calls the set, where that is not its id: the directory that it is in.
    pub name: Option<String>,
    /// The set's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The day that was asked for.
    pub as_of: Option<Day>,
}

impl Edition {
    /// What a set says of itself.
    pub fn of(catalogue: &Catalogue, as_of: Option<Day>) -> Edition {
        let (id, version) = (catalogue.id().to_owned(), catalogue.version().to_owned());
        Edition { name: None, id, version, as_of }
    }

    /// The same, as the reader calls it.
    #[must_use]
    pub fn called(self, name: &str) -> Edition {
        Edition { name: (name != self.id).then(|| name.to_owned()), ..self }
    }
}

/// What happened to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Turn {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It is otherwise.
    Changed,
}

impl Turn {
    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Turn::Added => "added",
            Turn::Removed => "removed",
            Turn::Changed => "changed",
        }
    }
}

/// The type that a change concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its usual name, in the newer set where it is there.
    pub name: String,
}

/// One thing that is otherwise.
#[derive(Clone, Debug)]
pub struct Change {
    /// The type that it concerns; `None` where it is the set's own.
    pub of: Option<Named>,
    /// What it is, by the keys of the rule files: `staff.seat.count`.
    pub what: String,
    /// The id of the thing, where it has one.
    pub id: Option<String>,
    /// What happened to it.
    pub turn: Turn,
    /// What it was, whole; `None` where it came.
    pub old: Option<String>,
    /// What it is, whole; `None` where it went.
    pub new: Option<String>,
    /// Whether it can turn a verdict.
    pub decisive: bool,
    lang: Lang,
    /// What it is, in words.
    label: String,
    /// What it was and is, as short as it still tells the difference.
    shown: [Option<String>; 2],
}

impl Change {
    /// The change in words, without its type: "effectif minimal : 3 médecins généralistes → 2".
    pub fn text(&self) -> String {
        self.told(|old, new| format!("{old} → {new}"))
    }

    /// The same without a sign.
    pub fn sentence(&self) -> String {
        self.told(|old, new| crate::report::from_to(old, new, self.lang))
    }

    fn told(&self, from_to: impl Fn(&str, &str) -> String) -> String {
        let value = match &self.shown {
            [Some(old), Some(new)] => from_to(old, new),
            [old, new] => old.as_ref().or(new.as_ref()).cloned().unwrap_or_default(),
        };
        typeset(self.lang, &labelled(&self.label, &value, self.lang))
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
        let mut notes = Notes::new(old, new, lang);
        notes.types();
        notes.set();
        notes.vocabulary();
        let mut changes = notes.changes;
        changes.sort_by_key(|change| !change.decisive);
        let (old, new) = (Edition::of(old, old_day), Edition::of(new, new_day));
        Comparison { lang, old, new, changes }
    }
}
