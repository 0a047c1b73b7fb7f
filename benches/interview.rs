//! How many questions an interview asks, beside other orders and beside the best possible; and how
//! long the next question takes. Run with `cargo bench --bench interview`.
//!
//! # What is counted
//!
//! A population of teams, the same each time: 500 plausible ones and 200 hard ones (up to three
//! professions named without a status, counts at the border of what seats ask for, several scales).
//! Of each team the members are fixed, with or without their status. What is not known when it has
//! named them is random, with a law that every order is measured by: which of several scales or
//! pairs of scales it acts at, and, independently, whether its members of unknown status all have
//! the same one (each as likely) or not (then every choice by profession but the uniform ones is as
//! likely). Replies are true, and nobody says "don't know". The numbers of a team are exact: the
//! mean over all that can be true of it, each as likely as it is, and the worst of it; the table
//! has the mean over teams, and the worst of all.
//!
//! # The best possible
//!
//! An order of questions is a decision tree: which question comes next may depend on all replies so
//! far. Every order must ask for the team (no type can be settled without it, for some team), and
//! to ask for it first costs nothing, since a tree can wait with its replies. After it, the best
//! tree is found for each team by dynamic programming over every state of knowledge: the scale (not
//! asked, or which), the status (not asked, which for all, or "it depends" with any part of the
//! professions known). In each state, every question that could be put is tried (the scale, the
//! status, after "it depends" the status of any profession), its replies weighted by the law above
//! given what is known; the state's cost is that of the cheapest. A state is final when no verdict
//! is undetermined and no type in play has more people missing by one status than by another, over every completion and not only over those that the law finds likely: the
//! interview may not stop sooner either. Such a tree knows the law, which the interview does not,
//! and each team has its own: no order can do with fewer questions on average. The worst of the
//! best is that of the trees with the least mean.
//!
//! After that come the steps of each type in play and the aims, which no order can save, save for
//! aims that cannot change the ranking: the best asks for them only where one aim alone would (see
//! `aims_decide`). "All" counts them too, with no step done yet.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench that cannot go on stops, and shows its table"
)]

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use exercoord::answers::StepState;
use exercoord::assess::{TypeAssessment, Verdict, assess};
use exercoord::interview::{Question, Replies, Reply, answers, next, open};
use exercoord::rules::{Catalogue, DEFAULT_SET, Ix, Profession, Scale, Set, Status, embedded};
use exercoord::team::{Member, Team};

/// Whether what is not known decides what a type is, or whom it lacks.
fn is_open(found: &TypeAssessment) -> bool {
    found.verdict == Verdict::Undetermined
        || found.verdict != Verdict::Unsuitable && found.staff.at_best
}

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A team, and the law of what it has not told.
struct Case {
    members: Vec<Member>,
    /// The professions named without a status.
    loose: Vec<Ix<Profession>>,
    /// The scales, each with its weight; they sum to 1.
    scales: Vec<(Set<Scale>, f64)>,
    /// How likely it is that the statuses differ, where there are several professions.
    mixed: f64,
}

/// What is known after the team.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    scale: Option<usize>,
    status: Told,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Told {
    Nothing,
    Same(usize),
    Mixed(Vec<Option<usize>>),
}

const START: State = State { scale: None, status: Told::Nothing };

/// What an order costs: the mean and the worst.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    mean: f64,
    worst: f64,
}

const PLAIN: [&[(u32, &str)]; 7] = [
    &[(3, "medecin-generaliste"), (1, "infirmier")],
    &[(2, "medecin-generaliste"), (1, "pharmacien")],
    &[(1, "medecin-generaliste"), (1, "infirmier")],
    &[(4, "medecin-generaliste"), (2, "infirmier"), (1, "masseur-kinesitherapeute")],
    &[(2, "medecin-specialiste")],
    &[(1, "medecin-generaliste"), (1, "sage-femme"), (1, "orthophoniste")],
    &[
        (2, "medecin-generaliste"),
        (2, "infirmier"),
        (1, "masseur-kinesitherapeute"),
        (1, "pharmacien"),
        (1, "chirurgien-dentiste"),
        (1, "sage-femme"),
        (1, "orthophoniste"),
        (1, "pedicure-podologue"),
        (1, "orthoptiste"),
        (1, "biologiste-medical"),
    ],
];

