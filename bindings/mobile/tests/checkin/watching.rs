//! Two phones, paired by their screens: one checks in, the other watches. Every frame is carried by hand.

use alongside_core::contacts::{Consent, NewContact};
use alongside_core::vocabulary::Vocabulary;
use alongside_mobile::screens::checkin::{CheckInAction, Holds};
use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::settings::{SettingKind, SettingsAction};
use alongside_mobile::screens::unlock::UnlockAction;
use alongside_mobile::screens::watching::{
    PairingView, WatchAction, WatchAnswer, WatchedPlanView, WatchesView,
};
use alongside_mobile::screens::{
    Action, ActionView, Answer, Effect, Field, NoticeKind, Permission, PhoneFacts, Screen, WayIn,
};
use alongside_mobile::{ErrorCode, Frame, code_picture};

use super::hand::{FORCED, Hand, PASSCODE, SAFE, at, facts, sends, wakes};

const ALEX: &str = "+447700900456";

/// Sam's phone, with Alex among the contacts.
fn sam() -> Hand {
    Hand::with(|record| {
        let sms =
            record.vocabularies().term(Vocabulary::ContactChannel, "sms", "channel").expect("a channel");
        let alex = NewContact {
            name: "Alex".into(),
            calls_me: Some("Sam".into()),
            ways: vec![(sms, ALEX.into())],
            consent: Some(Consent::Agreed),
            ..NewContact::default()
        };
        record.add_contact(alex, &at(0).reading()).expect("is added");
    })
}

fn watch(hand: &mut Hand, action: WatchAction, frame: &Frame) -> Vec<Effect> {
    hand.act(Action::Watch { action }, frame)
}

fn types(hand: &mut Hand, field: Field, text: &str) {
    hand.act(Action::Typed { field, text: text.into() }, &at(0));
}

fn pairing(hand: &mut Hand, frame: &Frame) -> PairingView {
    match hand.front(frame) {
        Screen::Pairing { view } => view,
        other => panic!("{other:?}"),
    }
}

fn plan(hand: &mut Hand, frame: &Frame) -> WatchedPlanView {
    match hand.front(frame) {
        Screen::WatchedPlan { view } => view,
        other => panic!("{other:?}"),
    }
}

fn list(hand: &mut Hand, frame: &Frame) -> WatchesView {
    match hand.front(frame) {
        Screen::Watches { view } => view,
        other => panic!("{other:?}"),
    }
}

fn shared(effects: &[Effect]) -> Vec<String> {
    let shared = effects.iter().filter_map(|effect| match effect {
        Effect::ShareText { text } => Some(text.clone()),
        _ => None,
    });
    shared.collect()
}

fn notices(hand: &mut Hand, frame: &Frame) -> Vec<String> {
    hand.view(frame).notices.into_iter().map(|notice| notice.text).collect()
}

fn sounds(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Notify { number: 2, sounds: true, .. })).count()
}

/// What the notifications of watching are to do, and whether nothing of them may be seen on the locked screen.
fn kinds(effects: &[Effect]) -> Vec<(NoticeKind, bool)> {
    let kinds = effects.iter().filter_map(|effect| match effect {
        Effect::Notify { number: 2, kind, hidden, .. } => Some((*kind, *hidden)),
        _ => None,
    });
    kinds.collect()
}

fn labels(actions: &[ActionView]) -> Vec<&str> {
    actions.iter().map(|action| action.label.as_str()).collect()
}

fn dialled(effects: &[Effect]) -> Vec<&str> {
    let dialled = effects.iter().filter_map(|effect| match effect {
        Effect::Dial { number } => Some(number.as_str()),
        _ => None,
    });
    dialled.collect()
}

/// Alex from the start page of a check-in, Sam from the page of a contact: both come to their own codes.
fn both_codes(alex: &mut Hand, sam: &mut Hand) {
    alex.unlock(&at(0));
    sam.unlock(&at(0));
    alex.act(Action::Home { action: HomeAction::CheckIn }, &at(0));
    let offer = alex.form(&at(0)).quiet.into_iter().find(|offer| offer.label == "Pair with Sam");
    alex.act(offer.expect("an offer").action, &at(0));
    assert!(!pairing(alex, &at(0)).main.enabled, "Sam has to know by which name");
    types(alex, Field::MyName, "Alex");
    let next = pairing(alex, &at(0)).main.action;
    alex.act(next, &at(0));
    let alex_of_sam = sam_contact(sam);
    watch(sam, WatchAction::Pair { contact: alex_of_sam }, &at(0));
}

