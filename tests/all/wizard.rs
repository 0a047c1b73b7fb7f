//! The wizard as people meet it: the program itself, at a real terminal.

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::support::program::words;
use crate::support::terminal::{
    BACKSPACE, CTRL_C, CTRL_S, CTRL_Z, DOWN, ENTER, ESC, Ended, F1, Home, SPACE, Session, TAB, UP,
    active, mode_of,
};

/// A page of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Resume,
    Team,
    Scale,
    Status,
    Steps(&'static str),
    Aims,
    Review,
    End,
}
use Page::{Aims, End, Resume, Review, Scale, Status, Steps, Team};

/// What a page asks.
fn ask(lang: &str, page: Page) -> String {
    let (fr, en) = match page {
        Resume => ("n’est pas terminé. Le reprendre ?", "Continue the questionnaire you started"),
        Team => ("Qui est dans l’équipe, vous compris ?", "Who is in the team, including you?"),
        Scale => (
            "Pour quels patients voulez-vous vous organiser ?",
            "Which patients do you want to organise for?",
        ),
        Status => ("Quel est le statut de ces personnes", "What is the employment status of"),
        Steps(kind) => {
            return match lang {
                "fr" => format!("{kind} : quelles démarches sont faites ?"),
                _ => format!("{kind}: which of these steps are done?"),
            };
        }
        Aims => ("Que voulez-vous faire ensemble ?", "What do you want to do together?"),
        Review => ("Vos réponses : changez-en une", "Check your answers: change one"),
        End => ("C’est terminé. Que faire du rapport ?", "What should be done with the report?"),
    };
    if lang == "fr" { fr.to_owned() } else { en.to_owned() }
}

/// Keys for each page, in order.
type Way = Vec<(Page, String)>;

impl Session {
    fn at(&self, lang: &str, page: Page) {
        self.shows(&[&ask(lang, page)]);
    }

    /// Replies page after page.
    fn go(&mut self, lang: &str, way: &[(Page, String)]) {
        for (page, keys) in way {
            self.at(lang, *page);
            self.send(keys);
        }
    }
}

fn way<const N: usize>(way: [(Page, &str); N]) -> Way {
    way.into_iter().map(|(page, keys)| (page, keys.to_owned())).collect()
}

/// Three teams, in the language: which verdict leads, and a way from the first page to the last.
fn sharing(lang: &str) -> Way {
    let steps = if lang == "fr" { "onx\r" } else { "ynx\r" };
    way([
        (Team, "3 mg, 1 ide\r"),
        (Status, "\r"),
        (Scale, "\x1b[B \r"),
        (Steps("ESP-CLAP"), steps),
        (Steps("MSP"), "\r"),
        (Steps("ASALEE"), "\r"),
        (Aims, " \x1b[B \r"),
        (Review, "\r"),
        (End, "\r"),
    ])
}

fn centre(lang: &str) -> Way {
    let (team, steps) = match lang {
        "fr" => ("3 médecins généralistes, 1 infirmière, 1 kiné\r", "oonn\r"),
        _ => ("3 GPs, 1 nurse, 1 physiotherapist\r", "yynn\r"),
    };
    way([
        (Team, team),
        (Status, "\x1b[B\r"),
        (Scale, "\x1b[B\x1b[B \r"),
        (Steps("CDS"), steps),
        (Steps("ASALEE"), "\r"),
        (Review, "\r"),
        (End, "\r"),
    ])
}

fn pair(lang: &str) -> Way {
    let (team, steps) = match lang {
        "fr" => ("1 MEDECIN generaliste, 1 infirmière\r", "onn\r"),
        _ => ("1 gp, 1 nurse\r", "ynn\r"),
    };
    way([
        (Team, team),
        (Status, "\r"),
        (Scale, " \r"),
        (Steps("ASALEE"), steps),
        (Steps("ESP-CLAP"), "\r"),
        (Review, "\r"),
        (End, "\r"),
    ])
}

/// The part of a way before a page.
fn until(way: Way, page: Page) -> Way {
    way.into_iter().take_while(|(other, _)| *other != page).collect()
}

/// The command line that the wizard shows at its end.
fn shown_command(session: &Session) -> String {
    let bytes = session.bytes();
    let line = bytes.lines().rev().find(|line| line.starts_with("  exercoord assess"));
    line.expect("a command line").trim().to_owned()
}

