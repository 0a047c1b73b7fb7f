//! What a screening comes to over a whole file, and that in words: for the person at the terminal,
//! beside the result.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::memo::{Case, Memo};
use crate::assess::Verdict;
use crate::document::{Block, Document, Item, Line, Table};
use crate::lang::{Lang, join_or, number, typeset};
use crate::report::{labelled, verdict_words};
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Status};
use crate::team::name_of;
use crate::tr;

/// Totals of a screening, or of a part of it: they add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows that were read as teams.
    pub rows: u64,
    /// How many of them name nobody.
    pub nobody: u64,
    /// Rows that were not.
    pub rejects: u64,
    /// How many teams have each verdict, in [`Verdict::ALL`]'s order, type by type.
    pub verdicts: Vec<[u64; Verdict::ALL.len()]>,
    /// How many teams lack so many people, type by type, where the type is within reach.
    pub lacking: Vec<BTreeMap<u64, u64>>,
    /// For how many teams one person of this profession and status would open the type of this number.
    doors: FxHashMap<(Ix<Profession>, Ix<Status>, usize), u64>,
}

/// One more person, and the teams for whom that would open a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recruit {
    /// The profession.
    pub profession: Ix<Profession>,
    /// The statuses that do it, all as often.
    pub statuses: Vec<Ix<Status>>,
    /// How many doors it opens over the file: a team and a type each.
    pub doors: u64,
    /// How many of them are of each type, most first.
    pub types: Vec<(Ix<ExerciseType>, u64)>,
}

impl Summary {
    /// Nothing yet.
    pub fn new(catalogue: &Catalogue) -> Summary {
        let types = catalogue.types().len();
        Summary {
            verdicts: vec![[0; Verdict::ALL.len()]; types],
            lacking: vec![BTreeMap::new(); types],
            ..Summary::default()
        }
    }

    /// Counts a team that `memo` has just assessed.
    pub fn count(&mut self, case: &Case, memo: &Memo<'_>) {
        self.rows += 1;
        self.nobody += u64::from(case.is_empty());
        let types = self.verdicts.iter_mut().zip(&mut self.lacking).enumerate();
        for (found, (number, (verdicts, lacking))) in memo.findings().zip(types) {
            if let Some(count) = verdicts.get_mut(found.verdict as usize) {
                *count += 1;
            }
            if found.verdict == Verdict::Reachable {
                *lacking.entry(found.people_missing).or_default() += 1;
            }
            for (profession, status) in &found.openers {
                *self.doors.entry((*profession, *status, number)).or_default() += 1;
            }
        }
    }

    /// Adds the totals of another part of the same file.
    pub fn add(&mut self, other: &Summary) {
        self.rows += other.rows;
        self.nobody += other.nobody;
        self.rejects += other.rejects;
        let verdicts = self.verdicts.iter_mut().flatten();
        for (mine, theirs) in verdicts.zip(other.verdicts.iter().flatten()) {
            *mine += theirs;
        }
        for (mine, theirs) in self.lacking.iter_mut().zip(&other.lacking) {
            for (missing, count) in theirs {
                *mine.entry(*missing).or_default() += count;
            }
        }
        for (door, count) in &other.doors {
            *self.doors.entry(*door).or_default() += count;
        }
    }

    /// The recruits that would open doors, most first; of as many, in the professions' order.
    pub fn recruits(&self, catalogue: &Catalogue) -> Vec<Recruit> {
        let mut recruits: Vec<Recruit> = Vec::new();
        for profession in catalogue.professions().numbers() {
            for status in catalogue.held_statuses().iter() {
                let door = |kind: Ix<ExerciseType>| (profession, status, kind.index());
                let types = catalogue.types().numbers();
                let doors = types.filter_map(|kind| Some((kind, *self.doors.get(&door(kind))?)));
                let mut types: Vec<_> = doors.collect();
                types.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                let doors = types.iter().map(|(_, count)| count).sum();
                // Statuses that open the same doors are told as one.
                let same =
                    |other: &&mut Recruit| other.profession == profession && other.types == types;
                match recruits.iter_mut().find(same) {
                    Some(recruit) => recruit.statuses.push(status),
                    None if doors == 0 => {}
                    None => {
                        let statuses = vec![status];
                        recruits.push(Recruit { profession, statuses, doors, types });
                    }
                }
            }
        }
        recruits.sort_by_key(|recruit| std::cmp::Reverse(recruit.doors));
        recruits
    }
}

