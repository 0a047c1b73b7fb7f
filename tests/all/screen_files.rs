//! A file of teams, screened whole: each row as by itself, in order, none lost; whatever the file.

use std::io::{self, Read, Write};

use exercoord::answers::{Input, SourceText, read};
use exercoord::assess::assess;
use exercoord::diagnostic::Diagnostic;
use exercoord::examples::missing_of;
use exercoord::lang::Lang;
use exercoord::messages::en;
use exercoord::report::{Report, json};
use exercoord::rules::{Catalogue, DEFAULT_SET, embedded};
use exercoord::screening::columns::{Columns, columns_of, header_fault};
use exercoord::screening::foreign::foreign;
use exercoord::screening::output::Form;
use exercoord::screening::progress::Progress;
use exercoord::screening::records::{LONGEST, Records, Step};
use exercoord::screening::run::{Rejected, Screening};
use exercoord::screening::summary::Summary;
use exercoord::tr;
use proptest::prelude::*;

use crate::support::screened::{ids, who_and_scale};

fn catalogue() -> Catalogue {
    embedded(DEFAULT_SET).expect("the rules load")
}

/// What comes of a file.
struct Screened {
    out: Vec<u8>,
    rejected: Vec<Rejected>,
    summary: Summary,
}

fn screen(file: impl Read + Send, form: Form, threads: usize) -> Screened {
    let catalogue = catalogue();
    let mut records = Records::open(file).expect("it is open");
    assert_eq!(records.advance().expect("a header"), Step::Record);
    let columns = header(&catalogue, &records, Lang::En).expect("a good header");
    let screening =
        Screening { catalogue: &catalogue, columns: &columns, form, lang: Lang::En, threads };
    let (mut out, mut rejected) = (Vec::new(), Vec::new());
    let mut keep = |row| {
        rejected.push(row);
        Ok(())
    };
    let summary = screening
        .run(&mut records, &Progress::default(), &mut out, &mut keep)
        .expect("it can be read");
    Screened { out, rejected, summary }
}

fn header<R: Read>(
    catalogue: &Catalogue,
    records: &Records<R>,
    lang: Lang,
) -> Result<Columns, Vec<Diagnostic>> {
    let (text, ends) = records.fields();
    let starts = [0].into_iter().chain(ends.iter().copied());
    Columns::of(catalogue, starts.zip(ends).map(|(start, end)| &text[start..*end]), lang)
}

/// The cells of a CSV, as another reader sees them.
fn cells(csv: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(csv);
    reader
        .records()
        .map(|record| record.expect("a record").iter().map(str::to_owned).collect())
        .collect()
}

/// The columns of the files of the laws.
const COLUMNS: [&str; 9] = [
    "id",
    "team",
    "status",
    "scale",
    "done",
    "not-done",
    "aims",
    "infirmier:liberal",
    "medecin-generaliste",
];

/// A row whose cells are right more often than not.
fn row() -> impl Strategy<Value = Vec<String>> {
    let team = prop::sample::select(vec![
        "",
        "3 mg, 1 ide",
        "3 mg libéraux, 1 ide libérale",
        "2 spé",
        "mg",
        "tous libéraux, 3 mg, kiné",
        "3 médecins généralistes salariés et une infirmière salariée",
        "1 zz",
        "ortho",
        "3 mg 2 idee",
    ]);
    let status = prop::sample::select(vec!["", "", "liberal", "salarie-centre", "riche"]);
    let scale = prop::sample::select(vec![
        "",
        "patientele-commune",
        "patientele-centre,population-territoire",
        "la lune",
    ]);
    let done =
        prop::sample::select(vec!["", "", "msp/projet-sante,msp/validation-ars", "msp/rien"]);
    let not_done = prop::sample::select(vec!["", "", "msp/projet-sante"]);
    let aims = prop::sample::select(vec!["", "prevention", "prevention,formation"]);
    let count =
        || prop::sample::select(vec!["", "0", "1", "3", " 2 ", "12", "10 000", "-1", "0.5", "x"]);
    let id = prop::sample::select(vec!["a", "b;c", "d,e", "f\"g", "h\ni", "é", "", " j "]);
    (id, team, status, scale, (done, not_done), aims, count(), count()).prop_map(
        |(id, team, status, scale, (done, not_done), aims, nurses, doctors)| {
            [id, team, status, scale, done, not_done, aims, nurses, doctors]
                .map(str::to_owned)
                .to_vec()
        },
    )
}

