//! From an assessment to a report: names for ids, reasons in the team's own numbers.

use std::collections::BTreeSet;

use super::{
    Condition, ContactReport, Document, Members, MissingSeat, Named, NotCounted, Report, Rules,
    SourceReport, StepReport, TypeReport, words,
};
use crate::advice::{Outlook, TypeOutlook, outlook};
use crate::answers::{Answers, StepState};
use crate::assess::{Assessment, Outcome, TypeAssessment, Verdict, assess};
use crate::lang::{Day, Lang, date, join_and, plural, typeset};
use crate::rules::{Catalogue, Contact, Evidence, ExerciseType, Ix, Scale, Seat, Set, Step};
use crate::team::{Member, Team};

impl Report {
    /// What a team is told, in one language, on a day: from the assessment of its answers and the
    /// outlook. Where no day is given, nothing is said of how old the documents are.
    pub fn new(catalogue: &Catalogue, answers: &Answers, lang: Lang, day: Option<Day>) -> Report {
        let assessment = assess(catalogue, answers);
        let outlook = outlook(catalogue, answers, &assessment);
        Desk { catalogue, answers, lang, day }.report(&assessment, &outlook)
    }
}

/// What a report is made from.
pub(super) struct Desk<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) answers: &'a Answers,
    pub(super) lang: Lang,
    pub(super) day: Option<Day>,
}

