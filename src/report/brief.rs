//! The report on one screen: the answer, the types in a line each, the first route, what would
//! change the most. It fits 40 lines of 80 columns: what it leaves out for that stands in the long
//! report.

use super::{
    AlertReport, ContactReport, Report, RouteReport, SeatReport, TypeReport, names, words,
};
use crate::advice::fits;
use crate::answers::StepState;
use crate::assess::{Distance, Verdict};
use crate::document::terminal::{Layout, render};
use crate::document::{Document, Item, Line, Style, way};
use crate::lang::{Lang, join_and, join_or, typeset};
use crate::rules::RelationKind;
use crate::tr;

/// The most lines of a terminal, and its columns; a line is left for the program to say how to see
/// more.
const LINES: usize = 39;
const COLUMNS: usize = 80;

/// How many warnings are said one by one; the long report has them all.
const WARNINGS: usize = 1;

/// The columns that the labels of the team and of a route take.
const LABEL: usize = 16;

/// The columns of a type's name, and of what it is for the team.
const NAME: usize = 9;
const STANDING: usize = 18;

/// What a brief report gives up, one after the other, to be short enough.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Nothing,
    /// A line for each type that does not suit.
    Unfit,
    /// More than a sentence on pay and legal form.
    Sentences,
    /// More than two steps.
    Steps,
    /// Alerts, but those of the first route and of what is near.
    Alerts,
    /// More than one thing that would change the result.
    Changes,
    /// The team one by one, and why people count nowhere.
    Team,
    /// Pay, legal form, further routes and what would change.
    Rest,
    /// The reasons of the types that are not to be had, and who acts at a step.
    Reasons,
    /// The age of the sources at the foot.
    Age,
}

const CUTS: [Cut; 10] = [
    Cut::Nothing,
    Cut::Unfit,
    Cut::Sentences,
    Cut::Steps,
    Cut::Alerts,
    Cut::Changes,
    Cut::Team,
    Cut::Rest,
    Cut::Reasons,
    Cut::Age,
];

impl Report {
    /// The report on one screen of 40 lines and 80 columns.
    pub fn brief(&self) -> Document {
        let layout = Layout { lang: self.lang, width: COLUMNS, color: false, plain: false };
        let mut document = Document::new(self.lang, String::new(), 2);
        for cut in CUTS {
            document = Brief::of(self, cut);
            if render(&document, layout).lines().count() <= LINES {
                break;
            }
        }
        document
    }
}

struct Brief<'a> {
    document: Document,
    report: &'a Report,
    lang: Lang,
    cut: Cut,
}

impl<'a> Brief<'a> {
    fn of(report: &'a Report, cut: Cut) -> Document {
        let lang = report.lang;
        let title = typeset(lang, tr!(lang, report_title));
        let mut brief = Brief { document: Document::new(lang, title, 2), report, lang, cut };
        brief.answer();
        brief.team();
        brief.types();
        brief.route();
        brief.changes();
        brief.foot();
        brief.document
    }

    /// Whether this is given up.
    fn cuts(&self, cut: Cut) -> bool {
        self.cut >= cut
    }

    fn set(&self, text: &str) -> String {
        typeset(self.lang, text)
    }

    /// A label, and what it labels in a column.
    fn labelled(&mut self, label: &str, text: impl Into<Line>) {
        let item = Item::new(2, text).label(Style::Quiet, self.set(label)).column(LABEL);
        self.document.item(item);
    }

    fn types_ranked(&self) -> impl Iterator<Item = &'a TypeReport> + use<'a> {
        let report = self.report;
        let of = |id: &String| report.types.iter().find(|found| found.id == *id);
        report.ranking.iter().filter_map(of)
    }

    fn answer(&mut self) {
        let report = self.report;
        if let Some(age) = report.age.as_ref().filter(|age| age.is_stale) {
            let alert = age.alerts.as_deref().unwrap_or_default();
            let text = self.set(&tr!(self.lang, brief_stale(alert)));
            self.warn(&text);
        }
        for (number, line) in report.headline.iter().enumerate() {
            let style = if number == 0 { Style::Strong } else { Style::Plain };
            self.document.text((style, line.as_str()));
        }
        for warning in report.warnings.iter().take(WARNINGS) {
            self.warn(warning);
        }
        let more = report.warnings.len().saturating_sub(WARNINGS);
        if more > 0 {
            let text = self.set(&tr!(self.lang, brief_more_warnings(more)));
            self.warn(&text);
        }
        self.document.gap();
    }

    fn warn(&mut self, text: &str) {
        let spoken = self.set(&tr!(self.lang, labelled(tr!(self.lang, warning), text)));
        self.document.item(Item::new(2, text).sign(Style::Fair, "!").spoken(spoken));
    }

