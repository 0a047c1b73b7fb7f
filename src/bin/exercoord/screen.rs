//! Many teams at once, from the national directory.

use std::io;
use std::path::Path;
use std::sync::atomic::AtomicU64;

use exercoord::rules::Catalogue;
use exercoord::screen::directory::{Census, Fault, Source, output, read, summary};

use crate::cli::Screen;
use crate::commands::stdin_name;
use crate::streams::{Exit, Streams};

pub(crate) fn run(request: &Screen, catalogue: &Catalogue, streams: &Streams) -> Exit {
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
    let _ = output::write(catalogue, &census, request.form, &mut result);
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

fn census(request: &Screen, catalogue: &Catalogue) -> Result<Census, Fault> {
    let source = if request.file == "-" {
        Source::stream(io::stdin())
    } else {
        Source::open(Path::new(&request.file))?
    };
    read(catalogue, source, &request.request, &AtomicU64::new(0))
}
