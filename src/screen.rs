//! Many teams at once.

pub mod memo;
