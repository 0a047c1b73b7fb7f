//! What holds for every interview: it ends, asks only what matters and all that matters, comes to
//! the same answers by any path, and loses nothing. Completions of what is not known are gone
//! through one by one; `laws.rs` holds the assessment of a team that has told everything against an
//! oracle of its own, so it may judge them here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use exercoord::answers::{Answers, Input, SourceText, StepState, read, to_options};
use exercoord::assess::{Assessment, Distance, TypeAssessment, Verdict, assess};
use exercoord::interview::conduct::{End, Response, conduct};
use exercoord::interview::{
    Interview, Question, Replies, Reply, answers, draft, next, open, prompt, replies_of,
};
use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, ExerciseType, Ix, Set, Status};
use exercoord::team::{Member, Team};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::test_runner::{Config, RngSeed};

use crate::support::invented::{Rules, of_types, rules};
use crate::support::oracle::{Type, any_of, criteria};
use crate::support::people::{CATALOGUE, SCALES, STATUSES, Told, aims, status, times};
use crate::support::respondent::{Script, Truth, response};

type Law = Result<(), TestCaseError>;

/// The same cases each time.
fn seeded(cases: u32) -> Config {
    Config { rng_seed: RngSeed::Fixed(0x1A7E_5EED), ..times(cases) }
}

/// A rule set, the shipped one or an invented one, and what is true of a team.
fn cases() -> impl Strategy<Value = (Arc<Rules>, Truth)> {
    let hidden = prop_oneof![
        1 => status().prop_map(|status| vec![status]),
        2 => vec(status(), 3),
    ];
    let scale = subsequence(SCALES.to_vec(), 1..=2);
    let steps = vec(prop::bool::weighted(0.7), 7);
    (rules(), hidden, scale, steps, aims()).prop_flat_map(|(rules, hidden, scale, steps, aims)| {
        (Just(rules.clone()), rules.told()).prop_map(move |(rules, told)| {
            let truth = truth(&rules.catalogue, &told, &hidden, &scale, &steps, &aims);
            (rules, truth)
        })
    })
}

fn truth(
    catalogue: &Catalogue,
    told: &Told,
    hidden: &[&str],
    scale: &[&str],
    steps: &[bool],
    aims: &[&str],
) -> Truth {
    let mut members: Vec<Member> = told.people.iter().map(|kind| kind.member(catalogue)).collect();
    // A team of nobody can say nothing true of itself.
    if members.is_empty() {
        members = vec![Member {
            profession: catalogue.professions().numbers().next().expect("a profession"),
            specialty: None,
            status: None,
            count: 1,
        }];
    }
    Truth {
        members: few_loose(catalogue, members),
        hidden: hidden.iter().map(|id| status_by_id(catalogue, id)).collect(),
        scale: scale
            .iter()
            .filter_map(|id| catalogue.scales().find(|scale| scale.id == *id))
            .collect(),
        steps: steps.to_vec(),
        aims: aims.iter().filter_map(|id| catalogue.aims().find(|aim| aim.id == *id)).collect(),
    }
}

/// At most three professions without a status, or with one that leaves open which: what the others
/// may be is gone through one by one.
fn few_loose(catalogue: &Catalogue, members: Vec<Member>) -> Vec<Member> {
    let mut loose = BTreeSet::new();
    let mut few = Vec::new();
    for member in members {
        if is_loose(catalogue, &member) {
            if loose.len() == 3 && !loose.contains(&member.profession) {
                continue;
            }
            loose.insert(member.profession);
        }
        few.push(member);
    }
    few
}

/// Whether it is open which status members have.
fn is_loose(catalogue: &Catalogue, member: &Member) -> bool {
    catalogue.may_have(member.status).len() > 1
}

fn status_by_id(catalogue: &Catalogue, id: &str) -> Ix<Status> {
    catalogue.statuses().find(|status| status.id == id).expect("a status")
}

/// The true reply, or now and then one that tells less: by a random number.
fn moody(catalogue: &Catalogue, truth: &Truth, question: Question, mood: u8) -> Reply {
    match (mood % 8, question) {
        (0, _) => Reply::DontKnow,
        (1, Question::Status) => Reply::Mixed,
        (1, Question::Steps(kind)) => {
            let Reply::Steps(steps) = truth.reply(catalogue, Question::Steps(kind)) else {
                return Reply::DontKnow;
            };
            let half = |(number, (step, state))| {
                (step, if number % 2 == 0 { state } else { StepState::NotKnown })
            };
            Reply::Steps(steps.into_iter().enumerate().map(half).collect())
        }
        _ => truth.reply(catalogue, question),
    }
}

/// Replies until nothing is open, and says what was asked.
fn to_the_end(
    interview: &mut Interview<'_>,
    mut reply: impl FnMut(Question) -> Reply,
) -> Vec<Question> {
    let mut asked = Vec::new();
    while let Some(question) = interview.question() {
        asked.push(question);
        assert!(asked.len() < 200, "it goes on for ever: {asked:?}");
        interview.answer(reply(question));
    }
    asked
}

/// The most questions that an interview can ask of a team: the team, the scale, the aims, the steps
/// of each type, and the status: once for all, then once for each profession named without one.
fn bound(catalogue: &Catalogue, replies: &Replies) -> usize {
    let loose: BTreeSet<_> = match replies.get(&Question::Team) {
        Some(Reply::Team(team)) => team
            .members()
            .iter()
            .filter(|member| is_loose(catalogue, member))
            .map(|member| member.profession)
            .collect(),
        _ => BTreeSet::new(),
    };
    4 + catalogue.types().len() + loose.len()
}

