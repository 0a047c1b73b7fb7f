//! The rows of a result as their readers want them: the columns that say something, in an order to
//! read them in, in the words of the rules. The result itself, as CSV, keeps the rules' ids.

use std::collections::BTreeSet;

use crate::assess::Verdict;
use crate::document::printable;
use crate::lang::{Lang, plural, sanitize, typeset};
use crate::report::html::verdict_sign;
use crate::report::{capital, labelled, verdict_words};
use crate::rules::{Catalogue, ExerciseType, Ix, Profession, Status};
use crate::screening::directory::Group;
use crate::screening::directory::output::sorts;
use crate::screening::memo::Finding;
use crate::screening::run::TeamRow;
use crate::tr;

/// A table of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many professions have no column, since they are nobody's.
    pub absent: u64,
}

/// A column of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub kind: Kind,
    /// What stands above it.
    pub head: String,
    /// The type that it is about; nothing where it is about none.
    pub of_type: String,
}

/// A row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// A cell a column.
    pub cells: Vec<Cell>,
    /// What stands below the first of them, which is its name, where more is to be told of it.
    pub below: Option<String>,
}

/// A cell: its text, and what the style knows it by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// Classes of the style.
    pub class: &'static str,
}

/// What a column holds, as far as it matters to how it is shown and sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A type's verdicts.
    Verdict,
    /// Who is missing for a type, or how many.
    Missing,
    /// How many people there are of a kind.
    Count,
    /// Numbers, nothing else.
    Number,
    /// Anything.
    #[default]
    Text,
}

impl Kind {
    /// What the script calls it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Kind::Verdict => "verdict",
            Kind::Missing => "missing",
            Kind::Count | Kind::Number => "number",
            Kind::Text => "text",
        }
    }
}

impl Cell {
    /// A text, with as much room beside others as keeps a row at no more than three lines.
    pub fn text(text: String) -> Cell {
        let class = match text.chars().count() {
            0..=20 => "",
            21..=60 => "long",
            61..=170 => "longer",
            _ => "longest",
        };
        Cell { text, class }
    }

    fn verdict(verdict: Verdict, lang: Lang) -> Cell {
        let class = match verdict_sign(&verdict) {
            "yes" => "word yes",
            "near" => "word near",
            "open" => "word open",
            _ => "word no",
        };
        Cell { text: verdict_words(verdict, lang).to_owned(), class }
    }

    fn count(count: u32) -> Cell {
        let class = if count == 0 { "number count none" } else { "number count" };
        Cell { text: count.to_string(), class }
    }
}

