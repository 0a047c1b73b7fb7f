//! `rules diff OLD NEW`: what changed, and what it makes of a team.

use std::path::Path;

use exercoord::authoring::diff::turns::{self, Side, TypeTurn};
use exercoord::authoring::diff::{Comparison, document};
use exercoord::date::{Day, date};
use exercoord::diagnostic::Diagnostic;
use exercoord::lang::{Lang, join_and};
use exercoord::rules::{
    BrokenRules, Catalogue, DEFAULT_SET, RuleFile, embedded_names, files_named, load_periods,
    load_texts,
};
use exercoord::tr;

use crate::cli::answers::answers_file;
use crate::cli::request::Format;
use crate::cli::streams::{Exit, Streams};

/// A rule set, as of a day where one is named.
type Named<'a> = (&'a str, Option<Day>);

/// A rule set with its texts.
struct Loaded<'a> {
    set: &'a str,
    day: Option<Day>,
    catalogue: Catalogue,
    files: Vec<RuleFile>,
    /// The first days of the rules that come after these.
    later: Vec<Day>,
}

pub(super) fn run(
    typed: [&str; 2],
    answers: Option<&str>,
    format: Format,
    today: Day,
    streams: &Streams,
) -> Result<Exit, Exit> {
    let lang = streams.lang();
    let is_dir = |text: &str| Path::new(text).is_dir();
    let named = typed.map(|text| named(text, is_dir).ok_or_else(|| vec![bad_date(text, lang)]));
    let named = both(named).map_err(|wrong| streams.problems(&wrong, Exit::Usage))?;
    let loaded = named.map(|side| load(side, today).map_err(|broken| broken.diagnostics(lang)));
    let [old, new] = both(loaded).map_err(|broken| streams.broken_rules(&broken))?;
    let mut comparison =
        Comparison::new((&old.catalogue, old.day), (&new.catalogue, new.day), lang);
    comparison.old = comparison.old.called(old.set);
    comparison.new = comparison.new.called(new.set);
    if let Some(path) = answers {
        comparison.verdicts = Some(team(path, [&old, &new], &comparison, streams)?);
    }
    let exit = super::show(&comparison, &document::of(&comparison), format, streams);
    for remark in later_rules(typed, [&old, &new], lang) {
        streams.remark(&remark);
    }
    Ok(exit)
}

/// Both sides, or what is wrong with either.
fn both<T>(sides: [Result<T, Vec<Diagnostic>>; 2]) -> Result<[T; 2], Vec<Diagnostic>> {
    match sides {
        [Ok(old), Ok(new)] => Ok([old, new]),
        sides => Err(sides.into_iter().filter_map(Result::err).flatten().collect()),
    }
}

/// That a set changes again after the day that it is compared at, and how to see it; of two days of
/// one set, the later tells.
fn later_rules(typed: [&str; 2], [old, new]: [&Loaded<'_>; 2], lang: Lang) -> Vec<String> {
    let [old_typed, new_typed] = typed.map(|side| super::typed(Path::new(side)));
    let at = |side: &Loaded<'_>| {
        let set = super::typed(Path::new(side.set));
        side.later.first().map(|day| format!("{set}@{day}")).unwrap_or_default()
    };
    let words =
        |days: &[Day]| join_and(lang, &days.iter().map(|day| date(lang, *day)).collect::<Vec<_>>());
    let command = |remark: String, sides: [&str; 2]| {
        format!("{remark} exercoord rules diff {}", sides.join(" "))
    };
    let mut remarks = Vec::new();
    if !old.later.is_empty() && old.set != new.set {
        let remark = tr!(lang, diff_old_changes_again(&words(&old.later)));
        remarks.push(command(remark, [&at(old), &new_typed]));
    }
    if !new.later.is_empty() {
        let remark = tr!(lang, diff_new_changes_again(&words(&new.later)));
        remarks.push(command(remark, [&old_typed, &at(new)]));
    }
    remarks
}

/// What both sets make of the team of an answers file; what one of them cannot read is told.
fn team(
    path: &str,
    sides: [&Loaded<'_>; 2],
    comparison: &Comparison,
    streams: &Streams,
) -> Result<Vec<TypeTurn>, Exit> {
    let lang = streams.lang();
    let (input, problems) = answers_file(Some(path), lang)
        .map_err(|problem| streams.problems(&[problem], Exit::Failed))?;
    if !problems.is_empty() {
        return Err(streams.problems(&problems, Exit::Usage));
    }
    let [old, new] = sides.map(|side| Side { catalogue: &side.catalogue, files: &side.files });
    let turns = turns::turns(old, new, comparison, &input)
        .map_err(|problems| streams.problems(&problems, Exit::Usage))?;
    let [of_old, of_new] = &turns.unread;
    for problem in of_old {
        streams.remark(&tr!(lang, diff_left_out_of_old(&problem.message)));
    }
    for problem in of_new {
        streams.remark(&tr!(lang, diff_left_out_of_new(&problem.message)));
    }
    Ok(turns.types)
}

/// The rules of a side, of its day; of the day that the line asks for where it names none.
fn load((set, day): Named<'_>, today: Day) -> Result<Loaded<'_>, BrokenRules> {
    let files = files_named(set)?;
    let catalogue = load_texts(&files, day.or(Some(today)))?;
    let later = match catalogue.period().until {
        None => Vec::new(),
        Some(last) => load_periods(&files)?
            .iter()
            .filter_map(|rules| rules.period().from.filter(|from| *from > last))
            .collect(),
    };
    Ok(Loaded { set, day, catalogue, files, later })
}

/// What a side names: a set of the program, a directory, a day, or a set at a day; `None` where
/// what should be a day is none. A directory is always itself, whatever its name looks like.
fn named(text: &str, is_dir: impl Fn(&str) -> bool) -> Option<Named<'_>> {
    if is_dir(text) || embedded_names().any(|name| name == text) {
        return Some((text, None));
    }
    if is_date_like(text) {
        return Day::parse(text).map(|day| (DEFAULT_SET, Some(day)));
    }
    match text.rsplit_once('@') {
        // A path goes on after the sign.
        Some((set, date)) if !set.is_empty() && !date.contains(['/', '\\']) => {
            Day::parse(date).map(|day| (set, Some(day)))
        }
        _ => Some((text, None)),
    }
}

/// Whether a text is nothing but a date, right or wrong: it starts as a year does.
fn is_date_like(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    digits && text.bytes().take(4).filter(u8::is_ascii_digit).count() == 4
}

fn bad_date(text: &str, lang: Lang) -> Diagnostic {
    let date = text.rsplit_once('@').map_or(text, |(_, date)| date);
    let (message, help) = (tr!(lang, bad_date(date)), tr!(lang, bad_date_help).to_owned());
    Diagnostic { code: "bad-date", message, place: None, help: Some(help) }
}
