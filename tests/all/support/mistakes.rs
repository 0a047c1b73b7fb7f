//! A small change of the shipped rules for each kind of problem that a check finds.

use exercoord::diagnostic::Level;

/// A small change of a file: what to replace in it, and by what.
pub(crate) type Edit = (&'static str, &'static str, &'static str);

/// A problem: its code, how bad it is, its file, the line that it stands on, the marked text.
pub(crate) type Expected = (&'static str, Level, &'static str, &'static str, &'static str);

pub(crate) const ESP_CLAP: &str = "types/esp-clap.toml";
pub(crate) const MSP: &str = "types/msp.toml";
pub(crate) const ESS: &str = "types/ess.toml";
const ASALEE: &str = "types/asalee.toml";
const PEOPLE: &str = "professions.toml";
pub(crate) const WORDS: &str = "vocabulary.toml";

pub(crate) const READING: &str = "interpretation.fr = \"L’article nomme les équipes de soins primaires sans citer l’ESP-CLAP ; son nom complet en fait une.\"";
const RIEN_VERSE: &str = "id = \"rien-verse\"\nknow-first = true\nshort = { fr = \"rien de versé\", en = \"nothing paid\" }\n";
const NURSE: &str = "cite = \"Un médecin généraliste et une infirmière Asalée\"\n";

/// A change of the shipped rules for each kind of problem, and the problem.
pub(crate) fn cases() -> Vec<(Vec<Edit>, Expected)> {
    use Level::{Error, Warning};
    vec![
        (
            vec![(MSP, "who.en = \"self", "# \"self")],
            (
                "missing-language",
                Error,
                MSP,
                "who.fr = \"professionnels de santé libéraux, de premier ou de second recours\"",
                "who",
            ),
        ),
        (
            vec![(MSP, "source.row = \"scale\"\n", "")],
            ("missing-source", Error, MSP, "[scale]", "[scale]"),
        ),
        (
            vec![(ESP_CLAP, READING, "interpretation.fr = \" \"")],
            (
                "interpretation-without-reason",
                Error,
                ESP_CLAP,
                "interpretation.fr = \" \"",
                "\" \"",
            ),
        ),
        (
            vec![(ESP_CLAP, READING, "interpretation.fr = \"C’est, de fait, une équipe.\"")],
            ("no problem", Warning, "", "", ""),
        ),
        (
            vec![(ESP_CLAP, READING, "interpretation.fr = \"Une équipe, de fait.\"")],
            (
                "interpretation-without-reason",
                Warning,
                ESP_CLAP,
                "interpretation.fr = \"Une équipe, de fait.\"",
                "\"Une équipe, de fait.\"",
            ),
        ),
        // The citation over again, whatever its case and its stops.
        (
            vec![(
                ASALEE,
                NURSE,
                "cite = \"Un médecin généraliste et une infirmière Asalée\"\ninterpretation.fr = \"Le document ne dit pas lesquels : tous comptent.\"\ninterpretation.en = \"UN médecin généraliste, et une infirmière.\"\n",
            )],
            (
                "interpretation-without-reason",
                Warning,
                ASALEE,
                "interpretation.en = \"UN médecin généraliste, et une infirmière.\"",
                "\"UN médecin généraliste, et une infirmière.\"",
            ),
        ),
        // The text of the criterion's row.
        (
            vec![(
                ASALEE,
                NURSE,
                "interpretation.fr = \"1 médecin généraliste et 1 infirmier ASALEE.\"\ninterpretation.en = \"One of each, which the row says in so many words.\"\n",
            )],
            (
                "interpretation-without-reason",
                Warning,
                ASALEE,
                "interpretation.fr = \"1 médecin généraliste et 1 infirmier ASALEE.\"",
                "\"1 médecin généraliste et 1 infirmier ASALEE.\"",
            ),
        ),
        (
            vec![(
                "types/cpts.toml",
                "of = [\"pharmacien\"]",
                "of = [\"medecin\", \"pharmacien\"]\nexcept = [\"pharmacien\"]\none = { fr = \"x\", en = \"x\" }\nmany = { fr = \"x\", en = \"x\" }",
            )],
            ("twin-seats", Warning, "types/cpts.toml", "id = \"pharmacien\"", "\"pharmacien\""),
        ),
        (
            vec![(MSP, "of = [\"auxiliaire-medical\"]", "of = [\"psychologue\"]")],
            ("dead-seat", Error, MSP, "id = \"auxiliaire-medical\"", "\"auxiliaire-medical\""),
        ),
        (
            vec![
                (
                    PEOPLE,
                    "[[group]]\n",
                    "[[group]]\nid = \"vide\"\none = { fr = \"sorcier\", en = \"wizard\" }\nmany = { fr = \"sorciers\", en = \"wizards\" }\n\n[[group]]\n",
                ),
                (
                    ESS,
                    "of = [\"professionnel-de-sante\"]",
                    "of = [\"professionnel-de-sante\", \"vide\"]",
                ),
            ],
            ("empty-group", Warning, PEOPLE, "id = \"vide\"", "\"vide\""),
        ),
        (
            vec![
                (MSP, "\"premier-recours\", \"second-recours\"", "\"professionnel-de-sante\""),
                (
                    "types/cds.toml",
                    "\"premier-recours\", \"second-recours\"",
                    "\"professionnel-de-sante\"",
                ),
            ],
            ("unused-group", Warning, PEOPLE, "id = \"second-recours\"", "\"second-recours\""),
        ),
        (
            vec![(
                PEOPLE,
                "[[profession]]\n",
                "[[profession]]\nid = \"devin\"\none = { fr = \"devin\", en = \"seer\" }\nmany = { fr = \"devins\", en = \"seers\" }\n\n[[profession]]\n",
            )],
            ("unused-profession", Warning, PEOPLE, "id = \"devin\"", "\"devin\""),
        ),
        (
            vec![(
                WORDS,
                "[[scale]]\n",
                "[[scale]]\nid = \"village\"\nname = { fr = \"village\", en = \"village\" }\nteam-does = { fr = \"soigne\", en = \"cares\" }\ntext = { fr = \"un village\", en = \"a village\" }\n\n[[scale]]\n",
            )],
            ("unused-scale", Warning, WORDS, "id = \"village\"", "\"village\""),
        ),
        // What a team of an example wants does not make a type serve it.
        (
            vec![
                (
                    WORDS,
                    "[[aim]]\n",
                    "[[aim]]\nid = \"potions\"\nname = { fr = \"potions\", en = \"potions\" }\n\n[[aim]]\n",
                ),
                (ESS, "verdict = \"ready\"", "aims = [\"potions\"]\nverdict = \"ready\""),
            ],
            ("unused-aim", Warning, WORDS, "id = \"potions\"", "\"potions\""),
        ),
        (
            vec![(
                "contacts.toml",
                "[[contact]]\n",
                "[[contact]]\nid = \"mairie\"\nshort = \"mairie\"\nname = { fr = \"mairie\", en = \"town hall\" }\nsource = { document = \"tableau\", row = \"x\", column = \"x\" }\n\n[[contact]]\n",
            )],
            ("unused-contact", Warning, "contacts.toml", "id = \"mairie\"", "\"mairie\""),
        ),
        (
            vec![(
                "ruleset.toml",
                "[[document]]\n",
                "[[document]]\nid = \"carnet\"\nshort = { fr = \"carnet\", en = \"notes\" }\ntitle = \"Carnet\"\npublisher = \"nous\"\ndate = { fr = \"2020\", en = \"2020\" }\n\n[[document]]\n",
            )],
            ("unused-document", Warning, "ruleset.toml", "id = \"carnet\"", "\"carnet\""),
        ),
        (
            vec![
                (MSP, "of = [\"auxiliaire-medical\"]", "of = [\"infirmier\"]"),
                (
                    ESP_CLAP,
                    "kind = \"prepares\"\ntype = \"msp\"",
                    "kind = \"prepares\"\ntype = \"cds\"",
                ),
            ],
            ("implied-type", Warning, MSP, "name = \"MSP\"", "\"MSP\""),
        ),
        (
            vec![(
                MSP,
                "id = \"contrat\"\n",
                "id = \"contrat\"\nafter = [\"projet-sante\", \"contrat\"]\n",
            )],
            ("step-cycle", Error, MSP, "after = [\"projet-sante\", \"contrat\"]", "\"contrat\""),
        ),
        (
            vec![(MSP, "after = [\"projet-sante\"]", "after = [\"projet-sante\", \"contrat\"]")],
            (
                "step-unreachable",
                Error,
                MSP,
                "after = [\"projet-sante\", \"contrat\"]",
                "\"contrat\"",
            ),
        ),
        (
            vec![(MSP, "after = [\"projet-sante\"]", "after = [\"project-sante\"]")],
            ("unknown-id", Error, MSP, "after = [\"project-sante\"]", "\"project-sante\""),
        ),
        (
            vec![(
                MSP,
                "kind = \"combines\"\ntype = \"cpts\"",
                "kind = \"prepares\"\ntype = \"esp-clap\"",
            )],
            ("relation-cycle", Warning, ESP_CLAP, "type = \"msp\"", "\"msp\""),
        ),
        (
            vec![(
                MSP,
                "kind = \"alternative\"\ntype = \"cds\"",
                "kind = \"alternative\"\ntype = \"msp\"",
            )],
            ("self-relation", Warning, MSP, "type = \"msp\"", "\"msp\""),
        ),
        (
            vec![(
                WORDS,
                "any-of = [\"salarie-centre\", \"salarie-autre\"]",
                "any-of = [\"salarie-centre\"]",
            )],
            ("status-group", Error, WORDS, "any-of = [\"salarie-centre\"]", "[\"salarie-centre\"]"),
        ),
        (
            vec![(
                WORDS,
                "any-of = [\"salarie-centre\", \"salarie-autre\"]",
                "any-of = [\"salarie-centre\", \"salarie\"]",
            )],
            (
                "status-group",
                Error,
                WORDS,
                "any-of = [\"salarie-centre\", \"salarie\"]",
                "[\"salarie-centre\", \"salarie\"]",
            ),
        ),
        // Another is to be known first as well; of two, one may give another minimum.
        (
            vec![(ASALEE, "id = \"rien-verse\"\n", RIEN_VERSE)],
            ("know-first", Warning, ASALEE, "know-first = true", "true"),
        ),
        (
            vec![(MSP, "staff = { medecin-generaliste = 2 }\n", "")],
            ("know-first", Warning, MSP, "know-first = true", "true"),
        ),
        (
            vec![(
                ASALEE,
                "short.en = \"funding in dispute (Egora, 28 January 2026): check before you act\"",
                "short.en = \"the funding is in dispute (Egora, 28 January 2026): check it before you act on it\"",
            )],
            (
                "know-first",
                Warning,
                ASALEE,
                "short.fr = \"financement contesté (Egora, 28 janvier 2026) : vérifiez avant d’agir\"",
                "short",
            ),
        ),
        (
            vec![(
                ASALEE,
                "hold = true\ngrade = \"press\"\ndate = \"2026-01-28\"",
                "hold = true\ngrade = \"press\"",
            )],
            ("hold-without-date", Warning, ASALEE, "hold = true", "true"),
        ),
        (
            vec![(ESS, "verdict = \"ready\"", "verdict = \"eligible\"")],
            ("wrong-example", Error, ESS, "verdict = \"eligible\"", "\"eligible\""),
        ),
    ]
}
