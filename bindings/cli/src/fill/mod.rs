//! Reads what was typed for the fields of a record. Only what was typed is set; everything else stays.

mod clear;
mod evidence;
mod incident;
mod others;

use alongside_core::fields::Coordinates;
use alongside_core::ids::RecordId;
use alongside_core::session::Unlocked;
use alongside_core::store::Kind;
use alongside_core::time::{Occurred, Reading};
use alongside_core::vocabulary::{Term, Vocabulary};
use alongside_core::{Error, Refusal};

use crate::arguments::bundle::{Bundle, Bundles, Shape};
use crate::commands::named;
use crate::failure::{Failure, Outcome};

pub(crate) use clear::clear;

/// Reads values against an open record.
pub(crate) struct Filler<'a> {
    vault: &'a Unlocked,
    case: Option<RecordId>,
    reading: Reading,
}

/// Sets what was given.
pub(crate) fn put<T>(place: &mut Option<T>, given: Option<T>) {
    if given.is_some() {
        *place = given;
    }
}

/// Sets a list where one was given: it replaces what stood there.
fn put_list<T>(place: &mut Vec<T>, given: Vec<T>) {
    if !given.is_empty() {
        *place = given;
    }
}

/// One column of a list of bundles; nothing at all where nobody said anything.
fn column<T>(cells: impl Iterator<Item = Outcome<Option<T>>>) -> Outcome<Vec<Option<T>>> {
    let cells: Vec<Option<T>> = cells.collect::<Outcome<_>>()?;
    Ok(if cells.iter().all(Option::is_none) { Vec::new() } else { cells })
}

fn texts<S: Shape>(bundles: &Bundles<S>, get: impl Fn(&Bundle) -> Option<&str>) -> Vec<Option<String>> {
    let cells: Vec<Option<String>> =
        bundles.iter().map(|bundle| get(bundle).filter(|text| !text.is_empty()).map(str::to_owned)).collect();
    if cells.iter().all(Option::is_none) { Vec::new() } else { cells }
}

impl<'a> Filler<'a> {
    pub(crate) fn new(vault: &'a Unlocked, case: Option<RecordId>, reading: Reading) -> Self {
        Filler { vault, case, reading }
    }

    /// The same at another moment: for a draft, whose "yesterday" is the day before it was written.
    pub(crate) fn at(self, reading: Reading) -> Self {
        Filler { reading, ..self }
    }

    /// An answer from a list. One that is not on it is told with those that come near.
    pub(crate) fn term(&self, field: &'static str, vocabulary: Vocabulary, typed: &str) -> Outcome<Term> {
        let vocabularies = self.vault.vocabularies();
        let typed = typed.trim();
        vocabularies.term(vocabulary, typed, field).map_err(|error| Failure::NotOnTheList {
            error,
            vocabulary,
            near: vocabularies.suggest(vocabulary, typed).iter().map(|term| term.id).collect(),
        })
    }

    fn term_given(
        &self,
        field: &'static str,
        vocabulary: Vocabulary,
        typed: Option<&str>,
    ) -> Outcome<Option<Term>> {
        typed.map(|typed| self.term(field, vocabulary, typed)).transpose()
    }

    fn terms(&self, field: &'static str, vocabulary: Vocabulary, typed: &[String]) -> Outcome<Vec<Term>> {
        typed.iter().map(|typed| self.term(field, vocabulary, typed)).collect()
    }

    /// When something was.
    pub(crate) fn time(&self, field: &'static str, typed: &str) -> Outcome<Occurred> {
        Ok(Occurred::typed(typed, self.reading.zone, &self.reading).map_err(named_field(field))?)
    }

    fn time_given(&self, field: &'static str, typed: Option<&str>) -> Outcome<Option<Occurred>> {
        typed.map(|typed| self.time(field, typed)).transpose()
    }

