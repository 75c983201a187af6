//! Makes a check-in while the vault is open: limits, texts, sealed close bundles and the plan for each watcher.

use super::clock::Anchor;
use super::fence::Fence;
use super::frames::{FrameKeys, PlanBody, PlanFlags, Side, token_hash};
use super::machine::{
    CheckIn, Contact, Content, Draft, Ending, Fallback, HistoryTo, Look, Mode, OpenedBundle, PlanText, State,
    TextKind, Tries, Watcher, Way,
};
use super::position::{Position, ToldPrecision};
use super::texts::Texts;
use crate::entropy::{Entropy, random};
use crate::error::{Error, Refusal, Result};
use crate::ids::{CheckinId, FileId, InstallationId, RecordId};
use crate::limits;
use crate::time::{Reading, Zone};
use crate::vault::{PinRoles, PinSet, seal_bundle};

/// Letters and digits that are not taken for one another when read out.
const REFERENCE_SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// What she wants.
#[derive(Clone)]
pub struct NewCheckIn {
    /// In earnest, a test, or practice.
    pub mode: Mode,
    /// Seconds until she means to be done.
    pub duration_s: i64,
    /// Seconds after that until contacts are told.
    pub grace_s: u32,
    /// By how much it can be put off in all.
    pub max_extend_s: u32,
    /// Where she is going, in words.
    pub place: Option<String>,
    /// What else contacts may be told.
    pub note: Option<String>,
    /// A plan by place.
    pub fence: Option<Fence>,
    /// Positions will follow while it runs.
    pub positions_follow: bool,
    /// Where she is as it starts.
    pub position: Option<Position>,
    /// Her zone.
    pub zone: Zone,
    /// How it looks outside the app.
    pub look: Look,
}

/// Somebody who is to be told, with everything that needs the open vault.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "choices that are each made or not")]
pub struct ContactToArm {
    /// The contact's record.
    pub record: RecordId,
    /// What it may be told about places.
    pub precision: ToldPrecision,
    /// Its texts, rendered and measured.
    pub texts: Texts,
    /// Ways that send by themselves.
    pub ways: Vec<Way>,
    /// Its side of the pairing and the keys of this check-in.
    pub watch: Option<(Side, FrameKeys)>,
    /// She chose a message at the start.
    pub tell_start: bool,
    /// She chose a message when she runs late.
    pub tell_late: bool,
    /// She chose a message on arrival.
    pub tell_arrival: bool,
    /// Through its app only.
    pub app_only: bool,
}

/// The PINs it is armed with.
#[derive(Clone, Copy)]
pub struct PinsToArm<'a> {
    /// Public keys.
    pub set: &'a PinSet,
    /// Which is which.
    pub roles: &'a PinRoles,
    /// What a forced ending does where no silent channel is proved.
    pub fallback: Fallback,
}

/// Where it belongs and where its history goes.
#[derive(Clone, Copy)]
pub struct Home {
    /// The check-in's own id, drawn before, since the keys of its frames depend on it.
    pub id: CheckinId,
    /// The installation.
    pub installation: InstallationId,
    /// Public key of the vault that arms it.
    pub history: [u8; 32],
}

impl NewCheckIn {
    fn check(&self, contacts: usize) -> Result<()> {
        let out_of_range = |field| Err(Error::invalid(field, Refusal::OutOfRange));
        if contacts == 0 && self.mode != Mode::Practice {
            return Err(Error::invalid("contact", Refusal::Empty));
        }
        if contacts > limits::CHECKIN_CONTACTS_MAX {
            return Err(Error::invalid("contact", Refusal::TooMany));
        }
        let earnest = self.mode == Mode::Real;
        let shortest = if earnest { limits::CHECKIN_MIN_S } else { 1 };
        if !(shortest..=limits::CHECKIN_MAX_S).contains(&self.duration_s) {
            return out_of_range("in");
        }
        let fits = if earnest {
            limits::CHECKIN_GRACE_RANGE_S.contains(&self.grace_s)
        } else {
            (1..=*limits::CHECKIN_GRACE_RANGE_S.end()).contains(&self.grace_s)
        };
        if !fits {
            return out_of_range("grace");
        }
        if self.max_extend_s > limits::EXTEND_MAX_S {
            return out_of_range("extend");
        }
        Ok(())
    }
}

