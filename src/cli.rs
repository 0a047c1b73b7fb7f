//! The command line: what a line asks for, the commands, where results go.

pub(crate) mod request;
pub(crate) mod options;
pub(crate) mod line;
pub(crate) mod files;
pub(crate) mod streams;
pub(crate) mod sets;
mod grammar;
pub(crate) mod parse;
pub(crate) mod help;
pub(crate) mod answers;
pub(crate) mod reader;
pub(crate) mod output;
pub(crate) mod authoring;
pub(crate) mod screening;
