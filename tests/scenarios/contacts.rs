//! Trusted contacts over a session: whom she chose, in her order, and what goes when one goes.

use alongside_core::contacts::{Consent, Contact, ContactWarning, NewContact};
use alongside_core::ids::{Digest32, RecordId};
use alongside_core::people::Person;
use alongside_core::session::Unlocked;
use alongside_core::{Error, Refusal, limits};
use alongside_tests::fixture::{FIRST, reading};

use super::vault::{empty, set_up, term, unlock};

fn new(name: &str, number: &str) -> NewContact {
    NewContact { name: name.into(), ways: vec![(term("sms"), number.into())], ..NewContact::default() }
}

fn add(vault: &mut Unlocked, name: &str) -> RecordId {
    vault.add_contact(new(name, "07700 900123"), &reading()).expect("adds").0
}

fn names(vault: &Unlocked) -> Vec<String> {
    let contacts = vault.contacts().expect("reads");
    contacts.into_iter().filter_map(|(_, contact)| contact.name).collect()
}

#[test]
fn contacts_stand_in_her_order_across_a_lock() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let [sam, jo, mum] = ["Sam", "Jo", "Mum"].map(|name| add(&mut vault, name));
    assert_eq!(names(&vault), ["Sam", "Jo", "Mum"]);
    vault.reorder_contacts(&[mum], &reading()).expect("orders");
    assert_eq!(names(&vault), ["Mum", "Sam", "Jo"]);
    vault.reorder_contacts(&[jo, sam], &reading()).expect("orders");
    vault.lock().expect("locks");
    let mut vault = unlock(&fixture, FIRST).expect("opens");
    assert_eq!(names(&vault), ["Jo", "Sam", "Mum"]);
    // A new one stands behind them; neither one that is not there nor one twice changes anything.
    add(&mut vault, "Pat");
    assert!(vault.reorder_contacts(&[sam, RecordId([9; 16])], &reading()).is_err());
    assert!(vault.reorder_contacts(&[sam, sam], &reading()).is_err());
    assert_eq!(names(&vault), ["Jo", "Sam", "Mum", "Pat"]);
}

#[test]
fn one_name_finds_one_contact() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let [zoe, sam, samira] = ["Zoë", "Sam", "Samira"].map(|name| add(&mut vault, name));
    assert_eq!(vault.contact_named("ZOE").expect("found"), zoe);
    assert_eq!(vault.contact_named("sam").expect("found"), sam);
    assert_eq!(vault.contact_named("sami").expect("found"), samira);
    assert_eq!(vault.contact_named(&sam.to_string()[..8]).expect("found"), sam);
    let unsure = vault.contact_named("sa");
    assert!(matches!(unsure, Err(Error::Invalid { field: "contact", refusal: Refusal::UnknownRecord })));
    assert!(matches!(vault.contact_named("Jo"), Err(Error::NotFound)));
    assert!(vault.contact_named(" ").is_err());
    let again = vault.add_contact(new("SAM", "07700 900124"), &reading());
    assert!(matches!(again, Err(Error::Invalid { field: "name", refusal: Refusal::Contradiction })));
}

#[test]
fn there_are_only_so_many_and_one_that_went_makes_room() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let ids: Vec<RecordId> =
        (0..limits::CONTACTS_MAX).map(|number| add(&mut vault, &format!("Friend {number}."))).collect();
    let one_more = vault.add_contact(new("One more", "07700 900123"), &reading());
    assert!(matches!(one_more, Err(Error::Invalid { field: "contacts", refusal: Refusal::TooMany })));
    vault.remove_contact(ids[3], &reading()).expect("removes");
    assert!(matches!(vault.read::<Contact>(ids[3]), Err(Error::Deleted)));
    assert!(matches!(vault.contact_named("Friend 3."), Err(Error::NotFound)));
    add(&mut vault, "One more");
    assert_eq!(names(&vault).len(), limits::CONTACTS_MAX);
}

#[test]
fn the_other_person_is_noticed_and_nobody_is_refused() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let case = vault.case_or_first(None, &reading()).expect("a case");
    let mut person = Person::new(&reading(), case);
    person.name = Some("René".into());
    person.numbers = vec!["+44 7700 900123".into()];
    let person = vault.create(&mut person, &reading()).expect("saves");
    let (id, warnings) = vault.add_contact(new("rene", "07700 900123"), &reading()).expect("adds");
    assert_eq!(warnings, [ContactWarning::SameNumber, ContactWarning::SameName]);
    let contact: Contact = vault.read(id).expect("reads");
    assert_eq!(vault.contact_warnings(&contact).expect("warns"), warnings);
    vault.delete::<Person>(person, None, &reading()).expect("deletes");
    assert_eq!(vault.contact_warnings(&contact).expect("warns"), []);
}

#[test]
fn answers_tests_and_pairing_are_noted() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let id = add(&mut vault, "Sam");
    assert!(!vault.set_consent(id, Consent::Asked, &reading()).expect("notes").has_agreed());
    assert!(vault.set_consent(id, Consent::Agreed, &reading()).expect("notes").has_agreed());
    let tested = vault.mark_tested(id, "sms", "+447700900123", &reading()).expect("notes");
    assert!(tested.tested_at.is_some() && tested.ways[0].tested == tested.tested_at);
    assert!(vault.mark_tested(id, "sms", "+447700900124", &reading()).is_err());
    let paired = vault.set_paired(id, Some("Sam's phone".into()), Digest32([7; 32]), &reading());
    assert_eq!(paired.expect("notes").identity, Some(Digest32([7; 32])));
    assert!(vault.read::<Contact>(id).expect("reads").paired_at.is_some());
    // The house keeps no older revisions: what a contact was once is gone.
    assert_eq!(vault.revisions(id).last(), Some(&5));
    assert!(vault.read_revision::<Contact>(id, 1).is_err());
}
