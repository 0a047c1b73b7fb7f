//! What the columns of a file of teams are, by their header.

use rustc_hash::{FxHashMap, FxHashSet};

use super::foreign::Foreign;
use super::output::columns_of;
use crate::diagnostic::nearest;
use crate::lang::Lang;
use crate::rules::{Catalogue, Ix, Profession, Status};
use crate::team::lexicon::{Meaning, fold};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// One of the texts that options take too.
    Text(Text),
    /// How many there are of a profession, with a status or without.
    Count(Ix<Profession>, Option<Ix<Status>>),
    /// Whatever it is, it goes through to the output.
    Passed,
}

/// A text that a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The composition, in the shorthand.
    Team,
    /// The status of the members that name none.
    Status,
    /// Scales.
    Scale,
    /// Steps done.
    Done,
    /// Steps not done.
    NotDone,
    /// Aims.
    Aims,
}

impl Text {
    /// All of them, in the order in which a row is read.
    pub const ALL: [Text; 6] =
        [Text::Team, Text::Status, Text::Scale, Text::Done, Text::NotDone, Text::Aims];

    /// What its column may be called as well: as the options are in French.
    fn aliases(self) -> &'static [&'static str] {
        match self {
            Text::Team => &["equipe"],
            Text::Status => &["statut"],
            Text::Scale => &["echelle"],
            Text::Done => &["fait"],
            Text::NotDone => &["pas-fait"],
            Text::Aims => &["action"],
        }
    }

    /// The name of its column.
    pub fn name(self) -> &'static str {
        match self {
            Text::Team => "team",
            Text::Status => "status",
            Text::Scale => "scale",
            Text::Done => "done",
            Text::NotDone => "not-done",
            Text::Aims => "aims",
        }
    }
}

/// How many columns of a header are told where none will do.
const MOST_TOLD: usize = 8;

/// How many columns are looked at for what they may have meant.
const MOST_LOOKED_AT: usize = 200;

/// The columns of a file.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Their names, as they stand.
    pub names: Vec<String>,
    /// What each holds.
    pub columns: Vec<Column>,
    /// The places of those that go through, each with a name of its own: of two of one name, the
    /// second is told apart by a number.
    pub keys: Vec<(usize, String)>,
}

/// What is wrong with a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// It is not UTF-8.
    NotText,
    /// Two columns of this name.
    Twice(String),
    /// A column of a profession, of what is no status; with the nearest that is one.
    NoStatus(String, Vec<String>),
    /// A column that goes through has the name of one that a screening adds.
    Taken(String),
    /// It is that of a file of another sort.
    Foreign(Foreign),
    /// It is that of the national directory.
    Directory,
    /// No column says who is in a team; the first of those that there are.
    NoTeam(Vec<String>),
}

