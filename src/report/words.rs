//! What the formats of a report say alike.

use crate::assess::Verdict;
use crate::lang::Lang;
use crate::rules::Grade;
use crate::tr;

/// A verdict in words.
pub(crate) fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    tr!(lang, verdict(verdict))
}

/// The text with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first: String =
        chars.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    first + chars.as_str()
}

/// The text with a capital and a final stop.
pub(super) fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '…', '?', '!']) { "" } else { "." };
    format!("{}{stop}", capital(text))
}

/// What to do at a step, within a sentence: without what explains it.
pub(super) fn deed(text: &str) -> String {
    let text = brief(text);
    let mut chars = text.chars();
    let first: String =
        chars.next().map(|first| first.to_lowercase().collect()).unwrap_or_default();
    first + chars.as_str()
}

/// The first part of a sentence: what stands before its colon, or before a second sentence.
pub(super) fn brief(text: &str) -> &str {
    let first = first_sentence(text);
    let colon = [" : ", "\u{a0}: ", ": "].iter().find_map(|colon| first.split_once(colon));
    colon.map_or(first, |(before, _)| before).trim_end_matches('.')
}

/// The first sentence of a text; a stop after one or two letters ends none.
pub(super) fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(". ").find(|(at, _)| {
        let before = text.get(..*at).unwrap_or_default();
        let word = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
        word.chars().count() > 2
    });
    ends.and_then(|(at, _)| text.get(..=at)).unwrap_or(text)
}

/// How far a step is, what comes before it, who acts, whom to contact, what it needs.
pub(crate) fn step_detail(
    after: &str,
    who: &str,
    contacts: &str,
    needs: Option<&str>,
    state: Option<&str>,
    lang: Lang,
) -> String {
    let after = (!after.is_empty()).then(|| tr!(lang, step_after(after)));
    let contacts = (!contacts.is_empty()).then(|| tr!(lang, step_contact(contacts)));
    let needs = needs.map(|needs| tr!(lang, step_document(needs)));
    let parts = [state.map(str::to_owned), after, Some(tr!(lang, step_who(who))), contacts, needs];
    parts.into_iter().flatten().collect::<Vec<_>>().join(tr!(lang, semicolon))
}

/// A name, and what goes with it: "MSP : présenter le projet …".
pub(crate) fn labelled(name: &str, text: &str, lang: Lang) -> String {
    tr!(lang, labelled(name, text))
}

pub(crate) fn grade(grade: Grade, lang: Lang) -> &'static str {
    tr!(lang, grade(grade))
}

/// A verdict that turns into another.
pub(crate) fn from_to(before: &str, after: &str, lang: Lang) -> String {
    tr!(lang, whatif_turns(before, after))
}
