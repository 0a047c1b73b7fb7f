//! The report's own words, both languages side by side.

mod labels;
mod outlook;

pub(crate) use labels::Labels;
pub(super) use labels::*;
pub(crate) use outlook::from_to;
pub(super) use outlook::*;

use crate::answers::StepState;
use crate::assess::{Exclusion, Outcome, Verdict};
use crate::lang::{Lang, plural};
use crate::rules::Grade;

/// A verdict in words.
pub(crate) fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match (verdict, lang) {
        (Verdict::Ready, Lang::Fr) => "tout est prêt",
        (Verdict::Ready, Lang::En) => "ready",
        (Verdict::Eligible, Lang::Fr) => "éligible",
        (Verdict::Eligible, Lang::En) => "eligible",
        (Verdict::Reachable, Lang::Fr) => "à portée",
        (Verdict::Reachable, Lang::En) => "within reach",
        (Verdict::Undetermined, Lang::Fr) => "à préciser",
        (Verdict::Undetermined, Lang::En) => "to be settled",
        (Verdict::Unsuitable, Lang::Fr) => "ne convient pas",
        (Verdict::Unsuitable, Lang::En) => "does not fit",
    }
}

/// The name of a criterion that every type has.
pub(super) fn criterion(id: &str, lang: Lang) -> &'static str {
    match (id, lang) {
        ("audience", Lang::Fr) => "public",
        ("audience", Lang::En) => "audience",
        ("staff", Lang::Fr) => "effectif",
        ("staff", Lang::En) => "staff",
        ("scale", Lang::Fr) => "échelle",
        ("scale", Lang::En) => "scale",
        (_, Lang::Fr) => "prérequis",
        (_, Lang::En) => "prerequisite",
    }
}

/// Whether a criterion holds, in words.
pub(super) fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match (outcome, lang) {
        (Outcome::Met, Lang::Fr) => "rempli",
        (Outcome::Met, Lang::En) => "met",
        (Outcome::Unmet, Lang::Fr) => "non rempli",
        (Outcome::Unmet, Lang::En) => "not met",
        (Outcome::Unknown, Lang::Fr) => "à préciser",
        (Outcome::Unknown, Lang::En) => "not known",
    }
}

/// The state of a step in words.
pub(super) fn state(state: StepState, lang: Lang) -> &'static str {
    match (state, lang) {
        (StepState::Done, Lang::Fr) => "fait",
        (StepState::Done, Lang::En) => "done",
        (StepState::NotDone, Lang::Fr) => "à faire",
        (StepState::NotDone, Lang::En) => "to do",
        (StepState::NotKnown, Lang::Fr) => "à confirmer",
        (StepState::NotKnown, Lang::En) => "to confirm",
    }
}

/// The text with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first: String =
        chars.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    first + chars.as_str()
}

/// The text with a capital and a final stop.
pub(super) fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '…', '?', '!']) { "" } else { "." };
    format!("{}{stop}", capital(text))
}

/// Why members do not count.
pub(super) fn exclusion(because: Exclusion, lang: Lang) -> &'static str {
    match (because, lang) {
        (Exclusion::Profession, Lang::Fr) => "profession hors du public",
        (Exclusion::Profession, Lang::En) => "profession outside the audience",
        (Exclusion::Status, Lang::Fr) => "statut hors du public",
        (Exclusion::Status, Lang::En) => "status outside the audience",
    }
}

/// "4 membres".
pub(super) fn members(count: u64, lang: Lang) -> String {
    let noun = match lang {
        Lang::Fr => plural(lang, count, "membre", "membres"),
        Lang::En => plural(lang, count, "member", "members"),
    };
    format!("{count} {noun}")
}

