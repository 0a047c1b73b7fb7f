//! Five teams, and what the program tells them.

use exercoord::answers::{Answers, Input, SourceText, read};
use exercoord::date::Day;
use exercoord::lang::Lang;
use exercoord::report::Report;
use exercoord::rules::{Catalogue, DEFAULT_SET, embedded};

use crate::support::pages::added;

/// A team as it would be typed: its name in the tests, team, scale, done, aims.
pub(crate) type Team = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// The day of every report.
pub(crate) const DAY: Day = Day { year: 2026, month: 11, day: 21 };

/// A lone pair; a team with nothing done; a salaried centre complete but for its rules; a mixed
/// team with unknowns; specialists only.
pub(crate) const TEAMS: [Team; 5] = [
    (
        "pair",
        "1 mg libéral, 1 ide libérale",
        "patientele-medecin",
        "asalee/formation-infirmier",
        "transfert-activites",
    ),
    ("three-gps-and-physio", "3 mg libéraux, 1 kiné libéral", "patientele-commune", "", ""),
    (
        "centre",
        "4 mg salariés, 2 ide salariées, 1 as salariée",
        "patientele-centre",
        "cds/projet-sante, cds/validation-ars",
        "",
    ),
    (
        "mixed",
        "3 mg, 2 ide libérales, 1 psychologue",
        "",
        "msp/projet-sante",
        "prevention, formation",
    ),
    ("specialists", "5 spécialistes", "population-territoire", "", ""),
];

/// Teams whose reports are otherwise: one that somebody is missing from, nobody at all, several
/// scales.
pub(crate) const MORE_TEAMS: [Team; 4] = [
    ("reach", "2 mg libéraux, 1 kiné libéral", "patientele-commune", "", ""),
    ("gps", "3 mg libéraux", "patientele-commune", "", ""),
    ("nobody", "", "", "", ""),
    (
        "scales",
        "1 mg libéral, 1 pharmacien libéral",
        "population-territoire, patientele-commune",
        "",
        "",
    ),
];

/// The five teams and the others.
pub(crate) fn all_teams() -> impl Iterator<Item = Team> {
    TEAMS.into_iter().chain(MORE_TEAMS)
}

pub(crate) fn catalogue() -> Catalogue {
    embedded(DEFAULT_SET).expect("the embedded rules load")
}

/// The report on a team, on a day of 2026.
pub(crate) fn report(catalogue: &Catalogue, team: Team, lang: Lang) -> Report {
    Report::new(catalogue, &answers(catalogue, team), lang, Some(DAY))
}

/// What a team tells.
pub(crate) fn answers(catalogue: &Catalogue, (_, team, scale, done, aims): Team) -> Answers {
    let passages = |option: &str, text: &str| -> Vec<SourceText> {
        if text.is_empty() { Vec::new() } else { vec![SourceText::new(option, text)] }
    };
    let input = Input {
        team: passages("--team", team),
        scale: passages("--scale", scale),
        done: passages("--done", done),
        aims: passages("--aim", aims),
        ..Input::default()
    };
    read(catalogue, &input, &Input::default(), Lang::En).expect("a team that can be read")
}

/// The pages of all teams in these languages, each but the first as what it adds.
pub(crate) fn pages(langs: &[Lang], render: impl Fn(&Report) -> String) -> String {
    let catalogue = catalogue();
    let all = langs.iter().flat_map(|lang| all_teams().map(move |team| (team, *lang)));
    added(all.map(|(team, lang)| {
        (format!("{}, {}", team.0, lang.tag()), render(&report(&catalogue, team, lang)))
    }))
}
