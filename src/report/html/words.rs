//! The words that a page needs beyond the report's own: headings, labels, what a drawing shows.

use crate::lang::{Lang, plural, typeset};

/// The words of a page, in one language.
pub(super) struct Words {
    pub(super) title: String,
    pub(super) skip: String,
    pub(super) contents: String,
    pub(super) rules: String,
    pub(super) assessed_on: String,
    pub(super) team: String,
    pub(super) status: String,
    pub(super) scale: String,
    pub(super) aims: String,
    pub(super) none: String,
    pub(super) answer: String,
    pub(super) start: String,
    pub(super) steps_to_follow: String,
    pub(super) who_acts: String,
    pub(super) contact: String,
    pub(super) document: String,
    pub(super) whom_to_call: String,
    pub(super) path: String,
    pub(super) where_from: String,
    pub(super) recruits: String,
    pub(super) questions: String,
    pub(super) steps_to_confirm: String,
    pub(super) question: String,
    pub(super) who_can_tell: String,
    pub(super) could_change: String,
    pub(super) for_example: String,
    pub(super) reply: String,
    pub(super) effect: String,
    pub(super) no_effect: String,
    pub(super) replies_to: String,
    pub(super) types: String,
    pub(super) others: String,
    pub(super) to_say: String,
    pub(super) obstacle: String,
    pub(super) to_open: String,
    pub(super) margin: String,
    pub(super) weight: String,
    pub(super) at_best: String,
    pub(super) criteria: String,
    pub(super) criterion: String,
    pub(super) why: String,
    pub(super) source: String,
    pub(super) interpretation: String,
    pub(super) old: String,
    pub(super) steps: String,
    pub(super) prerequisite: String,
    pub(super) afterwards: String,
    pub(super) not_counted: String,
    pub(super) aims_served: String,
    pub(super) documents: String,
    pub(super) open_quote: &'static str,
    pub(super) close_quote: &'static str,
}

impl Words {
    pub(super) fn new(lang: Lang) -> Words {
        let say = |fr: &str, en: &str| match lang {
            Lang::Fr => typeset(lang, fr),
            Lang::En => typeset(lang, en),
        };
        let (open_quote, close_quote) = match lang {
            Lang::Fr => ("«\u{a0}", "\u{a0}»"),
            Lang::En => ("“", "”"),
        };
        Words {
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
pub(super) fn seats_taken(filled: u64, wanted: u64, lang: Lang) -> String {
    let text = match lang {
        Lang::Fr => {
            let taken = plural(lang, filled, "place occupée", "places occupées");
            format!("{filled} {taken} sur\u{a0}{wanted}")
        }
        Lang::En => {
            let seats = plural(lang, wanted, "seat", "seats");
            format!("{filled}\u{a0}of\u{a0}{wanted} {seats} taken")
        }
    };
    typeset(lang, &text)
}

/// The same in two numbers: "3 sur 4".
pub(super) fn out_of(filled: u32, wanted: u32, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{filled}\u{a0}sur\u{a0}{wanted}"),
        Lang::En => format!("{filled}\u{a0}of\u{a0}{wanted}"),
    }
}

/// Above the types that a way starts from.
pub(super) fn from_here(now: bool, lang: Lang) -> &'static str {
    match (now, lang) {
        (true, Lang::Fr) => "Dès maintenant",
        (true, Lang::En) => "From now on",
        (false, Lang::Fr) => "Au plus près",
        (false, Lang::En) => "Nearest",
    }
}

/// Above the types that a way leads to.
pub(super) fn to_there(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "Ensuite, ou avec",
        Lang::En => "Next, or along with it",
    }
}
