//! The dossier of a type: what a team carries to its first meeting, filled in with what it has
//! told. The steps as a checklist with whom to call, and the documents that the type asks for, as
//! skeletons: headings and guidance are rule data with their sources, and what no source says is
//! left as lines to fill in.

use std::collections::BTreeSet;

use crate::answers::Answers;
use crate::document::{Block, Document, Entry, Line, Mark, Table};
use crate::lang::{Lang, join_and, plural, typeset};
use crate::report::{ContactReport, Report, StepReport, TypeReport, capital, names};
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

    /// The steps to take, with where the team stands and whom to call.
    fn steps(&self, found: &TypeReport) -> Document {
        let (lang, rules) = (self.lang, &self.report.rules);
        let mut document = Document::new(lang, tr!(lang, dossier_title(&found.name)), 0);
        let day = self.report.day.as_ref().map(|(_, day)| format!(", {day}")).unwrap_or_default();
        let edition = format!(" ({}{day})", tr!(lang, dossier_rules(&rules.title, &rules.edition)));
        document.text(Line::from(capital(&found.long_name)).quiet(edition));
        document.heading(1, typeset(lang, tr!(lang, dossier_standing)));
        document.blocks.push(Block::list(self.standing(found)));
        for criterion in &found.criteria {
            if let Some(text) = &criterion.interpretation {
                let label = format!("{}, {}", tr!(lang, interpretation), criterion.label);
                document.blocks.push(Block::Remark { label, text: text.as_str().into() });
            }
        }
        for alert in &found.alerts {
            let source = format!(" {} ({})", alert.source.line(lang), alert.source.date);
            let text = Line::from(alert.summary()).quiet(source);
            document.blocks.push(Block::Remark { label: capital(&alert.head(lang)), text });
        }
        if let Some(weight) = &found.weight {
            let label = tr!(lang, dossier_to_confirm).to_owned();
            document.blocks.push(Block::Remark { label, text: weight.text.as_str().into() });
        }
        document.heading(1, tr!(lang, report_steps));
        let find = self.people_to_find(found).into_iter();
        document
            .blocks
            .push(Block::list(find.chain(found.steps.iter().map(|step| self.step(step)))));
        let open: Vec<Entry> = self.open_questions(found);
        if !open.is_empty() {
            document.heading(1, tr!(lang, dossier_to_find_out));
            document.blocks.push(Block::list(open));
        }
        document.heading(1, tr!(lang, whom_to_call));
        document.blocks.push(self.contacts(found));
        document.heading(1, tr!(lang, dossier_team));
        document.blocks.push(self.team(TeamTable::Members, &|_| true));
        document.heading(1, tr!(lang, dossier_notes));
        let label = tr!(lang, dossier_decided).to_owned();
        document.blocks.push(Block::Fill { label, lines: ROOM });
        document.heading(1, tr!(lang, sources));
        document.blocks.push(Block::list(self.sources(found)));
        document.text(Line::default().quiet(rules.notice.as_str()));
        document
    }

    /// What the team is, and what the type is for it.
    fn standing(&self, found: &TypeReport) -> Vec<Line> {
        let lang = self.lang;
        let labelled =
            |label: &str, text: &str| Line::default().strong(self.label(label)).plain(text);
        let scales = names(&self.report.scale);
        let scales = if scales.is_empty() { tr!(lang, report_not_given) } else { &scales };
        let team = self.report.team_words.as_deref().unwrap_or(tr!(lang, report_not_given));
        let verdict = tr!(lang, verdict(found.verdict));
        let verdict = match found.summary.as_str() {
            "" => verdict.to_owned(),
            summary if summary.contains(verdict) => summary.to_owned(),
            summary => format!("{verdict}, {summary}"),
        };
        let verdict = typeset(lang, &verdict);
        let mut lines = vec![
            labelled(tr!(lang, dossier_team), team),
            labelled(tr!(lang, scale), scales),
            labelled(&found.name, &verdict),
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
        let people = join_and(self.lang, &missing);
        let text = match found.missing_at_best {
            true => tr!(self.lang, dossier_find_at_least(&people)),
            false => tr!(self.lang, dossier_find(&people)),
        };
        (!missing.is_empty()).then(|| Entry {
            mark: Some(Mark::ToDo),
            text: text.into(),
            notes: Vec::new(),
        })
    }

    fn step(&self, step: &StepReport) -> Entry {
        let lang = self.lang;
        let (after, contacts) = (names(&step.after), ContactReport::names(&step.contacts));
        let given = |text| Some(text).filter(|text: &&String| !text.is_empty());
        let labelled = |(label, text): (&str, Option<&String>)| {
            Some(Line::from(self.label(label)).plain(text?.as_str()))
        };
        let facts = [
            (tr!(lang, report_after), given(&after)),
            (tr!(lang, report_who_acts), Some(&step.who)),
            (tr!(lang, report_document), step.needs.as_ref()),
            (tr!(lang, report_contact), given(&contacts)),
        ];
        let reading = (tr!(lang, interpretation), step.interpretation.as_ref());
        let source = tr!(lang, dossier_source(&step.source.line(lang), &step.source.date));
        let source = typeset(lang, &source);
        let notes = facts.into_iter().filter_map(labelled);
        let notes = notes.chain([Line::default().quiet(source)]).chain(labelled(reading));
        let (mark, notes) = (Some(step.state.into()), notes.collect());
        Entry { mark, text: step.text.as_str().into(), notes }
    }

    fn label(&self, text: &str) -> String {
        format!("{text}{}", tr!(self.lang, colon))
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
                    Line::from(self.label(tr!(self.lang, report_who_can_tell)))
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
            return Block::Fill { label: tr!(self.lang, dossier_no_contact).to_owned(), lines: 2 };
        }
        Block::Table(Table {
            caption: String::new(),
            header: [
                tr!(self.lang, dossier_body),
                tr!(self.lang, dossier_full_name),
                tr!(self.lang, dossier_ways),
            ]
            .map(str::to_owned)
            .to_vec(),
            rows,
            ..Table::default()
        })
    }

    /// The team one by one, with room for what the program does not ask: names, places, signatures.
    fn team(&self, table: TeamTable, pass: &dyn Fn(&Member) -> bool) -> Block {
        let lang = self.lang;
        let Some(team) = self.answers.team() else {
            return Block::Fill {
                label: tr!(lang, dossier_members_to_name).to_owned(),
                lines: ROOM,
            };
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
            let status = status.unwrap_or_else(|| tr!(lang, dossier_status_to_confirm).to_owned());
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
        let last = match table {
            TeamTable::Members => &[tr!(lang, report_status), tr!(lang, dossier_place)][..],
            TeamTable::Signatures => &[tr!(lang, dossier_signature)],
        };
        let header = [tr!(lang, dossier_name), tr!(lang, dossier_profession)];
        let header = header.iter().chain(last).map(ToString::to_string);
        Block::Table(Table {
            caption: typeset(lang, &tr!(lang, people(team.size()))),
            header: header.collect(),
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
                let line = Line::from(cited(document, self.lang));
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
        let mut document = Document::new(lang, form.title.show(lang), 0);
        document.text(form.intro.show(lang));
        if let Some(step) = form.step {
            let step = self.catalogue.steps()[step].short.get(lang);
            let asked = typeset(lang, &tr!(lang, dossier_asked_by(&self.exercise.name, step)));
            document.text(Line::default().quiet(asked));
        }
        for section in &form.sections {
            document.heading(1, section.heading.show(lang));
            document.text(section.guide.show(lang));
            let source = section.evidence.as_ref().map(|evidence| self.asked_for(evidence));
            let source = source.unwrap_or_else(|| tr!(lang, dossier_free_part).to_owned());
            document.text(Line::default().quiet(source));
            document.blocks.push(match section.table {
                Some(table) => self.team(table, &|member| self.may_count(member)),
                None => Block::Fill { label: tr!(lang, dossier_to_write).to_owned(), lines: ROOM },
            });
        }
        let evidence = form.sections.iter().filter_map(|section| section.evidence.as_ref());
        let cited: Vec<&str> = evidence
            .map(|evidence| &*self.catalogue.documents()[evidence.source.document].id)
            .collect();
        let here = self.cited(&|document| cited.contains(&&*document.id));
        if !here.is_empty() {
            document.heading(1, tr!(lang, sources));
            document.blocks.push(Block::list(here));
        }
        document.text(Line::default().quiet(self.report.rules.notice.as_str()));
        document
    }

    /// Where a source asks for something, with a short citation.
    fn asked_for(&self, Evidence { source, cite, .. }: &Evidence) -> String {
        let (lang, document) = (self.lang, &self.catalogue.documents()[source.document]);
        let short = document.short.get(lang);
        let place = tr!(lang, place_in_source(short, &source.row, &source.column));
        let cite = cite.as_ref().map(|cite| tr!(lang, citation(cite))).unwrap_or_default();
        let source = tr!(lang, dossier_source(&place, document.date.get(lang)));
        typeset(lang, &format!("{source}{cite}"))
    }
}

/// A document behind the dossier.
fn cited(document: &rules::Document, lang: Lang) -> String {
    let (title, date) = (&document.title, document.date.get(lang));
    typeset(lang, &tr!(lang, dossier_document(title, &document.publisher, date)))
}
