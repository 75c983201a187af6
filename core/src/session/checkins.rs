//! Check-ins as they run: everything that needs neither the passcode nor the installation's lock.
//!
//! A transition reads the capsule, takes one step and commits, under a lock that is held for no longer than that.
//! What is to be sent is claimed in one transition and answered for in another; nothing is locked in between.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::checkin::arming;
use crate::checkin::channel::SendFailure;
use crate::checkin::frames::{self, Body};
use crate::checkin::machine::{
    BY_HAND, CheckIn, Closing, Effect, Event, Look, OpenedBundle, RowKey, Wake, step,
};
use crate::checkin::outgoing;
use crate::checkin::position::Position;
use crate::entropy::random;
use crate::error::{Error, ErrorCode, Part, Result};
use crate::ids::{CheckinId, Digest32};
use crate::limits;
use crate::ordering::ShortList as _;
use crate::secret::Passcode;
use crate::time::{Reading, RecordedAt};
use crate::vault::{
    CapsuleKey, CheckinFolder, CheckinLock, Environment, Face, Installation, history_capture, open_bundles,
    pin_seed, sha256,
};

/// The check-ins of one installation.
pub struct CheckIns {
    environment: Environment,
    folder: PathBuf,
    pub(crate) files: CheckinFolder,
}

/// What one wake led to.
#[derive(Debug, Default)]
pub struct Woken {
    /// What is asked of the world, by check-in.
    pub effects: Vec<(CheckinId, Effect)>,
    /// When to wake next, soonest first. It replaces every list before.
    pub wakes: Vec<Wake>,
    /// Check-ins that can't be read: shown, and never taken for none.
    pub unreadable: Vec<CheckinId>,
    /// What stood in the way of others (a full disk): they are as they were, and the next wake tries again.
    pub failed: Vec<(CheckinId, ErrorCode)>,
}

/// Every check-in that there is.
struct All {
    /// Newest start first.
    readable: Vec<Loaded>,
    /// Those that can't be read, and why.
    unreadable: Vec<(CheckinId, Error)>,
}

impl All {
    /// That one can't be read, if so: it may be running.
    fn needs_all_readable(self) -> Result<()> {
        self.unreadable.into_iter().next().map_or(Ok(()), |(_, error)| Err(error))
    }
}

/// A check-in as it was read, to be written back.
struct Loaded {
    key: CapsuleKey,
    generation: u64,
    state: CheckIn,
}

impl CheckIns {
    /// The check-ins of the installation in `folder`. Nothing is read yet.
    #[must_use]
    pub fn at(environment: &Environment, folder: &Path) -> Self {
        CheckIns {
            environment: environment.clone(),
            folder: folder.to_owned(),
            files: CheckinFolder::at(environment, folder),
        }
    }

    /// Held by the one process that sends.
    pub fn run_lock(&self) -> Result<CheckinLock> {
        self.files.try_run_lock()
    }

    /// The lock of the files; nothing where there are no capsules, so that looking leaves no folder behind.
    fn lock_if_any(&self) -> Result<Option<CheckinLock>> {
        if self.files.capsules()?.is_empty() { Ok(None) } else { self.files.lock().map(Some) }
    }

    /// Reads one. Under the lock, since a copy that is behind is mended by reading it: beside somebody who writes, that
    /// would bring back what was, or what is destroyed.
    fn load(&self, _lock: &CheckinLock, id: CheckinId) -> Result<Loaded> {
        let read = self.files.read_capsule(id)?;
        let state = CheckIn::from_bytes(&read.plain)?;
        if state.id != id {
            return Err(Error::Damaged(Part::Capsule));
        }
        Ok(Loaded { key: read.key, generation: read.generation, state })
    }

    fn commit(&self, loaded: &mut Loaded) -> Result<()> {
        arming::seal_drafts(&mut loaded.state, self.environment.entropy.as_ref())?;
        loaded.generation = loaded.generation.saturating_add(1);
        self.files.write_capsule(&loaded.key, loaded.generation, &loaded.state.to_bytes()?)
    }

