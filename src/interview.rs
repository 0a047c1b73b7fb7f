//! The interview: questions to a team, one at a time, only those that can still change the answer.
//!
//! A pure state machine, without a terminal. It holds what was replied, and where the team stands
//! among the questions; the next question is derived from the assessment of the replies, never
//! routed by hand (see [`next()`]). A reply is kept whatever happens: one that no longer applies,
//! because an earlier one changed, counts again when it does.

mod replies;
mod next;
mod state;
pub mod prompt;
pub mod conduct;
pub mod draft;

pub use next::{next, open};
pub use replies::{Question, Replies, Reply, answers, replies_of};
pub use state::Interview;
