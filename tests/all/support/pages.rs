//! Snapshots of pages that have most of their lines in common.

use std::collections::BTreeMap;
use std::fmt::Display;

/// What each page adds to those before it: under its name, the lines that none of them has, or not
/// as often.
pub(crate) fn added<N: Display>(pages: impl IntoIterator<Item = (N, String)>) -> String {
    let (mut known, mut all) = (BTreeMap::<String, usize>::new(), String::new());
    for (name, page) in pages {
        all += &format!("=== {name}\n");
        let mut times = BTreeMap::<&str, usize>::new();
        for line in page.lines() {
            let times = times.entry(line).or_default();
            *times += 1;
            if *times > known.get(line).copied().unwrap_or_default() {
                all += &format!("{line}\n");
            }
        }
        for (line, times) in times {
            let known = known.entry(line.to_owned()).or_default();
            *known = times.max(*known);
        }
    }
    all
}
