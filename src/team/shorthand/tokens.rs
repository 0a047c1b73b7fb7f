//! A text in pieces: numbers, words, separators.

use std::ops::Range;

use super::fault::Fault;
use crate::rules::lexicon::{fold, small_number};
use crate::team::MOST_PEOPLE;

/// A piece of a text that means something, with its bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) span: Range<usize>,
    pub(super) kind: TokenKind,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    /// A count, or why it cannot count people; with the word, folded, where it is written as one.
    Number(Result<u32, Fault>, Option<String>),
    /// A word, folded.
    Word(String),
    Separator,
}

/// The pieces of a text, in order; what means nothing is passed over.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let signed = first == '-' && !before.is_some_and(char::is_alphanumeric);
        let length = if first.is_ascii_digit() || signed && starts_with_digit(rest, 1) {
            number_length(rest)
        } else if first.is_alphanumeric() {
            rest.find(|char: char| {
                !char.is_alphanumeric() && !is_mark(char) || char.is_ascii_digit()
            })
            .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (part, tail) = rest.split_at(length);
        rest = tail;
        let kind = if part.contains(|char: char| char.is_ascii_digit()) {
            TokenKind::Number(number(part), None)
        } else if first.is_alphanumeric() {
            // Without its accent it would be the English article, and count one.
            if matches!(part, "à" | "À") {
                continue;
            }
            let word = fold(part);
            match (small_number(&word), word.as_str()) {
                (Some(count), _) => TokenKind::Number(Ok(count), Some(word)),
                (None, "et" | "and") => TokenKind::Separator,
                (None, _) => TokenKind::Word(word),
            }
        } else if matches!(first, ',' | ';' | '+' | '&' | '\n') {
            TokenKind::Separator
        } else if is_blank(first) {
            continue;
        } else {
            TokenKind::Word(part.to_owned())
        };
        tokens.push(Token { span: start..start + length, kind });
    }
    tokens
}

fn is_mark(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

/// What separates words and means nothing.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || "-‐‑–—'’.():\"«»·•×\u{feff}".contains(char)
}

fn starts_with_digit(text: &str, skip: usize) -> bool {
    text.chars().nth(skip).is_some_and(|char| char.is_ascii_digit())
}

/// How long the number at the start is: a sign, digits, spaced groups of three, a decimal part.
fn number_length(text: &str) -> usize {
    let digits_at = |at: usize| {
        text.get(at..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count())
    };
    let sign = usize::from(text.starts_with('-'));
    let first = digits_at(sign);
    let mut end = sign + first;
    // Groups of three digits behind a space go on with a number of one to three digits.
    let group = |end: usize| {
        let space = text
            .get(end..)?
            .chars()
            .next()
            .filter(|char| " \u{a0}\u{202f}\u{2009}".contains(*char))?;
        let digits = end + space.len_utf8();
        (digits_at(digits) == 3).then_some(digits + 3)
    };
    while let Some(next) = group(end).filter(|_| first <= 3) {
        end = next;
    }
    while let Some(mark @ ('.' | ',' | '\'' | '’')) =
        text.get(end..).and_then(|rest| rest.chars().next())
    {
        let digits = digits_at(end + mark.len_utf8());
        if digits == 0 {
            break;
        }
        end += mark.len_utf8() + digits;
    }
    end
}

fn number(part: &str) -> Result<u32, Fault> {
    if part.contains(['.', ',', '\'', '’']) {
        return Err(Fault::NotWhole);
    }
    let digits: String = part.chars().filter(char::is_ascii_digit).collect();
    let value = digits.trim_start_matches('0');
    if part.starts_with('-') && !value.is_empty() {
        return Err(Fault::Negative);
    }
    let count = if value.is_empty() { Some(0) } else { value.parse::<u32>().ok() };
    count.filter(|count| *count <= MOST_PEOPLE).ok_or(Fault::TooMany)
}
