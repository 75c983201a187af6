//! What the catalogue must hold, and what it must never say.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use crate::error::{ErrorCode, Part, Refusal};
use crate::vocabulary::{Vocabularies, Vocabulary};

use super::*;

/// One message or attribute as it is written.
struct Written {
    id: String,
    attribute: Option<String>,
    /// Everything after the equals sign, without comments.
    body: String,
}

impl Written {
    fn name(&self) -> String {
        self.attribute
            .as_ref()
            .map_or_else(|| self.id.clone(), |attribute| format!("{}.{attribute}", self.id))
    }

    /// The names after `$`.
    fn variables(&self) -> BTreeSet<String> {
        names_after(&self.body, '$')
    }

    /// The keys of its selectors.
    fn keys(&self) -> BTreeSet<String> {
        names_after(&self.body, '[')
    }

    /// The messages it refers to, with their own variables and keys: this catalogue nests one deep.
    fn with_references(&self, all: &[Written]) -> (BTreeSet<String>, BTreeSet<String>) {
        let (mut variables, mut keys) = (self.variables(), self.keys());
        for other in
            all.iter().filter(|o| o.attribute.is_none() && self.body.contains(&format!("{{ {} }}", o.id)))
        {
            variables.extend(other.variables());
            keys.extend(other.keys());
        }
        (variables, keys)
    }
}

fn names_after(body: &str, mark: char) -> BTreeSet<String> {
    body.split(mark)
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
        .collect()
}

fn written() -> Vec<Written> {
    written_in(SOURCES)
}

fn written_in(sources: &[(&str, &str)]) -> Vec<Written> {
    let mut all: Vec<Written> = Vec::new();
    for line in sources.iter().flat_map(|(_, source)| source.lines()).filter(|line| !line.starts_with('#')) {
        let dotted = line.trim_start().strip_prefix('.');
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (id, body) = line.split_once('=').expect("a message");
            all.push(Written { id: id.trim().into(), attribute: None, body: body.trim().into() });
        } else if let Some((attribute, body)) = dotted.and_then(|rest| rest.split_once('=')) {
            let id = all.last().expect("a message before its attribute").id.clone();
            all.push(Written { id, attribute: Some(attribute.trim().into()), body: body.trim().into() });
        } else if !line.trim().is_empty() {
            let body = &mut all.last_mut().expect("a message before its lines").body;
            body.push('\n');
            body.push_str(line.trim());
        }
    }
    all
}

/// Every way in which a message may be put together: each key for each name, then numbers.
fn cases(one: &Written, all: &[Written]) -> Vec<Vec<(String, String, Option<i64>)>> {
    let (variables, keys) = one.with_references(all);
    let numeric = |name: &str| ["wait", "count"].contains(&name);
    let mut cases = Vec::new();
    let marks: Vec<Option<String>> = std::iter::once(None).chain(keys.into_iter().map(Some)).collect();
    for (mark, number) in marks.iter().flat_map(|mark| [0, 1, 2, 60].map(|number| (mark, number))) {
        // One selector at a time takes the key, the others what they fall back on, then all take it.
        for chosen in variables.iter().map(Some).chain([None]) {
            cases.push(
                variables
                    .iter()
                    .map(|name| {
                        let plain = format!("⟦{name}⟧");
                        let text = match mark {
                            Some(mark) if chosen.is_none_or(|chosen| chosen == name) => mark.clone(),
                            _ => plain,
                        };
                        (name.clone(), text, numeric(name).then_some(number))
                    })
                    .collect(),
            );
        }
        if variables.is_empty() {
            cases.push(Vec::new());
        }
    }
    cases
}

fn arguments(case: &[(String, String, Option<i64>)]) -> Vec<(&str, Argument<'_>)> {
    case.iter()
        .map(|(name, text, number)| (name.as_str(), number.map_or(Argument::Text(text), Argument::Integer)))
        .collect()
}

fn english() -> Catalogue {
    Catalogue::load(Language::En).expect("the embedded words load")
}

#[test]
fn every_file_parses_and_is_listed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/words/en");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a name").file_name().into_string().expect("a plain name"))
        .collect();
    let listed: BTreeSet<String> =
        SOURCES.iter().chain(content::SOURCES).map(|(name, _)| format!("{name}.ftl")).collect();
    assert_eq!(files, listed);
    for (name, source) in SOURCES.iter().chain(content::SOURCES) {
        if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
            panic!("{name}: {errors:?}");
        }
    }
    for &language in Language::ALL {
        let catalogue = Catalogue::load(language).expect("the words load");
        assert_eq!(catalogue.language(), language);
        catalogue.load_content().expect("the words of the content load");
    }
}

