//! Texts to [`Answers`], for every door. Every mistake is found, wherever it stands.

use super::known::{Answers, StepState};
use super::source::SourceText;
use crate::diagnostic::{Diagnostic, Place};
use crate::lang::{Lang, Text, join_or, shortened};
use crate::nearest::nearest;
use crate::rules::lexicon::{Meaning, fold};
use crate::rules::{Aim, Catalogue, Ix, List, Profession, Scale, Set, Status, Step, Str};
use crate::team::shorthand::{self, Fault, Mistake};
use crate::team::{Member, Team};
use crate::tr;

/// What was written, question by question. An empty list leaves the question unanswered.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Compositions, in the shorthand; they add up.
    pub team: Vec<SourceText>,
    /// How many of a profession; they add up too.
    pub counts: Vec<(Ix<Profession>, SourceText)>,
    /// The status of the members that name none.
    pub status: Vec<SourceText>,
    /// Scales, by id or name.
    pub scale: Vec<SourceText>,
    /// Steps done, as `TYPE/STEP`.
    pub done: Vec<SourceText>,
    /// Steps in progress.
    pub started: Vec<SourceText>,
    /// Steps not done.
    pub not_done: Vec<SourceText>,
    /// Aims, by id or name.
    pub aims: Vec<SourceText>,
    /// The team's name.
    pub name: Vec<SourceText>,
    /// The replies of an interview as they were given, in a draft. To an assessment they say
    /// nothing: what they come to stands in the rest.
    pub replies: Vec<SourceText>,
}

impl Input {
    /// The statuses that it gives to somebody and that leave open which of several they have.
    fn groups(&self, catalogue: &Catalogue) -> Set<Status> {
        let of_team = self.team.iter().flat_map(|text| {
            let (reading, _) = shorthand::read(catalogue, text.text());
            let members = reading.members.into_iter().map(|member| member.status);
            members.chain([reading.everyone]).flatten().collect::<Vec<_>>()
        });
        let of_all =
            self.status.iter().filter_map(|text| match catalogue.lexicon().get(text.text()) {
                Some(Meaning::Status(status)) => Some(status),
                _ => None,
            });
        of_team.chain(of_all).filter(|it| catalogue.statuses()[*it].is_group()).collect()
    }

    /// A word on answers kept from before, where a status such as a plain "salarié" was read as the
    /// first of those that it now leaves open.
    pub fn remark_on_groups(&self, catalogue: &Catalogue, lang: Lang) -> Option<String> {
        let remarks = self.groups(catalogue).iter().map(|group| {
            let name =
                |status: Ix<Status>| catalogue.statuses()[status].noun.one.get(lang).to_owned();
            let of: Vec<String> = catalogue.may_have(Some(group)).iter().map(name).collect();
            let before = of.first().map_or("", String::as_str);
            let instead: Vec<String> =
                of.iter().map(|name| tr!(lang, screen_quoted(name))).collect();
            tr!(lang, answers_group(&name(group), before, &join_or(lang, &instead)))
        });
        let remarks = remarks.collect::<Vec<_>>().join("\n");
        (!remarks.is_empty()).then_some(remarks)
    }

    /// Whether it speaks of a team.
    pub fn has_team(&self) -> bool {
        !self.team.is_empty() || !self.counts.is_empty()
    }
}

/// Reads what options say, over what a file says: an option's answer to a question replaces the
/// file's, and of the steps each one's last word counts.
///
/// # Errors
///
/// Every mistake of both, in the order of the questions.
pub fn read(
    catalogue: &Catalogue,
    options: &Input,
    file: &Input,
    lang: Lang,
) -> Result<Answers, Vec<Diagnostic>> {
    let (answers, problems) = read_known(catalogue, options, file, lang);
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// The same as far as it can be read, with every mistake; what is mistaken is left out.
pub(crate) fn read_known(
    catalogue: &Catalogue,
    options: &Input,
    file: &Input,
    lang: Lang,
) -> (Answers, Vec<Diagnostic>) {
    let mut resolver = Resolver { catalogue, lang, problems: Vec::new() };
    let options = resolver.layer(options);
    let file = resolver.layer(file);
    // The text of a file's team cannot outweigh an option; of one source both must agree.
    let of_file = file.everyone.filter(|_| options.team.is_none()).or(file.status);
    let status = options.everyone.or(options.status).or(of_file);
    let team = options.team.or(file.team).unwrap_or_default();
    let mut answers = Answers::new()
        .with_team(team.members().iter().copied(), status)
        .with_counted_nowhere(team.counted_nowhere().to_vec())
        .with_name(options.name.or(file.name))
        .with_scale(options.scale.or(file.scale).unwrap_or_default())
        .with_aims(options.aims.or(file.aims).unwrap_or_default());
    for (step, state) in file.steps.into_iter().chain(options.steps) {
        answers = answers.with_step(step, state);
    }
    (answers, resolver.problems)
}

/// What one source says, resolved; `None` where it says nothing.
#[derive(Default)]
pub(super) struct Layer {
    team: Option<Team>,
    name: Option<String>,
    everyone: Option<Ix<Status>>,
    status: Option<Ix<Status>>,
    pub(super) scale: Option<Set<Scale>>,
    aims: Option<Set<Aim>>,
    pub(super) steps: Vec<(Ix<Step>, StepState)>,
}

/// Reads texts by a catalogue, and notes every mistake.
pub(super) struct Resolver<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) lang: Lang,
    pub(super) problems: Vec<Diagnostic>,
}

