//! The plain front: lines and numbers, without cursor movement. Made for screen readers.

use std::io::{self, BufRead, Write};

use exercoord::answers::StepState;
use exercoord::diagnostic::{Diagnostic, Drawing, render};
use exercoord::interview::conduct::{Choice, Respondent, Response};
use exercoord::interview::prompt::{Form, Line, Need, Prompt, dont_know, state_words};
use exercoord::lang::{Lang, harmless, plural, typeset};

use super::Gone;

/// Somebody at the other end of lines.
pub(super) struct Plain<R> {
    lang: Lang,
    input: R,
    /// The question shown last, so that it is not said again after help or a mistake.
    shown: bool,
}

/// What may be typed at any question instead of a reply.
enum Word {
    Back,
    Help,
    Review,
    Save,
    DontKnow,
}

impl<R: BufRead> Plain<R> {
    pub(super) fn new(lang: Lang, input: R) -> Plain<R> {
        Plain { lang, input, shown: false }
    }

    fn say(&self, fr: &str, en: &str) -> String {
        super::say(self.lang, fr, en)
    }

    fn print(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{}", harmless(text));
    }

    /// A line of what was typed; the end of input is somebody leaving.
    fn line(&mut self) -> Result<String, Gone> {
        let _ = write!(io::stderr(), "> ");
        let _ = io::stderr().flush();
        let mut line = String::new();
        match self.input.read_line(&mut line) {
            Ok(0) => Err(Gone::EndOfInput),
            Ok(_) => Ok(line.trim().to_owned()),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok("\u{fffd}".to_owned()),
            Err(_) => Err(Gone::EndOfInput),
        }
    }

    fn head(&self, prompt: &Prompt) {
        self.print("");
        if prompt.number > 0 {
            self.whereabouts(prompt);
        }
        self.print(&prompt.ask);
    }

    /// Which question this is, and the types' standing so far.
    fn whereabouts(&self, prompt: &Prompt) {
        let left = prompt.left as u64;
        let standing: Vec<String> =
            prompt.standing.iter().map(|(name, _, words)| format!("{name} {words}")).collect();
        let number = prompt.number;
        self.print(&match left {
            0 => self.say(
                &format!("Question {number}, sans doute la dernière."),
                &format!("Question {number}, most likely the last."),
            ),
            _ => self.say(
                &format!(
                    "Question {number}, environ {left} {} ensuite.",
                    plural(self.lang, left, "autre", "autres")
                ),
                &format!("Question {number}, about {left} more after it."),
            ),
        });
        self.print(&match self.lang {
            Lang::Fr => typeset(self.lang, &format!("Pour l'instant : {}.", standing.join(", "))),
            Lang::En => format!("So far: {}.", standing.join(", ")),
        });
    }

    fn help(&self, prompt: &Prompt) {
        if !prompt.help.is_empty() {
            self.print(&prompt.help);
        }
        for (fr, en, text) in [
            ("Pourquoi maintenant", "Why now", &prompt.why),
            ("Qui peut le dire", "Who can tell", &prompt.who),
            ("Source", "Source", &prompt.source),
        ] {
            if text.is_empty() {
                continue;
            }
            self.print(&match self.lang {
                Lang::Fr => typeset(self.lang, &format!("{fr} : {text}.")),
                Lang::En => format!("{en}: {text}."),
            });
        }
        self.print(&self.say(
            "À tout moment : retour, aide, revue, enregistrer (et quitter), nsp (je ne sais pas).",
            "At any time: back, help, review, save (and leave), dk (don't know).",
        ));
    }

