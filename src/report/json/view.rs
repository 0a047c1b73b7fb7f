//! The published form of the report, field by field.

use serde::Serialize;

#[derive(Serialize)]
pub(in crate::report) struct ReportView<'a> {
    pub(super) schema_version: u32,
    pub(super) lang: &'static str,
    pub(super) assessed_on: Option<String>,
    pub(super) rules: RulesView<'a>,
    pub(super) team: Vec<MembersView<'a>>,
    pub(super) scale: Vec<&'a str>,
    pub(super) aims: Vec<&'a str>,
    pub(super) types: Vec<TypeView<'a>>,
    pub(super) ranking: Vec<&'a str>,
    pub(super) recommended: Vec<&'a str>,
    pub(super) within_reach: Vec<&'a str>,
    pub(super) plan: Vec<PlanView<'a>>,
    pub(super) path: PathView<'a>,
    pub(super) recruits: Vec<RecruitView<'a>>,
    pub(super) unknowns: Vec<UnknownView<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct RulesView<'a> {
    pub(super) id: &'a str,
    pub(super) version: &'a str,
    pub(super) as_of: Option<String>,
    pub(super) documents: Vec<DocumentView<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct DocumentView<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) publisher: &'a str,
    pub(super) date: &'a str,
    pub(super) old: bool,
    pub(super) web: Option<&'a str>,
}

#[derive(Serialize)]
pub(in crate::report) struct MembersView<'a> {
    pub(super) profession: &'a str,
    pub(super) status: Option<&'a str>,
    pub(super) count: u32,
}

#[derive(Serialize)]
pub(in crate::report) struct TypeView<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) verdict: &'static str,
    pub(super) possible: Vec<&'static str>,
    pub(super) summary: &'a str,
    pub(super) obstacle: Option<&'static str>,
    pub(super) opening: Option<OpeningView<'a>>,
    pub(super) margin: Option<MarginView<'a>>,
    pub(super) weight: Option<WeightView<'a>>,
    pub(super) alerts: Vec<AlertView<'a>>,
    pub(super) seats: Vec<SeatView<'a>>,
    pub(super) missing: Vec<MissingView<'a>>,
    pub(super) criteria: Vec<CriterionView<'a>>,
    pub(super) not_counted: Vec<MembersView<'a>>,
    pub(super) next_steps: Vec<StepView<'a>>,
    pub(super) open_questions: &'a [String],
    pub(super) settled_by: Option<ConditionView<'a>>,
    pub(super) aims_served: Vec<&'a str>,
    pub(super) contacts: Vec<ContactView<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct MissingView<'a> {
    pub(super) seat: &'a str,
    pub(super) count: u32,
    pub(super) professions: &'a [String],
    pub(super) status: Option<&'a str>,
}

#[derive(Serialize)]
pub(in crate::report) struct CriterionView<'a> {
    pub(super) id: &'a str,
    pub(super) kind: &'static str,
    pub(super) outcome: &'static str,
    pub(super) obstacle: Option<&'static str>,
    pub(super) because: &'a str,
    pub(super) source: SourceView<'a>,
    pub(super) interpretation: Option<&'a str>,
}

#[derive(Serialize)]
pub(in crate::report) struct SourceView<'a> {
    pub(super) document: &'a str,
    pub(super) row: &'a str,
    pub(super) column: &'a str,
    pub(super) cite: Option<&'a str>,
    pub(super) date: &'a str,
    pub(super) old: bool,
}

#[derive(Serialize)]
pub(in crate::report) struct StepView<'a> {
    pub(super) id: &'a str,
    pub(super) text: &'a str,
    pub(super) after: Vec<&'a str>,
    pub(super) who: &'a str,
    pub(super) needs: Option<&'a str>,
    pub(super) contacts: Vec<ContactView<'a>>,
    pub(super) prerequisite: bool,
    pub(super) state: &'static str,
    pub(super) source: SourceView<'a>,
}

