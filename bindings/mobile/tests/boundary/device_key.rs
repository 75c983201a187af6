//! A phone's key store that refuses, or throws what nobody expected: one code, and nothing half-made.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use alongside_core::vault::KdfParameters;
use alongside_mobile::screens::start::StartAction;
use alongside_mobile::screens::unlock::UnlockAction;
use alongside_mobile::screens::{Action, Screen};
use alongside_mobile::{App, DeviceKey, DeviceKeyError, DeviceKeyLevel, KeyUse};

use crate::boundary::support::{Place, frame};

/// Which call fails, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failing {
    Nothing,
    Create(DeviceKeyError),
    Wrap(DeviceKeyError),
    Unwrap(DeviceKeyError),
}

const ALL: [Failing; 7] = [
    Failing::Nothing,
    Failing::Create(DeviceKeyError::Refused),
    Failing::Create(DeviceKeyError::Unexpected),
    Failing::Wrap(DeviceKeyError::Refused),
    Failing::Wrap(DeviceKeyError::Unexpected),
    Failing::Unwrap(DeviceKeyError::Refused),
    Failing::Unwrap(DeviceKeyError::Unexpected),
];

/// A shell's key store. It hides nothing, and fails as it is told.
#[derive(Debug, Default)]
struct Store(AtomicU32);

impl Store {
    fn fail(&self, how: Failing) {
        let at = ALL.iter().position(|one| *one == how).expect("one of them");
        self.0.store(u32::try_from(at).expect("few"), Ordering::SeqCst);
    }

    fn failing(&self) -> Failing {
        ALL[usize::try_from(self.0.load(Ordering::SeqCst)).expect("few")]
    }
}

impl DeviceKey for Store {
    fn create(&self, _: String, _: KeyUse) -> Result<(), DeviceKeyError> {
        if let Failing::Create(error) = self.failing() { Err(error) } else { Ok(()) }
    }

    fn wrap(&self, _: String, bytes: Vec<u8>) -> Result<Vec<u8>, DeviceKeyError> {
        if let Failing::Wrap(error) = self.failing() { Err(error) } else { Ok(bytes) }
    }

    fn unwrap(&self, _: String, wrapped: Vec<u8>) -> Result<Vec<u8>, DeviceKeyError> {
        if let Failing::Unwrap(error) = self.failing() { Err(error) } else { Ok(wrapped) }
    }

    fn erase(&self, _: String) -> Result<(), DeviceKeyError> {
        Ok(())
    }

    fn level(&self, _: String) -> Result<DeviceKeyLevel, DeviceKeyError> {
        Ok(DeviceKeyLevel::Tee)
    }
}

/// The app over a folder with nothing in it, and the store that it asks.
fn first_run() -> (Place, Arc<Store>) {
    let mut place = Place::with(KdfParameters::CHEAP_FOR_TESTS, |_| {});
    let store = Arc::new(Store::default());
    let folder = place.folder.path().join("fresh").to_str().expect("a name in UTF-8").to_owned();
    place.app = App::open(folder, store.clone(), None, None).expect("the app");
    (place, store)
}

fn type_passcode(place: &Place, text: &str) {
    let action = Action::Start { action: StartAction::Passcode };
    place.app.act_with(action, text.as_bytes(), frame()).expect("is taken");
    place.wait();
}

#[test]
fn a_store_that_fails_is_a_problem_of_set_up_which_can_be_repeated() {
    let (place, store) = first_run();
    place.act(Action::Start { action: StartAction::WriteNow });
    for how in [Failing::Create(DeviceKeyError::Refused), Failing::Wrap(DeviceKeyError::Unexpected)] {
        store.fail(how);
        type_passcode(&place, "over the hills");
        type_passcode(&place, "over the hills");
        assert_eq!(place.problem().as_deref(), Some("device-key"), "{how:?}");
        assert!(matches!(place.front(), Screen::Passcode { .. }));
    }
    store.fail(Failing::Nothing);
    type_passcode(&place, "over the hills");
    type_passcode(&place, "over the hills");
    assert!(matches!(place.front(), Screen::Write { .. }), "{}", place.shown());
    place.lock();
    assert!(matches!(place.front(), Screen::Passcode { .. }));
    for how in [Failing::Unwrap(DeviceKeyError::Refused), Failing::Unwrap(DeviceKeyError::Unexpected)] {
        store.fail(how);
        let action = Action::Unlock { action: UnlockAction::Passcode };
        place.app.act_with(action, b"over the hills", frame()).expect("is taken");
        place.wait();
        assert_eq!(place.problem().as_deref(), Some("device-key"), "{how:?}");
    }
    store.fail(Failing::Nothing);
    place.begin_unlock("over the hills");
    place.wait();
    assert!(matches!(place.front(), Screen::Home { .. }), "{}", place.shown());
}

#[test]
fn a_store_that_fails_before_anything_is_shown_is_told_with_its_code() {
    let (place, store) = first_run();
    place.act(Action::Start { action: StartAction::WriteNow });
    type_passcode(&place, "over the hills");
    type_passcode(&place, "over the hills");
    place.lock();
    store.fail(Failing::Unwrap(DeviceKeyError::Unexpected));
    let folder = place.folder.path().join("fresh").to_str().expect("a name in UTF-8").to_owned();
    let app = App::open(folder.clone(), store.clone(), None, None).expect("the app");
    let shown = serde_json::to_string(&app.view(frame()).expect("a view")).expect("JSON");
    assert!(shown.contains("device-key"), "{shown}");
    store.fail(Failing::Nothing);
    let app = App::open(folder, store, None, None).expect("the app");
    let shown = serde_json::to_string(&app.view(frame()).expect("a view")).expect("JSON");
    assert!(!shown.contains("device-key"), "{shown}");
}
