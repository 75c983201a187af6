//! A bundle: the pages of a report, the files that belong to it, the record as it can be rechecked, and what proves it.
//!
//! Files come first, so that whatever goes wrong with one of them can still be told by what follows; the list of all files and its
//! signature come last.

mod destination;
mod items;
mod names;
mod packing;
mod record;

pub use destination::{Destination, check_room, needed_bytes};
pub use items::media_ending;
pub use packing::{Packing, ZipPacking};
pub use record::{RECORD_END, RECORD_LABEL, record_start, write_record};

use crate::error::Result;
use crate::ids::{Digest32, to_hex};
use crate::progress::Progress;
use crate::report::proof::manifest::Manifest;
use crate::report::proof::signature;
use crate::report::selection::Chosen;
use crate::session::Unlocked;
use crate::store::SignedHead;
use crate::time::{Reading, rfc3339};
use crate::vault::sha256;

/// The record as it can be rechecked.
pub const RECORD: &str = "record.json";
/// The whole chain.
pub const CHAIN: &str = "chain.txt";
/// The signed head.
pub const HEAD: &str = "head.bin";
/// The key that signed, as other programs read it.
pub const PUBLIC_KEY: &str = "public-key.pem";
/// The list of all other files.
pub const MANIFEST: &str = "manifest.txt";
/// The signature over head and list.
pub const SIGNATURE: &str = "signature.bin";

/// A page of the report that is ready to be packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    /// Its name.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The list of its files.
    pub manifest: Manifest,
    /// How far the record had come.
    pub head: SignedHead,
}

/// Writes a bundle. `pages` is asked for the pages once the files are packed, with what became of them.
pub fn write(
    vault: &Unlocked,
    chosen: &Chosen,
    packing: &mut dyn Packing,
    pages: &mut dyn FnMut(&Manifest) -> Result<Vec<PageFile>>,
    reading: &Reading,
    progress: &Progress,
) -> Result<Written> {
    let mut manifest = Manifest {
        part: chosen.selection.part,
        made: rfc3339(reading.wall_ms),
        files: Vec::new(),
        not_packed: Vec::new(),
    };
    let head = vault.signed_head(reading)?;
    items::pack(vault, chosen, packing, &mut manifest, progress)?;
    for page in pages(&manifest)? {
        let listed = packing::whole(packing, page.name, page.media_type, &page.bytes)?;
        manifest.files.push(listed);
    }
    record::pack(vault, chosen, packing, &mut manifest, progress)?;
    let head_bytes = head.to_bytes();
    manifest.files.push(packing::whole(packing, HEAD, "application/octet-stream", &head_bytes)?);
    let pem = signature::public_key_pem(&head.public_key);
    manifest.files.push(packing::whole(packing, PUBLIC_KEY, "application/x-pem-file", pem.as_bytes())?);
    let text = manifest.to_text();
    let signature = signature::sign(vault, &head, &Digest32(sha256(&[text.as_bytes()])))?;
    packing::whole(packing, MANIFEST, "text/plain", text.as_bytes())?;
    packing::whole(packing, SIGNATURE, "application/octet-stream", &signature)?;
    packing.finish()?;
    Ok(Written { manifest, head })
}

/// The first characters of a head's link, as they stand at the foot of every page.
#[must_use]
pub fn short_head(head: &SignedHead) -> String {
    to_hex(head.link.as_bytes().first_chunk::<4>().unwrap_or(&[0; 4]))
}
