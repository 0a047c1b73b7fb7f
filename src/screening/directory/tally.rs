//! How many lines were counted, and why others were not.

/// Why a line is not counted: the first of these that holds of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is longer than a line is read.
    TooLong,
    /// It is not UTF-8.
    NotText,
    /// It has fewer cells than the header.
    Short,
    /// It says of no site or commune.
    NoGroup,
    /// It says of no person.
    NoPerson,
    /// No rule says what the code of its profession is.
    Profession,
    /// The rules leave its mode of practice out.
    IgnoredMode,
    /// No rule says what its mode of practice is.
    UnknownMode,
}

impl Reason {
    /// All of them.
    pub const ALL: [Reason; 8] = [
        Reason::TooLong,
        Reason::NotText,
        Reason::Short,
        Reason::NoGroup,
        Reason::NoPerson,
        Reason::Profession,
        Reason::IgnoredMode,
        Reason::UnknownMode,
    ];
}

/// How many lines were counted, and how many were not, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines that were counted.
    pub counted: u64,
    reasons: [u64; Reason::ALL.len()],
}

impl Tally {
    /// All lines but the header and empty ones.
    pub fn lines(&self) -> u64 {
        self.counted + self.reasons.iter().sum::<u64>()
    }

    /// How many lines were not counted for this reason.
    pub fn not_counted(&self, reason: Reason) -> u64 {
        self.reasons.get(reason as usize).copied().unwrap_or_default()
    }

    pub(super) fn note(&mut self, reason: Reason, lines: u64) {
        if let Some(count) = self.reasons.get_mut(reason as usize) {
            *count += lines;
        }
    }

    pub(super) fn add(&mut self, other: &Tally) {
        self.counted += other.counted;
        for reason in Reason::ALL {
            self.note(reason, other.not_counted(reason));
        }
    }
}
