//! What can be wrong with a text, and the words for it.

use crate::lang::Lang;

/// What can be wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No profession or status is called so; the nearest ids.
    UnknownWord(Vec<String>),
    /// Several professions could be meant; their ids.
    Ambiguous(Vec<String>),
    /// A number that counts nobody.
    LoneNumber,
    /// A number below zero.
    Negative,
    /// A number with a decimal part.
    NotWhole,
    /// More than [`MOST_PEOPLE`](crate::team::MOST_PEOPLE).
    TooMany,
    /// A status that follows no profession.
    LoneStatus,
    /// A second status for the same members.
    SecondStatus,
    /// "tous" without a status after it.
    NoStatus,
    /// A second profession where a separator should stand.
    NoSeparator,
}

impl Fault {
    /// A stable code for the kind of mistake.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::UnknownWord(_) => "unknown-word",
            Fault::Ambiguous(_) => "ambiguous-word",
            Fault::LoneNumber => "lone-number",
            Fault::Negative => "negative-number",
            Fault::NotWhole => "not-whole",
            Fault::TooMany => "number-too-large",
            Fault::LoneStatus => "lone-status",
            Fault::SecondStatus => "second-status",
            Fault::NoStatus => "no-status",
            Fault::NoSeparator => "no-separator",
        }
    }

    /// What is wrong with the part, and how to mend it.
    pub fn words(&self, part: &str, lang: Lang) -> (String, String) {
        let (fr, en) = self.both(part);
        let (message, help) = match lang {
            Lang::Fr => fr,
            Lang::En => en,
        };
        (message, help)
    }

    fn both(&self, part: &str) -> ((String, String), (String, String)) {
        let pair = |fr: String, fr_help: String, en: String, en_help: String| {
            ((fr, fr_help), (en, en_help))
        };
        match self {
            Fault::UnknownWord(near) if near.is_empty() => pair(
                format!("mot inconnu : « {part} »"),
                "la liste des mots connus : exercoord list professions".into(),
                format!("unknown word `{part}`"),
                "for the words that are known: exercoord list professions".into(),
            ),
            Fault::UnknownWord(near) => pair(
                format!("mot inconnu : « {part} »"),
                format!("vouliez-vous dire : {} ?", near.join(", ")),
                format!("unknown word `{part}`"),
                format!("did you mean: {}?", near.join(", ")),
            ),
            Fault::Ambiguous(candidates) => pair(
                format!("« {part} » est trop vague"),
                format!("précisez : {}", candidates.join(", ")),
                format!("`{part}` is too vague"),
                format!("say which: {}", candidates.join(", ")),
            ),
            Fault::LoneNumber => pair(
                format!("le nombre « {part} » ne compte personne"),
                "écrivez le nombre, puis la profession".into(),
                format!("the number `{part}` counts nobody"),
                "write the number, then the profession".into(),
            ),
            Fault::Negative => pair(
                format!("« {part} » est négatif"),
                "écrivez un nombre entier de 0 à 10 000".into(),
                format!("`{part}` is negative"),
                "write a whole number from 0 to 10,000".into(),
            ),
            Fault::NotWhole => pair(
                format!("« {part} » n'est pas un nombre entier"),
                "comptez des personnes, pas des temps de travail : un nombre entier de 0 à 10 000"
                    .into(),
                format!("`{part}` is not a whole number"),
                "count people, not working time: a whole number from 0 to 10,000".into(),
            ),
            Fault::TooMany => pair(
                format!("« {part} » est trop grand"),
                "écrivez un nombre entier de 0 à 10 000".into(),
                format!("`{part}` is too large"),
                "write a whole number from 0 to 10,000".into(),
            ),
            Fault::LoneStatus => pair(
                format!("« {part} » ne suit aucune profession"),
                "placez-le juste après une profession, ou faites-le précéder de « tous »".into(),
                format!("`{part}` follows no profession"),
                "put it right after a profession, or write “all” before it".into(),
            ),
            Fault::SecondStatus => pair(
                format!("« {part} » contredit le statut déjà donné"),
                "gardez un seul statut, ou comptez à part les membres de chaque statut".into(),
                format!("`{part}` contradicts the status given already"),
                "keep one status, or count the members of each status apart".into(),
            ),
            Fault::NoStatus => pair(
                format!("« {part} » n'est suivi d'aucun statut"),
                "ajoutez un statut juste après".into(),
                format!("no status follows `{part}`"),
                "add a status right after it".into(),
            ),
            Fault::NoSeparator => pair(
                format!("« {part} » commence un nouvel élément sans virgule"),
                "séparez les professions par une virgule".into(),
                format!("`{part}` starts a new item without a comma"),
                "put a comma between professions".into(),
            ),
        }
    }
}
