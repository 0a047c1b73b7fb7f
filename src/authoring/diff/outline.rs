//! A rule set as a comparison looks at it: things with their fields, in the order in which they are
//! told. What differs in two outlines is found without knowing what they are of.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::{Lang, Text, join_or, plural};
use crate::report::grade;
use crate::rules::{
    Aim, Alert, Catalogue, Cell, CommonStep, Contact, Evidence, Example, ExerciseType, Form, Ix,
    Noun, Profession, Relation, RelationKind, Row, Scale, ScaleRule, Seat, Section, Set, Source,
    Status, Step, Str, TeamTable,
};
use crate::sheet::place;
use crate::team::lexicon::{Meaning, key};
use crate::team::name_of;
use crate::tr;

/// A thing that rules hold.
pub(super) struct Thing<'a> {
    /// What it is, by its name in `aspects.toml`.
    pub(super) aspect: &'static str,
    /// What tells it from others of its kind.
    pub(super) key: String,
    pub(super) id: Option<String>,
    /// What it is called, where its fields are told.
    pub(super) name: Option<String>,
    /// What it is and what tells of it, where it came or went.
    pub(super) shown: (&'static str, String),
    /// What it is called among others.
    pub(super) listed: String,
    pub(super) fields: Vec<Field<'a>>,
}

/// Something of a thing. Both sides of a thing have the same, as far as both go.
pub(super) struct Field<'a> {
    /// What it is, by its name in `aspects.toml`.
    pub(super) key: &'static str,
    pub(super) value: Value<'a>,
    /// What its value is taken from: two that are from the same differ where that is told.
    pub(super) from: Vec<String>,
}

/// What a field holds.
pub(super) enum Value<'a> {
    /// What it goes by, and the words for it: they are otherwise where that is.
    Words(Option<(String, String)>),
    /// A text in both languages.
    Text(Option<&'a Text>),
    /// Ids and their names, each told for itself; `ordered` where their order is told too.
    Names { names: Vec<(String, String)>, ordered: bool },
    /// Ids whose words are told together.
    Several { ids: Vec<String>, words: InWords<'a> },
    /// A source.
    Source(Option<Origin>),
    /// Things.
    Things(Vec<Thing<'a>>, Pairs),
}

/// Some ids, in words.
type InWords<'a> = Box<dyn Fn(&[&String]) -> String + 'a>;

/// Which things of two lists are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pairs {
    /// Those of one key.
    Keyed,
    /// Those of one key; of the rest, those at one place: they have no ids.
    Similar,
    /// Those of one key; what differs is told in the keys' order.
    Sorted,
}

/// Where a document says something.
#[derive(Clone)]
pub(super) struct Origin {
    /// The document's id, and the column.
    pub(super) column: [String; 2],
    /// The heading of the row, and the ids of the rows that bear it.
    pub(super) rows: Vec<String>,
    /// The document and the column, in words.
    pub(super) column_words: String,
    /// The whole of it, in words.
    pub(super) words: String,
}

impl<'a> Thing<'a> {
    /// One that its id tells from others of its kind.
    fn new(aspect: &'static str, id: &str, name: String, fields: Vec<Field<'a>>) -> Thing<'a> {
        let (key, listed) = (id.to_owned(), name.clone());
        let (id, shown) = (Some(key.clone()), (aspect, name.clone()));
        Thing { aspect, key, id, name: Some(name), shown, listed, fields }
    }

    /// One that is alone of its kind.
    fn only(aspect: &'static str, shown: String, fields: Vec<Field<'a>>) -> Thing<'a> {
        Thing { id: None, name: None, ..Thing::new(aspect, "", shown, fields) }
    }

    /// The thing, told in these words where it came or went.
    fn shown(self, text: String) -> Thing<'a> {
        Thing { shown: (self.aspect, text), ..self }
    }
}

fn field<'a>(key: &'static str, value: Value<'a>) -> Field<'a> {
    Field { key, value, from: Vec::new() }
}

fn plain(key: &'static str, text: &str) -> Field<'static> {
    field(key, words(Some(&text)))
}

fn things<'a>(key: &'static str, things: impl Iterator<Item = Thing<'a>>) -> Field<'a> {
    field(key, Value::Things(things.collect(), Pairs::Keyed))
}

/// What a record holds, as the fields that it is told in.
trait Told {
    fn told<'a>(&'a self, key: &'static str, of: Outline<'a>) -> Vec<Field<'a>>;
}

