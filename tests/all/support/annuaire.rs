//! Made-up extractions of the national directory, and what they come to by brute force.

use std::collections::{BTreeMap, BTreeSet};

use exercoord::answers::Answers;
use exercoord::assess::assess;
use exercoord::rules::Catalogue;
use exercoord::screening::directory::By;
use exercoord::team::Member;
use proptest::prelude::*;
use proptest::sample::select;

/// The header as it is published.
pub(crate) const HEADER: &str = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité";

/// The number of columns.
pub(crate) const WIDTH: usize = 56;

/// A line by what matters in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// The number of a person: the name and the national number follow from it.
    pub(crate) person: u32,
    pub(crate) profession: &'static str,
    pub(crate) skill: &'static str,
    pub(crate) mode: &'static str,
    pub(crate) sector: &'static str,
    pub(crate) siret: &'static str,
    pub(crate) finess: &'static str,
    pub(crate) technical: &'static str,
    pub(crate) company: &'static str,
    pub(crate) sign: &'static str,
    pub(crate) commune: &'static str,
    pub(crate) department: &'static str,
    pub(crate) flaw: Flaw,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Flaw {
    #[default]
    None,
    /// Cut after so many cells.
    Short(usize),
    /// A byte that is not UTF-8.
    NotText,
    /// No number of a person.
    Nobody,
    /// A quote, a null and an accent, which are data.
    Odd,
    /// No bar at the end.
    NoBar,
    /// An empty line before it.
    Blank,
}

impl Line {
    /// The number that tells a person from all others.
    pub(crate) fn number(&self) -> String {
        match (self.flaw, self.person % 7) {
            (Flaw::Nobody, _) => String::new(),
            (_, 5) => format!("02A{:07}", self.person),
            (_, 6) => format!("3440000{:03}/{:017}", self.person, self.person),
            (_, _) => format!("810{:09}", self.person),
        }
    }

    /// The line as it stands in a file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut cells = vec![String::new(); WIDTH];
        let number = self.number();
        let commune = format!("COMMUNE {}", self.commune);
        for (place, text) in [
            (0, "8"),
            (1, number.get(1..).unwrap_or_default()),
            (2, &number),
            (7, &format!("NOM{}", self.person)),
            (8, &format!("Prénom{}", self.person)),
            (9, self.profession),
            (10, "Profession libellée"),
            (15, self.skill),
            (17, self.mode),
            (19, self.siret),
            (21, self.finess),
            (23, self.technical),
            (24, self.company),
            (25, self.sign),
            (31, "Allée"),
            (36, self.commune),
            (37, if self.commune.is_empty() { "" } else { &commune }),
            (44, self.department),
            (48, self.sector),
            (55, "Activité"),
        ] {
            cells[place] = text.to_owned();
        }
        if self.flaw == Flaw::Odd {
            cells[32] = "\"RUE\0 DE L'ÉTÉ".to_owned();
        }
        if let Flaw::Short(kept) = self.flaw {
            cells.truncate(kept);
        }
        let mut bytes = cells.join("|").into_bytes();
        if self.flaw == Flaw::NotText {
            let at = bytes.len() - 1;
            bytes[at] = 0xe9;
        }
        match self.flaw {
            Flaw::Short(_) | Flaw::NoBar => {}
            _ => bytes.push(b'|'),
        }
        if self.flaw == Flaw::Blank {
            bytes.splice(0..0, *b"\n");
        }
        bytes
    }
}

/// A file of these lines.
pub(crate) fn file(lines: &[Line]) -> Vec<u8> {
    let mut bytes = format!("{HEADER}|\n").into_bytes();
    for line in lines {
        bytes.extend(line.bytes());
        bytes.push(b'\n');
    }
    bytes
}

const PROFESSIONS: [&str; 12] =
    ["10", "10", "10", "60", "60", "69", "70", "21", "81", "82", "99", "32"];
const SKILLS: [&str; 8] = ["", "", "SM54", "SM53", "SM26", "SM03", "SM04", "CEX22"];
const MODES: [&str; 8] = ["L", "L", "S", "S", "S", "B", "I", ""];
const SECTORS: [&str; 4] = ["SA05", "SA07", "SA05", ""];
/// SIRET, FINESS, technical id.
const SITES: [[&str; 3]; 10] = [
    ["", "", "R00000000000001"],
    ["12345678900011", "440000001", "R00000000000002"],
    ["12345678900011", "440000001", ""],
    ["12345678900011", "", ""],
    ["", "", ""],
    ["", "", "1234567890123456"],
    ["", "", "12345678901234567"],
    ["", "", "12345678901234568"],
    ["", "", "é\0"],
    ["", "", "é"],
];
const COMPANIES: [&str; 6] =
    ["", "CABINET DES LILAS", "SEL, « L'ÉTÉ »", "CABINET DU DR NOM3", "Nom5-NOM6", "\"LES\" PINS"];
/// Commune, department of the structure.
const PLACES: [[&str; 2]; 8] = [
    ["44109", "44"],
    ["44109", ""],
    ["49007", "49"],
    ["2A004", "2A"],
    ["97105", ""],
    ["97105", "971"],
    ["", "44"],
    ["", ""],
];

