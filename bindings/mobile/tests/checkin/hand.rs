//! A phone in the hand: a folder with a record in it, the app over it, and whoever taps.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use alongside_core::checkin::machine::Fallback;
use alongside_core::contacts::{Consent, NewContact};
use alongside_core::entropy::SystemEntropy;
use alongside_core::secret::Passcode;
use alongside_core::session::{CheckIns, Locked, Unlocked};
use alongside_core::vault::testing::MemoryKeys;
use alongside_core::vault::{Credential, Disk, Environment, KdfParameters};
use alongside_core::vocabulary::Vocabulary;
use alongside_mobile::screens::checkin::{CheckInAction, CheckInFormView, CheckInView, PinView};
use alongside_mobile::screens::home::{HomeAction, HomeView};
use alongside_mobile::screens::unlock::UnlockAction;
use alongside_mobile::screens::{Action, Effect, Field, PhoneFacts, Screen, View, WakeView, WayIn};
use alongside_mobile::{App, CheckInEvents, Frame};

use crate::screens::phone::called;

pub const PASSCODE: &str = "seven yellow bicycles";
pub const SAFE: &str = "2468";
pub const FORCED: &str = "1357";
pub const NUMBER: &str = "+447700900123";
pub const MINUTE: i64 = 60_000;
/// 2026-11-21 18:40:20 in London: the middle of a minute, so that what takes a moment stays in it.
const NOW: i64 = 1_795_286_420_000;

/// A phone.
pub struct Hand {
    _folder: tempfile::TempDir,
    pub environment: Environment,
    pub data: PathBuf,
    pub app: Arc<App>,
    pub events: Arc<CheckInEvents>,
    next: u32,
}

/// What the clocks show `minutes` after the beginning.
pub fn at(minutes: i64) -> Frame {
    at_ms(minutes * MINUTE)
}

pub fn at_ms(ms: i64) -> Frame {
    Frame {
        wall_ms: NOW + ms,
        monotonic_ms: 1_000_000 + ms,
        boot: "00112233445566778899aabbccddeeff".into(),
        trusted: false,
        zone: "Europe/London".into(),
        language: "en-GB".into(),
        region: "GB".into(),
        hours_24: true,
        two_panes: false,
    }
}

fn secret(text: &str) -> Passcode {
    Passcode::new(text.as_bytes().to_vec()).expect("a passcode")
}

pub fn facts() -> PhoneFacts {
    PhoneFacts {
        may_notify: true,
        may_ring: true,
        exact_alarms: true,
        unrestricted_battery: true,
        may_locate: false,
        may_text: true,
        has_sim: true,
        ios: false,
    }
}

impl Hand {
    /// With a record that holds nothing.
    pub fn bare() -> Self {
        Self::with(|_| {})
    }

    /// With Sam, who has agreed, and both PINs; the forced one leaves a text.
    pub fn ready() -> Self {
        Self::ready_with(None)
    }

    /// The same, with check-ins that lie in a folder of that name beside the record.
    pub fn ready_with(apart: Option<&str>) -> Self {
        Self::with_check_ins(apart, |record| {
            let sms =
                record.vocabularies().term(Vocabulary::ContactChannel, "sms", "channel").expect("a channel");
            let sam = NewContact {
                name: "Sam".into(),
                ways: vec![(sms, "07700 900123".into())],
                consent: Some(Consent::Agreed),
                tell_on_arrival: true,
                ..NewContact::default()
            };
            record.add_contact(sam, &at(0).reading()).expect("is added");
            let forced = secret(FORCED);
            record
                .set_checkin_pins(
                    &secret(SAFE),
                    Some((&forced, Fallback::Text)),
                    KdfParameters::CHEAP_FOR_TESTS,
                )
                .expect("the PINs are set");
        })
    }

    /// With what `furnish` puts into the record.
    pub fn with(furnish: impl FnOnce(&mut Unlocked)) -> Self {
        Self::with_check_ins(None, furnish)
    }

    /// The same, with check-ins that lie in a folder of that name beside the record.
    pub fn with_check_ins(apart: Option<&str>, furnish: impl FnOnce(&mut Unlocked)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let entropy = Arc::new(SystemEntropy::new());
        let device = Arc::new(MemoryKeys::new(entropy.clone()));
        let checkins = apart.map(|name| folder.path().join(name));
        let environment = Environment { storage: Arc::new(Disk), entropy, device, checkins };
        let mut record = Locked::set_up(
            &environment,
            &data,
            &secret(PASSCODE),
            || Ok(KdfParameters::CHEAP_FOR_TESTS),
            &at(0).reading(),
        )
        .expect("is set up");
        furnish(&mut record);
        record.lock().expect("locks");
        Self::over(folder, environment, data)
    }

    fn over(folder: tempfile::TempDir, environment: Environment, data: PathBuf) -> Self {
        let app = App::over(environment.clone(), data.clone()).expect("an app");
        let events = CheckInEvents::over(environment.clone(), data.clone());
        Hand { _folder: folder, environment, data, app, events, next: 1 }
    }

