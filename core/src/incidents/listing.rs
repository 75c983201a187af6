//! What the head of an incident holds: enough to sort, filter and show a line of it without reading its body.
//!
//! The first seven items are the prefix that an index is built from; nothing behind them is looked at for that.
//! Lists behind the prefix are cut so that a head stays small, and say so: then the body has to be read.

use minicbor::{Decoder, Encoder};

use super::incident::Incident;
use super::signature::{Signature, group_of};
use crate::error::{Error, Part, Result};
use crate::fields;
use crate::ids::RecordId;
use crate::store::Listed;
use crate::time::{Bounds, Occurred, Precision};
use crate::vocabulary::Term;

/// Longest beginning of what happened that a head holds.
pub const SNIPPET_MAX_BYTES: usize = 80;
/// Most bytes of behaviour ids that a head holds.
const BEHAVIOURS_MAX_BYTES: usize = 72;
/// Most bytes of channel ids that a head holds.
const CHANNELS_MAX_BYTES: usize = 32;
/// Most persons that a head holds.
const PERSONS_MAX_ITEMS: usize = 3;
/// Items of the array that this program writes.
const ITEMS: u64 = 14;

/// Yes-or-no facts of an entry, as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(pub u32);

impl Flags {
    /// She took it back.
    pub const WITHDRAWN: Flags = Flags(1);
    /// It was captured while the vault was locked.
    pub const CAPTURED: Flags = Flags(1 << 1);
    /// It says in words what happened.
    pub const WORDS: Flags = Flags(1 << 2);
    /// It is known, more or less, when it happened.
    pub const DATED: Flags = Flags(1 << 3);
    /// There are more behaviours than the head holds.
    pub const MORE_BEHAVIOURS: Flags = Flags(1 << 4);
    /// There are more channels than the head holds.
    pub const MORE_CHANNELS: Flags = Flags(1 << 5);
    /// There are more persons than the head holds.
    pub const MORE_PERSONS: Flags = Flags(1 << 6);
    /// Something in it needs care before it is shown.
    pub const SENSITIVE: Flags = Flags(1 << 7);
    /// It is sorted: it has a behaviour.
    pub const SORTED: Flags = Flags(1 << 8);
    /// It stands for several events.
    pub const SERIES: Flags = Flags(1 << 9);
    /// Its record was deleted. Never stored: it stands in the head itself.
    pub const DELETED: Flags = Flags(1 << 31);
    /// Where the precision stands.
    const PRECISION_SHIFT: u32 = 12;

    /// Whether all of `other` hold.
    #[must_use]
    pub fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    /// These, and `other` where `really`.
    #[must_use]
    pub fn with(self, other: Flags, really: bool) -> Flags {
        if really { Flags(self.0 | other.0) } else { self }
    }

    fn with_precision(self, precision: Precision) -> Flags {
        let bits: u32 = match precision {
            Precision::Exact => 0,
            Precision::About => 1,
            Precision::PartOfDay => 2,
            Precision::Day => 3,
            Precision::Month => 4,
            Precision::Unknown => 5,
        };
        Flags(self.0 | bits << Self::PRECISION_SHIFT)
    }

    /// How well the time is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        match self.0 >> Self::PRECISION_SHIFT & 7 {
            0 => Precision::Exact,
            1 => Precision::About,
            2 => Precision::PartOfDay,
            3 => Precision::Day,
            4 => Precision::Month,
            _ => Precision::Unknown,
        }
    }
}

/// What an index is built from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prefix {
    /// Where lists put it.
    pub sort_ms: i64,
    /// "Entry 14".
    pub entry_no: u32,
    /// Its case.
    pub case: RecordId,
    /// Facts.
    pub flags: Flags,
    /// Between which instants it lies; absent where that is not known.
    pub bounds: Option<Bounds>,
    /// What it may name.
    pub signature: Signature,
}

/// What a head names, one thing after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name<'a> {
    Behaviour(&'a str),
    Channel(&'a str),
    Person(RecordId),
    Place(RecordId),
}

/// Visits what a head names without keeping it, and says what was left out of it.
pub(super) fn visit_names<'a>(listing: &'a [u8], mut visit: impl FnMut(Name<'a>)) -> Result<Flags> {
    let mut d = Decoder::new(listing);
    let flags = Prefix::read(&mut d).map_err(damaged)?.flags;
    (|| {
        d.i64()?;
        for behaviour in d.array_iter()? {
            visit(Name::Behaviour(behaviour?));
        }
        for channel in d.array_iter()? {
            visit(Name::Channel(channel?));
        }
        for person in d.array_iter()? {
            visit(Name::Person(person?));
        }
        if let Some(place) = d.decode()? {
            visit(Name::Place(place));
        }
        Ok::<_, minicbor::decode::Error>(flags)
    })()
    .map_err(damaged)
}

/// All that a head says of an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentListing<'a> {
    /// What an index is built from.
    pub prefix: Prefix,
    /// When it was recorded.
    pub recorded_ms: i64,
    /// What happened; see [`Flags::MORE_BEHAVIOURS`].
    pub behaviours: Vec<&'a str>,
    /// How it reached her; see [`Flags::MORE_CHANNELS`].
    pub channels: Vec<&'a str>,
    /// Who it was; see [`Flags::MORE_PERSONS`].
    pub persons: Vec<RecordId>,
    /// The place label.
    pub place: Option<RecordId>,
    /// Where.
    pub setting: Option<&'a str>,
    /// The beginning of what happened.
    pub snippet: Option<&'a str>,
}

