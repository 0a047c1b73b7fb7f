//! The dossier of a type: what a team carries to its next meeting, filled in with what it has told.
//! What is still to be done comes first, each step with what changes it and whom to call; then the
//! documents that the type still asks for, as skeletons: headings and guidance are rule data with
//! their sources, and what no source says is left as lines to fill in.

use std::collections::BTreeSet;

use crate::answers::{Answers, StepState};
use crate::assess::{Distance, Verdict};
use crate::document::{Block, Document, Entry, Line, Mark, Table};
use crate::lang::{Lang, join_and, join_or, typeset};
use crate::report::{
    AlertReport, ContactReport, Named, Report, StepReport, TypeReport, capital, names,
};
use crate::rules::{self, Catalogue, Evidence, ExerciseType, Form, Ix, TeamTable};
use crate::team::{Member, Uncounted};
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

/// The documents that a team takes to its next meeting about a type, from its report. Those that a
/// step asks for which is done are left out.
pub fn dossier(
    catalogue: &Catalogue,
    answers: &Answers,
    kind: Ix<ExerciseType>,
    report: &Report,
) -> Vec<Sheet> {
    let exercise = &catalogue.types()[kind];
    let Some(found) = report.types.get(kind.index()) else { return Vec::new() };
    let builder = Builder { catalogue, answers, exercise, report, found, lang: report.lang };
    let steps = Sheet { stem: builder.stem(STEPS), paper: builder.steps() };
    let asked_for = |form: &&Form| {
        let step = form.step.map(|step| catalogue.step_id(step));
        let step = found.steps.iter().find(|it| step.as_ref() == Some(&it.id));
        step.is_none_or(|step| !builder.is_behind(step))
    };
    let forms = exercise.forms.iter().filter(asked_for);
    let forms = forms.map(|form| Sheet { stem: builder.stem(&form.id), paper: builder.form(form) });
    [steps].into_iter().chain(forms).collect()
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
    found: &'a TypeReport,
    lang: Lang,
}

