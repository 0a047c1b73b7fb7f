//! The overview of a screening: its result as a page.

use std::path::Path;

use exercoord::date::date;
use exercoord::lang::Lang;
use exercoord::rules::Catalogue;
use exercoord::screening::overview::{Opener, Overview, Subject, Table, TypeTotals, render};
use exercoord::screening::records::{Records, Step};
use exercoord::screening::told::number;

/// The most rows of a page: a browser has enough with them, and the CSV holds any number.
pub(super) const MOST_ROWS: u64 = 20_000;

/// What a page tells, beside its rows.
#[derive(Default)]
pub(super) struct Told {
    pub(super) subject: Subject,
    pub(super) rows_read: u64,
    pub(super) rejects: u64,
    pub(super) remarks: Vec<String>,
    pub(super) types: Vec<TypeTotals>,
    pub(super) recruits: Vec<Opener>,
}

/// The page of a result that is there as CSV.
pub(super) fn of(csv: &[u8], file: &str, told: Told, catalogue: &Catalogue, lang: Lang) -> String {
    let (header, rows) = cells(csv);
    let table = Table::of(catalogue, told.subject, lang, &header, &rows);
    let version = catalogue.version();
    let name = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
    render(&Overview {
        lang,
        title: catalogue.title().get(lang).to_owned(),
        rules: match lang {
            Lang::Fr => format!("règles {version}"),
            Lang::En => format!("rules {version}"),
        },
        day: catalogue.as_of().map(|day| date(lang, day)),
        source: name.unwrap_or_else(|| file.to_owned()),
        subject: told.subject,
        rows_read: told.rows_read,
        rejects: told.rejects,
        remarks: told.remarks,
        types: told.types,
        recruits: told.recruits,
        table,
    })
}

/// That a file has too many teams for a page.
pub(super) fn too_many_rows(lang: Lang) -> String {
    let most = number(MOST_ROWS, lang);
    match lang {
        Lang::Fr => format!("plus de {most} équipes : trop pour une page, choisissez --format csv"),
        Lang::En => format!("more than {most} teams: too many for a page, choose --format csv"),
    }
}

/// That there are too many sites for a page.
pub(super) fn too_many_groups(lang: Lang) -> String {
    let most = number(MOST_ROWS, lang);
    match lang {
        Lang::Fr => format!(
            "plus de {most} lignes : trop pour une page, choisissez --format csv, ou quelques départements par --department"
        ),
        Lang::En => format!(
            "more than {most} rows: too many for a page, choose --format csv, or a few departments with --department"
        ),
    }
}

/// The cells of a CSV of our own making.
fn cells(csv: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut rows = Vec::new();
    if let Ok(mut records) = Records::open(csv) {
        while matches!(records.advance(), Ok(Step::Record)) {
            let cells = records.cells().map(|cell| String::from_utf8_lossy(cell).into_owned());
            rows.push(cells.collect());
        }
    }
    let header = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    (header, rows)
}
