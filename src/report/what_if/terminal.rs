//! What if, on a terminal: before and after side by side.

use super::WhatIf;
use crate::document::{Block, Columns, Document, Item, Line, Style, Table};
use crate::lang::typeset;
use crate::tr;

impl WhatIf {
    /// Before and after side by side, and why; one below the other where there is no room for a
    /// table or no wish.
    pub fn on_terminal(&self) -> Document {
        let lang = self.lang;
        let mut document = Document::new(lang, tr!(lang, whatif_title), 2);
        let [before, after] = [tr!(lang, whatif_before), tr!(lang, whatif_after)];
        for (label, report) in [(before, &self.before), (after, &self.after)] {
            let team = report.team_and_scale();
            let spoken = typeset(lang, &tr!(lang, labelled(label, &team)));
            let item = Item::new(2, team).label(Style::Quiet, label);
            document.item(item.column(8).spoken(spoken));
        }
        document.gap();
        let wide = vec![self.side_by_side()];
        document.blocks.push(Block::Fit { columns: 70, wide, narrow: self.one_by_one() });
        document.gap();
        document.text((Style::Strong, self.summary()));
        document.text((Style::Quiet, typeset(lang, tr!(lang, whatif_whole_report))));
        document.verbatim(4, Style::Code, format!("exercoord assess{}", self.options));
        document
    }

    fn side_by_side(&self) -> Block {
        let lang = self.lang;
        let [before, after] = [tr!(lang, whatif_before), tr!(lang, whatif_after)];
        let rows = self.types.iter().map(|change| {
            let sign = if change.flips { "→ " } else { "" };
            let [before, after] = &change.words;
            let why = typeset(lang, &change.why.join(tr!(lang, semicolon)));
            let cells = [change.name.clone(), before.clone(), format!("{sign}{after}"), why];
            cells.map(Line::from).to_vec()
        });
        Block::Table(Table {
            header: ["", before, after, tr!(lang, whatif_why)].map(str::to_owned).to_vec(),
            rows: rows.collect(),
            columns: Columns::Last { label: 11, share: 23 },
            ..Table::default()
        })
    }

    fn one_by_one(&self) -> Vec<Block> {
        let lang = self.lang;
        let of_type = |change: &super::TypeChange| {
            let [before, after] = &change.words;
            let verdicts = if change.flips || before != after {
                tr!(lang, whatif_turns(before, after))
            } else {
                tr!(lang, whatif_unchanged(after))
            };
            let style = if change.flips { Style::Strong } else { Style::Plain };
            let line = typeset(lang, &tr!(lang, labelled(&change.name, &verdicts)));
            let why = change.why.iter().map(|why| Item::new(4, (Style::Quiet, why)));
            [Item::new(2, (style, line))]
                .into_iter()
                .chain(why)
                .map(Block::Item)
                .collect::<Vec<_>>()
        };
        self.types.iter().flat_map(of_type).collect()
    }
}
