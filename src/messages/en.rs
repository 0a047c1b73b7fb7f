//! The program in English.

use crate::lang::{Lang, plural};

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

messages! {
    colon = ": ";
}

// Sheets, comparison, lists.

messages! {
    sheet_title = "The types, one by one";
    sheet_rows = "Row by row";
    sheet_criteria = "Criteria, as the program applies them";
    sheet_staff = "Staff";
    sheet_steps = "Steps, in order";
    sheet_relations = "With the other types";
    sheet_aims = "Aims that this type serves";
    sheet_facts = "Good to know";
    sheet_alerts = "Since then";
    sheet_source(short: &str, title: &str, publisher: &str, date: &str) = "{short}: “{title}”, {publisher}, {date}.";
    audience = "Audience";
    scale = "Scale";
    prerequisite = "prerequisite";
    prerequisites = "Prerequisites";
    afterwards = "afterwards";
    interpretation = "Interpretation";
    whom_to_call = "Whom to call";
    sources = "Sources";
    not_given = "not given by the source";
    place_in_source(document: &str, row: &str, column: &str) = "{document}, “{row}”, {column}";
    citation(cite: &str) = ": “{cite}”";
    comparison_title = "Comparison";
    comparison_signs = "≠ different rules; = the same rule, perhaps in other words; — no rule, or no such type";
    minimum_staff = "Minimum staff";
    rules_differ(name: &str) = "{name}, different rules:";
    rules_agree(name: &str) = "{name}, the same rule:";
    no_such_type = "no such type";
    no_rule = "no rule";
    list_professions = "Professions";
    list_types = "Types";
    list_statuses = "Statuses";
    list_scales = "Scales";
    list_aims = "Aims";
    list_steps = "Steps";
    list_also(words: &str) = "also: {words}";
    list_groups(groups: &str) = "groups: {groups}";
    list_served_by(types: &str) = "types: {types}";
}

// Dossier.

messages! {}

// Rule authors: check, explain, test, graph, schema, new.

messages! {}

// Rule authors: difference.

messages! {
    diff_quoted(text: &str) = "“{text}”";
    diff_in_other = " (in French)";
    diff_prerequisite = "prerequisite";
    diff_follow_up = "follow-up";
    diff_prepares = "prepares";
    diff_combines = "combines";
    diff_members = "members";
    diff_signatures = "signatures";
    diff_feminine = "feminine";
    diff_masculine = "masculine";
    diff_but_for(group: &str, others: &str) = "{group}, but for {others}";
    diff_old = "Old";
    diff_new = "New";
    diff_as_of(set: &str, day: &str) = "{set}, on {day}";
    diff_decisive = "What can change a result";
    diff_rest = "The rest";
    diff_nothing = "Nothing has changed.";
    diff_nothing_decisive = "Nothing that has changed can change a result.";
    diff_for_team = "For this team";
    diff_no_turn = "No result changes.";
    diff_unchanged = "Unchanged";
    diff_alone = "This change alone does it:";
    diff_alone_many = "These changes, all in one place, do it:";
    diff_alone_too = "This one too would do it alone:";
    diff_alone_too_many = "These too would do it, without the others:";
    diff_together = "These changes do it together:";
    diff_no_such_type = "no such type";
    diff_old_changes_again(days: &str) = "The old set changes again on {days}:";
    diff_new_changes_again(days: &str) = "The new set changes again on {days}:";
    diff_left_out_of_old(problem: &str) = "Left out in the old set ({problem}).";
    diff_left_out_of_new(problem: &str) = "Left out in the new set ({problem}).";
    bad_date(date: &str) = "`{date}` is not a date";
    bad_date_help = "write the year, the month and the day: 2024-07-01";
}

pub fn diff_added(name: &str, _: bool) -> String {
    format!("{name} added")
}

pub fn diff_removed(name: &str, _: bool) -> String {
    format!("{name} removed")
}

pub fn diff_years(count: u64) -> String {
    format!("{count} {}", plural(Lang::En, count, "year", "years"))
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
