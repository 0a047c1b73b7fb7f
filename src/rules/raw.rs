//! The rule files as written: each key, its kind, and its place. Nothing is resolved here.

use super::catalogue::{Grade, RelationKind, TeamTable};
use super::record::{Map, OneOrMore, Spanned, record};
use super::shape::{date, dated, id, ids, one_of, step_path};
use super::tree::Str;
use crate::assess::{Outcome, Verdict};

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
        "id" id: Word => id,
        "version" version: Str,
        "from" from: Option<Word> => date,
        "title" title: RawText,
        "types" types: Vec<Word> => ids,
        "base" base: Option<Word>,
        "notice" notice: RawText,
        "stale-after-years" stale_after_years: Option<u32>,
        "confirm-with" confirm_with: Vec<Word> => id,
        "sample" sample: RawSample,
        "asked-in" asked_in: Option<RawAskedIn>,
        "document" documents: Vec<RawDocument>,
        "row" rows: Vec<RawRow>,
        "common-step" common_steps: Vec<RawCommonStep>,
    }

    /// Words for examples.
    struct RawSample {
        "team" team: RawText,
        "count" count: Vec<Str>,
        "types" types: Vec<Word> => id,
        "status" status: Word => id,
        "scale" scale: Word => id,
        "step" step: Word => step_path,
        "aim" aim: Word => id,
        "newcomer" newcomer: RawText,
        "other-status" other_status: Word => id,
        "other-scale" other_scale: Word => id,
    }

    /// Where the documents ask for what the questions ask, question by question.
    struct RawAskedIn {
        "team" team: Option<Spanned<RawSource>>,
        "status" status: Option<Spanned<RawSource>>,
        "status-of" status_of: Option<Spanned<RawSource>>,
        "scale" scale: Option<Spanned<RawSource>>,
        "steps" steps: Option<Spanned<RawSource>>,
        "aims" aims: Option<Spanned<RawSource>>,
    }

    /// A document that the rules read.
    struct RawDocument {
        "id" id: Word => id,
        "short" short: RawText,
        "title" title: Str,
        "publisher" publisher: Str,
        "date" date: RawText,
        "latest-year" latest_year: Option<u32>,
        "web" web: Option<Str>,
    }

    /// A row of the table.
    struct RawRow {
        "id" id: Word => id,
        "heading" heading: Str,
        "name" name: RawText,
    }

    /// A step that several types have.
    struct RawCommonStep {
        "id" id: Word => id,
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
        "id" id: Word => id,
        "one" one: RawText,
        "many" many: RawText,
        "interpretation" interpretation: Option<RawText>,
    }

    /// A profession.
    struct RawProfession {
        "id" id: Word => id,
        "short" short: Option<Word>,
        "one" one: RawText,
        "many" many: RawText,
        "groups" groups: Vec<Word> => id,
        "words" words: Vec<Word>,
        "feminine" feminine: Option<bool>,
    }

    /// Words that several professions could claim.
    struct RawAmbiguous {
        "words" words: Vec<Word>,
        "professions" professions: Vec<Word> => id,
    }

    /// `vocabulary.toml`.
    struct RawVocabulary {
        "status" statuses: Vec<RawStatus>,
        "scale" scales: Vec<RawScale>,
        "aim" aims: Vec<RawAim>,
    }

    /// A status of a member.
    struct RawStatus {
        "id" id: Word => id,
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
        "id" id: Word => id,
        "name" name: RawText,
        "team-does" team_does: RawText,
        "text" text: RawText,
    }

    /// Something that a team may want to do.
    struct RawAim {
        "id" id: Word => id,
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
    }

    /// `contacts.toml`.
    struct RawContacts {
        "contact" contacts: Vec<RawContact>,
    }

    /// A body to call.
    struct RawContact {
        "id" id: Word => id,
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
        "document" document: Option<Word> => id,
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
        "status" status: Word => id,
    }

    /// What profession a code is, for whom has one of these skills.
    struct RawCode {
        "code" code: Word,
        "skills" skills: Option<Spanned<Vec<Str>>>,
        "skill-prefix" skill_prefix: Option<Str>,
        "profession" profession: Word => id,
    }

    /// A file of `types/`.
    struct RawType {
        "name" name: Str,
        "long-name" long_name: RawText,
        "summary" summary: RawText,
        "column" column: Option<RawColumn>,
        "aims" aims: Vec<Word> => id,
        "contacts" contacts: Vec<Word> => id,
        "rows-not-given" rows_not_given: Vec<Word> => id,
        "audience" audience: RawAudience => dated,
        "staff" staff: RawStaff => dated,
        "scale" scale: Option<RawScaleRule> => dated,
        "step" steps: Vec<RawStep> => dated,
        "relation" relations: Vec<RawRelation> => dated,
        "form" forms: Vec<RawForm> => dated,
        "rows" rows: Map<RawCell> => dated,
        "fact" facts: Vec<RawFact> => dated,
        "alert" alerts: Vec<RawAlert> => dated,
        "example" examples: Vec<Spanned<RawExample>>,
    }

    /// A type's column in the table.
    struct RawColumn {
        "document" document: Word => id,
        "heading" heading: Str,
    }

    /// Who counts.
    struct RawAudience {
        "of" of: Spanned<Vec<Word>> => ids,
        "status" status: Vec<Word> => id,
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
        "id" id: Word => id,
        "count" count: u32,
        "of" of: Spanned<Vec<Word>> => ids,
        "except" except: Vec<Word> => id,
        "status" status: Vec<Word> => id,
        "one" one: Option<RawText>,
        "many" many: Option<RawText>,
    }

    /// The scales that suit.
    struct RawScaleRule {
        "any" any: Spanned<Vec<Word>> => ids,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
        "interpretation" interpretation: Option<RawText>,
    }

    /// A step, a prerequisite or one that follows.
    struct RawStep {
        "id" id: Word => id,
        "prerequisite" prerequisite: bool,
        "common" common: Option<Word> => id,
        "after" after: Vec<Word> => id,
        "short" short: RawText,
        "text" text: RawText,
        "who" who: RawText,
        "contacts" contacts: Vec<Word> => id,
        "needs" needs: Option<RawText>,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
        "interpretation" interpretation: Option<RawText>,
    }

    /// How a type goes with another.
    struct RawRelation {
        "kind" kind: Word => one_of(RelationKind::ALL.map(RelationKind::id)),
        "type" to: Word => id,
        "text" text: RawText,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
        "interpretation" interpretation: Option<RawText>,
    }

    /// A document for the team to fill in.
    struct RawForm {
        "id" id: Word => id,
        "step" step: Option<Word> => id,
        "title" title: RawText,
        "intro" intro: RawText,
        "section" sections: Vec<RawSection>,
    }

    /// A part of a form.
    struct RawSection {
        "heading" heading: RawText,
        "guide" guide: RawText,
        "table" table: Option<Word> => one_of(TeamTable::ALL.map(TeamTable::id)),
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
        "id" id: Word => id,
        "about" about: Word => id,
        "grade" grade: Word => one_of(Grade::ALL.map(Grade::id)),
        "date" date: Option<Word> => date,
        "text" text: RawText,
        "ask" ask: Vec<Word> => id,
        "staff" staff: Map<u32>,
        "source" source: Spanned<RawSource>,
        "cite" cite: Option<Str>,
    }

    /// An example: a team and what must come out.
    struct RawExample {
        "name" name: Str,
        "date" date: Option<Word> => date,
        "team" team: Option<OneOrMore<Str>>,
        "status" status: Option<Word> => id,
        "scale" scale: Option<Vec<Word>> => id,
        "done" done: Vec<Word> => id,
        "not-done" not_done: Vec<Word> => id,
        "aims" aims: Vec<Word> => id,
        "verdict" verdict: Word => one_of(Verdict::ALL.map(Verdict::id)),
        "possible" possible: Option<Vec<Word>> => one_of(Verdict::ALL.map(Verdict::id)),
        "missing" missing: Option<Vec<Word>>,
        "not-counted" not_counted: Option<Vec<Word>>,
        "outcomes" outcomes: Map<Word> => one_of(Outcome::ALL.map(Outcome::id)),
        "open" open: Option<Vec<Word>>,
    }
}
