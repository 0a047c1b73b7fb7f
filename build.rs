//! Parses the rule files and writes their trees as statics: see `src/rules/embedded.rs`.
//!
//! A file added under `rules/` is embedded by being there. Only TOML syntax is checked here; what
//! the files mean is checked by the loader, the same for these files as for any other.

#![allow(
    clippy::expect_used,
    clippy::string_slice,
    reason = "a build that cannot read its rules stops, and says why"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/rules/base.rs"]
#[allow(unreachable_pub, reason = "the library's module, shared")]
mod base;
#[path = "src/rules/tree.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library's module, shared")]
mod tree;

use base::{SHARED, base_of};
use tree::{Entry, Node, Value};

/// The file that makes a directory a rule set.
const RULESET: &str = "ruleset.toml";

fn main() {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/rules/base.rs");
    println!("cargo::rerun-if-changed=src/rules/tree.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let rules = root.join("rules");
    let mut out = Statics::default();
    let mut sets = String::new();
    // A directory without a rule set of its own is there for others: a base, the schemas.
    for set in sorted(&rules).into_iter().filter(|path| path.join(RULESET).is_file()) {
        let mut files = String::new();
        for (name, path) in files_of(&rules, &set) {
            let home = path.strip_prefix(&rules).expect("listed below the rules").iter().next();
            let home = home.and_then(|home| home.to_str()).expect("UTF-8 name");
            let tree = out.tree(&path);
            writeln!(files, "File {{ name: {name:?}, home: {home:?}, {tree} }},")
                .expect("writing to a string");
        }
        let name = set.file_name().and_then(|name| name.to_str()).expect("UTF-8 name");
        writeln!(sets, "({name:?}, &[{files}]),").expect("writing to a string");
    }
    let code = format!(
        "{}\n/// Every embedded rule set: its name and its files.\nstatic SETS: &[(&str, &[File])] = &[{sets}];\n",
        out.items.concat()
    );
    let target = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    for (name, code) in [("rules.rs", code)].into_iter().chain(data(&root)) {
        fs::write(target.join(name), code).expect("the build directory is writable");
    }
    // The trees are full of pointers: at a place of its own the program has none to adjust when it
    // starts, which would cost as much as parsing.
    let is = |name, value| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// The tables that stand in TOML beside the code that uses them, as Rust: what does not fit there
/// does not compile.
fn data(root: &Path) -> [(&'static str, String); 3] {
    let read = |path: &str| {
        println!("cargo::rerun-if-changed={path}");
        let ((tree, errors), _) = parsed(&root.join(path));
        assert!(errors.is_empty(), "{path}: {errors:?}");
        tree
    };
    let labels = tables(&read("src/authoring/diff/labels.toml"), |record| {
        tables(record, |label| fields("Label", label, "..Label::NONE"))
    });
    let keys = tables(&read("src/rules/keys.toml"), |record| {
        tables(record, |description| value("", description))
    });
    let codes = read("src/authoring/codes.toml");
    let codes = codes.get("code").map_or(&[][..], Node::items).iter();
    let codes: Vec<String> = codes.map(|it| fields("Code", it, "..Code::NONE")).collect();
    let allowed = "#[allow(clippy::needless_update, reason = \"some codes give every field\")]";
    [
        ("labels.rs", format!("static LABELS: &[(&str, &[(&str, Label)])] = {labels};")),
        ("keys.rs", format!("static KEYS: &[(&str, Keys)] = {keys};")),
        ("codes.rs", format!("{allowed}\nstatic CODES: &[Code] = &[{}];", codes.join(", "))),
    ]
}

/// The entries of a table, each key with its value.
fn tables(table: &Node, value: impl Fn(&Node) -> String) -> String {
    let pairs = table.entries().iter().map(|it| format!("({:?}, {})", it.key, value(&it.node)));
    format!("&[{}]", pairs.collect::<Vec<_>>().join(", "))
}

/// A table as a struct, with the rest of its fields.
fn fields(kind: &str, table: &Node, rest: &str) -> String {
    let field =
        |it: &Entry| format!("{}: {}, ", it.key.replace('-', "_"), value(&it.key, &it.node));
    format!("{kind} {{ {}{rest} }}", table.entries().iter().map(field).collect::<String>())
}

fn value(key: &str, node: &Node) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    match (key, &node.value) {
        ("style" | "level", Value::Text(id)) => format!("{}::{}", capital(key), capital(id)),
        ("at" | "times", _) => format!("Some({})", value("", node)),
        ("example", _) => format!("Some({})", fields("Example", node, "..Example::NONE")),
        ("says", _) => tables(node, |says| fields("Says", says, "")),
        ("words", _) => tables(node, |words| value("", words)),
        (_, Value::Text(text)) => format!("{text:?}"),
        (_, Value::Integer(number)) => number.to_string(),
        (_, Value::Boolean(yes)) => yes.to_string(),
        (_, Value::Array(items)) => {
            format!("[{}]", items.iter().map(|item| value("", item) + ", ").collect::<String>())
        }
        _ => {
            let [fr, en] =
                ["fr", "en"].map(|lang| node.get(lang).expect("a text in two languages"));
            format!("[{}, {}]", value("", fr), value("", en))
        }
    }
}

/// Static items, one for each array and table: borrowing a named static needs no promotion.
#[derive(Default)]
struct Statics {
    items: Vec<String>,
    /// The trees of the files that have been read: several sets may share one.
    trees: BTreeMap<PathBuf, String>,
}

/// The text that a tree was read from.
struct Written<'t> {
    number: usize,
    text: &'t str,
}

impl Written<'_> {
    /// A text that stands there, where it can be as a part of it: none needs to be kept twice.
    fn part(&self, text: &str, start: usize, end: usize) -> String {
        match [start..end, start + 1..end - 1].into_iter().find(|it| self.text[it.clone()] == *text)
        {
            Some(part) => format!("part(TEXT{}, {}, {})", self.number, part.start, part.end),
            None => format!("Cow::Borrowed({text:?})"),
        }
    }
}