/// The program without a terminal, with this on its stdin.
fn without_terminal(home: &Home, args: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_exercoord"))
        .args(args)
        .current_dir(home.work())
        .env_clear()
        .envs(home.env())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // A program that does not read its input may have ended already.
    let _ = child.stdin.take().expect("a pipe").write_all(stdin.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    words(&String::from_utf8_lossy(&output.stdout))
}

fn err(output: &Output) -> String {
    words(&String::from_utf8_lossy(&output.stderr))
}

/// From the first question to the report, which is what the shown command line prints as well.
fn whole_interview(lang: &'static str, way: &Way, verdict: [&str; 2]) {
    let home = Home::new(lang);
    let mut session = home.shell("exec \"$EXERCOORD\" > report.txt");
    session.go(lang, way);
    assert_eq!(session.end(), 0);
    let report = fs::read_to_string(home.work().join("report.txt")).expect("a report");
    assert!(verdict.iter().all(|word| words(&report).contains(word)), "{report}");
    assert_eq!(home.printed(&shown_command(&session)), report);
    assert!(!home.draft().exists(), "the draft of an interview that is done is removed");
}

#[test]
fn a_team_that_shares_patients_is_asked_to_the_end_in_french() {
    whole_interview("fr", &sharing("fr"), ["MSP", "éligible"]);
}

#[test]
fn a_team_that_shares_patients_is_asked_to_the_end_in_english() {
    whole_interview("en", &sharing("en"), ["MSP", "eligible"]);
}

#[test]
fn a_salaried_centre_is_asked_to_the_end_in_french() {
    whole_interview("fr", &centre("fr"), ["CDS", "éligible"]);
}

#[test]
fn a_salaried_centre_is_asked_to_the_end_in_english() {
    whole_interview("en", &centre("en"), ["CDS", "eligible"]);
}

#[test]
fn a_doctor_and_a_nurse_are_asked_to_the_end_in_french() {
    whole_interview("fr", &pair("fr"), ["ASALEE", "éligible"]);
}

#[test]
fn a_doctor_and_a_nurse_are_asked_to_the_end_in_english() {
    whole_interview("en", &pair("en"), ["ASALEE", "eligible"]);
}

#[test]
fn the_report_is_shown_on_the_terminal_itself() {
    let home = Home::new("fr");
    let mut session = home.start_with(&[], &[], (80, 200));
    session.go("fr", &pair("fr"));
    assert_eq!(session.end(), 0);
    session.shows(&["ASALEE", "éligible"]);
    let rows = session.rows();
    assert!(!rows.iter().any(|row| row.contains("exercoord ·")), "the pages are gone");
}

#[test]
fn every_question_can_be_left_backwards_and_shows_the_reply_that_it_had() {
    let home = Home::new("fr");
    let mut session = home.start(&[]);
    session.go("fr", &until(sharing("fr"), Review));
    session.at("fr", Review);
    session.send(ESC);
    session.shows(&[
        &ask("fr", Aims),
        "✔ transfert d’actes à un infirmier",
        "✔ réunions pluriprofessionnelles",
        "⬚ protocoles d’équipe",
    ]);
    session.send(ESC);
    session.at("fr", Steps("ASALEE"));
    session.send(ESC);
    session.at("fr", Steps("MSP"));
    session.send(ESC);
    session.shows(&[
        &ask("fr", Steps("ESP-CLAP")),
        "communs. (fait)",
        "à l’ARS. (pas fait)",
        "ESP-CLAP. (ne sait pas)",
    ]);
    session.send(ESC);
    session.shows(&[
        &ask("fr", Scale),
        "✔ patientèle commune",
        "⬚ patientèle du centre",
        "⬚ je ne sais pas",
    ]);
    session.send(ESC);
    session.at("fr", Status);
    session.is_active("libéraux");
    session.send(ESC);
    session.shows(&[&ask("fr", Team), "> 3 médecins généralistes, 1 infirmier"]);
    session.send(ESC);
    session.shows(&[&ask("fr", Team), "C’est la première question."]);
}

#[test]
fn a_reply_that_is_not_the_first_of_a_list_is_active_when_one_comes_back() {
    for lang in ["fr", "en"] {
        let home = Home::new(lang);
        let mut session = home.start(&[]);
        session.go(lang, &until(centre(lang), Steps("CDS")));
        session.at(lang, Steps("CDS"));
        session.send(ESC);
        session.at(lang, Scale);
        session.send(ESC);
        session.at(lang, Status);
        session.is_active("salariés du centre");
    }
}

#[test]
fn the_team_that_one_comes_back_to_reads_as_it_is_shown() {
    for lang in ["fr", "en"] {
        let home = Home::new(lang);
        let mut session = home.start(&[]);
        session.go(lang, &way([(Team, "3 mg libéraux, 2 ide salariées, 1 kiné\r")]));
        session.at(lang, Status);
        let draft = home.draft_text();
        session.send(ESC);
        session.shows(&[&ask(lang, Team), "> 3 médecins généralistes libéraux"]);
        session.send(ENTER);
        session.at(lang, Status);
        assert_eq!(home.draft_text(), draft);
    }
}

#[test]
fn a_reply_not_known_is_preselected_when_one_comes_back() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &way([(Team, "3 mg, 1 ide\r"), (Status, "\r"), (Scale, "\x1b[F \r")]));
    session.at("en", Steps("ESP-CLAP"));
    session.send(ESC);
    session.shows(&[&ask("en", Scale), "✔ I don't know"]);
}

#[test]
fn a_question_left_backwards_needs_no_valid_reply() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &way([(Team, "3 mg, 1 ide\r"), (Status, "\r")]));
    session.at("en", Scale);
    session.send(ENTER);
    session.shows(&["Tick at least one"]);
    session.send(ESC);
    session.at("en", Status);
    session.send(ESC);
    session.at("en", Team);
    session.send(" xyz\r");
    session.shows(&["unknown word"]);
    session.send(ESC);
    session.shows(&["This is the first question."]);
}

#[test]
fn a_changed_early_reply_keeps_the_later_ones() {
    let home = Home::new("fr");
    let mut session = home.start(&[]);
    session.go("fr", &until(sharing("fr"), Review));
    session.at("fr", Review);
    session.send("1\r");
    session.shows(&[&ask("fr", Team), "> 3 médecins"]);
    session.send("\x154 mg, 1 kiné\r");
    session.shows(&[
        &ask("fr", Review),
        "1. équipe : 4 médecins généralistes, 1 masseur-kinésithérapeute",
        "2. statut : libéraux",
        "3. échelle : patientèle commune",
        "projet de santé (fait), transmission à l’ARS (pas fait)",
        "6. actions : transfert d’actes à un infirmier, réunions pluriprofessionnelles",
    ]);
}

#[test]
fn replies_that_no_longer_apply_are_named_and_come_back() {
    let home = Home::new("fr");
    let mut session = home.start(&[]);
    session.go("fr", &until(sharing("fr"), Review));
    session.at("fr", Review);
    session.send("2\r");
    session.at("fr", Status);
    // From the self-employed to the centre's employees, for whom neither type is.
    session.send("2\r");
    session.shows(&["Ne compte plus, mais reste enregistré : ", "ESP-CLAP"]);
    session.send(TAB);
    session.wait_until("a review without ESP-CLAP", |rows| {
        let screen = words(&rows.join(" "));
        screen.contains("statut : salariés du centre") && !screen.contains("projet de santé (fait)")
    });
    session.send("2\r");
    session.at("fr", Status);
    session.send("1\r");
    session.shows(&[&ask("fr", Review), "projet de santé (fait), transmission à l’ARS (pas fait)"]);
}

#[test]
fn the_review_lists_the_replies_at_any_time() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(sharing("en"), Steps("ESP-CLAP")));
    session.at("en", Steps("ESP-CLAP"));
    session.send(TAB);
    session.shows(&[
        &ask("en", Review),
        "1. team: 3 médecins généralistes (GPs), 1 infirmier (nurse)",
        "2. employment status: libéraux (self-employed)",
        "3. scale: shared patients",
        "ESP-CLAP: not answered yet",
    ]);
    session.is_active("See the report");
    session.send("2\r");
    session.at("en", Status);
    session.is_active("libéraux");
    session.send("\x1b[B\r");
    session.at("en", Steps("CDS"));
    session.send(TAB);
    session
        .shows(&[&ask("en", Review), "2. employment status: salariés du centre (centre-employed)"]);
}

