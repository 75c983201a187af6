//! What is wrong with a store, named as far as it can be named.

use serde::Serialize;

use super::record::Chain;
use crate::ids::RecordId;

/// One thing that is not as it should be. Nothing of it is repaired in silence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Damage {
    /// A head row does not open or does not decode.
    HeadRow {
        /// Its row id.
        row: i64,
    },
    /// The body of a record's revision is missing, does not open, or does not give its leaf.
    BodyRow {
        /// Its row id.
        row: i64,
        /// Whose it is.
        record: RecordId,
        /// Which revision.
        revision: u32,
    },
    /// A row that no record names, or that was erased and stands there again: put there from outside.
    Stray {
        /// Its row id.
        row: i64,
    },
    /// Records of a chain are missing.
    Missing {
        /// Which chain.
        #[serde(serialize_with = "chain_name")]
        chain: Chain,
        /// Number of the first that is missing.
        from_n: u64,
        /// Number of the last that is missing.
        to_n: u64,
    },
    /// A record does not follow from the one before it.
    Link {
        /// Which chain.
        #[serde(serialize_with = "chain_name")]
        chain: Chain,
        /// Its number.
        n: u64,
    },
    /// The mark beside the database is missing or does not open.
    NoMark,
    /// The store is behind its mark: rows were removed, or an older copy was put back.
    BehindMark {
        /// Which chain.
        #[serde(serialize_with = "chain_name")]
        chain: Chain,
        /// How far it had come.
        marked_n: u64,
        /// How far it goes now.
        found_n: u64,
    },
    /// The chain does not hold what the mark says it held.
    OtherThanMark {
        /// Which chain.
        #[serde(serialize_with = "chain_name")]
        chain: Chain,
        /// Where.
        n: u64,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn chain_name<S: serde::Serializer>(chain: &Chain, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match chain {
        Chain::Log => "log",
        Chain::House => "house",
    })
}
