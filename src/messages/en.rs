//! The program in English.

use crate::advice::Obstacle;
use crate::answers::StepState;
use crate::assess::{Distance, Exclusion, Outcome, Verdict};
use crate::lang::{Lang, number, plural};
use crate::report::CriterionKind;
use crate::report::what_if::Badge;
use crate::rules::Grade;

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

pub const kinds: &[&str] = &[
    "a text in quotes",
    "a whole number",
    "true or false",
    "a list in brackets",
    "a table",
    "a decimal number or too large a number",
];

pub const things: &[&str] = &[
    "document",
    "row",
    "contact",
    "group",
    "profession",
    "profession or group",
    "status",
    "scale",
    "aim",
    "type",
    "step",
    "common step",
    "relation",
    "alert",
    "kind of source",
    "form",
    "table of the team",
    "period",
    "seat",
    "verdict",
    "outcome",
    "criterion",
    "code of the directory",
    "specialty",
    "person who counts for no type",
];

messages! {
    level_error = "error";
    level_warning = "warning";
    label_help = "help";
    problem_place(origin: &str, line: usize, column: usize) = "where: {origin}, line {line}, column {column}\n";
    label_marked = "text at fault";
    before_colon = "";
    more_problems(more: usize) = "… and {more} more problems\n";
    not_toml = "this is not TOML";
    toml_reader_says(detail: &str) = "the TOML reader says: {detail}";
    toml_remedy(remedy: &str, detail: &str) = "{remedy} (the TOML reader says: {detail})";
    toml_first = "; other passages of this file depend on it: fix this one first";
    unreadable(why: &str) = "it cannot be read: {why}";
    unreadable_help = "a readable directory of rules is needed, in UTF-8, with less than a megabyte a file";
    unknown_set(name: &str) = "`{name}` is neither a rule set of the program nor a directory";
    unknown_set_help(known: &str) = "sets of the program: {known}; else give a directory";
    missing_file(name: &str) = "the file `{name}` is missing";
    missing_file_help = "add this file, or take out what names it";
    missing_base(base: &str, lacking: &str) = "the base `{base}` does not give what is missing here: {lacking}";
    missing_base_help = "name a directory beside this one, as in `../common`, that holds these files; or add them here";
    stray_file(name: &str) = "nothing names the file `{name}`";
    stray_file_help = "a type belongs into `types/` and its name into the list `types` of ruleset.toml; else take the file away";
    wrong_kind(expected: &str, found: &str) = "{expected} is needed here, not {found}";
    wrong_kind_help = "replace the marked value";
    unknown_key(key: &str) = "there is no key `{key}` here";
    unknown_key_help(known: &str) = "possible keys here: {known}";
    missing_key(key: &str) = "the key `{key}` is missing";
    missing_key_help = "add it to the marked table";
    missing_french = "the text is missing in French (key `fr`)";
    missing_english = "the text is missing in English (key `en`)";
    missing_language_help = "add it at the marked place: every text is in French (`fr`) and in English (`en`)";
    missing_source = "the source is missing: the place where a document says it";
    missing_source_help = "add `source.document`, `source.row` (the row or the heading) and `source.column` (the column or the paragraph); if the type has its column in the table, `source.row` is enough";
    empty_interpretation = "the interpretation is empty: it must say why the source is read so";
    empty_interpretation_help = "write what the source does not say and what was read into it, or take `interpretation` out";
    empty_text = "the text is empty";
    empty_text_help = "write it, or take the key out if it is optional";
    control_character = "the text holds control characters or a line end";
    control_character_help = "take them out: a text stands on one line";
    unusable_word(word: &str) = "`{word}` cannot name a profession or a status";
    unusable_word_help = "a number, “and”, “all” or a word without meaning has its use already where a team is typed";
    rule_bad_date_help = "write the year, the month and the day as in `2026-01-28`, or the year and the month, or the year alone";
    bad_period = "the last day is before the first";
    bad_period_help = "fix `from` (the first day) or `until` (the last day, which counts)";
    overlap(name: &str) = "two versions of `{name}` hold at the same time";
    overlap_on(name: &str, day: &str) = "two versions of `{name}` hold on {day}";
    overlap_help = "a version ends (`until`) the day before the next one begins (`from`)";
    gap(name: &str, days: &str) = "no version of `{name}` holds {days}";
    gap_help = "the first version has no `from` (or that of the rule set), the last no `until`, and each begins the day after the one before";
    on_day(day: &str) = "on {day}";
    from_day_to(from: &str, until: &str) = "from {from} to {until}";
    up_to_day(until: &str) = "up to {until}";
    from_day_on(from: &str) = "from {from} on";
    on_no_day = "on any day";
    empty_list = "the list is empty";
    empty_list_help = "it must name at least one thing";
    out_of_range = "the number is out of range";
    out_of_range_help(most: u32) = "write a whole number from 1 to {most}";
    bad_id(id: &str) = "`{id}` is not in the form of an id";
    bad_id_help = "use lower-case letters without accents, digits and hyphens, as in `a-name-2`";
    duplicate_id(id: &str, thing: &str) = "the id `{id}` is given twice ({thing})";
    duplicate_id_help = "rename one of the two, or take it out";
    unknown_id(id: &str, thing: &str) = "unknown {thing} `{id}`";
    unknown_id_dated = "a step of this name holds on other days: give the example a day on which it does (date = \"2026-06-30\"); outside an example, make the dates agree";
    unknown_id_none = "nothing of this name is declared: declare it, or remove this name";
    unknown_id_help(known: &str) = "known names: {known}";
    shared_word(word: &str, others: &str) = "the word `{word}` also names: {others}";
    shared_word_help = "take it out of one of the two, or declare it in an [[ambiguous]] table";
    too_many(most: usize, thing: &str) = "more than {most} of them ({thing})";
    too_many_help(most: usize) = "the program takes {most} at the most";
    row_not_given(row: &str) = "the row `{row}` is neither given nor said to be absent from the source";
    row_not_given_help(row: &str) = "add [rows.{row}], or `{row}` to the list `rows-not-given`";
    row_both(row: &str) = "the row `{row}` is given and said to be absent";
    keep_one_of_two = "keep one of the two";
    no_column = "the source names a row of the table, but this type has no column in it";
    no_column_help = "add `column` to the type, or write source.document, source.row and source.column";
    no_place = "the source names a document and not where to look";
    no_place_help = "add `column`: the column, or the paragraph";
    status_group(id: &str) = "the status `{id}` does not group two statuses that are no groups themselves";
    status_group_help = "name in `any-of` two statuses at least, none of which has `any-of`";
    dead_seat(id: &str) = "nobody who counts can fill the seat `{id}`";
    dead_seat_help = "widen `of` or `status`, or the type's audience";
    unnamed_seat(id: &str) = "the seat `{id}` takes several kinds of people and has no name";
    unnamed_seat_help = "add `one` and `many`, in French and in English";
    step_cycle(step: &str, way: &str) = "the step `{step}` waits for itself: it waits for `{way}`";
    step_cycle_joint = "`, which waits for `";
    step_cycle_help = "take one of these names out of the list `after` that it is in";
    step_follows(step: &str, other: &str) = "the prerequisite `{step}` waits for `{other}`, which comes after the prerequisites";
    step_follows_help(other: &str) = "take `{other}` out of `after`, or make it a prerequisite";
    step_never(step: &str, other: &str) = "the step `{step}` waits for `{other}`, which can never be done";
    step_never_help(other: &str) = "fix `{other}`, or remove it from `after`";
}

pub const toml_remedies: &[&str] = &[
    "begin the text with a straight quote (\")",
    "end the text, on its line, with a straight quote (\")",
    "put this text in straight quotes: \"…\"; if a value is missing, write it",
    "the same key or table stands twice, or a block was pasted twice: take one of the two out; a table that repeats is written with two brackets each time, as in [[staff]]",
    "write true or false, in lower case; a text goes in straight quotes",
    "a key has one value, and each key its line: begin a new line, or take out what follows; inside a text, quotes are written “ ”",
    "a number does not begin with zero; a telephone number is a text: put it in straight quotes",
    "a key has no accents and no no-break spaces: type it again, and the spaces of its line",
    "write the year, the month and the day, with their zeros: 2026-07-01",
    "close the name of the table with as many brackets as stand before it: [staff], [[step]]",
    "put a comma between the items of the list; if the list ends further up, close it with a bracket ( ] )",
    "close the list with a bracket ( ] ), with a single comma between two items",
    "between braces, put a comma between the keys, and close with a brace ( } )",
    "write a key, the sign = and its value; a comment begins with a hash (#)",
    "inside a text, write the backslash twice: \\\\",
];

// Teams and the words for them.

