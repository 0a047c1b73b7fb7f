//! The JSON Schema of each kind of rule file, for the editors that take one: the keys, what each
//! holds and what may stand there. It is made from the declarations that read the files.

use serde_json::{Map, Value, json};

use crate::ids::ids;
use crate::lang::{Lang, typeset};
use crate::rules::record::Read;
use crate::rules::shape::{Field, Form, Record, Shape, version};
use crate::rules::tree;
use crate::rules::{
    Contacts, Directory, ExerciseType, Professions, Questions, RuleFile, Ruleset, Vocabulary,
};
use crate::tr;

/// A kind of rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `ruleset.toml`.
    Ruleset,
    /// `professions.toml`.
    Professions,
    /// `vocabulary.toml`.
    Vocabulary,
    /// `questions.toml`.
    Questions,
    /// `contacts.toml`.
    Contacts,
    /// `directory.toml`.
    Directory,
    /// A file of `types/`.
    Type,
}

ids! {
    Kind {
        Ruleset = "ruleset",
        Professions = "professions",
        Vocabulary = "vocabulary",
        Questions = "questions",
        Contacts = "contacts",
        Directory = "directory",
        Type = "type",
    }
}

impl Kind {
    /// The kind of an id.
    pub fn by_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The kind of the file of this name below a set's directory.
    pub fn of_file(name: &str) -> Option<Kind> {
        match name.split_once('/') {
            Some(("types", _)) => Some(Kind::Type),
            Some(_) => None,
            None => name.strip_suffix(".toml").and_then(Kind::by_id),
        }
    }

    /// What such a file holds, and what it is called.
    fn declared(self, lang: Lang) -> (Shape, &'static str) {
        match self {
            Kind::Ruleset => (Ruleset::shape(), tr!(lang, schema_ruleset)),
            Kind::Professions => (Professions::shape(), tr!(lang, schema_professions)),
            Kind::Vocabulary => (Vocabulary::shape(), tr!(lang, schema_vocabulary)),
            Kind::Questions => (Questions::shape(), tr!(lang, schema_questions)),
            Kind::Contacts => (Contacts::shape(), tr!(lang, schema_contacts)),
            Kind::Directory => (Directory::shape(), tr!(lang, schema_directory)),
            Kind::Type => (ExerciseType::shape(), tr!(lang, schema_type)),
        }
    }
}

/// The schema of a kind of file, as indented JSON with a line end after it.
pub fn render(kind: Kind, lang: Lang) -> String {
    let mut writer = Writer { lang, definitions: Map::new() };
    let (shape, title) = kind.declared(lang);
    let mut schema = match shape {
        Shape::Record(record) => writer.record(&record),
        other => writer.shape(&other),
    };
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(typeset(lang, title)));
    schema.insert("definitions".to_owned(), Value::Object(writer.definitions));
    format!("{:#}\n", Value::Object(schema))
}

/// The schemas of every kind, each with its path below the directory of a set that is handed out.
pub fn files(lang: Lang) -> Vec<(String, String)> {
    Kind::ALL.map(|kind| (format!("schemas/{}.json", kind.id()), render(kind, lang))).into()
}

/// What the first line of a rule file starts with where it names a schema.
const DIRECTIVE: &str = "#:schema ";

/// The schema that the first line of a rule file names.
pub fn named_in(text: &str) -> Option<&str> {
    text.lines().next()?.strip_prefix(DIRECTIVE).map(str::trim)
}

/// The first line of a file of `types/` that names the schema beside it, or that of its neighbours.
pub(super) fn line_of_type(files: &[RuleFile]) -> String {
    let neighbours = files.iter().filter(|file| Kind::of_file(&file.name) == Some(Kind::Type));
    let named = neighbours.filter_map(|file| named_in(&file.text)).next();
    format!("{DIRECTIVE}{}\n", named.unwrap_or("../schemas/type.json"))
}

/// The text of a rule file as it is handed out: the schema that its first line names is the one
/// beside it, and a set that is whole names no base.
pub fn handed_out(file: &RuleFile) -> String {
    let Some(kind) = Kind::of_file(&file.name) else { return file.text.clone() };
    let path = format!("schemas/{}.json", kind.id());
    let text = match named_in(&file.text).filter(|named| named.ends_with(&path)) {
        None => file.text.clone(),
        Some(named) => {
            let up = if file.name.contains('/') { "../" } else { "" };
            file.text.replacen(named, &format!("{up}{path}"), 1)
        }
    };
    if kind == Kind::Ruleset { without_base(&text).unwrap_or(text) } else { text }
}

/// The text of a `ruleset.toml` without the line that names its base, and without the comment right
/// above that line; `None` where it names none.
fn without_base(text: &str) -> Option<String> {
    let (tree, _) = tree::parse(text);
    let base = tree.entries().iter().find(|entry| entry.key == "base")?;
    let line_of = |byte: usize| text.get(..byte).map(|before| before.matches('\n').count());
    let (first, last) = (line_of(base.start)?, line_of(base.node.end)?);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (before, after) = (lines.get(..first)?, lines.get(last + 1..)?);
    let is_comment = |line: &&&str| line.starts_with('#') && !line.starts_with(DIRECTIVE);
    let comment = before.iter().rev().take_while(is_comment).count();
    let before = before.get(..first - comment)?;
    // Of the blank lines around it, one stays.
    let blank = |line: Option<&&str>| line.is_some_and(|line| line.trim().is_empty());
    let skipped = usize::from(blank(before.last()) && blank(after.first()));
    Some(before.iter().chain(after.iter().skip(skipped)).copied().collect())
}

