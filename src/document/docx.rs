//! The document for a word processor, in the styles that it knows, to be written on.
//!
//! The same document gives the same bytes: no clock goes into them, and no count that goes on from
//! one document to the next.

use std::io::{self, Cursor};

use askama::Template;
use docx_rs::{
    AbstractNumbering, BuildXML, Docx, HeightRule, Hyperlink, HyperlinkData, HyperlinkType,
    IndentLevel, LineSpacing, Numbering, NumberingId, Paragraph, Shading, Table, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow,
    WidthType, XMLDocx,
};

use super::{Block, Document, Entry, Line, Mark, Style, label, plain};
use crate::lang::Lang;
use crate::tr;
use styles::{BULLETS, FIRST_NUMBERED, GRID, TINT, WIDTH, level};

mod styles;

/// The least height of a row with room to write, in twentieths of a point.
const TO_WRITE: f32 = 560.0;

/// The document as the bytes of a `.docx` file.
///
/// # Errors
///
/// When the file's parts cannot be packed.
pub fn render(paper: &Document) -> io::Result<Vec<u8>> {
    let docx = styles::empty(&plain(&paper.footer));
    let mut sheet = Sheet { lang: paper.lang, docx, numbered: 0, links: Vec::new() };
    let title = sheet.paragraph("Title", &paper.title.as_str().into());
    sheet.add(title);
    let mut blocks = paper.on_paper().into_iter().peekable();
    while let Some((level, block)) = blocks.next() {
        // A text stays on the page of what it introduces.
        let introduces = blocks.peek().is_some_and(|(_, next)| {
            matches!(**next, Block::Text(_) | Block::Fill { .. } | Block::Table(_))
        });
        sheet.block(level, &block, introduces);
    }
    let mut bytes = Cursor::new(Vec::new());
    sheet.finish(&plain(&paper.title))?.pack(&mut bytes)?;
    Ok(bytes.into_inner())
}

struct Sheet {
    lang: Lang,
    docx: Docx,
    /// How many numbered lists there are.
    numbered: usize,
    /// The links, by id.
    links: Vec<(String, String)>,
}

impl Sheet {
    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn block(&mut self, level: u8, block: &Block, introduces: bool) {
        match block {
            Block::Heading(_, text) => {
                let heading = self.paragraph(&format!("Heading{level}"), &text.as_str().into());
                self.add(heading);
            }
            Block::Item(_) | Block::Gap | Block::Fit { .. } => {}
            Block::Verbatim(_, span) => {
                for line in span.text.lines() {
                    let line = self.paragraph("Normal", &Line::default().code(line));
                    self.add(line);
                }
            }
            Block::Text(line) => {
                let text = self.paragraph("Normal", line);
                self.add(text.keep_next(introduces));
            }
            Block::Remark { label, text } => {
                let head = self.label(label);
                let remark = self.runs(Paragraph::new().style("Remark").add_run(head), text);
                self.add(remark);
            }
            Block::List(entries) => self.list("ListBullet", BULLETS, entries),
            Block::Numbered(entries) => {
                let id = self.number();
                self.list("ListNumber", id, entries);
            }
            Block::Table(table) => self.table(table),
            Block::Fill { label, lines } => {
                let label = super::label(self.lang, label);
                let label = self.paragraph("Normal", &Line::default().strong(label));
                let label = label.line_spacing(LineSpacing::new().before(240).after(0));
                self.add(label.keep_next(true));
                for _ in 0..(*lines).max(1) {
                    let rule = docx_rs::Run::new().add_tab();
                    self.add(Paragraph::new().style("FillIn").add_run(rule));
                }
            }
        }
    }

    /// The kind of a numbered list that counts from 1 again.
    fn number(&mut self) -> usize {
        let id = FIRST_NUMBERED + self.numbered;
        self.numbered += 1;
        self.docx = std::mem::take(&mut self.docx)
            .add_abstract_numbering(
                AbstractNumbering::new(id).add_level(level(0, "decimal", "%1.")),
            )
            .add_numbering(Numbering::new(id, id));
        id
    }

    /// The entries of a list, the last one at a distance from what follows.
    fn list(&mut self, style: &str, id: usize, entries: &[Entry]) {
        let paragraphs = entries.iter().flat_map(|entry| {
            let text = match entry.mark {
                None => self.item(style, id, 0, &entry.text),
                Some(mark) => self.check(mark, &entry.text),
            };
            let text = if entry.notes.is_empty() { text } else { text.keep_next(true) };
            let notes = entry.notes.iter().map(|note| self.item("ListBullet", BULLETS, 1, note));
            let notes: Vec<Paragraph> = notes.collect();
            [text].into_iter().chain(notes)
        });
        let mut paragraphs: Vec<Paragraph> = paragraphs.collect();
        if let Some(last) = paragraphs.pop() {
            paragraphs.push(last.line_spacing(LineSpacing::new().after(160)));
        }
        paragraphs.into_iter().for_each(|paragraph| self.add(paragraph));
    }

    fn item(&mut self, style: &str, id: usize, level: usize, line: &Line) -> Paragraph {
        let item = self.paragraph(style, line);
        item.numbering(NumberingId::new(id), IndentLevel::new(level))
    }

