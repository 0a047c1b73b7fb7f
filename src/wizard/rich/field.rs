//! A line of text being typed, with a cursor.

use std::ops::Range;

use console::{Key, measure_text_width};
use exercoord::lang::harmless;

/// A line of text being typed.
#[derive(Default)]
pub(super) struct Field {
    pub(super) text: Vec<char>,
    pub(super) cursor: usize,
}

impl Field {
    pub(super) fn new(text: &str) -> Field {
        let text: Vec<char> = text.chars().collect();
        Field { cursor: text.len(), text }
    }

    pub(super) fn insert(&mut self, char: char) {
        self.text.insert(self.cursor.min(self.text.len()), char);
        self.cursor += 1;
    }

    pub(super) fn delete(&mut self, at: Option<usize>) {
        if let Some(at) = at.filter(|at| *at < self.text.len()) {
            self.text.remove(at);
            self.cursor =
                self.cursor.min(at.max(self.cursor.saturating_sub(usize::from(at < self.cursor))));
        }
    }

    pub(super) fn text(&self) -> String {
        self.text.iter().collect()
    }

    /// What a key does to the text; `false` if it is no key for a text.
    pub(super) fn key(&mut self, key: &Key) -> bool {
        match key {
            Key::Char(char) if !char.is_control() => self.insert(*char),
            Key::Backspace => self.delete(self.cursor.checked_sub(1)),
            Key::Del => self.delete(Some(self.cursor)),
            Key::ArrowLeft => self.cursor = self.cursor.saturating_sub(1),
            Key::ArrowRight => self.cursor = (self.cursor + 1).min(self.text.len()),
            Key::Home | Key::Char('\u{1}') => self.cursor = 0,
            Key::End | Key::Char('\u{5}') => self.cursor = self.text.len(),
            Key::Char('\u{15}') => *self = Field::default(),
            _ => return false,
        }
        true
    }
}

/// The lines of a text being typed, and the one with the cursor.
pub(super) fn field_rows(field: &Field, width: usize) -> (Vec<String>, Range<usize>) {
    let (lines, (row, _)) = field_lines(field, width.saturating_sub(2).max(1));
    let mark =
        |(index, line): (usize, String)| format!("{}{line}", if index == 0 { "> " } else { "  " });
    (lines.into_iter().enumerate().map(mark).collect(), row..row + 1)
}

/// A text broken at a width, and the cursor's row and column in it.
pub(super) fn field_lines(field: &Field, width: usize) -> (Vec<String>, (usize, usize)) {
    let mut lines = vec![String::new()];
    let mut column = 0;
    let mut cursor = (0, 0);
    for (index, char) in field.text.iter().chain([&' ']).enumerate() {
        let shown = harmless(&char.to_string()).into_owned();
        let columns = measure_text_width(&shown);
        if column + columns > width {
            lines.push(String::new());
            column = 0;
        }
        if index == field.cursor {
            cursor = (lines.len() - 1, column);
        }
        if index < field.text.len()
            && let Some(line) = lines.last_mut()
        {
            line.push_str(&shown);
        }
        column += columns;
    }
    (lines, cursor)
}
