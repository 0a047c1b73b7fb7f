//! The seats of a type as a drawing: a figure for each, or numbers where they are many.

use crate::report::SeatReport;

/// What is drawn for a seat.
pub(super) struct Drawing {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) figures: Vec<Figure>,
}

/// One person, there or wanted; or as many as the number says.
pub(super) struct Figure {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) taken: bool,
    pub(super) times: Option<u32>,
}

const STEP: usize = 24;
const LINE: usize = 32;
/// How wide a digit of a number is, at most.
const DIGIT: usize = 11;

/// The drawing of a seat.
pub(super) fn drawing(seat: &SeatReport) -> Drawing {
    const MOST: u32 = 12;
    const IN_A_LINE: usize = 6;
    let taken = seat.filled.min(seat.wanted);
    let empty = seat.wanted - taken;
    if seat.wanted > MOST {
        return of_numbers(taken, empty);
    }
    let figures: Vec<Figure> = (0..seat.wanted)
        .zip(0..)
        .map(|(number, place)| Figure {
            x: place % IN_A_LINE * STEP,
            y: place / IN_A_LINE * LINE,
            taken: number < taken,
            times: None,
        })
        .collect();
    let width = figures.len().clamp(1, IN_A_LINE) * STEP;
    let height = figures.len().div_ceil(IN_A_LINE).max(1) * LINE;
    Drawing { width, height, figures }
}

/// One figure for those who are there, one for those who are wanted, each with their number.
fn of_numbers(taken: u32, empty: u32) -> Drawing {
    let mut x = 0;
    let mut figures = Vec::new();
    for (times, taken) in [(taken, true), (empty, false)] {
        if times > 0 {
            figures.push(Figure { x, y: 0, taken, times: Some(times) });
            x += STEP + (times.to_string().len() + 2) * DIGIT;
        }
    }
    Drawing { width: x, height: LINE, figures }
}
