//! Files that are no text that can be read here, told by how they begin.

use crate::lang::Lang;
use crate::tr;

/// What a file is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A ZIP archive; a workbook of a spreadsheet is one too.
    Archive,
    /// A workbook of an old spreadsheet.
    OldWorkbook,
    /// Compressed by gzip.
    Compressed,
    /// Text in UTF-16.
    Utf16,
}

impl Foreign {
    /// What a file that begins so is, if it is one of them.
    pub fn of(beginning: &[u8]) -> Option<Foreign> {
        match beginning {
            [b'P', b'K', 3, 4, ..] => Some(Foreign::Archive),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Foreign::OldWorkbook),
            [0x1f, 0x8b, ..] => Some(Foreign::Compressed),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(Foreign::Utf16),
            // Without a mark: every other byte of a Latin letter is zero.
            [one, 0, other, 0, ..] | [0, one, 0, other, ..] if *one != 0 && *other != 0 => {
                Some(Foreign::Utf16)
            }
            _ => None,
        }
    }

    /// What it is, behind "the file is", and how to mend that.
    pub fn words(self, lang: Lang) -> (&'static str, &'static str) {
        match self {
            Foreign::Archive => (tr!(lang, foreign_archive), tr!(lang, foreign_archive_help)),
            Foreign::OldWorkbook => (tr!(lang, foreign_workbook), tr!(lang, foreign_workbook_help)),
            Foreign::Compressed => {
                (tr!(lang, foreign_compressed), tr!(lang, foreign_compressed_help))
            }
            Foreign::Utf16 => (tr!(lang, foreign_utf16), tr!(lang, foreign_utf16_help)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_beginning() {
        let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let beginnings: [(Vec<u8>, Option<Foreign>); 8] = [
            (b"PK\x03\x04rest".to_vec(), Some(Foreign::Archive)),
            (b"\xd0\xcf\x11\xe0\xa1".to_vec(), Some(Foreign::OldWorkbook)),
            (b"\x1f\x8b\x08".to_vec(), Some(Foreign::Compressed)),
            (utf_16("\u{feff}id"), Some(Foreign::Utf16)),
            (utf_16("id,team"), Some(Foreign::Utf16)),
            (b"id,team\n".to_vec(), None),
            ("équipe".as_bytes().to_vec(), None),
            (Vec::new(), None),
        ];
        for (bytes, expected) in beginnings {
            assert_eq!(Foreign::of(&bytes), expected, "{bytes:?}");
        }
    }
}
