//! A rule set as a comparison looks at it: things with their fields, in the order in which they are
//! told. What differs in two outlines is found without knowing what they are of.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::{Lang, Text, join_or, plural};
use crate::report::grade;
use crate::rules::{
    Alert, Catalogue, Cell, Contact, Evidence, Example, ExerciseType, Form, Ix, Noun, Profession,
    RelationKind, Seat, Section, Set, Source, Status, Step, Str, TeamTable,
};
use crate::sheet::place;
use crate::team::lexicon::{Meaning, key};
use crate::team::name_of;
use crate::tr;

/// What kind of value it is, for how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A name, a list of names: as it is.
    Plain,
    /// A text: quoted, and cut down to what differs.
    Prose,
    /// A number with its noun: the noun once.
    Count,
}

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
    pub(super) shown: (&'static str, Style, String),
    /// What it is called among others.
    pub(super) listed: String,
    pub(super) fields: Vec<Field<'a>>,
}

/// Something of a thing. Both sides of a thing have the same, as far as both go.
pub(super) struct Field<'a> {
    /// What it is, by its name in `aspects.toml`.
    pub(super) key: &'static str,
    pub(super) told: Told,
    pub(super) value: Value<'a>,
    /// What its value is taken from: two that are from the same differ where that is told.
    pub(super) from: Vec<String>,
}

/// How a field is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// As a part of its thing.
    Part,
    /// By itself, with the thing's id.
    Whole,
    /// By itself, with the thing's id and name.
    Named,
}

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

/// What a field holds.
pub(super) enum Value<'a> {
    /// Words that are otherwise where `same` is.
    Words { style: Style, same: Option<String>, shown: Option<String> },
    /// A text in both languages; `typed` where people type it.
    Text { text: Option<&'a Text>, typed: bool },
    /// Ids and their names, each told for itself; `ordered` where their order is told too.
    Names { names: Vec<(String, String)>, ordered: bool },
    /// Ids whose words are told together.
    Several { ids: Vec<String>, words: Box<dyn Fn(&[&String]) -> String + 'a> },
    /// A source.
    Source(Option<Origin>),
    /// Things.
    Things(Vec<Thing<'a>>, Pairs),
}

/// Where a document says something.
#[derive(Clone)]
pub(super) struct Origin {
    pub(super) document: String,
    /// The heading of the row, and the ids of the rows that bear it.
    pub(super) row: String,
    pub(super) rows: Vec<String>,
    pub(super) column: String,
    /// The document and the column, in words.
    pub(super) column_words: String,
    /// The whole of it, in words.
    pub(super) words: String,
}

impl<'a> Field<'a> {
    fn new(key: &'static str, value: Value<'a>) -> Field<'a> {
        Field { key, told: Told::Part, value, from: Vec::new() }
    }

    fn told(self, told: Told) -> Field<'a> {
        Field { told, ..self }
    }

    fn from(self, from: Vec<String>) -> Field<'a> {
        Field { from, ..self }
    }
}

impl<'a> Thing<'a> {
    /// One that its id tells from others of its kind.
    fn new(aspect: &'static str, id: &str, name: String, fields: Vec<Field<'a>>) -> Thing<'a> {
        Thing {
            aspect,
            key: id.to_owned(),
            id: Some(id.to_owned()),
            shown: (aspect, Style::Plain, name.clone()),
            listed: name.clone(),
            name: Some(name),
            fields,
        }
    }

    /// One that is alone of its kind.
    fn only(aspect: &'static str, shown: String, fields: Vec<Field<'a>>) -> Thing<'a> {
        let shown = (aspect, Style::Plain, shown);
        let (key, listed) = (String::new(), String::new());
        Thing { aspect, key, id: None, name: None, shown, listed, fields }
    }

    fn shown(self, aspect: &'static str, style: Style, shown: String) -> Thing<'a> {
        Thing { shown: (aspect, style, shown), ..self }
    }
}