messages! {
    word_unknown(part: &str) = "unknown word `{part}`";
    word_list = "for the words that are known: exercoord list professions";
    word_too_vague(part: &str) = "`{part}` is too vague";
    word_choose(ids: &str) = "say which: {ids}";
    count_of_nobody(part: &str) = "the number `{part}` counts nobody";
    count_then_profession = "write the number, then the profession";
    count_negative(part: &str) = "`{part}` is negative";
    count_range = "write a whole number from 0 to 10,000";
    count_not_whole(part: &str) = "`{part}` is not a whole number";
    count_people = "count people, not working time: a whole number from 0 to 10,000";
    count_too_large(part: &str) = "`{part}` is too large";
    status_alone(part: &str) = "`{part}` follows no profession";
    status_place = "put it right after a profession, or write “all” before it";
    status_second(part: &str) = "`{part}` contradicts the status given already";
    status_keep_one_each = "keep one status, or count the members of each status apart";
    status_missing(part: &str) = "no status follows `{part}`";
    status_add = "add a status right after it";
    comma_missing(part: &str) = "`{part}` starts a new item without a comma";
    comma_add = "put a comma between professions";
}

// Answers and the answers file.

messages! {
    answers_status_unknown(text: &str) = "unknown status `{text}`";
    answers_scale_unknown(text: &str) = "unknown scale `{text}`";
    answers_aim_unknown(text: &str) = "unknown aim `{text}`";
    answers_step_unknown(text: &str) = "unknown step `{text}`";
    answers_names_no_step(text: &str) = "`{text}` names no step";
    answers_list(list: &str) = "for the list: exercoord list {list}";
    answers_one_status = "keep one status";
    answers_step_both(text: &str) = "`{text}` is given two states (done, in progress or not done)";
    change_no_team = "there is no team to change yet";
    change_give_team = "give it with --team or --answers";
    change_nobody_left = "nobody would be left in the team";
    change_keep_one = "keep at least one person";
    change_second_status(text: &str) = "`{text}` contradicts the status given to all already";
    change_one_status = "keep one status for all";
    change_too_few(people: &str) = "cannot change {people}: the team has fewer";
    change_team_has(count: u64) = "it has {count}: correct the number, the profession or the status";
    change_which(people: &str) = "{people}: it is not plain which";
    change_say_which(people: &str) = "the team has {people}: take those who change away with their status (--remove), then add them (--add)";
    change_no_status = "the status to give is missing";
    change_give_status(ids: &str) = "write a status alone, or after a profession: {ids}";
    change_counts_nowhere(people: &str) = "{people}: their status changes nothing, as they count for no type";
    change_leave_out = "leave them out of this change";
}

// Assessment and advice.

messages! {}

// Interview.

messages! {
    ask_can_change(names: &str) = "this affects: {names}";
    ask_what_is_left(name: &str) = "this says what is left to do for: {name}";
    ask_orders_types = "your choices change the order of the results, not the results";
    ask_why_now(why: &str) = "Why we ask: {why}";
    ask_who_can_tell(who: &str) = "Who to ask: {who}";
    ask_source(source: &str) = "Source: {source}";
    ask_team = "team";
    ask_out_of_order(step: &str, before: &str) = "Done: {step}. Not done yet: {before}, which usually comes before. Is that right? Correct it, or confirm again.";
    answers_group(said: &str, before: &str, instead: &str) = "In these answers “{said}” no longer means “{before}”. Say which: {instead}.";
    ask_understood(team: &str) = "Understood: {team}.";
    ask_no_longer(names: &str) = "No longer counts, but is saved: {names}.";
    ask_first_question = "This is the first question.";
    reply_none_yet = "not answered yet";
    reply_dont_know = "I don't know";
    reply_group(status: &str) = "{status}, by whom is still to be said";
    reply_depends = "it depends on the person";
    reply_no_aim = "none";
    reply_line(number: usize, name: &str, reply: &str) = "{number}. {name}: {reply}";
    step_done = "(done)";
    step_in_progress = "(in progress)";
    step_not_done = "(not done)";
    step_not_known = "(not known)";
}

// Report.

messages! {
    labelled(name: &str, text: &str) = "{name}: {text}";
    report_add_detail = "For the detail of what does not fit: add --detail.";
    semicolon = "; ";
    open_quote = "“";
    close_quote = "”";

    report_title = "Which coordinated practice for your team?";
    report_contents = "Contents";
    report_rules = "rules";
    report_edition(version: &str, day: &str) = "{version} as of {day}";
    report_assessed_on = "assessed on";
    report_team = "Your team";
    report_status = "Status";
    report_scale = "Your scale";
    report_aims = "Your aims";
    report_not_given = "not given";
    report_answer = "The result";
    report_start = "First steps";
    report_after = "After";
    report_who_acts = "Responsible";
    report_contact = "Contact";
    report_document = "Document";
    report_recruits = "Who to recruit first";
    report_questions = "Information still needed";
    report_who_can_tell = "Who to ask";
    report_could_change = "Affects";
    report_no_effect = "nothing by itself";
    report_types = "Type by type";
    report_opening = "To become eligible";
    report_margin = "How robust";
    report_alerts = "Changes since this source";
    report_to_confirm = "To check";
    report_at_best = "at most, depending on employment status";
    report_criteria = "The criteria";
    report_criterion = "Criterion";
    report_why = "Why";
    report_source = "Source";
    report_old_document = "old document";
    report_steps = "The steps, in order";
    report_afterwards = "later step";
    report_not_counted = "Not counted here";
    report_aims_served = "Among your aims";
    report_documents = "The documents";
    report_type = "Type";
    report_verdict = "Result";

    audience_of_no_team(who: &str) = "no team given; expected: {who}";
    seats_out_of(filled: u32, wanted: u32) = "{filled}\u{a0}of\u{a0}{wanted}";
    no_minimum = "no minimum staff is known";
    staff_needed(people: &str) = "expected: {people}";
    scale_other(chosen: &str, any: &str) = "you chose: {chosen}; expected: {any}";
    scale_not_given(any: &str) = "scale not given; expected: {any}";
    no_team = "no team given";
    source_line(short: &str, row: &str, column: &str) = "{short}, “{row}”, {column}";

    all_in_place = "everything is in place";
    silent_minimum = "by our reading, since the source gives no minimum: have it confirmed";
    next_step(step: &str) = "next: {step}";
    other_scale_suffices(any: &str) = "possible if you organise for: {any}; minimum staffing is met";
    at_least = "at least ";
    missing_people(people: &str) = "missing: {people}";
    missing_in_all(total: &str, people: &str) = "{total} people missing: {people}";
    one_departure = "one departure could end eligibility";

    condition(verdict: &str, conditions: &str) = "{verdict} if {conditions}";
    condition_then_missing(condition: &str, people: &str) = "{condition}; still missing then: {people}";
    and_if = " and if ";
    the_team(predicates: &str) = "the team {predicates}";
    unknown_members(predicate: &str) = "the members of unknown status {predicate}";
    each_status = "depending on the status of each member";
    who_is_in = "enter your team first";
    find_people(name: &str, people: &str) = "{name}: find {people}";
    nothing_fits = "Nothing fits these answers: try another scale or status, \
        or compare the types with `exercoord compare`.";
    answer_first = "Answer the questions under “Information still needed” first.";
    step_after(steps: &str) = "after: {steps}";
    step_who(who: &str) = "responsible: {who}";
    step_contact(contacts: &str) = "contact: {contacts}";
    step_document(document: &str) = "document: {document}";
    question_team = "Who is in the team?";
    question_status = "What is the members' status?";
    question_scale = "At which scale does the team want to act?";
    question_step(name: &str, step: &str) = "{name}, {step}: is it done?";
    people_to_find(name: &str, people: &str) = "{name} ({people} to find)";
    clearer(names: &str) = "clearer, but needs more information: {names}";

    obstacle_and_opening(obstacle: &str, opening: &str) = "{obstacle}: {opening}";
    to_find(people: &str) = "find {people}";
    or_find(people: &str) = "or, with no change of status, find {people}";
    to_change(members: &str) = "change status: {members}";
    to_confirm(members: &str) = "confirm the status: {members}";
    to_status(members: &str, status: &str) = "{members}, as “{status}”";
    to_choose(scales: &str) = "choose this scale: {scales}";
    to_choose_too(scales: &str) = "choose this scale too: {scales}";
    one_of_audience(who: &str) = "1 person among: {who}";
    people_among(people: &str, professions: &str) = "{people} among {professions}";
    still_to_find(people: &str) = "{people} to find";
    at_other_scale_find(people: &str) = "by changing scale and finding {people}";
    at_other_scale = "by changing scale";
    with_other_statuses = "with other statuses";
    fragile_staff(who: &str) = "at risk: if {who} leaves, minimum staffing is not met";
    fragile_audience(who: &str) = "at risk: if {who} leaves, nobody in the team counts";
    rests_on_reading(criteria: &str) = "our interpretation of the source ({criteria})";
    rests_on_old(documents: &str) = "an old document: {documents}";
    rests_on(what: &str) = "based on {what}";
    and_on = " and on ";
    confirm_with(text: &str, contacts: &str) = "{text}; check with: {contacts}";
    alert_turns(verdict: &str) = "under this minimum: {verdict}";
    alert_ask(text: &str, contacts: &str) = "{text}; check with: {contacts}";
    gain_opens(name: &str) = "makes {name} possible";
    gain_completes(name: &str) = "completes {name} staffing";
    prepares(from: &str, to: &str) = "{from} can lead to {to}";
    combines(from: &str, to: &str) = "{from} is compatible with {to}";
    instead_of(from: &str, to: &str) = "{from} or {to}";
}

