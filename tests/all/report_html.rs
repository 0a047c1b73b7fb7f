//! The report as a page: what it looks like, that everything in the report stands there, and that
//! no text from outside becomes markup.

use std::collections::BTreeSet;

use exercoord::assess::Verdict;
use exercoord::lang::Lang;
use exercoord::report::{CriterionKind, Report, TypeReport, html};
use exercoord::rules::{Catalogue, load_files};
use exercoord::tr;
use roxmltree::{Document, Node, ParsingOptions};

use crate::support::shipped::shipped;
use crate::support::teams::{self, TEAMS, all_teams, catalogue, report};

/// Every page of all teams.
fn pages() -> Vec<(Report, String)> {
    let catalogue = catalogue();
    let reports = all_teams().flat_map(|team| Lang::ALL.map(|lang| report(&catalogue, team, lang)));
    reports.map(|report| (report.clone(), html::render(&report, true).expect("a page"))).collect()
}

/// The page, read by a reader that forgives nothing.
fn parsed(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("{error}\n{page}"))
}

fn elements<'a>(page: &'a Document) -> impl Iterator<Item = Node<'a, 'a>> {
    page.descendants().filter(Node::is_element)
}

/// All texts below a node, spaces of every kind made one.
fn text(node: Node) -> String {
    let texts: String =
        node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    texts.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn pages_look_like_this() {
    let all = teams::pages(&Lang::ALL, |report| {
        let page = html::render(report, true).expect("a page");
        // The style is no text of the report; it is looked at in a browser.
        let (head, rest) = page.split_once("<style>").expect("a style");
        let (_, body) = rest.split_once("</style>").expect("a style that ends");
        let lines = body.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        format!("{head}<style></style>{lines}")
    });
    insta::assert_snapshot!("pages", all);
}

#[test]
fn a_page_is_sound() {
    for (report, page) in pages() {
        let page = parsed(&page);
        let mut ids = BTreeSet::new();
        for node in elements(&page) {
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!value.trim().is_empty(), "an empty {name} at {:?}", node.tag_name());
                assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}");
            }
            if let Some(id) = node.attribute("id") {
                assert!(ids.insert(id), "{id} twice");
            }
        }
        for node in elements(&page) {
            if let Some(target) = node.attribute("href").and_then(|href| href.strip_prefix('#')) {
                assert!(ids.contains(target), "no place #{target}");
            }
            for name in ["aria-labelledby", "aria-describedby"] {
                for id in node.attribute(name).into_iter().flat_map(str::split_whitespace) {
                    assert!(ids.contains(id), "no label #{id}");
                }
            }
            // An empty heading, cell or list tells nothing.
            let tells = ["h1", "h2", "h3", "h4", "th", "td", "dt", "dd", "li", "a", "p", "title"];
            let silent = tells.contains(&node.tag_name().name()) && text(node).is_empty();
            assert!(!silent, "an empty {:?}", node.tag_name());
        }
        assert_eq!(page.root_element().attribute("lang"), Some(report.lang.tag()));
        for landmark in ["header", "main", "footer", "h1"] {
            let count = elements(&page).filter(|node| node.has_tag_name(landmark)).count();
            assert_eq!(count, 1, "{landmark}");
        }
        let levels = elements(&page).filter_map(|node| {
            node.tag_name().name().strip_prefix('h').and_then(|level| level.parse::<u8>().ok())
        });
        let mut before = 0;
        for level in levels {
            assert!(level <= before + 1, "h{level} below h{before}");
            before = level;
        }
    }
}

#[test]
fn a_page_loads_and_runs_nothing() {
    for (_, page) in pages() {
        for wrong in ["<script", "<link", "<img", "<iframe", "@import", "url(", "javascript:"] {
            assert!(!page.contains(wrong), "{wrong}");
        }
        for node in elements(&parsed(&page)) {
            let Some(href) = node.attribute("href") else { continue };
            let leads = ["https://", "http://", "mailto:", "tel:"];
            let is_link = node.has_tag_name("a") && leads.iter().any(|lead| href.starts_with(lead));
            assert!(is_link || href.starts_with('#'), "{href}");
        }
    }
}

