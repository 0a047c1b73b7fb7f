//! A file of teams from end to end: read in one thread, screened in several, written in order.
//!
//! ```text
//! Records ─ batches ─▶ workers (Rows, Memo, Output: each has its own) ─▶ in order ─▶ result, rejects
//! ```
//!
//! What goes from thread to thread are batches, few at a time: memory does not grow with the file.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read, Write};
use std::ops::Range;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::columns::Columns;
use super::memo::{Case, Finding, Memo};
use super::output::{Form, Output};
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
    /// How many teams there may be, where there is no room for any number of them.
    pub most: Option<u64>,
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

/// Rows of the file, as they are handed to a worker.
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
    /// Where the file cannot be read, or the result not written; [`ErrorKind::FileTooLarge`] where
    /// there are more teams than there may be. A screening that is told to end ends as if the file
    /// did.
    pub fn run<R: Read + Send>(
        &self,
        records: &mut Records<R>,
        progress: &Progress,
        out: &mut dyn Write,
        reject: &mut dyn FnMut(Rejected) -> io::Result<()>,
    ) -> io::Result<Summary> {
        let Screening { catalogue, columns, form, .. } = *self;
        let output = Output { catalogue, columns, form, delimiter: records.delimiter() };
        out.write_all(&output.header())?;
        type Rows = (Vec<u8>, Option<io::Error>);
        let row = |fields: &Fields<'_>, case: &Case, memo: &Memo<'c>, (rows, failed): &mut Rows| {
            *failed = failed.take().or(output.row(fields, case, memo, rows).err());
        };
        let mut write = |(rows, failed): Rows| match failed {
            Some(error) => Err(error),
            None => out.write_all(&rows),
        };
        self.each(records, progress, &row, &mut write, reject)
    }

    /// The same for a page.
    ///
    /// # Errors
    ///
    /// As [`Screening::run`].
    pub fn rows<R: Read + Send>(
        &self,
        records: &mut Records<R>,
        progress: &Progress,
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
        };
        let mut keep = |rows| {
            all.extend::<Vec<_>>(rows);
            Ok(())
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
        row: &(impl Fn(&Fields<'_>, &Case, &Memo<'c>, &mut T) + Sync),
        out: &mut dyn FnMut(T) -> io::Result<()>,
        reject: &mut dyn FnMut(Rejected) -> io::Result<()>,
    ) -> io::Result<Summary> {
        let mut summary = Summary::new(self.catalogue);
        let threads = self.threads.max(1);
        let (todo, taken) = sync_channel::<(usize, Batch)>(threads);
        let (done, finished) = sync_channel(threads);
        let (permit, permits) = sync_channel(threads * AHEAD);
        let taken = Arc::new(Mutex::new(taken));
        let read = thread::scope(|scope| {
            let reader = scope.spawn(|| read(records, progress, permit, todo));
            for _ in 0..threads {
                let (done, taken) = (done.clone(), taken.clone());
                scope.spawn(move || self.work(row, &taken, &done));
            }
            // Each end of the queues is the threads' own: where the result cannot be written, the
            // workers find nobody to hand theirs to, and then the reader nobody to read for.
            drop((taken, done));
            let written = in_order(finished, |done: Done<T>| {
                let _ = permits.recv();
                summary.add(&done.summary);
                if self.most.is_some_and(|most| summary.rows > most) {
                    return Err(ErrorKind::FileTooLarge.into());
                }
                out(done.out)?;
                done.rejected.into_iter().try_for_each(&mut *reject)
            });
            drop(permits);
            let read = reader.join().unwrap_or_else(|_| Err(ErrorKind::Other.into()));
            written.and(read)
        });
        read.map(|()| summary)
    }

    /// Screens batches for as long as there are any, and somebody to hand the result to.
    fn work<T: Default>(
        &self,
        row: &impl Fn(&Fields<'_>, &Case, &Memo<'c>, &mut T),
        taken: &Mutex<Receiver<(usize, Batch)>>,
        done: &SyncSender<(usize, Done<T>)>,
    ) {
        let mut rows = Rows::new(self.catalogue, self.columns, self.lang);
        let mut memo = Memo::new(self.catalogue);
        let mut case = Case::default();
        loop {
            let next = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, batch)) = next else { return };
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
                        row(&fields, &case, &memo, &mut found.out);
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
            if done.send((number, found)).is_err() {
                return;
            }
        }
    }
}

/// Reads the file batch by batch and hands them on, for as long as somebody takes them.
fn read<R: Read>(
    records: &mut Records<R>,
    progress: &Progress,
    permit: SyncSender<()>,
    todo: SyncSender<(usize, Batch)>,
) -> io::Result<()> {
    for number in 0.. {
        let mut batch = Batch::default();
        let more = fill(records, progress, &mut batch)?;
        progress.rows.fetch_add(batch.rows.len() as u64, Ordering::Relaxed);
        progress.bytes.store(records.passed(), Ordering::Relaxed);
        let last = batch.rows.is_empty();
        if last || permit.send(()).is_err() || todo.send((number, batch)).is_err() || !more {
            break;
        }
    }
    Ok(())
}

/// Fills a batch; whether there may be more after it.
fn fill<R: Read>(
    records: &mut Records<R>,
    progress: &Progress,
    batch: &mut Batch,
) -> io::Result<bool> {
    while batch.rows.len() < ROWS && batch.raw.len() < BYTES {
        let step = records.advance()?;
        // What ends for a signal may end in the middle of a row.
        if step == Step::End || progress.is_stopped() {
            return Ok(false);
        }
        let (text, ends) = records.fields();
        let row = Row {
            line: records.line(),
            step,
            text: append(&mut batch.text, text),
            ends: append(&mut batch.ends, ends),
            raw: append(&mut batch.raw, records.raw()),
        };
        batch.rows.push(row);
    }
    Ok(true)
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
