//! The key of one direction, which steps on with each check-in, so that old messages stay closed.

use minicbor::decode::{Decode, Decoder, Error as DecodeError};
use minicbor::encode::{Encode, Encoder, Error as EncodeError, Write};

use crate::checkin::frames::{FrameKeys, Header, PlanBody, PlanKey, ShortKey, Side, open_plan};
use crate::error::{Error, Refusal, Result};
use crate::ids::Cid8;
use crate::limits;
use crate::secret::SecretBytes;
use crate::vault::derive;

/// The key of what one of the two phones sends, at one step. Stored only sealed.
#[derive(Debug, Clone)]
pub struct DirectionKey {
    key: SecretBytes<32>,
    step: u32,
}

impl DirectionKey {
    /// The first, of step 0.
    pub(super) fn new(key: SecretBytes<32>) -> Self {
        DirectionKey { key, step: 0 }
    }

    /// How often it has stepped since pairing.
    #[must_use]
    pub fn step(&self) -> u32 {
        self.step
    }

    /// The keys of the check-in `cid8` at this step.
    pub fn frame_keys(&self, cid8: Cid8) -> Result<FrameKeys> {
        let checkin = derive(self.key.expose(), b"", &[b"alongside/ci/1", &cid8.0])?;
        Ok(FrameKeys {
            plan: PlanKey::new(derive(checkin.expose(), b"", &[b"alongside/plan/1"])?),
            short: ShortKey::new(derive(checkin.expose(), b"", &[b"alongside/short/1"])?),
        })
    }

    /// The next one. This one can't be had back from it.
    pub fn stepped(&self) -> Result<Self> {
        let step = self.step.checked_add(1).ok_or(Error::Internal("steps"))?;
        Ok(DirectionKey { key: derive(self.key.expose(), b"", &[b"alongside/step/1"])?, step })
    }

    /// The one `steps` further, at most [`limits::WATCHER_STEPS_AHEAD_MAX`].
    ///
    /// # Errors
    /// [`Error::Invalid`] of field `pairing` beyond that.
    pub fn ahead(&self, steps: u32) -> Result<Self> {
        if steps > limits::WATCHER_STEPS_AHEAD_MAX {
            return Err(Error::invalid("pairing", Refusal::OutOfRange));
        }
        (0..steps).try_fold(self.clone(), |key, _| key.stepped())
    }

    /// The key as bytes, for the second implementation.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn bytes_for_tests(&self) -> [u8; 32] {
        *self.key.expose()
    }
}

impl<C> Encode<C> for DirectionKey {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), EncodeError<W::Error>> {
        e.array(2)?.bytes(self.key.expose())?.u32(self.step)?;
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for DirectionKey {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, DecodeError> {
        if d.array()? != Some(2) {
            return Err(DecodeError::message("direction key of another form"));
        }
        let key = SecretBytes::from_slice(d.bytes()?);
        let key = key.ok_or_else(|| DecodeError::message("key of another length"))?;
        Ok(DirectionKey { key, step: d.u32()? })
    }
}

/// Opens a plan of a check-in whose step is not known: this phone may never have seen the plans before it.
///
/// Gives how many steps ahead of `receive` it was, and the keys of its check-in.
///
/// # Errors
/// [`Error::BadFrame`] where it opens under none of [`limits::WATCHER_STEPS_AHEAD_MAX`] steps, and as [`open_plan`].
pub fn open_plan_with_ratchet(
    receive: &DirectionKey,
    sender: Side,
    frame: &[u8],
) -> Result<(Header, PlanBody, u32, FrameKeys)> {
    let seen = crate::checkin::frames::header(frame)?;
    let mut key = receive.clone();
    for ahead in 0..=limits::WATCHER_STEPS_AHEAD_MAX {
        let keys = key.frame_keys(seen.cid8)?;
        match open_plan(&keys.plan, sender, frame) {
            Err(Error::BadFrame) => key = key.stepped()?,
            Err(other) => return Err(other),
            Ok((header, plan)) => return Ok((header, plan, ahead, keys)),
        }
    }
    Err(Error::BadFrame)
}
