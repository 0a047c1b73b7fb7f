//! The program: what was asked, done, printed. Everything that decides is in the library.

mod line;
mod grammar;
mod cli;
mod help;
mod commands;
mod keeper;
mod screen;
mod sets;
mod wizard;
mod streams;

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use streams::{Exit, Streams};

fn main() -> ExitCode {
    let line = line::Line::of_process();
    let streams = Streams::new(&line);
    run(&line, &streams).into()
}

fn run(line: &line::Line, streams: &Streams) -> Exit {
    let sets = match sets::of_line(line, streams) {
        // The program ends when it has answered: taking the rules apart first would be idle work.
        Ok(sets) => ManuallyDrop::new(sets),
        Err(exit) => return exit,
    };
    match cli::parse(line, &sets) {
        Ok(cli::Parsed::Text(text)) => streams.print(&text),
        // On a terminal, the program asks by itself.
        Ok(cli::Parsed::NoCommand(_)) if streams.can_ask() => {
            let request = cli::Assess { rules: sets::named(line), ..cli::Assess::default() };
            wizard::ask(&request, &sets.first, streams)
        }
        Ok(cli::Parsed::NoCommand(help)) => streams.complain(&help, Exit::Usage),
        Ok(cli::Parsed::Request(request)) => commands::run(&request, &sets, streams),
        Err(problems) => streams.problems(&problems, Exit::Usage),
    }
}