/// How many recruits are told.
const MOST_RECRUITS: usize = 5;

/// How many rows went in and what became of them: rows in are rows out and refused ones.
pub fn rows(summary: &Summary, lang: Lang) -> String {
    typeset(lang, &tr!(lang, screen_rows(summary.rows, summary.rejects)))
}

/// The totals of each type, and the recruits that would open most doors.
pub fn document(summary: &Summary, catalogue: &Catalogue, lang: Lang) -> Document {
    let mut document = Document::new(lang, rows(summary, lang), 0);
    document.heading(1, rows(summary, lang));
    if summary.nobody > 0 {
        let told = tr!(lang, screen_nobody(&number(summary.nobody, lang)));
        document.text(typeset(lang, &told));
    }
    if summary.rows > 0 {
        document.gap();
        let words = Verdict::ALL.map(|verdict| verdict_words(verdict, lang));
        counts(&mut document, catalogue, &words, summary.verdicts.iter().map(|counts| &counts[..]));
        recruits(&mut document, &summary.recruits(catalogue), catalogue);
    }
    document
}

/// How often each of these words holds of each type: a table, or lines where a table has no room.
pub(super) fn counts<'s>(
    document: &mut Document,
    catalogue: &Catalogue,
    words: &[&str],
    rows: impl Iterator<Item = &'s [u64]>,
) {
    let lang = document.lang;
    let header = [""].iter().chain(words).map(ToString::to_string).collect();
    let mut table = Table { header, ..Table::default() };
    let mut narrow = Vec::new();
    for (kind, counts) in catalogue.types().iter().zip(rows) {
        let found = words.iter().zip(counts).filter(|(_, count)| **count > 0);
        let found = found.map(|(word, count)| format!("{word} ({})", number(*count, lang)));
        let found = labelled(&kind.name, &found.collect::<Vec<_>>().join(", "), lang);
        narrow.push(Block::Item(Item::new(2, typeset(lang, &found))));
        let counts = counts.iter().map(|count| Line::from(number(*count, lang)));
        table.rows.push([Line::from(&*kind.name)].into_iter().chain(counts).collect());
    }
    // A table of six columns has no room on a narrow screen.
    document.blocks.push(Block::Fit { columns: 78, wide: vec![Block::Table(table)], narrow });
}

fn recruits(document: &mut Document, recruits: &[Recruit], catalogue: &Catalogue) {
    let lang = document.lang;
    if !recruits.is_empty() {
        document.heading(1, typeset(lang, tr!(lang, screen_recruits)));
    }
    for recruit in recruits.iter().take(MOST_RECRUITS) {
        let types = recruit.types.iter().map(|(kind, count)| {
            format!("{} {}", catalogue.types()[*kind].name, number(*count, lang))
        });
        let types = types.collect::<Vec<_>>().join(", ");
        // "infirmier (libéral) : MSP 10, ESP-CLAP 2".
        let words = labelled(&person(recruit, catalogue, lang), &types, lang);
        document.item(Item::new(2, typeset(lang, &words)));
    }
}

/// Who it is, with the statuses where not all would do.
pub fn person(recruit: &Recruit, catalogue: &Catalogue, lang: Lang) -> String {
    let name = name_of(catalogue, recruit.profession, 1, lang);
    if recruit.statuses.len() == catalogue.held_statuses().len() {
        return name;
    }
    let feminine = catalogue.professions()[recruit.profession].feminine;
    let words = recruit.statuses.iter().map(|status| {
        let status = &catalogue.statuses()[*status];
        match lang {
            Lang::Fr if feminine => status.feminine.one.to_string(),
            Lang::Fr | Lang::En => status.noun.one.get(lang).to_owned(),
        }
    });
    format!("{name} ({})", join_or(lang, &words.collect::<Vec<_>>()))
}
