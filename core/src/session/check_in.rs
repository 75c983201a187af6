//! What a check-in needs from the open vault: PINs, starting, telling, pairing, history.

use super::checkins::CheckIns;
use super::unlocked::Unlocked;
use crate::checkin::arming::{self, ContactToArm, Home, NewCheckIn, PinsToArm};
use crate::checkin::fence::Fence;
use crate::checkin::frames::{FrameKeys, Side};
use crate::checkin::history_record::CheckInHistory;
use crate::checkin::machine::{CheckIn, Entry, Fallback, Look, Mode, RowState, Way};
use crate::checkin::pairing::{Paired, PairingPayload, PendingPairing};
use crate::checkin::position::{Position, ToldPrecision};
use crate::checkin::telling::{Telling, telling};
use crate::checkin::texts::{self, About};
use crate::checkin::vault_keys::{OwnPins, Pair, VaultKeys};
use crate::checkin::watcher::Offset;
use crate::contacts::Contact;
use crate::entropy::random;
use crate::error::{Error, Refusal, Result};
use crate::ids::{CheckinId, Digest32, RecordId};
use crate::limits;
use crate::ordering::ShortList as _;
use crate::secret::Passcode;
use crate::store::{Kind, Material};
use crate::time::{Reading, Zone};
use crate::vault::{KdfParameters, make_pins};
use crate::words::{Catalogue, Language};

/// Name of the setting that holds the mail account.
const MAIL_ACCOUNT: &str = "mail-account";
/// Ways that no program sends by itself.
const BY_HAND: &str = "share";

/// What she wants to start.
#[derive(Clone)]
pub struct StartRequest {
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
    /// Only to apps of paired contacts: no number or address of anybody lies in the capsule.
    pub app_only: bool,
    /// Who is told, in this order.
    pub contacts: Vec<RecordId>,
}

impl StartRequest {
    fn to_arm(&self, zone: Zone, look: Look) -> NewCheckIn {
        NewCheckIn {
            mode: self.mode,
            duration_s: self.duration_s,
            grace_s: self.grace_s,
            max_extend_s: self.max_extend_s,
            place: self.place.clone(),
            note: self.note.clone(),
            fence: self.fence,
            positions_follow: self.positions_follow,
            position: self.position,
            zone,
            look,
        }
    }
}

/// A message without a timer.
#[derive(Clone)]
pub struct TellRequest {
    /// What she says.
    pub text: String,
    /// Where she is, told to each at the precision it may have.
    pub position: Option<Position>,
    /// To whom.
    pub contacts: Vec<RecordId>,
    /// Marked as a test.
    pub test: bool,
}

/// What set PINs say of themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PinsSet {
    /// Whether there is one for a forced ending.
    pub duress: bool,
    /// What that does where no silent channel is proved.
    pub fallback: Fallback,
}

impl Unlocked {
    /// The check-ins of this installation.
    #[must_use]
    pub fn check_ins(&self) -> CheckIns {
        CheckIns::at(&self.environment, &self.installation_folder())
    }

    pub(super) fn checkin_keys(&self) -> Result<VaultKeys> {
        VaultKeys::read(self.volume.checkin_keys())
    }

    pub(super) fn write_checkin_keys(&mut self, keys: &VaultKeys) -> Result<()> {
        let bytes = keys.bytes()?;
        let environment = self.environment.clone();
        self.volume.set_checkin_keys(
            environment.storage.as_ref(),
            environment.entropy.as_ref(),
            bytes.to_vec(),
        )
    }