/// What one row gets by itself: through the options' own reader.
fn alone(catalogue: &Catalogue, cells: &[String]) -> Option<Vec<String>> {
    let passages = |number: usize| {
        let text = cells[number].trim();
        let said = (!text.is_empty()).then(|| SourceText::new("", text));
        said.into_iter().collect::<Vec<_>>()
    };
    let count = |number: usize| Some(cells[number].trim()).filter(|text| !["", "0"].contains(text));
    let of = |id: &str| catalogue.professions().find(|profession| profession.id == id).expect(id);
    let counted = |number, id| count(number).map(|text| (of(id), SourceText::new("", text)));
    // A count with a status is an item of the shorthand, once it is a number.
    let nurses = counted(7, "infirmier");
    let numbers = Input { counts: nurses.clone().into_iter().collect(), ..Input::default() };
    read(catalogue, &numbers, &Input::default(), Lang::En).ok()?;
    let nurses = count(7).map(|text| SourceText::new("", format!("{text} infirmier liberal")));
    let doctors = counted(8, "medecin-generaliste");
    let input = Input {
        team: passages(1).into_iter().chain(nurses).collect(),
        counts: doctors.into_iter().collect(),
        status: passages(2),
        scale: passages(3),
        done: passages(4),
        not_done: passages(5),
        aims: passages(6),
        ..Input::default()
    };
    let answers = read(catalogue, &input, &Input::default(), Lang::En).ok()?;
    let report = Report::new(catalogue, &answers, Lang::En, None);
    let json: serde_json::Value =
        serde_json::from_str(&json::render(&report).expect("JSON")).expect("JSON");
    let mut row = vec![cells[0].clone()];
    for (kind, found) in assess(catalogue, &answers).types.iter().zip(json["types"].as_array()?) {
        row.push(kind.verdict.id().to_owned());
        row.push(missing_of(catalogue, kind).join(" + "));
        row.extend(who_and_scale(found));
    }
    row.push(ids(&json["recommended"]).join(" "));
    Some(row)
}

fn written(rows: &[Vec<String>], delimiter: u8) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    for row in [COLUMNS.map(str::to_owned).to_vec()].iter().chain(rows) {
        writer.write_record(row).expect("written");
    }
    writer.into_inner().expect("written")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_gets_what_each_row_gets_by_itself(
        rows in prop::collection::vec(row(), 0..40),
        delimiter in prop::sample::select(vec![b',', b';', b'\t']),
        threads in 1..4_usize,
        block in 1..200_usize,
    ) {
        let catalogue = catalogue();
        let file = written(&rows, delimiter);
        let found = screen(Slow(&file, block), Form::Csv, threads);
        let mut expected = vec![["id".to_owned()].into_iter().chain(columns_of(&catalogue)).collect::<Vec<_>>()];
        let mut rejects = 0;
        for row in &rows {
            match alone(&catalogue, row) {
                Some(row) => expected.push(row),
                None => rejects += 1,
            }
        }
        prop_assert_eq!(cells(&found.out, delimiter), expected);
        prop_assert_eq!(found.rejected.len(), rejects);
        prop_assert_eq!(found.summary.rejects as usize, rejects);
        prop_assert_eq!(found.summary.rows as usize + rejects, rows.len());
        // Whatever is refused stands in the file at the line that is told.
        let text = String::from_utf8(file).expect("UTF-8");
        for rejected in &found.rejected {
            let raw = std::str::from_utf8(&rejected.raw).expect("UTF-8");
            let at = text.lines().skip(rejected.line as usize - 1).collect::<Vec<_>>().join("\n");
            prop_assert!(at.starts_with(raw), "{:?} is not at line {}", raw, rejected.line);
        }
        prop_assert!(found.rejected.windows(2).all(|pair| pair[0].line < pair[1].line));
    }

    #[test]
    fn neither_threads_nor_blocks_change_anything(
        rows in prop::collection::vec(row(), 0..60),
        block in 1..5000_usize,
    ) {
        let file = written(&rows, b',');
        let one = screen(file.as_slice(), Form::JsonLines, 1);
        let many = screen(Slow(&file, block), Form::JsonLines, 4);
        prop_assert_eq!(one.out, many.out);
        prop_assert_eq!(one.rejected, many.rejected);
        prop_assert_eq!(one.summary, many.summary);
    }

    /// Bytes that are no CSV at all: nothing panics, and no row is lost or made up.
    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(prop::sample::select(b"a,\"\n\r;\t\x00\xff1 ".to_vec()), 0..400)) {
        let file = [b"id,team\n".as_slice(), &bytes].concat();
        let found = screen(file.as_slice(), Form::Csv, 2);
        let lines = cells(&found.out, b',').len() as u64;
        prop_assert_eq!(lines, found.summary.rows + 1);
        prop_assert_eq!(found.rejected.len() as u64, found.summary.rejects);
    }
}

