//! Documents for a meeting: one with every kind of block as each format has it, and what holds for
//! every text, however hostile.

use std::io::{Cursor, Read};

use exercoord::document::{Block, Document, Entry, Line, Mark, Table, docx, html, markdown};
use exercoord::lang::{Lang, typeset};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A document with every kind of block.
fn sample(lang: Lang) -> Document {
    let say = |fr: &str, en: &str| match lang {
        Lang::Fr => typeset(lang, fr),
        Lang::En => typeset(lang, en),
    };
    let source = say("fiche SEC, p. 3", "SEC sheet, p. 3");
    Document {
        lang,
        margin: 0,
        title: say("Projet de soins : point d’étape", "Care project: where we stand"),
        footer: say("Les « Tilleuls »", "The “Lindens”"),
        blocks: vec![
            Block::Text(
                Line::from(say("Équipe de ", "A team of "))
                    .strong(say("3 (trois) médecins", "3 (three) doctors"))
                    .plain(say(
                        ", loi 1901. Voir le centre salarie-centre, ",
                        ", a 1901 association. See salarie-centre, ",
                    ))
                    .quiet(source.as_str())
                    .plain("."),
            ),
            Block::Heading(1, say("L’équipe", "The team")),
            Block::Table(Table {
                caption: say("Qui tient quelle place", "Who sits where"),
                header: [
                    say("Place", "Seat"),
                    say("Membres", "Members"),
                    say("Ce que dit la source", "What the source says"),
                ]
                .to_vec(),
                rows: vec![
                    vec![
                        say("Médecin généraliste", "GP").into(),
                        "3".into(),
                        Line::from(say(
                            "au moins 1 | libéral ou salarié ",
                            "at least 1 | in private practice or employed ",
                        ))
                        .quiet(source.as_str()),
                    ],
                    vec![say("Infirmier", "Nurse").into(), Line::default().strong("0")],
                ],
                ..Table::default()
            }),
            Block::Heading(2, say("À vérifier", "To check")),
            Block::Remark {
                label: say("Interprétation", "Interpretation"),
                text: say(
                    "« au moins un » est lu comme une place, tenue par une personne.",
                    "“at least one” is read as one seat, held by one person.",
                )
                .into(),
            },
            Block::Remark {
                label: "Attention".to_owned(),
                text: say(
                    "la grille ne dit rien du temps partiel.",
                    "the grid says nothing of part-time work.",
                )
                .into(),
            },
            Block::list(vec![
                Line::from(say("Écrire à ", "Write to "))
                    .link("ars-pdl@ars.sante.fr", "mailto:ars-pdl@ars.sante.fr"),
                Line::from(say("Lire ", "Read ")).link(
                    say("la page de l’ARS", "the ARS page"),
                    "https://www.pays-de-la-loire.ars.sante.fr/exercice?page=(1)&copy=2",
                ),
                Line::from(say("Ne mène nulle part : ", "Leads nowhere: "))
                    .link("ici", "javascript:alert(1)"),
            ]),
            Block::Heading(1, say("Les démarches", "The steps")),
            Block::numbered(vec![
                say("Écrire le projet de santé", "Write the health project"),
                say("Le présenter à l’ARS", "Present it to the ARS"),
            ]),
            Block::numbered([say("Puis signer", "Then sign")]),
            Block::list(vec![
                Entry {
                    mark: Some(Mark::Done),
                    text: say("Lettre d’intention", "Letter of intent").into(),
                    notes: vec![],
                },
                Entry {
                    mark: Some(Mark::ToDo),
                    text: say("Projet de santé", "Health project").into(),
                    notes: vec![
                        Line::from(say("à deux au moins", "by two at least")),
                        Line::default().quiet(source.as_str()),
                    ],
                },
                Entry {
                    mark: Some(Mark::ToConfirm),
                    text: say("Statuts de l’association", "Articles of association").into(),
                    notes: vec![],
                },
            ]),
            Block::Fill { label: say("Qui porte le projet", "Who leads the project"), lines: 2 },
            Block::Heading(9, say("Sources", "Sources")),
            Block::Text(Line::default().quiet(source.as_str())),
        ],
    }
}

