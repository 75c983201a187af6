//! A zone as the build wrote it, read where it was unpacked: a search among its changes, and no copy of it.

use super::rules::{Kind, Span};
use super::tail::Tail;

/// A file, cut into its parts.
#[derive(Clone, Copy)]
pub(super) struct ZoneFile {
    /// Five bytes each: seconds east of Greenwich in four, then where its name begins.
    kinds: &'static [[u8; 5]],
    /// Names, each with a zero behind.
    names: &'static [u8],
    /// The rule for the time after the last change; empty where there is none.
    tail: &'static str,
    /// For each change, which kind begins.
    begins: &'static [u8],
    /// Moments of change: seconds since 1970 in UTC, in order.
    times: &'static [[u8; 5]],
}

fn seconds([first, rest @ ..]: [u8; 5]) -> i64 {
    i64::from(i8::from_be_bytes([first])) << 32 | i64::from(u32::from_be_bytes(rest))
}

/// Turns the distances between changes, as the build packed them, into moments, in all files that lie in `bytes` one
/// after the other; nothing where they are none.
pub(super) fn add_up(mut bytes: &mut [u8]) -> Option<()> {
    while let Some((&mut [times, times_low, kinds, names, tail], rest)) = bytes.split_first_chunk_mut() {
        let times = usize::from(u16::from_be_bytes([times, times_low]));
        let before = [usize::from(kinds) * 5, names.into(), tail.into(), times].iter().sum();
        let (_, rest) = rest.split_at_mut_checked(before)?;
        let (moments, rest) = rest.split_at_mut_checked(times * 5)?;
        let mut at = 0_i64;
        for moment in moments.as_chunks_mut().0 {
            at = at.checked_add(seconds(*moment))?;
            let [_, _, _, five @ ..] = at.to_be_bytes();
            *moment = five;
        }
        bytes = rest;
    }
    Some(())
}

impl ZoneFile {
    /// Cuts the file at the front of `bytes` into its parts; nothing where it is none.
    pub(super) fn read(bytes: &'static [u8]) -> Option<Self> {
        let (&[times, times_low, kinds, names, tail], bytes) = bytes.split_first_chunk()?;
        let times = usize::from(u16::from_be_bytes([times, times_low]));
        let (kinds, bytes) = bytes.split_at_checked(usize::from(kinds).checked_mul(5)?)?;
        let (names, bytes) = bytes.split_at_checked(names.into())?;
        let (tail, bytes) = bytes.split_at_checked(tail.into())?;
        let (begins, bytes) = bytes.split_at_checked(times)?;
        let times = bytes.get(..times.checked_mul(5)?)?;
        let tail = std::str::from_utf8(tail).ok()?;
        Some(ZoneFile { kinds: kinds.as_chunks().0, names, tail, begins, times: times.as_chunks().0 })
    }

    fn time(&self, index: usize) -> Option<i64> {
        self.times.get(index).copied().map(seconds)
    }

    fn kind(&self, index: u8) -> Option<Kind> {
        let [a, b, c, d, name] = *self.kinds.get(usize::from(index))?;
        let name = self.names.get(usize::from(name)..)?.split(|byte| *byte == 0).next()?;
        Some(Kind { east_s: i32::from_be_bytes([a, b, c, d]), name: std::str::from_utf8(name).ok()? })
    }

    /// The time around `utc` in which the clocks do not change.
    pub(super) fn span(&self, utc: i64) -> Span {
        let after = self.times.partition_point(|time| seconds(*time) <= utc);
        let before = after.checked_sub(1);
        let begin = before.and_then(|index| self.time(index));
        let end = self.time(after);
        if end.is_none()
            && let Some(tail) = Tail::read(self.tail)
        {
            let span = tail.span(utc);
            return Span { begin: span.begin.max(begin), ..span };
        }
        // What held before the first change is the first kind.
        let kind = before.map_or(Some(0), |index| self.begins.get(index).copied());
        Span { begin, end, kind: kind.and_then(|kind| self.kind(kind)).unwrap_or(Kind::UTC) }
    }

    /// Whether the rule for what comes after the last change is absent or can be read.
    #[cfg(test)]
    pub(super) fn tail_is_read(&self) -> bool {
        self.tail.is_empty() || Tail::read(self.tail).is_some()
    }
}
