//! The national directory of health professionals: who is at each site, or in each commune, and what
//! every type still misses there.
//!
//! An extraction has a line for each person, place and role, so a person stands in it many times.
//!
//! ```text
//! source (blocks of whole lines) ─ scan (one a thread: cells, codes, groups; then merged) ─ count
//! (people counted once, types held against them) ─▶ Census ─ output (CSV, JSON lines)
//! ```
//!
//! - What the codes mean is the rules' (`directory.toml`); what the columns are called is the file's,
//!   and stands in `columns`.
//! - Nothing of a person leaves `scan` but a number that tells persons apart. A label that holds the
//!   name of somebody who is there is not written.
//! - Ids are compared whole: two groups, or two persons, are never taken for one.
//! - The result depends neither on how many threads there are nor on where the blocks end: what a group
//!   is called is what its first line says.
//! - Memory grows with the groups and with who is in them, not with the lines.

mod bars;
mod columns;
mod count;
mod department;
mod key;
mod name;
pub mod output;
mod scan;
mod source;
pub mod summary;

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, io_words};
use crate::rules::Catalogue;
use crate::screening::foreign::{Foreign, foreign};
use crate::screening::progress::Progress;
use crate::team::Member;
use crate::tr;
use columns::{Columns, NOWHERE};
use count::count;
use scan::{Plan, Scan};
use source::{Block, Lines};

pub use department::Department;
pub use source::{BLOCK, LONGEST, Source};

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

impl Fault {
    /// What is wrong with a file of this name, and how to mend it.
    pub fn diagnostic(&self, name: &str, lang: Lang) -> Diagnostic {
        let wanted = tr!(lang, directory_wanted);
        let lacking = &tr!(lang, directory_missing_columns_help(wanted, name));
        let (code, message, help) = match self {
            Fault::NoRules => (
                "no-directory-rules",
                tr!(lang, directory_no_rules).to_owned(),
                tr!(lang, directory_no_rules_help),
            ),
            Fault::Unreadable(error) => (
                "unreadable-file",
                tr!(lang, screen_unreadable(name, &io_words(error, lang))),
                tr!(lang, directory_unreadable_help),
            ),
            Fault::Empty => ("empty-file", tr!(lang, directory_empty(name)), wanted),
            Fault::Foreign(foreign) => {
                let (what, help) = foreign(lang);
                ("no-text", tr!(lang, directory_foreign(name, what)), help)
            }
            Fault::Stopped => {
                ("stopped", tr!(lang, directory_stopped(name)), tr!(lang, directory_stopped_help))
            }
            Fault::LongHeader => ("no-header", tr!(lang, directory_long_header(name)), wanted),
            Fault::HeaderNotText => (
                "no-header",
                tr!(lang, directory_header_not_text(name)),
                tr!(lang, directory_header_not_text_help),
            ),
            Fault::Lacking(columns) => {
                let columns: Vec<String> =
                    columns.iter().map(|column| tr!(lang, screen_quoted(column))).collect();
                let message = tr!(lang, directory_missing_columns(name, &columns.join(", ")));
                ("missing-columns", message, lacking.as_str())
            }
        };
        Diagnostic { code, message, place: None, help: Some(help.to_owned()) }
    }
}

/// Why a line is not counted: the first of these that holds of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is longer than a line is read.
    TooLong,
    /// It is not UTF-8.
    NotText,
    /// It has fewer cells than the header.
    Short,
    /// It says of no site or commune.
    NoGroup,
    /// It says of no person.
    NoPerson,
    /// No rule says what the code of its profession is.
    Profession,
    /// The rules leave its mode of practice out.
    IgnoredMode,
    /// No rule says what its mode of practice is.
    UnknownMode,
}

impl Reason {
    /// What is wrong with a line.
    fn words(self, by: By, lang: Lang) -> &'static str {
        match self {
            Reason::TooLong => tr!(lang, directory_too_long),
            Reason::NotText => tr!(lang, directory_not_text),
            Reason::Short => tr!(lang, directory_short),
            Reason::NoGroup if by == By::Site => tr!(lang, directory_no_site),
            Reason::NoGroup => tr!(lang, directory_no_commune),
            Reason::NoPerson => tr!(lang, directory_no_person),
            Reason::Profession => tr!(lang, directory_unknown_profession),
            Reason::IgnoredMode => tr!(lang, directory_ignored_mode),
            Reason::UnknownMode => tr!(lang, directory_unknown_mode),
        }
    }
}

/// How many lines were counted, and how many were not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines that were counted.
    pub counted: u64,
    /// Lines that were not, by reason.
    pub not_counted: BTreeMap<Reason, u64>,
}

