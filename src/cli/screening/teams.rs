//! A file of teams, from a file to a file, with how far it has come and what it comes to.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::thread;

use exercoord::assess::Verdict;
use exercoord::diagnostic::Diagnostic;
use exercoord::lang::{Lang, typeset};
use exercoord::rules::Catalogue;
use exercoord::screening::columns::{Columns, HeaderFault};
use exercoord::screening::foreign::Foreign;
use exercoord::screening::output;
use exercoord::screening::overview::TypeTotals;
use exercoord::screening::progress::Progress;
use exercoord::screening::records::{Records, Step};
use exercoord::screening::run::{Rejected, Screening};
use exercoord::screening::summary::Summary;
use exercoord::screening::told;

use super::rejects::Rejects;
use super::sink::Sink;
use super::stop::Stop;
use super::{Failure, Form, page, progress};
use crate::cli::request::Teams;
use crate::cli::streams::{Exit, Streams};

pub(super) fn run(
    request: &Teams,
    catalogue: &Catalogue,
    streams: &Streams,
    stop: &Stop,
) -> Result<Exit, Failure> {
    Desk { request, catalogue, streams, stop }.run()
}

struct Desk<'a> {
    request: &'a Teams,
    catalogue: &'a Catalogue,
    streams: &'a Streams,
    stop: &'a Stop,
}