pub fn seat_filled<'n>(filled: u32, wanted: u32, noun: impl Fn(u32) -> &'n str) -> String {
    let noun = noun(wanted);
    format!("{filled}\u{a0}of\u{a0}{wanted} {noun}")
}

pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "ready",
        Verdict::Eligible => "eligible",
        Verdict::Reachable => "within reach",
        Verdict::Undetermined => "needs information",
        Verdict::Unsuitable => "not suitable",
    }
}

pub fn criterion(kind: CriterionKind) -> &'static str {
    match kind {
        CriterionKind::Audience => "professionals concerned",
        CriterionKind::Staff => "minimum staff",
        CriterionKind::Scale => "scale",
        CriterionKind::Prerequisite => "prerequisite",
    }
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::Unmet => "not met",
        Outcome::Unknown => "not known",
    }
}

pub fn step_state(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::InProgress => "in progress",
        StepState::NotDone => "to do",
        StepState::NotKnown => "not confirmed",
    }
}

pub fn exclusion(because: Exclusion) -> &'static str {
    match because {
        Exclusion::Profession => "profession not concerned",
        Exclusion::Status => "status not concerned",
    }
}

pub fn obstacle(kind: Obstacle) -> &'static str {
    match kind {
        Obstacle::Mendable => "you can change this",
        Obstacle::Structural => "this type is for a different kind of team",
        Obstacle::NotKnown => "this is not known yet",
    }
}

pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Law => "law",
        Grade::Agreement => "agreement",
        Grade::Administration => "administration",
        Grade::Professional => "professional body",
        Grade::Press => "press",
    }
}

pub fn members(count: u64) -> String {
    format!("{count} {}", plural(Lang::En, count, "member", "members"))
}

pub fn people(count: u64) -> String {
    format!("{count} {}", plural(Lang::En, count, "person", "people"))
}

pub fn unknown_status(unknown: u64, size: u64) -> String {
    format!("not known for {unknown} of {}", members(size))
}

pub fn audience_none(size: u64, who: &str) -> String {
    format!("none of {} counts; expected: {who}", members(size))
}

pub fn audience_unknown(perhaps: u64, size: u64, who: &str) -> String {
    format!("status not known for {perhaps} of {}; expected: {who}", members(size))
}

pub fn audience_counted(counted: u64, perhaps: u64, size: u64, who: &str) -> String {
    let (members, verb) = (members(size), plural(Lang::En, counted, "counts", "count"));
    match perhaps {
        0 => format!("{counted} of {members} {verb}: {who}"),
        _ => format!("{counted} of {members} {verb}, status not known for {perhaps}: {who}"),
    }
}

pub fn many_seats(filled: u64, wanted: u64, missing: &str) -> String {
    match missing {
        "" => format!("{filled} of {wanted} seats filled"),
        _ => format!("{filled} of {wanted} seats filled; missing: {missing}"),
    }
}

pub fn prerequisites_left(count: usize, list: &str) -> String {
    format!(
        "{count} {} left: {list}",
        plural(Lang::En, count as u64, "prerequisite", "prerequisites")
    )
}

pub fn other_scale_missing(any: &str, count: u64) -> String {
    format!("by organising for: {any}, and with {} more", people(count))
}

pub fn stands_departures(departures: u64, who: &str) -> String {
    let noun = plural(Lang::En, departures, "departure", "departures");
    format!("the staff stands {departures} {noun}, but not that of {who}")
}

pub fn gain_seats(name: &str, filled: u64, of: u64) -> String {
    format!("fills {filled} of {of} vacant {} of {name}", plural(Lang::En, of, "seat", "seats"))
}

// The report in brief.

messages! {
    route_of(name: &str) = "Route: {name}";
    steps_of(name: &str) = "Steps left, {name}";
    leads_on(name: &str) = "Next, or along with, {name}";
    report_apart = "What sets it apart";
    report_with = "Goes with";
    report_instead_of = "Instead of";
    brief_for = "For whom";
    brief_undecided = "not decided yet";
    brief_nowhere = "Not counted";
    brief_unfit = "Not suitable";
    brief_route(name: &str) = "Your route: {name}";
    brief_nearest(name: &str) = "Closest match: {name}";
    brief_call = "Call first";
    brief_pay = "Money";
    brief_legal = "Legal form";
    brief_next = "Next";
    brief_now(names: &str) = "already now, {names}";
    brief_or = "Or else";
    brief_with = "Along with";
    brief_also = "Also";
    brief_takes = "What it takes";
    brief_changes = "What would change the most";
    brief_opens(names: &str) = "opens {names}";
    brief_other_minimum(name: &str) = "is another minimum enough? it would open {name}";
    brief_answer(contacts: &str) = "an answer from {contacts}";
    brief_then(steps: &str) = "then: {steps}";
    brief_source(source: &str) = "Source: {source}";
    brief_more_warnings(more: usize) = "More points to check in what is said to be done: {more}.";
    brief_check = "check on your first call";
    brief_stale(alert: &str) = "These rules are over a year old ({alert}): check each point before you act.";
    brief_more = "Reasons and sources: --detail · to print: -f html · to take away: dossier";
    brief_professions(filled: u32, wanted: u32) = "{filled} professions out of {wanted}";
    brief_seat(filled: u32, wanted: u32, noun: &str) = "{filled} out of {wanted}, {noun}";
    spoken_heading(text: &str) = "Heading: {text}";
    warning = "Warning";
    team_adds_up(team: &str) = "the options for the team add up: {team}";

    standing_passed = "passed";
    aiming_at(scales: &str) = "if you aim at: {scales}";
    made_around(people: &str) = "is formed around: {people}";
    made_for(who: &str) = "for: {who}";
    recognised_now(recognised: &str, steps: &str) = "{recognised}. To do now: {steps}";
    prerequisites_done(name: &str) = "{name}, prerequisites done";
    nothing_left(recognised: &str) = "{recognised}, and every step is done";
    one_then(one: &str, other: &str) = "{one}, then {other}";
    can_start(name: &str) = "You can start {name} now";
    can_start_once_checked(name: &str) = "You could start {name}, but check first";
    seems_possible(name: &str) = "{name} seems possible, to be confirmed: the source gives no minimum";
    can_carry(name: &str, filled: u64, wanted: u64) = "Your group can lead or join {name}: {filled} professions out of {wanted}";
    to_have_confirmed = "to be confirmed";
    to_check_first = "to be checked first";
    is_near(name: &str, people: &str) = "{name} is close: you still need {people}";
    is_near_perhaps(name: &str, people: &str) = "{name} is close: you still need {people} (perhaps none: ask)";
    you_lack(people: &str, name: &str) = "You still need {people} for {name}";
    and_meanwhile(text: &str, joined: &str) = "{text}; you can {joined} without waiting";
    possible_aiming_at(name: &str, scales: &str) = "{name} is possible if you aim at: {scales}";
    nearest_is(name: &str, people: &str) = "The closest to start is {name}: {people} short";
    you_can(joined: &str) = "You can {joined}";
    no_type_fits = "None of these types suits this team";
    your_employer = "who employs you, a health centre or not";
    your_status = "your employment status";
    your_patients = "the patients you aim at";
    done_too_soon(name: &str, step: &str, first: &str) = "{name}: “{step}” is said to be done, but not what comes before it ({first}). Check.";
    recognised_already(name: &str) = "{name}: already recognised; the table asks for more people, have it checked.";
}

pub fn distance(distance: Distance) -> &'static str {
    match distance {
        Distance::Near => "within reach",
        Distance::Choice => "also possible",
        Distance::Far => "later",
        Distance::Join => "to join",
        Distance::Partner => "as a partner",
    }
}

pub fn step_in_brief(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::InProgress => "in progress",
        StepState::NotDone => "to do",
        StepState::NotKnown => "done already?",
    }
}

