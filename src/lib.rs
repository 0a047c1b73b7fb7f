//! Which kind of *exercice coordonné* fits a health team, why, what is missing and what comes next.
//!
//! This page is for those who carry the program on: how it hangs together, what always holds, how
//! to change it. What it does for its users is in `README.md`.
//!
//! # How data flows
//!
//! ```text
//! rules/*.toml ─ tree (places) ─ timeline (a day's) ─ gate (records, ids) ─▶ Catalogue        one gate
//! options │ answers file ─ answers::input (the one reader) ─▶ Answers       given, not done, not known
//! assess(&Catalogue, &Answers) ─▶ Assessment                                pure and total
//!    ├─▶ next question, or none ─ the interview is a loop over it
//!    └─▶ advise: what would change the answer                               pure and total
//! Report::new(…, language, day) ─▶ Report (owned, plain) ─▶ terminal │ html │ json
//!                                     └─▶ Document (blocks) ─▶ markdown │ html │ docx
//! ```
//!
//! Every door makes the same [`Answers`](answers::Answers), so all give the same verdict.
//!
//! # The map, in reading order
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`lang`] | the two languages, plurals, typography, text made harmless |
//! | [`date`] | days and dates |
//! | [`diagnostic`] | a problem at its place, drawn or told; "did you mean" |
//! | [`rules`] | TOML files to [`Catalogue`](rules::Catalogue): `tree`, `base` (what sets share), `timeline` (dated versions), `record` (reading a tree), `shape` (what may stand at a key), `names` (ids looked up), `problem`, `list`, `catalogue` (the records), `order` (of a type's steps), `gate`, `set` (files to rules), `packed` and `embedded` (the program's own), `load` (directories) |
//! | [`team`] | a composition, the words for it (`lexicon`), the grammar it is typed in (`shorthand`) |
//! | [`answers`] | what a team has told (`known`); texts to it, with every mistake in them (`input`); the answers file and the equivalent options (`file`); changes to it (`moves`) |
//! | [`assess`](mod@assess) | verdicts: `seats` (who sits where), `completions` (what is not known), `ranking` |
//! | [`advice`] | what would change the answer, and what to do: `opening`, `margin`, `recruits`, `path`, `plan`, `unknowns` |
//! | [`interview`] | questions and replies as a state machine: `replies` (what they come to), `next` (which question, and why), `state` (where it is), `prompt` (a question with all that goes with it), `conduct` (the loop, whoever replies), `draft` |
//! | [`examples`] | the examples inside the rule files, run |
//! | [`authoring`] | for rule authors: `check` (every problem of a set), `codes` (what each problem means, and the words of those that do not keep a set from loading, as data), `trial` (the examples as a test run, and what none exercises), `documents` (these as documents), `skeleton` (a new type), `schema` (what editors take), `graph` (types drawn), `diff` (what changed from one set to another, and which change turns a team's verdicts) |
//! | [`screen`] | many teams: `records` and `columns` (a CSV file; `foreign`: a file of another sort), `row` (a row as a team), `memo` (each team assessed once for all that are alike), `output`, `summary`, `run` (from end to end, `progress`), `told` and `overview` (what it comes to, in words and as a page); `directory` (the national directory) |
//! | [`document`] | a document as blocks without a format, and a renderer for each: `terminal`, `markdown`, `html`, `docx`; see there how to write a document |
//! | [`report`] | an assessment and the advice in words: `build`, `reasons`, `first_steps` (what to do, what to answer), `prospects` (what would change the answer); `what_if` (two reports held against each other); `paper`, `html`, `json`, `terminal` |
//! | [`dossier`] | what a team carries to its first meeting, from a report and the rules' forms |
//! | [`sheet`] | the rules for a reader: sheets, comparison, vocabulary; `sets` (rule sets side by side) |
//!
//! The program in `src/main.rs` is a crate of its own, so nothing here can call it. In `cli`:
//! `request` (what a line asks for, as data), `options` (the one table of commands and options),
//! `line` (the words as typed, the environment), `streams`, `files` and `sets` (the rules that a
//! line names); `parse` (a line taken apart in one pass), `reader` (from its options to a request,
//! with every mistake in them) and `help` follow the table; `authoring` and `screening` are
//! commands, `output` puts results where they are wanted. `wizard` is the interview on this machine.
//! `commands` carries requests out.
//!
//! # Features
//!
//! Without default features the library has no file, thread, terminal or clock, and builds for
//! `wasm32-unknown-unknown`. `files` reads rule sets from directories, `docx` writes documents for
//! a word processor, `screening` takes many teams at once; `program` brings the command line, the
//! interview and all of these.
//!
//! # What always holds
//!
//! - **No id of a type, a profession, a status or a scale stands in `src`.** A threshold, a type, a
//!   seat or a text is an edit of TOML.
//! - **A [`Catalogue`](rules::Catalogue) is without fault.** It is made by the gate alone; nothing
//!   re-checks it afterwards.
//! - **A catalogue is of one day.** The dated versions of a rule are told apart before the gate, in
//!   `rules/timeline.rs`; nothing after it knows that there are any.
//! - **Unknown is never no.** A verdict other than *undetermined* holds in every completion of the
//!   answers; *undetermined* lists exactly what the completions lead to.
//! - **The core is pure and total**: in `rules` (but for `load`), `team`, `answers`,
//!   `assess`, `advice`, `authoring`, `report`, `document`, `dossier` and `sheet` there is no terminal, no clock, no environment, and no panic.
//!   The lints in `Cargo.toml` deny what can panic; each exception says why it holds.
//! - **A renderer sees a [`Report`](report::Report) and nothing else**, and decides nothing.
//! - **Every text is there in both languages.** Rule files without one do not load; the program's
//!   own words stand side by side in one `match`.
//! - **Only what matters is asked.** A question is put while some reply to it can still change a
//!   verdict or a step that the report shows; which is next is derived, in one function.
//! - **No reply is lost.** What no longer applies is kept, and counts again when it does.
//! - **Text from outside is harmless** before it reaches a terminal: see [`lang::harmless`].
//!
//! # How to change it
//!
//! - *A type*: copy a file of `rules/pays-de-la-loire/types/`, name it in `ruleset.toml` (or let
//!   `exercoord rules new` do both), edit it; its examples are its tests. `tests/all/rules.rs` adds a
//!   seventh type that way.
//! - *A rule set*: a directory of `rules/` with a `ruleset.toml` is one, and is embedded by being
//!   there; what it shares with others it takes from its `base`, as both that ship do.
//! - *A profession, a status, a scale, an aim, a contact*: an entry in its file; the option, the
//!   words understood and the lists follow.
//! - *A key of the rule files*: a field of its record in `rules/catalogue.rs` or beside it (which
//!   reads it), and its description in `rules/keys.toml`. Then print the schemas of `rules/schemas/`
//!   anew, and add the key to the tables of `rules/README.md`.
//! - *A rule that changes on a day*: the old version with `until`, the new one with `from`, in the
//!   type's file: `[[staff]]` twice in the place of `[staff]`.
//! - *A kind of problem in rule files*: a variant of `Fault` in `rules/problem.rs`, with its code
//!   and its messages, and a breakage in `tests/all/rules.rs`. One that does not keep a set from
//!   loading: a file in `authoring/check`, its words under `says`, and a case in
//!   `tests/all/rule_check.rs`. Of either, what it means goes into `authoring/codes.toml`.
//! - *How types go together, what a step needs, a document to start from*: `[[relation]]`, the keys of
//!   `[[step]]`, `[[form]]` in the type's file; a step that several types share is a `[[common-step]]`.
//! - *A format of every document*: a renderer of blocks beside
//!   `document/markdown.rs`.

mod ids;
pub mod messages;
pub mod lang;
pub mod date;
pub mod diagnostic;
pub mod rules;
pub mod team;
pub mod answers;
pub mod assess;
pub mod advice;
pub mod interview;
pub mod examples;
pub mod authoring;
#[cfg(feature = "screening")]
pub mod screening;
#[cfg(feature = "screening")]
pub mod document;
pub mod report;
pub mod sheet;
pub mod dossier;
