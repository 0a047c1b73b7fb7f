//! A row of the result, as CSV or as a line of JSON.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use serde::ser::Serializer;

use super::columns::{Columns, columns_of};
use super::memo::{Case, Memo};
use super::row::Fields;
use super::run::Screening;
use crate::answers::StepState;
use crate::assess::{CRITERIA, Outcome, TypeAssessment, Verdict, assess};
use crate::rules::Catalogue;
use crate::team::Member;

/// The forms of the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A header, and a row a team.
    #[default]
    Csv,
    /// A JSON object a team, each on a line.
    JsonLines,
}

/// The header, where the form has one.
pub(super) fn header(screening: &Screening<'_>, delimiter: u8) -> Vec<u8> {
    let mut out = Vec::new();
    if screening.form == Form::Csv {
        let of_types = columns_of(screening.catalogue);
        let names = screening.columns.passed().chain(of_types.iter().map(String::as_str));
        write_row(names, delimiter, &mut out);
    }
    out
}

/// Writes the row of a team that `memo` has just assessed; a CSV has the file's own delimiter.
///
/// # Errors
///
/// Where it has no form in JSON.
pub(super) fn row(
    screening: &Screening<'_>,
    delimiter: u8,
    fields: &Fields<'_>,
    case: &Case,
    memo: &Memo<'_>,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let columns = screening.columns;
    if screening.form == Form::JsonLines {
        let passed = Passed { columns, fields: *fields };
        serde_json::to_writer(&mut *out, &line(screening.catalogue, passed, case))?;
        out.push(b'\n');
        return Ok(());
    }
    for (place, _) in &columns.keys {
        write_cell(fields.get(*place).as_bytes(), delimiter, out);
        out.push(delimiter);
    }
    // The rest are ids, numbers and spaces: nothing that needs quotes.
    for found in memo.findings() {
        for cell in [found.verdict.id(), &*found.missing] {
            out.extend_from_slice(cell.as_bytes());
            out.push(delimiter);
        }
    }
    for (number, kind) in memo.recommended().enumerate() {
        if number > 0 {
            out.push(b' ');
        }
        out.extend_from_slice(kind.id.as_bytes());
    }
    out.push(b'\n');
    Ok(())
}

/// Writes cells as a row of a CSV.
pub fn write_row<C: AsRef<[u8]>>(
    cells: impl IntoIterator<Item = C>,
    delimiter: u8,
    out: &mut Vec<u8>,
) {
    for (number, cell) in cells.into_iter().enumerate() {
        if number > 0 {
            out.push(delimiter);
        }
        write_cell(cell.as_ref(), delimiter, out);
    }
    out.push(b'\n');
}

/// Writes a text as a cell of a CSV, in quotes where it needs them.
pub(super) fn write_cell(text: &[u8], delimiter: u8, out: &mut Vec<u8>) {
    let special = |byte: &u8| *byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    if !text.iter().any(special) {
        out.extend_from_slice(text);
        return;
    }
    out.push(b'"');
    for part in text.split_inclusive(|byte| *byte == b'"') {
        out.extend_from_slice(part);
        if part.ends_with(b"\"") {
            out.push(b'"');
        }
    }
    out.push(b'"');
}

/// The columns that go through, as an object.
struct Passed<'r> {
    columns: &'r Columns,
    fields: Fields<'r>,
}

impl Serialize for Passed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells = self.columns.keys.iter();
        serializer.collect_map(cells.map(|(place, key)| (key, self.fields.get(*place))))
    }
}

/// The JSON report without its texts: its names are the report's.
#[derive(Serialize)]
struct Line<'r> {
    schema_version: u32,
    columns: Passed<'r>,
    rules: BTreeMap<&'static str, &'r str>,
    team: Vec<MembersView<'r>>,
    scale: Vec<&'r str>,
    aims: Vec<&'r str>,
    types: Vec<TypeView<'r>>,
    ranking: Vec<&'r str>,
    recommended: Vec<&'r str>,
    within_reach: Vec<&'r str>,
}

/// Those who are of one profession and status.
#[derive(Serialize)]
pub(super) struct MembersView<'r> {
    profession: &'r str,
    status: Option<&'r str>,
    count: u32,
}

