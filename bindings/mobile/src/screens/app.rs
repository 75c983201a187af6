//! The app: the one object that a shell keeps while it is in front.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use alongside_core::progress::Progress;
use alongside_core::runner::LongWork;
use alongside_core::say::Say;
use alongside_core::secret::Passcode;
use alongside_core::session::Locked;
use alongside_core::time::Reading;
use alongside_core::vault::{Environment, Face};
use alongside_core::words::{Catalogue, Language};
use alongside_core::{Error, limits};

use super::checkin::Known;
use super::desk::{Desk, WhenBack};
use super::door::Door;
use super::incidents::EntriesPage;
use super::page::Page;
use super::shelf::Shelf;
use super::sight::{Sight, Typed, problem};
use super::stack::Stack;
use super::watching::Plans;
use super::work::{EndedWork, UnderWay};
use super::{
    Action, ActionView, Answer, Corners, Effect, Field, Notice, OperationView, Permission, PhoneFacts,
    Problem, Screen, View, arrivals, capture, checkin, checklists, contacts, help, home, incidents, making,
    noted, photos, settings, start, unlock, watching, ways,
};
use crate::device_key::environment;
use crate::evidence::OpenIntakes;
use crate::{DeviceKey, ErrorCode, Frame, Operation, Result};

/// What the app holds between two calls.
pub(crate) struct Held {
    pub(crate) door: Door,
    pub(crate) stack: Stack,
    pub(crate) face: Face,
    pub(crate) facts: PhoneFacts,
    /// What the phone refused for good: only its settings change it.
    pub(crate) refused: Vec<Permission>,
    pub(crate) typed: Typed,
    pub(crate) notices: Vec<String>,
    pub(crate) problem: Option<Problem>,
    pub(crate) operations: BTreeMap<u32, Arc<Operation>>,
    pub(crate) under_way: Vec<UnderWay>,
    pub(crate) left_behind: Vec<EndedWork>,
    /// What waits for the record that an operation has.
    pub(crate) waiting: Vec<WhenBack>,
    pub(crate) next_number: u32,
    /// The content, as far as it was read.
    pub(crate) shelf: Arc<Shelf>,
    /// The clocks at the last act, or at the last end of work.
    pub(crate) last_act: Option<Reading>,
    /// The work that has the record.
    pub(crate) away_for: Option<u32>,
    /// What was last known of the check-ins.
    pub(crate) known: Known,
    /// Whether the phone was asked to follow the trip of the check-in that runs.
    pub(crate) follows: bool,
    /// What was last known of the plans that are held for friends.
    pub(crate) plans: Plans,
    /// The screens as they were drawn last, for while an operation has the record.
    pub(crate) drawn: Vec<Screen>,
}

impl Held {
    /// Whether a file is being taken into the open record: it is in use then.
    pub(crate) fn takes_in(&self) -> bool {
        self.under_way.iter().any(|under_way| under_way.arrives && !under_way.outlives)
    }

    /// What a view is drawn from.
    fn sight<'a>(&'a self, words: &'a Catalogue, frame: &Frame) -> Sight<'a> {
        let reading = frame.reading();
        Sight {
            say: Say::new(words, reading.zone, reading.wall_ms).with_clock(frame.hours()).on_phone(),
            shelf: &self.shelf,
            reading,
            face: &self.face,
            facts: &self.facts,
            refused: &self.refused,
            typed: &self.typed,
            problem: self.problem.as_ref(),
            record: self.door.record(),
            known: &self.known,
            plans: &self.plans,
        }
    }
}

/// What acts, views and long work share.
pub(crate) struct Shared {
    pub(crate) environment: Environment,
    pub(crate) folder: PathBuf,
    /// Where clean copies of photos lie while a page shows them; nothing where none are made.
    pub(crate) copies: Option<PathBuf>,
    pub(crate) long_work: LongWork,
    pub(crate) lock_wanted: AtomicBool,
    /// Files that a shell hands over piece by piece.
    pub(crate) intakes: OpenIntakes,
    held: Mutex<Held>,
    /// Flags of the work under way, beside `held` so that locking waits for nothing.
    flags: Mutex<Vec<Progress>>,
    words: Mutex<BTreeMap<&'static str, Arc<Catalogue>>>,
}

