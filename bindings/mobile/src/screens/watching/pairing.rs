//! Pairing with a contact's phone: each shows its code and reads the other's, then two people compare six digits. What
//! is secret about it lies in the page and nowhere else; nothing is kept before the digits were said to be the same.

use alongside_core::checkin::pairing::{PendingPairing, read_shown};
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::secret::Passcode;
use alongside_core::{Error, Refusal, Result, limits};

use super::state::{Comparing, Looking, Pairing, PairingStep, WatchPage};
use crate::screens::app::Held;
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::{Answer, Effect, Field, Permission};

/// Begins with her name where the contact's page does not say how the contact knows her.
pub(super) fn begin(desk: &mut Desk<'_>, contact: RecordId) -> Result<()> {
    let record = desk.record()?;
    let known: Contact = record.read(contact)?;
    let my_name = known.calls_me.clone().unwrap_or_default();
    let step = if my_name.trim().is_empty() {
        PairingStep::Name
    } else {
        PairingStep::Codes(record.begin_pairing(my_name.trim())?)
    };
    desk.held.typed.remove(&Field::Code);
    desk.held.typed.remove(&Field::MyName);
    desk.push(Page::Watch(WatchPage::Pair(Box::new(Pairing {
        contact,
        name: known.name.unwrap_or_default(),
        again: known.paired_at.is_some(),
        my_name: my_name.trim().to_owned(),
        old_code: false,
        differed: false,
        camera: Looking::Off,
        step,
    }))));
    Ok(())
}

/// Whether a pairing is in front.
pub(crate) fn is_pairing(held: &Held) -> bool {
    matches!(held.stack.front(), Some(Page::Watch(WatchPage::Pair(_))))
}

/// The pairing of the page in front.
fn in_front<'d>(desk: &'d mut Desk<'_>) -> Result<&'d mut Pairing> {
    match desk.held.stack.front_mut() {
        Some(Page::Watch(WatchPage::Pair(pairing))) => Ok(pairing),
        _ => Err(Error::NotFound),
    }
}

/// Shows a code; each time a new one.
pub(super) fn show_code(desk: &mut Desk<'_>) -> Result<()> {
    let known = in_front(desk)?.my_name.clone();
    let my_name = if known.is_empty() {
        desk.held.typed.get(&Field::MyName).map_or("", |text| text.trim()).to_owned()
    } else {
        known
    };
    let pending = desk.record()?.begin_pairing(&my_name)?;
    desk.held.typed.remove(&Field::Code);
    desk.held.typed.remove(&Field::MyName);
    let pairing = in_front(desk)?;
    pairing.my_name = my_name;
    pairing.step = PairingStep::Codes(pending);
    (pairing.old_code, pairing.differed) = (false, false);
    pairing.camera = Looking::Off;
    Ok(())
}

/// Has the camera look for the other code, or look away. The phone is asked whether it may.
pub(super) fn look(desk: &mut Desk<'_>, looks: bool) -> Result<()> {
    let pairing = in_front(desk)?;
    pairing.camera = Looking::Off;
    if looks && matches!(pairing.step, PairingStep::Codes(_)) {
        let sentence = desk.words()?.text("pairing-ask-camera", &[]);
        desk.ask(Effect::AskPermission { permission: Permission::Camera, sentence });
    }
    Ok(())
}

/// The camera could not be turned on.
pub(super) fn no_camera(desk: &mut Desk<'_>) -> Result<()> {
    in_front(desk)?.camera = Looking::Hindered("pairing-no-camera");
    Ok(())
}

/// The phone said whether the camera may be used.
pub(crate) fn asked(desk: &mut Desk<'_>, permission: Permission, answer: Answer) {
    let Ok(pairing) = in_front(desk) else { return };
    if permission != Permission::Camera || !matches!(pairing.step, PairingStep::Codes(_)) {
        return;
    }
    pairing.camera = match answer {
        Answer::Granted => Looking::On,
        Answer::Refused => Looking::Hindered("make-refused-camera"),
        Answer::RefusedForGood => Looking::Hindered("make-refused-camera-for-good"),
    };
}

/// The code of the other phone. The time in it tells how far the clocks are apart; where that is too far, the codes are
/// old or a clock is wrong, and nothing could be promised by it.
pub(super) fn read_code(desk: &mut Desk<'_>, secret: Option<Passcode>) -> Result<()> {
    let malformed = || Error::invalid("pairing", Refusal::Malformed);
    let reading = desk.reading;
    let text = match &secret {
        Some(bytes) => std::str::from_utf8(bytes.expose()).map_err(|_| malformed())?.to_owned(),
        None => desk.held.typed.get(&Field::Code).map_or_else(String::new, |text| text.to_string()),
    };
    let (theirs, their_wall_s) = read_shown(&text.split_whitespace().collect::<String>())?;
    let pairing = in_front(desk)?;
    if !matches!(pairing.step, PairingStep::Codes(_)) {
        return Ok(());
    }
    let apart_ms = their_wall_s.saturating_mul(1000).abs_diff(reading.wall_ms);
    pairing.old_code = apart_ms > limits::WATCH_OFFSET_MAX_MS;
    if pairing.old_code {
        desk.held.typed.remove(&Field::Code);
        return Ok(());
    }
    let pending = take_pending(pairing)?;
    match pending.finish(&theirs) {
        Ok(paired) => {
            let comparing = Comparing { theirs, paired, their_wall_s, read_at: reading };
            pairing.step = PairingStep::Compare(Box::new(comparing));
            desk.held.typed.remove(&Field::Code);
            Ok(())
        }
        Err(error) => {
            // The key of this pairing is used up.
            show_code(desk)?;
            Err(error)
        }
    }
}

fn take_pending(pairing: &mut Pairing) -> Result<PendingPairing> {
    match std::mem::replace(&mut pairing.step, PairingStep::Name) {
        PairingStep::Codes(pending) => Ok(pending),
        step => {
            pairing.step = step;
            Err(Error::NotFound)
        }
    }
}

/// Both people saw the same digits: it is kept. Where the clocks stood is what was read with the code.
pub(super) fn same(desk: &mut Desk<'_>) -> Result<()> {
    let pairing = in_front(desk)?;
    let contact = pairing.contact;
    let comparing = match std::mem::replace(&mut pairing.step, PairingStep::Name) {
        PairingStep::Compare(comparing) => *comparing,
        step => {
            pairing.step = step;
            return Ok(());
        }
    };
    let Comparing { theirs, paired, their_wall_s, read_at } = comparing;
    let name = theirs.name.clone();
    desk.begin_with_record(
        "watching-busy",
        false,
        move |record, _, _| record.finish_pairing(contact, &theirs, paired, their_wall_s, &read_at),
        move |desk, kept| {
            if let Err(error) = kept {
                if in_front(desk).is_ok() {
                    show_code(desk)?;
                }
                return Err(error);
            }
            if let Ok(pairing) = in_front(desk) {
                pairing.step = PairingStep::Done { theirs: name };
            }
            Ok(())
        },
    )
}

/// The digits differ: somebody may stand between the two phones. Nothing is kept, and a new code is shown.
pub(super) fn different(desk: &mut Desk<'_>) -> Result<()> {
    if !matches!(in_front(desk)?.step, PairingStep::Compare(_)) {
        return Ok(());
    }
    show_code(desk)?;
    in_front(desk)?.differed = true;
    Ok(())
}
