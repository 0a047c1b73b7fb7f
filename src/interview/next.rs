//! Which question comes next.
//!
//! # The rule
//!
//! A question is *open* if it has no reply and some reply to it can still change a verdict, or a
//! step that the report will show. Of the open questions the next one is:
//!
//! 1. **the team**, while it is not known: every other question is about it;
//! 2. then, of **the scale and the statuses**, the one after which the fewest questions can be
//!    expected: every reply to each is tried, and what stays open is counted to the end; a tie goes
//!    to the order of [`Question`];
//! 3. then **the steps** of each type that is in play, the best one first;
//! 4. then **the aims**, if they could change the order of what is in play.
//!
//! Whether a question is open is decided exactly, over the completions of what is not known: a
//! type that is out causes no question.

use super::{Question, Replies, Reply, answers, answers_but_steps, without_status};
use crate::answers::{Answers, StepState};
use crate::assess::{Assessment, TypeAssessment, Verdict, assess, assess_type};
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Set, Status};
use crate::team::Member;

/// The question to ask next; none if nothing that is left can change the answer.
pub fn next(catalogue: &Catalogue, replies: &Replies) -> Option<Question> {
    let open = open(catalogue, replies);
    let first = open.first().copied()?;
    let early: Vec<Question> =
        open.iter().copied().filter(|question| is_early(*question)).collect();
    match early.as_slice() {
        [] | [_] => Some(first),
        [Question::Team, ..] => Some(Question::Team),
        several => {
            several.iter().copied().min_by_key(|question| expected(catalogue, replies, *question))
        }
    }
}

/// Whether a question bears on verdicts, prerequisites aside.
fn is_early(question: Question) -> bool {
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
    let answers = answers_but_steps(replies);
    let assessment = assess(catalogue, &answers);
    let unanswered = |question| !replies.contains_key(&question);
    let status_counts = |found: &TypeAssessment| {
        found.open.status || found.verdict != Verdict::Unsuitable && found.staff.at_best
    };
    let mut open = Vec::new();
    if unanswered(Question::Team) && assessment.types.iter().any(|found| found.open.team) {
        open.push(Question::Team);
    }
    if answers.team().is_some() && assessment.types.iter().any(status_counts) {
        if unanswered(Question::Status) {
            open.push(Question::Status);
        } else if replies.get(&Question::Status) == Some(&Reply::Mixed) {
            let professions: Set<Profession> =
                without_status(replies).map(|member| member.profession).collect();
            open.extend(
                professions
                    .iter()
                    .filter(|profession| unanswered(Question::StatusOf(*profession)))
                    .filter(|profession| status_matters(catalogue, &answers, *profession))
                    .map(Question::StatusOf),
            );
        }
    }
    if unanswered(Question::Scale) && assessment.types.iter().any(|found| found.open.scale) {
        open.push(Question::Scale);
    }
    open
}

/// The most ways to share out statuses that are gone through for a type; beyond them every
/// profession of unknown status is taken to matter.
const MOST_WAYS: usize = 20_000;

/// Whether the status of the members of one profession can change what a type is, or who it lacks,
/// whatever is known of the others: any number of each may have each status.
fn status_matters(catalogue: &Catalogue, answers: &Answers, profession: Ix<Profession>) -> bool {
    let Some(team) = answers.team() else { return false };
    let unknown = |member: &&Member| member.status.is_none();
    let settled: Vec<Member> =
        team.members().iter().copied().filter(|member| member.status.is_some()).collect();
    let (mine, others): (Vec<&Member>, Vec<&Member>) =
        team.members().iter().filter(unknown).partition(|member| member.profession == profession);
    catalogue.types().numbers().any(|kind| {
        let mine: Vec<Vec<Member>> =
            mine.iter().flat_map(|member| splits(catalogue, kind, member)).collect();
        if mine.len() < 2 {
            return false;
        }
        let mut ways = vec![settled.clone()];
        for member in &others {
            let splits = splits(catalogue, kind, member);
            if ways.len() * splits.len() > MOST_WAYS {
                return true;
            }
            ways = (ways.iter())
                .flat_map(|way| splits.iter().map(|split| [way.as_slice(), split].concat()))
                .collect();
        }
        ways.iter().any(|way| {
            let mut outcomes = mine.iter().map(|split| {
                let members = way.iter().chain(split).copied();
                let found = assess_type(catalogue, &answers.clone().with_team(members, None), kind);
                let missing = if found.verdict == Verdict::Unsuitable {
                    Vec::new()
                } else {
                    found.staff.missing
                };
                (found.possible, missing)
            });
            let first = outcomes.next();
            outcomes.any(|other| Some(other) != first)
        })
    })
}

