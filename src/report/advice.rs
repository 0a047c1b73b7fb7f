//! What to do about it: the condition that would settle a verdict, what to do first, the questions
//! that are open.

use super::build::{Desk, listed};
use super::{Condition, Question, Start, StepReport, TypeReport, words};
use crate::answers::StepState;
use crate::assess::{Assessment, TypeAssessment, Verdict, assess_type};
use crate::lang::{Lang, Text, join_and};
use crate::rules::{ExerciseType, Ix, Set, Status};

impl Desk<'_> {
    /// What would settle an undetermined verdict for the best, and the options that say so.
    ///
    /// A completion of the answers is tried, not guessed at: the condition is named only if the
    /// assessment of the completed answers has that verdict.
    pub(super) fn condition(
        &self,
        exercise: &ExerciseType,
        found: &TypeAssessment,
    ) -> Option<Condition> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let best = found.possible.best().filter(|_| found.verdict == Verdict::Undetermined)?;
        if found.open.team {
            return Some(Condition {
                text: self.set(words::who_is_in(lang)),
                options: vec![format!("--team \"{}\"", catalogue.sample().team.get(lang))],
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
            &words::all_of(&conditions, lang),
            missing.as_deref(),
            lang,
        );
        Some(Condition { text: self.set(&text), options })
    }

    /// What to do first: the steps left of what is recommended, those in common once; else the
    /// people to find for what is within reach; else the answers to give.
    pub(super) fn start(
        &self,
        types: &[TypeReport],
        ranking: &[usize],
        assessment: &Assessment,
    ) -> Start {
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
            // An answer may do what a recruit would.
            if undetermined {
                start.actions.push(self.set(words::answer_first(lang)));
            }
            start.actions.extend(nearest.iter().map(|found| {
                let missing = listed(&found.missing, lang);
                self.set(&words::find_people(&missing, found.missing_at_best, &found.name, lang))
            }));
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

    /// The steps left of several types: everybody's first before anybody's second, and those that
    /// several have in common once.
    fn first_steps(&self, recommended: &[&TypeReport]) -> Vec<String> {
        const MOST: usize = 6;
        let mut left: Vec<(usize, &str, &StepReport)> = Vec::new();
        for found in recommended {
            let steps = found.steps.iter().filter(|step| step.state != StepState::Done);
            left.extend(steps.enumerate().map(|(place, step)| (place, found.name.as_str(), step)));
        }
        left.sort_by_key(|(place, _, _)| *place);
        let key = |step: &StepReport| step.id.split('/').nth(1).map(str::to_owned);
        let mut groups: Vec<Vec<(&str, &StepReport)>> = Vec::new();
        for (_, name, step) in left {
            let same = |group: &&mut Vec<(&str, &StepReport)>| {
                group.first().is_some_and(|(_, first)| key(first) == key(step))
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.push((name, step)),
                None => groups.push(vec![(name, step)]),
            }
        }
        groups.iter().take(MOST).map(|group| self.set(&self.first_step(group))).collect()
    }

    /// A step of one type, or what the sentences of several have in common.
    fn first_step(&self, group: &[(&str, &StepReport)]) -> String {
        let start =
            |step: &StepReport| step.text.split(':').next().unwrap_or_default().trim().to_owned();
        match group {
            [] => String::new(),
            [(name, step)] => words::labelled(name, &step.text, self.lang),
            [(_, first), ..] => {
                let names: Vec<String> = group.iter().map(|(name, _)| (*name).to_owned()).collect();
                let alike = group.iter().all(|(_, step)| start(step) == start(first));
                let text = if alike { start(first) } else { first.short.clone() };
                words::step_in_common(&text, &names, self.lang)
            }
        }
    }

    /// What is open, and the options that settle it.
    pub(super) fn questions(&self, assessment: &Assessment) -> Vec<Question> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let texts = catalogue.questions();
        let question = |id: &str,
                        who: &Text,
                        open: &dyn Fn(&TypeAssessment) -> bool,
                        options: Vec<(String, String)>| {
            let open = assessment.types.iter().filter(|found| open(found));
            let types: Vec<String> =
                open.map(|found| catalogue.types()[found.kind].name.to_string()).collect();
            let text = self.set(words::question(id, lang));
            let who = who.show(lang);
            (!types.is_empty()).then(|| Question { id: id.to_owned(), text, types, who, options })
        };
        let team = format!("--team \"{}\"", catalogue.sample().team.get(lang));
        let statuses = catalogue.statuses().iter().map(|status| {
            (format!("--status {}", status.id), words::the_team(status.team_is.get(lang), lang))
        });
        // A scale that only settled types are about would change nothing.
        let open = assessment.types.iter().filter(|found| found.open.scale);
        let useful =
            open.fold(Set::EMPTY, |set, found| set.or(catalogue.types()[found.kind].scale.any));
        let scales = useful
            .iter()
            .map(|number| &catalogue.scales()[number])
            .map(|scale| (format!("--scale {}", scale.id), scale.text.show(lang)));
        // Where people are missing at best, a status tells how many.
        let status = |found: &TypeAssessment| {
            found.open.status || found.verdict == Verdict::Reachable && found.staff.at_best
        };
        let team = vec![(team, String::new())];
        let questions = [
            question("team", &texts.team.who, &|found| found.open.team, team),
            question("status", &texts.status.who, &status, statuses.collect()),
            question("scale", &texts.scale.who, &|found| found.open.scale, scales.collect()),
        ];
        questions.into_iter().flatten().collect()
    }
}
