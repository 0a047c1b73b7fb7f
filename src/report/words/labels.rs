//! The labels of a report: headings, what stands before a text, what a drawing shows.

use crate::lang::{Lang, plural, typeset};

/// The labels of a report, in one language.
pub(crate) struct Labels {
    pub(crate) title: String,
    pub(crate) skip: String,
    pub(crate) contents: String,
    pub(crate) rules: String,
    pub(crate) assessed_on: String,
    pub(crate) team: String,
    pub(crate) status: String,
    pub(crate) scale: String,
    pub(crate) aims: String,
    pub(crate) none: String,
    pub(crate) answer: String,
    pub(crate) start: String,
    pub(crate) steps_to_follow: String,
    pub(crate) after: String,
    pub(crate) who_acts: String,
    pub(crate) contact: String,
    pub(crate) document: String,
    pub(crate) whom_to_call: String,
    pub(crate) path: String,
    pub(crate) where_from: String,
    pub(crate) recruits: String,
    pub(crate) questions: String,
    pub(crate) steps_to_confirm: String,
    pub(crate) question: String,
    pub(crate) who_can_tell: String,
    pub(crate) could_change: String,
    pub(crate) for_example: String,
    pub(crate) reply: String,
    pub(crate) effect: String,
    pub(crate) no_effect: String,
    pub(crate) replies_to: String,
    pub(crate) types: String,
    pub(crate) others: String,
    pub(crate) to_say: String,
    pub(crate) obstacle: String,
    pub(crate) to_open: String,
    pub(crate) margin: String,
    pub(crate) weight: String,
    pub(crate) alerts: String,
    pub(crate) at_best: String,
    pub(crate) criteria: String,
    pub(crate) criterion: String,
    pub(crate) why: String,
    pub(crate) source: String,
    pub(crate) interpretation: String,
    pub(crate) old: String,
    pub(crate) steps: String,
    pub(crate) prerequisite: String,
    pub(crate) afterwards: String,
    pub(crate) not_counted: String,
    pub(crate) aims_served: String,
    pub(crate) documents: String,
    pub(crate) open_quote: &'static str,
    pub(crate) close_quote: &'static str,
}

impl Labels {
    pub(crate) fn new(lang: Lang) -> Labels {
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
            after: say("Après", "After"),
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
            alerts: say("Depuis lors", "Since then"),
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
