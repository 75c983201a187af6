//! What check-ins ask of the phone: messages to send, neutral notifications, the next wakes. The one executor of the
//! shell carries it out, whether the app is in front or a receiver runs alone.

use std::path::PathBuf;

use alongside_core::Result;
use alongside_core::checkin::channel::SendFailure;
use alongside_core::checkin::machine::{self, Look, Lost, RowKey};
use alongside_core::checkin::said::{REMINDER, REMINDER_WORD};
use alongside_core::checkin::watcher::{WatchEffect, WatchWake, WatchWakeKind};
use alongside_core::ids::CheckinId;
use alongside_core::ordering::ShortList as _;
use alongside_core::session::{CheckIns, Watched, Watches, Woken};
use alongside_core::time::Reading;
use alongside_core::vault::{Environment, Face};
use alongside_core::words::{Catalogue, Language};

use super::known::Known;
use crate::Frame;
use crate::screens::{Effect, NoticeKind, PhoneFacts, WakeKind, WakeView};

/// The notification of her own check-in. A later one replaces it.
pub(crate) const OWN_NOTIFICATION: i64 = 1;
/// The notification of what is watched for others.
pub(crate) const WATCH_NOTIFICATION: i64 = 2;
/// The one channel by which a phone sends without a tap.
pub(crate) const TEXTS: &str = "sms";
/// When to look again after something stood in the way.
const TROUBLE_MS: u64 = 60_000;
/// When to look again at what can't be read.
const UNREADABLE_MS: u64 = 15 * 60_000;

/// Where the check-ins of an installation lie, and in which words they speak.
#[derive(Clone)]
pub(crate) struct Outside {
    environment: Environment,
    folder: PathBuf,
    /// The language where a check-in has none of its own.
    language: Language,
}

/// What an event came to: what is asked of the phone, and what is known now.
pub(crate) struct After {
    pub(crate) effects: Vec<Effect>,
    pub(crate) known: Known,
}

impl Outside {
    pub(crate) fn new(environment: &Environment, folder: &std::path::Path, frame: &Frame) -> Self {
        Outside {
            environment: environment.clone(),
            folder: folder.to_owned(),
            language: frame.words_in(None),
        }
    }

    pub(crate) fn check_ins(&self) -> CheckIns {
        CheckIns::at(&self.environment, &self.folder)
    }

    pub(crate) fn watches(&self) -> Watches {
        Watches::at(&self.environment, &self.folder)
    }

    /// The same with what is known now.
    pub(crate) fn after(&self, asked: &[machine::Effect], reading: &Reading) -> After {
        let effects = self.settle(asked, reading);
        After { effects, known: Known::read(&self.check_ins(), reading) }
    }

    /// Hands what is seen outside the app on to everything that runs.
    pub(crate) fn face_changed(&self, face: &Face, reading: &Reading) -> After {
        // What can't be written now keeps what it had.
        let asked = self.check_ins().face_changed(face, reading).unwrap_or_default();
        let watched = self.watches().face_changed(face, reading).unwrap_or_default();
        let mut after = self.after(&asked, reading);
        let notices = watched.iter().flat_map(|one| self.watch_notices(one));
        after.effects.splice(0..0, notices);
        after
    }

    /// Ticks everything, claims what is to leave, and ends with the one list of wakes. Any number of calls gives the
    /// same; what was asked before and is not answered comes again in its time.
    pub(crate) fn settle(&self, asked: &[machine::Effect], reading: &Reading) -> Vec<Effect> {
        let check_ins = self.check_ins();
        let mut effects = Vec::new();
        let mut troubled = false;
        for effect in asked {
            effects.extend(self.notice(&check_ins, None, *effect));
        }
        match check_ins.tick(reading) {
            Ok(woken) => {
                troubled |= !woken.failed.is_empty();
                effects.extend(self.notices(&check_ins, &woken));
            }
            Err(_) => troubled = true,
        }
        match self.watches().tick(reading) {
            Ok((watched, _)) => effects.extend(watched.iter().flat_map(|one| self.watch_notices(one))),
            Err(_) => troubled = true,
        }
        match sends(&check_ins, reading) {
            Ok(sends) => effects.extend(sends),
            Err(_) => troubled = true,
        }
        let (wakes, all_known) = self.wakes(reading);
        troubled |= !all_known;
        effects.push(Effect::SetWakes { wakes: with_look(wakes, troubled.then_some(TROUBLE_MS), reading) });
        effects
    }