#[test]
fn the_review_can_be_left_for_the_report_before_the_last_question() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(sharing("en"), Steps("ESP-CLAP")));
    session.at("en", Steps("ESP-CLAP"));
    session.send(TAB);
    session.go("en", &way([(Review, "\r"), (End, "\r")]));
    assert_eq!(session.end(), 0);
    assert!(session.bytes().contains("MSP"));
}

#[test]
fn the_review_shows_no_help_of_another_page() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(pair("en"), Review));
    session.shows(&[&ask("en", Review), "ASALEE: training of the nurse (done)"]);
    let rows = words(&session.rows().join(" "));
    assert!(!rows.contains("Write it as you would say it"), "{rows}");
}

#[test]
fn a_question_mark_shows_why_who_and_source_at_every_question() {
    let home = Home::new("fr");
    let mut session = home.start(&[]);
    for (page, keys) in until(sharing("fr"), Review) {
        session.at("fr", page);
        session.send("?");
        session.shows(&[
            &ask("fr", page),
            "Pourquoi cette question :",
            "Qui peut vous renseigner :",
            "Source :",
        ]);
        session.send("?");
        session.wait_until("no help", |rows| !rows.join(" ").contains("Pourquoi maintenant"));
        session.send(&keys);
    }
    session.at("fr", Review);
}

#[test]
fn f1_shows_help_and_types_nothing() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.at("en", Team);
    session.send("3 mg, 1 ide");
    session.shows(&["> 3 mg, 1 ide"]);
    session.send(F1);
    session.shows(&["Why we ask:", "Who to ask:", "Source:"]);
    session.wait_until("the text as it was", |rows| rows.contains(&"> 3 mg, 1 ide".to_owned()));
    session.send(ENTER);
    session.at("en", Status);
    session.send(F1);
    session.shows(&["Why we ask: this affects: ESP-CLAP, MSP"]);
}

#[test]
fn a_key_without_a_meaning_types_nothing() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.at("en", Team);
    // Ctrl-Right, F5, Alt-x, an arrow of another keypad mode, Page-Up, Shift-Tab.
    for keys in ["\x1b[1;5C", "\x1b[15~", "\x1bx", "\x1bOB", "\x1b[5~", "\x1b[Z"] {
        session.send(keys);
        session.at("en", Team);
        session.send("3");
        session.wait_until(&format!("only the digit after {keys:?}"), |rows| {
            rows.contains(&"> 3".to_owned())
        });
        session.send(BACKSPACE);
        session.wait_until("an empty line", |rows| rows.contains(&">".to_owned()));
    }
}

#[test]
fn nothing_at_all_can_be_known_and_a_report_still_comes() {
    let home = Home::new("en");
    let mut session = home.start_with(&[], &[], (80, 60));
    let steps = ["ESS", "CPTS", "ESP-CLAP", "MSP", "CDS", "ASALEE"];
    session.go("en", &way([(Team, "\r"), (Scale, "\x1b[F \r")]));
    for kind in steps {
        session.go("en", &way([(Steps(kind), "\r")]));
    }
    session.go("en", &way([(Aims, "\r")]));
    session.shows(&[
        &ask("en", Review),
        "team: I don't know",
        "scale: I don't know",
        "ASALEE: training of the nurse (not known)",
    ]);
    session.send(ENTER);
    session.go("en", &way([(End, "\r")]));
    assert_eq!(session.end(), 0);
    assert_eq!(shown_command(&session), "exercoord assess");
    let report = words(&home.printed(&shown_command(&session)));
    assert!(report.contains("MSP") && report.contains("needs information"), "{report}");
}

#[test]
fn a_status_need_not_be_known() {
    let home = Home::new("fr");
    let mut session = home.start_with(&[], &[], (80, 60));
    session.go("fr", &way([(Team, "3 mg, 1 ide\r"), (Status, "\x1b[F\r"), (Scale, "\x1b[F \r")]));
    session.at("fr", Steps("ESP-CLAP"));
    session.send(TAB);
    session.shows(&[&ask("fr", Review), "statut : je ne sais pas", "échelle : je ne sais pas"]);
    session.send(ENTER);
    session.go("fr", &way([(End, "\r")]));
    assert_eq!(session.end(), 0);
}

#[test]
fn a_mistake_in_the_team_keeps_the_text_and_shows_the_nearest_word() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &way([(Team, "3 mg, 1 infirmeir\r")]));
    session.shows(&["> 3 mg, 1 infirmeir", "unknown word `infirmeir`", "did you mean: infirmier?"]);
    session.send(&BACKSPACE.repeat(2));
    session.send("er");
    session.wait_until("the mended text", |rows| {
        rows.contains(&"> 3 mg, 1 infirmeer".to_owned()) && !rows.join("").contains("unknown")
    });
    session.send(&BACKSPACE.repeat(3));
    session.send("ier\r");
    session.shows(&[&ask("en", Status), "Understood: 3 médecins généralistes (GPs), 1 infirmier"]);
}

#[test]
fn the_text_can_be_mended_in_its_middle() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.at("en", Team);
    session.send("mg, 1 kiné");
    session.send("\x1b[H3 \x1b[F\x1b[D\x1b[3~é\x1b[D\x1b[D\x1b[C\x1b[C");
    session.wait_until("the mended text", |rows| rows.contains(&"> 3 mg, 1 kiné".to_owned()));
    session.send(ENTER);
    session.shows(&["1 masseur-kinésithérapeute"]);
}

/// What a page must show whatever the size: its question, its active row and its keys.
fn complete(session: &Session, lang: &str, page: Page) {
    let ask = words(&ask(lang, page));
    let last_key = if lang == "fr" { "enregistrer et quitter" } else { "save and leave" };
    session.wait_until(&format!("a complete page of {page:?}"), |rows| {
        let screen = words(&rows.join(" "));
        let own = page == Team || active(rows).is_some_and(|row| !row.trim().is_empty());
        own && [ask.as_str(), last_key].iter().all(|text| screen.contains(text))
            && screen.contains(if lang == "fr" { "Échap retour" } else { "Esc back" })
            && screen.contains(if lang == "fr" { "Entrée" } else { "Enter" })
    });
}

#[test]
fn every_page_fits_on_40_by_10() {
    for lang in ["fr", "en"] {
        for team in [sharing(lang), centre(lang), pair(lang)] {
            let home = Home::new(lang);
            let mut session = home.start_with(&[], &[], (40, 10));
            for (page, keys) in &team {
                complete(&session, lang, *page);
                session.send(keys);
            }
            assert_eq!(session.end(), 0);
        }
    }
}

