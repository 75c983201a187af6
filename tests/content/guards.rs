//! What nothing supports and what is out of use never comes out of the terminal, but struck through on the reviewers'
//! page.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;
use std::sync::OnceLock;

use alongside_core::content::Grade;
use alongside_core::content::check::{Claim, Entry, Kind, Survey};
use alongside_tests::cli;

use super::{none, survey};

/// Numbers of older pages, whatever the data says of them: nobody is to call them.
const OUT_OF_USE: &[&str] = &[
    "07501 752741",
    "0845 303 0900",
    "0800 2000 247",
    "0116 295 3060",
    "0300 636 0300",
    "0844 8044 999",
    "0808 802 9999",
    "07797 805839",
];

/// A command and what it printed, to both streams.
struct Printed {
    arguments: Vec<String>,
    text: String,
}

impl Printed {
    /// Words by single spaces: a line may break anywhere.
    fn words(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text without anything that stands between digits of a number.
    fn digits(&self) -> String {
        run_together(&self.text)
    }
}

fn run_together(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && !"-().\u{a0}\u{2013}".contains(*sign)).collect()
}

fn run(arguments: &[&str]) -> Printed {
    let place = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(cli::program());
    let command =
        command.env_clear().env("HOME", place.path()).env("TZ", "Europe/London").current_dir(place.path());
    let output = command.args(arguments).output().expect("runs");
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push('\n');
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    assert!(!text.contains("unrecognized subcommand"), "{arguments:?} is no command");
    Printed { arguments: arguments.iter().map(|one| (*one).to_owned()).collect(), text }
}

/// Everything that the terminal says of the content without a record, for people and for programs. It is run once.
fn everything(survey: &Survey) -> &'static [Printed] {
    static PRINTED: OnceLock<Vec<Printed>> = OnceLock::new();
    PRINTED.get_or_init(|| run_everything(survey))
}

fn run_everything(survey: &Survey) -> Vec<Printed> {
    let mut asked: Vec<Vec<String>> = Vec::new();
    let mut ask = |words: &[&str]| asked.push(words.iter().map(|word| (*word).to_owned()).collect());
    ask(&["help", "now"]);
    for what in ["checklist", "card", "guide"] {
        ask(&[what, "list"]);
    }
    for at in ["2026-11-25T14:00", "2026-12-25T12:00", "2027-03-28T03:30"] {
        ask(&["directory", "now", "--at", at]);
    }
    for words in ["stalking", "police", "help", "line", "university", "deaf", "women", "men"] {
        ask(&["directory", "search", words]);
    }
    for number in OUT_OF_USE {
        ask(&["directory", "search", number]);
    }
    for one in &survey.retired {
        ask(&["directory", "search", &one.key]);
    }
    for entry in &survey.entries {
        let own = entry.id.split_once(':').map_or(entry.id.as_str(), |(_, id)| id);
        match entry.kind {
            Kind::List => ask(&["checklist", "show", own]),
            Kind::Item if !entry.ships || entry.claims().iter().any(is_unsupported) => {
                ask(&["checklist", "show", own]);
            }
            Kind::Card => ask(&["card", "show", own]),
            Kind::Guide => ask(&["guide", "show", own]),
            Kind::Record => {
                ask(&["directory", "show", own]);
                for claim in
                    entry.claims().iter().filter(|claim| claim.table == "number" && is_unsupported(claim))
                {
                    ask(&["directory", "search", &claim.values[0]]);
                }
            }
            _ => {}
        }
    }
    asked
        .into_iter()
        .flat_map(|words| {
            let mut plain: Vec<&str> = words.iter().map(String::as_str).collect();
            let printed = run(&plain);
            plain.push("--json");
            [printed, run(&plain)]
        })
        .collect()
}

fn is_unsupported(claim: &Claim) -> bool {
    !claim.grade.is_some_and(Grade::is_printed)
}

/// A number as one would find it in a text without spaces: as it is dialled at home, and from abroad.
fn forms(number: &str) -> Vec<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let home = digits.strip_prefix("44").map_or_else(|| digits.clone(), |rest| format!("0{rest}"));
    let abroad = home.strip_prefix('0').map(|rest| format!("44{rest}"));
    std::iter::once(home).chain(abroad).collect()
}

/// Numbers that are never shown: out of use, or of a service that is held back, or supported by nothing.
fn numbers(survey: &Survey) -> Vec<String> {
    let is_long = |text: &str| text.chars().filter(char::is_ascii_digit).count() >= 9;
    let mut all: Vec<String> = OUT_OF_USE.iter().map(|number| (*number).to_owned()).collect();
    all.extend(survey.retired.iter().map(|one| one.key.clone()));
    let claims = survey.entries.iter().flat_map(Entry::claims).filter(is_unsupported);
    all.extend(claims.flat_map(|claim| claim.values));
    all.retain(|number| is_long(number) && !number.contains(|sign: char| sign.is_ascii_alphabetic()));
    let supported = supported_numbers(survey);
    all.retain(|number| !forms(number).iter().any(|form| supported.contains(form)));
    all
}

