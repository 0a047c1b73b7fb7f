//! The rule sets that a line names: read, or what is wrong with the naming.

use std::path::Path;

use exercoord::rules::{Catalogue, DEFAULT_SET, embedded, embedded_names, load_named};
use exercoord::tr;

use crate::cli::line::Line;
use crate::cli::streams::{Exit, Streams};

/// The names of the option.
const OPTION: [&str; 2] = ["--rules", "--regles"];

/// The rules of a line: there is always one set, and where sets are compared there are more.
pub(crate) struct Sets {
    pub(crate) first: Catalogue,
    pub(crate) others: Vec<Catalogue>,
}

/// The rules that the line names, or the program's own. To tell of itself the program needs none
/// that could be broken; nor does an author of such rules, who names them to look at them.
pub(crate) fn of_line(line: &Line, streams: &Streams) -> Result<Sets, Exit> {
    let named = line.value_of(&OPTION).unwrap_or_default();
    let command = line.command().map_or("", |command| command.name);
    if line.asks_for_help() {
        let own = embedded_names().find(|name| *name == named).unwrap_or(DEFAULT_SET);
        return read([own], line, streams);
    }
    let several = named.contains(',') && !Path::new(named).is_dir();
    if several && command != "compare" {
        let lang = line.lang();
        let (message, help) = (tr!(lang, several_sets(named)), tr!(lang, several_sets_help(named)));
        let problem = line.problem_with("several-sets", named, message, help);
        return Err(streams.problems(&[problem], Exit::Usage));
    }
    if named.is_empty() || command == "rules" {
        return read([DEFAULT_SET], line, streams);
    }
    let mut names: Vec<&str> = Vec::new();
    for name in named.split(|char| several && char == ',').map(str::trim) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    warn_of_shadowed_directories(names.iter().copied(), streams);
    read(names, line, streams)
}

/// What the line names as its rules, where it names some.
pub(crate) fn named(line: &Line) -> Option<String> {
    line.value_of(&OPTION).filter(|named| !named.is_empty()).map(str::to_owned)
}

/// Reads these sets; where none is left of the names, the program's own.
fn read<'a>(
    names: impl IntoIterator<Item = &'a str>,
    line: &Line,
    streams: &Streams,
) -> Result<Sets, Exit> {
    let mut sets = Vec::new();
    let mut problems = Vec::new();
    for name in names {
        match load_named(name, Some(line.day())) {
            Ok(set) => sets.push(set),
            Err(broken) => problems.extend(broken.diagnostics(line.lang())),
        }
    }
    let mut sets = sets.into_iter();
    match sets.next() {
        Some(first) if problems.is_empty() => Ok(Sets { first, others: sets.collect() }),
        None if problems.is_empty() => match embedded(DEFAULT_SET) {
            Ok(first) => Ok(Sets { first, others: Vec::new() }),
            Err(broken) => Err(streams.broken_rules(&broken.diagnostics(line.lang()))),
        },
        _ => Err(streams.broken_rules(&problems)),
    }
}

/// Says of each set of the program whose name a directory bears too that the directory is not read.
pub(crate) fn warn_of_shadowed_directories<'a>(
    names: impl Iterator<Item = &'a str>,
    streams: &Streams,
) {
    for name in names {
        if embedded_names().any(|known| known == name) && Path::new(name).is_dir() {
            streams.remark(&tr!(streams.lang(), set_over_directory(name)));
        }
    }
}
