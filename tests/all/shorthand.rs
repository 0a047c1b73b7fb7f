//! The team shorthand: what people type, what it means, and what is said of mistakes.

use exercoord::answers::{self, Input, SourceText};
use exercoord::diagnostic::{Diagnostic, Drawing, render};
use exercoord::lang::Lang;
use exercoord::rules::{Noun, Profession, Status};
use exercoord::team::Team;
use exercoord::team::shorthand::{Fault, Mistake, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::support::people::{CATALOGUE, Kind, people, times, told};

/// Reads a text and writes its team by ids, or its mistakes: `part | code | ids named`.
fn reading(input: &str) -> String {
    match answers::team(&CATALOGUE, input) {
        Ok(team) => team.shorthand(&CATALOGUE),
        Err(mistakes) => {
            mistakes.iter().map(|mistake| written(input, mistake)).collect::<Vec<_>>().join("\n")
        }
    }
}

fn written(input: &str, Mistake { span, fault }: &Mistake) -> String {
    let named = match fault {
        Fault::UnknownWord { near: ids } | Fault::Ambiguous { ids } => ids.as_slice(),
        Fault::LoneNumber
        | Fault::Negative
        | Fault::NotWhole
        | Fault::TooMany
        | Fault::LoneStatus
        | Fault::SecondStatus
        | Fault::NoStatus
        | Fault::NoSeparator => &[],
    };
    let part = input.get(span.clone()).unwrap_or("(no such part)");
    [&[part.to_owned(), fault.words("", Lang::En).0.to_owned()], named].concat().join(" | ")
}

#[track_caller]
fn check(input: &str, expected: &str) {
    assert_eq!(reading(input), expected, "{input:?}");
}

/// Checks the mistakes of a text, all of them and in order.
#[track_caller]
fn refused(input: &str, mistakes: &[&str]) {
    assert_eq!(reading(input), mistakes.join("\n"), "{input:?}");
}

#[test]
fn an_item_is_a_count_a_profession_and_a_status() {
    check("3 mg, 2 ide, 1 kiné", "3 medecin-generaliste, 2 infirmier, 1 masseur-kinesitherapeute");
    check(
        "3 médecins généralistes libéraux et une infirmière salariée",
        "3 medecin-generaliste liberal, 1 infirmier salarie",
    );
    check("2 midwives employed by the centre", "2 sage-femme salarie-centre");
    check("3 mg(libéraux)", "3 medecin-generaliste liberal");
    check("2 ide en exercice libéral", "2 infirmier liberal");
}

#[test]
fn a_separator_is_a_comma_a_word_a_sign_or_a_new_line() {
    for separator in
        [",", ", ", " et ", " ET ", " and ", " + ", "+", "; ", "\n", "\r\n", " ,\n ", ", et "]
    {
        check(&format!("3 mg{separator}2 ide"), "3 medecin-generaliste, 2 infirmier");
        check(&format!("mg{separator}ide{separator}mg"), "2 medecin-generaliste, 1 infirmier");
    }
    check("mg, ide et kiné", "1 medecin-generaliste, 1 infirmier, 1 masseur-kinesitherapeute");
    check("3 mg, , 2 ide,", "3 medecin-generaliste, 2 infirmier");
    check("- 3 mg\n- 2 ide", "3 medecin-generaliste, 2 infirmier");
    check("• 3 mg\n• 2 ide", "3 medecin-generaliste, 2 infirmier");
    check("", "");
}

#[test]
fn no_count_is_one() {
    check("mg", "1 medecin-generaliste");
    check("infirmière libérale", "1 infirmier liberal");
    check("l’infirmière", "1 infirmier");
    check("0 mg, 1 ide", "1 infirmier");
}

#[test]
fn a_count_may_be_a_word() {
    let words = [
        ["un", "une", "one"],
        ["deux", "Deux", "two"],
        ["trois", "TROIS", "three"],
        ["quatre", "Quatre", "four"],
        ["cinq", "Cinq", "five"],
        ["six", "SIX", "Six"],
        ["sept", "Sept", "seven"],
        ["huit", "Huit", "eight"],
        ["neuf", "Neuf", "nine"],
        ["dix", "DIX", "ten"],
    ];
    for (count, words) in (1..).zip(words) {
        for word in words {
            check(
                &format!("{word} kinés libéraux"),
                &format!("{count} masseur-kinesitherapeute liberal"),
            );
        }
    }
}

#[test]
fn a_new_count_starts_a_new_item() {
    check("3 mg 2 ide", "3 medecin-generaliste, 2 infirmier");
    check("3mg", "3 medecin-generaliste");
    check("3mg 2ide", "3 medecin-generaliste, 2 infirmier");
    check("un mg deux ide", "1 medecin-generaliste, 2 infirmier");
    check("3 mg libéraux 2 ide salariées", "3 medecin-generaliste liberal, 2 infirmier salarie");
    check("3 x mg", "3 medecin-generaliste");
}

#[test]
fn digits_in_groups_are_one_number() {
    for space in [" ", "\u{a0}", "\u{202f}", "\u{2009}"] {
        check(&format!("10{space}000 ide"), "10000 infirmier");
    }
    check("10000 ide", "10000 infirmier");
    check("2 mg 1 000 ide", "2 medecin-generaliste, 1000 infirmier");
}

#[test]
fn a_status_binds_to_the_profession_before_it() {
    check(
        "2 ide libérales, 1 ide salariée autre",
        "2 infirmier liberal, 1 infirmier salarie-autre",
    );
    check("3 mg, 1 ide libérale", "3 medecin-generaliste, 1 infirmier liberal");
    check("3 mg libéraux, 1 ide", "3 medecin-generaliste liberal, 1 infirmier");
    check("1 ide salariée", "1 infirmier salarie");
    check("2 ide salariées du centre de santé", "2 infirmier salarie-centre");
    check("2 ide salariées autres", "2 infirmier salarie-autre");
    check("1 ide salariée hors centre", "1 infirmier salarie-autre");
    check("1 nurse employed elsewhere", "1 infirmier salarie-autre");
    check("1 ide libérale libérale", "1 infirmier liberal");
}

#[test]
fn a_status_for_all_is_that_of_the_members_that_name_none() {
    for all in [
        "tous libéraux",
        "toutes libérales",
        "Tous Libéraux",
        "tous en libéral",
        "all liberal",
        "all self-employed",
    ] {
        check(
            &format!("3 mg, 1 ide salariée, {all}"),
            "3 medecin-generaliste liberal, 1 infirmier salarie",
        );
        check(
            &format!("{all}, 3 mg et 1 ide salariée"),
            "3 medecin-generaliste liberal, 1 infirmier salarie",
        );
    }
    check("3 sages-femmes, toutes salariées", "3 sage-femme salarie");
    check("3 mg, tous salariés du centre", "3 medecin-generaliste salarie-centre");
    check("3 GPs and 2 nurses, all salaried", "3 medecin-generaliste salarie, 2 infirmier salarie");
    check("tous libéraux", "");
}

#[test]
fn the_same_profession_twice_adds_up() {
    check("1 mg, 2 ide, 2 médecins généralistes", "3 medecin-generaliste, 2 infirmier");
    check(
        "1 mg libéral, 2 mg, 1 mg libéral",
        "2 medecin-generaliste liberal, 2 medecin-generaliste",
    );
    // More than one count may be: written in counts that can be typed.
    check("10000 ide, 1 ide", "10000 infirmier, 1 infirmier");
}

#[test]
fn the_feminine_does_not_matter() {
    for (typed, id) in [
        ("médecin généraliste libérale", "medecin-generaliste liberal"),
        ("omnipraticienne indépendante", "medecin-generaliste liberal"),
        ("chirurgienne-dentiste", "chirurgien-dentiste"),
        ("maïeuticiennes", "sage-femme"),
        ("pharmacienne salariée", "pharmacien salarie"),
        ("biologistes médicales", "biologiste-medical"),
        ("infirmières hospitalières", "infirmier salarie-autre"),
        ("masseuse-kinésithérapeute", "masseur-kinesitherapeute"),
        ("psychomotriciennes", "psychomotricien"),
        ("diététiciennes", "dieteticien"),
        ("manipulatrice radio", "manipulateur-radio"),
        ("techniciennes de laboratoire", "technicien-laboratoire"),
        ("opticiennes-lunetières", "opticien-lunetier"),
        ("préparatrices en pharmacie", "preparateur-pharmacie"),
        ("aides-soignantes", "aide-soignant"),
        ("ambulancières", "ambulancier"),
        ("assistantes dentaires", "assistant-dentaire"),
        ("assistantes sociales", "travailleur-social"),
        ("travailleuses sociales", "travailleur-social"),
        ("actrices de la prévention", "acteur-prevention"),
    ] {
        check(typed, &format!("1 {id}"));
    }
}

/// Every word that the rules declare for a profession, with the profession's id.
fn professions() -> impl Iterator<Item = (&'static str, &'static str)> {
    CATALOGUE.professions().iter().flat_map(|profession| {
        let Profession { id, short, noun: Noun { one, many }, words, .. } = profession;
        let own = [id, &one.fr, &one.en, &many.fr, &many.en].into_iter();
        own.chain(short).chain(words).map(|word| (&**word, &**id))
    })
}

/// Every word that the rules declare for a status, with the status's id.
fn statuses() -> impl Iterator<Item = (&'static str, &'static str)> {
    CATALOGUE.statuses().iter().flat_map(|status| {
        let Status { id, noun: Noun { one, many }, words, .. } = status;
        [id, &one.fr, &one.en, &many.fr, &many.en]
            .into_iter()
            .chain(words)
            .map(|word| (&**word, &**id))
    })
}

#[test]
fn every_declared_word_reads_as_its_profession() {
    for (word, id) in professions() {
        check(word, &format!("1 {id}"));
        check(&format!("2 {word} libéraux"), &format!("2 {id} liberal"));
    }
}

#[test]
fn every_declared_word_reads_as_its_status() {
    for (word, id) in statuses() {
        check(&format!("2 ide {word}"), &format!("2 infirmier {id}"));
        check(&format!("2 ide, tous {word}"), &format!("2 infirmier {id}"));
    }
}

#[test]
fn a_specialty_is_kept_as_it_was_named() {
    for specialty in CATALOGUE.specialties().iter() {
        let Noun { one, many } = &specialty.noun;
        let own = [&specialty.id, &one.fr, &one.en, &many.fr, &many.en].into_iter();
        for word in own.chain(&specialty.words) {
            check(&format!("2 {word} libéraux"), &format!("2 {} liberal", specialty.id));
        }
    }
    check("2 cardiologues, 1 pneumologue", "2 cardiologue, 1 pneumologue");
    check("1 médecin spécialiste (cardiologue)", "1 cardiologue");
    check("2 rhumatos, 1 spé", "1 medecin-specialiste, 2 rhumatologue");
}

#[test]
fn who_counts_nowhere_is_known_and_wins_over_the_profession_beside_it() {
    for some in CATALOGUE.counted_nowhere().iter() {
        let Noun { one, many } = &some.noun;
        let own = [&some.id, &one.fr, &one.en, &many.fr, &many.en].into_iter();
        for word in own.chain(&some.words) {
            check(&format!("2 {word}"), &format!("2 {}", some.id));
        }
    }
    check("infirmière remplaçante", "1 remplacant");
    check("2 mg, 1 infirmière libérale remplaçante", "2 medecin-generaliste, 1 remplacant");
    check("1 secrétaire médicale et 3 mg", "3 medecin-generaliste, 1 secretaire");
    check("une infirmière retraitée, 1 étudiante", "1 etudiant, 1 retraite");
}

#[test]
fn who_works_in_a_hospital_is_no_hospital() {
    for place in
        ["à l’hôpital", "d’un hôpital", "de l’hôpital", "au CHU", "en EHPAD", "d’une clinique"]
    {
        check(&format!("1 kiné salarié {place}"), "1 masseur-kinesitherapeute salarie-autre");
    }
    check("1 kiné salarié, 1 hôpital", "1 masseur-kinesitherapeute salarie, 1 etablissement-sante");
    check(
        "1 nurse employed by a hospital, a GP",
        "1 medecin-generaliste, 1 infirmier salarie-autre",
    );
}

#[test]
fn accents_case_plural_hyphens_and_apostrophes_do_not_matter() {
    let without_accents =
        |word: &str| word.nfd().filter(|char| !is_combining_mark(*char)).collect::<String>();
    let plural = |word: &str| {
        if word.len() > 2 && !word.ends_with(['s', 'x']) {
            format!("{word}s")
        } else {
            word.to_owned()
        }
    };
    for (word, id) in professions() {
        for typed in [
            without_accents(word),
            word.nfd().collect(),
            word.to_uppercase(),
            word.split(' ').map(plural).collect::<Vec<_>>().join(" "),
            word.replace('-', " "),
            word.replace('-', "\u{2011}"),
            word.replace(' ', "-"),
            word.replace('\'', "’"),
            word.replace('\'', " "),
            word.replace(' ', "  "),
        ] {
            check(&typed, &format!("1 {id}"));
        }
    }
}

#[test]
fn an_unknown_word_names_the_nearest_ids() {
    refused("kinnee", &["kinnee | unknown-word | masseur-kinesitherapeute"]);
    refused("3 infirmiere, 2 pharmacein", &["pharmacein | unknown-word | pharmacien"]);
    refused("2 sagefemme", &["sagefemme | unknown-word | sage-femme"]);
    refused("3 mg liberau, 1 ide libreal", &["libreal | unknown-word | liberal"]);
    refused("1 zzzz", &["zzzz | unknown-word"]);
}

#[test]
fn an_ambiguous_word_names_every_candidate() {
    refused("ortho", &["ortho | ambiguous-word | orthophoniste | orthoptiste | orthoprothesiste"]);
    refused(
        "2 ORTHOS libéraux",
        &["ORTHOS | ambiguous-word | orthophoniste | orthoptiste | orthoprothesiste"],
    );
    refused(
        "2 médecins",
        &["médecins | ambiguous-word | medecin-generaliste | medecin-specialiste"],
    );
    refused(
        "1 auxiliaire médical",
        &[
            "auxiliaire médical | ambiguous-word | infirmier | masseur-kinesitherapeute | pedicure-podologue | ergotherapeute \
           | psychomotricien | orthophoniste | orthoptiste | dieteticien | manipulateur-radio | technicien-laboratoire \
           | audioprothesiste | opticien-lunetier | orthoprothesiste",
        ],
    );
}

#[test]
fn a_count_is_a_whole_number_within_reason() {
    refused("0.5 mg", &["0.5 | not-whole"]);
    refused("0,5 mg", &["0,5 | not-whole"]);
    refused("-1 ide", &["-1 | negative-number"]);
    refused("3 mg -1 ide", &["-1 | negative-number"]);
    refused("10 001 mg", &["10 001 | number-too-large"]);
    refused("10001 mg", &["10001 | number-too-large"]);
    refused("99999999999999999999 mg", &["99999999999999999999 | number-too-large"]);
}

#[test]
fn an_item_without_its_profession_is_refused() {
    refused("3", &["3 | lone-number"]);
    refused("mg, 3", &["3 | lone-number"]);
    refused("libéraux", &["libéraux | lone-status"]);
    refused("3 libéraux", &["libéraux | lone-status"]);
    refused("tous", &["tous | no-status"]);
    refused("3 mg, tous", &["tous | no-status"]);
}

#[test]
fn an_item_with_two_professions_or_statuses_is_refused() {
    refused("3 mg ide", &["ide | no-separator"]);
    refused("3 mg libéraux salariés", &["salariés | second-status"]);
    refused("3 mg, tous libéraux, tous salariés", &["tous salariés | second-status"]);
}

#[test]
fn all_mistakes_are_found_at_once() {
    refused(
        "2 orthos, -1 ide et 0.5 mg; 3, médecins\n10 001 kinnee, tous, zzzz",
        &[
            "orthos | ambiguous-word | orthophoniste | orthoptiste | orthoprothesiste",
            "-1 | negative-number",
            "0.5 | not-whole",
            "3 | lone-number",
            "médecins | ambiguous-word | medecin-generaliste | medecin-specialiste",
            "10 001 | number-too-large",
            "kinnee | unknown-word | masseur-kinesitherapeute",
            "tous | no-status",
            "zzzz | unknown-word",
        ],
    );
}

fn problems(input: &Input) -> Vec<Diagnostic> {
    answers::read(&CATALOGUE, input, &Input::default(), Lang::En).expect_err("mistakes")
}

fn of_file(text: &str) -> Input {
    let (input, problems) = Input::of_file("answers.toml", text, Lang::En);
    assert_eq!(problems, [], "{text}");
    input
}

fn marked(problems: &[Diagnostic]) -> Vec<&str> {
    let places = problems.iter().filter_map(|problem| problem.place.as_ref());
    places.filter_map(|place| place.text.get(place.span.clone())).collect()
}

#[test]
fn mistakes_of_all_texts_are_marked_in_each() {
    let texts =
        ["2 médecins généralistes, é ortho", "3"].map(|text| SourceText::new("--team", text));
    let problems = problems(&Input { team: texts.to_vec(), ..Input::default() });
    assert_eq!(marked(&problems), ["é", "ortho", "3"]);
    let drawn = render(
        &problems,
        Drawing { lang: Lang::En, width: 80, color: false, plain: false, codes: false },
    );
    assert!(
        drawn.contains("2 médecins généralistes, é ortho\n  |                            ^^^^^\n"),
        "{drawn}"
    );
}

#[test]
fn mistakes_in_a_file_are_marked_there() {
    let file = "scale = []\nteam = [\"2 médecins généralistes\", 'é ortho'] # ortho\n";
    let problems = problems(&of_file(file));
    assert_eq!(marked(&problems), ["é", "ortho"]);
    assert_eq!(problems[1].place.as_ref().map(|place| place.span.start), file.find("ortho'"));
}

#[test]
fn a_team_in_words_agrees_in_number_and_explains_the_french() {
    let team = answers::team(&CATALOGUE, "3 mg libéraux, 1 ide salariée, 2 kinés").expect("a team");
    let [fr, en] = Lang::ALL.map(|lang| team.words(&CATALOGUE, lang));
    assert_eq!(
        fr,
        "3 médecins généralistes libéraux, 1 infirmier salarié, 2 masseurs-kinésithérapeutes"
    );
    assert_eq!(
        en,
        "3 médecins généralistes libéraux (self-employed GPs), 1 infirmier salarié (employed nurse), \
         2 masseurs-kinésithérapeutes (physiotherapists)"
    );
}

/// What a shorthand is made of, and what people put into it by mistake; `|` parts them.
const PIECES: &str = "3|2|1|0|10 000|10 001|-1|0.5|un|deux|dix|mg|ide|kiné|infirmières|sage-femme\
    |médecins généralistes|pharmacien d’officine|ortho|médecins|kinnee|zzzz|libéraux|salariée\
    |salariée autre|salarié du centre|tous|toutes|all|tous libéraux|,|;|+|&|\n|et|and|-|•|(|)|de|e\u{301}|½";

fn typed() -> impl Strategy<Value = String> {
    let piece = select(PIECES.split('|').collect::<Vec<_>>());
    let space = select(vec![" ", " ", " ", "", "\u{a0}", "  "]);
    vec((piece, space), 0..12)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space]).collect())
}