    /// The choices, numbered, with how to reply.
    fn form(&self, form: &Form) {
        let marked = |text: &str, chosen: bool| {
            let mark = self.say(" (choisi)", " (chosen)");
            format!("{text}{}", if chosen { mark.as_str() } else { "" })
        };
        match form {
            Form::Text(before) => {
                if !before.is_empty() {
                    self.print(&self.say(
                        &format!("Réponse actuelle : {before}. Une ligne vide la garde."),
                        &format!("Reply so far: {before}. An empty line keeps it."),
                    ));
                }
                self.print(&self.say(
                    "Tapez votre réponse, ou aide, retour, revue, enregistrer, nsp.",
                    "Type your reply, or help, back, review, save, dk.",
                ));
            }
            Form::One(choices, chosen) => {
                for (index, choice) in choices.iter().enumerate() {
                    self.print(&format!(
                        "{}. {}",
                        index + 1,
                        marked(choice, *chosen == Some(index))
                    ));
                }
                self.print(&self.say(
                    "Tapez un numéro, ou aide, retour, revue, enregistrer.",
                    "Type a number, or help, back, review, save.",
                ));
            }
            Form::Any(choices, need) => {
                for (index, (choice, chosen)) in choices.iter().enumerate() {
                    self.print(&format!("{}. {}", index + 1, marked(choice, *chosen)));
                }
                let none = match need {
                    Need::Some { .. } => {
                        self.say("nsp si vous ne savez pas", "dk if you do not know")
                    }
                    Need::None => self.say("0 pour aucun", "0 for none"),
                };
                self.print(&self.say(
                    &format!("Tapez des numéros séparés par des virgules, {none}, ou aide, retour, revue, enregistrer."),
                    &format!("Type numbers separated by commas, {none}, or help, back, review, save."),
                ));
            }
            Form::States(rows) => {
                for (index, (row, state)) in rows.iter().enumerate() {
                    self.print(&format!("{}. {row} {}", index + 1, state_words(*state, self.lang)));
                }
                self.print(&self.say(
                    "Tapez oui, non ou nsp pour chacune, dans l'ordre, séparés par des virgules ; une ligne vide garde ce qui est écrit ; ou aide, retour, revue, enregistrer.",
                    "Type yes, no or dk for each, in order, separated by commas; an empty line keeps what is written; or help, back, review, save.",
                ));
            }
        }
    }

    fn wrong(&mut self, fr: &str, en: &str) {
        self.print(&self.say(fr, en));
    }

    /// The response that a line comes to; `None` where it has been said what is wrong with it.
    fn response(&mut self, line: &str, prompt: &Prompt) -> Option<Response> {
        match word(line) {
            Some(Word::Back) => return Some(Response::Back),
            Some(Word::Review) => return Some(Response::Review),
            Some(Word::Save) => return Some(Response::Leave),
            Some(Word::DontKnow) => return Some(self.unknown(&prompt.form)),
            Some(Word::Help) => {
                self.help(prompt);
                return None;
            }
            None => {}
        }
        match &prompt.form {
            Form::Text(before) if line.is_empty() && before.is_empty() => {
                self.wrong(
                    "Il faut une réponse, ou nsp si vous ne savez pas.",
                    "A reply is needed, or dk if you do not know.",
                );
                None
            }
            Form::Text(before) => {
                Some(Response::Text(if line.is_empty() { before.clone() } else { line.to_owned() }))
            }
            Form::One(choices, chosen) => {
                let kept = chosen.filter(|_| line.is_empty());
                let typed = numbers(line, choices.len()).filter(|numbers| numbers.len() == 1);
                let choice = kept.or_else(|| typed.and_then(|numbers| numbers.first().copied()));
                if choice.is_none() {
                    let most = choices.len();
                    self.wrong(
                        &format!("Tapez un numéro de 1 à {most}."),
                        &format!("Type a number from 1 to {most}."),
                    );
                }
                choice.map(Response::One)
            }
            Form::Any(choices, need) => {
                let kept: Vec<usize> = choices
                    .iter()
                    .enumerate()
                    .filter(|(_, (_, chosen))| *chosen)
                    .map(|(index, _)| index)
                    .collect();
                let typed = match (line, need) {
                    ("", _) if !kept.is_empty() => Some(kept),
                    ("0", Need::None) | ("", Need::None) => Some(Vec::new()),
                    _ => numbers(line, choices.len()).filter(|numbers| !numbers.is_empty()),
                };
                if typed.is_none() {
                    let most = choices.len();
                    self.wrong(
                        &format!("Tapez des numéros de 1 à {most}, séparés par des virgules."),
                        &format!("Type numbers from 1 to {most}, separated by commas."),
                    );
                }
                typed.map(Response::Any)
            }
            Form::States(rows) => {
                let kept: Vec<StepState> = rows.iter().map(|(_, state)| *state).collect();
                let states = if line.is_empty() {
                    Some(kept)
                } else {
                    line.split([',', ' ']).filter(|part| !part.is_empty()).map(state).collect()
                };
                let states = states.filter(|states: &Vec<StepState>| states.len() == rows.len());
                if states.is_none() {
                    let count = rows.len();
                    match count {
                        1 => self.wrong("Il faut 1 réponse : oui, non ou nsp.", "1 reply is needed: yes, no or dk."),
                        _ => self.wrong(
                            &format!("Il faut {count} réponses : oui, non ou nsp pour chacune, séparées par des virgules."),
                            &format!("{count} replies are needed: yes, no or dk for each, separated by commas."),
                        ),
                    };
                }
                states.map(Response::States)
            }
        }
    }