/// Who counts, where somebody does or does not.
pub(super) fn audience(counted: u64, perhaps: u64, size: u64, who: &str, lang: Lang) -> String {
    let all = members(size, lang);
    match (lang, counted, perhaps) {
        (Lang::Fr, 0, 0) => format!("aucun membre ne compte sur {size} ; il faut : {who}"),
        (Lang::En, 0, 0) => format!("none of {all} counts; needed: {who}"),
        (Lang::Fr, 0, _) => {
            format!("statut inconnu pour {} sur {size} ; il faut : {who}", members(perhaps, lang))
        }
        (Lang::En, 0, _) => format!("status not known for {perhaps} of {all}; needed: {who}"),
        (Lang::Fr, _, 0) => format!(
            "{} sur {size} {} : {who}",
            members(counted, lang),
            plural(lang, counted, "compte", "comptent")
        ),
        (Lang::En, _, 0) => {
            format!("{counted} of {all} {}: {who}", plural(lang, counted, "counts", "count"))
        }
        (Lang::Fr, _, _) => format!(
            "{} sur {size} {}, statut inconnu pour {perhaps} : {who}",
            members(counted, lang),
            plural(lang, counted, "compte", "comptent")
        ),
        (Lang::En, _, _) => format!(
            "{counted} of {all} {}, status not known for {perhaps}: {who}",
            plural(lang, counted, "counts", "count")
        ),
    }
}

/// Who would count, where no team is given.
pub(super) fn audience_of_no_team(who: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("équipe non précisée ; il faut : {who}"),
        Lang::En => format!("no team given; needed: {who}"),
    }
}

/// "3 médecins généralistes sur 3".
pub(super) fn seat(filled: u32, wanted: u32, noun: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{filled} {noun} sur\u{a0}{wanted}"),
        Lang::En => format!("{filled}\u{a0}of\u{a0}{wanted} {noun}"),
    }
}

/// Of a type without seats.
pub(crate) fn no_minimum(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "aucun effectif minimal n'est connu",
        Lang::En => "no minimum staff is known",
    }
}

/// "8 places sur 10 ; manquent : …".
pub(super) fn many_seats(filled: u64, wanted: u64, missing: &str, lang: Lang) -> String {
    match (lang, missing.is_empty()) {
        (Lang::Fr, true) => format!("{filled} places occupées sur {wanted}"),
        (Lang::En, true) => format!("{filled} of {wanted} seats filled"),
        (Lang::Fr, false) => {
            format!(
                "{filled} {} sur {wanted} ; il manque {missing}",
                plural(lang, filled, "place occupée", "places occupées")
            )
        }
        (Lang::En, false) => format!("{filled} of {wanted} seats filled; missing: {missing}"),
    }
}

/// Seats filled only if the statuses that are not known are the right ones.
pub(super) fn at_best(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("au mieux, selon les statuts : {text}"),
        Lang::En => format!("at best, depending on statuses: {text}"),
    }
}

/// "il faut 3 médecins généralistes et 1 auxiliaire médical".
pub(super) fn needed(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("il faut {text}"),
        Lang::En => format!("needed: {text}"),
    }
}

/// A scale that is not the type's.
pub(super) fn other_scale(chosen: &str, any: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("choisi : {chosen} ; il faut : {any}"),
        Lang::En => format!("chosen: {chosen}; needed: {any}"),
    }
}

/// The scale that a type needs, where none is chosen.
pub(super) fn scale_not_known(any: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("échelle non précisée ; il faut : {any}"),
        Lang::En => format!("scale not given; needed: {any}"),
    }
}

/// The line of a type that needs another scale: which, and whether the staff would do.
pub(super) fn summary_other_scale(any: &str, missing: Option<u64>, lang: Lang) -> String {
    let scale = match lang {
        Lang::Fr => format!("autre échelle : {any}"),
        Lang::En => format!("another scale: {any}"),
    };
    match (lang, missing) {
        (_, None) => scale,
        (Lang::Fr, Some(0)) => format!("{scale} ; l'effectif suffirait"),
        (Lang::En, Some(0)) => format!("{scale}; the staff would be enough"),
        (Lang::Fr, Some(count)) => {
            format!(
                "{scale} ; il y manquerait {count} {}",
                plural(lang, count, "personne", "personnes")
            )
        }
        (Lang::En, Some(count)) => {
            format!("{scale}; {count} {} would be missing", plural(lang, count, "person", "people"))
        }
    }
}