/// The contact's id, as the pages hand it out.
fn sam_contact(sam: &mut Hand) -> String {
    watch(sam, WatchAction::Open, &at(0));
    let offer = list(sam, &at(0)).quiet.into_iter().find(|offer| offer.label == "Pair with Alex");
    match offer.expect("an offer").action {
        Action::Watch { action: WatchAction::Pair { contact } } => contact,
        other => panic!("{other:?}"),
    }
}

/// Each reads the other's code: one is typed, the other comes from the camera.
fn paired() -> (Hand, Hand) {
    let (mut alex, mut sam) = (Hand::ready(), sam());
    both_codes(&mut alex, &mut sam);
    let of_alex = pairing(&mut alex, &at(0)).code.expect("a code");
    let of_sam = pairing(&mut sam, &at(0)).code.expect("a code");
    types(&mut alex, Field::Code, &format!(" {} \n{}", &of_sam[..20], &of_sam[20..]));
    watch(&mut alex, WatchAction::TheirCode, &at(0));
    sam.act_with(Action::Watch { action: WatchAction::TheirCode }, &of_alex, &at(0));
    let (one, other) = (pairing(&mut alex, &at(0)), pairing(&mut sam, &at(0)));
    assert_eq!(one.digits, other.digits);
    assert_eq!(one.digits.as_deref().map(str::len), Some(7));
    assert_eq!(one.main.label, "They match");
    for hand in [&mut alex, &mut sam] {
        watch(hand, WatchAction::Same, &at(0));
        assert!(pairing(hand, &at(0)).title.starts_with("Paired with"));
        watch(hand, WatchAction::Done, &at(0));
    }
    (alex, sam)
}

/// Alex starts a check-in for an hour; the plan, as it is handed over.
fn started(alex: &mut Hand) -> String {
    types(alex, Field::Place, "the library");
    let effects = alex.does(CheckInAction::Start, &at(0));
    let links = links(&effects);
    assert_eq!(links.len(), 1, "{effects:?}");
    links.concat()
}

/// The texts with a sealed message in them that leave for Sam.
fn links(effects: &[Effect]) -> Vec<String> {
    let texts = sends(effects).into_iter().map(|(.., text)| text);
    texts.filter(|text| alongside_core::checkin::frames::read_link(text).is_ok()).collect()
}

/// Alex types a PIN; the sealed word that leaves for Sam.
fn closes(alex: &mut Hand, pin: &str, frame: &Frame) -> String {
    alex.does(CheckInAction::Safe, frame);
    let effects = alex.act_with(Action::CheckIn { action: CheckInAction::Pin }, pin, frame);
    let links = links(&effects);
    assert!(!links.is_empty(), "{effects:?}");
    links.join(" ")
}

fn arrives(hand: &mut Hand, text: &str, frame: &Frame) -> Vec<Effect> {
    watch(hand, WatchAction::Arrived { text: text.into() }, frame)
}

/// Both, with the plan on Sam's phone and the app locked.
fn watched() -> (Hand, Hand) {
    let (mut alex, mut sam) = paired();
    let text = started(&mut alex);
    arrives(&mut sam, &format!("Alex here: {text}"), &at(1));
    sam.app.lock(None, at(1)).expect("locks");
    (alex, sam)
}