/// Every way to give so many members statuses that differ for a type, each with how many have it.
/// More people than the seats that they can fill ask for are as good as one more than that.
fn splits(catalogue: &Catalogue, kind: Ix<ExerciseType>, member: &Member) -> Vec<Vec<Member>> {
    let exercise = &catalogue.types()[kind];
    if !exercise.audience.professions.contains(member.profession) {
        return vec![Vec::new()];
    }
    // One status stands for all that count, and open seats, alike.
    let mut alike: Vec<((bool, u32), Ix<Status>)> = Vec::new();
    for status in catalogue.statuses().numbers() {
        let counts = exercise.audience.statuses.contains(status);
        let key =
            (counts, if counts { exercise.seats_open_to(member.profession, status) } else { 0 });
        if alike.iter().all(|(known, _)| *known != key) {
            alike.push((key, status));
        }
    }
    let seats =
        exercise.staff.seats.iter().filter(|seat| seat.professions.contains(member.profession));
    let enough = seats.fold(1, |sum: u32, seat| sum.saturating_add(seat.count));
    let mut ways: Vec<(Vec<Member>, u32)> = vec![(Vec::new(), member.count.min(enough))];
    for (index, (_, status)) in alike.iter().enumerate() {
        let last = index + 1 == alike.len();
        ways = (ways.into_iter())
            .flat_map(|(way, left)| {
                let counts = if last { left..=left } else { 0..=left };
                counts.map(move |count| {
                    let mut way = way.clone();
                    way.push(Member { status: Some(*status), count, ..*member });
                    (way, left - count)
                })
            })
            .collect();
    }
    ways.into_iter().map(|(way, _)| way).collect()
}

/// The steps to ask of, the best type first.
fn open_steps(catalogue: &Catalogue, replies: &Replies, assessment: &Assessment) -> Vec<Question> {
    assessment
        .ranked()
        .filter(|found| found.verdict != Verdict::Unsuitable)
        .filter(|found| found.steps.iter().any(|(_, state)| *state == StepState::NotKnown))
        .map(|found| Question::Steps(found.kind))
        .filter(|question| matches!(replies.get(question), None | Some(Reply::Told(_))))
        .filter(|question| matches!(question, Question::Steps(kind) if catalogue.steps_of(*kind).next().is_some()))
        .collect()
}

/// Whether some choice of aims changes the order of the types in play: of two with the same verdict
/// the later one serves an aim that the earlier does not, and choosing that alone turns them round.
fn aims_matter(catalogue: &Catalogue, assessment: &Assessment) -> bool {
    let aims = |found: &TypeAssessment| catalogue.types()[found.kind].aims;
    let in_play: Vec<_> =
        assessment.ranked().filter(|found| found.verdict != Verdict::Unsuitable).collect();
    in_play.iter().enumerate().any(|(place, one)| {
        in_play
            .iter()
            .skip(place + 1)
            .any(|later| one.verdict == later.verdict && !aims(later).without(aims(one)).is_empty())
    })
}

/// How many questions can be expected from here if this one is asked first, in parts of the number
/// of replies; what it cannot tell apart is left to the order of the questions.
fn expected(catalogue: &Catalogue, replies: &Replies, question: Question) -> (u64, Question) {
    let total: u64 = replies_to(catalogue, replies, question)
        .into_iter()
        .map(|reply| {
            let mut then = replies.clone();
            then.insert(question, reply);
            open_early(catalogue, &then).len() as u64 * SHARE
        })
        .sum();
    let count = replies_to(catalogue, replies, question).len() as u64;
    (total.checked_div(count).unwrap_or(0), question)
}

/// A fine enough unit to average counts in.
const SHARE: u64 = 1 << 16;

/// The replies to try for a question: each status, each scale by itself.
fn replies_to(catalogue: &Catalogue, replies: &Replies, question: Question) -> Vec<Reply> {
    match question {
        Question::Status | Question::StatusOf(_) => {
            catalogue.statuses().numbers().map(Reply::Status).collect()
        }
        Question::Scale => catalogue
            .scales()
            .numbers()
            .map(|scale| Reply::Scale([scale].into_iter().collect()))
            .collect(),
        Question::Team | Question::Steps(_) | Question::Aims => {
            replies.get(&question).cloned().into_iter().collect()
        }
    }
}