fn damaged<T>(_: T) -> Error {
    Error::Damaged(Part::Row)
}

impl Prefix {
    /// Back from a head, without looking at the rest of it.
    pub fn decode(listing: &[u8]) -> Result<Self> {
        Self::read(&mut Decoder::new(listing)).map_err(damaged)
    }

    fn read(d: &mut Decoder<'_>) -> Result<Self, minicbor::decode::Error> {
        d.array()?;
        let sort_ms = d.i64()?;
        let entry_no = d.u32()?;
        let case = d.decode()?;
        let flags = Flags(d.u32()? & !Flags::DELETED.0);
        let (before_ms, after_ms) = (d.u64()?, d.u64()?);
        let signature = Signature(d.u64()?);
        let bounds = flags.has(Flags::DATED).then(|| Bounds {
            earliest_ms: sort_ms.saturating_sub_unsigned(before_ms),
            latest_ms: sort_ms.saturating_add_unsigned(after_ms),
        });
        Ok(Prefix { sort_ms, entry_no, case, flags, bounds, signature })
    }
}

impl<'a> IncidentListing<'a> {
    /// Back from a head.
    pub fn decode(listing: &'a [u8]) -> Result<Self> {
        let mut d = Decoder::new(listing);
        let prefix = Prefix::read(&mut d).map_err(damaged)?;
        (|| {
            Ok::<_, minicbor::decode::Error>(IncidentListing {
                prefix,
                recorded_ms: d.i64()?,
                behaviours: d.decode()?,
                channels: d.decode()?,
                persons: d.decode()?,
                place: d.decode()?,
                setting: d.decode()?,
                snippet: d.decode()?,
            })
        })()
        .map_err(damaged)
    }

    fn encode(&self) -> Result<Vec<u8>> {
        let Prefix { sort_ms, entry_no, case, flags, bounds, signature } = self.prefix;
        let before_ms = bounds.map_or(0, |bounds| sort_ms.saturating_sub(bounds.earliest_ms).unsigned_abs());
        let after_ms = bounds.map_or(0, |bounds| bounds.latest_ms.saturating_sub(sort_ms).unsigned_abs());
        let mut e = Encoder::new(Vec::with_capacity(256));
        (|| {
            e.array(ITEMS)?.i64(sort_ms)?.u32(entry_no)?.encode(case)?.u32(flags.0)?;
            e.u64(before_ms)?.u64(after_ms)?.u64(signature.0)?.i64(self.recorded_ms)?;
            e.encode(&self.behaviours)?.encode(&self.channels)?.encode(&self.persons)?;
            e.encode(self.place)?.encode(self.setting)?.encode(self.snippet)?;
            Ok::<_, minicbor::encode::Error<std::convert::Infallible>>(())
        })()
        .map_err(|_| Error::Internal("encode listing"))?;
        Ok(e.into_writer())
    }
}

/// The first of `terms` that fit into `max_bytes`, and whether that is fewer than all.
fn fitting(terms: &[Term], max_bytes: usize) -> (Vec<&str>, bool) {
    let mut left = max_bytes;
    let mut taken = Vec::with_capacity(terms.len().min(8));
    for term in terms {
        match left.checked_sub(term.as_str().len().saturating_add(1)) {
            Some(rest) => left = rest,
            None => return (taken, true),
        }
        taken.push(term.as_str());
    }
    (taken, false)
}

