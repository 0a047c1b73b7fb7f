//! The national directory, from an extraction of it.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use exercoord::lang::Lang;
use exercoord::rules::Catalogue;
use exercoord::screening::directory::output;
use exercoord::screening::directory::{By, Census, Fault, Request, Source, read, told};
use exercoord::screening::overview::{Subject, TypeTotals};
use exercoord::screening::progress::Progress;
use exercoord::tr;

use super::sink::Sink;
use super::stop::Stop;
use super::{Failure, Form, page, progress};
use crate::cli::request::Directory;
use crate::cli::streams::{Exit, Streams};

pub(super) fn run(
    request: &Directory,
    catalogue: &Catalogue,
    streams: &Streams,
    stop: &Stop,
) -> Result<Exit, Failure> {
    let lang = streams.lang();
    // Before any work: a file that is there already must not be told of at the end.
    let mut out = Sink::open(request.output.as_deref(), request.force)?;
    let source = match stop.input(&request.file)? {
        Some(input) => Ok(Source::stream(input)),
        None => Source::open(Path::new(&request.file)).map_err(Fault::from),
    };
    let census = match source.and_then(|source| census(source, request, catalogue, streams, stop)) {
        Ok(census) => census,
        Err(Fault::Stopped) => return Err(Failure::Stopped),
        Err(fault) => {
            let name = if request.file == "-" { tr!(lang, standard_input) } else { &request.file };
            let problems = [fault.diagnostic(name, lang)];
            return Err(Failure::Told(streams.problems(&problems, Exit::Failed)));
        }
    };
    let form = match request.form {
        Form::Csv | Form::Html => output::Form::Csv,
        Form::JsonLines => output::Form::JsonLines,
    };
    let written = if request.form == Form::Html {
        if census.len() as u64 > page::MOST_ROWS {
            return Err(Failure::Told(streams.fail(&page::too_many_groups(lang))));
        }
        let mut rows = Vec::new();
        let told = totals(catalogue, &census, &request.request, lang);
        output::write(catalogue, &census, form, &mut rows).and_then(|()| {
            let page = page::of(&rows, &request.file, told, catalogue, lang);
            out.write_all(page.as_bytes())
        })
    } else {
        output::write(catalogue, &census, form, &mut Unstopped { out: &mut out, stop })
    };
    match written {
        _ if stop.exit().is_some() && out.is_file() => return Err(Failure::Stopped),
        _ if stop.exit().is_some() => {
            streams.remark_prose(match lang {
                Lang::Fr => "Interrompu : le résultat s'arrête là.",
                Lang::En => "Interrupted: the result ends there.",
            });
            return Ok(Exit::Done);
        }
        Ok(()) => {}
        Err(error) => return Err(out.failure(error)),
    }
    if let Some(path) = out.keep()? {
        streams.written(&path, Ok(()));
    }
    let layout = streams.layout_of_stderr();
    Ok(streams.complain(&told::render(catalogue, &census, &request.request, layout), Exit::Done))
}

/// Reads the extraction, with its progress shown beside it.
fn census(
    source: Source<'_>,
    request: &Directory,
    catalogue: &Catalogue,
    streams: &Streams,
    stop: &Stop,
) -> Result<Census, Fault> {
    let (progress, size) = (Progress::until(stop.flag()), source.size());
    let shown = progress::wanted(streams);
    progress::beside(&progress, size, shown, streams.lang(), || {
        read(catalogue, source, &request.request, &progress)
    })
}

/// Ends what is long to write when a signal comes.
struct Unstopped<'a> {
    out: &'a mut Sink,
    stop: &'a Stop,
}

impl Write for Unstopped<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.stop.exit() {
            Some(_) => Err(io::ErrorKind::Other.into()),
            None => self.out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How many people each type lacks over all groups, and what must be known of that.
fn totals(catalogue: &Catalogue, census: &Census, request: &Request, lang: Lang) -> page::Told {
    let mut lacking = vec![BTreeMap::new(); catalogue.types().len()];
    for group in census.groups() {
        for (of_type, missing) in lacking.iter_mut().zip(group.missing) {
            *of_type.entry(u64::from(*missing)).or_insert(0) += 1;
        }
    }
    let types = catalogue.types().iter().zip(lacking).map(|(kind, lacking)| TypeTotals {
        name: kind.name.to_string(),
        verdicts: Vec::new(),
        lacking: lacking.into_iter().collect(),
    });
    page::Told {
        subject: match request.by {
            By::Site => Subject::Sites,
            By::Commune => Subject::Communes,
        },
        rows_read: census.tally.lines(),
        rejects: census.tally.lines() - census.tally.counted,
        remarks: told::caveats(census, request, lang),
        types: types.collect(),
        recruits: Vec::new(),
    }
}
