//! What differs in the words that rules speak with: professions, groups, statuses, scales, aims.

use std::collections::{BTreeMap, BTreeSet};

use super::aspect as a;
use super::notes::{Notes, Spot, Style};
use crate::lang::{Lang, Noun};
use crate::rules::{Catalogue, Str};
use crate::team::lexicon::{Meaning, fold, key};

impl Notes<'_> {
    pub(super) fn vocabulary(&mut self) {
        let (before, after) = (self.old, self.new);
        self.things(before.professions(), after.professions(), |notes, spot, old, new| {
            notes.noun(spot, true, &old.noun, &new.noun);
            notes.plain(spot, &a::SHORT_FORM, old.short.as_deref(), new.short.as_deref());
            notes.words(spot, &old.words, &new.words);
            let gender = |feminine: bool| match (feminine, notes.lang) {
                (true, Lang::Fr) => "féminin",
                (true, Lang::En) => "feminine",
                (false, Lang::Fr) => "masculin",
                (false, Lang::En) => "masculine",
            };
            let (old, new) = (gender(old.feminine), gender(new.feminine));
            notes.plain(spot, &a::GENDER, Some(old), Some(new));
        });
        self.things(before.groups(), after.groups(), |notes, spot, old, new| {
            notes.noun(spot, false, &old.noun, &new.noun);
            notes.people(spot, &a::MEMBERS, old.members, new.members);
            let readings = [old, new].map(|group| group.interpretation.as_ref());
            let [old, new] = readings;
            notes.texts(spot, Some(&a::READING), old, new);
        });
        self.ambiguous();
        self.things(before.statuses(), after.statuses(), |notes, spot, old, new| {
            notes.noun(spot, true, &old.noun, &new.noun);
            let feminine =
                [old, new].map(|it| Some(format!("{}, {}", it.feminine.0, it.feminine.1)));
            notes.note(spot, Some(&a::FEMININE), Style::Plain, feminine);
            notes.text(spot, &a::TEAM_IS, &old.team_is, &new.team_is);
            notes.text(spot, &a::MEMBERS_ARE, &old.members_are, &new.members_are);
            notes.words(spot, &old.words, &new.words);
        });
        self.things(before.scales(), after.scales(), |notes, spot, old, new| {
            let [was, is] = [old, new].map(|scale| [&*scale.name.fr, &*scale.name.en]);
            let name = if typed(&was) == typed(&is) { &a::NAME } else { &a::TYPED_NAME };
            notes.text(spot, name, &old.name, &new.name);
            notes.text(spot, &a::TEAM_DOES, &old.team_does, &new.team_does);
            notes.text(spot, &a::TEXT, &old.text, &new.text);
        });
        self.things(before.aims(), after.aims(), |notes, spot, old, new| {
            notes.text(spot, &a::NAME, &old.name, &new.name);
        });
    }

    /// What one and several are called; people type these names, where they are not a group's.
    fn noun(&mut self, spot: &Spot, can_type: bool, old: &Noun, new: &Noun) {
        for (plain, decisive, old, new) in [
            (&a::ONE, &a::TYPED_ONE, &old.one, &new.one),
            (&a::MANY, &a::TYPED_MANY, &old.many, &new.many),
        ] {
            let [was, is] = [old, new].map(|text| [&*text.fr, &*text.en]);
            let same = !can_type || typed(&was) == typed(&is);
            self.text(spot, if same { plain } else { decisive }, old, new);
        }
    }

    /// The words that people type, whatever their order.
    fn words(&mut self, spot: &Spot, old: &[Str], new: &[Str]) {
        let lacking = |own: &[Str], other: &[Str]| {
            let words: Vec<&str> =
                own.iter().filter(|word| !other.contains(word)).map(|word| &**word).collect();
            Some(words.join(", ")).filter(|words| !words.is_empty())
        };
        self.note(spot, Some(&a::WORDS), Style::Plain, [lacking(old, new), None]);
        self.note(spot, Some(&a::WORDS), Style::Plain, [None, lacking(new, old)]);
    }

    /// The words that several professions could claim.
    fn ambiguous(&mut self) {
        let (olds, news) = (vague(self.old), vague(self.new));
        let words: BTreeSet<&String> = olds.keys().chain(news.keys()).collect();
        for word in words {
            let (old, new) = (olds.get(word), news.get(word));
            let spot = Spot::of(&a::AMBIGUOUS).with_id(word);
            match (old, new) {
                (Some(old), Some(new)) => {
                    let sides = [Some(old.clone()), Some(new.clone())];
                    self.note(&spot.named(word), Some(&a::CLAIMED), Style::Plain, sides);
                }
                (old, _) => self.one_sided(&spot, None, Style::Plain, word.clone(), old.is_none()),
            }
        }
    }
}

/// Names as they are told apart when typed.
fn typed(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| fold(name)).collect()
}

/// The words too vague to accept, each with the professions that could claim it; those that name a
/// group are the group's.
fn vague(set: &Catalogue) -> BTreeMap<String, String> {
    let groups: BTreeSet<String> = set
        .groups()
        .iter()
        .flat_map(|group| {
            let Noun { one, many } = &group.noun;
            [&group.id, &one.fr, &one.en, &many.fr, &many.en].map(|name| key(name))
        })
        .collect();
    let several = set.lexicon().phrases().filter_map(|(phrase, meaning)| match meaning {
        Meaning::Several(set) => Some((phrase, set)),
        Meaning::Profession(_) | Meaning::Status(_) => None,
    });
    several
        .filter(|(phrase, _)| !groups.contains(*phrase))
        .map(|(phrase, people)| {
            let ids = people.iter().map(|number| set.professions()[number].id.to_string());
            (phrase.to_owned(), ids.collect::<Vec<_>>().join(", "))
        })
        .collect()
}
