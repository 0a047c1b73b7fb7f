//! The program in French.

use crate::advice::Obstacle;
use crate::answers::StepState;
use crate::assess::{Distance, Exclusion, Outcome, Verdict};
use crate::lang::{Lang, number, plural};
use crate::report::CriterionKind;
use crate::report::what_if::Badge;
use crate::rules::Grade;

// Languages, dates, files.

messages! {
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre";
    and = " et ";
    or = " ou ";
    not_found = "introuvable";
    access_denied = "accès refusé";
    is_a_directory = "c’est un dossier";
    not_a_directory = "un fichier se trouve à la place d’un dossier";
    not_utf8 = "ce n’est pas du texte UTF-8";
    too_large = "trop grand";
    disk_full = "le disque est plein";
    disk_read_only = "le disque est en lecture seule";
}

pub fn day_of_month(day: i8, month: &str, year: i16) -> String {
    match day {
        1 => format!("1er {month} {year}"),
        _ => format!("{day} {month} {year}"),
    }
}

// Rule files: problems.

pub const kinds: &[&str] = &[
    "un texte entre guillemets",
    "un nombre entier",
    "true ou false",
    "une liste entre crochets",
    "une table",
    "un nombre à virgule ou trop grand",
];

pub const things: &[&str] = &[
    "document",
    "ligne du tableau",
    "contact",
    "groupe",
    "profession",
    "profession ou groupe",
    "statut",
    "échelle",
    "action",
    "type",
    "démarche",
    "démarche commune",
    "lien",
    "alerte",
    "nature de la source",
    "document à remplir",
    "tableau de l’équipe",
    "période",
    "place",
    "verdict",
    "résultat",
    "critère",
    "code de l’annuaire",
    "spécialité",
    "personne qui ne compte pour aucun type",
];

messages! {
    level_error = "erreur";
    level_warning = "avertissement";
    label_help = "aide";
    problem_place(origin: &str, line: usize, column: usize) = "où : {origin}, ligne {line}, colonne {column}\n";
    label_marked = "texte en cause";
    before_colon = "\u{a0}";
    more_problems(more: usize) = "… et {more} autres problèmes\n";
    not_toml = "ce passage n’est pas du TOML";
    toml_reader_says(detail: &str) = "le lecteur de TOML dit (en anglais) : {detail}";
    toml_remedy(remedy: &str, detail: &str) = "{remedy} (le lecteur de TOML dit, en anglais : {detail})";
    toml_first = " ; d’autres passages de ce fichier en souffrent : corrigez d’abord celui-ci";
    unreadable(why: &str) = "lecture impossible : {why}";
    unreadable_help = "il faut un dossier de règles lisible, en UTF-8, de moins d’un mégaoctet par fichier";
    unknown_set(name: &str) = "« {name} » n’est ni un jeu de règles du programme, ni un dossier";
    unknown_set_help(known: &str) = "jeux du programme : {known} ; sinon, donnez un dossier";
    missing_file(name: &str) = "le fichier « {name} » manque";
    missing_file_help = "ajoutez ce fichier, ou retirez ce qui le nomme";
    missing_base(base: &str, lacking: &str) = "la base « {base} » ne donne pas ce qui manque ici : {lacking}";
    missing_base_help = "nommez un dossier voisin de celui-ci, comme « ../common », qui contient ces fichiers ; ou ajoutez-les ici";
    stray_file(name: &str) = "rien ne nomme le fichier « {name} »";
    stray_file_help = "un type se range dans « types/ » et se nomme dans la liste « types » de ruleset.toml ; sinon, retirez le fichier";
    wrong_kind(expected: &str, found: &str) = "il faut ici {expected}, et non {found}";
    wrong_kind_help = "remplacez la valeur marquée";
    unknown_key(key: &str) = "la clé « {key} » n’existe pas ici";
    unknown_key_help(known: &str) = "clés possibles ici : {known}";
    missing_key(key: &str) = "la clé « {key} » manque";
    missing_key_help = "ajoutez-la à la table marquée";
    missing_french = "le texte manque en français (clé « fr »)";
    missing_english = "le texte manque en anglais (clé « en »)";
    missing_language_help = "ajoutez-le à l’endroit marqué : chaque texte est en français (« fr ») et en anglais (« en »)";
    missing_source = "il manque la source : l’endroit où un document le dit";
    missing_source_help = "ajoutez « source.document », « source.row » (la ligne ou le titre) et « source.column » (la colonne ou le paragraphe) ; si le type a sa colonne dans le tableau, « source.row » suffit";
    empty_interpretation = "l’interprétation est vide : elle doit dire pourquoi la source est lue ainsi";
    empty_interpretation_help = "écrivez ce que la source ne dit pas et ce qui en a été compris, ou retirez « interpretation »";
    empty_text = "le texte est vide";
    empty_text_help = "écrivez-le, ou retirez la clé si elle est facultative";
    control_character = "le texte contient des caractères de commande ou une fin de ligne";
    control_character_help = "retirez-les : un texte tient sur une ligne";
    unusable_word(word: &str) = "« {word} » ne peut pas désigner une profession ou un statut";
    unusable_word_help = "un nombre, « et », « tous » ou un mot vide de sens a déjà son emploi quand on tape une équipe";
    rule_bad_date_help = "écrivez l’année, le mois et le jour comme « 2026-01-28 », ou l’année et le mois, ou l’année seule";
    bad_period = "le dernier jour est avant le premier";
    bad_period_help = "corrigez « from » (premier jour) ou « until » (dernier jour compris)";
    overlap(name: &str) = "deux versions de « {name} » valent en même temps";
    overlap_on(name: &str, day: &str) = "deux versions de « {name} » valent le {day}";
    overlap_help = "une version s’arrête (« until ») la veille du jour où la suivante commence (« from »)";
    gap(name: &str, days: &str) = "aucune version de « {name} » ne vaut {days}";
    gap_help = "la première version n’a pas de « from » (ou celui du jeu de règles), la dernière pas de « until », et chacune commence le lendemain de la précédente";
    on_day(day: &str) = "le {day}";
    from_day_to(from: &str, until: &str) = "du {from} au {until}";
    up_to_day(until: &str) = "jusqu’au {until}";
    from_day_on(from: &str) = "à partir du {from}";
    on_no_day = "aucun jour";
    empty_list = "la liste est vide";
    empty_list_help = "elle doit nommer au moins un élément";
    out_of_range = "le nombre est hors limites";
    out_of_range_help(most: u32) = "écrivez un nombre entier de 1 à {most}";
    bad_id(id: &str) = "« {id} » n’a pas la forme d’un identifiant";
    bad_id_help = "utilisez des minuscules sans accent, des chiffres et des tirets, comme « un-nom-2 »";
    duplicate_id(id: &str, thing: &str) = "l’identifiant « {id} » est donné deux fois ({thing})";
    duplicate_id_help = "renommez l’un des deux, ou retirez-le";
    unknown_id(id: &str, thing: &str) = "identifiant inconnu : « {id} » ({thing})";
    unknown_id_dated = "une démarche de ce nom vaut à d’autres dates : donnez à l’exemple un jour où elle vaut (date = \"2026-06-30\") ; hors d’un exemple, accordez les dates";
    unknown_id_none = "rien de tel n’est déclaré : déclarez-le, ou retirez ce nom";
    unknown_id_help(known: &str) = "noms connus : {known}";
    shared_word(word: &str, others: &str) = "le mot « {word} » désigne aussi : {others}";
    shared_word_help = "retirez-le de l’un des deux, ou déclarez-le dans une table [[ambiguous]]";
    too_many(most: usize, thing: &str) = "plus de {most} éléments ({thing})";
    too_many_help(most: usize) = "le programme en accepte {most} au plus";
    row_not_given(row: &str) = "la ligne « {row} » n’est ni remplie ni signalée comme absente de la source";
    row_not_given_help(row: &str) = "ajoutez [rows.{row}], ou « {row} » à la liste « rows-not-given »";
    row_both(row: &str) = "la ligne « {row} » est remplie et signalée comme absente";
    keep_one_of_two = "gardez l’un des deux";
    no_column = "la source nomme une ligne du tableau, mais ce type n’y a pas de colonne";
    no_column_help = "ajoutez « column » au type, ou écrivez source.document, source.row et source.column";
    no_place = "la source nomme un document sans dire où chercher";
    no_place_help = "ajoutez « column » : la colonne, ou le paragraphe";
    status_group(id: &str) = "le statut « {id} » ne regroupe pas deux statuts qui ne sont pas eux-mêmes des groupes";
    status_group_help = "nommez dans « any-of » au moins deux statuts, sans « any-of » eux-mêmes";
    dead_seat(id: &str) = "personne parmi ceux qui comptent ne peut occuper la place « {id} »";
    dead_seat_help = "élargissez « of » ou « status », ou le public du type";
    unnamed_seat(id: &str) = "la place « {id} » réunit plusieurs sortes de personnes et n’a pas de nom";
    unnamed_seat_help = "ajoutez « one » et « many », en français et en anglais";
    step_cycle(step: &str, way: &str) = "la démarche « {step} » s’attend elle-même : elle attend « {way} »";
    step_cycle_joint = " », qui attend « ";
    step_cycle_help = "retirez l’un de ces noms de la liste « after » où il est";
    step_follows(step: &str, other: &str) = "le prérequis « {step} » attend « {other} », qui ne vient qu’après les prérequis";
    step_follows_help(other: &str) = "retirez « {other} » de « after », ou faites-en un prérequis";
    step_never(step: &str, other: &str) = "la démarche « {step} » attend « {other} », qui ne peut jamais être faite";
    step_never_help(other: &str) = "corrigez « {other} », ou retirez-la de « after »";
}

pub const toml_remedies: &[&str] = &[
    "ouvrez le texte par un guillemet droit (\")",
    "fermez le texte, sur sa ligne, par un guillemet droit (\")",
    "mettez ce texte entre guillemets droits : \"…\" ; s’il manque une valeur, écrivez-la",
    "la même clé ou la même table est là deux fois, ou un bloc a été collé deux fois : retirez l’un des deux ; une table qui se répète s’écrit chaque fois avec deux crochets, comme [[staff]]",
    "écrivez true ou false, en minuscules ; un texte se met entre guillemets droits",
    "une clé n’a qu’une valeur, et chaque clé sa ligne : allez à la ligne, ou retirez ce qui suit ; dans un texte, les guillemets s’écrivent « »",
    "un nombre ne commence pas par zéro ; un numéro de téléphone est un texte : mettez-le entre guillemets droits",
    "une clé s’écrit sans accent ni espace insécable : retapez-la, et les espaces de sa ligne",
    "écrivez l’année, le mois et le jour, avec leurs zéros : 2026-07-01",
    "fermez le nom de la table par autant de crochets qu’il en a devant lui : [staff], [[step]]",
    "séparez les éléments de la liste par une virgule ; si la liste finit plus haut, fermez-la par un crochet ( ] )",
    "fermez la liste par un crochet ( ] ), avec une seule virgule entre deux éléments",
    "entre accolades, séparez les clés par une virgule, et fermez par une accolade ( } )",
    "écrivez une clé, le signe = et sa valeur ; un commentaire commence par un dièse (#)",
    "dans un texte, écrivez deux fois la barre oblique inverse : \\\\",
];