/// What answers say, but for the status given for all: it is in the members already.
fn said(answers: &Answers) -> Answers {
    let members = answers.team().map(|team| team.members().to_vec()).unwrap_or_default();
    let said = Answers::new()
        .with_team(members, None)
        .with_scale(answers.scale().unwrap_or_default())
        .with_aims(answers.aims());
    let steps = answers.steps().iter();
    steps.fold(said, |said, (step, state)| said.with_step(*step, *state))
}

/// What an interview is at, so that two can be compared.
fn state(interview: &Interview<'_>) -> impl PartialEq + std::fmt::Debug + use<> {
    (interview.question(), interview.replies().clone(), interview.answers(), interview.progress())
}

proptest! {
    #![proptest_config(seeded(48))]

    // 1
    #[test]
    fn it_ends((rules, truth) in cases(), moods in vec(any::<u8>(), 24)) {
        let catalogue = &rules.catalogue;
        let mut moods = moods.into_iter().cycle();
        let mut nonsense = 0;
        let mut interview = Interview::resume(catalogue, Replies::new());
        let mut script = Script::new(|prompt| {
            let mood = moods.next().unwrap_or(2);
            // What does not go with the form, or cannot be read, is asked again and counts apart.
            if mood > 200 && nonsense < 10 {
                nonsense += 1;
                return match (mood % 3, prompt.question) {
                    (_, Question::Team) => Response::Text("3 astronautes".into()),
                    (0, _) => Response::One(99),
                    (1, Question::Aims) | (2, _) => Response::States(Vec::new()),
                    _ => Response::Any(Vec::new()),
                };
            }
            response(catalogue, &moody(catalogue, &truth, prompt.question, mood))
        });
        let end = conduct(&mut interview, &mut script, Lang::Fr, |_| {});
        prop_assert_eq!(end, Ok(End::Finished));
        let asked = script.asked.clone();
        prop_assert_eq!(script.reviews.len(), 1);
        drop(script);
        // Steps told in an odd order are asked of once more.
        let most = bound(catalogue, interview.replies()) + catalogue.types().len() + nonsense;
        prop_assert!(asked.len() <= most, "{} questions, at most {most}: {asked:?}", asked.len());
    }

    // 2
    #[test]
    fn it_asks_only_what_matters((rules, truth) in cases(), moods in vec(any::<u8>(), 24)) {
        all_asked_matter(&rules.catalogue, &truth, &moods, |question| question != Question::Aims)?;
    }

    #[test]
    fn it_asks_for_aims_only_where_they_change_the_order((rules, truth) in cases(), moods in vec(any::<u8>(), 24)) {
        all_asked_matter(&rules.catalogue, &truth, &moods, |question| question == Question::Aims)?;
    }

    // 3
    #[test]
    fn what_is_not_asked_changes_no_verdict_and_no_step((rules, truth) in cases()) {
        let (heard, all) = heard_and_all(&rules.catalogue, &truth);
        for (found, full) in heard.types.iter().zip(&all.types) {
            let id = &rules.catalogue.types()[found.kind].id;
            prop_assert_eq!(found.verdict, full.verdict, "{}", id);
            prop_assert_eq!(found.distance, full.distance, "distance of {}", id);
            if found.is_in_play() {
                prop_assert_eq!(&found.steps, &full.steps, "steps of {}", id);
            }
        }
        let missing = |assessment: &Assessment| -> Vec<_> {
            assessment.types.iter().map(|found| found.staff.missing.clone()).collect()
        };
        if missing(&heard) == missing(&all) {
            prop_assert_eq!(in_play(&heard), in_play(&all), "the order of what is in play");
        }
    }

    #[test]
    fn what_is_not_asked_changes_nobody_missing((rules, truth) in cases()) {
        nobody_else_is_missing(&rules.catalogue, &truth)?;
    }

    // 4
    #[test]
    fn any_path_comes_to_what_flags_say((rules, truth) in cases(), detours in vec(detour(), 0..12)) {
        let catalogue = &rules.catalogue;
        let mut interview = Interview::resume(catalogue, Replies::new());
        for detour in detours {
            detour.take(&mut interview, |question, mood| moody(catalogue, &truth, question, mood));
        }
        // Set right whatever was said on the way.
        set_right(&mut interview, catalogue, &truth);
        let flags = read(catalogue, &flags(catalogue, &interview), &Input::default(), Lang::Fr)
            .expect("flags that can be read");
        prop_assert_eq!(said(&interview.answers()), said(&flags));
        prop_assert_eq!(interview.assessment(), assess(catalogue, &flags));
        let mut straight = Interview::resume(catalogue, Replies::new());
        to_the_end(&mut straight, |question| truth.reply(catalogue, question));
        prop_assert_eq!(verdicts(&interview.assessment()), verdicts(&straight.assessment()));
        prop_assert_eq!(straight.answers(), read(
            catalogue, &self::flags(catalogue, &straight), &Input::default(), Lang::Fr
        ).expect("flags that can be read"), "the straight path, to the letter");
        let replayed = options(&to_options(catalogue, &interview.answers()));
        let replayed = read(catalogue, &replayed, &Input::default(), Lang::Fr).expect("the command line can be read");
        prop_assert_eq!(assess(catalogue, &replayed), interview.assessment(), "the command line at the end");
    }

    #[test]
    fn what_was_known_before_is_as_good_as_a_reply((rules, truth) in cases(), given in vec(any::<bool>(), 4)) {
        let catalogue = &rules.catalogue;
        let mut straight = Interview::resume(catalogue, Replies::new());
        to_the_end(&mut straight, |question| truth.reply(catalogue, question));
        let mut kept = straight.replies().clone();
        kept.retain(|question, _| match question {
            Question::Team | Question::Status | Question::StatusOf(_) => given[0],
            Question::Scale => given[1],
            Question::Steps(_) => given[2],
            Question::Aims => given[3],
        });
        // Only what counts: a type that is out leaves its steps out.
        let known = answers(catalogue, &kept);
        let mut interview = Interview::resume(catalogue, replies_of(catalogue, &known));
        prop_assert_eq!(said(&interview.answers()), said(&known), "what is known");
        let asked = to_the_end(&mut interview, |question| truth.reply(catalogue, question));
        for question in asked {
            let aims = question == Question::Aims && truth.aims.is_empty();
            let status = matches!(question, Question::Status | Question::StatusOf(_));
            // What was known of the rest may make the status matter that did not before.
            prop_assert!(aims || status || !kept.contains_key(&question), "{:?} was known", question);
        }
        prop_assert_eq!(verdicts(&interview.assessment()), verdicts(&straight.assessment()));
    }

    #[test]
    fn back_and_forward_again_changes_nothing((rules, truth) in cases(), moods in vec(any::<u8>(), 24)) {
        let catalogue = &rules.catalogue;
        let mut interview = Interview::resume(catalogue, Replies::new());
        for mood in moods.into_iter().cycle() {
            let before = state(&interview);
            let mut other = interview.clone();
            if other.back() {
                let Some(question) = other.question() else { panic!("back to no question") };
                let reply = other.reply(question).cloned().expect("a reply from before");
                prop_assert_eq!(other.replies(), interview.replies());
                prop_assert_eq!(other.answers(), interview.answers());
                prop_assert_eq!(next(catalogue, other.replies()), next(catalogue, interview.replies()));
                prop_assert_eq!(other.answer(reply), Vec::new());
            }
            prop_assert_eq!(state(&other), before);
            let Some(question) = interview.question() else { break };
            interview.answer(moody(catalogue, &truth, question, mood));
        }
    }

    // 5
    #[test]
    fn no_sequence_breaks_it((rules, truth) in cases(), acts in vec(act(), 0..16)) {
        let catalogue = &rules.catalogue;
        let mut interview = Interview::resume(catalogue, Replies::new());
        for act in acts {
            let before = interview.clone();
            match act {
                Act::Detour(detour) => {
                    detour.take(&mut interview, |question, mood| moody(catalogue, &truth, question, mood));
                }
                Act::Wrong(number) => {
                    // Some other question's reply, or one that says nothing.
                    let nothing = [Reply::Team(Team::NOBODY), Reply::Scale(Set::EMPTY), Reply::Steps(Vec::new())];
                    let others = questions(catalogue).into_iter().map(|other| truth.reply(catalogue, other));
                    let all: Vec<Reply> = nothing.into_iter().chain(others).collect();
                    interview.answer(all[usize::from(number) % all.len()].clone());
                }
            }
            for (question, reply) in before.replies() {
                let now = interview.reply(*question);
                prop_assert!(now.is_some(), "the reply to {:?} is lost: {:?}", question, reply);
            }
            sound(catalogue, &interview)?;
        }
    }

    // 6
    #[test]
    fn a_reply_counts_again_when_it_applies_again((rules, truth) in cases(), status in 0_usize..STATUSES.len(), mood in any::<u8>()) {
        let catalogue = &rules.catalogue;
        let mut interview = Interview::resume(catalogue, Replies::new());
        to_the_end(&mut interview, |question| truth.reply(catalogue, question));
        let (replies, answers, review) = (interview.replies().clone(), interview.answers(), interview.review());
        let status = catalogue.statuses().numbers().nth(status).expect("a status");
        // Another team, or none, or another scale, or another status for all.
        let (question, other) = match mood % 4 {
            0 => (Question::Team, Reply::Team(Team::new(truth.members.iter().map(|member| Member { status: Some(status), ..*member })))),
            1 => (Question::Team, Reply::DontKnow),
            2 => (Question::Scale, Reply::Scale(catalogue.scales().all().without(truth.scale))),
            _ => (Question::Status, Reply::Status(status)),
        };
        if interview.jump(question) {
            let counted = interview.review();
            let dropped = interview.answer(other);
            for question in counted.iter().filter(|question| interview.reply(**question).is_some()) {
                let counts = interview.review().contains(question);
                prop_assert_eq!(dropped.contains(question), !counts, "{:?}", question);
            }
            for question in &dropped {
                prop_assert_eq!(interview.reply(*question), replies.get(question));
            }
            sound(catalogue, &interview)?;
            prop_assert!(interview.jump(question));
            interview.answer(truth.reply(catalogue, question));
            prop_assert_eq!(interview.replies(), &replies);
            prop_assert_eq!(interview.answers(), answers);
            prop_assert_eq!(interview.review(), review);
        }
    }

    // 7
    #[test]
    fn a_draft_resumes_to_the_same((rules, truth) in cases(), moods in vec(any::<u8>(), 24), stop in 0_usize..12) {
        let catalogue = &rules.catalogue;
        let mut interview = Interview::resume(catalogue, Replies::new());
        for mood in moods.into_iter().cycle().take(stop) {
            let Some(question) = interview.question() else { break };
            interview.answer(moody(catalogue, &truth, question, mood));
        }
        let mut resumed = resumed(catalogue, &interview);
        prop_assert_eq!(said(&resumed.answers()), said(&interview.answers()));
        prop_assert_eq!(resumed.assessment(), interview.assessment());
        let mixed = interview.reply(Question::Status) == Some(&Reply::Mixed);
        if !mixed {
            prop_assert_eq!(resumed.question(), interview.question(), "where it goes on");
        }
        let again = to_the_end(&mut resumed, |question| truth.reply(catalogue, question));
        for question in again {
            let status = matches!(question, Question::Status | Question::StatusOf(_));
            prop_assert!(interview.reply(question).is_none() || mixed && status, "{:?} is asked again", question);
        }
    }

    // 8
    #[test]
    fn the_next_question_is_always_the_same((rules, truth) in cases(), moods in vec(any::<u8>(), 24)) {
        let catalogue = &rules.catalogue;
        let mut interview = Interview::resume(catalogue, Replies::new());
        for mood in moods.into_iter().cycle() {
            let rebuilt: Replies = interview.replies().clone().into_iter().rev().collect();
            prop_assert_eq!(next(catalogue, &rebuilt), next(catalogue, interview.replies()));
            let resumed = Interview::resume(&catalogue.clone(), rebuilt).question();
            prop_assert_eq!(resumed, interview.question());
            let Some(question) = interview.question() else { break };
            prop_assert_eq!(next(catalogue, interview.replies()), Some(question));
            prop_assert!(open(catalogue, interview.replies()).contains(&question));
            interview.answer(moody(catalogue, &truth, question, mood));
        }
    }
}

