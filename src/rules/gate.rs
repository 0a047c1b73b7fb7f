//! The gate: from the trees of a set's files to a [`Catalogue`], or every problem noted.
//!
//! The ids that the files declare are gathered first; then each file is read once, and what it
//! names is looked up as it is read.

use std::sync::OnceLock;

use super::base::SHARED;
use super::catalogue::lexicon::{Lexicon, Meaning, is_taken};
use super::catalogue::{
    Catalogue, Contacts, Directory, ExerciseType, Professions, Questions, Ruleset, Vocabulary,
};
use super::known::{Word, members, nouns, shorts, statuses, texts_under};
use super::list::List;
use super::problem::{Fault, NO_FILE, Problem, Thing};
use super::record::{Read, Reader, Spanned};
use super::timeline::Period;
use super::tree::{Node, Parsed};
use super::verdict::{CRITERIA, SCALE};
use crate::lang::Str;

/// Passes the files through the gate; `tested` says whether they are those of the program, `matters`
/// what stands in the way of what can be read and makes no sense.
pub(super) fn pass(
    files: &[Parsed<'_>],
    tested: bool,
    matters: impl Fn(&Problem) -> bool,
) -> Result<Catalogue, Vec<Problem>> {
    let reader = Reader { tested, ..Reader::default() };
    let mut gate = Gate { files, reader, base: None, lacking: Vec::new() };
    let catalogue = gate.catalogue();
    let Reader { mut problems, checks, .. } = gate.reader;
    // Where a file cannot be read, what the others name may stand in it.
    problems.extend(checks.into_iter().filter(|it| catalogue.is_some() && matters(it)));
    catalogue.filter(|_| problems.is_empty()).ok_or(problems)
}

struct Gate<'a> {
    files: &'a [Parsed<'a>],
    reader: Reader,
    /// The set's base, and the file that names it.
    base: Option<(usize, Spanned<Str>)>,
    /// The files that the set lacks and its base should have given.
    lacking: Vec<&'static str>,
}

/// The name of the file of a type.
fn file_of(kind: &str) -> String {
    format!("types/{kind}.toml")
}

impl<'a> Gate<'a> {
    fn note_file(&mut self, file: usize, fault: Fault) {
        self.reader.problems.push(Problem { file, span: 0..0, fault });
    }

    fn find(&self, name: &str) -> Option<(usize, &'a Node)> {
        let found = self.files.iter().enumerate().find(|(_, file)| file.name == name);
        found.map(|(number, file)| (number, &*file.tree))
    }

    fn read<T: Read>(&mut self, (number, tree): (usize, &Node)) -> Option<T> {
        self.reader.file = number;
        T::read(tree, &mut self.reader)
    }

    /// Reads one of the set's own files.
    fn read_file<T: Read>(&mut self, name: &'static str) -> Option<T> {
        let found = self.find(name);
        if found.is_none() && self.base.is_some() && SHARED.contains(&name) {
            self.lacking.push(name);
        } else if found.is_none() {
            self.note_file(NO_FILE, Fault::MissingFile { name: name.into() });
        }
        self.read(found?)
    }

