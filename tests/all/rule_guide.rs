//! The guide for who keeps the rules: what it shows is what happens. Its edits are made and its
//! commands run, in its order; its tables of keys are those of the records.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use exercoord::authoring::schema::{Kind, render};
use exercoord::lang::Lang;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::support::program::{err, out, program, words};
use crate::support::shipped::{dir, shipped};

fn guide() -> String {
    fs::read_to_string(dir().join("../README.md")).expect("the guide")
}

/// A paragraph, or a block of code with its language.
#[derive(Debug)]
enum Piece {
    Prose(String),
    Code(String, String),
}

fn pieces(guide: &str) -> Vec<Piece> {
    let (mut pieces, mut text, mut language) = (Vec::new(), String::new(), None);
    for event in Parser::new(guide) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(named))) => {
                text.clear();
                language = Some(named.to_string());
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::TableCell) => {
                text.clear();
            }
            Event::Text(part) => text += &part,
            Event::Code(part) => text += &format!("`{part}`"),
            Event::SoftBreak => text.push(' '),
            Event::End(TagEnd::CodeBlock) => {
                pieces.push(Piece::Code(language.take().unwrap_or_default(), text.clone()));
                text.clear();
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell,
            ) => pieces.push(Piece::Prose(std::mem::take(&mut text))),
            _ => {}
        }
    }
    pieces
}

/// What a paragraph that ends in a colon asks to do with the code that follows.
#[derive(Debug, PartialEq)]
enum Edit {
    Replace,
    By,
    Append,
    DropLines,
    DropBlock,
}

/// The edit that a paragraph asks for, and the file that it names last.
fn edit(prose: &str) -> Option<(Edit, String)> {
    let prose = words(prose);
    let asked = [
        ("remplacez :", Edit::Replace),
        ("par :", Edit::By),
        ("ajoutez :", Edit::Append),
        ("retirez les lignes qui commencent par :", Edit::DropLines),
        ("retirez le bloc qui commence par :", Edit::DropBlock),
    ];
    let (_, edit) = asked.into_iter().rev().find(|(end, _)| prose.ends_with(end))?;
    let file = prose.rsplit("ans `").chain(prose.rsplit("fin de `")).find_map(|part| {
        let (file, _) = part.split_once('`')?;
        file.ends_with(".toml").then(|| file.to_owned())
    });
    Some((edit, file.unwrap_or_default()))
}

