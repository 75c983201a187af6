//! An unlocked vault: its keys are in memory, its lock is held, its records can be read and written.

use std::path::PathBuf;

use super::housekeeping::{self, Housekeeping};
use super::locked::Locked;
use crate::error::{Error, Part, Result};
use crate::evidence::{Evidence, Links, SealedFiles};
use crate::fields::Checked;
use crate::ids::{Digest32, RecordId};
use crate::incidents::{IncidentIndex, SearchArena};
use crate::limits;
use crate::police::PoliceContact;
use crate::progress::Progress;
use crate::secret::{self, Passcode};
use crate::store::{Checked as StoreChecked, Current, Damage, Kind, Listed, Record, SignedHead, Store};
use crate::time::Reading;
use crate::vault::{
    CheckinFolder, CheckinsOnWipe, Environment, Face, Installation, ProcessLock, RecoveryCode, Volume,
};
use crate::vocabulary::{Term, Vocabularies};

/// What unlocking found, for the first page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnlockReport {
    /// Doubled files of which one copy was damaged and has been rewritten; a damaged face.
    pub healed: Vec<Part>,
    /// What is wrong with the records, as far as opening showed.
    pub damage: Vec<Damage>,
    /// What waited and was taken in or tidied.
    pub housekeeping: Housekeeping,
}

/// The passcode of an open vault was given once more.
#[derive(Debug)]
pub struct Confirmed(());

/// An unlocked vault.
pub struct Unlocked {
    pub(super) environment: Environment,
    folder: PathBuf,
    pub(super) installation: Installation,
    lock: ProcessLock,
    pub(super) volume: Volume,
    pub(super) store: Store,
    pub(super) vocabularies: Vocabularies,
    pub(super) incidents: IncidentIndex,
    pub(super) links: Links,
    pub(super) files: SealedFiles,
    pub(super) arena: SearchArena,
    report: UnlockReport,
}

impl Unlocked {
    pub(super) fn open(
        environment: Environment,
        folder: PathBuf,
        installation: Installation,
        lock: ProcessLock,
        volume: Volume,
        reading: &Reading,
    ) -> Result<Self> {
        let store = Store::open(&environment, &volume)?;
        let vocabularies = Vocabularies::load()?;
        let incidents = IncidentIndex::build(store.current(Kind::INCIDENT));
        let links = Links::build(
            store
                .current(Kind::EVIDENCE)
                .chain(store.current(Kind::CUSTODY))
                .chain(store.current(Kind::POLICE)),
        );
        let files = SealedFiles::new(std::sync::Arc::clone(&environment.storage), volume.folder());
        let report = UnlockReport {
            healed: installation.healed().to_vec(),
            damage: Vec::new(),
            housekeeping: Housekeeping::default(),
        };
        let mut unlocked = Unlocked {
            environment,
            folder,
            installation,
            lock,
            volume,
            store,
            vocabularies,
            incidents,
            links,
            files,
            arena: SearchArena::new(limits::SEARCH_ARENA_BYTES),
            report,
        };
        if unlocked.report.healed.contains(&Part::Face) {
            // Told once, at this unlock; what could not be read is replaced by what is in force now. On a full disk
            // it is told again next time.
            let face = unlocked.installation.face().clone();
            let _ = unlocked.installation.set_face(face);
        }
        unlocked.complete_links();
        unlocked.report.housekeeping = housekeeping::run(&mut unlocked, reading);
        unlocked.report.damage = unlocked.store.damage().to_vec();
        Ok(unlocked)
    }

    pub(super) fn installation_folder(&self) -> PathBuf {
        self.folder.clone()
    }

    /// What unlocking found.
    #[must_use]
    pub fn report(&self) -> &UnlockReport {
        &self.report
    }

    /// The fixed lists of answers.
    #[must_use]
    pub fn vocabularies(&self) -> &Vocabularies {
        &self.vocabularies
    }

    /// What is wrong with the records, as far as is known by now.
    #[must_use]
    pub fn damage(&self) -> &[Damage] {
        self.store.damage()
    }

    /// Checks every record against its leaf, link and chain.
    pub fn check_records(&mut self, progress: &Progress) -> Result<StoreChecked> {
        self.store.verify(|done, all| {
            progress.expect(all);
            progress.advance(done.saturating_sub(progress.done())).is_ok()
        })
    }

    /// How far the log has come.
    #[must_use]
    pub fn log_head(&self) -> (u64, Digest32) {
        self.store.log_head()
    }

    /// Signs how far the log has come, for somebody else to hold.
    pub fn signed_head(&self, reading: &Reading) -> Result<SignedHead> {
        self.store.signed_head(&self.volume, reading)
    }

