//! The command line: what a line asks for, the commands, where results go.

pub(crate) mod line;
pub(crate) mod grammar;
pub(crate) mod request;
pub(crate) mod help;
pub(crate) mod commands;
pub(crate) mod authoring;
pub(crate) mod screening;
pub(crate) mod sets;
pub(crate) mod streams;
