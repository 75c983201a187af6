//! One simulated phone: the real check-ins over files in memory, clocks that can be turned, and a radio.

use std::path::Path;
use std::sync::Arc;

use crate::checkin::arming::{self, ContactToArm, Home, NewCheckIn, PinsToArm};
use crate::checkin::frames::{FrameKeys, Side};
use crate::checkin::machine::{CheckIn, Fallback, Look, Mode, Way};
use crate::checkin::pairing::DirectionKey;
use crate::checkin::position::ToldPrecision;
use crate::checkin::texts::{self, About};
use crate::entropy::{Entropy, random};
use crate::error::Result;
use crate::ids::{CheckinId, InstallationId, RecordId};
use crate::secret::Passcode;
use crate::session::CheckIns;
use crate::time::{BootId, Reading, Zone};
use crate::vault::{Environment, KdfParameters, PinRoles, PinSet, make_pins};
use crate::words::Catalogue;

use super::storage::{MemoryDevice, MemoryStorage, SeededEntropy};
use super::watcher::WatcherPhone;

/// The cheapest that a PIN may cost: nobody guesses PINs in a simulation.
const KDF: KdfParameters = KdfParameters { memory_kib: 8, passes: 1 };
/// Where a phone's files stand in its own memory.
const FOLDER: &str = "/phone";

/// Which PIN somebody types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pin {
    /// The one of a free ending.
    Safe,
    /// The one of a forced ending.
    Duress,
    /// Neither.
    Wrong,
}

impl Pin {
    fn typed(self) -> &'static str {
        match self {
            Pin::Safe => "2580",
            Pin::Duress => "1973",
            Pin::Wrong => "0000",
        }
    }

    /// As it is typed.
    pub(super) fn passcode(self) -> Result<Passcode> {
        Passcode::new(self.typed().as_bytes().to_vec())
    }
}

/// One pairing as the one who checks in.
#[derive(Debug, Clone)]
pub(super) struct PairStart {
    pub(super) watcher: usize,
    pub(super) side: Side,
    pub(super) send: DirectionKey,
}

/// Somebody who is told, as a start names it.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) phone: usize,
    pub(super) number: String,
    pub(super) called: String,
    pub(super) paired: bool,
    pub(super) app_only: bool,
    pub(super) tell: [bool; 3],
    pub(super) precision: ToldPrecision,
}

/// What is started.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) duration_s: i64,
    pub(super) grace_s: u32,
    pub(super) max_extend_s: u32,
    pub(super) place: Option<String>,
    pub(super) note: Option<String>,
    pub(super) positions_follow: bool,
    /// What a forced ending does without a silent channel; nothing: no second PIN.
    pub(super) duress: Option<Fallback>,
    pub(super) told: Vec<Told>,
}

/// A message that lies on a phone.
#[derive(Debug, Clone)]
pub(super) struct Received {
    pub(super) text: String,
    pub(super) opened: bool,
    pub(super) sealed: bool,
}

/// One phone.
#[expect(clippy::struct_excessive_bools, reason = "switches of a device, each on or off alone")]
pub(super) struct Phone {
    pub(super) name: String,
    pub(super) number: String,
    pub(super) storage: Arc<MemoryStorage>,
    pub(super) device: Arc<MemoryDevice>,
    pub(super) entropy: Arc<SeededEntropy>,
    pub(super) check_ins: CheckIns,
    pub(super) watcher: WatcherPhone,
    pub(super) pairs: Vec<PairStart>,
    pub(super) inbox: Vec<Received>,
    /// Contacts of the newest start, in its order: to whom a row goes.
    pub(super) told: Vec<usize>,
    // Clocks.
    booted_at_ms: i64,
    boots: u32,
    index: u8,
    pub(super) wall_ahead_ms: i64,
    pub(super) zone: Zone,
    // What is on.
    pub(super) on: bool,
    pub(super) stopped: bool,
    pub(super) alive: bool,
    pub(super) airplane: bool,
    pub(super) no_signal: bool,
    pub(super) no_network: bool,
    pub(super) sim_locked: bool,
    pub(super) lost: u8,
    /// Counts processes: what an earlier one was waiting for is nobody's.
    pub(super) run: u64,
    /// Counts alarms: only the last list stands.
    pub(super) alarms: u64,
    pub(super) watch_alarms: u64,
    pub(super) alarms_late_ms: i64,
    pub(super) dies_after_send: bool,
    /// How long after it came its owner opens a sealed message; nothing: only when told.
    pub(super) opens_after_ms: Option<i64>,
    secrets: Option<(PinSet, PinRoles)>,
    fallback: Fallback,
}

