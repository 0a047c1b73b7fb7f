//! `screen`: many teams at once, from a file of teams or from the national directory.

mod directory;
mod progress;
mod rejects;
mod sink;
mod stop;
mod teams;

use std::io;
use std::path::{Path, PathBuf};

use exercoord::lang::{io_words, sanitize};
use exercoord::rules::Catalogue;
use exercoord::screening::output::Form;
use exercoord::tr;

use crate::cli::request::{Screen, ScreenFormat};
use crate::cli::streams::{Exit, Streams};
use stop::Stop;

/// The form of a result's rows; a page has none.
fn form_of_rows(format: ScreenFormat) -> Option<Form> {
    match format {
        ScreenFormat::Csv => Some(Form::Csv),
        ScreenFormat::JsonLines => Some(Form::JsonLines),
        ScreenFormat::Html => None,
    }
}

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
    let lang = streams.lang();
    match failure {
        Failure::Told(exit) => exit,
        Failure::Stopped => {
            streams.remark_prose(tr!(lang, screen_interrupted));
            stop.exit().unwrap_or(Exit::Failed)
        }
        Failure::Read(error) => {
            let file = if file == "-" { tr!(lang, standard_input) } else { file };
            streams.fail(&tr!(lang, screen_unreadable(&sanitize(file), &io_words(&error, lang))))
        }
        // A reader that has gone away is no failure.
        Failure::Write(None, error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Failure::Write(path, error) => {
            let standard = Path::new(tr!(lang, screen_standard_output));
            streams.written(path.as_deref().unwrap_or(standard), Err(error))
        }
    }
}
