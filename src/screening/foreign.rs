//! Files that are no text that can be read here, told by how they begin.

use crate::lang::Lang;
use crate::tr;

/// What a file is instead, behind "the file is", and how to mend that.
pub type Foreign = fn(Lang) -> (&'static str, &'static str);

/// What a file that begins so is, if it is no text that can be read here.
pub fn foreign(beginning: &[u8]) -> Option<Foreign> {
    match beginning {
        // A workbook of a spreadsheet is an archive too.
        [b'P', b'K', 3, 4, ..] => {
            Some(|lang| (tr!(lang, foreign_archive), tr!(lang, foreign_archive_help)))
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            Some(|lang| (tr!(lang, foreign_workbook), tr!(lang, foreign_workbook_help)))
        }
        [0x1f, 0x8b, ..] => {
            Some(|lang| (tr!(lang, foreign_compressed), tr!(lang, foreign_compressed_help)))
        }
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(utf16),
        // Without a mark: every other byte of a Latin letter is zero.
        [one, 0, other, 0, ..] | [0, one, 0, other, ..] if *one != 0 && *other != 0 => Some(utf16),
        _ => None,
    }
}

fn utf16(lang: Lang) -> (&'static str, &'static str) {
    (tr!(lang, foreign_utf16), tr!(lang, foreign_utf16_help))
}
