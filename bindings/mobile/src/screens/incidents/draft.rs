//! What she was writing when she stopped: sealed in the record as a draft, and offered again.

use zeroize::Zeroizing;

use alongside_core::Result;
use alongside_core::drafts::Draft;
use alongside_core::ids::RecordId;
use alongside_core::session::Unlocked;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Term;

use crate::screens::Field;
use crate::screens::desk::Desk;
use crate::screens::door::Door;

/// The form that drafts of one line are of.
const FORM: &str = "line";

fn of_line(record: &Unlocked) -> Option<(RecordId, Draft)> {
    record.current(Kind::DRAFT).rev().filter(|current| !current.deleted).find_map(|current| {
        let draft: Draft = record.read(current.id).ok()?;
        (draft.form.as_deref() == Some(FORM)).then_some((current.id, draft))
    })
}

/// Seals the line as it stands. Without an open record it stays in memory.
pub(crate) fn save_draft(desk: &mut Desk<'_>) -> Result<()> {
    let text = desk.held.typed.get(&Field::Line).cloned().unwrap_or_default();
    let reading = desk.reading;
    let Door::Open(record) = &mut desk.held.door else { return Ok(()) };
    match of_line(record) {
        None if text.trim().is_empty() => Ok(()),
        None => record.create(&mut Draft::new(&reading, FORM, text.as_str()), &reading).map(drop),
        Some((id, _)) if text.trim().is_empty() => record.delete::<Draft>(id, None, &reading),
        Some((_, draft)) if draft.text.as_deref() == Some(text.as_str()) => Ok(()),
        Some((id, _)) => {
            let change = |draft: &mut Draft| {
                draft.text = Some(text.to_string());
                Ok(())
            };
            record.amend(id, change, Term::unchecked_from_store("other"), None, &reading).map(drop)
        }
    }
}

/// Before the keys are dropped. On a full disk the line is lost with them, since nothing can be kept in clear.
pub(crate) fn keep_draft(desk: &mut Desk<'_>) {
    let _ = save_draft(desk);
}

/// The line is an entry now.
pub(super) fn forget_draft(desk: &mut Desk<'_>) -> Result<()> {
    let reading = desk.reading;
    let record = desk.record()?;
    match of_line(record) {
        Some((id, _)) => record.delete::<Draft>(id, None, &reading),
        None => Ok(()),
    }
}

/// After unlock: what she was writing stands ready.
pub(crate) fn find_draft(desk: &mut Desk<'_>) {
    let Ok(record) = desk.record() else { return };
    if let Some((_, Draft { text: Some(text), .. })) = of_line(record) {
        desk.held.typed.insert(Field::Line, Zeroizing::new(text));
    }
}
