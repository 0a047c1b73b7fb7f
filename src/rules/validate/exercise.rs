//! The file of a type through the gate: criteria, seats, steps, rows, examples.

use super::{Column, Context, Gate, MOST_SEATS, Names, fixed, noun, text};
use crate::lang::{Text, When};
use crate::rules::catalogue::{
    Alert, Audience, Cell, Contact, Evidence, Example, ExerciseType, Form, Grade, Group, Openings,
    Relation, RelationKind, Row, ScaleRule, Seat, Section, Staff, Step, TeamTable,
};
use crate::rules::list::{Ix, List};
use crate::rules::load::ids_under;
use crate::rules::problem::{Fault, Thing};
use crate::rules::raw::{RawAlert, RawCell, RawExample, RawSource, RawText, RawType, Word};
use crate::rules::record::{Map, Spanned};
use crate::rules::tree::Str;

impl Gate<'_> {
    #[expect(
        clippy::too_many_arguments,
        reason = "one call, from the one place that knows all of these"
    )]
    pub(super) fn exercise_type(
        &mut self,
        file: usize,
        id: Str,
        raw: RawType,
        kind: Ix<ExerciseType>,
        first_step: usize,
        names: &Context,
        groups: &List<Group>,
        rows: &[Row],
    ) -> Option<(ExerciseType, Vec<Step>, Vec<Example>)> {
        let column = match &raw.column {
            None => None,
            Some(column) => self
                .resolve(file, &names.documents, &column.document)
                .map(|document| Column { document, heading: column.heading.clone() }),
        };
        let column = column.as_ref();
        let evidence = |gate: &mut Self,
                        source: &Spanned<RawSource>,
                        cite: &Option<Str>,
                        interpretation: &Option<RawText>| {
            gate.source(file, source, column, names, rows).map(|source| Evidence {
                source,
                cite: cite.clone(),
                interpretation: interpretation.clone().map(text),
            })
        };

        self.not_empty(file, &raw.audience.of);
        let audience_people = self.people(file, &raw.audience.of.value, names, groups);
        let audience_statuses = self.statuses(file, &raw.audience.status, names);
        let audience_evidence =
            evidence(self, &raw.audience.source, &raw.audience.cite, &raw.audience.interpretation);

        self.names(file, Thing::Seat, raw.staff.seats.iter().map(|seat| &seat.id), Vec::new());
        if let Some(seat) = raw.staff.seats.get(MOST_SEATS) {
            self.note(
                file,
                seat.id.span.clone(),
                Fault::TooMany { thing: Thing::Seat, most: MOST_SEATS },
            );
        }
        let mut seats = Vec::new();
        for seat in raw.staff.seats {
            self.not_empty(file, &seat.of);
            let of = self.people(file, &seat.of.value, names, groups);
            let except = self.people(file, &seat.except, names, groups);
            let statuses = self.statuses(file, &seat.status, names).and(audience_statuses);
            let professions = of.without(except).and(audience_people);
            if !of.is_empty()
                && !audience_people.is_empty()
                && (professions.is_empty() || statuses.is_empty())
            {
                self.note(
                    file,
                    seat.id.span.clone(),
                    Fault::DeadSeat { id: seat.id.value.clone() },
                );
            }
            let noun = match (seat.one, seat.many, seat.of.value.as_slice(), seat.except.is_empty())
            {
                (Some(one), Some(many), _, _) => Some(noun(one, many)),
                (_, _, [only], true) => names.nouns.get(&only.value).cloned(),
                _ => None,
            };
            match noun {
                Some(noun) => seats.push(Seat {
                    id: seat.id.value,
                    count: seat.count,
                    professions,
                    statuses,
                    noun,
                }),
                None if of.is_empty() => {}
                None => {
                    self.note(file, seat.id.span.clone(), Fault::UnnamedSeat { id: seat.id.value })
                }
            }
        }
        let staff_evidence =
            evidence(self, &raw.staff.source, &raw.staff.cite, &raw.staff.interpretation);

        // A rule that cannot be read is there all the same.
        let has_scale = self.has_key(file, "scale");
        let scale = raw.scale.and_then(|scale| {
            self.not_empty(file, &scale.any);
            let any = self.resolve_all(file, &names.scales, &scale.any.value);
            let evidence = evidence(self, &scale.source, &scale.cite, &scale.interpretation)?;
            Some(ScaleRule { any, evidence })
        });

        let declared = self.files.get(file).map(|file| ids_under(&file.tree, "step"));
        let step_ids = raw.steps.iter().map(|step| &step.id);
        let step_names = self.names(file, Thing::Step, step_ids, declared.unwrap_or_default());
        let mut steps = Vec::new();
        let mut waiting = Vec::new();
        let contacts: Vec<Ix<Contact>> = self.contacts(file, &raw.contacts, names);
        for step in raw.steps {
            let evidence = evidence(self, &step.source, &step.cite, &step.interpretation);
            let own = self.contacts(file, &step.contacts, names);
            let common =
                step.common.and_then(|word| self.resolve(file, &names.common_steps, &word));
            let waits = self.waiting(file, &step.id, step.prerequisite, step.after, &step_names);
            let after = waits.after.iter().map(|(first, _)| Ix::new(first_step + first)).collect();
            waiting.push(waits);
            if let Some(evidence) = evidence {
                steps.push(Step {
                    kind,
                    id: step.id.value,
                    prerequisite: step.prerequisite,
                    after,
                    short: text(step.short),
                    text: text(step.text),
                    common,
                    who: text(step.who),
                    contacts: if own.is_empty() { contacts.clone() } else { own },
                    needs: step.needs.map(text),
                    evidence,
                });
            }
        }
        self.order(file, &waiting);
        let alerts = self.alerts(file, raw.alerts, &seats, column, names, rows);
        let kinds = fixed(Thing::Relation, &RelationKind::ALL.map(RelationKind::id));
        let mut relations = Vec::new();
        for relation in raw.relations {
            let evidence =
                evidence(self, &relation.source, &relation.cite, &relation.interpretation);
            let how: Option<Ix<RelationKind>> = self.resolve(file, &kinds, &relation.kind);
            let to = self.resolve(file, &names.types, &relation.to);
            let how = how.and_then(|how| RelationKind::ALL.get(how.index()).copied());
            if let (Some(evidence), Some(how), Some(to)) = (evidence, how, to) {
                relations.push(Relation { kind: how, to, text: text(relation.text), evidence });
            }
        }
        self.names(file, Thing::Form, raw.forms.iter().map(|form| &form.id), Vec::new());
        let tables = fixed(Thing::TeamTable, &TeamTable::ALL.map(TeamTable::id));
        let mut forms = Vec::new();
        for form in raw.forms {
            let step: Option<Ix<Step>> =
                form.step.and_then(|word| self.resolve(file, &step_names, &word));
            let mut sections = Vec::new();
            for section in form.sections {
                let table: Option<Ix<TeamTable>> =
                    section.table.and_then(|word| self.resolve(file, &tables, &word));
                let evidence =
                    section.source.and_then(|source| evidence(self, &source, &section.cite, &None));
                sections.push(Section {
                    heading: text(section.heading),
                    guide: text(section.guide),
                    table: table.and_then(|table| TeamTable::ALL.get(table.index()).copied()),
                    evidence,
                });
            }
            forms.push(Form {
                id: form.id.value,
                step: step.map(|step| Ix::new(first_step + step.index())),
                title: text(form.title),
                intro: text(form.intro),
                sections,
            });
        }

        let aims = self.resolve_all(file, &names.aims, &raw.aims);
        let cells = self.cells(file, raw.rows, &raw.rows_not_given, column, names, rows);
        let mut facts = Vec::new();
        for fact in raw.facts {
            if let Some(evidence) = evidence(self, &fact.source, &fact.cite, &None) {
                facts.push(Cell { text: Text { fr: fact.fr, en: fact.en }, evidence });
            }
        }
        let mut examples = Vec::new();
        for example in raw.examples {
            let place = (file, kind, first_step);
            let example = self.example(place, example, has_scale, &step_names, names);
            examples.extend(example);
        }
        let openings =
            Openings::of(&seats, names.professions.usable.len(), names.statuses.usable.len());
        let exercise = ExerciseType {
            id,
            name: raw.name,
            long_name: text(raw.long_name),
            summary: text(raw.summary),
            audience: Audience {
                professions: audience_people,
                statuses: audience_statuses,
                who: text(raw.audience.who),
                reserved: text(raw.audience.reserved),
                evidence: audience_evidence?,
            },
            staff: Staff { seats, evidence: staff_evidence? },
            scale,
            steps: first_step..first_step + steps.len(),
            aims,
            contacts,
            cells,
            facts,
            alerts,
            relations,
            forms,
            openings,
        };
        Some((exercise, steps, examples))
    }

    /// What has moved: each about a row, from a kind of source, on a day; those that give another
    /// minimum name seats of the type.
    fn alerts(
        &mut self,
        file: usize,
        raw: Vec<RawAlert>,
        seats: &[Seat],
        column: Option<&Column>,
        names: &Context,
        rows: &[Row],
    ) -> Vec<Alert> {
        self.names(file, Thing::Alert, raw.iter().map(|alert| &alert.id), Vec::new());
        let grades = fixed(Thing::Grade, &Grade::ALL.map(Grade::id));
        let seat_names = Names {
            thing: Thing::Seat,
            usable: seats.iter().map(|seat| seat.id.clone()).collect(),
            declared: Vec::new(),
        };
        let mut alerts = Vec::new();
        for alert in raw {
            let about: Option<Ix<Row>> = self.resolve(file, &names.rows, &alert.about);
            let grade: Option<Ix<Grade>> = self.resolve(file, &grades, &alert.grade);
            let grade = grade.and_then(|grade| Grade::ALL.get(grade.index()).copied());
            let date = alert.date.and_then(|word| {
                let when = When::parse(&word.value);
                if when.is_none() {
                    self.note(file, word.span, Fault::BadDate { date: word.value });
                }
                when
            });
            let mut staff = Vec::new();
            for (seat, count) in alert.staff {
                let word = Spanned { value: seat, span: count.span };
                let seat: Option<Ix<Seat>> = self.resolve(file, &seat_names, &word);
                staff.extend(seat.map(|seat| (seat.index(), count.value)));
            }
            let source = self.source(file, &alert.source, column, names, rows);
            let ask = self.contacts(file, &alert.ask, names);
            if let (Some(about), Some(grade), Some(source)) = (about, grade, source) {
                let evidence = Evidence { source, cite: alert.cite, interpretation: None };
                let (id, text) = (alert.id.value, text(alert.text));
                alerts.push(Alert { id, about, grade, date, text, ask, staff, evidence });
            }
        }
        alerts
    }

    fn contacts(&mut self, file: usize, words: &[Word], names: &Context) -> Vec<Ix<Contact>> {
        words.iter().filter_map(|word| self.resolve(file, &names.contacts, word)).collect()
    }

    /// The rows of the table: each is given, or said not to be.
    fn cells(
        &mut self,
        file: usize,
        raw: Map<RawCell>,
        not_given: &[Word],
        column: Option<&Column>,
        names: &Context,
        rows: &[Row],
    ) -> Vec<Option<Cell>> {
        for (id, cell) in &raw {
            let word = Spanned { value: id.clone(), span: cell.span.clone() };
            let _: Option<Ix<Row>> = self.resolve(file, &names.rows, &word);
        }
        for word in not_given {
            let _: Option<Ix<Row>> = self.resolve(file, &names.rows, word);
            if raw.contains_key(&word.value) {
                self.note(file, word.span.clone(), Fault::RowBoth { row: word.value.clone() });
            }
        }
        let mut raw = raw;
        let mut cells = Vec::new();
        for row in rows {
            let cell = match raw.remove(&row.id) {
                None => {
                    if !not_given.iter().any(|word| word.value == row.id) {
                        self.note(file, 0..0, Fault::RowNotGiven { row: row.id.clone() });
                    }
                    None
                }
                Some(Spanned { value: cell, span }) => {
                    let source = cell.source.unwrap_or(Spanned {
                        value: RawSource {
                            document: None,
                            row: Spanned { value: row.id.clone(), span: span.clone() },
                            column: None,
                        },
                        span,
                    });
                    self.source(file, &source, column, names, rows).map(|source| Cell {
                        text: Text { fr: cell.fr, en: cell.en },
                        evidence: Evidence { source, cite: cell.cite, interpretation: None },
                    })
                }
            };
            cells.push(cell);
        }
        cells
    }

    fn example(
        &mut self,
        (file, kind, first_step): (usize, Ix<ExerciseType>, usize),
        raw: Spanned<RawExample>,
        has_scale: bool,
        steps: &Names,
        names: &Context,
    ) -> Option<Example> {
        let Spanned { value: raw, span } = raw;
        let step = |gate: &mut Self, word: &Word| {
            let found: Option<Ix<Step>> = gate.resolve(file, steps, word);
            found.map(|number| Ix::new(first_step + number.index()))
        };
        let done = raw.done.iter().filter_map(|word| step(self, word)).collect();
        let not_done = raw.not_done.iter().filter_map(|word| step(self, word)).collect();
        let status = raw.status.as_ref().and_then(|word| self.resolve(file, &names.statuses, word));
        let scale = raw.scale.as_ref().map(|words| self.resolve_all(file, &names.scales, words));
        let aims = self.resolve_all(file, &names.aims, &raw.aims);
        let verdicts =
            fixed(Thing::Verdict, &crate::assess::Verdict::ALL.map(crate::assess::Verdict::id));
        let outcomes =
            fixed(Thing::Outcome, &crate::assess::Outcome::ALL.map(crate::assess::Outcome::id));
        let common = crate::assess::CRITERIA.into_iter();
        let common = common.filter(|id| has_scale || *id != crate::assess::SCALE);
        let mut criteria = fixed(Thing::Criterion, &common.collect::<Vec<_>>());
        criteria.usable.extend(steps.usable.iter().cloned());
        criteria.declared.extend(steps.declared.iter().cloned());
        for word in raw.possible.iter().flatten().chain([&raw.verdict]) {
            let _: Option<Ix<()>> = self.resolve(file, &verdicts, word);
        }
        for (criterion, outcome) in &raw.outcomes {
            let criterion = Spanned { value: criterion.clone(), span: outcome.span.clone() };
            let _: Option<Ix<()>> = self.resolve(file, &criteria, &criterion);
            let _: Option<Ix<()>> = self.resolve(file, &outcomes, &outcome.value);
        }
        let values = |words: Option<Vec<Word>>| {
            words.map(|words| words.into_iter().map(|word| word.value).collect())
        };
        Some(Example {
            kind,
            name: raw.name,
            date: raw.date.and_then(|date| When::parse(&date.value)).map(When::first),
            place: (self.files.get(file)?.name.to_string().into(), span.start),
            team: raw.team.map(|team| team.0),
            status,
            scale,
            done,
            not_done,
            aims,
            verdict: raw.verdict.value,
            possible: values(raw.possible),
            missing: values(raw.missing),
            not_counted: values(raw.not_counted),
            outcomes: raw
                .outcomes
                .into_iter()
                .map(|(criterion, outcome)| (criterion, outcome.value.value))
                .collect(),
            open: values(raw.open),
        })
    }
}