impl Phone {
    pub(super) fn new(index: u8, name: &str, seed: u64, now_ms: i64, zone: Zone) -> Self {
        let storage = Arc::new(MemoryStorage::default());
        let device = Arc::new(MemoryDevice::new(seed ^ 0xdead));
        let entropy = Arc::new(SeededEntropy::new(seed));
        let environment = Environment {
            storage: Arc::clone(&storage) as _,
            entropy: Arc::clone(&entropy) as _,
            device: Arc::clone(&device) as _,
            checkins: None,
        };
        let check_ins = CheckIns::at(&environment, Path::new(FOLDER));
        Phone {
            name: name.to_owned(),
            number: format!("+44770090{index:04}"),
            storage,
            device,
            entropy,
            check_ins,
            watcher: WatcherPhone::default(),
            pairs: Vec::new(),
            inbox: Vec::new(),
            told: Vec::new(),
            // It has been on for a while: nothing begins at zero.
            booted_at_ms: now_ms.saturating_sub(7_200_000),
            boots: 1,
            index,
            wall_ahead_ms: 0,
            zone,
            on: true,
            stopped: false,
            alive: true,
            airplane: false,
            no_signal: false,
            no_network: false,
            sim_locked: false,
            lost: 0,
            run: 0,
            alarms: 0,
            watch_alarms: 0,
            alarms_late_ms: 0,
            dies_after_send: false,
            opens_after_ms: None,
            secrets: None,
            fallback: Fallback::Nobody,
        }
    }

    /// What its clocks show.
    pub(super) fn reading(&self, now_ms: i64) -> Reading {
        let mut boot = [self.index; 16];
        if let Some(first) = boot.first_chunk_mut::<4>() {
            *first = self.boots.to_be_bytes();
        }
        Reading {
            wall_ms: now_ms.saturating_add(self.wall_ahead_ms),
            zone: self.zone,
            monotonic_ms: u64::try_from(now_ms.saturating_sub(self.booted_at_ms)).unwrap_or(0),
            boot: BootId(boot),
            trusted: false,
        }
    }

    /// The same with time from elsewhere.
    pub(super) fn trusted_reading(&self, now_ms: i64) -> Reading {
        Reading { wall_ms: now_ms, trusted: true, ..self.reading(now_ms) }
    }

    pub(super) fn boot(&mut self, now_ms: i64) {
        self.on = true;
        self.boots = self.boots.saturating_add(1);
        self.booted_at_ms = now_ms;
    }

    /// A process that ended, however: what it waited for is nobody's.
    pub(super) fn end_process(&mut self) {
        self.alive = false;
        self.run = self.run.saturating_add(1);
        self.storage.revive();
    }

    pub(super) fn can_run(&self) -> bool {
        self.on && !self.stopped
    }

    pub(super) fn can_text(&self) -> bool {
        use crate::checkin::machine::Lost;
        let allowed = !Lost(self.lost).has(Lost::SMS);
        self.on && allowed && !self.airplane && !self.no_signal && !self.sim_locked
    }

    pub(super) fn can_receive(&self) -> bool {
        self.on && !self.airplane && !self.no_signal && !self.sim_locked
    }

    pub(super) fn has_network(&self) -> bool {
        self.on && !self.airplane && !self.no_network
    }

