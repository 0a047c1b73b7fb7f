//! All that can differ between two rule sets: the keys of the rule files, and what each is called.

use super::Turn;
use crate::lang::Lang;

/// Something that rules hold.
#[derive(Debug)]
pub(super) struct Aspect {
    /// Its key in the rule files; of a part, within what it is a part of.
    pub(super) key: &'static str,
    /// Whether a change of it can turn a verdict.
    pub(super) decides: bool,
    /// What it is called.
    name: [&'static str; 2],
    forms: Forms,
}

/// How to say that something came or went.
#[derive(Debug)]
enum Forms {
    /// With the name, in French as a masculine noun.
    He,
    /// As a feminine one.
    She,
    /// In words of its own: came, went.
    Own([[&'static str; 2]; 2]),
}

impl Aspect {
    /// What it is called where it changed, came or went.
    pub(super) fn words(&self, turn: Turn, lang: Lang) -> String {
        let name = of(self.name, lang);
        match (turn, &self.forms, lang) {
            (Turn::Changed, _, _) => name.to_owned(),
            (Turn::Added, Forms::Own([came, _]), _) => of(*came, lang).to_owned(),
            (Turn::Removed, Forms::Own([_, went]), _) => of(*went, lang).to_owned(),
            (Turn::Added, Forms::He, Lang::Fr) => format!("{name} ajouté"),
            (Turn::Added, Forms::She, Lang::Fr) => format!("{name} ajoutée"),
            (Turn::Added, _, Lang::En) => format!("{name} added"),
            (Turn::Removed, Forms::He, Lang::Fr) => format!("{name} retiré"),
            (Turn::Removed, Forms::She, Lang::Fr) => format!("{name} retirée"),
            (Turn::Removed, _, Lang::En) => format!("{name} removed"),
        }
    }

    const fn decides(self) -> Aspect {
        Aspect { decides: true, ..self }
    }
}

fn of([fr, en]: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

const fn he(key: &'static str, fr: &'static str, en: &'static str) -> Aspect {
    Aspect { key, decides: false, name: [fr, en], forms: Forms::He }
}

const fn she(key: &'static str, fr: &'static str, en: &'static str) -> Aspect {
    Aspect { key, decides: false, name: [fr, en], forms: Forms::She }
}

/// One that only comes and goes, in words of its own.
const fn own(key: &'static str, came: [&'static str; 2], went: [&'static str; 2]) -> Aspect {
    Aspect { key, decides: false, name: came, forms: Forms::Own([came, went]) }
}

macro_rules! aspects {
    ($($name:ident = $aspect:expr;)*) => {
        $(pub(super) static $name: Aspect = $aspect;)*
    };
}

// A type.
aspects! {
    TYPE = he("type", "type", "type").decides();
    NAME = he("name", "nom", "name");
    LONG_NAME = he("long-name", "nom complet", "full name");
    SUMMARY = he("summary", "résumé", "summary");
    COLUMN = she("column", "colonne de la source", "column of the source");
    AUDIENCE = he("audience", "public", "audience");
    AUDIENCE_OF = own(
        "of",
        ["comptent désormais", "now count"],
        ["ne comptent plus", "no longer count"],
    ).decides();
    AUDIENCE_STATUS = own(
        "status",
        ["statut désormais admis", "status now accepted"],
        ["statut qui n'est plus admis", "status no longer accepted"],
    ).decides();
    WHO = he("who", "qui", "who");
    RESERVED = she("reserved", "réserve", "restriction");
    STAFF = he("staff", "effectif minimal", "minimum staff");
    SEAT = own(
        "staff.seat",
        ["effectif minimal, place ajoutée", "minimum staff, seat added"],
        ["effectif minimal, place retirée", "minimum staff, seat removed"],
    ).decides();
    SEAT_COUNT = he("staff.seat.count", "effectif minimal", "minimum staff").decides();
    SEAT_PART = she("staff.seat", "place", "seat");
    SEAT_OF = own(
        "of",
        ["ouverte aussi à", "now open to"],
        ["n'est plus ouverte à", "no longer open to"],
    ).decides();
    SEAT_STATUS = own(
        "status",
        ["ouverte aussi au statut", "now open to the status"],
        ["n'est plus ouverte au statut", "no longer open to the status"],
    ).decides();
    SCALE_RULE = she("scale", "échelle", "scale");
    SCALE_CRITERION = he("scale", "critère d'échelle", "criterion on the scale").decides();
    SCALE_ANY = own(
        "any",
        ["convient désormais", "now fits"],
        ["ne convient plus", "no longer fits"],
    ).decides();
    PREREQUISITE = he("step", "prérequis", "prerequisite").decides();
    STEP = she("step", "démarche", "step");
    STEP_KIND = she("step.prerequisite", "démarche", "step").decides();
    COMMON = she("common", "démarche commune", "common step");
    STEP_CONTACTS = he("contacts", "contact", "contact");
    NEEDS = he("needs", "document à avoir", "document needed");
    RELATION = he("relation", "lien", "link");
    RELATION_KIND = he("kind", "genre", "kind");
    TYPE_AIMS = she("aims", "action servie", "aim served");
    TYPE_CONTACTS = he("contacts", "contact", "contact");
    CELL = she("rows", "ligne", "row");
    FACT = he("fact", "point à savoir", "good to know");
    FORM = she("form", "trame", "skeleton");
    FORM_STEP = she("step", "démarche", "step");
    INTRO = she("intro", "introduction", "introduction");
    SECTION = she("section", "partie", "part");
    SECTION_PART = she("form.section", "partie", "part");
    GUIDE = he("guide", "conseil", "guidance");
    TABLE = he("table", "tableau", "table");
    ALERT = she("alert", "alerte", "alert");
    ABOUT = she("about", "ligne concernée", "row concerned");
    GRADE = he("grade", "genre de source", "kind of source");
    DATE = she("date", "date", "date");
    ASK = he("ask", "contact", "contact");
    ALERT_STAFF = he("staff", "autre effectif", "other staff");
    EXAMPLE = he("example", "exemple d'essai", "test example");
    CONTENT = he("content", "contenu", "content");
}

// What several things have.
aspects! {
    TEXT = he("text", "texte", "text");
    SHORT = he("short", "nom court", "short name");
    HEADING = he("heading", "titre", "heading");
    TITLE = he("title", "titre", "title");
    SOURCE = she("source", "source", "source");
    CITE = she("cite", "citation", "citation");
    READING = she("interpretation", "interprétation", "interpretation");
    WORDS = own(
        "words",
        ["mots compris en plus", "words now understood"],
        ["mots qui ne sont plus compris", "words no longer understood"],
    ).decides();
    TYPED_NAME = he("name", "nom", "name").decides();
    ONE = he("one", "nom", "name");
    TYPED_ONE = he("one", "nom", "name").decides();
    MANY = he("many", "nom au pluriel", "plural name");
    TYPED_MANY = he("many", "nom au pluriel", "plural name").decides();
    ORDER = he("order", "ordre", "order");
}

// The set.
aspects! {
    SET_ID = he("id", "identifiant du jeu", "id of the set");
    VERSION = she("version", "version", "version");
    SET_TITLE = he("title", "titre du jeu", "title of the set");
    NOTICE = he("notice", "avis", "notice");
    STALE = he("stale-after-years", "âge d'une source ancienne", "age of an old source");
    CONFIRM = he("confirm-with", "contact pour confirmer", "contact to confirm with");
    SAMPLE = he("sample", "exemples de l'aide", "examples of the help");
    DOCUMENT = he("document", "document", "document");
    PUBLISHER = he("publisher", "éditeur", "publisher");
    LATEST_YEAR = she("latest-year", "année la plus récente", "latest year");
    WEB = she("web", "adresse web", "web address");
    ROW = she("row", "ligne du tableau", "row of the table");
    COMMON_STEP = she("common-step", "démarche commune", "common step");
    PROFESSION = she("profession", "profession", "profession").decides();
    SHORT_FORM = she("short", "forme courte", "short form").decides();
    GENDER = he("feminine", "genre", "gender");
    GROUP = he("group", "groupe", "group");
    MEMBERS = own(
        "members",
        ["membres en plus", "members added"],
        ["membres en moins", "members removed"],
    );
    AMBIGUOUS = he("ambiguous", "mot trop vague", "word too vague").decides();
    CLAIMED = he("professions", "professions possibles", "possible professions").decides();
    STATUS = he("status", "statut", "status").decides();
    FEMININE = he("feminine", "féminin", "feminine");
    TEAM_IS = he("team-is", "phrase de l'équipe", "phrase for the team");
    MEMBERS_ARE = he("members-are", "phrase des membres", "phrase for the members");
    SCALE = she("scale", "échelle", "scale").decides();
    TEAM_DOES = he("team-does", "phrase de l'équipe", "phrase for the team");
    AIM = she("aim", "action", "aim");
    CONTACT = he("contact", "contact", "contact");
    PHONE = he("phone", "téléphone", "telephone");
    EMAIL = he("email", "courriel", "e-mail");
    NOTE = she("note", "note", "note");
    QUESTION = she("question", "question", "question");
    ASKED = she("ask", "question posée", "question put");
    HELP = she("help", "explication", "explanation");
}