impl Statics {
    /// The text and the tree of a file, as fields.
    fn tree(&mut self, path: &Path) -> String {
        if let Some(known) = self.trees.get(path) {
            return known.clone();
        }
        let ((root, errors), text) = parsed(path);
        for error in &errors {
            let line = text[..error.span.start].lines().count().max(1);
            println!("cargo::error={}:{line}: {}", path.display(), error.detail);
        }
        let number = self.trees.len();
        self.items.push(format!("static TEXT{number}: &str = include_str!({path:?});\n"));
        let written = Written { number, text: &text };
        let tree = format!("text: TEXT{number}, tree: {}", self.node(&root, &written));
        self.trees.insert(path.to_path_buf(), tree.clone());
        tree
    }

    fn node(&mut self, Node { start, end, value }: &Node, written: &Written<'_>) -> String {
        let value = match value {
            Value::Text(text) => format!("Text({})", written.part(text, *start, *end)),
            Value::Integer(number) => format!("Integer({number})"),
            Value::Boolean(yes) => format!("Boolean({yes})"),
            Value::Other => "Other".to_owned(),
            Value::Array(items) => {
                let items = items.iter().map(|item| self.node(item, written)).collect();
                format!("Array({})", self.item("Node", items))
            }
            Value::Table(entries) => {
                let entries = entries.iter().map(|Entry { key, start, end, node }| {
                    let node = self.node(node, written);
                    format!("Entry {{ key: Cow::Borrowed({key:?}), start: {start}, end: {end}, node: {node} }}")
                });
                let entries = entries.collect();
                format!("Table({})", self.item("Entry", entries))
            }
        };
        format!("Node {{ start: {start}, end: {end}, value: Value::{value} }}")
    }

    fn item(&mut self, kind: &str, values: Vec<String>) -> String {
        let (number, values) = (self.items.len(), values.join(", "));
        self.items.push(format!("static N{number}: &[{kind}] = &[{values}];\n"));
        format!("Cow::Borrowed(N{number})")
    }
}

fn parsed(path: &Path) -> ((Node, Vec<tree::SyntaxError>), String) {
    let text = fs::read_to_string(path).expect("a rule file is readable UTF-8");
    (tree::parse(&text), text)
}

/// The files of a set by their names in it: its own, and those that it lacks and its base has.
fn files_of(rules: &Path, set: &Path) -> Vec<(String, PathBuf)> {
    let named = |path: PathBuf| {
        let name = path.strip_prefix(set).expect("listed below the set");
        (name.to_str().expect("UTF-8 name").replace('\\', "/"), path)
    };
    let mut files: Vec<(String, PathBuf)> = toml_files(set).into_iter().map(named).collect();
    let ((ruleset, _), _) = parsed(&set.join(RULESET));
    let base = base_of(&ruleset).map(|base| rules.join(base));
    for name in SHARED {
        let lacks = files.iter().all(|(own, _)| own != name);
        let of_base = base.as_ref().map(|base| base.join(name)).filter(|path| path.is_file());
        files.extend(of_base.filter(|_| lacks).map(|path| (name.to_owned(), path)));
    }
    files
}

fn toml_files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in sorted(dir) {
        if path.is_dir() {
            files.extend(toml_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files
}

fn sorted(dir: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir)
        .expect("the rules directory is readable")
        .map(|entry| entry.expect("a directory entry").path())
        .collect();
    paths.sort();
    paths
}