/// Each question of some sort matters when it is asked.
fn all_asked_matter(
    catalogue: &Catalogue,
    truth: &Truth,
    moods: &[u8],
    sort: impl Fn(Question) -> bool,
) -> Law {
    let mut judge = Judge::new(catalogue);
    let mut interview = Interview::resume(catalogue, Replies::new());
    for mood in moods.iter().cycle() {
        let Some(question) = interview.question() else { break };
        if sort(question) {
            judge.matters(interview.replies(), question)?;
        }
        interview.answer(moody(catalogue, truth, question, *mood));
    }
    Ok(())
}

/// What the interview comes to, and what a team that tells everything is told.
fn heard_and_all(catalogue: &Catalogue, truth: &Truth) -> (Assessment, Assessment) {
    let mut interview = Interview::resume(catalogue, Replies::new());
    to_the_end(&mut interview, |question| truth.reply(catalogue, question));
    (interview.assessment(), assess(catalogue, &truth.answers(catalogue)))
}

fn nobody_else_is_missing(catalogue: &Catalogue, truth: &Truth) -> Law {
    let (heard, all) = heard_and_all(catalogue, truth);
    for (found, full) in heard.types.iter().zip(&all.types) {
        if full.is_in_play() {
            let id = &catalogue.types()[found.kind].id;
            prop_assert_eq!(&found.staff.missing, &full.staff.missing, "missing for {}", id);
        }
    }
    Ok(())
}