impl Table {
    /// Teams: the columns that go through, in the file's order, then what each type is for them.
    pub fn teams(
        catalogue: &Catalogue,
        lang: Lang,
        passed: &[&str],
        rows: &[TeamRow<'_>],
    ) -> Table {
        let number = |place: usize| {
            let cells = rows.iter().filter_map(|row| row.passed.get(place)).map(|cell| cell.trim());
            let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
            filled.peek().is_some() && filled.all(is_number)
        };
        let mut columns = Vec::new();
        for (place, name) in passed.iter().enumerate() {
            let kind = if number(place) { Kind::Number } else { Kind::Text };
            let head = if is_blank(name) { (place + 1).to_string() } else { (*name).to_owned() };
            columns.push(column(kind, head, ""));
        }
        let kinds: Vec<Kind> = columns.iter().map(|column| column.kind).collect();
        for kind in catalogue.types().iter() {
            columns.push(column(Kind::Verdict, kind.name.to_string(), &kind.name));
            columns.push(missing(kind, lang));
        }
        columns.push(column(Kind::Text, tr!(lang, overview_recommended).to_owned(), ""));
        let rows = rows.iter().map(|row| {
            let passed = kinds.iter().zip(&row.passed).map(|(kind, text)| {
                let cell = Cell::text(text.clone());
                if *kind == Kind::Number { Cell { class: "number", ..cell } } else { cell }
            });
            let found = catalogue.types().iter().zip(&row.findings).flat_map(|(kind, found)| {
                [Cell::verdict(found.verdict, lang), Cell::text(who(kind, found, lang))]
            });
            let names: Vec<&str> = row.recommended.iter().map(|kind| &*kind.name).collect();
            let cells = passed.chain(found).chain([Cell::text(names.join(", "))]);
            Row { cells: cells.collect(), below: None }
        });
        Table { rows: rows.collect(), columns, absent: 0 }
    }

    /// Sites or communes: the name with the id, where it is, what is missing, then who is there: of
    /// the professions that somebody has. What lacks fewest people comes first.
    pub fn places(catalogue: &Catalogue, lang: Lang, groups: &[Group]) -> Table {
        let mut groups: Vec<&Group> = groups.iter().collect();
        groups.sort_by_cached_key(|group| {
            group.missing.iter().map(|missing| u64::from(*missing)).sum::<u64>()
        });
        let mut columns = vec![
            column(Kind::Text, tr!(lang, overview_name).to_owned(), ""),
            column(Kind::Text, tr!(lang, overview_department).to_owned(), ""),
        ];
        columns.extend(catalogue.types().iter().map(|kind| missing(kind, lang)));
        let all: BTreeSet<(Ix<Profession>, Option<Ix<Status>>)> = groups
            .iter()
            .flat_map(|group| group.members.iter().map(|one| (one.profession, one.status)))
            .collect();
        let mut known = sorts(catalogue);
        let professions = |sorts: &[(Ix<Profession>, Ix<Status>)]| {
            sorts.iter().map(|(profession, _)| *profession).collect::<BTreeSet<_>>().len() as u64
        };
        let every = professions(&known);
        known.retain(|(profession, status)| all.contains(&(*profession, Some(*status))));
        let absent = every - professions(&known);
        columns.extend(known.iter().map(|(profession, status)| {
            column(Kind::Count, people(catalogue, *profession, *status, lang), "")
        }));
        let has_unknown = groups.iter().any(|group| group.unknown_specialty > 0);
        if has_unknown {
            columns.push(column(Kind::Count, tr!(lang, overview_unknown).to_owned(), ""));
        }
        let rows = groups.into_iter().map(|group| {
            let [id, label, department] = group.names.get().map(sanitize);
            let id = id.into_owned();
            let (name, below) =
                if is_blank(&label) { (id, None) } else { (label.into_owned(), Some(id)) };
            let mut cells = vec![Cell::text(name), Cell::text(department.into_owned())];
            let missing = group.missing.iter();
            cells.extend(missing.map(|count| Cell { text: count.to_string(), class: "number" }));
            cells.extend(known.iter().map(|(profession, status)| {
                let sort = (*profession, Some(*status));
                let found = group.members.iter().find(|one| (one.profession, one.status) == sort);
                Cell::count(found.map_or(0, |one| one.count))
            }));
            cells.extend(has_unknown.then(|| Cell::count(group.unknown_specialty)));
            Row { cells, below }
        });
        Table { rows: rows.collect(), columns, absent }
    }
}

fn column(kind: Kind, head: String, of_type: &str) -> Column {
    Column { kind, head, of_type: of_type.to_owned() }
}

/// The column of who is missing for a type.
fn missing(kind: &ExerciseType, lang: Lang) -> Column {
    let head = labelled(&kind.name, tr!(lang, overview_missing), lang);
    column(Kind::Missing, typeset(lang, &head), &kind.name)
}

/// Those who are missing, as the report names them: "2 médecins généralistes + 1 infirmier".
fn who(kind: &ExerciseType, found: &Finding, lang: Lang) -> String {
    let parts = found.seats.iter().filter_map(|missing| {
        let noun = &kind.staff.seats.get(missing.seat)?.noun;
        let noun = plural(lang, missing.count.into(), &noun.one, &noun.many);
        Some(format!("{} {}", missing.count, explained(&noun.fr, &noun.en, lang)))
    });
    typeset(lang, &parts.collect::<Vec<_>>().join(" + "))
}

/// "Sages-femmes libérales".
fn people(
    catalogue: &Catalogue,
    profession: Ix<Profession>,
    status: Ix<Status>,
    lang: Lang,
) -> String {
    let (profession, status) =
        (&catalogue.professions()[profession], &catalogue.statuses()[status]);
    let many = &profession.noun.many;
    let adjective = if profession.feminine { &status.feminine.many } else { &status.noun.many.fr };
    let english = format!("{} {}", status.noun.many.en, many.en);
    capital(&explained(&format!("{} {adjective}", many.fr), &english, lang))
}

/// What the texts call somebody; English keeps the French name and explains it.
fn explained(french: &str, english: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => french.to_owned(),
        Lang::En => format!("{french} ({english})"),
    }
}

/// Whether a text is a number that nothing is lost of by sorting it as one: not a postal code.
fn is_number(text: &str) -> bool {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let leads = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && digits(part) && !leads && text.len() <= 15
}

/// Whether nothing of a text would be seen.
pub(super) fn is_blank(text: &str) -> bool {
    printable(text).trim().is_empty()
}
