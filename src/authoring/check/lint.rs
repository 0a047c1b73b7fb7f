//! What a rule set that loads may still have wrong, and the words for it.

use crate::lang::{Lang, plural};
use crate::rules::Str;
use crate::rules::problem::codes;

/// What is most likely not meant so.
pub(super) enum Lint {
    /// An interpretation of a few words.
    ThinReading,
    /// An interpretation that says what stands beside it.
    EchoReading,
    /// A seat open to the same people as another.
    TwinSeats { seat: Str, other: Str },
    /// A group that no profession is in.
    EmptyGroup { id: Str },
    /// A thing that no rule uses.
    Unused { what: Unused, id: Str },
    /// A question whose replies change nothing.
    PointlessQuestion(Question),
    /// A type that every team has which has another.
    ImpliedType { kind: Str, other: Str },
    /// A type that prepares itself, by way of these; the last is the type.
    RelationCycle { kind: Str, way: Vec<Str> },
    /// A text that a new type starts with.
    Unfinished,
    /// A type without an example that fits.
    NoFitting { kind: Str },
    /// A type without an example that does not fit.
    NoUnsuitable { kind: Str },
    /// A document that lies far back.
    StaleSource { document: Str, latest: u32, most: u32, year: i16, cited: usize },
}

/// What a rule may use, and none does.
#[derive(Clone, Copy)]
pub(super) enum Unused {
    Group,
    Profession,
    Scale,
    Aim,
    Contact,
    Document,
}

/// A question that can be without a point.
#[derive(Clone, Copy)]
pub(super) enum Question {
    Status,
    Scale,
    Aims,
}

codes! {
    Lint;
    Lint::ThinReading | Lint::EchoReading => "interpretation-without-reason",
    Lint::TwinSeats { .. } => "twin-seats",
    Lint::EmptyGroup { .. } => "empty-group",
    Lint::Unused { what: Unused::Group, .. } => "unused-group",
    Lint::Unused { what: Unused::Profession, .. } => "unused-profession",
    Lint::Unused { what: Unused::Scale, .. } => "unused-scale",
    Lint::Unused { what: Unused::Aim, .. } => "unused-aim",
    Lint::Unused { what: Unused::Contact, .. } => "unused-contact",
    Lint::Unused { what: Unused::Document, .. } => "unused-document",
    Lint::PointlessQuestion(_) => "pointless-question",
    Lint::ImpliedType { .. } => "implied-type",
    Lint::RelationCycle { .. } => "relation-cycle",
    Lint::Unfinished => "unfinished-text",
    Lint::NoFitting { .. } => "no-fitting-example",
    Lint::NoUnsuitable { .. } => "no-unsuitable-example",
    Lint::StaleSource { .. } => "stale-source",
}

impl Lint {
    /// What is wrong, and how to mend it.
    pub(super) fn words(&self, lang: Lang) -> (String, String) {
        let say = |fr: String, fr_help: &str, en: String, en_help: &str| match lang {
            Lang::Fr => (fr, fr_help.to_owned()),
            Lang::En => (en, en_help.to_owned()),
        };
        match self {
            Lint::ThinReading => say(
                "l'interprétation est trop courte pour donner une raison".to_owned(),
                "écrivez ce que la source ne dit pas, et pourquoi elle est lue ainsi",
                "the interpretation is too short to give a reason".to_owned(),
                "write what the source does not say, and why it is read so",
            ),
            Lint::EchoReading => say(
                "l'interprétation ne fait que répéter la citation ou le texte de la règle"
                    .to_owned(),
                "écrivez pourquoi la source est lue ainsi, ou retirez « interpretation »",
                "the interpretation only repeats the citation or the text of the rule".to_owned(),
                "write why the source is read so, or take `interpretation` out",
            ),
            Lint::TwinSeats { seat, other } => say(
                format!("la place « {seat} » est ouverte aux mêmes personnes que « {other} »"),
                "gardez une seule des deux places, avec un « count » plus grand",
                format!("the seat `{seat}` is open to the same people as `{other}`"),
                "keep one of the two seats, with a higher `count`",
            ),
            Lint::EmptyGroup { id } => say(
                format!("aucune profession n'est du groupe « {id} »"),
                "nommez-le dans la liste « groups » d'une profession, ou retirez-le",
                format!("no profession is in the group `{id}`"),
                "name it in the list `groups` of a profession, or take it out",
            ),
            Lint::Unfinished => say(
                "ce texte reste à écrire".to_owned(),
                "remplacez-le par ce que dit le document, ou retirez la clé si elle est facultative",
                "this text is still to be written".to_owned(),
                "replace it by what the document says, or take the key out if it is optional",
            ),
            Lint::Unused { what, id } => what.words(id, lang),
            Lint::PointlessQuestion(question) => question.words(lang),
            Lint::ImpliedType { kind, other } => say(
                format!(
                    "toute équipe qui remplit les critères de « {kind} » remplit aussi ceux de « {other} », et aucun lien ne le dit"
                ),
                &format!(
                    "vérifiez les critères des deux types ; s'ils sont justes, ajoutez un [[relation]] entre « {kind} » et « {other} »"
                ),
                format!(
                    "every team that meets the criteria of `{kind}` meets those of `{other}` too, and no relation says so"
                ),
                &format!(
                    "look over the criteria of both types; if they are right, add a [[relation]] between `{kind}` and `{other}`"
                ),
            ),
            Lint::RelationCycle { kind, way } => say(
                format!(
                    "le type « {kind} » se prépare lui-même : il prépare « {} »",
                    way.join(" », qui prépare « ")
                ),
                "retirez l'un de ces liens, ou faites-en un lien « combines »",
                format!(
                    "the type `{kind}` prepares itself: it prepares `{}`",
                    way.join("`, which prepares `")
                ),
                "take one of these relations out, or make it one that `combines`",
            ),
            Lint::NoFitting { kind } => say(
                format!("aucun exemple de « {kind} » ne convient"),
                "ajoutez un [[example]] dont le verdict est « eligible » ou « ready »",
                format!("no example of `{kind}` fits"),
                "add an [[example]] whose verdict is `eligible` or `ready`",
            ),
            Lint::NoUnsuitable { kind } => say(
                format!(
                    "aucun exemple de « {kind} » ne montre une équipe à qui il ne convient pas"
                ),
                "ajoutez un [[example]] dont le verdict est « unsuitable »",
                format!("no example of `{kind}` shows a team that it does not fit"),
                "add an [[example]] whose verdict is `unsuitable`",
            ),
            Lint::StaleSource { document, latest, most, year, cited } => {
                let count = *cited as u64;
                let fr_years = plural(Lang::Fr, u64::from(*most), "an", "ans");
                let en_years = plural(Lang::En, u64::from(*most), "year", "years");
                let fr_places = plural(Lang::Fr, count, "endroit", "endroits");
                let en_places = plural(Lang::En, count, "place", "places");
                say(
                    format!(
                        "le document « {document} » date de {latest} au plus tard, plus de {most} {fr_years} avant {year} ; il est cité à {cited} {fr_places}"
                    ),
                    "cherchez ce qui a changé depuis, puis corrigez les règles et « latest-year », ou citez un texte plus récent",
                    format!(
                        "the document `{document}` dates from {latest} at the latest, more than {most} {en_years} before {year}; it is cited in {cited} {en_places}"
                    ),
                    "look for what has changed since, then mend the rules and `latest-year`, or cite a later text",
                )
            }
        }
    }
}

