//! One revision as others get it: a line of `record.json`. A field stands there with its salt and its bytes, or as its digest alone.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::readable::readable;
use crate::error::{Error, Part, Result};
use crate::ids::{Digest32, RecordId, from_hex, to_hex};
use crate::limits;
use crate::report::parts;
use crate::store::{Kind, Revealed, digest};

/// A revision in which every field is shown or withheld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosed {
    /// Its number in the chain.
    pub n: u64,
    /// What it is, by name.
    pub kind: String,
    /// Which record: 32 hex digits.
    pub record: String,
    /// Which revision of it, from 1.
    pub revision: u32,
    /// Version of its fields.
    pub schema: u16,
    /// Every field, in order.
    pub fields: Vec<DisclosedField>,
}

/// A field that is shown or withheld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum DisclosedField {
    /// It is shown; `cbor` and `value` are left out where she has not said anything.
    Shown {
        /// Its id.
        id: u16,
        /// Its name.
        name: Cow<'static, str>,
        /// What it is mixed with: 32 hex digits.
        salt: String,
        /// As it is stored, in hex.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cbor: Option<String>,
        /// As it is read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<Value>,
    },
    /// It is withheld.
    Withheld {
        /// Its id.
        id: u16,
        /// What it says, as a digest: 64 hex digits.
        digest: String,
    },
}

/// What checking a line showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rechecked {
    /// What it is.
    pub kind: Kind,
    /// Which record.
    pub record: RecordId,
    /// The leaf that its fields give.
    pub leaf: Digest32,
    /// Fields that are withheld.
    pub withheld: u16,
    /// Fields that are shown and say something.
    pub said: u16,
}

impl Disclosed {
    /// A revision with the fields that `shows` lets through.
    #[must_use]
    pub fn of(n: u64, revealed: &Revealed, shows: impl Fn(u16) -> bool) -> Self {
        let fields = revealed.fields.iter().map(|field| {
            let name = parts::field_name(revealed.kind, field.id).filter(|_| shows(field.id));
            // What has no name here was written by a newer program: nobody has said that it may be shown.
            let Some(name) = name else {
                return DisclosedField::Withheld {
                    id: field.id,
                    digest: to_hex(field.digest(revealed.kind).as_bytes()),
                };
            };
            DisclosedField::Shown {
                id: field.id,
                name: Cow::Borrowed(name),
                salt: to_hex(&field.salt),
                cbor: field.stored.as_deref().map(to_hex),
                value: field.stored.as_deref().and_then(readable),
            }
        });
        Disclosed {
            n,
            kind: parts::kind_name(revealed.kind).unwrap_or_default().to_owned(),
            record: revealed.record.to_string(),
            revision: revealed.revision,
            schema: revealed.schema,
            fields: fields.collect(),
        }
    }

    /// Its line, without an end.
    pub fn to_line(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|_| Error::Internal("write a line of the record"))
    }

    /// Reads a line. One that the program would not have written in just these bytes is refused.
    pub fn parse(line: &str) -> Result<Self> {
        if line.len() > limits::DISCLOSED_LINE_MAX_BYTES {
            return Err(damaged());
        }
        let read: Disclosed = serde_json::from_str(line).map_err(|_| damaged())?;
        if read.to_line()? == line { Ok(read) } else { Err(damaged()) }
    }

    /// Computes the leaf anew from what is shown and withheld, and checks that what is read is what is proved.
    pub fn recheck(&self) -> Result<Rechecked> {
        let kind = parts::kind_named(&self.kind).ok_or_else(damaged)?;
        let record: RecordId = self.record.parse()?;
        let mut digests = Vec::with_capacity(self.fields.len());
        let (mut withheld, mut said) = (0_u16, 0_u16);
        if self.fields.len() > usize::from(limits::FIELDS_MAX) {
            return Err(damaged());
        }
        for (field, expected) in self.fields.iter().zip(1_u16..) {
            let digest = match field {
                DisclosedField::Withheld { id, digest } if *id == expected => {
                    withheld = withheld.saturating_add(1);
                    Digest32(from_hex(digest, "digest")?)
                }
                DisclosedField::Shown { id, name, salt, cbor, value } if *id == expected => {
                    let stored = cbor.as_deref().map(bytes_of_hex).transpose()?;
                    let is_same = match &stored {
                        Some(stored) => readable(stored) == *value && value.is_some(),
                        None => value.is_none(),
                    };
                    if !is_same || parts::field_name(kind, *id) != Some(name.as_ref()) {
                        return Err(damaged());
                    }
                    said = said.saturating_add(u16::from(stored.is_some()));
                    digest::field_digest(kind, *id, &from_hex(salt, "salt")?, stored.as_deref())
                }
                _ => return Err(damaged()),
            };
            digests.push(digest);
        }
        let leaf = digest::leaf_of_digests(kind, self.schema, record, self.revision, &digests);
        Ok(Rechecked { kind, record, leaf, withheld, said })
    }

    /// The value of a field that is shown and says something.
    #[must_use]
    pub fn value(&self, wanted: &str) -> Option<&Value> {
        self.fields.iter().find_map(|field| match field {
            DisclosedField::Shown { name, value, .. } if name == wanted => value.as_ref(),
            _ => None,
        })
    }
}

