//! The one way from what people write to [`Answers`], for every door: options, an answers file,
//! and whatever else gathers texts. Every mistake is found, wherever it stands.

mod moves;

use std::ops::Range;
use std::sync::Arc;

use crate::answers::Answers;
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::lang::{Lang, shortened};
use crate::rules::problem::{Problem, diagnostic};
use crate::rules::record::{OneOrMore, Read, Reader, Spanned, record};
use crate::rules::tree::{self, Str};
use crate::rules::{Catalogue, Ix, Profession, Set, Status, Step};
use crate::team::lexicon::{Meaning, fold};
use crate::team::shorthand::{self, Mistake};
use crate::team::{Member, Team};

pub use moves::{Moves, moved};

/// A text as somebody wrote it, and where.
#[derive(Clone, Debug)]
pub struct Passage {
    text: Arc<str>,
    origin: String,
    /// The whole that it is a part of, and the bytes it takes there.
    within: Option<(Arc<str>, Range<usize>)>,
}

impl Passage {
    /// A text that stands by itself, such as the value of an option.
    pub fn new(origin: impl Into<String>, text: impl Into<Arc<str>>) -> Passage {
        Passage { text: text.into(), origin: origin.into(), within: None }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A value of a file. Where the file writes it with escapes, its parts cannot be told from
    /// each other and the whole value is marked.
    fn of_file(origin: &str, file: &Arc<str>, value: &Spanned<Str>) -> Passage {
        let written = file.get(value.span.clone()).unwrap_or_default();
        let inner = match written.find(&*value.value) {
            Some(at) if !value.value.is_empty() => {
                value.span.start + at..value.span.start + at + value.value.len()
            }
            _ => value.span.clone(),
        };
        Passage {
            text: (*value.value).into(),
            origin: origin.to_owned(),
            within: Some((file.clone(), inner)),
        }
    }

    /// The place of a part of the text.
    fn place(&self, part: Range<usize>) -> Place {
        let (text, span) = match &self.within {
            None => (self.text.clone(), part),
            Some((file, whole)) if whole.len() == self.text.len() => {
                (file.clone(), whole.start + part.start..whole.start + part.end)
            }
            Some((file, whole)) => (file.clone(), whole.clone()),
        };
        Place { origin: self.origin.clone(), text, span }
    }

    /// The items between commas, each with its bytes.
    fn items(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.text.split(',').scan(0, |at, item| {
            let start = *at + (item.len() - item.trim_start().len());
            *at += item.len() + 1;
            let item = item.trim();
            Some((item, start..start + item.len()))
        })
    }
}

/// What was written, question by question. An empty list leaves the question unanswered.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Compositions, in the shorthand; they add up.
    pub team: Vec<Passage>,
    /// How many of a profession; they add up too.
    pub counts: Vec<(Ix<Profession>, Passage)>,
    /// The status of the members that name none.
    pub status: Vec<Passage>,
    /// Scales, by id or name.
    pub scale: Vec<Passage>,
    /// Steps done, as `TYPE/STEP`.
    pub done: Vec<Passage>,
    /// Steps not done.
    pub not_done: Vec<Passage>,
    /// Aims, by id or name.
    pub aims: Vec<Passage>,
    /// The replies of an interview as they were given, in a draft. To an assessment they say
    /// nothing: what they come to stands in the rest.
    pub replies: Vec<Passage>,
}

record! {
    /// An answers file.
    struct RawAnswers {
        "team" team: Option<OneOrMore<Spanned<Str>>>,
        "status" status: Option<Spanned<Str>>,
        "scale" scale: Option<OneOrMore<Spanned<Str>>>,
        "done" done: Option<OneOrMore<Spanned<Str>>>,
        "not-done" not_done: Option<OneOrMore<Spanned<Str>>>,
        "aims" aims: Option<OneOrMore<Spanned<Str>>>,
        "replies" replies: Option<OneOrMore<Spanned<Str>>>,
        "rules" _rules: Option<Str>,
    }
}

impl Input {
    /// Whether it speaks of a team.
    pub fn has_team(&self) -> bool {
        !self.team.is_empty() || !self.counts.is_empty()
    }

