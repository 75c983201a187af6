//! Contacts: adding somebody, what is said about them, a test, and how they go.

use alongside_core::contacts::{Consent, Contact, NewContact};
use alongside_core::people::Person;
use alongside_core::session::Unlocked;
use alongside_core::vocabulary::Vocabulary;
use alongside_mobile::screens::contacts::{ContactAction, ContactView, ContactsView};
use alongside_mobile::screens::{Action, Effect, Field, QuestionView, Screen, Weight};
use alongside_mobile::{ErrorCode, SendOutcome};

use crate::checkin::hand::{FORCED, Hand, NUMBER, SAFE, at, sends};

fn does(action: ContactAction) -> Action {
    Action::Contacts { action }
}

fn list(hand: &mut Hand) -> ContactsView {
    match hand.front(&at(0)) {
        Screen::Contacts { view } => view,
        other => panic!("{other:?}"),
    }
}

fn contact(hand: &mut Hand) -> ContactView {
    match hand.front(&at(0)) {
        Screen::Contact { view } => view,
        other => panic!("{other:?}"),
    }
}

fn question(hand: &mut Hand) -> QuestionView {
    match hand.front(&at(0)) {
        Screen::Question { view } => view,
        other => panic!("{other:?}"),
    }
}

fn names(hand: &mut Hand) -> Vec<String> {
    list(hand).contacts.into_iter().map(|row| row.title).collect()
}

fn fact(view: &ContactView, label: &str) -> Option<String> {
    view.facts.iter().find(|fact| fact.label == label).map(|fact| fact.value.clone())
}

fn add(record: &mut Unlocked, name: &str, number: &str) {
    let sms = record.vocabularies().term(Vocabulary::ContactChannel, "sms", "channel").expect("a channel");
    let new = NewContact {
        name: name.into(),
        ways: vec![(sms, number.into())],
        consent: Some(Consent::Agreed),
        ..NewContact::default()
    };
    record.add_contact(new, &at(0).reading()).expect("is added");
}

/// A record with Sam and Robin, who have agreed, and both PINs.
fn two() -> Hand {
    let hand = Hand::ready();
    hand.inside(|record| add(record, "Robin", "07700 900456"));
    hand
}

fn opened(mut hand: Hand) -> Hand {
    hand.unlock(&at(0));
    hand.act(does(ContactAction::Open), &at(0));
    hand
}

#[test]
fn somebody_is_added_one_page_at_a_time_and_nothing_is_sent() {
    let mut hand = opened(Hand::bare());
    let empty = list(&mut hand);
    assert!(empty.contacts.is_empty() && empty.lines[0].contains("Nobody is ever added but by you"));
    let mut effects = hand.tap("Add somebody", &at(0));
    let page = question(&mut hand);
    assert!(page.paragraphs[0].contains("Is anyone making you do this?"), "{page:?}");
    assert!(!page.actions[1].enabled, "without a name there is nobody");
    hand.types(Field::ContactName, " Robin ", &at(0));
    effects.extend(hand.tap("Next", &at(0)));
    assert_eq!(question(&mut hand).title, "How can Robin be reached?");
    // A number of a service is nobody's.
    hand.types(Field::ContactAddress, "999", &at(0));
    effects.extend(hand.tap("Save", &at(0)));
    assert_eq!(question(&mut hand).field.expect("a field").problem.expect("a problem").code, "invalid-input");
    hand.types(Field::ContactAddress, "07700 900456", &at(0));
    effects.extend(hand.tap("Save", &at(0)));
    assert_eq!(question(&mut hand).title, "Has Robin agreed?");
    assert!(question(&mut hand).paragraphs[1].contains("Would you be one of them?"));
    effects.extend(hand.tap("Yes, agreed", &at(0)));
    effects.extend(hand.tap("The place, to within 1 km", &at(0)));
    assert_eq!(effects, [], "adding somebody asks nothing of the phone");
    let row = list(&mut hand).contacts.remove(0);
    assert_eq!((row.title.as_str(), row.edge.as_deref()), ("Robin", Some("Agreed")));
    let detail = row.detail.expect("how to reach them");
    assert!(detail.contains("+447700900456") && detail.contains("to within 1 km"), "{detail}");
    assert_eq!(hand.view(&at(0)).screens.len(), 2, "the small pages are gone");
}