/// Makes the check-in. It is not armed yet: nothing is written and nobody is told.
pub fn arm(
    entropy: &dyn Entropy,
    home: Home,
    new: &NewCheckIn,
    contacts: Vec<ContactToArm>,
    pins: Option<PinsToArm<'_>>,
    reading: &Reading,
) -> Result<CheckIn> {
    new.check(contacts.len())?;
    if pins.is_none() && new.mode == Mode::Real {
        return Err(Error::NoPin);
    }
    let mut check_in = blank(entropy, home, new, reading)?;
    let tokens = [random::<8>(entropy)?, random::<8>(entropy)?];
    let hashes = tokens.map(|token| token_hash(check_in.id.cid8(), &token));
    let plan = plan_body(&check_in, new, hashes);
    let mut plan_keys = Vec::new();
    for (index, contact) in contacts.into_iter().enumerate() {
        let number = u8::try_from(index).map_err(|_| Error::invalid("contact", Refusal::TooMany))?;
        let watcher = match contact.watch {
            Some((side, FrameKeys { plan, short })) => {
                plan_keys.push((number, plan));
                Some(Watcher {
                    side,
                    short,
                    acknowledged_at: None,
                    clock_uncertain: false,
                    mark: 0,
                    located_at: None,
                    acknowledged_seq: 0,
                    rings_since: None,
                })
            }
            None => None,
        };
        check_in.contacts.push(Contact {
            record: contact.record,
            precision: contact.precision,
            texts: Some(contact.texts),
            ways: contact.ways,
            watcher,
            tell_start: contact.tell_start,
            tell_late: contact.tell_late,
            tell_arrival: contact.tell_arrival,
            removed: false,
            app_only: contact.app_only,
        });
    }
    if let Some(pins) = pins {
        seal_bundles(entropy, &mut check_in, &plan, &plan_keys, tokens, hashes, pins)?;
    }
    check_in.wanted_level = if plan_keys.is_empty() { 1 } else { 2 };
    let now = check_in.started_at;
    for (number, key) in plan_keys {
        check_in.send_plan(number, &plan, key, now);
    }
    check_in.tell_start(now);
    if new.positions_follow {
        check_in.send_position_at_start(now);
    }
    check_in.check_room()?;
    Ok(check_in)
}

/// Seals what is still a draft, so that it can be committed. Copies of one frame stay copies.
pub fn seal_drafts(check_in: &mut CheckIn, entropy: &dyn Entropy) -> Result<()> {
    let mut sealed: Vec<(u8, u16, Vec<u8>)> = Vec::new();
    let cid8 = check_in.id.cid8();
    for row in &mut check_in.outbox {
        let Content::Draft(draft) = &row.content else { continue };
        let known = sealed.iter().find(|(contact, seq, _)| (*contact, *seq) == (row.key.contact, draft.seq));
        let frame = if let Some((_, _, frame)) = known {
            frame.clone()
        } else {
            let watcher = check_in
                .contacts
                .get(usize::from(row.key.contact))
                .and_then(|contact| contact.watcher.as_ref())
                .ok_or(Error::Internal("a frame for nobody"))?;
            let frame = seal_draft(entropy, watcher, cid8, draft)?;
            sealed.push((row.key.contact, draft.seq, frame.clone()));
            frame
        };
        row.content = Content::Frame(frame);
    }
    Ok(())
}

fn seal_draft(
    entropy: &dyn Entropy,
    watcher: &Watcher,
    cid8: crate::ids::Cid8,
    draft: &Draft,
) -> Result<Vec<u8>> {
    match (&draft.body, &draft.plan_key) {
        (super::frames::Body::Plan(plan), Some(key)) => {
            super::frames::seal_plan(entropy, key, watcher.side, cid8, draft.seq, plan)
        }
        (body, _) => super::frames::seal_short(entropy, &watcher.short, watcher.side, cid8, draft.seq, body),
    }
}

/// A message without a timer: born closed, with its rows owed.
pub fn tell(
    entropy: &dyn Entropy,
    home: Home,
    new: &NewCheckIn,
    contacts: Vec<(ContactToArm, String)>,
    reading: &Reading,
) -> Result<CheckIn> {
    if contacts.is_empty() {
        return Err(Error::invalid("contact", Refusal::Empty));
    }
    if contacts.len() > limits::CHECKIN_CONTACTS_MAX {
        return Err(Error::invalid("contact", Refusal::TooMany));
    }
    let mut told = blank(entropy, home, new, reading)?;
    let now = told.started_at;
    told.plan = None;
    told.state = State::Closed(Ending::Told);
    told.closed_at = Some(now);
    for (index, (contact, text)) in contacts.into_iter().enumerate() {
        let number = u8::try_from(index).map_err(|_| Error::invalid("contact", Refusal::TooMany))?;
        told.contacts.push(Contact {
            record: contact.record,
            precision: contact.precision,
            texts: None,
            ways: contact.ways,
            watcher: None,
            tell_start: false,
            tell_late: false,
            tell_arrival: false,
            removed: false,
            app_only: false,
        });
        told.send_written(number, &text, now);
    }
    told.history_waits = Some(told.entry_of_told());
    Ok(told)
}