    /// What an answers file says, as far as it can be read, and every place where it is not TOML
    /// or not an answers file.
    pub fn of_file(origin: &str, text: &str, lang: Lang) -> (Input, Vec<Diagnostic>) {
        let (root, errors) = tree::parse(text);
        let file: Arc<str> = text.into();
        let mut problems = Problem::syntax(0, errors);
        let raw = RawAnswers::read(&root, &mut Reader { file: 0, problems: &mut problems });
        problems.sort_by_key(|problem| problem.span.start);
        let problems = problems
            .iter()
            .map(|problem| diagnostic(problem, Some((origin, &file)), lang))
            .collect();
        let Some(raw) = raw else { return (Input::default(), problems) };
        let passages = |values: Option<OneOrMore<Spanned<Str>>>| -> Vec<Passage> {
            let values = values.map(|values| values.0).unwrap_or_default();
            values.iter().map(|value| Passage::of_file(origin, &file, value)).collect()
        };
        let input = Input {
            team: passages(raw.team),
            counts: Vec::new(),
            status: raw.status.iter().map(|value| Passage::of_file(origin, &file, value)).collect(),
            scale: passages(raw.scale),
            done: passages(raw.done),
            not_done: passages(raw.not_done),
            aims: passages(raw.aims),
            replies: passages(raw.replies),
        };
        (input, problems)
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
    let mut desk = Desk { catalogue, lang, problems: Vec::new() };
    let from_options = desk.layer(options);
    let from_file = desk.layer(file);
    let mut answers = Answers::new();
    // The text of a file's team cannot outweigh an option; of one source both must agree.
    let of_file = from_file.everyone.filter(|_| from_options.team.is_none()).or(from_file.status);
    let status = from_options.everyone.or(from_options.status).or(of_file);
    answers = answers.with_team(from_options.team.or(from_file.team).unwrap_or_default(), status);
    answers = answers.with_scale(from_options.scale.or(from_file.scale).unwrap_or_default());
    answers = answers.with_aims(from_options.aims.or(from_file.aims).unwrap_or_default());
    for (step, done) in from_file.steps.into_iter().chain(from_options.steps) {
        answers = answers.with_step(step, done);
    }
    (answers, desk.problems)
}

/// Writes answers as an answers file, which reads back as the same answers.
pub fn to_file(catalogue: &Catalogue, answers: &Answers) -> String {
    let list = |ids: Vec<String>| {
        format!("[{}]", ids.iter().map(|id| format!("{id:?}")).collect::<Vec<_>>().join(", "))
    };
    let mut out = String::new();
    if let Some(team) = answers.team() {
        out += &format!("team = {:?}\n", team.shorthand(catalogue));
    }
    if let Some(status) = answers.status() {
        out += &format!("status = {:?}\n", catalogue.statuses()[status].id);
    }
    if let Some(scale) = answers.scale() {
        let ids = scale.iter().map(|scale| catalogue.scales()[scale].id.to_string()).collect();
        out += &format!("scale = {}\n", list(ids));
    }
    for (key, wanted) in [("done", true), ("not-done", false)] {
        let steps = answers.steps().iter().filter(|(_, done)| *done == wanted);
        let ids: Vec<String> = steps.map(|(step, _)| catalogue.step_id(*step)).collect();
        if !ids.is_empty() {
            out += &format!("{key} = {}\n", list(ids));
        }
    }
    if !answers.aims().is_empty() {
        let ids = answers.aims().iter().map(|aim| catalogue.aims()[aim].id.to_string()).collect();
        out += &format!("aims = {}\n", list(ids));
    }
    out
}

/// What one source says, resolved; `None` where it says nothing.
#[derive(Default)]
struct Layer {
    team: Option<Vec<Member>>,
    everyone: Option<Ix<Status>>,
    status: Option<Ix<Status>>,
    scale: Option<Set<crate::rules::Scale>>,
    aims: Option<Set<crate::rules::Aim>>,
    steps: Vec<(Ix<Step>, bool)>,
}

struct Desk<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
    problems: Vec<Diagnostic>,
}

