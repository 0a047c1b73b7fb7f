//! The page of a screening: what it looks like, that its numbers are those given, and that nothing
//! from a file becomes markup.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, fs};

use exercoord::assess::Missing;
use exercoord::assess::Verdict;
use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, DEFAULT_SET, ExerciseType, embedded};
use exercoord::screening::directory::{By, Group};
use exercoord::screening::memo::Finding;
use exercoord::screening::overview::{Cell, Overview, Row, Table, TypeTotals};
use exercoord::screening::run::TeamRow;
use exercoord::team::Member;
use proptest::prelude::*;
use roxmltree::{Document, Node, ParsingOptions};

use crate::support::sha256::sha256;

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).into()
}

fn rules() -> Catalogue {
    embedded(DEFAULT_SET).expect("the rules that ship")
}

/// What a type is for a team, by the texts of a result.
fn finding(kind: &ExerciseType, verdict: &str, missing: &str) -> Finding {
    let seats = missing.split(" + ").filter_map(|part| {
        let (count, id) = part.split_once(' ')?;
        let seat = kind.staff.seats.iter().position(|seat| *seat.id == *id).expect("a seat");
        Some(Missing { seat, count: count.parse().expect("a count") })
    });
    let seats: Box<[Missing]> = seats.collect();
    Finding {
        verdict: Verdict::ALL.into_iter().find(|one| one.id() == verdict).unwrap_or(Verdict::Ready),
        people_missing: seats.iter().map(|missing| u64::from(missing.count)).sum(),
        seats,
        missing: missing.into(),
        openers: Box::default(),
    }
}

/// A table with the columns of no type and of these types, these in this order.
fn only(table: Table, types: &[&str]) -> Table {
    let columns = &table.columns;
    let places = |of: &str| -> Vec<usize> {
        (0..columns.len()).filter(|place| columns[*place].of_type == of).collect()
    };
    let (mut before, mut after) = (places(""), Vec::new());
    let first = columns.iter().position(|column| !column.of_type.is_empty()).expect("a type");
    before.retain(|place| {
        *place < first || {
            after.push(*place);
            false
        }
    });
    let of_types = types.iter().flat_map(|of| places(of));
    let order: Vec<usize> = before.into_iter().chain(of_types).chain(after).collect();
    let row = |row: &Row| Row {
        cells: order.iter().map(|place| row.cells[*place].clone()).collect(),
        below: row.below.clone(),
    };
    Table {
        columns: order.iter().map(|place| columns[*place].clone()).collect(),
        rows: table.rows.iter().map(row).collect(),
        absent: table.absent,
    }
}

/// A result of the rules that ship, as a table of the types MSP and ASALEE.
fn teams_table(lang: Lang, passed: &[&str], rows: &[Vec<String>]) -> Table {
    let rules = rules();
    let team = |row: &Vec<String>| {
        let (cells, found) = row.split_at(passed.len());
        let finding = |kind: &ExerciseType| match &*kind.id {
            "msp" => finding(kind, &found[0], &found[1]),
            "asalee" => finding(kind, &found[2], &found[3]),
            _ => finding(kind, "unsuitable", ""),
        };
        let of = |id: &str| rules.types().iter().find(|kind| *kind.id == *id).expect("a type");
        TeamRow {
            passed: cells.to_vec(),
            findings: rules.types().iter().map(finding).collect(),
            recommended: found[4].split_whitespace().map(of).collect(),
        }
    };
    let teams: Vec<TeamRow<'_>> = rows.iter().map(team).collect();
    let mut table = only(Table::teams(&rules, lang, passed, &teams), &["MSP", "ASALEE"]);
    for (row, cells) in table.rows.iter_mut().zip(rows) {
        if let Some(odd) = cells.iter().position(|cell| cell == "odd") {
            row.cells[odd] = Cell::text("odd".to_owned());
        }
    }
    table
}