/// Fields of a record, in the order in which they are told; each with its name in `aspects.toml`
/// where that is another.
macro_rules! fields {
    ($of:expr, $record:expr; $($field:ident $($key:literal)?),*) => {{
        let mut fields = Vec::new();
        $(fields.extend($record.$field.told(fields!(@ $field $($key)?), $of));)*
        fields
    }};
    (@ $field:ident) => { stringify!($field) };
    (@ $field:ident $key:literal) => { $key };
}

macro_rules! told {
    ($($kind:ty: $value:expr;)*) => {$(
        impl Told for $kind {
            fn told<'a>(&'a self, key: &'static str, of: Outline<'a>) -> Vec<Field<'a>> {
                let value: fn(&'a $kind, Outline<'a>) -> Value<'a> = $value;
                vec![field(key, value(self, of))]
            }
        }
    )*};
}

told! {
    Text: |text, _| Value::Text(Some(text));
    Option<Text>: |text, _| Value::Text(text.as_ref());
    Str: |text, _| words(Some(text));
    Option<Str>: |text, _| words(text.as_ref());
    Option<u32>: |number, _| words(number.as_ref());
    (Str, Str): |pair, _| words(Some(&format!("{}, {}", pair.0, pair.1)));
    Vec<Str>: |words, _| listed(words.iter().map(|word| (word.to_string(), word.to_string())));
    [Ix<Contact>]: |all, of| names(all.iter(), true, |ix| {
        let contact = &of.set.contacts()[*ix];
        (contact.id.to_string(), contact.short.to_string())
    });
    Set<Aim>: |all, of| names(all.iter(), false, |ix| {
        let aim = &of.set.aims()[ix];
        (aim.id.to_string(), of.get(&aim.name))
    });
    Set<Scale>: |all, of| names(all.iter(), false, |ix| {
        let scale = &of.set.scales()[ix];
        (scale.id.to_string(), of.get(&scale.name))
    });
    Set<Profession>: |people, of| {
        let all = of.set.professions();
        let number = move |id: &&String| all.find(|one| one.id == **id);
        Value::Several {
            ids: people.iter().map(|number| all[number].id.to_string()).collect(),
            words: Box::new(move |ids| {
                people_words(of.set, ids.iter().filter_map(number).collect(), of.lang)
            }),
        }
    };
    Set<Status>: |statuses, of| {
        let all = of.set.statuses();
        listed(statuses.iter().map(|ix| {
            (all[ix].id.to_string(), explained(&all[ix].noun.one, of.lang))
        }))
    };
    Source: |source, of| Value::Source(Some(of.origin(source)));
    Option<Source>: |source, of| Value::Source(source.as_ref().map(|source| of.origin(source)));
    Option<Ix<CommonStep>>: |common, of| {
        let step = common.map(|number| &of.set.common_steps()[number]);
        Value::Words(step.map(|step| (step.id.to_string(), of.get(&step.text))))
    };
    Option<Ix<Step>>: |step, of| {
        let step = step.map(|number| &of.set.steps()[number]);
        Value::Words(step.map(|step| (step.id.to_string(), of.get(&step.short))))
    };
    Ix<Row>: |row, of| {
        let row = &of.set.rows()[*row];
        Value::Words(Some((row.id.to_string(), of.get(&row.name))))
    };
    RelationKind: |kind, of| {
        let told = match kind {
            RelationKind::Prepares => tr!(of.lang, diff_prepares),
            RelationKind::Combines => tr!(of.lang, diff_combines),
        };
        words(Some(&told))
    };
    Option<TeamTable>: |table, of| words(table.map(|table| match table {
        TeamTable::Members => tr!(of.lang, diff_members),
        TeamTable::Signatures => tr!(of.lang, diff_signatures),
    }).as_ref());
}

impl Told for Noun {
    fn told<'a>(&'a self, _: &'static str, of: Outline<'a>) -> Vec<Field<'a>> {
        fields!(of, self; one, many)
    }
}

impl Told for Evidence {
    fn told<'a>(&'a self, _: &'static str, of: Outline<'a>) -> Vec<Field<'a>> {
        fields!(of, self; source, cite, interpretation)
    }
}

impl Told for Option<Evidence> {
    fn told<'a>(&'a self, key: &'static str, of: Outline<'a>) -> Vec<Field<'a>> {
        match self {
            Some(evidence) => evidence.told(key, of),
            None => vec![field("source", Value::Source(None))],
        }
    }
}

