//! A type of exercise, as its file says: who counts, the seats, the steps, the rows, how it goes
//! with others, the documents that it starts from, and the examples.

use std::ops::Range;

use super::{
    Aim, CommonStep, Contact, Document, Evidence, Noun, Profession, Row, Scale, Source, Status,
    first_day, or_not,
};
use crate::date::{Day, When};
use crate::ids::ids;
use crate::lang::{Str, Text};
use crate::rules::list::{Ix, Set};
use crate::rules::names::People;
use crate::rules::problem::{Fault, Thing};
use crate::rules::record::{Map, OneOrMore, Read, Reader, Spanned, Table, record, some_of};
use crate::rules::shape::{Form as TextForm, Shape, dated, id, some};
use crate::rules::step_order::out_of_order;
use crate::rules::tree::Node;
use crate::rules::verdict::{Outcome, Verdict};
use crate::rules::write::{Write, text};

/// The most seats a type may have: enough for every profession with a regional union, few enough
/// to go through all their subsets where a verdict needs it.
pub(crate) const MOST_SEATS: usize = 16;

record! {
    /// A kind of *exercice coordonné*: a file of `types/`.
    pub struct ExerciseType "type", then complete {
        /// Its id: the stem of its file.
        @ "id" pub id: Str = own_id(),
        /// Its usual name.
        "name" pub name: Str,
        /// Its name in full; the French is the legal one.
        "long-name" pub long_name: Text,
        /// What it is, in a sentence.
        "summary" pub summary: Text,
        /// Its name with an article, as in "you can start an MSP".
        "article" pub article: Option<Text>,
        /// What sets it apart from the others, in a few words.
        "apart" pub apart: Option<Text>,
        /// That the team has it, once its prerequisites are done: "Your MSP is approved".
        "recognised" pub recognised: Option<Text>,
        /// What to do about it for those who can only join it: "join the CPTS of your territory".
        "joined" pub joined: Option<Text>,
        "column" _column: Option<Column>,
        /// What it serves.
        "aims" pub aims: Set<Aim>,
        /// Whom to call.
        "contacts" pub contacts: Vec<Ix<Contact>>,
        "rows-not-given" pub(in crate::rules) rows_not_given: Vec<Spanned<Ix<Row>>>,
        /// The professions that it is built around; where the team has none of them, it can only be
        /// somebody's partner in it.
        "around" pub around: Set<Profession> = all_of(Vec<People>),
        /// Who counts.
        "audience" pub audience: Audience => dated,
        /// The minimum staff.
        "staff" pub staff: Staff => dated,
        /// The scales that suit; where there is no such rule, any does and none is asked for.
        "scale" pub scale: Option<ScaleRule> => dated,
        /// Its steps, until the whole set numbers them.
        "step" pub(in crate::rules) own_steps: Vec<Step> = in_order(Vec<Step>) => dated,
        /// Its steps, as a range of [`Catalogue::steps`](crate::rules::Catalogue::steps).
        pub(in crate::rules) steps: Range<usize>,
        /// How it goes with other types.
        "relation" pub relations: Vec<Relation> => dated,
        /// The documents that a team starts from.
        "form" pub forms: Vec<Form> => dated,
        /// The rows of the table, in its order; `None` where no document gives one.
        "rows" pub cells: Vec<Option<Cell>> = by_row(Map<CellOfRow>) => dated,
        /// What the documents add to the rows.
        "fact" pub facts: Vec<Cell> => dated,
        /// What has moved since the documents that the criteria read.
        "alert" pub alerts: Vec<Alert> => dated,
        /// Its examples, until they stand with those of the other types.
        "example" pub(in crate::rules) own_examples: Vec<Example>,
    }

    /// A type's column in the table.
    pub(crate) struct Column "column", then of_this_type {
        "document" pub(in crate::rules) document: Ix<Document>,
        "heading" pub(in crate::rules) heading: Str,
    }

    /// Who counts for a type.
    pub struct Audience "audience", then count_for_this_type {
        /// The professions that count.
        "of" pub professions: Set<Profession> = some_people(Spanned<Vec<People>>) => some,
        /// The statuses that count.
        "status" pub statuses: Set<Status> = or_all(Vec<Ix<Status>>),
        /// Those people, in words.
        "who" pub who: Text,
        /// After the type's name: "réservée aux …".
        "reserved" pub reserved: Text,
        /// What stands behind it.
        "source" "cite" "interpretation" pub evidence: Evidence,
    }

