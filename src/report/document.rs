//! The report as a document: the answer first, then what to do, then the reasons.

use super::{
    ContactReport, Criterion, CriterionKind, LinkReport, Question, Report, RouteReport,
    SourceReport, StepReport, TypeReport, names, words,
};
use crate::answers::StepState;
use crate::assess::{Outcome, Verdict};
use crate::document::{Block, Columns, Document, Entry, Line, Mark, Style, Table, way};
use crate::lang::{Lang, typeset};
use crate::tr;

impl Report {
    /// The report as a document. Without `detail`, it leaves out the types that do not fit, the steps
    /// to follow once somebody is found, the questions about steps, where the path is written, and addresses of documents.
    pub fn document(&self, detail: bool) -> Document {
        let title = typeset(self.lang, tr!(self.lang, report_title));
        let document = Document::new(self.lang, title, 2);
        let mut builder = Builder { document, report: self, lang: self.lang, detail };
        builder.report();
        builder.document
    }

    /// "Pays de la Loire, règles 2021.1, évalué le …".
    pub(super) fn edition(&self) -> String {
        let (rules, lang) = (&self.rules, self.lang);
        let day = self.day.as_ref();
        let day = day.map(|(_, day)| format!("{} {day}", tr!(lang, report_assessed_on)));
        let version = format!("{} {}", tr!(lang, report_rules), rules.edition);
        let parts = [Some(rules.title.clone()), Some(version), day];
        typeset(lang, &parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// What the team has told, with a label each.
    pub(super) fn team_rows(&self) -> Vec<(&'static str, String)> {
        let lang = self.lang;
        let names = |things| Some(names(things)).filter(|names| !names.is_empty());
        let or_none = |text: Option<String>| {
            Some(text.unwrap_or_else(|| tr!(lang, report_not_given).to_owned()))
        };
        let rows = [
            (tr!(lang, report_team), or_none(self.team_words.clone())),
            (tr!(lang, report_status), self.unknown_status.clone()),
            (tr!(lang, report_scale), or_none(names(&self.scale))),
            (tr!(lang, report_aims), names(&self.aims)),
        ];
        rows.into_iter().filter_map(|(label, text)| Some((label, text?))).collect()
    }
}

struct Builder<'a> {
    document: Document,
    report: &'a Report,
    lang: Lang,
    detail: bool,
}

impl Builder<'_> {
    fn list<T: Into<Entry>>(&mut self, entries: impl IntoIterator<Item = T>) {
        self.document.blocks.push(Block::list(entries));
    }

    fn table<const N: usize>(
        &mut self,
        header: [&str; N],
        rows: impl IntoIterator<Item = Vec<Line>>,
    ) {
        let table = Table { columns: Columns::Entries, ..Table::new(header, rows) };
        self.document.blocks.push(Block::Table(table));
    }

    fn remark(&mut self, label: impl Into<String>, text: impl Into<Line>) {
        self.document.blocks.push(Block::Remark { label: label.into(), text: text.into() });
    }

