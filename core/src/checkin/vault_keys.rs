//! What a vault's `keys` file keeps for check-ins: which PIN key is which, the pairings, and what was armed from here.

use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use super::frames::Side;
use super::machine::Fallback;
use super::pairing::DirectionKey;
use super::watcher::Offset;
use crate::error::{Error, Part, Refusal, Result};
use crate::ids::{CheckinId, RecordId};
use crate::limits;
use crate::vault::{PinRoles, PinSet};

/// The PINs that were set from this vault.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub(crate) struct OwnPins {
    /// Which is which.
    #[n(0)]
    pub(crate) roles: PinRoles,
    /// What a forced ending does where no silent channel is proved.
    #[n(1)]
    pub(crate) fallback: Fallback,
    /// The key of the safe PIN: where the files hold others, these PINs are not the ones that count.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(crate) safe_public: [u8; 32],
}

/// One paired contact.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub(crate) struct Pair {
    /// The contact's record.
    #[n(0)]
    pub(crate) contact: RecordId,
    /// Which side of the pairing this phone is.
    #[n(1)]
    pub(crate) side: Side,
    /// For check-ins of hers.
    #[n(2)]
    pub(crate) send: DirectionKey,
    /// For check-ins of the contact's.
    #[n(3)]
    pub(crate) receive: DirectionKey,
    /// Plans sent since the last one that was acknowledged.
    #[n(4)]
    pub(crate) unacknowledged: u32,
    /// How far the contact's clock was ahead when they were paired.
    #[n(5)]
    pub(crate) offset: Offset,
    /// Steps that `receive` goes on to, and when each was first known: two days later nothing older opens.
    #[n(6)]
    pub(crate) received: Vec<(u32, i64)>,
}

impl Pair {
    /// A plan `ahead` steps beyond `receive` has come.
    pub(crate) fn saw_step(&mut self, ahead: u32, now_s: i64) -> Result<()> {
        let step = self.receive.step().saturating_add(ahead).saturating_add(1);
        self.forget_old(now_s)?;
        if self.received.last().is_none_or(|(newest, _)| step > *newest) {
            self.received.push((step, now_s));
        }
        // However many check-ins there are within two days, the next plans have to be within reach.
        self.go_on_to(step.saturating_sub(limits::WATCHER_STEPS_BEHIND_MAX))
    }

    /// Old keys go two days after the plan that they opened. Whether any went.
    pub(crate) fn forget_old(&mut self, now_s: i64) -> Result<bool> {
        let before = self.receive.step();
        let old = |since: i64| now_s >= since.saturating_add(limits::RECEIVE_KEYS_KEPT_S);
        let step = self.received.iter().filter(|(_, since)| old(*since)).map(|(step, _)| *step).max();
        self.go_on_to(step.unwrap_or_default())?;
        Ok(self.receive.step() != before)
    }

    /// Nothing before `step` opens any more.
    fn go_on_to(&mut self, step: u32) -> Result<()> {
        let ahead = step.saturating_sub(self.receive.step());
        self.receive = self.receive.ahead(ahead)?;
        let now = self.receive.step();
        self.received.retain(|(step, _)| *step > now);
        Ok(())
    }
}

/// All of it.
#[derive(Clone, Default, Encode, Decode)]
#[cbor(map)]
pub(crate) struct VaultKeys {
    #[n(1)]
    pub(crate) pins: Option<OwnPins>,
    #[n(2)]
    pub(crate) pairs: Vec<Pair>,
    /// Check-ins that were armed from here and whose end has not come back.
    #[n(3)]
    pub(crate) armed: Vec<CheckinId>,
}

impl VaultKeys {
    /// From the bytes in `keys`; none there yet is an empty one.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        if bytes.is_empty() {
            return Ok(VaultKeys::default());
        }
        minicbor::decode(bytes).map_err(|_| Error::Damaged(Part::Keys))
    }

    /// As bytes.
    pub(crate) fn bytes(&self) -> Result<Zeroizing<Vec<u8>>> {
        minicbor::to_vec(self).map(Zeroizing::new).map_err(|_| Error::Internal("encode check-in keys"))
    }

    /// The PINs, if those that count are the ones that were set from this vault.
    pub(crate) fn own_pins<'a>(&'a self, set: &PinSet) -> Option<&'a OwnPins> {
        self.pins.as_ref().filter(|own| {
            set.public.get(usize::from(own.roles.safe)).is_some_and(|public| *public == own.safe_public)
        })
    }

    /// The pairing with a contact.
    pub(crate) fn pair_mut(&mut self, contact: RecordId) -> Option<&mut Pair> {
        self.pairs.iter_mut().find(|pair| pair.contact == contact)
    }

    /// Puts a pairing in, in the place of an older one with the same contact.
    pub(crate) fn put_pair(&mut self, pair: Pair) -> Result<()> {
        self.pairs.retain(|other| other.contact != pair.contact);
        if self.pairs.len() >= limits::PAIRS_MAX {
            return Err(Error::invalid("pair", Refusal::TooMany));
        }
        self.pairs.push(pair);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checkin::pairing::PendingPairing;
    use crate::entropy::SystemEntropy;

    const DAYS_2: i64 = limits::RECEIVE_KEYS_KEPT_S;

    fn pair() -> Pair {
        let entropy = SystemEntropy::new();
        let one = PendingPairing::begin(&entropy, "Alex", [1; 32], [1; 16]).expect("begins");
        let other = PendingPairing::begin(&entropy, "Sam", [2; 32], [2; 16]).expect("begins");
        let paired = one.finish(other.payload()).expect("pairs");
        Pair {
            contact: RecordId([1; 16]),
            side: paired.side,
            send: paired.send,
            receive: paired.receive,
            unacknowledged: 0,
            offset: Offset::at_pairing(0, 0),
            received: Vec::new(),
        }
    }

    #[test]
    fn each_key_goes_two_days_after_its_plan() {
        let mut pair = pair();
        pair.saw_step(0, 0).expect("steps");
        pair.saw_step(1, 100).expect("steps");
        // Sent again, later: that prolongs nothing.
        pair.saw_step(1, 200).expect("steps");
        for (now_s, step) in [(DAYS_2 - 1, 0), (DAYS_2, 1), (DAYS_2 + 99, 1), (DAYS_2 + 100, 2)] {
            pair.forget_old(now_s).expect("steps");
            assert_eq!(pair.receive.step(), step, "after {now_s} s");
        }
        assert!(pair.received.is_empty());
        assert!(!pair.forget_old(10 * DAYS_2).expect("steps"), "there is nothing left to forget");
    }

    #[test]
    fn many_check_ins_in_two_days_stay_within_reach() {
        let mut pair = pair();
        for number in 0..100_u32 {
            let ahead = number - pair.receive.step();
            assert!(
                ahead.saturating_add(limits::SENDER_STEPS_UNACKED_MAX) <= limits::WATCHER_STEPS_AHEAD_MAX
            );
            pair.saw_step(ahead, i64::from(number)).expect("steps");
            assert!(pair.received.len() <= 8);
        }
    }

    #[test]
    fn a_plan_at_the_far_end_is_followed() {
        let mut pair = pair();
        pair.saw_step(limits::WATCHER_STEPS_AHEAD_MAX, 0).expect("steps");
        assert_eq!(pair.receive.step(), 33 - limits::WATCHER_STEPS_BEHIND_MAX);
    }
}
