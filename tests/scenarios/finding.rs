//! Finding again what was written.

use alongside_core::incidents::{Incident, IncidentFilter, Query, TimelineScope};
use alongside_core::people::Person;
use alongside_core::progress::Progress;
use alongside_core::session::Unlocked;
use alongside_core::time::{Occurred, Zone};
use alongside_tests::fixture::reading;

use super::vault::{empty, set_up, term, write};

fn found(vault: &Unlocked, words: &str) -> Vec<u32> {
    let query = Query::parse(words).expect("words");
    let page = vault
        .search(&query, &IncidentFilter::default(), None, 50, &alongside_core::progress::Progress::new())
        .expect("searches");
    page.items.iter().map(|hit| vault.incidents().row(hit.id).expect("there").entry_no).collect()
}

fn dated(vault: &mut Unlocked, text: &str, when: &str) {
    let fill = |incident: &mut Incident| {
        incident.occurred = Some(Occurred::typed(when, Zone::LONDON, &reading())?);
        Ok(())
    };
    vault.add_incident(None, text, fill, &reading()).expect("saves");
}

#[test]
fn search_folds_case_and_marks_in_memory_and_from_the_store_alike() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    dated(&mut vault, "Waited outside the Café at noon", "2026-11-01 12:00");
    dated(&mut vault, "A letter from Zoë", "2026-11-02");
    dated(&mut vault, "café again, with flowers", "2026-11-03 18:00");
    let expect: [(&str, &[u32]); 5] =
        [("cafe", &[3, 1]), ("CAFÉ again", &[3]), ("zoe", &[2]), ("flow", &[3]), ("nothing", &[])];
    for (words, entries) in expect {
        assert_eq!(found(&vault, words), entries, "{words}, streamed");
    }
    // Room for some of it only: the rest is read from the store.
    vault.fill_search(256, &Progress::new()).expect("fills");
    for (words, entries) in expect {
        assert_eq!(found(&vault, words), entries, "{words}, partly in memory");
    }
    vault.fill_search(1 << 20, &Progress::new()).expect("fills");
    assert!(vault.search_in_memory().2);
    for (words, entries) in expect {
        assert_eq!(found(&vault, words), entries, "{words}, in memory");
    }
    // What is saved, changed and deleted afterwards is found as it now is.
    dated(&mut vault, "one more cafe", "2026-11-04");
    assert_eq!(found(&vault, "cafe"), [4, 3, 1]);
    let id = vault.entry(None, 4).expect("there");
    let change = |incident: &mut Incident| {
        incident.what_happened = Some("one more bakery".to_owned());
        Ok(())
    };
    vault.amend(id, change, term("typo"), None, &reading()).expect("amends");
    vault.delete::<Incident>(vault.entry(None, 3).expect("there"), None, &reading()).expect("deletes");
    assert_eq!((found(&vault, "cafe"), found(&vault, "bakery")), (vec![1], vec![4]));
}

#[test]
fn the_name_of_a_person_finds_her_entries() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "Rang the bell.");
    let case = vault.case(None).expect("reads").expect("there");
    let mut person = Person::new(&reading(), case);
    person.name = Some("Marlowe".to_owned());
    let person = vault.create(&mut person, &reading()).expect("saves");
    let id = vault.entry(None, 1).expect("there");
    let change = |incident: &mut Incident| {
        incident.persons = vec![person];
        Ok(())
    };
    vault.amend(id, change, term("linked"), None, &reading()).expect("amends");
    assert_eq!(found(&vault, "marlowe bell"), [1]);
    let by_person = IncidentFilter { persons: vec![person], ..IncidentFilter::default() };
    assert_eq!(vault.count(&by_person).expect("counts"), 1);
}

#[test]
fn a_timeline_puts_what_is_known_roughly_in_a_band_and_the_rest_apart() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    dated(&mut vault, "c", "2026-11-03 18:00");
    dated(&mut vault, "a", "2026-11");
    dated(&mut vault, "b", "about 2026-11-02 18:00");
    dated(&mut vault, "d", "unknown");
    let timeline = vault.timeline(&TimelineScope::default());
    let order: Vec<_> = timeline.dated.iter().filter_map(|item| item.entry_no).collect();
    assert_eq!(order, [2, 3, 1]);
    assert_eq!(timeline.undated.iter().filter_map(|item| item.entry_no).collect::<Vec<_>>(), [4]);
    let band = timeline.dated[1].bounds.expect("known");
    assert!(band.latest_ms - band.earliest_ms >= 60 * 60_000);
}
