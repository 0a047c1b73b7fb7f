//! A file of teams from end to end: read by several threads in turn, screened in all of them at once,
//! written in order.
//!
//! ```text
//! Records ─ batches ─▶ workers (Rows and Memo: each has its own) ─▶ in order ─▶ result, rejects
//! ```
//!
//! What goes from thread to thread are batches, few at a time: memory does not grow with the file.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read, Write};
use std::ops::Range;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::columns::Columns;
use super::memo::{Case, Finding, Memo};
use super::output::{self, Form};
use super::progress::Progress;
use super::records::{Records, Step};
use super::row::{Fields, Reject, Rows};
use super::summary::Summary;
use crate::lang::Lang;
use crate::rules::{Catalogue, ExerciseType};
use crate::tr;

/// How many rows go through together, and how many bytes at about the most.
const ROWS: usize = 1024;
const BYTES: usize = 1 << 18;

/// How many batches for each thread may be on their way. A batch of rows that take long holds the
/// result up, and what the other threads finish meanwhile has to be kept.
const AHEAD: usize = 8;

/// How much of a row is kept that is too long to be one, in bytes.
const MOST_KEPT: usize = 4096;

/// How a file is screened.
#[derive(Clone, Copy, Debug)]
pub struct Screening<'c> {
    /// The rules.
    pub catalogue: &'c Catalogue,
    /// The file's columns.
    pub columns: &'c Columns,
    /// The form of the result.
    pub form: Form,
    /// The language of the reasons of what is not read.
    pub lang: Lang,
    /// How many threads screen.
    pub threads: usize,
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The line that it begins on, from 1.
    pub line: u64,
    /// Why.
    pub reject: Reject,
    /// The row as it stands in the file, its first line, or how it begins.
    pub raw: Vec<u8>,
}

/// Rows of the file, as a worker takes them.
#[derive(Debug, Default)]
struct Batch {
    text: Vec<u8>,
    ends: Vec<usize>,
    raw: Vec<u8>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    line: u64,
    step: Step,
    text: Range<usize>,
    ends: Range<usize>,
    raw: Range<usize>,
}

/// A team with what was found of it, for a page.
#[derive(Clone, Debug, Default)]
pub struct TeamRow<'c> {
    /// The cells of the columns that go through.
    pub passed: Vec<String>,
    /// What each type is for the team.
    pub findings: Vec<Finding>,
    /// The types that it is ready or eligible for, best first.
    pub recommended: Vec<&'c ExerciseType>,
}

/// What comes of a batch: its rows in some form.
struct Done<T> {
    out: T,
    rejected: Vec<Rejected>,
    summary: Summary,
}

impl<'c> Screening<'c> {
    /// Screens the rest of a file whose header has been read, into `out`; `reject` is handed each
    /// row that cannot be read. Both in the file's order.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or the result not written. A screening that is told to end
    /// ends as if the file did.
    pub fn run<R: Read + Send>(
        &self,
        records: &mut Records<R>,
        progress: &Progress,
        out: &mut dyn Write,
        reject: &mut dyn FnMut(Rejected) -> io::Result<()>,
    ) -> io::Result<Summary> {
        let delimiter = records.delimiter();
        out.write_all(&output::header(self, delimiter))?;
        let row = |fields: &Fields<'_>, case: &Case, memo: &Memo<'c>, rows: &mut Vec<u8>| {
            output::row(self, delimiter, fields, case, memo, rows)
        };
        let mut write = |rows: Vec<u8>| out.write_all(&rows);
        self.each(records, progress, &row, &mut write, reject)
    }

    /// The same for a page, which has room for so many teams.
    ///
    /// # Errors
    ///
    /// As [`Screening::run`]; [`ErrorKind::FileTooLarge`] where there are more teams.
    pub fn rows<R: Read + Send>(
        &self,
        records: &mut Records<R>,
        progress: &Progress,
        most: u64,
        reject: &mut dyn FnMut(Rejected) -> io::Result<()>,
    ) -> io::Result<(Vec<TeamRow<'c>>, Summary)> {
        let mut all = Vec::new();
        let row = |fields: &Fields<'_>, _: &Case, memo: &Memo<'c>, rows: &mut Vec<_>| {
            let passed = self.columns.keys.iter();
            rows.push(TeamRow {
                passed: passed.map(|(place, _)| fields.get(*place).to_owned()).collect(),
                findings: memo.findings().cloned().collect(),
                recommended: memo.recommended().collect(),
            });
            Ok(())
        };
        let mut keep = |rows| {
            all.extend::<Vec<_>>(rows);
            if all.len() as u64 > most { Err(ErrorKind::FileTooLarge.into()) } else { Ok(()) }
        };
        let summary = self.each(records, progress, &row, &mut keep, reject)?;
        Ok((all, summary))
    }