impl Shared {
    pub(crate) fn held(&self) -> MutexGuard<'_, Held> {
        // A panic while it was held is caught at the boundary; what it left is whole records or none.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn raise(&self, progress: Progress) {
        self.flags.lock().unwrap_or_else(PoisonError::into_inner).push(progress);
    }

    pub(crate) fn lower(&self, progress: &Progress) {
        self.flags.lock().unwrap_or_else(PoisonError::into_inner).retain(|flag| !flag.is_same(progress));
    }

    /// The words that a person reads now.
    pub(crate) fn words_of(&self, face: &Face, frame: &Frame) -> alongside_core::Result<Arc<Catalogue>> {
        self.words(frame.words_in(face.language.as_deref()))
    }

    /// The words of a language, read once.
    pub(crate) fn words(&self, language: Language) -> alongside_core::Result<Arc<Catalogue>> {
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = words.get(language.as_str()) {
            return Ok(Arc::clone(words));
        }
        let loaded = Arc::new(Catalogue::load(language)?);
        words.insert(language.as_str(), Arc::clone(&loaded));
        Ok(loaded)
    }
}

/// The app as it stands in front of a person.
#[derive(uniffi::Object)]
pub struct App {
    shared: Arc<Shared>,
}

#[uniffi::export]
impl App {
    /// Over the record in `folder`, which the shell chose once and for good; its check-ins lie in `check_ins`, or inside
    /// the record's folder. Makes nothing and asks for no passcode.
    ///
    /// Clean copies of photos go into `copies`, a folder of the system for what need not last, which nothing backs up; those
    /// that an end of the program left there are taken away now. Without it none are made.
    #[uniffi::constructor(default(check_ins = None, copies = None))]
    pub fn open(
        folder: String,
        device: Arc<dyn DeviceKey>,
        check_ins: Option<String>,
        copies: Option<String>,
    ) -> Result<Arc<Self>> {
        Self::with_copies(environment(device, check_ins), PathBuf::from(folder), copies.map(PathBuf::from))
    }

    /// What is shown now. Draws from what is on the desk; changes nothing but what a page has drawn.
    pub fn view(&self, frame: Frame) -> Result<View> {
        let mut held = self.shared.held();
        if held.stack.front().is_some_and(Page::shows_check_in) {
            checkin::look_again(&mut Desk::new(&self.shared, &mut held, &frame), false);
        }
        if matches!(held.stack.front(), Some(Page::Contacts(_))) {
            contacts::look_again(&mut Desk::new(&self.shared, &mut held, &frame));
        }
        if held.stack.front().is_some_and(Page::shows_plans) {
            watching::look_again(&mut Desk::new(&self.shared, &mut held, &frame));
        }
        Ok(draw(&self.shared, &mut held, &frame)?)
    }

    /// Does something. What goes wrong with it stands in the view, where it happened; thrown is only that the record
    /// is shut, or that this program broke a rule of its own.
    pub fn act(&self, action: Action, frame: Frame) -> Result<Vec<Effect>> {
        self.perform(action, None, &frame)
    }

    /// The same with what must not stand in an action: a passcode, a PIN, a camera frame.
    pub fn act_with(&self, action: Action, bytes: &[u8], frame: Frame) -> Result<Vec<Effect>> {
        if bytes.len() > limits::BODY_MAX_BYTES {
            return Err(ErrorCode::Invalid);
        }
        self.perform(action, Some(Zeroizing::new(bytes.to_vec())), &frame)
    }

    /// Entries of the list that is shown, behind where a page of it ended. `Locked` where the record is shut.
    pub fn page(&self, after: String, frame: Frame) -> Result<EntriesPage> {
        let held = self.shared.held();
        let listed = held.stack.pages().iter().find_map(|page| match page {
            Page::Log(incidents::LogPage::Record(listed)) => Some(listed),
            _ => None,
        });
        let listed = listed.ok_or(if held.door.record().is_some() {
            ErrorCode::NotFound
        } else {
            ErrorCode::Locked
        })?;
        let words = self.shared.words_of(&held.face, &frame)?;
        Ok(incidents::page_after(listed, Some(&after), &held.sight(&words, &frame))?)
    }

