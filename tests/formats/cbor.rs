//! A reader of deterministic CBOR (RFC 8949 4.2.1) that takes nothing else: shortest forms, sorted keys, no tags.

use std::collections::BTreeMap;

/// A value, with the bytes it was read from where those count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Number(u64),
    /// -1 - n
    Negative(u64),
    Bytes(Vec<u8>),
    Text(String),
    Array(Vec<Value>),
    /// Keys are numbers; each value with its own bytes.
    Map(BTreeMap<u64, (Value, Vec<u8>)>),
    Bool(bool),
    Null,
}

impl Value {
    pub(crate) fn number(&self) -> u64 {
        let Value::Number(number) = self else { panic!("{self:?} is no number") };
        *number
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        let Value::Bytes(bytes) = self else { panic!("{self:?} is no byte string") };
        bytes
    }

    pub(crate) fn text(&self) -> &str {
        let Value::Text(text) = self else { panic!("{self:?} is no text") };
        text
    }

    pub(crate) fn items(self) -> Vec<Value> {
        let Value::Array(items) = self else { panic!("{self:?} is no array") };
        items
    }

    pub(crate) fn raw_map(&self) -> BTreeMap<u64, Vec<u8>> {
        let Value::Map(map) = self else { panic!("{self:?} is no map") };
        map.iter().map(|(key, (_, raw))| (*key, raw.clone())).collect()
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self, length: usize) -> &[u8] {
        let piece = &self.bytes[self.at..self.at + length];
        self.at += length;
        piece
    }

    /// Major type and argument, in their shortest form.
    fn start(&mut self) -> (u8, u64) {
        let first = self.take(1)[0];
        let short = first & 0x1f;
        let (argument, least) = match short {
            0..24 => (u64::from(short), 0),
            24 => (u64::from(self.take(1)[0]), 24),
            25 => (u64::from(u16::from_be_bytes(self.take(2).try_into().expect("2"))), 0x100),
            26 => (u64::from(u32::from_be_bytes(self.take(4).try_into().expect("4"))), 0x1_0000),
            27 => (u64::from_be_bytes(self.take(8).try_into().expect("8")), 0x1_0000_0000),
            _ => panic!("no definite length: {first:#x}"),
        };
        assert!(argument >= least, "not the shortest form: {first:#x}");
        (first >> 5, argument)
    }

    fn value(&mut self) -> Value {
        let (major, argument) = self.start();
        let length = || usize::try_from(argument).expect("fits");
        match major {
            0 => Value::Number(argument),
            1 => Value::Negative(argument),
            2 => Value::Bytes(self.take(length()).to_vec()),
            3 => Value::Text(String::from_utf8(self.take(length()).to_vec()).expect("UTF-8")),
            4 => Value::Array((0..argument).map(|_| self.value()).collect()),
            5 => {
                let mut map = BTreeMap::new();
                let mut last = None;
                for _ in 0..argument {
                    let key = self.value().number();
                    assert!(last.is_none_or(|last| last < key), "keys in order: {key} after {last:?}");
                    last = Some(key);
                    let start = self.at;
                    let value = self.value();
                    map.insert(key, (value, self.bytes[start..self.at].to_vec()));
                }
                Value::Map(map)
            }
            7 => match argument {
                20 => Value::Bool(false),
                21 => Value::Bool(true),
                22 => Value::Null,
                other => panic!("simple value {other}"),
            },
            other => panic!("major type {other}"),
        }
    }
}

/// The first value and how long it is.
pub(crate) fn first(bytes: &[u8]) -> (Value, usize) {
    let mut reader = Reader { bytes, at: 0 };
    let value = reader.value();
    (value, reader.at)
}

/// The one value that `bytes` hold.
pub(crate) fn one(bytes: &[u8]) -> Value {
    let (value, length) = first(bytes);
    assert_eq!(length, bytes.len(), "nothing stands behind the value");
    value
}

/// The one map that `bytes` hold.
pub(crate) fn map(bytes: &[u8]) -> BTreeMap<u64, Value> {
    let Value::Map(map) = one(bytes) else { panic!("a map") };
    map.into_iter().map(|(key, (value, _))| (key, value)).collect()
}
