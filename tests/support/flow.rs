//! Flows: what a person does, step by step, and what she sees and the phone is asked for after each.
//!
//! A flow is walked in Rust by what stands on the screen, and written to `tests/fixtures/flows`. The files are replayed
//! in Rust, Kotlin and Swift over the real library. What is random has a name where it first appears (`$entry1`): the
//! name stands for the same value from then on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use alongside_mobile::screens::{Action, Field, View};
use alongside_mobile::{App, CheckInEvents, DeviceKey, DeviceKeyError, DeviceKeyLevel, Frame, KeyUse};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{furnished, golden, tree};

/// Where the files lie, from the top of the repository.
const FOLDER: &str = "tests/fixtures/flows";
/// Where the samples of photos lie, from there: `$photos` in a flow. `$copies` is the folder for clean copies.
const PHOTOS: &str = "tests/fixtures/photos";
/// How long an operation may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// Saturday 21 November 2026, 18:40 in London, and a fifth of a second: what a short operation takes moves no second on.
const BEGINS_MS: i64 = 1_795_286_400_200;

/// A key store that every language can imitate: it hides nothing.
#[derive(Debug, Default)]
pub struct OpenDeviceKey;

/// What stands in front of what it wrapped.
const WRAPPED: &[u8] = b"W1";

fn masked(bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
    bytes.iter().map(|byte| byte ^ 0x5A)
}

impl DeviceKey for OpenDeviceKey {
    fn create(&self, _: String, _: KeyUse) -> Result<(), DeviceKeyError> {
        Ok(())
    }

    fn wrap(&self, _: String, bytes: Vec<u8>) -> Result<Vec<u8>, DeviceKeyError> {
        Ok(WRAPPED.iter().copied().chain(masked(&bytes)).collect())
    }

    fn unwrap(&self, _: String, wrapped: Vec<u8>) -> Result<Vec<u8>, DeviceKeyError> {
        let bytes = wrapped.strip_prefix(WRAPPED).ok_or(DeviceKeyError::Refused)?;
        Ok(masked(bytes).collect())
    }

    fn erase(&self, _: String) -> Result<(), DeviceKeyError> {
        Ok(())
    }

    fn level(&self, _: String) -> Result<DeviceKeyLevel, DeviceKeyError> {
        Ok(DeviceKeyLevel::File)
    }
}

/// One step of a flow, as it is written down.
#[derive(Debug, Serialize, Deserialize)]
struct Step {
    /// What the phone's clocks show, and how she reads.
    frame: Frame,
    /// What is done; nothing where only the view is looked at.
    act: Option<Value>,
    /// What comes beside the action, in base64.
    bytes: Option<String>,
    /// Whether a wake comes, as it comes to a phone on which the app may not be in front.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    tick: bool,
    /// Whether an operation is waited for before the view is looked at.
    wait: bool,
    /// What the phone is asked for.
    effects: Value,
    /// The code that was thrown instead.
    error: Option<Value>,
    /// What is shown then.
    view: Value,
}

/// A flow, as it is written down.
#[derive(Debug, Serialize, Deserialize)]
struct Flow {
    name: String,
    /// The installation that it begins with; nothing where it begins with none.
    fixture: Option<String>,
    steps: Vec<Step>,
}