// Teams and the words for them.

messages! {
    word_unknown(part: &str) = "mot inconnu : « {part} »";
    word_list = "la liste des mots connus : exercoord list professions";
    word_too_vague(part: &str) = "« {part} » est trop vague";
    word_choose(ids: &str) = "précisez : {ids}";
    count_of_nobody(part: &str) = "le nombre « {part} » ne compte personne";
    count_then_profession = "écrivez le nombre, puis la profession";
    count_negative(part: &str) = "« {part} » est négatif";
    count_range = "écrivez un nombre entier de 0 à 10 000";
    count_not_whole(part: &str) = "« {part} » n’est pas un nombre entier";
    count_people = "comptez des personnes, pas des temps de travail : un nombre entier de 0 à 10 000";
    count_too_large(part: &str) = "« {part} » est trop grand";
    status_alone(part: &str) = "« {part} » ne suit aucune profession";
    status_place = "placez-le juste après une profession, ou faites-le précéder de « tous »";
    status_second(part: &str) = "« {part} » contredit le statut déjà donné";
    status_keep_one_each = "gardez un seul statut, ou comptez à part les membres de chaque statut";
    status_missing(part: &str) = "« {part} » n’est suivi d’aucun statut";
    status_add = "ajoutez un statut juste après";
    comma_missing(part: &str) = "« {part} » commence un nouvel élément sans virgule";
    comma_add = "séparez les professions par une virgule";
}

// Answers and the answers file.

messages! {
    answers_status_unknown(text: &str) = "statut inconnu : « {text} »";
    answers_scale_unknown(text: &str) = "échelle inconnue : « {text} »";
    answers_aim_unknown(text: &str) = "action inconnue : « {text} »";
    answers_step_unknown(text: &str) = "démarche inconnue : « {text} »";
    answers_names_no_step(text: &str) = "« {text} » ne désigne aucune démarche";
    answers_list(list: &str) = "la liste : exercoord list {list}";
    answers_one_status = "gardez un seul statut";
    answers_step_both(text: &str) = "« {text} » : démarche dite de deux façons (faite, en cours ou pas faite)";
    change_no_team = "il n’y a pas encore d’équipe à changer";
    change_give_team = "donnez-la avec --team ou --answers";
    change_nobody_left = "il ne resterait personne dans l’équipe";
    change_keep_one = "gardez au moins une personne";
    change_second_status(text: &str) = "« {text} » contredit le statut déjà donné à tous";
    change_one_status = "gardez un seul statut pour tous";
    change_too_few(people: &str) = "{people} : impossible, l’équipe n’en compte pas autant";
    change_team_has(count: u64) = "elle en a {count} : corrigez le nombre, la profession ou le statut";
    change_which(people: &str) = "{people} : on ne sait pas lesquels";
    change_say_which(people: &str) = "l’équipe a {people} : retirez avec leur statut ceux qui changent (--remove), puis ajoutez-les (--add)";
    change_no_status = "il manque le statut à donner";
    change_give_status(ids: &str) = "écrivez un statut seul, ou après une profession : {ids}";
    change_counts_nowhere(people: &str) = "{people} : leur statut ne change rien, car ils ne comptent pour aucun type";
    change_leave_out = "retirez-les de ce changement";
}

// Assessment and advice.

messages! {}

// Interview.

messages! {
    ask_can_change(names: &str) = "elle peut changer le résultat pour : {names}";
    ask_what_is_left(name: &str) = "elle dit ce qu’il reste à faire pour : {name}";
    ask_orders_types = "vos choix changent l’ordre des résultats, pas les résultats";
    ask_why_now(why: &str) = "Pourquoi cette question\u{a0}: {why}";
    ask_who_can_tell(who: &str) = "Qui peut vous renseigner\u{a0}: {who}";
    ask_source(source: &str) = "Source\u{a0}: {source}";
    ask_team = "équipe";
    ask_out_of_order(step: &str, before: &str) = "Fait : {step}. Pas encore fait : {before}, qui vient d’habitude avant. Est-ce bien cela ? Corrigez, ou validez de nouveau.";
    answers_group(said: &str, before: &str, instead: &str) = "Dans ces réponses, « {said} » ne veut plus dire « {before} ». Précisez : {instead}.";
    ask_understood(team: &str) = "Compris : {team}.";
    ask_no_longer(names: &str) = "Ne compte plus, mais reste enregistré : {names}.";
    ask_first_question = "C’est la première question.";
    reply_none_yet = "pas encore répondu";
    reply_dont_know = "je ne sais pas";
    reply_group(status: &str) = "{status}, par qui reste à préciser";
    reply_depends = "cela dépend des personnes";
    reply_no_aim = "aucune";
    reply_line(number: usize, name: &str, reply: &str) = "{number}. {name}\u{a0}: {reply}";
    step_done = "(fait)";
    step_in_progress = "(en cours)";
    step_not_done = "(pas fait)";
    step_not_known = "(ne sait pas)";
}

// Report.

messages! {
    labelled(name: &str, text: &str) = "{name} : {text}";
    report_add_detail = "Le détail de ce qui ne convient pas : ajoutez --detail.";
    semicolon = " ; ";
    open_quote = "«\u{a0}";
    close_quote = "\u{a0}»";

    report_title = "Quel exercice coordonné pour votre équipe ?";
    report_contents = "Sommaire";
    report_rules = "règles";
    report_edition(version: &str, day: &str) = "{version} au {day}";
    report_assessed_on = "évalué le";
    report_team = "Votre équipe";
    report_status = "Statut";
    report_scale = "Votre échelle";
    report_aims = "Vos actions";
    report_not_given = "non précisée";
    report_answer = "Le résultat";
    report_start = "Pour commencer";
    report_after = "À faire après";
    report_who_acts = "Qui s’en charge";
    report_contact = "Contact";
    report_document = "Document";
    report_recruits = "Quels renforts chercher en priorité";
    report_questions = "Pour préciser";
    report_who_can_tell = "Qui peut vous renseigner";
    report_could_change = "Change le résultat pour";
    report_no_effect = "rien à lui seul";
    report_types = "Type par type";
    report_opening = "Pour y accéder";
    report_margin = "Solidité";
    report_alerts = "Points d’attention";
    report_to_confirm = "À vérifier";
    report_at_best = "au mieux, statuts à préciser compris";
    report_criteria = "Les critères";
    report_criterion = "Critère";
    report_why = "Pourquoi";
    report_source = "Source";
    report_old_document = "document ancien";
    report_steps = "Les démarches, dans l’ordre";
    report_afterwards = "à faire ensuite";
    report_not_counted = "Non comptés pour ce type";
    report_aims_served = "Parmi vos actions";
    report_documents = "Les documents";
    report_type = "Type";
    report_verdict = "Résultat";

    audience_of_no_team(who: &str) = "équipe non précisée ; attendu : {who}";
    audience_none(size: u64, who: &str) = "aucun membre ne correspond sur {size} ; attendu : {who}";
    seats_out_of(filled: u32, wanted: u32) = "{filled}\u{a0}sur\u{a0}{wanted}";
    no_minimum = "aucun effectif minimal n’est connu";
    staff_needed(people: &str) = "attendu : {people}";
    scale_other(chosen: &str, any: &str) = "votre choix : {chosen} ; attendu : {any}";
    scale_not_given(any: &str) = "échelle non précisée ; attendu : {any}";
    no_team = "équipe non précisée";
    source_line(short: &str, row: &str, column: &str) = "{short}, « {row} », {column}";

    all_in_place = "tout est en place";
    silent_minimum = "selon notre lecture, la source ne donne pas de minimum : à faire confirmer";
    next_step(step: &str) = "ensuite : {step}";
    prerequisites_left(count: usize, list: &str) = "il reste {count} prérequis : {list}";
    other_scale_suffices(any: &str) = "possible en visant : {any} ; effectif minimal atteint";
    at_least = "au moins ";
    missing_people(people: &str) = "il manque {people}";
    missing_in_all(total: &str, people: &str) = "il manque {total} personnes : {people}";
    one_departure = "un seul départ peut remettre en cause ce résultat";

    condition(verdict: &str, conditions: &str) = "{verdict} si {conditions}";
    condition_then_missing(condition: &str, people: &str) = "{condition} et avec {people} de plus";
    and_if = " et si ";
    the_team(predicates: &str) = "l’équipe {predicates}";
    unknown_members(predicate: &str) = "les membres au statut inconnu {predicate}";
    each_status = "selon le statut de chaque membre";
    who_is_in = "dites d’abord qui compose l’équipe";
    find_people(name: &str, people: &str) = "{name} : trouver {people}";
    nothing_fits = "Rien ne convient à ces réponses : essayez une autre échelle ou un autre statut, \
        ou comparez les types avec « exercoord compare ».";
    answer_first = "Répondre d’abord aux questions de la partie « Pour préciser ».";
    step_after(steps: &str) = "à faire après : {steps}";
    step_who(who: &str) = "qui s’en charge : {who}";
    step_contact(contacts: &str) = "contact : {contacts}";
    step_document(document: &str) = "document : {document}";
    question_team = "Qui compose l’équipe ?";
    question_status = "Quel est le statut des membres ?";
    question_scale = "À quelle échelle l’équipe veut-elle agir ?";
    question_step(name: &str, step: &str) = "{name}, {step} : est-ce fait ?";
    people_to_find(name: &str, people: &str) = "{name} ({people} à trouver)";
    clearer(names: &str) = "plus clair, mais encore à préciser : {names}";

    obstacle_and_opening(obstacle: &str, opening: &str) = "{obstacle} : {opening}";
    to_find(people: &str) = "trouver {people}";
    or_find(people: &str) = "ou, sans changer de statut, trouver {people}";
    to_change(members: &str) = "changer de statut : {members}";
    to_confirm(members: &str) = "confirmer le statut : {members}";
    to_status(members: &str, status: &str) = "{members}, au statut « {status} »";
    to_choose(scales: &str) = "choisir l’échelle : {scales}";
    to_choose_too(scales: &str) = "choisir aussi l’échelle : {scales}";
    one_of_audience(who: &str) = "1 personne parmi : {who}";
    people_among(people: &str, professions: &str) = "{people} parmi {professions}";
    still_to_find(people: &str) = "reste à trouver {people}";
    at_other_scale_find(people: &str) = "changer d’échelle et trouver {people}";
    at_other_scale = "changer d’échelle";
    with_other_statuses = "avec d’autres statuts";
    fragile_staff(who: &str) = "fragile : si {who} part, l’effectif minimal n’est plus atteint";
    fragile_audience(who: &str) = "fragile : si {who} part, plus personne ne correspond";
    rests_on_reading(criteria: &str) = "des critères interprétés ({criteria})";
    rests_on_old(documents: &str) = "une source ancienne : {documents}";
    rests_on(what: &str) = "fondé sur {what}";
    and_on = " et sur ";
    confirm_with(text: &str, contacts: &str) = "{text} ; à vérifier auprès de : {contacts}";
    alert_turns(verdict: &str) = "avec ce minimum, résultat : {verdict}";
    alert_ask(text: &str, contacts: &str) = "{text} ; à vérifier auprès de : {contacts}";
    gain_opens(name: &str) = "{name} devient possible";
    gain_completes(name: &str) = "{name} : effectif minimal atteint";
    prepares(from: &str, to: &str) = "{from} prépare {to}";
    combines(from: &str, to: &str) = "{from} est compatible avec {to}";
    instead_of(from: &str, to: &str) = "{from} ou {to}";
}

