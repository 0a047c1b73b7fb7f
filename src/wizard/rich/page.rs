//! The layout of a page: what is shown where, at any size of the terminal.

use std::ops::Range;

use console::{Style, measure_text_width};
use exercoord::assess::Verdict;
use exercoord::interview::prompt::Prompt;
use exercoord::lang::{Lang, sanitize, typeset};
use exercoord::tr;
use exercoord::wrap::wrap;

use super::field::Field;

/// The smallest terminal that a page fits on: columns and rows.
const SMALLEST: (usize, usize) = (40, 10);

/// What a page shows, apart from its size and what is below the question.
pub(super) struct Page<'p> {
    pub(super) lang: Lang,
    pub(super) color: bool,
    pub(super) prompt: &'p Prompt,
    pub(super) title: String,
    pub(super) remark: Option<String>,
    pub(super) help: bool,
    pub(super) trouble: Vec<String>,
    pub(super) keys: String,
}

/// What is below the question.
pub(super) enum Body<'p> {
    Text(&'p Field),
    /// Rows, each drawn, and the active one.
    Rows(Vec<String>, usize),
}

/// The lines of a page, and the row and column where the cursor is shown.
type Lines = (Vec<String>, Option<(usize, usize)>);

impl Page<'_> {
    /// What to write so that a terminal of this size shows the page.
    pub(super) fn frame(&self, body: &Body<'_>, columns: usize, rows: usize) -> String {
        let (lines, cursor) = if columns < SMALLEST.0 || rows < SMALLEST.1 {
            let text = typeset(self.lang, tr!(self.lang, rich_too_small));
            let mut lines = wrap(&text, columns.saturating_sub(1).max(1));
            lines.truncate(rows.saturating_sub(1));
            (lines, None)
        } else {
            self.lines(body, columns, rows)
        };
        let shown = lines.iter().take(rows).map(|line| format!("{line}\x1b[K"));
        let mut frame = format!("\x1b[?25l\x1b[H{}", shown.collect::<Vec<_>>().join("\r\n"));
        // No line end after the last row: it would scroll the first one away.
        if lines.len() < rows && !lines.is_empty() {
            frame.push_str("\r\n");
        }
        frame.push_str("\x1b[J");
        if let Some((row, column)) = cursor {
            frame.push_str(&format!("\x1b[{};{}H\x1b[?25h", row + 1, column + 1));
        }
        frame
    }

    /// The lines of a page of this size.
    ///
    /// The keys and a few rows of the body always have their place; what is above them is cut, the
    /// least needed first, until it fits.
    fn lines(&self, body: &Body<'_>, columns: usize, rows: usize) -> Lines {
        let width = columns.saturating_sub(2).min(100);
        let wrapped = |text: &str| -> Vec<String> { wrap(&sanitize(text), width) };
        let roomy = rows >= 18;
        let keys = self.dim(wrapped(&self.keys));
        let mut trouble: Vec<String> = self.trouble.iter().flat_map(|line| wrapped(line)).collect();
        let (body, active, cursor) = match body {
            Body::Text(field) => {
                let (lines, (row, column)) = field.lines(width);
                (lines, row..row + 1, Some((row, column)))
            }
            Body::Rows(rows, active) => {
                let (lines, active) = choice_rows(rows, *active, width);
                (lines, active, None)
            }
        };
        let wanted = body.len().clamp(1, if roomy { 6 } else { active.len().clamp(2, 3) });
        // What may stand above the body.
        let mut above = rows.saturating_sub(keys.len() + wanted);
        trouble.truncate(above.saturating_sub(2).max(1));
        above = above.saturating_sub(trouble.len());
        let mut ask = wrapped(&self.prompt.ask);
        ask = ask.iter().map(|line| self.styled(line, Style::bold)).collect();
        if ask.len() > above.max(1) {
            ask.truncate(above.max(1));
            if let Some(last) = ask.last_mut() {
                *last = format!("{}…", cut(last, width.saturating_sub(1)));
            }
        }
        above = above.saturating_sub(ask.len());
        // As many of these lines as there is still room for.
        let take = |above: &mut usize, mut lines: Vec<String>| {
            lines.truncate(*above);
            *above -= lines.len();
            lines
        };
        let title = self.dim(vec![cut(&self.title, width)]);
        let head = take(&mut above, [title, vec![self.standing(width)]].concat());
        let notes = if self.help {
            let notes = self.prompt.notes(self.lang);
            let texts =
                [&self.prompt.help].into_iter().filter(|help| !help.is_empty()).chain(&notes);
            texts.flat_map(|text| wrap(text, width)).collect()
        } else if roomy {
            let first = self.prompt.help.split_inclusive(". ").next().unwrap_or_default();
            wrapped(first.trim_end()).into_iter().filter(|line| !line.is_empty()).collect()
        } else {
            Vec::new()
        };
        let notes = take(&mut above, self.dim(notes));
        let remark = self.remark.as_deref().map(wrapped).unwrap_or_default();
        let remark = take(&mut above, self.dim(remark));
        let gap = if roomy { vec![String::new()] } else { Vec::new() };
        let below_head = take(&mut above, gap.clone());
        let below_notes = take(&mut above, gap);
        let mut lines = [head, below_head, remark, ask, notes, below_notes].concat();
        let room = wanted + above;
        // The active row is in sight from its first line on; a mark stands for what is below.
        let shown = if body.len() > room { room.saturating_sub(1).max(1) } else { room };
        let first = active.end.saturating_sub(shown).min(active.start);
        let top = lines.len();
        lines.extend(body.iter().skip(first).take(shown).cloned());
        if first + shown < body.len() && shown < room {
            lines.extend(self.dim(vec!["  ↓".to_owned()]));
        }
        lines.extend(trouble);
        lines.extend(keys);
        (lines, cursor.map(|(row, column)| (top + row.saturating_sub(first), column)))
    }

    /// The types' standing, on one line.
    fn standing(&self, width: usize) -> String {
        let standing = self.prompt.standing.iter();
        let parts: Vec<String> =
            standing.map(|(name, verdict, _)| format!("{} {name}", sign(*verdict))).collect();
        let wide = parts.join("   ");
        let line = if measure_text_width(&wide) <= width { wide } else { parts.join(" ") };
        cut(&line, width)
    }

    fn styled(&self, text: &str, style: fn(Style) -> Style) -> String {
        match self.color {
            true => style(Style::new().force_styling(true)).apply_to(text).to_string(),
            false => text.to_owned(),
        }
    }

    fn dim(&self, lines: Vec<String>) -> Vec<String> {
        lines.iter().map(|line| self.styled(line, Style::dim)).collect()
    }
}

