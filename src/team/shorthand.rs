//! The team shorthand: "3 mg libéraux, 2 ide et une sage-femme".
//!
//! ```text
//! team   = item { separator item }         separator: , ; + & new line, "et", "and"
//! item   = [count] profession [status]     a new count starts a new item by itself
//!        | "tous" status                   for every member that names none
//! count  = 3 | 10 000 | "un" … "dix" | "one" … "ten"
//! ```
//!
//! The words for professions and statuses are rule data. The little words above are the
//! language's, so they stand here. Reading never stops at a mistake: every one is noted.

use std::ops::Range;

use super::lexicon::{Meaning, fold, is_filler};
use super::{MOST_PEOPLE, Member};
use crate::diagnostic::nearest;
use crate::lang::Lang;
use crate::rules::{Catalogue, Ix, Profession, Set, Status};

/// What a text says: members as typed, in order, and the status given to everyone else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The members; those without a status of their own have `None`.
    pub members: Vec<Member>,
    /// The status that "tous …" gives to the members that name none.
    pub everyone: Option<Ix<Status>>,
}

/// A mistake in a text, with the bytes at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The part at fault.
    pub span: Range<usize>,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No profession or status is called so; the nearest ids.
    UnknownWord(Vec<String>),
    /// Several professions could be meant; their ids.
    Ambiguous(Vec<String>),
    /// A number that counts nobody.
    LoneNumber,
    /// A number below zero.
    Negative,
    /// A number with a decimal part.
    NotWhole,
    /// More than [`MOST_PEOPLE`].
    TooMany,
    /// A status that follows no profession.
    LoneStatus,
    /// A second status for the same members.
    SecondStatus,
    /// "tous" without a status after it.
    NoStatus,
    /// A second profession where a separator should stand.
    NoSeparator,
}

impl Fault {
    /// A stable code for the kind of mistake.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::UnknownWord(_) => "unknown-word",
            Fault::Ambiguous(_) => "ambiguous-word",
            Fault::LoneNumber => "lone-number",
            Fault::Negative => "negative-number",
            Fault::NotWhole => "not-whole",
            Fault::TooMany => "number-too-large",
            Fault::LoneStatus => "lone-status",
            Fault::SecondStatus => "second-status",
            Fault::NoStatus => "no-status",
            Fault::NoSeparator => "no-separator",
        }
    }

    /// What is wrong with the part, and how to mend it.
    pub fn words(&self, part: &str, lang: Lang) -> (String, String) {
        let (fr, en) = self.both(part);
        let (message, help) = match lang {
            Lang::Fr => fr,
            Lang::En => en,
        };
        (message, help)
    }

    fn both(&self, part: &str) -> ((String, String), (String, String)) {
        let pair = |fr: String, fr_help: String, en: String, en_help: String| {
            ((fr, fr_help), (en, en_help))
        };
        match self {
            Fault::UnknownWord(near) if near.is_empty() => pair(
                format!("mot inconnu : « {part} »"),
                "la liste des mots connus : exercoord list professions".into(),
                format!("unknown word `{part}`"),
                "for the words that are known: exercoord list professions".into(),
            ),
            Fault::UnknownWord(near) => pair(
                format!("mot inconnu : « {part} »"),
                format!("vouliez-vous dire : {} ?", near.join(", ")),
                format!("unknown word `{part}`"),
                format!("did you mean: {}?", near.join(", ")),
            ),
            Fault::Ambiguous(candidates) => pair(
                format!("« {part} » est trop vague"),
                format!("précisez : {}", candidates.join(", ")),
                format!("`{part}` is too vague"),
                format!("say which: {}", candidates.join(", ")),
            ),
            Fault::LoneNumber => pair(
                format!("le nombre « {part} » ne compte personne"),
                "écrivez le nombre puis la profession, comme « 3 mg »".into(),
                format!("the number `{part}` counts nobody"),
                "write the number, then the profession, as in `3 mg`".into(),
            ),
            Fault::Negative => pair(
                format!("« {part} » est négatif"),
                "écrivez un nombre entier de 0 à 10 000".into(),
                format!("`{part}` is negative"),
                "write a whole number from 0 to 10,000".into(),
            ),
            Fault::NotWhole => pair(
                format!("« {part} » n'est pas un nombre entier"),
                "comptez des personnes, pas des temps de travail : un nombre entier de 0 à 10 000".into(),
                format!("`{part}` is not a whole number"),
                "count people, not working time: a whole number from 0 to 10,000".into(),
            ),
            Fault::TooMany => pair(
                format!("« {part} » est trop grand"),
                "écrivez un nombre entier de 0 à 10 000".into(),
                format!("`{part}` is too large"),
                "write a whole number from 0 to 10,000".into(),
            ),
            Fault::LoneStatus => pair(
                format!("« {part} » ne suit aucune profession"),
                format!("placez ce statut juste après une profession, ou écrivez « tous {part} »"),
                format!("`{part}` follows no profession"),
                format!("put this status right after a profession, or write `all {part}`"),
            ),
            Fault::SecondStatus => pair(
                format!("« {part} » contredit le statut déjà donné"),
                "gardez un seul statut, ou séparez les membres : « 2 ide libérales, 1 ide salariée »".into(),
                format!("`{part}` contradicts the status given already"),
                "keep one status, or set the members apart: `2 ide libérales, 1 ide salariée`".into(),
            ),
            Fault::NoStatus => pair(
                format!("« {part} » n'est suivi d'aucun statut"),
                "écrivez par exemple « tous libéraux »".into(),
                format!("no status follows `{part}`"),
                "write for example `all liberal`".into(),
            ),
            Fault::NoSeparator => pair(
                format!("« {part} » commence un nouvel élément sans virgule"),
                "séparez les professions par une virgule".into(),
                format!("`{part}` starts a new item without a comma"),
                "put a comma between professions".into(),
            ),
        }
    }
}

