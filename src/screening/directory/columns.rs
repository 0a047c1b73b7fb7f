//! Which column holds what, by the names that the directory is published with.

use super::By;
use crate::rules::lexicon::fold;

/// The columns that are read, each by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// How many cells a whole line has.
    pub(super) width: usize,
    pub(super) person: usize,
    /// What a label must not hold; a commune bears the name of nobody who is there.
    pub(super) name: usize,
    pub(super) profession: usize,
    pub(super) skill: usize,
    pub(super) mode: usize,
    pub(super) sector: usize,
    pub(super) commune: usize,
    pub(super) department: usize,
    /// The first of these that is filled in says which group it is.
    pub(super) ids: Vec<usize>,
    /// The first of these that is filled in says what the group is called.
    pub(super) labels: Vec<usize>,
}

/// The place of a column that an extraction may do without, and does.
pub(super) const NOWHERE: usize = usize::MAX;

impl Columns {
    /// Reads the first line.
    ///
    /// # Errors
    ///
    /// The usual names of the columns that it lacks.
    pub(super) fn of(line: &str, by: By) -> Result<Columns, Vec<&'static str>> {
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        let mut names: Vec<String> = line.trim_end_matches('\r').split('|').map(fold).collect();
        // A bar may end the line.
        if names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        let find = |wanted: &str| {
            let wanted = fold(wanted);
            names.iter().position(|name| *name == wanted)
        };
        let may = |wanted| find(wanted).unwrap_or(NOWHERE);
        let mut lacking = Vec::new();
        let mut must = |usual| {
            find(usual).unwrap_or_else(|| {
                lacking.push(usual);
                NOWHERE
            })
        };
        let person = find("Identification nationale PP").or_else(|| find("Identifiant PP"));
        let person = person.unwrap_or_else(|| must("Identification nationale PP"));
        let (profession, mode) = (must("Code profession"), must("Code mode exercice"));
        let siret = must("Numéro SIRET site");
        let finess = must("Numéro FINESS site");
        let technical = must("Identifiant technique de la structure");
        let labels = vec![must("Raison sociale site"), may("Enseigne commerciale site")];
        let commune = must("Code commune (coord. structure)");
        let commune_name = must("Libellé commune (coord. structure)");
        let (name, ids, labels) = match by {
            By::Site => (may("Nom d'exercice"), vec![technical, finess, siret], labels),
            By::Commune => (NOWHERE, vec![commune], vec![commune_name]),
        };
        let columns = Columns {
            width: names.len(),
            person,
            name,
            profession,
            skill: may("Code savoir-faire"),
            mode,
            department: must("Code Département (structure)"),
            sector: must("Code secteur d'activité"),
            commune,
            ids,
            labels,
        };
        if lacking.is_empty() { Ok(columns) } else { Err(lacking) }
    }
}
