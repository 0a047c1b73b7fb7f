//! The seats of a type as a drawing: a dot for each, or numbers where they are many.

use crate::report::{SeatReport, TypeReport};

/// The dots of a seat, full for whoever is there; none where they would be too many to count.
pub(super) fn dots(seat: &SeatReport) -> Vec<bool> {
    const MOST: u32 = 12;
    let dots = if seat.wanted > MOST { 0 } else { seat.wanted };
    (0..dots).map(|number| number < seat.filled).collect()
}

/// Whether the seats are so many that they are professions to gather rather than people to find.
pub(super) fn is_grid(found: &TypeReport) -> bool {
    const MOST: usize = 4;
    found.seats.len() > MOST
}
