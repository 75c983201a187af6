//! That each thing which can be wrong with the files is found and named.

use super::*;

const SOURCES: &str =
    "read = \"2026-11-21\"\n[[source]]\ncode = \"R1\"\ntitle = \"A page\"\ndate = \"2024\"\ngrade = \"V\"\n";
const LIST: &str = r#"id = "st"
order = 1
reviewed_by = "none"
seeds = []
applies_if = []
accounts = false
[[item]]
id = "st.one"
platforms = ["android"]
risk = ["EV", "SD"]
review = "P3M"
sources = ["R1"]
grade = "V"
links = ["st", "directory:nsh"]
[[item.fact]]
id = "days"
kind = "period"
value = "14 days"
source = "R1"
as_of = "2024"
grade = "V"
[[item.fact]]
id = "path"
kind = "path"
value = "Settings, then Apps, then All"
grade = "K"
"#;
const LIST_WORDS: &str = "list-st = First\n    .intro = Some steps.\nst-one =\n    .action = Do it\n    .why = It takes { $days }.\n";
const RECORDS: &str = r#"region = "uk"
reviewed_by = "none"
[[record]]
id = "nsh"
name = "A line"
shown_first = []
regions = ["england"]
kind = "national"
audiences = ["anyone"]
needs = ["listening"]
facets = []
facet_sources = []
referral = "self"
without_reporting = "not-known"
cost = "free"
grade = "V"
sources = ["R1"]
as_of = "2024"
[[record.number]]
channel = "phone"
number = "+448088020300"
shown = "0808 802 0300"
source = "R1"
as_of = "2024"
grade = "V"
[record.hours]
osm = "24/7"
holidays = "none"
last_seen = "2024"
source = "R1"
grade = "V"
"#;
const RECORD_WORDS: &str = "service-nsh =\n    .for = For all.\ndirectory-audience-anyone = Anyone\ndirectory-need-listening = To talk\n\
directory-nation-england = England\ndirectory-referral-self = You\ndirectory-without-reporting-not-known = Not known\n\
directory-cost-free = Free\ndirectory-channel-phone = Phone\n";

fn good() -> Tree {
    let files = [
        ("sources.toml", SOURCES),
        ("checklists/st.toml", LIST),
        ("directory/uk.toml", RECORDS),
        ("directory/retired.toml", "[[retired]]\nkey = \"0845 1\"\nleads_to = \"nsh\"\n"),
        ("words/en/checklist-st.ftl", LIST_WORDS),
        ("words/en/directory.ftl", RECORD_WORDS),
        ("words/en/checkin.ftl", "not content"),
    ];
    Tree::of(files.map(|(name, text)| (name.to_owned(), text.to_owned())))
}

/// What is found once one file says something else.
fn after(name: &str, from: &str, to: &str) -> Vec<String> {
    let mut tree = good();
    let text = tree.get(name).expect("a file").to_owned();
    assert!(text.contains(from), "{name} has no {from}");
    tree.put(name, text.replacen(from, to, 1));
    Survey::of(&tree).faults.iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    let tree = good();
    assert!(tree.get("words/en/checkin.ftl").is_none(), "the words of the program are no content");
    let survey = Survey::of(&tree);
    assert_eq!(survey.faults, []);
    let ids: Vec<_> = survey.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["st", "st.one", "directory:nsh"]);
}

