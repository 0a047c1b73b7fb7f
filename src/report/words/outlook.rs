//! The words for the outlook: openings, margins, newcomers, what a verdict rests on.

use super::labelled;
use crate::advice::Obstacle;
use crate::lang::{Lang, plural, typeset};
use crate::report::{LinkReport, Report};
use crate::rules::RelationKind;

/// What parts two halves of a line.
pub(in crate::report) fn semicolon(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => " ; ",
        Lang::En => "; ",
    }
}

/// What sort of "no" a type is, and the smallest change that opens it.
pub(in crate::report) fn obstacle_and_opening(obstacle: &str, opening: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{obstacle} ; pour l'ouvrir : {opening}"),
        Lang::En => format!("{obstacle}; to open it: {opening}"),
    }
}

/// What sort of "no" a type is.
pub(in crate::report) fn obstacle(kind: Obstacle, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Obstacle::Mendable, Lang::Fr) => "cela peut s'arranger",
        (Obstacle::Mendable, Lang::En) => "this can be mended",
        (Obstacle::Structural, Lang::Fr) => "c'est un autre mode d'exercice",
        (Obstacle::Structural, Lang::En) => "this is another kind of practice altogether",
        (Obstacle::NotKnown, Lang::Fr) => "on ne le sait pas encore",
        (Obstacle::NotKnown, Lang::En) => "this is not known yet",
    }
}

/// People to find.
pub(in crate::report) fn to_find(people: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("trouver {people}"),
        Lang::En => format!("find {people}"),
    }
}

/// So many people.
pub(in crate::report) fn some_people(count: u64, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{count} {}", plural(lang, count, "personne", "personnes")),
        Lang::En => format!("{count} {}", plural(lang, count, "person", "people")),
    }
}

/// What a type still asks for, in a few words.
pub(in crate::report) fn needed_for(people: Option<&str>, scale: bool, lang: Lang) -> String {
    match (lang, people, scale) {
        (Lang::Fr, Some(people), false) => format!("reste à trouver {people}"),
        (Lang::En, Some(people), false) => format!("{people} to find"),
        (Lang::Fr, Some(people), true) => format!("à une autre échelle, et {people} à trouver"),
        (Lang::En, Some(people), true) => format!("at another scale, and {people} to find"),
        (Lang::Fr, None, true) => "à une autre échelle".to_owned(),
        (Lang::En, None, true) => "at another scale".to_owned(),
        (Lang::Fr, None, false) => "avec d'autres statuts".to_owned(),
        (Lang::En, None, false) => "with other statuses".to_owned(),
    }
}

/// Members who would have to change status.
pub(in crate::report) fn to_change(members: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => labelled("changer de statut", members, lang),
        Lang::En => labelled("change status", members, lang),
    }
}

/// Members whose status has to be confirmed.
pub(in crate::report) fn to_confirm(members: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => labelled("confirmer le statut", members, lang),
        Lang::En => labelled("confirm the status", members, lang),
    }
}

/// Members, and the status that they would have.
pub(in crate::report) fn to_status(members: &str, status: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{members}, en « {status} »"),
        Lang::En => format!("{members}, as “{status}”"),
    }
}

/// A scale to choose, on top of others or not.
pub(in crate::report) fn to_choose(scales: &str, on_top: bool, lang: Lang) -> String {
    let label = match (lang, on_top) {
        (Lang::Fr, true) => "agir aussi à l'échelle",
        (Lang::En, true) => "act at this scale too",
        (Lang::Fr, false) => "agir à l'échelle",
        (Lang::En, false) => "act at this scale",
    };
    labelled(label, scales, lang)
}

/// Whom to find instead, if nobody changes status.
pub(in crate::report) fn or_find(people: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("ou, sans changer de statut, trouver {people}"),
        Lang::En => format!("or, with no change of status, find {people}"),
    }
}

/// One of those whom an audience is made of.
pub(in crate::report) fn one_of(who: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("1 personne parmi : {who}"),
        Lang::En => format!("1 person among: {who}"),
    }
}

/// The loss that a type does not stand, which leaves a seat empty or nobody who counts.
pub(in crate::report) fn margin(who: &str, loss: u64, has_seats: bool, lang: Lang) -> String {
    let stands = loss.saturating_sub(1);
    match (lang, stands) {
        (Lang::Fr, 0) if has_seats => {
            format!("fragile : si {who} s'en va, l'effectif n'y est plus")
        }
        (Lang::En, 0) if has_seats => {
            format!("fragile: if {who} leaves, the staff is no longer complete")
        }
        (Lang::Fr, 0) => format!("fragile : si {who} s'en va, plus personne ne compte"),
        (Lang::En, 0) => format!("fragile: if {who} leaves, nobody counts any more"),
        (Lang::Fr, _) => {
            let departures = plural(lang, stands, "départ", "départs");
            format!("l'effectif supporte {stands} {departures}, mais pas celui de {who}")
        }
        (Lang::En, _) => {
            let departures = plural(lang, stands, "departure", "departures");
            format!("the staff stands {stands} {departures}, but not that of {who}")
        }
    }
}