#[test]
fn every_choice_can_be_reached_on_40_by_10() {
    let home = Home::new("fr");
    let mut session = home.start_with(&[], &[], (40, 10));
    session.go("fr", &until(sharing("fr"), Aims));
    session.at("fr", Aims);
    session.is_active("transfert d’actes à un infirmier");
    session.send(UP);
    session.is_active("soins spécialisés coordonnés");
    complete(&session, "fr", Aims);
    session.send(DOWN);
    session.is_active("transfert d’actes à un infirmier");
    for _ in 0..9 {
        session.send(DOWN);
    }
    session.is_active("continuité des soins");
    complete(&session, "fr", Aims);
}

#[test]
fn a_long_team_leaves_room_for_the_choices_on_40_by_10() {
    let team =
        "2 mg, 2 ide, 1 kiné, 1 pharmacien, 1 sage-femme, 1 orthophoniste, 1 podologue, 1 dentiste";
    let home = Home::new("en");
    let mut session = home.start_with(&[], &[], (40, 10));
    session.at("en", Team);
    session.send(team);
    session.shows(&["1 dentiste", "Esc back"]);
    session.send(ENTER);
    session.shows(&[
        "What is the employment status",
        "libéraux (self-employed)",
        "Esc back",
        "save and leave",
    ]);
    session.is_active("libéraux");
}

#[test]
fn a_mistake_is_told_on_40_by_10() {
    let home = Home::new("en");
    let mut session = home.start_with(&[], &[], (40, 10));
    session.go("en", &way([(Team, "3 mg, 1 infirmeir\r")]));
    session.shows(&["3 mg, 1 infirmeir", "unknown word `infirmeir`", "did you mean: infirmier?"]);
    complete(&session, "en", Team);
}

#[test]
fn a_smaller_terminal_is_told_so_and_a_larger_one_shows_the_page_again() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(sharing("en"), Status));
    for page in [Status, Team] {
        complete(&session, "en", page);
        let before = session.rows();
        session.resize(40, 10);
        complete(&session, "en", page);
        session.resize(20, 2);
        session.wait_until("a short message", |rows| {
            rows.len() == 2 && rows[0].starts_with("Please enlarge")
        });
        for size in [(1, 1), (2, 1), (1, 40), (200, 1), (39, 24), (80, 9)] {
            session.resize(size.0, size.1);
            session.wait_until("nothing of the page", |rows| !rows.join("").contains("exercoord"));
        }
        session.resize(200, 60);
        complete(&session, "en", page);
        session.resize(80, 24);
        session.wait_until("the page as it was", |rows| rows == before);
        if page != Team {
            session.send(ESC);
            session.at("en", Team);
        }
    }
    session.send(CTRL_C);
    assert_eq!(session.end(), 130);
}

#[test]
fn ctrl_c_at_each_page_keeps_the_replies_and_the_next_start_goes_on() {
    let lang = "en";
    let home = Home::new(lang);
    let mut session = home.start(&[]);
    session.at(lang, Team);
    session.send(CTRL_C);
    assert_eq!(session.end(), 130);
    assert!(session.bytes().contains("Nothing was saved."));
    assert!(!home.draft().exists());
    let mut session = home.start(&[]);
    let way = sharing(lang);
    for pages in way.windows(2) {
        let [(page, keys), (next, _)] = pages else { panic!("two pages") };
        session.at(lang, *page);
        session.send(keys);
        session.at(lang, *next);
        let draft = home.draft_text();
        session.send(CTRL_C);
        assert_eq!(session.end(), 130, "at {next:?}");
        assert_eq!(home.draft_text(), draft);
        assert_eq!(mode_of(&home.draft()), 0o600);
        let said: String = session.rows().concat().split_whitespace().collect();
        let path = home.draft().display().to_string();
        assert!(
            said.contains(&format!("Youranswersaresavedin{path}Tocontinue,run:exercoord")),
            "{said}"
        );
        session = home.start(&[]);
        session.shows(&["Continue the questionnaire you started just now?"]);
        session.send(ENTER);
        // The last page comes after the review, which is where a finished interview is.
        if *next == End {
            session.go(lang, &[(Review, ENTER.to_owned())]);
        }
    }
    session.go(lang, &[(End, ENTER.to_owned())]);
    assert_eq!(session.end(), 0);
    assert!(!home.draft().exists());
    let report = home.printed(&shown_command(&session));
    assert!(words(&report).contains("MSP") && report.contains("eligible"), "{report}");
}

#[test]
fn what_is_said_at_the_end_is_below_the_page() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &way([(Team, "3 mg, 1 ide\r")]));
    session.at("en", Status);
    session.send(ESC);
    session.at("en", Team);
    session.send(CTRL_C);
    assert_eq!(session.end(), 130);
    let rows = session.rows();
    let said = rows.iter().position(|row| row.starts_with("Your answers are saved in"));
    let said = said.unwrap_or_else(|| panic!("a row of its own:\n{}", rows.join("\n")));
    let below = rows[said..].join(" ");
    assert!(!below.contains("Esc back"), "{}", rows.join("\n"));
    assert!(rows[said..].iter().any(|row| row.trim() == "To continue, run: exercoord"), "{below}");
}

#[test]
fn a_signal_to_stop_gives_the_terminal_back_and_keeps_the_replies() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let home = Home::new("fr");
        let mut session = home.start(&[]);
        session.go("fr", &until(sharing("fr"), Status));
        session.at("fr", Status);
        session.signal(signal);
        assert_eq!(session.end(), code, "{signal:?}");
        let said: String = session.rows().concat().split_whitespace().collect();
        assert!(said.contains("Vosréponsessontenregistréesdans"), "{said}");
        let mut session = home.start(&[]);
        session.go("fr", &way([(Resume, "\r")]));
        session.at("fr", Status);
    }
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_and_keeps_the_replies() {
    let home = Home::new("fr");
    // The shell leads the session: the terminal hangs up when it is gone.
    let inner = "sh -c 'echo $$ > pid; exec \"$EXERCOORD\" ask'; true";
    let mut session = home.shell(inner);
    session.go("fr", &until(sharing("fr"), Status));
    session.at("fr", Status);
    let pid = fs::read_to_string(home.work().join("pid")).expect("a process");
    session.signal(Signal::KILL);
    let _ = session.ended();
    let command = format!("/proc/{}/cmdline", pid.trim());
    let deadline = Instant::now() + Duration::from_secs(5);
    while fs::read(&command).is_ok_and(|command| !command.is_empty()) {
        assert!(Instant::now() < deadline, "the program goes on without a terminal");
        thread::yield_now();
    }
    let mut session = home.start(&[]);
    session.go("fr", &way([(Resume, "\r")]));
    session.at("fr", Status);
}

