//! The report as a document: what every format for paper starts from.

use super::what_if::WhatIf;
use super::words::Labels;
use super::{
    ContactReport, Criterion, CriterionKind, LinkReport, PlanReport, Question, Report,
    SourceReport, TypeReport, words,
};
use crate::document::{Block, Document, Entry, Line, Mark, Table, way};
use crate::lang::{Lang, typeset};

impl Report {
    /// The report as a document, in the order in which it is read: the answer first, then what to
    /// do, then the reasons.
    pub fn paper(&self) -> Document {
        let desk = Desk { report: self, lang: self.lang, words: Labels::new(self.lang) };
        Document {
            lang: self.lang,
            title: desk.words.title.clone(),
            margin: 0,
            blocks: desk.blocks(),
        }
    }
}

impl WhatIf {
    /// The comparison as a document.
    pub fn paper(&self) -> Document {
        let lang = self.lang;
        let [before, after] = words::before_and_after(lang);
        let team = |label: &str, report: &Report| {
            Line::default()
                .strong(words::labelled(label, "", lang))
                .plain(words::team_and_scale(report))
        };
        let rows = self.types.iter().map(|change| {
            let [before, after] = change.words.clone();
            let after = if change.flips { Line::default().strong(after) } else { after.into() };
            let why = typeset(lang, &change.why.join(words::semicolon(lang)));
            vec![change.name.as_str().into(), before.into(), after, why.into()]
        });
        let header = [words::types(lang), before, after, words::why(lang)];
        let table = Table {
            caption: self.summary(),
            header: header.map(str::to_owned).to_vec(),
            rows: rows.collect(),
            ..Table::default()
        };
        let blocks = vec![
            Block::list(vec![team(before, &self.before), team(after, &self.after)]),
            Block::Table(table),
            Block::Text(
                Line::from(typeset(lang, words::whole_report(lang)))
                    .plain(" ")
                    .code(format!("exercoord assess{}", self.options)),
            ),
            Block::Text(Line::default().quiet(self.after.rules.notice.clone())),
        ];
        Document { lang, title: words::what_if(lang).to_owned(), margin: 0, blocks }
    }
}

struct Desk<'a> {
    report: &'a Report,
    lang: Lang,
    words: Labels,
}

