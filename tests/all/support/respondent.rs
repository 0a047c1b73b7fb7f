//! A team that replies to an interview: what is true of it, and a script that says so.

use std::convert::Infallible;

use exercoord::answers::{Answers, StepState};
use exercoord::diagnostic::Diagnostic;
use exercoord::interview::conduct::{Respondent, Response};
use exercoord::interview::prompt::{Line, Prompt, status_replies};
use exercoord::interview::{Question, Reply};
use exercoord::rules::{Aim, Catalogue, Ix, Profession, Scale, Set, Status};
use exercoord::team::{Member, Team};

/// What is true of a team.
#[derive(Clone, Debug)]
pub(crate) struct Truth {
    /// The members as the team names them: some without their status.
    pub(crate) members: Vec<Member>,
    /// The status of those, profession by profession: a profession takes the one at its number,
    /// around the end. Of a member that is known to have one of several it is the truth where they
    /// agree.
    pub(crate) hidden: Vec<Ix<Status>>,
    pub(crate) scale: Set<Scale>,
    /// Whether each step is done, by its number, around the end.
    pub(crate) steps: Vec<bool>,
    pub(crate) aims: Set<Aim>,
}

impl Truth {
    fn status_of(&self, profession: Ix<Profession>) -> Ix<Status> {
        self.hidden[profession.index() % self.hidden.len()]
    }

    fn unnamed(&self, catalogue: &Catalogue) -> impl Iterator<Item = Ix<Profession>> {
        let open = |member: &&Member| catalogue.may_have(member.status).len() > 1;
        self.members.iter().filter(open).map(|member| member.profession)
    }

    /// The true reply to a question.
    pub(crate) fn reply(&self, catalogue: &Catalogue, question: Question) -> Reply {
        match question {
            Question::Team => Reply::Team(Team::new(self.members.clone())),
            Question::Status => {
                let mut statuses =
                    self.unnamed(catalogue).map(|profession| self.status_of(profession));
                match statuses.next() {
                    Some(first) if statuses.all(|status| status == first) => Reply::Status(first),
                    _ => Reply::Mixed,
                }
            }
            Question::StatusOf(profession) => Reply::Status(self.status_of(profession)),
            Question::Scale => Reply::Scale(self.scale),
            Question::Steps(kind) => {
                let state = |done| if done { StepState::Done } else { StepState::NotDone };
                let steps = catalogue.steps_of(kind);
                Reply::Steps(
                    steps.map(|(step, _)| (step, state(self.step(step.index())))).collect(),
                )
            }
            Question::Aims => Reply::Aims(self.aims),
        }
    }

    fn step(&self, number: usize) -> bool {
        self.steps[number % self.steps.len()]
    }

    /// The answers of a team that has told everything.
    pub(crate) fn answers(&self, catalogue: &Catalogue) -> Answers {
        let members = self.members.iter().map(|member| Member {
            status: Some(catalogue.narrowed(member.status, self.status_of(member.profession))),
            ..*member
        });
        let answers =
            Answers::new().with_team(members, None).with_scale(self.scale).with_aims(self.aims);
        catalogue.steps().numbers().fold(answers, |answers, step| {
            let done = self.step(step.index());
            let state = if done { StepState::Done } else { StepState::NotDone };
            answers.with_step(step, state)
        })
    }
}

/// A reply as somebody would give it to a prompt.
pub(crate) fn response(catalogue: &Catalogue, reply: &Reply) -> Response {
    match reply {
        Reply::DontKnow => Response::DontKnow,
        Reply::Team(team) => Response::Text(team.shorthand(catalogue)),
        Reply::Status(_) | Reply::Mixed => {
            let choices = status_replies(catalogue, Question::Status);
            Response::One(choices.iter().position(|choice| choice == reply).expect("a choice"))
        }
        Reply::Scale(scale) => Response::Any(scale.iter().map(Ix::index).collect()),
        Reply::Steps(steps) | Reply::Told(steps) => {
            Response::States(steps.iter().map(|(_, state)| *state).collect())
        }
        Reply::Aims(aims) => Response::Any(aims.iter().map(Ix::index).collect()),
    }
}

/// Replies as it is told to, and remembers what it was asked; at the review it goes on.
pub(crate) struct Script<F> {
    pub(crate) respond: F,
    pub(crate) asked: Vec<Question>,
    pub(crate) told: Vec<String>,
    pub(crate) reviews: Vec<Vec<Line>>,
}

impl<F: FnMut(&Prompt) -> Response> Script<F> {
    pub(crate) fn new(respond: F) -> Script<F> {
        Script { respond, asked: Vec::new(), told: Vec::new(), reviews: Vec::new() }
    }
}

impl<F: FnMut(&Prompt) -> Response> Respondent for Script<F> {
    type Error = Infallible;

    fn ask(&mut self, prompt: &Prompt, _trouble: &[Diagnostic]) -> Result<Response, Infallible> {
        self.asked.push(prompt.question);
        Ok((self.respond)(prompt))
    }

    fn review(&mut self, lines: &[Line], _prompt: &Prompt) -> Result<Response, Infallible> {
        self.reviews.push(lines.to_vec());
        Ok(Response::One(lines.len()))
    }

    fn tell(&mut self, remark: &str) {
        self.told.push(remark.to_owned());
    }
}