    /// The minimum staff of a type.
    pub struct Staff "staff" {
        /// Whether its seats say which professions a territory must gather, not whom a team must
        /// recruit.
        "representation" pub representation: bool = or_not(Option<bool>),
        /// Its seats, in the table's order; none where no minimum is known: whoever counts will do.
        "seat" pub seats: Vec<Seat> = few_enough(Vec<Seat>),
        /// What stands behind it.
        "source" "cite" "interpretation" pub evidence: Evidence,
    }

    /// A place that the minimum staff asks for.
    pub struct Seat "seat": Seat, then for_the_audience {
        /// Its id, within the type.
        "id" pub id: Str => id,
        /// How many people it asks for.
        "count" pub count: u32,
        /// The professions that may fill it; they are all of the audience.
        "of" pub professions: Set<Profession> = some_people(Spanned<Vec<People>>) => some,
        "except" except: Set<Profession> = all_of(Vec<People>),
        /// The statuses that may fill it; they are all of the audience.
        "status" pub statuses: Set<Status> = or_all(Vec<Ix<Status>>),
        /// What one and several of these people are called.
        "one" "many" pub noun: Noun = or_their_own(Option<Noun>),
        /// Whether the source gives no minimum, so that the number is read into its silence.
        "silent" pub silent: bool = or_not(Option<bool>),
    }

    /// The scales that suit a type.
    pub struct ScaleRule "scale-rule" {
        /// One of them is enough.
        "any" pub any: Set<Scale> = some_scales(Scales) => some,
        /// What stands behind it.
        "source" "cite" "interpretation" pub evidence: Evidence,
    }

    /// A step of a type, a prerequisite or one that follows.
    pub struct Step "step": Step {
        /// Its type.
        pub kind: Ix<ExerciseType> = own_type(),
        /// Its id, within the type.
        "id" pub id: Str => id,
        /// Whether being ready asks for it.
        "prerequisite" pub prerequisite: bool,
        /// Whether the type is recognised once it is done: an approval.
        "recognition" pub recognition: bool = or_not(Option<bool>),
        /// The step that it is one of, where several types have it.
        "common" pub common: Option<Ix<CommonStep>>,
        /// The steps of its type that must come first; none waits for itself.
        "after" pub after: Vec<Ix<Step>>,
        /// Its name: "projet de santé".
        "short" pub short: Text,
        /// What to do, as a sentence.
        "text" pub text: Text,
        /// Who acts.
        "who" pub who: Text,
        /// Whom to contact for it: the type's contacts, where it has none of its own.
        "contacts" pub contacts: Vec<Ix<Contact>>,
        /// The document that it needs.
        "needs" pub needs: Option<Text>,
        /// What stands behind it.
        "source" "cite" "interpretation" pub evidence: Evidence,
    }

    /// How a type goes with another.
    pub struct Relation "relation" {
        /// In which way.
        "kind" pub kind: RelationKind,
        /// The other type.
        "type" pub to: Ix<ExerciseType>,
        /// Why, as a sentence.
        "text" pub text: Text,
        /// What stands behind it.
        "source" "cite" "interpretation" pub evidence: Evidence,
    }

    /// A document that a team starts from: headings, and a line of guidance for each.
    pub struct Form "form": Form {
        /// Its id, within the type: the stem of the file that it makes.
        "id" pub id: Str => id,
        /// The step that asks for it.
        "step" pub step: Option<Ix<Step>>,
        /// Its title.
        "title" pub title: Text,
        /// What it is for.
        "intro" pub intro: Text,
        /// Its parts, in order.
        "section" pub sections: Vec<Section>,
    }

    /// A part of a form.
    pub struct Section "section" {
        /// Its heading.
        "heading" pub heading: Text,
        /// What to write there, in a line.
        "guide" pub guide: Text,
        /// A table of the team that stands there to begin with.
        "table" pub table: Option<TeamTable>,
        /// Where a document asks for it; `None` where none does and the team is free.
        "source" "cite" pub evidence: Option<Evidence>,
    }

    /// What a document says, in our words.
    pub struct Cell "fact" {
        /// Our words.
        "fr" "en" pub text: Text,
        /// What stands behind it.
        "source" "cite" pub evidence: Evidence,
    }

    /// A cell of the table in our words; its source is the cell itself, where none is given.
    struct CellOfRow "cell" {
        "fr" "en" text: Text,
        "source" source: Option<Source>,
        "cite" cite: Option<Str>,
    }

