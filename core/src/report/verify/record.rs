//! Reads `record.json` of a bundle line by line, and keeps of each line what the judgement needs.

use crate::ids::{Digest32, RecordId, from_hex};
use crate::report::bundle::{RECORD_END, record_start};
use crate::report::parts::{self, Part, Place};
use crate::report::proof::disclosed::{Disclosed, DisclosedField};
use crate::store::Kind;

/// One revision, as its line has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) n: u64,
    pub(super) kind: Kind,
    pub(super) record: RecordId,
    pub(super) leaf: Digest32,
    /// Whether a field is withheld that some part might show.
    pub(super) is_redacted: bool,
    /// Whether anything is shown but which record it is.
    pub(super) tells: bool,
    pub(super) entry_no: Option<u32>,
    pub(super) recorded_ms: Option<i64>,
    pub(super) clock_checked: bool,
    /// Digest of the file of an item, where it is shown.
    pub(super) sha256: Option<Digest32>,
    /// Key of a writer.
    pub(super) public_key: Option<[u8; 32]>,
}

impl Line {
    fn of(read: &Disclosed) -> Option<Self> {
        let checked = read.recheck().ok()?;
        let (mut is_redacted, mut tells) = (false, false);
        for field in &read.fields {
            match field {
                DisclosedField::Withheld { id, .. } => {
                    is_redacted |= parts::place(checked.kind, *id) != Place::Nowhere;
                }
                DisclosedField::Shown { name, .. } => tells |= !parts::NAMING.contains(&name.as_ref()),
            }
        }
        let number = |name| read.value(name).and_then(serde_json::Value::as_u64);
        let recorded = read.value("recorded_at").and_then(serde_json::Value::as_array);
        let at = |place: usize| recorded.and_then(|parts| parts.get(place));
        let text = |name| read.value(name).and_then(serde_json::Value::as_str);
        Some(Line {
            n: read.n,
            kind: checked.kind,
            record: checked.record,
            leaf: checked.leaf,
            is_redacted,
            tells,
            entry_no: number("entry_no").and_then(|number| u32::try_from(number).ok()),
            recorded_ms: at(0).and_then(serde_json::Value::as_i64),
            clock_checked: at(3).and_then(serde_json::Value::as_u64) == Some(1),
            sha256: text("sha256").and_then(|text| text.parse().ok()),
            public_key: text("public_key").and_then(|text| from_hex(text, "public_key").ok()),
        })
    }
}

/// Reads the lines of `record.json`.
#[derive(Debug, Default)]
pub(super) struct RecordReader {
    first: Option<String>,
    lines: Vec<Line>,
    awaits_more: bool,
    is_over: bool,
    is_broken: bool,
}

impl RecordReader {
    /// Takes a line, without its end.
    pub(super) fn line(&mut self, line: &str) {
        if self.first.is_none() {
            self.first = Some(line.to_owned());
            // A record with nothing in it ends at once; one with a comma goes on.
            self.awaits_more = false;
            return;
        }
        if self.is_over {
            self.is_broken = true;
            return;
        }
        if line == RECORD_END {
            self.is_over = true;
            self.is_broken |= self.awaits_more;
            return;
        }
        self.is_broken |= !self.awaits_more && !self.lines.is_empty();
        let (line, more) = line.strip_suffix(',').map_or((line, false), |line| (line, true));
        self.awaits_more = more;
        match Disclosed::parse(line).ok().as_ref().and_then(Line::of) {
            Some(read) => self.lines.push(read),
            None => self.is_broken = true,
        }
    }

    /// The lines, and whether everything around them is as it has to be.
    pub(super) fn finish(self, chain: &str, part: Option<Part>) -> (Vec<Line>, bool) {
        let first = part.map(|part| record_start(chain, part));
        let is_whole = self.is_over && !self.is_broken && self.first.is_some() && self.first == first;
        (self.lines, is_whole)
    }
}
