//! Reading a tree into records, every problem noted and none fatal to the rest.
//!
//! [`record!`] declares a struct once, with the key of each field. From that one declaration come
//! the reading, the missing and the unknown keys, and the wrong kinds of value, each with its
//! place; the ids, looked up in what the set declares; and the shape that a schema tells to
//! editors. (Serde stops at a file's first mistake and says it in English, so it cannot serve here.)

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::known::{Known, is_id};
use super::list::{CAPACITY, List};
use super::problem::{Fault, Kind, Problem, Thing};
use super::shape::{Field, Form, Shape};
use super::tree::{Node, Value};
use crate::lang::{Str, needs_sanitizing};

/// A value and its place in the file.
#[derive(Clone, Debug)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Range<usize>,
}

/// Notes the problems of files while they are read.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// The number of the file that is read.
    pub(crate) file: usize,
    /// What cannot be read.
    pub(crate) problems: Vec<Problem>,
    /// What can be read and makes no sense: ids that name nothing, and the like. Of a record that
    /// cannot be read nothing is told here.
    pub(crate) checks: Vec<Problem>,
    /// Whether the files are known to be without fault: the program's own rules, whose tests see to
    /// it, so that no start of the program does. What is not needed to read them is passed over.
    pub(crate) tested: bool,
    /// The place of the record that is read in its list.
    pub(crate) item: usize,
    /// What the rest of the set has to do with it.
    pub(crate) known: Known,
}

impl Reader {
    pub(crate) fn note(&mut self, span: Range<usize>, fault: Fault) {
        self.problems.push(Problem { file: self.file, span, fault });
    }

    /// Notes what makes no sense though it can be read.
    pub(crate) fn check(&mut self, span: Range<usize>, fault: Fault) {
        self.checks.push(Problem { file: self.file, span, fault });
    }

    /// Notes what makes a value none at all.
    fn refuse<T>(&mut self, node: &Node, fault: Fault) -> Option<T> {
        self.note(node.span(), fault);
        None
    }

    fn wrong_kind<T>(&mut self, node: &Node, expected: Kind) -> Option<T> {
        self.refuse(node, Fault::WrongKind { expected, found: Kind::of(&node.value) })
    }

    /// The text that a value is; notes what is none.
    pub(crate) fn text<'n>(&mut self, node: &'n Node) -> Option<&'n Str> {
        node.text().or_else(|| self.wrong_kind(node, Kind::Text))
    }

    /// A table whose keys are `keys`; notes what is no table and unknown keys.
    pub(crate) fn table<'n>(
        &mut self,
        node: &'n Node,
        keys: &'static [&'static str],
    ) -> Option<Table<'n>> {
        let Value::Table(entries) = &node.value else {
            return self.wrong_kind(node, Kind::Table);
        };
        let all = if self.tested { &[] } else { &**entries };
        for entry in all.iter().filter(|entry| !keys.contains(&&*entry.key)) {
            let fault = Fault::UnknownKey { key: entry.key.clone(), known: keys };
            self.note(entry.start..entry.end, fault);
        }
        Some(Table { node, keys, optional: false })
    }

    /// The value of one key: its reading, or what its absence stands for where it is not there or
    /// cannot be read. (What cannot be read has been noted; the rest is read on.)
    fn field<T: Read>(&mut self, table: &Table<'_>, key: &'static str) -> Option<T> {
        match table.get(key) {
            Some(node) => {
                let first = self.problems.len();
                let read = T::read(node, self).or_else(T::absent);
                if key == "interpretation" {
                    self.unreasoned(first);
                }
                read
            }
            None => T::absent().or_else(|| {
                if !table.optional {
                    self.note(table.node.span(), Fault::missing(key));
                }
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

    /// Checks the ids of one kind: their form, that no two are the same, and their number.
    pub(crate) fn ids<'n>(
        &mut self,
        thing: Thing,
        ids: impl Iterator<Item = (&'n Str, Range<usize>)>,
    ) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (count, (id, span)) in ids.enumerate() {
            self.id(id, span.clone());
            if !seen.insert(id) {
                self.check(span.clone(), Fault::DuplicateId { thing, id: id.clone() });
            }
            if count == CAPACITY {
                self.check(span, Fault::TooMany { thing, most: CAPACITY });
            }
        }
    }

    /// Checks an id's form.
    pub(crate) fn id(&mut self, id: &Str, span: Range<usize>) {
        if !is_id(id) {
            self.check(span, Fault::BadId { id: id.clone() });
        }
    }
}

/// A table whose keys have been looked over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'n> {
    pub(crate) node: &'n Node,
    /// The keys that are read.
    keys: &'n [&'static str],
    /// Whether its keys may all be absent.
    optional: bool,
}