pub fn seat_filled<'n>(filled: u32, wanted: u32, noun: impl Fn(u32) -> &'n str) -> String {
    let noun = noun(filled);
    format!("{filled} {noun} sur\u{a0}{wanted}")
}

pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "prérequis remplis",
        Verdict::Eligible => "éligible",
        Verdict::Reachable => "à portée",
        Verdict::Undetermined => "à préciser",
        Verdict::Unsuitable => "ne convient pas",
    }
}

pub fn criterion(kind: CriterionKind) -> &'static str {
    match kind {
        CriterionKind::Audience => "professionnels concernés",
        CriterionKind::Staff => "effectif minimal",
        CriterionKind::Scale => "échelle",
        CriterionKind::Prerequisite => "prérequis",
    }
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "rempli",
        Outcome::Unmet => "non rempli",
        Outcome::Unknown => "à préciser",
    }
}

pub fn step_state(state: StepState) -> &'static str {
    match state {
        StepState::Done => "fait",
        StepState::InProgress => "en cours",
        StepState::NotDone => "à faire",
        StepState::NotKnown => "à préciser",
    }
}

pub fn exclusion(because: Exclusion) -> &'static str {
    match because {
        Exclusion::Profession => "profession non concernée",
        Exclusion::Status => "statut non concerné",
    }
}

pub fn obstacle(kind: Obstacle) -> &'static str {
    match kind {
        Obstacle::Mendable => "possible à ces conditions",
        Obstacle::Structural => "c’est un autre mode d’exercice",
        Obstacle::NotKnown => "on ne le sait pas encore",
    }
}

pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Law => "loi",
        Grade::Agreement => "convention",
        Grade::Administration => "administration",
        Grade::Professional => "organisme professionnel",
        Grade::Press => "presse",
    }
}

pub fn members(count: u64) -> String {
    format!("{count} {}", plural(Lang::Fr, count, "membre", "membres"))
}

pub fn people(count: u64) -> String {
    format!("{count} {}", plural(Lang::Fr, count, "personne", "personnes"))
}

pub fn unknown_status(unknown: u64, size: u64) -> String {
    format!("à préciser pour {} sur {size}", members(unknown))
}

pub fn audience_unknown(perhaps: u64, size: u64, who: &str) -> String {
    format!("statut à préciser pour {} sur {size}. Attendu : {who}", members(perhaps))
}

pub fn audience_counted(counted: u64, perhaps: u64, size: u64, who: &str) -> String {
    let (members, verb) =
        (members(counted), plural(Lang::Fr, counted, "correspond", "correspondent"));
    match perhaps {
        0 => format!("{members} sur {size} {verb}. Attendu : {who}"),
        _ => format!(
            "{members} sur {size} {verb}, statut à préciser pour {perhaps}. Attendu : {who}"
        ),
    }
}

pub fn many_seats(filled: u64, wanted: u64, missing: &str) -> String {
    let places = plural(Lang::Fr, filled, "place occupée", "places occupées");
    match missing {
        "" => format!("{filled} places occupées sur {wanted}"),
        _ => format!("{filled} {places} sur {wanted} ; il manque {missing}"),
    }
}

pub fn other_scale_missing(any: &str, count: u64) -> String {
    format!("en visant : {any}, et avec {} de plus", people(count))
}

pub fn stands_departures(departures: u64, who: &str) -> String {
    let noun = plural(Lang::Fr, departures, "départ", "départs");
    format!("l’effectif supporte {departures} {noun}, mais pas celui de {who}")
}

pub fn gain_seats(name: &str, filled: u64, of: u64) -> String {
    let places = plural(Lang::Fr, filled, "place pourvue", "places pourvues");
    format!("{name} : {filled} {places} sur les {of} manquantes")
}

// The report in brief.

messages! {
    route_of(name: &str) = "Route : {name}";
    steps_of(name: &str) = "Les démarches qui restent, {name}";
    leads_on(name: &str) = "Ensuite, ou avec, {name}";
    report_apart = "Ce qui la distingue";
    report_with = "Compatible avec";
    report_instead_of = "Au lieu de";
    brief_for = "Pour qui";
    brief_undecided = "pas encore décidé";
    brief_nowhere = "Ne comptent pas";
    brief_unfit = "Ne conviennent pas";
    brief_route(name: &str) = "Votre route : {name}";
    brief_nearest(name: &str) = "Le plus proche : {name}";
    brief_call = "Appelez d’abord";
    brief_pay = "Argent";
    brief_legal = "Structure";
    brief_next = "Ensuite";
    brief_now(names: &str) = "dès maintenant, {names}";
    brief_or = "Ou bien";
    brief_with = "Avec";
    brief_also = "Aussi";
    brief_takes = "Ce qu’il faut";
    brief_changes = "Ce qui changerait le plus";
    brief_opens(names: &str) = "ouvre {names}";
    brief_other_minimum(name: &str) = "un autre minimum y suffit-il ? ouvrirait {name}";
    brief_answer(contacts: &str) = "une réponse : {contacts}";
    brief_then(steps: &str) = "puis : {steps}";
    brief_source(source: &str) = "Source : {source}";
    brief_more_warnings(more: usize) = "Autres points à vérifier dans ce qui est dit fait : {more}.";
    brief_check = "vérifiez au premier appel";
    brief_stale(alert: &str) = "Ces règles ont plus d’un an ({alert}) : vérifiez chaque point avant d’agir.";
    brief_more = "Raisons et sources : --detail · à imprimer : -f html · à emporter : dossier";
    brief_professions(filled: u32, wanted: u32) = "{filled} professions sur {wanted}";
    brief_seat(filled: u32, wanted: u32, noun: &str) = "{filled} sur {wanted}, {noun}";
    spoken_heading(text: &str) = "Titre : {text}";
    warning = "Attention";
    team_adds_up(team: &str) = "les options d’équipe s’additionnent : {team}";

    standing_passed = "dépassée";
    aiming_at(scales: &str) = "si vous visez : {scales}";
    made_around(people: &str) = "se monte autour de : {people}";
    made_for(who: &str) = "pour : {who}";
    recognised_now(recognised: &str, steps: &str) = "{recognised}. À faire maintenant : {steps}";
    prerequisites_done(name: &str) = "{name}, prérequis remplis";
    nothing_left(recognised: &str) = "{recognised}, et toutes ses démarches sont faites";
    one_then(one: &str, other: &str) = "{one}, puis {other}";
    can_start(name: &str) = "Vous pouvez lancer {name} maintenant";
    can_start_once_checked(name: &str) = "Vous pourriez lancer {name}, mais vérifiez d’abord";
    seems_possible(name: &str) = "{name} semble possible, à confirmer : la source ne donne pas de minimum";
    can_carry(name: &str, filled: u64, wanted: u64) = "Votre groupe peut porter ou rejoindre {name} : {filled} professions sur {wanted}";
    to_have_confirmed = "à confirmer";
    to_check_first = "à vérifier d’abord";
    is_near(name: &str, people: &str) = "{name} est proche : il manque {people}";
    is_near_perhaps(name: &str, people: &str) = "{name} est proche : il manque {people} (peut-être aucun : demandez)";
    you_lack(people: &str, name: &str) = "Il vous manque {people} pour {name}";
    and_meanwhile(text: &str, joined: &str) = "{text} ; sans attendre, vous pouvez {joined}";
    possible_aiming_at(name: &str, scales: &str) = "{name} est possible si vous visez : {scales}";
    nearest_is(name: &str, people: &str) = "Le plus proche à monter est {name} : il manque {people}";
    you_can(joined: &str) = "Vous pouvez {joined}";
    no_type_fits = "Aucun de ces types ne convient à cette équipe";
    your_employer = "qui vous emploie, un centre de santé ou non";
    your_status = "votre statut";
    your_patients = "les patients que vous visez";
    done_too_soon(name: &str, step: &str, first: &str) = "{name} : « {step} » est dit fait, mais pas ce qui vient avant ({first}). Vérifiez.";
    recognised_already(name: &str) = "{name} : déjà reconnu ; le tableau demande plus de monde, faites vérifier.";
}

pub fn distance(distance: Distance) -> &'static str {
    match distance {
        Distance::Near => "à portée",
        Distance::Choice => "possible aussi",
        Distance::Far => "plus tard",
        Distance::Join => "à rejoindre",
        Distance::Partner => "en partenaire",
    }
}

pub fn step_in_brief(state: StepState) -> &'static str {
    match state {
        StepState::Done => "fait",
        StepState::InProgress => "en cours",
        StepState::NotDone => "à faire",
        StepState::NotKnown => "déjà fait ?",
    }
}

pub fn brings(filled: u64, wanted: u64) -> String {
    match filled {
        0 => format!("vous y avez votre place, hors de ses {wanted} professions"),
        1 => format!("vous y apportez 1 profession sur {wanted}"),
        _ => format!("vous y apportez {filled} professions sur {wanted}"),
    }
}

pub fn far_and_aiming(count: u64, aiming: &str) -> String {
    match count {
        0 => aiming.to_owned(),
        _ => format!("il manque {}, et {aiming}", people(count)),
    }
}

pub fn routes_to_choose(count: usize) -> String {
    format!("{}, à vous de choisir", routes_open(count))
}

pub fn routes_together(count: usize) -> String {
    format!("{}, qui vont ensemble", routes_open(count))
}

pub fn routes_open(count: usize) -> String {
    match count {
        2 => "Deux routes ouvertes".to_owned(),
        3 => "Trois routes ouvertes".to_owned(),
        _ => format!("{count} routes ouvertes"),
    }
}

pub fn answers_decide(count: usize) -> &'static str {
    if count == 1 { "Une réponse décide" } else { "Deux réponses décident" }
}

