//! From home to a check-in that runs, and what can be done while it does.

use alongside_core::checkin::machine::State;
use alongside_mobile::screens::checkin::{CheckInAction, UntilChoice};
use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::{Action, Effect, Field, Screen, WakeKind, WayIn, Weight};

use crate::checkin::hand::{Hand, MINUTE, NUMBER, PASSCODE, SAFE, at, at_ms, sends, wakes};

#[test]
fn three_taps_lead_from_home_to_a_check_in_that_runs() {
    let mut hand = Hand::ready();
    hand.unlock(&at(0));
    let home = hand.home(&at(0));
    assert!(home.ring.is_none());
    let row = home.rows.iter().find(|row| row.title == "Check-in").expect("a row");
    // One.
    hand.act(row.action.clone(), &at(0));
    let form = hand.form(&at(0));
    assert!(form.until.iter().any(|choice| choice.chosen) && form.main.enabled, "{form:?}");
    assert_eq!(
        form.who.iter().filter(|who| who.chosen).map(|who| who.label.as_str()).collect::<Vec<_>>(),
        ["Sam"]
    );
    assert_eq!(form.happens.len(), 3, "{form:?}");
    assert!(form.happens[0].contains("19:40") && form.happens[1].contains("19:55"), "{:?}", form.happens);
    assert!(form.happens[1].contains("Sam"));
    // Nobody has tried the way to Sam: no more is promised.
    assert!(form.happens[2].contains("reminder only"), "{:?}", form.happens);
    // Two.
    let effects = hand.act(form.main.action, &at(0));
    let kinds: Vec<WakeKind> = wakes(&effects).iter().map(|wake| wake.kind).collect();
    assert!(kinds.contains(&WakeKind::Remind) && kinds.contains(&WakeKind::Deadline), "{kinds:?}");
    let view = hand.view(&at(1));
    // It is good until the next minute of the countdown.
    let fresh = view.fresh_until_ms.expect("a countdown");
    assert!((at(1).wall_ms + 1..=at(2).wall_ms + 1).contains(&fresh), "{fresh}");
    let running = hand.running(&at(1));
    let ring = running.ring.expect("a ring");
    assert_eq!(ring.due_ms - ring.started_ms, 60 * MINUTE);
    assert_eq!(ring.deadline_ms - ring.due_ms, 15 * MINUTE);
    assert_eq!(ring.left.as_deref(), Some("59 minutes left"));
    assert_eq!(ring.left_step_ms, MINUTE);
    assert_eq!(hand.view(&at_ms(fresh - at(0).wall_ms)).fresh_until_ms, Some(fresh + MINUTE));
    assert_eq!(running.told[0].label, "Sam");
    // Home shows it first.
    hand.act(Action::Back, &at(1));
    let home = hand.home(&at(1));
    assert_eq!(home.ring.expect("a ring").left.as_deref(), Some("59 minutes left"));
}

#[test]
fn last_times_choices_stand_ready() {
    let mut hand = Hand::ready();
    hand.unlock(&at(0));
    hand.act(Action::Home { action: HomeAction::CheckIn }, &at(0));
    hand.does(CheckInAction::Until { choice: UntilChoice::Typed }, &at(0));
    hand.act(Action::Typed { field: Field::Until, text: "half past".into() }, &at(0));
    let form = hand.form(&at(0));
    assert!(!form.main.enabled && form.until_field.expect("a field").problem.is_some());
    hand.act(Action::Typed { field: Field::Until, text: "45".into() }, &at(0));
    hand.act(Action::Typed { field: Field::Place, text: "the library".into() }, &at(0));
    hand.does(CheckInAction::Start, &at(0));
    let facts = hand.running(&at(0)).facts;
    assert!(facts.iter().any(|fact| fact.value == "the library"), "{facts:?}");
    hand.does(CheckInAction::Safe, &at(5));
    hand.act_with(Action::CheckIn { action: CheckInAction::Pin }, SAFE, &at(5));
    hand.does(CheckInAction::Done, &at(5));
    hand.home(&at(5));
    hand.act(Action::Home { action: HomeAction::CheckIn }, &at(5));
    let form = hand.form(&at(5));
    assert_eq!(form.until_field.expect("a field").text, "45");
    assert!(form.who[0].chosen && form.main.enabled);
    // Where she goes is another matter each time.
    assert_eq!(form.fields[0].text, "");
    // With nobody ticked there is nothing to start.
    hand.act(form.who[0].action.clone(), &at(5));
    let form = hand.form(&at(5));
    assert!(!form.main.enabled && form.happens.iter().any(|line| line.contains("nobody is told")));
}

