//! Suggested exhibit references: initials, a separator, the next number. Never presented as official ones.

use std::collections::HashMap;

use super::item::Evidence;
pub use crate::cases::check_style;
use crate::error::{Error, Refusal, Result};
use crate::fields;
use crate::ids::RecordId;

/// The reference of that number: `AB1`, `AB/1`.
#[must_use]
pub fn suggested(initials: &str, separator: Option<&str>, number: u32) -> String {
    format!("{}{}{number}", initials.to_uppercase(), separator.unwrap_or_default())
}

/// A number once given to an item stays with it.
pub(super) fn check_item(item: &Evidence, before: Option<&Evidence>) -> Result<()> {
    fields::short("suggested_reference", item.suggested_reference.as_ref())?;
    if item.reference_no == Some(0) {
        return Err(Error::invalid("reference_no", Refusal::OutOfRange));
    }
    if item.suggested_reference.is_some() != item.reference_no.is_some() {
        return Err(Error::invalid("suggested_reference", Refusal::Contradiction));
    }
    match before.and_then(|before| before.reference_no) {
        Some(number) if item.reference_no != Some(number) => {
            Err(Error::invalid("reference_no", Refusal::Contradiction))
        }
        _ => Ok(()),
    }
}

/// The highest number given in each case; deleted items count, so that none comes twice.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    highest: HashMap<RecordId, u32>,
}

impl Numbers {
    pub(super) fn note(&mut self, case: RecordId, number: Option<u32>) {
        if let Some(number) = number {
            let highest = self.highest.entry(case).or_default();
            *highest = number.max(*highest);
        }
    }

    /// Refused only after four thousand million items.
    pub(super) fn next(&self, case: RecordId) -> Result<u32> {
        self.highest
            .get(&case)
            .map_or(Some(1), |highest| highest.checked_add(1))
            .ok_or(Error::invalid("reference_no", Refusal::OutOfRange))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_made_of_initials_and_number() {
        assert_eq!(suggested("ab", None, 1), "AB1");
        assert_eq!(suggested("AB", Some("/"), 12), "AB/12");
    }

    #[test]
    fn numbers_count_on_per_case() {
        let mut numbers = Numbers::default();
        let (one, two) = (RecordId([1; 16]), RecordId([2; 16]));
        assert_eq!(numbers.next(one).expect("free"), 1);
        numbers.note(one, Some(7));
        numbers.note(one, Some(3));
        numbers.note(one, None);
        assert_eq!(numbers.next(one).expect("free"), 8);
        assert_eq!(numbers.next(two).expect("free"), 1);
        numbers.note(two, Some(u32::MAX));
        assert!(numbers.next(two).is_err());
    }
}
