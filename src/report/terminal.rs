//! The report for a terminal: the answer first, then the reasons.

use super::words;
use super::{ContactReport, Criterion, CriterionKind, Question, Report, SourceReport, TypeReport};
use crate::answers::StepState;
use crate::assess::{Outcome, Verdict};
use crate::document::{Document, Item, Style};
use crate::lang::{Lang, typeset};
use crate::rules::RelationKind;
use crate::tr;
use unicode_width::UnicodeWidthStr;

impl Report {
    /// The report for a terminal; `detail` shows the types that do not fit as closely as the others.
    pub fn on_terminal(&self, detail: bool) -> Document {
        let title = typeset(self.lang, tr!(self.lang, report_title));
        let document = Document::new(self.lang, title, 2);
        let mut builder = Builder { document, report: self, lang: self.lang };
        let ranked = self.reading_order.iter().filter_map(|index| self.types.get(*index));
        let ranked: Vec<&TypeReport> = ranked.collect();
        builder.head();
        builder.verdicts(&ranked);
        builder.start();
        builder.path();
        builder.recruits();
        builder.questions();
        for found in ranked {
            if detail || found.verdict != Verdict::Unsuitable {
                builder.kind(found);
            }
        }
        builder.foot(detail);
        builder.document
    }
}

struct Builder<'a> {
    document: Document,
    report: &'a Report,
    lang: Lang,
}