pub fn newest_alert(date: &str, ago: u64) -> String {
    match ago {
        0 => format!("dernière alerte : {date}"),
        _ => format!("dernière alerte : {date}, il y a {ago} mois"),
    }
}

pub fn people_of_kinds(count: u64, sorts: usize) -> String {
    format!("{}, {sorts} professions ou statuts", people(count))
}

// What-if.

messages! {
    whatif_title = "Et si l’équipe changeait ?";
    whatif_since_title = "Depuis la dernière fois";
    whatif_change = "Le changement";
    whatif_since_change = "Depuis la dernière fois";
    whatif_no_change = "rien";
    whatif_joins(people: &str) = "{people} de plus";
    whatif_leaves(people: &str) = "{people} de moins";
    whatif_instead(after: &str, before: &str) = "{after} au lieu de {before}";
    whatif_status_unknown(people: &str) = "{people} de statut inconnu";
    whatif_scale_added(names: &str) = "échelle en plus : {names}";
    whatif_scale_dropped(names: &str) = "échelle en moins : {names}";
    whatif_aim_added(names: &str) = "action en plus : {names}";
    whatif_aim_dropped(names: &str) = "action en moins : {names}";
    whatif_from_to(before: &str, after: &str) = "{before} → {after}";
    whatif_becomes(margin: &str) = "devient {margin}";
    whatif_firmer(margin: &str) = "plus solide ; {margin}";
    whatif_weaker(margin: &str) = "moins solide ; {margin}";
    whatif_scale_needed(names: &str) = "en visant : {names}";
    whatif_rest(names: &str) = "Le reste ne change pas : {names}.";
    whatif_all_stay = "Aucun résultat ne bouge.";
    whatif_turns(before: &str, after: &str) = "avant, {before} ; après, {after}";
    whatif_at_best(verdict: &str, best: &str) = "{verdict}, au mieux {best}";
    whatif_whole_report = "Le rapport complet de l’équipe changée :";
}

pub fn whatif_distance(distance: Distance) -> &'static str {
    match distance {
        Distance::Near => "à portée",
        Distance::Choice => "possible aussi",
        Distance::Far => "plus tard",
        Distance::Join => "à rejoindre",
        Distance::Partner => "en partenaire",
    }
}

pub fn whatif_badge(badge: Badge) -> &'static str {
    match badge {
        Badge::Better => "mieux",
        Badge::Worse => "moins bien",
        Badge::Other => "changé",
    }
}

pub fn whatif_summary(flips: u64, moves: u64) -> String {
    let verdicts = match flips {
        0 => "Aucun résultat ne change".to_owned(),
        1 => "1 résultat change".to_owned(),
        _ => format!("{flips} résultats changent"),
    };
    match moves {
        0 => format!("{verdicts}."),
        1 => format!("{verdicts} ; 1 autre évolue."),
        _ => format!("{verdicts} ; {moves} autres évoluent."),
    }
}

// Documents and their formats.

messages! {
    colon = "\u{a0}: ";
    to_fill_in = "à compléter";
    mark_done = "Fait";
    mark_to_do = "À faire";
    mark_to_confirm = "Fait ?";
}

// Sheets, comparison, lists.

messages! {
    sheet_title = "Les types, un par un";
    sheet_rows = "Ce que disent les sources";
    sheet_criteria = "Critères appliqués";
    sheet_staff = "Effectif minimal";
    sheet_steps = "Démarches, dans l’ordre";
    sheet_relations = "Avec les autres types";
    sheet_know_first = "À savoir d’abord";
    sheet_on_hold = "En attente";
    sheet_on_hold_means = "ce type passe après les autres de même résultat, tant que cette alerte vaut";
    sheet_doubt = "Réserve";
    sheet_either = "Au choix";
    sheet_representation(count: usize, names: &str) = "{count} professions à réunir sur le territoire, par plusieurs équipes : {names}";
    sheet_aims = "Actions possibles";
    sheet_facts = "À savoir";
    sheet_source(short: &str, title: &str, publisher: &str, date: &str) = "{short} : « {title} », {publisher}, {date}.";
    audience = "Professionnels concernés";
    scale = "Échelle";
    prerequisite = "prérequis";
    prerequisites = "Prérequis";
    afterwards = "à faire ensuite";
    interpretation = "Interprétation";
    whom_to_call = "Contacts";
    sources = "Sources";
    not_given = "non précisé dans la source";
    place_in_source(document: &str, row: &str, column: &str) = "{document}, « {row} », {column}";
    citation(cite: &str) = " : « {cite} »";
    comparison_title = "Comparaison";
    comparison_signs = "≠ règles différentes ; = même règle, parfois en d’autres mots ; — pas de règle, ou pas ce type";
    minimum_staff = "Effectif minimal";
    rules_differ(name: &str) = "{name}, règles différentes :";
    rules_agree(name: &str) = "{name}, même règle :";
    no_such_type = "pas ce type";
    no_rule = "pas de règle";
    list_professions = "Professions";
    list_types = "Types";
    list_statuses = "Statuts";
    list_scales = "Échelles";
    list_aims = "Actions";
    list_steps = "Démarches";
    list_also(words: &str) = "aussi : {words}";
    list_either(statuses: &str) = "soit {statuses}";
    list_specialty(id: &str) = "spécialité de {id}";
    list_counted_nowhere(reason: &str) = "ne compte pour aucun type : {reason}";
    list_groups(groups: &str) = "groupes : {groups}";
    list_served_by(types: &str) = "types : {types}";
}

// Dossier.

messages! {
    dossier_title(name: &str) = "{name} : préparer le rendez-vous";
    dossier_standing = "Où en est l’équipe";
    dossier_team = "L’équipe";
    dossier_to_confirm = "À vérifier";
    dossier_notes = "Notes du rendez-vous";
    dossier_decided = "Ce qui a été dit et décidé";
    dossier_to_write = "À rédiger";
    dossier_members_to_name = "Qui compose l’équipe";
    dossier_status_to_confirm = "statut à préciser";
    dossier_no_contact = "La source ne donne pas de contact";
    dossier_ask(who: &str) = "Demander à {who} si votre équipe suffit déjà.";
    dossier_join(who: &str) = "Demander à {who} quelle équipe rejoindre, ou avec qui la monter.";
    dossier_find(people: &str) = "Trouver {people}.";
    dossier_find_at_least(people: &str) = "Trouver au moins {people}, selon les statuts.";
    dossier_body = "Organisme";
    dossier_full_name = "Nom complet";
    dossier_ways = "Coordonnées";
    dossier_name = "Nom et prénom";
    dossier_profession = "Profession et statut";
    dossier_specialty = "Spécialité";
    dossier_number = "Numéro RPPS";
    dossier_mail = "Courriel";
    dossier_bodies = "Organismes qui participent";
    dossier_know_first = "À savoir d’abord";
    dossier_watch = "Attention";
    dossier_alerts = "Points d’attention";
    dossier_next = "À faire maintenant";
    dossier_ahead = "Ce qu’il reste à faire";
    dossier_behind = "Déjà fait";
    dossier_state = "Où cela en est";
    dossier_nothing_left = "Toutes les démarches sont faites.";
    dossier_choose_scale(names: &str) = "Décider de vous organiser aussi pour : {names}.";
    dossier_who_calls = "Qui appelle, et avant quand";
    dossier_to_ask = "Trois questions pour le premier appel";
    dossier_rows = "L’argent et le cadre";
    dossier_next_meeting = "Date et lieu du prochain rendez-vous";
    dossier_nouns = "Les noms de profession désignent les femmes comme les hommes.";
    call_team(team: &str) = "Notre équipe : {team}. Est-ce assez aujourd’hui, et sinon qui manque-t-il ?";
    call_where(name: &str) = "{name} : que vous faut-il encore de notre équipe ?";
    call_still(short: &str) = "« {short} » : est-ce toujours vrai ?";
    call_changed(name: &str) = "{name} : qu’est-ce qui a changé depuis un an ?";
    call_step(step: &str) = "Pour « {step} » : quelles pièces faut-il, à qui les envoyer, et sous quel délai répondez-vous ?";
    call_renewal(name: &str) = "{name} : quand faut-il faire le point ou renouveler ?";
    dossier_place = "Lieu d’exercice";
    dossier_signature = "Signature";
    dossier_rules(title: &str, version: &str) = "{title}, règles {version}";
    dossier_source(place: &str, date: &str) = "Source : {place} ({date})";
    dossier_document(title: &str, publisher: &str, date: &str) = "« {title} », {publisher}, {date}.";
    locale = "fr-FR";
    dossier_asked_by(name: &str, step: &str) = "Démarche : {name}, {step}";
}

// Rule authors: check, explain, test, graph, schema, new.

messages! {
    check_which_prepares = " », qui prépare « ";
    check_none = "aucun problème";
    check_title = "Vérification des règles";
    check_hint = "Ce que dit un code, et que faire : exercoord rules explain CODE";
    trial_title = "Essai des règles";
    trial_head(id: &str, version: &str) = "Règles {id}, version {version}";
    trial_right = "réussi";
    trial_wrong = "échec";
    trial_no_example = "aucun exemple";
    trial_miss(line: usize, fact: &str, expected: &str, found: &str) =
        "ligne {line}, {fact} : attendu {expected}, obtenu {found}";
    trial_nothing = "(rien)";
    trial_value(value: &str) = "« {value} »";
    trial_no_gap =
        "Chaque type est essayé par un exemple, avec chacune de ses places et de ses démarches.";
    trial_gaps = "Ce qu’aucun exemple n’essaie :";
    trial_no_fitting = "aucun exemple qui convient (verdict « eligible » ou « ready »)";
    trial_no_unsuitable = "aucun exemple qui ne convient pas (verdict « unsuitable »)";
    trial_never_filled(seat: &str) = "aucun exemple n’occupe toute la place « {seat} »";
    trial_never_empty(seat: &str) = "aucun exemple ne laisse vide la place « {seat} »";
    trial_never_with(seat: &str, names: &str) =
        "aucun exemple n’occupe la place « {seat} » avec : {names}";
    trial_never_done(step: &str) = "aucun exemple n’a fait le prérequis « {step} » (clé « done »)";
    trial_never_named(step: &str) =
        "aucun exemple ne nomme la démarche « {step} » (clés « done » et « not-done »)";
    trial_problem(example: &str, fact: &str, expected: &str, found: &str) =
        "l’exemple « {example} » attend {expected} pour « {fact} », les règles donnent {found}";
    trial_problem_help = "corrigez l’exemple s’il se trompe ; sinon, la règle : critères, places et démarches du même fichier";
    explain_wrong(file: &str) = "Faux, dans {file} :";
    explain_right = "Juste :";
    explain_origin = "L’exemple est pris dans un petit jeu de règles inventé.";
    explain_more = "Ce que veut dire un code, avec un exemple :";
    explain_error = "Erreur : à corriger avant de se servir des règles.";
    explain_errors = "Erreurs : à corriger avant de se servir des règles.";
    explain_warning = "Avertissement : les règles marchent, mais relisez ce passage.";
    explain_warnings = "Avertissements : les règles marchent, mais relisez ce passage.";
    to_be_written = "à écrire";
    graph_question = "Question";
    graph_settled_by = "décidé par";
    graph_combines = "se combine avec";
    graph_instead_of = "ou bien";
    graph_prerequisite(number: usize) = "Démarche {number}, prérequis";
    graph_later(number: usize) = "Démarche {number}, ensuite";
    schema_ruleset = "Le jeu de règles : ruleset.toml";
    schema_professions = "Les professions : professions.toml";
    schema_vocabulary = "Statuts, échelles et actions : vocabulary.toml";
    schema_questions = "Les questions : questions.toml";
    schema_contacts = "Les contacts : contacts.toml";
    schema_directory = "La lecture de l’annuaire national : directory.toml";
    schema_type = "Un type d’exercice coordonné : un fichier de types/";
    export_done(files: &str, dir: &str) =
        "{files}. Modifiez, puis essayez :\nexercoord rules test {dir}";
    new_done(file: &str, dir: &str) =
        "Remplacez ce qui est « à écrire » dans {file}, puis essayez :\nexercoord rules test {dir}";
    known_type(id: &str, name: &str) = "le type « {id} » est déjà là ({name})";
    known_type_help = "choisissez un autre identifiant, ou modifiez son fichier";
}