    /// What has moved since the documents that the criteria read. It stands beside a rule and never
    /// changes it.
    pub struct Alert "alert": Alert {
        /// Its id, within the type.
        "id" pub id: Str => id,
        /// The row of the table that it concerns.
        "about" pub about: Ix<Row>,
        /// The step that it changes.
        "step" pub step: Option<Ix<Step>>,
        /// Whether it is one to know before acting: it stands on the type's line.
        "know-first" pub know_first: bool = or_not(Option<bool>),
        /// In a few words, for that line.
        "short" pub short: Option<Text>,
        /// Whether the type comes after others of its standing because of it.
        "hold" pub hold: bool = or_not(Option<bool>),
        /// What kind of source says so.
        "grade" pub grade: Grade,
        /// When the source said so, as far as is known.
        "date" pub date: Option<When>,
        /// What has moved, in a sentence or two.
        "text" pub text: Text,
        /// Whom to ask.
        "ask" pub ask: Vec<Ix<Contact>>,
        /// The step's text by it, where that is another.
        "step-text" pub step_text: Option<Text>,
        /// Where it gives another minimum: how many people of a seat, by the seat's place.
        "staff" pub staff: Vec<(usize, u32)> = by_seat(Map<u32>),
        /// What stands behind it.
        "source" "cite" pub evidence: Evidence,
    }

    /// An example inside a rule file: a team, and what must come out for its type.
    pub struct Example "example" {
        /// The type whose file holds it.
        pub kind: Ix<ExerciseType> = own_type(),
        /// What it shows.
        "name" pub name: Str,
        /// The day whose rules it is for; the latest rules where it says none.
        "date" pub date: Option<Day> = first_day(Option<When>),
        /// The file, and the byte where it starts.
        pub place: (Str, usize) = start(),
        /// The composition, in the shorthand; several texts add up.
        "team" pub team: Option<Vec<Str>> = texts(Option<OneOrMore<Str>>),
        /// The status of members that name none.
        "status" pub status: Option<Ix<Status>>,
        /// The scales.
        "scale" pub scale: Option<Set<Scale>>,
        /// Steps done.
        "done" pub done: Vec<Ix<Step>>,
        /// Steps in progress.
        "started" pub started: Vec<Ix<Step>>,
        /// Steps not done.
        "not-done" pub not_done: Vec<Ix<Step>>,
        /// What the team wants to do.
        "aims" pub aims: Set<Aim>,
        /// The verdict.
        "verdict" pub verdict: Verdict,
        /// The possible verdicts.
        "possible" pub possible: Option<Vec<Verdict>>,
        /// Who is missing: `1 auxiliaire-medical`.
        "missing" pub missing: Option<Vec<Str>>,
        /// Who is not counted: `1 infirmier salarie-centre`.
        "not-counted" pub not_counted: Option<Vec<Str>>,
        /// The outcome of criteria, as ids.
        "outcomes" pub outcomes: Vec<(Str, Str)> = outcome_ids(Map<Outcome>),
        /// The open questions.
        "open" pub open: Option<Vec<Str>>,
    }
}

type Scales = Spanned<Vec<Ix<Scale>>>;

impl ExerciseType {
    /// The scales that its rule names; none where it has no such rule.
    pub fn scales(&self) -> Set<Scale> {
        self.scale.as_ref().map_or(Set::EMPTY, |rule| rule.any)
    }

    /// Whether an alert puts it after the others of its standing.
    pub fn is_on_hold(&self) -> bool {
        self.alerts.iter().any(|alert| alert.hold)
    }

    /// Whether its minimum is read into the silence of its source.
    pub fn is_silent(&self) -> bool {
        self.staff.seats.iter().any(|seat| seat.silent)
    }

    /// The seats that a member can fill, a bit for each in their order; none where the member
    /// does not count.
    pub(crate) fn seats_open_to(&self, profession: Ix<Profession>, status: Ix<Status>) -> u32 {
        let open = |seat: &Seat| {
            u32::from(seat.professions.contains(profession) && seat.statuses.contains(status))
        };
        (0..)
            .zip(&self.staff.seats)
            .fold(0, |seats, (place, seat): (u32, _)| seats | open(seat) << place)
    }
}

