//! What the directory must hold: that what is embedded can be read, that what no source supports never comes out,
//! and that a moment is judged as its hours say.

use std::collections::BTreeSet;

use super::Holidays::{EnglandAndWales as EW, NorthernIreland as NI, Scotland as S};
use super::*;
use crate::content::{Grade, NOT_REVIEWED, Sources};
use crate::words::{Catalogue, Language};

fn directory() -> Directory {
    Directory::load().unwrap_or_else(|fault| panic!("{fault}"))
}

fn english() -> Catalogue {
    Catalogue::load(Language::En).expect("the words load")
}

/// The bank holidays that are embedded.
fn bank_holidays() -> (&'static str, &'static str) {
    *FILES.iter().find(|(name, _)| name.ends_with("bank-holidays.toml")).expect("they are embedded")
}

/// A directory with one record `x`, whose hours are `hours`.
fn with_hours(hours: &str) -> Result<Directory, Fault> {
    let text = format!(
        "region = \"test\"\nreviewed_by = \"none\"\n[[record]]\nid = \"x\"\nname = \"X\"\nshown_first = []\n\
         regions = [\"scotland\"]\nkind = \"national\"\naudiences = [\"anyone\"]\nneeds = [\"listening\"]\n\
         facets = []\nfacet_sources = []\nreferral = \"self\"\nwithout_reporting = \"not-known\"\n\
         cost = \"free\"\ngrade = \"V\"\nsources = [\"S0\"]\nas_of = \"2026-10\"\n{hours}"
    );
    Directory::of(&[bank_holidays(), ("directory/test.toml", &text)])
}

fn pattern(osm: &str, holidays: &str) -> String {
    format!(
        "[record.hours]\nosm = '{osm}'\nholidays = \"{holidays}\"\nlast_seen = \"2026-10\"\nsource = \"S0\"\ngrade = \"V\"\n"
    )
}

fn at(typed: &str) -> i64 {
    read_at(typed).expect("a time")
}

fn state(directory: &Directory, id: &str, typed: &str) -> &'static str {
    let record = directory.get(id).expect("a record");
    directory.state(record, at(typed)).state.as_str()
}

#[test]
fn every_file_is_embedded_and_every_source_is_known() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/directory");
    let there: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a name").file_name().into_string().expect("a plain name"))
        .filter(|name| name != "sources.toml")
        .map(|name| format!("directory/{name}"))
        .collect();
    let embedded: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(there, embedded);
    let (directory, sources) = (directory(), Sources::load().expect("the sources load"));
    for record in directory.all_for_review() {
        let facts = record.facts.iter().filter_map(|one| one.source.as_ref());
        let codes = record
            .sources
            .iter()
            .chain(&record.facet_sources)
            .chain(record.numbers.iter().map(|one| &one.source))
            .chain(record.webs.iter().map(|one| &one.source))
            .chain(record.hours.iter().chain(&record.hours_alternatives).map(|one| &one.source))
            .chain(record.access.iter().map(|one| &one.source))
            .chain(record.bills.iter().map(|one| &one.source))
            .chain(facts);
        assert_eq!(sources.unknown(codes.map(String::as_str)), None, "{}", record.id);
        assert_eq!(record.reviewed_by, NOT_REVIEWED, "{}", record.id);
    }
}

