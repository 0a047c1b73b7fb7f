//! The report on one screen: what its first line says, that it fits, and that nothing in it is said
//! by a sign alone.

use exercoord::date::Day;
use exercoord::document::markdown;
use exercoord::document::terminal::{Layout, render};
use exercoord::lang::Lang;
use exercoord::report::Report;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::invented::{national, shipped};
use crate::support::people::{CATALOGUE, Kind, Told, times};
use crate::support::program::{err, out, run, words};
use crate::support::teams::{DAY, Team, all_teams, answers, catalogue, report};

fn screen(report: &Report) -> String {
    render(&report.brief(), Layout { lang: report.lang, width: 80, color: false, plain: false })
}

fn plain(report: &Report) -> String {
    render(&report.brief(), Layout { lang: report.lang, width: 80, color: false, plain: true })
}

/// Team, scale, steps done: the first lines in French and in English.
const FIRST_LINES: [(&str, &str, &str, [&str; 2]); 14] = [
    (
        "2 mg libéraux, 1 kiné libéral, 2 ide",
        "patientele-commune",
        "",
        [
            "Vous pouvez lancer une ESP-CLAP maintenant. / Une MSP est proche : il manque \
             1 médecin généraliste (peut-être aucun : demandez).",
            "You can start an ESP-CLAP now. / An MSP is close: you still need 1 médecin \
             généraliste (GP) (perhaps none: ask).",
        ],
    ),
    (
        "3 mg libéraux, 1 kiné libéral",
        "patientele-commune",
        "",
        [
            "Deux routes ouvertes, à vous de choisir : ESP-CLAP, plus légère, sans structure à \
             créer ; MSP, un financement national et pérenne.",
            "Two routes are open, for you to choose: ESP-CLAP, lighter, with no structure to \
             create; MSP, national, lasting funding.",
        ],
    ),
    (
        "4 mg libéraux, 2 ide libérales",
        "patientele-commune",
        "msp/projet-sante, msp/validation-ars",
        [
            "Votre MSP est validée. À faire maintenant : créer la structure, puis signer le \
             contrat avec l’ARS et l’Assurance Maladie.",
            "Your MSP is approved. To do now: create the structure, then sign the contract with \
             the ARS and the Assurance Maladie (health insurance).",
        ],
    ),
    (
        "4 mg libéraux, 2 ide libérales",
        "patientele-commune",
        "msp/projet-sante, msp/validation-ars, msp/structure-juridique, msp/contrat",
        [
            "Votre MSP est validée, et toutes ses démarches sont faites.",
            "Your MSP is approved, and every step is done.",
        ],
    ),
    (
        "1 mg, 1 ide",
        "",
        "",
        [
            "Deux réponses décident : votre statut, les patients que vous visez.",
            "Two answers decide: your employment status, the patients you aim at.",
        ],
    ),
    (
        "1 sf, 1 ide, 1 kiné, tous libéraux",
        "patientele-commune",
        "",
        [
            "Il vous manque 1 médecin généraliste pour une ESP-CLAP ; sans attendre, vous pouvez \
             rejoindre la CPTS de votre territoire.",
            "You still need 1 médecin généraliste (GP) for an ESP-CLAP; you can join the CPTS of \
             your territory without waiting.",
        ],
    ),
    (
        "3 mg, 2 ide, tous salariés",
        "patientele-centre",
        "",
        [
            "Une réponse décide : qui vous emploie, un centre de santé ou non.",
            "One answer decides: who employs you, a health centre or not.",
        ],
    ),
    (
        "4 cardiologues libéraux",
        "population-territoire",
        "",
        [
            "Une ESS semble possible, à confirmer : la source ne donne pas de minimum.",
            "An ESS seems possible, to be confirmed: the source gives no minimum.",
        ],
    ),
    (
        "mg, ide, kiné, pharmacien, cd, sf, orthophoniste, podologue, orthoptiste, tous libéraux",
        "population-territoire",
        "",
        [
            "Votre groupe peut porter ou rejoindre une CPTS : 9 professions sur 10.",
            "Your group can lead or join a CPTS: 9 professions out of 10.",
        ],
    ),
    (
        "3 mg libéraux, 1 ide libérale",
        "patientele-commune, population-territoire",
        "",
        [
            "Deux routes ouvertes, à vous de choisir : ESP-CLAP, plus légère, sans structure à \
             créer ; MSP, un financement national et pérenne.",
            "Two routes are open, for you to choose: ESP-CLAP, lighter, with no structure to \
             create; MSP, national, lasting funding.",
        ],
    ),
    (
        "1 mg libéral, 1 ide libérale",
        "patientele-medecin",
        "",
        [
            "Vous pourriez lancer un binôme ASALEE, mais vérifiez d’abord.",
            "You could start an ASALEE pair, but check first.",
        ],
    ),
    (
        "1 psychologue",
        "",
        "",
        [
            "Vous pouvez rejoindre la CPTS de votre territoire.",
            "You can join the CPTS of your territory.",
        ],
    ),
    (
        "2 secrétaires",
        "",
        "",
        ["Aucun de ces types ne convient à cette équipe.", "None of these types suits this team."],
    ),
    ("", "", "", ["Dites d’abord qui compose l’équipe.", "Enter your team first."]),
];

/// A text with plain spaces.
fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_first_line_is_the_answer() {
    let catalogue = catalogue();
    for (team, scale, done, expected) in FIRST_LINES {
        for (lang, expected) in Lang::ALL.into_iter().zip(expected) {
            let report = report(&catalogue, ("", team, scale, done, ""), lang);
            assert_eq!(spaced(&report.headline.join(" / ")), expected, "{team}");
            let first = words(&report.headline[0]);
            assert!(words(&screen(&report)).starts_with(&first), "{}", screen(&report));
        }
    }
}

