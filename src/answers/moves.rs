//! What would be otherwise: people who come or leave, another status, another scale, steps taken.

use super::input::{Input, Resolver};
use super::known::Answers;
use super::source::SourceText;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::rules::lexicon::Meaning;
use crate::rules::{Catalogue, Ix, Set, Status};
use crate::team::shorthand::Reading;
use crate::team::{Member, Team, Uncounted};
use crate::tr;

/// Changes to what a team tells, as somebody wrote them.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// Who comes, in the shorthand.
    pub add: Vec<SourceText>,
    /// Who leaves, in the shorthand; a status is needed only where it is not plain who is meant.
    pub remove: Vec<SourceText>,
    /// A status for everyone, or in the shorthand the members who take one: "2 ide libérales".
    pub set_status: Vec<SourceText>,
    /// The scales instead of those chosen.
    pub set_scale: Vec<SourceText>,
    /// Scales beside those chosen.
    pub add_scale: Vec<SourceText>,
    /// Steps that would be done.
    pub done: Vec<SourceText>,
    /// Steps that would be in progress.
    pub started: Vec<SourceText>,
    /// Steps that would not be done.
    pub not_done: Vec<SourceText>,
}

impl Moves {
    /// Whether nothing is to change.
    pub fn is_empty(&self) -> bool {
        let people = [&self.add, &self.remove, &self.set_status];
        let scales = [&self.set_scale, &self.add_scale];
        let steps = [&self.done, &self.started, &self.not_done];
        people.into_iter().chain(scales).chain(steps).all(Vec::is_empty)
    }
}

/// The answers with these changes: first who leaves, then statuses, then who comes, then the scale,
/// then the steps.
///
/// # Errors
///
/// Every mistake in the texts, and every member who is to leave, or to change, and is not there.
pub fn moved(
    catalogue: &Catalogue,
    answers: &Answers,
    moves: &Moves,
    lang: Lang,
) -> Result<Answers, Vec<Diagnostic>> {
    let mut resolver = Resolver { catalogue, lang, problems: Vec::new() };
    let mut of_people = [&moves.remove, &moves.set_status, &moves.add].into_iter().flatten();
    if let (Some(text), None) = (of_people.next(), answers.team()) {
        let message = tr!(lang, change_no_team);
        resolver.note("no-team", text.whole(), message, tr!(lang, change_give_team));
    }
    let mut team = answers.team().cloned().unwrap_or_default();
    let mut for_all: Option<Ix<Status>> = None;
    for text in &moves.remove {
        let leaving = resolver.composition(text);
        for some in &leaving.counted_nowhere {
            team = resolver.without(team, *some, text);
        }
        for people in leaving.with_status_of_everyone() {
            for leaver in resolver.found(&team, people, None, text) {
                team = team.minus(leaver);
            }
        }
    }
    for text in &moves.set_status {
        let everyone = match catalogue.lexicon().get(text.text()) {
            Some(Meaning::Status(status)) => Some(status),
            _ => None,
        };
        match (for_all, everyone) {
            (Some(before), Some(now)) if before != now => {
                let message = tr!(lang, change_second_status(text.text()));
                resolver.note("second-status", text.whole(), message, tr!(lang, change_one_status));
            }
            (before, now) => for_all = before.or(now),
        }
        team = match everyone {
            Some(status) => team.map(|member| Member {
                status: Some(given(catalogue, member.status, status)),
                ..*member
            }),
            None => resolver.with_status(team, text),
        };
    }
    for text in &moves.add {
        let status = answers.status();
        let coming = resolver.composition(text);
        let nowhere = [team.counted_nowhere(), &coming.counted_nowhere].concat();
        let newcomers = coming.with_status_of_everyone();
        team = team
            .plus(newcomers.map(|one| Member { status: one.status.or(status), ..one }))
            .with_counted_nowhere(nowhere);
    }
    if let (Some(text), true) = (moves.remove.first(), answers.team().is_some() && team.is_empty())
    {
        let message = tr!(lang, change_nobody_left);
        resolver.note("nobody-left", text.whole(), message, tr!(lang, change_keep_one));
    }
    let instead = Input { scale: moves.set_scale.clone(), ..Input::default() };
    let instead = resolver.layer(&instead).scale;
    let then = resolver.layer(&Input {
        scale: moves.add_scale.clone(),
        done: moves.done.clone(),
        started: moves.started.clone(),
        not_done: moves.not_done.clone(),
        ..Input::default()
    });
    if !resolver.problems.is_empty() {
        return Err(resolver.problems);
    }
    let scale = instead.or(answers.scale()).unwrap_or_default();
    let scale = scale.or(then.scale.unwrap_or(Set::EMPTY));
    let moved = answers.clone().with_members(team).with_scale(scale);
    Ok(then.steps.into_iter().fold(moved, |moved, (step, state)| moved.with_step(step, state)))
}

