//! What photos tell, and clean copies of them.

use alongside_mobile::PhotoAt;
use alongside_mobile::screens::arrivals::{ArrivalAction, NotTaken};
use alongside_mobile::screens::photos::PhotoAction;
use alongside_mobile::screens::{Action, Answer, Permission};
use alongside_tests::flow::Walk;
use alongside_tests::tree;

fn chosen(files: &[(&str, bool)]) -> Action {
    let photo = |(name, altered): &(&str, bool)| PhotoAt {
        path: tree::root().join("tests/fixtures/photos").join(name).to_str().expect("a name").to_owned(),
        name: String::new(),
        altered: *altered,
    };
    Action::Photos { action: PhotoAction::Chosen { files: files.iter().map(photo).collect() } }
}

fn at_photos(name: &str) -> Walk {
    let mut walk = Walk::with(name, "small");
    walk.secretly("Open", "correct horse").tap("Privacy steps").tap("What a photo tells");
    walk
}

fn asked(answer: Answer) -> Action {
    Action::Asked { permission: Permission::Originals, answer }
}

/// A photo is chosen, looked at, copied without what it tells, and the copy shared.
#[test]
fn one_photo_is_looked_at_and_a_clean_copy_shared() {
    let mut walk = at_photos("photo");
    walk.tap("Choose photos or videos").act(asked(Answer::Granted));
    walk.act(Action::Arrival { action: ArrivalAction::NotTaken { why: NotTaken::Nothing } });
    walk.tap("Choose photos or videos").act(asked(Answer::Granted));
    walk.act_and_wait(chosen(&[("full.jpg", false)]));
    assert!(walk.front().contains("This photo shows where it was taken"));
    walk.tap("Make a clean copy").tap_and_wait("No").tap("Share the copy");
    assert!(walk.front().contains("A clean copy was made"));
    walk.tap("Keep the original as proof").act(Action::Back).tap("Leave");
    walk.ends();
}

/// Several are summed up; what may show somebody under 18 is not copied; others are.
#[test]
fn several_photos_are_summed_up_and_copied_unless_somebody_may_be_under_18() {
    let mut walk = at_photos("photos");
    walk.tap("Choose photos or videos").act(asked(Answer::Refused));
    walk.act_and_wait(chosen(&[("full.png", false), ("video.mp4", true), ("README.md", false)]));
    walk.tap("README.md").act(Action::Back).tap("video.mp4").act(Action::Back);
    walk.tap("Make clean copies").tap("Yes").tap_and_wait("Not sure");
    assert!(walk.front().contains("under-18"));
    walk.tap("Choose others").act(asked(Answer::Granted));
    walk.act_and_wait(chosen(&[("full.heic", false), ("hostile/webp_size_lie.webp", false)]));
    walk.tap("Make clean copies").tap("Yes").tap_and_wait("No").tap("Share the copies");
    walk.tap("Leave");
    walk.ends();
}