    /// The notices of a wake. One that can't be read counts as overdue: she is asked to look.
    pub(crate) fn notices(&self, check_ins: &CheckIns, woken: &Woken) -> Vec<Effect> {
        let mut effects: Vec<Effect> = Vec::new();
        for (id, effect) in &woken.effects {
            effects.extend(self.notice(check_ins, Some(*id), *effect));
        }
        if !woken.unreadable.is_empty() {
            effects.push(self.neutral(OWN_NOTIFICATION, Look::default(), NoticeKind::Reminder, false));
        }
        effects
    }

    fn notice(&self, check_ins: &CheckIns, id: Option<CheckinId>, effect: machine::Effect) -> Option<Effect> {
        let sounds = match effect {
            machine::Effect::Remind { grace, .. } => grace,
            machine::Effect::Prompt | machine::Effect::Fired => true,
            machine::Effect::AskArrived => false,
            machine::Effect::Destroy => return Some(Effect::Unnotify { numbers: vec![OWN_NOTIFICATION] }),
            // What they say stands on the page; nothing of it is said outside.
            machine::Effect::SayLevel | machine::Effect::ClockTurned | machine::Effect::WriteHistory => {
                return None;
            }
        };
        let found = match id {
            Some(id) => check_ins.get(id).ok(),
            None => check_ins.current().ok().flatten(),
        };
        let look = found.map_or_else(Look::default, |check_in| check_in.look);
        Some(self.neutral(OWN_NOTIFICATION, look, NoticeKind::Reminder, sounds))
    }

    /// What a plan that is held for a friend asks for. The words are the same neutral ones: what it is about stands in
    /// the app.
    pub(crate) fn watch_notices(&self, watched: &Watched) -> Vec<Effect> {
        let face = &watched.view.face;
        let notices = watched.effects.iter().filter_map(|effect| {
            let sounds = match effect {
                WatchEffect::Ask | WatchEffect::Ring | WatchEffect::RingTest => true,
                WatchEffect::QuietAlert | WatchEffect::QuietLine | WatchEffect::ClockWarning => false,
                WatchEffect::Extended | WatchEffect::Ended(_) => {
                    return Some(Effect::Unnotify { numbers: vec![WATCH_NOTIFICATION] });
                }
                WatchEffect::Acknowledge { .. } | WatchEffect::Forget => return None,
            };
            let kind = match effect {
                WatchEffect::Ring => NoticeKind::Ring,
                _ => NoticeKind::Reminder,
            };
            let look = Look {
                language: face.language.clone(),
                word: face.notification_word.clone(),
                discreet: face.discreet,
            };
            Some(self.neutral(WATCH_NOTIFICATION, look, kind, sounds))
        });
        notices.collect()
    }

    /// A notification that says nothing of what it is about.
    pub(crate) fn neutral(&self, number: i64, look: Look, kind: NoticeKind, sounds: bool) -> Effect {
        let language = look.language.as_deref().and_then(Language::from_tag).unwrap_or(self.language);
        let word = look.word.as_deref();
        let text = Catalogue::load(language).map_or_else(
            // Without words there is still a sign.
            |_| word.unwrap_or_default().to_owned(),
            |words| {
                let plain = words.text(REMINDER_WORD, &[]);
                words.text(REMINDER, &[("word", word.unwrap_or(&plain).into())])
            },
        );
        Effect::Notify { number, text, kind, sounds, hidden: look.discreet }
    }

    /// The whole list of wakes as it stands, soonest first, and whether all of it could be read.
    fn wakes(&self, reading: &Reading) -> (Vec<WakeView>, bool) {
        let (mut wakes, mut all_known) = (Vec::new(), true);
        match self.check_ins().next_wakes(reading) {
            Ok(woken) => {
                wakes.extend(woken.wakes.iter().map(own_wake));
                if !woken.unreadable.is_empty() {
                    wakes = with_look(wakes, Some(UNREADABLE_MS), reading);
                }
            }
            Err(_) => all_known = false,
        }
        match self.watches().next_wakes(reading) {
            Ok(watched) => wakes.extend(watched.iter().map(|wake| watch_wake(wake, reading))),
            Err(_) => all_known = false,
        }
        wakes.order_by_key(|wake| wake.at_monotonic_ms);
        wakes.dedup();
        (wakes, all_known)
    }

    /// The same with a look in a minute where part of it could not be read.
    pub(crate) fn all_wakes(&self, reading: &Reading) -> Vec<WakeView> {
        let (wakes, all_known) = self.wakes(reading);
        with_look(wakes, (!all_known).then_some(TROUBLE_MS), reading)
    }

    /// A wake in a minute, and nothing else: what is left where everything else went wrong.
    pub(crate) fn look_soon(reading: &Reading) -> Vec<WakeView> {
        with_look(Vec::new(), Some(TROUBLE_MS), reading)
    }
}

