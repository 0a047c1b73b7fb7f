//! The problems of a rule set for a terminal: each drawn at its place, then their number.

use super::Check;
use crate::diagnostic::{Drawing, Level, render_findings};
use crate::lang::{Lang, plural, typeset};
use crate::page::Layout;

/// The problems as text.
pub fn render(check: &Check, layout: Layout) -> String {
    let Layout { lang, width, color, plain } = layout;
    let drawing = Drawing { lang, width, color, plain, codes: true };
    let drawn = render_findings(&check.findings, drawing);
    let sum = typeset(lang, &sum(check, lang));
    if check.findings.is_empty() {
        return format!("{sum}\n");
    }
    let hint = match lang {
        Lang::Fr => "Ce que dit un code, et que faire : exercoord rules explain CODE",
        Lang::En => "What a code means, and what to do: exercoord rules explain CODE",
    };
    format!("{drawn}{sum}\n{}\n", typeset(lang, hint))
}

/// "2 errors, 3 warnings".
fn sum(check: &Check, lang: Lang) -> String {
    let count = |level| {
        let count = check.count(level) as u64;
        let word = match (level, lang) {
            (Level::Error, Lang::Fr) => plural(lang, count, "erreur", "erreurs"),
            (Level::Error, Lang::En) => plural(lang, count, "error", "errors"),
            (Level::Warning, Lang::Fr) => plural(lang, count, "avertissement", "avertissements"),
            (Level::Warning, Lang::En) => plural(lang, count, "warning", "warnings"),
        };
        (count > 0).then(|| format!("{count} {word}"))
    };
    let told: Vec<String> = [Level::Error, Level::Warning].into_iter().filter_map(count).collect();
    match (told.is_empty(), lang) {
        (true, Lang::Fr) => "aucun problème".to_owned(),
        (true, Lang::En) => "no problem".to_owned(),
        (false, _) => told.join(", "),
    }
}