#[test]
fn a_program_that_is_killed_loses_the_question_on_screen_alone() {
    let home = Home::new("fr");
    let mut session = home.start(&[]);
    session.go("fr", &until(sharing("fr"), Aims));
    session.at("fr", Aims);
    session.send(SPACE);
    session.shows(&["✔ transfert d’actes"]);
    session.signal(Signal::KILL);
    assert!(matches!(session.ended(), Ended { signal: Some(_), .. }));
    let mut session = home.start(&[]);
    session.go("fr", &way([(Resume, "\r")]));
    session.shows(&[&ask("fr", Aims), "⬚ transfert d’actes"]);
    session.send(TAB);
    session.shows(&[
        "équipe : 3 médecins généralistes, 1 infirmier",
        "statut : libéraux",
        "échelle : patientèle commune",
        "projet de santé (fait), transmission à l’ARS (pas fait), convention ESP-CLAP (ne sait pas)",
    ]);
}

#[test]
fn statuses_told_by_profession_are_gone_on_with_where_they_were() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session
        .go("en", &way([(Team, "1 mg, 1 ide, 1 kiné\r"), (Status, "5\r"), (Scale, "\x1b[B \r")]));
    session.shows(&["What is the employment status of: 1 médecin généraliste (GP)?"]);
    session.send(ENTER);
    session.shows(&["What is the employment status of: 1 infirmier (nurse)?"]);
    session.signal(Signal::KILL);
    let _ = session.ended();
    let mut session = home.start(&[]);
    session.go("en", &way([(Resume, "\r")]));
    session.shows(&["What is the employment status of: 1 infirmier (nurse)?"]);
}

#[test]
fn replies_that_do_not_apply_for_now_outlive_a_kill() {
    let home = Home::new("fr");
    let mut session = home.start(&[]);
    session.go("fr", &until(sharing("fr"), Review));
    session.at("fr", Review);
    session.send("2\r");
    session.at("fr", Status);
    session.send("2\r");
    session.shows(&["Ne compte plus, mais reste enregistré"]);
    session.signal(Signal::KILL);
    let _ = session.ended();
    let mut session = home.start(&[]);
    session.go("fr", &way([(Resume, "\r"), (Steps("CDS"), TAB)]));
    session.shows(&[&ask("fr", Review), "2. statut : salariés du centre"]);
    session.send("2\r");
    session.at("fr", Status);
    session.send("1\r");
    session.shows(&[&ask("fr", Review), "projet de santé (fait), transmission à l’ARS (pas fait)"]);
}

#[test]
fn a_resumed_interview_can_be_left_backwards() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(sharing("en"), Status));
    session.at("en", Status);
    session.send(CTRL_S);
    assert_eq!(session.end(), 0);
    let mut session = home.start(&[]);
    session.go("en", &way([(Resume, "\r")]));
    session.at("en", Status);
    session.send(ESC);
    session.shows(&[&ask("en", Team), "> 3 médecins"]);
}

#[test]
fn saving_leaves_with_the_draft() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(sharing("en"), Status));
    session.at("en", Status);
    session.send(CTRL_S);
    assert_eq!(session.end(), 0);
    assert!(words(&session.bytes()).contains("To continue, run: exercoord"));
    assert!(home.draft_text().contains("medecin-generaliste"));
}

#[test]
fn an_interview_can_be_begun_again() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(sharing("en"), Status));
    session.at("en", Status);
    session.send(CTRL_S);
    assert_eq!(session.end(), 0);
    let mut session = home.start(&[]);
    session.go("en", &way([(Resume, "2\r")]));
    session.wait_until("an empty first question", |rows| {
        rows.contains(&">".to_owned()) && rows.join(" ").contains("Who is in the team")
    });
}

#[test]
fn the_offer_to_go_on_can_be_left_without_losing_the_draft() {
    for (keys, code) in [(CTRL_S, 0), (CTRL_C, 130)] {
        let home = Home::new("en");
        let mut session = home.start(&[]);
        session.go("en", &until(sharing("en"), Status));
        session.at("en", Status);
        session.send(CTRL_S);
        assert_eq!(session.end(), 0);
        let draft = home.draft_text();
        let mut session = home.start(&[]);
        session.go("en", &[(Resume, keys.to_owned())]);
        assert_eq!(session.end(), code);
        assert_eq!(home.draft_text(), draft);
    }
}

#[test]
fn the_offer_to_go_on_is_no_numbered_question_and_has_its_own_help() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(sharing("en"), Status));
    session.at("en", Status);
    session.send(CTRL_S);
    assert_eq!(session.end(), 0);
    let mut session = home.start(&[]);
    session.at("en", Resume);
    assert!(!session.rows()[0].contains("question"), "{}", session.rows()[0]);
    session.send("?");
    session.send(DOWN);
    session.is_active("no, start again");
    let rows = words(&session.rows().join(" "));
    assert!(!rows.contains("professionals who carry the project"), "{rows}");
}

#[test]
fn the_last_page_can_be_left_backwards_and_with_the_draft() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(pair("en"), End));
    session.at("en", End);
    session.send(ESC);
    session.at("en", Review);
    session.send(ENTER);
    session.at("en", End);
    session.send(CTRL_S);
    assert_eq!(session.end(), 0);
    assert!(home.draft().exists());
    assert!(!session.bytes().contains("Votre équipe"));
}

#[test]
fn the_replies_can_be_kept_in_a_file_that_tells_the_same() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(sharing("en"), End));
    session.go("en", &way([(End, "2\r")]));
    assert_eq!(session.end(), 0);
    let file = home.work().join("exercoord-answers.toml");
    let by_file = home.printed(&format!("exercoord assess --answers {}", file.display()));
    assert_eq!(by_file, home.printed(&shown_command(&session)));
    let session = home.start(&["ask", "--answers", "exercoord-answers.toml"]);
    session.shows(&[&ask("en", Review), "scale: shared patients"]);
}

