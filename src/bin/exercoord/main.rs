//! The program: what was asked, done, printed. Everything that decides is in the library.

mod line;
mod grammar;
mod cli;
mod help;
mod commands;
mod keeper;
mod screen;
mod wizard;
mod streams;

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use exercoord::rules::{Catalogue, DEFAULT_SET, load_named};
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

/// The rules that the line names, or the program's own. To tell of itself it needs no others; nor
/// does the keeper of rules that may be broken, who names them to look at them.
fn rules(line: &line::Line) -> Result<Catalogue, exercoord::rules::BrokenRules> {
    let keeps = cli::command_of(line).is_some_and(|command| command.name == "rules");
    let named = line.value_of(&["--rules", "--regles"]).filter(|set| !set.is_empty());
    let set = named.filter(|_| !keeps && !line.asks_for_help()).unwrap_or(DEFAULT_SET);
    load_named(set, Some(line.day()))
}
