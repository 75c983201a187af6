//! A field as it is stored (deterministic CBOR) and as it is read (JSON), by one rule, so that what is shown can be checked against
//! what is proved: texts, numbers, yes and no and lists as themselves, bytes as hex digits.

use minicbor::Decoder;
use minicbor::data::Type;
use serde_json::Value;

use crate::ids::to_hex;

/// Deepest list in a list that a field has, with room.
const DEPTH_MAX: usize = 16;

/// The JSON of one field; nothing where it is no field of ours.
#[must_use]
pub fn readable(stored: &[u8]) -> Option<Value> {
    let mut decoder = Decoder::new(stored);
    let value = read(&mut decoder, DEPTH_MAX)?;
    (decoder.position() == stored.len()).then_some(value)
}

fn read(d: &mut Decoder<'_>, depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    Some(match d.datatype().ok()? {
        Type::Bool => Value::Bool(d.bool().ok()?),
        Type::Null => {
            d.null().ok()?;
            Value::Null
        }
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => Value::from(d.u64().ok()?),
        Type::I8 | Type::I16 | Type::I32 | Type::I64 => Value::from(d.i64().ok()?),
        Type::Bytes => Value::String(to_hex(d.bytes().ok()?)),
        Type::String => Value::String(d.str().ok()?.to_owned()),
        Type::Array => {
            let count = d.array().ok()??;
            let mut items = Vec::new();
            for _ in 0..count {
                items.push(read(d, depth)?);
            }
            Value::Array(items)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Field;

    #[test]
    fn fields_can_be_read() {
        let stored = |field: Option<Vec<u8>>| field.expect("there");
        let text = stored(Some("Grüße".to_owned()).encode_field().expect("encodes"));
        assert_eq!(readable(&text), Some(Value::from("Grüße")));
        let list = stored(vec![Some("a".to_owned()), None].encode_field().expect("encodes"));
        assert_eq!(readable(&list), Some(serde_json::json!(["a", null])));
        let id = stored(Some(crate::ids::RecordId([0xab; 16])).encode_field().expect("encodes"));
        assert_eq!(readable(&id), Some(Value::from("ab".repeat(16))));
        assert_eq!(readable(&[0x20]), Some(Value::from(-1)));
    }

    #[test]
    fn what_is_no_field_is_refused() {
        assert_eq!(readable(&[]), None);
        assert_eq!(readable(&[0x01, 0x01]), None);
        assert_eq!(readable(&[0xa0]), None);
        assert_eq!(readable(&[0x81; 64]), None);
        assert_eq!(readable(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), None);
        assert_eq!(readable(&[0xf9, 0, 0]), None);
    }
}
