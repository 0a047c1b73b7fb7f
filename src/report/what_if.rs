//! What if: two reports, before and after a change, and what moves.

mod difference;
pub mod json;

use std::cmp::{Ordering, Reverse};

use serde::Serialize;

use super::{CriterionKind, MarginReport, Report, SCHEMA_VERSION, TypeReport, names};
use crate::answers::Answers;
use crate::assess::{Distance, Verdict};
use crate::date::Day;
use crate::document::{Block, Document, Item, Line, Span, Style};
use crate::ids::ids;
use crate::lang::{Lang, typeset};
use crate::rules::Catalogue;
use crate::tr;

/// A team before and after a change, or the last time and now.
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
    /// What is otherwise in the answers: "1 médecin généraliste libéral de plus".
    pub change: Vec<String>,
    /// Every type, in the types' order.
    #[serde(rename = "changes")]
    pub types: Vec<TypeChange>,
    /// The options that give the changed team.
    #[serde(skip)]
    pub options: String,
    /// Whether the second team is that of now, and the first one that of the last time.
    #[serde(skip)]
    pub since_last_time: bool,
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
    /// Both in words, with what is missing where something is.
    #[serde(skip)]
    pub words: [String; 2],
    /// Whether the verdict turns.
    pub flips: bool,
    /// Whether the verdict, what it may become, what it lacks or how firm it is are otherwise.
    pub moves: bool,
    /// Which way it moves; `None` where it stays.
    pub badge: Option<Badge>,
    /// What is otherwise: the criteria that turn, in the changed team's own numbers, and how firm
    /// the verdict is.
    pub why: Vec<String>,
}

/// Which way a type moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// To the better.
    Better,
    /// To the worse.
    Worse,
    /// Neither, or both.
    Other,
}

ids! { Badge { Better = "better", Worse = "worse", Other = "other" } }

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
        let change = difference::differences(catalogue, before, after, lang);
        let before = Report::new(catalogue, before, lang, day);
        let after = Report::new(catalogue, after, lang, day);
        let types = before.types.iter().zip(&after.types);
        let types = types.map(|(before, after)| type_change(before, after, lang)).collect();
        let (schema_version, since_last_time) = (SCHEMA_VERSION, false);
        WhatIf { schema_version, lang, before, after, change, types, options, since_last_time }
    }

    /// The comparison as a document: the change in a line, the types that move, and that the rest
    /// stays.
    pub fn document(&self) -> Document {
        let lang = self.lang;
        let (title, label) = match self.since_last_time {
            true => (tr!(lang, whatif_since_title), tr!(lang, whatif_since_change)),
            false => (tr!(lang, whatif_title), tr!(lang, whatif_change)),
        };
        let mut document = Document::new(lang, title, 2);
        let change = match self.change.as_slice() {
            [] => tr!(lang, whatif_no_change).to_owned(),
            some => some.join(tr!(lang, semicolon)),
        };
        let label = tr!(lang, labelled(label, ""));
        document.text(Line::default().strong(label).plain(typeset(lang, &change)));
        document.gap();
        let (moving, staying): (Vec<&TypeChange>, Vec<&TypeChange>) =
            self.types.iter().partition(|change| change.moves);
        if moving.is_empty() {
            document.text((Style::Strong, tr!(lang, whatif_all_stay)));
        } else {
            document.text((Style::Strong, self.summary()));
            document.gap();
            moving.into_iter().for_each(|change| self.type_that_moves(change, &mut document));
            if !staying.is_empty() {
                let names: Vec<&str> = staying.iter().map(|change| change.name.as_str()).collect();
                document.gap();
                document.text(typeset(lang, &tr!(lang, whatif_rest(&names.join(", ")))));
            }
        }
        // Paper has nobody to type it.
        let command = format!("exercoord assess{}", self.options);
        let narrow = vec![
            Block::Gap,
            Block::Text(typeset(lang, tr!(lang, whatif_whole_report)).into()),
            Block::Verbatim(4, Span { style: Style::Code, text: command }),
        ];
        document.blocks.push(Block::Fit { columns: usize::MAX, wide: Vec::new(), narrow });
        document.gap();
        document.text((Style::Quiet, self.after.rules.notice.as_str()));
        document
    }

    fn type_that_moves(&self, change: &TypeChange, document: &mut Document) {
        let [before, after] = &change.words;
        let turns = match before == after {
            true => after.clone(),
            false => tr!(self.lang, whatif_from_to(before, after)),
        };
        let (style, sign) = match change.badge {
            Some(Badge::Better) => (Style::Good, "▲"),
            Some(Badge::Worse) => (Style::Bad, "▼"),
            Some(Badge::Other) | None => (Style::Open, "◆"),
        };
        let badge = change.badge.map_or("", |badge| tr!(self.lang, whatif_badge(badge)));
        let turns = typeset(self.lang, &format!("{turns} ({badge})"));
        let item = Item::new(
            2,
            if change.flips { (Style::Strong, turns).into() } else { Line::from(turns) },
        );
        let name = change.name.as_str();
        document.item(item.sign(style, sign).label(Style::Strong, name).column(12).narrow(2));
        for why in &change.why {
            document.item(Item::new(14, (Style::Quiet, why.as_str())).narrow(4));
        }
    }

    /// How many verdicts turn, in words.
    pub fn summary(&self) -> String {
        let count = |pass: fn(&&TypeChange) -> bool| self.types.iter().filter(pass).count() as u64;
        let (flips, moves) = (count(|it| it.flips), count(|it| it.moves && !it.flips));
        typeset(self.lang, &tr!(self.lang, whatif_summary(flips, moves)))
    }
}

