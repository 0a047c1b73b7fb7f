//! Random people and answers, written by ids, so that a law that breaks shows a team one can type.

use std::fmt;
use std::sync::LazyLock;

use exercoord::answers::{Answers, StepState};
use exercoord::rules::{Catalogue, DEFAULT_SET, embedded};
use exercoord::team::Member;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::Union;

/// The shipped rules.
pub(crate) static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| embedded(DEFAULT_SET).expect("the shipped rules have no fault"));

/// What a member's status may be.
pub(crate) const STATUSES: [&str; 3] = ["liberal", "salarie-centre", "salarie-autre"];

/// What is said of a member's status: one that they have, or that they have one of several.
const TOLD_STATUSES: [&str; 4] = ["liberal", "salarie-centre", "salarie-autre", "salarie"];

/// The statuses that a member may have of whom this is said.
pub(crate) fn may_have(told: Option<&'static str>) -> Vec<&'static str> {
    match told {
        None => STATUSES.to_vec(),
        Some("salarie") => vec!["salarie-centre", "salarie-autre"],
        Some(status) => vec![status],
    }
}

/// What a team may act at.
pub(crate) const SCALES: [&str; 4] =
    ["patientele-medecin", "patientele-commune", "patientele-centre", "population-territoire"];

/// Who may be in a team, and how often a random team draws them: most often those whom a seat names.
const PROFESSIONS: [(u32, &str); 29] = [
    (12, "medecin-generaliste"),
    (6, "medecin-specialiste"),
    (2, "chirurgien-dentiste"),
    (2, "sage-femme"),
    (5, "pharmacien"),
    (2, "biologiste-medical"),
    (8, "infirmier"),
    (5, "masseur-kinesitherapeute"),
    (2, "pedicure-podologue"),
    (1, "ergotherapeute"),
    (1, "psychomotricien"),
    (2, "orthophoniste"),
    (2, "orthoptiste"),
    (1, "dieteticien"),
    (1, "manipulateur-radio"),
    (1, "technicien-laboratoire"),
    (1, "audioprothesiste"),
    (1, "opticien-lunetier"),
    (1, "orthoprothesiste"),
    (1, "preparateur-pharmacie"),
    (1, "aide-soignant"),
    (1, "auxiliaire-puericulture"),
    (1, "ambulancier"),
    (1, "assistant-dentaire"),
    (2, "psychologue"),
    (1, "travailleur-social"),
    (1, "acteur-prevention"),
    (1, "etablissement-sante"),
    (1, "structure-medico-sociale"),
];

/// The least staff that some types ask for, which a team drawn at random is seldom near to.
const CORES: [&[(u32, &str)]; 5] = [
    &[(3, "medecin-generaliste"), (1, "infirmier")],
    &[(4, "medecin-generaliste"), (1, "masseur-kinesitherapeute")],
    &[(1, "medecin-generaliste"), (1, "pharmacien")],
    &[(2, "medecin-specialiste")],
    &[
        (1, "medecin-generaliste"),
        (1, "infirmier"),
        (1, "masseur-kinesitherapeute"),
        (1, "pharmacien"),
        (1, "chirurgien-dentiste"),
        (1, "sage-femme"),
        (1, "orthophoniste"),
        (1, "pedicure-podologue"),
        (1, "orthoptiste"),
        (1, "biologiste-medical"),
    ],
];

/// Most members of unknown status in a team: there are 3 to the power of this completions.
pub(crate) const MOST_UNKNOWN: u32 = 5;

/// Members of one profession and one status.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) profession: &'static str,
    pub(crate) status: Option<&'static str>,
    pub(crate) count: u32,
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.count, self.profession)?;
        self.status.map_or(Ok(()), |status| write!(f, " {status}"))
    }
}

impl Kind {
    /// These members as the library knows them.
    pub(crate) fn member(self, catalogue: &Catalogue) -> Member {
        let (professions, statuses) = (catalogue.professions(), catalogue.statuses());
        Member {
            specialty: None,
            profession: professions
                .find(|known| known.id == self.profession)
                .expect("a profession"),
            status: self
                .status
                .map(|status| statuses.find(|known| known.id == status).expect("a status")),
            count: self.count,
        }
    }
}

/// What a team has told, by ids; an empty list tells nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) people: Vec<Kind>,
    /// The status of the members that name none.
    pub(crate) status: Option<&'static str>,
    pub(crate) scale: Vec<&'static str>,
    pub(crate) steps: Vec<(String, StepState)>,
    pub(crate) aims: Vec<&'static str>,
}

