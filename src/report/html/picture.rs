//! The way through the types as a picture: where everything stands, and how long its lines are.
//!
//! The widths are those of a phone, so that the picture is never scaled down below what can be
//! read; a page has no script to measure a text, so lines are as long as fits any usual font.

use crate::report::{LinkReport, PathReport};
use crate::rules::RelationKind;
use crate::wrap::wrap;

/// The picture.
pub(super) struct Picture<'a> {
    pub(super) height: usize,
    pub(super) starts: Vec<Start<'a>>,
}

/// A type to start from, with what it leads to.
pub(super) struct Start<'a> {
    pub(super) card: Card,
    pub(super) arms: Vec<Arm<'a>>,
}

/// From a type to another one.
pub(super) struct Arm<'a> {
    pub(super) link: &'a LinkReport,
    pub(super) card: Card,
}

/// A box with lines of text.
pub(super) struct Card {
    pub(super) top: usize,
    pub(super) height: usize,
    /// The name's lines, each with its baseline.
    pub(super) name: Vec<(usize, String)>,
    /// The lines below the name.
    pub(super) state: Vec<(usize, String)>,
}

impl Card {
    /// Half way down.
    pub(super) fn middle(&self) -> usize {
        self.top + self.height / 2
    }

    /// The box moved down so that its middle is there.
    fn centred(top: usize, height: usize, name: &str, columns: usize) -> Card {
        let high = Card::new(0, name, "", columns).height;
        let mut card = Card::new(top + height.saturating_sub(high) / 2, name, "", columns);
        card.height = high;
        card
    }

    fn new(top: usize, name: &str, state: &str, columns: usize) -> Card {
        const MARGIN: usize = 9;
        const NAME: usize = 18;
        const STATE: usize = 17;
        const BASELINE: usize = 13;
        let name = lines(name, columns);
        let state = lines(state, columns);
        let named = top + MARGIN;
        let stated = named + name.len() * NAME;
        let height = MARGIN + name.len() * NAME + state.len() * STATE + MARGIN - 2;
        let place = |top: usize, step: usize, lines: Vec<String>| -> Vec<(usize, String)> {
            let baselines = (0..).map(|line| top + BASELINE + line * step);
            baselines.zip(lines).collect()
        };
        Card { top, height, name: place(named, NAME, name), state: place(stated, STATE, state) }
    }
}

impl Arm<'_> {
    /// Whether the one prepares the other; else they go together.
    pub(super) fn prepares(&self) -> bool {
        self.link.kind == RelationKind::Prepares
    }
}

/// The picture of a way; what it leads to stands in the order of the report.
pub(super) fn picture(path: &PathReport) -> Picture<'_> {
    const TOP: usize = 26;
    const GAP: usize = 12;
    const NAME_COLUMNS: usize = 9;
    const STATE_COLUMNS: usize = 27;
    let mut top = TOP;
    let mut starts = Vec::new();
    for start in &path.start {
        let first = top;
        let mut arms = Vec::new();
        for link in path.links.iter().filter(|link| link.from.id == start.id) {
            let card = Card::new(top, &link.to.name, &link.state, STATE_COLUMNS);
            top += card.height + GAP;
            arms.push(Arm { link, card });
        }
        let high = top.saturating_sub(first + GAP);
        let card = Card::centred(first, high, &start.name, NAME_COLUMNS);
        top = top.max(card.top + card.height + GAP);
        starts.push(Start { card, arms });
    }
    Picture { height: top.saturating_sub(GAP - 1), starts }
}

/// A text in a few lines, the last one with an ellipsis where more would follow.
fn lines(text: &str, columns: usize) -> Vec<String> {
    const MOST: usize = 4;
    if text.is_empty() {
        return Vec::new();
    }
    let mut lines = wrap(text, columns);
    let more = lines.len() > MOST;
    lines.truncate(MOST);
    if let Some(last) = lines.last_mut().filter(|_| more) {
        last.push('…');
    }
    lines
}
