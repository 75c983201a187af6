//! What unlocking tidies: captures are taken in, recordings that were cut off get their whole chunks back,
//! files whose tombstone is there are removed. A failure here never stops the unlock.

use super::capture_intake;
use super::own_term;
use super::unlocked::Unlocked;
use crate::error::{Error, ErrorCode, Result};
use crate::evidence::{Evidence, EvidenceListing, EvidenceState};
use crate::ids::{Digest32, RecordId};
use crate::store::Kind;
use crate::time::Reading;
use crate::vault::Sha256;

/// What was tidied at unlock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Housekeeping {
    /// Notes, pictures, recordings and files that had been captured while locked.
    pub captures_taken_in: u32,
    /// Captures that are damaged; they are left where they are.
    pub captures_damaged: u32,
    /// Items whose file was cut off, and how many whole chunks it has; with none, nothing of it could be kept.
    pub cut_off: Vec<(RecordId, u32)>,
    /// Items whose file was cut off and can't be read at all.
    pub unreadable: Vec<RecordId>,
    /// The public half that captures are sealed to is not this installation's own.
    pub inbox_mismatch: bool,
    /// Check-ins that were started from here and whose files are gone without an end: nothing here tells contacts.
    pub check_ins_lost: u32,
    /// What stopped the tidying; it is tried again at the next unlock.
    pub stopped_by: Option<ErrorCode>,
}

/// One piece of tidying.
type Step = fn(&mut Unlocked, &Reading, &mut Housekeeping) -> Result<()>;

pub(super) fn run(vault: &mut Unlocked, reading: &Reading) -> Housekeeping {
    let mut done =
        Housekeeping { inbox_mismatch: vault.captures_come_here().is_err(), ..Housekeeping::default() };
    let steps: [Step; 4] = [capture_intake::run, tidy_check_ins, recover_cut_off, remove_deleted_files];
    for step in steps {
        if let Err(error) = step(vault, reading, &mut done) {
            done.stopped_by.get_or_insert(error.code());
        }
    }
    done
}

fn tidy_check_ins(vault: &mut Unlocked, reading: &Reading, done: &mut Housekeeping) -> Result<()> {
    // No tick: a reminder that fell due is for whoever shows reminders, not for an unlock.
    vault.check_ins().hand_over_histories(reading)?;
    if done.stopped_by.is_some() {
        // Histories may still wait in the inbox: no check-in is called lost because its end was not taken in.
        return Ok(());
    }
    done.check_ins_lost = vault.tidy_check_ins(reading)?;
    Ok(())
}

/// An item that is still open was being written when the program died.
fn recover_cut_off(vault: &mut Unlocked, reading: &Reading, done: &mut Housekeeping) -> Result<()> {
    let open: Vec<RecordId> = vault
        .store
        .current(Kind::EVIDENCE)
        .filter(|current| !current.deleted)
        .filter(|current| {
            EvidenceListing::decode(current.listing)
                .is_ok_and(|listing| listing.state == Some(EvidenceState::Open))
        })
        .map(|current| current.id)
        .collect();
    for id in open {
        let (mut item, material) = vault.store.read_with_material::<Evidence>(id)?;
        let mut hash = Sha256::new();
        let (mut chunks, mut ended, mut size) = (0_u32, false, 0_u64);
        match vault.files.open(&material) {
            Ok(mut opener) => {
                (chunks, ended) = opener.recoverable()?;
                if chunks == 0 && opener.holds_a_chunk()? {
                    // Its first piece is damaged, not missing: it stays as it is, and is named at every unlock.
                    done.unreadable.push(id);
                    continue;
                }
                for number in 0..chunks {
                    let plain = opener.chunk(number, ended && number.saturating_add(1) == chunks)?;
                    hash.update(plain);
                    size = size.saturating_add(u64::try_from(plain.len()).unwrap_or(0));
                }
            }
            // The program died before the file was begun. The item stays, so that nothing vanishes in silence.
            Err(Error::Damaged(_)) => {}
            Err(error) => return Err(error),
        }
        item.state = Some(if ended { EvidenceState::Closed } else { EvidenceState::CutOff });
        item.chunks = Some(chunks);
        item.size = Some(size);
        item.sha256 = Some(Digest32(hash.finish()));
        let reason = own_term(if ended { "file-taken-in" } else { "file-cut-off" });
        let mut transaction = vault.store.begin(reading)?;
        transaction.revise(id, &mut item, reason, None)?;
        transaction.commit()?;
        vault.committed(&[id]);
        done.cut_off.push((id, chunks));
    }
    Ok(())
}

fn remove_deleted_files(vault: &mut Unlocked, _: &Reading, _: &mut Housekeeping) -> Result<()> {
    let deleted: Vec<RecordId> = vault
        .store
        .current(Kind::EVIDENCE)
        .filter(|current| current.deleted)
        .map(|current| current.id)
        .collect();
    for id in deleted {
        if let Ok((_, material)) = vault.store.read_tombstone::<Evidence>(id)
            && let Some(file) = material.file_id
        {
            vault.files.remove(file)?;
        }
    }
    Ok(())
}