    /// Gathers the ids that the files declare.
    fn declare(&mut self) {
        const DECLARED: [(Thing, &str, &str); 11] = [
            (Thing::Document, "ruleset.toml", "document"),
            (Thing::Row, "ruleset.toml", "row"),
            (Thing::CommonStep, "ruleset.toml", "common-step"),
            (Thing::Group, "professions.toml", "group"),
            (Thing::Profession, "professions.toml", "profession"),
            (Thing::Specialty, "professions.toml", "specialty"),
            (Thing::CountedNowhere, "professions.toml", "counted-nowhere"),
            (Thing::Status, "vocabulary.toml", "status"),
            (Thing::Scale, "vocabulary.toml", "scale"),
            (Thing::Aim, "vocabulary.toml", "aim"),
            (Thing::Contact, "contacts.toml", "contact"),
        ];
        let tree = |name| self.find(name).map(|(_, tree)| tree);
        let (ruleset, people) = (tree("ruleset.toml"), tree("professions.toml"));
        let vocabulary = tree("vocabulary.toml");
        let declared =
            DECLARED.map(|(thing, file, key)| Some((thing, texts_under(tree(file)?, key, "id"))));
        let known = &mut self.reader.known;
        for (thing, ids) in declared.into_iter().flatten() {
            known.declare(thing, 0, ids);
        }
        known.statuses = vocabulary.map(statuses).unwrap_or_default();
        if let Some(tree) = people {
            (known.members, known.nouns, known.shorts) = (members(tree), nouns(tree), shorts(tree));
        }
        known.headings = ruleset.map_or(Vec::new(), |tree| texts_under(tree, "row", "heading"));
        let types = ruleset.and_then(|tree| tree.get("types"));
        let types = types.map_or(&[][..], Node::items).iter();
        let types: Vec<Str> = types.filter_map(|kind| kind.text().cloned()).collect();
        self.reader.known.has_all_types = true;
        let mut steps = Vec::new();
        for kind in &types {
            match self.find(&file_of(kind)) {
                None => self.reader.known.has_all_types = false,
                Some((_, tree)) => {
                    let of_type = texts_under(tree, "step", "id").into_iter();
                    steps.extend(of_type.map(|step| Str::Owned(format!("{kind}/{step}"))));
                }
            }
        }
        self.reader.known.declare(Thing::Step, 0, steps);
        self.reader.known.declare(Thing::Type, 0, types);
    }

    fn catalogue(&mut self) -> Option<Catalogue> {
        self.declare();
        let ruleset: Option<Ruleset> = self.read_file("ruleset.toml");
        let file = self.reader.file;
        self.base = ruleset.as_ref().and_then(|ruleset| Some((file, ruleset.base.clone()?)));
        let people: Option<Professions> = self.read_file("professions.toml");
        let people_file = self.reader.file;
        let vocabulary: Option<Vocabulary> = self.read_file("vocabulary.toml");
        let contacts: Option<Contacts> = self.read_file("contacts.toml");
        let questions: Option<Questions> = self.read_file("questions.toml");
        let directory: Option<Directory> =
            self.find("directory.toml").and_then(|found| self.read(found));
        if let Some((file, base)) = self.base.take().filter(|_| !self.lacking.is_empty()) {
            let lacking = self.lacking.join(", ");
            let fault = Fault::MissingBase { base: base.value, lacking };
            self.reader.problems.push(Problem { file, span: base.span, fault });
        }
        let listed = ruleset.as_ref().map(|ruleset| ruleset.types.as_slice());
        let mut types = listed.map(|listed| self.types(file, listed)).unwrap_or_default();
        let mut steps = Vec::with_capacity(types.iter().map(|kind| kind.own_steps.len()).sum());
        let mut examples = Vec::with_capacity(types.iter().map(|it| it.own_examples.len()).sum());
        for kind in &mut types {
            let first = steps.len();
            steps.append(&mut kind.own_steps);
            kind.steps = first..steps.len();
            examples.append(&mut kind.own_examples);
        }
        let (mut ruleset, people, mut questions) = (ruleset?, people?, questions?);
        if let Some(asked) = ruleset.asked_in.take() {
            questions.team.source = asked.team;
            questions.status.source = asked.status;
            questions.status_of.source = asked.status_of;
            questions.scale.source = asked.scale;
            questions.steps.source = asked.steps;
            questions.aims.source = asked.aims;
        }
        if !self.reader.tested {
            self.words(people_file, &people);
        }
        Some(Catalogue {
            ruleset,
            people,
            vocabulary: vocabulary?,
            contacts: contacts?,
            questions,
            directory,
            types: List::new(types),
            steps: List::new(steps),
            examples,
            lexicon: OnceLock::new(),
            period: Period::default(),
            as_of: None,
        })
    }