    fn all(&self, lock: &CheckinLock) -> Result<All> {
        let mut all = All { readable: Vec::new(), unreadable: Vec::new() };
        for id in self.files.capsules()? {
            match self.load(lock, id) {
                Ok(loaded) => all.readable.push(loaded),
                Err(error) => all.unreadable.push((id, error)),
            }
        }
        all.readable.order_by_key(|loaded| std::cmp::Reverse((loaded.state.started_at, loaded.state.id)));
        Ok(all)
    }

    /// Commits a new check-in, unless another one runs.
    pub(crate) fn add(&self, check_in: CheckIn) -> Result<CheckinId> {
        let lock = self.files.lock()?;
        if check_in.mode.is_timed() {
            self.needs_none_armed(&lock)?;
        }
        let id = check_in.id;
        let key = self.files.create_key(id)?;
        if let Err(error) = self.commit(&mut Loaded { key, generation: 0, state: check_in }) {
            let _ = self.files.destroy_capsule(id);
            return Err(error);
        }
        Ok(id)
    }

    /// Refused while a check-in runs, or while one is there that can't be read and so may be running.
    pub(super) fn needs_none_armed(&self, lock: &CheckinLock) -> Result<()> {
        let all = self.all(lock)?;
        if all.readable.iter().any(|loaded| loaded.state.mode.is_timed() && !loaded.state.state.is_closed()) {
            return Err(Error::CheckInArmed);
        }
        all.needs_all_readable()
    }

    /// One transition: as few events as possible, each refused alone.
    fn transition(&self, id: CheckinId, event: Event, reading: &Reading) -> Result<Vec<Effect>> {
        let lock = self.files.lock()?;
        let mut loaded = self.load(&lock, id)?;
        self.turn(&mut loaded, event, reading)
    }

    /// Takes one event and commits what it led to.
    fn turn(&self, loaded: &mut Loaded, event: Event, reading: &Reading) -> Result<Vec<Effect>> {
        let stepped = step(loaded.state.clone(), event, reading);
        if let Some(error) = stepped.refused {
            return Err(error);
        }
        loaded.state = stepped.state;
        self.commit(loaded)?;
        Ok(stepped.effects)
    }

    /// The check-in that runs, else the newest that is kept. A message without a timer is none.
    ///
    /// One that can't be read may be running. Unless another one certainly runs, that is said, as the error that stood
    /// in the way, and never that there is none.
    pub fn current(&self) -> Result<Option<CheckIn>> {
        let Some(lock) = self.lock_if_any()? else { return Ok(None) };
        let mut all = self.all(&lock)?;
        drop(lock);
        all.readable.retain(|loaded| loaded.state.mode.is_timed());
        // The one that runs comes before the newest: her clock may have been set back in between.
        let runs = all.readable.iter().position(|loaded| !loaded.state.state.is_closed());
        if let Some(at) = runs {
            return Ok(Some(all.readable.swap_remove(at).state));
        }
        let newest = all.readable.drain(..).next().map(|loaded| loaded.state);
        all.needs_all_readable()?;
        Ok(newest)
    }

    /// What all of it looks like from outside, unopened: asks no key of the device. Two that are the same say that
    /// nothing was written in between. Nothing where there is no check-in.
    pub fn mark(&self) -> Result<Option<Digest32>> {
        let mut seen = Vec::new();
        for id in self.files.capsules()? {
            seen.extend_from_slice(&id.0);
            seen.extend_from_slice(&sha256(&[&self.files.capsule_outside(id)?]));
        }
        Ok((!seen.is_empty()).then(|| Digest32(sha256(&[&seen]))))
    }

    /// When to wake next, as it stands: nothing is ticked and nothing is asked of the world. What can't be read is
    /// named beside.
    pub fn next_wakes(&self, reading: &Reading) -> Result<Woken> {
        let Some(lock) = self.lock_if_any()? else { return Ok(Woken::default()) };
        let all = self.all(&lock)?;
        drop(lock);
        let mut woken = Woken::default();
        woken.wakes.extend(all.readable.iter().flat_map(|loaded| loaded.state.next_wakes(reading)));
        woken.wakes.order_by_key(|wake| wake.at_monotonic_ms);
        woken.unreadable.extend(all.unreadable.into_iter().map(|(id, _)| id));
        Ok(woken)
    }

