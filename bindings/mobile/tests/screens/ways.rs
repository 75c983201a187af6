//! How the app comes to the front.

use alongside_mobile::screens::{Action, Field, Screen, WayIn};

use crate::screens::phone::Phone;

#[test]
fn within_the_time_what_stands_there_stands() {
    let mut phone = Phone::open();
    phone.tap("My record");
    phone.pass_s(119);
    for way in [WayIn::Resumed, WayIn::Launcher] {
        phone.comes(way);
        assert!(matches!(phone.front(), Screen::Record { .. }), "{way:?}");
    }
}

#[test]
fn after_the_time_or_in_another_boot_it_is_shut_first() {
    type Change = fn(&mut Phone);
    let changes: [Change; 2] = [|phone| phone.pass_s(120), |phone| phone.frame.boot = "02".repeat(16)];
    for change in changes {
        let mut phone = Phone::open();
        phone.tap("Write it down");
        phone.types(Field::Line, "half a sentence");
        change(&mut phone);
        phone.comes(WayIn::Resumed);
        assert!(matches!(phone.front(), Screen::Passcode { .. }));
        assert_eq!(phone.view().screens.len(), 1);
        assert!(!phone.shown().contains("half a sentence"));
    }
}

#[test]
fn each_act_begins_the_time_anew() {
    let mut phone = Phone::open();
    for _ in 0..3 {
        phone.pass_s(100);
        phone.act(Action::NoticeRead);
    }
    phone.comes(WayIn::Resumed);
    assert!(matches!(phone.front(), Screen::Home { .. }));
}

#[test]
fn a_tile_opens_the_line_where_the_record_is_open() {
    let phone = Phone::open();
    phone.comes(WayIn::Tile);
    assert!(matches!(phone.front(), Screen::Write { .. }));
    phone.comes(WayIn::Shortcut);
    assert_eq!(phone.view().screens.len(), 2);
}

#[test]
fn a_tile_after_the_time_leads_to_a_note_and_not_into_the_record() {
    let mut phone = Phone::open();
    phone.pass_s(600);
    phone.comes(WayIn::Tile);
    assert!(matches!(phone.front(), Screen::Capture { .. }));
    assert!(matches!(phone.view().screens[0], Screen::Passcode { .. }));
}

#[test]
fn a_link_is_declined_and_says_so() {
    for phone in [Phone::fresh(), Phone::shut(), Phone::open()] {
        phone.comes(WayIn::Link);
        assert_eq!(phone.view().notices[0].text, "A link led here. It was not opened.");
        assert_eq!(phone.view().screens.len(), 1);
    }
}

#[test]
fn what_is_shared_before_set_up_is_declined() {
    let phone = Phone::fresh();
    phone.comes(WayIn::Shared);
    assert!(phone.view().notices[0].text.starts_with("Nothing was kept."));
    phone.comes(WayIn::Tile);
    assert!(matches!(phone.front(), Screen::FirstOpen { .. }));
}

#[test]
fn nothing_of_ours_stands_on_the_cover() {
    let phone = Phone::prepared(|record| {
        record.set_face(|face| face.cover = Some("calculator".into())).expect("sets");
    });
    phone.comes(WayIn::Link);
    let view = phone.view();
    assert!(matches!(view.screens[..], [Screen::Cover { .. }]));
    assert!(view.notices.is_empty() && view.corners.is_none() && view.operation.is_none());
}