fn supported_numbers(survey: &Survey) -> BTreeSet<String> {
    let claims = survey.entries.iter().filter(|entry| entry.ships).flat_map(Entry::claims);
    let numbers = claims.filter(|claim| claim.table == "number" && !is_unsupported(claim));
    numbers.flat_map(|claim| claim.values).flat_map(|value| forms(&value)).collect()
}

/// Everything else that nothing supports, and that nobody else says with a source.
fn texts(survey: &Survey) -> BTreeSet<String> {
    let said = |supported: bool| {
        let claims = survey.entries.iter().flat_map(Entry::claims);
        claims.filter(move |claim| is_unsupported(claim) != supported).flat_map(|claim| claim.values)
    };
    let supported: BTreeSet<String> = said(true).collect();
    said(false).filter(|value| value.len() >= 6 && !supported.contains(value)).collect()
}

#[test]
fn what_is_out_of_use_or_unsupported_is_never_printed() {
    let survey = survey();
    let (numbers, texts) = (numbers(&survey), texts(&survey));
    assert!(numbers.len() > OUT_OF_USE.len() && texts.len() > 50, "{} {}", numbers.len(), texts.len());
    let mut wrong = Vec::new();
    for printed in everything(&survey) {
        let (words, digits) = (printed.words(), printed.digits());
        for number in &numbers {
            if forms(number).iter().any(|form| digits.contains(form.as_str())) {
                wrong.push(format!("{:?} prints {number}", printed.arguments));
            }
        }
        for text in texts.iter().filter(|text| words.contains(text.as_str())) {
            wrong.push(format!("{:?} prints {text:?}", printed.arguments));
        }
    }
    none(wrong);
}

/// Nothing of a step, section or service that is held back is shown either.
#[test]
fn what_is_held_back_is_never_printed() {
    let survey = survey();
    let texts_of = |ships: bool| -> BTreeSet<&str> {
        let entries = survey.entries.iter().filter(|entry| entry.ships == ships);
        let texts = entries.filter_map(|entry| survey.messages.get(&entry.message));
        texts
            .flat_map(|texts| texts.values().map(String::as_str))
            .filter(|text| !text.contains('{'))
            .collect()
    };
    let (held, shown) = (texts_of(false), texts_of(true));
    let held: Vec<&str> = held.difference(&shown).copied().collect();
    assert!(held.len() >= 5, "{held:?}");
    let mut wrong = Vec::new();
    for printed in everything(&survey) {
        let words = printed.words();
        for text in held.iter().filter(|text| words.contains(**text)) {
            wrong.push(format!("{:?} prints {text:?}", printed.arguments));
        }
    }
    none(wrong);
}

/// The page without what is struck through.
fn not_struck(page: &str) -> String {
    let (mut out, mut depth, mut rest) = (String::new(), 0_u32, page);
    while let Some(at) = rest.find('<') {
        if depth == 0 {
            out.push_str(&rest[..at]);
        }
        rest = &rest[at..];
        if rest.starts_with("<del>") {
            depth += 1;
        } else if rest.starts_with("</del>") {
            depth -= 1;
        }
        let end = rest.find('>').expect("a tag ends") + 1;
        if depth == 0 {
            out.push(' ');
        }
        rest = &rest[end..];
    }
    assert_eq!(depth, 0, "what is struck through ends");
    out + rest
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

#[test]
fn the_reviewers_page_holds_everything_and_strikes_through_what_is_not_shown() {
    let survey = survey();
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("page.html");
    let out = out.to_str().expect("a plain name");
    run(&["content", "page", "--out", out]);
    let page = std::fs::read_to_string(out).expect("the page was written");
    for entry in &survey.entries {
        assert!(page.contains(&format!("id=\"{}\"", entry.id)), "{} is missing", entry.id);
    }
    for code in survey.sources.keys() {
        assert!(page.contains(&format!("id=\"source:{code}\"")), "source {code} is missing");
    }
    for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(page.contains(&format!("id=\"{link}\"")), "{link} leads nowhere");
    }
    for elsewhere in ["<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "href=\"http"] {
        assert!(!page.contains(elsewhere), "the page has {elsewhere}");
    }
    // The addresses of the sources themselves stand at the end, for reviewers only.
    let plain = not_struck(page.split("<section id=\"sources\"").next().unwrap_or_default());
    let digits = run_together(&plain);
    let mut wrong = Vec::new();
    for number in numbers(&survey) {
        if forms(&number).iter().any(|form| digits.contains(form.as_str())) {
            wrong.push(format!("{number} stands there as if it were in use"));
        }
        if !page.contains(&escaped(&number)) && !OUT_OF_USE.contains(&number.as_str()) {
            wrong.push(format!("{number} is missing"));
        }
    }
    for text in texts(&survey) {
        let text = escaped(&text);
        if plain.contains(&text) {
            wrong.push(format!("{text} is not struck through"));
        }
        if !page.contains(&text) {
            wrong.push(format!("{text} is missing"));
        }
    }
    none(wrong);
    let again = run(&["content", "page", "--out", out]);
    assert!(again.text.contains("file-exists"), "{}", again.text);
    assert_eq!(std::fs::read_to_string(out).expect("it is still there"), page);
}

