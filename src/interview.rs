//! The interview: questions to a team, one at a time, only those that can still change the answer.
//!
//! A pure state machine, without a terminal. It holds what was replied, and where the team stands
//! among the questions; the next question is derived from the assessment of the replies, never
//! routed by hand (see [`next()`]). A reply is kept whatever happens: one that no longer applies,
//! because an earlier one changed, counts again when it does.

mod next;
pub mod prompt;
pub mod conduct;
pub mod draft;

use std::collections::BTreeMap;

use crate::answers::{Answers, StepState};
use crate::assess::{Assessment, Verdict, assess, assess_type};
use crate::rules::{Aim, Catalogue, ExerciseType, Ix, Profession, Scale, Set, Status, Step};
use crate::team::{Member, Team};

pub use next::{next, open};

/// What can be asked, in the order of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Who is in the team.
    Team,
    /// The status of all members that name none.
    Status,
    /// The status of the members of one profession that name none.
    StatusOf(Ix<Profession>),
    /// The scales.
    Scale,
    /// The steps of a type.
    Steps(Ix<ExerciseType>),
    /// What the team wants to do.
    Aims,
}

/// What is replied to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The team does not know; it is not asked again, and the report says who can tell.
    DontKnow,
    /// The members.
    Team(Vec<Member>),
    /// One status for all.
    Status(Ix<Status>),
    /// Not the same status for all: it is asked by profession.
    Mixed,
    /// The scales.
    Scale(Set<Scale>),
    /// What is known of steps.
    Steps(Vec<(Ix<Step>, StepState)>),
    /// What was told of steps without being asked: those not known are still to be asked of.
    Told(Vec<(Ix<Step>, StepState)>),
    /// The aims; none is an answer too.
    Aims(Set<Aim>),
}

/// The replies given so far, applicable or not.
pub type Replies = BTreeMap<Question, Reply>;

/// Where an interview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a question.
    Asking(Question),
    /// At the review: nothing is left to ask, or it was gone to before.
    Review,
}

/// An interview under way.
#[derive(Clone, Debug)]
pub struct Interview<'c> {
    catalogue: &'c Catalogue,
    replies: Replies,
    /// The questions asked, in order.
    trail: Vec<Question>,
    /// How many of them lie behind.
    behind: usize,
    place: Place,
    /// The question that was left for the review.
    left: Option<Question>,
}

