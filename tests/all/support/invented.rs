//! Rule sets: the shipped one, and invented ones whose seats overlap as the shipped ones' hardly do.

use std::fmt;
use std::sync::Arc;

use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, DEFAULT_SET, embedded, embedded_files, load_files};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::support::oracle::{Type, Who, any_of, criteria, national_criteria};
use crate::support::people::{
    CATALOGUE, Kind, SCALES, STATUSES, Told, aims, few_unknown, people, status, told,
};

/// Those who compete for invented seats, and the groups that some of them share.
const RIVALS: [&str; 3] = ["medecin-generaliste", "pharmacien", "infirmier"];
const SEATED: [&str; 5] =
    ["medecin-generaliste", "pharmacien", "infirmier", "auxiliaire-medical", "premier-recours"];

/// Those whom invented types are for: not always all of those above.
const WELCOME: [&str; 4] = ["professionnel-de-sante", "premier-recours", "medecin", "infirmier"];

/// What steps of invented types may have in common.
const COMMON: [&str; 3] = ["c0", "c1", "c2"];

/// A rule set as the library has it, and as the oracle does.
pub(crate) struct Rules {
    pub(crate) catalogue: Catalogue,
    pub(crate) types: Vec<Type>,
    /// Random teams that suit it.
    people: fn() -> BoxedStrategy<Vec<Kind>>,
}

impl Rules {
    /// What random teams tell.
    pub(crate) fn told(&self) -> impl Strategy<Value = Told> + use<> {
        told(&self.catalogue, (self.people)())
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for kind in &self.types {
            let Type { id, audience, seats, scale, prerequisites, relations, common, .. } = kind;
            write!(
                f,
                "\n{id}: audience {audience:?}; seats {seats:?}; scale {scale:?}; prerequisites {prerequisites:?}; relations {relations:?}; steps in common {common:?}"
            )?;
        }
        Ok(())
    }
}

/// The shipped rule set.
pub(crate) fn shipped() -> Arc<Rules> {
    Arc::new(Rules { catalogue: CATALOGUE.clone(), types: criteria(), people: || people().boxed() })
}

/// The national rule set.
pub(crate) fn national() -> Arc<Rules> {
    let catalogue = embedded("france").expect("the national rules have no fault");
    let types = national_criteria();
    Arc::new(Rules { catalogue, types, people: || people().boxed() })
}

/// The shipped rule set, the national one, or as likely as both one of invented types.
pub(crate) fn rules() -> impl Strategy<Value = Arc<Rules>> {
    let shipped = shipped();
    let types: Vec<_> = shipped.types.iter().map(invented).collect();
    prop_oneof![2 => Just(shipped), 1 => Just(national()), 3 => types.prop_map(of_types)]
}

/// A rule set, one that ships or an invented one, and what a team tells.
pub(crate) fn cases() -> impl Strategy<Value = (Arc<Rules>, Told)> {
    rules().prop_flat_map(|rules| (Just(rules.clone()), rules.told()))
}

/// A small team of those who compete for invented seats.
fn rivals() -> impl Strategy<Value = Vec<Kind>> {
    let status = prop_oneof![status().prop_map(Some), Just(None)];
    let rival = (select(RIVALS.to_vec()), status, 1..=2_u32);
    vec(rival.prop_map(|(profession, status, count)| Kind { profession, status, count }), 0..=4)
        .prop_map(few_unknown)
}

/// The kinds that a text names by ids.
pub(crate) fn kinds_of(people: &'static str) -> Vec<Kind> {
    let kind = |text: &'static str| {
        let mut words = text.split(' ');
        let count = words.next().and_then(|count| count.parse().ok()).expect("a count");
        Kind { count, profession: words.next().expect("a profession"), status: words.next() }
    };
    people.split(", ").map(kind).collect()
}

