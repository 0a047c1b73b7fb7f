//! What would be otherwise: people who come or leave, another status, another scale.

use super::{Desk, Input, Passage, mistakes};
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
    let of_people = [&moves.remove, &moves.set_status, &moves.add];
    if let Some(passage) =
        of_people.into_iter().flatten().next().filter(|_| answers.team().is_none())
    {
        desk.no_team(passage);
    }
    let mut team = answers.team().cloned().unwrap_or_default();
    let mut for_all: Option<Ix<Status>> = None;
    for passage in &moves.remove {
        for people in desk.people(passage) {
            if let Some(found) = desk.found(&team, people, None, passage) {
                team = found.into_iter().fold(team, |team, people| team.minus(people));
            }
        }
    }
    for passage in &moves.set_status {
        let everyone = desk.status_alone(passage);
        match (for_all, everyone) {
            (Some(before), Some(now)) if before != now => desk.second_status(passage),
            (before, now) => for_all = before.or(now),
        }
        team = desk.with_status(team, everyone, passage);
    }
    for passage in &moves.add {
        let status = answers.status();
        let newcomers = desk.people(passage).into_iter();
        team = team.plus(newcomers.map(|one| Member { status: one.status.or(status), ..one }));
    }
    if let Some(passage) =
        moves.remove.first().filter(|_| answers.team().is_some() && team.is_empty())
    {
        desk.nobody_left(passage);
    }
    let scale = Input { scale: moves.set_scale.clone(), ..Input::default() };
    let scale = desk.layer(&scale).scale;
    if !desk.problems.is_empty() {
        return Err(desk.problems);
    }
    let moved = answers.clone().with_members(team);
    Ok(match scale {
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

    /// The status that a text names, where it names nothing else.
    fn status_alone(&self, passage: &Passage) -> Option<Ix<Status>> {
        match self.catalogue.lexicon().get(&passage.text) {
            Some(Meaning::Status(status)) => Some(status),
            Some(Meaning::Profession(_) | Meaning::Several(_)) | None => None,
        }
    }

    /// The same team with another status for everyone, or for those whom the text names.
    fn with_status(&mut self, team: Team, everyone: Option<Ix<Status>>, passage: &Passage) -> Team {
        if let Some(status) = everyone {
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
    /// leaving out those who have a status already. Where none is named, those whose status is not
    /// known are meant first, since they have no other name. Notes where there are too few of them,
    /// and where it is not plain which of several statuses are meant.
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
        let unknown = there.iter().find(|member| member.status.is_none());
        let unknown =
            unknown.filter(|member| people.status.is_none() && member.count >= people.count);
        match there.as_slice() {
            _ if unknown.is_some() => {
                unknown.map(|member| vec![Member { count: people.count, ..*member }])
            }
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

    /// Notes something that is wrong with a text as a whole.
    fn of_whole(
        &mut self,
        code: &'static str,
        passage: &Passage,
        fr: [String; 2],
        en: [String; 2],
    ) {
        let place = passage.place(0..passage.text.len());
        self.problem(code, place, fr.into(), en.into());
    }

    fn no_team(&mut self, passage: &Passage) {
        self.of_whole(
            "no-team",
            passage,
            [
                "il n'y a pas encore d'équipe à changer".into(),
                "donnez-la avec --team ou --answers".into(),
            ],
            ["there is no team to change yet".into(), "give it with --team or --answers".into()],
        );
    }

    fn nobody_left(&mut self, passage: &Passage) {
        self.of_whole(
            "nobody-left",
            passage,
            [
                "il ne resterait personne dans l'équipe".into(),
                "gardez au moins une personne".into(),
            ],
            ["nobody would be left in the team".into(), "keep at least one person".into()],
        );
    }

    fn second_status(&mut self, passage: &Passage) {
        self.of_whole(
            "second-status",
            passage,
            [
                format!("« {} » contredit le statut déjà donné à tous", passage.text),
                "gardez un seul statut pour tous".into(),
            ],
            [
                format!("`{}` contradicts the status given to all already", passage.text),
                "keep one status for all".into(),
            ],
        );
    }

    fn too_few(&mut self, people: Member, count: u64, passage: &Passage) {
        let words = people.words(self.catalogue, self.lang);
        self.of_whole(
            "not-there",
            passage,
            [
                format!("{words} : l'équipe n'en a pas autant"),
                format!("elle en a {count} : corrigez le nombre, la profession ou le statut"),
            ],
            [
                format!("{words}: the team does not have as many"),
                format!("it has {count}: correct the number, the profession or the status"),
            ],
        );
    }

    fn which_of(&mut self, people: Member, several: &[Member], passage: &Passage) {
        let words = people.words(self.catalogue, self.lang);
        let there: Vec<String> =
            several.iter().map(|member| member.words(self.catalogue, self.lang)).collect();
        let there = there.join(", ");
        self.of_whole(
            "which-status",
            passage,
            [
                format!("{words} : on ne sait pas lesquels"),
                format!(
                    "l'équipe a {there} : retirez avec leur statut ceux qui changent (--remove), puis ajoutez-les (--add)"
                ),
            ],
            [
                format!("{words}: it is not plain which"),
                format!(
                    "the team has {there}: take those who change away with their status (--remove), then add them (--add)"
                ),
            ],
        );
    }

    fn names_no_status(&mut self, passage: &Passage) {
        let known: Vec<&str> = self.catalogue.statuses().iter().map(|status| &*status.id).collect();
        let known = known.join(", ");
        self.of_whole(
            "no-status",
            passage,
            [
                "il manque le statut à donner".into(),
                format!("écrivez un statut seul, ou après une profession : {known}"),
            ],
            [
                "the status to give is missing".into(),
                format!("write a status alone, or after a profession: {known}"),
            ],
        );
    }
}
