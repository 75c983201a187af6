//! Content in the form that the build makes of it: values as bytes, so that a phone's library reads no TOML.
//!
//! One byte says what follows: 0 false, 1 true, 2 a whole number and 3 another (eight bytes, big-endian), 4 text (length,
//! UTF-8), 5 a list (count, values), 6 a table (count, then for each entry the text of its key without the first byte,
//! and the value). Lengths and counts have seven bits in each byte, the lowest first; the eighth says that more follow.

use serde::Deserializer;
use serde::de::value::{BorrowedStrDeserializer, Error, MapAccessDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::{Fault, read};

/// What a file of content can be read from: TOML (text), or what the build made of it.
pub trait Form {
    /// Reads the file of that name.
    fn read<T: DeserializeOwned>(&self, file: &str) -> Result<T, Fault>;
}

impl<S: AsRef<str> + ?Sized> Form for &S {
    fn read<T: DeserializeOwned>(&self, file: &str) -> Result<T, Fault> {
        read(file, self.as_ref())
    }
}

/// One file as the build made it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Made<'a>(pub(crate) &'a [u8]);

impl Form for Made<'_> {
    fn read<T: DeserializeOwned>(&self, file: &str) -> Result<T, Fault> {
        self.value().map_err(|error| Fault::new(file, error.to_string()))
    }
}

impl<'de> Made<'de> {
    /// What it holds, which may borrow its texts.
    pub(crate) fn value<T: serde::Deserialize<'de>>(self) -> Result<T, Error> {
        let mut rest = Rest(self.0);
        let value = T::deserialize(&mut rest)?;
        if rest.0.is_empty() { Ok(value) } else { Err(broken()) }
    }
}

fn broken() -> Error {
    Error::custom("is not what the build made")
}

/// What is still to be read.
struct Rest<'de>(&'de [u8]);

impl<'de> Rest<'de> {
    fn byte(&mut self) -> Result<u8, Error> {
        let (first, rest) = self.0.split_first().ok_or_else(broken)?;
        self.0 = rest;
        Ok(*first)
    }

    fn eight(&mut self) -> Result<[u8; 8], Error> {
        let (eight, rest) = self.0.split_first_chunk().ok_or_else(broken)?;
        self.0 = rest;
        Ok(*eight)
    }

    fn count(&mut self) -> Result<usize, Error> {
        let mut count = 0;
        for place in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            count |= usize::from(byte & 0x7f) << place;
            if byte < 0x80 {
                return Ok(count);
            }
        }
        Err(broken())
    }

    fn text(&mut self) -> Result<&'de str, Error> {
        let length = self.count()?;
        let (text, rest) = self.0.split_at_checked(length).ok_or_else(broken)?;
        self.0 = rest;
        std::str::from_utf8(text).map_err(|_| broken())
    }

    fn is_next(&mut self, kind: u8) -> Result<(), Error> {
        if self.byte()? == kind { Ok(()) } else { Err(broken()) }
    }

    fn list<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let mut left = Left { count: self.count()?, rest: self };
        let value = visitor.visit_seq(&mut left)?;
        if left.count == 0 { Ok(value) } else { Err(broken()) }
    }

    fn table<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let mut left = Left { count: self.count()?, rest: self };
        let value = visitor.visit_map(&mut left)?;
        if left.count == 0 { Ok(value) } else { Err(broken()) }
    }
}

impl<'de> Deserializer<'de> for &mut Rest<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.byte()? {
            0 => visitor.visit_bool(false),
            1 => visitor.visit_bool(true),
            2 => visitor.visit_i64(i64::from_be_bytes(self.eight()?)),
            3 => visitor.visit_f64(f64::from_be_bytes(self.eight()?)),
            4 => visitor.visit_borrowed_str(self.text()?),
            5 => self.list(visitor),
            6 => self.table(visitor),
            _ => Err(broken()),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.byte()? {
            4 => visitor.visit_enum(BorrowedStrDeserializer::new(self.text()?)),
            6 => {
                let count = self.count()?;
                visitor.visit_enum(MapAccessDeserializer::new(Left { count, rest: self }))
            }
            _ => Err(broken()),
        }
    }

    // What asks for one kind of value is given that kind or nothing: the code for all others stays out of the library.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.is_next(4)?;
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.is_next(5)?;
        self.list(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.is_next(6)?;
        self.table(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char bytes byte_buf unit unit_struct tuple_struct identifier
        ignored_any
    }
}

/// What is left of a list or a table.
struct Left<'a, 'de> {
    count: usize,
    rest: &'a mut Rest<'de>,
}

impl<'de> SeqAccess<'de> for Left<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(count) = self.count.checked_sub(1) else { return Ok(None) };
        self.count = count;
        seed.deserialize(&mut *self.rest).map(Some)
    }
}

impl<'de> MapAccess<'de> for Left<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(count) = self.count.checked_sub(1) else { return Ok(None) };
        self.count = count;
        seed.deserialize(BorrowedStrDeserializer::new(self.rest.text()?)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(&mut *self.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let mut bytes = vec![6, 4, 1, b'a', 2];
        bytes.extend(7_i64.to_be_bytes());
        bytes.extend([1, b'b', 5, 2, 0, 1, 1, b'c', 4, 2, b'x', b'y', 1, b'd', 3]);
        bytes.extend(0.5_f64.to_be_bytes());
        let table: toml::Table = Made(&bytes).value().expect("reads");
        assert_eq!(table, "a = 7\nb = [false, true]\nc = \"xy\"\nd = 0.5".parse().expect("TOML"));
    }

    #[test]
    fn what_is_cut_off_or_goes_on_is_refused() {
        let whole = [5, 2, 4, 1, b'x', 4, 1, b'y'];
        assert_eq!(Made(&whole).value::<Vec<String>>().expect("reads"), ["x", "y"]);
        for length in 0..whole.len() {
            assert!(Made(&whole[..length]).value::<Vec<String>>().is_err(), "{length}");
        }
        assert!(Made(&[&whole[..], &[0]].concat()).value::<Vec<String>>().is_err());
        assert!(Made(&whole).value::<[String; 1]>().is_err());
        assert!(Made(&[7]).value::<bool>().is_err());
        assert!(
            Made(&[4, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]).value::<String>().is_err()
        );
    }
}
