//! The program in French.

use crate::lang::{Lang, plural};

// Languages, dates, files.

messages! {
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre";
    and = " et ";
    or = " ou ";
    not_found = "introuvable";
    access_denied = "accès refusé";
    is_a_directory = "c'est un dossier";
    not_a_directory = "un fichier se trouve à la place d'un dossier";
    not_utf8 = "ce n'est pas du texte UTF-8";
    too_large = "trop grand";
    disk_full = "le disque est plein";
    disk_read_only = "le disque est en lecture seule";
}

pub fn day_of_month(day: i8, month: &str, year: i16) -> String {
    match day {
        1 => format!("1er {month} {year}"),
        _ => format!("{day} {month} {year}"),
    }
}

// Rule files: problems.

messages! {}

// Teams and the words for them.

messages! {}

// Answers and the answers file.

messages! {}

// Assessment and advice.

messages! {}

// Interview.

messages! {}

// Report.

messages! {}

// What-if.

messages! {}

// Documents and their formats.

messages! {
    colon = "\u{a0}: ";
}

// Sheets, comparison, lists.

messages! {
    sheet_title = "Les types, un par un";
    sheet_rows = "Ligne par ligne";
    sheet_criteria = "Critères, tels que le programme les applique";
    sheet_staff = "Effectif";
    sheet_steps = "Démarches, dans l'ordre";
    sheet_relations = "Avec les autres types";
    sheet_aims = "Actions que ce type sert";
    sheet_facts = "À savoir";
    sheet_alerts = "Depuis lors";
    sheet_source(short: &str, title: &str, publisher: &str, date: &str) = "{short} : « {title} », {publisher}, {date}.";
    audience = "Public";
    scale = "Échelle";
    prerequisite = "prérequis";
    prerequisites = "Prérequis";
    afterwards = "ensuite";
    interpretation = "Interprétation";
    whom_to_call = "Qui appeler";
    sources = "Sources";
    not_given = "la source ne le dit pas";
    place_in_source(document: &str, row: &str, column: &str) = "{document}, « {row} », {column}";
    citation(cite: &str) = " : « {cite} »";
    comparison_title = "Comparaison";
    comparison_signs = "≠ règles différentes ; = même règle, parfois en d'autres mots ; — pas de règle, ou pas ce type";
    minimum_staff = "Effectif minimal";
    rules_differ(name: &str) = "{name}, règles différentes :";
    rules_agree(name: &str) = "{name}, même règle :";
    no_such_type = "pas ce type";
    no_rule = "pas de règle";
    list_professions = "Professions";
    list_types = "Types";
    list_statuses = "Statuts";
    list_scales = "Échelles";
    list_aims = "Actions";
    list_steps = "Démarches";
    list_also(words: &str) = "aussi : {words}";
    list_groups(groups: &str) = "groupes : {groups}";
    list_served_by(types: &str) = "types : {types}";
}

// Dossier.

messages! {}

// Rule authors: check, explain, test, graph, schema, new.

messages! {}

// Rule authors: difference.

messages! {
    diff_quoted(text: &str) = "« {text} »";
    diff_in_other = " (en anglais)";
    diff_prerequisite = "prérequis";
    diff_follow_up = "suite";
    diff_prepares = "prépare";
    diff_combines = "se combine";
    diff_members = "membres";
    diff_signatures = "signatures";
    diff_feminine = "féminin";
    diff_masculine = "masculin";
    diff_but_for(group: &str, others: &str) = "{group}, sauf {others}";
    diff_old = "Ancien";
    diff_new = "Nouveau";
    diff_as_of(set: &str, day: &str) = "{set}, au {day}";
    diff_decisive = "Ce qui peut changer une réponse";
    diff_rest = "Le reste";
    diff_nothing = "Rien n'a changé.";
    diff_nothing_decisive = "Rien de ce qui a changé ne peut changer une réponse.";
    diff_for_team = "Pour cette équipe";
    diff_no_turn = "Aucune réponse ne change.";
    diff_unchanged = "Inchangées";
    diff_alone = "Ce seul changement le fait :";
    diff_alone_many = "Ces changements, tous au même endroit, le font :";
    diff_alone_too = "Celui-ci aussi le ferait à lui seul :";
    diff_alone_too_many = "Ceux-ci aussi le feraient, sans les autres :";
    diff_together = "Ces changements le font ensemble :";
    diff_no_such_type = "pas de ce type";
    diff_old_changes_again(days: &str) = "L'ancien jeu change encore le {days} :";
    diff_new_changes_again(days: &str) = "Le nouveau jeu change encore le {days} :";
    diff_left_out_of_old(problem: &str) = "Laissé de côté dans l'ancien jeu ({problem}).";
    diff_left_out_of_new(problem: &str) = "Laissé de côté dans le nouveau jeu ({problem}).";
    bad_date(date: &str) = "« {date} » n'est pas une date";
    bad_date_help = "écrivez l'année, le mois et le jour : 2024-07-01";
}

pub fn diff_added(name: &str, feminine: bool) -> String {
    format!("{name} {}", if feminine { "ajoutée" } else { "ajouté" })
}

pub fn diff_removed(name: &str, feminine: bool) -> String {
    format!("{name} {}", if feminine { "retirée" } else { "retiré" })
}

pub fn diff_years(count: u64) -> String {
    format!("{count} {}", plural(Lang::Fr, count, "an", "ans"))
}

// Screening: teams.

messages! {}

// Screening: the directory.

messages! {}

// Screening: overview.

messages! {}

// Command line.

messages! {}

// Help.

messages! {}

// Wizard.

messages! {}
