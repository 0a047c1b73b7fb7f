//! How an extraction of the national directory of health professionals is read.

use super::{Profession, Source, Status};
use crate::rules::list::Ix;
use crate::rules::tree::Str;

/// What the directory's codes mean to these rules.
#[derive(Clone, Debug)]
pub struct Directory {
    /// Where the codes are published.
    pub sources: Vec<Source>,
    /// The modes of practice, the one that prevails first.
    pub modes: Vec<Mode>,
    /// The modes of practice that do not count.
    pub ignored_modes: Vec<Str>,
    /// The professions, each code once.
    pub codes: Vec<Code>,
}

/// What status a mode of practice is.
#[derive(Clone, Debug)]
pub struct Mode {
    /// Its code.
    pub code: Str,
    /// The code of the sector of activity that it is for; any where there is none.
    pub sector: Option<Str>,
    /// The status.
    pub status: Ix<Status>,
}

/// What professions a code stands for.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code.
    pub code: Str,
    /// The professions, the one that prevails first.
    pub readings: Vec<Reading>,
}

/// A profession that a code stands for, for some or for all who bear it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The codes of the skills of which one is enough.
    pub skills: Vec<Str>,
    /// How the code of a skill that is enough begins.
    pub skill_prefix: Option<Str>,
    /// The profession.
    pub profession: Ix<Profession>,
}

impl Reading {
    /// Whether it is for everybody, whatever their skills.
    pub fn is_for_all(&self) -> bool {
        self.skills.is_empty() && self.skill_prefix.is_none()
    }

    /// Whether it is for who has this skill.
    pub fn takes(&self, skill: &[u8]) -> bool {
        let begins = |prefix: &Str| skill.starts_with(prefix.as_bytes());
        self.is_for_all()
            || self.skills.iter().any(|known| known.as_bytes() == skill)
            || self.skill_prefix.as_ref().is_some_and(begins)
    }
}