#[test]
fn a_paste_of_several_lines_is_one_team() {
    for paste in
        ["3 mg\r1 ide\r1 kiné\r", "3 mg\r1 ide\r1 kiné", "3 mg,\r\n1 ide\r\n\r\n1 kiné\r\n"]
    {
        let home = Home::new("fr");
        let mut session = home.start(&[]);
        session.at("fr", Team);
        session.send(paste);
        // Without a last line end the text still waits for one.
        if !paste.ends_with(['\r', '\n']) {
            session.shows(&["3 mg, 1 ide, 1 kiné"]);
            session.send(ENTER);
        }
        session.shows(&[
            "exercoord · question 2",
            &ask("fr", Status),
            "Compris : 3 médecins généralistes, 1 infirmier, 1 masseur-kinésithérapeute.",
        ]);
        session.is_active("libéraux");
        session.send(ENTER);
        session.at("fr", Scale);
        session.send(ENTER);
        session.shows(&["Cochez au moins une réponse"]);
    }
}

#[test]
fn a_paste_of_several_lines_at_a_list_answers_no_later_question() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &way([(Team, "3 mg, 1 ide\r"), (Status, "1\r1\r1\r1\r1\r1\r")]));
    session.at("en", Scale);
    session.send(DOWN);
    session.is_active("shared patients");
    assert!(!home.draft_text().contains("scale"), "{}", home.draft_text());
}

/// An arrow down that arrives in these pieces moves one down, and Escape alone still goes back.
fn arrow_in_pieces(pieces: [&str; 2]) {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &way([(Team, "3 mg, 1 ide\r")]));
    session.at("en", Status);
    session.is_active("libéraux");
    session.send(pieces[0]);
    // Not a wait for the program: the time that lies between the pieces.
    thread::sleep(Duration::from_millis(20));
    session.send(pieces[1]);
    session.is_active("salariés du centre");
    session.at("en", Status);
    session.send(ESC);
    session.at("en", Team);
}

#[test]
fn an_arrow_cut_after_its_escape_is_an_arrow() {
    arrow_in_pieces(["\x1b", "[B"]);
}

#[test]
fn an_arrow_cut_before_its_letter_is_an_arrow() {
    arrow_in_pieces(["\x1b[", "B"]);
}

#[test]
fn without_colours_a_sign_marks_the_active_row() {
    for (env, args) in
        [(Some(("NO_COLOR", "1")), [].as_slice()), (None, &["--color", "never", "ask"])]
    {
        let home = Home::new("fr");
        let mut session = home.start_with(args, env.as_slice(), (80, 24));
        for (page, keys) in sharing("fr") {
            session.at("fr", page);
            if page != Team {
                session.wait_until("an active row", |rows| active(rows).is_some());
            }
            if page == Scale {
                session.send(DOWN);
                session.is_active("patientèle commune");
                session.send(UP);
                session.is_active("patientèle d’un généraliste");
            }
            session.send(&keys);
        }
        assert_eq!(session.end(), 0);
        let bytes = session.bytes();
        let styles = bytes.split("\x1b[").skip(1).filter(|code| {
            code.trim_start_matches(|char: char| char.is_ascii_digit() || char == ';')
                .starts_with('m')
        });
        assert_eq!(styles.count(), 0, "{bytes:?}");
    }
}

#[test]
fn an_empty_no_color_leaves_the_colours() {
    let home = Home::new("fr");
    let session = home.start_with(&[], &[("NO_COLOR", "")], (80, 24));
    session.at("fr", Team);
    assert!(session.bytes().contains("\x1b[1m"));
}

#[test]
fn ctrl_z_suspends_and_fg_goes_on() {
    let home = Home::new("en");
    let env = [("PS1", "ready> "), ("INPUTRC", "/dev/null"), ("HISTFILE", "/dev/null")];
    let mut session = home.run("/bin/bash", &["--norc", "--noprofile", "-i"], &env, (80, 24));
    session.says("ready>");
    session.send("\"$EXERCOORD\" ask; echo \"code=$?\"\n");
    session.go("en", &until(sharing("en"), Status));
    session.at("en", Status);
    session.send(DOWN);
    session.is_active("salariés du centre");
    session.send(CTRL_Z);
    session.says("Stopped");
    assert!(!session.cursor_hidden());
    session.send("printf '\\033[2J\\033[Hcle%s\\n' ared\n");
    session.says("cleared");
    session.send("fg; echo \"code=$?\"\n");
    complete(&session, "en", Status);
    session.is_active("salariés du centre");
    session.send(CTRL_C);
    session.says("code=130");
    session.send("exit\n");
    let _ = session.ended();
    assert!(!session.cursor_hidden());
    assert!(home.draft().exists());
}

#[test]
fn going_on_from_a_stop_draws_the_page_and_has_the_terminal() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &way([(Team, "3 mg, 1 ide\r")]));
    session.at("en", Status);
    let ours = session.mode();
    assert_ne!(ours, session.mode_before());
    session.send(CTRL_Z);
    // A program that nobody can wake, as here without a shell, goes on at once or when told to.
    session.signal(Signal::CONT);
    session.send(DOWN);
    session.is_active("salariés du centre");
    assert_eq!(session.mode(), ours);
    session.send(CTRL_C);
    assert_eq!(session.end(), 130);
}

/// A plain interview by lines, and what must be said before each.
fn plain_lines(lang: &str) -> Vec<(Page, &'static str)> {
    let french = lang == "fr";
    vec![
        (Team, "3 mg, 1 ide"),
        (Status, "1"),
        (Scale, "2"),
        (Steps("ESP-CLAP"), if french { "oui, en cours, nsp" } else { "yes,in progress,dk" }),
        (Steps("MSP"), if french { "o,c,n,n" } else { "y p n n" }),
        (Steps("ASALEE"), if french { "nsp" } else { "dk" }),
        (Aims, "1, 2"),
    ]
}

#[test]
fn a_plain_interview_on_a_terminal_runs_to_its_report() {
    for lang in ["fr", "en"] {
        let home = Home::new(lang);
        let mut session = home.start(&["ask", "--plain"]);
        for (page, line) in plain_lines(lang) {
            session.says(&ask(lang, page));
            session.says("\n>");
            session.send(&format!("{line}\n"));
        }
        session.says(if lang == "fr" { "Vos réponses" } else { "Your answers" });
        session.send("\n");
        session.says(&ask(lang, End));
        session.send("1\n");
        assert_eq!(session.end(), 0);
        let bytes = session.bytes();
        assert!(!bytes.contains('\x1b'), "{bytes:?}");
        let verdict = if lang == "fr" { "éligible" } else { "eligible" };
        assert!(words(&bytes).contains("MSP") && bytes.contains(verdict), "{bytes}");
        assert!(!home.draft().exists());
    }
}