fn damaged() -> Error {
    Error::Damaged(Part::Record)
}

fn bytes_of_hex(text: &str) -> Result<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return Err(damaged());
    }
    let pairs = text.as_bytes().chunks_exact(2);
    pairs
        .map(|pair| {
            std::str::from_utf8(pair).map_err(|_| damaged()).and_then(|pair| from_hex::<1>(pair, "cbor"))
        })
        .map(|byte| byte.map(|[byte]| byte))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RevealedField;

    fn revealed() -> Revealed {
        let field = |id, stored: Option<&[u8]>| RevealedField {
            id,
            salt: [u8::try_from(id).expect("small"); 16],
            stored: stored.map(<[u8]>::to_vec),
        };
        Revealed {
            kind: Kind::GAP,
            record: RecordId([9; 16]),
            revision: 2,
            schema: 1,
            fields: vec![
                field(1, Some(&[0x01])),
                field(2, None),
                field(3, None),
                field(4, Some(b"\x62hi")),
                field(5, Some(&[0x43, 1, 2, 3])),
                field(6, None),
                field(7, Some(b"\x65quiet")),
            ],
        }
    }

    #[test]
    fn what_is_withheld_leaves_the_leaf_as_it_is() {
        let revealed = revealed();
        let all = Disclosed::of(5, &revealed, |_| true).recheck().expect("agrees");
        for hidden in 1..=7 {
            let line = Disclosed::of(5, &revealed, |id| id != hidden);
            let text = line.to_line().expect("writes");
            let some = Disclosed::parse(&text).expect("reads").recheck().expect("agrees");
            assert_eq!(some.leaf, all.leaf);
            assert_eq!(some.withheld, 1);
        }
        assert_eq!((all.withheld, all.said), (0, 4));
        let hidden = Disclosed::of(5, &revealed, |id| id != 7).to_line().expect("writes");
        assert!(!hidden.contains("quiet") && !hidden.contains(&to_hex(b"quiet")));
    }

    #[test]
    fn every_changed_byte_of_a_line_is_refused_or_gives_another_leaf() {
        let line = Disclosed::of(5, &revealed(), |id| id != 7);
        let (text, leaf) = (line.to_line().expect("writes"), line.recheck().expect("agrees").leaf);
        for at in 0..text.len() {
            for other in [b'0', b'x', b'"', b' '] {
                let mut bytes = text.clone().into_bytes();
                if bytes[at] == other {
                    continue;
                }
                bytes[at] = other;
                let Ok(changed) = String::from_utf8(bytes) else { continue };
                let Ok(read) = Disclosed::parse(&changed) else { continue };
                let same = read.recheck().is_ok_and(|again| again.leaf == leaf) && read.n == 5;
                assert!(!same, "byte {at}: {changed}");
            }
        }
    }

    #[test]
    fn a_field_of_a_newer_program_is_withheld() {
        let mut revealed = revealed();
        revealed.fields.push(RevealedField { id: 8, salt: [8; 16], stored: Some(b"\x63new".to_vec()) });
        let line = Disclosed::of(1, &revealed, |_| true);
        assert!(matches!(line.fields[7], DisclosedField::Withheld { id: 8, .. }));
        assert_eq!(line.recheck().expect("agrees").withheld, 1);
    }
}
