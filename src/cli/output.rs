//! Results, in the format and to the place that were asked for.

use std::io;

use exercoord::document::terminal::{self, Layout};
use exercoord::document::{self, Document, Style, markdown};
use exercoord::report::{Report, html, json};
use exercoord::tr;

use crate::cli::request::{Assess, DocumentFormat, Format, Output};
use crate::cli::streams::{Exit, Streams};

/// A report, to where it was asked for.
pub(crate) fn emit(request: &Assess, report: &Report, streams: &Streams) -> Exit {
    let layout = layout(&request.output, streams);
    for warning in &report.warnings {
        streams.remark(warning);
    }
    let text = rendered(report, request.format, request.detail, layout);
    deliver(&request.output, text, streams)
}

/// A report in a format.
pub(crate) fn rendered(
    report: &Report,
    format: Format,
    detail: bool,
    layout: Layout,
) -> io::Result<String> {
    match format {
        Format::Json => json::render(report),
        Format::Markdown => Ok(markdown::render(&document(report, detail))),
        Format::Html => html::render(report),
        Format::Terminal => {
            let mut document = document(report, detail);
            if !detail {
                document.text((Style::Quiet, tr!(layout.lang, brief_more)));
            }
            Ok(terminal::render(&document, layout))
        }
    }
}

/// The report on one screen, or the long one.
fn document(report: &Report, detail: bool) -> Document {
    if detail { report.document(true) } else { report.brief() }
}

/// A document on the rules.
pub(crate) fn show(
    document: &Document,
    format: DocumentFormat,
    output: &Output,
    streams: &Streams,
) -> Exit {
    let text = match format {
        DocumentFormat::Terminal => Ok(terminal::render(document, layout(output, streams))),
        DocumentFormat::Markdown => Ok(markdown::render(document)),
        DocumentFormat::Html => document::html::render(document),
    };
    deliver(output, text, streams)
}

/// The layout for where the result goes.
pub(crate) fn layout(output: &Output, streams: &Streams) -> Layout {
    if output.path.is_some() { streams.layout_of_file() } else { streams.layout() }
}

/// A result to where it was asked for.
pub(crate) fn deliver(output: &Output, text: io::Result<String>, streams: &Streams) -> Exit {
    match (output.file(), text) {
        (Some(path), Ok(text)) => streams.write(path, &text, output.force),
        (_, text) => streams.print_made(text),
    }
}
