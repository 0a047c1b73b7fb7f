//! What the formats of a report say alike.

use super::{LinkReport, Report};
use crate::assess::{Outcome, Verdict};
use crate::lang::{Lang, typeset};
use crate::rules::{Grade, RelationKind};
use crate::tr;

/// A verdict in words.
pub(crate) fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    tr!(lang, verdict(verdict))
}

pub(super) fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    tr!(lang, outcome(outcome))
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

pub(super) fn obstacle_and_opening(obstacle: &str, opening: &str, lang: Lang) -> String {
    tr!(lang, obstacle_and_opening(obstacle, opening))
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

/// The two sides of a change.
pub(super) fn before_and_after(lang: Lang) -> [&'static str; 2] {
    [tr!(lang, whatif_before), tr!(lang, whatif_after)]
}

pub(super) fn why(lang: Lang) -> &'static str {
    tr!(lang, whatif_why)
}

/// A verdict that turns into another.
pub(crate) fn from_to(before: &str, after: &str, lang: Lang) -> String {
    tr!(lang, whatif_turns(before, after))
}

pub(super) fn unchanged(verdict: &str, lang: Lang) -> String {
    tr!(lang, whatif_unchanged(verdict))
}

pub(super) fn whole_report(lang: Lang) -> &'static str {
    tr!(lang, whatif_whole_report)
}

pub(super) fn what_if(lang: Lang) -> &'static str {
    tr!(lang, whatif_title)
}

pub(super) fn types(lang: Lang) -> &'static str {
    tr!(lang, report_type)
}

/// The columns of the verdicts.
pub(super) fn verdict_columns(lang: Lang) -> [&'static str; 3] {
    [tr!(lang, report_type), tr!(lang, report_verdict), tr!(lang, report_why)]
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

pub(super) fn out_of(filled: u32, wanted: u32, lang: Lang) -> String {
    tr!(lang, seats_out_of(filled, wanted))
}

pub(super) fn to_there(lang: Lang) -> &'static str {
    tr!(lang, report_path_next)
}

/// The labels of a report, in one language.
pub(crate) struct Labels {
    pub(crate) title: String,
    pub(crate) skip: String,
    pub(crate) contents: String,
    pub(crate) rules: String,
    pub(crate) assessed_on: String,
    pub(crate) team: String,
    pub(crate) status: String,
    pub(crate) scale: String,
    pub(crate) aims: String,
    pub(crate) none: String,
    pub(crate) answer: String,
    pub(crate) start: String,
    pub(crate) steps_to_follow: String,
    pub(crate) after: String,
    pub(crate) who_acts: String,
    pub(crate) contact: String,
    pub(crate) document: String,
    pub(crate) whom_to_call: String,
    pub(crate) path: String,
    pub(crate) where_from: String,
    pub(crate) recruits: String,
    pub(crate) questions: String,
    pub(crate) steps_to_confirm: String,
    pub(crate) question: String,
    pub(crate) who_can_tell: String,
    pub(crate) could_change: String,
    pub(crate) for_example: String,
    pub(crate) reply: String,
    pub(crate) effect: String,
    pub(crate) no_effect: String,
    pub(crate) replies_to: String,
    pub(crate) types: String,
    pub(crate) others: String,
    pub(crate) to_say: String,
    pub(crate) obstacle: String,
    pub(crate) to_open: String,
    pub(crate) margin: String,
    pub(crate) weight: String,
    pub(crate) alerts: String,
    pub(crate) at_best: String,
    pub(crate) criteria: String,
    pub(crate) criterion: String,
    pub(crate) why: String,
    pub(crate) source: String,
    pub(crate) interpretation: String,
    pub(crate) old: String,
    pub(crate) steps: String,
    pub(crate) prerequisite: String,
    pub(crate) afterwards: String,
    pub(crate) not_counted: String,
    pub(crate) aims_served: String,
    pub(crate) documents: String,
    pub(crate) open_quote: &'static str,
    pub(crate) close_quote: &'static str,
}

impl Labels {
    pub(crate) fn new(lang: Lang) -> Labels {
        let set = |text: &str| typeset(lang, text);
        Labels {
            title: set(tr!(lang, report_title)),
            skip: set(tr!(lang, report_skip)),
            contents: set(tr!(lang, report_contents)),
            rules: set(tr!(lang, report_rules)),
            assessed_on: set(tr!(lang, report_assessed_on)),
            team: set(tr!(lang, report_team)),
            status: set(tr!(lang, report_status)),
            scale: set(tr!(lang, report_scale)),
            aims: set(tr!(lang, report_aims)),
            none: set(tr!(lang, report_not_given)),
            answer: set(tr!(lang, report_answer)),
            start: set(tr!(lang, report_start)),
            steps_to_follow: set(tr!(lang, report_steps_to_follow)),
            after: set(tr!(lang, report_after)),
            who_acts: set(tr!(lang, report_who_acts)),
            contact: set(tr!(lang, report_contact)),
            document: set(tr!(lang, report_document)),
            whom_to_call: set(tr!(lang, report_whom_to_call)),
            path: set(tr!(lang, report_path)),
            where_from: set(tr!(lang, report_path_sources)),
            recruits: set(tr!(lang, report_recruits)),
            questions: set(tr!(lang, report_questions)),
            steps_to_confirm: set(tr!(lang, report_steps_to_confirm)),
            question: set(tr!(lang, report_question)),
            who_can_tell: set(tr!(lang, report_who_can_tell)),
            could_change: set(tr!(lang, report_could_change)),
            for_example: set(tr!(lang, report_for_example)),
            reply: set(tr!(lang, report_reply)),
            effect: set(tr!(lang, report_effect)),
            no_effect: set(tr!(lang, report_no_effect)),
            replies_to: set(tr!(lang, report_replies)),
            types: set(tr!(lang, report_types)),
            others: set(tr!(lang, report_others)),
            to_say: set(tr!(lang, report_to_reply)),
            obstacle: set(tr!(lang, report_obstacle)),
            to_open: set(tr!(lang, report_opening)),
            margin: set(tr!(lang, report_margin)),
            alerts: set(tr!(lang, report_alerts)),
            weight: set(tr!(lang, report_to_confirm)),
            at_best: set(tr!(lang, report_at_best)),
            criteria: set(tr!(lang, report_criteria)),
            criterion: set(tr!(lang, report_criterion)),
            why: set(tr!(lang, report_why)),
            source: set(tr!(lang, report_source)),
            interpretation: set(tr!(lang, report_interpretation)),
            old: set(tr!(lang, report_old_document)),
            steps: set(tr!(lang, report_steps)),
            prerequisite: set(tr!(lang, report_prerequisite)),
            afterwards: set(tr!(lang, report_afterwards)),
            not_counted: set(tr!(lang, report_not_counted)),
            aims_served: set(tr!(lang, report_aims_served)),
            documents: set(tr!(lang, report_documents)),
            open_quote: tr!(lang, open_quote),
            close_quote: tr!(lang, close_quote),
        }
    }
}