#[test]
fn each_fault_is_named_with_its_file() {
    for (name, from, to, wanted) in [
        ("checklists/st.toml", "id = \"st\"", "id = ", "checklists/st.toml: TOML parse error"),
        ("checklists/st.toml", "st.one", "st.Not One", "is no id"),
        ("checklists/st.toml", "st.one", "ev.one", "no id, or not one for this file"),
        ("checklists/st.toml", "[\"android\"]", "[]", "st.one: no platform"),
        ("checklists/st.toml", "[\"android\"]", "[\"fax\"]", "platform \"fax\" is not on its list"),
        ("checklists/st.toml", "[\"EV\", \"SD\"]", "[\"SD\", \"EV\"]", "in that order"),
        ("checklists/st.toml", "P3M", "soon", "review \"soon\""),
        ("checklists/st.toml", "P3M", "P0M", "review \"P0M\""),
        ("checklists/st.toml", "review = \"P3M\"\n", "", "has no review"),
        ("checklists/st.toml", "seeds = []", "seeds = []\ncolour = 1", "a key colour that nobody reads"),
        ("checklists/st.toml", "reviewed_by = \"none\"", "reviewed_by = \"\"", "reviewed_by is empty"),
        ("checklists/st.toml", "sources = [\"R1\"]", "sources = [\"R9\"]", "there is no source R9"),
        ("checklists/st.toml", "sources = [\"R1\"]", "sources = []", "has no source"),
        ("checklists/st.toml", "grade = \"V\"", "grade = \"A\"", "there is no grade \"A\""),
        ("checklists/st.toml", "\"directory:nsh\"", "\"directory:no\"", "directory:no leads nowhere"),
        ("checklists/st.toml", "\"st\", ", "\"shop:st\", ", "shop:st leads nowhere"),
        ("checklists/st.toml", "as_of = \"2024\"\n", "", "fact days: has no date"),
        ("checklists/st.toml", "source = \"R1\"\n", "", "fact days: has no source"),
        ("checklists/st.toml", "id = \"days\"", "id = \"weeks\"", "no fact has that id"),
        ("checklists/st.toml", "kind = \"period\"", "kind = \"tale\"", "there is no kind \"tale\""),
        (
            "checklists/st.toml",
            "as_of = \"2024\"\ngrade = \"V\"",
            "grade = \"K\"",
            "nothing supports it, and the words say it",
        ),
        ("directory/uk.toml", "0808 802 0300", "0808 802 0301", "which is another one"),
        ("directory/uk.toml", "[\"listening\"]", "[\"singing\"]", "needs \"singing\" is not on its list"),
        (
            "directory/uk.toml",
            "[\"anyone\"]",
            "[\"giants\"]",
            "there is no message directory-audience-giants",
        ),
        ("directory/uk.toml", "last_seen = \"2024\"", "last_seen = \"\"", "has no date"),
        ("directory/retired.toml", "\"nsh\"", "\"no\"", "0845 1 leads nowhere"),
        ("sources.toml", "title = \"A page\"", "title = \"\"", "source R1 has no title"),
        ("words/en/checklist-st.ftl", "    .why", "    .reason", "st-one.why is missing"),
        ("words/en/checklist-st.ftl", "st-one =", "st-two =", "there is no message st-one"),
        ("words/en/checklist-st.ftl", "st-one =", "st-two = A\nst-one =", "st-two belongs to nothing"),
        ("words/en/checklist-st.ftl", "{ $days }", "{ $days", "a brace is not closed"),
        ("words/en/checklist-st.ftl", "{ $days }", "14 days", "fact days: is not in the words"),
        (
            "words/en/checklist-st.ftl",
            "Do it",
            "Settings, then Apps, then All",
            "nothing supports it, and the words say it",
        ),
        ("words/en/checklist-st.ftl", "    .why", "why", "why belongs to nothing"),
        (
            "words/en/directory.ftl",
            "directory-need-listening",
            "directory-need-talk",
            "directory-need-talk belongs to nothing",
        ),
    ] {
        let found = after(name, from, to);
        assert!(found.iter().any(|fault| fault.contains(wanted)), "{name}, {to:?}: {found:?}");
    }
}

#[test]
fn hours_that_do_not_parse_are_named() {
    let found = after("directory/uk.toml", "24/7", "Mo 25:00-99:00 nonsense");
    assert!(
        found.len() == 1 && found[0].starts_with("directory/uk.toml: directory:nsh: hours "),
        "{found:?}"
    );
}

#[test]
fn what_stands_twice_is_named() {
    let again = "\n[[item]]\nid = \"st.one\"\nplatforms = [\"ios\"]\nrisk = []\nreview = \"once\"\nsources = [\"R1\"]\ngrade = \"V\"\n";
    let mut tree = good();
    tree.put("checklists/st.toml", format!("{LIST}{again}"));
    let found: Vec<_> = Survey::of(&tree).faults.iter().map(ToString::to_string).collect();
    assert!(found.contains(&"checklists/st.toml: st.one stands twice".to_owned()), "{found:?}");
    let mut words = good();
    words.put("words/en/checklist-st.ftl", format!("{LIST_WORDS}st-one =\n    .why = Again.\n"));
    assert!(Survey::of(&words).faults.iter().any(|fault| fault.what.contains("st-one stands twice")));
}

#[test]
fn a_claim_knows_every_form_that_it_is_written_in() {
    let survey = Survey::of(&good());
    let claims = survey.entry("directory:nsh").expect("the record").claims();
    let number = claims.iter().find(|claim| claim.table == "number").expect("its number");
    assert_eq!(number.values, ["0808 802 0300", "+448088020300"]);
    assert_eq!((number.as_of.as_deref(), number.grade), (Some("2024"), Some(crate::content::Grade::V)));
}