const MORE: [&str; 8] = [
    "infirmier",
    "masseur-kinesitherapeute",
    "pharmacien",
    "medecin-specialiste",
    "psychologue",
    "orthophoniste",
    "chirurgien-dentiste",
    "etablissement-sante",
];

const BORDER: [&str; 6] = [
    "medecin-generaliste",
    "infirmier",
    "pharmacien",
    "medecin-specialiste",
    "masseur-kinesitherapeute",
    "biologiste-medical",
];

fn population(catalogue: &Catalogue) -> (Vec<Case>, Vec<Case>) {
    let mut dice = Dice(20_260_101);
    let plausible = (0..500).map(|_| {
        let mut people: Vec<(u32, &str)> = dice.pick(&PLAIN).to_vec();
        if dice.below(3) == 0 {
            people.push((1, *dice.pick(&MORE)));
        }
        // Most name no status, some one for all, some for a part.
        let all = dice.below(3);
        let told = dice.below(10);
        let mut loose = 0;
        let members = people.into_iter().map(|(count, id)| {
            let named = told < 4 || told < 6 && dice.below(2) == 0 || loose == 3;
            loose += usize::from(!named);
            (count, id, named.then_some(all))
        });
        let members: Vec<_> = members.collect();
        case(catalogue, &members, 0.15, 0.25)
    });
    let plausible: Vec<Case> = plausible.collect();
    let hard = (0..200).map(|_| {
        let mut loose: Vec<&str> = Vec::new();
        let most = 1 + dice.below(3);
        while loose.len() < most {
            let id = *dice.pick(&BORDER);
            if !loose.contains(&id) {
                loose.push(id);
            }
        }
        let mut members: Vec<(u32, &str, Option<usize>)> = loose
            .into_iter()
            .map(|id| (1 + u32::try_from(dice.below(3)).unwrap_or(0), id, None))
            .collect();
        for _ in 0..dice.below(4) {
            let count = 1 + u32::try_from(dice.below(2)).unwrap_or(0);
            members.push((count, *dice.pick(&BORDER), Some(dice.below(3))));
        }
        case(catalogue, &members, 0.6, 0.7)
    });
    (plausible, hard.collect())
}

/// A team, in which several scales are as likely as `pairs` and statuses that differ as `mixed`.
fn case(
    catalogue: &Catalogue,
    people: &[(u32, &str, Option<usize>)],
    pairs: f64,
    mixed: f64,
) -> Case {
    let statuses: Vec<Ix<Status>> = catalogue.held_statuses().iter().collect();
    let members = people.iter().map(|(count, id, status)| Member {
        profession: catalogue.professions().find(|known| &*known.id == *id).expect("a profession"),
        specialty: None,
        status: status.map(|status| statuses[status]),
        count: *count,
    });
    let members = Team::new(members).members().to_vec();
    let numbers: Vec<Ix<Scale>> = catalogue.scales().numbers().collect();
    let all_pairs = numbers.iter().enumerate().flat_map(|(at, one)| {
        numbers[at + 1..].iter().map(|other| [*one, *other].into_iter().collect::<Set<Scale>>())
    });
    let all_pairs: Vec<Set<Scale>> = all_pairs.collect();
    let single = (1.0 - pairs) / numbers.len() as f64;
    let pair = pairs / all_pairs.len() as f64;
    let scales = numbers
        .iter()
        .map(|scale| ([*scale].into_iter().collect(), single))
        .chain(all_pairs.into_iter().map(|scales| (scales, pair)))
        .collect();
    let loose: Vec<Ix<Profession>> = members
        .iter()
        .filter(|member| member.status.is_none())
        .map(|member| member.profession)
        .collect();
    Case { mixed: if loose.len() > 1 { mixed } else { 0.0 }, members, loose, scales }
}

