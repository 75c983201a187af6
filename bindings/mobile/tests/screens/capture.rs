//! A note that is kept while the record stays shut.

use alongside_core::incidents::Incident;
use alongside_core::store::Kind;
use alongside_mobile::screens::capture::CaptureAction;
use alongside_mobile::screens::{Action, Effect, Field, Screen, WayIn};

use crate::screens::phone::{PASSCODE, Phone};

const NOTE: &str = "A car with its lights off, twice";

fn kept(phone: &Phone) -> Vec<String> {
    phone.inside(PASSCODE, |record| {
        let ids: Vec<_> = record.current(Kind::INCIDENT).map(|current| current.id).collect();
        ids.into_iter().filter_map(|id| record.read::<Incident>(id).expect("reads").what_happened).collect()
    })
}

#[test]
fn a_note_is_kept_without_the_passcode_and_seen_by_nobody_until_unlock() {
    let phone = Phone::shut();
    phone.tap("Keep a note");
    phone.types(Field::Capture, NOTE);
    phone.tap("Keep it");
    let Screen::Capture { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.kept.as_deref(), Some("Kept. You will find it in your record when you next open it."));
    assert_eq!(view.field.text, "");
    assert!(!phone.shown().contains(NOTE));
    phone.act(Action::Back);
    phone.tap("Keep a note");
    let Screen::Capture { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.kept, None, "nothing tells that something was kept before");
    let phone = phone.restarted();
    assert_eq!(kept(&phone), [NOTE]);
}

#[test]
fn an_empty_note_is_not_kept_and_says_so_where_it_is() {
    let phone = Phone::shut();
    phone.tap("Keep a note");
    phone.types(Field::Capture, "  ");
    phone.tap("Keep it");
    let Screen::Capture { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.field.problem.is_some() && view.kept.is_none());
}

#[test]
fn a_tile_and_a_shortcut_lead_straight_to_it() {
    for way in [WayIn::Tile, WayIn::Shortcut, WayIn::Shared] {
        let phone = Phone::shut();
        phone.comes(way);
        assert!(matches!(phone.front(), Screen::Capture { .. }), "{way:?}");
        phone.types(Field::Capture, NOTE);
        phone.comes(way);
        assert_eq!(phone.view().screens.len(), 2, "one page of it is enough");
        assert!(!phone.shown().contains(NOTE), "what stood there before is not shown to the next who comes");
    }
}

#[test]
fn camera_and_microphone_are_asked_of_the_phone() {
    let phone = Phone::shut();
    phone.tap("Keep a note");
    phone.tap("Take a picture");
    assert!(matches!(phone.front(), Screen::Make { .. }));
    phone.act(Action::Back);
    phone.tap("Record sound");
    assert!(matches!(phone.front(), Screen::Make { .. }));
}

#[test]
fn where_it_is_off_it_is_not_offered_and_what_comes_is_declined() {
    let phone = Phone::prepared(|record| record.set_capture(false).expect("switches"));
    assert!(!phone.shown().contains("Keep a note"));
    for way in [WayIn::Tile, WayIn::Shared] {
        phone.comes(way);
        assert!(matches!(phone.front(), Screen::Passcode { .. }));
        assert!(phone.view().notices[0].text.starts_with("Nothing was kept."));
        phone.act(Action::NoticeRead);
    }
    phone.types(Field::Capture, NOTE);
    phone.act(Action::Capture { action: CaptureAction::Keep });
    assert_eq!(kept(&phone.restarted()), Vec::<String>::new());
}

#[test]
fn leaving_keeps_what_stands_in_the_field() {
    let phone = Phone::shut();
    phone.tap("Keep a note");
    phone.types(Field::Capture, NOTE);
    assert_eq!(phone.tap("Leave"), [Effect::LeaveNow]);
    assert!(!phone.shown().contains(NOTE));
    assert_eq!(kept(&phone.restarted()), [NOTE]);
}
