//! What the columns of a file of teams are, by their header.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::nearest::nearest;
use crate::rules::lexicon::{Meaning, fold};
use crate::rules::{Catalogue, Ix, Profession, Status};
use crate::tr;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// One of [`TEXTS`], by its place.
    Text(usize),
    /// How many there are of a profession, with a status or without.
    Count(Ix<Profession>, Option<Ix<Status>>),
    /// Whatever it is, it goes through to the output.
    Passed,
    /// What an earlier screening found: the result has it anew.
    Earlier,
}

/// The texts that columns may hold, by their names: as the options are called, and as these are in
/// French. Accents, case and plurals never matter.
pub const TEXTS: [[&str; 2]; 7] = [
    ["team", "equipe"],
    ["status", "statut"],
    ["scale", "echelle"],
    ["done", "fait"],
    ["started", "commence"],
    ["not-done", "pas-fait"],
    ["aims", "action"],
];

/// The column of the types that are recommended.
pub const RECOMMENDED: &str = "recommended";

/// The column of who is missing for a type.
pub fn missing_column(id: &str) -> String {
    format!("{id}_missing")
}

/// The columns that a screening adds: of each type its verdict, who is missing, who may fill those
/// seats and which scales are needed; then what is recommended.
pub fn columns_of(catalogue: &Catalogue) -> Vec<String> {
    let of_type =
        |id: &str| [id.to_owned(), missing_column(id), format!("{id}_who"), format!("{id}_scale")];
    let of_types = catalogue.types().iter().flat_map(|kind| of_type(&kind.id));
    of_types.chain([RECOMMENDED.to_owned()]).collect()
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

/// What is wrong with a header, and how to mend it.
pub fn header_fault(message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    Diagnostic { code: "bad-header", message: message.into(), place: None, help: Some(help.into()) }
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
        lang: Lang,
    ) -> Result<Columns, Vec<Diagnostic>> {
        let added = columns_of(catalogue);
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
            let is_earlier = added.iter().any(|added| added == name.trim());
            let column = match column(catalogue, name.trim(), lang) {
                _ if is_earlier => Column::Earlier,
                Ok(column) => column,
                Err(fault) => {
                    faults.push(fault);
                    Column::Passed
                }
            };
            let is_read = !matches!(column, Column::Passed | Column::Earlier);
            let again = is_read && columns.contains(&column);
            if again && !twice.contains(&column) {
                let message = tr!(lang, screen_header_twice(name.trim()));
                faults.push(header_fault(message, tr!(lang, screen_header_twice_help)));
                twice.push(column);
            }
            names.push(name.to_owned());
            columns.push(column);
        }
        if not_text {
            let message = tr!(lang, screen_header_not_text);
            faults.push(header_fault(message, tr!(lang, screen_save_as_utf8)));
        }
        let is_of_team = |column: &Column| matches!(column, Column::Text(0) | Column::Count(..));
        if !columns.iter().any(is_of_team) && faults.is_empty() {
            faults.push(if names.iter().any(|name| is_of_directory(name)) {
                header_fault(tr!(lang, screen_is_directory), tr!(lang, screen_is_directory_help))
            } else {
                let seen = names.iter().take(MOST_TOLD).map(|name| tr!(lang, screen_quoted(name)));
                let seen = seen.collect::<Vec<_>>().join(", ");
                header_fault(tr!(lang, screen_no_team), tr!(lang, screen_no_team_help(&seen)))
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
            let profession = |profession: &_| &catalogue.professions()[*profession].id;
            let own = match column {
                Column::Passed | Column::Earlier => return None,
                Column::Text(place) => TEXTS.get(*place)?[0].to_owned(),
                Column::Count(of, None) => profession(of).to_string(),
                Column::Count(of, Some(status)) => {
                    format!("{}:{}", profession(of), catalogue.statuses()[*status].id)
                }
            };
            (name.trim() != own).then_some((name.as_str(), own))
        });
        renamed.collect()
    }

    /// The columns that go through and look like others, each with what it may have meant; of a
    /// file of very many columns, the first are looked at.
    pub fn lookalikes(&self, catalogue: &Catalogue) -> Vec<(&str, String)> {
        let professions = catalogue.professions().iter().map(|profession| &*profession.id);
        let known: Vec<&str> = TEXTS.map(|[name, _]| name).into_iter().chain(professions).collect();
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

fn column(catalogue: &Catalogue, name: &str, lang: Lang) -> Result<Column, Diagnostic> {
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
            let help = tr!(lang, screen_header_no_status_help(&near.join(", ")));
            Err(header_fault(tr!(lang, screen_header_no_status(name)), help))
        }
    }
}

/// The text that a column of this name holds.
fn text(name: &str) -> Option<usize> {
    let folded = fold(name);
    TEXTS.iter().position(|names| names.iter().any(|known| *known == name || fold(known) == folded))
}

/// Whether a header is that of the directory: all of it in one cell, or the name of one of its
/// columns.
fn is_of_directory(name: &str) -> bool {
    name.split('|').any(|name| fold(name) == fold("Code profession"))
}
