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
#[derive(Debug, PartialEq, Eq)]
struct Named<'a> {
    set: &'a str,
    day: Option<Day>,
}

/// A rule set with its texts.
struct Loaded {
    catalogue: Catalogue,
    files: Vec<RuleFile>,
    day: Option<Day>,
    /// The first days of the rules that come after these.
    later: Vec<Day>,
}

pub(super) fn run(
    typed: [&str; 2],
    answers: Option<&str>,
    format: Format,
    today: Day,
    streams: &Streams,
) -> Exit {
    let lang = streams.lang();
    let is_dir = |text: &str| Path::new(text).is_dir();
    let named = typed.map(|text| named(text, is_dir).ok_or_else(|| bad_date(text, lang)));
    let (old, new) = match named {
        [Ok(old), Ok(new)] => (old, new),
        named => {
            let problems: Vec<Diagnostic> = named.into_iter().filter_map(Result::err).collect();
            return streams.problems(&problems, Exit::Usage);
        }
    };
    let sets = [old.set, new.set];
    let (old, new) = match (load(&old, today), load(&new, today)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let broken = [old.err(), new.err()].into_iter().flatten();
            let problems: Vec<Diagnostic> =
                broken.flat_map(|broken| broken.diagnostics(lang)).collect();
            return streams.broken_rules(&problems);
        }
    };
    let mut comparison =
        Comparison::new((&old.catalogue, old.day), (&new.catalogue, new.day), lang);
    comparison.old = comparison.old.called(sets[0]);
    comparison.new = comparison.new.called(sets[1]);
    if let Some(path) = answers {
        comparison.verdicts = match team(path, &old, &new, &comparison, streams) {
            Ok(types) => Some(types),
            Err(exit) => return exit,
        };
    }
    let exit = super::show(&comparison, &document::of(&comparison), format, streams);
    for remark in later_rules(typed, sets, [&old.later, &new.later], lang) {
        streams.remark(&remark);
    }
    exit
}

/// That a set changes again after the day that it is compared at, and how to see it; of two days of
/// one set, the later tells.
fn later_rules(
    typed: [&str; 2],
    [old_set, new_set]: [&str; 2],
    [old, new]: [&Vec<Day>; 2],
    lang: Lang,
) -> Vec<String> {
    let [old_typed, new_typed] = typed.map(|side| super::typed(Path::new(side)));
    let at = |set: &str, days: &[Day]| {
        let set = super::typed(Path::new(set));
        days.first().map(|day| format!("{set}@{day}")).unwrap_or_default()
    };
    let words =
        |days: &[Day]| join_and(lang, &days.iter().map(|day| date(lang, *day)).collect::<Vec<_>>());
    let command = |remark: String, sides: [&str; 2]| {
        format!("{remark} exercoord rules diff {}", sides.join(" "))
    };
    let mut remarks = Vec::new();
    if !old.is_empty() && old_set != new_set {
        let remark = tr!(lang, diff_old_changes_again(&words(old)));
        remarks.push(command(remark, [&at(old_set, old), &new_typed]));
    }
    if !new.is_empty() {
        let remark = tr!(lang, diff_new_changes_again(&words(new)));
        remarks.push(command(remark, [&old_typed, &at(new_set, new)]));
    }
    remarks
}

/// What both sets make of the team of an answers file; what one of them cannot read is told.
fn team(
    path: &str,
    old: &Loaded,
    new: &Loaded,
    comparison: &Comparison,
    streams: &Streams,
) -> Result<Vec<TypeTurn>, Exit> {
    let lang = streams.lang();
    let (input, problems) = answers_file(Some(path), lang)
        .map_err(|problem| streams.problems(&[problem], Exit::Failed))?;
    if !problems.is_empty() {
        return Err(streams.problems(&problems, Exit::Usage));
    }
    let turns = turns::turns(old.side(), new.side(), comparison, &input)
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

impl Loaded {
    fn side(&self) -> Side<'_> {
        Side { catalogue: &self.catalogue, files: &self.files }
    }
}

/// The rules of a side, of its day; of the day that the line asks for where it names none.
fn load(named: &Named<'_>, today: Day) -> Result<Loaded, BrokenRules> {
    let files = files_named(named.set)?;
    let catalogue = load_texts(&files, named.day.or(Some(today)))?;
    let later = match catalogue.period().until {
        None => Vec::new(),
        Some(last) => load_periods(&files)?
            .iter()
            .filter_map(|rules| rules.period().from.filter(|from| *from > last))
            .collect(),
    };
    Ok(Loaded { catalogue, files, day: named.day, later })
}

/// What a side names: a set of the program, a directory, a day, or a set at a day; `None` where
/// what should be a day is none. A directory is always itself, whatever its name looks like.
fn named(text: &str, is_dir: impl Fn(&str) -> bool) -> Option<Named<'_>> {
    if is_dir(text) || embedded_names().any(|name| name == text) {
        return Some(Named { set: text, day: None });
    }
    if is_date_like(text) {
        return Day::parse(text).map(|day| Named { set: DEFAULT_SET, day: Some(day) });
    }
    match text.rsplit_once('@') {
        // A path goes on after the sign.
        Some((set, date)) if !set.is_empty() && !date.contains(['/', '\\']) => {
            Day::parse(date).map(|day| Named { set, day: Some(day) })
        }
        _ => Some(Named { set: text, day: None }),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_a_set_a_directory_a_day_or_a_set_at_a_day() {
        let july = Some(Day { year: 2024, month: 7, day: 1 });
        let dirs = ["rules", "a@b", "2024-07-01x", "c@2024-07-01", r"C:\r@2024-07-01", "2023"];
        for (text, expected) in [
            (DEFAULT_SET, Some((DEFAULT_SET, None))),
            ("rules", Some(("rules", None))),
            ("2024-07-01", Some((DEFAULT_SET, july))),
            ("rules@2024-07-01", Some(("rules", july))),
            (r"C:\rules\mine@2024-07-01", Some((r"C:\rules\mine", july))),
            ("a@b@2024-07-01", Some(("a@b", july))),
            // What is a directory is nothing else.
            ("a@b", Some(("a@b", None))),
            ("c@2024-07-01", Some(("c@2024-07-01", None))),
            (r"C:\r@2024-07-01", Some((r"C:\r@2024-07-01", None))),
            ("2023", Some(("2023", None))),
            // A path that is not there is told by the loader.
            ("home@work/rules", Some(("home@work/rules", None))),
            (r"home@work\rules", Some((r"home@work\rules", None))),
            ("mes-regles", Some(("mes-regles", None))),
            ("@2024-07-01", Some(("@2024-07-01", None))),
            ("2024-02-30", None),
            ("2024-13-01", None),
            ("2024-07", None),
            ("2024", None),
            ("rules@hier", None),
            ("rules@2024-7-1", None),
            ("rules@", None),
        ] {
            let found = named(text, |text| dirs.contains(&text));
            let found = found.map(|named| (named.set, named.day));
            assert_eq!(found, expected, "{text}");
        }
    }
}
