//! The wizard: an interview held on this machine, with a draft kept after each reply.

mod draft;
mod plain;
mod rich;
pub(crate) mod terminal;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::thread;

use exercoord::answers::{Input, to_options};
use exercoord::assess::Verdict;
use exercoord::document::terminal::render;
use exercoord::interview::conduct::{End, Respondent, Response, conduct};
use exercoord::interview::prompt::{Form, Prompt, prompt};
use exercoord::interview::{Interview, Question, draft as kept};
use exercoord::lang::{Lang, io_words, typeset};
use exercoord::report::{Report, html, json};
use exercoord::rules::Catalogue;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::cli::authoring::typed;
use crate::cli::commands;
use crate::cli::line::today;
use crate::cli::request::{Assess, Format};
use crate::cli::streams::{Exit, Streams};
use draft::Drafts;

/// Why no reply can come any more.
#[derive(Debug)]
pub(crate) enum Gone {
    /// Ctrl-C.
    Interrupted,
    /// The end of input.
    EndOfInput,
    /// The terminal cannot be used.
    Broken(io::Error),
}

impl From<io::Error> for Gone {
    fn from(error: io::Error) -> Gone {
        Gone::Broken(error)
    }
}

/// The text in a language, typeset.
fn say(lang: Lang, fr: &str, en: &str) -> String {
    typeset(
        lang,
        match lang {
            Lang::Fr => fr,
            Lang::En => en,
        },
    )
}

/// Asks what the options and the answers file leave open, then reports.
pub(crate) fn ask(request: &Assess, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let lang = streams.lang();
    let on_terminals = io::stdin().is_terminal() && io::stderr().is_terminal();
    // Lines can come from anywhere if that is what was asked for.
    if !on_terminals && !streams.plain_asked() {
        return streams.usage(match lang {
            Lang::Fr => "les questions ont besoin d'un terminal : ici, utilisez « exercoord assess » avec des options ou un fichier de réponses (--answers), ou « exercoord ask --plain » pour répondre par des lignes",
            Lang::En => "the questions need a terminal: here, use `exercoord assess` with options or an answers file (--answers), or `exercoord ask --plain` to reply by lines",
        });
    }
    let (file, mut problems) = match commands::answers_file(request.answers.as_deref(), lang) {
        Ok(read) => read,
        Err(problem) => return streams.problems(&[problem], Exit::Failed),
    };
    let replies = kept::replies(catalogue, &request.input, &file, lang);
    let replies = match replies {
        Ok(replies) if problems.is_empty() => replies,
        result => {
            problems.extend(result.err().unwrap_or_default());
            return streams.problems(&problems, Exit::Usage);
        }
    };
    let drafts = if request.no_draft { None } else { Drafts::of_user() };
    let session = Session { request, catalogue, streams, drafts, lang };
    let draft = session.drafts.as_ref().map(|drafts| drafts.path().to_path_buf());
    watch_signals(lang, draft, again(request));
    let result = if streams.is_plain() {
        session.run(&mut plain::Plain::new(lang, io::stdin().lock()), replies)
    } else {
        // A page that cannot be taken down again would leave the terminal unusable.
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            terminal::give_back();
            hook(info);
        }));
        if let Err(error) = terminal::take() {
            return streams.fail(&error.to_string());
        }
        let result = session.run(&mut rich::Rich::new(lang, streams.color_of_stderr()), replies);
        terminal::give_back();
        result
    };
    match result {
        Ok(exit) => exit,
        Err(Gone::Interrupted) => {
            session.say_kept();
            Exit::Interrupted
        }
        Err(Gone::EndOfInput) => {
            session.say_kept();
            Exit::Done
        }
        Err(Gone::Broken(error)) => {
            session.say_kept();
            streams.fail(&error.to_string())
        }
    }
}

/// Gives the terminal back and ends when told to stop; the draft is on disk already.
fn watch_signals(lang: Lang, draft: Option<PathBuf>, again: String) {
    // Without the watch a signal still ends the program, only less politely.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            terminal::give_back();
            crate::cli::streams::last_words(&kept_words(lang, draft.as_deref(), &again));
            std::process::exit(128 + signal);
        }
    });
}

/// What to type to go on, by the same rules of the same day.
fn again(request: &Assess) -> String {
    let rules = request.rules.as_ref().map(|rules| format!(" --rules {}", typed(rules.as_ref())));
    let day = request.as_of.as_ref().map(|day| format!(" --as-of {day}"));
    format!("exercoord{}{}", rules.unwrap_or_default(), day.unwrap_or_default())
}

