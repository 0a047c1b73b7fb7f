//! The assessment: what each type of exercise is for a team, and what decided it.
//!
//! Pure and total: any catalogue and any answers give an assessment; there is no clock, no
//! terminal and no environment here. What is not known is carried through exactly: a verdict
//! stands only if every completion of the answers leads to it.

pub(crate) mod seats;
mod completions;
mod ranking;

use crate::answers::{Answers, StepState};
use crate::ids::ids;
use crate::rules::{Aim, Catalogue, ExerciseType, Ix, Profession, Scale, Set, Step};
pub use crate::rules::{CRITERIA, Outcome, Verdict};
use crate::team::{Member, Team};
use completions::{Standing, of_any_team, of_team};
pub(crate) use ranking::Rank;

/// The verdicts that completions of the answers lead to, prerequisites aside: some of unsuitable,
/// reachable and eligible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Possible {
    /// Some completion makes it unsuitable.
    pub unsuitable: bool,
    /// Some completion makes it reachable.
    pub reachable: bool,
    /// Some completion makes it eligible.
    pub eligible: bool,
}

impl Possible {
    /// The verdicts, worst first.
    pub fn verdicts(self) -> impl Iterator<Item = Verdict> {
        [
            (self.unsuitable, Verdict::Unsuitable),
            (self.reachable, Verdict::Reachable),
            (self.eligible, Verdict::Eligible),
        ]
        .into_iter()
        .filter_map(|(possible, verdict)| possible.then_some(verdict))
    }

    /// What this verdict may still become, prerequisites and all: a type that is ready is nothing
    /// else.
    pub fn from(self, verdict: Verdict) -> Vec<Verdict> {
        match verdict {
            Verdict::Ready => vec![Verdict::Ready],
            _ => self.verdicts().collect(),
        }
    }

    /// The only verdict, if there is just one.
    pub fn only(self) -> Option<Verdict> {
        let mut verdicts = self.verdicts();
        verdicts.next().filter(|_| verdicts.next().is_none())
    }

    /// The best of them.
    pub fn best(self) -> Option<Verdict> {
        self.verdicts().min()
    }
}

impl Outcome {
    /// Whether a step is done, as a criterion.
    pub(crate) fn of_step(state: StepState) -> Outcome {
        match state {
            StepState::Done => Outcome::Met,
            StepState::InProgress | StepState::NotDone => Outcome::Unmet,
            StepState::NotKnown => Outcome::Unknown,
        }
    }

    fn of(can_hold: bool, can_fail: bool) -> Outcome {
        match (can_hold, can_fail) {
            (true, false) => Outcome::Met,
            (false, _) => Outcome::Unmet,
            (true, true) => Outcome::Unknown,
        }
    }
}

/// Every type, and the order in which to look at them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Each type's assessment, in the types' order.
    pub types: Vec<TypeAssessment>,
    /// The types, best first.
    pub ranking: Vec<Ix<ExerciseType>>,
}

impl Assessment {
    /// The assessments, best first.
    pub fn ranked(&self) -> impl Iterator<Item = &TypeAssessment> {
        self.ranking.iter().filter_map(|kind| self.types.get(kind.index()))
    }
}

/// What a type is for a team, with the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeAssessment {
    /// The type.
    pub kind: Ix<ExerciseType>,
    /// The verdict.
    pub verdict: Verdict,
    /// What the verdict may still become, prerequisites aside.
    pub possible: Possible,
    /// How far off it is, where it is reachable.
    pub distance: Option<Distance>,
    /// The scales of which the team would have to choose one, where it is reachable and the team has
    /// chosen none of them.
    pub scale_needed: Set<Scale>,
    /// Whether an alert puts it after the others of its standing.
    pub on_hold: bool,
    /// Whether anybody is in the audience, and how many.
    pub audience: AudienceFinding,
    /// Whether every seat is filled, and which are.
    pub staff: StaffFinding,
    /// Whether a chosen scale is the type's; `None` where any is.
    pub scale: Option<Outcome>,
    /// The members that cannot count here, whatever is not known.
    pub not_counted: Vec<Excluded>,
    /// What is known of each step, in order.
    pub steps: Vec<(Ix<Step>, StepState)>,
    /// What could still change the verdict.
    pub open: Open,
    /// The team's aims that the type serves.
    pub aims_served: Set<Aim>,
}

/// How far off a type is that the team can reach: the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Distance {
    /// One or two people are missing, and no other scale is needed.
    Near,
    /// Nobody is missing; another scale is needed.
    Choice,
    /// Everything else.
    Far,
    /// It is a representation: other people have most of its seats.
    Join,
    /// It is built around professions of which the team has nobody.
    Partner,
}

// Nearest first: the order of the recommendation.
ids! {
    Distance {
        Near = "near",
        Choice = "choice",
        Far = "far",
        Join = "join",
        Partner = "partner",
    }
}

impl Distance {
    /// The most people missing for a type to be near, and for a representation not to be others'.
    const FEW: u64 = 2;

