//! The examples inside rule files as a test run: which come out, where the others stand and in what
//! they differ, and what no example exercises.

use std::sync::Arc;

use crate::assess::{Verdict, assess_type};
use crate::diagnostic::{Diagnostic, Place, line_and_column};
use crate::examples::{self, Difference};
use crate::input::{self, Input, Passage};
use crate::lang::Lang;
use crate::rules::tree::{self, Entry, Node, Value};
use crate::rules::{Catalogue, Example, ExerciseType, Ix, RuleFile, Str};

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

/// Something of a type that no example exercises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The type's id.
    pub kind: Str,
    /// What of it.
    pub what: Untried,
}

/// What no example exercises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untried {
    /// No example that fits: eligible or ready.
    Fitting,
    /// No example that is unsuitable.
    Unsuitable,
    /// A seat that no example fills.
    SeatFilled(Str),
    /// A seat that no example leaves empty.
    SeatEmpty(Str),
    /// A prerequisite that no example has done.
    StepDone(Str),
}

impl Untried {
    /// Its id for other programs, and the seat or the step that it is about.
    pub fn id(&self) -> (&'static str, Option<&str>) {
        match self {
            Untried::Fitting => ("no-fitting-example", None),
            Untried::Unsuitable => ("no-unsuitable-example", None),
            Untried::SeatFilled(seat) => ("seat-never-filled", Some(seat)),
            Untried::SeatEmpty(seat) => ("seat-never-empty", Some(seat)),
            Untried::StepDone(step) => ("prerequisite-never-done", Some(step)),
        }
    }

    /// It in words.
    pub fn words(&self, lang: Lang) -> String {
        match (self, lang) {
            (Untried::Fitting, Lang::Fr) => {
                "aucun exemple qui convient (verdict « eligible » ou « ready »)".to_owned()
            }
            (Untried::Fitting, Lang::En) => {
                "no example that fits (verdict `eligible` or `ready`)".to_owned()
            }
            (Untried::Unsuitable, Lang::Fr) => {
                "aucun exemple qui ne convient pas (verdict « unsuitable »)".to_owned()
            }
            (Untried::Unsuitable, Lang::En) => {
                "no example that does not fit (verdict `unsuitable`)".to_owned()
            }
            (Untried::SeatFilled(seat), Lang::Fr) => {
                format!("aucun exemple n'occupe toute la place « {seat} »")
            }
            (Untried::SeatFilled(seat), Lang::En) => format!("no example fills the seat `{seat}`"),
            (Untried::SeatEmpty(seat), Lang::Fr) => {
                format!("aucun exemple ne laisse vide la place « {seat} »")
            }
            (Untried::SeatEmpty(seat), Lang::En) => {
                format!("no example leaves the seat `{seat}` empty")
            }
            (Untried::StepDone(step), Lang::Fr) => {
                format!("aucun exemple n'a fait le prérequis « {step} » (clé « done »)")
            }
            (Untried::StepDone(step), Lang::En) => {
                format!("no example has done the prerequisite `{step}` (key `done`)")
            }
        }
    }
}

/// Runs the examples of a rule set, each by the rules of its day: of the latest rules, and of those
/// that held in `earlier` periods. `files` are those that all of them were read from.
pub fn run(catalogue: &Catalogue, earlier: &[Catalogue], files: &[RuleFile], lang: Lang) -> Trial {
    let sources: Vec<Source<'_>> = files.iter().map(Source::of).collect();
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
        gaps: catalogue.types().numbers().flat_map(|kind| gaps(catalogue, kind)).collect(),
    }
}

fn examples_of(
    catalogue: &Catalogue,
    kind: Ix<ExerciseType>,
) -> impl Iterator<Item = &Example> + Clone {
    catalogue.examples().iter().filter(move |example| example.kind == kind)
}

/// A file with the places in it.
struct Source<'f> {
    file: &'f RuleFile,
    text: Arc<str>,
    tree: Node,
}