    /// One check-in.
    pub fn get(&self, id: CheckinId) -> Result<CheckIn> {
        let lock = self.lock_if_any()?.ok_or(Error::FileNotFound)?;
        self.load(&lock, id).map(|loaded| loaded.state)
    }

    /// The one that runs.
    fn running(&self) -> Result<CheckIn> {
        self.current()?.filter(|state| !state.state.is_closed()).ok_or(Error::NoCheckIn)
    }

    /// Any wake: every check-in is ticked, what has ended is handed over or destroyed, and the next wakes are given.
    ///
    /// One that can't be read or written now keeps no other from being woken.
    pub fn tick(&self, reading: &Reading) -> Result<Woken> {
        self.wake(|| Event::Tick, reading)
    }

    /// The first tick of the one process that sends: what another left half-way is ended, sent or
    /// asked again.
    pub fn recover(&self, reading: &Reading) -> Result<Woken> {
        if self.files.exists() {
            let _lock = self.files.lock()?;
            // What can't be ended now is ended by the next one; nobody waits for that to be told.
            let _ = self.files.carry_through();
        }
        let begun = self.wake(|| Event::RunnerStarted, reading)?;
        let mut woken = self.tick(reading)?;
        woken.effects.splice(0..0, begun.effects);
        Ok(woken)
    }

    fn wake(&self, event: impl Fn() -> Event, reading: &Reading) -> Result<Woken> {
        let mut woken = Woken::default();
        for id in self.files.capsules()? {
            match self.wake_one(id, event(), reading, &mut woken) {
                Ok(()) => {}
                Err(Error::Damaged(_) | Error::DeviceKey | Error::NewerFormat(_)) => {
                    woken.unreadable.push(id);
                }
                Err(error) => woken.failed.push((id, error.code())),
            }
        }
        woken.wakes.order_by_key(|wake| wake.at_monotonic_ms);
        self.leave_nothing_behind()?;
        Ok(woken)
    }

    /// Where the vault was erased while a check-in ran: after the last one nothing of them stays.
    fn leave_nothing_behind(&self) -> Result<()> {
        let gone = || -> Result<bool> {
            Ok(self.files.exists()
                && !self.is_out_of_reach()
                && self.files.capsules()?.is_empty()
                && self.files.watched()?.is_empty()
                && Installation::id_at(&self.environment, &self.folder)?.is_none())
        };
        // An installation that can't be read now is none that is gone.
        if !gone().unwrap_or(false) {
            return Ok(());
        }
        let _lock = self.files.lock()?;
        if gone()? { self.files.destroy_all() } else { Ok(()) }
    }

    fn wake_one(&self, id: CheckinId, event: Event, reading: &Reading, woken: &mut Woken) -> Result<()> {
        let lock = self.files.lock()?;
        let mut loaded = match self.load(&lock, id) {
            // Another process has just destroyed it.
            Err(Error::FileNotFound) => return Ok(()),
            other => other?,
        };
        let before = loaded.state.clone();
        let stepped = step(loaded.state, event, reading);
        loaded.state = stepped.state;
        if is_worth_a_commit(&before, &loaded.state) {
            self.commit(&mut loaded)?;
        }
        if stepped.effects.contains(&Effect::WriteHistory) {
            // Tried again at every wake until it is done; the capture's id makes it come in once.
            let _ = self.hand_over(&lock, &mut loaded, reading);
        }
        if stepped.effects.contains(&Effect::Destroy) {
            // A history that waits for a record out of reach stays. No wake is set for it: a phone wakes its apps when
            // it is unlocked for the first time.
            if loaded.state.history_waits.is_none() || !self.is_out_of_reach() {
                self.files.destroy_capsule(id)?;
            }
        } else {
            woken.wakes.extend(loaded.state.next_wakes(reading));
        }
        woken.effects.extend(stepped.effects.into_iter().map(|effect| (id, effect)));
        Ok(())
    }

