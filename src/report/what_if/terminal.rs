//! What if, on a terminal: before and after side by side.

use super::WhatIf;
use crate::document::{Block, Columns, Document, Item, Line, Style, Table};
use crate::lang::typeset;
use crate::report::words;

impl WhatIf {
    /// Before and after side by side, and why; one below the other where there is no room for a
    /// table or no wish.
    pub fn on_terminal(&self) -> Document {
        let lang = self.lang;
        let mut document = Document::new(lang, words::what_if(lang), 2);
        let [before, after] = words::before_and_after(lang);
        for (label, report) in [(before, &self.before), (after, &self.after)] {
            let team = words::team_and_scale(report);
            let spoken = typeset(lang, &words::labelled(label, &team, lang));
            let item = Item::new(2, team).label(Style::Quiet, label);
            document.item(item.column(8).spoken(spoken));
        }
        document.gap();
        let wide = vec![self.side_by_side()];
        document.blocks.push(Block::Fit { columns: 70, wide, narrow: self.one_by_one() });
        document.gap();
        document.text((Style::Strong, self.summary()));
        document.text((Style::Quiet, typeset(lang, words::whole_report(lang))));
        document.verbatim(4, Style::Code, format!("exercoord assess{}", self.options));
        document
    }

    fn side_by_side(&self) -> Block {
        let lang = self.lang;
        let [before, after] = words::before_and_after(lang);
        let rows = self.types.iter().map(|change| {
            let sign = if change.flips { "→ " } else { "" };
            let [before, after] = &change.words;
            let why = typeset(lang, &change.why.join(words::semicolon(lang)));
            let cells = [change.name.clone(), before.clone(), format!("{sign}{after}"), why];
            cells.map(Line::from).to_vec()
        });
        Block::Table(Table {
            header: ["", before, after, words::why(lang)].map(str::to_owned).to_vec(),
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
                words::from_to(before, after, lang)
            } else {
                words::unchanged(after, lang)
            };
            let style = if change.flips { Style::Strong } else { Style::Plain };
            let line = typeset(lang, &words::labelled(&change.name, &verdicts, lang));
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
