//! The criteria by brute force: every completion of what is not known, every way to seat people.
//!
//! Written from the criteria alone and sharing nothing with the library but the verdicts' names,
//! so that the two can be held against each other.

use std::collections::BTreeSet;
use std::fmt;

use exercoord::assess::Verdict;

use crate::support::people::{Kind, SCALES, STATUSES, Told, may_have};

/// The professions with their groups.
const GROUPS: [(&str, &[&str]); 29] = [
    ("medecin-generaliste", &["professionnel-de-sante", "medecin", "premier-recours"]),
    ("medecin-specialiste", &["professionnel-de-sante", "medecin", "second-recours"]),
    ("chirurgien-dentiste", &["professionnel-de-sante", "premier-recours"]),
    ("sage-femme", &["professionnel-de-sante", "premier-recours"]),
    ("pharmacien", &["professionnel-de-sante", "premier-recours"]),
    ("biologiste-medical", &["professionnel-de-sante", "second-recours"]),
    ("infirmier", &["professionnel-de-sante", "auxiliaire-medical", "premier-recours"]),
    (
        "masseur-kinesitherapeute",
        &["professionnel-de-sante", "auxiliaire-medical", "premier-recours"],
    ),
    ("pedicure-podologue", &["professionnel-de-sante", "auxiliaire-medical", "premier-recours"]),
    ("ergotherapeute", &["professionnel-de-sante", "auxiliaire-medical", "premier-recours"]),
    ("psychomotricien", &["professionnel-de-sante", "auxiliaire-medical", "premier-recours"]),
    ("orthophoniste", &["professionnel-de-sante", "auxiliaire-medical", "premier-recours"]),
    ("orthoptiste", &["professionnel-de-sante", "auxiliaire-medical", "premier-recours"]),
    ("dieteticien", &["professionnel-de-sante", "auxiliaire-medical", "premier-recours"]),
    ("manipulateur-radio", &["professionnel-de-sante", "auxiliaire-medical", "second-recours"]),
    ("technicien-laboratoire", &["professionnel-de-sante", "auxiliaire-medical", "second-recours"]),
    ("audioprothesiste", &["professionnel-de-sante", "auxiliaire-medical", "second-recours"]),
    ("opticien-lunetier", &["professionnel-de-sante", "auxiliaire-medical", "second-recours"]),
    ("orthoprothesiste", &["professionnel-de-sante", "auxiliaire-medical", "second-recours"]),
    ("preparateur-pharmacie", &["professionnel-de-sante", "premier-recours"]),
    ("aide-soignant", &["professionnel-de-sante", "premier-recours"]),
    ("auxiliaire-puericulture", &["professionnel-de-sante", "premier-recours"]),
    ("ambulancier", &["professionnel-de-sante", "premier-recours"]),
    ("assistant-dentaire", &["professionnel-de-sante", "premier-recours"]),
    ("psychologue", &["participant"]),
    ("travailleur-social", &["participant"]),
    ("acteur-prevention", &["participant"]),
    ("etablissement-sante", &["participant"]),
    ("structure-medico-sociale", &["participant"]),
];

/// The aims with the types of the regional set that serve them.
const AIMS: [(&str, &[&str]); 19] = [
    ("transfert-activites", &["asalee"]),
    ("reunions-pluriprofessionnelles", &["esp-clap", "msp", "cds"]),
    ("consultations-communes", &["esp-clap", "cds"]),
    ("plans-personnalises", &["esp-clap", "msp", "cds"]),
    ("protocoles", &["esp-clap", "msp", "cds"]),
    ("prevention", &["esp-clap", "msp", "cds", "cpts"]),
    ("education-therapeutique", &["msp", "cds"]),
    ("depistage", &["cds"]),
    ("acces-aux-soins", &["msp"]),
    ("continuite-des-soins", &["msp", "cds"]),
    ("cooperation-externe", &["msp", "cds", "cpts", "ess"]),
    ("formation", &["msp"]),
    ("implication-usagers", &["msp"]),
    ("accessibilite-sociale", &["cds"]),
    ("soins-non-programmes", &["cpts"]),
    ("crise-sanitaire", &["cpts"]),
    ("partage-information", &["cpts"]),
    ("reponse-territoriale", &["cpts"]),
    ("suivi-specialise", &["ess"]),
];

/// A profession and a status.
pub(crate) type Person = (&'static str, &'static str);

/// Everybody there can be: each profession with each status.
pub(crate) fn everyone() -> Vec<Person> {
    let of_profession = |profession| STATUSES.map(|status| (profession, status));
    GROUPS.iter().flat_map(|(profession, _)| of_profession(*profession)).collect()
}

