//! Identifiers: random bytes that mean nothing, printed as lower-case hex.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::error::{Error, Refusal, Result};

/// Writes `bytes` as lower-case hex.
#[must_use]
pub fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// Reads exactly `N` bytes of hex; upper case is taken too, since people retype.
pub fn from_hex<const N: usize>(text: &str, field: &'static str) -> Result<[u8; N]> {
    let malformed = || Error::invalid(field, Refusal::Malformed);
    let digits = text.as_bytes();
    if digits.len() != N.saturating_mul(2) {
        return Err(malformed());
    }
    let mut bytes = [0_u8; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let mut value = 0_u8;
        for digit in pair {
            let nibble = char::from(*digit).to_digit(16).ok_or_else(malformed)?;
            value = (value << 4) | u8::try_from(nibble).map_err(|_| malformed())?;
        }
        *byte = value;
    }
    Ok(bytes)
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $length:literal, $field:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $length]);

        impl $name {
            /// Length in bytes.
            pub const LENGTH: usize = $length;

            /// The raw bytes.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8; $length] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&to_hex(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), to_hex(&self.0))
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self> {
                from_hex(text, $field).map($name)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(&self.0)?;
                Ok(())
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                let bytes = d.bytes()?;
                bytes
                    .try_into()
                    .map($name)
                    .map_err(|_| minicbor::decode::Error::message("identifier of another length"))
            }
        }
    };
}

identifier!(
    /// One record of any kind: an incident, a person, an evidence item, a setting.
    RecordId, 16, "id"
);
identifier!(
    /// One installation; stands in clear in `install` and binds every slot.
    InstallationId, 16, "installation_id"
);
identifier!(
    /// One sealed file below `e/` or `inbox/`; also its name on disk.
    FileId, 16, "file_id"
);
identifier!(
    /// One chain of records.
    ChainId, 16, "chain_id"
);
identifier!(
    /// One writer (phone) of a chain.
    WriterId, 8, "writer_id"
);
identifier!(
    /// One check-in: random, made when it starts; also the name of its capsule.
    CheckinId, 16, "checkin_id"
);
identifier!(
    /// The first eight bytes of a check-in's id: what its frames carry in clear.
    Cid8, 8, "cid8"
);
identifier!(
    /// SHA-256 of something.
    Digest32, 32, "sha256"
);

impl CheckinId {
    /// The part of the id that frames carry.
    #[must_use]
    pub fn cid8(&self) -> Cid8 {
        let mut short = [0; 8];
        short.copy_from_slice(self.0.first_chunk::<8>().unwrap_or(&[0; 8]));
        Cid8(short)
    }
}

/// One of the three volumes of an installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VolumeNumber(u8);

impl VolumeNumber {
    /// All three, in the fixed order in which slots are tried.
    pub const ALL: [VolumeNumber; 3] = [VolumeNumber(1), VolumeNumber(2), VolumeNumber(3)];

    /// `1`, `2` or `3`; anything else is none.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (1..=3).contains(&number).then_some(VolumeNumber(number))
    }

    /// `1`, `2` or `3`.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_goes_there_and_back() {
        let id = RecordId([0xab; 16]);
        assert_eq!(id.to_string(), "ab".repeat(16));
        assert_eq!("AB".repeat(16).parse::<RecordId>().expect("valid hex"), id);
        assert!("ab".parse::<RecordId>().is_err());
        assert!("zz".repeat(16).parse::<RecordId>().is_err());
        assert!("é".repeat(16).parse::<RecordId>().is_err());
    }
}