    /// Hands over the histories of check-ins that are over and have not done so. One that can't be now is tried again
    /// at the next wake, and stands in the way of no other.
    pub fn hand_over_histories(&self, reading: &Reading) -> Result<()> {
        let Some(lock) = self.lock_if_any()? else { return Ok(()) };
        for mut loaded in self.all(&lock)?.readable {
            let _ = self.hand_over(&lock, &mut loaded, reading);
        }
        Ok(())
    }

    /// Whether the record can't be found where check-ins lie apart: on a phone that was not unlocked since it was started
    /// nobody can tell whether it is gone. What erases a record leaves its folder.
    fn is_out_of_reach(&self) -> bool {
        self.environment.checkins.is_some() && !self.environment.storage.exists(&self.folder)
    }

    fn hand_over_history(&self, id: CheckinId, reading: &Reading) -> Result<()> {
        let lock = self.files.lock()?;
        let mut loaded = self.load(&lock, id)?;
        self.hand_over(&lock, &mut loaded, reading)
    }

    /// Seals the history to the vault that armed it. Where that vault is gone, so is its history. Under the lock: two
    /// that write the one capture at once would spoil it.
    fn hand_over(&self, _lock: &CheckinLock, loaded: &mut Loaded, reading: &Reading) -> Result<()> {
        let state = &loaded.state;
        let Some(entry) = &state.history_waits else { return Ok(()) };
        if self.is_out_of_reach() {
            return Ok(());
        }
        let at_home = Installation::id_at(&self.environment, &self.folder)? == Some(state.installation);
        if at_home {
            let bytes = entry.to_bytes()?;
            let written = history_capture(
                &self.environment,
                &self.folder,
                state.installation,
                &state.history.public,
                state.history.capture,
                RecordedAt::from(*reading),
            )?;
            if let Some(mut capture) = written {
                capture.write(&history_padded(&bytes))?;
                capture.finish()?;
            }
        }
        self.turn(loaded, Event::HistoryWritten, reading).map(drop)
    }

    // What she does.

    /// She is well. The PIN decides; whichever it is, it looks the same.
    pub fn safe(&self, pin: &Passcode, reading: &Reading) -> Result<Vec<Effect>> {
        self.close(Closing::Safe, pin, reading)
    }

    /// She takes it back.
    pub fn cancel(&self, pin: &Passcode, reading: &Reading) -> Result<Vec<Effect>> {
        self.close(Closing::Cancel, pin, reading)
    }

    fn close(&self, how: Closing, pin: &Passcode, reading: &Reading) -> Result<Vec<Effect>> {
        let running = self.running()?;
        if running.pins.is_none() {
            return self.after_close(running.id, Event::CloseWithoutPin { how }, reading);
        }
        let opened = self.check_pin(&running, pin, reading)?;
        self.after_close(running.id, Event::Close { how, opened }, reading)
    }

    /// Ends a test or a practice that was armed without a PIN.
    pub fn close_without_pin(&self, how: Closing, reading: &Reading) -> Result<Vec<Effect>> {
        let running = self.running()?;
        self.after_close(running.id, Event::CloseWithoutPin { how }, reading)
    }

    fn after_close(&self, id: CheckinId, event: Event, reading: &Reading) -> Result<Vec<Effect>> {
        let effects = self.transition(id, event, reading)?;
        // If it can't be handed over now, the next wake does it.
        let _ = self.hand_over_history(id, reading);
        Ok(effects)
    }

    /// Puts it off. Without a PIN by a quarter of an hour in all.
    pub fn extend(&self, by_s: u32, pin: Option<&Passcode>, reading: &Reading) -> Result<Vec<Effect>> {
        let running = self.running()?;
        let opened = pin.map(|pin| self.check_pin(&running, pin, reading)).transpose()?;
        let filler = random(self.environment.entropy.as_ref())?;
        // What time has brought comes first: nobody puts off what is over.
        let mut effects = self.transition(running.id, Event::Tick, reading)?;
        effects.extend(self.transition(running.id, Event::Extend { by_s, opened, filler }, reading)?);
        Ok(effects)
    }

