//! Frames are sealed and opened here.

use zeroize::Zeroizing;

use super::body::{Body, PlanBody};
use super::coding::{decode_plan, decode_short, encode_plan, encode_short, pad, unpadded};
use super::header::{FrameClass, Header, PLAN_BYTES, SHORT_BYTES, Side, header};
use super::keys::{PlanKey, ShortKey};
use crate::entropy::{Entropy, random};
use crate::error::{Error, Refusal, Result};
use crate::ids::Cid8;
use crate::secret::SecretBytes;
use crate::vault::{FRAME_HEADER_BYTES, FRAME_TAG_BYTES, open_frame, seal_frame};

/// Seals a plan: 193 bytes, or 417 where it needs more room.
///
/// # Errors
/// [`Error::Invalid`] of field `plan` where the plan fits no frame, or a time or position has no meaning.
pub fn seal_plan(
    entropy: &dyn Entropy,
    key: &PlanKey,
    sender: Side,
    cid8: Cid8,
    seq: u16,
    plan: &PlanBody,
) -> Result<Vec<u8>> {
    let mut content = encode_plan(plan)?;
    pad(&mut content, &PLAN_BYTES).ok_or(Error::invalid("plan", Refusal::TooLong))?;
    let header = Header { class: FrameClass::Plan, cid8, seq, salt: random(entropy)? };
    seal(key.secret(), sender, header, &content)
}

/// Seals anything but a plan: 65 bytes, whatever it says.
///
/// # Errors
/// [`Error::Invalid`] of field `frame` for times, positions or charges without meaning, and for a plan, which goes
/// under its own key.
pub fn seal_short(
    entropy: &dyn Entropy,
    key: &ShortKey,
    sender: Side,
    cid8: Cid8,
    seq: u16,
    body: &Body,
) -> Result<Vec<u8>> {
    let mut plain = encode_short(body)?;
    pad(&mut plain, &[SHORT_BYTES]).ok_or(Error::Internal("a short frame of another size"))?;
    let header = Header { class: FrameClass::Short, cid8, seq, salt: random(entropy)? };
    seal(key.secret(), sender, header, &plain)
}

/// Opens a plan that `sender` sent.
///
/// # Errors
/// [`Error::BadFrame`] for anything but a plan under this key; [`Error::NewerFormat`] where a later version made it.
pub fn open_plan(key: &PlanKey, sender: Side, frame: &[u8]) -> Result<(Header, PlanBody)> {
    let (header, plain) = open(key.secret(), sender, FrameClass::Plan, frame)?;
    Ok((header, decode_plan(unpadded(&plain)?)?))
}

/// Opens anything but a plan that `sender` sent; what comes back is never [`Body::Plan`].
///
/// # Errors
/// As [`open_plan`].
pub fn open_short(key: &ShortKey, sender: Side, frame: &[u8]) -> Result<(Header, Body)> {
    let (header, plain) = open(key.secret(), sender, FrameClass::Short, frame)?;
    Ok((header, decode_short(unpadded(&plain)?)?))
}

/// Seals what is padded already.
pub(super) fn seal(key: &SecretBytes<32>, sender: Side, header: Header, plain: &[u8]) -> Result<Vec<u8>> {
    let front = header.to_bytes();
    let size = FRAME_HEADER_BYTES.saturating_add(plain.len()).saturating_add(FRAME_TAG_BYTES);
    let mut frame = Vec::with_capacity(size);
    frame.extend_from_slice(&front);
    frame.extend_from_slice(plain);
    let (_, sealed) = frame.split_at_mut(FRAME_HEADER_BYTES);
    let tag = seal_frame(key, sender.direction(), &front, sealed)?;
    frame.extend_from_slice(&tag);
    Ok(frame)
}

fn open(
    key: &SecretBytes<32>,
    sender: Side,
    class: FrameClass,
    frame: &[u8],
) -> Result<(Header, Zeroizing<Vec<u8>>)> {
    let seen = header(frame)?;
    if seen.class != class {
        return Err(Error::BadFrame);
    }
    let (front, sealed) = frame.split_first_chunk().ok_or(Error::BadFrame)?;
    let mut plain = Zeroizing::new(sealed.to_vec());
    let length = open_frame(key, sender.direction(), front, &mut plain).map_err(|_| Error::BadFrame)?.len();
    plain.truncate(length);
    Ok((seen, plain))
}
