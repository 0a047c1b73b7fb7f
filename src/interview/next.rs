//! Which question comes next.
//!
//! # The rule
//!
//! A question is *open* if it has no reply and some reply to it can still change a verdict, or for a
//! type that is [in play](TypeAssessment::is_in_play) who is missing, how far off it is, or a step.
//! Of the open questions the next one is:
//!
//! 1. **the team**, while it is not known: every other question is about it;
//! 2. then, of **the scale and the statuses**, the one that settles most: every reply to each is
//!    tried, and the types that it leaves open are counted; a tie goes to the order of [`Question`];
//! 3. then **the steps** of each type that is in play, the best one first;
//! 4. then **the aims**, if they could change the order of what is in play.
//!
//! Whether a question is open is decided exactly, over the completions of what is not known: a
//! type that is out causes no question.

use super::replies::{Question, Replies, Reply, answers, answers_but_steps, without_status};
use crate::answers::{Answers, StepState};
use crate::assess::{
    Assessment, Distance, Outcome, Rank, TypeAssessment, Verdict, assess, assess_type,
};
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Set, Status};
use crate::team::{Member, Team};

/// The question to ask next; none if nothing that is left can change the answer.
pub fn next(catalogue: &Catalogue, replies: &Replies) -> Option<Question> {
    let open = open(catalogue, replies);
    let first = open.first().copied()?;
    let early: Vec<Question> = open.into_iter().filter(|question| is_early(*question)).collect();
    match early.as_slice() {
        [] | [_] | [Question::Team, ..] => Some(first),
        several => {
            several.iter().copied().min_by_key(|question| left_open(catalogue, replies, *question))
        }
    }
}

/// Whether a question bears on verdicts, prerequisites aside.
pub(super) fn is_early(question: Question) -> bool {
    match question {
        Question::Team | Question::Status | Question::StatusOf(_) | Question::Scale => true,
        Question::Steps(_) | Question::Aims => false,
    }
}

/// The questions that are open, those that decide verdicts first.
pub fn open(catalogue: &Catalogue, replies: &Replies) -> Vec<Question> {
    let early = open_early(catalogue, replies);
    if !early.is_empty() {
        return early;
    }
    let all = answers(catalogue, replies);
    let assessment = assess(catalogue, &all);
    let mut open = open_steps(catalogue, replies, &assessment);
    if !replies.contains_key(&Question::Aims) && aims_matter(catalogue, &assessment) {
        open.push(Question::Aims);
    }
    open
}

/// The open questions that can change a verdict, prerequisites aside.
fn open_early(catalogue: &Catalogue, replies: &Replies) -> Vec<Question> {
    let answers = answers_but_steps(catalogue, replies);
    let assessment = assess(catalogue, &answers);
    let unanswered = |question| !replies.contains_key(&question);
    let mut open = Vec::new();
    if unanswered(Question::Team) && assessment.types.iter().any(|found| found.open.team) {
        open.push(Question::Team);
    }
    let professions: Set<Profession> =
        without_status(catalogue, replies).map(|member| member.profession).collect();
    let matters = |profession: &Ix<Profession>| status_matters(catalogue, &answers, *profession);
    match replies.get(&Question::Status) {
        // A verdict that a status decides is known to be; who is missing has to be looked into.
        None if answers.team().is_some() => {
            let verdict = assessment.types.iter().any(|found| found.open.status);
            let perhaps =
                assessment.types.iter().any(|found| is_open(found) && found.staff.at_best);
            if verdict || perhaps && professions.iter().any(|profession| matters(&profession)) {
                open.push(Question::Status);
            }
        }
        Some(Reply::Mixed) if assessment.types.iter().any(is_open) => {
            let unasked =
                professions.iter().filter(|profession| unanswered(Question::StatusOf(*profession)));
            open.extend(unasked.filter(matters).map(Question::StatusOf));
        }
        _ => {}
    }
    let scale = |found: &TypeAssessment| scale_matters(catalogue, &answers, found);
    if unanswered(Question::Scale) && assessment.types.iter().any(scale) {
        open.push(Question::Scale);
    }
    open
}

