//! From an assessment to a report: names for ids, reasons in the team's own numbers.

use super::{
    Condition, ContactReport, Criterion, CriterionKind, Document, Members, MissingSeat, Named,
    NotCounted, Question, Report, Rules, SourceReport, Start, StepReport, TypeReport, words,
};
use crate::answers::{Answers, StepState};
use crate::assess::{Assessment, Outcome, StaffFinding, TypeAssessment, Verdict, assess_type};
use crate::lang::{Lang, join_and, plural, typeset};
use crate::rules::{Catalogue, Contact, Evidence, ExerciseType, Ix, Scale, Seat, Set, Status};
use crate::team::{Member, Team, name_of};

impl Report {
    /// What a team is told, in one language.
    pub fn new(
        catalogue: &Catalogue,
        answers: &Answers,
        assessment: &Assessment,
        lang: Lang,
    ) -> Report {
        Desk { catalogue, answers, lang }.report(assessment)
    }
}

struct Desk<'a> {
    catalogue: &'a Catalogue,
    answers: &'a Answers,
    lang: Lang,
}

impl Desk<'_> {
    fn set(&self, text: &str) -> String {
        typeset(self.lang, text)
    }

    fn report(&self, assessment: &Assessment) -> Report {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let types: Vec<TypeReport> =
            assessment.types.iter().map(|found| self.type_report(found)).collect();
        let ranking: Vec<usize> = assessment.ranking.iter().map(|kind| kind.index()).collect();
        let start = self.start(&types, &ranking, assessment);
        Report {
            lang,
            rules: Rules {
                id: catalogue.id().to_owned(),
                version: catalogue.version().to_owned(),
                title: catalogue.title().show(lang),
                notice: catalogue.notice().show(lang),
                documents: catalogue
                    .documents()
                    .iter()
                    .map(|document| Document {
                        id: document.id.to_string(),
                        title: typeset(Lang::Fr, &document.title),
                        publisher: document.publisher.to_string(),
                        date: document.date.show(lang),
                    })
                    .collect(),
            },
            team: self
                .answers
                .team()
                .into_iter()
                .flat_map(Team::members)
                .map(|member| self.members(member))
                .collect(),
            team_words: self.answers.team().map(|team| self.set(&team.words(catalogue, lang))),
            unknown_status: self.unknown_status(assessment),
            scale: self.scales(self.answers.scale().unwrap_or_default()),
            aims: self.aims(self.answers.aims()),
            start,
            questions: self.questions(assessment),
            types,
            ranking,
        }
    }

    fn members(&self, member: &Member) -> Members {
        Members {
            profession: self.catalogue.professions()[member.profession].id.to_string(),
            status: member.status.map(|status| self.catalogue.statuses()[status].id.to_string()),
            count: member.count,
            words: self.set(&member.words(self.catalogue, self.lang)),
        }
    }

    fn unknown_status(&self, assessment: &Assessment) -> Option<String> {
        let team = self.answers.team()?;
        let unknown: u64 = team
            .members()
            .iter()
            .filter(|member| member.status.is_none())
            .map(|member| u64::from(member.count))
            .sum();
        let matters = assessment.types.iter().any(|found| found.open.status);
        (matters && unknown > 0)
            .then(|| self.set(&words::unknown_status(unknown, team.size(), self.lang)))
    }

    fn scales(&self, set: Set<Scale>) -> Vec<Named> {
        set.iter()
            .map(|number| &self.catalogue.scales()[number])
            .map(|scale| Named { id: scale.id.to_string(), name: scale.name.show(self.lang) })
            .collect()
    }

    fn scale_names(&self, set: Set<Scale>) -> String {
        let names: Vec<String> = self.scales(set).into_iter().map(|scale| scale.name).collect();
        names.join(", ")
    }

    fn aims(&self, set: Set<crate::rules::Aim>) -> Vec<Named> {
        set.iter()
            .map(|number| &self.catalogue.aims()[number])
            .map(|aim| Named { id: aim.id.to_string(), name: aim.name.show(self.lang) })
            .collect()
    }

    fn source(&self, evidence: &Evidence) -> SourceReport {
        let document = &self.catalogue.documents()[evidence.source.document];
        SourceReport {
            document: document.id.to_string(),
            short: document.short.show(self.lang),
            row: typeset(Lang::Fr, &evidence.source.row),
            column: typeset(Lang::Fr, &evidence.source.column),
            cite: evidence.cite.as_ref().map(|cite| typeset(Lang::Fr, cite)),
        }
    }

    fn contact(&self, number: Ix<Contact>) -> ContactReport {
        let contact = &self.catalogue.contacts()[number];
        let ways = [&contact.phone, &contact.email, &contact.web];
        ContactReport {
            short: contact.short.to_string(),
            name: contact.name.show(self.lang),
            ways: ways.into_iter().flatten().map(|way| self.set(way)).collect(),
            note: contact.note.as_ref().map(|note| note.show(self.lang)),
        }
    }

    fn type_report(&self, found: &TypeAssessment) -> TypeReport {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let exercise = &catalogue.types()[found.kind];
        let missing = self.missing(exercise, &found.staff);
        let steps = self.steps(found);
        let condition = self.condition(exercise, found);
        TypeReport {
            id: exercise.id.to_string(),
            name: exercise.name.to_string(),
            long_name: long_name(exercise, lang),
            verdict: found.verdict,
            verdict_words: words::verdict(found.verdict, lang).to_owned(),
            summary: self.set(&self.summary(exercise, found, &missing, &steps, condition.as_ref())),
            possible: if found.verdict == Verdict::Ready {
                vec![Verdict::Ready]
            } else {
                found.possible.verdicts().collect()
            },
            criteria: self.criteria(exercise, found),
            missing,
            missing_at_best: found.staff.at_best,
            not_counted: found
                .not_counted
                .iter()
                .map(|excluded| NotCounted {
                    members: self.members(&excluded.member),
                    because: words::exclusion(excluded.because, lang).to_owned(),
                })
                .collect(),
            steps,
            open_questions: found.open.ids(catalogue),
            aims_served: self.aims(found.aims_served),
            condition,
            contacts: exercise.contacts.iter().map(|number| self.contact(*number)).collect(),
        }
    }

    /// The verdict's reason, or what is left, in a line.
    fn summary(
        &self,
        exercise: &ExerciseType,
        found: &TypeAssessment,
        missing: &[MissingSeat],
        steps: &[StepReport],
        condition: Option<&Condition>,
    ) -> String {
        let lang = self.lang;
        let left = |prerequisite: bool| {
            steps
                .iter()
                .filter(move |step| {
                    step.prerequisite == prerequisite && step.state != StepState::Done
                })
                .map(|step| step.short.clone())
        };
        match found.verdict {
            Verdict::Ready => words::summary_ready(left(false).next().as_deref(), lang),
            Verdict::Eligible => words::summary_eligible(&left(true).collect::<Vec<_>>(), lang),
            Verdict::Reachable => self.people_missing(missing),
            Verdict::Undetermined => {
                condition.map(|condition| condition.text.clone()).unwrap_or_default()
            }
            Verdict::Unsuitable if found.audience.outcome == Outcome::Unmet => {
                exercise.audience.reserved.get(lang).to_owned()
            }
            Verdict::Unsuitable => {
                let sure = found.staff.outcome != Outcome::Unknown;
                let people = missing.iter().map(|seat| u64::from(seat.count)).sum();
                words::summary_other_scale(
                    &self.scale_names(exercise.scale.any),
                    sure.then_some(people),
                    lang,
                )
            }
        }
    }

    /// "il manque 1 auxiliaire médical (infirmier, …)".
    fn people_missing(&self, missing: &[MissingSeat]) -> String {
        let total: u64 = missing.iter().map(|seat| u64::from(seat.count)).sum();
        words::summary_reachable(total, &listed(missing, self.lang), self.lang)
    }

    fn criteria(&self, exercise: &ExerciseType, found: &TypeAssessment) -> Vec<Criterion> {
        let lang = self.lang;
        let size = self.answers.team().map(Team::size);
        let who = exercise.audience.who.get(lang);
        let audience = match size {
            Some(size) => {
                words::audience(found.audience.counted, found.audience.perhaps, size, who, lang)
            }
            None => words::audience_of_no_team(who, lang),
        };
        let any = self.scale_names(exercise.scale.any);
        let scale = match (found.scale, self.answers.scale()) {
            (Outcome::Met, Some(chosen)) => self.scale_names(chosen.and(exercise.scale.any)),
            (Outcome::Met, None) => any,
            (Outcome::Unmet, chosen) => {
                words::other_scale(&self.scale_names(chosen.unwrap_or_default()), &any, lang)
            }
            (Outcome::Unknown, _) => words::scale_not_known(&any, lang),
        };
        let common = [
            (
                CriterionKind::Audience,
                found.audience.outcome,
                audience,
                &exercise.audience.evidence,
            ),
            (
                CriterionKind::Staff,
                found.staff.outcome,
                self.staff(exercise, &found.staff),
                &exercise.staff.evidence,
            ),
            (CriterionKind::Scale, found.scale, scale, &exercise.scale.evidence),
        ];
        let mut criteria: Vec<Criterion> = common
            .into_iter()
            .map(|(kind, outcome, because, evidence)| Criterion {
                id: kind.id().to_owned(),
                kind,
                label: words::criterion(kind.id(), lang).to_owned(),
                outcome,
                because: self.set(&because),
                source: self.source(evidence),
                interpretation: evidence.interpretation.as_ref().map(|text| text.show(lang)),
            })
            .collect();
        let prerequisites = found.criteria(self.catalogue).into_iter().skip(criteria.len());
        for (id, outcome) in prerequisites {
            let step = found.steps.iter().find(|(step, _)| self.catalogue.steps()[*step].id == id);
            if let Some((number, state)) = step {
                let step = &self.catalogue.steps()[*number];
                let because =
                    words::labelled(step.short.get(lang), words::state(*state, lang), lang);
                criteria.push(Criterion {
                    id: id.to_owned(),
                    kind: CriterionKind::Prerequisite,
                    label: words::criterion("prerequisite", lang).to_owned(),
                    outcome,
                    because: self.set(&because),
                    source: self.source(&step.evidence),
                    interpretation: step
                        .evidence
                        .interpretation
                        .as_ref()
                        .map(|text| text.show(lang)),
                });
            }
        }
        criteria
    }

    /// The seats in the team's own numbers.
    fn staff(&self, exercise: &ExerciseType, staff: &StaffFinding) -> String {
        let lang = self.lang;
        let seats = &exercise.staff.seats;
        if self.answers.team().is_none() {
            let parts: Vec<String> =
                seats.iter().map(|seat| self.people(seat, seat.count, false)).collect();
            return words::needed(&join_and(lang, &parts), lang);
        }
        let text = if seats.len() <= 3 {
            let parts: Vec<String> = seats
                .iter()
                .zip(&staff.filled)
                .map(|(seat, filled)| {
                    let form = if lang == Lang::Fr { *filled } else { seat.count };
                    words::seat(*filled, seat.count, seat_noun(seat, form, lang), lang)
                })
                .collect();
            parts.join(", ")
        } else {
            let wanted = seats.iter().map(|seat| u64::from(seat.count)).sum();
            let filled = staff.filled.iter().map(|count| u64::from(*count)).sum();
            let missing: Vec<String> = staff
                .missing
                .iter()
                .filter_map(|missing| {
                    Some(self.people(seats.get(missing.seat)?, missing.count, false))
                })
                .collect();
            words::many_seats(filled, wanted, &missing.join(", "), lang)
        };
        if staff.at_best { words::at_best(&text, lang) } else { text }
    }

    /// "1 auxiliaire médical"; explained in English where it is met first.
    fn people(&self, seat: &Seat, count: u32, explained: bool) -> String {
        let lang = self.lang;
        let french = seat_noun(seat, count, Lang::Fr);
        match lang {
            Lang::En if explained => {
                let english =
                    plural(lang, u64::from(count), &seat.noun.one, &seat.noun.many).get(lang);
                format!("{count} {} ({english})", seat_noun(seat, count, lang))
            }
            Lang::En => format!("{count} {}", seat_noun(seat, count, lang)),
            Lang::Fr => format!("{count} {french}"),
        }
    }

    fn missing(&self, exercise: &ExerciseType, staff: &StaffFinding) -> Vec<MissingSeat> {
        let professions = self.catalogue.professions();
        staff
            .missing
            .iter()
            .filter_map(|missing| {
                let seat = exercise.staff.seats.get(missing.seat)?;
                let free = seat.statuses == self.catalogue.statuses().all();
                let names: Vec<String> = seat
                    .professions
                    .iter()
                    .map(|profession| name_of(self.catalogue, profession, 1, Lang::Fr))
                    .collect();
                Some(MissingSeat {
                    seat: seat.id.to_string(),
                    count: missing.count,
                    professions: seat
                        .professions
                        .iter()
                        .map(|number| professions[number].id.to_string())
                        .collect(),
                    status: seat
                        .statuses
                        .only()
                        .filter(|_| !free)
                        .map(|status| self.catalogue.statuses()[status].id.to_string()),
                    words: self.set(&self.people(seat, missing.count, true)),
                    who: (names.len() > 1).then(|| names.join(", ")),
                })
            })
            .collect()
    }

    fn steps(&self, found: &TypeAssessment) -> Vec<StepReport> {
        let lang = self.lang;
        found
            .steps
            .iter()
            .map(|(number, state)| {
                let step = &self.catalogue.steps()[*number];
                StepReport {
                    id: self.catalogue.step_id(*number),
                    short: step.short.show(lang),
                    text: step.text.show(lang),
                    prerequisite: step.prerequisite,
                    state: *state,
                    state_words: words::state(*state, lang).to_owned(),
                    source: self.source(&step.evidence),
                    interpretation: step
                        .evidence
                        .interpretation
                        .as_ref()
                        .map(|text| text.show(lang)),
                }
            })
            .collect()
    }

    /// What would settle an undetermined verdict for the best, and the options that say so.
    ///
    /// A completion of the answers is tried, not guessed at: the condition is named only if the
    /// assessment of the completed answers has that verdict.
    fn condition(&self, exercise: &ExerciseType, found: &TypeAssessment) -> Option<Condition> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let best = found.possible.best().filter(|_| found.verdict == Verdict::Undetermined)?;
        if found.open.team {
            return Some(Condition {
                text: self.set(words::who_is_in(lang)),
                options: vec![words::team_option(lang).to_owned()],
            });
        }
        let statuses: Vec<Option<Ix<Status>>> = if found.open.status {
            exercise.audience.statuses.iter().map(Some).collect()
        } else {
            vec![None]
        };
        let settled = statuses.into_iter().find_map(|status| {
            let completed = self.answers.completed(catalogue, found.kind, status);
            let then = assess_type(catalogue, &completed, found.kind);
            (then.verdict <= best).then_some((status, then))
        });
        let Some((status, then)) = settled else {
            return Some(Condition {
                text: self.set(words::each_status(lang)),
                options: Vec::new(),
            });
        };
        let mut of_team = Vec::new();
        let mut conditions = Vec::new();
        let mut options = Vec::new();
        if let Some(status) = status.map(|status| &catalogue.statuses()[status]) {
            let everyone = self
                .answers
                .team()
                .is_some_and(|team| team.members().iter().all(|member| member.status.is_none()));
            if everyone {
                of_team.push(status.team_is.get(lang).to_owned());
            } else {
                conditions.push(words::unknown_members(status.members_are.get(lang), lang));
            }
            options.push(format!("--status {}", status.id));
        }
        if found.open.scale {
            let does: Vec<&str> = exercise
                .scale
                .any
                .iter()
                .map(|scale| catalogue.scales()[scale].team_does.get(lang))
                .collect();
            of_team.push(does.join(match lang {
                Lang::Fr => " ou ",
                Lang::En => " or ",
            }));
            let ids: Vec<&str> =
                exercise.scale.any.iter().map(|scale| &*catalogue.scales()[scale].id).collect();
            options.push(format!("--scale {}", ids.first().copied().unwrap_or_default()));
        }
        if !of_team.is_empty() {
            conditions.push(words::the_team(&join_and(lang, &of_team), lang));
        }
        let missing = self.missing(exercise, &then.staff);
        let missing = (!missing.is_empty()).then(|| listed(&missing, lang));
        let text = words::condition(
            words::verdict(then.verdict, lang),
            &join_and(lang, &conditions),
            missing.as_deref(),
            lang,
        );
        Some(Condition { text: self.set(&text), options })
    }

    /// What to do first: the steps left of what is recommended, those in common once; else the
    /// people to find for what is within reach; else the answers to give.
    fn start(&self, types: &[TypeReport], ranking: &[usize], assessment: &Assessment) -> Start {
        let lang = self.lang;
        let ranked: Vec<&TypeReport> =
            ranking.iter().filter_map(|index| types.get(*index)).collect();
        let recommended: Vec<&TypeReport> =
            ranked.iter().copied().filter(|found| found.is_recommended()).collect();
        let reachable: Vec<&TypeReport> =
            ranked.iter().copied().filter(|found| found.verdict == Verdict::Reachable).collect();
        let undetermined =
            assessment.types.iter().any(|found| found.verdict == Verdict::Undetermined);
        let mut start = Start::default();
        let chosen = if !recommended.is_empty() {
            start.actions = self.first_steps(&recommended);
            recommended
        } else if !reachable.is_empty() {
            let nearest: Vec<&TypeReport> = reachable.into_iter().take(2).collect();
            start.actions = nearest
                .iter()
                .map(|found| {
                    self.set(&words::find_people(&listed(&found.missing, lang), &found.name, lang))
                })
                .collect();
            nearest
        } else {
            let first =
                if undetermined { words::answer_first(lang) } else { words::nothing_fits(lang) };
            start.actions.push(self.set(first));
            Vec::new()
        };
        for contact in chosen.iter().flat_map(|found| &found.contacts) {
            if !start.contacts.contains(contact) {
                start.contacts.push(contact.clone());
            }
        }
        start
    }

    fn first_steps(&self, recommended: &[&TypeReport]) -> Vec<String> {
        const MOST: usize = 4;
        let left = |found: &TypeReport| -> Vec<StepReport> {
            found.steps.iter().filter(|step| step.state != StepState::Done).cloned().collect()
        };
        let mut groups: Vec<(String, Vec<(String, StepReport)>)> = Vec::new();
        let longest = recommended.iter().map(|found| left(found).len()).max().unwrap_or(0);
        // Everybody's first step before anybody's second.
        for place in 0..longest {
            for found in recommended {
                if let Some(step) = left(found).get(place) {
                    let key = step.id.split('/').nth(1).unwrap_or_default().to_owned();
                    let entry = (found.name.clone(), step.clone());
                    match groups.iter_mut().find(|(id, _)| *id == key) {
                        Some((_, entries)) => entries.push(entry),
                        None => groups.push((key, vec![entry])),
                    }
                }
            }
        }
        groups
            .into_iter()
            .take(MOST)
            .filter_map(|(_, entries)| {
                let names: Vec<String> = entries.iter().map(|(name, _)| name.clone()).collect();
                let (name, step) = entries.first()?;
                Some(self.set(&if names.len() > 1 {
                    {
                        // What their sentences have in common, before what is each one's own.
                        let start = |step: &StepReport| {
                            step.text.split(':').next().unwrap_or_default().trim().to_owned()
                        };
                        let same = entries.iter().all(|(_, other)| start(other) == start(step));
                        let text = if same { start(step) } else { step.short.clone() };
                        words::step_in_common(&text, &names, self.lang)
                    }
                } else {
                    words::labelled(name, &step.text, self.lang)
                }))
            })
            .collect()
    }

    fn questions(&self, assessment: &Assessment) -> Vec<Question> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let types = |open: &dyn Fn(&TypeAssessment) -> bool| -> Vec<String> {
            let open = assessment.types.iter().filter(|found| open(found));
            open.map(|found| catalogue.types()[found.kind].name.to_string()).collect()
        };
        let ids = |ids: Vec<&str>| ids.join(" | ");
        let statuses = ids(catalogue.statuses().iter().map(|status| &*status.id).collect());
        let scales = ids(catalogue.scales().iter().map(|scale| &*scale.id).collect());
        [
            ("team", types(&|found| found.open.team), words::team_option(lang).to_owned()),
            ("status", types(&|found| found.open.status), format!("--status {statuses}")),
            ("scale", types(&|found| found.open.scale), format!("--scale {scales}")),
        ]
        .into_iter()
        .filter(|(_, types, _)| !types.is_empty())
        .map(|(id, types, option)| Question {
            id: id.to_owned(),
            text: self.set(words::question(id, lang)),
            types,
            option,
        })
        .collect()
    }
}