    /// Tell them now. Needs no PIN.
    pub fn alert_now(&self, reading: &Reading) -> Result<Vec<Effect>> {
        self.transition(self.running()?.id, Event::AlertNow, reading)
    }

    /// A position.
    pub fn located(&self, position: Position, reading: &Reading) -> Result<Vec<Effect>> {
        self.transition(self.running()?.id, Event::Located(position), reading)
    }

    /// What the platform allows has changed.
    pub fn platform_lost(
        &self,
        lost: crate::checkin::machine::Lost,
        reading: &Reading,
    ) -> Result<Vec<Effect>> {
        self.transition(self.running()?.id, Event::PlatformLost(lost), reading)
    }

    /// Takes a contact out of the check-in that runs.
    pub fn remove_contact(
        &self,
        contact: u8,
        pin: &Passcode,
        tell: bool,
        reading: &Reading,
    ) -> Result<Vec<Effect>> {
        let running = self.running()?;
        let opened = self.check_pin(&running, pin, reading)?;
        self.transition(running.id, Event::Remove { contact, opened, tell }, reading)
    }

    /// A frame that a watcher's phone sent back.
    pub fn take_frame(&self, frame: &[u8], reading: &Reading) -> Result<()> {
        let cid8 = frames::header(frame)?.cid8;
        let id = self.files.capsules()?.into_iter().find(|id| id.cid8() == cid8).ok_or(Error::BadFrame)?;
        let state = self.get(id)?;
        for (index, contact) in state.contacts.iter().enumerate() {
            let Some(watcher) = contact.watcher.as_ref().filter(|_| !contact.removed) else { continue };
            let Ok((header, Body::Ack(ack))) =
                frames::open_short(&watcher.short, watcher.side.other(), frame)
            else {
                continue;
            };
            let contact = u8::try_from(index).map_err(|_| Error::BadFrame)?;
            let event = Event::Acknowledged { contact, seq: header.seq, ack };
            return self.transition(id, event, reading).map(drop);
        }
        Err(Error::BadFrame)
    }

    /// One derivation, three attempts to open, always. The try is taken beforehand and comes back with the act.
    fn check_pin(&self, running: &CheckIn, pin: &Passcode, reading: &Reading) -> Result<OpenedBundle> {
        let Some(pins) = &running.pins else { return Err(Error::WrongPin) };
        let bundles = running.bundles.first_chunk::<3>().ok_or(Error::Damaged(Part::Capsule))?;
        let secret = {
            let lock = self.files.lock()?;
            self.turn(&mut self.load(&lock, running.id)?, Event::PinTried, reading)?;
            self.files.device_secret()?.ok_or(Error::Damaged(Part::Capsule))?
        };
        let seed = pin_seed(pins, &secret, pin)?;
        let opened = open_bundles(&seed, running.id, bundles);
        crate::secret::scrub_stack();
        let Some(plain) = opened else {
            self.transition(running.id, Event::PinWrong, reading)?;
            return Err(Error::WrongPin);
        };
        OpenedBundle::from_padded(&plain)
    }

    // What goes out.

    /// Frames and messages that no channel of a contact sends, as texts to hand over: by the share sheet, by a QR
    /// code, by hand. They count as handed over once [`CheckIns::handed_by_hand`] says so.
    pub fn by_hand(&self, id: CheckinId, reading: &Reading) -> Result<Vec<(RowKey, String)>> {
        let state = self.get(id)?;
        let now = state.anchor.estimate(reading);
        let waiting = state.outbox.iter().filter(|row| row.key.way == BY_HAND && !row.state.is_final());
        Ok(waiting
            .filter_map(|row| {
                let contact = state.contacts.get(usize::from(row.key.contact))?;
                Some((row.key, outgoing::text_of(&state, contact, &row.content, now)?))
            })
            .collect())
    }

    /// She has handed it over.
    pub fn handed_by_hand(&self, id: CheckinId, row: RowKey, reading: &Reading) -> Result<()> {
        self.transition(id, Event::HandedByHand(row), reading).map(drop)
    }

