//! The national directory, from an extraction of it.

use std::io::Write;

use exercoord::document::terminal::render;
use exercoord::lang::number;
use exercoord::rules::Catalogue;
use exercoord::screening::directory::output::write;
use exercoord::screening::directory::{Fault, read, summary};
use exercoord::screening::overview::{MOST_ROWS, Overview};
use exercoord::screening::progress::Progress;
use exercoord::tr;

use super::sink::Sink;
use super::stop::Stop;
use super::{Failure, form_of_rows, progress};
use crate::cli::request::Directory;
use crate::cli::streams::{Exit, Streams};

pub(super) fn run(
    request: &Directory,
    catalogue: &Catalogue,
    streams: &Streams,
    stop: &Stop,
) -> Result<Exit, Failure> {
    let (lang, file) = (streams.lang(), &request.file);
    // Before any work: a file that is there already must not be told of at the end.
    let mut out = Sink::open(request.output.as_deref(), request.force)?;
    let census = match stop.open(file) {
        Ok(source) => {
            let (size, shown) = (source.size, progress::wanted(streams));
            progress::beside(stop, size, shown, lang, |progress| {
                read(catalogue, source, &request.request, progress)
            })
        }
        Err(Failure::Read(error)) => Err(Fault::Unreadable(error)),
        Err(failure) => return Err(failure),
    };
    let census = match census {
        Ok(census) => census,
        Err(Fault::Stopped) => return Err(Failure::Stopped),
        Err(fault) => {
            let name = if file == "-" { tr!(lang, standard_input) } else { file };
            let problems = [fault.diagnostic(name, lang)];
            return Err(Failure::Told(streams.problems(&problems, Exit::Failed)));
        }
    };
    let written = match form_of_rows(request.form) {
        Some(form) => write(catalogue, &census, form, &Progress::until(stop.flag()), &mut out),
        None if census.groups.len() as u64 > MOST_ROWS => {
            let most = number(MOST_ROWS, lang);
            let told = tr!(lang, overview_too_many_places(&most));
            return Err(Failure::Told(streams.fail(&told)));
        }
        None => Overview::places(catalogue, lang, file, &census, &request.request)
            .render()
            .and_then(|page| out.write_all(page.as_bytes())),
    };
    if stop.exit().is_some() {
        if out.is_file() {
            return Err(Failure::Stopped);
        }
        streams.remark_prose(tr!(lang, screen_ends_there));
        return Ok(Exit::Done);
    }
    written.map_err(|error| out.failure(error))?;
    if let Some(path) = out.keep()? {
        streams.written(&path, Ok(()));
    }
    let layout = streams.layout_of_stderr();
    let told = summary::document(catalogue, &census, &request.request, streams.lang());
    Ok(streams.complain(&render(&told, layout), Exit::Done))
}
