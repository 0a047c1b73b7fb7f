//! What would open a type, how firm a yes is, whom to look for, where a route leads, and what a
//! verdict rests on.

use super::build::{ReportBuilder, once, seat_noun};
use super::{
    AlertReport, ContactReport, Criterion, CriterionKind, GainReport, LinkReport, MarginReport,
    MissingSeat, NewcomerReport, OpeningReport, RecruitReport, SeatReport, ShiftReport,
    WeightReport,
};
use crate::advice::{Gain, Link, Margin, Newcomer, Opening, Recruit, SeatNeed, Shift, TypeAdvice};
use crate::assess::seats::MemberGroup;
use crate::assess::{StaffFinding, Verdict};
use crate::lang::{Lang, join_and, join_or, plural};
use crate::rules::{self, ExerciseType, Ix, Profession, Seat, Set, Status};
use crate::team::{Member, name_of};
use crate::tr;

impl ReportBuilder<'_> {
    pub(super) fn opening(&self, exercise: &ExerciseType, opening: &Opening) -> OpeningReport {
        let lang = self.lang;
        let seats = |needs: &[SeatNeed]| -> Vec<MissingSeat> {
            needs.iter().filter_map(|need| self.seat_need(exercise, *need)).collect()
        };
        let shifts = |shifts: &[Shift]| -> Vec<ShiftReport> {
            shifts.iter().map(|shift| self.shift(shift)).collect()
        };
        let people = |seats: &[MissingSeat]| {
            let all: Vec<String> = seats.iter().map(|seat| seat.words.clone()).collect();
            join_and(lang, &all)
        };
        let recruits = seats(&opening.recruits);
        let (changed, confirmed) = (shifts(&opening.changed), shifts(&opening.confirmed));
        let recruits_alone = opening.by_recruits_alone.as_deref().map(seats);
        let scale = self.scales(opening.scale.map(|need| need.any).unwrap_or_default());
        let scale_on_top = opening.scale.is_some_and(|need| need.others_chosen);
        let scales: Vec<String> = scale.iter().map(|scale| scale.name.clone()).collect();
        let any = join_or(lang, &scales);
        let parts = [
            (!recruits.is_empty()).then(|| tr!(lang, to_find(&people(&recruits)))),
            (!changed.is_empty()).then(|| tr!(lang, to_change(&self.moved(&opening.changed)))),
            (!confirmed.is_empty()).then(|| tr!(lang, to_confirm(&self.moved(&opening.confirmed)))),
            (!scale.is_empty()).then(|| match scale_on_top {
                true => tr!(lang, to_choose_too(&any)),
                false => tr!(lang, to_choose(&any)),
            }),
            recruits_alone.as_deref().map(|alone| tr!(lang, or_find(&people(alone)))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let text = self.set(&parts.join(tr!(lang, semicolon)));
        OpeningReport { text, recruits, changed, confirmed, scale, scale_on_top, recruits_alone }
    }

    /// People to find for a seat; of a type without seats, anybody of its audience.
    fn seat_need(&self, exercise: &ExerciseType, need: SeatNeed) -> Option<MissingSeat> {
        match need.seat {
            Some(seat) => self.missing_seat(exercise, seat, need.count),
            None => Some(MissingSeat {
                seat: CriterionKind::Audience.id().to_owned(),
                count: need.count,
                professions: self.professions(exercise.audience.professions),
                status: None,
                words: tr!(self.lang, one_of_audience(exercise.audience.who.get(self.lang))),
                who: Vec::new(),
            }),
        }
    }

    fn professions(&self, set: Set<Profession>) -> Vec<String> {
        set.iter().map(|number| self.catalogue.professions()[number].id.to_string()).collect()
    }

    fn statuses(&self, set: Set<Status>) -> Vec<String> {
        set.iter().map(|number| self.catalogue.statuses()[number].id.to_string()).collect()
    }

    fn shift(&self, shift: &Shift) -> ShiftReport {
        let status = &self.catalogue.statuses()[shift.to];
        let to = self.named(&status.id, &status.noun.one);
        ShiftReport { members: self.members(&shift.members), to }
    }

    /// Members, and the status that they would have, status by status.
    fn moved(&self, shifts: &[Shift]) -> String {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let moved = once(shifts.iter().map(|shift| shift.to)).into_iter().map(|to| {
            let there = shifts.iter().filter(|shift| shift.to == to);
            let who: Vec<String> =
                there.map(|shift| shift.members.words(catalogue, lang)).collect();
            let status = catalogue.statuses()[to].noun.one.get(lang);
            tr!(lang, to_status(&join_and(lang, &who), status))
        });
        moved.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn margin(&self, exercise: &ExerciseType, margin: &Margin) -> MarginReport {
        let lang = self.lang;
        let seats = &exercise.staff.seats;
        let sets: Vec<String> =
            margin.among.iter().map(|set| self.leavers(exercise, set, margin.loss)).collect();
        let who = match sets.as_slice() {
            [] => tr!(lang, members(margin.loss)),
            some => join_or(lang, some),
        };
        let text = match margin.loss.saturating_sub(1) {
            0 if seats.is_empty() => tr!(lang, fragile_audience(&who)),
            0 => tr!(lang, fragile_staff(&who)),
            departures => tr!(lang, stands_departures(departures, &who)),
        };
        let id = |seat: &usize| seats.get(*seat).map_or(String::new(), |seat| seat.id.to_string());
        MarginReport {
            loss: margin.loss,
            among: margin.among.iter().map(|set| set.iter().map(id).collect()).collect(),
            text: self.set(&text),
        }
    }

    /// So many of the team's people who can fill one of these seats, whatever their status is.
    fn leavers(&self, exercise: &ExerciseType, set: &[usize], count: u64) -> String {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let mask = set.iter().fold(0, |mask, seat| mask | 1 << seat);
        let statuses = catalogue.held_statuses();
        let sits = |member: &&Member| MemberGroup::of(exercise, statuses, member).always_in(mask);
        let professions = once(self.team().iter().filter(sits).map(|member| member.profession));
        let names: Vec<String> = professions
            .into_iter()
            .map(|profession| name_of(catalogue, profession, count, lang))
            .collect();
        match (count, names.as_slice()) {
            (1, names) => {
                let each: Vec<String> = names.iter().map(|name| format!("1 {name}")).collect();
                join_or(lang, &each)
            }
            (_, [only]) => format!("{count} {only}"),
            (_, names) => {
                tr!(lang, people_among(&tr!(lang, people(count)), &join_and(lang, names)))
            }
        }
    }

    pub(super) fn seats(&self, exercise: &ExerciseType, staff: &StaffFinding) -> Vec<SeatReport> {
        let seats = exercise.staff.seats.iter().zip(&staff.filled);
        let known = seats.filter(|_| self.answers.team().is_some());
        known
            .map(|(seat, filled)| SeatReport {
                id: seat.id.to_string(),
                name: self.set(seat_noun(seat, seat.count, self.lang)),
                wanted: seat.count,
                filled: *filled,
            })
            .collect()
    }

    /// What a verdict rests on that should be confirmed: readings of a source where it is silent or
    /// vague, and old documents; and whom to ask.
    pub(super) fn weight(
        &self,
        criteria: &[Criterion],
        contacts: &[ContactReport],
    ) -> Option<WeightReport> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let read = || {
            let common = criteria.iter().filter(|one| one.kind != CriterionKind::Prerequisite);
            common.filter(|criterion| criterion.interpretation.is_some())
        };
        let rests_on = |document: &&rules::Document| {
            criteria.iter().any(|criterion| criterion.source.document == *document.id)
        };
        let old = catalogue.documents().iter().filter(|document| self.is_old(document));
        let mut old: Vec<&rules::Document> = old.filter(rests_on).collect();
        old.sort_by_key(|document| &document.id);
        let labels: Vec<String> = read().map(|criterion| criterion.label.clone()).collect();
        let dated = old
            .iter()
            .map(|document| format!("{} ({})", document.short.get(lang), document.date.get(lang)));
        let dated: Vec<String> = dated.collect();
        let grounds = [
            (!labels.is_empty()).then(|| tr!(lang, rests_on_reading(&join_and(lang, &labels)))),
            (!dated.is_empty()).then(|| tr!(lang, rests_on_old(&join_and(lang, &dated)))),
        ];
        let grounds: Vec<String> = grounds.into_iter().flatten().collect();
        if grounds.is_empty() {
            return None;
        }
        let others = self.contacts(catalogue.confirm_with()).into_iter();
        let others = others.filter(|contact| !contacts.contains(contact));
        let ask: Vec<ContactReport> = contacts.iter().cloned().chain(others).collect();
        let text = tr!(lang, rests_on(&grounds.join(tr!(lang, and_on))));
        let text = match self.any_of(&ask) {
            names if names.is_empty() => text,
            names => tr!(lang, confirm_with(&text, &names)),
        };
        Some(WeightReport {
            interpreted: read().map(|criterion| criterion.id.clone()).collect(),
            old: old.iter().map(|document| document.id.to_string()).collect(),
            text: self.set(&text),
            ask,
        })
    }

    fn any_of(&self, contacts: &[ContactReport]) -> String {
        let names: Vec<String> = contacts.iter().map(|contact| contact.short.clone()).collect();
        join_or(self.lang, &names)
    }

    pub(super) fn alerts(&self, exercise: &ExerciseType, advice: &TypeAdvice) -> Vec<AlertReport> {
        let lang = self.lang;
        let alerts = exercise.alerts.iter().enumerate();
        alerts
            .map(|(number, alert)| {
                let row = &self.catalogue.rows()[alert.about];
                let ask = self.contacts(&alert.ask);
                let turns = advice.turned_by.iter().find(|(other, _)| *other == number);
                let turns = turns.map(|(_, verdict)| *verdict);
                let turns_words = turns.map(|verdict| {
                    let text = tr!(lang, alert_turns(tr!(lang, verdict(verdict))));
                    self.set(&match self.any_of(&ask) {
                        names if names.is_empty() => text,
                        names => tr!(lang, alert_ask(&text, &names)),
                    })
                });
                AlertReport {
                    id: alert.id.to_string(),
                    about: self.named(&row.id, &row.name),
                    grade: alert.grade,
                    date: alert.date.map(|date| (date.to_string(), self.set(&date.words(lang)))),
                    text: alert.text.show(lang),
                    source: self.source(&alert.evidence),
                    ask,
                    step: alert.step.map(|step| self.catalogue.step_id(step)),
                    know_first: alert.know_first,
                    hold: alert.hold,
                    short: alert.short.as_ref().map(|short| short.show(lang)),
                    other_minimum: !alert.staff.is_empty(),
                    turns,
                    turns_words,
                }
            })
            .collect()
    }

    /// Where a type leads.
    pub(super) fn links(&self, from: Ix<ExerciseType>, links: &[Link]) -> Vec<LinkReport> {
        let links = links.iter().filter_map(|link| {
            let relation = link.relation(self.catalogue)?;
            Some(LinkReport {
                kind: relation.kind,
                from: self.kind(from),
                to: self.kind(link.to),
                name: self.with_article(link.to),
                joined: self.joined(link.to),
                state: self.set(&self.state_of(link.to)?),
                text: relation.text.show(self.lang),
                source: self.source(&relation.evidence),
                interpretation: self.interpretation(&relation.evidence),
            })
        });
        links.collect()
    }

    /// What a type is for the team, in a few words: its verdict, or how much would open it.
    fn state_of(&self, kind: Ix<ExerciseType>) -> Option<String> {
        let lang = self.lang;
        let found = self.assessment.types.get(kind.index())?;
        let opening = match found.verdict {
            Verdict::Reachable | Verdict::Unsuitable => {
                self.advice.types.get(kind.index())?.opening.as_ref()
            }
            Verdict::Ready | Verdict::Eligible | Verdict::Undetermined => None,
        };
        let Some(opening) = opening else {
            return Some(tr!(lang, verdict(found.verdict)).to_owned());
        };
        let people = match opening.recruits.as_slice() {
            [] => None,
            [only] => Some(self.seat_need(&self.catalogue.types()[kind], *only)?.words),
            _ => Some(tr!(lang, people(opening.people()))),
        };
        Some(match (people, opening.scale.is_some()) {
            (Some(people), false) => tr!(lang, still_to_find(&people)),
            (Some(people), true) => tr!(lang, at_other_scale_find(&people)),
            (None, true) => tr!(lang, at_other_scale).to_owned(),
            (None, false) => tr!(lang, with_other_statuses).to_owned(),
        })
    }

    pub(super) fn recruits(&self) -> Vec<RecruitReport> {
        self.advice.recruits.iter().map(|recruit| self.recruit(recruit)).collect()
    }

    fn recruit(&self, recruit: &Recruit) -> RecruitReport {
        let who = match recruit.people.as_slice() {
            [one, other] if one == other => vec![self.newcomers(one, 2)],
            people => people.iter().map(|one| self.newcomers(one, 1)).collect(),
        };
        let gains: Vec<String> = recruit.gains.iter().map(|gain| self.gain(gain)).collect();
        RecruitReport {
            people: (recruit.people.iter())
                .map(|newcomer| NewcomerReport {
                    professions: self.professions(newcomer.professions),
                    statuses: self.statuses(newcomer.statuses),
                })
                .collect(),
            who: self.set(&join_and(self.lang, &who)),
            text: self.set(&gains.join(tr!(self.lang, semicolon))),
            gains: (recruit.gains.iter())
                .map(|gain| GainReport { kind: self.kind(gain.kind), gain: *gain })
                .collect(),
        }
    }

    /// "1 masseur-kinésithérapeute libéral"; of several professions some are named.
    fn newcomers(&self, newcomer: &Newcomer, count: u32) -> String {
        const MOST: usize = 4;
        let (catalogue, lang) = (self.catalogue, self.lang);
        let number = u64::from(count);
        let free = newcomer.statuses == catalogue.held_statuses();
        let status = newcomer.statuses.only().filter(|_| !free);
        if let (Some(profession), true) = (newcomer.professions.only(), free || status.is_some()) {
            return Member { profession, specialty: None, status, count }.words(catalogue, lang);
        }
        let group = catalogue.groups().iter().find(|group| group.members == newcomer.professions);
        let names = match group {
            Some(group) => plural(lang, number, &group.noun.one, &group.noun.many).explained(lang),
            None => {
                let all = newcomer.professions.iter();
                let all: Vec<String> = all
                    .map(|profession| name_of(catalogue, profession, number, Lang::Fr))
                    .collect();
                match all.get(..MOST) {
                    Some(some) if all.len() > MOST => format!("{}…", some.join(", ")),
                    _ => join_or(lang, &all),
                }
            }
        };
        if free {
            return format!("{count} {names}");
        }
        let statuses = newcomer.statuses.iter().map(|status| &catalogue.statuses()[status].noun);
        let statuses =
            statuses.map(|noun| plural(lang, number, &noun.one, &noun.many).get(lang).to_owned());
        format!("{count} {names} ({})", join_or(lang, &statuses.collect::<Vec<_>>()))
    }

    fn gain(&self, gain: &Gain) -> String {
        let (lang, name) = (self.lang, &self.catalogue.types()[gain.kind].name);
        let text = if gain.opens {
            tr!(lang, gain_opens(name))
        } else if gain.filled == gain.of {
            tr!(lang, gain_completes(name))
        } else {
            tr!(lang, gain_seats(name, gain.filled, gain.of))
        };
        match gain.at_other_scale {
            true => format!("{text} ({})", tr!(lang, at_other_scale)),
            false => text,
        }
    }

    /// A seat left empty, for so many people.
    pub(super) fn missing_seat(
        &self,
        exercise: &ExerciseType,
        seat: usize,
        count: u32,
    ) -> Option<MissingSeat> {
        let seat = exercise.staff.seats.get(seat)?;
        let catalogue = self.catalogue;
        let free = seat.statuses == catalogue.held_statuses();
        let status = seat.statuses.only().filter(|_| !free);
        let names = seat.professions.iter();
        let names = names.map(|profession| name_of(catalogue, profession, 1, Lang::Fr));
        Some(MissingSeat {
            seat: seat.id.to_string(),
            count,
            professions: self.professions(seat.professions),
            status: status.map(|status| catalogue.statuses()[status].id.to_string()),
            words: self.set(&self.people(seat, count, true)),
            who: if seat.professions.len() > 1 { names.collect() } else { Vec::new() },
        })
    }

    /// "1 auxiliaire médical"; explained in English where it is met first.
    pub(super) fn people(&self, seat: &Seat, count: u32, explained: bool) -> String {
        let noun = plural(self.lang, u64::from(count), &seat.noun.one, &seat.noun.many);
        let noun = if explained { noun.explained(self.lang) } else { noun.fr.to_string() };
        format!("{count} {noun}")
    }
}