pub fn check_places(count: u64) -> String {
    format!("{count} {}", plural(Lang::Fr, count, "endroit", "endroits"))
}

pub fn check_errors(count: u64) -> String {
    format!("{count} {}", plural(Lang::Fr, count, "erreur", "erreurs"))
}

pub fn check_warnings(count: u64) -> String {
    format!("{count} {}", plural(Lang::Fr, count, "avertissement", "avertissements"))
}

pub fn trial_sum(count: u64, right: u64, wrong: u64) -> String {
    let examples = plural(Lang::Fr, count, "exemple", "exemples");
    let passed = plural(Lang::Fr, right, "réussi", "réussis");
    match wrong {
        0 => format!("{count} {examples}, {right} {passed}"),
        1 => format!("{count} {examples}, {right} {passed}, 1 échec"),
        _ => format!("{count} {examples}, {right} {passed}, {wrong} échecs"),
    }
}

pub fn export_files(count: u64) -> String {
    format!("{count} {}", plural(Lang::Fr, count, "fichier écrit", "fichiers écrits"))
}

// Rule authors: difference.

messages! {
    diff_quoted(text: &str) = "« {text} »";
    diff_in_other = " (en anglais)";
    diff_prepares = "prépare";
    diff_but_for(group: &str, others: &str) = "{group}, sauf {others}";
    diff_title = "Comparaison de deux jeux de règles";
    diff_old = "Ancien";
    diff_new = "Nouveau";
    diff_as_of(set: &str, day: &str) = "{set}, au {day}";
    diff_decisive = "Ce qui peut changer une réponse";
    diff_rest = "Le reste";
    diff_nothing = "Rien n’a changé.";
    diff_nothing_decisive = "Rien de ce qui a changé ne peut changer une réponse.";
    diff_for_team = "Pour cette équipe";
    diff_no_turn = "Aucune réponse ne change.";
    diff_unchanged = "Inchangées";
    diff_alone = "Cause : ce changement";
    diff_alone_many = "Cause : ces changements, dans le même bloc";
    diff_alone_too = "Celui-ci aussi le ferait à lui seul :";
    diff_alone_too_many = "Ceux-ci aussi le feraient, sans les autres :";
    diff_together = "Ces changements le font ensemble :";
    diff_no_such_type = "pas de ce type";
    diff_old_changes_again(days: &str) = "L’ancien jeu change encore le {days} :";
    diff_new_changes_again(days: &str) = "Le nouveau jeu change encore le {days} :";
    diff_left_out_of_old(problem: &str) = "Laissé de côté dans l’ancien jeu ({problem}).";
    diff_left_out_of_new(problem: &str) = "Laissé de côté dans le nouveau jeu ({problem}).";
    bad_date(date: &str) = "date invalide : « {date} »";
    bad_date_help = "écrivez l’année, le mois et le jour : 2024-07-01";
}

pub fn diff_added(name: &str, feminine: bool) -> String {
    format!("{name} {}", if feminine { "ajoutée" } else { "ajouté" })
}

pub fn diff_removed(name: &str, feminine: bool) -> String {
    format!("{name} {}", if feminine { "retirée" } else { "retiré" })
}

pub fn diff_years(count: u64) -> String {
    format!("{count} {}", plural(Lang::Fr, count, "an", "ans"))
}

// Screening: teams.

messages! {
    screen_quoted(name: &str) = "« {name} »";
    screen_unreadable(file: &str, why: &str) = "« {file} » ne peut pas être lu : {why}";
    screen_save_as_utf8 = "enregistrez le fichier en UTF-8 (dans un tableur : « CSV UTF-8 »)";
    screen_header_not_text = "l’en-tête n’est pas de l’UTF-8";
    screen_header_twice(name: &str) = "deux colonnes disent « {name} »";
    screen_header_twice_help = "renommez l’une des deux, ou retirez-la";
    screen_header_no_status(name: &str) = "la colonne « {name} » ne nomme pas un statut connu";
    screen_header_no_status_help(statuses: &str) = "après les deux-points, un de ceux-ci : {statuses}";
    screen_foreign(what: &str) = "le fichier est {what}";
    screen_is_directory = "ce fichier est une extraction de l’annuaire national, pas un fichier d’équipes";
    screen_is_directory_help = "donnez-le avec --rpps : exercoord screen --rpps FICHIER --by site";
    screen_no_team = "aucune colonne ne dit qui est dans l’équipe";
    screen_no_team_help(seen: &str) = "il faut une colonne « team », ou des colonnes nommées par une profession ; la première ligne du fichier est l’en-tête, des virgules, points-virgules ou tabulations entre les colonnes ; ici : {seen}";
    screen_empty = "le fichier est vide : il faut une ligne d’en-tête";
    screen_no_header = "la première ligne n’est pas un en-tête : elle dépasse un mégaoctet, ou un guillemet n’y est jamais fermé";
    screen_renamed(name: &str, meant: &str) = "La colonne « {name} » est lue comme « {meant} ».";
    screen_lookalike(name: &str, meant: &str) = "La colonne « {name} » est recopiée telle quelle : vouliez-vous dire {meant} ?";
    foreign_archive = "une archive ZIP ou un classeur de tableur";
    foreign_archive_help = "décompressez l’archive et donnez le fichier de texte qu’elle contient ; un classeur, enregistrez-le en « CSV UTF-8 »";
    foreign_workbook = "un classeur de tableur";
    foreign_workbook_help = "enregistrez-le en « CSV UTF-8 » dans le tableur";
    foreign_compressed = "compressé (gzip)";
    foreign_compressed_help = "décompressez-le d’abord, ou : gunzip -c FICHIER | exercoord … -";
    foreign_utf16 = "en UTF-16";
    foreign_utf16_help = "enregistrez-le en UTF-8 (dans un tableur : « CSV UTF-8 »)";
    screen_row_not_text = "ce n’est pas de l’UTF-8 (enregistrez le fichier en UTF-8 ; dans un tableur : « CSV UTF-8 »)";
    screen_row_too_long = "ligne de plus d’un mégaoctet";
    screen_open_quote = "guillemet jamais fermé";
    screen_reject(line: u64, reason: &str) = "ligne {line} : {reason}";
    screen_reject_in(line: u64, column: &str, reason: &str) = "ligne {line}, colonne « {column} » : {reason}";
    screen_more_rejects(more: &str) = "… et {more} de plus : --rejects FICHIER les donne toutes.";
    screen_nobody(teams: &str) = "Dont sans composition : {teams}. Pour ces équipes, les résultats sont à préciser.";
    screen_recruits = "Un renfort de plus, et ce qu’il rendrait possible dans ce fichier :";
    screen_interrupted = "Interrompu. Rien n’est écrit.";
    screen_interrupted_rows(rows: &str) = "Interrompu ({rows}). Rien n’est écrit.";
    screen_ends_there = "Interrompu : le résultat s’arrête là.";
    screen_ends_there_rows(rows: &str) = "Interrompu : le résultat s’arrête là ({rows}).";
    screen_standard_output = "sortie standard";
    screen_progress(rows: &str, rate: &str) = "{rows} lignes, {rate} par seconde";
    screen_progress_left(done: &str, percent: u64, left: &str) = "{done}, {percent} %, reste {left}";
}

pub fn screen_mistakes(mistakes: &[String]) -> String {
    mistakes.join(" ; ")
}

pub fn screen_width(found: u64, wanted: usize) -> String {
    let cells = plural(Lang::Fr, found, "cellule", "cellules");
    format!("{found} {cells}, l’en-tête en a {wanted}")
}

pub fn screen_rows(teams: u64, rejects: u64) -> String {
    let rows = teams + rejects;
    format!(
        "{} {} : {} {}, {} {}",
        number(rows, Lang::Fr),
        plural(Lang::Fr, rows, "ligne lue", "lignes lues"),
        number(teams, Lang::Fr),
        plural(Lang::Fr, teams, "équipe évaluée", "équipes évaluées"),
        number(rejects, Lang::Fr),
        plural(Lang::Fr, rejects, "ligne rejetée", "lignes rejetées"),
    )
}

// Screening: the directory.