/// Copies an installation that stands ready.
fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the fixture is there") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("its type").is_dir() {
            copied(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// Where clean copies lie.
fn copies(folder: &TempDir) -> String {
    folder.path().join("copies").to_str().expect("a name in UTF-8").to_owned()
}

/// A phone with the app in front.
struct Phone {
    folder: TempDir,
    app: Arc<App>,
    events: Arc<CheckInEvents>,
}

impl Phone {
    fn new(fixture: Option<&Path>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        if let Some(fixture) = fixture {
            copied(fixture, &data);
        }
        let path = data.to_str().expect("a name in UTF-8").to_owned();
        let events = CheckInEvents::open(path.clone(), Arc::new(OpenDeviceKey), None);
        let app =
            App::open(path, Arc::new(OpenDeviceKey), None, Some(copies(&folder))).expect("the app opens");
        Phone { folder, app, events }
    }

    /// Folders that every language has somewhere else, and their names.
    fn places(&self) -> [(String, String); 2] {
        let photos = tree::root().join(PHOTOS);
        let photos = photos.to_str().expect("a name in UTF-8").to_owned();
        [("$photos".to_owned(), photos), ("$copies".to_owned(), copies(&self.folder))]
    }

    fn view(&self, frame: &Frame) -> View {
        self.app.view(frame.clone()).expect("a view")
    }

    /// Acts, waits where it is to wait, and looks.
    fn step(&self, step: &Step, act: Option<Action>) -> (Value, Option<Value>, Value) {
        let frame = step.frame.clone();
        let bytes = step.bytes.as_ref().map(|bytes| BASE64.decode(bytes).expect("base64"));
        let done = match (act, bytes) {
            (None, _) if step.tick => Ok(self.events.tick(frame)),
            (None, _) => Ok(Vec::new()),
            (Some(act), None) => self.app.act(act, frame),
            (Some(act), Some(bytes)) => self.app.act_with(act, &bytes, frame),
        };
        if step.wait {
            let waited = crate::stopwatch::start();
            while self.view(&step.frame).operation.is_some() {
                assert!(waited() < PATIENCE, "an operation does not end");
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        let (effects, error) = match done {
            Ok(effects) => (json!(effects), None),
            Err(code) => (json!([]), Some(json!(code))),
        };
        (effects, error, json!(self.view(&step.frame)))
    }
}

/// Names for what is random, in the order in which it appears.
#[derive(Debug, Default)]
struct Names {
    by_value: BTreeMap<String, String>,
    counted: BTreeMap<&'static str, u32>,
}

impl Names {
    /// The same with everything random replaced by its name.
    fn named(&mut self, value: &Value, key: &str) -> Value {
        match value {
            Value::String(text) if is_id(text) => Value::String(self.name(text, key)),
            Value::String(text) if key == "code" => Value::String(self.pairing_named(text)),
            Value::String(text) if key == "path" => Value::String(self.path_named(text)),
            Value::String(text) if key == "digits" => Value::String(self.digits_named(text)),
            Value::String(text) if text.contains(LINK) => Value::String(self.link_named(text)),
            Value::String(text) => {
                let named = self.reference_named(text);
                Value::String(self.known_named(&named))
            }
            Value::Array(items) => items.iter().map(|item| self.named(item, key)).collect(),
            Value::Object(fields) => {
                fields.iter().map(|(key, value)| (key.clone(), self.named(value, key))).collect()
            }
            other => other.clone(),
        }
    }

    /// What she does, with what stood on the screen before replaced by its name: what comes from elsewhere stays.
    fn known(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.known_named(text)),
            Value::Array(items) => items.iter().map(|item| self.known(item)).collect(),
            Value::Object(fields) => {
                fields.iter().map(|(key, value)| (key.clone(), self.known(value))).collect()
            }
            other => other.clone(),
        }
    }

    fn known_named(&self, text: &str) -> String {
        // What is short may stand anywhere by chance.
        let long = self.by_value.iter().filter(|(value, _)| value.len() >= LONG_CHARS);
        long.fold(text.to_owned(), |text, (value, name)| text.replace(value, name))
    }

    /// A code for pairing: what is drawn at random, a dot, and the time.
    fn pairing_named(&mut self, text: &str) -> String {
        match text.rsplit_once('.') {
            Some((drawn, time)) if drawn.len() >= LONG_CHARS => {
                format!("{}.{time}", self.name(drawn, "pairing"))
            }
            _ => text.to_owned(),
        }
    }

    /// A clean copy: a folder that is known, and a name that is drawn at random.
    fn path_named(&mut self, text: &str) -> String {
        let Some((folder, file)) = text.rsplit_once('/') else { return text.to_owned() };
        let (drawn, ending) = file.split_once('.').unwrap_or((file, ""));
        format!("{}/{}.{ending}", self.known_named(folder), self.name(drawn, "copy"))
    }

    /// Two groups of three digits. Each has a name of its own: two groups that are the same are so by chance.
    fn digits_named(&mut self, text: &str) -> String {
        let groups = text.split(' ').enumerate();
        let named: Vec<String> =
            groups.map(|(at, _)| self.name(&format!("{text}, {at}"), "digits")).collect();
        named.join(" ")
    }

    /// A link with a sealed message in it.
    fn link_named(&mut self, text: &str) -> String {
        let Some((before, behind)) = text.split_once(LINK) else { return text.to_owned() };
        let end = behind.find(|c: char| !is_of_name(c)).unwrap_or(behind.len());
        let name = self.name(&behind[..end], "link");
        format!("{before}{LINK}{name}{}", self.link_named(&behind[end..]))
    }

    /// A message to a contact ends with a reference that is drawn at random.
    fn reference_named(&mut self, text: &str) -> String {
        let Some((before, behind)) = text.split_once(REFERENCE) else { return text.to_owned() };
        let end = behind.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(behind.len());
        if end == 0 {
            return text.to_owned();
        }
        let name = self.name(&behind[..end], "reference");
        format!("{before}{REFERENCE}{name}{}", self.reference_named(&behind[end..]))
    }

    fn name(&mut self, value: &str, key: &str) -> String {
        let kind = match key {
            "reference" => "code",
            "pairing" => "pairing",
            "digits" => "digits",
            "link" => "link",
            "entry" => "entry",
            "copy" => "copy",
            "check_in" => "checkin",
            _ => "id",
        };
        let counted = self.counted.entry(kind).or_default();
        let next = *counted + 1;
        self.by_value
            .entry(value.to_owned())
            .or_insert_with(|| {
                *counted = next;
                format!("${kind}{next}")
            })
            .clone()
    }
}

/// What stands before a reference.
const REFERENCE: &str = "Ref ";
/// What stands before a sealed message.
const LINK: &str = "along.invalid/#";
/// From this length on a text that comes again is no accident.
const LONG_CHARS: usize = 16;
/// How far a time may be from what was expected: work that outlives its call adds the time that it took.
const TOOK_MS: i64 = 10_000;

/// What the value of a name is made of: also that of a code, which is base64 for links.
fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// Whether it is an id, or a digest: 32 or 64 hexadecimal digits.
fn is_id(text: &str) -> bool {
    matches!(text.len(), 32 | 64)
        && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Walks a flow by what stands on the screen, and keeps what came of each step.
pub struct Walk {
    phone: Phone,
    name: String,
    fixture: Option<String>,
    frame: Frame,
    names: Names,
    steps: Vec<Step>,
}

impl Walk {
    /// Begins a flow on a phone with nothing on it.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self::over(name, None, None)
    }

    /// Begins a flow with an installation that stands ready.
    #[must_use]
    pub fn with(name: &str, fixture: &str) -> Self {
        Self::over(name, Some(fixture), Some(&fixtures().join(fixture)))
    }

    fn over(name: &str, fixture: Option<&str>, folder: Option<&Path>) -> Self {
        let frame = Frame {
            wall_ms: BEGINS_MS,
            monotonic_ms: 600_000,
            boot: "00".repeat(16).replacen("00", "01", 1),
            trusted: false,
            zone: "Europe/London".to_owned(),
            language: "en-GB".to_owned(),
            region: "GB".to_owned(),
            hours_24: true,
            two_panes: false,
        };
        let mut walk = Walk {
            phone: Phone::new(folder),
            name: name.to_owned(),
            fixture: fixture.map(str::to_owned),
            frame,
            names: Names::default(),
            steps: Vec::new(),
        };
        walk.names.by_value = walk.phone.places().into_iter().map(|(name, path)| (path, name)).collect();
        walk.take(None, None, false);
        walk
    }

    fn take(&mut self, act: Option<Action>, bytes: Option<&[u8]>, wait: bool) -> &mut Self {
        self.take_step(act, bytes, false, wait)
    }

    fn take_step(&mut self, act: Option<Action>, bytes: Option<&[u8]>, tick: bool, wait: bool) -> &mut Self {
        // Three seconds between two steps, as somebody who is quick.
        self.pass_s(3);
        let named = act.as_ref().map(|act| self.names.known(&json!(act)));
        let mut step = Step {
            frame: self.frame.clone(),
            act: named,
            bytes: bytes.map(|bytes| BASE64.encode(bytes)),
            tick,
            wait,
            effects: Value::Null,
            error: None,
            view: Value::Null,
        };
        let (effects, error, view) = self.phone.step(&step, act);
        step.effects = self.names.named(&effects, "");
        step.error = error;
        step.view = self.names.named(&view, "");
        self.steps.push(step);
        self
    }

    /// Lets time pass.
    pub fn pass_s(&mut self, seconds: i64) -> &mut Self {
        self.frame.wall_ms += seconds * 1000;
        self.frame.monotonic_ms += seconds * 1000;
        self
    }

    /// The phone was started anew: another boot, and what is in memory is gone.
    pub fn reboot(&mut self) -> &mut Self {
        self.frame.boot = self.frame.boot.replacen("01", "02", 1);
        self.frame.monotonic_ms = 30_000;
        self
    }

    /// Changes how she reads, or what there is room for.
    pub fn reads(&mut self, change: impl FnOnce(&mut Frame)) -> &mut Self {
        change(&mut self.frame);
        self
    }

    /// Looks, and does nothing.
    pub fn look(&mut self) -> &mut Self {
        self.take(None, None, false)
    }

    /// A wake comes to the phone, whatever is in front; then it is looked at.
    pub fn wakes(&mut self) -> &mut Self {
        self.take_step(None, None, true, true)
    }

    /// Does something that no label stands for, and waits for what that begins.
    pub fn act_and_wait(&mut self, action: Action) -> &mut Self {
        self.take(Some(action), None, true)
    }

    /// Does something that no label stands for.
    pub fn act(&mut self, action: Action) -> &mut Self {
        self.take(Some(action), None, false)
    }

    /// Taps what has this label on the page in front, in a corner or in a notice.
    pub fn tap(&mut self, label: &str) -> &mut Self {
        let action = self.labelled(label);
        self.take(Some(action), None, false)
    }

    /// Taps, and waits for what that begins.
    pub fn tap_and_wait(&mut self, label: &str) -> &mut Self {
        let action = self.labelled(label);
        self.take(Some(action), None, true)
    }

    /// Types into a field, which is handed over.
    pub fn types(&mut self, field: Field, text: &str) -> &mut Self {
        self.take(Some(Action::Typed { field, text: text.to_owned() }), None, false)
    }

    /// Types something that stays out of sight, taps, and waits.
    pub fn secretly(&mut self, label: &str, secret: &str) -> &mut Self {
        let action = self.labelled(label);
        self.take(Some(action), Some(secret.as_bytes()), true)
    }

    /// Waits for what is under way, and looks.
    pub fn waits(&mut self) -> &mut Self {
        self.take(None, None, true)
    }

    /// The view as it stands.
    #[must_use]
    pub fn view(&self) -> View {
        self.phone.view(&self.frame)
    }

    /// The page in front, in words: for what a test wants to find there.
    #[must_use]
    pub fn front(&self) -> String {
        json!(self.view().screens.last()).to_string()
    }

    /// The action with this label.
    fn labelled(&self, label: &str) -> Action {
        let view = self.view();
        let places = [json!(view.screens.last()), json!(view.corners), json!(view.notices)];
        let found = places.iter().find_map(|place| action_of(place, label));
        let found = found.unwrap_or_else(|| panic!("nothing is called `{label}` in {:#}", places[0]));
        serde_json::from_value(found.clone()).expect("an action")
    }

    /// Writes the flow down, or compares it with what is written.
    pub fn ends(self) {
        let flow = Flow { name: self.name, fixture: self.fixture, steps: self.steps };
        let path = format!("{FOLDER}/{}.json", flow.name);
        let walked = json!(flow);
        let written = std::fs::read_to_string(tree::root().join(&path)).ok();
        let written = written.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        // What took a few milliseconds longer is no change.
        if written.is_some_and(|written| Bound::default().compare(&written, &walked, "").is_ok()) {
            return;
        }
        let mut text = serde_json::to_string_pretty(&flow).expect("JSON");
        text.push('\n');
        golden::check(&path, text.as_bytes());
    }
}

/// Finds an action by the label or title beside it.
fn action_of<'v>(value: &'v Value, label: &str) -> Option<&'v Value> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| action_of(item, label)),
        Value::Object(fields) => {
            let called = |key: &str| fields.get(key).and_then(Value::as_str) == Some(label);
            if (called("label") || called("title"))
                && let Some(action) = fields.get("action")
            {
                return Some(action);
            }
            fields.values().find_map(|value| action_of(value, label))
        }
        _ => None,
    }
}

