//! The records of a CSV file, one after the other, in bounded memory.
//!
//! The grammar is csv-core's, which holds nothing of the file: a record that is too long, and a quote
//! that is never closed, can so be told at the line where they begin, and reading goes on with the
//! next line. (The `csv` crate above it reads such a record whole, however long.)

use std::io::{self, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The longest record, in bytes: more than any team takes, little enough to hold many.
pub const LONGEST: usize = 1 << 20;

/// How much is read at a time, in bytes.
const BLOCK: usize = 1 << 18;

/// What may stand between the fields; the last is what does where there is nothing to tell by.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];

/// How a line begins that says what stands between the fields.
const TOLD: &[u8] = b"sep=";

/// A record, or a line that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A record, now in [`Records::fields`].
    Record,
    /// A line that begins a record longer than [`LONGEST`].
    TooLong,
    /// A line with a quote that is never closed.
    OpenQuote,
    /// The end of the file.
    End,
}

/// Reads a file record by record.
#[derive(Debug)]
pub struct Records<R> {
    source: R,
    core: Reader,
    delimiter: u8,
    /// What has been read of the source and not yet passed.
    buffer: Vec<u8>,
    /// The first byte of the buffer that is not passed.
    start: usize,
    /// One past the last byte of the record at hand.
    end: usize,
    /// How many bytes have been passed.
    passed: u64,
    /// Whether the source has no more.
    drained: bool,
    /// The line of the record at hand, from 1, and that of the next.
    line: u64,
    next_line: u64,
    /// The texts of the fields, one behind the other, and where each ends.
    text: Vec<u8>,
    ends: Vec<usize>,
    /// How many of the ends are those of the record at hand.
    count: usize,
}

