//! Rule files broken in every way that one can think of, each way by dice that a seed decides.

use crate::support::pieces::{KEYS, NAMES, STRANGE, TOKENS, VALUES};
use crate::support::shipped::Files;

/// Numbers that look random and come out the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below the bound; 0 where the bound is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }
}

/// A way to break a set of files.
type Way = fn(&mut Dice, &mut Files);

const WAYS: [Way; 24] = [
    flip,
    delete,
    insert,
    truncate,
    swap_lines,
    swap_blocks,
    repeat_block,
    replace_value,
    replace_value,
    rename_key,
    long_text,
    nest,
    strange,
    garbage,
    random_document,
    remove_file,
    add_file,
    rename_file,
    many,
    splice,
    swap_words,
    repeat_line,
    line_ends,
    quotes,
];

/// Breaks the files in one to four ways.
pub(crate) fn break_files(dice: &mut Dice, files: &mut Files) {
    for _ in 0..=dice.below(4) {
        dice.pick(&WAYS)(dice, files);
    }
}

fn a_file<'f>(dice: &mut Dice, files: &'f mut Files) -> Option<&'f mut String> {
    let number = dice.below(files.len());
    files.values_mut().nth(number)
}

/// A place between two characters.
fn place(dice: &mut Dice, text: &str) -> usize {
    let mut at = dice.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn range(dice: &mut Dice, text: &str, most: usize) -> std::ops::Range<usize> {
    let start = place(dice, text);
    let mut end = (start + dice.below(most)).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

fn flip(dice: &mut Dice, files: &mut Files) {
    let Some(text) = a_file(dice, files) else { return };
    let mut bytes = text.clone().into_bytes();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << (dice.next() % 8);
        }
    }
    *text = String::from_utf8_lossy(&bytes).into_owned();
}

fn delete(dice: &mut Dice, files: &mut Files) {
    let Some(text) = a_file(dice, files) else { return };
    let most = dice.pick(&[4, 40, 400, 4000]);
    let range = range(dice, text, most);
    text.replace_range(range, "");
}

fn insert(dice: &mut Dice, files: &mut Files) {
    let Some(text) = a_file(dice, files) else { return };
    for _ in 0..=dice.below(6) {
        let at = place(dice, text);
        text.insert_str(at, dice.pick(&TOKENS));
    }
}

fn truncate(dice: &mut Dice, files: &mut Files) {
    let Some(text) = a_file(dice, files) else { return };
    let at = place(dice, text);
    text.truncate(at);
}

fn swap_parts(dice: &mut Dice, files: &mut Files, between: &str) {
    let Some(text) = a_file(dice, files) else { return };
    let mut parts: Vec<&str> = text.split(between).collect();
    let (one, other) = (dice.below(parts.len()), dice.below(parts.len()));
    parts.swap(one, other);
    *text = parts.join(between);
}

fn swap_lines(dice: &mut Dice, files: &mut Files) {
    swap_parts(dice, files, "\n");
}

fn swap_blocks(dice: &mut Dice, files: &mut Files) {
    swap_parts(dice, files, "\n\n");
}

fn swap_words(dice: &mut Dice, files: &mut Files) {
    swap_parts(dice, files, "\"");
}

fn repeat_part(dice: &mut Dice, files: &mut Files, between: &str) {
    let Some(text) = a_file(dice, files) else { return };
    let mut parts: Vec<&str> = text.split(between).collect();
    let (from, to) = (dice.below(parts.len()), dice.below(parts.len() + 1));
    parts.insert(to, parts[from]);
    *text = parts.join(between);
}

fn repeat_line(dice: &mut Dice, files: &mut Files) {
    repeat_part(dice, files, "\n");
}

fn repeat_block(dice: &mut Dice, files: &mut Files) {
    repeat_part(dice, files, "\n\n");
}

/// The lines of a text that give a key a value, changed by a function of key and value.
fn on_a_value(
    dice: &mut Dice,
    files: &mut Files,
    change: impl Fn(&mut Dice, &str, &str) -> String,
) {
    let Some(text) = a_file(dice, files) else { return };
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let with_value: Vec<usize> =
        (0..lines.len()).filter(|number| lines[*number].contains(" = ")).collect();
    if with_value.is_empty() {
        return;
    }
    let line = &mut lines[dice.pick(&with_value)];
    let (key, value) = line.split_once(" = ").expect("it holds one");
    *line = change(dice, key, value);
    *text = lines.join("\n");
}

fn replace_value(dice: &mut Dice, files: &mut Files) {
    on_a_value(dice, files, |dice, key, _| format!("{key} = {}", dice.pick(&VALUES)));
}

fn rename_key(dice: &mut Dice, files: &mut Files) {
    on_a_value(dice, files, |dice, key, value| {
        let key = match dice.below(5) {
            0 => format!("{key}x"),
            1 => format!("\"{key}\""),
            2 => format!("{key}.{key}"),
            3 => dice.pick(&KEYS).to_owned(),
            _ => key.chars().rev().collect(),
        };
        format!("{key} = {value}")
    });
}

/// How long a thing may get: mostly little, seldom as much as a file may hold.
fn size(dice: &mut Dice, most: usize) -> usize {
    let most = if dice.one_in(40) { most } else { most / 100 };
    1 + dice.below(most)
}

