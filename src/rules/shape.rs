//! What may stand in a rule file, told by the declarations that read it: for editors and for the
//! guide. [`record!`](super::record::record) gives each record's shape; a key's own declaration may
//! say more of its texts than that they are texts.

/// What may stand at a place.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// A text of one line, with something in it.
    Text(Form),
    /// A whole number.
    Number { least: u32, most: u32 },
    /// `true` or `false`.
    Boolean,
    /// A list; `some` where it may not be empty.
    List { of: Box<Shape>, some: bool },
    /// A table whose keys are the author's ids.
    Map(Box<Shape>),
    /// One of several shapes.
    Either(Vec<Shape>),
    /// A table of known keys.
    Record(Record),
    /// Such a table, or a list of its versions, each with the days between which it holds.
    Dated(Record),
}

/// What a text looks like.
#[derive(Clone, Debug)]
pub(crate) enum Form {
    /// Anything.
    Free,
    /// An id.
    Id,
    /// The id of a step, after that of its type and a slash.
    StepPath,
    /// A day, a month or a year.
    Date,
    /// One of these ids.
    OneOf(Vec<&'static str>),
}

/// A table of known keys.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// The struct that reads it.
    pub(crate) name: &'static str,
    /// Whether it is one version among several, with the dates of its own.
    pub(crate) dated: bool,
    pub(crate) fields: Vec<Field>,
}

/// A key of a record.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// The record that its description stands under.
    pub(crate) of: &'static str,
    pub(crate) key: &'static str,
    pub(crate) required: bool,
    pub(crate) shape: Shape,
}

/// The name that the keys of [`dated`] versions are described under.
const VERSION: &str = "version";

impl Shape {
    /// Whether it is a list that may not be empty: without its key it would be.
    pub(crate) fn needs_one(&self) -> bool {
        matches!(self, Shape::List { some: true, .. })
    }

    /// The shape with every text in it of this form.
    fn texts(self, form: &Form) -> Shape {
        match self {
            Shape::Text(_) => Shape::Text(form.clone()),
            Shape::List { of, some } => Shape::List { of: Box::new(of.texts(form)), some },
            other => other,
        }
    }
}

/// That the texts are ids.
pub(super) fn id(shape: Shape) -> Shape {
    shape.texts(&Form::Id)
}

/// That the list holds one thing at least.
pub(super) fn some(shape: Shape) -> Shape {
    match shape {
        Shape::List { of, .. } => Shape::List { of, some: true },
        other => other,
    }
}

/// That the text is the id of a step with that of its type.
pub(super) fn step_path(shape: Shape) -> Shape {
    shape.texts(&Form::StepPath)
}

/// That the table may be given in several versions, each with the days between which it holds.
pub(super) fn dated(shape: Shape) -> Shape {
    match shape {
        Shape::Record(record) => Shape::Dated(record),
        Shape::List { of, some } => {
            let of = match *of {
                Shape::Record(record) => Shape::Record(version(record)),
                other => other,
            };
            Shape::List { of: Box::new(of), some }
        }
        Shape::Map(of) => Shape::Map(Box::new(dated(*of))),
        Shape::Text(_) | Shape::Number { .. } | Shape::Boolean => shape,
        Shape::Either(_) | Shape::Dated(_) => shape,
    }
}

/// A record with the days from which and until which it holds.
pub(crate) fn version(mut record: Record) -> Record {
    record.dated = true;
    record.fields.extend(["from", "until"].map(|key| Field {
        of: VERSION,
        key,
        required: false,
        shape: Shape::Text(Form::Date),
    }));
    record
}
