//! Why: each criterion in the team's own numbers, and who is missing.

use super::build::{ReportBuilder, seat_noun};
use super::{Criterion, CriterionKind, MissingSeat};
use crate::advice::Obstacle;
use crate::assess::{Outcome, StaffFinding, TypeAssessment};
use crate::lang::join_and;
use crate::rules::{ExerciseType, ScaleRule};
use crate::tr;

impl ReportBuilder<'_> {
    pub(super) fn criteria(
        &self,
        exercise: &ExerciseType,
        found: &TypeAssessment,
    ) -> Vec<Criterion> {
        let lang = self.lang;
        let (audience, staff) = (&exercise.audience, &exercise.staff);
        let scale = exercise.scale.as_ref().zip(found.scale).map(|(rule, outcome)| {
            (CriterionKind::Scale, outcome, self.scale(rule, outcome), &rule.evidence)
        });
        let common = [
            (
                CriterionKind::Audience,
                found.audience.outcome,
                self.audience(exercise, found),
                &audience.evidence,
            ),
            (
                CriterionKind::Staff,
                found.staff.outcome,
                self.staff(exercise, &found.staff),
                &staff.evidence,
            ),
        ];
        let common = common.into_iter().chain(scale);
        let common = common.map(|(kind, outcome, because, evidence)| {
            (kind.id(), kind, outcome, because, evidence)
        });
        let prerequisites = found.prerequisites(self.catalogue).map(|(step, state)| {
            let because = tr!(lang, labelled(step.short.get(lang), tr!(lang, step_state(state))));
            let kind = CriterionKind::Prerequisite;
            (&*step.id, kind, Outcome::of_step(state), because, &step.evidence)
        });
        common
            .chain(prerequisites)
            .map(|(id, kind, outcome, because, evidence)| Criterion {
                id: id.to_owned(),
                kind,
                label: tr!(lang, criterion(kind)).to_owned(),
                outcome,
                obstacle: Obstacle::of_criterion(
                    outcome,
                    matches!(kind, CriterionKind::Audience | CriterionKind::Staff),
                    found,
                ),
                because: self.set(&because),
                source: self.source(evidence),
                interpretation: self.interpretation(evidence),
            })
            .collect()
    }

    /// Who counts, where somebody does or does not.
    fn audience(&self, exercise: &ExerciseType, found: &TypeAssessment) -> String {
        let (who, lang) = (exercise.audience.who.get(self.lang), self.lang);
        let Some(team) = self.answers.team() else { return tr!(lang, audience_of_no_team(who)) };
        match (found.audience.counted, found.audience.perhaps) {
            (0, 0) => tr!(lang, audience_none(team.size(), who)),
            (0, perhaps) => tr!(lang, audience_unknown(perhaps, team.size(), who)),
            (counted, perhaps) => tr!(lang, audience_counted(counted, perhaps, team.size(), who)),
        }
    }

    /// The scales that suit, against those chosen.
    fn scale(&self, rule: &ScaleRule, outcome: Outcome) -> String {
        let any = self.scale_names(rule.any);
        let chosen = self.answers.scale();
        match outcome {
            Outcome::Met => chosen.map_or(any, |chosen| self.scale_names(chosen.and(rule.any))),
            Outcome::Unmet => {
                let chosen = self.scale_names(chosen.unwrap_or_default());
                tr!(self.lang, scale_other(&chosen, &any))
            }
            Outcome::Unknown => tr!(self.lang, scale_not_given(&any)),
        }
    }

    /// The seats in the team's own numbers.
    fn staff(&self, exercise: &ExerciseType, staff: &StaffFinding) -> String {
        let lang = self.lang;
        let seats = &exercise.staff.seats;
        if seats.is_empty() {
            return tr!(lang, no_minimum).to_owned();
        }
        if self.answers.team().is_none() {
            let seats = seats.iter().map(|seat| self.people(seat, seat.count, false));
            return tr!(lang, staff_needed(&join_and(lang, &seats.collect::<Vec<_>>())));
        }
        let text = if seats.len() <= 3 {
            let seats = seats.iter().zip(&staff.filled).map(|(seat, filled)| {
                let noun = |count| seat_noun(seat, count, lang);
                tr!(lang, seat_filled(*filled, seat.count, noun))
            });
            seats.collect::<Vec<_>>().join(", ")
        } else {
            let wanted = seats.iter().map(|seat| u64::from(seat.count)).sum();
            let filled = staff.filled.iter().map(|count| u64::from(*count)).sum();
            let missing = staff.missing.iter().filter_map(|missing| {
                Some(self.people(seats.get(missing.seat)?, missing.count, false))
            });
            tr!(lang, many_seats(filled, wanted, &missing.collect::<Vec<_>>().join(", ")))
        };
        if staff.at_best && staff.outcome != Outcome::Met {
            tr!(lang, labelled(tr!(lang, report_at_best), &text))
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