#[test]
fn every_answer_of_a_record_has_its_label() {
    let (directory, words) = (directory(), english());
    let needs = Need::ALL.iter().map(|one| ("need", one.as_str()));
    let nations = Nation::ALL.iter().map(|one| ("nation", one.as_str()));
    let channels = Channel::ALL.iter().map(|one| ("channel", one.as_str()));
    let webs = WebKind::ALL.iter().map(|one| ("web", one.as_str()));
    let referrals = Referral::ALL.iter().map(|one| ("referral", one.as_str()));
    let reporting = WithoutReporting::ALL.iter().map(|one| ("without-reporting", one.as_str()));
    let costs = Cost::ALL.iter().map(|one| ("cost", one.as_str()));
    let fixed =
        needs.chain(nations).chain(channels).chain(webs).chain(referrals).chain(reporting).chain(costs);
    let mut wanted: BTreeSet<String> = fixed.map(|(list, id)| format!("directory-{list}-{id}")).collect();
    for record in directory.all_for_review() {
        let used = record.audiences.iter().map(|id| ("audience", id));
        let used = used.chain(record.facets.iter().map(|id| ("facet", id)));
        let used = used.chain(record.area.iter().map(|id| ("area", id)));
        let used = used.chain(record.access.iter().map(|one| ("access", &one.id)));
        let used = used.chain(record.bills.iter().map(|one| ("bill", &one.id)));
        let purposes = record.numbers.iter().filter_map(|one| one.purpose.as_ref());
        let used = used.chain(purposes.map(|id| ("purpose", id)));
        wanted.extend(used.map(|(list, id)| format!("directory-{list}-{id}")));
        assert!(words.has_attribute(&format!("service-{}", record.id), "for"), "{}: for whom?", record.id);
    }
    let missing: Vec<&String> = wanted.iter().filter(|id| !words.has(id)).collect();
    assert!(missing.is_empty(), "no words: {missing:?}");
}

#[test]
fn what_no_source_supports_never_comes_out() {
    let directory = directory();
    assert!(
        directory.all_for_review().iter().any(|record| !record.is_shown()),
        "something waits for a source"
    );
    let mut left_out = 0;
    for record in directory.all_for_review() {
        match directory.get(&record.id) {
            None => assert!(!record.ship || record.grade == Grade::K, "{} is missing", record.id),
            Some(shown) => {
                left_out += record.facts.len() - shown.facts.len();
                assert!(shown.ship && shown.grade != Grade::K && shown.as_of_note.is_none());
                let grades = shown.numbers.iter().map(|one| one.grade);
                let grades = grades.chain(shown.webs.iter().map(|one| one.grade));
                let grades = grades.chain(shown.facts.iter().map(|one| one.grade));
                let grades = grades.chain(shown.access.iter().map(|one| one.grade));
                let grades = grades.chain(shown.bills.iter().map(|one| one.grade));
                let hours = shown.hours.iter().chain(&shown.hours_alternatives);
                let mut grades = grades.chain(hours.map(|one| one.grade));
                assert!(grades.all(|grade| grade != Grade::K), "{}", record.id);
            }
        }
    }
    assert!(left_out > 0, "some facts are struck");
}

#[test]
fn a_struck_fact_of_a_record_is_left_out_and_a_struck_record_too() {
    let number = |grade: &str| {
        format!(
            "[[record.number]]\nchannel = \"phone\"\nnumber = \"+448001234567\"\nshown = \"0800 123 4567\"\n\
             source = \"S0\"\nas_of = \"2026\"\ngrade = \"{grade}\"\n"
        )
    };
    let hours = pattern("Mo-Fr 09:00-17:00; PH off", "scotland");
    let directory = with_hours(&format!("{}{hours}", number("K"))).expect("it reads");
    assert!(directory.get("x").expect("it is shown").numbers.is_empty());
    assert_eq!(directory.all_for_review()[0].numbers.len(), 1);
    let struck = hours.replace("grade = \"V\"", "grade = \"K\"");
    let directory = with_hours(&format!("{}{struck}", number("V"))).expect("it reads");
    assert_eq!(directory.get("x").expect("it is shown").numbers.len(), 1);
    assert_eq!(state(&directory, "x", "2026-11-25T10:00"), "not-known");
    // Not even where somebody asks with the record as it is written.
    let written = &directory.all_for_review()[0];
    assert_eq!(directory.state(written, at("2026-11-25T10:00")).state, State::NotKnown);
}