    fn team(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let kinds = report.team.len();
        let people = report.team.iter().map(|member| u64::from(member.count)).sum();
        let team = match &report.team_words {
            Some(_) if self.cuts(Cut::Team) && kinds > 3 => {
                self.set(&tr!(lang, people_of_kinds(people, kinds)))
            }
            Some(words) => words.clone(),
            None => self.set(tr!(lang, no_team)),
        };
        self.labelled(tr!(lang, report_team), team);
        if !report.counted_nowhere.is_empty() {
            let people = report.counted_nowhere.iter().map(|some| match self.cuts(Cut::Team) {
                true => some.text.clone(),
                false => format!("{} ({})", some.text, some.reason.trim_end_matches('.')),
            });
            let people = people.collect::<Vec<_>>().join(", ");
            self.labelled(tr!(lang, brief_nowhere), people);
        }
        let scales = match names(&report.scale) {
            scales if scales.is_empty() => tr!(lang, brief_undecided).to_owned(),
            scales => scales,
        };
        self.labelled(tr!(lang, brief_for), scales);
        self.document.gap();
    }

    fn types(&mut self) {
        let lang = self.lang;
        let is_unfit = |found: &&TypeReport| found.verdict == Verdict::Unsuitable;
        let together = self.cuts(Cut::Unfit) && self.types_ranked().filter(is_unfit).count() > 1;
        for found in self.types_ranked().filter(|found| !(together && is_unfit(found))) {
            self.kind(found);
        }
        if together {
            let unfit: Vec<&str> =
                self.types_ranked().filter(is_unfit).map(|found| found.name.as_str()).collect();
            let text = tr!(lang, labelled(tr!(lang, brief_unfit), &unfit.join(", ")));
            self.document.item(Item::new(2, self.set(&text)).sign(Style::Bad, "✘"));
        }
        self.document.gap();
    }

    fn kind(&mut self, found: &TypeReport) {
        let (style, sign) = match found.verdict {
            Verdict::Ready | Verdict::Eligible => (Style::Good, "✔"),
            Verdict::Reachable => (Style::Fair, "◐"),
            Verdict::Undetermined => (Style::Open, "?"),
            Verdict::Unsuitable => (Style::Bad, "✘"),
        };
        let drop = self.cuts(Cut::Reasons) && !found.is_recommended();
        let text = if drop { String::new() } else { self.line_of(found, false) };
        let standing = format!("{:<1$}", found.standing, STANDING);
        let name = format!("{:<1$}", found.name, NAME);
        let spoken = [found.standing.as_str(), &self.line_of(found, true)];
        let spoken = spoken.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let spoken = spoken.join(tr!(self.lang, semicolon));
        let spoken = self.set(&tr!(self.lang, labelled(&found.name, &spoken)));
        let item = Item::new(2, Line::default()).sign(style.clone(), sign);
        let item = item.label(Style::Strong, name).spoken(spoken);
        self.document.item(match text.as_str() {
            "" => Item { text: (style, found.standing.as_str()).into(), ..item },
            text => Item { text: text.into(), ..item.label(style, standing) },
        });
        if let Some(alert) = self.alert(found) {
            let short = alert.short.as_deref().unwrap_or_default();
            let spoken = tr!(self.lang, labelled(tr!(self.lang, warning), short));
            let spoken = self.set(&spoken);
            self.document.item(Item::new(4, short).sign(Style::Fair, "!").spoken(spoken));
        }
    }

