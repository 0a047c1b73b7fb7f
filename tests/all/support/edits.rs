//! Edits of the rules that ship: each is one change that somebody who keeps rules would make, and all
//! of them can be made together.

use crate::support::shipped::{Files, shipped};

/// One change of the rules.
#[derive(Debug)]
pub(crate) struct Edit {
    /// The part of the rules that it changes: a file, and a key of its top level; a file alone where
    /// the part is the whole file; nothing where it can change no verdict.
    pub(crate) part: Option<(&'static str, Option<&'static str>)>,
    /// In which file, what stands there, and what takes its place.
    pub(crate) changes: &'static [(&'static str, &'static str, &'static str)],
}

const fn in_key(
    part: (&'static str, &'static str),
    changes: &'static [(&'static str, &'static str, &'static str)],
) -> Edit {
    Edit { part: Some((part.0, Some(part.1))), changes }
}

const fn in_file(
    file: &'static str,
    changes: &'static [(&'static str, &'static str, &'static str)],
) -> Edit {
    Edit { part: Some((file, None)), changes }
}

const fn idle(changes: &'static [(&'static str, &'static str, &'static str)]) -> Edit {
    Edit { part: None, changes }
}

const MSP: &str = "types/msp.toml";
const CDS: &str = "types/cds.toml";
const ESP_CLAP: &str = "types/esp-clap.toml";
const ESS: &str = "types/ess.toml";
const CPTS: &str = "types/cpts.toml";
const ASALEE: &str = "types/asalee.toml";
const RULESET: &str = "ruleset.toml";
const PEOPLE: &str = "professions.toml";
const VOCABULARY: &str = "vocabulary.toml";
const CONTACTS: &str = "contacts.toml";

