//! A TOML file as a tree of values that know their place.
//!
//! The tree is what the loader reads, wherever the file came from. Files given at run time are
//! parsed here; the embedded ones were parsed by the build script, which shares this file and writes
//! the same tree as statics, so that starting the program costs no parsing.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

type Str = Cow<'static, str>;

/// A value and its place, in bytes of the file.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// What stands there.
    pub(crate) value: Value,
}

impl Node {
    /// Its bytes.
    pub(crate) fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The text, where it is one.
    pub(crate) fn text(&self) -> Option<&Str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of an array; none where it is none.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// The entries of a table; none where it is none.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// What stands at a key of a table.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }
}

/// A TOML value. What no rule file and no answers file has use for is kept by its name alone.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A string, or a date.
    Text(Str),
    /// An integer.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
    /// An array.
    Array(Cow<'static, [Node]>),
    /// A table, in the file's order.
    Table(Cow<'static, [Entry]>),
    /// A float, or an integer beyond 64 bits.
    Other,
}

/// One key of a table with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Str,
    /// First byte of the key.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
    /// Its value.
    pub(crate) node: Node,
}

/// A rule file that has been parsed.
#[derive(Clone, Debug)]
pub(crate) struct Parsed<'a> {
    /// Its path below the set's directory, with `/`.
    pub(crate) name: Cow<'a, str>,
    /// What stands in it.
    pub(crate) tree: Cow<'a, Node>,
}

impl Parsed<'_> {
    /// Whether it is the file of a type.
    pub(crate) fn is_type(&self) -> bool {
        self.name.starts_with("types/")
    }
}

/// Text that is not TOML: what the parser says, and where.
#[derive(Clone, Debug)]
pub(crate) struct SyntaxError {
    /// The parser's words, in English.
    pub(crate) detail: String,
    /// The place, in bytes of the file.
    pub(crate) span: Range<usize>,
}

/// Reads TOML text as far as it can be read, with the syntax errors in it.
///
/// Where there are errors, those of the lines that follow the first one are found too, for some
/// way: every error of a large text that is no TOML at all would cost without bound.
pub(crate) fn parse(text: &str) -> (Node, Vec<SyntaxError>) {
    const FURTHER: usize = 8 * 1024;
    let first = match DeTable::parse(text) {
        Ok(table) => {
            let span = table.span();
            return (node(&DeValue::Table(table.into_inner()), span), Vec::new());
        }
        Err(error) => syntax_error(&error),
    };
    let part = text.get(..line_end(text, first.span.start.saturating_add(FURTHER))).unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(part);
    let span = table.span();
    // What is open at the cut is no error of the text.
    let whole = part.len() == text.len();
    let errors: Vec<SyntaxError> = errors
        .iter()
        .map(syntax_error)
        .filter(|error| whole || error.span.end < part.len())
        .collect();
    let errors = if errors.is_empty() { vec![first] } else { errors };
    (node(&DeValue::Table(table.into_inner()), span), errors)
}

fn syntax_error(error: &toml::de::Error) -> SyntaxError {
    SyntaxError { detail: error.message().to_owned(), span: error.span().unwrap_or(0..0) }
}

/// The end of the line that a byte stands in.
fn line_end(text: &str, byte: usize) -> usize {
    let rest = text.as_bytes().get(byte..).unwrap_or_default();
    byte.min(text.len()) + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
}

fn node(value: &DeValue<'_>, span: Range<usize>) -> Node {
    let value = match value {
        DeValue::String(text) => Value::Text(Cow::Owned(text.clone().into_owned())),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Other, Value::Integer),
        DeValue::Boolean(yes) => Value::Boolean(*yes),
        DeValue::Array(items) => {
            Value::Array(items.iter().map(|item| node(item.get_ref(), item.span())).collect())
        }
        DeValue::Table(table) => {
            let mut entries: Vec<Entry> = table
                .iter()
                .map(|(key, value)| Entry {
                    key: Cow::Owned(key.get_ref().clone().into_owned()),
                    start: key.span().start,
                    end: key.span().end,
                    node: node(value.get_ref(), value.span()),
                })
                .collect();
            entries.sort_by_key(|entry| entry.start);
            Value::Table(entries.into())
        }
        // A date is the same with quotes and without.
        DeValue::Datetime(date) => Value::Text(Cow::Owned(date.to_string())),
        DeValue::Float(_) => Value::Other,
    };
    Node { start: span.start, end: span.end, value }
}
