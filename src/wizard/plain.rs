//! The plain front: lines and numbers, without cursor movement. Made for screen readers.

use std::io::{self, BufRead, Write};

use exercoord::answers::StepState;
use exercoord::diagnostic::{Diagnostic, Drawing, render};
use exercoord::interview::conduct::{Respondent, Response};
use exercoord::interview::prompt::{Form, Line, Prompt, state_words};
use exercoord::lang::{Lang, sanitize, typeset};
use exercoord::tr;

use super::terminal::{Command, InputError};

/// Somebody at the other end of lines.
pub(super) struct Plain<R> {
    lang: Lang,
    input: R,
}

impl<R: BufRead> Plain<R> {
    pub(super) fn new(lang: Lang, input: R) -> Plain<R> {
        Plain { lang, input }
    }

    fn print(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{}", sanitize(text));
    }

    /// Prints a text of the program's own.
    fn say(&self, text: &str) {
        self.print(&typeset(self.lang, text));
    }

    /// A line of what was typed; the end of input is somebody leaving.
    fn line(&mut self) -> Result<String, InputError> {
        let _ = write!(io::stderr(), "> ");
        let _ = io::stderr().flush();
        let mut line = String::new();
        match self.input.read_line(&mut line) {
            Ok(0) => Err(InputError::Left),
            Ok(_) => Ok(line.trim().to_owned()),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok("\u{fffd}".to_owned()),
            Err(_) => Err(InputError::Left),
        }
    }

    /// Which question this is, the types' standing so far, and the question.
    fn head(&self, prompt: &Prompt) {
        self.print("");
        if prompt.number > 0 {
            self.say(&match prompt.left {
                0 => tr!(self.lang, plain_last_question(prompt.number)),
                left => tr!(self.lang, plain_question(prompt.number, left)),
            });
            let standing = prompt.standing.iter().map(|(name, _, words)| format!("{name} {words}"));
            let standing = standing.collect::<Vec<_>>().join(", ");
            self.say(&tr!(self.lang, plain_so_far(&standing)));
        }
        self.print(&prompt.ask);
    }

    fn help(&self, prompt: &Prompt) {
        if !prompt.help.is_empty() {
            self.print(&prompt.help);
        }
        for note in prompt.notes(self.lang) {
            self.print(&format!("{note}."));
        }
        self.say(tr!(self.lang, plain_any_time));
    }

    /// The choices, numbered, with how to reply.
    fn form(&self, form: &Form) {
        let lang = self.lang;
        let choice = |index: usize, text: &str, chosen: bool| {
            let mark = if chosen { tr!(lang, plain_chosen) } else { "" };
            self.print(&format!("{}. {text}{mark}", index + 1));
        };
        match form {
            Form::Text(before) => {
                if !before.is_empty() {
                    self.say(&tr!(lang, plain_reply_so_far(before)));
                }
                self.say(tr!(lang, plain_type_reply));
            }
            Form::One(choices, chosen) => {
                for (index, text) in choices.iter().enumerate() {
                    choice(index, text, *chosen == Some(index));
                }
                self.say(tr!(lang, plain_type_number));
            }
            Form::Any(choices, not_known) => {
                for (index, (text, chosen)) in choices.iter().enumerate() {
                    choice(index, text, *chosen);
                }
                self.say(match not_known {
                    Some(_) => tr!(lang, plain_type_numbers_or_unknown),
                    None => tr!(lang, plain_type_numbers_or_none),
                });
            }
            Form::States(rows) => {
                for (index, (row, state)) in rows.iter().enumerate() {
                    choice(index, &format!("{row} {}", state_words(*state, lang)), false);
                }
                self.say(tr!(lang, plain_type_states));
            }
        }
    }