impl<R: Read> Records<R> {
    /// Opens a file: a byte order mark is passed over, and the delimiter found in the first line.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn open(source: R) -> io::Result<Records<R>> {
        let mut records = Records {
            source,
            core: Reader::new(),
            delimiter: b',',
            buffer: Vec::new(),
            start: 0,
            end: 0,
            passed: 0,
            drained: false,
            line: 0,
            next_line: 1,
            text: vec![0; 1024],
            ends: vec![0; 64],
            count: 0,
        };
        while records.first_line().is_none() && !records.drained && records.buffer.len() < LONGEST {
            records.fill()?;
        }
        if records.buffer.starts_with("\u{feff}".as_bytes()) {
            records.start = "\u{feff}".len();
        }
        records.delimiter = match records.told_delimiter() {
            Some(told) => {
                records.start += TOLD.len() + 1;
                told
            }
            None => delimiter(records.first_line().unwrap_or(&records.buffer)),
        };
        records.end = records.start;
        records.reset();
        Ok(records)
    }

    /// How the file begins, before any record has been read.
    pub fn beginning(&self) -> &[u8] {
        &self.buffer
    }

    /// What stands between the fields.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The line that the record at hand begins on, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// How many bytes of the file have been passed.
    pub fn passed(&self) -> u64 {
        self.passed
    }

    /// The record at hand as it stands in the file, or the line that is none.
    pub fn raw(&self) -> &[u8] {
        let raw = self.buffer.get(self.start..self.end).unwrap_or_default();
        let raw = raw.strip_suffix(b"\n").unwrap_or(raw);
        raw.strip_suffix(b"\r").unwrap_or(raw)
    }

    /// The fields of the record at hand, one behind the other, and where each ends.
    pub fn fields(&self) -> (&[u8], &[usize]) {
        let ends = self.ends.get(..self.count).unwrap_or_default();
        let length = ends.last().copied().unwrap_or_default();
        (self.text.get(..length).unwrap_or_default(), ends)
    }

    /// The same, field by field.
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        let (text, ends) = self.fields();
        let starts = [0].into_iter().chain(ends.iter().copied());
        starts.zip(ends).filter_map(|(start, end)| text.get(start..*end))
    }

    /// Goes on to the next record, or to a line that is none.
    ///
    /// # Errors
    ///
    /// Where the source cannot be read.
    pub fn advance(&mut self) -> io::Result<Step> {
        self.start = self.end;
        self.line = self.next_line;
        if !self.begin()? {
            return Ok(Step::End);
        }
        let (mut at, mut written, mut ended) = (self.start, 0, 0);
        loop {
            let input = self.buffer.get(at..).unwrap_or_default();
            // At the end of the file, one more line end closes whatever is not a quote.
            let closing = input.is_empty() && self.drained;
            let input = if closing { b"\n" } else { input };
            let (text, ends) = (self.text.get_mut(written..), self.ends.get_mut(ended..));
            let (Some(text), Some(ends)) = (text, ends) else { return Ok(Step::End) };
            let (result, read, wrote, more) = self.core.read_record(input, text, ends);
            at += if closing { 0 } else { read };
            written += wrote;
            ended += more;
            match result {
                ReadRecordResult::Record if at - self.start > LONGEST => {
                    return self.give_up(Step::TooLong);
                }
                ReadRecordResult::Record => {
                    self.count = ended;
                    self.pass_to(at);
                    return Ok(Step::Record);
                }
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty if closing => return self.give_up(Step::OpenQuote),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                    if at - self.start > LONGEST {
                        return self.give_up(Step::TooLong);
                    }
                    at -= self.fill()?;
                }
            }
        }
    }

    /// Passes over empty lines; whether there is anything after them.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            match self.buffer.get(self.start) {
                Some(b'\n') => self.next_line += 1,
                Some(b'\r') => {}
                Some(_) => break,
                None if self.drained => return Ok(false),
                None => {
                    self.fill()?;
                    continue;
                }
            }
            self.start += 1;
        }
        self.line = self.next_line;
        Ok(true)
    }

    /// Ends what is no record with its first line, so that the next is read as if nothing had been.
    fn give_up(&mut self, step: Step) -> io::Result<Step> {
        self.reset();
        self.count = 0;
        let mut at = self.start;
        loop {
            let rest = self.buffer.get(at..).unwrap_or_default();
            match rest.iter().position(|byte| *byte == b'\n') {
                Some(length) => {
                    self.pass_to(at + length + 1);
                    return Ok(step);
                }
                None if self.drained => {
                    self.pass_to(self.buffer.len());
                    return Ok(step);
                }
                // Of a line without end, no more than its beginning is kept.
                None => {
                    self.passed += self.buffer.len().saturating_sub(self.start + LONGEST) as u64;
                    self.buffer.truncate(self.start + LONGEST);
                    at = self.buffer.len();
                    at -= self.fill()?;
                }
            }
        }
    }

    fn pass_to(&mut self, end: usize) {
        self.end = end;
        self.passed += end.saturating_sub(self.start) as u64;
        let passed = self.buffer.get(self.start..end).unwrap_or_default();
        self.next_line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
    }

    fn reset(&mut self) {
        self.core = ReaderBuilder::new().delimiter(self.delimiter).build();
    }

    /// What a line before the header says that stands between the fields, as spreadsheets write it:
    /// `sep=;`.
    fn told_delimiter(&self) -> Option<u8> {
        let end = self.first_line().map_or(self.buffer.len(), <[u8]>::len);
        let line = self.buffer.get(self.start..end)?;
        let (told, [delimiter]) = line.split_at_checked(TOLD.len())? else { return None };
        let is_one = told.eq_ignore_ascii_case(TOLD) && DELIMITERS.contains(delimiter);
        is_one.then_some(*delimiter)
    }

    fn first_line(&self) -> Option<&[u8]> {
        let end = self.buffer.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
        self.buffer.get(..end)
    }

    /// Reads a block more; what is passed is let go. By how much the rest has moved forward.
    fn fill(&mut self) -> io::Result<usize> {
        let moved = self.start;
        self.buffer.drain(..moved);
        self.start = 0;
        let read = (&mut self.source).take(BLOCK as u64).read_to_end(&mut self.buffer)?;
        self.drained = read == 0;
        Ok(moved)
    }
}

/// The delimiter of a header: whichever of comma, semicolon and tab stands in it most often.
fn delimiter(header: &[u8]) -> u8 {
    let count = |wanted: u8| header.iter().filter(|byte| **byte == wanted).count();
    // The first of equals, so that a header of one column has a comma.
    DELIMITERS.into_iter().max_by_key(|wanted| count(*wanted)).unwrap_or(b',')
}
