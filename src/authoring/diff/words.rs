//! Long texts cut short, so that what differs in them is still seen.

/// Texts up to so many characters are shown whole.
const WHOLE: usize = 60;

/// How many words that did not change stand on either side of what did.
const AROUND: usize = 2;

/// A text cut short after a whole word.
pub(super) fn clipped(text: &str) -> String {
    if text.chars().count() <= WHOLE {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split(' ') {
        if !out.is_empty() && out.chars().count() + word.chars().count() >= WHOLE {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out += word;
    }
    out + " …"
}

/// Two texts, each cut down to where they differ.
pub(super) fn excerpts(old: &str, new: &str) -> [String; 2] {
    if old.chars().count() <= WHOLE && new.chars().count() <= WHOLE {
        return [old, new].map(str::to_owned);
    }
    let [olds, news] = [old, new].map(|text| text.split(' ').collect::<Vec<_>>());
    let same = olds.iter().zip(&news).take_while(|(old, new)| old == new).count();
    let rest = olds.len().min(news.len()) - same;
    let tail = olds.iter().rev().zip(news.iter().rev()).take(rest);
    let same_end = tail.take_while(|(old, new)| old == new).count();
    [olds, news].map(|words| {
        let start = same.saturating_sub(AROUND);
        let end = (words.len() - same_end + AROUND).min(words.len());
        let part = words.get(start..end).unwrap_or_default().join(" ");
        let before = if start > 0 { "… " } else { "" };
        let after =
            if end < words.len() && !clipped(&part).ends_with(" …") { " …" } else { "" };
        format!("{before}{}{after}", clipped(&part))
    })
}