fn with_look(mut wakes: Vec<WakeView>, ahead_ms: Option<u64>, reading: &Reading) -> Vec<WakeView> {
    if let Some(ahead) = ahead_ms {
        let whole = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        wakes.push(WakeView {
            at_monotonic_ms: whole(reading.monotonic_ms.saturating_add(ahead)),
            at_utc_ms: reading.wall_ms.saturating_add(whole(ahead)),
            kind: WakeKind::Look,
            discreet: true,
        });
        wakes.order_by_key(|wake| wake.at_monotonic_ms);
    }
    wakes
}

fn own_wake(wake: &machine::Wake) -> WakeView {
    WakeView {
        at_monotonic_ms: i64::try_from(wake.at_monotonic_ms).unwrap_or(i64::MAX),
        at_utc_ms: wake.at_utc_ms,
        kind: match wake.kind {
            machine::WakeKind::Reminder => WakeKind::Remind,
            machine::WakeKind::Deadline => WakeKind::Deadline,
            machine::WakeKind::Send => WakeKind::Send,
            machine::WakeKind::Tidy => WakeKind::Look,
        },
        discreet: wake.discreet,
    }
}

fn watch_wake(wake: &WatchWake, reading: &Reading) -> WakeView {
    let ahead_ms = wake.at_ms.saturating_sub(reading.wall_ms).max(0);
    let now = i64::try_from(reading.monotonic_ms).unwrap_or(i64::MAX);
    WakeView {
        at_monotonic_ms: now.saturating_add(ahead_ms),
        at_utc_ms: reading.wall_ms.saturating_add(ahead_ms),
        kind: match wake.kind {
            WatchWakeKind::Ask | WatchWakeKind::Ring | WatchWakeKind::QuietAlert => WakeKind::Watch,
            // Nobody has to notice any of these: a phone on which nothing runs then lets them be.
            WatchWakeKind::QuietLine | WatchWakeKind::End | WatchWakeKind::Forget => WakeKind::Look,
        },
        discreet: wake.discreet,
    }
}

/// Claims what is to leave. What no phone sends by itself waits for a device that does.
fn sends(check_ins: &CheckIns, reading: &Reading) -> Result<Vec<Effect>> {
    let mut effects = Vec::new();
    for leaving in check_ins.take_outgoing(reading)? {
        if leaving.channel == TEXTS {
            effects.push(Effect::SendRow {
                check_in: leaving.check_in.to_string(),
                row: row_id(leaving.row),
                channel: leaving.channel,
                to: leaving.message.address.to,
                text: leaving.message.text,
            });
        } else {
            check_ins.sent(leaving.check_in, leaving.row, Err(SendFailure::Later), reading)?;
        }
    }
    Ok(effects)
}

/// A row as a shell hands it back. It says nothing to anybody else.
pub(crate) fn row_id(row: RowKey) -> String {
    let RowKey { contact, way, kind, generation } = row;
    format!("{contact}.{way}.{}.{generation}", kind.as_str())
}

/// What `row_id` wrote; nothing where it is anything else.
pub(crate) fn row_of(id: &str) -> Option<RowKey> {
    use alongside_core::checkin::channel::MessageKind;
    let mut parts = id.split('.');
    let (contact, way, kind, generation) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let kind = MessageKind::ALL.iter().copied().find(|known| known.as_str() == kind)?;
    let row = RowKey {
        contact: contact.parse().ok()?,
        way: way.parse().ok()?,
        kind,
        generation: generation.parse().ok()?,
    };
    parts.next().is_none().then_some(row)
}

/// What the phone says is missing, as the core counts it. Whether there is a network is not among the facts.
pub(crate) fn lacks(facts: &PhoneFacts, network: bool) -> Lost {
    let bits = [
        (network, Lost::NETWORK),
        (!facts.ios && (!facts.may_text || !facts.has_sim), Lost::SMS),
        (!facts.may_notify, Lost::NOTIFICATIONS),
        (!facts.exact_alarms, Lost::EXACT_ALARMS),
        (!facts.may_locate, Lost::LOCATION),
    ];
    Lost(bits.into_iter().filter(|(missing, _)| *missing).fold(0, |lost, (_, bit)| lost | bit))
}

#[cfg(test)]
mod tests {
    use alongside_core::checkin::channel::MessageKind;

    use super::*;

    #[test]
    fn a_row_comes_back_as_it_went_out() {
        for kind in MessageKind::ALL {
            let row = RowKey { contact: 4, way: 255, kind: *kind, generation: 65_535 };
            assert_eq!(row_of(&row_id(row)), Some(row));
        }
        for odd in ["", "1.2.alert", "1.2.alert.3.4", "256.0.alert.0", "0.0.shout.0", "0.0.alert.-1"] {
            assert_eq!(row_of(odd), None, "{odd}");
        }
    }
}