    fn check(&mut self, mark: Mark, text: &Line) -> Paragraph {
        let sign = docx_rs::Run::new().add_text(mark.sign()).add_tab();
        let mut item = Paragraph::new().style("Checklist").add_run(sign);
        if mark == Mark::ToConfirm {
            item = item.add_run(self.label(mark.words(self.lang)));
        }
        self.runs(item, text)
    }

    fn table(&mut self, table: &super::Table) {
        if table.header.is_empty() {
            return;
        }
        if !plain(&table.caption).is_empty() {
            let caption = self.paragraph("Caption", &table.caption.as_str().into());
            self.add(caption);
        }
        let widths: Vec<usize> = table.shares().iter().map(|share| WIDTH * share / 1_000).collect();
        let names = table.header.iter().map(|name| Line::default().strong(name.as_str()));
        let names: Vec<Line> = names.collect();
        // A row without properties is the header: see `finish`.
        let mut rows = vec![TableRow::new(self.cells(&widths, names.iter(), Some(TINT)))];
        for row in &table.rows {
            let cells = self.cells(&widths, table.cells(row), None);
            let to_write = table.cells(row).any(|cell| cell.text().trim().is_empty());
            let row = TableRow::new(cells).cant_split();
            rows.push(match to_write {
                true => row.row_height(TO_WRITE).height_rule(HeightRule::AtLeast),
                false => row,
            });
        }
        let borders = [
            TableBorderPosition::Top,
            TableBorderPosition::Left,
            TableBorderPosition::Bottom,
            TableBorderPosition::Right,
            TableBorderPosition::InsideH,
            TableBorderPosition::InsideV,
        ]
        .into_iter()
        .fold(TableBorders::with_empty(), |borders, position| {
            borders.set(TableBorder::new(position).size(4).color(GRID))
        });
        let table = Table::new(rows)
            .set_grid(widths)
            .width(WIDTH, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .set_borders(borders)
            .margins(TableCellMargins::new().margin(60, 100, 60, 100));
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        // What follows a table would stick to it.
        self.add(Paragraph::new().style("TableText"));
    }

    fn cells<'a>(
        &mut self,
        widths: &[usize],
        lines: impl Iterator<Item = &'a Line>,
        fill: Option<&str>,
    ) -> Vec<TableCell> {
        let cells = widths.iter().zip(lines).map(|(width, line)| {
            let text = self.paragraph("TableText", line);
            let cell = TableCell::new().width(*width, WidthType::Dxa).add_paragraph(text);
            match fill {
                Some(fill) => cell.shading(Shading::new().fill(fill)),
                None => cell,
            }
        });
        cells.collect()
    }

    fn label(&self, text: &str) -> docx_rs::Run {
        let text = format!("{} ", label(self.lang, text));
        docx_rs::Run::new().style("Strong").add_text(text)
    }

    fn paragraph(&mut self, style: &str, line: &Line) -> Paragraph {
        self.runs(Paragraph::new().style(style), line)
    }

    fn runs(&mut self, mut paragraph: Paragraph, line: &Line) -> Paragraph {
        for run in line.runs() {
            let text = docx_rs::Run::new().add_text(run.text);
            paragraph = match run.style {
                Style::Plain | Style::Good | Style::Fair | Style::Open | Style::Bad => {
                    paragraph.add_run(text)
                }
                Style::Strong => paragraph.add_run(text.style("Strong")),
                Style::Quiet => paragraph.add_run(text.style("Quiet")),
                Style::Code => paragraph.add_run(text.style("Code")),
                Style::Link(address) => {
                    let link = self.link(address);
                    paragraph.add_hyperlink(link.add_run(text.style("Hyperlink")))
                }
            };
        }
        paragraph
    }

    /// A link with an id of this document's own; the library counts those of every document.
    fn link(&mut self, address: String) -> Hyperlink {
        let id = format!("link{}", self.links.len() + 1);
        let mut link = Hyperlink::new(address.as_str(), HyperlinkType::External);
        if let HyperlinkData::External { rid, .. } = &mut link.link {
            rid.clone_from(&id);
        }
        self.links.push((id, address));
        link
    }

    /// The parts of the file, with what the library has no words for: header rows that come again on
    /// each page, the title, and links in their order; and with the styles of `styles.xml`.
    fn finish(self, title: &str) -> io::Result<XMLDocx> {
        let lang = tr!(self.lang, locale);
        let relations = self.docx.document_rels.clone();
        let relations = self.links.into_iter().fold(relations, |relations, (id, address)| {
            relations.add_hyperlinks(id, address, "External")
        });
        let mut parts = self.docx.build();
        parts.document_rels = relations.build();
        // Texts cannot hold markup, since they are escaped.
        let header = "<w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>";
        let document = String::from_utf8_lossy(&parts.document).replace("<w:trPr />", header);
        parts.document = document.into_bytes();
        let styles = include_str!("docx/styles.xml").lines().map(str::trim_start);
        parts.styles = styles.collect::<String>().replace("{lang}", lang).into_bytes();
        let core = Core { title, lang }.render().map_err(io::Error::other)?;
        parts.doc_props.core = core.into_bytes();
        Ok(parts)
    }
}

/// What the file says of itself.
#[derive(Template)]
#[template(path = "document/core.xml", config = "src/askama.toml")]
struct Core<'a> {
    title: &'a str,
    lang: &'a str,
}
