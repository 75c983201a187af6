//! What stands behind a check-in, trying one out, and those that are over.

use alongside_mobile::SendOutcome;
use alongside_mobile::screens::checkin::{CheckInAction, CheckInsView, Holds, ReadinessView};
use alongside_mobile::screens::{Action, Answer, Effect, Permission, PhoneFacts, Screen, WayIn, Weight};

use crate::checkin::hand::{FORCED, Hand, SAFE, at, at_ms, facts, sends};

fn ready(hand: &mut Hand) -> ReadinessView {
    match hand.front(&at(0)) {
        Screen::Readiness { view } => view,
        other => panic!("{other:?}"),
    }
}

fn history(hand: &mut Hand) -> CheckInsView {
    match hand.front(&at(0)) {
        Screen::CheckIns { view } => view,
        other => panic!("{other:?}"),
    }
}

fn missing(hand: &mut Hand) -> Vec<String> {
    ready(hand).missing.into_iter().map(|row| row.title).collect()
}

/// The page of what it rests on, from the passcode on.
fn opened(mut hand: Hand) -> Hand {
    hand.opened(WayIn::Launcher, &at(0));
    hand.unlock(&at(0));
    hand.does(CheckInAction::Ready, &at(0));
    hand
}

fn pin() -> Action {
    Action::CheckIn { action: CheckInAction::Pin }
}

fn phones(hand: &mut Hand) -> Vec<(String, Holds)> {
    ready(hand).phones.into_iter().map(|phone| (phone.name, phone.holds)).collect()
}

/// Drawn beside each other: who is only told can't act for a phone that is gone.
#[test]
fn each_phone_says_what_it_has() {
    let mut hand = opened(Hand::bare());
    assert_eq!(phones(&mut hand), [], "there is nobody to tell");
    let mut hand = opened(Hand::ready());
    let here = |holds: Holds| [("This phone".to_owned(), Holds::Time), ("Sam".to_owned(), holds)];
    assert_eq!(phones(&mut hand), here(Holds::Told));
    assert!(ready(&mut hand).phones[1].line.contains("knows nothing when this phone is gone"));
    // A phone that may not send tells nobody.
    let facts = PhoneFacts { may_text: false, ..facts() };
    hand.act(Action::Opened { way: WayIn::Resumed, facts }, &at(0));
    assert_eq!(phones(&mut hand), here(Holds::Nothing));
}

#[test]
fn what_is_missing_has_its_one_step_each() {
    let mut hand = Hand::bare();
    hand.act(Action::Opened { way: WayIn::Launcher, facts: PhoneFacts::default() }, &at(0));
    hand.unlock(&at(0));
    hand.does(CheckInAction::Ready, &at(0));
    let page = ready(&mut hand);
    assert_eq!(page.level, "Reminder only. Nobody else is told.");
    assert_eq!(page.main.label, "Add somebody");
    assert_eq!(
        missing(&mut hand),
        ["Notifications", "Waking on time", "Battery limits", "PIN to end it with", "Somebody to tell"]
    );
    for row in &page.missing {
        assert!(row.detail.as_ref().is_some_and(|step| step.ends_with('.')), "{row:?}");
    }
    // Each is asked for with the sentence that says what it is for.
    let asked = hand.tap("Notifications", &at(0));
    let [Effect::AskPermission { permission: Permission::Notify, sentence }] = asked.as_slice() else {
        panic!("{asked:?}")
    };
    assert!(sentence.contains("reminders reach you"), "{sentence}");
    let answered = |permission, answer| Action::Asked { permission, answer };
    hand.act(answered(Permission::Notify, Answer::Granted), &at(0));
    assert!(!missing(&mut hand).contains(&"Notifications".to_owned()));
    assert!(ready(&mut hand).there.iter().any(|fact| fact.label == "Notifications"));
    // What the phone does not ask again about is said to stand in its settings, until it is granted there.
    hand.act(answered(Permission::Battery, Answer::Refused), &at(0));
    assert!(!hand.shown(&at(0)).contains("doesn't ask for this again"));
    hand.act(answered(Permission::Battery, Answer::RefusedForGood), &at(0));
    let page = ready(&mut hand);
    let row = page.missing.iter().find(|row| row.title == "Battery limits").expect("still missing");
    assert!(row.detail.as_ref().expect("where").contains("In its settings"), "{row:?}");
    hand.opened(WayIn::Resumed, &at(0));
    assert_eq!(missing(&mut hand), ["PIN to end it with", "Somebody to tell"]);
    // Setting a PIN leads back here.
    hand.tap("PIN to end it with", &at(0));
    for _ in 0..2 {
        hand.act_with(Action::CheckIn { action: CheckInAction::NewPin }, "2468", &at(0));
    }
    assert_eq!(missing(&mut hand), ["Somebody to tell"]);
}

