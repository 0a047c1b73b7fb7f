//! SHA-256 in base64, as a page names the script that it lets run.

/// The hash of some bytes: "sha256-…".
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((bytes.len() as u64 * 8).to_be_bytes());
    let primes: Vec<u64> =
        (2..312).filter(|number| (2..*number).all(|by| number % by != 0)).collect();
    let constants: Vec<u32> = primes.iter().map(|prime| fraction(*prime, 3)).collect();
    let mut state: Vec<u32> = primes.iter().take(8).map(|prime| fraction(*prime, 2)).collect();
    for block in padded.chunks(64) {
        mix(&mut state, block, &constants);
    }
    format!(
        "sha256-{}",
        base64(&state.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<_>>())
    )
}

/// The first 32 bits after the point of a root of a number.
fn fraction(number: u64, root: u32) -> u32 {
    // The root with its 32 bits, found bit by bit: at most 36 bits, whose cube takes 108.
    let target = u128::from(number) << (32 * root);
    let add = |known: u128, bit: u32| {
        let more = known | 1 << bit;
        if more.pow(root) <= target { more } else { known }
    };
    (0..38).rev().fold(0, add) as u32
}

fn mix(state: &mut [u32], block: &[u8], constants: &[u32]) {
    let mut words: Vec<u32> = block
        .chunks(4)
        .map(|word| word.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)))
        .collect();
    let turned = |word: u32, by: [u32; 2]| word.rotate_right(by[0]) ^ word.rotate_right(by[1]);
    for at in 16..64 {
        let (early, late) = (words[at - 15], words[at - 2]);
        let early = turned(early, [7, 18]) ^ early >> 3;
        let late = turned(late, [17, 19]) ^ late >> 10;
        let sum = words[at - 16].wrapping_add(early).wrapping_add(words[at - 7]);
        words.push(sum.wrapping_add(late));
    }
    let mut now = state.to_vec();
    for (word, constant) in words.iter().zip(constants) {
        let [a, b, c, d, e, f, g, h] = now[..] else { return };
        let choice = (e & f) ^ (!e & g);
        let most = (a & b) ^ (a & c) ^ (b & c);
        let one = [turned(e, [6, 11]) ^ e.rotate_right(25), choice, *constant, *word];
        let one = one.into_iter().fold(h, u32::wrapping_add);
        let two = (turned(a, [2, 13]) ^ a.rotate_right(22)).wrapping_add(most);
        now = vec![one.wrapping_add(two), a, b, c, d.wrapping_add(one), e, f, g];
    }
    state.iter_mut().zip(now).for_each(|(old, new)| *old = old.wrapping_add(new));
}

fn base64(bytes: &[u8]) -> String {
    let signs: Vec<char> =
        ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let group = |part: &[u8]| -> String {
        let bits =
            (0..3).fold(0, |all, at| all << 8 | part.get(at).map_or(0, |byte| usize::from(*byte)));
        let sign = |at: usize| signs[bits >> (18 - 6 * at) & 63];
        (0..4).map(|at| if at <= part.len() { sign(at) } else { '=' }).collect()
    };
    bytes.chunks(3).map(group).collect()
}
