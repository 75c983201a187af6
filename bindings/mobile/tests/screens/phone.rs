//! A phone with the app in front, over a record that costs next to nothing to open.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use alongside_core::entropy::SystemEntropy;
use alongside_core::secret::Passcode;
use alongside_core::session::{Locked, Unlocked};
use alongside_core::time::Reading;
use alongside_core::vault::testing::MemoryKeys;
use alongside_core::vault::{Credential, Disk, Environment, KdfParameters};
use alongside_mobile::screens::unlock::UnlockAction;
use alongside_mobile::screens::{Action, Effect, Field, PhoneFacts, Screen, View, WayIn};
use alongside_mobile::{App, ErrorCode, Frame};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) const PASSCODE: &str = "seven yellow bicycles";
/// Saturday 21 November 2026, 18:40 in London.
const BEGINS_MS: i64 = 1_795_286_400_000;

/// Where the app runs. A clone of its environment is the same phone.
pub(crate) struct Phone {
    folder: TempDir,
    environment: Environment,
    pub(crate) app: Arc<App>,
    pub(crate) frame: Frame,
}

pub(crate) fn secret(text: &str) -> Passcode {
    Passcode::new(text.as_bytes().to_vec()).expect("a passcode")
}

/// Where clean copies lie.
fn copies(folder: &TempDir) -> PathBuf {
    folder.path().join("copies")
}

fn frame() -> Frame {
    Frame {
        wall_ms: BEGINS_MS,
        monotonic_ms: 1_000_000,
        boot: "01".repeat(16),
        trusted: false,
        zone: "Europe/London".into(),
        language: "en-GB".into(),
        region: "GB".into(),
        hours_24: true,
        two_panes: false,
    }
}

impl Phone {
    /// Nothing is set up.
    pub(crate) fn fresh() -> Self {
        Self::with(|_| {}, false)
    }

    /// A record that is shut.
    pub(crate) fn shut() -> Self {
        Self::prepared(|_| {})
    }

    /// The same, with something done in it before.
    pub(crate) fn prepared(prepare: impl FnOnce(&mut Unlocked)) -> Self {
        Self::with(prepare, true)
    }

    /// The record stands open at home.
    pub(crate) fn open() -> Self {
        let mut phone = Self::shut();
        phone.unlock(PASSCODE);
        phone
    }

    fn with(prepare: impl FnOnce(&mut Unlocked), set_up: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let entropy = Arc::new(SystemEntropy::new());
        let device = Arc::new(MemoryKeys::new(entropy.clone()));
        let environment = Environment { storage: Arc::new(Disk), entropy, device, checkins: None };
        let (data, frame) = (folder.path().join("data"), frame());
        if set_up {
            let cheap = || Ok(KdfParameters::CHEAP_FOR_TESTS);
            let mut record = Locked::set_up(&environment, &data, &secret(PASSCODE), cheap, &frame.reading())
                .expect("sets up");
            prepare(&mut record);
            record.lock().expect("locks");
        }
        let app = App::with_copies(environment.clone(), data, Some(copies(&folder))).expect("the app opens");
        Phone { folder, environment, app, frame }
    }

    /// The moment at which every phone here begins.
    pub(crate) fn begins() -> Reading {
        frame().reading()
    }

    /// A folder for files that the app does not have.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where clean copies lie.
    pub(crate) fn copies(&self) -> PathBuf {
        copies(&self.folder)
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What an unlock finds, beside the app: the app has to be shut.
    pub(crate) fn inside<T>(&self, passcode: &str, look: impl FnOnce(&mut Unlocked) -> T) -> T {
        let mut record = Locked::open(&self.environment, &self.data())
            .and_then(|shut| shut.unlock(&Credential::Passcode(&secret(passcode)), &self.frame.reading()))
            .expect("opens");
        let seen = look(&mut record);
        record.lock().expect("locks");
        seen
    }

    /// The same phone with the program started anew.
    pub(crate) fn restarted(self) -> Self {
        let data = self.data();
        let Phone { folder, environment, app, frame } = self;
        drop(app);
        let app = App::with_copies(environment.clone(), data, Some(copies(&folder))).expect("the app opens");
        Phone { folder, environment, app, frame }
    }

    pub(crate) fn view(&self) -> View {
        self.app.view(self.frame.clone()).expect("a view")
    }

    /// The screen in front.
    pub(crate) fn front(&self) -> Screen {
        self.view().screens.pop().expect("a screen")
    }

    /// Everything that is shown, as text.
    pub(crate) fn shown(&self) -> String {
        json!(self.view()).to_string()
    }

    pub(crate) fn act(&self, action: Action) -> Vec<Effect> {
        let effects = self.try_act(action).expect("it is done");
        self.wait();
        effects
    }

    pub(crate) fn try_act(&self, action: Action) -> Result<Vec<Effect>, ErrorCode> {
        self.app.act(action, self.frame.clone())
    }

    pub(crate) fn types(&self, field: Field, text: &str) {
        self.act(Action::Typed { field, text: text.to_owned() });
    }

    pub(crate) fn unlock(&mut self, passcode: &str) {
        let action = Action::Unlock { action: UnlockAction::Passcode };
        self.app.act_with(action, passcode.as_bytes(), self.frame.clone()).expect("it is done");
        self.wait();
    }

    pub(crate) fn comes(&self, way: WayIn) -> Vec<Effect> {
        self.act(Action::Opened { way, facts: PhoneFacts::default() })
    }

    pub(crate) fn pass_s(&mut self, seconds: i64) {
        self.frame.wall_ms += seconds * 1_000;
        self.frame.monotonic_ms += seconds * 1_000;
    }

    /// Waits for work that runs, also where the page doesn't name it.
    pub(crate) fn wait(&self) {
        for _ in 0..6_000 {
            if self.view().operation.is_none() {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("an operation does not end");
    }

    /// Taps what has this label, on the page in front, in a corner or in a notice.
    pub(crate) fn tap(&self, label: &str) -> Vec<Effect> {
        self.act(self.labelled(label))
    }

    /// The same with what is typed out of sight, and what the phone is asked for at its end.
    pub(crate) fn gives(&self, label: &str, secret: &str) -> Vec<Effect> {
        self.act_with(self.labelled(label), secret)
    }

    pub(crate) fn act_with(&self, action: Action, secret: &str) -> Vec<Effect> {
        let mut effects =
            self.app.act_with(action, secret.as_bytes(), self.frame.clone()).expect("it is done");
        self.wait();
        effects.extend(self.app.effects_left());
        effects
    }

    fn labelled(&self, label: &str) -> Action {
        let view = self.view();
        let places = [json!(view.screens.last()), json!(view.corners), json!(view.notices)];
        let found = places.iter().find_map(|place| called(place, label));
        let found = found.unwrap_or_else(|| panic!("nothing is called `{label}` in {:#}", places[0]));
        serde_json::from_value(found.clone()).expect("an action")
    }
}

/// Finds an action by the label or title beside it.
pub(crate) fn called<'v>(value: &'v Value, label: &str) -> Option<&'v Value> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| called(item, label)),
        Value::Object(fields) => {
            let is = |key: &str| fields.get(key).and_then(Value::as_str) == Some(label);
            let here = (is("label") || is("title")).then(|| fields.get("action")).flatten();
            here.or_else(|| fields.values().find_map(|value| called(value, label)))
        }
        _ => None,
    }
}
