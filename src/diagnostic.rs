//! Problems in what people wrote, shown at their place: the file or the flag, the marked text,
//! and how to mend it. Every kind of input reports through this one shape.

use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;

use annotate_snippets::{AnnotationKind, Group, Origin, Renderer, Snippet};

use crate::ids::ids;
use crate::lang::{Lang, sanitize, typeset};
use crate::tr;
use crate::wrap::wrap;

/// One problem, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable code that names the kind of problem.
    pub code: &'static str,
    /// What is wrong: lower case, no final stop.
    pub message: String,
    /// Where, if the problem has a place in a text.
    pub place: Option<Place>,
    /// How to mend it.
    pub help: Option<String>,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It stands in the way.
    Error,
    /// All works with it, but it is most likely not meant so.
    Warning,
}

ids! { Level { Error = "error", Warning = "warning" } }

impl Level {
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Level::Error => tr!(lang, level_error),
            Level::Warning => tr!(lang, level_warning),
        }
    }
}

/// A problem, and how bad it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// The problem.
    pub diagnostic: Diagnostic,
}

/// The place of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What the text is: a file's path, or a flag.
    pub origin: String,
    /// The whole text, shared by all its problems.
    pub text: Arc<str>,
    /// The wrong part, in bytes of the text.
    pub span: Range<usize>,
}

/// How diagnostics are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Drawing {
    /// The language of the level names.
    pub lang: Lang,
    /// Columns to draw in.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// Sentences without drawing, for a screen reader.
    pub plain: bool,
    /// Whether to show the codes: of use to who keeps rule files, noise to anybody else.
    pub codes: bool,
}

/// Draws every problem, in order, each followed by an empty line: all of them stand in the way.
pub fn render(problems: &[Diagnostic], drawing: Drawing) -> String {
    render_all(problems.iter().map(|problem| (Level::Error, problem)), drawing)
}

/// The same for problems that are not all as bad.
pub fn render_findings(findings: &[Finding], drawing: Drawing) -> String {
    render_all(findings.iter().map(|finding| (finding.level, &finding.diagnostic)), drawing)
}

fn render_all<'a>(
    problems: impl ExactSizeIterator<Item = (Level, &'a Diagnostic)> + Clone,
    drawing: Drawing,
) -> String {
    let one = if drawing.plain { plain } else { drawn };
    let shown: String = problems
        .clone()
        .take(MOST_SHOWN)
        .map(|(level, problem)| one(level, problem, drawing))
        .collect();
    let more = match problems.len().saturating_sub(MOST_SHOWN) {
        0 => String::new(),
        more => tr!(drawing.lang, more_problems(more)),
    };
    shown + &typeset(drawing.lang, &more)
}

/// Nobody reads more at a time, and a file that is something else altogether has one a word.
const MOST_SHOWN: usize = 100;

fn drawn(level: Level, problem: &Diagnostic, drawing: Drawing) -> String {
    // A colon follows; in French a space stands before it.
    let space = tr!(drawing.lang, before_colon);
    let name = format!("{}{space}", level.name(drawing.lang));
    let help = format!("{}{space}", tr!(drawing.lang, label_help));
    let renderer = if drawing.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(drawing.width).decor_style(DecorStyle::Ascii);
    let message = typeset(drawing.lang, &sanitize(&problem.message));
    // Behind the level's name and the code; the lines that follow stand below its beginning.
    let code = if drawing.codes { problem.code.len() + 2 } else { 0 };
    let room = drawing.width.saturating_sub(name.chars().count() + code + 2);
    let message = wrap(&message, room.max(20)).join("\n");
    let level = match level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
    };
    let title = level.with_name(name).primary_title(message);
    let title = if drawing.codes { title.id(problem.code) } else { title };
    let mut group = match &problem.place {
        None => Group::with_title(title),
        Some(place) if place.text.is_empty() => {
            Group::with_title(title).element(Origin::path(sanitize(&place.origin)))
        }
        Some(place) => {
            let (text, span, line) = excerpt(&place.text, &place.span);
            let snippet = Snippet::source(text)
                .line_start(line)
                .path(sanitize(&place.origin))
                .annotation(AnnotationKind::Primary.span(span));
            Group::with_title(title).element(snippet)
        }
    };
    if let Some(text) = &problem.help {
        let text = typeset(drawing.lang, &sanitize(text));
        let text = wrap(&text, drawing.width.saturating_sub(14).max(20)).join("\n");
        group = group.element(annotate_snippets::Level::HELP.with_name(help).message(text));
    }
    format!("{}\n\n", renderer.render(&[group]))
}

fn plain(level: Level, problem: &Diagnostic, Drawing { lang, codes, .. }: Drawing) -> String {
    let name = level.name(lang);
    let code = if codes { format!(" ({})", problem.code) } else { String::new() };
    let labelled = |label: &str, text: &str| tr!(lang, labelled(label, &sanitize(text))) + "\n";
    let mut out = labelled(&format!("{name}{code}"), &problem.message);
    if let Some(place) = &problem.place {
        let (line, column) = line_and_column(&place.text, place.span.start);
        let part = place.text.get(within(&place.text, &place.span)).unwrap_or_default();
        let origin = sanitize(&place.origin);
        out += &tr!(lang, problem_place(&origin, line, column));
        if !part.is_empty() {
            let short: String = part.lines().next().unwrap_or_default().chars().take(80).collect();
            out += &labelled(tr!(lang, label_marked), &short);
        }
    }
    if let Some(text) = &problem.help {
        out += &labelled(tr!(lang, label_help), text);
    }
    typeset(lang, &out) + "\n"
}

/// The line and the column, both from 1, of a byte of a text; columns count characters.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// The lines of a text that hold a span, sanitized, with the span in them and the number of the first
/// line, from 1: a problem costs no more to show in a large file than in a small one.
fn excerpt(text: &str, span: &Range<usize>) -> (String, Range<usize>, usize) {
    let span = within(text, span);
    let (before, rest) = text.split_at_checked(span.start).unwrap_or((text, ""));
    let (marked, after) = rest.split_at_checked(span.len()).unwrap_or((rest, ""));
    let start = before.rsplit('\n').next().unwrap_or_default();
    let end = after.split('\n').next().unwrap_or_default();
    let clean = |part: &str| part.split('\n').map(sanitize).collect::<Vec<_>>().join("\n");
    let [start, marked, end] = [start, marked, end].map(clean);
    let span = start.len()..start.len() + marked.len();
    (start + &marked + &end, span, before.matches('\n').count() + 1)
}

/// The span cut to the text and to whole characters.
fn within(text: &str, span: &Range<usize>) -> Range<usize> {
    let floor =
        |byte: usize| (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let [start, end] = [span.start, span.end].map(|byte| floor(byte).unwrap_or_default());
    start..end.max(start)
}