/// The shipped files, with these types in the place of theirs.
pub(crate) fn of_types(types: Vec<Type>) -> Arc<Rules> {
    let shared = embedded_files(DEFAULT_SET).into_iter().filter_map(|mut file| {
        if file.name.starts_with("types/") {
            return None;
        }
        if file.name == "ruleset.toml" {
            file.text.extend(COMMON.map(|id| {
                format!("\n[[common-step]]\nid = {id:?}\ntext = {{ fr = \"x\", en = \"x\" }}\n")
            }));
        }
        Some((file.name, file.text))
    });
    let own = types.iter().map(|kind| (format!("types/{}.toml", kind.id), toml(kind)));
    let files: Vec<(String, String)> = shared.chain(own).collect();
    let catalogue = load_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let catalogue = catalogue.unwrap_or_else(|broken| {
        let problems = broken.diagnostics(Lang::En).into_iter();
        panic!("{:#?}", problems.map(|problem| problem.message).collect::<Vec<_>>())
    });
    Arc::new(Rules { catalogue, types, people: || rivals().boxed() })
}

/// A type in the place of a shipped one, with seats that compete for the same few professions and
/// statuses. It keeps the steps, since the rest of the rules may name them.
fn invented(shipped: &Type) -> impl Strategy<Value = Type> + use<> {
    let id = shipped.id;
    let except = prop_oneof![3 => Just(Vec::new()), 1 => subsequence(SEATED.to_vec(), 1)];
    // Pairs that overlap leave no status which is the worst one for a member of unknown status.
    let some = |count| subsequence(STATUSES.to_vec(), count);
    let statuses = move |any| prop_oneof![any => Just(Vec::new()), 1 => some(1), 3 => some(2)];
    let seat = (1..=2_u32, who(&SEATED, except, statuses(1)));
    let audience = who(&WELCOME, Just(Vec::new()), statuses(12));
    // One type in four has no rule on the scale.
    let scale = prop_oneof![1 => Just(Vec::new()), 3 => subsequence(SCALES.to_vec(), 1..=2)];
    let prerequisites = subsequence(shipped.prerequisites.clone(), 0..=shipped.prerequisites.len());
    let others: Vec<&str> = criteria().iter().map(|kind| kind.id).collect();
    let relation = (select(vec!["prepares", "combines", "alternative"]), select(others));
    let relations = vec(relation, 0..=2);
    let around = prop_oneof![2 => Just(Vec::new()), 1 => subsequence(RIVALS.to_vec(), 1..=2)];
    let order = (around, any::<bool>(), any::<bool>());
    let goes_on = (relations, in_common(id, 0.5), order);
    (audience, vec(seat, 0..=4), scale, prerequisites, aims(), goes_on).prop_map(
        move |(audience, mut seats, scale, prerequisites, aims, (relations, common, order))| {
            let (around, representation, on_hold) = order;
            // The gate refuses a seat that nobody of the audience can fill.
            seats.retain(|(_, who)| can_be_filled(&audience, who));
            Type {
                id,
                audience,
                seats,
                scale,
                prerequisites,
                aims,
                relations,
                common,
                around,
                representation,
                on_hold,
            }
        },
    )
}

/// What the steps of a type have in common with those of others, each as likely as told.
fn in_common(id: &str, often: f64) -> impl Strategy<Value = Vec<Option<&'static str>>> + use<> {
    let steps = CATALOGUE.type_by_id(id).map_or(0, |kind| CATALOGUE.steps_of(kind).count());
    vec(option::weighted(often, select(COMMON.to_vec())), steps)
}