pub fn brings(filled: u64, wanted: u64) -> String {
    match filled {
        0 => format!("you have a place in it, beside its {wanted} professions"),
        1 => format!("you bring 1 profession out of {wanted}"),
        _ => format!("you bring {filled} professions out of {wanted}"),
    }
}

pub fn far_and_aiming(count: u64, aiming: &str) -> String {
    match count {
        0 => aiming.to_owned(),
        _ => format!("{} short, and {aiming}", people(count)),
    }
}

pub fn routes_to_choose(count: usize) -> String {
    format!("{}, for you to choose", routes_open(count))
}

pub fn routes_together(count: usize) -> String {
    format!("{} that go together", routes_open(count))
}

pub fn routes_open(count: usize) -> String {
    match count {
        2 => "Two routes are open".to_owned(),
        3 => "Three routes are open".to_owned(),
        _ => format!("{count} routes are open"),
    }
}

pub fn answers_decide(count: usize) -> &'static str {
    if count == 1 { "One answer decides" } else { "Two answers decide" }
}

pub fn newest_alert(date: &str, ago: u64) -> String {
    match ago {
        0 => format!("latest alert: {date}"),
        1 => format!("latest alert: {date}, a month ago"),
        _ => format!("latest alert: {date}, {ago} months ago"),
    }
}

pub fn people_of_kinds(count: u64, sorts: usize) -> String {
    format!("{}, {sorts} professions or statuses", people(count))
}

// What-if.

messages! {
    whatif_title = "What if the team changed?";
    whatif_since_title = "Since last time";
    whatif_change = "The change";
    whatif_since_change = "Since last time";
    whatif_no_change = "nothing";
    whatif_joins(people: &str) = "{people} joining";
    whatif_leaves(people: &str) = "{people} leaving";
    whatif_instead(after: &str, before: &str) = "{after} instead of {before}";
    whatif_status_unknown(people: &str) = "{people} of unknown status";
    whatif_scale_added(names: &str) = "scale added: {names}";
    whatif_scale_dropped(names: &str) = "scale dropped: {names}";
    whatif_aim_added(names: &str) = "action added: {names}";
    whatif_aim_dropped(names: &str) = "action dropped: {names}";
    whatif_from_to(before: &str, after: &str) = "{before} → {after}";
    whatif_becomes(margin: &str) = "becomes {margin}";
    whatif_firmer(margin: &str) = "firmer; {margin}";
    whatif_weaker(margin: &str) = "less firm; {margin}";
    whatif_scale_needed(names: &str) = "if you organise for: {names}";
    whatif_rest(names: &str) = "The rest stays as it is: {names}.";
    whatif_all_stay = "Every result stays as it is.";
    whatif_turns(before: &str, after: &str) = "before, {before}; after, {after}";
    whatif_at_best(verdict: &str, best: &str) = "{verdict}, at best {best}";
    whatif_whole_report = "The full report of the changed team:";
}

pub fn whatif_distance(distance: Distance) -> &'static str {
    match distance {
        Distance::Near => "within reach",
        Distance::Choice => "also possible",
        Distance::Far => "later",
        Distance::Join => "to join",
        Distance::Partner => "as a partner",
    }
}

pub fn whatif_badge(badge: Badge) -> &'static str {
    match badge {
        Badge::Better => "better",
        Badge::Worse => "worse",
        Badge::Other => "changed",
    }
}

pub fn whatif_summary(flips: u64, moves: u64) -> String {
    let verdicts = match flips {
        0 => "No result changes".to_owned(),
        1 => "1 result changes".to_owned(),
        _ => format!("{flips} results change"),
    };
    match moves {
        0 => format!("{verdicts}."),
        1 => format!("{verdicts}; 1 other shifts."),
        _ => format!("{verdicts}; {moves} others shift."),
    }
}

// Documents and their formats.

messages! {
    colon = ": ";
    to_fill_in = "to fill in";
    mark_done = "Done";
    mark_to_do = "To do";
    mark_to_confirm = "Done?";
}

// Sheets, comparison, lists.

messages! {
    sheet_title = "The types, one by one";
    sheet_rows = "What the sources say";
    sheet_criteria = "Criteria applied";
    sheet_staff = "Minimum staff";
    sheet_steps = "Steps, in order";
    sheet_relations = "With the other types";
    sheet_know_first = "Know first";
    sheet_on_hold = "On hold";
    sheet_on_hold_means = "this type comes after the others of the same result, as long as this alert holds";
    sheet_doubt = "Doubt";
    sheet_either = "One or the other";
    sheet_representation(count: usize, names: &str) = "{count} professions to gather in the territory, by several teams: {names}";
    sheet_aims = "Possible aims";
    sheet_facts = "Good to know";
    sheet_source(short: &str, title: &str, publisher: &str, date: &str) = "{short}: “{title}”, {publisher}, {date}.";
    audience = "Professionals concerned";
    scale = "Scale";
    prerequisite = "prerequisite";
    prerequisites = "Prerequisites";
    afterwards = "later step";
    interpretation = "Interpretation";
    whom_to_call = "Who to contact";
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
    list_either(statuses: &str) = "either {statuses}";
    list_specialty(id: &str) = "a specialty of {id}";
    list_counted_nowhere(reason: &str) = "counts for no type: {reason}";
    list_groups(groups: &str) = "groups: {groups}";
    list_served_by(types: &str) = "types: {types}";
}

// Dossier.

messages! {
    dossier_title(name: &str) = "{name}: meeting pack";
    dossier_standing = "Where the team stands";
    dossier_team = "The team";
    dossier_to_confirm = "To check";
    dossier_notes = "Notes of the meeting";
    dossier_decided = "What was said and decided";
    dossier_to_write = "To be written";
    dossier_members_to_name = "Who is in the team";
    dossier_status_to_confirm = "status needed";
    dossier_no_contact = "The source names no contact";
    dossier_ask(who: &str) = "Ask {who} whether your team is enough already.";
    dossier_join(who: &str) = "Ask {who} whose team to join, or with whom to build one.";
    dossier_find(people: &str) = "Find {people}.";
    dossier_find_at_least(people: &str) = "Find at least {people}, depending on statuses.";
    dossier_body = "Body";
    dossier_full_name = "Full name";
    dossier_ways = "How to reach it";
    dossier_name = "Name";
    dossier_profession = "Profession and status";
    dossier_specialty = "Specialty";
    dossier_number = "RPPS number";
    dossier_mail = "E-mail";
    dossier_bodies = "Organisations that take part";
    dossier_know_first = "Know this first";
    dossier_watch = "Note";
    dossier_alerts = "Points to watch";
    dossier_next = "To do now";
    dossier_ahead = "Still to do";
    dossier_behind = "Already done";
    dossier_state = "Where it stands";
    dossier_nothing_left = "Every step is done.";
    dossier_choose_scale(names: &str) = "Decide to organise also for: {names}.";
    dossier_who_calls = "Who calls, and by when";
    dossier_to_ask = "Three questions for the first call";
    dossier_rows = "Money and legal form";
    dossier_next_meeting = "Date and place of the next meeting";
    dossier_nouns = "The French names of professions stand for women and men alike.";
    call_team(team: &str) = "Our team: {team}. Is that enough today, and if not, who is missing?";
    call_where(name: &str) = "{name}: what else do you need from our team?";
    call_still(short: &str) = "“{short}”: is this still true?";
    call_changed(name: &str) = "{name}: what has changed in the last year?";
    call_step(step: &str) = "For “{step}”: which papers are needed, who receives them, and how soon do you reply?";
    call_renewal(name: &str) = "{name}: when is it to be reviewed or renewed?";
    dossier_place = "Place of work";
    dossier_signature = "Signature";
    dossier_rules(title: &str, version: &str) = "{title}, rules {version}";
    dossier_source(place: &str, date: &str) = "Source: {place} ({date})";
    dossier_document(title: &str, publisher: &str, date: &str) = "“{title}”, {publisher}, {date}.";
    locale = "en-GB";
    dossier_asked_by(name: &str, step: &str) = "Step: {name}, {step}";
}

// Rule authors: check, explain, test, graph, schema, new.

