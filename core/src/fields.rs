//! What the fields of several kinds share: positions, answers that are yes or nothing, and the limits on what is said.

use minicbor::{Decode, Encode};
use serde::Serialize;

use crate::error::{Error, Part, Refusal, Result};
use crate::ids::RecordId;
use crate::limits;
use crate::store::Field;
use crate::time::{Occurred, Precision, Zone};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

/// A record that can say whether it may be saved.
pub trait Checked: Sized {
    /// Whether this may be saved as a first revision.
    fn check(&self, vocabularies: &Vocabularies) -> Result<()> {
        self.check_change(None, vocabularies)
    }

    /// Whether this may be saved over `before`. What a newer program wrote (a term that this one doesn't know)
    /// is tolerated where it stood before.
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()>;
}

/// A position in ten-millionths of a degree: about a centimetre, and no rounding on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize)]
#[cbor(array)]
pub struct Coordinates {
    /// Latitude, north is positive.
    #[n(0)]
    pub lat_e7: i32,
    /// Longitude, east is positive.
    #[n(1)]
    pub lon_e7: i32,
}

impl Coordinates {
    const LAT_MAX_E7: i32 = 900_000_000;
    const LON_MAX_E7: i32 = 1_800_000_000;

    /// Whether it is a place on the earth.
    pub fn check(self, field: &'static str) -> Result<()> {
        let lat = -Self::LAT_MAX_E7..=Self::LAT_MAX_E7;
        let lon = -Self::LON_MAX_E7..=Self::LON_MAX_E7;
        if lat.contains(&self.lat_e7) && lon.contains(&self.lon_e7) {
            Ok(())
        } else {
            Err(Error::invalid(field, Refusal::OutOfRange))
        }
    }
}

/// Widest circle that a position may stand for: half way round the earth.
pub const PRECISION_MAX_M: u32 = 20_000_000;

/// `true` is stored, `false` is nothing: what was never said and what was taken back look the same.
impl Field for bool {
    fn empty() -> Self {
        false
    }

    fn encode_field(&self) -> Result<Option<Vec<u8>>> {
        Some(true).filter(|_| *self).encode_field()
    }

    fn decode_field(stored: Option<&[u8]>) -> Result<Self> {
        match Option::<bool>::decode_field(stored)? {
            None => Ok(false),
            Some(true) => Ok(true),
            Some(false) => Err(Error::Damaged(Part::Record)),
        }
    }
}

/// A text as it was typed, or nothing where it holds nothing but white space.
#[must_use]
pub fn said(text: impl Into<String>) -> Option<String> {
    Some(text.into()).filter(|text| !is_blank(text))
}

