//! Acts carried out.

use std::path::Path;
use std::sync::Arc;

use crate::checkin::machine::{Effect, Lost};
use crate::checkin::position::Position;
use crate::checkin::watcher::Answered;
use crate::error::{Error, Result};
use crate::fields::Coordinates;
use crate::time::Reading;

use super::act::{Act, Answer, Permission};
use super::happening::What;
use super::phone::{Phone, Pin};
use super::storage::Crash;
use super::world::{Task, World};

/// How late an alarm may come that is not exact.
const INEXACT_MS: i64 = 600_000;

impl Permission {
    fn bit(self) -> u8 {
        match self {
            Permission::Network => Lost::NETWORK,
            Permission::Sms => Lost::SMS,
            Permission::Notifications => Lost::NOTIFICATIONS,
            Permission::ExactAlarms => Lost::EXACT_ALARMS,
            Permission::Location => Lost::LOCATION,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Permission::Network => "network",
            Permission::Sms => "sms",
            Permission::Notifications => "notifications",
            Permission::ExactAlarms => "exact-alarms",
            Permission::Location => "location",
        }
    }
}

impl World {
    /// Carries out one act.
    pub(super) fn act(&mut self, at: usize, act: Act) {
        let known = self.phones.get(at).is_some();
        if !known {
            return;
        }
        match act {
            Act::Reboot { off_s, sim_locked, network_time } => {
                self.power_off(at, true);
                self.with(at, |phone| phone.sim_locked = sim_locked);
                let off_ms = i64::try_from(off_s).unwrap_or(0).saturating_mul(1000);
                self.push_in(off_ms, Task::Boot { phone: at, trusted: network_time });
            }
            Act::PowerOff {} => self.power_off(at, true),
            Act::Destroy {} => self.power_off(at, false),
            Act::PowerOn {} => self.boot(at, false),
            // An app that has just died is being started again by the system, which a second kill doesn't hinder.
            Act::Kill {} if self.phones.get(at).is_some_and(|phone| !phone.alive) => {}
            Act::Kill {} => {
                self.with(at, Phone::end_process);
                self.tell(at, What::Killed);
            }
            Act::ForceStop {} => {
                self.with(at, |phone| {
                    phone.end_process();
                    phone.stopped = true;
                    phone.alarms = phone.alarms.saturating_add(1);
                    phone.watch_alarms = phone.watch_alarms.saturating_add(1);
                });
                self.tell(at, What::ForceStopped);
            }
            Act::Open {} => self.open_app(at),
            Act::Unlock {} => {
                self.with(at, |phone| phone.sim_locked = false);
                self.tell(at, What::Unlocked);
                self.wake(at);
            }
            Act::Airplane { on } => self.radio(at, on, "airplane", |phone, on| phone.airplane = on),
            Act::NoSignal { on } => self.radio(at, on, "no-signal", |phone, on| phone.no_signal = on),
            Act::NoNetwork { on } => self.radio(at, on, "no-network", |phone, on| phone.no_network = on),
            Act::SetClock { by_min } => {
                self.with(at, |phone| {
                    phone.wall_ahead_ms = phone.wall_ahead_ms.saturating_add(by_min.saturating_mul(60_000));
                });
                self.tell(at, What::ClockSet { minutes: by_min });
                // The system says so to every app.
                self.wake(at);
                self.watch_tick(at);
            }
            Act::TrustTime {} => {
                self.tell(at, What::TimeTrusted);
                self.wake_with(at, true);
            }
            Act::Travel { zone } => {
                if let Ok(there) = zone.parse() {
                    self.with(at, |phone| phone.zone = there);
                    self.tell(at, What::Travelled { zone });
                    self.wake(at);
                }
            }
            Act::AlarmsLate { seconds } => {
                let late_ms = i64::try_from(seconds).unwrap_or(0).saturating_mul(1000);
                self.with(at, |phone| phone.alarms_late_ms = late_ms);
                self.tell(at, What::AlarmsLate { seconds });
                self.wake(at);
            }
            Act::Tick { times } => (0..times.min(100)).for_each(|_| self.wake(at)),
            Act::OpenMessage { again } => {
                let count = self.phones.get(at).map_or(0, |phone| phone.inbox.len());
                let places: Vec<usize> =
                    if again { (0..count).rev().collect() } else { (0..count).collect() };
                for place in places {
                    self.open_message(at, place, again);
                }
            }
            Act::CrashAfterSend {} => self.with(at, |phone| phone.dies_after_send = true),
            Act::CrashWriting { at_change, after } => {
                self.with(at, |phone| phone.storage.crash_at(Some(Crash { at_change, after })));
            }
            Act::CorruptCapsule { copies } => self.corrupt(at, copies),
            Act::RestoreBackup {} => {
                self.with(at, |phone| {
                    phone.end_process();
                    phone.device.forget_all();
                });
                self.tell(at, What::Restored);
                self.wake(at);
            }
            Act::Answer { with } => self.answer(at, with),
            Act::PermissionLost { what: Permission::ExactAlarms } => {
                self.with(at, |phone| {
                    phone.end_process();
                    phone.alarms = phone.alarms.saturating_add(1);
                    phone.lost |= Permission::ExactAlarms.bit();
                    phone.alarms_late_ms = INEXACT_MS;
                });
                self.tell(at, What::Permission { state: "exact-alarms-lost".into() });
            }
            Act::RelayDown {} => self.set_relay_down(true),
            Act::RelayUp {} => self.set_relay_down(false),
            act => self.in_app(at, &act),
        }
    }