#[test]
fn the_first_time_a_contact_and_a_pin_are_asked_for_on_the_way() {
    let mut hand = Hand::bare();
    hand.unlock(&at(0));
    hand.act(Action::Home { action: HomeAction::CheckIn }, &at(0));
    hand.types(Field::ContactName, "Sam", &at(0));
    hand.tap("Next", &at(0));
    hand.types(Field::ContactAddress, "07700 900123", &at(0));
    hand.tap("Save", &at(0));
    let asked = hand.tap("Send these words", &at(0));
    assert!(matches!(asked.as_slice(), [Effect::ShareText { text }] if text.contains("Sam")), "{asked:?}");
    // Put off: then the contact is there, and can't be ticked.
    hand.tap("Asked, no answer yet", &at(0));
    let form = hand.form(&at(0));
    assert!(!form.who[0].chosen && !form.main.enabled);
    hand.act(form.who[0].action.clone(), &at(0));
    hand.tap("Yes, agreed", &at(0));
    hand.tap("The place, to within 1 km", &at(0));
    let form = hand.form(&at(0));
    assert!(form.who[0].chosen && form.main.enabled, "{form:?}");
    hand.act(form.main.action, &at(0));
    // Before the first one: what others would see. It can be left as it is.
    let Screen::Seen { view } = hand.front(&at(0)) else { panic!("{}", hand.shown(&at(0))) };
    assert_eq!(view.options.len(), 2);
    hand.act(view.options[1].choice.action.clone(), &at(0));
    hand.tap("Next", &at(0));
    let page = hand.pin_page(&at(0));
    assert!(page.paragraphs.iter().any(|text| text.contains("ends a check-in")), "{page:?}");
    let new_pin = || Action::CheckIn { action: CheckInAction::NewPin };
    hand.act_with(new_pin(), "12", &at(0));
    assert_eq!(hand.pin_page(&at(0)).field.problem.expect("too short").code, "passcode-refused");
    hand.act_with(new_pin(), "2468", &at(0));
    hand.act_with(new_pin(), "2469", &at(0));
    assert!(hand.pin_page(&at(0)).paragraphs[0].contains("not the same"));
    hand.act_with(new_pin(), "2468", &at(0));
    hand.act_with(new_pin(), "2468", &at(0));
    assert!(hand.running(&at(0)).main.is_some());
    hand.does(CheckInAction::Safe, &at(1));
    hand.act_with(Action::CheckIn { action: CheckInAction::Pin }, "2468", &at(1));
    assert!(hand.check_ins().current().expect("reads").expect("is kept").state.is_closed());
}

#[test]
fn running_late_takes_a_pin_only_beyond_a_quarter_of_an_hour() {
    let mut hand = Hand::started();
    hand.does(CheckInAction::Late, &at(10));
    let Screen::Question { view } = hand.front(&at(10)) else { panic!("a question") };
    assert!(view.choices[0].label.contains("15 minutes more, without a PIN"), "{view:?}");
    let effects = hand.act(view.choices[0].action.clone(), &at(10));
    let deadline = wakes(&effects).iter().find(|wake| wake.kind == WakeKind::Deadline).expect("a deadline");
    assert_eq!((deadline.at_utc_ms - at(90).wall_ms).abs() / MINUTE, 0, "{deadline:?}");
    assert!(hand.running(&at(10)).ring.expect("a ring").due.contains("19:55"));
    // No more without it.
    hand.does(CheckInAction::PutOff { minutes: 15 }, &at(11));
    hand.pin_page(&at(11));
    hand.act_with(Action::CheckIn { action: CheckInAction::Pin }, SAFE, &at(11));
    assert!(hand.running(&at(11)).ring.expect("a ring").due.contains("20:10"));
}

#[test]
fn alert_now_is_held_and_tells_contacts_at_once() {
    let mut hand = Hand::started();
    let alert = hand.running(&at(3)).quiet.into_iter().find(|action| action.hold).expect("one is held");
    assert!(alert.weight == Weight::Danger && !alert.risks.is_empty());
    let sent = sends(&hand.act(alert.action, &at(3)));
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert_eq!(sent[0].2, NUMBER);
    assert!(sent[0].3.contains("call"), "{sent:?}");
    let running = hand.running(&at(3));
    assert!(running.told[0].value.contains("alert") && running.main.is_some(), "{running:?}");
    assert!(!running.quiet.iter().any(|action| action.hold), "once is enough");
}

