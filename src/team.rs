//! A team: how many of which profession, with which status. Also the one grammar that teams are
//! typed in.

pub mod shorthand;

use crate::lang::{Lang, Text, plural};
use crate::rules::{Catalogue, Ix, Profession, Status};

/// The most people of one kind that a team may be said to have.
pub const MOST_PEOPLE: u32 = 10_000;

/// Members of one profession and one status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// Their profession.
    pub profession: Ix<Profession>,
    /// Their status; `None` where it is not known.
    pub status: Option<Ix<Status>>,
    /// How many there are, at least 1.
    pub count: u32,
}

/// A composition: one entry for each profession and status, in the professions' order, so that
/// two teams of the same people are equal whatever order they were named in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team(Vec<Member>);

impl Team {
    /// The team of these members; the same profession and status twice add up, and nobody at all
    /// takes no entry.
    pub fn new(members: impl IntoIterator<Item = Member>) -> Team {
        Team::summed(members.into_iter().collect())
    }

    /// Apart, so that there is one sorting of members, whatever they come in.
    fn summed(mut members: Vec<Member>) -> Team {
        members.retain(|member| member.count > 0);
        members.sort_by_key(|member| (member.profession, member.status.is_none(), member.status));
        members.dedup_by(|next, kept| {
            let same = (next.profession, next.status) == (kept.profession, kept.status);
            if same {
                kept.count = kept.count.saturating_add(next.count);
            }
            same
        });
        Team(members)
    }

    /// The members.
    pub fn members(&self) -> &[Member] {
        &self.0
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many people.
    pub fn size(&self) -> u64 {
        self.0.iter().map(|member| u64::from(member.count)).sum()
    }

    /// The same team, with the members of unknown status given one.
    pub fn with_status(&self, status: Ix<Status>) -> Team {
        Team::new(
            self.0
                .iter()
                .map(|member| Member { status: member.status.or(Some(status)), ..*member }),
        )
    }

    /// The same team with these people more.
    pub fn plus(&self, people: impl IntoIterator<Item = Member>) -> Team {
        Team::new(self.0.iter().copied().chain(people))
    }

    /// The same team with these people less: those of that profession and status alone. Nobody
    /// leaves who is not there.
    pub fn minus(&self, people: Member) -> Team {
        Team::new(self.0.iter().map(|member| {
            let same = (member.profession, member.status) == (people.profession, people.status);
            let count = if same { member.count.saturating_sub(people.count) } else { member.count };
            Member { count, ..*member }
        }))
    }

    /// The same team, with these of its people given another status.
    pub fn with_status_of(&self, people: Member, status: Ix<Status>) -> Team {
        self.minus(people).plus([Member { status: Some(status), ..people }])
    }

    /// The team in the shorthand, by ids: it reads back as the same team.
    pub fn shorthand(&self, catalogue: &Catalogue) -> String {
        let items: Vec<String> = self
            .items()
            .map(|member| {
                let profession = &catalogue.professions()[member.profession].id;
                match member.status {
                    Some(status) => {
                        format!("{} {profession} {}", member.count, catalogue.statuses()[status].id)
                    }
                    None => format!("{} {profession}", member.count),
                }
            })
            .collect();
        items.join(", ")
    }

    /// The team in words, which read back as the same team: "3 médecins généralistes libéraux".
    pub fn words(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let items: Vec<String> = self.items().map(|member| member.words(catalogue, lang)).collect();
        items.join(", ")
    }

    /// The members in numbers that can be typed: more than [`MOST_PEOPLE`] take several items.
    fn items(&self) -> impl Iterator<Item = Member> {
        self.0.iter().flat_map(|member| {
            let whole = (0..member.count / MOST_PEOPLE).map(|_| MOST_PEOPLE);
            let rest = Some(member.count % MOST_PEOPLE).filter(|rest| *rest > 0);
            whole.chain(rest).map(|count| Member { count, ..*member })
        })
    }
}

impl Member {
    /// The members in words, typed as a person would.
    pub fn words(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let count = u64::from(self.count);
        let profession = &catalogue.professions()[self.profession];
        let name = plural(lang, count, &profession.noun.one, &profession.noun.many);
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
        format!("{} {}", grouped(count), name.explained(lang))
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