messages! {
    check_which_prepares = "`, which prepares `";
    check_none = "no problem";
    check_title = "Check of the rules";
    check_hint = "What a code means, and what to do: exercoord rules explain CODE";
    trial_title = "Test of the rules";
    trial_head(id: &str, version: &str) = "Rules {id}, version {version}";
    trial_right = "passed";
    trial_wrong = "failed";
    trial_no_example = "no example";
    trial_miss(line: usize, fact: &str, expected: &str, found: &str) =
        "line {line}, {fact}: expected {expected}, got {found}";
    trial_nothing = "(nothing)";
    trial_value(value: &str) = "`{value}`";
    trial_no_gap = "Every type is tried by an example, with each of its seats and steps.";
    trial_gaps = "Not covered by examples:";
    trial_no_fitting = "no example that fits (verdict `eligible` or `ready`)";
    trial_no_unsuitable = "no example that does not fit (verdict `unsuitable`)";
    trial_never_filled(seat: &str) = "no example fills the seat `{seat}`";
    trial_never_empty(seat: &str) = "no example leaves the seat `{seat}` empty";
    trial_never_with(seat: &str, names: &str) = "no example fills the seat `{seat}` with: {names}";
    trial_never_done(step: &str) = "no example has done the prerequisite `{step}` (key `done`)";
    trial_never_named(step: &str) =
        "no example names the step `{step}` (keys `done` and `not-done`)";
    trial_problem(example: &str, fact: &str, expected: &str, found: &str) =
        "the example `{example}` expects {expected} for `{fact}`, the rules give {found}";
    trial_problem_help = "fix the example if it is wrong; otherwise fix the rule: criteria, seats and steps of the same file";
    explain_wrong(file: &str) = "Wrong, in {file}:";
    explain_right = "Right:";
    explain_origin = "The example is from a small rule set that is invented.";
    explain_more = "What a code means, with an example:";
    explain_error = "Error: fix it before using these rules.";
    explain_errors = "Errors: fix before using these rules.";
    explain_warning = "Warning: the rules load, but check this.";
    explain_warnings = "Warnings: the rules load, but check these.";
    to_be_written = "to be written";
    graph_question = "Question";
    graph_settled_by = "settled by";
    graph_combines = "combines with";
    graph_instead_of = "instead of";
    graph_prerequisite(number: usize) = "Step {number}, prerequisite";
    graph_later(number: usize) = "Step {number}, afterwards";
    schema_ruleset = "The rule set: ruleset.toml";
    schema_professions = "The professions: professions.toml";
    schema_vocabulary = "Statuses, scales and aims: vocabulary.toml";
    schema_questions = "The questions: questions.toml";
    schema_contacts = "The contacts: contacts.toml";
    schema_directory = "How the national directory is read: directory.toml";
    schema_type = "A type of exercice coordonné: a file of types/";
    export_done(files: &str, dir: &str) =
        "{files} written. Edit, then try:\nexercoord rules test {dir}";
    new_done(file: &str, dir: &str) =
        "Replace what is “to be written” in {file}, then try:\nexercoord rules test {dir}";
    known_type(id: &str, name: &str) = "the type `{id}` is there already ({name})";
    known_type_help = "choose another id, or edit its file";
}

pub fn check_places(count: u64) -> String {
    format!("{count} {}", plural(Lang::En, count, "place", "places"))
}

pub fn check_errors(count: u64) -> String {
    format!("{count} {}", plural(Lang::En, count, "error", "errors"))
}

pub fn check_warnings(count: u64) -> String {
    format!("{count} {}", plural(Lang::En, count, "warning", "warnings"))
}

pub fn trial_sum(count: u64, right: u64, wrong: u64) -> String {
    let examples = plural(Lang::En, count, "example", "examples");
    match wrong {
        0 => format!("{count} {examples}, {right} passed"),
        _ => format!("{count} {examples}, {right} passed, {wrong} failed"),
    }
}

pub fn export_files(count: u64) -> String {
    format!("{count} {}", plural(Lang::En, count, "file", "files"))
}

// Rule authors: difference.

messages! {
    diff_quoted(text: &str) = "“{text}”";
    diff_in_other = " (in French)";
    diff_prepares = "prepares";
    diff_but_for(group: &str, others: &str) = "{group}, but for {others}";
    diff_title = "Comparison of two rule sets";
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
    bad_date(date: &str) = "invalid date `{date}`";
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

messages! {
    screen_quoted(name: &str) = "`{name}`";
    screen_unreadable(file: &str, why: &str) = "cannot read `{file}`: {why}";
    screen_save_as_utf8 = "save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)";
    screen_header_not_text = "the header is not UTF-8";
    screen_header_twice(name: &str) = "two columns say `{name}`";
    screen_header_twice_help = "rename one of the two, or take it out";
    screen_header_no_status(name: &str) = "the column `{name}` names no known status";
    screen_header_no_status_help(statuses: &str) = "after the colon, one of these: {statuses}";
    screen_foreign(what: &str) = "the file is {what}";
    screen_is_directory = "this file is an extraction of the national directory, not a file of teams";
    screen_is_directory_help = "give it with --rpps: exercoord screen --rpps FILE --by site";
    screen_no_team = "no column says who is in the team";
    screen_no_team_help(seen: &str) = "a column `team` is needed, or columns named by a profession; the first line of the file is the header, with commas, semicolons or tabs between the columns; here: {seen}";
    screen_empty = "the file is empty: a header line is needed";
    screen_no_header = "the first line is no header: it is longer than a megabyte, or a quote in it is never closed";
    screen_renamed(name: &str, meant: &str) = "The column `{name}` is read as `{meant}`.";
    screen_lookalike(name: &str, meant: &str) = "The column `{name}` goes through as it is: did you mean {meant}?";
    foreign_archive = "a ZIP archive or a workbook of a spreadsheet";
    foreign_archive_help = "unpack the archive and give the text file that it holds; save a workbook as “CSV UTF-8”";
    foreign_workbook = "a workbook of a spreadsheet";
    foreign_workbook_help = "save it as “CSV UTF-8” in the spreadsheet";
    foreign_compressed = "compressed (gzip)";
    foreign_compressed_help = "unpack it first, or: gunzip -c FILE | exercoord … -";
    foreign_utf16 = "in UTF-16";
    foreign_utf16_help = "save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)";
    screen_row_not_text = "it is not UTF-8 (save the file as UTF-8; in a spreadsheet: “CSV UTF-8”)";
    screen_row_too_long = "a row of more than a megabyte";
    screen_open_quote = "a quote that is never closed";
    screen_reject(line: u64, reason: &str) = "line {line}: {reason}";
    screen_reject_in(line: u64, column: &str, reason: &str) = "line {line}, column `{column}`: {reason}";
    screen_more_rejects(more: &str) = "… and {more} more: --rejects FILE gives them all.";
    screen_nobody(teams: &str) = "Without members: {teams}. Results for these teams need information.";
    screen_recruits = "One more person, and what that would make possible over this file:";
    screen_interrupted = "Interrupted. Nothing is written.";
    screen_interrupted_rows(rows: &str) = "Interrupted ({rows}). Nothing is written.";
    screen_ends_there = "Interrupted: the result ends there.";
    screen_ends_there_rows(rows: &str) = "Interrupted: the result ends there ({rows}).";
    screen_standard_output = "standard output";
    screen_progress(rows: &str, rate: &str) = "{rows} rows, {rate} a second";
    screen_progress_left(done: &str, percent: u64, left: &str) = "{done}, {percent}%, {left} left";
}

pub fn screen_mistakes(mistakes: &[String]) -> String {
    mistakes.join("; ")
}

pub fn screen_width(found: u64, wanted: usize) -> String {
    let cells = plural(Lang::En, found, "cell", "cells");
    format!("{found} {cells}, the header has {wanted}")
}

pub fn screen_rows(teams: u64, rejects: u64) -> String {
    let rows = teams + rejects;
    format!(
        "{} {} read: {} {} assessed, {} rejected",
        number(rows, Lang::En),
        plural(Lang::En, rows, "row", "rows"),
        number(teams, Lang::En),
        plural(Lang::En, teams, "team", "teams"),
        number(rejects, Lang::En),
    )
}

// Screening: the directory.

messages! {
    directory_wanted = "give an extraction `PS_LibreAcces_Personne_activite` of the Annuaire Santé: text, with `|` between the cells and the names of the columns on the first line";
    directory_no_rules = "these rules do not say how to read the national directory";
    directory_no_rules_help = "add directory.toml to the rule set, or take a set that has one";
    directory_unreadable_help = "check the file's path and permissions";
    directory_empty(name: &str) = "`{name}` is empty";
    directory_foreign(name: &str, what: &str) = "`{name}` is {what}";
    directory_stopped(name: &str) = "the reading of `{name}` has been stopped";
    directory_stopped_help = "run the command again to begin anew";
    directory_long_header(name: &str) = "the first line of `{name}` is no header: it is longer than a megabyte";
    directory_header_not_text(name: &str) = "the first line of `{name}` is not UTF-8";
    directory_header_not_text_help = "the directory is published in UTF-8: take the original file, or save this one as UTF-8";
    directory_missing_columns(name: &str, columns: &str) = "`{name}` is no extraction of the directory: it lacks {columns}";
    directory_missing_columns_help(wanted: &str, name: &str) = "{wanted}; a file of teams is given without --rpps: exercoord screen {name}";
    directory_too_long = "more than a megabyte";
    directory_not_text = "not in UTF-8";
    directory_short = "fewer cells than the header";
    directory_no_site = "no id of a site (structure, FINESS or SIRET)";
    directory_no_commune = "no code of a commune";
    directory_no_person = "no id of a person";
    directory_unknown_profession = "unmapped profession code";
    directory_ignored_mode = "mode of practice that the rules skip";
    directory_unknown_mode = "unmapped mode of practice";
    directory_not_counted = "Lines skipped, by reason:";
    directory_limits = "The directory says nothing about the scale or the prerequisites: meeting the minimum staff is not enough to be eligible.";
    directory_own_column = "a column of their own";
    directory_nobody(departments: &str) = "Nobody in it is of the department asked for: {departments}.";
    directory_departments(departments: &str) = "Departments: {departments}. The numbers of lines are those of the whole file.";
    directory_no_skills = "This file has no column `Code savoir-faire`: the professions that only a skill tells apart are of unknown specialty.";
    directory_unknown(people: &str, column: &str) = "Of unknown specialty: {people}, apart in {column}; they fill no seat.";
    directory_hidden(labels: &str) = "Labels left empty, since they hold the name of a person: {labels}.";
    directory_codes(lists: &str) = "Codes: {lists}.";
}

pub const directory_lacks: [&str; 4] = ["complete", "lacks 1", "lacks 2", "lacks 3 or more"];

pub fn directory_left_out(reasons: &[String]) -> String {
    format!("Rows skipped, by reason: {}.", reasons.join("; "))
}

pub fn directory_lacking(is_site: bool) -> &'static str {
    match is_site {
        true => "How many sites have the minimum staff, and how many lack people:",
        false => "How many communes have the minimum staff, and how many lack people:",
    }
}

