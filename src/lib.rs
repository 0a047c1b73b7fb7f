//! Which kind of *exercice coordonné* fits a health team, why, what is missing and what comes next.
//!
//! ```text
//! rules/*.toml ─ tree ─ timeline (a day's) ─ gate (records, ids) ─▶ Catalogue   checked once, here
//! options │ answers file │ CSV row │ interview ─▶ Answers        given, not done, not known
//! assess(&Catalogue, &Answers) ─▶ Assessment ─ advise ─▶ Advice  pure and total, without a clock
//! Report::new(…, language, day) ─▶ Report ─▶ JSON │ Document (blocks) ─▶ a renderer a format
//! ```
//!
//! | module, lowest first | what it holds |
//! | --- | --- |
//! | [`messages`], [`lang`], [`date`] | every word of the program; the languages and their typography; days |
//! | [`nearest`], [`wrap`], [`diagnostic`] | "did you mean"; lines of text; a problem at its place |
//! | [`rules`] | TOML files to a [`Catalogue`](rules::Catalogue) |
//! | [`team`], [`answers`] | a composition and the words people use for it; what a team has told |
//! | [`assess`](mod@assess), [`advice`] | verdicts, exact whatever is not known; what would change them |
//! | [`interview`] | the next question, derived; replies, back and review as a state machine |
//! | [`document`] | blocks, and their renderers: terminal, Markdown, HTML, DOCX |
//! | [`report`], [`sheet`], [`dossier`] | an assessment in words; the rules for a reader; papers for a first meeting |
//! | [`examples`], [`authoring`] | for rule authors: check, test, explain, schema, graph, difference |
//! | `screening` | many teams: CSV files and the national directory |
//!
//! The program (`main.rs`, `commands.rs`, `cli`, `wizard`) is a crate of its own, so nothing here can
//! call it. Without default features the library has no file, thread, terminal or environment, and
//! builds for `wasm32-unknown-unknown`; the features are named in `Cargo.toml`.
//!
//! # What always holds
//!
//! - No id of a type, profession, status or scale stands in `src`: what the rules say is TOML.
//! - A [`Catalogue`](rules::Catalogue) is without fault, and of one day; nothing checks it again.
//! - Unknown is never no: a verdict holds in every completion of the answers, and an undetermined
//!   one lists exactly what the completions lead to.
//! - A renderer sees blocks and decides nothing. No panic is reachable from input (`Cargo.toml`).
//! - Text from outside loses its control characters before it is shown: [`lang::sanitize`].
//!
//! # Where a change is made
//!
//! - A type, a threshold, a profession, an alert, a text of the domain: `rules/`; see its README.
//! - A word of the program: `messages/fr.rs` and `messages/en.rs`.
//! - A key of the rule files: a field of its record in `rules/catalogue/`, its description in
//!   `rules/keys.toml`, its name for `rules diff` in `authoring/diff/labels.toml`; what it means goes
//!   into `assess` or `report`.
//! - A kind of problem in rule files: `rules/problem.rs`, or a lint in `authoring/check/`; what it
//!   means, in `authoring/codes.toml`.
//! - An answer that teams give: `answers/known.rs`; how it is asked, `interview/prompt.rs`.
//! - A command or an option: `cli/options.rs`; what it asks for, `commands.rs`.
//! - A document: blocks, as `sheet.rs` builds them. A format: a renderer beside
//!   `document/markdown.rs`.

mod ids;
pub mod nearest;
pub mod wrap;
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
pub mod document;
#[cfg(feature = "screening")]
pub mod screening;
pub mod report;
pub mod sheet;
pub mod dossier;