impl Source<'_> {
    fn of(file: &RuleFile) -> Source<'_> {
        Source { file, text: file.text.as_str().into(), tree: tree::parse(&file.text).0 }
    }
}

fn example_trial(
    catalogue: &Catalogue,
    example: &Example,
    sources: &[Source<'_>],
    lang: Lang,
) -> ExampleTrial {
    let (name, start) = &example.place;
    let source = sources.iter().find(|source| source.file.name == *name);
    let node = source.and_then(|source| {
        let Value::Array(tables) = &entry(&source.tree, "example")?.node.value else { return None };
        tables.iter().find(|table| table.start == *start)
    });
    let span = node.map_or(*start..*start, |node| node.start..node.end);
    let at = |span| Place {
        origin: source.map_or(name.to_string(), |source| source.file.origin.clone()),
        text: source.map_or("".into(), |source| source.text.clone()),
        span,
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

/// The value of a key of a table.
fn entry<'n>(node: &'n Node, key: &str) -> Option<&'n Entry> {
    let Value::Table(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key == key)
}

/// Where an example states a fact: under the key of that name, or among its outcomes.
fn stated<'n>(example: &'n Node, fact: &str) -> Option<&'n Node> {
    let of_outcomes = || entry(&entry(example, "outcomes")?.node, fact);
    entry(example, fact).or_else(of_outcomes).map(|entry| &entry.node)
}

/// A team that cannot be read says so as it does wherever a team is typed.
fn readable(catalogue: &Catalogue, difference: Difference, lang: Lang) -> Difference {
    if difference.fact != "team" {
        return difference;
    }
    let passage = Passage::new("team", difference.expected.as_str());
    let typed = Input { team: vec![passage], ..Input::default() };
    let problems = input::read(catalogue, &typed, &Input::default(), lang).err();
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
        code: "wrong-example",
        message,
        place: Some(miss.place.clone()),
        help: Some(help.to_owned()),
    }
}

/// What no example of a type exercises.
fn gaps(catalogue: &Catalogue, kind: Ix<ExerciseType>) -> Vec<Gap> {
    let exercise = &catalogue.types()[kind];
    let examples = examples_of(catalogue, kind);
    let states = |verdicts: &[Verdict]| {
        examples.clone().any(|example| verdicts.iter().any(|one| one.id() == example.verdict))
    };
    let mut untried = Vec::new();
    if !states(&[Verdict::Eligible, Verdict::Ready]) {
        untried.push(Untried::Fitting);
    }
    if !states(&[Verdict::Unsuitable]) {
        untried.push(Untried::Unsuitable);
    }
    let staffs: Vec<_> = examples
        .clone()
        .filter_map(|example| examples::answers_of(catalogue, example).ok())
        .map(|answers| assess_type(catalogue, &answers, kind).staff)
        .collect();
    for (number, seat) in exercise.staff.seats.iter().enumerate() {
        let left_empty = |number| {
            staffs.iter().any(|staff| staff.missing.iter().any(|missing| missing.seat == number))
        };
        // Where a status that matters is not known, what is filled is only the best case.
        let filled = staffs
            .iter()
            .filter(|staff| !staff.at_best)
            .any(|staff| staff.filled.get(number).is_some_and(|filled| *filled >= seat.count));
        if !filled {
            untried.push(Untried::SeatFilled(seat.id.clone()));
        }
        if !left_empty(number) {
            untried.push(Untried::SeatEmpty(seat.id.clone()));
        }
    }
    for (number, step) in catalogue.steps_of(kind).filter(|(_, step)| step.prerequisite) {
        if !examples.clone().any(|example| example.done.contains(&number)) {
            untried.push(Untried::StepDone(step.id.clone()));
        }
    }
    untried.into_iter().map(|what| Gap { kind: exercise.id.clone(), what }).collect()
}