    /// Makes everything durable, drops the keys and wipes what they left on the stack.
    ///
    /// The records are durable already; if the last tidying fails, that is told and nothing is lost by it.
    pub fn lock(self) -> Result<UnlockReport> {
        let Unlocked { store, volume, installation, files, incidents, links, arena, report, lock, .. } = self;
        let settled = store.close();
        drop((volume, installation, files, incidents, links, arena));
        secret::scrub_stack();
        drop(lock);
        settled.map(|()| report)
    }

    // Records of any kind.

    /// Saves a new record.
    pub fn create<R: Record + Listed + Checked>(
        &mut self,
        record: &mut R,
        reading: &Reading,
    ) -> Result<RecordId> {
        record.check(&self.vocabularies)?;
        let mut transaction = self.store.begin(reading)?;
        let id = transaction.create(record)?;
        transaction.commit()?;
        self.committed(&[id]);
        Ok(id)
    }

    /// The newest revision of a record.
    pub fn read<R: Record>(&self, id: RecordId) -> Result<R> {
        self.store.read(id)
    }

    /// One revision of a record.
    pub fn read_revision<R: Record>(&self, id: RecordId, revision: u32) -> Result<R> {
        self.store.read_revision(id, revision)
    }

    /// Numbers of the revisions of a record, oldest first.
    #[must_use]
    pub fn revisions(&self, id: RecordId) -> Vec<u32> {
        let mut revisions: Vec<u32> = self.store.revisions(id).collect();
        revisions.reverse();
        revisions
    }

    /// Saves a revision, with its reason. What was there before stays readable in the log.
    pub fn amend<R: Record + Listed + Checked + Clone>(
        &mut self,
        id: RecordId,
        change: impl FnOnce(&mut R) -> Result<()>,
        reason: Term,
        note: Option<String>,
        reading: &Reading,
    ) -> Result<R> {
        let mut change = Some(change);
        let mut once = |record: &mut R| change.take().map_or(Ok(()), |change| change(record));
        self.amended(id, &mut once, reason, note, reading)
    }

    /// Once for each kind of record, and not for each change.
    fn amended<R: Record + Listed + Checked + Clone>(
        &mut self,
        id: RecordId,
        change: &mut dyn FnMut(&mut R) -> Result<()>,
        reason: Term,
        note: Option<String>,
        reading: &Reading,
    ) -> Result<R> {
        let before: R = self.store.read(id)?;
        let mut record = before.clone();
        change(&mut record)?;
        record.check_change(Some(&before), &self.vocabularies)?;
        let mut transaction = self.store.begin(reading)?;
        transaction.revise(id, &mut record, reason, note)?;
        transaction.commit()?;
        self.committed(&[id]);
        Ok(record)
    }

    /// Erases the content of a record; number and digests stay.
    pub fn delete<R: Record + Listed>(
        &mut self,
        id: RecordId,
        note: Option<String>,
        reading: &Reading,
    ) -> Result<()> {
        let mut transaction = self.store.begin(reading)?;
        transaction.delete::<R>(id, Term::unchecked_from_store("deleted"), note)?;
        transaction.commit()?;
        self.committed(&[id]);
        Ok(())
    }

