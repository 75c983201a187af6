//! A holder of deadlines beside the phones: scripted, since no relay is built. What rests on it proves nothing.

/// After the deadline, so that phones speak first: three minutes.
const AFTER_DEADLINE_MS: i64 = 180_000;
/// After an outage, so that what waited to be closed is closed first.
const AFTER_OUTAGE_MS: i64 = 300_000;

/// One deadline that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holding {
    /// Until then, milliseconds since 1970.
    Until(i64),
    /// It was told that it is over.
    Closed,
    /// It has released.
    Released,
}

/// What it does when it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// Look again then.
    Later(i64),
    /// Release now.
    Release,
    /// Nothing more.
    Nothing,
}

/// The holder.
#[derive(Debug, Clone, Default)]
pub(super) struct Holder {
    down: bool,
    up_since_ms: Option<i64>,
}

impl Holder {
    pub(super) fn set_down(&mut self, down: bool, now_ms: i64) {
        self.down = down;
        if !down {
            self.up_since_ms = Some(now_ms);
        }
    }

    pub(super) fn is_down(&self) -> bool {
        self.down
    }

    /// When it next looks at a deadline.
    pub(super) fn looks_at_ms(deadline_ms: i64) -> i64 {
        deadline_ms.saturating_add(AFTER_DEADLINE_MS)
    }

    pub(super) fn decide(&self, holding: Holding, now_ms: i64) -> Decision {
        let Holding::Until(deadline_ms) = holding else { return Decision::Nothing };
        let release_at = Self::looks_at_ms(deadline_ms);
        if self.down {
            return Decision::Later(now_ms.saturating_add(60_000).max(release_at));
        }
        let calm_at = self.up_since_ms.map_or(i64::MIN, |up| up.saturating_add(AFTER_OUTAGE_MS));
        let at = release_at.max(calm_at.min(now_ms.saturating_add(AFTER_OUTAGE_MS)));
        if now_ms >= at { Decision::Release } else { Decision::Later(at) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    #[test]
    fn it_releases_three_minutes_after_the_deadline_unless_closed() {
        let holder = Holder::default();
        let held = Holding::Until(10 * MINUTE);
        assert_eq!(holder.decide(held, 12 * MINUTE), Decision::Later(13 * MINUTE));
        assert_eq!(holder.decide(held, 13 * MINUTE), Decision::Release);
        assert_eq!(holder.decide(Holding::Closed, 13 * MINUTE), Decision::Nothing);
        assert_eq!(holder.decide(Holding::Released, 99 * MINUTE), Decision::Nothing);
    }

    #[test]
    fn after_an_outage_it_waits_for_what_waited_to_be_closed() {
        let mut holder = Holder::default();
        holder.set_down(true, 9 * MINUTE);
        let held = Holding::Until(10 * MINUTE);
        assert_eq!(holder.decide(held, 13 * MINUTE), Decision::Later(14 * MINUTE));
        holder.set_down(false, 40 * MINUTE);
        assert_eq!(holder.decide(held, 41 * MINUTE), Decision::Later(45 * MINUTE));
        assert_eq!(holder.decide(held, 45 * MINUTE), Decision::Release);
    }
}
