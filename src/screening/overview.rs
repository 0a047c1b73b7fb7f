//! What a screening comes to, as a page that stands alone: totals, what is missing, every row.
//!
//! Nothing is loaded. A small script sorts and filters the rows and shows them part by part; the
//! page lets no other run, and without it every row is there. As the report's, the page is
//! well-formed XML, and every text that is put into it is sanitized and escaped.

mod table;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use askama::Template;

pub use self::table::{Cell, Column, Kind, Row, Table};
use super::columns::Columns;
use super::directory::{By, Census, Request, summary};
use super::run::TeamRow;
use super::summary::{Summary, person};
use crate::assess::Verdict;
use crate::date::date;
use crate::lang::{Lang, join_and, number, plural, typeset};
use crate::report::html::verdict_sign;
use crate::report::verdict_words;
use crate::rules::Catalogue;
use crate::tr;

/// The most rows of a page: a browser has enough with them, and the CSV holds any number.
pub const MOST_ROWS: u64 = 20_000;

/// From so many people on, what is missing is told as one.
const MANY: u64 = 5;

/// How many columns of counts a sheet of paper has room for.
const PRINTED: usize = 12;

/// How many of the recruits are told.
const RECRUITS: usize = 10;

/// The script, without a sign that XML would have escaped, so that the page stays well-formed.
const SCRIPT: &str = include_str!("overview/table.js");

/// What the page's own rules let run: this script and nothing else.
const SCRIPT_HASH: &str = "sha256-nx2H4A0lpZ6KoLN2azwDfSJ6wkH/rZjLlra9jsKYijI=";

/// A message in the language of a page, set by its typography.
macro_rules! say {
    ($page:expr, $name:ident) => {
        $page.typeset(tr!($page.lang, $name))
    };
}

/// The same of a message that teams, sites and communes each have one of.
macro_rules! say_of {
    ($page:expr, $name:ident) => {
        $page.typeset($page.of(tr!($page.lang, $name)))
    };
}

/// The page of a screening, which `page.html` and the templates that it includes show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Template)]
#[template(path = "screening/overview/page.html", config = "src/askama.toml", escape = "clean")]
pub struct Overview {
    /// The language of the page.
    pub lang: Lang,
    /// What the rules are of: "Pays de la Loire".
    pub title: String,
    /// Which rules: "règles 2021.2".
    pub rules: String,
    /// What its rows are of, where they are of no teams.
    pub by: Option<By>,
    /// The day of the screening, in words; `None` where nobody said.
    pub day: Option<String>,
    /// The name of the file.
    pub source: String,
    /// How many rows of it were read.
    pub rows_read: u64,
    /// How many could not be, or are not counted.
    pub rejects: u64,
    /// What a reader must know of the numbers, a sentence each.
    pub remarks: Vec<String>,
    /// What each type comes to.
    pub types: Vec<TypeTotals>,
    /// Who would open most doors, most first.
    pub recruits: Vec<Opener>,
    /// The rows.
    pub table: Table,
}

/// One more person: who that is, how many doors they open, and how many of each type.
pub type Opener = (String, u64, Vec<(String, u64)>);

/// What a type comes to over a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeTotals {
    /// What it is called.
    pub name: String,
    /// How many teams have each verdict; empty where there are no verdicts.
    pub verdicts: Vec<(Verdict, u64)>,
    /// How many teams lack so many people: people, then teams.
    pub lacking: BTreeMap<u64, u64>,
}

impl Overview {
    /// A page without numbers yet, of a file of this name.
    fn new(catalogue: &Catalogue, lang: Lang, file: &str) -> Overview {
        let name = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
        Overview {
            lang,
            title: catalogue.title().get(lang).to_owned(),
            rules: tr!(lang, overview_rules(catalogue.version())),
            day: catalogue.as_of().map(|day| date(lang, day)),
            source: name.unwrap_or_else(|| file.to_owned()),
            ..Overview::default()
        }
    }