impl Columns {
    /// Reads a header's fields.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn of<'f>(
        catalogue: &Catalogue,
        fields: impl Iterator<Item = &'f [u8]>,
    ) -> Result<Columns, Vec<HeaderFault>> {
        let mut faults = Vec::new();
        let mut names = Vec::new();
        let mut columns = Vec::new();
        // What is wrong with many columns is said once.
        let (mut not_text, mut twice) = (false, Vec::new());
        for field in fields {
            let Ok(name) = std::str::from_utf8(field) else {
                not_text = true;
                continue;
            };
            let column = column(catalogue, name.trim()).unwrap_or_else(|fault| {
                faults.push(fault);
                Column::Passed
            });
            let again = column != Column::Passed && columns.contains(&column);
            if again && !twice.contains(&column) {
                faults.push(HeaderFault::Twice(name.trim().to_owned()));
                twice.push(column);
            }
            names.push(name.to_owned());
            columns.push(column);
        }
        faults.extend(not_text.then_some(HeaderFault::NotText));
        let added = columns_of(catalogue);
        let taken = names.iter().filter(|name| added.contains(name));
        faults.extend(taken.map(|name| HeaderFault::Taken(name.clone())));
        let of_team =
            |column: &Column| matches!(column, Column::Text(Text::Team) | Column::Count(..));
        if !columns.iter().any(of_team) && faults.is_empty() {
            faults.push(match names.iter().any(|name| is_of_directory(name)) {
                true => HeaderFault::Directory,
                false => HeaderFault::NoTeam(names.iter().take(MOST_TOLD).cloned().collect()),
            });
        }
        let keys = keys(&names, &columns);
        if faults.is_empty() { Ok(Columns { names, columns, keys }) } else { Err(faults) }
    }

    /// The names of the columns that go through to the output.
    pub fn passed(&self) -> impl Iterator<Item = &str> {
        let named = self.names.iter().zip(&self.columns);
        named.filter(|(_, column)| **column == Column::Passed).map(|(name, _)| name.as_str())
    }

    /// The columns that are read under another name than their own, each with that name.
    pub fn renamed(&self, catalogue: &Catalogue) -> Vec<(&str, String)> {
        let named = self.names.iter().zip(&self.columns);
        let renamed = named.filter_map(|(name, column)| {
            let own = match column {
                Column::Passed => return None,
                Column::Text(text) => text.name().to_owned(),
                Column::Count(profession, status) => {
                    let profession = &catalogue.professions()[*profession].id;
                    match status {
                        None => profession.to_string(),
                        Some(status) => {
                            format!("{profession}:{}", catalogue.statuses()[*status].id)
                        }
                    }
                }
            };
            (name.trim() != own).then_some((name.as_str(), own))
        });
        renamed.collect()
    }

    /// The columns that go through and look like others, each with what it may have meant; of a
    /// file of very many columns, the first are looked at.
    pub fn lookalikes(&self, catalogue: &Catalogue) -> Vec<(&str, String)> {
        let known: Vec<&str> = Text::ALL
            .map(Text::name)
            .into_iter()
            .chain(catalogue.professions().iter().map(|profession| &*profession.id))
            .collect();
        let meant = |name: &str| {
            let word = name.trim().to_lowercase();
            let word = word.split(':').next().unwrap_or_default();
            nearest(word, known.iter().copied()).first().map(|id| (*id).to_owned())
        };
        let passed = self.passed().filter(|name| *name != "id").take(MOST_LOOKED_AT);
        passed.filter_map(|name| Some((name, meant(name)?))).collect()
    }
}

/// A name for each column that goes through, no two alike: "nom", "nom_2".
fn keys(names: &[String], columns: &[Column]) -> Vec<(usize, String)> {
    let mut keys = Vec::new();
    let mut taken: FxHashSet<String> = names.iter().cloned().collect();
    // How many times each name has been met, or passed over.
    let mut met: FxHashMap<&str, u32> = FxHashMap::default();
    for (place, (name, column)) in names.iter().zip(columns).enumerate() {
        if *column != Column::Passed {
            continue;
        }
        let number = met.entry(name).or_insert(0);
        *number += 1;
        let mut key = name.clone();
        while *number > 1 {
            key = format!("{name}_{number}");
            if taken.insert(key.clone()) {
                break;
            }
            *number += 1;
        }
        keys.push((place, key));
    }
    keys
}

fn column(catalogue: &Catalogue, name: &str) -> Result<Column, HeaderFault> {
    if let Some(text) = text(name) {
        return Ok(Column::Text(text));
    }
    let (who, status) = match name.split_once(':') {
        Some((who, status)) => (who, Some(status.trim())),
        None => (name, None),
    };
    let profession = catalogue.professions().find(|profession| profession.id == who);
    let profession = profession.or_else(|| match catalogue.lexicon().get(who) {
        Some(Meaning::Profession(profession)) => Some(profession),
        _ => None,
    });
    let Some(profession) = profession else { return Ok(Column::Passed) };
    let Some(word) = status else { return Ok(Column::Count(profession, None)) };
    match catalogue.statuses().find(|status| status.id == word) {
        Some(status) => Ok(Column::Count(profession, Some(status))),
        None => {
            let known = catalogue.statuses().iter().map(|status| &*status.id);
            let near = nearest(word, known.clone());
            let near = if near.is_empty() { known.collect() } else { near };
            let near = near.into_iter().map(str::to_owned).collect();
            Err(HeaderFault::NoStatus(name.to_owned(), near))
        }
    }
}

/// The text that a column of this name holds: accents, case and plurals never matter.
fn text(name: &str) -> Option<Text> {
    let folded = fold(name);
    Text::ALL.into_iter().find(|text| {
        let names = [text.name()].into_iter().chain(text.aliases().iter().copied());
        names.into_iter().any(|known| known == name || fold(known) == folded)
    })
}

