//! What can be wrong with rule files, and the words for it.

use std::ops::Range;
use std::sync::Arc;

use super::syntax;
use super::tree::{SyntaxError, Value};
use crate::date::{Day, date};
use crate::diagnostic::{Diagnostic, Place};
use crate::ids::faults;
use crate::lang::{Lang, Str};
use crate::nearest::nearest;
use crate::tr;

/// A problem of one file, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Which file, by its number in the set.
    pub(crate) file: usize,
    /// Which bytes of it.
    pub(crate) span: Range<usize>,
    /// What is wrong.
    pub(crate) fault: Fault,
}

impl Problem {
    /// Text that is not TOML; of what a list that is left open makes of the text after it, the first
    /// alone.
    pub(crate) fn syntax(file: usize, mut errors: Vec<SyntaxError>) -> Vec<Problem> {
        let open = errors.first().is_some_and(|first| syntax::spreads(&first.detail));
        let more = open && errors.len() > 1;
        if more {
            errors.truncate(1);
        }
        let problem = |error: SyntaxError| {
            let fault = Fault::Syntax { detail: error.detail, more };
            Problem { file, span: error.span, fault }
        };
        errors.into_iter().map(problem).collect()
    }
}

/// How many known names are listed where one is not known.
pub(super) const LISTED: usize = 12;

/// The kinds of value that a rule file holds, in the order of their names among the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Boolean,
    Array,
    Table,
    Other,
}

impl Kind {
    pub(crate) fn of(value: &Value) -> Kind {
        match value {
            Value::Text(_) => Kind::Text,
            Value::Integer(_) => Kind::Integer,
            Value::Boolean(_) => Kind::Boolean,
            Value::Array(_) => Kind::Array,
            Value::Table(_) => Kind::Table,
            Value::Other => Kind::Other,
        }
    }

    fn name(self, lang: Lang) -> &'static str {
        tr!(lang, kinds).get(self as usize).copied().unwrap_or_default()
    }
}

/// The kinds of thing that carry an id, in the order of their names among the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Thing {
    Document,
    Row,
    Contact,
    Group,
    Profession,
    Member,
    Status,
    Scale,
    Aim,
    Type,
    Step,
    CommonStep,
    Relation,
    Alert,
    Grade,
    Form,
    TeamTable,
    Period,
    Seat,
    Verdict,
    Outcome,
    Criterion,
    Code,
    Specialty,
    CountedNowhere,
}

impl Thing {
    fn name(self, lang: Lang) -> &'static str {
        tr!(lang, things).get(self as usize).copied().unwrap_or_default()
    }
}

