//! Many teams at once: a file of teams in, what each type is for each of them out.
//!
//! Every row becomes the same [`Answers`](crate::answers::Answers) as a team's options would, and gets
//! the same assessment; what makes it quick is that teams which no rule can tell apart are assessed
//! once ([`memo`]).

pub mod foreign;
pub mod records;
pub mod columns;
pub mod row;
pub mod memo;
pub mod output;
pub mod summary;
pub mod progress;
pub mod run;
pub mod overview;
pub mod directory;
