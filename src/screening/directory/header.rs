//! Which column holds what, by the names that the directory is published with.

use crate::team::lexicon::fold;

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Person,
    Name,
    Profession,
    Skill,
    Mode,
    Siret,
    Finess,
    Technical,
    Company,
    Sign,
    Commune,
    CommuneName,
    Department,
    Sector,
}

/// The columns in the order of [`Column`], with the names that each may have, the usual one first, and
/// whether an extraction may do without it.
const COLUMNS: [(Column, &[&str], bool); 14] = [
    (Column::Person, &["Identification nationale PP", "Identifiant PP"], false),
    (Column::Name, &["Nom d'exercice"], true),
    (Column::Profession, &["Code profession"], false),
    (Column::Skill, &["Code savoir-faire"], true),
    (Column::Mode, &["Code mode exercice"], false),
    (Column::Siret, &["Numéro SIRET site"], false),
    (Column::Finess, &["Numéro FINESS site"], false),
    (Column::Technical, &["Identifiant technique de la structure"], false),
    (Column::Company, &["Raison sociale site"], false),
    (Column::Sign, &["Enseigne commerciale site"], true),
    (Column::Commune, &["Code commune (coord. structure)"], false),
    (Column::CommuneName, &["Libellé commune (coord. structure)"], false),
    (Column::Department, &["Code Département (structure)"], false),
    (Column::Sector, &["Code secteur d'activité"], false),
];

/// The columns of an extraction.
#[derive(Clone, Debug)]
pub(super) struct Header {
    places: [Option<usize>; COLUMNS.len()],
    /// How many cells a whole row has.
    pub(super) width: usize,
}

impl Header {
    /// Reads the first line.
    ///
    /// # Errors
    ///
    /// The usual names of the columns that it lacks.
    pub(super) fn of(line: &str) -> Result<Header, Vec<&'static str>> {
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        let mut names: Vec<String> = line.trim_end_matches('\r').split('|').map(fold).collect();
        // A bar may end the line.
        if names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        let place = |wanted: &&str| names.iter().position(|name| *name == fold(wanted));
        let places = COLUMNS.map(|(_, known, _)| known.iter().find_map(place));
        let lacking = COLUMNS.iter().zip(&places).filter_map(|((_, known, spare), place)| {
            let usual = known.first().filter(|_| place.is_none() && !spare)?;
            Some(*usual)
        });
        let lacking: Vec<&str> = lacking.collect();
        if lacking.is_empty() { Ok(Header { places, width: names.len() }) } else { Err(lacking) }
    }

    /// Where a column stands, if it does.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        *self.places.get(column as usize)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names, without those that are left out.
    fn line(without: &[Column]) -> String {
        let kept = COLUMNS.iter().filter(|(column, _, _)| !without.contains(column));
        kept.map(|(_, names, _)| names[0]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn each_column_stands_at_its_number() {
        for (number, (column, _, _)) in COLUMNS.into_iter().enumerate() {
            assert_eq!(column as usize, number);
        }
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        let plain = Header::of(&line(&[])).expect("all columns");
        let same = line(&[]).to_uppercase().replace('É', "e").replace('\'', "’");
        let same = Header::of(&format!("\u{feff}{same}|\r")).expect("all columns");
        assert_eq!((same.places, same.width), (plain.places, plain.width));
        assert_eq!(plain.place(Column::Sector), Some(13));
    }

    #[test]
    fn what_is_lacking_is_told_by_its_usual_name() {
        let header = line(&[Column::Person, Column::Mode, Column::Skill]);
        let lacking = Header::of(&header).expect_err("two columns that are needed");
        assert_eq!(lacking, ["Identification nationale PP", "Code mode exercice"]);
        assert!(Header::of(&line(&[Column::Skill, Column::Sign, Column::Name])).is_ok());
    }
}