impl Resolver<'_> {
    pub(super) fn layer(&mut self, input: &Input) -> Layer {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let mut layer = Layer::default();
        self.team(input, &mut layer);
        for text in &input.status {
            self.status(text, &mut layer);
        }
        layer.scale = self.set(
            &input.scale,
            catalogue.scales(),
            |scale| (&scale.id, &scale.name),
            (tr!(lang, answers_scale_unknown), "scales"),
        );
        layer.aims = self.set(
            &input.aims,
            catalogue.aims(),
            |aim| (&aim.id, &aim.name),
            (tr!(lang, answers_aim_unknown), "aims"),
        );
        layer.name = input.name.last().map(|text| text.text().trim().to_owned());
        let told = [&input.done, &input.started, &input.not_done];
        for ((state, _), texts) in StepState::TOLD.into_iter().zip(told) {
            for (item, place) in texts.iter().flat_map(SourceText::items) {
                self.step(item, place, state, &mut layer);
            }
        }
        layer
    }

    pub(super) fn note(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (message, help) = (message.into(), Some(help.into()));
        self.problems.push(Diagnostic { code, message, place: Some(place), help });
    }

    /// Reads a composition, and notes its mistakes.
    pub(super) fn composition(&mut self, text: &SourceText) -> shorthand::Reading {
        let (reading, found) = shorthand::read(self.catalogue, text.text());
        self.problems.extend(mistakes(text, found, self.lang));
        reading
    }

    fn mistake(&mut self, text: &SourceText, fault: Fault) {
        let mistake = Mistake { span: 0..text.text().len(), fault };
        self.problems.extend(mistakes(text, vec![mistake], self.lang));
    }

    fn team(&mut self, input: &Input, layer: &mut Layer) {
        let (mut members, mut nowhere) = (Vec::new(), Vec::new());
        for text in &input.team {
            let reading = self.composition(text);
            members.extend(reading.members);
            nowhere.extend(reading.counted_nowhere);
            match (layer.everyone, reading.everyone) {
                (Some(before), Some(now)) if before != now => {
                    self.mistake(text, Fault::SecondStatus);
                }
                (before, now) => layer.everyone = before.or(now),
            }
        }
        for (profession, text) in &input.counts {
            match shorthand::read_count(text.text()) {
                Ok(count) => members.push(Member {
                    profession: *profession,
                    specialty: None,
                    status: None,
                    count,
                }),
                Err(fault) => self.mistake(text, fault),
            }
        }
        let team = || Team::new(members).with_counted_nowhere(nowhere);
        layer.team = input.has_team().then(team);
    }

    fn status(&mut self, text: &SourceText, layer: &mut Layer) {
        let (catalogue, lang) = (self.catalogue, self.lang);
        match catalogue.lexicon().get(text.text()) {
            Some(Meaning::Status(status)) => match layer.status.or(layer.everyone) {
                Some(before) if before != status => self.note(
                    "second-status",
                    text.whole(),
                    tr!(lang, status_second(text.text())),
                    tr!(lang, answers_one_status),
                ),
                _ => layer.status = Some(status),
            },
            _ => {
                let known: Vec<&str> =
                    catalogue.statuses().iter().map(|status| &*status.id).collect();
                let words = tr!(lang, answers_status_unknown);
                self.unknown("unknown-status", text.whole(), text.text(), (words, None), &known);
            }
        }
    }

    /// The set that the items of these texts name; `None` where there are no texts. `words` are
    /// for an item that names nothing, `list` is the list to look at.
    fn set<T>(
        &mut self,
        texts: &[SourceText],
        known: &List<T>,
        names: fn(&T) -> (&Str, &Text),
        (words, list): (fn(&str) -> String, &str),
    ) -> Option<Set<T>> {
        let mut set = Set::EMPTY;
        for (item, place) in texts.iter().flat_map(SourceText::items) {
            let folded = fold(item);
            let is_meant = |name: &Str| **name == *item || fold(name) == folded;
            let found = known.find(|thing| {
                let (id, name) = names(thing);
                is_meant(id) || is_meant(&name.fr) || is_meant(&name.en)
            });
            match found {
                Some(number) => set.insert(number),
                None => {
                    let ids: Vec<&str> = known.iter().map(|thing| &**names(thing).0).collect();
                    self.unknown("unknown-id", place, item, (words, Some(list)), &ids);
                }
            }
        }
        (!texts.is_empty()).then_some(set)
    }

    fn step(&mut self, item: &str, place: Place, state: StepState, layer: &mut Layer) {
        let (catalogue, lang) = (self.catalogue, self.lang);
        if let Some(step) = step_named(catalogue, item) {
            match layer.steps.iter().find(|(known, _)| *known == step) {
                Some((_, before)) if *before != state => self.note(
                    "step-both",
                    place,
                    tr!(lang, answers_step_both(item)),
                    tr!(lang, keep_one_of_two),
                ),
                Some(_) => {}
                None => layer.steps.push((step, state)),
            }
            return;
        }
        let all: Vec<String> =
            catalogue.steps().numbers().map(|step| catalogue.step_id(step)).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let with = |pass: &dyn Fn(&str) -> bool| -> Vec<&str> {
            all.iter().copied().filter(|id| pass(id)).collect()
        };
        let mut near = with(&|id| id.split('/').nth(1) == Some(item));
        if near.is_empty() {
            near = with(&|id| id.split('/').next() == item.split('/').next());
        }
        if near.is_empty() {
            let words = tr!(lang, answers_step_unknown);
            self.unknown("unknown-step", place, item, (words, Some("steps")), &all);
        } else {
            let help = tr!(lang, choose_from(&near.join(", ")));
            self.note("unknown-step", place, tr!(lang, answers_names_no_step(item)), help);
        }
    }

    /// A name that nothing bears: the nearest ones, or all where they are few, or where to look.
    fn unknown(
        &mut self,
        code: &'static str,
        place: Place,
        item: &str,
        (words, list): (fn(&str) -> String, Option<&str>),
        known: &[&str],
    ) {
        let lang = self.lang;
        let lower = item.to_lowercase();
        let mut near = nearest(&lower, known.iter().copied());
        let few = known.len() <= 6;
        if near.is_empty() && few {
            near = known.to_vec();
        }
        let help = match (near.join(", "), list) {
            (near, Some(list)) if near.is_empty() => tr!(lang, answers_list(list)),
            (near, None) if near.is_empty() => known.join(", "),
            (near, _) if few => tr!(lang, choose_from(&near)),
            (near, _) => tr!(lang, did_you_mean(&near)),
        };
        self.note(code, place, words(&shortened(item)), help);
    }
}

