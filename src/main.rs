//! The program: what was asked, done, printed. Everything that decides is in the library.

mod cli;
mod wizard;
mod commands;

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use cli::line::Line;
use cli::parse::{Parsed, parse};
use cli::reader::Reader;
use cli::request::Assess;
use cli::streams::{Exit, Streams};
use cli::{help, sets};

fn main() -> ExitCode {
    let line = Line::of_process();
    let streams = Streams::new(&line);
    run(&line, &streams).into()
}

const VERSION: &str = concat!("exercoord ", env!("CARGO_PKG_VERSION"), "\n");

fn run(line: &Line, streams: &Streams) -> Exit {
    // Asked for the version alone, no rules are read.
    if let [word] = line.words.as_slice()
        && ["-V", "--version"].contains(&word.as_str())
    {
        return streams.print(VERSION);
    }
    let sets = match sets::of_line(line, streams) {
        // The program ends when it has answered: taking the rules apart first would be idle work.
        Ok(sets) => ManuallyDrop::new(sets),
        Err(exit) => return exit,
    };
    let help = || help::render(line, &sets.first, streams.width());
    match parse(line, &sets.first) {
        Ok(Parsed::Help) => streams.print(&help()),
        Ok(Parsed::Version) => streams.print(VERSION),
        // On a terminal, the program asks by itself.
        Ok(Parsed::NoCommand) if streams.can_ask() => {
            let request = Assess { rules: sets::named(line), ..Assess::default() };
            wizard::ask(&request, &sets.first, streams)
        }
        Ok(Parsed::NoCommand) => streams.complain(&help(), Exit::Usage),
        Ok(Parsed::Command(command, given)) => {
            let reader = Reader::new(line, &sets, command, given);
            commands::run(reader, streams).unwrap_or_else(|exit| exit)
        }
        Err(problems) => streams.problems(&problems, Exit::Usage),
    }
}
