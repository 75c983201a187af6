//! The fields of a piece of proof and of what was done with it.

use alongside_core::evidence::{CustodyEvent, Evidence, Under18};
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal};

use super::{Filler, put, put_list};
use crate::arguments::evidence::{Care, Custody, EvidenceFields, Under18 as Answer};
use crate::failure::Outcome;

impl Filler<'_> {
    /// Sets what was typed.
    pub(crate) fn evidence(&self, typed: &EvidenceFields, e: &mut Evidence) -> Outcome {
        let kind = typed.kind.as_deref();
        put(&mut e.kind, self.term_given("kind", Vocabulary::EvidenceKind, kind)?);
        put(&mut e.title, typed.title.clone());
        put(&mut e.description, typed.description.clone());
        let method = typed.capture_method.as_deref();
        put(&mut e.capture_method, self.term_given("capture_method", Vocabulary::CaptureMethod, method)?);
        let by = typed.captured_by.as_deref();
        put(&mut e.captured_by, self.term_given("captured_by", Vocabulary::CapturedBy, by)?);
        put(&mut e.captured_by_name, typed.captured_by_name.clone());
        put(&mut e.captured_at, self.time_given("captured_at", typed.captured_at.as_deref())?);
        if let Some(basis) = &typed.captured_basis {
            let basis = self.term("captured_at", Vocabulary::TimeBasis, basis)?;
            let at = e.captured_at.take().ok_or(Error::invalid("captured_at", Refusal::Empty))?;
            e.captured_at = Some(at.known_by(Some(basis)));
        }
        put(&mut e.captured_on, typed.captured_on.clone());
        let channel = typed.source_channel.as_deref();
        put(&mut e.source_channel, self.term_given("channels", Vocabulary::Channel, channel)?);
        put(&mut e.source_account, typed.source_account.clone());
        put(&mut e.source_address, typed.source_page.clone());
        let original = typed.originality.as_deref();
        put(&mut e.is_original, self.term_given("evidence", Vocabulary::Originality, original)?);
        put(&mut e.original_held, typed.original_held.clone());
        put(&mut e.police_reference, typed.police_reference.clone());
        put(&mut e.physical_what, typed.physical.clone());
        put(&mut e.physical_packaging, typed.packaging.clone());
        put(&mut e.physical_stored, typed.stored.clone());
        put(&mut e.physical_touched_by, typed.touched.clone());
        Ok(())
    }

    /// Sets the marks that call for care. A mark is added to those that stand there.
    pub(crate) fn care(&self, typed: &Care, e: &mut Evidence) -> Outcome {
        put_list(&mut e.sensitivity, self.terms("sensitivity", Vocabulary::Sensitivity, &typed.sensitivity)?);
        if typed.intimate && !e.is_intimate() {
            e.sensitivity.push(self.term("sensitivity", Vocabulary::Sensitivity, "intimate")?);
        }
        put(
            &mut e.under_18,
            typed.under_18.map(|answer| match answer {
                Answer::Yes => Under18::Yes,
                Answer::No => Under18::No,
                Answer::Unsure => Under18::Unsure,
            }),
        );
        Ok(())
    }

    /// Something that was done with an item.
    pub(crate) fn custody(&self, typed: &Custody, event: &mut CustodyEvent) -> Outcome {
        put(&mut event.when, self.time_given("when", typed.when.as_deref())?);
        put(&mut event.who, typed.who.clone());
        put(&mut event.to_whom_name, typed.to.clone());
        put(&mut event.to_whom_role, typed.to_role.clone());
        put(&mut event.to_whom_collar_no, typed.to_collar_no.clone());
        let method = typed.method.as_deref();
        put(&mut event.method, self.term_given("method", Vocabulary::CustodyMethod, method)?);
        put(&mut event.reference, typed.reference.clone());
        put(&mut event.note, typed.note.clone());
        Ok(())
    }
}