impl Desk<'_> {
    fn blocks(&self) -> Vec<Block> {
        let (report, words) = (self.report, &self.words);
        let mut blocks = vec![Block::Text(self.edition()), Block::list(self.team())];
        blocks.push(Block::Heading(1, words.answer.clone()));
        blocks.push(self.verdicts());
        blocks.push(Block::Heading(1, words.start.clone()));
        blocks.extend(self.start());
        if !report.path.links.is_empty() {
            blocks.push(Block::Heading(1, words.path.clone()));
            let start: Vec<&str> =
                report.path.start.iter().map(|kind| kind.name.as_str()).collect();
            let label = super::words::from_here(report.path.now, self.lang);
            blocks.push(Block::Text(self.labelled(label, &start.join(", "))));
            blocks.push(Block::list(report.path.links.iter().map(|link| self.link(link))));
        }
        if !report.recruits.is_empty() {
            blocks.push(Block::Heading(1, words.recruits.clone()));
            let recruits = report.recruits.iter().map(|recruit| {
                Line::default().strong(recruit.who.clone()).plain(self.after_colon(&recruit.text))
            });
            blocks.push(Block::list(recruits));
        }
        if !report.questions.is_empty() {
            blocks.push(Block::Heading(1, words.questions.clone()));
            blocks.push(Block::list(report.questions.iter().map(|open| self.question(open))));
        }
        blocks.push(Block::Heading(1, words.types.clone()));
        let types = report.reading_order.iter().filter_map(|index| report.types.get(*index));
        blocks.extend(types.flat_map(|found| self.kind(found)));
        blocks.push(Block::Heading(1, words.documents.clone()));
        blocks.push(Block::list(self.documents()));
        blocks.push(Block::Text(Line::default().quiet(report.rules.notice.clone())));
        blocks
    }

    /// "Pays de la Loire · règles 2021.1 · évalué le …".
    fn edition(&self) -> Line {
        let rules = &self.report.rules;
        let day =
            self.report.day.as_ref().map(|(_, day)| format!("{} {day}", self.words.assessed_on));
        let version = format!("{} {}", self.words.rules, rules.edition);
        let parts: Vec<String> =
            [Some(rules.title.clone()), Some(version), day].into_iter().flatten().collect();
        typeset(self.lang, &parts.join(" · ")).into()
    }

    fn team(&self) -> Vec<Line> {
        let (report, words) = (self.report, &self.words);
        let names = |things: &[super::Named]| -> Option<String> {
            let names: Vec<&str> = things.iter().map(|thing| thing.name.as_str()).collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let or_none = |text: Option<String>| Some(text.unwrap_or_else(|| words.none.clone()));
        let rows: [(&String, Option<String>); 4] = [
            (&words.team, or_none(report.team_words.clone())),
            (&words.status, report.unknown_status.clone()),
            (&words.scale, or_none(names(&report.scale))),
            (&words.aims, names(&report.aims)),
        ];
        rows.into_iter().filter_map(|(label, text)| Some(self.labelled(label, &text?))).collect()
    }

    fn labelled(&self, label: &str, text: &str) -> Line {
        let label = typeset(self.lang, &words::labelled(label, "", self.lang));
        Line::default().strong(label.trim_end()).plain(format!(" {text}"))
    }

    fn after_colon(&self, text: &str) -> String {
        typeset(self.lang, &words::labelled("", text, self.lang))
    }

    fn verdicts(&self) -> Block {
        let report = self.report;
        let types = report.reading_order.iter().filter_map(|index| report.types.get(*index));
        let rows = types.map(|found| {
            let verdict = Line::default().strong(found.verdict_words.clone());
            vec![found.name.as_str().into(), verdict, found.summary.as_str().into()]
        });
        Block::Table(Table {
            caption: String::new(),
            header: words::verdict_columns(self.lang).map(str::to_owned).to_vec(),
            rows: rows.collect(),
            ..Table::default()
        })
    }

    /// What to do first: the steps of what fits, or whom to find; then whom to call.
    fn start(&self) -> Vec<Block> {
        let report = self.report;
        let mut blocks = Vec::new();
        if !report.path.now {
            let actions = report.start.actions.iter().map(|action| action.text.as_str());
            blocks.push(Block::numbered(actions));
            if !report.plan.is_empty() {
                blocks.push(Block::Heading(2, self.words.steps_to_follow.clone()));
            }
        }
        if !report.plan.is_empty() {
            blocks.push(Block::list(report.plan.iter().map(|step| self.step(step))));
        }
        if !report.start.contacts.is_empty() {
            let contacts = report.start.contacts.iter().map(|contact| self.contact(contact));
            blocks.push(Block::Heading(2, self.words.whom_to_call.clone()));
            blocks.push(Block::list(contacts));
        }
        blocks
    }

    fn step(&self, step: &PlanReport) -> Entry {
        let text = super::words::step_of(&step.text, &step.types, self.lang);
        let notes = self.facts(&step.who, &step.contacts, step.needs.as_deref());
        Entry { mark: Some(step.state.into()), text: typeset(self.lang, &text).into(), notes }
    }

    /// Who acts at a step, whom to contact, what it needs.
    fn facts(&self, who: &str, contacts: &[ContactReport], needs: Option<&str>) -> Vec<Line> {
        let words = &self.words;
        let contacts: Vec<&str> = contacts.iter().map(|contact| &*contact.short).collect();
        let contact =
            (!contacts.is_empty()).then(|| self.labelled(&words.contact, &contacts.join(", ")));
        let needs = needs.map(|needs| self.labelled(&words.document, needs));
        [Some(self.labelled(&words.who_acts, who)), contact, needs].into_iter().flatten().collect()
    }

    fn contact(&self, contact: &ContactReport) -> Line {
        let line = Line::default().strong(contact.short.clone());
        let line = match contact.full_name() {
            Some(name) => line.plain(format!(", {name}")),
            None => line,
        };
        let line = contact
            .ways
            .iter()
            .fold(line, |line, text| line.plain(", ").link(text.clone(), way(text)));
        match &contact.note {
            Some(note) => line.plain(" ").quiet(note.clone()),
            None => line,
        }
    }

    fn link(&self, link: &LinkReport) -> Line {
        let line = Line::default()
            .strong(typeset(self.lang, &words::how(link, self.lang)))
            .plain(typeset(self.lang, &format!(" ({}). {} ", link.state, link.text)))
            .quiet(self.source(&link.source));
        match &link.interpretation {
            Some(text) => line.plain(format!(" {}", self.interpretation(text))),
            None => line,
        }
    }

    fn source(&self, source: &SourceReport) -> String {
        let cite = source.cite.as_ref().map(|cite| {
            let words = &self.words;
            self.after_colon(&format!("{}{cite}{}", words.open_quote, words.close_quote))
        });
        format!("{} ({}){}", source.line(self.lang), source.date, cite.unwrap_or_default())
    }

    fn interpretation(&self, text: &str) -> String {
        typeset(self.lang, &words::labelled(&self.words.interpretation, text, self.lang))
    }

    fn question(&self, question: &Question) -> Entry {
        let words = &self.words;
        let names: Vec<&str> = question.types.iter().map(|kind| kind.name.as_str()).collect();
        let mut notes = vec![
            self.labelled(&words.could_change, &names.join(", ")),
            self.labelled(&words.who_can_tell, &question.who),
        ];
        notes.extend(question.replies.iter().map(|reply| {
            let told = reply.told(&self.words.no_effect);
            let told = super::words::in_a_row(&told, self.lang);
            let told = if told.is_empty() { told } else { self.after_colon(&told) };
            Line::default().code(reply.option.clone()).plain(told)
        }));
        Entry { mark: Some(Mark::ToDo), text: question.text.as_str().into(), notes }
    }

    fn kind(&self, found: &TypeReport) -> Vec<Block> {
        let (lang, words) = (self.lang, &self.words);
        let heading = super::words::labelled(&found.long_name, &found.verdict_words, lang);
        let mut blocks =
            vec![Block::Heading(2, typeset(lang, &format!("{}, {heading}", found.name)))];
        let mut lines: Vec<Line> = Vec::new();
        if let Some(condition) = &found.condition {
            let text = super::words::sentence(&condition.text);
            let options = condition.options.join(" ");
            let line = Line::from(text);
            lines.push(if options.is_empty() { line } else { line.plain(" ").code(options) });
        } else if let Some(obstacle) = &found.obstacle {
            let text = match &found.opening {
                Some(opening) => {
                    super::words::obstacle_and_opening(&obstacle.words, &opening.text, lang)
                }
                None => obstacle.words.clone(),
            };
            lines.push(typeset(lang, &super::words::sentence(&text)).into());
        }
        lines
            .extend(found.margin.as_ref().map(|margin| self.labelled(&words.margin, &margin.text)));
        blocks.push(Block::list(lines));
        if let Some(weight) = &found.weight {
            blocks.push(Block::Remark {
                label: words.weight.clone(),
                text: weight.text.as_str().into(),
            });
        }
        // A heading that stands twice could not be told from the other in a list of headings.
        let of_type = |heading: &str| format!("{heading}, {}", found.name);
        blocks.push(Block::Heading(3, of_type(&words.criteria)));
        blocks.push(Block::Table(self.criteria(found)));
        for criterion in &found.criteria {
            if let Some(text) = &criterion.interpretation {
                let label = format!("{}, {}", words.interpretation, criterion.label);
                blocks.push(Block::Remark { label, text: text.as_str().into() });
            }
        }
        if !found.steps.is_empty() {
            blocks.push(Block::Heading(3, of_type(&words.steps)));
            let steps = found.steps.iter().map(|step| {
                let first = step.after_words();
                let first = (!first.is_empty()).then(|| self.labelled(&words.after, &first));
                let facts = self.facts(&step.who, &step.contacts, step.needs.as_deref());
                let after = if step.prerequisite { &words.prerequisite } else { &words.afterwards };
                let source = Line::default().quiet(self.source(&step.source));
                Entry {
                    mark: Some(step.state.into()),
                    text: Line::from(step.text.as_str()).plain(format!(" ({after})")),
                    notes: first.into_iter().chain(facts).chain([source]).collect(),
                }
            });
            blocks.push(Block::list(steps));
        }
        for alert in &found.alerts {
            let text = Line::from(alert.told()).plain(" ").quiet(self.source(&alert.source));
            let label = format!("{}, {}", words.alerts, alert.head());
            blocks.push(Block::Remark { label, text });
        }
        blocks.extend(self.rest(found));
        blocks
    }

    fn criteria(&self, found: &TypeReport) -> Table {
        let words = &self.words;
        let [_, outcome, _] = super::words::verdict_columns(self.lang).map(str::to_owned);
        let header = [&words.criterion, &outcome, &words.why, &words.source];
        let staff = found.criteria.iter().filter(|one| one.kind != CriterionKind::Prerequisite);
        let row = |criterion: &Criterion| {
            let outcome = super::words::outcome(criterion.outcome, self.lang);
            vec![
                criterion.label.as_str().into(),
                Line::default().strong(outcome),
                criterion.because.as_str().into(),
                Line::default().quiet(self.source(&criterion.source)),
            ]
        };
        Table {
            caption: String::new(),
            header: header.map(Clone::clone).to_vec(),
            rows: staff.map(row).collect(),
            ..Table::default()
        }
    }

    /// Who does not count, the aims that it serves, whom to call.
    fn rest(&self, found: &TypeReport) -> Vec<Block> {
        let words = &self.words;
        let mut lines: Vec<Line> = found
            .not_counted
            .iter()
            .map(|excluded| {
                let text = format!("{}, {}", excluded.members.words, excluded.because);
                self.labelled(&words.not_counted, &text)
            })
            .collect();
        let aims: Vec<&str> = found.aims_served.iter().map(|aim| aim.name.as_str()).collect();
        if !aims.is_empty() {
            lines.push(self.labelled(&words.aims_served, &aims.join(", ")));
        }
        lines.extend(found.contacts.iter().map(|contact| {
            let line = self.contact(contact);
            let label = super::words::labelled(&words.whom_to_call, "", self.lang);
            let mut whole = Line::from(typeset(self.lang, &label));
            whole.0.extend(line.0);
            whole
        }));
        if lines.is_empty() { Vec::new() } else { vec![Block::list(lines)] }
    }

    fn documents(&self) -> Vec<Line> {
        let (words, documents) = (&self.words, self.report.rules.documents.iter());
        documents
            .map(|document| {
                let title = format!("{}{}{}", words.open_quote, document.title, words.close_quote);
                let old = if document.old { format!(", {}", words.old) } else { String::new() };
                let rest = format!(", {}, {}{old}.", document.publisher, document.date);
                let line = Line::from(title).plain(rest);
                match &document.web {
                    Some(web) => line.plain(" ").link(web.clone(), web.clone()),
                    None => line,
                }
            })
            .collect()
    }
}
