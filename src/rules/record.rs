//! Reading a tree into records, every problem noted and none fatal to the rest.
//!
//! [`record!`] declares a struct once, with the key of each field. From that one declaration come
//! the reading, the missing and the unknown keys, and the wrong kinds of value, each with its
//! place; and the shape that a schema tells to editors. (Serde stops at a file's first mistake and says it in English, so it cannot serve here.)

use std::collections::BTreeMap;
use std::ops::Range;

use super::problem::{Fault, Kind, Problem};
use super::shape::{Form, Shape};
use super::tree::{Entry, Node, Str, Value};
use crate::lang::has_harmful;

/// A value and its place in the file.
#[derive(Clone, Debug)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Range<usize>,
}

/// Notes the problems of one file while it is read.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) file: usize,
    pub(crate) problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    pub(crate) fn note(&mut self, span: Range<usize>, fault: Fault) {
        self.problems.push(Problem { file: self.file, span, fault });
    }

    pub(crate) fn wrong_kind<T>(&mut self, node: &Node, expected: Kind) -> Option<T> {
        let found = Kind::of(&node.value);
        self.note(node.start..node.end, Fault::WrongKind { expected, found });
        None
    }

    /// The entries of a table whose keys are `keys`; notes what is no table and unknown keys.
    pub(crate) fn table<'n>(
        &mut self,
        node: &'n Node,
        keys: &'static [&'static str],
    ) -> Option<Table<'n>> {
        let Value::Table(entries) = &node.value else {
            return self.wrong_kind(node, Kind::Table);
        };
        for entry in entries.iter() {
            if !keys.contains(&&*entry.key) {
                self.note(
                    entry.start..entry.end,
                    Fault::UnknownKey { key: entry.key.clone(), known: keys },
                );
            }
        }
        Some(Table { entries, span: node.start..node.end })
    }

    /// The value of one key: its reading, or what its absence stands for where it is not there or
    /// cannot be read. (What cannot be read has been noted; the rest is read on.)
    pub(crate) fn field<T: Read>(&mut self, table: &Table<'_>, key: &'static str) -> Option<T> {
        match table.entries.iter().find(|entry| entry.key == key) {
            Some(entry) => {
                let first = self.problems.len();
                let read = T::read(&entry.node, self).or_else(T::absent);
                if key == "interpretation" {
                    self.unreasoned(first);
                }
                read
            }
            None => T::absent().or_else(|| {
                self.note(table.span.clone(), Fault::missing(key));
                None
            }),
        }
    }

    /// Of the problems from this one on, an empty text is an interpretation that gives no reason.
    fn unreasoned(&mut self, first: usize) {
        for problem in self.problems.iter_mut().skip(first) {
            if matches!(problem.fault, Fault::EmptyText) {
                problem.fault = Fault::EmptyInterpretation;
            }
        }
    }
}

/// A table whose keys have been looked over.
#[derive(Debug)]
pub(crate) struct Table<'n> {
    entries: &'n [Entry],
    span: Range<usize>,
}

/// What can be read from a value of a tree.
pub(crate) trait Read: Sized {
    /// Reads the value; notes every problem in it and gives `None` where it cannot stand.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// What a key that is not there stands for; `None` where the key must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// What may stand there.
    fn shape() -> Shape;
}

impl Read for Str {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => {
                reader.note(node.start..node.end, Fault::EmptyText);
                None
            }
            Value::Text(text) if has_harmful(text) => {
                reader.note(node.start..node.end, Fault::ControlCharacter);
                None
            }
            Value::Text(text) => Some(text.clone()),
            Value::Integer(_)
            | Value::Boolean(_)
            | Value::Array(_)
            | Value::Table(_)
            | Value::Other => reader.wrong_kind(node, Kind::Text),
        }
    }

    fn shape() -> Shape {
        Shape::Text(Form::Free)
    }
}

