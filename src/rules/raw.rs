//! The rule files as written: each key, its kind, and its place. Nothing is resolved here.

use super::record::{Map, OneOrMore, Spanned, record};
use super::tree::Str;

/// An id or a text with its place.
pub(crate) type Word = Spanned<Str>;

record! {
    /// A text in both languages.
    struct RawText {
        "fr" fr: Str,
        "en" en: Str,
    }

    /// `ruleset.toml`.
    struct RawRuleset {
        "id" id: Word,
        "version" version: Str,
        "from" from: Option<Word>,
        "title" title: RawText,
        "types" types: Vec<Word>,
        "notice" notice: RawText,
        "stale-after-years" stale_after_years: Option<u32>,
        "confirm-with" confirm_with: Vec<Word>,
        "sample" sample: RawSample,
        "document" documents: Vec<RawDocument>,
        "row" rows: Vec<RawRow>,
        "common-step" common_steps: Vec<RawCommonStep>,
    }

    /// Words for examples.
    struct RawSample {
        "team" team: RawText,
        "count" count: Vec<Str>,
        "types" types: Vec<Word>,
        "status" status: Word,
        "scale" scale: Word,
        "step" step: Word,
        "aim" aim: Word,
        "newcomer" newcomer: RawText,
        "other-status" other_status: Word,
        "other-scale" other_scale: Word,
    }

    /// A document that the rules read.
    struct RawDocument {
        "id" id: Word,
        "short" short: RawText,
        "title" title: Str,
        "publisher" publisher: Str,
        "date" date: RawText,
        "latest-year" latest_year: Option<u32>,
        "web" web: Option<Str>,
    }

    /// A row of the table.
    struct RawRow {
        "id" id: Word,
        "heading" heading: Str,
        "name" name: RawText,
    }

    /// A step that several types have.
    struct RawCommonStep {
        "id" id: Word,
        "text" text: RawText,
    }

    /// `professions.toml`.
    struct RawProfessions {
        "group" groups: Vec<RawGroup>,
        "profession" professions: Vec<RawProfession>,
        "ambiguous" ambiguous: Vec<RawAmbiguous>,
    }

    /// A group of professions.
    struct RawGroup {
        "id" id: Word,
        "one" one: RawText,
        "many" many: RawText,
        "interpretation" interpretation: Option<RawText>,
    }

    /// A profession.
    struct RawProfession {
        "id" id: Word,
        "short" short: Option<Word>,
        "one" one: RawText,
        "many" many: RawText,
        "groups" groups: Vec<Word>,
        "words" words: Vec<Word>,
        "feminine" feminine: Option<bool>,
    }

    /// Words that several professions could claim.
    struct RawAmbiguous {
        "words" words: Vec<Word>,
        "professions" professions: Vec<Word>,
    }

    /// `vocabulary.toml`.
    struct RawVocabulary {
        "status" statuses: Vec<RawStatus>,
        "scale" scales: Vec<RawScale>,
        "aim" aims: Vec<RawAim>,
    }

    /// A status of a member.
    struct RawStatus {
        "id" id: Word,
        "one" one: RawText,
        "many" many: RawText,
        "feminine" feminine: RawFeminine,
        "team-is" team_is: RawText,
        "members-are" members_are: RawText,
        "words" words: Vec<Word>,
    }

    /// The French adjective that goes with a feminine noun.
    struct RawFeminine {
        "one" one: Str,
        "many" many: Str,
    }

    /// A scale that a team may act at.
    struct RawScale {
        "id" id: Word,
        "name" name: RawText,
        "team-does" team_does: RawText,
        "text" text: RawText,
    }

    /// Something that a team may want to do.
    struct RawAim {
        "id" id: Word,
        "name" name: RawText,
    }

    /// `questions.toml`.
    struct RawQuestions {
        "team" team: RawQuestion,
        "status" status: RawQuestion,
        "status-of" status_of: RawQuestion,
        "scale" scale: RawQuestion,
        "steps" steps: RawQuestion,
        "aims" aims: RawQuestion,
    }

    /// A question of the interview.
    struct RawQuestion {
        "name" name: RawText,
        "ask" ask: RawText,
        "help" help: RawText,
        "who" who: RawText,
        "source" source: Spanned<RawSource>,
    }

    /// `contacts.toml`.
    struct RawContacts {
        "contact" contacts: Vec<RawContact>,
    }

    /// A body to call.
    struct RawContact {
        "id" id: Word,
        "short" short: Str,
        "name" name: RawText,
        "phone" phone: Option<Str>,
        "email" email: Option<Str>,
        "web" web: Option<Str>,
        "note" note: Option<RawText>,
        "source" source: Spanned<RawSource>,
    }

    /// Where a document says something: a row of the table in the type's own column, or a
    /// document with its row (or section) and its column (or paragraph).
    struct RawSource {
        "document" document: Option<Word>,
        "row" row: Word,
        "column" column: Option<Str>,
    }

