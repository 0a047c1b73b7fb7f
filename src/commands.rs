//! The commands, done: read what is needed, ask the library, print.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use exercoord::answers::{Answers, Moves, moved};
use exercoord::date::date;
use exercoord::document::Document;
use exercoord::lang::Lang;
use exercoord::report::what_if::{self, WhatIf};
use exercoord::report::{Report, json};
use exercoord::rules::Catalogue;
use exercoord::{document, dossier, sheet, tr};

use crate::cli::line::today;
use crate::cli::output::{deliver, emit, layout, show};
use crate::cli::request::{
    Assess, Dossier, DossierFormat, Format, Request, Rulebook, RulesRequest, Schema, Vocabulary,
};
use crate::cli::sets::{self, Sets};
use crate::cli::streams::{Exit, Streams};
use crate::cli::{answers, authoring, screening};
use crate::wizard;

pub(crate) fn run(request: &Request, sets: &Sets, streams: &Streams) -> Exit {
    let catalogue = &sets.first;
    remark_day(request, catalogue, streams);
    match request {
        Request::Assess(request) => report(request, catalogue, streams),
        Request::WhatIf(request, moves) => what_if(request, moves, catalogue, streams),
        Request::Dossier(request) => papers(request, catalogue, streams),
        Request::Ask(request) => wizard::ask(request, catalogue, streams),
        Request::Rulebook(topic, format, output) => {
            show(&rulebook(topic, sets, streams.lang()), *format, output, streams)
        }
        Request::Rules(request) => {
            sets::warn_of_shadowed_directories(request.sets(), streams);
            authoring::run(request, catalogue.as_of().unwrap_or_else(today), streams)
        }
        Request::Screen(request) => screening::run(request, catalogue, streams),
        Request::Schema(Schema::Report) => streams.print(json::SCHEMA),
        Request::Schema(Schema::WhatIf) => streams.print_made(what_if::json::schema()),
    }
}

fn rulebook(topic: &Rulebook, sets: &Sets, lang: Lang) -> Document {
    let catalogue = &sets.first;
    let list = match topic {
        Rulebook::Show(types) => return sheet::show(catalogue, types, lang),
        Rulebook::Compare(types) => return sheet::compare(catalogue, types, lang),
        Rulebook::CompareSets(types) => {
            let all: Vec<&Catalogue> = [catalogue].into_iter().chain(&sets.others).collect();
            return sheet::sets::compare(&all, types, lang);
        }
        Rulebook::List(Vocabulary::Professions) => sheet::list_professions,
        Rulebook::List(Vocabulary::Types) => sheet::list_types,
        Rulebook::List(Vocabulary::Statuses) => sheet::list_statuses,
        Rulebook::List(Vocabulary::Scales) => sheet::list_scales,
        Rulebook::List(Vocabulary::Aims) => sheet::list_aims,
        Rulebook::List(Vocabulary::Steps) => sheet::list_steps,
    };
    list(catalogue, lang)
}

/// Says whose day's rules are shown where it is another than today and the result does not say so.
fn remark_day(request: &Request, catalogue: &Catalogue, streams: &Streams) {
    let says_so = match request {
        Request::Assess(_) | Request::Dossier(_) | Request::Ask(_) | Request::Schema(_) => true,
        Request::Rules(request) => !matches!(request, RulesRequest::Graph { .. }),
        Request::WhatIf(..) | Request::Rulebook(..) | Request::Screen(_) => false,
    };
    if let Some(day) = catalogue.as_of().filter(|day| !says_so && *day != today()) {
        let lang = streams.lang();
        streams.remark(&tr!(lang, rules_as_of(&date(lang, day))));
    }
}

fn report(request: &Assess, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let answers = match answers(request, catalogue, streams) {
        Ok(answers) => answers,
        Err(exit) => return exit,
    };
    // It is the last thing that the program makes: taking it apart would be idle work.
    let report = ManuallyDrop::new(Report::new(catalogue, &answers, streams.lang(), Some(today())));
    emit(request, &report, streams)
}

fn what_if(request: &Assess, moves: &Moves, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let lang = streams.lang();
    let before = match answers(request, catalogue, streams) {
        Ok(answers) => answers,
        Err(exit) => return exit,
    };
    let after = match moved(catalogue, &before, moves, lang) {
        Ok(answers) => answers,
        Err(problems) => return streams.problems(&problems, Exit::Usage),
    };
    let what_if = WhatIf::new(catalogue, &before, &after, lang, Some(today()));
    let text = match request.format {
        Format::Json => json::render(&what_if),
        Format::Markdown => Ok(document::markdown::render(&what_if.document())),
        Format::Html => document::html::render(&what_if.document()),
        Format::Terminal => {
            Ok(document::terminal::render(&what_if.document(), layout(&request.output, streams)))
        }
    };
    deliver(&request.output, text, streams)
}

/// The documents of a dossier: each to a file of its own, or all as one to the screen.
fn papers(request: &Dossier, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let lang = streams.lang();
    let answers = match answers(&request.assess, catalogue, streams) {
        Ok(answers) => answers,
        Err(exit) => return exit,
    };
    let report = Report::new(catalogue, &answers, lang, Some(today()));
    let types = request.types.iter();
    let dossiers = types.map(|kind| dossier::dossier(catalogue, &answers, *kind, &report));
    let sheets: Vec<dossier::Sheet> = dossiers.flatten().collect();
    let Some(dir) = request.assess.output.file() else {
        // Of several types too: two pages one behind the other would be none.
        let Some(bound) = dossier::bound(&sheets) else { return Exit::Done };
        return streams.print_made(match request.format {
            DossierFormat::Html => document::html::render(&bound),
            DossierFormat::Markdown | DossierFormat::Docx => Ok(document::markdown::render(&bound)),
        });
    };
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for sheet in sheets {
        let (extension, bytes) = match request.format {
            DossierFormat::Markdown => {
                ("md", Ok(document::markdown::render(&sheet.paper).into_bytes()))
            }
            DossierFormat::Html => {
                ("html", document::html::render(&sheet.paper).map(String::into_bytes))
            }
            DossierFormat::Docx => ("docx", document::docx::render(&sheet.paper)),
        };
        let path = dir.join(format!("{}.{extension}", sheet.stem));
        match bytes {
            Ok(bytes) => files.push((path, bytes)),
            Err(error) => return streams.cannot_write(&path, &error),
        }
    }
    streams.write_all(dir, &files, request.assess.output.force)
}

/// The answers of the options, over those of the file.
fn answers(request: &Assess, catalogue: &Catalogue, streams: &Streams) -> Result<Answers, Exit> {
    let lang = streams.lang();
    match answers::read(&request.input, request.answers.as_deref(), catalogue, lang) {
        Ok((answers, file)) => {
            if request.input.has_team() && file.has_team() {
                streams.remark(tr!(lang, team_replaced));
            }
            Ok(answers)
        }
        Err(wrong) => {
            let exit = if wrong.unreadable { Exit::Failed } else { Exit::Usage };
            Err(streams.problems(&wrong.problems, exit))
        }
    }
}
