//! An answer that was being typed when the record was shut: sealed in it as a draft, and offered again at home.

use zeroize::Zeroizing;

use alongside_core::drafts::Draft;
use alongside_core::ids::RecordId;
use alongside_core::session::Unlocked;
use alongside_core::store::Kind;
use alongside_core::{Error, Result};

use super::desk::Desk;
use super::door::Door;
use super::page::Page;
use super::{Field, incidents, noted};

/// What the form of such a draft begins with; behind it stands which question it was.
const FORM: &str = "answer ";

fn find(record: &Unlocked) -> Option<(RecordId, Draft)> {
    record.current(Kind::DRAFT).rev().filter(|current| !current.deleted).find_map(|current| {
        let draft: Draft = record.read(current.id).ok()?;
        draft.form.as_ref()?.starts_with(FORM).then_some((current.id, draft))
    })
}

/// Whether an answer waits to be finished.
pub(crate) fn waits(record: &Unlocked) -> bool {
    find(record).is_some()
}

/// Before the keys are dropped: what stands in the question in front, unless it stands in the record already. On a full
/// disk it is lost with the keys, since nothing can be kept in clear.
pub(crate) fn keep(desk: &mut Desk<'_>) {
    let Some(text) = desk.held.typed.get(&Field::Answer).filter(|text| !text.trim().is_empty()).cloned()
    else {
        return;
    };
    let reading = desk.reading;
    let Door::Open(record) = &mut desk.held.door else { return };
    let asked = match desk.held.stack.front() {
        Some(Page::Log(page)) => incidents::asked(page),
        Some(Page::Noted(page)) => noted::asked(page, record, text.trim()),
        _ => None,
    };
    let Some((about, question)) = asked else { return };
    if let Some((id, _)) = find(record) {
        let _ = record.delete::<Draft>(id, None, &reading);
    }
    let mut draft = Draft::new(&reading, format!("{FORM}{question}"), text.as_str());
    draft.about = Some(about);
    let _ = record.create(&mut draft, &reading);
}

/// Leads back to the question, with what stood there.
pub(crate) fn go_on(desk: &mut Desk<'_>) -> Result<()> {
    let reading = desk.reading;
    let record = desk.record()?;
    let (id, draft) = find(record).ok_or(Error::NotFound)?;
    record.delete::<Draft>(id, None, &reading)?;
    let (Some(about), Some(form), Some(text)) = (draft.about, draft.form, draft.text) else {
        return Err(Error::NotFound);
    };
    let question = form.strip_prefix(FORM).unwrap_or_default();
    if !incidents::ask_again(desk, about, question)? {
        noted::ask_again(desk, about, question)?;
    }
    desk.held.typed.insert(Field::Answer, Zeroizing::new(text));
    Ok(())
}
