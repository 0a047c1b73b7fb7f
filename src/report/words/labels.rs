//! The labels of a report: headings, what stands before a text, what a drawing shows.

use crate::lang::{Lang, plural, typeset};

/// The labels of a report, in one language.
pub(in crate::report) struct Labels {
    pub(in crate::report) title: String,
    pub(in crate::report) skip: String,
    pub(in crate::report) contents: String,
    pub(in crate::report) rules: String,
    pub(in crate::report) assessed_on: String,
    pub(in crate::report) team: String,
    pub(in crate::report) status: String,
    pub(in crate::report) scale: String,
    pub(in crate::report) aims: String,
    pub(in crate::report) none: String,
    pub(in crate::report) answer: String,
    pub(in crate::report) start: String,
    pub(in crate::report) steps_to_follow: String,
    pub(in crate::report) who_acts: String,
    pub(in crate::report) contact: String,
    pub(in crate::report) document: String,
    pub(in crate::report) whom_to_call: String,
    pub(in crate::report) path: String,
    pub(in crate::report) where_from: String,
    pub(in crate::report) recruits: String,
    pub(in crate::report) questions: String,
    pub(in crate::report) steps_to_confirm: String,
    pub(in crate::report) question: String,
    pub(in crate::report) who_can_tell: String,
    pub(in crate::report) could_change: String,
    pub(in crate::report) for_example: String,
    pub(in crate::report) reply: String,
    pub(in crate::report) effect: String,
    pub(in crate::report) no_effect: String,
    pub(in crate::report) replies_to: String,
    pub(in crate::report) types: String,
    pub(in crate::report) others: String,
    pub(in crate::report) to_say: String,
    pub(in crate::report) obstacle: String,
    pub(in crate::report) to_open: String,
    pub(in crate::report) margin: String,
    pub(in crate::report) weight: String,
    pub(in crate::report) alerts: String,
    pub(in crate::report) at_best: String,
    pub(in crate::report) criteria: String,
    pub(in crate::report) criterion: String,
    pub(in crate::report) why: String,
    pub(in crate::report) source: String,
    pub(in crate::report) interpretation: String,
    pub(in crate::report) old: String,
    pub(in crate::report) steps: String,
    pub(in crate::report) prerequisite: String,
    pub(in crate::report) afterwards: String,
    pub(in crate::report) not_counted: String,
    pub(in crate::report) aims_served: String,
    pub(in crate::report) documents: String,
    pub(in crate::report) open_quote: &'static str,
    pub(in crate::report) close_quote: &'static str,
}

impl Labels {
    pub(in crate::report) fn new(lang: Lang) -> Labels {
        let say = |fr: &str, en: &str| match lang {
            Lang::Fr => typeset(lang, fr),
            Lang::En => typeset(lang, en),
        };
        let (open_quote, close_quote) = match lang {
            Lang::Fr => ("«\u{a0}", "\u{a0}»"),
            Lang::En => ("“", "”"),
        };
        Labels {
            title: say(
                "Quel exercice coordonné pour votre équipe ?",
                "Which coordinated practice for your team?",
            ),
            skip: say("Aller à la réponse", "Skip to the answer"),
            contents: say("Sommaire", "Contents"),
            rules: say("règles", "rules"),
            assessed_on: say("évalué le", "assessed on"),
            team: say("Votre équipe", "Your team"),
            status: say("Statut", "Status"),
            scale: say("Votre échelle", "Your scale"),
            aims: say("Vos actions", "Your aims"),
            none: say("non précisée", "not given"),
            answer: say("La réponse", "The answer"),
            start: say("Pour commencer", "To begin with"),
            steps_to_follow: say("Les démarches qui suivront", "The steps that will follow"),
            who_acts: say("Qui agit", "Who acts"),
            contact: say("Contact", "Contact"),
            document: say("Document", "Document"),
            whom_to_call: say("Qui appeler", "Whom to call"),
            path: say("Le chemin", "The way ahead"),
            where_from: say("Ce qu'en disent les sources", "What the sources say of it"),
            recruits: say("Qui ouvrirait le plus de portes", "Whose coming would open most"),
            questions: say("Pour préciser", "To settle the rest"),
            steps_to_confirm: say("Des démarches à confirmer", "Steps to confirm"),
            question: say("Question", "Question"),
            who_can_tell: say("Qui peut le dire", "Who can tell"),
            could_change: say("Change la réponse pour", "Changes the answer for"),
            for_example: say("Par exemple", "For example"),
            reply: say("Réponse", "Reply"),
            effect: say("Ce qu'elle change", "What it changes"),
            no_effect: say("rien à elle seule", "nothing by itself"),
            replies_to: say("Les réponses possibles", "The possible replies"),
            types: say("Type par type", "Type by type"),
            others: say("Ce qui ne convient pas", "What does not fit"),
            to_say: say("À répondre", "To reply"),
            obstacle: say("Obstacle", "Obstacle"),
            to_open: say("Pour l'ouvrir", "To open it"),
            margin: say("Solidité", "How firm"),
            alerts: say("Depuis le tableau", "Since the table"),
            weight: say("À confirmer", "To confirm"),
            at_best: say("au mieux, selon les statuts", "at best, depending on statuses"),
            criteria: say("Les critères", "The criteria"),
            criterion: say("Critère", "Criterion"),
            why: say("Pourquoi", "Why"),
            source: say("Source", "Source"),
            interpretation: say("Interprétation", "Interpretation"),
            old: say("document ancien", "old document"),
            steps: say("Les démarches, dans l'ordre", "The steps, in order"),
            prerequisite: say("prérequis", "prerequisite"),
            afterwards: say("ensuite", "then"),
            not_counted: say("Hors compte ici", "Not counted here"),
            aims_served: say("Vos actions servies", "Your aims served"),
            documents: say("Les documents", "The documents"),
            open_quote,
            close_quote,
        }
    }
}

/// How many of the seats are taken: "3 places occupées sur 4".
pub(in crate::report) fn seats_taken(filled: u64, wanted: u64, lang: Lang) -> String {
    let text = match lang {
        Lang::Fr => {
            let taken = plural(lang, filled, "place occupée", "places occupées");
            format!("{filled} {taken} sur\u{a0}{wanted}")
        }
        Lang::En => {
            let seats = plural(lang, wanted, "seat", "seats");
            format!("{filled}\u{a0}of\u{a0}{wanted} {seats} filled")
        }
    };
    typeset(lang, &text)
}

/// The same in two numbers: "3 sur 4".
pub(in crate::report) fn out_of(filled: u32, wanted: u32, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{filled}\u{a0}sur\u{a0}{wanted}"),
        Lang::En => format!("{filled}\u{a0}of\u{a0}{wanted}"),
    }
}

/// Above the types that a way leads to.
pub(in crate::report) fn to_there(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "Ensuite, ou avec",
        Lang::En => "Next, or along with it",
    }
}
