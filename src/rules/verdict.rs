//! The words of an assessment that rule files use too: their examples name verdicts and criteria.

use crate::ids::ids;

/// The ids of the criteria that types have in common, the scale where there is a rule for it; those
/// of the prerequisites follow them.
pub const CRITERIA: [&str; 3] = ["audience", "staff", SCALE];

/// The id of the criterion that not every type has.
pub(crate) const SCALE: &str = "scale";

/// What a type is for a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Everything holds, prerequisites included.
    Ready,
    /// Audience, seats and scale hold; some prerequisite is not known to be done.
    Eligible,
    /// Somebody counts; seats are empty, or the team has chosen another scale.
    Reachable,
    /// What is not known could lead to several of the others.
    Undetermined,
    /// Nobody is in the audience.
    Unsuitable,
}

// Best first: the order of the recommendation.
ids! {
    Verdict {
        Ready = "ready",
        Eligible = "eligible",
        Reachable = "reachable",
        Undetermined = "undetermined",
        Unsuitable = "unsuitable",
    }
}

/// Whether a criterion holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// In every completion of the answers.
    Met,
    /// In none.
    Unmet,
    /// In some.
    Unknown,
}

ids! { Outcome { Met = "met", Unmet = "unmet", Unknown = "unknown" } }