    /// The operation that the view shows under this number.
    pub fn operation(&self, number: u32) -> Result<Arc<Operation>> {
        self.shared.held().operations.get(&number).cloned().ok_or(ErrorCode::NotFound)
    }

    /// What work that has ended asks for and nobody took: it may end before a view shows its number. To be called
    /// whenever a view shows no operation; whoever does not gets it with the next act, which may be too late for a wake.
    #[must_use]
    pub fn effects_left(&self) -> Vec<Effect> {
        let left = std::mem::take(&mut self.shared.held().left_behind);
        left.iter().flat_map(EndedWork::take_left).collect()
    }

    /// Locks: raises the flag of everything that runs, saves `typed` where it belongs into the record, drops the keys.
    /// Where an operation has the record, that happens at its next step, and this returns at once.
    pub fn lock(&self, typed: Option<TypedText>, frame: Frame) -> Result<()> {
        // Files that come in hear first that it is locked, then that everything stops.
        self.shared.intakes.cut();
        for flag in self.shared.flags.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            flag.cancel();
        }
        let mut held = self.shared.held();
        let mut desk = Desk::new(&self.shared, &mut held, &frame);
        // What can't be saved is told when the record is shut, and doesn't keep it open.
        let handed_over = typed.map_or(Ok(()), |TypedText { field, text }| hand_over(&mut desk, field, text));
        ways::shut(&mut desk);
        Ok(handed_over?)
    }
}

/// The text of a field as it stood when the app went away.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TypedText {
    /// Which field.
    pub field: Field,
    /// All of its text.
    pub text: String,
}

impl App {
    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// Over an environment of one's own: for tests and the terminal.
    pub fn over(environment: Environment, folder: PathBuf) -> Result<Arc<Self>> {
        Self::with_copies(environment, folder, None)
    }

    /// The same with a folder for clean copies.
    pub fn with_copies(
        environment: Environment,
        folder: PathBuf,
        copies: Option<PathBuf>,
    ) -> Result<Arc<Self>> {
        if let Some(copies) = &copies {
            // What can't be taken away now is taken away the next time; the record opens all the same.
            let _ = alongside_core::photos::remove_copies(copies);
        }
        let (door, root, face) = found(&environment, &folder);
        let held = Held {
            door,
            stack: Stack::of(root),
            face,
            facts: PhoneFacts::default(),
            refused: Vec::new(),
            typed: Typed::new(),
            notices: Vec::new(),
            problem: None,
            operations: BTreeMap::new(),
            under_way: Vec::new(),
            left_behind: Vec::new(),
            waiting: Vec::new(),
            next_number: 1,
            shelf: Arc::default(),
            last_act: None,
            away_for: None,
            known: Known::default(),
            follows: false,
            plans: Plans::default(),
            drawn: Vec::new(),
        };
        Ok(Arc::new(App {
            shared: Arc::new(Shared {
                environment,
                folder,
                copies,
                long_work: LongWork::new(),
                lock_wanted: AtomicBool::new(false),
                intakes: OpenIntakes::default(),
                held: Mutex::new(held),
                flags: Mutex::new(Vec::new()),
                words: Mutex::new(BTreeMap::new()),
            }),
        }))
    }

    fn perform(
        &self,
        action: Action,
        bytes: Option<Zeroizing<Vec<u8>>>,
        frame: &Frame,
    ) -> Result<Vec<Effect>> {
        let mut held = self.shared.held();
        let mut desk = Desk::new(&self.shared, &mut held, frame);
        for ended in std::mem::take(&mut desk.held.left_behind) {
            desk.effects.extend(ended.take_left());
        }
        if !matches!(action, Action::Typed { .. } | Action::Opened { .. }) {
            desk.held.problem = None;
        }
        let secret = bytes.map(|mut bytes| Passcode::new(std::mem::take(&mut *bytes))).transpose();
        let done = match secret {
            Ok(secret) => dispatch(&mut desk, action, secret),
            Err(error) => Err(error),
        };
        match done {
            Ok(()) => {}
            Err(error @ (Error::Locked | Error::Internal(_))) => return Err(error.into()),
            Err(error) => desk.show_problem(&error),
        }
        desk.held.last_act = Some(desk.reading);
        let effects = std::mem::take(&mut desk.effects);
        // Work that has ended and whose number no view will show again.
        let shown: Vec<u32> = held.under_way.iter().map(|under_way| under_way.number).collect();
        let newest = held.next_number.saturating_sub(OPERATIONS_KEPT);
        held.operations.retain(|number, _| shown.contains(number) || *number >= newest);
        Ok(effects)
    }
}