messages! {
    directory_wanted = "donnez une extraction « PS_LibreAcces_Personne_activite » de l’Annuaire Santé : du texte, des « | » entre les cellules, les noms des colonnes sur la première ligne";
    directory_no_rules = "ces règles ne disent pas comment lire l’annuaire national";
    directory_no_rules_help = "ajoutez directory.toml au jeu de règles, ou prenez un jeu qui en a un";
    directory_unreadable_help = "vérifiez le chemin et les droits du fichier";
    directory_empty(name: &str) = "« {name} » est vide";
    directory_foreign(name: &str, what: &str) = "« {name} » est {what}";
    directory_stopped(name: &str) = "la lecture de « {name} » est interrompue";
    directory_stopped_help = "relancez la commande pour la reprendre du début";
    directory_long_header(name: &str) = "la première ligne de « {name} » n’est pas un en-tête : elle dépasse un mégaoctet";
    directory_header_not_text(name: &str) = "la première ligne de « {name} » n’est pas en UTF-8";
    directory_header_not_text_help = "l’annuaire est publié en UTF-8 : reprenez le fichier d’origine, ou enregistrez celui-ci en UTF-8";
    directory_missing_columns(name: &str, columns: &str) = "« {name} » n’est pas une extraction de l’annuaire : il manque {columns}";
    directory_missing_columns_help(wanted: &str, name: &str) = "{wanted} ; un fichier d’équipes se donne sans --rpps : exercoord screen {name}";
    directory_too_long = "plus d’un mégaoctet";
    directory_not_text = "pas en UTF-8";
    directory_short = "moins de cellules que l’en-tête";
    directory_no_site = "pas d’identifiant de lieu (structure, FINESS ou SIRET)";
    directory_no_commune = "pas de code de commune";
    directory_no_person = "pas d’identifiant de personne";
    directory_unknown_profession = "profession qu’aucune règle ne traduit";
    directory_ignored_mode = "mode d’exercice que les règles écartent";
    directory_unknown_mode = "mode d’exercice qu’aucune règle ne traduit";
    directory_not_counted = "Lignes rejetées, chacune pour une seule raison :";
    directory_limits = "L’annuaire ne dit rien de l’échelle ni des prérequis : atteindre l’effectif minimal ne suffit pas pour être éligible.";
    directory_own_column = "leur propre colonne";
    directory_nobody(departments: &str) = "Personne n’y est du département demandé : {departments}.";
    directory_departments(departments: &str) = "Départements : {departments}. Les nombres de lignes sont ceux de tout le fichier.";
    directory_no_skills = "Ce fichier n’a pas de colonne « Code savoir-faire » : les professions que seul un savoir-faire distingue sont de spécialité inconnue.";
    directory_unknown(people: &str, column: &str) = "De spécialité inconnue : {people}, à part dans {column} ; aucune place n’est pour ces personnes.";
    directory_hidden(labels: &str) = "Libellés laissés vides, car ils contiennent le nom d’une personne : {labels}.";
    directory_codes(lists: &str) = "Codes : {lists}.";
}

pub const directory_lacks: [&str; 4] = ["complet", "manque 1", "manque 2", "manque 3 ou plus"];

pub fn directory_left_out(reasons: &[String]) -> String {
    format!("Lignes rejetées, chacune pour une seule raison : {}.", reasons.join(" ; "))
}

pub fn directory_lacking(is_site: bool) -> &'static str {
    match is_site {
        true => {
            "Combien de lieux d’exercice ont l’effectif minimum, et à combien il manque des gens :"
        }
        false => "Combien de communes ont l’effectif minimum, et à combien il manque des gens :",
    }
}

pub fn directory_sum(lines: u64, counted: u64, groups: u64, people: u64, is_site: bool) -> String {
    let [one, many] =
        if is_site { ["lieu d’exercice", "lieux d’exercice"] } else { ["commune", "communes"] };
    format!(
        "Lignes lues : {}, comptées : {}. {} {}, dans l’ordre des identifiants ; {} {}, chacune comptée une fois par {one} et par profession.",
        number(lines, Lang::Fr),
        number(counted, Lang::Fr),
        number(groups, Lang::Fr),
        plural(Lang::Fr, groups, one, many),
        number(people, Lang::Fr),
        plural(Lang::Fr, people, "personne", "personnes"),
    )
}

// Screening: overview. Where there are three: of teams, of sites, of communes.

messages! {
    overview_skip = "Aller au tableau";
    overview_source = "Fichier";
    overview_rows_read = "Lignes lues";
    overview_rejects = "Lignes rejetées";
    overview_verdicts_told = "Nombre d’équipes par verdict";
    overview_lacking = "Combien de personnes manquent";
    overview_people = "À trouver";
    overview_recruits_told = "Une porte, c’est un type et une équipe à qui il ne manque que cette personne.";
    overview_recruit = "Une personne de plus";
    overview_doors = "Portes";
    overview_by_type = "Par type";
    overview_rows_told = "Pour ouvrir ces lignes dans un tableur : la même commande, avec --format csv.";
    overview_on_paper = "Le papier n’a pas la place des colonnes de professions : elles sont à l’écran.";
    overview_nothing = "Il n’y a aucune ligne.";
    overview_find = "Chercher";
    overview_only = "Ne montrer que";
    overview_everything = "tout";
    overview_more = "Montrer 200 lignes de plus";
    overview_all = "Montrer toutes les lignes";
    overview_name = "Nom et identifiant";
    overview_department = "Département";
    overview_unknown = "De spécialité inconnue";
    overview_recommended = "Types éligibles";
    overview_missing = "il manque";
    overview_rejects_told = "Les lignes rejetées, avec la raison de chacune : la même commande, avec --rejects FICHIER.";
    overview_rules(version: &str) = "règles {version}";
    overview_or_more(count: u64) = "{count} ou plus";
    overview_rejects_in(file: &str) = "Les lignes rejetées sont dans {file}, avec la raison de chacune.";
    overview_too_many_teams(most: &str) = "plus de {most} équipes : trop pour une page, choisissez --format csv";
    overview_too_many_places(most: &str) = "plus de {most} lignes : trop pour une page, choisissez --format csv, ou quelques départements par --department";
}

pub const overview_title: [&str; 3] = [
    "Quel exercice coordonné pour ces équipes ?",
    "Où l’exercice coordonné peut commencer, lieu par lieu",
    "Où l’exercice coordonné peut commencer, commune par commune",
];
pub const overview_lacking_told: [&str; 3] = [
    "Pour chaque type, les équipes dont il est à portée, par nombre de personnes à trouver. Toutes les barres ont la même échelle.",
    "Pour chaque type, les lieux par nombre de personnes à trouver pour l’effectif minimum. Toutes les barres ont la même échelle.",
    "Pour chaque type, les communes par nombre de personnes à trouver pour l’effectif minimum. Toutes les barres ont la même échelle.",
];
pub const overview_no_lacking: [&str; 3] = [
    "À portée d’aucune équipe :",
    "L’effectif minimum est partout au complet pour",
    "L’effectif minimum est partout au complet pour",
];
pub const overview_rows_noun: [&str; 3] = ["Équipes", "Lieux", "Communes"];
pub const overview_rows: [&str; 3] = ["Les équipes", "Les lieux d’exercice", "Les communes"];
pub const overview_sorted: [&str; 3] = [
    "",
    "D’abord les lieux à qui il manque le moins de personnes, tous types ensemble.",
    "D’abord les communes à qui il manque le moins de personnes, tous types ensemble.",
];
pub const overview_shown: [&str; 3] = [
    "Équipes montrées : {shown} sur {kept} retenues, {all} en tout",
    "Lieux montrés : {shown} sur {kept} retenus, {all} en tout",
    "Communes montrées : {shown} sur {kept} retenues, {all} en tout",
];
pub const overview_shown_of_all: [&str; 3] = [
    "Équipes montrées : {shown} sur {all}",
    "Lieux montrés : {shown} sur {all}",
    "Communes montrées : {shown} sur {all}",
];
pub const overview_table: [&str; 3] = [
    "Ce que chaque type est pour chaque équipe",
    "Ce qui manque à chaque lieu",
    "Ce qui manque à chaque commune",
];
pub const overview_notice: [&str; 3] = [
    "Calculé d’après les seules données du fichier : à vérifier avec chaque équipe.",
    "Calculé d’après les seules données de l’annuaire : à vérifier sur place.",
    "Calculé d’après les seules données de l’annuaire : à vérifier sur place.",
];
pub const overview_one: [&str; 3] = ["équipe", "lieu", "commune"];
pub const overview_many: [&str; 3] = ["équipes", "lieux", "communes"];

pub fn overview_absent(count: u64) -> String {
    match count {
        1 => "1 profession n’a pas de colonne : personne ne l’exerce ici.".to_owned(),
        _ => format!("{count} professions n’ont pas de colonne : personne ne les exerce ici."),
    }
}

// Command line.

messages! {
    command_line = "ligne de commande";
    standard_input = "entrée standard";
    not_unicode = "ce mot n’est pas de l’Unicode valide";
    not_unicode_help = "retapez-le";
    see(line: &str) = "voir : {line}";
    did_you_mean(words: &str) = "vouliez-vous dire : {words} ?";
    choose_from(known: &str) = "choisissez parmi : {known}";
    bad_line(word: &str) = "la commande ne peut pas être lue : {word}";
    unknown_command(word: &str) = "commande inconnue : « {word} »";
    unknown_option(name: &str) = "option inconnue : « {name} »";
    unexpected_word(word: &str) = "mot inattendu : « {word} »";
    lacks_value(option: &str) = "l’option « {option} » attend une valeur";
    lacks_value_help = "ajoutez-la juste après, ou retirez l’option";
    given_twice(option: &str) = "l’option « --{option} » est donnée plusieurs fois";
    given_twice_help = "gardez une seule valeur";
    not_accepted(option: &str, value: &str) = "--{option} n’accepte pas « {value} »";
    not_a_day(text: &str) = "date invalide : « {text} »";
    not_a_day_help = "écrivez l’année, le mois et le jour, comme 2024-06-30";
    before_rules(day: &str) = "ces règles ne disent rien du {day}";
    before_rules_help(day: &str) = "elles commencent le {day}";
    no_change = "aucun changement n’est donné";
    no_change_help = "ajoutez --add, --remove, --set-status, --set-scale, --add-scale ou --done ; ou --now et un fichier de réponses";
    docx_on_screen = "un fichier docx ne s’écrit pas à l’écran";
    docx_on_screen_help = "ajoutez -o et un nom de dossier, ou choisissez --format markdown";
    no_type = "il manque le nom d’un type";
    unknown_type(word: &str) = "type inconnu : « {word} »";
    not_a_schema(word: &str) = "schéma inconnu : « {word} »";
    not_a_schema_help(known: &str) = "choisissez-en un parmi : {known}";
    no_list = "il manque le nom d’une liste";
    not_a_list(word: &str) = "liste inconnue : « {word} »";
    not_a_list_help(known: &str) = "choisissez-en une parmi : {known}";

    // The actions of `rules`.
    no_action = "il manque l’action";
    unknown_action(word: &str) = "action inconnue : « {word} »";
    out_of_place(option: &str, action: &str) = "« {option} » ne va pas avec « {action} »";
    out_of_place_help = "retirez l’option";
    two_directories = "deux dossiers de règles sont donnés";
    two_directories_help = "gardez-en un seul";
    no_new_id = "il manque l’identifiant du nouveau type";
    no_new_id_help = "par exemple : exercoord rules new equipe-mobile mes-regles";
    no_rules_directory = "il manque le nom d’un dossier de règles";
    no_rules_directory_help = "par exemple : exercoord rules export mes-regles";
    two_sets_needed = "il faut deux jeux de règles, ou deux dates";
    two_sets_needed_help = "par exemple : exercoord rules diff pays-de-la-loire mes-regles";
    not_years(value: &str) = "« {value} » n’est pas un nombre d’années";
    not_years_help = "écrivez un nombre entier de 0 à 1000";
    not_a_file_kind(word: &str) = "sorte de fichier de règles inconnue : « {word} »";
    not_an_id_help(most: usize) = "utilisez des minuscules sans accent, des chiffres et des tirets, \
        comme « un-nom-2 », {most} caractères au plus";
    unknown_code(word: &str) = "code inconnu : « {word} »";
    unknown_code_help = "tous les codes : exercoord rules explain";

    // The options of `screen`.
    one_file_help = "un seul fichier à la fois ; voir : exercoord screen --help";
    teams_or_directory_help = "un fichier d’équipes, ou --rpps et l’annuaire : l’un ou l’autre";
    no_file = "il manque le fichier à lire";
    no_file_help = "un fichier d’équipes, comme : exercoord screen equipes.csv ; \
        ou --rpps et une extraction de l’annuaire";
    same_output = "le résultat et les lignes rejetées iraient au même endroit";
    same_output_help = "donnez à -o et à --rejects deux fichiers différents";
    over_input = "le résultat remplacerait le fichier à lire";
    over_input_help = "donnez à -o et à --rejects d’autres fichiers que celui qui est lu";
    only_with_rpps(option: &str) = "« {option} » ne va qu’avec --rpps";
    only_with_rpps_help = "retirez l’option, ou ajoutez --rpps";
    not_with_rpps(option: &str) = "« {option} » ne va pas avec --rpps";
    no_by = "choisissez un regroupement (--by)";
    no_by_help = "ajoutez --by site (par lieu d’exercice) ou --by commune";
    not_a_department(code: &str) = "« {code} » n’est pas le code d’un département";
    not_a_department_help = "écrivez-le comme 01, 44, 2A ou 971, des virgules entre plusieurs";

    // Rule sets, answers, results.
    several_sets(named: &str) = "plusieurs jeux de règles ne vont qu’avec « compare » : « {named} »";
    several_sets_help(named: &str) = "nommez-en un seul, ou écrivez : exercoord compare --rules {named}";
    set_over_directory(name: &str) = "« {name} » est ici le jeu de règles du programme ; \
        écrivez ./{name} pour le dossier.";
    rules_as_of(day: &str) = "Règles au {day}.";
    team_replaced = "L’équipe du fichier est remplacée par celle des options.";
    answers_unreadable(origin: &str, why: &str) = "le fichier de réponses « {origin} » ne peut pas être lu : {why}";
    answers_unreadable_help = "donnez un fichier de texte, de moins de 256 Ko";
    result_unwritable(why: &str) = "le résultat ne peut pas être écrit : {why}";
    file_unwritable(path: &str, why: &str) = "« {path} » ne peut pas être écrit : {why}";
    file_written(path: &str) = "écrit : {path}";
    file_exists(path: &str) = "« {path} » existe déjà : choisissez un autre nom, ou ajoutez --force";
    files_exist(paths: &str) = "déjà là : {paths}. Rien n’est écrit : \
        choisissez un autre dossier, ou ajoutez --force";
}