/// The status of somebody who takes one: their own, where it says the same and more.
fn given(catalogue: &Catalogue, known: Option<Ix<Status>>, status: Ix<Status>) -> Ix<Status> {
    let then = catalogue.may_have(Some(status));
    known.filter(|_| catalogue.may_have(known).without(then).is_empty()).unwrap_or(status)
}

impl Resolver<'_> {
    /// The same team without these people who count for no type; a problem where they are not there.
    fn without(&mut self, team: Team, people: Uncounted, text: &SourceText) -> Team {
        let mut there = team.counted_nowhere().to_vec();
        let found = there.iter_mut().find(|some| some.kind == people.kind);
        match found.filter(|some| some.count >= people.count) {
            Some(some) => some.count -= people.count,
            None => {
                let there = team.counted_nowhere().iter().find(|some| some.kind == people.kind);
                let words = people.words(self.catalogue, self.lang);
                self.too_few(&words, there.map_or(0, |some| u64::from(some.count)), text);
            }
        }
        team.with_counted_nowhere(there)
    }

    fn too_few(&mut self, people: &str, there: u64, text: &SourceText) {
        let help = tr!(self.lang, change_team_has(there));
        self.note("not-there", text.whole(), tr!(self.lang, change_too_few(people)), help);
    }

    /// The same team with those whom the text names given the status that it gives them.
    fn with_status(&mut self, mut team: Team, text: &SourceText) -> Team {
        let reading = self.composition(text);
        if let Reading { counted_nowhere, .. } = &reading
            && let Some(people) = counted_nowhere.first()
        {
            let people = people.words(self.catalogue, self.lang);
            let message = tr!(self.lang, change_counts_nowhere(&people));
            let help = tr!(self.lang, change_leave_out);
            self.note("counted-nowhere", text.whole(), message, help);
        }
        for people in reading.with_status_of_everyone() {
            let Some(status) = people.status else {
                let known: Vec<&str> =
                    self.catalogue.statuses().iter().map(|status| &*status.id).collect();
                let help = tr!(self.lang, change_give_status(&known.join(", ")));
                self.note("no-status", text.whole(), tr!(self.lang, change_no_status), help);
                continue;
            };
            let anybody = Member { status: None, ..people };
            for people in self.found(&team, anybody, Some(status), text) {
                team = team.with_status_of(people, status);
            }
        }
        team
    }

    /// The members who are meant: those of that profession and, where they are named, that specialty
    /// and that status, leaving out those who have a status already. Those of whom the team says
    /// exactly as much are meant first, since they have no other name. Nobody, and a problem noted,
    /// where there are too few of them, or where it is not plain which of several are meant.
    fn found(
        &mut self,
        team: &Team,
        people: Member,
        but: Option<Ix<Status>>,
        text: &SourceText,
    ) -> Vec<Member> {
        let meant = |member: &&Member| {
            member.profession == people.profession
                && (people.specialty.is_none() || member.specialty == people.specialty)
                && (people.status.is_none() || member.status == people.status)
                && (but.is_none() || member.status != but)
        };
        let there: Vec<Member> = team.members().iter().filter(meant).copied().collect();
        let count: u64 = there.iter().map(|member| u64::from(member.count)).sum();
        let wanted = u64::from(people.count);
        let exactly = |member: &Member| member.is_like(&people) && member.count >= people.count;
        let words = |member: &Member| member.words(self.catalogue, self.lang);
        match there.as_slice() {
            all if all.iter().any(exactly) => vec![people],
            _ if count < wanted => {
                self.too_few(&words(&people), count, text);
                Vec::new()
            }
            [only] => vec![Member { count: people.count, ..*only }],
            all if count == wanted => all.to_vec(),
            several => {
                let message = tr!(self.lang, change_which(&words(&people)));
                let several = several.iter().map(words).collect::<Vec<_>>().join(", ");
                let help = tr!(self.lang, change_say_which(&several));
                self.note("which-status", text.whole(), message, help);
                Vec::new()
            }
        }
    }
}