fn words<'a>(words: Option<&impl ToString>) -> Value<'a> {
    Value::Words(words.map(|words| (words.to_string(), words.to_string())))
}

/// Ids and their names, told together as a list.
fn listed<'a>(names: impl Iterator<Item = (String, String)>) -> Value<'a> {
    let names: Vec<(String, String)> = names.collect();
    Value::Several {
        ids: names.iter().map(|(id, _)| id.clone()).collect(),
        words: Box::new(move |ids| {
            let told = names.iter().filter(|(id, _)| ids.contains(&id));
            told.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
        }),
    }
}

fn names<'a, T>(
    all: impl Iterator<Item = T>,
    ordered: bool,
    name: impl Fn(T) -> (String, String),
) -> Value<'a> {
    Value::Names { names: all.map(name).collect(), ordered }
}

/// A set, as the outlines of a comparison show it.
#[derive(Clone, Copy)]
pub(super) struct Outline<'a> {
    pub(super) set: &'a Catalogue,
    pub(super) lang: Lang,
    /// The rows of both sets: ids and names.
    pub(super) rows: &'a [(&'a str, &'a str)],
    /// Whether the examples are told.
    pub(super) examples: bool,
}

impl<'a> Outline<'a> {
    fn get(self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn origin(self, source: &Source) -> Origin {
        let document = &self.set.documents()[source.document];
        let rows = self.set.rows().iter().filter(|row| row.heading == source.row);
        let heading = format!("« {}", source.row);
        Origin {
            column: [&document.id, &source.column].map(|text| text.to_string()),
            rows: rows.map(|row| row.id.to_string()).chain([heading]).collect(),
            column_words: format!("{}, {}", self.get(&document.short), source.column),
            words: place(self.set, source, self.lang),
        }
    }

    /// The types.
    pub(super) fn types(self) -> Vec<Field<'a>> {
        let types = self.set.types().enumerate().map(|(number, kind)| {
            let fields = self.exercise(number, kind);
            let thing = Thing::new("type", &kind.id, kind.name.to_string(), fields);
            thing.shown(self.get(&kind.long_name))
        });
        vec![things("type", types)]
    }

