//! Pages of a list that grows while it is read: a page begins behind an item, not at a number.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::error::Result;
use crate::ids::{from_hex, to_hex};
use crate::limits;

/// A place in a list that runs from new to old: behind the item with this key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cursor {
    /// Where lists put the item.
    pub sort_ms: i64,
    /// Number of its newest revision in the chain, for items of the same instant.
    pub n: u64,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page<T> {
    /// Its items, newest first.
    pub items: Vec<T>,
    /// Where the next page begins; nothing where this is the last.
    pub next: Option<Cursor>,
}

/// How many items a page may have where so many are wanted.
#[must_use]
pub fn page_size(wanted: usize) -> usize {
    wanted.clamp(1, limits::PAGE_MAX_ITEMS)
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.sort_ms.to_be_bytes()))?;
        f.write_str(&to_hex(&self.n.to_be_bytes()))
    }
}

impl FromStr for Cursor {
    type Err = crate::error::Error;

    fn from_str(text: &str) -> Result<Self> {
        let value = u128::from_be_bytes(from_hex(text, "cursor")?).to_be_bytes();
        let (mut sort_ms, mut n) = ([0; 8], [0; 8]);
        sort_ms.copy_from_slice(&value[..8]);
        n.copy_from_slice(&value[8..]);
        Ok(Cursor { sort_ms: i64::from_be_bytes(sort_ms), n: u64::from_be_bytes(n) })
    }
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_text_and_back() {
        for cursor in [
            Cursor { sort_ms: 1_795_286_400_000, n: 14 },
            Cursor { sort_ms: i64::MIN, n: u64::MAX },
            Cursor { sort_ms: -1, n: 0 },
        ] {
            assert_eq!(cursor.to_string().parse::<Cursor>().expect("well formed"), cursor);
        }
        assert!("".parse::<Cursor>().is_err());
        assert!("zz".repeat(16).parse::<Cursor>().is_err());
    }
}
