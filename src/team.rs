//! A team: how many of which profession, with which status. Also the one grammar that teams are
//! typed in.

pub mod shorthand;

use crate::lang::{Lang, Text, plural};
use crate::rules::{Catalogue, CountedNowhere, Ix, Profession, Specialty, Status};

/// The most people of one kind that a team may be said to have.
pub const MOST_PEOPLE: u32 = 10_000;

/// Members of one profession, one specialty and one status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// Their profession.
    pub profession: Ix<Profession>,
    /// Their specialty, where one is named.
    pub specialty: Option<Ix<Specialty>>,
    /// Their status; `None` where it is not known.
    pub status: Option<Ix<Status>>,
    /// How many there are, at least 1.
    pub count: u32,
}

/// People who count for no type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uncounted {
    /// Who they are.
    pub kind: Ix<CountedNowhere>,
    /// How many there are, at least 1.
    pub count: u32,
}

/// A composition: one entry for each profession, specialty and status, in the professions' order, so
/// that two teams of the same people are equal whatever order they were named in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    members: Vec<Member>,
    counted_nowhere: Vec<Uncounted>,
}

impl Team {
    /// Nobody.
    pub const NOBODY: Team = Team { members: Vec::new(), counted_nowhere: Vec::new() };

    /// The team of these members; the same profession and status twice add up, and nobody at all
    /// takes no entry.
    pub fn new(members: impl IntoIterator<Item = Member>) -> Team {
        Team::summed(members.into_iter().collect())
    }

    /// Apart, so that there is one sorting of members, whatever they come in.
    fn summed(mut members: Vec<Member>) -> Team {
        members.retain(|member| member.count > 0);
        let specialty = |member: &Member| (member.specialty.is_some(), member.specialty);
        members.sort_by_key(|member| {
            (member.profession, specialty(member), member.status.is_none(), member.status)
        });
        members.dedup_by(|next, kept| {
            let same = next.is_like(kept);
            if same {
                kept.count = kept.count.saturating_add(next.count);
            }
            same
        });
        Team { members, counted_nowhere: Vec::new() }
    }

    /// The same team, with these people who count for no type.
    pub fn with_counted_nowhere(self, people: impl IntoIterator<Item = Uncounted>) -> Team {
        let mut counted_nowhere: Vec<Uncounted> = people.into_iter().collect();
        counted_nowhere.sort_unstable_by_key(|some| some.kind);
        counted_nowhere.dedup_by(|next, kept| {
            let same = next.kind == kept.kind;
            if same {
                kept.count = kept.count.saturating_add(next.count);
            }
            same
        });
        counted_nowhere.retain(|some| some.count > 0);
        Team { counted_nowhere, ..self }
    }

    /// The people who count for no type.
    pub fn counted_nowhere(&self) -> &[Uncounted] {
        &self.counted_nowhere
    }

    /// The same people, each member as this makes it.
    pub(crate) fn map(&self, change: impl Fn(&Member) -> Member) -> Team {
        let counted_nowhere = self.counted_nowhere.clone();
        Team { counted_nowhere, ..Team::new(self.members.iter().map(change)) }
    }