#[test]
fn a_test_says_so_in_every_word_and_counts_once_it_was_handed_over() {
    let mut hand = opened(Hand::ready());
    hand.tap("Sam", &at(0));
    assert_eq!(fact(&contact(&mut hand), "Last test").as_deref(), Some("Not tested yet"));
    hand.tap("Test it with Sam", &at(0));
    let before = question(&mut hand);
    let main = before.actions.last().expect("a main action");
    assert!(before.paragraphs[1].starts_with("TEST ") && main.weight == Weight::Main, "{before:?}");
    assert!(main.risks[0].contains("among the messages on this phone"), "said before it is sent");
    let effects = hand.tap("Send the test", &at(0));
    let sent = sends(&effects);
    assert_eq!(sent.len(), 1, "{effects:?}");
    let (check_in, row, to, text) = sent[0].clone();
    assert_eq!((to.as_str(), text.as_str()), (NUMBER, before.paragraphs[1].as_str()));
    let page = question(&mut hand);
    assert_eq!(page.paragraphs[0], "TEST (text): being sent");
    assert!(hand.view(&at(0)).fresh_until_ms.is_some(), "it is looked at again");
    assert!(!hand.shown(&at(0)).contains("counts as tested"));
    // The phone answers; the page finds it by itself.
    let _ = hand.events.sent(check_in, row, SendOutcome::HandedOver, at(0));
    let page = question(&mut hand);
    assert_eq!(page.paragraphs[0], "TEST (text): handed over");
    assert!(page.paragraphs[2].contains("30 days") && page.problem.is_none(), "{page:?}");
    assert_eq!(hand.view(&at(0)).fresh_until_ms, None);
    hand.tap("Done", &at(0));
    let tested = fact(&contact(&mut hand), "Last test").expect("a date");
    assert!(tested.contains("18:40"), "{tested}");
}

#[test]
fn a_test_that_did_not_leave_counts_for_nothing() {
    let mut hand = opened(Hand::ready());
    hand.tap("Sam", &at(0));
    hand.tap("Test it with Sam", &at(0));
    let (check_in, row, ..) = sends(&hand.tap("Send the test", &at(0))).remove(0);
    let _ = hand.events.sent(check_in, row, SendOutcome::Refused, at(0));
    let page = question(&mut hand);
    assert_eq!(page.paragraphs[0], "TEST (text): refused for good");
    assert_eq!(page.paragraphs.len(), 2, "{page:?}");
    hand.tap("Done", &at(0));
    assert_eq!(fact(&contact(&mut hand), "Last test").as_deref(), Some("Not tested yet"));
}

#[test]
fn nobody_who_has_not_agreed_is_sent_a_test() {
    let hand = Hand::bare();
    hand.inside(|record| {
        let new = NewContact { name: "Robin".into(), ..NewContact::default() };
        record.add_contact(new, &at(0).reading()).expect("is added");
    });
    let mut hand = opened(hand);
    hand.tap("Robin", &at(0));
    let page = contact(&mut hand);
    assert_eq!(page.main.label, "Ask Robin");
    assert!(page.lines[0].contains("have not agreed yet"), "{page:?}");
    assert!(!page.quiet.iter().any(|action| action.label.starts_with("Pair")), "{page:?}");
    let of = page.rows.iter().find_map(|row| match &row.action {
        Action::Contacts { action: ContactAction::AddWay { contact } } => Some(contact.clone()),
        _ => None,
    });
    hand.act(does(ContactAction::Test { contact: of.expect("an id") }), &at(0));
    assert!(!question(&mut hand).actions.last().expect("an action").enabled);
    assert_eq!(hand.act(does(ContactAction::SendTest), &at(0)), []);
    assert_eq!(question(&mut hand).problem.expect("a problem").code, "no-consent");
}

