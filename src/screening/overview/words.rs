//! The words of an overview, both languages side by side.

use super::Subject;
use crate::lang::{Lang, plural, typeset};
use crate::report::labelled;

/// The words of the page, in one language; of teams, sites or communes.
pub(super) struct Words {
    lang: Lang,
    pub(super) title: String,
    pub(super) skip: String,
    pub(super) contents: String,
    pub(super) source: String,
    pub(super) rows_read: String,
    pub(super) rejects: String,
    pub(super) verdicts: String,
    pub(super) verdicts_told: String,
    pub(super) kind: String,
    pub(super) lacking: String,
    pub(super) lacking_told: String,
    /// Before the types that nobody lacks people for.
    pub(super) no_lacking: String,
    pub(super) people: String,
    pub(super) rows_noun: String,
    pub(super) recruits: String,
    pub(super) recruits_told: String,
    pub(super) recruit: String,
    pub(super) doors: String,
    pub(super) by_type: String,
    pub(super) rows: String,
    pub(super) rows_told: String,
    /// What paper has no room for.
    pub(super) on_paper: String,
    /// What the rows are sorted by at first; nothing where that is the file's order.
    pub(super) sorted: String,
    pub(super) nothing: String,
    pub(super) find: String,
    pub(super) only: String,
    pub(super) everything: String,
    pub(super) more: String,
    pub(super) all: String,
    /// How much of the table is shown, for the script to fill in.
    pub(super) shown: String,
    /// The same where no row is left out.
    pub(super) shown_of_all: String,
    pub(super) table: String,
    pub(super) notice: String,
    /// What a row is, and several.
    pub(super) one: String,
    pub(super) many: String,
}

impl Words {
    pub(super) fn new(lang: Lang, subject: Subject) -> Words {
        let say = |fr: &str, en: &str| match lang {
            Lang::Fr => typeset(lang, fr),
            Lang::En => typeset(lang, en),
        };
        // Of teams, of sites, of communes.
        let of = |fr: [&str; 3], en: [&str; 3]| {
            let [teams, sites, communes] = match lang {
                Lang::Fr => fr,
                Lang::En => en,
            };
            let told = match subject {
                Subject::Teams => teams,
                Subject::Sites => sites,
                Subject::Communes => communes,
            };
            typeset(lang, told)
        };
        Words {
            lang,
            title: of(
                [
                    "Quel exercice coordonné pour ces équipes ?",
                    "Où l'exercice coordonné peut commencer, lieu par lieu",
                    "Où l'exercice coordonné peut commencer, commune par commune",
                ],
                [
                    "Which coordinated practice for these teams?",
                    "Where coordinated practice can start, site by site",
                    "Where coordinated practice can start, commune by commune",
                ],
            ),
            skip: say("Aller au tableau", "Skip to the table"),
            contents: say("Sommaire", "Contents"),
            source: say("Fichier", "File"),
            rows_read: say("Lignes lues", "Rows read"),
            rejects: say("Lignes écartées", "Rows left out"),
            verdicts: say("Type par type", "Type by type"),
            verdicts_told: say("Nombre d'équipes par verdict", "How many teams have each verdict"),
            kind: say("Type", "Type"),
            lacking: say("Combien de personnes manquent", "How many people are missing"),
            lacking_told: of(
                [
                    "Pour chaque type, les équipes dont il est à portée, par nombre de personnes à trouver. Toutes les barres ont la même échelle.",
                    "Pour chaque type, les lieux par nombre de personnes à trouver pour l'effectif minimum. Toutes les barres ont la même échelle.",
                    "Pour chaque type, les communes par nombre de personnes à trouver pour l'effectif minimum. Toutes les barres ont la même échelle.",
                ],
                [
                    "For each type, the teams within reach of it, by how many people there are to find. All bars have the same scale.",
                    "For each type, the sites by how many people there are to find for the minimum staff. All bars have the same scale.",
                    "For each type, the communes by how many people there are to find for the minimum staff. All bars have the same scale.",
                ],
            ),
            no_lacking: of(
                [
                    "À portée d'aucune équipe :",
                    "L'effectif minimum est partout au complet pour",
                    "L'effectif minimum est partout au complet pour",
                ],
                [
                    "Within reach of no team:",
                    "The minimum staff is complete everywhere for",
                    "The minimum staff is complete everywhere for",
                ],
            ),
            people: say("À trouver", "To find"),
            rows_noun: of(["Équipes", "Lieux", "Communes"], ["Teams", "Sites", "Communes"]),
            recruits: say("Qui ouvrirait le plus de portes", "Whose coming would open most"),
            recruits_told: say(
                "Une porte, c'est un type et une équipe à qui il ne manque que cette personne.",
                "A door is a type and a team that lacks this one person for it.",
            ),
            recruit: say("Une personne de plus", "One more person"),
            doors: say("Portes", "Doors"),
            by_type: say("Par type", "By type"),
            rows: of(
                ["Les équipes", "Les lieux d'exercice", "Les communes"],
                ["The teams", "The sites", "The communes"],
            ),
            rows_told: say(
                "Pour ouvrir ces lignes dans un tableur : la même commande, avec --format csv.",
                "To open these rows in a spreadsheet: the same command, with --format csv.",
            ),
            on_paper: say(
                "Le papier n'a pas la place des colonnes de professions : elles sont à l'écran.",
                "Paper has no room for the columns of professions: they are on the screen.",
            ),
            sorted: of(
                [
                    "",
                    "D'abord les lieux à qui il manque le moins de personnes, tous types ensemble.",
                    "D'abord les communes à qui il manque le moins de personnes, tous types ensemble.",
                ],
                [
                    "",
                    "The sites that lack fewest people come first, all types taken together.",
                    "The communes that lack fewest people come first, all types taken together.",
                ],
            ),
            nothing: say("Il n'y a aucune ligne.", "There is no row."),
            find: say("Chercher", "Search"),
            only: say("Ne montrer que", "Show only"),
            everything: say("tout", "everything"),
            more: say("Montrer 200 lignes de plus", "Show 200 more rows"),
            all: say("Montrer toutes les lignes", "Show all rows"),
            shown: of(
                [
                    "Équipes montrées : {shown} sur {kept} retenues, {all} en tout",
                    "Lieux montrés : {shown} sur {kept} retenus, {all} en tout",
                    "Communes montrées : {shown} sur {kept} retenues, {all} en tout",
                ],
                [
                    "Teams shown: {shown} of {kept} that match, {all} in all",
                    "Sites shown: {shown} of {kept} that match, {all} in all",
                    "Communes shown: {shown} of {kept} that match, {all} in all",
                ],
            ),
            shown_of_all: of(
                [
                    "Équipes montrées : {shown} sur {all}",
                    "Lieux montrés : {shown} sur {all}",
                    "Communes montrées : {shown} sur {all}",
                ],
                [
                    "Teams shown: {shown} of {all}",
                    "Sites shown: {shown} of {all}",
                    "Communes shown: {shown} of {all}",
                ],
            ),
            table: of(
                [
                    "Ce que chaque type est pour chaque équipe",
                    "Ce qui manque à chaque lieu",
                    "Ce qui manque à chaque commune",
                ],
                [
                    "What each type is for each team",
                    "What each site lacks",
                    "What each commune lacks",
                ],
            ),
            notice: of(
                [
                    "Calculé d'après les seules données du fichier : à vérifier avec chaque équipe.",
                    "Calculé d'après les seules données de l'annuaire : à vérifier sur place.",
                    "Calculé d'après les seules données de l'annuaire : à vérifier sur place.",
                ],
                [
                    "Worked out from what the file says alone: to be checked with each team.",
                    "Worked out from what the directory says alone: to be checked on the spot.",
                    "Worked out from what the directory says alone: to be checked on the spot.",
                ],
            ),
            one: of(["équipe", "lieu", "commune"], ["team", "site", "commune"]),
            many: of(["équipes", "lieux", "communes"], ["teams", "sites", "communes"]),
        }
    }

