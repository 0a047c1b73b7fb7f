//! A graph in Mermaid, which many sites draw where it stands in Markdown.

use std::io;

use askama::Template;

use super::{Graph, Role, Stroke};

/// The graph as text, with a line end after it.
///
/// # Errors
///
/// When the template cannot be filled in.
pub fn render(graph: &Graph) -> io::Result<String> {
    Mermaid { graph }.render().map(|text| text + "\n").map_err(io::Error::other)
}

/// `graph.mmd`.
#[derive(Template)]
#[template(path = "authoring/graph/graph.mmd", config = "src/askama.toml", escape = "none")]
struct Mermaid<'a> {
    graph: &'a Graph,
}

impl Mermaid<'_> {
    /// The classes of nodes that do not look as any other, each with its look and the nodes.
    fn classes(&self) -> Vec<(&'static str, &'static str, String)> {
        let looks = [
            (Role::Type, "kind", "stroke-width:3px"),
            (Role::Outside, "outside", "stroke-dasharray:4 3"),
            (Role::Prerequisite, "prerequisite", "stroke-width:3px"),
            (Role::Later, "later", "stroke-dasharray:4 3"),
        ];
        let classes = looks.map(|(role, class, look)| {
            let nodes = self.graph.nodes().filter(|node| node.role == role);
            (class, look, nodes.map(|node| &*node.id).collect::<Vec<_>>().join(","))
        });
        classes.into_iter().filter(|(.., ids)| !ids.is_empty()).collect()
    }

    fn label(&self, lines: &[String]) -> String {
        lines.iter().map(|line| self.escaped(line)).collect::<Vec<_>>().join("<br/>")
    }

    /// A text as it stands between quotes: what may mean something there, to Mermaid or to the Markdown
    /// that it reads in it, is written by its number. Mermaid itself writes those numbers with `ﬂ`.
    fn escaped(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        // "1." at the start would be an item of a list.
        let mut only_digits = true;
        let mut last = ' ';
        while let Some(char) = chars.next() {
            let next = chars.peek().copied().unwrap_or(' ');
            let plain = match char {
                'ﬂ' => false,
                '-' | '\'' => last.is_alphanumeric() && next.is_alphanumeric(),
                '.' | ')' => !only_digits,
                ',' | '(' | '/' | '?' | '!' | '«' | '»' | '…' | '’' => true,
                _ => char.is_alphanumeric() || char.is_whitespace(),
            };
            if plain {
                out.push(char);
            } else {
                out += &format!("#{};", u32::from(char));
            }
            only_digits &= char.is_ascii_digit();
            last = char;
        }
        out
    }
}
