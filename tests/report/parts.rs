//! What part A must not hold.

use alongside_core::evidence::Evidence;
use alongside_core::police::PoliceContact;
use alongside_core::report::hits::hits;
use alongside_core::report::parts::{Part, field_id};
use alongside_core::report::selection::Selection;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Term;
use alongside_tests::fixture::reading;

use crate::formats::pdf::reading::File;

use super::made::{PICTURE, SECRETS, made, unpacked};

/// Bytes, what stands in them as hex digits (the CBOR of `record.json`) and what a PDF shows, in any case. Spaces of a PDF are
/// where its lines broke.
fn holds(files: &[(String, Vec<u8>)], secret: &str) -> Option<String> {
    let plain = secret.to_lowercase();
    let hex = alongside_core::ids::to_hex(secret.as_bytes());
    let joined = without_spaces(&plain);
    files.iter().find_map(|(name, content)| {
        let text = String::from_utf8_lossy(content).to_lowercase();
        let is_drawn = || {
            let is_pdf = name.to_lowercase().ends_with(".pdf");
            is_pdf && without_spaces(&File::read(content).pages().concat()).contains(&joined)
        };
        (text.contains(&plain) || text.contains(&hex) || is_drawn()).then(|| name.clone())
    })
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

#[test]
fn part_a_holds_nothing_of_part_b() {
    let made = made(24, 6);
    let a = unpacked(&made.bundle(Part::A));
    let b = unpacked(&made.bundle(Part::B));
    for secret in SECRETS {
        assert_eq!(holds(&a, secret), None, "{secret}");
        assert!(holds(&b, secret).is_some(), "{secret} should stand in part B");
    }
    let drawn = |files: &[(String, Vec<u8>)]| {
        let pages = files.iter().filter(|(name, _)| name == "report.pdf").cloned().collect::<Vec<_>>();
        SECRETS.iter().filter(|secret| holds(&pages, secret).is_some()).count()
    };
    // What is compressed in a PDF is found by this search, or it would prove nothing.
    let all = unpacked(&made.bundle(Part::All));
    assert_eq!((drawn(&a), drawn(&all)), (0, SECRETS.len()));
    // Positions, as they are stored, written and drawn.
    for position in ["538000123", "53.8000123", "1.5500456", "15500456"] {
        assert_eq!(holds(&a, position), None, "{position}");
    }
    for files in [&a, &b, &unpacked(&made.bundle(Part::All))] {
        assert_eq!(holds(files, "nobody may read this note"), None);
    }
    // No original, and a copy that tells nothing.
    assert!(a.iter().all(|(_, content)| content != PICTURE));
    assert!(b.iter().any(|(_, content)| content == PICTURE));
    let copies: Vec<_> = a.iter().filter(|(name, _)| name.starts_with("files/")).collect();
    assert_eq!(copies.len(), 3);
    for (name, copy) in copies {
        let report = alongside_core::photos::scan_bytes(copy, "").expect("a picture");
        assert!(report.findings.is_empty(), "{name}: {:?}", report.findings);
    }
}

#[test]
fn what_she_wrote_elsewhere_is_found_before_it_is_given_away() {
    let mut made = made(4, 0);
    let entry = made.vault.entry(Some(made.case), 3).expect("there");
    let change = |incident: &mut alongside_core::incidents::Incident| {
        incident.what_happened = Some("He shouted my number, 07700  900111, at 12 ELM row.".to_owned());
        Ok(())
    };
    made.vault.amend(entry, change, Term::unchecked_from_store("other"), None, &reading()).expect("amends");
    let mut selection = Selection::of_case(made.case, Part::A);
    let found = hits(&made.vault, &made.chosen(selection.clone())).expect("looks");
    let values: Vec<&str> = found.iter().map(|hit| hit.value.as_str()).collect();
    assert_eq!(values, ["07700 900111", "12 Elm Row"]);
    assert!(found.iter().all(|hit| hit.record == entry && hit.field == "what_happened"));
    for hit in &found {
        selection.withheld.insert((hit.record, field_id(hit.kind, hit.field).expect("a field")));
    }
    assert!(hits(&made.vault, &made.chosen(selection.clone())).expect("looks").is_empty());
    let files = unpacked(&made.written(selection).0);
    for secret in ["07700  900111", "07700 900111", "12 ELM row"] {
        assert_eq!(holds(&files, secret), None, "{secret}");
    }
    assert_eq!(made.vault.reveal(entry, 2).expect("reveals").kind, Kind::INCIDENT);
}

#[test]
fn what_needs_care_is_out_until_she_takes_it_in() {
    let mut made = made(3, 2);
    let entry = made.vault.entry(Some(made.case), 1).expect("there");
    let care = |incident: &mut alongside_core::incidents::Incident| {
        incident.sensitivity = vec![Term::unchecked_from_store("medical")];
        incident.what_happened = Some("something of the body".to_owned());
        Ok(())
    };
    made.vault.amend(entry, care, Term::unchecked_from_store("other"), None, &reading()).expect("amends");
    let mut selection = Selection::of_case(made.case, Part::All);
    let files = unpacked(&made.written(selection.clone()).0);
    assert_eq!(holds(&files, "something of the body"), None);
    selection.with_sensitive = true;
    assert!(holds(&unpacked(&made.written(selection).0), "something of the body").is_some());
}

/// What lists call an item is a field of it: where the item is withheld, nothing else names it.
#[test]
fn a_withheld_item_is_named_nowhere_else() {
    let mut made = made(3, 2);
    let item = made.vault.current(Kind::EVIDENCE).next().expect("an item").id;
    let care = |item: &mut Evidence| {
        item.title = Some("the one in the bath".to_owned());
        item.sensitivity = vec![Term::unchecked_from_store("medical")];
        Ok(())
    };
    made.vault.amend(item, care, Term::unchecked_from_store("other"), None, &reading()).expect("amends");
    let mut contact = PoliceContact::new(&reading(), made.case);
    contact.evidence_handed_over = vec![item];
    contact.evidence_receipts = vec![Some("R 12".to_owned())];
    made.vault.create(&mut contact, &reading()).expect("creates");
    for part in [Part::A, Part::B, Part::All] {
        let mut selection = Selection::of_case(made.case, part);
        assert_eq!(
            holds(&unpacked(&made.written(selection.clone()).0), "the one in the bath"),
            None,
            "{part:?}"
        );
        selection.with_sensitive = true;
        let is_there = holds(&unpacked(&made.written(selection).0), "the one in the bath").is_some();
        assert_eq!(is_there, part != Part::B, "{part:?}: a title stands in part A");
    }
}

#[test]
fn a_narrow_choice_leaves_out_what_hangs_on_the_rest() {
    let made = made(6, 3);
    let mut selection = Selection::of_case(made.case, Part::All);
    selection.entries = vec![6];
    let chosen = made.chosen(selection.clone());
    assert_eq!((chosen.entries.len(), chosen.left_out, chosen.items.len()), (1, 5, 0));
    assert!(chosen.others.iter().all(|(kind, _)| *kind != Kind::POLICE), "it speaks of entries 1 to 3");
    selection.entries = vec![2];
    assert!(made.chosen(selection.clone()).others.iter().any(|(kind, _)| *kind == Kind::POLICE));
    selection.with_police = false;
    assert!(holds(&unpacked(&made.written(selection).0), "13/4711/25").is_none());
}