    /// The same phone once more, as it lies there now: locked.
    pub fn copied(&self) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        copy(&self.data, &data);
        Self::over(folder, self.environment.clone(), data)
    }

    pub fn check_ins(&self) -> CheckIns {
        CheckIns::at(&self.environment, &self.data)
    }

    /// What an act asks of the phone, at once and when its work has ended.
    pub fn act(&mut self, action: Action, frame: &Frame) -> Vec<Effect> {
        let effects = self.app.act(action, frame.clone()).expect("can be done");
        self.rest(effects)
    }

    pub fn act_with(&mut self, action: Action, bytes: &str, frame: &Frame) -> Vec<Effect> {
        let effects = self.app.act_with(action, bytes.as_bytes(), frame.clone()).expect("can be done");
        self.rest(effects)
    }

    pub fn does(&mut self, action: CheckInAction, frame: &Frame) -> Vec<Effect> {
        self.act(Action::CheckIn { action }, frame)
    }

    /// Looks into the record beside the app, which has it shut.
    pub fn inside<T>(&self, look: impl FnOnce(&mut Unlocked) -> T) -> T {
        let passcode = secret(PASSCODE);
        let mut record = Locked::open(&self.environment, &self.data)
            .and_then(|locked| locked.unlock(&Credential::Passcode(&passcode), &at(0).reading()))
            .expect("opens beside the app");
        let seen = look(&mut record);
        record.lock().expect("locks");
        seen
    }

    /// Taps what has this label on the page in front.
    pub fn tap(&mut self, label: &str, frame: &Frame) -> Vec<Effect> {
        let front = serde_json::to_value(self.front(frame)).expect("is JSON");
        let found =
            called(&front, label).unwrap_or_else(|| panic!("nothing is called `{label}` in {front:#}"));
        self.act(serde_json::from_value(found.clone()).expect("an action"), frame)
    }

    pub fn types(&mut self, field: Field, text: &str, frame: &Frame) {
        self.act(Action::Typed { field, text: text.into() }, frame);
    }

    /// The page in front, as a shell of another language gets it.
    pub fn shown(&mut self, frame: &Frame) -> String {
        serde_json::to_string(&self.front(frame)).expect("is JSON")
    }

    fn rest(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        while let Ok(operation) = self.app.operation(self.next) {
            let mut waited = 0;
            while !operation.progress().ended {
                assert!(waited < 60_000, "it ends");
                std::thread::sleep(Duration::from_millis(1));
                waited += 1;
            }
            effects.extend(operation.finish());
            self.next += 1;
        }
        effects
    }

    pub fn unlock(&mut self, frame: &Frame) {
        self.act_with(Action::Unlock { action: UnlockAction::Passcode }, PASSCODE, frame);
        self.home(frame);
    }

    pub fn opened(&mut self, way: WayIn, frame: &Frame) -> Vec<Effect> {
        self.act(Action::Opened { way, facts: facts() }, frame)
    }

    /// What is shown, once nothing is under way any more.
    pub fn view(&mut self, frame: &Frame) -> View {
        for _ in 0..20 {
            let view = self.app.view(frame.clone()).expect("a view");
            let was = self.next;
            assert_eq!(self.rest(Vec::new()), [], "looking asks nothing of the phone");
            if view.operation.is_none() && was == self.next {
                return view;
            }
        }
        panic!("it comes to rest");
    }

    pub fn front(&mut self, frame: &Frame) -> Screen {
        self.view(frame).screens.pop().expect("a screen")
    }

    pub fn home(&mut self, frame: &Frame) -> HomeView {
        match self.front(frame) {
            Screen::Home { view } => view,
            other => panic!("{other:?}"),
        }
    }

    pub fn form(&mut self, frame: &Frame) -> CheckInFormView {
        match self.front(frame) {
            Screen::CheckInForm { view } => view,
            other => panic!("{other:?}"),
        }
    }

    pub fn running(&mut self, frame: &Frame) -> CheckInView {
        match self.front(frame) {
            Screen::CheckIn { view } => view,
            other => panic!("{other:?}"),
        }
    }

    pub fn pin_page(&mut self, frame: &Frame) -> PinView {
        match self.front(frame) {
            Screen::Pin { view } => view,
            other => panic!("{other:?}"),
        }
    }

    /// Ready, unlocked, and with a check-in that runs for an hour since the beginning.
    pub fn started() -> Self {
        Self::started_with(None)
    }

    /// The same, with check-ins that lie in a folder of that name beside the record.
    pub fn started_with(apart: Option<&str>) -> Self {
        let mut hand = Hand::ready_with(apart);
        hand.opened(WayIn::Launcher, &at(0));
        hand.unlock(&at(0));
        hand.act(Action::Home { action: HomeAction::CheckIn }, &at(0));
        hand.does(CheckInAction::Start, &at(0));
        hand
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("is copied");
        }
    }
}

/// The one list of wakes: the last effect, and the only one of its kind.
#[track_caller]
pub fn wakes(effects: &[Effect]) -> &[WakeView] {
    let lists = effects.iter().filter(|effect| matches!(effect, Effect::SetWakes { .. })).count();
    assert_eq!(lists, 1, "{effects:?}");
    match effects.last() {
        Some(Effect::SetWakes { wakes }) => wakes,
        other => panic!("{other:?}"),
    }
}

/// What is to be sent: check-in, row, to whom, text.
pub fn sends(effects: &[Effect]) -> Vec<(String, String, String, String)> {
    let sends = effects.iter().filter_map(|effect| match effect {
        Effect::SendRow { check_in, row, to, text, .. } => {
            Some((check_in.clone(), row.clone(), to.clone(), text.clone()))
        }
        _ => None,
    });
    sends.collect()
}
