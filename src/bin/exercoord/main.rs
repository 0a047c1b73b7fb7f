//! The program: what was asked, done, printed. Everything that decides is in the library.

mod line;
mod grammar;
mod cli;
mod help;
mod commands;
mod keeper;
mod wizard;
mod streams;

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use exercoord::rules::{Catalogue, DEFAULT_SET, embedded, load};
use streams::{Exit, Streams};

fn main() -> ExitCode {
    let line = line::Line::of_process();
    let streams = Streams::new(&line);
    run(&line, &streams).into()
}

fn run(line: &line::Line, streams: &Streams) -> Exit {
    let catalogue = match rules(line) {
        // The program ends when it has answered: taking the rules apart first would be idle work.
        Ok(catalogue) => ManuallyDrop::new(catalogue),
        Err(broken) => return streams.broken_rules(&broken.diagnostics(line.lang())),
    };
    match cli::parse(line, &catalogue) {
        Ok(cli::Parsed::Text(text)) => streams.print(&text),
        // On a terminal, the program asks by itself.
        Ok(cli::Parsed::NoCommand(_)) if streams.can_ask() => {
            wizard::ask(&cli::Assess::default(), &catalogue, streams)
        }
        Ok(cli::Parsed::NoCommand(help)) => streams.complain(&help, Exit::Usage),
        Ok(cli::Parsed::Request(request)) => commands::run(&request, &catalogue, streams),
        Err(problems) => streams.problems(&problems, Exit::Usage),
    }
}

/// The rules that the line names, or the program's own; to tell of itself it needs no others.
fn rules(line: &line::Line) -> Result<Catalogue, exercoord::rules::BrokenRules> {
    match line.value_of(&["--rules", "--regles"]) {
        Some(dir) if !dir.is_empty() && !line.asks_for_help() => load(dir.as_ref()),
        _ => embedded(DEFAULT_SET),
    }
}