impl Read for u32 {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Integer(number) => match u32::try_from(*number) {
                Ok(number @ 1..=MOST) => Some(number),
                _ => {
                    reader.note(node.start..node.end, Fault::OutOfRange { most: MOST });
                    None
                }
            },
            Value::Text(_)
            | Value::Boolean(_)
            | Value::Array(_)
            | Value::Table(_)
            | Value::Other => reader.wrong_kind(node, Kind::Integer),
        }
    }

    fn shape() -> Shape {
        Shape::Number { least: 1, most: MOST }
    }
}

/// The largest number of people that a rule may ask for.
const MOST: u32 = 10_000;

impl Read for bool {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Boolean(yes) => Some(*yes),
            Value::Text(_)
            | Value::Integer(_)
            | Value::Array(_)
            | Value::Table(_)
            | Value::Other => reader.wrong_kind(node, Kind::Boolean),
        }
    }

    fn shape() -> Shape {
        Shape::Boolean
    }
}

impl<T: Read> Read for Spanned<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let value = T::read(node, reader)?;
        Some(Spanned { value, span: node.start..node.end })
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Array(items) = &node.value else {
            return reader.wrong_kind(node, Kind::Array);
        };
        let mut read = Vec::with_capacity(items.len());
        read.extend(items.iter().filter_map(|item| T::read(item, reader)));
        Some(read)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn shape() -> Shape {
        Shape::List { of: Box::new(T::shape()), some: false }
    }
}

/// A list that may be written as a single value when it holds just one.
#[derive(Clone, Debug, Default)]
pub(crate) struct OneOrMore<T>(pub(crate) Vec<T>);

impl<T: Read> Read for OneOrMore<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Array(_) => Vec::read(node, reader).map(OneOrMore),
            Value::Text(_)
            | Value::Integer(_)
            | Value::Boolean(_)
            | Value::Table(_)
            | Value::Other => T::read(node, reader).map(|one| OneOrMore(vec![one])),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![T::shape(), Vec::<T>::shape()])
    }
}

/// A table whose keys are the author's: each value with the place of its key.
pub(crate) type Map<T> = BTreeMap<Str, Spanned<T>>;

impl<T: Read> Read for Map<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Table(entries) = &node.value else {
            return reader.wrong_kind(node, Kind::Table);
        };
        Some(
            entries
                .iter()
                .filter_map(|entry| {
                    let value = T::read(&entry.node, reader)?;
                    Some((entry.key.clone(), Spanned { value, span: entry.start..entry.end }))
                })
                .collect(),
        )
    }

    fn absent() -> Option<Self> {
        Some(Map::new())
    }

    fn shape() -> Shape {
        Shape::Map(Box::new(T::shape()))
    }
}

/// Declares records: structs that read themselves from a table. After `=>` stands what the kind of
/// a key's value does not tell of its shape.
macro_rules! record {
    ($($(#[$doc:meta])* struct $name:ident {
        $($(#[$field_doc:meta])* $key:literal $field:ident: $kind:ty $(=> $told:expr)?,)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            $($(#[$field_doc])* pub(crate) $field: $kind,)*
        }

        impl $crate::rules::record::Read for $name {
            fn read(
                node: &$crate::rules::tree::Node,
                reader: &mut $crate::rules::record::Reader<'_>,
            ) -> Option<Self> {
                let table = reader.table(node, &[$($key),*])?;
                $(let $field = reader.field(&table, $key);)*
                Some(Self { $($field: $field?,)* })
            }

            fn shape() -> $crate::rules::shape::Shape {
                use $crate::rules::shape::{Field, Record, Shape};
                Shape::Record(Record {
                    name: stringify!($name),
                    dated: false,
                    fields: vec![$({
                        let shape = <$kind as $crate::rules::record::Read>::shape();
                        $(let shape = $told(shape);)?
                        Field {
                            of: stringify!($name),
                            key: $key,
                            required: <$kind as $crate::rules::record::Read>::absent().is_none()
                                || shape.needs_one(),
                            shape,
                        }
                    },)*],
                })
            }
        }
    )*};
}
pub(crate) use record;