fn verdicts(assessment: &Assessment) -> Vec<Verdict> {
    assessment.types.iter().map(|found| found.verdict).collect()
}

/// The types in play, best first.
fn in_play(assessment: &Assessment) -> Vec<Ix<ExerciseType>> {
    let ranked = assessment.ranked().filter(|found| found.is_in_play());
    ranked.map(|found| found.kind).collect()
}

/// Each question that there could be, for the shipped statuses of a few professions.
fn questions(catalogue: &Catalogue) -> Vec<Question> {
    let professions = catalogue.professions().numbers().take(8).map(Question::StatusOf);
    let types = catalogue.types().numbers().map(Question::Steps);
    [Question::Team, Question::Status, Question::Scale, Question::Aims]
        .into_iter()
        .chain(professions)
        .chain(types)
        .collect()
}

/// What somebody does besides replying straight on.
#[derive(Clone, Debug)]
enum Detour {
    /// Replies, in some mood.
    Reply(u8),
    Back,
    /// To a question of all, if the review has it, or another one of the review.
    Jump(u8),
    ToReview,
}

fn detour() -> impl Strategy<Value = Detour> {
    prop_oneof![
        5 => any::<u8>().prop_map(Detour::Reply),
        2 => Just(Detour::Back),
        2 => any::<u8>().prop_map(Detour::Jump),
        1 => Just(Detour::ToReview),
    ]
}

impl Detour {
    fn take(self, interview: &mut Interview<'_>, reply: impl Fn(Question, u8) -> Reply) {
        match self {
            Detour::Reply(mood) => {
                if let Some(question) = interview.question() {
                    interview.answer(reply(question, mood));
                }
            }
            Detour::Back => {
                interview.back();
            }
            Detour::Jump(number) => {
                let review = interview.review();
                if !review.is_empty() {
                    assert!(interview.jump(review[usize::from(number) % review.len()]));
                }
            }
            Detour::ToReview => interview.to_review(),
        }
    }
}

#[derive(Clone, Debug)]
enum Act {
    Detour(Detour),
    Wrong(u8),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![5 => detour().prop_map(Act::Detour), 1 => any::<u8>().prop_map(Act::Wrong)]
}