/// The mistakes in a composition, each at its place.
pub(crate) fn mistakes(text: &SourceText, found: Vec<Mistake>, lang: Lang) -> Vec<Diagnostic> {
    let diagnostic = |Mistake { span, fault }| {
        let part = text.text().get(span.clone()).unwrap_or_default();
        let (code, message, help) = fault.words(&shortened(part), lang);
        Diagnostic { code, message, place: Some(text.place(span)), help: Some(help) }
    };
    found.into_iter().map(diagnostic).collect()
}

/// The step of a name of the form `TYPE/STEP`, whatever its accents and case.
fn step_named(catalogue: &Catalogue, name: &str) -> Option<Ix<Step>> {
    let wanted: Vec<String> = name.split('/').map(fold).collect();
    let mut steps = catalogue.steps().numbers();
    steps.find(|step| catalogue.step_id(*step).split('/').map(fold).eq(wanted.iter().cloned()))
}

/// The team that a text in the shorthand describes, with the status that it gives to everyone.
///
/// # Errors
///
/// Every mistake in it.
pub fn team(catalogue: &Catalogue, text: &str) -> Result<Team, Vec<Mistake>> {
    match shorthand::read(catalogue, text) {
        (reading, mistakes) if mistakes.is_empty() => {
            let nowhere = reading.counted_nowhere.clone();
            Ok(Team::new(reading.with_status_of_everyone()).with_counted_nowhere(nowhere))
        }
        (_, mistakes) => Err(mistakes),
    }
}
