//! Where an interview is: what was replied, what was asked, and what comes next.

use super::next::{is_early, next, open};
use super::replies::{Question, Replies, Reply, answers, applies};
use crate::answers::Answers;
use crate::assess::{Assessment, assess};
use crate::rules::Catalogue;

/// An interview under way.
#[derive(Clone, Debug)]
pub struct Interview<'c> {
    pub(super) catalogue: &'c Catalogue,
    replies: Replies,
    /// The team's name, which is not asked.
    name: Option<String>,
    /// The questions asked, in order.
    trail: Vec<Question>,
    /// How many of them lie behind.
    behind: usize,
    /// The question that it is at; none at the review.
    at: Option<Question>,
    /// The question that was left for the review.
    left: Option<Question>,
}

impl<'c> Interview<'c> {
    /// Starts with replies that are known already: they are not asked for, but can be changed; the
    /// way back leads through them.
    pub fn resume(catalogue: &'c Catalogue, replies: Replies) -> Interview<'c> {
        let asked = replies.iter().filter(|(_, reply)| !matches!(reply, Reply::Told(_)));
        let trail = asked.map(|(question, _)| *question).collect();
        let mut interview =
            Interview { catalogue, replies, name: None, trail, behind: 0, at: None, left: None };
        interview.advance();
        interview
    }

    /// The same, of a team that has given its name.
    pub fn with_name(self, name: Option<String>) -> Interview<'c> {
        Interview { name, ..self }
    }

    /// The question that it is at; none at the review: nothing is left to ask, or it was gone to
    /// before.
    pub fn question(&self) -> Option<Question> {
        self.at
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
        answers(self.catalogue, &self.replies).with_name(self.name.clone())
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
        let Some(question) = self.at else { return (self.behind + 1, 0) };
        let others = open.iter().filter(|other| **other != question).count();
        if !is_early(question) {
            return (self.behind + 1, others);
        }
        let types = self.assessment().types;
        let in_play = types.iter().filter(|found| found.is_in_play()).count();
        let scales =
            if open.contains(&Question::Scale) { self.catalogue.scales().len() } else { 1 };
        (self.behind + 1, others + in_play.div_ceil(scales.max(1)))
    }

    /// Replies to the question at hand, and goes on. Gives the questions whose replies counted
    /// before and no longer do.
    pub fn answer(&mut self, reply: Reply) -> Vec<Question> {
        let Some(question) = self.at else { return Vec::new() };
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
        if let (None, left @ Some(_)) = (self.at, self.left.take()) {
            self.at = left;
            return true;
        }
        let mut before = self.trail.iter().enumerate().take(self.behind).rev();
        let Some((behind, question)) = before.find(|(_, question)| self.applies(**question)) else {
            return false;
        };
        (self.behind, self.at) = (behind, Some(*question));
        true
    }

    /// Goes to a question that has a reply, to change it; `false` if it is none of the review's.
    pub fn jump(&mut self, question: Question) -> bool {
        if !self.review().contains(&question) {
            return false;
        }
        self.behind = self.trail.iter().position(|asked| *asked == question).unwrap_or(self.behind);
        self.at = Some(question);
        true
    }

    /// Leaves the question at hand as it is and goes to the review.
    pub fn to_review(&mut self) {
        self.left = self.at.take().or(self.left);
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
        self.at = next(self.catalogue, &self.replies);
    }
}
