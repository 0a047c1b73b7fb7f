//! What several modules of the tests share.

pub(crate) mod program;
#[cfg(unix)]
pub(crate) mod terminal;
pub(crate) mod folder;

pub(crate) mod people;
pub(crate) mod teams;
pub(crate) mod pages;
pub(crate) mod oracle;
pub(crate) mod respondent;
pub(crate) mod screened;

pub(crate) mod shipped;
pub(crate) mod invented;
pub(crate) mod edits;
pub(crate) mod mistakes;
pub(crate) mod breakage;
mod pieces;

pub(crate) mod annuaire;
pub(crate) mod sha256;