impl Case {
    fn replies(&self, catalogue: &Catalogue, state: &State) -> Replies {
        let statuses: Vec<Ix<Status>> = catalogue.statuses().numbers().collect();
        let mut replies =
            Replies::from([(Question::Team, Reply::Team(Team::new(self.members.clone())))]);
        if let Some(scale) = state.scale {
            replies.insert(Question::Scale, Reply::Scale(self.scales[scale].0));
        }
        match &state.status {
            Told::Nothing => {}
            Told::Same(status) => {
                replies.insert(Question::Status, Reply::Status(statuses[*status]));
            }
            Told::Mixed(known) => {
                replies.insert(Question::Status, Reply::Mixed);
                for (profession, status) in self.loose.iter().zip(known) {
                    if let Some(status) = status {
                        let reply = Reply::Status(statuses[*status]);
                        replies.insert(Question::StatusOf(*profession), reply);
                    }
                }
            }
        }
        replies
    }

    /// The questions that could be put.
    fn askable(&self, state: &State) -> Vec<Question> {
        let mut questions = Vec::new();
        match &state.status {
            Told::Nothing if !self.loose.is_empty() => questions.push(Question::Status),
            Told::Nothing | Told::Same(_) => {}
            Told::Mixed(known) => {
                let open = self.loose.iter().zip(known).filter(|(_, status)| status.is_none());
                questions.extend(open.map(|(profession, _)| Question::StatusOf(*profession)));
            }
        }
        if state.scale.is_none() {
            questions.push(Question::Scale);
        }
        questions
    }

    /// What may be replied to a question, each with how likely it is.
    fn outcomes(&self, state: &State, question: Question) -> Vec<(State, f64)> {
        let with = |status| State { status, ..state.clone() };
        let outcomes: Vec<(State, f64)> = match question {
            Question::Scale => (self.scales.iter().enumerate())
                .map(|(number, (_, weight))| {
                    (State { scale: Some(number), ..state.clone() }, *weight)
                })
                .collect(),
            Question::Status => (0..3)
                .map(|status| (with(Told::Same(status)), (1.0 - self.mixed) / 3.0))
                .chain([(with(Told::Mixed(vec![None; self.loose.len()])), self.mixed)])
                .collect(),
            Question::StatusOf(profession) => {
                let Told::Mixed(known) = &state.status else { return Vec::new() };
                let at = self.loose.iter().position(|loose| *loose == profession).expect("it");
                let then = |status| {
                    let mut known = known.clone();
                    known[at] = Some(status);
                    known
                };
                let all = ways(known);
                (0..3)
                    .map(|status| (with(Told::Mixed(then(status))), ways(&then(status)) / all))
                    .collect()
            }
            Question::Team | Question::Steps(_) | Question::Aims => Vec::new(),
        };
        outcomes.into_iter().filter(|(_, weight)| *weight > 0.0).collect()
    }

    /// The cost of an order from a state on; `None` ends it.
    fn cost(
        &self,
        state: &State,
        order: &mut dyn FnMut(&State) -> Option<Question>,
        end: &mut dyn FnMut(&State) -> f64,
    ) -> Cost {
        let Some(question) = order(state) else {
            let end = end(state);
            return Cost { mean: end, worst: end };
        };
        let mut cost = Cost::default();
        for (then, weight) in self.outcomes(state, question) {
            let after = self.cost(&then, order, end);
            cost.mean += weight * (1.0 + after.mean);
            cost.worst = cost.worst.max(1.0 + after.worst);
        }
        cost
    }

    /// The best tree, by dynamic programming.
    fn best(
        &self,
        state: &State,
        end: &mut dyn FnMut(&State) -> Option<f64>,
        seen: &mut HashMap<State, Cost>,
    ) -> Cost {
        if let Some(cost) = seen.get(state) {
            return *cost;
        }
        let mut best = match end(state) {
            Some(end) => Cost { mean: end, worst: end },
            None => Cost { mean: f64::INFINITY, worst: f64::INFINITY },
        };
        if best.mean.is_infinite() {
            for question in self.askable(state) {
                let mut cost = Cost::default();
                for (then, weight) in self.outcomes(state, question) {
                    let after = self.best(&then, end, seen);
                    cost.mean += weight * (1.0 + after.mean);
                    cost.worst = cost.worst.max(1.0 + after.worst);
                }
                let less = cost.mean < best.mean - 1e-9;
                if less || cost.mean < best.mean + 1e-9 && cost.worst < best.worst {
                    best = cost;
                }
            }
        }
        seen.insert(state.clone(), best);
        best
    }
}