/// Whether a text holds nothing but white space.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The beginning of a text, at most `max_bytes` long, cut between characters; line ends become spaces.
#[must_use]
pub fn snippet(text: &str, max_bytes: usize) -> String {
    let text = text.trim();
    let mut end = max_bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    text.get(..end).unwrap_or_default().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn text_of(field: &'static str, text: &str, max_chars: usize) -> Result<()> {
    if is_blank(text) {
        Err(Error::invalid(field, Refusal::Empty))
    } else if text.len() > max_chars && text.chars().nth(max_chars).is_some() {
        Err(Error::invalid(field, Refusal::TooLong))
    } else {
        Ok(())
    }
}

/// A text that can't be left out.
pub(crate) fn needed(field: &'static str, text: Option<&String>) -> Result<()> {
    if text.is_some() { Ok(()) } else { Err(Error::invalid(field, Refusal::Empty)) }
}

/// A text that is limited in bytes.
pub(crate) fn bytes(field: &'static str, text: Option<&String>, max_bytes: usize) -> Result<()> {
    match text {
        Some(text) if text.len() > max_bytes => Err(Error::invalid(field, Refusal::TooLong)),
        _ => Ok(()),
    }
}

/// A position and the circle it stands for.
pub(crate) fn position(
    field: &'static str,
    coordinates: Option<Coordinates>,
    precision_field: &'static str,
    precision_m: Option<u32>,
) -> Result<()> {
    coordinates.map_or(Ok(()), |at| at.check(field))?;
    number(precision_field, precision_m, 0..=PRECISION_MAX_M)?;
    if precision_m.is_some() && coordinates.is_none() {
        return Err(Error::invalid(precision_field, Refusal::Contradiction));
    }
    Ok(())
}

/// A name, a label, a reference.
pub(crate) fn short(field: &'static str, text: Option<&String>) -> Result<()> {
    text.map_or(Ok(()), |text| text_of(field, text, limits::SHORT_TEXT_MAX_CHARS))
}

/// What happened, a description.
pub(crate) fn long(field: &'static str, text: Option<&String>) -> Result<()> {
    text.map_or(Ok(()), |text| text_of(field, text, limits::LONG_TEXT_MAX_CHARS))
}

/// A list of any kind.
pub(crate) fn list<T>(field: &'static str, items: &[T]) -> Result<()> {
    if items.len() > limits::LIST_MAX_ITEMS { Err(Error::invalid(field, Refusal::TooMany)) } else { Ok(()) }
}

/// A list of short texts, none of them blank.
pub(crate) fn shorts(field: &'static str, items: &[String]) -> Result<()> {
    list(field, items)?;
    items.iter().try_for_each(|text| short(field, Some(text)))
}

/// One of several lists in the same order, with gaps where nothing was said.
pub(crate) fn column(field: &'static str, items: &[Option<String>], length: usize) -> Result<()> {
    same_length(field, items, length)?;
    items.iter().try_for_each(|text| short(field, text.as_ref()))
}

/// The same for long texts.
pub(crate) fn long_column(field: &'static str, items: &[Option<String>], length: usize) -> Result<()> {
    same_length(field, items, length)?;
    items.iter().try_for_each(|text| long(field, text.as_ref()))
}

/// One of several lists in the same order. An empty one is no answer to any of the items.
pub(crate) fn same_length<T>(field: &'static str, items: &[T], length: usize) -> Result<()> {
    list(field, items)?;
    if items.is_empty() || items.len() == length {
        Ok(())
    } else {
        Err(Error::invalid(field, Refusal::Contradiction))
    }
}

/// How many items several lists in the same order speak of.
pub(crate) fn rows<const N: usize>(lengths: [usize; N]) -> usize {
    lengths.into_iter().max().unwrap_or_default()
}

/// Links to other records, none of them twice.
pub(crate) fn links(field: &'static str, ids: &[RecordId]) -> Result<()> {
    if ids.len() > limits::LINKS_MAX_ITEMS {
        return Err(Error::invalid(field, Refusal::TooMany));
    }
    let mut seen = std::collections::HashSet::with_capacity(ids.len());
    if ids.iter().all(|id| seen.insert(id)) {
        Ok(())
    } else {
        Err(Error::invalid(field, Refusal::Contradiction))
    }
}

/// A language tag: letters, digits and hyphens, as in BCP 47.
pub(crate) fn language(field: &'static str, tag: Option<&str>) -> Result<()> {
    let Some(tag) = tag else { return Ok(()) };
    let parts = tag
        .split('-')
        .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if parts && tag.len() <= 35 { Ok(()) } else { Err(Error::invalid(field, Refusal::Malformed)) }
}

/// An answer that excludes every other one of its list.
pub(crate) fn alone(field: &'static str, terms: &[Term], only: &str) -> Result<()> {
    if terms.len() > 1 && terms.iter().any(|term| term.as_str() == only) {
        Err(Error::invalid(field, Refusal::Contradiction))
    } else {
        Ok(())
    }
}

/// A number with a smallest and a largest value.
pub(crate) fn number(
    field: &'static str,
    value: Option<u32>,
    range: std::ops::RangeInclusive<u32>,
) -> Result<()> {
    match value {
        Some(value) if !range.contains(&value) => Err(Error::invalid(field, Refusal::OutOfRange)),
        _ => Ok(()),
    }
}

/// What is to be saved, what stood there before, and the lists of answers.
pub(crate) struct Change<'a, T> {
    pub(crate) now: &'a T,
    pub(crate) before: Option<&'a T>,
    pub(crate) vocabularies: &'a Vocabularies,
}

