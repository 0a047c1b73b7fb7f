//! The program in English.

// Languages, dates, files.

messages! {
    months = "January February March April May June July August September October November December";
    and = " and ";
    or = " or ";
    not_found = "not found";
    access_denied = "access denied";
    is_a_directory = "it is a directory";
    not_a_directory = "a file stands where a directory should";
    not_utf8 = "it is not UTF-8 text";
    too_large = "too large";
    disk_full = "the disk is full";
    disk_read_only = "the disk is read-only";

    day_of_month(day: i8, month: &str, year: i16) = "{day} {month} {year}";
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