/// Any line, with few persons and places, so that many are the same.
pub(crate) fn line() -> impl Strategy<Value = Line> {
    let flaw = prop_oneof![
        12 => Just(Flaw::None),
        1 => (1..WIDTH - 1).prop_map(Flaw::Short),
        4 => select(vec![Flaw::NotText, Flaw::Nobody, Flaw::Odd, Flaw::NoBar, Flaw::Blank]),
    ];
    let who = (0..9_u32, select(&PROFESSIONS[..]), select(&SKILLS[..]));
    let how = (select(&MODES[..]), select(&SECTORS[..]), flaw);
    let place =
        (select(&SITES[..]), select(&COMPANIES[..]), select(&COMPANIES[..]), select(&PLACES[..]));
    (who, how, place).prop_map(|(who, how, place)| {
        let ((person, profession, skill), (mode, sector, flaw)) = (who, how);
        let ([siret, finess, technical], company, sign, [commune, department]) = place;
        Line {
            person,
            profession,
            skill,
            mode,
            sector,
            siret,
            finess,
            technical,
            company,
            sign,
            commune,
            department,
            flaw,
        }
    })
}

/// A group by brute force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) label: String,
    pub(crate) department: String,
    /// By the ids of professions and statuses.
    pub(crate) people: BTreeMap<(String, String), u32>,
    pub(crate) unknown: u32,
}

/// What lines come to: the groups by id, and how many lines counted.
pub(crate) fn expected(lines: &[Line], by: By) -> (BTreeMap<String, Expected>, u64) {
    type Skills = BTreeSet<&'static str>;
    let mut known: BTreeMap<String, BTreeMap<_, (Skills, usize)>> = BTreeMap::new();
    let mut groups: BTreeMap<String, Expected> = BTreeMap::new();
    let mut hidden: BTreeSet<String> = BTreeSet::new();
    let mut counted = 0;
    for line in lines {
        let ids: &[&str] = match by {
            By::Site => &[line.technical, line.finess, line.siret],
            By::Commune => &[line.commune],
        };
        let id = ids.iter().find(|id| !id.is_empty());
        let status = match (line.mode, line.sector) {
            ("L", _) => Some(0),
            ("S", "SA05") => Some(1),
            ("S", _) => Some(2),
            _ => None,
        };
        let broken = matches!(line.flaw, Flaw::Short(_) | Flaw::NotText | Flaw::Nobody);
        let (Some(id), Some(status), false, true) =
            (id, status, broken, line.profession == "10" || single(line.profession).is_some())
        else {
            continue;
        };
        counted += 1;
        let group = groups.entry((*id).to_owned()).or_default();
        let labels = match by {
            By::Site => vec![line.company.to_owned(), line.sign.to_owned()],
            By::Commune => vec![format!("COMMUNE {}", line.commune)],
        };
        let name = format!("nom{}", line.person);
        let named = |label: &String| {
            let label = label.to_lowercase();
            label.split(|char: char| !char.is_alphanumeric()).any(|word| word == name)
        };
        if labels.iter().any(named) {
            hidden.insert((*id).to_owned());
        }
        if group.label.is_empty() {
            group.label = labels.into_iter().find(|label| !label.is_empty()).unwrap_or_default();
        }
        if group.department.is_empty() {
            let length = if line.commune.starts_with("97") { 3 } else { 2 };
            let of_commune = line.commune.get(..length).unwrap_or_default();
            let own = Some(line.department).filter(|own| !own.is_empty());
            group.department = own.unwrap_or(of_commune).to_owned();
        }
        let person = known.entry((*id).to_owned()).or_default();
        let entry = person.entry((line.number(), line.profession)).or_insert((Skills::new(), 9));
        entry.0.insert(line.skill);
        entry.1 = entry.1.min(status);
    }
    for (id, people) in known {
        let group = groups.entry(id.clone()).or_default();
        if hidden.contains(&id) {
            group.label.clear();
        }
        let mut statuses: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for ((person, code), (skills, status)) in people {
            let profession = match code {
                "10" if ["SM26", "SM53", "SM54"].iter().any(|skill| skills.contains(skill)) => {
                    Some("medecin-generaliste")
                }
                "10" if skills.contains("SM03") => Some("biologiste-medical"),
                "10" if skills.iter().any(|skill| skill.starts_with("SM")) => {
                    Some("medecin-specialiste")
                }
                code => single(code),
            };
            match profession {
                Some(profession) => {
                    let known = statuses.entry((person, profession)).or_insert(status);
                    *known = status.min(*known);
                }
                None => group.unknown += 1,
            }
        }
        for ((_, profession), status) in statuses {
            let status = ["liberal", "salarie-centre", "salarie-autre"][status];
            *group.people.entry((profession.to_owned(), status.to_owned())).or_default() += 1;
        }
    }
    (groups, counted)
}

/// The profession of a code that is one, of those that these files hold.
fn single(code: &str) -> Option<&'static str> {
    Some(match code {
        "60" | "69" => "infirmier",
        "70" => "masseur-kinesitherapeute",
        "21" => "pharmacien",
        "81" | "82" => "orthoprothesiste",
        _ => return None,
    })
}

/// How many people each type misses of a team, asked by itself.
pub(crate) fn missing(catalogue: &Catalogue, members: &[Member]) -> Vec<u64> {
    let seats = |kind: usize| {
        let kind = catalogue.types().iter().nth(kind).expect("a type");
        kind.staff.seats.iter().map(|seat| u64::from(seat.count)).sum::<u64>()
    };
    let answers = Answers::new().with_team(members.iter().copied(), None);
    let found = assess(catalogue, &answers);
    let missing = found.types.iter().enumerate().map(|(number, found)| match members {
        [] => seats(number),
        _ => found.staff.people_missing(),
    });
    missing.collect()
}