/// Whether a header is that of the directory: all of it in one cell, or the name of one of its
/// columns.
fn is_of_directory(name: &str) -> bool {
    name.split('|').any(|name| fold(name) == fold("Code profession"))
}

impl HeaderFault {
    /// What is wrong, and how to mend it.
    pub fn words(&self, lang: Lang) -> (String, String) {
        match (self, lang) {
            (HeaderFault::NotText, Lang::Fr) => (
                "l'en-tête n'est pas de l'UTF-8".to_owned(),
                "enregistrez le fichier en UTF-8 (dans un tableur : « CSV UTF-8 »)".to_owned(),
            ),
            (HeaderFault::NotText, Lang::En) => (
                "the header is not UTF-8".to_owned(),
                "save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)".to_owned(),
            ),
            (HeaderFault::Twice(name), Lang::Fr) => (
                format!("deux colonnes disent « {name} »"),
                "renommez l'une des deux, ou retirez-la".to_owned(),
            ),
            (HeaderFault::Twice(name), Lang::En) => (
                format!("two columns say `{name}`"),
                "rename one of the two, or take it out".to_owned(),
            ),
            (HeaderFault::NoStatus(name, near), Lang::Fr) => (
                format!("la colonne « {name} » ne nomme pas un statut connu"),
                format!("après les deux-points, un de ceux-ci : {}", near.join(", ")),
            ),
            (HeaderFault::NoStatus(name, near), Lang::En) => (
                format!("the column `{name}` names no known status"),
                format!("after the colon, one of these: {}", near.join(", ")),
            ),
            (HeaderFault::Taken(name), Lang::Fr) => (
                format!("la colonne « {name} » porte le nom d'une colonne du résultat"),
                "renommez-la, ou retirez-la".to_owned(),
            ),
            (HeaderFault::Taken(name), Lang::En) => (
                format!("the column `{name}` has the name of a column of the result"),
                "rename it, or take it out".to_owned(),
            ),
            (HeaderFault::Foreign(foreign), _) => {
                let (what, help) = foreign.words(lang);
                let message = match lang {
                    Lang::Fr => format!("le fichier est {what}"),
                    Lang::En => format!("the file is {what}"),
                };
                (message, help.to_owned())
            }
            (HeaderFault::Directory, Lang::Fr) => (
                "ce fichier est une extraction de l'annuaire national, pas un fichier d'équipes"
                    .to_owned(),
                "donnez-le avec --rpps : exercoord screen --rpps FICHIER --by site".to_owned(),
            ),
            (HeaderFault::Directory, Lang::En) => (
                "this file is an extraction of the national directory, not a file of teams"
                    .to_owned(),
                "give it with --rpps: exercoord screen --rpps FILE --by site".to_owned(),
            ),
            (HeaderFault::NoTeam(seen), Lang::Fr) => (
                "aucune colonne ne dit qui est dans l'équipe".to_owned(),
                format!(
                    "il faut une colonne « team », ou des colonnes nommées par une profession ; la première ligne du fichier est l'en-tête, des virgules, points-virgules ou tabulations entre les colonnes ; ici : {}",
                    seen.iter().map(|name| format!("« {name} »")).collect::<Vec<_>>().join(", ")
                ),
            ),
            (HeaderFault::NoTeam(seen), Lang::En) => (
                "no column says who is in the team".to_owned(),
                format!(
                    "a column `team` is needed, or columns named by a profession; the first line of the file is the header, with commas, semicolons or tabs between the columns; here: {}",
                    seen.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
                ),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_through_has_a_name_of_its_own() {
        for (names, expected) in [
            (&["nom", "ville"][..], &["nom", "ville"][..]),
            (&["nom", "nom", "nom"], &["nom", "nom_2", "nom_3"]),
            (&["nom", "nom", "nom_2", "nom"], &["nom", "nom_3", "nom_2", "nom_4"]),
            (&["", ""], &["", "_2"]),
        ] {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            let keys = keys(&names, &vec![Column::Passed; names.len()]);
            let (places, keys): (Vec<usize>, Vec<String>) = keys.into_iter().unzip();
            assert_eq!(keys, expected);
            assert!(places.into_iter().eq(0..names.len()));
        }
    }
}
