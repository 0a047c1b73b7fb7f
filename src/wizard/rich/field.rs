//! A line of text being typed, with a cursor.

use console::{Key, measure_text_width};
use exercoord::lang::sanitize;

/// A line of text being typed; the cursor is never behind its end.
#[derive(Default)]
pub(super) struct Field {
    text: Vec<char>,
    cursor: usize,
}

impl Field {
    pub(super) fn new(text: &str) -> Field {
        let text: Vec<char> = text.chars().collect();
        Field { cursor: text.len(), text }
    }

    pub(super) fn insert(&mut self, char: char) {
        self.text.insert(self.cursor, char);
        self.cursor += 1;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn text(&self) -> String {
        self.text.iter().collect()
    }

    /// What a key does to the text; `false` if it is no key for a text.
    pub(super) fn key(&mut self, key: &Key) -> bool {
        match key {
            Key::Char(char) if !char.is_control() => self.insert(*char),
            Key::Backspace if self.cursor > 0 => {
                self.cursor -= 1;
                self.text.remove(self.cursor);
            }
            Key::Del if self.cursor < self.text.len() => drop(self.text.remove(self.cursor)),
            Key::Backspace | Key::Del => {}
            Key::ArrowLeft => self.cursor = self.cursor.saturating_sub(1),
            Key::ArrowRight => self.cursor = (self.cursor + 1).min(self.text.len()),
            Key::Home | Key::Char('\u{1}') => self.cursor = 0,
            Key::End | Key::Char('\u{5}') => self.cursor = self.text.len(),
            Key::Char('\u{15}') => *self = Field::default(),
            _ => return false,
        }
        true
    }

    /// The text broken at a width, behind a mark, and the cursor's row and column in it.
    pub(super) fn lines(&self, width: usize) -> (Vec<String>, (usize, usize)) {
        let mut lines = vec!["> ".to_owned()];
        let (mut column, mut cursor) = (2, (0, 2));
        for (index, char) in self.text.iter().chain([&' ']).enumerate() {
            let shown = sanitize(&char.to_string()).into_owned();
            let columns = measure_text_width(&shown);
            if column + columns > width.max(3) {
                lines.push("  ".to_owned());
                column = 2;
            }
            if index == self.cursor {
                cursor = (lines.len() - 1, column);
            }
            if index < self.text.len()
                && let Some(line) = lines.last_mut()
            {
                line.push_str(&shown);
            }
            column += columns;
        }
        (lines, cursor)
    }
}
