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
use super::memo::{Case, Memo};
use super::output::{Form, Output};
use super::progress::Progress;
use super::records::{Records, Step};
use super::row::{Fields, Reject, Rows};
use super::summary::Summary;
use crate::lang::Lang;
use crate::rules::Catalogue;

/// How many rows go through together, and how many bytes at about the most.
const ROWS: usize = 1024;
const BYTES: usize = 1 << 18;

/// How many batches for each thread may be on their way. A batch of rows that take long holds the
/// result up, and what the other threads finish meanwhile has to be kept.
const AHEAD: usize = 8;

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
    /// The row as it stands in the file, or its first line.
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

/// What comes of a batch.
struct Done {
    out: Vec<u8>,
    rejected: Vec<Rejected>,
    summary: Summary,
}

impl Screening<'_> {
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
        let output = Output::new(self.catalogue, self.columns, self.form, records.delimiter());
        out.write_all(&output.header())?;
        let mut summary = Summary::new(self.catalogue);
        let threads = self.threads.max(1);
        let (todo, taken) = sync_channel::<(usize, Batch)>(threads);
        let (done, finished) = sync_channel::<(usize, Done)>(threads);
        let (permit, permits) = sync_channel(threads * AHEAD);
        let taken = Arc::new(Mutex::new(taken));
        let read = thread::scope(|scope| {
            let reader = scope.spawn(|| read(records, progress, permit, todo));
            for _ in 0..threads {
                let (done, taken) = (done.clone(), taken.clone());
                scope.spawn(move || self.work(output, &taken, &done));
            }
            // Each end of the queues is the threads' own: where the result cannot be written, the
            // workers find nobody to hand theirs to, and then the reader nobody to read for.
            drop((taken, done));
            let written = in_order(finished, |done| {
                let _ = permits.recv();
                summary.add(&done.summary);
                if self.most.is_some_and(|most| summary.rows > most) {
                    return Err(ErrorKind::FileTooLarge.into());
                }
                out.write_all(&done.out)?;
                done.rejected.into_iter().try_for_each(&mut *reject)
            });
            drop(permits);
            let read = reader.join().unwrap_or_else(|_| Err(ErrorKind::Other.into()));
            written.and(read)
        });
        read.map(|()| summary)
    }

    /// Screens batches for as long as there are any, and somebody to hand the result to.
    fn work(
        &self,
        output: Output<'_>,
        taken: &Mutex<Receiver<(usize, Batch)>>,
        done: &SyncSender<(usize, Done)>,
    ) {
        let mut rows = Rows::new(self.catalogue, self.columns, self.lang);
        let mut memo = Memo::new(self.catalogue);
        let mut case = Case::default();
        loop {
            let next = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, batch)) = next else { return };
            let done_with = self.screen(&batch, &output, &mut rows, &mut memo, &mut case);
            if done.send((number, done_with)).is_err() {
                return;
            }
        }
    }

    fn screen(
        &self,
        batch: &Batch,
        output: &Output<'_>,
        rows: &mut Rows<'_>,
        memo: &mut Memo<'_>,
        case: &mut Case,
    ) -> Done {
        let mut done =
            Done { out: Vec::new(), rejected: Vec::new(), summary: Summary::new(self.catalogue) };
        for row in &batch.rows {
            let fields = match row.step {
                Step::TooLong => Err(Reject::TooLong),
                Step::OpenQuote => Err(Reject::OpenQuote),
                Step::Record | Step::End => Fields::of((
                    batch.text.get(row.text.clone()).unwrap_or_default(),
                    batch.ends.get(row.ends.clone()).unwrap_or_default(),
                )),
            };
            match fields.and_then(|fields| rows.read(&fields, case).map(|()| fields)) {
                Ok(fields) => {
                    memo.assess(case);
                    done.summary.count(case, memo);
                    output.row(&fields, case, memo, &mut done.out);
                }
                Err(reject) => {
                    done.summary.rejects += 1;
                    let raw = batch.raw.get(row.raw.clone()).unwrap_or_default().to_vec();
                    done.rejected.push(Rejected { line: row.line, reject, raw });
                }
            }
        }
        done
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
fn in_order(
    finished: Receiver<(usize, Done)>,
    mut hand_on: impl FnMut(Done) -> io::Result<()>,
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