/// What stands in `folder`: the door, the page before it, and what is known before unlock. Asks the phone's key store.
pub(crate) fn found(environment: &Environment, folder: &Path) -> (Door, Page, Face) {
    match Locked::is_first_run(environment, folder) {
        Ok(true) => return (Door::FirstRun, start::root(), Face::default()),
        Ok(false) => {}
        Err(error) => return (Door::Broken(error), Page::Broken, Face::default()),
    }
    match Locked::open(environment, folder) {
        Ok(locked) => (Door::Shut, unlock::root(locked.face()), locked.face().clone()),
        Err(error) => (Door::Broken(error), Page::Broken, Face::default()),
    }
}

/// How many ended operations can still be asked for.
const OPERATIONS_KEPT: u32 = 8;

fn dispatch(desk: &mut Desk<'_>, action: Action, secret: Option<Passcode>) -> alongside_core::Result<()> {
    // While an operation has the record there is little that can be done beside it.
    let beside = matches!(
        action,
        Action::Leave
            | Action::Help
            | Action::Call { .. }
            | Action::Opened { .. }
            | Action::Typed { .. }
            | Action::NoticeRead
            | Action::Arrival { .. }
            | Action::Make { .. }
            | Action::Photos { action: photos::PhotoAction::Chosen { .. } }
    ) || matches!(&action, Action::CheckIn { action } if action.is_beside())
        || matches!(&action, Action::Watch { action } if action.is_beside());
    if matches!(desk.held.door, Door::Away) && !beside {
        return Ok(());
    }
    match action {
        Action::Opened { way, facts } => {
            desk.held.facts = facts;
            ways::opened(desk, way)
        }
        Action::Back => {
            checklists::keep_note(desk)?;
            desk.held.stack.pop();
            Ok(())
        }
        Action::Leave => {
            ways::leave(desk);
            Ok(())
        }
        Action::Help => {
            help::now(desk);
            Ok(())
        }
        Action::NoticeRead => {
            desk.held.notices.clear();
            Ok(())
        }
        Action::Typed { field, text } => hand_over(desk, field, text),
        Action::Asked { permission, answer } => {
            asked(desk.held, permission, answer);
            if permission == Permission::Originals {
                if !photos::asked(desk, answer) {
                    incidents::pick(desk);
                }
                return Ok(());
            }
            watching::asked(desk, permission, answer);
            making::asked(desk, permission, answer)
        }
        Action::Start { action } => start::act(desk, action, secret),
        Action::Unlock { action } => unlock::act(desk, action, secret),
        Action::Home { action } => home::act(desk, action),
        Action::CheckIn { action } => checkin::act(desk, action, secret),
        Action::Contacts { action } => contacts::act(desk, action),
        Action::Watch { action } => watching::act(desk, action, secret),
        Action::Log { action } => incidents::act(desk, action),
        Action::Noted { action } => noted::act(desk, action),
        Action::Call { action } => help::act(desk, action),
        Action::Steps { action } => checklists::act(desk, action),
        Action::Capture { action } => capture::act(desk, action),
        Action::Arrival { action } => arrivals::act(desk, action),
        Action::Make { action } => making::act(desk, action),
        Action::Photos { action } => photos::act(desk, action),
        Action::Settings { action } => settings::act(desk, action, secret),
    }
}