/// The review says what the answers are, and what is open; nothing twice. A back that leads nowhere
/// changes nothing.
fn sound(catalogue: &Catalogue, interview: &Interview<'_>) -> Law {
    let review = interview.review();
    prop_assert!(review.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", review);
    let counting: Replies = interview
        .replies()
        .iter()
        .filter(|(question, _)| review.contains(question))
        .map(|(question, reply)| (*question, reply.clone()))
        .collect();
    prop_assert_eq!(said(&answers(catalogue, &counting)), said(&interview.answers()));
    let open = open(catalogue, interview.replies());
    for question in &review {
        let replied = interview.reply(*question).is_some();
        prop_assert_eq!(!replied, open.contains(question), "{:?} is open or has a reply", question);
    }
    let lines = prompt::review(interview, Lang::En);
    prop_assert_eq!(lines.iter().map(|line| line.question).collect::<Vec<_>>(), review.clone());
    for line in lines {
        let unanswered = line.reply == "not answered yet";
        prop_assert_eq!(unanswered, interview.reply(line.question).is_none());
        let mut other = interview.clone();
        prop_assert!(other.jump(line.question));
        let _ = prompt::prompt(&other, line.question, Lang::Fr);
    }
    for question in questions(catalogue).into_iter().filter(|question| !review.contains(question)) {
        let mut other = interview.clone();
        prop_assert!(!other.jump(question));
        prop_assert_eq!(state(&other), state(interview));
    }
    Ok(())
}

/// Goes through the review until every reply that counts is the true one and nothing is open.
fn set_right(interview: &mut Interview<'_>, catalogue: &Catalogue, truth: &Truth) {
    for _ in 0..30 {
        if interview.question().is_none() {
            // Whatever was left open on the way to the review.
            if let Some(question) = next(catalogue, interview.replies()) {
                assert!(interview.jump(question));
            }
        }
        to_the_end(interview, |question| truth.reply(catalogue, question));
        let wrong = interview.review().into_iter().find(|question| {
            interview.reply(*question) != Some(&truth.reply(catalogue, *question))
        });
        let Some(question) = wrong else { return };
        assert!(interview.jump(question));
        interview.answer(truth.reply(catalogue, question));
    }
    panic!("still not right: {:?}", interview.replies());
}

/// The options that say what the replies that count do.
fn flags(catalogue: &Catalogue, interview: &Interview<'_>) -> Input {
    let mut input = Input::default();
    let review = interview.review();
    let mixed: BTreeMap<_, _> = interview
        .replies()
        .iter()
        .filter(|(question, _)| review.contains(question))
        .filter_map(|(question, reply)| match (question, reply) {
            (Question::StatusOf(profession), Reply::Status(status)) => Some((*profession, *status)),
            _ => None,
        })
        .collect();
    for question in review.iter().copied() {
        let passage = |option: &str, text: String| vec![SourceText::new(option, text)];
        match interview.reply(question) {
            Some(Reply::Team(team)) => {
                let members = team.members();
                let all = match interview.reply(Question::Status) {
                    Some(Reply::Status(status)) if review.contains(&Question::Status) => {
                        Some(*status)
                    }
                    _ => None,
                };
                let members = members.iter().map(|member| {
                    let told = all.or(mixed.get(&member.profession).copied());
                    let status = told.map(|told| catalogue.narrowed(member.status, told));
                    Member { status: status.or(member.status), ..*member }
                });
                input.team = passage("--team", Team::new(members).shorthand(catalogue));
            }
            Some(Reply::Status(status)) if question == Question::Status => {
                input.status = passage("--status", catalogue.statuses()[*status].id.to_string());
            }
            Some(Reply::Scale(scale)) => {
                let ids = scale.iter().map(|scale| &*catalogue.scales()[scale].id);
                input.scale = passage("--scale", ids.collect::<Vec<_>>().join(","));
            }
            Some(Reply::Steps(steps) | Reply::Told(steps)) => {
                for (step, state) in steps {
                    let id = SourceText::new("--done", catalogue.step_id(*step));
                    match state {
                        StepState::Done => input.done.push(id),
                        StepState::InProgress => input.started.push(id),
                        StepState::NotDone => input.not_done.push(id),
                        StepState::NotKnown => {}
                    }
                }
            }
            Some(Reply::Aims(aims)) => {
                let ids = aims.iter().map(|aim| &*catalogue.aims()[aim].id);
                input.aims = passage("--aim", ids.collect::<Vec<_>>().join(","));
            }
            Some(Reply::DontKnow | Reply::Mixed | Reply::Status(_)) | None => {}
        }
    }
    input
}

/// The input that a command line's options are.
fn options(line: &str) -> Input {
    let mut input = Input::default();
    let mut rest = line.trim();
    while let Some((option, after)) = rest.split_once(' ') {
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').expect("a closing quote"),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        let passage = SourceText::new(option, value);
        match option {
            "-t" => input.team.push(passage),
            "--scale" => input.scale.push(passage),
            "--done" => input.done.push(passage),
            "--started" => input.started.push(passage),
            "--not-done" => input.not_done.push(passage),
            "--aim" => input.aims.push(passage),
            other => panic!("an option {other}"),
        }
        rest = after.trim();
    }
    input
}

/// The interview written as a draft and read again.
fn resumed<'c>(catalogue: &'c Catalogue, interview: &Interview<'_>) -> Interview<'c> {
    let text = draft::write(interview);
    let (file, problems) = Input::of_file("draft", &text, Lang::Fr);
    assert!(problems.is_empty(), "{text}");
    let resumed = draft::resume(catalogue, &Input::default(), &file, Lang::Fr);
    resumed.unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"))
}

/// Says whether a question matters, by every completion of what is not known.
struct Judge<'c> {
    catalogue: &'c Catalogue,
    /// What is found, prerequisites aside, for teams of whom everything is known.
    known: BTreeMap<(Vec<Member>, usize), Vec<Finding>>,
}

/// What a type is for a team, how far off, and who is missing where it is in play: seats and counts.
type Finding = (Verdict, Option<Distance>, Vec<(usize, u32)>);

/// Whether a type of which this is found fits, or can before long.
fn fits_or_is_near((verdict, distance, _): &Finding) -> bool {
    match verdict {
        Verdict::Ready | Verdict::Eligible => true,
        Verdict::Reachable => matches!(distance, Some(Distance::Near | Distance::Choice)),
        Verdict::Undetermined | Verdict::Unsuitable => false,
    }
}

