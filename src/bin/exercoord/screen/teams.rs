//! A file of teams, from a file to a file, with how far it has come and what it comes to.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;

use exercoord::assess::Verdict;
use exercoord::diagnostic::Diagnostic;
use exercoord::lang::{Lang, harmless, io_words};
use exercoord::rules::Catalogue;
use exercoord::screen::columns::Columns;
use exercoord::screen::output::{self, write_cell};
use exercoord::screen::overview::TypeTotals;
use exercoord::screen::records::{Records, Step};
use exercoord::screen::run::{Progress, Rejected, Screening};
use exercoord::screen::summary::Summary;
use exercoord::screen::told;

use super::stop::{Input, Stop};
use super::{Form, page, progress};
use crate::streams::{Exit, NewFile, Streams};

/// What is to be screened, and where to.
pub(crate) struct Teams {
    /// The file, `-` for standard input.
    pub(crate) file: String,
    pub(crate) form: Form,
    pub(crate) output: Option<PathBuf>,
    pub(crate) rejects: Option<PathBuf>,
    pub(crate) force: bool,
    /// Whether a row that cannot be read makes it a failure.
    pub(crate) strict: bool,
}

/// How many refused rows are told on the screen; a file of rejects has them all.
const MOST_TOLD: usize = 10;

/// How much of a refused row is kept, in bytes.
const MOST_KEPT: usize = 4096;

/// Why a screening ended before its end.
enum Failure {
    /// It is told already.
    Told(Exit),
    /// The file cannot be read.
    Read(io::Error),
    /// A result cannot be written: to this file, or to the standard output.
    Write(Option<PathBuf>, io::Error),
}