/// The keys of a record, each with what it holds: in French, in English.
type Keys = &'static [(&'static str, [&'static str; 2])];

// What each key holds, by its record: `rules/keys.toml`, made Rust of by the build script.
include!(concat!(env!("OUT_DIR"), "/keys.rs"));

fn description(field: &Field, lang: Lang) -> Option<String> {
    let (_, keys) = KEYS.iter().find(|(record, _)| *record == field.of)?;
    let (_, words) = keys.iter().find(|(key, _)| *key == field.key)?;
    Some(typeset(lang, lang.of(*words)))
}

/// The form of an id.
const ID: &str = "[a-z0-9]+(-[a-z0-9]+)*";
/// A day, a month or a year.
const DATE: &str = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";
/// The name of the schema of any text.
const LINE: &str = "line";
/// The characters that no text holds: they drive a terminal, or end a line.
const HARMFUL: &str =
    r"\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066-\u2069";

/// Writes shapes as schemas; each record stands once.
struct Writer {
    lang: Lang,
    definitions: Map<String, Value>,
}

impl Writer {
    fn shape(&mut self, shape: &Shape) -> Map<String, Value> {
        let schema = match shape {
            // It is long, and stands for nearly every text.
            Shape::Text(Form::Free) => self.defined(LINE, text(&Form::Free)),
            Shape::Text(form) => text(form),
            Shape::Number { least, most } => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            Shape::Boolean => json!({ "type": "boolean" }),
            Shape::List { of, some } => {
                let items = self.shape(of);
                match some {
                    true => json!({ "type": "array", "items": items, "minItems": 1 }),
                    false => json!({ "type": "array", "items": items }),
                }
            }
            Shape::Map(of) => json!({
                "type": "object",
                "propertyNames": { "pattern": whole(ID) },
                "additionalProperties": self.shape(of),
            }),
            Shape::Either(shapes) => {
                let any: Vec<Map<String, Value>> =
                    shapes.iter().map(|shape| self.shape(shape)).collect();
                json!({ "anyOf": any })
            }
            // An editor finds the keys, and the place of a mistake, where there is no choice of
            // schemas: some of these words are for tables, the others for lists.
            Shape::Dated(record) => {
                let mut schema = self.record(record);
                let versions = self.shape(&Shape::Record(version(record.clone())));
                schema.insert("type".to_owned(), json!(["object", "array"]));
                schema.insert("items".to_owned(), Value::Object(versions));
                schema.insert("minItems".to_owned(), json!(1));
                Value::Object(schema)
            }
            Shape::Record(record) => {
                let version = if record.dated { "-version" } else { "" };
                let name = format!("{}{version}", record.name);
                let schema = Value::Object(self.record(record));
                self.defined(&name, schema)
            }
        };
        match schema {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    /// A reference to this schema by its name; two of one name are the same.
    fn defined(&mut self, name: &str, schema: Value) -> Value {
        let known = self.definitions.entry(name).or_insert_with(|| schema.clone());
        debug_assert_eq!(*known, schema, "{name}");
        json!({ "$ref": format!("#/definitions/{name}") })
    }

    fn record(&mut self, record: &Record) -> Map<String, Value> {
        let mut properties = Map::new();
        for field in &record.fields {
            let mut schema = self.shape(&field.shape);
            // Beside a reference nothing else is read: the reference stands in a list of its own.
            if schema.contains_key("$ref") {
                schema = Map::from_iter([("allOf".to_owned(), json!([schema]))]);
            }
            if let Some(description) = description(field, self.lang) {
                schema.insert("description".to_owned(), json!(description));
            }
            properties.insert(field.key.to_owned(), Value::Object(schema));
        }
        let required: Vec<&str> =
            record.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
        Map::from_iter([
            ("type".to_owned(), json!("object")),
            ("properties".to_owned(), Value::Object(properties)),
            ("required".to_owned(), json!(required)),
            ("additionalProperties".to_owned(), json!(false)),
        ])
    }
}

fn text(form: &Form) -> Value {
    let pattern = match form {
        Form::OneOf(known) => return json!({ "type": "string", "enum": known }),
        Form::Free => format!(r"^[^{HARMFUL}]*[^\s{HARMFUL}][^{HARMFUL}]*$"),
        Form::Id => whole(ID),
        Form::StepPath => whole(&format!("{ID}/{ID}")),
        Form::Date => whole(DATE),
    };
    json!({ "type": "string", "pattern": pattern })
}

/// A pattern for the whole of a text.
fn whole(pattern: &str) -> String {
    format!("^{pattern}$")
}
