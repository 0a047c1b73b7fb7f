//! What decides a verdict: who counts, the seats, the scales, the steps.

use super::aspect::{self as a, Aspect};
use super::notes::{Notes, Spot, Style};
use crate::lang::{Lang, Noun, Text, join_or, plural};
use crate::rules::{
    Audience, Catalogue, Contact, ExerciseType, Ix, Profession, ScaleRule, Seat, Set, Status, Step,
};
use crate::team::name_of;

impl Notes<'_> {
    pub(super) fn criteria(&mut self, old: &ExerciseType, new: &ExerciseType) {
        self.audience(&old.audience, &new.audience);
        self.seats(&old.staff.seats, &new.staff.seats);
        self.evidence(&Spot::of(&a::STAFF), &old.staff.evidence, &new.staff.evidence);
        self.scale(old.scale.as_ref(), new.scale.as_ref());
    }

    fn scale(&mut self, old: Option<&ScaleRule>, new: Option<&ScaleRule>) {
        let named = |catalogue: &Catalogue, rule: &ScaleRule| -> Vec<(String, String)> {
            let scales = rule.any.iter().map(|number| &catalogue.scales()[number]);
            scales
                .map(|scale| (scale.id.to_string(), scale.name.get(self.lang).to_owned()))
                .collect()
        };
        let (Some(old), Some(new)) = (old, new) else {
            let told = |catalogue, rule: &ScaleRule| {
                let names = named(catalogue, rule).into_iter().map(|(_, name)| name);
                join_or(self.lang, &names.collect::<Vec<_>>())
            };
            let sides =
                [old.map(|rule| told(self.old, rule)), new.map(|rule| told(self.new, rule))];
            return self.note(&Spot::of(&a::SCALE_CRITERION), None, Style::Plain, sides);
        };
        let scales = (named(self.old, old), named(self.new, new));
        let spot = Spot::of(&a::SCALE_RULE);
        self.listed(&spot, Some(&a::SCALE_ANY), &scales.0, &scales.1);
        self.evidence(&spot, &old.evidence, &new.evidence);
    }

    fn audience(&mut self, old: &Audience, new: &Audience) {
        let spot = Spot::of(&a::AUDIENCE);
        self.people(&spot, &a::AUDIENCE_OF, old.professions, new.professions);
        self.statuses(&spot, &a::AUDIENCE_STATUS, old.statuses, new.statuses);
        self.text(&spot, &a::WHO, &old.who, &new.who);
        self.text(&spot, &a::RESERVED, &old.reserved, &new.reserved);
        self.evidence(&spot, &old.evidence, &new.evidence);
    }

    fn seats(&mut self, old: &[Seat], new: &[Seat]) {
        let lang = self.lang;
        self.things(old, new, |notes, spot, old, new| {
            if old.count != new.count {
                let sides = [old, new].map(|seat| Some(counted(seat.count, &seat.noun, lang)));
                let spot = Spot::of(&a::SEAT_COUNT).with_id(&new.id);
                notes.note(&spot, None, Style::Count, sides);
            }
            notes.people(spot, &a::SEAT_OF, old.professions, new.professions);
            notes.statuses(spot, &a::SEAT_STATUS, old.statuses, new.statuses);
            if !notes.renamed_people(&old.noun, &new.noun) {
                notes.text(spot, &a::ONE, &old.noun.one, &new.noun.one);
                notes.text(spot, &a::MANY, &old.noun.many, &new.noun.many);
            }
        });
    }

    /// Whether a group or a profession has another name now, which is told by itself.
    fn renamed_people(&self, old: &Noun, new: &Noun) -> bool {
        let nouns = |catalogue: &Catalogue| -> Vec<(String, Noun)> {
            let groups = catalogue.groups().iter().map(|it| (format!("* {}", it.id), &it.noun));
            let all = groups
                .chain(catalogue.professions().iter().map(|it| (it.id.to_string(), &it.noun)));
            all.map(|(id, noun)| (id, noun.clone())).collect()
        };
        let after = nouns(self.new);
        nouns(self.old)
            .iter()
            .any(|(id, noun)| noun == old && after.contains(&(id.clone(), new.clone())))
    }

    /// The professions that came and went, in words.
    pub(super) fn people(
        &mut self,
        spot: &Spot,
        part: &'static Aspect,
        old: Set<Profession>,
        new: Set<Profession>,
    ) {
        let id = |catalogue: &Catalogue, number: Ix<Profession>| {
            catalogue.professions()[number].id.to_string()
        };
        let gone = people_words(self.old, missing_in(self.old, old, self.new, new, id), self.lang);
        let come = people_words(self.new, missing_in(self.new, new, self.old, old, id), self.lang);
        self.note(spot, Some(part), Style::Plain, [gone, None]);
        self.note(spot, Some(part), Style::Plain, [None, come]);
    }

    /// The statuses that came and went, in words.
    fn statuses(&mut self, spot: &Spot, part: &'static Aspect, old: Set<Status>, new: Set<Status>) {
        let id = |catalogue: &Catalogue, ix: Ix<Status>| catalogue.statuses()[ix].id.to_string();
        let words = |catalogue: &Catalogue, set: Set<Status>| {
            let names =
                set.iter().map(|ix| explained(&catalogue.statuses()[ix].noun.one, self.lang));
            some(names.collect::<Vec<_>>().join(", "))
        };
        let gone = words(self.old, missing_in(self.old, old, self.new, new, id));
        let come = words(self.new, missing_in(self.new, new, self.old, old, id));
        self.note(spot, Some(part), Style::Plain, [gone, None]);
        self.note(spot, Some(part), Style::Plain, [None, come]);
    }

    pub(super) fn steps(&mut self, old: Ix<ExerciseType>, new: Ix<ExerciseType>) {
        let (before, after) = (self.old, self.new);
        let own = [&*before.types()[old].contacts, &*after.types()[new].contacts];
        let steps = before.steps_of(old).map(|(_, step)| step);
        self.things(steps, after.steps_of(new).map(|(_, step)| step), |notes, spot, old, new| {
            notes.step(spot, old, new, own);
        });
    }

    fn step(&mut self, spot: &Spot, old: &Step, new: &Step, own: [&[Ix<Contact>]; 2]) {
        let kinds = [old, new].map(|step| Some(kind(step, self.lang).to_owned()));
        self.note(&spot.clone().told_as(&a::STEP_KIND), None, Style::Plain, kinds);
        self.text(spot, &a::SHORT, &old.short, &new.short);
        self.text(spot, &a::TEXT, &old.text, &new.text);
        let common = |set: &Catalogue, step: &Step| {
            let common = step.common.map(|number| &set.common_steps()[number]);
            common.map(|step| (step.id.to_string(), step.text.get(self.lang).to_owned()))
        };
        let sides = [common(self.old, old), common(self.new, new)];
        self.linked(spot, &a::COMMON, sides);
        self.text(spot, &a::WHO, &old.who, &new.who);
        // A step has its type's contacts unless it names its own.
        if own != [&*old.contacts, &*new.contacts] {
            self.contacts(spot, Some(&a::STEP_CONTACTS), &old.contacts, &new.contacts);
        }
        self.texts(spot, Some(&a::NEEDS), old.needs.as_ref(), new.needs.as_ref());
        self.evidence(spot, &old.evidence, &new.evidence);
    }
}