/// How many choices of statuses, not the same for all, agree with what is known.
fn ways(known: &[Option<usize>]) -> f64 {
    let free = known.iter().filter(|status| status.is_none()).count();
    let mut told: Vec<usize> = known.iter().flatten().copied().collect();
    told.sort_unstable();
    told.dedup();
    let uniform = match told.len() {
        0 => 3,
        1 => 1,
        _ => 0,
    };
    (3_u32.pow(u32::try_from(free).unwrap_or(0)) - uniform).into()
}

/// The questions left when the verdicts stand, as the interview asks them: no step is done yet.
fn rest(catalogue: &Catalogue, replies: Replies) -> f64 {
    let mut replies = replies;
    let mut asked = 0.0;
    while let Some(question) = next(catalogue, &replies) {
        asked += 1.0;
        let reply = match question {
            Question::Steps(kind) => Reply::Steps(
                catalogue.steps_of(kind).map(|(step, _)| (step, StepState::NotDone)).collect(),
            ),
            Question::Aims => Reply::Aims(Set::EMPTY),
            _ => Reply::DontKnow,
        };
        replies.insert(question, reply);
    }
    asked
}

/// The fewest questions left when the verdicts stand; `None` while one does not.
fn least_rest(catalogue: &Catalogue, replies: &Replies) -> Option<f64> {
    let known = answers(catalogue, replies);
    let found = assess(catalogue, &known);
    if found.types.iter().any(is_open) {
        return None;
    }
    let in_play = found.types.iter().filter(|found| found.verdict != Verdict::Unsuitable);
    let order = |aims: Set<_>| assess(catalogue, &known.clone().with_aims(aims)).ranking;
    let none = order(Set::EMPTY);
    // The types that are out stand behind the others, in whatever order.
    let count = in_play.count();
    let decide = catalogue
        .aims()
        .numbers()
        .any(|aim| order([aim].into_iter().collect())[..count] != none[..count]);
    Some(count as f64 + f64::from(u8::from(decide)))
}

fn is_early(question: &Question) -> bool {
    matches!(question, Question::Team | Question::Status | Question::StatusOf(_) | Question::Scale)
}

/// "Skipping" leaves out what is not open any more; "all" leaves out only what was never to be put.
const ORDERS: [&str; 5] = [
    "this interview",
    "status first, all",
    "status first, skipping",
    "scale first, skipping",
    "best possible",
];

/// The place of the best possible among them.
const BEST: usize = 4;

/// The costs of the orders up to the verdicts, and all.
type Costs = ([Cost; 5], [Cost; 5]);

/// The costs of the orders for one team: up to the verdicts, and all. The team's question counts.
fn measure(catalogue: &Catalogue, case: &Case) -> Costs {
    let mut costs = [[Cost::default(); 5]; 2];
    for (whole, costs) in [false, true].into_iter().zip(&mut costs) {
        let mut end = |state: &State| {
            if whole { rest(catalogue, case.replies(catalogue, state)) } else { 0.0 }
        };
        let mut interview =
            |state: &State| next(catalogue, &case.replies(catalogue, state)).filter(is_early);
        costs[0] = case.cost(&START, &mut interview, &mut end);
        let mut all = |state: &State| case.askable(state).first().copied();
        let every = if whole { catalogue.types().len() as f64 + 1.0 } else { 0.0 };
        costs[1] = case.cost(&START, &mut all, &mut |_| every);
        let mut skipping = |state: &State| {
            let open = open(catalogue, &case.replies(catalogue, state));
            case.askable(state).into_iter().find(|question| open.contains(question))
        };
        costs[2] = case.cost(&START, &mut skipping, &mut end);
        let mut scale_first = |state: &State| {
            let open = open(catalogue, &case.replies(catalogue, state));
            case.askable(state).into_iter().rev().find(|question| open.contains(question))
        };
        costs[3] = case.cost(&START, &mut scale_first, &mut end);
        let mut least = |state: &State| {
            let least = least_rest(catalogue, &case.replies(catalogue, state));
            least.map(|least| if whole { least } else { 0.0 })
        };
        costs[BEST] = case.best(&START, &mut least, &mut HashMap::new());
        for cost in costs {
            cost.mean += 1.0;
            cost.worst += 1.0;
        }
    }
    (costs[0], costs[1])
}