    /// "5 ou plus".
    pub(super) fn or_more(&self, count: u64) -> String {
        match self.lang {
            Lang::Fr => typeset(self.lang, &format!("{count} ou plus")),
            Lang::En => typeset(self.lang, &format!("{count} or more")),
        }
    }

    /// That so many professions have no column.
    pub(super) fn absent(&self, count: u64) -> String {
        let told = match self.lang {
            Lang::Fr => plural(
                self.lang,
                count,
                format!("{count} profession n'a pas de colonne : personne ne l'exerce ici."),
                format!("{count} professions n'ont pas de colonne : personne ne les exerce ici."),
            ),
            Lang::En => plural(
                self.lang,
                count,
                format!("{count} profession has no column: nobody here has it."),
                format!("{count} professions have no column: nobody here has them."),
            ),
        };
        typeset(self.lang, &told)
    }
}

/// Above who is missing for a type.
pub(super) fn missing_of(name: &str, lang: Lang) -> String {
    let missing = match lang {
        Lang::Fr => "il manque",
        Lang::En => "missing",
    };
    typeset(lang, &labelled(name, missing, lang))
}

/// What stands above a column that the rules do not name.
#[derive(Clone, Copy)]
pub(super) enum Fixed {
    Name,
    Department,
    UnknownSpecialty,
    Recommended,
}

impl Fixed {
    pub(super) fn words(self, lang: Lang) -> String {
        let words = match (self, lang) {
            (Fixed::Name, Lang::Fr) => "Nom et identifiant",
            (Fixed::Name, Lang::En) => "Name and id",
            (Fixed::Department, Lang::Fr) => "Département",
            (Fixed::Department, Lang::En) => "Department",
            (Fixed::UnknownSpecialty, Lang::Fr) => "De spécialité inconnue",
            (Fixed::UnknownSpecialty, Lang::En) => "Of unknown specialty",
            (Fixed::Recommended, Lang::Fr) => "Recommandés",
            (Fixed::Recommended, Lang::En) => "Recommended",
        };
        words.to_owned()
    }
}
