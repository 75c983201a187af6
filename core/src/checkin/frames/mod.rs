//! What passes between two paired phones: sealed frames of fixed sizes, as a link, a text message or a QR code.
//!
//! A PLAN opens only under its own key and everything short only under another, so that the phone whose owner checks
//! in can keep the one for short messages at hand while the one for plans is put away. Format: `core/docs/formats.md` 9.

mod body;
mod chunk;
mod coding;
mod header;
mod keys;
mod link;
mod seal;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
mod tests;

pub use body::{Ack, AckStatus, Body, Location, Operation, PlanBody, PlanFlags};
pub use chunk::{Joiner, split};
pub use header::{FrameClass, Header, Side, header};
pub use keys::{FrameKeys, PlanKey, ShortKey, token_hash};
pub use link::{holds_link, link, read_link, read_links};
pub use seal::{open_plan, open_short, seal_plan, seal_short};

/// A plan as it stands in a frame, for a place that is sealed otherwise.
pub(super) fn plan_to_bytes(plan: &PlanBody) -> crate::Result<zeroize::Zeroizing<Vec<u8>>> {
    coding::encode_plan(plan)
}

/// Back from it.
pub(super) fn plan_from_bytes(bytes: &[u8]) -> crate::Result<PlanBody> {
    coding::decode_plan(bytes)
}

pub(crate) use link::from_base64url;
pub(crate) use link::to_base64url;
