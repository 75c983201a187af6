//! The rules of a zone in the form that the calendar library asks for.

use std::fmt;

use chrono::{FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone};

use super::file::ZoneFile;

/// Longer than any offset from Greenwich.
const DAY_S: i64 = 86_400;

/// The rules of one zone.
#[derive(Clone, Copy)]
pub struct Rules(&'static [u8]);

/// Distance from Greenwich at one moment, and what it is called.
#[derive(Clone, Copy)]
pub struct ZoneOffset {
    rules: Rules,
    kind: Kind,
}

/// Distance from Greenwich and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    /// Seconds east of Greenwich.
    pub(super) east_s: i32,
    /// `GMT`, `BST`; digits with a sign where nobody has a name for it.
    pub(super) name: &'static str,
}

impl Kind {
    /// Where a file says nothing.
    pub(super) const UTC: Kind = Kind { east_s: 0, name: "UTC" };
}

/// A time without a change of the clocks. Seconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// Its first second; nothing where it has no beginning.
    pub(super) begin: Option<i64>,
    /// The first second after it; nothing where it has no end.
    pub(super) end: Option<i64>,
    /// What the clocks show.
    pub(super) kind: Kind,
}

impl Span {
    fn holds_local(&self, local: i64) -> bool {
        let at = local.saturating_sub(self.kind.east_s.into());
        self.begin.is_none_or(|begin| begin <= at) && self.end.is_none_or(|end| at < end)
    }
}

impl Rules {
    /// Those of a file of the database.
    pub(super) fn new(file: &'static [u8]) -> Self {
        Rules(file)
    }

    pub(super) fn span(self, utc: i64) -> Span {
        ZoneFile::read(self.0).map_or(Span { begin: None, end: None, kind: Kind::UTC }, |file| file.span(utc))
    }

    fn offset(self, kind: Kind) -> ZoneOffset {
        ZoneOffset { rules: self, kind }
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rules")
    }
}

impl ZoneOffset {
    /// What the zone is called at that moment: `GMT`, `BST`, `CET`; digits with a sign where it has no name of its own.
    #[must_use]
    pub fn abbreviation(&self) -> &'static str {
        self.kind.name
    }
}

impl Offset for ZoneOffset {
    fn fix(&self) -> FixedOffset {
        FixedOffset::east_opt(self.kind.east_s).unwrap_or_else(|| chrono::Utc.fix())
    }
}

impl fmt::Debug for ZoneOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name)
    }
}

impl fmt::Display for ZoneOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name)
    }
}

impl TimeZone for Rules {
    type Offset = ZoneOffset;

    fn from_offset(offset: &ZoneOffset) -> Self {
        offset.rules
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> LocalResult<ZoneOffset> {
        let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
        let first = self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN)).earliest();
        let any = first.or_else(|| self.offset_from_local_datetime(&local.and_time(last)).earliest());
        any.map_or(LocalResult::None, LocalResult::Single)
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> LocalResult<ZoneOffset> {
        let local = local.and_utc().timestamp();
        let mut found: Option<Kind> = None;
        let mut span = self.span(local.saturating_sub(DAY_S));
        loop {
            if span.holds_local(local) {
                match found {
                    Some(first) => {
                        return LocalResult::Ambiguous(self.offset(first), self.offset(span.kind));
                    }
                    None => found = Some(span.kind),
                }
            }
            match span.end {
                Some(end) if end <= local.saturating_add(DAY_S) => span = self.span(end),
                _ => break,
            }
        }
        found.map_or(LocalResult::None, |kind| LocalResult::Single(self.offset(kind)))
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> ZoneOffset {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> ZoneOffset {
        self.offset(self.span(utc.and_utc().timestamp()).kind)
    }
}