/// So many of several professions together.
pub(in crate::report) fn so_many_of(count: u64, names: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{} parmi {names}", some_people(count, lang)),
        Lang::En => format!("{} among {names}", some_people(count, lang)),
    }
}

/// The same in a few words, behind a yes that one departure would turn.
pub(in crate::report) fn one_departure(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "un seul départ peut suffire à ne plus l'être",
        Lang::En => "one departure may be enough to lose it",
    }
}

/// A document with its date.
pub(in crate::report) fn dated(short: &str, date: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr | Lang::En => format!("{short} ({date})"),
    }
}

/// What a verdict rests on that should be confirmed, and with whom.
pub(in crate::report) fn weight(interpreted: &str, old: &str, ask: &str, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !interpreted.is_empty() {
        parts.push(match lang {
            Lang::Fr => format!("une lecture de la source ({interpreted})"),
            Lang::En => format!("a reading of the source ({interpreted})"),
        });
    }
    if !old.is_empty() {
        parts.push(match lang {
            Lang::Fr => format!("un document ancien : {old}"),
            Lang::En => format!("an old document: {old}"),
        });
    }
    let rests = match lang {
        Lang::Fr => format!("repose sur {}", parts.join(" et sur ")),
        Lang::En => format!("rests on {}", parts.join(" and on ")),
    };
    match (lang, ask.is_empty()) {
        (_, true) => rests,
        (Lang::Fr, false) => format!("{rests} ; à confirmer auprès de : {ask}"),
        (Lang::En, false) => format!("{rests}; to be confirmed with: {ask}"),
    }
}

/// Newcomers of several professions, perhaps of one status.
pub(in crate::report) fn some_of_several(
    count: u32,
    names: &str,
    status: &str,
    lang: Lang,
) -> String {
    match (lang, status.is_empty()) {
        (Lang::Fr | Lang::En, true) => format!("{count} {names}"),
        (Lang::Fr | Lang::En, false) => format!("{count} {names} ({status})"),
    }
}

/// What newcomers gain for a type.
pub(in crate::report) fn gain(
    name: &str,
    opens: bool,
    completes: bool,
    (filled, of): (u64, u64),
    at_other_scale: bool,
    lang: Lang,
) -> String {
    let gain = match (lang, opens, completes) {
        (Lang::Fr, true, _) => format!("{name} devient possible"),
        (Lang::En, true, _) => format!("{name} becomes possible"),
        (Lang::Fr, false, true) => format!("{name} a tout son effectif"),
        (Lang::En, false, true) => format!("{name} has all its staff"),
        (Lang::Fr, false, false) => {
            format!(
                "{name}, {filled} {} sur {of}",
                plural(lang, filled, "place vide remplie", "places vides remplies")
            )
        }
        (Lang::En, false, false) => {
            format!("{name}, {filled} of {of} empty {} filled", plural(lang, of, "seat", "seats"))
        }
    };
    match (lang, at_other_scale) {
        (_, false) => gain,
        (Lang::Fr, true) => format!("{gain} (à une autre échelle)"),
        (Lang::En, true) => format!("{gain} (at another scale)"),
    }
}

/// How a type goes with another.
pub(in crate::report) fn how(link: &LinkReport, lang: Lang) -> String {
    let (from, to) = (&link.from.name, &link.to.name);
    match (link.kind, lang) {
        (RelationKind::Prepares, Lang::Fr) => format!("{from} prépare {to}"),
        (RelationKind::Prepares, Lang::En) => format!("{from} prepares {to}"),
        (RelationKind::Combines, Lang::Fr) => format!("{from} se combine avec {to}"),
        (RelationKind::Combines, Lang::En) => format!("{from} combines with {to}"),
    }
}

/// The same, with what the other is for the team, and why.
pub(in crate::report) fn link(link: &LinkReport, lang: Lang) -> String {
    format!("{} ({}). {}", how(link, lang), link.state, link.text)
}

/// Texts that follow each other on a line.
pub(in crate::report) fn in_a_row(texts: &[&str], lang: Lang) -> String {
    texts.join(semicolon(lang))
}

