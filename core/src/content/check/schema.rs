//! Which keys a table has, and which values stand under them.

use toml::{Table, Value};

use super::entry::{self, Entry, Kind};
use crate::content::{Fault, Grade, NOT_REVIEWED, is_id};

/// Keys that a table must have, and those that it may have.
struct Keys {
    must: &'static [&'static str],
    may: &'static [&'static str],
}

fn keys(kind: Kind) -> Keys {
    let (must, may): (&[&str], &[&str]) = match kind {
        Kind::List => (&["id", "order", "reviewed_by", "seeds", "applies_if", "accounts"], &[]),
        Kind::Item => (
            &["id", "platforms", "risk", "review", "sources", "grade"],
            &["ship", "applies_if", "evidence_first", "links", "talk", "fact"],
        ),
        Kind::Card => (&["id", "reviewed_by"], &["links", "notes", "fact"]),
        Kind::Position => (&["id", "sources", "grade"], &["links"]),
        Kind::Question => (&["id"], &[]),
        Kind::Choice => (&["id"], &["links"]),
        Kind::Guide => (&["id", "order", "reviewed_by", "nations", "audience"], &[]),
        Kind::Section => (&["id", "sources", "grade"], &["links", "fact", "ship", "nations"]),
        Kind::Record => (
            &[
                "id",
                "name",
                "shown_first",
                "regions",
                "kind",
                "audiences",
                "needs",
                "facets",
                "facet_sources",
                "referral",
                "without_reporting",
                "cost",
                "grade",
                "sources",
                "as_of",
            ],
            &[
                "run_by",
                "also_known",
                "ship",
                "replaced_by",
                "order",
                "area",
                "as_of_note",
                "may_have_changed",
                "number",
                "web",
                "hours",
                "hours_alternative",
                "access",
                "bill",
                "fact",
            ],
        ),
    };
    Keys { must, may }
}

/// The tables inside an entry.
const INSIDE: &[(&str, Keys)] = &[
    ("fact", Keys { must: &["id", "kind", "value", "grade"], may: &["source", "as_of"] }),
    (
        "number",
        Keys { must: &["channel", "number", "shown", "source", "as_of", "grade"], may: &["purpose", "cost"] },
    ),
    ("web", Keys { must: &["kind", "value", "source", "as_of", "grade"], may: &[] }),
    ("hours", Keys { must: &["osm", "holidays", "last_seen", "source", "grade"], may: &[] }),
    ("hours_alternative", Keys { must: &["osm", "holidays", "last_seen", "source", "grade"], may: &[] }),
    ("access", Keys { must: &["id", "source", "as_of", "grade"], may: &["hours"] }),
    ("bill", Keys { must: &["id", "source", "as_of", "grade"], may: &[] }),
];

/// The order in which the sentences about risk are shown.
const RISKS: &[&str] = &["AR", "EV", "AL", "SD", "DL"];
const NATIONS: &[&str] = &["england", "wales", "scotland", "northern-ireland"];
const COSTS: &[&str] = &["free", "standard-rate", "not-known", "free-where-commissioned"];
const CONDITIONS: &[&str] = &[
    "has-android",
    "has-iphone",
    "has-computer",
    "has-children",
    "is-student",
    "has-job",
    "has-car",
    "lives-with-others",
    "shares-home",
    "rents-home",
    "uses-facebook",
    "uses-instagram",
    "uses-whatsapp",
    "uses-snapchat",
    "uses-tiktok",
    "uses-x",
    "uses-linkedin",
    "uses-fitness-apps",
    "uses-dating-apps",
    "has-smart-home",
    "england-wales",
    "scotland",
    "northern-ireland",
];
/// What makes a step worth another look, beside a period.
const EVENTS: &[&str] = &[
    "incident",
    "breakup",
    "move",
    "new-device",
    "new-app",
    "order-change",
    "change",
    "event",
    "use",
    "share",
    "post",
];
/// The lists of answers of the directory: key, prefix of the labels, answers. Where the last is empty the labels are
/// the list.
pub(super) const VOCABULARIES: &[(&str, &str, &[&str])] = &[
    ("audiences", "audience", &[]),
    (
        "needs",
        "need",
        &[
            "emergency",
            "police",
            "listening",
            "advocacy",
            "legal",
            "tech-help",
            "images",
            "under-18",
            "men",
            "women",
            "lgbt",
            "honour-based",
            "deaf",
            "campus",
            "mental-health",
            "money-housing",
            "domestic-abuse",
            "sexual-violence",
            "fraud",
            "own-behaviour",
        ],
    ),
    (
        "facets",
        "facet",
        &[
            "emotional-support",
            "practical-support",
            "advocacy",
            "risk-assessment",
            "safety-planning",
            "help-reporting",
            "criminal-justice",
            "evidence-advice",
            "liaison",
            "signposting",
            "restorative-justice",
            "counselling",
            "online-counselling",
            "peer-community",
            "crime-prevention-kit",
            "financial-welfare",
            "disability",
            "academic",
            "interpreting",
            "training",
        ],
    ),
    ("regions", "nation", NATIONS),
    ("shown_first", "nation", NATIONS),
    ("referral", "referral", &["self", "self-or-professional", "professional", "not-known"]),
    ("without_reporting", "without-reporting", &["yes", "not-known"]),
    ("cost", "cost", COSTS),
    ("area", "area", &[]),
];
/// The same for what stands in tables inside a record.
pub(super) const VOCABULARIES_INSIDE: &[(&str, &str, &str, &[&str])] = &[
    ("number", "channel", "channel", &["phone", "text", "whatsapp", "textphone"]),
    ("number", "purpose", "purpose", &[]),
    ("number", "cost", "cost", COSTS),
    ("web", "kind", "web", &["site", "form", "chat", "email", "app"]),
    (
        "access",
        "id",
        "access",
        &["bsl", "interpreters", "textphone", "video-relay", "chat", "anonymous", "welsh", "captions"],
    ),
    ("bill", "id", "bill", &[]),
];
/// What kind a fact is, and whether it stands in the sentence itself.
pub(super) const FACT_KINDS: &[(&str, bool)] = &[
    ("number", true),
    ("period", true),
    ("hours", true),
    ("name", true),
    ("web", true),
    ("price", true),
    ("law", false),
    ("product", false),
    ("path", false),
];