#[test]
fn everything_in_the_report_is_on_the_page() {
    for (report, page) in pages() {
        let page = parsed(&page);
        let has_id = |id: &str| {
            assert!(elements(&page).any(|node| node.attribute("id") == Some(id)), "{id}");
        };
        let all = text(page.root_element()).to_lowercase();
        let says = |text: &str| {
            let text = spaced(text).to_lowercase();
            assert!(all.contains(&text), "{text:?} is missing");
        };
        for found in &report.types {
            has_id(&format!("type-{}", found.id));
            says(&found.long_name);
            says(&found.summary);
            for criterion in &found.criteria {
                match criterion.kind {
                    CriterionKind::Prerequisite => {
                        has_id(&format!("{}/{}", found.id, criterion.id))
                    }
                    _ => has_id(&format!("{}.{}", found.id, criterion.id)),
                }
                criterion.interpretation.iter().for_each(|text| says(text));
                says(criterion.source.cite.as_deref().unwrap_or_default());
            }
            for step in &found.steps {
                has_id(&step.id);
                says(&step.text);
                says(step.needs.as_deref().unwrap_or_default());
            }
            found
                .seats
                .iter()
                .filter(|_| found.verdict != Verdict::Unsuitable)
                .for_each(|seat| says(&seat.name));
            if found.condition.is_none() && !found.is_recommended() {
                found.opening.iter().for_each(|opening| says(&opening.text));
            }
            found.doubt.iter().for_each(|doubt| says(doubt));
            found.margin.iter().for_each(|margin| says(&margin.text));
            found.weight.iter().for_each(|weight| says(&weight.text));
            found.not_counted.iter().for_each(|left| says(&left.members.words));
            found.aims_served.iter().for_each(|aim| says(&aim.name));
            found.contacts.iter().flat_map(|contact| &contact.ways).for_each(|way| says(way));
            for alert in &found.alerts {
                says(&alert.text);
                alert.turns_words.iter().for_each(|turned| says(turned));
            }
        }
        report.name.iter().for_each(|name| says(name));
        report.counted_nowhere.iter().for_each(|some| says(&some.text));
        says(report.team_words.as_deref().unwrap_or_default());
        for recruit in &report.recruits {
            says(&recruit.who);
            says(&recruit.text);
        }
        for question in &report.questions {
            says(&question.text);
            says(&question.who);
            if question.replies.iter().any(|reply| !reply.changes_words.is_empty()) {
                for reply in &question.replies {
                    says(&reply.meaning);
                    says(&reply.changes_words);
                }
            }
        }
        says(&report.rules.notice);
        for document in &report.rules.documents {
            says(&document.title);
            says(&document.date);
        }
    }
}

#[test]
fn the_answer_comes_first_with_a_sign_and_a_word() {
    for (report, page) in pages() {
        let page = parsed(&page);
        let rows: Vec<Node> = elements(&page)
            .find(|node| node.attribute("class") == Some("verdicts"))
            .expect("the answer")
            .children()
            .filter(Node::is_element)
            .collect();
        let word = |found: &TypeReport| match found.distance {
            Some(distance) => tr!(report.lang, page_distance(distance)),
            None => tr!(report.lang, verdict(found.verdict)),
        };
        let told: Vec<(String, String)> =
            report.types.iter().map(|found| (found.name.clone(), spaced(word(found)))).collect();
        assert_eq!(rows.len(), told.len());
        for row in rows {
            let row_text = text(row);
            let word =
                |(name, word): &&(String, String)| row_text.starts_with(&format!("{name} {word}"));
            assert!(told.iter().find(word).is_some(), "{row_text}");
            assert!(row.descendants().any(|node| node.has_tag_name("use")), "{row_text}");
        }
    }
}

#[test]
fn french_stays_marked_as_french() {
    let page = html::render(&report(&catalogue(), TEAMS[2], Lang::En), true).expect("a page");
    let page = parsed(&page);
    let french: Vec<String> =
        elements(&page).filter(|node| node.attribute("lang") == Some("fr")).map(text).collect();
    for quoted in ["Trois médecins généralistes et un auxiliaire médical", "médecins généralistes"]
    {
        assert!(french.iter().any(|text| text == quoted), "{quoted}");
    }
}

const EVIL: &str =
    r#"</style></title><script>alert(1)</script>" onload='x' <!-- ]]> {{ 7 }} &amp;"#;