impl<'n> Table<'n> {
    pub(crate) fn get(&self, key: &'static str) -> Option<&'n Node> {
        self.node.get(key).filter(|_| self.keys.contains(&key))
    }

    /// The place of the value of a key.
    pub(crate) fn place(&self, key: &'static str) -> Range<usize> {
        self.get(key).map(Node::span).unwrap_or_default()
    }
}

/// What can be read from a value of a tree.
pub(crate) trait Read: Sized {
    /// What it is, where its records have ids.
    const THING: Option<Thing> = None;

    /// Reads the value; notes every problem in it and gives `None` where it cannot stand.
    fn read(node: &Node, reader: &mut Reader) -> Option<Self>;

    /// Reads what stands at a key of a table; at several, it is a part of that record.
    fn of(table: &Table<'_>, keys: &[&'static str], reader: &mut Reader) -> Option<Self> {
        match keys {
            [key] => reader.field(table, key),
            keys => Self::part(&Table { keys, ..*table }, reader),
        }
    }

    /// Reads a record from a table that holds more than it. What is no record is a part of none.
    fn part(_: &Table<'_>, _: &mut Reader) -> Option<Self> {
        None
    }

    /// What a key that is not there stands for; `None` where the key must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// What may stand there.
    fn shape() -> Shape;

    /// What may stand at a key of a record, or at several.
    fn fields(of: &'static str, keys: &[&'static str], told: fn(Shape) -> Shape) -> Vec<Field> {
        let shape = told(Self::shape());
        match (keys, shape) {
            ([_, _, ..], Shape::Record(record)) => record
                .fields
                .into_iter()
                .filter(|field| keys.contains(&field.key))
                .map(|field| Field { of, ..field })
                .collect(),
            (keys, shape) => {
                let required = Self::absent().is_none() || shape.needs_one();
                keys.iter().map(|key| Field { of, key, required, shape: shape.clone() }).collect()
            }
        }
    }
}

impl Read for Str {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node)?;
        let fault = if reader.tested {
            None
        } else if text.trim().is_empty() {
            Some(Fault::EmptyText)
        } else {
            needs_sanitizing(text).then_some(Fault::ControlCharacter)
        };
        match fault {
            Some(fault) => reader.refuse(node, fault),
            None => Some(text.clone()),
        }
    }

    fn shape() -> Shape {
        Shape::Text(Form::Free)
    }
}

/// The largest number of people that a rule may ask for.
const MOST: u32 = 10_000;

impl Read for u32 {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Integer(number) = node.value else {
            return reader.wrong_kind(node, Kind::Integer);
        };
        let number = u32::try_from(number).ok().filter(|number| (1..=MOST).contains(number));
        number.or_else(|| reader.refuse(node, Fault::OutOfRange { most: MOST }))
    }

    fn shape() -> Shape {
        Shape::Number { least: 1, most: MOST }
    }
}

impl Read for bool {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match node.value {
            Value::Boolean(yes) => Some(yes),
            _ => reader.wrong_kind(node, Kind::Boolean),
        }
    }

    fn shape() -> Shape {
        Shape::Boolean
    }
}

