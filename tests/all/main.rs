//! The tests of the whole: the library from outside, and the program as it is run. One test program
//! holds them all, so that the library is linked once. To run those of one module:
//! `cargo test --test all laws::`.
//!
//! | Module | What it holds |
//! | --- | --- |
//! | `support` | what several modules share: the program, a terminal, teams, rules, the oracle |
//! | **Rules** | |
//! | `rules` | those that ship do what their examples say; broken files are told |
//! | `france` | the national set, and sets side by side |
//! | `timeline` | the rules of any day |
//! | `loader_fuzz` | no broken file panics or hangs what reads it |
//! | **Teams** | |
//! | `shorthand` | what people type, what it means, what is said of mistakes |
//! | `laws` | every team and every rule set, held against the oracle |
//! | `outlook` | what would change the answer, held against brute force |
//! | `interview` | what is asked, of whom, until when |
//! | **What people read** | |
//! | `typography` | texts as each language sets them, words folded, text that is not TOML |
//! | `brief` | the report on one screen |
//! | `report`, `report_html` | the long report on a terminal, and as a page |
//! | `paper` | documents, block by block |
//! | `formats` | documents and JSON of five teams |
//! | **The program** | |
//! | `cli` | streams, exit codes, help |
//! | `documents` | `what-if`, `dossier` and the formats |
//! | `wizard` | at a real terminal |
//! | **Who keeps the rules** | |
//! | `rule_kit` | the commands: try, copy, change, add a type |
//! | `rule_check`, `rule_codes` | the check, and what each code of it means |
//! | `rule_implied` | whether one type implies another |
//! | `rule_diff`, `rule_graph`, `rule_schema` | sets compared, drawn, and their schemas |
//! | `rule_guide` | what the guide shows is what happens |
//! | **Many teams at once** | |
//! | `screen`, `screen_files` | each row gets what its team would get by itself |
//! | `directory` | teams out of the national directory |
//! | `overview` | the page of a screening |
//! | `screen_program`, `screen_rows`, `overview_program` | `screen` as it is run |
//! | `screen_hostile`, `screen_terminal` | on files that are none; at a terminal, and under signals |

// Makes clippy allow in helpers what it allows in tests.
#![cfg(test)]
#![allow(clippy::string_slice, reason = "a test that cannot go on fails")]

mod support;

mod rules;
mod france;
mod timeline;
mod loader_fuzz;

mod shorthand;
mod laws;
mod outlook;
mod interview;

mod typography;
mod report;
mod brief;
mod report_html;
mod paper;
mod formats;

mod cli;
mod documents;
#[cfg(unix)]
mod wizard;

mod rule_kit;
mod rule_check;
mod rule_codes;
mod rule_implied;
mod rule_diff;
mod rule_graph;
mod rule_schema;
mod rule_guide;

mod screen;
mod screen_files;
mod directory;
mod overview;
mod screen_program;
mod screen_rows;
mod overview_program;
mod screen_hostile;
#[cfg(unix)]
mod screen_terminal;