#[test]
fn two_phones_pair_and_a_plan_is_held_and_answered() {
    let (mut alex, mut sam) = paired();
    assert!(labels(&list(&mut sam, &at(0)).quiet).contains(&"Pair with Alex"), "they can pair anew");
    assert!(list(&mut sam, &at(0)).plans.is_empty());
    let text = started(&mut alex);
    // A link was opened: the plan's page, and what the other phone waits for.
    let effects = arrives(&mut sam, &format!("Alex here: {text}"), &at(1));
    assert!(wakes(&effects).iter().any(|wake| wake.at_utc_ms > at(75).wall_ms), "{effects:?}");
    assert_eq!(shared(&effects), Vec::<String>::new(), "nothing leaves unasked");
    let held = plan(&mut sam, &at(1));
    assert!(held.question.starts_with("Alex is due at") && held.answers.is_empty(), "{held:?}");
    assert!(held.facts.iter().any(|fact| fact.value == "the library"), "{held:?}");
    let send = held.main.expect("an answer");
    assert_eq!(send.label, "Send an answer to Alex");
    let answers = shared(&sam.act(send.action, &at(1)));
    assert_eq!(answers.len(), 1);
    let after = plan(&mut sam, &at(1));
    assert!(after.main.is_none() && labels(&after.quiet).contains(&"Send the answer again"), "{after:?}");
    // Home says that one is held.
    sam.act(Action::Back, &at(1));
    sam.act(Action::Back, &at(1));
    let home = sam.home(&at(1));
    let row = home.rows.iter().find(|row| row.title == "Watching for somebody").expect("a row");
    assert_eq!(row.detail.as_deref(), Some("1 plan is held here"));
    // The first phone shows it, and says no more than that.
    let running = alex.running(&at(2));
    assert!(!running.lines[0].contains("Sam"), "nobody has answered");
    assert_eq!(running.lines[1], "The phone of Sam has not answered yet, so don't count on it to ring.");
    arrives(&mut alex, &answers[0], &at(2));
    assert_eq!(notices(&mut alex, &at(2)), ["An answer came for your check-in."]);
    let running = alex.running(&at(2));
    assert!(running.lines[0].contains("Sam"), "{:?}", running.lines);
    assert!(running.lines[1].contains("has the plan. If nothing comes by 19:55"), "{:?}", running.lines);
    // Both phones have the time now.
    alex.does(CheckInAction::Ready, &at(2));
    let Screen::Readiness { view } = alex.front(&at(2)) else { panic!("{}", alex.shown(&at(2))) };
    assert!(view.phones.len() == 2 && view.phones.iter().all(|phone| phone.holds == Holds::Time), "{view:?}");
    assert!(view.phones[1].line.contains("when this phone is gone"));
    alex.act(Action::Back, &at(2));
    // Once more it says nothing new, and is taken for nobody else's.
    arrives(&mut alex, &answers[0], &at(2));
    assert!(notices(&mut alex, &at(2))[1].contains("can't be opened here"));
}

#[test]
fn when_the_time_has_passed_it_asks_then_rings_and_an_answer_goes_back() {
    let (mut alex, mut sam) = watched();
    assert_eq!(sounds(&sam.events.tick(at(76))), 0, "the first phone speaks first");
    let asked = sam.events.tick(at(78));
    assert_eq!(sounds(&asked), 1, "{asked:?}");
    assert_eq!(kinds(&asked), [(NoticeKind::Reminder, false)], "asking is not ringing yet");
    let said = serde_json::to_string(&asked).expect("is JSON");
    assert!(!said.contains("Alex"), "nothing outside the app says whom it is about: {said}");
    // By the alarm, locked: the question first, then what to do.
    sam.opened(WayIn::Alarm, &at(78));
    let page = plan(&mut sam, &at(78));
    assert!(page.question.contains("Has a message come?"), "{page:?}");
    assert_eq!(labels(&page.answers), ["A message has come", "Not yet"]);
    assert!(page.steps[0].starts_with("Open the last message from Alex") && page.main.is_none(), "{page:?}");
    let shown = serde_json::to_string(&sam.view(&at(78))).expect("is JSON");
    assert!(!shown.contains("library") && !shown.contains(ALEX), "{shown}");
    assert_eq!(
        sam.app.act(Action::Watch { action: WatchAction::Call }, at(78)),
        Err(alongside_mobile::ErrorCode::Locked)
    );
    // Not yet: quiet for two minutes, then it rings.
    watch(&mut sam, WatchAction::Answer { answer: WatchAnswer::NotYet }, &at(78));
    assert_eq!(sounds(&sam.events.tick(at(79))), 0);
    assert_eq!(sounds(&sam.events.tick(at(81))), 1);
    // The answer that came up while no app was open is not lost.
    sam.act_with(Action::Unlock { action: UnlockAction::Passcode }, PASSCODE, &at(81));
    let page = plan(&mut sam, &at(81));
    assert!(page.lines[0].contains("has not checked in"), "{page:?}");
    let call = page.main.expect("a call");
    assert_eq!((call.label.as_str(), dialled(&sam.act(call.action, &at(81)))), ("Call", vec![ALEX]));
    let answers = shared(&watch(&mut sam, WatchAction::SendAnswer, &at(81)));
    arrives(&mut alex, &answers[0], &at(81));
    let check_in = alex.check_ins().current().expect("reads").expect("runs");
    let holder = check_in.contacts[0].watcher.as_ref().expect("a watcher");
    assert!(holder.mark > 0, "the first phone has heard that this one rings");
    let lines = alex.running(&at(81)).lines;
    assert!(lines.iter().any(|line| line.starts_with("The phone of Sam rings, since 20:0")), "{lines:?}");
    // She ends the ring, and does the rest as a friend.
    watch(&mut sam, WatchAction::Answer { answer: WatchAnswer::Silence }, &at(82));
    assert!(plan(&mut sam, &at(82)).question.contains("You stopped the ring"));
    assert_eq!(sounds(&sam.events.tick(at(90))), 0);
}

