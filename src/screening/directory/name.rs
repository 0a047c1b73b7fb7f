//! Labels that hold a person's name: they are not written.

use crate::rules::lexicon::fold;

/// Whether a label holds a name, as a word or as words of its own; neither case nor accents matter.
pub(super) fn is_named(label: &[u8], name: &[u8]) -> bool {
    if name.is_empty() || label.is_empty() {
        return false;
    }
    if label.is_ascii() && name.is_ascii() {
        return is_among(label, name);
    }
    let folded = |text: &[u8]| std::str::from_utf8(text).map(fold).unwrap_or_default();
    is_among(folded(label).as_bytes(), folded(name).as_bytes())
}

fn is_among(label: &[u8], name: &[u8]) -> bool {
    // A word begins with a letter or a digit: few places of a label have to be looked at.
    let begin = name.iter().position(u8::is_ascii_alphanumeric).unwrap_or(name.len());
    let Some(name @ [first, ..]) = name.get(begin..) else { return false };
    let is_end = |place: usize| label.get(place).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), label).any(
        |place| {
            let part = label.get(place..place + name.len());
            part.is_some_and(|part| {
                part.iter().zip(name).all(|(one, other)| plain(*one) == plain(*other))
            }) && (place == 0 || is_end(place - 1))
                && is_end(place + name.len())
        },
    )
}

/// A letter without its case; what is no letter or digit is a space.
fn plain(byte: u8) -> u8 {
    if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { b' ' }
}