#[test]
fn a_broken_file_is_a_clear_fault() {
    let whole = pattern("24/7", "none");
    for (text, says) in [
        (pattern("Mo-Fr 9 to 5", "none"), "do not parse"),
        (pattern("Mo-Fr 09:00-17:00", "scotland"), "say nothing about PH"),
        (pattern("Mo-Fr 09:00-17:00; PH off", "none"), "no bank holidays count"),
        (pattern("Mo-Fr 09:00-17:00; SH off", "none"), "school holidays"),
        (whole.replace("none", "wales"), "wales"),
        (whole.replace("grade = \"V\"", "grade = \"X\""), "X"),
        (format!("colour = \"red\"\n{whole}"), "colour"),
        (format!("area = \"No Id\"\n{whole}"), "no id"),
        (format!("replaced_by = \"y\"\n{whole}"), "in its place"),
        (format!("ship = false\nreplaced_by = \"y\"\n{whole}"), "`y`, which is not shown"),
    ] {
        let fault = with_hours(&text).expect_err(&text);
        assert!(fault.what.contains(says) && fault.file.starts_with("directory/"), "{fault}");
    }
    let number = |number: &str, shown: &str| {
        format!(
            "[[record.number]]\nchannel = \"phone\"\nnumber = \"{number}\"\nshown = \"{shown}\"\nsource = \"S0\"\n\
             as_of = \"2026\"\ngrade = \"V\"\n{whole}"
        )
    };
    for (one, other) in
        [("08001234567", "0800 123 4567"), ("+44", "44"), ("+448001234567", "0800 123 4568"), ("call", "1")]
    {
        assert!(with_hours(&number(one, other)).is_err(), "{one} {other}");
    }
    assert!(with_hours(&number("+448001234567", "0800 123 4567")).is_ok());
    assert!(Directory::of::<&str>(&[]).is_err_and(|fault| fault.what == "is missing"));
    let (name, text) = bank_holidays();
    for (from, to) in
        [("2026-12-25", "2026-13-25"), ("\"2026-12-25\", ", ""), ("last_year = 2028", "last_year = 2029")]
    {
        let changed = text.replace(from, to);
        let short = Directory::of(&[(name, &changed)]).is_err();
        assert!(short || to.is_empty(), "{from} becomes {to}");
    }
}

#[test]
fn bank_holidays_are_those_of_the_division() {
    let directory = directory();
    let holidays = directory.holidays();
    assert!(holidays.first_year <= 2026 && holidays.last_year >= 2028);
    let day = |text: &str| text.parse::<chrono::NaiveDate>().expect("a date");
    let is = |division, date: &str| holidays.contains(division, day(date));
    // New Year's Day, Easter Monday and the August bank holiday: what the library's own calendar misses.
    for date in ["2026-01-01", "2026-04-06", "2026-08-31", "2027-01-01", "2027-03-29", "2027-08-30"] {
        assert!(is(EW, date) && is(Holidays::NotStated, date) && !is(Holidays::None, date), "{date}");
    }
    // 2 January, St Andrew's Day; St Patrick's Day, 12 July; Easter Monday is none in Scotland.
    assert!(is(S, "2026-01-02") && !is(EW, "2026-01-02") && is(S, "2026-11-30") && !is(S, "2026-04-06"));
    assert!(is(NI, "2026-03-17") && is(NI, "2026-07-13") && !is(S, "2026-03-17") && is(NI, "2026-04-06"));
    assert!(is(Holidays::NotStated, "2026-03-17") && is(Holidays::NotStated, "2026-11-30"));
    assert!(holidays.covers(day("2028-12-31")) && !holidays.covers(day("2029-01-01")));
}

