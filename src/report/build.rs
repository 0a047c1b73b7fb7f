//! From an assessment to a report: names for ids, reasons in the team's own numbers.

use std::collections::BTreeSet;

use super::{
    Condition, ContactReport, CountedNowhereReport, Document, Members, MissingSeat, Named,
    NotCounted, PathReport, PlanReport, Report, RouteReport, Rules, SCHEMA_VERSION, SourceReport,
    StepReport, SupersededReport, TypeReport,
};
use crate::advice::{Advice, Route, TypeAdvice, advise, fits, leads_to};
use crate::answers::{Answers, StepState};
use crate::assess::{Assessment, Distance, TypeAssessment, Verdict, assess};
use crate::date::{Day, date};
use crate::lang::{Lang, Text, join_and, plural, sanitize, typeset};
use crate::rules::{
    self, Aim, Catalogue, Contact, Evidence, ExerciseType, Ix, Scale, Seat, Set, Step,
};
use crate::team::{Member, Team};
use crate::tr;

impl Report {
    /// The report of a team, in one language, on a day: from the assessment of its answers and the
    /// advice. Where no day is given, nothing is said of how old the documents are.
    pub fn new(catalogue: &Catalogue, answers: &Answers, lang: Lang, day: Option<Day>) -> Report {
        let assessment = &assess(catalogue, answers);
        let advice = &advise(catalogue, answers, assessment);
        ReportBuilder { catalogue, answers, assessment, advice, lang, day }.report()
    }
}

/// What a report is made from.
pub(super) struct ReportBuilder<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) answers: &'a Answers,
    pub(super) assessment: &'a Assessment,
    pub(super) advice: &'a Advice,
    pub(super) lang: Lang,
    pub(super) day: Option<Day>,
}

