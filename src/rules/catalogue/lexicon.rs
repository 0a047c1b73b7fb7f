//! The words that name professions and statuses, whatever their accents, case, plural -s,
//! hyphens and apostrophes; and the little words of the grammar that teams are typed in, which name
//! nothing.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::{CountedNowhere, Profession, Professions, Specialty, Status, Vocabulary};
use crate::rules::list::{Ix, Set};

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A profession.
    Profession(Ix<Profession>),
    /// A specialty, and so its profession.
    Specialty(Ix<Specialty>),
    /// Somebody who counts for no type.
    Nowhere(Ix<CountedNowhere>),
    /// A status.
    Status(Ix<Status>),
    /// Too vague: one of these professions.
    Several(Set<Profession>),
}

/// The phrases that a catalogue knows, under their folded form. A rule set has hundreds: hence the
/// quick hash.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    phrases: FxHashMap<String, Meaning>,
    /// How many words the longest phrase has.
    longest: usize,
}

impl Lexicon {
    /// What people type for professions and statuses. A phrase that may mean several things has its
    /// first meaning: the name of a group says too little, where it is no word of its own yet.
    pub(super) fn of(people: &Professions, vocabulary: &Vocabulary) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (number, it) in people.professions.enumerate() {
            let words = it.noun.names(&it.id).chain(&it.short).chain(&it.words);
            words.for_each(|word| _ = lexicon.add(word, Meaning::Profession(number)));
        }
        for (number, it) in people.specialties.enumerate() {
            let words = it.noun.names(&it.id).chain(&it.words);
            words.for_each(|word| _ = lexicon.add(word, Meaning::Specialty(number)));
        }
        for (number, it) in people.counted_nowhere.enumerate() {
            let words = it.noun.names(&it.id).chain(&it.words);
            words.for_each(|word| _ = lexicon.add(word, Meaning::Nowhere(number)));
        }
        for (number, it) in vocabulary.statuses.enumerate() {
            let words = it.noun.names(&it.id).chain(&it.words);
            words.for_each(|word| _ = lexicon.add(word, Meaning::Status(number)));
        }
        for it in &people.ambiguous {
            let meaning = Meaning::Several(it.professions);
            it.words.iter().for_each(|word| _ = lexicon.add(&word.value, meaning));
        }
        for it in &people.groups {
            let meaning = Meaning::Several(it.members);
            it.noun.names(&it.id).for_each(|word| _ = lexicon.add(word, meaning));
        }
        lexicon
    }

    /// Adds a phrase; gives back what it means already, where that is something else.
    pub(crate) fn add(&mut self, phrase: &str, meaning: Meaning) -> Option<Meaning> {
        let key = key(phrase);
        if key.is_empty() {
            return None;
        }
        match self.phrases.entry(key) {
            Entry::Occupied(known) => Some(*known.get()).filter(|known| *known != meaning),
            Entry::Vacant(new) => {
                let words = new.key().bytes().filter(|byte| *byte == b' ').count() + 1;
                self.longest = self.longest.max(words);
                new.insert(meaning);
                None
            }
        }
    }

    /// What the longest phrase at the start of these folded words means, and how many words it
    /// takes.
    pub(crate) fn longest_match(&self, words: &[&str]) -> Option<(Meaning, usize)> {
        if words.first().is_none_or(|word| is_filler(word)) {
            return None;
        }
        // The places of the words that say something, as many as the longest phrase has.
        let telling =
            words.iter().enumerate().filter(|(_, word)| !is_filler(word)).take(self.longest);
        let mut phrase = String::new();
        let mut found = None;
        for (place, word) in telling {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(word);
            if let Some(meaning) = self.phrases.get(&phrase) {
                found = Some((*meaning, place + 1));
            }
        }
        found
    }

    /// What a whole phrase means.
    pub(crate) fn get(&self, phrase: &str) -> Option<Meaning> {
        self.phrases.get(&key(phrase)).copied()
    }

    /// Every phrase, folded, with its meaning; in no order.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = (&str, Meaning)> {
        self.phrases.iter().map(|(phrase, meaning)| (phrase.as_str(), *meaning))
    }
}

