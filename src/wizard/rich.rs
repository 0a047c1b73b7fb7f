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
use exercoord::interview::conduct::{Choice, Respondent, Response};
use exercoord::interview::prompt::{Form, Line, Need, Prompt, dont_know, state_words};
use exercoord::lang::{Lang, plural, typeset};

use super::{Gone, terminal};
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
enum Going {
    Back,
    Review,
    Leave,
    Help,
    Stop,
}

fn going(key: &Key) -> Option<Going> {
    Some(match key {
        Key::Escape => Going::Back,
        Key::Tab => Going::Review,
        Key::Char('\u{13}') => Going::Leave,
        Key::CtrlC => Going::Stop,
        key if *key == terminal::F1 => Going::Help,
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

    fn say(&self, fr: &str, en: &str) -> String {
        super::say(self.lang, fr, en)
    }

    fn bold(&self, text: &str) -> String {
        if self.color {
            console::Style::new().force_styling(true).bold().apply_to(text).to_string()
        } else {
            text.to_owned()
        }
    }

    fn dim(&self, text: &str) -> String {
        if self.color {
            console::Style::new().force_styling(true).dim().apply_to(text).to_string()
        } else {
            text.to_owned()
        }
    }

    /// The next key; the page is drawn again whenever the terminal has another size.
    fn next_key(&self, page: &Page<'_>) -> Result<Key, Gone> {
        let mut size = None;
        loop {
            let now = self.size();
            if size != Some(now) {
                size = Some(now);
                self.draw(page, now)?;
            }
            if !terminal::key_within(Duration::from_millis(100))? {
                continue;
            }
            match terminal::key(&self.term)? {
                Key::Char('\u{1a}') => {
                    terminal::suspend()?;
                    size = None;
                }
                key => return Ok(key),
            }
        }
    }

    fn title(&self, prompt: &Prompt) -> String {
        if prompt.number == 0 {
            return "exercoord".to_owned();
        }
        let left = prompt.left as u64;
        if left == 0 {
            let number = prompt.number;
            return self.say(
                &format!("exercoord · question {number}, sans doute la dernière"),
                &format!("exercoord · question {number}, most likely the last"),
            );
        }
        typeset(
            self.lang,
            &match self.lang {
                Lang::Fr => format!(
                    "exercoord · question {}, environ {left} {}",
                    prompt.number,
                    plural(self.lang, left, "restante", "restantes")
                ),
                Lang::En => format!("exercoord · question {}, about {left} left", prompt.number),
            },
        )
    }

    fn keys(&self, form: &Form) -> String {
        let own = match form {
            Form::Text(_) => self.say(
                "Entrée valider (vide : je ne sais pas)",
                "Enter confirm (empty: I don't know)",
            ),
            Form::One(..) => self.say("↑↓ choisir · Entrée valider", "↑↓ choose · Enter confirm"),
            Form::Any(..) => self.say(
                "↑↓ aller · espace cocher · Entrée valider",
                "↑↓ move · space tick · Enter confirm",
            ),
            Form::States(_) => self.say(
                "↑↓ aller · o fait · n pas fait · x ne sait pas · Entrée valider",
                "↑↓ move · y done · n not done · x not known · Enter confirm",
            ),
        };
        let common = self.say(
            "Échap retour · Tab revue · F1 aide · Ctrl-S enregistrer et quitter",
            "Esc back · Tab review · F1 help · Ctrl-S save and leave",
        );
        format!("{own} · {common}")
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

    fn text(
        &mut self,
        prompt: &Prompt,
        before: &str,
        trouble: &[Diagnostic],
    ) -> Result<Response, Gone> {
        let typed = std::mem::take(&mut self.typed);
        let mut field = Field::new(if typed.is_empty() { before } else { &typed });
        let mut help = false;
        let mut trouble = self.trouble(trouble);
        loop {
            let keys = self.keys(&prompt.form);
            let page = Page {
                prompt,
                title: self.title(prompt),
                ask: &prompt.ask,
                help,
                trouble: trouble.clone(),
                body: Body::Text(&field),
                keys,
            };
            let key = self.next_key(&page)?;
            // A tab with more behind it is from a paste of spreadsheet cells.
            if key == Key::Tab && terminal::key_within(Duration::from_millis(5))? {
                field.insert(',');
                field.insert(' ');
                continue;
            }
            let left = |rich: &mut Rich, response| {
                rich.typed = field.text();
                Ok(response)
            };
            match going(&key) {
                Some(Going::Back) => return left(self, Response::Back),
                Some(Going::Review) => return left(self, Response::Review),
                Some(Going::Leave) => return left(self, Response::Leave),
                Some(Going::Stop) => return Err(Gone::Interrupted),
                Some(Going::Help) => help = !help,
                None if key == Key::Char('?') && field.text.is_empty() => help = !help,
                None if key == Key::Enter => {
                    // More at once is a paste of several lines: they belong to this reply.
                    if terminal::key_within(Duration::from_millis(30))? {
                        field.insert(',');
                        field.insert(' ');
                        continue;
                    }
                    let text = field.text();
                    let text = text.trim().trim_end_matches(',').to_owned();
                    return Ok(if text.is_empty() {
                        Response::DontKnow
                    } else {
                        Response::Text(text)
                    });
                }
                None => {
                    if field.key(&key) {
                        trouble.clear();
                    }
                }
            }
        }
    }

    fn trouble(&self, trouble: &[Diagnostic]) -> Vec<String> {
        let mut lines = Vec::new();
        for problem in trouble {
            lines.push(typeset(self.lang, &format!("✘ {}", problem.message)));
            if let Some(help) = &problem.help {
                lines.push(typeset(self.lang, &format!("  {help}")));
            }
        }
        lines
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a page of rows, in the order that it shows them"
    )]
    /// Rows to move about in; `act` says what a key does to the active one, or how the page ends.
    fn rows(
        &mut self,
        prompt: &Prompt,
        title: &str,
        ask: &str,
        mut active: usize,
        keys: &str,
        draw: impl Fn(&Rich, usize) -> Vec<String>,
        mut act: impl FnMut(&Key, usize) -> Option<Act>,
    ) -> Result<Act, Gone> {
        let mut help = false;
        let mut wrong = Vec::new();
        terminal::discard_typed(&self.term)?;
        loop {
            let rows = draw(self, active);
            let count = rows.len();
            let page = Page {
                prompt,
                title: title.to_owned(),
                ask,
                help,
                trouble: wrong.clone(),
                body: Body::Rows(rows, active),
                keys: keys.to_owned(),
            };
            let key = self.next_key(&page)?;
            match going(&key) {
                Some(Going::Back) => return Ok(Act::Back),
                Some(Going::Review) => return Ok(Act::Review),
                Some(Going::Leave) => return Ok(Act::Leave),
                Some(Going::Stop) => return Err(Gone::Interrupted),
                Some(Going::Help) => help = !help,
                None => match key {
                    Key::Char('?') => help = !help,
                    Key::ArrowUp | Key::Char('k') => {
                        active = active.checked_sub(1).unwrap_or(count.saturating_sub(1))
                    }
                    Key::ArrowDown | Key::Char('j') => {
                        active = if active + 1 < count { active + 1 } else { 0 }
                    }
                    Key::Home => active = 0,
                    Key::End => active = count.saturating_sub(1),
                    key => match act(&key, active) {
                        Some(Act::Wrong(text)) => wrong = vec![text],
                        Some(Act::Move(to)) => active = to,
                        Some(end) => return Ok(end),
                        None => wrong.clear(),
                    },
                },
            }
        }
    }
}

/// What a key leads to on a page of rows.
enum Act {
    Back,
    Review,
    Leave,
    Done,
    Move(usize),
    Wrong(String),
}

impl Respondent for Rich {
    type Error = Gone;

    fn ask(&mut self, prompt: &Prompt, trouble: &[Diagnostic]) -> Result<Response, Gone> {
        let title = self.title(prompt);
        let keys = self.keys(&prompt.form);
        let response = match &prompt.form {
            Form::Text(before) => self.text(prompt, before, trouble),
            Form::One(choices, chosen) => {
                let mut picked = None;
                let end = self.rows(
                    prompt,
                    &title,
                    &prompt.ask,
                    chosen.unwrap_or(0),
                    &keys,
                    |rich, active| {
                        choices
                            .iter()
                            .enumerate()
                            .map(|(index, text)| rich.choice(text, None, index == active))
                            .collect()
                    },
                    |key, active| match key {
                        Key::Enter => {
                            picked = Some(active);
                            Some(Act::Done)
                        }
                        Key::Char(digit) => place(*digit, choices.len()).map(Act::Move),
                        _ => None,
                    },
                )?;
                Ok(went(end, || Response::One(picked.unwrap_or(0))))
            }
            Form::Any(choices, need) => {
                let unknown = typeset(self.lang, dont_know(self.lang));
                let ticks = std::cell::RefCell::new(
                    choices.iter().map(|(_, chosen)| *chosen).collect::<Vec<bool>>(),
                );
                let not_known = std::cell::Cell::new(*need == Need::Some { not_known: true });
                let needed = self.say(
                    "Cochez au moins une réponse, ou « je ne sais pas ».",
                    "Tick at least one, or “I don't know”.",
                );
                let end = self.rows(
                    prompt,
                    &title,
                    &prompt.ask,
                    0,
                    &keys,
                    |rich, active| {
                        let ticks = ticks.borrow();
                        let mut rows: Vec<String> = choices
                            .iter()
                            .zip(ticks.iter())
                            .enumerate()
                            .map(|(index, ((text, _), ticked))| {
                                rich.choice(text, Some(*ticked), index == active)
                            })
                            .collect();
                        if *need != Need::None {
                            rows.push(rich.choice(
                                &unknown,
                                Some(not_known.get()),
                                choices.len() == active,
                            ));
                        }
                        rows
                    },
                    |key, active| match key {
                        Key::Char(' ') => {
                            let mut ticks = ticks.borrow_mut();
                            match ticks.get_mut(active) {
                                Some(ticked) => {
                                    *ticked = !*ticked;
                                    not_known.set(false);
                                }
                                None => {
                                    not_known.set(!not_known.get());
                                    ticks.fill(false);
                                }
                            }
                            None
                        }
                        Key::Enter => {
                            let some = ticks.borrow().contains(&true) || not_known.get();
                            if *need != Need::None && !some {
                                Some(Act::Wrong(needed.clone()))
                            } else {
                                Some(Act::Done)
                            }
                        }
                        Key::Char(digit) => place(*digit, choices.len()).map(Act::Move),
                        _ => None,
                    },
                )?;
                Ok(went(end, || {
                    if not_known.get() {
                        return Response::DontKnow;
                    }
                    let ticked = ticks.borrow();
                    Response::Any(
                        ticked
                            .iter()
                            .enumerate()
                            .filter(|(_, ticked)| **ticked)
                            .map(|(index, _)| index)
                            .collect(),
                    )
                }))
            }
            Form::States(rows) => {
                let states = std::cell::RefCell::new(
                    rows.iter().map(|(_, state)| *state).collect::<Vec<StepState>>(),
                );
                let lang = self.lang;
                let end = self.rows(
                    prompt,
                    &title,
                    &prompt.ask,
                    0,
                    &keys,
                    |rich, active| {
                        let states = states.borrow();
                        rows.iter()
                            .zip(states.iter())
                            .enumerate()
                            .map(|(index, ((text, _), state))| {
                                let text = format!(
                                    "{} {text} {}",
                                    state_sign(*state),
                                    state_words(*state, lang)
                                );
                                rich.choice(&text, None, index == active)
                            })
                            .collect()
                    },
                    |key, active| {
                        let mut states = states.borrow_mut();
                        let next = match (key, states.get(active)) {
                            (Key::Enter, _) => return Some(Act::Done),
                            (Key::Char('o' | 'O' | 'y' | 'Y'), _) => StepState::Done,
                            (Key::Char('n' | 'N'), _) => StepState::NotDone,
                            (Key::Char('x' | 'X'), _) => StepState::NotKnown,
                            (Key::Char(' '), Some(StepState::NotKnown)) => StepState::Done,
                            (Key::Char(' '), Some(StepState::Done)) => StepState::NotDone,
                            (Key::Char(' '), Some(StepState::NotDone)) => StepState::NotKnown,
                            _ => return None,
                        };
                        if let Some(state) = states.get_mut(active) {
                            *state = next;
                        }
                        let down = (active + 1).min(rows.len().saturating_sub(1));
                        if matches!(key, Key::Char(' ')) { None } else { Some(Act::Move(down)) }
                    },
                )?;
                Ok(went(end, || Response::States(states.borrow().clone())))
            }
        };
        self.remark = None;
        response
    }

    fn review(&mut self, lines: &[Line], prompt: &Prompt) -> Result<Choice, Gone> {
        let ask = self.say(
            "Vos réponses : changez-en une, ou voyez le rapport.",
            "Your replies: change one, or see the report.",
        );
        let finish = self.say("Voir le rapport", "See the report");
        let keys = self.say(
            "↑↓ choisir · Entrée ouvrir · Échap retour · Ctrl-S enregistrer et quitter",
            "↑↓ choose · Enter open · Esc back · Ctrl-S save and leave",
        );
        let title = self.say("exercoord · revue", "exercoord · review");
        let prompt = &Prompt { help: String::new(), ..prompt.clone() };
        let mut picked = lines.len();
        let end = self.rows(
            prompt,
            &title,
            &ask,
            lines.len(),
            &keys,
            |rich, active| {
                let rows = lines.iter().enumerate().map(|(index, line)| {
                    let text = match rich.lang {
                        Lang::Fr => typeset(
                            rich.lang,
                            &format!("{}. {} : {}", index + 1, line.name, line.reply),
                        ),
                        Lang::En => format!("{}. {}: {}", index + 1, line.name, line.reply),
                    };
                    rich.choice(&text, None, index == active)
                });
                rows.chain([rich.choice(&finish, None, lines.len() == active)]).collect()
            },
            |key, active| match key {
                Key::Enter => {
                    picked = active;
                    Some(Act::Done)
                }
                Key::Char(digit) => place(*digit, lines.len()).map(Act::Move),
                _ => None,
            },
        )?;
        self.remark = None;
        Ok(match end {
            Act::Back => Choice::Back,
            Act::Leave => Choice::Leave,
            Act::Done if picked < lines.len() => Choice::Change(picked),
            Act::Done => Choice::Finish,
            Act::Review | Act::Move(_) | Act::Wrong(_) => Choice::Change(lines.len()),
        })
    }

    fn tell(&mut self, remark: &str) {
        self.remark = Some(remark.to_owned());
    }
}

/// The response of a page of rows, where it was not left another way.
fn went(end: Act, done: impl FnOnce() -> Response) -> Response {
    match end {
        Act::Back => Response::Back,
        Act::Review => Response::Review,
        Act::Leave => Response::Leave,
        Act::Done | Act::Move(_) | Act::Wrong(_) => done(),
    }
}

/// The place that a digit names, from 1.
fn place(digit: char, most: usize) -> Option<usize> {
    let number = digit.to_digit(10)? as usize;
    (1..=most).contains(&number).then(|| number - 1)
}

fn state_sign(state: StepState) -> &'static str {
    match state {
        StepState::Done => "✔",
        StepState::NotDone => "○",
        StepState::NotKnown => "?",
    }
}
