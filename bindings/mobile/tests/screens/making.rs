//! The page on which a picture is taken or something is recorded.

use alongside_mobile::screens::making::{MakeAction, MakeKind, MakeView};
use alongside_mobile::screens::{Action, Answer, Effect, Permission, Screen};

use crate::screens::phone::Phone;

fn make(action: MakeAction) -> Action {
    Action::Make { action }
}

fn page(phone: &Phone) -> MakeView {
    match phone.front() {
        Screen::Make { view } => view,
        other => panic!("{other:?}"),
    }
}

fn asked(phone: &Phone, permission: Permission, answer: Answer) -> Vec<Effect> {
    phone.act(Action::Asked { permission, answer })
}

fn asks(effects: &[Effect]) -> Permission {
    match effects {
        [Effect::AskPermission { permission, sentence }] => {
            assert!(!sentence.is_empty());
            *permission
        }
        other => panic!("{other:?}"),
    }
}

fn at(label: &str) -> Phone {
    let phone = Phone::shut();
    phone.tap("Keep a note");
    phone.tap(label);
    phone
}

#[test]
fn the_dot_is_told_of_before_the_phone_is_asked() {
    let phone = at("Record sound");
    assert!(page(&phone).paragraphs[0].contains("shows a dot"), "{:?}", page(&phone).paragraphs);
    assert!(!page(&phone).records);
    assert_eq!(asks(&phone.tap("Record")), Permission::Microphone);
    assert!(!page(&phone).records, "nothing is recorded before the phone has answered");
}

#[test]
fn sound_is_recorded_as_long_as_the_page_says_so() {
    let phone = at("Record sound");
    phone.tap("Record");
    let effects = asked(&phone, Permission::Microphone, Answer::Granted);
    assert_eq!(effects, [Effect::Make { kind: MakeKind::Sound, entry: None }]);
    assert!(page(&phone).records);
    phone.tap("Stop and keep");
    assert!(!page(&phone).records && !page(&phone).main.enabled);
    phone.act(make(MakeAction::Ended { kept: true }));
    assert_eq!(page(&phone).stands.as_deref(), Some("Kept."));
    assert!(page(&phone).main.enabled);
}

#[test]
fn whoever_leaves_the_page_ends_the_recording_and_is_told_that_it_was_kept() {
    let phone = at("Record sound");
    phone.tap("Record");
    asked(&phone, Permission::Microphone, Answer::Granted);
    phone.act(Action::Back);
    assert!(!phone.shown().contains("\"records\":true"));
    phone.act(make(MakeAction::Ended { kept: true }));
    assert_eq!(phone.view().notices[0].text, "Kept.");
}

#[test]
fn a_recording_that_ends_late_turns_no_camera_on() {
    let phone = at("Record sound");
    phone.tap("Record");
    asked(&phone, Permission::Microphone, Answer::Granted);
    phone.tap("Stop and keep");
    phone.act(Action::Back);
    phone.tap("Take a picture");
    phone.act(make(MakeAction::Ended { kept: true }));
    assert!(!page(&phone).camera, "she did not turn it on");
    assert_eq!(phone.view().notices[0].text, "Kept.");
}

#[test]
fn every_refusal_is_said_and_can_be_tried_again() {
    for (label, permission) in
        [("Take a picture", Permission::Camera), ("Record sound", Permission::Microphone)]
    {
        let mut said = Vec::new();
        for answer in [Answer::Refused, Answer::RefusedForGood] {
            let phone = at(label);
            let begin = page(&phone).main.action;
            assert_eq!(asks(&phone.act(begin.clone())), permission);
            assert_eq!(asked(&phone, permission, answer), []);
            let view = page(&phone);
            assert!(!view.camera && !view.records && view.main.enabled);
            said.push(view.stands.expect("it is said"));
            assert_eq!(asks(&phone.act(begin)), permission);
        }
        assert_ne!(said[0], said[1]);
    }
}

#[test]
fn a_picture_is_taken_once_for_a_tap() {
    let phone = at("Take a picture");
    phone.tap("Turn the camera on");
    assert_eq!(asked(&phone, Permission::Camera, Answer::Granted), []);
    assert!(page(&phone).camera);
    assert_eq!(phone.tap("Take it"), [Effect::Make { kind: MakeKind::Photo, entry: None }]);
    assert!(!page(&phone).main.enabled && !page(&phone).records);
    assert_eq!(phone.act(make(MakeAction::Go)), [], "the one before is not in yet");
    phone.act(make(MakeAction::Ended { kept: true }));
    assert!(page(&phone).camera && page(&phone).main.enabled);
    assert_eq!(page(&phone).stands.as_deref(), Some("Kept."));
}

#[test]
fn video_takes_both_permissions_and_one_refused_says_which() {
    let phone = at("Take a picture");
    phone.tap("Record video");
    assert_eq!(asks(&phone.tap("Turn the camera on")), Permission::Camera);
    assert_eq!(asks(&asked(&phone, Permission::Camera, Answer::Granted)), Permission::Microphone);
    asked(&phone, Permission::Microphone, Answer::Refused);
    assert!(page(&phone).stands.is_some_and(|said| said.contains("record sound")));
    phone.tap("Turn the camera on");
    asked(&phone, Permission::Camera, Answer::Granted);
    asked(&phone, Permission::Microphone, Answer::Granted);
    assert_eq!(phone.tap("Record"), [Effect::Make { kind: MakeKind::Video, entry: None }]);
    assert!(page(&phone).records && page(&phone).camera);
}

#[test]
fn what_could_not_be_made_is_said() {
    let phone = at("Record sound");
    phone.tap("Record");
    asked(&phone, Permission::Microphone, Answer::Granted);
    phone.act(make(MakeAction::Ended { kept: false }));
    assert!(page(&phone).stands.is_some_and(|said| said.starts_with("Nothing was kept.")));
    assert!(!page(&phone).records);
}

#[test]
fn an_answer_that_nobody_waits_for_changes_nothing() {
    let phone = Phone::shut();
    let before = phone.shown();
    asked(&phone, Permission::Camera, Answer::Granted);
    asked(&phone, Permission::Microphone, Answer::RefusedForGood);
    phone.act(make(MakeAction::Begin));
    phone.act(make(MakeAction::Ended { kept: false }));
    assert_eq!(phone.shown(), before);
}
