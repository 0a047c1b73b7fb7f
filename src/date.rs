//! Days of the calendar, and dates as exactly as they are known. There is no clock here: whoever
//! needs to know which day it is says so.

use std::fmt;

use crate::lang::Lang;
use crate::tr;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
    /// The day of the month, from 1.
    pub day: i8,
}

impl Day {
    /// Reads "2026-11-21", if it is a day of the calendar.
    pub fn parse(text: &str) -> Option<Day> {
        let When { year, month, day } = When::parse(text)?;
        Some(Day { year, month: month?, day: day? })
    }

    /// The day after; none after the last that a calendar has.
    pub fn after(self) -> Option<Day> {
        self.civil()?.tomorrow().ok().map(Day::from)
    }

    /// The day before; none before the first that a calendar has.
    pub fn before(self) -> Option<Day> {
        self.civil()?.yesterday().ok().map(Day::from)
    }

    fn civil(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year, self.month, self.day).ok()
    }
}

impl From<jiff::civil::Date> for Day {
    fn from(date: jiff::civil::Date) -> Day {
        Day { year: date.year(), month: date.month(), day: date.day() }
    }
}

impl fmt::Display for Day {
    /// As other programs read it: "2026-11-21".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A day, a month or a year, as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: Option<i8>,
    /// The day of the month, from 1.
    pub day: Option<i8>,
}

impl When {
    /// Reads "2026-01-28", "2026-01" or "2026".
    pub fn parse(text: &str) -> Option<When> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut small = |most: i8| match parts.next() {
            None => Some(None),
            Some(part) if part.len() == 2 => {
                part.parse().ok().filter(|number| (1..=most).contains(number)).map(Some)
            }
            Some(_) => None,
        };
        let (month, day) = (small(12)?, small(31)?);
        let when = When { year, month, day };
        (parts.next().is_none() && when.first().civil().is_some()).then_some(when)
    }

    /// The first day that it may be.
    pub fn first(self) -> Day {
        Day { year: self.year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) }
    }

    /// The last day that it may be.
    pub fn last(self) -> Day {
        let month = self.month.unwrap_or(12);
        let first = Day { year: self.year, month, day: 1 };
        let day = self.day.or_else(|| Some(first.civil()?.days_in_month()));
        Day { day: day.unwrap_or(1), ..first }
    }

    /// In words: "28 janvier 2026", "janvier 2026", "2026".
    pub fn words(self, lang: Lang) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => date(lang, Day { year: self.year, month, day }),
            (Some(month), None) => format!("{} {}", month_name(lang, month), self.year),
            (None, _) => self.year.to_string(),
        }
    }
}

impl fmt::Display for When {
    /// As other programs read it: "2026-01-28", "2026-01", "2026".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// A day in words: "21 novembre 2026".
pub fn date(lang: Lang, Day { year, month, day }: Day) -> String {
    tr!(lang, day_of_month(day, month_name(lang, month), year))
}

fn month_name(lang: Lang, month: i8) -> &'static str {
    let index = usize::try_from(month - 1).ok();
    index.and_then(|index| tr!(lang, months).split(' ').nth(index)).unwrap_or_default()
}