    /// The types, in the rule set's order.
    fn types(&mut self, ruleset: usize, listed: &[Spanned<Str>]) -> Vec<ExerciseType> {
        self.reader.file = ruleset;
        // Told whatever else is wrong: without the types' files nothing can be said of them.
        let checks = self.reader.checks.len();
        self.reader.ids(Thing::Type, listed.iter().map(|id| (&id.value, id.span.clone())));
        self.reader.problems.extend(self.reader.checks.drain(checks..));
        if listed.is_empty() {
            self.note_file(ruleset, Fault::EmptyList);
        }
        let mut types: Vec<ExerciseType> = Vec::with_capacity(listed.len());
        for word in listed {
            match self.find(&file_of(&word.value)) {
                Some((file, tree)) => {
                    let steps = types.iter().map(|kind| kind.own_steps.len()).sum();
                    self.open(&word.value, tree, types.len(), steps);
                    types.extend(self.read::<ExerciseType>((file, tree)));
                }
                None => {
                    let name = file_of(&word.value).into();
                    let (span, fault) = (word.span.clone(), Fault::MissingFile { name });
                    self.reader.problems.push(Problem { file: ruleset, span, fault });
                }
            }
        }
        for (number, file) in self.files.iter().enumerate() {
            let known = ["ruleset.toml", "directory.toml"].contains(&&*file.name)
                || SHARED.contains(&&*file.name)
                || listed.iter().any(|word| file.name == file_of(&word.value));
            if !known {
                self.note_file(number, Fault::StrayFile { name: file.name.to_string().into() });
            }
        }
        types
    }

    /// Says what the file of a type declares, before it is read.
    fn open(&mut self, id: &Str, tree: &Node, kind: usize, first_step: usize) {
        let known = &mut self.reader.known;
        (known.kind, known.kind_id, known.file) = (kind, id.clone(), file_of(id).into());
        known.column = None;
        let steps = texts_under(tree, "step", "id");
        // A rule that cannot be read is there all the same.
        let has = |criterion: &&str| *criterion != SCALE || tree.get(SCALE).is_some();
        let common = CRITERIA.into_iter().filter(has).map(Str::Borrowed);
        known.declare(Thing::Criterion, 0, common.chain(steps.iter().cloned()).collect());
        known.declare(Thing::Step, first_step, steps);
    }

    /// Checks what people type: each phrase can be typed, and has one meaning.
    fn words(&mut self, people_file: usize, people: &Professions) {
        let mut words = std::mem::take(&mut self.reader.known.words);
        words.extend(people.ambiguous.iter().flat_map(|several| {
            let meaning = Meaning::Several(several.professions);
            let words = several.words.iter().cloned();
            words.map(move |Spanned { value: word, span }| Word {
                word,
                file: people_file,
                span,
                meaning,
            })
        }));
        let mut lexicon = Lexicon::default();
        for Word { word, file, span, meaning } in words {
            self.reader.file = file;
            if is_taken(&word) {
                let fault = Fault::UnusableWord { word: word.clone() };
                self.reader.check(span.clone(), fault);
            }
            if let Some(known) = lexicon.add(&word, meaning) {
                let id_of = |number| self.reader.id_of(number).cloned();
                let others = match known {
                    Meaning::Profession(number) => id_of(number).into_iter().collect(),
                    Meaning::Status(number) => {
                        self.reader.id_of(number).cloned().into_iter().collect()
                    }
                    Meaning::Specialty(number) => {
                        self.reader.id_of(number).cloned().into_iter().collect()
                    }
                    Meaning::Nowhere(number) => {
                        self.reader.id_of(number).cloned().into_iter().collect()
                    }
                    Meaning::Several(set) => set.iter().filter_map(id_of).collect(),
                };
                self.reader.check(span, Fault::SharedWord { word, others });
            }
        }
    }
}
