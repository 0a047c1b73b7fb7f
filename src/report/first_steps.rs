//! What to do first, the condition that would settle a verdict, and the questions that are open.

use super::build::{ReportBuilder, listed, once};
use super::{ChangeReport, Condition, ContactReport, Question, ReplyReport, Start, TypeReport};
use crate::advice::{About, Change, Reply, Unknown, UnknownReply};
use crate::answers::StepState;
use crate::assess::{TypeAssessment, Verdict, assess_type};
use crate::lang::join_and;
use crate::rules::{ExerciseType, Ix, Status};
use crate::tr;

impl ReportBuilder<'_> {
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
            let text = self.set(tr!(lang, who_is_in));
            return Some(Condition { text, options: vec![self.sample_team()] });
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
            let text = self.set(tr!(lang, each_status));
            return Some(Condition { text, options: Vec::new() });
        };
        let (mut of_team, mut conditions, mut options) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(status) = status.map(|status| &catalogue.statuses()[status]) {
            let is_open = |status| catalogue.statuses()[status].is_group();
            if self.team().iter().all(|member| member.status.is_none_or(is_open)) {
                of_team.push(status.team_is.get(lang).to_owned());
            } else {
                conditions.push(tr!(lang, unknown_members(status.members_are.get(lang))));
            }
            options.push(format!("--status {}", status.id));
        }
        if found.open.scale {
            let suit = || exercise.scales().iter().map(|scale| &catalogue.scales()[scale]);
            let does: Vec<&str> = suit().map(|scale| scale.team_does.get(lang)).collect();
            of_team.push(does.join(tr!(lang, or)));
            options.extend(suit().next().map(|scale| format!("--scale {}", scale.id)));
        }
        if !of_team.is_empty() {
            conditions.push(tr!(lang, the_team(&join_and(lang, &of_team))));
        }
        let conditions = conditions.join(tr!(lang, and_if));
        let text = tr!(lang, condition(tr!(lang, verdict(then.verdict)), &conditions));
        let text = match self.missing(exercise, &then.staff).as_slice() {
            [] => text,
            missing => tr!(lang, condition_then_missing(&text, &listed(missing, lang))),
        };
        Some(Condition { text: self.set(&text), options })
    }

    /// What to do first where nothing fits yet: find people for what is within reach, give answers;
    /// and whom to call.
    pub(super) fn start(&self, ranked: &[&TypeReport]) -> Start {
        const NEAREST: usize = 2;
        let lang = self.lang;
        let all = |verdict: Verdict| ranked.iter().filter(move |found| found.verdict == verdict);
        let recommended: Vec<&&TypeReport> =
            ranked.iter().filter(|found| found.is_recommended()).collect();
        if !recommended.is_empty() {
            return Start { actions: Vec::new(), contacts: contacts_of(&recommended) };
        }
        let nearest: Vec<&&TypeReport> = all(Verdict::Reachable).take(NEAREST).collect();
        // An answer may do what a recruit would.
        let answer = all(Verdict::Undetermined).next().map(|_| self.set(tr!(lang, answer_first)));
        let find = nearest.iter().map(|found| {
            let people = listed(&found.missing, lang);
            let stop = if people.ends_with('…') { "" } else { "." };
            let least = if found.missing_at_best { tr!(lang, at_least) } else { "" };
            self.set(&tr!(lang, find_people(&found.name, &format!("{least}{people}{stop}"))))
        });
        let mut actions: Vec<String> = answer.into_iter().chain(find).collect();
        if actions.is_empty() {
            actions.push(self.set(tr!(lang, nothing_fits)));
        }
        Start { actions, contacts: contacts_of(&nearest) }
    }

    /// What is open, who can tell, and what each reply would change.
    pub(super) fn questions(&self) -> Vec<Question> {
        self.advice.unknowns.iter().map(|unknown| self.question(unknown)).collect()
    }

    fn question(&self, unknown: &Unknown) -> Question {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let texts = catalogue.questions();
        let common = |id: &str, text: &str, who: String| (id.to_owned(), text.to_owned(), who);
        let (id, text, who) = match unknown.about {
            About::Team => common("team", tr!(lang, question_team), texts.team.who.show(lang)),
            About::Status => {
                common("status", tr!(lang, question_status), texts.status.who.show(lang))
            }
            About::Scale => common("scale", tr!(lang, question_scale), texts.scale.who.show(lang)),
            About::Step(number) => {
                let step = &catalogue.steps()[number];
                let name = &catalogue.types()[step.kind].name;
                let contacts = step.contacts.iter();
                let contacts = contacts.map(|contact| &*catalogue.contacts()[*contact].short);
                let who: Vec<&str> = [step.who.get(lang)].into_iter().chain(contacts).collect();
                let text = tr!(lang, question_step(name, step.short.get(lang)));
                (catalogue.step_id(number), text, who.join(", "))
            }
        };
        let replies = match unknown.about {
            About::Team => vec![ReplyReport {
                option: self.sample_team(),
                meaning: String::new(),
                changes: Vec::new(),
                changes_words: String::new(),
            }],
            About::Status | About::Scale | About::Step(_) => {
                unknown.replies.iter().map(|reply| self.reply(&id, reply)).collect()
            }
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

    /// The option that gives an example of a team.
    fn sample_team(&self) -> String {
        format!("--team \"{}\"", self.catalogue.sample().team.get(self.lang))
    }

    /// The option that gives a reply, what it means, and what it would change.
    fn reply(&self, question: &str, reply: &UnknownReply) -> ReplyReport {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let (option, meaning) = match reply.reply {
            Reply::Status(status) => {
                let status = &catalogue.statuses()[status];
                let meaning = tr!(lang, the_team(status.team_is.get(lang)));
                (format!("--status {}", status.id), meaning)
            }
            Reply::Scale(scale) => {
                let scale = &catalogue.scales()[scale];
                (format!("--scale {}", scale.id), scale.text.show(lang))
            }
            Reply::Step(done) => {
                let option = if done { "--done" } else { "--not-done" };
                let state = if done { StepState::Done } else { StepState::NotDone };
                (format!("{option} {question}"), tr!(lang, step_state(state)).to_owned())
            }
        };
        let changes: Vec<ChangeReport> =
            reply.changes.iter().map(|change| self.change(change)).collect();
        let changes_words = self.set(&self.changes_words(&changes));
        ReplyReport { option, meaning, changes, changes_words }
    }

    fn change(&self, change: &Change) -> ChangeReport {
        let now = self.assessment.types.get(change.kind.index());
        let counts = change.verdict == Verdict::Reachable;
        ChangeReport {
            kind: self.kind(change.kind),
            verdict: change.verdict,
            possible: change.possible.from(change.verdict),
            missing: change.missing,
            turns: counts || now.is_none_or(|now| now.verdict != change.verdict),
        }
    }

    /// What a reply would change, verdict by verdict, the best first: "éligible : MSP". What stays
    /// as it is but for its ways out comes last; what was ruled out and stays so is left out.
    fn changes_words(&self, changes: &[ChangeReport]) -> String {
        let lang = self.lang;
        let of_verdict = |verdict: Verdict| {
            let there = changes.iter().filter(|change| change.verdict == verdict && change.turns);
            let names: Vec<String> = there
                .map(|change| match verdict {
                    Verdict::Reachable => {
                        let people = tr!(lang, people(change.missing));
                        tr!(lang, people_to_find(&change.kind.name, &people))
                    }
                    _ => change.kind.name.clone(),
                })
                .collect();
            (!names.is_empty())
                .then(|| tr!(lang, labelled(tr!(lang, verdict(verdict)), &names.join(", "))))
        };
        let still =
            changes.iter().filter(|change| !change.turns && change.verdict != Verdict::Unsuitable);
        let still: Vec<&str> = still.map(|change| change.kind.name.as_str()).collect();
        let still = (!still.is_empty()).then(|| tr!(lang, clearer(&still.join(", "))));
        let parts: Vec<String> =
            Verdict::ALL.into_iter().filter_map(of_verdict).chain(still).collect();
        parts.join(tr!(lang, semicolon))
    }
}

/// Whom to call about these types, each once.
fn contacts_of(types: &[&&TypeReport]) -> Vec<ContactReport> {
    once(types.iter().flat_map(|found| &found.contacts)).into_iter().cloned().collect()
}
