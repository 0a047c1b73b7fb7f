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

mod tokens;
mod fault;

use std::ops::Range;

pub use fault::Fault;
use tokens::{Token, TokenKind, tokens};

use super::{Member, Uncounted};
use crate::nearest::nearest;
use crate::rules::lexicon::{Meaning, is_everyone, is_filler};
use crate::rules::{Catalogue, Ix, Profession, Specialty, Status};

/// What a text says: members as typed, in order, and the status given to everyone else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The members; those without a status of their own have `None`.
    pub members: Vec<Member>,
    /// The people who count for no type.
    pub counted_nowhere: Vec<Uncounted>,
    /// The status that "tous …" gives to the members that name none.
    pub everyone: Option<Ix<Status>>,
}

impl Reading {
    /// The members, those that name no status with the one given to everyone.
    pub fn with_status_of_everyone(self) -> impl Iterator<Item = Member> {
        let everyone = self.everyone;
        self.members
            .into_iter()
            .map(move |member| Member { status: member.status.or(everyone), ..member })
    }
}

/// A mistake in a text, with the bytes at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The part at fault.
    pub span: Range<usize>,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Reads a composition. Total: any text gives a reading, or mistakes, or both.
pub fn read(catalogue: &Catalogue, text: &str) -> (Reading, Vec<Mistake>) {
    let tokens = tokens(text);
    let (reading, mistakes, item) = Default::default();
    let mut parser = Parser { catalogue, tokens: &tokens, at: 0, reading, mistakes, item };
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
        [Token { kind: TokenKind::Number(count, _), .. }] => count.clone(),
        _ => Err(Fault::NotWhole),
    }
}

/// Words that may stand between "tous" and the status.
fn is_everyone_filler(word: &str) -> bool {
    is_filler(word) || matches!(word, "monde" | "equipe" | "team" | "sont" | "est" | "are" | "is")
}

/// Endings that follow a profession and only widen it: "infirmier(e)s", "infirmier·ère·s".
const ENDINGS: [&str; 13] =
    ["e", "s", "es", "ere", "iere", "ne", "nne", "euse", "rice", "trice", "ale", "ee", "le"];

/// What has been read of the item at hand.
#[derive(Default)]
struct Item {
    count: Option<(u32, Range<usize>)>,
    named: Named,
    /// The words that named the profession.
    by: Vec<String>,
    /// A status that came before the profession: "2 self-employed nurses".
    status: Option<(Ix<Status>, Range<usize>)>,
}