/// Types that all fit one team, whose orders of the steps in common mostly contradict each other,
/// and what the team tells.
pub(crate) fn at_odds() -> impl Strategy<Value = (Arc<Rules>, Told)> {
    let anybody = |kind: Type| {
        in_common(kind.id, 0.8).prop_map(move |common| Type {
            audience: any_of(&["professionnel-de-sante"]),
            seats: Vec::new(),
            common,
            ..kind.clone()
        })
    };
    let rules = criteria().into_iter().map(anybody).collect::<Vec<_>>().prop_map(of_types);
    let team = |told| Told { people: kinds_of("1 infirmier"), scale: SCALES.to_vec(), ..told };
    rules.prop_flat_map(move |rules| (Just(rules.clone()), rules.told().prop_map(team)))
}

fn who(
    words: &'static [&'static str],
    except: impl Strategy<Value = Vec<&'static str>>,
    statuses: impl Strategy<Value = Vec<&'static str>>,
) -> impl Strategy<Value = Who> {
    let of = subsequence(words.to_vec(), 1..=2);
    (of, except, statuses).prop_map(|(of, except, statuses)| Who { of, except, statuses })
}

fn can_be_filled(audience: &Who, seat: &Who) -> bool {
    let mut professions = CATALOGUE.professions().iter();
    professions.any(|profession| {
        let fits =
            |status| seat.has((&profession.id, status)) && audience.has((&profession.id, status));
        STATUSES.into_iter().any(fits)
    })
}

/// The type's file.
fn toml(kind: &Type) -> String {
    let Type {
        id,
        audience,
        seats,
        scale,
        prerequisites,
        aims,
        relations,
        common,
        around,
        representation,
        on_hold,
    } = kind;
    let alert = match on_hold {
        true => format!(
            r#"
            [[alert]]
            id = "hold"
            about = {:?}
            grade = "press"
            hold = true
            text = {{ fr = "x", en = "x" }}
            source = {{ document = "tableau", row = "x", column = "x" }}
            "#,
            &*CATALOGUE.rows().iter().next().expect("a row").id
        ),
        false => String::new(),
    };
    let words = r#"{ fr = "x", en = "x" }"#;
    let source = r#"{ document = "tableau", row = "x", column = "x" }"#;
    let rows: Vec<&str> = CATALOGUE.rows().iter().map(|row| &*row.id).collect();
    let seats = seats.iter().enumerate().map(|(seat, (count, Who { of, except, statuses }))| {
        format!(
            r#"
            [[staff.seat]]
            id = "s{seat}"
            count = {count}
            of = {of:?}
            except = {except:?}
            status = {statuses:?}
            one = {words}
            many = {words}
            "#
        )
    });
    let steps = CATALOGUE.type_by_id(id).into_iter().flat_map(|kind| CATALOGUE.steps_of(kind));
    let steps = steps.zip(0..).map(|((_, step), number): (_, usize)| {
        let common = common.get(number).copied().flatten();
        let common = common.map(|common| format!("common = {common:?}")).unwrap_or_default();
        format!(
            r#"
            [[step]]
            id = "{}"
            prerequisite = {}
            {common}
            short = {words}
            text = {words}
            who = {words}
            source = {source}
            "#,
            step.id,
            prerequisites.contains(&&*step.id)
        )
    });
    let relations = relations.iter().map(|(way, to)| {
        format!(
            r#"
            [[relation]]
            kind = {way:?}
            type = {to:?}
            text = {words}
            source = {source}
            "#
        )
    });
    let scale_rule = match scale.as_slice() {
        [] => String::new(),
        some => format!("scale = {{ any = {some:?}, source = {source} }}"),
    };
    format!(
        r#"
        name = "x"
        long-name = {words}
        summary = {words}
        aims = {aims:?}
        around = {around:?}
        contacts = []
        rows-not-given = {rows:?}
        audience = {{ of = {:?}, status = {:?}, who = {words}, reserved = {words}, source = {source} }}
        {}
        staff.source = {source}
        staff.representation = {representation}
        {alert}
        {}
        {}
        {}
        "#,
        audience.of,
        audience.statuses,
        scale_rule,
        seats.collect::<String>(),
        steps.collect::<String>(),
        relations.collect::<String>(),
    )
}
