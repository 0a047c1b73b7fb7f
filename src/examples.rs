//! The examples inside the rule files, run: each states a team and what must come out for its type.

use crate::answers::{self, Answers, StepState};
use crate::assess::{TypeAssessment, Verdict, assess_type};
use crate::rules::{Catalogue, Example};
use crate::team::{Member, Team, Uncounted};

/// A fact that an example states and the rules do not give.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// Which fact: an example's key, or a criterion's id.
    pub fact: String,
    /// What the example states.
    pub expected: String,
    /// What the rules give.
    pub found: String,
}

/// The answers that an example describes.
///
/// # Errors
///
/// Where its team cannot be read.
pub fn answers_of(catalogue: &Catalogue, example: &Example) -> Result<Answers, Difference> {
    let (mut members, mut nowhere) = (Vec::<Member>::new(), Vec::<Uncounted>::new());
    for text in example.team.iter().flatten() {
        let team = answers::team(catalogue, text).map_err(|mistakes| Difference {
            fact: "team".to_owned(),
            expected: text.to_string(),
            found: format!("{mistakes:?}"),
        })?;
        members.extend(team.members());
        nowhere.extend(team.counted_nowhere());
    }
    let mut answers = Answers::new()
        .with_team(members, example.status)
        .with_counted_nowhere(nowhere)
        .with_scale(example.scale.unwrap_or_default())
        .with_aims(example.aims);
    let told = [&example.done, &example.started, &example.not_done];
    for ((state, _), steps) in StepState::TOLD.into_iter().zip(told) {
        answers = steps.iter().fold(answers, |answers, step| answers.with_step(*step, state));
    }
    Ok(answers)
}

/// Runs an example: every fact in which it differs from the rules.
pub fn run(catalogue: &Catalogue, example: &Example) -> Vec<Difference> {
    let answers = match answers_of(catalogue, example) {
        Ok(answers) => answers,
        Err(difference) => return vec![difference],
    };
    let found = assess_type(catalogue, &answers, example.kind);
    let mut differences = Vec::new();
    let mut check = |fact: &str, expected: String, found: String| {
        if expected != found {
            differences.push(Difference { fact: fact.to_owned(), expected, found });
        }
    };
    check("verdict", example.verdict.id().to_owned(), found.verdict.id().to_owned());
    if let Some(possible) = &example.possible {
        let ids =
            |verdicts: Vec<Verdict>| verdicts.into_iter().map(Verdict::id).collect::<Vec<_>>();
        let found = ids(found.possible.verdicts().collect());
        check("possible", ids(possible.clone()).join(", "), found.join(", "));
    }
    if let Some(missing) = &example.missing {
        check("missing", missing.join(", "), missing_of(catalogue, &found).join(", "));
    }
    if let Some(not_counted) = &example.not_counted {
        let members = found.not_counted.iter().map(|excluded| excluded.member);
        check("not-counted", not_counted.join(", "), Team::new(members).shorthand(catalogue));
    }
    for (criterion, outcome) in &example.outcomes {
        check(criterion, outcome.to_string(), outcome_of(catalogue, &found, criterion).to_owned());
    }
    if let Some(open) = &example.open {
        check("open", open.join(", "), found.open.ids(catalogue).join(", "));
    }
    differences
}

/// Who is missing, as "1 auxiliaire-medical".
pub fn missing_of(catalogue: &Catalogue, found: &TypeAssessment) -> Vec<String> {
    let seats = &catalogue.types()[found.kind].staff.seats;
    found
        .staff
        .missing
        .iter()
        .filter_map(|missing| Some(format!("{} {}", missing.count, seats.get(missing.seat)?.id)))
        .collect()
}

/// The outcome of a criterion, by its id.
fn outcome_of(catalogue: &Catalogue, found: &TypeAssessment, criterion: &str) -> &'static str {
    found
        .criteria(catalogue)
        .into_iter()
        .find(|(id, _)| *id == criterion)
        .map_or("", |(_, outcome)| outcome.id())
}