/// The line of an eligible type.
pub(super) fn summary_eligible(left: &[String], lang: Lang) -> String {
    let (count, list) = (left.len() as u64, left.join(", "));
    match lang {
        Lang::Fr => format!("il reste {count} prérequis : {list}"),
        Lang::En => {
            format!("{count} {} left: {list}", plural(lang, count, "prerequisite", "prerequisites"))
        }
    }
}

/// The line of a ready type, with what follows.
pub(super) fn summary_ready(next: Option<&str>, lang: Lang) -> String {
    match (lang, next) {
        (Lang::Fr, None) => "tout est en place".to_owned(),
        (Lang::En, None) => "everything is in place".to_owned(),
        (Lang::Fr, Some(next)) => format!("les prérequis sont remplis ; ensuite : {next}"),
        (Lang::En, Some(next)) => format!("the prerequisites are met; next: {next}"),
    }
}

/// The line of a type within reach: who is missing, at least so many where a status is not known.
/// `total` is given where several kinds of people are.
pub(super) fn summary_reachable(
    total: Option<u64>,
    missing: &str,
    at_least: bool,
    lang: Lang,
) -> String {
    let at_least = at_least_words(at_least, lang);
    match (lang, total) {
        (Lang::Fr, None) => format!("il manque {at_least}{missing}"),
        (Lang::En, None) => format!("missing: {at_least}{missing}"),
        (Lang::Fr, Some(total)) => format!("il manque {at_least}{total} personnes : {missing}"),
        (Lang::En, Some(total)) => format!("{at_least}{total} people missing: {missing}"),
    }
}

/// How many members have a status that is not known.
pub(super) fn unknown_status(unknown: u64, size: u64, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("inconnu pour {} sur {size}", members(unknown, lang)),
        Lang::En => format!("not known for {unknown} of {}", members(size, lang)),
    }
}

/// "éligible si …".
pub(super) fn condition(
    verdict: &str,
    conditions: &str,
    missing: Option<&str>,
    lang: Lang,
) -> String {
    match (lang, missing) {
        (Lang::Fr, None) => format!("{verdict} si {conditions}"),
        (Lang::En, None) => format!("{verdict} if {conditions}"),
        (Lang::Fr, Some(missing)) => format!("{verdict} si {conditions} ; il manquera {missing}"),
        (Lang::En, Some(missing)) => {
            format!("{verdict} if {conditions}; still missing then: {missing}")
        }
    }
}

/// Several conditions, all of them needed.
pub(super) fn all_of(conditions: &[String], lang: Lang) -> String {
    conditions.join(match lang {
        Lang::Fr => " et si ",
        Lang::En => " and if ",
    })
}

/// The subject of a condition on the whole team.
pub(super) fn the_team(predicates: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("l'équipe {predicates}"),
        Lang::En => format!("the team {predicates}"),
    }
}

/// The subject of a condition on the members whose status is not known.
pub(super) fn unknown_members(predicate: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("les membres au statut inconnu {predicate}"),
        Lang::En => format!("the members of unknown status {predicate}"),
    }
}

/// A verdict that depends on each member's status in turn.
pub(super) fn each_status(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "selon le statut de chaque membre",
        Lang::En => "depending on the status of each member",
    }
}

/// A verdict that depends on who is in the team.
pub(super) fn who_is_in(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "dites d'abord qui compose l'équipe",
        Lang::En => "say first who is in the team",
    }
}

/// What the people that are missing are looked for.
pub(super) fn find_people(missing: &str, at_least: bool, name: &str, lang: Lang) -> String {
    let stop = if missing.ends_with('…') { "" } else { "." };
    let least = at_least_words(at_least, lang);
    match lang {
        Lang::Fr => format!("{name} : trouver {least}{missing}{stop}"),
        Lang::En => format!("{name}: find {least}{missing}{stop}"),
    }
}

