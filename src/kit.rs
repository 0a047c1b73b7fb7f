//! For who keeps the rules true and does not program: the examples of a rule set as a test run, a new
//! type to start from, and what the codes of its problems mean. Texts in, texts out; reading and
//! writing files is the program's.

pub mod trial;
pub mod terminal;
pub mod json;
pub mod skeleton;
pub mod codes;
pub mod explain;