    fn of(exercise: &ExerciseType, team: &Team, people_missing: u64, other_scale: bool) -> Self {
        let around = exercise.around;
        let has_any = |around: Set<Profession>| {
            team.members().iter().any(|member| around.contains(member.profession))
        };
        let few = people_missing <= Distance::FEW;
        if !around.is_empty() && !has_any(around) {
            Distance::Partner
        } else if exercise.staff.representation && (!few || other_scale) {
            Distance::Join
        } else if people_missing == 0 && other_scale {
            Distance::Choice
        } else if few && !other_scale {
            Distance::Near
        } else {
            Distance::Far
        }
    }

    /// Whether it makes a difference for a team that lacks so many people, and reaches the type,
    /// whether one of the type's scales is chosen.
    pub(crate) fn depends_on_scale(exercise: &ExerciseType, team: &Team, missing: u64) -> bool {
        let distance = |other_scale| Distance::of(exercise, team, missing, other_scale);
        distance(false) != distance(true)
    }

    /// Whether the team can have the type before long: it is what the report calls within reach.
    pub fn is_within_reach(self) -> bool {
        match self {
            Distance::Near | Distance::Choice => true,
            Distance::Far | Distance::Join | Distance::Partner => false,
        }
    }
}

/// Who of a team counts for a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AudienceFinding {
    /// Whether anybody counts.
    pub outcome: Outcome,
    /// How many people count whatever is not known.
    pub counted: u64,
    /// How many more count if their status is the right one.
    pub perhaps: u64,
}

/// The seats of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffFinding {
    /// Whether every seat is filled.
    pub outcome: Outcome,
    /// Whether the numbers are only the best case, because the status of a member that matters
    /// is not known.
    pub at_best: bool,
    /// How many of each seat are filled, in the seats' order.
    pub filled: Vec<u32>,
    /// The seats left empty, in their order: the fewest people to find.
    pub missing: Vec<Missing>,
}

impl StaffFinding {
    /// How many people are missing, over all seats.
    pub fn people_missing(&self) -> u64 {
        self.missing.iter().map(|missing| u64::from(missing.count)).sum()
    }
}

/// A seat left empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its place among the type's seats.
    pub seat: usize,
    /// How many people it still asks for.
    pub count: u32,
}

/// Members that do not count for a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excluded {
    /// The members.
    pub member: Member,
    /// Why.
    pub because: Exclusion,
}

/// Why members do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exclusion {
    /// Their profession is not of the audience.
    Profession,
    /// Their status is not.
    Status,
}

/// The questions that could still change a type's verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Who is in the team.
    pub team: bool,
    /// Which status members have.
    pub status: bool,
    /// At which scale the team acts.
    pub scale: bool,
    /// Whether these prerequisites are done.
    pub steps: Vec<Ix<Step>>,
}

impl Open {
    /// The questions' ids: `team`, `status`, `scale`, or a `TYPE/STEP`.
    pub fn ids(&self, catalogue: &Catalogue) -> Vec<String> {
        [(self.team, "team"), (self.status, "status"), (self.scale, "scale")]
            .into_iter()
            .filter(|(open, _)| *open)
            .map(|(_, id)| id.to_owned())
            .chain(self.steps.iter().map(|step| catalogue.step_id(*step)))
            .collect()
    }
}

impl TypeAssessment {
    /// Whether the team can have it as it is or before long, or that is not settled.
    pub fn is_in_play(&self) -> bool {
        self.verdict != Verdict::Unsuitable && self.distance.is_none_or(Distance::is_within_reach)
    }

    /// What is known of each prerequisite, in order.
    pub(crate) fn prerequisites<'c>(
        &self,
        catalogue: &'c Catalogue,
    ) -> impl Iterator<Item = (&'c Step, StepState)> {
        let steps = self.steps.iter().map(|(step, state)| (&catalogue.steps()[*step], *state));
        steps.filter(|(step, _)| step.prerequisite)
    }

    /// The criteria, one by one, by id: audience, staff, scale if there is a rule for it, then each
    /// prerequisite.
    pub fn criteria<'c>(&self, catalogue: &'c Catalogue) -> Vec<(&'c str, Outcome)> {
        let prerequisites = self.prerequisites(catalogue);
        let prerequisites = prerequisites.map(|(step, state)| (&*step.id, Outcome::of_step(state)));
        CRITERIA
            .into_iter()
            .zip([Some(self.audience.outcome), Some(self.staff.outcome), self.scale])
            .filter_map(|(id, outcome)| Some((id, outcome?)))
            .chain(prerequisites)
            .collect()
    }
}

/// Assesses a team for every type.
pub fn assess(catalogue: &Catalogue, answers: &Answers) -> Assessment {
    let types: Vec<TypeAssessment> =
        catalogue.types().numbers().map(|kind| assess_type(catalogue, answers, kind)).collect();
    let ranking = ranking::rank(catalogue, &types);
    Assessment { types, ranking }
}

