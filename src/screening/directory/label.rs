//! Labels that hold a person's name: they are not written.

use memchr::memchr2_iter;

use crate::team::lexicon::fold;

/// Whether a label holds a name, as a word or as words of its own.
pub(super) fn names(label: &[u8], name: &[u8]) -> bool {
    if name.is_empty() || label.is_empty() {
        return false;
    }
    if label.is_ascii() && name.is_ascii() {
        return is_among(label, name);
    }
    let folded = |text: &[u8]| std::str::from_utf8(text).map(fold).unwrap_or_default();
    let (label, name) = (folded(label), folded(name));
    !name.is_empty() && is_among(label.as_bytes(), name.as_bytes())
}

fn is_among(label: &[u8], name: &[u8]) -> bool {
    // A word begins with a letter or a digit: few places of a label have to be looked at.
    let begin = name.iter().position(u8::is_ascii_alphanumeric).unwrap_or(name.len());
    let name = name.get(begin..).unwrap_or_default();
    let Some(first) = name.first() else { return false };
    let ends = |place: usize| label.get(place).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let (small, capital) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    memchr2_iter(small, capital, label).any(|place| {
        label.get(place..place + name.len()).is_some_and(|part| {
            part.iter().zip(name).all(|(one, other)| plain(*one) == plain(*other))
        }) && (place == 0 || ends(place - 1))
            && ends(place + name.len())
    })
}

/// A letter without its case; what is no letter or digit is a space.
fn plain(byte: u8) -> u8 {
    if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { b' ' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_a_word_whatever_its_form() {
        for (label, name, expected) in [
            ("CABINET DUPONT", "DUPONT", true),
            ("Cabinet Dupont", "DUPONT", true),
            ("CABINET DUPONT-MARTIN", "DUPONT", true),
            ("CABINET DUPONT MARTIN", "DUPONT-MARTIN", true),
            ("DR LEFEVRE", "LEFÈVRE", true),
            ("Dr Lefèvre", "LEFEVRE", true),
            ("CABINET DUPONTEL", "DUPONT", false),
            ("CABINET SAINT-DUPONT", "DUPONT", true),
            ("PHARMACIE CENTRALE", "DUPONT", false),
            ("DUPON", "DUPONT", false),
            ("", "DUPONT", false),
            ("CABINET", "", false),
            ("ÉCOLE", "COLE", false),
            ("CABINET 'T HART", "'T HART", true),
            ("CABINET T-HART", "'T HART", true),
            ("CABINET", "-", false),
        ] {
            assert_eq!(names(label.as_bytes(), name.as_bytes()), expected, "{label} {name}");
        }
    }
}