/// A screening of so many teams.
fn teams(lang: Lang, count: usize) -> Overview {
    let rows = (0..count).map(|number| {
        let id = format!("Équipe {}", number + 1);
        let postal = format!("{:05}", 1000 + number * 7 % 90_000);
        let people = (number * 13 % 17).to_string();
        match number % 5 {
            0 => texts([&id, &postal, &people, "eligible", "", "unsuitable", "", "msp"]),
            1 => texts([
                &id,
                &postal,
                &people,
                "reachable",
                "1 medecin-generaliste",
                "eligible",
                "",
                "asalee",
            ]),
            2 => texts([
                &id,
                &postal,
                &people,
                "reachable",
                "2 medecin-generaliste + 1 auxiliaire-medical",
                "undetermined",
                "1 infirmier",
                "",
            ]),
            3 => texts([&id, &postal, "", "ready", "", "ready", "", "asalee msp"]),
            _ => texts(["", &postal, &people, "unsuitable", "", "odd", "", ""]),
        }
    });
    let type_of = |name: &str, lacking: &[(u64, u64)]| TypeTotals {
        name: name.to_owned(),
        verdicts: Verdict::ALL.into_iter().zip([1000, 1234, 2000, 1, 0]).collect(),
        lacking: lacking.iter().copied().collect(),
    };
    let (rules, day, nurse) = match lang {
        Lang::Fr => ("règles 2026.2", "21 novembre 2026", "infirmier libéral"),
        Lang::En => ("rules 2026.2", "21 November 2026", "infirmier libéral (nurse, private)"),
    };
    Overview {
        lang,
        title: "Pays de la Loire".to_owned(),
        rules: rules.to_owned(),
        day: Some(day.to_owned()),
        source: "équipes.csv".to_owned(),
        rows_read: count as u64,
        rejects: 3,
        by: None,
        remarks: Vec::new(),
        types: vec![
            type_of("MSP", &[(1, 1200), (2, 700), (3, 90), (6, 4), (12, 6)]),
            type_of("ASALEE", &[(1, 2)]),
            type_of("ESS", &[]),
        ],
        recruits: vec![
            (nurse.to_owned(), 1202, vec![("MSP".to_owned(), 1200), ("ASALEE".to_owned(), 2)]),
            ("médecin généraliste".to_owned(), 700, vec![("MSP".to_owned(), 700)]),
        ],
        table: teams_table(lang, &["nom", "code postal", "membres"], &rows.collect::<Vec<_>>()),
    }
}

/// A screening of places, of which only who is missing is known.
fn groups(lang: Lang) -> Overview {
    let mut overview = teams(lang, 0);
    overview.by = Some(By::Commune);
    overview.remarks = vec!["L’échelle n’y est pas.".to_owned()];
    for found in &mut overview.types {
        found.verdicts.clear();
        found.lacking.insert(0, 40);
    }
    let rules = rules();
    let groups = [
        ("49007", "Angers", "49", 3, 1, [2, 1]),
        ("44109", "Nantes", "44", 0, 0, [2, 0]),
        ("44184", "", "44", 1, 0, [4, 0]),
    ];
    let nurse = rules.professions().find(|known| *known.id == *"infirmier").expect("a profession");
    let status = rules.statuses().find(|known| *known.id == *"liberal");
    let groups = groups.map(|(id, label, department, nurses, unknown, [msp, asalee])| {
        let missing = rules.types().iter().map(|kind| match &*kind.id {
            "msp" => msp,
            "asalee" => asalee,
            _ => 0,
        });
        let member = Member { profession: nurse, specialty: None, status, count: nurses };
        let members = Some(member).filter(|member| member.count > 0);
        Group {
            id: id.to_owned(),
            label: label.to_owned(),
            is_hidden: false,
            department: department.to_owned(),
            members: Vec::from_iter(members),
            unknown_specialty: unknown,
            missing: missing.collect(),
        }
    });
    let table = Table::places(&rules, lang, &groups);
    // As if the rules could tell two professions.
    overview.table = Table { absent: 1, ..only(table, &["MSP", "ASALEE"]) };
    overview
}