impl Desk<'_> {
    fn run(&self) -> Result<Exit, Failure> {
        let (source, size) = self.open()?;
        let mut records = Records::open(source).map_err(Failure::Read)?;
        let columns = self.header(&mut records)?;
        let mut out = Sink::open(self.request.output.as_deref(), self.request.force)?;
        let rejects = self.request.rejects.as_deref();
        let rejects = rejects.map(|path| Sink::open(Some(path), self.request.force)).transpose()?;
        let (lang, delimiter) = (self.streams.lang(), records.delimiter());
        let mut rejects = Rejects::new(rejects, delimiter, columns.columns.len(), lang)?;
        let as_page = self.request.form == Form::Html;
        let progress = Progress::until(self.stop.flag());
        let screening = Screening {
            catalogue: self.catalogue,
            columns: &columns,
            form: match self.request.form {
                // A page is made of the rows once they are all there.
                Form::Csv | Form::Html => output::Form::Csv,
                Form::JsonLines => output::Form::JsonLines,
            },
            lang,
            most: as_page.then_some(page::MOST_ROWS),
            threads: thread::available_parallelism().map_or(1, usize::from),
        };
        let (mut failed, mut rows) = (None, Vec::new());
        // Rows that come out on the terminal are progress enough.
        let shown = progress::wanted(self.streams) && (as_page || !out.is_shown());
        let summary = progress::beside(&progress, size, shown, lang, || {
            let mut keep = |row: Rejected| {
                rejects.add(&row).map_err(|failure| {
                    failed = Some(failure);
                    io::Error::from(io::ErrorKind::Other)
                })
            };
            let to: &mut dyn Write = if as_page { &mut rows } else { &mut out };
            screening.run(&mut records, &progress, to, &mut keep)
        });
        let summary = match (summary, failed) {
            (Ok(summary), None) => summary,
            (_, Some(failure)) => return Err(failure),
            (Err(error), None) if as_page && error.kind() == io::ErrorKind::FileTooLarge => {
                return Err(Failure::Told(self.streams.fail(&page::too_many_rows(lang))));
            }
            (Err(error), None) if out.failed => return Err(out.failure(error)),
            (Err(error), None) => return Err(Failure::Read(error)),
        };
        if self.stop.exit().is_some() {
            self.tell_of_stop(&summary, &out);
            out.flush().map_err(|error| out.failure(error))?;
            return Ok(Exit::Done);
        }
        if as_page {
            let page = self.page(&rows, &summary);
            out.write_all(page.as_bytes()).map_err(|error| out.failure(error))?;
        }
        self.finish(out, rejects, &summary)
    }

    /// The result as a page, with its totals.
    fn page(&self, rows: &[u8], summary: &Summary) -> String {
        let (catalogue, lang) = (self.catalogue, self.streams.lang());
        let counts = summary.verdicts.iter().zip(&summary.lacking);
        let types =
            catalogue.types().iter().zip(counts).map(|(kind, (verdicts, lacking))| TypeTotals {
                name: kind.name.to_string(),
                verdicts: Verdict::ALL.into_iter().zip(verdicts.iter().copied()).collect(),
                lacking: lacking.iter().map(|(people, teams)| (*people, *teams)).collect(),
            });
        let recruits = summary.recruits(catalogue).into_iter().map(|recruit| {
            let who = told::person(&recruit, catalogue, lang);
            let types = recruit.types.iter();
            let types =
                types.map(|(kind, doors)| (catalogue.types()[*kind].name.to_string(), *doors));
            (who, recruit.doors, types.collect())
        });
        let told = page::Told {
            rows_read: summary.rows + summary.rejects,
            rejects: summary.rejects,
            remarks: self.where_rejects_are(summary.rejects).into_iter().collect(),
            types: types.collect(),
            recruits: recruits.collect(),
            ..page::Told::default()
        };
        page::of(rows, &self.request.file, told, catalogue, lang)
    }

    /// Where the rows that are left out are told one by one, if there are any.
    fn where_rejects_are(&self, rejects: u64) -> Option<String> {
        let lang = self.streams.lang();
        let file = self.request.rejects.as_deref().and_then(Path::file_name);
        let told = match (lang, file.map(|name| name.to_string_lossy())) {
            (Lang::Fr, Some(file)) => {
                format!("Les lignes écartées sont dans {file}, avec la raison de chacune.")
            }
            (Lang::En, Some(file)) => {
                format!("The rows left out are in {file}, each with its reason.")
            }
            (Lang::Fr, None) => "Les lignes écartées, avec la raison de chacune : la même commande, avec --rejects FICHIER.".to_owned(),
            (Lang::En, None) => "The rows left out, each with its reason: the same command, with --rejects FILE.".to_owned(),
        };
        (rejects > 0).then(|| typeset(lang, &told))
    }

    /// Keeps what was written, and tells what it comes to.
    fn finish(&self, out: Sink, rejects: Rejects, summary: &Summary) -> Result<Exit, Failure> {
        let streams = self.streams;
        let rejects = rejects.end(summary.rejects, streams);
        let mut sinks: Vec<Sink> = [Some(out), rejects].into_iter().flatten().collect();
        // Neither gets its name where the other cannot be written.
        for sink in &mut sinks {
            sink.flush().map_err(|error| sink.failure(error))?;
        }
        for sink in sinks {
            if let Some(path) = sink.keep()? {
                streams.written(&path, Ok(()));
            }
        }
        let layout = streams.layout_of_stderr();
        streams.complain(&told::render(summary, self.catalogue, layout), Exit::Done);
        let bad = self.request.strict && summary.rejects > 0;
        Ok(if bad { Exit::Failed } else { Exit::Done })
    }

    fn tell_of_stop(&self, summary: &Summary, out: &Sink) {
        let lang = self.streams.lang();
        let rows = told::rows(summary, lang);
        self.streams.remark_prose(
            &match (lang, out.is_file() || self.request.form == Form::Html) {
                (Lang::Fr, true) => format!("Interrompu ({rows}). Rien n'est écrit."),
                (Lang::En, true) => format!("Interrupted ({rows}). Nothing is written."),
                (Lang::Fr, false) => format!("Interrompu : le résultat s'arrête là ({rows})."),
                (Lang::En, false) => format!("Interrupted: the result ends there ({rows})."),
            },
        );
    }

    /// The file, and its size where it has one.
    fn open(&self) -> Result<(Box<dyn Read + Send>, Option<u64>), Failure> {
        if let Some(input) = self.stop.input(&self.request.file)? {
            return Ok((input, None));
        }
        let opened = File::open(&self.request.file).and_then(|file| {
            let there = file.metadata()?;
            if there.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok((file, there)) }
        });
        let (file, there) = opened.map_err(Failure::Read)?;
        Ok((Box::new(file), Some(there.len())))
    }

    /// The columns by the header, with a word on those that look like others.
    fn header<R: Read>(&self, records: &mut Records<R>) -> Result<Columns, Failure> {
        let (streams, lang) = (self.streams, self.streams.lang());
        let foreign = Foreign::of(records.beginning()).map(HeaderFault::Foreign);
        let first = records.advance().map_err(Failure::Read)?;
        // What ends for a signal may end before its header does.
        if self.stop.exit().is_some() {
            return Err(Failure::Stopped);
        }
        if let Some(fault) = foreign {
            return Err(self.bad_header(&[fault]));
        }
        match first {
            Step::Record => {}
            Step::End => {
                return Err(Failure::Told(streams.fail(match lang {
                    Lang::Fr => "le fichier est vide : il faut une ligne d'en-tête",
                    Lang::En => "the file is empty: a header line is needed",
                })));
            }
            Step::TooLong | Step::OpenQuote => {
                return Err(Failure::Told(streams.fail(match lang {
                    Lang::Fr => {
                        "la première ligne n'est pas un en-tête : elle dépasse un mégaoctet, ou un guillemet n'y est jamais fermé"
                    }
                    Lang::En => {
                        "the first line is no header: it is longer than a megabyte, or a quote in it is never closed"
                    }
                })));
            }
        }
        let columns = Columns::of(self.catalogue, records.cells());
        let columns = columns.map_err(|faults| self.bad_header(&faults))?;
        for (name, meant) in columns.renamed(self.catalogue) {
            streams.remark_prose(&match lang {
                Lang::Fr => format!("La colonne « {name} » est lue comme « {meant} »."),
                Lang::En => format!("The column `{name}` is read as `{meant}`."),
            });
        }
        for (name, meant) in columns.lookalikes(self.catalogue) {
            streams.remark_prose(&match lang {
                Lang::Fr => format!(
                    "La colonne « {name} » est recopiée telle quelle : vouliez-vous dire {meant} ?"
                ),
                Lang::En => {
                    format!("The column `{name}` goes through as it is: did you mean {meant}?")
                }
            });
        }
        Ok(columns)
    }

    /// Everything that is wrong with a header, told.
    fn bad_header(&self, faults: &[HeaderFault]) -> Failure {
        let problem = |fault: &HeaderFault| {
            let (message, help) = fault.words(self.streams.lang());
            Diagnostic { code: "bad-header", message, place: None, help: Some(help) }
        };
        let problems: Vec<Diagnostic> = faults.iter().map(problem).collect();
        Failure::Told(self.streams.problems(&problems, Exit::Failed))
    }
}
