//! The rich front: one calm page a question, drawn anew after each key.
//!
//! dialoguer's prompts cannot go back, keep a mistaken text or be redrawn on a resize, so the keys
//! are read here; its [`Theme`] still draws the choices, so they look as people know them.

mod field;
mod page;

use std::time::Duration;

use console::{Key, Term};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use exercoord::answers::StepState;
use exercoord::diagnostic::Diagnostic;
use exercoord::interview::conduct::{Respondent, Response};
use exercoord::interview::prompt::{Form, Line, Prompt, state_words};
use exercoord::lang::{Lang, typeset};
use exercoord::tr;

use super::terminal::{self, Command, InputError};
use field::Field;
use page::{Body, Page};

/// Somebody at a terminal.
pub(super) struct Rich {
    lang: Lang,
    term: Term,
    theme: Box<dyn Theme>,
    color: bool,
    /// What was said last, for the top of the next page.
    remark: Option<String>,
    /// A text that was being typed when its page was left another way.
    typed: String,
}

/// What a key asks for at any question.
fn command(key: &Key) -> Option<Command> {
    Some(match key {
        Key::Escape => Command::Respond(Response::Back),
        Key::Tab => Command::Respond(Response::Review),
        Key::Char('\u{13}') => Command::Respond(Response::Leave),
        key if *key == terminal::F1 => Command::Help,
        _ => return None,
    })
}

impl Rich {
    pub(super) fn new(lang: Lang, color: bool) -> Rich {
        let theme: Box<dyn Theme> =
            if color { Box::new(ColorfulTheme::default()) } else { Box::new(SimpleTheme) };
        console::set_colors_enabled_stderr(color);
        Rich { lang, term: Term::stderr(), theme, color, remark: None, typed: String::new() }
    }

