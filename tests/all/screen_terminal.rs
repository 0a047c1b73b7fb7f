//! `screen` at a real terminal, and ended by signals while it waits for more.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::support::annuaire::{Line, file as directory_of};
use crate::support::program::{err, out, program, words};
use crate::support::terminal::{CTRL_C, Home, Session};

/// Rows by the thousand: more than is read at a time.
fn teams() -> Vec<u8> {
    format!("id,team\n{}", "1,3 mg\n".repeat(60_000)).into_bytes()
}

/// An extraction as long.
fn people() -> Vec<u8> {
    let one = Line { profession: "60", mode: "L", technical: "R1", ..Line::default() };
    directory_of(&vec![one; 8_000])
}

/// A named pipe in the folder of work, as a file that never ends.
fn pipe(home: &Home) {
    let made = Command::new("mkfifo").arg(home.work().join("tube")).status();
    assert!(made.expect("mkfifo runs").success());
}

/// Writes into the pipe once the program has it open, and keeps it open.
fn feed(home: &Home, bytes: &[u8]) -> File {
    let path = home.work().join("tube");
    let mut pipe = OpenOptions::new().write(true).open(path).expect("somebody reads");
    pipe.write_all(bytes).expect("it is read");
    pipe
}

/// What is in the folder of work.
fn names(home: &Home) -> Vec<String> {
    let entries = fs::read_dir(home.work()).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

const OF_TEAMS: [&str; 4] = ["screen", "tube", "-o", "r.csv"];
const OF_PEOPLE: [&str; 7] = ["screen", "--rpps", "tube", "--by", "site", "-o", "r.csv"];

#[test]
fn progress_is_shown_and_taken_away() {
    for (lang, args, bytes, [moves, said]) in [
        ("fr", &OF_TEAMS[..], teams(), ["par seconde", "60 000 équipes évaluées"]),
        ("en", &OF_TEAMS, teams(), ["a second", "60,000 teams assessed"]),
        ("fr", &OF_PEOPLE, people(), ["par seconde", "Lignes lues : 8 000"]),
        ("en", &OF_PEOPLE, people(), ["a second", "Lines read: 8,000"]),
    ] {
        let home = Home::new(lang);
        pipe(&home);
        let mut session = home.start(args);
        let pipe = feed(&home, &bytes);
        session.says(moves);
        drop(pipe);
        assert_eq!(session.end(), 0, "{args:?}");
        let screen = words(&session.rows().join(" "));
        assert!(!screen.contains(moves), "it is gone: {screen}");
        assert!(words(&session.bytes()).contains(said), "{screen}");
        assert_eq!(names(&home), ["r.csv", "tube"]);
    }
}

#[test]
fn how_much_of_a_file_is_left_is_shown() {
    let home = Home::new("fr");
    pipe(&home);
    let file = format!("id,team\n{}", "1,3 mg\n".repeat(5_000));
    fs::write(home.work().join("equipes.csv"), file).expect("written");
    let mut session = home.start(&["screen", "equipes.csv", "-o", "tube", "--force"]);
    // Nobody takes the rows yet, so that it has to wait.
    let mut result = File::open(home.work().join("tube")).expect("somebody writes");
    session.says("5 000 lignes,");
    session.says("par seconde, 100 %, reste 1 s");
    let mut rows = String::new();
    result.read_to_string(&mut rows).expect("UTF-8");
    assert_eq!((session.end(), rows.lines().count()), (0, 5_001));
    assert!(!words(&session.rows().join(" ")).contains("reste"));
}

#[test]
fn nobody_sees_a_line_that_moves_who_asked_for_none() {
    let line = |args: &str| format!("exec \"$EXERCOORD\" screen tube {args}");
    for (args, rows_shown) in [
        ("-o r.csv --plain".to_owned(), false),
        ("-o r.csv 2>dit".to_owned(), false),
        // Rows that come out on the terminal are progress enough.
        (String::new(), true),
        ("--format jsonl".to_owned(), true),
    ] {
        let home = Home::new("en");
        pipe(&home);
        let mut session = home.shell(&line(&args));
        // One row, and more than is read at a time.
        let few = format!("id,team\n1,3 mg\n{}", "\n".repeat(600_000));
        let pipe = feed(&home, few.as_bytes());
        // Long enough for a line to be written.
        thread::sleep(Duration::from_millis(500));
        drop(pipe);
        assert_eq!(session.end(), 0, "{args}");
        let said = fs::read_to_string(home.work().join("dit")).unwrap_or_default();
        let all = session.bytes() + &said;
        assert!(!all.contains("a\u{a0}second") && !words(&all).contains("a second"), "{all}");
        assert!(!all.contains("\u{1b}[2K") && words(&all).contains("1 team assessed"), "{all}");
        assert_eq!(all.contains("undetermined"), rows_shown, "{all}");
    }
}

#[test]
fn control_characters_of_a_file_do_not_reach_a_terminal() {
    let home = Home::new("en");
    let hostile = "a\u{1b}[2J\u{7}\u{9b}31m\u{202e}b";
    let file = format!(
        "id,no{hostile}te,team,te{hostile}am\n\"{hostile}\n{hostile}\",{hostile},3 mg,\n\
         2,,3 {hostile},\n3,,mg,x\n"
    );
    fs::write(home.work().join("equipes.csv"), &file).expect("written");
    for format in ["csv", "jsonl"] {
        let mut session = home.start(&["screen", "equipes.csv", "--format", format]);
        assert_eq!(session.end(), 0);
        let bytes = session.bytes();
        for wrong in ["\u{1b}[2J", "\u{7}", "\u{9b}", "\u{202e}"] {
            assert!(!bytes.contains(wrong), "{format}: {bytes:?}");
        }
        assert!(bytes.contains("␛[2J") || bytes.contains("\\u001b[2J"), "{bytes}");
        assert!(words(&bytes).contains("3 rows read: 2 teams assessed, 1 rejected"), "{bytes}");
    }
    // In a file, they stay what they are.
    let output = program().args(["screen", "equipes.csv"]).current_dir(home.work()).output();
    let found = out(&output.expect("it runs"));
    assert!(found.contains(&format!("\"{hostile}\n{hostile}\",{hostile},,")), "{found:?}");
}

#[test]
fn a_signal_at_the_terminal_ends_it_and_leaves_no_file() {
    type End = fn(&mut Session);
    let typed: End = |session| session.send(CTRL_C);
    let told: End = |session| session.signal(Signal::TERM);
    let gone: End = |session| session.signal(Signal::HUP);
    for (lang, args, bytes, end, code) in [
        ("fr", &OF_TEAMS[..], teams(), typed, 130),
        ("en", &OF_TEAMS, teams(), told, 143),
        ("fr", &OF_TEAMS, teams(), gone, 129),
        ("en", &OF_PEOPLE, people(), typed, 130),
        ("fr", &OF_PEOPLE, people(), told, 143),
    ] {
        let home = Home::new(lang);
        pipe(&home);
        let mut session = home.start(args);
        let pipe = feed(&home, &bytes);
        let [moves, said, nothing] = match lang {
            "fr" => ["par seconde", "Interrompu", "Rien n’est écrit."],
            _ => ["a second", "Interrupted", "Nothing is written."],
        };
        session.says(moves);
        end(&mut session);
        assert_eq!(session.end(), code, "{args:?}");
        let all = words(&session.bytes());
        assert!(all.contains(said) && all.contains(nothing), "{all}");
        let screen = words(&session.rows().join(" "));
        assert!(!screen.contains(moves), "it is gone: {screen}");
        assert_eq!(names(&home), ["tube"], "{args:?}");
        drop(pipe);
    }
}

/// Waits until a program listens to signals: before, they would end it in their own way.
#[cfg(target_os = "linux")]
fn listens(id: u32) {
    let hung_up = 1;
    for _ in 0..1000 {
        let status = fs::read_to_string(format!("/proc/{id}/status")).expect("it runs");
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
        let caught = u64::from_str_radix(caught.expect("a mask").trim(), 16).expect("a number");
        if caught & hung_up != 0 {
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("it never listens");
}

#[cfg(target_os = "linux")]
#[test]
fn a_signal_ends_what_waits_for_its_input() {
    let rows = [teams(), b"2,1 mg,1 i".to_vec()].concat();
    let by_site = ["screen", "--rpps", "-", "--by", "site"];
    for (args, stdin) in [
        (&["screen", "-"][..], &b""[..]),
        (&["screen", "-"], b"id,te"),
        (&["screen", "-"], b"id,team\n1,3 mg\n2,3 m"),
        (&["screen", "-", "--format", "html"], &rows[..2000]),
        (&["screen", "-", "-o", "r.csv", "--rejects", "r2.csv"], &rows),
        (&by_site, b""),
        (&by_site, b"Identifi"),
        (&by_site, &people()),
        // A named pipe that nobody writes to.
        (&["screen", "tube", "-o", "r.csv"], b""),
        (&OF_PEOPLE, b""),
    ] {
        for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
            let home = Home::new("fr");
            pipe(&home);
            let mut child = program()
                .args(args)
                .current_dir(home.work())
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("it runs");
            listens(child.id());
            let mut input = child.stdin.take().expect("a pipe");
            input.write_all(stdin).expect("it is read");
            let id = i32::try_from(child.id()).ok().and_then(Pid::from_raw).expect("a number");
            kill_process(id, signal).expect("a signal");
            // One that waits on would wait for ever.
            for _ in 0..1000 {
                if child.try_wait().expect("a program").is_some() {
                    break;
                }
                thread::sleep(Duration::from_millis(5));
            }
            let _ = child.kill();
            let output = child.wait_with_output().expect("it ends");
            drop(input);
            assert_eq!(output.status.code(), Some(code), "{args:?}: {}", err(&output));
            assert_eq!(out(&output), "", "{args:?}");
            let said = words(&err(&output));
            let told = said.starts_with("Interrompu") && said.ends_with("Rien n’est écrit.");
            assert!(told, "{args:?}: {said}");
            assert_eq!(names(&home), ["tube"], "{args:?}");
        }
    }
}

#[test]
fn what_has_come_out_before_a_signal_is_whole_rows() {
    for (lang, said) in [
        ("fr", "Interrompu : le résultat s’arrête là ("),
        ("en", "Interrupted: the result ends there ("),
    ] {
        let home = Home::new(lang);
        pipe(&home);
        let mut session = home.shell("exec \"$EXERCOORD\" screen tube >r.csv");
        // The last of it would be a row by itself.
        let pipe = feed(&home, &[teams(), b"2,3 mg".to_vec()].concat());
        session.says(if lang == "fr" { "par seconde" } else { "a second" });
        session.signal(Signal::TERM);
        assert_eq!(session.end(), 143);
        drop(pipe);
        assert!(words(&session.bytes()).contains(said), "{}", session.bytes());
        let found = fs::read_to_string(home.work().join("r.csv")).expect("written");
        let rows: Vec<&str> = found.lines().skip(1).collect();
        assert!(rows.len() > 1000 && found.ends_with('\n'));
        assert!(rows.iter().all(|row| row.starts_with("1,") && *row == rows[0]));
        assert!(!Path::new("tube").exists());
    }
}