    /// Sets the PINs. Refused while a check-in runs.
    pub fn set_checkin_pins(
        &mut self,
        safe: &Passcode,
        duress: Option<(&Passcode, Fallback)>,
        kdf: KdfParameters,
    ) -> Result<()> {
        let check_ins = self.check_ins();
        let lock = check_ins.files.lock()?;
        check_ins.needs_none_armed(&lock)?;
        let secret = check_ins.files.make_device_secret()?;
        let entropy = self.environment.entropy.clone();
        let (set, roles) = make_pins(entropy.as_ref(), &secret, kdf, safe, duress.map(|(pin, _)| pin))?;
        let safe_public =
            *set.public.get(usize::from(roles.safe)).ok_or(Error::Internal("the place of a PIN key"))?;
        let mut keys = self.checkin_keys()?;
        let fallback = duress.map_or(Fallback::Nobody, |(_, fallback)| fallback);
        keys.pins = Some(OwnPins { roles, fallback, safe_public });
        // The files first: PINs that this vault does not know are no PINs to it, and are set again.
        check_ins.files.write_pins(&set)?;
        self.write_checkin_keys(&keys)
    }

    /// The PINs that were set from this vault, if they are the ones that count.
    pub fn checkin_pins(&self) -> Result<Option<PinsSet>> {
        let files = self.check_ins().files;
        if !files.exists() {
            return Ok(None);
        }
        let set = {
            let _lock = files.lock()?;
            files.pins()?
        };
        let Some(set) = set else { return Ok(None) };
        Ok(self
            .checkin_keys()?
            .own_pins(&set)
            .map(|own| PinsSet { duress: own.roles.duress.is_some(), fallback: own.fallback }))
    }

    fn words(&self) -> Result<Catalogue> {
        let tag = self.installation.face().language.as_deref();
        Catalogue::load(tag.and_then(Language::from_tag).unwrap_or_default())
    }

    fn look(&self) -> Look {
        let face = self.installation.face();
        Look {
            language: face.language.clone(),
            word: face.notification_word.clone(),
            discreet: face.discreet,
        }
    }

    /// The mail account that this device sends with.
    pub fn mail_account(&self) -> Result<Option<zeroize::Zeroizing<String>>> {
        Ok(self.setting(MAIL_ACCOUNT)?.and_then(|(_, setting)| setting.value).map(zeroize::Zeroizing::new))
    }

    /// Keeps the mail account, sealed like everything else.
    pub fn set_mail_account(&mut self, account: &str, reading: &Reading) -> Result<()> {
        self.set_setting(MAIL_ACCOUNT, account, reading)
    }

    /// Ways of a contact as a capsule keeps them.
    fn ways_of(&self, contact: &Contact) -> Result<Vec<Way>> {
        let account = self.mail_account()?;
        Ok(sending_ways(contact)
            .map(|way| Way {
                channel: way.channel.as_str().to_owned(),
                to: way.to.clone(),
                account: account.clone().filter(|_| way.channel.as_str() == "email"),
                // A channel that can't be probed counts by an earlier test.
                proved_at: way.tested.as_ref().map(|at| at.unix_ms.div_euclid(1000)),
            })
            .collect())
    }

    fn contact_to_arm(
        &self,
        words: &Catalogue,
        id: RecordId,
        request: &StartRequest,
        reading: &Reading,
        watch: Option<(Side, FrameKeys)>,
    ) -> Result<ContactToArm> {
        let contact: Contact = self.store.read(id)?;
        if contact.consent.as_ref().is_none_or(|consent| consent.as_str() != "agreed")
            && request.mode != Mode::Practice
        {
            return Err(Error::NoConsent);
        }
        let precision = precision_of(&contact)?;
        let texts = texts::prepare(
            words,
            &About {
                called: contact.calls_me.as_deref(),
                zone: reading.zone,
                place: request.place.as_deref(),
                note: request.note.as_deref(),
                test: request.mode.is_test(),
                precision,
                own_alert: None,
            },
        )?;
        let app_only = request.app_only && watch.is_some();
        Ok(ContactToArm {
            record: id,
            precision,
            texts,
            ways: if request.app_only && watch.is_none() { Vec::new() } else { self.ways_of(&contact)? },
            watch,
            tell_start: contact.tell_at_start,
            tell_late: contact.tell_when_late,
            tell_arrival: contact.tell_on_arrival,
            app_only,
        })
    }