    /// The response that a line comes to; `None` where it has been said what is wrong with it.
    fn response(&mut self, line: &str, prompt: &Prompt) -> Option<Response> {
        let lang = self.lang;
        match (command(line), &prompt.form) {
            (Some(Command::Respond(Response::DontKnow)), Form::States(rows)) => {
                return Some(Response::States(vec![StepState::NotKnown; rows.len()]));
            }
            (Some(Command::Respond(response)), _) => return Some(response),
            (Some(Command::Help), _) => {
                self.help(prompt);
                return None;
            }
            (None, _) => {}
        }
        let (response, wrong) = match &prompt.form {
            Form::Text(before) => {
                let text = if line.is_empty() { before } else { line };
                let response = (!text.is_empty()).then(|| Response::Text(text.to_owned()));
                (response, tr!(lang, plain_reply_needed).to_owned())
            }
            Form::One(choices, chosen) => {
                let typed = match numbers(line, choices.len()).as_deref() {
                    Some([number]) => Some(*number),
                    _ => None,
                };
                let choice = chosen.filter(|_| line.is_empty()).or(typed);
                (choice.map(Response::One), tr!(lang, plain_number_up_to(choices.len())))
            }
            Form::Any(choices, not_known) => {
                let chosen = choices.iter().enumerate().filter(|(_, (_, chosen))| *chosen);
                let kept: Vec<usize> = chosen.map(|(index, _)| index).collect();
                let choices = choices.len();
                let typed = match line {
                    "" if !kept.is_empty() => Some(kept),
                    "" | "0" if not_known.is_none() => Some(Vec::new()),
                    _ => numbers(line, choices).filter(|numbers| !numbers.is_empty()),
                };
                (typed.map(Response::Any), tr!(lang, plain_numbers_up_to(choices)))
            }
            Form::States(rows) => {
                let line = line.to_lowercase().replace("en cours", "c").replace("in progress", "p");
                let parts = line.split([',', ' ']).filter(|part| !part.is_empty());
                let states: Option<Vec<StepState>> = match line.as_str() {
                    "" => Some(rows.iter().map(|(_, state)| *state).collect()),
                    _ => parts.map(state).collect(),
                };
                let states = states.filter(|states| states.len() == rows.len());
                (states.map(Response::States), tr!(lang, plain_states_needed(rows.len())))
            }
        };
        if response.is_none() {
            self.say(&wrong);
        }
        response
    }
}

impl<R: BufRead> Respondent for Plain<R> {
    type Error = InputError;

    fn ask(&mut self, prompt: &Prompt, trouble: &[Diagnostic]) -> Result<Response, InputError> {
        let mut prompt = prompt.clone();
        if trouble.is_empty() {
            self.head(&prompt);
        } else {
            let drawing =
                Drawing { lang: self.lang, width: 80, color: false, plain: true, codes: false };
            let _ = write!(io::stderr(), "{}", render(trouble, drawing));
            // What was wrong is not kept as a reply: an empty line must not send it again.
            prompt.form = Form::Text(String::new());
        }
        self.form(&prompt.form);
        loop {
            let line = self.line()?;
            if let Some(response) = self.response(&line, &prompt) {
                return Ok(response);
            }
        }
    }

    fn review(&mut self, lines: &[Line], _: &Prompt) -> Result<Response, InputError> {
        self.print("");
        self.say(tr!(self.lang, plain_review));
        for (index, line) in lines.iter().enumerate() {
            self.print(&line.numbered(index + 1, self.lang));
        }
        self.say(tr!(self.lang, plain_review_how));
        loop {
            let line = self.line()?;
            match (command(&line), numbers(&line, lines.len()).as_deref()) {
                (Some(Command::Respond(response @ (Response::Back | Response::Leave))), _) => {
                    return Ok(response);
                }
                (None, _) if line.is_empty() => return Ok(Response::One(lines.len())),
                (None, Some([choice])) => return Ok(Response::One(*choice)),
                _ => {}
            }
            self.say(&tr!(self.lang, plain_review_number(lines.len())));
        }
    }

    fn tell(&mut self, remark: &str) {
        self.print(remark);
    }
}

/// A word for going about, in either language.
fn command(line: &str) -> Option<Command> {
    Some(Command::Respond(match line.to_lowercase().as_str() {
        "aide" | "help" | "?" => return Some(Command::Help),
        "retour" | "back" => Response::Back,
        "récapitulatif" | "recapitulatif" | "revue" | "review" => Response::Review,
        "enregistrer" | "quitter" | "save" | "quit" => Response::Leave,
        "nsp" | "dk" | "je ne sais pas" | "i don't know" | "don't know" => Response::DontKnow,
        // As the choice itself is written.
        other if other == tr!(Lang::Fr, reply_dont_know) => Response::DontKnow,
        other if other == tr!(Lang::En, reply_dont_know).to_lowercase() => Response::DontKnow,
        _ => return None,
    }))
}

/// The places that numbers from 1 name; `None` where one is out of range or no number.
fn numbers(line: &str, most: usize) -> Option<Vec<usize>> {
    let place = |part: &str| {
        let number = part.parse::<usize>().ok().filter(|number| *number <= most)?;
        number.checked_sub(1)
    };
    line.split([',', ' ', ';']).filter(|part| !part.is_empty()).map(place).collect()
}

/// Yes, in progress, no or don't know, in either language.
fn state(word: &str) -> Option<StepState> {
    Some(match word.trim().to_lowercase().as_str() {
        "o" | "oui" | "y" | "yes" => StepState::Done,
        "c" | "cours" | "p" | "progress" => StepState::InProgress,
        "n" | "non" | "no" => StepState::NotDone,
        "?" | "nsp" | "dk" => StepState::NotKnown,
        _ => return None,
    })
}
