//! `screen` as it is run: each row of a file held against what the program says of that team alone,
//! whatever the shape of the file.

use serde_json::{Map, Value, json};

use crate::support::folder::{Folder, code, texts};
use crate::support::program::{err, out, run, with_stdin};
use crate::support::screened::{ids, who_and_scale};

/// The columns of the file of all sorts of rows; the first two go through.
const COLUMNS: [&str; 10] = [
    "id",
    "infirmier:liberal",
    "team",
    "status",
    "scale",
    "note",
    "done",
    "not-done",
    "aims",
    "medecin-generaliste",
];

/// Sixty rows in which everything that a row may say is said, in ever other company.
fn rows() -> Vec<[&'static str; COLUMNS.len()]> {
    let ids = ["1", "lieu, deux", "trois ; \"3\"", "qua\ntre", " cinq ", "", "é"];
    let nurses = ["", "0", "2", "", "1"];
    let teams = [
        "",
        "3 mg, 1 ide",
        "3 mg libéraux et une infirmière libérale",
        "2 spé, 1 hôpital",
        "3 mg salariés centre, 2 kiné",
        "1 psychologue",
        "2 mg libéraux, 1 pharmacien, 1 secrétaire",
        "1 ide salariée autre, 1 mg",
        "3 mg, 2 ide, 1 kiné, 1 pharmacien, 1 orthophoniste, 1 sage-femme, 1 dentiste",
    ];
    let statuses = ["", "liberal", "", "salarie-centre"];
    let scales = [
        "",
        "patientele-commune",
        "patientele-centre,population-territoire",
        "population-territoire",
    ];
    let dones = ["", "msp/projet-sante,msp/validation-ars", "", "msp/projet-sante", ""];
    let aims = ["", "prevention", "", "prevention,formation"];
    let doctors = ["", "", "3", " 1 ", "", "10 000", ""];
    let of = |list: &[&'static str], number: usize| list[number % list.len()];
    let row = |number: usize| {
        [
            of(&ids, number),
            of(&nurses, number),
            of(&teams, number),
            of(&statuses, number / 2),
            of(&scales, number / 3 + 2),
            of(&["", "x", "; , \""], number),
            of(&dones, number),
            of(&["", "", "cds/projet-sante"], number),
            of(&aims, number / 5),
            of(&doctors, number),
        ]
    };
    (0..60).map(row).collect()
}

fn file_of(rows: &[[&str; COLUMNS.len()]], delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for row in [COLUMNS].iter().chain(rows) {
        writer.write_record(row).expect("written");
    }
    writer.into_inner().expect("written")
}

/// What the program says of the team of a row alone.
fn alone(row: &[&str; COLUMNS.len()]) -> Value {
    let [_, nurses, team, status, scale, _, done, not_done, aims, doctors] = row.map(str::trim);
    let nurses = match nurses {
        "" | "0" => String::new(),
        count => format!("{count} infirmier libéral"),
    };
    let mut args = vec!["assess", "--format", "json"];
    for (option, value) in [
        ("--team", team),
        ("--team", &nurses),
        ("--medecin-generaliste", doctors),
        ("--status", status),
        ("--scale", scale),
        ("--done", done),
        ("--not-done", not_done),
        ("--aim", aims),
    ] {
        if !value.is_empty() {
            args.extend([option, value]);
        }
    }
    let output = run(&args);
    assert_eq!(code(&output), 0, "{args:?}: {}", err(&output));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The row of a result that a report comes to.
fn as_cells(row: &[&str; COLUMNS.len()], report: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut cells = vec![row[0].to_owned(), row[5].to_owned()];
    for found in report["types"].as_array().expect("types") {
        cells.push(text(&found["verdict"]));
        let missing = found["missing"].as_array().expect("a list").iter();
        let missing = missing.map(|part| format!("{} {}", part["count"], text(&part["seat"])));
        cells.push(missing.collect::<Vec<_>>().join(" + "));
        cells.extend(who_and_scale(found));
    }
    cells.push(ids(&report["recommended"]).join(" "));
    cells
}

/// The keys of an object, as another object.
fn only(of: &Value, keys: &[&str]) -> Map<String, Value> {
    keys.iter().map(|key| ((*key).to_owned(), of[*key].clone())).collect()
}

/// The same of each object of a list.
fn each(list: &Value, keys: &[&str]) -> Value {
    let list = list.as_array().expect("a list").iter();
    list.map(|of| Value::from(only(of, keys))).collect()
}

/// A report without its texts, and with the columns that went through.
fn as_line(row: &[&str; COLUMNS.len()], report: &Value) -> Value {
    let keys = [
        "schema_version",
        "team",
        "scale",
        "aims",
        "ranking",
        "recommended",
        "superseded",
        "within_reach",
        "routes",
    ];
    let mut line = only(report, &keys);
    line.insert("columns".to_owned(), json!({"id": row[0], "note": row[5]}));
    line.insert("rules".to_owned(), only(&report["rules"], &["id", "version"]).into());
    let types = report["types"].as_array().expect("types").iter().map(|found| {
        let keys = [
            "id",
            "verdict",
            "possible",
            "distance",
            "scale_needed",
            "on_hold",
            "missing",
            "not_counted",
            "open_questions",
        ];
        let mut view = only(found, &keys);
        view.insert("aims_served".to_owned(), found["aims_served"].clone());
        let criteria = each(&found["criteria"], &["id", "kind", "outcome"]);
        view.insert("criteria".to_owned(), criteria);
        let steps = each(&found["next_steps"], &["id", "prerequisite", "state"]);
        view.insert("next_steps".to_owned(), steps);
        Value::from(view)
    });
    line.insert("types".to_owned(), types.collect());
    line.insert("counted_nowhere".to_owned(), each(&report["counted_nowhere"], &["text", "count"]));
    line.into()
}

#[test]
fn a_row_gets_what_its_team_gets_alone() {
    let (folder, rows) = (Folder::new(), rows());
    let reports: Vec<Value> = rows.iter().map(alone).collect();
    let file = folder.file("equipes.csv", file_of(&rows, b';'));
    let csv = run(&["screen", &file]);
    assert_eq!(code(&csv), 0, "{}", err(&csv));
    let found = texts(&csv.stdout, b';');
    assert_eq!(found.len(), rows.len() + 1);
    for ((row, report), found) in rows.iter().zip(&reports).zip(&found[1..]) {
        assert_eq!(*found, as_cells(row, report), "{row:?}");
    }
    let lines = run(&["screen", &file, "--format", "jsonl"]);
    assert_eq!(code(&lines), 0, "{}", err(&lines));
    let lines = out(&lines);
    assert_eq!(lines.lines().count(), rows.len());
    for ((row, report), line) in rows.iter().zip(&reports).zip(lines.lines()) {
        let line: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(line, as_line(row, report), "{row:?}");
    }
    // They are not all the same.
    let verdicts = |verdict: &str| found.iter().flatten().filter(|cell| *cell == verdict).count();
    for verdict in ["ready", "eligible", "reachable", "undetermined", "unsuitable"] {
        assert!(verdicts(verdict) > 0, "{verdict}");
    }
}

#[test]
fn a_file_may_come_in_any_shape_and_through_a_pipe() {
    let (folder, rows) = (Folder::new(), rows());
    let plain = file_of(&rows[..7], b',');
    let expected = texts(&run(&["screen", &folder.file("a.csv", &plain)]).stdout, b',');
    assert_eq!(expected.len(), 8);
    let text = |delimiter| String::from_utf8(file_of(&rows[..7], delimiter)).expect("UTF-8");
    let crlf = text(b',').replace("\"\n", "\"\r\n").replace(",\n", ",\r\n");
    assert_ne!(crlf.as_bytes(), plain);
    for (name, bytes, delimiter) in [
        ("semicolons", text(b';'), b';'),
        ("tabs", text(b'\t'), b'\t'),
        ("a mark of order", format!("\u{feff}{}", text(b';')), b';'),
        ("some line ends of two bytes", crlf.clone(), b','),
        ("all line ends of two bytes", crlf.replacen("generaliste\n", "generaliste\r\n", 1), b','),
        ("no line end at the end", text(b',').trim_end().to_owned(), b','),
        ("empty lines", text(b',').replacen("generaliste\n", "generaliste\n\n\r\n", 1), b','),
    ] {
        let file = folder.file("b.csv", &bytes);
        for output in [run(&["screen", &file]), with_stdin(&["screen", "-"], bytes.as_bytes())] {
            assert_eq!(code(&output), 0, "{name}: {}", err(&output));
            assert_eq!(texts(&output.stdout, delimiter), expected, "{name}");
            assert!(err(&output).contains("7\u{a0}équipes évaluées, 0"), "{}", err(&output));
        }
    }
}
