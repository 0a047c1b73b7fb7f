//! What to do about it: the condition that would settle a verdict, what to do first, the questions
//! that are open.

use super::build::{Desk, listed};
use super::{
    Action, ChangeReport, Condition, PlanReport, Question, ReplyReport, Start, TypeReport, words,
};
use crate::advice::{About, Change, Reply, Unknown};
use crate::answers::StepState;
use crate::assess::{Assessment, TypeAssessment, Verdict, assess_type};
use crate::lang::{Lang, join_and};
use crate::rules::{ExerciseType, Ix, Status};

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
            let suit = exercise.scales();
            let does: Vec<&str> =
                suit.iter().map(|scale| catalogue.scales()[scale].team_does.get(lang)).collect();
            of_team.push(does.join(match lang {
                Lang::Fr => " ou ",
                Lang::En => " or ",
            }));
            let first = suit.iter().next().map(|scale| &*catalogue.scales()[scale].id);
            options.push(format!("--scale {}", first.unwrap_or_default()));
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

    /// What to do first: the steps left of what is recommended; else the people to find for what
    /// is within reach; else the answers to give.
    pub(super) fn start(
        &self,
        types: &[TypeReport],
        ranking: &[usize],
        assessment: &Assessment,
        plan: &[PlanReport],
    ) -> Start {
        const MOST: usize = 6;
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
            let left = plan.iter().filter(|step| step.state != StepState::Done);
            start.actions = left.take(MOST).map(|step| self.action_of(step)).collect();
            recommended
        } else if !reachable.is_empty() {
            let nearest: Vec<&TypeReport> = reachable.into_iter().take(2).collect();
            // An answer may do what a recruit would.
            if undetermined {
                start.actions.push(Action::alone(self.set(words::answer_first(lang))));
            }
            start.actions.extend(nearest.iter().map(|found| {
                let missing = listed(&found.missing, lang);
                let text = words::find_people(&missing, found.missing_at_best, &found.name, lang);
                Action::alone(self.set(&text))
            }));
            nearest
        } else {
            let first =
                if undetermined { words::answer_first(lang) } else { words::nothing_fits(lang) };
            start.actions.push(Action::alone(self.set(first)));
            Vec::new()
        };
        for contact in chosen.iter().flat_map(|found| &found.contacts) {
            if !start.contacts.contains(contact) {
                start.contacts.push(contact.clone());
            }
        }
        start
    }

    /// A step as something to do, with who acts, what it needs and whom to contact.
    fn action_of(&self, step: &PlanReport) -> Action {
        let contacts: Vec<&str> = step.contacts.iter().map(|contact| &*contact.short).collect();
        Action {
            text: self.set(&words::step_of(&step.text, &step.types, self.lang)),
            detail: self.set(&words::step_detail(
                "",
                &step.who,
                &contacts.join(", "),
                step.needs.as_deref(),
                Some(&step.state_words),
                self.lang,
            )),
        }
    }

    /// What is open, who can tell, and what each reply would change.
    pub(super) fn questions(&self, unknowns: &[Unknown], assessment: &Assessment) -> Vec<Question> {
        unknowns.iter().map(|unknown| self.question(unknown, assessment)).collect()
    }

    fn question(&self, unknown: &Unknown, assessment: &Assessment) -> Question {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let texts = catalogue.questions();
        let (id, text, who) = match unknown.about {
            About::Team => (
                "team".to_owned(),
                words::question("team", lang).to_owned(),
                texts.team.who.show(lang),
            ),
            About::Status => (
                "status".to_owned(),
                words::question("status", lang).to_owned(),
                texts.status.who.show(lang),
            ),
            About::Scale => (
                "scale".to_owned(),
                words::question("scale", lang).to_owned(),
                texts.scale.who.show(lang),
            ),
            About::Step(step) => {
                let known = &catalogue.steps()[step];
                let name = &catalogue.types()[known.kind].name;
                let contacts: Vec<&str> = known
                    .contacts
                    .iter()
                    .map(|contact| &*catalogue.contacts()[*contact].short)
                    .collect();
                (
                    catalogue.step_id(step),
                    words::question_of_step(name, known.short.get(lang), lang),
                    [known.who.get(lang)]
                        .into_iter()
                        .chain(contacts)
                        .collect::<Vec<_>>()
                        .join(", "),
                )
            }
        };
        let replies = match unknown.about {
            About::Team => vec![ReplyReport {
                option: format!("--team \"{}\"", catalogue.sample().team.get(lang)),
                meaning: String::new(),
                changes: Vec::new(),
                changes_words: String::new(),
            }],
            About::Status | About::Scale | About::Step(_) => unknown
                .replies
                .iter()
                .map(|reply| {
                    let (option, meaning) = self.reply(&id, reply.reply);
                    let changes: Vec<ChangeReport> = reply
                        .changes
                        .iter()
                        .map(|change| self.change(change, assessment))
                        .collect();
                    let changes_words = self.set(&changes_words(&changes, lang));
                    ReplyReport { option, meaning, changes, changes_words }
                })
                .collect(),
        };
        Question {
            id,
            text: self.set(&text),
            types: unknown.types.iter().map(|kind| self.kind(*kind)).collect(),
            who: self.set(&who),
            of_step: matches!(unknown.about, About::Step(_)),
            replies,
        }
    }

    /// The option that gives a reply, and what it means.
    fn reply(&self, question: &str, reply: Reply) -> (String, String) {
        let (catalogue, lang) = (self.catalogue, self.lang);
        match reply {
            Reply::Status(status) => {
                let status = &catalogue.statuses()[status];
                let meaning = words::the_team(status.team_is.get(lang), lang);
                (format!("--status {}", status.id), meaning)
            }
            Reply::Scale(scale) => {
                let scale = &catalogue.scales()[scale];
                (format!("--scale {}", scale.id), scale.text.show(lang))
            }
            Reply::Step(true) => {
                (format!("--done {question}"), words::state(StepState::Done, lang).to_owned())
            }
            Reply::Step(false) => (
                format!("--not-done {question}"),
                words::state(StepState::NotDone, lang).to_owned(),
            ),
        }
    }

    fn change(&self, change: &Change, assessment: &Assessment) -> ChangeReport {
        let now = assessment.types.get(change.kind.index());
        let counts = change.verdict == Verdict::Reachable;
        ChangeReport {
            kind: self.kind(change.kind),
            verdict: change.verdict,
            possible: change.possible.from(change.verdict),
            missing: change.missing,
            turns: counts || now.is_none_or(|now| now.verdict != change.verdict),
        }
    }
}

/// What a reply would change, verdict by verdict, the best first: "éligible : MSP". What stays as it
/// is but for its ways out is told last; what was ruled out and stays so is not told.
fn changes_words(changes: &[ChangeReport], lang: Lang) -> String {
    let of_verdict = |verdict: Verdict| {
        let there = changes.iter().filter(|change| change.verdict == verdict && change.turns);
        let names: Vec<String> = there
            .map(|change| {
                let missing = (verdict == Verdict::Reachable).then_some(change.missing);
                words::changed(&change.kind.name, missing, lang)
            })
            .collect();
        let label = words::verdict(verdict, lang);
        (!names.is_empty()).then(|| words::labelled(label, &names.join(", "), lang))
    };
    let still =
        changes.iter().filter(|change| !change.turns && change.verdict != Verdict::Unsuitable);
    let still: Vec<&str> = still.map(|change| change.kind.name.as_str()).collect();
    let still = (!still.is_empty()).then(|| words::clearer(&still.join(", "), lang));
    let told: Vec<String> = Verdict::ALL.into_iter().filter_map(of_verdict).chain(still).collect();
    told.join(words::semicolon(lang))
}
