//! Text broken into lines of so many columns.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// The lines of a text, at most so many columns wide. Only a plain space is a place to break.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let lines = lines(text, width).into_iter();
    lines.map(|line| text.get(line).unwrap_or_default().to_owned()).collect()
}

/// The bytes of each line of [`wrap`]; the spaces at its end are none of it.
pub(crate) fn lines(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut at = 0;
    for paragraph in text.split('\n') {
        let (mut start, mut end, mut column) = (at, at, 0);
        // Words are short: to look at each byte is quicker than to search.
        for word in paragraph.as_bytes().split(|byte| *byte == b' ') {
            let mut word = text.get(at..at + word.len()).unwrap_or_default();
            while !word.is_empty() {
                let (part, columns) = fitting(word, width);
                if column + columns > width && at > start {
                    lines.push(start..end);
                    (start, column) = (at, 0);
                }
                at += part;
                end = at;
                column += columns;
                word = word.get(part..).unwrap_or_default();
            }
            at += 1;
            column += 1;
        }
        lines.push(start..end);
    }
    lines
}

/// How much of a word a line can hold: all of it, or else its first characters; in bytes and in
/// columns.
fn fitting(word: &str, width: usize) -> (usize, usize) {
    if word.len() <= width && word.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return (word.len(), word.len());
    }
    let mut columns = 0;
    for (place, char) in word.char_indices() {
        let more = columns + char.width().unwrap_or(0);
        if more > width && columns > 0 {
            return (place, columns);
        }
        columns = more;
    }
    (word.len(), columns)
}
