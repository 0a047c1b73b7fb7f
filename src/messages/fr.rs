//! The program in French.

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

messages! {}

// Sheets, comparison, lists.

messages! {}

// Dossier.

messages! {}

// Rule authors: check, explain, test, graph, schema, new.

messages! {}

// Rule authors: difference.

messages! {}

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