impl Desk<'_> {
    fn layer(&mut self, input: &Input) -> Layer {
        let mut layer = Layer::default();
        self.team(input, &mut layer);
        for passage in &input.status {
            self.status(passage, &mut layer);
        }
        let catalogue = self.catalogue;
        layer.scale = self.set(
            &input.scale,
            &|id| {
                catalogue
                    .scales()
                    .find(|scale| names(id, &[&scale.id, &scale.name.fr, &scale.name.en]))
            },
            || catalogue.scales().iter().map(|scale| scale.id.to_string()).collect(),
            ("échelle inconnue", "unknown scale", "scales"),
        );
        layer.aims = self.set(
            &input.aims,
            &|id| catalogue.aims().find(|aim| names(id, &[&aim.id, &aim.name.fr, &aim.name.en])),
            || catalogue.aims().iter().map(|aim| aim.id.to_string()).collect(),
            ("action inconnue", "unknown aim", "aims"),
        );
        for (passages, done) in [(&input.done, true), (&input.not_done, false)] {
            for passage in passages {
                self.steps(passage, done, &mut layer);
            }
        }
        layer
    }

    fn problem(
        &mut self,
        code: &'static str,
        place: Place,
        fr: (String, String),
        en: (String, String),
    ) {
        let (message, help) = match self.lang {
            Lang::Fr => fr,
            Lang::En => en,
        };
        self.problems.push(Diagnostic { code, message, place: Some(place), help: Some(help) });
    }

    fn team(&mut self, input: &Input, layer: &mut Layer) {
        if input.team.is_empty() && input.counts.is_empty() {
            return;
        }
        let mut members = Vec::new();
        for passage in &input.team {
            let (reading, mistakes) = shorthand::read(self.catalogue, &passage.text);
            self.mistakes(passage, mistakes);
            members.extend(reading.members);
            match (layer.everyone, reading.everyone) {
                (Some(before), Some(now)) if before != now => {
                    self.mistakes(
                        passage,
                        vec![Mistake {
                            span: 0..passage.text.len(),
                            fault: shorthand::Fault::SecondStatus,
                        }],
                    );
                }
                (before, now) => layer.everyone = before.or(now),
            }
        }
        for (profession, passage) in &input.counts {
            match shorthand::read_count(&passage.text) {
                Ok(count) => members.push(Member { profession: *profession, status: None, count }),
                Err(fault) => {
                    self.mistakes(passage, vec![Mistake { span: 0..passage.text.len(), fault }])
                }
            }
        }
        layer.team = Some(members);
    }

    fn mistakes(&mut self, passage: &Passage, found: Vec<Mistake>) {
        self.problems.extend(mistakes(passage, found, self.lang));
    }

    fn status(&mut self, passage: &Passage, layer: &mut Layer) {
        let whole = 0..passage.text.len();
        match self.catalogue.lexicon().get(&passage.text) {
            Some(Meaning::Status(status)) => match layer.status.or(layer.everyone) {
                Some(before) if before != status => self.problem(
                    "second-status",
                    passage.place(whole),
                    (
                        format!("« {} » contredit le statut déjà donné", passage.text),
                        "gardez un seul statut".into(),
                    ),
                    (
                        format!("`{}` contradicts the status given already", passage.text),
                        "keep one status".into(),
                    ),
                ),
                _ => layer.status = Some(status),
            },
            Some(Meaning::Profession(_) | Meaning::Several(_)) | None => {
                let known: Vec<String> =
                    self.catalogue.statuses().iter().map(|status| status.id.to_string()).collect();
                self.unknown(
                    "unknown-status",
                    passage.place(whole),
                    &passage.text,
                    ("statut inconnu", "unknown status"),
                    &known,
                    None,
                );
            }
        }
    }

    /// The set that the items of these passages name; `None` where there are no passages.
    fn set<T>(
        &mut self,
        passages: &[Passage],
        find: &dyn Fn(&str) -> Option<Ix<T>>,
        known: impl Fn() -> Vec<String>,
        (fr, en, list): (&str, &str, &str),
    ) -> Option<Set<T>> {
        let mut set = Set::EMPTY;
        for passage in passages {
            for (item, span) in passage.items().filter(|(item, _)| !item.is_empty()) {
                match find(item) {
                    Some(number) => set.insert(number),
                    None => self.unknown(
                        "unknown-id",
                        passage.place(span),
                        item,
                        (fr, en),
                        &known(),
                        Some(list),
                    ),
                }
            }
        }
        (!passages.is_empty()).then_some(set)
    }

    fn steps(&mut self, passage: &Passage, done: bool, layer: &mut Layer) {
        let catalogue = self.catalogue;
        let all = || -> Vec<String> {
            catalogue.steps().numbers().map(|step| catalogue.step_id(step)).collect()
        };
        for (item, span) in passage.items().filter(|(item, _)| !item.is_empty()) {
            match step_named(catalogue, item) {
                Some(step) => match layer.steps.iter().find(|(known, _)| *known == step) {
                    Some((_, before)) if *before != done => self.problem(
                        "step-both",
                        passage.place(span),
                        (
                            format!("« {item} » est dit fait et pas fait"),
                            "gardez l'un des deux".into(),
                        ),
                        (
                            format!("`{item}` is said to be done and not done"),
                            "keep one of the two".into(),
                        ),
                    ),
                    Some(_) => {}
                    None => layer.steps.push((step, done)),
                },
                None => {
                    let same: Vec<String> =
                        all().into_iter().filter(|id| id.split('/').nth(1) == Some(item)).collect();
                    let of_type: Vec<String> = (all().into_iter())
                        .filter(|id| id.split('/').next() == item.split('/').next())
                        .collect();
                    let same = if same.is_empty() { of_type } else { same };
                    if same.is_empty() {
                        self.unknown(
                            "unknown-step",
                            passage.place(span),
                            item,
                            ("démarche inconnue", "unknown step"),
                            &all(),
                            Some("steps"),
                        );
                    } else {
                        let same = same.join(", ");
                        self.problem(
                            "unknown-step",
                            passage.place(span),
                            (
                                format!("« {item} » ne désigne aucune démarche"),
                                format!("choisissez parmi : {same}"),
                            ),
                            (format!("`{item}` names no step"), format!("choose from: {same}")),
                        );
                    }
                }
            }
        }
    }

    /// A name that nothing bears: the nearest ones, or all where they are few, or where to look.
    fn unknown(
        &mut self,
        code: &'static str,
        place: Place,
        item: &str,
        (fr, en): (&str, &str),
        known: &[String],
        list: Option<&str>,
    ) {
        let lower = item.to_lowercase();
        let item = shortened(item);
        let mut near = nearest(&lower, known.iter().map(String::as_str));
        let few = known.len() <= 6;
        if near.is_empty() && few {
            near = known.iter().map(String::as_str).collect();
        }
        let (fr_help, en_help) = match (near.as_slice(), list) {
            ([], Some(list)) => (
                format!("la liste : exercoord list {list}"),
                format!("for the list: exercoord list {list}"),
            ),
            ([], None) => (known.join(", "), known.join(", ")),
            (near, _) if few => {
                let near = near.join(", ");
                (format!("choisissez parmi : {near}"), format!("choose from: {near}"))
            }
            (near, _) => (
                format!("vouliez-vous dire : {} ?", near.join(", ")),
                format!("did you mean: {}?", near.join(", ")),
            ),
        };
        self.problem(
            code,
            place,
            (format!("{fr} : « {item} »"), fr_help),
            (format!("{en} `{item}`"), en_help),
        );
    }
}