#[test]
fn a_word_that_she_is_done_ends_it_without_the_passcode() {
    let (mut alex, mut sam) = watched();
    let word = closes(&mut alex, SAFE, &at(20));
    // Locked: a plan that is held hears it all the same.
    arrives(&mut sam, &word, &at(21));
    assert!(plan(&mut sam, &at(21)).question.contains("Alex has checked in"));
    assert_eq!(sounds(&sam.events.tick(at(80))), 0);
    watch(&mut sam, WatchAction::Done, &at(21));
    assert!(matches!(sam.front(&at(21)), Screen::Passcode { .. }));
}

#[test]
fn what_work_asks_for_that_ended_unseen_is_there_at_once() {
    let (_alex, mut sam) = watched();
    let _ = sam.events.tick(at(78));
    sam.opened(WayIn::Alarm, &at(78));
    let answer = Action::Watch { action: WatchAction::Answer { answer: WatchAnswer::NotYet } };
    assert_eq!(sam.app.act(answer, at(78)).expect("is done"), []);
    while sam.app.view(at(78)).expect("a view").operation.is_some() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let left = sam.app.effects_left();
    assert!(left.contains(&Effect::Unnotify { numbers: vec![2] }), "{left:?}");
    assert!(wakes(&left).iter().any(|wake| wake.at_utc_ms > at(78).wall_ms), "{left:?}");
    assert_eq!(sam.app.effects_left(), []);
    assert_eq!(sam.act(Action::NoticeRead, &at(78)), [], "once");
}

#[test]
fn a_word_that_comes_to_the_app_takes_the_ring_back_or_begins_it() {
    let (mut alex, mut sam) = watched();
    assert_eq!(sounds(&sam.events.tick(at(78))), 1);
    let word = closes(&mut alex, SAFE, &at(79));
    let over = arrives(&mut sam, &word, &at(79));
    assert!(over.contains(&Effect::Unnotify { numbers: vec![2] }), "{over:?}");
    wakes(&over);

    let (mut alex, mut sam) = watched();
    let help = links(&alex.does(CheckInAction::AlertNow, &at(20))).join(" ");
    let rings = arrives(&mut sam, &help, &at(21));
    assert_eq!(sounds(&rings), 1, "{rings:?}");
    assert_eq!(kinds(&rings), [(NoticeKind::Ring, false)]);
    assert!(plan(&mut sam, &at(21)).question.contains("asks for help now"));
}

