//! Files and texts that come from outside.

use std::sync::Arc;

use alongside_core::evidence::Evidence;
use alongside_core::incidents::Incident;
use alongside_core::store::Kind;
use alongside_mobile::screens::arrivals::{ArrivalAction, NotTaken};
use alongside_mobile::screens::incidents::LogAction;
use alongside_mobile::screens::{Action, Answer, Effect, Field, Permission, PhoneFacts, Screen, WayIn};
use alongside_mobile::{ErrorCode, EvidenceIntake, EvidenceOrigin, NewArrival};

use crate::screens::phone::{PASSCODE, Phone};

fn files(count: u32, entry: Option<String>) -> Action {
    Action::Arrival { action: ArrivalAction::Files { count, entry } }
}

fn text(text: &str) -> Action {
    Action::Arrival { action: ArrivalAction::Text { text: text.to_owned() } }
}

fn new(entry: Option<String>, bytes: i64) -> NewArrival {
    NewArrival {
        entry,
        file_name: "clip.mp4".into(),
        media_type: Some("video/mp4".into()),
        origin: EvidenceOrigin::Shared,
        bytes,
        altered: false,
    }
}

fn begins(phone: &Phone, arrival: NewArrival) -> Arc<EvidenceIntake> {
    phone.app.begin_arrival(arrival, phone.frame.clone()).expect("it begins")
}

fn evidence(phone: &Phone) -> Vec<Evidence> {
    phone.inside(PASSCODE, |record| {
        let ids: Vec<_> =
            record.current(Kind::EVIDENCE).filter(|one| !one.deleted).map(|one| one.id).collect();
        ids.into_iter().filter_map(|id| record.read(id).ok()).collect()
    })
}

fn noticed(phone: &Phone) -> Vec<String> {
    phone.view().notices.into_iter().map(|notice| notice.text).collect()
}

#[test]
fn files_go_into_the_open_record_and_the_view_shows_how_far_they_are() {
    let phone = Phone::open();
    assert_eq!(phone.act(files(1, None)), [Effect::TakeIn { entry: None }]);
    let intake = begins(&phone, new(None, 8));
    let work = phone.view().operation.expect("it is shown");
    assert!(work.cancel.is_some());
    let operation = phone.app.operation(work.number).expect("is there");
    intake.write(b"four").expect("is taken");
    let progress = operation.progress();
    assert_eq!((progress.done, progress.total, progress.ended), (4, 8, false));
    intake.write(b"five").expect("is taken");
    let taken = intake.finish(phone.frame.clone()).expect("is in");
    assert_eq!(taken.bytes, 8);
    assert!(operation.progress().ended && phone.view().operation.is_none());
    assert_eq!(noticed(&phone), ["Kept as proof in your record."]);
    phone.act(Action::Leave);
    let [item] = &evidence(&phone)[..] else { panic!("one") };
    assert_eq!(
        item.capture_method.as_ref().map(alongside_core::vocabulary::Term::as_str),
        Some("shared-from-app")
    );
    assert_eq!(item.is_original, None);
}

#[test]
fn what_she_stops_leaves_nothing() {
    let phone = Phone::open();
    let intake = begins(&phone, new(None, 0));
    intake.write(b"some").expect("is taken");
    let number = phone.view().operation.expect("it is shown").number;
    phone.app.operation(number).expect("is there").cancel();
    assert_eq!(intake.write(b"more"), Err(ErrorCode::Cancelled));
    intake.abandon(phone.frame.clone()).expect("is given up");
    assert!(phone.view().operation.is_none());
    phone.act(Action::Leave);
    assert!(evidence(&phone).is_empty());
}

#[test]
fn a_lock_in_the_middle_is_told_as_one_so_that_it_comes_once_more_sealed() {
    let phone = Phone::open();
    let intake = begins(&phone, new(None, 8));
    intake.write(b"four").expect("is taken");
    phone.app.lock(None, phone.frame.clone()).expect("locks");
    assert_eq!(intake.write(b"five"), Err(ErrorCode::Locked));
    let again = begins(&phone, new(None, 8));
    again.write(b"four").expect("is taken");
    phone.app.lock(None, phone.frame.clone()).expect("locks");
    again.write(b"five").expect("locking does not end what is sealed");
    again.finish(phone.frame.clone()).expect("is whole");
    assert_eq!(evidence(&phone).iter().filter(|item| item.size == Some(8)).count(), 1);
}