/// Looks at keys and values of an entry.
pub(super) fn check(entry: &Entry, faults: &mut Vec<Fault>) {
    let mut fault =
        |what: String| faults.push(Fault::new(entry.file.as_str(), format!("{}: {what}", entry.id)));
    keys_of(&entry.table, &keys(entry.kind), "", &mut fault);
    let own = entry.text("id").unwrap_or_default();
    let good = match entry.kind {
        Kind::Item => own
            .split_once('.')
            .is_some_and(|(list, item)| is_id(item) && entry.file == format!("checklists/{list}.toml")),
        Kind::List | Kind::Card | Kind::Guide => is_id(own) && entry.file.ends_with(&format!("/{own}.toml")),
        _ => is_id(own),
    };
    if !good {
        fault(format!("{own:?} is no id, or not one for this file"));
    }
    if matches!(entry.kind, Kind::List | Kind::Card | Kind::Guide | Kind::Record)
        && entry.reviewed_by.is_empty()
    {
        fault(format!("reviewed_by is empty; until somebody has looked it is {NOT_REVIEWED:?}"));
    }
    if entry.table.contains_key("grade") && entry.grade().is_none() {
        fault(format!("there is no grade {:?}", entry.text("grade").unwrap_or_default()));
    }
    for (key, table_keys) in INSIDE {
        for table in entry::tables(&entry.table, key) {
            keys_of(table, table_keys, key, &mut fault);
            if entry::text(table, "grade").and_then(entry::grade).is_none() {
                fault(format!("{key} without a grade that there is"));
            }
        }
    }
    values(entry, &mut fault);
}

fn keys_of(table: &Table, keys: &Keys, inside: &str, fault: &mut impl FnMut(String)) {
    let at = if inside.is_empty() { String::new() } else { format!("{inside} ") };
    for key in keys.must.iter().filter(|key| !table.contains_key(**key)) {
        // A fact that nothing supports has no source; all others have.
        fault(format!("{at}has no {key}"));
    }
    for key in table.keys() {
        if !keys.must.contains(&key.as_str()) && !keys.may.contains(&key.as_str()) {
            fault(format!("{at}has a key {key} that nobody reads"));
        }
    }
}

fn values(entry: &Entry, fault: &mut impl FnMut(String)) {
    let mut one_of = |what: &str, values: Vec<&str>, list: &[&str]| {
        for value in values.into_iter().filter(|value| !list.contains(value)) {
            fault(format!("{what} {value:?} is not on its list"));
        }
    };
    match entry.kind {
        Kind::Item => {
            one_of("platform", entry.texts("platforms"), &["android", "ios", "computer", "offline"]);
            one_of("condition", entry.texts("applies_if"), CONDITIONS);
            let risks = entry.texts("risk");
            let in_order: Vec<&str> = RISKS.iter().copied().filter(|risk| risks.contains(risk)).collect();
            if risks != in_order {
                fault(format!("risk {risks:?}: each one of {RISKS:?}, in that order"));
            }
            if entry.texts("platforms").is_empty() {
                fault("no platform".into());
            }
            let review = entry.text("review").unwrap_or_default();
            let months = review.strip_prefix('P').and_then(|rest| rest.strip_suffix('M'));
            let period =
                months.and_then(|months| months.parse::<u16>().ok()).is_some_and(|months| months > 0);
            let event = review.strip_prefix("on:").is_some_and(|event| EVENTS.contains(&event));
            if !period && !event && review != "once" {
                fault(format!("review {review:?} is no period in months, no event and not \"once\""));
            }
        }
        Kind::List => one_of("condition", entry.texts("applies_if"), CONDITIONS),
        Kind::Guide => {
            let audience = entry.text("audience").into_iter().collect();
            one_of("audience", audience, &["anyone", "friends", "professionals", "under-18"]);
        }
        Kind::Record => {
            for &(key, _, list) in VOCABULARIES.iter().filter(|(_, _, list)| !list.is_empty()) {
                let one = entry.text(key).into_iter().chain(entry.texts(key)).collect();
                one_of(key, one, list);
            }
            for &(inside, key, _, list) in VOCABULARIES_INSIDE.iter().filter(|(.., list)| !list.is_empty()) {
                let tables = entry::tables(&entry.table, inside);
                one_of(key, tables.into_iter().filter_map(|table| entry::text(table, key)).collect(), list);
            }
            one_of("kind", entry.text("kind").into_iter().collect(), &["national", "local"]);
            numbers(entry, fault);
        }
        _ => {}
    }
}