impl Listed for Incident {
    fn listing(&self) -> Result<Vec<u8>> {
        let bounds = self.occurred.as_ref().and_then(Occurred::bounds);
        let precision =
            self.occurred.as_ref().filter(|_| bounds.is_some()).map_or(Precision::Unknown, |o| o.precision);
        let (behaviours, more_behaviours) = fitting(&self.behaviours, BEHAVIOURS_MAX_BYTES);
        let (channels, more_channels) = fitting(&self.channels, CHANNELS_MAX_BYTES);
        let persons: Vec<RecordId> = self.persons.iter().take(PERSONS_MAX_ITEMS).copied().collect();
        let mut signature = Signature::default();
        for behaviour in &self.behaviours {
            signature.add(Signature::behaviour(behaviour.as_str()));
            signature.add(Signature::group(group_of(behaviour.as_str())));
        }
        self.channels.iter().for_each(|channel| signature.add(Signature::channel(channel.as_str())));
        self.persons.iter().for_each(|person| signature.add(Signature::person(*person)));
        self.place_label.into_iter().for_each(|place| signature.add(Signature::place(place)));
        let flags = Flags::default()
            .with(Flags::WITHDRAWN, self.withdrawn)
            .with(Flags::CAPTURED, self.captured_at.is_some())
            .with(Flags::WORDS, self.has_words())
            .with(Flags::DATED, bounds.is_some())
            .with(Flags::MORE_BEHAVIOURS, more_behaviours)
            .with(Flags::MORE_CHANNELS, more_channels)
            .with(Flags::MORE_PERSONS, self.persons.len() > persons.len())
            .with(Flags::SENSITIVE, !self.sensitivity.is_empty())
            .with(Flags::SORTED, !self.behaviours.is_empty())
            .with(Flags::SERIES, self.series_count.is_some())
            .with_precision(precision);
        let text =
            self.what_happened.as_ref().or(self.exact_words.as_ref()).or(self.behaviour_other.as_ref());
        let snippet = text.map(|text| fields::snippet(text, SNIPPET_MAX_BYTES));
        IncidentListing {
            prefix: Prefix {
                sort_ms: self.sort_ms(),
                entry_no: self.entry_no,
                case: self.case,
                flags,
                bounds,
                signature,
            },
            recorded_ms: self.stamp.recorded_at.unix_ms,
            behaviours,
            channels,
            persons,
            place: self.place_label,
            setting: self.place_setting.as_ref().map(Term::as_str),
            snippet: snippet.as_deref(),
        }
        .encode()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Record;
    use crate::tests::{reading, term};
    use crate::time::Zone;

    fn incident() -> Incident {
        Incident::new(&reading(), RecordId([1; 16]), 14, "He waited outside the library again")
    }

    #[test]
    fn a_listing_comes_back() {
        let mut incident = incident();
        incident.occurred = Occurred::typed("about 18:00", Zone::LONDON, &reading()).ok();
        incident.behaviours = vec![term("pre.wait"), term("sur.watch")];
        incident.channels = vec![term("in-person")];
        incident.persons = vec![RecordId([2; 16])];
        incident.place_label = Some(RecordId([3; 16]));
        let bytes = incident.listing().expect("encodes");
        let listing = IncidentListing::decode(&bytes).expect("decodes");
        assert_eq!(listing.prefix, Prefix::decode(&bytes).expect("decodes"));
        assert_eq!(listing.prefix.entry_no, 14);
        assert_eq!(listing.prefix.bounds, incident.occurred.as_ref().and_then(Occurred::bounds));
        assert_eq!(listing.prefix.flags.precision(), Precision::About);
        assert_eq!(listing.behaviours, ["pre.wait", "sur.watch"]);
        assert_eq!(listing.persons, incident.persons);
        assert_eq!(listing.place, incident.place_label);
        assert_eq!(listing.snippet, Some("He waited outside the library again"));
        assert!(listing.prefix.signature.may_name(Signature::group("sur")));
        for end in 0..bytes.len() {
            assert!(IncidentListing::decode(&bytes[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn the_fullest_head_stays_small_and_says_what_it_leaves_out() {
        let mut incident = incident();
        incident.what_happened = Some("é".repeat(5_000));
        incident.occurred = Occurred::typed("2025-11", Zone::LONDON, &reading()).ok();
        incident.behaviours = (0..200).map(|i| term(&format!("com.behaviour-{i}"))).collect();
        incident.channels = (0..200).map(|i| term(&format!("channel-{i}"))).collect();
        incident.persons = (0..200).map(|i| RecordId([i; 16])).collect();
        incident.place_label = Some(RecordId([3; 16]));
        incident.place_setting = Some(term("place-of-study"));
        let bytes = incident.listing().expect("encodes");
        assert!(bytes.len() <= 330, "{} bytes", bytes.len());
        let flags = Prefix::decode(&bytes).expect("decodes").flags;
        assert!(flags.has(Flags::MORE_BEHAVIOURS) && flags.has(Flags::MORE_CHANNELS));
        assert!(flags.has(Flags::MORE_PERSONS));
    }

    #[test]
    fn a_tombstone_keeps_case_and_number_only() {
        let fields = incident().to_fields().expect("encodes").entombed(Incident::KEPT);
        let left = Incident::from_fields(&fields).expect("decodes");
        let listing = left.listing().expect("encodes");
        let listing = IncidentListing::decode(&listing).expect("decodes");
        assert_eq!((listing.prefix.entry_no, listing.prefix.case), (14, RecordId([1; 16])));
        assert_eq!((listing.snippet, listing.prefix.bounds), (None, None));
    }
}