    /// `directory.toml`.
    struct RawDirectory {
        "source" sources: Spanned<Vec<Spanned<RawSource>>>,
        "mode" modes: Spanned<Vec<RawMode>>,
        "ignored-modes" ignored_modes: Vec<Word>,
        "profession" professions: Spanned<Vec<RawCode>>,
    }

    /// What status a mode of practice is.
    struct RawMode {
        "code" code: Word,
        "sector" sector: Option<Str>,
        "status" status: Word,
    }

    /// What profession a code is, for whom has one of these skills.
    struct RawCode {
        "code" code: Word,
        "skills" skills: Option<Spanned<Vec<Str>>>,
        "skill-prefix" skill_prefix: Option<Str>,
        "profession" profession: Word,
    }

    /// A file of `types/`.
    struct RawType {
        "name" name: Str,
        "long-name" long_name: RawText,
        "summary" summary: RawText,
        "column" column: Option<RawColumn>,
        "aims" aims: Vec<Word>,
        "contacts" contacts: Vec<Word>,
        "rows-not-given" rows_not_given: Vec<Word>,
        "audience" audience: RawAudience,
        "staff" staff: RawStaff,
        "scale" scale: RawScaleRule,
        "step" steps: Vec<RawStep>,
        "relation" relations: Vec<RawRelation>,
        "form" forms: Vec<RawForm>,
        "rows" rows: Map<RawCell>,
        "fact" facts: Vec<RawFact>,
        "alert" alerts: Vec<RawAlert>,
        "example" examples: Vec<Spanned<RawExample>>,
    }

    /// A type's column in the table.
    struct RawColumn {
        "document" document: Word,
        "heading" heading: Str,
    }

    /// Who counts.
    struct RawAudience {
        "of" of: Spanned<Vec<Word>>,
        "status" status: Vec<Word>,
        "who" who: RawText,
        "reserved" reserved: RawText,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
        "interpretation" interpretation: Option<RawText>,
    }

    /// The minimum staff.
    struct RawStaff {
        "seat" seats: Vec<RawSeat>,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
        "interpretation" interpretation: Option<RawText>,
    }

    /// A place that the minimum staff asks for.
    struct RawSeat {
        "id" id: Word,
        "count" count: u32,
        "of" of: Spanned<Vec<Word>>,
        "except" except: Vec<Word>,
        "status" status: Vec<Word>,
        "one" one: Option<RawText>,
        "many" many: Option<RawText>,
    }

    /// The scales that suit.
    struct RawScaleRule {
        "any" any: Spanned<Vec<Word>>,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
        "interpretation" interpretation: Option<RawText>,
    }

    /// A step, a prerequisite or one that follows.
    struct RawStep {
        "id" id: Word,
        "prerequisite" prerequisite: bool,
        "common" common: Option<Word>,
        "short" short: RawText,
        "text" text: RawText,
        "who" who: RawText,
        "contacts" contacts: Vec<Word>,
        "needs" needs: Option<RawText>,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
        "interpretation" interpretation: Option<RawText>,
    }

    /// How a type goes with another.
    struct RawRelation {
        "kind" kind: Word,
        "type" to: Word,
        "text" text: RawText,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
        "interpretation" interpretation: Option<RawText>,
    }

    /// A document for the team to fill in.
    struct RawForm {
        "id" id: Word,
        "step" step: Option<Word>,
        "title" title: RawText,
        "intro" intro: RawText,
        "section" sections: Vec<RawSection>,
    }

    /// A part of a form.
    struct RawSection {
        "heading" heading: RawText,
        "guide" guide: RawText,
        "table" table: Option<Word>,
        "source" source: Option<Spanned<RawSource>>,
        "cite" cite: Option<Str>,
    }

    /// A cell of the table in our words.
    struct RawCell {
        "fr" fr: Str,
        "en" en: Str,
        "source" source: Option<Spanned<RawSource>>,
        "cite" cite: Option<Str>,
    }

    /// What a document adds to the rows.
    struct RawFact {
        "fr" fr: Str,
        "en" en: Str,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
    }

    /// What has moved since the documents that the criteria read.
    struct RawAlert {
        "id" id: Word,
        "about" about: Word,
        "grade" grade: Word,
        "date" date: Option<Word>,
        "text" text: RawText,
        "ask" ask: Vec<Word>,
        "staff" staff: Map<u32>,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
    }

    /// An example: a team and what must come out.
    struct RawExample {
        "name" name: Str,
        "date" date: Option<Word>,
        "team" team: Option<OneOrMore<Str>>,
        "status" status: Option<Word>,
        "scale" scale: Option<Vec<Word>>,
        "done" done: Vec<Word>,
        "not-done" not_done: Vec<Word>,
        "aims" aims: Vec<Word>,
        "verdict" verdict: Word,
        "possible" possible: Option<Vec<Word>>,
        "missing" missing: Option<Vec<Word>>,
        "not-counted" not_counted: Option<Vec<Word>>,
        "outcomes" outcomes: Map<Word>,
        "open" open: Option<Vec<Word>>,
    }
}