fn numbers(entry: &Entry, fault: &mut impl FnMut(String)) {
    for table in entry::tables(&entry.table, "number") {
        let number = entry::text(table, "number").unwrap_or_default();
        let shown = entry::text(table, "shown").unwrap_or_default();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let international = number.strip_prefix("+44").map(|rest| format!("0{rest}"));
        let known = international.unwrap_or_else(|| number.to_owned());
        if digits(shown) != digits(&known) || digits(&known).is_empty() {
            fault(format!("number {number} is shown as {shown:?}, which is another one"));
        }
    }
}

/// Looks at what an entry states: sources, dates and grades, and at what stands in its words.
pub(super) fn claims(entry: &Entry, known: impl Fn(&str) -> bool, words: &[&str], faults: &mut Vec<Fault>) {
    let mut fault =
        |what: String| faults.push(Fault::new(entry.file.as_str(), format!("{}: {what}", entry.id)));
    let used: std::collections::BTreeSet<&str> = words.iter().flat_map(|text| super::slots(text)).collect();
    let lists = entry.sources().into_iter().map(|(code, _)| code);
    for code in lists.chain(entry.texts("facet_sources")).filter(|code| !known(code)) {
        fault(format!("there is no source {code}"));
    }
    let codes_missing = entry.sources().is_empty() && entry.grade().is_some_and(Grade::is_printed);
    if codes_missing && entry.ships {
        fault("is graded as known and has no source".into());
    }
    let mut ids = std::collections::BTreeSet::new();
    for claim in entry.claims() {
        let name = format!("{} {}", claim.table, claim.name);
        let supported = claim.grade.is_none_or(Grade::is_printed);
        match &claim.source {
            Some(code) if !known(code) => fault(format!("{name}: there is no source {code}")),
            None if supported => fault(format!("{name}: has no source")),
            _ => {}
        }
        if supported && claim.as_of.as_deref().is_none_or(str::is_empty) {
            fault(format!("{name}: has no date"));
        }
        if claim.table != "fact" {
            continue;
        }
        if !is_id(&claim.name) || !ids.insert(claim.name.clone()) {
            fault(format!("{name}: is no id, or stands twice"));
        }
        let in_words = used.contains(claim.name.as_str());
        match FACT_KINDS.iter().find(|(kind, _)| *kind == claim.kind) {
            None => fault(format!("{name}: there is no kind {:?}", claim.kind)),
            Some((_, true)) if supported && !in_words => fault(format!("{name}: is not in the words")),
            Some((_, false)) if in_words => {
                fault(format!("{name}: is said in the sentence, not put into it"));
            }
            _ => {}
        }
        let spelled = claim.values.iter().any(|value| words.iter().any(|text| tells(text, value)));
        if !supported && (in_words || spelled) {
            fault(format!("{name}: nothing supports it, and the words say it"));
        }
    }
    for slot in used.iter().filter(|slot| !ids.contains(**slot)) {
        fault(format!("the words have a place for {slot}, and no fact has that id"));
    }
}

/// Whether a text says a value that can't stand there by chance: with a digit in it, or of some length.
fn tells(text: &str, value: &str) -> bool {
    let telling = value.len() > 3 && (value.contains(|sign: char| sign.is_ascii_digit()) || value.len() > 12);
    telling && text.contains(value)
}

/// Every link of an entry, as it is written.
pub(super) fn links(entry: &Entry) -> Vec<&str> {
    ["links", "talk"].iter().flat_map(|key| entry.texts(key)).collect()
}

/// The patterns of opening hours in a record.
pub(super) fn hours(entry: &Entry) -> Vec<&str> {
    let of = |inside: &str, key: &'static str| {
        let tables = entry::tables(&entry.table, inside).into_iter();
        tables.filter_map(move |table| table.get(key).and_then(Value::as_str)).collect::<Vec<_>>()
    };
    [of("hours", "osm"), of("hours_alternative", "osm"), of("access", "hours")].concat()
}