impl Told {
    /// The same as the library knows it.
    pub(crate) fn answers(&self, catalogue: &Catalogue) -> Answers {
        let members = self.people.iter().map(|kind| kind.member(catalogue));
        let status =
            self.status.and_then(|status| catalogue.statuses().find(|known| known.id == status));
        let scale = self
            .scale
            .iter()
            .filter_map(|scale| catalogue.scales().find(|known| known.id == *scale));
        let aims =
            self.aims.iter().filter_map(|aim| catalogue.aims().find(|known| known.id == *aim));
        let answers = Answers::new()
            .with_team(members, status)
            .with_scale(scale.collect())
            .with_aims(aims.collect());
        self.steps.iter().fold(answers, |answers, (step, state)| {
            answers.with_step(catalogue.step_by_id(step).expect("a step"), *state)
        })
    }
}

/// How often a law is tried. The smallest case that breaks it is printed, not kept in a file.
pub(crate) fn times(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// What a team of these people may tell.
pub(crate) fn told<P: Strategy<Value = Vec<Kind>>>(
    catalogue: &Catalogue,
    people: P,
) -> impl Strategy<Value = Told> + use<P> {
    let steps = catalogue.steps().numbers().map(|step| catalogue.step_id(step));
    (people, weighted(0.1, status()), scale(), steps.map(state).collect::<Vec<_>>(), aims())
        .prop_map(|(people, status, scale, steps, aims)| {
            let steps =
                steps.into_iter().filter_map(|(step, state)| Some((step, state?))).collect();
            Told { people, status, scale, steps, aims }
        })
}

/// A team, the empty one included, in which few are of unknown status; often close to what some
/// type asks for.
pub(crate) fn people() -> impl Strategy<Value = Vec<Kind>> {
    let anyone = |status| kind_like(status, profession(), 1..=4_u32);
    let any = move |status| vec(anyone(status), 0..=6);
    let with_core = move |status| {
        (core(status), vec(anyone(status), 0..=2)).prop_map(|(core, more)| [core, more].concat())
    };
    prop_oneof![1 => likely_status().prop_flat_map(any), 2 => likely_status().prop_flat_map(with_core)].prop_map(few_unknown)
}

/// Anything that is said of a status.
pub(crate) fn status() -> impl Strategy<Value = &'static str> {
    select(TOLD_STATUSES.to_vec())
}

/// Some of the scales; none at all is no answer.
fn scale() -> impl Strategy<Value = Vec<&'static str>> {
    prop_oneof![1 => Just(Vec::new()), 2 => subsequence(SCALES.to_vec(), 1..=SCALES.len())]
}

/// A step that is done, in progress, not done, or not known.
fn state(step: String) -> impl Strategy<Value = (String, Option<StepState>)> {
    use StepState::{Done, InProgress, NotDone};
    let told =
        [(10, Done), (1, InProgress), (1, NotDone)].map(|(often, it)| (often, Just(Some(it))));
    prop_oneof![1 => Just(None), 3 => Union::new_weighted(told.to_vec())]
        .prop_map(move |state| (step.clone(), state))
}

/// Some of the aims.
pub(crate) fn aims() -> impl Strategy<Value = Vec<&'static str>> {
    let all: Vec<&str> = CATALOGUE.aims().iter().map(|aim| &*aim.id).collect();
    let most = all.len();
    subsequence(all, 0..=most)
}

/// Members who mostly share their status with the rest of the team: one of all sorts suits few types.
fn kind_like(
    status: Option<&'static str>,
    profession: impl Strategy<Value = &'static str>,
    count: impl Strategy<Value = u32>,
) -> impl Strategy<Value = Kind> {
    let status = prop_oneof![6 => Just(status), 1 => likely_status()];
    (profession, status, count).prop_map(|(profession, status, count)| Kind {
        profession,
        status,
        count,
    })
}

/// One of the cores, complete or nearly so.
fn core(status: Option<&'static str>) -> impl Strategy<Value = Vec<Kind>> {
    let some = |count: u32| prop_oneof![9 => Just(count), 1 => Just(count - 1)];
    select(CORES.to_vec()).prop_flat_map(move |core| {
        core.iter()
            .map(|(count, profession)| kind_like(status, Just(*profession), some(*count)))
            .collect::<Vec<_>>()
    })
}

fn profession() -> impl Strategy<Value = &'static str> {
    Union::new_weighted(
        PROFESSIONS.iter().map(|(weight, profession)| (*weight, Just(*profession))).collect(),
    )
}

fn likely_status() -> impl Strategy<Value = Option<&'static str>> {
    prop_oneof![3 => status().prop_map(Some), 1 => Just(None)]
}

/// The same people, without those of unknown status beyond the most that are gone through.
pub(crate) fn few_unknown(people: Vec<Kind>) -> Vec<Kind> {
    let mut left = MOST_UNKNOWN;
    let capped = people.into_iter().map(|kind| {
        if may_have(kind.status).len() == 1 {
            return kind;
        }
        let count = kind.count.min(left);
        left -= count;
        Kind { count, ..kind }
    });
    capped.filter(|kind| kind.count > 0).collect()
}