impl<T: Read> Read for Spanned<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        Some(Spanned { value: T::read(node, reader)?, span: node.span() })
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        T::read(node, reader).map(Some)
    }

    fn part(table: &Table<'_>, reader: &mut Reader) -> Option<Self> {
        Some(T::part(&Table { optional: true, ..*table }, reader))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn fields(of: &'static str, keys: &[&'static str], told: fn(Shape) -> Shape) -> Vec<Field> {
        let fields = T::fields(of, keys, told).into_iter();
        fields.map(|field| Field { required: field.shape.needs_one(), ..field }).collect()
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Array(items) = &node.value else {
            return reader.wrong_kind(node, Kind::Array);
        };
        let mut read = Vec::with_capacity(items.len());
        let mut ids = Vec::new();
        let checked = T::THING.filter(|_| !reader.tested);
        let outer = reader.item;
        for (place, item) in items.iter().enumerate() {
            reader.item = place;
            if let Some(value) = T::read(item, reader) {
                read.push(value);
                ids.extend(checked.and_then(|_| item.get("id")));
            }
        }
        reader.item = outer;
        if let Some(thing) = checked {
            let ids = ids.into_iter().filter_map(|id: &Node| Some((id.text()?, id.span())));
            reader.ids(thing, ids);
        }
        Some(read)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn shape() -> Shape {
        Shape::List { of: Box::new(T::shape()), some: false }
    }
}

impl<T: Read> Read for List<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        Vec::read(node, reader).map(List::new)
    }

    fn absent() -> Option<Self> {
        Some(List::new(Vec::new()))
    }

    fn shape() -> Shape {
        Vec::<T>::shape()
    }
}

/// The things of a list, which must hold one.
pub(crate) fn some_of<T>(list: Spanned<Vec<T>>, _: &Table<'_>, reader: &mut Reader) -> Vec<T> {
    if list.value.is_empty() {
        reader.check(list.span, Fault::EmptyList);
    }
    list.value
}

/// A list that may be written as a single value when it holds just one.
#[derive(Clone, Debug, Default)]
pub(crate) struct OneOrMore<T>(pub(crate) Vec<T>);

impl<T: Read> Read for OneOrMore<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match node.value {
            Value::Array(_) => Vec::read(node, reader).map(OneOrMore),
            _ => T::read(node, reader).map(|one| OneOrMore(vec![one])),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![T::shape(), Vec::<T>::shape()])
    }
}

/// A table whose keys are the author's: each value with the place of its key.
pub(crate) type Map<T> = BTreeMap<Str, Spanned<T>>;

impl<T: Read> Read for Map<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Table(entries) = &node.value else {
            return reader.wrong_kind(node, Kind::Table);
        };
        let read = entries.iter().filter_map(|entry| {
            let value = T::read(&entry.node, reader)?;
            Some((entry.key.clone(), Spanned { value, span: entry.start..entry.end }))
        });
        // To collect them would be to sort them first: code for each kind, for what is a few keys.
        let mut map = Map::new();
        map.extend(read);
        Some(map)
    }

    fn absent() -> Option<Self> {
        Some(Map::new())
    }

    fn shape() -> Shape {
        Shape::Map(Box::new(T::shape()))
    }
}