    /// The members.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty() && self.counted_nowhere.is_empty()
    }

    /// How many people.
    pub fn size(&self) -> u64 {
        self.members.iter().map(|member| u64::from(member.count)).sum()
    }

    /// The same team, with this status for the members of whom less is known, as far as it agrees
    /// with what is.
    pub fn with_status(&self, catalogue: &Catalogue, status: Ix<Status>) -> Team {
        self.map(|member| Member {
            status: Some(catalogue.narrowed(member.status, status)),
            ..*member
        })
    }

    /// The same team with these people more.
    pub fn plus(&self, people: impl IntoIterator<Item = Member>) -> Team {
        let counted_nowhere = self.counted_nowhere.clone();
        Team { counted_nowhere, ..Team::new(self.members.iter().copied().chain(people)) }
    }

    /// The same team with these people less: those of that profession, specialty and status alone.
    /// Nobody leaves who is not there.
    pub fn minus(&self, people: Member) -> Team {
        self.map(|member| {
            let gone = if member.is_like(&people) { people.count } else { 0 };
            Member { count: member.count.saturating_sub(gone), ..*member }
        })
    }

    /// The same team, with these of its people given another status.
    pub fn with_status_of(&self, people: Member, status: Ix<Status>) -> Team {
        self.minus(people).plus([Member { status: Some(status), ..people }])
    }

    /// The team in the shorthand, by ids: it reads back as the same team.
    pub fn shorthand(&self, catalogue: &Catalogue) -> String {
        let members = self.items().map(|member| {
            let profession = &catalogue.professions()[member.profession].id;
            let specialty =
                member.specialty.map(|specialty| &catalogue.specialties()[specialty].id);
            let status = member.status.map(|status| &*catalogue.statuses()[status].id);
            let who = specialty.unwrap_or(profession);
            let status = status.map(|status| format!(" {status}")).unwrap_or_default();
            format!("{} {who}{status}", member.count)
        });
        let nowhere = self.counted_nowhere.iter();
        let nowhere = nowhere
            .map(|some| format!("{} {}", some.count, catalogue.counted_nowhere()[some.kind].id));
        members.chain(nowhere).collect::<Vec<_>>().join(", ")
    }

    /// The team in words, which read back as the same team: "3 médecins généralistes libéraux".
    pub fn words(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let members = self.items().map(|member| member.words(catalogue, lang));
        let nowhere = self.counted_nowhere.iter().map(|some| some.words(catalogue, lang));
        members.chain(nowhere).collect::<Vec<_>>().join(", ")
    }

    /// The members in numbers that can be typed: more than [`MOST_PEOPLE`] take several items.
    fn items(&self) -> impl Iterator<Item = Member> {
        self.members.iter().flat_map(|member| {
            let whole = (0..member.count / MOST_PEOPLE).map(|_| MOST_PEOPLE);
            let rest = Some(member.count % MOST_PEOPLE).filter(|rest| *rest > 0);
            whole.chain(rest).map(|count| Member { count, ..*member })
        })
    }
}

impl Member {
    /// Whether both are of the same profession, specialty and status.
    pub(crate) fn is_like(&self, other: &Member) -> bool {
        let who = |member: &Member| (member.profession, member.specialty, member.status);
        who(self) == who(other)
    }

    /// The members in words, typed as a person would.
    pub fn words(&self, catalogue: &Catalogue, lang: Lang) -> String {
        format!("{} {}", grouped(u64::from(self.count)), self.name(catalogue, lang))
    }

    /// What the members are called, with their status: "médecins généralistes libéraux".
    pub(crate) fn name(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let count = u64::from(self.count);
        let profession = &catalogue.professions()[self.profession];
        let specialty = self.specialty.map(|specialty| &catalogue.specialties()[specialty].noun);
        let noun = specialty.unwrap_or(&profession.noun);
        let name = plural(lang, count, &noun.one, &noun.many);
        // Adjectives follow the French noun, by its gender and by how many there are in French.
        let name = self.status.map_or_else(
            || name.clone(),
            |status| {
                let status = &catalogue.statuses()[status];
                let (one, many) = match profession.feminine {
                    true => (&status.feminine.one, &status.feminine.many),
                    false => (&status.noun.one.fr, &status.noun.many.fr),
                };
                let english = plural(lang, count, &status.noun.one, &status.noun.many);
                Text {
                    fr: format!("{} {}", name.fr, plural(Lang::Fr, count, one, many)).into(),
                    en: format!("{} {}", english.en, name.en).into(),
                }
            },
        );
        name.explained(lang)
    }
}

impl Uncounted {
    /// These people in words.
    pub fn words(&self, catalogue: &Catalogue, lang: Lang) -> String {
        format!("{} {}", grouped(u64::from(self.count)), self.name(catalogue, lang))
    }

    /// What they are called.
    pub(crate) fn name(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let noun = &catalogue.counted_nowhere()[self.kind].noun;
        plural(lang, u64::from(self.count), &noun.one, &noun.many).explained(lang)
    }
}

/// A number as it is read: ten thousands are set apart.
fn grouped(count: u64) -> String {
    match count {
        0..10_000 => count.to_string(),
        _ => format!("{}\u{a0}{:03}", count / 1000, count % 1000),
    }
}

/// A profession's name for so many people; English keeps the French one and explains it.
pub fn name_of(
    catalogue: &Catalogue,
    profession: Ix<Profession>,
    count: u64,
    lang: Lang,
) -> String {
    let noun = &catalogue.professions()[profession].noun;
    plural(lang, count, &noun.one, &noun.many).explained(lang)
}