/// How many verdicts a change turns, and how many answers it moves without that.
pub(in crate::report) fn flips(count: u64, moves: u64, lang: Lang) -> String {
    let verdicts = match (lang, count) {
        (Lang::Fr, 0) => "Aucun verdict ne change".to_owned(),
        (Lang::En, 0) => "No verdict changes".to_owned(),
        (Lang::Fr, _) => {
            let (noun, verb) = plural(lang, count, ("verdict", "change"), ("verdicts", "changent"));
            format!("{count} {noun} {verb}")
        }
        (Lang::En, _) => {
            let (noun, verb) = plural(lang, count, ("verdict", "changes"), ("verdicts", "change"));
            format!("{count} {noun} {verb}")
        }
    };
    match (lang, moves) {
        (_, 0) => format!("{verdicts}."),
        (Lang::Fr, _) => {
            let answers = plural(lang, moves, "autre réponse bouge", "autres réponses bougent");
            format!("{verdicts} ; {moves} {answers}.")
        }
        (Lang::En, _) => {
            let answers = plural(lang, moves, "other answer moves", "other answers move");
            format!("{verdicts}; {moves} {answers}.")
        }
    }
}

/// A verdict that is not settled, and the best that it may become.
pub(in crate::report) fn at_best_is(verdict: &str, best: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{verdict}, au mieux {best}"),
        Lang::En => format!("{verdict}, at best {best}"),
    }
}

/// The two sides of a change.
pub(in crate::report) fn before_and_after(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Fr => ["avant", "après"],
        Lang::En => ["before", "after"],
    }
}

/// The heading of the reasons.
pub(in crate::report) fn why(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "ce qui change",
        Lang::En => "what is different",
    }
}

/// A verdict that turns into another.
pub(crate) fn from_to(before: &str, after: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("avant, {before} ; après, {after}"),
        Lang::En => format!("before, {before}; after, {after}"),
    }
}

/// A verdict that stays.
pub(in crate::report) fn unchanged(verdict: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("inchangé, {verdict}"),
        Lang::En => format!("unchanged, {verdict}"),
    }
}

/// Where the rest is to be had.
pub(in crate::report) fn whole_report(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "Le rapport complet de l'équipe changée :",
        Lang::En => "The whole report of the changed team:",
    }
}

/// No team is given.
pub(in crate::report) fn no_team(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "équipe non précisée",
        Lang::En => "no team given",
    }
}

/// No scale is given.
pub(in crate::report) fn no_scale(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "échelle non précisée",
        Lang::En => "scale not given",
    }
}

/// The title of a comparison.
pub(in crate::report) fn what_if(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "Et si l'équipe changeait ?",
        Lang::En => "And if the team changed?",
    }
}

/// The heading of the types.
pub(in crate::report) fn types(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr | Lang::En => "Type",
    }
}

/// The columns of the verdicts.
pub(in crate::report) fn verdict_columns(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Fr => ["Type", "Réponse", "Pourquoi"],
        Lang::En => ["Type", "Answer", "Why"],
    }
}

/// The team and its scale in a line.
pub(in crate::report) fn team_and_scale(report: &Report) -> String {
    let lang = report.lang;
    let scales: Vec<&str> = report.scale.iter().map(|scale| scale.name.as_str()).collect();
    let team = report.team_words.as_deref().unwrap_or(no_team(lang));
    let scale = if scales.is_empty() { no_scale(lang).to_owned() } else { scales.join(", ") };
    typeset(lang, &in_a_row(&[team, &scale], lang))
}

/// Before the types that a way starts from.
pub(in crate::report) fn from_here(now: bool, lang: Lang) -> &'static str {
    match (now, lang) {
        (true, Lang::Fr) => "Dès maintenant",
        (true, Lang::En) => "Possible now",
        (false, Lang::Fr) => "Au plus près",
        (false, Lang::En) => "Nearest",
    }
}

/// Types that a reply leaves to be settled, with less in doubt.
pub(in crate::report) fn clearer(names: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("plus clair, mais encore à préciser : {names}"),
        Lang::En => format!("clearer, but still to be settled: {names}"),
    }
}

/// What the verdict would be by the minimum that an alert tells of, and whom to ask.
pub(in crate::report) fn turned_by_alert(verdict: &str, ask: &str, lang: Lang) -> String {
    match (lang, ask.is_empty()) {
        (Lang::Fr, true) => format!("par ce minimum, la réponse serait : {verdict}"),
        (Lang::En, true) => format!("by this minimum the answer would be: {verdict}"),
        (Lang::Fr, false) => {
            format!("par ce minimum, la réponse serait : {verdict} ; demandez à : {ask}")
        }
        (Lang::En, false) => {
            format!("by this minimum the answer would be: {verdict}; ask: {ask}")
        }
    }
}