fn type_change(before: &TypeReport, after: &TypeReport, lang: Lang) -> TypeChange {
    let staff_moves = people_missing(before) != people_missing(after);
    let turned = before.criteria.iter().zip(&after.criteria).filter(|(before, after)| {
        let moves = after.kind == CriterionKind::Staff && staff_moves;
        before.outcome != after.outcome || moves
    });
    let turned = turned.map(|(_, after)| tr!(lang, labelled(&after.label, &after.because)));
    let (firmness, firmer) = firmness(before, after, lang).unzip();
    let why = turned.chain(firmness).map(|why| typeset(lang, &why)).collect();
    let flips = before.verdict != after.verdict;
    let lacks = |found: &TypeReport| {
        let scales: Vec<String> = found.scale_needed.iter().map(|it| it.id.clone()).collect();
        (found.distance, people_missing(found), scales)
    };
    let moves = flips
        || before.possible != after.possible
        || lacks(before) != lacks(after)
        || firmer.is_some()
        || states(before) != states(after);
    let standing = |found: &TypeReport| {
        let (distance, missing, scales) = lacks(found);
        let best = found.possible.iter().min().copied();
        (found.verdict, distance, missing, !scales.is_empty(), best)
    };
    let badge = moves.then(|| match standing(before).cmp(&standing(after)) {
        _ if Verdict::Undetermined == before.verdict || Verdict::Undetermined == after.verdict => {
            Badge::Other
        }
        Ordering::Greater => Badge::Better,
        Ordering::Less => Badge::Worse,
        Ordering::Equal => match firmer {
            Some(true) => Badge::Better,
            Some(false) => Badge::Worse,
            None => Badge::Other,
        },
    });
    TypeChange {
        id: after.id.clone(),
        name: after.name.clone(),
        before: before.verdict,
        after: after.verdict,
        words: [verdict_words(before, lang), verdict_words(after, lang)],
        flips,
        moves,
        badge,
        why,
    }
}

/// How the steps of a type that fits stand; of another they are told by nothing yet.
fn states(found: &TypeReport) -> Vec<crate::answers::StepState> {
    let fits = found.is_recommended();
    found.steps.iter().filter(|_| fits).map(|step| step.state).collect()
}

/// How much firmer or weaker a yes has become, in words, and whether it is firmer; a type that was
/// none before is told of only where it is fragile.
fn firmness(before: &TypeReport, after: &TypeReport, lang: Lang) -> Option<(String, bool)> {
    let now = after.margin.as_ref()?;
    let held = |margin: &MarginReport| (margin.loss, Reverse(margin.among.len()));
    let Some(then) = before.margin.as_ref() else {
        return (now.loss == 1).then(|| (now.text.clone(), false));
    };
    match held(now).cmp(&held(then)) {
        Ordering::Equal => None,
        Ordering::Greater => Some((tr!(lang, whatif_firmer(&now.text)), true)),
        Ordering::Less if now.loss == 1 && then.loss > 1 => {
            Some((tr!(lang, whatif_becomes(&now.text)), false))
        }
        Ordering::Less => Some((tr!(lang, whatif_weaker(&now.text)), false)),
    }
}

fn people_missing(found: &TypeReport) -> u64 {
    found.missing.iter().map(|missing| u64::from(missing.count)).sum()
}

/// The verdict, and the best that it may become where it is not settled; how far off it is, and
/// what is missing, where that is what is left.
fn verdict_words(found: &TypeReport, lang: Lang) -> String {
    let best = found.possible.iter().min().copied().unwrap_or(found.verdict);
    let words = match found.distance {
        Some(distance) => tr!(lang, whatif_distance(distance)),
        None => tr!(lang, verdict(best)),
    };
    // Nobody is told to find those with whom a partner works, or most of a territory.
    let recruits = matches!(found.distance, None | Some(Distance::Near | Distance::Far));
    let mut best_words = match best {
        Verdict::Reachable if recruits && people_missing(found) > 0 => {
            tr!(lang, people_to_find(words, &tr!(lang, people(people_missing(found)))))
        }
        _ => words.to_owned(),
    };
    if !found.scale_needed.is_empty() {
        let needed = tr!(lang, whatif_scale_needed(&names(&found.scale_needed)));
        best_words = format!("{best_words}, {needed}");
    }
    let text = match found.verdict {
        Verdict::Undetermined => {
            tr!(lang, whatif_at_best(tr!(lang, verdict(found.verdict)), &best_words))
        }
        Verdict::Ready | Verdict::Eligible | Verdict::Reachable | Verdict::Unsuitable => best_words,
    };
    typeset(lang, &text)
}