    /// Screens the rest of a file: `row` makes of a team what it comes to, and `out` is handed that,
    /// batch by batch.
    fn each<R: Read + Send, T: Default + Send>(
        &self,
        records: &mut Records<R>,
        progress: &Progress,
        row: &(impl Fn(&Fields<'_>, &Case, &Memo<'c>, &mut T) -> io::Result<()> + Sync),
        out: &mut dyn FnMut(T) -> io::Result<()>,
        reject: &mut dyn FnMut(Rejected) -> io::Result<()>,
    ) -> io::Result<Summary> {
        let mut summary = Summary::new(self.catalogue);
        let threads = self.threads.max(1);
        let (done, finished) = sync_channel(threads);
        let (permit, permits) = sync_channel(threads * AHEAD);
        let reading = Mutex::new(Reading { records, progress, permit, batches: 0 });
        thread::scope(|scope| {
            for _ in 0..threads {
                let (done, reading) = (done.clone(), &reading);
                scope.spawn(move || self.work(row, reading, &done));
            }
            // The ends of the queues are the threads' own: where the result cannot be written, the
            // workers find nobody to hand theirs to.
            drop(done);
            let written = in_order(finished, |done: io::Result<Done<T>>| {
                let done = done?;
                let _ = permits.recv();
                summary.add(&done.summary);
                out(done.out)?;
                done.rejected.into_iter().try_for_each(&mut *reject)
            });
            drop(permits);
            written
        })?;
        Ok(summary)
    }

    /// Screens batches for as long as there are any, and somebody to hand the result to.
    fn work<R: Read, T: Default>(
        &self,
        row: &impl Fn(&Fields<'_>, &Case, &Memo<'c>, &mut T) -> io::Result<()>,
        reading: &Mutex<Reading<'_, R>>,
        done: &SyncSender<(usize, io::Result<Done<T>>)>,
    ) {
        let mut rows = Rows::new(self.catalogue, self.columns, self.lang);
        let mut memo = Memo::new(self.catalogue);
        let mut case = Case::default();
        let mut screen = |batch: Batch| {
            let summary = Summary::new(self.catalogue);
            let mut found = Done { out: T::default(), rejected: Vec::new(), summary };
            for Row { line, step, text, ends, raw } in batch.rows {
                let fields = match step {
                    Step::TooLong => Err(tr!(self.lang, screen_row_too_long)),
                    Step::OpenQuote => Err(tr!(self.lang, screen_open_quote)),
                    Step::Record | Step::End => {
                        let text = batch.text.get(text).unwrap_or_default();
                        Fields::of(text, batch.ends.get(ends).unwrap_or_default())
                            .ok_or(tr!(self.lang, screen_row_not_text))
                    }
                };
                let fields = fields.map_err(|reason| Reject::from(reason.to_owned()));
                match fields.and_then(|fields| rows.read(&fields, &mut case).map(|()| fields)) {
                    Ok(fields) => {
                        memo.assess(&case);
                        found.summary.count(&case, &memo);
                        row(&fields, &case, &memo, &mut found.out)?;
                    }
                    Err(reject) => {
                        found.summary.rejects += 1;
                        let raw = batch.raw.get(raw).unwrap_or_default();
                        let raw = match step {
                            Step::TooLong => [beginning(raw), "…".as_bytes()].concat(),
                            _ => raw.to_vec(),
                        };
                        found.rejected.push(Rejected { line, reject, raw });
                    }
                }
            }
            Ok(found)
        };
        loop {
            let next = reading.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((number, batch)) = next else { return };
            if done.send((number, batch.and_then(&mut screen))).is_err() {
                return;
            }
        }
    }
}

/// The file, which the workers take turns reading.
struct Reading<'r, R> {
    records: &'r mut Records<R>,
    progress: &'r Progress,
    /// Takes one for each batch that may be on its way.
    permit: SyncSender<()>,
    /// How many batches there have been.
    batches: usize,
}

impl<R: Read> Reading<'_, R> {
    /// The next batch with its number, while there is one and somebody takes it.
    fn next(&mut self) -> Option<(usize, io::Result<Batch>)> {
        let mut batch = Batch::default();
        let filled = self.fill(&mut batch);
        self.progress.rows.fetch_add(batch.rows.len() as u64, Ordering::Relaxed);
        self.progress.bytes.store(self.records.passed(), Ordering::Relaxed);
        let is_last = filled.is_ok() && batch.rows.is_empty();
        if is_last || self.permit.send(()).is_err() {
            return None;
        }
        self.batches += 1;
        Some((self.batches - 1, filled.map(|()| batch)))
    }

    fn fill(&mut self, batch: &mut Batch) -> io::Result<()> {
        let Reading { records, progress, .. } = self;
        while batch.rows.len() < ROWS && batch.raw.len() < BYTES {
            let step = records.advance()?;
            // What ends for a signal may end in the middle of a row.
            if step == Step::End || progress.is_stopped() {
                break;
            }
            let (text, ends) = records.fields();
            batch.rows.push(Row {
                line: records.line(),
                step,
                text: append(&mut batch.text, text),
                ends: append(&mut batch.ends, ends),
                raw: append(&mut batch.raw, records.raw()),
            });
        }
        Ok(())
    }
}

fn append<T: Copy>(to: &mut Vec<T>, more: &[T]) -> Range<usize> {
    let start = to.len();
    to.extend_from_slice(more);
    start..to.len()
}

/// Hands on what workers have finished, in the order in which it was read.
fn in_order<T>(
    finished: Receiver<(usize, T)>,
    mut hand_on: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, done) in finished {
        early.insert(number, done);
        while let Some(done) = early.remove(&next) {
            hand_on(done)?;
            next += 1;
        }
    }
    Ok(())
}

/// How a row begins that is too long, without half a character at the end.
fn beginning(row: &[u8]) -> &[u8] {
    let kept = row.get(..MOST_KEPT).unwrap_or(row);
    match str::from_utf8(kept) {
        Err(error) if error.error_len().is_none() => {
            kept.get(..error.valid_up_to()).unwrap_or(kept)
        }
        Ok(_) | Err(_) => kept,
    }
}