fn table(catalogue: &Catalogue) {
    let start = Instant::now();
    let (plausible, hard) = population(catalogue);
    let sum = |cases: &[Case]| -> Vec<Costs> {
        cases.iter().map(|case| measure(catalogue, case)).collect()
    };
    let (plausible, hard) = (sum(&plausible), sum(&hard));
    println!("questions to a team: mean, worst, mean over the best possible mean\n");
    for (name, measured) in [
        ("500 plausible teams", plausible.clone()),
        ("200 hard teams", hard.clone()),
        ("all 700", [plausible, hard].concat()),
    ] {
        println!("{name:<24}   up to the verdicts          with steps and aims");
        let line = |pick: &dyn Fn(&Costs) -> [Cost; 5], order: usize| {
            let mean = |order: usize| {
                let sum: f64 = measured.iter().map(|cost| pick(cost)[order].mean).sum();
                sum / measured.len() as f64
            };
            let worst = measured.iter().map(|cost| pick(cost)[order].worst).fold(0.0, f64::max);
            format!("{:>6.3} {worst:>4} {:>7.4}", mean(order), mean(order) / mean(BEST))
        };
        for (order, name) in ORDERS.into_iter().enumerate() {
            println!(
                "  {name:<22}   {}       {}",
                line(&|cost| cost.0, order),
                line(&|cost| cost.1, order)
            );
        }
        let more = measured.iter().filter(|cost| cost.0[0].mean > cost.0[BEST].mean + 1e-9).count();
        let dearest =
            measured.iter().map(|cost| cost.0[0].mean - cost.0[BEST].mean).fold(0.0, f64::max);
        println!(
            "  teams asked more than the best: {more} of {}, by {dearest:.3} at most\n",
            measured.len()
        );
    }
    println!("counted in {:.1} s\n", start.elapsed().as_secs_f64());
}

/// The time to the next question.
fn asking(criterion: &mut Criterion) {
    let catalogue = embedded(DEFAULT_SET).expect("the rules load");
    table(&catalogue);
    let team = |text: &str| {
        let team = exercoord::answers::team(&catalogue, text).expect("a team");
        (Question::Team, Reply::Team(team.clone()))
    };
    let scale = |id: &str| {
        let scale = catalogue.scales().find(|scale| &*scale.id == id).expect("a scale");
        (Question::Scale, Reply::Scale([scale].into_iter().collect()))
    };
    let six = "3 mg, 2 ide, 1 kiné, 1 pharmacien, 1 sage-femme, 1 orthophoniste";
    let settled =
        "1 mg libéral, 1 sage-femme libérale, 4 mg, 4 ide, 4 biologistes médicaux, 4 dentistes";
    let mixed = (Question::Status, Reply::Mixed);
    let states: [(&str, Replies); 7] = [
        ("fresh", Replies::new()),
        (
            "team-known",
            [team("3 mg libéraux, 2 ide libérales, 1 kiné libéral, 1 pharmacien libéral")].into(),
        ),
        ("status-unknown", [team(six)].into()),
        ("status-and-scale", [team(six), scale("patientele-commune")].into()),
        ("mixed-scale-known", [team(six), scale("patientele-commune"), mixed.clone()].into()),
        ("mixed", [team(six), mixed.clone()].into()),
        ("mixed-few-matter", [team(settled), scale("patientele-commune"), mixed].into()),
    ];
    let mut group = criterion.benchmark_group("next");
    group.sample_size(10);
    for (name, replies) in &states {
        let question = next(&catalogue, replies);
        println!("{name}: {question:?}");
        group.bench_function(*name, |bencher| {
            bencher.iter(|| next(black_box(&catalogue), black_box(replies)))
        });
    }
    group.finish();
}

criterion_group!(benches, asking);
criterion_main!(benches);