/// Whether the scale decides what a type is or, once it is reachable, how far off.
pub(super) fn scale_matters(
    catalogue: &Catalogue,
    answers: &Answers,
    found: &TypeAssessment,
) -> bool {
    let exercise = &catalogue.types()[found.kind];
    let distance = |team| {
        found.scale == Some(Outcome::Unknown)
            && found.audience.outcome != Outcome::Unmet
            && Distance::depends_on_scale(exercise, team, found.staff.people_missing())
    };
    found.open.scale || answers.team().is_some_and(distance)
}

/// The most ways to share out statuses that are gone through for a type; beyond them every
/// profession of unknown status is taken to matter.
const MOST_WAYS: usize = 20_000;

/// Whether the status of the members of one profession can change what a type is, or who it lacks,
/// whatever is known of the others: any number of each may have each status.
fn status_matters(catalogue: &Catalogue, answers: &Answers, profession: Ix<Profession>) -> bool {
    let members = answers.team().map_or(&[][..], Team::members);
    let (unknown, settled): (Vec<Member>, Vec<Member>) =
        members.iter().copied().partition(|it| catalogue.may_have(it.status).len() > 1);
    catalogue.types().enumerate().any(|(kind, exercise)| {
        let (mut mine, mut others): (Vec<Vec<Member>>, Vec<Crowd>) = (vec![Vec::new()], Vec::new());
        for member in &unknown {
            let crowd = Crowd::of(catalogue, exercise, *member);
            if member.profession == profession {
                mine = each_with_each(&mine, &crowd.splits());
            } else if let Some(like) = others.iter_mut().find(|it| it.effects == crowd.effects) {
                like.add(crowd.one.count);
            } else {
                others.push(crowd);
            }
        }
        if mine.len() < 2 {
            return false;
        }
        let mut ways = vec![settled.clone()];
        for crowd in &others {
            let splits = crowd.splits();
            if ways.len() * splits.len() > MOST_WAYS {
                return true;
            }
            ways = each_with_each(&ways, &splits);
        }
        let base = Answers::new().with_scale(answers.scale().unwrap_or_default());
        ways.iter().any(|way| {
            let mut outcomes = mine.iter().map(|split| {
                let members = way.iter().chain(split).copied();
                let found = assess_type(catalogue, &base.clone().with_team(members, None), kind);
                let in_play = found.is_in_play();
                (found.possible, in_play.then_some(found.staff.missing))
            });
            let first = outcomes.next();
            outcomes.any(|other| Some(other) != first)
        })
    })
}

/// Each of some members with each of others.
fn each_with_each(some: &[Vec<Member>], others: &[Vec<Member>]) -> Vec<Vec<Member>> {
    some.iter()
        .flat_map(|one| others.iter().map(|other| [one.as_slice(), other].concat()))
        .collect()
}

/// Members of unknown status whom a type cannot tell apart.
struct Crowd {
    /// One of them, who stands for all, and how many there are.
    one: Member,
    /// How many can matter: more people than the seats that they can fill ask for are as good as
    /// one more than that.
    enough: u32,
    /// What a status can do for the type: whether they count with it, and which seats it opens.
    effects: Vec<(bool, u32)>,
    /// A status for each effect.
    statuses: Vec<Ix<Status>>,
}

impl Crowd {
    fn of(catalogue: &Catalogue, exercise: &ExerciseType, one: Member) -> Crowd {
        let audience = &exercise.audience;
        let seats = exercise.staff.seats.iter();
        let seats = seats.filter(|seat| seat.professions.contains(one.profession));
        let enough = seats.fold(1, |sum: u32, seat| sum.saturating_add(seat.count));
        let (effects, statuses) = (Vec::new(), Vec::new());
        let mut crowd = Crowd { one, enough, effects, statuses };
        crowd.add(0);
        for status in catalogue.may_have(one.status).iter() {
            let counts =
                audience.professions.contains(one.profession) && audience.statuses.contains(status);
            let opens = if counts { exercise.seats_open_to(one.profession, status) } else { 0 };
            if !crowd.effects.contains(&(counts, opens)) {
                crowd.effects.push((counts, opens));
                crowd.statuses.push(status);
            }
        }
        crowd
    }