#[test]
fn a_test_that_arrived_raises_the_level_and_no_more_than_that() {
    let mut hand = opened(Hand::ready());
    let page = ready(&mut hand);
    assert!(page.level.contains("count on a reminder only"), "{page:?}");
    assert_eq!(page.main.label, "Test it with Sam");
    assert_eq!(missing(&mut hand), ["A way that sends by itself", "Paired with this app"]);
    assert_eq!(page.missing[0].edge.as_deref(), Some("Sam"));
    hand.tap("A way that sends by itself", &at(0));
    let (check_in, row, ..) = sends(&hand.tap("Send the test", &at(0))).remove(0);
    let _ = hand.events.sent(check_in, row, SendOutcome::HandedOver, at(0));
    hand.shown(&at(0));
    hand.tap("Done", &at(0));
    assert!(ready(&mut hand).level.starts_with("Works while this phone works"), "{:?}", ready(&mut hand));
    assert_eq!(missing(&mut hand), ["Paired with this app"]);
    // A phone that may not send lowers it at once, and that is the step.
    let facts = PhoneFacts { may_text: false, ..crate::checkin::hand::facts() };
    hand.act(Action::Opened { way: WayIn::Resumed, facts }, &at(0));
    assert_eq!(
        ready(&mut hand).level,
        "No way to them was tried yet, so count on a reminder only. If this phone is off, nobody is told."
    );
    assert_eq!(missing(&mut hand), ["Sending texts", "Paired with this app"]);
}

/// Whatever the phone was told not to let it do is missing from what a check-in counts as, until it is allowed.
#[test]
fn each_refusal_lowers_the_level_until_it_is_taken_back() {
    let mut hand = opened(Hand::ready());
    hand.tap("A way that sends by itself", &at(0));
    let (check_in, row, ..) = sends(&hand.tap("Send the test", &at(0))).remove(0);
    let _ = hand.events.sent(check_in, row, SendOutcome::HandedOver, at(0));
    hand.shown(&at(0));
    hand.tap("Done", &at(0));
    let whole = ready(&mut hand).level;
    let refused = [
        ("Notifications", PhoneFacts { may_notify: false, ..facts() }),
        ("Waking on time", PhoneFacts { exact_alarms: false, ..facts() }),
        ("Battery limits", PhoneFacts { unrestricted_battery: false, ..facts() }),
        ("Sending texts", PhoneFacts { may_text: false, ..facts() }),
        ("Sending texts", PhoneFacts { has_sim: false, ..facts() }),
    ];
    for (title, now) in refused {
        hand.act(Action::Opened { way: WayIn::Resumed, facts: now }, &at(0));
        assert_ne!(ready(&mut hand).level, whole, "{title}");
        assert!(missing(&mut hand).iter().any(|one| one == title), "{title}: {:?}", missing(&mut hand));
        hand.act(Action::Opened { way: WayIn::Resumed, facts: facts() }, &at(0));
        assert_eq!(ready(&mut hand).level, whole, "{title}");
    }
}