#[test]
fn every_message_is_listed_once_and_can_be_put_together() {
    let catalogue = english();
    let all = written();
    let names: BTreeSet<String> = all.iter().map(Written::name).collect();
    assert_eq!(names.len(), all.len(), "a message stands twice");
    assert_eq!(names, message_ids());
    for one in &all {
        assert_eq!(one.attribute.is_none(), one.name() == one.id);
        for case in cases(one, &all) {
            let rendered = catalogue.render(&one.id, one.attribute.as_deref(), &arguments(&case));
            let (text, missing) = rendered.unwrap_or_else(|| panic!("{} is not in the bundle", one.name()));
            assert!(missing.is_empty(), "{}: {missing:?}", one.name());
            assert!(!text.trim().is_empty() && !text.contains("{$"), "{}: {text:?}", one.name());
            assert_eq!(text.trim(), text, "{}", one.name());
            assert!(!text.contains('\n') && !text.contains("  "), "{}: {text:?}", one.name());
        }
    }
}

#[test]
fn a_missing_message_is_its_id() {
    let catalogue = english();
    assert_eq!(catalogue.text("no-such-thing", &[]), "<no-such-thing>");
    assert_eq!(catalogue.text("", &[]), "<>");
    assert_eq!(catalogue.attribute("error-io", "colour", &[]), "<error-io.colour>");
    assert_eq!(catalogue.attribute("no-such-thing", "next", &[]), "<no-such-thing.next>");
    assert!(catalogue.has("error-io") && !catalogue.has("error-io.next") && !catalogue.has("no-such-thing"));
    assert!(catalogue.has_attribute("error-io", "next") && !catalogue.has_attribute("error-io", "kept"));
    assert_eq!(catalogue.text_or("behaviour-com-call", "com.call"), "Phone call");
    assert_eq!(catalogue.text_or("behaviour-com-telepathy", "com.telepathy"), "com.telepathy");
    // An argument that was not given stands in the text by its name.
    assert_eq!(catalogue.text("log-entry", &[]), "Entry {$number}");
}

#[test]
fn arguments_go_in_as_they_are() {
    let catalogue = english();
    assert_eq!(catalogue.text("log-entry", &[("number", 14_u32.into())]), "Entry 14");
    assert_eq!(catalogue.text("log-entry", &[("number", "15-B".into())]), "Entry 15-B");
    assert_eq!(catalogue.text("log-entry-many", &[("count", 0_u32.into())]), "No entries yet");
    assert_eq!(catalogue.text("log-entry-many", &[("count", 1_u32.into())]), "1 entry");
    assert_eq!(catalogue.text("log-entry-many", &[("count", 12_000_u32.into())]), "12000 entries");
    let date = [("day", 21_u32.into()), ("month", "November".into()), ("year", 2026_u32.into())];
    assert_eq!(catalogue.text("time-date", &date), "21 November 2026");
    let about = [("date", "21 November 2026".into()), ("time", "18:40".into())];
    assert_eq!(catalogue.text("time-about", &about), "21 November 2026, about 18:40");
    // What she typed is never read as Fluent.
    let typed = [("when", "{ $basis } { -x }".into()), ("basis", "From memory".into())];
    assert_eq!(catalogue.text("time-with-basis", &typed), "{ $basis } { -x } (From memory)");
    let many = [("count", i64::MAX.into())];
    assert!(catalogue.text("time-days", &many).ends_with("days"));
}

#[test]
fn every_term_has_its_label_and_every_label_its_term() {
    let catalogue = english();
    let vocabularies = Vocabularies::load().expect("the embedded vocabularies load");
    let mut wanted = BTreeMap::new();
    for &vocabulary in Vocabulary::ALL {
        let groups = vocabularies.groups(vocabulary).into_iter().map(|group| vocabulary.group_label(group));
        let terms = vocabularies.terms(vocabulary).iter().map(|term| vocabulary.label(term.id));
        for label in groups.chain(terms) {
            assert!(catalogue.has(&label), "{label} has no words");
            assert!(wanted.insert(label.clone(), vocabulary).is_none(), "two terms share {label}");
        }
    }
    let (_, source) = SOURCES.iter().find(|(name, _)| *name == "vocabularies").expect("the file of labels");
    let lines = source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    for label in lines.filter_map(|line| line.split_once(" = ").map(|(id, _)| id)) {
        assert!(wanted.contains_key(label), "{label} belongs to no term");
    }
}

#[test]
fn labels_of_one_vocabulary_can_be_told_apart() {
    let catalogue = english();
    let vocabularies = Vocabularies::load().expect("the embedded vocabularies load");
    for &vocabulary in Vocabulary::ALL {
        let mut seen = BTreeSet::new();
        for term in vocabularies.terms(vocabulary) {
            let text = catalogue.text(&vocabulary.label(term.id), &[]);
            assert!(seen.insert(text.clone()), "{vocabulary:?} says {text:?} twice");
        }
    }
}

