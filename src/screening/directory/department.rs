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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_and_nothing_else_is() {
        for code in ["01", "19", "21", "44", "95", "2A", "2B", "971", "976", "978", "984", "988"] {
            assert_eq!(Department::parse(code).as_ref().map(Department::code), Some(code));
        }
        assert_eq!(Department::parse("2a"), Department::parse("2A"));
        for text in [
            "", "1", "00", "20", "96", "97", "98", "2C", "970", "979", "985", "0A", "+1", "4 4",
            "044", "é",
        ] {
            assert_eq!(Department::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_commune_is_of_the_department_that_its_code_begins_with() {
        for (commune, department) in [
            ("44109", "44"),
            ("2A004", "2A"),
            ("97105", "971"),
            ("98818", "988"),
            ("4", "4"),
            ("", ""),
        ] {
            assert_eq!(of_commune(commune.as_bytes()), department.as_bytes());
        }
    }
}