#[test]
fn somebody_who_has_not_agreed_is_asked_before_anything_else() {
    let hand = Hand::bare();
    hand.inside(|record| {
        let new = alongside_core::contacts::NewContact { name: "Robin".into(), ..Default::default() };
        record.add_contact(new, &at(0).reading()).expect("is added");
    });
    let mut hand = opened(hand);
    assert_eq!(missing(&mut hand), ["PIN to end it with", "Has agreed to be a contact"]);
    assert_eq!(ready(&mut hand).main.label, "Ask Robin");
    hand.tap("Has agreed to be a contact", &at(0));
    hand.tap("Yes, agreed", &at(0));
    hand.tap("Nothing about the place", &at(0));
    // Now what is missing about Robin is a number.
    assert_eq!(ready(&mut hand).main.label, "Add a number or address");
}

#[test]
fn practice_looks_as_in_earnest_says_so_and_sends_nothing() {
    let mut hand = opened(Hand::ready());
    hand.tap("Try a whole check-in", &at(0));
    let mut effects = hand.tap("Practise", &at(0));
    let page = hand.running(&at(0));
    assert_eq!(page.title, "Practice");
    assert_eq!(page.lines, ["Practice; nothing is sent"]);
    let ring = page.ring.expect("a ring");
    assert_eq!(ring.deadline_ms - ring.started_ms, 180_000);
    assert!(ring.stands.starts_with("Practice is running") && ring.deadline.contains("nothing is sent"));
    let alert = page.quiet.iter().find(|action| action.hold).expect("one is held");
    assert!(alert.risks[0].contains("This is practice"), "{alert:?}");
    // The time passes: nobody is told, and it says so.
    effects.extend(hand.events.tick(at(2)));
    assert!(hand.running(&at(2)).ring.expect("a ring").stands.contains("so nobody is told"));
    effects.extend(hand.events.tick(at(4)));
    effects.extend(hand.events.tick(at(5)));
    assert_eq!(sends(&effects), []);
    let page = hand.running(&at(5));
    assert!(page.lines[0].contains("this was practice, and nothing was sent"), "{page:?}");
    assert!(!page.lines[0].contains("are told"), "{page:?}");
    // A real one can be started afterwards, and remembers nothing of it.
    hand.does(CheckInAction::Done, &at(5));
    hand.does(CheckInAction::Open, &at(5));
    assert!(hand.form(&at(5)).until[1].chosen, "an hour, as the first time");
}

#[test]
fn practice_ends_with_the_pin_and_without_one_where_none_is_set() {
    let mut hand = opened(Hand::ready());
    hand.does(CheckInAction::Rehearse { test: false }, &at(0));
    hand.tap("I'm OK", &at(1));
    hand.act_with(pin(), "9999", &at(1));
    assert_eq!(hand.pin_page(&at(1)).field.problem.expect("a problem").code, "wrong-pin");
    hand.act_with(pin(), FORCED, &at(1));
    let Screen::Reading { view } = hand.front(&at(1)) else { panic!("the words at its end") };
    assert_eq!(view.paragraphs[0], "You checked in.");
    assert_eq!(sends(&hand.events.tick(at(20))), [], "a forced ending of practice sends nothing either");

    let mut hand = opened(Hand::bare());
    hand.tap("Try a whole check-in", &at(0));
    assert!(!hand.shown(&at(0)).contains("Start a test"), "there is nobody to test with");
    hand.tap("Practise", &at(0));
    hand.tap("I'm OK", &at(1));
    let Screen::Reading { view } = hand.front(&at(1)) else { panic!("the words at its end") };
    assert_eq!(view.paragraphs[0], "You checked in.");
}

#[test]
fn every_message_of_a_test_begins_with_test() {
    let mut hand = opened(Hand::ready());
    hand.tap("Try a whole check-in", &at(0));
    let Screen::Reading { view } = hand.front(&at(0)) else { panic!("what it is") };
    let start = view.actions.iter().find(|action| action.label == "Start a test").expect("a test");
    assert!(start.risks[0].contains("Sam get a message that begins with TEST"), "{start:?}");
    let mut effects = hand.act(start.action.clone(), &at(0));
    let page = hand.running(&at(0));
    assert_eq!(
        (page.title.as_str(), page.lines[0].as_str()),
        ("Test", "This is a test. Each message of it begins with TEST.")
    );
    effects.extend(hand.events.tick(at(4)));
    let sent = sends(&effects);
    assert!(!sent.is_empty() && sent.iter().all(|(.., text)| text.starts_with("TEST")), "{sent:?}");
    // She ends it; what is said then begins so too.
    for (check_in, row, ..) in sent {
        let _ = hand.events.sent(check_in, row, SendOutcome::HandedOver, at(4));
    }
}

