//! The national directory, from an extraction of it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use exercoord::rules::Catalogue;
use exercoord::screen::directory::output;
use exercoord::screen::directory::{Census, Fault, Request, Source, read, summary};
use exercoord::screen::overview::TypeTotals;

use super::{Form, page};
use crate::commands::stdin_name;
use crate::streams::{Exit, Streams};

/// What of the directory is to be read, and where to.
pub(crate) struct Directory {
    /// The extraction, `-` for standard input.
    pub(crate) file: String,
    pub(crate) request: Request,
    pub(crate) form: Form,
    pub(crate) output: Option<PathBuf>,
    pub(crate) force: bool,
}

pub(super) fn run(request: &Directory, catalogue: &Catalogue, streams: &Streams) -> Exit {
    let lang = streams.lang();
    let census = match census(request, catalogue) {
        Ok(census) => census,
        Err(fault) => {
            let name = if request.file == "-" { stdin_name(lang) } else { &request.file };
            return streams.problems(&[fault.diagnostic(name, lang)], Exit::Failed);
        }
    };
    let mut result = Vec::new();
    // Writing to memory cannot fail.
    let form = match request.form {
        Form::Csv | Form::Html => output::Form::Csv,
        Form::JsonLines => output::Form::JsonLines,
    };
    let _ = output::write(catalogue, &census, form, &mut result);
    if request.form == Form::Html {
        if census.len() as u64 > page::MOST_ROWS {
            return streams.fail(&page::too_long(lang));
        }
        let told = totals(catalogue, &census);
        result = page::of(&result, &request.file, told, catalogue, lang).into_bytes();
    }
    let exit = match &request.output {
        Some(path) if path.as_os_str() != "-" => streams.write(path, &result, request.force),
        _ => streams.print(&String::from_utf8_lossy(&result)),
    };
    if exit == Exit::Done {
        for line in summary(catalogue, &census, &request.request, lang) {
            streams.remark(&line);
        }
    }
    exit
}

/// How many people each type lacks, over all groups.
fn totals(catalogue: &Catalogue, census: &Census) -> page::Told {
    let mut lacking = vec![BTreeMap::new(); catalogue.types().len()];
    for group in census.groups() {
        for (of_type, missing) in lacking.iter_mut().zip(group.missing) {
            *of_type.entry(u64::from(*missing)).or_insert(0) += 1;
        }
    }
    let types = catalogue.types().iter().zip(lacking).map(|(kind, lacking)| TypeTotals {
        id: kind.id.to_string(),
        name: kind.name.to_string(),
        verdicts: Vec::new(),
        lacking: lacking.into_iter().collect(),
    });
    let rows_read = census.len() as u64;
    page::Told { rows_read, rejects: 0, types: types.collect(), recruits: Vec::new() }
}

fn census(request: &Directory, catalogue: &Catalogue) -> Result<Census, Fault> {
    let source = if request.file == "-" {
        Source::stream(io::stdin())
    } else {
        Source::open(Path::new(&request.file))?
    };
    read(catalogue, source, &request.request, &AtomicU64::new(0))
}