faults! {
    pub(crate) enum Fault: words(lang: Lang);
    /// The file is not TOML there; whether other such places of the file are left out.
    Syntax { detail: String, more: bool } => "toml-syntax",
        tr!(lang, not_toml), syntax::help(detail, *more, lang);
    /// The file cannot be read, or is not UTF-8: why, in each language.
    #[cfg_attr(not(feature = "files"), expect(dead_code, reason = "only directories need it"))]
    Unreadable { why: [String; 2] } => "unreadable-file",
        tr!(lang, unreadable(&lang.of(why.clone()))), tr!(lang, unreadable_help);
    /// A set that is neither part of the program nor a directory.
    #[cfg_attr(not(feature = "files"), expect(dead_code, reason = "only directories need it"))]
    UnknownSet { name: String, known: Vec<&'static str> } => "unknown-set",
        tr!(lang, unknown_set(name)), set_help(name, known, lang);
    /// The set lacks a file.
    MissingFile { name: Str } => "missing-file",
        tr!(lang, missing_file(name)), tr!(lang, missing_file_help);
    /// The set's base does not give the files that it lacks.
    MissingBase { base: Str, lacking: String } => "missing-base",
        tr!(lang, missing_base(base, lacking)), tr!(lang, missing_base_help);
    /// A file that nothing names.
    StrayFile { name: Str } => "stray-file",
        tr!(lang, stray_file(name)), tr!(lang, stray_file_help);
    /// A value of the wrong kind.
    WrongKind { expected: Kind, found: Kind } => "wrong-kind",
        tr!(lang, wrong_kind(expected.name(lang), found.name(lang))), tr!(lang, wrong_kind_help);
    /// A key that no record has.
    UnknownKey { key: Str, known: &'static [&'static str] } => "unknown-key",
        tr!(lang, unknown_key(key)), key_help(key, known, lang);
    /// A key that must be there.
    MissingKey { key: &'static str } => "missing-key",
        tr!(lang, missing_key(key)), tr!(lang, missing_key_help);
    /// A text that is there in one language alone.
    MissingLanguage { lacks: Lang } => "missing-language",
        match lacks { Lang::Fr => tr!(lang, missing_french), Lang::En => tr!(lang, missing_english) },
        tr!(lang, missing_language_help);
    /// A rule that does not say where it stands.
    MissingSource => "missing-source",
        tr!(lang, missing_source), tr!(lang, missing_source_help);
    /// A text with nothing in it.
    EmptyText => "empty-text",
        tr!(lang, empty_text), tr!(lang, empty_text_help);
    /// An interpretation with nothing in it.
    EmptyInterpretation => "interpretation-without-reason",
        tr!(lang, empty_interpretation), tr!(lang, empty_interpretation_help);
    /// A text with characters that drive a terminal.
    ControlCharacter => "control-character",
        tr!(lang, control_character), tr!(lang, control_character_help);
    /// A word that the team shorthand reads as something else.
    UnusableWord { word: Str } => "unusable-word",
        tr!(lang, unusable_word(word)), tr!(lang, unusable_word_help);
    /// A text that is no date.
    BadDate { date: Str } => "bad-date",
        tr!(lang, bad_date(date)), tr!(lang, rule_bad_date_help);
    /// A last day before the first.
    BadPeriod => "bad-period",
        tr!(lang, bad_period), tr!(lang, bad_period_help);
    /// Two versions that hold on one day: the first such day, if there is one.
    Overlap { name: Str, day: Option<Day> } => "overlapping-periods",
        match day {
            Some(day) => tr!(lang, overlap_on(name, &date(lang, *day))),
            None => tr!(lang, overlap(name)),
        },
        tr!(lang, overlap_help);
    /// Days on which no version holds: the first and the last of them, if there are such.
    Gap { name: Str, from: Option<Day>, until: Option<Day> } => "gap-in-periods",
        tr!(lang, gap(name, &days(lang, *from, *until))), tr!(lang, gap_help);
    /// A list that must hold something.
    EmptyList => "empty-list",
        tr!(lang, empty_list), tr!(lang, empty_list_help);
    /// A number out of its range.
    OutOfRange { most: u32 } => "out-of-range",
        tr!(lang, out_of_range), tr!(lang, out_of_range_help(*most));
    /// An id in the wrong form.
    BadId { id: Str } => "bad-id",
        tr!(lang, bad_id(id)), tr!(lang, bad_id_help);
    /// An id given twice.
    DuplicateId { thing: Thing, id: Str } => "duplicate-id",
        tr!(lang, duplicate_id(id, thing.name(lang))), tr!(lang, duplicate_id_help);
    /// A name that nothing bears; whether something bears it on other days, and whether it is a word
    /// for the one name that is known.
    UnknownId { thing: Thing, id: Str, known: Vec<Str>, dated: bool, meant: bool } => "unknown-id",
        tr!(lang, unknown_id(id, thing.name(lang))), match dated {
            true => tr!(lang, unknown_id_dated).to_owned(),
            false => id_help(id, known, *meant, lang),
        };
    /// A word that two things claim.
    SharedWord { word: Str, others: Vec<Str> } => "shared-word",
        tr!(lang, shared_word(word, &others.join(", "))), tr!(lang, shared_word_help);
    /// More of a thing than the program holds.
    TooMany { thing: Thing, most: usize } => "too-many",
        tr!(lang, too_many(*most, thing.name(lang))), tr!(lang, too_many_help(*most));
    /// A row that is neither given nor said not to be.
    RowNotGiven { row: Str } => "row-not-given",
        tr!(lang, row_not_given(row)), tr!(lang, row_not_given_help(row));
    /// A row that is given and said not to be.
    RowBoth { row: Str } => "row-given-twice",
        tr!(lang, row_both(row)), tr!(lang, keep_one_of_two);
    /// A source that names a row of a column, in a type without a column.
    NoColumn => "source-without-column",
        tr!(lang, no_column), tr!(lang, no_column_help);
    /// A source that names a document and no place in it.
    NoPlace => "source-without-place",
        tr!(lang, no_place), tr!(lang, no_place_help);
    /// A status that groups one alone, or another group.
    StatusGroup { id: Str } => "status-group",
        tr!(lang, status_group(id)), tr!(lang, status_group_help);
    /// A seat that nobody who counts can fill.
    DeadSeat { id: Str } => "dead-seat",
        tr!(lang, dead_seat(id)), tr!(lang, dead_seat_help);
    /// A seat of several kinds without a name.
    UnnamedSeat { id: Str } => "unnamed-seat",
        tr!(lang, unnamed_seat(id)), tr!(lang, unnamed_seat_help);
    /// A step that waits for itself, by way of these; the last is the step.
    StepCycle { step: Str, way: Vec<Str> } => "step-cycle",
        tr!(lang, step_cycle(step, &way.join(tr!(lang, step_cycle_joint)))), tr!(lang, step_cycle_help);
    /// A step that waits for one that comes after it.
    StepFollows { step: Str, waits_for: Str } => "step-unreachable",
        tr!(lang, step_follows(step, waits_for)), tr!(lang, step_follows_help(waits_for));
    /// A step that waits for one that never comes.
    StepNever { step: Str, waits_for: Str } => "step-unreachable",
        tr!(lang, step_never(step, waits_for)), tr!(lang, step_never_help(waits_for));
}

impl Fault {
    /// A key that is not there: of a text it is a language, of a rule it may be the source.
    pub(crate) fn missing(key: &'static str) -> Fault {
        match key {
            "fr" => Fault::MissingLanguage { lacks: Lang::Fr },
            "en" => Fault::MissingLanguage { lacks: Lang::En },
            "source" => Fault::MissingSource,
            _ => Fault::MissingKey { key },
        }
    }
}

/// The days of a gap, in words.
fn days(lang: Lang, from: Option<Day>, until: Option<Day>) -> String {
    let [first, last] = [from, until].map(|day| day.map(|day| date(lang, day)));
    match (first, last) {
        (Some(first), Some(_)) if from == until => tr!(lang, on_day(&first)),
        (Some(first), Some(last)) => tr!(lang, from_day_to(&first, &last)),
        (None, Some(last)) => tr!(lang, up_to_day(&last)),
        (Some(first), None) => tr!(lang, from_day_on(&first)),
        (None, None) => tr!(lang, on_no_day).to_owned(),
    }
}

fn set_help(name: &str, known: &[&str], lang: Lang) -> String {
    let of_program = tr!(lang, unknown_set_help(&known.join(", ")));
    match nearest(name, known.iter().copied()).as_slice() {
        [] => of_program,
        near => format!("{} ({of_program})", tr!(lang, did_you_mean(&near.join(", ")))),
    }
}

fn key_help(key: &str, known: &[&str], lang: Lang) -> String {
    match nearest(key, known.iter().copied()).as_slice() {
        [] => tr!(lang, unknown_key_help(&known.join(", "))),
        near => tr!(lang, did_you_mean(&near.join(", "))),
    }
}

fn id_help(id: &str, known: &[Str], meant: bool, lang: Lang) -> String {
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    let near = if meant { known.clone() } else { nearest(id, known.iter().copied()) };
    match (known.get(..LISTED), near.as_slice()) {
        _ if known.is_empty() => tr!(lang, unknown_id_none).to_owned(),
        (_, [_, ..]) => tr!(lang, did_you_mean(&near.join(", "))),
        (Some(first), []) if known.len() > LISTED => {
            tr!(lang, unknown_id_help(&(first.join(", ") + ", …")))
        }
        _ => tr!(lang, unknown_id_help(&known.join(", "))),
    }
}

/// A problem in a reader's language, with the file that it stands in, if it stands in one.
pub(crate) fn diagnostic(
    problem: &Problem,
    file: Option<(&str, &Arc<str>)>,
    lang: Lang,
) -> Diagnostic {
    let (code, message, help) = problem.fault.words(lang);
    Diagnostic {
        code,
        message,
        place: file.map(|(origin, text)| Place {
            origin: origin.to_owned(),
            text: text.clone(),
            span: problem.span.clone(),
        }),
        help: Some(help),
    }
}

/// The number of no file: for what is missing altogether.
pub(crate) const NO_FILE: usize = usize::MAX;