/// Values that names stand for so far.
#[derive(Debug, Default)]
struct Bound(BTreeMap<String, String>);

/// The first name in a text: where it begins and ends.
fn name_in(text: &str) -> Option<(usize, usize)> {
    let at = text.match_indices('$').map(|(at, _)| at).find(|at| {
        text.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
    })?;
    let rest = &text[at + 1..];
    let letters = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
    let digits = rest[letters..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - letters);
    Some((at, at + 1 + letters + digits))
}

impl Bound {
    /// The same with every name replaced by its value.
    fn filled(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.filled_text(text)),
            Value::Array(items) => items.iter().map(|item| self.filled(item)).collect(),
            Value::Object(fields) => {
                fields.iter().map(|(key, value)| (key.clone(), self.filled(value))).collect()
            }
            other => other.clone(),
        }
    }

    fn filled_text(&self, text: &str) -> String {
        let Some((from, to)) = name_in(text) else { return text.to_owned() };
        let name = &text[from..to];
        let value = self.0.get(name).map_or(name, String::as_str);
        format!("{}{value}{}", &text[..from], self.filled_text(&text[to..]))
    }

    /// Whether `actual` is what was expected; a name takes the value that it first meets.
    fn compare(&mut self, expected: &Value, actual: &Value, path: &str) -> Result<(), String> {
        let differs = || Err(format!("{path}\n  expected: {expected}\n  actual:   {actual}"));
        match (expected, actual) {
            (Value::Number(one), Value::Number(other)) if path.ends_with("_ms") => {
                let apart = one.as_i64().zip(other.as_i64()).and_then(|(one, other)| one.checked_sub(other));
                if apart.is_some_and(|apart| apart.abs() <= TOOK_MS) { Ok(()) } else { differs() }
            }
            (Value::String(one), Value::String(other)) => {
                if self.compare_text(one, other) {
                    Ok(())
                } else {
                    differs()
                }
            }
            (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
                .iter()
                .zip(other)
                .enumerate()
                .try_for_each(|(at, (one, other))| self.compare(one, other, &format!("{path}[{at}]"))),
            (Value::Object(one), Value::Object(other)) if one.len() == other.len() => {
                one.iter().try_for_each(|(key, one)| match other.get(key) {
                    Some(other) => self.compare(one, other, &format!("{path}.{key}")),
                    None => Err(format!("{path}.{key} is not there")),
                })
            }
            (one, other) if one == other => Ok(()),
            _ => differs(),
        }
    }

    fn compare_text(&mut self, expected: &str, actual: &str) -> bool {
        let Some((from, to)) = name_in(expected).filter(|_| expected != actual) else {
            return expected == actual;
        };
        let (name, rest) = (&expected[from..to], &expected[to..]);
        let Some(actual) = actual.strip_prefix(&expected[..from]) else { return false };
        if let Some(value) = self.0.get(name) {
            return actual.strip_prefix(value.as_str()).is_some_and(|left| self.compare_text(rest, left));
        }
        let run = actual.find(|c: char| !is_of_name(c)).unwrap_or(actual.len());
        if run == 0 {
            return false;
        }
        self.0.insert(name.to_owned(), actual[..run].to_owned());
        self.compare_text(rest, &actual[run..])
    }
}