#[test]
fn what_runs_is_shown_locked_without_a_name_a_number_or_a_place() {
    let mut hand = Hand::ready();
    hand.unlock(&at(0));
    hand.act(Action::Home { action: HomeAction::CheckIn }, &at(0));
    hand.act(Action::Typed { field: Field::Place, text: "the library".into() }, &at(0));
    hand.does(CheckInAction::Start, &at(0));
    for way in [WayIn::Alarm, WayIn::Reminder] {
        let mut locked = hand.copied();
        locked.opened(way, &at(30));
        let view = locked.view(&at(30));
        let shown = serde_json::to_string(&view).expect("is JSON");
        for never in ["Sam", NUMBER, "07700", "library"] {
            assert!(!shown.contains(never), "{never}: {shown}");
        }
        let running = locked.running(&at(30));
        assert_eq!(running.told[0].label, "contact 1");
        assert!(view.corners.is_some() && view.back);
        // The record stays shut, and the PIN ends it all the same.
        locked.act(running.main.expect("she is well").action, &at(30));
        locked.act_with(Action::CheckIn { action: CheckInAction::Pin }, SAFE, &at(30));
        let Screen::Reading { view } = locked.front(&at(30)) else { panic!("the words at its end") };
        assert_eq!(view.paragraphs[0], "You checked in.");
        locked.does(CheckInAction::Done, &at(30));
        assert!(matches!(locked.front(&at(30)), Screen::Passcode { .. }));
        assert!(locked.check_ins().current().expect("reads").expect("is kept").state.is_closed());
    }
    // Other ways in lead to the passcode page.
    let mut locked = hand.copied();
    locked.opened(WayIn::Launcher, &at(30));
    assert!(matches!(locked.front(&at(30)), Screen::Passcode { .. }));
}

#[test]
fn nothing_but_the_pin_closes_it() {
    let mut hand = Hand::started();
    for way in [WayIn::Alarm, WayIn::Reminder, WayIn::Tile, WayIn::Shortcut, WayIn::Link, WayIn::Resumed] {
        hand.opened(way, &at(20));
    }
    hand.does(CheckInAction::Safe, &at(20));
    hand.act(Action::CheckIn { action: CheckInAction::Pin }, &at(20));
    hand.does(CheckInAction::Done, &at(20));
    let check_in = hand.check_ins().current().expect("reads").expect("runs");
    assert!(matches!(check_in.state, State::Arming | State::Armed));
}

#[test]
fn one_message_goes_without_a_time_and_with_the_place_as_each_may_see_it() {
    let mut hand = Hand::ready();
    hand.unlock(&at(0));
    hand.does(CheckInAction::Tell, &at(0));
    let form = hand.form(&at(0));
    assert!(form.until.is_empty() && form.who[0].chosen && form.main.enabled);
    hand.act(Action::Typed { field: Field::Tell, text: "At the station.".into() }, &at(0));
    let located = CheckInAction::Located {
        lat_e7: 515_073_500,
        lon_e7: -1_277_600,
        accuracy_m: 20,
        at_ms: at(0).wall_ms,
    };
    hand.does(located, &at(0));
    assert!(hand.form(&at(0)).happens[0].contains("20 m"));
    let sent = sends(&hand.does(CheckInAction::SendTell, &at(0)));
    // Sam is told nothing about places.
    assert_eq!(sent.iter().map(|row| row.3.as_str()).collect::<Vec<_>>(), ["At the station."]);
    assert_eq!(hand.view(&at(0)).notices.len(), 1);
    hand.home(&at(0));
}

#[test]
fn a_receiver_that_was_at_work_is_seen_without_asking_a_key_in_the_view() {
    let mut hand = Hand::started();
    let before = hand.running(&at(70));
    assert!(before.ring.expect("a ring").stands.starts_with("Due."));
    let effects = hand.events.tick(at(76));
    assert_eq!(sends(&effects).len(), 1);
    // The app has not been told; it looks at the files.
    let after = hand.running(&at(76));
    assert!(after.ring.expect("a ring").stands.starts_with("Overdue."), "{:?}", after.lines);
    // Locked in between, nothing of it is lost.
    hand.app.lock(None, at(77)).expect("locks");
    hand.opened(WayIn::Alarm, &at(77));
    assert_eq!(hand.running(&at(77)).told[0].label, "contact 1");
    hand.act(Action::Back, &at(77));
    hand.act_with(
        Action::Unlock { action: alongside_mobile::screens::unlock::UnlockAction::Passcode },
        PASSCODE,
        &at(77),
    );
    assert!(hand.home(&at(77)).ring.is_some());
}