/// Reads a composition. Total: any text gives a reading, or mistakes, or both.
pub fn read(catalogue: &Catalogue, text: &str) -> (Reading, Vec<Mistake>) {
    let tokens = tokens(text);
    let mut parser = Parser {
        catalogue,
        tokens: &tokens,
        at: 0,
        reading: Reading::default(),
        mistakes: Vec::new(),
        item: Item::default(),
    };
    parser.run();
    parser.mistakes.sort_by_key(|mistake| mistake.span.start);
    (parser.reading, parser.mistakes)
}

/// Reads a text that is a count and nothing else, such as the value of `--mg`.
///
/// # Errors
///
/// What is wrong with it.
pub fn read_count(text: &str) -> Result<u32, Fault> {
    match tokens(text).as_slice() {
        [Token { kind: TokenKind::Number(count), .. }] => Ok(*count),
        [Token { kind: TokenKind::BadNumber(fault), .. }] => Err(fault.clone()),
        _ => Err(Fault::NotWhole),
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Token {
    span: Range<usize>,
    kind: TokenKind,
}

#[derive(Clone, Debug, PartialEq)]
enum TokenKind {
    /// A count within range.
    Number(u32),
    /// A number that cannot count people.
    BadNumber(Fault),
    /// A word, folded.
    Word(String),
    Separator,
}

fn tokens(text: &str) -> Vec<Token> {
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
            number(part)
        } else if first.is_alphanumeric() {
            let word = fold(part);
            match (small_number(&word), word.as_str()) {
                (Some(count), _) => TokenKind::Number(count),
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
    char.is_whitespace()
        || matches!(
            char,
            '-' | '‐'
                | '‑'
                | '–'
                | '—'
                | '\''
                | '’'
                | '.'
                | '('
                | ')'
                | ':'
                | '"'
                | '«'
                | '»'
                | '·'
                | '•'
                | '×'
                | '\u{feff}'
        )
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

fn number(part: &str) -> TokenKind {
    if part.contains(['.', ',', '\'', '’']) {
        return TokenKind::BadNumber(Fault::NotWhole);
    }
    let digits: String = part.chars().filter(char::is_ascii_digit).collect();
    let value = digits.trim_start_matches('0');
    if part.starts_with('-') && !value.is_empty() {
        return TokenKind::BadNumber(Fault::Negative);
    }
    let value = if value.is_empty() { Ok(0) } else { value.parse::<u32>() };
    match value {
        Ok(count) if count <= MOST_PEOPLE => TokenKind::Number(count),
        _ => TokenKind::BadNumber(Fault::TooMany),
    }
}

/// Numbers in letters, folded as [`fold`] does: "deux" has lost its x.
fn small_number(word: &str) -> Option<u32> {
    Some(match word {
        "un" | "une" | "one" => 1,
        "deu" | "two" => 2,
        "troi" | "three" => 3,
        "quatre" | "four" => 4,
        "cinq" | "five" => 5,
        "si" => 6,
        "sept" | "seven" => 7,
        "huit" | "eight" => 8,
        "neuf" | "nine" => 9,
        "di" | "ten" => 10,
        _ => return None,
    })
}

/// Words for everyone, folded: "tous", "toutes", "tout le monde", "all".
fn is_everyone(word: &str) -> bool {
    matches!(word, "tou" | "toute" | "tout" | "all" | "everyone" | "everybody")
}

/// Words that may stand between "tous" and the status.
fn is_everyone_filler(word: &str) -> bool {
    is_filler(word) || matches!(word, "monde" | "equipe" | "team" | "sont" | "est" | "are" | "is")
}

/// What has been read of the item at hand.
#[derive(Default)]
struct Item {
    count: Option<(u32, Range<usize>)>,
    named: Named,
}

/// Whether the item at hand has its profession.
#[derive(Default, Clone, Copy, PartialEq)]
enum Named {
    #[default]
    Not,
    /// By a word that cannot be used.
    Badly,
    As(Ix<Profession>),
}

struct Parser<'a> {
    catalogue: &'a Catalogue,
    tokens: &'a [Token],
    at: usize,
    reading: Reading,
    mistakes: Vec<Mistake>,
    item: Item,
}

impl Parser<'_> {
    fn run(&mut self) {
        while let Some(token) = self.tokens.get(self.at) {
            match &token.kind {
                TokenKind::Separator => {
                    self.end_item();
                    self.at += 1;
                }
                TokenKind::Number(count) => {
                    self.start_item(Some(*count), token.span.clone());
                }
                TokenKind::BadNumber(fault) => {
                    self.note(token.span.clone(), fault.clone());
                    self.start_item(None, token.span.clone());
                }
                TokenKind::Word(word)
                    if self.item.named == Named::Not
                        && self.item.count.is_none()
                        && is_everyone(word) =>
                {
                    self.everyone(token.span.clone());
                }
                TokenKind::Word(_) => self.phrase(token.span.clone()),
            }
        }
        self.end_item();
    }

    fn note(&mut self, span: Range<usize>, fault: Fault) {
        self.mistakes.push(Mistake { span, fault });
    }

    /// A count ends the item before it; one out of range counts nobody but has been noted.
    fn start_item(&mut self, count: Option<u32>, span: Range<usize>) {
        self.end_item();
        self.item.count = Some((count.unwrap_or(0), span));
        if count.is_none() {
            self.item.named = Named::Badly;
        }
        self.at += 1;
    }

    fn end_item(&mut self) {
        let item = std::mem::take(&mut self.item);
        if let (Named::Not, Some((_, span))) = (item.named, item.count) {
            self.note(span, Fault::LoneNumber);
        }
    }

    /// The folded words from here to the next number or separator.
    fn words(&self) -> Vec<&str> {
        self.tokens
            .iter()
            .skip(self.at)
            .map_while(|token| match &token.kind {
                TokenKind::Word(word) => Some(word.as_str()),
                TokenKind::Number(_) | TokenKind::BadNumber(_) | TokenKind::Separator => None,
            })
            .collect()
    }

    /// The bytes of so many tokens from here.
    fn span_of(&self, count: usize) -> Range<usize> {
        let first = self.tokens.get(self.at).map_or(0, |token| token.span.start);
        let last = self
            .tokens
            .get(self.at + count.saturating_sub(1))
            .map_or(first, |token| token.span.end);
        first..last
    }

    fn phrase(&mut self, first: Range<usize>) {
        let words = self.words();
        if words.first().is_some_and(|word| is_filler(word)) {
            self.at += 1;
            return;
        }
        match self.catalogue.lexicon().longest_match(&words) {
            Some((meaning, count)) => {
                let span = self.span_of(count);
                self.at += count;
                self.meaning(meaning, span);
            }
            None => {
                let known = |at: usize| {
                    let rest = words.get(at..).unwrap_or_default();
                    self.catalogue.lexicon().longest_match(rest).is_some()
                };
                let count = (1..words.len()).find(|at| known(*at)).unwrap_or(words.len()).max(1);
                let near = self.near(words.get(..count).unwrap_or_default());
                let span = first.start..self.span_of(count).end;
                self.at += count;
                self.note(span, Fault::UnknownWord(near));
                if self.item.named == Named::Not {
                    self.item.named = Named::Badly;
                }
            }
        }
    }

    fn meaning(&mut self, meaning: Meaning, span: Range<usize>) {
        match meaning {
            Meaning::Profession(profession) => match self.item.named {
                // The same profession again explains it: "infirmière (ide)".
                Named::As(named) if named == profession => {}
                // After a word at fault this one is most likely its other half.
                Named::Badly => {}
                Named::As(_) => {
                    self.note(span, Fault::NoSeparator);
                    self.item.named = Named::Badly;
                }
                Named::Not => {
                    let count = self.item.count.as_ref().map_or(1, |(count, _)| *count);
                    self.item.named = Named::As(profession);
                    self.reading.members.push(Member { profession, status: None, count });
                }
            },
            Meaning::Status(status) => match self.item.named {
                Named::Not => {
                    self.item.named = Named::Badly;
                    self.note(span, Fault::LoneStatus);
                }
                Named::Badly => {}
                Named::As(_) => {
                    let given = self.reading.members.last_mut().map(|member| &mut member.status);
                    match given {
                        Some(Some(before)) if *before != status => {
                            self.note(span, Fault::SecondStatus)
                        }
                        Some(given) => *given = Some(status),
                        None => {}
                    }
                }
            },
            Meaning::Several(professions) => match self.item.named {
                // A vaguer word that fits: "masseur-kinésithérapeute (paramédical)".
                Named::As(named) if professions.contains(named) => {}
                Named::As(_) | Named::Badly | Named::Not => {
                    self.item.named = Named::Badly;
                    self.note(span, Fault::Ambiguous(self.ids(professions)));
                }
            },
        }
    }

    /// "tous libéraux", from the word "tous".
    fn everyone(&mut self, first: Range<usize>) {
        self.at += 1;
        let words = self.words();
        let skip = words.iter().take_while(|word| is_everyone_filler(word)).count();
        let found = self.catalogue.lexicon().longest_match(words.get(skip..).unwrap_or_default());
        self.item.named = Named::Badly;
        match found {
            Some((Meaning::Status(status), count)) => {
                self.at += skip;
                let span = first.start..self.span_of(count).end;
                self.at += count;
                match self.reading.everyone {
                    Some(before) if before != status => self.note(span, Fault::SecondStatus),
                    _ => self.reading.everyone = Some(status),
                }
            }
            Some((Meaning::Profession(_) | Meaning::Several(_), _)) | None => {
                self.note(first, Fault::NoStatus);
            }
        }
    }

    fn ids(&self, professions: Set<Profession>) -> Vec<String> {
        professions
            .iter()
            .map(|profession| self.catalogue.professions()[profession].id.to_string())
            .collect()
    }

    /// The ids whose words are nearest to these, taken together or one by one.
    fn near(&self, words: &[&str]) -> Vec<String> {
        let phrases: Vec<(&str, Meaning)> = self.catalogue.lexicon().phrases().collect();
        let joined = words.join(" ");
        let mut near = nearest(&joined, phrases.iter().map(|(phrase, _)| *phrase));
        if near.is_empty() && words.len() > 1 {
            near = words
                .iter()
                .flat_map(|word| nearest(word, phrases.iter().map(|(phrase, _)| *phrase)))
                .collect();
        }
        let mut ids: Vec<String> = Vec::new();
        for phrase in near {
            let meaning =
                phrases.iter().find(|(known, _)| *known == phrase).map(|(_, meaning)| *meaning);
            let found = match meaning {
                None => Vec::new(),
                Some(Meaning::Profession(profession)) => {
                    vec![self.catalogue.professions()[profession].id.to_string()]
                }
                Some(Meaning::Status(status)) => {
                    vec![self.catalogue.statuses()[status].id.to_string()]
                }
                Some(Meaning::Several(professions)) => self.ids(professions),
            };
            for id in found {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids.truncate(3);
        ids
    }
}