impl Unused {
    fn words(self, id: &str, lang: Lang) -> (String, String) {
        let (message, help) = match (self, lang) {
            (Unused::Group, Lang::Fr) => (
                format!("ni public ni place ne nomme le groupe « {id} »"),
                "nommez-le dans « of » ou « except », ou retirez-le",
            ),
            (Unused::Group, Lang::En) => (
                format!("no audience and no seat names the group `{id}`"),
                "name it in `of` or `except`, or take it out",
            ),
            (Unused::Profession, Lang::Fr) => (
                format!("aucun type ne compte la profession « {id} » : la nommer ne change rien"),
                "ajoutez-la au public d'un type ou à un groupe qui en est, ou retirez-la",
            ),
            (Unused::Profession, Lang::En) => (
                format!("no type counts the profession `{id}`: naming it changes nothing"),
                "add it to the audience of a type or to a group of one, or take it out",
            ),
            (Unused::Scale, Lang::Fr) => (
                format!("l'échelle « {id} » ne convient à aucun type"),
                "ajoutez-la à la liste « any » d'un type, ou retirez-la",
            ),
            (Unused::Scale, Lang::En) => (
                format!("the scale `{id}` suits no type"),
                "add it to the list `any` of a type, or take it out",
            ),
            (Unused::Aim, Lang::Fr) => (
                format!("aucun type ne sert l'action « {id} »"),
                "ajoutez-la à la liste « aims » d'un type, ou retirez-la",
            ),
            (Unused::Aim, Lang::En) => (
                format!("no type serves the aim `{id}`"),
                "add it to the list `aims` of a type, or take it out",
            ),
            (Unused::Contact, Lang::Fr) => (
                format!("aucune règle ne renvoie au contact « {id} »"),
                "nommez-le dans « contacts », « ask » ou « confirm-with », ou retirez-le",
            ),
            (Unused::Contact, Lang::En) => (
                format!("no rule names the contact `{id}`"),
                "name it in `contacts`, `ask` or `confirm-with`, or take it out",
            ),
            (Unused::Document, Lang::Fr) => (
                format!("aucune règle ne cite le document « {id} »"),
                "citez-le dans une « source », ou retirez-le",
            ),
            (Unused::Document, Lang::En) => (
                format!("no rule cites the document `{id}`"),
                "cite it in a `source`, or take it out",
            ),
        };
        (message, help.to_owned())
    }
}

impl Question {
    fn words(self, lang: Lang) -> (String, String) {
        let (message, help) = match (self, lang) {
            (Question::Status, Lang::Fr) => (
                "la question du statut ne sert à rien : ni public ni place ne distingue les statuts",
                "ajoutez « status » au public ou à la place qui n'est pas pour tous, s'il en manque un",
            ),
            (Question::Status, Lang::En) => (
                "the question of the status has no point: no audience and no seat tells statuses apart",
                "add `status` to the audience or the seat that is not for all, if one lacks it",
            ),
            (Question::Scale, Lang::Fr) => (
                "la question de l'échelle ne sert à rien : toutes conviennent à chaque type",
                "ne laissez dans la liste « any » de chaque type que les échelles qui lui conviennent",
            ),
            (Question::Scale, Lang::En) => (
                "the question of the scale has no point: every scale suits every type",
                "leave in the list `any` of each type only the scales that suit it",
            ),
            (Question::Aims, Lang::Fr) => (
                "la question des actions ne sert à rien : chaque type sert les mêmes",
                "ne laissez dans la liste « aims » de chaque type que les actions qu'il sert",
            ),
            (Question::Aims, Lang::En) => (
                "the question of the aims has no point: every type serves the same",
                "leave in the list `aims` of each type only the aims that it serves",
            ),
        };
        (message.to_owned(), help.to_owned())
    }
}