impl<'c> Interview<'c> {
    /// Starts with what is known already: it is not asked, but can be changed in the review.
    pub fn new(catalogue: &'c Catalogue, known: &Answers) -> Interview<'c> {
        Interview::starting(catalogue, replies_of(catalogue, known), Vec::new())
    }

    /// Goes on with replies given earlier; the way back leads through them.
    pub fn resume(catalogue: &'c Catalogue, replies: Replies) -> Interview<'c> {
        let asked = replies.iter().filter(|(_, reply)| !matches!(reply, Reply::Told(_)));
        let trail = asked.map(|(question, _)| *question).collect();
        Interview::starting(catalogue, replies, trail)
    }

    fn starting(catalogue: &'c Catalogue, replies: Replies, trail: Vec<Question>) -> Interview<'c> {
        let place = Place::Review;
        let mut interview = Interview { catalogue, replies, trail, behind: 0, place, left: None };
        interview.advance();
        interview
    }

    /// Where it is.
    pub fn place(&self) -> Place {
        self.place
    }

    /// What was replied to a question.
    pub fn reply(&self, question: Question) -> Option<&Reply> {
        self.replies.get(&question)
    }

    /// Everything that was replied.
    pub fn replies(&self) -> &Replies {
        &self.replies
    }

    /// The answers that the replies come to.
    pub fn answers(&self) -> Answers {
        answers(self.catalogue, &self.replies)
    }

    /// What the team would be told now.
    pub fn assessment(&self) -> Assessment {
        assess(self.catalogue, &self.answers())
    }

    /// The number of the question at hand, from 1, and about how many come after it: those open
    /// now and, while verdicts are open, the steps of as many types as are likely to stay in play
    /// (each type has about one scale, so a scale that is not known yet leaves its share of them).
    pub fn progress(&self) -> (usize, usize) {
        let open = open(self.catalogue, &self.replies);
        let Place::Asking(question) = self.place else { return (self.behind + 1, 0) };
        let others = open.iter().filter(|other| **other != question).count();
        let later = if next::is_early(question) {
            let assessment = self.assessment();
            let in_play =
                assessment.types.iter().filter(|found| found.verdict != Verdict::Unsuitable);
            let scales =
                if open.contains(&Question::Scale) { self.catalogue.scales().len() } else { 1 };
            in_play.count().div_ceil(scales.max(1))
        } else {
            0
        };
        (self.behind + 1, others + later)
    }

    /// Replies to the question at hand, and goes on. Gives the questions whose replies counted
    /// before and no longer do.
    pub fn answer(&mut self, reply: Reply) -> Vec<Question> {
        let Place::Asking(question) = self.place else { return Vec::new() };
        let before = self.applicable();
        self.replies.insert(question, reply);
        if !self.trail.contains(&question) {
            self.trail.push(question);
        }
        self.advance();
        let now = self.applicable();
        before.into_iter().filter(|question| !now.contains(question)).collect()
    }

    /// Goes back to the question before, if there is one; no reply is lost. From the review it is
    /// the question that was left for it.
    pub fn back(&mut self) -> bool {
        if let (Place::Review, Some(question)) = (self.place, self.left.take()) {
            self.place = Place::Asking(question);
            return true;
        }
        let before = self.trail.iter().enumerate().take(self.behind).rev();
        let found = before
            .map(|(at, question)| (at, *question))
            .find(|(_, question)| self.applies(*question));
        if let Some((behind, question)) = found {
            self.behind = behind;
            self.place = Place::Asking(question);
        }
        found.is_some()
    }

    /// Goes to a question that has a reply, to change it; `false` if it is none of the review's.
    pub fn jump(&mut self, question: Question) -> bool {
        if !self.review().contains(&question) {
            return false;
        }
        self.behind = self.trail.iter().position(|asked| *asked == question).unwrap_or(self.behind);
        self.place = Place::Asking(question);
        true
    }

    /// Leaves the question at hand as it is and goes to the review.
    pub fn to_review(&mut self) {
        if let Place::Asking(question) = self.place {
            self.left = Some(question);
        }
        self.place = Place::Review;
    }

    /// What the review lists: the questions that have a reply that counts, and those still open.
    pub fn review(&self) -> Vec<Question> {
        let mut questions = self.applicable();
        questions.extend(open(self.catalogue, &self.replies));
        questions.sort_unstable();
        questions.dedup();
        questions
    }

    /// The questions whose replies count.
    fn applicable(&self) -> Vec<Question> {
        self.replies.keys().copied().filter(|question| self.applies(*question)).collect()
    }

    /// Whether a reply to a question counts: its subject is there.
    fn applies(&self, question: Question) -> bool {
        applies(self.catalogue, &self.replies, question)
    }

    /// To the next question that is open, or the review.
    fn advance(&mut self) {
        self.behind = self.trail.len();
        self.left = None;
        self.place = next(self.catalogue, &self.replies).map_or(Place::Review, Place::Asking);
    }
}

/// The members of a team of whom no status is told: by the shorthand itself, that is.
fn without_status(replies: &Replies) -> impl Iterator<Item = &Member> {
    let members = match replies.get(&Question::Team) {
        Some(Reply::Team(members)) => members.as_slice(),
        _ => &[],
    };
    members.iter().filter(|member| member.status.is_none())
}

/// Whether a reply to a question counts: a status needs members without one, a type's steps need
/// the type to be in play.
fn applies(catalogue: &Catalogue, replies: &Replies, question: Question) -> bool {
    match question {
        Question::Team | Question::Scale | Question::Aims => true,
        Question::Status => {
            !replies.contains_key(&Question::Team) || without_status(replies).next().is_some()
        }
        Question::StatusOf(profession) => {
            replies.get(&Question::Status) == Some(&Reply::Mixed)
                && without_status(replies).any(|member| member.profession == profession)
        }
        Question::Steps(kind) => {
            let base = answers_but_steps(replies);
            let found = assess_type(catalogue, &base, kind);
            found.verdict != Verdict::Unsuitable
        }
    }
}

/// The answers that replies come to.
pub fn answers(catalogue: &Catalogue, replies: &Replies) -> Answers {
    let mut answers = answers_but_steps(replies);
    for (question, reply) in replies {
        let steps = match reply {
            Reply::Steps(steps) if applies(catalogue, replies, *question) => steps,
            // What was told unasked counts whatever becomes of the type.
            Reply::Told(steps) => steps,
            _ => continue,
        };
        for (step, state) in steps {
            match state {
                StepState::Done => answers = answers.with_step(*step, true),
                StepState::NotDone => answers = answers.with_step(*step, false),
                StepState::NotKnown => {}
            }
        }
    }
    answers
}

/// The answers without what is known of steps.
fn answers_but_steps(replies: &Replies) -> Answers {
    let mut answers = Answers::new();
    let members = match replies.get(&Question::Team) {
        Some(Reply::Team(members)) => members.as_slice(),
        _ => &[],
    };
    let nobody_left = !members.is_empty() && without_status(replies).next().is_none();
    let all = match replies.get(&Question::Status) {
        Some(Reply::Status(status)) if !nobody_left => Some(*status),
        _ => None,
    };
    let mixed = replies.get(&Question::Status) == Some(&Reply::Mixed);
    let members = members.iter().map(|member| {
        let by_profession = match replies.get(&Question::StatusOf(member.profession)) {
            Some(Reply::Status(status)) if mixed => Some(*status),
            _ => None,
        };
        Member { status: member.status.or(by_profession), ..*member }
    });
    answers = answers.with_team(members, all);
    if let Some(Reply::Scale(scale)) = replies.get(&Question::Scale) {
        answers = answers.with_scale(*scale);
    }
    if let Some(Reply::Aims(aims)) = replies.get(&Question::Aims) {
        answers = answers.with_aims(*aims);
    }
    answers
}

/// The replies that answers amount to. A status given for all is told as such, so that it stays
/// the answer for whoever is named later.
pub fn replies_of(catalogue: &Catalogue, answers: &Answers) -> Replies {
    let mut replies = Replies::new();
    if let Some(status) = answers.status() {
        replies.insert(Question::Status, Reply::Status(status));
    }
    if let Some(team) = answers.team() {
        let members = team.members().iter().map(|member| Member {
            status: member.status.filter(|status| Some(*status) != answers.status()),
            ..*member
        });
        replies.insert(Question::Team, Reply::Team(Team::new(members).members().to_vec()));
    }
    if let Some(scale) = answers.scale() {
        replies.insert(Question::Scale, Reply::Scale(scale));
    }
    if !answers.aims().is_empty() {
        replies.insert(Question::Aims, Reply::Aims(answers.aims()));
    }
    for kind in catalogue.types().numbers() {
        let states: Vec<(Ix<Step>, StepState)> =
            catalogue.steps_of(kind).map(|(step, _)| (step, answers.step(step))).collect();
        if states.iter().any(|(_, state)| *state != StepState::NotKnown) {
            replies.insert(Question::Steps(kind), Reply::Told(states));
        }
    }
    replies
}

/// The members that a question of status is about, in words.
pub fn members_of(
    catalogue: &Catalogue,
    replies: &Replies,
    question: Question,
    lang: crate::lang::Lang,
) -> String {
    let members = without_status(replies).filter(|member| match question {
        Question::StatusOf(profession) => member.profession == profession,
        Question::Team
        | Question::Status
        | Question::Scale
        | Question::Steps(_)
        | Question::Aims => true,
    });
    Team::new(members.copied()).words(catalogue, lang)
}