    /// Starts a check-in: the deadline holds when this returns. Channels are proved afterwards.
    pub fn start_check_in(&mut self, request: &StartRequest, reading: &Reading) -> Result<CheckinId> {
        let check_ins = self.check_ins();
        let set = {
            let lock = check_ins.files.lock()?;
            check_ins.needs_none_armed(&lock)?;
            check_ins.files.make_device_secret()?;
            check_ins.files.pins()?
        };
        let words = self.words()?;
        let id = CheckinId(random(self.environment.entropy.as_ref())?);
        let mut keys = self.checkin_keys()?;
        let mut contacts = Vec::with_capacity(request.contacts.len());
        for record in &request.contacts {
            // Nothing of practice leaves: it uses up no key that another phone would have to catch up with.
            let watch =
                if request.mode == Mode::Practice { None } else { next_watch(&mut keys, *record, id)? };
            contacts.push(self.contact_to_arm(&words, *record, request, reading, watch)?);
        }
        let pins = set.as_ref().and_then(|set| {
            let own = keys.own_pins(set)?;
            Some(PinsToArm { set, roles: &own.roles, fallback: own.fallback })
        });
        let new = request.to_arm(reading.zone, self.look());
        let home = Home { id, installation: self.volume.installation(), history: self.volume.inbox_public() };
        let check_in = arming::arm(self.environment.entropy.as_ref(), home, &new, contacts, pins, reading)?;
        // The keys step before anything is sealed under them that others may get: a step too many is caught up with,
        // a key used twice is not.
        keys.armed.push(id);
        self.write_checkin_keys(&keys)?;
        check_ins.add(check_in).inspect_err(|_| {
            // It was never armed, and so is not to be missed. The keys have stepped all the same.
            keys.armed.retain(|armed| *armed != id);
            let _ = self.write_checkin_keys(&keys);
        })
    }

    /// Writes one message now, without a timer. It goes with the next pump of the outbox.
    pub fn tell(&mut self, request: &TellRequest, reading: &Reading) -> Result<CheckinId> {
        let text = request.text.trim();
        if text.is_empty() {
            return Err(Error::invalid("text", Refusal::Empty));
        }
        if text.chars().count() > limits::TELL_MAX_CHARS {
            return Err(Error::invalid("text", Refusal::TooLong));
        }
        let words = self.words()?;
        let id = CheckinId(random(self.environment.entropy.as_ref())?);
        let start = StartRequest {
            mode: if request.test { Mode::TellTest } else { Mode::Tell },
            duration_s: 1,
            grace_s: 1,
            max_extend_s: 0,
            place: None,
            note: None,
            fence: None,
            positions_follow: false,
            position: request.position,
            app_only: false,
            contacts: request.contacts.clone(),
        };
        let mut contacts = Vec::with_capacity(request.contacts.len());
        for record in &request.contacts {
            let to = self.contact_to_arm(&words, *record, &start, reading, None)?;
            let contact: Contact = self.store.read(*record)?;
            let message = Telling {
                text,
                called: contact.calls_me.as_deref(),
                position: request.position.as_ref(),
                precision: to.precision,
                test: request.test,
            };
            let said = telling(&words, &message, reading);
            contacts.push((to, said));
        }
        // Each contact has its position in its own message already.
        let new = NewCheckIn { position: None, ..start.to_arm(reading.zone, self.look()) };
        let check_ins = self.check_ins();
        let home = Home { id, installation: self.volume.installation(), history: self.volume.inbox_public() };
        let told = arming::tell(self.environment.entropy.as_ref(), home, &new, contacts, reading)?;
        check_ins.add(told)
    }

    // Pairing.

    /// Begins a pairing: what is shown to the other phone.
    pub fn begin_pairing(&self, my_name: &str) -> Result<PendingPairing> {
        let entropy = self.environment.entropy.as_ref();
        PendingPairing::begin(entropy, my_name, self.volume.signing_key()?, random(entropy)?)
    }

