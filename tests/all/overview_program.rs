//! The page as the program makes it: it tells why lines are left out and how to have the rows as a
//! file, and speaks no ids.

use std::fs;

use crate::support::annuaire::{Flaw, Line, file};
use crate::support::folder::Folder;
use crate::support::program::{out, run, words};

/// The texts of the page that comes of these words, its spaces all alike.
fn page(args: &[&str]) -> String {
    let page = out(&run(&[&["screen", "--format", "html"], args].concat()));
    let (_, body) = page.split_once("<body>").expect("a page");
    let texts = body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    words(&texts.collect::<Vec<_>>().join(" ").replace("&#39;", "'"))
}

const TEAMS: &str = "id,team,status,scale\n1,2 ide,liberal,patientele-commune\n2,3 zz,,\n";

#[test]
fn a_page_of_teams_tells_where_the_rest_is() {
    let folder = Folder::new();
    let bad = folder.file("equipes.csv", TEAMS);
    let good = folder.file("bonnes.csv", TEAMS.replace("3 zz", "3 mg"));
    let none = folder.file("rien.csv", "id,team\n");
    let rejects = folder.path("rejets.csv");
    let of_rejects = "la même commande, avec --rejects FICHIER.";
    let of_csv = "la même commande, avec --format csv.";
    for (args, said, unsaid) in [
        (vec![bad.as_str()], vec![of_rejects, of_csv], vec!["rejets.csv"]),
        (
            vec![&bad, "--rejects", &rejects],
            vec!["Les lignes rejetées sont dans rejets.csv, avec la raison de chacune.", of_csv],
            vec![of_rejects],
        ),
        (vec![&good], vec![of_csv], vec![of_rejects]),
        (vec![&none], vec!["Il n’y a aucune ligne."], vec![of_rejects, of_csv]),
    ] {
        let page = page(&args);
        said.into_iter().for_each(|text| assert!(page.contains(text), "{text}: {page}"));
        unsaid.into_iter().for_each(|text| assert!(!page.contains(text), "{text}: {page}"));
    }
    // As the report words them.
    let page = page(&[&good]);
    assert!(page.contains("3 médecins généralistes + 1 auxiliaire médical"), "{page}");
    assert!(!page.contains("medecin"), "{page}");
    assert!(!fs::read_to_string(&rejects).expect("written").is_empty());
}

/// The extraction of a site, of which some lines cannot be counted.
fn extraction() -> Vec<u8> {
    let there = Line {
        profession: "70", // masseur-kinésithérapeute
        mode: "L",
        technical: "R00000000000001",
        company: "MAISON DE SANTE",
        commune: "44109",
        department: "44",
        ..Line::default()
    };
    let midwife = Line { profession: "50", person: 1, ..there.clone() };
    let doctor = Line { profession: "10", person: 2, ..there.clone() };
    let short = Line { flaw: Flaw::Short(30), ..there.clone() };
    let volunteer = Line { mode: "B", person: 3, ..there.clone() };
    file(&[there, midwife, doctor, short.clone(), short, volunteer])
}

#[test]
fn a_page_of_the_directory_tells_why_lines_are_left_out() {
    let folder = Folder::new();
    let file = folder.file("annuaire.txt", extraction());
    for (lang, texts) in [
        (
            "fr",
            [
                "Lignes rejetées, chacune pour une seule raison : moins de cellules que l’en-tête (2) ; mode d’exercice que les règles écartent (1).",
                "De spécialité inconnue : 1, à part dans leur propre colonne ;",
                "Nom et identifiant Département ASALEE : il manque",
                "Sages-femmes libérales Masseurs-kinésithérapeutes libéraux De spécialité inconnue MAISON DE SANTE R00000000000001",
                "professions n’ont pas de colonne : personne ne les exerce ici.",
            ],
        ),
        (
            "en",
            [
                "Rows skipped, by reason: fewer cells than the header (2); mode of practice that the rules skip (1).",
                "Of unknown specialty: 1, apart in a column of their own;",
                "Name and id Department ASALEE: missing",
                "Sages-femmes libérales (self-employed midwives) Masseurs-kinésithérapeutes libéraux (self-employed physiotherapists) Of unknown specialty MAISON DE SANTE R00000000000001",
                "professions have no column: nobody here has them.",
            ],
        ),
    ] {
        let page = page(&["--rpps", &file, "--by", "site", "--lang", lang]);
        texts.into_iter().for_each(|text| assert!(page.contains(text), "{text}: {page}"));
        for id in ["unknown_specialty", "_missing", ":liberal", "sage-femme:"] {
            assert!(!page.contains(id), "{id}: {page}");
        }
    }
    // Whatever the page leaves out, the file has.
    let csv = out(&run(&["screen", "--rpps", &file, "--by", "site"]));
    assert!(csv.starts_with("id,label,department,medecin-generaliste:liberal,"), "{csv}");
}