#[derive(Serialize)]
pub(in crate::report) struct ConditionView<'a> {
    pub(super) text: &'a str,
    pub(super) options: &'a [String],
}

#[derive(Serialize)]
pub(in crate::report) struct ContactView<'a> {
    pub(super) name: &'a str,
    pub(super) ways: &'a [String],
}

#[derive(Serialize)]
pub(in crate::report) struct OpeningView<'a> {
    pub(super) text: &'a str,
    pub(super) recruits: Vec<MissingView<'a>>,
    pub(super) changed: Vec<ShiftView<'a>>,
    pub(super) confirmed: Vec<ShiftView<'a>>,
    pub(super) scale: Vec<&'a str>,
    pub(super) scale_on_top: bool,
    pub(super) recruits_alone: Option<Vec<MissingView<'a>>>,
}

#[derive(Serialize)]
pub(in crate::report) struct ShiftView<'a> {
    pub(super) profession: &'a str,
    pub(super) status: Option<&'a str>,
    pub(super) count: u32,
    pub(super) to: &'a str,
}

#[derive(Serialize)]
pub(in crate::report) struct MarginView<'a> {
    pub(super) loss: u64,
    pub(super) among: &'a [Vec<String>],
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(in crate::report) struct WeightView<'a> {
    pub(super) interpreted: &'a [String],
    pub(super) old: &'a [String],
    pub(super) text: &'a str,
    pub(super) ask: Vec<ContactView<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct AlertView<'a> {
    pub(super) id: &'a str,
    pub(super) about: &'a str,
    pub(super) grade: &'static str,
    pub(super) date: Option<&'a str>,
    pub(super) text: &'a str,
    pub(super) source: SourceView<'a>,
    pub(super) ask: Vec<ContactView<'a>>,
    pub(super) turns: Option<&'static str>,
}

#[derive(Serialize)]
pub(in crate::report) struct SeatView<'a> {
    pub(super) seat: &'a str,
    pub(super) name: &'a str,
    pub(super) wanted: u32,
    pub(super) filled: u32,
}

#[derive(Serialize)]
pub(in crate::report) struct PlanView<'a> {
    pub(super) steps: &'a [String],
    pub(super) text: &'a str,
    pub(super) who: &'a str,
    pub(super) contacts: Vec<ContactView<'a>>,
    pub(super) needs: Option<&'a str>,
    pub(super) prerequisite: bool,
    pub(super) state: &'static str,
    pub(super) sources: Vec<SourceView<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct PathView<'a> {
    pub(super) now: bool,
    pub(super) start: Vec<&'a str>,
    pub(super) links: Vec<LinkView<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct LinkView<'a> {
    pub(super) kind: &'static str,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
    pub(super) state: &'a str,
    pub(super) text: &'a str,
    pub(super) source: SourceView<'a>,
    pub(super) interpretation: Option<&'a str>,
}

#[derive(Serialize)]
pub(in crate::report) struct RecruitView<'a> {
    pub(super) people: Vec<NewcomerView<'a>>,
    pub(super) text: &'a str,
    pub(super) gains: Vec<GainView<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct NewcomerView<'a> {
    pub(super) professions: &'a [String],
    pub(super) statuses: &'a [String],
}

#[derive(Serialize)]
pub(in crate::report) struct GainView<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'a str,
    pub(super) opens: bool,
    pub(super) filled: u64,
    pub(super) of: u64,
    pub(super) at_other_scale: bool,
}

#[derive(Serialize)]
pub(in crate::report) struct UnknownView<'a> {
    pub(super) id: &'a str,
    pub(super) text: &'a str,
    pub(super) types: Vec<&'a str>,
    pub(super) who: &'a str,
    pub(super) replies: Vec<ReplyView<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct ReplyView<'a> {
    pub(super) option: &'a str,
    pub(super) meaning: &'a str,
    pub(super) changes: Vec<ChangeView<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct ChangeView<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'a str,
    pub(super) verdict: &'static str,
    pub(super) possible: Vec<&'static str>,
    pub(super) missing: u64,
}