/// Assesses a team for one type.
pub fn assess_type(
    catalogue: &Catalogue,
    answers: &Answers,
    kind: Ix<ExerciseType>,
) -> TypeAssessment {
    assess_exercise(catalogue, answers, kind, &catalogue.types()[kind])
}

/// Assesses a team for a type whose rules may be otherwise than the catalogue's, with the same
/// seats and steps.
pub(crate) fn assess_exercise(
    catalogue: &Catalogue,
    answers: &Answers,
    kind: Ix<ExerciseType>,
    exercise: &ExerciseType,
) -> TypeAssessment {
    let (standing, scale, possible) = standing(catalogue, answers, exercise);
    let other_scale = scale == Some(Outcome::Unmet);
    let steps: Vec<(Ix<Step>, StepState)> =
        catalogue.steps_of(kind).map(|(step, _)| (step, answers.step(step))).collect();
    let prerequisites = || steps.iter().filter(|(step, _)| catalogue.steps()[*step].prerequisite);
    let verdict = match possible.only() {
        Some(Verdict::Eligible) if prerequisites().all(|(_, state)| *state == StepState::Done) => {
            Verdict::Ready
        }
        Some(verdict) => verdict,
        None => Verdict::Undetermined,
    };
    let undetermined = verdict == Verdict::Undetermined;
    let varied = standing.possible.only().is_none();
    let no_team = answers.team().is_none();
    let distance = answers
        .team()
        .filter(|_| verdict == Verdict::Reachable)
        .map(|team| Distance::of(exercise, team, standing.staff.people_missing(), other_scale));
    // A prerequisite known not to be done settles that the team is not ready yet.
    let settled = verdict != Verdict::Eligible
        || prerequisites()
            .any(|(_, state)| matches!(state, StepState::InProgress | StepState::NotDone));
    let unknown = prerequisites().filter(|(_, state)| !settled && *state == StepState::NotKnown);
    let open = Open {
        team: undetermined && no_team,
        status: undetermined
            && varied
            && standing.status_matters
            && !(no_team && answers.status().is_some()),
        scale: undetermined && scale == Some(Outcome::Unknown) && standing.possible.eligible,
        steps: unknown.map(|(step, _)| *step).collect(),
    };
    TypeAssessment {
        kind,
        verdict,
        possible,
        distance,
        scale_needed: distance.filter(|_| other_scale).map_or(Set::EMPTY, |_| exercise.scales()),
        on_hold: exercise.is_on_hold(),
        audience: standing.audience,
        staff: standing.staff,
        scale,
        not_counted: not_counted(catalogue, exercise, answers.team()),
        steps,
        open,
        aims_served: exercise.aims.and(answers.aims()),
    }
}

/// How a team stands to the staff of a type and to its scale, and what both leave possible.
fn standing(
    catalogue: &Catalogue,
    answers: &Answers,
    exercise: &ExerciseType,
) -> (Standing, Option<Outcome>, Possible) {
    let scale = exercise.scale.as_ref();
    let scale =
        scale.map(|rule| scale_outcome(rule.any, catalogue.scales().all(), answers.scale()));
    let other_scale = scale == Some(Outcome::Unmet);
    let standing = match answers.team() {
        Some(team) => of_team(catalogue, exercise, team),
        None => of_any_team(exercise, catalogue.held_statuses(), other_scale),
    };
    // The scale is the team's choice: a type that fits but for it is within its reach.
    let mut possible = standing.possible;
    possible.reachable |= possible.eligible && scale.is_some_and(|scale| scale != Outcome::Met);
    possible.eligible &= !other_scale;
    (standing, scale, possible)
}

/// Whether a type fits a team, ready or eligible, and how many people it misses: of
/// [`assess_type`], what takes no look at the steps.
pub(crate) fn fit(catalogue: &Catalogue, answers: &Answers, kind: Ix<ExerciseType>) -> (bool, u64) {
    let (standing, _, possible) = standing(catalogue, answers, &catalogue.types()[kind]);
    (possible.only() == Some(Verdict::Eligible), standing.staff.people_missing())
}

fn scale_outcome(suits: Set<Scale>, all: Set<Scale>, chosen: Option<Set<Scale>>) -> Outcome {
    match chosen {
        Some(chosen) => Outcome::of(!chosen.and(suits).is_empty(), chosen.and(suits).is_empty()),
        None => Outcome::of(!suits.is_empty(), !all.without(suits).is_empty()),
    }
}

fn not_counted(
    catalogue: &Catalogue,
    exercise: &ExerciseType,
    team: Option<&Team>,
) -> Vec<Excluded> {
    let audience = &exercise.audience;
    let because = |member: &Member| {
        if !audience.professions.contains(member.profession) {
            Some(Exclusion::Profession)
        } else if audience.statuses.and(catalogue.may_have(member.status)).is_empty() {
            Some(Exclusion::Status)
        } else {
            None
        }
    };
    let members = team.into_iter().flat_map(Team::members);
    let excluded = |member: &Member| Some(Excluded { member: *member, because: because(member)? });
    members.filter_map(excluded).collect()
}