/// What kind of source an alert has, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// A law or a decree.
    Law,
    /// An agreement with the health insurance.
    Agreement,
    /// An authority's page or circular.
    Administration,
    /// A professional body's own page: a union, a federation, an order.
    Professional,
    /// A newspaper, a review, anybody else's site.
    Press,
}

ids! {
    Grade {
        Law = "law",
        Agreement = "agreement",
        Administration = "administration",
        Professional = "professional",
        Press = "press",
    }
}

/// In which way a type goes with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// It can come first, and prepares the other.
    Prepares,
    /// A team can have both; the other way round too.
    Combines,
    /// A team has one or the other; the other way round too.
    Alternative,
}

ids! {
    RelationKind {
        Prepares = "prepares",
        Combines = "combines",
        Alternative = "alternative",
    }
}

/// What a table of the team is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TeamTable {
    /// Who is in it: each with a name, a profession, a status, a place of work.
    Members,
    /// Each with a name, a profession and room to sign.
    Signatures,
}

ids! { TeamTable { Members = "members", Signatures = "signatures" } }

macro_rules! read_ids {
    ($($kind:ident: $thing:ident,)*) => {$(
        impl Read for $kind {
            fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
                reader.one_of(node, Thing::$thing, &$kind::ALL, $kind::id)
            }

            fn shape() -> Shape {
                Shape::Text(TextForm::OneOf($kind::ALL.map($kind::id).to_vec()))
            }
        }

        impl Write for $kind {
            fn write(&self) -> Node {
                text(self.id())
            }
        }
    )*};
}

read_ids! {
    Grade: Grade,
    RelationKind: Relation,
    TeamTable: TeamTable,
    Verdict: Verdict,
    Outcome: Outcome,
}

fn own_id(_: &Table<'_>, reader: &mut Reader) -> Str {
    reader.known.kind_id.clone()
}

fn own_type(_: &Table<'_>, reader: &mut Reader) -> Ix<ExerciseType> {
    Ix::new(reader.known.kind)
}

fn of_this_type(column: &mut Column, _: &Table<'_>, reader: &mut Reader) {
    reader.known.column = Some((column.document, column.heading.clone()));
}

fn some_people(
    people: Spanned<Vec<People>>,
    table: &Table<'_>,
    reader: &mut Reader,
) -> Set<Profession> {
    all_of(some_of(people, table, reader), table, reader)
}

fn all_of(people: Vec<People>, _: &Table<'_>, _: &mut Reader) -> Set<Profession> {
    people.iter().fold(Set::EMPTY, |all, some| all.or(some.members))
}

/// The statuses that are named, a group by those that it stands for; every status, where none is.
fn or_all(named: Vec<Ix<Status>>, _: &Table<'_>, reader: &mut Reader) -> Set<Status> {
    let known = reader.known.statuses.iter().enumerate();
    let meant = known.filter(|(number, _)| named.is_empty() || named.contains(&Ix::new(*number)));
    meant.fold(Set::EMPTY, |all, (_, statuses)| all.or(*statuses))
}

fn count_for_this_type(audience: &mut Audience, _: &Table<'_>, reader: &mut Reader) {
    reader.known.audience = (audience.professions, audience.statuses);
}

fn some_scales(scales: Scales, table: &Table<'_>, reader: &mut Reader) -> Set<Scale> {
    some_of(scales, table, reader).into_iter().collect()
}

/// A seat is for those of its people who count.
fn for_the_audience(seat: &mut Seat, table: &Table<'_>, reader: &mut Reader) {
    let of = seat.professions;
    let (audience, counted) = reader.known.audience;
    seat.professions = of.without(seat.except).and(audience);
    seat.statuses = seat.statuses.and(counted);
    let is_dead = seat.professions.is_empty() || seat.statuses.is_empty();
    if !of.is_empty() && !audience.is_empty() && is_dead {
        reader.check(table.place("id"), Fault::DeadSeat { id: seat.id.clone() });
    }
    if !of.is_empty() && seat.noun.one.fr.is_empty() {
        reader.check(table.place("id"), Fault::UnnamedSeat { id: seat.id.clone() });
    }
}

/// What the people of a seat are called: as it says, or as the only ones that it names. Nothing where
/// neither is so, which is noted.
fn or_their_own(noun: Option<Noun>, table: &Table<'_>, reader: &mut Reader) -> Noun {
    let of = |key| table.get(key).map_or(&[][..], Node::items);
    let own = || match (of("of"), of("except")) {
        ([only], []) => reader.known.nouns.iter().find(|(id, _)| Some(id) == only.text()),
        _ => None,
    };
    let nothing = || Text { fr: "".into(), en: "".into() };
    noun.or_else(|| own().map(|(_, noun)| noun.clone()))
        .unwrap_or_else(|| Noun { one: nothing(), many: nothing() })
}

