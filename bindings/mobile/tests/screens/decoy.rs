//! Whoever makes her open the app sees an ordinary new record, whichever passcode she gave.

use alongside_mobile::PhotoAt;
use alongside_mobile::screens::checklists::{StepAction, StepStatus};
use alongside_mobile::screens::help::HelpAction;
use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::incidents::{EntryQuestion, LogAction};
use alongside_mobile::screens::photos::{PhotoAction, PhotoAnswer};
use alongside_mobile::screens::start::StartAction;
use alongside_mobile::screens::{Action, Field};
use serde_json::{Value, json};

use crate::screens::phone::{PASSCODE, Phone, secret};

const DECOY: &str = "nine blue kettles";

/// The same with every id of a record replaced.
fn without_ids(value: &Value) -> Value {
    let is_id = |text: &str| text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match value {
        Value::String(text) if is_id(text) => json!("an id"),
        Value::Array(items) => items.iter().map(without_ids).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(key, value)| (key.clone(), without_ids(value))).collect()
        }
        other => other.clone(),
    }
}

/// Does the same in either; what is seen and asked of the phone at each step.
fn walk(phone: &mut Phone, passcode: &str) -> Vec<Value> {
    let home = |action| Action::Home { action };
    let log = |action| Action::Log { action };
    let steps = |action| Action::Steps { action };
    let photos = |action| Action::Photos { action };
    let photo = |name: &str| PhotoAt {
        path: format!("{}/../../tests/fixtures/photos/{name}", env!("CARGO_MANIFEST_DIR")),
        name: String::new(),
        altered: false,
    };
    let typed = |field, text: &str| Action::Typed { field, text: text.into() };
    let acts = [
        home(HomeAction::Write),
        typed(Field::Line, "He came to the shop"),
        log(LogAction::Save),
        log(LogAction::Ask { question: EntryQuestion::When }),
        log(LogAction::Choose { choice: "yesterday".into() }),
        log(LogAction::PickFile),
        log(LogAction::Done),
        Action::Start { action: StartAction::NoQuestions },
        home(HomeAction::Record),
        Action::Back,
        home(HomeAction::Steps),
        steps(StepAction::Step { id: "st.tell-one".into() }),
        typed(Field::StepNote, "Sam"),
        steps(StepAction::Stands { status: StepStatus::Done }),
        Action::Back,
        steps(StepAction::List { id: "ac".into() }),
        home(HomeAction::Who),
        Action::Call { action: HelpAction::Service { id: "nsh".into() } },
        photos(PhotoAction::Open),
        photos(PhotoAction::Pick),
        photos(PhotoAction::Chosen { files: vec![photo("full.jpg"), photo("video.mp4")] }),
        photos(PhotoAction::One { at: 1 }),
        photos(PhotoAction::Clean),
        photos(PhotoAction::Answer { answer: PhotoAnswer::No }),
        Action::Help,
        Action::Leave,
    ];
    let began = phone.frame.clone();
    phone.unlock(passcode);
    let mut seen = vec![without_ids(&json!(phone.view()))];
    for action in acts {
        phone.pass_s(5);
        let effects = phone.act(action.clone());
        seen.push(without_ids(&json!({ "act": action, "effects": effects, "view": phone.view() })));
    }
    phone.frame = began;
    seen
}

#[test]
fn the_same_acts_give_the_same_views_and_effects() {
    // One and the same face stands before both: what is known before unlock belongs to the phone.
    let make = |record: &mut alongside_core::session::Unlocked| {
        let reading = Phone::shut().frame.reading();
        record.make_decoy(&secret(DECOY), &reading).expect("makes one");
    };
    let (mut own, mut decoy) = (Phone::prepared(make), Phone::prepared(make));
    let before = |phone: &Phone| json!(phone.view());
    assert_eq!(before(&own), before(&decoy));
    let (first, second) = (walk(&mut own, PASSCODE), walk(&mut decoy, DECOY));
    assert!(first.len() > 15 && first[3].to_string().contains("He came to the shop"), "{:#}", first[3]);
    assert!(first.iter().any(|step| step.to_string().contains("A clean copy was made")));
    for (number, (one, other)) in first.iter().zip(&second).enumerate() {
        assert_eq!(one, other, "step {number}");
    }
}