#[derive(Serialize)]
struct TypeView<'r> {
    id: &'r str,
    verdict: Verdict,
    possible: Vec<Verdict>,
    missing: Vec<MissingView<'r>>,
    criteria: Vec<CriterionView<'r>>,
    not_counted: Vec<MembersView<'r>>,
    next_steps: Vec<StepView>,
    open_questions: Vec<String>,
    aims_served: Vec<&'r str>,
}

#[derive(Serialize)]
struct MissingView<'r> {
    seat: &'r str,
    count: u32,
    professions: Vec<&'r str>,
    status: Option<&'r str>,
}

#[derive(Serialize)]
struct CriterionView<'r> {
    id: &'r str,
    kind: &'r str,
    outcome: Outcome,
}

#[derive(Serialize)]
struct StepView {
    id: String,
    prerequisite: bool,
    state: StepState,
}

fn line<'r>(catalogue: &'r Catalogue, columns: Passed<'r>, case: &Case) -> Line<'r> {
    let answers = case.answers();
    let found = assess(catalogue, &answers);
    let ids = |pass: &dyn Fn(Verdict) -> bool| -> Vec<&str> {
        let ranked = found.ranked().filter(|found| pass(found.verdict));
        ranked.map(|found| &*catalogue.types()[found.kind].id).collect()
    };
    let scale = answers.scale().unwrap_or_default();
    Line {
        schema_version: 1,
        columns,
        rules: BTreeMap::from([("id", catalogue.id()), ("version", catalogue.version())]),
        team: (answers.team().into_iter().flat_map(|team| team.members()))
            .map(|member| members(catalogue, member))
            .collect(),
        scale: scale.iter().map(|scale| &*catalogue.scales()[scale].id).collect(),
        aims: answers.aims().iter().map(|aim| &*catalogue.aims()[aim].id).collect(),
        types: found.types.iter().map(|found| type_view(catalogue, found)).collect(),
        ranking: ids(&|_| true),
        recommended: ids(&|verdict| matches!(verdict, Verdict::Ready | Verdict::Eligible)),
        within_reach: ids(&|verdict| verdict == Verdict::Reachable),
    }
}

pub(super) fn members<'r>(catalogue: &'r Catalogue, member: &Member) -> MembersView<'r> {
    MembersView {
        profession: &catalogue.professions()[member.profession].id,
        status: member.status.map(|status| &*catalogue.statuses()[status].id),
        count: member.count,
    }
}

fn type_view<'r>(catalogue: &'r Catalogue, found: &TypeAssessment) -> TypeView<'r> {
    let exercise = &catalogue.types()[found.kind];
    let missing = found.staff.missing.iter().filter_map(|missing| {
        let seat = exercise.staff.seats.get(missing.seat)?;
        Some(MissingView {
            seat: &seat.id,
            count: missing.count,
            professions: seat
                .professions
                .iter()
                .map(|profession| &*catalogue.professions()[profession].id)
                .collect(),
            status: seat
                .statuses
                .only()
                .filter(|_| seat.statuses != catalogue.held_statuses())
                .map(|status| &*catalogue.statuses()[status].id),
        })
    });
    let criteria = found.criteria(catalogue).into_iter().map(|(id, outcome)| CriterionView {
        id,
        kind: if CRITERIA.contains(&id) { id } else { "prerequisite" },
        outcome,
    });
    TypeView {
        id: &exercise.id,
        verdict: found.verdict,
        possible: found.possible.from(found.verdict),
        missing: missing.collect(),
        criteria: criteria.collect(),
        not_counted: found
            .not_counted
            .iter()
            .map(|excluded| members(catalogue, &excluded.member))
            .collect(),
        next_steps: found
            .steps
            .iter()
            .map(|(step, state)| StepView {
                id: catalogue.step_id(*step),
                prerequisite: catalogue.steps()[*step].prerequisite,
                state: *state,
            })
            .collect(),
        open_questions: found.open.ids(catalogue),
        aims_served: found.aims_served.iter().map(|aim| &*catalogue.aims()[aim].id).collect(),
    }
}
