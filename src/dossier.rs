//! The dossier of a type: what a team carries to its first meeting, filled in with what it has
//! told. The steps as a checklist with whom to call, and the documents that the type asks for, as
//! skeletons: headings and guidance are rule data with their sources, and what no source says is
//! left as lines to fill in.

mod words;

use std::collections::BTreeSet;

use crate::answers::Answers;
use crate::document::{Block, Document, Entry, Line, Mark, Table};
use crate::lang::{Lang, join_and, plural, typeset};
use crate::report::{ContactReport, Report, SourceReport, StepReport, TypeReport, capital};
use crate::rules::{self, Catalogue, Evidence, ExerciseType, Form, Ix, TeamTable};
use crate::team::{Member, Team};
use crate::tr;

/// More people than this are not written one by one.
const MOST_ROWS: u64 = 40;
/// The id of the document of the steps, among those of the rules' forms.
const STEPS: &str = "demarches";
/// The empty lines under a heading.
const ROOM: u8 = 5;

/// A document of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The stem of its file: "msp-projet-sante".
    pub stem: String,
    /// What it says.
    pub paper: Document,
}

/// The documents that a team takes to its first meeting about a type, from its report.
pub fn dossier(
    catalogue: &Catalogue,
    answers: &Answers,
    kind: Ix<ExerciseType>,
    report: &Report,
) -> Vec<Sheet> {
    let exercise = &catalogue.types()[kind];
    let lang = report.lang;
    let desk = Builder { catalogue, answers, exercise, report, lang };
    let steps = report
        .types
        .get(kind.index())
        .map(|found| Sheet { stem: desk.stem(STEPS), paper: desk.steps(found) });
    let forms = exercise
        .forms
        .iter()
        .map(|form| Sheet { stem: desk.stem(&form.id), paper: desk.form(form) });
    steps.into_iter().chain(forms).collect()
}

/// A dossier as one document, each of its documents under a heading.
pub fn bound(sheets: &[Sheet]) -> Option<Document> {
    let (first, rest) = sheets.split_first()?;
    let mut paper = first.paper.clone();
    let first_headings = first.paper.blocks.iter().filter_map(|block| match block {
        Block::Heading(_, text) => Some(text.clone()),
        _ => None,
    });
    let mut headings: BTreeSet<String> = first_headings.collect();
    for sheet in rest {
        let title = &sheet.paper.title;
        paper.blocks.push(Block::Heading(1, title.clone()));
        for block in &sheet.paper.blocks {
            paper.blocks.push(match block {
                // Two documents may have parts of the same name.
                Block::Heading(level, text) if headings.insert(text.clone()) => {
                    Block::Heading(level + 1, text.clone())
                }
                Block::Heading(level, text) => {
                    Block::Heading(level + 1, format!("{text} ({title})"))
                }
                other => other.clone(),
            });
        }
    }
    Some(paper)
}

struct Builder<'a> {
    catalogue: &'a Catalogue,
    answers: &'a Answers,
    exercise: &'a ExerciseType,
    report: &'a Report,
    lang: Lang,
}