/// Runs a line of the guide in a directory: both streams.
fn typed(line: &str, dir: &Path) -> String {
    let mut args: Vec<String> = Vec::new();
    for (number, part) in line.split('"').enumerate() {
        if number % 2 == 1 {
            args.push(part.to_owned());
        } else {
            args.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    assert_eq!(args[0], "exercoord", "{line}");
    let output = program().args(&args[1..]).current_dir(dir).output().expect("the program runs");
    format!("{}\n{}", out(&output), err(&output))
}

/// That the lines which the guide shows are there, in their order, whatever the line breaks.
fn shows(line: &str, shown: &[&str], output: &str) {
    let output = words(output);
    let mut rest = output.as_str();
    for expected in shown.iter().map(|line| words(line)).filter(|line| !line.is_empty()) {
        let at = rest.find(&expected);
        let at = at.unwrap_or_else(|| panic!("{line}: not shown: {expected}\n{output}"));
        rest = &rest[at + expected.len()..];
    }
}

#[test]
fn what_the_guide_shows_is_what_happens() {
    let kept = tempfile::tempdir().expect("a directory");
    let (mut edits, mut commands) = (0, 0);
    let mut asked: Option<(Edit, String)> = None;
    let mut old: Option<(String, String)> = None;
    for piece in pieces(&guide()) {
        let (language, code) = match piece {
            Piece::Prose(prose) => {
                asked = edit(&prose);
                continue;
            }
            Piece::Code(language, code) => (language, code),
        };
        if language == "console" {
            let mut lines = code.lines().peekable();
            while let Some(line) = lines.next() {
                let line = line.strip_prefix("$ ").expect("a command comes first");
                let mut shown = Vec::new();
                while let Some(next) = lines.next_if(|line| !line.starts_with("$ ")) {
                    shown.push(next);
                }
                shows(line, &shown, &typed(line, kept.path()));
                commands += 1;
            }
        }
        let Some((edit, file)) = asked.take() else { continue };
        if edit == Edit::Replace {
            old = Some((file, code));
            continue;
        }
        let (file, replaced) = match edit {
            Edit::By => old.take().expect("what to replace"),
            _ => (file, String::new()),
        };
        let path = kept.path().join(&file);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        let changed = match edit {
            Edit::Append => text.clone() + &code,
            Edit::DropLines => {
                let goes = |line: &&str| code.lines().any(|start| line.starts_with(start));
                let kept = text.lines().filter(|line| !goes(line));
                let kept: Vec<&str> = kept.collect();
                assert_eq!(text.lines().count() - kept.len(), code.lines().count(), "{code}");
                kept.join("\n") + "\n"
            }
            Edit::DropBlock => {
                let start = text.find(&code).unwrap_or_else(|| panic!("{file}: {code}"));
                let length = text[start..].find("\n\n").expect("a blank line follows") + 2;
                format!("{}{}", &text[..start], &text[start + length..])
            }
            _ => {
                assert!(text.contains(&replaced), "{file} does not hold:\n{replaced}");
                text.replacen(&replaced, &code, 1)
            }
        };
        assert_ne!(changed, text, "{file}");
        fs::write(&path, changed).expect("written");
        edits += 1;
    }
    assert!(edits >= 11 && commands >= 9, "{edits} edits, {commands} commands");
}

#[test]
fn every_command_of_the_guide_is_one_of_the_program() {
    let actions = ["check", "explain", "test", "diff", "graph", "schema", "export", "new"];
    let guide = guide();
    for part in guide.split("exercoord rules ").skip(1) {
        let action = part.split([' ', '`', '\n']).next().expect("an action");
        assert!(actions.contains(&action), "{action}");
    }
    for action in actions.iter().filter(|action| **action != "schema") {
        assert!(guide.contains(&format!("rules {action}")), "{action} is not explained");
    }
}

#[test]
fn the_dated_versions_of_the_guide_are_well_formed() {
    let guide = guide();
    let versions = |head: &str| {
        let code = pieces(&guide).into_iter().find_map(|piece| match piece {
            Piece::Code(_, code) if code.starts_with(head) => Some(code),
            _ => None,
        });
        code.expect("an example with dates")
    };
    let mut text = shipped()["types/msp.toml"].clone();
    for (from, until, head) in
        [("[staff]", "[scale]", "[[staff]]"), ("[rows.staff]", "[rows.", "[[rows.staff]]")]
    {
        let start = text.find(from).expect("what is dated");
        let after = start + from.len();
        let end = after + text[after..].find(until).expect("what follows");
        text.replace_range(start..end, &format!("{}\n", versions(head)));
    }
    let file: Value = toml::from_str(&text).expect("TOML");
    let schema = serde_json::from_str(&render(Kind::Type, Lang::Fr)).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let mistakes: Vec<String> = validator.iter_errors(&file).map(|e| e.to_string()).collect();
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    for dated in [&file["staff"], &file["rows"]["staff"]] {
        assert_eq!(dated.as_array().map(Vec::len), Some(2));
    }
}

/// The table of a record's keys, in the order that the guide has them in.
fn table(record: &Value, order: &[String]) -> Vec<String> {
    let required = record["required"].as_array().expect("a list");
    let line = |key: &String| {
        let needed = if required.contains(&Value::from(key.as_str())) { "oui" } else { "non" };
        let text = record["properties"][key]["description"].as_str().expect("a description");
        format!("| `{key}` | {needed} | {text} |")
    };
    order.iter().map(line).collect()
}

#[test]
fn every_key_of_every_record_is_in_the_guide() {
    let mut records: BTreeMap<String, Value> = BTreeMap::new();
    for kind in Kind::ALL {
        let mut schema: Value = serde_json::from_str(&render(kind, Lang::Fr)).expect("JSON");
        let definitions = schema["definitions"].take();
        for (name, mut record) in definitions.as_object().expect("records").clone() {
            let Some(properties) = record["properties"].as_object_mut() else { continue };
            // The dates are told once.
            let name = name.trim_end_matches("-version").to_owned();
            let dates = ["from", "until"].map(|key| (key.to_owned(), properties.remove(key)));
            if let [(_, Some(_)), (_, Some(_))] = &dates {
                let dates: serde_json::Map<String, Value> =
                    dates.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
                let version = serde_json::json!({ "properties": dates, "required": [] });
                records.insert("version".to_owned(), version);
            }
            records.insert(name, record);
        }
        records.insert(kind.id().to_owned(), schema);
    }
    let guide = guide();
    let mut told: Vec<String> = Vec::new();
    for part in guide.split("<!-- clés : ").skip(1) {
        let (name, rest) = part.split_once(" -->").expect("a name");
        let lines: Vec<&str> = rest
            .lines()
            .skip_while(|line| !line.starts_with("| --- "))
            .skip(1)
            .take_while(|line| line.starts_with('|'))
            .collect();
        let key = |line: &&str| line.split('`').nth(1).expect("a key").to_owned();
        let mut order: Vec<String> = lines.iter().map(key).collect();
        let record = records.get(name).unwrap_or_else(|| panic!("{name} is no record"));
        let keys = record["properties"].as_object().expect("keys");
        order.retain(|key| keys.contains_key(key));
        // A key that is missing comes last.
        order.extend(
            keys.keys()
                .filter(|key| !lines.iter().any(|line| line.contains(&format!("| `{key}` |"))))
                .cloned(),
        );
        let expected = table(record, &order);
        assert_eq!(lines, expected, "the table of {name} should be:\n{}", expected.join("\n"));
        told.push(name.to_owned());
    }
    told.sort();
    let all: Vec<String> = records.into_keys().collect();
    assert_eq!(told, all);
}

#[test]
fn the_prose_is_typeset() {
    for piece in pieces(&guide()) {
        let Piece::Prose(text) = piece else { continue };
        for sign in [" ;", " :", " !", " ?", " »", "« "] {
            assert!(!text.contains(sign), "{sign:?}: {text}");
        }
    }
}