    fn report(&mut self) {
        let (report, lang, detail) = (self.report, self.lang, self.detail);
        self.document.text((Style::Quiet, report.edition()));
        self.document.gap();
        let team = report.team_rows().into_iter();
        let mut team: Vec<Line> = team.map(|(label, text)| self.labelled(label, &text)).collect();
        team.extend(report.counted_nowhere.iter().map(|some| {
            let text = format!("{} ({})", some.text, some.reason.trim_end_matches('.'));
            self.labelled(tr!(lang, brief_nowhere), &text)
        }));
        self.list(team);
        for warning in &report.warnings {
            self.remark(tr!(lang, warning), warning.as_str());
        }
        self.document.heading(1, tr!(lang, report_answer));
        for line in &report.headline {
            self.document.text((Style::Strong, line.as_str()));
        }
        let types = || report.reading_order.iter().filter_map(|index| report.types.get(*index));
        let header = [tr!(lang, report_type), tr!(lang, report_verdict), tr!(lang, report_why)];
        let rows = types().map(|found| {
            let standing = found.standing.as_str();
            let verdict = Line::from((verdict_style(found.verdict), "")).strong(standing);
            vec![found.name.as_str().into(), verdict, found.summary.as_str().into()]
        });
        self.table(header, rows);
        for found in types() {
            for alert in found.alerts.iter().filter(|alert| alert.turns.is_some()) {
                self.remark(found.name.as_str(), alert.summary());
            }
        }
        for found in types() {
            if let Some(doubt) = &found.doubt {
                self.remark(found.name.as_str(), words::sentence(doubt));
            }
        }
        if report.routes.is_empty() {
            self.document.heading(1, tr!(lang, report_start));
            self.start();
        }
        report.routes.iter().for_each(|route| self.route(route));
        for passed in &report.superseded {
            let text = tr!(lang, prepares(&passed.kind.name, &passed.by.name));
            self.remark(passed.kind.name.as_str(), typeset(lang, &words::sentence(&text)));
        }
        if !report.recruits.is_empty() {
            self.document.heading(1, tr!(lang, report_recruits));
            let recruits = report.recruits.iter().map(|recruit| {
                Line::default().strong(recruit.who.as_str()).plain(self.after_colon(&recruit.text))
            });
            self.list(recruits.collect::<Vec<_>>());
        }
        let questions = report.questions.iter().filter(|question| detail || !question.of_step);
        let questions: Vec<Entry> = questions.map(|question| self.question(question)).collect();
        if !questions.is_empty() {
            self.document.heading(1, tr!(lang, report_questions));
            self.list(questions);
        }
        let shown = |found: &&TypeReport| detail || found.verdict != Verdict::Unsuitable;
        if types().any(|found| shown(&found)) {
            self.document.heading(1, tr!(lang, report_types));
        }
        types().filter(shown).for_each(|found| self.kind(found));
        self.document.heading(1, tr!(lang, report_documents));
        self.list(self.documents());
        self.document.gap();
        if !types().all(|found| shown(&found)) {
            self.document.text((Style::Quiet, typeset(lang, tr!(lang, report_add_detail))));
        }
        self.document.text((Style::Quiet, report.rules.notice.as_str()));
    }

    fn labelled(&self, label: &str, text: &str) -> Line {
        let label = typeset(self.lang, &tr!(self.lang, labelled(label, "")));
        Line::default().strong(label.trim_end()).plain(format!(" {text}"))
    }

    fn after_colon(&self, text: &str) -> String {
        typeset(self.lang, &tr!(self.lang, labelled("", text)))
    }

    /// What to do first where nothing fits: whom to find, what to answer, whom to call.
    fn start(&mut self) {
        let report = self.report;
        let actions = report.start.actions.iter().map(String::as_str);
        self.document.blocks.push(Block::numbered(actions));
        if !report.start.contacts.is_empty() {
            self.document.heading(2, tr!(self.lang, whom_to_call));
            self.list(report.start.contacts.iter().map(contact));
        }
    }

    /// A route: whom to call, its steps, how it goes with the others, where it leads.
    fn route(&mut self, route: &RouteReport) {
        let (report, lang) = (self.report, self.lang);
        let heading = tr!(lang, route_of(&route.kind.name));
        self.document.heading(1, typeset(lang, &heading));
        let found = report.types.iter().find(|found| found.id == route.kind.id);
        let Some(found) = found else { return };
        let of = |things: &[super::Named]| Some(names(things)).filter(|names| !names.is_empty());
        let facts = [
            (tr!(lang, report_apart), route.apart.clone()),
            (tr!(lang, report_with), of(&route.with)),
            (tr!(lang, report_instead_of), of(&route.instead_of)),
            (tr!(lang, brief_pay), route.pay.clone()),
            (tr!(lang, brief_legal), route.legal_form.clone()),
        ];
        let facts = facts.into_iter().filter_map(|(label, text)| Some((label, text?)));
        let mut lines: Vec<Line> = facts.map(|(label, text)| self.labelled(label, &text)).collect();
        lines.extend(found.contacts.iter().map(|one| {
            let label = tr!(lang, labelled(tr!(lang, whom_to_call), ""));
            let mut line = Line::from(typeset(lang, &label));
            line.0.extend(contact(one).0);
            line
        }));
        self.list(lines);
        let left = found.steps.iter().filter(|step| step.state != StepState::Done);
        let steps: Vec<Entry> = left.map(|step| self.step(step)).collect();
        if !steps.is_empty() {
            self.document.heading(2, typeset(lang, &tr!(lang, steps_of(&route.kind.name))));
            self.list(steps);
        }
        if !route.leads_to.is_empty() {
            self.document.heading(2, typeset(lang, &tr!(lang, leads_on(&route.kind.name))));
            let links: Vec<Line> = route.leads_to.iter().map(|link| self.link(link)).collect();
            self.list(links);
        }
    }

