//! `screen`: many teams at once, from a file of teams or from the national directory.

mod directory;
mod page;
mod progress;
mod stop;
mod teams;

use exercoord::rules::Catalogue;

use crate::streams::{Exit, Streams};

pub(crate) use directory::Directory;
pub(crate) use teams::Teams;

/// The forms of a result.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Form {
    #[default]
    Csv,
    JsonLines,
    Html,
}

/// What is to be screened.
pub(crate) enum Screen {
    /// A file of teams.
    Teams(Teams),
    /// An extraction of the directory.
    Directory(Directory),
}

pub(crate) fn run(request: &Screen, catalogue: &Catalogue, streams: &Streams) -> Exit {
    match request {
        Screen::Teams(request) => teams::run(request, catalogue, streams),
        Screen::Directory(request) => directory::run(request, catalogue, streams),
    }
}