/// The edits.
pub(crate) const EDITS: &[Edit] = &[
    // Who counts.
    in_key(
        (MSP, "audience"),
        &[(MSP, "status = [\"liberal\"]", "status = [\"liberal\", \"salarie-centre\"]")],
    ),
    in_key(
        (ESP_CLAP, "audience"),
        &[(
            ESP_CLAP,
            "of = [\"premier-recours\"]",
            "of = [\"premier-recours\", \"auxiliaire-medical\", \"psychologue\"]",
        )],
    ),
    in_key(
        (ESS, "audience"),
        &[(ESS, "of = [\"professionnel-de-sante\"]", "of = [\"medecin\", \"infirmier\"]")],
    ),
    in_key(
        (CDS, "audience"),
        &[(CDS, "reserved.fr = \"réservé", "reserved.fr = \"toujours réservé")],
    ),
    // The seats.
    in_key((MSP, "staff"), &[(MSP, "count = 3", "count = 2")]),
    in_key(
        (CDS, "staff"),
        &[(
            CDS,
            "[[staff.seat]]\nid = \"auxiliaire-medical\"",
            "[[staff.seat]]\nid = \"infirmier\"\ncount = 1\nof = [\"infirmier\"]\n\n[[staff.seat]]\nid = \"auxiliaire-medical\"",
        )],
    ),
    in_key(
        (ASALEE, "staff"),
        &[(ASALEE, "\n[[staff.seat]]\nid = \"infirmier\"\ncount = 1\nof = [\"infirmier\"]\n", "")],
    ),
    in_key(
        (ESS, "staff"),
        &[(
            ESS,
            "count = 2\nof = [\"medecin-specialiste\"]",
            "count = 1\nof = [\"medecin\"]\nstatus = [\"liberal\"]\none.fr = \"médecin spécialiste\"\none.en = \"specialist doctor\"\nmany.fr = \"médecins spécialistes\"\nmany.en = \"specialist doctors\"",
        )],
    ),
    in_key(
        (ESP_CLAP, "staff"),
        &[(
            ESP_CLAP,
            "id = \"medecin-generaliste\"\ncount = 1\nof = [\"medecin-generaliste\"]",
            "id = \"medecin-generaliste\"\ncount = 1\nof = [\"medecin-generaliste\"]\none.fr = \"généraliste\"\none.en = \"generalist\"\nmany.fr = \"généralistes\"\nmany.en = \"generalists\"",
        )],
    ),
    // The scales, one of them by a document that is new.
    in_key(
        (MSP, "scale"),
        &[(
            MSP,
            "any = [\"patientele-commune\"]",
            "any = [\"patientele-commune\", \"population-territoire\"]",
        )],
    ),
    in_key(
        (ESS, "scale"),
        &[
            (
                ESS,
                "any = [\"population-territoire\"]\nsource.document = \"page\"",
                "any = [\"patientele-commune\"]\nsource.document = \"arrete\"",
            ),
            (
                RULESET,
                "# The ten rows of the table",
                "[[document]]\nid = \"arrete\"\nshort.fr = \"arrêté\"\nshort.en = \"order\"\ntitle = \"Arrêté\"\npublisher = \"République française\"\ndate.fr = \"2027\"\ndate.en = \"2027\"\nlatest-year = 2027\n\n# The ten rows of the table",
            ),
        ],
    ),
    in_key(
        (ESP_CLAP, "scale"),
        &[(ESP_CLAP, "source.row = \"scale\"", "source.row = \"audience\"")],
    ),
    // The steps.
    in_key(
        (MSP, "step"),
        &[(
            MSP,
            "id = \"structure-juridique\"\nprerequisite = false",
            "id = \"structure-juridique\"\nprerequisite = true",
        )],
    ),
    in_key(
        (CDS, "step"),
        &[(
            CDS,
            "[[step]]\nid = \"reglement-interieur\"",
            "[[step]]\nid = \"directeur\"\nprerequisite = true\nshort.fr = \"directeur\"\nshort.en = \"director\"\ntext.fr = \"Nommer un directeur.\"\ntext.en = \"Name a director.\"\nwho.fr = \"le gestionnaire\"\nwho.en = \"the manager\"\nsource.row = \"prerequisites\"\n\n[[step]]\nid = \"reglement-interieur\"",
        )],
    ),
    in_key(
        (ESP_CLAP, "step"),
        &[(ESP_CLAP, "short.fr = \"projet de santé\"", "short.fr = \"projet\"")],
    ),
    // The words.
    in_file(PEOPLE, &[(PEOPLE, "\"idel\", ", "")]),
    in_file(PEOPLE, &[(PEOPLE, "many.en = \"midwives\"", "many.en = \"midwife practitioners\"")]),
    in_file(
        PEOPLE,
        &[(
            PEOPLE,
            "groups = [\"professionnel-de-sante\", \"auxiliaire-medical\", \"premier-recours\"]",
            "groups = [\"professionnel-de-sante\", \"premier-recours\"]",
        )],
    ),
    in_file(PEOPLE, &[(PEOPLE, "words = [\"ortho\"]", "words = [\"ortho\", \"orthos du coin\"]")]),
    in_file(
        PEOPLE,
        &[(
            PEOPLE,
            "[[ambiguous]]\nwords = [\"ortho",
            "[[profession]]\nid = \"sophrologue\"\nshort = \"sophro\"\none.fr = \"sophrologue\"\none.en = \"sophrologist\"\nmany.fr = \"sophrologues\"\nmany.en = \"sophrologists\"\ngroups = [\"professionnel-de-sante\"]\nwords = []\n\n[[ambiguous]]\nwords = [\"ortho",
        )],
    ),
    in_file(VOCABULARY, &[(VOCABULARY, "\"freelance\"", "\"freelancer\"")]),
    in_file(
        VOCABULARY,
        &[(VOCABULARY, "name.fr = \"patientèle commune\"", "name.fr = \"patients partagés\"")],
    ),
    in_file(
        VOCABULARY,
        &[(
            VOCABULARY,
            "name.en = \"one GP's own patients\"",
            "name.en = \"One GP's own patients\"",
        )],
    ),
    in_file(
        VOCABULARY,
        &[(
            VOCABULARY,
            "any-of = [\"salarie-centre\", \"salarie-autre\"]",
            "any-of = [\"salarie-centre\", \"salarie-autre\", \"liberal\"]",
        )],
    ),
    in_file(
        PEOPLE,
        &[(PEOPLE, "words = [\"cardio\"]", "words = [\"cardio\", \"docteur du cœur\"]")],
    ),
    in_file(
        PEOPLE,
        &[(
            PEOPLE,
            "[[counted-nowhere]]\n",
            "[[specialty]]\nid = \"hematologue\"\nprofession = \"medecin-specialiste\"\none.fr = \"hématologue\"\none.en = \"haematologist\"\nmany.fr = \"hématologues\"\nmany.en = \"haematologists\"\n\n[[counted-nowhere]]\n",
        )],
    ),
    in_file(PEOPLE, &[(PEOPLE, "words = [\"ostéo\"]\n", "")]),
    in_file(
        PEOPLE,
        &[(
            PEOPLE,
            "reason.fr = \"ce n’est pas une profession de santé\"",
            "reason.fr = \"n’est pas une profession de santé\"",
        )],
    ),
    // What a reachable type is for the team, and its rank.
    idle(&[(ESS, "around = [\"medecin-specialiste\"]", "around = [\"medecin\"]")]),
    idle(&[(CPTS, "representation = true\n", "")]),
    idle(&[(ESS, "silent = true\n", "")]),
    idle(&[(ASALEE, "hold = true\n", "")]),
    // What stands beside the rules.
    idle(&[(CPTS, "know-first = true\n", "")]),
    idle(&[(
        ASALEE,
        "short.fr = \"financement contesté (Egora",
        "short.fr = \"financement incertain (Egora",
    )]),
    idle(&[(ASALEE, "step = \"local-cabinet\"\n", "")]),
    idle(&[(ASALEE, "step-text.fr = \"Prévoir un local", "step-text.fr = \"Trouver un local")]),
    idle(&[(MSP, "kind = \"alternative\"\ntype = \"cds\"", "kind = \"combines\"\ntype = \"cds\"")]),
    idle(&[(MSP, "name = \"MSP\"", "name = \"MSP-U\"")]),
    idle(&[(MSP, "column.heading = \"ESP MSP\"", "column.heading = \"MSP\"")]),
    idle(&[(MSP, "  \"protocoles\",\n", "")]),
    idle(&[(MSP, "contacts = [\"apmsl\"]", "contacts = [\"ars\"]")]),
    idle(&[(MSP, "staff = { medecin-generaliste = 2 }\n", "")]),
    idle(&[(MSP, "Association loi 1901, société", "Association loi de 1901, société")]),
    idle(&[(MSP, "table = \"members\"\n", "")]),
    idle(&[(MSP, "L’URML soutient les maisons", "L’URML appuie les maisons")]),
    idle(&[(
        MSP,
        "cite = \"sous la forme d’une ou de plusieurs équipes de soins primaires\"\n",
        "",
    )]),
    idle(&[(
        ASALEE,
        "grade = \"press\"\ndate = \"2026-01-28\"",
        "grade = \"law\"\ndate = \"2026-02\"",
    )]),
    idle(&[(ASALEE, "text.en = \"The funding", "text.en = \"Funding")]),
    idle(&[(
        ASALEE,
        "[[relation]]\nkind = \"combines\"\ntype = \"msp\"",
        "[[relation]]\nkind = \"prepares\"\ntype = \"msp\"",
    )]),
    idle(&[(
        ASALEE,
        "name = \"two physiotherapists are outside the pair\"\nteam = \"2 kinés\"",
        "name = \"two physiotherapists are outside the pair\"\nteam = \"3 kinés\"",
    )]),
    // The set's own.
    idle(&[(RULESET, "version = \"2026.2\"", "version = \"2026.3\"")]),
    idle(&[(RULESET, "title.fr = \"Pays de la Loire\"", "title.fr = \"Les Pays de la Loire\"")]),
    idle(&[(RULESET, "types = [\"asalee\", \"esp-clap\",", "types = [\"esp-clap\", \"asalee\",")]),
    idle(&[(RULESET, "stale-after-years = 3\n", "")]),
    idle(&[(RULESET, "confirm-with = [\"ars\"]", "confirm-with = [\"ars\", \"apmsl\"]")]),
    idle(&[(
        RULESET,
        "newcomer.en = \"physio self-employed\"",
        "newcomer.en = \"midwife self-employed\"",
    )]),
    idle(&[(RULESET, "latest-year = 2024\n", "latest-year = 2025\n")]),
    idle(&[(RULESET, "heading = \"Pour qui ?\"", "heading = \"Qui ?\"")]),
    idle(&[(
        RULESET,
        "text.fr = \"Coécrire le projet de santé.\"",
        "text.fr = \"Écrire le projet de santé.\"",
    )]),
    idle(&[(CONTACTS, "phone = \"06 13 01 76 25\"", "phone = \"06 13 01 76 26\"")]),
    idle(&[(CONTACTS, "web = \"www.apmsl.fr\"\n", "")]),
    idle(&[(
        "questions.toml",
        "ask.en = \"Who is in the team, including you?\"",
        "ask.en = \"Who is it made of?\"",
    )]),
    in_file(PEOPLE, &[(PEOPLE, "feminine = true\nshort = \"sf\"", "short = \"sf\"")]),
    in_file(
        PEOPLE,
        &[(PEOPLE, "one.fr = \"autre acteur du territoire\"", "one.fr = \"acteur du territoire\"")],
    ),
    in_file(
        VOCABULARY,
        &[(VOCABULARY, "team-is.fr = \"exerce en libéral\"", "team-is.fr = \"est libérale\"")],
    ),
    in_file(VOCABULARY, &[(VOCABULARY, "name.fr = \"dépistage\"", "name.fr = \"dépistages\"")]),
];

/// The rules that ship, with some of the edits.
pub(crate) fn edited<'e>(edits: impl IntoIterator<Item = &'e Edit>) -> Files {
    let mut files = shipped();
    for (name, from, to) in edits.into_iter().flat_map(|edit| edit.changes) {
        let text = files.get_mut(*name).expect("a file");
        assert!(text.contains(from), "{name}: {from}");
        *text = text.replacen(from, to, 1);
    }
    files
}