    fn step(&self, step: &StepReport) -> Entry {
        let notes = self.facts(&step.who, &step.contacts, step.needs.as_deref());
        Entry { mark: Some(step.state.into()), text: step.text.as_str().into(), notes }
    }

    /// Who acts at a step, whom to contact, what it needs.
    fn facts(&self, who: &str, contacts: &[ContactReport], needs: Option<&str>) -> Vec<Line> {
        let contact = ContactReport::names(contacts);
        let facts = [
            (tr!(self.lang, report_who_acts), Some(who)),
            (
                tr!(self.lang, report_contact),
                Some(contact.as_str()).filter(|text| !text.is_empty()),
            ),
            (tr!(self.lang, report_document), needs),
        ];
        facts.into_iter().filter_map(|(label, text)| Some(self.labelled(label, text?))).collect()
    }

    fn link(&self, link: &LinkReport) -> Line {
        let line = Line::default()
            .strong(typeset(self.lang, &link.how(self.lang)))
            .plain(typeset(self.lang, &format!(" ({}). {} ", link.state, link.text)));
        if !self.detail {
            return line;
        }
        let line = line.quiet(self.source(&link.source));
        match &link.interpretation {
            Some(text) => {
                let text = tr!(self.lang, labelled(tr!(self.lang, interpretation), text));
                line.plain(format!(" {}", typeset(self.lang, &text)))
            }
            None => line,
        }
    }

    fn source(&self, source: &SourceReport) -> String {
        let cite = source.cite.as_ref().map(|cite| self.after_colon(&self.quoted(cite)));
        format!("{} ({}){}", source.line(self.lang), source.date, cite.unwrap_or_default())
    }

    fn quoted(&self, text: &str) -> String {
        format!("{}{text}{}", tr!(self.lang, open_quote), tr!(self.lang, close_quote))
    }

    fn question(&self, question: &Question) -> Entry {
        let lang = self.lang;
        let mut notes = vec![
            self.labelled(tr!(lang, report_could_change), &names(&question.types)),
            self.labelled(tr!(lang, report_who_can_tell), &question.who),
        ];
        notes.extend(question.replies.iter().map(|reply| {
            let summary = reply.summary(lang);
            let summary = if summary.is_empty() { summary } else { self.after_colon(&summary) };
            Line::default().code(reply.option.as_str()).plain(summary)
        }));
        Entry { mark: Some(Mark::ToDo), text: question.text.as_str().into(), notes }
    }

    fn kind(&mut self, found: &TypeReport) {
        let lang = self.lang;
        let heading = tr!(lang, labelled(&found.long_name, tr!(lang, verdict(found.verdict))));
        self.document.heading(2, typeset(lang, &format!("{}, {heading}", found.name)));
        let mut lines: Vec<Line> = Vec::new();
        if let Some(condition) = &found.condition {
            let options = condition.options.join(" ");
            let line = Line::from(words::sentence(&condition.text));
            lines.push(if options.is_empty() { line } else { line.plain(" ").code(options) });
        } else if let Some(obstacle) = found.obstacle {
            let obstacle = tr!(lang, obstacle(obstacle));
            let text = match &found.opening {
                Some(opening) => tr!(lang, obstacle_and_opening(obstacle, &opening.text)),
                None => obstacle.to_owned(),
            };
            lines.push(typeset(lang, &words::sentence(&text)).into());
        }
        let margin = found.margin.as_ref();
        lines.extend(margin.map(|margin| self.labelled(tr!(lang, report_margin), &margin.text)));
        self.list(lines);
        if let Some(weight) = &found.weight {
            self.remark(tr!(lang, report_to_confirm), weight.text.as_str());
        }
        // A heading that stands twice could not be told from the other in a list of headings.
        let of_type = |heading: &str| format!("{heading}, {}", found.name);
        self.document.heading(3, of_type(tr!(lang, report_criteria)));
        self.criteria(found);
        for criterion in &found.criteria {
            if let Some(text) = &criterion.interpretation {
                let label = format!("{}, {}", tr!(lang, interpretation), criterion.label);
                self.remark(label, text.as_str());
            }
        }
        if !found.steps.is_empty() {
            self.document.heading(3, of_type(tr!(lang, report_steps)));
            let steps = found.steps.iter().map(|step| {
                let first = names(&step.after);
                let first =
                    (!first.is_empty()).then(|| self.labelled(tr!(lang, report_after), &first));
                let facts = self.facts(&step.who, &step.contacts, step.needs.as_deref());
                let when = match step.prerequisite {
                    true => tr!(lang, prerequisite),
                    false => tr!(lang, report_afterwards),
                };
                let source = Line::default().quiet(self.source(&step.source));
                Entry {
                    mark: Some(step.state.into()),
                    text: Line::from(step.text.as_str()).plain(format!(" ({when})")),
                    notes: first.into_iter().chain(facts).chain([source]).collect(),
                }
            });
            self.list(steps.collect::<Vec<_>>());
        }
        for alert in &found.alerts {
            let text = Line::from(alert.summary()).plain(" ").quiet(self.source(&alert.source));
            self.remark(format!("{}, {}", tr!(lang, report_alerts), alert.head(lang)), text);
        }
        self.rest(found);
    }