impl Builder<'_> {
    fn stem(&self, document: &str) -> String {
        format!("{}-{document}", self.exercise.id)
    }

    /// A document with the team's name at its head and its foot.
    fn paper(&self, title: String) -> Document {
        let mut document = Document::new(self.lang, title, 0);
        if let Some(name) = &self.report.name {
            document.footer.clone_from(name);
            document.text((crate::document::Style::Strong, name.as_str()));
        }
        document
    }

    /// Whether a step lies behind the team: it is done, or one that waits for it is.
    fn is_behind(&self, step: &StepReport) -> bool {
        let waits = |later: &&StepReport| later.after.iter().any(|first| first.id == step.id);
        match step.state {
            StepState::Done => true,
            StepState::InProgress | StepState::NotDone => false,
            StepState::NotKnown => {
                self.found.steps.iter().filter(waits).any(|later| self.is_behind(later))
            }
        }
    }

    /// Where the team is and what is still to be done, with whom to call.
    fn steps(&self) -> Document {
        let (lang, rules, found) = (self.lang, &self.report.rules, self.found);
        let mut document = self.paper(typeset(lang, &tr!(lang, dossier_title(&found.name))));
        let day = self.report.day.as_ref().map(|(_, day)| format!(", {day}")).unwrap_or_default();
        let edition = format!(" ({}{day})", tr!(lang, dossier_rules(&rules.title, &rules.edition)));
        document.text(Line::from(capital(&found.long_name)).quiet(edition));
        let (behind, ahead): (Vec<&StepReport>, Vec<&StepReport>) =
            found.steps.iter().partition(|step| self.is_behind(step));
        let first: Vec<&AlertReport> = found
            .alerts
            .iter()
            .filter(|alert| alert.know_first && self.concerns(alert, &behind))
            .collect();
        for alert in &first {
            let text = match (&alert.short, &alert.step) {
                (Some(short), Some(_)) => capital(short),
                _ => alert.summary(),
            };
            document.blocks.push(self.alert(alert, tr!(lang, dossier_know_first), &text));
        }
        let mut before = self.before_the_steps();
        let to_do = before.first().map(|entry| entry.text.clone());
        let next = to_do.or_else(|| ahead.first().map(|step| self.text_of(step).into()));
        document.heading(1, typeset(lang, tr!(lang, dossier_standing)));
        document.blocks.push(Block::list(self.standing(next)));
        if let Some(weight) = found.weight.as_ref().filter(|_| behind.is_empty()) {
            let label = tr!(lang, dossier_to_confirm).to_owned();
            document.blocks.push(Block::Remark { label, text: weight.text.as_str().into() });
        }
        document.heading(1, tr!(lang, dossier_ahead));
        before.extend(ahead.iter().map(|step| self.step(step)));
        if before.is_empty() {
            document.text(tr!(lang, dossier_nothing_left));
        } else {
            document.blocks.push(Block::List(before));
        }
        if !behind.is_empty() {
            document.heading(2, tr!(lang, dossier_behind));
            let ticked = behind.iter().map(|step| {
                let (mark, text) = (Some(step.state.into()), step.text.as_str().into());
                Entry { mark, text, notes: Vec::new() }
            });
            document.blocks.push(Block::List(ticked.collect()));
        }
        document.heading(1, tr!(lang, whom_to_call));
        document.blocks.push(self.contacts());
        let fill = |label: &str, lines| Block::Fill { label: typeset(lang, label), lines };
        document.blocks.push(fill(tr!(lang, dossier_who_calls), 1));
        document.heading(2, tr!(lang, dossier_to_ask));
        let alert = first.first().copied();
        let questions = self.questions(alert, ahead.first().copied(), behind.is_empty());
        document.blocks.extend(questions.iter().map(|question| fill(question, 1)));
        self.rows(&mut document);
        let rest = found.alerts.iter().filter(|alert| !alert.know_first && alert.step.is_none());
        let rest: Vec<Block> = rest
            .map(|alert| self.alert(alert, &capital(&alert.about.name), &alert.summary()))
            .collect();
        if !rest.is_empty() {
            document.heading(1, tr!(lang, dossier_alerts));
            document.blocks.extend(rest);
        }
        document.heading(1, tr!(lang, dossier_team));
        document.blocks.extend(self.team(None, &|_| true));
        document.heading(1, tr!(lang, dossier_notes));
        document.blocks.push(fill(tr!(lang, dossier_decided), ROOM));
        document.blocks.push(fill(tr!(lang, dossier_next_meeting), 1));
        document.heading(1, tr!(lang, sources));
        let cited: Vec<&str> = found
            .sources()
            .map(|source| source.document.as_str())
            .chain(self.rows_cited())
            .collect();
        document.blocks.push(Block::list(self.cited(&|document| cited.contains(&&*document.id))));
        self.end(&mut document);
        document
    }

    /// What stands at the end of every document.
    fn end(&self, document: &mut Document) {
        document.text(Line::default().quiet(typeset(self.lang, tr!(self.lang, dossier_nouns))));
        document.text(Line::default().quiet(self.report.rules.notice.as_str()));
    }

    /// Whether an alert still concerns the team: its step is not behind it, and the minimum that it
    /// tells of, if any, would change the result.
    fn concerns(&self, alert: &AlertReport, behind: &[&StepReport]) -> bool {
        let of_step = |step: &String| !behind.iter().any(|done| done.id == *step);
        let mut rules = self.exercise.alerts.iter();
        let of_staff = rules.any(|rule| *rule.id == *alert.id && !rule.staff.is_empty());
        alert.step.as_ref().is_none_or(of_step) && (!of_staff || alert.turns.is_some())
    }

    fn alert(&self, alert: &AlertReport, label: &str, text: &str) -> Block {
        let source = format!(" ({}, {})", alert.source.line(self.lang), alert.source.date);
        let text = Line::from(text).quiet(typeset(self.lang, &source));
        Block::Remark { label: label.to_owned(), text }
    }

    /// What the team is, what the type is for it, and what comes next.
    fn standing(&self, next: Option<Line>) -> Vec<Line> {
        let (lang, found) = (self.lang, self.found);
        let labelled = |label: &str, text: &str| {
            Line::default().strong(self.label(label)).plain(typeset(lang, text))
        };
        let scales = names(&self.report.scale);
        let scales = if scales.is_empty() { tr!(lang, report_not_given) } else { &scales };
        let team = self.report.team_words.as_deref().unwrap_or(tr!(lang, report_not_given));
        let verdict = found.distance.map_or_else(
            || tr!(lang, verdict(found.verdict)),
            |distance| tr!(lang, whatif_distance(distance)),
        );
        let verdict = match (&found.doubt, found.verdict) {
            (Some(doubt), _) => format!("{verdict} {doubt}"),
            (None, Verdict::Reachable | Verdict::Undetermined | Verdict::Unsuitable) => {
                let rest = Some(found.summary.as_str());
                let rest = rest.filter(|rest| !rest.is_empty() && !self.is_others_team());
                rest.map_or(verdict.to_owned(), |rest| format!("{verdict}, {rest}"))
            }
            (None, Verdict::Ready | Verdict::Eligible) => verdict.to_owned(),
        };
        let mut lines = vec![
            labelled(tr!(lang, dossier_team), team),
            labelled(tr!(lang, scale), scales),
            labelled(&found.name, &verdict),
        ];
        if let Some(margin) = &found.margin {
            lines.push(labelled(tr!(lang, report_margin), &margin.text));
        }
        let label = self.label(tr!(lang, dossier_next));
        let next = next.unwrap_or_else(|| tr!(lang, dossier_nothing_left).into());
        lines.push(Line(Line::default().strong(label).0.into_iter().chain(next.0).collect()));
        lines.extend(found.not_counted.iter().map(|excluded| {
            let text = format!("{}, {}", excluded.members.words, excluded.because);
            labelled(tr!(lang, report_not_counted), &text)
        }));
        lines.extend(self.report.counted_nowhere.iter().map(|some| {
            labelled(tr!(lang, report_not_counted), &format!("{}, {}", some.text, some.reason))
        }));
        lines
    }

    /// Whether the type is for the team to join, or to work with, and not for it to recruit for.
    fn is_others_team(&self) -> bool {
        matches!(self.found.distance, Some(Distance::Join | Distance::Partner))
    }

    /// What comes before any step: answers, whom to ask, people, a choice of scale.
    fn before_the_steps(&self) -> Vec<Entry> {
        let (lang, found) = (self.lang, self.found);
        let to_do = |text: String, notes| Entry {
            mark: Some(Mark::ToDo),
            text: typeset(lang, &text).into(),
            notes,
        };
        let here = |types: &[Named]| types.iter().any(|kind| kind.id == found.id);
        let open = self.report.questions.iter();
        let open = open.filter(|question| !question.of_step && here(&question.types));
        let mut entries: Vec<Entry> = open
            .map(|question| {
                let who = Line::from(self.label(tr!(lang, report_who_can_tell)));
                to_do(question.text.clone(), vec![who.plain(question.who.clone())])
            })
            .collect();
        // Asking comes before recruiting.
        let fits = |verdict| matches!(verdict, Verdict::Ready | Verdict::Eligible);
        let turning = found.alerts.iter().filter(|alert| alert.turns.is_some_and(fits));
        entries.extend(turning.filter(|alert| !alert.ask.is_empty()).map(|alert| {
            let who: Vec<String> = alert.ask.iter().map(|contact| contact.short.clone()).collect();
            let short = alert.short.as_deref().map(capital).map(Line::from);
            to_do(tr!(lang, dossier_ask(&join_or(lang, &who))), short.into_iter().collect())
        }));
        let missing: Vec<String> = found.missing.iter().map(|seat| seat.words.clone()).collect();
        if self.is_others_team() && !found.contacts.is_empty() {
            let who: Vec<String> = found.contacts.iter().map(|it| it.short.clone()).collect();
            entries.push(to_do(tr!(lang, dossier_join(&join_or(lang, &who))), Vec::new()));
        } else if !missing.is_empty() {
            let people = join_and(lang, &missing);
            let text = match found.missing_at_best {
                true => tr!(lang, dossier_find_at_least(&people)),
                false => tr!(lang, dossier_find(&people)),
            };
            let changed = found.opening.as_ref().filter(|opening| !opening.changed.is_empty());
            entries
                .push(to_do(text, changed.map(|it| it.text.clone().into()).into_iter().collect()));
        }
        if !found.scale_needed.is_empty() {
            entries.push(to_do(
                tr!(lang, dossier_choose_scale(&names(&found.scale_needed))),
                Vec::new(),
            ));
        }
        entries
    }

    /// The alerts that touch a step, and the text that one of them gives it instead of its own.
    fn text_of(&self, step: &StepReport) -> String {
        let mut alerts = self.exercise.alerts.iter();
        let instead = alerts.find_map(|alert| {
            let same = alert.step.is_some_and(|it| self.catalogue.step_id(it) == step.id);
            alert.step_text.as_ref().filter(|_| same)
        });
        instead.map_or_else(|| step.text.clone(), |text| text.show(self.lang))
    }

    fn step(&self, step: &StepReport) -> Entry {
        let lang = self.lang;
        let (after, contacts) = (names(&step.after), ContactReport::names(&step.contacts));
        let given = |text| Some(text).filter(|text: &&String| !text.is_empty());
        let labelled = |(label, text): (&str, Option<&String>)| {
            Some(Line::from(self.label(label)).plain(text?.as_str()))
        };
        let under_way = tr!(lang, step_state(StepState::InProgress)).to_owned();
        let under_way = (step.state == StepState::InProgress).then_some(&under_way);
        let facts = [
            (tr!(lang, dossier_state), under_way),
            (tr!(lang, report_after), given(&after)),
            (tr!(lang, report_who_acts), Some(&step.who)),
            (tr!(lang, report_document), step.needs.as_ref()),
            (tr!(lang, report_contact), given(&contacts)),
        ];
        let alerts = self.found.alerts.iter().filter(|alert| alert.step.as_ref() == Some(&step.id));
        let alerts = alerts.map(|alert| {
            let source = format!(" ({}, {})", alert.source.line(lang), alert.source.date);
            let label = self.label(tr!(lang, dossier_watch));
            Line::default().strong(label).plain(alert.summary()).quiet(typeset(lang, &source))
        });
        let reading = (tr!(lang, interpretation), step.interpretation.as_ref());
        let source = tr!(lang, dossier_source(&step.source.line(lang), &step.source.date));
        let source = Line::default().quiet(typeset(lang, &source));
        let notes = facts.into_iter().filter_map(labelled).chain(alerts);
        let notes = notes.chain([source]).chain(labelled(reading)).collect();
        Entry { mark: Some(step.state.into()), text: self.text_of(step).into(), notes }
    }

    fn label(&self, text: &str) -> String {
        format!("{text}{}", tr!(self.lang, colon))
    }

    /// Three questions for the first call: whether the team is enough, or what it lacks where it has
    /// begun; whether the alert still holds; how to go about the next step.
    fn questions(
        &self,
        alert: Option<&AlertReport>,
        step: Option<&StepReport>,
        begins: bool,
    ) -> [String; 3] {
        let (lang, name) = (self.lang, &self.found.name);
        let team = self.report.team_words.as_deref().filter(|_| begins);
        let short = alert.and_then(|alert| alert.short.as_deref()).map(capital);
        [
            team.map_or_else(|| tr!(lang, call_where(name)), |team| tr!(lang, call_team(team))),
            short.map_or_else(|| tr!(lang, call_changed(name)), |it| tr!(lang, call_still(&it))),
            step.map_or_else(
                || tr!(lang, call_renewal(name)),
                |step| tr!(lang, call_step(&step.short)),
            ),
        ]
    }

    /// The rows that a dossier gives: how it is paid, in which form.
    fn rows(&self, document: &mut Document) {
        let lang = self.lang;
        let rows = self.given_rows().map(|(row, cell)| {
            let label = self.label(&row.name.show(lang));
            let source = format!(" {}", self.asked_for(&cell.evidence));
            Line::default().strong(label).plain(cell.text.show(lang)).quiet(source)
        });
        let rows: Vec<Line> = rows.collect();
        if !rows.is_empty() {
            document.heading(1, tr!(lang, dossier_rows));
            document.blocks.push(Block::list(rows));
        }
    }

    fn given_rows(&self) -> impl Iterator<Item = (&rules::Row, &rules::Cell)> {
        let rows = self.catalogue.rows().iter().zip(&self.exercise.cells);
        rows.filter(|(row, _)| row.dossier).filter_map(|(row, cell)| Some((row, cell.as_ref()?)))
    }

    fn rows_cited(&self) -> impl Iterator<Item = &str> {
        let evidence = self.given_rows().map(|(_, cell)| &cell.evidence);
        evidence.map(|evidence| &*self.catalogue.documents()[evidence.source.document].id)
    }

    /// Everybody who is named for the type, for one of its steps or for what is to be known first.
    fn contacts(&self) -> Block {
        let found = self.found;
        let mut all: Vec<&ContactReport> = Vec::new();
        let of_steps = found.steps.iter().flat_map(|step| &step.contacts);
        let of_alerts = found.alerts.iter().filter(|alert| alert.know_first);
        let of_alerts = of_alerts.flat_map(|alert| &alert.ask);
        for contact in found.contacts.iter().chain(of_steps).chain(of_alerts) {
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
        let header = [
            tr!(self.lang, dossier_body),
            tr!(self.lang, dossier_full_name),
            tr!(self.lang, dossier_ways),
        ];
        Block::Table(Table { header: header.map(str::to_owned).to_vec(), rows, ..Table::default() })
    }

    /// The team one by one, with room for what the program does not ask: names, numbers, signatures;
    /// the bodies that take part are named below. As `table` has it, or as a list to hand over.
    fn team(&self, table: Option<TeamTable>, pass: &dyn Fn(&Member) -> bool) -> Vec<Block> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let Some(team) = self.answers.team() else {
            let label = tr!(lang, dossier_members_to_name).to_owned();
            return vec![Block::Fill { label, lines: ROOM }];
        };
        let is_body = |member: &&Member| catalogue.professions()[member.profession].body;
        let (bodies, people): (Vec<&Member>, Vec<&Member>) =
            team.members().iter().filter(|member| pass(member)).partition(is_body);
        // They work with the team, and a form asks for those who count.
        let others = if table.is_none() { team.counted_nowhere() } else { &[] };
        let counts = people.iter().map(|member| member.count);
        let counts = counts.chain(others.iter().map(|some| some.count));
        let size: u64 = counts.map(u64::from).sum();
        let one_by_one = size <= MOST_ROWS;
        let last: &[&str] = match table {
            None => &[
                tr!(lang, dossier_specialty),
                tr!(lang, dossier_number),
                tr!(lang, dossier_mail),
                tr!(lang, dossier_signature),
            ],
            Some(TeamTable::Members) => &[tr!(lang, dossier_specialty), tr!(lang, dossier_place)],
            Some(TeamTable::Signatures) => {
                &[tr!(lang, dossier_number), tr!(lang, dossier_signature)]
            }
        };
        let with_specialty = table != Some(TeamTable::Signatures);
        let rows = people.iter().map(|member| {
            let specialty =
                member.specialty.map(|it| catalogue.specialties()[it].noun.one.show(lang));
            let who = match with_specialty {
                true => Member { specialty: None, ..**member },
                false => **member,
            };
            let (times, name) = match one_by_one {
                true => (member.count, Member { count: 1, ..who }.name(catalogue, lang)),
                false => (1, who.words(catalogue, lang)),
            };
            let name = match member.status {
                Some(_) => name,
                None => format!("{name} ({})", tr!(lang, dossier_status_to_confirm)),
            };
            let specialty = specialty.filter(|_| with_specialty).unwrap_or_default();
            (times, [String::new(), name, specialty])
        });
        let others = others.iter().map(|some| match one_by_one {
            true => (some.count, Uncounted { count: 1, ..*some }.name(catalogue, lang)),
            false => (1, some.words(catalogue, lang)),
        });
        let others = others.map(|(times, name)| (times, [String::new(), name, String::new()]));
        let rows = rows.chain(others).flat_map(|(times, cells)| {
            let row: Vec<Line> = cells.map(|text| Line::from(typeset(lang, &text))).to_vec();
            std::iter::repeat_n(row, times as usize)
        });
        let header = [tr!(lang, dossier_name), tr!(lang, dossier_profession)];
        let header = header.iter().chain(last).map(ToString::to_string);
        let table = Block::Table(Table {
            caption: typeset(lang, &tr!(lang, people(size))),
            header: header.collect(),
            rows: rows.collect(),
            ..Table::default()
        });
        let bodies: Vec<String> =
            bodies.iter().map(|member| member.words(catalogue, lang)).collect();
        let bodies = (!bodies.is_empty()).then(|| {
            let label = self.label(tr!(lang, dossier_bodies));
            Block::Text(Line::default().strong(label).plain(typeset(lang, &bodies.join(", "))))
        });
        let people = (size > 0).then_some(table);
        people.into_iter().chain(bodies).collect()
    }

    /// Whether members count for the type, as far as is known.
    fn may_count(&self, member: &Member) -> bool {
        let audience = &self.exercise.audience;
        audience.professions.contains(member.profession)
            && !self.catalogue.may_have(member.status).and(audience.statuses).is_empty()
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
        let mut document = self.paper(form.title.show(lang));
        document.text(form.intro.show(lang));
        if let Some(step) = form.step {
            let step = self.catalogue.steps()[step].short.get(lang);
            let asked = typeset(lang, &tr!(lang, dossier_asked_by(&self.exercise.name, step)));
            document.text(Line::default().quiet(asked));
        }
        for section in &form.sections {
            document.heading(1, section.heading.show(lang));
            document.text(section.guide.show(lang));
            if let Some(evidence) = &section.evidence {
                document.text(Line::default().quiet(self.asked_for(evidence)));
            }
            document.blocks.extend(match section.table {
                Some(table) => self.team(Some(table), &|member| self.may_count(member)),
                None => {
                    let label = tr!(lang, dossier_to_write).to_owned();
                    vec![Block::Fill { label, lines: ROOM }]
                }
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
        self.end(&mut document);
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
