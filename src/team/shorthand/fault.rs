//! What can be wrong with a text, and the words for it.

use crate::lang::Lang;
use crate::tr;

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
    /// The stable code of the kind of mistake, what is wrong with the part, and how to mend it.
    pub fn words(&self, part: &str, lang: Lang) -> (&'static str, String, String) {
        let (code, message, help) = match self {
            Fault::UnknownWord(near) => {
                let near = near.join(", ");
                let help = match near.is_empty() {
                    true => tr!(lang, word_list).to_owned(),
                    false => tr!(lang, did_you_mean(&near)),
                };
                return ("unknown-word", tr!(lang, word_unknown(part)), help);
            }
            Fault::Ambiguous(ids) => {
                let help = tr!(lang, word_choose(&ids.join(", ")));
                return ("ambiguous-word", tr!(lang, word_too_vague(part)), help);
            }
            Fault::LoneNumber => {
                ("lone-number", tr!(lang, count_of_nobody(part)), tr!(lang, count_then_profession))
            }
            Fault::Negative => {
                ("negative-number", tr!(lang, count_negative(part)), tr!(lang, count_range))
            }
            Fault::NotWhole => {
                ("not-whole", tr!(lang, count_not_whole(part)), tr!(lang, count_people))
            }
            Fault::TooMany => {
                ("number-too-large", tr!(lang, count_too_large(part)), tr!(lang, count_range))
            }
            Fault::LoneStatus => {
                ("lone-status", tr!(lang, status_alone(part)), tr!(lang, status_place))
            }
            Fault::SecondStatus => {
                ("second-status", tr!(lang, status_second(part)), tr!(lang, status_keep_one_each))
            }
            Fault::NoStatus => {
                ("no-status", tr!(lang, status_missing(part)), tr!(lang, status_add))
            }
            Fault::NoSeparator => {
                ("no-separator", tr!(lang, comma_missing(part)), tr!(lang, comma_add))
            }
        };
        (code, message, help.to_owned())
    }
}
