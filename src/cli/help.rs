//! The help, in both languages: examples first, written for a health professional.

use clap::Arg;
use exercoord::lang::{Lang, typeset};
use exercoord::rules::{Catalogue, DEFAULT_SET, Profession, embedded_names};
use exercoord::tr;

use crate::cli::grammar::{arg, bare};
use crate::cli::line::Line;
use crate::cli::options::{COMMANDS, Command, Message, Opt, Takes, groups};

/// The help of the command that the line names, or of the program, so many columns wide.
pub(crate) fn render(line: &Line, catalogue: &Catalogue, width: usize) -> String {
    let (lang, command) = (line.lang(), line.command());
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
    let [examples_heading, usage_heading] =
        [tr!(lang, help_examples), tr!(lang, help_usage)].map(|heading| typeset(lang, heading));
    let args = groups(command).flat_map(|group| {
        let heading = heading(group.heading, lang);
        let args = group.options.iter().map(|option| described(option, catalogue, lang));
        args.map(move |arg| arg.help_heading(heading.clone()))
    });
    let mut described = bare("exercoord")
        .about(about)
        .before_help(examples(command, catalogue, lang))
        .override_usage(usage)
        .help_template(format!(
            "{{about}}\n\n{examples_heading}\n{{before-help}}{usage_heading} {{usage}}\n\n\
            {{all-args}}{{after-help}}\n"
        ))
        .term_width(width.clamp(40, 100))
        .args(args);
    if command.is_none() {
        let one = |command: &Command| bare(command.name).about(about_command(command, lang));
        described = described
            .subcommands(COMMANDS.iter().map(one))
            .subcommand_help_heading(heading(|lang| tr!(lang, help_commands), lang));
    }
    if command.is_some_and(Command::counts_professions) {
        let heading = typeset(lang, tr!(lang, help_professions));
        described = described.after_help(format!("{heading}\n{}", professions(catalogue)));
    }
    described.render_help().to_string()
}

/// A heading without its colon, which clap adds.
fn heading(text: Message, lang: Lang) -> String {
    typeset(lang, text(lang)).trim_end_matches(':').to_owned()
}

fn about_command(command: &Command, lang: Lang) -> String {
    let mut text = (command.about)(lang).to_owned();
    if !command.alias.is_empty() {
        text = format!("{text} {}", tr!(lang, help_alias(command.alias)));
    }
    typeset(lang, &text)
}

/// An option with its help, which shows that its value is needed.
fn described(option: &Opt, catalogue: &Catalogue, lang: Lang) -> Arg {
    let statuses: Vec<&str> = catalogue.statuses().iter().map(|status| &*status.id).collect();
    let mut about = (option.about)(lang).replace("{statuses}", &statuses.join(", "));
    if !option.alias.is_empty() {
        about = format!("{about}. {}", tr!(lang, help_alias(&format!("--{}", option.alias))));
    }
    let values = if option.takes == Takes::Nothing { 0 } else { 1 };
    arg(option).num_args(values).help(typeset(lang, &about))
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