#[test]
fn a_forced_word_sends_nobody_to_the_friends_phone() {
    let (mut alex, mut sam) = watched();
    let word = closes(&mut alex, FORCED, &at(20));
    arrives(&mut sam, &word, &at(21));
    sam.act_with(Action::Unlock { action: UnlockAction::Passcode }, PASSCODE, &at(21));
    let page = plan(&mut sam, &at(21));
    assert!(page.question.contains("Don't ring their phone"), "{page:?}");
    assert!(page.steps.is_empty() && labels(&page.answers) == ["I have read this"], "{page:?}");
    let main = page.main.expect("a call");
    assert_eq!(dialled(&sam.act(main.action, &at(21))), ["999"]);
    assert_eq!(dialled(&watch(&mut sam, WatchAction::Call, &at(21))), Vec::<&str>::new());
    watch(&mut sam, WatchAction::Answer { answer: WatchAnswer::Silence }, &at(22));
    assert!(plan(&mut sam, &at(22)).answers.is_empty());
}

#[test]
fn a_plan_that_comes_while_the_record_is_shut_waits_for_it() {
    let (mut alex, mut sam) = paired();
    let text = started(&mut alex);
    sam.app.lock(None, at(1)).expect("locks");
    arrives(&mut sam, &text, &at(1));
    assert_eq!(
        notices(&mut sam, &at(1)),
        ["A message from another phone came. Open this with the passcode, and it is taken."]
    );
    assert!(!sam.data.join("checkin").join("watch").exists());
    sam.act_with(Action::Unlock { action: UnlockAction::Passcode }, PASSCODE, &at(1));
    assert!(plan(&mut sam, &at(1)).question.starts_with("Alex is due at"));
    // What is no message of this kind is said, and changes nothing; pasted, it is said at the field.
    sam.act(Action::Back, &at(1));
    arrives(&mut sam, "nothing of ours", &at(1));
    assert!(notices(&mut sam, &at(1)).iter().any(|text| text.contains("can't be opened here")));
    watch(&mut sam, WatchAction::Open, &at(1));
    types(&mut sam, Field::Code, "nothing of ours");
    watch(&mut sam, WatchAction::Take, &at(1));
    assert_eq!(list(&mut sam, &at(1)).field.problem.expect("a problem").code, "bad-frame");
}

/// A picture of a code as a camera gives it: grey, rows apart, some pixels for each module.
fn picture(text: &str) -> (Vec<u8>, u32) {
    const SCALE: usize = 4;
    let code = code_picture(text).expect("fits");
    let count = |modules: u32| usize::try_from(modules).expect("small");
    let (width, margin) = (count(code.side_modules), count(code.margin_modules));
    let side = (width + 2 * margin) * SCALE;
    let mut pixels = Vec::new();
    for y in 0..side {
        for x in 0..side {
            let module = (x / SCALE).checked_sub(margin).zip((y / SCALE).checked_sub(margin));
            let dark = module.is_some_and(|(x, y)| x < width && y < width && code.dark[y * width + x]);
            pixels.push(if dark { 30 } else { 220 });
        }
        pixels.extend([0; 16]);
    }
    (pixels, u32::try_from(side).expect("small"))
}

#[test]
fn the_code_of_the_other_phone_is_read_from_pictures_of_the_camera() {
    let (mut alex, mut sam) = (Hand::ready(), sam());
    both_codes(&mut alex, &mut sam);
    let of_alex = pairing(&mut alex, &at(0)).code.expect("a code");
    let (pixels, side) = picture(&of_alex);
    let seen = |sam: &Hand, pixels: &[u8], stride| sam.app.seen_code(pixels, side, side, stride, at(0));
    // The camera still moves: nothing is there, and nothing is said.
    let before = sam.shown(&at(0));
    assert_eq!(seen(&sam, &vec![128; pixels.len()], side + 16), Ok(None));
    assert_eq!(sam.shown(&at(0)), before);
    assert_eq!(seen(&sam, &pixels[..1_000], side + 16), Err(ErrorCode::Invalid));
    assert_eq!(sam.shown(&at(0)), before);
    // Another code is said to be none of these.
    let (other, wide) = picture("https://example.org/menu");
    assert_eq!(sam.app.seen_code(&other, wide, wide, wide + 16, at(0)), Ok(Some(Vec::new())));
    assert!(pairing(&mut sam, &at(0)).problem.is_some());
    assert_eq!(seen(&sam, &pixels, side + 16), Ok(Some(Vec::new())));
    assert_eq!(pairing(&mut sam, &at(0)).digits.as_deref().map(str::len), Some(7));
    // The same picture once more changes nothing.
    assert_eq!(seen(&sam, &pixels, side + 16), Ok(Some(Vec::new())));
    assert_eq!(pairing(&mut sam, &at(0)).digits.as_deref().map(str::len), Some(7));
    sam.app.lock(None, at(0)).expect("locks");
    let shut = sam.shown(&at(0));
    assert_eq!(seen(&sam, &pixels, side + 16), Ok(None), "a picture that comes late");
    assert_eq!(sam.shown(&at(0)), shut);
}

