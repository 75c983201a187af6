//! A record in a folder of its own, and the app in front of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use alongside_core::entropy::SystemEntropy;
use alongside_core::runner::Stopwatch;
use alongside_core::secret::Passcode;
use alongside_core::session::{Locked, Unlocked};
use alongside_core::vault::testing::MemoryKeys;
use alongside_core::vault::{Credential, Disk, Environment, KdfParameters};
use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::incidents::{EntryView, LogAction};
use alongside_mobile::screens::unlock::UnlockAction;
use alongside_mobile::screens::{Action, Effect, Field, Screen, View};
use alongside_mobile::{App, Frame, Result};
use tempfile::TempDir;

/// The passcode of every record here.
pub(crate) const PASSCODE: &str = "seven yellow bicycles";
/// How long an operation may take.
const PATIENCE_MS: u64 = 60_000;

/// Saturday 21 November 2026, 18:40 in London, on a phone.
pub(crate) fn frame() -> Frame {
    Frame {
        wall_ms: 1_795_286_400_000,
        monotonic_ms: 600_000,
        boot: "01".repeat(16),
        trusted: false,
        zone: "Europe/London".to_owned(),
        language: "en-GB".to_owned(),
        region: "GB".to_owned(),
        hours_24: true,
        two_panes: false,
    }
}

pub(crate) fn passcode(text: &str) -> Passcode {
    Passcode::new(text.as_bytes().to_vec()).expect("a passcode")
}

/// A record, and the app in front of it.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    pub(crate) environment: Environment,
    pub(crate) app: Arc<App>,
}

impl Place {
    /// With a record that costs next to nothing to open, furnished by `furnish`, and shut.
    pub(crate) fn with(kdf: KdfParameters, furnish: impl FnOnce(&mut Unlocked)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let entropy = Arc::new(SystemEntropy::new());
        let device = Arc::new(MemoryKeys::new(entropy.clone()));
        let environment = Environment { storage: Arc::new(Disk), entropy, device, checkins: None };
        let data = folder.path().join("data");
        let mut record =
            Locked::set_up(&environment, &data, &passcode(PASSCODE), || Ok(kdf), &frame().reading())
                .expect("sets up");
        furnish(&mut record);
        record.lock().expect("locks");
        let app = App::over(environment.clone(), data).expect("the app");
        Place { folder, environment, app }
    }

    pub(crate) fn new() -> Self {
        Place::with(KdfParameters::CHEAP_FOR_TESTS, |_| {})
    }

    /// A record that is open.
    pub(crate) fn open() -> Self {
        let place = Place::new();
        place.unlock();
        place
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn act(&self, action: Action) -> Vec<Effect> {
        self.try_act(action).expect("is not refused")
    }

    pub(crate) fn try_act(&self, action: Action) -> Result<Vec<Effect>> {
        self.app.act(action, frame())
    }

    pub(crate) fn log(&self, action: LogAction) -> Vec<Effect> {
        self.act(Action::Log { action })
    }

    pub(crate) fn view(&self) -> View {
        self.app.view(frame()).expect("a view")
    }

    pub(crate) fn front(&self) -> Screen {
        self.view().screens.pop().expect("never without a page")
    }

    /// What is shown, as a shell of another language gets it.
    pub(crate) fn shown(&self) -> String {
        serde_json::to_string(&self.view()).expect("a view is JSON")
    }

    /// The code of what went wrong, as the page in front shows it.
    pub(crate) fn problem(&self) -> Option<String> {
        match self.front() {
            Screen::Passcode { view } => view.field.problem,
            Screen::Entry { view } => view.problem,
            Screen::Question { view } => view.problem,
            _ => None,
        }
        .map(|problem| problem.code)
    }

    /// Types the passcode, and waits.
    pub(crate) fn unlock(&self) {
        self.begin_unlock(PASSCODE);
        self.wait();
        assert!(matches!(self.front(), Screen::Home { .. }), "{}", self.shown());
    }

    pub(crate) fn begin_unlock(&self, typed: &str) {
        let action = Action::Unlock { action: UnlockAction::Passcode };
        self.app.act_with(action, typed.as_bytes(), frame()).expect("is taken");
    }

    pub(crate) fn lock(&self) {
        self.app.lock(None, frame()).expect("locks");
    }

    /// Waits until no operation is under way.
    pub(crate) fn wait(&self) {
        let watch = Stopwatch::start();
        while self.view().operation.is_some() {
            assert!(watch.elapsed_ms() < PATIENCE_MS, "an operation does not end");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Writes an entry down, and stays on its page; its id.
    pub(crate) fn entry(&self, text: &str) -> String {
        self.act(Action::Home { action: HomeAction::Write });
        self.act(Action::Typed { field: Field::Line, text: text.to_owned() });
        self.log(LogAction::Save);
        self.with_record_shut(|record| {
            record.incidents().newest().next().map(|row| row.id.to_string()).expect("an entry")
        })
    }

    /// The page of an entry, which is in front.
    pub(crate) fn entry_view(&self) -> EntryView {
        match self.front() {
            Screen::Entry { view } => view,
            other => panic!("another page: {other:?}"),
        }
    }

    /// Shuts the record, looks into it beside the app, and comes back to where it was.
    pub(crate) fn with_record_shut<T>(&self, look: impl FnOnce(&mut Unlocked) -> T) -> T {
        self.lock();
        let result = self.beside(look);
        self.unlock();
        result
    }

    /// Looks into the record beside the app, which has it shut.
    pub(crate) fn beside<T>(&self, look: impl FnOnce(&mut Unlocked) -> T) -> T {
        let credential = passcode(PASSCODE);
        let mut record = Locked::open(&self.environment, &self.data())
            .and_then(|locked| locked.unlock(&Credential::Passcode(&credential), &frame().reading()))
            .expect("opens beside the app");
        let result = look(&mut record);
        record.lock().expect("locks");
        result
    }
}