    /// A channel has proved, or lost, that it would take a message.
    pub fn proved(&self, id: CheckinId, contact: u8, way: u8, works: bool, reading: &Reading) -> Result<()> {
        let event =
            if works { Event::ChannelProved { contact, way } } else { Event::ChannelLost { contact, way } };
        self.transition(id, event, reading).map(drop)
    }

    /// What is seen outside the app was changed: every check-in takes it over at once. One that can't be written now keeps
    /// what it had, and stands in the way of no other.
    pub fn face_changed(&self, face: &Face, reading: &Reading) -> Result<Vec<Effect>> {
        let mut asked = Vec::new();
        let mut stood_in_the_way = None;
        for id in self.files.capsules()? {
            let look = Look {
                language: face.language.clone(),
                word: face.notification_word.clone(),
                discreet: face.discreet,
            };
            match self.transition(id, Event::FaceChanged(look), reading) {
                Ok(effects) => asked.extend(effects),
                Err(error) => stood_in_the_way = Some(error),
            }
        }
        stood_in_the_way.map_or(Ok(asked), Err)
    }

    /// Claims everything that is to leave now and gives it out. What is claimed is sent by whoever asked, who answers
    /// with [`CheckIns::sent`]; if nothing is heard, it is given out again.
    ///
    /// A check-in that can't be written now gives nothing out, since it would be given out at every look; it keeps
    /// nothing of the others back.
    pub fn take_outgoing(&self, reading: &Reading) -> Result<Vec<outgoing::Outgoing>> {
        let mut leaving = Vec::new();
        for id in self.files.capsules()? {
            if let Ok(claimed) = self.claim(id, reading) {
                leaving.extend(claimed);
            }
        }
        Ok(leaving)
    }

    fn claim(&self, id: CheckinId, reading: &Reading) -> Result<Vec<outgoing::Outgoing>> {
        let lock = self.files.lock()?;
        let mut loaded = self.load(&lock, id)?;
        let now = loaded.state.anchor.estimate(reading);
        let rows = loaded.state.sendable(now.seconds());
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut claimed = Vec::new();
        for row in rows {
            let message = outgoing::of(&loaded.state, row, now);
            let event = if message.is_some() { Event::SendBegun(row) } else { Event::NothingToSay(row) };
            let stepped = step(loaded.state, event, reading);
            loaded.state = stepped.state;
            if stepped.refused.is_none() {
                claimed.extend(message);
            }
        }
        self.commit(&mut loaded)?;
        Ok(claimed)
    }

    /// How sending a row went.
    pub fn sent(
        &self,
        id: CheckinId,
        row: RowKey,
        result: Result<(), SendFailure>,
        reading: &Reading,
    ) -> Result<()> {
        match self.transition(id, Event::Sent { row, result }, reading) {
            // Its time was over while it was on its way.
            Err(Error::FileNotFound | Error::NotFound) => Ok(()),
            other => other.map(drop),
        }
    }
}

/// A tick that only renews the anchor is committed once a minute, and one that only counts time of asking twice: losing
/// less than that to a dead battery is within what the clock rule allows, and writing at each look would wear the flash.
/// What was not committed is counted at the next tick, from the anchor that was.
fn is_worth_a_commit(before: &CheckIn, after: &CheckIn) -> bool {
    let moved = after.anchor.estimate_ms.saturating_sub(before.anchor.estimate_ms);
    let asking = after.grace_used_ms != before.grace_used_ms;
    let most = if asking { limits::ASKING_TICK_S.saturating_mul(1000) } else { limits::ANCHOR_COMMIT_MS };
    let mut same = after.clone();
    same.anchor = before.anchor;
    same.grace_used_ms = before.grace_used_ms;
    same != *before
        || after.anchor.boot != before.anchor.boot
        || after.anchor.sure != before.anchor.sure
        || (!after.state.is_closed() && moved >= most)
}

/// Length, content, zeros up to a multiple of 4 KiB: the size tells nothing of what was told to whom.
fn history_padded(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let full = bytes.len().saturating_add(4).next_multiple_of(limits::CAPTURE_NOTE_BYTES);
    let mut padded = Zeroizing::new(Vec::with_capacity(full));
    padded.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    padded.extend_from_slice(bytes);
    padded.resize(full, 0);
    padded
}
