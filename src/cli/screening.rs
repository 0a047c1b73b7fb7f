//! `screen`: many teams at once, from a file of teams or from the national directory.

mod directory;
mod page;
mod progress;
mod rejects;
mod sink;
mod stop;
mod teams;

use std::io;
use std::path::{Path, PathBuf};

use exercoord::lang::{Lang, harmless, io_words};
use exercoord::rules::Catalogue;
use exercoord::tr;

use crate::cli::request::{Screen, ScreenFormat as Form};
use crate::cli::streams::{Exit, Streams};
use stop::Stop;

/// Why a screening ended before its end.
enum Failure {
    /// It is told already.
    Told(Exit),
    /// A signal came before anything was written.
    Stopped,
    /// The file cannot be read.
    Read(io::Error),
    /// A result cannot be written: to this file, or to the standard output.
    Write(Option<PathBuf>, io::Error),
}

pub(crate) fn run(request: &Screen, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let stop = match Stop::on_signals() {
        Ok(stop) => stop,
        Err(error) => return streams.fail(&io_words(&error, streams.lang())),
    };
    let (file, done) = match request {
        Screen::Teams(request) => (&request.file, teams::run(request, catalogue, streams, &stop)),
        Screen::Directory(request) => {
            (&request.file, directory::run(request, catalogue, streams, &stop))
        }
    };
    match done {
        Ok(exit) => stop.exit().unwrap_or(exit),
        Err(failure) => failed(failure, file, &stop, streams),
    }
}

/// Tells of a failure, if that is to be done yet.
fn failed(failure: Failure, file: &str, stop: &Stop, streams: &Streams) -> Exit {
    match failure {
        Failure::Told(exit) => exit,
        Failure::Stopped => {
            streams.remark_prose(match streams.lang() {
                Lang::Fr => "Interrompu. Rien n'est écrit.",
                Lang::En => "Interrupted. Nothing is written.",
            });
            stop.exit().unwrap_or(Exit::Failed)
        }
        Failure::Read(error) => {
            let file = if file == "-" { tr!(streams.lang(), standard_input) } else { file };
            let (file, why) = (harmless(file), io_words(&error, streams.lang()));
            streams.fail(&match streams.lang() {
                Lang::Fr => format!("« {file} » ne peut pas être lu : {why}"),
                Lang::En => format!("`{file}` cannot be read: {why}"),
            })
        }
        // A reader that has gone away is no failure.
        Failure::Write(None, error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Failure::Write(path, error) => {
            let standard = Path::new(match streams.lang() {
                Lang::Fr => "sortie standard",
                Lang::En => "standard output",
            });
            streams.written(path.as_deref().unwrap_or(standard), Err(error))
        }
    }
}