    fn page<'p>(&self, prompt: &'p Prompt, title: &str, keys: &str) -> Page<'p> {
        let (lang, color, remark) = (self.lang, self.color, self.remark.clone());
        let (title, keys) = (typeset(lang, title), typeset(lang, keys));
        Page { lang, color, prompt, title, remark, help: false, trouble: Vec::new(), keys }
    }

    /// The page of a question.
    fn page_of<'p>(&self, prompt: &'p Prompt) -> Page<'p> {
        let lang = self.lang;
        let title = match (prompt.number, prompt.left) {
            (0, _) => "exercoord".to_owned(),
            (number, 0) => tr!(lang, rich_last_question(number)),
            (number, left) => tr!(lang, rich_question(number, left)),
        };
        let keys = match prompt.form {
            Form::Text(_) => tr!(lang, rich_keys_text),
            Form::One(..) => tr!(lang, rich_keys_one),
            Form::Any(..) => tr!(lang, rich_keys_any),
            Form::States(_) => tr!(lang, rich_keys_states),
        };
        self.page(prompt, &title, &format!("{keys} · {}", tr!(lang, rich_keys)))
    }

    /// The next key; the page is drawn again whenever the terminal has another size.
    fn next_key(&self, page: &Page<'_>, body: &Body<'_>) -> Result<Key, InputError> {
        let mut size = None;
        loop {
            let now = self.term.size();
            if size != Some(now) {
                size = Some(now);
                terminal::draw(&page.frame(body, usize::from(now.1), usize::from(now.0)))?;
            }
            if !terminal::key_within(Duration::from_millis(100))? {
                continue;
            }
            match terminal::key(&self.term)? {
                Key::Char('\u{1a}') => {
                    terminal::suspend()?;
                    size = None;
                }
                Key::CtrlC => return Err(InputError::Interrupted),
                key => return Ok(key),
            }
        }
    }

    /// A line to type in.
    fn text(&mut self, mut page: Page<'_>, before: &str) -> Result<Response, InputError> {
        let typed = std::mem::take(&mut self.typed);
        let mut field = Field::new(if typed.is_empty() { before } else { &typed });
        loop {
            let key = self.next_key(&page, &Body::Text(&field))?;
            // More at once is a paste: a tab stands between spreadsheet cells, a line end between
            // lines that belong to this reply.
            let pasted = match key {
                Key::Tab => terminal::key_within(Duration::from_millis(5))?,
                Key::Enter => terminal::key_within(Duration::from_millis(30))?,
                _ => false,
            };
            if pasted {
                field.insert(',');
                field.insert(' ');
                continue;
            }
            match command(&key) {
                Some(Command::Respond(response)) => {
                    self.typed = field.text();
                    return Ok(response);
                }
                Some(Command::Help) => page.help = !page.help,
                None if key == Key::Char('?') && field.is_empty() => page.help = !page.help,
                None if key == Key::Enter => {
                    let text = field.text();
                    return Ok(match text.trim().trim_end_matches(',') {
                        "" => Response::DontKnow,
                        text => Response::Text(text.to_owned()),
                    });
                }
                None => {
                    if field.key(&key) {
                        page.trouble.clear();
                    }
                }
            }
        }
    }

    /// Rows to move about in, the first few reached by their numbers, until a key replies.
    fn rows(
        &self,
        mut page: Page<'_>,
        mut form: Form,
        numbered: usize,
    ) -> Result<Response, InputError> {
        let mut active = match form {
            Form::One(_, chosen) => chosen.unwrap_or(0),
            _ => 0,
        };
        terminal::discard_typed(&self.term)?;
        loop {
            let rows = self.drawn(&form, active);
            let last = rows.len().saturating_sub(1);
            let key = self.next_key(&page, &Body::Rows(rows, active))?;
            match (command(&key), key) {
                (Some(Command::Respond(response)), _) => return Ok(response),
                (Some(Command::Help), _) | (None, Key::Char('?')) => page.help = !page.help,
                (None, Key::ArrowUp | Key::Char('k')) => {
                    active = active.checked_sub(1).unwrap_or(last);
                }
                (None, Key::ArrowDown | Key::Char('j')) => {
                    active = if active < last { active + 1 } else { 0 };
                }
                (None, Key::Home) => active = 0,
                (None, Key::End) => active = last,
                (None, Key::Enter) => match response(&form, active) {
                    Some(response) => return Ok(response),
                    None => page.trouble = vec![typeset(self.lang, tr!(self.lang, rich_tick_one))],
                },
                (None, key) => match moved(&mut form, &key, active, numbered) {
                    Some(to) => active = to,
                    None => page.trouble.clear(),
                },
            }
        }
    }

    /// The rows of a form as the theme draws them.
    fn drawn(&self, form: &Form, active: usize) -> Vec<String> {
        let rows: Vec<(String, Option<bool>)> = match form {
            Form::Text(_) => Vec::new(),
            Form::One(choices, _) => choices.iter().map(|text| (text.clone(), None)).collect(),
            Form::Any(choices, not_known) => {
                let unknown = typeset(self.lang, tr!(self.lang, reply_dont_know));
                let unknown = not_known.map(|ticked| (unknown, ticked));
                let rows = choices.iter().cloned().chain(unknown);
                rows.map(|(text, ticked)| (text, Some(ticked))).collect()
            }
            Form::States(rows) => {
                let words = |state| state_words(state, self.lang);
                let row = |(text, state): &(String, StepState)| {
                    format!("{} {text} {}", state_sign(*state), words(*state))
                };
                rows.iter().map(|known| (row(known), None)).collect()
            }
        };
        let rows = rows.iter().enumerate();
        rows.map(|(index, (text, ticked))| self.choice(text, *ticked, index == active)).collect()
    }

    /// A choice as the theme draws it, with a sign for the active one that needs no colour.
    fn choice(&self, text: &str, ticked: Option<bool>, active: bool) -> String {
        let mut out = String::new();
        let drawn = match ticked {
            None => self.theme.format_select_prompt_item(&mut out, text, active),
            Some(ticked) => {
                // The coloured theme tells the active row by its colour alone.
                if self.color {
                    out.push_str(if active { "❯ " } else { "  " });
                }
                self.theme.format_multi_select_prompt_item(&mut out, text, ticked, active)
            }
        };
        drawn.map_or_else(|_| text.to_owned(), |()| out)
    }
}