impl Tally {
    /// All lines but the header and empty ones.
    pub fn lines(&self) -> u64 {
        self.counted + self.not_counted.values().sum::<u64>()
    }

    fn note(&mut self, reason: Reason, lines: u64) {
        if lines > 0 {
            *self.not_counted.entry(reason).or_default() += lines;
        }
    }

    fn add(&mut self, other: Tally) {
        self.counted += other.counted;
        other.not_counted.into_iter().for_each(|(reason, lines)| self.note(reason, lines));
    }
}

/// A site or a commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id, its label and its department.
    pub names: Names,
    /// Whether its label is left out because it holds the name of somebody who is there.
    pub is_hidden: bool,
    /// Who is there, in the order of the rules.
    pub members: Arc<[Member]>,
    /// How many people are there of whom no skill tells what they are.
    pub unknown_specialty: u32,
    /// How many people each type misses.
    pub missing: Arc<[u32]>,
}

/// What a group is called, in one piece: there are many groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The id, the label and the department, one behind the other.
    texts: Box<str>,
    /// Where the id ends, and the label.
    ends: [usize; 2],
}

impl Names {
    /// Those of a group.
    pub fn new(texts: [&str; 3]) -> Names {
        let [id, label, _] = texts.map(str::len);
        Names { texts: texts.concat().into(), ends: [id, id + label] }
    }

    /// The id, the label and the code of the department; no label where no line says, or where that
    /// holds a person's name.
    pub fn get(&self) -> [&str; 3] {
        let [id, label] = self.ends;
        [0..id, id..label, label..self.texts.len()]
            .map(|range| self.texts.get(range).unwrap_or_default())
    }
}

/// The groups of a directory.
#[derive(Debug)]
pub struct Census {
    /// The groups, in the order of their ids.
    pub groups: Vec<Group>,
    /// The lines that were counted, and those that were not.
    pub tally: Tally,
    /// Whether the file tells of skills.
    pub has_skills: bool,
}

impl Census {
    /// How many people there are with a profession, each counted once a group and profession.
    pub fn people(&self) -> u64 {
        let members = self.groups.iter().flat_map(|group| group.members.iter());
        members.map(|member| u64::from(member.count)).sum()
    }

    /// How many people there are of whom no skill tells what they are, each counted once a group.
    pub fn unknown_specialty(&self) -> u64 {
        self.groups.iter().map(|group| u64::from(group.unknown_specialty)).sum()
    }

    /// How many labels are left out because they hold the name of somebody who is there.
    pub fn hidden_labels(&self) -> u64 {
        self.groups.iter().filter(|group| group.is_hidden).count() as u64
    }
}

/// How many entries a thread keeps as they come, for each byte of a block: enough for any extraction
/// there is, so that memory is bounded for others without work for these.
const UNSETTLED: usize = 8;

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
    let (first, lines) = Lines::open(source, request.block, progress)?;
    // What ends for a signal may end before its header does.
    if progress.is_stopped() {
        return Err(Fault::Stopped);
    }
    let plan = Plan::new(header(&first, request.by)?, rules);
    let lines = Mutex::new(lines);
    let scan = |_| {
        let mut scan = Scan::new(&plan, request.block.saturating_mul(UNSETTLED));
        let mut block = Block::default();
        while lines.lock().unwrap_or_else(PoisonError::into_inner).next(&mut block)? {
            let before = scan.tally.lines();
            scan.block(&block);
            progress.rows.fetch_add(scan.tally.lines() - before, Ordering::Relaxed);
        }
        Ok::<_, io::Error>(scan)
    };
    let threads = (0..rayon::current_num_threads().max(1)).into_par_iter();
    let found = threads.map(scan).try_reduce_with(|one, other| Ok(one.with(other)));
    let mut found = found.ok_or(Fault::Stopped)??;
    if progress.is_stopped() {
        return Err(Fault::Stopped);
    }
    let groups = count(catalogue, rules, &mut found, request.departments.as_deref());
    Ok(Census { groups, tally: found.tally, has_skills: plan.columns.skill != NOWHERE })
}

fn header(first: &[u8], by: By) -> Result<Columns, Fault> {
    if first.is_empty() {
        return Err(Fault::Empty);
    }
    let line = first.strip_suffix(b"\n");
    if let Some(foreign) = foreign(line.unwrap_or(first)) {
        return Err(Fault::Foreign(foreign));
    }
    if line.is_none() && first.len() > LONGEST {
        return Err(Fault::LongHeader);
    }
    let text = std::str::from_utf8(line.unwrap_or(first)).map_err(|_| Fault::HeaderNotText)?;
    Columns::of(text, by).map_err(Fault::Lacking)
}