impl<T> Change<'_, T> {
    /// A term, known to this program or unchanged.
    pub(crate) fn term(
        &self,
        field: &'static str,
        vocabulary: Vocabulary,
        get: impl Fn(&T) -> Option<&Term>,
    ) -> Result<()> {
        self.each_term(field, vocabulary, |record, visit| get(record).into_iter().for_each(visit))
    }

    /// Several terms, none of them twice.
    pub(crate) fn terms(
        &self,
        field: &'static str,
        vocabulary: Vocabulary,
        get: impl Fn(&T) -> &[Term],
    ) -> Result<()> {
        let terms = get(self.now);
        list(field, terms)?;
        if terms.iter().enumerate().any(|(at, term)| terms.iter().take(at).any(|other| other == term)) {
            return Err(Error::invalid(field, Refusal::Contradiction));
        }
        self.each_term(field, vocabulary, |record, visit| get(record).iter().for_each(visit))
    }

    /// Terms in one of several lists in the same order.
    pub(crate) fn term_column(
        &self,
        field: &'static str,
        vocabulary: Vocabulary,
        length: usize,
        get: impl Fn(&T) -> &[Option<Term>],
    ) -> Result<()> {
        same_length(field, get(self.now), length)?;
        self.each_term(field, vocabulary, |record, visit| get(record).iter().flatten().for_each(visit))
    }

    /// Whatever terms `each` visits.
    pub(crate) fn each_term(
        &self,
        field: &'static str,
        vocabulary: Vocabulary,
        each: impl Fn(&T, &mut dyn FnMut(&Term)),
    ) -> Result<()> {
        let mut unknown: Vec<Term> = Vec::new();
        each(self.now, &mut |term| {
            if self.vocabularies.info(vocabulary, term.as_str()).is_none() {
                unknown.push(term.clone());
            }
        });
        if unknown.is_empty() {
            return Ok(());
        }
        if let Some(before) = self.before {
            each(before, &mut |term| unknown.retain(|other| other != term));
        }
        if unknown.is_empty() { Ok(()) } else { Err(Error::invalid(field, Refusal::UnknownTerm)) }
    }

    /// When something was: well formed, in order, its basis known.
    pub(crate) fn occurred(&self, field: &'static str, get: impl Fn(&T) -> Option<&Occurred>) -> Result<()> {
        let now = get(self.now);
        if self.before.is_some_and(|before| get(before) == now) {
            return Ok(());
        }
        now.map_or(Ok(()), |occurred| occurred_of(field, occurred, self.vocabularies))
    }

    /// Times in one of several lists in the same order.
    pub(crate) fn occurred_column(
        &self,
        field: &'static str,
        length: usize,
        get: impl Fn(&T) -> &[Option<Occurred>],
    ) -> Result<()> {
        let now = get(self.now);
        same_length(field, now, length)?;
        if self.before.is_some_and(|before| get(before) == now) {
            return Ok(());
        }
        now.iter().flatten().try_for_each(|occurred| occurred_of(field, occurred, self.vocabularies))
    }

    /// What is given once and never changed: the case, the number of an entry, the item of a custody event.
    pub(crate) fn fixed<V: PartialEq>(&self, field: &'static str, get: impl Fn(&T) -> V) -> Result<()> {
        match self.before {
            Some(before) if get(before) != get(self.now) => {
                Err(Error::invalid(field, Refusal::Contradiction))
            }
            _ => Ok(()),
        }
    }
}

fn occurred_of(field: &'static str, occurred: &Occurred, vocabularies: &Vocabularies) -> Result<()> {
    let named = |error: Error| match error {
        Error::Invalid { refusal, .. } => Error::invalid(field, refusal),
        other => other,
    };
    let zone: Zone = occurred.zone.parse().map_err(named)?;
    if let Some(basis) = &occurred.basis {
        vocabularies.term(Vocabulary::TimeBasis, basis.as_str(), field)?;
    }
    match (occurred.precision, occurred.start) {
        (Precision::Unknown, None) if occurred.end.is_none() => Ok(()),
        (Precision::Unknown, _) | (_, None) => Err(Error::invalid(field, Refusal::Contradiction)),
        (precision, Some(start)) => {
            let again = Occurred::new(precision, start, occurred.end, zone).map_err(named)?;
            if again.start == occurred.start && again.end == occurred.end {
                Ok(())
            } else {
                Err(Error::invalid(field, Refusal::Malformed))
            }
        }
    }
}

/// Two times, the second of which may not lie wholly before the first.
pub(crate) fn in_order(field: &'static str, from: Option<&Occurred>, to: Option<&Occurred>) -> Result<()> {
    match (from.and_then(Occurred::bounds), to.and_then(Occurred::bounds)) {
        (Some(from), Some(to)) if to.latest_ms < from.earliest_ms => {
            Err(Error::invalid(field, Refusal::EndBeforeStart))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_is_cut_between_characters() {
        assert_eq!(snippet("  one\ntwo ", 80), "one two");
        assert_eq!(snippet("ééé", 3), "é");
        assert_eq!(snippet("", 3), "");
    }

    #[test]
    fn length_is_counted_in_characters() {
        let full = "é".repeat(limits::SHORT_TEXT_MAX_CHARS);
        assert!(short("label", Some(&full)).is_ok());
        assert!(short("label", Some(&format!("{full}e"))).is_err());
        assert!(short("label", Some(&" \n".to_owned())).is_err());
    }

    #[test]
    fn no_is_nothing_and_a_stored_no_is_damage() {
        assert_eq!(false.encode_field().expect("encodes"), None);
        let yes = true.encode_field().expect("encodes");
        assert!(bool::decode_field(yes.as_deref()).expect("decodes"));
        assert!(bool::decode_field(Some(&[0xf4])).is_err());
    }
}