impl Builder<'_> {
    fn heading(&mut self, level: u8, text: &str) {
        self.document.heading(level, typeset(self.lang, text));
    }

    fn item(&mut self, item: Item) {
        self.document.item(item);
    }

    fn quiet(&mut self, indent: usize, text: impl Into<String>) {
        self.item(Item::new(indent, (Style::Quiet, text)));
    }

    /// A label and its text, as a sentence that is typeset.
    fn sentence(&self, label: &str, text: &str) -> String {
        typeset(self.lang, &tr!(self.lang, labelled(label, text)))
    }

    fn labelled(&mut self, indent: usize, label: &str, text: &str) {
        let label = self.sentence(label, "");
        self.item(Item::new(indent, text).label(Style::Quiet, label));
    }

    /// A label over what follows.
    fn over(&mut self, indent: usize, label: &str) {
        let label = self.sentence(label, "");
        self.quiet(indent, label.trim_end());
    }

    fn head(&mut self) {
        self.document.text((Style::Quiet, self.report.edition()));
        self.document.gap();
        for (label, text) in self.report.team_rows() {
            let spoken = self.sentence(label, &text);
            self.item(Item::new(2, text).label(Style::Quiet, label).column(15).spoken(spoken));
        }
        self.document.gap();
    }

    /// One line a type: the sign, the name, the verdict, the reason. Then the verdicts that an alert
    /// could turn.
    fn verdicts(&mut self, ranked: &[&TypeReport]) {
        let widest = |text: fn(&TypeReport) -> &str| {
            ranked.iter().map(|found| text(found).width()).max().unwrap_or(0) + 2
        };
        let (name, verdict) = (widest(|found| &found.name), widest(|found| &found.verdict_words));
        for found in ranked {
            let spoken = match found.verdict {
                Verdict::Undetermined => found.summary.clone(),
                Verdict::Ready | Verdict::Eligible | Verdict::Reachable | Verdict::Unsuitable => {
                    format!("{}, {}", found.verdict_words, found.summary)
                }
            };
            let (sign, style) = verdict_sign(found.verdict);
            let item = Item::new(2, found.summary.as_str())
                .sign(style.clone(), sign)
                .label(Style::Strong, pad(&found.name, name))
                .label(style, pad(&found.verdict_words, verdict));
            let spoken = self.sentence(&found.name, &spoken);
            self.item(item.spoken(spoken));
        }
        self.document.gap();
        for found in ranked {
            for alert in found.alerts.iter().filter(|alert| alert.turns.is_some()) {
                let line = self.sentence(&found.name, &alert.summary());
                self.item(Item::new(2, line).sign(Style::Fair, "! "));
            }
        }
    }

    fn start(&mut self) {
        let report = self.report;
        self.heading(1, tr!(self.lang, report_start));
        for (action, number) in report.start.actions.iter().zip(1..) {
            self.item(Item::new(4, action.text.as_str()).number(number));
            if !action.detail.is_empty() {
                self.quiet(7, action.detail.as_str());
            }
        }
        self.contacts(&report.start.contacts);
    }

    fn contacts(&mut self, contacts: &[ContactReport]) {
        let told = |contact: &ContactReport| {
            let ways = contact.ways.iter().map(String::as_str);
            [contact.short.as_str()].into_iter().chain(ways).collect::<Vec<_>>().join(", ")
        };
        let label = tr!(self.lang, whom_to_call);
        match contacts {
            [] => {}
            [only] => self.labelled(4, label, &told(only)),
            several => {
                self.over(4, label);
                for contact in several {
                    self.item(Item::new(6, told(contact)).sign(Style::Quiet, "· "));
                }
            }
        }
    }

    /// What the types to start from prepare and combine with.
    fn path(&mut self) {
        let path = &self.report.path;
        if path.links.is_empty() {
            return;
        }
        self.heading(1, tr!(self.lang, report_path));
        let start: Vec<&str> = path.start.iter().map(|kind| kind.name.as_str()).collect();
        self.labelled(4, path.start_label(self.lang), &start.join(", "));
        for link in &path.links {
            let sign = match link.kind {
                RelationKind::Prepares => "→",
                RelationKind::Combines => "+",
                RelationKind::Alternative => "/",
            };
            let text = format!("{} ({}). {}", link.how(self.lang), link.state, link.text);
            let text = typeset(self.lang, &text);
            self.item(Item::new(4, text).sign(Style::Quiet, sign));
        }
    }

    /// Whose coming would gain most.
    fn recruits(&mut self) {
        if !self.report.recruits.is_empty() {
            self.heading(1, tr!(self.lang, report_recruits));
        }
        for recruit in &self.report.recruits {
            let text = self.sentence(&recruit.who, &recruit.text);
            self.item(Item::new(4, text).sign(Style::Quiet, "· "));
        }
    }

    /// What is not known, what it could change, and the options that settle it. Steps to confirm
    /// stand among the steps.
    fn questions(&mut self) {
        let questions = self.report.questions.iter().filter(|question| !question.of_step);
        for (question, index) in questions.zip(0..) {
            if index == 0 {
                self.heading(1, tr!(self.lang, report_questions));
            }
            self.question(question);
        }
    }

    fn question(&mut self, question: &Question) {
        let lang = self.lang;
        let types: Vec<&str> = question.types.iter().map(|kind| kind.name.as_str()).collect();
        let types = types.join(", ");
        let text = tr!(lang, report_changes_answer(&question.text, &types));
        self.item(Item::new(4, typeset(lang, &text)).sign(Style::Fair, "? "));
        self.labelled(6, tr!(self.lang, report_who_can_tell), &question.who);
        let column = question.replies.iter().map(|reply| reply.option.width()).max().unwrap_or(0);
        for reply in &question.replies {
            let summary = typeset(lang, &reply.summary(lang));
            let spoken = self.sentence(&reply.option, &summary);
            let item =
                Item::new(6, (Style::Quiet, summary)).label(Style::Code, reply.option.as_str());
            self.item(item.column(column + 2).spoken(spoken));
        }
    }

    fn kind(&mut self, found: &TypeReport) {
        let title = tr!(self.lang, labelled(&found.long_name, &found.verdict_words));
        self.heading(1, &format!("{}, {title}", found.name));
        if let Some(condition) = &found.condition {
            self.item(Item::new(4, (Style::Fair, words::sentence(&condition.text))));
            if !condition.options.is_empty() {
                self.quiet(4, condition.options.join(" "));
            }
        }
        self.outlook(found);
        let criteria =
            || found.criteria.iter().take_while(|one| one.kind != CriterionKind::Prerequisite);
        let widest = criteria().map(|criterion| criterion.label.width()).max().unwrap_or(0);
        criteria().for_each(|criterion| self.criterion(criterion, widest + 2));
        self.steps(found);
        self.alerts(found);
        self.not_counted(found);
        if !found.aims_served.is_empty() {
            let aims: Vec<&str> = found.aims_served.iter().map(|aim| aim.name.as_str()).collect();
            self.labelled(4, tr!(self.lang, report_aims_served), &aims.join(", "));
        }
        self.contacts(&found.contacts);
    }

    /// What would open it, or how firm it is; what it rests on.
    fn outlook(&mut self, found: &TypeReport) {
        let lang = self.lang;
        // Of what is not known yet, the condition has said it.
        if let (Some(obstacle), None) = (&found.obstacle, &found.condition) {
            let text = match &found.opening {
                Some(opening) => tr!(lang, obstacle_and_opening(&obstacle.words, &opening.text)),
                None => obstacle.words.clone(),
            };
            self.item(Item::new(4, typeset(lang, &words::sentence(&text))));
        }
        if let Some(margin) = &found.margin {
            self.item(Item::new(4, words::sentence(&margin.text)));
        }
        if let Some(weight) = &found.weight {
            self.quiet(4, words::sentence(&weight.text));
        }
    }

    fn criterion(&mut self, criterion: &Criterion, column: usize) {
        let label = format!("{} ({})", criterion.label, tr!(self.lang, outcome(criterion.outcome)));
        let spoken = self.sentence(&label, &criterion.because);
        let (sign, style) = outcome_sign(criterion.outcome);
        let item = Item::new(4, criterion.because.as_str()).sign(style, sign);
        self.item(item.label(Style::Quiet, pad(&criterion.label, column)).spoken(spoken));
        let mut line = criterion.source.line(self.lang);
        if let Some(cite) = &criterion.source.cite {
            line += &typeset(self.lang, &tr!(self.lang, citation(cite)));
        }
        self.item(Item::new(16, (Style::Quiet, line)).narrow(6));
        if let Some(text) = &criterion.interpretation {
            self.item(self.interpretation(16, text).narrow(6));
        }
    }

    /// How a source was read.
    fn interpretation(&self, indent: usize, text: &str) -> Item {
        let label = self.sentence(tr!(self.lang, interpretation), "");
        Item::new(indent, (Style::Quiet, text)).label(Style::Fair, label)
    }

    fn steps(&mut self, found: &TypeReport) {
        let lang = self.lang;
        if !found.steps.is_empty() {
            self.over(4, tr!(self.lang, report_steps));
        }
        for (step, number) in found.steps.iter().zip(1..) {
            let kind = if step.prerequisite {
                tr!(self.lang, prerequisite)
            } else {
                tr!(self.lang, report_afterwards)
            };
            let text = format!("{} ·\u{a0}{kind}, {}", step.text, step.state_words);
            let (sign, style) = state_sign(step.state);
            self.item(Item::new(6, typeset(lang, &text)).sign(style, sign).number(number));
            let contacts: Vec<&str> = step.contacts.iter().map(|one| one.short.as_str()).collect();
            let (after, contacts) = (step.after_words(), contacts.join(", "));
            let needs = step.needs.as_deref();
            let detail = words::step_detail(&after, &step.who, &contacts, needs, None, lang);
            self.item(Item::new(11, typeset(lang, &detail)));
            self.source(11, &step.source);
            if let Some(text) = &step.interpretation {
                self.item(self.interpretation(11, text));
            }
        }
    }

    fn source(&mut self, indent: usize, source: &SourceReport) {
        self.quiet(indent, source.line(self.lang));
    }

    /// What has moved since the documents that the criteria read.
    fn alerts(&mut self, found: &TypeReport) {
        if !found.alerts.is_empty() {
            self.over(4, tr!(self.lang, report_alerts));
        }
        for alert in &found.alerts {
            let line = words::capital(&tr!(self.lang, labelled(&alert.head(), &alert.text)));
            self.item(Item::new(6, typeset(self.lang, &line)).sign(Style::Fair, "! "));
            if let Some(turned) = &alert.turns_words {
                self.item(Item::new(8, (Style::Fair, words::sentence(turned))));
            }
            self.source(8, &alert.source);
        }
    }

    /// The members that do not count, reason by reason.
    fn not_counted(&mut self, found: &TypeReport) {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for excluded in &found.not_counted {
            match reasons.iter_mut().find(|(because, _)| *because == excluded.because) {
                Some((_, members)) => members.push(&excluded.members.words),
                None => reasons.push((&excluded.because, vec![&excluded.members.words])),
            }
        }
        let reasons = reasons.into_iter();
        let told = reasons.map(|(because, members)| format!("{}, {because}", members.join(", ")));
        let told = told.collect::<Vec<_>>().join(" ; ");
        if !told.is_empty() {
            let label = tr!(self.lang, report_not_counted);
            self.labelled(4, label, &typeset(self.lang, &told));
        }
    }

    fn foot(&mut self, detail: bool) {
        let (report, lang) = (self.report, self.lang);
        self.document.gap();
        let hidden = report.types.iter().any(|found| found.verdict == Verdict::Unsuitable);
        if hidden && !detail {
            self.document.text((Style::Quiet, typeset(lang, tr!(lang, report_add_detail))));
        }
        self.document.text((Style::Quiet, report.rules.notice.as_str()));
        for document in &report.rules.documents {
            let super::Document { title, publisher, date, .. } = document;
            let text = tr!(lang, report_cited(title, publisher, date));
            self.document.text((Style::Quiet, typeset(lang, &text)));
        }
    }
}

fn verdict_sign(verdict: Verdict) -> (&'static str, Style) {
    match verdict {
        Verdict::Ready | Verdict::Eligible => ("✔", Style::Good),
        Verdict::Reachable => ("◐", Style::Fair),
        Verdict::Undetermined => ("?", Style::Fair),
        Verdict::Unsuitable => ("✘", Style::Bad),
    }
}

fn outcome_sign(outcome: Outcome) -> (&'static str, Style) {
    match outcome {
        Outcome::Met => ("✔", Style::Good),
        Outcome::Unmet => ("✘", Style::Bad),
        Outcome::Unknown => ("?", Style::Fair),
    }
}

fn state_sign(state: StepState) -> (&'static str, Style) {
    match state {
        StepState::Done => ("✔", Style::Good),
        StepState::InProgress => ("…", Style::Fair),
        StepState::NotDone => ("○", Style::Fair),
        StepState::NotKnown => ("?", Style::Fair),
    }
}

/// The text with spaces up to a width.
fn pad(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(text.width())))
}
