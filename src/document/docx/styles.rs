//! The page, the styles and the kinds of lists of a document for a word processor.

use docx_rs::{
    AbstractNumbering, Docx, Footer, Level, LevelJc, LevelText, LineSpacing, LineSpacingType,
    NumberFormat, Numbering, PageMargin, PageNum, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, RunFonts, Shading, SpecialIndentType, Start, Style,
    StyleType, Tab, TabLeaderType, TabValueType,
};

/// A twentieth of a point is the unit of length; a font's size is in half points.
const A4: (u16, u16) = (11_906, 16_838);
const MARGIN: u16 = 1_134;
/// The width of the text.
pub(super) const WIDTH: usize = (A4.0 - 2 * MARGIN) as usize;
const STEP: i32 = 360;

const FONT: &str = "Calibri";
const INK: &str = "1F3864";
const QUIET: &str = "595959";
pub(super) const GRID: &str = "A6A6A6";
pub(super) const TINT: &str = "EEF2F7";

/// The kinds of lists; the first number is the library's own.
pub(super) const BULLETS: usize = 2;
pub(super) const FIRST_NUMBERED: usize = 3;

/// A document without text: its page, its styles and its bullets.
pub(super) fn empty() -> Docx {
    let page = Paragraph::new().style("Footer").add_page_num(PageNum::new());
    let margins = PageMargin {
        top: MARGIN.into(),
        right: MARGIN.into(),
        bottom: MARGIN.into(),
        left: MARGIN.into(),
        header: 567,
        footer: 567,
        gutter: 0,
    };
    let docx = Docx::new()
        .page_size(A4.0.into(), A4.1.into())
        .page_margin(margins)
        .footer(Footer::new().add_paragraph(page))
        .default_size(22)
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT))
        .default_line_spacing(
            LineSpacing::new().after(120).line_rule(LineSpacingType::Auto).line(264),
        )
        .add_abstract_numbering(
            AbstractNumbering::new(BULLETS)
                .add_level(level(0, "bullet", "•"))
                .add_level(level(1, "bullet", "–")),
        )
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    styles().into_iter().fold(docx, Docx::add_style)
}

/// The styles, by the names under which a word processor lists its own.
fn styles() -> Vec<Style> {
    let paragraph = |id: &str, name: &str| {
        Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").next("Normal")
    };
    let heading = |level: usize, size: usize, before: u32| {
        let style = paragraph(&format!("Heading{level}"), &format!("heading {level}"))
            .size(size)
            .bold()
            .color(INK)
            .outline_lvl(level - 1)
            .line_spacing(LineSpacing::new().before(before).after(80));
        kept(style)
    };
    let list = |id: &str, name: &str| {
        paragraph(id, name).next(id).line_spacing(LineSpacing::new().after(60))
    };
    let bar = ParagraphBorder::new(ParagraphBorderPosition::Left).size(24).space(8).color(INK);
    let mut remark = paragraph("Remark", "Remark").indent(Some(227), None, None, None);
    remark.paragraph_property = remark
        .paragraph_property
        .set_borders(ParagraphBorders::with_empty().set(bar))
        .shading(Shading::new().fill(TINT));
    let mut rule = paragraph("FillIn", "Fill-in line")
        .next("FillIn")
        .line_spacing(LineSpacing::new().before(320).after(0));
    rule.paragraph_property = rule
        .paragraph_property
        .add_tab(Tab::new().val(TabValueType::Right).leader(TabLeaderType::Underscore).pos(WIDTH));
    vec![
        paragraph("Title", "Title")
            .size(40)
            .bold()
            .color(INK)
            .line_spacing(LineSpacing::new().after(240)),
        heading(1, 30, 360),
        heading(2, 25, 280),
        heading(3, 22, 200),
        kept(
            paragraph("Caption", "caption")
                .bold()
                .line_spacing(LineSpacing::new().before(120).after(80)),
        ),
        list("ListBullet", "List Bullet"),
        list("ListNumber", "List Number"),
        list("Checklist", "Checklist").indent(
            Some(STEP),
            Some(SpecialIndentType::Hanging(STEP)),
            None,
            None,
        ),
        paragraph("TableText", "Table Text")
            .next("TableText")
            .line_spacing(LineSpacing::new().after(0)),
        remark,
        rule,
        paragraph("Footer", "footer").size(18).color(QUIET).align(docx_rs::AlignmentType::Right),
        Style::new("Strong", StyleType::Character).name("Strong").bold(),
        Style::new("Code", StyleType::Character)
            .name("Code")
            .fonts(RunFonts::new().ascii("Courier New").hi_ansi("Courier New"))
            .size(20),
        Style::new("Quiet", StyleType::Character).name("Quiet").color(QUIET).size(20),
        Style::new("Hyperlink", StyleType::Character)
            .name("Hyperlink")
            .color("0B5394")
            .underline("single"),
    ]
}

/// The style, on one page with the paragraph that follows.
fn kept(mut style: Style) -> Style {
    style.paragraph_property = style.paragraph_property.keep_next(true).keep_lines(true);
    style
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