    /// Keeps a pairing after both people compared the six digits. `their_wall_s` was shown beside their code.
    pub fn finish_pairing(
        &mut self,
        contact: RecordId,
        theirs: &PairingPayload,
        paired: Paired,
        their_wall_s: i64,
        reading: &Reading,
    ) -> Result<()> {
        let mut keys = self.checkin_keys()?;
        keys.put_pair(Pair {
            contact,
            side: paired.side,
            send: paired.send,
            receive: paired.receive,
            unacknowledged: 0,
            offset: Offset::at_pairing(their_wall_s.saturating_mul(1000), reading.wall_ms),
            received: Vec::new(),
        })?;
        self.write_checkin_keys(&keys)?;
        self.set_paired(contact, Some(theirs.name.clone()), Digest32(theirs.ed25519), reading).map(drop)
    }

    /// Forgets the pairing with a contact that is taken out.
    pub(super) fn forget_pairing(&mut self, contact: RecordId) -> Result<()> {
        let mut keys = self.checkin_keys()?;
        let before = keys.pairs.len();
        keys.pairs.retain(|pair| pair.contact != contact);
        if keys.pairs.len() == before { Ok(()) } else { self.write_checkin_keys(&keys) }
    }

    // History.

    /// Takes in what a check-in told of itself at its end: its history, the date of a test that arrived, and that the
    /// plan was held.
    pub(super) fn take_check_in_history(
        &mut self,
        id: RecordId,
        entry: Entry,
        reading: &Reading,
    ) -> Result<()> {
        let mut keys = self.checkin_keys()?;
        keys.armed.retain(|armed| *armed != entry.id);
        for contact in &entry.held_by {
            if let Some(pair) = keys.pair_mut(*contact) {
                pair.unacknowledged = 0;
            }
        }
        self.write_checkin_keys(&keys)?;
        self.date_tests(&entry, reading)?;
        let mut record = CheckInHistory::new(reading, entry);
        let mut transaction = self.store.begin(reading)?;
        transaction.create_as(id, &mut record, Material::default())?;
        transaction.commit()?;
        self.committed(&[id]);
        Ok(())
    }

    /// Takes in what check-ins that are over told of themselves, without waiting for the next unlock.
    pub fn take_in_ended(&mut self, reading: &Reading) -> Result<()> {
        self.check_ins().hand_over_histories(reading)?;
        super::capture_intake::run(self, reading, &mut super::housekeeping::Housekeeping::default())
    }

    /// Dates the ways of a test message that was handed over, and says whether there was one. To be called while the
    /// ways are as they were when it was written. Its history is written before anything has left, so it can't do this.
    pub fn date_test(&mut self, told: &CheckIn, reading: &Reading) -> Result<bool> {
        let mut dated = false;
        for row in told.outbox.iter().filter(|row| told.mode.is_test() && row.state == RowState::Handed) {
            if let Some(contact) = told.contacts.get(usize::from(row.key.contact)) {
                dated |= self.date_way(contact.record, row.key.way, reading)?;
            }
        }
        Ok(dated)
    }

    /// A test whose message was handed over dates the proof of that way.
    fn date_tests(&mut self, entry: &Entry, reading: &Reading) -> Result<()> {
        if !entry.mode.is_test() {
            return Ok(());
        }
        for told in entry.told.iter().filter(|told| told.state == RowState::Handed) {
            if let Some(id) = entry.contacts.get(usize::from(told.row.contact)) {
                self.date_way(*id, told.row.way, reading)?;
            }
        }
        Ok(())
    }

    /// Dates one way of a contact, by its place among those that send by themselves. Taken out, or changed, in the
    /// meantime: there is nothing to date.
    fn date_way(&mut self, id: RecordId, place: u8, reading: &Reading) -> Result<bool> {
        let Ok(contact) = self.store.read::<Contact>(id) else { return Ok(false) };
        let Some(way) = sending_ways(&contact).nth(usize::from(place)) else { return Ok(false) };
        let (channel, to) = (way.channel.as_str().to_owned(), way.to.clone());
        self.mark_tested(id, &channel, &to, reading)?;
        Ok(true)
    }