/// The installations that flows begin with, made once.
#[must_use]
pub fn fixtures() -> &'static Path {
    static FIXTURES: LazyLock<TempDir> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        furnished::small(&folder.path().join("small")).expect("made");
        furnished::with_decoy(&folder.path().join("decoy")).expect("made");
        furnished::watching(&folder.path().join("watching")).expect("made");
        folder
    });
    FIXTURES.path()
}

/// Every flow that is written down.
#[must_use]
pub fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(tree::root().join(FOLDER))
        .expect("the folder of flows")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files
}

/// Replays a flow from its file. Says how many steps it had.
pub fn replay(file: &Path) -> Result<usize, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let flow: Flow = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let fixture = flow.fixture.as_ref().map(|name| fixtures().join(name));
    let phone = Phone::new(fixture.as_deref());
    let mut bound = Bound(phone.places().into_iter().collect());
    for (number, step) in flow.steps.iter().enumerate() {
        let act = step.act.as_ref().map(|act| serde_json::from_value(bound.filled(act)));
        let act = act.transpose().map_err(|error| format!("step {number}: {error}"))?;
        let (effects, error, view) = phone.step(step, act);
        let (expected, actual) = (
            json!({ "effects": step.effects, "error": step.error, "view": step.view }),
            json!({ "effects": effects, "error": error, "view": view }),
        );
        let differs = |difference| format!("{}, step {number}: {difference}", flow.name);
        bound.compare(&expected, &actual, "").map_err(differs)?;
    }
    Ok(flow.steps.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_takes_one_value_and_keeps_it() {
        let mut bound = Bound::default();
        let expected = json!({ "a": "entry $entry1.", "b": ["$entry1", "$entry2"] });
        let (one, two) = ("ab12", "cd34");
        let fits = json!({ "a": format!("entry {one}."), "b": [one, two] });
        assert_eq!(bound.compare(&expected, &fits, ""), Ok(()));
        assert_eq!(bound.filled(&json!("x $entry2")), json!("x cd34"));
        let other = json!({ "a": format!("entry {one}."), "b": [two, two] });
        assert!(Bound::default().compare(&expected, &other, "").is_err());
        assert!(Bound::default().compare(&json!("costs $5"), &json!("costs $6"), "").is_err());
        assert!(Bound::default().compare(&json!({ "a": 1 }), &json!({ "a": 1, "b": 2 }), "").is_err());
    }

    #[test]
    fn what_stood_on_the_screen_is_named_where_it_is_typed_back() {
        let mut names = Names::default();
        let (drawn, link) = ("aB_-".repeat(30), "x9-_".repeat(9));
        let shown = json!({
            "code": format!("{drawn}.1795286400"),
            "digits": "123 123",
            "text": format!("Alex here: https://along.invalid/#{link}, more"),
        });
        let written = names.named(&shown, "");
        let expected = json!({
            "code": "$pairing1.1795286400",
            "digits": "$digits1 $digits2",
            "text": "Alex here: https://along.invalid/#$link1, more",
        });
        assert_eq!(written, expected);
        assert_eq!(Bound::default().compare(&written, &shown, ""), Ok(()));
        let typed = json!({ "text": format!("{drawn}.1795282800") });
        assert_eq!(names.known(&typed), json!({ "text": "$pairing1.1795282800" }));
        assert_eq!(names.named(&typed, ""), json!({ "text": "$pairing1.1795282800" }));
        let from_elsewhere = json!({ "text": "https://along.invalid/#other, 123 123" });
        assert_eq!(names.known(&from_elsewhere), from_elsewhere);
    }

    #[test]
    fn the_same_id_has_the_same_name() {
        let mut names = Names::default();
        let (one, two) = ("a".repeat(32), "b".repeat(32));
        let value = json!([{ "entry": one }, { "entry": two }, { "x": one }]);
        assert_eq!(
            names.named(&value, ""),
            json!([{ "entry": "$entry1" }, { "entry": "$entry2" }, { "x": "$entry1" }])
        );
    }
}