/// How many people sit on each seat.
pub(crate) type Seating = Vec<u32>;

/// Those whom a rule speaks of.
#[derive(Clone)]
pub(crate) struct Who {
    /// Professions and groups.
    pub(crate) of: Vec<&'static str>,
    pub(crate) except: Vec<&'static str>,
    /// Empty where any status does.
    pub(crate) statuses: Vec<&'static str>,
}

impl fmt::Debug for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} but {:?} of status {:?}", self.of, self.except, self.statuses)
    }
}

/// These professions and groups, of any status.
pub(crate) fn any_of(of: &[&'static str]) -> Who {
    Who { of: of.to_vec(), except: Vec::new(), statuses: Vec::new() }
}

impl Who {
    /// The same people, of these statuses alone.
    pub(crate) fn with(self, statuses: &[&'static str]) -> Who {
        Who { statuses: statuses.to_vec(), ..self }
    }

    pub(crate) fn has(&self, (profession, status): Person) -> bool {
        let named = |words: &[&str]| {
            words.iter().any(|word| *word == profession || groups_of(profession).contains(word))
        };
        named(&self.of)
            && !named(&self.except)
            && (self.statuses.is_empty() || self.statuses.contains(&status))
    }
}

/// A type of exercise.
#[derive(Clone, Debug)]
pub(crate) struct Type {
    pub(crate) id: &'static str,
    pub(crate) audience: Who,
    pub(crate) seats: Vec<(u32, Who)>,
    /// Empty where the type has no rule on it: any scale does.
    pub(crate) scale: Vec<&'static str>,
    pub(crate) prerequisites: Vec<&'static str>,
    pub(crate) aims: Vec<&'static str>,
    /// How an invented type goes with others: the way, and the other type.
    pub(crate) relations: Vec<(&'static str, &'static str)>,
    /// The professions that it is built around.
    pub(crate) around: Vec<&'static str>,
    /// Whether its seats are a representation.
    pub(crate) representation: bool,
    /// Whether an alert puts it on hold.
    pub(crate) on_hold: bool,
    /// What each step of an invented type has in common with steps of others, in the steps' order.
    pub(crate) common: Vec<Option<&'static str>>,
}

/// The types of the criteria, in their order.
pub(crate) fn criteria() -> Vec<Type> {
    let one = |profession| (1, any_of(&[profession]));
    let other = Who { except: vec!["medecin-generaliste"], ..any_of(&["premier-recours"]) };
    let primary_care = vec![(3, any_of(&["medecin-generaliste"])), one("auxiliaire-medical")];
    let represented = [
        "medecin",
        "infirmier",
        "masseur-kinesitherapeute",
        "pharmacien",
        "chirurgien-dentiste",
        "sage-femme",
        "orthophoniste",
        "pedicure-podologue",
        "orthoptiste",
        "biologiste-medical",
    ];
    let kind = |id, audience, seats, scale, prerequisites: &[&'static str]| Type {
        id,
        audience,
        seats,
        scale: vec![scale],
        prerequisites: prerequisites.to_vec(),
        aims: AIMS.iter().filter(|(_, types)| types.contains(&id)).map(|(aim, _)| *aim).collect(),
        relations: Vec::new(),
        common: Vec::new(),
        around: if id == "ess" { vec!["medecin-specialiste"] } else { Vec::new() },
        representation: false,
        on_hold: false,
    };
    vec![
        Type {
            on_hold: true,
            ..kind(
                "asalee",
                any_of(&["medecin-generaliste", "infirmier"]),
                vec![one("medecin-generaliste"), one("infirmier")],
                "patientele-medecin",
                &["formation-infirmier", "local-cabinet"],
            )
        },
        kind(
            "esp-clap",
            any_of(&["premier-recours"]).with(&["liberal"]),
            vec![one("medecin-generaliste"), (1, other)],
            "patientele-commune",
            &["projet-sante", "transmission-ars"],
        ),
        kind(
            "ess",
            any_of(&["professionnel-de-sante"]),
            vec![(2, any_of(&["medecin-specialiste"]))],
            "population-territoire",
            &["projet-sante"],
        ),
        kind(
            "msp",
            any_of(&["professionnel-de-sante"]).with(&["liberal"]),
            primary_care.clone(),
            "patientele-commune",
            &["projet-sante", "validation-ars"],
        ),
        kind(
            "cds",
            any_of(&["professionnel-de-sante"]).with(&["salarie-centre"]),
            primary_care,
            "patientele-centre",
            &["projet-sante", "reglement-interieur", "validation-ars"],
        ),
        Type {
            representation: true,
            ..kind(
                "cpts",
                any_of(&["professionnel-de-sante", "participant"]),
                represented.map(one).to_vec(),
                "population-territoire",
                &["projet-sante"],
            )
        },
    ]
}

/// The types of the national set, in their order.
pub(crate) fn national_criteria() -> Vec<Type> {
    let one = |profession| (1, any_of(&[profession]));
    let other = Who { except: vec!["medecin-generaliste"], ..any_of(&["premier-recours"]) };
    let of_msp = [
        "medecin",
        "chirurgien-dentiste",
        "sage-femme",
        "biologiste-medical",
        "pharmacien",
        "auxiliaire-medical",
    ];
    let kind = |id, audience, seats, prerequisites: &[&'static str], aims: &[&'static str]| Type {
        id,
        audience,
        seats,
        scale: Vec::new(),
        prerequisites: prerequisites.to_vec(),
        aims: aims.to_vec(),
        relations: Vec::new(),
        common: Vec::new(),
        around: if id == "ess" { vec!["medecin-specialiste"] } else { Vec::new() },
        representation: false,
        on_hold: id == "asalee",
    };
    let for_a_territory = |kind| Type { scale: vec!["population-territoire"], ..kind };
    vec![
        kind(
            "asalee",
            any_of(&["medecin-generaliste", "infirmier"]),
            vec![one("medecin-generaliste"), one("infirmier")],
            &["adhesion-protocole"],
            &["transfert-activites"],
        ),
        kind(
            "esp",
            any_of(&["premier-recours"]),
            vec![one("medecin-generaliste"), (1, other)],
            &["projet-sante"],
            &["prevention", "depistage"],
        ),
        for_a_territory(kind(
            "ess",
            any_of(&["professionnel-de-sante"]),
            vec![(2, any_of(&["medecin-specialiste"]))],
            &["projet-sante"],
            &["cooperation-externe", "suivi-specialise"],
        )),
        kind(
            "msp",
            any_of(&of_msp).with(&["liberal"]),
            vec![(2, any_of(&["medecin-generaliste"])), one("auxiliaire-medical")],
            &["projet-sante", "transmission-ars"],
            &["prevention", "acces-aux-soins", "continuite-des-soins"],
        ),
        kind(
            "cds",
            any_of(&["professionnel-de-sante"]).with(&["salarie-centre"]),
            Vec::new(),
            &["premier-contact", "projet-sante", "engagement-conformite", "recepisse"],
            &[
                "prevention",
                "education-therapeutique",
                "continuite-des-soins",
                "accessibilite-sociale",
            ],
        ),
        for_a_territory(kind(
            "cpts",
            any_of(&["professionnel-de-sante", "participant"]),
            Vec::new(),
            &["projet-sante", "transmission-ars"],
            &["prevention", "acces-aux-soins", "crise-sanitaire"],
        )),
    ]
}

impl Type {
    /// The verdict of every completion, prerequisites aside: a row for each completion of the
    /// team, a column for each of the scale.
    pub(crate) fn grid(&self, told: &Told) -> Vec<Vec<Verdict>> {
        self.grid_of(&self.teams(told), told)
    }

    /// Every team that the people may be; where nobody is named, one of each kind that matters.
    pub(crate) fn teams(&self, told: &Told) -> Vec<Vec<Person>> {
        if told.people.is_empty() { self.compositions().concat() } else { completions(told) }
    }

    /// Where no team is given, whether some team's statuses alone decide.
    pub(crate) fn status_may_matter(&self, told: &Told) -> bool {
        self.compositions().iter().any(|teams| columns_vary(&self.grid_of(teams, told)))
    }

    fn grid_of(&self, teams: &[Vec<Person>], told: &Told) -> Vec<Vec<Verdict>> {
        let scales = chosen_scales(told);
        let row = |team: &Vec<Person>| {
            let staff = self.staff_verdict(team);
            scales
                .iter()
                .map(|scale| match staff {
                    Verdict::Eligible if !self.suits(scale) => Verdict::Reachable,
                    _ => staff,
                })
                .collect()
        };
        teams.iter().map(row).collect()
    }

    /// Whether one of the chosen scales is the type's.
    pub(crate) fn suits(&self, chosen: &[&str]) -> bool {
        self.scale.is_empty() || chosen.iter().any(|scale| self.scale.contains(scale))
    }

    /// The verdict for a team of which everything is known, at this type's scale.
    pub(crate) fn staff_verdict(&self, team: &[Person]) -> Verdict {
        if !team.iter().any(|person| self.audience.has(*person)) {
            Verdict::Unsuitable
        } else if self.best_seating(team) == self.all_seated() {
            Verdict::Eligible
        } else {
            Verdict::Reachable
        }
    }

    /// The seats all filled.
    pub(crate) fn all_seated(&self) -> Seating {
        self.seats.iter().map(|(count, _)| *count).collect()
    }

    /// The seating of most people; of several, the one whose empty seats are the latest.
    pub(crate) fn best_seating(&self, team: &[Person]) -> Seating {
        best(self.seatings(team))
    }

    /// Every seating there is: each person in turn stays out or takes a seat that has room.
    fn seatings(&self, team: &[Person]) -> BTreeSet<Seating> {
        let mut seatings = BTreeSet::from([vec![0; self.seats.len()]]);
        for person in team.iter().filter(|person| self.audience.has(**person)) {
            let seats = 0..self.seats.len();
            let open: Vec<usize> = seats.filter(|seat| self.seats[*seat].1.has(*person)).collect();
            if open.is_empty() {
                continue;
            }
            for seating in seatings.clone() {
                for seat in open.iter().copied() {
                    if seating[seat] < self.seats[seat].0 {
                        let mut next = seating.clone();
                        next[seat] += 1;
                        seatings.insert(next);
                    }
                }
            }
        }
        seatings
    }

    /// Compositions, each with some choices of its statuses, that show every verdict which some
    /// team gets: nobody, each person alone, and a person for each seat.
    fn compositions(&self) -> Vec<Vec<Vec<Person>>> {
        let alone = GROUPS
            .iter()
            .map(|(profession, _)| STATUSES.map(|status| vec![(*profession, status)]).to_vec());
        let seated = self.seats.iter().flat_map(|(count, who)| {
            let person = everyone()
                .into_iter()
                .find(|person| who.has(*person) && self.audience.has(*person))
                .expect("somebody fits each seat");
            (0..*count).map(move |_| person)
        });
        let seated: Vec<Person> = seated.collect();
        let all_alike =
            |status| seated.iter().map(|(profession, _)| (*profession, status)).collect();
        let alike: Vec<Vec<Person>> = STATUSES.map(all_alike).to_vec();
        [vec![Vec::new()]]
            .into_iter()
            .chain(alone)
            .chain([[vec![seated.clone()], alike].concat()])
            .collect()
    }
}

impl Told {
    /// Each person, of the status that everyone has where they name none.
    pub(crate) fn one_by_one(&self) -> impl Iterator<Item = Kind> {
        let one = |kind: &Kind| Kind { count: 1, status: kind.status.or(self.status), ..*kind };
        self.people.iter().flat_map(move |kind| (0..kind.count).map(move |_| one(kind)))
    }
}

/// The best of some seatings, as [`Type::best_seating`] says.
pub(crate) fn best(seatings: impl IntoIterator<Item = Seating>) -> Seating {
    seatings
        .into_iter()
        .max_by_key(|seating| (seating.iter().sum::<u32>(), seating.clone()))
        .expect("a seating of nobody at least")
}

/// Whether what the rows stand for decides, for some column.
pub(crate) fn columns_vary(grid: &[Vec<Verdict>]) -> bool {
    let columns = grid.first().map_or(0, Vec::len);
    (0..columns).any(|column| grid.iter().any(|row| row[column] != grid[0][column]))
}

/// Whether what the columns stand for decides, for some row.
pub(crate) fn rows_vary(grid: &[Vec<Verdict>]) -> bool {
    grid.iter().any(|row| row.iter().any(|verdict| *verdict != row[0]))
}

/// Every team that the people may be: each one of unknown status may have any. Who is who does
/// not matter, so two that differ in nothing else are one.
pub(crate) fn completions(told: &Told) -> Vec<Vec<Person>> {
    let mut teams = BTreeSet::from([Vec::new()]);
    for Kind { profession, status, .. } in told.one_by_one() {
        let statuses = may_have(status);
        let mut longer = BTreeSet::new();
        for team in &teams {
            for status in &statuses {
                let mut team: Vec<Person> = team.clone();
                team.push((profession, *status));
                team.sort_unstable();
                longer.insert(team);
            }
        }
        teams = longer;
    }
    teams.into_iter().collect()
}

/// Every set of scales that the team may have chosen.
pub(crate) fn chosen_scales(told: &Told) -> Vec<Vec<&'static str>> {
    if !told.scale.is_empty() {
        return vec![told.scale.clone()];
    }
    (1_usize..1 << SCALES.len())
        .map(|set| {
            (0..SCALES.len()).filter(|bit| set & (1 << bit) != 0).map(|bit| SCALES[bit]).collect()
        })
        .collect()
}

fn groups_of(profession: &str) -> &'static [&'static str] {
    GROUPS.iter().find(|(known, _)| *known == profession).map_or(&[], |(_, groups)| groups)
}
