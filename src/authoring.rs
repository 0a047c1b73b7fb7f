//! For who keeps the rules true and does not program: every problem of a rule set and what its code
//! means, its examples as a test run, a new type to start from, the schemas that editors take, the
//! rules drawn. Texts in, texts out; reading and writing files is the program's.

mod source;
pub mod check;
pub mod trial;
pub mod terminal;
pub mod json;
pub mod skeleton;
pub mod schema;
pub mod graph;
pub mod codes;
pub mod explain;
pub mod diff;