#[test]
fn a_length_that_was_a_lie_spoils_nothing() {
    let phone = Phone::open();
    let intake = begins(&phone, new(None, 3));
    let number = phone.view().operation.expect("it is shown").number;
    intake.write(b"longer than three").expect("is taken");
    let progress = phone.app.operation(number).expect("is there").progress();
    assert_eq!((progress.done, progress.total), (17, 0));
    assert_eq!(intake.finish(phone.frame.clone()).expect("is in").bytes, 17);
}

#[test]
fn beside_a_shut_record_they_are_sealed_and_outlast_leaving() {
    let phone = Phone::shut();
    assert_eq!(phone.act(files(1, None)), [Effect::TakeIn { entry: None }]);
    let intake = begins(&phone, NewArrival { altered: true, ..new(None, 8) });
    assert_eq!(phone.view().operation.expect("it is shown").label, "Keeping the file");
    intake.write(b"four").expect("is taken");
    phone.try_act(Action::Leave).expect("leaves");
    assert_eq!(phone.view().operation.expect("it goes on").label, "Keeping the file");
    intake.write(b"five").expect("leaving does not end it");
    intake.finish(phone.frame.clone()).expect("is whole");
    let said = noticed(&phone);
    assert!(said[0].starts_with("Kept. You will find it") && said[1].contains("the place"), "{said:?}");
    assert!(!phone.shown().contains("clip"));
    let [item] = &evidence(&phone)[..] else { panic!("one") };
    assert_eq!((item.size, item.file_name.as_deref()), (Some(8), Some("clip.mp4")));
}

#[test]
fn a_sealed_one_that_is_stopped_leaves_nothing() {
    let phone = Phone::shut();
    let intake = begins(&phone, new(None, 8));
    intake.write(b"four").expect("is taken");
    let number = phone.view().operation.expect("it is shown").number;
    phone.app.operation(number).expect("is there").cancel();
    assert_eq!(intake.write(b"more"), Err(ErrorCode::Cancelled));
    intake.abandon(phone.frame.clone()).expect("is given up");
    assert!(phone.view().operation.is_none() && evidence(&phone).is_empty());
}

#[test]
fn where_nothing_is_taken_nothing_is_asked_for() {
    let off = Phone::prepared(|record| record.set_capture(false).expect("switches"));
    for phone in [Phone::fresh(), off] {
        assert_eq!(phone.act(files(1, None)), []);
        assert_eq!(phone.act(text("a note")), []);
        assert!(noticed(&phone)[0].starts_with("Nothing was kept."));
        let refused = phone.app.begin_arrival(new(None, 1), phone.frame.clone()).map(drop);
        assert_eq!(refused, Err(ErrorCode::CaptureOff));
    }
}

#[test]
fn thousands_at_once_are_refused_whole() {
    let phone = Phone::open();
    assert_eq!(phone.act(files(100, None)).len(), 1);
    assert_eq!(phone.act(files(101, None)), []);
    assert_eq!(noticed(&phone), ["Nothing was kept. At most 100 files can come at once."]);
}

#[test]
fn the_record_stays_open_while_a_file_comes_and_locks_after_it() {
    let mut phone = Phone::open();
    let intake = begins(&phone, new(None, 8));
    assert_eq!(phone.view().locks_after_ms, None);
    phone.pass_s(4_000);
    let (way, facts) = (WayIn::Resumed, PhoneFacts::default());
    phone.try_act(Action::Opened { way, facts }).expect("comes");
    intake.write(b"four").expect("it is open");
    drop(intake);
    assert!(phone.view().locks_after_ms.is_some() && phone.view().operation.is_none());
}

#[test]
fn leaving_cuts_off_what_goes_into_the_record() {
    let phone = Phone::open();
    let intake = begins(&phone, new(None, 8));
    intake.write(b"four").expect("is taken");
    phone.try_act(Action::Leave).expect("leaves");
    assert!(matches!(intake.write(b"five"), Err(ErrorCode::Locked | ErrorCode::Cancelled)));
    assert!(intake.finish(phone.frame.clone()).is_err());
}