/// Declares records: structs that read themselves from a table. After the struct's name stand its
/// name in schemas and, where its records have ids, what they are.
///
/// A field is read from one key; or, as a part of the record, from several. After `=` stands the
/// function that makes it of what is read, where that is of another kind: `function(Kind)`; a
/// field without a key is made of nothing but the table, or begins empty; a key after `@` is written alone. After `=>` stands what the kind of a key's
/// value does not tell of its shape. After `then` stands, in the struct's head, what is done once all is read.
macro_rules! record {
    ($(
        $(#[$doc:meta])*
        $vis:vis struct $name:ident $title:literal $(: $thing:ident)? $(, then $then:ident)? {$(
            $(#[$field_doc:meta])*
            $($key:literal)* $(@ $written:literal)? $field_vis:vis $field:ident: $kind:ty
                $(= $by:ident($($from:ty)?))? $(=> $told:expr)?,
        )*}
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        $vis struct $name {
            $($(#[$field_doc])* $field_vis $field: $kind,)*
        }

        $(impl $crate::rules::names::Named for $name {
            const NAMED: $crate::rules::problem::Thing = $crate::rules::problem::Thing::$thing;
        })?

        impl $crate::rules::record::Read for $name {
            $(const THING: Option<$crate::rules::problem::Thing> =
                Some($crate::rules::problem::Thing::$thing);)?

            fn read(
                node: &$crate::rules::tree::Node,
                reader: &mut $crate::rules::record::Reader,
            ) -> Option<Self> {
                let table = reader.table(node, &[$($($key,)*)*])?;
                Self::part(&table, reader)
            }

            fn part(
                table: &$crate::rules::record::Table<'_>,
                reader: &mut $crate::rules::record::Reader,
            ) -> Option<Self> {
                let checks = reader.checks.len();
                $(let $field =
                    record!(@read table, reader, [$($key),*] $kind $(= $by($($from)?))?);)*
                if [$($field.is_some()),*].contains(&false) {
                    reader.checks.truncate(checks);
                    return None;
                }
                #[allow(unused_mut, reason = "for what is done at last")]
                let mut record = Self {
                    $($field: record!(@make $field, table, reader $(, $by($($from)?))?),)*
                };
                $($then(&mut record, table, reader);)?
                Some(record)
            }

            fn shape() -> $crate::rules::shape::Shape {
                use $crate::rules::shape::{Record, Shape};
                let mut fields = Vec::new();
                $(fields.extend(record!(@fields $title, [$($key),*] $kind $(= $by($($from)?))?
                    $(=> $told)?));)*
                Shape::Record(Record { name: $title, dated: false, fields })
            }
        }

        impl $crate::rules::write::Write for $name {
            fn write(&self) -> $crate::rules::tree::Node {
                let mut entries = Vec::new();
                $(entries.extend(record!(@write self.$field, [$($key),*] $($written)?));)*
                $crate::rules::write::table(entries)
            }
        }
    )*};

    (@read $table:ident, $reader:ident, [] $kind:ty = $by:ident()) => { Some(()) };
    (@read $table:ident, $reader:ident, [] $kind:ty) => { Some(<$kind>::default()) };
    (@read $table:ident, $reader:ident, [$($key:literal),*] $kind:ty = $by:ident($from:ty)) => {
        <$from as $crate::rules::record::Read>::of($table, &[$($key),*], $reader)
    };
    (@read $table:ident, $reader:ident, [$($key:literal),*] $kind:ty) => {
        <$kind as $crate::rules::record::Read>::of($table, &[$($key),*], $reader)
    };

    (@write $field:expr, []) => { Vec::new() };
    (@write $field:expr, [] $key:literal) => { record!(@write $field, [$key]) };
    (@write $field:expr, [$($key:literal),*]) => {
        $crate::rules::write::Write::entries(&$field, &[$($key),*])
    };

    (@make $field:ident, $table:ident, $reader:ident) => { $field? };
    (@make $field:ident, $table:ident, $reader:ident, $by:ident()) => { $by($table, $reader) };
    (@make $field:ident, $table:ident, $reader:ident, $by:ident($from:ty)) => {
        $by($field?, $table, $reader)
    };

    (@fields $title:literal, [] $kind:ty $(= $by:ident())?) => { Vec::new() };
    (@fields $title:literal, [$($key:literal),*] $kind:ty = $by:ident($from:ty) $(=> $told:expr)?) => {
        record!(@fields $title, [$($key),*] $from $(=> $told)?)
    };
    (@fields $title:literal, [$($key:literal),*] $kind:ty) => {
        record!(@fields $title, [$($key),*] $kind => std::convert::identity)
    };
    (@fields $title:literal, [$($key:literal),*] $kind:ty => $told:expr) => {
        <$kind as $crate::rules::record::Read>::fields($title, &[$($key),*], $told)
    };
}
pub(crate) use record;
