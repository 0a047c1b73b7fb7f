//! Many teams at once.

pub mod records;
pub mod columns;
pub mod row;
pub mod memo;
pub mod directory;
