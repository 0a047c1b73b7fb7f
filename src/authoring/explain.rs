//! The codes of problems in rule files for a terminal: one explained, or all of them in a list.

use super::codes::Code;
use crate::diagnostic::Level;
use crate::lang::{Lang, typeset};
use crate::page::{Ink, Layout, Page};

/// A code: what it is, why it matters, how to mend it, a wrong and a right example.
pub fn page(code: &Code, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let lang = layout.lang;
    let head = match lang {
        Lang::Fr => format!("{} : {}", code.code, code.title.get(lang)),
        Lang::En => format!("{}: {}", code.code, code.title.get(lang)),
    };
    page.text(0, Ink::Strong, &typeset(lang, &head));
    page.text(0, ink(code.level), &level(code.level, false, lang));
    page.gap();
    page.text(0, Ink::Plain, &code.why.show(lang));
    let Some(example) = &code.example else { return page.finish() };
    let (wrong, right) = match lang {
        Lang::Fr => (format!("Faux, dans {} :", example.file), "Juste :"),
        Lang::En => (format!("Wrong, in {}:", example.file), "Right:"),
    };
    page.gap();
    passage(&mut page, Ink::Bad, &wrong, &example.wrong_in_short());
    passage(&mut page, Ink::Good, right, &example.right);
    let origin = match lang {
        Lang::Fr => "L'exemple est pris dans un petit jeu de règles inventé.",
        Lang::En => "The example is from a small rule set that is invented.",
    };
    page.text(0, Ink::Quiet, &typeset(lang, origin));
    page.finish()
}

/// A piece of a rule file under its heading, in one piece, so that it can be copied.
fn passage(page: &mut Page, ink: Ink, heading: &str, text: &str) {
    page.text(0, ink, &typeset(page.layout.lang, heading));
    page.gap();
    for line in text.lines() {
        let margin = if line.is_empty() { "" } else { "    " };
        page.raw(&format!("{margin}{line}\n"));
    }
    page.gap();
}

/// Every code with its title, the errors first.
pub fn list(codes: &[Code], layout: Layout) -> String {
    let mut page = Page::new(layout);
    let lang = layout.lang;
    let column = codes.iter().map(|code| code.code.len()).max().unwrap_or(0) + 2;
    for level in [Level::Error, Level::Warning] {
        page.gap();
        page.text(0, Ink::Strong, &self::level(level, true, lang));
        page.gap();
        for code in codes.iter().filter(|code| code.level == level) {
            page.labelled(2, &code.code, column, &code.title.show(lang));
        }
    }
    page.gap();
    let more = match lang {
        Lang::Fr => "Ce que veut dire un code, avec un exemple :",
        Lang::En => "What a code means, with an example:",
    };
    page.text(0, Ink::Plain, &typeset(lang, more));
    let first = codes.first().map(|code| code.code.as_str()).unwrap_or_default();
    page.raw(&format!("exercoord rules explain {first}\n"));
    page.finish()
}

fn ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Bad,
        Level::Warning => Ink::Fair,
    }
}

/// What a level means; the word for it as a heading of several.
fn level(level: Level, several: bool, lang: Lang) -> String {
    let (name, what) = match (level, lang) {
        (Level::Error, Lang::Fr) => ("Erreur", " : à corriger avant de se servir des règles."),
        (Level::Error, Lang::En) => ("Error", ": to be mended before the rules are used."),
        (Level::Warning, Lang::Fr) => {
            ("Avertissement", " : les règles marchent, mais relisez ce passage.")
        }
        (Level::Warning, Lang::En) => ("Warning", ": the rules work, but read the passage again."),
    };
    typeset(lang, &format!("{name}{}{what}", if several { "s" } else { "" }))
}