fn blank(entropy: &dyn Entropy, home: Home, new: &NewCheckIn, reading: &Reading) -> Result<CheckIn> {
    let anchor = Anchor::at_start(reading);
    let started_at = anchor.estimate_ms.div_euclid(1000);
    let due = started_at.saturating_add(new.duration_s);
    let deadline = due.saturating_add(new.grace_s.into());
    let last = started_at.saturating_add(limits::CHECKIN_MAX_S).saturating_add(new.grace_s.into());
    let signs = random::<4>(entropy)?;
    let reference = signs.iter().map(|byte| char::from(REFERENCE_SIGNS[usize::from(byte & 31)])).collect();
    Ok(CheckIn {
        id: home.id,
        installation: home.installation,
        mode: new.mode,
        state: State::Arming,
        started_at,
        due,
        grace_s: new.grace_s,
        max_deadline: deadline.saturating_add(new.max_extend_s.into()).min(last),
        anchor,
        grace_used_ms: 0,
        prompted: false,
        reminders: 0,
        extended_open_s: 0,
        extended_s: 0,
        seq: 0,
        zone: new.zone,
        look: new.look.clone(),
        reference,
        plan: Some(PlanText {
            place: new.place.clone(),
            note: new.note.clone(),
            fence: new.fence,
            arrival_asked: false,
        }),
        position: new.position,
        contacts: Vec::new(),
        outbox: Vec::new(),
        pins: None,
        tries: Tries::full(reading),
        bundles: Vec::new(),
        owed: None,
        kept_wake: None,
        closed_at: None,
        history: HistoryTo { public: home.history, capture: FileId(random(entropy)?), written: false },
        fired: None,
        wanted_level: 1,
        wrong_pins: 0,
        clock_told: false,
        lost: 0,
        history_waits: None,
    })
}

fn plan_body(check_in: &CheckIn, new: &NewCheckIn, [h_safe, h_duress]: [[u8; 8]; 2]) -> PlanBody {
    let mut flags = 0;
    if new.mode != Mode::Real {
        flags |= PlanFlags::TEST;
    }
    if new.positions_follow {
        flags |= PlanFlags::POSITIONS_FOLLOW;
    }
    let left = check_in.max_deadline.saturating_sub(check_in.deadline());
    PlanBody {
        sent_at: check_in.started_at,
        due: check_in.due,
        grace_s: check_in.grace_s,
        max_ext_s: u32::try_from(left).unwrap_or(0),
        tz_min: check_in.zone.offset_minutes(check_in.due.saturating_mul(1000)),
        place: new.place.clone().unwrap_or_default(),
        at_e5: new.fence.map(|fence| {
            let centre = fence.centre();
            (centre.lat_e7 / 100, centre.lon_e7 / 100)
        }),
        note: new.note.clone().unwrap_or_default(),
        flags: PlanFlags(flags),
        h_safe,
        h_duress,
    }
}

/// One bundle for each of the three keys. What lies under a key that nobody has is filled to the same length.
fn seal_bundles(
    entropy: &dyn Entropy,
    check_in: &mut CheckIn,
    plan: &PlanBody,
    plan_keys: &[(u8, super::frames::PlanKey)],
    [safe, duress]: [[u8; 8]; 2],
    [h_safe, h_duress]: [[u8; 8]; 2],
    pins: PinsToArm<'_>,
) -> Result<()> {
    for (index, public) in pins.set.public.iter().enumerate() {
        let is = |role: u8| usize::from(role) == index;
        let token = if is(pins.roles.safe) {
            safe
        } else if pins.roles.duress.is_some_and(is) {
            duress
        } else {
            random(entropy)?
        };
        let bundle = OpenedBundle {
            token,
            h_safe,
            h_duress,
            plan: plan.clone(),
            plan_keys: plan_keys.to_vec(),
            fallback: pins.fallback,
        };
        check_in.bundles.push(seal_bundle(entropy, public, check_in.id, &bundle.padded()?)?);
    }
    check_in.pins = Some(pins.set.clone());
    Ok(())
}

impl CheckIn {
    fn tell_start(&mut self, now: i64) {
        self.send_text_where(TextKind::Started, now, |contact| contact.tell_start);
    }
}