#[test]
fn ways_order_name_and_what_they_are_told_can_be_changed() {
    let mut hand = opened(two());
    assert_eq!(names(&mut hand), ["Sam", "Robin"]);
    hand.tap("Robin", &at(0));
    hand.tap("Move up in the order", &at(0));
    hand.tap("Add a number or address", &at(0));
    hand.types(Field::ContactAddress, "robin@example.org", &at(0));
    hand.tap("Save", &at(0));
    hand.tap("robin@example.org", &at(0));
    assert!(question(&mut hand).paragraphs[1].contains("nothing this way by itself"));
    hand.act(Action::Back, &at(0));
    hand.tap("+447700900456", &at(0));
    hand.tap("Take it out", &at(0));
    assert_eq!(fact(&contact(&mut hand), "Reached by").as_deref(), Some("robin@example.org"));
    hand.tap("What else they are told", &at(0));
    hand.tap("When you have arrived", &at(0));
    assert!(question(&mut hand).choices[2].chosen);
    hand.tap("Done", &at(0));
    assert_eq!(fact(&contact(&mut hand), "Also told").as_deref(), Some("When you have arrived"));
    hand.tap("How they know you", &at(0));
    hand.types(Field::MyName, "a name that is far too long for a text", &at(0));
    hand.tap("Save", &at(0));
    assert!(question(&mut hand).field.expect("a field").problem.is_some(), "an alert would not fit");
    hand.types(Field::MyName, "Kim", &at(0));
    hand.tap("Save", &at(0));
    assert_eq!(fact(&contact(&mut hand), "Knows you as").as_deref(), Some("Kim"));
    let card = hand.tap("Hand over the card that says what to do", &at(0));
    assert!(matches!(card.as_slice(), [Effect::ShareText { text }] if text.contains("From Kim")), "{card:?}");
    hand.act(Action::Back, &at(0));
    assert_eq!(names(&mut hand), ["Robin", "Sam"]);
}

#[test]
fn what_is_worth_a_second_look_stands_first() {
    let hand = Hand::ready();
    hand.inside(|record| {
        let reading = at(0).reading();
        let case = record.case_or_first(None, &reading).expect("a case");
        let mut person = Person::new(&reading, case);
        person.numbers = vec!["07700 900123".into()];
        record.create(&mut person, &reading).expect("is kept");
    });
    let mut hand = opened(hand);
    assert!(list(&mut hand).contacts[0].detail.as_ref().expect("a line").ends_with("Worth a look"));
    hand.tap("Sam", &at(0));
    assert!(contact(&mut hand).lines[0].contains("your record has for the other person"));
}

#[test]
fn somebody_is_removed_after_what_it_means_was_said() {
    let mut hand = opened(two());
    hand.tap("Robin", &at(0));
    hand.tap("Remove", &at(0));
    let page = question(&mut hand);
    let remove = page.actions.last().expect("an action").clone();
    assert!(remove.weight == Weight::Danger && remove.risks[0].contains("can't be undone"), "{page:?}");
    assert_eq!(hand.act(remove.action, &at(0)), [], "nobody is told");
    assert_eq!(names(&mut hand), ["Sam"]);
    let notice = hand.view(&at(0)).notices.remove(0).text;
    assert_eq!(notice, "Robin is no longer a contact. Nothing was sent to them.");
}

/// A check-in with both runs; Robin's page of removal is in front.
fn removing_from_one_that_runs() -> Hand {
    let mut hand = two();
    hand.unlock(&at(0));
    hand.tap("Check-in", &at(0));
    hand.tap("Start", &at(0));
    hand.act(does(ContactAction::Open), &at(0));
    hand.tap("Robin", &at(0));
    hand.tap("Remove", &at(0));
    hand
}

