//! A graph in DOT, for Graphviz.

use std::io;

use askama::Template;

use super::{Graph, Role, Stroke};
use crate::wrap::wrap;

/// How long a line of a node may be, in columns: Graphviz breaks none.
const WIDTH: usize = 36;

/// The graph as text, with a line end after it.
///
/// # Errors
///
/// When the template cannot be filled in.
pub fn render(graph: &Graph) -> io::Result<String> {
    Dot { graph }.render().map(|text| text + "\n").map_err(io::Error::other)
}

/// `graph.dot`.
#[derive(Template)]
#[template(path = "authoring/graph/graph.dot", config = "src/askama.toml", escape = "none")]
struct Dot<'a> {
    graph: &'a Graph,
}

impl Dot<'_> {
    fn label(&self, lines: &[String]) -> String {
        let lines = lines.iter().flat_map(|line| wrap(line, WIDTH));
        lines.map(|line| self.escaped(&line)).collect::<Vec<_>>().join("\\n")
    }

    /// A text as it stands between quotes. A backslash starts a place-holder there, an ampersand a
    /// character's name.
    fn escaped(&self, text: &str) -> String {
        text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
    }
}