/// Where the replies are, and how to go on: on a line of its own, which no long path breaks.
fn kept_words(lang: Lang, draft: Option<&std::path::Path>, again: &str) -> String {
    match (lang, draft.filter(|draft| draft.exists())) {
        (Lang::Fr, Some(draft)) => {
            format!("Vos réponses sont gardées dans {}\nPour reprendre : {again}", draft.display())
        }
        (Lang::En, Some(draft)) => {
            format!("Your replies are kept in {}\nTo go on: {again}", draft.display())
        }
        (Lang::Fr, None) => "Rien n'a été gardé.".to_owned(),
        (Lang::En, None) => "Nothing has been kept.".to_owned(),
    }
}

struct Session<'a> {
    request: &'a Assess,
    catalogue: &'a Catalogue,
    streams: &'a Streams,
    drafts: Option<Drafts>,
    lang: Lang,
}

impl Session<'_> {
    fn say(&self, fr: &str, en: &str) -> String {
        say(self.lang, fr, en)
    }

    fn say_kept(&self) {
        let draft = self.drafts.as_ref().map(Drafts::path);
        self.streams.remark(&kept_words(self.lang, draft, &again(self.request)));
    }

    fn run<R: Respondent<Error = Gone>>(
        &self,
        respondent: &mut R,
        replies: exercoord::interview::Replies,
    ) -> Result<Exit, Gone> {
        let mut interview = Interview::resume(self.catalogue, replies);
        match self.earlier(respondent)? {
            Start::Anew(None) => {}
            Start::Anew(Some(earlier)) => interview = earlier,
            Start::Leave => {
                terminal::give_back();
                self.say_kept();
                return Ok(Exit::Done);
            }
        }
        let mut broken = None;
        loop {
            let end = conduct(&mut interview, respondent, self.lang, |interview| {
                if let Some(drafts) = &self.drafts {
                    broken = drafts.keep(&kept::write(interview)).err().or(broken.take());
                }
            })?;
            if let Some(error) = broken.take() {
                respondent.tell(&match self.lang {
                    Lang::Fr => format!(
                        "Le brouillon n'a pas pu être gardé : {}",
                        io_words(&error, self.lang)
                    ),
                    Lang::En => {
                        format!("The draft could not be kept: {}", io_words(&error, self.lang))
                    }
                });
            }
            let wanted = match end {
                End::Left => None,
                End::Finished => self.wanted(&interview, respondent)?,
            };
            match wanted {
                None => {
                    terminal::give_back();
                    self.say_kept();
                    return Ok(Exit::Done);
                }
                Some(Wanted::Review) => interview.to_review(),
                Some(Wanted::Report(keep)) => return Ok(self.finish(&interview, keep)),
            }
        }
    }

    /// An unfinished interview, if there is one and it is wanted.
    fn earlier<R: Respondent<Error = Gone>>(&self, respondent: &mut R) -> Result<Start<'_>, Gone> {
        let Some((text, age)) = self.drafts.as_ref().and_then(Drafts::find) else {
            return Ok(Start::Anew(None));
        };
        if self.request.answers.is_some() {
            return Ok(Start::Anew(None));
        }
        let (file, problems) = Input::of_file("draft", &text, self.lang);
        let replies = kept::replies(self.catalogue, &self.request.input, &file, self.lang);
        let (Ok(replies), true) = (replies, problems.is_empty()) else {
            // It may be of other rules, or have been edited: the next draft must not replace it.
            if let Some(aside) = self.drafts.as_ref().and_then(Drafts::set_aside) {
                let aside = aside.display();
                respondent.tell(&match self.lang {
                    Lang::Fr => {
                        format!("Le brouillon ne peut pas être lu ; il reste dans {aside}.")
                    }
                    Lang::En => format!("The draft cannot be read; it stays in {aside}."),
                });
            }
            return Ok(Start::Anew(None));
        };
        let age = draft::age_words(age, self.lang);
        let question = match self.lang {
            Lang::Fr => {
                format!("Un questionnaire commencé {age} n'est pas terminé. Le reprendre ?")
            }
            Lang::En => format!("An interview begun {age} is not finished. Go on with it?"),
        };
        let choices = vec![
            self.say("oui, reprendre", "yes, go on"),
            self.say("non, recommencer", "no, start again"),
        ];
        let resumed = Interview::resume(self.catalogue, replies);
        let prompt = self.aside(&resumed, question, choices);
        loop {
            match respondent.ask(&prompt, &[])? {
                Response::One(0) => return Ok(Start::Anew(Some(resumed))),
                Response::One(_) => return Ok(Start::Anew(None)),
                Response::Leave => return Ok(Start::Leave),
                // There is nowhere to go from here, and nothing to be lost by asking again.
                _ => {}
            }
        }
    }

    /// A question that is none of the interview's.
    fn aside(&self, interview: &Interview<'_>, ask: String, choices: Vec<String>) -> Prompt {
        let mut prompt = prompt(interview, Question::Team, self.lang);
        prompt.ask = typeset(self.lang, &ask);
        prompt.number = 0;
        prompt.help = self.say(
            "Choisissez avec les flèches ou un numéro, puis Entrée.",
            "Choose with the arrows or a number, then Enter.",
        );
        for text in [&mut prompt.why, &mut prompt.who, &mut prompt.source] {
            text.clear();
        }
        prompt.form = Form::One(choices, Some(0));
        prompt
    }

    /// What shall be done with the report; nothing if the interview is to be kept for later.
    fn wanted<R: Respondent<Error = Gone>>(
        &self,
        interview: &Interview<'_>,
        respondent: &mut R,
    ) -> Result<Option<Wanted>, Gone> {
        if self.request.output.is_some() || self.request.format != Format::Terminal {
            return Ok(Some(Wanted::Report(None)));
        }
        let kinds =
            [None, Some(Keep::Answers), Some(Keep::Page), Some(Keep::Text), Some(Keep::Json)];
        let choices = kinds.map(|keep| match keep {
            None => self.say("voir le rapport", "see the report"),
            Some(Keep::Answers) => self.say(
                "voir le rapport et garder mes réponses dans un fichier",
                "see the report and keep my replies in a file",
            ),
            Some(Keep::Page) => self.say(
                "voir le rapport et le garder en page à imprimer ou à envoyer",
                "see the report and keep it as a page to print or to send",
            ),
            Some(Keep::Text) => self.say(
                "voir le rapport et le garder dans un fichier texte",
                "see the report and keep it in a text file",
            ),
            Some(Keep::Json) => self.say(
                "voir le rapport et le garder en JSON, pour un autre programme",
                "see the report and keep it as JSON, for another program",
            ),
        });
        let ask = self.say(
            "C'est terminé. Que faire du rapport ?",
            "That is all. What shall be done with the report?",
        );
        Ok(match respondent.ask(&self.aside(interview, ask, choices.to_vec()), &[])? {
            Response::One(choice) => Some(Wanted::Report(kinds.get(choice).copied().flatten())),
            Response::Leave => None,
            _ => Some(Wanted::Review),
        })
    }

    /// The report, and whatever of it is to be kept.
    fn finish(&self, interview: &Interview<'_>, keep: Option<Keep>) -> Exit {
        let answers = interview.answers();
        let report = Report::new(self.catalogue, &answers, self.lang, Some(today()));
        terminal::give_back();
        if !self.streams.is_plain() {
            self.streams.complain("\x1b[2J\x1b[H", Exit::Done);
        }
        let shown = commands::emit(self.request, &report, self.streams);
        let kept = match keep {
            None => Exit::Done,
            Some(Keep::Answers) => {
                let name = self.say("exercoord-reponses.toml", "exercoord-answers.toml");
                self.streams.write_new(&name, &kept::write(interview))
            }
            Some(Keep::Page) => {
                let name = self.say("exercoord-rapport.html", "exercoord-report.html");
                self.streams.write_new(&name, &html::render(&report))
            }
            Some(Keep::Text) => {
                let document = report.on_terminal(self.request.detail);
                let text = render(&document, self.streams.layout_of_file());
                let name = self.say("exercoord-rapport.txt", "exercoord-report.txt");
                self.streams.write_new(&name, &text)
            }
            Some(Keep::Json) => {
                let name = self.say("exercoord-rapport.json", "exercoord-report.json");
                match json::render(&report) {
                    Ok(text) => self.streams.write_new(&name, &text),
                    Err(error) => self.streams.cannot_print(&error),
                }
            }
        };
        // The report is long and its beginning may be out of sight.
        let brief: Vec<String> =
            (report.reading_order.iter().filter_map(|index| report.types.get(*index)))
                .filter(|found| found.verdict != Verdict::Unsuitable)
                .map(|found| format!("{} {}", found.name, found.verdict_words))
                .collect();
        if !brief.is_empty() {
            self.streams.remark(&match self.lang {
                Lang::Fr => format!("\nEn bref : {}. Le détail est plus haut.", brief.join(", ")),
                Lang::En => format!("\nIn short: {}. The detail is above.", brief.join(", ")),
            });
        }
        let same = to_options(self.catalogue, &answers);
        self.streams.remark_line(&match self.lang {
            Lang::Fr => format!("La même chose sans questions :\n  exercoord assess{same}"),
            Lang::En => format!("The same without questions:\n  exercoord assess{same}"),
        });
        if let (Some(drafts), Exit::Done, Exit::Done) = (&self.drafts, shown, kept) {
            drafts.remove();
        }
        if shown == Exit::Done { kept } else { shown }
    }
}

/// How an interview starts.
enum Start<'a> {
    /// With an earlier one, or afresh.
    Anew(Option<Interview<'a>>),
    /// Not now.
    Leave,
}

/// What somebody wants at the end.
enum Wanted {
    /// To look over the replies again.
    Review,
    /// The report, and something of it kept.
    Report(Option<Keep>),
}

/// What can be kept in a file at the end.
#[derive(Clone, Copy)]
enum Keep {
    Answers,
    Page,
    Text,
    Json,
}
