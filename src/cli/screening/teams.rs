//! A file of teams, from a file to a file, with how far it has come and what it comes to.

use std::io::{self, Read, Write};
use std::path::Path;
use std::thread;

use exercoord::diagnostic::Diagnostic;
use exercoord::document::terminal::render;
use exercoord::lang::{Lang, number, typeset};
use exercoord::rules::Catalogue;
use exercoord::screening::columns::{Columns, header_fault};
use exercoord::screening::directory::Source;
use exercoord::screening::foreign::foreign;
use exercoord::screening::overview::{MOST_ROWS, Overview};
use exercoord::screening::records::{Records, Step};
use exercoord::screening::run::{Rejected, Screening};
use exercoord::screening::summary::{self, Summary};
use exercoord::tr;

use super::rejects::Rejects;
use super::sink::Sink;
use super::stop::Stop;
use super::{Failure, form_of_rows, progress};
use crate::cli::request::Teams;
use crate::cli::streams::{Exit, Streams};

pub(super) fn run(
    request: &Teams,
    catalogue: &Catalogue,
    streams: &Streams,
    stop: &Stop,
) -> Result<Exit, Failure> {
    let (lang, form) = (streams.lang(), form_of_rows(request.form));
    let Source { reader, size } = stop.open(&request.file)?;
    let mut records = Records::open(reader).map_err(Failure::Read)?;
    let columns = header(&mut records, catalogue, streams, stop)?;
    let mut out = Sink::open(request.output.as_deref(), request.force)?;
    let rejects = request.rejects.as_deref();
    let rejects = rejects.map(|path| Sink::open(Some(path), request.force)).transpose()?;
    let mut rejects = Rejects::new(rejects, records.delimiter(), lang)?;
    let screening = Screening {
        catalogue,
        columns: &columns,
        form: form.unwrap_or_default(),
        lang,
        threads: thread::available_parallelism().map_or(1, usize::from),
    };
    let mut failed = None;
    // Rows that come out on the terminal are progress enough.
    let shown = progress::wanted(streams) && (form.is_none() || !out.is_shown);
    let found = progress::beside(stop, size, shown, lang, |progress| {
        let mut keep = |row: Rejected| {
            rejects.add(&row).map_err(|failure| {
                failed = Some(failure);
                io::Error::from(io::ErrorKind::Other)
            })
        };
        // A page is made of the rows once they are all there.
        match form {
            Some(_) => screening
                .run(&mut records, progress, &mut out, &mut keep)
                .map(|summary| (Vec::new(), summary)),
            None => screening.rows(&mut records, progress, MOST_ROWS, &mut keep),
        }
    });
    let (rows, summary) = match (found, failed) {
        (Ok(found), None) => found,
        (_, Some(failure)) => return Err(failure),
        (Err(error), None) if error.kind() == io::ErrorKind::FileTooLarge => {
            let most = number(MOST_ROWS, lang);
            return Err(Failure::Told(streams.fail(&tr!(lang, overview_too_many_teams(&most)))));
        }
        (Err(error), None) if out.failed => return Err(out.failure(error)),
        (Err(error), None) => return Err(Failure::Read(error)),
    };
    if stop.exit().is_some() {
        let rows = summary::rows(&summary, lang);
        streams.remark_prose(&match out.is_file() || form.is_none() {
            true => tr!(lang, screen_interrupted_rows(&rows)),
            false => tr!(lang, screen_ends_there_rows(&rows)),
        });
        out.flush().map_err(|error| out.failure(error))?;
        return Ok(Exit::Done);
    }
    if form.is_none() {
        let file = &request.file;
        let page = Overview {
            remarks: where_rejects_are(request, &summary, lang).into_iter().collect(),
            ..Overview::teams(catalogue, lang, file, &columns, &rows, &summary)
        };
        let written = page.render().and_then(|page| out.write_all(page.as_bytes()));
        written.map_err(|error| out.failure(error))?;
    }
    // Neither gets its name where the other cannot be written.
    let mut sinks = vec![out];
    sinks.extend(rejects.end(summary.rejects, streams));
    for sink in &mut sinks {
        sink.flush().map_err(|error| sink.failure(error))?;
    }
    for sink in sinks {
        if let Some(path) = sink.keep()? {
            streams.written(&path, Ok(()));
        }
    }
    let layout = streams.layout_of_stderr();
    let is_bad = request.strict && summary.rejects > 0;
    let exit = if is_bad { Exit::Failed } else { Exit::Done };
    Ok(streams
        .complain(&render(&summary::document(&summary, catalogue, streams.lang()), layout), exit))
}

/// Where the rows that are left out are told one by one, if there are any.
fn where_rejects_are(request: &Teams, summary: &Summary, lang: Lang) -> Option<String> {
    let told = match request.rejects.as_deref().and_then(Path::file_name) {
        Some(file) => tr!(lang, overview_rejects_in(&file.to_string_lossy())),
        None => tr!(lang, overview_rejects_told).to_owned(),
    };
    (summary.rejects > 0).then(|| typeset(lang, &told))
}

/// The columns by the header, with a word on those that look like others.
fn header<R: Read>(
    records: &mut Records<R>,
    catalogue: &Catalogue,
    streams: &Streams,
    stop: &Stop,
) -> Result<Columns, Failure> {
    let lang = streams.lang();
    let bad_header = |faults: &[Diagnostic]| Failure::Told(streams.problems(faults, Exit::Failed));
    let foreign = foreign(records.beginning());
    let first = records.advance().map_err(Failure::Read)?;
    // What ends for a signal may end before its header does.
    if stop.exit().is_some() {
        return Err(Failure::Stopped);
    }
    if let Some(foreign) = foreign {
        let (what, help) = foreign(lang);
        return Err(bad_header(&[header_fault(tr!(lang, screen_foreign(what)), help)]));
    }
    match first {
        Step::Record => {}
        Step::End => return Err(Failure::Told(streams.fail(tr!(lang, screen_empty)))),
        Step::TooLong | Step::OpenQuote => {
            return Err(Failure::Told(streams.fail(tr!(lang, screen_no_header))));
        }
    }
    let columns =
        Columns::of(catalogue, records.cells(), lang).map_err(|faults| bad_header(&faults))?;
    for (name, meant) in columns.renamed(catalogue) {
        streams.remark_prose(&tr!(lang, screen_renamed(name, &meant)));
    }
    for (name, meant) in columns.lookalikes(catalogue) {
        streams.remark_prose(&tr!(lang, screen_lookalike(name, &meant)));
    }
    Ok(columns)
}