/// Where nothing can be said about what was kept.
const NOTHING_KEPT: &[ErrorCode] = &[ErrorCode::Io, ErrorCode::Deleted, ErrorCode::Internal];

#[test]
fn every_error_has_its_words() {
    let catalogue = english();
    let mut known: BTreeSet<String> = ["error-small-code", "error-field"].map(String::from).into();
    for &code in ErrorCode::ALL {
        let id = error_message(code);
        assert!(catalogue.has(&id), "{id}");
        assert!(catalogue.has_attribute(&id, "next"), "{id}.next");
        assert_eq!(catalogue.has_attribute(&id, "kept"), !NOTHING_KEPT.contains(&code), "{id}.kept");
        known.insert(id);
    }
    let errors = written().into_iter().filter(|one| one.id.starts_with("error-"));
    for one in errors {
        assert!(known.contains(&one.id), "{} belongs to no code", one.id);
    }
}

#[test]
fn an_error_is_said_in_full() {
    let catalogue = english();
    let wrong = catalogue.error(&Error::WrongPasscode);
    assert_eq!(wrong.what, "That isn't the passcode.");
    assert_eq!(wrong.code, ErrorCode::WrongPasscode);
    let wait = |wait_s| catalogue.error(&Error::Throttled { wait_s }).what;
    assert_eq!(wait(1), "The next try can be made in one second.");
    assert_eq!(wait(45), "The next try can be made in 45 seconds.");
    let empty = catalogue.error(&Error::invalid("what_happened", Refusal::Empty));
    assert_eq!(
        (empty.what.as_str(), empty.next.as_str()),
        ("What happened is still empty.", "One line is enough.")
    );
    let other = catalogue.error(&Error::invalid("a_field_of_tomorrow", Refusal::TooLong));
    assert_eq!(other.what, "This is longer than there is room for.");
    assert_eq!(catalogue.error(&Error::Internal("secret")).kept, None);
}

#[test]
fn every_part_and_refusal_has_a_sentence_of_its_own() {
    use Part::*;
    use Refusal::*;
    let catalogue = english();
    let parts = [
        Install,
        Device,
        Face,
        Header,
        Keys,
        Database,
        Row,
        Chain,
        Mark,
        Evidence,
        Inbox,
        Capture,
        Part::Record,
        Capsule,
        Pins,
        Watch,
    ];
    for of_part in [Error::Damaged as fn(Part) -> Error, Error::NewerFormat] {
        let code = of_part(Install).code();
        let fallback = catalogue.text(&error_message(code), &[("part", "something else".into())]);
        for part in parts {
            assert_ne!(catalogue.error(&of_part(part)).what, fallback, "{part:?}");
        }
    }
    let refusals = [
        Empty,
        TooLong,
        TooMany,
        OutOfRange,
        Malformed,
        ImpossibleDate,
        EndBeforeStart,
        UnknownTerm,
        UnknownRecord,
        Contradiction,
    ];
    let said: BTreeSet<String> =
        refusals.iter().map(|&refusal| catalogue.error(&Error::invalid("occurred", refusal)).what).collect();
    assert_eq!(said.len(), refusals.len());
}

/// Never said, in any message: blame, promises, labels for people, noise (section 6.3 of the domain document,
/// section 5 of the page on how it looks and reads).
const NEVER: &[&str] = &[
    "!",
    "abuser",
    "abuse you",
    "act now",
    "are you sure",
    "attacker",
    "avoid attracting",
    "claim",
    "click here",
    "completely private",
    "congratulations",
    "dangerous",
    "detected",
    "disabled",
    "don't forget",
    "escalat",
    "failed",
    "forensic",
    "guarantee",
    "high risk",
    "hurry",
    "illegal",
    "immediately",
    "incident of violence",
    "invalid",
    "likely to",
    "log the incident",
    "make sure you",
    "must",
    "offender",
    "oops",
    "perpetrator",
    "please ensure",
    "police will",
    "probability",
    "protected",
    "recently",
    "reduce your risk",
    "remember to",
    "risk level",
    "risk score",
    "score",
    "secure",
    "should have",
    "stalker",
    "stay strong",
    "streak",
    "submitted",
    "successful",
    "survivor",
    "tamper-proof",
    "threat level",
    "unavailable",
    "undetectable",
    "unfortunately",
    "urgent",
    "vault",
    "victim",
    "we detected",
    "well done",
    "will be safe",
    "you are safe",
    "you failed",
    "you forgot",
    "you have not",
    "you should",
    "your stalker",
];

