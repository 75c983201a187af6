//! `record.json` and `chain.txt` of a bundle, written line by line: a record of a hundred thousand entries needs no more memory than
//! one of them.

use std::collections::BTreeMap;

use super::packing::{Packed, Packing};
use super::{CHAIN, RECORD};
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::progress::Progress;
use crate::report::parts::Part;
use crate::report::proof::chain::ChainText;
use crate::report::proof::disclosed::Disclosed;
use crate::report::proof::manifest::Manifest;
use crate::report::selection::Chosen;
use crate::session::Unlocked;
use crate::store::{Kind, LinkedLeaf};

/// The form of `record.json`: its first line, and what ends it.
pub const RECORD_LABEL: &str = "alongside/record/1";
/// What stands behind the last line.
pub const RECORD_END: &str = "]}";

/// The first line of `record.json`.
#[must_use]
pub fn record_start(chain: &str, part: Part) -> String {
    format!(
        "{{\"form\":\"{RECORD_LABEL}\",\"chain\":\"{chain}\",\"part\":\"{}\",\"records\":[",
        part.as_str()
    )
}

/// Longest text of the two: what four bytes can say. Ten times what the largest record ever measured would need.
const TEXT_MOST_BYTES: u64 = 0xffff_fffe;

/// How a record is in.
#[derive(Clone, Copy)]
struct In {
    entry_no: Option<u32>,
    withheld: bool,
}

/// Packs both.
pub(super) fn pack(
    vault: &Unlocked,
    chosen: &Chosen,
    packing: &mut dyn Packing,
    manifest: &mut Manifest,
    progress: &Progress,
) -> Result<()> {
    let mut file = Packed::begin(packing, RECORD, "application/json", TEXT_MOST_BYTES)?;
    let (leaves, held) = write_record(vault, chosen, &mut |bytes| file.write(bytes), progress)?;
    manifest.files.push(file.end(None)?);

    let chain = vault.log_id()?;
    let (mut text, first) = ChainText::begin(chain);
    let mut file = Packed::begin(packing, CHAIN, "text/plain", TEXT_MOST_BYTES)?;
    file.write(first.as_bytes())?;
    for leaf in &leaves {
        progress.check()?;
        let named = held.get(&leaf.n).map(|entry_no| (leaf.record, *entry_no));
        file.write(text.line(chain, leaf.writer, leaf.n, leaf.before, leaf.leaf, named).as_bytes())?;
    }
    manifest.files.push(file.end(None)?);
    Ok(())
}

/// Numbers in the chain of the records that are in, with those of entries.
type Held = BTreeMap<u64, Option<u32>>;

/// Writes `record.json`, and gives every leaf of the chain and which of them are in it.
pub fn write_record(
    vault: &Unlocked,
    chosen: &Chosen,
    out: &mut dyn FnMut(&[u8]) -> Result<()>,
    progress: &Progress,
) -> Result<(Vec<LinkedLeaf>, Held)> {
    let chain = vault.log_id()?;
    let mut known: BTreeMap<RecordId, In> = BTreeMap::new();
    for entry in &chosen.entries {
        known.insert(entry.id, In { entry_no: Some(entry.entry_no), withheld: entry.withheld });
    }
    for item in &chosen.items {
        known.insert(item.id, In { entry_no: None, withheld: item.withheld });
    }
    for (_, id) in &chosen.others {
        known.insert(*id, In { entry_no: None, withheld: false });
    }
    // Every leaf once, to know which of a record's revisions is the newest.
    let mut newest: BTreeMap<RecordId, u32> = BTreeMap::new();
    let mut leaves: Vec<LinkedLeaf> = Vec::new();
    vault.log_leaves(|leaf| {
        if matches!(leaf.kind, Kind::CHAIN | Kind::WRITER) {
            known.insert(leaf.record, In { entry_no: None, withheld: false });
        }
        newest.insert(leaf.record, leaf.revision);
        leaves.push(leaf);
        Ok(())
    })?;
    let is_in = |leaf: &LinkedLeaf| {
        let all_revisions = chosen.selection.part != Part::A;
        let shown = known.get(&leaf.record).copied()?;
        let is_newest = newest.get(&leaf.record) == Some(&leaf.revision);
        (leaf.live && (is_newest || (all_revisions && !shown.withheld))).then_some(shown)
    };

    let mut held = Held::new();
    out(record_start(&chain.to_string(), chosen.selection.part).as_bytes())?;
    let mut is_first = true;
    for leaf in &leaves {
        let Some(shown) = is_in(leaf) else { continue };
        progress.check()?;
        let revealed = match vault.reveal(leaf.record, leaf.revision) {
            Ok(revealed) => revealed,
            // What can't be read is not named as held: the page of the report tells of it.
            Err(Error::Damaged(_) | Error::Deleted) => continue,
            Err(error) => return Err(error),
        };
        let lets_through = |field| chosen.shows(leaf.kind, leaf.record, field, shown.withheld);
        let line = Disclosed::of(leaf.n, &revealed, lets_through).to_line()?;
        out(if is_first { b"\n" } else { b",\n" })?;
        out(line.as_bytes())?;
        is_first = false;
        held.insert(leaf.n, shown.entry_no.filter(|_| newest.get(&leaf.record) == Some(&leaf.revision)));
    }
    out(b"\n")?;
    out(RECORD_END.as_bytes())?;
    out(b"\n")?;
    Ok((leaves, held))
}
