//! The words that people type through the gate: each has one meaning.

use std::ops::Range;

use super::{Context, Gate};
use crate::rules::catalogue::Group;
use crate::rules::list::{Ix, List};
use crate::rules::problem::Fault;
use crate::rules::raw::{RawProfessions, RawVocabulary};
use crate::team::lexicon::{Lexicon, Meaning};
use crate::team::shorthand;

impl Gate<'_> {
    /// The words that people type, each with one meaning.
    pub(super) fn lexicon(
        &mut self,
        (people_file, people): (usize, &RawProfessions),
        (vocabulary_file, vocabulary): (usize, &RawVocabulary),
        groups: &List<Group>,
        names: &Context,
    ) -> Lexicon {
        let mut lexicon = Lexicon::with_capacity(1024);
        let mut add = |gate: &mut Self,
                       file: usize,
                       phrase: &str,
                       span: &Range<usize>,
                       meaning: Meaning| {
            if shorthand::is_taken(phrase) {
                gate.note(
                    file,
                    span.clone(),
                    Fault::UnusableWord { word: phrase.to_owned().into() },
                );
            }
            if let Some(known) = lexicon.add(phrase, meaning) {
                let others = match known {
                    Meaning::Profession(number) => {
                        names.professions.usable.get(number.index()).cloned().into_iter().collect()
                    }
                    Meaning::Status(number) => {
                        names.statuses.usable.get(number.index()).cloned().into_iter().collect()
                    }
                    Meaning::Several(set) => set
                        .iter()
                        .filter_map(|number| names.professions.usable.get(number.index()).cloned())
                        .collect(),
                };
                gate.note(
                    file,
                    span.clone(),
                    Fault::SharedWord { word: phrase.to_owned().into(), others },
                );
            }
        };
        for (index, raw) in people.professions.iter().enumerate() {
            let meaning = Meaning::Profession(Ix::new(index));
            let own = [&raw.one.fr, &raw.one.en, &raw.many.fr, &raw.many.en]
                .map(|phrase| (phrase, &raw.id.span));
            let words = raw
                .words
                .iter()
                .chain(&raw.short)
                .chain([&raw.id])
                .map(|word| (&word.value, &word.span));
            for (phrase, span) in words.chain(own) {
                add(self, people_file, phrase, span, meaning);
            }
        }
        for (index, raw) in vocabulary.statuses.iter().enumerate() {
            let meaning = Meaning::Status(Ix::new(index));
            let own = [&raw.one.fr, &raw.one.en, &raw.many.fr, &raw.many.en]
                .map(|phrase| (phrase, &raw.id.span));
            let words = raw.words.iter().chain([&raw.id]).map(|word| (&word.value, &word.span));
            for (phrase, span) in words.chain(own) {
                add(self, vocabulary_file, phrase, span, meaning);
            }
        }
        for raw in &people.ambiguous {
            let meaning = Meaning::Several(self.resolve_all(
                people_file,
                &names.professions,
                &raw.professions,
            ));
            for word in &raw.words {
                add(self, people_file, &word.value, &word.span, meaning);
            }
        }
        // The name of a group says too little as well, where it is no word of its own yet.
        for (raw, group) in people.groups.iter().zip(groups) {
            for phrase in [&raw.id.value, &raw.one.fr, &raw.one.en, &raw.many.fr, &raw.many.en] {
                lexicon.add(phrase, Meaning::Several(group.members));
            }
        }
        lexicon
    }
}
