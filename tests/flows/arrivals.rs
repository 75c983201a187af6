//! What only the phone can bring in: files, texts, pictures, sound.

use alongside_mobile::screens::arrivals::{ArrivalAction, NotTaken};
use alongside_mobile::screens::making::MakeAction;
use alongside_mobile::screens::{Action, Answer, Permission};
use alongside_tests::flow::Walk;

fn arrives(action: ArrivalAction) -> Action {
    Action::Arrival { action }
}

fn asked(permission: Permission, answer: Answer) -> Action {
    Action::Asked { permission, answer }
}

#[test]
fn what_is_shared_is_sealed_while_the_record_is_shut_and_written_on_while_it_is_open() {
    let mut walk = Walk::with("arrivals", "small");
    walk.act_and_wait(arrives(ArrivalAction::Text { text: "See you on Friday".into() }));
    walk.act(Action::NoticeRead);
    walk.act(arrives(ArrivalAction::Files { count: 2, entry: None }));
    walk.act(arrives(ArrivalAction::NotTaken { why: NotTaken::Unreadable }));
    walk.act(arrives(ArrivalAction::Files { count: 5_000, entry: None })).act(Action::NoticeRead);
    walk.secretly("Open", "correct horse");
    walk.act(arrives(ArrivalAction::Text { text: "See you on Saturday".into() }));
    assert!(walk.front().contains("See you on Saturday"));
    walk.act(arrives(ArrivalAction::Files { count: 1, entry: None }));
    walk.ends();
}

#[test]
fn sound_and_pictures_are_made_as_long_as_the_page_says_so() {
    let mut walk = Walk::with("making", "small");
    walk.tap("Keep a note").tap("Record sound").tap("Record");
    walk.act(asked(Permission::Microphone, Answer::Refused)).tap("Record");
    walk.act(asked(Permission::Microphone, Answer::Granted));
    assert!(walk.front().contains("It is recording."));
    walk.tap("Stop and keep").act(Action::Make { action: MakeAction::Ended { kept: true } });
    walk.act(Action::Back).tap("Take a picture").tap("Turn the camera on");
    walk.act(asked(Permission::Camera, Answer::RefusedForGood)).tap("Turn the camera on");
    walk.act(asked(Permission::Camera, Answer::Granted)).tap("Take it");
    walk.act(Action::Make { action: MakeAction::Ended { kept: false } });
    walk.tap("Record video").tap("Turn the camera on");
    walk.act(asked(Permission::Camera, Answer::Granted));
    walk.act(asked(Permission::Microphone, Answer::Granted)).tap("Record").act(Action::Back);
    walk.ends();
}