/// Whether being ready asks for a step.
fn kind(step: &Step, lang: Lang) -> &'static str {
    match (step.prerequisite, lang) {
        (true, Lang::Fr) => "prérequis",
        (true, Lang::En) => "prerequisite",
        (false, Lang::Fr) => "suite",
        (false, Lang::En) => "follow-up",
    }
}

/// "3 médecins généralistes (GPs)".
pub(super) fn counted(count: u32, noun: &Noun, lang: Lang) -> String {
    let noun = plural(lang, u64::from(count), &noun.one, &noun.many);
    format!("{count} {}", explained(noun, lang))
}

/// A French name; English explains it.
pub(super) fn explained(name: &Text, lang: Lang) -> String {
    match lang {
        Lang::Fr => name.fr.to_string(),
        Lang::En => format!("{} ({})", name.fr, name.en),
    }
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// What a set of one catalogue holds and one of another does not, by id.
fn missing_in<T>(
    own: &Catalogue,
    set: Set<T>,
    other: &Catalogue,
    others: Set<T>,
    id: impl Fn(&Catalogue, Ix<T>) -> String,
) -> Set<T> {
    let known: Vec<String> = others.iter().map(|number| id(other, number)).collect();
    set.iter().filter(|number| !known.contains(&id(own, *number))).collect()
}

/// Professions in words: by groups, or a group but for some of it where that is shorter.
fn people_words(set: &Catalogue, people: Set<Profession>, lang: Lang) -> Option<String> {
    let names = by_groups(set, people, lang);
    let but_for = set.groups().iter().filter(|group| people.without(group.members).is_empty());
    let but_for = but_for.map(|group| (group, by_groups(set, group.members.without(people), lang)));
    match but_for.min_by_key(|(_, others)| others.len()) {
        Some((group, others)) if others.len() + 1 < names.len() => {
            let (group, others) = (explained(&group.noun.many, lang), others.join(", "));
            Some(match lang {
                Lang::Fr => format!("{group}, sauf {others}"),
                Lang::En => format!("{group}, but for {others}"),
            })
        }
        _ => some(names.join(", ")),
    }
}

/// Professions by group where one is there whole, the largest first, then one by one.
fn by_groups(set: &Catalogue, people: Set<Profession>, lang: Lang) -> Vec<String> {
    let mut rest = people;
    let mut names = Vec::new();
    loop {
        let whole =
            |members: Set<Profession>| members.len() > 1 && members.without(rest).is_empty();
        let groups = set.groups().iter().filter(|group| whole(group.members));
        // Of two as large, the first.
        let Some(group) = groups.rev().max_by_key(|group| group.members.len()) else { break };
        names.push(explained(&group.noun.many, lang));
        rest = rest.without(group.members);
    }
    names.extend(rest.iter().map(|number| name_of(set, number, 2, lang)));
    names
}