#[test]
fn names_and_types_of_others_are_taken_without_their_tricks() {
    let phone = Phone::open();
    let arrival = NewArrival {
        file_name: format!("a\u{0}\n\u{202e}{}", "x".repeat(5_000)),
        media_type: Some("text/html; charset=\"<script>\"".into()),
        ..new(None, i64::MIN)
    };
    begins(&phone, arrival).finish(phone.frame.clone()).expect("is in");
    phone.act(Action::Leave);
    let [item] = &evidence(&phone)[..] else { panic!("one") };
    let name = item.file_name.clone().expect("a name");
    assert!(name.chars().count() == 200 && !name.contains(char::is_control));
    assert_eq!(item.media_type.as_deref(), Some("application/octet-stream"));
}

#[test]
fn a_chosen_file_goes_to_its_entry_and_says_what_the_phone_may_have_taken_out() {
    let phone = Phone::open();
    phone.tap("Write it down");
    phone.types(Field::Line, "A note under the door");
    phone.tap("Save");
    let asked = phone.act(Action::Log { action: LogAction::PickFile });
    let [Effect::AskPermission { permission: Permission::Originals, .. }] = &asked[..] else {
        panic!("{asked:?}")
    };
    let effects = phone.act(Action::Asked { permission: Permission::Originals, answer: Answer::Refused });
    let [Effect::PickFile { entry: Some(entry), types }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(types, &["*/*"]);
    let effects = phone.act(files(1, Some(entry.clone())));
    assert_eq!(effects, [Effect::TakeIn { entry: Some(entry.clone()) }]);
    let intake = begins(&phone, NewArrival { altered: true, ..new(Some(entry.clone()), 1) });
    intake.write(b"1").expect("is taken");
    intake.finish(phone.frame.clone()).expect("is in");
    let Screen::Entry { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.proof[0].detail.contains("the place may be gone"), "{}", view.proof[0].detail);
}

#[test]
fn a_text_is_written_on_where_the_record_is_open() {
    let phone = Phone::open();
    phone.tap("Write it down");
    phone.types(Field::Line, "Tuesday");
    phone.act(text("I know where you are"));
    let Screen::Write { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.field.text, "Tuesday\n\nI know where you are");
    assert_eq!(phone.view().screens.len(), 2);
    phone.act(Action::Leave);
    assert!(!phone.shown().contains("know where"));
}

#[test]
fn a_text_is_sealed_where_it_is_shut() {
    let phone = Phone::shut();
    phone.act(text("I know where you are"));
    assert!(noticed(&phone)[0].starts_with("Kept. You will find it"));
    assert!(!phone.shown().contains("know where"));
    let notes = phone.inside(PASSCODE, |record| {
        let ids: Vec<_> = record.current(Kind::INCIDENT).map(|current| current.id).collect();
        ids.into_iter().filter_map(|id| record.read::<Incident>(id).ok()?.what_happened).collect::<Vec<_>>()
    });
    assert_eq!(notes, ["I know where you are"]);
}

#[test]
fn a_text_too_long_is_refused_in_words() {
    for phone in [Phone::shut(), Phone::open()] {
        phone.act(text(&"x".repeat(10 * 1024 * 1024)));
        assert!(noticed(&phone)[0].starts_with("The text was too long"));
    }
}

#[test]
fn a_sealed_message_of_a_friend_is_no_note() {
    let phone = Phone::open();
    phone.act(text("look: https://along.invalid/#AAAAx"));
    assert!(!matches!(phone.front(), Screen::Write { .. }));
    assert!(!noticed(&phone).is_empty());
}

#[test]
fn each_reason_is_said() {
    let phone = Phone::shut();
    let mut said = std::collections::BTreeSet::new();
    for why in [NotTaken::Unreadable, NotTaken::TooLong, NotTaken::Stopped, NotTaken::NoWay] {
        phone.act(Action::Arrival { action: ArrivalAction::NotTaken { why } });
        said.extend(noticed(&phone));
        phone.act(Action::NoticeRead);
    }
    assert_eq!(said.len(), 4);
    phone.act(Action::Arrival { action: ArrivalAction::NotTaken { why: NotTaken::Nothing } });
    assert!(noticed(&phone).is_empty());
}
