//! Windows for tests: what is sealed inside a frame, in clear. In no program that ships.

use super::body::{Body, PlanBody};
use super::coding;
use super::header::{FrameClass, Header, Side};
use super::keys::{PlanKey, ShortKey};
use super::seal;
use crate::error::Result;
use crate::ids::Cid8;
use crate::secret::SecretBytes;

/// A plan before it is padded.
pub fn encode_plan(plan: &PlanBody) -> Result<Vec<u8>> {
    coding::encode_plan(plan).map(|plain| plain.to_vec())
}

/// A short body before it is padded.
pub fn encode_short(body: &Body) -> Result<Vec<u8>> {
    coding::encode_short(body).map(|plain| plain.to_vec())
}

/// Reads a plan that is not padded.
pub fn decode_plan(plain: &[u8]) -> Result<PlanBody> {
    coding::decode_plan(plain)
}

/// Reads a short body that is not padded.
pub fn decode_short(plain: &[u8]) -> Result<Body> {
    coding::decode_short(plain)
}

/// Seals any bytes as a plan. Only lengths of 160 and 384 can be opened again.
pub fn seal_as_plan(key: &PlanKey, sender: Side, cid8: Cid8, seq: u16, plain: &[u8]) -> Result<Vec<u8>> {
    seal_any(key.secret(), FrameClass::Plan, sender, cid8, seq, plain)
}

/// Seals any bytes as a short frame. Only a length of 32 can be opened again.
pub fn seal_as_short(key: &ShortKey, sender: Side, cid8: Cid8, seq: u16, plain: &[u8]) -> Result<Vec<u8>> {
    seal_any(key.secret(), FrameClass::Short, sender, cid8, seq, plain)
}

fn seal_any(
    key: &SecretBytes<32>,
    class: FrameClass,
    sender: Side,
    cid8: Cid8,
    seq: u16,
    plain: &[u8],
) -> Result<Vec<u8>> {
    seal::seal(key, sender, Header { class, cid8, seq, salt: [0; 6] }, plain)
}