    /// What is older than a month is deleted: it is a diary of movements. Check-ins that were armed from here and have
    /// neither a capsule nor an end were lost with their files; how many is told once. Keys of plans that came two days
    /// ago go.
    pub(super) fn tidy_check_ins(&mut self, reading: &Reading) -> Result<u32> {
        let oldest = reading
            .wall_ms
            .div_euclid(1000)
            .saturating_sub(limits::CHECKIN_HISTORY_DAYS.saturating_mul(86_400));
        let old: Vec<RecordId> = self
            .check_in_history()?
            .into_iter()
            .filter(|(_, record)| record.entry.as_ref().is_some_and(|entry| entry.ended_at < oldest))
            .map(|(id, _)| id)
            .collect();
        for id in old {
            self.delete::<CheckInHistory>(id, None, reading)?;
        }
        let mut keys = self.checkin_keys()?;
        let there = self.check_ins().files.capsules()?;
        let before = keys.armed.len();
        keys.armed.retain(|id| there.contains(id));
        let lost = before.saturating_sub(keys.armed.len());
        let mut forgot = false;
        for pair in &mut keys.pairs {
            forgot |= pair.forget_old(reading.wall_ms.div_euclid(1000))?;
        }
        if lost > 0 || forgot {
            self.write_checkin_keys(&keys)?;
        }
        Ok(u32::try_from(lost).unwrap_or(u32::MAX))
    }

    /// Check-ins that are over, newest first.
    pub fn check_in_history(&self) -> Result<Vec<(RecordId, CheckInHistory)>> {
        let mut history = Vec::new();
        for current in self.store.current(Kind::CHECKIN_HISTORY).filter(|current| !current.deleted).rev() {
            history.push((current.id, self.store.read::<CheckInHistory>(current.id)?));
        }
        history.order_by_key(|(_, entry)| {
            std::cmp::Reverse(entry.entry.as_ref().map_or(0, |entry| entry.started_at))
        });
        Ok(history)
    }

    /// Deletes one of them, or all.
    pub fn delete_check_in_history(&mut self, only: Option<RecordId>, reading: &Reading) -> Result<usize> {
        let ids: Vec<RecordId> = self
            .store
            .current(Kind::CHECKIN_HISTORY)
            .filter(|current| !current.deleted && only.is_none_or(|id| id == current.id))
            .map(|current| current.id)
            .collect();
        if only.is_some() && ids.is_empty() {
            return Err(Error::NotFound);
        }
        for id in &ids {
            self.delete::<CheckInHistory>(*id, None, reading)?;
        }
        Ok(ids.len())
    }
}

/// The keys of the next check-in with a paired contact; the ratchet steps.
fn next_watch(keys: &mut VaultKeys, contact: RecordId, id: CheckinId) -> Result<Option<(Side, FrameKeys)>> {
    let Some(pair) = keys.pair_mut(contact) else { return Ok(None) };
    if pair.unacknowledged >= limits::SENDER_STEPS_UNACKED_MAX {
        return Err(Error::invalid("pair", Refusal::TooMany));
    }
    let frame_keys = pair.send.frame_keys(id.cid8())?;
    pair.send = pair.send.stepped()?;
    pair.unacknowledged = pair.unacknowledged.saturating_add(1);
    Ok(Some((pair.side, frame_keys)))
}

fn precision_of(contact: &Contact) -> Result<ToldPrecision> {
    match contact.precision.as_ref() {
        None => Ok(ToldPrecision::Nothing),
        Some(term) => ToldPrecision::from_id(term.as_str())
            .ok_or_else(|| Error::invalid("precision", Refusal::UnknownTerm)),
    }
}

/// The ways of a contact that send by themselves, in order: their places are those of the capsule.
fn sending_ways(contact: &Contact) -> impl Iterator<Item = &crate::contacts::Way> {
    contact.ways.iter().filter(|way| way.channel.as_str() != BY_HAND)
}