/// What the rows reply as they stand; `None` where one has to be ticked.
fn response(form: &Form, active: usize) -> Option<Response> {
    match form {
        Form::Text(_) => None,
        Form::One(..) => Some(Response::One(active)),
        Form::Any(_, Some(true)) => Some(Response::DontKnow),
        Form::Any(choices, not_known) => {
            let ticked = choices.iter().enumerate().filter(|(_, (_, ticked))| *ticked);
            let ticked: Vec<usize> = ticked.map(|(index, _)| index).collect();
            (not_known.is_none() || !ticked.is_empty()).then_some(Response::Any(ticked))
        }
        Form::States(rows) => {
            Some(Response::States(rows.iter().map(|(_, state)| *state).collect()))
        }
    }
}

/// What a key does to the active row, and the row that it moves to, if it moves.
fn moved(form: &mut Form, key: &Key, active: usize, numbered: usize) -> Option<usize> {
    let Key::Char(char) = key else { return None };
    match form {
        Form::Any(choices, not_known) if *char == ' ' => {
            if let Some((_, ticked)) = choices.get_mut(active) {
                *ticked = !*ticked;
                *not_known = not_known.map(|_| false);
            } else {
                choices.iter_mut().for_each(|(_, ticked)| *ticked = false);
                *not_known = not_known.map(|ticked| !ticked);
            }
            None
        }
        Form::States(rows) => {
            let last = rows.len().saturating_sub(1);
            let (_, state) = rows.get_mut(active)?;
            *state = match (char, *state) {
                ('o' | 'O' | 'y' | 'Y', _) => StepState::Done,
                ('c' | 'C' | 'p' | 'P', _) => StepState::InProgress,
                ('n' | 'N', _) => StepState::NotDone,
                ('x' | 'X', _) => StepState::NotKnown,
                (' ', StepState::NotKnown) => StepState::Done,
                (' ', StepState::Done) => StepState::InProgress,
                (' ', StepState::InProgress) => StepState::NotDone,
                (' ', StepState::NotDone) => StepState::NotKnown,
                _ => return None,
            };
            (*char != ' ').then_some((active + 1).min(last))
        }
        Form::Text(_) | Form::One(..) | Form::Any(..) => {
            let number = char.to_digit(10)? as usize;
            number.checked_sub(1).filter(|_| number <= numbered)
        }
    }
}

impl Respondent for Rich {
    type Error = InputError;

    fn ask(&mut self, prompt: &Prompt, trouble: &[Diagnostic]) -> Result<Response, InputError> {
        let mut page = self.page_of(prompt);
        self.remark = None;
        match &prompt.form {
            Form::Text(before) => {
                for problem in trouble {
                    let help = problem.help.iter().map(|help| format!("  {help}"));
                    let lines = [format!("✘ {}", problem.message)].into_iter().chain(help);
                    page.trouble.extend(lines.map(|line| typeset(self.lang, &line)));
                }
                self.text(page, before)
            }
            form @ Form::One(choices, _) => self.rows(page, form.clone(), choices.len()),
            form @ Form::Any(choices, _) => self.rows(page, form.clone(), choices.len()),
            form @ Form::States(_) => self.rows(page, form.clone(), 0),
        }
    }

    fn review(&mut self, lines: &[Line], prompt: &Prompt) -> Result<Response, InputError> {
        let lang = self.lang;
        let rows = lines.iter().enumerate().map(|(index, line)| line.numbered(index + 1, lang));
        let rows = rows.chain([typeset(lang, tr!(lang, rich_see_report))]).collect();
        let ask = typeset(lang, tr!(lang, rich_review));
        let prompt = Prompt { ask, help: String::new(), ..prompt.clone() };
        let page = self.page(&prompt, tr!(lang, rich_review_title), tr!(lang, rich_review_keys));
        self.remark = None;
        self.rows(page, Form::One(rows, Some(lines.len())), lines.len())
    }

    fn tell(&mut self, remark: &str) {
        self.remark = Some(remark.to_owned());
    }
}

fn state_sign(state: StepState) -> &'static str {
    match state {
        StepState::Done => "✔",
        StepState::InProgress => "◐",
        StepState::NotDone => "○",
        StepState::NotKnown => "?",
    }
}