impl<'c> Judge<'c> {
    fn new(catalogue: &'c Catalogue) -> Judge<'c> {
        Judge { catalogue, known: BTreeMap::new() }
    }

    fn verdicts(&mut self, team: &[Member], scale: Set<exercoord::rules::Scale>) -> Vec<Finding> {
        let key = scale.iter().map(|scale| 1 << scale.index()).sum();
        let catalogue = self.catalogue;
        let find = || {
            let answers = Answers::new().with_team(team.iter().copied(), None).with_scale(scale);
            let found = assess(catalogue, &answers).types.into_iter();
            let of_type = |found: TypeAssessment| {
                let missing =
                    found.staff.missing.iter().map(|missing| (missing.seat, missing.count));
                let finding = (found.verdict.max(Verdict::Eligible), found.distance, Vec::new());
                let missing = missing.filter(|_| fits_or_is_near(&finding)).collect();
                (finding.0, finding.1, missing)
            };
            found.map(of_type).collect()
        };
        self.known.entry((team.to_vec(), key)).or_insert_with(find).clone()
    }

    /// What may be the scale: one that is told, or any single one.
    fn scales(&self, answers: &Answers) -> Vec<Set<exercoord::rules::Scale>> {
        match answers.scale() {
            Some(scale) => vec![scale],
            None => self
                .catalogue
                .scales()
                .numbers()
                .map(|scale| [scale].into_iter().collect())
                .collect(),
        }
    }

    /// Every way to give members their status.
    fn completions<'m>(&self, members: impl Iterator<Item = &'m Member>) -> Vec<Vec<Member>> {
        let mut all = vec![Vec::new()];
        for member in members {
            let ways = splits(self.catalogue, member);
            all = all
                .iter()
                .flat_map(|team: &Vec<Member>| {
                    ways.iter().map(move |way| [team.as_slice(), way].concat())
                })
                .collect();
        }
        let whole = |team| Team::new(team).members().to_vec();
        all.into_iter().map(whole).collect()
    }

    /// Some teams: each person alone, and one with enough of everybody, of each status.
    fn compositions(&self) -> Vec<Vec<Member>> {
        let (professions, statuses) =
            (self.catalogue.professions(), self.catalogue.held_statuses());
        let person = |profession, status, count| Member {
            profession,
            specialty: None,
            status: Some(status),
            count,
        };
        let alone = professions.numbers().take(8).flat_map(|profession| {
            statuses.iter().map(move |status| vec![person(profession, status, 1)])
        });
        let all = professions.numbers().flat_map(|profession| {
            statuses.iter().map(move |status| person(profession, status, 9))
        });
        let all: Vec<Member> = all.collect();
        alone.chain([all]).collect()
    }

    /// Whether some of these teams get different verdicts, the scale being the same.
    fn differ(&mut self, teams: &[Vec<Member>], answers: &Answers) -> bool {
        self.scales(answers).into_iter().any(|scale| {
            let mut each = teams.iter().map(|team| self.verdicts(team, scale));
            let first = each.next();
            each.any(|other| Some(other) != first)
        })
    }

    /// Whether a question matters.
    fn matters(&mut self, replies: &Replies, question: Question) -> Law {
        let catalogue = self.catalogue;
        let answers = answers(catalogue, replies);
        let members: Vec<Member> =
            answers.team().map(|team| team.members().to_vec()).unwrap_or_default();
        let teams =
            if members.is_empty() { self.compositions() } else { self.completions(members.iter()) };
        let scales = self.scales(&answers);
        match question {
            Question::Team | Question::Status => {
                prop_assert!(self.differ(&teams, &answers), "{:?} decides nothing", question);
            }
            Question::StatusOf(profession) => {
                let mine = |member: &&Member| {
                    member.profession == profession && is_loose(catalogue, member)
                };
                let others = self.completions(members.iter().filter(|member| !mine(member)));
                let ways = self.completions(members.iter().filter(mine));
                let decides = others.iter().any(|others| {
                    let team = |way: &Vec<Member>| {
                        Team::new([others.as_slice(), way].concat()).members().to_vec()
                    };
                    let teams: Vec<Vec<Member>> = ways.iter().map(team).collect();
                    self.differ(&teams, &answers)
                });
                prop_assert!(decides, "{:?} decides nothing", question);
            }
            Question::Scale => {
                let decides = teams.iter().any(|team| {
                    let mut each = scales.iter().map(|scale| self.verdicts(team, *scale));
                    let first = each.next();
                    each.any(|other| Some(other) != first)
                });
                prop_assert!(decides, "the scale decides nothing");
            }
            Question::Steps(kind) => {
                let ways =
                    teams.iter().flat_map(|team| scales.iter().map(move |scale| (team, *scale)));
                let found: Vec<Finding> = ways
                    .map(|(team, scale)| self.verdicts(team, scale)[kind.index()].clone())
                    .collect();
                // Where no team is given nobody at all is a team too.
                let settled = !members.is_empty() && found.iter().all(|it| it.0 == found[0].0);
                let in_play = !settled || found.iter().any(fits_or_is_near);
                prop_assert!(in_play, "steps of a type that is out");
            }
            Question::Aims => {
                prop_assert!(aims_decide(self.catalogue, &answers), "no aims change the order");
            }
        }
        Ok(())
    }
}

/// Whether some choice of aims changes the order of what is in play. One aim alone does if any
/// choice does: of two types that change places, the later one serves an aim that the other does not.
fn aims_decide(catalogue: &Catalogue, answers: &Answers) -> bool {
    let order = |aims| in_play(&assess(catalogue, &answers.clone().with_aims(aims)));
    let none = order(Set::EMPTY);
    catalogue.aims().numbers().any(|aim| order([aim].into_iter().collect()) != none)
}

/// Every way to give each of so many people a status, by how many have which.
fn splits(catalogue: &Catalogue, member: &Member) -> Vec<Vec<Member>> {
    let mut ways = vec![(Vec::new(), member.count)];
    for status in catalogue.may_have(member.status).iter() {
        ways = ways
            .into_iter()
            .flat_map(|(way, left): (Vec<Member>, u32)| {
                (0..=left).map(move |count| {
                    let member = Member { status: Some(status), count, ..*member };
                    ([way.as_slice(), &[member]].concat(), left - count)
                })
            })
            .collect();
    }
    ways.into_iter().filter(|(_, left)| *left == 0).map(|(way, _)| way).collect()
}