/// The page of an overview.
fn render(overview: &Overview) -> String {
    overview.render().expect("memory takes it")
}

/// The page, read by a reader that forgives nothing.
fn parsed(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("{error}\n{page}"))
}

fn elements<'a>(page: &'a Document, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    page.descendants().filter(move |node| node.has_tag_name(name))
}

/// All texts below a node.
fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// The rows of a table, a text a cell; spaces around them do not count.
fn cells(table: Node) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for row in table.descendants().filter(|node| node.has_tag_name("tr")) {
        let cells = row.children().filter(|node| ["td", "th"].contains(&node.tag_name().name()));
        rows.push(cells.map(|cell| text(cell).trim().to_owned()).collect());
    }
    rows
}

fn tables<'a>(page: &'a Document, class: &'a str) -> Vec<Node<'a, 'a>> {
    elements(page, "table").filter(|table| table.attribute("class") == Some(class)).collect()
}

fn rows_of(page: &Document) -> Vec<Vec<String>> {
    let table = elements(page, "table").find(|table| table.attribute("id") == Some("table"));
    cells(table.expect("the rows"))
}

/// The number that is told.
fn number(text: &str) -> u64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("a number")
}

#[test]
fn pages_look_like_this() {
    for lang in Lang::ALL {
        for (name, overview) in [("teams", teams(lang, 5)), ("groups", groups(lang))] {
            // Style and script are looked at in a browser.
            let page = render(&overview);
            let (head, rest) = page.split_once("<style>").expect("a style");
            let (_, body) = rest.split_once("</script>").expect("a script that ends");
            let lines = body.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
            insta::assert_snapshot!(format!("{name}-{}", lang.tag()), format!("{head}{lines}"));
        }
    }
}

#[test]
fn a_page_is_sound_and_loads_nothing() {
    for lang in Lang::ALL {
        for overview in [teams(lang, 5), teams(lang, 0), groups(lang), Overview::default()] {
            let page = render(&overview);
            for wrong in ["<link", "<img", "<iframe", "@import", "url(", "javascript:", " style="] {
                assert!(!page.contains(wrong), "{wrong}");
            }
            let page = parsed(&page);
            let all = || page.descendants().filter(Node::is_element);
            let mut ids = BTreeSet::new();
            for id in all().filter_map(|node| node.attribute("id")) {
                assert!(ids.insert(id), "{id} twice");
            }
            for node in all() {
                let labels = ["aria-labelledby", "for"].map(|name| node.attribute(name));
                let link = node.attribute("href").map(|href| href.strip_prefix('#').expect("here"));
                for id in labels.into_iter().flatten().chain(link) {
                    assert!(ids.contains(id), "no place #{id}");
                }
                for attribute in node.attributes() {
                    assert!(!attribute.name().starts_with("on"), "{attribute:?}");
                    assert!(!attribute.value().trim().is_empty(), "{attribute:?}");
                }
                let tells = ["h1", "h2", "th", "caption", "li", "a", "option", "label"];
                let silent = tells.contains(&node.tag_name().name()) && text(node).is_empty();
                // Without any texts given, a name may be missing.
                assert!(!silent || overview.title.is_empty(), "an empty {:?}", node.tag_name());
            }
            for table in elements(&page, "table") {
                let heads = table.descendants().filter(|node| node.has_tag_name("th"));
                assert!(heads.into_iter().all(|head| head.has_attribute("scope")));
                let captioned = table.children().any(|node| node.has_tag_name("caption"));
                assert!(captioned || table.has_attribute("aria-labelledby"));
            }
        }
    }
}