    /// When something is to be: a day with its year may lie ahead.
    fn time_to_come(&self, field: &'static str, typed: Option<&str>) -> Outcome<Option<Occurred>> {
        let read = |typed| {
            Occurred::typed_to_come(typed, self.reading.zone, &self.reading).map_err(named_field(field))
        };
        Ok(typed.map(read).transpose()?)
    }

    fn number(field: &'static str, typed: Option<&str>) -> Outcome<Option<u32>> {
        let read = |typed: &str| {
            let digits = typed.trim();
            digits.parse::<u32>().map_err(|_| Failure::from(Error::invalid(field, Refusal::Malformed)))
        };
        typed.map(read).transpose()
    }

    fn yes_no(field: &'static str, typed: Option<&str>) -> Outcome<Option<bool>> {
        let read = |typed: &str| match typed.trim().to_lowercase().as_str() {
            "yes" | "y" => Ok(true),
            "no" | "n" => Ok(false),
            _ => Err(Failure::from(Error::invalid(field, Refusal::Malformed))),
        };
        typed.map(read).transpose()
    }

    /// `51.5074,-0.1278`
    pub(crate) fn position(field: &'static str, typed: Option<&str>) -> Outcome<Option<Coordinates>> {
        let Some(typed) = typed else { return Ok(None) };
        let malformed = || Failure::from(Error::invalid(field, Refusal::Malformed));
        let (lat, lon) = typed.split_once(',').ok_or_else(malformed)?;
        let coordinates = Coordinates {
            lat_e7: ten_millionths(lat).ok_or_else(malformed)?,
            lon_e7: ten_millionths(lon).ok_or_else(malformed)?,
        };
        coordinates.check(field)?;
        Ok(Some(coordinates))
    }

    /// A record of the case by number or name.
    pub(crate) fn record(&self, field: &'static str, kind: Kind, typed: &str) -> Outcome<RecordId> {
        named::find(self.vault, kind, self.case, typed).map_err(|failure| match failure {
            Failure::Core(Error::NotFound) => Error::invalid(field, Refusal::UnknownRecord).into(),
            other => other,
        })
    }

    fn records(&self, field: &'static str, kind: Kind, typed: &[String]) -> Outcome<Vec<RecordId>> {
        typed.iter().map(|typed| self.record(field, kind, typed)).collect()
    }

    /// An item by id or reference.
    pub(crate) fn item(&self, typed: &str) -> Outcome<RecordId> {
        named::find_evidence(self.vault, typed)
    }

    /// Entries of the case by number, none of them twice.
    pub(crate) fn entries(&self, typed: &[String]) -> Outcome<Vec<RecordId>> {
        let mut found: Vec<RecordId> = Vec::new();
        for typed in typed {
            let id = named::entry(self.vault, self.case, typed)?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
        Ok(found)
    }
}

/// The same refusal of a field of another name.
fn named_field(field: &'static str) -> impl Fn(Error) -> Error {
    move |error| match error {
        Error::Invalid { refusal, .. } => Error::invalid(field, refusal),
        other => other,
    }
}

/// Degrees as ten-millionths, without rounding on the way; more digits than that are cut.
fn ten_millionths(typed: &str) -> Option<i32> {
    const PLACES: usize = 7;
    let typed = typed.trim();
    let (negative, digits) = match typed.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, typed),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !plain(whole) || !plain(fraction) {
        return None;
    }
    let fraction: String = fraction.chars().chain(std::iter::repeat('0')).take(PLACES).collect();
    let value: i32 = format!("{whole}{fraction}").parse().ok()?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_without_rounding() {
        assert_eq!(ten_millionths("51.5074"), Some(515_074_000));
        assert_eq!(ten_millionths(" -0.12345678 "), Some(-1_234_567));
        assert_eq!(ten_millionths("180"), Some(1_800_000_000));
        for wrong in ["", "-", ".5", "1e3", "1.2.3", "9999", "+1", "٣"] {
            assert_eq!(ten_millionths(wrong), None, "{wrong}");
        }
    }
}
