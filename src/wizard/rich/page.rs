//! The layout of a page: what is shown where, at any size of the terminal.

use std::io;
use std::ops::Range;

use console::measure_text_width;
use exercoord::assess::Verdict;
use exercoord::interview::prompt::Prompt;
use exercoord::lang::harmless;
use exercoord::page::wrap;

use super::Rich;
use super::field::{Field, field_lines, field_rows};
use crate::wizard::terminal;

/// The smallest terminal that a page fits on.
const SMALLEST: (usize, usize) = (40, 10);

/// What a page shows, apart from its size.
pub(super) struct Page<'p> {
    pub(super) prompt: &'p Prompt,
    pub(super) title: String,
    pub(super) ask: &'p str,
    pub(super) help: bool,
    pub(super) trouble: Vec<String>,
    pub(super) body: Body<'p>,
    pub(super) keys: String,
}

/// What is below the question.
pub(super) enum Body<'p> {
    Text(&'p Field),
    /// Rows, each drawn, and the active one.
    Rows(Vec<String>, usize),
}

impl Rich {
    pub(super) fn size(&self) -> (usize, usize) {
        let (rows, columns) = self.term.size();
        (usize::from(columns), usize::from(rows))
    }

    pub(super) fn draw(&self, page: &Page<'_>, (columns, rows): (usize, usize)) -> io::Result<()> {
        let (lines, cursor) = if columns < SMALLEST.0 || rows < SMALLEST.1 {
            let text = self.say(
                "Agrandissez la fenêtre (40 x 10 au moins).",
                "Please enlarge the window (40 x 10 at least).",
            );
            let mut lines = wrap(&text, columns.saturating_sub(1).max(1));
            lines.truncate(rows.saturating_sub(1));
            (lines, None)
        } else {
            self.lines(page, columns, rows)
        };
        let mut frame = String::from("\x1b[?25l\x1b[H");
        for line in lines.iter().take(rows) {
            frame.push_str(line);
            frame.push_str("\x1b[K\r\n");
        }
        // No line end after the last row: it would scroll the first one away.
        if lines.len() >= rows {
            frame.truncate(frame.trim_end_matches("\r\n").len());
        }
        frame.push_str("\x1b[J");
        if let Some((row, column)) = cursor {
            frame.push_str(&format!("\x1b[{};{}H\x1b[?25h", row + 1, column + 1));
        }
        terminal::draw(&frame)
    }

    /// The lines of a page, and where the cursor is shown.
    ///
    /// The keys and a few rows of the body always have their place; what is above them is cut, the
    /// least needed first, until it fits.
    pub(super) fn lines(
        &self,
        page: &Page<'_>,
        columns: usize,
        rows: usize,
    ) -> (Vec<String>, Option<(usize, usize)>) {
        let width = columns.saturating_sub(2).min(100);
        let wrapped = |text: &str| -> Vec<String> { wrap(&harmless(text), width) };
        let roomy = rows >= 18;
        let keys: Vec<String> = wrapped(&page.keys).iter().map(|line| self.dim(line)).collect();
        let mut trouble: Vec<String> = page.trouble.iter().flat_map(|line| wrapped(line)).collect();
        let (body, active) = match &page.body {
            Body::Text(field) => field_rows(field, width),
            Body::Rows(rows, active) => choice_rows(rows, *active, width),
        };
        let wanted = body.len().clamp(1, if roomy { 6 } else { active.len().clamp(2, 3) });
        // What may stand above the body.
        let mut above = rows.saturating_sub(keys.len() + wanted);
        trouble.truncate(above.saturating_sub(2).max(1));
        above = above.saturating_sub(trouble.len());
        let mut ask: Vec<String> = wrapped(page.ask).iter().map(|line| self.bold(line)).collect();
        if ask.len() > above.max(1) {
            ask.truncate(above.max(1));
            if let Some(last) = ask.last_mut() {
                *last = format!("{}…", cut(last, width.saturating_sub(1)));
            }
        }
        above = above.saturating_sub(ask.len());
        let mut head: Vec<String> =
            vec![self.dim(&cut(&page.title, width)), self.standing(page.prompt, width)];
        head.truncate(above);
        above -= head.len();
        let mut notes: Vec<String> = if page.help {
            self.help(page.prompt, width)
        } else if roomy {
            let first =
                page.prompt.help.split_inclusive(". ").next().unwrap_or_default().trim_end();
            let first = wrapped(first).into_iter().filter(|line| !line.is_empty());
            first.map(|line| self.dim(&line)).collect()
        } else {
            Vec::new()
        };
        notes.truncate(above);
        above -= notes.len();
        let remark = self.remark.as_deref().map(wrapped).unwrap_or_default();
        let remark: Vec<String> = remark.iter().take(above).map(|line| self.dim(line)).collect();
        above -= remark.len();
        let gap = |above: &mut usize, lines: &mut Vec<String>| {
            if roomy && *above > 0 {
                *above -= 1;
                lines.push(String::new());
            }
        };
        let mut lines = head;
        gap(&mut above, &mut lines);
        lines.extend(remark);
        lines.extend(ask);
        lines.extend(notes);
        gap(&mut above, &mut lines);
        let room = wanted + above;
        // The active row is in sight from its first line on; a mark stands for what is below.
        let hidden_below = |first: usize, shown: usize| first + shown < body.len();
        let shown = if body.len() > room { room.saturating_sub(1).max(1) } else { room };
        let first = active.end.saturating_sub(shown).min(active.start);
        let top = lines.len();
        lines.extend(body.iter().skip(first).take(shown).cloned());
        if hidden_below(first, shown) && shown < room {
            lines.push(self.dim("  ↓"));
        }
        lines.extend(trouble);
        lines.extend(keys);
        let cursor = match &page.body {
            Body::Rows(..) => None,
            Body::Text(field) => {
                let (_, (row, column)) = field_lines(field, width.saturating_sub(2).max(1));
                Some((top + row.saturating_sub(first), 2 + column))
            }
        };
        (lines, cursor)
    }

    /// The six types' standing, on one line.
    pub(super) fn standing(&self, prompt: &Prompt, width: usize) -> String {
        let parts: Vec<String> = prompt
            .standing
            .iter()
            .map(|(name, verdict, _)| format!("{} {name}", sign(*verdict)))
            .collect();
        let wide = parts.join("   ");
        let line = if measure_text_width(&wide) <= width { wide } else { parts.join(" ") };
        cut(&line, width)
    }

    pub(super) fn help(&self, prompt: &Prompt, width: usize) -> Vec<String> {
        let rows = [
            (self.say("", ""), &prompt.help),
            (self.say("Pourquoi maintenant : ", "Why now: "), &prompt.why),
            (self.say("Qui peut le dire : ", "Who can tell: "), &prompt.who),
            (self.say("Source : ", "Source: "), &prompt.source),
        ];
        rows.iter()
            .filter(|(_, text)| !text.is_empty())
            .flat_map(|(label, text)| wrap(&format!("{label}{text}"), width))
            .map(|line| self.dim(&line))
            .collect()
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
    let mut lines = wrap(&plain, width.saturating_sub(4).max(1)).into_iter();
    let first = lines.next().unwrap_or_default();
    [first].into_iter().chain(lines.map(|line| format!("    {line}"))).collect()
}

fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready | Verdict::Eligible => "✔",
        Verdict::Reachable => "◐",
        Verdict::Undetermined => "?",
        Verdict::Unsuitable => "✘",
    }
}