/// The rules that ship, every text of theirs made hostile.
fn hostile() -> Catalogue {
    // What professions are called is typed.
    let files: Vec<(String, String)> = (shipped().into_iter())
        .map(|(name, text)| match name.as_str() {
            "professions.toml" => (name, text),
            _ => (name, spoilt(&text)),
        })
        .collect();
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    load_files(files).unwrap_or_else(|broken| {
        let problems = broken.diagnostics(Lang::En).into_iter();
        panic!("{:#?}", problems.map(|problem| problem.message).collect::<Vec<_>>())
    })
}

/// A rule file with a hostile end to its texts for readers; names that are typed, and those of rows,
/// stay as they are, since the gate or the reader of teams would refuse them.
fn spoilt(text: &str) -> String {
    const SHOWN: [&str; 8] = ["fr", "en", "cite", "name", "short", "title", "publisher", "column"];
    const TYPED: [&str; 3] = ["one", "many", "team"];
    let spoil = |line: &str| -> String {
        let key = line.split('=').next().unwrap_or_default().trim();
        let mut parts = key.split('.');
        let typed = parts.next().is_some_and(|first| TYPED.contains(&first));
        let shown = key.split('.').next_back().is_some_and(|last| SHOWN.contains(&last));
        match line.strip_suffix('"').filter(|_| shown && !typed && line.matches('"').count() == 2) {
            Some(line) => format!("{line}{}\"", EVIL.replace('"', "\\\"")),
            None => line.to_owned(),
        }
    };
    text.lines().map(|line| spoil(line) + "\n").collect()
}

#[test]
fn hostile_texts_never_become_markup() {
    let (tame, wild) = (catalogue(), hostile());
    let mut told = 0;
    for lang in Lang::ALL {
        for team in TEAMS {
            let page = html::render(&report(&tame, team, lang), true).expect("a page");
            let spoilt = html::render(&report(&wild, team, lang), true).expect("a page");
            assert!(!spoilt.contains("<script"));
            let shape = |page: &str| -> Vec<(String, Vec<String>)> {
                let page = parsed(page);
                // A picture has as many lines as its texts need.
                let tags = elements(&page)
                    .filter(|node| !node.ancestors().any(|above| above.has_tag_name("svg")));
                tags.map(|node| {
                    let names = node.attributes().map(|attribute| attribute.name().to_owned());
                    (node.tag_name().name().to_owned(), names.collect())
                })
                .collect()
            };
            assert_eq!(shape(&page), shape(&spoilt), "{team:?}");
            told += spoilt.matches("alert(1)").count();
        }
    }
    assert!(told > 1_000, "the texts were hostile: {told}");
}

#[test]
fn what_drives_a_reader_is_taken_out() {
    let mut report = report(&catalogue(), TEAMS[0], Lang::Fr);
    let drives = "a\u{1b}[2J\0\u{202e}b\u{fffe}";
    report.team_words = Some(drives.to_owned());
    report.rules.notice = drives.to_owned();
    report.types[0].summary = drives.to_owned();
    report.types[0].contacts[0].ways = vec![drives.to_owned(), "javascript:alert(1)".to_owned()];
    report.rules.documents[0].web = Some("javascript:alert(1)".to_owned());
    let page = html::render(&report, true).expect("a page");
    let found = page.find(['\u{1b}', '\0', '\u{202e}', '\u{fffe}']);
    assert_eq!(found, None);
    let links = parsed(&page);
    let links: Vec<&str> = elements(&links).filter_map(|node| node.attribute("href")).collect();
    assert!(!links.iter().any(|link| link.starts_with("javascript")), "{links:?}");
}

#[test]
fn a_way_to_reach_somebody_leads_where_it_says() {
    let mut report = report(&catalogue(), TEAMS[0], Lang::Fr);
    let ways = [
        ("06\u{a0}65\u{a0}18\u{a0}11\u{a0}44", Some("tel:0665181144")),
        ("+33 2 49 10 40 00", Some("tel:+33249104000")),
        ("contact@apmsl.fr", Some("mailto:contact@apmsl.fr")),
        ("www.apmsl.fr", Some("https://www.apmsl.fr")),
        ("http://a.fr/b", Some("http://a.fr/b")),
        ("javascript://a.fr/%0aalert(1)", None),
        ("sur rendez-vous", None),
        ("", None),
    ];
    report.types[0].contacts[0].ways = ways.iter().map(|(way, _)| (*way).to_owned()).collect();
    let page = html::render(&report, true).expect("a page");
    let page = parsed(&page);
    let shown = elements(&page)
        .filter(|node| node.attribute("class") == Some("ways"))
        .filter(|node| node.ancestors().any(|above| above.has_tag_name("details")))
        .find(|node| elements_of(*node).count() == ways.len())
        .expect("the ways");
    for (node, (way, address)) in elements_of(shown).zip(ways) {
        assert_eq!((node.text().unwrap_or_default(), node.attribute("href")), (way, address));
    }
}

