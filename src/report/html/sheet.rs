//! What stands on the first side: the answer, whom to call, the route, what may change.

use super::Page;
use crate::answers::StepState;
use crate::assess::{Distance, Verdict};
use crate::date::{Day, When};
use crate::document::way;
use crate::lang::join_and;
use crate::report::words::{capital, sentence};
use crate::report::{AlertReport, ContactReport, Question, SeatReport, TypeReport, names};
use crate::tr;

/// A station of the route.
pub(super) struct Station {
    /// `done`, `next` or `later`.
    pub(super) class: &'static str,
    pub(super) word: &'static str,
    pub(super) name: String,
    pub(super) who: String,
}

/// Whom to call first.
pub(super) struct Call<'a> {
    pub(super) contact: &'a ContactReport,
    pub(super) number: Option<&'a str>,
    pub(super) other_ways: Vec<&'a str>,
    /// Whom to call where nobody answers.
    pub(super) otherwise: Option<String>,
    pub(super) questions: Vec<String>,
}

impl<'a> Page<'a> {
    /// A type by its id.
    fn kind(&self, id: &str) -> Option<&'a TypeReport> {
        self.report.types.iter().find(|found| found.id == id)
    }

    /// The types of the routes; where there is none, the best that somebody counts for.
    pub(super) fn leading(&self) -> Vec<&'a TypeReport> {
        let routes = self.report.routes.iter().filter_map(|route| self.kind(&route.kind.id));
        let routes: Vec<&TypeReport> = routes.collect();
        if !routes.is_empty() {
            return routes;
        }
        let ranked = self.ranked().into_iter();
        ranked.filter(|found| found.verdict != Verdict::Unsuitable).take(1).collect()
    }

    /// The answer in a sentence.
    pub(super) fn answer(&self) -> &'a str {
        self.report.headline.first().map(String::as_str).unwrap_or_default()
    }

    /// What comes after the answer.
    pub(super) fn also(&self) -> Option<&'a str> {
        self.report.headline.get(1).map(String::as_str)
    }

    /// Who is missing, and at which scale.
    fn missing(&self, found: &TypeReport) -> String {
        let lang = self.report.lang;
        let people: Vec<String> = found.missing.iter().map(|seat| seat.words.clone()).collect();
        let people = match people.as_slice() {
            [] => names(&found.scale_needed),
            some => join_and(lang, some),
        };
        match found.missing_at_best {
            true => format!("{}{people}", tr!(lang, at_least)),
            false => people,
        }
    }

    /// How many of a type's professions the team has.
    pub(super) fn brings(&self, found: &TypeReport) -> String {
        let there = found.seats.iter().filter(|seat| seat.filled > 0).count();
        self.set(&tr!(self.report.lang, page_brings(there, found.seats.len())))
    }

    /// The answers that could change a verdict, those about steps aside, in a few words each.
    fn asked(&self) -> Vec<String> {
        let lang = self.report.lang;
        let open = self.questions(false).into_iter();
        open.map(|question| match question.id.as_str() {
            "team" => tr!(lang, page_asks_team).to_owned(),
            "status" => tr!(lang, page_asks_status).to_owned(),
            "scale" => tr!(lang, page_asks_scale).to_owned(),
            _ => question.text.clone(),
        })
        .collect()
    }

    /// What a type is for the team, in a word or two.
    pub(super) fn word(&self, found: &TypeReport) -> &'static str {
        let lang = self.report.lang;
        match found.distance {
            Some(distance) => tr!(lang, page_distance(distance)),
            None => tr!(lang, verdict(found.verdict)),
        }
    }

    /// Why, in a line; where the type fits, the route says the rest.
    pub(super) fn reason(&self, found: &TypeReport) -> Option<String> {
        let lang = self.report.lang;
        let mut passed = self.report.superseded.iter();
        if let Some(passed) = passed.find(|passed| passed.kind.id == found.id) {
            return Some(self.set(&tr!(lang, page_superseded(&passed.by.name))));
        }
        let text = match (found.verdict, found.distance) {
            (Verdict::Ready | Verdict::Eligible, _) => found.doubt.clone()?,
            (_, Some(Distance::Join)) => {
                tr!(lang, page_you_bring(&self.brings(found)))
            }
            (_, Some(Distance::Partner)) => tr!(lang, page_partner_why).to_owned(),
            (_, Some(Distance::Choice)) => tr!(lang, page_aim_at(&names(&found.scale_needed))),
            _ => found.summary.clone(),
        };
        Some(self.set(&text))
    }

    /// What to know first of a type.
    pub(super) fn first_alert(&self, found: &'a TypeReport) -> Option<&'a AlertReport> {
        let mut known = found.alerts.iter().filter(|alert| alert.know_first);
        let alert = match known.clone().find(|alert| alert.turns.is_some()) {
            Some(turns) => Some(turns),
            None if found.is_recommended() => known.next_back(),
            None => known.next(),
        };
        alert.filter(|_| found.verdict != Verdict::Unsuitable)
    }

    /// An alert in a few words, where it has them.
    pub(super) fn short(&self, alert: &'a AlertReport) -> &'a str {
        alert.short.as_ref().unwrap_or(&alert.text)
    }

    /// Whom to call, and what to ask.
    pub(super) fn call(&self) -> Option<Call<'a>> {
        let found = self.leading().first().copied().or_else(|| self.ranked().first().copied())?;
        let ask = found.weight.iter().flat_map(|weight| &weight.ask);
        let all: Vec<&ContactReport> = found.contacts.iter().chain(ask).collect();
        let is_number = |way: &&String| way_is(way, "tel:");
        let contact = all.iter().find(|contact| !contact.ways.is_empty()).or(all.first())?;
        let number = contact.ways.iter().find(is_number).or(contact.ways.first());
        let others = contact.ways.iter().filter(|way| Some(*way) != number);
        let otherwise = all.iter().find(|other| other.short != contact.short);
        Some(Call {
            contact,
            number: number.map(String::as_str),
            other_ways: others.map(String::as_str).collect(),
            otherwise: otherwise.map(|other| match other.ways.first() {
                Some(way) => format!("{}, {way}", other.short),
                None => other.short.clone(),
            }),
            questions: self.to_ask(found),
        })
    }

    /// Three questions for that call.
    fn to_ask(&self, found: &'a TypeReport) -> Vec<String> {
        const MOST: usize = 3;
        let lang = self.report.lang;
        let step = found.steps.iter().find(|step| step.state != StepState::Done);
        let joins = matches!(found.distance, Some(Distance::Join | Distance::Partner));
        let asked = [
            self.first_alert(found).map(|alert| tr!(lang, page_ask_alert(self.short(alert)))),
            joins.then(|| tr!(lang, page_ask_whom(&found.name))),
            (!joins && !found.missing.is_empty())
                .then(|| tr!(lang, page_ask_missing(&self.missing(found)))),
            found.doubt.as_ref().map(|_| tr!(lang, page_ask_minimum).to_owned()),
            step.filter(|_| !joins).map(|step| tr!(lang, page_ask_step(&capital(&step.short)))),
            Some(tr!(lang, page_ask_pay).to_owned()),
            Some(tr!(lang, page_ask_help).to_owned()),
        ];
        asked.into_iter().flatten().take(MOST).map(|text| self.set(&text)).collect()
    }

    /// The route: the team, what comes first, and what is done or follows.
    pub(super) fn stations(&self, found: &TypeReport) -> Vec<Station> {
        let lang = self.report.lang;
        let mut next = Some(());
        let mut station = |name: String, who: &str, state: StepState| {
            let (class, word) = match state {
                StepState::Done => ("done", tr!(lang, step_state(state))),
                _ if next.take().is_none() => ("later", tr!(lang, page_later)),
                StepState::InProgress => ("next", tr!(lang, step_state(state))),
                StepState::NotDone => ("next", tr!(lang, page_next)),
                StepState::NotKnown => ("next", tr!(lang, page_next_or_done)),
            };
            Station { class, word, name: self.set(&capital(&name)), who: who.to_owned() }
        };
        let you = tr!(lang, page_you);
        let mut stations = vec![station(tr!(lang, page_the_team).to_owned(), you, StepState::Done)];
        let first = match found.distance {
            _ if found.is_recommended() => None,
            None => Some(tr!(lang, page_to_answer(&join_and(lang, &self.asked())))),
            Some(Distance::Join | Distance::Partner) => {
                let whom =
                    found.contacts.first().map_or(found.name.as_str(), |contact| &contact.short);
                let call = tr!(lang, page_to_call(whom));
                stations.push(station(call, you, StepState::NotDone));
                stations.push(station(
                    tr!(lang, page_to_join(&found.name)),
                    you,
                    StepState::NotDone,
                ));
                return stations;
            }
            Some(Distance::Choice) => Some(tr!(lang, page_aim_at(&names(&found.scale_needed)))),
            Some(Distance::Near | Distance::Far) => Some(tr!(lang, to_find(&self.missing(found)))),
        };
        stations.extend(first.map(|first| station(first, you, StepState::NotDone)));
        stations.extend(
            found.steps.iter().map(|step| station(step.short.clone(), &step.who, step.state)),
        );
        stations.sort_by_key(|station| station.class != "done");
        stations
    }

    /// The other routes, each with its steps.
    pub(super) fn other_routes(&self) -> Vec<(&'static str, &'a str, String)> {
        const MOST: usize = 3;
        let lang = self.report.lang;
        let mut routes = self.report.routes.iter();
        let Some(first) = routes.next() else { return Vec::new() };
        let how = |id: &str| match first.instead_of.iter().any(|kind| kind.id == id) {
            true => tr!(lang, page_or),
            false => tr!(lang, page_and),
        };
        let steps = |steps: &[crate::report::Named]| -> String {
            steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let told = routes
            .take(MOST)
            .map(|route| (how(&route.kind.id), route.kind.name.as_str(), steps(&route.steps)));
        told.collect()
    }

    /// Of whom pay and legal form are told.
    pub(super) fn paid(&self) -> Vec<&'a TypeReport> {
        const MOST: usize = 2;
        let leading = self.leading().into_iter();
        leading.filter(|found| !found.rows.is_empty()).take(MOST).collect()
    }

    /// What to know before acting, of the routes.
    pub(super) fn warnings(&self) -> Vec<(&'a TypeReport, &'a AlertReport)> {
        const MOST: usize = 3;
        let leading = self.leading().into_iter();
        let first = leading.filter_map(|found| Some((found, self.first_alert(found)?)));
        first.take(MOST).collect()
    }

    /// The kind of an alert's source, and its age.
    pub(super) fn age_of(&self, alert: &AlertReport) -> String {
        let lang = self.report.lang;
        let age = alert.date.as_ref().and_then(|(date, _)| self.age(date));
        let date = alert.date.as_ref().map_or(&alert.source.date, |(_, words)| words);
        let age = age.map(|age| format!(", {age}")).unwrap_or_default();
        self.set(&format!("{}, {date}{age}", tr!(lang, grade(alert.grade))))
    }

    /// How long ago that was.
    fn age(&self, date: &str) -> Option<String> {
        let (day, _) = self.report.day.as_ref()?;
        let months = months_between(When::parse(date)?.first(), *day)?;
        Some(tr!(self.report.lang, page_age(months)))
    }

    /// What would change the most.
    pub(super) fn changes(&self) -> Vec<(String, String)> {
        const MOST: usize = 3;
        let in_play = || self.ranked().into_iter().filter(|found| !found.is_recommended());
        let questions =
            self.questions(false).into_iter().filter_map(|question| self.best_reply(question));
        let turns = in_play().flat_map(|found| {
            let turns = found.alerts.iter().filter(|alert| alert.turns != Some(found.verdict));
            turns.filter_map(|alert| Some((found.name.clone(), alert.turns_words.clone()?)))
        });
        let near = in_play().filter(|found| found.distance.is_some_and(Distance::is_within_reach));
        let near = near
            .filter_map(|found| Some((found.name.clone(), found.opening.as_ref()?.text.clone())));
        let recruits = self.report.recruits.iter();
        let recruits = recruits.filter(|recruit| recruit.gains.iter().any(|gain| gain.gain.opens));
        let recruits = recruits.map(|recruit| (recruit.who.clone(), recruit.text.clone()));
        let all = questions.chain(turns).chain(near).chain(recruits).take(MOST);
        all.map(|(what, then)| (capital(&what), sentence(&then))).collect()
    }

    /// What the result rests on, in a line.
    pub(super) fn sources_line(&self) -> String {
        let lang = self.report.lang;
        let mut read: Vec<(&str, Vec<&str>)> = Vec::new();
        let criteria = self.report.types.iter().flat_map(|found| &found.criteria);
        for source in criteria.map(|criterion| &criterion.source) {
            match read.iter_mut().find(|(date, _)| *date == source.date) {
                Some((_, documents)) if documents.contains(&source.short.as_str()) => {}
                Some((_, documents)) => documents.push(&source.short),
                None => read.push((&source.date, vec![&source.short])),
            }
        }
        let read = read.iter().take(2);
        let read: Vec<String> =
            read.map(|(date, documents)| format!("{} ({date})", documents.join(", "))).collect();
        let alerts = self.report.types.iter().flat_map(|found| &found.alerts);
        let newest = alerts.filter_map(|alert| alert.date.as_ref()).max_by_key(|(date, _)| date);
        let newest = newest.map(|(date, words)| match self.age(date) {
            Some(age) => tr!(lang, page_newest(&format!("{words}, {age}"))),
            None => tr!(lang, page_newest(words)),
        });
        let rules = &self.report.rules;
        let edition = tr!(lang, page_rules(&rules.title, &rules.edition, &read.join(", ")));
        let parts = [tr!(lang, page_ars_decides).to_owned(), edition, newest.unwrap_or_default()];
        self.set(parts.join(" ").trim())
    }

    /// A question with the first of its replies that changes a verdict.
    fn best_reply(&self, question: &Question) -> Option<(String, String)> {
        let reply = question.replies.iter().find(|reply| !reply.changes_words.is_empty())?;
        let reply = tr!(self.report.lang, labelled(&reply.meaning, &reply.changes_words));
        Some((question.text.clone(), self.set(&reply)))
    }

    /// A seat of many, and whether it is taken, in words.
    pub(super) fn presence(&self, seat: &SeatReport) -> &'static str {
        match seat.filled >= seat.wanted {
            true => tr!(self.report.lang, page_present),
            false => tr!(self.report.lang, page_absent),
        }
    }
}

/// Whether a way to reach somebody leads to such an address.
fn way_is(text: &str, scheme: &str) -> bool {
    way(text).starts_with(scheme)
}

/// The whole months from a day to a later one.
fn months_between(from: Day, to: Day) -> Option<u16> {
    let count = |day: Day| i32::from(day.year) * 12 + i32::from(day.month);
    let months = count(to) - count(from) - i32::from(to.day < from.day);
    u16::try_from(months).ok()
}
