//! What can be wrong with a text, and the words for it.

use crate::ids::faults;
use crate::lang::Lang;
use crate::tr;

faults! {
    pub enum Fault: words(part: &str, lang: Lang);
    /// No profession or status is called so; the nearest ids.
    UnknownWord { near: Vec<String> } => "unknown-word",
        tr!(lang, word_unknown(part)), match near.as_slice() {
            [] => tr!(lang, word_list).to_owned(),
            near => tr!(lang, did_you_mean(&near.join(", "))),
        };
    /// Several professions could be meant; their ids.
    Ambiguous { ids: Vec<String> } => "ambiguous-word",
        tr!(lang, word_too_vague(part)), tr!(lang, word_choose(&ids.join(", ")));
    /// A number that counts nobody.
    LoneNumber => "lone-number",
        tr!(lang, count_of_nobody(part)), tr!(lang, count_then_profession);
    /// A number below zero.
    Negative => "negative-number",
        tr!(lang, count_negative(part)), tr!(lang, count_range);
    /// A number with a decimal part.
    NotWhole => "not-whole",
        tr!(lang, count_not_whole(part)), tr!(lang, count_people);
    /// More than [`MOST_PEOPLE`](crate::team::MOST_PEOPLE).
    TooMany => "number-too-large",
        tr!(lang, count_too_large(part)), tr!(lang, count_range);
    /// A status that follows no profession.
    LoneStatus => "lone-status",
        tr!(lang, status_alone(part)), tr!(lang, status_place);
    /// A second status for the same members.
    SecondStatus => "second-status",
        tr!(lang, status_second(part)), tr!(lang, status_keep_one_each);
    /// "tous" without a status after it.
    NoStatus => "no-status",
        tr!(lang, status_missing(part)), tr!(lang, status_add);
    /// A second profession where a separator should stand.
    NoSeparator => "no-separator",
        tr!(lang, comma_missing(part)), tr!(lang, comma_add);
}
