//! Ways to reach somebody, as links.

use crate::document::{address, way};

/// A way to reach somebody: what is read, and where it leads, if anywhere.
pub(super) struct Way<'a> {
    pub(super) text: &'a str,
    pub(super) address: Option<String>,
}

impl Way<'_> {
    pub(super) fn new(text: &str) -> Way<'_> {
        Way { text, address: address::fit(&way(text)) }
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
