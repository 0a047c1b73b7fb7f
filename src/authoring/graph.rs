//! Types drawn: what each asks for, which question decides it, what has to be done and in which
//! order, how it goes with the others. One small graph without a format, and a writer for each.

pub mod dot;
pub mod mermaid;

use crate::lang::{Lang, Text, plural, typeset};
use crate::rules::{Catalogue, ExerciseType, Ix, Relation, RelationKind, Seat, Status, Step};
use crate::tr;

/// Nodes in groups, and arrows between them. Every text is typeset, none is escaped.
#[derive(Clone, Debug)]
pub struct Graph {
    /// A group for each type that is drawn.
    pub groups: Vec<Group>,
    /// The types that are not drawn themselves and that a drawn one goes with.
    pub outside: Vec<Node>,
    /// The arrows, in the order of the nodes that they start from.
    pub arrows: Vec<Arrow>,
}

impl Graph {
    /// All nodes, those of the groups first.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.groups.iter().flat_map(|group| &group.nodes).chain(&self.outside)
    }
}

/// The nodes of one type.
#[derive(Clone, Debug)]
pub struct Group {
    /// Letters, digits and underscores.
    pub id: String,
    /// The type's name.
    pub label: String,
    /// Its nodes, in order.
    pub nodes: Vec<Node>,
}

/// Something with a name.
#[derive(Clone, Debug)]
pub struct Node {
    /// Letters, digits and underscores; the same as long as the ids of the rules are.
    pub id: String,
    /// What it stands for.
    pub role: Role,
    /// What stands in it, line by line.
    pub lines: Vec<String>,
}

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The type.
    Type,
    /// A type that is not drawn itself.
    Outside,
    /// What it asks of a team.
    Criterion,
    /// What a team is asked.
    Question,
    /// A step that being ready asks for.
    Prerequisite,
    /// A step that follows.
    Later,
}

/// From one node to another.
#[derive(Clone, Debug)]
pub struct Arrow {
    /// The id of the one.
    pub from: String,
    /// The id of the other.
    pub to: String,
    /// How it is drawn.
    pub stroke: Stroke,
    /// What it says; nothing where it is empty.
    pub label: String,
}

/// How an arrow is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// The one asks for the other, or comes before it.
    Plain,
    /// The other decides the one.
    Dotted,
    /// A type prepares another.
    Thick,
    /// Two types go together: it points both ways.
    Both,
}

/// Draws these types of a rule set, in this order.
pub fn of(catalogue: &Catalogue, types: &[Ix<ExerciseType>], lang: Lang) -> Graph {
    let mut graph = Graph { groups: Vec::new(), outside: Vec::new(), arrows: Vec::new() };
    for kind in types {
        let exercise = &catalogue.types()[*kind];
        let group =
            Group { id: id(&[&exercise.id]), label: exercise.name.to_string(), nodes: Vec::new() };
        let mut draft = Draft { catalogue, lang, exercise, group, arrows: &mut graph.arrows };
        draft.criteria();
        draft.steps(*kind);
        graph.groups.push(draft.group);
    }
    for (from, exercise) in catalogue.types().enumerate() {
        for relation in &exercise.relations {
            let other = match (types.contains(&from), types.contains(&relation.to)) {
                (true, true) => None,
                (true, false) => Some(relation.to),
                (false, true) => Some(from),
                (false, false) => continue,
            };
            graph.arrows.push(arrow_of(catalogue, exercise, relation, lang));
            let other = other
                .map(|other| node_of_type(&catalogue.types()[other], Role::Outside, lang))
                .filter(|other| graph.outside.iter().all(|node| node.id != other.id));
            graph.outside.extend(other);
        }
    }
    graph
}

/// An id made of ids. Those hold no underscore and no two hyphens in a row, so that what is made
/// of others is another.
fn id(parts: &[&str]) -> String {
    parts.iter().fold("t".to_owned(), |id, part| id + "__" + &part.replace('-', "_"))
}

fn type_id(exercise: &ExerciseType) -> String {
    id(&[&exercise.id, "type"])
}

fn node_of_type(exercise: &ExerciseType, role: Role, lang: Lang) -> Node {
    let lines = vec![exercise.name.to_string(), exercise.long_name.show(lang)];
    Node { id: type_id(exercise), role, lines }
}

fn arrow_of(
    catalogue: &Catalogue,
    exercise: &ExerciseType,
    relation: &Relation,
    lang: Lang,
) -> Arrow {
    let (stroke, label) = match relation.kind {
        RelationKind::Prepares => (Stroke::Thick, tr!(lang, diff_prepares)),
        RelationKind::Combines => (Stroke::Both, tr!(lang, graph_combines)),
        RelationKind::Alternative => (Stroke::Both, tr!(lang, graph_instead_of)),
    };
    let to = type_id(&catalogue.types()[relation.to]);
    Arrow { from: type_id(exercise), to, stroke, label: label.to_owned() }
}

/// The group of one type, as far as it is drawn.
struct Draft<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
    exercise: &'a ExerciseType,
    group: Group,
    arrows: &'a mut Vec<Arrow>,
}