pub fn directory_sum(lines: u64, counted: u64, groups: u64, people: u64, is_site: bool) -> String {
    let [one, many] = if is_site { ["site", "sites"] } else { ["commune", "communes"] };
    format!(
        "Lines read: {}, counted: {}. {} {}, in the order of their ids; {} {}, each counted once a {one} and profession.",
        number(lines, Lang::En),
        number(counted, Lang::En),
        number(groups, Lang::En),
        plural(Lang::En, groups, one, many),
        number(people, Lang::En),
        plural(Lang::En, people, "person", "people"),
    )
}

// Screening: overview. Where there are three: of teams, of sites, of communes.

messages! {
    overview_skip = "Skip to the table";
    overview_source = "File";
    overview_rows_read = "Rows read";
    overview_rejects = "Rows rejected";
    overview_verdicts_told = "How many teams have each verdict";
    overview_lacking = "How many people are missing";
    overview_people = "To find";
    overview_recruits_told = "A door is a type and a team that lacks this one person for it.";
    overview_recruit = "One more person";
    overview_doors = "Doors";
    overview_by_type = "By type";
    overview_rows_told = "To open these rows in a spreadsheet: the same command, with --format csv.";
    overview_on_paper = "Paper has no room for the columns of professions: they are on the screen.";
    overview_nothing = "There is no row.";
    overview_find = "Search";
    overview_only = "Show only";
    overview_everything = "everything";
    overview_more = "Show 200 more rows";
    overview_all = "Show all rows";
    overview_name = "Name and id";
    overview_department = "Department";
    overview_unknown = "Of unknown specialty";
    overview_recommended = "Eligible types";
    overview_missing = "missing";
    overview_rejects_told = "The rejected rows, each with its reason: the same command, with --rejects FILE.";
    overview_rules(version: &str) = "rules {version}";
    overview_or_more(count: u64) = "{count} or more";
    overview_rejects_in(file: &str) = "The rejected rows are in {file}, each with its reason.";
    overview_too_many_teams(most: &str) = "more than {most} teams: too many for a page, choose --format csv";
    overview_too_many_places(most: &str) = "more than {most} rows: too many for a page, choose --format csv, or a few departments with --department";
}

pub const overview_title: [&str; 3] = [
    "Which coordinated practice for these teams?",
    "Where coordinated practice can start, site by site",
    "Where coordinated practice can start, commune by commune",
];
pub const overview_lacking_told: [&str; 3] = [
    "For each type, the teams within reach of it, by how many people there are to find. All bars have the same scale.",
    "For each type, the sites by how many people there are to find for the minimum staff. All bars have the same scale.",
    "For each type, the communes by how many people there are to find for the minimum staff. All bars have the same scale.",
];
pub const overview_no_lacking: [&str; 3] = [
    "Within reach of no team:",
    "The minimum staff is complete everywhere for",
    "The minimum staff is complete everywhere for",
];
pub const overview_rows_noun: [&str; 3] = ["Teams", "Sites", "Communes"];
pub const overview_rows: [&str; 3] = ["The teams", "The sites", "The communes"];
pub const overview_sorted: [&str; 3] = [
    "",
    "The sites that lack fewest people come first, all types taken together.",
    "The communes that lack fewest people come first, all types taken together.",
];
pub const overview_shown: [&str; 3] = [
    "Teams shown: {shown} of {kept} that match, {all} in all",
    "Sites shown: {shown} of {kept} that match, {all} in all",
    "Communes shown: {shown} of {kept} that match, {all} in all",
];
pub const overview_shown_of_all: [&str; 3] = [
    "Teams shown: {shown} of {all}",
    "Sites shown: {shown} of {all}",
    "Communes shown: {shown} of {all}",
];
pub const overview_table: [&str; 3] =
    ["What each type is for each team", "What each site lacks", "What each commune lacks"];
pub const overview_notice: [&str; 3] = [
    "Worked out from what the file says alone: to be checked with each team.",
    "Worked out from what the directory says alone: to be checked on the spot.",
    "Worked out from what the directory says alone: to be checked on the spot.",
];
pub const overview_one: [&str; 3] = ["team", "site", "commune"];
pub const overview_many: [&str; 3] = ["teams", "sites", "communes"];

pub fn overview_absent(count: u64) -> String {
    match count {
        1 => "1 profession has no column: nobody here has it.".to_owned(),
        _ => format!("{count} professions have no column: nobody here has them."),
    }
}

// Command line.

messages! {
    command_line = "command line";
    standard_input = "standard input";
    not_unicode = "this word is not valid Unicode";
    not_unicode_help = "type it again";
    see(line: &str) = "see: {line}";
    did_you_mean(words: &str) = "did you mean: {words}?";
    choose_from(known: &str) = "choose from: {known}";
    bad_line(word: &str) = "invalid command: {word}";
    unknown_command(word: &str) = "unknown command `{word}`";
    unknown_option(name: &str) = "unknown option `{name}`";
    unexpected_word(word: &str) = "unexpected word `{word}`";
    lacks_value(option: &str) = "missing value for `{option}`";
    lacks_value_help = "add it right after, or remove the option";
    given_twice(option: &str) = "the option `--{option}` is given several times";
    given_twice_help = "keep one value";
    not_accepted(option: &str, value: &str) = "invalid value for --{option}: `{value}`";
    not_a_day(text: &str) = "invalid date `{text}`";
    not_a_day_help = "write the year, the month and the day, as in 2024-06-30";
    before_rules(day: &str) = "these rules say nothing of {day}";
    before_rules_help(day: &str) = "they begin on {day}";
    no_change = "missing change";
    no_change_help = "add --add, --remove, --set-status, --set-scale, --add-scale or --done; or --now and an answers file";
    docx_on_screen = "a docx file cannot be written to the screen";
    docx_on_screen_help = "add -o and the name of a directory, or choose --format markdown";
    no_type = "missing type";
    unknown_type(word: &str) = "unknown type `{word}`";
    not_a_schema(word: &str) = "unknown schema `{word}`";
    not_a_schema_help(known: &str) = "choose one from: {known}";
    no_list = "missing list";
    not_a_list(word: &str) = "unknown list `{word}`";
    not_a_list_help(known: &str) = "choose one from: {known}";

    // The actions of `rules`.
    no_action = "the action is missing";
    unknown_action(word: &str) = "unknown action `{word}`";
    out_of_place(option: &str, action: &str) = "`{option}` does not go with `{action}`";
    out_of_place_help = "take the option away";
    two_directories = "two directories of rules are given";
    two_directories_help = "keep one of them";
    no_new_id = "the id of the new type is missing";
    no_new_id_help = "for example: exercoord rules new mobile-team my-rules";
    no_rules_directory = "the name of a directory of rules is missing";
    no_rules_directory_help = "for example: exercoord rules export my-rules";
    two_sets_needed = "two rule sets, or two dates, are needed";
    two_sets_needed_help = "for example: exercoord rules diff pays-de-la-loire my-rules";
    not_years(value: &str) = "`{value}` is not a number of years";
    not_years_help = "write a whole number from 0 to 1000";
    not_a_file_kind(word: &str) = "unknown kind of rule file `{word}`";
    not_an_id_help(most: usize) = "use lower-case letters without accents, digits and hyphens, \
        as in `a-name-2`, {most} characters at the most";
    unknown_code(word: &str) = "unknown code `{word}`";
    unknown_code_help = "all codes: exercoord rules explain";

    // The options of `screen`.
    one_file_help = "one file at a time; see: exercoord screen --help";
    teams_or_directory_help = "a file of teams, or --rpps and the directory: one or the other";
    no_file = "missing file to read";
    no_file_help = "a file of teams, as in: exercoord screen teams.csv; \
        or --rpps and an extraction of the directory";
    same_output = "the result and the rejected rows would go to the same place";
    same_output_help = "give -o and --rejects two different files";
    over_input = "the result would take the place of the file to read";
    over_input_help = "give -o and --rejects other files than the one that is read";
    only_with_rpps(option: &str) = "cannot use `{option}` without `--rpps`";
    only_with_rpps_help = "remove it, or add --rpps";
    not_with_rpps(option: &str) = "cannot use `{option}` with `--rpps`";
    no_by = "missing required option `--by`";
    no_by_help = "add --by site or --by commune";
    not_a_department(code: &str) = "`{code}` is not the code of a department";
    not_a_department_help = "write it as in 01, 44, 2A or 971, with commas between several";

    // Rule sets, answers, results.
    several_sets(named: &str) = "several rule sets go with `compare` alone: `{named}`";
    several_sets_help(named: &str) = "name one of them, or write: exercoord compare --rules {named}";
    set_over_directory(name: &str) = "`{name}` is the program's own rule set here; \
        write ./{name} for the directory.";
    rules_as_of(day: &str) = "Rules as of {day}.";
    team_replaced = "The file's team is replaced by that of the options.";
    answers_unreadable(origin: &str, why: &str) = "cannot read the answers file `{origin}`: {why}";
    answers_unreadable_help = "give a file of text, of less than 256 KB";
    result_unwritable(why: &str) = "cannot write the result: {why}";
    file_unwritable(path: &str, why: &str) = "cannot write `{path}`: {why}";
    file_written(path: &str) = "written: {path}";
    file_exists(path: &str) = "`{path}` exists already: choose another name, or add --force";
    files_exist(paths: &str) = "already there: {paths}. Nothing is written: \
        choose another directory, or add --force";
}

