//! The outlook in words: what would open a type, how firm a yes is, whom to look for, the way
//! through the types, the steps, and what a verdict rests on.

use super::build::{Desk, seat_noun};
use super::{
    AlertReport, ContactReport, GainReport, LinkReport, MarginReport, MissingSeat, Named,
    ObstacleReport, OpeningReport, PathReport, PlanReport, RecruitReport, SeatReport, ShiftReport,
    WeightReport, words,
};
use crate::advice::{
    Gain, Margin, Newcomer, Opening, Outlook, Path, PlanStep, Recruit, SeatNeed, Shift, TypeOutlook,
};
use crate::assess::{Assessment, StaffFinding, TypeAssessment, Verdict};
use crate::lang::{Lang, join_and, join_or, plural};
use crate::rules::{Contact, Evidence, ExerciseType, Ix, Profession};
use crate::team::{Member, Team, name_of};

impl Desk<'_> {
    pub(super) fn kind(&self, kind: Ix<ExerciseType>) -> Named {
        let exercise = &self.catalogue.types()[kind];
        Named { id: exercise.id.to_string(), name: exercise.name.to_string() }
    }

    fn contacts(&self, numbers: &[Ix<Contact>]) -> Vec<ContactReport> {
        numbers.iter().map(|number| self.contact(*number)).collect()
    }

    pub(super) fn obstacle(&self, outlook: &TypeOutlook) -> Option<ObstacleReport> {
        outlook
            .obstacle
            .map(|kind| ObstacleReport { kind, words: self.set(words::obstacle(kind, self.lang)) })
    }

    pub(super) fn opening(&self, exercise: &ExerciseType, opening: &Opening) -> OpeningReport {
        let (lang, catalogue) = (self.lang, self.catalogue);
        let seats = |needs: &[SeatNeed]| -> Vec<MissingSeat> {
            needs.iter().filter_map(|need| self.seat_need(exercise, *need)).collect()
        };
        let shifts = |shifts: &[Shift]| -> Vec<ShiftReport> {
            shifts.iter().map(|shift| self.shift(shift)).collect()
        };
        let recruits = seats(&opening.recruits);
        let (changed, confirmed) = (shifts(&opening.changed), shifts(&opening.confirmed));
        let recruits_alone = opening.by_recruits_alone.as_ref().map(|needs| seats(needs));
        let scale = self.scales(opening.scale.map(|need| need.any).unwrap_or_default());
        let scale_on_top = opening.scale.is_some_and(|need| need.others_chosen);
        let found = |seats: &[MissingSeat]| {
            let all: Vec<String> = seats.iter().map(|seat| seat.words.clone()).collect();
            join_and(lang, &all)
        };
        let moved = |shifts: &[Shift]| -> Vec<String> {
            let mut targets: Vec<_> = shifts.iter().map(|shift| shift.to).collect();
            targets.dedup();
            targets
                .into_iter()
                .map(|to| {
                    let there = shifts.iter().filter(|shift| shift.to == to);
                    let who: Vec<String> =
                        there.map(|shift| shift.members.words(catalogue, lang)).collect();
                    let status = &catalogue.statuses()[to].noun.one;
                    words::to_status(&join_and(lang, &who), status.get(lang), lang)
                })
                .collect()
        };
        let scales: Vec<String> = scale.iter().map(|scale| scale.name.clone()).collect();
        let mut parts: Vec<String> = Vec::new();
        if !recruits.is_empty() {
            parts.push(words::to_find(&found(&recruits), lang));
        }
        if !changed.is_empty() {
            parts.push(words::to_change(&moved(&opening.changed).join(", "), lang));
        }
        if !confirmed.is_empty() {
            parts.push(words::to_confirm(&moved(&opening.confirmed).join(", "), lang));
        }
        if !scales.is_empty() {
            parts.push(words::to_choose(&join_or(lang, &scales), scale_on_top, lang));
        }
        if let Some(alone) = &recruits_alone {
            parts.push(words::or_find(&found(alone), lang));
        }
        let text = self.set(&parts.join(words::semicolon(lang)));
        OpeningReport { text, recruits, changed, confirmed, scale, scale_on_top, recruits_alone }
    }

    /// People to find for a seat; of a type without seats, anybody of its audience.
    fn seat_need(&self, exercise: &ExerciseType, need: SeatNeed) -> Option<MissingSeat> {
        match need.seat {
            Some(seat) => self.missing_seat(exercise, seat, need.count),
            None => Some(MissingSeat {
                seat: "audience".to_owned(),
                count: need.count,
                professions: exercise
                    .audience
                    .professions
                    .iter()
                    .map(|number| self.catalogue.professions()[number].id.to_string())
                    .collect(),
                status: None,
                words: words::one_of(exercise.audience.who.get(self.lang), self.lang),
                who: Vec::new(),
            }),
        }
    }

    fn shift(&self, shift: &Shift) -> ShiftReport {
        let status = &self.catalogue.statuses()[shift.to];
        ShiftReport {
            members: self.members(&shift.members),
            to: Named { id: status.id.to_string(), name: status.noun.one.show(self.lang) },
        }
    }

    pub(super) fn margin(&self, exercise: &ExerciseType, margin: &Margin) -> MarginReport {
        let lang = self.lang;
        let seats = &exercise.staff.seats;
        let sets: Vec<String> =
            margin.among.iter().map(|set| self.leavers(exercise, set, margin.loss)).collect();
        let who = match sets.as_slice() {
            [] => words::members(margin.loss, lang),
            some => join_or(lang, some),
        };
        let id = |seat: &usize| seats.get(*seat).map_or(String::new(), |seat| seat.id.to_string());
        MarginReport {
            loss: margin.loss,
            among: margin.among.iter().map(|set| set.iter().map(id).collect()).collect(),
            text: self.set(&words::margin(&who, margin.loss, !seats.is_empty(), lang)),
        }
    }

    /// So many of the team's people who can fill one of these seats, whatever their status is.
    fn leavers(&self, exercise: &ExerciseType, set: &[usize], count: u64) -> String {
        let catalogue = self.catalogue;
        let mask = set.iter().fold(0, |mask: u32, seat| mask | 1 << seat);
        let sits = |member: &&Member| {
            let opens = |status| exercise.seats_open_to(member.profession, status) & mask != 0;
            match member.status {
                Some(status) => opens(status),
                None => catalogue.statuses().numbers().all(opens),
            }
        };
        let members = self.answers.team().into_iter().flat_map(Team::members).filter(sits);
        let mut professions: Vec<Ix<Profession>> =
            members.map(|member| member.profession).collect();
        professions.dedup();
        let named = |number: u64| -> Vec<String> {
            let names = professions.iter();
            names.map(|profession| name_of(catalogue, *profession, number, self.lang)).collect()
        };
        let one_of_each = named(1).into_iter().map(|name| format!("1 {name}"));
        match (count, named(count).as_slice()) {
            (1, _) => join_or(self.lang, &one_of_each.collect::<Vec<_>>()),
            (_, [only]) => format!("{count} {only}"),
            (_, several) => words::so_many_of(count, &join_and(self.lang, several), self.lang),
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
        exercise: &ExerciseType,
        found: &TypeAssessment,
        contacts: &[ContactReport],
    ) -> Option<WeightReport> {
        let lang = self.lang;
        let scale = exercise.scale.as_ref().map(|rule| ("scale", &rule.evidence));
        let criteria: Vec<(&str, &Evidence)> =
            [("audience", &exercise.audience.evidence), ("staff", &exercise.staff.evidence)]
                .into_iter()
                .chain(scale)
                .collect();
        let read = criteria.iter().filter(|(_, evidence)| evidence.interpretation.is_some());
        let interpreted: Vec<String> = read.map(|(id, _)| (*id).to_owned()).collect();
        let steps = found.steps.iter().map(|(step, _)| &self.catalogue.steps()[*step]);
        let prerequisites = steps.filter(|step| step.prerequisite).map(|step| &step.evidence);
        let all = criteria.iter().map(|(_, evidence)| *evidence).chain(prerequisites);
        let mut documents: Vec<_> = all
            .map(|evidence| &self.catalogue.documents()[evidence.source.document])
            .filter(|document| self.is_old(document))
            .collect();
        documents.sort_by_key(|document| &document.id);
        documents.dedup_by_key(|document| &document.id);
        if interpreted.is_empty() && documents.is_empty() {
            return None;
        }
        let labels: Vec<String> =
            interpreted.iter().map(|id| words::criterion(id, lang).to_owned()).collect();
        let dated: Vec<String> = documents
            .iter()
            .map(|document| words::dated(document.short.get(lang), document.date.get(lang), lang))
            .collect();
        let others = self.contacts(self.catalogue.confirm_with()).into_iter();
        let others = others.filter(|contact| !contacts.contains(contact));
        let ask: Vec<ContactReport> = contacts.iter().cloned().chain(others).collect();
        let names: Vec<String> = ask.iter().map(|contact| contact.short.clone()).collect();
        let text = words::weight(
            &join_and(lang, &labels),
            &join_and(lang, &dated),
            &join_or(lang, &names),
            lang,
        );
        Some(WeightReport {
            interpreted,
            old: documents.iter().map(|document| document.id.to_string()).collect(),
            text: self.set(&text),
            ask,
        })
    }

    pub(super) fn alerts(
        &self,
        exercise: &ExerciseType,
        outlook: &TypeOutlook,
    ) -> Vec<AlertReport> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let alerts = exercise.alerts.iter().enumerate();
        alerts
            .map(|(number, alert)| {
                let row = &catalogue.rows()[alert.about];
                let ask = self.contacts(&alert.ask);
                let turns = outlook.turned_by.iter().find(|(other, _)| *other == number);
                let turns = turns.map(|(_, verdict)| *verdict);
                let names: Vec<String> = ask.iter().map(|contact| contact.short.clone()).collect();
                let turned = turns.map(|verdict| {
                    words::turned_by_alert(
                        words::verdict(verdict, lang),
                        &join_or(lang, &names),
                        lang,
                    )
                });
                AlertReport {
                    id: alert.id.to_string(),
                    about: Named { id: row.id.to_string(), name: row.name.show(lang) },
                    grade: alert.grade,
                    grade_words: words::grade(alert.grade, lang).to_owned(),
                    date: alert.date.map(|date| (date.to_string(), self.set(&date.words(lang)))),
                    text: alert.text.show(lang),
                    source: self.source(&alert.evidence),
                    ask,
                    turns,
                    turns_words: turned.map(|text| self.set(&text)),
                }
            })
            .collect()
    }

    pub(super) fn plan(&self, plan: &[PlanStep]) -> Vec<PlanReport> {
        plan.iter().filter_map(|step| self.plan_step(step)).collect()
    }

    fn plan_step(&self, plan: &PlanStep) -> Option<PlanReport> {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let steps = || plan.steps.iter().map(|step| &catalogue.steps()[*step]);
        let first = steps().next()?;
        let text = match plan.common {
            Some(common) => catalogue.common_steps()[common].text.show(lang),
            None => first.text.show(lang),
        };
        let mut contacts: Vec<Ix<Contact>> = Vec::new();
        for contact in steps().flat_map(|step| &step.contacts) {
            if !contacts.contains(contact) {
                contacts.push(*contact);
            }
        }
        // What all of them say is said once.
        let several = |texts: Vec<String>| {
            let mut once: Vec<String> = Vec::new();
            for text in texts {
                if !once.contains(&text) {
                    once.push(text);
                }
            }
            once
        };
        let needs =
            several(steps().filter_map(|step| Some(step.needs.as_ref()?.show(lang))).collect());
        Some(PlanReport {
            steps: plan.steps.iter().map(|step| catalogue.step_id(*step)).collect(),
            types: steps().map(|step| catalogue.types()[step.kind].name.to_string()).collect(),
            text,
            who: several(steps().map(|step| step.who.show(lang)).collect()).join(", "),
            contacts: self.contacts(&contacts),
            needs: (!needs.is_empty()).then(|| needs.join(", ")),
            prerequisite: steps().any(|step| step.prerequisite),
            state: plan.state,
            state_words: words::state(plan.state, lang).to_owned(),
            sources: steps().map(|step| self.source(&step.evidence)).collect(),
        })
    }

    pub(super) fn path(
        &self,
        path: &Path,
        assessment: &Assessment,
        outlook: &Outlook,
    ) -> PathReport {
        let links = path.links.iter().filter_map(|link| {
            let relation = link.relation(self.catalogue)?;
            Some(LinkReport {
                kind: relation.kind,
                from: self.kind(link.from),
                to: self.kind(link.to),
                state: self.state_of(link.to, assessment, outlook),
                text: relation.text.show(self.lang),
                source: self.source(&relation.evidence),
                interpretation: self.interpretation(&relation.evidence),
            })
        });
        PathReport {
            start: path.start.iter().map(|kind| self.kind(*kind)).collect(),
            now: path.now,
            links: links.collect(),
        }
    }

    /// What a type is for the team, in a few words: its verdict, or how much would open it.
    fn state_of(
        &self,
        kind: Ix<ExerciseType>,
        assessment: &Assessment,
        outlook: &Outlook,
    ) -> String {
        let lang = self.lang;
        let Some(found) = assessment.types.get(kind.index()) else { return String::new() };
        let opening = outlook.types.get(kind.index()).and_then(|outlook| outlook.opening.as_ref());
        let words = match (found.verdict, opening) {
            (Verdict::Reachable | Verdict::Unsuitable, Some(opening)) => {
                let people = match opening.recruits.as_slice() {
                    [only] => {
                        self.seat_need(&self.catalogue.types()[kind], *only).map(|seat| seat.words)
                    }
                    [] => None,
                    _ => Some(words::some_people(opening.people(), lang)),
                };
                words::needed_for(people.as_deref(), opening.scale.is_some(), lang)
            }
            (verdict, _) => words::verdict(verdict, lang).to_owned(),
        };
        self.set(&words)
    }

    pub(super) fn recruits(&self, recruits: &[Recruit]) -> Vec<RecruitReport> {
        recruits
            .iter()
            .map(|recruit| {
                let who = match recruit.people.as_slice() {
                    [one, other] if one == other => vec![self.newcomers(one, 2)],
                    people => people.iter().map(|one| self.newcomers(one, 1)).collect(),
                };
                let gains: Vec<String> = recruit.gains.iter().map(|gain| self.gain(gain)).collect();
                RecruitReport {
                    people: recruit
                        .people
                        .iter()
                        .map(|newcomer| self.newcomer_ids(newcomer))
                        .collect(),
                    who: self.set(&join_and(self.lang, &who)),
                    text: self.set(&gains.join(words::semicolon(self.lang))),
                    gains: recruit
                        .gains
                        .iter()
                        .map(|gain| GainReport {
                            kind: self.kind(gain.kind),
                            opens: gain.opens,
                            filled: gain.filled,
                            of: gain.of,
                            at_other_scale: gain.at_other_scale,
                        })
                        .collect(),
                }
            })
            .collect()
    }

    fn newcomer_ids(&self, newcomer: &Newcomer) -> (Vec<String>, Vec<String>) {
        let professions = newcomer.professions.iter();
        let statuses = newcomer.statuses.iter();
        (
            professions.map(|number| self.catalogue.professions()[number].id.to_string()).collect(),
            statuses.map(|number| self.catalogue.statuses()[number].id.to_string()).collect(),
        )
    }

    /// "1 masseur-kinésithérapeute libéral"; of several professions some are named.
    fn newcomers(&self, newcomer: &Newcomer, count: u32) -> String {
        const MOST: usize = 4;
        let (catalogue, lang) = (self.catalogue, self.lang);
        let free = newcomer.statuses == catalogue.statuses().all();
        let status = newcomer.statuses.only().filter(|_| !free);
        if let (Some(profession), true) = (newcomer.professions.only(), free || status.is_some()) {
            return Member { profession, status, count }.words(catalogue, lang);
        }
        let number = u64::from(count);
        let group = catalogue.groups().iter().find(|group| group.members == newcomer.professions);
        let names = match group {
            Some(group) => {
                let noun = plural(lang, number, &group.noun.one, &group.noun.many);
                match lang {
                    Lang::Fr => noun.fr.to_string(),
                    Lang::En => format!("{} ({})", noun.fr, noun.en),
                }
            }
            None => {
                let all: Vec<String> = newcomer
                    .professions
                    .iter()
                    .map(|profession| name_of(catalogue, profession, number, Lang::Fr))
                    .collect();
                match all.get(..MOST) {
                    Some(some) if all.len() > MOST => format!("{}…", some.join(", ")),
                    _ => join_or(lang, &all),
                }
            }
        };
        let statuses: Vec<String> = newcomer
            .statuses
            .iter()
            .map(|status| {
                let noun = &catalogue.statuses()[status].noun;
                plural(lang, number, &noun.one, &noun.many).get(lang).to_owned()
            })
            .collect();
        let status = if free { String::new() } else { join_or(lang, &statuses) };
        words::some_of_several(count, &names, &status, lang)
    }

    fn gain(&self, gain: &Gain) -> String {
        let exercise = &self.catalogue.types()[gain.kind];
        let completes = gain.filled == gain.of;
        words::gain(
            &exercise.name,
            gain.opens,
            completes,
            (gain.filled, gain.of),
            gain.at_other_scale,
            self.lang,
        )
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
        let free = seat.statuses == catalogue.statuses().all();
        let names: Vec<String> = seat
            .professions
            .iter()
            .map(|profession| name_of(catalogue, profession, 1, Lang::Fr))
            .collect();
        let ids =
            seat.professions.iter().map(|number| catalogue.professions()[number].id.to_string());
        let status = seat.statuses.only().filter(|_| !free);
        Some(MissingSeat {
            seat: seat.id.to_string(),
            count,
            professions: ids.collect(),
            status: status.map(|status| catalogue.statuses()[status].id.to_string()),
            words: self.set(&self.people(seat, count, true)),
            who: if names.len() > 1 { names } else { Vec::new() },
        })
    }

    /// "1 auxiliaire médical"; explained in English where it is met first.
    pub(super) fn people(&self, seat: &crate::rules::Seat, count: u32, explained: bool) -> String {
        let lang = self.lang;
        let people = format!("{count} {}", seat_noun(seat, count, lang));
        match lang {
            Lang::En if explained => {
                let english = plural(lang, u64::from(count), &seat.noun.one, &seat.noun.many);
                format!("{people} ({})", english.get(lang))
            }
            Lang::En | Lang::Fr => people,
        }
    }
}
