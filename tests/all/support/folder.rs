//! Files that the program reads and writes, and what stands in them.

use std::fs;
use std::process::Output;

use tempfile::TempDir;

/// A folder of files for as long as they are looked at.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().expect("UTF-8").to_owned()
    }

    /// Writes a file; where it is.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), bytes).expect("written");
        self.path(name)
    }

    /// The names of all that is there.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().expect("UTF-8")).collect();
        names.sort();
        names
    }
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().expect("it ends by itself")
}

/// The cells of a CSV, as another reader sees them.
pub(crate) fn cells(csv: &[u8], delimiter: u8) -> Vec<Vec<Vec<u8>>> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(csv);
    let rows = reader.into_byte_records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(<[u8]>::to_vec).collect()).collect()
}

/// The same, all of it text.
pub(crate) fn texts(csv: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let text = |cell: Vec<u8>| String::from_utf8(cell).expect("UTF-8");
    let rows = cells(csv, delimiter).into_iter();
    rows.map(|row| row.into_iter().map(text).collect()).collect()
}
