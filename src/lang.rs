//! The two languages, and the typography of each.
//!
//! The texts of the domain are rule data; the program's own words are [`messages`](crate::messages).

use std::borrow::Cow;

use crate::tr;

/// Text that is either part of the program or owned.
pub type Str = Cow<'static, str>;

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, the default.
    #[default]
    Fr,
    /// English, which keeps the French legal names and explains them.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::Fr, Lang::En];

    /// The language of a tag such as `fr`, `en_GB.UTF-8` or `fr-FR`; `C`, `POSIX` and nothing
    /// mean French. `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let language = tag.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "" | "c" | "posix" | "fr" => Some(Lang::Fr),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// Of something in both languages, what is in this one.
    pub fn of<T>(self, [fr, en]: [T; 2]) -> T {
        match self {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }

    /// The language's tag.
    pub fn tag(self) -> &'static str {
        self.of(["fr", "en"])
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Text {
    /// In French.
    pub fr: Str,
    /// In English.
    pub en: Str,
}

impl Text {
    /// The text in one language, as written.
    pub fn get(&self, lang: Lang) -> &str {
        lang.of([&*self.fr, &*self.en])
    }

    /// The French name, which English keeps and explains: "libéraux (self-employed)".
    pub fn explained(&self, lang: Lang) -> String {
        match lang {
            Lang::Fr => self.fr.to_string(),
            Lang::En => format!("{} ({})", self.fr, self.en),
        }
    }

    /// The text in one language, typeset.
    pub fn show(&self, lang: Lang) -> String {
        typeset(lang, self.get(lang))
    }
}

/// Whether a number takes the singular: 0 and 1 in French, 1 alone in English.
pub fn is_singular(lang: Lang, count: u64) -> bool {
    lang.of([count < 2, count == 1])
}

/// The form that goes with a number.
pub fn plural<T>(lang: Lang, count: u64, one: T, many: T) -> T {
    if is_singular(lang, count) { one } else { many }
}

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// A number with its thousands set apart.
pub fn number(count: u64, lang: Lang) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(lang.of(["\u{202f}", ","]));
        }
        out.push(digit);
    }
    out
}

/// Sets a text for reading: French spaces before `: ; ! ? »` and after `«` do not break, and in
/// both languages a number stays with what it counts and with its other digits, or else with the
/// word before it.
pub fn typeset(lang: Lang, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    // Most spaces are told apart by the bytes beside them: of `«` the last, of `»` the first.
    let matters = |byte: Option<&u8>| {
        matches!(byte, Some(b'0'..=b'9' | b':' | b';' | b'!' | b'?' | 0xab | 0xc2))
    };
    let bytes = text.as_bytes();
    for (space, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b' ') {
        let before = space.checked_sub(1).and_then(|place| bytes.get(place));
        if !matters(before) && !matters(bytes.get(space + 1)) {
            continue;
        }
        let (head, tail) = (text.get(done..space).unwrap_or_default(), text.get(space + 1..));
        let tail = tail.unwrap_or_default();
        let no_break = match (lang, head.chars().next_back(), tail.chars().next()) {
            (Lang::Fr, _, Some(';' | '!' | '?')) => NARROW_NO_BREAK,
            (Lang::Fr, _, Some(':' | '»')) | (Lang::Fr, Some('«'), _) => NO_BREAK,
            (_, Some('0'..='9'), Some(next)) if next.is_alphanumeric() => NO_BREAK,
            (_, Some(last), Some('0'..='9')) if last.is_alphabetic() && ends_with_number(tail) => {
                NO_BREAK
            }
            _ => continue,
        };
        out.push_str(head);
        out.push(no_break);
        done = space + 1;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// A French text whose apostrophes were typed straight, with curly ones.
pub(crate) fn curly(text: Str) -> Str {
    if !text.contains('\'') {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let is_inner = out.ends_with(char::is_alphabetic)
            && chars.peek().is_some_and(|next| next.is_alphabetic() || "«{`".contains(*next));
        out.push(if char == '\'' && is_inner { '’' } else { char });
    }
    out.into()
}

/// Whether a text starts with a number that counts nothing: "paragraphe 1," but not "les 3 pages".
fn ends_with_number(text: &str) -> bool {
    let rest = text.trim_start_matches(|char: char| char.is_ascii_digit());
    !rest.strip_prefix([' ', NO_BREAK]).unwrap_or(rest).starts_with(char::is_alphanumeric)
}

/// Several things in a row, the last two joined by "et" or "and".
pub fn join_and(lang: Lang, parts: &[String]) -> String {
    join(parts, tr!(lang, and))
}

/// Several things of which one is enough, the last two joined by "ou" or "or".
pub fn join_or(lang: Lang, parts: &[String]) -> String {
    join(parts, tr!(lang, or))
}

fn join(parts: &[String], last_by: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{last_by}{last}", first.join(", ")),
    }
}

/// Why a file could not be read or written, in words; what is rare, as the system says it.
pub fn io_words(error: &std::io::Error, lang: Lang) -> String {
    use std::io::ErrorKind;
    let words = match error.kind() {
        ErrorKind::NotFound => tr!(lang, not_found),
        ErrorKind::PermissionDenied => tr!(lang, access_denied),
        ErrorKind::IsADirectory => tr!(lang, is_a_directory),
        ErrorKind::NotADirectory => tr!(lang, not_a_directory),
        ErrorKind::InvalidData => tr!(lang, not_utf8),
        ErrorKind::FileTooLarge => tr!(lang, too_large),
        ErrorKind::StorageFull => tr!(lang, disk_full),
        ErrorKind::ReadOnlyFilesystem => tr!(lang, disk_read_only),
        _ => return error.to_string(),
    };
    words.to_owned()
}

/// Text from outside with its control characters replaced, so that it cannot drive a terminal:
/// each one becomes its picture (`ESC` is `␛`), a line end or a tab a space, and the characters
/// that turn the direction of writing are dropped.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    if !needs_sanitizing(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter_map(|char| match char {
                '\n' | '\r' | '\t' => Some(' '),
                '\u{7f}' => Some('␡'),
                '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)),
                _ if is_unsafe(char) => None,
                _ => Some(char),
            })
            .collect(),
    )
}

/// A word of the user's for a message: one that is longer than a message should be is cut short.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Whether a text holds what could drive a terminal.
pub(crate) fn needs_sanitizing(text: &str) -> bool {
    // Most texts are told apart by their bytes: what is unsafe beyond ASCII starts with one of few.
    let suspect =
        |byte: u8| byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe1..=0xe3 | 0xef | 0xf3);
    // No early end: the bytes of a text are looked at many at a time.
    text.bytes().fold(false, |found, byte| found | suspect(byte)) && text.chars().any(is_unsafe)
}

fn is_unsafe(char: char) -> bool {
    char.is_control()
        || is_invisible(char)
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// What takes no room and could hide in a word.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{3164}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}
