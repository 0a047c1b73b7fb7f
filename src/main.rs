//! The program: what was asked, done, printed. Everything that decides is in the library.

mod cli;
mod wizard;

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use cli::line::Line;
use cli::streams::{Exit, Streams};
use cli::{commands, request, sets};

fn main() -> ExitCode {
    let line = Line::of_process();
    let streams = Streams::new(&line);
    run(&line, &streams).into()
}

fn run(line: &Line, streams: &Streams) -> Exit {
    let sets = match sets::of_line(line, streams) {
        // The program ends when it has answered: taking the rules apart first would be idle work.
        Ok(sets) => ManuallyDrop::new(sets),
        Err(exit) => return exit,
    };
    match request::parse(line, &sets) {
        Ok(request::Parsed::Text(text)) => streams.print(&text),
        // On a terminal, the program asks by itself.
        Ok(request::Parsed::NoCommand(_)) if streams.can_ask() => {
            let request =
                request::Assess { rules: sets::named(line), ..request::Assess::default() };
            wizard::ask(&request, &sets.first, streams)
        }
        Ok(request::Parsed::NoCommand(help)) => streams.complain(&help, Exit::Usage),
        Ok(request::Parsed::Request(request)) => commands::run(&request, &sets, streams),
        Err(problems) => streams.problems(&problems, Exit::Usage),
    }
}