#[test]
fn the_day_that_a_source_means_is_its_last() {
    for (text, day) in [
        ("2024-04", "2024-04-30"),
        ("2024-02", "2024-02-29"),
        ("2023-04-21", "2023-04-21"),
        ("2023 or later", "2023-12-31"),
        ("before 2022-12", "2022-12-31"),
        ("2022-2024", "2024-12-31"),
        ("2020, 2021-06", "2021-06-30"),
    ] {
        assert_eq!(newest_month(text).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
    }
    for text in ["undated", "", "20", "2024-13", "2024-02-30", "12345"] {
        assert_eq!(newest_month(text), None, "{text}");
    }
}

#[test]
fn what_is_old_may_have_changed() {
    let mut record = with_hours(&pattern("24/7", "none")).expect("it reads").records()[0].clone();
    record.as_of = "2026-04-30".into();
    let mut changed = |reach, typed: &str| {
        record.kind = reach;
        record.may_have_changed_by(at(typed))
    };
    assert!(!changed(Reach::National, "2026-10-30T23:59") && changed(Reach::National, "2026-10-31T00:00"));
    assert!(!changed(Reach::Local, "2026-07-30T23:59") && changed(Reach::Local, "2026-07-31T00:00"));
    record.as_of = "undated".into();
    assert!(record.may_have_changed_by(at("2026-11-21T10:00")));
    record.as_of = "2026-11".into();
    assert!(!record.may_have_changed_by(at("2026-11-21T10:00")));
    record.may_have_changed = true;
    assert!(record.may_have_changed_by(at("2026-11-21T10:00")));
}

fn said(id: &str, typed: &str) -> String {
    let (directory, words) = (directory(), english());
    let record = directory.get(id).expect("a record");
    let standing = directory.state(record, at(typed));
    standing_label(&words, record, &standing, at(typed))
}

#[test]
fn nobody_reads_a_bare_closed() {
    assert_eq!(said("nsh", "2026-11-25T15:00"), "Open until 16:00");
    assert_eq!(said("nsh", "2026-11-25T10:00"), "May be open: sources differ. Opens 13:00");
    assert_eq!(said("nsh", "2026-11-25T18:00"), "May be open: sources differ. Closes 20:00");
    assert_eq!(
        said("nsh", "2026-11-25T22:00"),
        "Closed, by hours last seen 2023-04-21. Opens tomorrow 09:30"
    );
    assert_eq!(
        said("nsh", "2026-11-24T22:00"),
        "Closed, by hours last seen 2023-04-21. May open tomorrow 09:30"
    );
    assert_eq!(said("nsh", "2026-11-27T22:00"), "Closed, by hours last seen 2023-04-21. Opens Monday 09:30");
    assert_eq!(said("nsh", "2026-12-24T22:00"), "Closed, by hours last seen 2023-04-21. Opens Tuesday 09:30");
    assert_eq!(said("samaritans", "2026-12-25T03:00"), "Open day and night");
    assert_eq!(said("aas", "2026-11-25T10:00"), "Opening times not known");
    assert_eq!(
        said("paladin", "2026-12-25T10:00"),
        "Opening times not known on this bank holiday. Opens Tuesday 09:00"
    );
    assert!(
        said("nsh", "2029-06-06T14:00").starts_with("Opening times not known: this year's bank holidays")
    );
    let (directory, words) = (directory(), english());
    for record in directory.records() {
        for hour in 0..(24 * 14) {
            let now = at("2026-12-20T00:30") + hour * 3_600_000;
            let label = standing_label(&words, record, &directory.state(record, now), now);
            assert!(
                !label.contains('<') && !label.contains("Closed.") && label != "Closed",
                "{}: {label}",
                record.id
            );
            assert!(!label.starts_with("Closed") || label.starts_with("Closed, by hours "), "{label}");
        }
    }
}

#[test]
fn a_far_moment_is_not_known_and_stops_nothing() {
    let directory = directory();
    for now in [i64::MIN, i64::MAX, 0, 253_402_300_800_000, -62_135_596_800_000] {
        for record in directory.records() {
            let standing = directory.state(record, now);
            assert!(standing.next_change.is_none_or(|next| next > now), "{}", record.id);
        }
    }
    let nsh = directory.get("nsh").expect("a record");
    assert_eq!(directory.state(nsh, i64::MAX).state, State::NotKnown);
}

#[test]
fn unknown_hours_beside_known_ones_are_open_by_one_source_only() {
    let alternative = pattern("Mo-Fr 08:00-20:00; PH off", "scotland")
        .replace("[record.hours]", "[[record.hours_alternative]]");
    let directory =
        with_hours(&format!("{}{alternative}", pattern("unknown \"not confirmed\"", "not-stated")))
            .expect("it reads");
    assert_eq!(state(&directory, "x", "2026-11-25T10:00"), "may-be-open");
    assert_eq!(state(&directory, "x", "2026-11-25T21:00"), "not-known");
    let record = directory.get("x").expect("a record");
    let standing = directory.state(record, at("2026-11-25T10:00"));
    assert!(standing.undisputed);
    assert_eq!(
        standing_label(&english(), record, &standing, at("2026-11-25T10:00")),
        "May be open: only one source says so. Not known from 20:00"
    );
}

fn ids<'a>(found: &Found<'a>) -> Vec<&'a str> {
    found.records.iter().map(|record| record.id.as_str()).collect()
}