/// Whether the item at hand has its profession.
#[derive(Default, Clone, Copy, PartialEq)]
enum Named {
    #[default]
    Not,
    /// By a word that cannot be used.
    Badly,
    As(Ix<Profession>),
    /// As somebody who counts for no type.
    Nowhere,
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
                TokenKind::Number(count, _) => self.start_item(count.clone(), token.span.clone()),
                TokenKind::Word(word)
                    if self.item.named == Named::Not
                        && self.item.count.is_none()
                        && is_everyone(word) =>
                {
                    self.everyone(token.span.clone());
                }
                TokenKind::Word(_) => self.phrase(),
            }
        }
        self.end_item();
    }

    fn note(&mut self, span: Range<usize>, fault: Fault) {
        self.mistakes.push(Mistake { span, fault });
    }

    /// A count ends the item before it; one out of range counts nobody but has been noted.
    fn start_item(&mut self, count: Result<u32, Fault>, span: Range<usize>) {
        self.end_item();
        self.at += 1;
        let count = count.unwrap_or_else(|fault| {
            self.note(span.clone(), fault);
            self.item.named = Named::Badly;
            0
        });
        self.item.count = Some((count, span));
    }

    fn end_item(&mut self) {
        let item = std::mem::take(&mut self.item);
        match (item.named, item.status, item.count) {
            (Named::Not, Some((_, span)), _) => self.note(span, Fault::LoneStatus),
            (Named::Not, None, Some((_, span))) => self.note(span, Fault::LoneNumber),
            (Named::Not | Named::Badly | Named::As(_) | Named::Nowhere, _, _) => {}
        }
    }

    /// The folded words from here to the next number or separator, as many as matter; perhaps with
    /// those that are counts elsewhere, as in "salarié d'un hôpital".
    fn words(&self, counts: bool) -> Vec<&str> {
        const MOST: usize = 32;
        self.tokens
            .iter()
            .skip(self.at)
            .take(MOST)
            .map_while(|token| match &token.kind {
                TokenKind::Word(word) => Some(word.as_str()),
                TokenKind::Number(_, Some(word)) if counts => Some(word.as_str()),
                TokenKind::Number(..) | TokenKind::Separator => None,
            })
            .collect()
    }

    /// The bytes of so many tokens from here.
    fn span_of(&self, count: usize) -> Range<usize> {
        let tokens = self.tokens.get(self.at..self.at + count).unwrap_or_default();
        tokens.first().map_or(0, |first| first.span.start)
            ..tokens.last().map_or(0, |last| last.span.end)
    }

    fn phrase(&mut self) {
        let words = self.words(false);
        let named = matches!(self.item.named, Named::As(_));
        // After a profession "tous" adds nothing to the status that follows it.
        let idle =
            |word: &&str| is_filler(word) || named && (ENDINGS.contains(word) || is_everyone(word));
        if words.first().is_some_and(idle) {
            self.at += 1;
            return;
        }
        let with_counts = self.words(true);
        match self.catalogue.lexicon().longest_match(&with_counts) {
            Some((meaning, count)) => {
                let span = self.span_of(count);
                let words = with_counts.iter().take(count).map(|word| (*word).to_owned()).collect();
                self.at += count;
                self.meaning(meaning, words, span);
            }
            None => {
                let known = |at: usize| {
                    let rest = words.get(at..).unwrap_or_default();
                    self.catalogue.lexicon().longest_match(rest).is_some()
                };
                let count = (1..words.len()).find(|at| known(*at)).unwrap_or(words.len()).max(1);
                let near = self.near(words.get(..count).unwrap_or_default());
                let span = self.span_of(count);
                self.at += count;
                self.note(span, Fault::UnknownWord { near });
                if self.item.named == Named::Not {
                    self.item.named = Named::Badly;
                }
            }
        }
    }

    fn meaning(&mut self, meaning: Meaning, words: Vec<String>, span: Range<usize>) {
        match (meaning, self.item.named) {
            (Meaning::Profession(profession), Named::Not) => self.member(profession, None, words),
            (Meaning::Specialty(specialty), Named::Not) => {
                let profession = self.catalogue.specialties()[specialty].profession;
                self.member(profession, Some(specialty), words);
            }
            // A specialty of the profession tells more of it: "médecin spécialiste (cardiologue)".
            (Meaning::Specialty(specialty), Named::As(named))
                if self.catalogue.specialties()[specialty].profession == named =>
            {
                if let Some(member) = self.reading.members.last_mut() {
                    member.specialty = Some(specialty);
                }
            }
            // Who counts for no type does so whatever their profession is: "infirmière remplaçante".
            (Meaning::Nowhere(kind), Named::Not | Named::As(_)) => {
                if matches!(self.item.named, Named::As(_)) {
                    self.reading.members.pop();
                }
                self.item.named = Named::Nowhere;
                self.reading.counted_nowhere.push(Uncounted { kind, count: self.count() });
            }
            (_, Named::Nowhere) => {}
            // The same profession in other words explains it: "infirmière (ide)".
            (Meaning::Profession(profession), Named::As(named))
                if named == profession && self.item.by != words => {}
            (Meaning::Profession(_) | Meaning::Specialty(_), Named::As(_)) => {
                self.note(span, Fault::NoSeparator);
                self.item.named = Named::Badly;
            }
            (Meaning::Status(status), Named::Not) => match self.item.status {
                Some((before, _)) if before != status => self.note(span, Fault::SecondStatus),
                _ => self.item.status = Some((status, span)),
            },
            (Meaning::Status(status), Named::As(_)) => {
                match self.reading.members.last_mut().map(|member| &mut member.status) {
                    Some(Some(before)) if *before != status => self.note(span, Fault::SecondStatus),
                    Some(given) => *given = Some(status),
                    None => {}
                }
            }
            // A vaguer word that fits: "masseur-kinésithérapeute (paramédical)".
            (Meaning::Several(professions), Named::As(named)) if professions.contains(named) => {}
            (Meaning::Several(_), _) => {
                self.item.named = Named::Badly;
                self.note(span, Fault::Ambiguous { ids: self.ids(meaning) });
            }
            // After a word at fault these are most likely its other half.
            (_, Named::Badly) => {}
        }
    }

    /// How many people the item at hand counts.
    fn count(&self) -> u32 {
        self.item.count.as_ref().map_or(1, |(count, _)| *count)
    }

    /// The item at hand is of this profession.
    fn member(
        &mut self,
        profession: Ix<Profession>,
        specialty: Option<Ix<Specialty>>,
        words: Vec<String>,
    ) {
        let count = self.count();
        self.item.named = Named::As(profession);
        self.item.by = words;
        let status = self.item.status.as_ref().map(|(status, _)| *status);
        self.reading.members.push(Member { profession, specialty, status, count });
    }

    /// "tous libéraux", from the word "tous".
    fn everyone(&mut self, first: Range<usize>) {
        self.at += 1;
        let words = self.words(true);
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
            _ => {
                self.note(first, Fault::NoStatus);
            }
        }
    }

    fn ids(&self, meaning: Meaning) -> Vec<String> {
        let of = |profession| self.catalogue.professions()[profession].id.to_string();
        match meaning {
            Meaning::Profession(profession) => vec![of(profession)],
            Meaning::Status(status) => vec![self.catalogue.statuses()[status].id.to_string()],
            Meaning::Specialty(number) => vec![self.catalogue.specialties()[number].id.to_string()],
            Meaning::Nowhere(number) => {
                vec![self.catalogue.counted_nowhere()[number].id.to_string()]
            }
            Meaning::Several(professions) => professions.iter().map(of).collect(),
        }
    }

    /// The ids whose words are nearest to these, taken together or one by one. A long text that
    /// is no composition at all is not searched to its end.
    fn near(&self, words: &[&str]) -> Vec<String> {
        const MOST_SEARCHES: usize = 20;
        const LONGEST: usize = 48;
        let length: usize = words.iter().map(|word| word.len()).sum();
        if self.mistakes.len() > MOST_SEARCHES || length > LONGEST {
            return Vec::new();
        }
        let phrases: Vec<(&str, Meaning)> = self.catalogue.lexicon().phrases().collect();
        let nearest = |word: &str| nearest(word, phrases.iter().map(|(phrase, _)| *phrase));
        let mut near = nearest(&words.join(" "));
        if near.is_empty() && words.len() > 1 {
            near = words.iter().flat_map(|word| nearest(word)).collect();
        }
        let mut ids: Vec<String> = Vec::new();
        for phrase in near {
            let meaning = phrases.iter().find(|(known, _)| *known == phrase);
            for id in meaning.into_iter().flat_map(|(_, meaning)| self.ids(*meaning)) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids.truncate(3);
        ids
    }
}