    /// Of a file of teams.
    pub fn teams(
        catalogue: &Catalogue,
        lang: Lang,
        file: &str,
        columns: &Columns,
        rows: &[TeamRow<'_>],
        summary: &Summary,
    ) -> Overview {
        let counts = summary.verdicts.iter().zip(&summary.lacking);
        let types =
            catalogue.types().iter().zip(counts).map(|(kind, (verdicts, lacking))| TypeTotals {
                name: kind.name.to_string(),
                verdicts: Verdict::ALL.into_iter().zip(verdicts.iter().copied()).collect(),
                lacking: lacking.clone(),
            });
        let recruits = summary.recruits(catalogue).into_iter().map(|recruit| {
            let who = person(&recruit, catalogue, lang);
            let types = recruit.types.iter();
            let types =
                types.map(|(kind, doors)| (catalogue.types()[*kind].name.to_string(), *doors));
            (who, recruit.doors, types.collect())
        });
        let passed: Vec<&str> = columns.passed().collect();
        Overview {
            rows_read: summary.rows + summary.rejects,
            rejects: summary.rejects,
            types: types.collect(),
            recruits: recruits.collect(),
            table: Table::teams(catalogue, lang, &passed, rows),
            ..Overview::new(catalogue, lang, file)
        }
    }

    /// Of the directory.
    pub fn places(
        catalogue: &Catalogue,
        lang: Lang,
        file: &str,
        census: &Census,
        request: &Request,
    ) -> Overview {
        let types = catalogue.types().iter().map(|kind| kind.name.to_string());
        let totals = types.map(|name| TypeTotals { name, ..TypeTotals::default() });
        let mut types: Vec<TypeTotals> = totals.collect();
        for group in &census.groups {
            for (found, missing) in types.iter_mut().zip(group.missing.iter()) {
                *found.lacking.entry(u64::from(*missing)).or_default() += 1;
            }
        }
        Overview {
            by: Some(request.by),
            rows_read: census.tally.lines(),
            rejects: census.tally.lines() - census.tally.counted,
            remarks: summary::caveats(census, request, lang),
            types,
            table: Table::places(catalogue, lang, &census.groups),
            ..Overview::new(catalogue, lang, file)
        }
    }

    /// The page, as HTML.
    ///
    /// # Errors
    ///
    /// Where the template cannot be filled in.
    pub fn render(&self) -> io::Result<String> {
        Template::render(self).map_err(io::Error::other)
    }

    /// Whether there are verdicts: the rows are teams.
    fn judged(&self) -> bool {
        self.by.is_none()
    }

    /// Of teams, of sites, of communes.
    fn of(&self, [teams, sites, communes]: [&'static str; 3]) -> &'static str {
        match self.by {
            None => teams,
            Some(By::Site) => sites,
            Some(By::Commune) => communes,
        }
    }

    fn number(&self, count: &u64) -> String {
        number(*count, self.lang)
    }

    fn typeset(&self, text: &str) -> String {
        typeset(self.lang, text)
    }

    fn verdicts(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let words = |found| (verdict_sign(&found), verdict_words(found, self.lang));
        Verdict::ALL.into_iter().map(words)
    }

    /// The verdicts in words, best first, for the script to sort by.
    fn verdict_order(&self) -> String {
        self.verdicts().map(|(_, words)| words).collect::<Vec<_>>().join("|")
    }

    /// How many teams have each verdict, in the verdicts' order.
    fn counts(&self, found: &TypeTotals) -> Vec<String> {
        let count = |verdict| {
            let of_it = found.verdicts.iter().filter(|(other, _)| *other == verdict);
            number(of_it.map(|(_, count)| count).sum(), self.lang)
        };
        Verdict::ALL.into_iter().map(count).collect()
    }

    fn has_lacking(&self) -> bool {
        self.types.iter().any(|found| !found.lacking.is_empty())
    }

    /// The types that somebody lacks people for.
    fn charts(&self) -> impl Iterator<Item = &TypeTotals> {
        self.types.iter().filter(|found| lacks(found))
    }

    /// The types that nobody lacks people for, in a sentence.
    fn others(&self) -> Option<String> {
        let others = self.types.iter().filter(|found| !lacks(found));
        let names: Vec<String> = others.map(|found| found.name.clone()).collect();
        let lead = say_of!(self, overview_no_lacking);
        let told = format!("{lead} {}.", join_and(self.lang, &names));
        (!names.is_empty()).then(|| self.typeset(&told))
    }

    /// The numbers of missing people that are told apart: none only where some team lacks none.
    fn steps(&self) -> impl Iterator<Item = u64> {
        let mut lacking = self.types.iter().flat_map(|found| &found.lacking);
        u64::from(!lacking.any(|(people, _)| *people == 0))..=MANY
    }

    /// How many teams lack so many people.
    fn lack(found: &TypeTotals, people: u64) -> u64 {
        let of_it = found.lacking.iter().filter(|(other, _)| people == (**other).min(MANY));
        of_it.map(|(_, teams)| teams).sum()
    }

    /// "5 ou plus".
    fn people(&self, people: &u64) -> String {
        if *people < MANY {
            return people.to_string();
        }
        self.typeset(&tr!(self.lang, overview_or_more(MANY)))
    }

    /// The bars of a type: people, teams, and how long it is in percent of the longest of all types.
    fn bars(&self, found: &TypeTotals) -> Vec<(String, String, String)> {
        let all = self.charts();
        let counts = all.flat_map(|found| self.steps().map(|people| Overview::lack(found, people)));
        let most = counts.max().unwrap_or_default();
        let bar = |people| {
            let teams = Overview::lack(found, people);
            (self.people(&people), number(teams, self.lang), width(teams, most))
        };
        self.steps().map(bar).collect()
    }

    fn recruits(&self) -> impl Iterator<Item = &Opener> {
        self.recruits.iter().take(RECRUITS)
    }

    /// How long the bar of a recruit is, in percent of the longest.
    fn share(&self, doors: &u64) -> String {
        let most = self.recruits.iter().map(|(_, doors, _)| *doors).max();
        width(*doors, most.unwrap_or_default())
    }

    /// "MSP (12), CPTS (4)".
    fn doors(&self, types: &[(String, u64)]) -> String {
        let told = types
            .iter()
            .map(|(name, count)| format!("{name}\u{a0}({})", number(*count, self.lang)));
        told.collect::<Vec<_>>().join(", ")
    }

    /// How many rows there are, where a row is no row of the file.
    fn groups(&self) -> Option<u64> {
        (!self.judged()).then_some(self.table.rows.len() as u64)
    }

    fn rows_told(&self) -> String {
        let count = self.table.rows.len() as u64;
        let noun =
            plural(self.lang, count, tr!(self.lang, overview_one), tr!(self.lang, overview_many));
        format!("{}\u{a0}{}", number(count, self.lang), self.typeset(self.of(noun)))
    }

    /// What the style knows the table by: places, of too many counts for a sheet of paper or not.
    fn table_class(&self) -> &'static str {
        let columns = self.table.columns.iter();
        match columns.filter(|column| column.kind == Kind::Count).count() {
            _ if self.judged() => "",
            0..=PRINTED => "counted",
            _ => "counted broad",
        }
    }

    /// Which professions have no column, in a sentence.
    fn absent(&self) -> Option<String> {
        let count = self.table.absent;
        (count > 0).then(|| self.typeset(&tr!(self.lang, overview_absent(count))))
    }

    /// The columns that rows can be chosen by, with their places.
    fn choices(&self) -> Vec<(usize, &Column)> {
        let kind = if self.judged() { Kind::Verdict } else { Kind::Missing };
        self.table.columns.iter().enumerate().filter(|(_, column)| column.kind == kind).collect()
    }

    /// As many cells as there are columns.
    fn cells<'r>(&self, row: &'r Row) -> impl Iterator<Item = &'r Cell> {
        const NOTHING: &Cell = &Cell { text: String::new(), class: "" };
        let columns = 0..self.table.columns.len();
        columns.map(|place| row.cells.get(place).unwrap_or(NOTHING))
    }

    /// What a row is called: the text of its first cell, or a dash.
    fn named<'c>(&self, cell: &'c Cell) -> &'c str {
        if table::is_blank(&cell.text) { "–" } else { &cell.text }
    }
}

/// Whether some team or place lacks people for a type.
fn lacks(found: &TypeTotals) -> bool {
    found.lacking.iter().any(|(people, teams)| *people > 0 && *teams > 0)
}

/// A part of the most, in percent; what is there is never too small to be seen.
fn width(part: u64, most: u64) -> String {
    let tenths = u128::from(part) * 1000 / u128::from(most.max(1));
    let tenths = tenths.max(u128::from(part > 0) * 5);
    format!("{}.{}%", tenths / 10, tenths % 10)
}
