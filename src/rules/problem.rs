//! What can be wrong with rule files, and the words for it.

use std::ops::Range;
use std::sync::Arc;

use super::syntax;
use super::tree::{Str, SyntaxError, Value};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::lang::{Day, Lang, date};

/// A problem of one file, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Which file, by its number in the set.
    pub(crate) file: usize,
    /// Which bytes of it.
    pub(crate) span: Range<usize>,
    /// What is wrong.
    pub(crate) fault: Fault,
}

impl Problem {
    /// Text that is not TOML; of what a list that is left open makes of the text after it, the first
    /// alone.
    pub(crate) fn syntax(file: usize, mut errors: Vec<SyntaxError>) -> Vec<Problem> {
        let open = errors.first().is_some_and(|first| syntax::spreads(&first.detail));
        let more = open && errors.len() > 1;
        if more {
            errors.truncate(1);
        }
        let problem = |error: SyntaxError| {
            let fault = Fault::Syntax { detail: error.detail, more };
            Problem { file, span: error.span, fault }
        };
        errors.into_iter().map(problem).collect()
    }
}

/// How many known names are listed where one is not known.
pub(super) const LISTED: usize = 12;

/// The kinds of value that a rule file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Boolean,
    Array,
    Table,
    Other,
}

impl Kind {
    pub(crate) fn of(value: &Value) -> Kind {
        match value {
            Value::Text(_) => Kind::Text,
            Value::Integer(_) => Kind::Integer,
            Value::Boolean(_) => Kind::Boolean,
            Value::Array(_) => Kind::Array,
            Value::Table(_) => Kind::Table,
            Value::Other => Kind::Other,
        }
    }

    fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Kind::Text, Lang::Fr) => "un texte entre guillemets",
            (Kind::Text, Lang::En) => "a text in quotes",
            (Kind::Integer, Lang::Fr) => "un nombre entier",
            (Kind::Integer, Lang::En) => "a whole number",
            (Kind::Boolean, Lang::Fr) => "true ou false",
            (Kind::Boolean, Lang::En) => "true or false",
            (Kind::Array, Lang::Fr) => "une liste entre crochets",
            (Kind::Array, Lang::En) => "a list in brackets",
            (Kind::Table, Lang::Fr) => "une table",
            (Kind::Table, Lang::En) => "a table",
            (Kind::Other, Lang::Fr) => "un nombre à virgule ou trop grand",
            (Kind::Other, Lang::En) => "a decimal number or too large a number",
        }
    }
}

/// The kinds of thing that carry an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Thing {
    Document,
    Row,
    Contact,
    Group,
    Profession,
    Member,
    Status,
    Scale,
    Aim,
    Type,
    Step,
    CommonStep,
    Relation,
    Alert,
    Grade,
    Form,
    TeamTable,
    Period,
    Seat,
    Verdict,
    Outcome,
    Criterion,
    Code,
}

