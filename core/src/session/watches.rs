//! Plans of others that this phone holds: taken with the open vault, kept and heard without it.

use std::path::Path;

use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use super::unlocked::Unlocked;
use crate::checkin::frames::{self, Ack, Body, FrameClass, FrameKeys, Side};
use crate::checkin::pairing::{open_plan_with_ratchet, open_short_with_ratchet};
use crate::checkin::vault_keys::Pair;
use crate::checkin::watcher::{
    Answered, Beside, NotHeld, Offset, PendingOperation, Watch, WatchEffect, WatchEvent, WatchFace,
    WatchView, WatchWake, accept, apply_pending, next_wakes, step,
};
use crate::error::{Error, Part, Result};
use crate::ids::{Cid8, Digest32, RecordId};
use crate::limits;
use crate::ordering::ShortList as _;
use crate::time::Reading;
use crate::vault::{CheckinFolder, Environment, Face, sha256};

/// What lies in `watch/<cid8>`.
#[derive(Encode, Decode)]
enum Kept {
    /// A plan that is held.
    #[n(1)]
    Held(#[n(0)] Box<Watch>),
    /// Messages that came before their plan.
    #[n(2)]
    Early(#[n(0)] Vec<PendingOperation>),
}

/// The keys beside a plan.
#[derive(Encode, Decode)]
#[cbor(array)]
struct WatchKeys {
    #[n(0)]
    side: Side,
    #[n(1)]
    keys: FrameKeys,
}

/// What one event of a watch led to.
pub struct Watched {
    /// Which.
    pub cid8: Cid8,
    /// What may be shown now.
    pub view: WatchView,
    /// What is to be done.
    pub effects: Vec<WatchEffect>,
    /// Sealed answers for the friend's phone.
    pub answers: Vec<Vec<u8>>,
}

/// What became of a frame.
pub enum Taken {
    /// It belongs to a plan that is held now.
    Watched(Watched),
    /// It came before its plan, and is kept for a day.
    Early {
        /// The name of the contact whose phone made it.
        friend: String,
        /// Whether it calls for help now, which is told at once.
        calls_for_help: bool,
    },
    /// The plan is not held.
    NotHeld {
        /// The name of the contact who sent it.
        friend: String,
        /// Why.
        why: NotHeld,
        /// The answer for the friend's phone, where there is one.
        answer: Option<Vec<u8>>,
    },
}

/// What may be shown of every plan that is held, and which plans can't be read.
pub type HeldPlans = (Vec<(Cid8, WatchView)>, Vec<Cid8>);

/// The plans that this installation holds.
pub struct Watches {
    environment: Environment,
    files: CheckinFolder,
}

impl Watches {
    /// Those of the installation in `folder`. Nothing is read yet.
    #[must_use]
    pub fn at(environment: &Environment, folder: &Path) -> Self {
        Watches { environment: environment.clone(), files: CheckinFolder::at(environment, folder) }
    }

    fn read(&self, cid8: Cid8) -> Result<Kept> {
        minicbor::decode(&self.files.read_watch(cid8)?).map_err(|_| Error::Damaged(Part::Watch))
    }

    fn write(&self, cid8: Cid8, kept: &Kept) -> Result<()> {
        let bytes = Zeroizing::new(minicbor::to_vec(kept).map_err(|_| Error::Internal("encode watch"))?);
        self.files.write_watch(cid8, &bytes)
    }

    /// Every plan that is held, and those that can't be read.
    pub fn list(&self, reading: &Reading) -> Result<HeldPlans> {
        let (mut held, mut unreadable) = (Vec::new(), Vec::new());
        for cid8 in self.files.watched()? {
            match self.read(cid8) {
                Ok(Kept::Held(watch)) => held.push((cid8, watch.view(reading))),
                Ok(Kept::Early(_)) => {}
                Err(Error::Damaged(_) | Error::DeviceKey) => unreadable.push(cid8),
                Err(error) => return Err(error),
            }
        }
        Ok((held, unreadable))
    }

    /// What all of it looks like from outside, unopened: asks no key of the device. Two that are the same say that
    /// nothing was written in between. Nothing where no plan is held.
    pub fn mark(&self) -> Result<Option<Digest32>> {
        let mut seen = Vec::new();
        for cid8 in self.files.watched()? {
            seen.extend_from_slice(cid8.as_bytes());
            seen.extend_from_slice(&sha256(&[&self.files.watch_outside(cid8)?]));
        }
        Ok((!seen.is_empty()).then(|| Digest32(sha256(&[&seen]))))
    }

    /// The answer that the friend's phone gets now, sealed anew: what an event gave out before may have been lost on
    /// its way. Changes nothing.
    pub fn answer_again(&self, cid8: Cid8, reading: &Reading) -> Result<Vec<u8>> {
        let Kept::Held(watch) = self.read(cid8)? else { return Err(Error::NotFound) };
        let own: WatchKeys = minicbor::decode(watch.keys()).map_err(|_| Error::Damaged(Part::Watch))?;
        let (seq, status) = watch.newest_answer();
        answer(&self.environment, &own, cid8, seq, status, reading)
    }

    fn event(&self, cid8: Cid8, event: &WatchEvent, reading: &Reading) -> Result<Watched> {
        let _lock = self.files.lock()?;
        let Kept::Held(before) = self.read(cid8)? else { return Err(Error::NotFound) };
        let (watch, effects) = step((*before).clone(), event, reading);
        self.settle(&before, watch, effects, reading)
    }

    fn settle(
        &self,
        before: &Watch,
        watch: Watch,
        effects: Vec<WatchEffect>,
        reading: &Reading,
    ) -> Result<Watched> {
        let cid8 = watch.cid8();
        let answers = self.answers(&watch, &effects, reading)?;
        let view = watch.view(reading);
        if effects.contains(&WatchEffect::Forget) {
            self.files.remove_watch(cid8)?;
        } else if watch.is_worth_writing(before) {
            self.write(cid8, &Kept::Held(Box::new(watch)))?;
        }
        Ok(Watched { cid8, view, effects, answers })
    }

    fn answers(&self, watch: &Watch, effects: &[WatchEffect], reading: &Reading) -> Result<Vec<Vec<u8>>> {
        let own: WatchKeys = minicbor::decode(watch.keys()).map_err(|_| Error::Damaged(Part::Watch))?;
        let mut answers = Vec::new();
        for effect in effects {
            if let WatchEffect::Acknowledge { seq, status } = effect {
                answers.push(answer(&self.environment, &own, watch.cid8(), *seq, *status, reading)?);
            }
        }
        Ok(answers)
    }

    /// A frame of a check-in whose plan is held. For one that is not, the vault is needed: [`Unlocked::take_plan`].
    pub fn take(&self, frame: &[u8], reading: &Reading) -> Result<Watched> {
        let header = frames::header(frame)?;
        let _lock = self.files.lock()?;
        let before = match self.read(header.cid8) {
            Ok(Kept::Held(watch)) => watch,
            Ok(Kept::Early(_)) | Err(Error::FileNotFound) => return Err(Error::NotFound),
            Err(error) => return Err(error),
        };
        let own: WatchKeys = minicbor::decode(before.keys()).map_err(|_| Error::Damaged(Part::Watch))?;
        let theirs = own.side.other();
        let (seq, body) = if header.class == FrameClass::Plan {
            let (header, plan) = frames::open_plan(&own.keys.plan, theirs, frame)?;
            (header.seq, Body::Plan(plan))
        } else {
            let (header, body) = frames::open_short(&own.keys.short, theirs, frame)?;
            (header.seq, body)
        };
        let (watch, effects) = step((*before).clone(), &WatchEvent::Frame { seq, body }, reading);
        self.settle(&before, watch, effects, reading)
    }

    /// Any wake: every plan is ticked. The wakes replace every list before.
    pub fn tick(&self, reading: &Reading) -> Result<(Vec<Watched>, Vec<WatchWake>)> {
        let (mut watched, mut wakes) = (Vec::new(), Vec::new());
        for cid8 in self.files.watched()? {
            match self.read(cid8) {
                Ok(Kept::Held(_)) => match self.event(cid8, &WatchEvent::Tick, reading) {
                    Ok(done) => {
                        if let Ok(Kept::Held(watch)) = self.read(cid8) {
                            wakes.extend(next_wakes(&watch, reading));
                        }
                        watched.push(done);
                    }
                    Err(Error::Damaged(_) | Error::DeviceKey | Error::FileNotFound | Error::NotFound) => {}
                    Err(error) => return Err(error),
                },
                Ok(Kept::Early(early)) => self.keep_early(cid8, early, reading)?,
                Err(Error::Damaged(_) | Error::DeviceKey | Error::FileNotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok((watched, wakes))
    }

    /// When to wake next for the plans that are held, as they stand: nothing is ticked.
    pub fn next_wakes(&self, reading: &Reading) -> Result<Vec<WatchWake>> {
        let mut wakes = Vec::new();
        for cid8 in self.files.watched()? {
            if let Ok(Kept::Held(watch)) = self.read(cid8) {
                wakes.extend(next_wakes(&watch, reading));
            }
        }
        wakes.order_by(Ord::cmp);
        Ok(wakes)
    }

    /// Messages before their plan are kept for a day.
    fn keep_early(&self, cid8: Cid8, mut early: Vec<PendingOperation>, reading: &Reading) -> Result<()> {
        let _lock = self.files.lock()?;
        let before = early.clone();
        early.retain_mut(|pending| pending.keep(reading));
        if early.is_empty() {
            return self.files.remove_watch(cid8);
        }
        let worth = early.len() != before.len()
            || early.iter().zip(&before).any(|(now, before)| now.is_worth_writing(before));
        if worth { self.write(cid8, &Kept::Early(early)) } else { Ok(()) }
    }

    /// The watcher answers.
    pub fn answer(&self, cid8: Cid8, answered: Answered, reading: &Reading) -> Result<Watched> {
        self.event(cid8, &WatchEvent::Answer(answered), reading)
    }

    /// What is seen outside the app was changed: every plan takes it over at once. What has come due since the last look
    /// is asked of the world with it.
    pub fn face_changed(&self, face: &Face, reading: &Reading) -> Result<Vec<Watched>> {
        let mut watched = Vec::new();
        for cid8 in self.files.watched()? {
            if matches!(self.read(cid8), Ok(Kept::Held(_))) {
                let face = WatchFace {
                    language: face.language.clone(),
                    notification_word: face.notification_word.clone(),
                    discreet: face.discreet,
                };
                watched.push(self.event(cid8, &WatchEvent::FaceChanged(face), reading)?);
            }
        }
        Ok(watched)
    }
}

/// A sealed answer. Its number follows from the frame that it answers, so that saying it twice is saying it once; what
/// comes later to the same frame has a higher one: a plan that was refused may be held when the clocks are set right.
fn answer(
    environment: &Environment,
    own: &WatchKeys,
    cid8: Cid8,
    seq: u16,
    status: frames::AckStatus,
    reading: &Reading,
) -> Result<Vec<u8>> {
    let rank = match status {
        frames::AckStatus::Refused => 0,
        frames::AckStatus::Held | frames::AckStatus::HeldClockUncertain => 1,
        frames::AckStatus::Ringing => 2,
    };
    let number = seq.saturating_mul(4).saturating_add(rank);
    let ack = Ack { recv_at: reading.wall_ms.div_euclid(1000), seq, status };
    let entropy = environment.entropy.as_ref();
    frames::seal_short(entropy, &own.keys.short, own.side, cid8, number, &Body::Ack(ack))
}

impl Unlocked {
    /// The plans that this installation holds.
    #[must_use]
    pub fn watches(&self) -> Watches {
        Watches::at(&self.environment, &self.installation_folder())
    }

    /// Takes any frame of a paired contact: a plan, or what belongs to one.
    pub fn take_plan(&mut self, frame: &[u8], reading: &Reading) -> Result<Taken> {
        let watches = self.watches();
        match watches.take(frame, reading) {
            Err(Error::NotFound) => {}
            other => return other.map(Taken::Watched),
        }
        watches.files.make_device_secret()?;
        let header = frames::header(frame)?;
        let mut keys = self.checkin_keys()?;
        for index in 0..keys.pairs.len() {
            let Some(pair) = keys.pairs.get(index).cloned() else { break };
            let theirs = pair.side.other();
            if header.class != FrameClass::Plan {
                match open_short_with_ratchet(&pair.receive, theirs, frame) {
                    Ok((header, Body::Operation(operation))) => {
                        let early = PendingOperation::new(header.cid8, header.seq, operation, reading);
                        let calls_for_help = early.calls_for_help();
                        keep(&watches, header.cid8, early)?;
                        return Ok(Taken::Early { friend: self.friend_of(pair.contact), calls_for_help });
                    }
                    // A position is soon followed by another one: it is not worth keeping.
                    Ok((_, Body::Location(_))) => {
                        return Ok(Taken::Early {
                            friend: self.friend_of(pair.contact),
                            calls_for_help: false,
                        });
                    }
                    Ok(_) => return Err(Error::BadFrame),
                    Err(Error::BadFrame) => continue,
                    Err(error) => return Err(error),
                }
            }
            match open_plan_with_ratchet(&pair.receive, theirs, frame) {
                Ok((header, plan, ahead, frame_keys)) => {
                    let taken = self.hold(&watches, &pair, (&header, &plan), frame_keys, reading)?;
                    if let Some(pair) = keys.pairs.get_mut(index) {
                        pair.saw_step(ahead, reading.wall_ms.div_euclid(1000))?;
                    }
                    self.write_checkin_keys(&keys)?;
                    return Ok(taken);
                }
                Err(Error::BadFrame) => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::BadFrame)
    }

    fn hold(
        &mut self,
        watches: &Watches,
        pair: &Pair,
        (header, plan): (&frames::Header, &frames::PlanBody),
        keys: FrameKeys,
        reading: &Reading,
    ) -> Result<Taken> {
        let own = WatchKeys { side: pair.side, keys };
        let face = self.installation.face();
        let beside = Beside {
            friend: self.friend_of(pair.contact),
            keys: Zeroizing::new(minicbor::to_vec(&own).map_err(|_| Error::Internal("encode watch keys"))?),
            offset: Some(self.offset_now(pair, reading)),
            face: WatchFace {
                language: face.language.clone(),
                notification_word: face.notification_word.clone(),
                discreet: face.discreet,
            },
        };
        let _lock = watches.files.lock()?;
        let early = match watches.read(header.cid8) {
            Ok(Kept::Early(early)) => early,
            _ => Vec::new(),
        };
        let (watch, mut effects) = match accept(header.cid8, header.seq, plan, beside, reading) {
            Ok(held) => held,
            Err(why) => {
                let status = why.acknowledged_as();
                let told = status
                    .map(|status| answer(&self.environment, &own, header.cid8, header.seq, status, reading))
                    .transpose()?;
                return Ok(Taken::NotHeld { friend: self.friend_of(pair.contact), why, answer: told });
            }
        };
        let (watch, more) = apply_pending(watch, &early, reading);
        effects.extend(more);
        let answers = watches.answers(&watch, &effects, reading)?;
        let view = watch.view(reading);
        watches.write(header.cid8, &Kept::Held(Box::new(watch)))?;
        Ok(Taken::Watched(Watched { cid8: header.cid8, view, effects, answers }))
    }

    /// How far the clocks are apart, as well as that is still known since pairing.
    fn offset_now(&self, pair: &Pair, reading: &Reading) -> Offset {
        let contact = self.read::<crate::contacts::Contact>(pair.contact).ok();
        let paired_ms =
            contact.and_then(|contact| contact.paired_at).map_or(reading.wall_ms, |at| at.unix_ms);
        pair.offset.after(u64::try_from(reading.wall_ms.saturating_sub(paired_ms)).unwrap_or_default())
    }

    /// The name of a paired contact: hers for it, else the one it gave.
    fn friend_of(&self, contact: RecordId) -> String {
        let contact = self.read::<crate::contacts::Contact>(contact).ok();
        contact.and_then(|contact| contact.name.or(contact.paired_name)).unwrap_or_default()
    }
}

fn keep(watches: &Watches, cid8: Cid8, operation: PendingOperation) -> Result<()> {
    let _lock = watches.files.lock()?;
    let mut early = match watches.read(cid8) {
        Ok(Kept::Early(early)) => early,
        _ => Vec::new(),
    };
    if early.len() < limits::EARLY_FRAMES_MAX && !early.iter().any(|known| known.is_again(&operation)) {
        early.push(operation);
        watches.write(cid8, &Kept::Early(early))?;
    }
    Ok(())
}