// Cases that random ones seldom meet, each as small as can be.

/// The shipped rules' team in the shorthand, by ids.
fn members(text: &str) -> Vec<Member> {
    exercoord::answers::team(&CATALOGUE, text).expect("a team by ids").members().to_vec()
}

fn given(team: &str, status: &str, scale: &str, done: &str, aims: &str) -> Answers {
    let passage = |text: &str| {
        if text.is_empty() { Vec::new() } else { vec![SourceText::new("option", text)] }
    };
    let input = Input {
        team: passage(team),
        status: passage(status),
        scale: passage(scale),
        done: passage(done),
        aims: passage(aims),
        ..Input::default()
    };
    read(&CATALOGUE, &input, &Input::default(), Lang::Fr).expect("options that can be read")
}

fn scale(ids: &[&str]) -> Reply {
    let scales = ids.iter().filter_map(|id| CATALOGUE.scales().find(|scale| scale.id == *id));
    Reply::Scale(scales.collect())
}

/// Answers the questions asked from this list, in whatever order they come, until one is not in it.
fn answered<'c>(known: &Answers, replies: &[(Question, Reply)]) -> Interview<'c> {
    let mut interview = Interview::resume(&CATALOGUE, replies_of(&CATALOGUE, known));
    while let Some(question) = interview.question() {
        let Some((_, reply)) = replies.iter().find(|(asked, _)| *asked == question) else { break };
        interview.answer(reply.clone());
    }
    interview
}

fn profession(id: &str) -> Question {
    Question::StatusOf(CATALOGUE.professions().find(|known| known.id == id).expect("a profession"))
}

#[test]
fn a_status_given_before_the_team_is_not_asked() {
    let known = given("", "liberal", "", "", "");
    let mut interview = Interview::resume(&CATALOGUE, replies_of(&CATALOGUE, &known));
    let asked = to_the_end(&mut interview, |question| match question {
        Question::Team => Reply::Team(Team::new(members("3 medecin-generaliste, 1 infirmier"))),
        _ => Reply::DontKnow,
    });
    assert!(!asked.contains(&Question::Status), "{asked:?}");
}

#[test]
fn what_is_known_before_is_known_to_the_letter() {
    for known in [
        given("3 medecin-generaliste, 1 infirmier", "liberal", "", "", ""),
        given("1 medecin-generaliste liberal", "", "population-territoire", "msp/projet-sante", ""),
    ] {
        assert_eq!(Interview::resume(&CATALOGUE, replies_of(&CATALOGUE, &known)).answers(), known);
    }
}

#[test]
fn a_step_given_before_leaves_the_others_to_be_asked() {
    let known = given(
        "3 medecin-generaliste liberal, 1 infirmier liberal",
        "",
        "patientele-commune",
        "msp/projet-sante",
        "",
    );
    let mut interview = Interview::resume(&CATALOGUE, replies_of(&CATALOGUE, &known));
    let asked = to_the_end(&mut interview, |_| Reply::DontKnow);
    let msp = CATALOGUE.type_by_id("msp").expect("the MSP");
    assert!(asked.contains(&Question::Steps(msp)), "{asked:?}");
}

#[test]
fn a_status_that_does_not_apply_leaves_no_trace_in_the_answers() {
    let mut interview = answered(
        &Answers::new(),
        &[
            (Question::Team, Reply::Team(Team::new(members("1 medecin-generaliste, 1 infirmier")))),
            (Question::Status, Reply::Status(status_by_id(&CATALOGUE, "liberal"))),
        ],
    );
    if interview.reply(Question::Status).is_none() {
        assert!(interview.jump(Question::Status));
        interview.answer(Reply::Status(status_by_id(&CATALOGUE, "liberal")));
    }
    assert!(interview.jump(Question::Team));
    let dropped =
        interview.answer(Reply::Team(Team::new(members("1 medecin-generaliste salarie-centre"))));
    assert_eq!(dropped, [Question::Status]);
    assert_eq!(interview.answers().status(), None);
}

#[test]
fn a_draft_keeps_every_field_of_the_answers() {
    let interview = answered(
        &Answers::new(),
        &[
            (Question::Team, Reply::Team(Team::new(members("3 medecin-generaliste, 1 infirmier")))),
            (Question::Scale, scale(&["patientele-commune"])),
            (Question::Status, Reply::Status(status_by_id(&CATALOGUE, "liberal"))),
        ],
    );
    assert!(interview.reply(Question::Status).is_some());
    assert_eq!(resumed(&CATALOGUE, &interview).answers(), interview.answers());
}

#[test]
fn a_draft_of_mixed_statuses_asks_on_for_those_left() {
    let interview = answered(
        &Answers::new(),
        &[
            (
                Question::Team,
                Reply::Team(Team::new(members("3 medecin-generaliste, 1 infirmier, 1 pharmacien"))),
            ),
            (Question::Scale, scale(&["patientele-commune"])),
            (Question::Status, Reply::Mixed),
            (profession("infirmier"), Reply::Status(status_by_id(&CATALOGUE, "liberal"))),
        ],
    );
    assert!(matches!(interview.question(), Some(Question::StatusOf(_))));
    let place = resumed(&CATALOGUE, &interview).question();
    assert!(matches!(place, Some(Question::Status | Question::StatusOf(_))), "{place:?}");
}

