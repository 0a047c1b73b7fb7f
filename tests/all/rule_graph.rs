//! The rules drawn: what stands in a drawing, in both formats and languages; that no text of the
//! rules gets out of its quotes.

use std::collections::{BTreeMap, BTreeSet};

use exercoord::authoring::graph::{self, Graph, Role, dot, mermaid};
use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, DEFAULT_SET, embedded, load_files};
use proptest::prelude::*;

use crate::support::program::{err, out, run, with_stdin, words};
use crate::support::shipped::shipped;

fn catalogue() -> Catalogue {
    embedded(DEFAULT_SET).expect("the rules load")
}

#[test]
fn a_type_drawn() {
    for lang in Lang::ALL {
        for format in ["mermaid", "dot"] {
            let output = run(&["rules", "graph", "msp", "-f", format, "--lang", lang.tag()]);
            assert_eq!(output.status.code(), Some(0), "{}", err(&output));
            // It asks nobody and reads nothing.
            let args = ["regles", "dessiner", "msp", "-f", format, "--lang", lang.tag()];
            assert_eq!(out(&with_stdin(&args, b"o\n")), out(&output));
            insta::assert_snapshot!(format!("{format}-{}", lang.tag()), out(&output));
        }
    }
}

#[test]
fn all_types_are_drawn_where_none_is_named_and_mermaid_is_the_format() {
    let all = out(&run(&["regles", "dessiner"]));
    let ids: Vec<String> = catalogue().types().iter().map(|kind| kind.id.to_string()).collect();
    let mut named = vec!["rules", "graph", "--format", "mermaid", "--rules", DEFAULT_SET];
    named.extend(ids.iter().map(String::as_str));
    assert_eq!(out(&run(&named)), all);
    assert_eq!(all.matches("subgraph").count(), ids.len());
    // The order is the one asked for, and each type stands once.
    let two = out(&run(&["rules", "graph", "cpts,MSP", "cpts"]));
    let order: Vec<&str> = two.lines().filter(|line| line.contains("subgraph")).collect();
    assert_eq!(order, ["  subgraph t__cpts[\"CPTS\"]", "  subgraph t__msp[\"MSP\"]"]);
}

#[test]
fn what_is_no_type_or_no_format_is_refused() {
    for (args, told) in [
        (&["mps", "zzz"][..], &["did you mean: msp?", "choose from: asalee,"][..]),
        (&["msp", "-f", "svg"], &["--format: `svg`"]),
    ] {
        let output = run(&[&["rules", "graph", "--lang", "en"], args].concat());
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
        for told in told {
            assert!(words(&err(&output)).contains(told), "{}", err(&output));
        }
    }
    let output = run(&["rules", "graph", "--rules", "no/such/rules"]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
}

#[test]
fn a_drawing_holds_what_the_rules_say() {
    let catalogue = catalogue();
    let kinds: Vec<_> = catalogue.types().numbers().collect();
    let graph = graph::of(&catalogue, &kinds, Lang::Fr);
    assert!(graph.outside.is_empty());
    for (kind, group) in kinds.iter().copied().zip(&graph.groups) {
        let exercise = &catalogue.types()[kind];
        let of = |role: Role| group.nodes.iter().filter(move |node| node.role == role);
        assert_eq!(of(Role::Type).count(), 1);
        let staff = of(Role::Criterion).nth(1).expect("the staff");
        assert_eq!(staff.lines.len(), 1 + exercise.staff.seats.len(), "{}", exercise.id);
        let steps: Vec<bool> =
            catalogue.steps_of(kind).map(|(_, step)| step.prerequisite).collect();
        assert_eq!(of(Role::Prerequisite).count(), steps.iter().filter(|step| **step).count());
        assert_eq!(of(Role::Later).count(), steps.iter().filter(|step| !**step).count());
        // A status is asked about where it decides something.
        let statuses = catalogue.held_statuses();
        let counts = exercise.audience.statuses != statuses
            || exercise.staff.seats.iter().any(|seat| seat.statuses != statuses);
        let asked = of(Role::Question).any(|node| node.id.ends_with("__question__status"));
        assert_eq!(asked, counts, "{}", exercise.id);
    }
    let relations: usize = catalogue.types().iter().map(|kind| kind.relations.len()).sum();
    let between = graph
        .arrows
        .iter()
        .filter(|arrow| [&arrow.from, &arrow.to].iter().all(|id| id.ends_with("__type")));
    assert_eq!(between.count(), relations);
    sound(&graph);
}

/// That every arrow starts and ends at a node that is there once.
fn sound(graph: &Graph) {
    let ids: Vec<&str> = graph.nodes().map(|node| node.id.as_str()).collect();
    let once: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), once.len());
    for arrow in &graph.arrows {
        assert!(once.contains(&*arrow.from) && once.contains(&*arrow.to), "{arrow:?}");
    }
}

