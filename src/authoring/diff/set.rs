//! What differs in the set itself: its head, the documents and rows, contacts, questions.

use super::aspect::{self as a, Aspect};
use super::notes::{Notes, Spot, Style};
use crate::lang::{Lang, plural};
use crate::rules::{Catalogue, Example, Ix, QuestionText, Step};
use crate::sheet::place;

impl Notes<'_> {
    pub(super) fn set(&mut self) {
        let (before, after) = (self.old, self.new);
        let both = [before, after];
        self.own(&a::SET_ID, both.map(|set| Some(set.id().to_owned())));
        self.own(&a::VERSION, both.map(|set| Some(set.version().to_owned())));
        self.whole_text(&a::SET_TITLE, before.title(), after.title());
        self.whole_text(&a::NOTICE, before.notice(), after.notice());
        let years = |set: &Catalogue| set.stale_after_years().map(|it| years(it, self.lang));
        let years = both.map(years);
        self.own(&a::STALE, years);
        let confirm = Spot::of(&a::CONFIRM);
        self.contacts(&confirm, None, before.confirm_with(), after.confirm_with());
        self.own(&a::SAMPLE, both.map(|set| Some(sample(set))));
        self.things(before.documents(), after.documents(), |notes, spot, old, new| {
            notes.text(spot, &a::SHORT, &old.short, &new.short);
            notes.prose(spot, &a::TITLE, Some(&old.title), Some(&new.title));
            notes.prose(spot, &a::PUBLISHER, Some(&old.publisher), Some(&new.publisher));
            notes.text(spot, &a::DATE, &old.date, &new.date);
            let years = [old, new].map(|document| document.latest_year.map(|it| it.to_string()));
            notes.note(spot, Some(&a::LATEST_YEAR), Style::Plain, years);
            notes.plain(spot, &a::WEB, old.web.as_deref(), new.web.as_deref());
        });
        self.things(before.rows(), after.rows(), |notes, spot, old, new| {
            notes.prose(spot, &a::HEADING, Some(&old.heading), Some(&new.heading));
            notes.text(spot, &a::NAME, &old.name, &new.name);
        });
        self.things(before.common_steps(), after.common_steps(), |notes, spot, old, new| {
            notes.text(spot, &a::TEXT, &old.text, &new.text);
        });
        self.things(before.contacts(), after.contacts(), |notes, spot, old, new| {
            notes.plain(spot, &a::SHORT, Some(&old.short), Some(&new.short));
            notes.text(spot, &a::NAME, &old.name, &new.name);
            for (part, old, new) in [
                (&a::PHONE, &old.phone, &new.phone),
                (&a::EMAIL, &old.email, &new.email),
                (&a::WEB, &old.web, &new.web),
            ] {
                notes.plain(spot, part, old.as_deref(), new.as_deref());
            }
            notes.texts(spot, Some(&a::NOTE), old.note.as_ref(), new.note.as_ref());
            notes.source(spot, &old.source, &new.source);
        });
        let of = |set: &Catalogue| questions(set).map(|(id, text)| (id, text.clone()));
        for ((id, old), (_, new)) in of(before).iter().zip(&of(after)) {
            let spot = Spot::of(&a::QUESTION).with_id(id).named(new.name.get(self.lang));
            self.text(&spot, &a::NAME, &old.name, &new.name);
            self.text(&spot, &a::ASKED, &old.ask, &new.ask);
            self.text(&spot, &a::HELP, &old.help, &new.help);
            self.text(&spot, &a::WHO, &old.who, &new.who);
            match (&old.source, &new.source) {
                (Some(old), Some(new)) => self.source(&spot, old, new),
                (old, new) => {
                    let sides = [(before, old), (after, new)].map(|(set, source)| {
                        source.as_ref().map(|source| place(set, source, self.lang))
                    });
                    self.note(&spot, Some(&a::SOURCE), Style::Plain, sides);
                }
            }
        }
        self.settle_sources();
    }

    /// A value of the set's own.
    fn own(&mut self, thing: &'static Aspect, sides: [Option<String>; 2]) {
        self.note(&Spot::of(thing), None, Style::Plain, sides);
    }
}

/// "3 ans".
fn years(count: u32, lang: Lang) -> String {
    let noun = match lang {
        Lang::Fr => plural(lang, u64::from(count), "an", "ans"),
        Lang::En => plural(lang, u64::from(count), "year", "years"),
    };
    format!("{count} {noun}")
}

/// The questions by their ids.
fn questions(set: &Catalogue) -> [(&'static str, &QuestionText); 6] {
    let questions = set.questions();
    [
        ("team", &questions.team),
        ("status", &questions.status),
        ("status-of", &questions.status_of),
        ("scale", &questions.scale),
        ("steps", &questions.steps),
        ("aims", &questions.aims),
    ]
}

/// What the help uses for its examples, in a line.
fn sample(set: &Catalogue) -> String {
    let sample = set.sample();
    let list = |items: &[crate::rules::Str]| items.join(", ");
    [
        &*sample.team.fr,
        &*sample.team.en,
        &list(&sample.count),
        &list(&sample.types),
        &*sample.status,
        &*sample.scale,
        &*sample.step,
        &*sample.aim,
        &*sample.newcomer.fr,
        &*sample.newcomer.en,
        &*sample.other_status,
        &*sample.other_scale,
    ]
    .join(" ; ")
}

/// An example of a rule file in a line, by the keys that it is written with.
pub(super) fn example(set: &Catalogue, example: &Example) -> String {
    let steps = |steps: &[Ix<Step>]| -> Option<String> {
        let ids: Vec<String> = steps.iter().map(|step| set.steps()[*step].id.to_string()).collect();
        Some(ids.join(", ")).filter(|ids| !ids.is_empty())
    };
    let list =
        |items: &Option<Vec<crate::rules::Str>>| items.as_ref().map(|items| items.join(", "));
    let outcomes =
        example.outcomes.iter().map(|(criterion, outcome)| format!("{criterion} {outcome}"));
    let outcomes = outcomes.collect::<Vec<_>>().join(", ");
    let scales = |scales: crate::rules::Set<crate::rules::Scale>| {
        scales.iter().map(|it| set.scales()[it].id.to_string()).collect::<Vec<_>>().join(", ")
    };
    let aims = example.aims.iter().map(|aim| set.aims()[aim].id.to_string()).collect::<Vec<_>>();
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    let parts = [
        ("team", list(&example.team)),
        ("status", example.status.map(|status| set.statuses()[status].id.to_string())),
        ("scale", example.scale.map(scales)),
        ("done", steps(&example.done)),
        ("not-done", steps(&example.not_done)),
        ("aims", filled(aims.join(", "))),
        ("verdict", Some(example.verdict.to_string())),
        ("possible", list(&example.possible)),
        ("missing", list(&example.missing)),
        ("not-counted", list(&example.not_counted)),
        ("outcomes", filled(outcomes)),
        ("open", list(&example.open)),
    ];
    let parts = parts.into_iter().filter_map(|(key, value)| Some(format!("{key}={}", value?)));
    parts.collect::<Vec<_>>().join(" ; ")
}
