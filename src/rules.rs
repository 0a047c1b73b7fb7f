//! The rules: from TOML files, through one gate, to a [`Catalogue`].
//!
//! ```text
//! files ─ tree (TOML with places) ─ timeline (those of a day) ─ gate (records read, every id looked up) ─▶ Catalogue
//! ```
//!
//! All problems of all files are collected on the way; a catalogue exists only where there are none.

pub(crate) mod tree;
pub(crate) mod shape;
pub(crate) mod record;
pub(crate) mod write;
#[cfg_attr(not(feature = "files"), expect(dead_code, reason = "only directories need it"))]
mod base;
mod timeline;
pub(crate) mod cycles;
mod syntax;
pub(crate) mod problem;
pub mod list;
mod catalogue;
mod known;
mod verdict;
mod names;
mod step_order;
mod gate;
mod set;
mod embedded;
#[cfg(feature = "files")]
mod load;

pub use crate::lang::Str;
pub(crate) use catalogue::lexicon;
pub use catalogue::{
    Aim, Alert, Audience, Catalogue, Cell, Code, CommonStep, Contact, CountedNowhere, Directory,
    Document, Evidence, Example, ExerciseType, Feminine, Form, Grade, Group, Mode, Noun,
    Profession, QuestionText, Questions, Reading, Relation, RelationKind, Row, Sample, Scale,
    ScaleRule, Seat, Section, Source, Specialty, Staff, Status, Step, TeamTable,
};
pub(crate) use catalogue::{Contacts, MOST_SEATS, Professions, Ruleset, Vocabulary};
pub use embedded::{DEFAULT_SET, embedded, embedded_files, embedded_names};
pub use known::is_id;
pub use list::{Ix, List, Set};
#[cfg(feature = "files")]
pub use load::{bounded, files_named, files_of, load, load_named, read_text};
pub(crate) use set::load_trees;
pub use set::{BrokenRules, RuleFile, load_files, load_periods, load_texts};
pub use timeline::Period;
pub(crate) use timeline::during;
pub use verdict::{CRITERIA, Outcome, Verdict};
