//! What if: two reports, before and after a change, and what it turns.

pub mod json;
pub mod terminal;

use super::{CriterionKind, Report, TypeReport, words};
use crate::answers::Answers;
use crate::assess::Verdict;
use crate::lang::{Day, Lang, typeset};
use crate::rules::Catalogue;

/// A team before and after a change.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The language of every text in it.
    pub lang: Lang,
    /// The team as it is.
    pub before: Report,
    /// The team as it would be.
    pub after: Report,
    /// Every type, in the types' order.
    pub types: Vec<TypeChange>,
    /// The options that give the changed team.
    pub options: String,
}

/// What a change makes of a type.
#[derive(Clone, Debug)]
pub struct TypeChange {
    /// Its id.
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// The verdict as it is.
    pub before: Verdict,
    /// The verdict as it would be.
    pub after: Verdict,
    /// Both in words, with how many people are missing where some are.
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
        let options = crate::input::to_options(catalogue, after);
        let before = Report::new(catalogue, before, lang, day);
        let after = Report::new(catalogue, after, lang, day);
        let types = before.types.iter().zip(&after.types);
        let types = types.map(|(before, after)| change(before, after, lang)).collect();
        WhatIf { lang, before, after, types, options }
    }

    /// How many verdicts turn, in words.
    pub fn summary(&self) -> String {
        let count = |pass: &dyn Fn(&TypeChange) -> bool| {
            self.types.iter().filter(|change| pass(change)).count() as u64
        };
        let (flips, moves) = (count(&|it| it.flips), count(&|it| it.moves && !it.flips));
        typeset(self.lang, &words::flips(flips, moves, self.lang))
    }
}

fn change(before: &TypeReport, after: &TypeReport, lang: Lang) -> TypeChange {
    let staff_moves = people_missing(before) != people_missing(after);
    let turned = before.criteria.iter().zip(&after.criteria).filter(|(before, after)| {
        let moves = after.kind == CriterionKind::Staff && staff_moves;
        before.outcome != after.outcome || moves
    });
    let why = turned
        .map(|(_, after)| typeset(lang, &words::labelled(&after.label, &after.because, lang)))
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
    let missing = (best == Verdict::Reachable).then(|| people_missing(found));
    let best = words::changed(words::verdict(best, lang), missing, lang);
    let text = match found.verdict {
        Verdict::Undetermined => words::at_best_is(&found.verdict_words, &best, lang),
        Verdict::Ready | Verdict::Eligible | Verdict::Reachable | Verdict::Unsuitable => best,
    };
    typeset(lang, &text)
}
