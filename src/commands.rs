//! The commands, done: read what is needed, ask the library, print.

use std::io;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use exercoord::answers::{Answers, Moves, moved};
use exercoord::date::date;
use exercoord::document::Document;
use exercoord::report::what_if::WhatIf;
use exercoord::report::{Report, json};
use exercoord::rules::{Catalogue, ExerciseType, Ix};
use exercoord::{document, dossier, sheet, tr};

use crate::cli::line::today;
use crate::cli::output::{deliver, emit, layout, show};
use crate::cli::reader::Reader;
use crate::cli::request::{Assess, DossierFormat, Format, RulesRequest};
use crate::cli::sets;
use crate::cli::streams::{Exit, Streams};
use crate::cli::{answers, authoring, screening};
use crate::wizard;

/// Reads what is asked of a command, and does it.
///
/// # Errors
///
/// Where it cannot be done; what is wrong has been told.
pub(crate) fn run(mut reader: Reader<'_>, streams: &Streams) -> Result<Exit, Exit> {
    let (sets, lang) = (reader.sets, streams.lang());
    let catalogue = &sets.first;
    let day = catalogue.as_of();
    // Says whose day's rules are shown where it is another than today and the result does not say so.
    let remark_day = || {
        if let Some(day) = day.filter(|day| *day != today()) {
            streams.remark(&tr!(lang, rules_as_of(&date(lang, day))));
        }
    };
    match reader.command.name {
        "ask" => {
            let request = reader.assess();
            reader.finish(Some(&request), streams)?;
            Ok(wizard::ask(&request, catalogue, streams))
        }
        "assess" => {
            let request = reader.assess();
            reader.finish(Some(&request), streams)?;
            report(&request, catalogue, streams)
        }
        "what-if" => {
            let moves = reader.moves();
            let request = reader.assess();
            reader.finish(Some(&request), streams)?;
            remark_day();
            what_if(&request, &moves, catalogue, streams)
        }
        "dossier" => {
            let types = reader.types(true);
            let (request, format) = reader.dossier();
            reader.finish(Some(&request), streams)?;
            papers(&types, &request, format, catalogue, streams)
        }
        "screen" => {
            let request = reader.screen();
            reader.finish(None, streams)?;
            remark_day();
            Ok(screening::run(&request, catalogue, streams))
        }
        "rules" => {
            let request = reader.rules();
            reader.finish(None, streams)?;
            if matches!(request, RulesRequest::Graph { .. }) {
                remark_day();
            }
            sets::warn_of_shadowed_directories(request.sets(), streams);
            Ok(authoring::run(&request, day.unwrap_or_else(today), streams))
        }
        "schema" => {
            let schema = reader.schema();
            reader.finish(None, streams)?;
            Ok(streams.print_made(schema()))
        }
        name => {
            let document = match name {
                "show" => sheet::show(catalogue, &reader.types(true), lang),
                "list" => reader.list()(catalogue, lang),
                _ if sets.others.is_empty() => {
                    sheet::compare(catalogue, &reader.types(false), lang)
                }
                _ => {
                    let all: Vec<&Catalogue> =
                        [catalogue].into_iter().chain(&sets.others).collect();
                    sheet::sets::compare(&all, &reader.type_ids(), lang)
                }
            };
            let (format, output) = reader.document();
            reader.finish(None, streams)?;
            remark_day();
            Ok(show(&document, format, &output, streams))
        }
    }
}

fn report(request: &Assess, catalogue: &Catalogue, streams: &Streams) -> Result<Exit, Exit> {
    let answers = answers(request, catalogue, streams)?;
    // It is the last thing that the program makes: taking it apart would be idle work.
    let report = ManuallyDrop::new(Report::new(catalogue, &answers, streams.lang(), Some(today())));
    Ok(emit(request, &report, streams))
}

fn what_if(
    request: &Assess,
    moves: &Moves,
    catalogue: &Catalogue,
    streams: &Streams,
) -> Result<Exit, Exit> {
    let lang = streams.lang();
    let before = answers(request, catalogue, streams)?;
    let after = moved(catalogue, &before, moves, lang)
        .map_err(|problems| streams.problems(&problems, Exit::Usage))?;
    let what_if = WhatIf::new(catalogue, &before, &after, lang, Some(today()));
    let text = match request.format {
        Format::Json => json::render(&what_if),
        Format::Markdown => Ok(document::markdown::render(&what_if.document())),
        Format::Html => document::html::render(&what_if.document()),
        Format::Terminal => {
            Ok(document::terminal::render(&what_if.document(), layout(&request.output, streams)))
        }
    };
    Ok(deliver(&request.output, text, streams))
}

type Renderer = fn(&Document) -> io::Result<Vec<u8>>;

/// The documents of a dossier: each to a file of its own, or all as one to the screen.
fn papers(
    types: &[Ix<ExerciseType>],
    request: &Assess,
    format: DossierFormat,
    catalogue: &Catalogue,
    streams: &Streams,
) -> Result<Exit, Exit> {
    let answers = answers(request, catalogue, streams)?;
    let report = Report::new(catalogue, &answers, streams.lang(), Some(today()));
    let types = types.iter();
    let dossiers = types.map(|kind| dossier::dossier(catalogue, &answers, *kind, &report));
    let sheets: Vec<dossier::Sheet> = dossiers.flatten().collect();
    let (extension, made): (_, Renderer) = match format {
        DossierFormat::Markdown => ("md", |paper| Ok(document::markdown::render(paper).into())),
        DossierFormat::Html => ("html", |paper| document::html::render(paper).map(String::into)),
        DossierFormat::Docx => ("docx", document::docx::render),
    };
    let Some(dir) = request.output.file() else {
        // Of several types too: two pages one behind the other would be none.
        let Some(bound) = dossier::bound(&sheets) else { return Ok(Exit::Done) };
        return Ok(match made(&bound) {
            Ok(bytes) => streams.print(&String::from_utf8_lossy(&bytes)),
            Err(error) => streams.cannot_print(&error),
        });
    };
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for sheet in sheets {
        let path = dir.join(format!("{}.{extension}", sheet.stem));
        match made(&sheet.paper) {
            Ok(bytes) => files.push((path, bytes)),
            Err(error) => return Err(streams.cannot_write(&path, &error)),
        }
    }
    Ok(streams.write_all(dir, &files, request.output.force))
}

/// The answers of the options, over those of the file.
fn answers(request: &Assess, catalogue: &Catalogue, streams: &Streams) -> Result<Answers, Exit> {
    let lang = streams.lang();
    let path = request.answers.as_deref();
    let (answers, file) = answers::read(&request.input, path, catalogue, lang)
        .map_err(|(problems, exit)| streams.problems(&problems, exit))?;
    if request.input.has_team() && file.has_team() {
        streams.remark(tr!(lang, team_replaced));
    }
    let adds_up = !request.input.team.is_empty() && !request.input.counts.is_empty();
    if let Some(team) = answers.team().filter(|_| adds_up) {
        streams.remark(&tr!(lang, team_adds_up(&team.words(catalogue, lang))));
    }
    Ok(answers)
}
