//! The framework's resource table in a form that Debian's aapt2 reads.
//!
//! From Android 14 on the table may hold 16-bit offsets and entries of eight bytes, which that aapt2 takes for damage.
//! Both are only shorter ways to write the same, so they are written out.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{fetch, lock};
use crate::context::{Context, run};

/// Kinds of chunks: a package, and the entries of one type in one configuration.
const PACKAGE: u16 = 0x0200;
const TYPE: u16 = 0x0201;
/// Flags of such a chunk: entries by index and offset; offsets of 16 bits.
const SPARSE: u8 = 1;
const SHORT_OFFSETS: u8 = 2;
/// Flags of an entry: it is a map; it is eight bytes long.
const COMPLEX: u16 = 1;
const COMPACT: u16 = 8;
const NO_ENTRY: u32 = u32::MAX;

const TABLE: &str = "resources.arsc";
const MANIFEST: &str = "AndroidManifest.xml";

/// Where the rewritten table lies, as a package.
pub(super) fn resources(folder: &Path) -> PathBuf {
    folder.join("framework-resources.apk")
}

/// Makes it.
pub(super) fn for_linking(context: &Context, folder: &Path) -> Result<(), String> {
    let out = folder.join("framework-resources");
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    let jar = fetch::only_jar(&folder.join(lock::FRAMEWORK))?;
    run(context.command("unzip").args(["-q", "-o"]).arg(jar).args([TABLE, MANIFEST, "-d"]).arg(&out))?;
    let table = out.join(TABLE);
    let failed = |error| format!("{}: {error}", table.display());
    let old = fs::read(&table).map_err(failed)?;
    let new = rewritten(&old).ok_or("the framework's resources have a form that is not known here")?;
    fs::write(&table, new).map_err(failed)?;
    let package = resources(folder);
    run(context
        .command("jar")
        .arg("-cf0M")
        .arg(package)
        .arg("-C")
        .arg(&out)
        .args([TABLE, "-C"])
        .arg(&out)
        .arg(MANIFEST))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

fn put_size(bytes: &mut [u8], at: usize, size: usize) -> Option<()> {
    let size = u32::try_from(size).ok()?;
    bytes.get_mut(at..at.checked_add(4)?)?.copy_from_slice(&size.to_le_bytes());
    Some(())
}

/// The table with every shorter way written out; nothing where it is no table.
fn rewritten(table: &[u8]) -> Option<Vec<u8>> {
    let header = usize::from(u16_at(table, 2)?);
    let mut new = table.get(..header)?.to_vec();
    for chunk in chunks(table, header)? {
        if u16_at(chunk, 0)? == PACKAGE { new.extend(package(chunk)?) } else { new.extend(chunk) }
    }
    let size = new.len();
    put_size(&mut new, 4, size)?;
    Some(new)
}

/// The chunks that stand in another behind its header.
fn chunks(bytes: &[u8], from: usize) -> Option<Vec<&[u8]>> {
    let end = size_at(bytes, 4)?;
    let (mut at, mut found) = (from, Vec::new());
    while at < end {
        let size = size_at(bytes, at.checked_add(4)?)?;
        let next = at.checked_add(size).filter(|next| *next > at)?;
        found.push(bytes.get(at..next)?);
        at = next;
    }
    Some(found)
}

fn package(chunk: &[u8]) -> Option<Vec<u8>> {
    let header = usize::from(u16_at(chunk, 2)?);
    let mut new = chunk.get(..header)?.to_vec();
    for inner in chunks(chunk, header)? {
        if u16_at(inner, 0)? == TYPE { new.extend(entries(inner)?) } else { new.extend(inner) }
    }
    let size = new.len();
    put_size(&mut new, 4, size)?;
    Some(new)
}

/// The entries of one type.
fn entries(chunk: &[u8]) -> Option<Vec<u8>> {
    let header = usize::from(u16_at(chunk, 2)?);
    let flags = *chunk.get(9)?;
    let (count, start) = (size_at(chunk, 12)?, size_at(chunk, 16)?);
    let (mut body, mut offsets) = (Vec::new(), Vec::new());
    for (index, offset) in places(chunk, header, flags, count)? {
        offsets.push((index, body.len()));
        body.extend(entry(chunk, start.checked_add(offset)?)?);
    }
    let mut table = Vec::new();
    if flags & SPARSE != 0 {
        for (index, offset) in offsets {
            table.extend(u16::try_from(index).ok()?.to_le_bytes());
            table.extend(u16::try_from(offset / 4).ok()?.to_le_bytes());
        }
    } else {
        table = NO_ENTRY.to_le_bytes().repeat(count);
        for (index, offset) in offsets {
            put_size(&mut table, index.checked_mul(4)?, offset)?;
        }
    }
    let mut new = chunk.get(..header)?.to_vec();
    *new.get_mut(9)? = flags & SPARSE;
    let (begins, size) = (header + table.len(), header + table.len() + body.len());
    put_size(&mut new, 4, size)?;
    put_size(&mut new, 16, begins)?;
    new.extend(table);
    new.extend(body);
    Some(new)
}

/// Which entries there are, and how far behind the first of them each begins.
fn places(chunk: &[u8], header: usize, flags: u8, count: usize) -> Option<Vec<(usize, usize)>> {
    let mut found = Vec::new();
    for index in 0..count {
        if flags & SPARSE != 0 {
            let at = header + index * 4;
            found.push((usize::from(u16_at(chunk, at)?), usize::from(u16_at(chunk, at + 2)?) * 4));
        } else if flags & SHORT_OFFSETS != 0 {
            let offset = u16_at(chunk, header + index * 2)?;
            if offset != u16::MAX {
                found.push((index, usize::from(offset) * 4));
            }
        } else {
            let offset = u32_at(chunk, header + index * 4)?;
            if offset != NO_ENTRY {
                found.push((index, usize::try_from(offset).ok()?));
            }
        }
    }
    Some(found)
}

/// One entry, in its long form.
fn entry(chunk: &[u8], at: usize) -> Option<Vec<u8>> {
    let (size, flags) = (u16_at(chunk, at)?, u16_at(chunk, at + 2)?);
    if flags & COMPACT != 0 {
        // The first word is the key, the upper byte of the flags the type of the value behind them.
        let [low, kind] = flags.to_le_bytes();
        let mut new = Vec::new();
        new.extend(8_u16.to_le_bytes());
        new.extend([low & !COMPACT.to_le_bytes()[0], 0]);
        new.extend(u32::from(size).to_le_bytes());
        new.extend(8_u16.to_le_bytes());
        new.extend([0, kind]);
        new.extend(chunk.get(at + 4..at + 8)?);
        return Some(new);
    }
    let behind = if flags & COMPLEX != 0 { size_at(chunk, at + 12)?.checked_mul(12)? } else { 8 };
    Some(chunk.get(at..at.checked_add(usize::from(size))?.checked_add(behind)?)?.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: u16, header: &[u8], body: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(kind.to_le_bytes());
        bytes.extend(u16::try_from(8 + header.len()).unwrap().to_le_bytes());
        bytes.extend(u32::try_from(8 + header.len() + body.len()).unwrap().to_le_bytes());
        bytes.extend(header);
        bytes.extend(body);
        bytes
    }

    /// Three entries, the second missing, as `flags` says.
    fn type_chunk(flags: u8, count: u32, offsets: &[u8], entries: &[u8]) -> Vec<u8> {
        let mut header = vec![7, flags, 0, 0];
        header.extend(count.to_le_bytes());
        header.extend(u32::try_from(20 + offsets.len()).unwrap().to_le_bytes());
        chunk(TYPE, &header, &[offsets, entries].concat())
    }

    fn table(inner: &[u8]) -> Vec<u8> {
        let package = chunk(PACKAGE, &[1, 0, 0, 0], &[&chunk(1, &[], &[9; 4]), inner].concat());
        chunk(2, &[1, 0, 0, 0], &package)
    }

    /// An entry in its long form: size 8, no flags, key 5, a value of type 0x10.
    const LONG: [u8; 16] = [8, 0, 0, 0, 5, 0, 0, 0, 8, 0, 0, 0x10, 42, 0, 0, 0];
    /// The same in eight bytes.
    const SHORT: [u8; 8] = [5, 0, 8, 0x10, 42, 0, 0, 0];

    #[test]
    fn short_offsets_and_short_entries_are_written_out() {
        let short = type_chunk(SHORT_OFFSETS, 4, &[0, 0, 255, 255, 2, 0, 255, 255], &[SHORT, SHORT].concat());
        let offsets = [[0; 4], [255; 4], [16, 0, 0, 0], [255; 4]].concat();
        let long = type_chunk(0, 4, &offsets, &[LONG, LONG].concat());
        assert_eq!(rewritten(&table(&short)), Some(table(&long)));
    }

    #[test]
    fn what_is_long_already_stays_as_it_is() {
        let long = table(&type_chunk(0, 2, &[[255; 4], [0; 4]].concat(), &LONG));
        assert_eq!(rewritten(&long), Some(long.clone()));
        let sparse = table(&type_chunk(SPARSE, 1, &[3, 0, 0, 0], &LONG));
        assert_eq!(rewritten(&sparse), Some(sparse.clone()));
    }

    #[test]
    fn what_ends_too_early_is_no_table() {
        let whole = table(&type_chunk(0, 1, &[0; 4], &LONG));
        for end in 0..whole.len() {
            assert_eq!(rewritten(&whole[..end]), None, "{end}");
        }
    }
}
