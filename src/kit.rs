//! For who keeps the rules true and does not program: every problem of a rule set, its examples as
//! a test run, and a new type to start from. Texts in, texts out; reading and writing files is the
//! program's.

mod source;
pub mod check;
pub mod trial;
pub mod terminal;
pub mod json;
pub mod skeleton;
