//! The report as JSON, schema version 1: the names that other programs rely on.
//!
//! These structs are the published form. They are apart from the report's own, so that neither
//! ties the other down.

use serde::Serialize;

use super::{Report, SourceReport, TypeReport};
use crate::answers::StepState;
use crate::assess::Verdict;

/// The JSON Schema of the report.
pub const SCHEMA: &str = include_str!("report.schema.json");

/// The report as indented JSON, with a line end after it.
pub fn render(report: &Report) -> String {
    let mut out = serde_json::to_string_pretty(&view(report)).unwrap_or_default();
    out.push('\n');
    out
}

#[derive(Serialize)]
struct ReportView<'a> {
    schema_version: u32,
    lang: &'static str,
    rules: RulesView<'a>,
    team: Vec<MembersView<'a>>,
    scale: Vec<&'a str>,
    aims: Vec<&'a str>,
    types: Vec<TypeView<'a>>,
    ranking: Vec<&'a str>,
    recommended: Vec<&'a str>,
    within_reach: Vec<&'a str>,
}

#[derive(Serialize)]
struct RulesView<'a> {
    id: &'a str,
    version: &'a str,
    documents: Vec<DocumentView<'a>>,
}

#[derive(Serialize)]
struct DocumentView<'a> {
    id: &'a str,
    title: &'a str,
    publisher: &'a str,
    date: &'a str,
}

#[derive(Serialize)]
struct MembersView<'a> {
    profession: &'a str,
    status: Option<&'a str>,
    count: u32,
}

#[derive(Serialize)]
struct TypeView<'a> {
    id: &'a str,
    name: &'a str,
    verdict: &'static str,
    possible: Vec<&'static str>,
    summary: &'a str,
    missing: Vec<MissingView<'a>>,
    criteria: Vec<CriterionView<'a>>,
    not_counted: Vec<MembersView<'a>>,
    next_steps: Vec<StepView<'a>>,
    open_questions: &'a [String],
    settled_by: Option<ConditionView<'a>>,
    aims_served: Vec<&'a str>,
    contacts: Vec<ContactView<'a>>,
}

#[derive(Serialize)]
struct MissingView<'a> {
    seat: &'a str,
    count: u32,
    professions: &'a [String],
    status: Option<&'a str>,
}

#[derive(Serialize)]
struct CriterionView<'a> {
    id: &'a str,
    kind: &'static str,
    outcome: &'static str,
    because: &'a str,
    source: SourceView<'a>,
    interpretation: Option<&'a str>,
}

#[derive(Serialize)]
struct SourceView<'a> {
    document: &'a str,
    row: &'a str,
    column: &'a str,
    cite: Option<&'a str>,
}

#[derive(Serialize)]
struct StepView<'a> {
    id: &'a str,
    text: &'a str,
    prerequisite: bool,
    state: &'static str,
    source: SourceView<'a>,
}

#[derive(Serialize)]
struct ConditionView<'a> {
    text: &'a str,
    options: &'a [String],
}

#[derive(Serialize)]
struct ContactView<'a> {
    name: &'a str,
    ways: &'a [String],
}

fn view(report: &Report) -> ReportView<'_> {
    let ranked: Vec<&TypeReport> =
        report.ranking.iter().filter_map(|index| report.types.get(*index)).collect();
    let ids = |pass: &dyn Fn(&TypeReport) -> bool| -> Vec<&str> {
        ranked.iter().filter(|found| pass(found)).map(|found| found.id.as_str()).collect()
    };
    ReportView {
        schema_version: 1,
        lang: report.lang.tag(),
        rules: RulesView {
            id: &report.rules.id,
            version: &report.rules.version,
            documents: report
                .rules
                .documents
                .iter()
                .map(|document| DocumentView {
                    id: &document.id,
                    title: &document.title,
                    publisher: &document.publisher,
                    date: &document.date,
                })
                .collect(),
        },
        team: report.team.iter().map(members).collect(),
        scale: report.scale.iter().map(|scale| scale.id.as_str()).collect(),
        aims: report.aims.iter().map(|aim| aim.id.as_str()).collect(),
        types: report.types.iter().map(type_view).collect(),
        ranking: ids(&|_| true),
        recommended: ids(&TypeReport::is_recommended),
        within_reach: ids(&|found| found.verdict == Verdict::Reachable),
    }
}

fn members(members: &super::Members) -> MembersView<'_> {
    MembersView {
        profession: &members.profession,
        status: members.status.as_deref(),
        count: members.count,
    }
}

fn type_view(found: &TypeReport) -> TypeView<'_> {
    TypeView {
        id: &found.id,
        name: &found.name,
        verdict: found.verdict.id(),
        possible: found.possible.iter().map(|verdict| verdict.id()).collect(),
        summary: &found.summary,
        missing: found
            .missing
            .iter()
            .map(|missing| MissingView {
                seat: &missing.seat,
                count: missing.count,
                professions: &missing.professions,
                status: missing.status.as_deref(),
            })
            .collect(),
        criteria: found
            .criteria
            .iter()
            .map(|criterion| CriterionView {
                id: &criterion.id,
                kind: criterion.kind.id(),
                outcome: criterion.outcome.id(),
                because: &criterion.because,
                source: source(&criterion.source),
                interpretation: criterion.interpretation.as_deref(),
            })
            .collect(),
        not_counted: found.not_counted.iter().map(|excluded| members(&excluded.members)).collect(),
        next_steps: found
            .steps
            .iter()
            .map(|step| StepView {
                id: &step.id,
                text: &step.text,
                prerequisite: step.prerequisite,
                state: state(step.state),
                source: source(&step.source),
            })
            .collect(),
        open_questions: &found.open_questions,
        settled_by: found
            .condition
            .as_ref()
            .map(|condition| ConditionView { text: &condition.text, options: &condition.options }),
        aims_served: found.aims_served.iter().map(|aim| aim.id.as_str()).collect(),
        contacts: found
            .contacts
            .iter()
            .map(|contact| ContactView { name: &contact.name, ways: &contact.ways })
            .collect(),
    }
}

fn source(source: &SourceReport) -> SourceView<'_> {
    SourceView {
        document: &source.document,
        row: &source.row,
        column: &source.column,
        cite: source.cite.as_deref(),
    }
}

fn state(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::NotDone => "not-done",
        StepState::NotKnown => "not-known",
    }
}
