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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_beginning() {
        let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let beginnings: [(Vec<u8>, Option<&str>); 8] = [
            (b"PK\x03\x04rest".to_vec(), Some(tr!(Lang::En, foreign_archive))),
            (b"\xd0\xcf\x11\xe0\xa1".to_vec(), Some(tr!(Lang::En, foreign_workbook))),
            (b"\x1f\x8b\x08".to_vec(), Some(tr!(Lang::En, foreign_compressed))),
            (utf_16("\u{feff}id"), Some(tr!(Lang::En, foreign_utf16))),
            (utf_16("id,team"), Some(tr!(Lang::En, foreign_utf16))),
            (b"id,team\n".to_vec(), None),
            ("équipe".as_bytes().to_vec(), None),
            (Vec::new(), None),
        ];
        for (bytes, expected) in beginnings {
            let found = foreign(&bytes).map(|words| words(Lang::En).0);
            assert_eq!(found, expected, "{bytes:?}");
        }
    }
}