#[test]
fn documents_look_like_this() {
    for lang in Lang::ALL {
        let paper = sample(lang);
        insta::assert_snapshot!(format!("markdown-{}", lang.tag()), markdown::render(&paper));
        insta::assert_snapshot!(
            format!("html-{}", lang.tag()),
            html::render(&paper).expect("a page")
        );
    }
    let mut xml = String::new();
    for (name, text) in parts(docx::render(&sample(Lang::Fr)).expect("a document")) {
        if ["word/document.xml", "word/styles.xml", "word/numbering.xml"].contains(&name.as_str()) {
            let lines = text.replace("<w:p>", "\n<w:p>").replace("<w:p ", "\n<w:p ");
            xml += &lines.replace("<w:style ", "\n<w:style ").replace("<w:lvl ", "\n<w:lvl ");
        }
    }
    insta::assert_snapshot!("docx", xml);
}

/// A document with one text in every place.
fn everywhere(text: &str, marked: impl Fn(&str) -> Line) -> Document {
    let line = || marked(text);
    Document {
        lang: Lang::Fr,
        margin: 0,
        title: text.to_owned(),
        footer: text.to_owned(),
        blocks: vec![
            Block::Heading(1, text.to_owned()),
            Block::Text(line()),
            Block::list(vec![line(), line()]),
            Block::numbered(vec![line()]),
            Block::Remark { label: "x".to_owned(), text: line() },
            Block::list(vec![Entry { mark: Some(Mark::ToDo), text: line(), notes: vec![line()] }]),
            Block::Table(Table {
                caption: String::new(),
                header: vec![text.to_owned(), text.to_owned()],
                rows: vec![vec![line()], vec![line(), line(), line()]],
                ..Table::default()
            }),
            Block::Fill { label: "x".to_owned(), lines: 0 },
        ],
    }
}

/// How often `everywhere` has a text, and how often among them as a line.
const PLACES: usize = 13;
const LINES: usize = 10;

/// What a reader should see of a text.
fn seen(text: &str) -> String {
    let text = exercoord::lang::sanitize(text);
    let is_void = |char: &char| {
        u32::from(*char) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(char)
    };
    let text: String = text.chars().filter(|char| !is_void(char)).collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The texts of a Markdown file, one for each block, and how many spans are marked.
fn read_markdown(file: &str) -> (Vec<String>, usize) {
    let mut texts = vec![String::new()];
    let mut marked = 0;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(file, options) {
        match event {
            Event::Text(text) => texts.last_mut().expect("a text").push_str(&text),
            Event::Code(text) => {
                texts.last_mut().expect("a text").push_str(&text);
                marked += 1;
            }
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. }) => marked += 1,
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => {}
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Item
                | Tag::List(_)
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::BlockQuote(None),
            )
            | Event::End(_) => texts.push(String::new()),
            Event::TaskListMarker(_) => {}
            other => panic!("{other:?} in {file}"),
        }
    }
    texts.retain(|text| !text.is_empty());
    (texts, marked)
}

/// The XML parts of a document, by name.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let parts = names.into_iter().filter(|name| !name.ends_with('/')).map(|name| {
        let mut text = String::new();
        archive.by_name(&name).expect("a part").read_to_string(&mut text).expect("UTF-8");
        (name, text)
    });
    parts.collect()
}

