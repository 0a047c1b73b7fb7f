//! The help, in both languages: examples first, written for a health professional.

use exercoord::lang::{Lang, typeset};
use exercoord::rules::{Catalogue, DEFAULT_SET, Profession, embedded_names};
use exercoord::tr;
use textwrap::{Options, WordSeparator, WordSplitter, core::display_width};

use crate::cli::line::Line;
use crate::cli::options::{COMMANDS, Command, Opt, Takes, groups};

/// The help of the command that the line names, or of the program, so many columns wide.
pub(crate) fn render(line: &Line, catalogue: &Catalogue, width: usize) -> String {
    let (lang, command) = (line.lang(), line.command());
    let width = width.clamp(40, 100);
    let (about, usage) = match command {
        None => {
            let types: Vec<&str> = catalogue.types().iter().map(|kind| &*kind.name).collect();
            let usage = tr!(lang, help_usage_line).to_owned();
            (typeset(lang, &tr!(lang, help_program(&types.join(", ")))), usage)
        }
        Some(command) => {
            let words = if command.words.is_empty() { "" } else { " " };
            let usage = format!("exercoord {}{words}{} [OPTIONS]", command.name, command.words);
            (about_command(command, lang), usage)
        }
    };
    let mut parts = vec![
        wrap(&about, width),
        format!(
            "{}\n{}",
            typeset(lang, tr!(lang, help_examples)),
            wrap(&examples(command, catalogue, lang), width)
        ),
        format!("{} {usage}", typeset(lang, tr!(lang, help_usage))),
    ];
    let mut sections: Vec<(&str, Vec<Row>)> = Vec::new();
    if command.is_none() {
        let row = |command: &Command| (command.name.to_owned(), about_command(command, lang));
        sections.push((tr!(lang, help_commands), COMMANDS.iter().map(row).collect()));
    }
    for group in groups(command) {
        let heading = (group.heading)(lang);
        let rows = group.options.iter().map(|option| row(option, catalogue, lang));
        match sections.last_mut() {
            Some((last, known)) if *last == heading => known.extend(rows),
            _ => sections.push((heading, rows.collect())),
        }
    }
    parts.extend(sections.iter().map(|(heading, rows)| section(heading, rows, lang, width)));
    if command.is_some_and(Command::counts_professions) {
        let heading = typeset(lang, tr!(lang, help_professions));
        parts.push(wrap(&format!("{heading}\n{}", professions(catalogue)), width));
    }
    parts.join("\n\n") + "\n"
}

/// What is described, and the description.
type Row = (String, String);

fn about_command(command: &Command, lang: Lang) -> String {
    let mut text = (command.about)(lang).to_owned();
    if !command.alias.is_empty() {
        text = format!("{text} {}", tr!(lang, help_alias(command.alias)));
    }
    typeset(lang, &text)
}

fn row(option: &Opt, catalogue: &Catalogue, lang: Lang) -> Row {
    let short = option.short.map_or("    ".to_owned(), |letter| format!("-{letter}, "));
    let label = match option.takes {
        Takes::Nothing => format!("{short}--{}", option.name),
        Takes::One(value) | Takes::Many(value) => format!("{short}--{} <{value}>", option.name),
    };
    let statuses: Vec<&str> = catalogue.statuses().iter().map(|status| &*status.id).collect();
    let mut about = (option.about)(lang).replace("{statuses}", &statuses.join(", "));
    if !option.alias.is_empty() {
        about = format!("{about}. {}", tr!(lang, help_alias(&format!("--{}", option.alias))));
    }
    (label, typeset(lang, &about))
}

/// Rows under their heading: in two columns, or each description below where one would be narrow.
fn section(heading: &str, rows: &[Row], lang: Lang, width: usize) -> String {
    let longest = rows.iter().map(|(label, _)| display_width(label)).max().unwrap_or_default();
    let taken = longest + 4;
    let below = (width * 2 / 5 + 1..=width).contains(&taken)
        && rows.iter().any(|(_, about)| display_width(about) > width - taken);
    let indent = if below { 10 } else { taken };
    let mut out = typeset(lang, heading);
    for (label, about) in rows {
        let about =
            wrap(about, width.saturating_sub(indent)).replace('\n', &format!("\n{:indent$}", ""));
        let between = if below {
            format!("\n{:indent$}", "")
        } else {
            " ".repeat(longest + 2 - display_width(label))
        };
        out += &format!("\n  {label}{between}{about}");
    }
    out
}

/// Lines no wider than that; what is wrapped keeps the line's indent.
fn wrap(text: &str, width: usize) -> String {
    let wrapped = text.lines().map(|line| {
        let words = line.trim_start_matches(' ');
        let indent = " ".repeat(line.len() - words.len());
        let options = Options::new(width)
            .initial_indent(&indent)
            .subsequent_indent(&indent)
            .break_words(false)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        textwrap::fill(words, options)
    });
    wrapped.collect::<Vec<_>>().join("\n")
}

/// The options that count each profession.
fn professions(catalogue: &Catalogue) -> String {
    let option = |profession: &Profession| match &profession.short {
        Some(short) => format!("--{} (--{short})", profession.id),
        None => format!("--{}", profession.id),
    };
    catalogue.professions().iter().map(option).collect::<Vec<_>>().join(", ")
}

/// A command's examples: lines of prose, each with the lines to type below it. What they speak of
/// is the rule set's own sample.
fn examples(command: Option<&Command>, catalogue: &Catalogue, lang: Lang) -> String {
    let sample = catalogue.sample();
    let (team, scale) = (sample.team.get(lang), &sample.scale);
    let types = sample.types.join(" ");
    let kind = sample.types.first().map_or("", AsRef::as_ref);
    let text = match command.map_or("", |command| command.name) {
        "ask" => tr!(lang, examples_ask(team)),
        "assess" => {
            let counts: Vec<String> =
                sample.count.iter().map(|name| format!("--{name} 1")).collect();
            let counts = counts.join(" ");
            tr!(
                lang,
                examples_assess(team, scale, &counts, &sample.status, &sample.step, &sample.aim)
            )
        }
        "what-if" => {
            let newcomer = sample.newcomer.get(lang);
            let (status, other_scale) = (&sample.other_status, &sample.other_scale);
            tr!(lang, examples_what_if(team, scale, newcomer, status, other_scale))
        }
        "show" => format!("exercoord show {kind}\nexercoord show {types}"),
        "dossier" => tr!(lang, examples_dossier(kind, team)),
        "compare" => {
            let others = embedded_names().filter(|name| *name != DEFAULT_SET);
            let sets: Vec<&str> = [DEFAULT_SET].into_iter().chain(others).collect();
            tr!(lang, examples_compare(&types, kind, &sets.join(",")))
        }
        "list" => "exercoord list professions\nexercoord list steps".to_owned(),
        "schema" => "exercoord schema > exercoord.schema.json\n\
            exercoord schema what-if > what-if.schema.json"
            .to_owned(),
        "screen" => tr!(lang, examples_screen).to_owned(),
        "rules" => tr!(lang, examples_rules(DEFAULT_SET, team)),
        _ => tr!(lang, examples_program(team, scale, kind)),
    };
    // The lines to type are to be copied: only the prose is typeset.
    let mut out = String::new();
    for line in text.lines() {
        out += &match line.strip_prefix('\t') {
            Some(line) => format!("    {line}\n"),
            None if line.starts_with("exercoord") => format!("  {line}\n"),
            None if out.is_empty() => format!("  {}\n", typeset(lang, line)),
            None => format!("\n  {}\n", typeset(lang, line)),
        };
    }
    out.truncate(out.trim_end().len());
    out
}