    /// Sets both PINs, as an open vault would.
    fn set_pins(&mut self, duress: Option<Fallback>) -> Result<()> {
        let secret = self.check_ins.files.make_device_secret()?;
        let safe = Pin::Safe.passcode()?;
        let forced = Pin::Duress.passcode()?;
        let made =
            make_pins(self.entropy.as_ref(), &secret, KDF, &safe, duress.is_some().then_some(&forced))?;
        self.fallback = duress.unwrap_or(Fallback::Nobody);
        self.secrets = Some(made);
        Ok(())
    }

    /// Arms a check-in, as an open vault would.
    pub(super) fn start(&mut self, words: &Catalogue, plan: &Plan, now_ms: i64) -> Result<CheckinId> {
        self.set_pins(plan.duress)?;
        let reading = self.reading(now_ms);
        let entropy: &dyn Entropy = self.entropy.as_ref();
        let id = CheckinId(random(entropy)?);
        let mut contacts = Vec::new();
        let mut stepped = Vec::new();
        for told in &plan.told {
            let pair = self.pairs.iter().position(|pair| told.paired && pair.watcher == told.phone);
            let watch: Option<(Side, FrameKeys)> = match pair.and_then(|at| self.pairs.get(at)) {
                Some(pair) => Some((pair.side, pair.send.frame_keys(id.cid8())?)),
                None => None,
            };
            stepped.extend(pair);
            contacts.push(self.contact(words, plan, told, watch, &reading)?);
        }
        let pins =
            self.secrets.as_ref().map(|(set, roles)| PinsToArm { set, roles, fallback: self.fallback });
        let new = NewCheckIn {
            mode: Mode::Real,
            duration_s: plan.duration_s,
            grace_s: plan.grace_s,
            max_extend_s: plan.max_extend_s,
            place: plan.place.clone(),
            note: plan.note.clone(),
            fence: None,
            positions_follow: plan.positions_follow,
            position: None,
            zone: self.zone,
            look: Look { language: None, word: None, discreet: false },
        };
        let home = Home { id, installation: InstallationId(random(entropy)?), history: random(entropy)? };
        let check_in = arming::arm(entropy, home, &new, contacts, pins, &reading)?;
        // The keys step before anything that others may get is sealed.
        for at in stepped {
            if let Some(pair) = self.pairs.get_mut(at) {
                pair.send = pair.send.stepped()?;
            }
        }
        let id = self.check_ins.add(check_in)?;
        self.told = plan.told.iter().map(|told| told.phone).collect();
        Ok(id)
    }

    fn contact(
        &self,
        words: &Catalogue,
        plan: &Plan,
        told: &Told,
        watch: Option<(Side, FrameKeys)>,
        reading: &Reading,
    ) -> Result<ContactToArm> {
        let texts = texts::prepare(
            words,
            &About {
                called: Some(&told.called),
                zone: reading.zone,
                place: plan.place.as_deref(),
                note: plan.note.as_deref(),
                test: false,
                precision: told.precision,
                own_alert: None,
            },
        )?;
        let [tell_start, tell_late, tell_arrival] = told.tell;
        Ok(ContactToArm {
            record: RecordId(random(self.entropy.as_ref())?),
            precision: told.precision,
            texts,
            ways: vec![Way {
                channel: "sms".into(),
                to: told.number.clone(),
                account: None,
                proved_at: None,
            }],
            app_only: told.app_only && watch.is_some(),
            watch,
            tell_start,
            tell_late,
            tell_arrival,
        })
    }

    /// The check-in that runs, else the newest that is kept; nothing also where it can't be read.
    pub(super) fn check_in(&self) -> Option<CheckIn> {
        self.check_ins.current().ok().flatten()
    }

    /// All that can be read, the newest first.
    pub(super) fn all_check_ins(&self) -> Vec<CheckIn> {
        let ids = self.check_ins.files.capsules().unwrap_or_default();
        let mut all: Vec<CheckIn> = ids.into_iter().filter_map(|id| self.check_ins.get(id).ok()).collect();
        all.sort_by_key(|one| std::cmp::Reverse((one.started_at, one.id)));
        all
    }
}