impl Draft<'_> {
    /// The type itself, what it asks for, and which question decides that.
    fn criteria(&mut self) {
        let (exercise, lang) = (self.exercise, self.lang);
        self.group.nodes.push(node_of_type(exercise, Role::Type, lang));
        let all = self.catalogue.held_statuses();
        let of_status = exercise.audience.statuses != all;
        let seats_of_status = of_status || exercise.staff.seats.iter().any(|s| s.statuses != all);
        let people = |of_status: bool| match of_status {
            true => &["team", "status"][..],
            false => &["team"][..],
        };
        let who = vec![exercise.audience.who.show(lang)];
        self.criterion("audience", tr!(lang, audience), who, people(of_status));
        let seats = exercise.staff.seats.iter().map(|seat| self.seat(seat)).collect();
        self.criterion("staff", tr!(lang, minimum_staff), seats, people(seats_of_status));
        if let Some(rule) = &exercise.scale {
            let name = |scale| self.catalogue.scales()[scale].name.show(lang);
            let scales = rule.any.iter().map(name).collect::<Vec<_>>().join(tr!(lang, or));
            self.criterion("scale", tr!(lang, scale), vec![scales], &["scale"]);
        }
    }

    /// How many people of which kind; with their status where not all who count may sit there.
    fn seat(&self, seat: &Seat) -> String {
        let lang = self.lang;
        let count = u64::from(seat.count);
        let noun = plural(lang, count, &seat.noun.one, &seat.noun.many);
        let mut text = format!("{count} {}", legal(noun, lang));
        if seat.statuses != self.exercise.audience.statuses {
            let status = |number: Ix<Status>| {
                let noun = &self.catalogue.statuses()[number].noun;
                plural(lang, count, &noun.one, &noun.many).get(lang).to_owned()
            };
            let statuses: Vec<String> = seat.statuses.iter().map(status).collect();
            text = format!("{text}, {}", statuses.join(tr!(lang, or)));
        }
        typeset(lang, &text)
    }

    fn criterion(&mut self, key: &str, head: &str, mut lines: Vec<String>, asked: &[&str]) {
        lines.insert(0, head.to_owned());
        let to = id(&[&self.exercise.id, key]);
        self.group.nodes.push(Node { id: to.clone(), role: Role::Criterion, lines });
        self.arrow(type_id(self.exercise), to.clone(), Stroke::Plain, "");
        for question in asked {
            self.asks(&to, question);
        }
    }

    /// The arrow to the question that decides a node; the question is drawn where it is not yet.
    fn asks(&mut self, from: &str, question: &str) {
        let lang = self.lang;
        let to = id(&[&self.exercise.id, "question", question]);
        if !self.group.nodes.iter().any(|node| node.id == to) {
            let asked = self.catalogue.questions().all().into_iter();
            let names = asked.filter(|(key, _)| *key == question).map(|(_, asked)| {
                typeset(lang, &asked.name.get(lang).replace("{type}", &self.exercise.name))
            });
            let lines = [tr!(lang, graph_question).to_owned()].into_iter().chain(names).collect();
            self.group.nodes.push(Node { id: to.clone(), role: Role::Question, lines });
        }
        self.arrow(from.to_owned(), to, Stroke::Dotted, tr!(lang, graph_settled_by));
    }

    /// The steps, and the question of which are done. A step comes after those that it waits for;
    /// one that says nothing of it, after the one that stands before it, the first after the type.
    fn steps(&mut self, kind: Ix<ExerciseType>) {
        let catalogue = self.catalogue;
        let steps: Vec<&Step> = catalogue.steps_of(kind).map(|(_, step)| step).collect();
        let mut last = type_id(self.exercise);
        for (number, step) in (1..).zip(&steps) {
            let (role, head) = match step.prerequisite {
                true => (Role::Prerequisite, tr!(self.lang, graph_prerequisite(number))),
                false => (Role::Later, tr!(self.lang, graph_later(number))),
            };
            let lines = vec![typeset(self.lang, &head), step.short.show(self.lang)];
            let own = self.step_id(step);
            self.group.nodes.push(Node { id: own.clone(), role, lines });
            let named = step.after.iter().map(|before| self.step_id(&catalogue.steps()[*before]));
            let named: Vec<String> = named.collect();
            let before = if named.is_empty() { vec![last] } else { named };
            for from in before {
                self.arrow(from, own.clone(), Stroke::Plain, "");
            }
            last = own;
        }
        for step in steps.iter().filter(|step| step.prerequisite) {
            let from = self.step_id(step);
            self.asks(&from, "steps");
        }
    }

    fn step_id(&self, step: &Step) -> String {
        id(&[&self.exercise.id, "step", &step.id])
    }

    fn arrow(&mut self, from: String, to: String, stroke: Stroke, label: &str) {
        self.arrows.push(Arrow { from, to, stroke, label: label.to_owned() });
    }
}

/// A name: in English, the French legal one with the English word to explain it.
fn legal(noun: &Text, lang: Lang) -> String {
    if noun.fr == noun.en { noun.fr.to_string() } else { noun.explained(lang) }
}
