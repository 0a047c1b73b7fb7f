//! Where the bars of a text stand, found 64 bytes at a time.

/// What stands between cells.
pub(super) const BAR: u8 = b'|';

/// The bars of a text: a bit a byte, the lowest first.
#[derive(Debug, Default)]
pub(super) struct Bars(Vec<u64>);

impl Bars {
    /// Finds the bars of a text.
    pub(super) fn find(&mut self, text: &[u8]) {
        let (whole, rest) = text.as_chunks::<64>();
        self.0.clear();
        self.0.extend(whole.iter().map(marks));
        let mut last = [0; 64];
        if let Some(part) = last.get_mut(..rest.len()) {
            part.copy_from_slice(rest);
        }
        self.0.push(marks(&last));
    }

    /// The bars from one place of the text up to another.
    pub(super) fn between(&self, start: usize, end: usize) -> Walk<'_> {
        let mut walk = Walk { bars: &self.0, word: 0, place: start / 64, end };
        walk.word = walk.at(walk.place) & (u64::MAX << (start % 64));
        walk
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

/// Goes from bar to bar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk<'b> {
    bars: &'b [u64],
    /// The bars of the 64 bytes at hand that have not been passed, and which 64 bytes they are.
    word: u64,
    place: usize,
    end: usize,
}

impl Walk<'_> {
    fn at(&self, place: usize) -> u64 {
        self.bars.get(place).copied().unwrap_or_default()
    }

    /// Where the next bar stands.
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.word == 0 {
            self.place += 1;
            if self.place * 64 >= self.end {
                return None;
            }
            self.word = self.at(self.place);
        }
        let bar = self.place * 64 + self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        (bar < self.end).then_some(bar)
    }

    /// How many bars are left.
    pub(super) fn count(&self) -> usize {
        let ones = |word: u64| word.count_ones() as usize;
        let last = self.end / 64;
        let before = u64::MAX.checked_shr(64 - (self.end % 64) as u32).unwrap_or_default();
        if self.place >= last {
            return ones(self.word & if self.place == last { before } else { 0 });
        }
        let between = self.bars.get(self.place + 1..last).unwrap_or_default();
        ones(self.word)
            + between.iter().map(|word| ones(*word)).sum::<usize>()
            + ones(self.at(last) & before)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_bar_is_found(
            text in vec(prop_oneof![2 => Just(BAR), 3 => any::<u8>()], 0..400),
            from in 0..400_usize,
            length in 0..400_usize,
        ) {
            let start = from.min(text.len());
            let end = (start + length).min(text.len());
            let mut bars = Bars::default();
            bars.find(b"||||||");
            bars.find(&text);
            let expected: Vec<usize> = (start..end).filter(|place| text[*place] == BAR).collect();
            let mut walk = bars.between(start, end);
            for (passed, bar) in expected.iter().enumerate() {
                prop_assert_eq!(walk.count(), expected.len() - passed);
                prop_assert_eq!(walk.next(), Some(*bar));
            }
            prop_assert_eq!(walk.count(), 0);
            prop_assert_eq!(walk.next(), None);
        }
    }
}
