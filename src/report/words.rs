//! What the formats of a report say alike.

use super::{LinkReport, Report};
use crate::assess::Verdict;
use crate::lang::{Lang, typeset};
use crate::rules::{Grade, RelationKind};
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

pub(crate) fn no_minimum(lang: Lang) -> &'static str {
    tr!(lang, no_minimum)
}

/// A step with the types that it is for: "Coécrire le projet de santé (ESP-CLAP, MSP)."
pub(super) fn step_of(text: &str, types: &[String], _: Lang) -> String {
    format!("{} ({}).", text.trim_end_matches('.'), types.join(", "))
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

pub(super) fn semicolon(lang: Lang) -> &'static str {
    tr!(lang, semicolon)
}

/// A document with its date.
pub(super) fn dated(short: &str, date: &str, _: Lang) -> String {
    format!("{short} ({date})")
}

/// How a type goes with another.
pub(super) fn how(link: &LinkReport, lang: Lang) -> String {
    let (from, to) = (&link.from.name, &link.to.name);
    match link.kind {
        RelationKind::Prepares => tr!(lang, prepares(from, to)),
        RelationKind::Combines => tr!(lang, combines(from, to)),
    }
}

/// The same, with what the other is for the team, and why.
pub(super) fn link(link: &LinkReport, lang: Lang) -> String {
    format!("{} ({}). {}", how(link, lang), link.state, link.text)
}

/// Texts that follow each other on a line.
pub(super) fn in_a_row(texts: &[&str], lang: Lang) -> String {
    texts.join(semicolon(lang))
}

/// A verdict that turns into another.
pub(crate) fn from_to(before: &str, after: &str, lang: Lang) -> String {
    tr!(lang, whatif_turns(before, after))
}

/// The team and its scale in a line.
pub(super) fn team_and_scale(report: &Report) -> String {
    let lang = report.lang;
    let scales: Vec<&str> = report.scale.iter().map(|scale| scale.name.as_str()).collect();
    let team = report.team_words.as_deref().unwrap_or(tr!(lang, no_team));
    let scale = if scales.is_empty() { tr!(lang, no_scale) } else { &scales.join(", ") };
    typeset(lang, &in_a_row(&[team, scale], lang))
}

/// Before the types that a way starts from.
pub(super) fn from_here(now: bool, lang: Lang) -> &'static str {
    if now { tr!(lang, report_path_now) } else { tr!(lang, report_path_nearest) }
}

/// How many of the seats are taken: "3 places occupées sur 4".
pub(super) fn seats_taken(filled: u64, wanted: u64, lang: Lang) -> String {
    typeset(lang, &tr!(lang, seats_filled(filled, wanted)))
}