// Help.

messages! {
    help_program(types: &str) = "exercoord dit à une équipe de santé quel exercice coordonné lui convient \
        ({types}), pourquoi, ce qui manque et que faire ensuite.";
    help_ask = "Pose les questions une à une, seulement celles qui comptent encore, puis donne le rapport.";
    help_assess = "Dit ce qui convient à une équipe, pourquoi, ce qui manque et que faire ensuite.";
    help_what_if = "Montre ce qu’un changement ferait du résultat : avant, après, et pourquoi.";
    help_show = "Montre la fiche d’un type d’exercice : pour qui, critères, démarches, contacts, sources.";
    help_dossier = "Prépare ce que l’équipe apporte à son premier rendez-vous : \
        démarches, contacts, trames à remplir.";
    help_compare = "Met les types d’exercice côte à côte, tous ou ceux que vous nommez.";
    help_list = "Donne les mots que le programme connaît.";
    help_schema = "Donne le schéma JSON du rapport, ou de what-if (pour qui programme).";
    help_screen = "Évalue beaucoup d’équipes à la fois : un fichier d’une équipe par ligne, \
        ou l’annuaire national (Annuaire Santé), lieu par lieu ou commune par commune.";
    help_rules = "Pour mettre les règles à jour : \
        les vérifier, les essayer, les comparer, les dessiner, les copier, les compléter.";

    help_examples = "Exemples :";
    help_usage = "Utilisation :";
    help_usage_line = "exercoord COMMANDE [OPTIONS]";
    help_alias(alias: &str) = "Alias : {alias}";
    help_commands = "Commandes (exercoord COMMANDE --help pour chacune) :";
    help_team = "Votre équipe :";
    help_change = "Le changement :";
    help_result = "Le résultat :";
    help_common = "Options communes :";
    help_professions = "Une option par profession, suivie d’un nombre :";

    option_team = "La composition, comme on la dirait ; un statut suit sa profession. Répétable";
    option_status = "Le statut des membres qui n’en ont pas : {statuses}";
    option_scale = "L’échelle où agir (exercoord list scales), une ou plusieurs";
    option_done = "Les démarches faites (exercoord list steps)";
    option_started = "Les démarches en cours";
    option_name = "Le nom de l’équipe, porté sur ce qu’elle emporte";
    option_not_done = "Les démarches qui ne sont pas faites";
    option_aim = "Ce que l’équipe veut faire (exercoord list aims) ; ordonne ce qui convient";
    option_answers = "Un fichier de réponses (TOML), « - » pour l’entrée standard ; les options l’emportent";
    option_add = "Qui rejoindrait l’équipe, avec les mêmes mots qu’elle. Répétable";
    option_remove = "Qui la quitterait. Répétable";
    option_set_status = "Un autre statut, pour tous (le statut seul) \
        ou pour certains (combien de qui, et le statut). Répétable";
    option_set_scale = "Une autre échelle, une ou plusieurs";
    option_add_scale = "Une échelle de plus, à côté de celles choisies";
    option_already_done = "Les démarches déjà faites ; ou dans le fichier de réponses";
    option_then_done = "Les démarches qui seraient faites alors";
    option_then_started = "Les démarches qui seraient en cours alors";
    option_then_not_done = "Les démarches qui ne seraient plus faites alors";
    option_now = "Depuis la dernière fois : les réponses d’aujourd’hui, un fichier à comparer à celui de --answers";
    option_format = "La forme du résultat, terminal par défaut";
    option_output = "Écrire dans ce fichier, jamais par-dessus un autre sans --force";
    option_force = "Remplacer le fichier s’il existe";
    option_detail = "Le rapport détaillé : chaque critère, chaque alerte, chaque source";
    option_no_draft = "Ne garder aucun brouillon sur le disque";
    option_dossier_format = "La forme ; par défaut docx avec -o, markdown sans";
    option_dossier_output = "Écrire un fichier par document dans ce dossier, \
        jamais par-dessus un autre sans --force";
    option_rules_format = "La forme : terminal, markdown, html ou json ; mermaid ou dot pour un dessin";
    option_stale_after = "Signaler les sources plus vieilles que tant d’années";
    option_rules_strict = "Traiter les avertissements comme des erreurs";
    option_rules_answers = "Une équipe : dire ce que les changements font de ses résultats";
    option_rpps = "L’extraction « PS_LibreAcces_Personne_activite » de l’annuaire, « - » pour l’entrée standard";
    option_by = "Compter par lieu d’exercice ou par commune";
    option_department = "Ces départements seulement, comme 44,49,2A. Répétable";
    option_screen_format = "La forme du résultat : csv (par défaut), jsonl (un objet JSON par ligne) \
        ou html (une page)";
    option_rejects = "D’un fichier d’équipes : écrire là les lignes qui ne peuvent pas être lues, et pourquoi";
    option_screen_strict = "Finir par un échec s’il y a une ligne rejetée";
    option_rules = "D’autres règles : le nom d’un jeu du programme, ou un dossier ; \
        avec compare, plusieurs, entre virgules";
    option_as_of = "Les règles de ce jour, comme 2024-06-30 ; par défaut, aujourd’hui";
    option_lang = "La langue";
    option_color = "La couleur : auto, always (toujours) ou never (jamais)";
    option_plain = "Des lignes simples, sans dessin, pour un lecteur d’écran";
    option_help = "Cette aide";
    option_version = "La version";

    examples_program(team: &str, at: &str, kind: &str) = "\
        Ce qui convient à cette équipe :\n\
        \texercoord assess -t \"{team}\" --scale {at}\n\
        La fiche d’un type d’exercice :\n\
        \texercoord show {kind}\n\
        Les types côte à côte :\n\
        \texercoord compare\n\
        Les mots qui désignent les professions :\n\
        \texercoord list professions";
    examples_ask(team: &str) = "\
        exercoord\n\
        Ce qui est donné n’est pas demandé :\n\
        \texercoord ask -t \"{team}\"";
    examples_assess(team: &str, at: &str, counts: &str, status: &str, step: &str, aim: &str) = "\
        Une équipe, et l’échelle où elle veut agir :\n\
        \texercoord assess -t \"{team}\" --scale {at}\n\
        Une équipe, profession par profession :\n\
        \texercoord assess {counts} --status {status}\n\
        Une démarche est faite, et l’équipe a une idée de ce qu’elle veut faire :\n\
        \texercoord assess -t \"{team}\" \\\n\
        \t  --scale {at} --done {step} --aim {aim}\n\
        Les réponses d’un fichier, en JSON pour un autre programme :\n\
        \texercoord assess --answers equipe.toml --format json -o rapport.json";
    examples_what_if(team: &str, at: &str, newcomer: &str, other_status: &str, other_scale: &str) = "\
        Et si quelqu’un venait ?\n\
        \texercoord what-if -t \"{team}\" --scale {at} \\\n\
        \t  --add \"1 {newcomer}\"\n\
        Et si tous avaient un autre statut, à une autre échelle ?\n\
        \texercoord what-if --answers equipe.toml \\\n\
        \t  --set-status {other_status} --set-scale {other_scale}\n\
        Et depuis la dernière fois ?\n\
        \texercoord what-if --answers avant.toml --now equipe.toml";
    examples_dossier(kind: &str, team: &str) = "\
        Des fichiers pour un traitement de texte, dans un dossier :\n\
        \texercoord dossier {kind} -t \"{team}\" -o dossier\n\
        À l’écran, en Markdown :\n\
        \texercoord dossier {kind} --answers equipe.toml";
    examples_compare(types: &str, kind: &str, sets: &str) = "\
        exercoord compare\n\
        exercoord compare {types}\n\
        Ce que des jeux de règles demandent, et où ils diffèrent :\n\
        \texercoord compare {kind} --rules {sets}";
    examples_screen = "\
        Un fichier avec un en-tête : une colonne « team », ou une par profession :\n\
        \texercoord screen equipes.csv -o resultat.csv\n\
        \texercoord screen equipes.csv -o resultat.csv --rejects rejets.csv\n\
        Les lieux d’exercice de deux départements, pour un tableur :\n\
        \texercoord screen --rpps PS_LibreAcces_Personne_activite.txt \\\n\
        \t  --by site --department 44,49 -o lieux.csv\n\
        Toutes les communes, en JSON :\n\
        \texercoord screen --rpps PS_LibreAcces_Personne_activite.txt \\\n\
        \t  --by commune --format jsonl";
    examples_rules(set: &str, team: &str) = "\
        Copier les règles du programme dans un dossier, pour les modifier :\n\
        \texercoord rules export mes-regles\n\
        Trouver tout ce qui ne va pas dans des règles, ou n’y sert à rien :\n\
        \texercoord rules check mes-regles\n\
        \texercoord rules check mes-regles --strict --stale-after 2\n\
        Essayer tous les exemples des fichiers de règles, et voir ce qu’aucun n’essaie :\n\
        \texercoord rules test mes-regles\n\
        \texercoord rules test mes-regles --format json\n\
        Comprendre un problème signalé, d’après son code, avec un exemple :\n\
        \texercoord rules explain shared-word\n\
        Voir ce qui a changé, et ce que cela change pour une équipe :\n\
        \texercoord rules diff {set} mes-regles\n\
        \texercoord rules diff {set} mes-regles --answers equipe.toml\n\
        Ajouter un type : un fichier à remplir, qui explique chaque clé :\n\
        \texercoord rules new equipe-mobile mes-regles\n\
        Se servir de ces règles :\n\
        \texercoord assess --rules mes-regles -t \"{team}\"";
}