/// Whole words that are never said: the other person is "they".
const NEVER_WORDS: &[&str] = &["he", "him", "his", "she", "her", "hers", "safe", "safely", "we", "our"];

/// Where a word of the list above is meant as it stands: a question or an answer of hers, not a claim of ours.
const MEANT: &[(&str, &str)] =
    &[("no-evidence-reason-not-safe-to-collect", "safe"), ("log-incident-safe-now", "safe")];

#[test]
fn no_message_says_what_is_never_said() {
    for one in written().into_iter().chain(written_in(content::SOURCES)) {
        let text = one.body.to_lowercase();
        let name = one.name();
        for never in NEVER {
            assert!(!text.contains(never), "{name} says {never:?}: {text:?}");
        }
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'') {
            let meant = MEANT.contains(&(name.as_str(), word));
            assert!(meant || !NEVER_WORDS.contains(&word), "{name} says {word:?}: {text:?}");
        }
        let plain = |c: char| c.is_ascii() || "éÉ–’“”".contains(c);
        assert!(
            text.chars().all(plain),
            "{name} has a sign that not every screen or paper can show: {text:?}"
        );
    }
}

#[test]
fn labels_are_in_sentence_case() {
    // Names, and what the law calls an order.
    let names = [
        "999",
        "101",
        "WhatsApp",
        "Messenger",
        "X",
        "CAD",
        "CCTV",
        "GP",
        "HR",
        "SMS",
        "AI",
        "SIM",
        "PIN",
        "OK",
        "Act",
        "Protection",
        "Harassment",
        "Order",
        "Notice",
        "Domestic",
        "Violence",
        "Abuse",
        "Stalking",
        "Interim",
        "Wales",
        "Scotland",
        "Northern",
        "Ireland",
        "England",
        "I",
        "I'm",
        "SHA",
        "SPO",
        "DVPN",
        "DVPO",
        "DAPN",
        "DAPO",
        "AI-made",
        "British",
        "Sign",
        "Language",
        "Android",
        "Facebook",
        "Instagram",
        "Threads",
        "Snapchat",
        "TikTok",
        "LinkedIn",
        "UTC",
        "ZIP",
        "Linux",
        "Mac",
        "Windows",
    ];
    for one in written().into_iter().filter(|one| one.attribute.is_none() && !one.body.contains(['{', '.'])) {
        for word in
            one.body.split([' ', ',', '(', ')', '-', ':', '?']).skip(1).filter(|word| !word.is_empty())
        {
            let small = !word.starts_with(|c: char| c.is_uppercase());
            assert!(small || names.contains(&word), "{} has a capital: {word:?}", one.name());
        }
    }
}

#[test]
fn made_up_languages_keep_what_is_put_in() {
    let (english, all) = (english(), written());
    let long = Catalogue::load(Language::Long).expect("the words load");
    let rtl = Catalogue::load(Language::Rtl).expect("the words load");
    let (mut shorter, mut longer) = (0, 0);
    for one in &all {
        for case in cases(one, &all) {
            let arguments = arguments(&case);
            let render = |catalogue: &Catalogue| {
                catalogue.render(&one.id, one.attribute.as_deref(), &arguments).expect("the message").0
            };
            let plain = render(&english);
            let (stretched, turned) = (render(&long), render(&rtl));
            for (name, text, number) in &case {
                let mark = number.map_or_else(|| text.clone(), |number| number.to_string());
                if text.starts_with('⟦') || number.is_some() {
                    let count = |text: &str| text.matches(mark.as_str()).count();
                    assert_eq!(
                        count(&plain),
                        count(&stretched),
                        "{} loses {name}: {stretched:?}",
                        one.name()
                    );
                    assert_eq!(count(&plain), count(&turned), "{} loses {name}: {turned:?}", one.name());
                }
            }
            assert!(turned.starts_with('\u{2067}') && turned.ends_with('\u{2069}'));
            let opened = turned.matches(['\u{202E}', '\u{2067}']).count();
            assert_eq!(opened, turned.matches(['\u{202C}', '\u{2069}']).count());
            let without_marks: String =
                turned.chars().filter(|c| !"\u{202C}\u{202E}\u{2067}\u{2069}".contains(*c)).collect();
            assert_eq!(without_marks, plain);
            shorter += plain.chars().count();
            longer += stretched.chars().count();
        }
    }
    assert!(longer * 100 >= shorter * 125, "{longer} is not much longer than {shorter}");
}

#[test]
fn a_catalogue_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Catalogue>();
}

#[test]
#[allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a figure to read, not a bar")]
fn loading_takes_little() {
    let rounds = 20;
    let began = Instant::now();
    for _ in 0..rounds {
        std::hint::black_box(english());
    }
    println!("{} messages and attributes: {:?} a load", message_ids().len(), began.elapsed() / rounds);
}