fn elements_of<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(Node::is_element)
}

#[test]
fn there_is_a_dot_for_each_seat_and_a_number_for_many() {
    let mut report = report(&catalogue(), TEAMS[1], Lang::Fr);
    report.types.iter_mut().for_each(|found| found.seats.truncate(1));
    for (filled, wanted, full, free) in
        [(7, 12, 7, 5), (2, 10_000, 0, 0), (5, 1, 1, 0), (0, u32::MAX, 0, 0)]
    {
        for seat in report.types.iter_mut().flat_map(|found| &mut found.seats) {
            (seat.filled, seat.wanted) = (filled, wanted);
        }
        let page = html::render(&report, true).expect("a page");
        let page = parsed(&page);
        let seat =
            elements(&page).find(|node| node.attribute("class") == Some("seat")).expect("a seat");
        let dots = |class: &str| {
            elements_of(seat).filter(|node| node.attribute("class") == Some(class)).count()
        };
        assert_eq!((dots("full"), dots("free")), (full, free));
        assert!(text(seat).starts_with(&format!("{filled} sur {wanted} ")), "{}", text(seat));
    }
}

/// The node's text that is not folded away when the page is printed without the detail.
fn printed<'a>(page: &'a Document<'a>) -> Node<'a, 'a> {
    let sheet = elements(page).find(|node| node.attribute("class") == Some("sheet"));
    sheet.expect("the first side")
}

#[test]
fn the_first_side_says_whom_to_call_before_the_route() {
    for (report, page) in pages() {
        let page = parsed(&page);
        let places: Vec<&str> =
            printed(&page).descendants().filter_map(|node| node.attribute("id")).collect();
        let place = |id: &str| places.iter().position(|other| *other == id);
        assert!(place("verdicts") < place("call"), "{places:?}");
        if !report.routes.is_empty() {
            assert!(place("call") < place("route"), "{places:?}");
        }
    }
}

#[test]
fn no_option_and_no_command_stands_on_the_page() {
    for (_, page) in pages() {
        let page = parsed(&page);
        let main = elements(&page).find(|node| node.has_tag_name("main")).expect("a page");
        let text = text(main);
        for typed in [" --", "exercoord ", "«--"] {
            assert!(!text.contains(typed), "{typed}: {text}");
        }
    }
}

#[test]
fn every_number_leads_to_its_source() {
    for (report, page) in pages() {
        let page = parsed(&page);
        let listed = elements(&page)
            .filter(|node| node.attribute("id").is_some_and(|id| id.starts_with("source-")));
        assert_eq!(listed.count(), report.rules.documents.len());
        for node in elements(&page).filter(|node| node.attribute("class") == Some("ref")) {
            let target = node.attribute("href").unwrap_or_default();
            assert_eq!(target, format!("#source-{}", text(node)));
        }
    }
}

#[test]
fn the_annex_lists_what_it_cites_and_no_more() {
    for (_, page) in pages() {
        let page = parsed(&page);
        let is_annex = |node: &Node| node.attribute("class") == Some("annex");
        let annex = elements(&page).find(is_annex).expect("the annex");
        let cited: BTreeSet<String> = [annex, printed(&page)]
            .iter()
            .flat_map(|part| part.descendants())
            .filter(|node| node.attribute("class") == Some("ref"))
            .map(text)
            .collect();
        let listed = annex.descendants().filter_map(|node| node.attribute("id"));
        let listed: BTreeSet<String> =
            listed.filter_map(|id| Some(id.strip_prefix("source-")?.to_owned())).collect();
        assert_eq!(cited, listed);
    }
}

#[test]
fn the_rest_is_printed_in_detail_alone() {
    let report = report(&catalogue(), TEAMS[1], Lang::Fr);
    let class = |detail: bool| {
        let page = html::render(&report, detail).expect("a page");
        let page = parsed(&page);
        let body = elements(&page).find(|node| node.has_tag_name("body")).expect("a body");
        body.attribute("class").unwrap_or_default().to_owned()
    };
    assert_eq!((class(false), class(true)), ("report".to_owned(), "report detail".to_owned()));
}
