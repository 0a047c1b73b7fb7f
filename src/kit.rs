//! For who keeps the rules true and does not program: the examples of a rule set as a test run, and
//! a new type to start from. Texts in, texts out; reading and writing files is the program's.

pub mod trial;
pub mod terminal;
pub mod json;
pub mod skeleton;
pub mod diff;