// Help.

messages! {
    help_program(types: &str) = "exercoord tells a health team which kind of exercice coordonné \
        (coordinated practice) fits it ({types}), why, what is missing and what to do next.";
    help_ask = "Asks the questions one by one, only those that still matter, then gives the report.";
    help_assess = "Says what fits a team, why, what is missing and what to do next.";
    help_what_if = "Shows how a change affects the result: before, after, and why.";
    help_show = "Shows the sheet of a type of practice: for whom, criteria, steps, contacts, sources.";
    help_dossier = "Makes what the team takes to its first meeting: steps, contacts, skeletons to fill in.";
    help_compare = "Sets the types of practice side by side, all or those you name.";
    help_list = "Gives the words that the program knows.";
    help_schema = "Gives the JSON Schema of the report, or of what-if (for programmers).";
    help_screen = "Assesses many teams at once: a file with one team per row, \
        or the national directory (Annuaire Santé), site by site or commune by commune.";
    help_rules = "For rule maintainers: checks, tests, compares, draws, copies and adds to the rules.";

    help_examples = "Examples:";
    help_usage = "Usage:";
    help_usage_line = "exercoord COMMAND [OPTIONS]";
    help_alias(alias: &str) = "Alias: {alias}";
    help_commands = "Commands (exercoord COMMAND --help for each):";
    help_team = "Your team:";
    help_change = "The change:";
    help_result = "The result:";
    help_common = "Common options:";
    help_professions = "One option per profession, followed by a number:";

    option_team = "Who is in it, as one would say it; a status follows its profession. Repeatable";
    option_status = "The status of the members that name none: {statuses}";
    option_scale = "The scale to act at (exercoord list scales), one or more, comma-separated";
    option_done = "The steps done (exercoord list steps)";
    option_started = "The steps in progress";
    option_name = "The team's name, shown on what it takes away";
    option_not_done = "The steps not done";
    option_aim = "What the team wants to do (exercoord list aims); orders what fits";
    option_answers = "A file of answers (TOML), `-` for standard input; command-line options take precedence";
    option_add = "Who would come, in the same words as the team. Repeatable";
    option_remove = "Who would leave. Repeatable";
    option_set_status = "Another status, for all (the status alone) \
        or for some (how many of whom, and the status). Repeatable";
    option_set_scale = "Another scale, one or several";
    option_add_scale = "One more scale, beside those chosen";
    option_already_done = "The steps that are done already; or give them in the answers file";
    option_then_done = "The steps that would be done then";
    option_then_started = "The steps that would be in progress then";
    option_then_not_done = "The steps that would no longer be done then";
    option_now = "Since last time: today's answers, a file to compare with that of --answers";
    option_format = "The form of the result, terminal by default";
    option_output = "Write to this file, never over another without --force";
    option_force = "Replace the file if it exists";
    option_detail = "The long report: every criterion, alert and source";
    option_no_draft = "Keep no draft on the disk";
    option_dossier_format = "The form; by default docx with -o, markdown without";
    option_dossier_output = "Write a file for each document into this directory, \
        never over another without --force";
    option_rules_format = "The form: terminal, markdown, html or json; mermaid or dot for a drawing";
    option_stale_after = "Warn about sources older than so many years";
    option_rules_strict = "Treat warnings as errors";
    option_rules_answers = "A team: say how the changes affect its results";
    option_rpps = "The extraction `PS_LibreAcces_Personne_activite` of the directory, `-` for standard input";
    option_by = "Count by site or by commune";
    option_department = "These departments only, as in 44,49,2A. Repeatable";
    option_screen_format = "The form of the result: csv (by default), jsonl (one JSON object per line) \
        or html (a page)";
    option_rejects = "Of a file of teams: write there the rows that cannot be read, and why";
    option_screen_strict = "Exit with code 1 if any row is rejected";
    option_rules = "Other rules: the name of a set of the program, or a directory; \
        with compare several, comma-separated";
    option_as_of = "The rules of that day, as in 2024-06-30; today by default";
    option_lang = "The language";
    option_color = "Colour: auto, always or never";
    option_plain = "Plain lines, no drawing, for a screen reader";
    option_help = "This help";
    option_version = "The version";

    examples_program(team: &str, at: &str, kind: &str) = "\
        What fits this team:\n\
        \texercoord assess -t \"{team}\" --scale {at}\n\
        The sheet of a type of practice:\n\
        \texercoord show {kind}\n\
        The types side by side:\n\
        \texercoord compare\n\
        The words for professions:\n\
        \texercoord list professions";
    examples_ask(team: &str) = "\
        exercoord\n\
        What is given is not asked:\n\
        \texercoord ask -t \"{team}\"";
    examples_assess(team: &str, at: &str, counts: &str, status: &str, step: &str, aim: &str) = "\
        A team, and the scale that it wants to act at:\n\
        \texercoord assess -t \"{team}\" --scale {at}\n\
        A team, profession by profession:\n\
        \texercoord assess {counts} --status {status}\n\
        A step is done, and the team has an idea of what it wants to do:\n\
        \texercoord assess -t \"{team}\" \\\n\
        \t  --scale {at} --done {step} --aim {aim}\n\
        The answers of a file, as JSON for another program:\n\
        \texercoord assess --answers team.toml --format json -o report.json";
    examples_what_if(team: &str, at: &str, newcomer: &str, other_status: &str, other_scale: &str) = "\
        And if somebody came?\n\
        \texercoord what-if -t \"{team}\" --scale {at} \\\n\
        \t  --add \"1 {newcomer}\"\n\
        And if all had another status, at another scale?\n\
        \texercoord what-if --answers team.toml \\\n\
        \t  --set-status {other_status} --set-scale {other_scale}\n\
        And since last time?\n\
        \texercoord what-if --answers before.toml --now team.toml";
    examples_dossier(kind: &str, team: &str) = "\
        Files for a word processor, in a directory:\n\
        \texercoord dossier {kind} -t \"{team}\" -o papers\n\
        On the screen, in Markdown:\n\
        \texercoord dossier {kind} --answers team.toml";
    examples_compare(types: &str, kind: &str, sets: &str) = "\
        exercoord compare\n\
        exercoord compare {types}\n\
        What rule sets ask for, and where they differ:\n\
        \texercoord compare {kind} --rules {sets}";
    examples_screen = "\
        A file with a header: a column `team`, or one for each profession:\n\
        \texercoord screen teams.csv -o result.csv\n\
        \texercoord screen teams.csv -o result.csv --rejects rejects.csv\n\
        The sites of two departments, for a spreadsheet:\n\
        \texercoord screen --rpps PS_LibreAcces_Personne_activite.txt \\\n\
        \t  --by site --department 44,49 -o sites.csv\n\
        All communes, as JSON:\n\
        \texercoord screen --rpps PS_LibreAcces_Personne_activite.txt \\\n\
        \t  --by commune --format jsonl";
    examples_rules(set: &str, team: &str) = "\
        Copy the program's rules into a directory, to change them:\n\
        \texercoord rules export my-rules\n\
        Find all that is wrong with rules, or of no use in them:\n\
        \texercoord rules check my-rules\n\
        \texercoord rules check my-rules --strict --stale-after 2\n\
        Try all examples of the rule files, and see what none tries:\n\
        \texercoord rules test my-rules\n\
        \texercoord rules test my-rules --format json\n\
        Understand a problem that is reported, by its code, with an example:\n\
        \texercoord rules explain shared-word\n\
        See what has changed, and what it changes for a team:\n\
        \texercoord rules diff {set} my-rules\n\
        \texercoord rules diff {set} my-rules --answers team.toml\n\
        Add a type: a file to fill in, which explains each key:\n\
        \texercoord rules new mobile-team my-rules\n\
        Use these rules:\n\
        \texercoord assess --rules my-rules -t \"{team}\"";
}