fn long_text(dice: &mut Dice, files: &mut Files) {
    let length = size(dice, 900_000);
    on_a_value(dice, files, |dice, key, value| {
        let piece = dice.pick(&["x", "x ", "é", "1 ", "🏥", "a-", "mg ", "\\\\"]);
        let text = piece.repeat(length / piece.len());
        if dice.one_in(3) {
            format!("{key}{text} = {value}")
        } else {
            format!("{key} = \"{text}\"")
        }
    });
}

fn nest(dice: &mut Dice, files: &mut Files) {
    let depth = size(dice, 100_000);
    on_a_value(dice, files, |dice, key, value| match dice.below(4) {
        0 => format!("{key} = {}{}", "[".repeat(depth), "]".repeat(depth)),
        1 => format!("{key} = {}1{}", "{ a = ".repeat(depth), " }".repeat(depth)),
        2 => format!("{key}{} = {value}", ".a".repeat(depth)),
        _ => format!("{key} = {value}\n[{key}{}]", ".b".repeat(depth)),
    });
}

fn strange(dice: &mut Dice, files: &mut Files) {
    let Some(text) = a_file(dice, files) else { return };
    for _ in 0..=dice.below(10) {
        let at = place(dice, text);
        text.insert_str(at, dice.pick(&STRANGE));
    }
}

fn garbage(dice: &mut Dice, files: &mut Files) {
    let length = size(dice, 200_000);
    let bytes: Vec<u8> = match dice.below(3) {
        0 => (0..length).map(|_| dice.next() as u8).collect(),
        1 => (0..length).map(|_| 0x20 + (dice.next() % 95) as u8).collect(),
        _ => {
            let tokens = (0..length / 4).flat_map(|_| dice.pick(&TOKENS).bytes());
            tokens.collect()
        }
    };
    let Some(text) = a_file(dice, files) else { return };
    *text = String::from_utf8_lossy(&bytes).into_owned();
}

fn random_document(dice: &mut Dice, files: &mut Files) {
    let mut text = String::new();
    for _ in 0..dice.below(60) {
        let (key, other) = (dice.pick(&KEYS), dice.pick(&KEYS));
        text += &match dice.below(6) {
            0 => format!("[{key}]\n"),
            1 => format!("[[{key}]]\n"),
            2 => format!("[[{key}.{other}]]\n"),
            3 => format!("{key}.{other} = {}\n", dice.pick(&VALUES)),
            _ => format!("{key} = {}\n", random_value(dice, 0)),
        };
    }
    let Some(file) = a_file(dice, files) else { return };
    if dice.one_in(2) { file.push_str(&text) } else { *file = text }
}

fn random_value(dice: &mut Dice, depth: usize) -> String {
    match dice.below(if depth < 5 { 4 } else { 2 }) {
        0 | 1 => dice.pick(&VALUES).to_owned(),
        2 => {
            let items: Vec<String> =
                (0..dice.below(5)).map(|_| random_value(dice, depth + 1)).collect();
            format!("[{}]", items.join(", "))
        }
        _ => {
            let items: Vec<String> = (0..dice.below(5))
                .map(|_| format!("{} = {}", dice.pick(&KEYS), random_value(dice, depth + 1)))
                .collect();
            format!("{{ {} }}", items.join(", "))
        }
    }
}

fn name_of(dice: &mut Dice, files: &Files) -> Option<String> {
    files.keys().nth(dice.below(files.len())).cloned()
}

fn remove_file(dice: &mut Dice, files: &mut Files) {
    if let Some(name) = name_of(dice, files) {
        files.remove(&name);
    }
}

fn add_file(dice: &mut Dice, files: &mut Files) {
    let text = name_of(dice, files).and_then(|name| files.get(&name).cloned());
    files.insert(dice.pick(&NAMES).to_owned(), text.unwrap_or_default());
}

fn rename_file(dice: &mut Dice, files: &mut Files) {
    if let Some(text) = name_of(dice, files).and_then(|name| files.remove(&name)) {
        files.insert(dice.pick(&NAMES).to_owned(), text);
    }
}

/// One of a file's blocks, very many times, each with an id of its own or all with the same.
fn many(dice: &mut Dice, files: &mut Files) {
    let size = size(dice, 900_000);
    let Some(text) = a_file(dice, files) else { return };
    let blocks: Vec<&str> = text.split("\n\n").collect();
    let block = dice.pick(&blocks).to_owned();
    let count = size / (block.len() + 10);
    let own = dice.one_in(2);
    for number in 0..count {
        text.push_str("\n\n");
        if own {
            text.push_str(&block.replacen("id = \"", &format!("id = \"n{number}-"), 1));
        } else {
            text.push_str(&block);
        }
    }
}

fn splice(dice: &mut Dice, files: &mut Files) {
    let Some(other) = name_of(dice, files).and_then(|name| files.get(&name).cloned()) else {
        return;
    };
    let Some(text) = a_file(dice, files) else { return };
    let (at, from) = (place(dice, text), place(dice, &other));
    text.truncate(at);
    text.push_str(&other[from..]);
}

fn line_ends(dice: &mut Dice, files: &mut Files) {
    let Some(text) = a_file(dice, files) else { return };
    let end = dice.pick(&["\r\n", "\r", "\n\r", " ", "\u{85}", "\n\u{feff}", "\n\n\n"]);
    *text = text.replace('\n', end);
}

fn quotes(dice: &mut Dice, files: &mut Files) {
    let Some(text) = a_file(dice, files) else { return };
    let other = dice.pick(&["'", "\"\"\"", "'''", "", "`", "“", "\\\""]);
    *text = if dice.one_in(2) {
        text.replace('"', other)
    } else {
        text.replacen('"', other, 1 + dice.below(9))
    };
}