    fn unknown(&self, form: &Form) -> Response {
        match form {
            Form::States(rows) => Response::States(vec![StepState::NotKnown; rows.len()]),
            Form::Text(_) | Form::One(..) | Form::Any(..) => Response::DontKnow,
        }
    }
}

impl<R: BufRead> Respondent for Plain<R> {
    type Error = Gone;

    fn ask(&mut self, prompt: &Prompt, trouble: &[Diagnostic]) -> Result<Response, Gone> {
        if trouble.is_empty() {
            self.head(prompt);
            self.form(&prompt.form);
        } else {
            let drawing =
                Drawing { lang: self.lang, width: 80, color: false, plain: true, codes: false };
            let _ = write!(io::stderr(), "{}", render(trouble, drawing));
            self.form(&Form::Text(String::new()));
        }
        // What was wrong is not kept as a reply: an empty line must not send it again.
        let mut prompt = prompt.clone();
        if !trouble.is_empty() {
            prompt.form = Form::Text(String::new());
        }
        self.shown = true;
        loop {
            let line = self.line()?;
            if let Some(response) = self.response(&line, &prompt) {
                return Ok(response);
            }
        }
    }

    fn review(&mut self, lines: &[Line], _: &Prompt) -> Result<Choice, Gone> {
        self.print("");
        self.print(&self.say("Vos réponses", "Your replies"));
        for (index, line) in lines.iter().enumerate() {
            self.print(&match self.lang {
                Lang::Fr => {
                    typeset(self.lang, &format!("{}. {} : {}", index + 1, line.name, line.reply))
                }
                Lang::En => format!("{}. {}: {}", index + 1, line.name, line.reply),
            });
        }
        self.print(&self.say(
            "Tapez un numéro pour changer une réponse, une ligne vide pour le rapport, ou retour, enregistrer.",
            "Type a number to change a reply, an empty line for the report, or back, save.",
        ));
        loop {
            let line = self.line()?;
            match word(&line) {
                Some(Word::Back) => return Ok(Choice::Back),
                Some(Word::Save) => return Ok(Choice::Leave),
                Some(Word::Help | Word::Review | Word::DontKnow) => {}
                None if line.is_empty() => return Ok(Choice::Finish),
                None => {
                    if let Some([choice]) = numbers(&line, lines.len()).as_deref() {
                        return Ok(Choice::Change(*choice));
                    }
                }
            }
            let most = lines.len();
            self.wrong(
                &format!("Tapez un numéro de 1 à {most}, ou une ligne vide."),
                &format!("Type a number from 1 to {most}, or an empty line."),
            );
        }
    }

    fn tell(&mut self, remark: &str) {
        self.print(remark);
    }
}

/// A word for going about, in either language.
fn word(line: &str) -> Option<Word> {
    let folded = line.to_lowercase();
    Some(match folded.as_str() {
        "retour" | "back" => Word::Back,
        "aide" | "help" | "?" => Word::Help,
        "revue" | "review" => Word::Review,
        "enregistrer" | "quitter" | "save" | "quit" => Word::Save,
        "nsp" | "dk" | "je ne sais pas" | "i don't know" | "don't know" => Word::DontKnow,
        other if other == dont_know(Lang::Fr) || other == dont_know(Lang::En).to_lowercase() => {
            Word::DontKnow
        }
        _ => return None,
    })
}

/// The places that numbers from 1 name; `None` where one is out of range or no number.
fn numbers(line: &str, most: usize) -> Option<Vec<usize>> {
    line.split([',', ' ', ';'])
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse::<usize>()
                .ok()
                .filter(|number| (1..=most).contains(number))
                .map(|number| number - 1)
        })
        .collect()
}

/// Yes, no or don't know, in either language.
fn state(word: &str) -> Option<StepState> {
    Some(match word.trim().to_lowercase().as_str() {
        "o" | "oui" | "y" | "yes" => StepState::Done,
        "n" | "non" | "no" => StepState::NotDone,
        "?" | "nsp" | "dk" => StepState::NotKnown,
        _ => return None,
    })
}
