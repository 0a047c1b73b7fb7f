//! The report for a terminal: the answer first, then the reasons.

use super::words::Labels;
use super::{Criterion, Report, SourceReport, TypeReport};
use crate::answers::StepState;
use crate::assess::{Outcome, Verdict};
use crate::lang::{Lang, typeset};
use crate::page::{Ink, Layout, Page};
use crate::rules::RelationKind;

/// What of a report to show.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    /// Whether the types that do not fit get their detail too.
    pub detail: bool,
}

/// The report as text.
pub fn render(report: &Report, layout: Layout, choice: Choice) -> String {
    let words = Labels::new(report.lang);
    let mut sheet = Sheet { page: Page::new(layout), report, words: &words };
    sheet.head();
    sheet.verdicts();
    sheet.turned();
    sheet.start();
    sheet.path();
    sheet.recruits();
    sheet.questions();
    for found in sheet.ranked() {
        if choice.detail || found.verdict != Verdict::Unsuitable {
            sheet.detail(found);
        }
    }
    sheet.foot(choice.detail);
    sheet.page.finish()
}

struct Sheet<'a> {
    page: Page,
    report: &'a Report,
    words: &'a Labels,
}

impl<'a> Sheet<'a> {
    fn ranked(&self) -> Vec<&'a TypeReport> {
        let report = self.report;
        report.reading_order.iter().filter_map(|index| report.types.get(*index)).collect()
    }

    fn heading(&mut self, text: &str) {
        self.page.gap();
        self.page.text(2, Ink::Strong, &typeset(self.report.lang, text));
    }

    fn head(&mut self) {
        let rules = &self.report.rules;
        let version = format!("{} {}", &self.words.rules, rules.edition);
        let date =
            self.report.day.as_ref().map(|(_, date)| format!("{} {date}", &self.words.assessed_on));
        let line: Vec<String> =
            [Some(rules.title.clone()), Some(version), date].into_iter().flatten().collect();
        self.page.gap();
        self.page.text(2, Ink::Quiet, &typeset(self.report.lang, &line.join(" · ")));
        self.page.gap();
        let none = &self.words.none;
        let scale: Vec<&str> = self.report.scale.iter().map(|scale| scale.name.as_str()).collect();
        let aims: Vec<&str> = self.report.aims.iter().map(|aim| aim.name.as_str()).collect();
        let rows = [
            (&self.words.team, Some(self.report.team_words.clone().unwrap_or(none.to_owned()))),
            (&self.words.status, self.report.unknown_status.clone()),
            (
                &self.words.scale,
                Some(if scale.is_empty() { none.to_owned() } else { scale.join(", ") }),
            ),
            (&self.words.aims, (!aims.is_empty()).then(|| aims.join(", "))),
        ];
        for (label, text) in rows {
            if let Some(text) = text {
                self.page.labelled(2, label, 15, &text);
            }
        }
        self.page.gap();
    }

    /// One line a type: the sign, the name, the verdict, the reason.
    fn verdicts(&mut self) {
        let ranked = self.ranked();
        let name_width = ranked.iter().map(|found| width(&found.name)).max().unwrap_or(0) + 2;
        let verdict_width =
            ranked.iter().map(|found| width(&found.verdict_words)).max().unwrap_or(0) + 2;
        for found in ranked {
            let summary = &found.summary;
            if self.page.layout.plain {
                let text = format!("{}, {summary}", found.verdict_words);
                let text =
                    if found.verdict == Verdict::Undetermined { summary.clone() } else { text };
                let line = super::words::labelled(&found.name, &text, self.report.lang);
                self.page.text(2, Ink::Plain, &typeset(self.report.lang, &line));
                continue;
            }
            let (sign, ink) = sign(found.verdict);
            let name = pad(&found.name, name_width);
            let verdict = pad(&found.verdict_words, verdict_width);
            let head = [
                (ink, sign),
                (Ink::Plain, " "),
                (Ink::Strong, name.as_str()),
                (ink, verdict.as_str()),
            ];
            self.page.hanging(2, &head, 0, Ink::Plain, summary);
        }
    }

    /// The verdicts that an alert could turn.
    fn turned(&mut self) {
        let lang = self.report.lang;
        let ranked = self.ranked();
        let turned = ranked.iter().flat_map(|found| {
            let alerts = found.alerts.iter().filter(|alert| alert.turns.is_some());
            alerts.map(move |alert| super::words::labelled(&found.name, &alert.told(), lang))
        });
        let lines: Vec<String> = turned.map(|line| typeset(lang, &line)).collect();
        if lines.is_empty() {
            return;
        }
        self.page.gap();
        let sign = if self.page.layout.plain { "" } else { "! " };
        for line in lines {
            self.page.hanging(2, &[(Ink::Fair, sign)], 0, Ink::Plain, &line);
        }
    }

    fn start(&mut self) {
        let start = &self.report.start;
        self.heading(&self.words.start);
        for (number, action) in start.actions.iter().enumerate() {
            self.page.hanging(
                4,
                &[(Ink::Plain, &format!("{}. ", number + 1))],
                0,
                Ink::Plain,
                &action.text,
            );
            if !action.detail.is_empty() {
                self.page.text(7, Ink::Quiet, &action.detail);
            }
        }
        self.contacts(4, &self.words.whom_to_call, &start.contacts);
    }

    fn contacts(&mut self, indent: usize, label: &str, contacts: &[super::ContactReport]) {
        if contacts.is_empty() {
            return;
        }
        let lines: Vec<String> = contacts
            .iter()
            .map(|contact| {
                let ways = contact.ways.iter().map(String::as_str);
                let parts: Vec<&str> = [contact.short.as_str()].into_iter().chain(ways).collect();
                parts.join(", ")
            })
            .collect();
        let label = super::words::labelled(label, "", self.report.lang);
        let label = typeset(self.report.lang, &label);
        if let [only] = lines.as_slice() {
            self.page.hanging(indent, &[(Ink::Quiet, label.as_str())], 0, Ink::Plain, only);
            return;
        }
        self.page.text(indent, Ink::Quiet, label.trim_end());
        for line in &lines {
            let bullet = if self.page.layout.plain { "" } else { "· " };
            self.page.hanging(indent + 2, &[(Ink::Quiet, bullet)], 0, Ink::Plain, line);
        }
    }

    /// What the types to start from prepare and combine with.
    fn path(&mut self) {
        let path = &self.report.path;
        if path.links.is_empty() {
            return;
        }
        self.heading(&self.words.path);
        let start: Vec<&str> = path.start.iter().map(|kind| kind.name.as_str()).collect();
        let label = super::words::from_here(path.now, self.report.lang);
        self.labelled_in(4, label, &start.join(", "));
        for link in &path.links {
            let sign = match link.kind {
                RelationKind::Prepares => "→",
                RelationKind::Combines => "+",
            };
            let text = super::words::link(link, self.report.lang);
            let head = [(Ink::Quiet, sign), (Ink::Plain, " ")];
            let head = if self.page.layout.plain { &[][..] } else { &head[..] };
            self.page.hanging(4, head, 0, Ink::Plain, &typeset(self.report.lang, &text));
        }
    }

    /// Whose coming would gain most.
    fn recruits(&mut self) {
        let recruits = &self.report.recruits;
        if recruits.is_empty() {
            return;
        }
        self.heading(&self.words.recruits);
        for recruit in recruits {
            let bullet = if self.page.layout.plain { "" } else { "· " };
            let text = super::words::labelled(&recruit.who, &recruit.text, self.report.lang);
            let text = typeset(self.report.lang, &text);
            self.page.hanging(4, &[(Ink::Quiet, bullet)], 0, Ink::Plain, &text);
        }
    }

    /// What is not known, what it could change, and the options that settle it.
    fn questions(&mut self) {
        // Steps to confirm stand among the steps.
        let questions: Vec<&super::Question> =
            self.report.questions.iter().filter(|question| !question.of_step).collect();
        if questions.is_empty() {
            return;
        }
        self.heading(&self.words.questions);
        for question in questions {
            let types: Vec<&str> = question.types.iter().map(|kind| kind.name.as_str()).collect();
            let types = types.join(", ");
            let text = match self.report.lang {
                Lang::Fr => format!("{} Change la réponse pour : {types}.", question.text),
                Lang::En => format!("{} It changes the answer for: {types}.", question.text),
            };
            let bullet = if self.page.layout.plain { "" } else { "? " };
            self.page.hanging(
                4,
                &[(Ink::Fair, bullet)],
                0,
                Ink::Plain,
                &typeset(self.report.lang, &text),
            );
            self.labelled_in(6, &self.words.who_can_tell, &question.who);
            let column =
                question.replies.iter().map(|reply| width(&reply.option)).max().unwrap_or(0) + 2;
            for reply in &question.replies {
                let told = reply.told(&self.words.no_effect);
                let told =
                    typeset(self.report.lang, &super::words::in_a_row(&told, self.report.lang));
                if self.page.layout.plain {
                    let line = super::words::labelled(&reply.option, &told, self.report.lang);
                    self.page.text(6, Ink::Plain, &typeset(self.report.lang, &line));
                } else {
                    let head = [(Ink::Plain, reply.option.as_str())];
                    self.page.hanging(6, &head, column, Ink::Quiet, &told);
                }
            }
        }
    }

    fn detail(&mut self, found: &TypeReport) {
        let lang = self.report.lang;
        self.heading(&format!(
            "{}, {}",
            found.name,
            super::words::labelled(&found.long_name, &found.verdict_words, lang)
        ));
        if let Some(condition) = &found.condition {
            self.page.text(4, Ink::Fair, &super::words::sentence(&condition.text));
            if !condition.options.is_empty() {
                self.page.text(4, Ink::Quiet, &condition.options.join(" "));
            }
        }
        self.outlook(found);
        for criterion in found
            .criteria
            .iter()
            .take_while(|criterion| criterion.kind != super::CriterionKind::Prerequisite)
        {
            self.criterion(criterion);
        }
        self.steps(found);
        self.alerts(found);
        if !found.not_counted.is_empty() {
            let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
            for excluded in &found.not_counted {
                match reasons.iter_mut().find(|(because, _)| *because == excluded.because) {
                    Some((_, members)) => members.push(&excluded.members.words),
                    None => reasons.push((&excluded.because, vec![&excluded.members.words])),
                }
            }
            let reasons: Vec<String> = reasons
                .into_iter()
                .map(|(because, members)| format!("{}, {because}", members.join(", ")))
                .collect();
            self.labelled_in(4, &self.words.not_counted, &typeset(lang, &reasons.join(" ; ")));
        }
        if !found.aims_served.is_empty() {
            let aims: Vec<&str> = found.aims_served.iter().map(|aim| aim.name.as_str()).collect();
            self.labelled_in(4, &self.words.aims_served, &aims.join(", "));
        }
        self.contacts(4, &self.words.whom_to_call, &found.contacts);
    }

    /// What would open it, or how firm it is; what it rests on.
    fn outlook(&mut self, found: &TypeReport) {
        let lang = self.report.lang;
        // Of what is not known yet, the condition has said it.
        let told = found.condition.is_some();
        if let Some(obstacle) = found.obstacle.as_ref().filter(|_| !told) {
            let text = match &found.opening {
                Some(opening) => {
                    super::words::obstacle_and_opening(&obstacle.words, &opening.text, lang)
                }
                None => obstacle.words.clone(),
            };
            let text = super::words::sentence(&text);
            self.page.text(4, Ink::Plain, &typeset(lang, &text));
        }
        if let Some(margin) = &found.margin {
            self.page.text(4, Ink::Plain, &super::words::sentence(&margin.text));
        }
        if let Some(weight) = &found.weight {
            self.page.text(4, Ink::Quiet, &super::words::sentence(&weight.text));
        }
    }

    /// What has moved since the documents that the criteria read.
    fn alerts(&mut self, found: &TypeReport) {
        let lang = self.report.lang;
        if !found.alerts.is_empty() {
            let label = super::words::labelled(&self.words.alerts, "", lang);
            self.page.text(4, Ink::Quiet, typeset(lang, &label).trim_end());
        }
        for alert in &found.alerts {
            let sign = if self.page.layout.plain { "" } else { "! " };
            let line = super::words::labelled(&alert.head(), &alert.text, lang);
            let line = typeset(lang, &super::words::capital(&line));
            self.page.hanging(6, &[(Ink::Fair, sign)], 0, Ink::Plain, &line);
            if let Some(turned) = &alert.turns_words {
                self.page.text(8, Ink::Fair, &super::words::sentence(turned));
            }
            self.page.text(8, Ink::Quiet, &alert.source.line(lang));
        }
    }

    fn labelled_in(&mut self, indent: usize, label: &str, text: &str) {
        let label = typeset(self.report.lang, &super::words::labelled(label, "", self.report.lang));
        self.page.hanging(indent, &[(Ink::Quiet, label.as_str())], 0, Ink::Plain, text);
    }

    fn criterion(&mut self, criterion: &Criterion) {
        let lang = self.report.lang;
        if self.page.layout.plain {
            let outcome = super::words::outcome(criterion.outcome, lang);
            let label = format!("{} ({outcome})", criterion.label);
            let line = super::words::labelled(&label, &criterion.because, lang);
            self.page.text(4, Ink::Plain, &typeset(lang, &line));
        } else {
            let (sign, ink) = outcome_sign(criterion.outcome);
            let label = pad(&criterion.label, 10);
            let head = [(ink, sign), (Ink::Plain, " "), (Ink::Quiet, label.as_str())];
            self.page.hanging(4, &head, 0, Ink::Plain, &criterion.because);
        }
        self.evidence(&criterion.source, criterion.interpretation.as_deref());
    }

    /// The source's cell, and how it was read.
    fn evidence(&mut self, source: &SourceReport, interpretation: Option<&str>) {
        let lang = self.report.lang;
        let indent = if self.page.layout.plain { 6 } else { 16 };
        let indent = if self.page.layout.width < 60 { 6 } else { indent };
        let cite = source.cite.as_ref().map(|cite| match lang {
            Lang::Fr => typeset(lang, &format!(" : « {cite} »")),
            Lang::En => format!(": “{cite}”"),
        });
        let line = format!("{}{}", source.line(lang), cite.unwrap_or_default());
        self.page.text(indent, Ink::Quiet, &line);
        if let Some(text) = interpretation {
            let label = self.interpretation();
            self.page.hanging(indent, &[(Ink::Fair, &label)], 0, Ink::Quiet, text);
        }
    }

    /// What stands before a reading of a source.
    fn interpretation(&self) -> String {
        let label = super::words::labelled(&self.words.interpretation, "", self.report.lang);
        typeset(self.report.lang, &label)
    }

    fn steps(&mut self, found: &TypeReport) {
        if found.steps.is_empty() {
            return;
        }
        let lang = self.report.lang;
        self.page.text(
            4,
            Ink::Quiet,
            typeset(lang, &super::words::labelled(&self.words.steps, "", lang)).trim_end(),
        );
        for (number, step) in found.steps.iter().enumerate() {
            let kind =
                if step.prerequisite { &self.words.prerequisite } else { &self.words.afterwards };
            let text = format!("{} ·\u{a0}{kind}, {}", step.text, step.state_words);
            let (sign, ink) = state_sign(step.state);
            let number = format!("{}. ", number + 1);
            let head = if self.page.layout.plain {
                vec![(Ink::Plain, number.as_str())]
            } else {
                vec![(ink, sign), (Ink::Plain, " "), (Ink::Plain, number.as_str())]
            };
            self.page.hanging(6, &head, 0, Ink::Plain, &typeset(lang, &text));
            let contacts: Vec<&str> =
                step.contacts.iter().map(|contact| contact.short.as_str()).collect();
            let needs = step.needs.as_deref();
            let (after, contacts) = (step.after_words(), contacts.join(", "));
            let detail = super::words::step_detail(&after, &step.who, &contacts, needs, None, lang);
            self.page.text(11, Ink::Plain, &typeset(lang, &detail));
            self.page.text(11, Ink::Quiet, &step.source.line(lang));
            if let Some(text) = &step.interpretation {
                let label = self.interpretation();
                self.page.hanging(11, &[(Ink::Fair, &label)], 0, Ink::Quiet, text);
            }
        }
    }

    fn foot(&mut self, detail: bool) {
        let report = self.report;
        self.page.gap();
        let hidden = report.types.iter().any(|found| found.verdict == Verdict::Unsuitable);
        if hidden && !detail {
            let text = match report.lang {
                Lang::Fr => "Le détail de ce qui ne convient pas : ajoutez --detail.",
                Lang::En => "For the detail of what does not fit: add --detail.",
            };
            self.page.text(2, Ink::Quiet, &typeset(report.lang, text));
        }
        self.page.text(2, Ink::Quiet, &report.rules.notice);
        for document in &report.rules.documents {
            let text = match report.lang {
                Lang::Fr => format!(
                    "Source : « {} », {}, {}.",
                    document.title, document.publisher, document.date
                ),
                Lang::En => format!(
                    "Source: “{}”, {}, {}.",
                    document.title, document.publisher, document.date
                ),
            };
            self.page.text(2, Ink::Quiet, &typeset(report.lang, &text));
        }
    }
}

fn sign(verdict: Verdict) -> (&'static str, Ink) {
    match verdict {
        Verdict::Ready | Verdict::Eligible => ("✔", Ink::Good),
        Verdict::Reachable => ("◐", Ink::Fair),
        Verdict::Undetermined => ("?", Ink::Fair),
        Verdict::Unsuitable => ("✘", Ink::Bad),
    }
}

fn outcome_sign(outcome: Outcome) -> (&'static str, Ink) {
    match outcome {
        Outcome::Met => ("✔", Ink::Good),
        Outcome::Unmet => ("✘", Ink::Bad),
        Outcome::Unknown => ("?", Ink::Fair),
    }
}

fn state_sign(state: StepState) -> (&'static str, Ink) {
    match state {
        StepState::Done => ("✔", Ink::Good),
        StepState::NotDone => ("○", Ink::Fair),
        StepState::NotKnown => ("?", Ink::Fair),
    }
}

fn width(text: &str) -> usize {
    console::measure_text_width(text)
}

/// The text with spaces up to a width.
fn pad(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}