#[test]
fn the_camera_looks_for_the_code_once_the_phone_allows_it_and_until_the_code_is_there() {
    let (mut alex, mut sam) = (Hand::ready(), sam());
    both_codes(&mut alex, &mut sam);
    let asks = |effects: &[Effect]| matches!(effects, [Effect::AskPermission { permission: Permission::Camera, sentence }] if sentence.contains("No picture is kept"));
    let look = || Action::Watch { action: WatchAction::Look };
    let asked = |answer| Action::Asked { permission: Permission::Camera, answer };
    let offer = pairing(&mut sam, &at(0)).quiet.into_iter().find(|offer| offer.action == look());
    assert_eq!(offer.expect("an offer").label, "Read it with the camera");
    for (answer, said) in [(Answer::Refused, "was told not to"), (Answer::RefusedForGood, "settings")] {
        assert!(asks(&sam.act(look(), &at(0))));
        assert!(!pairing(&mut sam, &at(0)).camera, "before the phone answers");
        sam.act(asked(answer), &at(0));
        let page = pairing(&mut sam, &at(0));
        assert!(!page.camera && page.paragraphs.iter().any(|text| text.contains(said)), "{page:?}");
    }
    // It can be turned off, and it may be taken.
    for off in [WatchAction::LookAway, WatchAction::NoCamera] {
        assert!(asks(&sam.act(look(), &at(0))));
        sam.act(asked(Answer::Granted), &at(0));
        assert!(pairing(&mut sam, &at(0)).camera);
        watch(&mut sam, off.clone(), &at(0));
        let page = pairing(&mut sam, &at(0));
        assert!(!page.camera && page.quiet.iter().any(|offer| offer.action == look()));
        let hindered = page.paragraphs.iter().any(|text| text.contains("can't be turned on"));
        assert_eq!(hindered, off == WatchAction::NoCamera);
    }
    assert!(asks(&sam.act(look(), &at(0))));
    sam.act(asked(Answer::Granted), &at(0));
    let (pixels, side) = picture(&pairing(&mut alex, &at(0)).code.expect("a code"));
    assert_eq!(sam.app.seen_code(&pixels, side, side, side + 16, at(0)), Ok(Some(Vec::new())));
    let page = pairing(&mut sam, &at(0));
    assert!(page.digits.is_some() && !page.camera, "{page:?}");
    // An answer that comes late turns nothing on.
    sam.act(asked(Answer::Granted), &at(0));
    assert!(!pairing(&mut sam, &at(0)).camera);
}

#[test]
fn digits_that_differ_keep_nothing_and_a_lock_drops_the_pairing() {
    let (mut alex, mut sam) = (Hand::ready(), sam());
    both_codes(&mut alex, &mut sam);
    let of_alex = pairing(&mut alex, &at(0)).code.expect("a code");
    let own = pairing(&mut sam, &at(0)).code.expect("a code");
    // Half an hour later the code is old.
    sam.act_with(Action::Watch { action: WatchAction::TheirCode }, &of_alex, &at(30));
    assert!(pairing(&mut sam, &at(30)).paragraphs[0].contains("more than ten minutes apart"));
    // Her own code, and what is none, are refused.
    for wrong in [own.as_str(), "abc.1", "nonsense"] {
        sam.act_with(Action::Watch { action: WatchAction::TheirCode }, wrong, &at(0));
        let page = pairing(&mut sam, &at(0));
        assert!(page.problem.is_some() && page.code.is_some(), "{wrong}: {page:?}");
    }
    sam.act_with(Action::Watch { action: WatchAction::TheirCode }, &of_alex, &at(0));
    watch(&mut sam, WatchAction::Different, &at(0));
    let again = pairing(&mut sam, &at(0));
    assert!(again.paragraphs[0].starts_with("Nothing was kept"), "{again:?}");
    assert_ne!(again.code.expect("a code"), own);
    // The code goes with the clock.
    let view = sam.view(&at(0));
    assert_eq!(view.fresh_until_ms, Some(at(0).wall_ms + 5_000));
    sam.act_with(Action::Watch { action: WatchAction::TheirCode }, &of_alex, &at(0));
    sam.app.lock(None, at(0)).expect("locks");
    watch_is_gone(&mut sam);
    sam.unlock(&at(0));
    assert!(
        !sam.home(&at(0)).rows.iter().any(|row| row.title == "Watching for somebody"),
        "nothing was kept"
    );
}