    /// The alert to know before acting, where the team may act.
    fn alert<'r>(&self, found: &'r TypeReport) -> Option<&'r AlertReport> {
        self.report.team_words.as_ref()?;
        let perhaps =
            found.verdict == Verdict::Undetermined && found.possible.contains(&Verdict::Eligible);
        let is_first = self.report.routes.first().is_some_and(|route| route.kind.id == found.id);
        let is_concerned = match self.cut {
            cut if cut >= Cut::Alerts => is_first || found.distance == Some(Distance::Near),
            _ => {
                self.report.recommended.contains(&found.id)
                    || found.distance.is_some_and(Distance::is_within_reach)
                    || perhaps
            }
        };
        found.alerts.iter().find(|alert| {
            let counts = !alert.other_minimum || alert.turns.is_some();
            is_concerned && alert.know_first && alert.short.is_some() && counts
        })
    }

    /// The seats of a type, or what says more of it.
    fn line_of(&self, found: &TypeReport, spoken: bool) -> String {
        if let Some(reason) = &found.reason {
            return reason.clone();
        }
        let lang = self.lang;
        if found.representation {
            let filled = found.seats.iter().map(|seat| seat.filled).sum();
            let wanted = found.seats.iter().map(|seat| seat.wanted).sum();
            let there = tr!(lang, brief_professions(filled, wanted));
            let missing: Vec<String> =
                found.missing.iter().map(|seat| seat.words.clone()).collect();
            return self.set(&match missing.as_slice() {
                [] => there,
                some => {
                    let missing = tr!(lang, missing_people(&join_and(lang, some)));
                    [there, missing].join(tr!(lang, semicolon))
                }
            });
        }
        let seats = found.seats.iter().map(|seat| seat.in_brief(lang, spoken));
        seats.collect::<Vec<_>>().join(if spoken { tr!(lang, semicolon) } else { "  " })
    }

    fn route(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let Some(first) = report.routes.first() else { return self.nearest() };
        let found = report.types.iter().find(|found| found.id == first.kind.id);
        self.document.heading(1, self.set(&tr!(lang, brief_route(&first.kind.name))));
        let Some(found) = found else { return };
        self.call(&found.contacts);
        self.steps(found);
        if !self.cuts(Cut::Rest) {
            let cells =
                [(tr!(lang, brief_pay), &first.pay), (tr!(lang, brief_legal), &first.legal_form)];
            for (label, text) in cells {
                let Some(text) = text else { continue };
                let whole = !self.cuts(Cut::Sentences);
                let text = if whole { text } else { words::first_sentence(text) };
                self.labelled(label, text);
            }
        }
        self.next(first);
        let others = if self.cuts(Cut::Rest) { &[][..] } else { &report.routes };
        for other in others.iter().skip(1) {
            self.other(first, other);
        }
        self.document.gap();
    }

    fn call(&mut self, contacts: &[ContactReport]) {
        let reached = contacts.iter().find(|contact| !contact.ways.is_empty());
        let Some(contact) = reached.or(contacts.first()) else { return };
        let mut line = Line::default().strong(contact.name.as_str());
        for text in contact.ways.iter().filter(|way| !way.starts_with("www")) {
            line = line.plain(", ").link(text.as_str(), way(text));
        }
        self.labelled(tr!(self.lang, brief_call), line);
    }

    fn steps(&mut self, found: &TypeReport) {
        const FEW: usize = 2;
        let lang = self.lang;
        let left: Vec<_> =
            found.steps.iter().filter(|step| step.state != StepState::Done).collect();
        let shown = if self.cuts(Cut::Steps) { FEW } else { left.len() };
        for (step, number) in left.iter().take(shown).zip(1..) {
            let state = tr!(lang, step_in_brief(step.state));
            let facts = match self.cuts(Cut::Reasons) {
                true => format!(" · {state}"),
                false => format!(" · {} · {state}", step.who),
            };
            let text = Line::from(words::brief(&step.text)).quiet(self.set(&facts));
            let spoken = format!("{number}. {}, {}, {state}", words::brief(&step.text), step.who);
            self.document.item(Item::new(2, text).number(number).spoken(self.set(&spoken)));
        }
        let rest: Vec<&str> = left.iter().skip(shown).map(|step| step.short.as_str()).collect();
        if !rest.is_empty() {
            let text = self.set(&tr!(lang, brief_then(&rest.join(", "))));
            self.document.item(Item::new(5, text));
        }
    }

    /// What comes after a route, and what goes with it now.
    fn next(&mut self, route: &RouteReport) {
        let lang = self.lang;
        let later = route.leads_to.iter().filter(|link| link.kind == RelationKind::Prepares);
        let later = later.map(|link| link.name.clone()).collect::<Vec<_>>();
        let now = route.leads_to.iter().filter(|link| link.kind == RelationKind::Combines);
        let now: Vec<String> = now.filter_map(|link| link.joined.clone()).collect();
        let parts = [
            (!later.is_empty()).then(|| join_or(lang, &later)),
            (!now.is_empty()).then(|| tr!(lang, brief_now(&join_or(lang, &now)))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if !parts.is_empty() {
            let text = self.set(&parts.join(tr!(lang, semicolon)));
            self.labelled(tr!(lang, brief_next), text);
        }
    }

    fn other(&mut self, first: &RouteReport, other: &RouteReport) {
        let lang = self.lang;
        let is_in = |some: &[super::Named]| some.iter().any(|one| one.id == other.kind.id);
        let label = if is_in(&first.instead_of) {
            tr!(lang, brief_or)
        } else if is_in(&first.with) {
            tr!(lang, brief_with)
        } else {
            tr!(lang, brief_also)
        };
        let text = [Some(other.kind.name.as_str()), other.apart.as_deref()];
        let text = text.into_iter().flatten().collect::<Vec<_>>().join(", ");
        self.labelled(label, text);
    }

    /// Where nothing fits yet: the nearest type, and what it takes.
    fn nearest(&mut self) {
        let lang = self.lang;
        let can_be = |found: &&TypeReport| found.verdict != Verdict::Unsuitable;
        let mut types = self.types_ranked().filter(|_| self.report.team_words.is_some());
        let Some(found) = types.find(can_be) else { return };
        self.document.heading(1, self.set(&tr!(lang, brief_nearest(&found.name))));
        self.call(&found.contacts);
        let joined = found.joined.clone();
        let condition = || found.condition.as_ref().map(|condition| condition.text.clone());
        let opening = || found.opening.as_ref().map(|opening| opening.text.clone());
        let takes = joined.or_else(opening).or_else(condition);
        if let Some(takes) = takes.filter(|_| !self.cuts(Cut::Rest)) {
            self.labelled(tr!(lang, brief_takes), takes);
        }
        self.document.gap();
    }

    fn changes(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let turning = self.types_ranked().find_map(|found| {
            let opens =
                |alert: &&AlertReport| !fits(found.verdict) && alert.turns.is_some_and(fits);
            let alert = found.alerts.iter().find(opens)?;
            let ask: Vec<String> = alert.ask.iter().map(|one| one.short.clone()).collect();
            let answer = tr!(lang, brief_answer(&join_or(lang, &ask)));
            Some((answer, tr!(lang, brief_other_minimum(&found.name))))
        });
        let replies = report.questions.iter().filter(|question| !question.of_step);
        let replies = replies.flat_map(|question| &question.replies).filter_map(|reply| {
            let opens = reply.changes.iter().filter(|change| change.turns && fits(change.verdict));
            let opens: Vec<&str> = opens.map(|change| change.kind.name.as_str()).collect();
            (!opens.is_empty()).then(|| (opens.len(), reply, opens.join(", ")))
        });
        // Of those that open as many, the first.
        let best = replies.reduce(|best, one| if one.0 > best.0 { one } else { best });
        let reply =
            best.map(|(_, reply, opens)| (reply.meaning.clone(), tr!(lang, brief_opens(&opens))));
        let recruit = report.recruits.first().and_then(|recruit| {
            let gains = || recruit.gains.iter().filter(|gain| !gain.gain.at_other_scale);
            let opens = gains().filter(|gain| gain.gain.opens);
            let opens: Vec<&str> = opens.map(|gain| gain.kind.name.as_str()).collect();
            let completes = gains().filter(|gain| gain.gain.filled == gain.gain.of);
            let completes: Vec<&str> = completes.map(|gain| gain.kind.name.as_str()).collect();
            let text = match (opens.as_slice(), completes.as_slice()) {
                ([], []) => return None,
                ([], some) => tr!(lang, gain_completes(&some.join(", "))),
                (some, _) => tr!(lang, brief_opens(&some.join(", "))),
            };
            Some((recruit.who.clone(), text))
        });
        let most = match self.cut {
            cut if cut >= Cut::Rest => 0,
            cut if cut >= Cut::Changes => 1,
            _ => 3,
        };
        let changes: Vec<(String, String)> =
            [turning, reply, recruit].into_iter().flatten().take(most).collect();
        if changes.is_empty() {
            return;
        }
        self.document.heading(1, self.set(tr!(lang, brief_changes)));
        for (label, text) in changes {
            let text = self.set(&tr!(lang, labelled(&label, &text)));
            self.document.item(Item::new(2, text).sign(Style::Quiet, "· "));
        }
        self.document.gap();
    }

    fn foot(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let age = report.age.as_ref().filter(|_| !self.cuts(Cut::Age));
        let source = age.and_then(|age| age.source.as_deref());
        let source = source.map(|source| tr!(lang, brief_source(source)));
        let alerts = age.and_then(|age| age.alerts.as_deref());
        let alerts = alerts.map(|alerts| {
            let check = tr!(lang, brief_check);
            [words::capital(alerts).as_str(), check].join(tr!(lang, semicolon))
        });
        let notice = Some(report.rules.notice.trim_end_matches('.').to_owned());
        let edition = Some(report.edition());
        let parts: Vec<String> = [edition, notice, source, alerts].into_iter().flatten().collect();
        let text = self.set(&format!("{}.", parts.join(". ")));
        self.document.text((Style::Quiet, text));
    }
}

impl SeatReport {
    /// "●●○ médecins généralistes"; in plain lines "2 sur 3, médecins généralistes".
    fn in_brief(&self, lang: Lang, spoken: bool) -> String {
        const DOTS: u32 = 4;
        let (filled, wanted) = (self.filled.min(self.wanted), self.wanted);
        if spoken || wanted > DOTS {
            return typeset(lang, &tr!(lang, brief_seat(filled, wanted, &self.name)));
        }
        let dot = |place: u32| if place < filled { '●' } else { '○' };
        format!("{} {}", (0..wanted).map(dot).collect::<String>(), self.name)
    }
}
