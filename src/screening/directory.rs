//! The national directory of health professionals: who is at each site, or in each commune, and what
//! every type still misses there.
//!
//! An extraction has a line for each person, place and role, so a person stands in it many times.
//!
//! ```text
//! source (blocks of whole lines) ─ scan (one a thread: cells, codes, groups) ─ gather (groups put
//! together, people counted once, types held against them) ─▶ Census ─ output (CSV, JSON lines)
//! ```
//!
//! - What the codes mean is the rules' (`directory.toml`); what the columns are called is the file's,
//!   and stands in `header`.
//! - Nothing of a person leaves `scan` but a number that tells persons apart. A label that holds the
//!   name of somebody who is there is not written.
//! - Ids are compared whole, as numbers where they fit into one: two groups, or two persons, are never
//!   taken for one.
//! - The result depends neither on how many threads there are nor on where the blocks end: what a group
//!   is called is what its first line says.
//! - Memory grows with the groups and with who is in them, not with the lines.

mod bars;
mod department;
mod gather;
mod groups;
mod header;
mod key;
mod label;
pub mod output;
mod scan;
mod source;
mod tally;
pub mod told;
mod words;

use std::io;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use crate::rules::Catalogue;
use crate::screening::foreign::Foreign;
use crate::screening::progress::Progress;
use crate::team::Member;
use gather::{Chunk, gather};
use header::Header;
use scan::{Plan, Scan};
use source::{Block, First};

pub use department::Department;
pub use source::{BLOCK, LONGEST, Source};
pub use tally::{Reason, Tally};

/// What the people are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The site where they practise.
    Site,
    /// Its commune.
    Commune,
}

/// What is asked of a directory.
#[derive(Clone, Debug)]
pub struct Request {
    /// What the people are counted by.
    pub by: By,
    /// Only these departments; all where there are none.
    pub departments: Option<Vec<Department>>,
    /// How many bytes a thread takes at a time.
    pub block: usize,
}

impl Request {
    /// All departments.
    pub fn new(by: By) -> Request {
        Request { by, departments: None, block: BLOCK }
    }
}

/// Why a file is not read as a directory.
#[derive(Debug)]
pub enum Fault {
    /// The rules do not say what the codes mean.
    NoRules,
    /// It cannot be read.
    Unreadable(io::Error),
    /// There is nothing in it.
    Empty,
    /// It is something else altogether.
    Foreign(Foreign),
    /// Its first line is too long for a header.
    LongHeader,
    /// Its first line is not UTF-8.
    HeaderNotText,
    /// It is no longer wanted.
    Stopped,
    /// Its header lacks these columns.
    Lacking(Vec<&'static str>),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Unreadable(error)
    }
}

/// A site or a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group<'c> {
    /// Its id.
    pub id: &'c str,
    /// Its name; nothing where there is none, or where it holds a person's.
    pub label: &'c str,
    /// The code of its department.
    pub department: &'c str,
    /// Who is there, in the order of the rules.
    pub members: &'c [Member],
    /// How many people are there of whom no skill tells what they are.
    pub unknown_specialty: u32,
    /// How many people each type misses.
    pub missing: &'c [u32],
}

/// The groups of a directory.
#[derive(Debug)]
pub struct Census {
    chunks: Vec<Chunk>,
    /// The lines that were counted, and those that were not.
    pub tally: Tally,
    /// Whether the file tells of skills.
    pub has_skills: bool,
}

impl Census {
    /// The groups, in the order of their ids.
    pub fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        self.chunks.iter().flat_map(Chunk::groups)
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.chunks.iter().map(Chunk::len).sum()
    }

    /// Whether there is no group.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many people there are with a profession, each counted once a group and profession.
    pub fn people(&self) -> u64 {
        self.chunks.iter().map(Chunk::people).sum()
    }

    /// How many people there are of whom no skill tells what they are, each counted once a group.
    pub fn unknown_specialty(&self) -> u64 {
        self.chunks.iter().map(Chunk::unknown).sum()
    }

    /// How many labels are left out because they hold the name of somebody who is there.
    pub fn hidden_labels(&self) -> u64 {
        self.chunks.iter().map(|chunk| chunk.hidden).sum()
    }
}

/// Reads a directory. The work is shared by the threads of the pool that this is called in;
/// `progress` tells how many lines and bytes have been read, and may end it.
///
/// # Errors
///
/// Where it is none, or cannot be read, or is no longer wanted.
pub fn read(
    catalogue: &Catalogue,
    source: Source<'_>,
    request: &Request,
    progress: &Progress,
) -> Result<Census, Fault> {
    let rules = catalogue.directory().ok_or(Fault::NoRules)?;
    let (first, lines) = source.begin(request.block, progress)?;
    // What ends for a signal may end before its header does.
    if progress.is_stopped() {
        return Err(Fault::Stopped);
    }
    let plan = Plan::new(request.by, header(first)?, rules);
    let threads = 0..rayon::current_num_threads();
    let scans = threads.into_par_iter().map(|_| {
        let mut scan = Scan::new(&plan, request.block.saturating_mul(UNSETTLED));
        let mut block = Block::default();
        while lines.next(&mut block)? {
            let before = scan.tally.lines();
            scan.block(&block);
            progress.rows.fetch_add(scan.tally.lines() - before, Ordering::Relaxed);
        }
        Ok(scan)
    });
    let mut scans = scans.collect::<Result<Vec<Scan<'_, '_>>, io::Error>>()?;
    if progress.is_stopped() {
        return Err(Fault::Stopped);
    }
    let mut tally = Tally::default();
    scans.iter().for_each(|scan| tally.add(&scan.tally));
    let chunks = gather(catalogue, rules, &mut scans, request.departments.as_deref());
    Ok(Census { chunks, tally, has_skills: plan.has_skills() })
}

/// How many entries a thread keeps as they come, for each byte of a block: enough for any extraction
/// there is, so that memory is bounded for others without work for these.
const UNSETTLED: usize = 8;

fn header(first: First) -> Result<Header, Fault> {
    let (line, whole) = match first {
        First::Nothing => return Err(Fault::Empty),
        First::TooLong(start) => (start, false),
        First::Line(line) => (line, true),
    };
    if let Some(foreign) = Foreign::of(&line) {
        return Err(Fault::Foreign(foreign));
    }
    if !whole {
        return Err(Fault::LongHeader);
    }
    let text = std::str::from_utf8(&line).map_err(|_| Fault::HeaderNotText)?;
    Header::of(text).map_err(Fault::Lacking)
}
