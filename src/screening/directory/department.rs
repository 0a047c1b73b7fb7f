//! Departments, by their codes.

/// The code of a department: "44", "2A", "971".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Department(String);

impl Department {
    /// Reads a code, if it is one.
    pub fn parse(text: &str) -> Option<Department> {
        let is_known = match text.as_bytes() {
            [b'2', b'A' | b'B' | b'a' | b'b'] => true,
            [b'0'..=b'9', b'0'..=b'9'] => {
                matches!(text.parse(), Ok(1..=19_u32 | 21..=95))
            }
            [b'9', b'7', b'1'..=b'8'] | [b'9', b'8', b'4' | b'6'..=b'9'] => true,
            _ => false,
        };
        is_known.then(|| Department(text.to_ascii_uppercase()))
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Whether a cell says this department.
    pub(super) fn is(&self, cell: &[u8]) -> bool {
        self.0.as_bytes().eq_ignore_ascii_case(cell)
    }
}

/// The department that a commune's code begins with.
pub(super) fn of_commune(code: &[u8]) -> &[u8] {
    let length = if code.starts_with(b"97") || code.starts_with(b"98") { 3 } else { 2 };
    code.get(..length).unwrap_or(code)
}
