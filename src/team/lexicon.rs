//! The words that name professions and statuses, whatever their accents, case, plural -s,
//! hyphens and apostrophes.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::rules::{Ix, Profession, Set, Status};

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A profession.
    Profession(Ix<Profession>),
    /// A status.
    Status(Ix<Status>),
    /// Too vague: one of these professions.
    Several(Set<Profession>),
}

/// The phrases that a catalogue knows, under their folded form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    phrases: HashMap<String, Meaning>,
    longest: usize,
}

impl Lexicon {
    /// Adds a phrase; gives back what it means already, where that is something else.
    pub(crate) fn add(&mut self, phrase: &str, meaning: Meaning) -> Option<Meaning> {
        let key = key(phrase);
        if key.is_empty() {
            return None;
        }
        self.longest = self.longest.max(key.split(' ').count());
        let known = *self.phrases.entry(key).or_insert(meaning);
        (known != meaning).then_some(known)
    }

    /// What the longest phrase at the start of these folded words means, and how many words it
    /// takes.
    pub(crate) fn longest_match(&self, words: &[&str]) -> Option<(Meaning, usize)> {
        (1..=self.longest.min(words.len())).rev().find_map(|count| {
            let phrase = words.get(..count)?;
            if is_filler(phrase.first()?) || is_filler(phrase.last()?) {
                return None;
            }
            let phrase: Vec<&str> = phrase.iter().copied().filter(|word| !is_filler(word)).collect();
            self.phrases.get(&phrase.join(" ")).map(|meaning| (*meaning, count))
        })
    }

    /// What a whole phrase means.
    pub(crate) fn get(&self, phrase: &str) -> Option<Meaning> {
        self.phrases.get(&key(phrase)).copied()
    }

    /// Every phrase, folded, with its meaning.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = (&str, Meaning)> {
        self.phrases.iter().map(|(phrase, meaning)| (phrase.as_str(), *meaning))
    }
}

/// A phrase folded: its words without accents, case, plural -s and filler words.
fn key(phrase: &str) -> String {
    let folded = fold(phrase);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty() && !is_filler(word)).collect();
    words.join(" ")
}

/// Text without accents and case; what is no letter or digit is a space; a plural ending is
/// dropped from each word.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        out.extend(text.chars().map(folded_char));
    } else {
        for char in text.nfd().filter(|char| !is_combining_mark(*char)) {
            for lower in char.to_lowercase() {
                match lower {
                    'œ' => out.push_str("oe"),
                    'æ' => out.push_str("ae"),
                    _ => out.push(folded_char(lower)),
                }
            }
        }
    }
    let mut words = String::with_capacity(out.len());
    for word in out.split(' ').filter(|word| !word.is_empty()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(singular(word));
    }
    words
}

fn folded_char(char: char) -> char {
    if char.is_alphanumeric() { char.to_ascii_lowercase() } else { ' ' }
}

/// A folded word without its plural ending; short words such as "as" are left alone.
fn singular(word: &str) -> &str {
    match word.strip_suffix(['s', 'x']) {
        Some(stem) if stem.len() >= 2 => stem,
        _ => word,
    }
}

/// Little words that may stand inside a phrase and say nothing: "technicien de laboratoire".
pub(crate) fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 13] = ["du", "de", "des", "d", "la", "le", "les", "l", "en", "of", "the", "x", "au"];
    FILLERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_accents_case_plurals_and_hyphens() {
        for (text, folded) in [("Sages-Femmes", "sage femme"), ("KINÉS", "kine"), ("Cœur d’or", "coeur d or"), ("as", "as"), ("mgs", "mg")] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn fillers_do_not_count() {
        assert_eq!(key("technicien de laboratoire médical"), key("techniciens laboratoire medical"));
    }
}
