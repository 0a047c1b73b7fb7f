//! The report as JSON, schema version 1: the names that other programs rely on.
//!
//! The structs in `view` are the published form. They are apart from the report's own, so that
//! neither ties the other down.

mod view;

pub(super) use view::ReportView;
use view::*;

use super::{
    AlertReport, ContactReport, LinkReport, MissingSeat, Named, OpeningReport, PlanReport,
    Question, RecruitReport, Report, ShiftReport, SourceReport, TypeReport,
};
use crate::advice::Obstacle;
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

pub(super) fn view(report: &Report) -> ReportView<'_> {
    let ranked: Vec<&TypeReport> =
        report.ranking.iter().filter_map(|index| report.types.get(*index)).collect();
    let ids = |pass: &dyn Fn(&TypeReport) -> bool| -> Vec<&str> {
        ranked.iter().filter(|found| pass(found)).map(|found| found.id.as_str()).collect()
    };
    ReportView {
        schema_version: 1,
        lang: report.lang.tag(),
        assessed_on: report.day.as_ref().map(|(day, _)| day.to_string()),
        rules: RulesView {
            id: &report.rules.id,
            version: &report.rules.version,
            as_of: report.rules.as_of.map(|day| day.to_string()),
            documents: report
                .rules
                .documents
                .iter()
                .map(|document| DocumentView {
                    id: &document.id,
                    title: &document.title,
                    publisher: &document.publisher,
                    date: &document.date,
                    old: document.old,
                    web: document.web.as_deref(),
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
        plan: report.plan.iter().map(plan).collect(),
        path: PathView {
            now: report.path.now,
            start: names(&report.path.start),
            links: report.path.links.iter().map(link).collect(),
        },
        recruits: report.recruits.iter().map(recruit).collect(),
        unknowns: report.questions.iter().map(unknown).collect(),
    }
}

fn names(things: &[Named]) -> Vec<&str> {
    things.iter().map(|thing| thing.id.as_str()).collect()
}

fn plan(step: &PlanReport) -> PlanView<'_> {
    PlanView {
        steps: &step.steps,
        text: &step.text,
        who: &step.who,
        contacts: contacts(&step.contacts),
        needs: step.needs.as_deref(),
        prerequisite: step.prerequisite,
        state: state(step.state),
        sources: step.sources.iter().map(source).collect(),
    }
}

fn link(link: &LinkReport) -> LinkView<'_> {
    LinkView {
        kind: link.kind.id(),
        from: &link.from.id,
        to: &link.to.id,
        state: &link.state,
        text: &link.text,
        source: source(&link.source),
        interpretation: link.interpretation.as_deref(),
    }
}

fn recruit(recruit: &RecruitReport) -> RecruitView<'_> {
    let people = recruit.people.iter();
    let gains = recruit.gains.iter().map(|gain| GainView {
        kind: &gain.kind.id,
        opens: gain.opens,
        filled: gain.filled,
        of: gain.of,
        at_other_scale: gain.at_other_scale,
    });
    RecruitView {
        people: people
            .map(|(professions, statuses)| NewcomerView { professions, statuses })
            .collect(),
        text: &recruit.text,
        gains: gains.collect(),
    }
}

fn unknown(question: &Question) -> UnknownView<'_> {
    let replies = question.replies.iter().map(|reply| ReplyView {
        option: &reply.option,
        meaning: &reply.meaning,
        changes: reply
            .changes
            .iter()
            .map(|change| ChangeView {
                kind: &change.kind.id,
                verdict: change.verdict.id(),
                possible: change.possible.iter().map(|verdict| verdict.id()).collect(),
                missing: change.missing,
            })
            .collect(),
    });
    UnknownView {
        id: &question.id,
        text: &question.text,
        types: names(&question.types),
        who: &question.who,
        replies: replies.collect(),
    }
}

fn contacts(contacts: &[ContactReport]) -> Vec<ContactView<'_>> {
    contacts
        .iter()
        .map(|contact| ContactView { name: &contact.name, ways: &contact.ways })
        .collect()
}

fn missing(seats: &[MissingSeat]) -> Vec<MissingView<'_>> {
    seats
        .iter()
        .map(|missing| MissingView {
            seat: &missing.seat,
            count: missing.count,
            professions: &missing.professions,
            status: missing.status.as_deref(),
        })
        .collect()
}

fn opening(opening: &OpeningReport) -> OpeningView<'_> {
    OpeningView {
        text: &opening.text,
        recruits: missing(&opening.recruits),
        changed: opening.changed.iter().map(shift).collect(),
        confirmed: opening.confirmed.iter().map(shift).collect(),
        scale: names(&opening.scale),
        scale_on_top: opening.scale_on_top,
        recruits_alone: opening.recruits_alone.as_deref().map(missing),
    }
}

fn alert(alert: &AlertReport) -> AlertView<'_> {
    AlertView {
        id: &alert.id,
        about: &alert.about.id,
        grade: alert.grade.id(),
        date: alert.date.as_ref().map(|(date, _)| date.as_str()),
        text: &alert.text,
        source: source(&alert.source),
        ask: contacts(&alert.ask),
        turns: alert.turns.map(Verdict::id),
    }
}

fn shift(shift: &ShiftReport) -> ShiftView<'_> {
    ShiftView {
        profession: &shift.members.profession,
        status: shift.members.status.as_deref(),
        count: shift.members.count,
        to: &shift.to.id,
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
        obstacle: found.obstacle.as_ref().map(|obstacle| obstacle.kind.id()),
        opening: found.opening.as_ref().map(opening),
        margin: found.margin.as_ref().map(|margin| MarginView {
            loss: margin.loss,
            among: &margin.among,
            text: &margin.text,
        }),
        weight: found.weight.as_ref().map(|weight| WeightView {
            interpreted: &weight.interpreted,
            old: &weight.old,
            text: &weight.text,
            ask: contacts(&weight.ask),
        }),
        alerts: found.alerts.iter().map(alert).collect(),
        seats: found
            .seats
            .iter()
            .map(|seat| SeatView {
                seat: &seat.id,
                name: &seat.name,
                wanted: seat.wanted,
                filled: seat.filled,
            })
            .collect(),
        missing: missing(&found.missing),
        criteria: found
            .criteria
            .iter()
            .map(|criterion| CriterionView {
                id: &criterion.id,
                kind: criterion.kind.id(),
                outcome: criterion.outcome.id(),
                obstacle: criterion.obstacle.map(Obstacle::id),
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
                after: names(&step.after),
                who: &step.who,
                needs: step.needs.as_deref(),
                contacts: contacts(&step.contacts),
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
        contacts: contacts(&found.contacts),
    }
}

fn source(source: &SourceReport) -> SourceView<'_> {
    SourceView {
        document: &source.document,
        row: &source.row,
        column: &source.column,
        cite: source.cite.as_deref(),
        date: &source.date,
        old: source.old,
    }
}

fn state(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::NotDone => "not-done",
        StepState::NotKnown => "not-known",
    }
}
