//! The report as a page that stands alone: nothing is loaded, nothing runs.
//!
//! The templates lay the page out and hold no word of any language; every text that they put in is
//! sanitized and escaped on its way. The page is well-formed XML as well, so that a strict
//! reader can check it.

mod escape;
mod seats;
mod sheet;

use std::io;

use askama::Template;

pub(crate) use self::escape::Clean;
use super::words;
use super::{
    ContactReport, Criterion, CriterionKind, Document, NotCounted, Question, Report, SourceReport,
    TypeReport,
};
use crate::answers::StepState;
use crate::assess::{Distance, Outcome, Verdict};
use crate::document::address;
use crate::lang::typeset;
use crate::tr;

/// The report as a page of HTML: what fits one side of paper first, then its reasons and sources;
/// what else there is stands folded on a screen, and on paper only in detail.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn render(report: &Report, detail: bool) -> io::Result<String> {
    Page { report, detail }.render().map_err(io::Error::other)
}

/// `page.html` and the templates that it includes.
#[derive(Template)]
#[template(path = "report/html/page.html", config = "src/askama.toml", escape = "clean")]
struct Page<'a> {
    report: &'a Report,
    detail: bool,
}

impl<'a> Page<'a> {
    fn set(&self, text: &str) -> String {
        typeset(self.report.lang, text)
    }

    /// The types, best first.
    fn ranked(&self) -> Vec<&'a TypeReport> {
        let report = self.report;
        let kind = |id: &String| report.types.iter().find(|found| found.id == *id);
        report.ranking.iter().filter_map(kind).collect()
    }

    /// The types whose reasons are told with the answer, the first of those that lead, are near or a
    /// choice; or the others.
    fn reasoned(&self, reasoned: bool) -> Vec<&'a TypeReport> {
        const MOST: usize = 4;
        let leading = self.leading();
        let is_told = |found: &&TypeReport| {
            found.distance.is_some_and(Distance::is_within_reach)
                || leading.iter().any(|one| one.id == found.id)
        };
        let ranked = self.ranked();
        let told: Vec<&TypeReport> = ranked.iter().copied().filter(is_told).take(MOST).collect();
        match reasoned {
            true => told,
            false => ranked
                .into_iter()
                .filter(|found| !told.iter().any(|one| one.id == found.id))
                .collect(),
        }
    }

    fn title(&self) -> String {
        self.set(tr!(self.report.lang, report_title))
    }

    /// A label and what parts it from its text.
    fn labelled(&self, label: &str) -> String {
        if label.ends_with('?') {
            return label.to_owned();
        }
        let label = tr!(self.report.lang, labelled(label, ""));
        self.set(label.trim_end())
    }

    /// The open questions, those about steps or the others.
    fn questions(&self, of_step: bool) -> Vec<&'a Question> {
        self.report.questions.iter().filter(|question| question.of_step == of_step).collect()
    }

    /// Whether a reply to a question changes a verdict.
    fn has_effects(&self, question: &Question) -> bool {
        question.replies.iter().any(|reply| !reply.changes_words.is_empty())
    }

    /// The criteria that are not steps: those stand among the steps.
    fn criteria(&self, found: &'a TypeReport) -> Vec<&'a Criterion> {
        let criteria = found.criteria.iter();
        criteria.filter(|criterion| criterion.kind != CriterionKind::Prerequisite).collect()
    }

    /// What speaks for and against a type, label by label.
    fn facts(&self, found: &TypeReport) -> Vec<(&'static str, String)> {
        let lang = self.report.lang;
        let is_no = found.condition.is_none() && !found.is_recommended();
        let opening = found.opening.as_ref().filter(|_| is_no);
        let facts = [
            opening.map(|opening| (tr!(lang, report_opening), opening.text.as_str())),
            (found.margin.as_ref()).map(|margin| (tr!(lang, report_margin), margin.text.as_str())),
            (found.weight.as_ref())
                .map(|weight| (tr!(lang, report_to_confirm), weight.text.as_str())),
        ];
        facts.into_iter().flatten().map(|(label, text)| (label, words::sentence(text))).collect()
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
        words::capital(text)
    }

    /// Where a way to reach somebody leads, if anywhere.
    fn address(&self, way: &str) -> Option<String> {
        address::fit(&crate::document::way(way))
    }

    /// Where a document can be read, if its address is one.
    fn web(&self, document: &Document) -> Option<String> {
        document.web.as_deref().and_then(address::fit)
    }

    /// The documents, those that the reasons cite first; a source gives the number of its own.
    fn numbered(&self) -> (Vec<&'a Document>, Vec<&'a Document>) {
        let reasoned = self.reasoned(true);
        let rows = self.paid();
        let rows = rows.iter().flat_map(|found| &found.rows).map(|row| &row.source);
        let sources = reasoned.iter().flat_map(|found| found.sources()).chain(rows);
        let cited: Vec<&str> = sources.map(|source| source.document.as_str()).collect();
        let documents = self.report.rules.documents.iter();
        documents.partition(|document| cited.contains(&document.id.as_str()))
    }

    /// The number of a source's document.
    fn number(&self, source: &SourceReport) -> usize {
        let (cited, others) = self.numbered();
        let mut all = cited.iter().chain(&others);
        all.position(|document| document.id == source.document).map_or(0, |place| place + 1)
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
