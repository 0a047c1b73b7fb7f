//! The program itself, run with nothing of this machine's settings.

use std::io::Write;
use std::process::{Child, Command, Output, Stdio};
use std::thread;

/// The program with nothing of this machine's settings.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_exercoord"));
    command.env_clear().env("LANG", "fr_FR.UTF-8").env("TZ", "UTC").stdin(Stdio::null());
    command
}

pub(crate) fn run(args: &[&str]) -> Output {
    program().args(args).output().expect("the program runs")
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// The words of a text, whatever its spaces.
pub(crate) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Starts it with all its streams in our hands.
pub(crate) fn start(args: &[&str]) -> Child {
    let mut program = program();
    program.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program.spawn().expect("the program runs")
}

pub(crate) fn with_stdin(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = start(args);
    let mut input = child.stdin.take().expect("a pipe");
    // Beside what comes out: a program may write before it has read everything.
    thread::scope(|scope| {
        // A program that does not read its input may have ended already.
        scope.spawn(move || input.write_all(stdin));
        child.wait_with_output().expect("the program ends")
    })
}