// Wizard.

messages! {
    wizard_needs_terminal = "les questions ont besoin d’un terminal : ici, utilisez « exercoord assess » avec des options ou un fichier de réponses (--answers), ou « exercoord ask --plain » pour répondre par des lignes";
    wizard_kept(draft: &str, again: &str) = "Vos réponses sont enregistrées dans {draft}\nPour reprendre : {again}";
    wizard_nothing_kept = "Rien n’a été enregistré.";
    wizard_draft_not_kept(error: &str) = "Le brouillon n’a pas pu être enregistré : {error}";
    wizard_draft_unreadable(path: &str) = "Le brouillon ne peut pas être lu ; il reste dans {path}.";
    wizard_resume_yes = "oui, reprendre";
    wizard_resume_no = "non, recommencer";
    wizard_choose = "Choisissez avec les flèches ou un numéro, puis Entrée.";
    wizard_done = "C’est terminé. Que faire du rapport ?";
    wizard_see = "voir le rapport";
    wizard_see_keep_answers = "voir le rapport et enregistrer mes réponses dans un fichier";
    wizard_see_keep_page = "voir le rapport et l’enregistrer en page à imprimer ou à envoyer";
    wizard_see_keep_text = "voir le rapport et l’enregistrer dans un fichier texte";
    wizard_see_keep_json = "voir le rapport et l’enregistrer en JSON, pour un autre programme";
    wizard_answers_file = "exercoord-reponses.toml";
    wizard_page_file = "exercoord-rapport.html";
    wizard_text_file = "exercoord-rapport.txt";
    wizard_json_file = "exercoord-rapport.json";
    wizard_in_short(types: &str) = "\nEn bref : {types}. Le détail est plus haut.";
    wizard_same_line(options: &str) = "La même chose sans questions :\n  exercoord assess{options}";
    plain_last_question(number: usize) = "Question {number}, sans doute la dernière.";
    plain_so_far(standing: &str) = "Pour l’instant : {standing}.";
    plain_any_time = "À tout moment : retour, aide, récapitulatif, enregistrer (et quitter), nsp (je ne sais pas).";
    plain_chosen = " (choisi)";
    plain_reply_so_far(reply: &str) = "Réponse actuelle : {reply}. Une ligne vide la garde.";
    plain_type_reply = "Tapez votre réponse, ou aide, retour, récapitulatif, enregistrer, nsp.";
    plain_type_number = "Tapez un numéro, ou aide, retour, récapitulatif, enregistrer.";
    plain_type_numbers_or_unknown = "Tapez des numéros séparés par des virgules, nsp si vous ne savez pas, ou aide, retour, récapitulatif, enregistrer.";
    plain_type_numbers_or_none = "Tapez des numéros séparés par des virgules, 0 pour aucun, ou aide, retour, récapitulatif, enregistrer.";
    plain_type_states = "Tapez oui, en cours, non ou nsp pour chacune, dans l’ordre, séparés par des virgules ; une ligne vide garde ce qui est écrit ; ou aide, retour, récapitulatif, enregistrer.";
    plain_reply_needed = "Il faut une réponse, ou nsp si vous ne savez pas.";
    plain_number_up_to(most: usize) = "Tapez un numéro de 1 à {most}.";
    plain_numbers_up_to(most: usize) = "Tapez des numéros de 1 à {most}, séparés par des virgules.";
    plain_review = "Vos réponses";
    plain_review_how = "Tapez un numéro pour changer une réponse, une ligne vide pour le rapport, ou retour, enregistrer.";
    plain_review_number(most: usize) = "Tapez un numéro de 1 à {most}, ou une ligne vide.";
    rich_last_question(number: usize) = "exercoord · question {number}, sans doute la dernière";
    rich_review_title = "exercoord · récapitulatif";
    rich_review = "Vos réponses : changez-en une, ou voyez le rapport.";
    rich_see_report = "Voir le rapport";
    rich_keys_text = "Entrée valider (vide : je ne sais pas)";
    rich_keys_one = "↑↓ choisir · Entrée valider";
    rich_keys_any = "↑↓ aller · espace cocher · Entrée valider";
    rich_keys_states = "↑↓ aller · o fait · c en cours · n pas fait · x ne sait pas · Entrée valider";
    rich_keys = "Échap retour · Tab récapitulatif · F1 aide · Ctrl-S enregistrer et quitter";
    rich_review_keys = "↑↓ choisir · Entrée ouvrir · Échap retour · Ctrl-S enregistrer et quitter";
    rich_tick_one = "Cochez au moins une réponse, ou « je ne sais pas ».";
    rich_too_small = "Agrandissez la fenêtre (40 x 10 au moins).";
}

pub fn wizard_resume(minutes: u64) -> String {
    let (count, unit) = match minutes {
        0 => (0, ""),
        1..60 => (minutes, "minute"),
        60..1440 => (minutes / 60, "heure"),
        _ => (minutes / 1440, "jour"),
    };
    let age = match count {
        0 => "à l’instant".to_owned(),
        1 => format!("il y a 1 {unit}"),
        _ => format!("il y a {count} {unit}s"),
    };
    format!("Un questionnaire commencé {age} n’est pas terminé. Le reprendre ?")
}

pub fn plain_question(number: usize, left: usize) -> String {
    let others = if left == 1 { "autre" } else { "autres" };
    format!("Question {number}, environ {left} {others} ensuite.")
}

pub fn plain_states_needed(count: usize) -> String {
    match count {
        1 => "Il faut 1 réponse : oui, en cours, non ou nsp.".to_owned(),
        _ => format!(
            "Il faut {count} réponses : oui, en cours, non ou nsp pour chacune, séparées par des virgules."
        ),
    }
}

pub fn rich_question(number: usize, left: usize) -> String {
    let left_over = if left == 1 { "restante" } else { "restantes" };
    format!("exercoord · question {number}, environ {left} {left_over}")
}

// The page of a report.

messages! {
    page_you_bring(brings: &str) = "vous y apportez {brings}";
    page_aim_at(any: &str) = "si vous visez : {any}";
    page_superseded(by: &str) = "cette étape est passée : elle prépare {by}, que vous avez";
    page_no_number = "La source ne donne pas de numéro.";
    page_partner_why = "d’autres la montent, vous pouvez y travailler";
    page_asks_team = "qui compose l’équipe";
    page_asks_status = "votre statut";
    page_asks_scale = "vos patients";
    page_present = "présente";
    page_absent = "absente";
    page_for_whom = "Pour qui";
    page_counts_nowhere = "Ne comptent pour aucune forme";
    page_verdicts = "Ce qui est possible";
    page_call = "Appelez d’abord";
    page_no_answer(whom: &str) = "Personne ne répond ? {whom}";
    page_who_calls = "Qui appelle";
    page_before = "Avant quand";
    page_ask_alert(alert: &str) = "« {alert} » : qu’en est-il ici, aujourd’hui ?";
    page_ask_whom(name: &str) = "Une équipe {name} existe-t-elle déjà ici ? Qui y contacter ?";
    page_ask_missing(people: &str) = "Notre équipe suffit-elle, ou faut-il vraiment {people} de plus ?";
    page_ask_minimum = "Combien de personnes faut-il au moins ?";
    page_ask_step(step: &str) = "{step} : avez-vous un modèle, et à qui l’envoyer ?";
    page_ask_pay = "Combien est versé, à qui, et à partir de quand ?";
    page_ask_help = "Qui peut nous accompagner, et qui l’a déjà fait près d’ici ?";
    page_route(name: &str) = "Votre route : {name}";
    page_the_team = "votre équipe";
    page_you = "vous";
    page_next = "à faire d’abord";
    page_next_or_done = "d’abord ; déjà fait ?";
    page_later = "ensuite";
    page_to_answer(what: &str) = "dire {what}";
    page_to_call(whom: &str) = "appeler {whom}";
    page_to_join(name: &str) = "rejoindre la {name}";
    page_or = "Ou";
    page_and = "Avec";
    page_paid = "Qui est payé, et comment";
    page_warnings = "À savoir avant d’agir";
    page_changes = "Ce qui changerait le plus";
    page_notes = "Notes";
    page_ars_decides = "Ce résultat oriente, l’ARS (agence régionale de santé) décide.";
    page_rules(title: &str, edition: &str, read: &str) = "{title}, règles {edition}, d’après : {read}.";
    page_newest(date: &str) = "Alertes lues jusqu’à : {date}.";
    page_reasons = "Raisons et sources";
    page_sources = "Les sources citées";
    page_rest = "Les autres formes, et le reste";
    page_other_sources = "Les autres sources";
}

pub fn page_brings(there: usize, all: usize) -> String {
    let noun = plural(Lang::Fr, there as u64, "profession", "professions");
    format!("{there} {noun} sur {all}")
}

pub fn page_distance(distance: Distance) -> &'static str {
    match distance {
        Distance::Near => "à portée",
        Distance::Choice => "possible aussi",
        Distance::Far => "plus tard",
        Distance::Join => "à rejoindre",
        Distance::Partner => "en partenaire",
    }
}

pub fn page_age(count: u16) -> String {
    match count {
        0 => "il y a moins d’un mois".to_owned(),
        1..24 => format!("il y a {count} mois"),
        _ => format!("il y a {} ans", count / 12),
    }
}