    fn with(&mut self, at: usize, change: impl FnOnce(&mut Phone)) {
        if let Some(phone) = self.phones.get_mut(at) {
            change(phone);
        }
    }

    fn power_off(&mut self, at: usize, comes_back: bool) {
        self.with(at, |phone| {
            phone.end_process();
            phone.on = false;
            phone.alarms = phone.alarms.saturating_add(1);
            phone.watch_alarms = phone.watch_alarms.saturating_add(1);
            if !comes_back {
                phone.storage.damage(|_| true);
            }
        });
        self.tell(at, What::PoweredOff);
    }

    pub(super) fn boot(&mut self, at: usize, trusted: bool) {
        let now_ms = self.now_ms;
        let Some(phone) = self.phones.get_mut(at).filter(|phone| !phone.on) else { return };
        phone.boot(now_ms);
        self.tell(at, What::PoweredOn);
        // A stopped app is not told of the start either.
        self.wake_with(at, trusted);
        self.watch_tick(at);
    }

    /// She opens the app: one that was stopped says for how long.
    fn open_app(&mut self, at: usize) {
        let now_ms = self.now_ms;
        let Some(phone) = self.phones.get_mut(at).filter(|phone| phone.on) else { return };
        let was_stopped = std::mem::replace(&mut phone.stopped, false);
        let reading = phone.reading(now_ms);
        let anchor = phone.check_in().map(|check_in| check_in.anchor);
        self.tell(at, What::Opened);
        if let Some(anchor) = anchor.filter(|_| was_stopped) {
            let silent_ms = anchor.estimate(&reading).ms().saturating_sub(anchor.estimate_ms);
            self.tell(at, What::WasStopped { minutes: silent_ms.div_euclid(60_000) });
        }
        self.wake(at);
        self.watch_tick(at);
    }

    fn radio(&mut self, at: usize, on: bool, state: &str, change: impl FnOnce(&mut Phone, bool)) {
        self.with(at, |phone| change(phone, on));
        let state = if on { state.to_owned() } else { format!("{state}-over") };
        self.tell(at, What::Radio { state });
        self.sync_after_radio(at);
        self.wake(at);
    }

    fn corrupt(&mut self, at: usize, copies: u8) {
        let Some(phone) = self.phones.get(at) else { return };
        let is_copy = |path: &Path, copy: &str| {
            let capsule = path.parent().and_then(Path::file_name).is_some_and(|folder| folder == "c");
            capsule && path.extension().is_some_and(|ending| ending == copy)
        };
        phone.storage.damage(|path| is_copy(path, "1") || (copies > 1 && is_copy(path, "2")));
        self.tell(at, What::Corrupted);
        self.wake(at);
    }

    fn answer(&mut self, at: usize, with: Answer) {
        let now_ms = self.now_ms;
        let Some(phone) = self.phones.get_mut(at).filter(|phone| phone.can_run()) else { return };
        let answered = match with {
            Answer::Texted => Answered::TheyTexted,
            Answer::NotYet => Answered::NotYet,
            Answer::Silence => Answered::Silence,
        };
        let reading = phone.reading(now_ms);
        let entropy = Arc::clone(&phone.entropy);
        let led = phone.watcher.answer(entropy.as_ref(), answered, &reading);
        self.tell(at, What::Answered { answer: with.as_str().into() });
        self.led(at, led);
    }

