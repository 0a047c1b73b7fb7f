//! A graph in DOT, for Graphviz.

use super::{Arrow, Graph, Node, Role, Stroke};
use crate::wrap::wrap;

/// How long a line of a node may be, in columns: Graphviz breaks none.
const WIDTH: usize = 36;

/// The graph as text, with a line end after it.
pub fn render(graph: &Graph) -> String {
    let mut out = String::from(
        "digraph rules {\n  rankdir=LR;\n  graph [fontname=\"sans-serif\"];\n  node [fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=9];\n",
    );
    for group in &graph.groups {
        out += &format!("  subgraph cluster_{} {{\n    label={};\n", group.id, text(&group.label));
        for node in &group.nodes {
            out += &format!("    {};\n", of_node(node));
        }
        out += "  }\n";
    }
    for node in &graph.outside {
        out += &format!("  {};\n", of_node(node));
    }
    for arrow in &graph.arrows {
        out += &format!("  {};\n", of_arrow(arrow));
    }
    out + "}\n"
}

fn of_node(node: &Node) -> String {
    let look = match node.role {
        Role::Type => "shape=box, style=\"rounded,bold\"",
        Role::Outside => "shape=box, style=\"rounded,dashed\"",
        Role::Criterion => "shape=box",
        Role::Question => "shape=hexagon",
        Role::Prerequisite => "shape=box, style=bold",
        Role::Later => "shape=box, style=dashed",
    };
    let lines: Vec<String> =
        node.lines.iter().flat_map(|line| wrap(line, WIDTH)).map(|line| escaped(&line)).collect();
    format!("{} [label=\"{}\", {look}]", node.id, lines.join("\\n"))
}

fn of_arrow(arrow: &Arrow) -> String {
    let look = match arrow.stroke {
        Stroke::Plain => "style=solid",
        Stroke::Dotted => "style=dotted",
        Stroke::Thick => "style=bold",
        Stroke::Both => "style=bold, dir=both",
    };
    let label = match arrow.label.is_empty() {
        true => String::new(),
        false => format!("label={}, ", text(&arrow.label)),
    };
    format!("{} -> {} [{label}{look}]", arrow.from, arrow.to)
}

/// A text between quotes.
fn text(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A text as it stands between quotes. A backslash starts a place-holder there, an ampersand a
/// character's name.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
}