/// The texts of a document's paragraphs; every part must be well-formed.
fn read_docx(bytes: Vec<u8>) -> Vec<String> {
    let mut texts = Vec::new();
    for (name, text) in parts(bytes) {
        let xml = roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        if name == "word/document.xml" {
            let paragraphs = xml.descendants().filter(|node| node.has_tag_name(WORD_P));
            texts.extend(paragraphs.map(|paragraph| {
                let runs = paragraph.descendants().filter(|node| node.has_tag_name(WORD_T));
                runs.filter_map(|run| run.text()).collect::<String>()
            }));
        }
    }
    texts
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const WORD_P: (&str, &str) = (WORD, "p");
const WORD_T: (&str, &str) = (WORD, "t");

/// The texts between the tags of a page's body, and the names of the tags.
fn read_html(page: &str) -> (Vec<String>, Vec<String>) {
    let (_, body) = page.split_once("<body>").expect("a body");
    let mut texts = Vec::new();
    let mut tags = Vec::new();
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag");
        tags.push(tag.split(' ').next().expect("a name").trim_start_matches('/').to_owned());
        let mut text = text.to_owned();
        for (entity, char) in
            [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
        {
            text = text.replace(entity, char);
        }
        texts.push(text);
    }
    (texts, tags)
}

/// A way to put a text into a line: with how many spans marked, and whether one of them is all.
type Marking = (fn(&str) -> Line, usize, bool);

const MARKINGS: [Marking; 7] = [
    (|text| Line::from(text), 0, false),
    (|text| Line::default().strong(text), 1, true),
    (|text| Line::default().quiet(text), 1, true),
    (|text| Line::from("a").strong(text).quiet("!").plain("b").link("c", "http://c.d"), 3, false),
    (|text| Line::from("’").quiet(text).plain("«").strong(text).plain("b"), 2, false),
    (|text| Line::from("a ").code(text).plain(" b"), 1, false),
    (|text| Line::from("!").link(text, "https://e.f/(g)"), 1, false),
];

/// Whether a text comes through in every format, everywhere.
fn comes_through(text: &str) -> Result<(), TestCaseError> {
    let expected = seen(text);
    if expected.trim().is_empty() {
        return Ok(());
    }
    let count = |texts: &[String], expected: &str| {
        texts.iter().filter(|text| text.trim() == expected.trim()).count()
    };
    for (marking, marked, whole) in MARKINGS {
        let paper = everywhere(if marked == 0 { text } else { &expected }, marking);
        let line: String = marking(&expected).0.into_iter().map(|span| span.text).collect();
        let places = if marked == 0 { PLACES } else { LINES };
        // The remark stands behind its label.
        let file = markdown::render(&paper);
        let (texts, spans) = read_markdown(&file);
        prop_assert!(count(&texts, &line) >= places - 1, "{texts:?}\n{file}");
        // The two labels are marked; a paragraph that is one span is not.
        let whole = whole && expected == expected.trim();
        prop_assert_eq!(spans, 2 + marked * LINES - usize::from(whole), "{}", file);
        // The thing to tick off stands behind its box.
        let texts = read_docx(docx::render(&paper).expect("a document"));
        prop_assert!(count(&texts, &line) >= places - 2, "in the document: {texts:?}");
    }
    let (texts, tags) =
        read_html(&html::render(&everywhere(text, |text| Line::from(text))).expect("a page"));
    prop_assert!(count(&texts, &expected) >= PLACES, "in HTML: {texts:?}");
    let page = html::render(&everywhere(text, |text| Line::from(text))).expect("a page");
    prop_assert_eq!(page.matches("</style>").count(), 1, "{}", page);
    for tag in tags {
        let known = "body html main h1 h2 p ul ol li div table caption colgroup col thead tbody tr th td span strong";
        prop_assert!(known.split(' ').any(|name| name == tag), "<{tag}>");
    }
    Ok(())
}

#[test]
fn hostile_texts_come_through() {
    let word = "mot".repeat(1_700);
    for text in [
        "<script>alert(1)</script>",
        "</style><b>x</b> <!-- y --> <?z?> <![CDATA[ ]]>",
        "*a* **b** _c_ __d__ `e` ~~f~~ $g$ [h](i) ![j](k) <l@m.n> [o]: p",
        "- a",
        "+ a",
        "* a",
        "1. a",
        "1) a",
        "# a",
        "#",
        "a #",
        "> a",
        "=",
        "===",
        "---",
        "- - -",
        "***",
        "```",
        "~~~",
        "    a",
        "\ta",
        "[ ] a",
        "[x] a",
        "[^1]",
        "a | b",
        "|",
        "\\|",
        "\\\\|",
        "| - | - |",
        ":|",
        "&amp; &lt; &#60; &copy;",
        "a\\",
        "\\",
        "!",
        "!!",
        "a!",
        "_",
        "a_",
        "_a",
        "a_b",
        "__",
        "\u{202e}evil\u{202c}",
        "\u{1b}[31mred\0\u{7}",
        "a\nb\r\nc\td",
        "\u{fffe}a\u{ffff}",
        "]]>",
        "\u{a0}a\u{a0}",
        "(a)",
        "«\u{a0}b\u{a0}»",
        "Ⓐ_b_",
        "Ⓐ",
        "é",
        "👩\u{200d}⚕\u{fe0f}",
        "\u{301}a",
        "…",
        "https://a.b www.a.b a@b.c",
        "{{ title }} {% if %} {# a #}",
        "${x}",
        "1901.",
        "salarie-centre",
        &word,
    ] {
        comes_through(text).unwrap_or_else(|e| panic!("{text:?}: {e}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn random_markup_comes_through(text in r"[-+*_`~#>=|!\[\]()<&;\\./:@$ 1ax\n]{0,12}") {
        comes_through(&text)?;
    }

    #[test]
    fn random_texts_come_through(text in any::<String>()) {
        comes_through(&text)?;
    }
}

#[test]
fn ordinary_texts_read_raw_as_they_are() {
    let text =
        "Le centre salarie-centre a 3 (trois) places, R&D + 1, < 4 % ; id_type, n° 1901. Oui !";
    let paper = Document {
        lang: Lang::Fr,
        title: "T".to_owned(),
        footer: String::new(),
        margin: 0,
        blocks: vec![Block::Text(text.into())],
    };
    assert_eq!(markdown::render(&paper), format!("# T\n\n{text}\n"));
}

#[test]
fn marks_hold_beside_letters() {
    let line = Line::from("l’").strong("équipe").plain("s, a").quiet("b").plain(" c").strong("(d)");
    let paper = Document {
        lang: Lang::Fr,
        title: "T".to_owned(),
        footer: String::new(),
        margin: 0,
        blocks: vec![Block::Text(line)],
    };
    assert_eq!(markdown::render(&paper), "# T\n\nl’**équipe**s, &#97;_b_ &#99;**(d)**\n");
}

#[test]
fn lists_in_a_row_stay_two_and_remarks_become_one_quote() {
    let list = || Block::list(["a"]);
    let paper = Document {
        lang: Lang::En,
        title: "T".to_owned(),
        footer: String::new(),
        margin: 0,
        blocks: vec![list(), list(), Block::numbered(["b"])],
    };
    assert_eq!(markdown::render(&paper), "# T\n\n- a\n\n<!-- -->\n\n- a\n\n1. b\n");
}

#[test]
fn links_lead_to_the_web_a_mailbox_or_a_telephone_alone() {
    let links = [
        ("a", "https://a.fr", "[a](https://a.fr)"),
        ("https://a.fr/b_c", "https://a.fr/b_c", "<https://a.fr/b_c>"),
        ("a@b.fr", "mailto:a@b.fr", "<a@b.fr>"),
        ("", "mailto:a@b.fr", "<a@b.fr>"),
        ("02 49", "tel:0249", "[02 49](tel:0249)"),
        ("a", "javascript:alert(1)", "a (javascript:alert(1))"),
        ("data:x", "data:x", "data:x"),
    ];
    for (text, address, expected) in links {
        let line = Line::default().link(text, address);
        let paper = Document {
            lang: Lang::Fr,
            title: "T".to_owned(),
            footer: String::new(),
            margin: 0,
            blocks: vec![Block::Text(line)],
        };
        assert_eq!(markdown::render(&paper), format!("# T\n\n{expected}\n"));
        let page = html::render(&paper).expect("a page");
        assert_eq!(page.contains("<a href"), expected.contains(['[', '<']), "{page}");
        assert!(!page.contains("href=\"javascript"));
    }
}

/// The address that a link carries on a page, and whether print adds it.
fn carried(text: &str, address: &str) -> Option<(String, bool)> {
    let mut paper = Document::new(Lang::Fr, "T", 0);
    paper.text(Line::default().link(text, address));
    let page = html::render(&paper).expect("a page");
    let (_, link) = page.split_once("<a href=\"")?;
    let (address, rest) = link.split_once('"')?;
    Some((address.to_owned(), rest.starts_with(" data-address")))
}

#[test]
fn web_mail_and_telephone_fit() {
    for address in [
        "https://www.pays-de-la-loire.ars.sante.fr/exercice-coordonne?page=1#haut",
        "http://localhost:8080",
        "mailto:equipe.projet+msp@ars.sante.fr?subject=MSP",
        "tel:+33-2-49-10-40-00",
    ] {
        let carried = carried("a", address);
        assert_eq!(carried.as_ref().map(|(address, _)| address.as_str()), Some(address));
    }
    let (address, _) = carried("a", "HTTPS://a.fr/santé").expect("a link");
    assert_eq!(address, "https://a.fr/sant%C3%A9");
}

#[test]
fn no_other_address_fits() {
    for address in [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https:a.fr",
        "https://",
        "https://user@a.fr/",
        "https://a..fr",
        "https://a.fr/\"onclick",
        "https://a.fr/a b",
        "https://a.fr/%4",
        "https://a.fr/#a#b",
        "https://a.fr:port/",
        "mailto:a@b@c",
        "mailto:",
        "tel:call",
    ] {
        assert_eq!(carried("a", address), None, "{address}");
    }
}

#[test]
fn print_adds_the_address_that_the_text_does_not_tell() {
    let added = |text, address| carried(text, address).expect("a link").1;
    assert!(!added("www.ars.fr", "https://www.ars.fr/"));
    assert!(!added("a@b.fr", "mailto:a@b.fr"));
    assert!(!added("02 49", "tel:0249"));
    assert!(added("l'ARS", "https://www.ars.fr/"));
}

#[test]
fn a_document_is_the_same_every_time() {
    let render = || docx::render(&sample(Lang::Fr)).expect("a document");
    let first = render();
    assert_eq!(first, render());
    assert_eq!(first, std::thread::spawn(render).join().expect("a thread that ends"));
}

#[test]
fn a_document_uses_what_a_word_processor_knows() {
    let parts = parts(docx::render(&sample(Lang::En)).expect("a document"));
    let part = |name: &str| &parts.iter().find(|(part, _)| part == name).expect(name).1;
    for (name, needles) in [
        (
            "word/document.xml",
            &["<w:tblHeader />", "w:val=\"Heading1\"", "<w:hyperlink r:id=\"link1\""][..],
        ),
        (
            "word/styles.xml",
            &["<w:lang w:val=\"en-GB\" />", "w:default=\"1\"", "<w:name w:val=\"heading 1\" />"],
        ),
        (
            "word/_rels/document.xml.rels",
            &["Target=\"mailto:ars-pdl@ars.sante.fr\"", "Id=\"link2\""],
        ),
        ("docProps/core.xml", &["<dc:title>Care project: where we stand</dc:title>"]),
    ] {
        for needle in needles {
            assert!(part(name).contains(needle), "{needle} in {name}: {}", part(name));
        }
    }
    assert_eq!(part("word/document.xml").matches("tblHeader").count(), 1);
}