// Wizard.

messages! {
    wizard_needs_terminal = "the questions need a terminal: here, use `exercoord assess` with options or an answers file (--answers), or `exercoord ask --plain` to reply by lines";
    wizard_kept(draft: &str, again: &str) = "Your answers are saved in {draft}\nTo continue, run: {again}";
    wizard_nothing_kept = "Nothing was saved.";
    wizard_draft_not_kept(error: &str) = "The draft could not be saved: {error}";
    wizard_draft_unreadable(path: &str) = "The draft cannot be read; it stays in {path}.";
    wizard_resume_yes = "yes, continue";
    wizard_resume_no = "no, start again";
    wizard_choose = "Choose with the arrows or a number, then Enter.";
    wizard_done = "Finished. What should be done with the report?";
    wizard_see = "see the report";
    wizard_see_keep_answers = "see the report and save my answers in a file";
    wizard_see_keep_page = "see the report and save it as a page to print or to send";
    wizard_see_keep_text = "see the report and save it in a text file";
    wizard_see_keep_json = "see the report and save it as JSON, for another program";
    wizard_answers_file = "exercoord-answers.toml";
    wizard_page_file = "exercoord-report.html";
    wizard_text_file = "exercoord-report.txt";
    wizard_json_file = "exercoord-report.json";
    wizard_in_short(types: &str) = "\nIn short: {types}. The detail is above.";
    wizard_same_line(options: &str) = "The same without questions:\n  exercoord assess{options}";
    plain_last_question(number: usize) = "Question {number}, most likely the last.";
    plain_question(number: usize, left: usize) = "Question {number}, about {left} more after it.";
    plain_so_far(standing: &str) = "So far: {standing}.";
    plain_any_time = "At any time: back, help, review, save (and leave), dk (don't know).";
    plain_chosen = " (chosen)";
    plain_reply_so_far(reply: &str) = "Answer so far: {reply}. An empty line keeps it.";
    plain_type_reply = "Type your answer, or help, back, review, save, dk.";
    plain_type_number = "Type a number, or help, back, review, save.";
    plain_type_numbers_or_unknown = "Type numbers separated by commas, dk if you do not know, or help, back, review, save.";
    plain_type_numbers_or_none = "Type numbers separated by commas, 0 for none, or help, back, review, save.";
    plain_type_states = "Type yes, in progress, no or dk for each, in order, separated by commas; an empty line keeps what is written; or help, back, review, save.";
    plain_reply_needed = "An answer is needed, or dk if you do not know.";
    plain_number_up_to(most: usize) = "Type a number from 1 to {most}.";
    plain_numbers_up_to(most: usize) = "Type numbers from 1 to {most}, separated by commas.";
    plain_review = "Your answers";
    plain_review_how = "Type a number to change an answer, an empty line for the report, or back, save.";
    plain_review_number(most: usize) = "Type a number from 1 to {most}, or an empty line.";
    rich_last_question(number: usize) = "exercoord · question {number}, most likely the last";
    rich_question(number: usize, left: usize) = "exercoord · question {number}, about {left} left";
    rich_review_title = "exercoord · review";
    rich_review = "Check your answers: change one, or see the report.";
    rich_see_report = "See the report";
    rich_keys_text = "Enter confirm (empty: I don't know)";
    rich_keys_one = "↑↓ choose · Enter confirm";
    rich_keys_any = "↑↓ move · space tick · Enter confirm";
    rich_keys_states = "↑↓ move · y done · p in progress · n not done · x not known · Enter confirm";
    rich_keys = "Esc back · Tab review · F1 help · Ctrl-S save and leave";
    rich_review_keys = "↑↓ choose · Enter open · Esc back · Ctrl-S save and leave";
    rich_tick_one = "Tick at least one, or “I don't know”.";
    rich_too_small = "Please enlarge the window (40 x 10 at least).";
}

pub fn wizard_resume(minutes: u64) -> String {
    let (count, unit) = match minutes {
        0 => (0, ""),
        1..60 => (minutes, "minute"),
        60..1440 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    let age = match count {
        0 => "just now".to_owned(),
        1 => format!("1 {unit} ago"),
        _ => format!("{count} {unit}s ago"),
    };
    format!("Continue the questionnaire you started {age}?")
}

pub fn plain_states_needed(count: usize) -> String {
    match count {
        1 => "1 answer is needed: yes, in progress, no or dk.".to_owned(),
        _ => {
            format!(
                "{count} answers are needed: yes, in progress, no or dk for each, separated by commas."
            )
        }
    }
}

// The page of a report.

messages! {
    page_you_bring(brings: &str) = "you bring {brings}";
    page_aim_at(any: &str) = "if you aim at: {any}";
    page_superseded(by: &str) = "this stage is past: it prepares {by}, which you have";
    page_no_number = "The source gives no number.";
    page_partner_why = "others set it up, you can work with them";
    page_asks_team = "who is in the team";
    page_asks_status = "your status";
    page_asks_scale = "your patients";
    page_present = "present";
    page_absent = "absent";
    page_for_whom = "For whom";
    page_counts_nowhere = "Count for no type";
    page_verdicts = "What is possible";
    page_call = "Call first";
    page_no_answer(whom: &str) = "Nobody answers? {whom}";
    page_who_calls = "Who calls";
    page_before = "Before when";
    page_ask_alert(alert: &str) = "“{alert}”: how do things stand here today?";
    page_ask_whom(name: &str) = "Is there a {name} here already? Whom do we contact there?";
    page_ask_missing(people: &str) = "Is our team enough, or does it really take {people} more?";
    page_ask_minimum = "How many people does it take at least?";
    page_ask_step(step: &str) = "{step}: do you have a model, and whom do we send it to?";
    page_ask_pay = "How much is paid, to whom, and from when?";
    page_ask_help = "Who can support us, and who has done it near here?";
    page_route(name: &str) = "Your route: {name}";
    page_the_team = "your team";
    page_you = "you";
    page_next = "to do first";
    page_next_or_done = "first; done already?";
    page_later = "then";
    page_to_answer(what: &str) = "tell {what}";
    page_to_call(whom: &str) = "call {whom}";
    page_to_join(name: &str) = "join the {name}";
    page_or = "Or";
    page_and = "With it";
    page_paid = "Who is paid, and how";
    page_warnings = "Know before you act";
    page_changes = "What would change the most";
    page_notes = "Notes";
    page_ars_decides = "This result is a guide, the ARS (regional health agency) decides.";
    page_rules(title: &str, edition: &str, read: &str) = "{title}, rules {edition}, after: {read}.";
    page_newest(date: &str) = "Alerts read up to: {date}.";
    page_reasons = "Reasons and sources";
    page_sources = "The sources cited";
    page_rest = "The other types, and the rest";
    page_other_sources = "The other sources";
}

pub fn page_brings(there: usize, all: usize) -> String {
    format!("{there} of {all} professions")
}

pub fn page_distance(distance: Distance) -> &'static str {
    match distance {
        Distance::Near => "within reach",
        Distance::Choice => "also possible",
        Distance::Far => "later",
        Distance::Join => "to join",
        Distance::Partner => "as a partner",
    }
}

pub fn page_age(count: u16) -> String {
    match count {
        0 => "less than a month ago".to_owned(),
        1 => "1 month ago".to_owned(),
        2..24 => format!("{count} months ago"),
        _ => format!("{} years ago", count / 12),
    }
}