/// "au moins", where a status that is not known may add to a number.
fn at_least_words(at_least: bool, lang: Lang) -> &'static str {
    match (at_least, lang) {
        (false, _) => "",
        (true, Lang::Fr) => "au moins ",
        (true, Lang::En) => "at least ",
    }
}

/// A step with the types that it is for: "Coécrire le projet de santé (ESP-CLAP, MSP)."
pub(super) fn step_of(text: &str, types: &[String], lang: Lang) -> String {
    // The names in brackets read alike in both languages.
    match lang {
        Lang::Fr | Lang::En => format!("{} ({}).", text.trim_end_matches('.'), types.join(", ")),
    }
}

/// How far a step is, what comes before it, who acts, whom to contact, what it needs.
pub(crate) fn step_detail(
    after: &str,
    who: &str,
    contacts: &str,
    needs: Option<&str>,
    state: Option<&str>,
    lang: Lang,
) -> String {
    let (first, acts, contact, needed) = match lang {
        Lang::Fr => ("après", "qui agit", "contact", "document"),
        Lang::En => ("after", "who acts", "contact", "document"),
    };
    let mut parts: Vec<String> = state.map(str::to_owned).into_iter().collect();
    if !after.is_empty() {
        parts.push(labelled(first, after, lang));
    }
    parts.push(labelled(acts, who, lang));
    if !contacts.is_empty() {
        parts.push(labelled(contact, contacts, lang));
    }
    parts.extend(needs.map(|needs| labelled(needed, needs, lang)));
    parts.join(semicolon(lang))
}

/// A name, and what goes with it: "MSP : présenter le projet …".
pub(crate) fn labelled(name: &str, text: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{name} : {text}"),
        Lang::En => format!("{name}: {text}"),
    }
}

/// Nothing fits the answers as they are.
pub(super) fn nothing_fits(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => {
            "Rien ne convient à ces réponses : essayez une autre échelle ou un autre statut, ou comparez les types avec « exercoord compare »."
        }
        Lang::En => {
            "Nothing fits these answers: try another scale or status, or compare the types with `exercoord compare`."
        }
    }
}

/// Several things are open first.
pub(super) fn answer_first(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "Répondre aux questions ouvertes ci-dessous : elles décident de la suite.",
        Lang::En => "Answer the open questions below: they decide what comes next.",
    }
}

/// The text of an open question.
pub(super) fn question(id: &str, lang: Lang) -> &'static str {
    match (id, lang) {
        ("team", Lang::Fr) => "Qui compose l'équipe ?",
        ("team", Lang::En) => "Who is in the team?",
        ("status", Lang::Fr) => "Quel est le statut des membres ?",
        ("status", Lang::En) => "What is the members' status?",
        (_, Lang::Fr) => "À quelle échelle l'équipe veut-elle agir ?",
        (_, Lang::En) => "At which scale does the team want to act?",
    }
}

/// Whether a step is done, as a question.
pub(super) fn question_of_step(name: &str, step: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{name}, {step} : est-ce fait ?"),
        Lang::En => format!("{name}, {step}: is it done?"),
    }
}

/// A type that a reply would change, with how many people would be missing.
pub(super) fn changed(name: &str, missing: Option<u64>, lang: Lang) -> String {
    match (missing, lang) {
        (None, _) => name.to_owned(),
        (Some(missing), Lang::Fr) => format!("{name} ({} à trouver)", some_people(missing, lang)),
        (Some(missing), Lang::En) => format!("{name} ({} to find)", some_people(missing, lang)),
    }
}

/// What kind of source an alert has.
pub(crate) fn grade(grade: Grade, lang: Lang) -> &'static str {
    match (grade, lang) {
        (Grade::Law, Lang::Fr) => "loi",
        (Grade::Law, Lang::En) => "law",
        (Grade::Convention, Lang::Fr) => "convention",
        (Grade::Convention, Lang::En) => "agreement",
        (Grade::Administration, Lang::Fr | Lang::En) => "administration",
        (Grade::Press, Lang::Fr) => "presse",
        (Grade::Press, Lang::En) => "press",
    }
}
