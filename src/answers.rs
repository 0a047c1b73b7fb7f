//! What a team has told, and the one way from what people write to it: options, an answers file,
//! and whatever else gathers texts.

mod known;
mod source;
mod input;
mod file;
mod moves;

pub use file::{to_file, to_options};
pub use input::{Input, read, team};
pub(crate) use input::{mistakes, read_known};
pub use known::{Answers, StepState};
pub use moves::{Moves, moved};
pub use source::SourceText;
