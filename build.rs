//! Parses the rule files and packs their trees: see `src/rules/embedded.rs`.
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
use tree::{Node, Value};

/// The file that makes a directory a rule set.
const RULESET: &str = "ruleset.toml";

fn main() {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/rules/base.rs");
    println!("cargo::rerun-if-changed=src/rules/tree.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let rules = root.join("rules");
    let target = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut trees = Trees { target: target.clone(), known: BTreeMap::new() };
    let mut sets = String::new();
    // A directory without a rule set of its own is there for others: a base, the schemas.
    for set in sorted(&rules).into_iter().filter(|path| path.join(RULESET).is_file()) {
        let mut files = String::new();
        for (name, path) in files_of(&rules, &set) {
            let home = path.strip_prefix(&rules).expect("listed below the rules").iter().next();
            let home = home.and_then(|home| home.to_str()).expect("UTF-8 name");
            let number = trees.number(&path);
            let packed = format!(
                "Packed {{ text: include_str!({path:?}), tree: include_bytes!(\"{number}.tree\"), words: include_str!(\"{number}.words\") }}"
            );
            writeln!(files, "File {{ name: {name:?}, home: {home:?}, packed: {packed} }},")
                .expect("writing to a string");
        }
        let name = set.file_name().and_then(|name| name.to_str()).expect("UTF-8 name");
        writeln!(sets, "({name:?}, &[{files}]),").expect("writing to a string");
    }
    let code = format!(
        "/// Every embedded rule set: its name and its files.\nstatic SETS: &[(&str, &[File])] = &[{sets}];\n"
    );
    fs::write(target.join("rules.rs"), code).expect("the build directory is writable");
}

/// The packed trees of the files that have been read: several sets may share one.
struct Trees {
    target: PathBuf,
    known: BTreeMap<PathBuf, usize>,
}

impl Trees {
    /// The number of the tree of a file.
    fn number(&mut self, path: &Path) -> usize {
        if let Some(known) = self.known.get(path) {
            return *known;
        }
        let ((root, errors), text) = parsed(path);
        for error in &errors {
            let line = text[..error.span.start].lines().count().max(1);
            println!("cargo::error={}:{line}: {}", path.display(), error.detail);
        }
        let mut packer = Packer { text: &text, tree: Vec::new(), words: String::new() };
        packer.node(&root);
        let number = self.known.len();
        let file = |kind| self.target.join(format!("{number}.{kind}"));
        fs::write(file("tree"), packer.tree).expect("the build directory is writable");
        fs::write(file("words"), packer.words).expect("the build directory is writable");
        self.known.insert(path.to_path_buf(), number);
        number
    }
}

/// A tree as bytes, with the texts that the file writes in another way: `src/rules/packed.rs` reads
/// it, and says how it is made.
struct Packer<'t> {
    text: &'t str,
    tree: Vec<u8>,
    words: String,
}

impl Packer<'_> {
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.tree.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.tree.push(number as u8);
    }

    /// A kind and a place.
    fn head(&mut self, kind: u8, start: usize, end: usize) {
        self.tree.push(kind);
        self.number(start);
        self.number(end - start);
    }

    fn string(&mut self, string: &str, start: usize, end: usize) {
        let written = &self.text[start..end];
        let quoted = written.len() >= 2 && written.get(1..written.len() - 1) == Some(string);
        if written == string {
            self.head(b'b', start, end);
        } else if quoted {
            self.head(b'q', start, end);
        } else {
            self.head(b'w', start, end);
            self.number(self.words.len());
            self.number(string.len());
            self.words.push_str(string);
        }
    }

    fn node(&mut self, node: &Node) {
        let &Node { start, end, .. } = node;
        match &node.value {
            Value::Text(text) => self.string(text, start, end),
            Value::Integer(number) => {
                self.head(if *number < 0 { b'-' } else { b'+' }, start, end);
                self.number(usize::try_from(number.unsigned_abs()).expect("64 bits"));
            }
            Value::Boolean(yes) => self.head(if *yes { b't' } else { b'f' }, start, end),
            Value::Other => self.head(b'?', start, end),
            Value::Array(items) => {
                self.head(b'[', start, end);
                self.number(items.len());
                items.iter().for_each(|item| self.node(item));
            }
            Value::Table(entries) => {
                self.head(b'{', start, end);
                self.number(entries.len());
                for entry in entries {
                    self.string(&entry.key, entry.start, entry.end);
                    self.node(&entry.node);
                }
            }
        }
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