impl Builder<'_> {
    fn stem(&self, document: &str) -> String {
        format!("{}-{document}", self.exercise.id)
    }

    fn heading(&self, text: &str) -> Block {
        Block::Heading(1, typeset(self.lang, text))
    }

    /// The steps to take, with where the team stands and whom to call.
    fn steps(&self, found: &TypeReport) -> Document {
        let lang = self.lang;
        let mut blocks = vec![
            Block::Text(Line::default().plain(capital(&found.long_name)).quiet(words::of_rules(
                &self.report.rules.title,
                &self.report.rules.edition,
                self.report.day.as_ref().map(|(_, day)| day.as_str()),
                lang,
            ))),
            self.heading(words::standing(lang)),
        ];
        blocks.push(Block::list(self.standing(found)));
        for criterion in &found.criteria {
            if let Some(text) = &criterion.interpretation {
                let label =
                    format!("{}, {}", tr!(self.lang, report_interpretation), criterion.label);
                blocks.push(Block::Remark { label, text: text.as_str().into() });
            }
        }
        for alert in &found.alerts {
            let source = format!(" {} ({})", alert.source.line(lang), alert.source.date);
            let text = Line::from(alert.summary()).quiet(source);
            blocks.push(Block::Remark { label: capital(&alert.head()), text });
        }
        if let Some(weight) = &found.weight {
            let label = words::weight(lang).to_owned();
            blocks.push(Block::Remark { label, text: weight.text.as_str().into() });
        }
        blocks.push(self.heading(words::steps(lang)));
        let find = self.people_to_find(found).into_iter();
        let steps = found.steps.iter().map(|step| self.check(step));
        blocks.push(Block::list(find.chain(steps)));
        let open: Vec<Entry> = self.open_questions(found);
        if !open.is_empty() {
            blocks.push(self.heading(words::to_find_out(lang)));
            blocks.push(Block::list(open));
        }
        blocks.push(self.heading(tr!(self.lang, report_whom_to_call)));
        blocks.push(self.contacts(found));
        blocks.push(self.heading(words::team(lang)));
        blocks.push(self.team(TeamTable::Members, &|_| true));
        blocks.push(self.heading(words::notes(lang)));
        blocks.push(Block::Fill { label: words::decided(lang).to_owned(), lines: ROOM });
        blocks.push(self.heading(words::sources(lang)));
        blocks.push(Block::list(self.sources(found)));
        blocks.push(Block::Text(Line::default().quiet(self.report.rules.notice.clone())));
        Document { lang, title: words::steps_title(&found.name, lang), margin: 0, blocks }
    }

    /// What the team is, and what the type is for it.
    fn standing(&self, found: &TypeReport) -> Vec<Line> {
        let lang = self.lang;
        let labelled = |label: &str, text: &str| {
            Line::default().strong(words::label(label, lang)).plain(text.to_owned())
        };
        let scales: Vec<&str> = self.report.scale.iter().map(|scale| scale.name.as_str()).collect();
        let scales =
            if scales.is_empty() { words::not_given(lang).to_owned() } else { scales.join(", ") };
        let team = self.report.team_words.as_deref().unwrap_or(words::not_given(lang));
        let mut lines = vec![
            labelled(words::team(lang), team),
            labelled(words::scale(lang), &scales),
            labelled(&found.name, &words::verdict(&found.verdict_words, &found.summary, lang)),
        ];
        if let Some(opening) = found.opening.as_ref().filter(|_| !found.is_recommended()) {
            lines.push(labelled(tr!(self.lang, report_opening), &opening.text));
        }
        if let Some(margin) = &found.margin {
            lines.push(labelled(tr!(self.lang, report_margin), &margin.text));
        }
        lines.extend(found.not_counted.iter().map(|excluded| {
            let text = format!("{}, {}", excluded.members.words, excluded.because);
            labelled(tr!(self.lang, report_not_counted), &text)
        }));
        lines
    }

    /// Whom to find before anything else, where somebody is missing.
    fn people_to_find(&self, found: &TypeReport) -> Option<Entry> {
        let missing: Vec<String> = found.missing.iter().map(|seat| seat.words.clone()).collect();
        let text = words::find(&join_and(self.lang, &missing), found.missing_at_best, self.lang);
        (!missing.is_empty()).then(|| Entry {
            mark: Some(Mark::ToDo),
            text: text.into(),
            notes: Vec::new(),
        })
    }

    fn check(&self, step: &StepReport) -> Entry {
        let lang = self.lang;
        let labelled =
            |label: &str, text: &str| Line::from(words::label(label, lang)).plain(text.to_owned());
        let mut notes = Vec::new();
        if !step.after.is_empty() {
            notes.push(labelled(tr!(self.lang, report_after), &step.after_words()));
        }
        notes.push(labelled(tr!(self.lang, report_who_acts), &step.who));
        notes.extend(
            step.needs.as_ref().map(|needs| labelled(tr!(self.lang, report_document), needs)),
        );
        if !step.contacts.is_empty() {
            let mut line = Line::from(words::label(tr!(self.lang, report_contact), lang));
            for (number, contact) in step.contacts.iter().enumerate() {
                let comma = if number > 0 { ", " } else { "" };
                line = line.plain(format!("{comma}{}", contact.short));
            }
            notes.push(line);
        }
        notes.push(self.source(&step.source));
        if let Some(text) = &step.interpretation {
            notes.push(labelled(tr!(self.lang, report_interpretation), text));
        }
        Entry { mark: Some(step.state.into()), text: step.text.as_str().into(), notes }
    }

    fn source(&self, source: &SourceReport) -> Line {
        Line::default().quiet(words::source(&source.line(self.lang), &source.date, self.lang))
    }

    /// What is not known and matters for the type, but for its steps, which have their list.
    fn open_questions(&self, found: &TypeReport) -> Vec<Entry> {
        let here = |types: &[crate::report::Named]| types.iter().any(|kind| kind.id == found.id);
        self.report
            .questions
            .iter()
            .filter(|question| !question.of_step && here(&question.types))
            .map(|question| Entry {
                mark: Some(Mark::ToDo),
                text: question.text.as_str().into(),
                notes: vec![
                    Line::from(words::label(tr!(self.lang, report_who_can_tell), self.lang))
                        .plain(question.who.clone()),
                ],
            })
            .collect()
    }

    /// Everybody who is named for the type or one of its steps.
    fn contacts(&self, found: &TypeReport) -> Block {
        let mut all: Vec<&ContactReport> = Vec::new();
        let of_steps = found.steps.iter().flat_map(|step| &step.contacts);
        for contact in found.contacts.iter().chain(of_steps) {
            if !all.contains(&contact) {
                all.push(contact);
            }
        }
        let rows = all.iter().map(|contact| {
            let ways =
                contact.ways.iter().enumerate().fold(Line::default(), |line, (number, way)| {
                    let line = if number > 0 { line.plain(", ") } else { line };
                    line.link(way.clone(), crate::document::way(way))
                });
            let ways = match &contact.note {
                Some(note) if contact.ways.is_empty() => ways.quiet(note.clone()),
                Some(note) => ways.plain(" ").quiet(note.clone()),
                None => ways,
            };
            let name = contact.full_name().unwrap_or_default();
            vec![Line::default().strong(contact.short.clone()), name.into(), ways]
        });
        let rows: Vec<Vec<Line>> = rows.collect();
        if rows.is_empty() {
            return Block::Fill { label: words::no_contact(self.lang).to_owned(), lines: 2 };
        }
        Block::Table(Table {
            caption: String::new(),
            header: words::contact_columns(self.lang).map(str::to_owned).to_vec(),
            rows,
            ..Table::default()
        })
    }

    /// The team one by one, with room for what the program does not ask: names, places, signatures.
    fn team(&self, table: TeamTable, pass: &dyn Fn(&Member) -> bool) -> Block {
        let lang = self.lang;
        let Some(team) = self.answers.team() else {
            return Block::Fill { label: words::members_to_name(lang).to_owned(), lines: ROOM };
        };
        let team = Team::new(team.members().iter().filter(|member| pass(member)).copied());
        let one_by_one = team.size() <= MOST_ROWS;
        let rows = team.members().iter().flat_map(|member| {
            let profession = &self.catalogue.professions()[member.profession];
            let times = if one_by_one { member.count } else { 1 };
            let count = u64::from(if one_by_one { 1 } else { member.count });
            let noun = plural(lang, count, &profession.noun.one, &profession.noun.many);
            let status = member.status.map(|status| {
                let status = &self.catalogue.statuses()[status].noun;
                plural(lang, count, &status.one, &status.many).get(lang).to_owned()
            });
            let status = status.unwrap_or_else(|| words::to_confirm(lang).to_owned());
            let name =
                if one_by_one { noun.fr.to_string() } else { format!("{count} {}", noun.fr) };
            let cells = match table {
                TeamTable::Members => vec![String::new(), name, status, String::new()],
                TeamTable::Signatures => vec![String::new(), name, String::new()],
            };
            let row: Vec<Line> =
                cells.into_iter().map(|text| Line::from(typeset(lang, &text))).collect();
            std::iter::repeat_n(row, times as usize)
        });
        let header = match table {
            TeamTable::Members => words::member_columns(lang).to_vec(),
            TeamTable::Signatures => words::signature_columns(lang).to_vec(),
        };
        Block::Table(Table {
            caption: words::people(team.size(), lang),
            header: header.into_iter().map(str::to_owned).collect(),
            rows: rows.collect(),
            ..Table::default()
        })
    }

    /// Whether members count for the type, as far as is known.
    fn may_count(&self, member: &Member) -> bool {
        let audience = &self.exercise.audience;
        audience.professions.contains(member.profession)
            && member.status.is_none_or(|status| audience.statuses.contains(status))
    }

    /// The documents that the type's criteria and steps cite.
    fn sources(&self, found: &TypeReport) -> Vec<Line> {
        let criteria = found.criteria.iter().map(|criterion| &criterion.source);
        let steps = found.steps.iter().map(|step| &step.source);
        let cited: Vec<&str> =
            criteria.chain(steps).map(|source| source.document.as_str()).collect();
        self.cited(&|document| cited.contains(&&*document.id))
    }

    /// Documents, as they are cited.
    fn cited(&self, pass: &dyn Fn(&rules::Document) -> bool) -> Vec<Line> {
        let documents = self.catalogue.documents().iter().filter(|document| pass(document));
        documents
            .map(|document| {
                let line = Line::from(words::cited(document, self.lang));
                match &document.web {
                    Some(web) => line.plain(" ").link(web.to_string(), web.to_string()),
                    None => line,
                }
            })
            .collect()
    }

    /// A skeleton to fill in: its headings, guidance, sources, and room to write.
    fn form(&self, form: &Form) -> Document {
        let lang = self.lang;
        let mut blocks = vec![Block::Text(form.intro.show(lang).into())];
        if let Some(step) = form.step {
            let step = &self.catalogue.steps()[step];
            let asked = words::asked_by(&self.exercise.name, step.short.get(lang), lang);
            blocks.push(Block::Text(Line::default().quiet(asked)));
        }
        for section in &form.sections {
            blocks.push(Block::Heading(1, section.heading.show(lang)));
            blocks.push(Block::Text(section.guide.show(lang).into()));
            let source = section.evidence.as_ref().map(|evidence| self.asked_for(evidence));
            let source = source.unwrap_or_else(|| words::free(lang).to_owned());
            blocks.push(Block::Text(Line::default().quiet(source)));
            blocks.push(match section.table {
                Some(table) => self.team(table, &|member| self.may_count(member)),
                None => Block::Fill { label: words::to_write(lang).to_owned(), lines: ROOM },
            });
        }
        let evidence = form.sections.iter().filter_map(|section| section.evidence.as_ref());
        let cited: Vec<Ix<rules::Document>> =
            evidence.map(|evidence| evidence.source.document).collect();
        let here = self.cited(&|document| {
            cited.iter().any(|number| self.catalogue.documents()[*number].id == document.id)
        });
        if !here.is_empty() {
            blocks.push(self.heading(words::sources(lang)));
            blocks.push(Block::list(here));
        }
        blocks.push(Block::Text(Line::default().quiet(self.report.rules.notice.clone())));
        Document { lang, title: form.title.show(lang), margin: 0, blocks }
    }

    /// Where a source asks for something, with a short citation.
    fn asked_for(&self, evidence: &Evidence) -> String {
        let document = &self.catalogue.documents()[evidence.source.document];
        words::asked_for(
            document.short.get(self.lang),
            document.date.get(self.lang),
            (&evidence.source.row, &evidence.source.column),
            evidence.cite.as_deref(),
            self.lang,
        )
    }
}
