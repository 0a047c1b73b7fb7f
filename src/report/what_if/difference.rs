//! What is otherwise between two sets of answers, in words.

use crate::answers::Answers;
use crate::lang::Lang;
use crate::rules::{Catalogue, List, Set};
use crate::team::{Member, Team, Uncounted};
use crate::tr;

/// What is otherwise: people, scales, actions, steps.
pub(super) fn differences(
    catalogue: &Catalogue,
    before: &Answers,
    after: &Answers,
    lang: Lang,
) -> Vec<String> {
    let mut all = people(catalogue, before, after, lang);
    let (then, now) = (before.scale().unwrap_or(Set::EMPTY), after.scale().unwrap_or(Set::EMPTY));
    let scales = |set| named(catalogue.scales(), set, |scale| scale.name.show(lang));
    all.extend(scales(now.without(then)).map(|names| tr!(lang, whatif_scale_added(&names))));
    all.extend(scales(then.without(now)).map(|names| tr!(lang, whatif_scale_dropped(&names))));
    let (then, now) = (before.aims(), after.aims());
    let aims = |set| named(catalogue.aims(), set, |aim| aim.name.show(lang));
    all.extend(aims(now.without(then)).map(|names| tr!(lang, whatif_aim_added(&names))));
    all.extend(aims(then.without(now)).map(|names| tr!(lang, whatif_aim_dropped(&names))));
    for step in catalogue.steps().numbers() {
        let (then, now) = (before.step(step), after.step(step));
        if then != now {
            let step = &catalogue.steps()[step];
            let name = format!("{}, {}", catalogue.types()[step.kind].name, step.short.get(lang));
            all.push(tr!(lang, labelled(&name, tr!(lang, step_state(now)))));
        }
    }
    all
}

/// The names of a set, if it has any.
fn named<T>(list: &List<T>, set: Set<T>, name: impl Fn(&T) -> String) -> Option<String> {
    let names: Vec<String> = set.iter().map(|number| name(&list[number])).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn people(catalogue: &Catalogue, before: &Answers, after: &Answers, lang: Lang) -> Vec<String> {
    let nobody = Team::NOBODY;
    let (then, now) = (before.team().unwrap_or(&nobody), after.team().unwrap_or(&nobody));
    let (mut gone, mut come) = (more(then, now), more(now, then));
    let mut all = Vec::new();
    for leaver in &mut gone {
        let same = |one: &&mut Member| {
            (one.profession, one.specialty) == (leaver.profession, leaver.specialty)
        };
        for newcomer in come.iter_mut().filter(same) {
            let count = leaver.count.min(newcomer.count);
            if count > 0 {
                let words = |member: &Member| {
                    let words = Member { count, ..*member }.words(catalogue, lang);
                    match member.status {
                        Some(_) => words,
                        None => tr!(lang, whatif_status_unknown(&words)),
                    }
                };
                all.push(tr!(lang, whatif_instead(&words(newcomer), &words(leaver))));
            }
            leaver.count -= count;
            newcomer.count -= count;
        }
    }
    let there = |member: &&Member| member.count > 0;
    let words = |member: &Member| member.words(catalogue, lang);
    all.extend(come.iter().filter(there).map(|some| tr!(lang, whatif_joins(&words(some)))));
    all.extend(gone.iter().filter(there).map(|some| tr!(lang, whatif_leaves(&words(some)))));
    let words = |some: &Uncounted| some.words(catalogue, lang);
    let come = more_uncounted(now, then);
    all.extend(come.iter().map(|some| tr!(lang, whatif_joins(&words(some)))));
    let gone = more_uncounted(then, now);
    all.extend(gone.iter().map(|some| tr!(lang, whatif_leaves(&words(some)))));
    all
}

/// Those whom one team has more of than another.
fn more(team: &Team, than: &Team) -> Vec<Member> {
    let members = team.members().iter().map(|member| {
        let other = than.members().iter().find(|other| other.is_like(member));
        let count = member.count.saturating_sub(other.map_or(0, |other| other.count));
        Member { count, ..*member }
    });
    members.filter(|member| member.count > 0).collect()
}

/// The same of those who count for no type.
fn more_uncounted(team: &Team, than: &Team) -> Vec<Uncounted> {
    let people = team.counted_nowhere().iter().map(|some| {
        let other = than.counted_nowhere().iter().find(|other| other.kind == some.kind);
        let count = some.count.saturating_sub(other.map_or(0, |other| other.count));
        Uncounted { count, ..*some }
    });
    people.filter(|some| some.count > 0).collect()
}
