//! The examples inside rule files as a test run: which come out, where the others stand and in what
//! they differ, and what no example exercises.

mod gaps;

use serde::Serialize;

use super::Edition;
use super::source::{Source, Sources, tables};
use crate::answers::{self, Input, SourceText};
use crate::diagnostic::{Diagnostic, Place, line_and_column};
use crate::examples::{self, Difference};
use crate::lang::Lang;
use crate::rules::tree::Node;
use crate::rules::{Catalogue, Example, ExerciseType, Ix, RuleFile, Str};
use crate::tr;

pub use gaps::{Gap, Untried};

/// The code of an example that does not come out.
pub(super) const WRONG: &str = "wrong-example";

/// A test run over a rule set.
#[derive(Clone, Debug, Serialize)]
pub struct Trial {
    /// The rule set.
    pub rules: Edition,
    /// How many examples there are.
    #[serde(rename = "examples")]
    pub count: usize,
    /// How many of them come out.
    pub right: usize,
    /// How many do not.
    pub wrong: usize,
    /// Every type, in the set's order, with its examples.
    pub types: Vec<TypeTrial>,
    /// What no example exercises, type by type.
    #[serde(rename = "untried")]
    pub gaps: Vec<Gap>,
}

impl Trial {
    /// The examples of all types.
    pub fn examples(&self) -> impl Iterator<Item = &ExampleTrial> {
        self.types.iter().flat_map(|kind| &kind.examples)
    }

    /// Every fact that does not come out, at its place.
    pub fn diagnostics(&self, lang: Lang) -> Vec<Diagnostic> {
        let misses = self.examples().flat_map(|example| {
            example.misses.iter().map(move |miss| diagnostic(example, miss, lang))
        });
        misses.collect()
    }
}

/// The examples of a type, run.
#[derive(Clone, Debug, Serialize)]
pub struct TypeTrial {
    /// The type's id.
    pub id: Str,
    /// Its usual name.
    #[serde(skip)]
    pub name: Str,
    /// Its examples, in the file's order.
    pub examples: Vec<ExampleTrial>,
}

/// An example, run.
#[derive(Clone, Debug, Serialize)]
pub struct ExampleTrial {
    /// What it shows.
    pub name: Str,
    /// Its file.
    pub file: String,
    /// The line where it starts, from 1.
    pub line: usize,
    /// Whether all comes out that it states.
    pub right: bool,
    /// Every fact in which it differs from the rules.
    #[serde(rename = "differences")]
    pub misses: Vec<Miss>,
}

/// A fact that does not come out, and where the example states it.
#[derive(Clone, Debug, Serialize)]
pub struct Miss {
    /// What was expected, and what came out.
    #[serde(flatten)]
    pub difference: Difference,
    /// The line where it is stated.
    pub line: usize,
    #[serde(skip)]
    place: Place,
}

/// The line of a place, from 1.
fn line_of(place: &Place) -> usize {
    line_and_column(&place.text, place.span.start).0
}

/// Runs the examples of a rule set, each by the rules of its day: of the latest rules, and of those
/// that held in `earlier` periods. `files` are those that all of them were read from.
pub fn run(catalogue: &Catalogue, earlier: &[Catalogue], files: &[RuleFile], lang: Lang) -> Trial {
    let sources = Sources::of(files);
    let gaps = catalogue.types().numbers().flat_map(|kind| gaps::of(catalogue, &sources, kind));
    let gaps = gaps.collect();
    let types = catalogue.types().enumerate().map(|(kind, exercise)| {
        let of_period = |rules| {
            let tried = |example| example_trial(rules, example, &sources, lang);
            examples_of(rules, kind).filter_map(tried).collect::<Vec<_>>()
        };
        let mut examples: Vec<ExampleTrial> =
            earlier.iter().chain([catalogue]).flat_map(of_period).collect();
        examples.sort_by_key(|example| example.line);
        TypeTrial { id: exercise.id.clone(), name: exercise.name.clone(), examples }
    });
    let types: Vec<TypeTrial> = types.collect();
    let all = || types.iter().flat_map(|kind| &kind.examples);
    let (count, right) = (all().count(), all().filter(|example| example.right).count());
    Trial { rules: Edition::of(catalogue), count, right, wrong: count - right, types, gaps }
}

fn examples_of(
    catalogue: &Catalogue,
    kind: Ix<ExerciseType>,
) -> impl Iterator<Item = &Example> + Clone {
    catalogue.examples().iter().filter(move |example| example.kind == kind)
}

fn example_trial(
    catalogue: &Catalogue,
    example: &Example,
    sources: &Sources<'_>,
    lang: Lang,
) -> Option<ExampleTrial> {
    let (name, start) = &example.place;
    let source = sources.named(name)?;
    let node = tables(&source.root, "example").iter().find(|table| table.start == *start)?;
    let misses = examples::run(catalogue, example).into_iter().map(|difference| {
        let place = source.place_of(Some(stated(node, &difference.fact).unwrap_or(node)));
        let difference = readable(catalogue, difference, lang);
        Miss { difference, line: line_of(&place), place }
    });
    let misses: Vec<Miss> = misses.collect();
    let place = source.place_of(Some(node));
    Some(ExampleTrial {
        name: example.name.clone(),
        line: line_of(&place),
        file: place.origin,
        right: misses.is_empty(),
        misses,
    })
}

/// Where an example states a fact: under the key of that name, or among its outcomes.
fn stated<'n>(example: &'n Node, fact: &str) -> Option<&'n Node> {
    example.get(fact).or_else(|| example.get("outcomes")?.get(fact))
}

/// A team that cannot be read says so as it does wherever a team is typed.
fn readable(catalogue: &Catalogue, difference: Difference, lang: Lang) -> Difference {
    if difference.fact != "team" {
        return difference;
    }
    let passage = SourceText::new("team", difference.expected.as_str());
    let typed = Input { team: vec![passage], ..Input::default() };
    let problems = answers::read(catalogue, &typed, &Input::default(), lang).err();
    let words = problems.into_iter().flatten().map(|problem| problem.message);
    Difference { found: words.collect::<Vec<_>>().join(" ; "), ..difference }
}

/// What a value shows as; an empty list is said to be one.
pub(super) fn shown(value: &str, lang: Lang) -> String {
    match value {
        "" => tr!(lang, trial_nothing).to_owned(),
        value => tr!(lang, trial_value(value)),
    }
}

fn diagnostic(example: &ExampleTrial, miss: &Miss, lang: Lang) -> Diagnostic {
    let Difference { fact, expected, found } = &miss.difference;
    let (expected, found) = (shown(expected, lang), shown(found, lang));
    Diagnostic {
        code: WRONG,
        message: tr!(lang, trial_problem(&example.name, fact, &expected, &found)),
        place: Some(miss.place.clone()),
        help: Some(tr!(lang, trial_problem_help).to_owned()),
    }
}