#[test]
fn only_the_pages_own_script_may_run() {
    assert_eq!(sha256(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    let page = render(&teams(Lang::Fr, 5));
    let page = parsed(&page);
    let scripts: Vec<String> = elements(&page, "script").map(text).collect();
    assert_eq!(scripts.len(), 1);
    let policy = elements(&page, "meta")
        .find_map(|meta| meta.attribute("content").filter(|_| meta.has_attribute("http-equiv")));
    let own = format!("script-src '{}'", sha256(scripts[0].as_bytes()));
    assert!(policy.expect("a policy").ends_with(&own), "{own}");
}

#[test]
fn cells_are_told_for_readers() {
    let page = render(&teams(Lang::Fr, 5));
    let rows = rows_of(&parsed(&page));
    assert_eq!(
        rows[0],
        ["nom", "code postal", "membres", "MSP", "MSP\u{a0}: il manque", "ASALEE"]
            .into_iter()
            .chain(["ASALEE\u{a0}: il manque", "Types éligibles"])
            .collect::<Vec<_>>()
    );
    assert_eq!(rows[1][3..], ["éligible", "", "ne convient pas", "", "MSP"]);
    assert_eq!(rows[3][4], "2\u{a0}médecins généralistes + 1\u{a0}auxiliaire médical");
    assert_eq!(rows[4][7], "ASALEE, MSP");
    // What is no verdict stands as it is, and a row without a name has a dash.
    assert_eq!((rows[5][5].as_str(), rows[5][0].as_str()), ("odd", "–"));
    let page = parsed(&page);
    let openers = cells(tables(&page, "chart openers")[0]);
    let expected =
        ["infirmier libéral", "1\u{202f}202", "MSP\u{a0}(1\u{202f}200), ASALEE\u{a0}(2)"];
    assert_eq!(openers[1], expected);
    let kinds = elements(&page, "th").filter_map(|head| head.attribute("data-kind"));
    // A postal code is no number: it would lose its first zero.
    assert_eq!(
        kinds.collect::<Vec<_>>(),
        ["text", "text", "number", "verdict", "missing", "verdict", "missing", "text"]
    );
}

#[test]
fn rows_have_as_many_cells_as_the_header() {
    let mut overview = teams(Lang::En, 2);
    overview.table.rows[0].cells.truncate(2);
    overview.table.rows[1].cells.push(Cell::text("more".to_owned()));
    let page = render(&overview);
    assert!(rows_of(&parsed(&page)).iter().all(|row| row.len() == 8));
}

const EVIL: &str = "</style></title></script><script>alert(1)</script>\" onload='x' <!-- ]]> {{ 7 }} &amp;\u{1b}[2J\0\u{202e}\u{fffe}";

/// Every text of it made hostile.
fn spoilt(mut overview: Overview) -> Overview {
    let spoil = |text: &mut String| text.push_str(EVIL);
    let Overview { title, rules, source, day, remarks, types, recruits, table, .. } = &mut overview;
    [title, rules, source].into_iter().chain(day).chain(remarks).for_each(spoil);
    types.iter_mut().for_each(|found| spoil(&mut found.name));
    for column in &mut table.columns {
        [&mut column.head, &mut column.of_type].into_iter().for_each(spoil);
    }
    for (who, _, types) in recruits {
        spoil(who);
        types.iter_mut().for_each(|(name, _)| spoil(name));
    }
    table.rows.iter_mut().filter_map(|row| row.below.as_mut()).for_each(spoil);
    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
    // Only what is no verdict and no number can be anything.
    let is_known = |cell: &Cell| cell.class.starts_with("word") || cell.text.parse::<u64>().is_ok();
    let others = cells.filter(|cell| !is_known(cell) && !cell.text.is_empty());
    others.for_each(|cell| spoil(&mut cell.text));
    overview
}

#[test]
fn hostile_texts_never_become_markup() {
    let shape = |page: &str| -> Vec<(String, Vec<String>)> {
        let page = parsed(page);
        let tags = page.descendants().filter(Node::is_element);
        tags.map(|node| {
            // How long a text is may give it a class, never a class of its own.
            let class = node.attribute("class").unwrap_or_default();
            assert!(class.split(' ').all(|one| one.chars().all(|char| char.is_ascii_lowercase())));
            let names = node.attributes().map(|attribute| attribute.name().to_owned());
            let names = names.filter(|name| name != "class");
            (node.tag_name().name().to_owned(), names.collect())
        })
        .collect()
    };
    for lang in Lang::ALL {
        for overview in [teams(lang, 5), groups(lang)] {
            let (tame, wild) = (render(&overview), render(&spoilt(overview)));
            assert_eq!(shape(&tame), shape(&wild));
            assert!(wild.matches("alert(1)").count() > 20);
            assert_eq!(wild.find(['\u{1b}', '\0', '\u{202e}', '\u{fffe}']), None);
        }
    }
}

/// Types with any numbers.
fn some_types() -> impl Strategy<Value = Vec<TypeTotals>> {
    let count = || 0_u64..2_000_000;
    let found = (
        proptest::collection::vec(count(), 5),
        proptest::collection::btree_map(0_u64..9, count(), 1..6),
    );
    let found = found.prop_map(|(verdicts, lacking)| TypeTotals {
        name: "A".to_owned(),
        verdicts: Verdict::ALL.into_iter().zip(verdicts).collect(),
        lacking,
    });
    proptest::collection::vec(found, 1..4)
}

proptest! {
    #[test]
    fn numbers_are_those_given(types in some_types(), french in any::<bool>()) {
        let lang = if french { Lang::Fr } else { Lang::En };
        let page = render(&Overview { types: types.clone(), ..teams(lang, 1) });
        let page = parsed(&page);
        let totals = cells(tables(&page, "totals")[0]);
        let charts = tables(&page, "chart");
        let lacks = |found: &TypeTotals| found.lacking.iter().any(|(people, teams)| *people > 0 && *teams > 0);
        let of_charts = types.iter().filter(|found| lacks(found));
        prop_assert_eq!((totals.len(), charts.len()), (types.len() + 1, of_charts.clone().count()));
        let none = types.iter().any(|found| found.lacking.iter().any(|(people, _)| *people == 0));
        let mut bars = Vec::new();
        for (found, totals) in types.iter().zip(&totals[1..]) {
            let told: Vec<u64> = totals[1..].iter().map(|cell| number(cell)).collect();
            let given: Vec<u64> = found.verdicts.iter().map(|(_, count)| *count).collect();
            prop_assert_eq!(told, given);
        }
        for (found, chart) in of_charts.zip(charts) {
            let rows = &cells(chart)[1..];
            prop_assert_eq!(rows.len(), if none { 6 } else { 5 });
            let widths = chart.descendants().filter(|node| node.has_tag_name("rect"));
            for (row, rect) in rows.iter().zip(widths) {
                let people = number(&row[0]);
                let is = |other: u64| other == people || people == 5 && other > 5;
                let given = found.lacking.iter().filter(|(other, _)| is(**other));
                let given: u64 = given.map(|(_, teams)| teams).sum();
                prop_assert_eq!(number(&row[1]), given);
                let width = rect.attribute("width").and_then(|width| width.strip_suffix('%'));
                bars.push((given, width.expect("percent").parse::<f64>().expect("a number")));
            }
        }
        let most = bars.iter().map(|(given, _)| *given).max().unwrap_or_default().max(1);
        for (given, width) in bars {
            prop_assert_eq!(width == 0.0, given == 0);
            let share = given as f64 * 100.0 / most as f64;
            prop_assert!((width - share).abs() < 0.51, "{} of {} is {}", given, most, width);
        }
    }
}

/// Writes pages to look at, or to hold against the rules of accessible pages, into the directory
/// that `OVERVIEW_PAGES` names.
#[test]
#[ignore = "writes files, for a browser"]
fn write_pages() {
    let dir = PathBuf::from(env::var_os("OVERVIEW_PAGES").expect("OVERVIEW_PAGES is a directory"));
    for lang in Lang::ALL {
        let pages =
            [("teams", teams(lang, 5)), ("many", teams(lang, 5_000)), ("groups", groups(lang))];
        for (name, overview) in pages {
            let file = dir.join(format!("overview-{name}-{}.html", lang.tag()));
            fs::write(file, render(&overview)).expect("written");
        }
    }
}
