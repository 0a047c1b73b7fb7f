//! What if: two reports, before and after a change, and what it turns.

pub mod json;

use serde::Serialize;

use super::{CriterionKind, Report, SCHEMA_VERSION, TypeReport};
use crate::answers::Answers;
use crate::assess::Verdict;
use crate::date::Day;
use crate::document::{Block, Columns, Document, Entry, Line, Span, Style, Table};
use crate::lang::{Lang, typeset};
use crate::rules::Catalogue;
use crate::tr;

/// A team before and after a change.
#[derive(Clone, Debug, Serialize)]
pub struct WhatIf {
    /// The version of the JSON's schema.
    pub schema_version: u32,
    /// The language of every text in it.
    #[serde(skip)]
    pub lang: Lang,
    /// The team as it is.
    pub before: Report,
    /// The team as it would be.
    pub after: Report,
    /// Every type, in the types' order.
    #[serde(rename = "changes")]
    pub types: Vec<TypeChange>,
    /// The options that give the changed team.
    #[serde(skip)]
    pub options: String,
}

/// What a change makes of a type.
#[derive(Clone, Debug, Serialize)]
pub struct TypeChange {
    /// Its id.
    #[serde(rename = "type")]
    pub id: String,
    /// Its usual name.
    #[serde(skip)]
    pub name: String,
    /// The verdict as it is.
    pub before: Verdict,
    /// The verdict as it would be.
    pub after: Verdict,
    /// Both in words, with how many people are missing where some are.
    #[serde(skip)]
    pub words: [String; 2],
    /// Whether the verdict turns.
    pub flips: bool,
    /// Whether the verdict, what it may become, or the people missing are otherwise.
    pub moves: bool,
    /// What is otherwise: the criteria that turn, in the changed team's own numbers.
    pub why: Vec<String>,
}

impl WhatIf {
    /// Holds two sets of answers against each other.
    pub fn new(
        catalogue: &Catalogue,
        before: &Answers,
        after: &Answers,
        lang: Lang,
        day: Option<Day>,
    ) -> WhatIf {
        let options = crate::answers::to_options(catalogue, after);
        let before = Report::new(catalogue, before, lang, day);
        let after = Report::new(catalogue, after, lang, day);
        let types = before.types.iter().zip(&after.types);
        let types = types.map(|(before, after)| change(before, after, lang)).collect();
        WhatIf { schema_version: SCHEMA_VERSION, lang, before, after, types, options }
    }

    /// The comparison as a document: before and after side by side, and why; one below the other
    /// where there is no room for a table or no wish.
    pub fn document(&self) -> Document {
        let lang = self.lang;
        let mut document = Document::new(lang, tr!(lang, whatif_title), 2);
        let (before, after) = (tr!(lang, whatif_before), tr!(lang, whatif_after));
        let team = |label: &str, report: &Report| {
            let label = tr!(lang, labelled(label, ""));
            Line::default().strong(label).plain(report.team_and_scale())
        };
        document.blocks.push(Block::list([team(before, &self.before), team(after, &self.after)]));
        document.gap();
        let rows = self.types.iter().map(|change| {
            let [before, after] = change.words.clone();
            let after = match change.flips {
                true => (Style::Strong, after).into(),
                false => after.into(),
            };
            let why = typeset(lang, &change.why.join(tr!(lang, semicolon)));
            vec![change.name.as_str().into(), before.into(), after, why.into()]
        });
        let header = [tr!(lang, report_type), before, after, tr!(lang, whatif_why)];
        let columns = Columns::Last { label: 11, share: 23 };
        let table = Table { caption: self.summary(), columns, ..Table::new(header, rows) };
        let list = Block::list(self.types.iter().map(|change| self.entry(change)));
        let narrow = vec![Block::Text((Style::Strong, self.summary()).into()), list];
        document.blocks.push(Block::Fit { columns: 70, wide: vec![Block::Table(table)], narrow });
        document.gap();
        let whole = typeset(lang, tr!(lang, whatif_whole_report));
        let command = format!("exercoord assess{}", self.options);
        let wide = Block::Text(Line::from(format!("{whole} ")).code(command.as_str()));
        let text = Span { style: Style::Code, text: command };
        let narrow = vec![Block::Text(whole.into()), Block::Verbatim(4, text)];
        document.blocks.push(Block::Fit { columns: usize::MAX, wide: vec![wide], narrow });
        document.text((Style::Quiet, self.after.rules.notice.as_str()));
        document
    }

    fn entry(&self, change: &TypeChange) -> Entry {
        let [before, after] = &change.words;
        let turns = match change.flips || before != after {
            true => tr!(self.lang, whatif_turns(before, after)),
            false => tr!(self.lang, whatif_unchanged(after)),
        };
        let style = if change.flips { Style::Strong } else { Style::Plain };
        let line = typeset(self.lang, &tr!(self.lang, labelled(&change.name, &turns)));
        let notes = change.why.iter().map(|why| (Style::Quiet, why.as_str()).into());
        Entry { notes: notes.collect(), ..(style, line).into() }
    }

    /// How many verdicts turn, in words.
    pub fn summary(&self) -> String {
        let count = |pass: fn(&&TypeChange) -> bool| self.types.iter().filter(pass).count() as u64;
        let (flips, moves) = (count(|it| it.flips), count(|it| it.moves && !it.flips));
        typeset(self.lang, &tr!(self.lang, whatif_summary(flips, moves)))
    }
}

fn change(before: &TypeReport, after: &TypeReport, lang: Lang) -> TypeChange {
    let staff_moves = people_missing(before) != people_missing(after);
    let turned = before.criteria.iter().zip(&after.criteria).filter(|(before, after)| {
        let moves = after.kind == CriterionKind::Staff && staff_moves;
        before.outcome != after.outcome || moves
    });
    let why = turned
        .map(|(_, after)| typeset(lang, &tr!(lang, labelled(&after.label, &after.because))))
        .collect();
    TypeChange {
        id: after.id.clone(),
        name: after.name.clone(),
        before: before.verdict,
        after: after.verdict,
        words: [verdict_words(before, lang), verdict_words(after, lang)],
        flips: before.verdict != after.verdict,
        moves: before.verdict != after.verdict
            || before.possible != after.possible
            || staff_moves
            || before.summary != after.summary,
        why,
    }
}

fn people_missing(found: &TypeReport) -> u64 {
    found.missing.iter().map(|missing| u64::from(missing.count)).sum()
}

/// The verdict, and the best that it may become where it is not settled; with how many people are
/// missing where that is what is left.
fn verdict_words(found: &TypeReport, lang: Lang) -> String {
    let best = found.possible.iter().min().copied().unwrap_or(found.verdict);
    let words = tr!(lang, verdict(best)).to_owned();
    let best = match best {
        Verdict::Reachable => {
            tr!(lang, people_to_find(&words, &tr!(lang, people(people_missing(found)))))
        }
        _ => words,
    };
    let text = match found.verdict {
        Verdict::Undetermined => {
            tr!(lang, whatif_at_best(tr!(lang, verdict(found.verdict)), &best))
        }
        Verdict::Ready | Verdict::Eligible | Verdict::Reachable | Verdict::Unsuitable => best,
    };
    typeset(lang, &text)
}