pub(super) fn run(request: &Teams, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let stop = match Stop::on_signals() {
        Ok(stop) => stop,
        Err(error) => return streams.fail(&io_words(&error, streams.lang())),
    };
    match (Desk { request, catalogue, streams, stop: &stop }).run() {
        Ok(exit) => stop.exit().unwrap_or(exit),
        Err(Failure::Told(exit)) => exit,
        Err(Failure::Read(error)) => {
            let (file, why) = (harmless(&request.file), io_words(&error, streams.lang()));
            streams.fail(&match streams.lang() {
                Lang::Fr => format!("« {file} » ne peut pas être lu : {why}"),
                Lang::En => format!("`{file}` cannot be read: {why}"),
            })
        }
        // A reader that has gone away is no failure.
        Err(Failure::Write(None, error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(Failure::Write(path, error)) => {
            let standard = Path::new(match streams.lang() {
                Lang::Fr => "sortie standard",
                Lang::En => "standard output",
            });
            streams.written(path.as_deref().unwrap_or(standard), Err(error))
        }
    }
}

struct Desk<'a> {
    request: &'a Teams,
    catalogue: &'a Catalogue,
    streams: &'a Streams,
    stop: &'a Stop,
}

impl Desk<'_> {
    fn run(&self) -> Result<Exit, Failure> {
        let (source, size) = self.open().map_err(Failure::Read)?;
        let mut records = Records::open(source).map_err(Failure::Read)?;
        let columns = self.header(&mut records)?;
        let mut out = Sink::open(self.request.output.as_deref(), self.request.force)?;
        let rejects = self.request.rejects.as_deref();
        let mut rejects = Rejects {
            file: rejects.map(|path| Sink::open(Some(path), self.request.force)).transpose()?,
            delimiter: records.delimiter(),
            wanted: columns.columns.len(),
            lang: self.streams.lang(),
            told: Vec::new(),
        };
        rejects.head()?;
        let progress = Progress { stop: self.stop.flag(), ..Progress::default() };
        let screening = Screening {
            catalogue: self.catalogue,
            columns: &columns,
            form: match self.request.form {
                // A page is made of the rows once they are all there.
                Form::Csv | Form::Html => output::Form::Csv,
                Form::JsonLines => output::Form::JsonLines,
            },
            lang: self.streams.lang(),
            threads: thread::available_parallelism().map_or(1, usize::from),
        };
        let (mut failed, mut rows) = (None, Vec::new());
        let as_page = self.request.form == Form::Html;
        let shown = progress::wanted(self.streams);
        let summary = progress::beside(&progress, size, shown, self.streams.lang(), || {
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
            (Err(error), None) if out.failed => return Err(out.failure(error)),
            (Err(error), None) => return Err(Failure::Read(error)),
        };
        if self.stop.exit().is_some() {
            self.tell_of_stop(&summary, &out);
            out.flush().map_err(|error| out.failure(error))?;
            return Ok(Exit::Done);
        }
        if as_page {
            if summary.rows > page::MOST_ROWS {
                let why = page::too_long(self.streams.lang());
                return Err(Failure::Told(self.streams.fail(&why)));
            }
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
                id: kind.id.to_string(),
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
            types: types.collect(),
            recruits: recruits.collect(),
        };
        page::of(rows, &self.request.file, told, catalogue, lang)
    }

    /// Keeps what was written, and tells what it comes to.
    fn finish(&self, out: Sink, rejects: Rejects, summary: &Summary) -> Result<Exit, Failure> {
        let streams = self.streams;
        let told = rejects.told;
        for sink in [Some(out), rejects.file].into_iter().flatten() {
            if let Some(path) = sink.keep()? {
                streams.written(&path, Ok(()));
            }
        }
        for line in &told {
            streams.remark(line);
        }
        let hidden = summary.rejects.saturating_sub(told.len() as u64);
        if hidden > 0 && self.request.rejects.is_none() {
            streams.remark(&match streams.lang() {
                Lang::Fr => format!("… et {hidden} autres : --rejects FICHIER les donne toutes."),
                Lang::En => format!("… and {hidden} more: --rejects FILE gives them all."),
            });
        }
        let layout = streams.layout_of_stderr();
        streams.complain(&told::render(summary, self.catalogue, layout), Exit::Done);
        let bad = self.request.strict && summary.rejects > 0;
        Ok(if bad { Exit::Failed } else { Exit::Done })
    }

    fn tell_of_stop(&self, summary: &Summary, out: &Sink) {
        let lang = self.streams.lang();
        let rows = told::rows(summary, lang);
        self.streams.remark(&match (lang, out.is_file()) {
            (Lang::Fr, true) => format!("Interrompu ({rows}). Rien n'est écrit."),
            (Lang::En, true) => format!("Interrupted ({rows}). Nothing is written."),
            (Lang::Fr, false) => format!("Interrompu : le résultat s'arrête là ({rows})."),
            (Lang::En, false) => format!("Interrupted: the result ends there ({rows})."),
        });
    }

    /// The file, and its size where it has one.
    fn open(&self) -> io::Result<(Box<dyn Read + Send>, Option<u64>)> {
        if self.request.file == "-" {
            return Ok((Box::new(Input::new(self.stop.flag())), None));
        }
        let file = File::open(&self.request.file)?;
        let there = file.metadata()?;
        if there.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let size = there.is_file().then_some(there.len());
        Ok((Box::new(file), size))
    }

    /// The columns by the header, with a word on those that look like others.
    fn header<R: Read>(&self, records: &mut Records<R>) -> Result<Columns, Failure> {
        let (streams, lang) = (self.streams, self.streams.lang());
        match records.advance().map_err(Failure::Read)? {
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
        let columns = Columns::of(self.catalogue, records.cells()).map_err(|faults| {
            let problems: Vec<Diagnostic> = faults
                .iter()
                .map(|fault| {
                    let (message, help) = fault.words(lang);
                    Diagnostic { code: "bad-header", message, place: None, help: Some(help) }
                })
                .collect();
            Failure::Told(streams.problems(&problems, Exit::Failed))
        })?;
        for (name, meant) in columns.lookalikes(self.catalogue) {
            streams.remark(&match lang {
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
}

/// Where a result goes.
struct Sink {
    path: Option<PathBuf>,
    to: BufWriter<Box<dyn Keep>>,
    /// Whether it was it that failed.
    failed: bool,
}

/// Something written to that may have to be given its name at the end.
trait Keep: Write {
    fn keep(self: Box<Self>) -> io::Result<()>;
}

impl Keep for NewFile {
    fn keep(self: Box<Self>) -> io::Result<()> {
        NewFile::keep(*self)
    }
}

impl Keep for io::Stdout {
    fn keep(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn open(path: Option<&Path>, force: bool) -> Result<Sink, Failure> {
        let path = path.filter(|path| path.as_os_str() != "-").map(Path::to_owned);
        let to: Box<dyn Keep> = match &path {
            None => Box::new(io::stdout()),
            Some(path) => Box::new(
                NewFile::create(path, force)
                    .map_err(|error| Failure::Write(Some(path.clone()), error))?,
            ),
        };
        Ok(Sink { path, to: BufWriter::with_capacity(1 << 17, to), failed: false })
    }

    fn is_file(&self) -> bool {
        self.path.is_some()
    }

    fn failure(&self, error: io::Error) -> Failure {
        Failure::Write(self.path.clone(), error)
    }

    /// Ends it; the file that is there now.
    fn keep(self) -> Result<Option<PathBuf>, Failure> {
        let path = self.path;
        let kept = self.to.into_inner().map_err(io::IntoInnerError::into_error);
        kept.and_then(Keep::keep).map_err(|error| Failure::Write(path.clone(), error))?;
        Ok(path)
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes);
        self.failed |= written.is_err();
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// The rows that cannot be read: to a file, or the first of them to the screen.
struct Rejects {
    file: Option<Sink>,
    delimiter: u8,
    wanted: usize,
    lang: Lang,
    told: Vec<String>,
}

impl Rejects {
    fn head(&mut self) -> Result<(), Failure> {
        let names = match self.lang {
            Lang::Fr => ["ligne", "colonne", "raison", "texte"],
            Lang::En => ["line", "column", "reason", "row"],
        };
        self.row(&names.map(str::as_bytes))
    }

    fn add(&mut self, row: &Rejected) -> Result<(), Failure> {
        let (line, reason) = (row.line, row.reject.words(self.wanted, self.lang));
        let column = row.reject.column();
        if self.file.is_none() && self.told.len() < MOST_TOLD {
            let column = match (column.is_empty(), self.lang) {
                (true, _) => String::new(),
                (false, Lang::Fr) => format!(", colonne « {column} »"),
                (false, Lang::En) => format!(", column `{column}`"),
            };
            self.told.push(match self.lang {
                Lang::Fr => format!("ligne {line}{column} : {reason}"),
                Lang::En => format!("line {line}{column}: {reason}"),
            });
        }
        let raw = row.raw.get(..MOST_KEPT).unwrap_or(&row.raw);
        let raw = String::from_utf8_lossy(raw);
        let line = line.to_string();
        self.row(&[line.as_bytes(), column.as_bytes(), reason.as_bytes(), raw.as_bytes()])
    }

    fn row(&mut self, cells: &[&[u8]; 4]) -> Result<(), Failure> {
        let Some(file) = &mut self.file else { return Ok(()) };
        let mut out = Vec::new();
        for (number, cell) in cells.iter().enumerate() {
            if number > 0 {
                out.push(self.delimiter);
            }
            write_cell(cell, self.delimiter, &mut out);
        }
        out.push(b'\n');
        file.write_all(&out).map_err(|error| file.failure(error))
    }
}