/// What a reader of a format finds: the labels by the node, the arrows with theirs.
type Read = (BTreeMap<String, String>, Vec<(String, String, String)>);

/// The same as the graph itself says; lines are parted by a line end.
fn meant(graph: &Graph) -> Read {
    let mut labels: BTreeMap<String, String> =
        graph.nodes().map(|node| (node.id.clone(), node.lines.join("\n"))).collect();
    labels.extend(graph.groups.iter().map(|group| (group.id.clone(), group.label.clone())));
    let arrows = &graph.arrows;
    let arrows =
        arrows.iter().map(|arrow| (arrow.from.clone(), arrow.to.clone(), arrow.label.clone()));
    (labels, arrows.collect())
}

/// Reads DOT: words, texts between quotes, and signs, as its grammar has them.
fn read_dot(text: &str) -> Read {
    let mut tokens: Vec<(bool, String)> = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if char == '"' {
            let mut label = String::new();
            loop {
                match chars.next().expect("the text ends") {
                    '"' => break,
                    '\\' => match chars.next().expect("an escape") {
                        'n' => label.push('\n'),
                        escaped @ ('"' | '\\') => label.push(escaped),
                        other => panic!("a place-holder: {other}"),
                    },
                    other => label.push(other),
                }
            }
            let ampersands = label.matches('&').count();
            assert_eq!(label.matches("&amp;").count(), ampersands, "{label}");
            tokens.push((true, label.replace("&amp;", "&")));
        } else if char.is_ascii_alphanumeric() || char == '_' {
            let mut word = String::from(char);
            while let Some(next) = chars.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
                word.push(next);
            }
            tokens.push((false, word));
        } else if char == '-' {
            assert_eq!(chars.next(), Some('>'));
            tokens.push((false, "->".to_owned()));
        } else if !char.is_whitespace() {
            assert!("{}[]=,;".contains(char), "{char:?} outside of quotes");
            tokens.push((false, char.to_string()));
        }
    }
    let (mut labels, mut arrows) = (BTreeMap::new(), Vec::new());
    let mut statements = tokens.split(|token| *token == (false, ";".to_owned()));
    let mut group = String::new();
    let label_of = |statement: &[(bool, String)]| {
        let at = statement.iter().position(|token| *token == (false, "label".to_owned()));
        let (quoted, label) = at.map_or((true, String::new()), |at| statement[at + 2].clone());
        assert!(quoted, "{label}");
        label
    };
    for statement in &mut statements {
        // What opens and closes a group stands before its next statement.
        let words: Vec<&str> = statement.iter().map(|(_, token)| token.as_str()).collect();
        let start =
            words.iter().rposition(|word| *word == "{" || *word == "}").map_or(0, |at| at + 1);
        for pair in words[..start].windows(2) {
            if pair[0] == "subgraph" {
                group = pair[1].trim_start_matches("cluster_").to_owned();
            }
        }
        match &words[start..] {
            ["label", ..] => drop(labels.insert(group.clone(), label_of(&statement[start..]))),
            [from, "->", to, ..] => {
                arrows.push((from.to_string(), to.to_string(), label_of(&statement[start..])));
            }
            [] | ["graph" | "node" | "edge" | "rankdir", ..] => {}
            [id, ..] => drop(labels.insert(id.to_string(), label_of(&statement[start..]))),
        }
    }
    (labels, arrows)
}

