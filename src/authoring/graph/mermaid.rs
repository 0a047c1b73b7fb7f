//! A graph in Mermaid, which many sites draw where it stands in Markdown.

use super::{Arrow, Graph, Node, Role, Stroke};

/// The graph as text, with a line end after it.
pub fn render(graph: &Graph) -> String {
    let mut out = String::from("flowchart LR\n");
    for group in &graph.groups {
        out += &format!("  subgraph {}[\"{}\"]\n", group.id, escaped(&group.label));
        for node in &group.nodes {
            out += &format!("    {}\n", of_node(node));
        }
        out += "  end\n";
    }
    for node in &graph.outside {
        out += &format!("  {}\n", of_node(node));
    }
    for arrow in &graph.arrows {
        out += &format!("  {}\n", of_arrow(arrow));
    }
    for (role, look) in [
        (Role::Type, "stroke-width:3px"),
        (Role::Outside, "stroke-dasharray:4 3"),
        (Role::Prerequisite, "stroke-width:3px"),
        (Role::Later, "stroke-dasharray:4 3"),
    ] {
        let nodes = graph.groups.iter().flat_map(|group| &group.nodes).chain(&graph.outside);
        let ids: Vec<&str> =
            nodes.filter(|node| node.role == role).map(|node| node.id.as_str()).collect();
        if !ids.is_empty() {
            let class = class(role);
            out += &format!("  classDef {class} {look}\n  class {} {class}\n", ids.join(","));
        }
    }
    out
}

fn class(role: Role) -> &'static str {
    match role {
        Role::Type => "kind",
        Role::Outside => "outside",
        Role::Criterion => "criterion",
        Role::Question => "question",
        Role::Prerequisite => "prerequisite",
        Role::Later => "later",
    }
}

fn of_node(node: &Node) -> String {
    let (open, close) = match node.role {
        Role::Type | Role::Outside => ("([", "])"),
        Role::Criterion | Role::Prerequisite | Role::Later => ("[", "]"),
        Role::Question => ("{{", "}}"),
    };
    let lines: Vec<String> = node.lines.iter().map(|line| escaped(line)).collect();
    format!("{}{open}\"{}\"{close}", node.id, lines.join("<br/>"))
}

fn of_arrow(arrow: &Arrow) -> String {
    let stroke = match arrow.stroke {
        Stroke::Plain => "-->",
        Stroke::Dotted => "-.->",
        Stroke::Thick => "==>",
        Stroke::Both => "<==>",
    };
    let label = match arrow.label.is_empty() {
        true => String::new(),
        false => format!("|\"{}\"|", escaped(&arrow.label)),
    };
    format!("{} {stroke}{label} {}", arrow.from, arrow.to)
}

/// A text as it stands between quotes: what may mean something there, to Mermaid or to the Markdown
/// that it reads in it, is written by its number. Mermaid itself writes those numbers with `ﬂ`.
fn escaped(text: &str) -> String {
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