#[test]
fn a_plain_interview_by_a_pipe_tells_what_assess_tells() {
    for lang in ["fr", "en"] {
        let home = Home::new(lang);
        let lines: Vec<&str> = plain_lines(lang).into_iter().map(|(_, line)| line).collect();
        let output = without_terminal(&home, &["ask", "--plain"], &(lines.join("\n") + "\n\n1\n"));
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let said = String::from_utf8(output.stderr.clone()).expect("UTF-8");
        let command = said.lines().find(|line| line.trim_start().starts_with("exercoord assess"));
        let command = format!("{} --plain", command.expect("a command line").trim());
        assert_eq!(String::from_utf8_lossy(&output.stdout), home.printed(&command));
    }
}

#[test]
fn plain_words_go_back_help_review_and_save() {
    let cases = [
        (
            "fr",
            ["retour", "aide", "revue", "enregistrer"],
            "Pourquoi cette question :",
            "Vos réponses",
        ),
        ("en", ["back", "help", "review", "save"], "Why we ask:", "Your answers"),
        ("fr", ["back", "help", "review", "save"], "Pourquoi cette question :", "Vos réponses"),
        ("en", ["Retour", "AIDE", "revue", "Enregistrer"], "Why we ask:", "Your answers"),
    ];
    for (lang, [back, help, review, save], why, replies) in cases {
        let home = Home::new(lang);
        let mut session = home.start(&["ask", "--plain"]);
        session.says(&ask(lang, Team));
        session.send("3 mg, 1 ide\n");
        session.says(&ask(lang, Status));
        session.send(&format!("{help}\n"));
        session.says(why);
        session.says("Source");
        session.send(&format!("{back}\n"));
        session.says(&ask(lang, Team));
        session.says(if lang == "fr" { "Réponse actuelle : 3" } else { "Answer so far: 3" });
        session.send("\n");
        session.says(&ask(lang, Status));
        session.send(&format!("{review}\n"));
        session.says(replies);
        session.says(if lang == "fr" { "1. équipe : 3" } else { "1. team: 3" });
        session.send(&format!("{back}\n"));
        session.says("?");
        session.send(&format!("{save}\n"));
        assert_eq!(session.end(), 0);
        assert!(home.draft().exists());
    }
}

#[test]
fn going_back_from_the_review_in_lines_is_to_the_question_that_was_asked() {
    let home = Home::new("en");
    let mut session = home.start(&["ask", "--plain"]);
    session.says(&ask("en", Team));
    session.send("3 mg, 1 ide\n");
    session.says(&ask("en", Status));
    session.send("review\n");
    session.says("Your answers");
    session.send("back\n");
    session.says(&ask("en", Status));
}

#[test]
fn going_back_from_the_review_is_to_the_question_that_was_asked() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &way([(Team, "3 mg, 1 ide\r"), (Status, TAB), (Review, ESC)]));
    session.at("en", Status);
}

#[test]
fn a_wrong_line_is_asked_again_with_what_is_allowed() {
    let home = Home::new("en");
    let mut session = home.start(&["ask", "--plain"]);
    session.says(&ask("en", Team));
    for (line, told) in [
        ("3 kinn", "unknown word `kinn`"),
        ("", "An answer is needed, or dk"),
        ("3 mg, 1 ide", "What is the employment status"),
        ("0", "a number from 1 to 6"),
        ("1,2", "a number from 1 to 6"),
        ("-1", "a number from 1 to 6"),
        ("99999999999999999999999", "a number from 1 to 6"),
        ("1", "Which patients"),
        ("5", "numbers from 1 to 4"),
        ("none", "numbers from 1 to 4"),
        ("", "numbers from 1 to 4"),
        ("2", "ESP-CLAP: which"),
        ("yes", "3 answers are needed"),
        ("yes,no,maybe", "3 answers are needed"),
        ("dk", "MSP: which"),
        ("dk", "ASALEE: which"),
        ("dk", "What do you want to do together?"),
        ("20", "numbers from 1 to 19"),
        ("0", "Your answers"),
        ("8", "from 1 to 7"),
        ("3", "Which patients"),
    ] {
        session.send(&format!("{line}\n"));
        session.says(told);
    }
}

#[test]
fn one_reply_that_is_needed_is_told_in_the_singular() {
    let home = Home::new("en");
    let lines = "2 médecins spécialistes libéraux\n4\nmaybe\n";
    let output = without_terminal(&home, &["ask", "--plain", "--no-draft"], lines);
    assert!(err(&output).contains("1 answer is needed"), "{}", err(&output));
}

#[test]
fn a_plain_interview_cut_short_keeps_what_was_replied() {
    for (lang, told) in
        [("fr", "Vos réponses sont enregistrées dans"), ("en", "Your answers are saved in")]
    {
        let home = Home::new(lang);
        let output = without_terminal(&home, &["ask", "--plain"], "3 mg, 1 ide\n1");
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(out(&output), "");
        assert!(err(&output).contains(told), "{}", err(&output));
        assert_eq!(mode_of(&home.draft()), 0o600);
        let mut session = home.start(&["ask"]);
        session.go(lang, &way([(Resume, "\r")]));
        session.at(lang, Scale);
        let output = without_terminal(&home, &["ask", "--plain"], "1\n2\ndk\ndk\ndk\n0\n\n1\n");
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(out(&output).contains("MSP"), "{}", err(&output));
        assert!(!home.draft().exists());
    }
}

#[test]
fn no_word_at_the_offer_to_go_on_throws_the_draft_away() {
    for word in ["back", "help", "review", "save", "dk", "", "x"] {
        let home = Home::new("en");
        let output = without_terminal(&home, &["ask", "--plain"], "3 mg, 1 ide\n2\n");
        assert_eq!(output.status.code(), Some(0));
        let draft = home.draft_text();
        let lines = if word.is_empty() { String::new() } else { format!("{word}\n") };
        let output = without_terminal(&home, &["ask", "--plain"], &(lines + "1 psychologue\n"));
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(home.draft_text(), draft, "after {word:?}: {}", err(&output));
    }
}