fn words(key: &'static str, style: Style, shown: Option<String>) -> Field<'static> {
    Field::new(key, Value::Words { style, same: shown.clone(), shown })
}

fn plain(key: &'static str, text: &str) -> Field<'static> {
    words(key, Style::Plain, Some(text.to_owned()))
}

fn plains(key: &'static str, text: Option<&Str>) -> Field<'static> {
    words(key, Style::Plain, text.map(Str::to_string))
}

fn prose(key: &'static str, text: &str) -> Field<'static> {
    words(key, Style::Prose, Some(text.to_owned()))
}

/// Something else that is named, by its id and its name there.
fn linked(key: &'static str, link: Option<(&str, &str)>) -> Field<'static> {
    let (same, shown) = link.map(|(id, name)| (id.to_owned(), name.to_owned())).unzip();
    Field::new(key, Value::Words { style: Style::Plain, same, shown })
}

fn text<'a>(key: &'static str, text: &'a Text) -> Field<'a> {
    texts(key, Some(text))
}

fn texts<'a>(key: &'static str, text: Option<&'a Text>) -> Field<'a> {
    Field::new(key, Value::Text { text, typed: false })
}

fn typed<'a>(key: &'static str, text: &'a Text) -> Field<'a> {
    Field::new(key, Value::Text { text: Some(text), typed: true })
}

fn things<'a>(key: &'static str, things: impl Iterator<Item = Thing<'a>>) -> Field<'a> {
    Field::new(key, Value::Things(things.collect(), Pairs::Keyed))
}

/// Words of their own, told together.
fn listed(key: &'static str, words: &[Str]) -> Field<'static> {
    let ids = words.iter().map(Str::to_string).collect();
    let words = |ids: &[&String]| ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ");
    Field::new(key, Value::Several { ids, words: Box::new(words) })
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
    /// The types.
    pub(super) fn types(self) -> Vec<Field<'a>> {
        let types = self.set.types().enumerate().map(|(number, kind)| {
            let long_name = kind.long_name.get(self.lang).to_owned();
            let fields = [self.criteria(kind), self.exercise(number, kind)].into_iter().flatten();
            Thing::new("type", &kind.id, kind.name.to_string(), fields.collect()).shown(
                "type",
                Style::Plain,
                long_name,
            )
        });
        vec![things("type", types)]
    }

    /// What decides a type's verdict, but for the steps.
    fn criteria(self, kind: &'a ExerciseType) -> Vec<Field<'a>> {
        let audience = &kind.audience;
        let mut of_audience = vec![
            self.people("of", audience.professions),
            self.statuses("status", audience.statuses),
            text("who", &audience.who),
            text("reserved", &audience.reserved),
        ];
        of_audience.extend(self.evidence(&audience.evidence));
        let of_staff = self.evidence(&kind.staff.evidence);
        let scale = kind.scale.iter().map(|rule| {
            let scales = rule.any.iter().map(|number| &self.set.scales()[number]);
            let names: Vec<(String, String)> =
                scales.map(|it| (it.id.to_string(), it.name.get(self.lang).to_owned())).collect();
            let all: Vec<String> = names.iter().map(|(_, name)| name.clone()).collect();
            let mut fields = vec![Field::new("any", Value::Names { names, ordered: false })];
            fields.extend(self.evidence(&rule.evidence));
            Thing::only("scale-rule", join_or(self.lang, &all), fields)
        });
        let one = |aspect, fields| [Thing::only(aspect, String::new(), fields)].into_iter();
        vec![
            things("audience", one("audience", of_audience)),
            things("staff.seat", kind.staff.seats.iter().map(|seat| self.seat(seat))),
            things("staff", one("staff", of_staff)),
            things("scale-rule", scale),
        ]
    }

    fn seat(self, seat: &'a Seat) -> Thing<'a> {
        let counted = counted(seat.count, &seat.noun, self.lang);
        let (same, shown) = (Some(seat.count.to_string()), Some(counted.clone()));
        let count = Value::Words { style: Style::Count, same, shown };
        // A seat that names nobody itself is called as its group or its profession is.
        let groups = self.set.groups().iter().map(|group| (format!("* {}", group.id), &group.noun));
        let people = self.set.professions().iter().map(|one| (one.id.to_string(), &one.noun));
        let same = groups.chain(people).filter(|(_, noun)| **noun == seat.noun);
        let named: Vec<String> = same.map(|(id, _)| id).collect();
        let fields = vec![
            Field::new("staff.seat.count", count).told(Told::Whole),
            self.people("of", seat.professions),
            self.statuses("status", seat.statuses),
            text("one", &seat.noun.one).from(named.clone()),
            text("many", &seat.noun.many).from(named),
        ];
        let name = explained(&seat.noun.one, self.lang);
        Thing::new("staff.seat", &seat.id, name, fields).shown("staff.seat", Style::Plain, counted)
    }

    /// The rest of a type.
    fn exercise(self, number: Ix<ExerciseType>, kind: &'a ExerciseType) -> Vec<Field<'a>> {
        let examples =
            self.set.examples().iter().filter(move |it| self.examples && it.kind == number);
        let aims = kind.aims.iter().map(|number| &self.set.aims()[number]);
        let names = aims.map(|aim| (aim.id.to_string(), aim.name.get(self.lang).to_owned()));
        let aims = Value::Names { names: names.collect(), ordered: false };
        let facts = kind.facts.iter().map(|fact| self.fact(fact)).collect();
        let seats = &kind.staff.seats;
        vec![
            things("step", self.set.steps_of(number).map(|(_, step)| self.step(step, kind))),
            things("example", examples.map(|example| self.example(example))),
            plain("name", &kind.name),
            text("long-name", &kind.long_name),
            text("summary", &kind.summary),
            Field::new("aims", aims),
            self.contacts("contacts", &kind.contacts),
            self.relations(kind),
            things("rows", self.rows.iter().map(|(id, name)| self.cell(kind, id, name))),
            Field::new("fact", Value::Things(facts, Pairs::Similar)),
            things("form", kind.forms.iter().map(|form| self.form(form))),
            things("alert", kind.alerts.iter().map(|alert| self.alert(alert, seats))),
        ]
    }

    fn step(self, step: &'a Step, kind: &ExerciseType) -> Thing<'a> {
        let common = step.common.map(|number| &self.set.common_steps()[number]);
        let (aspect, is) = match step.prerequisite {
            true => ("prerequisite", tr!(self.lang, diff_prerequisite)),
            false => ("step", tr!(self.lang, diff_follow_up)),
        };
        // A step has its type's contacts unless it names its own.
        let own = step.contacts != kind.contacts;
        let from = if own { Vec::new() } else { vec![String::new()] };
        let mut fields = vec![
            plain("step.prerequisite", is).told(Told::Named),
            text("short", &step.short),
            text("text", &step.text),
            linked("common", common.map(|common| (&*common.id, common.text.get(self.lang)))),
            text("who", &step.who),
            self.contacts("contacts", &step.contacts).from(from),
            texts("needs", step.needs.as_ref()),
        ];
        fields.extend(self.evidence(&step.evidence));
        let short = step.short.get(self.lang).to_owned();
        Thing::new("step", &step.id, short.clone(), fields).shown(aspect, Style::Plain, short)
    }

    fn relations(self, kind: &'a ExerciseType) -> Field<'a> {
        let relations = kind.relations.iter().map(move |relation| {
            let to = &self.set.types()[relation.to];
            let is = match relation.kind {
                RelationKind::Prepares => tr!(self.lang, diff_prepares),
                RelationKind::Combines => tr!(self.lang, diff_combines),
            };
            let mut fields = vec![plain("kind", is), text("text", &relation.text)];
            fields.extend(self.evidence(&relation.evidence));
            let shown = relation.text.get(self.lang).to_owned();
            let thing = Thing::new("relation", &to.id, to.name.to_string(), fields);
            Thing { listed: shown.clone(), ..thing.shown("relation", Style::Prose, shown) }
        });
        things("relation", relations)
    }

    /// A row of either set's table, whether the type has it or not.
    fn cell(self, kind: &'a ExerciseType, id: &str, name: &str) -> Thing<'a> {
        let place = self.set.rows().iter().position(|row| row.id == id);
        let cell = place.and_then(|place| kind.cells.get(place)?.as_ref());
        let mut fields = vec![texts("text", cell.map(|cell| &cell.text))];
        fields.extend(cell.into_iter().flat_map(|cell| self.evidence(&cell.evidence)));
        Thing::new("rows", id, name.to_owned(), fields)
    }

    fn fact(self, fact: &'a Cell) -> Thing<'a> {
        let mut fields = vec![text("fact", &fact.text).told(Told::Whole)];
        fields.extend(self.evidence(&fact.evidence));
        let shown = fact.text.get(self.lang).to_owned();
        let key = format!("{}\n{}", fact.text.fr, fact.text.en);
        let listed = super::words::clipped(&shown);
        let thing = Thing::new("fact", &key, shown.clone(), fields);
        Thing { id: None, listed, ..thing.shown("fact", Style::Prose, shown) }
    }

    fn form(self, form: &'a Form) -> Thing<'a> {
        let step = form.step.map(|number| &self.set.steps()[number]);
        let sections = form.sections.iter().map(|section| self.section(section, form)).collect();
        let fields = vec![
            linked("step", step.map(|step| (&*step.id, step.short.get(self.lang)))),
            text("title", &form.title),
            text("intro", &form.intro),
            Field::new("section", Value::Things(sections, Pairs::Similar)),
        ];
        Thing::new("form", &form.id, form.title.get(self.lang).to_owned(), fields)
    }

    fn section(self, section: &'a Section, form: &Form) -> Thing<'a> {
        let table = section.table.map(|table| match table {
            TeamTable::Members => tr!(self.lang, diff_members).to_owned(),
            TeamTable::Signatures => tr!(self.lang, diff_signatures).to_owned(),
        });
        let mut fields = vec![
            text("heading", &section.heading),
            text("guide", &section.guide),
            words("table", Style::Plain, table),
        ];
        match &section.evidence {
            Some(evidence) => fields.extend(self.evidence(evidence)),
            None => fields.push(self.source(None)),
        }
        let heading = section.heading.get(self.lang);
        let name = format!("{}, {heading}", form.title.get(self.lang));
        Thing {
            key: section.heading.fr.to_string(),
            listed: heading.to_owned(),
            ..Thing::new("form.section", &form.id, name, fields).shown(
                "form.section",
                Style::Plain,
                heading.to_owned(),
            )
        }
    }

    fn alert(self, alert: &'a Alert, seats: &[Seat]) -> Thing<'a> {
        let about = &self.set.rows()[alert.about];
        let staff = alert.staff.iter().filter_map(|(at, count)| Some((seats.get(*at)?, count)));
        let (ids, words): (Vec<String>, Vec<String>) = staff
            .map(|(seat, count)| {
                (format!("{} {count}", seat.id), counted(*count, &seat.noun, self.lang))
            })
            .unzip();
        let (ids, words) = (ids.join(", "), words.join(", "));
        let mut fields = vec![
            linked("about", Some((&about.id, about.name.get(self.lang)))),
            plain("grade", grade(alert.grade, self.lang)),
            self::words("date", Style::Plain, alert.date.map(|date| date.words(self.lang))),
            text("text", &alert.text),
            self.contacts("ask", &alert.ask),
        ];
        fields.extend(self.evidence(&alert.evidence));
        fields.push(linked("staff", (!ids.is_empty()).then_some((&*ids, &*words))));
        let shown = alert.text.get(self.lang).to_owned();
        Thing::new("alert", &alert.id, alert.id.to_string(), fields).shown(
            "alert",
            Style::Prose,
            shown,
        )
    }

    fn example(self, example: &'a Example) -> Thing<'a> {
        let fields = vec![plain("content", &content(self.set, example))];
        Thing::new("example", &example.name, example.name.to_string(), fields)
    }

    /// What is the set's own: its head, the documents and rows, contacts, questions.
    pub(super) fn own(self) -> Vec<Field<'a>> {
        let (set, lang) = (self.set, self.lang);
        let get = |text: &Text| text.get(lang).to_owned();
        let years = set.stale_after_years().map(|years| tr!(lang, diff_years(u64::from(years))));
        let documents = set.documents().iter().map(|it| {
            let fields = vec![
                text("short", &it.short),
                prose("title", &it.title),
                prose("publisher", &it.publisher),
                text("date", &it.date),
                words("latest-year", Style::Plain, it.latest_year.map(|year| year.to_string())),
                plains("web", it.web.as_ref()),
            ];
            Thing::new("document", &it.id, get(&it.short), fields)
        });
        let rows = set.rows().iter().map(|it| {
            let fields = vec![prose("heading", &it.heading), text("name", &it.name)];
            Thing::new("row", &it.id, get(&it.name), fields)
        });
        let common_steps = set.common_steps().iter().map(|it| {
            Thing::new("common-step", &it.id, get(&it.text), vec![text("text", &it.text)])
        });
        let contacts = set.contacts().iter().map(|it| {
            let fields = vec![
                plain("short", &it.short),
                text("name", &it.name),
                plains("phone", it.phone.as_ref()),
                plains("email", it.email.as_ref()),
                plains("web", it.web.as_ref()),
                texts("note", it.note.as_ref()),
                self.source(Some(&it.source)),
            ];
            Thing::new("contact", &it.id, it.short.to_string(), fields)
        });
        let asked = set.questions();
        let questions = [
            ("team", &asked.team),
            ("status", &asked.status),
            ("status-of", &asked.status_of),
            ("scale", &asked.scale),
            ("steps", &asked.steps),
            ("aims", &asked.aims),
        ];
        let questions = questions.into_iter().map(|(id, it)| {
            let fields = vec![
                text("name", &it.name),
                text("ask", &it.ask),
                text("help", &it.help),
                text("who", &it.who),
                self.source(it.source.as_ref()),
            ];
            Thing::new("question", id, get(&it.name), fields)
        });
        vec![
            plain("id", set.id()),
            plain("version", set.version()),
            text("set-title", set.title()),
            text("notice", set.notice()),
            words("stale-after-years", Style::Plain, years),
            self.contacts("confirm-with", set.confirm_with()),
            plain("sample", &sample(set)),
            things("document", documents),
            things("row", rows),
            things("common-step", common_steps),
            things("contact", contacts),
            things("question", questions),
        ]
    }

    /// The words that the rules speak with: professions, groups, statuses, scales, aims.
    pub(super) fn vocabulary(self) -> Vec<Field<'a>> {
        let (set, lang) = (self.set, self.lang);
        let professions = set.professions().iter().map(|it| {
            let gender =
                if it.feminine { tr!(lang, diff_feminine) } else { tr!(lang, diff_masculine) };
            let fields = vec![
                typed("one", &it.noun.one),
                typed("many", &it.noun.many),
                plains("short", it.short.as_ref()),
                listed("words", &it.words),
                plain("feminine", gender),
            ];
            Thing::new("profession", &it.id, explained(&it.noun.one, lang), fields)
        });
        let groups = set.groups().iter().map(|it| {
            let fields = vec![
                text("one", &it.noun.one),
                text("many", &it.noun.many),
                self.people("members", it.members),
                texts("interpretation", it.interpretation.as_ref()),
            ];
            Thing::new("group", &it.id, explained(&it.noun.one, lang), fields)
        });
        let ambiguous = vague(set).into_iter().map(|(word, people)| {
            Thing::new("ambiguous", &word, word.clone(), vec![plain("professions", &people)])
        });
        let statuses = set.statuses().iter().map(|it| {
            let fields = vec![
                typed("one", &it.noun.one),
                typed("many", &it.noun.many),
                plain("feminine", &format!("{}, {}", it.feminine.0, it.feminine.1)),
                text("team-is", &it.team_is),
                text("members-are", &it.members_are),
                listed("words", &it.words),
            ];
            Thing::new("status", &it.id, explained(&it.noun.one, lang), fields)
        });
        let scales = set.scales().iter().map(|it| {
            let fields = vec![
                typed("name", &it.name),
                text("team-does", &it.team_does),
                text("text", &it.text),
            ];
            Thing::new("scale", &it.id, it.name.get(lang).to_owned(), fields)
        });
        let aims = set.aims().iter().map(|it| {
            Thing::new("aim", &it.id, it.name.get(lang).to_owned(), vec![text("name", &it.name)])
        });
        vec![
            things("profession", professions),
            things("group", groups),
            Field::new("ambiguous", Value::Things(ambiguous.collect(), Pairs::Sorted)),
            things("status", statuses),
            things("scale", scales),
            things("aim", aims),
        ]
    }

    fn people(self, key: &'static str, people: Set<Profession>) -> Field<'a> {
        let all = self.set.professions();
        let ids = people.iter().map(|number| all[number].id.to_string()).collect();
        let words = move |ids: &[&String]| {
            let number = |id: &&String| all.find(|one| one.id == **id);
            people_words(self.set, ids.iter().filter_map(number).collect(), self.lang)
        };
        Field::new(key, Value::Several { ids, words: Box::new(words) })
    }

    fn statuses(self, key: &'static str, statuses: Set<Status>) -> Field<'a> {
        let all = self.set.statuses();
        let ids = statuses.iter().map(|number| all[number].id.to_string()).collect();
        let words = move |ids: &[&String]| {
            let named = all.iter().filter(|status| ids.iter().any(|id| **id == status.id));
            let names = named.map(|status| explained(&status.noun.one, self.lang));
            names.collect::<Vec<_>>().join(", ")
        };
        Field::new(key, Value::Several { ids, words: Box::new(words) })
    }

    fn contacts(self, key: &'static str, numbers: &[Ix<Contact>]) -> Field<'a> {
        let contacts = numbers.iter().map(|number| &self.set.contacts()[*number]);
        let names = contacts.map(|contact| (contact.id.to_string(), contact.short.to_string()));
        Field::new(key, Value::Names { names: names.collect(), ordered: true })
    }

    /// What stands behind a rule.
    fn evidence(self, evidence: &'a Evidence) -> Vec<Field<'a>> {
        vec![
            self.source(Some(&evidence.source)),
            words("cite", Style::Prose, evidence.cite.as_ref().map(Str::to_string)),
            texts("interpretation", evidence.interpretation.as_ref()),
        ]
    }

    fn source(self, source: Option<&Source>) -> Field<'a> {
        let origin = |source: &Source| {
            let document = &self.set.documents()[source.document];
            let rows = self.set.rows().iter().filter(|row| row.heading == source.row);
            Origin {
                document: document.id.to_string(),
                row: source.row.to_string(),
                rows: rows.map(|row| row.id.to_string()).collect(),
                column: source.column.to_string(),
                column_words: format!("{}, {}", document.short.get(self.lang), source.column),
                words: place(self.set, source, self.lang),
            }
        };
        Field::new("source", Value::Source(source.map(origin)))
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
