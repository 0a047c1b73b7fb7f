//! The wizard: an interview held on this machine, with a draft kept after each reply.

mod draft_file;
mod plain;
mod rich;
pub(crate) mod terminal;

use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use exercoord::answers::{Input, to_options};
use exercoord::assess::Verdict;
use exercoord::interview::conduct::{End, Respondent, Response, conduct};
use exercoord::interview::prompt::{Form, Prompt, prompt};
use exercoord::interview::{Interview, Question, draft as kept};
use exercoord::lang::{Lang, io_words, typeset};
use exercoord::report::Report;
use exercoord::rules::Catalogue;
use exercoord::tr;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::cli::answers::answers_file;
use crate::cli::authoring::typed;
use crate::cli::line::today;
use crate::cli::output;
use crate::cli::request::{Assess, Format};
use crate::cli::streams::{Exit, Streams};
use draft_file::Drafts;
use terminal::InputError;

/// Asks what the options and the answers file leave open, then reports.
pub(crate) fn ask(request: &Assess, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let lang = streams.lang();
    // Lines can come from anywhere if that is what was asked for.
    if !streams.can_ask() && !streams.plain_asked {
        return streams.problem("usage", tr!(lang, wizard_needs_terminal), Exit::Usage);
    }
    let (file, mut problems) = match answers_file(request.answers.as_deref(), lang) {
        Ok(read) => read,
        Err(problem) => return streams.problems(&[problem], Exit::Failed),
    };
    let interview = match kept::resume(catalogue, &request.input, &file, lang) {
        Ok(interview) if problems.is_empty() => interview,
        result => {
            problems.extend(result.err().unwrap_or_default());
            return streams.problems(&problems, Exit::Usage);
        }
    };
    let drafts = if request.no_draft { None } else { Drafts::of_user() };
    let remark = file.remark_on_groups(catalogue, lang);
    let session = Session { request, catalogue, streams, drafts, lang, remark };
    let draft = session.drafts.as_ref().map(|drafts| drafts.path().to_path_buf());
    watch_signals(lang, draft, again(request));
    let result = if streams.plain {
        session.run(&mut plain::Plain::new(lang, io::stdin().lock()), interview)
    } else {
        // A page that cannot be taken down again would leave the terminal unusable.
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            terminal::restore();
            hook(info);
        }));
        if let Err(error) = terminal::take() {
            return streams.fail(&error.to_string());
        }
        let result = session.run(&mut rich::Rich::new(lang, streams.color_of_stderr()), interview);
        terminal::restore();
        result
    };
    let error = match result {
        Ok(exit) => return exit,
        Err(error) => error,
    };
    let draft = session.drafts.as_ref().map(Drafts::path);
    streams.remark(&kept_words(lang, draft, &again(request)));
    match error {
        InputError::Interrupted => Exit::Interrupted,
        InputError::Left => Exit::Done,
        InputError::Broken(error) => streams.fail(&error.to_string()),
    }
}

/// Restores the terminal and ends when told to stop; the draft is on disk already.
fn watch_signals(lang: Lang, draft: Option<PathBuf>, again: String) {
    // Without the watch a signal still ends the program, only less politely.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            terminal::restore();
            crate::cli::streams::report_interrupt(&kept_words(lang, draft.as_deref(), &again));
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
fn kept_words(lang: Lang, draft: Option<&Path>, again: &str) -> String {
    match draft.filter(|draft| draft.exists()) {
        Some(draft) => tr!(lang, wizard_kept(&draft.display().to_string(), again)),
        None => tr!(lang, wizard_nothing_kept).to_owned(),
    }
}

struct Session<'a> {
    request: &'a Assess,
    catalogue: &'a Catalogue,
    streams: &'a Streams,
    drafts: Option<Drafts>,
    lang: Lang,
    /// What there is to be said of the answers file.
    remark: Option<String>,
}

impl<'a> Session<'a> {
    fn run<R: Respondent<Error = InputError>>(
        &self,
        respondent: &mut R,
        interview: Interview<'a>,
    ) -> Result<Exit, InputError> {
        let lang = self.lang;
        let mut interview = self.earlier(respondent)?.unwrap_or(interview);
        if let Some(remark) = &self.remark {
            respondent.tell(&typeset(lang, remark));
        }
        loop {
            let mut broken = None;
            let end = conduct(&mut interview, respondent, lang, |interview| {
                if let Some(drafts) = &self.drafts {
                    broken = drafts.keep(&kept::write(interview)).err().or(broken.take());
                }
            })?;
            if let Some(error) = broken {
                respondent.tell(&tr!(lang, wizard_draft_not_kept(&io_words(&error, lang))));
            }
            if end == End::Left {
                return Err(InputError::Left);
            }
            match self.wanted(&interview, respondent)? {
                Some(keep) => return Ok(self.finish(&interview, keep)),
                None => interview.to_review(),
            }
        }
    }