#[test]
fn a_number_that_is_out_of_use_leads_on() {
    let (directory, words) = (directory(), english());
    let search = |typed: &str| directory.search(&words, &Query { words: typed.into(), ..Query::default() });
    for (typed, id) in [
        ("0845 303 0900", "victim-support"),
        ("+44 845 303 0900", "victim-support"),
        ("0800 2000 247", "ndah"),
        ("08002000247", "ndah"),
        ("0116 295 3060", "llr-cap"),
        ("0300 636 0300", "nsh"),
        ("0300 6360300", "nsh"),
        ("0844 8044 999", "ncdv"),
        ("+448448044999", "ncdv"),
        ("0808 802 9999", "rcew"),
        ("07797 805839", "ni-da"),
        ("07797805839", "ni-da"),
        ("helpline 0845 303 0900", "victim-support"),
        ("free from fear", "freeva"),
    ] {
        let found = search(typed);
        assert_eq!(found.records.first().map(|record| record.id.as_str()), Some(id), "{typed}");
        assert!(matches!(found.retired, Some(Retirement::LeadsTo(to)) if to.id == id), "{typed}");
    }
    for typed in ["07501 752741", "+44 7501 752 741", "Network for Surviving Stalking", "nss"] {
        let found = search(typed);
        assert_eq!(found.retired, Some(Retirement::OutOfUse), "{typed}");
        assert!(found.records.is_empty(), "{typed}");
    }
    for typed in ["stalking", "hourglass", "network", "0808 802 0300", ""] {
        assert_eq!(search(typed).retired, None, "{typed}");
    }
}

#[test]
fn services_are_found_by_words_numbers_needs_and_places() {
    let (directory, words) = (directory(), english());
    let search = |typed: &str| directory.search(&words, &Query { words: typed.into(), ..Query::default() });
    for (typed, id) in [
        ("0808 802 0300", "nsh"),
        ("+448088020300", "nsh"),
        ("08088020300", "nsh"),
        ("116123", "samaritans"),
        ("116 123", "samaritans"),
        ("85258", "shout"),
        ("0800 1111", "childline"),
        ("samaritans", "samaritans"),
        ("SAMARITANS", "samaritans"),
        ("suzy lamplugh", "nsh"),
        ("womens aid leicestershire", "freeva"),
        ("Women\u{2019}s Aid Leicestershire", "freeva"),
        ("national stalk", "nsh"),
        ("galop", "galop"),
        ("paladin", "paladin"),
    ] {
        assert_eq!(ids(&search(typed)).first(), Some(&id), "{typed}");
    }
    assert!(ids(&search("999")).contains(&"uk-999"));
    assert!(ids(&search("legal")).contains(&"swrc") && ids(&search("legal advice")).contains(&"rowomen"));
    assert!(ids(&search("jewish")).contains(&"jewish-womens-aid"));
    assert!(ids(&search("zzzz")).is_empty() && ids(&search("hourglass")).is_empty());
    let narrowed = |query: Query| directory.list(&query);
    let scotland = narrowed(Query { nation: Some(Nation::Scotland), ..Query::default() });
    assert_eq!(scotland[0].id, "uk-999");
    assert!(scotland.iter().all(|record| record.serves(Nation::Scotland)));
    let legal = narrowed(Query { need: Some(Need::Legal), ..Query::default() });
    assert!(legal[0].id == "uk-999" && legal[1..].iter().all(|record| record.needs.contains(&Need::Legal)));
    let sussex = narrowed(Query { area: Some("sussex".into()), ..Query::default() });
    assert!(sussex.iter().any(|record| record.id == "veritas"));
    assert!(sussex.iter().all(|record| record.area.as_deref().is_none_or(|area| area == "sussex")));
    let students = narrowed(Query { audience: Some("students".into()), ..Query::default() });
    assert!(
        students.iter().any(|one| one.id == "uol-su") && !students.iter().any(|one| one.id == "mens-advice")
    );
}

