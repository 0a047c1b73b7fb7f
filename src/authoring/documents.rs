//! What rule authors read, as documents: a check, a test run, what a code means.

use super::check::Check;
use super::codes::{Code, all};
use super::trial::{Trial, TypeTrial, shown};
use crate::diagnostic::{Drawing, Level, render_findings};
use crate::document::terminal::Layout;
use crate::document::{Document, Item, Style};
use crate::lang::{Lang, sanitize, typeset};
use crate::tr;

/// The problems of a rule set, each drawn at its place, then their number.
pub fn check(check: &Check, layout: Layout) -> Document {
    let Layout { lang, width, color, plain } = layout;
    let drawing = Drawing { lang, width, color, plain, codes: true };
    let mut document = Document::new(lang, tr!(lang, check_title), 0);
    let counts = [
        (check.counts.errors, tr!(lang, check_errors(check.counts.errors as u64))),
        (check.counts.warnings, tr!(lang, check_warnings(check.counts.warnings as u64))),
    ];
    let told = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words);
    let told = told.collect::<Vec<_>>().join(", ");
    if check.findings.is_empty() {
        document.text(tr!(lang, check_none));
    } else {
        document.verbatim(0, Style::Plain, render_findings(&check.findings, drawing));
        document.text(typeset(lang, &told));
        document.verbatim(0, Style::Plain, typeset(lang, tr!(lang, check_hint)));
    }
    document
}

/// A test run, in the manner of test runners: one line an example, then the sum.
pub fn trial(trial: &Trial, lang: Lang) -> Document {
    let mut document = Document::new(lang, tr!(lang, trial_title), 0);
    let head = tr!(lang, trial_head(&trial.rules.id, &trial.rules.version));
    document.text((Style::Strong, sanitize(&head)));
    for kind in &trial.types {
        of_type(&mut document, kind);
    }
    document.gap();
    let count = |number: usize| number as u64;
    let sum = tr!(lang, trial_sum(count(trial.count), count(trial.right), count(trial.wrong)));
    let style = if trial.wrong == 0 { Style::Good } else { Style::Bad };
    document.text((style, typeset(lang, &sum)));
    document.gap();
    let heading =
        if trial.gaps.is_empty() { tr!(lang, trial_no_gap) } else { tr!(lang, trial_gaps) };
    document.text(typeset(lang, heading));
    for gap in &trial.gaps {
        let text = format!("{}{}{}", gap.kind, tr!(lang, colon), gap.words(lang));
        document.item(Item::new(2, typeset(lang, &text)).sign(Style::Fair, "· "));
    }
    document
}

fn of_type(document: &mut Document, kind: &TypeTrial) {
    let lang = document.lang;
    document.heading(1, format!("{} ({})", kind.name, kind.id));
    for example in &kind.examples {
        let (style, sign, word) = match example.right {
            true => (Style::Good, "✔ ", tr!(lang, trial_right)),
            false => (Style::Bad, "✘ ", tr!(lang, trial_wrong)),
        };
        let word = format!("{word}{}", tr!(lang, colon));
        let item = Item::new(2, typeset(lang, &example.name));
        document.item(item.sign_or(style, sign, word));
        if !example.right {
            // In one piece, so that it can be copied and clicked.
            let place = format!("{}:{}", example.file, example.line);
            document.verbatim(4, Style::Quiet, sanitize(&place));
        }
        for miss in &example.misses {
            let difference = &miss.difference;
            let [expected, found] =
                [&difference.expected, &difference.found].map(|value| shown(value, lang));
            let text = tr!(lang, trial_miss(miss.line, &difference.fact, &expected, &found));
            document.item(Item::new(6, typeset(lang, &sanitize(&text))));
        }
    }
    if kind.examples.is_empty() {
        document.item(Item::new(2, (Style::Fair, tr!(lang, trial_no_example))));
    }
}

/// A code: what it is, why it matters, how to mend it, a wrong and a right example.
pub fn code(code: &Code, lang: Lang) -> Document {
    let head = format!("{}{}{}", code.code, tr!(lang, colon), lang.of(code.title));
    let head = typeset(lang, &head);
    let mut document = Document::new(lang, head.clone(), 0);
    document.text((Style::Strong, head));
    let (style, level) = match code.level {
        Level::Error => (Style::Bad, tr!(lang, explain_error)),
        Level::Warning => (Style::Fair, tr!(lang, explain_warning)),
    };
    document.text((style, typeset(lang, level)));
    document.gap();
    document.text(typeset(lang, lang.of(code.why)));
    if let Some(example) = &code.example {
        document.gap();
        let wrong = tr!(lang, explain_wrong(example.file));
        for (style, heading, passage) in [
            (Style::Bad, &*wrong, &*example.wrong_in_short()),
            (Style::Good, tr!(lang, explain_right), example.right),
        ] {
            document.text((style, typeset(lang, heading)));
            document.gap();
            document.verbatim(4, Style::Plain, passage);
            document.gap();
        }
        document.text((Style::Quiet, typeset(lang, tr!(lang, explain_origin))));
    }
    document
}

/// Every code with its title, the errors first.
pub fn codes(lang: Lang) -> Document {
    let mut document = Document::new(lang, tr!(lang, explain_more), 0);
    let column = all().iter().map(|code| code.code.len()).max().unwrap_or(0) + 2;
    for (level, heading) in
        [(Level::Error, tr!(lang, explain_errors)), (Level::Warning, tr!(lang, explain_warnings))]
    {
        document.heading(1, typeset(lang, heading));
        document.gap();
        for code in all().iter().filter(|code| code.level == level) {
            let item = Item::new(2, typeset(lang, lang.of(code.title)));
            document.item(item.label(Style::Quiet, code.code).column(column));
        }
    }
    document.gap();
    document.text(typeset(lang, tr!(lang, explain_more)));
    let first = all().first().map(|code| code.code).unwrap_or_default();
    document.verbatim(0, Style::Plain, format!("exercoord rules explain {first}"));
    document
}
