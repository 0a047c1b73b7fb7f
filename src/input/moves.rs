//! What would be otherwise: people who come or leave, another status, another scale.

use super::{Desk, Input, Layer, Passage, mistakes};
use crate::answers::Answers;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::rules::{Catalogue, Ix, Status};
use crate::team::lexicon::Meaning;
use crate::team::{Member, Team, shorthand};

/// Changes to what a team tells, as somebody wrote them.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// Who comes, in the shorthand.
    pub add: Vec<Passage>,
    /// Who leaves, in the shorthand; a status is needed only where it is not plain who is meant.
    pub remove: Vec<Passage>,
    /// A status for everyone, or in the shorthand the members who take one: "2 ide libérales".
    pub set_status: Vec<Passage>,
    /// The scales instead of those chosen.
    pub set_scale: Vec<Passage>,
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
    let mut desk = Desk { catalogue, lang, problems: Vec::new() };
    let mut team = answers.team().cloned().unwrap_or_default();
    for passage in &moves.remove {
        for people in desk.people(passage) {
            if let Some(found) = desk.found(&team, people, None, passage) {
                team = found.into_iter().fold(team, |team, people| team.minus(people));
            }
        }
    }
    for passage in &moves.set_status {
        team = desk.with_status(team, passage);
    }
    for passage in &moves.add {
        let status = answers.status();
        let newcomers = desk.people(passage).into_iter();
        team = team.plus(newcomers.map(|one| Member { status: one.status.or(status), ..one }));
    }
    let mut layer = Layer::default();
    let scale = Input { scale: moves.set_scale.clone(), ..Input::default() };
    layer.scale = desk.layer(&scale).scale.or(layer.scale);
    if !desk.problems.is_empty() {
        return Err(desk.problems);
    }
    let moved = answers.clone().with_members(team);
    Ok(match layer.scale {
        Some(scale) => moved.with_scale(scale),
        None => moved,
    })
}

impl Desk<'_> {
    /// The people of a text in the shorthand.
    fn people(&mut self, passage: &Passage) -> Vec<Member> {
        let (reading, found) = shorthand::read(self.catalogue, &passage.text);
        self.problems.extend(mistakes(passage, found, self.lang));
        let everyone = reading.everyone;
        reading
            .members
            .into_iter()
            .map(|member| Member { status: member.status.or(everyone), ..member })
            .collect()
    }

    /// The same team with another status for everyone, or for those whom the text names.
    fn with_status(&mut self, team: Team, passage: &Passage) -> Team {
        if let Some(Meaning::Status(status)) = self.catalogue.lexicon().get(&passage.text) {
            let members = team.members().iter();
            return Team::new(members.map(|member| Member { status: Some(status), ..*member }));
        }
        let mut team = team;
        for people in self.people(passage) {
            let Some(status) = people.status else {
                self.names_no_status(passage);
                continue;
            };
            let anybody = Member { status: None, ..people };
            if let Some(found) = self.found(&team, anybody, Some(status), passage) {
                let change = |team: Team, people| team.with_status_of(people, status);
                team = found.into_iter().fold(team, change);
            }
        }
        team
    }

    /// The members who are meant: those of that profession and, where one is named, that status,
    /// leaving out those who have a status already. Notes where there are too few of them, and
    /// where it is not plain which of several statuses are meant.
    fn found(
        &mut self,
        team: &Team,
        people: Member,
        but: Option<Ix<Status>>,
        passage: &Passage,
    ) -> Option<Vec<Member>> {
        let meant = |member: &&Member| {
            member.profession == people.profession
                && (people.status.is_none() || member.status == people.status)
                && (but.is_none() || member.status != but)
        };
        let there: Vec<Member> = team.members().iter().filter(meant).copied().collect();
        let count: u64 = there.iter().map(|member| u64::from(member.count)).sum();
        let wanted = u64::from(people.count);
        match there.as_slice() {
            _ if count < wanted => {
                self.too_few(people, count, passage);
                None
            }
            [only] => Some(vec![Member { count: people.count, ..*only }]),
            all if count == wanted => Some(all.to_vec()),
            several => {
                self.which_of(people, several, passage);
                None
            }
        }
    }

    fn too_few(&mut self, people: Member, count: u64, passage: &Passage) {
        let words = people.words(self.catalogue, self.lang);
        self.problem(
            "not-there",
            passage.place(0..passage.text.len()),
            (
                format!("l'équipe n'a pas {words} de cette sorte"),
                format!("il y en a {count} : écrivez un nombre plus petit, ou un autre statut"),
            ),
            (
                format!("the team does not have {words} of that kind"),
                format!("there are {count}: write a smaller number, or another status"),
            ),
        );
    }

    fn which_of(&mut self, people: Member, several: &[Member], passage: &Passage) {
        let words = people.words(self.catalogue, self.lang);
        let there: Vec<String> =
            several.iter().map(|member| member.words(self.catalogue, self.lang)).collect();
        let there = there.join(", ");
        self.problem(
            "which-status",
            passage.place(0..passage.text.len()),
            (
                format!("{words} : on ne sait pas lesquels"),
                format!("l'équipe a {there} : ajoutez le statut"),
            ),
            (
                format!("{words}: it is not plain which"),
                format!("the team has {there}: add the status"),
            ),
        );
    }

    fn names_no_status(&mut self, passage: &Passage) {
        let known: Vec<&str> = self.catalogue.statuses().iter().map(|status| &*status.id).collect();
        let known = known.join(", ");
        self.problem(
            "no-status",
            passage.place(0..passage.text.len()),
            (
                "il manque le statut à donner".to_owned(),
                format!("écrivez un statut seul, ou après une profession : {known}"),
            ),
            (
                "the status to give is missing".to_owned(),
                format!("write a status alone, or after a profession: {known}"),
            ),
        );
    }
}
