//! "Did you mean": the known words nearest to a wrong one.

/// The words of `known` nearest to `word`, best first: three at most, and only those close enough
/// to be a slip or an abbreviation. Both sides are compared as they are given: fold them first if
/// case must not matter.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    // The longer a word, the more slips it can bear and still be meant.
    let slips = match word.chars().count() {
        0 | 1 => return Vec::new(),
        2..=5 => 1,
        6..=8 => 2,
        _ => 3,
    };
    let mut scored: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|candidate| {
            let distance = strsim::damerau_levenshtein(word, candidate);
            let begins = word.chars().count() >= 3 && candidate.starts_with(word);
            let same_start = word.chars().next() == candidate.chars().next();
            // "territoire" is part of "population-territoire".
            let is_part = candidate.split('-').any(|part| part == word);
            if begins || is_part && word.chars().count() >= 4 {
                Some((1, candidate))
            } else {
                let close = distance <= slips && (same_start || slips > 1);
                close.then_some((distance, candidate))
            }
        })
        .collect();
    scored.sort_unstable();
    scored.dedup();
    let best = scored.first().map_or(0, |(distance, _)| *distance);
    scored.retain(|(distance, _)| *distance <= best + 1);
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}
