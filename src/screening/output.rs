//! A row of the result, as CSV or as a line of JSON.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use serde::ser::Serializer;

use super::columns::{Columns, columns_of};
use super::memo::{Case, Memo};
use super::row::Fields;
use super::run::Screening;
use crate::advice::{routes, superseded};
use crate::answers::StepState;
use crate::assess::{CRITERIA, Distance, Outcome, TypeAssessment, Verdict, assess};
use crate::lang::{Lang, typeset};
use crate::report::SCHEMA_VERSION;
use crate::rules::{Catalogue, ExerciseType, Ix};
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
        serde_json::to_writer(&mut *out, &line(screening, passed, case))?;
        out.push(b'\n');
        return Ok(());
    }
    for (place, _) in &columns.keys {
        write_cell(fields.get(*place).as_bytes(), delimiter, out);
        out.push(delimiter);
    }
    // The rest are ids, numbers and spaces: nothing that needs quotes.
    for found in memo.findings() {
        let scales = found.scale_needed.iter().map(|one| &*screening.catalogue.scales()[one].id);
        let scales = scales.collect::<Vec<_>>().join(" ");
        for cell in [found.verdict.id(), &*found.missing, &*found.who, &*scales] {
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
    superseded: Vec<SupersededView<'r>>,
    within_reach: Vec<&'r str>,
    routes: Vec<RouteView<'r>>,
    counted_nowhere: Vec<UncountedView>,
}

/// A type that fits, and the ready one that it prepares.
#[derive(Serialize)]
struct SupersededView<'r> {
    #[serde(rename = "type")]
    kind: &'r str,
    by: &'r str,
}

/// A type to have, and the way to it.
#[derive(Serialize)]
struct RouteView<'r> {
    #[serde(rename = "type")]
    kind: &'r str,
    with: Vec<&'r str>,
    instead_of: Vec<&'r str>,
    steps: Vec<String>,
}

/// People who count for no type.
#[derive(Serialize)]
struct UncountedView {
    text: String,
    count: u32,
}

/// Those who are of one profession, specialty and status.
#[derive(Serialize)]
pub(super) struct MembersView<'r> {
    profession: &'r str,
    /// None where none can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    specialty: Option<Option<String>>,
    status: Option<&'r str>,
    count: u32,
}

#[derive(Serialize)]
struct TypeView<'r> {
    id: &'r str,
    verdict: Verdict,
    possible: Vec<Verdict>,
    distance: Option<Distance>,
    scale_needed: Vec<&'r str>,
    on_hold: bool,
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

fn line<'r>(screening: &Screening<'r>, columns: Passed<'r>, case: &Case) -> Line<'r> {
    let (catalogue, lang) = (screening.catalogue, screening.lang);
    let answers = case.answers();
    let found = assess(catalogue, &answers);
    let id = |kind: &Ix<ExerciseType>| -> &'r str { &catalogue.types()[*kind].id };
    let ids = |kinds: &[Ix<ExerciseType>]| kinds.iter().map(id).collect();
    let superseded = superseded(catalogue, &found);
    let routes = routes(catalogue, &found, &superseded);
    let near = found.ranked().filter(|it| it.distance.is_some_and(Distance::is_within_reach));
    let scale = answers.scale().unwrap_or_default();
    Line {
        schema_version: SCHEMA_VERSION,
        columns,
        rules: BTreeMap::from([("id", catalogue.id()), ("version", catalogue.version())]),
        team: (answers.team().into_iter().flat_map(|team| team.members()))
            .map(|member| members(catalogue, member, Some(lang)))
            .collect(),
        scale: scale.iter().map(|scale| &*catalogue.scales()[scale].id).collect(),
        aims: answers.aims().iter().map(|aim| &*catalogue.aims()[aim].id).collect(),
        types: found.types.iter().map(|found| type_view(catalogue, found, lang)).collect(),
        ranking: ids(&found.ranking),
        recommended: routes.iter().map(|route| id(&route.kind)).collect(),
        superseded: (superseded.iter())
            .map(|passed| SupersededView { kind: id(&passed.kind), by: id(&passed.by) })
            .collect(),
        within_reach: near.map(|found| id(&found.kind)).collect(),
        routes: (routes.iter())
            .map(|route| RouteView {
                kind: id(&route.kind),
                with: ids(&route.with),
                instead_of: ids(&route.instead_of),
                steps: route.steps.iter().map(|step| catalogue.step_id(*step)).collect(),
            })
            .collect(),
        counted_nowhere: (case.counted_nowhere().iter())
            .map(|some| UncountedView {
                text: typeset(lang, &some.words(catalogue, lang)),
                count: some.count,
            })
            .collect(),
    }
}

/// Members as they are told; in a language, with their specialty or that none is named.
pub(super) fn members<'r>(
    catalogue: &'r Catalogue,
    member: &Member,
    lang: Option<Lang>,
) -> MembersView<'r> {
    let specialty = member.specialty.map(|specialty| &catalogue.specialties()[specialty]);
    MembersView {
        specialty: lang.map(|lang| specialty.map(|specialty| specialty.noun.one.show(lang))),
        profession: &catalogue.professions()[member.profession].id,
        status: member.status.map(|status| &*catalogue.statuses()[status].id),
        count: member.count,
    }
}

fn type_view<'r>(catalogue: &'r Catalogue, found: &TypeAssessment, lang: Lang) -> TypeView<'r> {
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
        distance: found.distance,
        scale_needed: (found.scale_needed.iter())
            .map(|scale| &*catalogue.scales()[scale].id)
            .collect(),
        on_hold: found.on_hold,
        missing: missing.collect(),
        criteria: criteria.collect(),
        not_counted: found
            .not_counted
            .iter()
            .map(|excluded| members(catalogue, &excluded.member, Some(lang)))
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
