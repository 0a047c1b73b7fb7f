//! The dossier's own words, both languages side by side.

use crate::lang::{Lang, plural, typeset};
use crate::rules::Document;

/// A word or two of the dossier, in both languages.
macro_rules! words {
    ($($name:ident: $fr:literal, $en:literal;)*) => {$(
        pub(super) fn $name(lang: Lang) -> &'static str {
            match lang {
                Lang::Fr => $fr,
                Lang::En => $en,
            }
        }
    )*};
}

words! {
    standing: "Où en est l'équipe", "Where the team stands";
    steps: "Les démarches, dans l'ordre", "The steps, in order";
    team: "L'équipe", "The team";
    scale: "Échelle", "Scale";
    not_given: "non précisée", "not given";
    weight: "À faire confirmer", "To be confirmed";
    to_find_out: "Ce qu'il reste à savoir", "What is still to be found out";
    notes: "Notes du rendez-vous", "Notes of the meeting";
    decided: "Ce qui a été dit et décidé", "What was said and decided";
    sources: "Sources", "Sources";
    to_write: "À rédiger", "To be written";
    free: "Aucune source ne demande cette partie : à l'équipe de voir.", "No source asks for this part: it is for the team to decide.";
    members_to_name: "Qui compose l'équipe", "Who is in the team";
    to_confirm: "à confirmer", "to confirm";
    no_contact: "La source ne donne pas de contact", "The source names no contact";
}

pub(super) fn contact_columns(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Fr => ["Organisme", "Nom complet", "Coordonnées"],
        Lang::En => ["Body", "Full name", "How to reach it"],
    }
}

pub(super) fn member_columns(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Fr => ["Nom", "Profession", "Statut", "Lieu d'exercice"],
        Lang::En => ["Name", "Profession", "Status", "Place of work"],
    }
}

pub(super) fn signature_columns(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Fr => ["Nom", "Profession", "Signature"],
        Lang::En => ["Name", "Profession", "Signature"],
    }
}

/// "Qui agit : ".
pub(super) fn label(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{text}\u{a0}: "),
        Lang::En => format!("{text}: "),
    }
}

pub(super) fn steps_title(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{name}\u{a0}: préparer le premier rendez-vous"),
        Lang::En => format!("{name}: getting ready for the first meeting"),
    }
}

/// Which rules, and which day.
pub(super) fn of_rules(title: &str, version: &str, day: Option<&str>, lang: Lang) -> String {
    let rules = match lang {
        Lang::Fr => format!(" ({title}, règles {version}"),
        Lang::En => format!(" ({title}, rules {version}"),
    };
    match day {
        Some(day) => format!("{rules}, {day})"),
        None => format!("{rules})"),
    }
}

pub(super) fn verdict(verdict: &str, summary: &str, lang: Lang) -> String {
    let text = if summary.contains(verdict) || summary.is_empty() {
        if summary.is_empty() { verdict.to_owned() } else { summary.to_owned() }
    } else {
        match lang {
            Lang::Fr | Lang::En => format!("{verdict}, {summary}"),
        }
    };
    typeset(lang, &text)
}

pub(super) fn source(place: &str, date: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => typeset(lang, &format!("Source : {place} ({date})")),
        Lang::En => format!("Source: {place} ({date})"),
    }
}

/// The step that asks for a document.
pub(super) fn asked_by(name: &str, step: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => typeset(lang, &format!("Démarche : {name}, {step}")),
        Lang::En => format!("Step: {name}, {step}"),
    }
}

/// Where a source asks for a part of a document.
pub(super) fn asked_for(
    short: &str,
    date: &str,
    (row, column): (&str, &str),
    cite: Option<&str>,
    lang: Lang,
) -> String {
    let (open, close) = match lang {
        Lang::Fr => ("« ", " »"),
        Lang::En => ("“", "”"),
    };
    let cite = cite.map(|cite| match lang {
        Lang::Fr => format!(" : « {cite} »"),
        Lang::En => format!(": “{cite}”"),
    });
    let source = match lang {
        Lang::Fr => "Source :",
        Lang::En => "Source:",
    };
    let text = format!(
        "{source} {short}, {open}{row}{close}, {column} ({date}){}",
        cite.unwrap_or_default()
    );
    typeset(lang, &text)
}

/// A document behind the dossier.
pub(super) fn cited(document: &Document, lang: Lang) -> String {
    match lang {
        Lang::Fr => {
            let date = document.date.get(lang);
            typeset(lang, &format!("« {} », {}, {date}.", document.title, document.publisher))
        }
        Lang::En => {
            let title = typeset(Lang::Fr, &document.title);
            format!("“{title}”, {}, {}.", document.publisher, document.date.get(lang))
        }
    }
}

pub(super) fn people(count: u64, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{count}\u{a0}{}", plural(lang, count, "personne", "personnes")),
        Lang::En => format!("{count}\u{a0}{}", plural(lang, count, "person", "people")),
    }
}

/// People to find, at least so many where a status is not known.
pub(super) fn find(people: &str, at_least: bool, lang: Lang) -> String {
    match (lang, at_least) {
        (Lang::Fr, false) => format!("Trouver {people}."),
        (Lang::En, false) => format!("Find {people}."),
        (Lang::Fr, true) => format!("Trouver au moins {people}, selon les statuts."),
        (Lang::En, true) => format!("Find at least {people}, depending on statuses."),
    }
}