/// The mistakes in a composition, each at its place.
pub(crate) fn mistakes(passage: &Passage, mistakes: Vec<Mistake>, lang: Lang) -> Vec<Diagnostic> {
    let told = mistakes.into_iter().map(|mistake| {
        let part = passage.text.get(mistake.span.clone()).unwrap_or_default();
        let (message, help) = mistake.fault.words(&shortened(part), lang);
        Diagnostic {
            code: mistake.fault.code(),
            message,
            place: Some(passage.place(mistake.span)),
            help: Some(help),
        }
    });
    told.collect()
}

/// The step of a name of the form `TYPE/STEP`, whatever its accents and case.
fn step_named(catalogue: &Catalogue, name: &str) -> Option<Ix<Step>> {
    let wanted = name.split('/').map(fold).collect::<Vec<_>>();
    catalogue
        .steps()
        .numbers()
        .find(|step| catalogue.step_id(*step).split('/').map(fold).eq(wanted.iter().cloned()))
}

/// Whether a text is one of these names, whatever its accents, case, plurals and hyphens.
fn names(text: &str, names: &[&str]) -> bool {
    let folded = fold(text);
    names.iter().any(|name| *name == text || fold(name) == folded)
}

/// The command line that says the same without a question: options of `assess`.
pub fn to_options(catalogue: &Catalogue, answers: &Answers) -> String {
    let mut out = String::new();
    if let Some(team) = answers.team() {
        out += &format!(" -t \"{}\"", team.shorthand(catalogue));
    }
    let mut list = |option: &str, ids: Vec<String>| {
        if !ids.is_empty() {
            out += &format!(" {option} {}", ids.join(","));
        }
    };
    list(
        "--scale",
        answers
            .scale()
            .unwrap_or_default()
            .iter()
            .map(|scale| catalogue.scales()[scale].id.to_string())
            .collect(),
    );
    for (option, wanted) in [("--done", true), ("--not-done", false)] {
        let steps = answers.steps().iter().filter(|(_, done)| *done == wanted);
        list(option, steps.map(|(step, _)| catalogue.step_id(*step)).collect());
    }
    list("--aim", answers.aims().iter().map(|aim| catalogue.aims()[aim].id.to_string()).collect());
    out
}

/// The team that a text in the shorthand describes, with the status that it gives to everyone.
///
/// # Errors
///
/// Every mistake in it.
pub fn team(catalogue: &Catalogue, text: &str) -> Result<Team, Vec<Mistake>> {
    let (reading, mistakes) = shorthand::read(catalogue, text);
    if mistakes.is_empty() {
        let everyone = reading.everyone;
        Ok(Team::new(
            reading
                .members
                .into_iter()
                .map(|member| Member { status: member.status.or(everyone), ..member }),
        ))
    } else {
        Err(mistakes)
    }
}