impl ReportBuilder<'_> {
    pub(super) fn set(&self, text: &str) -> String {
        typeset(self.lang, text)
    }

    fn report(&self) -> Report {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let types: Vec<TypeReport> = (self.assessment.types.iter().zip(&self.advice.types))
            .map(|(found, advice)| self.type_report(found, advice))
            .collect();
        let ranking = || self.assessment.ranking.iter().map(|kind| kind.index());
        let ranked: Vec<&TypeReport> = ranking().filter_map(|index| types.get(index)).collect();
        let ids = |pass: fn(&TypeReport) -> bool| -> Vec<String> {
            ranked.iter().filter(|found| pass(found)).map(|found| found.id.clone()).collect()
        };
        let mut reading_order: Vec<usize> = ranking().collect();
        reading_order.sort_by_key(|index| {
            types.get(*index).map(|found| (found.verdict, found.possible.iter().min().copied()))
        });
        let routes: Vec<RouteReport> =
            self.advice.routes.iter().map(|route| self.route(route)).collect();
        let path = self.path(&routes, &ranked);
        let starts = path.start.iter().filter_map(|kind| types.iter().find(|it| it.id == kind.id));
        let plan = starts.flat_map(|found| {
            let step = |step: &StepReport| PlanReport {
                steps: [step.id.clone()],
                types: [found.name.clone()],
                text: step.text.clone(),
                who: step.who.clone(),
                contacts: step.contacts.clone(),
                needs: step.needs.clone(),
                prerequisite: step.prerequisite,
                state: step.state,
            };
            found.steps.iter().filter(|step| step.state != StepState::Done).map(step)
        });
        let plan = plan.collect();
        let links = path.links.iter().map(|link| &link.source);
        let sources = types.iter().flat_map(TypeReport::sources).chain(links);
        let cited: BTreeSet<&str> = sources.map(|source| source.document.as_str()).collect();
        let documents = catalogue.documents().iter();
        let documents = documents.filter(|document| cited.contains(&*document.id));
        Report {
            schema_version: SCHEMA_VERSION,
            lang,
            day: self.day.map(|day| (day, date(lang, day))),
            name: self.answers.name().map(|name| self.set(&sanitize(name))),
            rules: Rules {
                id: catalogue.id().to_owned(),
                version: catalogue.version().to_owned(),
                as_of: catalogue.as_of(),
                edition: self.edition(),
                title: catalogue.title().show(lang),
                notice: catalogue.notice().show(lang),
                documents: documents.map(|document| self.document(document)).collect(),
            },
            team: self.team().iter().map(|member| self.members(member)).collect(),
            team_words: self.answers.team().map(|team| self.set(&team.words(catalogue, lang))),
            unknown_status: self.unknown_status(),
            scale: self.scales(self.answers.scale().unwrap_or_default()),
            aims: self.aims(self.answers.aims()),
            ranking: ids(|_| true),
            recommended: routes.iter().map(|route| route.kind.id.clone()).collect(),
            superseded: (self.advice.superseded.iter())
                .map(|passed| SupersededReport {
                    kind: self.kind(passed.kind),
                    by: self.kind(passed.by),
                })
                .collect(),
            within_reach: ids(|found| found.distance.is_some_and(Distance::is_within_reach)),
            routes,
            counted_nowhere: self.counted_nowhere(),
            reading_order,
            headline: self.headline(&types),
            warnings: self.warnings(),
            age: self.age(),
            start: self.start(&ranked),
            plan,
            path,
            recruits: self.recruits(),
            questions: self.questions(),
            types,
        }
    }

    /// The team's members; none where no team is given.
    pub(super) fn team(&self) -> &[Member] {
        self.answers.team().map_or(&[], Team::members)
    }

    fn route(&self, route: &Route) -> RouteReport {
        let kinds =
            |kinds: &[Ix<ExerciseType>]| kinds.iter().map(|kind| self.kind(*kind)).collect();
        let step = |step: &Ix<Step>| {
            let name = &self.catalogue.steps()[*step].short;
            self.named(&self.catalogue.step_id(*step), name)
        };
        let exercise = &self.catalogue.types()[route.kind];
        RouteReport {
            kind: self.kind(route.kind),
            with: kinds(&route.with),
            instead_of: kinds(&route.instead_of),
            steps: route.steps.iter().map(step).collect(),
            name: self.with_article(route.kind),
            apart: exercise.apart.as_ref().map(|apart| apart.show(self.lang)),
            pay: self.cell(exercise, "pay"),
            legal_form: self.cell(exercise, "legal-form"),
            leads_to: self.links(route.kind, &route.leads_to),
        }
    }

    /// What a row of the table says of a type.
    fn cell(&self, exercise: &ExerciseType, row: &str) -> Option<String> {
        let rows = self.catalogue.rows().iter().zip(&exercise.cells);
        let cell = rows.filter(|(known, _)| known.id == row).find_map(|(_, cell)| cell.as_ref())?;
        Some(cell.text.show(self.lang))
    }

    /// How the routes lead on; where there is none, how the nearest types would.
    fn path(&self, routes: &[RouteReport], ranked: &[&TypeReport]) -> PathReport {
        const NEAREST: usize = 2;
        let kinds = self.assessment.ranked();
        let nearest = kinds.filter(|found| routes.is_empty() && found.distance.is_some());
        let nearest = nearest.take(NEAREST).flat_map(|found| {
            let links = leads_to(self.catalogue, self.assessment, found.kind);
            self.links(found.kind, &links)
        });
        let links = routes.iter().flat_map(|route| route.leads_to.iter().cloned()).chain(nearest);
        let near = ranked.iter().filter(|found| found.distance.is_some()).take(NEAREST);
        let near = near.map(|found| Named { id: found.id.clone(), name: found.name.clone() });
        PathReport {
            now: !routes.is_empty(),
            start: match routes {
                [] => near.collect(),
                _ => routes.iter().map(|route| route.kind.clone()).collect(),
            },
            links: links.collect(),
        }
    }

    fn counted_nowhere(&self) -> Vec<CountedNowhereReport> {
        let people = self.answers.team().map_or(&[][..], Team::counted_nowhere).iter();
        let report = people.map(|some| CountedNowhereReport {
            text: self.set(&some.words(self.catalogue, self.lang)),
            count: some.count,
            reason: self.catalogue.counted_nowhere()[some.kind].reason.show(self.lang),
        });
        report.collect()
    }

    pub(super) fn members(&self, member: &Member) -> Members {
        let specialty = member.specialty.map(|specialty| &self.catalogue.specialties()[specialty]);
        Members {
            profession: self.catalogue.professions()[member.profession].id.to_string(),
            specialty: specialty.map(|specialty| specialty.noun.one.show(self.lang)),
            status: member.status.map(|status| self.catalogue.statuses()[status].id.to_string()),
            count: member.count,
            words: self.set(&member.words(self.catalogue, self.lang)),
        }
    }

    fn unknown_status(&self) -> Option<String> {
        let team = self.answers.team()?;
        let unknown = team.members().iter().filter(|member| member.status.is_none());
        let unknown: u64 = unknown.map(|member| u64::from(member.count)).sum();
        let matters = self.assessment.types.iter().any(|found| found.open.status);
        (matters && unknown > 0)
            .then(|| self.set(&tr!(self.lang, unknown_status(unknown, team.size()))))
    }

    pub(super) fn kind(&self, kind: Ix<ExerciseType>) -> Named {
        let exercise = &self.catalogue.types()[kind];
        Named { id: exercise.id.to_string(), name: exercise.name.to_string() }
    }

    pub(super) fn scales(&self, set: Set<Scale>) -> Vec<Named> {
        let scales = set.iter().map(|number| &self.catalogue.scales()[number]);
        scales.map(|scale| self.named(&scale.id, &scale.name)).collect()
    }

    pub(super) fn scale_names(&self, set: Set<Scale>) -> String {
        super::names(&self.scales(set))
    }

    fn aims(&self, set: Set<Aim>) -> Vec<Named> {
        let aims = set.iter().map(|number| &self.catalogue.aims()[number]);
        aims.map(|aim| self.named(&aim.id, &aim.name)).collect()
    }

    pub(super) fn named(&self, id: &str, name: &Text) -> Named {
        Named { id: id.to_owned(), name: name.show(self.lang) }
    }

    pub(super) fn source(&self, evidence: &Evidence) -> SourceReport {
        let document = &self.catalogue.documents()[evidence.source.document];
        SourceReport {
            document: document.id.to_string(),
            short: document.short.show(self.lang),
            row: typeset(Lang::Fr, &evidence.source.row),
            column: typeset(Lang::Fr, &evidence.source.column),
            cite: evidence.cite.as_ref().map(|cite| typeset(Lang::Fr, cite)),
            date: document.date.show(self.lang),
            old: self.is_old(document),
        }
    }

    fn document(&self, document: &rules::Document) -> Document {
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
        match self.catalogue.as_of().filter(|day| self.day != Some(*day)) {
            Some(day) => tr!(self.lang, report_edition(version, &date(self.lang, day))),
            None => version.to_owned(),
        }
    }

    /// Whether a document lies further back than the rules let it.
    pub(super) fn is_old(&self, document: &rules::Document) -> bool {
        let most = self.catalogue.stale_after_years();
        self.day.zip(most).is_some_and(|(day, most)| document.is_older(day.year, most))
    }

    /// What was read into a source, and why.
    pub(super) fn interpretation(&self, evidence: &Evidence) -> Option<String> {
        evidence.interpretation.as_ref().map(|text| text.show(self.lang))
    }

    pub(super) fn contacts(&self, numbers: &[Ix<Contact>]) -> Vec<ContactReport> {
        let contacts = numbers.iter().map(|number| &self.catalogue.contacts()[*number]);
        contacts
            .map(|contact| ContactReport {
                short: contact.short.to_string(),
                name: contact.name.show(self.lang),
                ways: [&contact.phone, &contact.email, &contact.web]
                    .into_iter()
                    .flatten()
                    .map(|way| self.set(way))
                    .collect(),
                note: contact.note.as_ref().map(|note| note.show(self.lang)),
            })
            .collect()
    }

    fn type_report(&self, found: &TypeAssessment, advice: &TypeAdvice) -> TypeReport {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let exercise = &catalogue.types()[found.kind];
        let missing = self.missing(exercise, &found.staff);
        let steps = self.steps(found);
        let condition = self.condition(exercise, found);
        let contacts = self.contacts(&exercise.contacts);
        let criteria = self.criteria(exercise, found);
        let summary = self.summary(exercise, found, advice, &missing, &steps, condition.as_ref());
        TypeReport {
            id: exercise.id.to_string(),
            name: exercise.name.to_string(),
            long_name: long_name(exercise, lang),
            verdict: found.verdict,
            possible: found.possible.from(found.verdict),
            distance: found.distance,
            scale_needed: self.scales(found.scale_needed),
            on_hold: found.on_hold,
            doubt: (exercise.is_silent() && fits(found.verdict))
                .then(|| self.set(tr!(lang, silent_minimum))),
            standing: self.standing(found),
            reason: self.reason(exercise, found, condition.as_ref()),
            joined: self.joined(found.kind),
            representation: exercise.staff.representation,
            summary: self.set(&summary),
            obstacle: advice.obstacle,
            opening: advice.opening.as_ref().map(|opening| self.opening(exercise, opening)),
            margin: advice.margin.as_ref().map(|margin| self.margin(exercise, margin)),
            weight: self.weight(&criteria, &contacts),
            alerts: self.alerts(exercise, advice),
            seats: self.seats(exercise, &found.staff),
            missing,
            missing_at_best: found.staff.at_best,
            criteria,
            not_counted: (found.not_counted.iter())
                .map(|excluded| NotCounted {
                    members: self.members(&excluded.member),
                    because: tr!(lang, exclusion(excluded.because)).to_owned(),
                })
                .collect(),
            steps,
            open_questions: found.open.ids(catalogue),
            condition,
            aims_served: self.aims(found.aims_served),
            contacts,
        }
    }

    /// The verdict's reason, or what is left, in a line.
    fn summary(
        &self,
        exercise: &ExerciseType,
        found: &TypeAssessment,
        advice: &TypeAdvice,
        missing: &[MissingSeat],
        steps: &[StepReport],
        condition: Option<&Condition>,
    ) -> String {
        let lang = self.lang;
        let left = |prerequisite: bool| -> Vec<&str> {
            let left = steps.iter().filter(|step| step.state != StepState::Done);
            let left = left.filter(|step| step.prerequisite == prerequisite);
            left.map(|step| step.short.as_str()).collect()
        };
        let yes = match found.verdict {
            Verdict::Ready => match left(false).first() {
                Some(next) => tr!(lang, next_step(next)),
                None => tr!(lang, all_in_place).to_owned(),
            },
            Verdict::Eligible => {
                let left = left(true);
                tr!(lang, prerequisites_left(left.len(), &left.join(", ")))
            }
            Verdict::Reachable => return self.what_it_takes(found, missing),
            Verdict::Undetermined => {
                return condition.map(|condition| condition.text.clone()).unwrap_or_default();
            }
            Verdict::Unsuitable => return exercise.audience.reserved.get(lang).to_owned(),
        };
        match &advice.margin {
            Some(margin) if margin.loss == 1 => {
                [yes.as_str(), tr!(lang, one_departure)].join(tr!(lang, semicolon))
            }
            _ => yes,
        }
    }

    /// What a reachable type takes: people, another choice of scale, or both.
    fn what_it_takes(&self, found: &TypeAssessment, missing: &[MissingSeat]) -> String {
        let any = self.scale_names(found.scale_needed);
        match (missing, found.scale_needed.is_empty()) {
            (missing, true) => self.people_missing(missing, found.staff.at_best),
            ([], false) => tr!(self.lang, other_scale_suffices(&any)),
            _ => tr!(self.lang, other_scale_missing(&any, found.staff.people_missing())),
        }
    }

    /// "il manque 1 auxiliaire médical : infirmier, …".
    fn people_missing(&self, missing: &[MissingSeat], at_best: bool) -> String {
        let lang = self.lang;
        let least = if at_best { tr!(lang, at_least) } else { "" };
        let people = listed(missing, lang);
        if missing.len() > 1 {
            let total: u64 = missing.iter().map(|seat| u64::from(seat.count)).sum();
            tr!(lang, missing_in_all(&format!("{least}{total}"), &people))
        } else {
            tr!(lang, missing_people(&format!("{least}{people}")))
        }
    }

    fn steps(&self, found: &TypeAssessment) -> Vec<StepReport> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let steps = found.steps.iter();
        steps
            .map(|(number, state)| {
                let step = &catalogue.steps()[*number];
                let after = step.after.iter();
                StepReport {
                    id: catalogue.step_id(*number),
                    short: step.short.show(lang),
                    text: step.text.show(lang),
                    after: after
                        .map(|first| {
                            let name = &catalogue.steps()[*first].short;
                            self.named(&catalogue.step_id(*first), name)
                        })
                        .collect(),
                    who: step.who.show(lang),
                    needs: step.needs.as_ref().map(|needs| needs.show(lang)),
                    contacts: self.contacts(&step.contacts),
                    prerequisite: step.prerequisite,
                    state: *state,
                    source: self.source(&step.evidence),
                    interpretation: self.interpretation(&step.evidence),
                }
            })
            .collect()
    }
}

/// A type's name in full; English keeps the French one and explains it.
pub(crate) fn long_name(exercise: &ExerciseType, lang: Lang) -> String {
    typeset(lang, &exercise.long_name.explained(lang))
}

/// What the people of a seat are called: the French name in both languages, since it is the legal
/// one; French and English count differently.
pub(super) fn seat_noun(seat: &Seat, count: u32, lang: Lang) -> &str {
    &plural(lang, u64::from(count), &seat.noun.one, &seat.noun.many).fr
}

/// The seats left empty, each with some of those who may fill it where there is just one seat.
pub(super) fn listed(missing: &[MissingSeat], lang: Lang) -> String {
    const MOST: usize = 3;
    match missing {
        [MissingSeat { words: seat, who, .. }] if !who.is_empty() => {
            let some = who.get(..MOST.min(who.len())).unwrap_or_default().join(", ");
            let more = if who.len() > MOST { "…" } else { "" };
            tr!(lang, labelled(seat, &format!("{some}{more}")))
        }
        _ => join_and(lang, &missing.iter().map(|seat| seat.words.clone()).collect::<Vec<_>>()),
    }
}

/// Each of these once, in order.
pub(super) fn once<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}