    /// Newest revisions of a kind, in the order of their first commit.
    pub fn current(&self, kind: Kind) -> impl DoubleEndedIterator<Item = Current<'_>> {
        self.store.current(kind)
    }

    /// Brings lists and links up to date with what was just committed.
    pub(super) fn committed(&mut self, ids: &[RecordId]) {
        let mut changed = Vec::new();
        for id in ids {
            let Some(current) = self.store.find(*id) else { continue };
            match current.kind {
                Kind::INCIDENT => {
                    self.incidents.update(&current);
                    changed.push(*id);
                }
                Kind::EVIDENCE | Kind::CUSTODY | Kind::POLICE => self.links.update(&current),
                _ => {}
            }
        }
        for id in changed {
            self.refresh_search(id);
        }
        self.complete_links();
    }

    /// Reads the links that did not fit into a head. An item whose body is damaged keeps those that did.
    fn complete_links(&mut self) {
        let overfull: Vec<(RecordId, Kind)> = self.links.overfull().collect();
        for (id, kind) in overfull {
            let entries = match kind {
                Kind::EVIDENCE => self.store.read::<Evidence>(id).map(|item| item.entries),
                _ => self.store.read::<PoliceContact>(id).map(|contact| contact.entries),
            };
            if let Ok(entries) = entries {
                self.links.complete(id, entries);
            }
        }
    }

    // The installation.

    /// What is known before unlock.
    #[must_use]
    pub fn face(&self) -> &Face {
        self.installation.face()
    }

    /// Changes what is known before unlock. Whether captures are taken is changed by [`Unlocked::set_capture`].
    pub fn set_face(&mut self, change: impl FnOnce(&mut Face)) -> Result<()> {
        let mut face = self.installation.face().clone();
        change(&mut face);
        face.capture_on = self.installation.face().capture_on;
        face.first_run_volume = self.installation.face().first_run_volume;
        self.installation.set_face(face)
    }

    /// Switches capture while locked on, into this vault, or off.
    pub fn set_capture(&mut self, on: bool) -> Result<()> {
        self.installation.set_capture(on.then_some(&self.volume))
    }

    /// Whether captures made while locked come into this vault.
    pub fn captures_come_here(&self) -> Result<bool> {
        self.installation.captures_into(&self.volume)
    }

    /// Gives this vault a new passcode.
    pub fn change_passcode(&self, new: &Passcode, reading: &Reading) -> Result<()> {
        self.installation.change_passcode(&self.volume, new, reading)
    }

    /// The recovery code of this vault.
    #[must_use]
    pub fn recovery_code(&self) -> &RecoveryCode {
        self.volume.recovery_code()
    }

    /// Draws a new recovery code.
    pub fn renew_recovery_code(&mut self) -> Result<()> {
        self.installation.renew_recovery(&mut self.volume)
    }

    /// Whether a decoy can still be made from here.
    #[must_use]
    pub fn can_make_decoy(&self) -> bool {
        self.volume.has_spare()
    }

    /// Makes a decoy with its own passcode. Capture while locked is off afterwards.
    pub fn make_decoy(&mut self, new: &Passcode, reading: &Reading) -> Result<()> {
        self.installation.make_decoy(&mut self.volume, new, reading)
    }

    /// Whether this is the passcode of this very vault, given once more before what can't be undone or locks others out.
    /// A wrong one takes a try.
    pub fn confirm_passcode(&self, passcode: &Passcode, reading: &Reading) -> Result<Confirmed> {
        self.installation.confirm(&self.volume, passcode, reading).map(|()| Confirmed(()))
    }

    /// Erases, after the passcode was given once more. From a decoy: that vault only; it looks the same.
    ///
    /// While a check-in runs its PIN is asked for: with it the check-in ends first, as by [`super::CheckIns::cancel`].
    /// Without it, and as long as an ended one owes anything, its files stay beside what is erased and go by themselves.
    pub fn wipe(self, passcode: &Passcode, pin: Option<&Passcode>, reading: &Reading) -> Result<()> {
        let confirmed = self.confirm_passcode(passcode, reading)?;
        if let Some(pin) = pin {
            match self.check_ins().cancel(pin, reading) {
                Ok(_) | Err(Error::NoCheckIn) => {}
                Err(error) => return Err(error),
            }
        }
        self.erase(confirmed, reading)
    }

    /// The same for who has confirmed it already: whoever got the passcode wrong keeps the vault open.
    pub fn erase(self, _: Confirmed, reading: &Reading) -> Result<()> {
        let Unlocked { environment, folder, store, volume, installation, lock, .. } = self;
        // A store that can't be settled any more is no reason to keep it.
        let _ = store.close();
        let mut furnish = |volume: &Volume| Store::create(&environment, volume, reading);
        // One that may be running stays until it ends, and so does one that can't be looked for.
        let checkins = match CheckinFolder::at(&environment, &folder).capsules() {
            Ok(capsules) if capsules.is_empty() => CheckinsOnWipe::Destroy,
            _ => CheckinsOnWipe::Keep,
        };
        let wiped = installation.wipe(lock, volume, checkins, &mut furnish);
        secret::scrub_stack();
        wiped
    }

    /// Locks and comes back as a locked installation.
    pub fn lock_again(self) -> Result<Locked> {
        let (environment, folder) = (self.environment.clone(), self.folder.clone());
        self.lock()?;
        Locked::open(&environment, &folder)
    }

    /// Every key of this vault, so that a test can search a process for them after lock.
    #[cfg(any(test, feature = "testing"))]
    pub fn keys_for_tests(&self) -> Result<Vec<(&'static str, Vec<u8>)>> {
        let mut keys = self.volume.keys_for_tests()?;
        keys.push(("device secret", self.installation.device_secret_for_tests()));
        Ok(keys)
    }

    /// A record that must be there, because an index names it.
    pub(super) fn known<T>(found: Option<T>) -> Result<T> {
        found.ok_or(Error::NotFound)
    }
}