    /// Adds so many people, as far as they can matter.
    fn add(&mut self, count: u32) {
        self.one.count = self.one.count.saturating_add(count).min(self.enough);
    }

    /// Every way to give them statuses, each with how many have it.
    fn splits(&self) -> Vec<Vec<Member>> {
        let mut ways: Vec<(Vec<Member>, u32)> = vec![(Vec::new(), self.one.count)];
        for (index, status) in self.statuses.iter().enumerate() {
            let last = index + 1 == self.statuses.len();
            let with = |(way, left): (Vec<Member>, u32)| {
                let counts = if last { left..=left } else { 0..=left };
                counts.map(move |count| {
                    let more = Member { status: Some(*status), count, ..self.one };
                    ([way.as_slice(), &[more]].concat(), left - count)
                })
            };
            ways = ways.into_iter().flat_map(with).collect();
        }
        ways.into_iter().map(|(way, _)| way).collect()
    }
}

/// The steps to ask of, the best type first.
fn open_steps(catalogue: &Catalogue, replies: &Replies, assessment: &Assessment) -> Vec<Question> {
    assessment
        .ranked()
        .filter(|found| found.is_in_play())
        .filter(|found| found.steps.iter().any(|(_, state)| *state == StepState::NotKnown))
        .filter(|found| catalogue.steps_of(found.kind).next().is_some())
        .map(|found| Question::Steps(found.kind))
        .filter(|question| matches!(replies.get(question), None | Some(Reply::Told(_))))
        .collect()
}

/// Whether some choice of aims changes the order of the types in play: of two that the order tells
/// apart by nothing before the aims, the later one serves an aim that the earlier does not, and
/// choosing that alone turns them round.
fn aims_matter(catalogue: &Catalogue, assessment: &Assessment) -> bool {
    let aims = |found: &TypeAssessment| catalogue.types()[found.kind].aims;
    let in_play = assessment.ranked().filter(|found| found.is_in_play());
    let in_play: Vec<_> = in_play.map(|found| (found, Rank::of(catalogue, found))).collect();
    in_play.iter().enumerate().any(|(place, (one, rank))| {
        in_play.iter().skip(place + 1).any(|(later, other)| {
            rank.ties_but_for_aims(other) && !aims(later).without(aims(one)).is_empty()
        })
    })
}

/// How many types a question leaves open: the sum over the replies to it, in parts of their number.
/// What it cannot tell apart is left to the order of the questions.
fn left_open(catalogue: &Catalogue, replies: &Replies, question: Question) -> (u64, Question) {
    /// A fine enough unit to average counts in.
    const SHARE: u64 = 1 << 16;
    let tried = replies_to(catalogue, question);
    let count = tried.len() as u64;
    let mut then = replies.clone();
    let total: usize = tried
        .into_iter()
        .map(|reply| {
            then.insert(question, reply);
            let found = assess(catalogue, &answers_but_steps(catalogue, &then));
            found.types.iter().filter(|found| is_open(found)).count()
        })
        .sum();
    ((total as u64 * SHARE).checked_div(count).unwrap_or(0), question)
}

/// Whether something that is not known yet decides what a type is, or whom it lacks.
fn is_open(found: &TypeAssessment) -> bool {
    found.verdict == Verdict::Undetermined || found.is_in_play() && found.staff.at_best
}

/// The replies to try for a question: each status, each scale by itself.
fn replies_to(catalogue: &Catalogue, question: Question) -> Vec<Reply> {
    match question {
        Question::Status | Question::StatusOf(_) => {
            catalogue.held_statuses().iter().map(Reply::Status).collect()
        }
        Question::Scale => catalogue
            .scales()
            .numbers()
            .map(|scale| Reply::Scale([scale].into_iter().collect()))
            .collect(),
        Question::Team | Question::Steps(_) | Question::Aims => Vec::new(),
    }
}