    /// An unfinished interview, if there is one and it is wanted.
    fn earlier<R: Respondent<Error = InputError>>(
        &self,
        respondent: &mut R,
    ) -> Result<Option<Interview<'a>>, InputError> {
        let lang = self.lang;
        let Some(drafts) = self.drafts.as_ref().filter(|_| self.request.answers.is_none()) else {
            return Ok(None);
        };
        let Some((text, age)) = drafts.find() else { return Ok(None) };
        let (file, problems) = Input::of_file("draft", &text, lang);
        let resumed = kept::resume(self.catalogue, &self.request.input, &file, lang);
        let (Ok(resumed), true) = (resumed, problems.is_empty()) else {
            // It may be of other rules, or have been edited: the next draft must not replace it.
            if let Some(aside) = drafts.set_aside() {
                respondent.tell(&tr!(lang, wizard_draft_unreadable(&aside.display().to_string())));
            }
            return Ok(None);
        };
        let ask = tr!(lang, wizard_resume(age.as_secs() / 60));
        let choices = [tr!(lang, wizard_resume_yes), tr!(lang, wizard_resume_no)];
        let prompt = self.aside(&resumed, &ask, &choices);
        loop {
            match respondent.ask(&prompt, &[])? {
                Response::One(0) => {
                    if let Some(remark) = file.remark_on_groups(self.catalogue, lang) {
                        respondent.tell(&typeset(lang, &remark));
                    }
                    return Ok(Some(resumed));
                }
                Response::One(_) => return Ok(None),
                Response::Leave => return Err(InputError::Left),
                // There is nowhere to go from here, and nothing to be lost by asking again.
                _ => {}
            }
        }
    }

    /// A question that is none of the interview's.
    fn aside(&self, interview: &Interview<'_>, ask: &str, choices: &[&str]) -> Prompt {
        let choices = choices.iter().map(|choice| typeset(self.lang, choice)).collect();
        Prompt {
            ask: typeset(self.lang, ask),
            number: 0,
            help: typeset(self.lang, tr!(self.lang, wizard_choose)),
            why: String::new(),
            who: String::new(),
            source: String::new(),
            form: Form::One(choices, Some(0)),
            ..prompt(interview, Question::Team, self.lang)
        }
    }

    /// What shall be kept of the report; `None` if the replies are to be looked over again.
    fn wanted<R: Respondent<Error = InputError>>(
        &self,
        interview: &Interview<'_>,
        respondent: &mut R,
    ) -> Result<Option<Keep>, InputError> {
        let lang = self.lang;
        let keeps = keeps(lang);
        if self.request.output.path.is_some() || self.request.format != Format::Terminal {
            return Ok(keeps.first().copied());
        }
        let prompt = self.aside(interview, tr!(lang, wizard_done), &keeps.map(|keep| keep.choice));
        match respondent.ask(&prompt, &[])? {
            Response::One(choice) => Ok(keeps.get(choice).copied()),
            Response::Leave => Err(InputError::Left),
            _ => Ok(None),
        }
    }

    /// The report, and whatever of it is to be kept.
    fn finish(&self, interview: &Interview<'_>, keep: Keep) -> Exit {
        let (lang, streams) = (self.lang, self.streams);
        let answers = interview.answers();
        let report = Report::new(self.catalogue, &answers, lang, Some(today()));
        terminal::restore();
        if !streams.plain {
            streams.complain("\x1b[2J\x1b[H", Exit::Done);
        }
        let shown = output::emit(self.request, &report, streams);
        let format = |format| {
            let layout = streams.layout_of_file();
            output::rendered(&report, format, self.request.detail, layout)
        };
        let kept = match keep.format.map_or_else(|| Ok(kept::write(interview)), format) {
            _ if keep.file.is_empty() => Exit::Done,
            Ok(text) => streams.write_new(keep.file, &text),
            Err(error) => streams.cannot_print(&error),
        };
        // The report is long and its beginning may be out of sight.
        let types = report.reading_order.iter().filter_map(|index| report.types.get(*index));
        let brief: Vec<String> = types
            .filter(|found| found.verdict != Verdict::Unsuitable)
            .map(|found| format!("{} {}", found.name, tr!(lang, verdict(found.verdict))))
            .collect();
        if !brief.is_empty() {
            streams.remark(&tr!(lang, wizard_in_short(&brief.join(", "))));
        }
        let same = to_options(self.catalogue, &answers);
        streams.remark_line(&tr!(lang, wizard_same_line(&same)));
        if let (Some(drafts), Exit::Done, Exit::Done) = (&self.drafts, shown, kept) {
            drafts.remove();
        }
        if shown == Exit::Done { kept } else { shown }
    }
}

/// What can be kept in a file at the end.
#[derive(Clone, Copy)]
struct Keep {
    /// How it is put to somebody.
    choice: &'static str,
    /// The name of the file; empty where none is made.
    file: &'static str,
    /// The format of the report in it; none where the answers are kept.
    format: Option<Format>,
}

fn keeps(lang: Lang) -> [Keep; 5] {
    [
        (tr!(lang, wizard_see), "", None),
        (tr!(lang, wizard_see_keep_answers), tr!(lang, wizard_answers_file), None),
        (tr!(lang, wizard_see_keep_page), tr!(lang, wizard_page_file), Some(Format::Html)),
        (tr!(lang, wizard_see_keep_text), tr!(lang, wizard_text_file), Some(Format::Terminal)),
        (tr!(lang, wizard_see_keep_json), tr!(lang, wizard_json_file), Some(Format::Json)),
    ]
    .map(|(choice, file, format)| Keep { choice, file, format })
}