/// Reads Mermaid as this program writes it: a line each, and a text up to the next quote.
fn read_mermaid(text: &str) -> Read {
    let decoded = |text: &str| {
        let mut out = String::new();
        let mut parts = text.split('#');
        out += parts.next().expect("a start");
        for part in parts {
            let (number, rest) = part.split_once(';').expect("the end of a number");
            let code = number.parse().expect("a number");
            out.push(char::from_u32(code).expect("a character"));
            assert!(!rest.contains(['"', ';', '`', '\\', '[', '{', '}']), "{rest}");
            out += rest;
        }
        assert!(!text.contains("--") && !text.contains("%%"), "{text}");
        out
    };
    let (mut labels, mut arrows) = (BTreeMap::new(), Vec::new());
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("flowchart LR"));
    for line in lines {
        let line = line.trim_start();
        let pieces: Vec<&str> = line.split('"').collect();
        match pieces.as_slice() {
            ["end"] => {}
            [plain] if plain.starts_with("class") => {}
            [arrow] => {
                let [from, _, to] = arrow.split(' ').collect::<Vec<_>>()[..] else {
                    panic!("{arrow}")
                };
                arrows.push((from.to_owned(), to.to_owned(), String::new()));
            }
            [start, label, end] if end.starts_with("| ") => {
                let (from, _) = start.split_once(' ').expect("an arrow");
                let to = end.trim_start_matches("| ");
                arrows.push((from.to_owned(), to.to_owned(), decoded(label)));
            }
            [start, label, end] => {
                let id = start.trim_start_matches("subgraph ").trim_end_matches(['(', '[', '{']);
                assert!(["])", "]", "}}"].contains(end), "{line}");
                let lines: Vec<String> = label.split("<br/>").map(decoded).collect();
                labels.insert(id.to_owned(), lines.join("\n"));
            }
            _ => panic!("{line}"),
        }
    }
    (labels, arrows)
}

/// The rules with another name for the MSP and other words in it.
fn with_text(text: &str) -> Catalogue {
    let mut files = shipped();
    let msp = files.get_mut("types/msp.toml").expect("MSP");
    // A text of JSON is one of TOML.
    let quoted = serde_json::Value::from(text).to_string();
    for from in [
        "\"MSP\"",
        "\"projet de santé\"",
        "\"professionnels de santé libéraux, de premier ou de second recours\"",
    ] {
        assert!(msp.contains(from), "{from}");
        *msp = msp.replacen(from, &quoted, 1);
    }
    load_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
        .unwrap_or_else(|broken| panic!("{text}: {}", broken.diagnostics(Lang::En)[0].message))
}

/// That both formats read back as what was meant, whatever the text; DOT breaks lines.
fn holds(text: &str) {
    let catalogue = with_text(text);
    let msp = catalogue.type_by_id("msp").expect("MSP");
    let graph = graph::of(&catalogue, &[msp], Lang::Fr);
    sound(&graph);
    let (labels, arrows) = meant(&graph);
    assert_eq!(
        read_mermaid(&mermaid::render(&graph).expect("drawn")),
        (labels.clone(), arrows.clone())
    );
    let (read, read_arrows) = read_dot(&dot::render(&graph).expect("drawn"));
    assert_eq!(read_arrows, arrows);
    let joined = |labels: BTreeMap<String, String>| -> BTreeMap<String, String> {
        let bare = |text: String| text.split_whitespace().collect::<String>();
        labels.into_iter().map(|(id, label)| (id, bare(label))).collect()
    };
    assert_eq!(joined(read), joined(labels));
}

#[test]
fn no_text_of_the_rules_gets_out_of_its_quotes() {
    for text in [
        "ordinaire, l’avenant 2 (MSP) : « oui » ; non ?",
        "a\" ]; x -> y [label=\"b",
        "a\"] --> b[\"c",
        "a\\",
        "\\\\\"",
        "\\N \\G \\l \\n",
        "&quot; &#34; &lt;b&gt; &amp;",
        "#quot; #34; #35;quot;",
        "<b>gras</b><script>alert(1)</script><br/>",
        "fin -- fin --> fin === fin -.-> fin",
        "end subgraph a; end",
        "%%{init: {'theme': 'dark'}}%% %% rien",
        "`gras **a**` *b* _c_ [d](http://e) $$x$$",
        "1. un",
        "2) deux",
        "- trois",
        "ﬂ°°60¶ß ﬂ°quot¶ß",
        "|a| {b} ((c)) [[d]] >e]",
        "classDef a fill:#f00; style b:#fff;",
        "```",
        "---",
        "]]>",
        "é\u{a0}ü 😀 漢字",
    ] {
        holds(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nor_does_any_other_text(text in "[a-z\"'`\\\\<>&#;:%{}()\\[\\]|=.*_$~^!?/ -]{1,24}[a-z]") {
        holds(&text);
    }
}
