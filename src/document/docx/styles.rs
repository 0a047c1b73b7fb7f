//! The page and the kinds of lists of a document for a word processor; its styles are `styles.xml`.

use docx_rs::{
    AbstractNumbering, Docx, Footer, Level, LevelJc, LevelText, NumberFormat, Numbering,
    PageMargin, PageNum, Paragraph, Run, SpecialIndentType, Start,
};

/// A twentieth of a point is the unit of length.
const A4: (u16, u16) = (11_906, 16_838);
const MARGIN: u16 = 1_134;
/// The width of the text.
pub(super) const WIDTH: usize = (A4.0 - 2 * MARGIN) as usize;
const STEP: i32 = 360;

pub(super) const GRID: &str = "A6A6A6";
pub(super) const TINT: &str = "EEF2F7";

/// The kinds of lists; the first number is the library's own.
pub(super) const BULLETS: usize = 2;
pub(super) const FIRST_NUMBERED: usize = 3;

/// A document without text: its page, with what stands at its foot, and its bullets.
pub(super) fn empty(footer: &str) -> Docx {
    let name = Run::new().add_text(footer).add_tab();
    let page = Paragraph::new().style("Footer").add_run(name).add_page_num(PageNum::new());
    let margins = PageMargin {
        top: MARGIN.into(),
        right: MARGIN.into(),
        bottom: MARGIN.into(),
        left: MARGIN.into(),
        header: 567,
        footer: 567,
        gutter: 0,
    };
    Docx::new()
        .page_size(A4.0.into(), A4.1.into())
        .page_margin(margins)
        .footer(Footer::new().add_paragraph(page))
        .add_abstract_numbering(
            AbstractNumbering::new(BULLETS)
                .add_level(level(0, "bullet", "•"))
                .add_level(level(1, "bullet", "–")),
        )
        .add_numbering(Numbering::new(BULLETS, BULLETS))
}

pub(super) fn level(number: usize, format: &str, text: &str) -> Level {
    let left = STEP * i32::try_from(number + 1).unwrap_or(1);
    Level::new(
        number,
        Start::new(1),
        NumberFormat::new(format),
        LevelText::new(text),
        LevelJc::new("left"),
    )
    .indent(Some(left), Some(SpecialIndentType::Hanging(STEP)), None, None)
}
