//! The rows that cannot be read: to a file, or the first of them to the screen.

use std::io::Write;

use exercoord::lang::{Lang, number};
use exercoord::screening::output::write_row;
use exercoord::screening::row::Reject;
use exercoord::screening::run::Rejected;
use exercoord::tr;

use super::Failure;
use super::sink::Sink;
use crate::cli::streams::Streams;

/// How many refused rows are told on the screen; a file of rejects has them all.
const MOST_TOLD: usize = 10;

/// The columns of the file.
const HEADER: [&str; 4] = ["line", "column", "reason", "row"];

pub(super) struct Rejects {
    file: Option<Sink>,
    delimiter: u8,
    lang: Lang,
    /// What is said of the first rows, where there is no file.
    told: Vec<String>,
}

impl Rejects {
    pub(super) fn new(file: Option<Sink>, delimiter: u8, lang: Lang) -> Result<Rejects, Failure> {
        let mut rejects = Rejects { file, delimiter, lang, told: Vec::new() };
        rejects.row(&HEADER.map(str::as_bytes))?;
        Ok(rejects)
    }

    pub(super) fn add(&mut self, row: &Rejected) -> Result<(), Failure> {
        let Rejected { line, reject: Reject { column, reason }, raw } = row;
        if self.file.is_none() {
            if self.told.len() < MOST_TOLD {
                self.told.push(match column.as_str() {
                    "" => tr!(self.lang, screen_reject(*line, reason)),
                    column => tr!(self.lang, screen_reject_in(*line, column, reason)),
                });
            }
            return Ok(());
        }
        self.row(&[line.to_string().as_bytes(), column.as_bytes(), reason.as_bytes(), raw])
    }

    fn row(&mut self, cells: &[&[u8]; 4]) -> Result<(), Failure> {
        let Some(file) = &mut self.file else { return Ok(()) };
        let mut out = Vec::new();
        write_row(cells, self.delimiter, &mut out);
        file.write_all(&out).map_err(|error| file.failure(error))
    }

    /// What is said of them where no file has them, `all` being how many there are; and the file.
    pub(super) fn end(self, all: u64, streams: &Streams) -> Option<Sink> {
        for line in &self.told {
            streams.remark_prose(line);
        }
        let more = all.saturating_sub(self.told.len() as u64);
        if more > 0 && self.file.is_none() {
            let more = number(more, self.lang);
            streams.remark_prose(&tr!(self.lang, screen_more_rejects(&more)));
        }
        self.file
    }
}
