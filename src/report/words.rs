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