fn watch_is_gone(sam: &mut Hand) {
    assert!(matches!(sam.front(&at(0)), Screen::Passcode { .. }));
    watch(sam, WatchAction::Same, &at(0));
    assert!(matches!(sam.front(&at(0)), Screen::Passcode { .. }));
}

#[test]
fn a_phone_that_can_t_ring_says_so_where_plans_are_held() {
    let (_alex, mut sam) = watched();
    let at_list = |sam: &mut Hand, facts: PhoneFacts| {
        sam.app.lock(None, at(2)).expect("locks");
        sam.act(Action::Opened { way: WayIn::Resumed, facts }, &at(2));
        sam.act_with(Action::Unlock { action: UnlockAction::Passcode }, PASSCODE, &at(2));
        watch(sam, WatchAction::Open, &at(2));
        list(sam, &at(2))
    };
    assert!(at_list(&mut sam, facts()).lines.is_empty());
    let page = at_list(&mut sam, PhoneFacts { may_ring: false, ..facts() });
    assert!(page.lines[0].contains("no page over its locked screen"), "{page:?}");
    let asks = page.quiet.last().expect("a step").action.clone();
    let asked = sam.act(asks, &at(2));
    assert!(matches!(asked[..], [Effect::AskPermission { permission: Permission::Ring, .. }]), "{asked:?}");
    sam.act(Action::Asked { permission: Permission::Ring, answer: Answer::Granted }, &at(2));
    assert!(list(&mut sam, &at(2)).lines.is_empty());
    let page = at_list(&mut sam, PhoneFacts { may_notify: false, ..facts() });
    assert!(page.lines[0].contains("nothing rings here"), "{page:?}");
}

#[test]
fn with_fewer_signs_a_ring_shows_nothing_on_the_locked_screen() {
    let (_alex, mut sam) = watched();
    sam.act_with(Action::Unlock { action: UnlockAction::Passcode }, PASSCODE, &at(2));
    let on = SettingsAction::Choose { setting: SettingKind::Discreet, choice: "on".into() };
    sam.act(Action::Settings { action: on }, &at(2));
    let notices = [sam.events.tick(at(78)), sam.events.tick(at(81))].concat();
    assert!(!kinds(&notices).is_empty() && kinds(&notices).iter().all(|(_, hidden)| *hidden), "{notices:?}");
}

#[test]
fn a_receiver_hears_a_held_plan_and_asks_for_the_app_where_it_is_new() {
    let (mut alex, mut sam) = paired();
    let text = started(&mut alex);
    let frame = alongside_core::checkin::frames::read_link(&text).expect("a frame");
    sam.app.lock(None, at(1)).expect("locks");
    let effects = sam.events.frame_arrived(&frame, at(1));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Notify { number: 2, sounds: false, .. })));
    arrives(&mut sam, &text, &at(1));
    sam.act_with(Action::Unlock { action: UnlockAction::Passcode }, PASSCODE, &at(1));
    // The same plan once more, by the receiver: its answer is the same that the page hands over.
    wakes(&sam.events.frame_arrived(&frame, at(2)));
    let answers = shared(&watch(&mut sam, WatchAction::SendAnswer, &at(2)));
    arrives(&mut alex, &answers[0], &at(3));
    assert!(alex.running(&at(3)).lines[0].contains("Sam"));
}
