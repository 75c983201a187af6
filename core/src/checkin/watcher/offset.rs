//! How far two phones' clocks are apart, and how well that is known.

use minicbor::{Decode, Encode};

use crate::limits;

/// How far the friend's clock is ahead of this phone's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Offset {
    /// The friend's time less this phone's, in milliseconds; negative where this phone is fast.
    #[n(0)]
    pub offset_ms: i64,
    /// By how much that may be wrong either way, in milliseconds.
    #[n(1)]
    pub error_ms: u64,
}

impl Offset {
    /// From pairing: the time that the friend's code showed, and this phone's when it read it.
    #[must_use]
    pub fn at_pairing(theirs_ms: i64, ours_ms: i64) -> Self {
        Offset { offset_ms: theirs_ms.saturating_sub(ours_ms), error_ms: limits::PAIRING_CLOCK_ERROR_MS }
    }

    /// From a round trip: sent by our clock, received and answered by theirs, and back by ours. The error is at most
    /// half the time that the two ways took. Nothing where the four times can't have happened.
    #[must_use]
    pub fn of_round_trip(sent_ms: i64, received_ms: i64, answered_ms: i64, back_ms: i64) -> Option<Self> {
        let there = i128::from(received_ms) - i128::from(sent_ms);
        let home = i128::from(answered_ms) - i128::from(back_ms);
        let under_way = there - home;
        if under_way < 0 || answered_ms < received_ms || back_ms < sent_ms {
            return None;
        }
        Some(Offset {
            offset_ms: i64::try_from((there + home).div_euclid(2)).ok()?,
            error_ms: u64::try_from((under_way + 1) / 2).ok()?,
        })
    }

    /// The same, that much later: clocks drift apart.
    #[must_use]
    pub fn after(self, elapsed_ms: u64) -> Self {
        let drift = elapsed_ms.saturating_mul(limits::CLOCK_DRIFT_PPM) / 1_000_000;
        Offset { error_ms: self.error_ms.saturating_add(drift), ..self }
    }

    /// What a message tells that went one way only: it can't have come before it was sent. Anything else about it is
    /// how long it lay somewhere, so most messages tell nothing.
    #[must_use]
    pub fn bounded(known: Option<Self>, sent_ms: i64, received_ms: i64) -> Option<Self> {
        let at_least = sent_ms.saturating_sub(received_ms);
        let unknown = limits::WATCH_LATER_MAX_MS;
        let Some(known) = known else {
            return (at_least > 0).then_some(Offset { offset_ms: at_least, error_ms: unknown });
        };
        // Where only a bound is known, a higher one is better. Else it contradicts what is known only beyond the error:
        // then one of the clocks was turned since, and the bound is all that is left.
        let doubt = if known.error_ms >= unknown { 0 } else { known.error_ms };
        if at_least > known.offset_ms.saturating_add_unsigned(doubt) {
            return Some(Offset { offset_ms: at_least, error_ms: unknown });
        }
        Some(known)
    }

    /// Whether the clocks are too far apart to hold a plan at all.
    #[must_use]
    pub fn is_too_far(self) -> bool {
        self.offset_ms.unsigned_abs() > limits::WATCH_OFFSET_MAX_MS
    }

    /// A time of the friend's clock by this phone's.
    #[must_use]
    pub fn to_ours(self, theirs_ms: i64) -> i64 {
        theirs_ms.saturating_sub(self.offset_ms)
    }
}

/// Whether the two clocks are not known well enough to agree.
#[must_use]
pub fn is_uncertain(offset: Option<Offset>) -> bool {
    offset.is_none_or(|offset| offset.error_ms > limits::WATCH_OFFSET_ERROR_MAX_MS)
}

/// By how much later an alarm is given because the clocks are not known to agree, in milliseconds.
#[must_use]
pub fn later_by_ms(offset: Option<Offset>) -> u64 {
    match offset {
        None => limits::WATCH_LATER_MAX_MS,
        Some(offset) if is_uncertain(Some(offset)) => offset.error_ms.min(limits::WATCH_LATER_MAX_MS),
        Some(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    #[test]
    fn pairing_tells_to_five_seconds_and_drift_adds_to_it() {
        // This phone is seven minutes fast.
        let offset = Offset::at_pairing(0, 7 * MINUTE);
        assert_eq!(offset, Offset { offset_ms: -7 * MINUTE, error_ms: 5000 });
        assert_eq!(offset.to_ours(100 * MINUTE), 107 * MINUTE);
        let day = 86_400_000;
        assert_eq!(offset.after(day).error_ms, 5000 + 1728);
        assert!(!is_uncertain(Some(offset.after(60 * day))));
        assert!(is_uncertain(Some(offset.after(90 * day))));
    }

    #[test]
    fn a_round_trip_tells_to_half_of_what_it_took() {
        // They are 40 s ahead; 3 s there, 10 s with them, 1 s back.
        let offset = Offset::of_round_trip(1000, 44_000, 54_000, 15_000).expect("possible");
        assert_eq!(offset, Offset { offset_ms: 41_000, error_ms: 2000 });
        assert!(offset.offset_ms.abs_diff(40_000) <= offset.error_ms);
        assert_eq!(Offset::of_round_trip(1000, 5000, 4000, 9000), None);
        assert_eq!(Offset::of_round_trip(1000, 5000, 9000, 2000), None);
        assert_eq!(Offset::of_round_trip(9000, 5000, 6000, 2000), None);
        assert_eq!(Offset::of_round_trip(i64::MIN, i64::MAX, i64::MAX, i64::MIN), None);
    }

    #[test]
    fn a_message_one_way_tells_only_when_it_comes_from_the_future() {
        let known = Some(Offset { offset_ms: 0, error_ms: 5000 });
        assert_eq!(Offset::bounded(known, 0, 3_600_000), known);
        assert_eq!(Offset::bounded(known, 5000, 0), known);
        assert_eq!(Offset::bounded(None, 0, 1), None);
        let future = Some(Offset { offset_ms: 3 * MINUTE, error_ms: limits::WATCH_LATER_MAX_MS });
        assert_eq!(Offset::bounded(known, 3 * MINUTE, 0), future);
        assert_eq!(Offset::bounded(None, 3 * MINUTE, 0), future);
        assert!(is_uncertain(future));
        let further = Offset::bounded(future, 4 * MINUTE, 0).map(|offset| offset.offset_ms);
        assert_eq!(further, Some(4 * MINUTE), "one bound is below another");
    }

    #[test]
    fn what_is_not_known_makes_the_alarm_later_up_to_five_minutes() {
        let with = |error_ms| later_by_ms(Some(Offset { offset_ms: 0, error_ms }));
        assert_eq!(with(120_000), 0);
        assert_eq!(with(120_001), 120_001);
        assert_eq!(with(u64::MAX), 300_000);
        assert_eq!(later_by_ms(None), 300_000);
        let far = |offset_ms| Offset { offset_ms, error_ms: 0 }.is_too_far();
        assert!(!far(600_000) && far(600_001) && far(-600_001) && far(i64::MIN));
    }
}