    /// What she does in the app; where it was not running, that starts it.
    fn in_app(&mut self, at: usize, act: &Act) {
        let Some(phone) = self.phones.get(at) else { return };
        if !phone.on {
            return self.tell(at, What::Refused { code: "off".into() });
        }
        if phone.stopped {
            self.open_app(at);
        } else if !phone.alive {
            self.wake(at);
        }
        let times = if let Act::WrongPin { times } = act { (*times).min(1000) } else { 1 };
        for _ in 0..times {
            self.once_in_app(at, act);
        }
        self.wake(at);
    }

    fn once_in_app(&mut self, at: usize, act: &Act) {
        let Some(phone) = self.phones.get(at) else { return };
        let reading = phone.reading(self.now_ms);
        let removed = match act {
            Act::RemoveContact { phone: name, .. } => {
                self.phones.iter().position(|phone| phone.name == *name)
            }
            _ => None,
        };
        let place = removed.and_then(|removed| phone.told.iter().position(|told| *told == removed));
        let done = perform(phone, act, place, &reading);
        let dead = phone.storage.is_dead();
        match done {
            _ if dead => self.died(at),
            Ok((what, effects)) => {
                self.with(at, |phone| match act {
                    Act::PermissionLost { what } => phone.lost |= what.bit(),
                    Act::PermissionBack { what } => phone.lost &= !what.bit(),
                    _ => {}
                });
                if let Some(what) = what {
                    self.tell(at, what);
                }
                for effect in effects {
                    self.tell_effect(at, effect);
                }
                self.observe(at);
            }
            Err(Error::WrongPin) => self.tell(at, What::WrongPin),
            Err(Error::Throttled { .. }) => self.tell(at, What::Throttled),
            Err(error) => self.tell(at, What::Refused { code: error.code().as_str().into() }),
        }
    }
}

type Done = (Option<What>, Vec<Effect>);

fn perform(phone: &Phone, act: &Act, contact: Option<usize>, reading: &Reading) -> Result<Done> {
    let check_ins = &phone.check_ins;
    let of = |what: What, effects: Vec<Effect>| Ok((Some(what), effects));
    match act {
        Act::Safe { pin } => of(What::Ended, check_ins.safe(&pin.passcode()?, reading)?),
        Act::Duress {} => of(What::Ended, check_ins.safe(&Pin::Duress.passcode()?, reading)?),
        Act::WrongPin { .. } => of(What::Ended, check_ins.safe(&Pin::Wrong.passcode()?, reading)?),
        Act::Cancel { pin } => of(What::Cancelled, check_ins.cancel(&pin.passcode()?, reading)?),
        Act::Extend { by_min, pin } => {
            let pin = pin.map(Pin::passcode).transpose()?;
            let effects = check_ins.extend(by_min.saturating_mul(60), pin.as_ref(), reading)?;
            of(What::Extended { minutes: *by_min }, effects)
        }
        Act::Alert {} => of(What::HelpAsked, check_ins.alert_now(reading)?),
        Act::Locate { lat, lon, accuracy_m, battery } => {
            let at = Coordinates { lat_e7: e7(*lat), lon_e7: e7(*lon) };
            let position = Position::new(at, *accuracy_m, reading.wall_ms.div_euclid(1000), *battery)?;
            of(What::Located, check_ins.located(position, reading)?)
        }
        Act::PermissionLost { what } => {
            lost(phone, phone.lost | what.bit(), (what.as_str(), "lost"), reading)
        }
        Act::PermissionBack { what } => {
            lost(phone, phone.lost & !what.bit(), (what.as_str(), "back"), reading)
        }
        Act::RemoveContact { tell, pin, phone: name } => {
            let contact = contact.and_then(|place| u8::try_from(place).ok()).ok_or(Error::NotFound)?;
            let effects = check_ins.remove_contact(contact, &pin.passcode()?, *tell, reading)?;
            of(What::ContactRemoved { name: name.clone() }, effects)
        }
        _ => Ok((None, Vec::new())),
    }
}

fn lost(phone: &Phone, bits: u8, (what, how): (&str, &str), reading: &Reading) -> Result<Done> {
    let effects = phone.check_ins.platform_lost(Lost(bits), reading)?;
    Ok((Some(What::Permission { state: format!("{what}-{how}") }), effects))
}

#[expect(clippy::cast_possible_truncation, reason = "cut to the range first")]
fn e7(degrees: f64) -> i32 {
    (degrees.clamp(-200.0, 200.0) * 1e7).round() as i32
}