impl Desk<'_> {
    pub(super) fn set(&self, text: &str) -> String {
        typeset(self.lang, text)
    }

    fn report(&self, assessment: &Assessment, outlook: &Outlook) -> Report {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let types: Vec<TypeReport> = assessment
            .types
            .iter()
            .zip(&outlook.types)
            .map(|(found, outlook)| self.type_report(found, outlook))
            .collect();
        let ranking: Vec<usize> = assessment.ranking.iter().map(|kind| kind.index()).collect();
        let mut reading_order = ranking.clone();
        reading_order.sort_by_key(|index| {
            types.get(*index).map(|found| (found.verdict, found.possible.iter().min().copied()))
        });
        let plan = self.plan(&outlook.plan);
        let path = self.path(&outlook.path, assessment, outlook);
        let criteria = types.iter().flat_map(|found| &found.criteria);
        let steps = types.iter().flat_map(|found| &found.steps).map(|step| &step.source);
        let links = path.links.iter().map(|link| &link.source);
        let alerts = types.iter().flat_map(|found| &found.alerts).map(|alert| &alert.source);
        let cited: BTreeSet<&str> = criteria
            .map(|criterion| &criterion.source)
            .chain(alerts)
            .chain(steps)
            .chain(links)
            .map(|source| source.document.as_str())
            .collect();
        let documents =
            catalogue.documents().iter().filter(|document| cited.contains(&*document.id));
        let documents = documents.map(|document| self.document(document)).collect();
        let start = self.start(&types, &ranking, assessment, &plan);
        Report {
            lang,
            day: self.day.map(|day| (day, date(lang, day))),
            rules: Rules {
                id: catalogue.id().to_owned(),
                version: catalogue.version().to_owned(),
                as_of: catalogue.as_of(),
                edition: self.edition(),
                title: catalogue.title().show(lang),
                notice: catalogue.notice().show(lang),
                documents,
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
            plan,
            path,
            recruits: self.recruits(&outlook.recruits),
            questions: self.questions(&outlook.unknowns, assessment),
            types,
            ranking,
            reading_order,
        }
    }

    pub(super) fn members(&self, member: &Member) -> Members {
        Members {
            profession: self.catalogue.professions()[member.profession].id.to_string(),
            status: member.status.map(|status| self.catalogue.statuses()[status].id.to_string()),
            count: member.count,
            words: self.set(&member.words(self.catalogue, self.lang)),
        }
    }

    pub(super) fn unknown_status(&self, assessment: &Assessment) -> Option<String> {
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

    pub(super) fn scales(&self, set: Set<Scale>) -> Vec<Named> {
        set.iter()
            .map(|number| &self.catalogue.scales()[number])
            .map(|scale| Named { id: scale.id.to_string(), name: scale.name.show(self.lang) })
            .collect()
    }

    pub(super) fn scale_names(&self, set: Set<Scale>) -> String {
        let names: Vec<String> = self.scales(set).into_iter().map(|scale| scale.name).collect();
        names.join(", ")
    }

    pub(super) fn aims(&self, set: Set<crate::rules::Aim>) -> Vec<Named> {
        set.iter()
            .map(|number| &self.catalogue.aims()[number])
            .map(|aim| Named { id: aim.id.to_string(), name: aim.name.show(self.lang) })
            .collect()
    }

    pub(super) fn source(&self, evidence: &Evidence) -> SourceReport {
        let document = &self.catalogue.documents()[evidence.source.document];
        SourceReport {
            document: document.id.to_string(),
            short: document.short.show(self.lang),
            date: document.date.show(self.lang),
            old: self.is_old(document),
            row: typeset(Lang::Fr, &evidence.source.row),
            column: typeset(Lang::Fr, &evidence.source.column),
            cite: evidence.cite.as_ref().map(|cite| typeset(Lang::Fr, cite)),
        }
    }

    fn document(&self, document: &crate::rules::Document) -> Document {
        Document {
            id: document.id.to_string(),
            title: typeset(Lang::Fr, &document.title),
            publisher: document.publisher.to_string(),
            date: document.date.show(self.lang),
            old: self.is_old(document),
            web: document.web.as_ref().map(ToString::to_string),
        }
    }

    /// The rules' version; of another day's rules, with that day.
    fn edition(&self) -> String {
        let version = self.catalogue.version();
        match (self.catalogue.as_of(), self.lang) {
            (Some(day), Lang::Fr) if self.day != Some(day) => {
                format!("{version} au {}", date(self.lang, day))
            }
            (Some(day), Lang::En) if self.day != Some(day) => {
                format!("{version} as of {}", date(self.lang, day))
            }
            _ => version.to_owned(),
        }
    }

    /// Whether a document lies further back than the rules let it.
    pub(super) fn is_old(&self, document: &crate::rules::Document) -> bool {
        let most = self.catalogue.stale_after_years();
        self.day.zip(most).is_some_and(|(day, most)| document.is_older(day.year, most))
    }

    /// What was read into a source, and why.
    pub(super) fn interpretation(&self, evidence: &Evidence) -> Option<String> {
        evidence.interpretation.as_ref().map(|text| text.show(self.lang))
    }

    pub(super) fn contact(&self, number: Ix<Contact>) -> ContactReport {
        let contact = &self.catalogue.contacts()[number];
        let ways = [&contact.phone, &contact.email, &contact.web];
        ContactReport {
            short: contact.short.to_string(),
            name: contact.name.show(self.lang),
            ways: ways.into_iter().flatten().map(|way| self.set(way)).collect(),
            note: contact.note.as_ref().map(|note| note.show(self.lang)),
        }
    }

    fn type_report(&self, found: &TypeAssessment, outlook: &TypeOutlook) -> TypeReport {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let exercise = &catalogue.types()[found.kind];
        let missing = self.missing(exercise, &found.staff);
        let steps = self.steps(found);
        let condition = self.condition(exercise, found);
        let contacts: Vec<ContactReport> =
            exercise.contacts.iter().map(|number| self.contact(*number)).collect();
        TypeReport {
            id: exercise.id.to_string(),
            name: exercise.name.to_string(),
            long_name: long_name(exercise, lang),
            verdict: found.verdict,
            verdict_words: words::verdict(found.verdict, lang).to_owned(),
            summary: self.set(&self.summary(
                exercise,
                found,
                &missing,
                &steps,
                condition.as_ref(),
                outlook,
            )),
            possible: found.possible.from(found.verdict),
            criteria: self.criteria(exercise, found),
            obstacle: self.obstacle(outlook),
            opening: outlook.opening.as_ref().map(|opening| self.opening(exercise, opening)),
            margin: outlook.margin.as_ref().map(|margin| self.margin(exercise, margin)),
            weight: self.weight(exercise, found, &contacts),
            alerts: self.alerts(exercise, outlook),
            seats: self.seats(exercise, &found.staff),
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
            contacts,
        }
    }

    /// The verdict's reason, or what is left, in a line.
    pub(super) fn summary(
        &self,
        exercise: &ExerciseType,
        found: &TypeAssessment,
        missing: &[MissingSeat],
        steps: &[StepReport],
        condition: Option<&Condition>,
        outlook: &TypeOutlook,
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
            Verdict::Ready | Verdict::Eligible => {
                let left_to_do = if found.verdict == Verdict::Ready {
                    words::summary_ready(left(false).next().as_deref(), lang)
                } else {
                    words::summary_eligible(&left(true).collect::<Vec<_>>(), lang)
                };
                let fragile = outlook.margin.as_ref().is_some_and(|margin| margin.loss == 1);
                let fragile = fragile.then(|| words::one_departure(lang).to_owned());
                [Some(left_to_do), fragile]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(words::semicolon(lang))
            }
            Verdict::Reachable => self.people_missing(missing, found.staff.at_best),
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
                    &self.scale_names(exercise.scales()),
                    sure.then_some(people),
                    lang,
                )
            }
        }
    }

    /// "il manque 1 auxiliaire médical : infirmier, …".
    pub(super) fn people_missing(&self, missing: &[MissingSeat], at_least: bool) -> String {
        let total: u64 = missing.iter().map(|seat| u64::from(seat.count)).sum();
        let total = Some(total).filter(|_| missing.len() > 1);
        words::summary_reachable(total, &listed(missing, self.lang), at_least, self.lang)
    }

    fn step_name(&self, number: Ix<Step>) -> Named {
        let name = self.catalogue.steps()[number].short.show(self.lang);
        Named { id: self.catalogue.step_id(number), name }
    }

    pub(super) fn steps(&self, found: &TypeAssessment) -> Vec<StepReport> {
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
                    after: step.after.iter().map(|first| self.step_name(*first)).collect(),
                    who: step.who.show(lang),
                    needs: step.needs.as_ref().map(|needs| needs.show(lang)),
                    contacts: step.contacts.iter().map(|number| self.contact(*number)).collect(),
                    prerequisite: step.prerequisite,
                    state: *state,
                    state_words: words::state(*state, lang).to_owned(),
                    source: self.source(&step.evidence),
                    interpretation: self.interpretation(&step.evidence),
                }
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
pub(super) fn seat_noun(seat: &Seat, count: u32, lang: Lang) -> &str {
    plural(lang, u64::from(count), &seat.noun.one, &seat.noun.many).get(Lang::Fr)
}

/// The seats left empty, each with some of those who may fill it where there is just one seat.
pub(super) fn listed(missing: &[MissingSeat], lang: Lang) -> String {
    const MOST: usize = 3;
    match missing {
        [MissingSeat { words: seat, who, .. }] if !who.is_empty() => {
            let some = who.get(..MOST.min(who.len())).unwrap_or_default().join(", ");
            let more = if who.len() > MOST { "…" } else { "" };
            words::labelled(seat, &format!("{some}{more}"), lang)
        }
        _ => {
            let parts: Vec<String> = missing.iter().map(|seat| seat.words.clone()).collect();
            join_and(lang, &parts)
        }
    }
}