/// The seats, as many as their bits.
fn few_enough(seats: Vec<Seat>, table: &Table<'_>, reader: &mut Reader) -> Vec<Seat> {
    let written = table.get("seat").map_or(&[][..], Node::items);
    if let Some(seat) = written.get(MOST_SEATS) {
        let place = seat.get("id").map(Node::span).unwrap_or_default();
        reader.check(place, Fault::TooMany { thing: Thing::Seat, most: MOST_SEATS });
    }
    reader.known.declare(Thing::Seat, 0, seats.iter().map(|seat| seat.id.clone()).collect());
    seats
}

/// The steps, which must come in some order.
fn in_order(steps: Vec<Step>, table: &Table<'_>, reader: &mut Reader) -> Vec<Step> {
    let written = table.get("step").filter(|_| !reader.tested).map_or(&[][..], Node::items);
    for (span, fault) in out_of_order(written, reader.known.ids(Thing::Step)) {
        reader.check(span, fault);
    }
    steps
}

/// The rows of the table.
fn by_row(written: Map<CellOfRow>, _: &Table<'_>, reader: &mut Reader) -> Vec<Option<Cell>> {
    let mut cells = vec![None; reader.known.headings.len()];
    for (id, Spanned { value: cell, span }) in written {
        let row: Ix<Row> = reader.number(&id, span.clone());
        if let Some(place) = cells.get_mut(row.index()) {
            let source = cell.source.unwrap_or_else(|| {
                Source::of_row(&Spanned { value: id, span: span.clone() }, span, reader)
            });
            let evidence = Evidence { source, cite: cell.cite, interpretation: None };
            *place = Some(Cell { text: cell.text, evidence });
        }
    }
    cells
}

/// How many people of a seat, by its place.
fn by_seat(counts: Map<u32>, _: &Table<'_>, reader: &mut Reader) -> Vec<(usize, u32)> {
    let mut places = Vec::new();
    for (seat, Spanned { value: count, span }) in counts {
        match reader.known.place(Thing::Seat, &seat) {
            Some(place) => places.push((place, count)),
            None => reader.unknown(Thing::Seat, &seat, span, &[Thing::Seat]),
        }
    }
    places
}

/// What takes the whole of a type: that each row is given or said not to be, whom to contact for a
/// step.
fn complete(kind: &mut ExerciseType, _: &Table<'_>, reader: &mut Reader) {
    let is_given = |row: usize| kind.cells.get(row).is_some_and(Option::is_some);
    let ids = reader.known.ids(Thing::Row).to_vec();
    for row in &kind.rows_not_given {
        let id = ids.get(row.value.index()).filter(|_| is_given(row.value.index()));
        if let Some(row_id) = id {
            reader.check(row.span.clone(), Fault::RowBoth { row: row_id.clone() });
        }
    }
    let is_said = |number| kind.rows_not_given.iter().any(|row| row.value.index() == number);
    for (number, row) in ids.into_iter().enumerate() {
        if !is_given(number) && !is_said(number) {
            reader.check(0..0, Fault::RowNotGiven { row });
        }
    }
    for step in kind.own_steps.iter_mut().filter(|step| step.contacts.is_empty()) {
        step.contacts.clone_from(&kind.contacts);
    }
}

fn start(table: &Table<'_>, reader: &mut Reader) -> (Str, usize) {
    (reader.known.file.clone(), table.node.start)
}

fn texts(texts: Option<OneOrMore<Str>>, _: &Table<'_>, _: &mut Reader) -> Option<Vec<Str>> {
    texts.map(|texts| texts.0)
}

fn outcome_ids(given: Map<Outcome>, _: &Table<'_>, reader: &mut Reader) -> Vec<(Str, Str)> {
    let mut outcomes = Vec::new();
    for (criterion, Spanned { value: outcome, span }) in given {
        if reader.known.place(Thing::Criterion, &criterion).is_none() {
            reader.unknown(Thing::Criterion, &criterion, span, &[Thing::Criterion]);
        }
        outcomes.push((criterion, outcome.id().into()));
    }
    outcomes
}
