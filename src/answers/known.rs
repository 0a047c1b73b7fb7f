//! What a team has told: given, not done, or not known.

use crate::rules::{Aim, Catalogue, ExerciseType, Ix, Scale, Set, Status, Step};
use crate::team::{Member, Team, Uncounted};

/// Whether a step is done, as far as is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// It is done.
    Done,
    /// It is under way.
    InProgress,
    /// It is known not to be done.
    NotDone,
    /// Nobody has said.
    #[default]
    NotKnown,
}

/// The answers of a team. What is not there is not known: never no, and never a default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    team: Option<Team>,
    status: Option<Ix<Status>>,
    scale: Option<Set<Scale>>,
    steps: Vec<(Ix<Step>, StepState)>,
    aims: Set<Aim>,
    name: Option<String>,
}

impl StepState {
    /// What a team can tell of a step, with its key in an answers file, which names its option too.
    pub const TOLD: [(StepState, &str); 3] = [
        (StepState::Done, "done"),
        (StepState::InProgress, "started"),
        (StepState::NotDone, "not-done"),
    ];
}

impl Answers {
    /// Nothing known.
    pub fn new() -> Answers {
        Answers::default()
    }

    /// With these members, and perhaps a status for those that name none. A team of nobody says
    /// nothing: every composition stays possible.
    pub fn with_team(
        self,
        members: impl IntoIterator<Item = Member>,
        status: Option<Ix<Status>>,
    ) -> Answers {
        let given = |member: Member| Member { status: member.status.or(status), ..member };
        let team = Team::new(members.into_iter().map(given));
        Answers { status, ..self }.with_members(team)
    }

    /// With this team as it is, whatever status was given for those that name none.
    pub fn with_members(self, team: Team) -> Answers {
        Answers { team: Some(team).filter(|team| !team.is_empty()), ..self }
    }

    /// With these scales; none at all says nothing.
    pub fn with_scale(self, scale: Set<Scale>) -> Answers {
        Answers { scale: Some(scale).filter(|scale| !scale.is_empty()), ..self }
    }

    /// With people who count for no type; a team of such people alone is a known team.
    pub fn with_counted_nowhere(self, people: Vec<Uncounted>) -> Answers {
        match people.is_empty() {
            true => self,
            false => {
                let team = self.team.clone().unwrap_or_default();
                self.with_members(team.with_counted_nowhere(people))
            }
        }
    }

    /// With what is known of a step; the last word on a step counts.
    pub fn with_step(mut self, step: Ix<Step>, state: StepState) -> Answers {
        let at = self.steps.partition_point(|(known, _)| *known < step);
        match self.steps.get_mut(at).filter(|(known, _)| *known == step) {
            Some(known) => known.1 = state,
            None => self.steps.insert(at, (step, state)),
        }
        self
    }

    /// With the name of the team.
    pub fn with_name(self, name: Option<String>) -> Answers {
        Answers { name, ..self }
    }

    /// With these aims.
    pub fn with_aims(self, aims: Set<Aim>) -> Answers {
        Answers { aims, ..self }
    }

    /// The team, where one is given.
    pub fn team(&self) -> Option<&Team> {
        self.team.as_ref()
    }

    /// The status of the members that name none, where one is given.
    pub fn status(&self) -> Option<Ix<Status>> {
        self.status
    }

    /// The scales, where they are given.
    pub fn scale(&self) -> Option<Set<Scale>> {
        self.scale
    }

    /// What is known of a step.
    pub fn step(&self, step: Ix<Step>) -> StepState {
        let at = self.steps.binary_search_by_key(&step, |(known, _)| *known);
        at.ok().and_then(|at| self.steps.get(at)).map_or(StepState::NotKnown, |(_, state)| *state)
    }

    /// The steps of which something is known, in order.
    pub fn steps(&self) -> &[(Ix<Step>, StepState)] {
        &self.steps
    }

    /// The name of the team, if it gave one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What the team wants to do.
    pub fn aims(&self) -> Set<Aim> {
        self.aims
    }

    /// The same answers, completed so that they suit a type's scale and give every member of
    /// unknown status this one.
    pub fn completed(
        &self,
        catalogue: &Catalogue,
        kind: Ix<ExerciseType>,
        status: Option<Ix<Status>>,
    ) -> Answers {
        let mut answers = self.clone();
        if let (Some(team), Some(status)) = (&self.team, status) {
            answers.team = Some(team.with_status(catalogue, status));
        }
        if answers.scale.is_none() {
            let scales = catalogue.types()[kind].scales();
            answers.scale = Some(scales).filter(|scales| !scales.is_empty());
        }
        answers
    }
}
