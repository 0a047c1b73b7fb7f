//! Ways to reach somebody, as links.

use crate::paper::address;

/// A way to reach somebody: what is read, and where it leads, if anywhere.
pub(super) struct Way<'a> {
    pub(super) text: &'a str,
    pub(super) address: Option<String>,
}

impl Way<'_> {
    /// A telephone number, a mailbox or a site, told apart by how it is written.
    pub(super) fn new(text: &str) -> Way<'_> {
        let is_number =
            |char: char| char.is_ascii_digit() || char.is_whitespace() || "+.-()".contains(char);
        let address = if text.contains("://") {
            text.to_owned()
        } else if text.contains('@') {
            format!("mailto:{text}")
        } else if text.chars().all(is_number) {
            let digits = text.chars().filter(|char| char.is_ascii_digit() || *char == '+');
            format!("tel:{}", digits.collect::<String>())
        } else {
            format!("https://{text}")
        };
        Way { text, address: address::fit(&address) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_leads_where_it_says() {
        for (text, expected) in [
            ("06\u{a0}65\u{a0}18\u{a0}11\u{a0}44", Some("tel:0665181144")),
            ("+33 2 49 10 40 00", Some("tel:+33249104000")),
            ("contact@apmsl.fr", Some("mailto:contact@apmsl.fr")),
            ("www.apmsl.fr", Some("https://www.apmsl.fr")),
            ("http://a.fr/b", Some("http://a.fr/b")),
            ("javascript://a.fr/%0aalert(1)", None),
            ("sur rendez-vous", None),
            ("", None),
        ] {
            assert_eq!(Way::new(text).address.as_deref(), expected, "{text}");
        }
    }
}
