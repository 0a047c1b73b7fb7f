//! The answer as one would say it, what a type is for the team in a few words, and what is at odds
//! in the answers.

use super::build::{ReportBuilder, once};
use super::{Age, Condition, TypeReport, words};
use crate::advice::fits;
use crate::answers::StepState;
use crate::assess::{Distance, Outcome, TypeAssessment, Verdict};
use crate::date::When;
use crate::lang::{join_and, join_or};
use crate::rules::{ExerciseType, Ix, Status};
use crate::tr;

impl ReportBuilder<'_> {
    /// A type with its article, or its name.
    pub(super) fn with_article(&self, kind: Ix<ExerciseType>) -> String {
        let exercise = &self.catalogue.types()[kind];
        match &exercise.article {
            Some(article) => article.show(self.lang),
            None => exercise.name.to_string(),
        }
    }

    /// What the team can do about a type that it can only join.
    pub(super) fn joined(&self, kind: Ix<ExerciseType>) -> Option<String> {
        let joined = self.catalogue.types()[kind].joined.as_ref()?;
        let far = self.assessment.types.get(kind.index())?.distance;
        let is_others = matches!(far, Some(Distance::Join | Distance::Partner));
        is_others.then(|| joined.show(self.lang))
    }

    /// What a type is for the team, in two or three words.
    pub(super) fn standing(&self, found: &TypeAssessment) -> String {
        let lang = self.lang;
        let passed = self.advice.superseded.iter().any(|passed| passed.kind == found.kind);
        let words = match found.distance {
            _ if passed => tr!(lang, standing_passed),
            Some(distance) => tr!(lang, distance(distance)),
            None => tr!(lang, verdict(found.verdict)),
        };
        self.set(words)
    }

    /// What tells most about a type, where that is not who is there.
    pub(super) fn reason(
        &self,
        exercise: &ExerciseType,
        found: &TypeAssessment,
        condition: Option<&Condition>,
    ) -> Option<String> {
        let lang = self.lang;
        let at = || tr!(lang, aiming_at(&self.scale_names(found.scale_needed)));
        let filled = || found.staff.filled.iter().map(|count| u64::from(*count)).sum();
        let wanted = || exercise.staff.seats.iter().map(|seat| u64::from(seat.count)).sum();
        let passed = self.advice.superseded.iter().find(|passed| passed.kind == found.kind);
        if let Some(passed) = passed {
            let by = &self.catalogue.types()[passed.by].name;
            return Some(self.set(&tr!(lang, prepares(&exercise.name, by))));
        }
        let reason = match found.verdict {
            Verdict::Ready | Verdict::Eligible if exercise.is_silent() => {
                tr!(lang, silent_minimum).to_owned()
            }
            Verdict::Ready | Verdict::Eligible => return None,
            Verdict::Undetermined if self.answers.team().is_none() => {
                tr!(lang, made_for(exercise.audience.who.get(lang)))
            }
            Verdict::Undetermined => condition?.text.clone(),
            Verdict::Unsuitable => exercise.audience.reserved.get(lang).to_owned(),
            Verdict::Reachable => match found.distance? {
                Distance::Choice => at(),
                Distance::Partner => {
                    let around = exercise.around.iter();
                    let around = around.map(|one| &self.catalogue.professions()[one].noun.many.fr);
                    tr!(
                        lang,
                        made_around(&join_or(
                            lang,
                            &around.map(ToString::to_string).collect::<Vec<_>>()
                        ))
                    )
                }
                Distance::Join => tr!(lang, brings(filled(), wanted())),
                Distance::Near => return None,
                Distance::Far if found.scale_needed.is_empty() => return None,
                Distance::Far => {
                    tr!(lang, far_and_aiming(found.staff.people_missing(), &at()))
                }
            },
        };
        Some(self.set(&reason))
    }

    /// The answer in a line; in another what is near.
    pub(super) fn headline(&self, types: &[TypeReport]) -> Vec<String> {
        let kinds = self.assessment.ranked().map(|found| found.kind);
        let ranked: Vec<(Ix<ExerciseType>, &TypeReport)> =
            kinds.filter_map(|kind| Some((kind, types.get(kind.index())?))).collect();
        let near = ranked.iter().find(|(_, found)| found.distance == Some(Distance::Near));
        let lines = match self.advice.routes.first() {
            Some(_) => [Some(self.open_now()), near.map(|(kind, found)| self.near(*kind, found))],
            None => self.not_yet(&ranked, near),
        };
        let lines = lines.into_iter().flatten();
        lines.map(|line| self.set(&words::sentence(&line))).collect()
    }

    /// What the team can have now.
    fn open_now(&self) -> String {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let routes = &self.advice.routes;
        let exercise = |kind: Ix<ExerciseType>| &catalogue.types()[kind];
        let is_ready = |kind: Ix<ExerciseType>| {
            self.assessment
                .types
                .get(kind.index())
                .is_some_and(|found| found.verdict == Verdict::Ready)
        };
        if let Some(first) = routes.first().filter(|first| is_ready(first.kind)) {
            let name = &exercise(first.kind).name;
            let recognised = exercise(first.kind).recognised.as_ref();
            let recognised = match recognised {
                Some(text) => text.show(lang),
                None => tr!(lang, prerequisites_done(name)),
            };
            let steps = first.steps.iter().map(|step| &catalogue.steps()[*step].text);
            let steps: Vec<String> = steps.map(|text| words::deed(text.get(lang))).collect();
            return match steps.as_slice() {
                [] => tr!(lang, nothing_left(&recognised)),
                [one] => tr!(lang, recognised_now(&recognised, one)),
                [one, other, ..] => {
                    tr!(lang, recognised_now(&recognised, &tr!(lang, one_then(one, other))))
                }
            };
        }
        if let [only] = routes.as_slice() {
            let article = self.with_article(only.kind);
            let own = exercise(only.kind);
            let found = self.assessment.types.get(only.kind.index());
            return if own.is_silent() {
                tr!(lang, seems_possible(&article))
            } else if let (true, Some(found)) = (own.staff.representation, found) {
                self.carries(only.kind, found)
            } else if own.is_on_hold() {
                tr!(lang, can_start_once_checked(&article))
            } else {
                tr!(lang, can_start(&article))
            };
        }
        let told = routes.iter().map(|route| {
            let own = exercise(route.kind);
            let apart = match &own.apart {
                _ if own.is_silent() => Some(tr!(lang, to_have_confirmed).to_owned()),
                _ if own.is_on_hold() => Some(tr!(lang, to_check_first).to_owned()),
                apart => apart.as_ref().map(|apart| apart.show(lang)),
            };
            [Some(own.name.to_string()), apart].into_iter().flatten().collect::<Vec<_>>().join(", ")
        });
        let told = told.collect::<Vec<_>>().join(tr!(lang, semicolon));
        let (count, others) = (routes.len(), routes.len() - 1);
        if routes.iter().any(|route| !route.instead_of.is_empty()) {
            tr!(lang, labelled(tr!(lang, routes_to_choose(count)).as_str(), &told))
        } else if routes.iter().all(|route| route.with.len() == others) {
            tr!(lang, labelled(tr!(lang, routes_together(count)).as_str(), &told))
        } else {
            tr!(lang, labelled(tr!(lang, routes_open(count)).as_str(), &told))
        }
    }

    /// A representation that the team could carry or join.
    fn carries(&self, kind: Ix<ExerciseType>, found: &TypeAssessment) -> String {
        let filled = found.staff.filled.iter().map(|count| u64::from(*count)).sum();
        let seats = &self.catalogue.types()[kind].staff.seats;
        let wanted = seats.iter().map(|seat| u64::from(seat.count)).sum();
        tr!(self.lang, can_carry(&self.with_article(kind), filled, wanted))
    }

    /// A type that is near, and who is missing.
    fn near(&self, kind: Ix<ExerciseType>, found: &TypeReport) -> String {
        let lang = self.lang;
        let people = found.missing.iter().map(|seat| seat.words.clone()).collect::<Vec<_>>();
        let people = join_and(lang, &people);
        let turns = found.alerts.iter().any(|alert| alert.turns.is_some_and(fits));
        let article = self.with_article(kind);
        match turns {
            true => tr!(lang, is_near_perhaps(&article, &people)),
            false => tr!(lang, is_near(&article, &people)),
        }
    }

    /// What to do where nothing fits yet.
    fn not_yet(
        &self,
        ranked: &[(Ix<ExerciseType>, &TypeReport)],
        near: Option<&(Ix<ExerciseType>, &TypeReport)>,
    ) -> [Option<String>; 2] {
        let lang = self.lang;
        if self.answers.team().is_none() {
            return [Some(tr!(lang, who_is_in).to_owned()), None];
        }
        let joins = ranked.iter().filter_map(|(kind, _)| self.joined(*kind)).collect::<Vec<_>>();
        let near_line = || near.map(|(kind, found)| self.near(*kind, found));
        let is_open = |found: &&TypeAssessment| found.verdict == Verdict::Undetermined;
        let mut open = self.assessment.ranked().filter(is_open);
        if self.assessment.ranked().any(|found| is_open(&found) && found.possible.eligible) {
            return [self.decide(), near_line()];
        }
        if let Some((kind, found)) = near {
            let line = match (found.representation, self.assessment.types.get(kind.index())) {
                (true, Some(found)) => self.carries(*kind, found),
                _ => {
                    let people = found.missing.iter().map(|seat| seat.words.clone());
                    let people = join_and(lang, &people.collect::<Vec<_>>());
                    let lacks = tr!(lang, you_lack(&people, &self.with_article(*kind)));
                    match joins.first() {
                        Some(joined) => tr!(lang, and_meanwhile(&lacks, joined)),
                        None => lacks,
                    }
                }
            };
            return [Some(line), None];
        }
        let choice = ranked.iter().find(|(_, found)| found.distance == Some(Distance::Choice));
        if let Some((kind, found)) = choice {
            let scales = super::names(&found.scale_needed);
            let line = tr!(lang, possible_aiming_at(&self.with_article(*kind), &scales));
            return [Some(line), None];
        }
        let far = ranked.iter().find(|(_, found)| found.distance == Some(Distance::Far));
        let far = far.map(|(kind, found)| {
            let count = found.missing.iter().map(|seat| u64::from(seat.count)).sum();
            let people = tr!(lang, people(count));
            tr!(lang, nearest_is(&self.with_article(*kind), &people))
        });
        if open.next().is_some() {
            return [self.decide(), far];
        }
        if !joins.is_empty() {
            return [Some(tr!(lang, you_can(&join_or(lang, &joins)))), far];
        }
        match far {
            Some(far) => [Some(far), None],
            None => [Some(tr!(lang, no_type_fits).to_owned()), None],
        }
    }

    /// The answers that decide.
    fn decide(&self) -> Option<String> {
        let lang = self.lang;
        let of = |pass: fn(&TypeAssessment) -> bool| self.assessment.types.iter().any(pass);
        let is_group = |status: Ix<Status>| self.catalogue.statuses()[status].is_group();
        let unknown: Vec<_> =
            self.team().iter().filter(|member| member.status.is_none_or(is_group)).collect();
        let employers = unknown.iter().all(|member| member.status.is_some());
        let status = of(|found| found.open.status).then_some(match employers {
            true => tr!(lang, your_employer),
            false => tr!(lang, your_status),
        });
        let scale = of(|found| found.open.scale).then_some(tr!(lang, your_patients));
        let asked: Vec<String> = [status, scale].into_iter().flatten().map(str::to_owned).collect();
        let count = asked.len();
        (count > 0)
            .then(|| tr!(lang, labelled(tr!(lang, answers_decide(count)), &asked.join(", "))))
    }

    /// Steps said to be done before what comes first, and recognitions that the table does not
    /// bear out.
    pub(super) fn warnings(&self) -> Vec<String> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let mut warnings = Vec::new();
        for found in &self.assessment.types {
            let name = &catalogue.types()[found.kind].name;
            let done = || {
                let done = found.steps.iter().filter(|(_, state)| *state == StepState::Done);
                done.map(|(step, _)| &catalogue.steps()[*step])
            };
            for step in done() {
                let skipped = step.after.iter().filter(|first| {
                    let state = self.answers.step(**first);
                    matches!(state, StepState::NotDone | StepState::InProgress)
                });
                let skipped = skipped.map(|first| catalogue.steps()[*first].short.get(lang));
                let skipped: Vec<String> = once(skipped).into_iter().map(str::to_owned).collect();
                if !skipped.is_empty() {
                    let first = join_and(lang, &skipped);
                    let text = tr!(lang, done_too_soon(name, step.short.get(lang), &first));
                    warnings.push(self.set(&text));
                }
            }
            let is_recognised = done().any(|step| step.recognition || !step.prerequisite);
            if is_recognised && found.staff.outcome == Outcome::Unmet {
                warnings.push(self.set(&tr!(lang, recognised_already(name))));
            }
        }
        warnings
    }

    /// How old the rules are on the day.
    pub(super) fn age(&self) -> Option<Age> {
        let (catalogue, lang, day) = (self.catalogue, self.lang, self.day?);
        let mut read = catalogue.types().iter().flat_map(|kind| {
            let scale = kind.scale.as_ref().map(|scale| &scale.evidence);
            [&kind.audience.evidence, &kind.staff.evidence].into_iter().chain(scale)
        });
        let cited: Vec<_> = read.by_ref().map(|evidence| evidence.source.document).collect();
        let times = |document| cited.iter().filter(|other| **other == document).count();
        let most = cited.iter().copied().max_by_key(|document| times(*document));
        let source = most.map(|document| &catalogue.documents()[document]);
        let alerts = catalogue.types().iter().flat_map(|kind| &kind.alerts);
        // A year without its month is no news of its last month.
        let newest = alerts.filter_map(|alert| alert.date).max_by_key(|date| date.first());
        let months = |date: When| {
            let first = date.first();
            let years = i32::from(day.year) - i32::from(first.year);
            (12 * years + i32::from(day.month) - i32::from(first.month)).max(0)
        };
        Some(Age {
            source: source.map(|source| {
                self.set(&format!("{} ({})", source.short.get(lang), source.date.get(lang)))
            }),
            alerts: newest.map(|date| {
                let ago = u64::try_from(months(date)).unwrap_or_default();
                self.set(&tr!(lang, newest_alert(&When { day: None, ..date }.words(lang), ago)))
            }),
            is_stale: newest.is_some_and(|date| months(date) > 12),
        })
    }
}