#[test]
fn a_dumb_terminal_and_a_screen_reader_get_plain_lines() {
    for env in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        let home = Home::new("en");
        let mut session = home.start_with(&[], &[env], (80, 24));
        session.says("Type your answer, or help, back, review, save, dk.");
        session.send(CTRL_C);
        assert_eq!(session.end(), 130);
        assert!(!session.bytes().contains("\x1b[H"));
    }
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    for (lang, instead) in [("fr", "exercoord assess"), ("en", "exercoord assess")] {
        let home = Home::new(lang);
        let output = without_terminal(&home, &[], "");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(out(&output), "");
        assert!(err(&output).contains("exercoord assess"));
        let output = without_terminal(&home, &["ask"], "3 mg, 1 ide\n");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(out(&output), "");
        for word in [instead, "--answers", "--plain"] {
            assert!(err(&output).contains(word), "{}", err(&output));
        }
        assert_eq!(home.everything(), Vec::<std::path::PathBuf>::new());
        // A terminal for stderr alone is none to ask on.
        let mut session = home.shell("exec \"$EXERCOORD\" ask < /dev/null");
        assert_eq!(session.end(), 2);
        let mut session = home.shell("exec \"$EXERCOORD\" ask 2> err.txt");
        assert_eq!(session.end(), 2);
        assert_eq!(session.bytes(), "");
    }
}

#[test]
fn without_a_draft_nothing_is_written() {
    let home = Home::new("en");
    let mut session = home.start(&["ask", "--no-draft"]);
    session.go("en", &until(sharing("en"), Aims));
    session.at("en", Aims);
    session.send(CTRL_C);
    assert_eq!(session.end(), 130);
    assert!(words(&session.bytes()).contains("Nothing was saved."));
    let mut session = home.start(&["ask", "--no-draft"]);
    session.go("en", &sharing("en"));
    assert_eq!(session.end(), 0);
    assert_eq!(home.everything(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn what_options_tell_is_not_asked() {
    let home = Home::new("fr");
    let mut session = home.start(&["ask", "-t", "3 mg libéraux, 1 ide libérale"]);
    session.go("fr", &way([(Scale, "2 \r")]));
    session.at("fr", Steps("ESP-CLAP"));
    session.send(TAB);
    session.shows(&["1. équipe : 3 médecins généralistes libéraux, 1 infirmier libéral"]);
    session.send("1\r");
    session.shows(&[&ask("fr", Team), "> 3 médecins généralistes libéraux, 1 infirmier libéral"]);
}

#[test]
fn an_answers_file_is_gone_on_with() {
    let home = Home::new("fr");
    let mut session = home.start(&[]);
    session.go("fr", &until(sharing("fr"), Steps("MSP")));
    session.at("fr", Steps("MSP"));
    session.send(CTRL_S);
    assert_eq!(session.end(), 0);
    fs::rename(home.draft(), home.work().join("answers.toml")).expect("a file");
    let mut session = home.start(&["ask", "--answers", "answers.toml"]);
    session.at("fr", Steps("MSP"));
    session.send(TAB);
    session.shows(&["projet de santé (fait), transmission à l’ARS (pas fait)"]);
}

#[test]
fn a_wrong_answers_file_is_told_before_anything_is_asked() {
    let home = Home::new("en");
    fs::write(home.work().join("answers.toml"), "team = \"3 kinn\"\n").expect("a file");
    let mut session = home.start(&["ask", "--answers", "answers.toml"]);
    assert_eq!(session.end(), 2);
    assert!(session.bytes().contains("kinn"));
}

#[test]
fn a_draft_that_cannot_be_read_is_kept_aside() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &way([(Team, "3 mg, 1 ide\r")]));
    session.at("en", Status);
    session.send(CTRL_C);
    assert_eq!(session.end(), 130);
    fs::write(home.draft(), "team = \"3 astronautes\"\n").expect("a broken draft");
    let mut session = home.start(&[]);
    session.at("en", Team);
    session.shows(&["The draft cannot be read; it stays in"]);
    session.go("en", &way([(Team, "1 mg\r")]));
    session.at("en", Status);
    session.send(CTRL_C);
    assert_eq!(session.end(), 130);
    let aside = home.draft().with_file_name("unreadable-1.toml");
    assert!(fs::read_to_string(aside).expect("it is still there").contains("astronautes"));
}

#[test]
fn a_step_done_before_the_one_that_it_follows_is_asked_about_once() {
    let home = Home::new("fr");
    let mut session = home.start(&[]);
    session.go("fr", &until(sharing("fr"), Steps("MSP")));
    session.at("fr", Steps("MSP"));
    // The first is not done, the second is.
    session.send("no\r");
    session.shows(&[&ask("fr", Steps("MSP")), "Est-ce bien cela ?", "(pas fait)", "(fait)"]);
    session.send(ENTER);
    session.at("fr", Steps("ASALEE"));
}

#[test]
fn a_step_may_be_in_progress() {
    let home = Home::new("en");
    let mut session = home.start(&[]);
    session.go("en", &until(sharing("en"), Steps("ESP-CLAP")));
    session.at("en", Steps("ESP-CLAP"));
    session.send("  ");
    session.shows(&["(in progress)"]);
    session.send(ENTER);
    session.at("en", Steps("MSP"));
    assert!(home.draft_text().contains("started = [\"esp-clap/projet-sante\"]"));
}

#[test]
fn the_name_of_a_team_stays_with_it() {
    let home = Home::new("fr");
    let mut session = home.start(&["ask", "--name", "Maison du Port"]);
    session.go("fr", &sharing("fr"));
    assert_eq!(session.end(), 0);
    assert!(shown_command(&session).contains("--name \"Maison du Port\""));
    let mut session = home.start(&["ask", "--name", "Maison du Port"]);
    session.go("fr", &until(sharing("fr"), Scale));
    session.at("fr", Scale);
    session.send(CTRL_S);
    assert_eq!(session.end(), 0);
    assert!(home.draft_text().contains("name = \"Maison du Port\""));
    let mut session = home.start(&[]);
    session.go("fr", &way([(Resume, "\r")]));
    session.at("fr", Scale);
    session.send(CTRL_S);
    assert_eq!(session.end(), 0);
    assert!(home.draft_text().contains("name = \"Maison du Port\""));
}

#[test]
fn kept_answers_that_say_employed_are_told_that_it_leaves_open_by_whom() {
    let home = Home::new("fr");
    fs::write(home.work().join("answers.toml"), "team = \"3 mg salariés, 1 ide\"\n")
        .expect("a file");
    let mut session = home.start(&["ask", "--answers", "answers.toml"]);
    session.shows(&["« salarié » ne veut plus dire « salarié du centre »"]);
    session.send(CTRL_C);
    assert_eq!(session.end(), 130);
    let output = without_terminal(&home, &["assess", "--answers", "answers.toml"], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("« salarié hors centre »"), "{}", err(&output));
}
