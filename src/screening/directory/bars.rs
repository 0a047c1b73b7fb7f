//! Where the bars of a text stand, found 64 bytes at a time.

use std::ops::Range;

/// What stands between cells.
const BAR: u8 = b'|';

/// The places of the bars of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Bars {
    places: Vec<u32>,
    count: usize,
}

/// How many places are noted at a time, whether there are as many bars or not: this is less work than
/// to look after each whether there is another.
const AT_A_TIME: usize = 16;

impl Bars {
    /// Finds the bars of a text of less than four gigabytes.
    pub(super) fn find(&mut self, text: &[u8]) {
        // As many as there can be.
        self.places.resize(self.places.len().max(text.len() + 64 + AT_A_TIME), 0);
        self.count = 0;
        let (whole, rest) = text.as_chunks::<64>();
        let mut last = [0; 64];
        if let Some(part) = last.get_mut(..rest.len()) {
            part.copy_from_slice(rest);
        }
        for (bytes, number) in whole.iter().chain([&last]).zip(0_u32..) {
            self.note(marks(bytes), number * 64);
        }
    }

    fn note(&mut self, mut marks: u64, start: u32) {
        let mut place = self.count;
        self.count += marks.count_ones() as usize;
        loop {
            let Some(places) = self.places.get_mut(place..place + AT_A_TIME) else { return };
            for place in places {
                *place = start + marks.trailing_zeros();
                marks &= marks.wrapping_sub(1);
            }
            if marks == 0 {
                return;
            }
            place += AT_A_TIME;
        }
    }

    /// Which of them stand in the line that ends here, behind those of the line before: most often
    /// as many.
    pub(super) fn up_to(&self, end: usize, before: Range<usize>) -> Range<usize> {
        let start = before.end;
        let places = self.places(&(start..self.count));
        let is_inside = |place: usize| places.get(place).is_some_and(|bar| (*bar as usize) < end);
        let guess = before.len();
        if !is_inside(guess) && (guess == 0 || is_inside(guess - 1)) {
            return start..start + guess;
        }
        start..start + places.iter().take_while(|bar| (**bar as usize) < end).count()
    }

    /// The places of some of them, in order.
    pub(super) fn places(&self, range: &Range<usize>) -> &[u32] {
        self.places.get(range.clone()).unwrap_or_default()
    }
}

/// All bytes are compared at once, which makes ones and zeros; eight of these at a time are drawn
/// together by one multiplication, each factor moving one of them to its bit of the highest byte.
fn marks(bytes: &[u8; 64]) -> u64 {
    const TOGETHER: u64 = 0x0102_0408_1020_4080;
    let mut ones = [0; 64];
    for (one, byte) in ones.iter_mut().zip(bytes) {
        *one = u8::from(*byte == BAR);
    }
    let (eights, _) = ones.as_chunks::<8>();
    (0..).zip(eights).fold(0, |all, (number, eight)| {
        let marks = u64::from_le_bytes(*eight).wrapping_mul(TOGETHER) >> 56;
        all | marks << (8 * number)
    })
}
