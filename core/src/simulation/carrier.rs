//! The network between phones: late, lossy, doubling, and never in order.

use super::storage::SeededEntropy;

/// How the network treats text messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Carrier {
    /// Shortest time under way, in milliseconds.
    pub latency_min_ms: u64,
    /// Longest time under way, in milliseconds. Where the two differ, messages overtake each other.
    pub latency_max_ms: u64,
    /// How many of a hundred messages never come.
    pub loss_percent: u64,
    /// How many of a hundred come twice.
    pub duplicate_percent: u64,
    /// How long handing a message over takes, in milliseconds.
    pub hand_over_ms: u64,
}

impl Default for Carrier {
    fn default() -> Self {
        Carrier {
            latency_min_ms: 3000,
            latency_max_ms: 3000,
            loss_percent: 0,
            duplicate_percent: 0,
            hand_over_ms: 1500,
        }
    }
}

impl Carrier {
    /// After how many milliseconds each copy of one message arrives; nothing where it is lost.
    pub(super) fn carry(&self, random: &SeededEntropy) -> Vec<u64> {
        let under_way = |random: &SeededEntropy| {
            let spread = self.latency_max_ms.saturating_sub(self.latency_min_ms).saturating_add(1);
            self.latency_min_ms.saturating_add(random.below(spread))
        };
        if random.chance(self.loss_percent) {
            return Vec::new();
        }
        let mut copies = vec![under_way(random)];
        if random.chance(self.duplicate_percent) {
            copies.push(under_way(random).saturating_add(1000));
        }
        copies
    }
}
