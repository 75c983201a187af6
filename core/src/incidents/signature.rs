//! A quick no for filters: a few bits that say what an entry may name.

use crate::ids::RecordId;

/// A few bits for each thing that an entry names. A filter looks here first: where a bit is missing, the thing is
/// not there; where all stand, the listing itself is asked. Stored, so the bits of a thing never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signature(pub u64);

impl Signature {
    /// Two bits, drawn from 64 by FNV-1a over the kind of thing and its name.
    fn of(kind: u8, name: &[u8]) -> Signature {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in std::iter::once(&kind).chain(name) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        hash ^= hash >> 32;
        Signature(1 << (hash & 63) | 1 << (hash >> 6 & 63))
    }

    /// A behaviour.
    #[must_use]
    pub fn behaviour(id: &str) -> Signature {
        Self::of(b'b', id.as_bytes())
    }

    /// A group of behaviours: what stands before the full stop.
    #[must_use]
    pub fn group(prefix: &str) -> Signature {
        Self::of(b'g', prefix.as_bytes())
    }

    /// A channel.
    #[must_use]
    pub fn channel(id: &str) -> Signature {
        Self::of(b'c', id.as_bytes())
    }

    /// A person.
    #[must_use]
    pub fn person(id: RecordId) -> Signature {
        Self::of(b'p', id.as_bytes())
    }

    /// A place label.
    #[must_use]
    pub fn place(id: RecordId) -> Signature {
        Self::of(b'l', id.as_bytes())
    }

    /// Whether `other` may be named here.
    #[must_use]
    pub fn may_name(self, other: Signature) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) fn add(&mut self, other: Signature) {
        self.0 |= other.0;
    }
}

/// The group of a behaviour: what stands before the full stop.
#[must_use]
pub fn group_of(behaviour: &str) -> &str {
    behaviour.split_once('.').map_or(behaviour, |(group, _)| group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_of_a_thing_never_change() {
        assert_eq!(Signature::behaviour("com.call"), Signature(0x0800_0000_1000_0000));
        assert_eq!(Signature::group("com"), Signature(0x0040_0000_0004_0000));
        assert_eq!(Signature::channel("sms"), Signature(0x0000_0000_0800_1000));
        assert_eq!(Signature::person(RecordId([7; 16])), Signature(0x0000_0000_8000_0010));
        assert_eq!(Signature::place(RecordId([7; 16])), Signature(0x0000_0000_0000_0201));
    }
}