/// A check-in of an hour that ended with this PIN after ten minutes, and the list of those that are over.
fn ended_with(pin_typed: &str) -> Hand {
    let mut hand = Hand::started();
    hand.tap("I'm OK", &at(10));
    hand.act_with(pin(), pin_typed, &at(10));
    hand.does(CheckInAction::Done, &at(10));
    hand.does(CheckInAction::History, &at(10));
    hand
}

#[test]
fn a_forced_ending_reads_like_any_other_in_the_history() {
    let seen = [SAFE, FORCED].map(|pin| {
        let mut hand = ended_with(pin);
        let row = history(&mut hand).check_ins.remove(0);
        assert_eq!(row.detail.as_deref(), Some("You checked in."));
        assert_eq!(row.edge, None);
        let list = (row.title.clone(), row.spoken.clone());
        hand.act(row.action, &at(10));
        let page = hand.running(&at(10));
        assert_eq!(page.told[0].label, "Sam");
        // The text of the forced one leaves at the time that was set: the history says nothing of that.
        let _ = hand.events.tick(at(80));
        hand.act(Action::Back, &at(80));
        hand.does(CheckInAction::History, &at(80));
        let after = history(&mut hand).check_ins.remove(0);
        assert_eq!(after.spoken, list.1);
        hand.act(after.action, &at(80));
        let later = hand.running(&at(80));
        assert_eq!((&later.told, &later.facts), (&page.told, &page.facts));
        (list, page.lines, page.facts, page.told)
    });
    assert_eq!(seen[0], seen[1]);
}

#[test]
fn one_or_all_are_deleted_after_the_risk_was_said() {
    let mut hand = ended_with(SAFE);
    hand.does(CheckInAction::Rehearse { test: false }, &at(11));
    hand.tap("Call it off", &at(12));
    hand.act_with(pin(), SAFE, &at(12));
    hand.does(CheckInAction::Done, &at(12));
    hand.does(CheckInAction::History, &at(12));
    let list = history(&mut hand);
    assert_eq!(list.check_ins.len(), 2);
    assert_eq!(list.check_ins[0].edge.as_deref(), Some("Practice; nothing is sent"));
    hand.act(list.check_ins[0].action.clone(), &at(12));
    let delete = hand.running(&at(12)).quiet.remove(0);
    assert!(delete.hold && delete.weight == Weight::Danger, "{delete:?}");
    assert!(delete.risks[0].contains("can't be brought back"), "{delete:?}");
    hand.act(delete.action, &at(12));
    assert_eq!(history(&mut hand).check_ins.len(), 1);
    let delete = history(&mut hand).quiet.remove(0);
    assert!(delete.hold && !delete.risks.is_empty(), "{delete:?}");
    hand.act(delete.action, &at(12));
    let list = history(&mut hand);
    assert!(list.check_ins.is_empty() && list.lines[0].starts_with("Nothing is kept"), "{list:?}");
    assert!(!list.quiet.iter().any(|action| action.hold), "{list:?}");
}

#[test]
fn what_runs_counts_with_its_own_contacts() {
    let mut hand = Hand::started();
    hand.tap("What it rests on", &at(1));
    let page = ready(&mut hand);
    assert!(page.level.starts_with("Reminder only"), "{page:?}");
    assert!(!page.quiet.iter().any(|action| action.label == "Try a whole check-in"), "one at a time");
    assert!(hand.view(&at_ms(90_000)).fresh_until_ms.is_some(), "it goes with the check-in's time");
    // Shut, there is no such page.
    hand.app.lock(None, at(2)).expect("locks");
    let done = hand.app.act(Action::CheckIn { action: CheckInAction::Ready }, at(2));
    assert_eq!(done, Err(alongside_mobile::ErrorCode::Locked));
}