/// Every mistake marks some whole characters of the text, and they come in the text's order.
fn marks_are_sound(text: &str) -> Result<(), TestCaseError> {
    let (_, mistakes) = read(&CATALOGUE, text);
    for Mistake { span, .. } in &mistakes {
        prop_assert!(
            text.get(span.clone()).is_some_and(|part| !part.is_empty()),
            "{:?} of {:?}",
            span,
            text
        );
    }
    prop_assert!(mistakes.is_sorted_by_key(|mistake| mistake.span.start));
    Ok(())
}

fn reads_back(team: &Team, typed: &str) -> Result<(), TestCaseError> {
    let read = answers::team(&CATALOGUE, typed);
    prop_assert_eq!(read.as_ref(), Ok(team), "{}", typed);
    Ok(())
}

proptest! {
    // Looking for the words nearest to so many unknown ones takes its time.
    #![proptest_config(times(100))]

    #[test]
    fn any_text_is_read_without_panic(text in "(?s).{0,30}") {
        marks_are_sound(&text)?;
    }
}

proptest! {
    #![proptest_config(times(250))]

    #[test]
    fn any_text_of_known_pieces_is_read_without_panic(text in typed()) {
        marks_are_sound(&text)?;
    }

    #[test]
    fn what_is_understood_is_written_so_that_it_reads_back(text in typed()) {
        if let Ok(team) = answers::team(&CATALOGUE, &text) {
            reads_back(&team, &team.shorthand(&CATALOGUE))?;
        }
    }

    #[test]
    fn a_team_reads_back_however_it_is_written(people in people(), factor in 1..=2500_u32) {
        let team = Team::new(people.iter().map(|kind| Kind { count: kind.count * factor, ..*kind }.member(&CATALOGUE)));
        reads_back(&team, &team.shorthand(&CATALOGUE))?;
        for lang in Lang::ALL {
            reads_back(&team, &team.words(&CATALOGUE, lang))?;
        }
    }

    #[test]
    fn an_answers_file_reads_back(told in told(&CATALOGUE, people())) {
        let answers = told.answers(&CATALOGUE);
        let file = answers::to_file(&CATALOGUE, &answers);
        let read = answers::read(&CATALOGUE, &Input::default(), &of_file(&file), Lang::Fr);
        prop_assert_eq!(read, Ok(answers), "{}", file);
    }
}