/// The lines of drawn rows, and those of the active one.
fn choice_rows(rows: &[String], active: usize, width: usize) -> (Vec<String>, Range<usize>) {
    let blocks: Vec<Vec<String>> = rows.iter().map(|row| wrap_row(row, width)).collect();
    let start = blocks.iter().take(active).map(Vec::len).sum();
    let length = blocks.get(active).map_or(0, Vec::len);
    (blocks.concat(), start..start + length)
}

/// The text cut to a width.
fn cut(text: &str, width: usize) -> String {
    console::truncate_str(text, width, "…").into_owned()
}

/// A drawn row wrapped: what does not fit goes on below, behind the mark.
fn wrap_row(row: &str, width: usize) -> Vec<String> {
    if measure_text_width(row) <= width {
        return vec![row.to_owned()];
    }
    // Styles would be cut in two: a long row is drawn without.
    let plain = console::strip_ansi_codes(row);
    let lines = wrap(&plain, width.saturating_sub(4).max(1)).into_iter().enumerate();
    lines.map(|(number, line)| if number == 0 { line } else { format!("    {line}") }).collect()
}

fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready | Verdict::Eligible => "✔",
        Verdict::Reachable => "◐",
        Verdict::Undetermined => "?",
        Verdict::Unsuitable => "✘",
    }
}
