//! What to do about text that is not TOML, by what the reader of TOML says of it.

use crate::lang::Lang;
use crate::tr;

/// Parts of what the reader says, one of which is in it, for each remedy in the order in which they
/// stand among the messages; the first that fits is the one.
static SAID: [&[&str]; 15] = [
    &["missing opening quote"],
    &["string, expected"],
    &["string values must be quoted", "invalid float"],
    &["duplicate key"],
    &["invalid boolean"],
    &["unexpected key or value"],
    &["unexpected leading zero"],
    &["invalid unquoted key"],
    &["invalid date"],
    &["unclosed array table", "unclosed table"],
    &["missing comma between array"],
    &["unclosed array", "in array"],
    &["inline table", "comma between key-value"],
    &["key with no value", "missing assignment"],
    &["missing escaped value"],
];

fn remedy(detail: &str) -> Option<usize> {
    SAID.iter().position(|said| said.iter().any(|part| detail.contains(part)))
}

/// Whether the mistake leaves a list open: what follows is then read as a part of it, and is told
/// as wrong line by line.
pub(super) fn spreads(detail: &str) -> bool {
    ["missing comma between array", "in array"].iter().any(|part| detail.contains(part))
        || detail.contains("unclosed array") && !detail.contains("unclosed array table")
}

/// How to mend it, with the reader's own words; `more` where others in the file are left out.
pub(super) fn help(detail: &str, more: bool, lang: Lang) -> String {
    let remedy = remedy(detail).and_then(|remedy| tr!(lang, toml_remedies).get(remedy));
    let said = match remedy {
        Some(remedy) => tr!(lang, toml_remedy(remedy, detail)),
        None => tr!(lang, toml_reader_says(detail)),
    };
    if more { said + tr!(lang, toml_first) } else { said }
}