#[test]
fn verify_says_what_is_wrong_in_a_folder() {
    assert!(run(&["content", "verify"]).text.contains("Nothing is wrong"));
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().to_str().expect("a plain name");
    for file in alongside_tests::tree::files() {
        if let (Some(name), Some(text)) = (file.path.strip_prefix("core/content/"), file.text) {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, text).expect("written");
        }
    }
    assert!(run(&["content", "verify", "--dir", dir]).text.contains("Nothing is wrong"));
    let uk = folder.path().join("directory/uk.toml");
    let text = std::fs::read_to_string(&uk).expect("read").replacen("osm = \"24/7\"", "osm = \"Mo 99\"", 1);
    std::fs::write(&uk, text).expect("written");
    let words = folder.path().join("words/en/checklist-st.ftl");
    let text = std::fs::read_to_string(&words).expect("read").replacen("st-safe-device =", "st-safest =", 1);
    std::fs::write(&words, text).expect("written");
    let said = run(&["content", "verify", "--dir", dir]).text;
    for wanted in [
        "directory/uk.toml\n",
        "hours \"Mo 99\" do not parse",
        "checklists/st.toml\n",
        "there is no message st-safe-device",
        "words/en/checklist-st.ftl\n",
        "st-safest belongs to nothing",
        "things are wrong",
        "(unmet)",
    ] {
        assert!(said.contains(wanted), "{wanted:?} is not said: {said}");
    }
}

/// Ends of names of hosts, to tell them from ids of steps.
const ENDS: &[&str] = &[
    "uk", "org", "com", "net", "scot", "wales", "cymru", "eu", "ie", "info", "app", "gov", "edu", "au", "ca",
    "us", "nz", "dev",
];

/// Every host in a text, without `www.`.
fn hosts(text: &str) -> BTreeSet<String> {
    let inside = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '.';
    let parts = text.split(|sign: char| !inside(sign)).map(|part| part.trim_matches('.').to_lowercase());
    parts
        .filter(|part| {
            part.rsplit_once('.').is_some_and(|(before, end)| !before.is_empty() && ENDS.contains(&end))
        })
        .map(|part| part.trim_start_matches("www.").to_owned())
        .collect()
}

#[test]
fn every_address_that_is_printed_has_a_host_that_a_source_names() {
    let allowed: BTreeSet<&str> =
        include_str!("hosts.txt").lines().filter(|line| !line.starts_with('#')).collect();
    let survey = survey();
    let mut wrong = Vec::new();
    for entry in &survey.entries {
        for claim in entry.claims().iter().filter(|claim| claim.kind == "web" || claim.table == "web") {
            for host in claim.values.iter().flat_map(|value| hosts(value)) {
                if !is_unsupported(claim) && !allowed.contains(host.as_str()) {
                    wrong.push(format!("{}: {host} is named by no source", entry.id));
                }
            }
        }
    }
    for printed in everything(&survey) {
        let found = hosts(&printed.text);
        for host in found.iter().filter(|host| !allowed.contains(host.as_str())) {
            let mut line = String::new();
            let _ = write!(line, "{:?} prints {host}", printed.arguments);
            wrong.push(line);
        }
    }
    none(wrong);
}

#[test]
fn numbers_and_hosts_are_found_in_every_form() {
    assert_eq!(forms("0845 303 0900"), ["08453030900", "448453030900"]);
    assert_eq!(forms("+448453030900"), ["08453030900", "448453030900"]);
    for text in
        ["call 0845 303 0900", "08453030900", "+44 845-303-0900", "(0845)\n 303\n0900", "+44845 3030900"]
    {
        let digits = run_together(text);
        assert!(forms("0845 303 0900").iter().any(|form| digits.contains(form)), "{text}");
    }
    let found = hosts("see www.Police.uk/x, mail a@b.org. Not st.one or e.g. this");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["b.org", "police.uk"]);
    assert_eq!(not_struck("a<p>b<del>c<b>d</b><del>e</del></del>f</p>").replace(' ', ""), "abf");
}