/// What the phone allows now; what else it says of itself comes when the app is next in front.
fn asked(held: &mut Held, permission: Permission, answer: Answer) {
    let granted = answer == Answer::Granted;
    held.refused.retain(|refused| *refused != permission);
    if answer == Answer::RefusedForGood {
        held.refused.push(permission);
    }
    let facts = &mut held.facts;
    match permission {
        Permission::Notify => facts.may_notify = granted,
        Permission::Ring => facts.may_ring = granted,
        Permission::ExactAlarms => facts.exact_alarms = granted,
        Permission::Locate => facts.may_locate = granted,
        Permission::Text => facts.may_text = granted,
        Permission::Battery => facts.unrestricted_battery = granted,
        Permission::Camera | Permission::Microphone | Permission::Originals => {}
    }
}

/// Takes the text of a field. What belongs into the record is saved there as a draft; before there is a record nothing
/// typed is kept anywhere but in memory.
fn hand_over(desk: &mut Desk<'_>, field: Field, text: String) -> alongside_core::Result<()> {
    if text.len() > limits::BODY_MAX_BYTES {
        return Err(Error::invalid("text", alongside_core::Refusal::TooLong));
    }
    // What belongs into the record has no place in memory while that is shut: it came too late.
    let of_record = matches!(
        field,
        Field::Line
            | Field::Search
            | Field::Answer
            | Field::StepNote
            | Field::Code
            | Field::MyName
            | Field::Word
    );
    if of_record && !matches!(desk.held.door, Door::Open(_) | Door::Away) {
        return Ok(());
    }
    desk.held.typed.insert(field, Zeroizing::new(text));
    if field == Field::Line { incidents::save_draft(desk) } else { Ok(()) }
}

fn draw(shared: &Arc<Shared>, held: &mut Held, frame: &Frame) -> alongside_core::Result<View> {
    let words = shared.words_of(&held.face, frame)?;
    let language = words.language();
    if let Door::Broken(error) = &held.door {
        held.problem = Some(problem(&words, error));
    }
    let sight = held.sight(&words, frame);
    let away = matches!(held.door, Door::Away);
    let mut screens = Vec::new();
    for (at, page) in held.stack.pages().iter().enumerate() {
        let screen = if away && page.needs_record() {
            let label = held.under_way.last().map_or("screen-waiting", |under_way| under_way.label);
            held.drawn.get(at).cloned().unwrap_or_else(|| Screen::Waiting { text: sight.text(label) })
        } else {
            page.draw(&sight)?
        };
        screens.push(screen);
    }
    let pages = held.stack.pages();
    let beside = match pages {
        [.., list, detail] => frame.two_panes && list.is_list_of(detail),
        _ => false,
    };
    // What still runs when the record is being locked ends by itself, and a page before the record doesn't name it; what
    // needs no record goes on and is named.
    let locked = match held.door {
        Door::Away => shared.lock_wanted.load(Ordering::Acquire),
        Door::Open(_) => false,
        Door::FirstRun | Door::Shut | Door::Broken(_) => true,
    };
    let has_corners = held.stack.front().is_some_and(Page::has_corners);
    let view = View {
        panes: if beside { 2 } else { 1 },
        back: held.stack.can_go_back(),
        corners: has_corners.then(|| Corners {
            leave: ActionView::quiet(Action::Leave, sight.text("screen-leave")),
            help: ActionView::quiet(Action::Help, sight.text("screen-help")),
        }),
        // No word of ours stands on the cover.
        notices: held
            .notices
            .iter()
            .filter(|_| has_corners)
            .map(|text| Notice { text: text.clone(), action: None })
            .collect(),
        operation: held.under_way.last().filter(|_| has_corners).map(|under_way| {
            let unnamed = locked && !under_way.outlives;
            OperationView {
                number: under_way.number,
                label: sight.text(if unnamed { "screen-waiting" } else { under_way.label }),
                cancel: (under_way.stops && !unnamed).then(|| sight.text("screen-stop")),
            }
        }),
        locks_after_ms: (matches!(held.door, Door::Open(_)) && !held.takes_in())
            .then(|| i64::from(held.face.auto_lock_s).saturating_mul(1_000)),
        fresh_until_ms: held.stack.front().and_then(|page| page.fresh_until(&sight)),
        screenshots: held.face.screenshots_allowed,
        right_to_left: language.is_right_to_left(),
        language: language.as_str().to_owned(),
        screens,
    };
    held.drawn.clone_from(&view.screens);
    Ok(view)
}
