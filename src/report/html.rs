//! The report as a page that stands alone: nothing is loaded, nothing runs.
//!
//! The templates lay the page out and hold no word of any language; every text that they put in is
//! sanitized and escaped on its way. The page is well-formed XML as well, so that a strict
//! reader can check it.

mod escape;
mod picture;
mod seats;

use std::io;

use askama::Template;

pub(crate) use self::escape::Clean;
use super::words;
use super::{
    ContactReport, Criterion, CriterionKind, Document, NotCounted, Question, Report, SeatReport,
    SourceReport, TypeReport,
};
use crate::answers::StepState;
use crate::assess::{Outcome, Verdict};
use crate::document::address;
use crate::lang::typeset;
use crate::tr;

/// The report as a page of HTML.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn render(report: &Report) -> io::Result<String> {
    Page { report }.render().map_err(io::Error::other)
}

/// `page.html` and the templates that it includes.
#[derive(Template)]
#[template(path = "report/html/page.html", config = "src/askama.toml", escape = "clean")]
struct Page<'a> {
    report: &'a Report,
}

impl<'a> Page<'a> {
    /// The types in reading order, those that fit the team or may do so, or the others.
    fn types(&self, fit: bool) -> Vec<&'a TypeReport> {
        let report = self.report;
        let ranked = report.reading_order.iter().filter_map(|index| report.types.get(*index));
        ranked.filter(|found| (found.verdict != Verdict::Unsuitable) == fit).collect()
    }

    fn ranked(&self) -> Vec<&'a TypeReport> {
        [self.types(true), self.types(false)].concat()
    }

    fn title(&self) -> String {
        typeset(self.report.lang, tr!(self.report.lang, report_title))
    }

    /// For what nothing was read into.
    fn no_interpretation(&self) -> Option<String> {
        None
    }

    /// A label and what parts it from its text.
    fn labelled(&self, label: &str) -> String {
        let label = tr!(self.report.lang, labelled(label, ""));
        typeset(self.report.lang, label.trim_end())
    }

    /// The path in words, for whoever does not see the picture.
    fn path_words(&self) -> String {
        let links = self.report.path.links.iter();
        let told: Vec<String> =
            links.map(|link| format!("{} ({}).", link.how(self.report.lang), link.state)).collect();
        told.join(" ")
    }

    fn picture(&self) -> picture::Picture<'a> {
        picture::picture(&self.report.path)
    }

    /// The open questions, those about steps or the others.
    fn questions(&self, of_step: bool) -> Vec<&'a Question> {
        self.report.questions.iter().filter(|question| question.of_step == of_step).collect()
    }

    /// Whether the replies can be told apart by what they mean; else one is but an example.
    fn has_replies(&self, question: &Question) -> bool {
        question.replies.iter().any(|reply| !reply.meaning.is_empty())
    }

    /// What can be said against a type, unless its condition says it.
    fn has_obstacle(&self, found: &TypeReport) -> bool {
        found.obstacle.is_some() && found.condition.is_none()
    }

    fn has_facts(&self, found: &TypeReport) -> bool {
        let asks = found.condition.as_ref().is_some_and(|condition| !condition.options.is_empty());
        asks || self.has_obstacle(found) || found.margin.is_some() || found.weight.is_some()
    }

    /// The criteria that are not steps: those stand among the steps.
    fn criteria(&self, found: &'a TypeReport) -> Vec<&'a Criterion> {
        let criteria = found.criteria.iter();
        criteria.filter(|criterion| criterion.kind != CriterionKind::Prerequisite).collect()
    }

    fn seats_taken(&self, found: &TypeReport) -> String {
        let sum = |count: fn(&SeatReport) -> u32| -> u64 {
            found.seats.iter().map(|seat| u64::from(count(seat))).sum()
        };
        let filled = sum(|seat| seat.filled.min(seat.wanted));
        self.seats_filled(filled, sum(|seat| seat.wanted))
    }

    fn seat_taken(&self, seat: &SeatReport) -> String {
        self.seats_filled(seat.filled.into(), seat.wanted.into())
    }

    fn seats_filled(&self, filled: u64, wanted: u64) -> String {
        typeset(self.report.lang, &tr!(self.report.lang, seats_filled(filled, wanted)))
    }

    /// The members that do not count, reason by reason.
    fn not_counted(&self, found: &'a TypeReport) -> Vec<(&'a str, String)> {
        let mut reasons: Vec<(&str, String)> = Vec::new();
        for NotCounted { members, because } in &found.not_counted {
            match reasons.iter_mut().find(|(known, _)| known == because) {
                Some((_, told)) => *told = format!("{told}, {}", members.words),
                None => reasons.push((because, members.words.clone())),
            }
        }
        reasons
    }

    fn capital(&self, text: &str) -> String {
        let sentence = words::sentence(text);
        sentence.strip_suffix('.').map(str::to_owned).unwrap_or_default()
    }

    /// Where a way to reach somebody leads, if anywhere.
    fn address(&self, way: &str) -> Option<String> {
        address::fit(&crate::document::way(way))
    }

    /// Where a document can be read, if its address is one.
    fn web(&self, document: &Document) -> Option<String> {
        document.web.as_deref().and_then(address::fit)
    }

    /// The document of a source, with its date.
    fn dated(&self, source: &SourceReport) -> String {
        format!("{} ({})", source.short, source.date)
    }
}

/// The drawing and the colour of a verdict.
pub(crate) fn verdict_sign(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Ready | Verdict::Eligible => "yes",
        Verdict::Reachable => "near",
        Verdict::Undetermined => "open",
        Verdict::Unsuitable => "no",
    }
}

fn outcome_sign(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "yes",
        Outcome::Unmet => "not",
        Outcome::Unknown => "open",
    }
}

fn state_sign(state: &StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::InProgress | StepState::NotDone => "todo",
        StepState::NotKnown => "ask",
    }
}
