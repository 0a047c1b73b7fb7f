//! The examples inside rule files as a test run: which come out, where the others stand and in what
//! they differ, and what no example exercises.

mod gaps;

use std::ops::Range;

use super::source::{Source, Sources, tables, value};
use crate::answers::{self, Input, SourceText};
use crate::diagnostic::{Diagnostic, Place, line_and_column};
use crate::examples::{self, Difference};
use crate::lang::Lang;
use crate::rules::tree::Node;
use crate::rules::{Catalogue, Example, ExerciseType, Ix, RuleFile, Str};

pub use gaps::{Gap, Untried};

/// The code of an example that does not come out.
pub(super) const WRONG: &str = "wrong-example";

/// A test run over a rule set.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The rule set's id.
    pub id: String,
    /// The rule set's version.
    pub version: String,
    /// Every type, in the set's order, with its examples.
    pub types: Vec<TypeTrial>,
    /// What no example exercises, type by type.
    pub gaps: Vec<Gap>,
}

impl Trial {
    /// How many examples there are.
    pub fn count(&self) -> usize {
        self.types.iter().map(|kind| kind.examples.len()).sum()
    }

    /// How many of them come out.
    pub fn right(&self) -> usize {
        self.examples().filter(|example| example.is_right()).count()
    }

    /// Whether all come out.
    pub fn is_right(&self) -> bool {
        self.examples().all(ExampleTrial::is_right)
    }

    /// The examples of all types.
    pub fn examples(&self) -> impl Iterator<Item = &ExampleTrial> {
        self.types.iter().flat_map(|kind| &kind.examples)
    }

    /// Every fact that does not come out, at its place.
    pub fn diagnostics(&self, lang: Lang) -> Vec<Diagnostic> {
        self.examples()
            .flat_map(|example| example.misses.iter().map(move |miss| (example, miss)))
            .map(|(example, miss)| diagnostic(example, miss, lang))
            .collect()
    }
}

/// The examples of a type, run.
#[derive(Clone, Debug)]
pub struct TypeTrial {
    /// The type's id.
    pub id: Str,
    /// Its usual name.
    pub name: Str,
    /// Its examples, in the file's order.
    pub examples: Vec<ExampleTrial>,
}

/// An example, run.
#[derive(Clone, Debug)]
pub struct ExampleTrial {
    /// What it shows.
    pub name: Str,
    /// Where it starts.
    pub place: Place,
    /// Every fact in which it differs from the rules.
    pub misses: Vec<Miss>,
}

impl ExampleTrial {
    /// Whether all comes out that it states.
    pub fn is_right(&self) -> bool {
        self.misses.is_empty()
    }
}

/// A fact that does not come out, and where the example states it.
#[derive(Clone, Debug)]
pub struct Miss {
    /// What was expected, and what came out.
    pub difference: Difference,
    /// Where it is stated.
    pub place: Place,
}

/// The line of a place, from 1.
pub fn line_of(place: &Place) -> usize {
    line_and_column(&place.text, place.span.start).0
}

/// The file and the line of a place, as other programs write them: "types/a.toml:12".
pub fn at_line(place: &Place) -> String {
    format!("{}:{}", place.origin, line_of(place))
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
            examples_of(rules, kind).map(tried).collect::<Vec<_>>()
        };
        let mut examples: Vec<ExampleTrial> =
            earlier.iter().chain([catalogue]).flat_map(of_period).collect();
        examples.sort_by_key(|example| example.place.span.start);
        TypeTrial { id: exercise.id.clone(), name: exercise.name.clone(), examples }
    });
    Trial {
        id: catalogue.id().to_owned(),
        version: catalogue.version().to_owned(),
        types: types.collect(),
        gaps,
    }
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
) -> ExampleTrial {
    let (name, start) = &example.place;
    let source = sources.named(name);
    let node = source.and_then(|source| {
        tables(&source.root, "example").iter().find(|table| table.start == *start)
    });
    let span = node.map_or(*start..*start, |node| node.start..node.end);
    let nowhere = |span| Place { origin: name.to_string(), text: "".into(), span };
    let at = |span: Range<usize>| match source {
        Some(source) => source.place(span),
        None => nowhere(span),
    };
    let misses = examples::run(catalogue, example)
        .into_iter()
        .map(|difference| {
            let stated = node.and_then(|node| stated(node, &difference.fact));
            let place = at(stated.map_or(span.clone(), |node| node.start..node.end));
            Miss { difference: readable(catalogue, difference, lang), place }
        })
        .collect();
    ExampleTrial { name: example.name.clone(), place: at(span.clone()), misses }
}

/// Where an example states a fact: under the key of that name, or among its outcomes.
fn stated<'n>(example: &'n Node, fact: &str) -> Option<&'n Node> {
    let of_outcomes = || value(value(example, "outcomes")?, fact);
    value(example, fact).or_else(of_outcomes)
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
    match (value, lang) {
        ("", Lang::Fr) => "(rien)".to_owned(),
        ("", Lang::En) => "(nothing)".to_owned(),
        (value, Lang::Fr) => format!("« {value} »"),
        (value, Lang::En) => format!("`{value}`"),
    }
}

fn diagnostic(example: &ExampleTrial, miss: &Miss, lang: Lang) -> Diagnostic {
    let Difference { fact, expected, found } = &miss.difference;
    let (expected, found) = (shown(expected, lang), shown(found, lang));
    let (message, help) = match lang {
        Lang::Fr => (
            format!(
                "l'exemple « {} » attend {expected} pour « {fact} », les règles donnent {found}",
                example.name
            ),
            "corrigez l'exemple s'il se trompe ; sinon, la règle : critères, places et démarches du même fichier",
        ),
        Lang::En => (
            format!(
                "the example `{}` expects {expected} for `{fact}`, the rules give {found}",
                example.name
            ),
            "mend the example if it is mistaken; else the rule: criteria, seats and steps of the same file",
        ),
    };
    Diagnostic {
        code: WRONG,
        message,
        place: Some(miss.place.clone()),
        help: Some(help.to_owned()),
    }
}