/// A phrase folded, without its filler words.
pub(crate) fn key(phrase: &str) -> String {
    fold_without(phrase, is_filler)
}

/// Text without accents and case; what is no letter or digit is a space; a plural ending is
/// dropped from each word.
pub(crate) fn fold(text: &str) -> String {
    fold_without(text, |_| false)
}

/// A text folded, without the words to skip.
fn fold_without(text: &str, skip: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut start = 0;
    for char in text.chars().chain([' ']) {
        match char {
            'a'..='z' | '0'..='9' => out.push(char),
            'A'..='Z' => out.push(char.to_ascii_lowercase()),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            _ if char.is_alphanumeric() => decompose_canonical(char, |part| {
                if !is_combining_mark(part) {
                    out.extend(part.to_lowercase());
                }
            }),
            _ if is_combining_mark(char) => {}
            _ => {
                let word = singular(out.get(start..).unwrap_or_default());
                let end = start + word.len();
                if word.is_empty() || skip(word) {
                    out.truncate(start);
                } else {
                    out.truncate(end);
                    out.push(' ');
                    start = end + 1;
                }
            }
        }
    }
    // The space after the last word.
    out.truncate(start.saturating_sub(1));
    out
}

/// A folded word without its plural ending; short words such as "as" are left alone.
fn singular(word: &str) -> &str {
    // "médicaux" has a plural's x, "mgx" a slip of the finger.
    let stem =
        word.strip_suffix('s').or_else(|| word.strip_suffix('x').filter(|it| it.ends_with('u')));
    stem.filter(|stem| stem.len() >= 2).unwrap_or(word)
}

/// Little words that may stand inside a phrase and say nothing: "technicien de laboratoire".
pub(crate) fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 13] =
        ["du", "de", "des", "d", "la", "le", "les", "l", "en", "of", "the", "x", "au"];
    FILLERS.contains(&word)
}

/// Whether a phrase means something to the grammar itself, so that it can name nothing.
pub(crate) fn is_taken(phrase: &str) -> bool {
    // The longest word of the grammar is "everybody".
    const LONGEST: usize = 9;
    let parts = |byte: u8| byte.is_ascii_digit() || b",;+&".contains(&byte);
    let short = || {
        let word = fold(phrase);
        word.is_empty() || small_number(&word).is_some() || is_everyone(&word) || is_filler(&word)
    };
    phrase.bytes().any(parts)
        || phrase.split(' ').any(|word| matches!(word, "et" | "and"))
        || phrase.len() <= LONGEST && short()
}

/// Words for everyone, folded: "tous", "toutes", "tout le monde", "all".
pub(crate) fn is_everyone(word: &str) -> bool {
    matches!(word, "tou" | "toute" | "tout" | "all" | "everyone" | "everybody")
}

/// Numbers in letters, folded as [`fold`] does: "deux" has lost its x.
pub(crate) fn small_number(word: &str) -> Option<u32> {
    Some(match word {
        "zero" | "aucun" | "aucune" | "no" => 0,
        "un" | "une" | "one" | "a" | "an" => 1,
        "deu" | "two" => 2,
        "troi" | "three" => 3,
        "quatre" | "four" => 4,
        "cinq" | "five" => 5,
        "six" => 6,
        "sept" | "seven" => 7,
        "huit" | "eight" => 8,
        "neuf" | "nine" => 9,
        "dix" | "ten" => 10,
        "onze" | "eleven" => 11,
        "douze" | "twelve" => 12,
        "treize" | "thirteen" => 13,
        "quatorze" | "fourteen" => 14,
        "quinze" | "fifteen" => 15,
        "seize" | "sixteen" => 16,
        "vingt" | "twenty" => 20,
        _ => return None,
    })
}