impl Thing {
    fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Thing::Document, _) => "document",
            (Thing::Row, Lang::Fr) => "ligne du tableau",
            (Thing::Row, Lang::En) => "row",
            (Thing::Contact, _) => "contact",
            (Thing::Group, Lang::Fr) => "groupe",
            (Thing::Group, Lang::En) => "group",
            (Thing::Profession, _) => "profession",
            (Thing::Member, Lang::Fr) => "profession ou groupe",
            (Thing::Member, Lang::En) => "profession or group",
            (Thing::Status, Lang::Fr) => "statut",
            (Thing::Status, Lang::En) => "status",
            (Thing::Scale, Lang::Fr) => "échelle",
            (Thing::Scale, Lang::En) => "scale",
            (Thing::Aim, Lang::Fr) => "action",
            (Thing::Aim, Lang::En) => "aim",
            (Thing::Type, _) => "type",
            (Thing::Step, Lang::Fr) => "démarche",
            (Thing::Step, Lang::En) => "step",
            (Thing::CommonStep, Lang::Fr) => "démarche commune",
            (Thing::CommonStep, Lang::En) => "common step",
            (Thing::Relation, Lang::Fr) => "lien",
            (Thing::Relation, Lang::En) => "relation",
            (Thing::Alert, Lang::Fr) => "alerte",
            (Thing::Alert, Lang::En) => "alert",
            (Thing::Grade, Lang::Fr) => "nature de la source",
            (Thing::Grade, Lang::En) => "kind of source",
            (Thing::Form, Lang::Fr) => "document à remplir",
            (Thing::Form, Lang::En) => "form",
            (Thing::TeamTable, Lang::Fr) => "tableau de l'équipe",
            (Thing::TeamTable, Lang::En) => "table of the team",
            (Thing::Period, Lang::Fr) => "période",
            (Thing::Period, Lang::En) => "period",
            (Thing::Seat, Lang::Fr) => "place",
            (Thing::Seat, Lang::En) => "seat",
            (Thing::Verdict, _) => "verdict",
            (Thing::Outcome, Lang::Fr) => "résultat",
            (Thing::Outcome, Lang::En) => "outcome",
            (Thing::Criterion, Lang::Fr) => "critère",
            (Thing::Criterion, Lang::En) => "criterion",
            (Thing::Code, Lang::Fr) => "code de l'annuaire",
            (Thing::Code, Lang::En) => "code of the directory",
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The file is not TOML there; whether other such places of the file are left out.
    Syntax { detail: String, more: bool },
    /// The file cannot be read, or is not UTF-8.
    Unreadable { fr: String, en: String },
    /// A set that is neither part of the program nor a directory.
    UnknownSet { name: String, known: Vec<&'static str> },
    /// The set lacks a file.
    MissingFile { name: Str },
    /// The set's base does not give the files that it lacks.
    MissingBase { base: Str, lacking: String },
    /// A file that nothing names.
    StrayFile { name: Str },
    /// A value of the wrong kind.
    WrongKind { expected: Kind, found: Kind },
    /// A key that no record has.
    UnknownKey { key: Str, known: &'static [&'static str] },
    /// A key that must be there.
    MissingKey { key: &'static str },
    /// A text that is there in one language alone.
    MissingLanguage { key: &'static str },
    /// A rule that does not say where it stands.
    MissingSource,
    /// A text with nothing in it.
    EmptyText,
    /// An interpretation with nothing in it.
    EmptyInterpretation,
    /// A text with characters that drive a terminal.
    ControlCharacter,
    /// A word that the team shorthand reads as something else.
    UnusableWord { word: Str },
    /// A text that is no date.
    BadDate { date: Str },
    /// A last day before the first.
    BadPeriod,
    /// Two versions that hold on one day: the first such day, if there is one.
    Overlap { name: Str, day: Option<Day> },
    /// Days on which no version holds: the first and the last of them, if there are such.
    Gap { name: Str, from: Option<Day>, until: Option<Day> },
    /// A list that must hold something.
    EmptyList,
    /// A number out of its range.
    OutOfRange { most: u32 },
    /// An id in the wrong form.
    BadId { id: Str },
    /// An id given twice.
    DuplicateId { thing: Thing, id: Str },
    /// A name that nothing bears; whether something bears it on other days, and whether it is a word
    /// for the one name that is known.
    UnknownId { thing: Thing, id: Str, known: Vec<Str>, dated: bool, meant: bool },
    /// A word that two things claim.
    SharedWord { word: Str, others: Vec<Str> },
    /// More of a thing than the program holds.
    TooMany { thing: Thing, most: usize },
    /// A row that is neither given nor said not to be.
    RowNotGiven { row: Str },
    /// A row that is given and said not to be.
    RowBoth { row: Str },
    /// A source that names a row of a column, in a type without a column.
    NoColumn,
    /// A source that names a document and no place in it.
    NoPlace,
    /// A seat that nobody who counts can fill.
    DeadSeat { id: Str },
    /// A seat of several kinds without a name.
    UnnamedSeat { id: Str },
    /// A step that waits for itself, by way of these; the last is the step.
    StepCycle { step: Str, way: Vec<Str> },
    /// A step that waits for one that never comes, or for one that comes after it.
    StepUnreachable { step: Str, waits_for: Str, follows: bool },
}

/// The code of each kind of problem, and the list of the codes.
macro_rules! codes {
    ($problem:ident; $($kind:pat => $code:literal,)*) => {
        impl $problem {
            /// Every code that there is.
            pub(crate) const CODES: &[&'static str] = &[$($code),*];

            /// The stable code of the kind of problem.
            pub(crate) fn code(&self) -> &'static str {
                match self { $($kind => $code,)* }
            }
        }
    };
}

codes! {
    Fault;
    Fault::Syntax { .. } => "toml-syntax",
    Fault::Unreadable { .. } => "unreadable-file",
    Fault::UnknownSet { .. } => "unknown-set",
    Fault::MissingFile { .. } => "missing-file",
    Fault::MissingBase { .. } => "missing-base",
    Fault::StrayFile { .. } => "stray-file",
    Fault::WrongKind { .. } => "wrong-kind",
    Fault::UnknownKey { .. } => "unknown-key",
    Fault::MissingKey { .. } => "missing-key",
    Fault::MissingLanguage { .. } => "missing-language",
    Fault::MissingSource => "missing-source",
    Fault::EmptyText => "empty-text",
    Fault::EmptyInterpretation => "interpretation-without-reason",
    Fault::ControlCharacter => "control-character",
    Fault::UnusableWord { .. } => "unusable-word",
    Fault::BadDate { .. } => "bad-date",
    Fault::BadPeriod => "bad-period",
    Fault::Overlap { .. } => "overlapping-periods",
    Fault::Gap { .. } => "gap-in-periods",
    Fault::EmptyList => "empty-list",
    Fault::OutOfRange { .. } => "out-of-range",
    Fault::BadId { .. } => "bad-id",
    Fault::DuplicateId { .. } => "duplicate-id",
    Fault::UnknownId { .. } => "unknown-id",
    Fault::SharedWord { .. } => "shared-word",
    Fault::TooMany { .. } => "too-many",
    Fault::RowNotGiven { .. } => "row-not-given",
    Fault::RowBoth { .. } => "row-given-twice",
    Fault::NoColumn => "source-without-column",
    Fault::NoPlace => "source-without-place",
    Fault::DeadSeat { .. } => "dead-seat",
    Fault::UnnamedSeat { .. } => "unnamed-seat",
    Fault::StepCycle { .. } => "step-cycle",
    Fault::StepUnreachable { .. } => "step-unreachable",
}

impl Fault {
    /// A key that is not there: of a text it is a language, of a rule it may be the source.
    pub(crate) fn missing(key: &'static str) -> Fault {
        match key {
            "fr" | "en" => Fault::MissingLanguage { key },
            "source" => Fault::MissingSource,
            _ => Fault::MissingKey { key },
        }
    }

    /// What is wrong, and how to mend it.
    fn words(&self, lang: Lang) -> (String, String) {
        let (fr, en) = self.both();
        match lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }

    fn both(&self) -> ((String, String), (String, String)) {
        let pair = |fr: String, fr_help: &str, en: String, en_help: &str| {
            ((fr, fr_help.to_owned()), (en, en_help.to_owned()))
        };
        match self {
            Fault::Syntax { detail, more } => pair(
                "ce passage n'est pas du TOML".to_owned(),
                &syntax::help(detail, *more, Lang::Fr),
                "this is not TOML".to_owned(),
                &syntax::help(detail, *more, Lang::En),
            ),
            Fault::Unreadable { fr, en } => pair(
                format!("lecture impossible : {fr}"),
                "il faut un dossier de règles lisible, en UTF-8, de moins d'un mégaoctet par fichier",
                format!("it cannot be read: {en}"),
                "a readable directory of rules is needed, in UTF-8, with less than a megabyte a file",
            ),
            Fault::UnknownSet { name, known } => {
                let near = nearest(name, known.iter().copied());
                let (mut fr, mut en) =
                    if near.is_empty() { Default::default() } else { did_you_mean(&near) };
                let known = known.join(", ");
                let [of_program_fr, of_program_en] = [
                    format!("jeux du programme : {known} ; sinon, donnez un dossier"),
                    format!("sets of the program: {known}; else give a directory"),
                ];
                if near.is_empty() {
                    (fr, en) = (of_program_fr, of_program_en);
                } else {
                    fr += &format!(" ({of_program_fr})");
                    en += &format!(" ({of_program_en})");
                }
                pair(
                    format!("« {name} » n'est ni un jeu de règles du programme, ni un dossier"),
                    &fr,
                    format!("`{name}` is neither a rule set of the program nor a directory"),
                    &en,
                )
            }
            Fault::MissingFile { name } => pair(
                format!("le fichier « {name} » manque"),
                "ajoutez ce fichier, ou retirez ce qui le nomme",
                format!("the file `{name}` is missing"),
                "add this file, or take out what names it",
            ),
            Fault::MissingBase { base, lacking } => pair(
                format!("la base « {base} » ne donne pas ce qui manque ici : {lacking}"),
                "nommez un dossier voisin de celui-ci, comme « ../common », qui contient ces fichiers ; ou ajoutez-les ici",
                format!("the base `{base}` does not give what is missing here: {lacking}"),
                "name a directory beside this one, as in `../common`, that holds these files; or add them here",
            ),
            Fault::StrayFile { name } => pair(
                format!("rien ne nomme le fichier « {name} »"),
                "un type se range dans « types/ » et se nomme dans la liste « types » de ruleset.toml ; sinon, retirez le fichier",
                format!("nothing names the file `{name}`"),
                "a type belongs into `types/` and its name into the list `types` of ruleset.toml; else take the file away",
            ),
            Fault::WrongKind { expected, found } => {
                let (fr, en) = (Lang::Fr, Lang::En);
                pair(
                    format!("il faut ici {}, et non {}", expected.name(fr), found.name(fr)),
                    "remplacez la valeur marquée",
                    format!("{} is needed here, not {}", expected.name(en), found.name(en)),
                    "replace the marked value",
                )
            }
            Fault::UnknownKey { key, known } => {
                let near = nearest(key, known.iter().copied());
                let (fr, en) = if near.is_empty() {
                    (
                        format!("clés possibles ici : {}", known.join(", ")),
                        format!("possible keys here: {}", known.join(", ")),
                    )
                } else {
                    did_you_mean(&near)
                };
                pair(
                    format!("la clé « {key} » n'existe pas ici"),
                    &fr,
                    format!("there is no key `{key}` here"),
                    &en,
                )
            }
            Fault::MissingKey { key } => pair(
                format!("la clé « {key} » manque"),
                "ajoutez-la à la table marquée",
                format!("the key `{key}` is missing"),
                "add it to the marked table",
            ),
            Fault::MissingLanguage { key } => {
                let (fr, en) = match *key {
                    "fr" => ("français", "French"),
                    _ => ("anglais", "English"),
                };
                pair(
                    format!("le texte manque en {fr} (clé « {key} »)"),
                    "ajoutez-le à l'endroit marqué : chaque texte est en français (« fr ») et en anglais (« en »)",
                    format!("the text is missing in {en} (key `{key}`)"),
                    "add it at the marked place: every text is in French (`fr`) and in English (`en`)",
                )
            }
            Fault::MissingSource => pair(
                "il manque la source : l'endroit où un document le dit".to_owned(),
                "ajoutez « source.document », « source.row » (la ligne ou le titre) et « source.column » (la colonne ou le paragraphe) ; si le type a sa colonne dans le tableau, « source.row » suffit",
                "the source is missing: the place where a document says it".to_owned(),
                "add `source.document`, `source.row` (the row or the heading) and `source.column` (the column or the paragraph); if the type has its column in the table, `source.row` is enough",
            ),
            Fault::EmptyInterpretation => pair(
                "l'interprétation est vide : elle doit dire pourquoi la source est lue ainsi"
                    .to_owned(),
                "écrivez ce que la source ne dit pas et ce qui en a été compris, ou retirez « interpretation »",
                "the interpretation is empty: it must say why the source is read so".to_owned(),
                "write what the source does not say and what was read into it, or take `interpretation` out",
            ),
            Fault::EmptyText => pair(
                "le texte est vide".to_owned(),
                "écrivez-le, ou retirez la clé si elle est facultative",
                "the text is empty".to_owned(),
                "write it, or take the key out if it is optional",
            ),
            Fault::ControlCharacter => pair(
                "le texte contient des caractères de commande ou une fin de ligne".to_owned(),
                "retirez-les : un texte tient sur une ligne",
                "the text holds control characters or a line end".to_owned(),
                "take them out: a text stands on one line",
            ),
            Fault::UnusableWord { word } => pair(
                format!("« {word} » ne peut pas désigner une profession ou un statut"),
                "un nombre, « et », « tous » ou un mot vide de sens a déjà son emploi quand on tape une équipe",
                format!("`{word}` cannot name a profession or a status"),
                "a number, “and”, “all” or a word without meaning has its use already where a team is typed",
            ),
            Fault::BadDate { date } => pair(
                format!("« {date} » n'est pas une date"),
                "écrivez l'année, le mois et le jour comme « 2026-01-28 », ou l'année et le mois, ou l'année seule",
                format!("`{date}` is not a date"),
                "write the year, the month and the day as in `2026-01-28`, or the year and the month, or the year alone",
            ),
            Fault::BadPeriod => pair(
                "le dernier jour est avant le premier".to_owned(),
                "corrigez « from » (premier jour) ou « until » (dernier jour compris)",
                "the last day is before the first".to_owned(),
                "mend `from` (the first day) or `until` (the last day, which counts)",
            ),
            Fault::Overlap { name, day } => pair(
                match day {
                    Some(day) => {
                        format!("deux versions de « {name} » valent le {}", date(Lang::Fr, *day))
                    }
                    None => format!("deux versions de « {name} » valent en même temps"),
                },
                "une version s'arrête (« until ») la veille du jour où la suivante commence (« from »)",
                match day {
                    Some(day) => {
                        format!("two versions of `{name}` hold on {}", date(Lang::En, *day))
                    }
                    None => format!("two versions of `{name}` hold at the same time"),
                },
                "a version ends (`until`) the day before the next one begins (`from`)",
            ),
            Fault::Gap { name, from, until } => {
                let days = |lang| gap(lang, *from, *until);
                pair(
                    format!("aucune version de « {name} » ne vaut {}", days(Lang::Fr)),
                    "la première version n'a pas de « from » (ou celui du jeu de règles), la dernière pas de « until », et chacune commence le lendemain de la précédente",
                    format!("no version of `{name}` holds {}", days(Lang::En)),
                    "the first version has no `from` (or that of the rule set), the last no `until`, and each begins the day after the one before",
                )
            }
            Fault::EmptyList => pair(
                "la liste est vide".to_owned(),
                "elle doit nommer au moins un élément",
                "the list is empty".to_owned(),
                "it must name at least one thing",
            ),
            Fault::OutOfRange { most } => pair(
                "le nombre est hors limites".to_owned(),
                &format!("écrivez un nombre entier de 1 à {most}"),
                "the number is out of range".to_owned(),
                &format!("write a whole number from 1 to {most}"),
            ),
            Fault::BadId { id } => pair(
                format!("« {id} » n'a pas la forme d'un identifiant"),
                "utilisez des minuscules sans accent, des chiffres et des tirets, comme « un-nom-2 »",
                format!("`{id}` is not in the form of an id"),
                "use lower-case letters without accents, digits and hyphens, as in `a-name-2`",
            ),
            Fault::DuplicateId { thing, id } => pair(
                format!("l'identifiant « {id} » est donné deux fois ({})", thing.name(Lang::Fr)),
                "renommez l'un des deux, ou retirez-le",
                format!("the id `{id}` is given twice ({})", thing.name(Lang::En)),
                "rename one of the two, or take it out",
            ),
            Fault::UnknownId { thing, id, known, dated, meant } => {
                let near = match known.as_slice() {
                    [only] if *meant => vec![only.as_ref()],
                    known => nearest(id, known.iter().map(AsRef::as_ref)),
                };
                let (fr, en) = if *dated {
                    (
                        "une démarche de ce nom vaut à d'autres dates : donnez à l'exemple un jour où elle vaut (date = \"2026-06-30\") ; hors d'un exemple, accordez les dates".to_owned(),
                        "a step of this name holds on other days: give the example a day on which it does (date = \"2026-06-30\"); outside an example, make the dates agree".to_owned(),
                    )
                } else if known.is_empty() {
                    (
                        "rien de tel n'est déclaré : déclarez-le, ou retirez ce nom".to_owned(),
                        "nothing of the kind is declared: declare it, or take this name out"
                            .to_owned(),
                    )
                } else if near.is_empty() {
                    let list = known
                        .iter()
                        .take(LISTED)
                        .map(AsRef::as_ref)
                        .collect::<Vec<&str>>()
                        .join(", ");
                    let list = if known.len() > LISTED { list + ", …" } else { list };
                    (format!("noms connus : {list}"), format!("known names: {list}"))
                } else {
                    did_you_mean(&near)
                };
                pair(
                    format!("« {id} » ne désigne rien de connu ({})", thing.name(Lang::Fr)),
                    &fr,
                    format!("`{id}` names nothing known ({})", thing.name(Lang::En)),
                    &en,
                )
            }
            Fault::SharedWord { word, others } => pair(
                format!("le mot « {word} » désigne aussi : {}", others.join(", ")),
                "retirez-le de l'un des deux, ou déclarez-le dans une table [[ambiguous]]",
                format!("the word `{word}` also names: {}", others.join(", ")),
                "take it out of one of the two, or declare it in an [[ambiguous]] table",
            ),
            Fault::TooMany { thing, most } => pair(
                format!("plus de {most} éléments ({})", thing.name(Lang::Fr)),
                &format!("le programme en accepte {most} au plus"),
                format!("more than {most} of them ({})", thing.name(Lang::En)),
                &format!("the program takes {most} at the most"),
            ),
            Fault::RowNotGiven { row } => pair(
                format!(
                    "la ligne « {row} » n'est ni remplie ni signalée comme absente de la source"
                ),
                &format!("ajoutez [rows.{row}], ou « {row} » à la liste « rows-not-given »"),
                format!("the row `{row}` is neither given nor said to be absent from the source"),
                &format!("add [rows.{row}], or `{row}` to the list `rows-not-given`"),
            ),
            Fault::RowBoth { row } => pair(
                format!("la ligne « {row} » est remplie et signalée comme absente"),
                "gardez l'un des deux",
                format!("the row `{row}` is given and said to be absent"),
                "keep one of the two",
            ),
            Fault::NoColumn => pair(
                "la source nomme une ligne du tableau, mais ce type n'y a pas de colonne"
                    .to_owned(),
                "ajoutez « column » au type, ou écrivez source.document, source.row et source.column",
                "the source names a row of the table, but this type has no column in it".to_owned(),
                "add `column` to the type, or write source.document, source.row and source.column",
            ),
            Fault::NoPlace => pair(
                "la source nomme un document sans dire où chercher".to_owned(),
                "ajoutez « column » : la colonne, ou le paragraphe",
                "the source names a document and not where to look".to_owned(),
                "add `column`: the column, or the paragraph",
            ),
            Fault::DeadSeat { id } => pair(
                format!("personne parmi ceux qui comptent ne peut occuper la place « {id} »"),
                "élargissez « of » ou « status », ou le public du type",
                format!("nobody who counts can fill the seat `{id}`"),
                "widen `of` or `status`, or the type's audience",
            ),
            Fault::UnnamedSeat { id } => pair(
                format!("la place « {id} » réunit plusieurs sortes de personnes et n'a pas de nom"),
                "ajoutez « one » et « many », en français et en anglais",
                format!("the seat `{id}` takes several kinds of people and has no name"),
                "add `one` and `many`, in French and in English",
            ),
            Fault::StepCycle { step, way } => pair(
                format!(
                    "la démarche « {step} » s'attend elle-même : elle attend « {} »",
                    way.join(" », qui attend « ")
                ),
                "retirez l'un de ces noms de la liste « after » où il est",
                format!(
                    "the step `{step}` waits for itself: it waits for `{}`",
                    way.join("`, which waits for `")
                ),
                "take one of these names out of the list `after` that it is in",
            ),
            Fault::StepUnreachable { step, waits_for, follows: true } => pair(
                format!(
                    "le prérequis « {step} » attend « {waits_for} », qui ne vient qu'après les prérequis"
                ),
                &format!("retirez « {waits_for} » de « after », ou faites-en un prérequis"),
                format!(
                    "the prerequisite `{step}` waits for `{waits_for}`, which comes after the prerequisites"
                ),
                &format!("take `{waits_for}` out of `after`, or make it a prerequisite"),
            ),
            Fault::StepUnreachable { step, waits_for, follows: false } => pair(
                format!(
                    "la démarche « {step} » attend « {waits_for} », qui ne peut jamais être faite"
                ),
                &format!("corrigez « {waits_for} », ou retirez-la de « after »"),
                format!("the step `{step}` waits for `{waits_for}`, which can never be done"),
                &format!("mend `{waits_for}`, or take it out of `after`"),
            ),
        }
    }
}

/// The days of a gap, in words.
fn gap(lang: Lang, from: Option<Day>, until: Option<Day>) -> String {
    let day = |day| date(lang, day);
    match (from, until, lang) {
        (Some(from), Some(until), Lang::Fr) if from == until => format!("le {}", day(from)),
        (Some(from), Some(until), Lang::En) if from == until => format!("on {}", day(from)),
        (Some(from), Some(until), Lang::Fr) => format!("du {} au {}", day(from), day(until)),
        (Some(from), Some(until), Lang::En) => format!("from {} to {}", day(from), day(until)),
        (None, Some(until), Lang::Fr) => format!("jusqu'au {}", day(until)),
        (None, Some(until), Lang::En) => format!("up to {}", day(until)),
        (Some(from), None, Lang::Fr) => format!("à partir du {}", day(from)),
        (Some(from), None, Lang::En) => format!("from {} on", day(from)),
        (None, None, Lang::Fr) => "aucun jour".to_owned(),
        (None, None, Lang::En) => "on any day".to_owned(),
    }
}

fn did_you_mean(near: &[&str]) -> (String, String) {
    let near = near.join(", ");
    (format!("vouliez-vous dire : {near} ?"), format!("did you mean: {near}?"))
}

/// A problem in a reader's language, with the file that it stands in, if it stands in one.
pub(crate) fn diagnostic(
    problem: &Problem,
    file: Option<(&str, &Arc<str>)>,
    lang: Lang,
) -> Diagnostic {
    let (message, help) = problem.fault.words(lang);
    Diagnostic {
        code: problem.fault.code(),
        message,
        place: file.map(|(origin, text)| Place {
            origin: origin.to_owned(),
            text: text.clone(),
            span: problem.span.clone(),
        }),
        help: Some(help),
    }
}

/// The number of no file: for what is missing altogether.
pub(crate) const NO_FILE: usize = usize::MAX;
