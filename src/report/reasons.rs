//! Why: each criterion in the team's own numbers, and who is missing.

use super::build::{Desk, seat_noun};
use super::{Criterion, CriterionKind, MissingSeat, words};
use crate::advice::Obstacle;
use crate::assess::{Outcome, StaffFinding, TypeAssessment};
use crate::lang::{Lang, join_and};
use crate::rules::{ExerciseType, ScaleRule};
use crate::team::Team;

impl Desk<'_> {
    pub(super) fn criteria(
        &self,
        exercise: &ExerciseType,
        found: &TypeAssessment,
    ) -> Vec<Criterion> {
        let lang = self.lang;
        let size = self.answers.team().map(Team::size);
        let who = exercise.audience.who.get(lang);
        let audience = match size {
            Some(size) => {
                words::audience(found.audience.counted, found.audience.perhaps, size, who, lang)
            }
            None => words::audience_of_no_team(who, lang),
        };
        let scale = exercise.scale.as_ref().zip(found.scale).map(|(rule, outcome)| {
            (CriterionKind::Scale, outcome, self.scale(rule, outcome), &rule.evidence)
        });
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
        ];
        let mut criteria: Vec<Criterion> = common
            .into_iter()
            .chain(scale)
            .map(|(kind, outcome, because, evidence)| Criterion {
                id: kind.id().to_owned(),
                kind,
                label: words::criterion(kind.id(), lang).to_owned(),
                outcome,
                obstacle: Obstacle::of_criterion(outcome, kind != CriterionKind::Scale, found),
                because: self.set(&because),
                source: self.source(evidence),
                interpretation: self.interpretation(evidence),
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
                    obstacle: Obstacle::of_criterion(outcome, false, found),
                    because: self.set(&because),
                    source: self.source(&step.evidence),
                    interpretation: self.interpretation(&step.evidence),
                });
            }
        }
        criteria
    }

    /// The scales that suit, against those chosen.
    fn scale(&self, rule: &ScaleRule, outcome: Outcome) -> String {
        let any = self.scale_names(rule.any);
        match (outcome, self.answers.scale()) {
            (Outcome::Met, Some(chosen)) => self.scale_names(chosen.and(rule.any)),
            (Outcome::Met, None) => any,
            (Outcome::Unmet, chosen) => {
                words::other_scale(&self.scale_names(chosen.unwrap_or_default()), &any, self.lang)
            }
            (Outcome::Unknown, _) => words::scale_not_known(&any, self.lang),
        }
    }

    /// The seats in the team's own numbers.
    pub(super) fn staff(&self, exercise: &ExerciseType, staff: &StaffFinding) -> String {
        let lang = self.lang;
        let seats = &exercise.staff.seats;
        if seats.is_empty() {
            return words::no_minimum(lang).to_owned();
        }
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
        if staff.at_best && staff.outcome != Outcome::Met {
            words::at_best(&text, lang)
        } else {
            text
        }
    }

    /// The seats left empty.
    pub(super) fn missing(
        &self,
        exercise: &ExerciseType,
        staff: &StaffFinding,
    ) -> Vec<MissingSeat> {
        let missing = staff.missing.iter();
        missing
            .filter_map(|missing| self.missing_seat(exercise, missing.seat, missing.count))
            .collect()
    }
}