#[test]
fn briefs_look_like_this() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let pages = FIRST_LINES.map(|(team, scale, done, _)| {
            let report = report(&catalogue, ("", team, scale, done, ""), lang);
            format!("### {team}\n\n{}", screen(&report))
        });
        insta::assert_snapshot!(format!("brief-{}", lang.tag()), pages.join("\n"));
    }
    let first = FIRST_LINES[0];
    let team: Team = ("", first.0, first.1, first.2, "");
    insta::assert_snapshot!("brief-plain", plain(&report(&catalogue, team, Lang::Fr)));
    let paper = markdown::render(&report(&catalogue, team, Lang::Fr).brief());
    insta::assert_snapshot!("brief-markdown", paper);
}

/// Up to ten kinds of people, in any number, and what else they tell.
fn crowded() -> impl Strategy<Value = (bool, Told)> {
    let professions: Vec<&'static str> =
        CATALOGUE.professions().iter().map(|profession| &*profession.id).collect();
    let statuses = ["liberal", "salarie", "salarie-centre", "salarie-autre"];
    let kind = (select(professions), option::of(select(statuses.to_vec())), 1..=1200_u32);
    let kind = kind.prop_map(|(profession, status, count)| Kind { profession, status, count });
    let people = vec(kind, 0..=10);
    any::<bool>().prop_flat_map(move |nationwide| {
        let rules = if nationwide { national() } else { shipped() };
        let told = rules.told();
        (Just(nationwide), told, people.clone())
            .prop_map(|(nationwide, told, people)| (nationwide, Told { people, ..told }))
    })
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn it_fits_a_screen((nationwide, told) in crowded(), late in any::<bool>()) {
        let rules = if nationwide { national() } else { shipped() };
        let answers = told.answers(&rules.catalogue);
        let day = Day { year: if late { 2031 } else { 2026 }, ..DAY };
        for lang in Lang::ALL {
            let page = screen(&Report::new(&rules.catalogue, &answers, lang, Some(day)));
            prop_assert!(page.lines().count() < 40, "{} lines:\n{page}", page.lines().count());
            for line in page.lines() {
                prop_assert!(console::measure_text_width(line) <= 80, "{line}");
            }
        }
    }
}

#[test]
fn plain_briefs_draw_nothing_and_leave_lines_whole() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for team in all_teams() {
            let report = report(&catalogue, team, lang);
            let text = plain(&report);
            assert_eq!(text.chars().find(|char| "✔✘◐○●─═│·!▸".contains(*char)), None, "{text}");
            for found in &report.types {
                let line = text.lines().find(|line| {
                    line.contains(&found.name) && line.contains(found.standing.as_str())
                });
                assert!(line.is_some(), "{} is not said in a line: {text}", found.name);
            }
        }
    }
}

#[test]
fn what_is_done_is_not_first_to_do() {
    let catalogue = catalogue();
    let done = "msp/projet-sante, msp/validation-ars, msp/structure-juridique";
    let team = ("", "3 mg libéraux, 1 ide libérale", "patientele-commune", done, "");
    let text = screen(&report(&catalogue, team, Lang::Fr));
    assert!(text.contains("1. Signer le contrat"), "{text}");
    assert!(!text.contains("Coécrire"), "{text}");
}

#[test]
fn old_rules_say_so_first() {
    let catalogue = catalogue();
    let team = ("", "3 mg libéraux, 1 ide libérale", "patientele-commune", "", "");
    let answers = answers(&catalogue, team);
    for (year, is_stale) in [(2026, false), (2028, true)] {
        let report = Report::new(&catalogue, &answers, Lang::Fr, Some(Day { year, ..DAY }));
        let first = screen(&report).lines().next().unwrap_or_default().to_owned();
        assert_eq!(first.contains("ont plus d’un an"), is_stale, "{first}");
    }
}

#[test]
fn what_is_at_odds_is_told_and_the_work_is_done() {
    let base = ["assess", "-t", "3 mg libéraux, 1 ide libérale", "--scale", "patientele-commune"];
    let odd = ["--done", "msp/validation-ars", "--not-done", "msp/projet-sante"];
    let output = run(&[&base[..], &odd[..]].concat());
    assert_eq!(output.status.code(), Some(0));
    let told = "MSP : « validation par l’ARS » est dit fait, mais pas ce qui vient avant \
                (projet de santé). Vérifiez.";
    assert!(words(&spaced(&err(&output))).contains(told), "{}", err(&output));
    assert!(words(&spaced(&out(&output))).contains(told), "{}", out(&output));

    let few = ["assess", "-t", "1 mg libéral, 1 ide libérale", "--done"];
    for (done, is_told) in
        [("msp/validation-ars", true), ("msp/contrat", true), ("msp/projet-sante", false)]
    {
        let output = run(&[&few[..], &[done]].concat());
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(spaced(&err(&output)).contains("déjà reconnu"), is_told, "{}", err(&output));
    }
}

#[test]
fn texts_and_counts_of_a_team_add_up_and_say_so() {
    let output = run(&["assess", "-t", "3 mg", "--mg", "2"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        spaced(&err(&output)).contains("s’additionnent : 5 médecins généralistes"),
        "{}",
        err(&output)
    );
    assert_eq!(err(&run(&["assess", "-t", "3 mg"])), "");
}
