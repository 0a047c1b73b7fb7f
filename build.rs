//! Parses the rule files and writes them as statics: see `src/rules/embedded.rs`.
//!
//! A file added under `rules/` is embedded by being there. Only TOML syntax is checked here; what
//! the files mean is checked by the loader, the same for these files as for any other.

#![allow(
    clippy::expect_used,
    clippy::string_slice,
    reason = "a build that cannot read its rules stops, and says why"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/rules/tree.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library's module, shared")]
mod tree;

use tree::{Node, Value};

fn main() {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/rules/tree.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut out = Statics::default();
    let mut sets = String::new();
    let is_set = |path: &PathBuf| path.join("ruleset.toml").is_file();
    for set in sorted(&root.join("rules")).into_iter().filter(is_set) {
        let mut files = String::new();
        for file in toml_files(&set) {
            let text = fs::read_to_string(&file).expect("a rule file is readable UTF-8");
            let (tree, errors) = tree::parse(&text);
            for error in &errors {
                let line = text[..error.span.start].lines().count().max(1);
                println!("cargo::error={}:{line}: {}", file.display(), error.detail);
            }
            let name = file.strip_prefix(&set).expect("listed below the set");
            let name = name.to_str().expect("UTF-8 name").replace('\\', "/");
            let tree = out.node(&tree);
            writeln!(
                files,
                "File {{ name: {name:?}, text: include_str!({file:?}), tree: {tree} }},"
            )
            .expect("writing to a string");
        }
        let name = set.file_name().and_then(|name| name.to_str()).expect("UTF-8 name");
        writeln!(sets, "({name:?}, &[{files}]),").expect("writing to a string");
    }
    let code = format!(
        "{}\n/// Every embedded rule set: its name and its files.\npub(super) static SETS: &[(&str, &[File])] = &[{sets}];\n",
        out.items
    );
    let target = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("rules.rs");
    fs::write(target, code).expect("the build directory is writable");
}

/// Static items, one for each array and table: borrowing a named static needs no promotion.
#[derive(Default)]
struct Statics {
    items: String,
    count: usize,
}

impl Statics {
    fn node(&mut self, node: &Node) -> String {
        let value = match &node.value {
            Value::Text(text) => format!("Value::Text(Cow::Borrowed({text:?}))"),
            Value::Integer(number) => format!("Value::Integer({number})"),
            Value::Boolean(yes) => format!("Value::Boolean({yes})"),
            Value::Other => "Value::Other".to_owned(),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.node(item)).collect();
                format!("Value::Array(Cow::Borrowed(&{}))", self.item("Node", &items))
            }
            Value::Table(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|entry| {
                        let node = self.node(&entry.node);
                        format!(
                            "Entry {{ key: Cow::Borrowed({:?}), start: {}, end: {}, node: {node} }}",
                            entry.key, entry.start, entry.end
                        )
                    })
                    .collect();
                format!("Value::Table(Cow::Borrowed(&{}))", self.item("Entry", &entries))
            }
        };
        format!("Node {{ start: {}, end: {}, value: {value} }}", node.start, node.end)
    }

    fn item(&mut self, kind: &str, values: &[String]) -> String {
        let name = format!("N{}", self.count);
        self.count += 1;
        writeln!(
            self.items,
            "static {name}: [{kind}; {}] = [{}];",
            values.len(),
            values.join(", ")
        )
        .expect("writing to a string");
        name
    }
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