/// Three aims serve one of two types that fit, and a part of them the other: no choice of aims can
/// put that one first.
#[test]
fn aims_that_cannot_change_the_order_are_not_asked() {
    let done = "cds/projet-sante, cds/reglement-interieur, cds/validation-ars, esp-clap/projet-sante, esp-clap/transmission-ars";
    let team = "3 medecin-generaliste salarie-centre, 1 infirmier salarie-centre, 1 medecin-generaliste liberal, 1 sage-femme liberal";
    for done in [done, "cds/projet-sante, cds/reglement-interieur"] {
        let known = given(team, "", "patientele-centre, patientele-commune", done, "");
        let mut interview = Interview::resume(&CATALOGUE, replies_of(&CATALOGUE, &known));
        while let Some(question) = interview.question() {
            if question == Question::Aims {
                assert!(
                    aims_decide(&CATALOGUE, &interview.answers()),
                    "{}",
                    in_play_ids(&interview)
                );
            }
            interview.answer(Reply::DontKnow);
        }
    }
}

fn in_play_ids(interview: &Interview<'_>) -> String {
    let ids = in_play(&interview.assessment()).into_iter();
    ids.map(|kind| CATALOGUE.types()[kind].id.to_string()).collect::<Vec<_>>().join(" > ")
}

/// One seat is empty whatever the unknown status, and another may be.
#[test]
fn a_status_that_decides_who_is_missing_is_asked() -> Law {
    let truth = Truth {
        members: members("2 medecin-generaliste liberal, 1 medecin-generaliste"),
        hidden: vec![status_by_id(&CATALOGUE, "salarie-autre")],
        scale: match scale(&["patientele-commune"]) {
            Reply::Scale(scale) => scale,
            _ => Set::EMPTY,
        },
        steps: vec![true],
        aims: Set::EMPTY,
    };
    nobody_else_is_missing(&CATALOGUE, &truth)
}

#[test]
fn a_back_that_leads_nowhere_changes_nothing() {
    let known = given("3 medecin-generaliste, 1 infirmier", "", "", "", "");
    let mut interview = Interview::resume(&CATALOGUE, replies_of(&CATALOGUE, &known));
    while matches!(interview.question(), Some(Question::Status | Question::Scale))
        && interview.reply(Question::Status).is_none()
    {
        // The status is asked, and then no longer applies.
        assert!(interview.jump(Question::Status));
        interview.answer(Reply::DontKnow);
    }
    assert!(interview.jump(Question::Team));
    interview.answer(Reply::Team(Team::new(members(
        "3 medecin-generaliste liberal, 1 infirmier liberal",
    ))));
    assert!(interview.back(), "to the team");
    let stands = format!("{:?}", state(&interview));
    assert!(!interview.back());
    assert_eq!(format!("{:?}", state(&interview)), stands);
}

/// A text where a choice is asked for is no reply, and the choice can still be made.
#[test]
fn a_text_for_a_choice_is_no_reply() {
    for text in ["3 astronautes", "1 infirmier"] {
        let known = given("1 medecin-generaliste liberal, 1 infirmier liberal", "", "", "", "");
        let mut interview = Interview::resume(&CATALOGUE, replies_of(&CATALOGUE, &known));
        assert_eq!(interview.question(), Some(Question::Scale));
        let mut turn = 0;
        let mut script = Script::new(|_| {
            turn += 1;
            match turn {
                1 => Response::Text(text.into()),
                2 => Response::Any(vec![0]),
                _ => Response::Leave,
            }
        });
        let end = conduct(&mut interview, &mut script, Lang::Fr, |_| {});
        assert_eq!(end, Ok(End::Left));
        assert_eq!(interview.reply(Question::Scale), Some(&scale(&["patientele-medecin"])));
    }
}

/// From the review of an interview left early, the question left open can be gone to.
#[test]
fn the_review_leads_to_what_is_open() {
    let mut interview = Interview::resume(&CATALOGUE, Replies::new());
    interview.to_review();
    assert_eq!(interview.question(), None);
    assert!(interview.jump(Question::Team));
    assert_eq!(interview.question(), Some(Question::Team));
    assert!(!interview.jump(Question::Status));
}

/// Many professions of unknown status, mixed, most of which cannot matter: the next question must
/// come while somebody waits.
#[test]
fn a_large_mixed_team_is_asked_without_delay() {
    let team = "1 medecin-generaliste liberal, 1 sage-femme liberal, 4 medecin-generaliste, 4 infirmier, 4 biologiste-medical, 4 chirurgien-dentiste";
    let replies: Replies = [
        (Question::Team, Reply::Team(Team::new(members(team)))),
        (Question::Scale, scale(&["patientele-commune"])),
        (Question::Status, Reply::Mixed),
    ]
    .into();
    let start = std::time::Instant::now();
    assert!(next(&CATALOGUE, &replies).is_some());
    let took = start.elapsed();
    assert!(took.as_secs_f64() < 1.0, "{took:?}");
}

/// Two seats that take more people together than either does alone.
#[test]
fn a_status_that_decides_by_several_seats_is_asked() {
    let liberal = any_of(&["medecin-generaliste"]).with(&["liberal"]);
    let types = criteria().into_iter().map(|kind| Type {
        audience: any_of(&["professionnel-de-sante"]),
        seats: vec![(2, liberal.clone()), (3, liberal.clone())],
        ..kind
    });
    let rules = of_types(types.collect());
    let catalogue = &rules.catalogue;
    let mut interview = Interview::resume(catalogue, Replies::new());
    let asked = to_the_end(&mut interview, |question| match question {
        Question::Team => Reply::Team(Team::new(members("5 medecin-generaliste, 1 infirmier"))),
        Question::Status => Reply::Mixed,
        Question::Scale => scale(&["patientele-commune"]),
        _ => Reply::DontKnow,
    });
    assert!(asked.contains(&profession("medecin-generaliste")), "{asked:?}");
}