    fn criteria(&mut self, found: &TypeReport) {
        let lang = self.lang;
        let staff = found.criteria.iter().filter(|one| one.kind != CriterionKind::Prerequisite);
        let row = |criterion: &Criterion| {
            vec![
                criterion.label.as_str().into(),
                Line::from((outcome_style(criterion.outcome), ""))
                    .strong(tr!(lang, outcome(criterion.outcome))),
                criterion.because.as_str().into(),
                Line::default().quiet(self.source(&criterion.source)),
            ]
        };
        let rows: Vec<Vec<Line>> = staff.map(row).collect();
        let header = [
            tr!(lang, report_criterion),
            tr!(lang, report_verdict),
            tr!(lang, report_why),
            tr!(lang, report_source),
        ];
        self.table(header, rows);
    }

    /// Who does not count, the aims that it serves, whom to call.
    fn rest(&mut self, found: &TypeReport) {
        let lang = self.lang;
        let excluded = found.not_counted.iter().map(|excluded| {
            let text = format!("{}, {}", excluded.members.words, excluded.because);
            self.labelled(tr!(lang, report_not_counted), &text)
        });
        let mut lines: Vec<Line> = excluded.collect();
        let aims = names(&found.aims_served);
        if !aims.is_empty() {
            lines.push(self.labelled(tr!(lang, report_aims_served), &aims));
        }
        lines.extend(found.contacts.iter().map(|one| {
            let label = tr!(lang, labelled(tr!(lang, whom_to_call), ""));
            let mut line = Line::from(typeset(lang, &label));
            line.0.extend(contact(one).0);
            line
        }));
        if !lines.is_empty() {
            self.list(lines);
        }
    }

    fn documents(&self) -> Vec<Line> {
        let documents = self.report.rules.documents.iter().map(|document| {
            let old = match document.old {
                true => format!(", {}", tr!(self.lang, report_old_document)),
                false => String::new(),
            };
            let rest = format!(", {}, {}{old}.", document.publisher, document.date);
            let line = Line::from(self.quoted(&document.title)).plain(rest);
            match document.web.as_ref().filter(|_| self.detail) {
                Some(web) => line.plain(" ").link(web.as_str(), web.as_str()),
                None => line,
            }
        });
        documents.collect()
    }
}

fn contact(contact: &ContactReport) -> Line {
    let mut line = Line::default().strong(contact.short.as_str());
    if let Some(name) = contact.full_name() {
        line = line.plain(format!(", {name}"));
    }
    for text in &contact.ways {
        line = line.plain(", ").link(text.as_str(), way(text));
    }
    match &contact.note {
        Some(note) => line.plain(" ").quiet(note.as_str()),
        None => line,
    }
}

fn verdict_style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Ready | Verdict::Eligible => Style::Good,
        Verdict::Reachable => Style::Fair,
        Verdict::Undetermined => Style::Open,
        Verdict::Unsuitable => Style::Bad,
    }
}

fn outcome_style(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Met => Style::Good,
        Outcome::Unmet => Style::Bad,
        Outcome::Unknown => Style::Open,
    }
}