    /// A type: first what decides its verdict.
    fn exercise(self, number: Ix<ExerciseType>, kind: &'a ExerciseType) -> Vec<Field<'a>> {
        let audience = &kind.audience;
        let audience =
            fields!(self, audience; professions "of", statuses "status", who, reserved, evidence);
        let alone = |aspect, fields| [Thing::only(aspect, String::new(), fields)].into_iter();
        let steps = self.set.steps_of(number).map(|(_, step)| self.step(step, kind));
        let examples = self.set.examples().iter().filter(|it| self.examples && it.kind == number);
        let facts = kind.facts.iter().map(|fact| self.fact(fact)).collect();
        let seats = &kind.staff.seats;
        let mut fields = vec![
            things("audience", alone("audience", audience)),
            things("staff.seat", seats.iter().map(|seat| self.seat(seat))),
            things("staff", alone("staff", fields!(self, kind.staff; evidence))),
            things("scale-rule", kind.scale.iter().map(|rule| self.scale(rule))),
            things("step", steps),
            things("example", examples.map(|example| self.example(example))),
        ];
        fields.extend(fields!(
            self, kind; name, long_name "long-name", summary, aims, contacts
        ));
        fields.extend([
            things("relation", kind.relations.iter().map(|relation| self.relation(relation))),
            things("rows", self.rows.iter().map(|(id, name)| self.cell(kind, id, name))),
            field("fact", Value::Things(facts, Pairs::Similar)),
            things("form", kind.forms.iter().map(|form| self.form(form))),
            things("alert", kind.alerts.iter().map(|alert| self.alert(alert, seats))),
        ]);
        fields
    }

    fn seat(self, seat: &'a Seat) -> Thing<'a> {
        let shown = counted(seat.count, &seat.noun, self.lang);
        let count = Value::Words(Some((seat.count.to_string(), shown.clone())));
        let mut fields = vec![field("staff.seat.count", count)];
        fields.extend(fields!(self, seat; professions "of", statuses "status", noun));
        // A seat that names nobody itself is called as its group or its profession is.
        let groups = self.set.groups().iter().map(|group| (format!("* {}", group.id), &group.noun));
        let people = self.set.professions().iter().map(|one| (one.id.to_string(), &one.noun));
        let same = groups.chain(people).filter(|(_, noun)| **noun == seat.noun);
        let from: Vec<String> = same.map(|(id, _)| id).collect();
        for field in fields.iter_mut().filter(|field| matches!(field.value, Value::Text(_))) {
            field.from.clone_from(&from);
        }
        let name = explained(&seat.noun.one, self.lang);
        Thing::new("staff.seat", &seat.id, name, fields).shown(shown)
    }

    fn scale(self, rule: &'a ScaleRule) -> Thing<'a> {
        let scales = rule.any.iter().map(|number| self.get(&self.set.scales()[number].name));
        let shown = join_or(self.lang, &scales.collect::<Vec<_>>());
        Thing::only("scale-rule", shown, fields!(self, rule; any, evidence))
    }

    fn step(self, step: &'a Step, kind: &ExerciseType) -> Thing<'a> {
        let (aspect, is) = match step.prerequisite {
            true => ("prerequisite", tr!(self.lang, prerequisite)),
            false => ("step", tr!(self.lang, diff_follow_up)),
        };
        let mut fields = vec![plain("step.prerequisite", is)];
        fields.extend(fields!(self, step; short, text, common, who, contacts, needs, evidence));
        // A step has its type's contacts unless it names its own.
        let contacts = fields.iter_mut().find(|field| field.key == "contacts");
        if let Some(contacts) = contacts.filter(|_| step.contacts == kind.contacts) {
            contacts.from.push(String::new());
        }
        let short = self.get(&step.short);
        let shown = (aspect, short.clone());
        Thing { shown, ..Thing::new("step", &step.id, short, fields) }
    }

    fn relation(self, relation: &'a Relation) -> Thing<'a> {
        let to = &self.set.types()[relation.to];
        let fields = fields!(self, relation; kind, text, evidence);
        let listed = self.get(&relation.text);
        let thing = Thing::new("relation", &to.id, to.name.to_string(), fields);
        Thing { listed: listed.clone(), ..thing.shown(listed) }
    }

    /// A row of either set's table, whether the type has it or not.
    fn cell(self, kind: &'a ExerciseType, id: &str, name: &str) -> Thing<'a> {
        let place = self.set.rows().iter().position(|row| row.id == id);
        let cell = place.and_then(|place| kind.cells.get(place)?.as_ref());
        let mut fields = vec![field("text", Value::Text(cell.map(|cell| &cell.text)))];
        fields.extend(cell.into_iter().flat_map(|cell| fields!(self, cell; evidence)));
        Thing::new("rows", id, name.to_owned(), fields)
    }

    fn fact(self, fact: &'a Cell) -> Thing<'a> {
        let fields = fields!(self, fact; text "fact", evidence);
        let key = format!("{}\n{}", fact.text.fr, fact.text.en);
        let thing = Thing::new("fact", &key, self.get(&fact.text), fields);
        Thing { id: None, listed: super::words::clipped(&thing.listed), ..thing }
    }

    fn form(self, form: &'a Form) -> Thing<'a> {
        let sections = form.sections.iter().map(|section| self.section(section, form)).collect();
        let mut fields = fields!(self, form; step, title, intro);
        fields.push(field("section", Value::Things(sections, Pairs::Similar)));
        Thing::new("form", &form.id, self.get(&form.title), fields)
    }

    fn section(self, section: &'a Section, form: &Form) -> Thing<'a> {
        let fields = fields!(self, section; heading, guide, table, evidence);
        let (key, listed) = (section.heading.fr.to_string(), self.get(&section.heading));
        let name = format!("{}, {listed}", self.get(&form.title));
        let thing = Thing::new("form.section", &form.id, name, fields).shown(listed.clone());
        Thing { key, listed, ..thing }
    }

    fn alert(self, alert: &'a Alert, seats: &[Seat]) -> Thing<'a> {
        let staff = alert.staff.iter().filter_map(|(at, count)| Some((seats.get(*at)?, count)));
        let (ids, words): (Vec<String>, Vec<String>) = staff
            .map(|(seat, count)| {
                (format!("{} {count}", seat.id), counted(*count, &seat.noun, self.lang))
            })
            .unzip();
        let staff = (!ids.is_empty()).then(|| (ids.join(", "), words.join(", ")));
        let date = alert.date.map(|date| date.words(self.lang));
        let mut fields = fields!(self, alert; about);
        fields.push(plain("grade", grade(alert.grade, self.lang)));
        fields.push(field("date", self::words(date.as_ref())));
        fields.extend(fields!(self, alert; text, ask, evidence));
        fields.push(field("staff", Value::Words(staff)));
        let thing = Thing::new("alert", &alert.id, alert.id.to_string(), fields);
        thing.shown(self.get(&alert.text))
    }

    fn example(self, example: &'a Example) -> Thing<'a> {
        let fields = vec![plain("content", &content(self.set, example))];
        Thing::new("example", &example.name, example.name.to_string(), fields)
    }

    /// What is the set's own: its head, the documents and rows, contacts, questions.
    pub(super) fn own(self) -> Vec<Field<'a>> {
        let set = self.set;
        let years = set.stale_after_years();
        let years = years.map(|years| tr!(self.lang, diff_years(u64::from(years))));
        let documents = set.documents().iter().map(|it| {
            let fields =
                fields!(self, it; short, title, publisher, date, latest_year "latest-year", web);
            Thing::new("document", &it.id, self.get(&it.short), fields)
        });
        let rows = set.rows().iter().map(|it| {
            Thing::new("row", &it.id, self.get(&it.name), fields!(self, it; heading, name))
        });
        let common_steps = set.common_steps().iter().map(|it| {
            Thing::new("common-step", &it.id, self.get(&it.text), fields!(self, it; text))
        });
        let bodies = set.contacts().iter().map(|it| {
            let fields = fields!(self, it; short, name, phone, email, web, note, source);
            Thing::new("contact", &it.id, it.short.to_string(), fields)
        });
        let questions = set.questions().all().into_iter().map(|(id, it)| {
            let fields = fields!(self, it; name, ask, help, who, source);
            Thing::new("question", id, self.get(&it.name), fields)
        });
        let mut fields = vec![plain("id", set.id()), plain("version", set.version())];
        fields.extend(set.title().told("set-title", self));
        fields.extend(set.notice().told("notice", self));
        fields.push(field("stale-after-years", words(years.as_ref())));
        fields.extend(set.confirm_with().told("confirm-with", self));
        fields.extend([
            plain("sample", &sample(set)),
            things("document", documents),
            things("row", rows),
            things("common-step", common_steps),
            things("contact", bodies),
            things("question", questions),
        ]);
        fields
    }

    /// The words that the rules speak with: professions, groups, statuses, scales, aims.
    pub(super) fn vocabulary(self) -> Vec<Field<'a>> {
        let (set, lang) = (self.set, self.lang);
        let professions = set.professions().iter().map(|it| {
            let mut fields = fields!(self, it; noun, short, words);
            let gender =
                if it.feminine { tr!(lang, diff_feminine) } else { tr!(lang, diff_masculine) };
            fields.push(plain("feminine", gender));
            Thing::new("profession", &it.id, explained(&it.noun.one, lang), fields)
        });
        let groups = set.groups().iter().map(|it| {
            let fields = fields!(self, it; noun, members, interpretation);
            Thing::new("group", &it.id, explained(&it.noun.one, lang), fields)
        });
        let ambiguous = vague(set).into_iter().map(|(word, people)| {
            Thing::new("ambiguous", &word, word.clone(), vec![plain("professions", &people)])
        });
        let statuses = set.statuses().iter().map(|it| {
            let fields = fields!(
                self, it; noun, feminine, team_is "team-is", members_are "members-are", words
            );
            Thing::new("status", &it.id, explained(&it.noun.one, lang), fields)
        });
        let scales = set.scales().iter().map(|it| {
            let fields = fields!(self, it; name, team_does "team-does", text);
            Thing::new("scale", &it.id, self.get(&it.name), fields)
        });
        let aims = set
            .aims()
            .iter()
            .map(|it| Thing::new("aim", &it.id, self.get(&it.name), fields!(self, it; name)));
        vec![
            things("profession", professions),
            things("group", groups),
            field("ambiguous", Value::Things(ambiguous.collect(), Pairs::Sorted)),
            things("status", statuses),
            things("scale", scales),
            things("aim", aims),
        ]
    }
}

/// "3 médecins généralistes (GPs)".
fn counted(count: u32, noun: &Noun, lang: Lang) -> String {
    let noun = plural(lang, u64::from(count), &noun.one, &noun.many);
    format!("{count} {}", explained(noun, lang))
}

/// A French name; English explains it.
fn explained(name: &Text, lang: Lang) -> String {
    match lang {
        Lang::Fr => name.fr.to_string(),
        Lang::En => format!("{} ({})", name.fr, name.en),
    }
}

/// Professions in words: by groups, or a group but for some of it where that is shorter.
fn people_words(set: &Catalogue, people: Set<Profession>, lang: Lang) -> String {
    let names = by_groups(set, people, lang);
    let but_for = set.groups().iter().filter(|group| people.without(group.members).is_empty());
    let but_for = but_for.map(|group| (group, by_groups(set, group.members.without(people), lang)));
    match but_for.min_by_key(|(_, others)| others.len()) {
        Some((group, others)) if others.len() + 1 < names.len() => {
            let group = explained(&group.noun.many, lang);
            tr!(lang, diff_but_for(&group, &others.join(", ")))
        }
        _ => names.join(", "),
    }
}

/// Professions by group where one is there whole, the largest first, then one by one.
fn by_groups(set: &Catalogue, people: Set<Profession>, lang: Lang) -> Vec<String> {
    let mut rest = people;
    let mut names = Vec::new();
    loop {
        let whole =
            |members: Set<Profession>| members.len() > 1 && members.without(rest).is_empty();
        let groups = set.groups().iter().filter(|group| whole(group.members));
        // Of two as large, the first.
        let Some(group) = groups.rev().max_by_key(|group| group.members.len()) else { break };
        names.push(explained(&group.noun.many, lang));
        rest = rest.without(group.members);
    }
    names.extend(rest.iter().map(|number| name_of(set, number, 2, lang)));
    names
}

/// The words too vague to accept, each with the professions that could claim it; those that name a
/// group are the group's.
fn vague(set: &Catalogue) -> BTreeMap<String, String> {
    let groups: BTreeSet<String> = set
        .groups()
        .iter()
        .flat_map(|group| {
            let Noun { one, many } = &group.noun;
            [&group.id, &one.fr, &one.en, &many.fr, &many.en].map(|name| key(name))
        })
        .collect();
    let several = set.lexicon().phrases().filter_map(|(phrase, meaning)| match meaning {
        Meaning::Several(set) => Some((phrase, set)),
        Meaning::Profession(_) | Meaning::Status(_) => None,
    });
    several
        .filter(|(phrase, _)| !groups.contains(*phrase))
        .map(|(phrase, people)| {
            let ids = people.iter().map(|number| set.professions()[number].id.to_string());
            (phrase.to_owned(), ids.collect::<Vec<_>>().join(", "))
        })
        .collect()
}

/// What the help uses for its examples, in a line.
fn sample(set: &Catalogue) -> String {
    let sample = set.sample();
    [
        &*sample.team.fr,
        &*sample.team.en,
        &sample.count.join(", "),
        &sample.types.join(", "),
        &*sample.status,
        &*sample.scale,
        &*sample.step,
        &*sample.aim,
        &*sample.newcomer.fr,
        &*sample.newcomer.en,
        &*sample.other_status,
        &*sample.other_scale,
    ]
    .join(" ; ")
}

/// An example of a rule file in a line, by the keys that it is written with.
fn content(set: &Catalogue, example: &Example) -> String {
    let filled = |ids: Vec<&str>| Some(ids.join(", ")).filter(|ids| !ids.is_empty());
    let steps =
        |steps: &[Ix<Step>]| filled(steps.iter().map(|step| &*set.steps()[*step].id).collect());
    let list = |items: &Option<Vec<Str>>| items.as_ref().map(|items| items.join(", "));
    let outcomes: Vec<String> = example
        .outcomes
        .iter()
        .map(|(criterion, outcome)| format!("{criterion} {outcome}"))
        .collect();
    let scales = example
        .scale
        .map(|scales| scales.iter().map(|it| &*set.scales()[it].id).collect::<Vec<_>>().join(", "));
    let parts = [
        ("team", list(&example.team)),
        ("status", example.status.map(|status| set.statuses()[status].id.to_string())),
        ("scale", scales),
        ("done", steps(&example.done)),
        ("not-done", steps(&example.not_done)),
        ("aims", filled(example.aims.iter().map(|aim| &*set.aims()[aim].id).collect())),
        ("verdict", Some(example.verdict.to_string())),
        ("possible", list(&example.possible)),
        ("missing", list(&example.missing)),
        ("not-counted", list(&example.not_counted)),
        ("outcomes", filled(outcomes.iter().map(String::as_str).collect())),
        ("open", list(&example.open)),
    ];
    let parts = parts.into_iter().filter_map(|(key, value)| Some(format!("{key}={}", value?)));
    parts.collect::<Vec<_>>().join(" ; ")
}
