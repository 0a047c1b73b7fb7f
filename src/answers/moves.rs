//! What would be otherwise: people who come or leave, another status, another scale.

use super::input::{Input, Resolver};
use super::known::Answers;
use super::source::SourceText;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::rules::lexicon::Meaning;
use crate::rules::{Catalogue, Ix, Status};
use crate::team::{Member, Team};
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
}

impl Moves {
    /// Whether nothing is to change.
    pub fn is_empty(&self) -> bool {
        let all = [&self.add, &self.remove, &self.set_status, &self.set_scale];
        all.into_iter().all(Vec::is_empty)
    }
}

/// The answers with these changes: first who leaves, then statuses, then who comes, then the scale.
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
        for people in resolver.people(text) {
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
        let with_theirs = |member: &Member| Member { status: everyone, ..*member };
        team = match everyone {
            Some(_) => Team::new(team.members().iter().map(with_theirs)),
            None => resolver.with_status(team, text),
        };
    }
    for text in &moves.add {
        let status = answers.status();
        let newcomers = resolver.people(text).into_iter();
        team = team.plus(newcomers.map(|one| Member { status: one.status.or(status), ..one }));
    }
    if let (Some(text), true) = (moves.remove.first(), answers.team().is_some() && team.is_empty())
    {
        let message = tr!(lang, change_nobody_left);
        resolver.note("nobody-left", text.whole(), message, tr!(lang, change_keep_one));
    }
    let scale = Input { scale: moves.set_scale.clone(), ..Input::default() };
    let scale = resolver.layer(&scale).scale;
    if !resolver.problems.is_empty() {
        return Err(resolver.problems);
    }
    let scale = scale.or(answers.scale()).unwrap_or_default();
    Ok(answers.clone().with_members(team).with_scale(scale))
}

impl Resolver<'_> {
    /// The people of a text in the shorthand.
    fn people(&mut self, text: &SourceText) -> Vec<Member> {
        self.composition(text).with_status_of_everyone().collect()
    }

    /// The same team with those whom the text names given the status that it gives them.
    fn with_status(&mut self, mut team: Team, text: &SourceText) -> Team {
        for people in self.people(text) {
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

    /// The members who are meant: those of that profession and, where one is named, that status,
    /// leaving out those who have a status already. Where none is named, those whose status is not
    /// known are meant first, since they have no other name. Nobody, and a problem noted, where
    /// there are too few of them, or where it is not plain which of several statuses are meant.
    fn found(
        &mut self,
        team: &Team,
        people: Member,
        but: Option<Ix<Status>>,
        text: &SourceText,
    ) -> Vec<Member> {
        let meant = |member: &&Member| {
            member.profession == people.profession
                && (people.status.is_none() || member.status == people.status)
                && (but.is_none() || member.status != but)
        };
        let there: Vec<Member> = team.members().iter().filter(meant).copied().collect();
        let count: u64 = there.iter().map(|member| u64::from(member.count)).sum();
        let wanted = u64::from(people.count);
        // Where no status is named, `people` themselves are those of unknown status.
        let nameless = |member: &Member| {
            people.status.is_none() && member.status.is_none() && member.count >= people.count
        };
        let words = |member: &Member| member.words(self.catalogue, self.lang);
        let (code, message, help) = match there.as_slice() {
            all if all.iter().any(nameless) => return vec![people],
            _ if count < wanted => {
                let message = tr!(self.lang, change_too_few(&words(&people)));
                ("not-there", message, tr!(self.lang, change_team_has(count)))
            }
            [only] => return vec![Member { count: people.count, ..*only }],
            all if count == wanted => return all.to_vec(),
            several => {
                let message = tr!(self.lang, change_which(&words(&people)));
                let several = several.iter().map(words).collect::<Vec<_>>().join(", ");
                ("which-status", message, tr!(self.lang, change_say_which(&several)))
            }
        };
        self.note(code, text.whole(), message, help);
        Vec::new()
    }
}
