//! What no channel sends by itself: it is shown, and she passes it on.

use alongside_core::ids::CheckinId;
use alongside_core::session::CheckIns;
use serde_json::{Value, json};

use super::say;
use crate::context::Context;
use crate::failure::Outcome;
use crate::terminal::Ink;

/// Shows it and notes that it was handed over. `names` are those of the contacts in order, where they may be said.
/// For a program it is given back instead of shown.
pub(super) fn hand_over(
    context: &mut Context,
    check_ins: &CheckIns,
    id: CheckinId,
    names: &[String],
) -> Outcome<Vec<Value>> {
    let waiting = check_ins.by_hand(id, &context.clock.reading())?;
    let mut handed = Vec::new();
    for (row, text) in waiting {
        let contact = u32::from(row.contact).saturating_add(1);
        if context.json() {
            handed.push(json!({ "contact": contact, "kind": row.kind.as_str(), "text": text }));
        } else {
            let who = say(context).contact_of(row.contact, names);
            let what = context.words.with("cli-checkin-by-hand", &[("who", (&who).into())]);
            context.out.line("")?;
            context.out.say(Ink::Plain, &what)?;
            // Never broken: it is copied as one piece.
            context.out.line(&text)?;
        }
        check_ins.handed_by_hand(id, row, &context.clock.reading())?;
    }
    Ok(handed)
}