/// A source that gives few bytes at a time.
struct Slow<'f>(&'f [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.1.min(buffer.len()).min(self.0.len());
        buffer[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

#[test]
fn a_line_of_json_is_the_report_without_its_texts() {
    let catalogue = catalogue();
    let file = "id;team;status;scale;done;not-done;aims;note\n\
        1;3 mg, 1 ide;liberal;patientele-commune;msp/projet-sante;msp/validation-ars;prevention;\"a;b\"\n\
        2;;;;;;;\n3;2 spé, 1 hôpital, 1 mg salarié;;population-territoire;;;;\n";
    let found = screen(file.as_bytes(), Form::JsonLines, 1);
    assert!(found.rejected.is_empty(), "{:?}", found.rejected);
    let lines = String::from_utf8(found.out).expect("UTF-8");
    let inputs = cells(file.as_bytes(), b';');
    assert_eq!(lines.lines().count(), inputs.len() - 1);
    for (line, cells) in lines.lines().zip(&inputs[1..]) {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(line["columns"]["id"], cells[0].as_str());
        assert_eq!(line["columns"]["note"], cells[7].as_str());
        assert_eq!(line["columns"].as_object().expect("an object").len(), 2);
        let passages = |number: usize| {
            let said =
                (!cells[number].is_empty()).then(|| SourceText::new("", cells[number].as_str()));
            said.into_iter().collect::<Vec<_>>()
        };
        let input = Input {
            team: passages(1),
            status: passages(2),
            scale: passages(3),
            done: passages(4),
            not_done: passages(5),
            aims: passages(6),
            ..Input::default()
        };
        let answers = read(&catalogue, &input, &Input::default(), Lang::En).expect("answers");
        let report = Report::new(&catalogue, &answers, Lang::En, None);
        let report: serde_json::Value =
            serde_json::from_str(&json::render(&report).expect("JSON")).expect("JSON");
        is_part("", &line, &report);
    }
}

/// Holds every value of a line against the report's under the same key.
fn is_part(at: &str, line: &serde_json::Value, report: &serde_json::Value) {
    use serde_json::Value::{Array, Object};
    match (line, report) {
        (Object(line), Object(report)) => {
            for (key, value) in line.iter().filter(|(key, _)| *key != "columns") {
                let other =
                    report.get(key).unwrap_or_else(|| panic!("{at}/{key} is not in the report"));
                is_part(&format!("{at}/{key}"), value, other);
            }
        }
        (Array(line), Array(report)) => {
            assert_eq!(line.len(), report.len(), "{at}");
            for (number, (line, report)) in line.iter().zip(report).enumerate() {
                is_part(&format!("{at}/{number}"), line, report);
            }
        }
        (line, report) => assert_eq!(line, report, "{at}"),
    }
}

/// The rows of a file: read, or refused at a line and why.
fn told(file: &[u8]) -> (u64, Vec<(u64, &'static str)>) {
    let found = screen(file, Form::Csv, 2);
    let texts = [
        (en::screen_row_not_text, "not text"),
        (en::screen_row_too_long, "too long"),
        (en::screen_open_quote, "open quote"),
    ];
    let why = |row: &Rejected| match texts.iter().find(|(text, _)| row.reject.reason == *text) {
        Some((_, why)) => *why,
        None if !row.reject.column.is_empty() => "cells",
        None => {
            let widths = 1..10;
            assert!(
                widths.into_iter().any(|found| row.reject.reason == en::screen_width(found, 2))
            );
            "width"
        }
    };
    (found.summary.rows, found.rejected.iter().map(|row| (row.line, why(row))).collect())
}

#[test]
fn hostile_files_are_read_as_far_as_they_can_be() {
    let good = b"2,3 mg\n";
    for (name, rows, read, refused) in [
        ("no newline at the end", b"1,3 mg".to_vec(), 1, vec![]),
        ("a header alone", vec![], 0, vec![]),
        (
            "line ends of all sorts",
            b"1,mg\r\n2,mg\n\r\n\n3,mg\r4,mg\n5".to_vec(),
            4,
            vec![(7, "width")],
        ),
        ("a quote never closed", b"1,\"mg\n2,mg\n3,ide\n".to_vec(), 2, vec![(2, "open quote")]),
        ("a quote never closed at the end", b"1,mg\n2,\"mg".to_vec(), 1, vec![(3, "open quote")]),
        ("a quoted line end", b"\"1\n2\",mg\n3,zz\n".to_vec(), 1, vec![(4, "cells")]),
        ("NULs", b"1,mg\x00\n\x00,mg\n".to_vec(), 1, vec![(2, "cells")]),
        ("Latin 1", b"1,1 kin\xe9\n2,mg\n".to_vec(), 1, vec![(2, "not text")]),
        ("two fields that are text together", b"\xc3,\xa9\n".to_vec(), 0, vec![(2, "not text")]),
        ("cells too many", b"1,mg,3\n2,mg\n".to_vec(), 1, vec![(2, "width")]),
        (
            "a line of 3 MB",
            [b"1,".as_slice(), &vec![b'x'; 3 * LONGEST], b"\n", good].concat(),
            1,
            vec![(2, "too long")],
        ),
        (
            "a quoted text of 3 MB",
            [b"1,\"mg\n".as_slice(), &b"2,mg\n".repeat(LONGEST / 2), b"3,mg\"\n"].concat(),
            (LONGEST / 2) as u64 + 1,
            vec![(2, "too long")],
        ),
    ] {
        let file = [b"\xef\xbb\xbfid,team\n".as_slice(), &rows].concat();
        let found = told(&file);
        assert_eq!(found, (read, refused), "{name}");
    }
}

#[test]
fn sixty_thousand_columns_are_read() {
    let names: Vec<String> = (0..60_000).map(|number| format!("c{number}")).collect();
    let file = format!("team,{}\nmg,{}\n", names.join(","), vec!["x"; 60_000].join(","));
    let found = screen(file.as_bytes(), Form::Csv, 1);
    assert_eq!(cells(&found.out, b',')[1].len(), 60_000 + columns_of(&catalogue()).len());
}

#[test]
fn headers_that_cannot_be_are_told_whole() {
    let catalogue = catalogue();
    let faults = |text: &str, lang: Lang| {
        let mut records = Records::open(text.as_bytes()).expect("open");
        assert_eq!(records.advance().expect("read"), Step::Record);
        header(&catalogue, &records, lang).err().unwrap_or_default()
    };
    let english = |text| faults(text, Lang::En);
    let no_team = header_fault(en::screen_no_team, en::screen_no_team_help("`a`, `b`"));
    assert_eq!(english("a,b\n"), [no_team]);
    let directory = header_fault(en::screen_is_directory, en::screen_is_directory_help);
    assert_eq!(english("Nom d'exercice|Code profession|Libellé\n"), [directory]);
    assert_eq!(english("team,team,infirmier,infirmier\n").len(), 2);
    assert_eq!(
        english("infirmier:liberale,msp,msp\n"),
        [header_fault(
            en::screen_header_no_status("infirmier:liberale"),
            en::screen_header_no_status_help("liberal")
        ),]
    );
    for lang in [Lang::Fr, Lang::En] {
        for fault in faults("team,team,infirmier:x,msp\n", lang) {
            assert!(!fault.message.is_empty() && fault.help.is_some_and(|help| !help.is_empty()));
        }
    }
}

#[test]
fn a_column_may_be_called_as_people_do_and_is_told_then() {
    let catalogue = catalogue();
    let columns = |text: &str| {
        let mut records = Records::open(text.as_bytes()).expect("open");
        records.advance().expect("read");
        header(&catalogue, &records, Lang::En).expect("good")
    };
    let own = columns("team,status,scale,done,not-done,aims,infirmier,sage-femme:liberal,note\n");
    assert_eq!(own.renamed(&catalogue), []);
    let spelt =
        columns("Équipe;STATUT;échelles;fait;Pas fait;action;IDE;sages-femmes:liberal;note\n");
    assert_eq!(spelt.columns, own.columns);
    let renamed = spelt.renamed(&catalogue);
    let meant = ["team", "status", "scale", "done", "not-done", "aims", "infirmier"];
    let meant: Vec<&str> = meant.into_iter().chain(["sage-femme:liberal"]).collect();
    assert_eq!(renamed.iter().map(|(_, own)| own.as_str()).collect::<Vec<_>>(), meant);
    assert_eq!(renamed[6].0, "IDE");
    // What is only near goes through, with a word on it.
    let near = columns("team,infirmer,note,médecin\n");
    assert_eq!(near.passed().collect::<Vec<_>>(), ["infirmer", "note", "médecin"]);
    assert_eq!(near.lookalikes(&catalogue), [("infirmer", "infirmier".to_owned())]);
}

#[test]
fn a_line_may_say_what_stands_between_the_fields() {
    for (text, line) in [
        ("sep=;\nid;team\n1;3 mg, 1 ide\n", 3),
        ("SEP=\t\r\nid\tteam\r\n1\t3 mg, 1 ide\r\n", 3),
        ("\u{feff}sep=,\nid,team\n1,\"3 mg, 1 ide\"\n", 3),
        ("id;team\n1;3 mg, 1 ide\n", 2),
    ] {
        let mut records = Records::open(text.as_bytes()).expect("open");
        records.advance().expect("a header");
        assert!(records.cells().eq([&b"id"[..], b"team"]), "{text:?}");
        records.advance().expect("a row");
        assert!(records.cells().eq([&b"1"[..], b"3 mg, 1 ide"]), "{text:?}");
        assert_eq!(records.line(), line, "{text:?}");
    }
    // No other sign stands between fields, and a column may have such a name.
    for text in ["sep=x\n", "sep=;team\n", "sep\n"] {
        let mut records = Records::open(text.as_bytes()).expect("open");
        records.advance().expect("a header");
        assert_eq!(records.line(), 1, "{text:?}");
    }
}

#[test]
fn a_result_that_cannot_be_written_ends_it() {
    struct Full(usize);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let catalogue = catalogue();
    let file = format!("team\n{}", "3 mg\n".repeat(200_000));
    let mut records = Records::open(file.as_bytes()).expect("open");
    records.advance().expect("read");
    let columns = header(&catalogue, &records, Lang::En).expect("good");
    let screening = Screening {
        catalogue: &catalogue,
        columns: &columns,
        form: Form::Csv,
        lang: Lang::Fr,
        threads: 3,
    };
    let mut ignore = |_| Ok(());
    let result = screening.run(&mut records, &Progress::default(), &mut Full(100_000), &mut ignore);
    assert_eq!(result.expect_err("it is full").kind(), io::ErrorKind::StorageFull);
}

#[test]
fn what_goes_through_has_a_name_of_its_own() {
    for (names, expected) in [
        (&["nom", "ville"][..], &["nom", "ville"][..]),
        (&["nom", "nom", "nom"], &["nom", "nom_2", "nom_3"]),
        (&["nom", "nom", "nom_2", "nom"], &["nom", "nom_3", "nom_2", "nom_4"]),
        (&["", ""], &["", "_2"]),
    ] {
        let fields = names.iter().chain(&["team"]).map(|name| name.as_bytes());
        let columns = Columns::of(&catalogue(), fields, Lang::En).expect("a good header");
        let (places, keys): (Vec<usize>, Vec<String>) = columns.keys.into_iter().unzip();
        assert_eq!(keys, expected);
        assert!(places.into_iter().eq(0..names.len()));
    }
}

#[test]
fn a_file_is_told_by_its_beginning() {
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let beginnings: [(Vec<u8>, Option<&str>); 8] = [
        (b"PK\x03\x04rest".to_vec(), Some(tr!(Lang::En, foreign_archive))),
        (b"\xd0\xcf\x11\xe0\xa1".to_vec(), Some(tr!(Lang::En, foreign_workbook))),
        (b"\x1f\x8b\x08".to_vec(), Some(tr!(Lang::En, foreign_compressed))),
        (utf_16("\u{feff}id"), Some(tr!(Lang::En, foreign_utf16))),
        (utf_16("id,team"), Some(tr!(Lang::En, foreign_utf16))),
        (b"id,team\n".to_vec(), None),
        ("équipe".as_bytes().to_vec(), None),
        (Vec::new(), None),
    ];
    for (bytes, expected) in beginnings {
        let found = foreign(&bytes).map(|words| words(Lang::En).0);
        assert_eq!(found, expected, "{bytes:?}");
    }
}