/// A type's name in full; English keeps the French one and explains it.
pub(crate) fn long_name(exercise: &ExerciseType, lang: Lang) -> String {
    match lang {
        Lang::Fr => exercise.long_name.show(lang),
        Lang::En => {
            format!("{} ({})", exercise.long_name.get(Lang::Fr), exercise.long_name.get(lang))
        }
    }
}

/// What the people of a seat are called: the French name in both languages, since it is the legal
/// one; French and English count differently.
fn seat_noun(seat: &Seat, count: u32, lang: Lang) -> &str {
    plural(lang, u64::from(count), &seat.noun.one, &seat.noun.many).get(Lang::Fr)
}

/// The seats left empty, each with some of those who may fill it where there is just one seat.
fn listed(missing: &[MissingSeat], lang: Lang) -> String {
    const MOST: usize = 3;
    match missing {
        [MissingSeat { words: seat, who: Some(who), .. }] => {
            let names: Vec<&str> = who.split(", ").collect();
            let some = names.get(..MOST.min(names.len())).unwrap_or_default().join(", ");
            let more = if names.len() > MOST { "…" } else { "" };
            words::labelled(seat, &format!("{some}{more}"), lang)
        }
        _ => {
            let parts: Vec<&str> = missing.iter().map(|seat| seat.words.as_str()).collect();
            parts.join(", ")
        }
    }
}