#[test]
fn what_is_shown_first_depends_on_the_nation() {
    let directory = directory();
    let first = |nation| {
        let query = Query { nation, ..Query::default() };
        let all = directory.list(&query);
        all.iter().filter(|one| one.place(nation).0 <= 1).map(|one| one.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(first(None), ["uk-999", "nsh", "samaritans"]);
    assert_eq!(
        first(Some(Nation::England)),
        ["uk-999", "nsh", "samaritans", "uk-101", "paladin", "ndah", "victim-support", "nhs-111"]
    );
    assert_eq!(
        first(Some(Nation::Wales)),
        ["uk-999", "nsh", "samaritans", "uk-101", "paladin", "live-fear-free", "victim-support"]
    );
    assert_eq!(
        first(Some(Nation::Scotland)),
        ["uk-999", "nsh", "samaritans", "police-scot", "aas", "scot-da", "victim-support-scot"]
    );
    assert_eq!(first(Some(Nation::NorthernIreland)), ["uk-999", "nsh", "samaritans", "uk-101", "ni-da"]);
    assert_eq!(directory.records()[0].id, EMERGENCY);
}

#[test]
fn what_is_open_instead_shares_need_and_place() {
    let directory = directory();
    let instead = |id: &str, nation, typed: &str| {
        let record = directory.get(id).expect("a record");
        directory.instead(record, nation, at(typed)).iter().map(|one| one.id.clone()).collect::<Vec<_>>()
    };
    let night = "2026-11-25T03:00";
    for id in ["nsh", "paladin", "mens-advice", "galop", "rape-crisis-scot", "southall-black-sisters"] {
        let found = instead(id, None, night);
        assert!(
            !found.is_empty() && found.len() <= 3 && !found.contains(&EMERGENCY.to_owned()),
            "{id}: {found:?}"
        );
        for other in &found {
            let (other, record) = (directory.get(other).unwrap(), directory.get(id).unwrap());
            assert_eq!(directory.state(other, at(night)).state, State::Open);
            assert!(record.regions.iter().all(|nation| other.serves(*nation)));
        }
    }
    assert!(
        !instead("mens-advice", None, night).contains(&"ndah".to_owned()),
        "a line for women is no answer here"
    );
    let found = instead("nsh", None, night);
    let special = ["karma-nirvana", "mens-advice", "childline", "stopncii", "togetherall"];
    assert!(
        found.contains(&"samaritans".to_owned()) && !found.iter().any(|id| special.contains(&id.as_str())),
        "{found:?}"
    );
}

#[test]
fn a_week_for_paper_has_no_bank_holiday_and_days_alike_stand_together() {
    let osm = "Mo-Tu,Th-Fr 09:30-16:00; We 13:00-16:00; PH off";
    let directory = with_hours(&pattern(osm, "england-and-wales")).expect("reads");
    let hours = directory.get("x").and_then(|record| record.hours.clone()).expect("hours");
    // An ordinary Friday, and the one before Christmas, behind which two weeks have bank holidays.
    for typed in ["2026-11-20T10:00", "2026-12-18T10:00"] {
        assert_eq!(
            directory.usual_week_said(&english(), &hours, at(typed)),
            [
                "Monday to Tuesday: 09:30 to 16:00",
                "Wednesday: 13:00 to 16:00",
                "Thursday to Friday: 09:30 to 16:00",
                "Saturday to Sunday: closed",
            ],
            "{typed}"
        );
    }
}