#[test]
fn the_pin_takes_somebody_out_of_a_check_in_and_either_looks_the_same() {
    let seen = [SAFE, FORCED].map(|pin| {
        let mut hand = removing_from_one_that_runs();
        assert!(question(&mut hand).paragraphs[1].contains("The PIN of the check-in"), "{pin}");
        hand.tap("Remove Robin", &at(0));
        hand.act_with(hand_pin(), "0000", &at(0));
        assert_eq!(hand.pin_page(&at(0)).field.problem.expect("a problem").code, "wrong-pin");
        hand.act_with(hand_pin(), pin, &at(0));
        assert_eq!(names(&mut hand), ["Sam"]);
        let running = hand.check_ins().current().expect("reads").expect("runs");
        assert_eq!(running.contacts.iter().map(|contact| contact.removed).collect::<Vec<_>>(), [false, true]);
        hand.act(Action::Back, &at(0));
        let page = hand.running(&at(0));
        let told: Vec<String> = page.told.iter().map(|fact| fact.label.clone()).collect();
        assert_eq!(told, ["Sam"]);
        // Ids are drawn anew for each of the two.
        (hand.view(&at(0)).notices, page.lines, page.facts, page.told, page.by_hand)
    });
    assert_eq!(seen[0], seen[1]);
}

fn hand_pin() -> Action {
    Action::CheckIn { action: alongside_mobile::screens::checkin::CheckInAction::Pin }
}

#[test]
fn the_only_one_of_a_check_in_stays_until_it_has_ended() {
    let mut hand = Hand::started();
    hand.act(does(ContactAction::Open), &at(0));
    hand.tap("Sam", &at(0));
    hand.tap("Remove", &at(0));
    let page = question(&mut hand);
    assert!(page.paragraphs[1].contains("End it first"), "{page:?}");
    assert!(!page.actions.last().expect("an action").enabled);
    hand.act(does(ContactAction::Remove), &at(0));
    assert!(question(&mut hand).problem.is_some());
    hand.app.lock(None, at(0)).expect("locks");
    let held = hand.inside(|record| record.contacts().expect("reads").len());
    assert_eq!(held, 1);
}

#[test]
fn nothing_of_contacts_is_shown_or_done_while_the_record_is_shut() {
    let hand = Hand::ready();
    for action in [ContactAction::Open, ContactAction::Add, ContactAction::SendTest, ContactAction::Remove] {
        assert_eq!(hand.app.act(does(action), at(0)), Err(ErrorCode::Locked));
    }
    let mut hand = opened(hand);
    hand.tap("Sam", &at(0));
    hand.app.lock(None, at(0)).expect("locks");
    let shown = serde_json::to_string(&hand.view(&at(0))).expect("is JSON");
    assert!(!shown.contains("Sam") && !shown.contains("7700"), "{shown}");
}

#[test]
fn a_contact_that_is_gone_changes_nothing() {
    let mut hand = opened(Hand::ready());
    let gone = "00".repeat(16);
    for action in [
        ContactAction::Contact { contact: gone.clone() },
        ContactAction::Consent { contact: gone.clone() },
        ContactAction::Test { contact: gone.clone() },
        ContactAction::AddWay { contact: gone },
        ContactAction::Way { way: 7 },
        ContactAction::Earlier,
        ContactAction::Card,
    ] {
        assert_eq!(hand.act(does(action), &at(0)), []);
        assert_eq!(names(&mut hand), ["Sam"]);
        assert!(list(&mut hand).problem.is_some());
    }
    let unchanged: Vec<Contact> = {
        hand.app.lock(None, at(0)).expect("locks");
        hand.inside(|record| record.contacts().expect("reads").into_iter().map(|(_, one)| one).collect())
    };
    assert_eq!(unchanged[0].ways.len(), 1);
}
